//! How strongly a comparison ties two claims to one question.
//!
//! Takes a [`Comparison`], gives a strength: 1 the same question for certain, 0 no tie, below 0 a sign that the claims are
//! about different things. Strengths are averaged, so a general claim ("there was a fire") does not chain two details of it.
//! Worked: `12 died` / `15 died` (contradicts) 1.0; `12 died in a fire` / `there was a fire` (entails, half alike) 0.7.

use crate::compare::{Comparison, Relation};

/// Two clusters are one question from this average on. A guess; stories read by eye.
pub(super) const JOIN: f32 = 0.5;
/// A claim left alone joins a group from such a tie on. Chosen on clusters of stories/fnc_dev.
pub(super) const ATTACH: f32 = 0.7;
/// A pair that blocking did not let through: it shares little, but nobody looked.
pub(super) const NOT_COMPARED: f32 = 0.15;
/// An old and a new answer to one question.
const CHANGED: f32 = 0.7;
/// One event in other words, of which each text says more.
const ONE_EVENT: f32 = 0.7;
/// A named sign of different things (another event, place, subject).
const APART: f32 = -0.5;

pub(super) fn strength(comparison: &Comparison) -> f32 {
    let alike = comparison.similarity.clamp(0.0, 1.0);
    match comparison.relation {
        Relation::Contradicts => 1.0,
        Relation::Same => 0.8 + 0.2 * alike,
        Relation::Entails | Relation::EntailedBy => 0.5 + 0.4 * alike,
        Relation::Related if comparison.one_event => ONE_EVENT,
        Relation::Related if comparison.changed => CHANGED,
        Relation::Related | Relation::Unrelated if comparison.apart => APART,
        Relation::Related | Relation::Unrelated if comparison.candidate => 0.35 + 0.4 * alike,
        Relation::Related => 0.4 * alike,
        Relation::Unrelated => 0.0,
    }
}
