//! What an article calls its named things and persons: "Volant, a budget airline", "Reva Library", "Norport fighters".
//!
//! Takes the sentences with their names, gives for a noun the entities that are called so. Nouns of which one stands for another
//! ("carrier", "airline") are one.

use super::chain::{Chain, Kind};
use super::names::lemma;
use super::{Meaning, Resolved, lexicon};
use crate::extract::tree::Tree;
use std::collections::{BTreeSet, HashMap, HashSet};

pub(super) fn kinds(
    text: &str,
    trees: &[Tree],
    chain: &Chain,
    resolved: &[Resolved],
) -> HashMap<String, BTreeSet<usize>> {
    let mut kinds: HashMap<String, BTreeSet<usize>> = HashMap::new();
    let mut add = |noun: &str, entity: usize| {
        kinds.entry(lexicon::same_kind(noun).to_string()).or_default().insert(entity);
    };
    let places = places(trees, resolved);
    for (tree, sentence) in trees.iter().zip(resolved) {
        for token in 0..tree.len() {
            let Meaning::Entity(entity) = sentence.tokens[token].means else { continue };
            let head = tree.head(token);
            let inner = sentence.tokens[head].means == Meaning::Entity(entity) && head != token;
            if inner || !tree.tag(token).starts_with("NNP") || chain.entities[entity].kind == Kind::Person {
                continue;
            }
            let body = chain.entities[entity].kind == Kind::Organisation;
            for noun in called(tree, token, body, sentence) {
                let armed = tree.children(noun).any(|kid| ARMED.contains(&tree.lemma(kid).to_lowercase().as_str()));
                let noun = lemma(text, tree, noun);
                if lexicon::named_kind(&noun).is_some() {
                    add(&noun, entity);
                }
                if armed && lexicon::same_kind(&noun) == "group" {
                    add(ARMED_GROUP, entity);
                }
            }
            // Taken for a place: "Norport fighters", where nobody is in Norport.
            let fights = |noun: &&str| {
                *noun == "group" && chain.entities[entity].kind == Kind::Place && !places.contains(&entity)
            };
            if let Some(noun) = has(tree, token).filter(|noun| body || fights(noun)) {
                add(noun, entity);
                if noun == "group" && tree.lemma(tree.head(token)) != "leader" {
                    add(ARMED_GROUP, entity);
                }
            }
        }
    }
    for (at, entity) in chain.entities.iter().enumerate() {
        match entity.kind {
            // "Supreme Leader": an office, taken for a name.
            Kind::Person if is_office(&entity.name) => {}
            Kind::Person => entity.roles.iter().for_each(|role| add(&role.noun, at)),
            Kind::Group => {}
            Kind::Organisation | Kind::Place => {
                if let Some(noun) = tail(&entity.name).filter(|noun| lexicon::named_kind(noun).is_some()) {
                    add(&noun, at);
                }
            }
        }
    }
    kinds
}

/// Those in, at or near which something happens, and countries.
fn places(trees: &[Tree], resolved: &[Resolved]) -> HashSet<usize> {
    let mut places = HashSet::new();
    for (tree, sentence) in trees.iter().zip(resolved) {
        for token in 0..tree.len() {
            let Meaning::Entity(entity) = sentence.tokens[token].means else { continue };
            let there =
                tree.dep(token) == "pobj" && matches!(tree.lemma(tree.head(token)), "at" | "in" | "near" | "outside");
            if there || lexicon::country_named(tree.lemma(token)).is_some() {
                places.insert(entity);
            }
        }
    }
    places
}

/// What a group that fights is called as well: "the militant group".
pub(super) const ARMED: &[&str] =
    &["armed", "extremist", "insurgent", "islamist", "jihadi", "jihadist", "militant", "rebel", "terror", "terrorist"];
/// The groups of which the article says that they fight.
pub(super) const ARMED_GROUP: &str = "armed group";

fn is_office(name: &str) -> bool {
    name.split(' ').any(|word| lexicon::person_noun(&word.to_lowercase()).is_some())
}

