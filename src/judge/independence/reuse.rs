//! Which sentences of different articles are the same text, word for word or lightly rewritten.
//!
//! Takes the sentences of all articles, gives for a sentence its copies and for an article the articles that share much of
//! it. Long quotations are left out: two reporters who quote one speech did not copy each other.
//! A pair is looked at only where both sentences share one of a few sampled word pairs (the smallest hashes of each), so the
//! cost grows with the text.
//!
//! Worked: `The ferry sank near Bari on Monday with 40 people aboard.` / `The ferry sank off Bari on Monday, with 40 people on
//! board.` are copies; `Forty passengers were on the ferry that went down on Monday close to Bari.` is somebody's own.
//! Known misses: a sentence rewritten from end to end; sentences of fewer than seven longer words.

use crate::id::hash64;
use crate::judge::Article;
use crate::span::Span;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// Word pairs kept of each sentence. With 8, two sentences that share 40 % meet in 98 of 100 cases.
const SAMPLE: usize = 8;
/// A word pair in more sentences than this is a set phrase.
const MAX_SHARED: usize = 64;
/// Shorter sentences are alike by chance. A guess.
const MIN_WORDS: usize = 7;
/// Of the shorter sentence's longer words, so many are in the other …
const WORDS_SHARED: f32 = 0.65;
/// … and so many of its word pairs. Both checked on planted copies against hand-written paraphrases.
const PAIRS_SHARED: f32 = 0.35;
/// … so many of them where the two sentences are known to tell the same, and at least so many pairs. Chosen on corroborated clusters of
/// stories/fnc_dev.
const PAIRS_REWRITTEN: f32 = 0.4;
const PAIRS_NEEDED: usize = 5;
/// Of two lines that are all there is of two articles and tell the same, one is the other passed on where so much of the shorter one's longer
/// words is in the other, which is not much longer. Guesses.
const LINE_SHARED: f32 = 0.75;
const LINE_WORDS: usize = 4;
const LINE_LONGER: usize = 2;
/// An article with so many sentences of another has what it tells in its own words from there too. A guess.
const SENTENCES_TAKEN: usize = 2;
/// Articles with so much of the shorter one in common are one text.
const ARTICLE_SHARED: f32 = 0.4;
/// … and at least so many sentences.
const ARTICLE_SENTENCES: usize = 3;
/// A quotation from this length on is its speaker's text, not the reporter's.
const QUOTE_WORDS: usize = 4;

/// Where a sentence stands: article, position among its sentences.
type Place = (u32, u32);

/// The copies found in a run.
#[derive(Debug, Default)]
pub(in crate::judge) struct Reuse {
    /// For a sentence, the articles that hold it too.
    copies: HashMap<Place, Vec<u32>>,
    /// For an article, the articles that are one text with it, or with a third that it is one text with.
    texts: HashMap<u32, Vec<u32>>,
    /// For an article, the articles that some of its sentences are in too.
    kin: HashMap<u32, Vec<u32>>,
    /// Pairs of articles that are one text, smaller number first, with the number of sentences they share.
    articles: BTreeMap<(u32, u32), usize>,
}

