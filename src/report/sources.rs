//! The files behind a report: from a span of a file to its words, its line and its column.
//!
//! Takes decoded texts with their maps; gives words and places. A place counts lines from 1 and columns in characters from 1.

use crate::span::{SourceMap, Span};
use std::collections::BTreeMap;

/// The decoded texts of a run, by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<String, Lined>,
}

/// One decoded text and where its bytes lie in the file.
#[derive(Clone, Debug)]
pub struct Source {
    pub text: String,
    pub map: SourceMap,
}

/// A source with the byte at which each of its lines begins.
#[derive(Clone, Debug)]
struct Lined {
    source: Source,
    starts: Vec<usize>,
}

/// Where a span begins, for people.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl Sources {
    pub fn insert(&mut self, path: String, source: Source) {
        let after_newline = source.text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after_newline).collect();
        self.files.insert(path, Lined { source, starts });
    }

    pub fn get(&self, path: &str) -> Option<&Source> {
        Some(&self.files.get(path)?.source)
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
        let file = self.files.get(path)?;
        let found = file.source.map.derived(span)?;
        Some((file.place(found.start as usize)?, file.place(found.end as usize)?))
    }

    /// A line's text without its end; lines count from 1.
    pub fn line(&self, path: &str, line: usize) -> Option<&str> {
        let file = self.files.get(path)?;
        let start = *file.starts.get(line.checked_sub(1)?)?;
        let end = file.starts.get(line).copied().unwrap_or(file.source.text.len());
        Some(file.source.text.get(start..end)?.trim_end_matches(['\n', '\r']))
    }
}

impl Lined {
    fn place(&self, at: usize) -> Option<Place> {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = *self.starts.get(line.checked_sub(1)?)?;
        Some(Place { line, column: self.source.text.get(start..at)?.chars().count() + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_counts_lines_and_characters_from_one() {
        let text = "Über uns\nDie Brücke ist zu.\r\nx".to_string();
        let mut sources = Sources::default();
        sources.insert("a.txt".into(), Source { map: SourceMap::verbatim(text.len(), 3), text });
        let span = Span::new(3 + 9 + 1 + 4, 3 + 9 + 1 + 11);
        assert_eq!(sources.words("a.txt", span), Some("Brücke"));
        let (start, end) = sources.region("a.txt", span).expect("the span lies in the file");
        assert_eq!((start, end), (Place { line: 2, column: 5 }, Place { line: 2, column: 11 }));
        assert_eq!(sources.place("b.txt", span), None);
        assert_eq!(sources.line("a.txt", 2), Some("Die Brücke ist zu."));
        assert_eq!(sources.line("a.txt", 3), Some("x"));
        assert_eq!((sources.line("a.txt", 0), sources.line("a.txt", 4)), (None, None));
    }
}
