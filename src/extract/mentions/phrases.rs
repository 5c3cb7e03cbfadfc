//! Phrases of common nouns: "a surveillance video of the robbery", and what they say of which one is meant.
//!
//! Takes a noun in its tree, gives its [`Phrase`]: whether it introduces one of the kind, who has a name there, and the words by
//! which it can be told again; none where only its looks are told.
//!
//! Worked: `a large cargo ship` can be told again, `a naked man` cannot.

use super::{Meaning, Resolved};
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
    pub several: bool,
    /// Of something that has a name: "Volant, an airline".
    pub entity: Option<usize>,
    /// The words that say which one.
    pub span: Option<Span>,
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
    Phrase {
        sentence,
        token: noun,
        fresh,
        several: tree.tag(noun) == "NNS" || tree.tag(noun) == "NNPS",
        entity: means(noun).or_else(of_name),
        span: words(tree, noun, det.as_deref()),
    }
}

/// Prepositions behind which it is told which one is meant: "a picture of a crab", and not "a woman outside the port".
const TELLING: &[&str] = &["about", "against", "between", "by", "from", "of", "with"];

/// Words of which another may have some too.
const VAGUE: &[&str] =
    &["first", "last", "latest", "new", "next", "other", "same", "second", "similar", "such", "third"];

/// The words of a phrase that say which one is meant, without its article; none where only its looks are told ("a naked man").
fn words(tree: &Tree, noun: usize, det: Option<&str>) -> Option<Span> {
    let placed = !matches!(tree.dep(noun), "appos" | "attr" | "compound" | "nmod" | "npadvmod");
    if !matches!(det, Some("a" | "an" | "the")) || tree.tag(noun) != "NN" || !placed {
        return None;
    }
    if tree.child(noun, &["conj", "cc"]).is_some() {
        return None;
    }
    let (left, right) = tree.edges(noun);
    let said = |kid: usize| tree.dep(kid) == "prep" && TELLING.contains(&tree.lemma(kid)) && tree.edges(kid).0 > noun;
    let stop = tree.children(noun).find(|kid| *kid > noun && !said(*kid)).map_or(right + 1, |kid| tree.edges(kid).0);
    let stop = (noun + 1..stop.max(noun + 1)).find(|word| !tree.is_under(*word, noun)).unwrap_or(stop.max(noun + 1));
    let odd = |word: usize| {
        tree.tag(word).starts_with("PRP")
            || tree.tag(word).starts_with('W')
            || tree.tag(word).starts_with("VB")
            || matches!(tree.tag(word), "," | "``" | "''" | ":" | "-LRB-" | "-RRB-" | "CC")
    };
    // "a man of his word": up to the noun, where what follows leans on somebody.
    let stop = if stop - left - 1 > MAX_WORDS || (noun + 1..stop).any(odd) { noun + 1 } else { stop };
    let first = left + 1;
    let beside = |word: usize| {
        matches!(tree.tag(word), "CD" | "NN" | "NNP" | "NNPS" | "NNS")
            && tree.head(word) == noun
            && tree.tag(word + 1) != "HYPH"
            && tree.lemma(word) != "one"
    };
    let vague = |word: usize| {
        matches!(tree.tag(word), "DT" | "HYPH" | "JJR" | "JJS" | "POS" | "RB" | "RBR" | "RBS" | "VBG")
            || VAGUE.contains(&tree.lemma(word))
            || odd(word)
    };
    let tells = (first..noun).any(beside) || stop > noun + 1;
    (tells && !(first..noun).any(vague) && stop - first <= MAX_WORDS)
        .then(|| tree.parse.tokens[first].span.cover(tree.parse.tokens[stop - 1].span))
}
