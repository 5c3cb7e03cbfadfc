//! What comparing needs to know of one statement, computed once however many pairs it is in.
//!
//! Takes a [`Statement`], gives [`Prepared`]: its telling words with their weights, names and numbers as one word each, frames,
//! negation, and the vector of its text.

use super::frame::{self, Frame};
use super::lexicon;
use super::scope::{self, Scope};
use super::signs::Facts;
use super::value::Amount;
use super::vocabulary::Vocabulary;
use crate::embed::{self, Packed};
use crate::extract::Stance;
use crate::normalise::Statement;
use crate::parse::{Parse, Upos, is_word};
use crate::span::Span;
use compact_str::{CompactString, format_compact};
use std::borrow::Cow;

pub(super) struct Prepared<'a> {
    pub s: &'a Statement,
    pub words: Vec<Word>,
    /// For each token the word it belongs to.
    pub word_of: Vec<Option<u16>>,
    pub frames: Vec<Frame>,
    /// Of the statement's quantities.
    pub amounts: Vec<Amount<'a>>,
    pub scope: Scope,
    pub vector: Packed,
    /// Sum of the words' weights.
    pub weight: f32,
    /// What the signs ask of this side alone.
    pub facts: Facts,
}

/// A telling word, a name, or a number with its unit.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// The token that stands for it in the tree.
    pub token: u32,
    pub id: u32,
    pub weight: f32,
    pub kind: Kind,
    /// Sides of opposites that it is on; those of its verb for a noun of an action.
    pub sides: &'static [u16],
    /// The verb's id for a noun of an action, else `id`.
    pub action: u32,
    pub turned: bool,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Noun,
    Verb,
    Other,
    /// Position in the statement's names.
    Name(u16),
    /// Position in the statement's quantities.
    Number(u16),
    /// Position in the statement's times.
    Time(u16),
}

/// A name weighs like a rare word even where its pieces are common ones. A guess.
const NAME_WEIGHT: f32 = 0.8;
/// What a number weighs beside words of up to 1. A guess.
const NUMBER_WEIGHT: f32 = 0.5;
/// A date is often left out. A guess.
const TIME_WEIGHT: f32 = 0.3;
/// Heavier than this counts as this: a long rare word is no two words.
const MAX_WEIGHT: f32 = 1.1;

/// The lemmas whose vectors `prepared` will ask for, beside names.
pub(super) fn lemmas(statement: &Statement) -> Vec<CompactString> {
    let parse = &statement.parse;
    let mut found: Vec<CompactString> = (0..parse.tokens.len())
        .filter(|token| is_telling(statement, *token))
        .filter_map(|token| lemma_of_word(&statement.text, parse, token))
        .collect();
    let verbs: Vec<CompactString> = found.iter().filter_map(|lemma| action(lemma)).map(CompactString::from).collect();
    found.extend(verbs);
    found
}

/// The plain verb behind a noun of an action or a verb with a particle.
fn action(lemma: &str) -> Option<&'static str> {
    lexicon::nominal(lemma).map(|(verb, _)| verb).or_else(|| lexicon::plain_verb(lemma))
}

fn is_telling(statement: &Statement, token: usize) -> bool {
    let token = &statement.parse.tokens[token];
    matches!(
        token.pos,
        Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Propn | Upos::Num | Upos::X | Upos::Adp | Upos::Intj
    ) && !(token.pos == Upos::Adp && token.dep != "prt" && token.dep != "ROOT")
        && !(token.lemma == "be" || token.lemma == "have" && token.dep == "aux")
        && token.lemma.chars().any(char::is_alphanumeric)
}

/// What a token is known by; the first half of a word that is also written closed is known by its second: "cease-fire".
fn lemma_of_word(text: &str, parse: &Parse, token: usize) -> Option<CompactString> {
    if closed(text, parse, token + 2).is_some() {
        return None;
    }
    Some(closed(text, parse, token).unwrap_or_else(|| frame::lemma_with_particle(text, parse, token)))
}

/// "cease-fire" → "ceasefire", where that is a word; "south-east" stays two. `token` is the part behind the hyphen.
fn closed(text: &str, parse: &Parse, token: usize) -> Option<CompactString> {
    let parts = parse.tokens.get(token.checked_sub(2)?..=token)?;
    let tight = parts[0].span.end == parts[1].span.start && parts[1].span.end == parts[2].span.start;
    if !tight || parts[1].span.of(text) != "-" {
        return None;
    }
    in_one_word(parts[0].span.of(text), &parts[2].lemma)
}

/// The word that two halves of a hyphen are, in small letters. Not after "re": "re-signed" is no "resigned".
pub(super) fn in_one_word(first: &str, second: &str) -> Option<CompactString> {
    let whole = format_compact!("{}{}", first.to_lowercase(), second.to_lowercase());
    (!first.eq_ignore_ascii_case("re") && is_word(&whole)).then_some(whole)
}

/// "We [the Harbour Board] closed it": who "we" are stands among the names, and makes two texts no less alike.
fn without_asides(text: &str) -> Cow<'_, str> {
    const OPENS: [&str; 2] = ["We [", "we ["];
    let aside = OPENS.iter().find_map(|opens| text.split_once(opens));
    match aside.and_then(|(before, rest)| Some((before, rest.split_once(']')?.1))) {
        Some((before, behind)) => Cow::Owned(format!("{before}we{behind}")),
        None => Cow::Borrowed(text),
    }
}

