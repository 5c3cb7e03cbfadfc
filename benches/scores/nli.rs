//! What the NLI model says of the dev sets, without any other signal.
//!
//! Takes nli/dev.jsonl and the news pairs of the topic that training kept aside, read in both directions. A set with two
//! classes asks whether the premise entails the hypothesis at all, fm2 only which way it points; as the trainer's report.

use super::{Row, Run};
use crosscheck::nli::{self, Scores};
use serde_json::Value;
use std::collections::BTreeMap;

/// Sets whose other label is "not entailed".
const TWO_CLASSES: [&str; 5] = ["rte", "scitail", "dnc", "add_one_rte", "med"];
/// Kept aside by `training/nli/pairs.py`.
const KEPT_TOPIC: &str = "economy";

struct Pair {
    set: String,
    premise: String,
    hypothesis: String,
    label: String,
}

#[derive(Default)]
struct Counts {
    pairs: usize,
    right: usize,
    guessed: usize,
    contradictions: usize,
    both: usize,
}

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    if !run.model {
        return Vec::new();
    }
    let mut pairs: Vec<Pair> = run.json_lines("nli/dev.jsonl").unwrap_or_default().iter().map(labelled).collect();
    let news = run.json_lines("news_pairs/train.jsonl").unwrap_or_default();
    pairs.extend(news.iter().filter(|row| row["topic"] == KEPT_TOPIC).flat_map(directed));
    let texts: Vec<(&str, &str)> = pairs.iter().map(|pair| (pair.premise.as_str(), pair.hypothesis.as_str())).collect();
    let mut sets: BTreeMap<&str, Counts> = BTreeMap::new();
    for (pair, scores) in pairs.iter().zip(nli::scores(&texts)) {
        sets.entry(&pair.set).or_default().add(pair, scores);
    }
    sets.into_iter().flat_map(|(set, counts)| counts.rows(set)).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_string()
}

fn labelled(row: &Value) -> Pair {
    Pair {
        set: text(&row["set"]),
        premise: text(&row["premise"]),
        hypothesis: text(&row["hypothesis"]),
        label: text(&row["label"]),
    }
}

/// A news pair in both directions.
fn directed(row: &Value) -> [Pair; 2] {
    let (there, back) = match row["label"].as_str() {
        Some("same") => ("entails", "entails"),
        Some("a_entails_b") => ("entails", "neutral"),
        Some("b_entails_a") => ("neutral", "entails"),
        Some("contradicts") => ("contradicts", "contradicts"),
        _ => ("neutral", "neutral"),
    };
    let pair = |premise, hypothesis, label: &str| Pair {
        set: format!("news, {KEPT_TOPIC}"),
        premise: text(&row[premise]),
        hypothesis: text(&row[hypothesis]),
        label: label.to_string(),
    };
    [pair("a", "b", there), pair("b", "a", back)]
}

impl Counts {
    fn add(&mut self, pair: &Pair, scores: Scores) {
        let classes = [("entails", scores.entails), ("neutral", scores.neutral), ("contradicts", scores.contradicts)];
        let guess = classes.iter().fold(classes[0], |best, class| if class.1 > best.1 { *class } else { best }).0;
        let right = match (pair.set.as_str(), pair.label.as_str()) {
            (_, "not_entails") => scores.entails < 0.5,
            ("fm2", label) => (scores.entails > scores.contradicts) == (label == "entails"),
            (set, "entails") if TWO_CLASSES.contains(&set) => scores.entails >= 0.5,
            (_, label) => guess == label,
        };
        self.pairs += 1;
        self.right += usize::from(right);
        self.guessed += usize::from(guess == "contradicts");
        self.contradictions += usize::from(pair.label == "contradicts");
        self.both += usize::from(guess == "contradicts" && pair.label == "contradicts");
    }

    fn rows(self, set: &str) -> Vec<Row> {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let mut rows = vec![Row::share(set, format!("accuracy of {}", self.pairs), share(self.right, self.pairs))];
        if self.contradictions > 0 {
            rows.push(Row::share(set, "contradicts precision", share(self.both, self.guessed)));
            rows.push(Row::share(set, "contradicts recall", share(self.both, self.contradictions)));
        }
        rows
    }
}
