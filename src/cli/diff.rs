//! `crosscheck diff`: what changed between two JSON reports.

use super::args::Global;
use super::exit::Exit;
use super::{output, settings};
use clap::ValueEnum;
use crosscheck::error::{Error, Result};
use crosscheck::report::{REPORT_SCHEMA, Report, diff, diff_text, machine};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Diff {
    /// The earlier report, made by `crosscheck report --format json`
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The later one
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    #[arg(long, value_enum, default_value_t = DiffFormat::Table)]
    pub format: DiffFormat,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    Table,
    /// For a pull request
    Markdown,
    Json,
}

pub fn run(args: &Diff, _global: &Global) -> Result<Exit> {
    let found = diff::diff(&read(&args.old)?, &read(&args.new)?);
    let text = match args.format {
        DiffFormat::Table => diff_text::table(&found, settings::width() as u16),
        DiffFormat::Markdown => diff_text::markdown(&found),
        DiffFormat::Json => machine::json(&found),
    };
    output::write(args.output.as_deref(), &text)?;
    Ok(Exit::Clean)
}

/// A field that is there but is something else is a malformed report; another schema is another kind of file.
fn read(path: &Path) -> Result<Report> {
    let failed = |reason: String| Error::Read { path: path.to_path_buf(), reason };
    let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => failed("no such file; check the path".into()),
        std::io::ErrorKind::InvalidData => failed("is not UTF-8; expected a JSON report".into()),
        _ => failed(error.to_string()),
    })?;
    let made_by = "make one with `crosscheck report --format json -o FILE`";
    let malformed = |error: serde_json::Error| Error::Malformed {
        path: path.to_path_buf(),
        line: error.line().max(1),
        column: error.column().max(1),
        reason: format!("not a JSON report: {}; {made_by}", without_place(&error)),
    };
    let value: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(malformed)?;
    match value.get("schema").and_then(serde_json::Value::as_str) {
        Some(REPORT_SCHEMA) => serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(malformed),
        Some(other) => Err(failed(format!("has the schema {other}; expected {REPORT_SCHEMA}; {made_by}"))),
        None => Err(failed(format!("has no schema; expected {REPORT_SCHEMA}; {made_by}"))),
    }
}

/// serde_json ends its messages with the place, which stands in front of ours.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rfind(" at line ").map_or(text.clone(), |at| text[..at].to_string())
}
