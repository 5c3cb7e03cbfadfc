//! Spans of the output are bytes of the original file, whatever its format and encoding; so are lines and columns.

use crate::scratch::Scratch;
use crosscheck::normalise::Statement;
use crosscheck::pipeline::{self, Extracted, Settings};
use crosscheck::report::{Sources, build};
use crosscheck::span::Span;
use proptest::prelude::*;
use std::path::Path;

/// How a test writes a text, and how it reads a stretch of the file back.
#[derive(Copy, Clone, Debug)]
enum Encoding {
    Utf8,
    Utf8Bom,
    Utf16Le,
    Utf16BeBom,
}

const ENCODINGS: [Encoding; 4] = [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16BeBom];

impl Encoding {
    fn write(self, text: &str) -> Vec<u8> {
        match self {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Utf8Bom => format!("\u{feff}{text}").into_bytes(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16BeBom => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
        }
    }

    fn read(self, bytes: &[u8]) -> String {
        let units = |unit: fn([u8; 2]) -> u16| {
            assert!(bytes.len().is_multiple_of(2), "half a character");
            bytes.chunks(2).map(|pair| unit([pair[0], pair[1]])).collect::<Vec<_>>()
        };
        match self {
            Encoding::Utf8 | Encoding::Utf8Bom => String::from_utf8(bytes.to_vec()).expect("whole characters"),
            Encoding::Utf16Le => String::from_utf16(&units(u16::from_le_bytes)).expect("whole characters"),
            Encoding::Utf16BeBom => String::from_utf16(&units(u16::from_be_bytes)).expect("whole characters"),
        }
    }
}

fn extracted(path: &Path) -> (Extracted, Vec<Statement>) {
    let run = pipeline::extract(&[path.to_path_buf()], &Settings::default());
    assert!(run.skipped.is_empty(), "{:?}", run.skipped);
    let statements = pipeline::normalise(&run);
    (run, statements)
}

/// Escapes of JSON and HTML undone, tags, marks of Markdown and all white space gone.
fn bare(raw: &str) -> String {
    let mut text = String::new();
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        let known =
            [("&amp;", '&'), ("&quot;", '"'), ("&ldquo;", '“'), ("&rdquo;", '”'), ("&#233;", 'é'), ("&nbsp;", ' ')];
        let escapes = [("\\n", ' '), ("\\\"", '"'), ("\\u00e9", 'é'), ("\\u201c", '“'), ("\\u201d", '”'), ("''", '\'')];
        if let Some((escape, c)) = known.iter().chain(&escapes).find(|(escape, _)| rest.starts_with(escape)) {
            text.push(*c);
            rest = &rest[escape.len()..];
        } else if let (true, Some(end)) = (c == '<', rest.find('>')) {
            rest = &rest[end + 1..];
        } else {
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '*').collect()
}

/// Line and column of a byte, counted in the characters before it.
fn counted(before: &str) -> (usize, usize) {
    let line = before.rsplit('\n').next().unwrap_or("");
    (before.matches('\n').count() + 1, line.trim_start_matches('\u{feff}').chars().count() + 1)
}

/// Every span of the JSON output against the bytes of the file; the number of claims.
fn check(path: &Path, bytes: &[u8], encoding: Encoding) -> usize {
    let (run, statements) = extracted(path);
    let output = build::extracted(&run, &statements);
    let sources: Sources = build::sources(&run);
    let words = |span: Span| encoding.read(&bytes[span.range()]);
    for article in &output.articles {
        for claim in &article.claims {
            assert_eq!(bare(&words(claim.span)), bare(&claim.quote), "{}", path.display());
            assert!(bare(&words(claim.sentence_span)).contains(&bare(&claim.quote)), "{}", path.display());
            let place = sources.place(&article.path, claim.span).expect("a place");
            let before = encoding.read(&bytes[..claim.span.start as usize]);
            assert_eq!((place.line, place.column), counted(&before), "{}: {}", path.display(), claim.quote);
            for quantity in &claim.quantities {
                let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
                let found = digits(&words(quantity.span));
                assert!(digits(&claim.quote).contains(&found), "{found} in {}", claim.quote);
            }
        }
        for attribution in &article.attributions {
            for span in attribution.source.iter().chain(&attribution.cue).chain(&attribution.content) {
                assert!(!words(*span).is_empty());
            }
        }
    }
    output.articles.iter().map(|article| article.claims.len()).sum()
}

const SENTENCES: [&str; 6] = [
    "The ferry Zoë sank off Kerch on Monday with 40 people on board.",
    "“The pumps failed,” harbour master Ann Lee told reporters at the café.",
    "Tom & Ann Walker left the pier with 12 survivors, the navy said.",
    "The owner paid a fine of €8,300 in 2012, according to the ministry.",
    "Two 🚢 captains denied that the hull was rusty.",
    "The minister’s office said the “inquiry” would end in May.",
];

fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('“', "&ldquo;")
        .replace('”', "&rdquo;")
        .replace('é', "&#233;")
        .replace(" the ", " <b>the</b>&nbsp;")
}

