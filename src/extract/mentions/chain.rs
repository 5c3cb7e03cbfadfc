//! The people, organisations and places of one article, and how a name finds the one it belongs to.
//!
//! Worked: `Kremlin spokesperson Dmitry Peskov`, `Mr. Peskov` and `Peskov` are one person named `Dmitry Peskov`; `Bill Clinton` and
//! `Hillary Clinton` are two, and `Mrs. Clinton` is the second.

use super::lexicon::{self, Gender};
use std::collections::HashMap;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    Organisation,
    Place,
    Group,
}

#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// The fullest name seen.
    pub name: String,
    pub kind: Kind,
    pub gender: Option<Gender>,
    pub roles: Vec<Role>,
    /// How often it was named.
    pub count: u32,
}

impl Entity {
    /// The name as it is written: "al-Amin", not the words that matching parts it into.
    pub fn written(&self) -> String {
        let name = self.name.replace(" - ", "-");
        let parts: Vec<&str> = name.split('"').collect();
        // "Ann "Pike" Lee".
        let inside = |(at, part): (usize, &&str)| if at % 2 == 1 { part.trim().to_string() } else { part.to_string() };
        if parts.len() % 2 == 1 { parts.iter().enumerate().map(inside).collect::<Vec<_>>().join("\"") } else { name }
    }
}

/// "Kremlin spokesperson": its words, and the lemma of its noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    pub text: String,
    pub noun: String,
}

/// A name as it stands in the text: its words without address, and the gender that the address tells.
#[derive(Clone, Debug)]
pub(crate) struct Name<'a> {
    pub words: Vec<&'a str>,
    pub address: Option<Gender>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Chain {
    pub entities: Vec<Entity>,
    /// First and last words of the persons' names → the persons.
    persons: HashMap<String, Vec<usize>>,
    /// Lower-case names and initials of everything else.
    things: HashMap<String, usize>,
}

impl Chain {
    /// The person of this name, a new one when nobody fits.
    pub fn person(&mut self, name: &Name) -> usize {
        let found = self.known_person(name);
        let full = name.words.join(" ");
        let gender = name.address.or_else(|| {
            if name.words.len() > 1 { name.words.first().and_then(|first| lexicon::first_name(first)) } else { None }
        });
        let at = match found {
            Some(at) => {
                let entity = &mut self.entities[at];
                if name.words.len() > entity.name.split(' ').count() {
                    entity.name = full;
                }
                entity.gender = entity.gender.or(gender);
                entity.count += 1;
                at
            }
            None => self.add(full, Kind::Person, gender),
        };
        let words = bare(&name.words);
        for word in [words.first(), words.last()].into_iter().flatten() {
            let bearers = self.persons.entry(word.to_string()).or_default();
            if !bearers.contains(&at) {
                bearers.push(at);
            }
        }
        at
    }

    pub fn known_person(&self, name: &Name) -> Option<usize> {
        let last = *bare(&name.words).last()?;
        let fits = |entity: &Entity| {
            let known: Vec<&str> = entity.name.split(' ').collect();
            let known = bare(&known);
            let fit = match (bare(&name.words), known) {
                ([], _) | (_, []) => false,
                ([single], known) => known.last() == Some(single) || known.len() > 1 && known.first() == Some(single),
                (words, [single]) => words.last() == Some(single),
                (words, known) => words.last() == known.last() && same_first(words[0], known[0]),
            };
            let genders = name.address.zip(entity.gender).is_none_or(|(a, b)| a == b);
            entity.kind == Kind::Person && fit && genders
        };
        let bearers = |word: &str| self.persons.get(word).into_iter().flatten().copied();
        bearers(last).filter(|i| fits(&self.entities[*i])).max_by_key(|i| {
            let entity = &self.entities[*i];
            let told = name.address.is_some() && entity.gender == name.address;
            let by_last = entity.name.split(' ').next_back() == Some(last);
            (told, by_last, entity.count, usize::MAX - i)
        })
    }

