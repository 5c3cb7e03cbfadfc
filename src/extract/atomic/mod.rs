//! Takes sentences apart into atomic statements.
//!
//! Takes the parse of a sentence (or the part of it that one voice says), gives [`Proposition`]s: each a statement of its
//! own, as tokens of the sentence and the few words made up to keep it a sentence. One analysis of clauses, three views:
//! [`propositions`] in the grain of claims or finer, [`tuples`](tuples::tuples) of subject, relation and arguments.
//! Leaves to `extract` who says it and whether it is a claim at all.
//!
//! Worked: `Police raided the office, detaining two men, after a ferry sank.` gives `Police raided the office after a ferry
//! sank`, `Police detained two men`, `a ferry sank`.
//!
//! Known misses: whatever hangs wrong in the parse; right-node raising ("bought and later sold the mill" keeps the mill with
//! "sold" only); ellipsis ("A in the east and B in the north").

mod assemble;
mod clauses;
mod coordination;
mod facets;
mod joined;
mod leaning;
mod lists;
mod nominal;
mod referent;
mod torn;
mod tuples;
mod view;

pub(crate) use assemble::Piece;
pub(crate) use clauses::Link;
pub(crate) use lists::{hedge, is_event, third as third_person};
pub use tuples::{Tuple, tuples};
pub(crate) use view::View;

use super::tree::Tree;
use crate::parse::Parse;
use assemble::Assembler;

/// A "sentence" longer than this is a table or a list without full stops: it stays whole, so that time stays linear.
const LONGEST: usize = 400;

/// One statement.
#[derive(Clone, Debug)]
pub(crate) struct Proposition {
    /// The verb or noun that makes it one.
    pub head: usize,
    pub link: Link,
    pub pieces: Vec<Piece>,
}

/// How fine statements are.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    /// What can be claimed, corroborated or disputed by itself.
    Claim,
    /// The smallest statements, each with one place, one time, one item of a list.
    Fine,
    /// Lists taken apart, places and times together, what somebody says beside that they say it.
    Tuple,
}

pub(crate) fn propositions(view: &View, grain: Grain) -> Vec<Proposition> {
    if view.len() > LONGEST {
        return Vec::new();
    }
    if grain == Grain::Claim
        && let Some(head) = torn::torn(view)
    {
        let pieces = torn::whole(view).into_iter().map(Piece::Token).collect();
        return vec![Proposition { head, link: Link::Main, pieces }];
    }
    // "According to the page run by Lee:": what follows is told, and nothing of the page.
    let introduces = |top: usize| view.head(top) == top && view.tag(top) == "VBG" && view.lemma(top) == "accord";
    let last = (0..view.len()).rev().find(|token| view.tag(*token) != "_SP");
    let open = last.is_some_and(|last| view.word(last) == ":");
    if grain == Grain::Claim && open && (0..view.len()).any(introduces) {
        return Vec::new();
    }
    let clauses = clauses::clauses(view, grain);
    let assembler = Assembler { view, clauses: &clauses };
    let mut found = Vec::new();
    for clause in &clauses.all {
        let Some(mut statement) = assembler.statement(*clause) else { continue };
        drop_loose_owners(view, &mut statement);
        if grain == Grain::Claim {
            close_measure(view, &mut statement);
        }
        for pieces in coordination::told_apart(view, statement, grain) {
            let statements = match grain {
                Grain::Claim | Grain::Tuple => vec![pieces],
                Grain::Fine => facets::facets(view, clause.head, pieces),
            };
            found.extend(statements.into_iter().map(|pieces| Proposition {
                head: clause.head,
                link: clause.link,
                pieces,
            }));
        }
    }
    if grain == Grain::Fine {
        let nominal = facets::nominal(view).into_iter();
        found.extend(nominal.map(|(head, pieces)| Proposition { head, link: Link::Apposition, pieces }));
    }
    found
}

/// "The mother[, who was at a neighbour]’s, heard him": the mark of an owner that went with another clause.
fn drop_loose_owners(view: &View, statement: &mut Vec<Piece>) {
    let loose: Vec<usize> = (1..statement.len())
        .filter(|at| match (&statement[at - 1], &statement[*at]) {
            (Piece::Token(before), Piece::Token(mark)) => {
                before + 1 != *mark && view.dep(*mark) == "punct" && matches!(view.word(*mark), "’s" | "'s")
            }
            _ => false,
        })
        .collect();
    for at in loose.into_iter().rev() {
        statement.remove(at);
    }
}

/// "a shell that measures 20 mm (0.8 inches) *long*": the parser hangs the word elsewhere.
fn close_measure(view: &View, statement: &mut Vec<Piece>) {
    const DIMENSIONS: &[&str] =
        &["across", "ago", "apart", "away", "deep", "high", "long", "old", "tall", "thick", "wide"];
    let Some(last) = statement.iter().rev().filter_map(Piece::token).find(|word| !view.is_break(*word)) else { return };
    let next = last + 1;
    let counted = |noun: usize| view.tag(noun).starts_with("NN") && view.kid(noun, &["nummod"]).is_some();
    let measures = counted(last) || view.word(last) == ")" && last > 0 && counted(last - 1);
    if next < view.len() && view.has(next) && measures && view.is(next, DIMENSIONS) {
        statement.push(Piece::Token(next));
    }
}

/// The finest propositions of a parsed text as the tokens each is made of; a text without a predicate is one proposition.
pub fn token_sets(text: &str, parse: &Parse) -> Vec<Vec<usize>> {
    let tree = Tree::new(parse);
    let view = View::whole(text, &tree);
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for proposition in propositions(&view, Grain::Fine) {
        let mut tokens: Vec<usize> = proposition.pieces.iter().filter_map(Piece::token).collect();
        tokens.sort_unstable();
        tokens.dedup();
        if !sets.contains(&tokens) {
            sets.push(tokens);
        }
    }
    if sets.is_empty() {
        sets.push((0..parse.tokens.len()).collect());
    }
    sets
}
