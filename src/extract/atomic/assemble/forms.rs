//! Questions that an [`Assembler`](super::Assembler) asks of a clause or a noun, and the forms of its verbs.

use crate::extract::atomic::lists;
use crate::extract::atomic::nominal::is_relative_word;
use crate::extract::atomic::view::View;
use crate::extract::mentions::is_person_noun;

/// Steps from an organisation up to whoever works for it. A guess.
const MAX_STEPS: usize = 5;

/// "a man who worked for the port, who drowned": no port is "who".
pub(super) fn person_above(view: &View, noun: usize, clause: usize) -> Option<usize> {
    let who = view.subject(clause).is_some_and(|subject| view.tag(subject) == "WP" && view.is(subject, &["who"]));
    let thing = view.dep(noun) == "pobj" && matches!(view.entity(noun), "FAC" | "GPE" | "LOC" | "ORG");
    let up = |at: &usize| Some(view.head(*at)).filter(|head| head != at && view.has(*head));
    let is_person = |at: &usize| {
        view.entity(*at) == "PERSON" || view.tag(*at) == "NN" && is_person_noun(&view.lemma(*at).to_lowercase())
    };
    std::iter::successors(Some(noun), up).take(MAX_STEPS).skip(1).find(is_person).filter(|_| who && thing)
}

/// "when the cook came in and [asked whether P]": the subject stands in the words that name a voice.
pub(super) fn lacks_subject(view: &View, clause: usize) -> bool {
    let gone = |subject: usize| !view.has(subject) && !is_relative_word(view, subject);
    view.has(clause) && view.subject(clause).is_some_and(|subject| gone(subject) && view.tree.is_under(subject, clause))
}

/// Whether a clause tells something behind its verb.
pub(super) fn says_more(view: &View, clause: usize) -> bool {
    let tells = |kid: usize| kid > clause && view.has(kid) && !matches!(view.dep(kid), "punct" | "cc" | "conj" | "neg");
    view.lemma(clause) != "be" || view.kids(clause).any(tells)
}

/// "half of the grain sold abroad": half of it was.
pub(super) fn share_above(view: &View, noun: usize, clause: usize) -> Option<usize> {
    let several = view.finite(clause).is_some_and(|finite| view.tag(finite) == "VBP" || view.is(finite, &["were"]));
    let of = view.head(noun);
    let share = view.head(of);
    let counts = matches!(
        view.lemma(share),
        "fraction" | "half" | "majority" | "most" | "part" | "percent" | "quarter" | "share" | "some" | "third" | "%"
    );
    // "a part of the funds that were lost": the funds were.
    let fits = !several || !matches!(view.lemma(share), "fraction" | "part" | "share");
    (view.dep(noun) == "pobj" && view.is(of, &["of"]) && counts && fits && view.has(share)).then_some(share)
}

pub(super) fn bend(lemma: &str, past: bool, plural: bool) -> String {
    // Auxiliaries keep their form as lemma: "having sold".
    let lemma = match lemma {
        "having" => "have",
        "being" => "be",
        other => other,
    };
    match (lemma, past, plural) {
        ("be", true, true) => "were".into(),
        ("be", false, true) => "are".into(),
        (_, true, _) => lists::past(lemma),
        (_, false, true) => lemma.into(),
        (_, false, false) => lists::third(lemma),
    }
}
