//! One coordinate for the whole crate.
//!
//! Takes nothing, gives [`Span`] (half-open bytes of a text) and [`SourceMap`] (where the bytes of a derived text came from).
//! Every stage speaks in bytes of [`Article::text`](crate::read::Article), the decoded text; the article's own map leads from
//! there to bytes of the file, and only `report/` follows it. Line and column are computed there too.
//!
//! Worked: the file holds `Tom &amp; Ann`, the text `Tom & Ann`; span 4..5 of the text is span 4..9 of the file.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Range;

/// Half-open byte range. Serialised as `[start, end]`.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// A span of bytes; `read` refuses files past `u32::MAX`, so the casts hold for every text in the pipeline.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Span { start: start as u32, end: end as u32 }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words of `text` under this span; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span in a text in which this one's text begins at `offset`.
    pub fn shift(self, offset: usize) -> Span {
        Span::new(self.start as usize + offset, self.end as usize + offset)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(s)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let (start, end) = <(u32, u32)>::deserialize(d)?;
        if start > end {
            return Err(serde::de::Error::custom("a span's end lies before its start"));
        }
        Ok(Span { start, end })
    }
}

/// Where the bytes of a derived text came from: sorted runs of `derived[at..at+len] = origin[from..from+from_len]`.
///
/// A run with `len == from_len` maps byte for byte; any other run (an entity, a transcoded character) is atomic.
/// Derived bytes in no run were made up (a bracketed antecedent) and map to nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    runs: Vec<Run>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
struct Run {
    at: u32,
    len: u32,
    from: u32,
    from_len: u32,
}

impl SourceMap {
    /// The map of a text that is a verbatim stretch of its origin, which begins at `from`.
    pub fn verbatim(len: usize, from: usize) -> Self {
        let mut map = SourceMap::default();
        map.push(0, len, from, len);
        map
    }

    /// Appends a run; runs come in order of `at`. Byte-for-byte neighbours are joined.
    pub fn push(&mut self, at: usize, len: usize, from: usize, from_len: usize) {
        if len == 0 {
            return;
        }
        let run = Run { at: at as u32, len: len as u32, from: from as u32, from_len: from_len as u32 };
        if let Some(last) = self.runs.last_mut() {
            debug_assert!(last.at + last.len <= run.at, "runs come in order");
            let linear = last.len == last.from_len && run.len == run.from_len;
            if linear && last.at + last.len == run.at && last.from + last.from_len == run.from {
                last.len += run.len;
                last.from_len += run.from_len;
                return;
            }
        }
        self.runs.push(run);
    }

    /// Whether the derived text is one stretch of its origin.
    pub(crate) fn is_verbatim(&self) -> bool {
        self.runs.iter().all(|run| run.len == run.from_len) && self.runs.len() <= 1
    }

    /// Stretches of the derived text, each with its origin; byte for byte where both are equally long.
    pub(crate) fn runs(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let range = |at: u32, len: u32| at as usize..(at + len) as usize;
        self.runs.iter().map(move |run| (range(run.at, run.len), range(run.from, run.from_len)))
    }

    /// Appends another text's map, whose text begins at `at` of this one.
    pub(crate) fn append(&mut self, at: usize, other: &SourceMap) {
        for run in &other.runs {
            self.push(at + run.at as usize, run.len as usize, run.from as usize, run.from_len as usize);
        }
    }

    /// The map of the first `len` bytes of the derived text.
    pub(crate) fn truncated(mut self, len: usize) -> Self {
        let len = len as u32;
        self.runs.truncate(self.runs.partition_point(|run| run.at < len));
        if let Some(last) = self.runs.last_mut().filter(|run| run.at + run.len > len) {
            let kept = len - last.at;
            if last.len == last.from_len {
                last.from_len = kept;
            }
            last.len = kept;
        }
        self
    }

    /// The smallest span of the origin that holds everything under `span`; `None` where all of it was made up.
    pub fn origin(&self, span: Span) -> Option<Span> {
        let first = self.runs.partition_point(|run| run.at + run.len <= span.start);
        let mut found: Option<Span> = None;
        for run in &self.runs[first..] {
            let past = if span.is_empty() { run.at > span.start } else { run.at >= span.end };
            if past {
                break;
            }
            let piece = run.origin(span);
            found = Some(found.map_or(piece, |f| f.cover(piece)));
        }
        found
    }

