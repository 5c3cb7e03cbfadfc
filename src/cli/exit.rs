//! Exit codes, all of them.

use std::process::ExitCode;

/// How a run ended. A failure outranks findings.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// The job was done and nothing denied was found.
    Clean = 0,
    /// `gate` found something that is denied.
    Findings = 1,
    /// A file or the command line could not be used; whatever could be done was done.
    Failed = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
