//! Finds, for each statement, the few others that share the most telling features with it.
//!
//! Takes [`Features`], gives pairs. The work for one statement is bounded whatever the size of the archive: lists of rare
//! features are read whole; a feature too common for that counts only together with a second common one.
//! Worked: in a million claims "Obama" and "sanctions" are common, "Obama + sanctions" is not.
//! Known misses: two statements that share nothing but one common word and synonyms.

use super::Candidate;
use super::features::Features;
use rayon::prelude::*;

/// A feature of at most this many statements is looked up alone. Small runs thus see every pair that shares a word.
const MAX_ALONE: u32 = 2_000;
/// A pair of common features is looked up where at most this many statements share it.
const MAX_TOGETHER: usize = 400;
/// Of a statement's common features, the rarest so many are paired: at most 28 pairs.
const PAIRED: usize = 8;
/// Candidates that one statement brings from other articles.
const PER_STATEMENT: usize = 24;
/// Candidates that one statement brings from its own article (an article against itself).
const PER_STATEMENT_OWN: usize = 6;
/// Less overlap than this (cosine of weights) is never the same question. A guess, checked on news_pairs and on reports of one event
/// in unlike words: "Holm was beaten in the cell" / "Holm had not been ill-treated" share a name that the whole story is about.
const MIN_OVERLAP: f32 = 0.04;
/// The same for two statements of bad states: "would not call it a crisis in relations" / "relations with Sudria have cooled since
/// the crash of an airliner in the mountains" share little else. A guess.
const MIN_OVERLAP_OF_STATES: f32 = 0.03;

/// `article[i]` is where statement i stands, `tie[i]` a hash of its words: decides between equals, whatever the order.
pub(super) fn pairs(features: &Features, article: &[u32], tie: &[u64]) -> Vec<Candidate> {
    let alone = alone(features);
    let together = together(features);
    let norms: Vec<f32> = (0..features.len())
        .into_par_iter()
        .map(|i| features.get(i).iter().map(|rank| features.weight(*rank).powi(2)).sum::<f32>().sqrt())
        .collect();
    let mut found: Vec<Candidate> = (0..features.len())
        .into_par_iter()
        .map_init(
            || (vec![0f32; features.len()], Vec::new()),
            |(overlap, touched), i| {
                gather(features, &alone, &together, i, overlap, touched);
                best(features, i, overlap, touched, &norms, article, tie)
            },
        )
        .flatten_iter()
        .collect();
    found.par_sort_unstable();
    found.dedup();
    found.shrink_to_fit();
    found
}

/// Lists of statements, one after the other.
struct Lists {
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Lists {
    fn get(&self, list: usize) -> &[u32] {
        &self.members[self.starts[list] as usize..self.starts[list + 1] as usize]
    }
}

/// Who has each feature that is rare enough to be looked up alone; such ranks come first.
fn alone(features: &Features) -> Lists {
    let rare = rare(features);
    let mut starts = vec![0u32; rare + 1];
    for rank in 0..rare {
        starts[rank + 1] = starts[rank] + features.frequency[rank];
    }
    let mut next = starts.clone();
    let mut members = vec![0u32; starts[rare] as usize];
    for i in 0..features.len() {
        for rank in features.get(i).iter().take_while(|rank| (**rank as usize) < rare) {
            members[next[*rank as usize] as usize] = i as u32;
            next[*rank as usize] += 1;
        }
    }
    Lists { starts, members }
}

fn rare(features: &Features) -> usize {
    features.frequency.partition_point(|count| *count <= MAX_ALONE)
}

/// Who has both of two common features. `keys[i]` names list i, sorted.
struct Together {
    keys: Vec<u64>,
    lists: Lists,
}

fn together(features: &Features) -> Together {
    let rare = rare(features);
    let mut entries: Vec<(u64, u32)> = (0..features.len())
        .into_par_iter()
        .flat_map_iter(|i| common_pairs(features.get(i), rare).map(move |key| (key, i as u32)))
        .collect();
    entries.par_sort_unstable();
    let mut found = Together { keys: Vec::new(), lists: Lists { starts: vec![0], members: Vec::new() } };
    for group in entries.chunk_by(|a, b| a.0 == b.0) {
        if group.len() >= 2 && group.len() <= MAX_TOGETHER {
            found.keys.push(group[0].0);
            found.lists.members.extend(group.iter().map(|(_, i)| *i));
            found.lists.starts.push(found.lists.members.len() as u32);
        }
    }
    found
}

/// Two ranks as one key, for the rarest of a statement's common features.
fn common_pairs(ranks: &[u32], rare: usize) -> impl Iterator<Item = u64> + '_ {
    let common = &ranks[ranks.partition_point(|rank| (*rank as usize) < rare)..];
    let common = &common[..common.len().min(PAIRED)];
    common
        .iter()
        .enumerate()
        .flat_map(|(at, first)| common[at + 1..].iter().map(move |second| u64::from(*first) << 32 | u64::from(*second)))
}

