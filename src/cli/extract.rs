//! `crosscheck extract`: articles become claims.

use super::args::{Extract, Global};
use super::exit::Exit;
use super::{claim_files, output, settings};
use crosscheck::error::Result;
use crosscheck::pipeline::Stream;
use crosscheck::report::machine;
use std::io::IsTerminal;

pub fn run(args: &Extract, global: &Global) -> Result<Exit> {
    let resolved = settings::prepare(global, &args.paths)?;
    if args.paths.is_empty() {
        return Err(settings::no_paths());
    }
    let mut stream = Stream::open(&args.paths, &resolved.settings);
    let written = match &args.output {
        Some(folder) => claim_files::write(folder, &mut stream, args.force)?,
        None => {
            // A bar would stand between the results.
            if std::io::stdout().is_terminal() {
                resolved.progress.finish();
            }
            output::stream(None, |out| machine::extracted(&mut stream, out))?;
            Exit::Clean
        }
    };
    resolved.progress.finish();
    Ok(written.max(settings::tell_skipped(&stream.skipped(), &resolved)))
}
