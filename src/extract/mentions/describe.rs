//! Descriptions: "the Russian leader", "the spokesman", "the ministry", resolved to somebody or something the article names.

use super::chain::{Chain, Kind};
use super::names::lemma;
use super::{Meaning, Resolved, lexicon};
use crate::extract::tree::Tree;
use std::collections::{BTreeSet, HashMap};

pub(super) fn find(text: &str, trees: &[Tree], chain: &mut Chain, resolved: &mut [Resolved]) {
    let ages = ages(text, trees, chain, resolved);
    let alone = only_open_age(trees, &ages);
    let mut last_seen: HashMap<usize, usize> = HashMap::new();
    let mut clock = 0;
    for (tree, sentence) in trees.iter().zip(resolved) {
        let before = clock;
        for token in 0..tree.len() {
            clock += 1;
            match sentence.tokens[token].means {
                Meaning::Entity(entity) => {
                    last_seen.insert(entity, clock);
                }
                _ if aged(tree, token).is_some() => {
                    let age = aged(tree, token).unwrap_or_default();
                    let topic = || {
                        let noun = lexicon::person_noun(&tree.lemma(token).to_lowercase());
                        topic(chain, &ages, &last_seen).filter(|_| alone).filter(|entity| {
                            let known = chain.entities[*entity].gender;
                            noun.and_then(|noun| noun.gender).zip(known).is_none_or(|(a, b)| a == b)
                        })
                    };
                    if let Some(entity) = of_age(age, &ages, chain, &last_seen, before).or_else(topic) {
                        sentence.tokens[token].means = Meaning::Entity(entity);
                        last_seen.insert(entity, clock);
                    }
                }
                _ if alias(text, tree, token, chain, sentence).is_some() => {
                    if let Some(entity) = alias(text, tree, token, chain, sentence) {
                        sentence.tokens[token].means = Meaning::Entity(entity);
                        last_seen.insert(entity, clock);
                    }
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

/// "A diver who calls herself Ann Lee", "a man known as Bo Moss", "a cook named Ada": the name that its clause tells.
fn alias(text: &str, tree: &Tree, noun: usize, chain: &Chain, resolved: &Resolved) -> Option<usize> {
    if tree.tag(noun) != "NN" {
        return None;
    }
    let word = |at: usize| tree.parse.tokens[at].span.of(text);
    let clause = tree.child(noun, &["relcl", "acl"]).filter(|clause| *clause > noun)?;
    lexicon::person_noun(&tree.lemma(noun).to_lowercase())?;
    let has = |words: &[&str]| tree.children(clause).any(|kid| words.contains(&word(kid).to_lowercase().as_str()));
    let done = tree.tag(clause) == "VBN" || tree.child(clause, &["auxpass"]).is_some();
    let behind = (clause + 1 < tree.len()).then(|| word(clause + 1).to_lowercase());
    let names = match tree.lemma(clause) {
        "call" => done || matches!(behind.as_deref(), Some("herself" | "himself")),
        "name" | "dub" => done,
        "know" | "identify" => done && has(&["as"]),
        "go" => has(&["by"]),
        _ => false,
    };
    let last = tree.edges(clause).1.min(clause + MAX_NAMING);
    let person = |at: &usize| match resolved.tokens[*at].means {
        Meaning::Entity(entity) if tree.tag(*at).starts_with("NNP") => {
            Some(entity).filter(|entity| chain.entities[*entity].kind == Kind::Person)
        }
        _ => None,
    };
    let first = (clause + 1..=last).find(|at| person(at).is_some())?;
    // "calls himself a friend of Bo Moss", "named by Ada Holm": is another.
    let another = |at: usize| {
        tree.tag(at).starts_with("NN") && !matches!(tree.lemma(at), "alias" | "name" | "nickname" | "pseudonym")
            || tree.lemma(at) == "by" && tree.lemma(clause) != "go"
    };
    let fits = names && !(clause + 1..first).any(another) && tree.child(clause, &["neg"]).is_none();
    person(&first).filter(|_| fits)
}

/// Words from "calls" to the name. A guess.
const MAX_NAMING: usize = 7;

/// The ages that the article gives: "Anna Lee, 21,", "21-year-old Anna Lee".
fn ages(text: &str, trees: &[Tree], chain: &Chain, resolved: &[Resolved]) -> HashMap<usize, String> {
    let mut ages = HashMap::new();
    for (tree, sentence) in trees.iter().zip(resolved) {
        let word = |at: usize| tree.parse.tokens[at].span.of(text);
        for token in 0..tree.len() {
            let Meaning::Entity(entity) = sentence.tokens[token].means else { continue };
            if chain.entities[entity].kind != Kind::Person {
                continue;
            }
            let behind = (token + 2 < tree.len() && matches!(word(token + 1), "," | "(")).then(|| token + 2);
            let closed =
                |at: &usize| tree.parse.tokens.get(at + 1).is_none_or(|_| matches!(word(at + 1), "," | ")" | "."));
            let told = behind.filter(|at| is_age(word(*at)) && closed(at)).map(|at| word(at).to_string());
            if let Some(age) = told.or_else(|| old(tree, token)) {
                ages.entry(entity).or_insert(age);
            }
        }
    }
    ages
}

fn is_age(word: &str) -> bool {
    matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The age in "a 21-year-old student".
fn old(tree: &Tree, noun: usize) -> Option<String> {
    let old = |at: usize| {
        let years = tree.children(at).find(|kid| tree.lemma(*kid) == "year")?;
        let number = tree.children(years).find(|kid| tree.tag(*kid) == "CD")?;
        (tree.lemma(at) == "old").then(|| tree.lemma(number).to_string())
    };
    old(noun).or_else(|| tree.children(noun).filter(|kid| *kid < noun).find_map(old))
}

/// The age in "the 21-year-old", "the 21-year-old student".
fn aged(tree: &Tree, noun: usize) -> Option<String> {
    let age = old(tree, noun)?;
    let definite = tree.children(noun).any(|kid| tree.dep(kid) == "det" && tree.lemma(kid).eq_ignore_ascii_case("the"));
    let subject = matches!(tree.dep(noun), "nsubj" | "nsubjpass" | "dobj" | "pobj" | "poss");
    (definite && subject).then_some(age)
}

/// Whether all ages that the article tells of nobody with a name are one.
fn only_open_age(trees: &[Tree], ages: &HashMap<usize, String>) -> bool {
    let told = |tree: &Tree| (0..tree.len()).filter_map(|token| aged(tree, token)).collect::<Vec<_>>();
    let open: BTreeSet<String> =
        trees.iter().flat_map(told).filter(|age| !ages.values().any(|known| known == age)).collect();
    open.len() == 1
}

/// How often an article names whom it is about, and how much more often than anybody else. Guesses.
const OFTEN: u32 = 3;
const LEAD: u32 = 2;

/// The person whom most of the article is about, named before, of no known age.
fn topic(chain: &Chain, ages: &HashMap<usize, String>, last_seen: &HashMap<usize, usize>) -> Option<usize> {
    let count = |entity: usize| chain.entities[entity].count;
    let persons = || (0..chain.entities.len()).filter(|entity| chain.entities[*entity].kind == Kind::Person);
    let most = persons().max_by_key(|entity| (count(*entity), usize::MAX - entity))?;
    let twice = persons().any(|other| other != most && LEAD * count(other) > count(most));
    (count(most) >= OFTEN && !twice && last_seen.contains_key(&most) && !ages.contains_key(&most)).then_some(most)
}

/// The one of this age; else the only person of whom the article spoke just before, where no age of theirs is known.
fn of_age(
    age: String,
    ages: &HashMap<usize, String>,
    chain: &Chain,
    last_seen: &HashMap<usize, usize>,
    sentence: usize,
) -> Option<usize> {
    let mut fits = ages.iter().filter(|(_, known)| **known == age).map(|(entity, _)| *entity);
    match (fits.next(), fits.next()) {
        (Some(one), None) => return Some(one),
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let mut persons = last_seen.keys().filter(|entity| chain.entities[**entity].kind == Kind::Person);
    let only = persons.next().filter(|_| persons.next().is_none())?;
    (last_seen[only] <= sentence && !ages.contains_key(only)).then_some(*only)
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

/// Offices of which none stands for another: "the president" is no premier, "the leader" may be either.
const OFFICES: &[&str] = &[
    "ambassador",
    "chancellor",
    "congressman",
    "congresswoman",
    "consul",
    "emir",
    "emperor",
    "empress",
    "envoy",
    "king",
    "minister",
    "premier",
    "president",
    "prime-minister",
    "prince",
    "princess",
    "queen",
    "secretary",
    "senator",
    "sultan",
];

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
                        let offices = OFFICES.contains(&head.as_str()) && OFFICES.contains(&role.noun.as_str());
                        let same = role.noun == head
                            || !offices
                                && lexicon::person_noun(&role.noun).is_some_and(|known| known.class == described.class)
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
