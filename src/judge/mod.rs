//! Stage `judge`: what a cluster amounts to: corroborated, disputed or single-source, and why.
//!
//! Takes clusters, claims and where each article comes from, gives [`Judged`] clusters, the most urgent first.

mod verdict;

pub use verdict::{Judged, Note, Origin, Verdict, Voice};

use crate::block::Candidate;
use crate::cluster::Cluster;
use crate::compare::Comparison;
use crate::extract::Claim;
use crate::id::Fingerprint;
use crate::normalise::Statement;
use crate::read::{Meta, Outlets};
use crate::span::Span;

/// Which count decides whether a claim is corroborated.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, clap::ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Independence {
    /// Origin × speaker: one minister quoted by five outlets is one.
    #[default]
    Voice,
    /// Where the report comes from: ten outlets with one wire are one.
    Origin,
    /// Who published it.
    Outlet,
}

/// The run so far: `statements[i]` is `claims[i]` in comparable form, `comparisons[i]` compares `pairs[i]`.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    pub claims: &'a [Claim],
    pub statements: &'a [Statement],
    pub pairs: &'a [Candidate],
    pub comparisons: &'a [Comparison],
}

/// Where the claims come from. Indexes of `articles` are [`ArticleId`](crate::read::ArticleId)s.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    pub articles: &'a [Article<'a>],
    pub outlets: &'a Outlets,
}

/// An article or claim file as far as judging needs it.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    pub path: &'a str,
    pub meta: &'a Meta,
    /// What spans of its claims point into.
    pub text: &'a str,
    /// The story's sentences in `text`, for reuse of passages; empty for a claim file.
    pub sentences: &'a [Span],
}

pub fn judge(
    clusters: Vec<Cluster>,
    evidence: Evidence<'_>,
    sources: Sources<'_>,
    _independence: Independence,
) -> Vec<Judged> {
    let claims = evidence.claims;
    clusters
        .into_iter()
        .map(|cluster| {
            let mut outlets: Vec<String> = cluster
                .claims
                .iter()
                .filter_map(|claim| sources.articles[claims[*claim].article.index()].meta.outlet.clone())
                .collect();
            outlets.sort();
            outlets.dedup();
            let verdict = if !cluster.contradictions.is_empty() {
                Verdict::Disputed
            } else if outlets.len() > 1 {
                Verdict::Corroborated
            } else {
                Verdict::SingleSource
            };
            let ids: Vec<&str> = cluster.claims.iter().map(|claim| claims[*claim].id.as_str()).collect();
            Judged {
                id: Fingerprint::of("cluster", &ids),
                statement: claims[cluster.claims[0]].text.clone(),
                sides: vec![cluster.claims.clone()],
                verdict,
                outlets,
                origins: Vec::new(),
                voices: Vec::new(),
                notes: Vec::new(),
                needs: None,
                cluster,
            }
        })
        .collect()
}
