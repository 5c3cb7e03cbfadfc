//! Stage `block`: which pairs of statements are worth comparing.
//!
//! Takes all statements of a run, gives [`Candidate`]s, each pair once with `a < b`, sorted. Near-linear: no pair is looked
//! at that shares nothing telling, and every statement brings at most thirty pairs, its closest ones.
//! The same pairs come out for any order of the statements.
//! Leaves to `compare` whether a pair is about the same thing at all.
//!
//! Worked: `The ferry Marina sank off Bari` meets `Marina went down near Bari, the coast guard said`, not `A ferry line opens`.
//! Known misses: pairs without one content word, stem, name or number in common.

mod features;
mod index;

use crate::id::hash64;
use crate::normalise::Statement;
use features::Features;
use rayon::prelude::*;

/// Two statements that may be about the same thing; positions in the run's list, `a < b`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Candidate {
    pub a: usize,
    pub b: usize,
}

pub fn block(statements: &[Statement]) -> Vec<Candidate> {
    let features = Features::of(statements);
    let article: Vec<u32> = statements.iter().map(|statement| statement.article.0).collect();
    let tie: Vec<u64> = statements.par_iter().map(|statement| hash64(&statement.text)).collect();
    index::pairs(&features, &article, &tie)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Context, from_text};
    use crate::normalise::normalise;
    use crate::read::ArticleId;

    fn statement(article: u32, text: &str) -> Statement {
        normalise(&from_text(ArticleId(article), text, &Context::default()), None)
    }

    fn texts(statements: &[Statement]) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = block(statements)
            .into_iter()
            .map(|pair| {
                let (a, b) = (statements[pair.a].text.clone(), statements[pair.b].text.clone());
                if a < b { (a, b) } else { (b, a) }
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn what_shares_something_telling_meets() {
        let statements = [
            statement(0, "The ferry Marina sank near Bari."),
            statement(1, "The Marina went down off Bari."),
            statement(2, "Flames destroyed the archive."),
            statement(3, "Nobody regrets the destruction of the papers."),
            statement(4, "A cup final is on tonight."),
        ];
        let met: Vec<(usize, usize)> = block(&statements).iter().map(|pair| (pair.a, pair.b)).collect();
        assert_eq!(met, [(0, 1), (2, 3)]);
    }

    #[test]
    fn order_changes_nothing_and_no_statement_brings_too_many() {
        let story = |i: usize| statement(i as u32, &format!("Floods hit {} of {} towns.", i % 7, i % 11));
        let mut statements: Vec<Statement> = (0..300).map(story).collect();
        let forward = texts(&statements);
        assert!(forward.len() <= 300 * 30, "{}", forward.len());
        statements.reverse();
        assert_eq!(forward, texts(&statements));
    }
}
