//! The file: what it may hold, what is refused where, and that an editor's bytes stay. Laying over: small runs with
//! comparisons made by hand.

use super::*;
use crate::error::Error;
use std::path::Path;

const FILE: &str = "# ours\ncrosscheck: 1\ndecisions:\n  # the toll\n  - decision: contradicts\n    claims:\n      - {id: 0123456789abcdef, text: 41 died, outlet: Tobol Daily}\n      - text: all 38 victims have been identified\n    by: Ann Lee\n    on: 2025-10-12\n    reason: both give the final toll\n";

fn parse(text: &str) -> crate::error::Result<Decisions> {
    Decisions::parse(text, Path::new("decisions.yaml"))
}

fn message(text: &str) -> String {
    parse(text).expect_err("a bad file").to_string()
}

#[test]
fn an_entry_is_read_with_its_place() {
    let decisions = parse(FILE).expect("a good file");
    let entry = &decisions.entries[0];
    assert_eq!((entry.kind, entry.line, entry.column), (Kind::Contradicts, 5, 5));
    let [a, b] = entry.subject.targets() else { panic!("a pair") };
    assert_eq!((a.outlet.as_deref(), b.id.as_ref()), (Some("Tobol Daily"), None));
    assert_eq!(b.text, "all 38 victims have been identified");
    assert_eq!((entry.by.as_str(), entry.on.to_string().as_str()), ("Ann Lee", "2025-10-12"));
    assert!(parse("").expect("empty").entries.is_empty());
    assert!(parse("# nothing\ncrosscheck: 1\ndecisions:\n").expect("no entries").entries.is_empty());
}

#[test]
fn errors_name_the_place_and_what_was_expected() {
    let entry = |lines: &str| format!("- decision: confirmed\n  claim: {{text: a b c}}\n{lines}");
    let cases = [
        (entry("  by: Lee\n  on: 2025-10-12\n"), "decisions.yaml:1:3: [0]: missing key `reason`"),
        (
            entry("  by: Lee\n  on: 12 May\n  reason: x\n"),
            "decisions.yaml:4:7: [0].on: \"12 May\" is no date; expected YYYY",
        ),
        (
            entry("  by: Lee\n  on: 2025-10-12\n  reason: ''\n"),
            "decisions.yaml:5:11: [0].reason: is empty; expected a text",
        ),
        (entry("  by: Lee\n  on: 2025-10-12\n  reasn: x\n"), "decisions.yaml:5:3: [0]: unknown key `reasn`"),
        (
            "- decision: sam\n".into(),
            "decisions.yaml:1:13: [0].decision: \"sam\" is no decision; expected one of same,",
        ),
        (
            "- decision: same\n  claim: {text: a}\n  by: L\n  on: 2025-10-12\n  reason: x\n".into(),
            "decisions.yaml:1:3: same is about two claims; expected the key `claims`",
        ),
        (
            "- decision: same\n  claims: [{text: a b}, {text: A b.}]\n  by: L\n  on: 2025-10-12\n  reason: x\n".into(),
            "decisions.yaml:1:3: `claims` names one claim twice",
        ),
        (
            "- decision: confirmed\n  claim: {id: 12, text: a}\n  by: L\n  on: 2025-10-12\n  reason: x\n".into(),
            "decisions.yaml:2:15: [0].claim.id: \"12\" is no id; expected 16 digits",
        ),
        ("a: &a [x]\ndecisions: *a\n".into(), "decisions.yaml:2:12: an alias"),
    ];
    for (text, wanted) in cases {
        let found = message(&text);
        assert!(found.starts_with(wanted), "{text}\n{found}\n{wanted}");
    }
}

fn pair(kind: &str, a: &str, b: &str) -> String {
    format!("- decision: {kind}\n  claims: [{{text: {a}}}, {{text: {b}}}]\n  by: L\n  on: 2025-10-12\n  reason: x\n")
}

#[test]
fn decisions_that_conflict_are_named_by_line() {
    let text = [pair("same", "a", "b"), pair("same", "b", "c"), pair("different", "a", "c")].concat();
    let Err(Error::DecisionConflict { first, second, reason }) = parse(&text) else { panic!("a conflict") };
    assert_eq!((first.as_str(), second.as_str()), ("decisions.yaml:6 (same)", "decisions.yaml:11 (different)"));
    assert!(reason.contains("decisions.yaml:1 (same)"), "{reason}");
}

fn new_entry() -> Entry {
    let target = Target { id: None, text: "no: \"crisis\" #1".into(), speaker: Some("Lee".into()), outlet: None };
    Entry {
        kind: Kind::Retracted,
        subject: Subject::Claim(target),
        by: "Sam".into(),
        on: "2025-10-13".parse().expect("a date"),
        reason: "withdrawn:\nby mail".into(),
        line: 0,
        column: 0,
    }
}

#[test]
fn adding_keeps_every_byte_before_it() {
    let path = Path::new("decisions.yaml");
    for text in
        [FILE, &FILE.replace('\n', "\r\n"), &pair("same", "a", "b"), "# mine\n", "", "crosscheck: 1\ndecisions:\n"]
    {
        let added = append(text, &new_entry(), path).unwrap_or_else(|error| panic!("{text}\n{error}"));
        assert!(added.starts_with(text.trim_end()), "{added}");
        let entries = parse(&added).expect("what is written is read").entries;
        assert_eq!(entries.last().map(|entry| entry.subject.clone()), Some(new_entry().subject));
        let twice = append(&added, &Entry { by: "Kim".into(), ..new_entry() }, path).expect("and again");
        assert_eq!(parse(&twice).expect("read").entries.len(), entries.len() + 1);
    }
    assert!(append(FILE, &new_entry(), path).expect("added").contains("\n\n  - decision: retracted\n    claim:\n"));
}

#[test]
fn adding_refuses_what_it_would_spoil() {
    let path = Path::new("decisions.yaml");
    let brackets = "decisions: [{decision: confirmed, claim: {text: a}, by: L, on: 2025-10-12, reason: x}]\n";
    let error = append(brackets, &new_entry(), path).expect_err("brackets").to_string();
    assert!(error.starts_with("cannot write decisions.yaml: an entry cannot be added at its end"), "{error}");
    let confirmed = Entry { kind: Kind::Confirmed, ..new_entry() };
    let once = append("", &new_entry(), path).expect("the first");
    let error = append(&once, &confirmed, path).expect_err("both").to_string();
    assert_eq!(
        error,
        "decisions.yaml:4 (retracted) and the new decision (confirmed) cannot both hold: they are about the same claims; \
         remove one of them"
    );
}
