//! Phrases of common nouns: "a surveillance video of the robbery", and what they say of which one is meant.
//!
//! Takes a noun in its tree, gives its [`Phrase`]: whether it introduces one of the kind, who has a name there, and the words by
//! which it can be told again; none where only its looks are told.
//!
//! Worked: `a large cargo ship` can be told again, `a naked man` cannot.

use super::{Meaning, Resolved, lexicon};
use crate::extract::atomic::is_event;
use crate::extract::tree::Tree;
use crate::span::Span;

/// Words that may be told of a noun. A guess; longer ones make a statement nobody reads.
const MAX_WORDS: usize = 8;

/// An earlier phrase of a noun.
pub(super) struct Phrase {
    pub sentence: usize,
    pub token: usize,
    /// Introduces one of the kind: "a video", "another video", "her video".
    pub fresh: bool,
    /// "a video", "another video".
    pub any: bool,
    /// "the video", "these videos".
    pub definite: bool,
    pub several: bool,
    /// Of something that has a name: "Volant, an airline".
    pub entity: Option<usize>,
    /// The words that say which one.
    pub span: Option<Span>,
    /// They begin with the name of whose it is, "Norway’s parliament", or a pronoun stands for it, "her bag".
    pub owned: bool,
    /// Whose it is, where the words leave that out.
    pub owner: Option<usize>,
}

/// What an earlier phrase says of its noun.
pub(super) fn phrase(tree: &Tree, sentence: usize, noun: usize, resolved: &Resolved) -> Phrase {
    let means = |token: usize| match resolved.tokens[token].means {
        Meaning::Entity(entity) => Some(entity),
        _ => None,
    };
    let of_name = || {
        let beside = tree.children(noun).filter(|kid| tree.dep(*kid) == "appos");
        let above = match tree.dep(noun) {
            "appos" | "compound" | "nmod" => Some(tree.head(noun)),
            "attr" => tree.child(tree.head(noun), &["nsubj"]),
            _ => None,
        };
        let named = tree.children(noun).filter(|kid| matches!(tree.dep(*kid), "compound" | "nmod"));
        let inside = tree.children(noun).filter(|kid| tree.dep(*kid) == "prep" && tree.lemma(*kid) == "of");
        let inside = inside.filter_map(|of| tree.child(of, &["pobj"]));
        beside.chain(above).chain(named).chain(inside).find_map(means)
    };
    let det = tree.child(noun, &["det"]).map(|det| tree.lemma(det).to_lowercase());
    let counted = tree.children(noun).any(|kid| tree.dep(kid) == "nummod");
    let fresh =
        matches!(det.as_deref(), Some("a" | "an" | "another" | "any" | "each" | "every" | "no" | "one" | "some"))
            || counted
            || tree.child(noun, &["poss"]).is_some()
            || tree.children(noun).any(|kid| matches!(tree.lemma(kid), "other" | "second" | "similar"));
    let owner = owner(tree, noun, resolved);
    Phrase {
        owned: owner.is_some(),
        owner: owner.and_then(|owner| means(owner).filter(|_| tree.tag(owner) == "PRP$")),
        sentence,
        token: noun,
        fresh,
        any: matches!(det.as_deref(), Some("a" | "an" | "another" | "one" | "some")),
        definite: matches!(det.as_deref(), Some("the" | "this" | "that" | "these" | "those")),
        several: tree.tag(noun) == "NNS" || tree.tag(noun) == "NNPS",
        entity: means(noun).or_else(of_name),
        span: words(tree, noun, det.as_deref(), owner),
    }
}

/// Prepositions behind which it is told which one is meant: "a picture of a crab", and not "a woman outside the port".
const TELLING: &[&str] = &["about", "against", "between", "by", "from", "of", "with"];

/// Where or what for a thing is: it stays there, which nobody does.
const PLACING: &[&str] = &["at", "for", "in", "into", "on", "over", "to"];

/// Words of which another may have some too.
const VAGUE: &[&str] =
    &["first", "last", "latest", "new", "next", "other", "same", "second", "similar", "such", "third"];

