//! Stage `cluster`: claims that answer the same question stand together.
//!
//! Takes statements and the comparisons of their candidate pairs, gives [`Cluster`]s: every claim in exactly one.

use crate::block::Candidate;
use crate::compare::{Comparison, Relation};
use crate::normalise::Statement;

/// Claims that answer one question. Claims are positions in the run's list, sorted; edges are positions in its comparisons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    pub claims: Vec<usize>,
    /// Comparisons inside the cluster that contradict.
    pub contradictions: Vec<usize>,
    /// Comparisons inside the cluster with a weak sign only.
    pub candidates: Vec<usize>,
}

pub fn cluster(statements: &[Statement], pairs: &[Candidate], comparisons: &[Comparison]) -> Vec<Cluster> {
    let mut group: Vec<usize> = (0..statements.len()).collect();
    for (pair, comparison) in pairs.iter().zip(comparisons) {
        if comparison.relation == Relation::Same || comparison.relation == Relation::Contradicts {
            let (from, to) = (group[pair.b].max(group[pair.a]), group[pair.b].min(group[pair.a]));
            group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
        }
    }
    let mut clusters: Vec<Cluster> = Vec::new();
    for first in 0..statements.len() {
        let claims: Vec<usize> = (0..statements.len()).filter(|i| group[*i] == first).collect();
        if claims.is_empty() {
            continue;
        }
        let inside = |i: &usize| group[pairs[*i].a] == first && group[pairs[*i].b] == first;
        let contradicts = |i: &usize| comparisons[*i].relation == Relation::Contradicts;
        let edges: Vec<usize> = (0..pairs.len()).filter(inside).collect();
        clusters.push(Cluster {
            claims,
            contradictions: edges.iter().copied().filter(contradicts).collect(),
            candidates: edges.iter().copied().filter(|i| comparisons[*i].candidate && !contradicts(i)).collect(),
        });
    }
    clusters
}
