//! Statements that somebody puts out, and whose words stand elsewhere: behind a full stop, or told by "it read".
//!
//! Takes the sentences of an article and the drafts found so far, adds a draft for a line that puts a statement out at the end of its
//! paragraph where the next one is all quotation; gives the words of "it" and "the statement" to whoever put it out shortly before.
//!
//! Worked: `Lee’s lawyer sent a letter to the port on Monday:` above `“She owes nothing.”` makes these the words of Lee’s lawyer; so
//! does `It read: “She owes nothing.”`
//!
//! Known misses: a statement without a verb ("in a statement from Lee’s office"); one that is passed on by somebody else.

use super::Draft;
use super::lexicon;
use super::quotes::OPENING;
use super::site::{Site, with_marks};
use super::sources;
use crate::extract::claim::{Attribution, Form, Stance};
use crate::extract::mentions::Mentions;

/// What is put out.
const TEXTS: &[&str] =
    &["email", "letter", "message", "note", "post", "press-release", "response", "statement", "tweet"];
/// Verbs of putting out.
const ISSUING: &[&str] = &["give", "issue", "post", "provide", "publish", "release", "send", "submit", "write"];
/// Verbs by which a text tells.
const READING: &[&str] = &["add", "continue", "go", "read", "say", "state"];
/// Sentences from "it read" back to whoever put it out. A guess.
const REACH: usize = 5;

/// Whoever puts a text out in the sentence, the verb, and what it is.
fn issue(site: &Site) -> Option<(usize, (usize, usize), usize)> {
    let tree = &site.tree;
    (0..site.len()).find_map(|verb| {
        let issues =
            tree.tag(verb).starts_with("VB") && ISSUING.contains(&tree.lemma(verb)) && site.quotation(verb).is_none();
        let text = tree.child(verb, &["dobj"]).filter(|text| issues && TEXTS.contains(&tree.lemma(*text)))?;
        let above = tree.head(verb);
        // "Lee posted a tweet: “The port is shut.”": the parser hangs it on what the tweet says.
        let behind = tree.dep(verb) == "ccomp" && above > verb && site.quotation(above).is_some();
        let top = tree.dep(verb) == "ROOT" || tree.dep(verb) == "conj" && tree.dep(above) == "ROOT" || behind;
        let denied = tree.child(verb, &["neg"]).is_some() || tree.children(verb).any(|kid| tree.tag(kid) == "MD");
        let source = if sources::is_passive(site, verb) { None } else { sources::subject(site, verb) };
        source.filter(|_| top && !denied).map(|source| (verb, source, text))
    })
}

/// `A spokesman told reporters.`, `Lee had this to say of the port.`: who says what comes next, the verb, and its object.
fn lead(site: &Site) -> Option<(usize, (usize, usize), usize)> {
    let tree = &site.tree;
    let verb = (0..site.len()).find(|verb| tree.dep(*verb) == "ROOT")?;
    let object = tree.child(verb, &["dobj"])?;
    let this = || tree.lemma(object) == "this" && (object..site.len()).any(|word| tree.lemma(word) == "say");
    let leads = match tree.lemma(verb) {
        "tell" => (object..site.len()).all(|word| !tree.tag(word).starts_with("VB") && tree.lemma(word) != "about"),
        "have" => this(),
        _ => false,
    };
    let plain = tree.child(verb, &["neg", "ccomp", "xcomp"]).is_none() && tree.tag(object) != "NN" || this();
    let source = sources::subject(site, verb).filter(|_| leads && plain)?;
    Some((verb, source, object))
}

/// `Lee posted a tweet on the fire: “P”`, `The board thanked the crew with the following words: “P”`: its own words behind the colon.
fn with_its_words(site: &Site, drafts: &[Draft]) -> Option<Draft> {
    let quoted = site.sentence.quoted.iter().find(|quoted| {
        let before = site.text[..quoted.span.start as usize].trim_end_matches(OPENING);
        before.trim_end().ends_with(':')
    })?;
    let told = |draft: &Draft| matches!(draft.form, Form::Clause | Form::Speech) && draft.source.is_some();
    let held = |draft: &Draft| draft.content.iter().any(|span| span.overlaps(quoted.span)) && told(draft);
    if drafts.iter().any(|draft| draft.sentence == site.index && held(draft)) {
        return None;
    }
    let tree = &site.tree;
    let following = || {
        let verb = (0..site.len()).find(|verb| tree.dep(*verb) == "ROOT" && site.quotation(*verb).is_none())?;
        let colon = (verb..site.len()).find(|at| site.word(*at) == ":")?;
        let text = (verb + 1..colon).rev().find(|at| tree.tag(*at).starts_with("NN"))?;
        let is_following = |kid: usize| site.word(kid) == "following";
        let source = sources::subject(site, verb).filter(|_| !sources::is_passive(site, verb))?;
        let said = TEXTS.contains(&tree.lemma(text)) || matches!(tree.lemma(text), "comment" | "remark" | "word");
        (said && tree.children(text).any(is_following)).then_some((verb, source, text))
    };
    let (verb, source, text) = issue(site).or_else(following)?;
    let ends = site.span(text).end <= quoted.span.start && site.tree.tag(source.1) != "PRP";
    let mut draft = Draft::new(site, verb, lexicon::verb("say").filter(|_| ends)?);
    draft.cue = vec![site.range(verb.min(text), verb.max(text))];
    draft.source = Some(source);
    draft.form = Form::Speech;
    draft.content = vec![with_marks(site.text, quoted.span)];
    Some(draft)
}

