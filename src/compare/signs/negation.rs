//! One text negates what the other says.
//!
//! Fires where a word is turned round on one side only ("no crisis" / "a crisis"), weighed by how far both sides speak of the
//! same. Silent: both negate it, one negates something else, "not only", a double negation.
//! A negator that denies ("ruled out", "rejected reports of", a speaker who denies) makes it `denial`.

use super::denial;
use super::footing;
use super::slots::{self, Match};
use crate::compare::comparison::Spans;
use crate::compare::frame::Role;
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared, Word};
use crate::compare::sign::{Code, Sign};
use crate::extract::Stance;
use smallvec::smallvec;

/// A circumstance below this is not in the other text.
const MET: f32 = 0.35;
/// What is left of a negation where one side says how or what ("feels good") and the other does not. A guess.
const OTHER_COMPLEMENT: f32 = 0.25;
/// How far two words of one side of a line of opposites say the same where one is negated. A guess.
const ONE_SENSE: f32 = 0.9;
/// What is left of a negation where the other text says only what could or may be. A guess.
const COULD: f32 = 0.3;
/// What is left of a negation that may be about a circumstance alone. A guess.
const ELSEWHERE: f32 = 0.55;
/// The same of what is said not to be there at all. A guess.
const THERE: f32 = 0.85;
/// A light word carries no statement of its own. From the weights of "be" 0.15, "not" 0.47, "stop" 0.6.
pub(super) const HEAVY: f32 = 0.45;

/// What one text negates: any word is turned round, and one that carries a statement.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    turns: bool,
    pub negates: bool,
}

