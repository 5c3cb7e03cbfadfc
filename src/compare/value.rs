//! Whether two quantities, or two times, can be the same.
//!
//! Takes two quantities, gives [`Fit`]: a bound covers a range ("at least 10" fits 12, "nearly ten" fits 9), a round
//! number stands for what rounds to it. For times: whole days that overlap, or parts that agree where nothing dates the text.
//! Worked: `10,000` / `9,987` compatible; `12` / `15` conflict; `Tuesday` / `Wednesday` conflict.

use crate::normalise::{Bound, Quantity, Time};

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    Equal,
    Compatible,
    Conflict,
}

/// How far "about" reaches, as a share. A guess; "around 12,000" for 11,870 in news pairs.
const ABOUT: f64 = 0.12;
/// How far "nearly" reaches down.
const NEARLY: f64 = 0.15;
/// How far a value may be off that was said in another unit: "four weeks", "a month". A guess.
const CONVERTED: f64 = 0.1;
/// How far a round number may be from what it rounds.
const ROUNDED: f64 = 0.025;

/// A quantity made ready for its comparisons: in the unit that values are compared in.
pub(super) struct Amount<'s> {
    pub of: &'s Quantity,
    pub value: f64,
    high: Option<f64>,
    pub unit: Option<&'s str>,
    of_people: bool,
    /// The least and the most that it can stand for.
    range: (f64, f64),
}

impl Amount<'_> {
    pub(super) fn of(quantity: &Quantity) -> Amount<'_> {
        let (value, high, unit) = quantity.in_base();
        let range = range(quantity, value, high.unwrap_or(value));
        Amount { of: quantity, value, high, unit, of_people: unit.is_some_and(is_people), range }
    }
}

pub(super) fn quantities(a: &Amount, b: &Amount) -> Fit {
    let ((low_a, high_a), (low_b, high_b)) = (a.range, b.range);
    if (a.value, a.high) == (b.value, b.high) {
        return if a.of.bound == b.of.bound { Fit::Equal } else { Fit::Compatible };
    }
    let below = |low: f64, high: f64| {
        // "four weeks" is a month.
        let slack = || if a.of.unit == b.of.unit { 0.0 } else { CONVERTED };
        low <= high || low.is_finite() && low - slack() * low.abs() <= high
    };
    if below(low_a, high_b) && below(low_b, high_a) { Fit::Compatible } else { Fit::Conflict }
}

/// Whether both count the same; `None` where one does not say.
pub(super) fn units_agree(a: &Amount, b: &Amount) -> Option<bool> {
    let (x, y) = (a.unit?, b.unit?);
    Some(x == y || a.of_people && b.of_people)
}

/// Nouns for people that a toll or a crowd is counted in.
pub(super) fn is_people(unit: &str) -> bool {
    matches!(
        unit,
        "person"
            | "victim"
            | "passenger"
            | "civilian"
            | "resident"
            | "man"
            | "woman"
            | "child"
            | "worker"
            | "protester"
            | "demonstrator"
            | "participant"
            | "inhabitant"
            | "member"
            | "soldier"
            | "death"
            | "casualty"
            | "fatality"
    )
}

fn range(quantity: &Quantity, value: f64, high: f64) -> (f64, f64) {
    match quantity.bound {
        Bound::Exactly => {
            let slack = rounding(quantity.value) * value.abs();
            (value - slack, high + slack)
        }
        Bound::About => (value - ABOUT * value.abs(), high + ABOUT * high.abs()),
        Bound::AtLeast => (value, f64::INFINITY),
        Bound::MoreThan => (value + f64::EPSILON * value.abs(), f64::INFINITY),
        Bound::AtMost => (f64::NEG_INFINITY, high),
        Bound::Nearly => (value - NEARLY * value.abs(), high),
    }
}

/// A number of at most two figures before its zeros, from 100 on, may be rounded.
fn rounding(value: f64) -> f64 {
    let mut digits = value.abs();
    if digits < 100.0 || digits.fract() != 0.0 {
        return 0.0;
    }
    let mut zeros = 0;
    while digits % 10.0 == 0.0 && zeros < 15 {
        digits /= 10.0;
        zeros += 1;
    }
    if zeros >= 1 && digits < 100.0 { ROUNDED } else { 0.0 }
}

pub(super) fn times(a: &Time, b: &Time) -> Fit {
    if let (Some(x), Some(y)) = (a.when, b.when) {
        if x == y {
            return Fit::Equal;
        }
        return if x.from <= y.to && y.from <= x.to { Fit::Compatible } else { Fit::Conflict };
    }
    let (x, y) = (&a.said, &b.said);
    let differ = |p: Option<i16>, q: Option<i16>| p.zip(q).is_some_and(|(p, q)| p != q);
    let small = |p: Option<i8>| p.map(i16::from);
    if differ(x.year, y.year) || differ(small(x.month), small(y.month)) || differ(small(x.weekday), small(y.weekday)) {
        return Fit::Conflict;
    }
    if let (Some(p), Some(q)) = (x.day, y.day)
        && (p > y.last_day.unwrap_or(q) || q > x.last_day.unwrap_or(p))
    {
        return Fit::Conflict;
    }
    if x == y && x.month.or(x.weekday).is_some() { Fit::Equal } else { Fit::Compatible }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn quantity(value: f64, bound: Bound) -> Quantity {
        Quantity { value, high: None, unit: None, bound, span: Span::new(0, 0) }
    }

    #[test]
    fn bounds_and_rounding() {
        use Bound::{AtLeast, AtMost, Exactly, MoreThan, Nearly};
        for (a, b, fit) in [
            (quantity(10.0, AtLeast), quantity(12.0, Exactly), Fit::Compatible),
            (quantity(10.0, Nearly), quantity(9.0, Exactly), Fit::Compatible),
            (quantity(10_000.0, Exactly), quantity(9_987.0, Exactly), Fit::Compatible),
            (quantity(12.0, Exactly), quantity(15.0, Exactly), Fit::Conflict),
            (quantity(12.0, Exactly), quantity(12.0, Exactly), Fit::Equal),
            (quantity(100.0, MoreThan), quantity(100.0, AtMost), Fit::Compatible),
            (quantity(100.0, MoreThan), quantity(80.0, Exactly), Fit::Conflict),
            (quantity(50.0, AtMost), quantity(46.0, Exactly), Fit::Compatible),
            (quantity(54.0, Exactly), quantity(61.0, Exactly), Fit::Conflict),
        ] {
            let (x, y) = (Amount::of(&a), Amount::of(&b));
            assert_eq!(quantities(&x, &y), fit, "{a:?} {b:?}");
            assert_eq!(quantities(&y, &x), fit, "{b:?} {a:?}");
        }
    }
}
