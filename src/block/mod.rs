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
pub(crate) mod tests {
    use super::*;
    use crate::extract::{Certainty, Stance};
    use crate::normalise::Polarity;
    use crate::parse::{Parse, Token, Upos};
    use crate::read::ArticleId;
    use crate::span::Span;

    /// Every word a noun: enough for the stages that only look at words.
    pub(crate) fn statement(article: u32, text: &str) -> Statement {
        let tokens = text.split(' ').map(|word| Token {
            span: Span::default(),
            lemma: word.to_string(),
            tag: "NN",
            pos: Upos::Noun,
            dep: "dep",
            head: 0,
        });
        Statement {
            text: text.to_string(),
            parse: Parse { tokens: tokens.collect(), ..Parse::default() },
            stance: Stance::Asserts,
            certainty: Certainty::Certain,
            speaker: None,
            outlet: None,
            article: ArticleId(article),
            published: None,
            polarity: Polarity::Affirmed,
            quantities: Vec::new(),
            names: Vec::new(),
            times: Vec::new(),
            event_time: None,
        }
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
            statement(0, "ferry marina sink bari"),
            statement(1, "marina go bari coastguard"),
            statement(2, "parliament destroy budget"),
            statement(3, "destruction of archive"),
            statement(4, "cup final tonight"),
        ];
        let met = texts(&statements);
        assert!(met.contains(&("ferry marina sink bari".into(), "marina go bari coastguard".into())), "{met:?}");
        assert!(met.contains(&("destruction of archive".into(), "parliament destroy budget".into())), "{met:?}");
        assert_eq!(met.len(), 2, "{met:?}");
    }

    #[test]
    fn order_changes_nothing_and_no_statement_brings_too_many() {
        let story = |i: usize| statement(i as u32, &format!("flood river town{} mayor{}", i % 7, i % 11));
        let mut statements: Vec<Statement> = (0..300).map(story).collect();
        let forward = texts(&statements);
        assert!(forward.len() <= 300 * 30, "{}", forward.len());
        statements.reverse();
        assert_eq!(forward, texts(&statements));
    }
}
