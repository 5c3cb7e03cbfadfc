//! Who stands where inside a cluster.
//!
//! Takes a [`View`], gives [`Sides`]. Agreement (same, entails) joins claims, strongest first, and never joins two groups
//! that contradict each other; two groups that one claim denies are one side, two groups that give other numbers are not.
//! A claim that both sides imply ("the ferry sank" where they differ on the dead) takes no side.
//!
//! Worked: `A says 12 died`, `B says 15 died`, `C says twelve died` gives {A, C} and {B}.

use super::view::{Edge, View};
use crate::cluster::Sets;
use crate::compare::Relation;
use std::collections::{BTreeMap, BTreeSet};

/// Claims are places in the cluster.
pub(super) struct Sides {
    /// Sides that contradict each other; all claims as one side where nobody disagrees.
    pub(super) sides: Vec<Vec<usize>>,
    /// Claims of no side.
    pub(super) neutral: Vec<usize>,
}

pub(super) fn sides(view: &View<'_>) -> Sides {
    let opposed: Vec<&Edge<'_>> = view.contradictions().collect();
    if opposed.is_empty() {
        return Sides { sides: vec![(0..view.len()).collect()], neutral: Vec::new() };
    }
    let mut camps = Camps::new(view.len());
    for edge in &opposed {
        camps.oppose(edge.a, edge.b);
    }
    for edge in agreements(view) {
        camps.join(edge.a, edge.b);
    }
    join_what_one_claim_denies(&opposed, &mut camps);
    let mut in_dispute: BTreeSet<usize> = BTreeSet::new();
    for edge in &opposed {
        in_dispute.extend([camps.sets.root(edge.a), camps.sets.root(edge.b)]);
    }
    let named: BTreeSet<usize> = opposed.iter().flat_map(|edge| [edge.a, edge.b]).collect();
    let torn = torn(view, &named, &mut camps);
    let mut sides: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut neutral = Vec::new();
    for claim in 0..view.len() {
        let root = camps.sets.root(claim);
        if in_dispute.contains(&root) && !torn.contains(&claim) {
            sides.entry(root).or_default().push(claim);
        } else {
            neutral.push(claim);
        }
    }
    Sides { sides: sides.into_values().collect(), neutral }
}

/// Agreeing edges, the strongest first; equals in the order of their claims.
fn agreements<'v, 'a>(view: &'v View<'a>) -> Vec<&'v Edge<'a>> {
    let mut found: Vec<&Edge<'_>> = view.agreements().collect();
    found.sort_by(|x, y| {
        let is_same = |edge: &Edge<'_>| edge.comparison.relation == Relation::Same;
        is_same(y).cmp(&is_same(x)).then(y.comparison.similarity.total_cmp(&x.comparison.similarity)).then_with(|| {
            (&view.claims[x.a].id, &view.claims[x.b].id).cmp(&(&view.claims[y.a].id, &view.claims[y.b].id))
        })
    });
    found
}

/// Claims that contradict nobody themselves and agree with claims of two sides.
fn torn(view: &View<'_>, named: &BTreeSet<usize>, camps: &mut Camps) -> BTreeSet<usize> {
    let mut friends: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for edge in agreements(view) {
        for (claim, other) in [(edge.a, edge.b), (edge.b, edge.a)] {
            if !named.contains(&claim) && named.contains(&other) {
                friends.entry(claim).or_default().insert(camps.sets.root(other));
            }
        }
    }
    friends.into_iter().filter(|(_, camps)| camps.len() > 1).map(|(claim, _)| claim).collect()
}

/// "It did not happen" makes one side of all that say it did; another value of a slot does not.
fn join_what_one_claim_denies(opposed: &[&Edge<'_>], camps: &mut Camps) {
    let mut denied: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for edge in opposed.iter().filter(|edge| !is_slot_conflict(edge)) {
        denied.entry(edge.a).or_default().push(edge.b);
        denied.entry(edge.b).or_default().push(edge.a);
    }
    for others in denied.values() {
        for two in others.windows(2) {
            camps.join(two[0], two[1]);
        }
    }
}

/// Whether the strongest sign is another value of one slot (a number, a date, a place, a person).
pub(super) fn is_slot_conflict(edge: &Edge<'_>) -> bool {
    edge.comparison.strongest().is_some_and(|signal| signal.code.ends_with("-conflict"))
}

/// Disjoint sets, some of which must not be joined.
struct Camps {
    sets: Sets,
    enemies: Vec<BTreeSet<usize>>,
}

impl Camps {
    fn new(len: usize) -> Self {
        Camps { sets: Sets::new(len), enemies: vec![BTreeSet::new(); len] }
    }

    fn oppose(&mut self, a: usize, b: usize) {
        let (a, b) = (self.sets.root(a), self.sets.root(b));
        self.enemies[a].insert(b);
        self.enemies[b].insert(a);
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.sets.root(a), self.sets.root(b));
        if a == b || self.enemies[a].contains(&b) {
            return;
        }
        self.sets.join(a, b);
        let (root, gone) = (self.sets.root(a), a.max(b));
        for enemy in std::mem::take(&mut self.enemies[gone]) {
            self.enemies[enemy].remove(&gone);
            self.enemies[enemy].insert(root);
            self.enemies[root].insert(enemy);
        }
    }
}
