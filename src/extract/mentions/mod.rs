//! Who and what an article speaks of: names, descriptions and pronouns chained to one canonical name.

use crate::clean::CleanText;
use crate::extract::claim::Speaker;
use crate::parse::Parse;
use crate::segment::Sentence;
use crate::span::Span;

/// The chains of one article.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    text: String,
}

/// What a pronoun or description stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Antecedent {
    /// The fullest name the article gives.
    pub name: String,
    pub person: bool,
    pub plural: bool,
}

impl Mentions {
    pub fn find(text: &CleanText, _sentences: &[Sentence], _parses: &[Parse]) -> Mentions {
        Mentions { text: text.article.text.clone() }
    }

    /// The speaker whose name, description or pronoun lies under `span`.
    pub fn canonical(&self, span: Span) -> Option<Speaker> {
        Some(Speaker { name: span.of(&self.text).to_string(), role: None, unnamed: false })
    }

    /// What the pronoun or description at `token` of sentence `sentence` stands for; `None` when unsure.
    pub fn antecedent(&self, _sentence: usize, _token: usize) -> Option<Antecedent> {
        None
    }
}
