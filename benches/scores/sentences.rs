//! Where sentences begin, on the treebank GUM: against the boundaries that its annotators set.
//!
//! Takes each paragraph's text alone; a boundary is the start of a sentence inside a paragraph. News stands apart from the rest,
//! which holds speech, court records and book pages.

use super::{Row, Run};
use crosscheck::parse::parse_all;
use std::collections::HashSet;

/// Sentences of one paragraph, and whether it is news.
type Paragraph<'t> = (bool, Vec<&'t str>);

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(treebank) = run.text("treebank/gum_evaluation_only.conllu") else { return Vec::new() };
    let paragraphs = paragraphs(&treebank);
    let mut rows = Vec::new();
    for (figure, news) in [("sentence boundary F1, news", true), ("sentence boundary F1, other genres", false)] {
        let (mut both, mut gold, mut found) = (0, 0, 0);
        for (_, sentences) in paragraphs.iter().filter(|(is_news, _)| *is_news == news) {
            let text = sentences.join(" ");
            let mut at = 0;
            let mut theirs = HashSet::new();
            for sentence in sentences {
                theirs.insert(at);
                at += sentence.len() + 1;
            }
            let parse = parse_all(&text);
            let first = |sentence: &std::ops::Range<usize>| parse.tokens[sentence.start].span.start as usize;
            let ours: HashSet<usize> = parse.sentences.iter().filter(|s| !s.is_empty()).map(first).collect();
            // Every paragraph begins with a sentence: nothing to find.
            both += ours.intersection(&theirs).filter(|start| **start > 0).count();
            gold += theirs.len() - 1;
            found += ours.iter().filter(|start| **start > 0).count();
        }
        rows.push(Row::share("gum", figure, 2.0 * both as f64 / (gold + found).max(1) as f64));
    }
    rows
}

fn paragraphs(treebank: &str) -> Vec<Paragraph<'_>> {
    let mut found: Vec<Paragraph<'_>> = Vec::new();
    let mut news = false;
    let mut begins = true;
    for line in treebank.lines() {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            (news, begins) = (id.starts_with("GUM_news"), true);
        } else if line.starts_with("# newpar") {
            begins = true;
        } else if let Some(text) = line.strip_prefix("# text = ") {
            if std::mem::take(&mut begins) {
                found.push((news, Vec::new()));
            }
            if let Some((_, sentences)) = found.last_mut() {
                sentences.push(text.trim());
            }
        }
    }
    found
}
