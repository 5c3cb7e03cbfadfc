//! Two causes of one effect.
//!
//! Fires where both texts name a cause ("because of", "caused by", "due to", "blamed on", "killed by") and the causes share nothing
//! while the rest does. Silent: one text names none, or one cause is a part of the other. A clause ("because he walked in") is left
//! out: its words differ where its sense does not.

use super::footing;
use super::negation::HEAVY;
use super::slots;
use crate::compare::frame::Role;
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::Prepared;
use crate::compare::sign::{Code, Sign};
use crate::span::Span;
use smallvec::smallvec;

/// A cause that the other covers by less than this is another one; the effect must be covered by more than the second. Guesses.
const OTHER: f32 = 0.3;
const SHARED: f32 = 0.4;

/// How sure two causes of one event, and of what neither names, are two causes of one effect. Guesses.
const ONE_EFFECT: f32 = 0.75;
const UNNAMED: f32 = 0.55;
/// The same where one of them is said to be the cause: "engine failure was the cause of the crash". A guess.
const THE_CAUSE: f32 = 0.95;
/// A cause that one text rules out and the other tells must be the same word, or as good as.
const SAME_CAUSE: f32 = 0.6;
const RULED_OUT: f32 = 0.75;

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    ruled_out(pair, found);
    let (Some(x), Some(y)) = (&pair.a.facts.cause.told, &pair.b.facts.cause.told) else { return };
    let (p, q) = (&x.words, &y.words);
    if p.is_empty() || q.is_empty() || x.turned || y.turned {
        return;
    }
    let between = p.iter().flat_map(|i| q.iter().map(|j| pair.score(*i, *j))).fold(0.0, f32::max);
    if between >= OTHER.max(ALIGNED * 0.8) {
        return;
    }
    // The fire that one text gives a cause is the cause that the other gives of something else; or the other tells more causes than one.
    let effect_met = |effect: Option<u32>, side: &Prepared, of: &[usize], met: &dyn Fn(usize, usize) -> f32| {
        effect.and_then(|token| side.word_at(token)).is_some_and(|word| of.iter().any(|at| met(word, *at) >= ALIGNED))
    };
    let chained = effect_met(x.effect, pair.a, q, &|i, j| pair.score(i, j))
        || effect_met(y.effect, pair.b, p, &|j, i| pair.score(i, j));
    let told = |side: &Prepared, words: &[usize], best: &[(usize, f32)]| {
        words.iter().any(|word| side.words[*word].weight >= HEAVY && best[*word].1 >= SAME_CAUSE)
    };
    if chained || told(pair.a, p, &pair.best_a) || told(pair.b, q, &pair.best_b) {
        return;
    }
    let covered = ((effect_cover(pair, p, q) - SHARED) / (1.0 - SHARED)).max(0.0);
    let one = one_effect(pair, x, y);
    let plain = pair.one_story
        && one > 0.0
        && x.effect.is_some()
        && y.effect.is_some()
        && (x.is_the_cause || y.is_the_cause)
        && !x.acts
        && !y.acts;
    let strength = covered.max(if plain { THE_CAUSE } else { one });
    if strength > 0.0 {
        let (a, b) = (x.span, y.span);
        let words = || (format!("{} / {}", a.of(&pair.a.s.text), b.of(&pair.b.s.text)), smallvec![a], smallvec![b]);
        found.push(pair.sign(Code::CauseConflict, strength, words).plain_where(plain));
    }
}

/// "caused the collapse" / "was the cause of the disaster": one event, or one of them calls it by no name of its own.
fn one_effect(pair: &Pair, x: &Cause, y: &Cause) -> f32 {
    let general =
        |side: &Prepared, effect: Option<u32>| effect.is_none_or(|token| GENERAL.contains(&side.lemma(token)));
    let is_event =
        |side: &Prepared, effect: Option<u32>| effect.is_none_or(|token| lexicon::is_event(side.lemma(token)));
    match (x.effect, y.effect) {
        (Some(p), Some(q)) if pair.tokens(p, q) >= ALIGNED => ONE_EFFECT,
        (p, q)
            if (general(pair.a, p) || general(pair.b, q))
                && is_event(pair.a, p)
                && is_event(pair.b, q)
                && slots::topic(pair) > 0.0 =>
        {
            UNNAMED
        }
        _ => 0.0,
    }
}

/// Nouns for an effect that do not say what it was.
const GENERAL: [&str; 9] =
    ["accident", "catastrophe", "crisis", "disaster", "event", "incident", "it", "this", "tragedy"];

