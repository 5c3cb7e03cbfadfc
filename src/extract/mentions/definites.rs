//! Definite nouns: "the airline", "the video", told by the name or by the fuller words that the article gives for them.
//!
//! Takes the sentences with their names, descriptions and pronouns resolved, gives a noun with "the", "this" or "that" its
//! [`Told`]: the only thing or person named before of which the article says that it is one, the one whose role or name ends so,
//! else the only earlier phrase of the same noun that says which one or whose. Where another of the kind is spoken of, nothing is
//! told: an open noun is better than a wrong one.
//!
//! Worked: after `Volant, a budget airline, lost a bag with stolen coins.`, `the airline` is Volant and `the bag` is the bag with
//! stolen coins.
//!
//! Known misses: most nouns that mean the same ("the carrier"); what was told of by a verb only ("the attack").

use super::chain::Chain;
use super::kinds::kinds;
use super::names::lemma;
use super::phrases::{Phrase, phrase};
use super::pronouns::is_quoted;
use super::sole::{Stranger, stranger, topic};
use super::target::Target;
use super::{Meaning, Resolved, lexicon, pairs};
use crate::extract::tree::Tree;
use crate::segment::Sentence;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Words to read instead of a definite noun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// With their own article: "the surveillance video of the robbery", "Volant".
    pub words: String,
    /// The first token of the phrase they stand for; its noun is the last.
    pub first: usize,
    /// Who or what has the name.
    pub entity: Option<usize>,
    /// Sentence and noun that the words come from.
    pub from: (usize, usize),
    /// Names that make it needless where they all stand in the statement.
    pub about: Vec<String>,
}

/// Sentences back to the only phrase of its noun nearby. A guess.
pub(super) const NEAR: usize = 3;

/// A name in the text.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub sentence: usize,
    pub token: usize,
    /// `None` for a name of which nobody knows whose it is.
    pub entity: Option<usize>,
    pub quoted: bool,
}

/// A country named, also by an adjective.
pub(super) struct Country {
    pub sentence: usize,
    /// `None` for what may be one.
    pub name: Option<&'static str>,
    pub noun: Option<usize>,
}

/// What was read so far.
#[derive(Default)]
pub(super) struct Read {
    pub kinds: HashMap<String, BTreeSet<usize>>,
    pub phrases: HashMap<String, Vec<Phrase>>,
    pub named: Vec<Named>,
    /// Who and what was named so far.
    pub met: HashSet<usize>,
    pub countries: Vec<Country>,
    /// Persons without a name.
    pub strangers: Vec<Stranger>,
    /// The firm that most of the article is about.
    pub topic: Option<usize>,
}

pub(super) fn find(text: &str, sentences: &[Sentence], trees: &[Tree], chain: &Chain, resolved: &mut [Resolved]) {
    let kinds = kinds(text, trees, chain, resolved);
    let topic = topic(trees, chain, &kinds, resolved);
    let mut read = Read { kinds, topic, ..Read::default() };
    for (i, tree) in trees.iter().enumerate().filter(|(i, _)| !sentences[*i].headline) {
        for token in 0..tree.len() {
            read.countries.extend(country(text, tree, i, token));
            if tree.tag(token).starts_with("NNP") {
                let named = name(tree, &sentences[i], i, token, &resolved[i]);
                read.met.extend(named.and_then(|named| named.entity));
                read.named.extend(named);
            }
            if tree.tag(token) == "JJ" {
                resolved[i].tokens[token].told = of_age(tree, token, &read, chain, &resolved[i].tokens[token].means);
            }
            if !tree.tag(token).starts_with("NN") || tree.tag(token).starts_with("NNP") && is_name(&resolved[i], token)
            {
                continue;
            }
            let noun = lemma(text, tree, token);
            if resolved[i].tokens[token].told.is_none() {
                resolved[i].tokens[token].told = pairs::leaders(text, tree, token, &noun, &read, chain);
            }
            if let Some(first) = first_of_definite(tree, token).filter(|_| resolved[i].tokens[token].told.is_none()) {
                let quoted = is_quoted(&sentences[i], tree.parse.tokens[token].span);
                let target = Target { text, trees, sentence: i, token, first, noun: &noun, chain, quoted };
                let told = target
                    .pair(resolved)
                    .or_else(|| target.spoken_for(&read, &resolved[i]))
                    .or_else(|| target.told(&read).filter(|told| target.says_less(&told.words)))
                    .or_else(|| target.described(&read, &resolved[i].tokens[token].means))
                    .or_else(|| target.led_by(&read, &resolved[i]));
                resolved[i].tokens[token].told = told.filter(|told| target.says_less(&told.words));
            }
            if resolved[i].tokens[token].told.as_ref().is_none_or(|told| told.entity.is_none()) {
                read.strangers.extend(stranger(tree, &noun, token, &resolved[i]));
            }
            let known = phrase(tree, i, token, &resolved[i]);
            read.phrases.entry(lexicon::alike(&noun).to_string()).or_default().push(known);
        }
    }
}

