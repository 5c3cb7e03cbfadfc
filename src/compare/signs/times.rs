//! Two dates for one event, and texts that speak of different times.
//!
//! `date-conflict` fires where both texts date the same predicate and no date fits. `different-time` is the same seen as a guard:
//! another time may be another event. `changed-over-time` fires where publication (or the named times) lie apart and the
//! predicate is a state or a running count. Silent where nothing is known of when the texts were written.

use super::footing;
use super::slots::{self, Match};
use crate::compare::frame::Role;
use crate::compare::pair::Pair;
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use crate::compare::value::{self, Fit};
use crate::normalise::{Polarity, Time};
use crate::parse::Upos;
use crate::span::Span;
use jiff::civil::Date;
use smallvec::smallvec;

/// Days after which most states may have changed. A guess.
const LONG: f32 = 60.0;
/// From here on two dates are about one event. A guess.
const ONE_EVENT: f32 = 0.5;
/// What is left of a conflict between dates of things that nothing names, or of a deed and of its becoming known. A guess.
const ANY: f32 = 0.2;
/// How far an event that is over can have changed since. A guess.
const TAKEN_BACK: f32 = 0.1;

/// How the main statement of one text stands in time.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// See [`runs_on`].
    runs_on: f32,
    /// Told as over.
    over: bool,
    dates: Vec<(u32, usize)>,
    /// See [`is_of_old`].
    of_old: bool,
    /// Its verb.
    main: Option<Span>,
}

pub(super) fn facts(side: &Prepared) -> Facts {
    let main = side.frames.iter().find(|frame| frame.main);
    Facts {
        runs_on: runs_on(side),
        over: is_over(side),
        dates: dates(side),
        of_old: is_of_old(side),
        main: main.map(|frame| side.span(frame.verb)),
    }
}

pub(super) fn find(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    let topic = slots::topic(pair);
    fn named<'s>(side: &Prepared<'s>) -> impl Iterator<Item = (u32, &'s Time)> {
        side.facts.times.dates.iter().map(|(token, at)| (*token, &side.s.times[*at]))
    }
    for (x, p) in named(pair.a) {
        for (y, q) in named(pair.b) {
            let met = named(pair.a).any(|(_, other)| value::times(other, q) != Fit::Conflict)
                || named(pair.b).any(|(_, other)| value::times(p, other) != Fit::Conflict);
            if met {
                continue;
            }
            let unnamed = is_of_any(pair.a, x) && is_of_any(pair.b, y);
            let known = becomes_known(pair.a, x) != becomes_known(pair.b, y);
            let governed = slots::governed_alike(pair, matches, x, y) * if unnamed || known { ANY } else { 1.0 };
            let detail = || format!("{} / {}", p.span.of(&pair.a.s.text), q.span.of(&pair.b.s.text));
            let mut push = |code: Code, strength: f32| {
                found.push(pair.sign(code, strength, || (detail(), smallvec![p.span], smallvec![q.span])));
            };
            push(Code::DateConflict, topic * governed);
            push(Code::DifferentTime, topic * (1.0 - 0.5 * governed));
        }
    }
    changed(pair, topic, found);
}

/// Whether two texts tell of two times: only one of something long past, or every date that they name beside their verbs is another.
pub(super) fn are_of_other_times(pair: &Pair) -> bool {
    let (p, q) = (&pair.a.facts.times, &pair.b.facts.times);
    let fit =
        |x: &(u32, usize), y: &(u32, usize)| value::times(&pair.a.s.times[x.1], &pair.b.s.times[y.1]) != Fit::Conflict;
    let dated = !p.dates.is_empty() && !q.dates.is_empty();
    p.of_old != q.of_old || dated && !p.dates.iter().any(|x| q.dates.iter().any(|y| fit(x, y)))
}

/// "In 2009 six people died", "two years ago", "that year": reports name the year only of what is not news.
pub(super) fn is_of_old(side: &Prepared) -> bool {
    let parse = &side.s.parse;
    let past = side.frames.iter().any(|frame| frame.main && footing::is_past(side, frame.verb));
    let back = |token: usize| {
        let before = || if token > 0 { side.written(token as u32 - 1).to_lowercase() } else { String::new() };
        match side.written(token as u32).to_lowercase().as_str() {
            "ago" => true,
            "year" => matches!(before().as_str(), "last" | "that" | "previous"),
            // "last March"
            _ if before() == "last" && parse.tokens[token].pos == Upos::Propn => {
                side.s.times.iter().any(|time| time.said.month.is_some() && time.said.day.is_none())
            }
            "time" => before() == "that" && parse.tokens[token].dep == "pobj",
            _ => false,
        }
    };
    past && (side.s.times.iter().any(|time| time.said.year.is_some()) || (0..parse.tokens.len()).any(back))
}

