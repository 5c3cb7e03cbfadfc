//! Nouns that leave out of whom they tell: "the two countries", "bilateral ties", "the talks", "authorities", "such tests",
//! "the inquiry".
//!
//! Takes the sentences with their names, descriptions and pronouns resolved, gives such a noun its [`Told`](super::Told) by the first of
//! its family that knows: `lands`, `ties`, `meetings`, `authorities`, `such`, `topics`, `events`.

use super::chain::Chain;
use super::definites::Told;
use super::meetings::Met;
use super::names::lemma;
use super::{Resolved, authorities, events, lands, meetings, such, ties, topics};
use crate::extract::tree::Tree;
use crate::segment::Sentence;
use std::collections::BTreeSet;

/// Who has to do with whom in an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Parties {
    /// The only two countries of whose ties it tells: in small letters, and as it writes them.
    pub two: Option<(BTreeSet<String>, String)>,
    /// Meetings of two.
    pub met: Vec<Met>,
}

/// A noun, in its article.
#[derive(Copy, Clone)]
pub(super) struct Open<'a> {
    pub text: &'a str,
    pub sentences: &'a [Sentence],
    pub trees: &'a [Tree<'a>],
    pub sentence: usize,
    pub noun: usize,
    pub lemma: &'a str,
}

impl Open<'_> {
    /// The words from a token to the noun, in one line.
    pub fn said(&self, first: usize) -> String {
        let tokens = &self.trees[self.sentence].parse.tokens;
        let words = tokens[first].span.cover(tokens[self.noun].span).of(self.text);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// "Such an encounter [a bilateral meeting]": whose meeting it is was told beside it.
fn with_parties(such: Told, resolved: &[Resolved]) -> Told {
    let known = resolved[such.from.0].tokens[such.from.1].told.as_ref();
    let between = known.and_then(|known| known.words.split_once(" [between ")).map(|(_, two)| two);
    match (such.words.strip_suffix(']'), between) {
        (Some(words), Some(two)) => Told { words: format!("{words} between {two}"), ..such },
        _ => such,
    }
}

pub(super) fn find(
    text: &str,
    sentences: &[Sentence],
    trees: &[Tree],
    chain: &Chain,
    resolved: &mut [Resolved],
) -> Parties {
    let twos = lands::twos(text, trees);
    let mut met = meetings::find(trees, chain, resolved);
    for (i, tree) in trees.iter().enumerate().filter(|(i, _)| !sentences[*i].headline) {
        for token in (0..tree.len()).filter(|token| matches!(tree.tag(*token), "NN" | "NNS")) {
            let lemma = lemma(text, tree, token);
            let open = Open { text, sentences, trees, sentence: i, noun: token, lemma: &lemma };
            if let Some((told, last)) = lands::both(&open, &twos) {
                resolved[i].tokens[last].told = Some(told);
                continue;
            }
            let told = ties::between(&open, &twos)
                .or_else(|| meetings::between(&open, chain, resolved, &mut met))
                .or_else(|| authorities::of_land(&open))
                .or_else(|| such::told(&open).map(|such| with_parties(such, resolved)))
                .or_else(|| topics::told(&open))
                .or_else(|| events::told(&open));
            resolved[i].tokens[token].told = told;
        }
    }
    Parties { two: lands::only(&twos).map(|two| (two.lands.clone(), two.names(text, trees))), met }
}
