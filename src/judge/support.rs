//! Who supports a claim.
//!
//! Takes a [`View`] and one of its claims, gives the claims that say at least as much, at least as surely: the same content,
//! or content that entails it. "Likely shot down" is supported by "shot down", not the other way round; a hope or a demand
//! is supported by the same hope, never by an outcome.
//! Worked: `a fire broke out` is supported by `12 died in a fire`; `12 died in a fire` is not supported by `a fire broke out`.

use super::view::View;
use crate::compare::Relation;
use crate::extract::{Certainty, Stance};

/// Edges of agreement, from a claim to those that support it.
pub(super) struct Support {
    by: Vec<Vec<usize>>,
    against: Vec<Vec<usize>>,
}

impl Support {
    pub(super) fn of(view: &View<'_>) -> Support {
        let mut support = Support { by: vec![Vec::new(); view.len()], against: vec![Vec::new(); view.len()] };
        for edge in &view.edges {
            let (a, b) = (edge.a, edge.b);
            match edge.comparison.relation {
                Relation::Same => {
                    support.by[a].push(b);
                    support.by[b].push(a);
                }
                Relation::Entails => support.by[b].push(a),
                Relation::EntailedBy => support.by[a].push(b),
                Relation::Contradicts => {
                    support.against[a].push(b);
                    support.against[b].push(a);
                }
                Relation::Related | Relation::Unrelated => {}
            }
        }
        support
    }

    /// The claim itself and its supporters, sorted. Support passes on, but never to a claim that contradicts this one.
    pub(super) fn supporters(&self, view: &View<'_>, claim: usize) -> Vec<usize> {
        let mut seen = vec![false; self.by.len()];
        seen[claim] = true;
        let mut queue = vec![claim];
        while let Some(at) = queue.pop() {
            for by in &self.by[at] {
                if !seen[*by] && !self.against[claim].contains(by) && can_support(view, *by, claim) {
                    seen[*by] = true;
                    queue.push(*by);
                }
            }
        }
        (0..seen.len()).filter(|i| seen[*i]).collect()
    }
}

fn can_support(view: &View<'_>, by: usize, claim: usize) -> bool {
    let (by, claim) = (view.claims[by], view.claims[claim]);
    let is_witness = |stance: Stance| matches!(stance, Stance::Asserts | Stance::Denies);
    let stance = by.stance == claim.stance || is_witness(by.stance) && is_witness(claim.stance);
    stance && sureness(by.certainty) >= sureness(claim.certainty)
}

/// How much a certainty vouches for its content.
pub(super) fn sureness(certainty: Certainty) -> u8 {
    match certainty {
        Certainty::Certain => 4,
        Certainty::Likely => 3,
        Certainty::Expected => 2,
        Certainty::Alleged => 1,
        Certainty::Possible => 0,
    }
}