/// "rain had nothing to do with it", "the snow was not the cause" / "the weight of the snow broke the roof".
fn ruled_out(pair: &Pair, found: &mut Vec<Sign>) {
    let causes = |side: &Prepared, denied: bool| -> Option<(Vec<usize>, Span)> {
        let facts = &side.facts.cause;
        match (denied, &facts.told) {
            (true, Some(one)) if one.turned => Some((one.words.clone(), one.span)),
            (true, _) => facts.ruled_out.as_ref().map(|one| (one.words.clone(), one.span)),
            (false, Some(one)) if !one.turned && facts.ruled_out.is_none() => Some((one.words.clone(), one.span)),
            (false, _) => None,
        }
    };
    for denied in [true, false] {
        let (Some((p, a)), Some((q, b))) = (causes(pair.a, denied), causes(pair.b, !denied)) else { continue };
        let heavy = |side: &Prepared, word: usize| side.words[word].weight >= HEAVY;
        let met = |i: &usize, j: &usize| heavy(pair.a, *i) && heavy(pair.b, *j) && pair.score(*i, *j) >= SAME_CAUSE;
        if p.iter().any(|i| q.iter().any(|j| met(i, j))) {
            found.push(pair.sign(Code::Negation, RULED_OUT, || {
                (format!("{} / {}", a.of(&pair.a.s.text), b.of(&pair.b.s.text)), smallvec![a], smallvec![b])
            }));
        }
    }
}

/// What one text tells of causes.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    told: Option<Cause>,
    ruled_out: Option<Cause>,
}

pub(super) fn facts(side: &Prepared) -> Facts {
    Facts { told: cause(side), ruled_out: no_part(side).map(|token| named(side, token, None, true)) }
}

/// "X had nothing to do with it", "X played no part".
fn no_part(side: &Prepared) -> Option<u32> {
    let parse = &side.s.parse;
    let kid = |at: usize, dep: &str| parse.children(at).find(|kid| parse.tokens[*kid].dep == dep);
    side.frames.iter().filter(|frame| frame.main).find_map(|frame| {
        let verb = frame.verb as usize;
        let object = kid(verb, "dobj")?;
        let no = |noun: usize| parse.children(noun).any(|kid| side.written(kid as u32).eq_ignore_ascii_case("no"));
        let nothing = side.written(object as u32).eq_ignore_ascii_case("nothing")
            && (object + 1..parse.tokens.len().min(object + 4)).any(|at| side.lemma(at as u32) == "do");
        let part = matches!(side.lemma(object as u32), "part" | "role") && no(object);
        ((nothing || part) && matches!(side.lemma(frame.verb), "have" | "play")).then(|| frame.argument(Role::Agent))?
    })
}

/// The words that name a cause, and where they stand.
#[derive(Clone, Debug)]
pub(super) struct Cause {
    words: Vec<usize>,
    span: Span,
    /// What it is the cause of, where a word says so.
    effect: Option<u32>,
    turned: bool,
    /// Said to be the cause, not one that had a part in it.
    is_the_cause: bool,
    /// Somebody, who may be called by another word: "the militant", "the gunman".
    acts: bool,
}

fn cause(side: &Prepared) -> Option<Cause> {
    if let Some((token, effect, verb)) = called(side) {
        let is_the_cause = is_the(side, verb);
        return Some(Cause { is_the_cause, ..named(side, token, effect, side.scope.is_turned(verb)) });
    }
    let token = head(side)?;
    let frame = side.frames.iter().find(|frame| frame.arguments.iter().any(|(_, argument)| *argument == token));
    let effect = frame.and_then(|frame| frame.argument(Role::Patient)).filter(|effect| *effect != token);
    let turned = frame.is_some_and(|frame| footing::is_turned(side, frame));
    Some(named(side, token, effect, turned))
}

fn named(side: &Prepared, token: u32, effect: Option<u32>, turned: bool) -> Cause {
    let acts = slots::is_person(side, token) || slots::is_name_token(side, token);
    Cause { words: words_under(side, token), span: span_under(side, token), effect, turned, is_the_cause: false, acts }
}

/// "was the cause", "the reason is".
fn is_the(side: &Prepared, said: usize) -> bool {
    let parse = &side.s.parse;
    let the = |noun: usize| parse.children(noun).any(|kid| side.written(kid as u32).eq_ignore_ascii_case("the"));
    let is_cause = |noun: usize| matches!(side.lemma(noun as u32), "cause" | "reason") && the(noun);
    let verb = parse.tokens[said].head;
    is_cause(said) || parse.children(verb).any(|kid| parse.tokens[kid].dep == "nsubj" && is_cause(kid))
}

