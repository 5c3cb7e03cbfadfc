//! English analysis: tokens, tags, lemmas, dependencies, sentences and entities of one block of text.

/// The analysis of one text.
#[derive(Clone, Debug, Default)]
pub struct Parse {}
