//! Clauses that lean on the words around them: a pronoun of theirs has its noun there, and nobody knows which.
//!
//! Takes the head of a clause in a [`View`] that knows its open pronouns, says whether the clause is readable only where it stands.
//! It stays there then: the wider statement is whole, the clause alone is not.
//!
//! Worked: in `The robbers threw a bag from the bridge and a boy found it`, where `it` may be two things, the sentence is one
//! statement; in `The robbers left the bridge and sold their boat` it is theirs, and there are two.

use super::nominal::is_relative_word;
use super::view::View;
use crate::extract::mentions::is_person_noun;

pub(super) fn leans(view: &View, clause: usize) -> bool {
    let (first, last) = view.tree.edges(clause);
    let outside = |token: usize| token < first || token > last;
    let noun = |token: usize| view.has(token) && view.tag(token).starts_with("NN");
    let own = view.subject(clause).filter(|subject| !is_relative_word(view, *subject));
    let open = |token: usize| {
        // Whose it is, is told in the clause, or who does it is the owner; "a raid hitting its ports" hits another's.
        let doers = own.is_none() && (view.dep(clause) != "acl" || is_person(view, view.head(clause)));
        let told = own.is_some_and(|own| own < token && !view.is_open(own)) || (first..token).any(noun);
        let before = doers && view.tag(token) == "PRP$" || told;
        let object = view.dep(token) == "dobj" && view.head(token) == clause;
        view.is_open(token) && (own == Some(token) || object || !before)
    };
    if view.kids(clause).any(|kid| view.dep(kid) == "mark" && view.is(kid, &["that"])) {
        return false;
    }
    let Some(pronoun) = (first..=last).find(|token| open(*token)) else { return false };
    let again = (0..first).any(|token| view.is_open(token) && view.is(token, &[view.word(pronoun)]));
    !again && (0..view.len()).any(|token| outside(token) && noun(token))
}

fn is_person(view: &View, noun: usize) -> bool {
    view.entity(noun) == "PERSON" || is_person_noun(&view.lemma(noun).to_lowercase())
}