/// Adds up what every other statement shares with `i`. A pair of common features adds both weights once for each partner
/// feature; the sum only ranks, so that is no harm.
fn gather(
    features: &Features,
    alone: &Lists,
    together: &Together,
    i: usize,
    overlap: &mut [f32],
    touched: &mut Vec<u32>,
) {
    let rare = alone.starts.len() - 1;
    let ranks = features.get(i);
    let mut add = |list: &[u32], weight: f32| {
        for other in list {
            let sum = &mut overlap[*other as usize];
            if *sum == 0.0 {
                touched.push(*other);
            }
            *sum += weight;
        }
    };
    for rank in ranks.iter().take_while(|rank| (**rank as usize) < rare) {
        add(alone.get(*rank as usize), features.weight(*rank).powi(2));
    }
    let partners =
        ranks.len().saturating_sub(ranks.partition_point(|rank| (*rank as usize) < rare)).clamp(2, PAIRED) - 1;
    for key in common_pairs(ranks, rare) {
        if let Ok(list) = together.keys.binary_search(&key) {
            let weight = features.weight((key >> 32) as u32).powi(2) + features.weight(key as u32).powi(2);
            add(together.lists.get(list), weight / partners as f32);
        }
    }
}

/// The best of what `gather` found; leaves `overlap` and `touched` empty.
fn best(
    features: &Features,
    i: usize,
    overlap: &mut [f32],
    touched: &mut Vec<u32>,
    norms: &[f32],
    article: &[u32],
    tie: &[u64],
) -> Vec<Candidate> {
    let told = features.tells_bad_state(i);
    let counts = features.counts(i);
    let counts_alike = |j: usize| counts.iter().any(|kind| features.get(j).binary_search(kind).is_ok());
    let mut own = Vec::new();
    let mut others = Vec::new();
    for other in touched.drain(..) {
        let j = other as usize;
        let score = std::mem::take(&mut overlap[j]) / (norms[i] * norms[j]).max(f32::MIN_POSITIVE);
        let enough = if told && features.tells_bad_state(j) { MIN_OVERLAP_OF_STATES } else { MIN_OVERLAP };
        if j != i && (score >= enough || counts_alike(j)) {
            if article[i] == article[j] { own.push((score, j)) } else { others.push((score, j)) }
        }
    }
    let better =
        |a: &(f32, usize), b: &(f32, usize)| b.0.total_cmp(&a.0).then(tie[a.1].cmp(&tie[b.1])).then(a.1.cmp(&b.1));
    let mut kept = Vec::with_capacity(PER_STATEMENT + PER_STATEMENT_OWN);
    for (mut list, most) in [(others, PER_STATEMENT), (own, PER_STATEMENT_OWN)] {
        if list.len() > most {
            list.select_nth_unstable_by(most, better);
            list.truncate(most);
        }
        kept.extend(list.into_iter().map(|(_, j)| Candidate { a: i.min(j), b: i.max(j) }));
    }
    kept
}