    /// The smallest span of the derived text that came from `origin`; `None` where nothing did. Runs whose origins are not
    /// in order (text moved about) are all looked at.
    pub fn derived(&self, origin: Span) -> Option<Span> {
        let mut found: Option<Span> = None;
        for run in &self.runs {
            let touches = if origin.is_empty() {
                run.from <= origin.start && origin.start <= run.from + run.from_len
            } else {
                run.from < origin.end && origin.start < run.from + run.from_len
            };
            if !touches {
                continue;
            }
            let back = Run { at: run.from, len: run.from_len, from: run.at, from_len: run.len };
            let piece = back.origin(origin);
            found = Some(found.map_or(piece, |f| f.cover(piece)));
        }
        found
    }

    /// Every stretch of the origin under `span`, in the order of the derived text.
    pub fn pieces(&self, span: Span) -> Vec<Span> {
        self.runs
            .iter()
            .filter(|run| run.at < span.end && span.start < run.at + run.len)
            .map(|run| run.origin(span))
            .collect()
    }

    /// This map followed by `outer`, which leads from this map's origin further back.
    pub fn then(&self, outer: &SourceMap) -> SourceMap {
        let mut map = SourceMap::default();
        for run in &self.runs {
            let origin = Span { start: run.from, end: run.from + run.from_len };
            if run.len != run.from_len {
                if let Some(far) = outer.origin(origin) {
                    map.push(run.at as usize, run.len as usize, far.start as usize, far.len());
                }
                continue;
            }
            let first = outer.runs.partition_point(|o| o.at + o.len <= origin.start);
            for far in outer.runs[first..].iter().take_while(|o| o.at < origin.end) {
                let start = far.at.max(origin.start);
                let end = (far.at + far.len).min(origin.end);
                let back = far.origin(Span { start, end });
                map.push((run.at + start - run.from) as usize, (end - start) as usize, back.start as usize, back.len());
            }
        }
        map
    }
}

impl Run {
    fn origin(&self, span: Span) -> Span {
        if self.len != self.from_len {
            return Span { start: self.from, end: self.from + self.from_len };
        }
        let start = span.start.clamp(self.at, self.at + self.len) - self.at;
        let end = span.end.clamp(self.at, self.at + self.len) - self.at;
        Span { start: self.from + start, end: self.from + end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entity_is_atomic_and_its_neighbours_are_not() {
        let mut map = SourceMap::default();
        map.push(0, 4, 0, 4);
        map.push(4, 1, 4, 5);
        map.push(5, 4, 9, 4);
        assert_eq!(map.origin(Span::new(4, 5)), Some(Span::new(4, 9)));
        assert_eq!(map.origin(Span::new(6, 9)), Some(Span::new(10, 13)));
        assert_eq!(map.origin(Span::new(0, 9)), Some(Span::new(0, 13)));
        assert_eq!(map.derived(Span::new(5, 6)), Some(Span::new(4, 5)));
        assert_eq!(map.derived(Span::new(9, 13)), Some(Span::new(5, 9)));
    }

    #[test]
    fn made_up_bytes_have_no_origin() {
        let mut map = SourceMap::default();
        map.push(0, 3, 10, 3);
        map.push(8, 3, 13, 3);
        assert_eq!(map.origin(Span::new(4, 7)), None);
        assert_eq!(map.pieces(Span::new(2, 9)), vec![Span::new(12, 13), Span::new(13, 14)]);
    }

    #[test]
    fn maps_compose() {
        let mut inner = SourceMap::default();
        inner.push(0, 3, 2, 3);
        let mut outer = SourceMap::default();
        outer.push(0, 4, 100, 4);
        outer.push(4, 1, 104, 5);
        let both = inner.then(&outer);
        assert_eq!(both.origin(Span::new(0, 2)), Some(Span::new(102, 104)));
        assert_eq!(both.origin(Span::new(2, 3)), Some(Span::new(104, 109)));
    }
}
