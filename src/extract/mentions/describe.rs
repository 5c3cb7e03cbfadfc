//! Descriptions: "the Russian leader", "the spokesman", "the ministry", resolved to somebody or something the article names.

use super::chain::{Chain, Kind};
use super::names::lemma;
use super::{Meaning, Resolved, lexicon};
use crate::extract::tree::Tree;
use std::collections::HashMap;

pub(super) fn find(text: &str, trees: &[Tree], chain: &mut Chain, resolved: &mut [Resolved]) {
    let mut last_seen: HashMap<usize, usize> = HashMap::new();
    let mut clock = 0;
    for (tree, sentence) in trees.iter().zip(resolved) {
        for token in 0..tree.len() {
            clock += 1;
            match sentence.tokens[token].means {
                Meaning::Entity(entity) => {
                    last_seen.insert(entity, clock);
                }
                _ if is_description(text, tree, token) => {
                    if let Some(entity) = described(text, tree, token, chain, &last_seen) {
                        sentence.tokens[token].means = Meaning::Entity(entity);
                        last_seen.insert(entity, clock);
                    }
                }
                _ => {}
            }
        }
    }
}

/// A singular noun with "the", "this" or "that", not the predicate or apposition of something else.
fn is_description(text: &str, tree: &Tree, token: usize) -> bool {
    let definite = tree.children(token).any(|c| {
        tree.dep(c) == "det"
            && matches!(tree.parse.tokens[c].span.of(text).to_lowercase().as_str(), "the" | "this" | "that")
    });
    definite
        && matches!(tree.tag(token), "NN" | "NNP")
        && !matches!(tree.dep(token), "attr" | "appos" | "compound" | "oprd" | "conj")
        && tree.child(token, &["appos", "relcl", "conj"]).is_none()
}

fn described(text: &str, tree: &Tree, noun: usize, chain: &Chain, last_seen: &HashMap<usize, usize>) -> Option<usize> {
    let head = lemma(text, tree, noun);
    let modifiers: Vec<&str> = tree
        .children(noun)
        .filter(|c| matches!(tree.dep(*c), "amod" | "compound" | "nmod" | "poss"))
        .map(|c| tree.parse.tokens[c].span.of(text))
        .filter(|word| !matches!(*word, "former" | "late" | "same" | "then" | "new"))
        .collect();
    match lexicon::person_noun(&head) {
        Some(described) => {
            let fits = |entity: usize| {
                let entity = &chain.entities[entity];
                entity.kind == Kind::Person
                    && described.gender.zip(entity.gender).is_none_or(|(a, b)| a == b)
                    && entity.roles.iter().any(|role| {
                        let same = role.noun == head
                            || lexicon::person_noun(&role.noun).is_some_and(|known| known.class == described.class)
                                && !matches!(described.class, "people" | "official" | "person" | "kin" | "expert");
                        same && modifiers.iter().all(|modifier| mentions(&role.text, modifier))
                    })
            };
            latest(last_seen, fits)
        }
        None => {
            let fits = |entity: usize| {
                let entity = &chain.entities[entity];
                let tail = entity.name.rsplit(' ').next().unwrap_or("").to_lowercase();
                entity.kind != Kind::Person
                    && entity.name.contains(' ')
                    && tail == head
                    && modifiers.iter().all(|modifier| mentions(&entity.name, modifier))
            };
            latest(last_seen, fits)
        }
    }
}

/// Whether the words of an office hold this one, countries and their adjectives being the same.
fn mentions(role: &str, word: &str) -> bool {
    let wanted = lexicon::country(word).to_lowercase();
    role.split(|c: char| !c.is_alphanumeric() && c != '-').any(|known| lexicon::country(known).to_lowercase() == wanted)
}

/// The one named last; `None` where none fits.
fn latest(last_seen: &HashMap<usize, usize>, fits: impl Fn(usize) -> bool) -> Option<usize> {
    last_seen.iter().filter(|(entity, _)| fits(**entity)).max_by_key(|(entity, at)| (**at, **entity)).map(|(e, _)| *e)
}
