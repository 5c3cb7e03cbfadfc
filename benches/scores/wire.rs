//! Wire credits on PolNeAR: whether an article is an agency's, against the label that its annotators gave.
//!
//! Takes the article's text alone, as a newsroom's dump would hold it; gives precision and recall of "some wire service".

use super::{Row, Run};
use crosscheck::clean::clean;
use crosscheck::read::{Article, Outlets, UpstreamKind};

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let outlets = Outlets::bundled();
    let mut rows = Vec::new();
    for set in ["polnear_train", "polnear_dev"] {
        let Some(documents) = run.json_lines(&format!("attribution/{set}.jsonl")) else { continue };
        let (mut both, mut gold, mut found) = (0, 0, 0);
        for document in &documents {
            let text = document["text"].as_str().unwrap_or_default();
            let meta = clean(Article::plain("polnear.txt", text), &outlets).meta;
            let ours = meta.upstreams.iter().any(|upstream| upstream.kind == UpstreamKind::Wire);
            let theirs = document["wire"].as_str().is_some();
            both += usize::from(ours && theirs);
            gold += usize::from(theirs);
            found += usize::from(ours);
        }
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        rows.push(Row::share(set, "wire precision", share(both, found)));
        rows.push(Row::share(set, "wire recall", share(both, gold)));
    }
    rows
}
