//! Two statements laid side by side: which word of one stands for which of the other.
//!
//! Takes two [`Prepared`]s, gives [`Pair`]: the sameness of every two words (0…1), each word's best partner, and how much of each
//! text the other covers. Names meet names, numbers numbers, words words: equal, one side of a line of opposites, an action's
//! noun and its verb, or near in their vectors. Opposites never stand for each other.
//! Worked: `Aircraft downed by ground fire` covers most of `Plane shot down by air defences`.

use super::prepared::{Kind, Prepared, Word};
use super::value::{self, Fit};
use super::vocabulary::Vocabulary;
use crate::parse::Upos;
use smallvec::{SmallVec, smallvec};
use std::fmt;

pub(super) struct Pair<'p, 's> {
    pub a: &'p Prepared<'s>,
    pub b: &'p Prepared<'s>,
    /// Row by row for the words of `a`.
    scores: SmallVec<[f32; 96]>,
    /// Best partner of each word and how good it is.
    pub best_a: Best,
    pub best_b: Best,
    /// Share of the words' weight that has a partner.
    pub cover_a: f32,
    pub cover_b: f32,
    pub cosine: f32,
    /// Words that are opposites: positions in `a` and `b`.
    pub opposites: Vec<(usize, usize)>,
    /// Whether signs put into words what they saw; of most pairs of a run nobody asks.
    pub in_words: bool,
}

/// In place for the words of most claims, as the scores of their pairs are.
type Best = SmallVec<[(usize, f32); 12]>;

/// Two words stand for each other from here on.
pub(super) const ALIGNED: f32 = 0.5;
/// Cosine at which two words begin to mean the like, and what lies between that and the same. From pairs of near and far
/// words: "aircraft"/"plane" 0.84, "rise"/"increase" 0.57, "tension"/"crisis" 0.37, "jet"/"missile" 0.19.
const NEAR: f32 = 0.35;
const NEAR_RANGE: f32 = 0.4;
/// Words of one side of a line of opposites.
const SAME_SIDE: f32 = 0.65;

impl<'p, 's> Pair<'p, 's> {
    pub(super) fn new(a: &'p Prepared<'s>, b: &'p Prepared<'s>, vocabulary: &Vocabulary) -> Pair<'p, 's> {
        let mut pair = Pair {
            a,
            b,
            scores: smallvec![0.0; a.words.len() * b.words.len()],
            best_a: smallvec![(0, 0.0); a.words.len()],
            best_b: smallvec![(0, 0.0); b.words.len()],
            cover_a: 0.0,
            cover_b: 0.0,
            cosine: a.vector.cosine(&b.vector),
            opposites: Vec::new(),
            in_words: true,
        };
        for (i, x) in a.words.iter().enumerate() {
            for (j, y) in b.words.iter().enumerate() {
                let score = pair.sameness(i, j, x, y, vocabulary);
                pair.scores[i * b.words.len() + j] = score;
                if score > pair.best_a[i].1 {
                    pair.best_a[i] = (j, score);
                }
                if score > pair.best_b[j].1 {
                    pair.best_b[j] = (i, score);
                }
            }
        }
        pair.cover_a = covered(a, &pair.best_a);
        pair.cover_b = covered(b, &pair.best_b);
        pair
    }

    /// What a sign says to a reader.
    pub(super) fn said(&self, words: fmt::Arguments<'_>) -> String {
        if self.in_words { words.to_string() } else { String::new() }
    }

    pub(super) fn score(&self, i: usize, j: usize) -> f32 {
        self.scores[i * self.b.words.len() + j]
    }

    /// Sameness of the words that two tokens belong to; 0 for tokens that tell nothing.
    pub(super) fn tokens(&self, x: u32, y: u32) -> f32 {
        match (self.a.word_at(x), self.b.word_at(y)) {
            (Some(i), Some(j)) => self.score(i, j),
            _ => 0.0,
        }
    }

    fn sameness(&mut self, i: usize, j: usize, x: &Word, y: &Word, vocabulary: &Vocabulary) -> f32 {
        match (x.kind, y.kind) {
            (Kind::Name(_), Kind::Name(_)) => vocabulary.sameness(x.id, y.id),
            (Kind::Number(p), Kind::Number(q)) => {
                let (p, q) = (&self.a.s.quantities[usize::from(p)], &self.b.s.quantities[usize::from(q)]);
                match (value::quantities(p, q), value::units_agree(p, q)) {
                    (Fit::Equal, Some(true)) => 1.0,
                    (Fit::Equal, None) => 0.9,
                    (Fit::Compatible, Some(true)) => 0.8,
                    (Fit::Equal, Some(false)) => 0.4,
                    _ => 0.0,
                }
            }
            (Kind::Time(p), Kind::Time(q)) => {
                match value::times(&self.a.s.times[usize::from(p)], &self.b.s.times[usize::from(q)]) {
                    Fit::Equal => 1.0,
                    Fit::Compatible => 0.8,
                    Fit::Conflict => 0.0,
                }
            }
            (Kind::Number(_) | Kind::Time(_), _) | (_, Kind::Number(_) | Kind::Time(_)) => 0.0,
            _ => self.words(i, j, x, y, vocabulary),
        }
    }

    /// "aware" / "unaware": an adjective and the same with a prefix that negates it.
    fn is_prefixed_opposite(&self, x: &Word, y: &Word) -> bool {
        const PREFIXES: [&str; 6] = ["un", "in", "im", "ir", "il", "dis"];
        if x.kind != Kind::Other || y.kind != Kind::Other {
            return false;
        }
        let is_adjective = |side: &Prepared, word: &Word| side.s.parse.tokens[word.token as usize].pos == Upos::Adj;
        if !is_adjective(self.a, x) || !is_adjective(self.b, y) {
            return false;
        }
        let (p, q) = (self.a.lemma(x.token), self.b.lemma(y.token));
        let (short, long) = if p.len() < q.len() { (p, q) } else { (q, p) };
        short.len() > 3 && long.strip_suffix(short).is_some_and(|prefix| PREFIXES.contains(&prefix))
    }

    fn words(&mut self, i: usize, j: usize, x: &Word, y: &Word, vocabulary: &Vocabulary) -> f32 {
        if x.id == y.id {
            return 1.0;
        }
        if x.action == y.action {
            return 0.95;
        }
        if x.sides.iter().any(|side| y.sides.contains(&(side ^ 1))) || self.is_prefixed_opposite(x, y) {
            self.opposites.push((i, j));
            return 0.0;
        }
        let near = ((vocabulary.nearness(x.action, y.action) - NEAR) / NEAR_RANGE).clamp(0.0, 0.9);
        if x.sides.iter().any(|side| y.sides.contains(side)) { near.max(SAME_SIDE) } else { near }
    }
}

fn covered(of: &Prepared, best: &[(usize, f32)]) -> f32 {
    let sum: f32 = of.words.iter().zip(best).map(|(word, (_, score))| word.weight * score).sum();
    if of.weight > 0.0 { sum / of.weight } else { 0.0 }
}
