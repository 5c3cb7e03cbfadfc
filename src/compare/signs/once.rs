//! What befalls a person but once in a story, at two places or on two days: "arrested at his home" / "seized at the airport"; and one
//! thing on two sides of one place: "north of Reva" / "south of Reva".
//!
//! Fires as `place-conflict` or `date-conflict` in two articles on one story, by any words of the kind (`count_kinds.txt`).
//! Silent: places that may lie in each other (a town and a hotel), the day on which something became known, a second time ("arrested
//! again"), and what is negated, planned or asked.
//! Known misses: two towns, of which one may be a part of the other.

use super::denial;
use super::footing;
use super::numbers;
use super::slots;
use crate::compare::frame::{Frame, Role};
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use crate::compare::value::{self, Fit};
use crate::extract::Stance;
use crate::normalise::{NameKind, Time};
use crate::span::Span;
use smallvec::smallvec;

/// How sure it is that both speak of one event. A guess.
const SURE: f32 = 0.95;
/// Two names are one person from here on. A guess.
const ONE_PERSON: f32 = 0.8;
/// Nobody is at two of these at once.
const SITES: [&str; 18] = [
    "airport",
    "church",
    "court",
    "embassy",
    "factory",
    "farm",
    "harbour",
    "home",
    "hospital",
    "hotel",
    "mosque",
    "office",
    "prison",
    "restaurant",
    "school",
    "stadium",
    "station",
    "university",
];
const COMPASS: [(&str, &str); 4] = [("east", "west"), ("north", "south"), ("south", "north"), ("west", "east")];

/// What befalls one person in the main statement of a text.
#[derive(Clone, Debug)]
pub(super) struct Once {
    kind: usize,
    /// The word of whom it befalls.
    whom: usize,
    /// Where: the noun.
    site: Option<u32>,
    /// When: position in the statement's times.
    day: Option<usize>,
}

/// "60 miles north of Reva".
#[derive(Clone, Debug)]
pub(super) struct Side {
    direction: u32,
    /// The word of what lies there.
    of: usize,
    /// What is there: the word.
    what: usize,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    once: Option<Once>,
    side: Option<Side>,
}

pub(super) fn facts(side: &Prepared) -> Facts {
    let again = |token: usize| matches!(side.lemma(token as u32), "again" | "second" | "twice");
    let open = denial::withholds(side) || (0..side.s.parse.tokens.len()).any(again);
    if side.s.stance != Stance::Asserts || open {
        return Facts::default();
    }
    let mut main = side.frames.iter().filter(|frame| frame.main && is_told(side, frame));
    Facts { once: main.clone().find_map(|frame| once(side, frame)), side: main.find_map(|frame| beside(side, frame)) }
}

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    if !pair.one_story {
        return;
    }
    if let (Some(x), Some(y)) = (&pair.a.facts.once.once, &pair.b.facts.once.once)
        && x.kind == y.kind
        && pair.score(x.whom, y.whom) >= ONE_PERSON
    {
        if let (Some(p), Some(q)) = (x.site, y.site)
            && are_two_sites(pair, p, q)
        {
            push(pair, Code::PlaceConflict, (pair.a.span(p), pair.b.span(q)), found);
        }
        let day = |side: &Prepared, at: Option<usize>| at.map(|at| side.s.times[at].clone());
        let fits = |p: &Time, q: &Time| value::times(p, q) != Fit::Conflict;
        if let (Some(p), Some(q)) = (day(pair.a, x.day), day(pair.b, y.day))
            && !fits(&p, &q)
            && !pair.a.s.times.iter().any(|other| fits(other, &q))
            && !pair.b.s.times.iter().any(|other| fits(&p, other))
        {
            push(pair, Code::DateConflict, (p.span, q.span), found);
            // Nobody's death moves with the day of the report.
            found.retain(|sign| sign.code != Code::ChangedOverTime);
        }
    }
    if let (Some(x), Some(y)) = (&pair.a.facts.once.side, &pair.b.facts.once.side)
        && COMPASS.contains(&(pair.a.lemma(x.direction), pair.b.lemma(y.direction)))
        && pair.score(x.of, y.of) >= ONE_PERSON
        && pair.score(x.what, y.what) >= ALIGNED
    {
        push(pair, Code::PlaceConflict, (pair.a.span(x.direction), pair.b.span(y.direction)), found);
    }
}

