//! A claim's words inside their sentence, and the words that clash inside those.
//!
//! Takes spans of the file, gives the sentence in pieces, each with its mark. A sentence that runs on is cut to what stands
//! around the claim.

use super::super::sources::Sources;
use super::super::view::harmless;
use crate::span::Span;
use serde::Serialize;
use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Part {
    pub(super) text: String,
    /// `said`, `clash`, or empty.
    pub(super) mark: &'static str,
}

impl Part {
    pub(super) fn said(text: &str) -> Vec<Part> {
        vec![Part { text: harmless(text), mark: "said" }]
    }
}

/// Characters of a sentence shown on either side of the claim: a long news sentence has 300. A guess.
const CONTEXT: usize = 300;

/// `None` where the file is not at hand. `claims` stand in one sentence.
pub(super) fn parts(
    sources: &Sources,
    path: &str,
    sentence: Span,
    claims: &[Span],
    clashes: &[Span],
) -> Option<Vec<Part>> {
    let source = sources.get(path)?;
    let within = |span: &Span| source.map.derived(*span).map(|span| span.range());
    let words: Vec<Range<usize>> = claims.iter().filter_map(within).collect();
    let (first, last) = (words.iter().map(|w| w.start).min()?, words.iter().map(|w| w.end).max()?);
    let whole = within(&sentence).unwrap_or(first..last);
    let (start, end) = (whole.start.min(first), whole.end.max(last));
    let clashes: Vec<Range<usize>> = clashes.iter().filter_map(within).collect();
    let mut borders = vec![start, end];
    borders.extend(words.iter().flat_map(|words| [words.start, words.end]));
    let said = |at: &usize| words.iter().any(|words| words.contains(at));
    borders.extend(clashes.iter().flat_map(|clash| [clash.start, clash.end]).filter(said));
    borders.sort_unstable();
    borders.dedup();
    let mut parts: Vec<Part> = Vec::new();
    for pair in borders.windows(2) {
        let text = source.text.get(pair[0]..pair[1])?;
        let inside = |range: &Range<usize>| range.start <= pair[0] && pair[1] <= range.end;
        let mark = match words.iter().any(inside) {
            true if clashes.iter().any(inside) => "clash",
            true => "said",
            false => "",
        };
        let text = harmless(text);
        let text = match mark {
            "" if pair[1] <= first => ending(&text),
            "" if pair[0] >= last => beginning(&text),
            _ => text,
        };
        match parts.last_mut().filter(|last| last.mark == mark) {
            Some(last) => last.text.push_str(&text),
            None => parts.push(Part { text, mark }),
        }
    }
    Some(parts)
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(CONTEXT) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_string(),
    }
}

fn ending(text: &str) -> String {
    match text.chars().count().checked_sub(CONTEXT) {
        Some(skip) if skip > 0 => format!("…{}", text.chars().skip(skip).collect::<String>().trim_start()),
        _ => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sources::Source;
    use super::*;

    fn marked(text: &str, sentence: &str, claim: &str, clashes: &[&str]) -> String {
        let mut sources = Sources::default();
        sources.insert("a.txt".into(), Source::plain(text));
        let span = |words: &str| {
            let at = text.find(words).expect("the words stand in the text");
            Span::new(at, at + words.len())
        };
        let clashes: Vec<Span> = clashes.iter().map(|words| span(words)).collect();
        let claims: Vec<Span> = claim.split(" + ").map(span).collect();
        let parts = parts(&sources, "a.txt", span(sentence), &claims, &clashes).expect("the file is there");
        let shown = parts.iter().map(|part| match part.mark {
            "said" => format!("[{}]", part.text),
            "clash" => format!("<{}>", part.text),
            _ => part.text.clone(),
        });
        shown.collect()
    }

    #[test]
    fn words_are_marked_inside_their_sentence() {
        let text = "Before. Ann said über zwölf people drowned, at least. After.";
        let sentence = "Ann said über zwölf people drowned, at least.";
        assert_eq!(
            marked(text, sentence, "über zwölf people drowned", &["zwölf"]),
            "Ann said [über ]<zwölf>[ people drowned], at least."
        );
        assert_eq!(marked(text, sentence, sentence, &[]), format!("[{sentence}]"));
        assert_eq!(
            marked(text, sentence, "Ann said + people drowned + drowned", &["drowned"]),
            "[Ann said] über zwölf [people ]<drowned>, at least."
        );
        // Evidence outside the claim's own words marks nothing.
        assert_eq!(
            marked(text, sentence, "people drowned", &["at least"]),
            "Ann said über zwölf [people drowned], at least."
        );
    }

    #[test]
    fn long_sentences_are_cut_around_the_claim() {
        let text = format!("{}the ferry sank{}", "before ".repeat(80), " after".repeat(80));
        let shown = marked(&text, &text, "the ferry sank", &[]);
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("before [the ferry sank] after"));
        assert!(shown.chars().count() < 2 * CONTEXT + 30, "{shown}");
    }
}
