//! What the gate finds: one [`Finding`] a fault, and the table of all codes.
//!
//! A finding is data with a code, a level and a place; its fingerprint is made of the words at fault and never of a line
//! number, so a baseline outlives added lines, renamed ids and another order of files.

use crate::id::Fingerprint;
use crate::report::{Place, SignalEntry};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// How much a finding matters. Only `Deny` makes the gate fail.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Allow,
    Warn,
    Deny,
}

impl Level {
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Allow => "allow",
            Level::Warn => "warn",
            Level::Deny => "deny",
        }
    }

    pub fn parse(text: &str) -> Option<Level> {
        [Level::Allow, Level::Warn, Level::Deny].into_iter().find(|level| level.as_str() == text)
    }
}

/// A kind of fault.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub name: &'static str,
    pub level: Level,
    /// One sentence for a reader who meets the code for the first time.
    pub description: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

/// Every code, sorted by name. README's table is tested against it.
pub const CODES: &[Code] = &[
    Code {
        name: "decision-moved",
        level: Level::Warn,
        description: "A decision names a claim whose words have changed a little; it was applied to the new words.",
        help: "check that it still holds, then record it again",
    },
    Code {
        name: "disputed",
        level: Level::Deny,
        description: "Two claims cannot both be true.",
        help: "correct one of them, or record with `crosscheck decide` what holds",
    },
    Code {
        name: "duplicate-claim",
        level: Level::Warn,
        description: "A claim file makes the same claim by the same speaker twice.",
        help: "remove one of the two entries",
    },
    Code {
        name: "hedge-dropped",
        level: Level::Warn,
        description: "The text of a claim is surer than the quote it stands on.",
        help: "put the hedge of the quote back into the text",
    },
    Code {
        name: "malformed",
        level: Level::Deny,
        description: "A file could not be used, and the run goes on without it.",
        help: "mend the file; the exit code is 2 until then",
    },
    Code {
        name: "quote-not-found",
        level: Level::Deny,
        description: "The article that a claim names does not hold its quote.",
        help: "quote the article's own words, with … where words are left out",
    },
    Code {
        name: "self-contradiction",
        level: Level::Deny,
        description: "One article or claim file contradicts itself.",
        help: "correct one of the two claims",
    },
    Code {
        name: "single-source",
        level: Level::Warn,
        description: "Only one independent voice supports a claim.",
        help: "find one more independent voice, or attribute the claim to the one it has",
    },
    Code {
        name: "stale-decision",
        level: Level::Deny,
        description: "A decision names a claim that no input holds any more.",
        help: "remove the entry, or point it at the words of today",
    },
    Code {
        name: "too-few-voices",
        level: Level::Deny,
        description: "A claim has fewer independent voices than --min-voices asks for.",
        help: "find more independent voices, or lower --min-voices",
    },
    Code {
        name: "unattributed",
        level: Level::Warn,
        description: "Nobody is named for a claim: it has no speaker and its file no outlet.",
        help: "name `source: {outlet: …}` for the file or `speaker:` for the claim",
    },
    Code {
        name: "unnamed-source",
        level: Level::Warn,
        description: "A claim rests on a source that is not named (\"officials\").",
        help: "name the source, or find a second voice",
    },
    Code {
        name: "unused-ignore",
        level: Level::Warn,
        description: "An `ignore` entry of a claim file matches no finding.",
        help: "remove the entry",
    },
    Code {
        name: "weak-contradiction",
        level: Level::Allow,
        description: "A weak sign that two claims contradict each other; shown, never counted.",
        help: "read both, and record with `crosscheck decide` what holds",
    },
];

/// The code of that name.
pub fn code(name: &str) -> Option<&'static Code> {
    CODES.iter().find(|code| code.name == name)
}

/// One fault at one place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    pub code: &'static str,
    pub level: Level,
    pub message: String,
    pub at: Location,
    /// The other side, or other places of the same fault.
    pub related: Vec<Related>,
    /// `Fingerprint::of(code, words at fault)`.
    pub fingerprint: Fingerprint,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<Fingerprint>,
    pub claims: Vec<Fingerprint>,
    /// Why two claims contradict each other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<SignalEntry>,
    pub status: Status,
}

impl Finding {
    /// Makes the gate fail.
    pub fn fails(&self) -> bool {
        self.level == Level::Deny && self.status == Status::New
    }
}

/// A stretch of a file; without a span the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Location {
    pub path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Line and column of the span's first and last byte (the end is exclusive).
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Region {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

impl Region {
    pub fn of(start: Place, end: Place) -> Self {
        Region { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Related {
    pub at: Location,
    pub message: String,
}

/// Whether a finding counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    New,
    /// In the baseline.
    Baselined,
    /// By an editor's decision.
    Decided {
        decision: String,
        by: String,
        reason: String,
    },
    /// By an `ignore` entry of a claim file.
    Ignored {
        reason: String,
    },
}

impl Status {
    pub fn as_str(&self) -> &'static str {
        match self {
            Status::New => "new",
            Status::Baselined => "baselined",
            Status::Decided { .. } => "decided",
            Status::Ignored { .. } => "ignored",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_findable() {
        let names: Vec<&str> = CODES.iter().map(|code| code.name).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(names, sorted);
        for name in names {
            assert_eq!(code(name).map(|c| c.name), Some(name));
        }
        let readme = include_str!("../../README.md");
        for code in CODES {
            let row = format!("| {} | {} | {} |\n", code.name, code.level.as_str(), code.description);
            assert!(readme.contains(&row), "README lacks {row}");
        }
        assert_eq!(code("dispute"), None);
        assert_eq!(Level::parse("deny"), Some(Level::Deny));
        assert_eq!(Level::parse("Deny"), None);
    }
}
