//! Two values for one quantity.
//!
//! Fires where both texts count the same (unit, predicate) and no number of the other text fits. Silent: bounds and rounding that
//! fit (`compatible-numbers`), a part against the whole (`part-of-whole`: children among the people), numbers that name things, and
//! what befell others (`different-event`: four killed, nine injured).

use super::slots::{self, Match};
use super::times;
use crate::compare::frame::{self, Role};
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use crate::compare::value::{self, Amount, Fit};
use crate::extract::mentions::is_person_noun;
use crate::normalise::Quantity;
use crate::parse::Upos;
use smallvec::{SmallVec, smallvec};

pub(super) fn find(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    let topic = slots::topic(pair);
    let (a, b) = (numbers(pair.a), numbers(pair.b));
    let fits =
        |p: &Amount, q: &Amount| value::quantities(p, q) != Fit::Conflict && value::units_agree(p, q) != Some(false);
    for (x, one) in &a {
        for (y, two) in &b {
            let (p, q) = (one.of, two.of);
            let fit = value::quantities(one, two);
            let agree = value::units_agree(one, two);
            let mut push = |code: Code, strength: f32| {
                let detail = || format!("{} / {}", shown(p, &pair.a.s.text), shown(q, &pair.b.s.text));
                found.push(pair.sign(code, strength, || (detail(), smallvec![p.span], smallvec![q.span])));
            };
            if fit == Fit::Compatible && agree == Some(true) {
                push(Code::CompatibleNumbers, topic);
            }
            let met = || a.iter().any(|(_, other)| fits(other, two)) || b.iter().any(|(_, other)| fits(one, other));
            let age = p.unit.as_deref() == Some("age");
            if age && pair.tokens(bearer(pair.a, *x), bearer(pair.b, *y)) < ALIGNED {
                continue;
            }
            if fit != Fit::Conflict || met() || names_a_thing(p) || names_a_thing(q) {
                if fit == Fit::Conflict && names_a_thing(p) && p.unit == q.unit {
                    push(Code::DifferentSubject, topic);
                }
                continue;
            }
            let kinds = (kind(pair.a, *x), kind(pair.b, *y));
            if let (Some(one), Some(other)) = kinds
                && one != other
            {
                push(Code::DifferentEvent, topic);
                continue;
            }
            if let (Some(one), Some(other)) = (counted_from(pair.a, *x), counted_from(pair.b, *y))
                && pair.tokens(one, other) < ALIGNED
            {
                push(Code::DifferentEvent, topic);
                continue;
            }
            let one_kind = kinds.0.is_some() && kinds.0 == kinds.1;
            let counted = counted_alike(pair, (*x, p), (*y, q), agree);
            let counted = if one_kind && are_people(p, q) { counted.max(AS_PEOPLE) } else { counted };
            if counted < ALIGNED {
                continue;
            }
            let governed = slots::governed_alike(pair, matches, *x, *y).max(if one_kind { 1.0 } else { 0.0 });
            let whose = if is_of_others(pair, *x, *y) { OTHERS } else { 1.0 };
            let apart = times::are_of_other_times(pair)
                || is_still(pair.a) != is_still(pair.b)
                || is_of_then_and_to_come(pair, *x, *y);
            let whose = whose * if apart { OTHER_TIME } else { 1.0 };
            let rest = slots::topic_beside(pair, |kind| matches!(kind, Kind::Number(_)));
            push(Code::NumberConflict, whose * rest * counted * (ALONE + (1.0 - ALONE) * governed));
            // Children among the people: fewer is a part, more cannot be.
            let general = |quantity: &Quantity| quantity.unit.as_deref() == Some("person");
            let smaller = general(p) && two.value < one.value || general(q) && one.value < two.value;
            if is_part(pair.a, *x) != is_part(pair.b, *y) || smaller && p.unit != q.unit {
                push(Code::PartOfWhole, topic);
            }
        }
    }
}

/// What a count says where its predicates do not meet, as a share.
const ALONE: f32 = 0.45;
/// Two counts of people of whom the same is told, whatever they are called: "23 people", "41 demonstrators". A guess.
const AS_PEOPLE: f32 = 0.9;
/// What is left of a conflict between counts of two times: 16 died in 2009, 11 on Tuesday. A guess.
const OTHER_TIME: f32 = 0.4;
/// What is left of a conflict between what two parties did: one offered 20,000, the other 25,000. A guess.
const OTHERS: f32 = 0.25;
/// Below this two who act are not the same.
const SAME_PARTY: f32 = 0.3;
/// A number that does not say what it counts, against one that does or does not either.
const UNSAID: f32 = 0.6;

/// How far two numbers count the same: by their units, else by the nouns that they stand with.
fn counted_alike(pair: &Pair, (x, p): (u32, &Quantity), (y, q): (u32, &Quantity), agree: Option<bool>) -> f32 {
    let head = |side: &Prepared<'_>, token: u32| side.s.parse.tokens[token as usize].head as u32;
    let nouns = || {
        pair.tokens(head(pair.a, x), head(pair.b, y))
            .max(pair.tokens(x, head(pair.b, y)))
            .max(pair.tokens(head(pair.a, x), y))
    };
    match agree {
        Some(true) if p.unit == q.unit => 1.0,
        Some(true) => 0.9,
        Some(false) if p.is_measure() || q.is_measure() => 0.0,
        Some(false) => nouns(),
        None if p.is_measure() || q.is_measure() => 0.0,
        None => UNSAID.max(nouns()),
    }
}

