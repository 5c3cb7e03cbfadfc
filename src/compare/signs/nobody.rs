//! What befell nobody, and somebody all the same: "no one was arrested" / "police arrested two men".
//!
//! Fires as `negation` where one text says of nobody at all what the other tells of somebody, by any words of one kind (`count_kinds.txt`),
//! in two articles on one story. Silent: "no pupil", "no one in the hall" (somebody else may), "nobody yet", another time, and what is only
//! planned, asked or feared.

use super::denial;
use super::footing;
use super::negation::HEAVY;
use super::numbers;
use super::slots;
use super::times;
use crate::compare::frame::{Frame, Role};
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use crate::extract::Stance;
use smallvec::smallvec;

/// How sure it is that both speak of the same people. A guess.
const SURE: f32 = 0.95;
/// "No branches" and "80 branches" are of one kind from here on. A guess.
const ONE_KIND: f32 = 0.8;

/// What one text tells, by kinds of what can be counted, each with the word that tells it.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    of_nobody: Option<Told>,
    of_somebody: Vec<Told>,
}

/// A kind of what can be counted.
#[derive(Copy, Clone, Debug)]
struct Told {
    kind: usize,
    /// The word that tells it.
    said: u32,
    /// Whom or what it befalls; `None` where it is anybody.
    whom: Option<u32>,
    ahead: bool,
}

pub(super) fn facts(side: &Prepared) -> Facts {
    let main = || side.frames.iter().filter(|frame| frame.main);
    Facts {
        of_nobody: main().find_map(|frame| of_nobody(side, frame)),
        of_somebody: main().filter_map(|frame| of_somebody(side, frame)).collect(),
    }
}

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    if !pair.one_story || times::are_of_other_times(pair) {
        return;
    }
    for (none, some, best, turn) in [(pair.a, pair.b, &pair.best_a, false), (pair.b, pair.a, &pair.best_b, true)] {
        let Some(denied) = none.facts.nobody.of_nobody else { continue };
        let one_kind = |x: u32, y: u32| if turn { pair.tokens(y, x) } else { pair.tokens(x, y) } >= ONE_KIND;
        let meets = |told: &&Told| {
            let whom = told.whom.is_some_and(|whom| match denied.whom {
                Some(no) => one_kind(no, whom),
                None => is_somebody(some, whom),
            });
            told.kind == denied.kind && told.ahead == denied.ahead && whom
        };
        let Some(told) = some.facts.nobody.of_somebody.iter().find(meets) else { continue };
        if narrows(none, denied, best) {
            continue;
        }
        found.push(
            pair.sign(Code::Negation, SURE, || {
                let (x, y) = (none.span(denied.said), some.span(told.said));
                let (denied, written) = (format!("none … {}", none.written(denied.said)), some.written(told.said));
                match turn {
                    false => (format!("{denied} / {written}"), smallvec![x], smallvec![y]),
                    true => (format!("{written} / {denied}"), smallvec![y], smallvec![x]),
                }
            })
            .plain_where(true),
        );
    }
}

/// "no one in the hall was hurt": a word beside the predicate that the other text has not.
fn narrows(side: &Prepared, Told { said, .. }: Told, best: &[(usize, f32)]) -> bool {
    let of_predicate = |token: u32| {
        let tokens = &side.s.parse.tokens;
        token == said
            || tokens[token as usize].head as u32 == said && tokens[token as usize].dep != "prep"
            || tokens[said as usize].head as u32 == token
    };
    (0..side.words.len()).any(|word| {
        let of = &side.words[word];
        !matches!(of.kind, Kind::Time(_))
            && of.weight >= HEAVY
            && best[word].1 < ALIGNED
            && !of_predicate(of.token)
            && !lexicon::is_event(side.lemma(of.token))
    })
}

