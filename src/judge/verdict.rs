//! What judging gives: clusters with a verdict, their sides, and the independent voices behind them.

use crate::cluster::Cluster;
use crate::id::Fingerprint;
use serde::{Deserialize, Serialize};

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
/// In order of urgency.
pub enum Verdict {
    Disputed,
    Corroborated,
    SingleSource,
}

impl Verdict {
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Disputed => "disputed",
            Verdict::Corroborated => "corroborated",
            Verdict::SingleSource => "single-source",
        }
    }
}

/// A cluster with everything the report says of it. Claims are positions in the run's list of claims.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Made of the cluster's core, so it stays when a claim is added.
    pub id: Fingerprint,
    pub cluster: Cluster,
    /// The claim's text, or the question at issue where the cluster is disputed.
    pub statement: String,
    pub verdict: Verdict,
    /// One side where nobody disagrees.
    pub sides: Vec<Vec<usize>>,
    pub outlets: Vec<String>,
    pub origins: Vec<Origin>,
    pub voices: Vec<Voice>,
    pub notes: Vec<Note>,
    /// What would change the verdict.
    pub needs: Option<String>,
}

/// Where the reports of some claims come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub name: String,
    pub claims: Vec<usize>,
}

/// An independent witness: origin × speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    pub origin: String,
    pub speaker: Option<String>,
    pub claims: Vec<usize>,
}

/// Something a reader should know; `code` is kebab-case (`changed-over-time`, `same-upstream`, …).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub code: &'static str,
    pub detail: String,
    pub claims: Vec<usize>,
}
