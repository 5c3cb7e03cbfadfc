//! The report as data: exactly the JSON of the contract (`crosscheck.report/1`, `crosscheck.extract/1`).
//!
//! Spans here are bytes of the original FILE; the formatters turn them into line and column through [`Sources`](super::Sources).
//! Reads back what it writes (`diff` and `--baseline` need that); unknown fields of later versions are ignored.

use crate::compare::{NliScores, Relation};
use crate::extract::{Certainty, Stance};
use crate::id::Fingerprint;
use crate::judge::Verdict;
use crate::normalise::{Bound, Polarity, TimeSpan};
use crate::read::{Skipped, UpstreamKind};
use crate::span::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub const EXTRACT_SCHEMA: &str = "crosscheck.extract/1";
pub const REPORT_SCHEMA: &str = "crosscheck.report/1";

/// `extract --format json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extracted {
    pub schema: String,
    pub articles: Vec<ArticleEntry>,
    pub skipped: Vec<Skipped>,
}

/// `report --format json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub schema: String,
    pub articles: Vec<ArticleEntry>,
    pub clusters: Vec<ClusterEntry>,
    pub summary: Summary,
    pub skipped: Vec<Skipped>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleEntry {
    pub id: Fingerprint,
    pub path: String,
    pub outlet: Option<String>,
    pub title: Option<String>,
    pub date: Option<Date>,
    pub url: Option<String>,
    pub upstreams: Vec<UpstreamEntry>,
    pub attributions: Vec<AttributionEntry>,
    pub claims: Vec<ClaimEntry>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpstreamEntry {
    pub name: String,
    pub kind: UpstreamKind,
    pub span: Option<Span>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttributionEntry {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    pub speaker: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimEntry {
    pub id: Fingerprint,
    pub text: String,
    pub quote: String,
    pub span: Span,
    pub sentence_span: Span,
    pub speaker: Option<String>,
    pub cue: Option<String>,
    pub stance: Stance,
    pub certainty: Certainty,
    pub polarity: Polarity,
    pub event_time: Option<TimeSpan>,
    pub quantities: Vec<QuantityEntry>,
    pub names: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuantityEntry {
    pub value: f64,
    pub unit: Option<String>,
    pub bound: Bound,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClusterEntry {
    pub id: Fingerprint,
    pub statement: String,
    pub verdict: Verdict,
    pub claims: Vec<Fingerprint>,
    /// One side where nobody disagrees.
    pub sides: Vec<Vec<Fingerprint>>,
    pub outlets: Vec<String>,
    pub origins: Vec<OriginEntry>,
    pub voices: Vec<VoiceEntry>,
    pub contradictions: Vec<EdgeEntry>,
    pub candidates: Vec<EdgeEntry>,
    pub notes: Vec<NoteEntry>,
    pub needs: Option<String>,
    pub decision: Option<DecisionEntry>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OriginEntry {
    pub name: String,
    pub claims: Vec<Fingerprint>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoiceEntry {
    pub origin: String,
    pub speaker: Option<String>,
    pub claims: Vec<Fingerprint>,
}

/// A contradiction or a candidate between two claims of the cluster.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EdgeEntry {
    pub a: Fingerprint,
    pub b: Fingerprint,
    pub score: f32,
    pub signals: Vec<SignalEntry>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignalEntry {
    pub code: String,
    pub detail: String,
    /// Evidence: in the file of `a`, in the file of `b`.
    pub spans: [Option<Span>; 2],
    /// Share of the score; positive speaks for a contradiction.
    #[serde(default)]
    pub weight: f32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoteEntry {
    pub code: String,
    pub detail: String,
    pub claims: Vec<Fingerprint>,
}

/// An editor's word over the machine's, which stays visible.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionEntry {
    pub decision: String,
    pub by: String,
    pub on: Date,
    pub reason: String,
    /// What the machine said before the decision.
    pub machine_verdict: Verdict,
    /// The claims it names, as they stand here; none where a report of an earlier version does not say.
    #[serde(default)]
    pub claims: Vec<Fingerprint>,
    /// How they were found.
    #[serde(default)]
    pub anchored: Anchored,
}

/// How the claims of a decision were found again.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Anchored {
    /// By fingerprint.
    #[default]
    Exact,
    /// By their words, which may have changed a little since.
    Fuzzy,
}

#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    pub articles: usize,
    pub claims: usize,
    pub corroborated: usize,
    pub disputed: usize,
    pub single_source: usize,
}

/// One line of `compare --pairs - --format json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparisonEntry {
    pub relation: Relation,
    pub similarity: f32,
    pub scores: NliScores,
    /// Spans are bytes of the given texts.
    pub signals: Vec<SignalEntry>,
}
