//! How near the splitter's propositions are to those that people marked: PropSegmEnt.
//!
//! A proposition is a set of tokens of its sentence. Two sets are as near as their Jaccard index; punctuation is left out of
//! both. For one annotator of one sentence, precision is the mean over predicted propositions of the nearest marked one,
//! recall the mean over marked ones of the nearest predicted one, and F1 joins the two. The figure is the mean of F1 over all
//! annotators who marked anything. Annotators against each other reach 0.78, whole sentences 0.52.

use crate::{Row, Run};
use crosscheck::parse::Parse;
use crosscheck::span::Span;
use std::collections::BTreeSet;

#[derive(Copy, Clone, Debug, Default)]
struct Score {
    sentences: usize,
    precision: f64,
    recall: f64,
    f1: f64,
}

type Set = BTreeSet<usize>;

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(rows) = run.json_lines("decomposition/propsegment_dev.jsonl") else { return Vec::new() };
    let score = score(&rows, splitter);
    let row = |figure: &str, value: f64| Row::share("propsegment_dev", figure, value);
    vec![
        Row::new("propsegment_dev", "sentences", score.sentences.to_string()),
        row("precision", score.precision),
        row("recall", score.recall),
        row("soft Jaccard F1", score.f1),
    ]
}

/// `predict` gives the propositions of a sentence as the byte spans each is made of.
fn score(rows: &[serde_json::Value], predict: impl Fn(&str) -> Vec<Vec<Span>>) -> Score {
    let mut total = Score::default();
    let mut annotators = 0usize;
    for row in rows {
        let sentence = row["sentence"].as_str().unwrap_or("");
        let tokens = offsets(sentence, &row["tokens"]);
        let words: Vec<bool> = tokens.iter().map(|s| s.of(sentence).chars().any(char::is_alphanumeric)).collect();
        let predicted = sets(predict(sentence).iter().map(|spans| covered(&tokens, spans)), &words);
        total.sentences += 1;
        for marked in row["propositions"].as_array().into_iter().flatten() {
            let marked = marked.as_array().into_iter().flatten().map(|p| {
                p.as_array().into_iter().flatten().filter_map(|i| i.as_u64()).map(|i| i as usize).collect::<Vec<_>>()
            });
            let marked = sets(marked, &words);
            if marked.is_empty() {
                continue;
            }
            annotators += 1;
            let precision = mean_nearest(&predicted, &marked);
            let recall = mean_nearest(&marked, &predicted);
            total.precision += precision;
            total.recall += recall;
            total.f1 += f1(precision, recall);
        }
    }
    let n = annotators.max(1) as f64;
    Score { precision: total.precision / n, recall: total.recall / n, f1: total.f1 / n, ..total }
}

/// The propositions of the splitter alone, before anything is said of voices and of what is news.
fn splitter(sentence: &str) -> Vec<Vec<Span>> {
    let parse: Parse = crosscheck::parse::parse_all(sentence);
    crosscheck::extract::atomic::token_sets(sentence, &parse)
        .into_iter()
        .map(|tokens| tokens.into_iter().map(|token| parse.tokens[token].span).collect())
        .collect()
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
}

fn sets(propositions: impl Iterator<Item = Vec<usize>>, words: &[bool]) -> Vec<Set> {
    propositions
        .map(|p| p.into_iter().filter(|i| words.get(*i).copied().unwrap_or(false)).collect::<Set>())
        .filter(|set| !set.is_empty())
        .collect()
}

fn mean_nearest(of: &[Set], to: &[Set]) -> f64 {
    if of.is_empty() {
        return 0.0;
    }
    let nearest = |set: &Set| to.iter().map(|other| jaccard(set, other)).fold(0.0, f64::max);
    of.iter().map(nearest).sum::<f64>() / of.len() as f64
}

fn jaccard(a: &Set, b: &Set) -> f64 {
    let both = a.intersection(b).count() as f64;
    both / (a.len() as f64 + b.len() as f64 - both)
}

/// The data's own tokens, found one after the other in the sentence.
fn offsets(sentence: &str, tokens: &serde_json::Value) -> Vec<Span> {
    let mut at = 0;
    let mut offsets = Vec::new();
    for token in tokens.as_array().into_iter().flatten() {
        let token = token.as_str().unwrap_or("");
        let start = sentence[at..].find(token).map_or(at, |found| at + found);
        at = (start + token.len()).min(sentence.len());
        offsets.push(Span::new(start, at));
    }
    offsets
}

fn covered(tokens: &[Span], spans: &[Span]) -> Vec<usize> {
    (0..tokens.len()).filter(|i| spans.iter().any(|span| span.overlaps(tokens[*i]))).collect()
}
