//! `crosscheck gate`: claim files in CI.

use super::args::Global;
use super::exit::Exit;
use super::output;
use super::settings::{self, Resolved};
use clap::ValueEnum;
use crosscheck::error::{Error, Result};
use crosscheck::gate::{self, Baseline, Facts, Level, Levels, Outcome, Policy, console, github, gitlab, junit, sarif};
use crosscheck::pipeline::{self, Crosschecked};
use crosscheck::report::{self, Report, Sources, machine};
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Gate {
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Findings that fail the build; `all` stands for every code
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,
    /// Findings that are shown and fail nothing
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub warn: Vec<String>,
    /// Findings that are left out
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub allow: Vec<String>,
    /// Deny claims with fewer independent voices
    #[arg(long, value_name = "N", env = "CROSSCHECK_MIN_VOICES")]
    pub min_voices: Option<usize>,
    /// Known findings: only others fail the build
    #[arg(long, value_name = "FILE", env = "CROSSCHECK_BASELINE")]
    pub baseline: Option<PathBuf>,
    /// Write the baseline anew: what is gone is dropped
    #[arg(long)]
    pub write_baseline: bool,
    /// Take new findings into the baseline that is written
    #[arg(long, requires = "write_baseline")]
    pub accept_new: bool,
    #[arg(long, value_enum, default_value_t = GateFormat::Console)]
    pub format: GateFormat,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Every finding in full, also those that a baseline, a decision or an ignore entry covers
    #[arg(long)]
    pub show_all: bool,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum GateFormat {
    /// For people
    Console,
    Json,
    Sarif,
    Junit,
    /// Workflow commands; also writes the step summary
    Github,
    /// Code quality
    Gitlab,
}

pub fn run(args: &Gate, global: &Global) -> Result<Exit> {
    let mut resolved = settings::resolve(global, &args.paths)?;
    if args.paths.is_empty() {
        return Err(settings::no_paths());
    }
    let config = &mut resolved.gate;
    config.min_voices = args.min_voices.or(config.min_voices);
    config.baseline = args.baseline.clone().or(config.baseline.take());
    let baseline_file = config.baseline.clone();
    let policy = policy(args, &resolved)?;
    let known = read_baseline(baseline_file.as_deref(), args.write_baseline)?;
    resolved.settings.read.exclude.extend(baseline_file.iter().chain(&args.output).cloned());

    let extracted = pipeline::extract(&args.paths, &resolved.settings);
    let shown = args.format == GateFormat::Console && args.output.is_none();
    let mut exit = settings::tell_skipped_but(&extracted.skipped, &resolved, shown);
    if extracted.documents.is_empty() && exit == Exit::Clean {
        return Err(Error::Usage("nothing to check: no article and no claim file in what was named".into()));
    }
    let run = resolved.crosscheck(extracted);
    resolved.progress.finish();
    let report = report::build::report(&run);
    let sources = report::build::sources(&run.extracted);
    let facts = Facts::gather(&run, &resolved.settings.read);
    let mut outcome = gate::gate(&report, &sources, &facts, &policy, known.as_ref());
    if let (true, Some(path)) = (args.write_baseline, &baseline_file) {
        if exit == Exit::Failed {
            eprintln!("error: {} was not written: some files could not be used", path.display());
        } else {
            write_baseline(path, known.as_ref(), &mut outcome, args.accept_new, resolved.quiet)?;
        }
    }
    if outcome.fails() {
        exit = exit.max(Exit::Findings);
    }
    let color = resolved.color && args.output.is_none();
    let style = console::Style { color, width: settings::width(), show_all: args.show_all };
    let text = match args.format {
        GateFormat::Console => console::render(&outcome, &sources, style),
        GateFormat::Json => machine::json(&outcome),
        GateFormat::Sarif => sarif::render(&outcome, &sources, baseline_file.is_some(), exit as u8),
        GateFormat::Junit => junit::render(&outcome, &report),
        GateFormat::Github => github::annotations(&outcome),
        GateFormat::Gitlab => gitlab::render(&outcome),
    };
    output::write(args.output.as_deref(), &text)?;
    if args.format == GateFormat::Github {
        step_summary(&github::summary(&outcome))?;
    }
    // The process ends here; taking a large run apart first would only cost time.
    std::mem::forget((run, report, sources, outcome));
    Ok(exit)
}

/// The findings of a report, by the levels of the configuration.
pub fn outcome(run: &Crosschecked, report: &Report, sources: &Sources, resolved: &Resolved) -> Result<Outcome> {
    let facts = Facts::gather(run, &resolved.settings.read);
    let policy = Policy { levels: levels(resolved)?, min_voices: resolved.gate.min_voices, strict: resolved.strict };
    Ok(gate::gate(report, sources, &facts, &policy, None))
}

fn levels(resolved: &Resolved) -> Result<Levels> {
    let mut levels = Levels::default();
    let gate = &resolved.gate;
    let lists = [(&gate.deny, Level::Deny), (&gate.warn, Level::Warn), (&gate.allow, Level::Allow)];
    let lists = lists.map(|(codes, level)| (codes.iter().map(|code| code.as_str()).collect::<Vec<_>>(), level));
    levels.layer(&lists).map_err(Error::Config)?;
    Ok(levels)
}

fn policy(args: &Gate, resolved: &Resolved) -> Result<Policy> {
    let mut levels = levels(resolved)?;
    let lists = [(&args.deny, Level::Deny), (&args.warn, Level::Warn), (&args.allow, Level::Allow)];
    let lists = lists.map(|(codes, level)| (codes.iter().map(String::as_str).collect::<Vec<_>>(), level));
    levels.layer(&lists).map_err(Error::Usage)?;
    Ok(Policy { levels, min_voices: resolved.gate.min_voices, strict: resolved.strict })
}

/// A baseline that is to be written need not be there yet.
fn read_baseline(path: Option<&Path>, write: bool) -> Result<Option<Baseline>> {
    let Some(path) = path else {
        if write {
            return Err(Error::Usage("--write-baseline needs --baseline FILE to say where".into()));
        }
        return Ok(None);
    };
    match std::fs::read_to_string(path) {
        Ok(text) => Baseline::parse(&text).map(Some).map_err(|(line, column, reason)| Error::Malformed {
            path: path.to_path_buf(),
            line,
            column,
            reason,
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && write => Ok(None),
        Err(error) => Err(Error::Read {
            path: path.to_path_buf(),
            reason: match error.kind() {
                std::io::ErrorKind::NotFound => "no such file; make it with --write-baseline".into(),
                _ => error.to_string(),
            },
        }),
    }
}

/// The first baseline takes everything in; later ones only shrink unless new findings are accepted.
fn write_baseline(
    path: &Path,
    known: Option<&Baseline>,
    outcome: &mut Outcome,
    accept: bool,
    quiet: bool,
) -> Result<()> {
    let before = known.cloned().unwrap_or_default();
    let (next, refused) = before.next(&outcome.findings, accept || known.is_none());
    output::write_file(path, &next.render())?;
    if !quiet {
        let left_out = match refused {
            0 => String::new(),
            count => format!("; {count} new left out (--accept-new takes them in)"),
        };
        let gone = outcome.gone.len();
        eprintln!("wrote {}: {} known findings, {gone} gone{left_out}", path.display(), next.findings.len());
    }
    outcome.accept(&next);
    Ok(())
}

/// GitHub names the file in the environment; steps append to it.
fn step_summary(text: &str) -> Result<()> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else { return Ok(()) };
    let path = PathBuf::from(path);
    let file = std::fs::OpenOptions::new().create(true).append(true).open(&path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| Error::Write { path, reason: error.to_string() })
}
