//! JSON with the place of every string.
//!
//! Takes text, gives a [`Json`] tree whose strings are still as written, with the byte they begin at; [`Text::decoded`]
//! gives the words and the map back. Grammar of RFC 8259, one byte read once, nesting limited; an error says where and what
//! was expected. `{"a": "x\ny"}` gives a string at byte 7.
//! Leaves to the module above which key means what.

use crate::span::SourceMap;

/// Lists and objects in each other. News APIs nest five deep, search engines ten. A guess.
pub(super) const MAX_NESTING: usize = 64;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json<'a> {
    Object(Vec<(Text<'a>, Json<'a>)>),
    Array(Vec<Json<'a>>),
    String(Text<'a>),
    Number(&'a str),
    Other,
}

/// What stands between two quotation marks, not decoded.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Text<'a> {
    pub(super) raw: &'a str,
    pub(super) at: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) at: usize,
    pub(super) reason: String,
}

impl<'a> Text<'a> {
    /// The words, and where each stands.
    pub(super) fn decoded(&self) -> (String, SourceMap) {
        let mut text = String::with_capacity(self.raw.len());
        let mut map = SourceMap::default();
        let mut at = 0;
        while at < self.raw.len() {
            let rest = &self.raw[at..];
            let plain = rest.find('\\').unwrap_or(rest.len());
            map.push(text.len(), plain, self.at + at, plain);
            text.push_str(&rest[..plain]);
            at += plain;
            if plain < rest.len() {
                let (c, length) = escape(&rest[plain..]);
                map.push(text.len(), c.len_utf8(), self.at + at, length);
                text.push(c);
                at += length;
            }
        }
        (text, map)
    }

    pub(super) fn words(&self) -> String {
        if self.raw.contains('\\') { self.decoded().0 } else { self.raw.to_string() }
    }
}

/// The character of an escape and its length; half a pair becomes the replacement character.
fn escape(rest: &str) -> (char, usize) {
    let simple = match rest.as_bytes().get(1) {
        Some(b'n') => '\n',
        Some(b't') => '\t',
        Some(b'r') => '\r',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'u') => return unicode_escape(rest),
        Some(b'"' | b'\\' | b'/') => char::from(rest.as_bytes()[1]),
        _ => return (char::REPLACEMENT_CHARACTER, 1),
    };
    (simple, 2)
}

fn unicode_escape(rest: &str) -> (char, usize) {
    let unit = |from: usize| rest.get(from + 2..from + 6).and_then(|hex| u16::from_str_radix(hex, 16).ok());
    let Some(first) = unit(0) else { return (char::REPLACEMENT_CHARACTER, 2) };
    let second = rest.get(6..8).filter(|mark| *mark == "\\u").and_then(|_| unit(6));
    let pair = second.filter(|_| (0xD800..0xDC00).contains(&first));
    let units: Vec<u16> = std::iter::once(first).chain(pair).collect();
    match char::decode_utf16(units.iter().copied()).next() {
        Some(Ok(c)) => (c, 6 * c.len_utf16()),
        _ => (char::REPLACEMENT_CHARACTER, 6),
    }
}

/// One value and what follows it: white space only, unless `rest_allowed`.
pub(super) fn parse(source: &str) -> Result<Json<'_>, Broken> {
    let mut reader = Reader { source, at: 0 };
    let value = reader.value(0)?;
    reader.blanks();
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.expected("the end of the file")),
    }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn expected(&self, what: &str) -> Broken {
        let found = match self.source[self.at..].chars().next() {
            Some(c) => format!("{c:?}"),
            None => "the end of the file".into(),
        };
        Broken { at: self.at, reason: format!("is no JSON: expected {what}, found {found}") }
    }

    fn value(&mut self, depth: usize) -> Result<Json<'a>, Broken> {
        if depth > MAX_NESTING {
            return Err(Broken { at: self.at, reason: format!("lists and objects are more than {MAX_NESTING} deep") });
        }
        self.blanks();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Json::String),
            Some(b'-' | b'0'..=b'9') => Ok(self.number()),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json<'a>, Broken> {
        let mut entries = Vec::new();
        self.at += 1;
        self.blanks();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Json::Object(entries));
        }
        loop {
            self.blanks();
            if self.peek() != Some(b'"') {
                return Err(self.expected("a key in quotation marks"));
            }
            let key = self.string()?;
            self.blanks();
            if self.peek() != Some(b':') {
                return Err(self.expected("a colon"));
            }
            self.at += 1;
            entries.push((key, self.value(depth + 1)?));
            if self.closed(b'}', "a comma or }")? {
                return Ok(Json::Object(entries));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Json<'a>, Broken> {
        let mut items = Vec::new();
        self.at += 1;
        self.blanks();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Json::Array(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.closed(b']', "a comma or ]")? {
                return Ok(Json::Array(items));
            }
        }
    }

    /// Past a comma (false) or the closing mark (true).
    fn closed(&mut self, mark: u8, what: &str) -> Result<bool, Broken> {
        self.blanks();
        match self.peek() {
            Some(b',') => self.at += 1,
            Some(found) if found == mark => {
                self.at += 1;
                return Ok(true);
            }
            _ => return Err(self.expected(what)),
        }
        Ok(false)
    }

    /// Line breaks inside strings are against the grammar and common; they are kept.
    fn string(&mut self) -> Result<Text<'a>, Broken> {
        let start = self.at + 1;
        let mut at = start;
        let bytes = self.source.as_bytes();
        loop {
            match bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\') => at += 2,
                Some(_) => at += 1,
                None => {
                    return Err(Broken {
                        at: self.at,
                        reason: "is no JSON: a quotation mark opens here and none closes".into(),
                    });
                }
            }
        }
        self.at = at + 1;
        Ok(Text { raw: &self.source[start..at], at: start })
    }

    fn number(&mut self) -> Json<'a> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')) {
            self.at += 1;
        }
        Json::Number(&self.source[start..self.at])
    }

    fn word(&mut self) -> Result<Json<'a>, Broken> {
        for word in ["true", "false", "null", "NaN"] {
            if self.source[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(Json::Other);
            }
        }
        Err(self.expected("a value"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn strings_lead_back_through_escapes() {
        let source = r#"{"a": ["x\n\u201cy\u201d \ud83d\ude00 z\/", 1.5e3, null]}"#;
        let Json::Object(entries) = parse(source).expect("JSON") else { panic!("an object") };
        let Json::Array(items) = &entries[0].1 else { panic!("a list") };
        let Json::String(text) = items[0] else { panic!("a string") };
        let (words, map) = text.decoded();
        assert_eq!(words, "x\n“y” 😀 z/");
        for (word, origin) in [("“", r"\u201c"), ("😀", r"\ud83d\ude00"), ("z", "z"), ("\n", r"\n")] {
            let at = words.find(word).expect("kept");
            assert_eq!(map.origin(Span::new(at, at + word.len())).expect("mapped").of(source), origin);
        }
    }

    #[test]
    fn errors_say_where_and_what() {
        for (source, at, words) in [
            ("{\"a\" 1}", 5, "a colon"),
            ("[1 2]", 3, "a comma or ]"),
            ("{a: 1}", 1, "a key"),
            ("[\"x", 1, "none closes"),
            ("[] x", 3, "the end of the file"),
            ("", 0, "a value"),
            ("[\"\\", 1, "none closes"),
        ] {
            let broken = parse(source).expect_err(source);
            assert!(broken.at == at && broken.reason.contains(words), "{source}: {broken:?}");
        }
        let deep = "[".repeat(100_000);
        assert!(parse(&deep).expect_err("deep").reason.contains("deep"));
    }
}
