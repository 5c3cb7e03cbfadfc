//! What can go wrong, one variant a boundary.
//!
//! Bad input never stops a run: a reader returns an `Error`, the run keeps it as a [`Skipped`](crate::read::Skipped) and
//! goes on. Messages are lower-case, fit after `error:`, name what and where, and say what to do.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("cannot read {path}: {reason}")]
    Read { path: PathBuf, reason: String },

    /// `line` and `column` count from 1.
    #[error("{path}:{line}:{column}: {reason}")]
    Malformed { path: PathBuf, line: usize, column: usize, reason: String },

    #[error("cannot write {path}: {reason}")]
    Write { path: PathBuf, reason: String },

    #[error("the store {path}: {reason}")]
    Store { path: PathBuf, reason: String },

    #[error("{0}")]
    Config(String),

    #[error("{0}")]
    Usage(String),

    #[error("{first} and {second} cannot both hold: {reason}; remove one of them")]
    DecisionConflict { first: String, second: String, reason: String },
}

pub type Result<T> = std::result::Result<T, Error>;
