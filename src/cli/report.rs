//! `crosscheck report`: the main job.

use super::args::{Global, Report, ReportFormat};
use super::exit::Exit;
use super::{output, settings};
use crosscheck::error::Result;
use crosscheck::{pipeline, report};

pub fn run(args: &Report, global: &Global) -> Result<Exit> {
    let resolved = settings::resolve(global, &args.paths)?;
    if args.paths.is_empty() {
        return Err(settings::no_paths());
    }
    let extracted = pipeline::extract(&args.paths, &resolved.settings);
    let exit = settings::tell_skipped(&extracted.skipped, &resolved);
    let run = pipeline::crosscheck(extracted, &resolved.settings);
    let built = report::build::report(&run);
    let text = match args.format {
        ReportFormat::Json => json(&built),
        ReportFormat::Table => {
            let style = report::table::Style { color: resolved.color && args.output.is_none(), width: width() };
            report::table::render(&built, &report::build::sources(&run.extracted), style)
        }
    };
    output::write(args.output.as_deref(), &text)?;
    Ok(exit)
}

pub fn json(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("plain data becomes JSON");
    text.push('\n');
    text
}

/// Columns of the terminal, or of a page where there is none.
fn width() -> u16 {
    const PAGE: u16 = 120;
    std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .or_else(|| comfy_table::Table::new().width())
        .unwrap_or(PAGE)
}
