//! Words in quotation marks belong to whoever said them, also where the article's attribution was not found.
//!
//! Takes a claim of a [`View`], gives the prints of its quoted words: hashes of runs of five words, so that two claims with
//! a print in common quote one utterance, and thus one speaker.
//! Worked: `“She won't talk to me and won't let my sister talk to me,” she said` in one outlet and `"won't let my sister talk to
//! me"` in another are one voice.
//! Known misses: a quotation of fewer than five words, unless all of it is alike.

use crate::id::{hash64, normalised};
use crate::judge::view::View;
use crate::span::Span;

/// Words of a run. Four are a set phrase now and then ("it is not true").
const RUN: usize = 5;
/// A whole quotation from this length on may match as it is.
const MIN_WORDS: usize = 3;
/// So much of a claim stands in quotation marks where it is the speaker's own words.
const MOSTLY: f32 = 0.6;

/// Whether the claim is somebody's words rather than the outlet's.
pub(in crate::judge) fn is_quoted(view: &View<'_>, claim: usize) -> bool {
    let span = view.claims[claim].span;
    let inside: usize = quoted(view, claim, span).map(Span::len).sum();
    !span.is_empty() && inside as f32 >= MOSTLY * span.len() as f32
}

/// Sorted.
pub(super) fn prints(view: &View<'_>, claim: usize) -> Vec<u64> {
    let text = view.article(claim).text;
    let mut prints = Vec::new();
    for span in quoted(view, claim, view.claims[claim].span) {
        let words = words(span.of(text));
        match words.len() {
            0..MIN_WORDS => {}
            MIN_WORDS..RUN => prints.push(hash64(&words.join(" "))),
            _ => prints.extend(runs_of(&words)),
        }
    }
    sorted(prints)
}

/// Prints of shorter runs inside longer quotations: what another outlet quotes of the same words. Sorted.
pub(in crate::judge) fn inside(view: &View<'_>, claim: usize) -> Vec<u64> {
    let text = view.article(claim).text;
    let long = quoted(view, claim, view.claims[claim].sentence_span).map(|span| words(span.of(text)));
    let shorter = |words: Vec<String>| {
        let of_length = |length| words.windows(length).map(|run| hash64(&run.join(" "))).collect::<Vec<_>>();
        (MIN_WORDS..RUN.min(words.len())).flat_map(of_length).collect::<Vec<_>>()
    };
    sorted(long.flat_map(shorter).collect())
}

fn sorted(mut prints: Vec<u64>) -> Vec<u64> {
    prints.sort_unstable();
    prints.dedup();
    prints
}

/// Prints of all runs of some quoted words.
pub(super) fn runs(quoted: &str) -> Vec<u64> {
    runs_of(&words(quoted)).collect()
}

fn runs_of(words: &[String]) -> impl Iterator<Item = u64> + '_ {
    words.windows(RUN).map(|run| hash64(&run.join(" ")))
}

fn words(quoted: &str) -> Vec<String> {
    let words = normalised(&quoted.replace(['’', '\''], ""));
    words.split(' ').filter(|word| !word.is_empty()).map(str::to_string).collect()
}

/// The quoted stretches under `span`.
pub(in crate::judge) fn quoted<'v>(view: &'v View<'_>, claim: usize, span: Span) -> impl Iterator<Item = Span> + 'v {
    let quoted = view.article(claim).quoted;
    let first = quoted.partition_point(|piece| piece.end <= span.start);
    quoted[first..]
        .iter()
        .take_while(move |piece| piece.start < span.end)
        .map(move |piece| Span { start: piece.start.max(span.start), end: piece.end.min(span.end) })
}
