//! Nouns that leave out of whom they tell: "the two countries", "bilateral ties", "the talks", "authorities", "such tests".
//!
//! Takes the sentences with their names, descriptions and pronouns resolved, gives such a noun its [`Told`](super::Told) by the first of
//! its family that knows: `lands`, `ties`, `meetings`, `authorities`, `such`, `topics`.

use super::chain::Chain;
use super::meetings::Met;
use super::names::lemma;
use super::{Resolved, authorities, lands, meetings, such, ties, topics};
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

pub(super) fn find(
    text: &str,
    sentences: &[Sentence],
    trees: &[Tree],
    chain: &Chain,
    resolved: &mut [Resolved],
) -> Parties {
    let twos = lands::twos(text, trees);
    let met = meetings::find(trees, chain, resolved);
    for (i, tree) in trees.iter().enumerate().filter(|(i, _)| !sentences[*i].headline) {
        for token in (0..tree.len()).filter(|token| matches!(tree.tag(*token), "NN" | "NNS")) {
            let noun = lemma(text, tree, token);
            if let Some((told, last)) = lands::both(text, sentences, trees, &twos, i, token, &noun) {
                resolved[i].tokens[last].told = Some(told);
                continue;
            }
            let told = ties::between(text, sentences, trees, &twos, i, token)
                .or_else(|| meetings::between(text, sentences, trees, chain, resolved, &met, (i, token)))
                .or_else(|| authorities::of_land(text, sentences, trees, i, token, &noun))
                .or_else(|| such::told(text, sentences, trees, i, token))
                .or_else(|| topics::told(text, sentences, trees, i, token, &noun));
            resolved[i].tokens[token].told = told;
        }
    }
    Parties { two: lands::only(&twos).map(|two| (two.lands.clone(), two.names(text, trees))), met }
}