/// The words of a phrase that say which one is meant, without its article; none where only its looks are told ("a naked man").
fn words(tree: &Tree, noun: usize, det: Option<&str>, owner: Option<usize>) -> Option<Span> {
    let placed = !matches!(tree.dep(noun), "appos" | "attr" | "compound" | "nmod" | "npadvmod");
    let (left, right) = tree.edges(noun);
    let hers = owner.is_some_and(|owner| tree.tag(owner) == "PRP$");
    let owner = owner.filter(|_| det.is_none()).map(|owner| tree.edges(owner));
    let owner = owner.filter(|edges| edges.0 == left).map(|edges| edges.1);
    // "treated after brain surgery": of what is done or used, the article may be left out.
    let bare = det.is_none() && lexicon::person_noun(tree.lemma(noun)).is_none() && left < noun;
    let opened = matches!(det, Some("a" | "an" | "the")) || owner.is_some() || bare;
    let several = tree.tag(noun) == "NNS" && matches!(det, None | Some("some" | "the"));
    if !(opened || several)
        || !matches!(tree.tag(noun), "NN" | "NNS")
        || several != (tree.tag(noun) == "NNS")
        || !placed
        || hers && owner.is_none()
    {
        return None;
    }
    if tree.child(noun, &["conj", "cc"]).is_some() {
        return None;
    }
    let person = lexicon::person_noun(&tree.lemma(noun).to_lowercase()).is_some();
    // "the crash of a plane in Reva": it crashed there.
    let of = tree.head(noun);
    let part = tree.dep(noun) == "pobj"
        && tree.lemma(of) == "of"
        && is_event(tree.lemma(tree.head(of)))
        && !is_event(tree.lemma(noun));
    let said = |kid: usize| {
        let placing = || !person && !part && PLACING.contains(&tree.lemma(kid)) && !is_dated(tree, kid);
        tree.dep(kid) == "prep" && (TELLING.contains(&tree.lemma(kid)) || placing()) && tree.edges(kid).0 > noun
            || shows(tree, noun, kid)
    };
    let shown = tree.children(noun).find(|kid| shows(tree, noun, *kid));
    let stop = tree.children(noun).find(|kid| *kid > noun && !said(*kid)).map_or(right + 1, |kid| tree.edges(kid).0);
    let stop = (noun + 1..stop.max(noun + 1)).find(|word| !tree.is_under(*word, noun)).unwrap_or(stop.max(noun + 1));
    // "a photo of a “Crabzilla”".
    let marks = |tag: &str| (noun + 1..stop).filter(|word| tree.tag(*word) == tag).count();
    let quoted = marks("``") == marks("''");
    let odd = |word: usize| {
        tree.tag(word).starts_with("PRP")
            || matches!(tree.lemma(word), "here" | "there")
            || tree.tag(word).starts_with('W')
            || tree.tag(word).starts_with("VB")
                && shown != Some(word)
                && !(tree.tag(word) == "VBN" && tree.dep(word) == "amod")
            || matches!(tree.tag(word), "," | ":" | "-LRB-" | "-RRB-" | "CC")
            || matches!(tree.tag(word), "``" | "''") && !(quoted && word > noun)
    };
    // "a man of his word": up to the noun, where what follows leans on somebody.
    let small = (noun + 1..stop).filter(|word| matches!(tree.tag(*word), "DT" | "POS")).count();
    let stop = if stop - left - 1 - small > MAX_WORDS || (noun + 1..stop).any(odd) { noun + 1 } else { stop };
    let first = if det.is_some() || hers { left + 1 } else { left };
    // "a Norwegian diver".
    let people = |word: usize| {
        person
            && tree.tag(word) == "JJ"
            && tree.parse.entities.iter().any(|entity| entity.label == "NORP" && entity.tokens.contains(&word))
    };
    let beside = |word: usize| {
        (people(word) || matches!(tree.tag(word), "CD" | "NN" | "NNP" | "NNPS" | "NNS"))
            && tree.head(word) == noun
            && tree.tag(word + 1) != "HYPH"
            && tree.lemma(word) != "one"
    };
    let age = age(tree, noun);
    let aged = |word: usize| age.is_some_and(|(first, last)| (first..=last).contains(&word));
    // How many there were is another statement.
    let counts = |word: usize| tree.tag(noun) == "NNS" && tree.tag(word) == "CD";
    // "the US-led coalition".
    let led = |word: usize| led_by_name(tree, noun, word);
    let vague = |word: usize| {
        !aged(word)
            && !led(word)
            && matches!(tree.tag(word), "DT" | "HYPH" | "JJR" | "JJS" | "POS" | "RB" | "RBR" | "RBS" | "VBG")
            || VAGUE.contains(&tree.lemma(word))
            || counts(word)
            || odd(word)
    };
    let tells = (first..noun).any(|word| beside(word) || aged(word) || led(word)) || stop > noun + 1 || owner.is_some();
    (tells
        && !(owner.map_or(first, |last| last + 1)..noun).any(vague)
        && stop - first - small.min(stop - first) <= MAX_WORDS)
        .then(|| tree.parse.tokens[first].span.cover(tree.parse.tokens[stop - 1].span))
}

