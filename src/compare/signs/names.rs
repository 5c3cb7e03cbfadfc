//! Two people, organisations or places in one role of one event.
//!
//! `name-conflict` and `place-conflict` fire where predicates match, the rest of the statement agrees, and one role is filled by names
//! that cannot be one. Where little else agrees the same is a guard: `different-subject`, `different-place`.
//! Silent: spelling variants, a part of a name, a seat of government for its country, a name met elsewhere in the other text.

use super::footing;
use super::slots::{self, Match};
use crate::compare::frame::{Frame, Role};
use crate::compare::naming::SEAT;
use crate::compare::pair::Pair;
use crate::compare::prepared::{Kind, Prepared, Word};
use crate::compare::sign::{Code, Sign};
use crate::normalise::NameKind;
use smallvec::smallvec;

pub(super) fn find(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    let topic = slots::topic(pair);
    for x in unmet(pair.a, &pair.best_a) {
        for y in unmet(pair.b, &pair.best_b) {
            let Some(place) = one_kind(x.kind, y.kind) else { continue };
            let same_role =
                matches.iter().any(|one| is_on_one_footing(pair, one) && has_same_role(pair, one, x.token, y.token));
            // What of both texts agrees beside the two names.
            let rest =
                |cover: f32, all: f32, own: f32| if all > own { (cover * all / (all - own)).min(1.0) } else { 0.0 };
            let agrees = rest(pair.cover_a, pair.a.weight, pair.a.words[x.word].weight).min(rest(
                pair.cover_b,
                pair.b.weight,
                pair.b.words[y.word].weight,
            ));
            let (conflict, guard) = if place {
                (Code::PlaceConflict, Code::DifferentPlace)
            } else {
                (Code::NameConflict, Code::DifferentSubject)
            };
            let mut push = |code: Code, strength: f32| {
                found.push(pair.sign(code, strength, || {
                    let (p, q) = (&pair.a.s.names[x.at], &pair.b.s.names[y.at]);
                    (format!("{} / {}", p.text, q.text), smallvec![p.span], smallvec![q.span])
                }));
            };
            if same_role && (place || is_party(matches, pair, x.token)) {
                push(conflict, topic * slots::governed_alike(pair, matches, x.token, y.token).max(0.3) * agrees);
                push(guard, topic * (1.0 - agrees));
            } else {
                push(guard, topic * 0.7);
            }
        }
    }
    other_subjects(pair, matches, topic, found);
}

/// A name that is a word of its text.
#[derive(Clone, Debug)]
pub(super) struct Named {
    token: u32,
    word: usize,
    /// Position in the statement's names.
    at: usize,
    kind: NameKind,
}

pub(super) type Facts = Vec<Named>;

pub(super) fn facts(side: &Prepared) -> Facts {
    let named = |(word, of): (usize, &Word)| match of.kind {
        Kind::Name(at) => {
            let at = usize::from(at);
            Some(Named { token: of.token, word, at, kind: side.s.names[at].kind })
        }
        _ => None,
    };
    side.words.iter().enumerate().filter_map(named).collect()
}

/// Names that no name of the other text can be.
fn unmet<'p>(side: &'p Prepared<'_>, best: &[(usize, f32)]) -> impl Iterator<Item = &'p Named> {
    side.facts.names.iter().filter(|name| best[name.word].1 < SEAT)
}

/// Whether two kinds of names can fill one slot; true for places.
fn one_kind(a: NameKind, b: NameKind) -> Option<bool> {
    match (a, b) {
        (NameKind::Place, NameKind::Place) => Some(true),
        (NameKind::Place, NameKind::Person) | (NameKind::Person, NameKind::Place) => None,
        (NameKind::Place, _) | (_, NameKind::Place) => None,
        _ => Some(false),
    }
}

/// "Lee is not investigating" / "Holm is investigating": both may be so.
fn is_on_one_footing(pair: &Pair, one: &Match<'_>) -> bool {
    footing::is_turned(pair.a, one.a) == footing::is_turned(pair.b, one.b)
}

fn has_same_role(pair: &Pair, one: &Match<'_>, x: u32, y: u32) -> bool {
    let role = |side: &Prepared, frame: &Frame, token: u32| -> Option<(u8, bool)> {
        frame.arguments.iter().find(|(_, argument)| side.word_at(*argument) == side.word_at(token)).map(|(role, _)| {
            match *role {
                Role::Agent => (0, false),
                Role::Patient => (1, false),
                Role::Recipient => (2, false),
                Role::Oblique(preposition) => (3, is_where(side.written(preposition))),
            }
        })
    };
    match (role(pair.a, one.a, x), role(pair.b, one.b, y)) {
        (Some(p), Some(q)) => p == q,
        _ => false,
    }
}

/// Whether a name does or undergoes something: "on Twitter" and "on Facebook" may both hold.
fn is_party(matches: &[Match<'_>], pair: &Pair, x: u32) -> bool {
    matches.iter().any(|one| {
        one.a
            .arguments
            .iter()
            .any(|(role, token)| !matches!(role, Role::Oblique(_)) && pair.a.word_at(*token) == pair.a.word_at(x))
    })
}

fn is_where(preposition: &str) -> bool {
    matches!(
        preposition.to_lowercase().as_str(),
        "in" | "at"
            | "near"
            | "off"
            | "outside"
            | "inside"
            | "from"
            | "on"
            | "around"
            | "over"
            | "to"
            | "into"
            | "above"
    )
}

/// The subject of the matched statement is another thing: "the captain" / "the first officer".
fn other_subjects(pair: &Pair, matches: &[Match<'_>], topic: f32, found: &mut Vec<Sign>) {
    for one in matches.iter().filter(|one| one.is_main()) {
        let both = [(Role::Agent, one.agent), (Role::Patient, one.patient)];
        for (role, score) in both {
            let (Some(score), Some(x), Some(y)) = (score, one.a.argument(role), one.b.argument(role)) else { continue };
            let named =
                |side: &Prepared, token: u32| side.word_at(token).is_some_and(|word| slots::is_name(side, word));
            let counted = |side: &Prepared, token: u32| {
                side.word_at(token).is_some_and(|word| matches!(side.words[word].kind, Kind::Number(_)))
            };
            // "found 2.4 million": how many is no other thing.
            if counted(pair.a, x) && counted(pair.b, y) {
                continue;
            }
            // "23 people" may be "41 demonstrators".
            if slots::are_people(pair, x, y) {
                continue;
            }
            // Two names were looked at above.
            if score < 0.3 && !(named(pair.a, x) && named(pair.b, y)) {
                found.push(pair.sign(Code::DifferentSubject, topic * (1.0 - score) * 0.8, || {
                    (
                        format!("{} / {}", pair.a.written(x), pair.b.written(y)),
                        smallvec![pair.a.span(x)],
                        smallvec![pair.b.span(y)],
                    )
                }));
            }
        }
    }
}