/// "no one was hurt", "no arrests have been made", "there were no deaths", "no jobs will go"; who denies that anybody was.
fn of_nobody(side: &Prepared, frame: &Frame) -> Option<Told> {
    let parse = &side.s.parse;
    let denies = side.s.stance == Stance::Denies;
    let yet = |kid: usize| matches!(side.lemma(kid as u32), "yet" | "far" | "else" | "other");
    if (0..parse.tokens.len()).any(yet) || footing::is_asked(side, frame.verb) || denial::withholds(side) {
        return None;
    }
    let befalls = undergoer(frame)?;
    let ahead = footing::is_ahead(side, frame.verb);
    let bare = |noun: usize| {
        let no = parse.children(noun).any(|kid| side.written(kid as u32).eq_ignore_ascii_case("no"));
        no && !parse
            .children(noun)
            .any(|kid| matches!(parse.tokens[kid].dep, "amod" | "compound" | "prep" | "relcl" | "acl"))
    };
    if is_nobody(side, befalls, denies) {
        return numbers::kind_of(side, frame).map(|kind| Told { kind, said: frame.verb, whom: None, ahead });
    }
    // "no arrests": the noun tells what befell nobody.
    let light = matches!(side.lemma(frame.verb), "be" | "make" | "report" | "record");
    let noun =
        parse.children(frame.verb as usize).find(|kid| matches!(parse.tokens[*kid].dep, "attr" | "dobj" | "nsubjpass"));
    let told = noun.filter(|noun| light && bare(*noun)).map(|noun| noun as u32);
    if let Some((noun, kind)) = told.and_then(|noun| Some((noun, lexicon::count_kind(side.lemma(noun))?))) {
        return Some(Told { kind, said: noun, whom: None, ahead });
    }
    let kind = numbers::kind_of(side, frame).filter(|_| bare(befalls as usize))?;
    Some(Told { kind, said: frame.verb, whom: Some(befalls), ahead })
}

fn of_somebody(side: &Prepared, frame: &Frame) -> Option<Told> {
    let parse = &side.s.parse;
    let had = |kid: usize| parse.tokens[kid].dep == "aux" && parse.tokens[kid].lemma == "have";
    let ahead = footing::is_ahead(side, frame.verb);
    let tense = ahead || footing::is_past(side, frame.verb) || parse.children(frame.verb as usize).any(had);
    let whom = undergoer(frame)?;
    let told = side.s.stance == Stance::Asserts
        && tense
        && !footing::is_turned(side, frame)
        && !footing::is_asked(side, frame.verb)
        && !denial::withholds(side)
        && !is_nobody(side, whom, true)
        && !parse.children(whom as usize).any(|kid| side.written(kid as u32).eq_ignore_ascii_case("no"));
    let kind = numbers::kind_of(side, frame).filter(|_| told)?;
    Some(Told { kind, said: frame.verb, whom: Some(whom), ahead })
}

/// Not "the ferry was lost".
fn is_somebody(side: &Prepared, token: u32) -> bool {
    slots::is_person(side, token) || slots::is_name_token(side, token) && !is_thing(side, token)
}

/// Whom it befalls; who dies or is missing.
fn undergoer(frame: &Frame) -> Option<u32> {
    frame.argument(Role::Patient).or(frame.argument(Role::Agent))
}

fn is_thing(side: &Prepared, token: u32) -> bool {
    use crate::normalise::NameKind;
    side.word_at(token).is_some_and(|word| match side.words[word].kind {
        Kind::Name(at) => side.s.names[usize::from(at)].kind != NameKind::Person,
        _ => false,
    })
}

/// Nobody at all: not "no pupil", not "no one in the hall".
fn is_nobody(side: &Prepared, token: u32, denies: bool) -> bool {
    let parse = &side.s.parse;
    let no = || parse.children(token as usize).any(|kid| side.written(kid as u32).eq_ignore_ascii_case("no"));
    let alone = parse.children(token as usize).all(|kid| side.written(kid as u32).eq_ignore_ascii_case("no"));
    alone
        && match side.written(token).to_lowercase().as_str() {
            "nobody" => true,
            "one" | "people" => no(),
            "anybody" | "anyone" => denies,
            _ => false,
        }
}
