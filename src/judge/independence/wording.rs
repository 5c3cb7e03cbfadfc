//! Words that two claims have in common beyond chance: whoever wrote them first, the other has them from there.
//!
//! Takes claims of a [`View`], gives prints of runs of words (hashes; a print in common is a run in common), and says of two claims
//! that agree whether the sentence of one is a light rewriting of the other's. Claim files hold no passages and give nothing.
//! Worked: `prompted President Holt to order a full review of the country's dams` / `has prompted Norland's president Ada Holt to order
//! a complete overview of the country's dams` is one text; `the dam burst on Sunday night` / `on Sunday night the dam burst` is not: too
//! little for a print.
//! Known misses: a sentence rewritten from end to end.

use super::quotation;
use super::reuse;
use crate::id::hash64;
use crate::judge::Article;
use crate::judge::view::View;
use crate::span::Span;
use std::collections::BTreeSet;

/// A run of so many words, so many of which are longer and no names: a set phrase or a title has too few. Chosen on corroborated
/// clusters of stories/fnc_dev.
#[derive(Copy, Clone)]
struct Run {
    words: usize,
    plain: usize,
}

/// Nobody's by chance.
const COPIED: Run = Run { words: 7, plain: 4 };
/// Enough where the words are somebody's on one side, or the claims agree.
const SHARED: Run = Run { words: 6, plain: 3 };
/// Of a sentence that is the same from end to end. A guess.
const WHOLE: Run = Run { words: 5, plain: 3 };
const LONG_WORD: usize = 4;
/// Sentences with a run in common. Chosen with the runs.
const PASSAGES: usize = 2;
/// A long run and one of so few words in another sentence are enough too: no two of 254 reports written apart share both, nor the articles
/// behind 42 clusters that a reader found corroborated.
const TELLING: [Run; 2] = [COPIED, Run { words: 9, plain: 4 }];
/// Beside a long run, words that stand in quotation marks in the one article and in its own words in the other are enough. A guess.
const MARKED: Run = Run { words: 4, plain: 3 };
/// Short runs say nothing one by one. Of 308 pairs of reports written apart none shares five of the longer kind; of these and of the second
/// kind two that both pass on others' reports share in a rewriting more than these. Chosen on corroborated clusters of stories/fnc_dev.
const MANY: Run = Run { words: 5, plain: 2 };
const MANY_SHARED: (usize, usize) = (5, 20);
const PHRASE: Run = Run { words: 4, plain: 2 };
const PHRASES_SHARED: (usize, usize) = (4, 15);
/// Runs of quoted words that two articles have in common, and their part of what the one with fewer quotes. Chosen on corroborated
/// clusters of stories/fnc_dev.
const QUOTED: usize = 8;
const QUOTED_SHARE: f32 = 0.4;
/// … and of the words of the shorter article: whoever quotes one sentence in a long report has the rest from elsewhere. A guess.
const QUOTED_OF_TEXT: f32 = 0.04;

/// Prints of the claim's own words and of what the article writes around them in the sentence, quotations left out: runs long enough to
/// be nobody's by chance. Sorted.
pub(super) fn copied(view: &View<'_>, claim: usize) -> Vec<u64> {
    let the_claim = view.claims[claim];
    let text = view.article(claim).text;
    let mut pieces = vec![the_claim.span];
    let mut at = the_claim.sentence_span.start;
    for piece in quotation::quoted(view, claim, the_claim.sentence_span) {
        pieces.push(Span { start: at, end: piece.start.max(at) });
        at = piece.end.max(at);
    }
    pieces.push(Span { start: at, end: the_claim.sentence_span.end.max(at) });
    let pieces: Vec<Vec<String>> = pieces.into_iter().map(|piece| words(piece.of(text))).collect();
    let all = words(the_claim.sentence_span.of(text));
    let whole = runs(&all, Run { words: all.len().max(WHOLE.words), ..WHOLE });
    prints(view, claim, pieces.iter().flat_map(|words| runs(words, COPIED)).chain(whole))
}