/// Token and position of each time.
fn dates(side: &Prepared) -> Vec<(u32, usize)> {
    let word = |word: &super::super::prepared::Word| match word.kind {
        Kind::Time(at) => Some((word.token, usize::from(at))),
        _ => None,
    };
    side.words.iter().filter_map(word).collect()
}

/// "a video was posted in June": any video, maybe another than the other text's.
fn is_of_any(side: &Prepared, token: u32) -> bool {
    let parse = &side.s.parse;
    let any = |noun: u32| {
        parse.children(noun as usize).any(|kid| {
            parse.tokens[kid].dep == "det" && matches!(side.written(kid as u32).to_lowercase().as_str(), "a" | "an")
        })
    };
    slots::governor(side, token).is_some_and(|frame| {
        let parties = || frame.arguments.iter().filter(|(role, _)| matches!(role, Role::Agent | Role::Patient));
        parties().next().is_some() && parties().all(|(_, noun)| any(*noun))
    })
}

/// "was found dead on Thursday": the day of the finding.
fn becomes_known(side: &Prepared, token: u32) -> bool {
    slots::governor(side, token).is_some_and(|frame| {
        let turns_up = || side.s.parse.children(frame.verb as usize).any(|kid| side.written(kid as u32) == "up");
        match side.lemma(frame.verb) {
            "announce" | "confirm" | "discover" | "emerge" | "find" | "learn" | "report" | "reveal" => true,
            "turn" => turns_up(),
            _ => false,
        }
    })
}

fn changed(pair: &Pair, topic: f32, found: &mut Vec<Sign>) {
    let (Some(p), Some(q)) = (pair.a.s.published, pair.b.s.published) else { return };
    let apart = apart(pair, p, q);
    // Two dates for one event, told on one day: nothing had time to change.
    let told_at_once = p == q && found.iter().any(|sign| sign.code == Code::DateConflict && sign.strength >= ONE_EVENT);
    if apart == 0 || told_at_once {
        return;
    }
    let gap = (0.4 + 0.6 * (apart as f32).ln() / LONG.ln()).clamp(0.0, 1.0);
    let running =
        if is_taken_back(pair, p, q) { TAKEN_BACK } else { pair.a.facts.times.runs_on.max(pair.b.facts.times.runs_on) };
    let span = |side: &Prepared| side.facts.times.main.into_iter().collect();
    found.push(
        pair.sign(Code::ChangedOverTime, topic * gap * running, || (format!("{p} / {q}"), span(pair.a), span(pair.b))),
    );
}

/// An event that was told as over, and later is said not to have been: "I met him" / later "I did not meet him".
fn is_taken_back(pair: &Pair, p: Date, q: Date) -> bool {
    let (earlier, later) = if p < q { (pair.a, pair.b) } else { (pair.b, pair.a) };
    let over = |side: &Prepared| side.facts.times.over;
    let negated = |side: &Prepared| side.s.polarity == Polarity::Negated;
    p != q && over(earlier) && over(later) && !negated(earlier) && negated(later)
}

fn is_over(side: &Prepared) -> bool {
    side.frames.iter().find(|frame| frame.main).is_some_and(|frame| {
        let verb = frame.verb as usize;
        let past = side.s.parse.tokens[verb].tag == "VBD";
        let did = |kid: usize| side.s.parse.tokens[kid].lemma == "do" && side.s.parse.tokens[kid].tag == "VBD";
        past || side.s.parse.children(verb).any(did)
    })
}

/// Days between what the texts speak of: their own times where both name one, else their publication.
fn apart(pair: &Pair, p: Date, q: Date) -> i32 {
    if let (Some(x), Some(y)) = (pair.a.s.event_time, pair.b.s.event_time) {
        if x.from <= y.to && y.from <= x.to {
            return 0;
        }
        return (x.from - y.from).get_days().abs();
    }
    (p - q).get_days().abs()
}

/// 1 for a state, a plan or a running count, less for an event that is over.
fn runs_on(side: &Prepared) -> f32 {
    let Some(frame) = side.frames.iter().find(|frame| frame.main) else { return 0.7 };
    let parse = &side.s.parse;
    let verb = frame.verb as usize;
    let modal = parse.children(verb).any(|kid| parse.tokens[kid].tag == "MD");
    let perfect = parse.children(verb).any(|kid| parse.tokens[kid].lemma == "have" && parse.tokens[kid].dep == "aux");
    let counted = side.frames.iter().any(|f| {
        matches!(
            side.lemma(f.head),
            "kill" | "injure" | "die" | "wound" | "miss" | "dead" | "displace" | "infect" | "arrest" | "detain"
        )
    });
    match parse.tokens[verb].tag {
        _ if modal || counted => 1.0,
        "VBZ" | "VBP" | "VB" | "VBG" => 1.0,
        _ if perfect => 0.8,
        "VBD" | "VBN" if side.s.event_time.is_some() => 0.3,
        "VBD" | "VBN" => 0.5,
        _ => 0.7,
    }
}
