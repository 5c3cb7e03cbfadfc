//! Pairs of texts as tokens, packed into batches without padding.
//!
//! Takes pairs of texts; a text that stands in many pairs is cut into word pieces once, and a pair that stands there twice
//! is scored once. Gives batches of about equal work. Which pairs share a batch changes no score.

use super::weights::LONGEST;
use crate::wordpiece::{CLASSIFY, SEPARATE, wordpiece};
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::Hash;

/// Tokens of a batch: enough for each pass over the weights to pay, few enough for the rows to stay in a core's own cache.
const MOST_TOKENS: usize = 256;
/// A smaller batch is not worth a thread.
const LEAST_TOKENS: usize = 64;

/// Rows of one pair: the marks belong to the text before them.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    pub start: usize,
    /// First row of the hypothesis.
    pub second: usize,
    pub end: usize,
}

#[derive(Default, Debug)]
pub(super) struct Batch {
    pub tokens: Vec<u32>,
    pub pairs: Vec<Rows>,
}

impl Batch {
    /// `[CLS] premise [SEP] hypothesis [SEP]`, the premise cut first.
    fn add(&mut self, premise: &[u32], hypothesis: &[u32]) {
        let (premise, hypothesis) = cut(premise, hypothesis);
        let start = self.tokens.len();
        self.tokens.push(CLASSIFY);
        self.tokens.extend(premise);
        self.tokens.push(SEPARATE);
        let second = self.tokens.len();
        self.tokens.extend(hypothesis);
        self.tokens.push(SEPARATE);
        self.pairs.push(Rows { start, second, end: self.tokens.len() });
    }
}

fn cut<'a>(premise: &'a [u32], hypothesis: &'a [u32]) -> (&'a [u32], &'a [u32]) {
    let hypothesis = &hypothesis[..hypothesis.len().min(LONGEST - 4)];
    let left = (LONGEST - 3 - hypothesis.len()).max(1);
    (&premise[..premise.len().min(left)], hypothesis)
}

/// Batches in the order of their first pairs, and for each input pair the number of the scored pair it equals.
pub(super) struct Packed {
    pub batches: Vec<Batch>,
    pub places: Vec<usize>,
}

pub(super) fn pack(pairs: &[(&str, &str)]) -> Packed {
    let (texts, text_of) = numbered(pairs.iter().flat_map(|(premise, hypothesis)| [*premise, *hypothesis]));
    let pieces: Vec<Vec<u32>> = texts.par_iter().map(|text| wordpiece(text)).collect();
    // "The ferry sank" and "the ferry sank" are the same pieces.
    let (pieces, same_as) = numbered(pieces.iter().map(Vec::as_slice));
    let (distinct, places) = numbered(text_of.chunks_exact(2).map(|pair| (same_as[pair[0]], same_as[pair[1]])));
    let pairs: Vec<_> = distinct.iter().map(|(p, h)| (pieces[*p], pieces[*h])).collect();
    Packed { batches: batches(&pairs), places }
}

/// The distinct items in the order of their first places, and for each item its number among them.
fn numbered<T: Copy + Eq + Hash>(items: impl Iterator<Item = T>) -> (Vec<T>, Vec<usize>) {
    let (mut numbers, mut distinct) = (HashMap::new(), Vec::new());
    let places = items.map(|item| {
        *numbers.entry(item).or_insert_with(|| {
            distinct.push(item);
            distinct.len() - 1
        })
    });
    let places = places.collect();
    (distinct, places)
}

fn batches(pairs: &[(&[u32], &[u32])]) -> Vec<Batch> {
    let tokens = |(premise, hypothesis): &(&[u32], &[u32])| {
        let (premise, hypothesis) = cut(premise, hypothesis);
        premise.len() + hypothesis.len() + 3
    };
    let total: usize = pairs.iter().map(tokens).sum();
    let most = total.div_ceil(rayon::current_num_threads()).clamp(LEAST_TOKENS, MOST_TOKENS);
    let mut batches: Vec<Batch> = Vec::new();
    for pair in pairs {
        if batches.last().is_none_or(|batch| batch.tokens.len() + tokens(pair) > most) {
            batches.push(Batch::default());
        }
        if let Some(batch) = batches.last_mut() {
            batch.add(pair.0, pair.1);
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_premise_is_cut_first() {
        for (premise, hypothesis, kept) in [
            (3, 4, (3, 4)),
            (0, 0, (0, 0)),
            (200, 10, (LONGEST - 13, 10)),
            (10, 200, (1, LONGEST - 4)),
            (0, 200, (0, LONGEST - 4)),
        ] {
            let (premise, hypothesis) = (vec![7; premise], vec![8; hypothesis]);
            let (p, h) = cut(&premise, &hypothesis);
            assert_eq!((p.len(), h.len()), kept);
        }
    }

    #[test]
    fn a_pair_has_marks_and_repeats_are_scored_once() {
        let packed = pack(&[("it rained", "rain"), ("rain", "it rained"), ("it rained", "rain")]);
        assert_eq!(packed.places, [0, 1, 0]);
        let tokens: Vec<u32> = packed.batches.iter().flat_map(|batch| batch.tokens.clone()).collect();
        let [it, rained, rain] = ["it", "rained", "rain"].map(|word| wordpiece(word)[0]);
        assert_eq!(
            tokens,
            [CLASSIFY, it, rained, SEPARATE, rain, SEPARATE, CLASSIFY, rain, SEPARATE, it, rained, SEPARATE]
        );
        assert_eq!(packed.batches[0].pairs[0], Rows { start: 0, second: 4, end: 6 });
    }

    #[test]
    fn batches_hold_no_more_than_they_should() {
        let text = "the minister said that the bridge would open in the spring of next year ".repeat(3);
        let numbered: Vec<String> = (0..40).map(|i| format!("{text} {i}")).collect();
        let pairs: Vec<(&str, &str)> = numbered.iter().map(|text| (text.as_str(), "the bridge opens")).collect();
        let packed = pack(&pairs);
        assert!(packed.batches.iter().all(|batch| batch.tokens.len() <= MOST_TOKENS));
        assert_eq!(packed.batches.iter().map(|batch| batch.pairs.len()).sum::<usize>(), 40);
    }
}
