//! Accuracy and contradictions on sets of premise and hypothesis.

use super::pairs::{Found, compared, share};
use super::{Row, Run};
use std::collections::BTreeMap;

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(lines) = run.json_lines("nli/dev.jsonl") else { return Vec::new() };
    let text = |line: &'_ serde_json::Value, key: &str| line[key].as_str().unwrap_or_default().to_string();
    let texts: Vec<(String, String)> =
        lines.iter().map(|line| (text(line, "premise"), text(line, "hypothesis"))).collect();
    let sides: Vec<_> = texts.iter().map(|(a, b)| [(a.as_str(), None), (b.as_str(), None)]).collect();
    let mut sets: BTreeMap<String, (usize, usize, Found)> = BTreeMap::new();
    for (line, comparison) in lines.iter().zip(compared(&sides, run)) {
        let label = line["label"].as_str().unwrap_or_default();
        let scores = comparison.details().scores;
        let set = text(line, "set");
        let two = label == "not_entails" || is_two_class(&set);
        let said = if two {
            if scores.entails > 0.5 { "entails" } else { "not_entails" }
        } else if set == "fm2" {
            if scores.entails > scores.contradicts { "entails" } else { "contradicts" }
        } else if scores.contradicts >= scores.entails && scores.contradicts >= scores.neutral {
            "contradicts"
        } else if scores.entails >= scores.neutral {
            "entails"
        } else {
            "neutral"
        };
        let set = sets.entry(set).or_default();
        set.0 += usize::from(said == label);
        set.1 += 1;
        set.2.add(said == "contradicts", label == "contradicts");
    }
    let mut rows = Vec::new();
    for (set, (right, count, found)) in sets {
        rows.push(Row::share(&set, "accuracy", share(right, count)));
        if found.right + found.missed > 0 {
            rows.push(Row::share(&set, "contradicts precision", found.precision()));
            rows.push(Row::share(&set, "contradicts recall", found.recall()));
        }
    }
    rows
}

/// Sets that tell only what is entailed from what is not; fm2 knows no neutral.
fn is_two_class(set: &str) -> bool {
    matches!(set, "rte" | "scitail" | "add_one_rte" | "med" | "dnc")
}
