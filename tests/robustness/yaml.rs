//! Claim files and heads of Markdown files that are broken or meant to do harm.

use super::refused;

#[test]
fn faults_are_named_with_line_column_and_what_was_expected() {
    refused("quote.yaml", "- \"the ferry sank\n", &[":", "not YAML"]);
    refused(
        "key.yaml",
        "claims:\n  - text: the ferry sank\n    speeker: Ann Lee\n",
        &["3:5", "unknown key", "speeker", "expected"],
    );
    refused("list.yaml", "- the ferry sank\n- [a, b]\n", &["2:3", "expected a claim"]);
    refused("date.yaml", "- text: the ferry sank\n  date: Monday\n", &["2:", "YYYY-MM-DD"]);
    refused("version.yaml", "crosscheck: 9\nclaims: []\n", &["1:", "version"]);
    refused("number.yaml", "42\n", &["1:1", "expected"]);
    refused("two.yaml", "- a boat sank\n---\n- a boat swam\n", &["2:", "one document"]);
}

#[test]
fn bombs_and_depth_are_refused_at_first_sight() {
    let mut bomb = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for i in 1..12 {
        let aliases = vec![format!("*a{}", i - 1); 9].join(", ");
        bomb.push_str(&format!("a{i}: &a{i} [{aliases}]\n"));
    }
    refused("bomb.yaml", &bomb, &["alias"]);
    refused("head.md", format!("---\n{bomb}---\nThe boat sank.\n"), &["the head between --- and ---"]);
    refused("flow.yaml", "[".repeat(100_000), &["deep"]);
    refused("maps.yaml", "{a: ".repeat(100_000), &["deep"]);
    let nested: String = (0..2000).map(|i| format!("{}-\n", " ".repeat(i))).collect();
    refused("block.yaml", nested, &["deep"]);
    refused("merge.yaml", "x: &x {text: a boat sank}\nclaims:\n  - <<: *x\n", &["alias"]);
    refused("deep-head.md", format!("---\n{}\n---\nThe boat sank.\n", "[".repeat(10_000)), &["head"]);
}

#[test]
fn a_million_claims_are_too_many_for_one_file() {
    refused("million.yaml", "- the ferry sank\n".repeat(1_000_000), &["more than", "claims", "split it"]);
}

#[test]
fn a_claim_as_long_as_a_book_is_refused() {
    refused("long.yaml", format!("- {}\n", "the ferry sank and ".repeat(100_000)), &["1:", "longer than"]);
}
