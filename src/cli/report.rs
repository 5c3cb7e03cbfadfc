//! `crosscheck report`: the main job.

use super::args::{Global, Report, ReportFormat};
use super::exit::Exit;
use super::settings::{self, Resolved};
use super::{gate, output};
use crosscheck::error::Result;
use crosscheck::gate::{github, junit, sarif};
use crosscheck::pipeline::{self, Crosschecked};
use crosscheck::report::{build, claimreview, csv, html, machine, markdown, table, yaml};

pub fn run(args: &Report, global: &Global) -> Result<Exit> {
    let mut resolved = settings::resolve(global, &args.paths)?;
    if args.paths.is_empty() {
        return Err(settings::no_paths());
    }
    resolved.settings.read.exclude.extend(args.output.clone());
    let extracted = pipeline::extract(&args.paths, &resolved.settings);
    let exit = settings::tell_skipped(&extracted.skipped, &resolved);
    let run = resolved.crosscheck(extracted);
    settings::tell_decisions(&run, &resolved);
    resolved.progress.finish();
    let path = args.output.as_deref();
    if args.format == ReportFormat::Json {
        output::stream(path, |out| machine::write_json(&build::report(&run), out))?;
    } else {
        let color = resolved.color && path.is_none();
        output::write(path, &render(args.format, &run, &resolved, exit, color)?)?;
    }
    // The process ends here; taking a large run apart first would only cost time.
    std::mem::forget(run);
    Ok(exit)
}

fn render(format: ReportFormat, run: &Crosschecked, resolved: &Resolved, exit: Exit, color: bool) -> Result<String> {
    let report = build::report(run);
    let sources = || build::sources(&run.extracted);
    Ok(match format {
        ReportFormat::Table => {
            table::render(&report, &sources(), table::Style { color, width: settings::width() as u16 })
        }
        ReportFormat::Json => machine::json(&report),
        ReportFormat::Jsonl => machine::jsonl(&report),
        ReportFormat::Yaml => yaml::yaml(&report),
        ReportFormat::Csv => csv::render(&report, &sources()),
        ReportFormat::Markdown => markdown::render(&report, &sources()),
        ReportFormat::Html => html::render(&report, &sources()),
        ReportFormat::Claimreview => claimreview::render(&report),
        ReportFormat::Sarif | ReportFormat::Junit | ReportFormat::Github => {
            let sources = sources();
            let outcome = gate::outcome(run, &report, &sources, resolved)?;
            match format {
                ReportFormat::Sarif => sarif::render(&outcome, &sources, false, exit as u8),
                ReportFormat::Junit => junit::render(&outcome, &report),
                _ => github::annotations(&outcome),
            }
        }
    })
}
