//! Claim files: claims that people wrote or edited, as YAML.
//!
//! Takes decoded text, gives [`ClaimFile`]s whose spans point at the words of each claim; [`write`] is the way back. A file is
//! a list of claims or a mapping with `crosscheck`, `source` and `claims`; a claim is a sentence or a mapping. serde_yaml
//! says what the file means, a pass over its tokens where each value stands. An error names line and column and what was
//! expected. Leaves to `extract` what a claim's text says.
//!
//! Worked: `- the ferry sank` gives one claim, span 2..16. `- {text: the ferry sank, speeker: Lee}` is refused at 1:25 with
//! the keys a claim may have.
//! Known misses: anchors and aliases are refused rather than followed; comments are lost by `write`, kept by [`rewrite`].

mod places;
mod schema;
mod write;

use super::article::{ClaimFile, Meta, WrittenClaim};
use super::decode::Decoded;
use super::lines::FileLines;
use crate::span::{SourceMap, Span};
use places::Place;
use schema::{Entry, FileShape};

pub(crate) use schema::fault as yaml_fault;
pub use write::{rewrite, write};

/// The only version there is.
pub(crate) const VERSION: u64 = 1;
/// Claims of one file. A large newsroom's year of checked claims is some thousand (`known_claims` holds 10,000 over five
/// years); all claims of a file are compared with each other, so more is a mistake. A guess.
pub const MAX_CLAIMS: usize = 100_000;
/// Levels of lists and mappings: a file's own format has five. A guess.
pub const MAX_NESTING: usize = 16;
/// The longest text, quote or other value, in bytes: a claim is a sentence, a quote may be a paragraph. A guess.
pub const MAX_VALUE_BYTES: usize = 64 * 1024;

/// What is wrong with a file; line and column count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub line: usize,
    pub column: usize,
    pub reason: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.reason)
    }
}

pub(crate) fn read(path: &str, decoded: Decoded) -> Result<ClaimFile, Fault> {
    let (meta, claims) = parse(&decoded.text)?;
    Ok(ClaimFile {
        path: path.to_string(),
        text: decoded.text,
        map: decoded.map,
        meta,
        claims,
        lines: FileLines::default(),
    })
}

/// A file of this text.
pub fn from_text(path: &str, text: &str) -> Result<ClaimFile, Fault> {
    let (meta, claims) = parse(text)?;
    let map = SourceMap::verbatim(text.len(), 0);
    Ok(ClaimFile { path: path.into(), text: text.into(), map, meta, claims, lines: FileLines::default() })
}

/// The head of a file and its claims; spans are bytes of `text`.
pub fn parse(text: &str) -> Result<(Meta, Vec<WrittenClaim>), Fault> {
    let places = places::scan(text)?;
    let file: FileShape = serde_yaml::from_str(text).map_err(|error| schema::fault(&error))?;
    let mut finder = Finder { text, from: 0 };
    let claims = file
        .claims
        .into_iter()
        .enumerate()
        .map(|(i, entry)| claim(entry, places.get(i).copied().unwrap_or_default(), &mut finder))
        .collect();
    Ok((file.source.map(schema::Source::meta).unwrap_or_default(), claims))
}

/// The last resort for a value whose place the token pass does not give: the next place where its words stand.
struct Finder<'a> {
    text: &'a str,
    from: usize,
}

impl Finder<'_> {
    fn place(&mut self, known: Option<Span>, value: &str) -> Span {
        let span = known.unwrap_or_else(|| match self.text[self.from..].find(value) {
            Some(at) => Span::new(self.from + at, self.from + at + value.len()),
            None => Span::new(self.from, self.from),
        });
        self.from = self.from.max(span.end as usize);
        span
    }
}

