//! How well `similarity` follows people: paraphrases told apart (MSRP), ranks of headline pairs (STS).

use super::pairs::{compared, share};
use super::{Row, Run};

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let quiet = Run { data: run.data, model: false };
    let mut rows = Vec::new();
    if let Some((lines, scores)) = scored(&quiet, "similarity/msrp_train.jsonl") {
        let same: Vec<bool> = lines.iter().map(|line| line["same"] == true).collect();
        let right = scores.iter().zip(&same).filter(|(score, same)| (**score >= PARAPHRASE) == **same).count();
        rows.push(Row::share("msrp_train", format!("accuracy at {PARAPHRASE}"), share(right, same.len())));
    }
    if run.model
        && let Some(row) = both(run)
    {
        rows.push(row);
    }
    if let Some((lines, scores)) = scored(&quiet, "similarity/sts_news_train.jsonl") {
        let people: Vec<f32> = lines.iter().map(|line| line["score"].as_f64().unwrap_or_default() as f32).collect();
        rows.push(Row::share("sts_news_train", "Spearman", spearman(&scores, &people)));
    }
    rows
}

/// Best threshold on msrp_train.
const PARAPHRASE: f32 = 0.58;
/// The same of similarity and mean entailment added up, without a weight.
const PARAPHRASE_ENTAILED: f32 = 0.91;
/// A logit of entailment beyond this is 0 and 1 on the scale of similarity: the model's figures crowd at both ends.
const SURE: f32 = 10.0;

/// Paraphrases told apart by similarity and by how far each text follows from the other.
fn both(run: &Run<'_>) -> Option<Row> {
    let lines = run.json_lines("similarity/msrp_train.jsonl")?;
    let text = |line: &'_ serde_json::Value, key: &str| line[key].as_str().unwrap_or_default().to_string();
    let texts: Vec<[String; 2]> = lines.iter().map(|line| [text(line, "a"), text(line, "b")]).collect();
    let there: Vec<_> = texts.iter().map(|[a, b]| [(a.as_str(), None), (b.as_str(), None)]).collect();
    let comparisons = compared(&there, run);
    let entailed = |p: f32| {
        (0.5 + (p.clamp(1e-6, 1.0 - 1e-6) / (1.0 - p.clamp(1e-6, 1.0 - 1e-6))).ln() / (2.0 * SURE)).clamp(0.0, 1.0)
    };
    let right = lines.iter().zip(&comparisons).filter(|(line, one)| {
        let follows = entailed(one.details().scores.entails).midpoint(entailed(one.details().reverse.entails));
        (one.similarity + follows >= PARAPHRASE_ENTAILED) == (line["same"] == true)
    });
    Some(Row::share(
        "msrp_train",
        format!("accuracy, similarity + entailment both ways at {PARAPHRASE_ENTAILED}"),
        share(right.count(), lines.len()),
    ))
}

fn scored(run: &Run<'_>, file: &str) -> Option<(Vec<serde_json::Value>, Vec<f32>)> {
    let lines = run.json_lines(file)?;
    let sides: Vec<_> = lines
        .iter()
        .map(|line| [(line["a"].as_str().unwrap_or_default(), None), (line["b"].as_str().unwrap_or_default(), None)])
        .collect();
    let scores = compared(&sides, run).iter().map(|comparison| comparison.similarity).collect();
    Some((lines, scores))
}

fn spearman(x: &[f32], y: &[f32]) -> f64 {
    let (x, y) = (ranks(x), ranks(y));
    let mean = |v: &[f64]| v.iter().sum::<f64>() / v.len().max(1) as f64;
    let (mx, my) = (mean(&x), mean(&y));
    let product: f64 = x.iter().zip(&y).map(|(a, b)| (a - mx) * (b - my)).sum();
    let square = |v: &[f64], m: f64| v.iter().map(|a| (a - m).powi(2)).sum::<f64>();
    product / (square(&x, mx) * square(&y, my)).sqrt()
}

/// Ties share their mean rank.
fn ranks(values: &[f32]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut at = 0;
    for group in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let rank = at as f64 + (group.len() - 1) as f64 / 2.0;
        group.iter().for_each(|i| ranks[*i] = rank);
        at += group.len();
    }
    ranks
}
