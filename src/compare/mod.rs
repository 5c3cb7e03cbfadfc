//! Stage `compare`: how two statements relate, and every sign that says so.
//!
//! Takes statements and the pairs worth comparing, gives a [`Comparison`] for each pair, in order. Signs with their evidence come from
//! the parse, the names, numbers and times (`signs`), nearness of words from `embed`; `decide` weighs them. A pair turned round gives
//! the same comparison turned round.
//!
//! ```text
//! Statement → Prepared ─┐
//!                       ├→ Pair → Signs → Draft (+ nli) → decision → Comparison
//! Statement → Prepared ─┘
//! ```
//!
//! Worked: `No crisis in relations` (Putin) / `Relations have deteriorated`: `negation` on two words of one side of a line of opposites.
//! Known misses: contradictions that need knowledge of the world ("died" / "gave a speech the day after").

mod asked;
mod chosen;
mod comparison;
mod decide;
mod features;
mod frame;
mod lexicon;
mod look;
mod naming;
mod pair;
mod prepared;
mod scope;
mod sign;
mod signs;
mod similarity;
mod story;
#[cfg(test)]
mod tests;
mod totals;
mod value;
mod vocabulary;
mod weigh;

pub use comparison::{Comparison, Details, NliScores, Relation, Signal, Spans};
pub use decide::Features;
pub(crate) use lexicon::country_of;
pub use sign::{CODES, is_base};

use crate::block::Candidate;
use crate::embed::{self, Packed};
use crate::extract::Stance;
use crate::id::hash64;
use crate::normalise::Statement;
use crate::read::ArticleId;
use crate::store::Store;
use asked::Asked;
use chosen::Worth;
use compact_str::CompactString;
use pair::Pair;
use prepared::Prepared;
use rayon::prelude::*;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashSet;
use story::Stories;
use totals::Totals;
use vocabulary::Vocabulary;
use weigh::Draft;

/// What the comparison may use.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether the NLI model runs (`--no-model` turns it off).
    pub model: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { model: true }
    }
}

/// Candidates worked on at a time: enough to fill the inference model's batches, few enough to hold.
const AT_A_TIME: usize = 4096;

/// Candidates that a thread takes at once: few enough that none waits long for the last.
const AT_ONCE: usize = 256;

/// One comparison for each candidate, in their order.
pub fn compare_all(statements: &[Statement], candidates: &[Candidate], options: Options) -> Vec<Comparison> {
    Comparer::of(statements).compared(candidates, options, None, true)
}

pub fn compare(a: &Statement, b: &Statement, options: Options) -> Comparison {
    Comparer::of([a, b]).compared(&[Candidate { a: 0, b: 1 }], options, None, true).remove(0)
}

/// What the decision weighs, for the script that fits it: features of a contradiction, of `a` entails `b`, of `b` entails `a`.
pub fn features(statements: &[Statement], candidates: &[Candidate], options: Options) -> Vec<[Features; 3]> {
    let comparer = Comparer::of(statements);
    let told = if options.model {
        let asks: Vec<(Candidate, [bool; 2])> = candidates.iter().map(|pair| (*pair, [true; 2])).collect();
        comparer.inferred(&asks, &mut Asked::new(None))
    } else {
        vec![[None; 2]; candidates.len()]
    };
    let features = |(pair, told): (&Candidate, [Option<NliScores>; 2])| {
        let mut draft = weigh::draft(&comparer.pair(*pair));
        draft.infer(told);
        draft.features()
    };
    candidates.par_iter().zip(told).map(features).collect()
}