/// "a photo showing two men", "a report filed by Lee", "a plan to sell the pier": what hangs right behind a thing and says which one it
/// is.
fn shows(tree: &Tree, noun: usize, verb: usize) -> bool {
    const SHOWING: &[&str] = &["depict", "describe", "feature", "show"];
    if tree.dep(verb) != "acl" || tree.edges(verb).0 != noun + 1 || is_dated(tree, verb) {
        return false;
    }
    match tree.tag(verb) {
        "VBG" => verb == noun + 1 && SHOWING.contains(&tree.lemma(verb)),
        "VBN" => verb == noun + 1 && tree.child(verb, &["agent"]) == Some(verb + 1),
        "VB" => tree.tag(noun + 1) == "TO" && noun + 2 == verb && tree.child(verb, &["dobj"]).is_some(),
        _ => false,
    }
}

/// A date or a time of day stands in it.
fn is_dated(tree: &Tree, root: usize) -> bool {
    let (first, last) = tree.edges(root);
    tree.parse.entities.iter().any(|entity| {
        matches!(entity.label, "DATE" | "TIME" | "MONEY") && entity.tokens.start <= last && first < entity.tokens.end
    })
}

/// First and last word of the age in "a 21-year-old student".
pub(super) fn age(tree: &Tree, noun: usize) -> Option<(usize, usize)> {
    let old = tree.children(noun).find(|kid| *kid < noun && tree.lemma(*kid) == "old")?;
    let years = tree.children(old).find(|kid| tree.lemma(*kid) == "year")?;
    tree.children(years).any(|kid| tree.tag(kid) == "CD").then(|| tree.edges(old))
}

/// A word of "US-led", "Reva-based": whose or where a noun is.
fn led_by_name(tree: &Tree, noun: usize, word: usize) -> bool {
    const BONDS: &[&str] = &["back", "base", "bear", "control", "fund", "lead", "own", "run"];
    let bond = if tree.tag(word) == "VBN" { word } else { tree.head(word) };
    let hyphen =
        bond.checked_sub(2).is_some_and(|name| tree.tag(bond - 1) == "HYPH" && tree.tag(name).starts_with("NNP"));
    let bound = tree.tag(bond) == "VBN" && tree.head(bond) == noun && bond < noun && BONDS.contains(&tree.lemma(bond));
    hyphen && bound && word + 2 >= bond
}

/// The name before a noun, or the pronoun for one: "Norway’s", "her".
fn owner(tree: &Tree, noun: usize, resolved: &Resolved) -> Option<usize> {
    let owner = tree.child(noun, &["poss"])?;
    let named = matches!(resolved.tokens[owner].means, Meaning::Entity(_));
    let joined = tree.child(owner, &["conj"]).is_some();
    let fits = tree.tag(owner).starts_with("NNP") || tree.tag(owner) == "PRP$";
    (named && fits && !joined).then_some(owner)
}
