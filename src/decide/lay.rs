//! Decisions laid over a judged run.
//!
//! Takes [`Decisions`] and the [`Ground`] they are laid on, gives [`Laid`]: comparisons in which they hold, links for a second
//! clustering, and what each entry came to. A decision about two claims holds for every pair with the same words in the
//! same clusters, so a sentence that five outlets carry is decided once.

use super::anchor::{Anchor, Anchors};
use super::closure::{self, Closed, Link};
use super::file::{Decisions, Entry, Subject};
use super::kind::Kind;
use crate::block::Candidate;
use crate::cluster::Links;
use crate::compare::{self, Comparison, Relation, Signal, Spans};
use crate::extract::Claim;
use crate::id::{hash64, normalised};
use crate::judge::{Judged, Verdict};
use crate::normalise::Statement;
use std::collections::{BTreeMap, BTreeSet};

/// The code of the sign that an editor's decision leaves in a comparison.
pub(super) const SIGNAL: &str = "editor-decision";

/// The machine's run. `outlets[i]` belongs to the i-th claim.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    pub claims: &'a [Claim],
    pub outlets: &'a [Option<&'a str>],
    pub statements: &'a [Statement],
    pub pairs: &'a [Candidate],
    pub comparisons: &'a [Comparison],
    pub judged: &'a [Judged],
    pub options: compare::Options,
}

/// What clustering and judging start from when the decisions hold.
#[derive(Clone, Debug)]
pub struct Laid {
    pub pairs: Vec<Candidate>,
    pub comparisons: Vec<Comparison>,
    pub links: Links,
    pub decided: Decided,
}

/// What the decisions came to. Claims are positions in the run's list.
#[derive(Clone, Debug, Default)]
pub struct Decided {
    pub decisions: Decisions,
    /// One for each entry.
    pub states: Vec<State>,
    /// Contradictions of the machine that a decision took away.
    pub settled: Vec<Settled>,
    /// For each judged cluster the entries that are about it, the leading one first.
    pub of_cluster: Vec<Vec<usize>>,
    /// For each claim the verdict that the machine had on its cluster; empty without decisions.
    pub machine: Vec<Verdict>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// `moved` are those whose words changed since: position in the entry's subject, claim.
    Laid { claims: Vec<usize>, moved: Vec<(usize, usize)> },
    /// Nothing here is what the entry is about, and why.
    Stale(String),
}

#[derive(Clone, Debug)]
pub struct Settled {
    pub pair: Candidate,
    /// As the machine had it.
    pub comparison: Comparison,
    pub entry: usize,
}

pub fn lay(decisions: &Decisions, ground: &Ground<'_>) -> Laid {
    let (states, closed) = anchored(decisions, ground);
    let mut machine_cluster = vec![usize::MAX; ground.claims.len()];
    for (at, judged) in ground.judged.iter().enumerate() {
        judged.cluster.claims.iter().for_each(|claim| machine_cluster[*claim] = at);
    }
    let mut layer = Layer {
        entries: &decisions.entries,
        groups: groups(&closed, ground, &machine_cluster),
        aside: aside(decisions, &states, ground.claims.len()),
        same: BTreeMap::new(),
        closed,
        settled: Vec::new(),
    };
    let pair_of = |state: &State| match state {
        State::Laid { claims, .. } if claims.len() >= 2 => Some((claims[0], claims[1])),
        _ => None,
    };
    let mut links = Links::default();
    let mut direct: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (i, entry) in decisions.entries.iter().enumerate() {
        let State::Laid { claims, .. } = &states[i] else { continue };
        match (entry.kind, pair_of(&states[i])) {
            (Kind::Same, Some((a, b))) => {
                links.together.push((a, b));
                layer.same.entry(layer.closed.group[&a]).or_insert(i);
            }
            (Kind::Contradicts, Some((a, b))) => links.together.push((a, b)),
            (Kind::Different, Some((a, b))) => links.apart.push((a, b)),
            (Kind::Retracted | Kind::NotAClaim, _) => {
                links.together.extend(claims.windows(2).map(|two| (two[0], two[1])));
            }
            _ => {}
        }
        if let (true, Some((a, b))) = (entry.kind.is_pair(), pair_of(&states[i])) {
            direct.insert((a.min(b), a.max(b)));
        }
    }
    let (mut pairs, mut comparisons) = (ground.pairs.to_vec(), ground.comparisons.to_vec());
    for known in &pairs {
        direct.remove(&(known.a.min(known.b), known.a.max(known.b)));
    }
    let direct: Vec<Candidate> = direct.into_iter().map(|(a, b)| Candidate { a, b }).collect();
    comparisons.extend(compare::compare_all(ground.statements, &direct, ground.options));
    pairs.extend(direct);
    for (pair, comparison) in pairs.iter().zip(&mut comparisons) {
        layer.decide(*pair, comparison);
    }
    let machine = machine_cluster.iter().map(|at| ground.judged[*at].verdict).collect();
    let decided =
        Decided { decisions: decisions.clone(), states, settled: layer.settled, of_cluster: Vec::new(), machine };
    Laid { pairs, comparisons, links, decided }
}

