//! Opposite words about the same thing: "rose" / "fell", "open" / "shut", "upheld" / "overturned".
//!
//! Fires where the words head the same statement or stand on the same thing; where one of them is negated both say the same
//! (`double-negation`, a guard). Silent: the opposite stands on another thing, or either word is in both texts.

use super::footing;
use super::slots::{self, Match};
use super::times;
use crate::compare::pair::Pair;
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use smallvec::smallvec;

/// A word met with this much sameness elsewhere in the other text is no odd one out.
const MET: f32 = 0.85;

/// What is left where one text looks ahead and the other does not, or where they name two times. A guess.
const OTHER_TIME: f32 = 0.45;

pub(super) fn find(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    let topic = slots::topic(pair);
    for (i, j) in &pair.opposites {
        let (x, y) = (&pair.a.words[*i], &pair.b.words[*j]);
        if pair.best_a[*i].1 >= MET || pair.best_b[*j].1 >= MET {
            continue;
        }
        if footing::is_asked(pair.a, x.token) || footing::is_asked(pair.b, y.token) {
            continue;
        }
        let verbal = |kind: Kind| -> f32 { if kind == Kind::Other { 0.8 } else { 1.0 } };
        let same = slots::about_the_same(pair, matches, x.token, y.token);
        let strength = same * slots::mainness(pair, x.token, y.token) * topic * verbal(x.kind).min(verbal(y.kind));
        let ahead = |side: &Prepared, token: u32| {
            slots::governor(side, token).is_some_and(|frame| footing::is_ahead(side, frame.verb))
        };
        let apart = ahead(pair.a, x.token) != ahead(pair.b, y.token) || times::are_of_other_times(pair);
        let strength = if apart { strength * OTHER_TIME } else { strength };
        let code = if x.turned == y.turned { Code::Antonym } else { Code::DoubleNegation };
        found.push(pair.sign(code, strength, || {
            let (a, b) = (pair.a.span_of_word(*i), pair.b.span_of_word(*j));
            (format!("{} / {}", a.of(&pair.a.s.text), b.of(&pair.b.s.text)), smallvec![a], smallvec![b])
        }));
    }
}
