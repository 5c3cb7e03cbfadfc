//! "Problems exist", "there are difficulties": in what.
//!
//! Gives the noun with what a noun like it was told to be in or about shortly before.
//!
//! Worked: in `Lee admitted difficulties in the talks with Reva, saying “problems exist”` they are `problems [in the talks with Reva]`.

use super::definites::Told;
use super::parties::Open;

/// Sentences back to what a trouble is in. A guess.
const REACH: usize = 4;
/// Words of a place or matter. A guess.
const MAX_WORDS: usize = 8;
const TROUBLES: &[&str] =
    &["challenge", "concern", "difference", "difficulty", "disagreement", "issue", "obstacle", "problem"];
/// What may be said of them and nothing else.
const EXISTING: &[&str] = &["be", "exist", "persist", "remain"];

pub(super) fn told(open: &Open) -> Option<Told> {
    let Open { text, sentences, trees, sentence, noun, lemma } = *open;
    let tree = &trees[sentence];
    let verb = tree.head(noun);
    let (first, last) = tree.edges(noun);
    let there = tree.dep(noun) == "attr" && tree.child(verb, &["expl"]).is_some();
    let exists = tree.dep(noun) == "nsubj" && tree.lemma(verb) != "be";
    let bare = tree.tag(noun) == "NNS" && first == noun && last == noun && TROUBLES.contains(&lemma);
    // "Problems remain unsolved", "there are problems at the port".
    let more = tree
        .children(verb)
        .any(|kid| kid > noun && matches!(tree.dep(kid), "acomp" | "attr" | "oprd" | "prep" | "xcomp") && kid != noun);
    if !bare || !(there || exists) || more || !EXISTING.contains(&tree.lemma(verb)) {
        return None;
    }
    let near = (sentence.saturating_sub(REACH)..=sentence).rev().filter(|at| !sentences[*at].headline);
    let mut places = near.flat_map(|at| {
        let end = if at == sentence { first } else { trees[at].len() };
        (0..end).rev().map(move |token| (at, token))
    });
    let alike = |&(at, token): &(usize, usize)| {
        trees[at].tag(token).starts_with("NN") && TROUBLES.contains(&trees[at].lemma(token).to_lowercase().as_str())
    };
    let (at, token, within) = places.by_ref().filter(alike).find_map(|(at, token)| {
        let earlier = &trees[at];
        let matter = |kid: &usize| {
            earlier.dep(*kid) == "prep" && matches!(earlier.lemma(*kid), "about" | "in" | "over" | "with")
        };
        Some((at, token, earlier.children(token).filter(|kid| *kid > token).find(matter)?))
    })?;
    let earlier = &trees[at];
    let (from, to) = earlier.edges(within);
    let odd = |word: usize| {
        earlier.tag(word).starts_with("PRP") || earlier.dep(word) == "relcl" || earlier.tag(word).starts_with('W')
    };
    if to - from > MAX_WORDS || (from..=to).any(odd) {
        return None;
    }
    let matter = earlier.parse.tokens[from].span.cover(earlier.parse.tokens[to].span).of(text);
    let said = tree.parse.tokens[noun].span.of(text);
    let words = format!("{said} [{}]", matter.split_whitespace().collect::<Vec<_>>().join(" "));
    Some(Told { words, first, from: (at, token), ..Told::default() })
}
