//! Where the entries of a decisions file stand.
//!
//! Takes the text, gives the place of every entry and how the file holds them. Reads YAML tokens only and refuses what no
//! decisions file needs (aliases, deep nesting, a second document) before anything is built.

use crate::read::YamlFault;
use saphyr_parser::{Event, Marker, Parser};

/// Entries of one file. A newsroom decides some thousand a year; more is a mistake. A guess.
const MAX_ENTRIES: usize = 100_000;
/// Levels of lists and mappings: the format has five. A guess.
const MAX_NESTING: usize = 12;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Comments and white space.
    Nothing,
    /// A list of entries.
    List,
    /// `crosscheck: 1` and `decisions:`.
    Mapping,
}

pub(super) struct Places {
    pub(super) shape: Shape,
    /// Line and column of each entry, from 1.
    pub(super) entries: Vec<(usize, usize)>,
}

pub(super) fn scan(text: &str) -> Result<Places, YamlFault> {
    let mut places = Places { shape: Shape::Nothing, entries: Vec::new() };
    let (mut depth, mut documents) = (0usize, 0usize);
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) if error.info().contains("recursion limit") => return Err(fault(*error.marker(), TOO_DEEP)),
            Err(error) => return Err(fault(*error.marker(), &format!("not YAML: {}", error.info()))),
        };
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(fault(span.start, "a decisions file is one document; keep one list"));
                }
            }
            Event::Alias(_) => {
                return Err(fault(span.start, "an alias (*name) is not followed; write the value itself"));
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                let mapping = matches!(event, Event::MappingStart(..));
                if depth == 0 {
                    places.shape = if mapping { Shape::Mapping } else { Shape::List };
                }
                // An entry is a mapping in the list at the top, or in the list one level down.
                if mapping && depth == if places.shape == Shape::List { 1 } else { 2 } {
                    places.entries.push((span.start.line(), span.start.col() + 1));
                }
                depth += 1;
                if depth > MAX_NESTING {
                    return Err(fault(span.start, TOO_DEEP));
                }
                if places.entries.len() > MAX_ENTRIES {
                    return Err(fault(
                        span.start,
                        &format!("the file holds more than {MAX_ENTRIES} decisions; split it"),
                    ));
                }
            }
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(places)
}

const TOO_DEEP: &str = "lists and mappings are nested too deep for a decisions file";

fn fault(at: Marker, reason: &str) -> YamlFault {
    YamlFault { line: at.line(), column: at.col() + 1, reason: reason.to_string() }
}
