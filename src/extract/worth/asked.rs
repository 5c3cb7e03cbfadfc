//! What is asked, ordered or wished, and not told.
//!
//! Takes a clause of a view, says whether it is a question, an order, a courtesy, or hangs on one.
//!
//! Worked: `Could he leave`, `Look at the messages posted on the wall`, `no idea [what kind of boat it was]`.

use crate::extract::atomic::{Link, Piece, Proposition, View};
use crate::extract::wording::Scene;
use crate::parse::Upos;

/// Verbs of courtesy: what they say is said by saying it.
const COURTESY: &[&str] = &["thank", "welcome", "congratulate", "apologise", "apologize", "please", "sorry"];

/// The clause or one above it ends in a question mark, or begins with its verb.
pub(super) fn is_question(view: &View, head: usize) -> bool {
    let marked = |token: usize| view.kids(token).any(|kid| kid > token && view.word(kid).starts_with('?'));
    let (first, last) = view.tree.edges(head);
    let inside = (first..=last).any(|token| view.word(token).starts_with('?'));
    if inside || marked(head) || marked(view.head(head)) {
        return true;
    }
    let Some(subject) = view.subject(head) else { return false };
    // "Is there something wrong with her", somebody asks without a mark.
    let opens = (first..subject).find(|token| view.has(*token) && view.word(*token).chars().any(char::is_alphanumeric));
    if opens.is_some_and(|opens| opens == head && view.lemma(head) == "be" || asks(view, head, opens)) {
        return true;
    }
    let last = view.tree.edges(head).1;
    let ends_so = (last..view.len().min(last + 3)).any(|t| view.word(t).starts_with('?'));
    let inverted = view.kids(head).any(|kid| matches!(view.dep(kid), "aux" | "auxpass") && kid < subject);
    ends_so || (inverted && view.kids(head).any(|kid| kid < subject && view.tag(kid).starts_with('W')))
}

/// "Do you know", "Could he leave".
fn asks(view: &View, head: usize, first: usize) -> bool {
    view.head(first) == head && matches!(view.dep(first), "aux" | "auxpass") && view.tag(first) != "TO"
}

/// "Was the ferry hit by a mine?": the participle is what the question asks about.
pub(super) fn opens_with_its_verb(view: &View, participle: usize) -> bool {
    let noun = view.head(participle);
    let verb = view.head(noun);
    verb < noun && view.is_verbal(verb) && view.subject(verb) == Some(noun) && is_question(view, verb)
}

/// "Is this a crab spotted in Reva?": nothing is told of what a question asks for, unless it stands between commas.
pub(super) fn hangs_on_question(view: &View, head: usize) -> bool {
    let mut top = head;
    while view.head(top) != top {
        top = view.head(top);
    }
    !view.is_set_off(head) && view.kids(top).any(|kid| kid > top && view.word(kid).starts_with('?'))
}

/// "would not say whether P": P is left open.
pub(super) fn asks_whether(view: &View, head: usize) -> bool {
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

/// "knew [where he was held]", "no idea [what kind of boat it was]": the answer is not told.
pub(super) fn is_asked(view: &View, proposition: &Proposition) -> bool {
    let head = proposition.head;
    let up = |at: &usize| Some(view.head(*at)).filter(|above| above != at);
    let verb = |word: usize| std::iter::successors(Some(word), up).skip(1).find(|at| view.is_verbal(*at));
    let asks = |word: &usize| {
        view.is(*word, &["how", "what", "where", "which", "who", "whom", "why"])
            && matches!(view.tag(*word), "WDT" | "WP" | "WRB")
            && view.dep(*word) != "mark"
    };
    // "just how far it went".
    let mut words = proposition.pieces.iter().filter_map(Piece::token);
    let first = words.find(|word| !view.is(*word, &["exactly", "just", "precisely"])).filter(asks);
    // "discuss why it burned and [the pier was shut]": asked, too.
    let before = view.head(head);
    let joined = view.dep(head) == "conj"
        && matches!(view.dep(before), "ccomp" | "pcomp")
        && view.kids(before).any(|kid| kid < before && asks(&kid) && !view.is(kid, &["how"]));
    let joined = joined && matches!(proposition.link, Link::Main | Link::Conjunct);
    joined
        || proposition.link == Link::Main
            && matches!(view.dep(head), "acl" | "ccomp" | "conj" | "dobj" | "pcomp")
            && first.and_then(verb) == Some(head)
}

/// "Read more": a bare verb without subject.
pub(super) fn is_order(view: &View, head: usize) -> bool {
    let bare = view.tag(head) == "VB" && view.subject(head).is_none() && view.kid(head, &["aux"]).is_none();
    // "are costly and leave no room": taken for a bare form.
    bare && !(view.dep(head) == "conj" && view.subject(view.head(head)).is_some())
}

/// "Look at the messages posted on the wall": what an order speaks of is not told.
pub(super) fn hangs_on_order(view: &View, proposition: &Proposition) -> bool {
    let above = view.head(view.head(proposition.head));
    let verb = if view.is_verbal(above) { above } else { view.head(above) };
    proposition.link == Link::Participle && (is_order(view, verb) || is_order(view, view.head(verb)))
}

pub(super) fn is_courtesy(view: &View, head: usize) -> bool {
    let speaks_for_self = view.subject(head).is_none_or(|subject| view.is(subject, &["i", "we"]));
    (COURTESY.contains(&view.lemma(head)) && speaks_for_self) || view.token(head).pos == Upos::Intj
}

/// "You have spent millions", "you won’t believe it": told to somebody of themselves, whom the words do not name.
pub(super) fn is_readers(view: &View, head: usize, scene: &Scene) -> bool {
    let done = view.finite(head).is_some_and(|finite| {
        view.tag(finite) == "VBD" || view.lemma(finite) == "have" && finite != head || view.is(finite, &["’ve", "'ve"])
    });
    // "You can see the ferry from the pier": anybody can.
    let anybody = view.finite(head).is_some_and(|finite| {
        view.tag(finite) == "MD" && !matches!(view.lemma(finite), "will" | "would" | "wo" | "’ll" | "'ll")
    });
    view.subject(head).is_some_and(|subject| view.has(subject) && view.is(subject, &["you"]))
        && (scene.speaker.is_none() && !anybody || done && view.tag(head) != "VB")
}

/// "You can read our review here": told to the reader, of the page.
pub(super) fn is_advice(view: &View, head: usize) -> bool {
    view.subject(head).is_some_and(|subject| view.is(subject, &["you"]))
        && matches!(view.lemma(head), "check" | "find" | "follow" | "listen" | "read" | "see" | "view" | "watch")
        && (head..=view.tree.edges(head).1).any(|word| view.is(word, &["here", "below"]))
}
