//! Whether a noun picks out something that is, so that what a clause says of it can be told by itself.
//!
//! Takes a noun and the clause that hangs on it. `a ferry carrying 40 people` after "police saw" is one; after "police want" there is none,
//! nor is there a boat in `looks like a boat that cannot sink`.
//!
//! Known misses: lists of words, so an uncommon verb of wishing or likening is taken for one of fact.

use super::clauses::{MAX_STEPS, is_firm};
use super::lists::EVENTS;
use super::view::View;
use crate::extract::mentions::is_person_noun;

/// Quantifiers whose noun means only those that the clause after it describes.
const NARROWING: &[&str] = &[
    "all",
    "any",
    "anyone",
    "anything",
    "each",
    "every",
    "everyone",
    "everything",
    "few",
    "fewer",
    "no",
    "nobody",
    "none",
    "only",
    "those",
    "whoever",
    "most",
    "many",
    "more",
];

/// Verbs whose object need not be there.
const IMAGINING: &[&str] = &[
    "demand", "envisage", "envision", "expect", "foresee", "hope", "imagine", "need", "plan", "promise", "propose",
    "seek", "suggest", "want", "wish",
];

/// Verbs that say of their object that there is less of it, or none.
const DOUBTING: &[&str] =
    &["exaggerate", "fabricate", "fake", "inflate", "invent", "overestimate", "oversell", "overstate"];

/// The verb above a noun tells what happened, or the noun is a known one: "wants a ferry carrying 40" tells of no ferry.
pub(super) fn is_real(view: &View, noun: usize) -> bool {
    // "equipped to found a “Norport State” ruling two towns": a name, and of nothing that is.
    let some = view.kids(noun).any(|kid| view.dep(kid) == "det" && view.is(kid, &["a", "an"]));
    let known = view.tag(noun).starts_with("NNP") && !some
        || view
            .kids(noun)
            .any(|kid| view.dep(kid) == "poss" || view.is(kid, &["the", "this", "that", "these", "those"]));
    // "may be the firm buying it": whether there is one, the verb leaves open.
    let known = known && (view.dep(noun) != "attr" || is_firm(view, view.head(noun)));
    let mut at = noun;
    for _ in 0..MAX_STEPS {
        if view.is_verbal(at) {
            return known || is_firm(view, at) && !IMAGINING.contains(&view.lemma(at));
        }
        at = view.head(at);
    }
    known || view.tag(noun).starts_with("NNP")
}

/// "overstates the gains that it has made": whoever says so does not say that it has made them.
pub(super) fn is_doubted(view: &View, noun: usize) -> bool {
    let verb = view.head(noun);
    view.dep(noun) == "dobj" && DOUBTING.contains(&view.lemma(verb))
}

/// The noun picks out something, so that a clause about it is news by itself: "a ferry", "the 40 men", "Reva".
pub(super) fn is_specific(view: &View, noun: usize) -> bool {
    if view.is(noun, NARROWING) || view.tag(noun).starts_with('W') {
        return false;
    }
    let narrowed = view.kids(noun).any(|kid| kid < noun && view.is(kid, NARROWING));
    let picked = view.tag(noun).starts_with("NNP")
        || view.kids(noun).any(|kid| matches!(view.dep(kid), "det" | "poss" | "nummod"));
    picked && !narrowed
}

pub(super) fn is_time(view: &View, noun: usize) -> bool {
    matches!(view.entity(noun), "DATE" | "TIME")
}

/// "A skipper who drinks is no skipper": told of any, so of none.
pub(super) fn is_general(view: &View, noun: usize, clause: usize) -> bool {
    let now = |verb: usize| view.finite(verb).is_some_and(|finite| matches!(view.tag(finite), "VBZ" | "VBP" | "MD"));
    let verb = view.head(noun);
    matches!(view.dep(noun), "nsubj" | "nsubjpass")
        && noun < verb
        && view.kids(noun).any(|kid| view.is(kid, &["a", "an"]))
        && now(verb)
        && now(clause)
        && (view.lemma(verb) == "be" && view.kid(verb, &["attr"]).is_some()
            || view.kids(verb).any(|kid| view.tag(kid) == "MD"))
}

