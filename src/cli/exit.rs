//! Exit codes, all of them.

use std::process::ExitCode;

/// How a run ended. A failure outranks findings.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    Clean = 0,
    Findings = 1,
    Failed = 2,
}

impl Exit {
    /// What README and the manual say of each.
    pub const fn meaning(self) -> &'static str {
        match self {
            Exit::Clean => "the job was done, and nothing that is denied was found",
            Exit::Findings => "`gate` found something that is denied",
            Exit::Failed => {
                "a file, an option or the output could not be used; what could be done was done (outranks 1)"
            }
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readme_lists_every_code_and_a_failure_outranks_findings() {
        let readme = include_str!("../../README.md");
        let all = [Exit::Clean, Exit::Findings, Exit::Failed];
        for exit in all {
            let row = format!("| {} | {} |\n", exit as u8, exit.meaning());
            assert!(readme.contains(&row), "README lacks {row}");
        }
        let rows = readme.split("| exit code |").nth(1).map(|table| table.lines().skip(2));
        assert_eq!(rows.map(|rows| rows.take_while(|line| line.starts_with('|')).count()), Some(all.len()));
        assert_eq!(Exit::Findings.max(Exit::Failed), Exit::Failed);
    }
}
