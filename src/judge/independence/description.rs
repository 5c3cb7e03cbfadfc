//! What a speaker is called who is not named: "two senior officials of the ministry", "Iraqi state television", "a police report".
//!
//! Takes a name or a role, gives its [`Description`]: the noun that it turns on, its words without what adds nothing, and the names in it;
//! and says of two whether they may be of one kind. States and their adjectives are one name ("Iraqi", "Iraq's").
//! Worked: `a top Iraqi diplomat` / `Iraq's ambassador to the Council` may be one, `Turkish officials` / `Iraq's Defence Ministry` may not.
//! Known misses: an office that the name of its country stands far from.

use crate::compare;
use crate::extract::mentions::{country, is_person_noun, is_unnamed};
use crate::id::normalised;
use crate::normalise;

/// Words that add nothing to a name or a role.
const EMPTY: [&str; 12] = ["the", "a", "an", "of", "for", "and", "mr", "mrs", "ms", "dr", "sir", "s"];

/// What a speaker is called by who is not named.
pub(super) struct Description {
    /// "official" of "two senior officials of the ministry".
    pub(super) head: String,
    /// The head is written small: no name.
    pub(super) common: bool,
    pub(super) words: Vec<String>,
    /// Words with a capital: whose official it is.
    pub(super) names: Vec<String>,
    /// The states among the names, each under one key: "U.S.", "American", "White House".
    states: Vec<String>,
    /// All its names are states'.
    is_of_state: bool,
}

impl Description {
    pub(super) fn of(text: &str) -> Description {
        let singular = |word: &str| words(word).pop().unwrap_or_default();
        let all: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
        let end = all.iter().skip(1).position(|word| ENDS_HEAD.contains(word)).map_or(all.len(), |at| at + 1);
        let capital =
            |word: &&&str| word.starts_with(char::is_uppercase) && !EMPTY.contains(&word.to_lowercase().as_str());
        let names =
            all.iter().filter(capital).map(|word| singular(country(word))).filter(|word| word != "lawmaker").collect();
        let words: Vec<String> =
            all.iter().map(|word| singular(country(word))).filter(|word| !word.is_empty()).collect();
        let head = all[..end].last().copied().unwrap_or_default();
        let staff = head.starts_with("member") && all.contains(&"staff");
        let is_small = head.starts_with(char::is_lowercase);
        let head = if staff { "staffer".to_string() } else { singular(head) };
        // A sentence or a headline writes anybody large: "Investigators", "Norland Officials".
        let common = is_small || is_unnamed(&head);
        let (states, is_of_state) = states(text);
        Description { head, common, words, names, states, is_of_state }
    }

    /// Whoever speaks for a state without a name: the state itself, its government, its officials, its ministries, its television.
    fn is_institution(&self) -> bool {
        const OF_STATE: [&str; 7] =
            ["administration", "authority", "authoritie", "government", "ministry", "ministrie", "official"];
        let of_state = || self.words.iter().any(|word| word == "state" || word.starts_with("state-"));
        let is_the_state = self.is_of_state && !self.states.is_empty() && self.words.len() == self.names.len();
        OF_STATE.contains(&self.head.as_str())
            || BROADCASTERS.contains(&self.head.as_str()) && of_state()
            || is_the_state
    }

    /// "A top Norlandic diplomat" may be "Norland's ambassador", "a clinic worker" "a staff member at the clinic".
    pub(super) fn is_kin_of(&self, other: &Description) -> bool {
        let general = |one: &Description| matches!(one.head.as_str(), "diplomat" | "insider" | "official");
        let person = |one: &Description| is_person_noun(&one.head);
        let one_name = self.names.iter().any(|name| other.names.contains(name));
        let one_name = one_name || self.shares_state(other);
        let works = |one: &Description| matches!(one.head.as_str(), "employee" | "staff" | "staffer" | "worker");
        let broadcasts = |one: &Description| BROADCASTERS.contains(&one.head.as_str());
        let text = |one: &Description| PAPERS.contains(&one.head.as_str());
        let place = |word: &&String| **word != self.head && **word != other.head && word.len() > 3;
        // "The official": any of them.
        let bare = |one: &Description| one.head == "official" && one.words.len() == 1;
        let person_of_office = |one: &Description| person(one) && !one.names.is_empty();
        // "An American official" speaks for any body of that name: its command, its ministry.
        let official = |one: &Description| one.head == "official" && one.common;
        let body = |one: &Description| !one.common && !person(one);
        official(self) && body(other) && self.shares_state(other)
            || official(other) && body(self) && self.shares_state(other)
            || broadcasts(self) && broadcasts(other) && self.shares_state(other)
            || (general(self) || general(other)) && person(self) && person(other) && one_name
            || bare(self) && person_of_office(other)
            || bare(other) && person_of_office(self)
            || text(self) && text(other) && one_name
            || works(self) && works(other) && self.words.iter().filter(place).any(|word| other.words.contains(word))
    }