/// Prints of all of the sentence, quoted or not.
pub(super) fn spoken(view: &View<'_>, claim: usize) -> Vec<u64> {
    let words = words(view.claims[claim].sentence_span.of(view.article(claim).text));
    prints(view, claim, runs(&words, COPIED).into_iter())
}

/// Prints of shorter runs of the claim's own words: enough where the words are somebody's on one side.
pub(super) fn said(view: &View<'_>, claim: usize) -> Vec<u64> {
    prints(view, claim, runs(&words(view.claims[claim].span.of(view.article(claim).text)), SHARED).into_iter())
}

/// Whether two claims that agree stand in sentences of which one is the other in a light rewriting: they share a run of words, or many
/// neighbours among the longer words, or are all of their articles, of no known outlet, and say one thing in one stock of words.
pub(super) fn is_rewritten(view: &View<'_>, a: usize, b: usize) -> bool {
    let sentence = |claim: usize| view.claims[claim].sentence_span.of(view.article(claim).text);
    if [a, b].iter().any(|claim| view.article(*claim).sentences.is_empty()) {
        return false;
    }
    let of = |claim: usize| sorted(runs(&words(sentence(claim)), SHARED));
    let (x, y) = (of(a), of(b));
    x.iter().any(|print| y.binary_search(print).is_ok())
        || reuse::is_rewritten(sentence(a), sentence(b))
        || [a, b].iter().all(|claim| is_line_of_nobody(view, *claim)) && reuse::is_one_line(sentence(a), sentence(b))
}

/// All of an article of which nobody knows who published it.
fn is_line_of_nobody(view: &View<'_>, claim: usize) -> bool {
    view.article(claim).sentences.len() == 1 && view.article(claim).meta.outlet.is_none()
}

/// What of an article may be found in another: prints of runs of words.
#[derive(Debug)]
pub(in crate::judge) struct Passages {
    /// Of its own words, each with its sentence.
    own: Vec<(u64, u32)>,
    /// Of its own words, long ones and short ones, each with its sentence.
    telling: Vec<(u64, u32)>,
    short: Vec<(u64, u32)>,
    /// Of its own words, runs that many of are enough.
    many: Vec<(u64, u32)>,
    phrases: Vec<(u64, u32)>,
    quoted: Vec<u64>,
    /// Of its own words, and of those in quotation marks.
    unmarked: Vec<u64>,
    marked: Vec<u64>,
    /// How many words it has.
    words: usize,
}

pub(in crate::judge) fn passages(article: &Article<'_>) -> Passages {
    let own = |span: &Span| words(&reuse::without_quotations(article.text, *span, article.quoted));
    let sentences: Vec<Vec<String>> = article.sentences.iter().map(own).collect();
    let of_runs = |kinds: &[Run]| {
        let of_one = |(at, words): (usize, &Vec<String>)| {
            let found = kinds.iter().flat_map(|run| runs(words, *run));
            found.map(|print| (print, at as u32)).collect::<Vec<_>>()
        };
        let mut found: Vec<(u64, u32)> = sentences.iter().enumerate().flat_map(of_one).collect();
        found.sort_unstable();
        found.dedup_by_key(|(print, _)| *print);
        found
    };
    let quoted = article.quoted.iter().flat_map(|span| quotation::runs(span.of(article.text))).collect();
    let marked = article.quoted.iter().flat_map(|span| runs(&words(span.of(article.text)), MARKED)).collect();
    let unmarked = sentences.iter().flat_map(|words| runs(words, MARKED)).collect();
    let words = article.sentences.iter().map(|span| span.of(article.text).split_whitespace().count()).sum();
    Passages {
        own: of_runs(&[SHARED]),
        telling: of_runs(&TELLING),
        short: of_runs(&[WHOLE]),
        many: of_runs(&[MANY]),
        phrases: of_runs(&[PHRASE]),
        quoted: sorted(quoted),
        unmarked: sorted(unmarked),
        marked: sorted(marked),
        words,
    }
}

