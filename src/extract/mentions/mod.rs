//! Who and what an article speaks of: names, descriptions and pronouns chained to one canonical name.
//!
//! Takes the text, its sentences and their parses, gives [`Mentions`]. The sentences are read once in order: a name finds or
//! makes its entity, an office next to a name becomes its role, a description ("the Russian leader") finds the person whose
//! role fits, a pronoun the likeliest of those named shortly before, else the one person or thing without a name that it can mean.
//! Whatever is unsure stays unresolved.
//!
//! Worked: `Russian President Vladimir Putin met Ilham Aliyev. He denied a crisis, the Russian leader’s spokesman said.`: `He` and
//! `the Russian leader` are Vladimir Putin.
//!
//! Known misses: "it" and "they" for anything but a subject shortly before or what the verb above is told of; two people of one
//! family who share a first name.

mod authorities;
mod bodies;
mod chain;
mod deeds;
mod definites;
mod describe;
mod events;
mod expletives;
mod kinds;
mod lands;
mod lexicon;
mod meetings;
mod nameless;
mod names;
mod naming;
mod noted;
mod offices;
mod pairs;
mod parties;
mod persons;
mod phrases;
mod pointers;
mod pronouns;
mod sole;
mod speech;
mod strangers;
mod such;
mod target;
mod things;
mod ties;
mod topics;
mod unseen;
mod we;

use crate::clean::CleanText;
use crate::extract::claim::Speaker;
use crate::extract::tree::Tree;
use crate::parse::Parse;
use crate::segment::Sentence;
use crate::span::Span;
use chain::{Chain, Kind};
use compact_str::CompactString;
pub(crate) use definites::Told;
pub(crate) use lexicon::{Gender, country, is_mute, is_seat, is_unnamed};
use parties::Parties;

/// The chains of one article.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    text: String,
    chain: Chain,
    sentences: Vec<Resolved>,
    parties: Parties,
}

/// One sentence: what every token stands for, and as much of the tree as an answer needs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resolved {
    pub span: Span,
    pub tokens: Vec<Node>,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub span: Span,
    pub head: usize,
    pub dep: &'static str,
    pub tag: &'static str,
    pub lemma: CompactString,
    pub means: Meaning,
    /// Part of a date or a time of day.
    pub timed: bool,
    /// What to read instead of a definite noun.
    pub told: Option<Told>,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) enum Meaning {
    #[default]
    Nothing,
    /// Part of a name, a description or a pronoun of this entity.
    Entity(usize),
    /// A pronoun for a phrase that has no name: "it" for "the report".
    Phrase(Span, bool),
}

/// What a pronoun or description stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Antecedent {
    /// The fullest name the article gives, or the words of the phrase.
    pub name: String,
    pub person: bool,
    pub plural: bool,
}

/// "Ada", "Peter".
pub(crate) fn is_given_name(word: &str) -> bool {
    lexicon::first_name(word).is_some()
}

/// Whether the word names a kind of person: "minister", "witness".
pub(crate) fn is_person_noun(lemma: &str) -> bool {
    lexicon::person_noun(lemma).is_some()
}

/// Words of a phrase that are kept as a name. A guess; longer ones are told, not named.
const MAX_PHRASE: usize = 12;

/// The sex that a noun for a person tells: "spokeswoman".
pub(crate) fn noun_gender(lemma: &str) -> Option<Gender> {
    lexicon::person_noun(lemma).and_then(|noun| noun.gender)
}

