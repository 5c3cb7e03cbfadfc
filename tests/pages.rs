//! What a page puts around a story gives no claim, and prose that looks like it stays: the cases of `tests/pages/*.md`.
//!
//! In a `page.txt` or `page.html` block everything but the line `STORY` is the page's; every line of a `twin.txt` block is a
//! reporter's. `alone` behind the label runs the page without a story, too.

use crate::scratch::Scratch;
use crosscheck::pipeline::{self, Document, Extracted, Settings};
use std::path::PathBuf;

const STORY: [&str; 4] = [
    "The ferry Seastar sank off Kerch on Monday with forty people on board, the harbour master said.",
    "Rescuers found twelve survivors in the cold water before dawn, and two men drowned.",
    "The ministry opened an inquiry on Tuesday and promised a report within a month, a spokesman told reporters.",
    "The owner, who was fined for rust in 2012, did not answer calls on Wednesday.",
];

/// A fenced block: the case it stands in, its label, its text.
struct Block {
    case: String,
    label: String,
    /// Run without the story, too.
    alone: bool,
    text: String,
}

fn blocks() -> Vec<Block> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    paths.iter().flat_map(blocks_of).collect()
}

fn blocks_of(path: &PathBuf) -> Vec<Block> {
    let case = path.file_stem().expect("a name").to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).expect("a case");
    let fenced = text.split("```").skip(1).step_by(2);
    let blocks: Vec<Block> = fenced
        .filter_map(|block| block.split_once('\n'))
        .map(|(label, text)| Block {
            case: case.clone(),
            label: label.split(' ').next().unwrap_or("").into(),
            alone: label.ends_with(" alone"),
            text: text.into(),
        })
        .collect();
    assert!(blocks.iter().any(|block| block.label == "twin.txt"), "{case} has no twin");
    blocks
}

fn with_story(block: &Block, story: &[&str]) -> String {
    let (before, after) = if block.label.ends_with("html") { ("<p>", "</p>\n") } else { ("", "\n\n") };
    let paragraphs: String = story.iter().map(|line| format!("{before}{line}{after}")).collect();
    block.text.replace("STORY", &paragraphs)
}

fn run(label: &str, text: &str) -> Extracted {
    let scratch = Scratch::new();
    let path = scratch.file(label, text);
    pipeline::extract(&[path], &Settings::default())
}

/// What later stages see of a story.
fn sentences(run: &Extracted) -> Vec<String> {
    let of = |document: &Document| match document {
        Document::Story { text, sentences } => {
            sentences.iter().map(|sentence| sentence.span.of(&text.article.text).to_string()).collect()
        }
        Document::Claims(_) => Vec::new(),
    };
    run.documents.iter().flat_map(of).collect()
}

#[test]
fn pages_are_silent() {
    let mut wrong = Vec::new();
    for block in blocks().iter().filter(|block| block.label.starts_with("page.")) {
        let stories: Vec<&[&str]> = if block.alone { vec![&STORY, &[]] } else { vec![&STORY] };
        for story in stories {
            let found = sentences(&run(&block.label, &with_story(block, story)));
            let kind = if story.is_empty() { "alone" } else { "around the story" };
            wrong.extend(
                found
                    .iter()
                    .filter(|s| !story.contains(&s.as_str()))
                    .map(|s| format!("{} {kind}: kept {s}", block.case)),
            );
            wrong.extend(
                story.iter().filter(|s| !found.iter().any(|f| f == *s)).map(|s| format!("{}: lost {s}", block.case)),
            );
        }
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn prose_that_looks_like_a_page_survives() {
    let mut lost = Vec::new();
    for block in blocks().iter().filter(|block| block.label == "twin.txt") {
        let story = STORY.join("\n\n");
        for text in [format!("{story}\n\n{}", block.text), format!("{}\n{story}", block.text), block.text.clone()] {
            let found = sentences(&run(&block.label, &text)).join(" ");
            lost.extend(
                block.text.lines().filter(|line| !found.contains(line)).map(|line| format!("{}: {line}", block.case)),
            );
        }
    }
    assert!(lost.is_empty(), "{} lines:\n{}", lost.len(), lost.join("\n"));
}
