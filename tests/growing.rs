//! A story that grows article by article: a verdict changes only with a reason that `diff` names, and only where the new
//! article has a say.

use crosscheck::judge::Verdict;
use crosscheck::pipeline::{Settings, crosscheck, extract_inputs};
use crosscheck::read::{Article, Input};
use crosscheck::report::diff::{Change, ChangeKind, diff};
use crosscheck::report::{self, Report};
use std::collections::BTreeSet;

/// In the order in which they come.
const ARTICLES: [(&str, &str); 6] = [
    (
        "harbour-post.txt",
        "The dam above Pell burst on Sunday night. The flood destroyed the old mill. Two herdsmen drowned in Ostra.",
    ),
    ("north-star.txt", "On Sunday night the dam above Pell burst. A train from Varde was stopped at the border."),
    ("fjord-radio.txt", "The owner of the dam, Jon Aas, denied that the dam above Pell burst on Sunday night."),
    ("valley-news.txt", "The old mill was destroyed by the flood. The school of Ostra gave beds to forty families."),
    (
        "harbour-echo.txt",
        "The dam above Pell burst on Sunday night. The flood destroyed the old mill. Two herdsmen drowned in Ostra.",
    ),
    ("county-herald.txt", "Voters in Varde elect a new mayor in May. The museum bought three paintings."),
];

fn reported(articles: &[(&str, &str)]) -> Report {
    let settings = Settings::default();
    let inputs = articles.iter().map(|(path, text)| Input::Article(Article::plain(path.to_string(), text.to_string())));
    report::build::report(&crosscheck(extract_inputs(inputs.collect(), &settings), &settings))
}

/// Changes of verdicts as each article comes, with the claims that the article brings.
fn steps() -> Vec<(Vec<Change>, Report, BTreeSet<String>)> {
    let mut old = reported(&ARTICLES[..1]);
    (2..=ARTICLES.len())
        .map(|many| {
            let new = reported(&ARTICLES[..many]);
            let changes = diff(&old, &new).clusters.into_iter().filter(|change| change.kind == ChangeKind::Verdict);
            let came = new.articles.iter().filter(|article| article.path == ARTICLES[many - 1].0);
            let came = came.flat_map(|article| article.claims.iter().map(|claim| claim.id.to_string())).collect();
            let step = (changes.collect(), new.clone(), came);
            old = new;
            step
        })
        .collect()
}

#[test]
fn every_change_of_a_verdict_has_a_reason_in_the_new_article() {
    let steps = steps();
    let changed: Vec<usize> = steps.iter().map(|(changes, ..)| changes.len()).collect();
    // The dam, then its denial, then the mill; a copy and another topic change nothing.
    assert_eq!(changed, [1, 1, 1, 0, 0], "{:#?}", steps.iter().map(|(changes, ..)| changes).collect::<Vec<_>>());
    for (changes, report, came) in &steps {
        for change in changes {
            let codes: Vec<&str> = change.causes.iter().map(|cause| cause.code).collect();
            let reason = match change.new_verdict {
                Some(Verdict::Disputed) => "contradiction-new",
                _ => "voice-new",
            };
            assert!(codes.contains(&reason), "{}: {codes:?}", change.statement);
            let cluster = report.clusters.iter().find(|cluster| cluster.id == change.id).expect("it is in the report");
            assert!(cluster.claims.iter().any(|claim| came.contains(claim.as_str())), "{}", change.statement);
        }
    }
}