impl Reuse {
    /// `retold` are pairs of articles that are one story by what they tell, with how many sentences.
    pub(in crate::judge) fn find(articles: &[Article<'_>], retold: &[((u32, u32), usize)]) -> Reuse {
        let prints: Vec<(Place, Print)> = articles
            .par_iter()
            .enumerate()
            .flat_map_iter(|(at, article)| {
                let of_one = |(i, span): (usize, &Span)| {
                    Some(((at as u32, i as u32), Print::of(article.text, *span, article.quoted)?))
                };
                article.sentences.iter().enumerate().filter_map(of_one).collect::<Vec<_>>()
            })
            .collect();
        let mut samples: Vec<(u64, u32)> = prints
            .iter()
            .enumerate()
            .flat_map(|(i, (_, print))| print.sample().iter().map(move |hash| (*hash, i as u32)))
            .collect();
        samples.par_sort_unstable();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for shared in samples.chunk_by(|a, b| a.0 == b.0).filter(|shared| shared.len() <= MAX_SHARED) {
            for (at, (_, a)) in shared.iter().enumerate() {
                let other_article = |b: &&(u64, u32)| prints[b.1 as usize].0.0 != prints[*a as usize].0.0;
                pairs.extend(shared[at + 1..].iter().filter(other_article).map(|(_, b)| (*a, *b)));
            }
        }
        pairs.par_sort_unstable();
        pairs.dedup();
        pairs.retain(|(a, b)| prints[*a as usize].1.is_copy(&prints[*b as usize].1));
        Reuse::of_pairs(&prints, &pairs, retold)
    }

    fn of_pairs(prints: &[(Place, Print)], pairs: &[(u32, u32)], retold: &[((u32, u32), usize)]) -> Reuse {
        let mut sentences: HashMap<u32, usize> = HashMap::new();
        for (place, _) in prints {
            *sentences.entry(place.0).or_default() += 1;
        }
        let mut reuse = Reuse::default();
        for (a, b) in pairs {
            let (a, b) = (prints[*a as usize].0, prints[*b as usize].0);
            for (from, to) in [(a, b), (b, a)] {
                let copies = reuse.copies.entry(from).or_default();
                if !copies.contains(&to.0) {
                    copies.push(to.0);
                }
            }
        }
        let mut shared: BTreeMap<(u32, u32), [usize; 2]> = BTreeMap::new();
        for (place, copies) in &reuse.copies {
            for other in copies {
                let counts = shared.entry((place.0.min(*other), place.0.max(*other))).or_default();
                counts[usize::from(place.0 > *other)] += 1;
            }
        }
        // In order of the pairs, so that every list is sorted.
        for ((a, b), [in_a, in_b]) in shared {
            let count = in_a.min(in_b);
            if count >= SENTENCES_TAKEN {
                reuse.kin.entry(a).or_default().push(b);
                reuse.kin.entry(b).or_default().push(a);
            }
            let shorter = sentences[&a].min(sentences[&b]);
            if count >= ARTICLE_SENTENCES && count as f32 >= ARTICLE_SHARED * shorter as f32 {
                reuse.articles.insert((a, b), count);
            }
        }
        for (pair, count) in retold {
            reuse.articles.entry(*pair).or_insert(*count);
        }
        reuse.texts = one_text(reuse.articles.keys());
        reuse
    }

    /// The articles that hold the sentence too, or most of its article; sorted.
    pub(super) fn copies_of(&self, article: u32, sentence: u32) -> Vec<u32> {
        let mut found = self.copies.get(&(article, sentence)).cloned().unwrap_or_default();
        found.extend(self.texts.get(&article).into_iter().flatten());
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The articles that hold some sentences of this one, or whose sentences it holds; sorted.
    pub(in crate::judge) fn kin_of(&self, article: u32) -> &[u32] {
        self.kin.get(&article).map_or(&[], Vec::as_slice)
    }

    /// What makes one text of two articles that are none by themselves.
    pub(in crate::judge) fn third(&self, a: u32, b: u32) -> Option<u32> {
        let texts = self.texts.get(&a).filter(|texts| texts.contains(&b) && self.shared_sentences(a, b).is_none())?;
        let with = |one: u32, other: u32| self.shared_sentences(one, other).is_some();
        texts.iter().copied().find(|third| with(a, *third) && with(*third, b))
    }

    /// How many sentences two articles share, where they are one text.
    pub(in crate::judge) fn shared_sentences(&self, a: u32, b: u32) -> Option<usize> {
        self.articles.get(&(a.min(b), a.max(b))).copied()
    }
}

/// For each article those that are one text with it or have a third text in common with it; sorted. No further: a little is lost at
/// each step.
fn one_text<'p>(pairs: impl Iterator<Item = &'p (u32, u32)> + Clone) -> HashMap<u32, Vec<u32>> {
    let mut next: HashMap<u32, Vec<u32>> = HashMap::new();
    for (a, b) in pairs {
        next.entry(*a).or_default().push(*b);
        next.entry(*b).or_default().push(*a);
    }
    let reached = |(article, texts): (&u32, &Vec<u32>)| {
        let thirds = texts.iter().flat_map(|text| &next[text]);
        let mut found: Vec<u32> = thirds.chain(texts).copied().filter(|other| other != article).collect();
        found.sort_unstable();
        found.dedup();
        (*article, found)
    };
    next.iter().map(reached).collect()
}

/// Whether one of two sentences that tell the same is the other in a light rewriting.
pub(super) fn is_rewritten(a: &str, b: &str) -> bool {
    let pairs = |sentence: &str| pairs_of(&long_words(sentence));
    let (x, y) = (pairs(a), pairs(b));
    let needed = |shared: f32| shared >= PAIRS_REWRITTEN && shared * x.len().min(y.len()) as f32 >= PAIRS_NEEDED as f32;
    needed(share(&x, &y))
}

/// Whether one of two lines that tell the same is the other, passed on.
pub(super) fn is_one_line(a: &str, b: &str) -> bool {
    let (x, y) = (sorted(long_words(a)), sorted(long_words(b)));
    let (fewer, more) = (x.len().min(y.len()), x.len().max(y.len()));
    fewer >= LINE_WORDS && more <= LINE_LONGER * fewer && share(&x, &y) >= LINE_SHARED
}

pub(super) fn long_words(text: &str) -> Vec<u64> {
    let long = |word: &&str| word.chars().count() >= 4 || word.chars().any(|c| c.is_ascii_digit());
    let words = text.to_lowercase();
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).filter(long).map(hash64).collect()
}

