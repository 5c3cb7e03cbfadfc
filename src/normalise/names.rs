//! Names of a text in one spelling.
//!
//! Takes a parse, gives [`Name`]s: its named entities and the runs of proper nouns that are none. Titles and articles are cut,
//! accents go, known variants become one ("Kiev" → `kyiv`), adjectives of countries become the country ("Russian" → `russia`).
//! Leaves to `compare` whether two keys may be one ("Zelensky" / "Zelenskyy", "Holm" / "Petra Holm").
//! Worked: `President Volodymyr Zelensky` gives `volodymyr zelensky`, a person.
//! Known misses: names in lower case; names that the parser takes for common nouns.

use super::statement::{Name, NameKind};
use crate::id::folded;
use crate::parse::{Parse, Upos};
use crate::span::Span;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

static VARIANTS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    entries(include_str!("../lexicon/name_variants.txt")).filter_map(|line| line.split_once(" = ")).collect()
});
static DEMONYMS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    entries(include_str!("../lexicon/demonyms.txt"))
        .filter_map(|line| line.split_once(' '))
        .map(|(adjective, country)| (plain(adjective), plain(country)))
        .collect()
});
static TITLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    entries(include_str!("../lexicon/person_roles.txt")).filter_map(|line| line.split(' ').next()).collect()
});

fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

pub(super) fn names(text: &str, parse: &Parse) -> Vec<Name> {
    let mut taken = vec![false; parse.tokens.len()];
    let mut found = Vec::new();
    for entity in &parse.entities {
        let Some(kind) = kind(entity.label) else { continue };
        entity.tokens.clone().for_each(|token| taken[token] = true);
        found.extend(name(text, parse, entity.tokens.clone(), kind));
    }
    let mut at = 0;
    while at < parse.tokens.len() {
        let start = at;
        while at < parse.tokens.len() && parse.tokens[at].pos == Upos::Propn && !taken[at] && !is_calendar(parse, at) {
            at += 1;
        }
        if at > start {
            found.extend(name(text, parse, start..at, NameKind::Other));
        } else {
            at += 1;
        }
    }
    found.sort_by_key(|name| name.span);
    found.shrink_to_fit();
    found
}

fn is_calendar(parse: &Parse, token: usize) -> bool {
    parse.entities.iter().any(|e| e.tokens.contains(&token) && matches!(e.label, "DATE" | "TIME"))
}

fn kind(label: &str) -> Option<NameKind> {
    Some(match label {
        "PERSON" => NameKind::Person,
        "ORG" => NameKind::Organisation,
        "GPE" | "LOC" | "FAC" | "NORP" => NameKind::Place,
        "PRODUCT" | "EVENT" | "WORK_OF_ART" | "LAW" => NameKind::Other,
        _ => return None,
    })
}

fn name(text: &str, parse: &Parse, tokens: Range<usize>, kind: NameKind) -> Option<Name> {
    let mut tokens = tokens;
    let word = |token: usize| parse.tokens[token].span.of(text);
    while tokens.len() > 1 && matches!(word(tokens.end - 1), "'s" | "’s" | "'" | "’" | "," | ".") {
        tokens.end -= 1;
    }
    let is_title = |token: usize| {
        let word = word(token).to_lowercase();
        matches!(
            word.trim_end_matches('.'),
            "the"
                | "a"
                | "an"
                | "mr"
                | "mrs"
                | "ms"
                | "dr"
                | "prof"
                | "sir"
                | "lord"
                | "lady"
                | "gen"
                | "sen"
                | "rep"
                | "gov"
        ) || kind != NameKind::Place && TITLES.contains(word.as_str())
    };
    while tokens.len() > 1 && is_title(tokens.start) {
        tokens.start += 1;
    }
    let span = Span { start: parse.tokens[tokens.start].span.start, end: parse.tokens[tokens.end - 1].span.end };
    let written = span.of(text);
    let key = key(written);
    (!key.is_empty()).then(|| Name { text: written.to_string(), key, kind, span })
}

/// The comparable form of a name as written.
pub(super) fn key(written: &str) -> String {
    let key = plain(written);
    if let Some(one) = VARIANTS.get(key.as_str()) {
        return (*one).to_string();
    }
    if let Some(country) = DEMONYMS.get(&key) {
        return VARIANTS.get(country.as_str()).map_or_else(|| country.clone(), |one| (*one).to_string());
    }
    let words: Vec<&str> = key.split(' ').map(|word| VARIANTS.get(word).copied().unwrap_or(word)).collect();
    words.join(" ")
}

/// The key of the state that a name or an adjective stands for: "Iraqi", "the U.S.".
pub(crate) fn state(written: &str) -> Option<&'static str> {
    static STATES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        DEMONYMS.values().map(|country| VARIANTS.get(country.as_str()).copied().unwrap_or(country)).collect()
    });
    STATES.get(key(written).as_str()).copied()
}

/// Lower case without accents, possessive and punctuation.
fn plain(written: &str) -> String {
    let written = written.trim_end_matches("'s").trim_end_matches("’s");
    let words = folded(written.nfd().filter(|c| !is_combining_mark(*c)), |c| matches!(c, '.' | '\'' | '’'));
    let latin = |c: char| match c {
        'ø' => 'o',
        'ł' => 'l',
        'ı' => 'i',
        'đ' => 'd',
        other => other,
    };
    words.chars().map(latin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse_all;

    #[test]
    fn keys_join_spellings() {
        for (one, other) in [
            ("Kiev", "Kyiv"),
            ("Ekaterinburg", "Yekaterinburg"),
            ("the U.S.", "United States"),
            ("Chişinău", "Chisinau"),
            ("Russian", "Russia's"),
        ] {
            let text = format!("Rain fell on {one}.");
            let written = text.trim_start_matches("Rain fell on ").trim_end_matches('.').trim_start_matches("the ");
            assert_eq!(key(written), key(other), "{one} / {other}");
        }
        assert_ne!(key("Niger"), key("Nigeria"));
    }

    #[test]
    fn titles_are_cut_and_kinds_kept() {
        let text = "President Petra Holm met Siemens in Berlin.";
        let found: Vec<(String, NameKind)> =
            names(text, &parse_all(text)).into_iter().map(|name| (name.key, name.kind)).collect();
        assert!(found.contains(&("petra holm".to_string(), NameKind::Person)), "{found:?}");
        assert!(found.iter().any(|(key, kind)| key == "berlin" && *kind == NameKind::Place), "{found:?}");
    }

    #[test]
    fn lists_are_sorted() {
        let list = include_str!("../lexicon/name_variants.txt");
        let entries: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(entries.windows(2).all(|two| two[0] < two[1]));
    }
}
