//! Two ages of one person in two articles on one story: "Lee, 58," / "Lee, aged 63".
//!
//! Fires as `number-conflict` whatever else either text says. Silent: years between the reports, a figure that the other article tells too,
//! and ages of whom no name tells.

use super::numbers;
use super::slots;
use super::times;
use crate::compare::frame::Role;
use crate::compare::pair::Pair;
use crate::compare::prepared::Prepared;
use crate::compare::sign::{Code, Sign};
use crate::compare::value::{self, Amount, Fit};

/// How sure it is that both are of one person. A guess.
const SURE: f32 = 0.95;
/// Two names are one person from here on. A guess.
const ONE_PERSON: f32 = 0.8;

/// Years beyond which one of them is of another time: "Lee was twelve when the mill closed". A guess.
const FAR: f64 = 15.0;
/// Years that nobody lives.
const OLDEST: f64 = 120.0;
/// How old the word of a name is.
#[derive(Copy, Clone, Debug)]
pub(super) struct Age {
    whose: usize,
    amount: u16,
    /// The name is known for a person's.
    person: bool,
}

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    let Some(totals) = pair.totals else { return };
    for x in &pair.a.facts.ages {
        for y in &pair.b.facts.ages {
            let (p, q) = (&pair.a.amounts[usize::from(x.amount)], &pair.b.amounts[usize::from(y.amount)]);
            let known = || totals.tells(pair.a.s.article, q) || totals.tells(pair.b.s.article, p);
            let one = || pair.score(x.whose, y.whose) >= ONE_PERSON && (x.person || y.person);
            let years = (p.value - q.value).abs();
            let apart = years > may_have_aged(pair) && years <= FAR;
            if value::quantities(p, q) == Fit::Conflict && apart && one() && !known() {
                found.push(numbers::sign(pair, Code::NumberConflict, SURE, (p.of, q.of)).plain_where(true));
            }
        }
    }
}

/// Years by which somebody may have aged between two reports; a birthday where nobody knows when they came out.
fn may_have_aged(pair: &Pair) -> f64 {
    const ONE_WEEK: i32 = 7;
    const DAYS: f64 = 365.0;
    match (pair.a.s.published, pair.b.s.published) {
        (Some(one), Some(other)) => match (one - other).get_days().abs() {
            ..=ONE_WEEK => 0.0,
            days => 1.0 + f64::from(days) / DAYS,
        },
        _ => 1.0,
    }
}

pub(super) fn ages(side: &Prepared) -> Vec<Age> {
    if side.amounts.is_empty() || times::is_of_old(side) {
        return Vec::new();
    }
    let bearer = |token: u32, amount: &Amount| match amount.of.unit.as_deref() {
        Some("age") => Some(numbers::bearer(side, token)),
        None => is_so_old(side, token, amount),
        Some(_) => None,
    };
    let age = |(token, amount): (u32, u16)| {
        let bearer = bearer(token, &side.amounts[usize::from(amount)])?;
        let whose = side.word_at(bearer).filter(|word| slots::is_name(side, *word))?;
        Some(Age { whose, amount, person: slots::is_person(side, bearer) })
    };
    numbers::positions(side).filter_map(age).collect()
}

/// "Lee was 58": who is so old.
fn is_so_old(side: &Prepared, number: u32, amount: &Amount) -> Option<u32> {
    let frame = slots::governor(side, number)?;
    let told = side.s.parse.tokens[number as usize].dep == "attr" && side.lemma(frame.verb) == "be";
    frame.argument(Role::Agent).filter(|_| told && amount.value < OLDEST)
}