fn pairs_of(words: &[u64]) -> Vec<u64> {
    sorted(words.windows(2).map(|two| two[0].rotate_left(17) ^ two[1]).collect())
}

/// A sentence as far as comparing it needs: hashes of its longer words and of neighbours among them, sorted.
#[derive(Debug)]
struct Print {
    words: Vec<u64>,
    pairs: Vec<u64>,
}

impl Print {
    fn of(text: &str, sentence: Span, quoted: &[Span]) -> Option<Print> {
        let hashes = long_words(&without_quotations(text, sentence, quoted));
        if hashes.len() < MIN_WORDS {
            return None;
        }
        let pairs = pairs_of(&hashes);
        Some(Print { words: sorted(hashes), pairs })
    }

    fn sample(&self) -> &[u64] {
        &self.pairs[..self.pairs.len().min(SAMPLE)]
    }

    fn is_copy(&self, other: &Print) -> bool {
        share(&self.words, &other.words) >= WORDS_SHARED && share(&self.pairs, &other.pairs) >= PAIRS_SHARED
    }
}

pub(super) fn sorted(mut hashes: Vec<u64>) -> Vec<u64> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The part of the shorter list that is in the other; both sorted.
pub(super) fn share(a: &[u64], b: &[u64]) -> f32 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let both = short.iter().filter(|hash| long.binary_search(hash).is_ok()).count();
    both as f32 / short.len().max(1) as f32
}

/// The sentence without its longer quotations.
pub(super) fn without_quotations(text: &str, sentence: Span, quoted: &[Span]) -> String {
    let mut own = String::with_capacity(sentence.len());
    let mut at = sentence.start;
    let first = quoted.partition_point(|piece| piece.end <= sentence.start);
    for piece in quoted[first..].iter().take_while(|piece| piece.start < sentence.end) {
        let piece = Span { start: piece.start.max(at), end: piece.end.min(sentence.end).max(at) };
        if piece.of(text).split_whitespace().count() >= QUOTE_WORDS {
            own.push_str(Span { start: at, end: piece.start }.of(text));
            at = piece.end;
        }
    }
    own.push_str(Span { start: at.min(sentence.end), end: sentence.end }.of(text));
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(text: &str) -> Option<Print> {
        let quoted: Option<Span> = text.find('“').zip(text.find('”')).map(|(from, to)| Span::new(from, to));
        Print::of(text, Span::new(0, text.len()), quoted.as_slice())
    }

    fn is_copy(a: &str, b: &str) -> bool {
        match (print(a), print(b)) {
            (Some(a), Some(b)) => a.is_copy(&b) && a.sample().iter().any(|hash| b.sample().contains(hash)),
            _ => false,
        }
    }

    #[test]
    fn copies_are_seen_through_light_rewriting_and_own_words_are_not() {
        let original = "The ferry Marina sank near Bari late on Monday with 40 people aboard, the coast guard said.";
        let copies = [
            original,
            "The ferry Marina sank off Bari late on Monday with 40 people on board, the coast guard said.",
            "Late on Monday the ferry Marina sank near Bari with 40 people aboard, according to the coast guard.",
            "The coast guard said the ferry Marina sank near Bari late Monday, with 40 people aboard.",
        ];
        for copy in copies {
            assert!(is_copy(original, copy), "{copy}");
        }
        let own = [
            "Forty passengers were on the Marina when the vessel went down close to Bari on Monday night.",
            "A ferry with 40 people aboard went down on Monday, Italian coast guard officials told reporters.",
            "The ferry Marina sank.",
            "The ferry line between Bari and Durres opened on Monday with a concert that 400 people attended.",
        ];
        for other in own {
            assert!(!is_copy(original, other), "{other}");
        }
    }

    #[test]
    fn a_line_passed_on_is_one_line() {
        let line = "The ferry Marina has reportedly been sold to a buyer in Bari.";
        assert!(is_one_line(line, "Ferry Marina has been sold to a Bari buyer."));
        assert!(!is_one_line(line, "The owner of the ferry Marina found a buyer."), "other words");
        let long = "The ferry Marina has been sold to a buyer in Bari, the owner said on Monday, after two years of losses, \
                    strikes and a fire that killed three of the crew.";
        assert!(!is_one_line(line, long), "more than the line");
        assert!(!is_one_line("Marina sold.", "The Marina was sold."), "too short to tell");
    }

    #[test]
    fn a_shared_speech_is_no_copying() {
        let quote = "“We will rebuild every single house along this river before the winter comes to the valley”";
        let a = format!("{quote}, the premier told a crowd in Lindau.");
        let b = format!("{quote}, said Ms. Stein.");
        assert!(!is_copy(&a, &b));
    }
}