    /// An organisation or place: the same words, the same words without "the", or initials.
    pub fn thing(&mut self, name: &str, kind: Kind) -> usize {
        let key = name.trim_start_matches("the ").trim_start_matches("The ");
        let lower = key.to_lowercase();
        let initials = initials(key);
        let is_short = !key.contains(' ') && key.chars().filter(|c| c.is_alphanumeric()).all(char::is_uppercase);
        let by_initials = initials.as_ref().or(is_short.then_some(&lower)).and_then(|short| self.things.get(short));
        let same = lexicon::variant(&lower).to_string();
        let found = self.things.get(&lower).or_else(|| self.things.get(&same)).or(by_initials).copied();
        let at = match found {
            Some(at) => {
                let entity = &mut self.entities[at];
                entity.count += 1;
                if key.len() > entity.name.len() && initials.is_some() {
                    entity.name = key.to_string();
                }
                at
            }
            None => self.add(key.to_string(), kind, None),
        };
        for known in [Some(lower), Some(same), initials].into_iter().flatten() {
            let same = lexicon::variant(&known).to_string();
            self.things.entry(same).or_insert(at);
            self.things.entry(known).or_insert(at);
        }
        at
    }

    fn add(&mut self, name: String, kind: Kind, gender: Option<Gender>) -> usize {
        self.entities.push(Entity { name, kind, gender, roles: Vec::new(), count: 1 });
        self.entities.len() - 1
    }

    /// Notes an office; the gender of its noun is the person's.
    pub fn give_role(&mut self, entity: usize, role: Role) {
        let entity = &mut self.entities[entity];
        if entity.gender.is_none() {
            entity.gender = lexicon::person_noun(&role.noun).and_then(|noun| noun.gender);
        }
        if !entity.roles.contains(&role) {
            entity.roles.push(role);
        }
    }
}

/// Without "Jr.", "Sr.", "III".
fn bare<'b, 'a>(words: &'b [&'a str]) -> &'b [&'a str] {
    match words {
        [rest @ .., "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III"] if !rest.is_empty() => rest,
        words => words,
    }
}

/// "J." and "John", "Alex" and "Alexander".
fn same_first(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim_end_matches('.'), b.trim_end_matches('.'));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short == long || long.starts_with(short) && (short.chars().count() == 1 || short.chars().count() >= 3)
}

/// "dnc" for "Democratic National Committee"; small words give no letter.
fn initials(name: &str) -> Option<String> {
    let initials: String =
        name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    (initials.chars().count() >= 3).then(|| initials.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name<'_> {
        let mut words: Vec<&str> = text.split(' ').collect();
        let address = lexicon::title_gender(words[0]);
        if lexicon::is_address(words[0]) {
            words.remove(0);
        }
        Name { words, address }
    }

    #[test]
    fn names_find_their_person() {
        let mut chain = Chain::default();
        for (text, expected) in [
            ("Lee", "Lee"),
            ("Anna Lee", "Anna Lee"),
            ("Mrs. Lee", "Anna Lee"),
            ("John Moss", "John Moss"),
            ("Mr. Lee", "Lee"),
            ("J. Moss", "John Moss"),
            ("Moss", "John Moss"),
            ("Anna", "Anna Lee"),
            ("Paul Moss", "Paul Moss"),
        ] {
            let at = chain.person(&name(text));
            assert_eq!(chain.entities[at].name, expected, "{text}");
        }
    }

    #[test]
    fn organisations_and_their_initials() {
        let mut chain = Chain::default();
        let full = chain.thing("the Harbour Safety Board", Kind::Organisation);
        assert_eq!(chain.thing("HSB", Kind::Organisation), full);
        assert_ne!(chain.thing("HSC", Kind::Organisation), full);
        assert_ne!(chain.thing("Harbour Board", Kind::Organisation), full);
        let state = chain.thing("Islamic State of Iraq and Syria", Kind::Organisation);
        for name in ["ISIS", "Islamic State", "ISIL", "Daesh"] {
            assert_eq!(chain.thing(name, Kind::Organisation), state, "{name}");
        }
        assert_ne!(chain.thing("Islamic Relief", Kind::Organisation), state);
    }
}
