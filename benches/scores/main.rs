//! Every measure of the design in one table: `cargo bench --bench scores -- ../shared/data`.
//!
//! Takes the data folder (or `CROSSCHECK_DATA`), `--only NAME` for one measure, `--no-model` to leave the NLI model out and
//! `--write SCORES.md` to keep the table in the repository. A set that is not there is named and skipped. One file a
//! measure; each gives [`Row`]s.

mod analysis;
mod attribution;
mod carb;
mod climate_fever;
mod coref;
mod emergent;
mod growing;
mod inference;
mod news_pairs;
mod nli;
mod pairs;
mod parallel;
mod propositions;
mod similarity;
mod stories;
mod wire;

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// One figure of one set.
pub struct Row {
    pub set: String,
    pub figure: String,
    pub value: String,
}

impl Row {
    pub fn new(set: impl Into<String>, figure: impl Into<String>, value: impl Into<String>) -> Row {
        Row { set: set.into(), figure: figure.into(), value: value.into() }
    }

    /// A share of 1, with three digits.
    pub fn share(set: impl Into<String>, figure: impl Into<String>, value: f64) -> Row {
        Row::new(set, figure, format!("{value:.3}"))
    }
}

/// What a measure may use.
pub struct Run<'a> {
    pub data: &'a Path,
    pub model: bool,
}

impl Run<'_> {
    /// The lines of a data file as JSON; `None`, said on standard error, where the file is not there.
    pub fn json_lines(&self, file: &str) -> Option<Vec<serde_json::Value>> {
        let text = self.text(file)?;
        Some(text.lines().filter(|line| !line.is_empty()).filter_map(|line| serde_json::from_str(line).ok()).collect())
    }

    pub fn text(&self, file: &str) -> Option<String> {
        let text = std::fs::read_to_string(self.data.join(file)).ok();
        if text.is_none() {
            eprintln!("skipped: {file} is not in the data folder");
        }
        text
    }
}

type Measure = fn(&Run<'_>) -> Vec<Row>;

/// In the order of the table.
const MEASURES: &[(&str, Measure)] = &[
    ("stories", stories::measure),
    ("growing", growing::measure),
    ("parallel", parallel::measure),
    ("analysis", analysis::measure),
    ("attribution", attribution::measure),
    ("coreference", coref::measure),
    ("propositions", propositions::measure),
    ("carb", carb::measure),
    ("wire", wire::measure),
    ("nli", nli::measure),
    ("inference", inference::measure),
    ("stance", emergent::measure),
    ("evidence", climate_fever::measure),
    ("news-pairs", news_pairs::measure),
    ("similarity", similarity::measure),
];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let mut data = std::env::var_os("CROSSCHECK_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let (mut only, mut write, mut model) = (None, None, true);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--only" => only = arguments.next(),
            "--write" => write = arguments.next(),
            "--no-model" => model = false,
            folder => data = PathBuf::from(folder),
        }
    }
    let mut table = String::from("| measure | set | figure | value |\n|---|---|---|---|\n");
    for (name, measure) in MEASURES.iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)) {
        for row in measure(&Run { data: &data, model }) {
            let line = format!("| {name} | {} | {} | {} |", row.set, row.figure, row.value);
            println!("{line}");
            let _ = writeln!(table, "{line}");
        }
    }
    if let Some(path) = write {
        keep(Path::new(&path), &table, model);
    }
}

/// Replaces the generated part of the file, which stands between its two marks.
fn keep(path: &Path, table: &str, model: bool) {
    let (from, to) = if model {
        ("<!-- scores -->", "<!-- /scores -->")
    } else {
        ("<!-- scores without model -->", "<!-- /scores without model -->")
    };
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let (Some(start), Some(end)) = (text.find(from), text.find(to)) else {
        eprintln!("error: {} holds no {from} … {to}", path.display());
        std::process::exit(2);
    };
    let commit = std::process::Command::new("git").args(["rev-parse", "--short", "HEAD"]).output().ok();
    let commit = commit.map_or_else(String::new, |output| String::from_utf8_lossy(&output.stdout).trim().to_string());
    let fresh = format!("{}{from}\nMeasured on commit {commit}.\n\n{table}{}", &text[..start], &text[end..]);
    if let Err(error) = std::fs::write(path, fresh) {
        eprintln!("error: cannot write {}: {error}", path.display());
        std::process::exit(2);
    }
}
