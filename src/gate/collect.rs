//! Findings that a report gives: contradictions, single sources, too few voices, files that could not be used.
//!
//! A contradiction is one finding for each pair of texts, not for each pair of files: five outlets with the same words
//! against one are one finding with five places. Its fingerprint is made of the two texts, so a new outlet that repeats a
//! known dispute changes nothing, and a new dispute inside a known cluster is new.

use super::Policy;
use super::finding::{Finding, Level, Location, Region, Related, Status};
use super::written::Facts;
use crate::id::{Fingerprint, normalised};
use crate::judge::Verdict;
use crate::report::view::{Index, Located, why};
use crate::report::{ClusterEntry, DecisionEntry, EdgeEntry, Place, Report, Sources};
use crate::span::Span;
use rayon::prelude::*;
use std::collections::BTreeMap;

pub(super) fn collect(
    report: &Report,
    index: &Index<'_>,
    sources: &Sources,
    facts: &Facts,
    policy: &Policy,
) -> Vec<Finding> {
    let finder = Finder { index, sources, facts };
    let of_cluster = |cluster| finder.contradictions(cluster).into_iter().chain(finder.few_voices(cluster, policy));
    let mut findings: Vec<Finding> = report.clusters.par_iter().flat_map_iter(of_cluster).collect();
    findings.extend(facts.settled.iter().filter_map(|settled| {
        let mut finding = finder.pair("disputed", &[&settled.edge], settled.cluster.as_ref())?;
        finding.status = decided(&settled.decision);
        Some(finding)
    }));
    for skipped in report.skipped.iter().filter(|skipped| skipped.failed || policy.strict) {
        findings.push(malformed(&skipped.path, &skipped.reason));
    }
    findings
}

struct Finder<'a> {
    index: &'a Index<'a>,
    sources: &'a Sources,
    facts: &'a Facts,
}

impl Finder<'_> {
    fn contradictions(&self, cluster: &ClusterEntry) -> Vec<Finding> {
        let mut groups: BTreeMap<(&'static str, String, String), Vec<&EdgeEntry>> = BTreeMap::new();
        let edges = cluster.contradictions.iter().map(|edge| (edge, self.contradiction_code(edge, cluster)));
        let weak = cluster.candidates.iter().map(|edge| (edge, "weak-contradiction"));
        for (edge, code) in edges.chain(weak) {
            let Some([a, b]) = self.index.ends(edge) else { continue };
            let (a, b) = (normalised(&a.claim.text), normalised(&b.claim.text));
            let key = if a <= b { (code, a, b) } else { (code, b, a) };
            groups.entry(key).or_default().push(edge);
        }
        let found = groups.iter().filter_map(|((code, _, _), edges)| self.pair(code, edges, Some(&cluster.id)));
        let mut findings: Vec<Finding> = found.collect();
        if let Some(decision) = cluster.decision.as_ref().filter(|decision| decision.decision == "confirmed") {
            findings.iter_mut().for_each(|finding| finding.status = decided(decision));
        }
        findings
    }

    fn contradiction_code(&self, edge: &EdgeEntry, cluster: &ClusterEntry) -> &'static str {
        let noted = |note: &crate::report::NoteEntry| {
            note.code == "self-contradiction" && note.claims.contains(&edge.a) && note.claims.contains(&edge.b)
        };
        let same = self
            .index
            .ends(edge)
            .is_some_and(|[a, b]| a.article.path == b.article.path && a.claim.speaker == b.claim.speaker);
        if same || cluster.notes.iter().any(noted) { "self-contradiction" } else { "disputed" }
    }

    /// One finding for edges between the same two texts.
    fn pair(&self, code: &'static str, edges: &[&EdgeEntry], cluster: Option<&Fingerprint>) -> Option<Finding> {
        let mut ends: Vec<[Located<'_>; 2]> = edges.iter().filter_map(|edge| self.index.ends(edge)).collect();
        ends.iter_mut().for_each(|pair| pair.sort_by(|a, b| self.order(a).cmp(&self.order(b))));
        ends.sort_by(|x, y| (self.order(&x[0]), self.order(&x[1])).cmp(&(self.order(&y[0]), self.order(&y[1]))));
        let [first, other] = *ends.first()?;
        let strongest = edges.iter().max_by(|a, b| a.score.total_cmp(&b.score))?;
        let mut claims: Vec<Located<'_>> = vec![first];
        for located in ends.iter().flatten() {
            if !claims.iter().any(|known| known.claim.id == located.claim.id) {
                claims.push(*located);
            }
        }
        let mut texts = [normalised(&first.claim.text), normalised(&other.claim.text)];
        texts.sort();
        let fingerprint = if code == "self-contradiction" {
            Fingerprint::of(code, &[first.outlet(), &texts[0], &texts[1]])
        } else {
            Fingerprint::of(code, &[&texts[0], &texts[1]])
        };
        let reasons = why(strongest);
        let reasons = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join("; ")) };
        Some(Finding {
            code,
            level: Level::Deny,
            message: format!("{} against {}{reasons}", said(first), said(other)),
            at: location(self.sources, &first.article.path, first.claim.span),
            related: claims.iter().skip(1).map(|located| related(self.sources, *located, &first)).collect(),
            fingerprint,
            cluster: cluster.cloned(),
            claims: claims.iter().map(|located| located.claim.id.clone()).collect(),
            signals: strongest.signals.clone(),
            status: Status::New,
        })
    }

    fn few_voices(&self, cluster: &ClusterEntry, policy: &Policy) -> Option<Finding> {
        if cluster.verdict == Verdict::Disputed {
            return None;
        }
        let voices = cluster.voices.len().max(1);
        let code = match policy.min_voices {
            Some(wanted) if voices < wanted => "too-few-voices",
            _ if cluster.verdict == Verdict::SingleSource => "single-source",
            _ => return None,
        };
        let first = self.first(cluster)?;
        if !self.facts.claim_files.is_empty() && !self.facts.claim_files.contains(&first.article.path) {
            return None;
        }
        let carried = match cluster.outlets.len() {
            0 | 1 => String::new(),
            outlets => format!(", carried by {outlets} outlets"),
        };
        let count = if voices == 1 { "one voice".to_string() } else { format!("{voices} voices") };
        let needs = match (code, policy.min_voices, &cluster.needs) {
            ("too-few-voices", Some(wanted), _) => format!("; needs {} more", wanted - voices),
            (_, _, Some(needs)) => format!("; needs {needs}"),
            _ => String::new(),
        };
        let status = match &cluster.decision {
            Some(decision) if matches!(decision.decision.as_str(), "confirmed" | "not-a-claim" | "retracted") => {
                decided(decision)
            }
            _ => Status::New,
        };
        Some(Finding {
            code,
            level: Level::Warn,
            message: format!("{} rests on {count}{carried}{needs}", said(first)),
            at: location(self.sources, &first.article.path, first.claim.span),
            related: Vec::new(),
            fingerprint: Fingerprint::of(code, &[&self.words(cluster)]),
            cluster: Some(cluster.id.clone()),
            claims: cluster.claims.clone(),
            signals: Vec::new(),
            status,
        })
    }

    /// Words that stand for a cluster wherever its claims stand: the first in the alphabet.
    fn words(&self, cluster: &ClusterEntry) -> String {
        let claims = cluster.claims.iter().filter_map(|id| self.index.get(id));
        claims.map(|located| normalised(&located.claim.text)).min().unwrap_or_default()
    }

    /// The claim of a cluster that stands first.
    fn first(&self, cluster: &ClusterEntry) -> Option<Located<'_>> {
        let claims = cluster.claims.iter().filter_map(|id| self.index.get(id));
        claims.min_by(|a, b| self.order(a).cmp(&self.order(b)))
    }

    /// Claim files, which their writer can mend, stand before articles; then paths and spans.
    fn order<'l>(&self, located: &Located<'l>) -> (bool, &'l str, Span) {
        let path = located.article.path.as_str();
        (!self.facts.claim_files.contains(path), path, located.claim.span)
    }
}

