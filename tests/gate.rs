//! The gate as CI runs it: fingerprints that outlive edits, exit codes, a reader that goes away, the action's own script.

use crate::scratch::Scratch;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn gate(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["gate", "--isolated", "--no-model"])
        .args(arguments)
        .current_dir(folder)
        .env_remove("GITHUB_STEP_SUMMARY")
        .output()
        .expect("the program runs")
}

/// Rule and fingerprint of every result.
fn results(folder: &Path, arguments: &[&str]) -> BTreeSet<(String, String)> {
    let output = gate(folder, &[arguments, &["--format", "sarif"]].concat());
    let log: Value = serde_json::from_slice(&output.stdout).expect("SARIF is JSON");
    let results = log["runs"][0]["results"].as_array().expect("a list of results");
    let text = |value: &Value| value.as_str().expect("a text").to_string();
    results.iter().map(|r| (text(&r["ruleId"]), text(&r["partialFingerprints"]["crosscheckFinding/v1"]))).collect()
}

const ARTICLE: &str = "The ferry sank off Tarn on Monday. Officials said the hull was sound.\n";
const HARBOUR: &str = "source: Harbour Post
claims:
  - text: the ferry sank off Tarn on Monday
    quote: The ferry sank on Tuesday
    article: article.txt
  - officials say the hull was sound
  - the crew had left before the ferry sank
";
const DAILY: &str = "source: Daily News\nclaims:\n  - the pier was closed in March\n  - the pier was closed in March\n";

#[test]
fn fingerprints_outlive_reordering_renaming_and_added_lines() {
    let before = Scratch::new();
    before.file("article.txt", ARTICLE);
    before.file("a.yaml", HARBOUR);
    before.file("b.yaml", DAILY);
    let wanted = results(before.path(), &["a.yaml", "b.yaml"]);
    let codes: BTreeSet<&str> = wanted.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(
        codes.into_iter().collect::<Vec<_>>(),
        ["duplicate-claim", "quote-not-found", "single-source", "unnamed-source"]
    );
    assert_eq!(results(before.path(), &["b.yaml", "a.yaml"]), wanted, "another order of arguments");

    let after = Scratch::new();
    after.file("article.txt", ARTICLE);
    // The same claims from the last to the first, under other file names, with comments and blank lines between.
    let reordered = "# Moved down.\n\nsource: Harbour Post\nclaims:\n  - the crew had left before the ferry sank\n  # here too\n\n  \
                     - officials say the hull was sound\n  - text: the ferry sank off Tarn on Monday\n    quote: The ferry sank on \
                     Tuesday\n    article: article.txt\n";
    after.file("z.yaml", reordered);
    after.file("y.yaml", format!("# One line more.\n{DAILY}"));
    assert_eq!(results(after.path(), &["z.yaml", "y.yaml"]), wanted, "moved claims and renamed files");

    // Other words are another finding.
    after.file("z.yaml", reordered.replace("Tuesday", "Friday"));
    assert_ne!(results(after.path(), &["z.yaml", "y.yaml"]), wanted);
}

