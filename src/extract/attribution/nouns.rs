//! Attributions whose cue is a noun or adjective: "the claim that", "Lee’s plan to", "is confident that".

use super::Draft;
use super::lexicon::{self, Cue};
use super::site::Site;
use super::sources;
use crate::extract::claim::{Form, Stance};

pub(super) fn find(site: &Site, out: &mut Vec<Draft>) {
    for token in 0..site.len() {
        if site.quotation(token).is_some() {
            continue;
        }
        let tag = site.tree.tag(token);
        let lemma = site.tree.lemma(token);
        if matches!(tag, "NN" | "NNS") {
            if let Some(cue) = lexicon::noun(lemma) {
                out.extend(noun(site, token, cue));
            }
        } else if matches!(tag, "JJ" | "VBN")
            && matches!(site.tree.dep(token), "acomp" | "conj" | "oprd" | "amod" | "advcl" | "ROOT")
            && let Some(cue) = lexicon::adjective(&site.word(token).to_lowercase())
        {
            out.extend(adjective(site, token, cue));
        }
    }
}

fn noun(site: &Site, noun: usize, cue: &Cue) -> Option<Draft> {
    let mut draft = Draft::new(site, noun, cue);
    let owner = site.tree.child(noun, &["poss"]);
    draft.source = owner.map(|owner| sources::phrase(site, owner, noun)).or_else(|| by_phrase(site, noun));
    let content = complement(site, noun, cue)?;
    draft.form = content.2;
    draft.content.push(site.content(site.range(content.0, content.1), noun));
    // "denied reports that P": whoever denies them says that P is not so, or asks whether it is.
    let verb = site.tree.head(noun);
    let turned = lexicon::verb(site.tree.lemma(verb))
        .filter(|cue| site.tree.dep(noun) == "dobj" && matches!(cue.stance, Stance::Denies | Stance::Questions));
    if let Some(cue) = turned {
        draft.stance = cue.stance;
        draft.certainty = cue.certainty;
        draft.source = holder(site, noun).or(draft.source);
    }
    if draft.source.is_none() {
        draft.source = holder(site, noun);
    }
    Some(draft)
}

/// `claims by Lee`, `a statement from the ministry`.
fn by_phrase(site: &Site, noun: usize) -> Option<(usize, usize)> {
    let by = site.tree.children(noun).find(|c| {
        matches!(site.tree.dep(*c), "prep" | "agent") && matches!(site.tree.lemma(*c), "by" | "from" | "among")
    })?;
    let object = site.tree.child(by, &["pobj"])?;
    Some(sources::phrase(site, object, noun))
}

/// `Lee made the claim that …`, `has doubts about`: the subject of the verb that the noun is the object of.
fn holder(site: &Site, noun: usize) -> Option<(usize, usize)> {
    let verb = site.tree.head(noun);
    (site.tree.dep(noun) == "dobj" && site.tree.tag(verb).starts_with("VB"))
        .then(|| sources::subject(site, verb))
        .flatten()
}

/// Content behind a noun or adjective: a clause, an infinitive, the object of one of its prepositions.
fn complement(site: &Site, word: usize, cue: &Cue) -> Option<(usize, usize, Form)> {
    let tree = &site.tree;
    for child in tree.children(word).filter(|c| *c > word) {
        let (left, right) = tree.edges(child);
        let has = |tag: &str| tree.children(child).any(|k| tree.tag(k) == tag);
        let marked =
            tree.children(child).any(|k| tree.dep(k) == "mark" && matches!(tree.lemma(k), "that" | "whether" | "if"));
        let is_content = match tree.dep(child) {
            "acl" | "ccomp" | "relcl" | "advcl" => {
                cue.that && (marked || tree.dep(child) == "ccomp") || cue.to && has("TO") && tree.dep(child) != "relcl"
            }
            "xcomp" => cue.to && has("TO"),
            "prep" if cue.links.contains(&tree.lemma(child)) => {
                let object = tree.child(child, &["pobj", "pcomp"])?;
                let (left, right) = tree.edges(object);
                return Some((left.max(child + 1), right, Form::Topic));
            }
            _ => false,
        };
        if is_content {
            let form = if has("TO") { Form::Action } else { Form::Clause };
            return Some((left.max(word + 1), right, form));
        }
    }
    None
}

fn adjective(site: &Site, word: usize, cue: &Cue) -> Option<Draft> {
    let mut draft = Draft::new(site, word, cue);
    let content = complement(site, word, cue)?;
    draft.form = content.2;
    draft.content.push(site.content(site.range(content.0, content.1), word));
    let head = site.tree.head(word);
    draft.source = match site.tree.dep(word) {
        "amod" => Some(sources::phrase(site, head, word)),
        _ if site.tree.tag(head).starts_with("VB") => sources::subject(site, head),
        _ => sources::subject(site, word),
    };
    Some(draft)
}
