//! "I hope that P", "I would like to note that P": frames by which a speaker puts a statement, not part of what is stated.
//!
//! Takes a statement in its view, gives [`Framed`]: the same without the frame, and what the frame says of it. Only the first
//! person in the present frames: `I said that` tells of another day, `he hopes that` is an attribution of its own.
//!
//! Worked: `I hope the ferry sails` gives `the ferry sails`, hoped; `I want to stress that it was full` gives `it was full`.

use super::atomic::{Piece, Proposition, View};
use super::claim::{Certainty, Stance};

pub(super) struct Framed {
    pub proposition: Proposition,
    /// The frame's verb: "would" on it is no doubt.
    pub frame: usize,
    pub stance: Option<Stance>,
    pub certainty: Certainty,
}

pub(super) fn framed(view: &View, proposition: &Proposition) -> Option<Framed> {
    let head = proposition.head;
    let subject = view.subject(head).filter(|subject| view.is(*subject, &["i", "we"]))?;
    if view.kid(head, &["neg"]).is_some() || !view.has(subject) {
        return None;
    }
    let (content, stance, certainty) = thought(view, head).or_else(|| put(view, head))?;
    view.subject(content).filter(|_| view.has(content) && view.finite(content).is_some())?;
    let inside = |piece: &Piece| {
        piece.token().is_some_and(|token| {
            view.tree.is_under(token, content) && !(view.dep(token) == "mark" && view.head(token) == content)
        })
    };
    let mut pieces = proposition.pieces.clone();
    pieces.retain(inside);
    let proposition = Proposition { head: content, link: proposition.link, pieces };
    Some(Framed { proposition, frame: head, stance, certainty })
}

type Found = Option<(usize, Option<Stance>, Certainty)>;

/// "I hope", "we think", "I am sure": verb or adjective with the statement as its object.
fn thought(view: &View, head: usize) -> Found {
    if view.tag(head) != "VBP" {
        return None;
    }
    let word = view.kid(head, &["acomp"]).filter(|_| view.lemma(head) == "be").unwrap_or(head);
    let (stance, certainty) = match view.lemma(word) {
        // The lemmatiser takes some forms of "hope" for "hop".
        "hope" | "hop" => (Some(Stance::Hopes), Certainty::Certain),
        "expect" => (Some(Stance::Expects), Certainty::Expected),
        "think" | "believe" | "guess" | "suppose" | "suspect" | "assume" | "feel" => (None, Certainty::Likely),
        "know" | "say" | "stress" | "note" | "repeat" | "emphasize" | "emphasise" | "confirm" | "insist" | "see"
        | "sure" | "certain" | "confident" | "convinced" | "glad" | "pleased" | "sorry" => (None, Certainty::Certain),
        _ => return None,
    };
    let clause = |of: usize| view.kids(of).find(|kid| *kid > of && view.dep(*kid) == "ccomp");
    let content = clause(word).or_else(|| clause(head))?;
    Some((content, stance, certainty))
}

/// "I would like to note that", "I must stress that".
fn put(view: &View, head: usize) -> Found {
    const SAYING: &[&str] = &[
        "add",
        "emphasise",
        "emphasize",
        "note",
        "remind",
        "repeat",
        "say",
        "state",
        "stress",
        "tell",
        "underline",
        "underscore",
    ];
    let speech = if SAYING.contains(&view.lemma(head)) && view.kids(head).any(|kid| view.tag(kid) == "MD") {
        head
    } else if matches!(view.lemma(head), "like" | "want" | "have" | "need") && view.tag(head) != "VBD" {
        view.kids(head).find(|kid| view.dep(*kid) == "xcomp" && SAYING.contains(&view.lemma(*kid)))?
    } else {
        return None;
    };
    let content = view.kids(speech).find(|kid| *kid > speech && view.dep(*kid) == "ccomp")?;
    Some((content, None, Certainty::Certain))
}
