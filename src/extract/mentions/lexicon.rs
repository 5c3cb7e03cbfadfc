//! The word lists of this stage: given names, nouns for persons, adjectives of countries, people without a name.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
}

impl Gender {
    fn of(letter: &str) -> Option<Gender> {
        match letter {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        }
    }
}

/// A noun for a person: the class of nouns it may stand for, and the gender it tells.
#[derive(Copy, Clone, Debug)]
pub(crate) struct PersonNoun {
    pub class: &'static str,
    pub gender: Option<Gender>,
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

static FIRST_NAMES: LazyLock<HashMap<&str, Gender>> = LazyLock::new(|| {
    lines(include_str!("../../lexicon/first_names.txt"))
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(name, letter)| Some((name, Gender::of(letter)?)))
        .collect()
});

static PERSON_NOUNS: LazyLock<HashMap<&str, PersonNoun>> = LazyLock::new(|| {
    lines(include_str!("../../lexicon/person_roles.txt"))
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let (word, class) = (fields.next()?, fields.next()?);
            Some((word, PersonNoun { class, gender: fields.next().and_then(Gender::of) }))
        })
        .collect()
});

static COUNTRIES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lines(include_str!("../../lexicon/demonyms.txt")).filter_map(|line| line.split_once(' ')).collect()
});

static VARIANTS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lines(include_str!("../../lexicon/name_variants.txt")).filter_map(|line| line.split_once(" = ")).collect()
});

/// Noun → how many of the kind a text names, and the noun that stands for it.
static NAMED_KINDS: LazyLock<HashMap<&str, (&str, &str)>> = LazyLock::new(|| {
    lines(include_str!("../../lexicon/named_kinds.txt"))
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let (noun, many) = (fields.next()?, fields.next()?);
            Some((noun, (many, fields.next().unwrap_or(noun))))
        })
        .collect()
});

static LOOSE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../lexicon/loose_nouns.txt")).collect());

static UNNAMED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../lexicon/unnamed_sources.txt")).collect());

static NO_VOICES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../lexicon/no_voices.txt")).collect());

static SEATS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lines(include_str!("../../lexicon/capitals.txt")).filter_map(|line| line.split_once(" = ")).collect()
});

/// "Reva", written as a name: a seat of government.
pub(crate) fn is_seat(word: &str) -> bool {
    SEATS.contains_key(word.to_lowercase().as_str())
}

/// The country that a name, an adjective or the seat of its government stands for, in small letters.
pub(crate) fn land(word: &str) -> Option<String> {
    let seat = || SEATS.get(word.to_lowercase().as_str()).map(|country| country.to_string());
    country_named(word).map(str::to_lowercase).or_else(seat)
}

/// "evidence", "gesture": shows something, and says nothing.
pub(crate) fn is_mute(noun: &str) -> bool {
    let is = |noun: &str| NO_VOICES.contains(noun);
    is(noun) || noun.strip_suffix('s').is_some_and(is)
}

/// The gender of most people of this given name; "Abu", "Bin" and "Umm" tell a father, a son and a mother.
pub(crate) fn first_name(name: &str) -> Option<Gender> {
    match name {
        "Abu" | "Bin" | "Ibn" => Some(Gender::Male),
        "Bint" | "Umm" => Some(Gender::Female),
        _ => FIRST_NAMES.get(name).copied(),
    }
}

pub(crate) fn person_noun(lemma: &str) -> Option<PersonNoun> {
    PERSON_NOUNS.get(lemma).copied()
}

/// "Russian" → "Russia"; any other word stays itself.
pub(crate) fn country(word: &str) -> &str {
    COUNTRIES.get(word).copied().unwrap_or(word)
}

/// The country that a name or an adjective is of.
pub(crate) fn country_named(word: &str) -> Option<&'static str> {
    static NAMES: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| COUNTRIES.values().map(|name| (*name, *name)).collect());
    COUNTRIES.get(word).or_else(|| NAMES.get(word)).copied()
}

/// Small letters: "isis" and "daesh" are "islamic state"; any other name stays itself.
pub(crate) fn variant(name: &str) -> &str {
    VARIANTS.get(name).copied().unwrap_or(name)
}

/// "photo" → "image": nouns of which one goes on for the other; any other noun stays itself.
pub(crate) fn alike(noun: &str) -> &str {
    match noun {
        "photo" | "photograph" | "picture" => "image",
        "clip" | "footage" => "video",
        "operation" | "procedure" => "surgery",
        "blaze" => "fire",
        "blast" => "explosion",
        "quake" => "earthquake",
        "movie" => "film",
        "vessel" => "ship",
        "teenager" => "teen",
        "difference" | "dispute" => "disagreement",
        "aircraft" | "airplane" | "jet" => "plane",
        other => other,
    }
}

/// "end", "public": a noun that no earlier phrase tells.
pub(crate) fn is_loose(noun: &str) -> bool {
    LOOSE.contains(noun)
}

/// What a noun may have a name for: "own", "body", "country" or "town".
pub(crate) fn named_kind(noun: &str) -> Option<&'static str> {
    NAMED_KINDS.get(noun).map(|(many, _)| *many)
}

/// "carrier" → "airline"; any other noun stays itself.
pub(crate) fn same_kind(noun: &str) -> &str {
    NAMED_KINDS.get(noun).map_or(noun, |(_, same)| *same)
}

pub(crate) fn is_unnamed(lemma: &str) -> bool {
    UNNAMED.contains(lemma)
}

/// The gender a form of address tells.
pub(crate) fn title_gender(word: &str) -> Option<Gender> {
    match word.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Mister" | "Father" => Some(Gender::Male),
        "Mrs" | "Ms" | "Miss" | "Lady" | "Madam" | "Madame" | "Dame" | "Queen" | "Princess" | "Sister" => {
            Some(Gender::Female)
        }
        _ => None,
    }
}

/// Forms of address that say nothing of a person's work.
pub(crate) fn is_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir" | "Lady" | "Lord" | "Madam" | "Dame" | "Prof"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [
            include_str!("../../lexicon/first_names.txt"),
            include_str!("../../lexicon/person_roles.txt"),
            include_str!("../../lexicon/demonyms.txt"),
            include_str!("../../lexicon/loose_nouns.txt"),
            include_str!("../../lexicon/named_kinds.txt"),
            include_str!("../../lexicon/unnamed_sources.txt"),
            include_str!("../../lexicon/no_voices.txt"),
        ] {
            let words: Vec<&str> =
                list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(' ').next()).collect();
            let wrong = words.windows(2).find(|pair| pair[0] >= pair[1]);
            assert_eq!(wrong, None);
        }
    }

    #[test]
    fn words_are_known() {
        assert_eq!(first_name("Dmitry"), Some(Gender::Male));
        assert_eq!(first_name("May"), None);
        assert_eq!(country("Russian"), "Russia");
        assert_eq!(country("Kremlin"), "Kremlin");
        assert_eq!(person_noun("spokeswoman").and_then(|noun| noun.gender), Some(Gender::Female));
        assert!(is_unnamed("official") && !is_unnamed("ministry"));
        assert!(is_mute("gestures") && !is_mute("report"));
        assert!(is_seat("Beirut") && !is_seat("Baker"));
    }
}
