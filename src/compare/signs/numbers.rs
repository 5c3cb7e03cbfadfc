//! Two values for one quantity.
//!
//! Fires where both texts count the same (unit, predicate) and no number of the other text fits. Silent: bounds and rounding that
//! fit and averages (`compatible-numbers`), a count and how far it is from another ("88 votes" / "a majority of 27"), a part against the whole (`part-of-whole`: children among the people), numbers that name things, and
//! what befell others (`different-event`: four killed, nine injured).

use super::footing;
use super::slots::{self, Match};
use super::times;
use crate::compare::frame::{self, Frame, Role};
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use crate::compare::value::{self, Amount, Fit};
use crate::extract::mentions::is_person_noun;
use crate::normalise::{Quantity, Time, TimeSpan};
use crate::parse::Upos;
use jiff::civil::Date;
use smallvec::{SmallVec, smallvec};

pub(super) fn find(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    let topic = slots::topic(pair);
    let (a, b) = (numbers(pair.a), numbers(pair.b));
    let fits = |p: &Amount, q: &Amount| {
        value::quantities(p, q) != Fit::Conflict && (value::units_agree(p, q) != Some(false) || are_people(p.of, q.of))
    };
    for (x, one) in &a {
        for (y, two) in &b {
            let (p, q) = (one.of, two.of);
            let fit = value::quantities(one, two);
            let agree = value::units_agree(one, two);
            let push =
                |code: Code, strength: f32, found: &mut Vec<Sign>| found.push(sign(pair, code, strength, (p, q)));
            if fit == Fit::Compatible && agree == Some(true) {
                push(Code::CompatibleNumbers, topic, found);
            }
            if fit == Fit::Conflict && is_average(pair.a, *x) != is_average(pair.b, *y) {
                push(Code::CompatibleNumbers, topic, found);
                continue;
            }
            if fit == Fit::Conflict && is_margin(pair.a, *x) != is_margin(pair.b, *y) {
                continue;
            }
            let met = || a.iter().any(|(_, other)| fits(other, two)) || b.iter().any(|(_, other)| fits(one, other));
            let age = p.unit.as_deref() == Some("age");
            if age && pair.tokens(bearer(pair.a, *x), bearer(pair.b, *y)) < ALIGNED {
                continue;
            }
            if is_whole(pair.a, *x) || is_whole(pair.b, *y) {
                continue;
            }
            if fit != Fit::Conflict || met() || names_a_thing(p) || names_a_thing(q) {
                if fit == Fit::Conflict && names_a_thing(p) && p.unit == q.unit {
                    push(Code::DifferentSubject, topic, found);
                }
                continue;
            }
            let kinds = (kind(pair.a, *x), kind(pair.b, *y));
            if let (Some(one), Some(other)) = kinds
                && one != other
            {
                push(Code::DifferentEvent, topic, found);
                continue;
            }
            if let (Some(one), Some(other)) = (counted_from(pair.a, *x), counted_from(pair.b, *y))
                && pair.tokens(one, other) < ALIGNED
            {
                push(Code::DifferentEvent, topic, found);
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
                || is_of_then(pair.a) != is_of_then(pair.b)
                || is_of_then_and_to_come(pair, *x, *y);
            let whose = whose * if apart { OTHER_TIME } else { 1.0 };
            let rest = slots::topic_beside(pair, |kind| matches!(kind, Kind::Number(_)));
            let strength = whose * rest * counted * (ALONE + (1.0 - ALONE) * governed);
            push(Code::NumberConflict, strength, found);
            // Children among the people: fewer is a part, more cannot be.
            let general = |quantity: &Quantity| quantity.unit.as_deref() == Some("person");
            let smaller = general(p) && two.value < one.value || general(q) && one.value < two.value;
            if is_part(pair.a, *x) != is_part(pair.b, *y) || smaller && p.unit != q.unit {
                push(Code::PartOfWhole, topic, found);
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

/// With both values as a reader would write them.
pub(super) fn sign(pair: &Pair, code: Code, strength: f32, (p, q): (&Quantity, &Quantity)) -> Sign {
    let detail = || format!("{} / {}", shown(p, &pair.a.s.text), shown(q, &pair.b.s.text));
    pair.sign(code, strength, || (detail(), smallvec![p.span], smallvec![q.span]))
}

/// "two of them children", "another 12", "at least two more", "among them six": counted beside others.
pub(super) fn is_among(side: &Prepared, token: u32) -> bool {
    let tokens = &side.s.parse.tokens;
    let noun = tokens[token as usize].head;
    let beside = |at: usize| {
        matches!(
            tokens[at].lemma.to_lowercase().as_str(),
            "another" | "more" | "other" | "further" | "additional" | "include" | "among"
        )
    };
    let around = (token as usize).saturating_sub(3)..(noun.max(token as usize) + 2).min(tokens.len());
    // "another bomb killed eight"
    let other = |at: usize| tokens[at].dep == "det" && tokens[at].lemma.eq_ignore_ascii_case("another");
    // "the two wounded men", "at around nine in the evening"
    let known = side
        .s
        .parse
        .children(noun)
        .any(|kid| kid < token as usize && side.written(kid as u32).eq_ignore_ascii_case("the"));
    let aside = tokens[token as usize].dep == "pobj" && side.written(noun as u32).eq_ignore_ascii_case("at");
    around.into_iter().any(beside) || (0..tokens.len()).any(other) || known || aside
}

/// "18 of the 22 sailors": the 22 are those of whom it is told.
pub(super) fn is_whole(side: &Prepared, token: u32) -> bool {
    let before = |by: u32| if token >= by { side.written(token - by).to_lowercase() } else { String::new() };
    matches!(before(1).as_str(), "the" | "its" | "their" | "all") && before(2) == "of"
}

/// "Four people were hurt at the time", "in May it had lost two": in what happened before.
pub(super) fn is_of_then(side: &Prepared) -> bool {
    let tokens = &side.s.parse.tokens;
    // "in March the port had lost 8,000 jobs"
    let had = |at: usize| tokens[at].dep == "aux" && tokens[at].tag == "VBD" && tokens[at].lemma == "have";
    let before = side.s.speaker.is_none()
        && side.s.times.iter().any(|time| !is_recent(side, time))
        && (0..tokens.len()).any(had);
    let then = |at: usize| {
        let time =
            tokens[at].lemma == "time" && tokens[at].dep == "pobj" && side.written(tokens[at].head as u32) == "at";
        // "at the time of the blast" says which.
        time && !side.s.parse.children(at).any(|kid| matches!(tokens[kid].dep, "prep" | "relcl" | "acl"))
    };
    before || (0..tokens.len()).any(then)
}

/// Within days of the report.
fn is_recent(side: &Prepared, time: &Time) -> bool {
    const DAYS: i32 = 7;
    let apart = |(span, published): (TimeSpan, Date)| (published - span.to).get_days().abs();
    time.when.zip(side.s.published).is_some_and(|of| apart(of) <= DAYS)
}

/// Whether the predicates above two numbers have agents that are not the same.
pub(super) fn is_of_others(pair: &Pair, x: u32, y: u32) -> bool {
    let agent =
        |side: &Prepared<'_>, token: u32| slots::governor(side, token).and_then(|frame| frame.argument(Role::Agent));
    let (Some(p), Some(q)) = (agent(pair.a, x), agent(pair.b, y)) else { return false };
    // "the takeover of Holm Motors cost" names nobody who acts.
    let acts = |side: &Prepared<'_>, token: u32| lexicon::nominal(side.lemma(token)).is_none();
    acts(pair.a, p) && acts(pair.b, q) && pair.tokens(p, q) < SAME_PARTY && slots::have_other_names(pair, p, q)
}

/// Token and amount of each number.
fn numbers<'p>(side: &'p Prepared<'_>) -> SmallVec<[(u32, &'p Amount<'p>); 4]> {
    positions(side).map(|(token, at)| (token, &side.amounts[usize::from(at)])).collect()
}

/// Token of each number, and its position in the statement's amounts.
pub(super) fn positions(side: &Prepared) -> impl Iterator<Item = (u32, u16)> {
    side.words.iter().filter_map(|word| match word.kind {
        Kind::Number(at) => Some((word.token, at)),
        _ => None,
    })
}

/// What is told of those or that which is counted: "four were killed" and "nine were injured" are two counts of one accident, "six
/// died" and "eight lost their lives" one.
pub(super) fn kind(side: &Prepared, number: u32) -> Option<usize> {
    let parse = &side.s.parse;
    let own = |token: u32| lexicon::count_kind(side.lemma(token));
    let frame = slots::governor(side, number)?;
    let counted = parse.tokens[number as usize].head as u32;
    let agent = frame.argument(Role::Agent);
    let base = side.lemma(frame.verb);
    let dead = |of: u32| {
        parse.children(of as usize).filter(|kid| parse.tokens[*kid].dep == "amod").find_map(|kid| own(kid as u32))
    };
    let robbed = || agent.filter(|agent| base == "take" && THIEVES.contains(&side.lemma(*agent)));
    kind_of(side, frame)
        .or_else(|| own(counted))
        // "the deaths of 12 miners", "nine dead civilians"
        .or_else(|| own(above(side, counted)?))
        .or_else(|| dead(counted))
        // "the fee is", "the toll stands at", "the dead numbered"
        .or_else(|| counted_by(side, agent.filter(|_| tells_how_many(base))?))
        .or_else(|| counted_by(side, put_at(side, frame)?))
        .or_else(|| robbed().and_then(|_| lexicon::count_kind("steal")))
}

/// "The number of deaths": what it is a number of.
fn counted_by(side: &Prepared, noun: u32) -> Option<usize> {
    let parse = &side.s.parse;
    let number = matches!(side.lemma(noun), "count" | "figure" | "number" | "total");
    let of = || {
        parse.children(noun as usize).filter(|kid| parse.tokens[*kid].lemma == "of").flat_map(|of| parse.children(of))
    };
    let counted = |token: u32| lexicon::count_kind(side.lemma(token));
    counted(noun).or_else(|| number.then(|| of().find_map(|kid| counted(kid as u32))).flatten())
}

/// What somebody gives a figure of: "put the number of deaths at 12", "gave the magnitude as 6.8", "turnout was put at 83 per cent".
pub(super) fn put_at(side: &Prepared, frame: &Frame) -> Option<u32> {
    let gives =
        matches!(side.lemma(frame.verb), "bring" | "estimate" | "give" | "put" | "raise" | "record" | "set" | "take");
    frame.argument(Role::Patient).filter(|_| gives)
}

/// What a predicate tells of those whom it befalls.
pub(super) fn kind_of(side: &Prepared, frame: &Frame) -> Option<usize> {
    let parse = &side.s.parse;
    let own = |token: u32| lexicon::count_kind(side.lemma(token));
    let verb = frame.verb as usize;
    let base = side.lemma(frame.verb);
    let with_particle = frame::lemma_with_particle(&side.s.text, parse, verb);
    let joined = parse
        .children(verb)
        .filter(|kid| matches!(parse.tokens[*kid].dep, "dobj" | "nsubjpass" | "acomp" | "oprd" | "prep"))
        .flat_map(|kid| [&*with_particle, base].map(|verb| format!("{verb}_{}", side.lemma(kid as u32))));
    // "shot dead", "left nine dead": the complement says what befell them, whatever the verb.
    let complement = parse.children(verb).filter(|kid| matches!(parse.tokens[*kid].dep, "acomp" | "oprd" | "advcl"));
    let complement = complement.filter_map(|kid| own(kid as u32)).next();
    // "are still missing", as a verb
    let missing = base == "miss" && parse.tokens[verb].tag == "VBG" && frame.argument(Role::Patient).is_none();
    complement
        .or_else(|| lexicon::count_kind("missing").filter(|_| missing))
        .or_else(|| joined.chain(inside(side, frame.verb)).filter_map(|words| lexicon::count_kind(&words)).next())
        .or_else(|| lexicon::count_kind(&with_particle))
        .or_else(|| own(frame.head))
}

/// "on_board", "into_custody": each preposition of a verb with its object.
pub(super) fn inside(side: &Prepared, verb: u32) -> impl Iterator<Item = String> {
    let parse = &side.s.parse;
    let prepositions = parse.children(verb as usize).filter(|kid| parse.tokens[*kid].dep == "prep");
    let joined = |kid: usize, object: usize| format!("{}_{}", parse.tokens[kid].lemma, parse.tokens[object].lemma);
    prepositions.flat_map(move |kid| parse.children(kid).map(move |object| joined(kid, object)))
}

/// Whether a verb says only how many or how much its subject is.
pub(super) fn tells_how_many(verb: &str) -> bool {
    matches!(verb, "amount" | "be" | "climb" | "exceed" | "hit" | "number" | "reach" | "rise" | "stand" | "total")
}

/// Whoever takes what is not theirs.
const THIEVES: [&str; 7] = ["burglar", "gang", "intruder", "looter", "raider", "robber", "thief"];

/// The noun that a noun hangs on by "of".
pub(super) fn above(side: &Prepared, noun: u32) -> Option<u32> {
    let tokens = &side.s.parse.tokens;
    let of = tokens[noun as usize].head as u32;
    (tokens[noun as usize].dep == "pobj" && side.written(of) == "of").then(|| tokens[of as usize].head as u32)
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
    let (past_a, past_b) = (footing::is_past(pair.a, a.verb), footing::is_past(pair.b, b.verb));
    past_a && footing::is_ahead(pair.b, b.verb) || past_b && footing::is_ahead(pair.a, a.verb)
}

/// "Nine are still missing": of those who were missing before.
pub(super) fn is_still(side: &Prepared) -> bool {
    (0..side.s.parse.tokens.len()).any(|token| side.written(token as u32) == "still")
}

/// "an average of five": what one of them has may be more or less.
pub(super) fn is_average(side: &Prepared, number: u32) -> bool {
    let near =
        number.saturating_sub(AVERAGE_BEFORE)..side.s.parse.tokens.len().min(number as usize + AVERAGE_BEHIND) as u32;
    near.into_iter().any(|token| matches!(side.lemma(token), "average" | "median"))
}

/// "a majority of 27 votes", "by a margin of nine": how far one count is from another.
pub(super) fn is_margin(side: &Prepared, number: u32) -> bool {
    let tokens = &side.s.parse.tokens;
    let counted = tokens[number as usize].head as u32;
    let of = above(side, counted).or_else(|| above(side, number)).unwrap_or(counted);
    matches!(side.lemma(of), "difference" | "gap" | "lead" | "majority" | "margin")
}

/// Words from "average" to its number, and the other way round ("five inches on average"). Guesses.
const AVERAGE_BEFORE: u32 = 4;
const AVERAGE_BEHIND: usize = 5;

fn names_a_thing(quantity: &Quantity) -> bool {
    quantity.unit.as_deref().is_some_and(|unit| unit.starts_with("no. "))
}

/// Whose age it is: the noun or name that the number hangs on.
pub(super) fn bearer(side: &Prepared, token: u32) -> u32 {
    let tokens = &side.s.parse.tokens;
    let mut at = token as usize;
    while !matches!(tokens[at].pos, Upos::Noun | Upos::Propn) && tokens[at].head != at {
        at = tokens[at].head;
    }
    at as u32
}

/// "31 of the sailors": counted out of something larger.
pub(super) fn is_part(side: &Prepared, token: u32) -> bool {
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
