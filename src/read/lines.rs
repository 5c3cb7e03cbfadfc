//! Where the lines and characters of a file begin, kept when its bytes are gone.
//!
//! Takes decoded text with its map, gives [`FileLines`], which turns a byte of the file into line and column. One bit a byte
//! of the file, none where every byte is a character; the articles of one file share it. Only `report` asks it.
//!
//! Worked: in UTF-16 with a byte order mark, `Zoë\nran` has its `r` in byte 10: line 2, column 1.
//!
//! Known misses: a line ends at a line feed only, as in SARIF and most editors; a column counts characters, not what the eye
//! takes for one.

use crate::span::SourceMap;
use std::sync::Arc;

/// Cheap to clone. The default knows no place at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileLines {
    inner: Arc<Inner>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Inner {
    /// Lines of the file before the first that is known.
    before: usize,
    /// Bytes of the file at which lines begin, the first behind a byte order mark.
    starts: Vec<u32>,
    /// A bit for each byte from the first start on that begins a character; `None`: all do.
    characters: Option<Vec<u64>>,
}

impl FileLines {
    /// `text` is the whole file, decoded; `map` leads to its bytes.
    pub fn of(text: &str, map: &SourceMap) -> Self {
        let first = map.runs().next().map_or(0, |(_, origin)| origin.start);
        let mut starts = vec![first as u32];
        let mut characters = (!text.is_ascii() || !map.is_verbatim()).then(Vec::new);
        for (derived, origin) in map.runs() {
            let linear = derived.len() == origin.len();
            let piece = text.get(derived).unwrap_or("");
            if let Some(bits) = &mut characters {
                bits.resize((origin.end - first).div_ceil(64), 0u64);
                mark_firsts(bits, origin.start - first, if linear { piece } else { piece.get(..1).unwrap_or("?") });
            }
            let mut at = 0;
            while let Some(found) = piece[at..].find('\n') {
                at += found + 1;
                starts.push(if linear { origin.start + at } else { origin.end } as u32);
            }
        }
        FileLines { inner: Arc::new(Inner { before: 0, starts, characters }) }
    }

    /// The same for a text that has so many lines of the file before it.
    pub(super) fn below(self, lines: usize) -> Self {
        FileLines { inner: Arc::new(Inner { before: lines, ..Arc::unwrap_or_clone(self.inner) }) }
    }

    /// Line and column of a byte of the file, both from 1; `None` before the first line.
    pub fn place(&self, at: u32) -> Option<(usize, usize)> {
        let line = self.inner.starts.partition_point(|start| *start <= at);
        let start = *self.inner.starts.get(line.checked_sub(1)?)?;
        let before = match &self.inner.characters {
            None => (at - start) as usize,
            Some(bits) => ones(bits, (start - self.inner.starts[0]) as usize, (at - self.inner.starts[0]) as usize),
        };
        Some((self.inner.before + line, before + 1))
    }
}

/// Sets the bits of the first bytes of a text's characters; the text begins at bit `from`.
fn mark_firsts(bits: &mut [u64], from: usize, text: &str) {
    let mut at = from;
    for chunk in text.as_bytes().chunks(64) {
        if chunk.is_ascii() {
            let (word, shift) = (at / 64, at % 64);
            let ones = u64::MAX >> (64 - chunk.len());
            bits[word] |= ones << shift;
            if shift + chunk.len() > 64 {
                bits[word + 1] |= ones >> (64 - shift);
            }
        } else {
            for at in chunk.iter().enumerate().filter(|(_, byte)| **byte & 0xC0 != 0x80).map(|(i, _)| at + i) {
                bits[at / 64] |= 1 << (at % 64);
            }
        }
        at += chunk.len();
    }
}

/// Set bits in `from..to`.
fn ones(bits: &[u64], from: usize, to: usize) -> usize {
    let below = |at: usize| (1u64 << (at % 64)) - 1;
    let word = |i: usize| bits.get(i).copied().unwrap_or(0);
    let whole: u32 = (from / 64..to / 64).map(|i| word(i).count_ones()).sum();
    let count = whole + (word(to / 64) & below(to)).count_ones() - (word(from / 64) & below(from)).count_ones();
    count as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, from: usize, at: &[u32]) -> Vec<Option<(usize, usize)>> {
        let lines = FileLines::of(text, &SourceMap::verbatim(text.len(), from));
        at.iter().map(|at| lines.place(*at)).collect()
    }

    #[test]
    fn lines_and_characters_count_from_one() {
        assert_eq!(places("ab\r\nc", 0, &[0, 1, 4, 5]), [Some((1, 1)), Some((1, 2)), Some((2, 1)), Some((2, 2))]);
        assert_eq!(
            places("é–x\nz", 3, &[0, 3, 5, 8, 10]),
            [None, Some((1, 1)), Some((1, 2)), Some((1, 3)), Some((2, 1))]
        );
        let long = format!("{}\n{}", "ä".repeat(100), "ö".repeat(100));
        assert_eq!(places(&long, 0, &[198, 201, 399]), [Some((1, 100)), Some((2, 1)), Some((2, 100))]);
        assert_eq!(FileLines::default().place(0), None);
    }

    #[test]
    fn wide_units_are_one_character_each() {
        let text = "Zoë\nran";
        let mut map = SourceMap::default();
        for (i, (at, c)) in text.char_indices().enumerate() {
            map.push(at, c.len_utf8(), 2 + 2 * i, 2);
        }
        let lines = FileLines::of(text, &map);
        assert_eq!([2, 6, 10, 12].map(|at| lines.place(at)), [Some((1, 1)), Some((1, 3)), Some((2, 1)), Some((2, 2))]);
    }
}
