//! One text negates, or denies, what the other says.
//!
//! Fires where a word is turned round on one side only ("no crisis" / "a crisis"), weighed by how far both sides speak of the
//! same. Silent: both negate it, one negates something else, "not only", a double negation.
//! A negator that denies ("ruled out", "rejected reports of", a speaker who denies) makes it `denial`.

use super::slots::{self, Match};
use crate::compare::frame::Role;
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared, Word};
use crate::compare::sign::Sign;
use crate::extract::Stance;
use crate::parse::Upos;
use crate::span::Span;

/// Of less of the denied content another text tells something else. A guess.
const DENIED_FROM: f32 = 0.4;
/// A circumstance below this is not in the other text.
const MET: f32 = 0.35;
/// What is left of a negation that may be about a circumstance alone. A guess.
const ELSEWHERE: f32 = 0.55;
/// A light word carries no statement of its own. From the weights of "be" 0.15, "not" 0.47, "stop" 0.6.
const HEAVY: f32 = 0.45;

/// What one text negates or rejects.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Any word is turned round, and one that carries a statement.
    turns: bool,
    negates: bool,
    /// The first word that rejects what the text is about, and how surely.
    rejects: Option<(usize, f32)>,
}

pub(super) fn facts(side: &Prepared) -> Facts {
    Facts {
        turns: side.words.iter().any(|word| word.turned),
        negates: side.words.iter().any(|word| word.turned && word.weight >= HEAVY),
        rejects: (0..side.words.len()).find_map(|word| rejects(side, word).map(|sure| (word, sure))),
    }
}

pub(super) fn find(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    let topic = slots::topic(pair);
    if pair.a.facts.negation.turns || pair.b.facts.negation.turns {
        for i in 0..pair.a.words.len() {
            for j in 0..pair.b.words.len() {
                turned_on_one_side(pair, matches, topic, (i, j), found);
            }
        }
    }
    said_to_be_false(pair, topic, found);
    denied_as_a_whole(pair, topic, found);
}

/// What a speaker denies, told by another: the more of the denied content is told, the surer.
fn denied_as_a_whole(pair: &Pair, topic: f32, found: &mut Vec<Sign>) {
    let denies = |side: &Prepared| side.s.stance == Stance::Denies;
    if denies(pair.a) == denies(pair.b) || pair.a.s.polarity != pair.b.s.polarity {
        return;
    }
    let cover = if denies(pair.a) { pair.cover_a } else { pair.cover_b };
    let said = |side: &Prepared| if denies(side) { "denied" } else { "told" };
    found.push(Sign {
        code: "denial",
        strength: ((cover - DENIED_FROM) / (1.0 - DENIED_FROM)).clamp(0.0, 1.0) * topic,
        detail: format!("{} / {}", said(pair.a), said(pair.b)),
        a: Vec::new(),
        b: Vec::new(),
    });
}

