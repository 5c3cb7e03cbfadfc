//! Two statements laid side by side: which word of one stands for which of the other.
//!
//! Takes two [`Prepared`]s, gives [`Pair`]: the sameness of every two words (0…1), each word's best partner, and how much of each
//! text the other covers. Names meet names, numbers numbers, words words: equal, one side of a line of opposites, an action's
//! noun and its verb, or near in their vectors. Opposites never stand for each other.
//! Worked: `Aircraft downed by ground fire` covers most of `Plane shot down by air defences`.

use super::prepared::{Kind, Prepared, Word};
use super::sign::{Code, Shown, Sign};
use super::totals::Totals;
use super::value::{self, Fit};
use super::vocabulary::Vocabulary;
use crate::parse::Upos;
use smallvec::{SmallVec, smallvec};

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
    /// Whether they stand in two articles on one story.
    pub one_story: bool,
    /// … that came out within days of each other.
    pub one_time: bool,
    /// What their articles count, where they do.
    pub totals: Option<&'p Totals<'s>>,
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
        let mut scores: SmallVec<[f32; 96]> = smallvec![0.0; a.words.len() * b.words.len()];
        let mut best_a: Best = smallvec![(0, 0.0); a.words.len()];
        let mut best_b: Best = smallvec![(0, 0.0); b.words.len()];
        let mut opposites = Vec::new();
        let rows = scores.chunks_exact_mut(b.words.len().max(1));
        for (i, ((x, best_a), row)) in a.words.iter().zip(&mut best_a).zip(rows).enumerate() {
            let mut unsure: SmallVec<[usize; 16]> = SmallVec::new();
            for (j, (y, score)) in b.words.iter().zip(row.iter_mut()).enumerate() {
                match sameness((a, x), (b, y), vocabulary) {
                    Same::Known(same) => *score = same,
                    Same::AtLeast(same) => {
                        *score = same;
                        unsure.push(j);
                    }
                    Same::Opposite => opposites.push((i, j)),
                }
            }
            near(x, b, &unsure, row, vocabulary);
            for (j, (score, best_b)) in row.iter().zip(&mut best_b).enumerate() {
                if *score > best_a.1 {
                    *best_a = (j, *score);
                }
                if *score > best_b.1 {
                    *best_b = (i, *score);
                }
            }
        }
        Pair {
            cover_a: covered(a, &best_a),
            cover_b: covered(b, &best_b),
            cosine: a.vector.cosine(&b.vector),
            a,
            b,
            scores,
            best_a,
            best_b,
            opposites,
            one_story: false,
            one_time: false,
            totals: None,
            in_words: true,
        }
    }

    pub(super) fn sign(&self, code: Code, strength: f32, shown: impl FnOnce() -> Shown) -> Sign {
        Sign { code, strength, plain: false, shown: self.in_words.then(|| Box::new(shown())) }
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
}

/// A word of one text.
type Of<'p, 's> = (&'p Prepared<'s>, &'p Word);

/// How far two words stand for each other, before their vectors are asked.
enum Same {
    Known(f32),
    /// More where the vectors are near.
    AtLeast(f32),
    Opposite,
}

fn sameness((a, x): Of, (b, y): Of, vocabulary: &Vocabulary) -> Same {
    Same::Known(match (x.kind, y.kind) {
        (Kind::Name(_), Kind::Name(_)) => vocabulary.sameness(x.id, y.id),
        (Kind::Number(p), Kind::Number(q)) => {
            let (p, q) = (&a.amounts[usize::from(p)], &b.amounts[usize::from(q)]);
            match (value::quantities(p, q), value::units_agree(p, q)) {
                (Fit::Equal, Some(true)) => 1.0,
                (Fit::Equal, None) => 0.9,
                (Fit::Compatible, Some(true)) => 0.8,
                (Fit::Equal, Some(false)) => 0.4,
                _ => 0.0,
            }
        }
        (Kind::Time(p), Kind::Time(q)) => match value::times(&a.s.times[usize::from(p)], &b.s.times[usize::from(q)]) {
            Fit::Equal => 1.0,
            Fit::Compatible => 0.8,
            Fit::Conflict => 0.0,
        },
        (Kind::Number(_) | Kind::Time(_), _) | (_, Kind::Number(_) | Kind::Time(_)) => 0.0,
        _ if x.id == y.id => 1.0,
        _ if x.action == y.action => 0.95,
        _ if x.sides.iter().any(|side| y.sides.contains(&(side ^ 1))) => return Same::Opposite,
        _ if is_prefixed_opposite((a, x), (b, y)) => return Same::Opposite,
        _ if x.sides.iter().any(|side| y.sides.contains(side)) => return Same::AtLeast(SAME_SIDE),
        _ => return Same::AtLeast(0.0),
    })
}

/// Lifts a word's scores with the words at `unsure` to what their vectors say.
fn near(x: &Word, b: &Prepared, unsure: &[usize], row: &mut [f32], vocabulary: &Vocabulary) {
    const TOGETHER: usize = 4;
    for some in unsure.chunks(TOGETHER) {
        // What is missing is filled up with the last.
        let others: [u32; TOGETHER] = std::array::from_fn(|at| b.words[some[at.min(some.len() - 1)]].action);
        for (j, cosine) in some.iter().zip(vocabulary.nearness(x.action, others)) {
            row[*j] = row[*j].max(((cosine - NEAR) / NEAR_RANGE).clamp(0.0, 0.9));
        }
    }
}

/// "aware" / "unaware": an adjective and the same with a prefix that negates it.
fn is_prefixed_opposite((a, x): Of, (b, y): Of) -> bool {
    const PREFIXES: [&str; 6] = ["un", "in", "im", "ir", "il", "dis"];
    if x.kind != Kind::Other || y.kind != Kind::Other {
        return false;
    }
    let is_adjective = |side: &Prepared, word: &Word| side.s.parse.tokens[word.token as usize].pos == Upos::Adj;
    if !is_adjective(a, x) || !is_adjective(b, y) {
        return false;
    }
    let (p, q) = (a.lemma(x.token), b.lemma(y.token));
    let (short, long) = if p.len() < q.len() { (p, q) } else { (q, p) };
    short.len() > 3 && long.strip_suffix(short).is_some_and(|prefix| PREFIXES.contains(&prefix))
}

fn covered(of: &Prepared, best: &[(usize, f32)]) -> f32 {
    let sum: f32 = of.words.iter().zip(best).map(|(word, (_, score))| word.weight * score).sum();
    if of.weight > 0.0 { sum / of.weight } else { 0.0 }
}
