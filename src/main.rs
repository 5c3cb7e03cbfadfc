//! The binary: hands the arguments to the command line and prints an error once.

mod cli;

use mimalloc::MiMalloc;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match cli::run() {
        Ok(exit) => exit.into(),
        Err(error) => {
            let text = error.to_string();
            let lines: Vec<String> = text.split('\n').map(crosscheck::report::view::harmless).collect();
            eprintln!("error: {}", lines.join("\n"));
            cli::Exit::Failed.into()
        }
    }
}
