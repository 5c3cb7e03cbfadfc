//! The gate: which findings a report and its claim files give, and which of them make a build fail.
//!
//! Takes the finished report, the texts behind it, what the claim files say ([`Facts`]), the levels and a baseline; gives an
//! [`Outcome`]. Nothing is dropped: what a baseline, a decision or an `ignore` entry covers is marked and stays.
//! Where there are claim files, articles are what they are held against: an article's claims are asked for no second voice.
//! One file a format; nothing here prints.
//!
//! Worked: two files say "nine people drowned" and "twelve people drowned". The outcome holds one `disputed` finding at the
//! first, with the second as its other side; the same finding in `--baseline` is marked `baselined` and fails nothing.

mod baseline;
mod collect;
pub mod console;
mod decided;
mod facts;
mod finding;
pub mod github;
pub mod gitlab;
pub mod junit;
mod levels;
mod quote;
pub mod sarif;
mod written;

pub use baseline::{Baseline, BaselineEntry};
pub use finding::{CODES, Code, Finding, Level, Location, Region, Related, Status, code};
pub use levels::{Levels, check_code};
pub use quote::Searchable;
pub use written::{Facts, Quoted, Settled, Written, about_decision};

use crate::id::Fingerprint;
use crate::read::Skipped;
use crate::report::view::Index;
use crate::report::{Report, Sources};
use rayon::prelude::*;
use serde::Serialize;

pub const GATE_SCHEMA: &str = "crosscheck.gate/1";

/// What the caller decided.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    pub levels: Levels,
    /// Fewer independent voices than this are a finding `too-few-voices`.
    pub min_voices: Option<usize>,
    /// A file of an unknown kind counts like one that could not be read.
    pub strict: bool,
}

/// Everything the gate found, in the order of places.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    pub schema: &'static str,
    pub findings: Vec<Finding>,
    /// Entries of the baseline that no finding matches any more.
    pub gone: Vec<BaselineEntry>,
    pub summary: Counts,
    pub skipped: Vec<Skipped>,
}

/// Findings by level; only `deny` fails.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub files: usize,
    pub claims: usize,
    pub deny: usize,
    pub warn: usize,
    pub baselined: usize,
    pub decided: usize,
    pub ignored: usize,
    pub gone: usize,
}

impl Outcome {
    /// Whether something new is denied.
    pub fn fails(&self) -> bool {
        self.findings.iter().any(Finding::fails)
    }

    /// Marks what a baseline written since knows.
    pub fn accept(&mut self, baseline: &Baseline) {
        baseline.mark(&mut self.findings);
        self.summary = count(&self.findings, self.gone.len(), (self.summary.files, self.summary.claims));
    }
}

/// Findings of level `allow` are left out unless something covers them.
pub fn gate(
    report: &Report,
    sources: &Sources,
    facts: &Facts,
    policy: &Policy,
    baseline: Option<&Baseline>,
) -> Outcome {
    let index = Index::of(report);
    let mut findings = collect::collect(report, &index, sources, facts, policy);
    findings.extend(written::check(report, &index, sources, facts));
    for finding in &mut findings {
        finding.level = policy.levels.of(finding.code);
    }
    written::ignore(&mut findings, &index, sources, facts, &policy.levels);
    findings.retain(|finding| finding.level > Level::Allow);
    let gone = baseline.map_or(Vec::new(), |baseline| baseline.mark(&mut findings));
    fn key(finding: &Finding) -> (&str, Option<Region>, &str, &Fingerprint) {
        (&finding.at.path, finding.at.region, finding.code, &finding.fingerprint)
    }
    findings.par_sort_by(|a, b| key(a).cmp(&key(b)));
    let size = (report.articles.len(), report.summary.claims);
    let summary = count(&findings, gone.len(), size);
    Outcome { schema: GATE_SCHEMA, findings, gone, summary, skipped: report.skipped.clone() }
}

fn count(findings: &[Finding], gone: usize, (files, claims): (usize, usize)) -> Counts {
    let mut counts = Counts { files, claims, gone, ..Counts::default() };
    for finding in findings {
        match (&finding.status, finding.level) {
            (Status::New, Level::Deny) => counts.deny += 1,
            (Status::New, _) => counts.warn += 1,
            (Status::Baselined, _) => counts.baselined += 1,
            (Status::Decided { .. }, _) => counts.decided += 1,
            (Status::Ignored { .. }, _) => counts.ignored += 1,
        }
    }
    counts
}
