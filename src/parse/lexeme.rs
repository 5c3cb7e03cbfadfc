//! What the networks see of a word: ids of its norm, its first letter, its last three and its shape.
//!
//! Takes the text of a token, gives four 64-bit ids in spaCy's string store. Reference: `spacy/lang/lex_attrs.py`.
//!
//! One departure: a curly apostrophe in a word (`O’Neill`, `n’t`, `’s`) is seen as the straight one, as nearly all words were written that
//! the networks learned from; spaCy takes `O’Neill` for an interjection and half of all `n’t` for a noun.
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
    let straight = straight(text);
    let orth = if let Cow::Owned(straight) = &straight { model.id(straight) } else { orth };
    let text = &*straight;
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

/// `O’Neill` as `O'Neill`; a mark alone may close a quotation and stays. A horizontal bar is a dash.
pub(super) fn straight(text: &str) -> Cow<'_, str> {
    if text == "―" {
        return Cow::Owned("—".to_string());
    }
    let curly = !text.is_ascii() && text.contains('’') && text.contains(char::is_alphabetic);
    if curly { Cow::Owned(text.replace('’', "'")) } else { Cow::Borrowed(text) }
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
