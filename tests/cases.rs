//! Literate cases: stories in words of our own, and what the report must say of them.
//!
//! A file of `tests/cases/` is Markdown. A second-level heading names a case, prose says which rule it is for, and fenced
//! blocks hold its parts: `article OUTLET | DATE | UPSTREAM` (the last two may be missing), `claims` (a claim file), and one
//! `expect` block, a YAML list of [`Expected`]. Every rule stands beside its near-miss.

use crosscheck::judge::Verdict;
use crosscheck::pipeline::{self, Settings};
use crosscheck::report::{self, ClaimEntry, ClusterEntry, Report};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What one cluster must be. Words are looked for in a claim's text and speaker, whatever their case, all in one claim.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Expected {
    /// Words of a claim: its cluster is meant.
    about: Option<String>,
    verdict: Option<Verdict>,
    /// Words of claims that stand in the same cluster.
    #[serde(default)]
    with: Vec<String>,
    /// Words of claims that stand elsewhere, or nowhere.
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    notes: Vec<String>,
    /// Codes that its contradictions or candidates show.
    #[serde(default)]
    signals: Vec<String>,
    voices: Option<usize>,
    outlets: Option<usize>,
    speaker: Option<String>,
    /// No cluster of the case has this verdict.
    nothing: Option<Verdict>,
    /// No claim has these words.
    no_claim: Option<String>,
}

#[derive(Default)]
struct Case {
    name: String,
    /// File name → text.
    files: BTreeMap<String, String>,
    expected: String,
}

#[test]
fn every_case_holds() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut pages: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("readable").path()).collect();
    pages.sort();
    let mut failures = String::new();
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("readable");
        let stem = page.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        for case in cases(&text) {
            assert!(!case.files.is_empty() && !case.expected.is_empty(), "{stem}: {}: nothing to check", case.name);
            let faults = check(&case, &stem);
            if !faults.is_empty() {
                let _ = write!(failures, "\n## {stem}: {}\n{faults}", case.name);
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

fn cases(page: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let (mut heading, mut block) = (false, None);
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                heading = true;
                cases.push(Case::default());
            }
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                block = Some((info.to_string(), String::new()))
            }
            Event::End(TagEnd::CodeBlock) => {
                if let (Some((info, text)), Some(case)) = (block.take(), cases.last_mut()) {
                    case.add(&info, text);
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, held)) = &mut block {
                    held.push_str(&text);
                } else if let (true, Some(case)) = (heading, cases.last_mut()) {
                    case.name.push_str(&text);
                }
            }
            _ => {}
        }
    }
    cases
}

impl Case {
    fn add(&mut self, info: &str, text: String) {
        let (kind, rest) = info.split_once(' ').unwrap_or((info, ""));
        let number = self.files.len() + 1;
        match kind {
            "article" => {
                let mut parts = rest.split('|').map(str::trim);
                let mut head = String::from("---\n");
                for key in ["outlet", "date", "upstreams"] {
                    match parts.next().filter(|value| !value.is_empty()) {
                        Some(value) if key == "upstreams" => {
                            let _ = writeln!(head, "{key}: [{value}]");
                        }
                        Some(value) => {
                            let _ = writeln!(head, "{key}: {value}");
                        }
                        None => {}
                    }
                }
                self.files.insert(format!("{number:02}.md"), format!("{head}---\n{text}"));
            }
            "claims" => {
                self.files.insert(format!("{number:02}.yaml"), text);
            }
            "expect" => self.expected = text,
            _ => panic!("{}: a block is `article`, `claims` or `expect`, not `{kind}`", self.name),
        }
    }
}

fn check(case: &Case, stem: &str) -> String {
    let report = run(case, stem);
    let expected: Vec<Expected> =
        serde_yaml::from_str(&case.expected).unwrap_or_else(|error| panic!("{stem}: {}: {error}", case.name));
    let mut faults = String::new();
    for one in &expected {
        check_one(one, &report, &mut faults);
    }
    if !faults.is_empty() {
        faults.push_str(&shown(&report));
    }
    faults
}

