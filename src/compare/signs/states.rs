//! A bad state denied on one side, and its coming about told on the other.
//!
//! Fires where one text says that there is no such state ("I would not call it a crisis in relations") and the other tells of a change
//! for the worse, or of another such state, of the same thing ("relations have cooled", "tension between them grew"). Silent: the state
//! of another thing, both deny it, or the thing is not named on both sides.

use super::footing;
use super::slots;
use crate::compare::lexicon;
use crate::compare::pair::Pair;
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use smallvec::smallvec;

/// The thing whose state it is must be the same word, or as good as.
const SAME_THING: f32 = 0.75;

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    for (i, x) in &pair.a.facts.states {
        for (j, y) in &pair.b.facts.states {
            let denied = |side: &Prepared, word: usize, is_state: bool| is_state && side.words[word].turned;
            let told = |side: &Prepared, word: usize| !side.words[word].turned;
            let against = denied(pair.a, *i, *x) && told(pair.b, *j) || denied(pair.b, *j, *y) && told(pair.a, *i);
            if !against
                || footing::is_asked(pair.a, pair.a.words[*i].token)
                || footing::is_asked(pair.b, pair.b.words[*j].token)
            {
                continue;
            }
            let thing = things(pair.a, *i)
                .iter()
                .flat_map(|p| things(pair.b, *j).into_iter().map(move |q| pair.score(*p, q)))
                .fold(0.0, f32::max);
            if thing >= SAME_THING {
                let (a, b) = (pair.a.span_of_word(*i), pair.b.span_of_word(*j));
                found.push(pair.sign(Code::OpposedStates, thing, || {
                    (format!("{} / {}", a.of(&pair.a.s.text), b.of(&pair.b.s.text)), smallvec![a], smallvec![b])
                }));
            }
        }
    }
}

/// Words that tell a bad state (true) or a turn for the worse (false).
pub(super) fn states(side: &Prepared) -> Vec<(usize, bool)> {
    let lemma = |word: usize| side.lemma(side.words[word].token);
    (0..side.words.len()).filter_map(|word| Some((word, lexicon::bad_state(lemma(word))?))).collect()
}

/// What the state is of: the arguments of its frame and the nouns that hang on it or that it hangs on.
fn things(side: &Prepared, state: usize) -> Vec<usize> {
    let parse = &side.s.parse;
    let token = side.words[state].token;
    let mut tokens: Vec<u32> = Vec::new();
    if let Some(frame) = slots::governor(side, token) {
        tokens.extend(frame.arguments.iter().map(|(_, argument)| *argument));
    }
    for kid in parse.children(token as usize) {
        tokens.push(kid as u32);
        tokens.extend(parse.children(kid).filter(|at| parse.tokens[*at].dep == "pobj").map(|at| at as u32));
    }
    let mut words: Vec<usize> =
        tokens.into_iter().filter_map(|at| side.word_at(at)).filter(|word| *word != state).collect();
    words.retain(|word| matches!(side.words[*word].kind, Kind::Noun | Kind::Name(_)));
    words.sort_unstable();
    words.dedup();
    words
}
