//! "Bilateral ties", "relations", "the strains": between whom they are.
//!
//! Gives the names of the two countries of whom alone the article tells what they have with each other, or else those of the passage.
//!
//! Worked: in `Relations between Reva and Tobol soured. Ties are now better.` they are the ties of these two, where both are countries.

use super::definites::Told;
use super::lands::{self, CALLED, Two};
use super::parties::Open;

/// What is only between two.
const OF_TWO: &[&str] = &["bilateral", "mutual"];
/// Of what sort it is.
const SORTS: &[&str] =
    &["and", "commercial", "cultural", "diplomatic", "economic", "political", "substantial", "trade"];

pub(super) fn between(open: &Open, twos: &[Two]) -> Option<Told> {
    let Open { text, sentences, trees, sentence, noun, .. } = *open;
    let tree = &trees[sentence];
    if !lands::is_tie(tree, noun) || matches!(tree.dep(noun), "compound" | "nmod") {
        return None;
    }
    let (first, last) = tree.edges(noun);
    let word = |at: usize| tree.lemma(at).to_lowercase();
    let is = |at: usize, list: &[&str]| list.contains(&word(at).as_str());
    // "Interstate relations" may be those of all states.
    let plain = (first..noun).all(|at| is(at, OF_TWO) || is(at, SORTS) || at == first && word(at) == "the");
    let of_two = (first..noun).any(|at| is(at, OF_TWO));
    // Bare "trade" may be any.
    let strained = matches!(word(noun).as_str(), "strain" | "tension");
    let several = tree.tag(noun) == "NNS";
    let subject = several && tree.dep(noun).starts_with("nsubj");
    let the = first < noun && word(first) == "the" && strained && several;
    let told = (0..first).any(|at| is(at, CALLED) && lands::first_of_two(tree, at).is_some());
    let sort = several && (first..noun).any(|at| is(at, SORTS) && word(at) != "and");
    let shared = of_two || sort || subject && !the || the && first + 1 == noun;
    let stop = tree.child(noun, &["cc"]).filter(|and| *and > noun).unwrap_or(last + 1);
    let more =
        tree.children(noun).any(|kid| (noun..stop).contains(&kid) && !matches!(tree.dep(kid), "punct" | "relcl"));
    if more || told || !plain || !shared {
        return None;
    }
    let two = lands::only(twos).or_else(|| lands::in_passage(sentences, twos, sentence, first))?;
    // "Reva and Tobol hoped for better ties": they stand there.
    if twos.iter().any(|two| two.sentence == sentence && two.second < first)
        || lands::has_third(text, trees, two, sentence, first)
    {
        return None;
    }
    let words = format!("{} [between {}]", open.said(first), two.names(text, trees));
    Some(Told { words, first, from: (two.sentence, two.second), ..Told::default() })
}
