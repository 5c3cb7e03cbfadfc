//! The files behind a report: from a span of a file to its words, its line and its column.
//!
//! Takes decoded texts with their maps and the lines of their files; gives words and places. A place is one of the FILE, as an
//! editor counts it: lines from 1, columns in characters from 1. An excerpt is a line of the decoded text, free of markup.
//! Worked: byte 9 of `<p>Tom\n&amp; Ann</p>` is line 2, column 3, and its excerpt `Tom & Ann`.

use crate::read::FileLines;
use crate::span::{SourceMap, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// The decoded texts of a run, by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<String, Source>,
}

/// One decoded text, where its bytes lie in the file, and the lines of the file.
#[derive(Clone, Debug)]
pub struct Source {
    pub text: String,
    pub map: SourceMap,
    pub lines: FileLines,
}

impl Source {
    /// A text that is a whole file.
    pub fn plain(text: &str) -> Self {
        let map = SourceMap::verbatim(text.len(), 0);
        Source { lines: FileLines::of(text, &map), text: text.into(), map }
    }
}

/// Where a span begins, for people.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// The line of the decoded text in which a span begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    pub line: &'a str,
    /// The span's characters in it, from 1.
    pub columns: Range<usize>,
    /// The span ends on a later line.
    pub goes_on: bool,
}

impl Sources {
    pub fn insert(&mut self, path: String, source: Source) {
        self.files.insert(path, source);
    }

    pub fn get(&self, path: &str) -> Option<&Source> {
        self.files.get(path)
    }

    /// The words under a span of the FILE `path`; `None` for a file that is not here.
    pub fn words(&self, path: &str, span: Span) -> Option<&str> {
        let source = self.get(path)?;
        Some(source.map.derived(span)?.of(&source.text))
    }

    /// Line and column of a span's first byte.
    pub fn place(&self, path: &str, span: Span) -> Option<Place> {
        self.region(path, span).map(|(start, _)| start)
    }

    /// Line and column of a span's first byte and of the one behind its last.
    pub fn region(&self, path: &str, span: Span) -> Option<(Place, Place)> {
        let lines = &self.get(path)?.lines;
        let place = |at: u32| lines.place(at).map(|(line, column)| Place { line, column });
        Some((place(span.start)?, place(span.end)?))
    }

    pub fn excerpt(&self, path: &str, span: Span) -> Option<Excerpt<'_>> {
        let source = self.get(path)?;
        let found = source.map.derived(span)?.range();
        let (before, after) = (source.text.get(..found.start)?, source.text.get(found.start..)?);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = found.start + after.find('\n').unwrap_or(after.len());
        let line = source.text.get(start..end)?.trim_end_matches('\r');
        let words = source.text.get(found.start..found.end.min(start + line.len()))?;
        let first = source.text.get(start..found.start)?.chars().count() + 1;
        Some(Excerpt { line, columns: first..first + words.chars().count(), goes_on: found.end > end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_counts_lines_and_characters_from_one() {
        let text = "Über uns\nDie Brücke ist\r\nzu.";
        let mut sources = Sources::default();
        sources.insert("a.txt".into(), Source::plain(text));
        let of = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len())).expect("in the text");
        let bridge = of("Brücke");
        assert_eq!(sources.words("a.txt", bridge), Some("Brücke"));
        let (start, end) = sources.region("a.txt", bridge).expect("the span lies in the file");
        assert_eq!((start, end), (Place { line: 2, column: 5 }, Place { line: 2, column: 11 }));
        assert_eq!(sources.place("b.txt", bridge), None);
        let excerpt = sources.excerpt("a.txt", bridge).expect("the span lies in the text");
        assert_eq!(excerpt, Excerpt { line: "Die Brücke ist", columns: 5..11, goes_on: false });
        let long = sources.excerpt("a.txt", of("ist\r\nzu")).expect("the span lies in the text");
        assert_eq!(long, Excerpt { line: "Die Brücke ist", columns: 12..15, goes_on: true });
    }

    #[test]
    fn places_are_of_the_page_and_excerpts_of_its_text() {
        let page = "<p>Tom\n&amp; Ann</p>";
        let text = "Tom & Ann";
        let mut map = SourceMap::default();
        for (at, len, from, from_len) in [(0, 4, 3, 4), (4, 1, 7, 5), (5, 4, 12, 4)] {
            map.push(at, len, from, from_len);
        }
        let lines = FileLines::of(page, &SourceMap::verbatim(page.len(), 0));
        let mut sources = Sources::default();
        sources.insert("a.html".into(), Source { text: text.into(), map, lines });
        let ann = Span::new(13, 16);
        assert_eq!(sources.place("a.html", ann), Some(Place { line: 2, column: 7 }));
        assert_eq!(sources.excerpt("a.html", ann).map(|e| (e.line, e.columns)), Some(("Tom & Ann", 7..10)));
    }
}
