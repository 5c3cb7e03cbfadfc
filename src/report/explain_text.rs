//! An explanation for a person at a terminal.
//!
//! ```text
//! disputed  41 or 38 people died in the crash  [3f21…]
//!   because one pair of its claims cannot both be true
//! side 1
//!   9bc0…  “41 people died in the crash”
//!          Tobol Daily, tobol.yaml:11:11, 2025-10-09
//! ```

use super::explain::{ClaimExplained, ClusterExplained, Explanation, PairExplained, Subject};
use super::model::SignalEntry;
use super::reasons::ties;
use super::view::{harmless, shortened};
use crate::compare::{NliScores, Relation, is_base};
use crate::extract::{Certainty, Stance};
use crate::id::Fingerprint;
use std::cmp::Ordering;
use std::fmt::Write;

/// Longest sentence shown, in characters.
const MAX_SENTENCE: usize = 300;
/// Pairs without a contradiction or a weak sign of one that are shown in full; the others stand in one line.
const MAX_FULL: usize = 5;

pub fn render(explanation: &Explanation) -> String {
    let mut out = String::new();
    let text = Text { explanation };
    match &explanation.subject {
        Subject::Cluster(cluster) => text.cluster(cluster, &mut out),
        Subject::Claim(cluster) => text.claim(cluster, &mut out),
        Subject::Pair => {
            for (name, claim) in ["a", "b"].iter().zip(&explanation.claims) {
                let _ = writeln!(out, "{name}");
                said(claim, &mut out);
            }
        }
    }
    text.comparisons(&mut out);
    out
}

struct Text<'e> {
    explanation: &'e Explanation,
}

impl Text<'_> {
    fn cluster(&self, cluster: &ClusterExplained, out: &mut String) {
        head(cluster, out);
        for (i, side) in cluster.sides.iter().enumerate() {
            match cluster.sides.len() {
                1 => out.push_str("\nclaims\n"),
                _ => {
                    let _ = writeln!(out, "\nside {}", i + 1);
                }
            }
            side.iter().filter_map(|id| self.find(id)).for_each(|claim| said(claim, out));
        }
        let on_no_side = |claim: &&ClaimExplained| !cluster.sides.iter().flatten().any(|id| *id == claim.id);
        let neutral: Vec<&ClaimExplained> = self.explanation.claims.iter().filter(on_no_side).collect();
        if !neutral.is_empty() {
            out.push_str("\non no side\n");
            neutral.into_iter().for_each(|claim| said(claim, out));
        }
        self.voices(cluster, out);
        tail(cluster, out);
    }

    fn claim(&self, cluster: &ClusterExplained, out: &mut String) {
        if let Some(claim) = self.explanation.claims.first() {
            out.push_str("claim\n");
            said(claim, out);
            let _ = writeln!(out, "    stance {}, certainty {}", stance(claim.stance), certainty(claim.certainty));
        }
        out.push_str("\nin the cluster\n");
        head(cluster, out);
        tail(cluster, out);
    }

    fn find(&self, id: &Fingerprint) -> Option<&ClaimExplained> {
        self.explanation.claims.iter().find(|claim| claim.id == *id)
    }

    /// Each voice with the claims it is made of, and the notes that say why they are one.
    fn voices(&self, cluster: &ClusterExplained, out: &mut String) {
        let count = cluster.voices.len();
        let _ = writeln!(out, "\n{} independent voice{}", count, if count == 1 { "" } else { "s" });
        for (i, voice) in cluster.voices.iter().enumerate() {
            let last = i + 1 == count;
            let speaker =
                voice.speaker.as_ref().map_or(String::new(), |speaker| format!("{}, through ", harmless(speaker)));
            let _ = writeln!(out, "  {} {speaker}{}", if last { "└─" } else { "├─" }, harmless(&voice.origin));
            let bar = if last { "  " } else { "│ " };
            for claim in voice.claims.iter().filter_map(|id| self.find(id)) {
                let _ = writeln!(out, "  {bar}   {} in {}", claim.id, place(claim));
            }
            for note in ties(&cluster.notes, &voice.claims) {
                let _ = writeln!(out, "  {bar}   one voice: {}", harmless(&note.detail));
            }
        }
    }

    fn comparisons(&self, out: &mut String) {
        let pairs = &self.explanation.comparisons;
        if pairs.is_empty() {
            return;
        }
        let whole = matches!(self.explanation.subject, Subject::Pair);
        let mut shown = 0;
        let mut briefly = Vec::new();
        for pair in pairs {
            let telling = pair.relation == Relation::Contradicts || pair.candidate;
            shown += usize::from(!telling);
            if whole || telling || shown <= MAX_FULL {
                self.pair(pair, whole, out);
            } else {
                briefly.push(pair);
            }
        }
        if !briefly.is_empty() {
            out.push_str("\nalso compared\n");
            for pair in briefly {
                let _ = writeln!(out, "  {} {}:{}", relation(pair.relation), pair.a, pair.b);
            }
        }
    }

    fn pair(&self, pair: &PairExplained, alone: bool, out: &mut String) {
        let weak = if pair.candidate { ", a weak sign of contradiction" } else { "" };
        let _ = writeln!(out, "\n{}{weak}", relation(pair.relation));
        if !alone {
            for (name, id) in [("a", &pair.a), ("b", &pair.b)] {
                let claim = self.find(id);
                let text = claim.map_or("", |claim| claim.text.as_str());
                let at = claim.map_or(String::new(), |claim| format!(" ({})", place(claim)));
                let _ = writeln!(out, "  {name} {id} “{}”{at}", harmless(text));
            }
        }
        if !pair.compared {
            out.push_str("  too little in common to be compared in a report; compared for this explanation\n");
        }
        let kinds = [
            ("for a contradiction", Ordering::Greater),
            ("against a contradiction", Ordering::Less),
            ("also", Ordering::Equal),
        ];
        let (base, named): (Vec<&SignalEntry>, Vec<&SignalEntry>) =
            pair.signals.iter().partition(|signal| is_base(&signal.code));
        for (title, sign) in kinds {
            let of_kind: Vec<&SignalEntry> =
                named.iter().copied().filter(|signal| signal.weight.partial_cmp(&0.0) == Some(sign)).collect();
            listed(title, &of_kind, out);
        }
        listed("what every pair has", &base, out);
        let _ = writeln!(out, "  together: contradiction {:.2}, similarity {:.2}", pair.contradiction, pair.similarity);
        // A pair that is plain without it is not put to the model, and one that can only support one way, only that way.
        let ways = [("a then b", pair.scores), ("b then a", pair.reverse)];
        for ((way, scores), _) in ways.into_iter().zip(pair.asked).filter(|(_, asked)| *asked) {
            let _ = writeln!(out, "  meaning, {way}: {}", nli(scores));
        }
    }
}

