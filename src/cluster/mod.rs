//! Stage `cluster`: claims that answer the same question stand together.
//!
//! Takes statements and the comparisons of their candidate pairs, gives [`Cluster`]s: every claim in exactly one, and both
//! ends of a contradiction in one. Claims with the same words that compare as the same count as one; then average link
//! (see `agglomerate`) joins what belongs to one question, and a claim left alone joins whom it agrees with (see `lone`). Cost grows with the
//! pairs compared.
//! Leaves to `judge` who supports what inside a cluster.
//!
//! Worked: `12 died in the fire`, `15 died in the fire`, `the fire killed twelve` are one cluster with one contradiction;
//! `the fire broke out at noon` is another.
//! What a disputed claim only brings along ("soured after the crash" entails a crash) stays out of the dispute.
//! Known misses: a contradiction that joins two questions makes one cluster of both.

mod agglomerate;
mod link;
mod lone;

use crate::block::Candidate;
use crate::compare::{Comparison, Relation};
use crate::id::{hash64, normalised};
use crate::normalise::Statement;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Claims that answer one question. Claims are positions in the run's list, sorted; edges are positions in its comparisons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    pub claims: Vec<usize>,
    /// Comparisons inside the cluster that contradict.
    pub contradictions: Vec<usize>,
    /// Comparisons inside the cluster with a weak sign only.
    pub candidates: Vec<usize>,
}

/// What somebody who knows better than the comparisons says of two claims. Positions in the run's list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// Answer one question.
    pub together: Vec<(usize, usize)>,
    /// Do not.
    pub apart: Vec<(usize, usize)>,
}

/// Clusters in the order of their first claims.
pub fn cluster(statements: &[Statement], pairs: &[Candidate], comparisons: &[Comparison]) -> Vec<Cluster> {
    linked(statements, pairs, comparisons, &Links::default())
}

/// For each cluster the places of the comparisons of its claims with each other.
pub fn inside(clusters: &[Cluster], pairs: &[Candidate]) -> Vec<Vec<usize>> {
    let claims = clusters.iter().flat_map(|cluster| &cluster.claims).max().map_or(0, |last| last + 1);
    let mut cluster_of = vec![usize::MAX; claims];
    for (at, cluster) in clusters.iter().enumerate() {
        cluster.claims.iter().for_each(|claim| cluster_of[*claim] = at);
    }
    let mut inside = vec![Vec::new(); clusters.len()];
    for (i, pair) in pairs.iter().enumerate() {
        if cluster_of[pair.a] == cluster_of[pair.b] {
            inside[cluster_of[pair.a]].push(i);
        }
    }
    inside
}

