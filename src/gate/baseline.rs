//! Known findings, so that only new ones fail.
//!
//! A baseline is a JSON file of fingerprints with what they stood for, sorted, kept in git. It only shrinks: writing it again
//! drops entries that are gone and takes new ones in only when the caller accepts them.

use super::finding::{Finding, Status};
use crate::id::Fingerprint;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub const BASELINE_SCHEMA: &str = "crosscheck.baseline/1";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    pub schema: String,
    pub findings: Vec<BaselineEntry>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BaselineEntry {
    pub code: String,
    /// For people: where it stood when it was written; never compared.
    pub path: String,
    pub message: String,
    pub fingerprint: Fingerprint,
}

impl Default for Baseline {
    fn default() -> Self {
        Baseline { schema: BASELINE_SCHEMA.into(), findings: Vec::new() }
    }
}

impl Baseline {
    /// What the error says fits after the file's name.
    pub fn parse(text: &str) -> Result<Baseline, (usize, usize, String)> {
        let baseline: Baseline =
            serde_json::from_str(text).map_err(|error| (error.line(), error.column(), error.to_string()))?;
        if baseline.schema != BASELINE_SCHEMA {
            return Err((1, 1, format!("is {:?}, not a baseline ({BASELINE_SCHEMA})", baseline.schema)));
        }
        Ok(baseline)
    }

    pub fn render(&self) -> String {
        crate::report::machine::json(self)
    }

    /// Marks the findings it knows, gives the entries that match none.
    pub fn mark(&self, findings: &mut [Finding]) -> Vec<BaselineEntry> {
        let known: BTreeSet<&Fingerprint> = self.findings.iter().map(|entry| &entry.fingerprint).collect();
        let mut seen: BTreeSet<Fingerprint> = BTreeSet::new();
        for finding in findings {
            if known.contains(&finding.fingerprint) {
                seen.insert(finding.fingerprint.clone());
                if finding.status == Status::New {
                    finding.status = Status::Baselined;
                }
            }
        }
        self.findings.iter().filter(|entry| !seen.contains(&entry.fingerprint)).cloned().collect()
    }

    /// The baseline to write after a run over `findings`, which this one has marked. With `accept`, new ones come in, warnings
    /// too; without, they stay out (the number of denied ones is given).
    pub fn next(&self, findings: &[Finding], accept: bool) -> (Baseline, usize) {
        let mut entries: BTreeMap<&Fingerprint, BaselineEntry> = BTreeMap::new();
        let mut refused = BTreeSet::new();
        for finding in findings {
            let keep = match finding.status {
                Status::Baselined => true,
                Status::New => accept,
                Status::Decided { .. } | Status::Ignored { .. } => false,
            };
            if keep {
                entries.entry(&finding.fingerprint).or_insert_with(|| BaselineEntry {
                    code: finding.code.into(),
                    path: finding.at.path.clone(),
                    message: finding.message.clone(),
                    fingerprint: finding.fingerprint.clone(),
                });
            } else if finding.fails() {
                refused.insert(&finding.fingerprint);
            }
        }
        let mut findings: Vec<BaselineEntry> = entries.into_values().collect();
        findings.sort();
        (Baseline { schema: BASELINE_SCHEMA.into(), findings }, refused.len())
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::{Level, Location};
    use super::*;

    fn finding(words: &str) -> Finding {
        Finding {
            code: "disputed",
            level: Level::Deny,
            message: words.into(),
            at: Location { path: "a.yaml".into(), span: None, region: None },
            related: Vec::new(),
            fingerprint: Fingerprint::of("disputed", &[words]),
            cluster: None,
            claims: Vec::new(),
            signals: Vec::new(),
            status: Status::New,
        }
    }

    #[test]
    fn it_only_shrinks_unless_new_ones_are_accepted() {
        let mut first = vec![finding("one"), finding("two")];
        let (baseline, _) = Baseline::default().next(&first, true);
        assert_eq!(baseline.findings.len(), 2);
        assert!(baseline.mark(&mut first).is_empty());
        assert!(first.iter().all(|finding| finding.status == Status::Baselined));

        let mut second = vec![finding("two"), finding("three")];
        let gone = baseline.mark(&mut second);
        assert_eq!(gone.iter().map(|entry| entry.message.as_str()).collect::<Vec<_>>(), ["one"]);
        let (shrunk, refused) = baseline.next(&second, false);
        assert_eq!((shrunk.findings.len(), refused), (1, 1));
        let (grown, refused) = baseline.next(&second, true);
        assert_eq!((grown.findings.len(), refused), (2, 0));
        assert_eq!(Baseline::parse(&grown.render()), Ok(grown));
    }

    #[test]
    fn another_file_is_refused_with_its_place() {
        assert!(Baseline::parse("{\"schema\":\"crosscheck.report/1\",\"findings\":[]}").is_err());
        assert_eq!(Baseline::parse("{\n  nonsense").map_err(|error| error.0), Err(2));
    }
}
