//! The configuration file `crosscheck.yaml`, looked up from the working directory upwards.
//!
//! Takes a path or a folder to start from, gives [`Config`]; unknown keys are errors that name key, file and line. Leaves
//! the order command line > environment > file > default to the command line.

use crate::error::{Error, Result};
use crate::judge::Independence;
use crate::read::yaml_fault;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

pub const FILE_NAMES: [&str; 2] = ["crosscheck.yaml", "crosscheck.yml"];

/// What a file may set; what it leaves out is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `voice`, `origin` or `outlet`: what counts as independent.
    pub independence: Option<Independence>,
    /// Whether the NLI model runs.
    pub model: Option<bool>,
    /// Whether a skipped file makes the exit code 2.
    pub strict: Option<bool>,
    /// Outlets beside the bundled ones: `name | kind | family or - | domains | other names`.
    pub outlets: Vec<String>,
    /// The editors' decisions, relative to the configuration's folder.
    pub decisions: Option<PathBuf>,
    pub gate: GateConfig,
}

/// What the file says of the gate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct GateConfig {
    pub deny: Vec<CodeName>,
    pub warn: Vec<CodeName>,
    pub allow: Vec<CodeName>,
    /// Fewer independent voices are denied.
    pub min_voices: Option<usize>,
    /// Relative to the configuration's folder.
    pub baseline: Option<PathBuf>,
}

/// The code of a finding, or `all`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct CodeName(String);

impl CodeName {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CodeName {
    type Error = String;

    fn try_from(name: String) -> std::result::Result<Self, String> {
        crate::gate::check_code(&name)?;
        Ok(CodeName(name))
    }
}

impl Config {
    /// Reads one file.
    pub fn read(path: &Path) -> Result<Config> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::Read {
            path: path.to_path_buf(),
            reason: match error.kind() {
                std::io::ErrorKind::NotFound => "no such file; check --config".into(),
                _ => error.to_string(),
            },
        })?;
        let mut config = Config::parse(&text, path)?;
        if let (Some(baseline), Some(folder)) = (&mut config.gate.baseline, path.parent()) {
            *baseline = folder.join(&*baseline);
        }
        if let (Some(decisions), Some(folder)) = (&mut config.decisions, path.parent()) {
            *decisions = folder.join(&*decisions);
        }
        Ok(config)
    }

    fn parse(text: &str, path: &Path) -> Result<Config> {
        if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            return Ok(Config::default());
        }
        serde_yaml::from_str(text).map_err(|error| {
            let fault = yaml_fault(&error);
            Error::Malformed { path: path.to_path_buf(), line: fault.line, column: fault.column, reason: fault.reason }
        })
    }

    /// The file that holds for `folder`: in it, or in the nearest folder above.
    pub fn find(folder: &Path) -> Option<PathBuf> {
        folder.ancestors().flat_map(|folder| FILE_NAMES.map(|name| folder.join(name))).find(|path| path.is_file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_are_named_with_their_line() {
        let error =
            Config::parse("strict: true\nindependance: voice\n", Path::new("crosscheck.yaml")).expect_err("typo");
        let message = error.to_string();
        assert!(message.starts_with("crosscheck.yaml:2:1:") && message.contains("independance"), "{message}");
        assert_eq!(Config::parse("# nothing\n", Path::new("c.yaml")).expect("empty"), Config::default());
        let config = Config::parse("independence: origin\n", Path::new("c.yaml")).expect("good");
        assert_eq!(config.independence, Some(Independence::Origin));
        let slip = "gate:\n  min-voices: 2\n  deny: [singel-source]\n";
        let message = Config::parse(slip, Path::new("c.yaml")).expect_err("slip").to_string();
        assert!(message.starts_with("c.yaml:3:") && message.contains("did you mean single-source?"), "{message}");
    }
}
