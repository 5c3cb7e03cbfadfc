//! Files that are large, or have one line.

use super::{beside_good, extract, refused, words_of};
use crate::scratch::Scratch;

#[test]
fn a_huge_file_is_refused_without_being_read() {
    let scratch = Scratch::new();
    let huge = scratch.file("huge.txt", "x");
    let file = std::fs::OpenOptions::new().write(true).open(&huge).expect("ours");
    // Sparse: it takes no space where the file system can leave holes.
    if file.set_len(20 << 30).is_ok() {
        let good = scratch.file("good.txt", super::GOOD);
        let ran = extract(&[&huge, &good]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.says(&["huge.txt", "larger than", "split it"]), "{}", ran.err);
        assert!(ran.out.contains("ferry sank"));
    }
}

#[test]
fn one_line_of_ten_megabytes_is_too_large_for_an_article() {
    refused("line.txt", "the ferry sank and ".repeat(550_000), &["one article", "larger than", "split it"]);
    refused("line.md", "the ferry sank and ".repeat(550_000), &["one article", "larger than"]);
    refused("line.html", format!("<p>{}</p>", "the ferry sank and ".repeat(550_000)), &["one article", "larger than"]);
    let json = format!("[{{\"title\": \"x\", \"text\": \"{}\"}}]", "the ferry sank and ".repeat(550_000));
    refused("line.json", json, &["line.json#1", "one article", "larger than"]);
}

#[test]
fn long_lines_without_sentences_end() {
    for (name, text) in [
        ("words.txt", "the ferry sank and ".repeat(8_000)),
        ("letters.txt", "x".repeat(1_000_000)),
        ("quotes.txt", "\"".repeat(300_000)),
        ("open.txt", "“The ferry ".repeat(10_000)),
        ("apostrophes.txt", "'a b".repeat(20_000)),
        ("brackets.txt", "(a ".repeat(30_000)),
        ("stops.txt", "a.B".repeat(100_000)),
        ("spaced.txt", ". ".repeat(200_000)),
        ("blanks.txt", format!("The ferry sank.{}The crew left.", " ".repeat(1_000_000))),
        ("marks.txt", "e\u{301}".repeat(200_000)),
        ("commas.txt", "a, ".repeat(50_000)),
        ("newlines.txt", "\n".repeat(1_000_000) + "The ferry sank on Monday, she said."),
        ("lines.txt", "Ferry sinks\n".repeat(100_000)),
    ] {
        let (ran, _) = beside_good(name, text);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
    }
}

#[test]
fn many_entries_in_one_file_are_read() {
    let lines: String = (0..2_000)
        .map(|i| format!("{{\"title\": \"t\", \"text\": \"Boat {i} sank on Monday, she said.\"}}\n"))
        .collect();
    let (ran, json) = beside_good("many.jsonl", lines);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(words_of(&json, "many.jsonl#2000").contains("Boat 1999 sank"));
    let too_many = "{\"text\":\"a\"}\n".repeat(200_001);
    refused("flood.jsonl", too_many, &["more than 200000 entries", "split it"]);
}
