//! `crosscheck compare`: two claims, or a file of pairs.

use super::args::{Compare, CompareFormat, Global};
use super::exit::Exit;
use super::{output, settings};
use crosscheck::block::Candidate;
use crosscheck::compare::{Comparison, compare_all};
use crosscheck::error::{Error, Result};
use crosscheck::extract::{Context, from_text};
use crosscheck::normalise::{Statement, normalise};
use crosscheck::read::ArticleId;
use crosscheck::report;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Deserialize;
use std::fmt::Write;
use std::path::Path;

/// One line of `--pairs`.
#[derive(Debug, Deserialize)]
struct Pair {
    a: String,
    b: String,
    a_date: Option<Date>,
    b_date: Option<Date>,
    a_speaker: Option<String>,
    b_speaker: Option<String>,
    a_outlet: Option<String>,
    b_outlet: Option<String>,
}

impl Pair {
    fn sides(&self) -> [(&str, Context); 2] {
        let context = |speaker: &Option<String>, outlet: &Option<String>, date: Option<Date>| Context {
            speaker: speaker.clone(),
            outlet: outlet.clone(),
            date,
        };
        [
            (&self.a, context(&self.a_speaker, &self.a_outlet, self.a_date)),
            (&self.b, context(&self.b_speaker, &self.b_outlet, self.b_date)),
        ]
    }
}

pub fn run(args: &Compare, global: &Global) -> Result<Exit> {
    let pairs = args.pairs.as_deref();
    let resolved = settings::prepare(global, pairs.map(Path::to_path_buf).as_slice())?;
    let mut exit = Exit::Clean;
    let pairs = match (pairs, &args.a, &args.b) {
        (Some(path), _, _) => {
            let read = read_pairs(path, resolved.settings.read.stdin.as_deref())?;
            read.into_iter()
                .filter_map(|pair| {
                    pair.map_err(|error| {
                        eprintln!("error: {error}");
                        exit = Exit::Failed;
                    })
                    .ok()
                })
                .collect()
        }
        (None, Some(a), Some(b)) => vec![Pair {
            a: a.clone(),
            b: b.clone(),
            a_date: None,
            b_date: None,
            a_speaker: None,
            b_speaker: None,
            a_outlet: None,
            b_outlet: None,
        }],
        _ => return Err(Error::Usage("name two claims, or --pairs FILE".into())),
    };
    let sides: Vec<(&str, Context)> = pairs.iter().flat_map(Pair::sides).collect();
    let statements: Vec<Statement> = sides
        .par_iter()
        .enumerate()
        .map(|(i, (text, context))| {
            normalise(&from_text(ArticleId(i as u32), text, context), context.outlet.as_deref())
        })
        .collect();
    let candidates: Vec<Candidate> = (0..pairs.len()).map(|i| Candidate { a: 2 * i, b: 2 * i + 1 }).collect();
    let comparisons = compare_all(&statements, &candidates, resolved.settings.compare);
    let mut text = String::new();
    for (i, comparison) in comparisons.iter().enumerate() {
        let entry = report::build::comparison(comparison, [&statements[2 * i].map, &statements[2 * i + 1].map]);
        match args.format {
            CompareFormat::Json => {
                text += &serde_json::to_string(&entry).expect("plain data becomes JSON");
                text.push('\n');
            }
            CompareFormat::Text => describe(comparison, &mut text),
        }
    }
    output::write(None, &text)?;
    Ok(exit)
}

/// Every line by itself: one that is no pair is an error of its own, and the others are still compared.
fn read_pairs(path: &Path, stdin: Option<&[u8]>) -> Result<Vec<Result<Pair>>> {
    let bytes = match stdin {
        Some(bytes) => bytes.to_vec(),
        None => {
            std::fs::read(path).map_err(|error| Error::Read { path: path.to_path_buf(), reason: error.to_string() })?
        }
    };
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::Read { path: path.to_path_buf(), reason: "is not UTF-8; save it as UTF-8".into() })?;
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    Ok(lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| {
            serde_json::from_str(line).map_err(|error| Error::Malformed {
                path: path.to_path_buf(),
                line: i + 1,
                column: error.column(),
                reason: format!("{}; every line is an object with \"a\" and \"b\"", plain(&error)),
            })
        })
        .collect())
}

/// The message without its own place: the line of the file is told before it.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_string()
}

fn describe(comparison: &Comparison, text: &mut String) {
    let relation = serde_json::to_value(comparison.relation).ok();
    let relation = relation.as_ref().and_then(|value| value.as_str()).unwrap_or("");
    let _ = writeln!(text, "{relation}  similarity {:.2}", comparison.similarity);
    if comparison.candidate {
        text.push_str("  a weak sign of contradiction only\n");
    }
    for signal in comparison.signals() {
        let _ = writeln!(text, "  {:+.2} {}: {}", signal.weight, signal.code, signal.detail);
    }
}
