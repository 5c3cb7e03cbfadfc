//! One event, told twice: the same done by the same to the same, whatever else each text adds.
//!
//! `same-event` fires where both main statements tell an action (a verb that has a noun of action, or that noun under "was caused
//! by", "was due to", "resulted from", "was the work of"), with who or what did it and whom it befell, and all three agree. Place, time
//! and manner that only one text names are set aside.
//! Worked: `the downing of a Velos plane was caused by Sudrian ground fire` / `the aircraft was likely shot down by Sudrian air defences near Pell`.
//! Silent: another doer, action or thing; one side negated, denied, hoped or supposed; any other sign that the two differ; blame,
//! which is no finding, against a plain cause.
//! Known misses: actions without an entry in `nominals.txt`; doers told in another sentence.

use super::{cause, footing, guard, slots};
use crate::compare::frame::{self, Frame, Role};
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::Prepared;
use crate::compare::sign::{Code, Sign};
use crate::extract::Stance;
use smallvec::smallvec;

/// From here on two words are one action, one party. A guess, above [`ALIGNED`].
const SAME: f32 = 0.6;
/// A conflict or a difference of this strength tells the events apart. Guesses.
const CONFLICT: f32 = 0.2;
const DIFFERENT: f32 = 0.3;
/// A state and its arms, or two of its arms, are one doer; less sure than one word.
const ARM: f32 = 0.7;

/// Tokens of an action and its two sides.
#[derive(Clone, Debug)]
pub(super) struct Event {
    action: u32,
    doer: u32,
    befalls: u32,
    /// Somebody says so to accuse.
    blamed: bool,
    /// What belongs to it beside place, time and manner: "accused of fraud".
    core: Vec<u32>,
}

pub(super) fn event(side: &Prepared) -> Option<Event> {
    let held_open = guard::hypothetical(side).is_some() || guard::expectation(side).is_some();
    let main = side.frames.iter().find(|frame| frame.main)?;
    if side.s.stance != Stance::Asserts
        || held_open
        || footing::is_turned(side, main)
        || footing::is_asked(side, main.verb)
    {
        return None;
    }
    let (told, by) = match caused(side, main) {
        Some((noun, by)) => (side.frame_of(noun)?, Some(by)),
        None => (main, cause::head(side)),
    };
    if footing::is_turned(side, told) || !is_action(side, told) {
        return None;
    }
    // "the bridge collapsed because of rain": what has no object befalls its subject.
    let (befalls, doer) = match (told.argument(Role::Patient), told.argument(Role::Agent)) {
        (Some(patient), agent) => (patient, agent.or(by)?),
        (None, Some(subject)) => (subject, by?),
        (None, None) => return None,
    };
    let core = told.arguments.iter().filter_map(|(role, token)| match role {
        Role::Oblique(at) if !is_setting(side.written(*at)) && *token != doer => Some(*token),
        Role::Recipient => Some(*token),
        _ => None,
    });
    Some(Event { action: told.head, doer, befalls, blamed: side.lemma(main.verb) == "blame", core: core.collect() })
}

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    let (Some(x), Some(y)) = (&pair.a.facts.event, &pair.b.facts.event) else { return };
    let apart = |one: &Sign| {
        let different = one.code.is_difference() && one.code != Code::DifferentSubject;
        one.code.is_conflict() && one.strength >= CONFLICT
            || different && one.strength >= DIFFERENT
            || matches!(one.code, Code::MirrorImage | Code::PartOfWhole | Code::SameSentence)
    };
    if x.blamed != y.blamed || found.iter().any(apart) || !has_core(pair, x, y) {
        return;
    }
    let befalls = match names_met(pair, x.befalls, y.befalls) {
        Some(met) if met < SAME => return,
        _ => slots::filler(pair, x.befalls, y.befalls).unwrap_or(0.0),
    };
    let same = pair.tokens(x.action, y.action).min(doers(pair, x.doer, y.doer));
    let strength = same.min(befalls);
    if same >= SAME && befalls >= ALIGNED {
        let evidence = |side: &Prepared, one: &Event| {
            smallvec![side.span(one.doer), side.span(one.action), side.span(one.befalls)]
        };
        found.push(pair.sign(Code::SameEvent, strength, || {
            (
                format!("{} / {}", pair.a.written(x.action), pair.b.written(y.action)),
                evidence(pair.a, x),
                evidence(pair.b, y),
            )
        }));
    }
}

