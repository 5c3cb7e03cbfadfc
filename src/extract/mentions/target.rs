//! What one definite noun may be told by: a name, a description, a country, or the only earlier phrase of its noun.
//!
//! Takes a [`Target`] and what was [`Read`] before it, gives [`Told`]; nothing where another of the kind is spoken of.

use super::chain::{Chain, Kind};
use super::definites::{NEAR, Named, Read, Told};
use super::kinds::ARMED;
use super::phrases::{Phrase, age};
use super::{Meaning, lexicon};
use crate::extract::tree::Tree;
use crate::span::Span;

/// Sentences back to a phrase that is the only one of its noun so far. A guess.
const FAR: usize = 12;

/// Nouns that stand at the end of a name and for it: "the Reva Accord", "the Volant Watch".
const ENDINGS: &[&str] = &[
    "accord",
    "act",
    "agreement",
    "battalion",
    "bill",
    "brigade",
    "bureau",
    "convention",
    "foundation",
    "pact",
    "phone",
    "protocol",
    "regiment",
    "treaty",
    "watch",
];

/// Sentences back to a name. A guess.
const NAME_REACH: usize = 15;

/// A definite noun that may be told.
pub(super) struct Target<'a> {
    pub text: &'a str,
    pub trees: &'a [Tree<'a>],
    pub sentence: usize,
    pub token: usize,
    pub first: usize,
    pub noun: &'a str,
    pub chain: &'a Chain,
    pub quoted: bool,
}