/// Gives the comparisons at these places their signals again, as they were.
pub fn restore(statements: &[Statement], candidates: &[Candidate], comparisons: &mut [Comparison], places: &[usize]) {
    let places: Vec<usize> = places.iter().copied().filter(|at| comparisons[*at].brief).collect();
    let mut needed: Vec<usize> = places.iter().flat_map(|at| [candidates[*at].a, candidates[*at].b]).collect();
    // What else their articles count.
    let articles: HashSet<ArticleId> = needed.iter().map(|claim| statements[*claim].article).collect();
    let counts =
        |claim: &usize| !statements[*claim].quantities.is_empty() && articles.contains(&statements[*claim].article);
    needed.extend((0..statements.len()).filter(counts));
    needed.sort_unstable();
    needed.dedup();
    let mut comparer = Comparer::of(needed.iter().map(|claim| &statements[*claim]));
    let vectors: Vec<Packed> =
        statements.par_iter().map(|statement| Packed::of(&embed::embed(&statement.text))).collect();
    comparer.stories = Stories::of(statements.iter().zip(&vectors));
    let of = |claim: usize| needed.partition_point(|before| *before < claim);
    comparer.restored(comparisons, &places, |at| Candidate { a: of(candidates[at].a), b: of(candidates[at].b) });
}

/// The statements of a run, made ready once for all their pairs. Candidates name them by position.
pub struct Comparer<'a> {
    vocabulary: Vocabulary,
    prepared: Vec<Prepared<'a>>,
    /// Where each statement stands in their [`order`]; the same number where nothing tells two apart.
    ranks: Vec<u32>,
    stories: Stories,
    totals: Totals<'a>,
}