/// "Reva Library" is a library, "Volant Airlines" an airline, "University of Reva" a university, "Reva Post" a newspaper.
fn tail(name: &str) -> Option<String> {
    const PAPERS: &[&str] =
        &["chronicle", "gazette", "guardian", "herald", "mail", "mirror", "post", "telegraph", "times", "tribune"];
    let before = name.split(" of ").next().unwrap_or(name);
    let word = before.rsplit(' ').next().filter(|_| name.contains(' '))?.to_lowercase();
    match word.as_str() {
        "airlines" | "airways" => Some("airline".to_string()),
        word if PAPERS.contains(&word) => Some("newspaper".to_string()),
        _ => Some(word),
    }
}

/// "Volant’s shares", "Volant CEO", "Volant sells boats": a company; "Norport fighters": a group.
fn has(tree: &Tree, name: usize) -> Option<&'static str> {
    const BY_FIRMS: &[&str] =
        &["acquire", "design", "discontinue", "launch", "manufacture", "market", "price", "sell", "ship", "unveil"];
    const OF_FIRMS: &[&str] = &["ceo", "cfo", "coo", "chairman", "share", "shareholder", "stock", "subsidiary"];
    const OF_GROUPS: &[&str] = &[
        "extremist",
        "fanatic",
        "fighter",
        "gunman",
        "insurgent",
        "jihadist",
        "leader",
        "militant",
        "rebel",
        "terrorist",
    ];
    let head = tree.head(name);
    let noun = tree.lemma(head).to_lowercase();
    if tree.dep(name) == "nsubj" && head > name {
        let trades = BY_FIRMS.contains(&noun.as_str()) && tree.child(head, &["dobj"]).is_some();
        return trades.then_some("company");
    }
    if head <= name || !matches!(tree.dep(name), "compound" | "nmod" | "poss") {
        return None;
    }
    let several = matches!(tree.tag(head), "NNS" | "NNPS");
    let firm = OF_FIRMS.contains(&noun.as_str());
    let group = OF_GROUPS.contains(&noun.as_str()) && several && tree.dep(name) != "poss";
    if firm { Some("company") } else { group.then_some("group") }
}

/// The nouns that say what a name is of: "Volant, an airline", "the airline Volant", "Volant is an airline", "the port of Reva".
fn called(tree: &Tree, name: usize, body: bool, resolved: &Resolved) -> Vec<usize> {
    const PLACES: &[&str] = &["city", "district", "island", "port", "province", "region", "suburb", "town", "village"];
    const BODIES: &[&str] = &[
        "airline",
        "app",
        "company",
        "firm",
        "group",
        "magazine",
        "movement",
        "network",
        "newspaper",
        "organisation",
        "organization",
        "party",
        "site",
        "website",
    ];
    // "Harbour View clinic"; not "Reva clinic", which is one in Reva.
    const PREMISES: &[&str] = &["charity", "clinic", "club", "hotel", "restaurant"];
    let common = |noun: &usize| tree.tag(*noun) == "NN" && resolved.tokens[*noun].means == Meaning::Nothing;
    let head = tree.head(name);
    let mut found: Vec<usize> = tree.children(name).filter(|kid| tree.dep(*kid) == "appos").filter(common).collect();
    let above = match tree.dep(name) {
        "appos" => Some(head),
        "compound" | "nmod"
            if head > name && (BODIES.contains(&tree.lemma(head)) || body && PREMISES.contains(&tree.lemma(head))) =>
        {
            Some(head)
        }
        "pobj" if tree.lemma(head) == "of" && PLACES.contains(&tree.lemma(tree.head(head))) => Some(tree.head(head)),
        "nsubj" if tree.lemma(head) == "be" && tree.child(head, &["neg"]).is_none() => {
            tree.child(head, &["attr"]).filter(|noun| tree.child(*noun, &["det"]).is_some())
        }
        _ => None,
    };
    found.extend(above.filter(common));
    // "the budget airline Volant".
    let own = |word: usize| resolved.tokens[word].means == resolved.tokens[name].means;
    let first = (0..=name).rev().take_while(|word| own(*word)).last().unwrap_or(name);
    let beside = first.checked_sub(1).filter(|word| {
        common(word) && matches!(tree.dep(*word), "compound" | "nmod" | "amod") && tree.head(*word) == name
    });
    found.extend(beside);
    found
}
