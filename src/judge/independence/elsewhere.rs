//! Origins that a claim's article names at another place than the claim.
//!
//! Takes a [`View`] and the origins named at each claim, gives pairs of claims that may be from one place: an outlet that the article cites
//! anywhere or has other claims from, a publication that it names, a page whose body it names (see `site`), or a document of one kind behind
//! both.
//! Worked: `Hill Post`, which cites Interfax three paragraphs further down, tells what another outlet has from Interfax.
//! Known misses: an outlet that is only described ("a rival daily").

use super::documents;
use super::hearsay;
use super::origin::{LEAD_SENTENCES, Named, key};
use super::site;
use super::speaker;
use crate::judge::view::View;
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
