//! Raw text of a page becomes readable text: entities decoded, blanks collapsed, every byte with the way back.
//!
//! Takes a stretch of the source between two tags, appends to a text and its map. `Tom &amp;\n Ann` appends `Tom & Ann`; the
//! `&` leads back to the five bytes of `&amp;`, the second blank to the line break and the blank.
//! Known miss: of the entities without a semicolon only those of numbers are decoded.

use crate::span::SourceMap;

/// The longest named entity has 32 characters (`&CounterClockwiseContourIntegral;`).
const MAX_ENTITY: usize = 34;

/// Text that grows with its map.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mapped {
    pub(crate) text: String,
    pub(crate) map: SourceMap,
}

impl Mapped {
    /// Made-up bytes: a blank line between blocks.
    pub(super) fn separate(&mut self, with: &str) {
        if !self.text.is_empty() {
            self.text.push_str(with);
        }
    }

    fn push(&mut self, piece: &str, from: usize, length: usize) {
        self.map.push(self.text.len(), piece.len(), from, length);
        self.text.push_str(piece);
    }

    /// One blank for a stretch of white space, none at the start of a block or line.
    fn blank(&mut self, block: usize, from: usize, length: usize) {
        if self.text.len() > block && !self.text.ends_with([' ', '\n']) {
            self.push(" ", from, length);
        }
    }

    /// Takes blanks off the end of what stands behind `block`.
    pub(super) fn trim_end(&mut self, block: usize) {
        let kept = block + self.text[block..].trim_end_matches([' ', '\n']).len();
        if kept < self.text.len() {
            let mut map = SourceMap::default();
            std::mem::swap(&mut map, &mut self.map);
            self.map = map.truncated(kept);
            self.text.truncate(kept);
        }
    }

    /// `<br>`.
    pub(super) fn line_break(&mut self, block: usize, at: usize) {
        self.trim_end(block);
        if self.text.len() > block {
            self.push("\n", at, 0);
        }
    }

    /// Appends `source[from..to]`; `block` is where the open block began in the text.
    pub(super) fn append(&mut self, source: &str, from: usize, to: usize, block: usize) {
        let raw = &source[from..to];
        let mut at = 0;
        while at < raw.len() {
            let rest = &raw[at..];
            let plain = rest.find(|c: char| c == '&' || c.is_whitespace()).unwrap_or(rest.len());
            if plain > 0 {
                self.push(&rest[..plain], from + at, plain);
                at += plain;
                continue;
            }
            if rest.starts_with('&') {
                at += self.entity(rest, from + at, block);
                continue;
            }
            let length = rest.len() - rest.trim_start().len();
            self.blank(block, from + at, length);
            at += length;
        }
    }

    fn entity(&mut self, rest: &str, from: usize, block: usize) -> usize {
        let Some(length) = entity_length(rest) else {
            self.push("&", from, 1);
            return 1;
        };
        let decoded = decode(&rest[..length]);
        if decoded.chars().all(char::is_whitespace) {
            self.blank(block, from, length);
        } else {
            self.push(&decoded, from, length);
        }
        length
    }
}

/// Bytes of the entity at the head of `rest`.
fn entity_length(rest: &str) -> Option<usize> {
    let body = &rest.as_bytes()[1..];
    let name = body.iter().take(MAX_ENTITY).take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
    let closed = body.get(name) == Some(&b';');
    let numeric = body.first() == Some(&b'#');
    (name > 0 && (closed || numeric && name > 1)).then_some(1 + name + usize::from(closed))
}

fn decode(entity: &str) -> String {
    if entity.ends_with(';') {
        return decode_closed(entity);
    }
    let decoded = decode_closed(&format!("{entity};"));
    if decoded.starts_with('&') { entity.to_string() } else { decoded }
}

/// Windows-1252 numbers (`&#146;`) are what browsers make of them.
fn decode_closed(entity: &str) -> String {
    let number = entity.strip_prefix("&#").and_then(|rest| rest.strip_suffix(';')).and_then(|digits| {
        match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        }
    });
    match number {
        Some(code @ 0x80..=0x9F) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code as u8]).0.into_owned(),
        Some(code) => char::from_u32(code).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER).to_string(),
        None => html_escape::decode_html_entities(entity).into_owned(),
    }
}

/// The text of an attribute or a JSON string that was written for a page: entities decoded, blanks collapsed.
pub(crate) fn plain(text: &str) -> String {
    let mut mapped = Mapped::default();
    mapped.append(text, 0, text.len(), 0);
    mapped.trim_end(0);
    mapped.text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn entities_and_blanks_lead_back() {
        let source = "  Tom &amp;\n Ann&nbsp;&#146;s &hellip;&bogus; R&D &#x41";
        let mut mapped = Mapped::default();
        mapped.append(source, 0, source.len(), 0);
        assert_eq!(mapped.text, "Tom & Ann ’s …&bogus; R&D A");
        for (word, origin) in [("&", "&amp;"), ("’", "&#146;"), ("…", "&hellip;"), ("Ann", "Ann"), ("R&D", "R&D")] {
            let at = mapped.text.find(word).expect("kept");
            let span = mapped.map.origin(Span::new(at, at + word.len())).expect("mapped");
            assert_eq!(span.of(source), origin);
        }
        assert_eq!(plain(" a&quot;b "), "a\"b");
    }
}