/// "the 21-year-old", whom the age has found.
fn of_age(tree: &Tree, token: usize, read: &Read, chain: &Chain, means: &Meaning) -> Option<Told> {
    let Meaning::Entity(entity) = means else { return None };
    let (first, last) = tree.edges(token);
    let ends = (token + 1..=last).all(|kid| tree.tag(kid) == "POS");
    let from = read.named.iter().rev().find(|named| named.entity == Some(*entity))?;
    ends.then(|| Told {
        words: chain.entities[*entity].written(),
        first,
        entity: Some(*entity),
        from: (from.sentence, from.token),
        ..Told::default()
    })
}

fn is_name(resolved: &Resolved, token: usize) -> bool {
    matches!(resolved.tokens[token].means, Meaning::Entity(_))
}

/// "Norway", "Norwegian", and what may be a country: "U.S.", "North Korea", "Saudi".
fn country(text: &str, tree: &Tree, sentence: usize, token: usize) -> Option<Country> {
    let word = tree.parse.tokens[token].span.of(text);
    let entity = tree.parse.entities.iter().find(|entity| entity.tokens.contains(&token));
    let words = entity.map_or(1, |entity| entity.tokens.clone().filter(|word| tree.tag(*word) != "DT").count());
    let name = lexicon::country_named(word).filter(|_| words == 1);
    let short = word.chars().all(|c| c.is_uppercase() || c == '.');
    let people = || ["an", "ese", "i", "ish"].iter().any(|end| word.ends_with(end));
    let maybe = entity.is_some_and(|entity| match entity.label {
        "GPE" => words > 1 || short,
        "NORP" => words > 1 || people(),
        _ => false,
    });
    let noun = tree.tag(token).starts_with("NNP").then_some(token);
    (name.is_some() || maybe).then_some(Country { sentence, name, noun })
}

/// The name whose last word the token is; months are none.
fn name(tree: &Tree, sentence: &Sentence, at: usize, token: usize, resolved: &Resolved) -> Option<Named> {
    let goes_on =
        tree.dep(token) == "compound" && tree.head(token) > token && tree.tag(tree.head(token)).starts_with("NNP");
    let timed = tree
        .parse
        .entities
        .iter()
        .any(|entity| matches!(entity.label, "DATE" | "TIME") && entity.tokens.contains(&token));
    let entity = match resolved.tokens[token].means {
        Meaning::Entity(entity) => Some(entity),
        _ => None,
    };
    let quoted = is_quoted(sentence, tree.parse.tokens[token].span);
    (!goes_on && !timed).then_some(Named { sentence: at, token, entity, quoted })
}

/// The first token of a phrase with "the", "this" or "that" that says no more of its noun.
fn first_of_definite(tree: &Tree, noun: usize) -> Option<usize> {
    let (left, right) = tree.edges(noun);
    let article = tree.child(noun, &["det"]).filter(|det| *det == left)?;
    let several = tree.tag(noun) == "NNS";
    let definite = matches!(tree.lemma(article).to_lowercase().as_str(), "the" | "this" | "that")
        || several && matches!(tree.lemma(article), "these" | "those");
    let owner = (noun + 1..=right).all(|kid| tree.tag(kid) == "POS");
    let placed = !matches!(tree.dep(noun), "appos" | "attr" | "compound" | "conj" | "nmod" | "npadvmod" | "oprd");
    // "the video of": the parser hangs what follows on the verb at times.
    let next = noun + 1;
    let more = next < tree.len()
        && (matches!(tree.lemma(next), "of" | "who" | "whose" | "which" | "where" | "that" | "-" | "(")
            || matches!(tree.tag(next), "NN" | "NNS" | "NNP" | "NNPS" | "HYPH" | "CD" | "VBG"));
    let time = tree.parse.entities.iter().any(|entity| {
        matches!(entity.label, "DATE" | "TIME" | "ORDINAL" | "WORK_OF_ART") && entity.tokens.contains(&noun)
    });
    (definite
        && owner
        && placed
        && !more
        && !time
        && (tree.tag(noun) == "NN" || several)
        && !lexicon::is_loose(tree.lemma(noun)))
    .then_some(article)
}
