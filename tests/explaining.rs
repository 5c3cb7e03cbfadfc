//! `explain` with the model: a cluster, a claim and a pair of the bundled story, by the beginning of their ids.

use crate::scratch::Scratch;
use serde_json::Value;
use std::process::Command;

const STORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/claims/story");

fn told(arguments: &[&str]) -> String {
    told_of(STORY, arguments)
}

fn told_of(files: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let output = command.args(arguments).args([files, "--isolated", "--quiet"]).output().expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn data(arguments: &[&str]) -> Value {
    serde_json::from_str(&told(arguments)).expect("JSON")
}

/// A dispute of the story: its id, and the two claims of its first contradiction.
fn dispute() -> [String; 3] {
    let report = data(&["report", "--format", "json"]);
    let clusters = report["clusters"].as_array().expect("clusters");
    let disputed = clusters.iter().find(|cluster| cluster["verdict"] == "disputed").expect("the story has a dispute");
    let edge = &disputed["contradictions"][0];
    [&disputed["id"], &edge["a"], &edge["b"]].map(|id| id.as_str().expect("an id").to_string())
}

#[test]
fn a_cluster_shows_sentences_signs_guards_the_model_and_voices() {
    let [id, a, b] = dispute();
    let text = told(&["explain", &id[..8]]);
    assert!(text.starts_with(&format!("disputed  {id}")), "{text}");
    for claim in [&a, &b] {
        let shown = text.split(claim.as_str()).nth(1).expect("the claim is there");
        let sentence = shown.lines().nth(2).expect("a place, then the sentence");
        assert!(shown.lines().nth(1).is_some_and(|place| place.contains("claims/story/")), "{shown:.300}");
        assert!(sentence.trim_start().starts_with("> ") || !shown.contains(".md"), "{sentence}");
    }
    for part in [
        "\nside 1\n",
        "\nside 2\n",
        "independent voices\n",
        "  for a contradiction\n    +",
        "  against a contradiction\n    -",
        "what every pair has\n    -",
        "together: contradiction 0.",
        "  meaning, a then b: entails 0.",
        "  meaning, b then a: entails 0.",
        "\nwhat would change the verdict\n  not disputed once",
    ] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
}

#[test]
fn a_pair_adds_up_and_has_the_model_both_ways() {
    let [_, a, b] = dispute();
    let pair = data(&["explain", &format!("{}:{}", &a[..8], &b[..8]), "--format", "json"]);
    let one = &pair["comparisons"][0];
    for way in ["scores", "reverse"] {
        let scores: Vec<f64> =
            ["entails", "neutral", "contradicts"].iter().filter_map(|name| one[way][name].as_f64()).collect();
        assert!((scores.iter().sum::<f64>() - 1.0).abs() < 1e-3, "{way}: {scores:?}");
    }
    let weights = one["signals"].as_array().expect("signals").iter().filter_map(|signal| signal["weight"].as_f64());
    let together = 1.0 / (1.0 + (-weights.sum::<f64>()).exp());
    let shown = one["contradiction"].as_f64().expect("a probability");
    assert!((together - shown).abs() < 0.02, "the weights add up to {together}, not {shown}");
    let second = data(&["explain", &a[..8], &b[..8], "--format", "json"]);
    assert_eq!(second, pair, "the second id may stand alone");
}

#[test]
fn a_claim_shows_its_cluster_and_what_it_was_held_against() {
    let [id, a, _] = dispute();
    let text = told(&["explain", &a[..8]]);
    assert!(text.starts_with("claim\n"), "{text}");
    assert!(text.contains("    stance ") && text.contains("in the cluster\n") && text.contains(&id), "{text}");
    assert!(text.contains("\ncontradiction\n"), "{text}");
}

#[test]
fn it_says_why_two_outlets_are_one_voice() {
    let scratch = Scratch::new();
    for (outlet, file) in [("Harbour Post", "harbour.yaml"), ("Quay News", "quay.yaml")] {
        let claim = "{text: the dam above Pell burst on Sunday night, speaker: Jon Aas}";
        scratch.file(file, format!("crosscheck: 1\nsource: {{outlet: {outlet}}}\nclaims:\n- {claim}\n"));
    }
    let folder = scratch.path().display().to_string();
    let report: Value = serde_json::from_str(&told_of(&folder, &["report", "--format", "json"])).expect("JSON");
    let id = report["clusters"][0]["id"].as_str().expect("a cluster").to_string();
    let text = told_of(&folder, &["explain", &id]);
    assert!(
        text.starts_with("single-source") && text.contains("\n1 independent voice\n  └─ Jon Aas, through"),
        "{text}"
    );
    assert!(text.contains("       one voice: Jon Aas, through Harbour Post, Quay News"), "{text}");
}

#[test]
fn what_nothing_speaks_for_is_no_candidate() {
    let candidates = |second: &str| -> usize {
        let scratch = Scratch::new();
        let first = "Ann Lee woke up in Reva on Monday. “Lee was never in danger,” surgeon Dan Holm said.";
        scratch.file("mail.txt", first);
        scratch.file("post.txt", second);
        let folder = scratch.path().to_str().expect("a path");
        let report: Value = serde_json::from_str(&told_of(folder, &["report", "--format", "json"])).expect("JSON");
        let clusters = report["clusters"].as_array().expect("clusters");
        clusters.iter().map(|cluster| cluster["candidates"].as_array().map_or(0, Vec::len)).sum()
    };
    // One voice, one sentence: nothing in it tells against itself.
    assert_eq!(candidates("Dan Holm is a surgeon in Reva. “Lee was never in danger,” Dan Holm told the paper."), 0);
}
