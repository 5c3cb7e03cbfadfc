//! Whether evidence sentences support or refute a claim, and which claims have both.

use super::pairs::{Found, compared, share};
use super::{Row, Run};
use crosscheck::compare::Relation;

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(lines) = run.json_lines("claims/climate_fever_dev.jsonl") else { return Vec::new() };
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_string();
    let mut texts: Vec<(usize, String, String, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for evidence in line["evidence"].as_array().into_iter().flatten() {
            texts.push((at, text(&evidence["text"]), text(&line["claim"]), text(&evidence["label"])));
        }
    }
    let sides: Vec<_> = texts.iter().map(|(_, a, b, _)| [(a.as_str(), None), (b.as_str(), None)]).collect();
    let comparisons = compared(&sides, run);
    let mut right = 0;
    let mut refutes = Found::default();
    let mut seen = vec![(false, false); lines.len()];
    for ((at, _, _, label), comparison) in texts.iter().zip(&comparisons) {
        let said = match comparison.relation {
            Relation::Contradicts => "contradicts",
            Relation::Same | Relation::Entails => "entails",
            _ => "neutral",
        };
        right += usize::from(said == label);
        refutes.add(said == "contradicts", label == "contradicts");
        seen[*at].0 |= said == "entails";
        seen[*at].1 |= said == "contradicts";
    }
    let mut disputed = Found::default();
    for (line, (supports, refutes)) in lines.iter().zip(seen) {
        disputed.add(supports && refutes, line["verdict"] == "disputed");
    }
    vec![
        Row::share("climate_fever_dev", "evidence accuracy", share(right, texts.len())),
        Row::share("climate_fever_dev", "refutes precision", refutes.precision()),
        Row::share("climate_fever_dev", "refutes recall", refutes.recall()),
        Row::share("climate_fever_dev", "disputed F1", disputed.f1()),
    ]
}
