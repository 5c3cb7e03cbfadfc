//! The shape of a claim file: which keys it may have, and of what kind their values are.
//!
//! Takes serde_yaml's events, gives a [`FileShape`]. What does not fit is an error at its place that says what was expected;
//! [`fault`] puts serde's message into our words.

use super::super::article::{Ignored, Meta, Upstream, UpstreamKind};
use super::{Fault, MAX_VALUE_BYTES, VERSION};
use jiff::civil::Date;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, de::value::SeqAccessDeserializer};
use std::fmt;

/// What a speaker may do with a claim; `extract::Stance` has the same names.
pub(crate) const STANCES: [&str; 6] = ["asserts", "denies", "questions", "demands", "hopes", "expects"];
/// `extract::Certainty` has the same names.
pub(crate) const CERTAINTIES: [&str; 5] = ["certain", "likely", "possible", "alleged", "expected"];

#[derive(Debug, Default)]
pub(super) struct FileShape {
    pub(super) source: Option<Source>,
    pub(super) claims: Vec<Entry>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMapping {
    #[serde(default, rename = "crosscheck")]
    _version: Option<Version>,
    #[serde(default)]
    source: Option<Source>,
    #[serde(deserialize_with = "listed")]
    claims: Vec<Entry>,
}

/// `claims:` with nothing behind it is an empty list; the key itself must be there.
fn listed<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<Entry>, D::Error> {
    Option::<Vec<Entry>>::deserialize(d).map(Option::unwrap_or_default)
}

impl<'de> Deserialize<'de> for FileShape {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Shape;
        impl<'de> Visitor<'de> for Shape {
            type Value = FileShape;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of claims or a mapping with crosscheck, source and claims")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<FileShape, A::Error> {
                let claims = Vec::deserialize(SeqAccessDeserializer::new(seq))?;
                Ok(FileShape { source: None, claims })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<FileShape, A::Error> {
                let file = FileMapping::deserialize(MapAccessDeserializer::new(map))?;
                Ok(FileShape { source: file.source, claims: file.claims })
            }
        }
        d.deserialize_any(Shape)
    }
}

#[derive(Debug)]
struct Version;

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Shape;
        impl Visitor<'_> for Shape {
            type Value = Version;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "the version of the format, {VERSION}")
            }
            fn visit_u64<E: Error>(self, version: u64) -> Result<Version, E> {
                match version {
                    VERSION => Ok(Version),
                    other => Err(E::custom(format!("version {other} is not known; expected version {VERSION}"))),
                }
            }
        }
        d.deserialize_u64(Shape)
    }
}

/// Where the claims come from: the outlet's name alone, or a mapping.
#[derive(Debug, Default)]
pub(super) struct Source(SourceMapping);

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceMapping {
    #[serde(default)]
    outlet: Option<Text>,
    #[serde(default)]
    title: Option<Text>,
    #[serde(default)]
    url: Option<Text>,
    #[serde(default)]
    date: Option<Day>,
    #[serde(default)]
    byline: Option<Text>,
    #[serde(default)]
    upstreams: Option<Vec<Named>>,
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Shape;
        impl<'de> Visitor<'de> for Shape {
            type Value = Source;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of an outlet or a mapping with outlet, title, url, date, byline and upstreams")
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<Source, E> {
                Ok(Source(SourceMapping { outlet: Some(Text(filled(name)?)), ..SourceMapping::default() }))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Source, A::Error> {
                SourceMapping::deserialize(MapAccessDeserializer::new(map)).map(Source)
            }
        }
        d.deserialize_any(Shape)
    }
}

impl Source {
    pub(super) fn meta(self) -> Meta {
        let Source(source) = self;
        let upstreams = source.upstreams.unwrap_or_default();
        Meta {
            outlet: source.outlet.map(|text| text.0),
            title: source.title.map(|text| text.0),
            date: source.date.map(|day| day.0),
            url: source.url.map(|text| text.0),
            byline: source.byline.map(|text| text.0),
            upstreams: upstreams.into_iter().map(|n| Upstream { name: n.name, kind: n.kind, span: None }).collect(),
        }
    }
}

/// An upstream: its name alone ("citing" it), or a mapping with its kind.
#[derive(Debug)]
struct Named {
    name: String,
    kind: UpstreamKind,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedMapping {
    name: Text,
    kind: UpstreamKind,
}

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Shape;
        impl<'de> Visitor<'de> for Shape {
            type Value = Named;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a source or a mapping with name and kind (wire, citing, syndicated, copied)")
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<Named, E> {
                Ok(Named { name: filled(name)?, kind: UpstreamKind::Citing })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Named, A::Error> {
                let found = NamedMapping::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Named { name: found.name.0, kind: found.kind })
            }
        }
        d.deserialize_any(Shape)
    }
}