/// "the closure of the mine was caused by a fire": the noun of an action, and what brought it about.
fn caused(side: &Prepared, frame: &Frame) -> Option<(u32, u32)> {
    let behind = |preposition: &str| {
        frame.arguments.iter().find_map(|(role, token)| match role {
            Role::Oblique(at) if side.written(*at).eq_ignore_ascii_case(preposition) => Some(*token),
            _ => None,
        })
    };
    let (noun, by) = match (side.lemma(frame.verb), side.lemma(frame.head)) {
        ("cause" | "trigger", _) => (frame.argument(Role::Patient)?, frame.argument(Role::Agent)?),
        ("blame", _) => (frame.argument(Role::Patient)?, behind("on")?),
        ("result" | "stem", _) => (frame.argument(Role::Agent)?, behind("from")?),
        ("be", "due") => (frame.argument(Role::Agent)?, behind("to")?),
        ("be", "result" | "work" | "consequence") => (frame.argument(Role::Agent)?, behind("of")?),
        _ => return None,
    };
    lexicon::nominal(side.lemma(noun)).map(|_| (noun, by))
}

fn is_action(side: &Prepared, frame: &Frame) -> bool {
    let lemma = frame::lemma_with_particle(&side.s.text, &side.s.parse, frame.head as usize);
    lexicon::is_action(&lemma) || frame.head == frame.verb && lexicon::nominal(&lemma).is_some()
}

/// Prepositions of place, time and manner.
fn is_setting(preposition: &str) -> bool {
    const SETTING: [&str; 25] = [
        "in",
        "at",
        "near",
        "on",
        "over",
        "off",
        "outside",
        "inside",
        "around",
        "during",
        "after",
        "before",
        "by",
        "with",
        "within",
        "above",
        "amid",
        "following",
        "since",
        "through",
        "under",
        "along",
        "across",
        "because",
        "due",
    ];
    SETTING.contains(&preposition.to_lowercase().as_str())
}

/// What is no setting stands in both texts, or in none.
fn has_core(pair: &Pair, x: &Event, y: &Event) -> bool {
    let met = |side: &Prepared, core: &[u32], best: &[(usize, f32)]| {
        core.iter().filter_map(|token| side.word_at(*token)).all(|word| best[word].1 >= SAME)
    };
    met(pair.a, &x.core, &pair.best_a) && met(pair.b, &y.core, &pair.best_b)
}

/// How far two doers are one: by their own words, else as arms of one power.
fn doers(pair: &Pair, x: u32, y: u32) -> f32 {
    let named = names_met(pair, x, y);
    if named.is_some_and(|met| met < SAME) {
        return 0.0;
    }
    let own = slots::filler(pair, x, y).unwrap_or(0.0);
    let is_arm = |side: &Prepared, token: u32| {
        ARMS.contains(&side.lemma(token)) || side.word_at(token).is_some_and(|word| slots::is_name(side, word))
    };
    let arms = named.is_some() && is_arm(pair.a, x) && is_arm(pair.b, y);
    own.max(if arms { ARM } else { 0.0 })
}

/// How well the best of the names in two phrases meet; `None` where one has no name.
fn names_met(pair: &Pair, x: u32, y: u32) -> Option<f32> {
    let (p, q) = (slots::names_under(pair.a, x), slots::names_under(pair.b, y));
    let scores = p.iter().flat_map(|i| q.iter().map(|j| pair.score(*i, *j)));
    (!p.is_empty() && !q.is_empty()).then(|| scores.fold(0.0, f32::max))
}

/// What a power fights with.
const ARMS: [&str; 24] = [
    "airstrike",
    "army",
    "artillery",
    "battery",
    "bomb",
    "defence",
    "defense",
    "drone",
    "fire",
    "force",
    "gunfire",
    "jet",
    "military",
    "missile",
    "navy",
    "rocket",
    "shell",
    "shelling",
    "soldier",
    "strike",
    "system",
    "troop",
    "unit",
    "weapon",
];
