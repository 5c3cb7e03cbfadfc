//! Patterns that the program holds itself: made on first use, given back when a run has cleaned its texts.
//!
//! A static [`Pattern`] is asked like the regular expression that it makes. Made, with what the searches of each thread keep,
//! those of `clean` are 30 MB, and nobody asks them once all texts are clean; whoever does makes them again.

use regex::{Captures, Match, Regex};
use std::sync::{Mutex, PoisonError, RwLock};

pub(crate) struct Pattern {
    make: fn() -> Regex,
    made: RwLock<Option<Regex>>,
}

static MADE: Mutex<Vec<&'static Pattern>> = Mutex::new(Vec::new());

pub(crate) fn regex(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is fixed")
}

/// Gives back all that are made.
pub(crate) fn forget() {
    let made = std::mem::take(&mut *MADE.lock().unwrap_or_else(PoisonError::into_inner));
    for pattern in made {
        *pattern.made.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Pattern {
    pub(crate) const fn new(make: fn() -> Regex) -> Pattern {
        Pattern { make, made: RwLock::new(None) }
    }

    /// What `ask` finds out; it must not ask the same pattern.
    pub(crate) fn with<T>(&'static self, ask: impl FnOnce(&Regex) -> T) -> T {
        loop {
            if let Some(regex) = &*self.made.read().unwrap_or_else(PoisonError::into_inner) {
                return ask(regex);
            }
            self.made.write().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| {
                MADE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
                (self.make)()
            });
        }
    }

    pub(crate) fn is_match(&'static self, text: &str) -> bool {
        self.with(|regex| regex.is_match(text))
    }

    pub(crate) fn find<'t>(&'static self, text: &'t str) -> Option<Match<'t>> {
        self.with(|regex| regex.find(text))
    }

    pub(crate) fn find_all<'t>(&'static self, text: &'t str) -> Vec<Match<'t>> {
        self.with(|regex| regex.find_iter(text).collect())
    }

    pub(crate) fn captures<'t>(&'static self, text: &'t str) -> Option<Captures<'t>> {
        self.with(|regex| regex.captures(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_given_back_is_made_again() {
        static WORD: Pattern = Pattern::new(|| regex(r"\w+"));
        for _ in 0..2 {
            assert_eq!(WORD.find_all("it rained").len(), 2);
            assert!(WORD.made.read().expect("nobody failed").is_some());
            forget();
        }
        assert!(WORD.made.read().expect("nobody failed").is_none());
    }
}
