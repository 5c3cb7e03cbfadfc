//! Writes what the decision weighs, for `fit.py`: JSON lines of pairs in, JSON lines of features out.
//!
//! `cargo run --release --example decision_features -- [--no-model] < PAIRS`; a pair is `{"a","b"}` with `a_date`, `b_date` where known, other keys
//! come back as they are.

use crosscheck::block::Candidate;
use crosscheck::compare;
use crosscheck::extract::{Context, from_text};
use crosscheck::normalise::{Statement, normalise};
use crosscheck::read::ArticleId;
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let pairs: Vec<Value> = std::io::stdin()
        .lock()
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| serde_json::from_str(&line).ok())
        .collect();
    let statements: Vec<Statement> =
        pairs.par_iter().flat_map_iter(|pair| [side(pair, "a", 0), side(pair, "b", 1)]).collect();
    let candidates: Vec<Candidate> = (0..pairs.len()).map(|i| Candidate { a: 2 * i, b: 2 * i + 1 }).collect();
    let options = compare::Options { model: !std::env::args().any(|argument| argument == "--no-model") };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (pair, [contradicts, forward, backward]) in
        pairs.iter().zip(compare::features(&statements, &candidates, options))
    {
        let map = |features: compare::Features| -> Map<String, Value> {
            features.into_iter().map(|(name, value)| (name.to_string(), json!(value))).collect()
        };
        let line =
            json!({"pair": pair, "contradicts": map(contradicts), "entails": map(forward), "entailed": map(backward)});
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn side(pair: &Value, key: &str, article: u32) -> Statement {
    let text = pair[key].as_str().unwrap_or_default();
    let date = pair[format!("{key}_date")].as_str().and_then(|date| date.parse().ok());
    normalise(&from_text(ArticleId(article), text, &Context { date, ..Context::default() }), None)
}
