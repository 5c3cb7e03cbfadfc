//! One calibrated decision over all signs.
//!
//! Takes [`Features`] of a pair, gives the probability that both texts cannot be true and that one entails the other. Two small
//! logistic models, their weights in `models/decision.txt`, one a line: model, feature, weight. What speaks for a contradiction has no
//! weight below zero, what speaks against none above (`training/decision` sees to it), so a weight can be read.
//! Known misses: no interplay of signs beside what the signs themselves weigh (topic, roles).

use super::sign::{CODES, Code};
use std::sync::LazyLock;

/// Name and value of what a model may weigh, for the script that fits it.
pub type Features = Vec<(&'static str, f32)>;

/// What is weighed to tell whether one text follows from another, in the order in which it is added up.
pub(super) const ENTAILMENT: [&str; 18] = [
    "prior",
    "covered",
    "covers",
    "cosine",
    "conflict",
    "different",
    "hedge-lost",
    "hypothetical",
    "expectation",
    "same-predicate",
    "similarity",
    "told",
    "names-met",
    "names-missed",
    "numbers-met",
    "numbers-missed",
    "nli-contradicts",
    "nli-entails",
];

/// A value for each of [`ENTAILMENT`].
pub(super) type Entailment = [f32; ENTAILMENT.len()];

/// Weights without and with the inference model's word.
struct Models {
    contradicts: [[f32; CODES.len()]; 2],
    /// Of statements written as claims, and of those cut out of articles.
    entails: [[Entailment; 2]; 2],
}

static MODELS: LazyLock<Models> = LazyLock::new(|| Models {
    contradicts: ["contradicts", "contradicts-nli"].map(|model| CODES.map(|(code, ..)| weight(model, code))),
    entails: [["entails", "entails-nli"], ["entails-cut", "entails-cut-nli"]]
        .map(|models| models.map(|model| ENTAILMENT.map(|feature| weight(model, feature)))),
});

/// 0 for what a model does not weigh.
fn weight(model: &str, feature: &str) -> f32 {
    let of = |line: &str| {
        line.strip_prefix(model)?.strip_prefix(' ')?.strip_prefix(feature)?.strip_prefix(' ')?.parse().ok()
    };
    include_str!("../../models/decision.txt").lines().find_map(of).unwrap_or(0.0)
}

/// The part of each code in the logit of a contradiction; `prior` is the bias.
pub(super) fn parts(values: &[(Code, f32)], inferred: bool) -> Vec<(Code, f32)> {
    let weights = &MODELS.contradicts[usize::from(inferred)];
    values.iter().map(|(code, value)| (*code, weights[*code as usize] * value)).collect()
}

/// How likely one text follows from the other.
pub(super) fn entailment(values: &Entailment, cut: bool, inferred: bool) -> f32 {
    let weights = &MODELS.entails[usize::from(cut)][usize::from(inferred)];
    probability(weights.iter().zip(values).map(|(weight, value)| weight * value))
}

/// Gives a guard the weight that brings the probability down to `most`, if it is above.
pub(super) fn hold_down(parts: &mut [(Code, f32)], guard: Code, most: f32) {
    let above = parts.iter().map(|(_, part)| part).sum::<f32>() - (most / (1.0 - most)).ln();
    if let Some((_, part)) = parts.iter_mut().find(|(code, _)| *code == guard).filter(|_| above > 0.0) {
        *part -= above;
    }
}

/// Gives a conflict the weight that brings the probability up to `least`, if it is below.
pub(super) fn lift(parts: &mut [(Code, f32)], conflict: Code, least: f32) {
    let below = (least / (1.0 - least)).ln() - parts.iter().map(|(_, part)| part).sum::<f32>();
    if let Some((_, part)) = parts.iter_mut().find(|(code, _)| *code == conflict).filter(|_| below > 0.0) {
        *part += below;
    }
}

pub(super) fn probability(parts: impl Iterator<Item = f32>) -> f32 {
    1.0 / (1.0 + (-parts.sum::<f32>()).exp())
}
