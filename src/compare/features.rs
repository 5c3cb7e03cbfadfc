//! What a decision weighs of a pair, before the inference model has its say: the signs with their strengths, and how much of each text the
//! other has.

use super::decide::Entailment;
use super::pair::{ALIGNED, Pair};
use super::prepared::{Kind, Prepared};
use super::sign::{Code, Sign};
use crate::extract::Certainty;

pub(super) fn contradiction_features(pair: &Pair, signs: &[Sign], same_predicate: f32) -> Vec<(Code, f32)> {
    // Room for the inference model's two.
    let mut features = Vec::with_capacity(signs.len() + 5);
    features.extend([
        (Code::Prior, 1.0),
        (Code::SameTopic, pair.cosine.max(0.0).midpoint(pair.cover_a.min(pair.cover_b))),
        (Code::SamePredicate, same_predicate),
    ]);
    features.extend(signs.iter().map(|sign| (sign.code, sign.strength)));
    features
}

/// Of `a` entails `b`, then of `b` entails `a`.
pub(super) fn entailment_features(
    pair: &Pair,
    signs: &[Sign],
    same_predicate: f32,
    similarity: f32,
    told: [Option<bool>; 2],
) -> [Entailment; 2] {
    let [told_a, told_b] = told.map(|told| f32::from(u8::from(told == Some(true))));
    let strongest = |is: &dyn Fn(Code) -> bool| {
        signs.iter().filter(|sign| is(sign.code)).map(|sign| sign.strength).fold(0.0, f32::max)
    };
    let conflict = strongest(&|code| code.is_conflict() || code == Code::MirrorImage);
    let different = strongest(&Code::is_difference);
    let hypothetical = strongest(&|code| code == Code::Hypothetical);
    let expectation = strongest(&|code| code == Code::Expectation);
    let lost = |premise: &Prepared, hypothesis: &Prepared| {
        premise.s.certainty != Certainty::Certain && hypothesis.s.certainty == Certainty::Certain
    };
    let names = |side: &Prepared, best| met(side, best, |kind| matches!(kind, Kind::Name(_)));
    let numbers = |side: &Prepared, best| met(side, best, |kind| matches!(kind, Kind::Number(_)));
    let of_a = (pair.a, pair.cover_a, &pair.best_a, told_a);
    let of_b = (pair.b, pair.cover_b, &pair.best_b, told_b);
    [(of_a, of_b), (of_b, of_a)].map(|((premise, covers, ..), (hypothesis, covered, best, told))| {
        let [names_met, names_missed] = names(hypothesis, best);
        let [numbers_met, numbers_missed] = numbers(hypothesis, best);
        let hedge_lost = f32::from(u8::from(lost(premise, hypothesis)));
        let cosine = pair.cosine.max(0.0);
        [
            1.0,
            covered,
            covers,
            cosine,
            conflict,
            different,
            hedge_lost,
            hypothetical,
            expectation,
            same_predicate,
            similarity,
            told,
            names_met,
            names_missed,
            numbers_met,
            numbers_missed,
            0.0,
            0.0,
        ]
    })
}

/// How many words of a kind have a partner, and how many have none; more than three count as three.
fn met(side: &Prepared, best: &[(usize, f32)], is: impl Fn(Kind) -> bool) -> [f32; 2] {
    let mut counts = [0u8; 2];
    for (_, (_, score)) in side.words.iter().zip(best).filter(|(word, _)| is(word.kind)) {
        counts[usize::from(*score < ALIGNED)] += 1;
    }
    counts.map(|count| f32::from(count.min(3)))
}

/// How well the main predicates meet.
pub(super) fn same_predicate(pair: &Pair) -> f32 {
    let mut best: f32 = 0.0;
    for a in pair.a.frames.iter().filter(|frame| frame.main) {
        for b in pair.b.frames.iter().filter(|frame| frame.main) {
            best = best.max(pair.tokens(a.head, b.head));
        }
    }
    best
}
