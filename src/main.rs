//! The binary: hands the arguments to the command line and prints an error once.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Ok(exit) => exit.into(),
        Err(error) => {
            eprintln!("error: {}", crosscheck::report::view::harmless(&error.to_string()));
            cli::Exit::Failed.into()
        }
    }
}