/// [`cluster`] under links, which win over every comparison; links that cannot all hold are followed in their order.
pub fn linked(
    statements: &[Statement],
    pairs: &[Candidate],
    comparisons: &[Comparison],
    links: &Links,
) -> Vec<Cluster> {
    let words: Vec<u64> = statements.par_iter().map(|statement| hash64(&normalised(&statement.text))).collect();
    let told: Vec<Told<'_>> = pairs.par_iter().zip(comparisons).enumerate().filter_map(Told::of).collect();
    let mut same_words = Parted::new(statements.len(), links.apart.clone());
    for (a, b) in &links.together {
        same_words.join(*a, *b);
    }
    for Told { pair, comparison, .. } in &told {
        if comparison.relation == Relation::Same && words[pair.a] == words[pair.b] {
            same_words.join(pair.a, pair.b);
        }
    }
    let node_of = same_words.sets.numbered();
    let nodes = node_of.iter().max().map_or(0, |last| last + 1);
    let apart: Vec<(usize, usize)> = links.apart.iter().map(|(a, b)| (node_of[*a], node_of[*b])).collect();
    let ties = ties(nodes, &node_of, pairs, comparisons, &apart);
    let mut keys = vec![u64::MAX; nodes];
    for (claim, node) in node_of.iter().enumerate() {
        keys[*node] = keys[*node].min(words[claim]);
    }
    let mut parted = Parted::new(keys.len(), apart);
    let groups = lone::attached(agglomerate::groups(&keys, &ties), &keys, &ties, &disputed(nodes, &node_of, &told));
    let beside = beside_a_dispute(&groups, &node_of, &told);
    let mut left: Vec<Option<usize>> = vec![None; nodes];
    for (at, group) in groups.into_iter().enumerate() {
        let (out, core): (Vec<usize>, Vec<usize>) = group.into_iter().partition(|node| beside[*node]);
        core.windows(2).for_each(|two| parted.join(two[0], two[1]));
        out.into_iter().for_each(|node| left[node] = Some(at));
    }
    // What left a group together stays together only where it belongs together without the dispute.
    for (a, b, _) in ties.iter().filter(|(_, _, strength)| *strength >= link::JOIN) {
        if left[*a].is_some() && left[*a] == left[*b] {
            parted.join(*a, *b);
        }
    }
    for Told { pair, .. } in told.iter().filter(|told| told.comparison.relation == Relation::Contradicts) {
        parted.join(node_of[pair.a], node_of[pair.b]);
    }
    let cluster_of_node = parted.sets.numbered();
    let cluster_of = |claim: usize| cluster_of_node[node_of[claim]];
    let mut clusters = vec![Cluster::default(); cluster_of_node.iter().max().map_or(0, |last| last + 1)];
    for claim in 0..statements.len() {
        clusters[cluster_of(claim)].claims.push(claim);
    }
    for Told { at, pair, comparison } in told.iter().filter(|told| cluster_of(told.pair.a) == cluster_of(told.pair.b)) {
        let cluster = &mut clusters[cluster_of(pair.a)];
        if comparison.relation == Relation::Contradicts {
            cluster.contradictions.push(*at);
        } else if comparison.candidate {
            cluster.candidates.push(*at);
        }
    }
    clusters
}

/// One of the few comparisons that say more than how far two claims are alike, and its place.
struct Told<'a> {
    at: usize,
    pair: &'a Candidate,
    comparison: &'a Comparison,
}

impl<'a> Told<'a> {
    fn of((at, (pair, comparison)): (usize, (&'a Candidate, &'a Comparison))) -> Option<Told<'a>> {
        let idle = matches!(comparison.relation, Relation::Related | Relation::Unrelated) && !comparison.candidate;
        (!idle).then_some(Told { at, pair, comparison })
    }
}