fn json(text: &str) -> String {
    serde_json::to_string(text)
        .expect("a string")
        .replace('é', "\\u00e9")
        .replace('“', "\\u201c")
        .replace('”', "\\u201d")
}

/// The paragraphs as a file of each format: its name and its text.
fn files(paragraphs: &[String]) -> Vec<(&'static str, String)> {
    let joined = paragraphs.join("\n\n");
    let pages: String = paragraphs.iter().map(|p| format!("<p>{}</p>\n", html(p))).collect();
    let escaped = pages.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let entry =
        |text: &str| format!("{{\"title\": \"Ferry sinks\", \"date\": \"2025-10-09\", \"text\": {}}}", json(text));
    vec![
        ("a.txt", joined.clone()),
        ("crlf.txt", joined.replace('\n', "\r\n")),
        ("a.md", format!("---\ntitle: Ferry\n---\n# Ferry sinks\n\n{}", joined.replace(" the ", " *the* "))),
        (
            "a.html",
            format!(
                "<!DOCTYPE html>\n<html><head><title>Ferry sinks</title></head><body><h1>Ferry sinks</h1>\n{pages}</body></html>\n"
            ),
        ),
        (
            "a.json",
            format!("{{\"articles\": [\n{},\n{}\n]}}", entry("Nothing else happened on Monday."), entry(&joined)),
        ),
        ("a.jsonl", format!("{}\n{}\n", entry("Nothing else happened on Monday."), entry(&joined))),
        (
            "cdata.rss",
            format!(
                "<?xml version=\"1.0\"?>\n<rss><channel><title>Post</title>\n<item><title>x</title><description><![CDATA[{pages}]]></description></item></channel></rss>"
            ),
        ),
        (
            "escaped.xml",
            format!(
                "<rss><channel><item><title>x</title>\n<description>{escaped}</description></item></channel></rss>"
            ),
        ),
        ("claims.yaml", paragraphs.iter().map(|p| format!("- '{}'\n", p.replace('\'', "''"))).collect()),
    ]
}

fn check_all(paragraphs: &[String], encoding: Encoding) -> Vec<(&'static str, usize)> {
    let scratch = Scratch::new();
    let mut found = Vec::new();
    for (name, text) in files(paragraphs) {
        let bytes = encoding.write(&text);
        let path = scratch.file(name, &bytes);
        // The doubly escaped feed needs its escapes undone twice, which `bare` does not.
        if name != "escaped.xml" || !text.contains("&amp;") {
            found.push((name, check(&path, &bytes, encoding)));
        }
    }
    found
}

#[test]
fn every_format_in_every_encoding_leads_back_to_its_bytes() {
    let paragraphs: Vec<String> = SENTENCES.chunks(2).map(|pair| pair.join(" ")).collect();
    for encoding in ENCODINGS {
        for (name, claims) in check_all(&paragraphs, encoding) {
            assert!(claims >= 3, "{name} as {encoding:?} gave {claims} claims");
        }
    }
}

#[test]
fn a_feed_escaped_twice_leads_back_to_the_escape() {
    let scratch = Scratch::new();
    let feed = "<rss><channel><item><title>x</title>\n<description>&lt;p&gt;Tom &amp;amp; Ann left the pier on Monday.&lt;/p&gt;</description></item></channel></rss>";
    let (run, statements) = extracted(&scratch.file("a.xml", feed));
    let output = build::extracted(&run, &statements);
    let claim = &output.articles[0].claims[0];
    assert_eq!(claim.quote, "Tom & Ann left the pier on Monday");
    assert_eq!(claim.span.of(feed), "Tom &amp;amp; Ann left the pier on Monday");
    let sources = build::sources(&run);
    let place = sources.place(&output.articles[0].path, claim.span).expect("a place");
    assert_eq!((place.line, place.column), (2, 23));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]
    #[test]
    fn any_paragraphs_lead_back(
        picks in proptest::collection::vec((0..SENTENCES.len(), "[ -~]{0,12}|\\PC{0,6}|[\\t é“”&<>’]{0,5}"), 1..6),
        encoding in 0..ENCODINGS.len(),
    ) {
        let paragraphs: Vec<String> = picks
            .iter()
            .map(|(i, noise)| {
                let plain = |c: &char| c.is_alphanumeric() || " “”’\".,;:–()%🚢".contains(*c);
                let noise: String = noise.chars().filter(plain).collect();
                format!("{} The crew wrote {noise} in the log, she said.", SENTENCES[*i])
            })
            .collect();
        check_all(&paragraphs, ENCODINGS[encoding]);
    }
}
