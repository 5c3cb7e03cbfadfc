//! The sentence that stands for a cluster.
//!
//! Takes a [`View`], gives the clearest of some claims, or, where two sides give two values for one slot, that claim with both
//! values: `12 or 15 people died in the fire`. Hedges stay, since a claim's own words are used; of hedged claims one that says so
//! itself goes first.
//! Worked: of `He died`, `Three people died in the fire` and `Three people, all from Bari, died in the fire late on Monday,
//! hours after …`, the second.

use super::sides::is_slot_conflict;
use super::support::readable::opened;
use super::view::{Edge, View};
use crate::extract::{Certainty, Stance, hedge};
use crate::span::Span;

/// Shorter claims rarely stand alone. A guess.
const MIN_WORDS: usize = 4;
/// Values longer than this make an unreadable "or".
const MAX_VALUE_WORDS: usize = 5;
/// First words that show a claim that leans on its neighbours.
const LEANING: [&str; 10] = ["he", "she", "it", "they", "this", "that", "these", "those", "i", "we"];

/// Order of clearness: smaller is clearer.
pub(super) fn clearness(view: &View<'_>, claim: usize) -> impl Ord + use<> {
    let the_claim = view.claims[claim];
    let text = &the_claim.text;
    let words = text.split_whitespace().count();
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let leans = LEANING.contains(&first.as_str());
    let stance = match the_claim.stance {
        Stance::Asserts => 0,
        Stance::Expects | Stance::Hopes | Stance::Demands | Stance::Questions => 1,
        Stance::Denies => 2,
    };
    (
        stance,
        leans || words < MIN_WORDS,
        opened(view.statements[claim]),
        the_claim.headline,
        hides_hedge(view, claim),
        text.contains('['),
        text.len(),
        text.clone(),
    )
}

/// "An inquiry indicated *the fire was caused by gas*": likely, and its own words do not say so.
fn hides_hedge(view: &View<'_>, claim: usize) -> bool {
    let hedges = |word: &str| hedge(&word.to_lowercase()).is_some();
    let tokens = &view.statements[claim].parse.tokens;
    let said = tokens.iter().any(|token| hedges(&token.lemma) || hedges(token.span.of(&view.statements[claim].text)));
    view.claims[claim].certainty != Certainty::Certain && !said
}

pub(super) fn clearest(view: &View<'_>, claims: &[usize]) -> usize {
    claims.iter().copied().min_by_key(|claim| clearness(view, *claim)).unwrap_or(0)
}

/// "12 or 15 people died in the fire", for the clearest pair of the two sides that differ in one slot only.
pub(super) fn question(view: &View<'_>) -> Option<String> {
    view.contradictions()
        .filter(|edge| is_slot_conflict(edge))
        .filter_map(|edge| {
            let a_first = clearness(view, edge.a) <= clearness(view, edge.b);
            let text = both_values(view, edge, a_first)?;
            Some((clearness(view, if a_first { edge.a } else { edge.b }), text))
        })
        .min_by(|x, y| (&x.0, &x.1).cmp(&(&y.0, &y.1)))
        .map(|(_, text)| text)
}

/// The clearest claim that is contradicted, where `core` is none: a cluster may hold claims that take no side.
pub(super) fn at_issue(view: &View<'_>, core: usize) -> Option<String> {
    let ends: Vec<usize> = view.contradictions().flat_map(|edge| [edge.a, edge.b]).collect();
    (!ends.is_empty() && !ends.contains(&core)).then(|| view.claims[clearest(view, &ends)].text.clone())
}

fn both_values(view: &View<'_>, edge: &Edge<'_>, a_first: bool) -> Option<String> {
    let signal = edge.comparison.strongest()?;
    let ([a], [b]) = (signal.a.as_slice(), signal.b.as_slice()) else { return None };
    let (a, b) = ((view.statements[edge.a].text.as_str(), *a), (view.statements[edge.b].text.as_str(), *b));
    let ((text, span), (other, other_span)) = if a_first { (a, b) } else { (b, a) };
    let (value, other) = (span.of(text), other_span.of(other));
    let short = |value: &str| (1..=MAX_VALUE_WORDS).contains(&value.split_whitespace().count());
    if !short(value) || !short(other) || value.eq_ignore_ascii_case(other) {
        return None;
    }
    let end = Span::new(span.end as usize, text.len()).of(text);
    Some(format!("{}{value} or {other}{end}", Span::new(0, span.start as usize).of(text)))
}