fn claim(entry: Entry, place: Place, finder: &mut Finder<'_>) -> WrittenClaim {
    let span = finder.place(place.text, &entry.text);
    WrittenClaim {
        quote_span: entry.quote.as_deref().map(|quote| finder.place(place.quote, quote)),
        text: entry.text,
        span,
        speaker: entry.speaker,
        cue: entry.cue,
        stance: entry.stance,
        certainty: entry.certainty,
        date: entry.date,
        quote: entry.quote,
        article: entry.article,
        upstreams: entry.upstreams,
        ignore: entry.ignore,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: &str = "# our notes\ncrosscheck: 1\nsource: {outlet: Harbour Post, title: Ferry sinks, url: 'https://harbour.example/1', date: 2025-10-09, upstreams: [AFP]}\nclaims:\n  - the ferry sank off Kerch\n  - text: no crisis on the \"pier\"\n    speaker: Ann Lee\n    date: 2025-10-10\n    quote: \"I wouldn’t even call it a crisis\"\n    ignore:\n      - {code: single-source, reason: she is the only witness}\n  - text: >-\n      the owner\n      was fined\n    stance: denies\n    certainty: likely\n    cue: rejects\n    article: a/b.txt\n";

    #[test]
    fn every_key_is_read_and_every_text_is_found_in_the_file() {
        let (meta, claims) = parse(FULL).expect("a good file");
        assert_eq!(meta.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(meta.date.map(|d| d.to_string()).as_deref(), Some("2025-10-09"));
        assert_eq!(meta.upstreams[0].name, "AFP");
        let texts: Vec<&str> = claims.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(texts, ["the ferry sank off Kerch", "no crisis on the \"pier\"", "the owner was fined"]);
        let words: Vec<&str> = claims.iter().map(|c| c.span.of(FULL)).collect();
        assert_eq!(words, ["the ferry sank off Kerch", "no crisis on the \"pier\"", "the owner\n      was fined"]);
        assert_eq!(claims[1].quote_span.map(|s| s.of(FULL)), Some("I wouldn’t even call it a crisis"));
        assert_eq!(claims[1].ignore[0].reason, "she is the only witness");
        assert_eq!(claims[2].article.as_deref(), Some("a/b.txt"));
    }

    #[test]
    fn the_least_that_works_is_a_list_of_strings() {
        let text = "- the ferry sank\n- 'it''s over'\n- \"a \\\"pier\\\"\"\n- two\n  lines\n- [not, a claim]\n";
        let fault = parse(text).expect_err("a list is no claim");
        assert_eq!((fault.line, fault.column), (6, 3), "{fault}");
        let (_, claims) = parse(&text[..text.len() - 17]).expect("a list of strings");
        let found: Vec<(&str, &str)> = claims.iter().map(|c| (c.text.as_str(), c.span.of(text))).collect();
        assert_eq!(
            found,
            [
                ("the ferry sank", "the ferry sank"),
                ("it's over", "it''s over"),
                ("a \"pier\"", "a \\\"pier\\\""),
                ("two lines", "two\n  lines")
            ]
        );
    }

    /// Each with the place and words of the message.
    #[test]
    fn errors_name_the_place_and_what_was_expected() {
        let cases = [
            ("claims:\n  - text: a b\n    speeker: Lee\n", 3, 5, "unknown key `speeker`"),
            ("claims: [a b]\nnotes: x\n", 2, 1, "unknown key `notes`"),
            ("claims:\n  - speaker: Lee\n", 2, 5, "missing key `text`"),
            ("crosscheck: 2\nclaims: []\n", 1, 13, "version 1"),
            ("claims:\n  - text: a b\n    date: last Friday\n", 3, 11, "YYYY-MM-DD"),
            ("claims:\n  - text: a b\n    stance: doubts\n", 3, 13, "asserts, denies"),
            ("claims:\n  - text: a b\n    certainty: sure\n", 3, 16, "certain, likely"),
            ("claims:\n  - text: a b\n    ignore: [single-source]\n", 3, 14, "code and reason"),
            ("claims:\n  - text: a b\n    ignore: [{code: x, reason: ''}]\n", 3, 32, "empty"),
            ("claims:\n  - text: ''\n", 2, 11, "empty"),
            ("claims: [\n", 2, 1, "not YAML"),
            ("claims:\n - a b\n - text: [x]\n", 3, 10, "expected a text"),
            ("source: {outlit: x}\nclaims: []\n", 1, 10, "unknown key `outlit`"),
            ("just words\n", 1, 1, "a list of claims"),
            ("a: &x 1\nclaims: [*x]\n", 2, 10, "alias"),
            ("crosscheck: 1\n", 1, 1, "missing key `claims`"),
            ("- a b\n- true\n", 2, 3, "a sentence or a mapping"),
            ("claims: [a b]\n---\nclaims: [c d]\n", 2, 1, "one document"),
        ];
        for (text, line, column, words) in cases {
            let fault = parse(text).expect_err(text);
            assert!(fault.reason.contains(words), "{text}: {fault}");
            assert_eq!((fault.line, fault.column), (line, column), "{text}: {fault}");
        }
    }

    #[test]
    fn bombs_and_wells_are_refused() {
        let bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nclaims: *c\n";
        assert!(parse(bomb).expect_err("a bomb").reason.contains("alias"));
        let well = "[".repeat(100_000);
        let refused = parse(&well).expect_err("a well");
        assert!(refused.reason.contains("deep"), "{refused}");
        let block = (0..2000).map(|i| format!("{}-\n", " ".repeat(i))).collect::<String>();
        assert!(parse(&block).expect_err("a well").reason.contains("deep"));
        let many = "- a b\n".repeat(MAX_CLAIMS + 1);
        assert!(parse(&many).expect_err("too many").reason.contains("more than 100000 claims"));
    }
}
