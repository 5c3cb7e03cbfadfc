//! Whether a report finds the disputed stories and stays silent on the others.
//!
//! Takes the stories of a data folder: articles about one rumour each, and headlines with the articles that agree or disagree
//! with them. A story is disputed where some headline has both. The report sees the articles only. Gives how many disputed
//! stories it finds (a contradiction between an article that agrees and one that disagrees with one headline), in how many
//! it has a contradiction anywhere, and how many undisputed stories raise an alarm.

use super::{Row, Run};
use crosscheck::compare;
use crosscheck::judge::Verdict;
use crosscheck::pipeline::{Crosschecked, Settings, crosscheck, extract_inputs};
use crosscheck::read::{Article, Input};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Copy, Clone, Debug, Default)]
pub struct Scores {
    pub disputed: usize,
    /// Disputed stories with a contradiction between the two camps.
    pub found: usize,
    /// Disputed stories with any contradiction.
    pub touched: usize,
    pub undisputed: usize,
    /// Undisputed stories with a contradiction.
    pub alarmed: usize,
    pub alarms: usize,
    pub articles: usize,
    pub claims: usize,
    pub corroborated: usize,
}

/// The rows of the table.
pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(stories) = run.json_lines("stories/fnc_dev.jsonl") else { return Vec::new() };
    let settings = Settings { compare: compare::Options { model: run.model }, ..Settings::default() };
    let mut scores = Scores::default();
    for story in &stories {
        add(&mut scores, story, &checked(story, &settings));
    }
    let of = |part: usize, whole: usize| format!("{part} of {whole}");
    vec![
        Row::new("fnc_dev", "disputed stories found", of(scores.found, scores.disputed)),
        Row::new("fnc_dev", "disputed stories with any contradiction", of(scores.touched, scores.disputed)),
        Row::new("fnc_dev", "undisputed stories with an alarm", of(scores.alarmed, scores.undisputed)),
        Row::new(
            "fnc_dev",
            "contradictions an article",
            format!("{:.2}", scores.alarms as f64 / scores.articles.max(1) as f64),
        ),
        Row::new("fnc_dev", "corroborated clusters", scores.corroborated.to_string()),
        Row::new("fnc_dev", "claims", scores.claims.to_string()),
    ]
}

/// The report on one story; an article's path is its number.
pub fn checked(story: &Value, settings: &Settings) -> Crosschecked {
    let inputs = story["articles"].as_object().into_iter().flatten().map(|(name, text)| {
        let text = text.as_str().unwrap_or_default().to_string();
        Input::Article(Article::plain(name.clone(), text))
    });
    crosscheck(extract_inputs(inputs.collect(), settings), settings)
}

/// Headline → articles that agree, articles that disagree.
type Camps<'a> = BTreeMap<String, [BTreeSet<String>; 2]>;

fn camps(story: &Value) -> Camps<'_> {
    let mut camps: Camps<'_> = BTreeMap::new();
    for stance in story["stances"].as_array().into_iter().flatten() {
        let side = match stance[2].as_str() {
            Some("agree") => 0,
            Some("disagree") => 1,
            _ => continue,
        };
        camps.entry(plain(&stance[0])).or_default()[side].insert(plain(&stance[1]));
    }
    camps
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_string)
}

fn add(scores: &mut Scores, story: &Value, run: &Crosschecked) {
    let camps = camps(story);
    let path = |claim: usize| run.extracted.documents[run.extracted.claims[claim].article.index()].path().to_string();
    let edges: Vec<(String, String)> = run
        .judged
        .iter()
        .flat_map(|judged| &judged.cluster.contradictions)
        .map(|edge| (path(run.pairs[*edge].a), path(run.pairs[*edge].b)))
        .collect();
    scores.articles += run.extracted.documents.len();
    scores.claims += run.extracted.claims.len();
    scores.alarms += edges.len();
    scores.corroborated += run.judged.iter().filter(|judged| judged.verdict == Verdict::Corroborated).count();
    if camps.values().all(|[agree, disagree]| agree.is_empty() || disagree.is_empty()) {
        scores.undisputed += 1;
        scores.alarmed += usize::from(!edges.is_empty());
        return;
    }
    let between = |[agree, disagree]: &[BTreeSet<String>; 2]| {
        edges
            .iter()
            .any(|(a, b)| agree.contains(a) && disagree.contains(b) || agree.contains(b) && disagree.contains(a))
    };
    scores.disputed += 1;
    scores.found += usize::from(camps.values().any(between));
    scores.touched += usize::from(!edges.is_empty());
}