impl<'a> Comparer<'a> {
    pub fn of(statements: impl IntoIterator<Item = &'a Statement>) -> Comparer<'a> {
        let statements: Vec<&Statement> = statements.into_iter().collect();
        let mut lemmas: Vec<CompactString> =
            statements.par_iter().flat_map_iter(|statement| prepared::lemmas(statement)).collect();
        lemmas.push(prepared::NUMBER.into());
        let names = statements.par_iter().flat_map_iter(|statement| &statement.names);
        let names = names.map(|name| name.key.as_str()).collect();
        let vocabulary = Vocabulary::new(lemmas, names);
        let prepared: Vec<Prepared> =
            statements.par_iter().map(|statement| prepared::prepared(statement, &vocabulary)).collect();
        let vectors = prepared.iter().map(|side| &side.vector);
        let stories = Stories::of(statements.iter().copied().zip(vectors));
        let totals = Totals::of(&prepared);
        Comparer { vocabulary, prepared, ranks: ranks(&statements), stories, totals }
    }

    /// One comparison for each candidate, in their order, all brief: [`restore`](Self::restore) gives back what they leave out.
    /// What the inference model said in earlier runs comes out of the store.
    pub fn survey(&self, candidates: &[Candidate], options: Options, store: Option<&Store>) -> Vec<Comparison> {
        self.compared(candidates, options, store, false)
    }

    /// Gives the comparisons at these places their signals, as the last thing done with these statements: it takes them apart.
    pub fn restore(self, candidates: &[Candidate], comparisons: &mut [Comparison], places: &[usize]) {
        let places: Vec<usize> = places.iter().copied().filter(|at| comparisons[*at].brief).collect();
        self.restored(comparisons, &places, |at| candidates[at]);
        self.prepared.into_par_iter().for_each(drop);
    }

    fn restored(&self, comparisons: &mut [Comparison], places: &[usize], pair: impl Fn(usize) -> Candidate + Sync) {
        let again = |at: &usize| self.comparison(pair(*at), comparisons[*at].details().told(), true);
        let restored: Vec<Comparison> = places.par_iter().map(again).collect();
        for (at, comparison) in places.iter().zip(restored) {
            let known = &mut comparisons[*at];
            let before = std::mem::replace(&mut known.details, comparison.details);
            known.brief = false;
            before.into_iter().flat_map(|before| before.signals).for_each(|signal| known.add(signal));
        }
    }

    fn compared(
        &self,
        candidates: &[Candidate],
        options: Options,
        store: Option<&Store>,
        in_words: bool,
    ) -> Vec<Comparison> {
        if !options.model {
            let each = candidates.par_iter().with_max_len(AT_ONCE);
            return each.map(|pair| self.comparison(*pair, [None; 2], in_words)).collect();
        }
        let mut comparisons = Vec::with_capacity(candidates.len());
        let mut worth = Vec::with_capacity(candidates.len());
        candidates
            .par_iter()
            .with_max_len(AT_ONCE)
            .map(|pair| self.unasked(*pair, in_words))
            .unzip_into_vecs(&mut comparisons, &mut worth);
        let text = |claim: usize| hash64(&as_stated(&self.prepared[claim]));
        let chosen = chosen::chosen(candidates, &worth, &self.ranks, text);
        let asks: Vec<(usize, [bool; 2])> =
            chosen.into_iter().enumerate().filter(|(_, ways)| *ways != [false; 2]).collect();
        let mut asked = Asked::new(store);
        for some in asks.chunks(AT_A_TIME) {
            let ways: Vec<(Candidate, [bool; 2])> = some.iter().map(|(at, ways)| (candidates[*at], *ways)).collect();
            let told = self.inferred(&ways, &mut asked);
            let each = ways.par_iter().zip(told);
            let after: Vec<Comparison> = each.map(|((pair, _), told)| self.comparison(*pair, told, in_words)).collect();
            some.iter().zip(after).for_each(|((at, _), after)| comparisons[*at] = after);
        }
        comparisons
    }

    /// What a candidate comes to without the inference model, and what each way is worth asking.
    fn unasked(&self, candidate: Candidate, in_words: bool) -> (Comparison, [Worth; 2]) {
        let draft = self.draft(candidate, in_words);
        let worth = either_way(draft.worth_a_look(), self.ordered(candidate) != candidate);
        (self.concluded(candidate, draft, [None; 2]), worth)
    }

    /// `told` is what the inference model said of the candidate.
    fn comparison(&self, candidate: Candidate, told: [Option<NliScores>; 2], in_words: bool) -> Comparison {
        self.concluded(candidate, self.draft(candidate, in_words), told)
    }

    /// Of the candidate in its order.
    fn draft(&self, candidate: Candidate, in_words: bool) -> Draft {
        let mut pair = self.pair(self.ordered(candidate));
        pair.in_words = in_words;
        weigh::draft(&pair)
    }

    fn concluded(&self, candidate: Candidate, mut draft: Draft, told: [Option<NliScores>; 2]) -> Comparison {
        let turned = self.ordered(candidate) != candidate;
        draft.infer(either_way(told, turned));
        let comparison = weigh::comparison(draft);
        if turned { comparison.turned() } else { comparison }
    }

    /// What the inference model says of each candidate, the ways that are asked.
    fn inferred<'c>(&'c self, asks: &[(Candidate, [bool; 2])], asked: &mut Asked<'c>) -> Vec<[Option<NliScores>; 2]> {
        let mut pairs = Vec::new();
        for (candidate, [there, back]) in asks {
            let [a, b] = [candidate.a, candidate.b].map(|claim| asked.number(as_stated(&self.prepared[claim])));
            pairs.extend([there.then_some([a, b]), back.then_some([b, a])].into_iter().flatten());
        }
        let mut scores = asked.scores(&pairs).into_iter();
        let told = |ways: [bool; 2]| ways.map(|way| if way { scores.next() } else { None });
        asks.iter().map(|(_, ways)| *ways).map(told).collect()
    }

    fn pair(&self, pair: Candidate) -> Pair<'_, 'a> {
        let (a, b) = (&self.prepared[pair.a], &self.prepared[pair.b]);
        let mut pair = Pair::new(a, b, &self.vocabulary);
        pair.one_story = a.s.article != b.s.article && self.stories.is_one(a.s.article, b.s.article);
        pair.one_time = pair.one_story && self.stories.are_of_one_time(a.s.article, b.s.article);
        pair.totals = pair.one_story.then_some(&self.totals);
        pair
    }

    /// Always the same order inside, so that a pair turned round gives the mirror image to the last bit.
    fn ordered(&self, pair: Candidate) -> Candidate {
        if self.ranks[pair.a] > self.ranks[pair.b] { Candidate { a: pair.b, b: pair.a } } else { pair }
    }
}

