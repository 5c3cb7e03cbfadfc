//! GitLab code quality: a list of issues, of which the merge request shows those that its target branch has not.
//!
//! The format has no word for a covered finding, so one becomes `info` and says in its description what covers it.

use super::Outcome;
use super::finding::{Finding, Level, Status};
use super::sarif::file_of;
use serde_json::{Value, json};

pub fn render(outcome: &Outcome) -> String {
    let issues: Vec<Value> = outcome.findings.iter().map(issue).collect();
    crate::report::machine::json(&issues)
}

fn issue(finding: &Finding) -> Value {
    let severity = match (&finding.status, finding.level) {
        (Status::New, Level::Deny) => "major",
        (Status::New, _) => "minor",
        _ => "info",
    };
    let cover = match &finding.status {
        Status::New => String::new(),
        Status::Baselined => " (in the baseline)".into(),
        Status::Decided { decision, by, reason } => format!(" (decided {decision} by {by}: {reason})"),
        Status::Ignored { reason } => format!(" (ignored: {reason})"),
    };
    let (begin, end) = finding.at.region.map_or((1, 1), |region| (region.line, region.end_line));
    let path = file_of(&finding.at.path);
    json!({
        "type": "issue",
        "check_name": finding.code,
        "description": format!("{}{cover}", finding.message),
        "categories": ["Bug Risk"],
        "fingerprint": finding.fingerprint,
        "severity": severity,
        "location": {"path": path.strip_prefix("./").unwrap_or(path), "lines": {"begin": begin, "end": end}},
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Facts, Policy, gate};
    use super::*;
    use crate::report::sample;

    #[test]
    fn every_issue_has_what_gitlab_needs() {
        let outcome = gate(&sample::report(), &sample::sources(), &Facts::default(), &Policy::default(), None);
        let issues: Vec<Value> = serde_json::from_str(&render(&outcome)).expect("a list");
        assert_eq!(issues.len(), outcome.findings.len());
        for issue in &issues {
            for field in ["description", "check_name", "fingerprint", "severity"] {
                assert!(issue[field].is_string(), "{field} in {issue}");
            }
            assert!(issue["location"]["lines"]["begin"].as_u64().is_some_and(|line| line > 0), "{issue}");
        }
        let of = |severity: &str| issues.iter().filter(|issue| issue["severity"] == severity).count();
        assert_eq!((of("major"), of("minor"), of("info")), (1, 1, 1));
    }
}
