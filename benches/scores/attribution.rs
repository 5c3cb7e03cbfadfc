//! Attribution on PolNeAR: who says what, against every attribution that its annotators marked.
//!
//! Takes a file of documents, one JSON object a line: `text`, `attributions` with `source`, `cue` and `content` as half-open spans
//! of code points. The text goes through the pipeline as an article would, so what `clean` drops is lost here too. A token is a run of letters and digits or a single mark, and belongs to a span that holds more than half of it.

use crate::{Row, Run};
use crosscheck::clean::clean;
use crosscheck::extract::extract;
use crosscheck::parse::parse;
use crosscheck::read::{Article, ArticleId, Outlets};
use crosscheck::segment::segment;
use crosscheck::span::Span;
use serde_json::Value;
use std::collections::BTreeSet;

/// Content tokens that two attributions must share, of all that either has, to be one attribution.
const MATCHED: f64 = 0.8;
/// The same for the tokens of two sources.
const SAME_SOURCE: f64 = 0.5;

#[derive(Copy, Clone, Debug, Default)]
struct Scores {
    documents: usize,
    gold: usize,
    found: usize,
    /// Tokens inside any content: of both, of the gold, of ours.
    tokens: [usize; 3],
    /// Pairs of attributions, one to one, whose contents agree.
    matched: usize,
    /// Of `matched`, those whose sources agree, or where neither has one.
    sourced: usize,
    /// Gold content tokens in stretches that `clean` dropped.
    dropped: usize,
}

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(documents) = run.json_lines("attribution/polnear_dev.jsonl") else { return Vec::new() };
    let mut scores = Scores::default();
    for document in &documents {
        add(document, &mut scores);
    }
    let row = |figure: &str, value: f64| Row::share("polnear_dev", figure, value);
    vec![
        Row::new("polnear_dev", "documents", scores.documents.to_string()),
        row("content token precision", ratio(scores.tokens[0], scores.tokens[2])),
        row("content token recall", ratio(scores.tokens[0], scores.tokens[1])),
        row("content token F1", ratio(2 * scores.tokens[0], scores.tokens[1] + scores.tokens[2])),
        row("matched recall", ratio(scores.matched, scores.gold)),
        row("matched precision", ratio(scores.matched, scores.found)),
        row("matched F1", ratio(2 * scores.matched, scores.gold + scores.found)),
        row("source right", ratio(scores.sourced, scores.matched)),
        row("content tokens lost to clean", ratio(scores.dropped, scores.tokens[1])),
    ]
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// One attribution as sets of token numbers.
struct Tokens {
    source: BTreeSet<usize>,
    content: BTreeSet<usize>,
}

fn add(document: &Value, scores: &mut Scores) {
    let text = document["text"].as_str().unwrap_or("").to_string();
    let tokens = tokens(&text);
    let offsets: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let gold: Vec<Tokens> = document["attributions"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|attribution| Tokens {
            source: covered(&tokens, &points(&attribution["source"], &offsets)),
            content: covered(&tokens, &points(&attribution["content"], &offsets)),
        })
        .collect();
    let cleaned = clean(Article::plain("polnear.txt", text), &Outlets::default());
    let sentences = segment(&cleaned);
    let parses: Vec<_> = sentences.iter().map(|sentence| parse(&cleaned.article.text, sentence.span)).collect();
    let extraction = extract(ArticleId(0), &cleaned, &sentences, &parses);
    let found: Vec<Tokens> = extraction
        .attributions
        .iter()
        .map(|attribution| Tokens {
            source: covered(&tokens, &attribution.source),
            content: covered(&tokens, &attribution.content),
        })
        .collect();
    let all_gold: BTreeSet<usize> = gold.iter().flat_map(|a| a.content.iter().copied()).collect();
    let all_found: BTreeSet<usize> = found.iter().flat_map(|a| a.content.iter().copied()).collect();
    let lost: Vec<Span> = cleaned.dropped.iter().map(|dropped| dropped.span).collect();
    scores.documents += 1;
    scores.gold += gold.len();
    scores.found += found.len();
    scores.tokens[0] += all_gold.intersection(&all_found).count();
    scores.tokens[1] += all_gold.len();
    scores.tokens[2] += all_found.len();
    scores.dropped += covered(&tokens, &lost).intersection(&all_gold).count();
    for (g, f) in pairs(&gold, &found) {
        scores.matched += 1;
        let neither = gold[g].source.is_empty() && found[f].source.is_empty();
        if neither || overlap(&gold[g].source, &found[f].source) >= SAME_SOURCE {
            scores.sourced += 1;
        }
    }
}

/// One to one, the best agreement first; of equals the earlier.
fn pairs(gold: &[Tokens], found: &[Tokens]) -> Vec<(usize, usize)> {
    let mut scored: Vec<(f64, usize, usize)> = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (f, b) in found.iter().enumerate() {
            let score = overlap(&a.content, &b.content);
            if score >= MATCHED {
                scored.push((score, g, f));
            }
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut taken_gold, mut taken_found) = (BTreeSet::new(), BTreeSet::new());
    scored.retain(|(_, g, f)| {
        let free = !taken_gold.contains(g) && !taken_found.contains(f);
        if free {
            taken_gold.insert(*g);
            taken_found.insert(*f);
        }
        free
    });
    scored.into_iter().map(|(_, g, f)| (g, f)).collect()
}

/// Shared tokens of all that either has; nothing in common with nothing.
fn overlap(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    ratio(a.intersection(b).count(), a.union(b).count())
}

fn points(spans: &Value, offsets: &[usize]) -> Vec<Span> {
    let at = |value: &Value| offsets.get(value.as_u64().unwrap_or(0) as usize).copied().unwrap_or(0);
    spans.as_array().into_iter().flatten().map(|pair| Span::new(at(&pair[0]), at(&pair[1]))).collect()
}

fn tokens(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut word_open = false;
    for (i, c) in text.char_indices() {
        let end = i + c.len_utf8();
        let is_word = c.is_alphanumeric();
        match found.last_mut() {
            Some(last) if is_word && word_open => last.end = end as u32,
            _ if !c.is_whitespace() => found.push(Span::new(i, end)),
            _ => {}
        }
        word_open = is_word;
    }
    found
}

fn covered(tokens: &[Span], spans: &[Span]) -> BTreeSet<usize> {
    let mut under = BTreeSet::new();
    for span in spans {
        let first = tokens.partition_point(|token| token.end <= span.start);
        for (i, token) in tokens.iter().enumerate().skip(first).take_while(|(_, token)| token.start < span.end) {
            let inside = token.end.min(span.end) - token.start.max(span.start);
            if inside as usize * 2 > token.len() {
                under.insert(i);
            }
        }
    }
    under
}