impl Mentions {
    pub fn find(text: &CleanText, sentences: &[Sentence], parses: &[Parse]) -> Mentions {
        let source = &text.article.text;
        let trees: Vec<Tree> = parses.iter().map(Tree::new).collect();
        let mut mentions =
            Mentions { text: source.clone(), chain: Chain::default(), sentences: Vec::new(), ..Mentions::default() };
        for (sentence, parse) in sentences.iter().zip(parses) {
            let mut timed = vec![false; parse.tokens.len()];
            for entity in parse.entities.iter().filter(|entity| matches!(entity.label, "DATE" | "TIME")) {
                // "Winter" may be somebody.
                let figure = entity.tokens.clone().any(|at| parse.tokens[at].tag == "CD");
                timed[entity.tokens.clone()].fill(figure);
            }
            let node = |(at, token): (usize, &crate::parse::Token)| Node {
                timed: timed[at],
                span: token.span,
                head: token.head,
                dep: token.dep,
                tag: token.tag,
                lemma: token.lemma.clone(),
                means: Meaning::Nothing,
                told: None,
            };
            mentions
                .sentences
                .push(Resolved { span: sentence.span, tokens: parse.tokens.iter().enumerate().map(node).collect() });
        }
        names::find(source, sentences, &trees, &mut mentions.chain, &mut mentions.sentences);
        describe::find(source, &trees, &mut mentions.chain, &mut mentions.sentences);
        pronouns::find(source, sentences, &trees, &mut mentions.chain, &mut mentions.sentences);
        mentions.parties = parties::find(source, sentences, &trees, &mentions.chain, &mut mentions.sentences);
        definites::find(source, sentences, &trees, &mentions.chain, &mut mentions.sentences);
        pointers::find(source, sentences, &trees, &mentions.chain, &mut mentions.sentences);
        mentions
    }

    /// The speaker whose name, description or pronoun lies under `span`; `None` for the newsroom itself ("I", "we") and where a
    /// pronoun is unsure.
    pub fn canonical(&self, span: Span) -> Option<Speaker> {
        let (sentence, first, last) = self.tokens(span)?;
        let head = self.head(sentence, first, last)?;
        self.speaker(sentence, head, first, last)
    }

    /// What the pronoun or description at `token` of sentence `sentence` stands for; `None` when unsure.
    pub fn antecedent(&self, sentence: usize, token: usize) -> Option<Antecedent> {
        let node = self.sentences.get(sentence)?.tokens.get(token)?;
        match &node.means {
            Meaning::Entity(entity) => {
                let entity = &self.chain.entities[*entity];
                let person = entity.kind == Kind::Person;
                Some(Antecedent { name: entity.written(), person, plural: entity.kind == Kind::Group })
            }
            Meaning::Phrase(span, plural) => {
                let told = self.told_of(*span).map(|told| told.words.clone());
                let name = told.unwrap_or_else(|| definite(&self.inner(*span)));
                Some(Antecedent { name, person: false, plural: *plural })
            }
            Meaning::Nothing => None,
        }
    }

    /// The words to read instead of all of a phrase.
    fn told_of(&self, span: Span) -> Option<&Told> {
        let (sentence, first, last) = self.tokens(span)?;
        self.sentences[sentence].tokens[last].told.as_ref().filter(|told| told.first == first)
    }

    /// The words to read instead of the definite noun at `token`.
    pub(crate) fn told(&self, sentence: usize, token: usize) -> Option<&Told> {
        self.sentences.get(sentence)?.tokens.get(token)?.told.as_ref()
    }

    /// Whether the token is a pronoun of which nobody knows what it stands for; "it" in "it rained" stands for nothing.
    pub(crate) fn is_open(&self, sentence: usize, token: usize, tree: &Tree) -> bool {
        const THIRD: &[&str] = &["he", "her", "him", "his", "it", "its", "she", "their", "them", "they"];
        tree.tag(token).starts_with("PRP")
            && THIRD.contains(&tree.parse.tokens[token].span.of(&self.text).to_lowercase().as_str())
            && !(tree.lemma(token) == "it" && expletives::is_empty_it(tree, token))
            && self.antecedent(sentence, token).is_none()
    }

