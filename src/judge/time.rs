//! What changed between two dates: answers that followed each other, and words taken back.
//!
//! Takes a [`View`], gives the claims of a change in the order of their times, and the pairs in which a speaker (`reversal`)
//! or an outlet (`correction`) contradicts what it said on an earlier day.
//! Worked: `12 dead` on Monday, `15 dead` on Tuesday: the sequence 12 → 15. The same two on one day are a dispute.
//! Leaves to `compare` whether two values are a change or a conflict.

use super::independence::origin::Origins;
use super::independence::speaker;
use super::view::{Edge, View};
use crate::compare::Relation;
use jiff::civil::Date;

/// Claims that answer one question at different times, the earliest first; empty where nothing changed.
pub(super) fn sequence(view: &View<'_>) -> Vec<usize> {
    // What contradicts each other is no change, by the comparison's or an editor's word.
    let is_change = |edge: &&Edge<'_>| {
        edge.comparison.relation != Relation::Contradicts
            && edge.comparison.signals().iter().any(|signal| signal.code == "changed-over-time")
    };
    let mut claims: Vec<usize> = view.edges.iter().filter(is_change).flat_map(|edge| [edge.a, edge.b]).collect();
    claims.sort_by_key(|claim| (when(view, *claim).is_none(), when(view, *claim), &view.claims[*claim].id));
    claims.dedup();
    claims
}

/// The event's time where the claim says it, else its publication.
pub(super) fn when(view: &View<'_>, claim: usize) -> Option<Date> {
    view.statements[claim].event_time.map(|time| time.from).or(view.claims[claim].date)
}

/// Earlier and later claim of each contradiction of somebody with themselves.
pub(super) struct TakenBack {
    pub(super) by_speaker: Vec<(usize, usize)>,
    pub(super) by_outlet: Vec<(usize, usize)>,
}

pub(super) fn taken_back(view: &View<'_>, origins: &Origins) -> TakenBack {
    let mut found = TakenBack { by_speaker: Vec::new(), by_outlet: Vec::new() };
    for edge in view.contradictions() {
        let (a, b) = (edge.a, edge.b);
        let (Some(first), Some(second)) = (view.claims[a].date, view.claims[b].date) else { continue };
        if first == second {
            continue;
        }
        let pair = if first < second { (a, b) } else { (b, a) };
        match (&view.claims[a].speaker, &view.claims[b].speaker) {
            (Some(x), Some(y))
                if origins.speaks[a] && origins.speaks[b] && !x.unnamed && !y.unnamed && speaker::is_same(x, y) =>
            {
                found.by_speaker.push(pair);
            }
            _ if !origins.speaks[a] && !origins.speaks[b] && origins.of[a] == origins.of[b] => {
                found.by_outlet.push(pair)
            }
            _ => {}
        }
    }
    found
}
