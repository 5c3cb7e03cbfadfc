//! Arguments, environment and configuration file become the settings of a run, in one place.

use super::args::{Color, Global};
use super::exit::Exit;
use super::progress::Progress;
use crosscheck::config::{Config, GateConfig};
use crosscheck::decide::Decisions;
use crosscheck::error::{Error, Result};
use crosscheck::gate::Facts;
use crosscheck::pipeline::{self, Crosschecked, Extracted, Settings};
use crosscheck::read::Skipped;
use crosscheck::report::view::harmless;
use crosscheck::store::Store;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything a subcommand needs beside its own arguments.
pub struct Resolved {
    pub settings: Settings,
    pub strict: bool,
    pub quiet: bool,
    pub color: bool,
    pub gate: GateConfig,
    /// The decisions file in force, if there is one.
    pub decisions: Option<PathBuf>,
    /// Where a decision goes.
    pub decisions_file: PathBuf,
    pub progress: Progress,
}

impl Resolved {
    /// Claims → judged clusters. Says on standard error where the store failed.
    pub fn crosscheck(&self, extracted: Extracted) -> Crosschecked {
        let run = pipeline::crosscheck(extracted, &self.settings);
        let failure = self.settings.store.as_ref().and_then(|store| store.failure());
        if let (Some(failure), false) = (failure, self.quiet) {
            self.progress
                .pause(|| eprintln!("warning: {}; the run went on without it", harmless(&failure.to_string())));
        }
        run
    }
}

/// The name of a decisions file that needs no naming.
pub const DECISIONS: &str = "decisions.yaml";

/// `paths` say whether standard input is read. Reads the editors' decisions.
pub fn resolve(global: &Global, paths: &[PathBuf]) -> Result<Resolved> {
    let mut resolved = prepare(global, paths)?;
    if let Some(path) = &resolved.decisions {
        resolved.settings.decisions = Decisions::read(path)?;
    }
    Ok(resolved)
}

/// The same for commands that need no decisions.
pub fn prepare(global: &Global, paths: &[PathBuf]) -> Result<Resolved> {
    let (config, folder) = config(global)?;
    let mut settings = Settings::default();
    for entry in &config.outlets {
        settings.outlets.add(entry)?;
    }
    settings.compare.model = !global.no_model && config.model.unwrap_or(true);
    settings.independence = global.independence.or(config.independence).unwrap_or_default();
    if paths.iter().any(|path| path.as_os_str() == "-") {
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(|error| Error::Read { path: PathBuf::from("-"), reason: error.to_string() })?;
        settings.read.stdin = Some(bytes);
    }
    if let (Some(path), true) = (&global.store, settings.compare.model) {
        settings.store = Some(Arc::new(Store::open(path)?));
    }
    if let Some(threads) = global.threads {
        // A second call in one process keeps the first pool, which gives the same results.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let decisions = decisions(global, &config, folder.as_deref());
    settings.read.exclude.extend(decisions.iter().chain(&global.store).cloned());
    let beside = || folder.as_deref().unwrap_or(Path::new("")).join(DECISIONS);
    let progress = Progress::new(global.quiet, global.verbose);
    settings.watch = progress.watch();
    Ok(Resolved {
        decisions_file: decisions.clone().unwrap_or_else(beside),
        decisions,
        progress,
        strict: global.strict || config.strict.unwrap_or(false),
        quiet: global.quiet,
        color: color(global.color),
        gate: config.gate,
        settings,
    })
}

/// The configuration and the folder it lies in.
fn config(global: &Global) -> Result<(Config, Option<PathBuf>)> {
    let folder = |path: &Path| path.parent().map(Path::to_path_buf);
    if global.isolated {
        return Ok((Config::default(), None));
    }
    if let Some(path) = &global.config {
        return Ok((Config::read(path)?, folder(path)));
    }
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    match Config::find(&here) {
        Some(path) => {
            let path = shortened(&path, &here);
            Ok((Config::read(path)?, folder(path)))
        }
        None => Ok((Config::default(), None)),
    }
}

/// The configuration in force, as a file that would set it. What a subcommand's own options set is not in it.
pub fn effective(global: &Global) -> Result<String> {
    let (mut config, folder) = config(global)?;
    config.independence = Some(global.independence.or(config.independence).unwrap_or_default());
    config.model = Some(!global.no_model && config.model.unwrap_or(true));
    config.strict = Some(global.strict || config.strict.unwrap_or(false));
    config.decisions = decisions(global, &config, folder.as_deref());
    let mut value = serde_yaml::to_value(&config).map_err(|error| Error::Config(error.to_string()))?;
    without_empty(&mut value);
    serde_yaml::to_string(&value).map_err(|error| Error::Config(error.to_string()))
}

/// What nobody set is left out: an empty value would set it to nothing.
fn without_empty(value: &mut serde_yaml::Value) {
    let Some(mapping) = value.as_mapping_mut() else { return };
    mapping.values_mut().for_each(without_empty);
    mapping.retain(|_, value| {
        let list = value.as_sequence().is_some_and(Vec::is_empty);
        !value.is_null() && !list && !value.as_mapping().is_some_and(serde_yaml::Mapping::is_empty)
    });
}

/// Named on the command line, in the environment or in the configuration; else the file of that name that is there.
fn decisions(global: &Global, config: &Config, folder: Option<&Path>) -> Option<PathBuf> {
    if let Some(path) = &global.decisions {
        return Some(path.clone());
    }
    if let Some(path) = &config.decisions {
        return Some(path.clone());
    }
    let folder = folder.unwrap_or(Path::new(""));
    let usual = [folder.join(DECISIONS), PathBuf::from(DECISIONS)];
    usual.into_iter().find(|path| !global.isolated && path.is_file())
}

/// Relative to the working directory where the file lies in it.
fn shortened<'a>(path: &'a Path, here: &Path) -> &'a Path {
    path.strip_prefix(here).unwrap_or(path)
}