/// "Rusty cables were the cause of the collapse", "the reason is a strike", "bandits were to blame", "led to the crime": the cause, the
/// effect, and the word that a negation would turn.
fn called(side: &Prepared) -> Option<(u32, Option<u32>, usize)> {
    let parse = &side.s.parse;
    let kid = |at: usize, deps: &[&str]| parse.children(at).find(|kid| deps.contains(&parse.tokens[*kid].dep));
    let behind = |at: usize| {
        let preposition = parse.children(at).find(|kid| {
            parse.tokens[*kid].dep == "prep" && matches!(side.written(*kid as u32), "of" | "for" | "behind" | "to")
        })?;
        kid(preposition, &["pobj"]).map(|object| object as u32)
    };
    let is_cause = |at: usize| matches!(side.lemma(at as u32), "cause" | "reason");
    side.frames.iter().filter(|frame| frame.main).find_map(|frame| {
        let verb = frame.verb as usize;
        let subject = kid(verb, &["nsubj"])?;
        match side.lemma(frame.verb) {
            "be" => {
                let said = kid(verb, &["attr", "acomp", "xcomp", "oprd"])?;
                match () {
                    _ if is_cause(said) => Some((subject as u32, behind(said), said)),
                    _ if is_cause(subject) && parse.tokens[said].dep == "attr" => {
                        Some((said as u32, behind(subject), said))
                    }
                    _ if matches!(side.lemma(said as u32), "blame" | "responsible") => {
                        Some((subject as u32, behind(said), said))
                    }
                    _ => None,
                }
            }
            "lead" => Some((subject as u32, Some(behind(verb)?), verb))
                .filter(|(_, effect, _)| effect.is_some_and(|effect| lexicon::is_event(side.lemma(effect)))),
            "bring" | "break" | "start" | "begin" | "set" => {
                let object = kid(verb, &["dobj"])? as u32;
                let is_effect = lexicon::is_event(side.lemma(object)) || side.lemma(frame.verb) == "bring";
                is_effect.then_some((subject as u32, Some(object), verb))
            }
            _ => None,
        }
    })
}

/// The head of the words that name a cause.
pub(super) fn head(side: &Prepared) -> Option<u32> {
    let parse = &side.s.parse;
    let child = |token: usize, dep: &str| parse.children(token).find(|kid| parse.tokens[*kid].dep == dep);
    let object = |token: usize| child(token, "pobj").or_else(|| child(token, "pcomp"));
    for token in 0..parse.tokens.len() {
        let at = &parse.tokens[token];
        let word = side.written(token as u32).to_lowercase();
        let next =
            if token + 1 < parse.tokens.len() { side.written(token as u32 + 1).to_lowercase() } else { String::new() };
        let found = match (word.as_str(), next.as_str()) {
            ("because", "of") => {
                object(token).filter(|at| parse.tokens[*at].dep == "pobj").or_else(|| object(token + 1))
            }
            ("due" | "owing", "to") => object(token + 1),
            ("account", "of") if token > 0 && side.written(token as u32 - 1).eq_ignore_ascii_case("on") => {
                object(token + 1)
            }
            ("by", _)
                if matches!(
                    parse.tokens[at.head].lemma.as_str(),
                    "cause" | "trigger" | "spark" | "start" | "kill" | "destroy" | "begin" | "prompt" | "set"
                ) =>
            {
                object(token)
            }
            ("on", _) if parse.tokens[at.head].lemma == "blame" => object(token),
            ("from" | "of", _) if matches!(parse.tokens[at.head].lemma.as_str(), "die" | "result" | "stem") => {
                object(token)
            }
            _ if matches!(
                at.lemma.as_str(),
                "cause" | "trigger" | "spark" | "prompt" | "kill" | "destroy" | "delay"
            ) && at.dep != "auxpass"
                && child(token, "dobj").is_some() =>
            {
                child(token, "nsubj")
            }
            _ => None,
        };
        if let Some(found) = found {
            return Some(found as u32);
        }
    }
    None
}

fn words_under(side: &Prepared, token: u32) -> Vec<usize> {
    (0..side.words.len())
        .filter(|word| side.s.parse.is_under(side.words[*word].token as usize, token as usize))
        .collect()
}

fn effect_cover(pair: &Pair, p: &[usize], q: &[usize]) -> f32 {
    let cover = |side: &Prepared, best: &[(usize, f32)], without: &[usize]| {
        let rest = || (0..side.words.len()).filter(|word| !without.contains(word));
        let all: f32 = rest().map(|word| side.words[word].weight).sum();
        let met: f32 = rest().map(|word| side.words[word].weight * best[word].1).sum();
        if all > 0.0 { met / all } else { 0.0 }
    };
    cover(pair.a, &pair.best_a, p).max(cover(pair.b, &pair.best_b, q))
}

fn span_under(side: &Prepared, token: u32) -> Span {
    let (first, last) = side.s.parse.edges(token as usize);
    side.span(first as u32).cover(side.span(last as u32))
}
