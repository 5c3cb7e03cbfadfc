//! Definite nouns: "the airline", "the video", told by the name or by the fuller words that the article gives for them.
//!
//! Takes the sentences with their names, descriptions and pronouns resolved, gives a noun with "the", "this" or "that" its
//! [`Told`]: the only thing or person named before of which the article says that it is one, else the only earlier phrase of the
//! same noun that says which one. Where another of the kind is spoken of, nothing is told: an open noun is better than a wrong one.
//!
//! Worked: after `Volant, a budget airline, lost a bag with stolen coins.`, `the airline` is Volant and `the bag` is the bag with
//! stolen coins.
//!
//! Known misses: a noun that means the same ("the carrier"); several of a kind ("the airlines").

use super::chain::{Chain, Kind};
use super::kinds::kinds;
use super::names::lemma;
use super::phrases::{Phrase, phrase};
use super::pronouns::is_quoted;
use super::{Meaning, Resolved, lexicon};
use crate::extract::tree::Tree;
use crate::segment::Sentence;
use crate::span::Span;
use std::collections::{BTreeSet, HashMap};

/// Words to read instead of a definite noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// With their own article: "the surveillance video of the robbery", "Volant".
    pub words: String,
    /// The first token of the phrase they stand for; its noun is the last.
    pub first: usize,
    /// Who or what has the name.
    pub entity: Option<usize>,
    /// Sentence and noun that the words come from.
    pub from: (usize, usize),
}

/// Sentences back to a phrase that is the only one of its noun so far. A guess.
const FAR: usize = 12;

/// Sentences back to the only phrase of its noun nearby. A guess.
const NEAR: usize = 3;

/// Sentences back to a name. A guess.
const NAME_REACH: usize = 15;

/// A name in the text.
#[derive(Clone, Copy)]
struct Named {
    sentence: usize,
    token: usize,
    /// `None` for a name of which nobody knows whose it is.
    entity: Option<usize>,
    quoted: bool,
}

/// A country named, also by an adjective.
struct Country {
    sentence: usize,
    /// `None` for what may be one.
    name: Option<&'static str>,
    noun: Option<usize>,
}

/// What was read so far.
#[derive(Default)]
struct Read {
    kinds: HashMap<String, BTreeSet<usize>>,
    phrases: HashMap<String, Vec<Phrase>>,
    named: Vec<Named>,
    countries: Vec<Country>,
}

pub(super) fn find(text: &str, sentences: &[Sentence], trees: &[Tree], chain: &Chain, resolved: &mut [Resolved]) {
    let mut read = Read { kinds: kinds(text, trees, chain, resolved), ..Read::default() };
    for (i, tree) in trees.iter().enumerate().filter(|(i, _)| !sentences[*i].headline) {
        for token in 0..tree.len() {
            read.countries.extend(country(text, tree, i, token));
            if tree.tag(token).starts_with("NNP") {
                read.named.extend(name(tree, &sentences[i], i, token, &resolved[i]));
            }
            if !tree.tag(token).starts_with("NN") || tree.tag(token).starts_with("NNP") && is_name(&resolved[i], token)
            {
                continue;
            }
            let noun = lemma(text, tree, token);
            if let Some(first) = first_of_definite(tree, token) {
                let quoted = is_quoted(&sentences[i], tree.parse.tokens[token].span);
                let target = Target { text, trees, sentence: i, token, first, noun: &noun, chain, quoted };
                resolved[i].tokens[token].told = target.told(&read).filter(|told| target.says_less(&told.words));
            }
            read.phrases.entry(noun).or_default().push(phrase(tree, i, token, &resolved[i]));
        }
    }
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
    let definite = matches!(tree.lemma(article).to_lowercase().as_str(), "the" | "this");
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
    (definite && owner && placed && !more && !time && tree.tag(noun) == "NN" && !lexicon::is_loose(tree.lemma(noun)))
        .then_some(article)
}

/// A definite noun that may be told.
struct Target<'a> {
    text: &'a str,
    trees: &'a [Tree<'a>],
    sentence: usize,
    token: usize,
    first: usize,
    noun: &'a str,
    chain: &'a Chain,
    quoted: bool,
}

