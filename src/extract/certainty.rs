//! How sure a statement is of itself: modal verbs, hedging adverbs and raising verbs on its predicate.
//!
//! Takes the head of a clause, gives [`Certainty`]; a hedge deeper inside ("two alleged spies were held") is not the
//! predicate's. A condition makes a statement possible at most.

use super::atomic::{View, hedge};
use super::claim::Certainty;

/// The less sure of two.
pub(super) fn weaker(a: Certainty, b: Certainty) -> Certainty {
    if rank(b) > rank(a) { b } else { a }
}

fn rank(certainty: Certainty) -> u8 {
    match certainty {
        Certainty::Certain => 0,
        Certainty::Expected => 1,
        Certainty::Likely => 2,
        Certainty::Possible => 3,
        Certainty::Alleged => 4,
    }
}

pub(super) fn of_clause(view: &View, head: usize) -> Certainty {
    let content = view.kids(head).find(|kid| *kid > head && matches!(view.dep(*kid), "ccomp" | "xcomp"));
    weaker(own(view, head), content.map_or(Certainty::Certain, |content| passed_on(view, head, content)))
}

/// What the words of a clause leave of it, whoever passes on its content.
fn own(view: &View, head: usize) -> Certainty {
    let mut certainty = Certainty::Certain;
    let mut add = |word: &str| {
        if let Some(found) = hedge(word) {
            certainty = weaker(certainty, found);
        }
    };
    let governs = view.kids(head).any(|kid| matches!(view.dep(kid), "xcomp" | "ccomp"));
    let passive = view.kid(head, &["auxpass"]).is_some();
    // "is expected", "is alleged to have", "appears to be"; not "they expect".
    // "threatened to sue if they paid": the threat was made.
    let given = gives_word(view.lemma(head)) && matches!(view.tag(head), "VBD" | "VBN");
    if !given && (passive || (governs && hedges_alone(view.lemma(head)))) {
        add(&view.lemma(head).to_lowercase());
    }
    // "was set to leave"
    if passive && view.lemma(head) == "set" && view.kid(head, &["xcomp"]).is_some() {
        add("expect");
    }
    for kid in view.kids(head) {
        match view.dep(kid) {
            "aux" if names_it(view, head) || view.is(kid, &["could"]) && was_unable(view, head) => {}
            "aux" => {
                add(&view.word(kid).to_lowercase());
                // "was most likely lying": the parser hangs the hedge on "was".
                let hedges = view.kids(kid).filter(|word| view.dep(*word) == "acomp" && !is_compared(view, *word));
                hedges.for_each(|word| add(&view.word(word).to_lowercase()));
            }
            "acomp" if is_compared(view, kid) => {}
            "acomp" => {
                add(&view.word(kid).to_lowercase());
                // "was very likely drunk"
                let hedges = view.kids(kid).filter(|word| view.dep(*word) == "advmod");
                hedges.for_each(|word| add(&view.word(word).to_lowercase()));
            }
            "advmod" => add(&view.word(kid).to_lowercase()),
            "oprd" | "xcomp" if view.tag(kid) == "JJ" => add(&view.word(kid).to_lowercase()),
            "advcl" => {
                let condition = view.kids(kid).any(|k| view.dep(k) == "mark" && view.is(k, &["if", "unless"]));
                if condition && !given {
                    certainty_at_most(&mut add);
                }
            }
            _ => {}
        }
    }
    certainty
}

/// "I wouldn’t call it a crisis": whoever says so has called it something.
fn names_it(view: &View, head: usize) -> bool {
    const NAMING: &[&str] = &["call", "characterise", "characterize", "describe", "label", "term"];
    NAMING.contains(&view.lemma(head))
        && view.subject(head).is_some_and(|subject| view.is(subject, &["i", "we"]))
        && !view.kids(head).any(|kid| view.dep(kid) == "advcl")
        && view.kids(head).any(|kid| view.dep(kid) == "aux" && view.is(kid, &["would", "'d", "’d"]))
}

/// "The board could not confirm the fire": it tried; not "that could not be true", which somebody concludes.
fn was_unable(view: &View, head: usize) -> bool {
    let helped = |kid: usize| view.dep(kid) == "aux" && view.lemma(kid) == "have";
    view.kids(head).any(|kid| view.dep(kid) == "neg" && view.is(kid, &["n't", "n’t", "not"]))
        && view.lemma(head) != "be"
        && !view.kids(head).any(helped)
}

/// "more likely than": a share, no doubt.
fn is_compared(view: &View, word: usize) -> bool {
    let degree = view.kids(word).any(|kid| view.dep(kid) == "advmod" && view.is(kid, &["as", "less", "more"]));
    degree && (word + 1..view.len()).any(|at| view.is(at, &["as", "than"]) && view.tag(at) == "IN")
}

/// "should pay": what somebody wants done.
pub(super) fn is_proposed(view: &View, head: usize) -> bool {
    view.kids(head).any(|kid| view.dep(kid) == "aux" && view.is(kid, &["should"]))
}

