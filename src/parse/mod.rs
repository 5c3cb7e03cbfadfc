//! Stage `parse`: English analysis of one text: tokens, tags, lemmas, dependencies, sentences and named entities.
//!
//! Takes a text and the span of it to analyse, gives a [`Parse`] whose spans are bytes of that text. Labels are those of
//! spaCy's English models: Penn Treebank tags, ClearNLP dependencies, OntoNotes entities.
//!
//! Worked: `The ferry sank.` gives `ferry NN NOUN nsubj ← sank`, `sank VBD VERB ROOT, lemma sink`.

mod analysis;
mod interim;

pub use analysis::{Entity, Parse, Token, Upos};

use crate::span::Span;

/// Analyses the bytes of `text` under `span`; the spans of the result point into `text`.
pub fn parse(text: &str, span: Span) -> Parse {
    interim::parse(text, span)
}

/// Analyses a whole text.
pub fn parse_all(text: &str) -> Parse {
    parse(text, Span::new(0, text.len()))
}
