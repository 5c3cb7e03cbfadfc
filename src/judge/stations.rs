//! Stations of a life and of a good, and the verbs that tell them.
//!
//! Takes a token, gives the [`Station`] that it tells: whoever tells one of a life does not thereby tell another.
//! Worked: `grew up in Pell` and `was raised in Pell` are one, `was born in Pell` is another; so are `imported` and `produced`.
//! Leaves to `nearly` and `hearsay` what follows from it. Known misses: verbs that stand for several ("make", "come from").

use crate::parse::{Token, Upos};

const OF_A_LIFE: [&[&str]; 4] = [
    &["bear", "born"],
    &["grow", "raise", "rear"],
    &["attend", "enrol", "enroll", "graduate", "study"],
    &["marry", "wed"],
];
/// What one country exports another imports.
const OF_A_GOOD: [&[&str]; 2] = [&["manufacture", "produce"], &["export", "import"]];
const SCHOOLS: [&str; 4] = ["academy", "college", "school", "university"];

#[derive(Copy, Clone, PartialEq)]
pub(super) enum Station {
    OfLife(usize),
    OfGood(usize),
}

impl Station {
    pub(super) fn told(token: &Token) -> Option<Station> {
        let place = |all: &[&[&str]]| all.iter().position(|verbs| verbs.contains(&token.lemma.as_str()));
        let told = || place(&OF_A_LIFE).map(Station::OfLife).or_else(|| place(&OF_A_GOOD).map(Station::OfGood));
        if token.pos == Upos::Verb { told() } else { None }
    }

    /// Another of the same: coffee that is grown somewhere is produced there.
    pub(super) fn is_apart(self, other: Station) -> bool {
        self != other && std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// "Grew up", "was born", "attended Reva University": what was known of somebody before there was news. Not "attended the dinner",
/// "married".
pub(super) fn is_of_youth(tokens: &[Token], verb: usize) -> bool {
    let is_school = |token: &Token| {
        let is_one = SCHOOLS.contains(&token.lemma.to_lowercase().as_str());
        is_one && token.dep == "dobj" && token.head == verb
    };
    match tokens[verb].lemma.as_str() {
        "attend" => tokens.iter().any(is_school),
        "grow" => tokens.iter().any(|kid| kid.head == verb && kid.dep == "prt"),
        "marry" | "wed" => false,
        _ => matches!(Station::told(&tokens[verb]), Some(Station::OfLife(_))),
    }
}
