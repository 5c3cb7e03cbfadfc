//! Every sign of two statements laid side by side: conflicts and guards.
//!
//! Takes a [`Pair`], gives [`Sign`]s, the strongest of each code. A file a family; each documents what it fires on and what it
//! must leave alone.

mod ages;
mod cause;
mod conditions;
mod denial;
mod event;
mod footing;
mod guard;
mod mention;
mod names;
mod negation;
mod nobody;
mod numbers;
mod offices;
mod once;
mod opposite;
mod plainly;
mod quantifier;
mod roles;
mod slots;
mod states;
#[cfg(test)]
mod tests;
mod times;
mod told;
mod tolls;
mod uncommitted;
mod whose;

pub(super) use guard::is_one_sentence;
pub(super) use negation::turn_apart;
pub(super) use plainly::{as_denied, as_untrue};
pub(super) use told::told;
pub(in crate::compare) use tolls::Toll;
pub(in crate::compare) use uncommitted::is_plan_against_outcome;

use super::pair::Pair;
use super::prepared::Prepared;
use super::sign::{Code, Sign};

/// What the families of signs want to know of one text, found once however many pairs it is in.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    ages: Vec<ages::Age>,
    cause: cause::Facts,
    conditions: Vec<conditions::Condition>,
    office: Option<offices::Office>,
    shares: Vec<quantifier::Share>,
    guard: guard::Facts,
    names: names::Facts,
    nobody: nobody::Facts,
    once: once::Facts,
    roles: roles::Facts,
    negation: negation::Facts,
    denial: denial::Facts,
    states: Vec<(usize, bool)>,
    times: times::Facts,
    /// Counts that a whole story has one of.
    pub tolls: Vec<tolls::Count>,
    event: Option<event::Event>,
    slots: slots::Facts,
    whose: whose::Facts,
}

impl Facts {
    pub(super) fn of(side: &Prepared) -> Facts {
        Facts {
            ages: ages::ages(side),
            cause: cause::facts(side),
            conditions: conditions::conditions(side),
            office: offices::office(side),
            shares: quantifier::shares(side),
            guard: guard::facts(side),
            names: names::facts(side),
            nobody: nobody::facts(side),
            once: once::facts(side),
            roles: roles::facts(side),
            negation: negation::facts(side),
            denial: denial::facts(side),
            states: states::states(side),
            times: times::facts(side),
            tolls: tolls::counts(side),
            event: event::event(side),
            slots: slots::facts(side),
            whose: whose::facts(side),
        }
    }
}

/// Whether one text commits itself to nothing, so that it takes no side.
pub(super) fn takes_no_side(pair: &Pair) -> bool {
    uncommitted::reason(pair).is_some()
}

pub(super) fn signs(pair: &Pair) -> Vec<Sign> {
    let matches = slots::matches(pair);
    let mut found = Vec::new();
    denial::find(pair, &mut found);
    // Their strength is a share of how far both texts are about the same.
    if slots::topic(pair) > 0.0 {
        negation::find(pair, &matches, &mut found);
        opposite::find(pair, &matches, &mut found);
        numbers::find(pair, &matches, &mut found);
        times::find(pair, &matches, &mut found);
        names::find(pair, &matches, &mut found);
        roles::find(pair, &matches, &mut found);
        quantifier::find(pair, &mut found);
        whose::find(pair, &mut found);
    }
    ages::find(pair, &mut found);
    cause::find(pair, &mut found);
    conditions::find(pair, &mut found);
    nobody::find(pair, &mut found);
    offices::find(pair, &mut found);
    once::find(pair, &mut found);
    states::find(pair, &mut found);
    tolls::find(pair, &mut found);
    guard::find(pair, &matches, &mut found);
    event::find(pair, &mut found);
    gated(strongest(found))
}

/// How much of a conflict a guard of full strength takes away. Guesses, checked on news pairs: signs of one kind add up, but a
/// conflict between two different things is none however strong it looks.
const GATES: [(Code, f32); 11] = [
    (Code::SameSentence, 1.0),
    (Code::DifferentScope, 0.4),
    (Code::Hypothetical, 0.85),
    (Code::DifferentEvent, 0.8),
    (Code::DifferentSubject, 0.7),
    (Code::DifferentPlace, 0.7),
    (Code::ChangedOverTime, 0.75),
    (Code::DoubleNegation, 0.8),
    (Code::MirrorImage, 0.9),
    (Code::PartOfWhole, 0.8),
    (Code::Expectation, 0.3),
];

/// Slot conflicts that are the difference itself: a guard of the same words must not silence them.
fn is_of_slot(sign: &Sign, guard: Code) -> bool {
    // Of whom and where a toll is, it has looked itself.
    let toll = sign.plain && sign.code == Code::NumberConflict;
    toll && matches!(guard, Code::DifferentPlace | Code::DifferentSubject)
        || matches!(
            (sign.code, guard),
            (Code::CauseConflict | Code::NameConflict | Code::RoleSwap, Code::DifferentSubject)
                | (Code::PlaceConflict, Code::DifferentPlace)
        )
}

fn gated(mut signs: Vec<Sign>) -> Vec<Sign> {
    if !signs.iter().any(|sign| sign.code.is_conflict()) {
        return signs;
    }
    let strength = |code: Code| signs.iter().find(|sign| sign.code == code).map_or(0.0, |sign| sign.strength);
    let gates = GATES.map(|(code, most)| (code, 1.0 - most * strength(code).min(1.0)));
    for sign in &mut signs {
        if sign.code.is_conflict() {
            let left = gates.iter().filter(|(guard, _)| !is_of_slot(sign, *guard)).map(|(_, left)| left);
            let left = left.product::<f32>();
            sign.strength *= left;
        }
    }
    signs
}

fn strongest(mut found: Vec<Sign>) -> Vec<Sign> {
    found.retain(|sign| sign.strength > 0.0);
    found.sort_by(|x, y| x.code.cmp(&y.code).then(y.plain.cmp(&x.plain)).then(y.strength.total_cmp(&x.strength)));
    found.dedup_by(|later, kept| later.code == kept.code);
    found
}