/// Nodes that somebody contradicts.
fn disputed(nodes: usize, node_of: &[usize], told: &[Told<'_>]) -> Vec<bool> {
    let mut disputed = vec![false; nodes];
    for Told { pair, .. } in told.iter().filter(|told| told.comparison.relation == Relation::Contradicts) {
        disputed[node_of[pair.a]] = true;
        disputed[node_of[pair.b]] = true;
    }
    disputed
}

/// Nodes that a disputed claim of their group entails, no claim against it does, and that do not entail it: "relations soured
/// after the crash" brings "there was a crash" along, which nobody disputes.
fn beside_a_dispute(groups: &[Vec<usize>], node_of: &[usize], told: &[Told<'_>]) -> Vec<bool> {
    let nodes = node_of.iter().max().map_or(0, |last| last + 1);
    let mut group_of = vec![0; nodes];
    for (at, group) in groups.iter().enumerate() {
        group.iter().for_each(|node| group_of[*node] = at);
    }
    let mut against: BTreeSet<(usize, usize)> = BTreeSet::new();
    for Told { pair, .. } in told.iter().filter(|told| told.comparison.relation == Relation::Contradicts) {
        let (a, b) = (node_of[pair.a], node_of[pair.b]);
        against.extend([(a, b), (b, a)]);
    }
    let disputed: BTreeSet<usize> = against.iter().map(|(a, _)| *a).collect();
    let (mut follows, mut party, mut own) = (vec![Vec::new(); nodes], vec![false; nodes], vec![false; nodes]);
    for Told { pair, comparison, .. } in told {
        let (a, b) = (node_of[pair.a], node_of[pair.b]);
        for (claim, other, entailed) in [(a, b, Relation::EntailedBy), (b, a, Relation::Entails)] {
            if !disputed.contains(&other) {
                continue;
            }
            if comparison.relation == entailed {
                own[claim] |= group_of[a] == group_of[b];
                follows[claim].push(other);
            } else {
                party[claim] |=
                    matches!(comparison.relation, Relation::Same | Relation::Entails | Relation::EntailedBy);
            }
        }
    }
    // What both sides say ("people died" beside 12 and 15) is what they dispute about.
    let common = |others: &[usize]| others.iter().any(|x| others.iter().any(|y| against.contains(&(*x, *y))));
    (0..nodes).map(|node| own[node] && !party[node] && !disputed.contains(&node) && !common(&follows[node])).collect()
}

/// One tie for each pair of nodes that could end up in one group: the mean over the comparisons of their claims.
/// Nodes that must stay apart pull any group that holds both below every bar.
fn ties(
    nodes: usize,
    node_of: &[usize],
    pairs: &[Candidate],
    comparisons: &[Comparison],
    apart: &[(usize, usize)],
) -> Vec<(usize, usize, f32)> {
    let compared = pairs.par_iter().zip(comparisons).map(|(pair, comparison)| {
        let (a, b) = (node_of[pair.a] as u32, node_of[pair.b] as u32);
        (a.min(b), a.max(b), link::strength(comparison))
    });
    let mut single: Vec<(u32, u32, f32)> = compared.collect();
    // A mean reaches the bar only where one of its comparisons does.
    let mut reachable = Sets::new(nodes);
    for (a, b, _) in single.iter().filter(|(_, _, strength)| *strength >= link::JOIN) {
        reachable.join(*a as usize, *b as usize);
    }
    single.extend(apart.iter().map(|(a, b)| (*a.min(b) as u32, *a.max(b) as u32, f32::NEG_INFINITY)));
    single.retain(|(a, b, _)| a != b && reachable.root(*a as usize) == reachable.root(*b as usize));
    single.par_sort_unstable_by(|x, y| (x.0, x.1).cmp(&(y.0, y.1)).then(x.2.total_cmp(&y.2)));
    single
        .chunk_by(|x, y| (x.0, x.1) == (y.0, y.1))
        .map(|of_pair| {
            let sum: f32 = of_pair.iter().map(|(_, _, strength)| strength).sum();
            (of_pair[0].0 as usize, of_pair[0].1 as usize, sum / of_pair.len() as f32)
        })
        .collect()
}

/// Sets of which some stay apart.
struct Parted {
    sets: Sets,
    apart: Vec<(usize, usize)>,
}

impl Parted {
    fn new(len: usize, apart: Vec<(usize, usize)>) -> Self {
        Parted { sets: Sets::new(len), apart }
    }

    fn join(&mut self, a: usize, b: usize) {
        let roots = (self.sets.root(a), self.sets.root(b));
        for (x, y) in &self.apart {
            let (x, y) = (self.sets.root(*x), self.sets.root(*y));
            if (x, y) == roots || (y, x) == roots {
                return;
            }
        }
        self.sets.join(a, b);
    }
}

/// Disjoint sets; the root is the smallest member.
pub(crate) struct Sets(Vec<usize>);

impl Sets {
    pub(crate) fn new(len: usize) -> Self {
        Sets((0..len).collect())
    }

    pub(crate) fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }

    /// Each member's set as a dense number, in the order of first members.
    pub(crate) fn numbered(&mut self) -> Vec<usize> {
        let (mut numbers, mut next) = (vec![0; self.0.len()], 0);
        for i in 0..numbers.len() {
            let root = self.root(i);
            if root == i {
                numbers[i] = next;
                next += 1;
            } else {
                numbers[i] = numbers[root];
            }
        }
        numbers
    }
}