/// Whether the predicates above two numbers have agents that are not the same.
fn is_of_others(pair: &Pair, x: u32, y: u32) -> bool {
    let agent =
        |side: &Prepared<'_>, token: u32| slots::governor(side, token).and_then(|frame| frame.argument(Role::Agent));
    let (Some(p), Some(q)) = (agent(pair.a, x), agent(pair.b, y)) else { return false };
    // "the takeover of Holm Motors cost" names nobody who acts.
    let acts = |side: &Prepared<'_>, token: u32| lexicon::nominal(side.lemma(token)).is_none();
    acts(pair.a, p) && acts(pair.b, q) && pair.tokens(p, q) < SAME_PARTY && slots::have_other_names(pair, p, q)
}

/// Token and amount of each number.
fn numbers<'p>(side: &'p Prepared<'_>) -> SmallVec<[(u32, &'p Amount<'p>); 4]> {
    side.words
        .iter()
        .filter_map(|word| match word.kind {
            Kind::Number(at) => Some((word.token, &side.amounts[usize::from(at)])),
            _ => None,
        })
        .collect()
}

/// What is told of those or that which is counted: "four were killed" and "nine were injured" are two counts of one accident, "six
/// died" and "eight lost their lives" one.
fn kind(side: &Prepared, number: u32) -> Option<usize> {
    let parse = &side.s.parse;
    let own = |token: u32| lexicon::count_kind(side.lemma(token));
    let frame = slots::governor(side, number)?;
    let verb = frame.verb as usize;
    let with_particle = frame::lemma_with_particle(&side.s.text, parse, verb);
    let joined =
        parse.children(verb).filter(|kid| matches!(parse.tokens[*kid].dep, "dobj" | "acomp" | "oprd" | "prep"));
    let joined = joined.map(|kid| format!("{with_particle}_{}", side.lemma(kid as u32)));
    // "shot dead", "left nine dead": the complement says what befell them, whatever the verb.
    let complement = parse.children(verb).filter(|kid| matches!(parse.tokens[*kid].dep, "acomp" | "oprd" | "advcl"));
    let complement = complement.filter_map(|kid| own(kid as u32)).next();
    let counted = parse.tokens[number as usize].head as u32;
    complement
        .or_else(|| joined.filter_map(|words| lexicon::count_kind(&words)).next())
        .or_else(|| lexicon::count_kind(&with_particle))
        .or_else(|| own(frame.head))
        .or_else(|| own(counted))
        // "the fee is", "the toll stands at"
        .or_else(|| own(frame.argument(Role::Agent).filter(|_| matches!(&*with_particle, "be" | "stand" | "reach"))?))
}

/// What a stretch of time is counted from: the call of "five minutes after the call".
fn counted_from(side: &Prepared, number: u32) -> Option<u32> {
    let parse = &side.s.parse;
    let unit = parse.tokens[number as usize].head;
    let after = |token: usize| {
        matches!(side.written(token as u32).to_lowercase().as_str(), "after" | "before" | "from" | "since")
    };
    let joins = Some(unit + 1).filter(|next| *next < parse.tokens.len() && after(*next))?;
    let object = parse.children(joins).find(|kid| matches!(parse.tokens[*kid].dep, "pobj" | "pcomp"));
    let clause = Some(parse.tokens[joins].head).filter(|_| parse.tokens[joins].dep == "mark");
    object.or(clause).map(|token| token as u32)
}

/// Whether both count people, or what is left of them.
fn are_people(p: &Quantity, q: &Quantity) -> bool {
    let is = |quantity: &Quantity| {
        quantity
            .unit
            .as_deref()
            .is_none_or(|unit| value::is_people(unit) || is_person_noun(unit) || matches!(unit, "body"))
    };
    is(p) && is(q)
}

/// "the old phone cost 849 euros" / "the price will be 949 euros"
fn is_of_then_and_to_come(pair: &Pair, x: u32, y: u32) -> bool {
    let (Some(a), Some(b)) = (slots::governor(pair.a, x), slots::governor(pair.b, y)) else { return false };
    let (past_a, past_b) = (slots::is_past(pair.a, a.verb), slots::is_past(pair.b, b.verb));
    past_a && slots::is_ahead(pair.b, b.verb) || past_b && slots::is_ahead(pair.a, a.verb)
}

/// "Nine are still missing": of those who were missing before.
fn is_still(side: &Prepared) -> bool {
    (0..side.s.parse.tokens.len()).any(|token| side.written(token as u32) == "still")
}

fn names_a_thing(quantity: &Quantity) -> bool {
    quantity.unit.as_deref().is_some_and(|unit| unit.starts_with("no. "))
}

/// Whose age it is: the noun or name that the number hangs on.
fn bearer(side: &Prepared, token: u32) -> u32 {
    let tokens = &side.s.parse.tokens;
    let mut at = token as usize;
    while !matches!(tokens[at].pos, Upos::Noun | Upos::Propn) && tokens[at].head != at {
        at = tokens[at].head;
    }
    at as u32
}

/// "31 of the sailors": counted out of something larger.
fn is_part(side: &Prepared, token: u32) -> bool {
    let next =
        |by: u32| if ((token + by) as usize) < side.s.parse.tokens.len() { side.written(token + by) } else { "" };
    next(1).eq_ignore_ascii_case("of") && matches!(next(2), "the" | "them" | "those" | "these" | "its" | "their")
}

/// "12 person" as a reader would write it: the digits as they stand, with the unit where it is not written with them.
fn shown(quantity: &Quantity, text: &str) -> String {
    let written = quantity.span.of(text);
    match quantity.unit.as_deref() {
        Some(unit) if unit.chars().all(char::is_lowercase) && !written.contains(unit) && unit != "percent" => {
            format!("{written} ({unit})")
        }
        _ => written.to_string(),
    }
}