impl Target<'_> {
    pub fn tree(&self) -> &Tree<'_> {
        &self.trees[self.sentence]
    }

    pub fn word(&self, sentence: usize, token: usize) -> &str {
        self.trees[sentence].parse.tokens[token].span.of(self.text)
    }

    pub fn told(&self, read: &Read) -> Option<Told> {
        let before = read.phrases.get(lexicon::alike(self.noun)).map_or(&[][..], Vec::as_slice);
        let this = ["this", "that", "these", "those"]
            .iter()
            .any(|word| self.tree().lemma(self.first).eq_ignore_ascii_case(word));
        if self.tree().tag(self.token) == "NNS" {
            return self.several(read, before).filter(|told| !this || told.from.0 + 1 >= self.sentence);
        }
        match lexicon::named_kind(self.noun) {
            Some("country") => return self.country(read, before).filter(|_| !this && !self.quoted),
            Some("body") if !this && !self.quoted => {
                let armed = || self.only_named(read, before).filter(|_| self.is_armed());
                let topic = || self.armed_topic(read, before);
                if let Some(told) = self.body(read, before).or_else(armed).or_else(topic) {
                    return Some(told);
                }
            }
            Some("body") => {}
            _ if !this => {
                let last = || self.body(read, before).filter(|_| !self.quoted);
                let sole = || self.sole_person(read).map(|(entity, from)| self.named(entity, from));
                if let Some(told) = self.only_named(read, before).or_else(last).or_else(sole) {
                    return Some(told);
                }
            }
            _ => {}
        }
        self.phrase(read, before).filter(|told| !this || told.from.0 + 1 >= self.sentence)
    }

    /// "State", of "State militants": part of a name at the most.
    pub fn is_word(&self, entity: usize) -> bool {
        let name = &self.chain.entities[entity].name;
        !name.contains(' ')
            && crate::parse::is_written_small(&name.to_lowercase())
            && self.chain.entities[entity].kind != Kind::Person
    }

    /// The words of a name, with the article that it has in the text.
    pub fn named(&self, entity: usize, from: (usize, usize)) -> Told {
        let name = self.chain.entities[entity].written();
        let tree = &self.trees[from.0];
        let has_article = tree.child(from.1, &["det"]).is_some_and(|det| tree.lemma(det).eq_ignore_ascii_case("the"));
        let words = if has_article { format!("the {name}") } else { name };
        Told { words, first: self.first, entity: Some(entity), from, ..Told::default() }
    }

    /// Whether the article speaks of another of the kind that has no name. "A careless uncle was held. Her uncle, Bo Lee, …": one who came
    /// before the name, where that one is known for what she is.
    pub fn has_rival(&self, before: &[Phrase], only: usize) -> bool {
        let known = before.iter().find(|other| other.entity == Some(only));
        let opening = known.filter(|known| !known.any && before[0].any && before[0].entity.is_none());
        before.iter().enumerate().any(|(at, other)| {
            let opens = at == 0 && opening.is_some_and(|known| known.sentence <= other.sentence + NEAR);
            !opens
                && other.entity != Some(only)
                && (other.fresh && !other.several || other.several && other.sentence + NEAR >= self.sentence)
        })
    }

    /// "the Harbour Board", "Ann Lee": as they were named last.
    fn owner(&self, read: &Read, entity: usize) -> String {
        let body = self.chain.entities[entity].kind != Kind::Person;
        let from = read.named.iter().rev().find(|named| body && named.entity == Some(entity));
        from.map_or_else(
            || self.chain.entities[entity].written(),
            |from| self.named(entity, (from.sentence, from.token)).words,
        )
    }

    /// The only one named in the article of which it says that it is one.
    fn only_named(&self, read: &Read, before: &[Phrase]) -> Option<Told> {
        let mut entities = self.called_so(read)?.iter().copied().filter(|entity| read.met.contains(entity));
        let only = entities.next().filter(|only| entities.next().is_none() && !self.is_word(*only))?;
        let from = read.named.iter().rev().find(|named| named.entity == Some(only))?;
        let entity = &self.chain.entities[only];
        let known: Vec<&str> =
            entity.roles.iter().map(|role| role.text.as_str()).chain([entity.name.as_str()]).collect();
        let fits =
            from.sentence + NAME_REACH >= self.sentence && !self.has_rival(before, only) && self.adds_nothing(&known);
        fits.then(|| self.named(only, (from.sentence, from.token)))
    }

    /// "the president", "the accord": whom or what its role or the end of its name tells, where no other of the kind is named nearby.
    pub fn described(&self, read: &Read, means: &Meaning) -> Option<Told> {
        let before = read.phrases.get(lexicon::alike(self.noun)).map_or(&[][..], Vec::as_slice);
        let Meaning::Entity(only) = means else { return None };
        let entity = &self.chain.entities[*only];
        let written_small = self.word(self.sentence, self.token).starts_with(char::is_lowercase);
        // "the investigation" is no Bureau of Investigation, "the new system" no Reserve System, "the new judge" no judge named before.
        let ends_so = ENDINGS.contains(&self.noun) || lexicon::named_kind(self.noun) == Some("own");
        // "the 21-year-old singer": by her age the noun found her.
        let tokens = &self.tree().parse.tokens;
        let age =
            age(self.tree(), self.token).map(|(first, last)| tokens[first].span.cover(tokens[last].span).of(self.text));
        let roles = entity.roles.iter().map(|role| role.text.as_str());
        let known: Vec<&str> = roles.chain([entity.name.as_str()]).chain(age).collect();
        let fits = match entity.kind {
            Kind::Person => lexicon::person_noun(self.noun).is_some(),
            _ => ends_so && !entity.name.contains(" of ") && self.first + 2 >= self.token,
        };
        if !written_small || !fits || !self.adds_nothing(&known) {
            return None;
        }
        let from = read.named.iter().rev().find(|named| named.entity == Some(*only))?;
        let near = read.named.iter().rev().take_while(|named| named.sentence + NAME_REACH >= self.sentence);
        let kinds = read.kinds.get(lexicon::same_kind(self.noun));
        // "the Norwegian leader": no leader of another country.
        let land = (self.first + 1..self.token).find_map(|at| lexicon::country_named(self.word(self.sentence, at)));
        let of_land = |entity: usize| {
            land.is_none_or(|land| {
                let mut words = self.chain.entities[entity].roles.iter().flat_map(|role| role.text.split(' '));
                words.any(|word| lexicon::country(word) == land)
            })
        };
        let rival = |entity: usize| {
            let tail = self.chain.entities[entity].name.rsplit(' ').next().unwrap_or_default().to_lowercase();
            entity != *only
                && of_land(entity)
                && (kinds.is_some_and(|kinds| kinds.contains(&entity)) || tail == self.noun)
        };
        let other = near.filter_map(|named| named.entity).any(rival);
        let reach = from.sentence + NAME_REACH >= self.sentence;
        (reach && !other && !self.has_rival(before, *only) && !self.quoted && !self.is_word(*only))
            .then(|| self.named(*only, (from.sentence, from.token)))
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
            ..Told::default()
        })
    }

    /// The one earlier phrase of the noun that says which one.
    fn phrase(&self, read: &Read, before: &[Phrase]) -> Option<Told> {
        let called = |named: &Named| {
            self.called_so(read).is_some_and(|kinds| named.entity.is_some_and(|entity| kinds.contains(&entity)))
        };
        if read.named.iter().any(called) {
            return None;
        }
        let only = |from: usize| {
            let near = || before.iter().filter(move |other| other.sentence >= from);
            let first = near().find(|other| other.span.is_some() && !other.several)?;
            // "the video … just like the Moss video": what was spoken of before is another.
            let known = |other: &Phrase| !other.several && other.span.is_none() && other.entity.is_none();
            if !first.fresh && near().take_while(|other| other.several || other.span.is_none()).any(known) {
                return None;
            }
            let crowd = near().any(|other| other.several && other.sentence + NEAR >= self.sentence);
            let differs =
                |other: &Phrase| !other.several && other.span.zip(first.span).is_some_and(|(a, b)| !self.same(a, b));
            // "Norway’s parliament" is the same one again.
            let owned = |other: &Phrase| {
                first.owned && other.owned && first.owner == other.owner && other.span.is_some() && !differs(other)
            };
            let again = |other: &Phrase| {
                other.fresh
                    && !other.several
                    && !owned(other)
                    && (other.sentence, other.token) != (first.sentence, first.token)
            };
            (!crowd && !near().any(|other| again(other) || differs(other))).then_some(first)
        };
        let near = self.sentence.saturating_sub(NEAR);
        let meant = only(0).filter(|first| first.sentence + FAR >= self.sentence).or_else(|| only(near))?;
        let body = lexicon::named_kind(self.noun) == Some("body");
        let between = |named: &Named| (named.sentence, named.token) > (meant.sentence, meant.token);
        if body && read.named.iter().any(between) {
            return None;
        }
        let words = self.flat(meant)?;
        // "his illness … The illness is rare": far from him it is anybody’s.
        if meant.owner.is_some() && meant.sentence + NEAR < self.sentence {
            return None;
        }
        // "the coalition’s raids": what hangs on a noun bears no mark of an owner.
        let owns = self.token + 1 < self.tree().len() && self.tree().tag(self.token + 1) == "POS";
        let last = self.trees[meant.sentence].parse.tokens[meant.token].span;
        if owns && meant.span.is_some_and(|span| span.end > last.end) {
            return None;
        }
        let known = match meant.owner {
            Some(owner) => format!("{}’s {words}", self.owner(read, owner)),
            None if meant.owned => words.clone(),
            None => format!("the {words}"),
        };
        // "This difference [their disagreement on the port]": another word for it is told beside, not instead.
        let tree = self.tree();
        let other = tree.lemma(self.token) != self.trees[meant.sentence].lemma(meant.token);
        let said = tree.parse.tokens[self.first].span.cover(tree.parse.tokens[self.token].span).of(self.text);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        self.adds_nothing(&[words.as_str()]).then(|| Told {
            words: if other { format!("{said} [{known}]") } else { known },
            first: self.first,
            entity: None,
            from: (meant.sentence, meant.token),
            ..Told::default()
        })
    }

    /// "the letters": the only ones of which the article told before.
    fn several(&self, read: &Read, before: &[Phrase]) -> Option<Told> {
        let mut fresh = before.iter().filter(|other| other.fresh || other.span.is_some() || !other.definite);
        let first = fresh.next().filter(|first| first.several && !first.owned)?;
        let words = self.flat(first)?;
        let same = |other: &Phrase| self.flat(other).is_some_and(|other| other.eq_ignore_ascii_case(&words));
        let named = read.kinds.get(lexicon::same_kind(self.noun)).is_some_and(|kinds| !kinds.is_empty());
        let near = first.sentence + FAR >= self.sentence;
        (near && !named && fresh.all(same) && self.adds_nothing(&[words.as_str()])).then(|| Told {
            words: format!("the {words}"),
            first: self.first,
            entity: None,
            from: (first.sentence, first.token),
            ..Told::default()
        })
    }

    /// The words of a span in one line, as they stand inside a sentence.
    fn flat(&self, phrase: &Phrase) -> Option<String> {
        let span = phrase.span?;
        let words = span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let first = self.trees[phrase.sentence].parse.tokens.iter().position(|token| token.span.end > span.start)?;
        let name = self.trees[phrase.sentence].tag(first).starts_with("NNP");
        let small = first == 0 && !name && words.chars().skip(1).take_while(|c| *c != ' ').all(char::is_lowercase);
        let mut rest = words.chars();
        Some(match rest.next() {
            Some(letter) if small => letter.to_lowercase().chain(rest).collect(),
            _ => words,
        })
    }

    /// "the Norwegian parliament" says as much as "the Norway parliament".
    pub fn says_less(&self, words: &str) -> bool {
        let own: Vec<String> = (self.first..=self.token)
            .map(|word| lexicon::country(self.tree().parse.tokens[word].span.of(self.text)).to_lowercase())
            .collect();
        words.split(' ').any(|word| !own.contains(&lexicon::country(word).to_lowercase()))
    }

    fn same(&self, a: Span, b: Span) -> bool {
        a.of(self.text).eq_ignore_ascii_case(b.of(self.text))
    }

    /// Whether all that the phrase says of its noun stands in the words for it.
    pub fn adds_nothing(&self, known: &[&str]) -> bool {
        let armed = self.is_armed();
        (self.first + 1..self.token).all(|word| {
            let said = lexicon::country(self.tree().parse.tokens[word].span.of(self.text)).to_lowercase();
            let holds = |words: &&str| {
                words.split(|c: char| !c.is_alphanumeric()).any(|other| lexicon::country(other).to_lowercase() == said)
            };
            let arms = || armed && ARMED.contains(&self.tree().lemma(word).to_lowercase().as_str());
            self.tree().tag(word) == "HYPH" || known.iter().any(holds) || arms()
        })
    }
}
