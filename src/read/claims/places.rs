//! Where the values of a claim file stand.
//!
//! Takes the text, gives a [`Place`] for each claim in order: the span of its text and of its quote, without quotation marks
//! and block headers. Reads tokens only, refuses what no claim file needs (aliases, deep nesting, a second document) at the
//! first sight of it, before anything is built. `- text: "a b"` gives the span of `a b`.

use super::{Fault, MAX_CLAIMS, MAX_NESTING};
use crate::span::Span;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) text: Option<Span>,
    pub(super) quote: Option<Span>,
}

/// What an open list or mapping is to the file.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Level {
    /// The mapping at the top.
    File,
    /// The list of claims.
    Claims,
    /// A claim that is a mapping.
    Claim,
    Other,
}

#[derive(Clone, Debug)]
struct Open {
    level: Level,
    mapping: bool,
    /// The key whose value comes next.
    key: Option<String>,
}

pub(super) fn scan(text: &str) -> Result<Vec<Place>, Fault> {
    let mut scan = Scan { bytes: Bytes::new(text), open: Vec::new(), places: Vec::new(), documents: 0 };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => scan.take(&event, span.start, span.end)?,
            Err(error) if error.info().contains("recursion limit") => return Err(too_deep(*error.marker())),
            Err(error) => return Err(fault(*error.marker(), format!("not YAML: {}", error.info()))),
        }
    }
    Ok(scan.places)
}

struct Scan<'a> {
    bytes: Bytes<'a>,
    open: Vec<Open>,
    places: Vec<Place>,
    documents: usize,
}

impl Scan<'_> {
    fn take(&mut self, event: &Event<'_>, start: Marker, end: Marker) -> Result<(), Fault> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(fault(
                        start,
                        "a claim file is one document; write the second one to its own file".into(),
                    ));
                }
            }
            Event::Alias(_) => {
                return Err(fault(start, "an alias (*name) is not followed; write the value itself".into()));
            }
            Event::SequenceStart(..) => self.push(false, start)?,
            Event::MappingStart(..) => self.push(true, start)?,
            Event::SequenceEnd | Event::MappingEnd => {
                self.open.pop();
                self.value_done();
            }
            Event::Scalar(value, style, ..) => self.scalar(value, *style, start, end)?,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn push(&mut self, mapping: bool, at: Marker) -> Result<(), Fault> {
        if self.open.len() >= MAX_NESTING {
            return Err(too_deep(at));
        }
        let level = match (self.open.last(), mapping) {
            (None, true) => Level::File,
            (None, false) => Level::Claims,
            (Some(Open { level: Level::File, key: Some(key), .. }), false) if key == "claims" => Level::Claims,
            (Some(Open { level: Level::Claims, .. }), true) => {
                self.claim(Place::default(), at)?;
                Level::Claim
            }
            _ => Level::Other,
        };
        self.open.push(Open { level, mapping, key: None });
        Ok(())
    }

    fn claim(&mut self, place: Place, at: Marker) -> Result<(), Fault> {
        if self.places.len() >= MAX_CLAIMS {
            return Err(fault(at, format!("the file holds more than {MAX_CLAIMS} claims; split it")));
        }
        self.places.push(place);
        Ok(())
    }

    /// The value of the open key is over; lists have none.
    fn value_done(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.key = None;
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, start: Marker, end: Marker) -> Result<(), Fault> {
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        if open.mapping && open.key.is_none() {
            open.key = Some(value.to_string());
            return Ok(());
        }
        let (level, key) = (open.level, open.key.take());
        match level {
            Level::Claims => {
                let span = self.bytes.inside(style, start, end);
                self.claim(Place { text: Some(span), quote: None }, start)?;
            }
            Level::Claim => {
                let span = self.bytes.inside(style, start, end);
                if let Some(place) = self.places.last_mut() {
                    match key.as_deref() {
                        Some("text") => place.text = Some(span),
                        Some("quote") => place.quote = Some(span),
                        _ => {}
                    }
                }
            }
            Level::File | Level::Other => {}
        }
        Ok(())
    }
}

fn too_deep(at: Marker) -> Fault {
    fault(at, format!("lists and mappings are more than {MAX_NESTING} deep; a claim file needs five levels"))
}

fn fault(at: Marker, reason: String) -> Fault {
    Fault { line: at.line().max(1), column: at.col() + 1, reason }
}

/// From counts of characters to bytes; asked in rising order.
struct Bytes<'a> {
    text: &'a str,
    character: usize,
    byte: usize,
}

impl<'a> Bytes<'a> {
    fn new(text: &'a str) -> Self {
        Bytes { text, character: 0, byte: 0 }
    }

    fn at(&mut self, character: usize) -> usize {
        if character < self.character {
            (self.character, self.byte) = (0, 0);
        }
        let rest = &self.text[self.byte..];
        let skip = character - self.character;
        self.byte += rest.char_indices().nth(skip).map_or(rest.len(), |(at, _)| at);
        self.character = character;
        self.byte
    }

    /// The words of a scalar without its marks.
    fn inside(&mut self, style: ScalarStyle, start: Marker, end: Marker) -> Span {
        let (mut from, mut to) = (self.at(start.index()), self.at(end.index()));
        let whole = &self.text[from..to];
        match style {
            ScalarStyle::Plain => {}
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                let quoted = whole.len() >= 2 && whole.starts_with(['"', '\'']) && whole.ends_with(['"', '\'']);
                from += usize::from(quoted);
                to -= usize::from(quoted);
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let has_header = whole.starts_with(['|', '>']);
                from += whole.find('\n').filter(|_| has_header).map_or(0, |at| at + 1);
            }
        }
        let words = &self.text[from..to];
        let lead = words.len() - words.trim_start().len();
        Span::new(from + lead, from + lead + words.trim().len())
    }
}
