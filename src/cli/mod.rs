//! The command line: arguments, one file a subcommand, and the exit code.
//!
//! Results go to standard output, messages to standard error. [`run`] never panics on input and never prints an error
//! itself: `main` does, once.

mod args;
mod compare;
mod dump;
mod exit;
mod extract;
mod gate;
mod output;
mod report;
mod settings;

pub use exit::Exit;

use args::{Args, Command};
use clap::Parser;
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
    match args.command {
        Command::Report(report) => report::run(&report, &args.global),
        Command::Extract(extract) => extract::run(&extract, &args.global),
        Command::Compare(compare) => compare::run(&compare, &args.global),
        Command::Gate(gate) => gate::run(&gate, &args.global),
        Command::Dump(dump) => dump::run(&dump, &args.global),
    }
}
