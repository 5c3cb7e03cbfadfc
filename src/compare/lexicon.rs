//! The word lists of this stage, parsed once: opposites, negators, deniers, nouns of actions, seats of government.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Word → the sides it is on; the lowest bit tells the two sides of one line apart.
static SIDES: LazyLock<HashMap<&str, Vec<u16>>> = LazyLock::new(|| sides_of(include_str!("../lexicon/opposites.txt")));

fn sides_of(list: &'static str) -> HashMap<&'static str, Vec<u16>> {
    let mut sides: HashMap<&str, Vec<u16>> = HashMap::new();
    for (number, line) in lines(list).enumerate() {
        for (side, words) in line.split('|').enumerate().take(2) {
            for word in words.split_whitespace() {
                sides.entry(word).or_default().push(2 * number as u16 + side as u16);
            }
        }
    }
    sides
}

static NEGATORS: LazyLock<HashMap<&str, Governs>> = LazyLock::new(|| {
    lines(include_str!("../lexicon/negators.txt"))
        .filter_map(|line| line.split_once(' '))
        .map(|(word, governs)| {
            let governs = match governs {
                "comp" => Governs::Clause,
                "object" => Governs::Object,
                "of" => Governs::Of,
                _ => Governs::Both,
            };
            (word, governs)
        })
        .collect()
});

static DENIERS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| lines(include_str!("../lexicon/deniers.txt")).filter_map(|line| line.split_once(' ')).collect());

static NOMINALS: LazyLock<HashMap<&str, (&str, bool)>> = LazyLock::new(|| {
    lines(include_str!("../lexicon/nominals.txt"))
        .filter_map(|line| {
            let mut parts = line.split(' ');
            Some((parts.next()?, (parts.next()?, parts.next()? == "subject")))
        })
        .collect()
});

static PARTICLE_VERBS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lines(include_str!("../lexicon/particle_verbs.txt")).filter_map(|line| line.split_once(' ')).collect()
});

static ACTIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| NOMINALS.values().map(|(verb, _)| *verb).collect());

/// Whether a noun names something that happens.
pub(super) fn is_event(lemma: &str) -> bool {
    crate::extract::is_event(lemma)
        || matches!(lemma, "blast" | "blaze" | "crime" | "violence" | "fighting" | "death" | "failure")
}

/// Word → the sides of conditions that it is on, numbered as those of opposites.
static CONDITIONS: LazyLock<HashMap<&str, Vec<u16>>> =
    LazyLock::new(|| sides_of(include_str!("../lexicon/conditions.txt")));

/// The sides of conditions that a predicate is on.
pub(super) fn conditions(words: &str) -> &'static [u16] {
    CONDITIONS.get(words).map_or(&[], Vec::as_slice)
}

static REVERSIBLE: LazyLock<Vec<bool>> =
    LazyLock::new(|| lines(include_str!("../lexicon/conditions.txt")).map(|line| line.ends_with("| ~")).collect());

/// Whether a side of conditions and its opposite may follow each other in a day: "was closed", later "was opened".
pub(super) fn is_reversible(side: u16) -> bool {
    REVERSIBLE[usize::from(side / 2)]
}

/// Word → the line it stands on.
static COUNT_KINDS: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let lines = lines(include_str!("../lexicon/count_kinds.txt")).enumerate();
    lines.flat_map(|(kind, words)| words.split(' ').map(move |word| (word, kind))).collect()
});

/// The kind of doing that a word tells of what is counted: 1 for "kill", "die", "lose_life".
pub(super) fn count_kind(word: &str) -> Option<usize> {
    COUNT_KINDS.get(word).copied()
}

/// Word → the unit and the line it stands on.
static MEASURES: LazyLock<HashMap<&str, (&str, usize)>> = LazyLock::new(|| {
    let split = |(at, line): (usize, &'static str)| line.split_once(' ').map(|(unit, words)| (at, unit, words));
    let lines = lines(include_str!("../lexicon/measures.txt")).enumerate().filter_map(split);
    lines.flat_map(|(at, unit, words)| words.split(' ').map(move |word| (word, (unit, at)))).collect()
});

/// What a measure in this unit beside a word is of, as its line: the same for "jail" and "imprison" beside a time.
pub(super) fn measure(word: &str, unit: &str) -> Option<usize> {
    MEASURES.get(word).filter(|(of, _)| *of == unit).map(|(_, line)| *line)
}

static SEATS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lines(include_str!("../lexicon/capitals.txt")).filter_map(|line| line.split_once(" = ")).collect()
});

