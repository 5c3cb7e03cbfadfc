//! Arguments as they are written; [`super::settings`] resolves them.

use clap::{Parser, Subcommand, ValueEnum};
use crosscheck::judge::Independence;
use std::path::PathBuf;

/// Cross-references the claims of several articles: which are corroborated, which disputed, which rest on one source, and
/// which words prove it.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, about, long_about = None, arg_required_else_help = true)]
pub struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, clap::Args)]
pub struct Global {
    /// Configuration file instead of the crosscheck.yaml found from here upwards
    #[arg(long, global = true, value_name = "FILE", env = "CROSSCHECK_CONFIG")]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, global = true, conflicts_with = "config")]
    pub isolated: bool,
    /// Print the configuration in force and stop
    #[arg(long, global = true)]
    pub dump_config: bool,
    /// Leave the NLI model out: faster, and worse at meaning
    #[arg(long, global = true, env = "CROSSCHECK_NO_MODEL", value_parser = clap::builder::FalseyValueParser::new())]
    pub no_model: bool,
    /// What counts as an independent source
    #[arg(long, global = true, value_enum, env = "CROSSCHECK_INDEPENDENCE")]
    pub independence: Option<Independence>,
    /// Editors' decisions [default: decisions.yaml beside the configuration file or here]
    #[arg(long, global = true, value_name = "FILE", env = "CROSSCHECK_DECISIONS")]
    pub decisions: Option<PathBuf>,
    /// Keep here what the NLI model said, and ask it only what is new; the result is the same
    #[arg(long, global = true, value_name = "FILE", env = "CROSSCHECK_STORE")]
    pub store: Option<PathBuf>,
    /// A skipped file makes the exit code 2
    #[arg(long, global = true)]
    pub strict: bool,
    /// Threads to use (all cores by default); the result is the same for any number
    #[arg(long, global = true, value_name = "N", env = "CROSSCHECK_THREADS")]
    pub threads: Option<usize>,
    /// Colours: auto, always or never
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN", env = "CROSSCHECK_COLOR")]
    pub color: Color,
    /// Say nothing but results and errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say how long each stage took
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read articles and claim files, print what they agree and disagree on
    Report(Report),
    /// Turn articles into claims
    Extract(Extract),
    /// Say how two claims relate, and why
    Compare(Compare),
    /// Check claim files in CI: exit 1 on what is denied, 2 on what could not be read
    Gate(super::gate::Gate),
    /// Show the evidence for one cluster, claim or pair
    Explain(super::explain::Explain),
    /// Record an editor's decision
    Decide(super::decide::Decide),
    /// Say what changed between two JSON reports
    Diff(super::diff::Diff),
    /// Print an inner stage as JSON lines
    Dump(Dump),
    /// Write completions for a shell
    Completions(super::completions::Completions),
    /// Write the manual page
    Man(super::completions::Man),
}

#[derive(Debug, clap::Args)]
pub struct Report {
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = ReportFormat::Table)]
    pub format: ReportFormat,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Table,
    Json,
    Jsonl,
    Yaml,
    /// One row a claim
    Csv,
    /// For a pull request or a content system
    Markdown,
    /// One page to read, filter and print
    Html,
    /// Findings for code scanning
    Sarif,
    /// Findings as test cases
    Junit,
    /// Findings as workflow commands
    Github,
    /// schema.org claims
    Claimreview,
}

#[derive(Debug, clap::Args)]
pub struct Extract {
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = ExtractFormat::Json)]
    pub format: ExtractFormat,
    /// Write one claim file an article into this folder; a file that is there already is left alone
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Write over claim files that are there already
    #[arg(long, requires = "output")]
    pub force: bool,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    Json,
}

#[derive(Debug, clap::Args)]
pub struct Compare {
    /// The first claim
    #[arg(required_unless_present = "pairs", requires = "b")]
    pub a: Option<String>,
    /// The second claim
    pub b: Option<String>,
    /// JSON lines of pairs to compare, or - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "a")]
    pub pairs: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    pub format: CompareFormat,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    Text,
    Json,
}

#[derive(Debug, clap::Args)]
pub struct Dump {
    #[arg(long, value_enum)]
    pub stage: Stage,
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Stage {
    Read,
    Clean,
    Segment,
    Parse,
    Extract,
    Normalise,
    Block,
    Compare,
    Cluster,
    Judge,
}
