//! Arguments, environment and configuration file become the settings of a run, in one place.

use super::args::{Color, Global};
use super::exit::Exit;
use crosscheck::config::{Config, GateConfig};
use crosscheck::error::{Error, Result};
use crosscheck::pipeline::Settings;
use crosscheck::read::Skipped;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

/// Everything a subcommand needs beside its own arguments.
pub struct Resolved {
    pub settings: Settings,
    pub strict: bool,
    pub quiet: bool,
    pub color: bool,
    pub gate: GateConfig,
}

/// `paths` say whether standard input is read.
pub fn resolve(global: &Global, paths: &[PathBuf]) -> Result<Resolved> {
    let config = config(global)?;
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
    if let Some(threads) = global.threads {
        // A second call in one process keeps the first pool, which gives the same results.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    Ok(Resolved {
        strict: global.strict || config.strict.unwrap_or(false),
        quiet: global.quiet,
        color: color(global.color),
        gate: config.gate,
        settings,
    })
}

fn config(global: &Global) -> Result<Config> {
    if global.isolated {
        return Ok(Config::default());
    }
    if let Some(path) = &global.config {
        return Config::read(path);
    }
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    Config::find(&here).map_or_else(|| Ok(Config::default()), |path| Config::read(shortened(&path, &here)))
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
            eprintln!("{label}: {}{colon}{}", one.path, one.reason);
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

/// The error of a command that was given nothing to read.
pub fn no_paths() -> Error {
    Error::Usage("no files given; name files or folders, or - for standard input".into())
}
