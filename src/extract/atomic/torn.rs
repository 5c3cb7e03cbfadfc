//! Sentences that the parser tore: what they say can be told as they stand, and in no other way.
//!
//! Takes a [`View`], gives the head to tell it under where the tree contradicts itself: a verb with two subjects before it, or a
//! sentence with a full stop whose top is a noun while a finite verb stands in it. Cutting such a tree makes statements that
//! nobody made, so nothing is cut.
//!
//! Worked: in `The robbers left behind the coins.` the parser takes `robbers` for the top and `left` for its participle; the
//! sentence stays whole, and is not `The robbers were left behind the coins`.
//!
//! Known misses: trees that are wrong without contradicting themselves.

use super::nominal::{has_relative_word, is_relative_word};
use super::view::View;
use crate::extract::mentions::is_person_noun;

/// The head under which a torn view is told whole; `None` for a sound one.
pub(super) fn torn(view: &View) -> Option<usize> {
    let verbs = || (0..view.len()).filter(|token| view.has(*token) && is_finite(view, *token));
    if let Some(verb) = verbs().map(|verb| governed(view, verb)).find(|verb| has_two_subjects(view, *verb)) {
        return Some(verb);
    }
    if let Some(verb) = verbs().map(|verb| governed(view, verb)).find(|verb| abuts_subject(view, *verb)) {
        return Some(verb);
    }
    let top = (0..view.len()).find(|token| view.head(*token) == *token)?;
    if let Some(verb) = parted(view, top).filter(|verb| verbs().all(|other| other == *verb)) {
        return Some(verb);
    }
    let nominal = view.is_nominal(top) && view.subject(top).is_none() && view.kid(top, &["conj", "appos"]).is_none();
    let stop = (0..view.len()).rev().find(|token| !is_mark(view, *token) && view.tag(*token) != "_SP")?;
    let ends = view.word(stop) == "." && view.head(stop) == top;
    if !nominal || !ends || !view.has(top) {
        return None;
    }
    let mut verbs = verbs().peekable();
    match verbs.peek() {
        Some(_) => verbs.find(|verb| !hangs_in_relative(view, *verb)).map(|verb| governed(view, verb)),
        None => view.kids(top).find(|kid| acts(view, top, *kid)),
    }
}

/// Every word of the view, but for what joins it to the words before; none where another voice stands in the middle of a phrase.
pub(super) fn whole(view: &View) -> Vec<usize> {
    let mut words: Vec<usize> = (0..view.len()).filter(|token| view.has(*token)).collect();
    let joins = |token: usize| view.is(token, &["that", "and", "but"]) || view.is_break(token);
    let lead = words.iter().take_while(|word| joins(**word)).count();
    words.drain(..lead);
    let parted = |pair: &[usize]| pair[1] > pair[0] + 1 && !view.is_break(pair[0]) && !view.is_break(pair[0] + 1);
    if words.windows(2).any(parted) { Vec::new() } else { words }
}

fn is_finite(view: &View, token: usize) -> bool {
    matches!(view.tag(token), "VBD" | "VBZ" | "VBP" | "MD")
}

fn is_mark(view: &View, token: usize) -> bool {
    matches!(view.word(token), "\"" | "”" | "'" | "’" | "''")
}

/// The verb of an auxiliary, or the verb itself.
fn governed(view: &View, verb: usize) -> usize {
    if matches!(view.dep(verb), "aux" | "auxpass") { view.head(verb) } else { verb }
}

/// "conservatives, narratives must have": one of them belongs elsewhere.
fn has_two_subjects(view: &View, verb: usize) -> bool {
    let subject = |kid: &usize| {
        matches!(view.dep(*kid), "nsubj" | "nsubjpass")
            && *kid < verb
            && !is_relative_word(view, *kid)
            && view.has(*kid)
            && view.tag(*kid) != "PRP"
    };
    view.kids(verb).filter(subject).count() > 1
}

