//! What the networks see of a word: ids of its norm, its first letter, its last three and its shape.
//!
//! Takes the text of a token, gives four 64-bit ids in spaCy's string store. Reference: `spacy/lang/lex_attrs.py`.
//!
//! One departure: a name with a curly apostrophe (`O’Neill`) is seen as with the straight one, as nearly all names were written that the
//! networks learned from; spaCy takes it for an interjection.
//!
//! Worked: `Ferries` has norm `ferries`, prefix `F`, suffix `ies`, shape `Xxxxx`; `didn't`'s `n't` has the norm `not`.

use super::model::Model;
use std::borrow::Cow;

/// Attributes that both encoders read.
pub(super) const ATTRIBUTES: usize = 4;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexeme {
    /// Norm, prefix, suffix, shape.
    pub ids: [u64; ATTRIBUTES],
    pub space: bool,
}

/// `norm` is the id an exception gives, or 0.
pub(super) fn lexeme(model: &Model, text: &str, orth: u64, norm: u64) -> Lexeme {
    let straight = straight_name(text);
    let text = straight.as_deref().unwrap_or(text);
    let norm = if norm != 0 {
        norm
    } else if let Some(norm) = model.norms.get(orth) {
        model.id(norm)
    } else {
        match lower(text) {
            Cow::Borrowed(_) => orth,
            Cow::Owned(lower) => model.id(&lower),
        }
    };
    let prefix = text.chars().next().map_or("", |c| &text[..c.len_utf8()]);
    let suffix = text.char_indices().rev().nth(2).map_or(text, |(at, _)| &text[at..]);
    let shape = shape(model, text);
    Lexeme { ids: [norm, model.id(prefix), model.id(suffix), model.id(&shape)], space: model.classes.all_space(text) }
}

/// `O’Neill` as `O'Neill`.
fn straight_name(text: &str) -> Option<String> {
    let (first, rest) = text.split_once('’').filter(|_| !text.is_ascii())?;
    let large = |words: &str| words.chars().next().is_some_and(char::is_uppercase);
    let is_name = (1..=3).contains(&first.len()) && large(first) && large(rest) && rest.len() > 2;
    is_name.then(|| text.replace('’', "'"))
}

/// The word in small letters; itself where it is plain ASCII that has no others.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else if text.is_ascii() {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

/// Letters to `x` and `X`, digits to `d`, no more than four of a kind in a row.
fn shape(model: &Model, text: &str) -> String {
    /// Longer words all have the shape `LONG`.
    const LONG: usize = 100;
    const RUN: usize = 4;
    if text.len() >= LONG && text.chars().count() >= LONG {
        return "LONG".to_string();
    }
    let mut shape = String::with_capacity(text.len());
    let mut last = None;
    let mut run = 0;
    for c in text.chars() {
        let kind = if model.classes.py_alpha.has(c) {
            if model.classes.py_upper.has(c) { 'X' } else { 'x' }
        } else if model.classes.py_digit.has(c) {
            'd'
        } else {
            c
        };
        run = if last == Some(kind) { run + 1 } else { 0 };
        last = Some(kind);
        if run < RUN {
            shape.push(kind);
        }
    }
    shape
}