impl Decided {
    /// Finds the clusters that the entries are about, once they are judged.
    pub fn over(mut self, judged: &[Judged]) -> Decided {
        let mut cluster_of = BTreeMap::new();
        for (at, judged) in judged.iter().enumerate() {
            cluster_of.extend(judged.cluster.claims.iter().map(|claim| (*claim, at)));
        }
        self.of_cluster = vec![Vec::new(); judged.len()];
        for (entry, state) in self.states.iter().enumerate() {
            let State::Laid { claims, .. } = state else { continue };
            for at in claims.iter().filter_map(|claim| cluster_of.get(claim)) {
                if !self.of_cluster[*at].contains(&entry) {
                    self.of_cluster[*at].push(entry);
                }
            }
        }
        // A word on the claim itself leads, then the latest.
        let entries = &self.decisions.entries;
        let rank = |entry: &usize| (entries[*entry].kind.is_pair(), std::cmp::Reverse((entries[*entry].on, *entry)));
        self.of_cluster.iter_mut().for_each(|of| of.sort_by_key(rank));
        self
    }
}

/// Finds what every entry is about. Entries that words of today bring into conflict are stale.
fn anchored(decisions: &Decisions, ground: &Ground<'_>) -> (Vec<State>, Closed<usize>) {
    let anchors = Anchors::new(ground);
    let mut states: Vec<State> = decisions.entries.iter().map(|entry| state(entry, &anchors, ground)).collect();
    loop {
        let laid: Vec<usize> = (0..states.len()).filter(|i| matches!(states[*i], State::Laid { .. })).collect();
        let links: Vec<Link<usize>> = laid.iter().filter_map(|i| link(&decisions.entries[*i], &states[*i])).collect();
        match closure::close(&links) {
            Ok(closed) => return (states, closed),
            Err(conflict) => {
                let (first, second) = (laid[conflict.first], laid[conflict.second]);
                let reason = format!("by the words of today it cannot hold together with {}", decisions.place(first));
                states[second] = State::Stale(reason);
            }
        }
    }
}

fn link(entry: &Entry, state: &State) -> Option<Link<usize>> {
    let State::Laid { claims, .. } = state else { return None };
    match claims.as_slice() {
        [a, b, ..] if entry.kind.is_pair() => Some(Link::pair(entry.kind, *a, *b)),
        [a, ..] => Some(Link::single(entry.kind, *a)),
        [] => None,
    }
}

fn state(entry: &Entry, anchors: &Anchors<'_>, ground: &Ground<'_>) -> State {
    let cluster = matches!(entry.subject, Subject::Cluster(_));
    let (mut claims, mut moved) = (Vec::new(), Vec::new());
    for (i, target) in entry.subject.targets().iter().enumerate() {
        match anchors.find(target, cluster) {
            Anchor::Exact(claim) => claims.push(claim),
            Anchor::Moved(claim) => {
                claims.push(claim);
                moved.push((i, claim));
            }
            Anchor::Lost(reason) => return State::Stale(reason),
        }
    }
    if entry.kind.is_pair() && claims[0] == claims[1] {
        return State::Stale("both of its claims are one claim now".into());
    }
    if cluster {
        let whole = ground.judged.iter().find(|judged| judged.cluster.claims.contains(&claims[0]));
        let others = whole.into_iter().flat_map(|judged| judged.cluster.claims.iter().copied());
        let others: Vec<usize> = others.filter(|claim| *claim != claims[0]).collect();
        claims.extend(others);
    }
    State::Laid { claims, moved }
}

