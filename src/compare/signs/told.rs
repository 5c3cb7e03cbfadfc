//! Whether one text says what the other's main statement says.
//!
//! Takes a [`Pair`], tells for each side whether its main predicate is in the other text, on the same footing and said of the same:
//! not merely asked, planned or negated there, and with one of its participants met.
//! Worked: `Police arrested two men` is in `two men were arrested in Lyon`; not in `police asked to arrest two men`, nor in
//! `police met two men`. `It is time for the message` is not in `she wrote for Time`.
//! Leaves to the decision whether all the rest follows. Known misses: what is said in other words without a near word.

use super::slots;
use crate::compare::frame::{Frame, Role};
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::parse::Upos;

/// From here on a participant is in the other text. A guess, below [`ALIGNED`].
const TOLD: f32 = 0.4;

/// Of the text of `a`, of `b`.
pub(in crate::compare) fn told(pair: &Pair) -> [bool; 2] {
    [true, false].map(|of_a| {
        let (side, other) = if of_a { (pair.a, pair.b) } else { (pair.b, pair.a) };
        let score = |own: usize, met: usize| if of_a { pair.score(own, met) } else { pair.score(met, own) };
        let best = if of_a { &pair.best_a } else { &pair.best_b };
        let main = || {
            let main = side.frames.iter().filter(|frame| frame.main);
            main.filter_map(|frame| Some((frame, predicate(side, frame)?)))
        };
        // What stands beside a statement with a verb states nothing.
        let has_verb = main().any(|(frame, _)| is_verbal(side, frame));
        let mut main = main().filter(|(frame, _)| !has_verb || is_verbal(side, frame)).peekable();
        main.peek().is_none()
            || main.any(|(frame, predicate)| {
                let on_one_footing = |met: usize| {
                    let token = other.words[met].token;
                    score(predicate, met) >= ALIGNED
                        && other.words[met].turned == side.words[predicate].turned
                        && (!is_open(other, token) || is_open(side, frame.head))
                        && (!slots::is_in_doubt(other, token) || slots::is_in_doubt(side, frame.head))
                };
                (0..other.words.len()).any(on_one_footing) && has_participant(side, frame, best)
            })
    })
}

/// The word that says it; of "was under review" the review.
fn predicate(side: &Prepared, frame: &Frame) -> Option<usize> {
    let parse = &side.s.parse;
    let child = |of: u32, dep: &str| parse.children(of as usize).find(|kid| parse.tokens[*kid].dep == dep);
    let object = || child(child(frame.head, "prep")? as u32, "pobj").map(|object| object as u32);
    side.word_at(frame.head).or_else(|| side.word_at(object()?))
}

fn is_verbal(side: &Prepared, frame: &Frame) -> bool {
    matches!(side.s.parse.tokens[frame.verb as usize].pos, Upos::Verb | Upos::Aux)
}

/// Whether it came about is not said: asked, tried, agreed on, only told in reports.
fn is_open(side: &Prepared, token: u32) -> bool {
    let tokens = &side.s.parse.tokens;
    let agreed = |at: &usize| match (tokens[*at].dep, tokens[tokens[*at].head].lemma.as_str()) {
        ("xcomp", head) => matches!(head, "agree" | "expect" | "poise"),
        ("acl" | "ccomp", head) => RUMOURS.contains(&head),
        _ => false,
    };
    let up = std::iter::successors(Some(token as usize), |at| Some(tokens[*at].head).filter(|head| head != at));
    slots::is_asked(side, token) || up.take(tokens.len()).any(|at| agreed(&at))
}

/// What tells without anybody's word for it: "arrested after reports that she fled".
const RUMOURS: [&str; 7] = ["accusation", "allegation", "claim", "report", "rumor", "rumour", "speculation"];

/// One of those who do or undergo it is in the other text; a predicate without any, or with pronouns, a count or "people" only, needs
/// none.
fn has_participant(side: &Prepared, frame: &Frame, best: &[(usize, f32)]) -> bool {
    let parties = frame.arguments.iter().filter(|(role, _)| matches!(role, Role::Agent | Role::Patient));
    let names_nobody = |word: usize| {
        let word = &side.words[word];
        matches!(word.kind, Kind::Number(_) | Kind::Time(_)) || matches!(side.lemma(word.token), "people" | "person")
    };
    let mut words =
        parties.filter_map(|(_, token)| side.word_at(*token)).filter(|word| !names_nobody(*word)).peekable();
    words.peek().is_none() || words.any(|word| best[word].1 >= TOLD)
}
