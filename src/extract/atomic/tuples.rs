//! The same clauses as (subject, relation, arguments), the form of open information extraction.
//!
//! Takes a parsed text, gives [`Tuple`]s of plain words. The relation is the verb with its auxiliaries, negation and particle,
//! the verbs it governs, and the preposition of its first argument.
//!
//! Worked: `The ferry was towed to Reva by a tug on Friday.` gives `(The ferry, was towed to, [Reva, by a tug, on Friday])`.

use super::assemble::Piece;
use super::clauses::Link;
use super::view::{AUXILIARIES, SUBJECTS, View};
use super::{Grain, Proposition, propositions};
use crate::extract::tree::Tree;
use crate::parse::Parse;
use crate::span::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tuple {
    pub subject: String,
    pub relation: String,
    pub arguments: Vec<String>,
}

pub fn tuples(text: &str, parse: &Parse) -> Vec<Tuple> {
    let tree = Tree::new(parse);
    let view = View::whole(text, &tree);
    let mut found: Vec<Tuple> = Vec::new();
    for proposition in propositions(&view, Grain::Tuple) {
        if let Some(tuple) = tuple(&view, &proposition).filter(|tuple| !found.contains(tuple)) {
            found.push(tuple);
        }
    }
    found
}

/// Where a piece belongs.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Slot {
    Subject,
    Relation,
    /// The child of the verb it hangs under.
    Argument(usize),
    Nothing,
}

fn tuple(view: &View, proposition: &Proposition) -> Option<Tuple> {
    if proposition.link == Link::Event {
        return None;
    }
    let verbs = verbs(view, proposition.head);
    let last = *verbs.last()?;
    let mut relation: Vec<usize> = verbs
        .iter()
        .flat_map(|verb| {
            view.kids(*verb)
                .filter(|kid| {
                    matches!(view.dep(*kid), "aux" | "auxpass" | "neg" | "prt")
                        || (view.dep(*kid) == "advmod" && kid + 1 == *verb)
                })
                .chain([*verb])
        })
        .collect();
    if let Some(preposition) = first_preposition(view, last) {
        relation.push(preposition);
    }
    let made = proposition.pieces.iter().position(|piece| matches!(piece, Piece::Made(_)));
    let start = proposition.pieces.iter().position(|piece| match piece {
        Piece::Made(_) => true,
        _ => piece.token().is_some_and(|token| relation.contains(&token)),
    })?;
    let slots = proposition.pieces.iter().enumerate().map(|(at, piece)| {
        let Some(token) = piece.token() else { return Slot::Relation };
        if proposition.link == Link::Apposition {
            return if made.is_some_and(|made| at > made) { Slot::Argument(proposition.head) } else { Slot::Subject };
        }
        let lent = proposition.link == Link::Conjunct && AUXILIARIES.contains(&view.dep(token)) && at < start;
        if relation.contains(&token) || lent {
            return Slot::Relation;
        }
        match branch(view, token, &verbs, &relation) {
            Some(kid) if SUBJECTS.contains(&view.dep(kid)) && at < start => Slot::Subject,
            Some(kid) if view.dep(kid) == "punct" => Slot::Nothing,
            Some(kid) => Slot::Argument(kid),
            None if at < start => Slot::Subject,
            None => Slot::Argument(usize::MAX),
        }
    });
    let mut subject = Vec::new();
    let mut words = Vec::new();
    let mut arguments: Vec<(usize, Vec<Word>)> = Vec::new();
    let mut early: Vec<(usize, Vec<Word>)> = Vec::new();
    for (at, (slot, piece)) in slots.zip(&proposition.pieces).enumerate() {
        let form = match piece {
            Piece::Token(token) => view.word(*token).to_string(),
            Piece::Bent(_, form) => form.clone(),
            Piece::Made(word) => word.to_string(),
        };
        let word = Word { form, span: piece.token().map(|token| view.token(token).span) };
        match slot {
            Slot::Subject => subject.push(word),
            Slot::Relation => words.push(word),
            Slot::Argument(kid) => {
                let list = if at < start { &mut early } else { &mut arguments };
                match list.iter_mut().find(|(of, _)| *of == kid) {
                    Some((_, argument)) => argument.push(word),
                    None => list.push((kid, vec![word])),
                }
            }
            Slot::Nothing => {}
        }
    }
    arguments.extend(early);
    let arguments: Vec<String> =
        arguments.into_iter().map(|(_, words)| plain(&words)).filter(|a| !a.is_empty()).collect();
    let (subject, relation) = (plain(&subject), plain(&words));
    (!subject.is_empty() && !relation.is_empty() && !arguments.is_empty()).then_some(Tuple {
        subject,
        relation,
        arguments,
    })
}

/// The verb and the infinitives it governs: "is expected to spend".
fn verbs(view: &View, head: usize) -> Vec<usize> {
    let mut verbs = vec![head];
    loop {
        let at = verbs[verbs.len() - 1];
        let object = view.kids(at).any(|kid| matches!(view.dep(kid), "dobj" | "attr"));
        let next = view.kids(at).find(|kid| {
            view.dep(*kid) == "xcomp"
                && view.is_verbal(*kid)
                && view.subject(*kid).is_none()
                && view.kids(*kid).any(|k| AUXILIARIES.contains(&view.dep(k)))
        });
        match next {
            Some(next) if !object => verbs.push(next),
            _ => return verbs,
        }
    }
}

/// The preposition of the first argument where the verb has no object before it.
fn first_preposition(view: &View, verb: usize) -> Option<usize> {
    let first = view.kids(verb).find(|kid| {
        *kid > verb && !matches!(view.dep(*kid), "punct" | "prt" | "advmod" | "aux" | "auxpass" | "neg" | "npadvmod")
    })?;
    matches!(view.dep(first), "prep" | "agent").then_some(first)
}

/// The child of the verbs (or of the relation's preposition) that the token hangs under.
fn branch(view: &View, token: usize, verbs: &[usize], relation: &[usize]) -> Option<usize> {
    let mut at = token;
    loop {
        let head = view.head(at);
        if verbs.contains(&head) || (relation.contains(&head) && !relation.contains(&at)) {
            return (head != at).then_some(at);
        }
        if head == at {
            return None;
        }
        at = head;
    }
}

struct Word {
    form: String,
    span: Option<Span>,
}

/// The words in a row, together where the text has them together, without signs at the edges.
fn plain(words: &[Word]) -> String {
    let edge = |word: &&Word| !word.form.chars().any(char::is_alphanumeric) && word.form != "%" && word.form != "$";
    let first = words.iter().take_while(edge).count();
    let last = words.len() - words.iter().rev().take_while(edge).count();
    let mut text = String::new();
    for (at, word) in words.iter().enumerate().take(last).skip(first) {
        let touches = at > first
            && matches!((words[at - 1].span, word.span), (Some(before), Some(span)) if before.end == span.start);
        if at > first && !touches {
            text.push(' ');
        }
        text.push_str(&word.form);
    }
    text
}
