//! Words in quotation marks belong to whoever said them, also where the article's attribution was not found; and long runs of the
//! same words have one hand behind them, quoted or not.
//!
//! Takes a claim of a [`View`], gives the prints of its quoted words: hashes of runs of five words, so that two claims with
//! a print in common quote one utterance, and thus one speaker.
//! Worked: `“She won't talk to me and won't let my sister talk to me,” she said` in one outlet and `"won't let my sister talk to
//! me"` in another are one voice.
//! Known misses: a quotation of fewer than five words, unless all of it is alike.

use super::view::View;
use crate::id::{hash64, normalised};
use crate::span::Span;

/// Words of a run. Four are a set phrase now and then ("it is not true").
const RUN: usize = 5;
/// A whole quotation from this length on may match as it is.
const MIN_WORDS: usize = 3;
/// So much of a claim stands in quotation marks where it is the speaker's own words.
const MOSTLY: f32 = 0.6;

/// Whether the claim is somebody's words rather than the outlet's.
pub(super) fn is_quoted(view: &View<'_>, claim: usize) -> bool {
    let span = view.claims[claim].span;
    let inside: usize = quoted(view, claim, span).map(Span::len).sum();
    !span.is_empty() && inside as f32 >= MOSTLY * span.len() as f32
}

/// Words of a run that is copied, and how many of them are longer and no names. Chosen on corroborated clusters of stories/fnc_dev.
const WORDING: usize = 7;
const PLAIN_WORDS: usize = 4;
const LONG_WORD: usize = 4;
/// The same for a run that one side has from somebody.
const SAYING: usize = 6;
const PLAIN_WORDS_SAID: usize = 3;

/// Sorted.
pub(super) fn prints(view: &View<'_>, claim: usize) -> Vec<u64> {
    let text = view.article(claim).text;
    let mut prints = Vec::new();
    for span in quoted(view, claim, view.claims[claim].span) {
        let words = normalised(&span.of(text).replace(['’', '\''], ""));
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        match words.len() {
            0..MIN_WORDS => {}
            MIN_WORDS..RUN => prints.push(hash64(&words.join(" "))),
            _ => prints.extend(words.windows(RUN).map(|run| hash64(&run.join(" ")))),
        }
    }
    prints.sort_unstable();
    prints.dedup();
    prints
}

/// Prints of what an article writes where a claim stands, quotation marks or not: runs long enough to be nobody's by chance. A set
/// phrase or a long title has too few plain words. None for a claim file. Sorted.
pub(super) fn wording(view: &View<'_>, claim: usize) -> Vec<u64> {
    runs(view, claim, WORDING, PLAIN_WORDS)
}

/// The same of shorter runs: enough where the words are somebody's on one side.
pub(super) fn saying(view: &View<'_>, claim: usize) -> Vec<u64> {
    runs(view, claim, SAYING, PLAIN_WORDS_SAID)
}

fn runs(view: &View<'_>, claim: usize, length: usize, plain: usize) -> Vec<u64> {
    let article = view.article(claim);
    if article.sentences.is_empty() {
        return Vec::new();
    }
    let written = view.claims[claim].span.of(article.text).replace(['’', '\'', '‘'], "");
    let words: Vec<&str> = written.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_plain = |word: &&&str| word.starts_with(char::is_lowercase) && word.chars().count() >= LONG_WORD;
    let mut prints: Vec<u64> = words
        .windows(length)
        .filter(|run| run.iter().filter(is_plain).count() >= plain)
        .map(|run| hash64(&run.join(" ").to_lowercase()))
        .collect();
    prints.sort_unstable();
    prints.dedup();
    prints
}

/// The quoted stretches under `span`.
fn quoted<'v>(view: &'v View<'_>, claim: usize, span: Span) -> impl Iterator<Item = Span> + 'v {
    let quoted = view.article(claim).quoted;
    let first = quoted.partition_point(|piece| piece.end <= span.start);
    quoted[first..]
        .iter()
        .take_while(move |piece| piece.start < span.end)
        .map(move |piece| Span { start: piece.start.max(span.start), end: piece.end.min(span.end) })
}
