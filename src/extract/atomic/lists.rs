//! The word lists of this folder, parsed once.

use crate::extract::Certainty;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn words(list: &'static str) -> HashSet<&'static str> {
    lines(list).collect()
}

/// Nouns that name something that happens: "the crash", "talks".
pub(super) static EVENTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words(include_str!("../../lexicon/event_nouns.txt")));
/// Verbs and nouns that hold of several together: "agree", "between".
pub(super) static TOGETHER: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words(include_str!("../../lexicon/together_words.txt")));
/// Verbs whose participle after a comma has the whole clause before it as subject: "…, killing 38".
pub(super) static RESULTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words(include_str!("../../lexicon/result_verbs.txt")));
/// Verbs whose participle only sets the scene for what somebody says: "speaking to reporters".
pub(super) static SCENES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words(include_str!("../../lexicon/scene_verbs.txt")));
/// Lemma → past tense of irregular verbs.
static PASTS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lines(include_str!("../../lexicon/irregular_pasts.txt")).filter_map(|line| line.split_once(' ')).collect()
});
/// Word or lemma → how sure it leaves the reader.
static HEDGES: LazyLock<HashMap<&str, Certainty>> = LazyLock::new(|| {
    lines(include_str!("../../lexicon/hedges.txt"))
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(word, level)| Some((word, certainty(level)?)))
        .collect()
});

fn certainty(level: &str) -> Option<Certainty> {
    match level {
        "likely" => Some(Certainty::Likely),
        "possible" => Some(Certainty::Possible),
        "alleged" => Some(Certainty::Alleged),
        "expected" => Some(Certainty::Expected),
        _ => None,
    }
}

/// "crash", "talk": something that happens.
pub(crate) fn is_event(lemma: &str) -> bool {
    EVENTS.contains(lemma)
}

pub(crate) fn hedge(word: &str) -> Option<Certainty> {
    HEDGES.get(word).copied()
}

/// The simple past of a verb: `detain` → `detained`.
pub(super) fn past(lemma: &str) -> String {
    if let Some(known) = PASTS.get(lemma) {
        return known.to_string();
    }
    let bytes = lemma.as_bytes();
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u');
    match bytes {
        [.., b'e'] => format!("{lemma}d"),
        [.., before, b'y'] if !vowel(*before) => format!("{}ied", &lemma[..lemma.len() - 1]),
        // One short syllable doubles its last consonant: "stop" → "stopped".
        [head @ .., a, v, c]
            if !vowel(*a)
                && vowel(*v)
                && !vowel(*c)
                && !matches!(c, b'w' | b'x' | b'y')
                && !head.iter().any(|b| vowel(*b)) =>
        {
            format!("{lemma}{}ed", *c as char)
        }
        _ => format!("{lemma}ed"),
    }
}

/// The third person singular of a verb: `carry` → `carries`.
pub(crate) fn third(lemma: &str) -> String {
    let bytes = lemma.as_bytes();
    match (lemma, bytes) {
        ("be", _) => "is".into(),
        ("have", _) => "has".into(),
        (_, [.., before, b'y']) if !matches!(before, b'a' | b'e' | b'i' | b'o' | b'u') => {
            format!("{}ies", &lemma[..lemma.len() - 1])
        }
        (_, [.., b's' | b'x' | b'z' | b'o'] | [.., b'c' | b's', b'h']) => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [
            include_str!("../../lexicon/event_nouns.txt"),
            include_str!("../../lexicon/together_words.txt"),
            include_str!("../../lexicon/result_verbs.txt"),
            include_str!("../../lexicon/scene_verbs.txt"),
            include_str!("../../lexicon/irregular_pasts.txt"),
            include_str!("../../lexicon/hedges.txt"),
        ] {
            let entries: Vec<&str> = lines(list).collect();
            assert!(entries.windows(2).all(|pair| pair[0] < pair[1]), "not sorted: {:?}", list.lines().next());
        }
        assert_eq!(HEDGES.len(), lines(include_str!("../../lexicon/hedges.txt")).count());
    }

    #[test]
    fn verbs_are_bent() {
        for (lemma, past_form, third_form) in [
            ("detain", "detained", "detains"),
            ("carry", "carried", "carries"),
            ("stop", "stopped", "stops"),
            ("leave", "left", "leaves"),
            ("visit", "visited", "visits"),
            ("host", "hosted", "hosts"),
            ("reach", "reached", "reaches"),
            ("play", "played", "plays"),
        ] {
            assert_eq!((past(lemma).as_str(), third(lemma).as_str()), (past_form, third_form));
        }
    }
}
