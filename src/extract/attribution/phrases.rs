//! Attributions whose cue is a set phrase or an adverb: "according to", "reportedly", and the colon of a headline.

use super::Draft;
use super::lexicon;
use super::site::Site;
use super::sources;
use crate::extract::claim::{Certainty, Form, Stance};

pub(super) fn find(site: &Site, out: &mut Vec<Draft>) {
    for token in 0..site.len() {
        if site.quotation(token).is_some() {
            continue;
        }
        if site.tree.lemma(token) == "accord" || site.word(token).eq_ignore_ascii_case("according") {
            out.extend(according(site, token));
        } else if site.tree.tag(token) == "RB" {
            out.extend(hedge(site, token));
        }
    }
}

fn plain(site: &Site, anchor: usize) -> Draft {
    Draft {
        sentence: site.index,
        anchor,
        cue: vec![site.span(anchor)],
        source: None,
        content: Vec::new(),
        stance: Stance::Asserts,
        certainty: Certainty::Certain,
        factive: false,
        form: Form::Clause,
        pending: false,
    }
}

/// `P, according to S`; `According to S, P`; `P, according to S, Q`.
fn according(site: &Site, token: usize) -> Option<Draft> {
    let to = (token + 1 < site.len() && site.word(token + 1) == "to").then_some(token + 1)?;
    let noun =
        (to + 1..site.len()).find(|i| site.tree.head(*i) == to && site.tree.dep(*i) == "pobj").or_else(|| {
            (to + 1..site.len().min(to + 12))
                .find(|i| site.tree.tag(*i).starts_with("NN") || site.tree.tag(*i) == "PRP")
        })?;
    let mut draft = plain(site, token);
    draft.cue = vec![site.range(token, to)];
    let (_, last) = sources::phrase(site, noun, token);
    let last = last.max(noun);
    draft.source = Some((to + 1, last));
    let after = (last + 1..site.len()).find(|i| !site.is_punct(*i));
    if token == 0 || (0..token).all(|i| site.is_punct(i) || matches!(site.tree.tag(i), "CC" | "RB")) {
        draft.content.push(site.content(site.range(after?, site.len() - 1), token));
        return Some(draft);
    }
    draft.content.push(site.content(site.range(0, token - 1), token));
    if let Some(after) = after
        && site.word(last + 1) == ","
        && !matches!(site.tree.tag(after), "IN" | "WDT" | "WP" | "CC" | "VBG")
    {
        draft.content.push(site.content(site.range(after, site.len() - 1), token));
    }
    Some(draft)
}

/// `The ship reportedly sank`: the clause of the verb, without the adverb, said by nobody.
fn hedge(site: &Site, token: usize) -> Option<Draft> {
    let cue = lexicon::adverb(&site.word(token).to_lowercase())?;
    let mut draft = Draft::new(site, token, cue);
    draft.form = Form::Clause;
    let (left, right) = site.tree.edges(site.tree.head(token));
    if left < token {
        draft.content.push(site.content(site.range(left, token - 1), token));
    }
    if right > token {
        draft.content.push(site.content(site.range(token + 1, right), token));
    }
    Some(draft)
}
