//! For whom somebody speaks by office: "we" in the words of a ministry’s spokesman is the ministry.
//!
//! Takes a speaker, gives the body that the office beside the name tells, with "the" where the article writes it so. Nothing for heads of
//! state and ministers, whose "we" is as often they and their guest, nor for who speaks for a person.
//!
//! Worked: `Harbour Board spokeswoman Ann Lee` speaks for the Harbour Board, `Lenor’s chief executive` for Lenor, `a clinic spokesman` for the
//! clinic.

use super::chain::Kind;
use super::{Mentions, lexicon};
use crate::extract::claim::Speaker;

/// Who speaks or answers for a body, whatever it is.
const VOICES: &[&str] = &["representative", "spokesman", "spokesperson", "spokeswoman"];
/// Who runs one.
const HEADS: &[&str] = &[
    "boss",
    "ceo",
    "cfo",
    "chairman",
    "chairwoman",
    "co-founder",
    "coo",
    "cto",
    "director",
    "executive",
    "founder",
    "head",
    "manager",
    "officer",
];
/// Words of an office before its noun: "deputy", "assistant".
const RANKS: &[&str] = &[
    "acting",
    "assistant",
    "associate",
    "chief",
    "deputy",
    "executive",
    "financial",
    "former",
    "general",
    "lead",
    "managing",
    "marketing",
    "media",
    "operating",
    "press",
    "regional",
    "senior",
    "vice",
];
/// Words of the longest name of a body. A guess.
const MAX_BODY: usize = 7;

/// Last words of names that have "the" before them.
const COMMON: &[&str] = &[
    "Agency",
    "Army",
    "Association",
    "Authority",
    "Board",
    "Bureau",
    "Club",
    "Commission",
    "Committee",
    "Council",
    "Department",
    "Foundation",
    "House",
    "Institute",
    "Ministry",
    "Office",
    "Party",
    "Service",
    "Society",
    "Union",
];
/// What stands behind a name that has "the" before it, where the name ends there: not "the Volant crew".
const NEXT: &[&str] =
    &["and", "for", "had", "has", "in", "is", "of", "on", "said", "says", "that", "to", "was", "will"];

impl Mentions {
    /// "the Harbour Board", for which the speaker says "we".
    pub(crate) fn spoken_for(&self, speaker: &Speaker) -> Option<String> {
        let known = self.chain.entities.iter().find(|entity| entity.written() == speaker.name);
        match known {
            Some(entity) if entity.kind == Kind::Person => entity.roles.iter().find_map(|role| self.body(&role.text)),
            Some(_) => None,
            None => self.body(&speaker.name),
        }
    }

    /// The country whose office the speaker has: "Norwegian President Ann Lee" speaks for Norway.
    pub(crate) fn country_of(&self, speaker: &Speaker) -> Option<String> {
        const OFFICES: &[&str] = &["chancellor", "minister", "premier", "president"];
        let entity = self.chain.entities.iter().find(|entity| entity.written() == speaker.name)?;
        let office = entity.roles.iter().find(|role| OFFICES.contains(&role.noun.as_str()))?;
        let words = office.text.split(' ').map(|word| word.trim_end_matches("’s").trim_end_matches("'s"));
        words.filter_map(lexicon::country_named).next().map(str::to_string)
    }

    fn body(&self, office: &str) -> Option<String> {
        let words: Vec<&str> = office.split_whitespace().collect();
        let is = |list: &[&str], word: &str| list.contains(&word.trim_end_matches(',').to_lowercase().as_str());
        let runs = |word: &&str| is(VOICES, word) || is(HEADS, word);
        // "executive director of the club": the last noun before "of".
        let at = words.iter().position(runs)?;
        let at = at + words[at + 1..].iter().take_while(|word| runs(word)).count();
        let voice = is(VOICES, words[at]);
        let ranks = words[..at].iter().rev().take_while(|word| is(RANKS, word)).count();
        // "a police officer" runs nothing.
        if is(&["executive", "officer"], words[at]) && !(ranks > 0 && is(&["chief"], words[at - ranks])) {
            return None;
        }
        let before = &words[..at - ranks];
        let joined = matches!(words.get(at + 1), Some(&"for" | &"of")) || voice && words.get(at + 1) == Some(&"at");
        let behind = || {
            let ends = |word: &&&str| !matches!(**word, "in" | "on" | "who" | "and");
            words[at + 2..].iter().take_while(ends).copied().collect::<Vec<_>>().join(" ")
        };
        let body = match before {
            [] if joined => behind(),
            before => before.join(" "),
        };
        self.as_body(body.trim_end_matches(','), voice, before.is_empty())
    }

    /// The words as the name of a body that may say "we"; whole with their article, where they have any.
    fn as_body(&self, words: &str, voice: bool, whole: bool) -> Option<String> {
        let (article, name) = match words.split_once(' ') {
            Some(("the" | "The", rest)) => (true, rest),
            _ => (false, words),
        };
        let name = name.strip_suffix("’s").or(name.strip_suffix("'s")).unwrap_or(name);
        let last = name.rsplit(' ').next()?;
        let single = last == name;
        // "Shelter spokesman", at the start of a sentence.
        let written = if single { !crate::parse::is_written_small(&last.to_lowercase()) } else { true };
        let large = name.starts_with(char::is_uppercase) && (last.starts_with(char::is_uppercase) || voice) && written;
        // "Norwegian spokesman": of which body there, nobody says. "Norway’s chairman": of something there.
        let country = single && lexicon::country_named(name).is_some_and(|country| country != name || !voice);
        let of = |kind: Kind, entity: &super::chain::Entity| {
            entity.kind == kind && (entity.written() == name || entity.name.rsplit(' ').next() == Some(name))
        };
        let other =
            self.chain.entities.iter().any(|entity| of(Kind::Person, entity) || !voice && of(Kind::Place, entity));
        let open = matches!(last, "for" | "of" | "the" | "and");
        if country || other || open || !large || name.split(' ').count() > MAX_BODY || name.contains(['"', '“', '('])
        {
            return None;
        }
        let owned = name.contains(['’', '\'']);
        let common = !single && !owned && (last.starts_with(char::is_lowercase) || COMMON.contains(&last));
        let told = article || common || !whole && self.is_told_with_article(name);
        Some(if told { format!("the {name}") } else { name.to_string() })
    }

    /// Whether the article writes "the" before the name, and nothing larger around it.
    fn is_told_with_article(&self, name: &str) -> bool {
        self.text.match_indices(name).any(|(at, _)| {
            let before = &self.text[..at];
            let behind = &self.text[at + name.len()..];
            let next = behind.trim_start_matches(' ').split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let ends = !behind.starts_with(char::is_alphanumeric) && (next.is_empty() || NEXT.contains(&next));
            (before.ends_with("the ") || before.ends_with("The ")) && ends
        })
    }
}
