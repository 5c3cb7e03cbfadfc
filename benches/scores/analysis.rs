//! Where sentences begin and what the words are, on the treebank GUM: against what its annotators set.
//!
//! Takes each paragraph's text alone. A boundary is the start of a sentence inside a paragraph; universal tags are compared where a
//! token of ours is one of theirs. News stands apart from the rest, which holds speech, court records and book pages.

use super::{Row, Run};
use crosscheck::parse::parse_all;
use std::collections::{HashMap, HashSet};

#[derive(Default)]
struct Paragraph<'t> {
    news: bool,
    sentences: Vec<Sentence<'t>>,
}

#[derive(Default)]
struct Sentence<'t> {
    text: &'t str,
    /// Form and universal tag.
    tokens: Vec<(&'t str, &'t str)>,
}

#[derive(Default)]
struct Counts {
    both: usize,
    gold: usize,
    found: usize,
    tokens: usize,
    right: usize,
}

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(treebank) = run.text("treebank/gum_evaluation_only.conllu") else { return Vec::new() };
    let paragraphs = paragraphs(&treebank);
    let mut rows = Vec::new();
    for (genre, news) in [("news", true), ("other genres", false)] {
        let mut counts = Counts::default();
        paragraphs.iter().filter(|paragraph| paragraph.news == news).for_each(|paragraph| counts.add(paragraph));
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let f1 = share(2 * counts.both, counts.gold + counts.found);
        rows.push(Row::share("gum", format!("sentence boundary F1, {genre}"), f1));
        rows.push(Row::share("gum", format!("universal tags right, {genre}"), share(counts.right, counts.tokens)));
    }
    rows
}

impl Counts {
    fn add(&mut self, paragraph: &Paragraph<'_>) {
        let text = paragraph.sentences.iter().map(|sentence| sentence.text).collect::<Vec<_>>().join(" ");
        let (mut starts, mut tags, mut start) = (HashSet::new(), HashMap::new(), 0);
        for sentence in &paragraph.sentences {
            starts.insert(start);
            let mut at = start;
            for (form, tag) in &sentence.tokens {
                at += text[at..].len() - text[at..].trim_start().len();
                // What the sentence's text does not show is not compared.
                if text[at..].starts_with(form) {
                    tags.insert((at, at + form.len()), *tag);
                    at += form.len();
                }
            }
            start += sentence.text.len() + 1;
        }
        let parse = parse_all(&text);
        for token in &parse.tokens {
            if let Some(tag) = tags.get(&(token.span.start as usize, token.span.end as usize)) {
                self.tokens += 1;
                self.right += usize::from(*tag == token.pos.as_str());
            }
        }
        let first = |sentence: &std::ops::Range<usize>| parse.tokens[sentence.start].span.start as usize;
        let ours: HashSet<usize> = parse.sentences.iter().filter(|s| !s.is_empty()).map(first).collect();
        // Every paragraph begins with a sentence: nothing to find.
        self.both += ours.intersection(&starts).filter(|start| **start > 0).count();
        self.gold += starts.len() - 1;
        self.found += ours.iter().filter(|start| **start > 0).count();
    }
}

fn paragraphs(treebank: &str) -> Vec<Paragraph<'_>> {
    let mut found: Vec<Paragraph<'_>> = Vec::new();
    let mut news = false;
    let mut begins = true;
    for line in treebank.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            (news, begins) = (id.starts_with("GUM_news"), true);
        } else if line.starts_with("# newpar") {
            begins = true;
        } else if let Some(text) = line.strip_prefix("# text = ") {
            if std::mem::take(&mut begins) {
                found.push(Paragraph { news, ..Paragraph::default() });
            }
            if let Some(paragraph) = found.last_mut() {
                paragraph.sentences.push(Sentence { text: text.trim(), ..Sentence::default() });
            }
        } else if let ([id, form, _, tag, ..], Some(sentence)) =
            (&fields[..], found.last_mut().and_then(|paragraph| paragraph.sentences.last_mut()))
            && id.bytes().all(|byte| byte.is_ascii_digit())
        {
            sentence.tokens.push((*form, *tag));
        }
    }
    found
}