impl Target<'_> {
    fn tree(&self) -> &Tree<'_> {
        &self.trees[self.sentence]
    }

    fn word(&self, sentence: usize, token: usize) -> &str {
        self.trees[sentence].parse.tokens[token].span.of(self.text)
    }

    fn told(&self, read: &Read) -> Option<Told> {
        let before = read.phrases.get(self.noun).map_or(&[][..], Vec::as_slice);
        let this = self.tree().lemma(self.first).eq_ignore_ascii_case("this");
        match lexicon::named_kind(self.noun) {
            Some("country") => return self.country(read, before).filter(|_| !this && !self.quoted),
            Some("body") if !this && !self.quoted => {
                if let Some(told) = self.body(read, before) {
                    return Some(told);
                }
            }
            Some("body") => {}
            _ if !this => {
                let last = || self.body(read, before).filter(|_| !self.quoted);
                if let Some(told) = self.only_named(read, before).or_else(last) {
                    return Some(told);
                }
            }
            _ => {}
        }
        self.phrase(read, before).filter(|told| !this || told.from.0 + 1 >= self.sentence)
    }

    /// The words of a name, with the article that it has in the text.
    fn named(&self, entity: usize, from: (usize, usize)) -> Told {
        let name = self.chain.entities[entity].written();
        let tree = &self.trees[from.0];
        let has_article = tree.child(from.1, &["det"]).is_some_and(|det| tree.lemma(det).eq_ignore_ascii_case("the"));
        let words = if has_article { format!("the {name}") } else { name };
        Told { words, first: self.first, entity: Some(entity), from }
    }

    /// Whether the article speaks of another of the kind that has no name.
    fn has_rival(&self, before: &[Phrase], only: usize) -> bool {
        before.iter().any(|other| {
            other.entity != Some(only)
                && (other.fresh && !other.several || other.several && other.sentence + NEAR >= self.sentence)
        })
    }

    /// The only one named in the article of which it says that it is one.
    fn only_named(&self, read: &Read, before: &[Phrase]) -> Option<Told> {
        let entities = read.kinds.get(lexicon::same_kind(self.noun))?;
        let only = *entities.first().filter(|_| entities.len() == 1)?;
        let from = read.named.iter().rev().find(|named| named.entity == Some(only))?;
        let entity = &self.chain.entities[only];
        let known: Vec<&str> =
            entity.roles.iter().map(|role| role.text.as_str()).chain([entity.name.as_str()]).collect();
        let fits =
            from.sentence + NAME_REACH >= self.sentence && !self.has_rival(before, only) && self.adds_nothing(&known);
        fits.then(|| self.named(only, (from.sentence, from.token)))
    }

    /// The one named last, where the article calls it so: of firms and groups a text names many.
    fn body(&self, read: &Read, before: &[Phrase]) -> Option<Told> {
        let is_country = |named: &&Named| {
            lexicon::country_named(self.trees[named.sentence].parse.tokens[named.token].span.of(self.text)).is_some()
        };
        let is_person =
            |named: &&Named| named.entity.is_some_and(|entity| self.chain.entities[entity].kind == Kind::Person);
        // "Volant sells the Volant Dart. The company …": the boat is no company.
        let is_product = |named: &&Named| {
            let before = read.named.iter().rev().skip_while(|other| !std::ptr::eq(*other, *named)).skip(1);
            let maker = before.take_while(|other| other.sentence + 1 >= named.sentence).find_map(|other| other.entity);
            let first = named.token.checked_sub(1).map(|before| self.word(named.sentence, before));
            maker
                .zip(first)
                .is_some_and(|(maker, first)| self.chain.entities[maker].name.rsplit(' ').next() == Some(first))
        };
        let thing = |named: &&Named| !is_country(named) && !is_person(named) && !is_product(named);
        let last = read.named.iter().rev().find(thing)?;
        let only = last.entity.filter(|_| !last.quoted)?;
        let kinds = read.kinds.get(lexicon::same_kind(self.noun)).filter(|kinds| kinds.contains(&only))?;
        let other = read.named.iter().rev().take_while(|named| named.sentence + 1 >= last.sentence);
        let other = other.filter_map(|named| named.entity).any(|entity| entity != only && kinds.contains(&entity));
        let near = last.sentence + NEAR >= self.sentence;
        (near && !other && !self.has_rival(before, only) && self.adds_nothing(&[&self.chain.entities[only].name]))
            .then(|| self.named(only, (last.sentence, last.token)))
    }

    /// The one country named in this sentence and the one before.
    fn country(&self, read: &Read, before: &[Phrase]) -> Option<Told> {
        let near = || read.countries.iter().filter(|country| country.sentence + 1 >= self.sentence);
        let name = near().next()?.name?;
        let from = near().rev().find_map(|country| Some((country.sentence, country.noun?)))?;
        let other = near().any(|country| country.name != Some(name));
        let rival = before.iter().any(|other| other.sentence + NEAR >= self.sentence && (other.fresh || other.several));
        (!other && !rival && self.first + 1 == self.token).then(|| Told {
            words: name.to_string(),
            first: self.first,
            entity: None,
            from,
        })
    }

    /// The one earlier phrase of the noun that says which one.
    fn phrase(&self, read: &Read, before: &[Phrase]) -> Option<Told> {
        let called = |named: &Named| {
            read.kinds
                .get(lexicon::same_kind(self.noun))
                .is_some_and(|kinds| named.entity.is_some_and(|entity| kinds.contains(&entity)))
        };
        if read.named.iter().any(called) {
            return None;
        }
        let only = |from: usize| {
            let near = || before.iter().filter(move |other| other.sentence >= from);
            let first = near().find(|other| other.span.is_some())?;
            // "the video … just like the Moss video": what was spoken of before is another.
            let known = |other: &Phrase| !other.several && other.span.is_none() && other.entity.is_none();
            if !first.fresh && near().take_while(|other| other.span.is_none()).any(known) {
                return None;
            }
            let crowd = near().any(|other| other.several && other.sentence + NEAR >= self.sentence);
            let again = |other: &Phrase| {
                other.fresh && !other.several && (other.sentence, other.token) != (first.sentence, first.token)
            };
            let differs = |other: &Phrase| other.span.zip(first.span).is_some_and(|(a, b)| !self.same(a, b));
            (!crowd && !near().any(|other| again(other) || differs(other))).then_some(first)
        };
        let near = self.sentence.saturating_sub(NEAR);
        let meant = only(0).filter(|first| first.sentence + FAR >= self.sentence).or_else(|| only(near))?;
        let body = lexicon::named_kind(self.noun) == Some("body");
        let between = |named: &Named| (named.sentence, named.token) > (meant.sentence, meant.token);
        if body && read.named.iter().any(between) {
            return None;
        }
        let words = meant.span?.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        self.adds_nothing(&[words.as_str()]).then(|| Told {
            words: format!("the {words}"),
            first: self.first,
            entity: None,
            from: (meant.sentence, meant.token),
        })
    }

    /// "the Norwegian parliament" says as much as "the Norway parliament".
    fn says_less(&self, words: &str) -> bool {
        let own: Vec<String> = (self.first..=self.token)
            .map(|word| lexicon::country(self.tree().parse.tokens[word].span.of(self.text)).to_lowercase())
            .collect();
        words.split(' ').any(|word| !own.contains(&lexicon::country(word).to_lowercase()))
    }

    fn same(&self, a: Span, b: Span) -> bool {
        a.of(self.text).eq_ignore_ascii_case(b.of(self.text))
    }

    /// Whether all that the phrase says of its noun stands in the words for it.
    fn adds_nothing(&self, known: &[&str]) -> bool {
        (self.first + 1..self.token).all(|word| {
            let said = lexicon::country(self.tree().parse.tokens[word].span.of(self.text)).to_lowercase();
            let holds = |words: &&str| {
                words.split(|c: char| !c.is_alphanumeric()).any(|other| lexicon::country(other).to_lowercase() == said)
            };
            self.tree().tag(word) == "HYPH" || known.iter().any(holds)
        })
    }
}
