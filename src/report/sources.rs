//! The files behind a report: from a span of a file to its words, its line and its column.
//!
//! Takes decoded texts with their maps; gives words and places. A place counts lines from 1 and columns in characters from 1.

use crate::span::{SourceMap, Span};
use std::collections::BTreeMap;

/// The decoded texts of a run, by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<String, Source>,
}

/// One decoded text and where its bytes lie in the file.
#[derive(Clone, Debug)]
pub struct Source {
    pub text: String,
    pub map: SourceMap,
}

/// Where a span begins, for people.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
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
        let source = self.files.get(path)?;
        Some(source.map.derived(span)?.of(&source.text))
    }

    /// Line and column of a span's first byte.
    pub fn place(&self, path: &str, span: Span) -> Option<Place> {
        let source = self.files.get(path)?;
        let start = source.map.derived(span)?.start as usize;
        let before = source.text.get(..start)?;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Some(Place { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_counts_lines_and_characters_from_one() {
        let text = "Über uns\nDie Brücke ist zu.".to_string();
        let mut sources = Sources::default();
        sources.insert("a.txt".into(), Source { map: SourceMap::verbatim(text.len(), 3), text });
        let span = Span::new(3 + 9 + 1 + 4, 3 + 9 + 1 + 11);
        assert_eq!(sources.words("a.txt", span), Some("Brücke"));
        assert_eq!(sources.place("a.txt", span), Some(Place { line: 2, column: 5 }));
        assert_eq!(sources.place("b.txt", span), None);
    }
}