/// "In a note seen by Reva News, its latest boats and ships sold well": the list ends where the subject begins, with no comma between,
/// so its own comma is the one of the clause.
fn abuts_subject(view: &View, verb: usize) -> bool {
    let Some(subject) = view.subject(verb).filter(|subject| *subject < verb && view.has(*subject)) else {
        return false;
    };
    let Some(last) = view.before(subject).filter(|last| view.has(*last)) else { return false };
    let fronted = |kid: usize| view.dep(kid) == "prep" && view.tree.edges(kid).1 == last;
    let listed = |at: usize| {
        view.dep(at) == "appos"
            && view.is_set_off(at)
            && view.kids(at).any(|kid| view.dep(kid) == "conj" && kid == last)
    };
    view.kids(verb).filter(|kid| *kid < subject).find(|kid| fronted(*kid)).is_some_and(|kid| (kid..last).any(listed))
}

/// "A widow of Reva, Elsie Holm, drowned in a cellar.": no other verb stands in the sentence, and a name parts it from its subject.
fn parted(view: &View, top: usize) -> Option<usize> {
    let stop = (0..view.len()).rev().find(|token| !is_mark(view, *token) && view.tag(*token) != "_SP")?;
    let name = view.kid(top, &["appos"]).filter(|name| view.tag(*name).starts_with("NNP") && view.has(top))?;
    let verb = view.kid(top, &["acl"]).filter(|verb| matches!(view.tag(*verb), "VBN" | "VBD"))?;
    let behind = view.tree.edges(name).1 + 1;
    let comma = |token: usize| view.word(token) == ",";
    let closed = verb > name && comma(verb - 1) && (behind == verb || behind == verb - 1);
    (view.is_nominal(top) && view.word(stop) == "." && closed && view.kid(verb, &["agent"]).is_none()).then_some(verb)
}

/// "The robbers left behind the coins": the only verb follows the noun that it is taken to describe, and ends the sentence.
fn acts(view: &View, noun: usize, verb: usize) -> bool {
    view.dep(verb) == "acl"
        && matches!(view.tag(verb), "VBN" | "VBD")
        && verb == noun + 1
        && view.kid(verb, &["agent"]).is_none()
        && view.kids(noun).all(|kid| kid <= verb || view.dep(kid) == "punct")
}

fn hangs_in_relative(view: &View, token: usize) -> bool {
    let mut at = token;
    while view.head(at) != at {
        if view.dep(at) == "relcl" && has_relative_word(view, at) {
            return true;
        }
        at = view.head(at);
    }
    false
}

/// "She woke up after the drug wore off and spoke to them": the parser has the drug speak. Who acts in the main clause is a person,
/// so the last verb may be hers, and the sentence stays whole; so it does where both are persons: "A nurse left as the singer was ill and
/// began a tour".
pub(super) fn is_either_ones(view: &View, verb: usize) -> bool {
    let clause = view.head(verb);
    let main = view.head(clause);
    let person = |noun: usize| {
        view.is(noun, &["he", "she", "i", "we", "they"])
            || view.entity(noun) == "PERSON"
            || is_person_noun(&view.lemma(noun).to_lowercase())
    };
    let thing =
        |noun: usize| matches!(view.tag(noun), "NN" | "NNS") && !person(noun) && !is_group_noun(view.lemma(noun));
    // "slept as men came and took it": what men do in one clause they do.
    let lasts = view.lemma(clause) == "be" && view.tag(verb) == "VBD" && view.lemma(verb) != "be";
    view.dep(verb) == "conj"
        && view.subject(verb).is_none()
        && view.is_verbal(verb)
        && view.dep(clause) == "advcl"
        && main < clause
        && view
            .subject(clause)
            .is_some_and(|noun| thing(noun) || person(noun) && view.tag(noun).starts_with("NN") && lasts)
        && view.subject(main).is_some_and(person)
}

/// Things that act as people do.
fn is_group_noun(lemma: &str) -> bool {
    matches!(
        lemma,
        "army"
            | "board"
            | "clinic"
            | "club"
            | "company"
            | "court"
            | "crew"
            | "family"
            | "firm"
            | "government"
            | "group"
            | "hospital"
            | "ministry"
            | "official"
            | "party"
            | "police"
            | "team"
            | "union"
    )
}