pub(super) fn find(sites: &[Site], drafts: &mut Vec<Draft>) {
    let mut found: Vec<Draft> = sites.iter().filter_map(|site| with_its_words(site, drafts)).collect();
    for (at, site) in sites.iter().enumerate() {
        let block = site.sentence.block;
        let Some(next) = sites.get(at + 1) else { continue };
        if drafts.iter().any(|draft| draft.sentence == at && draft.pending) || !site.sentence.quoted.is_empty() {
            continue;
        }
        let quoted = |site: &Site| {
            let covered: usize = site.sentence.quoted.iter().map(|quoted| quoted.span.len()).sum();
            covered * 10 >= site.sentence.span.len() * 8
        };
        let opens = next.sentence.quoted.first().is_some_and(|quoted| {
            let before = &site.text[..quoted.span.start as usize];
            quoted.span.start <= next.sentence.span.start + 3 && before.ends_with(OPENING)
        });
        let paragraph = sites[at + 1..].iter().take_while(|other| other.sentence.block == next.sentence.block);
        if !opens || !paragraph.clone().all(quoted) {
            continue;
        }
        // "“P,” the letter reads": told there by whom.
        let own = |draft: &Draft| {
            let there = sites.get(draft.sentence).filter(|site| site.index > at);
            there.is_some_and(|site| {
                site.sentence.block == next.sentence.block && site.quotation(draft.anchor).is_none()
            })
        };
        if drafts.iter().any(own) {
            continue;
        }
        // In one paragraph the next sentence may be a quotation from elsewhere.
        let apart = next.sentence.block != block;
        let Some((verb, source, text)) = lead(site).or_else(|| issue(site).filter(|_| apart)) else { continue };
        // "They sent a letter": who that is stands elsewhere.
        if site.tree.tag(source.1).starts_with("PRP") {
            continue;
        }
        // "sent a letter to Lee": it is hers who sends it; "saying that P": told already.
        let told = |draft: &Draft| {
            draft.sentence == at && matches!(draft.form, Form::Clause | Form::Speech) && draft.source.is_some()
        };
        if drafts.iter().any(told) {
            continue;
        }
        let Some(cue) = lexicon::verb("say") else { continue };
        let mut draft = Draft::new(site, verb, cue);
        draft.cue = vec![site.range(verb.min(text), verb.max(text))];
        draft.source = Some(source);
        draft.form = Form::Speech;
        draft.pending = true;
        found.push(draft);
    }
    drafts.extend(found);
    drafts.sort_by_key(|draft| (draft.sentence, draft.anchor));
}

/// `It read: “P”`, `“P,” the statement said`: the words of whoever put it out.
pub(super) fn issued(sites: &[Site], drafts: &[Draft], mentions: &Mentions, found: &mut [Attribution]) {
    for (draft, attribution) in drafts.iter().zip(found.iter_mut()) {
        let site = &sites[draft.sentence];
        let tree = &site.tree;
        // "“P,” read the statement": taken for what is read.
        let behind = || {
            let text = tree.child(draft.anchor, &["dobj"]).filter(|text| *text > draft.anchor)?;
            (tree.lemma(draft.anchor) == "read").then(|| sources::phrase(site, text, draft.anchor))
        };
        let source = draft.source.or_else(behind).filter(|_| draft.stance == Stance::Asserts);
        let Some((first, last)) = source else { continue };
        let head =
            (first..=last).find(|token| !(first..=last).contains(&tree.head(*token)) || tree.head(*token) == *token);
        let Some(head) = head else { continue };
        let it = first == last && site.word(head).eq_ignore_ascii_case("it") && attribution.speaker.is_none();
        let the =
            |kid: usize| tree.dep(kid) == "det" && matches!(site.word(kid).to_lowercase().as_str(), "the" | "this");
        let definite = TEXTS.contains(&tree.lemma(head)) && tree.children(head).any(the) && last == head;
        let reads = READING.contains(&tree.lemma(draft.anchor));
        if !(it || definite) || !reads || !matches!(draft.form, Form::Clause | Form::Speech) {
            continue;
        }
        let before = sites[draft.sentence.saturating_sub(REACH)..draft.sentence].iter().rev();
        let issuer = before.filter_map(|site| issue(site).map(|(_, source, text)| (site, source, text))).next();
        let Some((of, source, text)) = issuer else { continue };
        let near = !it || of.index + 1 == draft.sentence;
        if near && (it || of.tree.lemma(text) == tree.lemma(head)) {
            attribution.speaker = mentions.canonical(of.range(source.0, source.1)).or(attribution.speaker.take());
        }
    }
}
