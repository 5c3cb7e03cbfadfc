//! One calibrated decision over all signs.
//!
//! Takes [`Features`] of a pair, gives the probability that both texts cannot be true and that one entails the other. Two small
//! logistic models, their weights in `models/decision.txt`, one a line: model, feature, weight. What speaks for a contradiction has no
//! weight below zero, what speaks against none above (`training/decision` sees to it), so a weight can be read.
//! Known misses: no interplay of signs beside what the signs themselves weigh (topic, roles).

use std::sync::LazyLock;

/// Name and value of what a model may weigh.
pub type Features = Vec<(&'static str, f32)>;

/// For each model the weights of its features. Lists, not maps: a name's length tells most apart at once.
static MODELS: LazyLock<Vec<(&str, Features)>> = LazyLock::new(|| {
    let mut models: Vec<(&str, Features)> = Vec::new();
    let lines = include_str!("../../models/decision.txt").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let mut parts = line.split_whitespace();
        let (Some(model), Some(feature), Some(Ok(weight))) = (parts.next(), parts.next(), parts.next().map(str::parse))
        else {
            continue;
        };
        match models.iter_mut().find(|(known, _)| *known == model) {
            Some((_, weights)) => weights.push((feature, weight)),
            None => models.push((model, vec![(feature, weight)])),
        }
    }
    models
});

/// The part of each feature in the logit; `prior` is the bias.
pub(super) fn parts<'f>(model: &str, features: &'f Features) -> impl Iterator<Item = (&'static str, f32)> + 'f {
    let weights = MODELS.iter().find(|(known, _)| *known == model).map_or(&[][..], |(_, weights)| weights);
    // Features mostly come in the order of the file.
    let mut next = 0;
    features.iter().map(move |(name, value)| {
        let is_it = |(known, _): &(&str, f32)| known == name;
        let at = weights.get(next).is_some_and(is_it).then_some(next).or_else(|| weights.iter().position(is_it));
        next = at.map_or(next, |at| at + 1);
        (*name, at.map_or(0.0, |at| weights[at].1) * value)
    })
}

/// Gives a guard the weight that brings the probability down to `most`, if it is above.
pub(super) fn hold_down(parts: &mut [(&'static str, f32)], guard: &str, most: f32) {
    let above = parts.iter().map(|(_, part)| part).sum::<f32>() - (most / (1.0 - most)).ln();
    if let Some((_, part)) = parts.iter_mut().find(|(name, _)| *name == guard).filter(|_| above > 0.0) {
        *part -= above;
    }
}

pub(super) fn probability(parts: impl Iterator<Item = (&'static str, f32)>) -> f32 {
    let logit: f32 = parts.map(|(_, part)| part).sum();
    1.0 / (1.0 + (-logit).exp())
}