/// Of both ways, what is said of one is said of the other where the pair is turned.
fn either_way<T>([there, back]: [T; 2], turned: bool) -> [T; 2] {
    if turned { [back, there] } else { [there, back] }
}

/// What was written, with who says so: the model was trained on both, and a cut at the wrong place costs it the sense. A text that its
/// speaker denies is made a statement of the speaker's, and so is what the text says somebody denies.
fn as_stated<'s>(side: &Prepared<'s>) -> Cow<'s, str> {
    let statement = side.s;
    if let Some(denied) = signs::as_denied(side).filter(|_| statement.stance == Stance::Asserts) {
        return closed(Cow::Owned(denied));
    }
    if let Some(untrue) = signs::as_untrue(side) {
        return closed(Cow::Owned(untrue));
    }
    closed(match (&statement.whole, statement.stance) {
        (Some(whole), _) => Cow::Borrowed(whole.as_str()),
        (None, Stance::Denies) => Cow::Owned(format!("It is not true that {}", statement.text)),
        (None, _) => Cow::Borrowed(&statement.text),
    })
}

/// Shorter words may be others: "co-op" is no "coop".
const WHOLE_WORD: usize = 8;

/// "cease-fire" as "ceasefire", where that is a word: the model reads the first as some fire.
fn closed(text: Cow<'_, str>) -> Cow<'_, str> {
    let letter = |c: char| c.is_ascii_alphabetic();
    let is_one = |at: usize| {
        let first = text[..at].rsplit(|c| !letter(c)).next().unwrap_or_default();
        let second = text[at + 1..].split(|c| !letter(c)).next().unwrap_or_default();
        let chained = text[..at - first.len()].ends_with('-') || text[at + 1 + second.len()..].starts_with('-');
        let halves = !first.is_empty() && !second.is_empty() && !chained;
        halves && prepared::in_one_word(first, second).is_some_and(|whole| whole.len() >= WHOLE_WORD)
    };
    let gone: Vec<usize> = text.match_indices('-').map(|(at, _)| at).filter(|at| is_one(*at)).collect();
    if gone.is_empty() {
        return text;
    }
    Cow::Owned(text.char_indices().filter(|(at, _)| gone.binary_search(at).is_err()).map(|(_, c)| c).collect())
}

fn ranks(statements: &[&Statement]) -> Vec<u32> {
    let mut sorted: Vec<usize> = (0..statements.len()).collect();
    sorted.par_sort_by(|a, b| order(statements[*a], statements[*b]));
    let mut ranks = vec![0; statements.len()];
    for two in sorted.windows(2) {
        let is_after = order(statements[two[0]], statements[two[1]]) == Ordering::Less;
        ranks[two[1]] = ranks[two[0]] + u32::from(is_after);
    }
    ranks
}

fn order(a: &Statement, b: &Statement) -> Ordering {
    a.text
        .cmp(&b.text)
        .then_with(|| a.published.cmp(&b.published))
        .then_with(|| a.stance.cmp(&b.stance))
        .then_with(|| a.certainty.cmp(&b.certainty))
        .then_with(|| a.speaker.cmp(&b.speaker))
        .then_with(|| a.outlet.cmp(&b.outlet))
}

impl Comparison {
    /// The comparison of `b` with `a`.
    fn turned(mut self) -> Comparison {
        self.relation = match self.relation {
            Relation::Entails => Relation::EntailedBy,
            Relation::EntailedBy => Relation::Entails,
            other => other,
        };
        let Some(details) = &mut self.details else { return self };
        std::mem::swap(&mut details.scores, &mut details.reverse);
        details.inferred.reverse();
        for signal in &mut details.signals {
            std::mem::swap(&mut signal.a, &mut signal.b);
            if let Some((a, b)) = signal.detail.split_once(" / ") {
                signal.detail = format!("{b} / {a}").into();
            }
        }
        self
    }
}
