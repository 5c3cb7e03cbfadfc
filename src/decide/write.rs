//! A decision is added to a file's text.
//!
//! Takes the text, gives it with one entry behind the last: comments, order and layout of all others stay as they are, byte
//! for byte. What comes out is read again and must hold the old entries and the new one; else the text is refused.

use super::file::{Decisions, Entry, EntryShape};
use super::places::{self, Shape};
use crate::error::{Error, Result};
use std::path::Path;

/// The head of a file that did not exist.
const HEAD: &str = "# Editors' decisions, laid over what crosscheck finds. Keep this file with the articles, in git.\n\
                    crosscheck: 1\ndecisions:\n";

/// `path` is only for messages.
pub fn append(text: &str, entry: &Entry, path: &Path) -> Result<String> {
    let before = Decisions::parse(text, path)?;
    let added = added(text, entry, &before);
    let after = Decisions::parse(&added, path).map_err(|error| not_written(error, &added, entry, path))?;
    let plain = |entry: &Entry| Entry { line: 0, column: 0, ..entry.clone() };
    let kept = after.entries.len() == before.entries.len() + 1
        && before.entries.iter().chain([entry]).map(plain).eq(after.entries.iter().map(plain));
    if kept {
        return Ok(added);
    }
    Err(no_end(path))
}

fn no_end(path: &Path) -> Error {
    let reason = "an entry cannot be added at its end; put `decisions:` last, with one `- decision: …` below the other";
    Error::Write { path: path.to_path_buf(), reason: reason.into() }
}

/// The new entry has a line only in the text that is not written.
fn not_written(error: Error, added: &str, entry: &Entry, path: &Path) -> Error {
    let Error::DecisionConflict { first, second, reason } = error else { return no_end(path) };
    let places = places::scan(added).ok();
    let line = places.and_then(|places| places.entries.last().map(|(line, _)| *line)).unwrap_or(0);
    let its_place = format!("{}:{line} ({})", crate::read::shown(path), entry.kind);
    let named = |text: String| text.replace(&its_place, &format!("the new decision ({})", entry.kind));
    Error::DecisionConflict { first: named(first), second: named(second), reason: named(reason) }
}

fn added(text: &str, entry: &Entry, before: &Decisions) -> String {
    let mut out = text.to_string();
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    if places::scan(text).is_ok_and(|places| places.shape == Shape::Nothing) {
        out.push_str(if out.is_empty() { HEAD } else { "crosscheck: 1\ndecisions:\n" });
    }
    let last = before.entries.last().and_then(|last| text.lines().nth(last.line - 1));
    let indent = last.map_or("", |line| &line[..line.len() - line.trim_start_matches(' ').len()]);
    if last.is_some() {
        out.push('\n');
    }
    let yaml = serde_yaml::to_string(&[EntryShape::of(entry)]).expect("texts, dates and lists become YAML");
    for line in yaml.lines() {
        if !line.is_empty() {
            out.push_str(indent);
        }
        out.push_str(line);
        out.push('\n');
    }
    if text.contains("\r\n") {
        let start = out.len().min(text.len());
        let new = out[start..].replace("\r\n", "\n").replace('\n', "\r\n");
        out.truncate(start);
        out.push_str(&new);
    }
    out
}
