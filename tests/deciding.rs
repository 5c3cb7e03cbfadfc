//! Decisions of several people at once, and what is left over when one of them was interrupted.

use crate::scratch::Scratch;
use crosscheck::decide::Decisions;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const CLAIMS: &str = "- the pier is closed\n- the mayor resigned\n- rain fell for a week\n- a bridge burned\n- the fair is off\n- two ships met\n";

fn decide(folder: &Path, id: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(["decide", "confirmed", id, "claims.yaml", "--by", "Ann", "--reason", "seen", "--on", "2025-10-12"]);
    command.args(["--isolated", "--no-model", "--decisions", "decisions.yaml"]).current_dir(folder);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn ids(folder: &Path) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["extract", "--isolated", "claims.yaml"])
        .current_dir(folder)
        .output()
        .expect("the binary runs");
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let claims = value["articles"][0]["claims"].as_array().expect("claims");
    claims.iter().filter_map(|claim| claim["id"].as_str().map(str::to_string)).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn people_who_decide_at_once_lose_nothing() {
    let scratch = Scratch::new();
    let file = scratch.file("claims.yaml", CLAIMS);
    scratch.file("decisions.yaml", "# ours\n");
    let folder = file.parent().expect("a folder");
    let ids = ids(folder);
    assert_eq!(ids.len(), 6);
    let running: Vec<_> = ids.iter().map(|id| decide(folder, id).spawn().expect("the binary runs")).collect();
    for child in running {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", said(&output));
    }
    let text = std::fs::read_to_string(folder.join("decisions.yaml")).expect("the file is there");
    assert!(text.starts_with("# ours\n"), "{text}");
    let decisions = Decisions::parse(&text, Path::new("decisions.yaml")).expect("a good file");
    let mut decided: Vec<String> =
        decisions.entries.iter().map(|entry| entry.subject.targets()[0].text.clone()).collect();
    decided.sort();
    let mut wanted: Vec<&str> = CLAIMS.lines().map(|line| line.trim_start_matches("- ")).collect();
    wanted.sort_unstable();
    assert_eq!(decided, wanted);
    assert!(!folder.join(".decisions.yaml.lock").exists());
    let again = decide(folder, &ids[0]).output().expect("the binary runs");
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("says so already, by Ann"), "{}", said(&again));
}

#[test]
fn a_lock_that_was_left_over_is_named() {
    let scratch = Scratch::new();
    let file = scratch.file("claims.yaml", CLAIMS);
    scratch.file(".decisions.yaml.lock", "1\n");
    let folder = file.parent().expect("a folder");
    let output = decide(folder, &ids(folder)[0]).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("remove .decisions.yaml.lock"), "{}", said(&output));
    assert!(!folder.join("decisions.yaml").exists());
}
