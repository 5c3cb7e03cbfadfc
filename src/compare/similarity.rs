//! How alike two texts are, 0…1 as people rate it.
//!
//! Takes a [`Pair`], gives one number: nearness of the whole texts, how much of each the other covers, and whether names and numbers
//! meet. Weights fitted on the news pairs of STS (`training/decision`), whose scores 0 to 5 are the scale.

use super::pair::Pair;
use super::prepared::{Kind, Prepared};

/// Bias and weights, in the order of [`measures`].
const BIAS: f32 = -0.1;
const WEIGHTS: [f32; 5] = [0.6, 0.3, 0.1, 0.05, 0.05];

pub(super) fn similarity(pair: &Pair) -> f32 {
    let sum: f32 = measures(pair).iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    (BIAS + sum).clamp(0.0, 1.0)
}

/// Cosine, lower and higher cover, names met, numbers met.
pub(super) fn measures(pair: &Pair) -> [f32; 5] {
    [
        pair.cosine.max(0.0),
        pair.cover_a.min(pair.cover_b),
        pair.cover_a.max(pair.cover_b),
        met(pair, |kind| matches!(kind, Kind::Name(_))),
        met(pair, |kind| matches!(kind, Kind::Number(_))),
    ]
}

/// Share of the words of a kind that have a partner, on both sides; a half where there are none.
fn met(pair: &Pair, is: impl Fn(Kind) -> bool) -> f32 {
    let of = |side: &Prepared, best: &[(usize, f32)]| -> (f32, f32) {
        let scores = side.words.iter().zip(best).filter(|(word, _)| is(word.kind)).map(|(_, (_, score))| *score);
        scores.fold((0.0, 0.0), |(sum, count), score| (sum + score, count + 1.0))
    };
    let ((x, n), (y, m)) = (of(pair.a, &pair.best_a), of(pair.b, &pair.best_b));
    if n + m == 0.0 { 0.5 } else { (x + y) / (n + m) }
}
