//! Why a cluster, a claim or a pair is judged as it is, as data; `explain_text` prints it.
//!
//! Takes a run and what to explain, gives an [`Explanation`]: each claim with its sentence and place, who counts as a voice
//! and where the reports come from, every comparison with all its signals and what the NLI model said in each direction it was
//! asked, notes, decisions, and what would change the verdict.

use super::build;
use super::decided;
use super::model::{DecisionEntry, NoteEntry, OriginEntry, SignalEntry, VoiceEntry};
use super::reasons;
use super::sources::{Place, Sources};
use crate::block::Candidate;
use crate::compare::{self, Comparison, NliScores, Relation};
use crate::extract::{Certainty, Stance};
use crate::id::Fingerprint;
use crate::judge::Verdict;
use crate::pipeline::Crosschecked;
use jiff::civil::Date;
use serde::Serialize;

pub const EXPLAIN_SCHEMA: &str = "crosscheck.explain/1";

/// What is explained.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    pub schema: &'static str,
    #[serde(flatten)]
    pub subject: Subject,
    /// Every claim that is named.
    pub claims: Vec<ClaimExplained>,
    /// The contradictions first, then weak signs, then agreement, then the rest.
    pub comparisons: Vec<PairExplained>,
    /// Whether the NLI model was asked; without it `scores` mean nothing.
    pub model: bool,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Subject {
    Cluster(Box<ClusterExplained>),
    /// `claims` holds it first, then those it was compared with.
    Claim(Box<ClusterExplained>),
    Pair,
}

#[derive(Clone, Debug, Serialize)]
pub struct ClusterExplained {
    pub cluster: Fingerprint,
    pub statement: String,
    pub verdict: Verdict,
    /// Why this verdict, in a sentence.
    pub because: String,
    /// What would change it, one way or the other.
    pub would_change: Vec<String>,
    pub sides: Vec<Vec<Fingerprint>>,
    pub voices: Vec<VoiceEntry>,
    pub origins: Vec<OriginEntry>,
    pub notes: Vec<NoteEntry>,
    pub decision: Option<DecisionEntry>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ClaimExplained {
    pub id: Fingerprint,
    pub cluster: Fingerprint,
    pub text: String,
    pub speaker: Option<String>,
    pub outlet: Option<String>,
    pub path: String,
    pub line: Option<usize>,
    pub column: Option<usize>,
    pub sentence: String,
    pub quote: String,
    pub cue: Option<String>,
    pub stance: Stance,
    pub certainty: Certainty,
    pub date: Option<Date>,
    pub headline: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct PairExplained {
    pub a: Fingerprint,
    pub b: Fingerprint,
    pub relation: Relation,
    /// A weak sign of contradiction.
    pub candidate: bool,
    /// Probability that both cannot be true.
    pub contradiction: f32,
    pub similarity: f32,
    /// `a` is the premise.
    pub scores: NliScores,
    /// `b` is the premise.
    pub reverse: NliScores,
    /// Whether the inference model gave the one, the other.
    #[serde(skip)]
    pub asked: [bool; 2],
    pub signals: Vec<SignalEntry>,
    /// Whether the pair was worth comparing; one that was not is compared only for this explanation.
    pub compared: bool,
}

/// So many comparisons of one claim are explained; the others say less.
const MAX_OF_CLAIM: usize = 12;

/// `at` is a position in `run.judged`.
pub fn cluster(run: &Crosschecked, sources: &Sources, at: usize, options: compare::Options) -> Explanation {
    let claims = &run.judged[at].cluster.claims;
    let inside = |pair: &Candidate| claims.contains(&pair.a) && claims.contains(&pair.b);
    let comparisons = compared(run, inside, usize::MAX);
    Explanation {
        schema: EXPLAIN_SCHEMA,
        subject: Subject::Cluster(Box::new(of_cluster(run, at))),
        claims: claims.iter().map(|claim| of_claim(run, sources, *claim)).collect(),
        comparisons,
        model: options.model,
    }
}

/// `at` is a position in the run's claims.
pub fn claim(run: &Crosschecked, sources: &Sources, at: usize, options: compare::Options) -> Explanation {
    let cluster = cluster_of(run, at);
    let comparisons = compared(run, |pair| pair.a == at || pair.b == at, MAX_OF_CLAIM);
    let id = |claim: &usize| &run.extracted.claims[*claim].id;
    let others = (0..run.extracted.claims.len())
        .filter(|claim| *claim != at && comparisons.iter().any(|pair| pair.a == *id(claim) || pair.b == *id(claim)));
    Explanation {
        schema: EXPLAIN_SCHEMA,
        claims: std::iter::once(at).chain(others).map(|claim| of_claim(run, sources, claim)).collect(),
        subject: Subject::Claim(Box::new(of_cluster(run, cluster))),
        comparisons,
        model: options.model,
    }
}

/// `a` and `b` are positions in the run's claims. A pair that was never compared is compared now.
pub fn pair(run: &Crosschecked, sources: &Sources, a: usize, b: usize, options: compare::Options) -> Explanation {
    let is = |pair: &Candidate| (pair.a.min(pair.b), pair.a.max(pair.b)) == (a.min(b), a.max(b));
    let mut comparisons = compared(run, is, 1);
    if comparisons.is_empty() {
        let candidate = Candidate { a, b };
        for comparison in &compare::compare_all(&run.statements, &[candidate], options) {
            comparisons.push(of_pair(run, candidate, comparison, false));
        }
    }
    Explanation {
        schema: EXPLAIN_SCHEMA,
        subject: Subject::Pair,
        claims: [a, b].iter().map(|claim| of_claim(run, sources, *claim)).collect(),
        comparisons,
        model: options.model,
    }
}

fn compared(run: &Crosschecked, wanted: impl Fn(&Candidate) -> bool, limit: usize) -> Vec<PairExplained> {
    let mut found: Vec<usize> = (0..run.pairs.len()).filter(|at| wanted(&run.pairs[*at])).collect();
    found.sort_by(|x, y| {
        let (a, b) = (&run.comparisons[*x], &run.comparisons[*y]);
        rank(a)
            .cmp(&rank(b))
            .then(b.contradiction.total_cmp(&a.contradiction))
            .then(b.similarity.total_cmp(&a.similarity))
    });
    found.truncate(limit);
    let comparisons = run.in_full(&found);
    found.iter().zip(&comparisons).map(|(at, comparison)| of_pair(run, run.pairs[*at], comparison, true)).collect()
}

fn rank(comparison: &Comparison) -> u8 {
    match comparison.relation {
        Relation::Contradicts => 0,
        _ if comparison.candidate => 1,
        Relation::Same => 2,
        Relation::Entails | Relation::EntailedBy => 3,
        Relation::Related => 4,
        Relation::Unrelated => 5,
    }
}

fn of_pair(run: &Crosschecked, pair: Candidate, comparison: &Comparison, compared: bool) -> PairExplained {
    let edge = build::edge_of(run, pair, comparison);
    let mut signals = edge.signals;
    signals.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()));
    PairExplained {
        a: edge.a,
        b: edge.b,
        relation: comparison.relation,
        candidate: comparison.candidate,
        contradiction: comparison.contradiction,
        similarity: comparison.similarity,
        scores: comparison.details().scores,
        reverse: comparison.details().reverse,
        asked: comparison.details().inferred,
        signals,
        compared,
    }
}

