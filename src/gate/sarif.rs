//! SARIF 2.1.0 for code scanning.
//!
//! The other side of a dispute is a related location; what a decision or an `ignore` entry covers is a suppressed result,
//! what the baseline knows is `unchanged`, and what it knew and is gone is `absent`: nothing is dropped, so nothing re-opens
//! as new. Paths are relative to the working directory, columns count characters, and no time or machine is named.

use super::finding::{CODES, Finding, Level, Location, Status};
use super::{BaselineEntry, Outcome};
use crate::report::Sources;
use crate::report::view::{harmless, signal_words};
use serde_json::{Map, Value, json};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// The name under which the fingerprint is kept; its version is the hash's.
const FINGERPRINT: &str = "crosscheckFinding/v1";

/// `exit` is the exit code of the run.
pub fn render(outcome: &Outcome, sources: &Sources, baseline: bool, exit: u8) -> String {
    let mut results: Vec<Value> = outcome.findings.iter().map(|finding| result(finding, sources, baseline)).collect();
    results.extend(outcome.gone.iter().map(absent));
    let notifications: Vec<Value> = outcome
        .skipped
        .iter()
        .map(|skipped| {
            json!({
                "level": if skipped.failed { "error" } else { "note" },
                "message": {"text": format!("{}: {}", skipped.path, skipped.reason)},
                "locations": [{"physicalLocation": {"artifactLocation": artifact(&skipped.path)}}],
            })
        })
        .collect();
    let rules: Vec<Value> = CODES
        .iter()
        .map(|code| {
            json!({
                "id": code.name,
                "name": pascal(code.name),
                "shortDescription": {"text": code.description},
                "help": {"text": code.help},
                "defaultConfiguration": {"level": level(code.level), "enabled": code.level > Level::Allow},
            })
        })
        .collect();
    crate::report::machine::json(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "crosscheck",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"SRCROOT": {"description": {"text": "the folder the program ran in"}}},
            "invocations": [{
                "executionSuccessful": exit < 2,
                "exitCode": exit,
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    }))
}

fn result(finding: &Finding, sources: &Sources, baseline: bool) -> Value {
    let mut result = Map::new();
    result.insert("ruleId".into(), json!(finding.code));
    if let Some(at) = CODES.iter().position(|code| code.name == finding.code) {
        result.insert("ruleIndex".into(), json!(at));
    }
    result.insert("level".into(), json!(level(finding.level)));
    result.insert("message".into(), json!({"text": message(finding)}));
    result.insert("locations".into(), json!([location(&finding.at, sources)]));
    if !finding.related.is_empty() {
        let related: Vec<Value> = finding
            .related
            .iter()
            .enumerate()
            .map(|(i, related)| {
                let mut place = location(&related.at, sources);
                place["id"] = json!(i + 1);
                place["message"] = json!({"text": harmless(&related.message)});
                place
            })
            .collect();
        result.insert("relatedLocations".into(), json!(related));
    }
    result.insert("partialFingerprints".into(), json!({FINGERPRINT: finding.fingerprint}));
    if baseline {
        let state = if finding.status == Status::Baselined { "unchanged" } else { "new" };
        result.insert("baselineState".into(), json!(state));
    }
    let suppression = match &finding.status {
        Status::New => None,
        Status::Baselined => {
            Some(json!({"kind": "external", "status": "accepted", "justification": "in the baseline"}))
        }
        Status::Decided { decision, by, reason } => Some(json!({
            "kind": "external",
            "status": "accepted",
            "justification": format!("decided {decision} by {by}: {reason}"),
        })),
        Status::Ignored { reason } => Some(json!({"kind": "inSource", "status": "accepted", "justification": reason})),
    };
    // An empty list says that suppressions were looked for.
    result.insert("suppressions".into(), json!(suppression.into_iter().collect::<Vec<_>>()));
    let mut properties = Map::new();
    if let Some(cluster) = &finding.cluster {
        properties.insert("cluster".into(), json!(cluster));
    }
    if !finding.signals.is_empty() {
        let signs = finding.signals.iter().filter(|signal| crate::report::view::tells(signal));
        let signals: Vec<String> = signs.map(signal_words).collect();
        properties.insert("signals".into(), json!(signals));
    }
    if !properties.is_empty() {
        result.insert("properties".into(), Value::Object(properties));
    }
    Value::Object(result)
}

/// The message with a link to the other side, as viewers show it.
fn message(finding: &Finding) -> String {
    let text = harmless(&finding.message).replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    if finding.related.is_empty() { text } else { format!("{text} [see the other side](1)") }
}