fn run(case: &Case, stem: &str) -> Report {
    let slug: String = case.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases").join(stem).join(slug);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the case");
    for (name, text) in &case.files {
        std::fs::write(folder.join(name), text).expect("writable");
    }
    let settings = Settings::default();
    report::build::report(&pipeline::crosscheck(pipeline::extract(&[folder], &settings), &settings))
}

fn check_one(expected: &Expected, report: &Report, faults: &mut String) {
    let claims: Vec<&ClaimEntry> = report.articles.iter().flat_map(|article| &article.claims).collect();
    if let Some(verdict) = expected.nothing
        && report.clusters.iter().any(|cluster| cluster.verdict == verdict)
    {
        let _ = writeln!(faults, "- something is {}", verdict.as_str());
    }
    if let Some(words) = &expected.no_claim
        && claims.iter().any(|claim| holds(claim, words))
    {
        let _ = writeln!(faults, "- a claim says “{words}”");
    }
    let Some(about) = &expected.about else { return };
    let found = claims.iter().find(|claim| holds(claim, about));
    let Some(claim) = found else {
        let _ = writeln!(faults, "- no claim says “{about}”");
        return;
    };
    let Some(cluster) = report.clusters.iter().find(|cluster| cluster.claims.contains(&claim.id)) else {
        let _ = writeln!(faults, "- no cluster holds “{about}”");
        return;
    };
    if let Some(speaker) = &expected.speaker
        && claim.speaker.as_deref() != Some(speaker)
    {
        let _ = writeln!(faults, "- “{about}” is said by {:?}, not {speaker}", claim.speaker);
    }
    check_cluster(expected, about, cluster, &claims, faults);
}

fn check_cluster(
    expected: &Expected,
    about: &str,
    cluster: &ClusterEntry,
    claims: &[&ClaimEntry],
    faults: &mut String,
) {
    let inside = |words: &str| claims.iter().any(|claim| cluster.claims.contains(&claim.id) && holds(claim, words));
    let mut fault = |what: String| {
        let _ = writeln!(faults, "- “{about}”: {what}");
    };
    if let Some(verdict) = expected.verdict
        && cluster.verdict != verdict
    {
        fault(format!("is {}, not {}", cluster.verdict.as_str(), verdict.as_str()));
    }
    for words in expected.with.iter().filter(|words| !inside(words)) {
        fault(format!("“{words}” is not with it"));
    }
    for words in expected.without.iter().filter(|words| inside(words)) {
        fault(format!("“{words}” is with it"));
    }
    for code in expected.notes.iter().filter(|code| cluster.notes.iter().all(|note| note.code != **code)) {
        fault(format!("no note {code}"));
    }
    let edges = || cluster.contradictions.iter().chain(&cluster.candidates).flat_map(|edge| &edge.signals);
    for code in expected.signals.iter().filter(|code| edges().all(|signal| signal.code != **code)) {
        fault(format!("no signal {code}"));
    }
    if expected.voices.is_some_and(|voices| voices != cluster.voices.len()) {
        fault(format!("has {} voices", cluster.voices.len()));
    }
    if expected.outlets.is_some_and(|outlets| outlets != cluster.outlets.len()) {
        fault(format!("has {} outlets", cluster.outlets.len()));
    }
}

fn holds(claim: &ClaimEntry, words: &str) -> bool {
    let text = format!("{} {}", claim.text, claim.speaker.as_deref().unwrap_or_default()).to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

/// The clusters as a reader of the failure needs them.
fn shown(report: &Report) -> String {
    let mut text = String::new();
    let claims: Vec<&ClaimEntry> = report.articles.iter().flat_map(|article| &article.claims).collect();
    for cluster in &report.clusters {
        let notes: Vec<&str> = cluster.notes.iter().map(|note| note.code.as_str()).collect();
        let _ = writeln!(text, "    {} {notes:?}", cluster.verdict.as_str());
        for claim in claims.iter().filter(|claim| cluster.claims.contains(&claim.id)) {
            let _ = writeln!(text, "      {} ({})", claim.text, claim.speaker.as_deref().unwrap_or("-"));
        }
        for edge in cluster.contradictions.iter().chain(&cluster.candidates) {
            for signal in &edge.signals {
                let _ = writeln!(text, "      * {} {:+.2} {}", signal.code, signal.weight, signal.detail);
            }
        }
    }
    text
}
