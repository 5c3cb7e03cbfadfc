//! Two conditions of one person or thing that exclude each other: "is still on duty" / "was suspended".
//!
//! Fires where the main statement of each text tells a condition, by a word or a phrase, of the same holder ("the general", "General
//! Velu"), as `antonym`; as `negation` where one text denies the condition that the other tells. Silent: the holder is a pronoun or may
//! be another, one side tells what will be and the other what was, the texts name two times, or both sides say the same in the end.

use super::footing;
use super::slots;
use super::times;
use crate::compare::frame::{self, Frame, Role};
use crate::compare::lexicon;
use crate::compare::pair::Pair;
use crate::compare::prepared::Prepared;
use crate::compare::sign::{Code, Sign};
use crate::parse::Upos;
use smallvec::{SmallVec, smallvec};

/// How far a condition speaks for itself, and of what a description is said that the other text has beside the name. Guesses.
const SURE: f32 = 0.9;
const DESCRIBED: f32 = 0.9;
/// Below this two holders are not one. A guess.
const ONE_HOLDER: f32 = 0.6;
/// What is left where one text looks ahead and the other back, or where they name two times. A guess.
const OTHER_TIME: f32 = 0.4;

/// Two holders are surely one from here on. A guess.
const ALIGNED_WELL: f32 = 0.8;

/// A condition, who has it, and whether it is denied.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    verb: u32,
    holder: u32,
    /// What the holder does it to: "accepted the offer".
    object: Option<u32>,
    sides: SmallVec<[u16; 2]>,
    turned: bool,
    ahead: bool,
    /// Told as lasting: "is closed", "was still working".
    is_state: bool,
    /// Told as coming back: "reopened".
    is_undone: bool,
    /// Of some of its kind only: "three of the doors", "40 prisoners".
    is_some: bool,
}

pub(super) fn conditions(side: &Prepared) -> Vec<Condition> {
    let told = side.frames.iter().filter(|frame| frame.main && !footing::is_asked(side, frame.verb));
    told.filter_map(|frame| condition(side, frame)).collect()
}

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    for x in &pair.a.facts.conditions {
        for y in &pair.b.facts.conditions {
            let opposed = x.sides.iter().any(|side| y.sides.contains(&(side ^ 1)));
            let same = x.sides.iter().any(|side| y.sides.contains(side));
            let code = match (opposed, same, x.turned == y.turned) {
                (true, false, true) => Code::Antonym,
                (false, true, false) => Code::Negation,
                _ => continue,
            };
            let holder = holder(pair, x.holder, y.holder);
            let object = match (x.object, y.object) {
                (Some(p), Some(q)) => slots::filler(pair, p, q).unwrap_or(ONE_HOLDER),
                _ => 1.0,
            };
            if holder.min(object) < ONE_HOLDER {
                continue;
            }
            let apart = x.ahead != y.ahead || times::are_of_other_times(pair);
            let strength = SURE * holder * object * if apart { OTHER_TIME } else { 1.0 };
            let is_reversible = x.sides.iter().any(|side| lexicon::is_reversible(*side));
            let lasting = !x.is_undone && !y.is_undone && (!is_reversible || x.is_state || y.is_state);
            let whole = !x.is_some && !y.is_some;
            let known =
                pair.one_story || slots::is_name_token(pair.a, x.holder) && slots::is_name_token(pair.b, y.holder);
            let plain = lasting && whole && known && !apart && holder.min(object) >= ALIGNED_WELL;
            let words = || {
                let (a, b) = (pair.a.span(x.verb), pair.b.span(y.verb));
                let said = |side: &Prepared, one: &Condition| {
                    format!("{}{}", if one.turned { "not " } else { "" }, side.written(one.verb))
                };
                (format!("{} / {}", said(pair.a, x), said(pair.b, y)), smallvec![a], smallvec![b])
            };
            found.push(pair.sign(code, strength, words).plain_where(plain));
        }
    }
}

