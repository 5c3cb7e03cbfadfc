//! `crosscheck completions` and `crosscheck man`: both out of the one definition of the command line.

use super::args::Args;
use super::exit::Exit;
use super::output;
use clap::CommandFactory;
use clap_complete::Shell;
use crosscheck::error::{Error, Result};

#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell to write for
    #[arg(value_enum)]
    pub shell: Shell,
}

#[derive(Debug, clap::Args)]
pub struct Man {
    /// A command's own page instead of the page of all
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

pub fn run(args: &Completions) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "crosscheck", &mut script);
    output::write(None, &String::from_utf8_lossy(&script))?;
    Ok(Exit::Clean)
}

pub fn man(args: &Man) -> Result<Exit> {
    let mut whole = Args::command();
    whole.build();
    let command = match &args.command {
        None => whole,
        Some(name) => match whole.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let names: Vec<&str> = whole.get_subcommands().map(clap::Command::get_name).collect();
                return Err(Error::Usage(format!("no command {name}; expected one of {}", names.join(", "))));
            }
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|error| Error::Write { path: "standard output".into(), reason: error.to_string() })?;
    output::write(None, &String::from_utf8_lossy(&page))?;
    Ok(Exit::Clean)
}
