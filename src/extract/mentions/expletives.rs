//! "it" that stands for nothing.
//!
//! Takes the pronoun in its tree, says whether the clause around it needs it only for its form.
//!
//! Worked: `It is clear that the ferry sank`, `It was Moss who left`, `It can get cold`; not `It sank near Reva`.

use super::pronouns::is_subject;
use crate::extract::tree::Tree;

/// What one calls an act: "a mistake to fly".
const JUDGING: &[&str] = &[
    "challenge",
    "crime",
    "disgrace",
    "honor",
    "honour",
    "idea",
    "joy",
    "miracle",
    "mistake",
    "offence",
    "offense",
    "pity",
    "pleasure",
    "privilege",
    "relief",
    "risk",
    "shame",
    "sin",
    "struggle",
    "surprise",
    "time",
    "way",
    "wonder",
];

/// "It was the captain who fled": who or what it was stands behind.
fn is_cleft(tree: &Tree, token: usize) -> bool {
    let verb = tree.head(token);
    let stands_behind = |noun: usize| {
        let any = tree.children(noun).any(|kid| matches!(tree.lemma(kid), "a" | "an" | "one"));
        let clause = tree.child(noun, &["relcl"]).map(|clause| tree.edges(clause).0).filter(|first| *first > 0);
        !any && clause.is_some_and(|first| matches!(tree.lemma(first), "that" | "who") && tree.tag(first - 1) != ",")
    };
    tree.lemma(verb) == "be" && tree.child(verb, &["attr"]).is_some_and(stands_behind)
}

/// What the weather is.
const WEATHER: &[&str] = &[
    "chilly", "cloudy", "cold", "cool", "dark", "dry", "foggy", "freezing", "hot", "humid", "icy", "light", "rainy",
    "sunny", "warm", "wet", "windy",
];

/// Passives whose infinitive is done by their subject.
const RAISING: &[&str] = &[
    "allege",
    "allow",
    "assume",
    "believe",
    "design",
    "estimate",
    "expect",
    "force",
    "intend",
    "know",
    "mean",
    "report",
    "require",
    "rumor",
    "rumour",
    "say",
    "schedule",
    "set",
    "suppose",
    "tell",
    "think",
    "understand",
    "use",
];

/// "It is clear that …", "it rained": stands for nothing.
pub(super) fn is_empty_it(tree: &Tree, token: usize) -> bool {
    let verb = tree.head(token);
    // "made it back home", "made it clear that".
    let made = token.checked_sub(1).is_some_and(|before| tree.lemma(before) == "make");
    if tree.dep(token) == "expl" || made {
        return true;
    }
    let clause = tree.children(verb).any(|c| c > token && matches!(tree.dep(c), "ccomp" | "csubj" | "advcl" | "xcomp"));
    // "It makes a lot of sense".
    let sensible = |object: usize| matches!(tree.lemma(object), "lot" | "sense");
    if tree.lemma(verb) == "make" && tree.child(verb, &["dobj"]).is_some_and(sensible) {
        return true;
    }
    // "It would be easier to leave".
    let eased = tree.child(verb, &["acomp"]).is_some_and(|said| {
        tree.children(said).any(|kid| matches!(tree.dep(kid), "xcomp" | "ccomp") && tree.edges(kid).1 > said)
    });
    let clause = clause || eased;
    // "It does no good to wait", "it becomes clear to all which will sink".
    let good =
        tree.child(verb, &["dobj"]).is_some_and(|object| tree.lemma(object) == "good" && tree.tag(object) != "JJS");
    let clear = tree.child(verb, &["acomp"]).is_some_and(|said| matches!(tree.lemma(said), "clear" | "obvious"));
    if tree.lemma(verb) == "do" && good || tree.lemma(verb) == "become" && clear {
        return true;
    }
    let lemma = tree.lemma(verb);
    // "it can get cold in winter".
    let weather = matches!(tree.lemma(verb), "get" | "grow" | "turn")
        && tree.child(verb, &["acomp"]).is_some_and(|said| WEATHER.contains(&tree.lemma(said)));
    // "It is our belief that".
    let held = tree.child(verb, &["attr"]).is_some_and(|noun| {
        tree.child(noun, &["poss"]).is_some() && tree.child(noun, &["acl", "ccomp", "relcl"]).is_some()
    });
    // "It has not been established how much they took", "when it comes to that".
    // "The firm holds a show, where it is expected to sell a boat": who is expected to do a thing is somebody.
    let raised = RAISING.contains(&lemma)
        && !tree.children(verb).any(|c| c > token && matches!(tree.dep(c), "ccomp" | "csubj" | "advcl"));
    let told = clause && !raised && tree.child(verb, &["auxpass"]).is_some();
    // "It is not greed that drove her", "It was Moss who left": what it was stands behind.
    let again = |other: usize| tree.lemma(other) == "it" && is_subject(tree, other) && is_cleft(tree, other);
    let cleft = is_cleft(tree, token) || lemma == "be" && (0..token).any(again);
    // "It is a mystery as to why she left".
    let asked = tree.child(verb, &["attr"]).is_some_and(|noun| {
        tree.children(noun).any(|kid| {
            kid > noun && {
                let (first, last) = tree.edges(kid);
                (first..=last.min(first + 3))
                    .any(|word| matches!(tree.tag(word), "WRB" | "WP") || tree.lemma(word) == "whether")
            }
        })
    });
    // "When it comes to that", "It came out that".
    let to = |kid: usize| tree.dep(kid) == "prep" && tree.lemma(kid) == "to";
    let comes = lemma == "come" && (tree.children(verb).any(to) || clause && tree.child(verb, &["prt"]).is_some());
    // "It was a mistake to fly".
    let judged = tree.child(verb, &["attr"]).filter(|noun| JUDGING.contains(&tree.lemma(*noun))).is_some_and(|noun| {
        tree.children(noun).any(|kid| kid > noun && tree.children(kid).any(|to| tree.tag(to) == "TO"))
    });
    // "She asked what it was like to swim".
    let end = (verb + 3).min(tree.len());
    let like = token.checked_sub(1).is_some_and(|what| tree.lemma(what) == "what")
        && (verb + 1..end).any(|at| tree.lemma(at) == "like");
    is_subject(tree, token)
        && (told
            || like && lemma == "be"
            || cleft
            || judged
            || lemma == "be" && (asked || held)
            || weather
            || comes
            || clause
                && matches!(
                    lemma,
                    "be" | "seem" | "appear" | "take" | "become" | "make" | "remain" | "matter" | "turn" | "happen"
                )
            || lemma == "follow" && tree.child(verb, &["dobj"]).is_none()
            || matches!(lemma, "emerge" | "rain" | "snow" | "transpire"))
}