fn color(when: Color) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match when {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto => set("CLICOLOR_FORCE") || std::io::stdout().is_terminal(),
    }
}

/// Names what was skipped on standard error; the exit code remembers it.
pub fn tell_skipped(skipped: &[Skipped], resolved: &Resolved) -> Exit {
    tell_skipped_but(skipped, resolved, false)
}

/// The same, without the failures where the results show them.
pub fn tell_skipped_but(skipped: &[Skipped], resolved: &Resolved, failures_shown: bool) -> Exit {
    let mut exit = Exit::Clean;
    for one in skipped {
        let counts = one.failed || resolved.strict;
        if counts {
            exit = Exit::Failed;
        }
        if if counts { !failures_shown } else { !resolved.quiet } {
            let label = if counts { "error" } else { "skipped" };
            let colon = if one.reason.starts_with(|c: char| c.is_ascii_digit()) { ":" } else { ": " };
            let say = || eprintln!("{label}: {}{colon}{}", harmless(&one.path), harmless(&one.reason));
            resolved.progress.pause(say);
        }
    }
    exit
}

/// Columns of the terminal, or of a page where there is none.
pub fn width() -> usize {
    const PAGE: usize = 120;
    std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .or_else(|| comfy_table::Table::new().width().map(usize::from))
        .unwrap_or(PAGE)
        .clamp(20, 1000)
}

/// Says on standard error which decisions hold nowhere, and which were laid over other words than they were made for.
pub fn tell_decisions(run: &Crosschecked, resolved: &Resolved) {
    if resolved.quiet {
        return;
    }
    let mut facts = Facts::default();
    facts.add_decisions(run);
    resolved.progress.pause(|| {
        for finding in &facts.decisions {
            let line = finding.at.region.map_or(1, |region| region.line);
            let label = if finding.code == "stale-decision" { "warning" } else { "note" };
            eprintln!("{label}: {}:{line}: {}", finding.at.path, harmless(&finding.message));
        }
    });
}

/// The error of a command that was given nothing to read.
pub fn no_paths() -> Error {
    Error::Usage("no files given; name files or folders, or - for standard input".into())
}