fn of_claim(run: &Crosschecked, sources: &Sources, at: usize) -> ClaimExplained {
    let claim = &run.extracted.claims[at];
    let document = &run.extracted.documents[claim.article.index()];
    let place: Option<Place> = document.map().origin(claim.span).and_then(|span| sources.place(document.path(), span));
    ClaimExplained {
        id: claim.id.clone(),
        cluster: run.judged[cluster_of(run, at)].id.clone(),
        text: claim.text.clone(),
        speaker: claim.speaker.as_ref().map(|speaker| speaker.name.clone()),
        outlet: document.meta().outlet.clone(),
        path: document.path().to_string(),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        sentence: claim.sentence_span.of(document.text()).to_string(),
        quote: claim.quote.clone(),
        cue: claim.cue.clone(),
        stance: claim.stance,
        certainty: claim.certainty,
        date: claim.date,
        headline: claim.headline,
    }
}

fn cluster_of(run: &Crosschecked, claim: usize) -> usize {
    run.judged.iter().position(|judged| judged.cluster.claims.contains(&claim)).unwrap_or(0)
}

fn of_cluster(run: &Crosschecked, at: usize) -> ClusterExplained {
    let entry = build::cluster(run, at);
    let decision = decided::decision(run, at);
    ClusterExplained {
        because: reasons::because(&entry),
        would_change: reasons::would_change(&entry),
        cluster: entry.id,
        statement: entry.statement,
        verdict: entry.verdict,
        sides: entry.sides,
        voices: entry.voices,
        origins: entry.origins,
        notes: entry.notes,
        decision,
    }
}
