//! Two counts of one kind in two articles on one story: "at least 40 were hurt" / "twenty-six people were injured".
//!
//! Fires as `number-conflict` between what each article counts at most of a kind (`count_kinds.txt`), whatever else either text says.
//! Silent: parts of the whole, another time, what befell others by their names, how badly ("lightly hurt"), and a figure that the other
//! article tells too.
//! Known misses: a toll of each side of a battle, where neither text names its side.

use super::denial;
use super::footing;
use super::numbers;
use super::slots;
use super::times;
use crate::compare::frame::{self, Frame, Role};
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared, Word};
use crate::compare::sign::{Code, Sign};
use crate::compare::value::{self, Amount, Fit};
use crate::extract::{Certainty, Stance};

/// How sure it is that both count the same. A guess.
const SURE: f32 = 0.95;
/// Of two values of one quantity the larger is seldom more than so many times the smaller. A guess: tolls of 3 and 11, not a price of
/// 2 billion and a fare of 12.
const FAR: f64 = 5.0;

/// What is counted or measured: so many that died, so many that will go, the years of a sentence.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::compare) struct Toll {
    of: Of,
    ahead: bool,
}

/// A line of `count_kinds.txt` or of `measures.txt`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
enum Of {
    Count(usize),
    Measure(usize),
}

#[derive(Copy, Clone, Debug)]
pub(in crate::compare) struct Count {
    pub toll: Toll,
    /// Position in the statement's amounts.
    pub amount: u16,
    token: u32,
    /// "six of them", "another two": counted beside others.
    part: bool,
    /// "Lee put the number of deaths at 12": who does something only tells it.
    given: bool,
    scale: Option<&'static str>,
    /// See [`until`].
    until: bool,
}

pub(super) fn counts(side: &Prepared) -> Vec<Count> {
    let told = side.s.stance == Stance::Asserts && side.s.certainty != Certainty::Possible && !denial::withholds(side);
    if !told || side.amounts.is_empty() || numbers::is_of_then(side) || times::is_of_old(side) {
        return Vec::new();
    }
    let until = until(side);
    let count = |(token, amount): (u32, u16)| {
        let frame = slots::governor(side, token)?;
        let open = footing::is_turned(side, frame) || footing::is_asked(side, frame.verb);
        let other = numbers::is_margin(side, token)
            || numbers::is_average(side, token)
            || numbers::is_whole(side, token)
            || numbers::is_still(side);
        let of = of(side, frame, token, &side.amounts[usize::from(amount)]).filter(|_| !open && !other)?;
        // "Three of them have died": of the sick, not of the dead.
        let subject = [Role::Agent, Role::Patient].iter().any(|role| frame.argument(*role) == Some(token));
        let given = numbers::put_at(side, frame).is_some();
        let part = numbers::is_part(side, token) && !subject || numbers::is_among(side, token) && !given;
        let toll = Toll { of, ahead: footing::is_ahead(side, frame.verb) };
        Some(Count { toll, amount, token, part, given, scale: scale(side, frame.verb), until })
    };
    numbers::positions(side).filter_map(count).collect()
}

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    let Some(totals) = pair.totals else { return };
    for x in &pair.a.facts.tolls {
        for y in &pair.b.facts.tolls {
            let (p, q) = (&pair.a.amounts[usize::from(x.amount)], &pair.b.amounts[usize::from(y.amount)]);
            let (one, other) = (pair.a.s.article, pair.b.s.article);
            let known = || totals.tells(one, q) || totals.tells(other, p);
            let whole = || totals.is_most(one, x.toll, p) && totals.is_most(other, y.toll, q);
            let conflicts =
                x.toll == y.toll && !x.part && !y.part && x.scale == y.scale && is_conflict(pair, (x, p), (y, q));
            if conflicts && whole() && !known() && !times::are_of_other_times(pair) {
                // "Nine died, six of them children" / "28 died": the part is no part of the other count.
                found.retain(|sign| sign.code != Code::PartOfWhole);
                found.push(numbers::sign(pair, Code::NumberConflict, SURE, (p.of, q.of)).plain_where(true));
            }
        }
    }
}

fn of(side: &Prepared, frame: &Frame, number: u32, amount: &Amount) -> Option<Of> {
    let money = |unit: &str| unit.len() == 3 && unit.chars().all(|c| c.is_ascii_uppercase());
    let unit = match amount.unit {
        Some("hour") => "time",
        Some("km/h") => "speed",
        Some("km") => "length",
        Some("percent") => "percent",
        None if amount.of.unit.is_none() => "number",
        Some(unit) if amount.of.is_measure() && !money(unit) => return None,
        _ => return numbers::kind(side, number).map(Of::Count),
    };
    let measured = side.s.parse.tokens[number as usize].head as u32;
    let with_particle = frame::lemma_with_particle(&side.s.text, &side.s.parse, frame.verb as usize);
    // "a gust of 158 km/h", "a six-year stretch", "17 metres long"
    let above = [numbers::above(side, measured), numbers::above(side, number), Some(measured)];
    let beside = Some(side.s.parse.tokens[measured as usize].head as u32);
    let agent = frame.argument(Role::Agent).filter(|_| numbers::tells_how_many(side.lemma(frame.verb)));
    let nouns = above.into_iter().chain([beside, agent, numbers::put_at(side, frame), Some(frame.head)]).flatten();
    let measure = |word: &str| lexicon::measure(word, unit).map(Of::Measure);
    let inside = || numbers::inside(side, frame.verb).find_map(|words| measure(&words));
    let measure = nouns.map(|token| side.lemma(token)).chain([&*with_particle]).find_map(measure).or_else(inside);
    measure.or_else(|| (unit == "number").then(|| numbers::kind(side, number)).flatten().map(Of::Count))
}