fn head(cluster: &ClusterExplained, out: &mut String) {
    let _ = writeln!(out, "{}  {}  {}", cluster.verdict.as_str(), cluster.cluster, harmless(&cluster.statement));
    let _ = writeln!(out, "  because: {}", cluster.because);
    if let Some(decision) = &cluster.decision {
        let _ = writeln!(
            out,
            "  decided: {} by {} on {}: {} (the machine said {})",
            decision.decision,
            harmless(&decision.by),
            decision.on,
            harmless(&decision.reason),
            decision.machine_verdict.as_str()
        );
    }
}

fn tail(cluster: &ClusterExplained, out: &mut String) {
    if !cluster.notes.is_empty() {
        out.push_str("\nnotes\n");
        for note in &cluster.notes {
            let _ = writeln!(out, "  {}: {}", note.code, harmless(&note.detail));
        }
    }
    out.push_str("\nwhat would change the verdict\n");
    for change in &cluster.would_change {
        let _ = writeln!(out, "  {}", harmless(change));
    }
}

fn said(claim: &ClaimExplained, out: &mut String) {
    let _ = writeln!(out, "  {}  “{}”", claim.id, harmless(&claim.text));
    let mut who: Vec<String> = claim.speaker.iter().chain(&claim.outlet).map(|name| harmless(name)).collect();
    who.push(place(claim));
    who.extend(claim.date.map(|date| date.to_string()));
    if claim.headline {
        who.push("headline".into());
    }
    let _ = writeln!(out, "    {}", who.join(", "));
    if claim.sentence.trim() != claim.text.trim() && !claim.sentence.trim().is_empty() {
        let _ = writeln!(out, "    > {}", harmless(&shortened(&claim.sentence, MAX_SENTENCE)));
    }
}

fn place(claim: &ClaimExplained) -> String {
    let place = match (claim.line, claim.column) {
        (Some(line), Some(column)) => format!(":{line}:{column}"),
        _ => String::new(),
    };
    format!("{}{place}", harmless(&claim.path))
}

fn listed(title: &str, signals: &[&SignalEntry], out: &mut String) {
    if !signals.is_empty() {
        let _ = writeln!(out, "  {title}");
        signals.iter().for_each(|signal| signal_line(signal, out));
    }
}

fn signal_line(signal: &SignalEntry, out: &mut String) {
    let detail = if signal.detail.is_empty() { String::new() } else { format!(": {}", harmless(&signal.detail)) };
    let weight = if signal.weight == 0.0 { String::new() } else { format!("{:+.2} ", signal.weight) };
    let _ = writeln!(out, "    {weight}{}{detail}", signal.code);
}

fn nli(scores: NliScores) -> String {
    format!("entails {:.2}, neutral {:.2}, contradicts {:.2}", scores.entails, scores.neutral, scores.contradicts)
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "the same",
        Relation::Entails => "a entails b",
        Relation::EntailedBy => "b entails a",
        Relation::Contradicts => "contradiction",
        Relation::Related => "related",
        Relation::Unrelated => "unrelated",
    }
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "asserts",
        Stance::Denies => "denies",
        Stance::Questions => "questions",
        Stance::Demands => "demands",
        Stance::Hopes => "hopes",
        Stance::Expects => "expects",
    }
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Likely => "likely",
        Certainty::Possible => "possible",
        Certainty::Alleged => "alleged",
        Certainty::Expected => "expected",
    }
}
