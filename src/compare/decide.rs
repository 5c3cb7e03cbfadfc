//! One calibrated decision over all signs.
//!
//! Takes [`Features`] of a pair, gives the probability that both texts cannot be true and that one entails the other. Two small
//! logistic models, their weights in `models/decision.txt`, one a line: model, feature, weight. What speaks for a contradiction has no
//! weight below zero, what speaks against none above (`training/decision` sees to it), so a weight can be read.
//! Known misses: no interplay of signs beside what the signs themselves weigh (topic, roles).

use std::collections::HashMap;
use std::sync::LazyLock;

/// Name and value of what a model may weigh.
pub type Features = Vec<(&'static str, f32)>;

static MODELS: LazyLock<HashMap<(&str, &str), f32>> = LazyLock::new(|| {
    include_str!("../../models/decision.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut parts = line.split_whitespace();
            Some(((parts.next()?, parts.next()?), parts.next()?.parse().ok()?))
        })
        .collect()
});

pub(super) fn weight(model: &str, feature: &str) -> f32 {
    MODELS.get(&(model, feature)).copied().unwrap_or(0.0)
}

/// The part of each feature in the logit; `prior` is the bias.
pub(super) fn parts(model: &str, features: &Features) -> Vec<(&'static str, f32)> {
    features.iter().map(|(name, value)| (*name, weight(model, name) * value)).collect()
}

/// Gives a guard the weight that brings the probability down to `most`, if it is above.
pub(super) fn hold_down(parts: &mut [(&'static str, f32)], guard: &str, most: f32) {
    let above = parts.iter().map(|(_, part)| part).sum::<f32>() - (most / (1.0 - most)).ln();
    if let Some((_, part)) = parts.iter_mut().find(|(name, _)| *name == guard).filter(|_| above > 0.0) {
        *part -= above;
    }
}

pub(super) fn probability(parts: &[(&'static str, f32)]) -> f32 {
    let logit: f32 = parts.iter().map(|(_, part)| part).sum();
    1.0 / (1.0 + (-logit).exp())
}
