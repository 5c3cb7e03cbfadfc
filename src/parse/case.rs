//! Headlines In Title Case, written small before the networks see them.
//!
//! Takes the words of one text, gives the same text with small letters where English writes them small, or nothing where the
//! text is written as usual. The tagger was taught on running text and takes `Says` and `Rats` for names. Which words are small
//! is counted in running text (`lexicon/lower_case.txt`, made by `training/case/count.py`). Only ASCII letters change, one
//! for one, so every span stays what it was. Leaves the words of claims and quotes alone: they are cut from the text as written.
//!
//! Worked: `Ghost Ship Filled With Rats Heads for Lee` is read as `Ghost ship filled with rats heads for Lee`.
//!
//! Known misses: names made of small words ("Big Ben", "White House") lose their capitals unless the list has them; a headline
//! of fewer words than four stays.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

static SMALL: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(include_str!("../lexicon/lower_case.txt")).collect());

/// What headlines say that somebody does, in the forms of headlines: "Slams", "Retracted".
static DEEDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lists = [include_str!("../lexicon/cue_verbs.txt"), include_str!("../lexicon/deniers.txt")];
    let verbs = lists.into_iter().flat_map(lines).filter_map(|line| line.split([' ', '_']).next());
    verbs.flat_map(|verb| [third_person(verb), past(verb)]).collect()
});

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// "slam" → "slams", "deny" → "denies".
fn third_person(verb: &str) -> String {
    let consonant_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if verb.ends_with(['s', 'x', 'z', 'o']) || verb.ends_with("ch") || verb.ends_with("sh") => {
            format!("{verb}es")
        }
        None => format!("{verb}s"),
    }
}

/// "retract" → "retracted"; the wrong forms of irregular verbs are nobody's words.
fn past(verb: &str) -> String {
    match verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ied"),
        None if verb.ends_with('e') => format!("{verb}d"),
        None => format!("{verb}ed"),
    }
}

/// Whether running text writes the word small.
pub(crate) fn is_word(word: &str) -> bool {
    SMALL.contains(word)
}

/// Words that headlines In Title Case may write small.
const LINKS: &[&str] = &[
    "a", "after", "against", "amid", "an", "and", "as", "at", "be", "before", "but", "by", "for", "from", "if", "in",
    "into", "is", "it", "its", "nor", "not", "of", "off", "on", "onto", "or", "out", "over", "per", "so", "than",
    "that", "the", "to", "up", "via", "vs", "with", "yet",
];
/// Words that a text must have to be a headline, and those past which it is none. Guesses.
const WORDS: std::ops::RangeInclusive<usize> = 4..=40;

/// A name in capitals that the networks take for a small word, and one of the same length that they know.
const MISTAKEN: (&str, &str) = ("IS", "UN");

/// The text as running text would have it.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !is_title(text) {
        return named(text);
    }
    let mut plain = text.as_bytes().to_vec();
    let all: Vec<(usize, &str)> = words(text).collect();
    let named = |i: usize| {
        all.get(i..i + 2)
            .is_some_and(|pair| SMALL.contains(format!("{} {}", pair[0].1, pair[1].1).to_lowercase().as_str()))
    };
    for (i, (at, word)) in all.iter().copied().enumerate() {
        let name = i == 0 || named(i) || named(i - 1);
        let small = word.to_ascii_lowercase();
        if !name && (SMALL.contains(small.as_str()) || DEEDS.contains(&small)) {
            plain[at..at + word.len()].make_ascii_lowercase();
        } else if word.len() > LONGEST_SHORT && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
            plain[at + 1..at + word.len()].make_ascii_lowercase();
        }
    }
    String::from_utf8(plain).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// "IS fighters left": a word in capitals among words that are not is a name.
fn named(text: &str) -> Cow<'_, str> {
    let (name, known) = MISTAKEN;
    let small = |word: &str| word.bytes().any(|byte| byte.is_ascii_lowercase());
    let mut named = Cow::Borrowed(text);
    for (at, _) in text.match_indices(name) {
        let end = at + name.len();
        let whole = !text[..at].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric);
        let beside = text[..at].split_whitespace().next_back().into_iter().chain(text[end..].split_whitespace().next());
        if whole && text[end..].starts_with([' ', ',', '.', '\'', '’']) && beside.clone().all(small) {
            named.to_mut().replace_range(at..end, known);
        }
    }
    named
}

/// The lemmas of names that were read as others.
pub(super) fn restore(text: &str, read: &str, tokens: &mut [super::Token]) {
    let (name, known) = MISTAKEN;
    if text == read {
        return;
    }
    for token in tokens.iter_mut() {
        let at = token.span.start as usize;
        if token.span.len() == name.len() && text[at..].starts_with(name) && read[at..].starts_with(known) {
            token.lemma = name.into();
        }
    }
}

/// Whether running text writes a word, given in small letters, small.
pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(word)
}

/// Letters of a name that is written in capitals: "NATO". A guess.
const LONGEST_SHORT: usize = 5;

/// The runs of letters of a text with their places; "mayor" of "mayor's".
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let letters = |c: char| c.is_alphabetic();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(letters)?;
        let end = text[start..].find(|c: char| !letters(c)).map_or(text.len(), |length| start + length);
        at = end;
        Some((start, &text[start..end]))
    })
}

/// Every word but the short links begins with a capital.
fn is_title(text: &str) -> bool {
    let mut count = 0;
    for word in text.split_whitespace() {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { continue };
        if first.is_lowercase() && !LINKS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())) {
            return false;
        }
        count += usize::from(first.is_uppercase());
        if count > *WORDS.end() {
            return false;
        }
    }
    WORDS.contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_titles_are_written_small() {
        for (text, expected) in [
            ("Port Closed for Repairs, Mayor Anna Lee Says", "Port closed for repairs, mayor Anna Lee says"),
            ("FERRY SINKS OFF REVA, POLICE SAY", "FERRY sinks off REVA, police say"),
            ("Anna Lee met Bo Jensen in Reva", "Anna Lee met Bo Jensen in Reva"),
            ("Anna Lee, Bo Jensen, Ida Moss", "Anna Lee, Bo Jensen, Ida Moss"),
            ("Ferry Sinks", "Ferry Sinks"),
            ("Anna Lee Slams Reports On Her Boat", "Anna Lee slams reports on her boat"),
            ("Divers told the board that IS fighters had left", "Divers told the board that UN fighters had left"),
            ("the ferry IS FULL, she wrote", "the ferry IS FULL, she wrote"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn spans_stay() {
        for text in [
            "Çok Güzel Ferry Sinks Off Öland Coast",
            "İstanbul’s Ferry Sinks in İzmir Bay",
            "ΑΒΓ Δ Says Something Big Here",
        ] {
            let plain = plain(text);
            assert_eq!(plain.len(), text.len());
            assert!((0..text.len()).all(|at| text.is_char_boundary(at) == plain.is_char_boundary(at)), "{plain}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_small() {
        let lines: Vec<&str> =
            include_str!("../lexicon/lower_case.txt").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > 10_000 && lines.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(lines.iter().all(|line| line.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ')));
    }
}