/// One claim as the file says it.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) text: String,
    pub(super) speaker: Option<String>,
    pub(super) cue: Option<String>,
    pub(super) stance: Option<String>,
    pub(super) certainty: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) quote: Option<String>,
    pub(super) article: Option<String>,
    pub(super) upstreams: Vec<String>,
    pub(super) ignore: Vec<Ignored>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryMapping {
    text: Text,
    #[serde(default)]
    speaker: Option<Text>,
    #[serde(default)]
    cue: Option<Text>,
    #[serde(default)]
    stance: Option<StanceName>,
    #[serde(default)]
    certainty: Option<CertaintyName>,
    #[serde(default)]
    date: Option<Day>,
    #[serde(default)]
    quote: Option<Text>,
    #[serde(default)]
    article: Option<Text>,
    #[serde(default)]
    upstreams: Option<Vec<Text>>,
    #[serde(default)]
    ignore: Option<Vec<IgnoreEntry>>,
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Shape;
        impl<'de> Visitor<'de> for Shape {
            type Value = Entry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a claim: a sentence or a mapping with text")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Entry, E> {
                Ok(Entry { text: filled(text)?, ..Entry::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
                EntryMapping::deserialize(MapAccessDeserializer::new(map)).map(EntryMapping::entry)
            }
        }
        d.deserialize_any(Shape)
    }
}

impl EntryMapping {
    fn entry(self) -> Entry {
        let plain = |text: Option<Text>| text.map(|text| text.0);
        Entry {
            text: self.text.0,
            speaker: plain(self.speaker),
            cue: plain(self.cue),
            stance: self.stance.map(|name| name.0),
            certainty: self.certainty.map(|name| name.0),
            date: self.date.map(|day| day.0),
            quote: plain(self.quote),
            article: plain(self.article),
            upstreams: self.upstreams.unwrap_or_default().into_iter().map(|text| text.0).collect(),
            ignore: self.ignore.unwrap_or_default().into_iter().map(|entry| entry.0).collect(),
        }
    }
}

#[derive(Debug)]
struct IgnoreEntry(Ignored);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct IgnoreMapping {
    code: Text,
    reason: Text,
}

impl<'de> Deserialize<'de> for IgnoreEntry {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Shape;
        impl<'de> Visitor<'de> for Shape {
            type Value = IgnoreEntry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping with code and reason")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<IgnoreEntry, A::Error> {
                let entry = IgnoreMapping::deserialize(MapAccessDeserializer::new(map))?;
                Ok(IgnoreEntry(Ignored { code: entry.code.0, reason: entry.reason.0 }))
            }
        }
        d.deserialize_any(Shape)
    }
}

/// A value that is not empty, trimmed; numbers and `yes` are taken as written.
#[derive(Debug)]
struct Text(String);

struct TextShape;

impl<'de> Visitor<'de> for TextShape {
    type Value = Text;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        filled(text).map(Text)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_str(TextShape)
    }
}

fn filled<E: Error>(text: &str) -> Result<String, E> {
    let text = text.trim();
    if text.is_empty() {
        return Err(E::custom("is empty; expected a text"));
    }
    if text.len() > MAX_VALUE_BYTES {
        return Err(E::custom(format!(
            "is longer than {} KB; expected a sentence or a paragraph",
            MAX_VALUE_BYTES >> 10
        )));
    }
    Ok(text.to_string())
}

#[derive(Debug)]
struct Day(Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Shape;
        impl Visitor<'_> for Shape {
            type Value = Day;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date as YYYY-MM-DD")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
                let date =
                    text.trim().parse().map_err(|_| E::custom(format!("{text:?} is no date; expected YYYY-MM-DD")));
                date.map(Day)
            }
        }
        d.deserialize_str(Shape)
    }
}

#[derive(Debug)]
struct StanceName(String);
#[derive(Debug)]
struct CertaintyName(String);

impl<'de> Deserialize<'de> for StanceName {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_str(OneOf(&STANCES)).map(StanceName)
    }
}

impl<'de> Deserialize<'de> for CertaintyName {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_str(OneOf(&CERTAINTIES)).map(CertaintyName)
    }
}

struct OneOf(&'static [&'static str]);

impl Visitor<'_> for OneOf {
    type Value = String;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of {}", self.0.join(", "))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        match self.0.iter().find(|name| **name == text.trim()) {
            Some(name) => Ok((*name).to_string()),
            None => Err(E::custom(format!("{text:?} is not known; expected one of {}", self.0.join(", ")))),
        }
    }
}

/// serde_yaml's error in our words: `claims[0].date: … at line 3 column 11` loses its place, which the fault holds.
pub(crate) fn fault(error: &serde_yaml::Error) -> Fault {
    let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
    let whole = error.to_string();
    // A list at the top has no name: `.[0]`.
    let whole = whole.trim_start_matches('.');
    let without_place = match whole.find(" at line ") {
        Some(at) if whole[at..].contains(" column ") => &whole[..at],
        _ => whole,
    };
    let known =
        ["unknown field", "missing field", "duplicate field", "invalid type", "expected", "is empty", "is longer"];
    let reason = if known.iter().any(|words| whole.contains(words)) {
        without_place
            .replace("unknown field", "unknown key")
            .replace("missing field", "missing key")
            .replace("duplicate field", "the key stands twice:")
    } else {
        format!("not YAML: {without_place}")
    };
    Fault { line, column, reason }
}
