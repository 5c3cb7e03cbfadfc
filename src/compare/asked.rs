//! What the inference model says of pairs of texts, asked once in a run.
//!
//! Takes texts, gives each a number, and for pairs of numbers the scores, in order. Copied texts stand in many pairs of a run: of
//! 448 articles an eighth of the questions were asked before. A pair's scores depend on nothing but its texts, so what is known
//! already changes no result. Leaves to `weigh` which pairs are worth asking.

use super::NliScores;
use crate::nli;
use crate::store::Store;
use std::borrow::Cow;
use std::collections::HashMap;

pub(super) struct Asked<'s> {
    /// What earlier runs found out.
    store: Option<&'s Store>,
    numbers: HashMap<Cow<'s, str>, u32>,
    texts: Vec<Cow<'s, str>>,
    /// Where the scores of a premise and a hypothesis stand.
    places: HashMap<[u32; 2], usize>,
    scores: Vec<NliScores>,
}

impl<'s> Asked<'s> {
    pub(super) fn new(store: Option<&'s Store>) -> Asked<'s> {
        Asked { store, numbers: HashMap::new(), texts: Vec::new(), places: HashMap::new(), scores: Vec::new() }
    }

    /// The same for the same text.
    pub(super) fn number(&mut self, text: Cow<'s, str>) -> u32 {
        if let Some(known) = self.numbers.get(&text) {
            return *known;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    /// Of each [premise, hypothesis], in their order.
    pub(super) fn scores(&mut self, pairs: &[[u32; 2]]) -> Vec<NliScores> {
        let mut fresh = Vec::new();
        let places: Vec<usize> = pairs
            .iter()
            .map(|pair| {
                let next = self.scores.len() + fresh.len();
                *self.places.entry(*pair).or_insert_with(|| {
                    fresh.push(pair.map(|text| &*self.texts[text as usize]));
                    next
                })
            })
            .collect();
        let fresh: Vec<(&str, &str)> = fresh.into_iter().map(|[premise, hypothesis]| (premise, hypothesis)).collect();
        let told = self.store.map_or_else(|| nli::scores(&fresh), |store| store.scores(&fresh));
        self.scores.extend(told.into_iter().map(NliScores::from));
        places.into_iter().map(|place| self.scores[place]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_met_again_has_the_scores_it_had() {
        let texts = ["The ferry sank.", "No ferry sank.", "Two drowned."];
        let alone = |a: usize, b: usize| NliScores::from(nli::scores(&[(texts[a], texts[b])])[0]);
        let mut asked = Asked::new(None);
        let numbers = texts.map(|text| asked.number(text.into()));
        assert_eq!(asked.number(texts[1].to_string().into()), numbers[1]);
        let [ferry, none, two] = numbers;
        assert_eq!(
            asked.scores(&[[ferry, none], [ferry, none], [two, ferry]]),
            [alone(0, 1), alone(0, 1), alone(2, 0)]
        );
        assert_eq!(asked.scores.len(), 2);
        assert_eq!(asked.scores(&[[none, ferry], [two, ferry], [none, two]]), [alone(1, 0), alone(2, 0), alone(1, 2)]);
        assert_eq!(asked.scores.len(), 4);
    }
}