    /// Whether the words name a person, or stand for one with a name.
    pub(crate) fn is_person(&self, span: Span) -> bool {
        let named = self.tokens(span).and_then(|(sentence, first, last)| {
            let node = &self.sentences[sentence].tokens[self.head(sentence, first, last)?];
            matches!(node.means, Meaning::Entity(entity) if self.chain.entities[entity].kind == Kind::Person)
                .then_some(())
        });
        named.is_some()
    }

    pub(crate) fn knows_person(&self, name: &str) -> bool {
        self.chain.entities.iter().any(|entity| entity.kind == Kind::Person && entity.written() == name)
    }

    /// The sex of the person of this full name, where the article or the name tells it.
    pub(crate) fn gender(&self, name: &str) -> Option<Gender> {
        self.chain.entities.iter().find(|entity| entity.written() == name).and_then(|entity| entity.gender)
    }

    fn phrase(&self, span: Span) -> String {
        span.of(&self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A phrase as it stands inside a sentence: a common noun that opens one is small there.
    fn inner(&self, span: Span) -> String {
        let phrase = self.phrase(span);
        let first = self.tokens(span).map(|(sentence, first, _)| &self.sentences[sentence].tokens[first]);
        let common =
            first.is_some_and(|node| matches!(node.tag, "NNS" | "JJ" | "CD") && node.means == Meaning::Nothing);
        let rest = phrase.chars().skip(1).take_while(|c| c.is_alphabetic());
        if common && rest.clone().all(char::is_lowercase) && rest.count() > 0 {
            let mut chars = phrase.chars();
            return chars.next().map(|c| c.to_lowercase().chain(chars).collect()).unwrap_or_default();
        }
        phrase
    }

    /// The sentence of a span and its first and last token under it.
    fn tokens(&self, span: Span) -> Option<(usize, usize, usize)> {
        let sentence = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let tokens = &self.sentences.get(sentence)?.tokens;
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end);
        (first < end).then(|| (sentence, first, end - 1))
    }

    /// The word of the range that the others hang on; a noun or pronoun before anything else.
    fn head(&self, sentence: usize, first: usize, last: usize) -> Option<usize> {
        let tokens = &self.sentences[sentence].tokens;
        let is_top = |i: &usize| tokens[*i].head < first || tokens[*i].head > last || tokens[*i].head == *i;
        let tops: Vec<usize> = (first..=last).filter(is_top).collect();
        let nominal = |i: &usize| {
            let tag = tokens[*i].tag;
            tag.starts_with("NN") || tag.starts_with("PRP") || matches!(tag, "WP" | "WDT" | "CD" | "DT")
        };
        let noun = |i: &usize| tokens[*i].tag.starts_with("NN") || tokens[*i].tag.starts_with("PRP");
        // "the 21-year-old" has no noun.
        let aged = |i: &usize| tokens[*i].tag == "JJ" && matches!(tokens[*i].means, Meaning::Entity(_));
        let named = |i: &usize| matches!(tokens[*i].means, Meaning::Entity(_)) && tokens[*i].tag.starts_with("NNP");
        // "his sister-in-law Ada", torn at its hyphens: the name.
        let torn = tops.iter().any(|i| tokens[*i].tag == "HYPH" || tokens.get(i + 1).is_some_and(|t| t.tag == "HYPH"));
        tops.iter()
            .copied()
            .find(|i| torn && named(i))
            .or_else(|| tops.iter().copied().find(noun))
            .or_else(|| tops.iter().copied().find(aged))
            .or_else(|| tops.iter().copied().find(nominal))
            .or_else(|| (first..=last).find(nominal))
    }
}

/// "a report" is "the report" when it is spoken of again.
fn definite(phrase: &str) -> String {
    let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    match first {
        "A" | "An" | "Another" | "Some" | "a" | "an" | "another" | "some" if !rest.is_empty() => format!("the {rest}"),
        "Her" | "His" | "Its" | "Many" | "My" | "Our" | "Several" | "That" | "The" | "Their" | "These" | "This"
        | "Those" => {
            format!("{} {rest}", first.to_lowercase())
        }
        _ => phrase.to_string(),
    }
}
