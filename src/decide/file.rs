//! The decisions file as data.
//!
//! ```yaml
//! crosscheck: 1
//! decisions:
//! - decision: contradicts
//!   claims:
//!   - {id: 0b9c…, text: 41 people died in the crash, outlet: Tobol Daily}
//!   - {id: 77aa…, text: all 38 victims have been identified, outlet: Steppe Herald}
//!   by: Ann Lee
//!   on: 2025-10-12
//!   reason: both give the final toll
//! ```
//! A decision about one claim has `claim:`, about a cluster `cluster:` instead of `claims:`. `id` may be left out: then the
//! text alone says what is meant. An error names line and column and what was expected.

use super::closure::{self, Link};
use super::kind::Kind;
use super::places;
use crate::error::{Error, Result};
use crate::id::{Fingerprint, normalised};
use crate::read::{YamlFault, yaml_fault};
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use std::path::Path;

/// Longest text or reason, in bytes: a claim is a sentence, a reason a paragraph. A guess.
const MAX_VALUE_BYTES: usize = 16 * 1024;

/// A whole file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// As messages name the file.
    pub path: String,
    /// In the order of the file.
    pub entries: Vec<Entry>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub kind: Kind,
    pub subject: Subject,
    pub by: String,
    pub on: Date,
    pub reason: String,
    /// Where it stands, from 1.
    pub line: usize,
    pub column: usize,
}

/// What a decision is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    Pair(Box<[Target; 2]>),
    Claim(Target),
    /// The cluster that the named claim gave its id.
    Cluster(Target),
}

impl Subject {
    pub fn targets(&self) -> &[Target] {
        match self {
            Subject::Pair(pair) => pair.as_slice(),
            Subject::Claim(target) | Subject::Cluster(target) => std::slice::from_ref(target),
        }
    }
}

/// A claim by fingerprint and words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "fingerprint")]
    pub id: Option<Fingerprint>,
    #[serde(deserialize_with = "filled")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
}

impl Target {
    /// What tells it from others: the fingerprint, or the words where there is none.
    fn key(&self) -> String {
        self.id.as_ref().map_or_else(|| normalised(&self.text), |id| id.to_string())
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileShape {
    #[serde(default, rename = "crosscheck", deserialize_with = "version")]
    _version: (),
    #[serde(default)]
    decisions: Option<Vec<EntryShape>>,
}

/// An entry as it is written, keys in this order.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryShape {
    #[serde(with = "kind")]
    decision: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claims: Option<Vec<Target>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claim: Option<Target>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cluster: Option<Target>,
    #[serde(deserialize_with = "filled")]
    by: String,
    #[serde(with = "day")]
    on: Date,
    #[serde(deserialize_with = "filled")]
    reason: String,
}

impl EntryShape {
    pub(super) fn of(entry: &Entry) -> Self {
        let mut shape = EntryShape {
            decision: entry.kind,
            claims: None,
            claim: None,
            cluster: None,
            by: entry.by.clone(),
            on: entry.on,
            reason: entry.reason.clone(),
        };
        match &entry.subject {
            Subject::Pair(pair) => shape.claims = Some(pair.to_vec()),
            Subject::Claim(target) => shape.claim = Some(target.clone()),
            Subject::Cluster(target) => shape.cluster = Some(target.clone()),
        }
        shape
    }