/// "a photo of two men chased by a zebra", "the story of a diver bitten by a shark": shown or told, not said to be so.
pub(super) fn is_depicted(view: &View, noun: usize) -> bool {
    const SHOWN: &[&str] = &["footage", "image", "photo", "photograph", "picture"];
    // "a ban on ships entering the port": so far they may.
    const TOLD: &[&str] = &[
        "ban",
        "bar",
        "claim",
        "crackdown",
        "idea",
        "limit",
        "moratorium",
        "possibility",
        "prohibition",
        "proposal",
        "prospect",
        "report",
        "restriction",
        "rumor",
        "rumour",
        "story",
        "tale",
        "theory",
        "video",
    ];
    let above = |noun: &usize| {
        let preposition = view.head(*noun);
        (view.dep(*noun) == "pobj" && view.is_nominal(view.head(preposition))).then(|| view.head(preposition))
    };
    let shown = |noun: usize| SHOWN.contains(&view.lemma(noun));
    shown(noun)
        || std::iter::successors(above(&noun), above)
            .take(4)
            .any(|noun| shown(noun) || TOLD.contains(&view.lemma(noun)))
}

/// A noun that somebody can be, in a list or by its end: "sailor", "endorser".
pub(super) fn is_somebody(noun: &str) -> bool {
    const ENDS: &[&str] = &["er", "or", "ist", "man", "woman", "ian", "ant", "eur", "ee", "crat"];
    const MORE: &[&str] = &[
        "aide",
        "chair",
        "expat",
        "fan",
        "freshman",
        "grad",
        "independent",
        "insider",
        "moderate",
        "junior",
        "oligarch",
        "senior",
        "youth",
    ];
    is_person_noun(noun) || ENDS.iter().any(|end| noun.ends_with(end)) || MORE.contains(&noun)
}

/// By its end a noun that nobody can be: "heritage", "kindness".
pub(super) fn is_abstract(noun: &str) -> bool {
    const ENDS: &[&str] = &["age", "ance", "ence", "ism", "ment", "ness", "ship", "sion", "tion"];
    const SEVERAL: &[&str] = &[
        "administration",
        "audience",
        "congregation",
        "delegation",
        "entourage",
        "generation",
        "government",
        "leadership",
        "opposition",
        "population",
    ];
    ENDS.iter().any(|end| noun.ends_with(end)) && !SEVERAL.contains(&noun)
}

/// Kinds of bodies and places that have a name.
const BODIES: &[&str] = &[
    "agency",
    "association",
    "bank",
    "board",
    "body",
    "charity",
    "church",
    "city",
    "club",
    "college",
    "committee",
    "company",
    "council",
    "firm",
    "foundation",
    "group",
    "hospital",
    "institute",
    "magazine",
    "museum",
    "network",
    "newspaper",
    "nonprofit",
    "organisation",
    "organization",
    "outlet",
    "party",
    "publication",
    "school",
    "site",
    "station",
    "suburb",
    "team",
    "town",
    "union",
    "university",
    "village",
    "website",
];

/// What has a name of its own, and acts or is acted on by it.
pub(super) fn is_body(noun: &str) -> bool {
    BODIES.binary_search(&noun).is_ok()
}

pub(super) fn is_any(view: &View, noun: usize) -> bool {
    view.kids(noun).any(|kid| view.is(kid, &["a", "an"]))
}

