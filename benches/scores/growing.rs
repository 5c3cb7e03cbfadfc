//! Whether verdicts stay put while a story grows article by article.
//!
//! Takes the first stories of a data folder, adds their articles one by one, and looks at every cluster whose verdict changed.
//! A change has a reason where the new article has a claim in the cluster, or a note names it, and `diff` names a cause beside claims that
//! moved: a voice or a contradiction that came or went; or where claims moved between clusters, and `diff` names which.

use super::{Row, Run};
use crosscheck::compare;
use crosscheck::pipeline::{Settings, crosscheck, extract_inputs};
use crosscheck::read::{Article, Input};
use crosscheck::report::diff::{ChangeKind, diff};
use crosscheck::report::{self, Report};
use crosscheck::store::Store;
use std::sync::Arc;

/// Each grows as many times as it has articles.
const STORIES: usize = 5;

/// The rows of the table.
pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(stories) = run.json_lines("stories/fnc_dev.jsonl") else { return Vec::new() };
    // Each pair of claims stands in many of the reports.
    let kept = std::env::temp_dir().join(format!("crosscheck-growing-{}", std::process::id()));
    let store = Store::open(&kept).ok().map(Arc::new);
    let settings = Settings { compare: compare::Options { model: run.model }, store, ..Settings::default() };
    let (mut steps, mut changes, mut without) = (0, 0, 0);
    for story in stories.iter().take(STORIES) {
        let mut articles: Vec<(&String, &str)> = story["articles"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, text)| (name, text.as_str().unwrap_or_default()))
            .collect();
        articles.sort();
        let mut old = reported(&articles[..1.min(articles.len())], &settings);
        for many in 2..=articles.len() {
            let new = reported(&articles[..many], &settings);
            let (changed, unnamed) = changed(&old, &new, articles[many - 1].0);
            steps += 1;
            changes += changed;
            without += unnamed;
            old = new;
        }
    }
    let _ = std::fs::remove_file(kept);
    vec![
        Row::new("fnc_dev", "articles added", steps.to_string()),
        Row::new("fnc_dev", "verdicts changed", changes.to_string()),
        Row::new("fnc_dev", "changed without a reason in the article", without.to_string()),
    ]
}

fn reported(articles: &[(&String, &str)], settings: &Settings) -> Report {
    let inputs =
        articles.iter().map(|(name, text)| Input::Article(Article::plain((*name).clone(), (*text).to_string())));
    report::build::report(&crosscheck(extract_inputs(inputs.collect(), settings), settings))
}

/// How many verdicts changed, and how many of them without a reason in the article that came.
fn changed(old: &Report, new: &Report, came: &str) -> (usize, usize) {
    let brought: Vec<_> =
        new.articles.iter().filter(|article| article.path == came).flat_map(|article| &article.claims).collect();
    let changes = diff(old, new).clusters.into_iter().filter(|change| change.kind == ChangeKind::Verdict);
    let mut counts = (0, 0);
    for change in changes {
        let cluster = new.clusters.iter().find(|cluster| cluster.id == change.id);
        let touched = cluster.is_some_and(|cluster| {
            let has_claim = cluster.claims.iter().any(|id| brought.iter().any(|claim| claim.id == *id));
            has_claim || cluster.notes.iter().any(|note| note.detail.split([' ', ',']).any(|word| word == came))
        });
        let named = change.causes.iter().any(|cause| !matches!(cause.code, "claim-new" | "claim-gone"));
        let moved = change.causes.iter().any(|cause| matches!(cause.code, "claim-left" | "claim-joined" | "split-off"));
        counts.0 += 1;
        counts.1 += usize::from(!(moved || touched && named));
    }
    counts
}
