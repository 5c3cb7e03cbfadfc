//! `crosscheck explain`: the evidence for one cluster, claim or pair.

use super::args::Global;
use super::exit::Exit;
use super::named::{self, Named};
use super::{output, settings};
use clap::ValueEnum;
use crosscheck::error::{Error, Result};
use crosscheck::pipeline;
use crosscheck::report::{build, explain, explain_text, machine};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Explain {
    /// Id of a cluster or a claim, or as much of it as no other begins with; two ids, or A:B, for a pair of claims
    #[arg(value_name = "ID")]
    pub id: String,
    /// The second id of a pair, then files and folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub rest: Vec<String>,
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    pub format: ExplainFormat,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    Text,
    Json,
}

pub fn run(args: &Explain, global: &Global) -> Result<Exit> {
    let (first, second, paths) = named_ids(args);
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    let resolved = settings::resolve(global, &paths)?;
    if paths.is_empty() {
        return Err(settings::no_paths());
    }
    let extracted = pipeline::extract(&paths, &resolved.settings);
    let exit = settings::tell_skipped(&extracted.skipped, &resolved);
    let run = resolved.crosscheck(extracted);
    settings::tell_decisions(&run, &resolved);
    resolved.progress.finish();
    let sources = build::sources(&run.extracted);
    let options = resolved.settings.compare;
    let explanation = match (named::find(&run, first)?, second.map(|id| named::find(&run, id)).transpose()?) {
        (Named::Cluster(at), None) => explain::cluster(&run, &sources, at, options),
        (Named::Claim(at), None) => explain::claim(&run, &sources, at, options),
        (Named::Claim(a), Some(Named::Claim(b))) if a != b => explain::pair(&run, &sources, a, b, options),
        _ => return Err(Error::Usage("a pair is two claims; expected the ids of two different claims".into())),
    };
    let text = match args.format {
        ExplainFormat::Text => explain_text::render(&explanation),
        ExplainFormat::Json => machine::json(&explanation),
    };
    output::write(None, &text)?;
    Ok(exit)
}

/// `A:B`, or a second id that is no file.
fn named_ids(args: &Explain) -> (&str, Option<&str>, &[String]) {
    if let Some((a, b)) = args.id.split_once(':') {
        return (a, Some(b), &args.rest);
    }
    match args.rest.split_first() {
        Some((second, paths)) if named::is_id(second) && !Path::new(second).exists() => (&args.id, Some(second), paths),
        _ => (&args.id, None, &args.rest),
    }
}