    fn entry(self, (line, column): (usize, usize)) -> std::result::Result<Entry, String> {
        let kind = self.decision;
        let subject = match (kind.is_pair(), self.claims, self.claim, self.cluster) {
            (true, Some(claims), None, None) => match <[Target; 2]>::try_from(claims) {
                Ok(pair) if pair[0].key() == pair[1].key() => {
                    return Err("`claims` names one claim twice; expected two claims".into());
                }
                Ok(pair) => Subject::Pair(Box::new(pair)),
                Err(claims) => return Err(format!("`claims` names {}; expected two claims", claims.len())),
            },
            (false, None, Some(claim), None) => Subject::Claim(claim),
            (false, None, None, Some(cluster)) => Subject::Cluster(cluster),
            (true, ..) => {
                return Err(format!("{kind} is about two claims; expected the key `claims` with a list of two"));
            }
            (false, ..) => {
                return Err(format!("{kind} is about one claim or cluster; expected the key `claim` or `cluster`"));
            }
        };
        Ok(Entry { kind, subject, by: self.by, on: self.on, reason: self.reason, line, column })
    }
}

impl Decisions {
    /// Reads one file.
    pub fn read(path: &Path) -> Result<Decisions> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::Read {
            path: path.to_path_buf(),
            reason: match error.kind() {
                std::io::ErrorKind::NotFound => "no such file; check --decisions".into(),
                std::io::ErrorKind::InvalidData => "is not UTF-8; save it as UTF-8".into(),
                _ => error.to_string(),
            },
        })?;
        Decisions::parse(&text, path)
    }

    /// `path` is only for messages. Entries that cannot both hold are an error that names both.
    pub fn parse(text: &str, path: &Path) -> Result<Decisions> {
        let entries = entries(text).map_err(|fault| Error::Malformed {
            path: path.to_path_buf(),
            line: fault.line,
            column: fault.column,
            reason: fault.reason,
        })?;
        let decisions = Decisions { path: crate::read::shown(path), entries };
        decisions.check()?;
        Ok(decisions)
    }

    /// The place of an entry as messages name it: `decisions.yaml:12`.
    pub fn place(&self, entry: usize) -> String {
        format!("{}:{}", self.path, self.entries[entry].line)
    }

    fn check(&self) -> Result<()> {
        let key = |target: &Target, cluster: bool| (cluster, target.key());
        let links: Vec<Link<(bool, String)>> = self
            .entries
            .iter()
            .map(|entry| match &entry.subject {
                Subject::Pair(pair) => Link::pair(entry.kind, key(&pair[0], false), key(&pair[1], false)),
                Subject::Claim(target) => Link::single(entry.kind, key(target, false)),
                Subject::Cluster(target) => Link::single(entry.kind, key(target, true)),
            })
            .collect();
        closure::close(&links).map(|_| ()).map_err(|conflict| self.conflict(&conflict))
    }

    fn conflict(&self, conflict: &closure::Conflict) -> Error {
        let named = |entry: usize| format!("{} ({})", self.place(entry), self.entries[entry].kind);
        let through: Vec<String> = conflict.through.iter().map(|entry| named(*entry)).collect();
        let reason = match through.as_slice() {
            [] => "they are about the same claims".to_string(),
            through => format!("their claims are the same by {}", through.join(" and ")),
        };
        Error::DecisionConflict { first: named(conflict.first), second: named(conflict.second), reason }
    }
}

fn entries(text: &str) -> std::result::Result<Vec<Entry>, YamlFault> {
    let places = places::scan(text)?;
    let fault = |error: serde_yaml::Error| yaml_fault(&error);
    let shapes: Vec<EntryShape> = match places.shape {
        places::Shape::Nothing => Vec::new(),
        places::Shape::List => serde_yaml::from_str(text).map_err(fault)?,
        places::Shape::Mapping => serde_yaml::from_str::<FileShape>(text).map_err(fault)?.decisions.unwrap_or_default(),
    };
    let mut entries = Vec::with_capacity(shapes.len());
    for (i, shape) in shapes.into_iter().enumerate() {
        let place = places.entries.get(i).copied().unwrap_or((1, 1));
        entries.push(shape.entry(place).map_err(|reason| YamlFault { line: place.0, column: place.1, reason })?);
    }
    Ok(entries)
}

fn version<'de, D: Deserializer<'de>>(d: D) -> std::result::Result<(), D::Error> {
    match u64::deserialize(d)? {
        1 => Ok(()),
        other => Err(D::Error::custom(format!("version {other} is not known; expected version 1"))),
    }
}

/// Reads a text with `parse`; the error is made where the value stands, so that it has the value's place.
struct Parsed<T> {
    wanted: &'static str,
    parse: fn(&str) -> std::result::Result<T, String>,
}

impl<T> serde::de::Visitor<'_> for Parsed<T> {
    type Value = T;
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.wanted)
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<T, E> {
        (self.parse)(text.trim()).map_err(E::custom)
    }
}

fn filled<'de, D: Deserializer<'de>>(d: D) -> std::result::Result<String, D::Error> {
    d.deserialize_str(Parsed {
        wanted: "a text",
        parse: |text| match text.len() {
            0 => Err("is empty; expected a text".into()),
            1..=MAX_VALUE_BYTES => Ok(text.to_string()),
            _ => Err(format!("is longer than {} KB; expected a sentence", MAX_VALUE_BYTES >> 10)),
        },
    })
}

fn fingerprint<'de, D: Deserializer<'de>>(d: D) -> std::result::Result<Option<Fingerprint>, D::Error> {
    d.deserialize_str(Parsed {
        wanted: "an id of 16 digits of 0-9 and a-f",
        parse: |text| {
            Fingerprint::parse(text)
                .map(Some)
                .ok_or_else(|| format!("{text:?} is no id; expected 16 digits of 0-9 and a-f, or no id at all"))
        },
    })
}

mod kind {
    use super::super::kind::Kind;
    use super::Parsed;
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(kind: &Kind, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(kind.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Kind, D::Error> {
        let parse = |text: &str| {
            Kind::parse(text).ok_or_else(|| {
                let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
                format!("{text:?} is no decision; expected one of {}", names.join(", "))
            })
        };
        d.deserialize_str(Parsed { wanted: "a decision", parse })
    }
}

mod day {
    use super::Parsed;
    use jiff::civil::Date;
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(day: &Date, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&day.to_string())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Date, D::Error> {
        let parse = |text: &str| text.parse().map_err(|_| format!("{text:?} is no date; expected YYYY-MM-DD"));
        d.deserialize_str(Parsed { wanted: "a date as YYYY-MM-DD", parse })
    }
}
