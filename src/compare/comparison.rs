//! What comparing gives: how two claims relate, and every sign that says so.

use crate::nli;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use std::borrow::Cow;

#[derive(Clone, Debug)]
pub struct Comparison {
    pub relation: Relation,
    /// 0…1, symmetric.
    pub similarity: f32,
    /// Calibrated probability that both cannot be true.
    pub contradiction: f32,
    /// `Relation::Contradicts` only above the precision threshold; a weak sign is a candidate.
    pub candidate: bool,
    /// Two answers to one question, with time between them.
    pub changed: bool,
    /// A named sign of different things: another event, place, subject.
    pub apart: bool,
    /// Both tell of one event, each with more than follows from the other.
    pub one_event: bool,
    /// Without its details but for what the inference model said; [`restore`](super::restore) makes them again.
    pub brief: bool,
    /// Most pairs of a run never need any.
    pub(crate) details: Option<Box<Details>>,
}

/// What explains a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// `a` is the premise, `b` the hypothesis.
    pub scores: NliScores,
    /// The other way round.
    pub reverse: NliScores,
    /// Whether the inference model looked: `scores`, `reverse` are its own then.
    pub inferred: [bool; 2],
    pub signals: Vec<Signal>,
}

const NONE: Details =
    Details { scores: NliScores::NONE, reverse: NliScores::NONE, inferred: [false; 2], signals: Vec::new() };

impl Details {
    /// What the inference model said of `a` → `b` and of `b` → `a`.
    pub(super) fn told(&self) -> [Option<NliScores>; 2] {
        [self.inferred[0].then_some(self.scores), self.inferred[1].then_some(self.reverse)]
    }
}

impl Comparison {
    /// All of them only where it is not brief.
    pub fn details(&self) -> &Details {
        static NOTHING: Details = NONE;
        self.details.as_deref().unwrap_or(&NOTHING)
    }

    pub fn signals(&self) -> &[Signal] {
        &self.details().signals
    }

    pub(crate) fn add(&mut self, signal: Signal) {
        self.details.get_or_insert_with(|| Box::new(NONE)).signals.push(signal);
    }

    /// The named sign that speaks most for a contradiction; what every pair has and what a model thinks do not count.
    pub fn strongest(&self) -> Option<&Signal> {
        let named = self
            .signals()
            .iter()
            .filter(|signal| !super::sign::is_base(signal.code) && !signal.code.starts_with("nli-"));
        named.max_by(|x, y| x.weight.total_cmp(&y.weight))
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    Same,
    Entails,
    EntailedBy,
    Contradicts,
    Related,
    Unrelated,
}

/// Adds up to 1.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NliScores {
    pub entails: f32,
    pub neutral: f32,
    pub contradicts: f32,
}

impl NliScores {
    const NONE: NliScores = NliScores { entails: 0.0, neutral: 0.0, contradicts: 0.0 };
}

impl From<nli::Scores> for NliScores {
    fn from(scores: nli::Scores) -> NliScores {
        NliScores { entails: scores.entails, neutral: scores.neutral, contradicts: scores.contradicts }
    }
}

/// Nearly always one, kept in place.
pub type Spans = SmallVec<[Span; 2]>;

/// One named sign with the words that show it. Positive weight speaks for a contradiction, negative against.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// Kebab-case: `number-conflict`, `negation`, … ; `compare::CODES` lists and describes them all.
    pub code: &'static str,
    pub weight: f32,
    /// One line for a reader: "12 killed / 15 killed".
    pub detail: Cow<'static, str>,
    /// Evidence in the text of `a` and of `b`.
    pub a: Spans,
    pub b: Spans,
}