/// For each claim the entry that sets it aside.
fn aside(decisions: &Decisions, states: &[State], claims: usize) -> Vec<Option<usize>> {
    let mut aside = vec![None; claims];
    for (i, (entry, state)) in decisions.entries.iter().zip(states).enumerate() {
        if let (Kind::Retracted | Kind::NotAClaim, State::Laid { claims, .. }) = (entry.kind, state) {
            claims.iter().for_each(|claim| aside[*claim] = Some(i));
        }
    }
    aside
}

/// For each claim its group in the closure: its own, or that of a claim with the same words in the same cluster.
fn groups(closed: &Closed<usize>, ground: &Ground<'_>, cluster_of: &[usize]) -> Vec<Option<usize>> {
    let words: Vec<u64> = ground.claims.iter().map(|claim| hash64(&normalised(&claim.text))).collect();
    let mut by_words: BTreeMap<(usize, u64), Option<usize>> = BTreeMap::new();
    for (claim, group) in &closed.group {
        let twin = by_words.entry((cluster_of[*claim], words[*claim])).or_insert(Some(*group));
        // The editor tells apart what has the same words: nobody else's words say which is meant.
        if *twin != Some(*group) {
            *twin = None;
        }
    }
    (0..ground.claims.len())
        .map(|claim| {
            let own = closed.group.get(&claim).copied();
            own.or_else(|| by_words.get(&(cluster_of[claim], words[claim])).copied().flatten())
        })
        .collect()
}

struct Layer<'a> {
    entries: &'a [Entry],
    closed: Closed<usize>,
    groups: Vec<Option<usize>>,
    aside: Vec<Option<usize>>,
    /// The entry that makes a group one.
    same: BTreeMap<usize, usize>,
    settled: Vec<Settled>,
}

impl Layer<'_> {
    fn decide(&mut self, pair: Candidate, comparison: &mut Comparison) {
        let aside = (self.aside[pair.a], self.aside[pair.b]);
        if let (Some(entry), _) | (None, Some(entry)) = aside {
            let within = aside.0 == aside.1;
            if !within || comparison.relation == Relation::Contradicts {
                self.settle(pair, comparison, entry, Relation::Unrelated);
            }
            comparison.candidate = false;
            return;
        }
        let (Some(a), Some(b)) = (self.groups[pair.a], self.groups[pair.b]) else { return };
        if a == b {
            if let Some(entry) = self.same.get(&a).copied() {
                self.settle(pair, comparison, entry, Relation::Same);
            }
            return;
        }
        let Some(entry) = self.closed.between.get(&(a.min(b), a.max(b))).copied() else { return };
        match self.entries[entry].kind {
            Kind::Contradicts => {
                comparison.relation = Relation::Contradicts;
                comparison.contradiction = 1.0;
                comparison.candidate = false;
                self.sign(comparison, entry);
            }
            Kind::Compatible if comparison.relation != Relation::Contradicts => comparison.candidate = false,
            Kind::Compatible => self.settle(pair, comparison, entry, Relation::Related),
            _ => self.settle(pair, comparison, entry, Relation::Unrelated),
        }
    }

    /// Takes a contradiction away, if there is one, and says who did.
    fn settle(&mut self, pair: Candidate, comparison: &mut Comparison, entry: usize, relation: Relation) {
        if comparison.relation == Relation::Contradicts {
            self.settled.push(Settled { pair, comparison: comparison.clone(), entry });
        }
        comparison.relation = relation;
        comparison.contradiction = 0.0;
        comparison.candidate = false;
        self.sign(comparison, entry);
    }

    fn sign(&self, comparison: &mut Comparison, entry: usize) {
        let entry = &self.entries[entry];
        // No weight: it outranks all signs and measures nothing.
        let detail = format!("{}, by {} on {}", entry.kind, entry.by, entry.on);
        comparison.add(Signal { code: SIGNAL, weight: 0.0, detail: detail.into(), a: Spans::new(), b: Spans::new() });
    }
}