#[test]
fn a_baseline_outlives_edits_and_marks_what_is_gone() {
    let folder = Scratch::new();
    folder.file("article.txt", ARTICLE);
    folder.file("a.yaml", HARBOUR);
    let baseline = ["a.yaml", "--baseline", "known.json"];
    assert_eq!(gate(folder.path(), &["a.yaml"]).status.code(), Some(1));
    let written = gate(folder.path(), &[&baseline[..], &["--write-baseline", "--quiet"]].concat());
    assert_eq!((written.status.code(), written.stderr.as_slice()), (Some(0), &b""[..]));
    folder.file("a.yaml", format!("# Added above.\n{HARBOUR}"));
    assert_eq!(gate(folder.path(), &baseline).status.code(), Some(0));
    folder.file("a.yaml", HARBOUR.replace("    quote: The ferry sank on Tuesday\n", ""));
    let log = gate(folder.path(), &[&baseline[..], &["--format", "sarif"]].concat());
    let log: Value = serde_json::from_slice(&log.stdout).expect("SARIF is JSON");
    let of = |state: &str| {
        let results = log["runs"][0]["results"].as_array().expect("results");
        results.iter().filter(|r| r["baselineState"] == state).filter_map(|r| r["ruleId"].as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of("absent"), ["quote-not-found"]);
    assert!(of("unchanged").contains(&"single-source") && of("new").is_empty());
}

#[test]
fn a_file_that_cannot_be_read_outranks_findings_and_keeps_the_baseline() {
    let folder = Scratch::new();
    folder.file("article.txt", ARTICLE);
    folder.file("a.yaml", HARBOUR);
    folder.file("broken.yaml", "claims: [{text: a b, speeker: Lee}]\n");
    let output = gate(folder.path(), &["a.yaml", "broken.yaml"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(text.contains("error[quote-not-found]") && text.contains("error[malformed]"), "{text}");
    let output = gate(folder.path(), &["a.yaml", "broken.yaml", "--baseline", "known.json", "--write-baseline"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!folder.path().join("known.json").exists());
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let folder = Scratch::new();
    let claims: String = (0..3_000)
        .map(|i| format!("- text: the pier {i} was closed\n  quote: none\n  article: article.txt\n"))
        .collect();
    folder.file("article.txt", ARTICLE);
    folder.file("a.yaml", &claims);
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["gate", "--isolated", "--no-model", "--format", "json", "a.yaml"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(1), ""));
}

/// The script of the composite action, with the program already built; a machine without bash skips it.
#[cfg(unix)]
#[test]
fn the_action_annotates_writes_sarif_and_passes_the_exit_code_on() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let action = std::fs::read_to_string(root.join("action.yml")).expect("action.yml is there");
    let action: serde_yaml::Value = serde_yaml::from_str(&action).expect("action.yml is YAML");
    let script = action["runs"]["steps"][1]["run"].as_str().expect("the second step runs a script");
    let folder = Scratch::new();
    folder.file("article.txt", ARTICLE);
    folder.file("a b.yaml", HARBOUR);
    let bin = folder.path().join("runner/crosscheck/bin");
    std::fs::create_dir_all(&bin).expect("a folder for the program");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_crosscheck"), bin.join("crosscheck"))
        .expect("a link to the program");
    let run = |options: &str| {
        let output = Command::new("bash")
            .args(["-eo", "pipefail", "-c", script])
            .current_dir(folder.path())
            .env("RUNNER_TEMP", folder.path().join("runner"))
            .env("GITHUB_STEP_SUMMARY", folder.path().join("summary.md"))
            .env("CROSSCHECK_PATHS", "a b.yaml\n")
            .env("CROSSCHECK_OPTIONS", options)
            .env("CROSSCHECK_SARIF", "found.sarif")
            .output();
        output.inspect_err(|_| eprintln!("skipped: no bash on this machine")).ok()
    };
    let Some(output) = run("--no-model\n--isolated\n") else { return };
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(
        text.contains(
            "::error file=a b.yaml,line=4,endLine=4,col=12,endColumn=37,title=crosscheck%3A quote-not-found::"
        ),
        "{text}"
    );
    let summary = std::fs::read_to_string(folder.path().join("summary.md")).expect("the summary of the step");
    assert!(
        summary.starts_with("## crosscheck\n") && summary.contains("| quote-not-found | a b.yaml:4:12 |"),
        "{summary}"
    );
    let log = std::fs::read_to_string(folder.path().join("found.sarif")).expect("the SARIF file");
    assert!(log.contains("\"uri\": \"a%20b.yaml\""), "{log}");
    let allowed = run("--no-model\n--isolated\n--allow=all").and_then(|output| output.status.code());
    assert_eq!(allowed, Some(0));
}
