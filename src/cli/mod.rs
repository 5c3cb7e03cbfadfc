//! The command line: arguments, one file a subcommand, and the exit code.
//!
//! Results go to standard output, messages to standard error. [`run`] never panics on input and never prints an error
//! itself: `main` does, once.

mod args;
mod claim_files;
mod compare;
mod completions;
mod decide;
mod diff;
mod dump;
mod exit;
mod explain;
mod extract;
mod gate;
mod lock;
mod named;
mod output;
mod progress;
mod report;
mod settings;

pub use exit::Exit;

use args::{Args, Command};
use clap::{CommandFactory, Parser};
use crosscheck::error::Result;

pub fn run() -> Result<Exit> {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let code = if error.use_stderr() { Exit::Failed } else { Exit::Clean };
            let _ = error.print();
            return Ok(code);
        }
    };
    if args.global.dump_config {
        output::write(None, &settings::effective(&args.global)?)?;
        return Ok(Exit::Clean);
    }
    let Some(command) = args.command else {
        let _ = Args::command().print_help();
        return Ok(Exit::Failed);
    };
    match command {
        Command::Report(report) => report::run(&report, &args.global),
        Command::Extract(extract) => extract::run(&extract, &args.global),
        Command::Compare(compare) => compare::run(&compare, &args.global),
        Command::Gate(gate) => gate::run(&gate, &args.global),
        Command::Explain(explain) => explain::run(&explain, &args.global),
        Command::Decide(decide) => decide::run(&decide, &args.global),
        Command::Diff(diff) => diff::run(&diff, &args.global),
        Command::Dump(dump) => dump::run(&dump, &args.global),
        Command::Completions(completions) => completions::run(&completions),
        Command::Man(man) => completions::man(&man),
    }
}