/// What the words above a statement leave of it: "it is believed that *P*", "arguments that could indicate *P*", "is alleged to have left
/// and *wanted more*". A clause set off by commas is told on its own: "it is believed that Lee, *who left in May*, won". Up to the frame that it is put with: "I would
/// like to say that *P*".
pub(super) fn from_above(view: &View, head: usize, frame: Option<usize>) -> Certainty {
    let mut certainty = Certainty::Certain;
    let mut at = head;
    let mut fresh = false;
    for _ in 0..view.len() {
        let above = view.head(at);
        if above == at || !view.has(above) || Some(above) == frame {
            break;
        }
        match view.dep(at) {
            // "P - it is not as if Q": a sentence of its own.
            "ccomp"
                if at < above
                    && view.kids(above).any(|kid| kid > at && view.dep(kid) == "advcl")
                    && !crate::extract::attribution::is_cue(view.lemma(above)) => {}
            "ccomp" | "xcomp" => {
                certainty = weaker(certainty, weaker(own(view, above), passed_on(view, above, at)));
                if suggests(view.lemma(above)) {
                    certainty = weaker(certainty, Certainty::Likely);
                }
                certainty = weaker(certainty, hearsay(view, above));
            }
            "advcl" => certainty = weaker(certainty, hearsay(view, above)),
            // "may be the one who left", "perhaps it was Lee who left"
            "attr" => certainty = weaker(certainty, of_clause(view, above)),
            // "the possibility that P"
            "acl" if is_open(view.lemma(above)) && view.kids(at).any(|kid| view.dep(kid) == "mark") => {
                certainty = weaker(certainty, Certainty::Possible);
            }
            "conj" if view.subject(at).is_none() => certainty = weaker(certainty, shared(view, at, above)),
            // "is apparently home to a monster, which sank two boats": as sure as that there is one.
            "relcl" | "acl" if at == head && is_new(view, above) => fresh = true,
            "relcl" | "acl" | "appos" if view.is_set_off(at) => break,
            _ => {}
        }
        if fresh && view.is_verbal(above) {
            let adverbs = view.kids(above).filter(|kid| view.dep(*kid) == "advmod");
            let hedges = adverbs.filter_map(|kid| hedge(&view.word(kid).to_lowercase()));
            certainty = hedges.fold(certainty, weaker);
            fresh = false;
        }
        at = above;
    }
    certainty
}

/// "a monster".
fn is_new(view: &View, noun: usize) -> bool {
    view.kids(noun).any(|kid| view.dep(kid) == "det" && view.is(kid, &["a", "an"]))
}

/// "is said to have left", "it was reported that P", "is understood to be ill": nobody tells who says so.
fn passed_on(view: &View, head: usize, content: usize) -> Certainty {
    if view.kid(head, &["auxpass"]).is_none() || view.kid(head, &["agent"]).is_some() {
        return Certainty::Certain;
    }
    let it = view.subject(head).is_some_and(|subject| view.is(subject, &["it"]));
    let fits = if view.dep(content) == "xcomp" { view.kids(content).any(|kid| view.tag(kid) == "TO") } else { it };
    match view.lemma(head) {
        "report" | "say" if fits => Certainty::Alleged,
        "understand" if fits => Certainty::Likely,
        _ => Certainty::Certain,
    }
}

/// "It is said that P", by nobody.
fn hearsay(view: &View, above: usize) -> Certainty {
    let told = matches!(view.lemma(above), "report" | "say" | "tell") && view.kid(above, &["auxpass"]).is_some();
    let nobody = view.subject(above).is_some_and(|subject| view.is(subject, &["it"]));
    let by = view.kid(above, &["agent"]).is_some();
    if told && nobody && !by { Certainty::Alleged } else { Certainty::Certain }
}

/// What a verb shares with the one it is joined to: hedges of both, not "may sink and *was* towed".
fn shared(view: &View, joined: usize, above: usize) -> Certainty {
    let passive = view.kid(above, &["auxpass"]).is_some();
    let adverbs = view.kids(above).filter(|kid| view.dep(*kid) == "advmod" && *kid < above);
    let adverbs = adverbs.filter_map(|kid| hedge(&view.word(kid).to_lowercase())).fold(Certainty::Certain, weaker);
    let told = hedge(&view.lemma(above).to_lowercase()).filter(|_| passive && view.kid(above, &["xcomp"]).is_some());
    let modal = view.kids(above).find(|kid| view.tag(*kid) == "MD").filter(|_| view.finite(joined).is_none());
    let modal = modal.and_then(|kid| hedge(&view.word(kid).to_lowercase()));
    [told, modal].into_iter().flatten().fold(adverbs, weaker)
}

/// Verbs of what only points to something: "arguments that *indicate* P".
fn suggests(lemma: &str) -> bool {
    matches!(lemma, "hint" | "imply" | "indicate" | "suggest")
}

/// Nouns of what may be or not.
fn is_open(lemma: &str) -> bool {
    matches!(lemma, "chance" | "likelihood" | "possibility" | "prospect" | "risk" | "speculation" | "suspicion")
}

fn certainty_at_most(add: &mut impl FnMut(&str)) {
    add("possibly");
}

/// Verbs whose saying is the deed, whatever it hangs on: "threatened", "promised".
pub(crate) fn gives_word(lemma: &str) -> bool {
    matches!(lemma, "agree" | "offer" | "pledge" | "promise" | "refuse" | "swear" | "threaten" | "vow" | "warn")
}

/// Verbs that hedge without being passive.
fn hedges_alone(lemma: &str) -> bool {
    matches!(lemma, "appear" | "seem" | "threaten")
}
