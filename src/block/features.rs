//! What a statement can be found by: its content words, the parts of its names, its numbers, and the stems that join
//! "destroy" and "destruction", and the classes that join what is told of one thing in unlike words.
//!
//! Takes statements, gives for each the ranks of its features, rarest first. Ranks depend on what the statements say, never
//! on their order: a feature's rank follows how many statements have it, then a frozen hash of its text.
//! Worked: `Troops destroyed 12 tanks` has the words `troops`→`troop`, `destroy`, `tank`, the number `12` and the stems
//! `troop`, `destr`.

use crate::id::hash64;
use crate::normalise::Statement;
use crate::parse::Upos;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Letters a stem keeps. With 5, "destroy" and "destruction" meet and few strangers do; a guess checked on news_pairs.
const STEM: usize = 5;
/// A word shorter than this is its own stem.
const STEMMED_FROM: usize = 6;

/// Every statement's features as ranks, and how many statements share each.
pub(super) struct Features {
    starts: Vec<usize>,
    ranks: Vec<u32>,
    /// Statements with the feature of this rank, ascending over ranks.
    pub(super) frequency: Vec<u32>,
    /// The rank of "tells a bad state or a turn for the worse".
    bad_state: Option<u32>,
    /// Ranks of counts and measures of one kind, sorted.
    counts: Vec<u32>,
}

impl Features {
    pub(super) fn of(statements: &[Statement]) -> Features {
        let hashes: Vec<Vec<u64>> = statements.par_iter().map(hashes).collect();
        let mut all: Vec<u64> = hashes.iter().flatten().copied().collect();
        all.par_sort_unstable();
        let mut counted: Vec<(u32, u64)> = Vec::new();
        for hash in all {
            match counted.last_mut() {
                Some((count, last)) if *last == hash => *count += 1,
                _ => counted.push((1, hash)),
            }
        }
        let mut order: Vec<u32> = (0..counted.len() as u32).collect();
        order.par_sort_unstable_by_key(|i| counted[*i as usize]);
        let mut rank_of = vec![0u32; counted.len()];
        for (rank, i) in order.iter().enumerate() {
            rank_of[*i as usize] = rank as u32;
        }
        let mut counts: Vec<u32> = COUNTS
            .values()
            .filter_map(|hash| counted.binary_search_by_key(hash, |(_, known)| *known).ok())
            .map(|i| rank_of[i])
            .collect();
        counts.sort_unstable();
        counts.dedup();
        let bad_state = counted.binary_search_by_key(&hash64(BAD_STATE), |(_, known)| *known).ok().map(|i| rank_of[i]);
        let frequency = order.iter().map(|i| counted[*i as usize].0).collect();
        let ranked: Vec<Vec<u32>> = hashes
            .into_par_iter()
            .map(|of_one| {
                let mut ranks: Vec<u32> = of_one
                    .iter()
                    .filter_map(|hash| counted.binary_search_by_key(hash, |(_, known)| *known).ok())
                    .map(|i| rank_of[i])
                    .collect();
                ranks.sort_unstable();
                ranks
            })
            .collect();
        let mut starts = Vec::with_capacity(ranked.len() + 1);
        let mut ranks = Vec::with_capacity(ranked.iter().map(Vec::len).sum());
        for of_one in ranked {
            starts.push(ranks.len());
            ranks.extend(of_one);
        }
        starts.push(ranks.len());
        Features { starts, ranks, frequency, bad_state, counts }
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Ranks of one statement, rarest first, each once.
    pub(super) fn get(&self, statement: usize) -> &[u32] {
        &self.ranks[self.starts[statement]..self.starts[statement + 1]]
    }

    /// Whether a statement tells a bad state or a turn for the worse.
    pub(super) fn tells_bad_state(&self, statement: usize) -> bool {
        self.bad_state.is_some_and(|rank| self.get(statement).binary_search(&rank).is_ok())
    }

    /// The kinds of things that a statement counts or measures, as ranks.
    pub(super) fn counts(&self, statement: usize) -> Vec<u32> {
        self.get(statement).iter().copied().filter(|rank| self.counts.binary_search(rank).is_ok()).collect()
    }

    /// How telling a feature is: the fewer have it, the more.
    pub(super) fn weight(&self, rank: u32) -> f32 {
        (1.0 + self.len() as f32 / self.frequency[rank as usize] as f32).ln()
    }
}

/// Words beside which two numbers count or measure one thing, with a feature of who has a number beside them.
static COUNTS: LazyLock<HashMap<&str, u64>> = LazyLock::new(|| {
    let lines = |list: &'static str| list.lines().filter(|line| !line.starts_with('#'));
    let counts = lines(include_str!("../lexicon/count_kinds.txt"));
    // Behind their unit.
    let measures = lines(include_str!("../lexicon/measures.txt")).filter_map(|line| Some(line.split_once(' ')?.1));
    let all = counts.chain(measures).enumerate();
    all.flat_map(|(at, line)| line.split(' ').map(move |word| (word, hash64(&format!("~~number {at}"))))).collect()
});

const BAD_STATE: &str = "~~bad state";

/// What a word, or a verb with its object, complement, particle or preposition, has in common with others that share no letter with it:
/// "lost their lives" and "were killed", "stays in office" and "resigned", "was to blame" and "caused".
static CLASSES: LazyLock<HashMap<&str, u64>> = LazyLock::new(|| {
    let of_lines = |name: &'static str, list: &'static str| {
        let lines = list.lines().filter(|line| !line.starts_with('#')).enumerate();
        lines.flat_map(move |(at, line)| {
            let class = hash64(&format!("~~{name} {at}"));
            line.split(' ').filter(|word| !matches!(*word, "|" | "~")).map(move |word| (word, class))
        })
    };
    of_lines("count", include_str!("../lexicon/count_kinds.txt"))
        .chain(of_lines("condition", include_str!("../lexicon/conditions.txt")))
        .chain(CAUSES.map(|word| (word, hash64("~~cause"))))
        .collect()
});

/// Words that tell what brought something about.
const CAUSES: [&str; 15] = [
    "because",
    "blame",
    "bring_about",
    "bring_down",
    "cause",
    "due",
    "fault",
    "lead_to",
    "reason",
    "responsible",
    "result",
    "set_off",
    "spark",
    "start_by",
    "trigger",
];

/// Words for a bad state or a turn for the worse: one feature for all of them.
static BAD_STATES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../lexicon/bad_states.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split(' ').next()).collect()
});

