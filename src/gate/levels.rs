//! Which level each code has: its own, the configuration's, the command line's.

use super::finding::{CODES, Level, code};
use std::collections::BTreeMap;

/// Levels that differ from the codes' own; later settings win.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    set: BTreeMap<&'static str, Level>,
}

impl Levels {
    /// `all` stands for every code. An unknown code is an error that names the nearest one.
    pub fn set(&mut self, name: &str, level: Level) -> Result<(), String> {
        if name == "all" {
            self.set.extend(CODES.iter().map(|code| (code.name, level)));
            return Ok(());
        }
        match code(name) {
            Some(code) => {
                self.set.insert(code.name, level);
                Ok(())
            }
            None => Err(unknown(name)),
        }
    }

    pub fn of(&self, name: &str) -> Level {
        self.set.get(name).copied().or_else(|| code(name).map(|code| code.level)).unwrap_or(Level::Warn)
    }
}

/// Similar enough to be a slip of the keyboard. A guess.
const SLIP: f64 = 0.6;

pub(super) fn unknown(name: &str) -> String {
    let near = CODES
        .iter()
        .map(|code| (strsim::normalized_damerau_levenshtein(name, code.name), code.name))
        .filter(|(similarity, _)| *similarity >= SLIP)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let names: Vec<&str> = CODES.iter().map(|code| code.name).collect();
    match near {
        Some((_, near)) => format!("no finding has the code {name:?}; did you mean {near}?"),
        None => format!("no finding has the code {name:?}; there are all, {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_settings_win_and_slips_are_named() {
        let mut levels = Levels::default();
        assert_eq!((levels.of("disputed"), levels.of("single-source")), (Level::Deny, Level::Warn));
        levels.set("all", Level::Deny).expect("all");
        levels.set("single-source", Level::Allow).expect("known");
        assert_eq!((levels.of("unattributed"), levels.of("single-source")), (Level::Deny, Level::Allow));
        assert!(levels.set("dispute", Level::Deny).expect_err("slip").contains("did you mean disputed?"));
        assert!(levels.set("xyz", Level::Deny).expect_err("unknown").contains("there are all, "));
    }
}
