//! `crosscheck extract`: articles become claims.

use super::args::{Extract, Global};
use super::exit::Exit;
use super::{claim_files, output, settings};
use crosscheck::error::Result;
use crosscheck::{pipeline, report};

pub fn run(args: &Extract, global: &Global) -> Result<Exit> {
    let resolved = settings::prepare(global, &args.paths)?;
    if args.paths.is_empty() {
        return Err(settings::no_paths());
    }
    let extracted = pipeline::extract(&args.paths, &resolved.settings);
    let exit = settings::tell_skipped(&extracted.skipped, &resolved);
    resolved.progress.finish();
    if let Some(folder) = &args.output {
        return Ok(exit.max(claim_files::write(folder, &extracted, args.force)?));
    }
    let statements = pipeline::normalise(&extracted);
    output::write(None, &report::machine::json(&report::build::extracted(&extracted, &statements)))?;
    Ok(exit)
}
