//! Two causes of one effect.
//!
//! Fires where both texts name a cause ("because of", "caused by", "due to", "blamed on", "killed by") and the causes share nothing
//! while the rest does. Silent: one text names none, or one cause is a part of the other. A clause ("because he walked in") is left
//! out: its words differ where its sense does not.

use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::Prepared;
use crate::compare::sign::{Code, Sign};
use crate::span::Span;
use smallvec::smallvec;

/// A cause that the other covers by less than this is another one; the effect must be covered by more than the second. Guesses.
const OTHER: f32 = 0.3;
const SHARED: f32 = 0.4;

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    let (Some(x), Some(y)) = (&pair.a.facts.cause, &pair.b.facts.cause) else { return };
    let (p, q) = (&x.words, &y.words);
    if p.is_empty() || q.is_empty() {
        return;
    }
    let between = p.iter().flat_map(|i| q.iter().map(|j| pair.score(*i, *j))).fold(0.0, f32::max);
    let effect = effect_cover(pair, p, q);
    if between < OTHER.max(ALIGNED * 0.8) && effect > SHARED {
        let (a, b) = (x.span, y.span);
        found.push(pair.sign(Code::CauseConflict, (effect - SHARED) / (1.0 - SHARED), || {
            (format!("{} / {}", a.of(&pair.a.s.text), b.of(&pair.b.s.text)), smallvec![a], smallvec![b])
        }));
    }
}

/// The words that name a cause, and where they stand.
#[derive(Clone, Debug)]
pub(super) struct Cause {
    words: Vec<usize>,
    span: Span,
}

pub(super) fn cause(side: &Prepared) -> Option<Cause> {
    let token = head(side)?;
    Some(Cause { words: words_under(side, token), span: span_under(side, token) })
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
                    "cause" | "trigger" | "spark" | "start" | "kill" | "destroy" | "begin" | "prompt"
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