fn absent(entry: &BaselineEntry) -> Value {
    json!({
        "ruleId": entry.code,
        "kind": "notApplicable",
        "level": "none",
        "message": {"text": harmless(&entry.message)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact(&entry.path)}}],
        "partialFingerprints": {FINGERPRINT: entry.fingerprint},
        "baselineState": "absent",
    })
}

fn location(at: &Location, sources: &Sources) -> Value {
    let mut physical = Map::new();
    physical.insert("artifactLocation".into(), artifact(&at.path));
    if let Some(region) = at.region {
        let mut place = json!({
            "startLine": region.line, "startColumn": region.column,
            "endLine": region.end_line, "endColumn": region.end_column,
        });
        if let Some(words) = at.span.and_then(|span| sources.words(&at.path, span)) {
            place["snippet"] = json!({"text": words});
        }
        physical.insert("region".into(), place);
    }
    json!({"physicalLocation": physical})
}

/// `feed.json#3` is the file `feed.json`.
pub(super) fn file_of(path: &str) -> &str {
    match path.rsplit_once('#') {
        Some((file, entry)) if !entry.is_empty() && entry.bytes().all(|b| b.is_ascii_digit()) => file,
        _ => path,
    }
}

fn artifact(path: &str) -> Value {
    let file = file_of(path);
    let mut uri = String::with_capacity(file.len());
    for byte in file.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    if let Some(rest) = uri.strip_prefix('/') {
        return json!({"uri": format!("file:///{rest}")});
    }
    json!({"uri": uri, "uriBaseId": "SRCROOT"})
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Deny => "error",
        Level::Warn => "warning",
        Level::Allow => "note",
    }
}

/// `self-contradiction` → `SelfContradiction`.
fn pascal(name: &str) -> String {
    name.split('-').map(|word| format!("{}{}", word[..1].to_uppercase(), &word[1..])).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Baseline, Facts, Policy, gate};
    use super::*;
    use crate::report::sample;

    fn log(baseline: Option<&Baseline>) -> Value {
        let (report, sources) = (sample::report(), sample::sources());
        let outcome = gate(&report, &sources, &Facts::default(), &Policy::default(), baseline);
        serde_json::from_str(&render(&outcome, &sources, baseline.is_some(), 1)).expect("json")
    }

    #[test]
    fn a_dispute_has_its_place_its_other_side_and_a_fingerprint_of_words() {
        let log = log(None);
        let results = log["runs"][0]["results"].as_array().expect("results");
        let dispute = results.iter().find(|result| result["ruleId"] == "disputed").expect("a dispute");
        let region = &dispute["locations"][0]["physicalLocation"]["region"];
        assert_eq!((&region["startLine"], &region["snippet"]["text"]), (&json!(1), &json!("Nine people drowned")));
        assert_eq!(dispute["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "daily%2C%20news.txt");
        let other = &dispute["relatedLocations"][0]["physicalLocation"];
        assert_eq!(
            (&other["artifactLocation"]["uri"], &other["region"]["startLine"]),
            (&json!("harbour.txt"), &json!(3))
        );
        assert_eq!(dispute["partialFingerprints"][FINGERPRINT].as_str().map(str::len), Some(16));
        assert_eq!((&dispute["level"], &dispute["suppressions"]), (&json!("error"), &json!([])));
        let hull =
            results.iter().find(|result| result["message"]["text"].as_str().is_some_and(|m| m.contains("hull was")));
        assert_eq!(hull.map(|result| &result["suppressions"][0]["kind"]), Some(&json!("external")));
    }

    #[test]
    fn what_a_baseline_knows_is_unchanged_and_what_is_gone_absent() {
        let (report, sources) = (sample::report(), sample::sources());
        let outcome = gate(&report, &sources, &Facts::default(), &Policy::default(), None);
        let (mut baseline, _) = Baseline::default().next(&outcome.findings, true);
        let mut gone = baseline.findings[0].clone();
        gone.fingerprint = crate::id::Fingerprint::of("disputed", &["gone"]);
        baseline.findings.push(gone);
        let log = log(Some(&baseline));
        let states: Vec<(&str, &str)> = log["runs"][0]["results"]
            .as_array()
            .expect("results")
            .iter()
            .filter_map(|result| Some((result["ruleId"].as_str()?, result["baselineState"].as_str()?)))
            .collect();
        assert!(states.contains(&("disputed", "unchanged")) && states.contains(&("disputed", "absent")), "{states:?}");
        assert!(states.contains(&("single-source", "new")), "{states:?}");
    }

    #[test]
    fn entries_of_a_feed_are_its_file() {
        assert_eq!(file_of("a/feed.json#3"), "a/feed.json");
        assert_eq!(file_of("c#.txt"), "c#.txt");
        assert_eq!(artifact("/tmp/a b.txt")["uri"], "file:///tmp/a%20b.txt");
    }
}
