//! What is not a claim: questions, orders, greetings, fragments, and judgements about nothing in particular.
//!
//! Takes a proposition in its view, says whether somebody could corroborate or dispute it.

use super::atomic::{Link, Piece, Proposition, View};
use super::mentions::Mentions;
use crate::parse::Upos;

/// Verbs of courtesy: what they say is said by saying it.
const COURTESY: &[&str] = &["thank", "welcome", "congratulate", "apologise", "apologize", "please", "sorry"];

pub(super) fn is_claim(view: &View, proposition: &Proposition, mentions: &Mentions, sentence: usize) -> bool {
    let head = proposition.head;
    let finite_link = matches!(proposition.link, Link::Main | Link::Conjunct | Link::Adverbial);
    if finite_link && (is_question(view, head) || is_order(view, head) || is_courtesy(view, head)) {
        return false;
    }
    if proposition.link == Link::Main && view.subject(head).is_none() && !has_outer_subject(view, proposition) {
        return false;
    }
    if proposition.link == Link::Main && view.is_verbal(head) && view.finite(head).is_none() && !view.is_root(head) {
        return false;
    }
    has_substance(view, proposition) && !is_empty_judgement(view, head, mentions, sentence)
}

/// The clause or one above it ends in a question mark, or begins with its verb.
fn is_question(view: &View, head: usize) -> bool {
    let marked = |token: usize| view.kids(token).any(|kid| kid > token && view.word(kid).starts_with('?'));
    if marked(head) || marked(view.head(head)) {
        return true;
    }
    let Some(subject) = view.subject(head) else { return false };
    let last = view.tree.edges(head).1;
    let ends_so = (last..view.len().min(last + 3)).any(|t| view.word(t).starts_with('?'));
    let inverted = view.kids(head).any(|kid| matches!(view.dep(kid), "aux" | "auxpass") && kid < subject);
    ends_so || (inverted && view.kids(head).any(|kid| kid < subject && view.tag(kid).starts_with('W')))
}

/// "Read more": a bare verb without subject.
fn is_order(view: &View, head: usize) -> bool {
    view.tag(head) == "VB" && view.subject(head).is_none() && view.kid(head, &["aux"]).is_none()
}

fn is_courtesy(view: &View, head: usize) -> bool {
    let speaks_for_self = view.subject(head).is_none_or(|subject| view.is(subject, &["i", "we"]));
    (COURTESY.contains(&view.lemma(head)) && speaks_for_self) || view.token(head).pos == Upos::Intj
}

fn has_outer_subject(view: &View, proposition: &Proposition) -> bool {
    // The subject of an infinitive or participle stands outside the view: one of the pieces is not under the head.
    let first = proposition.pieces.first().and_then(Piece::token);
    first.is_some_and(|token| !view.tree.is_under(token, proposition.head))
}

/// A noun, name or number that is not a pronoun.
fn has_substance(view: &View, proposition: &Proposition) -> bool {
    let tokens: Vec<usize> = proposition.pieces.iter().filter_map(Piece::token).collect();
    let words = tokens.iter().filter(|t| view.token(**t).pos != Upos::Punct).count();
    words >= 3 && tokens.iter().any(|t| matches!(view.token(*t).pos, Upos::Noun | Upos::Propn | Upos::Num))
        || words >= 2 && tokens.iter().any(|t| view.token(*t).pos == Upos::Propn)
        || words >= 2 && view.subject(proposition.head).is_some_and(|s| matches!(view.token(s).pos, Upos::Noun))
}

/// "It was a very sad day": nobody knows what "it" is, and the rest is a judgement.
fn is_empty_judgement(view: &View, head: usize, mentions: &Mentions, sentence: usize) -> bool {
    let Some(subject) = view.subject(head) else { return false };
    let vague = view.is(subject, &["it", "this", "that", "these", "those", "there", "what"])
        && view.dep(subject) != "expl"
        && mentions.antecedent(sentence, subject).is_none();
    vague && view.lemma(head) == "be"
}