static BAD_STATES: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
    lines(include_str!("../lexicon/bad_states.txt"))
        .filter_map(|line| line.split_once(' '))
        .map(|(word, class)| (word, class == "state"))
        .collect()
});

/// Whether a word tells a bad state that can be denied (true) or a turn for the worse (false).
pub(super) fn bad_state(lemma: &str) -> Option<bool> {
    BAD_STATES.get(lemma).copied()
}

static SAYING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    lines(include_str!("../lexicon/cue_verbs.txt")).filter_map(|line| line.split(' ').next()).collect()
});

/// Whether a verb tells that somebody says or thinks its clause.
pub(super) fn is_saying(lemma: &str) -> bool {
    SAYING.contains(lemma)
}

static CLAIMING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let claims = |line: &&str| {
        let mut parts = line.split(' ');
        parts.nth(1).is_some_and(|frames| frames.split(',').any(|frame| frame == "that")) && !line.ends_with("factive")
    };
    lines(include_str!("../lexicon/cue_verbs.txt")).filter(claims).filter_map(|line| line.split(' ').next()).collect()
});

/// Whether a verb tells that somebody says its clause, and leaves open whether it is so: "insisted that", not "confirmed that".
pub(super) fn is_claiming(lemma: &str) -> bool {
    CLAIMING.contains(lemma)
}

static MUTUAL: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(include_str!("../lexicon/mutual_verbs.txt")).collect());

/// Whether each of two parties may do it to the other.
pub(super) fn is_mutual(lemma: &str) -> bool {
    MUTUAL.contains(lemma)
}

/// What of its surroundings a negator turns round.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Governs {
    Clause,
    Object,
    Both,
    Of,
}

/// The sides of opposites that a lemma is on.
pub(super) fn sides(lemma: &str) -> &'static [u16] {
    SIDES.get(lemma).map_or(&[], Vec::as_slice)
}

pub(super) fn negator(lemma: &str) -> Option<Governs> {
    NEGATORS.get(lemma).copied()
}

/// Whether the word is a verb that denies its object; `None` for a word that denies nothing.
pub(super) fn denier(lemma: &str) -> Option<bool> {
    DENIERS.get(lemma).filter(|class| !matches!(**class, "call" | "doubt" | "scorn")).map(|class| *class != "word")
}

/// For a verb that may deny what its object tells: whether the object must be a report ("rejected the claim", "slams rumours").
pub(super) fn denies_object(lemma: &str) -> Option<bool> {
    DENIERS.get(lemma).filter(|class| !matches!(**class, "call" | "doubt" | "word")).map(|class| *class != "verb")
}

/// The verb behind a noun of an action, and whether "of" names its subject.
pub(super) fn nominal(lemma: &str) -> Option<(&'static str, bool)> {
    NOMINALS.get(lemma).copied()
}

/// The plain verb of the same sense: "shoot_down" is "down".
pub(super) fn plain_verb(lemma: &str) -> Option<&'static str> {
    PARTICLE_VERBS.get(lemma).copied()
}

/// Whether a verb tells an action that has a noun.
pub(super) fn is_action(lemma: &str) -> bool {
    ACTIONS.contains(plain_verb(lemma).unwrap_or(lemma))
}

/// The country that a seat of government stands for.
pub(crate) fn country_of(seat: &str) -> Option<&'static str> {
    SEATS.get(seat).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_whole() {
        for list in [
            include_str!("../lexicon/opposites.txt"),
            include_str!("../lexicon/negators.txt"),
            include_str!("../lexicon/deniers.txt"),
            include_str!("../lexicon/nominals.txt"),
            include_str!("../lexicon/particle_verbs.txt"),
            include_str!("../lexicon/capitals.txt"),
            include_str!("../lexicon/bad_states.txt"),
            include_str!("../lexicon/mutual_verbs.txt"),
            include_str!("../lexicon/count_kinds.txt"),
            include_str!("../lexicon/measures.txt"),
            include_str!("../lexicon/conditions.txt"),
        ] {
            let entries: Vec<&str> = lines(list).collect();
            for two in entries.windows(2) {
                assert!(two[0] < two[1], "{} before {}", two[0], two[1]);
            }
        }
        assert!(lines(include_str!("../lexicon/opposites.txt")).all(|line| line.matches('|').count() == 1));
    }

    #[test]
    fn no_word_is_its_own_opposite() {
        for (word, sides) in SIDES.iter() {
            assert!(!sides.iter().any(|side| sides.contains(&(side ^ 1))), "{word}");
        }
    }
}
