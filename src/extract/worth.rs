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
    if proposition.link == Link::Participle && opens_with_its_verb(view, head) {
        return false;
    }
    if finite_link && (is_question(view, head) || is_order(view, head) || is_courtesy(view, head)) {
        return false;
    }
    if proposition.link == Link::Main && view.subject(head).is_none() && !has_outer_subject(view, proposition) {
        return false;
    }
    let tensed =
        view.finite(head).is_some() || view.tag(head) == "VBN" || view.kids(head).any(|kid| view.is(kid, &["to"]));
    if proposition.link == Link::Main && view.is_verbal(head) && !tensed {
        return false;
    }
    // "Lee said in the interview": what was said is another voice's.
    let wordless = matches!(view.lemma(head), "add" | "reply" | "say" | "tell")
        && view.kid(head, &["dobj", "ccomp", "auxpass"]).is_none();
    if wordless {
        return false;
    }
    if proposition.link == Link::Main && asks_whether(view, head) || hangs_on_order(view, proposition) {
        return false;
    }
    !lacks_object(view, head) && has_substance(view, proposition) && !is_empty_judgement(view, head, mentions, sentence)
}

/// "would not say whether P": P is left open.
fn asks_whether(view: &View, head: usize) -> bool {
    view.kids(head).any(|kid| kid < head && view.has(kid) && view.is(kid, &["whether"]))
        || view.is_root(head)
            && view.kids(head).any(|kid| {
                kid < head
                    && view.has(kid)
                    && view.dep(kid) == "mark"
                    && view.is(kid, &["if"])
                    && view.head(head) != head
            })
}

/// "Look at the messages posted on the wall": what an order speaks of is not told.
fn hangs_on_order(view: &View, proposition: &Proposition) -> bool {
    let above = view.head(view.head(proposition.head));
    let verb = if view.is_verbal(above) { above } else { view.head(above) };
    proposition.link == Link::Participle && (is_order(view, verb) || is_order(view, view.head(verb)))
}

/// "Lee expressed [hope that …]": the object went to another voice, and what is left says nothing.
fn lacks_object(view: &View, head: usize) -> bool {
    let object = |kid: &usize| matches!(view.dep(*kid), "dobj" | "attr" | "acomp" | "oprd" | "ccomp" | "xcomp");
    view.has(head)
        && view.kids(head).filter(object).any(|kid| !view.has(kid))
        && !view.kids(head).filter(object).any(|kid| view.has(kid))
}

/// The clause or one above it ends in a question mark, or begins with its verb.
fn is_question(view: &View, head: usize) -> bool {
    let marked = |token: usize| view.kids(token).any(|kid| kid > token && view.word(kid).starts_with('?'));
    let (first, last) = view.tree.edges(head);
    let inside = (first..=last).any(|token| view.word(token).starts_with('?'));
    if inside || marked(head) || marked(view.head(head)) {
        return true;
    }
    let Some(subject) = view.subject(head) else { return false };
    let last = view.tree.edges(head).1;
    let ends_so = (last..view.len().min(last + 3)).any(|t| view.word(t).starts_with('?'));
    let inverted = view.kids(head).any(|kid| matches!(view.dep(kid), "aux" | "auxpass") && kid < subject);
    ends_so || (inverted && view.kids(head).any(|kid| kid < subject && view.tag(kid).starts_with('W')))
}

/// "Was the ferry hit by a mine?": the participle is what the question asks about.
fn opens_with_its_verb(view: &View, participle: usize) -> bool {
    let noun = view.head(participle);
    let verb = view.head(noun);
    verb < noun && view.is_verbal(verb) && view.subject(verb) == Some(noun) && is_question(view, verb)
}

/// "Read more": a bare verb without subject.
fn is_order(view: &View, head: usize) -> bool {
    let bare = view.tag(head) == "VB" && view.subject(head).is_none() && view.kid(head, &["aux"]).is_none();
    // "are costly and leave no room": taken for a bare form.
    bare && !(view.dep(head) == "conj" && view.subject(view.head(head)).is_some())
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
