//! Stage `block`: which pairs of statements are worth comparing.
//!
//! Takes all statements of a run, gives [`Candidate`]s, each pair once with `a < b`, sorted. Near-linear: no pair is looked
//! at that shares nothing rare.

use crate::normalise::Statement;
use std::collections::{BTreeMap, BTreeSet};

/// Two statements that may be about the same thing; positions in the run's list, `a < b`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Candidate {
    pub a: usize,
    pub b: usize,
}

/// A lemma in more statements than this says nothing. A guess.
const MAX_POSTINGS: usize = 64;

pub fn block(statements: &[Statement]) -> Vec<Candidate> {
    let mut postings: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (i, statement) in statements.iter().enumerate() {
        for token in &statement.parse.tokens {
            postings.entry(token.lemma.as_str()).or_default().insert(i);
        }
    }
    let mut pairs = BTreeSet::new();
    for list in postings.values().filter(|list| list.len() <= MAX_POSTINGS) {
        for a in list {
            pairs.extend(list.range(a + 1..).map(|b| Candidate { a: *a, b: *b }));
        }
    }
    pairs.into_iter().collect()
}
