//! Stage `compare`: how two statements relate, and every sign that says so.
//!
//! Takes statements and the pairs worth comparing, gives a [`Comparison`] for each pair, in order.

mod comparison;

pub use comparison::{Comparison, NliScores, Relation, Signal};

use crate::block::Candidate;
use crate::normalise::Statement;
use std::collections::BTreeSet;

/// What the comparison may use.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether the NLI model runs (`--no-model` turns it off).
    pub model: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { model: true }
    }
}

/// One comparison for each candidate, in their order.
pub fn compare_all(statements: &[Statement], candidates: &[Candidate], options: Options) -> Vec<Comparison> {
    candidates.iter().map(|pair| compare(&statements[pair.a], &statements[pair.b], options)).collect()
}

pub fn compare(a: &Statement, b: &Statement, _options: Options) -> Comparison {
    let words = |s: &Statement| s.parse.tokens.iter().map(|t| t.lemma.clone()).collect::<BTreeSet<String>>();
    let (x, y) = (words(a), words(b));
    let similarity = x.intersection(&y).count() as f32 / x.union(&y).count().max(1) as f32;
    let relation = if similarity > 0.6 { Relation::Same } else { Relation::Unrelated };
    let even = NliScores { entails: 0.3, neutral: 0.4, contradicts: 0.3 };
    Comparison {
        relation,
        similarity,
        scores: even,
        reverse: even,
        contradiction: 0.0,
        candidate: false,
        signals: Vec::new(),
    }
}