/// “no crisis” (Vladimir Putin (Orda.kz))
fn said(located: Located<'_>) -> String {
    format!("{} ({})", located.meant(usize::MAX), located.who())
}

fn related(sources: &Sources, located: Located<'_>, first: &Located<'_>) -> Related {
    let same = normalised(&located.claim.text) == normalised(&first.claim.text);
    Related {
        at: location(sources, &located.article.path, located.claim.span),
        message: format!("{}{}", if same { "so says also " } else { "the other side: " }, said(located)),
    }
}

pub(super) fn location(sources: &Sources, path: &str, span: Span) -> Location {
    let region = sources.region(path, span).map(|(start, end)| Region::of(start, end));
    Location { path: path.into(), span: Some(span), region }
}

pub(super) fn decided(decision: &DecisionEntry) -> Status {
    Status::Decided { decision: decision.decision.clone(), by: decision.by.clone(), reason: decision.reason.clone() }
}

/// A reason may begin with the place: "12:3: expected a string".
fn malformed(path: &str, reason: &str) -> Finding {
    let mut parts = reason.splitn(3, ':');
    let number = |part: Option<&str>| part.and_then(|part| part.trim().parse::<usize>().ok());
    let (line, column) = (number(parts.next()), number(parts.next()));
    let (region, message) = match (line, column, parts.next()) {
        (Some(line), Some(column), Some(rest)) => {
            let place = Place { line, column };
            (Some(Region::of(place, place)), rest.trim().to_string())
        }
        _ => (None, reason.to_string()),
    };
    Finding {
        code: "malformed",
        level: Level::Deny,
        at: Location { path: path.into(), span: None, region },
        related: Vec::new(),
        fingerprint: Fingerprint::of("malformed", &[path, &message]),
        message,
        cluster: None,
        claims: Vec::new(),
        signals: Vec::new(),
        status: Status::New,
    }
}