    /// One of its names is in the other description.
    pub(super) fn meets(&self, other: &Description) -> bool {
        self.names.iter().any(|name| other.words.contains(name)) || self.shares_state(other)
    }

    fn shares_state(&self, other: &Description) -> bool {
        self.states.iter().any(|state| other.states.contains(state))
    }
}

/// The states that a description names, and whether it names nothing else.
fn states(text: &str) -> (Vec<String>, bool) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let state = |written: &str| normalise::state(written).or_else(|| compare::country_of(&written.to_lowercase()));
    let (mut found, mut only, mut at) = (Vec::new(), true, 0);
    while at < words.len() {
        let named = words[at].starts_with(char::is_uppercase) && !EMPTY.contains(&words[at].to_lowercase().as_str());
        let longest = (1..=2).rev().filter(|length| named && at + length <= words.len());
        let of_state = longest.filter_map(|length| Some((state(&words[at..at + length].join(" "))?, length))).next();
        only &= of_state.is_some() || !named;
        at += of_state.map_or(1, |(_, length)| length);
        found.extend(of_state.map(|(state, _)| state.to_string()));
    }
    (found, only)
}

/// "State television" may be "a local channel" of that state.
const BROADCASTERS: [&str; 7] = ["broadcaster", "channel", "network", "radio", "station", "television", "tv"];

/// What speaks on paper, as `words` leaves it: "the bureau's report" may be "the bureau's analysis".
const PAPERS: [&str; 10] =
    ["affidavit", "analysi", "complaint", "dossier", "examination", "filing", "finding", "lawsuit", "memo", "report"];

/// What follows the noun that a description turns on.
pub(super) const ENDS_HEAD: [&str; 16] = [
    "and", "of", "on", "in", "at", "from", "with", "familiar", "for", "about", "close", "inside", "within", "who",
    "that", "to",
];

/// "Iraqi officials" may be of any ministry of that state; "defence officials" and "the Interior Ministry" are two.
pub(super) fn speak_for_one_state(x: &Description, y: &Description) -> bool {
    let is_general = x.is_of_state || y.is_of_state;
    let in_one = x.states.is_empty() || y.states.is_empty() || x.shares_state(y);
    x.is_institution() && y.is_institution() && is_general && in_one
}

/// "Norland's government" and "the Sudrian ministry".
pub(super) fn are_of_two_states(x: &Description, y: &Description) -> bool {
    !x.states.is_empty() && !y.states.is_empty() && !x.shares_state(y)
}

/// "Police" and "investigators" of whom no more is said are one force.
pub(super) fn investigate(x: &Description, y: &Description) -> bool {
    let is_force = |one: &Description| {
        matches!(one.head.as_str(), "police" | "investigator" | "detective") && one.words.len() == 1
    };
    is_force(x) && is_force(y)
}

/// A mouthpiece is whom it speaks for, where that is said: "a police spokesman" is the police.
pub(super) fn words(name: &str) -> Vec<String> {
    let all: Vec<String> = normalised(name)
        .split(' ')
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .map(|word| match word {
            "spokeswoman" | "spokesman" => MOUTHPIECE.to_string(),
            "mp" | "mps" | "parliamentarian" | "legislator" | "parliamentarians" | "legislators" => {
                "lawmaker".to_string()
            }
            // "officials" and "an official"; a name loses its s on both sides.
            word => word.strip_suffix('s').filter(|word| word.len() > 2).unwrap_or(word).to_string(),
        })
        .collect();
    let rest: Vec<String> = all.iter().filter(|word| *word != MOUTHPIECE).cloned().collect();
    if rest.is_empty() { all } else { rest }
}

pub(super) const MOUTHPIECE: &str = "spokesperson";
