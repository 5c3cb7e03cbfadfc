//! Offices that somebody no longer holds.
//!
//! Takes a claim of a [`View`] that says who holds an office ("Ada Holm is the harbour master"), says whether another claim of its cluster
//! tells that the office is lost by now. Then nobody bears it out: whoever names the office may speak of the time before.
//! Worked: `Ada Holm is the harbour master` beside `Ada Holm, the harbour master, has stepped down`; `stepped down on Monday` tells a day
//! until which it held.
//! Known misses: a loss that stands in another cluster; one told with a noun ("her departure").

use super::parts::{is_under, kid, main};
use crate::extract::mentions::is_person_noun;
use crate::judge::view::View;
use crate::normalise::{Polarity, Statement};
use crate::parse::{Token, Upos};

const LEAVES: [&str; 9] = ["depart", "dismiss", "fire", "oust", "quit", "remove", "resign", "retire", "sack"];

pub(super) fn is_given_up(view: &View<'_>, claim: usize) -> bool {
    let Some(holder) = holder(view.statements[claim]) else { return false };
    view.statements.iter().any(|other| who_leaves(other).is_some_and(|names| names.contains(&holder)))
}

/// The last name of whom a present "is" joins to an office, whichever of the two stands first.
fn holder(one: &Statement) -> Option<String> {
    let tokens = &one.parse.tokens;
    let verb = main(one).filter(|at| tokens[*at].lemma == "be" && tokens[*at].tag == "VBZ")?;
    let ends = [kid(tokens, verb, "nsubj")?, kid(tokens, verb, "attr")?];
    let name = ends.into_iter().find(|at| tokens[*at].pos == Upos::Propn)?;
    let is_office = |at: &usize| tokens[*at].pos == Upos::Noun && is_person_noun(&tokens[*at].lemma);
    ends.iter().any(is_office).then(|| tokens[name].lemma.to_lowercase().to_string())
}

/// Names of whoever loses an office by the main verb: they stand in its subject, or in its object where that one is sent away.
fn who_leaves(one: &Statement) -> Option<Vec<String>> {
    let tokens = &one.parse.tokens;
    let verb = main(one).filter(|_| one.polarity == Polarity::Affirmed)?;
    let away = |words: &[&str]| tokens.iter().any(|kid| kid.head == verb && words.contains(&kid.lemma.as_str()));
    let leaves = match tokens[verb].lemma.as_str() {
        "stand" | "step" => away(&["aside", "down"]),
        "force" | "push" | "throw" => away(&["out"]),
        lemma => LEAVES.contains(&lemma),
    };
    let is_by_now = tokens.iter().any(|kid| kid.head == verb && kid.dep == "aux" && kid.lemma == "have");
    let object = kid(tokens, verb, "dobj").filter(|at| tokens[*at].pos == Upos::Propn);
    let subject = || kid(tokens, verb, "nsubjpass").or_else(|| kid(tokens, verb, "nsubj"));
    let who = object.or_else(subject).filter(|_| leaves && is_by_now)?;
    let is_owner = |token: &Token| token.dep == "poss";
    let names = (0..tokens.len()).filter(|at| tokens[*at].pos == Upos::Propn && is_under(tokens, *at, who));
    Some(names.filter(|at| !is_owner(&tokens[*at])).map(|at| tokens[at].lemma.to_lowercase().to_string()).collect())
}

#[cfg(test)]
mod tests {
    use super::super::statement;
    use super::*;

    #[test]
    fn who_has_left_an_office_does_not_hold_it() {
        for (claim, other, lost) in [
            ("Ada Holm is the director of the port", "Ada Holm has stepped down from her post", true),
            (
                "The port's director is Ada Holm",
                "The port's director, Ada Holm, has been forced out of the board",
                true,
            ),
            ("Ada Holm is the director of the port", "The board has dismissed Ada Holm", true),
            ("Ada Holm is the director of the port", "Ada Holm resigned on Monday", false),
            ("Ada Holm is the director of the port", "Ada Holm has not resigned", false),
            ("Ada Holm is the director of the port", "Jan Moss has stepped down from his post", false),
            ("Ada Holm is the director of the port", "Ada Holm stepped onto the bridge", false),
            ("Ada Holm is the director of the port", "Holm's deputy has resigned", false),
            ("Ada Holm was the director of the port", "Ada Holm has stepped down from her post", false),
        ] {
            let leaves = who_leaves(&statement(other)).unwrap_or_default();
            let found = holder(&statement(claim)).is_some_and(|holder| leaves.contains(&holder));
            assert_eq!(found, lost, "{claim} / {other}");
        }
    }
}
