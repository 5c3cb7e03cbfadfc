//! Whether a headline is for, against or only observing a rumour.
//!
//! Every headline of the set is about its rumour. One that contradicts it is against; one that names who says so, hedges or asks
//! takes no side, as the annotators were told: it observes; one that tells it as it is stands for it.

use super::pairs::{Found, compared, share};
use super::{Row, Run};
use crosscheck::compare::{Comparison, Relation, Signal};
use crosscheck::extract::{Certainty, Context, Stance, from_text};
use crosscheck::read::ArticleId;

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(lines) = run.json_lines("claims/emergent_dev.jsonl") else { return Vec::new() };
    let text = |line: &'_ serde_json::Value, key: &str| line[key].as_str().unwrap_or_default().to_string();
    let texts: Vec<(String, String)> = lines.iter().map(|line| (text(line, "headline"), text(line, "claim"))).collect();
    let sides: Vec<_> = texts.iter().map(|(a, b)| [(a.as_str(), None), (b.as_str(), None)]).collect();
    let comparisons = compared(&sides, run);
    let (mut right, mut against) = (0, Found::default());
    for (line, comparison) in lines.iter().zip(&comparisons) {
        let stance = stance(&text(line, "headline"), comparison);
        right += usize::from(line["stance"] == stance);
        against.add(stance == "against", line["stance"] == "against");
    }
    vec![
        Row::share("emergent_dev", "accuracy", share(right, lines.len())),
        Row::share("emergent_dev", "against precision", against.precision()),
        Row::share("emergent_dev", "against recall", against.recall()),
        Row::share("emergent_dev", "against F1", against.f1()),
    ]
}

fn stance(headline: &str, comparison: &Comparison) -> &'static str {
    let told = from_text(ArticleId(0), headline, &Context::default());
    let less_sure = |signal: &Signal| signal.code == "hedged" && !signal.detail.starts_with("certain");
    let vouched = !comparison.signals().iter().any(less_sure) && !headline.contains('?');
    let as_it_is = told.speaker.is_none() && told.certainty == Certainty::Certain && told.stance == Stance::Asserts;
    match comparison.relation {
        Relation::Contradicts => "against",
        _ if as_it_is && vouched => "for",
        _ => "observing",
    }
}