fn condition(side: &Prepared, frame: &Frame) -> Option<Condition> {
    let parse = &side.s.parse;
    let verb = frame.verb as usize;
    let base = frame::lemma_with_particle(&side.s.text, parse, verb);
    // "has been missing" since then, and skipped nothing.
    if base == "miss" && parse.tokens[verb].tag == "VBG" && frame.argument(Role::Patient).is_none() {
        return None;
    }
    let child = |deps: &[&str]| parse.children(verb).find(|kid| deps.contains(&parse.tokens[*kid].dep));
    let is_state = matches!(&*base, "be" | "remain" | "stay" | "keep" | "stand" | "lie" | "become" | "come");
    let sides_of = |words: &str| lexicon::conditions(words);
    // "stays in office", "is on duty": the preposition with its noun.
    let places = parse.children(verb).filter(|kid| parse.tokens[*kid].dep == "prep").find_map(|preposition| {
        let noun = parse.children(preposition).find(|kid| parse.tokens[*kid].dep == "pobj")?;
        let words = format!("{}_{}", side.written(preposition as u32).to_lowercase(), side.lemma(noun as u32));
        Some(sides_of(&words)).filter(|sides| !sides.is_empty())
    });
    let said =
        child(&["acomp", "oprd", "advmod", "prt", "attr"]).map(|kid| side.lemma(kid as u32)).filter(|_| is_state);
    let object = child(&["dobj"]);
    let joined = object.map(|object| format!("{base}_{}", side.lemma(object as u32)));
    let by_object = joined.as_deref().map_or(&[][..], sides_of);
    let (sides, holder, object) = if let Some(sides) = places {
        (sides, frame.argument(Role::Patient).or(frame.argument(Role::Agent))?, None)
    } else if !by_object.is_empty() {
        (by_object, frame.argument(Role::Agent)?, None)
    } else if let Some(sides) = said.map(sides_of).filter(|sides| !sides.is_empty()) {
        (sides, subject(frame)?, None)
    } else {
        let sides = sides_of(&base);
        // "accepted the offer": by whom; "arrested Lee": who.
        match (frame.argument(Role::Agent), frame.argument(Role::Patient)) {
            (Some(agent), patient) if is_of_the_doer(&base) => (sides, agent, patient),
            // "was told of the plan": what it was told of.
            (_, Some(patient)) => (sides, patient, content(side, verb)),
            (Some(agent), None) => (sides, agent, None),
            (None, None) => return None,
        }
    };
    if sides.is_empty() || is_open(side, verb) {
        return None;
    }
    let lasts = |kid: usize| matches!(side.lemma(kid as u32), "still" | "all" | "whole" | "throughout");
    let is_state = is_state || parse.tokens[verb].tag == "VBG" || (0..parse.tokens.len()).any(lasts);
    let again = |kid: usize| matches!(side.lemma(kid as u32), "again");
    let is_undone = matches!(&*base, "reopen" | "resume" | "regain" | "wake_up" | "release" | "free")
        || parse.children(verb).any(again);
    let turned = footing::is_turned(side, frame) || said.is_some() && side.scope.is_turned(frame.head as usize);
    Some(Condition {
        verb: frame.verb,
        holder,
        object,
        sides: sides.iter().copied().collect(),
        turned,
        ahead: footing::is_ahead(side, frame.verb),
        is_state,
        is_undone,
        is_some: is_some(side, holder),
    })
}

/// "three of the doors", "some doors", "40 prisoners".
fn is_some(side: &Prepared, holder: u32) -> bool {
    let parse = &side.s.parse;
    let counts = |kid: usize| {
        parse.tokens[kid].dep == "nummod"
            || matches!(
                side.lemma(kid as u32),
                "some" | "many" | "most" | "several" | "few" | "other" | "another" | "more"
            )
    };
    let number = parse.tokens[holder as usize].pos == Upos::Num;
    number || parse.children(holder as usize).any(counts)
}

fn content(side: &Prepared, verb: usize) -> Option<u32> {
    let parse = &side.s.parse;
    let about = |kid: &usize| matches!(side.written(*kid as u32), "of" | "about");
    let preposition = parse.children(verb).filter(|kid| parse.tokens[*kid].dep == "prep").find(about)?;
    parse.children(preposition).find(|kid| parse.tokens[*kid].dep == "pobj").map(|kid| kid as u32)
}

fn subject(frame: &Frame) -> Option<u32> {
    frame.argument(Role::Agent).or(frame.argument(Role::Patient))
}

/// Verbs that tell a condition of whoever does it, not of what it is done to.
fn is_of_the_doer(lemma: &str) -> bool {
    matches!(
        lemma,
        "accept"
            | "adopt"
            | "agree"
            | "approve"
            | "attend"
            | "back"
            | "boycott"
            | "miss"
            | "oppose"
            | "ratify"
            | "recognise"
            | "recognize"
            | "refuse"
            | "reject"
            | "skip"
            | "survive"
            | "turn_down"
            | "vote_down"
    )
}

/// "could reopen", "may resign": nothing is told yet.
fn is_open(side: &Prepared, verb: usize) -> bool {
    let parse = &side.s.parse;
    let open = |lemma: &str| matches!(lemma, "can" | "could" | "may" | "might" | "must" | "should");
    parse.children(verb).any(|kid| parse.tokens[kid].dep == "aux" && open(&parse.tokens[kid].lemma))
}

/// How far two holders are one: by their words, else where one text describes whom the other names ("the general", "General Velu").
fn holder(pair: &Pair, x: u32, y: u32) -> f32 {
    match slots::filler(pair, x, y) {
        Some(score) => score,
        None => {
            // Not "Holm's deputy, Niels Holm": the same name is no description.
            let is_beside = |side: &Prepared, token: u32, (of, noun): (&Prepared, u32)| {
                let parse = &side.s.parse;
                let beside = |kid: usize| {
                    matches!(parse.tokens[kid].dep, "compound" | "appos" | "nmod" | "amod")
                        && parse.tokens[kid].lemma.eq_ignore_ascii_case(of.lemma(noun))
                };
                of.s.parse.tokens[noun as usize].pos != Upos::Propn && parse.children(token as usize).any(beside)
            };
            let described = is_beside(pair.a, x, (pair.b, y)) || is_beside(pair.b, y, (pair.a, x));
            if described { DESCRIBED } else { 0.0 }
        }
    }
}
