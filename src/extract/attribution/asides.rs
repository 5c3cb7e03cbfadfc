//! Attributions set off as an aside: `As the Post reports, P`, `P, as Lee noted`, `P, as first reported by the Post`.
//!
//! Takes a sentence, gives a draft for a clause of "as" between commas that holds nothing but who tells, the verb and when. Its content
//! is the rest of the sentence, or the clause it closes. Leaves "as Lee told of the fire" (a time) and "as planned" alone.
//!
//! Worked: `The mill is shut, yet the shop, as Lee notes, stays open` gives `the shop` and `stays open`, said by Lee.

use super::Draft;
use super::lexicon;
use super::site::Site;
use super::sources;
use crate::extract::claim::{Form, Stance};

/// Papers in which something is told: "as Lee said in a statement".
const PAPERS: [&str; 8] = ["article", "interview", "letter", "piece", "post", "report", "statement", "story"];

pub(super) fn find(site: &Site, out: &mut Vec<Draft>) {
    for token in 0..site.len() {
        if site.word(token).eq_ignore_ascii_case("as") && site.quotation(token).is_none() {
            out.extend(aside(site, token));
        }
    }
}

fn aside(site: &Site, token: usize) -> Option<Draft> {
    let tree = &site.tree;
    let verb = tree.head(token);
    // "As the storm continued": what goes on or ends tells nothing.
    let cue = lexicon::verb(tree.lemma(verb)).filter(|_| !matches!(tree.lemma(verb), "conclude" | "continue"))?;
    let told = cue.quote && cue.stance == Stance::Asserts;
    let (left, right) = tree.edges(verb);
    let opens = left == token && verb > token && tree.dep(verb) == "advcl" && site.quotation(verb).is_none();
    if !told || !opens || !tree.tag(verb).starts_with("VB") || !(token == 0 || site.word(token - 1) == ",") {
        return None;
    }
    let source = if let Some(by) = tree.child(verb, &["agent"]) {
        let noun = tree.child(by, &["pobj"])?;
        sources::phrase(site, noun, verb)
    } else {
        let own = tree.child(verb, &["nsubj"]).filter(|subject| *subject < verb || *subject == verb + 1)?;
        sources::phrase(site, own, verb)
    };
    let plain = |kid: usize| match tree.dep(kid) {
        "mark" | "nsubj" | "agent" | "punct" | "prt" | "advmod" | "npadvmod" | "aux" => true,
        "prep" => tree.child(kid, &["pobj"]).is_some_and(|noun| {
            let dated = tree.parse.entities.iter().any(|e| e.label == "DATE" && e.tokens.contains(&noun));
            dated || PAPERS.contains(&tree.lemma(noun))
        }),
        _ => false,
    };
    let ends = right + 1 >= site.len() || site.is_punct(right) || site.is_punct(right + 1);
    if !tree.children(verb).all(plain) || !ends {
        return None;
    }
    let mut draft = Draft::new(site, verb, cue);
    draft.source = Some(source);
    draft.cue = vec![site.span(token), site.span(verb)];
    draft.form = Form::Clause;
    let clause = tree.head(verb);
    // "“P,” Lee told the board, as the Post reports": the words are Lee's.
    let tells = lexicon::verb(tree.lemma(clause)).is_some_and(|cue| cue.quote);
    let quoted = tells && site.quotation(clause).is_none() && !site.sentence.quoted.is_empty();
    if quoted || !tree.tag(clause).starts_with("VB") {
        return None;
    }
    let (first, last) = tree.edges(clause);
    if token == 0 {
        let next = (right + 1..site.len()).find(|i| !site.is_punct(*i))?;
        draft.content.push(site.content(site.range(next, site.len() - 1), verb));
        return Some(draft);
    }
    let first = (first..token).rev().find(|at| site.word(*at) == ":").map_or(first, |colon| colon + 1);
    if first < token {
        draft.content.push(site.content(site.range(first, token - 1), verb));
    }
    if last > right + 1 {
        draft.content.push(site.content(site.range(right + 1, last), verb));
    }
    Some(draft)
}
