//! What extraction gives: attributions, and atomic claims that keep who said them.

use crate::id::Fingerprint;
use crate::parse::Parse;
use crate::read::ArticleId;
use crate::span::{SourceMap, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Everything that one article or claim file gave.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// Every attribution seen, also those that gave no claim.
    pub attributions: Vec<Attribution>,
    /// In the order of the text.
    pub claims: Vec<Claim>,
}

/// Who says what, by which word. Spans may have several pieces ("“P,” she said, “Q”").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    pub speaker: Option<Speaker>,
    pub stance: Stance,
    /// What the cue says of the content: "alleged" → alleged; [`Certainty::Certain`] where it says nothing.
    pub certainty: Certainty,
    /// Whether the cue takes the content for true ("acknowledged", "revealed").
    pub factive: bool,
    pub form: Form,
    /// Position of the sentence that holds the cue.
    pub sentence: usize,
}

/// What the content is, which decides whether a claim can be made of it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Words in quotation marks, whole sentences or part of one.
    Speech,
    /// A finite clause: "said *the ferry sank*", "*the ferry sank*, according to".
    Clause,
    /// An infinitive or participle that the source is the subject of: "plans *to sue*".
    Action,
    /// A noun phrase: "praised *the crew*". Says nothing by itself.
    Topic,
    /// A clause that the newsroom itself calls false, or rates: "the fake story that *the ferry sank*".
    Rejection,
}

/// A source with its chain through the article resolved: "he" → "Dmitry Peskov".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Speaker {
    /// The fullest name the article gives.
    pub name: String,
    /// "Kremlin spokesperson"; what stood before or after the name.
    pub role: Option<String>,
    /// "officials", "a source close to the talks": nobody can be asked.
    pub unnamed: bool,
}

/// What a speaker is called of whom the text says nothing: "it is said that".
pub const UNKNOWN: &str = "unnamed source";

/// One atomic statement, readable alone, never stronger than its sentence.
#[derive(Clone, Debug)]
pub struct Claim {
    /// `Fingerprint::of("claim", [outlet or path, speaker or "", text])`; the n-th repeat of one id adds its number.
    pub id: Fingerprint,
    pub article: ArticleId,
    pub text: String,
    /// `text` → the article's text; bracketed antecedents map to nothing.
    pub map: SourceMap,
    /// The exact words of the article the claim was made from.
    pub quote: String,
    pub span: Span,
    pub sentence_span: Span,
    /// `None` = the outlet's own voice.
    pub speaker: Option<Speaker>,
    pub cue: Option<String>,
    pub stance: Stance,
    pub certainty: Certainty,
    /// When it was published: the article's date, or the claim file's own.
    pub date: Option<Date>,
    /// Where this claim alone comes from ("…, X reports, citing Y"), beside the article's own upstreams.
    pub upstreams: Vec<String>,
    /// The analysis of `text`, where it was made as the text stands; else `normalise` makes it.
    pub parse: Option<Arc<Parse>>,
    /// From a headline: may repeat the body, never counts as a voice of its own.
    pub headline: bool,
}

/// What the speaker does with the content.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    Asserts,
    Denies,
    Questions,
    Demands,
    Hopes,
    Expects,
}

/// How sure the claim is of its content, hedges and modality included.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    Certain,
    Likely,
    Possible,
    Alleged,
    Expected,
}
