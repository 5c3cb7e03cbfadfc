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

    /// Codes under each level, one layer over what was set before. `all` gives way to the names beside it, and a name under
    /// two levels is an error.
    pub fn layer(&mut self, lists: &[(Vec<&str>, Level)]) -> Result<(), String> {
        let mut seen: BTreeMap<&str, Level> = BTreeMap::new();
        for (names, level) in lists {
            for name in names {
                if seen.insert(name, *level).is_some_and(|before| before != *level) {
                    return Err(format!("{name} is given two levels; keep one"));
                }
            }
        }
        if let Some(level) = seen.remove("all") {
            self.set("all", level)?;
        }
        seen.into_iter().try_for_each(|(name, level)| self.set(name, level))
    }

    pub fn of(&self, name: &str) -> Level {
        self.set.get(name).copied().or_else(|| code(name).map(|code| code.level)).unwrap_or(Level::Warn)
    }
}

/// Whether a code, or `all`, is known; the error names the nearest.
pub fn check_code(name: &str) -> Result<(), String> {
    if name == "all" || code(name).is_some() { Ok(()) } else { Err(unknown(name)) }
}

/// Similar enough to be a slip of the keyboard. A guess.
const SLIP: f64 = 0.6;

pub(super) fn unknown(name: &str) -> String {
    let near = CODES
        .iter()
        .map(|code| match code.name.starts_with(name) {
            true => (1.0, code.name),
            false => (strsim::normalized_damerau_levenshtein(name, code.name), code.name),
        })
        .filter(|(similarity, _)| name.len() > 2 && *similarity >= SLIP)
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
        let lists = [(vec!["all"], Level::Deny), (vec!["single-source"], Level::Allow)];
        levels.layer(&lists).expect("known");
        assert!(levels.layer(&[(vec!["disputed"], Level::Deny), (vec!["disputed"], Level::Warn)]).is_err());
        assert_eq!((levels.of("unattributed"), levels.of("single-source")), (Level::Deny, Level::Allow));
        assert!(levels.set("dispute", Level::Deny).expect_err("slip").contains("did you mean disputed?"));
        assert!(levels.set("xyz", Level::Deny).expect_err("unknown").contains("there are all, "));
    }
}