fn push(pair: &Pair, code: Code, (x, y): (Span, Span), found: &mut Vec<Sign>) {
    let words = || (format!("{} / {}", x.of(&pair.a.s.text), y.of(&pair.b.s.text)), smallvec![x], smallvec![y]);
    found.push(pair.sign(code, SURE, words).plain_where(true));
}

fn is_told(side: &Prepared, frame: &Frame) -> bool {
    let past = footing::is_past(side, frame.verb) || side.s.parse.tokens[frame.verb as usize].tag == "VBN";
    past && !footing::is_turned(side, frame)
        && !footing::is_ahead(side, frame.verb)
        && !footing::is_asked(side, frame.verb)
}

fn once(side: &Prepared, frame: &Frame) -> Option<Once> {
    let befalls = frame.argument(Role::Patient).or(frame.argument(Role::Agent))?;
    let tokens = &side.s.parse.tokens;
    // "the mayor, Ann Lee", not "the mother of Ann Lee".
    let names_it = |word: &usize| {
        let token = side.words[*word].token;
        let beside = tokens[token as usize].dep == "appos" && tokens[token as usize].head == befalls as usize;
        (token == befalls || beside) && is_person(side, *word)
    };
    let whom = slots::names_under(side, befalls).into_iter().find(names_it)?;
    let base = side.lemma(frame.verb);
    let seized = || matches!(base, "capture" | "catch" | "seize").then(|| lexicon::count_kind("arrest")).flatten();
    let kind = numbers::kind_of(side, frame).filter(|_| base != "seize").or_else(seized)?;
    let but_once = ["arrest", "kill"].iter().any(|known| lexicon::count_kind(known) == Some(kind));
    // "was found dead on Thursday": the day of the finding.
    let known = matches!(base, "announce" | "confirm" | "find" | "report");
    if !but_once || known {
        return None;
    }
    let (site, day) = (site(side, frame), day(side, frame));
    (site.is_some() || day.is_some()).then_some(Once { kind, whom, site, day })
}

fn is_person(side: &Prepared, word: usize) -> bool {
    matches!(side.words[word].kind, Kind::Name(at) if side.s.names[usize::from(at)].kind == NameKind::Person)
}

fn site(side: &Prepared, frame: &Frame) -> Option<u32> {
    frame.arguments.iter().find_map(|(role, token)| match role {
        Role::Oblique(preposition) if matches!(side.written(*preposition), "at" | "in" | "inside" | "outside") => {
            SITES.contains(&side.lemma(*token)).then_some(*token)
        }
        _ => None,
    })
}

/// Two sites, and no name in common that may be of both.
fn are_two_sites(pair: &Pair, p: u32, q: u32) -> bool {
    let (x, y) = (slots::names_under(pair.a, p), slots::names_under(pair.b, q));
    pair.a.lemma(p) != pair.b.lemma(q)
        && pair.tokens(p, q) < ALIGNED
        && !x.iter().any(|i| y.iter().any(|j| pair.score(*i, *j) >= ALIGNED))
}

/// The one day that the verb is told of.
fn day(side: &Prepared, frame: &Frame) -> Option<usize> {
    let own = |word: &&crate::compare::prepared::Word| {
        slots::governor(side, word.token).is_some_and(|governor| governor.head == frame.head)
    };
    let mut days = side.words.iter().filter(own).filter_map(|word| match word.kind {
        Kind::Time(at) => Some(usize::from(at)),
        _ => None,
    });
    days.next().filter(|_| days.next().is_none())
}

fn beside(side: &Prepared, frame: &Frame) -> Option<Side> {
    let what = frame.argument(Role::Patient).or(frame.argument(Role::Agent))?;
    let what = side.word_at(what)?;
    let points = |token: usize| COMPASS.iter().any(|(known, _)| *known == side.lemma(token as u32));
    let of = |token: usize| side.s.parse.tokens.get(token + 1).is_some_and(|next| next.lemma == "of");
    let named = |token: usize| {
        let words = (token + 2..side.s.parse.tokens.len().min(token + 6)).filter_map(|at| side.word_at(at as u32));
        words.into_iter().find(|word| matches!(side.words[*word].kind, Kind::Name(_)))
    };
    let direction = (0..side.s.parse.tokens.len()).find(|token| points(*token) && of(*token))?;
    Some(Side { direction: direction as u32, of: named(direction)?, what })
}