/// "sneered at her as a cook who burns soup", "turned into a net that holds sailors", "called her a saint who sailed": what something is taken
/// for, or becomes; there is no other such thing.
pub(super) fn is_description(view: &View, noun: usize) -> bool {
    let head = view.head(noun);
    let becomes =
        |verb: usize| matches!(view.lemma(verb), "become" | "develop" | "evolve" | "grow" | "transform" | "turn");
    let own = match view.dep(noun) {
        "pobj" => view.is(head, &["as", "like", "unlike"]) || view.is(head, &["into"]) && becomes(view.head(head)),
        "attr" => becomes(head) || matches!(view.lemma(head), "feel" | "remain" | "seem" | "sound"),
        "dobj" => matches!(view.lemma(head), "constitute" | "evoke" | "mean" | "represent" | "resemble"),
        "oprd" => true,
        _ => false,
    };
    // "sees her as bound by a rule that hurts", "as a form of pride that blinds".
    let above = |noun: usize| {
        let up = |at: &usize| Some(view.head(*at)).filter(|head| head != at);
        let near = |at: &usize| view.dep(*at) != "prep" || view.is(*at, &["as", "of"]);
        std::iter::successors(up(&noun), up)
            .take(MAX_STEPS)
            .take_while(move |at| view.finite(*at).is_none() && near(at))
    };
    let likened =
        |at: usize| view.is(at, &["as"]) && matches!(view.dep(at), "prep" | "mark") && view.is_verbal(view.head(at));
    is_any(view, noun) && (own || above(noun).any(likened))
}

/// Events that nothing follows: nobody says "following the biopsy of".
const TREATMENTS: &[&str] = &["biopsy", "endoscopy", "operation", "procedure", "surgery", "transplant"];

/// "a race that will be long", "a banner torn in two": which race, which banner, nothing tells. No name or number stands by, and it is
/// neither somebody nor what happened.
pub(super) fn is_unnamed(view: &View, noun: usize, clause: usize) -> bool {
    let told = |token: usize| {
        let own = matches!(view.tag(token), "PRP" | "PRP$") && !view.is(token, &["it", "its", "itself"]);
        let dated = view.entity(token) == "TIME";
        view.tag(token).starts_with("NNP") || view.tag(token) == "CD" || own || dated
    };
    let (first, last) = view.tree.edges(clause);
    let (left, _) = view.tree.edges(noun);
    let lemma = view.lemma(noun).to_lowercase();
    let happened = |lemma: &str| EVENTS.contains(lemma) || TREATMENTS.contains(&lemma);
    let plain = is_any(view, noun) && !is_person_noun(&lemma) && !happened(&lemma);
    plain && !(left..=noun).any(told) && !(first..=last).any(told)
}

/// What a clause can be summed up as.
const SUMS: &[&str] = &[
    "accusation",
    "act",
    "allegation",
    "amount",
    "argument",
    "attempt",
    "blow",
    "boost",
    "challenge",
    "change",
    "charge",
    "claim",
    "collapse",
    "combination",
    "concept",
    "contrast",
    "cost",
    "day",
    "decision",
    "decline",
    "departure",
    "development",
    "distinction",
    "drop",
    "fact",
    "failure",
    "fate",
    "feat",
    "feeling",
    "figure",
    "gap",
    "gesture",
    "goal",
    "habit",
    "honor",
    "honour",
    "idea",
    "increase",
    "issue",
    "jump",
    "loss",
    "margin",
    "mistake",
    "mix",
    "mixture",
    "moment",
    "month",
    "move",
    "nickname",
    "nod",
    "notion",
    "number",
    "obstacle",
    "pattern",
    "period",
    "perk",
    "phenomenon",
    "phrase",
    "plan",
    "policy",
    "position",
    "practice",
    "precedent",
    "price",
    "problem",
    "promise",
    "proposal",
    "question",
    "rate",
    "reaction",
    "record",
    "reference",
    "reminder",
    "response",
    "result",
    "reversal",
    "rise",
    "risk",
    "ritual",
    "role",
    "scenario",
    "setback",
    "shift",
    "sign",
    "situation",
    "stance",
    "step",
    "strategy",
    "strength",
    "success",
    "sum",
    "tactic",
    "task",
    "term",
    "theme",
    "thing",
    "time",
    "title",
    "topic",
    "total",
    "tradition",
    "trait",
    "trend",
    "victory",
    "view",
    "way",
    "week",
    "win",
    "word",
    "year",
];

/// "Lee went to Reva, a move that angered the board": what the clause before tells, and no town.
pub(super) fn sums_up(noun: &str) -> bool {
    SUMS.binary_search(&noun).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{BODIES, SUMS};

    #[test]
    fn lists_are_sorted() {
        for list in [BODIES, SUMS] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", list.windows(2).find(|p| p[0] >= p[1]));
        }
    }
}