/// Nouns of actions and verbs with a particle, with the plain verb: "downing", "shot down" and "downed" must meet.
static ACTIONS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lists = [include_str!("../lexicon/nominals.txt"), include_str!("../lexicon/particle_verbs.txt")];
    let lines = lists.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(' '))
        .map(|(word, rest)| (word, rest.split(' ').next().unwrap_or(rest)))
        .collect()
});

fn hashes(statement: &Statement) -> Vec<u64> {
    let mut found = Vec::with_capacity(statement.parse.tokens.len() * 2);
    for token in &statement.parse.tokens {
        let content =
            matches!(token.pos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Num | Upos::X);
        if content && token.lemma.chars().any(char::is_alphanumeric) {
            let lemma = token.lemma.to_lowercase();
            word(&lemma, &mut found);
            if let Some(verb) = ACTIONS.get(lemma.as_str()) {
                word(verb, &mut found);
            }
            // "no crisis" must meet "have deteriorated".
            if BAD_STATES.contains(lemma.as_str()) {
                found.push(hash64(BAD_STATE));
            }
        }
    }
    let has_number = !statement.quantities.is_empty();
    for token in &statement.parse.tokens {
        let lemma = token.lemma.to_lowercase();
        // "The light is off" tells a state, "off the coast" a place.
        if token.dep != "prep" {
            found.extend(CLASSES.get(lemma.as_str()));
            found.extend(COUNTS.get(lemma.as_str()).filter(|_| has_number));
        }
        if matches!(token.dep, "acomp" | "advmod" | "dobj" | "nsubjpass" | "oprd" | "pobj" | "prep" | "prt") {
            let joined = format!("{}_{lemma}", statement.parse.tokens[token.head].lemma.to_lowercase());
            found.extend(CLASSES.get(joined.as_str()));
            found.extend(COUNTS.get(joined.as_str()).filter(|_| has_number));
        }
    }
    for token in statement.parse.tokens.iter().filter(|token| token.dep == "prt") {
        let verb = &statement.parse.tokens[token.head].lemma;
        if let Some(plain) = ACTIONS.get(format!("{verb}_{}", token.lemma).to_lowercase().as_str()) {
            word(plain, &mut found);
        }
    }
    for name in &statement.names {
        for part in name.key.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
            word(&part.to_lowercase(), &mut found);
        }
    }
    for quantity in &statement.quantities {
        found.push(hash64(&format!("#{}", quantity.value)));
        if let Some(unit) = &quantity.unit {
            word(&unit.to_lowercase(), &mut found);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn word(word: &str, found: &mut Vec<u64>) {
    found.push(hash64(word));
    let mut chars = word.char_indices();
    if word.chars().count() >= STEMMED_FROM
        && let Some((end, _)) = chars.nth(STEM)
    {
        found.push(hash64(&format!("~{}", &word[..end])));
    }
}