fn turned_on_one_side(pair: &Pair, matches: &[Match<'_>], topic: f32, (i, j): (usize, usize), found: &mut Vec<Sign>) {
    let (x, y) = (&pair.a.words[i], &pair.b.words[j]);
    let score = pair.score(i, j);
    let partners = pair.best_a[i].0 == j || pair.best_b[j].0 == i;
    if x.turned == y.turned
        || is_said_not_to_be(pair.a, i) == is_said_not_to_be(pair.b, j)
        || score < ALIGNED
        || !partners
        || matches!(x.kind, Kind::Number(_) | Kind::Time(_))
    {
        return;
    }
    let weight = (x.weight.min(y.weight) / HEAVY).min(1.0);
    let same = slots::about_the_same(pair, matches, x.token, y.token);
    if slots::is_asked(pair.a, x.token) || slots::is_asked(pair.b, y.token) {
        return;
    }
    // Words that are only near in meaning ("searched", "found") may differ in just what is negated.
    let focus = focus(pair.a, x, &pair.best_a).min(focus(pair.b, y, &pair.best_b));
    let strength = focus * score * score * weight * same * slots::mainness(pair, x.token, y.token) * topic;
    let (side, token) = if x.turned { (pair.a, x.token) } else { (pair.b, y.token) };
    let by = side.scope.by(token as usize);
    let denied = side.s.stance == Stance::Denies && by == Some(token as usize)
        || by.is_some_and(|by| lexicon::denier(&side.s.parse.tokens[by].lemma).is_some());
    let spans = |side: &Prepared, word: usize| -> Vec<Span> {
        let token = side.words[word].token as usize;
        let by = side.scope.by(token).filter(|by| *by != token && side.scope.is_turned(token));
        let mut spans = vec![side.span_of_word(word)];
        spans.extend(by.map(|by| side.span(by as u32)));
        spans.sort_unstable();
        spans
    };
    found.push(Sign {
        code: if denied { "denial" } else { "negation" },
        strength,
        detail: format!("{} / {}", said(pair.a, i), said(pair.b, j)),
        a: spans(pair.a, i),
        b: spans(pair.b, j),
    });
}

/// "did not wake in pain" may well have woken: a negated predicate with a circumstance that the other text lacks denies that.
fn focus(side: &Prepared, word: &Word, best: &[(usize, f32)]) -> f32 {
    let Some(frame) = side.frame_of(word.token).filter(|_| word.turned) else { return 1.0 };
    let lacks = frame.arguments.iter().any(|(role, token)| {
        matches!(role, Role::Oblique(_))
            && side
                .word_at(*token)
                .is_some_and(|word| best[word].1 < MET && !matches!(side.words[word].kind, Kind::Time(_)))
    });
    if lacks { ELSEWHERE } else { 1.0 }
}

/// Turned itself, or the object of a verb that is: "gives no permits" and "does not give permits".
fn is_said_not_to_be(side: &Prepared, word: usize) -> bool {
    let token = side.words[word].token as usize;
    let at = &side.s.parse.tokens[token];
    side.words[word].turned
        || matches!(at.dep, "dobj" | "nsubj" | "nsubjpass" | "attr") && side.scope.is_turned(at.head)
}

/// "not fell" for a turned word, the word alone otherwise.
fn said(side: &Prepared, word: usize) -> String {
    let written = side.span_of_word(word).of(&side.s.text);
    let token = side.words[word].token as usize;
    match side.scope.by(token) {
        Some(by) if side.scope.is_turned(token) && by != token => format!("{} … {written}", side.written(by as u32)),
        _ if side.scope.is_turned(token) => format!("denied: {written}"),
        _ => written.to_string(),
    }
}

/// "The video is fake" / "The video shows a shark": a word that denies on one side, the content on the other.
fn said_to_be_false(pair: &Pair, topic: f32, found: &mut Vec<Sign>) {
    for (side, other, turn) in [(pair.a, pair.b, false), (pair.b, pair.a, true)] {
        let (Some((word, sure)), None) = (side.facts.negation.rejects, other.facts.negation.rejects) else { continue };
        if other.facts.negation.negates {
            continue;
        }
        let cover = if turn { pair.cover_a } else { pair.cover_b };
        let evidence = vec![side.span_of_word(word)];
        let whole: Vec<Span> = other.frames.iter().find(|f| f.main).map(|f| other.span(f.head)).into_iter().collect();
        let detail = format!("{} / {}", side.span_of_word(word).of(&side.s.text), "not denied");
        let (a, b) = if turn { (whole, evidence) } else { (evidence, whole) };
        let detail = if turn {
            detail.split(" / ").collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(" / ")
        } else {
            detail
        };
        found.push(Sign { code: "denial", strength: sure * topic * cover.min(1.0), detail, a, b });
    }
}

/// What can be false: "a fake video", not "a fake passport".
const TOLD: [&str; 24] = [
    "report",
    "story",
    "claim",
    "rumor",
    "rumour",
    "news",
    "video",
    "photo",
    "photograph",
    "image",
    "picture",
    "footage",
    "post",
    "article",
    "allegation",
    "account",
    "message",
    "letter",
    "circular",
    "clip",
    "statement",
    "information",
    "announcement",
    "quote",
];

/// How surely a word rejects what its text is about: 1 where it is what the text says of it.
fn rejects(side: &Prepared, word: usize) -> Option<f32> {
    let token = side.words[word].token;
    let tokens = &side.s.parse.tokens;
    let at = &tokens[token as usize];
    // "lies" told, not where somebody lies; "is not fake" rejects nothing.
    if side.words[word].turned || at.lemma == "lie" && at.pos != Upos::Noun {
        return None;
    }
    let about_told = |noun: u32| TOLD.contains(&side.lemma(noun));
    if lexicon::denier(&at.lemma)? {
        let object = side.frame_of(token).and_then(|frame| frame.argument(Role::Patient));
        let outright = matches!(at.lemma.as_str(), "debunk" | "retract" | "recant");
        return (outright || object.is_some_and(about_told)).then_some(0.8);
    }
    match at.dep {
        "attr" | "acomp" | "ROOT" | "oprd" | "conj" | "ccomp" => Some(1.0),
        "pobj" | "compound" => Some(0.8),
        "amod" if about_told(at.head as u32) => Some(0.9),
        _ if at.pos == Upos::Noun || at.pos == Upos::Verb => Some(0.6),
        _ => None,
    }
}
