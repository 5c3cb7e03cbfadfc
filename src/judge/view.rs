//! One cluster with all that judging it may read. Claims are named by their place in the cluster.

use super::independence::documents::{self, Document};
use super::independence::wording::{self, Passages};
use super::support::{readable, which};
use super::{Article, Evidence, Found, Sources};
use crate::cluster::Cluster;
use crate::compare::{Comparison, Relation};
use crate::extract::{Claim, Speaker};
use crate::normalise::Statement;
use std::collections::HashSet;

pub(super) struct View<'a> {
    /// Place in the run of each claim, ascending.
    pub(super) places: &'a [usize],
    pub(super) claims: Vec<&'a Claim>,
    pub(super) statements: Vec<&'a Statement>,
    pub(super) edges: Vec<Edge<'a>>,
    pub(super) sources: Sources<'a>,
    pub(super) found: &'a Found<'a>,
}

/// A comparison of two claims of the cluster.
#[derive(Copy, Clone)]
pub(super) struct Edge<'a> {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) comparison: &'a Comparison,
}

impl Edge<'_> {
    pub(super) fn agrees(&self) -> bool {
        matches!(self.comparison.relation, Relation::Same | Relation::Entails | Relation::EntailedBy)
    }
}

impl<'a> View<'a> {
    /// `comparisons` are the places of all comparisons inside the cluster.
    pub(super) fn new(
        cluster: &'a Cluster,
        comparisons: &[usize],
        evidence: Evidence<'a>,
        sources: Sources<'a>,
        found: &'a Found<'a>,
    ) -> View<'a> {
        let place = |claim: usize| cluster.claims.binary_search(&claim).ok();
        let edge = |i: &usize| {
            let pair = evidence.pairs[*i];
            Some(Edge { a: place(pair.a)?, b: place(pair.b)?, comparison: &evidence.comparisons[*i] })
        };
        View {
            places: &cluster.claims,
            claims: cluster.claims.iter().map(|claim| &evidence.claims[*claim]).collect(),
            statements: cluster.claims.iter().map(|claim| &evidence.statements[*claim]).collect(),
            edges: comparisons.iter().filter_map(edge).collect(),
            sources,
            found,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.claims.len()
    }

    pub(super) fn article(&self, claim: usize) -> &'a Article<'a> {
        &self.sources.articles[self.claims[claim].article.index()]
    }

    /// Everybody whom the claim's article has anything from.
    pub(super) fn speakers(&self, claim: usize) -> &[&'a Speaker] {
        &self.found.speakers[self.claims[claim].article.index()]
    }

    /// Whether the claim's article says that it passes on what others report.
    pub(super) fn passes_on(&self, claim: usize) -> bool {
        self.found.passing_on[self.claims[claim].article.index()]
    }

    /// Whether the claim's article tells its story after others.
    pub(super) fn is_second_hand(&self, claim: usize) -> bool {
        self.found.second_hand[self.claims[claim].article.index()]
    }

    /// What the claim's article may share with others.
    pub(super) fn passages(&self, claim: usize) -> &Passages {
        let at = self.claims[claim].article.index();
        self.found.passages[at].get_or_init(|| wording::passages(&self.sources.articles[at]))
    }

    /// Whether the articles of two claims have passages or quotations in common beyond chance: one text is behind both.
    pub(super) fn lean(&self, a: usize, b: usize) -> bool {
        let (x, y) = (self.claims[a].article.0, self.claims[b].article.0);
        x != y
            && (self.found.reuse.shared_sentences(x, y).is_some()
                || self.found.reuse.kin_of(x).contains(&y)
                || wording::share_passages(self.passages(a), self.passages(b))
                || wording::quote_alike(self.passages(a), self.passages(b)))
    }

    /// What the claim's article cites on paper.
    pub(super) fn documents(&self, claim: usize) -> &[Document] {
        let at = self.claims[claim].article.index();
        self.found.documents[at].get_or_init(|| documents::cited(&self.sources.articles[at]))
    }

    /// Publications of no lexicon that the claim's article names, as others of the run cite them.
    pub(super) fn mentioned(&self, claim: usize) -> impl Iterator<Item = &'a str> {
        let at = self.claims[claim].article.index();
        let (text, publications) = (self.sources.articles[at].text, &self.found.publications);
        let is_named = |publication: &usize| holds_word(text, publications[*publication]);
        let places = self.found.mentioned[at].get_or_init(|| (0..publications.len()).filter(is_named).collect());
        places.iter().map(|publication| publications[*publication])
    }

    /// Of what the claim's article tells of more than one.
    pub(super) fn several(&self, claim: usize) -> &HashSet<&'static str> {
        let at = self.claims[claim].article.index();
        self.found.several[at].get_or_init(|| which::several(&self.sources.articles[at]))
    }

    /// Whether only the claim's article says whom or what it means. A claim file holds what somebody wrote to be read alone.
    pub(super) fn is_open(&self, claim: usize) -> bool {
        !self.article(claim).sentences.is_empty()
            && (readable::is_open(self.statements[claim]) || which::is_one_of_several(self, claim))
    }

    /// The place of the claim's sentence in its article.
    pub(super) fn sentence(&self, claim: usize) -> Option<usize> {
        let span = self.claims[claim].sentence_span;
        self.article(claim).sentences.iter().position(|sentence| sentence.overlaps(span))
    }

    pub(super) fn contradictions(&self) -> impl Iterator<Item = &Edge<'a>> {
        self.edges.iter().filter(|edge| edge.comparison.relation == Relation::Contradicts)
    }

    pub(super) fn agreements(&self) -> impl Iterator<Item = &Edge<'a>> {
        self.edges.iter().filter(|edge| edge.agrees())
    }

    /// From places in the cluster to places in the run.
    pub(super) fn in_run(&self, claims: &[usize]) -> Vec<usize> {
        claims.iter().map(|claim| self.places[*claim]).collect()
    }

    /// Who publishes the claim, for a reader.
    pub(super) fn outlet(&self, claim: usize) -> String {
        let article = self.article(claim);
        match article.meta.outlet.as_deref() {
            Some(outlet) => self.sources.outlets.canonical(outlet).to_string(),
            None => self.found.file_names[self.claims[claim].article.index()].clone(),
        }
    }

    /// Whose word the claim is: the speaker, else the outlet.
    pub(super) fn party(&self, claim: usize) -> String {
        match &self.claims[claim].speaker {
            Some(speaker) => speaker.name.clone(),
            None => self.outlet(claim),
        }
    }
}

pub(in crate::judge) fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        outside(text[..at].chars().next_back()) && outside(text[at + word.len()..].chars().next())
    })
}
