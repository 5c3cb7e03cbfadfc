//! Whether pairs written for this tool are told apart: all relations, contradictions above all, and each kind.
//!
//! Weights are fitted on every topic but `economy`, which stands apart.

use super::pairs::{Found, compared, share};
use super::{Row, Run};
use crosscheck::compare::Relation;
use std::collections::BTreeMap;

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(lines) = run.json_lines("news_pairs/train.jsonl") else { return Vec::new() };
    let text = |line: &'_ serde_json::Value, key: &str| line[key].as_str().unwrap_or_default().to_string();
    let pairs: Vec<[(String, Option<String>); 2]> = lines
        .iter()
        .map(|line| {
            ["a", "b"].map(|side| (text(line, side), line[format!("{side}_date")].as_str().map(str::to_string)))
        })
        .collect();
    let sides: Vec<[(&str, Option<&str>); 2]> =
        pairs.iter().map(|[a, b]| [(a.0.as_str(), a.1.as_deref()), (b.0.as_str(), b.1.as_deref())]).collect();
    let comparisons = compared(&sides, run);
    let mut rows = Vec::new();
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for apart in [true, false] {
        let (mut found, mut right, mut count) = (Found::default(), 0, 0);
        for (line, comparison) in
            lines.iter().zip(&comparisons).filter(|(line, _)| (line["topic"] == "economy") == apart)
        {
            let label = line["label"].as_str().unwrap_or_default();
            let is_right = agrees(comparison.relation, label);
            found.add(comparison.relation == Relation::Contradicts, label == "contradicts");
            right += usize::from(is_right);
            count += 1;
            if apart {
                let kind = kinds.entry(text(line, "kind")).or_default();
                kind.0 += usize::from(is_right);
                kind.1 += 1;
            }
        }
        let set = if apart { "economy (kept apart)" } else { "other topics" };
        rows.push(Row::share(set, "relations right", share(right, count)));
        rows.push(Row::share(set, "contradicts precision", found.precision()));
        rows.push(Row::share(set, "contradicts recall", found.recall()));
        rows.push(Row::share(set, "contradicts F1", found.f1()));
    }
    rows.extend(
        kinds
            .into_iter()
            .map(|(kind, (right, count))| Row::new("economy (kept apart)", kind, format!("{right} of {count}"))),
    );
    rows
}

fn agrees(relation: Relation, label: &str) -> bool {
    match label {
        "same" => relation == Relation::Same,
        "a_entails_b" => relation == Relation::Entails,
        "b_entails_a" => relation == Relation::EntailedBy,
        "contradicts" => relation == Relation::Contradicts,
        _ => matches!(relation, Relation::Related | Relation::Unrelated),
    }
}