pub(super) fn facts(side: &Prepared) -> Facts {
    Facts {
        turns: side.words.iter().any(|word| word.turned),
        negates: side.words.iter().any(|word| word.turned && word.weight >= HEAVY),
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
}

/// Whether one text turns round a word that the other has, whatever is made of it.
pub(in crate::compare) fn turn_apart(pair: &Pair) -> bool {
    let apart = |i: usize, j: usize| pair.a.words[i].turned != pair.b.words[j].turned && pair.score(i, j) >= ALIGNED;
    (pair.a.facts.negation.turns || pair.b.facts.negation.turns)
        && (0..pair.a.words.len()).any(|i| (0..pair.b.words.len()).any(|j| apart(i, j)))
}

fn turned_on_one_side(pair: &Pair, matches: &[Match<'_>], topic: f32, (i, j): (usize, usize), found: &mut Vec<Sign>) {
    let (x, y) = (&pair.a.words[i], &pair.b.words[j]);
    let met = pair.score(i, j);
    // "nobody died" / "two miners were killed": one side of a line of opposites is one sense here.
    let one_side = x.sides.iter().any(|side| y.sides.contains(side));
    let score = if one_side { met.max(ONE_SENSE) } else { met };
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
    if footing::is_asked(pair.a, x.token) || footing::is_asked(pair.b, y.token) {
        return;
    }
    // "voter access projects" say of no access that somebody has it.
    let modifies = |side: &Prepared, token: u32| side.s.parse.tokens[token as usize].dep == "compound";
    if modifies(pair.a, x.token) != modifies(pair.b, y.token) {
        return;
    }
    // "calls herself Ann" says nothing of "her calling".
    if is_naming(pair.a, x.token) != is_naming(pair.b, y.token) || is_aside(pair.a, x) || is_aside(pair.b, y) {
        return;
    }
    if is_not_yet(pair.a, x.token) || is_not_yet(pair.b, y.token) {
        if is_awaited(pair.a, x.token) || is_awaited(pair.b, y.token) {
            found.push(pair.sign(Code::DoubleNegation, same * topic * score, || {
                (
                    format!("{} / {}", said(pair.a, i), said(pair.b, j)),
                    smallvec![pair.a.span_of_word(i)],
                    smallvec![pair.b.span_of_word(j)],
                )
            }));
        }
        return;
    }
    if lead_elsewhere(pair, x.token, y.token) || is_now_and_then(pair, x, y) {
        return;
    }
    // Words that are only near in meaning ("searched", "found") may differ in just what is negated.
    let focus = focus(pair.a, x, &pair.best_a).min(focus(pair.b, y, &pair.best_b));
    let could = match x.turned {
        true => denial::withholds(pair.b) && !denial::withholds(pair.a),
        false => denial::withholds(pair.a) && !denial::withholds(pair.b),
    };
    let could = if could { COULD } else { 1.0 };
    if footing::is_called_for(pair.a, x.token) != footing::is_called_for(pair.b, y.token) {
        return;
    }
    let strength = could * focus * score * score * weight * same * slots::mainness(pair, x.token, y.token) * topic;
    let (side, token) = if x.turned { (pair.a, x.token) } else { (pair.b, y.token) };
    let by = side.scope.by(token as usize);
    let denied = side.s.stance == Stance::Denies && by == Some(token as usize)
        || by.is_some_and(|by| lexicon::denier(&side.s.parse.tokens[by].lemma).is_some());
    // "retracted its story": the story is there, what it tells is not so.
    if denied && denial::TOLD.contains(&side.lemma(token)) {
        return;
    }
    let (told_by, best) = if x.turned { (pair.b, &pair.best_b) } else { (pair.a, &pair.best_a) };
    if denied && (denial::withholds(told_by) || denial::mentioned_in(told_by, best).is_some()) {
        return;
    }
    let spans = |side: &Prepared, word: usize| -> Spans {
        let token = side.words[word].token as usize;
        let by = side.scope.by(token).filter(|by| *by != token && side.scope.is_turned(token));
        let mut spans: Spans = smallvec![side.span_of_word(word)];
        spans.extend(by.map(|by| side.span(by as u32)));
        spans.sort_unstable();
        spans
    };
    found.push(pair.sign(if denied { Code::Denial } else { Code::Negation }, strength, || {
        (format!("{} / {}", said(pair.a, i), said(pair.b, j)), spans(pair.a, i), spans(pair.b, j))
    }));
}

fn is_naming(side: &Prepared, token: u32) -> bool {
    let named = |kid: usize| side.s.parse.tokens[kid].dep == "oprd";
    side.s.parse.children(token as usize).any(named) && matches!(side.lemma(token), "call" | "dub" | "name" | "title")
}

/// "Ann Lee (not her real name) sails": what stands in brackets is not what is said of her.
fn is_aside(side: &Prepared, word: &Word) -> bool {
    let by = side.scope.by(word.token as usize).filter(|_| word.turned);
    by.is_some_and(|by| by > 0 && side.written(by as u32 - 1) == "(")
}

/// "has not yet opened": it may have since.
fn is_not_yet(side: &Prepared, token: u32) -> bool {
    side.s.parse.children(token as usize).any(|kid| side.lemma(kid as u32) == "yet")
        && !side.scope.is_turned(token as usize)
}

/// "has yet to open" beside "has not yet opened": both still wait.
fn is_awaited(side: &Prepared, token: u32) -> bool {
    side.scope.by(token as usize).is_some_and(|by| side.lemma(by as u32) == "yet")
}

/// "not ready to speak" says nothing of "ready to move on".
fn lead_elsewhere(pair: &Pair, x: u32, y: u32) -> bool {
    let to = |side: &Prepared, token: u32| {
        let tokens = &side.s.parse.tokens;
        let infinitive = |kid: &usize| {
            matches!(tokens[*kid].dep, "xcomp" | "ccomp")
                && side.s.parse.children(*kid).any(|to| tokens[to].tag == "TO")
        };
        side.s.parse.children(token as usize).find(infinitive).map(|kid| kid as u32)
    };
    matches!((to(pair.a, x), to(pair.b, y)), (Some(p), Some(q)) if pair.tokens(p, q) < MET)
}

/// "is not currently working" says nothing of "worked on Monday".
fn is_now_and_then(pair: &Pair, x: &Word, y: &Word) -> bool {
    let (now, then) = if x.turned { ((pair.a, x), (pair.b, y)) } else { ((pair.b, y), (pair.a, x)) };
    let says_now = |(side, word): (&Prepared, &Word)| {
        let kids = |at: u32| side.s.parse.children(at as usize).map(|kid| side.lemma(kid as u32));
        kids(word.token).any(|lemma| matches!(lemma, "currently" | "now" | "presently" | "longer" | "anymore"))
            || is_going_on(side, word.token)
    };
    let past = || !says_now(then) && footing::is_past(then.0, then.1.token);
    says_now(now) && past() || is_for_long(now.0, now.1.token) && !is_for_long(then.0, then.1.token) && past()
}

/// "is not performing surgery", told by somebody also "was not performing": says nothing of what was over by then.
fn is_going_on(side: &Prepared, verb: u32) -> bool {
    let parse = &side.s.parse;
    let be = |kid: usize| {
        parse.tokens[kid].dep == "aux"
            && parse.tokens[kid].lemma == "be"
            && (side.s.speaker.is_some() || parse.tokens[kid].tag != "VBD")
    };
    parse.tokens[verb as usize].tag == "VBG" && parse.children(verb as usize).any(be)
}

/// "has not used gas in nearly a decade": until what has just happened, perhaps.
fn is_for_long(side: &Prepared, verb: u32) -> bool {
    let parse = &side.s.parse;
    let have = |kid: usize| parse.tokens[kid].lemma == "have" && parse.tokens[kid].dep == "aux";
    let lasts = |at: usize| {
        let span = || parse.children(at).any(|object| is_span(&parse.tokens[object].lemma));
        matches!(side.written(at as u32), "in" | "for" | "over") && parse.is_under(at, verb as usize) && span()
    };
    parse.children(verb as usize).any(have) && (0..parse.tokens.len()).any(lasts)
}

fn is_span(lemma: &str) -> bool {
    matches!(lemma, "century" | "day" | "decade" | "generation" | "hour" | "month" | "week" | "year")
}

/// "did not wake in pain" may well have woken: a negated predicate with a circumstance that the other text lacks denies that.
fn focus(side: &Prepared, word: &Word, best: &[(usize, f32)]) -> f32 {
    if has_other_complement(side, word, best) {
        return OTHER_COMPLEMENT;
    }
    let Some(frame) = side.frame_of(word.token).filter(|_| word.turned) else { return 1.0 };
    let lacks = frame.arguments.iter().any(|(role, token)| {
        matches!(role, Role::Oblique(_))
            && side
                .word_at(*token)
                .is_some_and(|word| best[word].1 < MET && !matches!(side.words[word].kind, Kind::Time(_)))
    });
    match lacks {
        // "there was no explosion on board": where it would have been, more often than where it was instead.
        true if slots::is_there(side, word.token) => THERE,
        true => ELSEWHERE,
        false => 1.0,
    }
}

/// "is feeling good" says nothing of "did not feel anything".
fn has_other_complement(side: &Prepared, word: &Word, best: &[(usize, f32)]) -> bool {
    let parse = &side.s.parse;
    parse.children(word.token as usize).any(|kid| {
        matches!(parse.tokens[kid].dep, "acomp" | "oprd")
            && side.word_at(kid as u32).is_some_and(|complement| best[complement].1 < ALIGNED)
    })
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