/// Two values near each other, of the same people or things.
fn is_conflict(pair: &Pair, (x, p): (&Count, &Amount), (y, q): (&Count, &Amount)) -> bool {
    let near = p.value.abs().max(q.value.abs()) <= FAR * p.value.abs().min(q.value.abs());
    let general = |unit: &str| {
        matches!(
            unit,
            "person" | "victim" | "death" | "fatality" | "casualty" | "body" | "other" | "job" | "position" | "post"
        )
    };
    let [noun_a, noun_b] =
        [(pair.a, x), (pair.b, y)].map(|(side, at)| side.s.parse.tokens[at.token as usize].head as u32);
    let same = || match (p.of.unit.as_deref(), q.of.unit.as_deref()) {
        (Some(_), Some(_)) if p.of.is_measure() || q.of.is_measure() => p.unit == q.unit,
        // "three children" may be among "four people", not the other way round.
        (Some(one), Some(other)) if one != other && (general(one) || general(other)) => {
            (general(one) || p.value > q.value) && (general(other) || q.value > p.value)
        }
        (Some(one), Some(other)) => one == other || pair.tokens(noun_a, noun_b) >= ALIGNED,
        (None, None) => true,
        (Some(one), None) | (None, Some(one)) => general(one),
    };
    near && !may_have_grown(pair, x.toll, (p, q))
        && x.until == y.until
        && value::quantities(p, q) == Fit::Conflict
        && same()
        && !slots::have_other_names(pair, noun_a, noun_b)
        && !(numbers::is_of_others(pair, x.token, y.token) && !x.given && !y.given)
        && !narrows(pair, (x, p), (y, q))
        && !befalls_others(pair, x.token, y.token)
}

/// A toll told later rises.
fn may_have_grown(pair: &Pair, toll: Toll, (p, q): (&Amount, &Amount)) -> bool {
    let (Some(one), Some(other)) = (pair.a.s.published, pair.b.s.published) else { return false };
    let runs = matches!(toll.of, Of::Count(_)) && !p.of.is_measure();
    runs && one != other && (one < other) == (p.value < q.value)
}

/// "By Monday night", "by noon", "so far": a count that goes on.
fn until(side: &Prepared) -> bool {
    let hour = |word: &str| {
        matches!(word, "afternoon" | "dawn" | "dusk" | "evening" | "midnight" | "morning" | "night" | "noon" | "now")
    };
    let tokens = &side.s.parse.tokens;
    let timed = |at: usize| side.s.times.iter().any(|time| time.span.contains(tokens[at].span));
    let by = |at: usize| {
        tokens[at].lemma == "by" && side.s.parse.children(at).any(|kid| timed(kid) || hour(side.lemma(kid as u32)))
    };
    let so_far = |at: usize| at > 0 && tokens[at].lemma == "far" && tokens[at - 1].lemma == "so";
    (0..tokens.len()).any(|at| by(at) || so_far(at))
}

/// "Three died in Orvik county" / "seven were killed": the smaller count is of a place that the other text does not name.
fn narrows(pair: &Pair, (x, p): (&Count, &Amount), (y, q): (&Count, &Amount)) -> bool {
    let (side, count, best) = if p.value < q.value { (pair.a, x, &pair.best_a) } else { (pair.b, y, &pair.best_b) };
    let at = |word: &Word| {
        let token = &side.s.parse.tokens[word.token as usize];
        token.dep == "pobj" && matches!(side.written(token.head as u32), "at" | "in")
    };
    let of_count = |word: &Word| match (slots::governor(side, word.token), slots::governor(side, count.token)) {
        (Some(place), Some(counted)) => place.verb == counted.verb,
        _ => false,
    };
    let place = |word: &Word| matches!(word.kind, Kind::Name(_)) && at(word) && of_count(word);
    (0..side.words.len()).any(|word| place(&side.words[word]) && best[word].1 < ALIGNED)
}

/// "Lee was jailed for six years" / "Holm was jailed for four".
fn befalls_others(pair: &Pair, x: u32, y: u32) -> bool {
    let whom = |side: &Prepared, number: u32| {
        slots::governor(side, number).and_then(|frame| frame.argument(Role::Patient).or(frame.argument(Role::Agent)))
    };
    matches!((whom(pair.a, x), whom(pair.b, y)), (Some(p), Some(q)) if slots::have_other_names(pair, p, q))
}

/// "lightly hurt", "seriously injured": of all who were hurt some.
fn scale(side: &Prepared, verb: u32) -> Option<&'static str> {
    const SCALES: [&str; 7] = ["badly", "critically", "gravely", "lightly", "seriously", "severely", "slightly"];
    let of = |kid: usize| SCALES.into_iter().find(|scale| side.lemma(kid as u32) == *scale);
    side.s.parse.children(verb as usize).find_map(of)
}
