//! What normalising gives: a claim's text in comparable form. Spans are bytes of the claim's text.

use crate::extract::{Certainty, Stance};
use crate::parse::Parse;
use crate::read::ArticleId;
use crate::span::{SourceMap, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A claim's text, taken apart for comparison, with what the comparison must know about it.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The claim’s words without the glosses that only its readers need.
    pub text: String,
    /// `text` → the article's text.
    pub map: SourceMap,
    pub parse: Arc<Parse>,
    pub stance: Stance,
    pub certainty: Certainty,
    pub speaker: Option<String>,
    pub outlet: Option<String>,
    pub article: ArticleId,
    /// A hash of the sentence it was made from, where known: statements of one sentence, also copied elsewhere, do not contradict
    /// each other.
    pub sentence: Option<u64>,
    /// For a statement that somebody wrote with its attribution: all of what was written.
    pub whole: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    pub polarity: Polarity,
    pub quantities: Vec<Quantity>,
    pub names: Vec<Name>,
    pub times: Vec<Time>,
    /// When the reported event happened, as far as the text and its date say.
    pub event_time: Option<TimeSpan>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    Affirmed,
    Negated,
}

/// "nearly ten detained" → 10, `nearly`, unit `person`.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub value: f64,
    /// The upper end of "14-16 billion".
    pub high: Option<f64>,
    /// `USD`, `percent`, `km`, `times`, or the lemma of what is counted; `None` where nothing says.
    pub unit: Option<String>,
    pub bound: Bound,
    pub span: Span,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    Exactly,
    About,
    AtLeast,
    AtMost,
    Nearly,
    MoreThan,
}

/// A name in one spelling: "Ekaterinburg" → `yekaterinburg`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As written, titles cut.
    pub text: String,
    /// The comparable form.
    pub key: String,
    pub kind: NameKind,
    pub span: Span,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    Person,
    Organisation,
    Place,
    Other,
}

/// A date or time expression and what it means, if it could be resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    pub span: Span,
    pub when: Option<TimeSpan>,
    /// What the words say by themselves, for texts without a date of publication.
    pub said: Said,
}

/// The parts of a date that are written out: "Tuesday" → weekday 2; "3 March" → month 3, day 3.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    /// The last day of "October 22-24".
    pub last_day: Option<i8>,
    /// Monday is 1.
    pub weekday: Option<i8>,
}

/// Whole days, both ends included.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TimeSpan {
    pub from: Date,
    pub to: Date,
}