/// Whether two articles share runs of words in so many sentences of each that one text is behind what they tell alike. One may be a set
/// phrase of the story.
pub(in crate::judge) fn share_passages(a: &Passages, b: &Passages) -> bool {
    let (in_a, in_b): (BTreeSet<u32>, BTreeSet<u32>) = met(&a.own, &b.own).into_iter().unzip();
    let long = met(&a.telling, &b.telling);
    let apart = |x: &(u32, u32), y: &(u32, u32)| x.0 != y.0 && x.1 != y.1;
    let short = met(&a.short, &b.short);
    in_a.len().min(in_b.len()) >= PASSAGES
        || long.iter().any(|x| short.iter().any(|y| apart(x, y)))
        || !long.is_empty() && in_common(&a.marked, &b.unmarked) + in_common(&a.unmarked, &b.marked) > 0
        || share_often(&a.many, &b.many, MANY_SHARED, a, b)
}

/// Whether two articles that both pass on what others report share so many phrases that they have it from one of them.
pub(super) fn share_phrases(a: &Passages, b: &Passages) -> bool {
    share_often(&a.phrases, &b.phrases, PHRASES_SHARED, a, b)
}

/// So many runs in more than one sentence, and in a thousand words of the shorter article so many.
fn share_often(
    x: &[(u64, u32)],
    y: &[(u64, u32)],
    (least, of_thousand): (usize, usize),
    a: &Passages,
    b: &Passages,
) -> bool {
    let both = met(x, y);
    let elsewhere = |one: &(u32, u32)| one.0 != both[0].0 && one.1 != both[0].1;
    both.len() >= least && both.iter().any(elsewhere) && both.len() * 1000 >= of_thousand * a.words.min(b.words)
}

/// The sentences of both in which a run of both stands.
fn met(a: &[(u64, u32)], b: &[(u64, u32)]) -> Vec<(u32, u32)> {
    let twin = |(print, at): &(u64, u32)| {
        let place = b.binary_search_by_key(print, |(print, _)| *print).ok()?;
        Some((*at, b[place].1))
    };
    a.iter().filter_map(twin).collect()
}

/// Whether most of what one of two articles quotes is quoted by the other too: they heard one utterance, or one of them the other.
pub(in crate::judge) fn quote_alike(a: &Passages, b: &Passages) -> bool {
    let (both, fewer) = (in_common(&a.quoted, &b.quoted), a.quoted.len().min(b.quoted.len()));
    let of_text = both as f32 / a.words.min(b.words).max(1) as f32;
    both >= QUOTED && both as f32 >= QUOTED_SHARE * fewer as f32 && of_text >= QUOTED_OF_TEXT
}

/// Both sorted.
fn in_common(a: &[u64], b: &[u64]) -> usize {
    a.iter().filter(|print| b.binary_search(print).is_ok()).count()
}

fn prints(view: &View<'_>, claim: usize, found: impl Iterator<Item = u64>) -> Vec<u64> {
    if view.article(claim).sentences.is_empty() { Vec::new() } else { sorted(found.collect()) }
}

fn sorted(mut prints: Vec<u64>) -> Vec<u64> {
    prints.sort_unstable();
    prints.dedup();
    prints
}

fn words(text: &str) -> Vec<String> {
    let text = text.replace(['’', '\'', '‘'], "");
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_string).collect()
}

fn runs(words: &[String], run: Run) -> Vec<u64> {
    let is_plain = |word: &&String| word.starts_with(char::is_lowercase) && word.chars().count() >= LONG_WORD;
    words
        .windows(run.words)
        .filter(|words| words.iter().filter(is_plain).count() >= run.plain)
        .map(|words| hash64(&words.join(" ").to_lowercase()))
        .collect()
}
