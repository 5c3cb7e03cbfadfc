//! Pairs of texts compared as `compare --pairs` does, and what figures are made of them.

use super::Run;
use crosscheck::block::Candidate;
use crosscheck::compare::{Comparison, Options, compare_all};
use crosscheck::extract::{Context, from_text};
use crosscheck::normalise::{Statement, normalise};
use crosscheck::read::ArticleId;
use rayon::prelude::*;

/// A text with its date of publication where that is known.
pub type Side<'t> = (&'t str, Option<&'t str>);

pub fn compared(pairs: &[[Side<'_>; 2]], run: &Run<'_>) -> Vec<Comparison> {
    let statements: Vec<Statement> = pairs
        .par_iter()
        .flat_map_iter(|sides| sides.iter().enumerate().map(|(i, side)| statement(i as u32, *side)))
        .collect();
    let candidates: Vec<Candidate> = (0..pairs.len()).map(|i| Candidate { a: 2 * i, b: 2 * i + 1 }).collect();
    compare_all(&statements, &candidates, Options { model: run.model })
}

fn statement(article: u32, (text, date): Side<'_>) -> Statement {
    let date = date.and_then(|date| date.parse().ok());
    normalise(&from_text(ArticleId(article), text, &Context { date, ..Context::default() }), None)
}

/// Right and wrong findings of one class.
#[derive(Copy, Clone, Debug, Default)]
pub struct Found {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Found {
    pub fn add(&mut self, found: bool, is: bool) {
        match (found, is) {
            (true, true) => self.right += 1,
            (true, false) => self.wrong += 1,
            (false, true) => self.missed += 1,
            (false, false) => {}
        }
    }

    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    pub fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

pub fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
