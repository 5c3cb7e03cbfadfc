//! How many of the pairs that matter blocking lets through.
//!
//! Takes the news pairs of a data folder, puts all claims of one topic into one pool, and asks for each pair that is the
//! same, entails or contradicts whether blocking keeps it.

use crosscheck::block::{Candidate, block};
use crosscheck::extract::{Context, from_text};
use crosscheck::normalise::{Statement, normalise};
use crosscheck::read::ArticleId;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Pairs kept, pairs that matter, and candidates a claim.
#[derive(Copy, Clone, Debug, Default)]
pub struct Recall {
    pub kept: usize,
    pub of: usize,
    pub claims: usize,
    pub candidates: usize,
}

/// `None` where the data is absent. The kinds of what was missed come with it.
pub fn news_pairs(data: &Path) -> Option<(Recall, BTreeMap<String, usize>)> {
    let lines = std::fs::read_to_string(data.join("news_pairs/train.jsonl")).ok()?;
    let mut topics: BTreeMap<String, Vec<serde_json::Value>> = BTreeMap::new();
    for line in lines.lines() {
        let pair: serde_json::Value = serde_json::from_str(line).ok()?;
        topics.entry(text(&pair, "topic")).or_default().push(pair);
    }
    let mut recall = Recall::default();
    let mut missed = BTreeMap::new();
    for pairs in topics.values() {
        let texts: Vec<(String, Option<String>)> = pairs
            .iter()
            .flat_map(|pair| {
                [("a", "a_date"), ("b", "b_date")].map(|(t, d)| (text(pair, t), pair[d].as_str().map(str::to_string)))
            })
            .collect();
        let statements: Vec<Statement> =
            texts.par_iter().enumerate().map(|(i, (text, date))| statement(i, text, date.as_deref())).collect();
        let kept: BTreeSet<Candidate> = block(&statements).into_iter().collect();
        recall.claims += statements.len();
        recall.candidates += kept.len();
        for (i, pair) in pairs.iter().enumerate().filter(|(_, pair)| pair["label"] != "neutral") {
            recall.of += 1;
            if kept.contains(&Candidate { a: 2 * i, b: 2 * i + 1 }) {
                recall.kept += 1;
            } else {
                *missed.entry(text(pair, "kind")).or_insert(0) += 1;
            }
        }
    }
    Some((recall, missed))
}

fn text(value: &serde_json::Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_string()
}

fn statement(i: usize, text: &str, date: Option<&str>) -> Statement {
    let context = Context { date: date.and_then(|date| date.parse().ok()), ..Context::default() };
    normalise(&from_text(ArticleId(i as u32), text, &context), None)
}
