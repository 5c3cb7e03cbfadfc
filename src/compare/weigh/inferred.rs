//! What the inference model said, put to a draft.
//!
//! Takes its scores of both ways, as far as it was asked, gives the features and signals that the decision weighs. What was asked only
//! because both texts are alike weighs where nothing else was asked, or where the model is sure that one excludes the other.

use super::{Draft, SURE_IN_STORY};
use crate::compare::comparison::{NliScores, Spans};
use crate::compare::sign::{Code, Sign};

impl Draft {
    /// Adds what the model said of `a` → `b` and of `b` → `a`, where it was asked.
    pub(in crate::compare) fn infer(&mut self, told: [Option<NliScores>; 2]) {
        let likeness = [0, 1].map(|at: usize| self.is_asked_for_likeness(at));
        let sure = told.iter().all(|told| told.is_some_and(|told| told.contradicts >= SURE_IN_STORY));
        // What follows by its words still does, where the model is not sure of the contrary.
        let kept = |at: usize| told[at].filter(|_| sure || !likeness[at] || !self.is_followed(at));
        let told = [kept(0), kept(1)];
        self.inferred = told;
        // What was asked for likeness alone weighs only where nothing else was.
        let asked = |at: usize| told[at].filter(|_| likeness[0] == likeness[1] || !likeness[at]);
        let told = [asked(0), asked(1)];
        let known: Vec<NliScores> = told.into_iter().flatten().collect();
        if known.is_empty() {
            return;
        }
        let contradicts = known.iter().map(|scores| evidence(scores.contradicts)).sum::<f32>() / known.len() as f32;
        let entails = told.map(|scores| scores.map_or(0.0, |scores| evidence(scores.entails)));
        self.contradicts.push((Code::NliContradicts, contradicts));
        self.contradicts.push((Code::NliEntails, entails[0].max(entails[1])));
        for (features, entails) in self.entails.iter_mut().zip(entails) {
            let [.., of_contradicts, of_entails] = features;
            (*of_contradicts, *of_entails) = (contradicts, entails);
        }
        for (code, of) in [
            (Code::NliContradicts, (|scores| scores.contradicts) as fn(NliScores) -> f32),
            (Code::NliEntails, |scores| scores.entails),
        ] {
            let shown =
                |scores: Option<NliScores>| scores.map_or("–".to_string(), |scores| format!("{:.2}", of(scores)));
            let shown = || Box::new((told.map(shown).join(" / "), Spans::new(), Spans::new()));
            let strength = known.iter().map(|scores| of(*scores)).fold(0.0, f32::max);
            self.signs.push(Sign { code, strength, plain: false, shown: self.in_words.then(shown) });
        }
    }
}

/// A probability's logit on a scale of 0 to 1, where 0.5 is 0.5 and what lies beyond a logit of 10 is 0 and 1: the model's own
/// figures crowd at both ends, and how near the end they are still tells right from wrong.
fn evidence(probability: f32) -> f32 {
    let p = probability.clamp(1e-6, 1.0 - 1e-6);
    (0.5 + (p / (1.0 - p)).ln() / 20.0).clamp(0.0, 1.0)
}
