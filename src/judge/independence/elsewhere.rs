//! Origins that a claim's article names at another place than the claim.
//!
//! Takes a [`View`] and the origins named at each claim, gives pairs of claims that may be from one place: an outlet that the article cites at its head, near
//! the claim or time and again, or has other claims from, a publication that it names, a page whose body it names (see `site`), or a document of one kind behind
//! both.
//! Worked: `Hill Post`, which cites Interfax in the next paragraph, tells what another outlet has from Interfax.
//! Known misses: an outlet that is only described ("a rival daily").

use super::documents;
use super::hearsay;
use super::origin::{LEAD_SENTENCES, Named, key};
use super::site;
use super::speaker;
use crate::judge::view::{View, holds_word};
use crate::span::Span;
use std::collections::BTreeMap;

/// Claims that outlets tell in their own words or have from nobody named, each with another that may be from the same place: the origin is one that its
/// article cites anywhere, or both articles cite one.
pub(super) fn cited(view: &View<'_>, speaks: &[bool], named: &[Named]) -> Vec<(usize, usize)> {
    let mut first_with: BTreeMap<String, usize> = BTreeMap::new();
    for (claim, origin) in named.iter().enumerate() {
        first_with.entry(origin.key.clone()).or_insert(claim);
    }
    let mut found = Vec::new();
    let unnamed = |claim: usize| view.claims[claim].speaker.as_ref().is_some_and(speaker::is_described);
    let told = |claim: usize| !speaks[claim] || unnamed(claim) || hearsay::is_of_another_page(view, claim);
    for claim in (0..named.len()).filter(|claim| told(*claim) && !named[*claim].near) {
        let cited = view.article(claim).meta.upstreams.iter().map(|upstream| upstream.name.as_str());
        let cited = cited.filter(|name| named[claim].upstream || may_be_behind(view, claim, name));
        for upstream in cited.chain(view.mentioned(claim)) {
            let key = key(view.sources.outlets, upstream);
            found.push((*first_with.entry(key).or_insert(claim), claim));
        }
        let has_it = |name: &str| has_from(view, claim, name) || site::is_named_in(view.article(claim).text, name);
        let heard = |upstream: &usize| named[*upstream].upstream && has_it(&named[*upstream].name);
        found.extend((0..named.len()).find(heard).map(|upstream| (upstream, claim)));
    }
    found
}

/// Sentences between a claim and a mention of an outlet that may still hold for it. A guess.
const NEAR: usize = 2;
/// An article that names an outlet in more than one of so many sentences tells its story after it. Chosen on stories/fnc_dev.
const SELDOM: usize = 10;

/// Whether what the claim's article has from an outlet may go beyond the sentence that cites it: the article names the outlet at its head,
/// near the claim or time and again, or cites it for the whole. What a long report cites once, far from the claim, is not behind all of it.
fn may_be_behind(view: &View<'_>, claim: usize, name: &str) -> bool {
    let article = view.article(claim);
    let Some(at) = view.sentence(claim) else { return true };
    let of_name = article.meta.upstreams.iter().filter(|upstream| upstream.name == name);
    let Some(spans) = of_name.map(|upstream| upstream.span).collect::<Option<Vec<Span>>>() else { return true };
    let is_said = |sentence: &Span| spans.iter().any(|span| span.overlaps(*sentence));
    // Outside the story's sentences: "Sources: …".
    if !spans.iter().all(|span| article.sentences.iter().any(|sentence| sentence.overlaps(*span))) {
        return true;
    }
    let is_named = |sentence: &Span| {
        let words = sentence.of(article.text);
        is_said(sentence) || spans.iter().any(|span| holds_word(words, span.of(article.text)))
    };
    let named = |place: &usize| is_named(&article.sentences[*place]);
    let places: Vec<usize> = (0..article.sentences.len()).filter(named).collect();
    let is_close = |place: &usize| *place < LEAD_SENTENCES || place.abs_diff(at) <= NEAR;
    places.iter().any(is_close) || places.len() * SELDOM > article.sentences.len()
}

/// Whether the claim's article has other claims from this outlet, named in its first sentences by its name or the end of it ("the Post").
fn has_from(view: &View<'_>, claim: usize, outlet: &str) -> bool {
    let article = view.article(claim);
    let is_it = |name: &str| {
        let short = name.trim_start_matches("the ").trim_start_matches("The ");
        let before = outlet.strip_suffix(short).filter(|_| short.starts_with(char::is_uppercase));
        before.is_some_and(|before| before.is_empty() || before.ends_with(' '))
    };
    let in_lead =
        |name: &str| article.sentences.iter().take(LEAD_SENTENCES).any(|at| at.of(article.text).contains(name));
    view.speakers(claim).iter().any(|speaker| is_it(&speaker.name) && in_lead(&speaker.name))
}

/// Claims told in the outlet's own words from one kind of document (see `documents`): about one question it is one document.
pub(super) fn of_one_document(view: &View<'_>, speaks: &[bool]) -> Vec<(usize, usize)> {
    let mut first_with: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for claim in (0..view.len()).filter(|claim| !speaks[*claim]) {
        let Some(sentence) = view.sentence(claim) else { continue };
        // What somebody or something is others may know.
        let lead = documents::in_lead(view.documents(claim)).filter(|_| !hearsay::says_what_is(view.statements[claim]));
        let filed = documents::filed(view.documents(claim), sentence).or(lead);
        for document in documents::behind(view.documents(claim), sentence).chain(filed) {
            found.push((*first_with.entry(document).or_insert(claim), claim));
        }
    }
    found
}