pub(super) fn prepared<'a>(statement: &'a Statement, vocabulary: &Vocabulary) -> Prepared<'a> {
    let parse = &statement.parse;
    let count = parse.tokens.len();
    let mut prepared = Prepared {
        s: statement,
        words: Vec::with_capacity(count / 2 + 2),
        word_of: vec![None; count],
        frames: frame::frames(&statement.text, parse),
        amounts: statement.quantities.iter().map(Amount::of).collect(),
        scope: scope::scope(&statement.text, parse, statement.stance == Stance::Denies),
        vector: Packed::of(&embed::embed(&without_asides(&statement.text))),
        weight: 0.0,
        facts: Facts::default(),
    };
    for (at, name) in statement.names.iter().enumerate() {
        let Some(id) = vocabulary.id(&name.key) else { continue };
        let weight = vocabulary.weight(id).clamp(NAME_WEIGHT, MAX_WEIGHT);
        prepared.push(name.span, id, weight, Kind::Name(at as u16));
    }
    let number = vocabulary.id(NUMBER).unwrap_or(0);
    for (at, quantity) in statement.quantities.iter().enumerate() {
        prepared.push(quantity.span, number, NUMBER_WEIGHT, Kind::Number(at as u16));
    }
    for (at, time) in statement.times.iter().enumerate() {
        prepared.push(time.span, number, TIME_WEIGHT, Kind::Time(at as u16));
    }
    for token in 0..count {
        if prepared.word_of[token].is_some() || !is_telling(statement, token) || parse.tokens[token].dep == "prt" {
            continue;
        }
        let Some(lemma) = lemma_of_word(&statement.text, parse, token) else { continue };
        let Some(id) = vocabulary.id(&lemma) else { continue };
        let kind = match parse.tokens[token].pos {
            Upos::Noun | Upos::Propn => Kind::Noun,
            Upos::Verb => Kind::Verb,
            _ => Kind::Other,
        };
        let weight = vocabulary.weight(id).min(MAX_WEIGHT);
        prepared.word_of[token] = Some(prepared.words.len() as u16);
        let sides = sides(&statement.text, parse, token, &lemma);
        let action = action(&lemma).and_then(|verb| vocabulary.id(verb)).unwrap_or(id);
        let turned = prepared.scope.is_turned(token);
        prepared.word_of[token] = Some(prepared.words.len() as u16);
        prepared.words.push(Word { token: token as u32, id, weight, kind, sides, action, turned });
    }
    prepared.weight = prepared.words.iter().map(|word| word.weight).sum();
    prepared.facts = Facts::of(&prepared);
    prepared
}

/// Stands in the vocabulary for every number.
pub(super) const NUMBER: &str = "number";

impl Prepared<'_> {
    /// One word for all tokens under `span`; tokens that belong to a word already stay with it.
    fn push(&mut self, span: Span, id: u32, weight: f32, kind: Kind) {
        let tokens = &self.s.parse.tokens;
        let inside: Vec<usize> = (0..tokens.len())
            .filter(|i| {
                tokens[*i].span.start >= span.start && tokens[*i].span.end <= span.end && self.word_of[*i].is_none()
            })
            .collect();
        let Some(last) = inside.last().copied() else { return };
        // The token whose head is outside stands for all.
        let stand = inside
            .iter()
            .copied()
            .find(|i| !inside.contains(&tokens[*i].head) || tokens[*i].head == *i)
            .unwrap_or(last);
        for token in inside {
            self.word_of[token] = Some(self.words.len() as u16);
        }
        let turned = self.scope.is_turned(stand);
        self.words.push(Word { token: stand as u32, id, weight, kind, sides: &[], action: id, turned });
    }

    pub(super) fn word_at(&self, token: u32) -> Option<usize> {
        self.word_of[token as usize].map(usize::from)
    }

    pub(super) fn lemma(&self, token: u32) -> &str {
        &self.s.parse.tokens[token as usize].lemma
    }

    pub(super) fn written(&self, token: u32) -> &str {
        self.s.parse.tokens[token as usize].span.of(&self.s.text)
    }

    pub(super) fn span(&self, token: u32) -> Span {
        self.s.parse.tokens[token as usize].span
    }

    /// The written words of a word: all of a name, a number with its unit, a verb with its particle.
    pub(super) fn span_of_word(&self, word: usize) -> Span {
        let word = &self.words[word];
        match word.kind {
            Kind::Name(at) => self.s.names[usize::from(at)].span,
            Kind::Number(at) => self.s.quantities[usize::from(at)].span,
            _ => self.span(word.token),
        }
    }

    /// The frame whose predicate this token is.
    pub(super) fn frame_of(&self, token: u32) -> Option<&Frame> {
        self.frames.iter().find(|frame| frame.head == token || frame.verb == token)
    }
}

/// Of the lemma, else of the word as written ("strained" the adjective), else of the verb behind a noun.
fn sides(text: &str, parse: &Parse, token: usize, lemma: &str) -> &'static [u16] {
    let own = lexicon::sides(lemma);
    if !own.is_empty() {
        return own;
    }
    let written = lexicon::sides(&parse.tokens[token].span.of(text).to_lowercase());
    if !written.is_empty() {
        return written;
    }
    lexicon::nominal(lemma).map_or(&[], |(verb, _)| lexicon::sides(verb))
}
