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

mod comparison;
mod decide;
mod frame;
mod lexicon;
mod naming;
mod pair;
mod prepared;
mod scope;
mod sign;
mod signs;
mod similarity;
#[cfg(test)]
mod tests;
mod value;
mod vocabulary;
mod weigh;

pub use comparison::{Comparison, NliScores, Relation, Signal, Spans};
pub use decide::Features;
pub use sign::{CODES, is_base, is_conflict};

use crate::block::Candidate;
use crate::extract::Stance;
use crate::nli;
use crate::normalise::Statement;
use crate::store::Store;
use pair::Pair;
use prepared::Prepared;
use rayon::prelude::*;
use std::borrow::Cow;
use std::cmp::Ordering;
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
const AT_A_TIME: usize = 8192;

/// One comparison for each candidate, in their order.
pub fn compare_all(statements: &[Statement], candidates: &[Candidate], options: Options) -> Vec<Comparison> {
    compared(statements, candidates, options, None, true)
}

/// The same for a whole run, where most pairs neither agree nor disagree: those are brief. [`restore`] gives back what they leave out.
/// What the inference model said in earlier runs comes out of the store.
pub fn survey(
    statements: &[Statement],
    candidates: &[Candidate],
    options: Options,
    store: Option<&Store>,
) -> Vec<Comparison> {
    compared(statements, candidates, options, store, false)
}

/// Gives the comparisons at these places their signals again, as they were.
pub fn restore(statements: &[Statement], candidates: &[Candidate], comparisons: &mut [Comparison], places: &[usize]) {
    let places: Vec<usize> = places.iter().copied().filter(|at| comparisons[*at].brief).collect();
    let mut needed: Vec<usize> = places.iter().flat_map(|at| [candidates[*at].a, candidates[*at].b]).collect();
    needed.sort_unstable();
    needed.dedup();
    let (vocabulary, prepared) = prepare(needed.iter().map(|claim| &statements[*claim]).collect());
    let of = |claim: usize| &prepared[needed.partition_point(|before| *before < claim)];
    let restored: Vec<Vec<Signal>> = places
        .par_iter()
        .map(|at| {
            let (known, pair) = (&comparisons[*at], ordered(statements, candidates[*at]));
            let is_turned = pair != candidates[*at];
            let mut told = [0, 1].map(|at| known.inferred[at].then_some([known.scores, known.reverse][at]));
            if is_turned {
                told.reverse();
            }
            let comparison = in_words(Pair::new(of(pair.a), of(pair.b), &vocabulary), told);
            if is_turned { comparison.turned().signals } else { comparison.signals }
        })
        .collect();
    for (at, mut signals) in places.into_iter().zip(restored) {
        let comparison = &mut comparisons[at];
        signals.append(&mut comparison.signals);
        (comparison.signals, comparison.brief) = (signals, false);
    }
}

fn compared(
    statements: &[Statement],
    candidates: &[Candidate],
    options: Options,
    store: Option<&Store>,
    idle_in_words: bool,
) -> Vec<Comparison> {
    let (vocabulary, prepared) = prepare(statements.iter().collect());
    let mut comparisons = Vec::with_capacity(candidates.len());
    for some in candidates.chunks(AT_A_TIME) {
        // Always the same order inside, so that a pair turned round gives the mirror image to the last bit.
        let ordered: Vec<Candidate> = some.iter().map(|pair| ordered(statements, *pair)).collect();
        let drafts = drafts(&prepared, &ordered, &vocabulary, options, store, idle_in_words);
        comparisons.par_extend(drafts.into_par_iter().zip(some).zip(&ordered).map(|((draft, pair), ordered)| {
            let told = draft.inferred;
            let mut comparison = weigh::comparison(draft);
            if comparison.brief && !comparison.is_idle() {
                comparison = in_words(Pair::new(&prepared[ordered.a], &prepared[ordered.b], &vocabulary), told);
            }
            if pair == ordered { comparison } else { comparison.turned() }
        }));
    }
    comparisons
}

/// The comparison with all its signals, where `told` is what the inference model said.
fn in_words(pair: Pair, told: [Option<NliScores>; 2]) -> Comparison {
    let mut draft = weigh::draft(&pair);
    draft.infer(told);
    weigh::comparison(draft)
}

pub fn compare(a: &Statement, b: &Statement, options: Options) -> Comparison {
    let statements = [a.clone(), b.clone()];
    compare_all(&statements, &[Candidate { a: 0, b: 1 }], options).remove(0)
}

/// What the decision weighs, for the script that fits it: features of a contradiction, of `a` entails `b`, of `b` entails `a`.
pub fn features(statements: &[Statement], candidates: &[Candidate], options: Options) -> Vec<[Features; 3]> {
    let (vocabulary, prepared) = prepare(statements.iter().collect());
    let drafts = drafts(&prepared, candidates, &vocabulary, options, None, false);
    drafts
        .into_iter()
        .map(|draft| {
            let [forward, backward] = draft.entails;
            [draft.contradicts, forward, backward]
        })
        .collect()
}

fn drafts(
    prepared: &[Prepared],
    candidates: &[Candidate],
    vocabulary: &Vocabulary,
    options: Options,
    store: Option<&Store>,
    in_words: bool,
) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = candidates
        .par_iter()
        .map(|pair| {
            let mut pair = Pair::new(&prepared[pair.a], &prepared[pair.b], vocabulary);
            pair.in_words = in_words;
            weigh::draft(&pair)
        })
        .collect();
    if !options.model {
        return drafts;
    }
    let looks: Vec<[bool; 2]> = drafts.iter().map(Draft::worth_a_look).collect();
    let texts: Vec<[Cow<'_, str>; 2]> = candidates
        .iter()
        .zip(&looks)
        .filter(|(_, looks)| **looks != [false, false])
        .map(|(pair, _)| [pair.a, pair.b].map(|statement| as_stated(&prepared[statement])))
        .collect();
    let asked = looks.iter().filter(|looks| **looks != [false, false]).zip(&texts);
    let pairs: Vec<(&str, &str)> = asked
        .flat_map(|([there, back], [a, b])| [there.then_some((&**a, &**b)), back.then_some((&**b, &**a))])
        .flatten()
        .collect();
    let mut scores = store.map_or_else(|| nli::scores(&pairs), |store| store.scores(&pairs)).into_iter();
    for (draft, looks) in drafts.iter_mut().zip(looks) {
        draft.infer(looks.map(|look| if look { scores.next().map(NliScores::from) } else { None }));
    }
    drafts
}

/// What was written, with who says so: the model was trained on both, and a cut at the wrong place costs it the sense. A text that its
/// speaker denies is made a statement of the speaker's, and so is what the text says somebody denies.
fn as_stated<'s>(side: &Prepared<'s>) -> Cow<'s, str> {
    let statement = side.s;
    if let Some(denied) = signs::as_denied(side).filter(|_| statement.stance == Stance::Asserts) {
        return Cow::Owned(denied);
    }
    match (&statement.whole, statement.stance) {
        (Some(whole), _) => Cow::Borrowed(whole),
        (None, Stance::Denies) => Cow::Owned(format!("It is not true that {}", statement.text)),
        (None, _) => Cow::Borrowed(&statement.text),
    }
}

fn ordered(statements: &[Statement], pair: Candidate) -> Candidate {
    match order(&statements[pair.a], &statements[pair.b]) {
        Ordering::Greater => Candidate { a: pair.b, b: pair.a },
        _ => pair,
    }
}

fn prepare(statements: Vec<&Statement>) -> (Vocabulary, Vec<Prepared<'_>>) {
    let mut lemmas: Vec<String> =
        statements.par_iter().flat_map_iter(|statement| prepared::lemmas(statement)).collect();
    lemmas.push(prepared::NUMBER.to_string());
    let names = statements.iter().flat_map(|statement| &statement.names).map(|name| name.key.as_str()).collect();
    let vocabulary = Vocabulary::new(lemmas, names);
    let prepared = statements.par_iter().map(|statement| prepared::prepared(statement, &vocabulary)).collect();
    (vocabulary, prepared)
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
        std::mem::swap(&mut self.scores, &mut self.reverse);
        self.inferred.reverse();
        for signal in &mut self.signals {
            std::mem::swap(&mut signal.a, &mut signal.b);
            if let Some((a, b)) = signal.detail.split_once(" / ") {
                signal.detail = format!("{b} / {a}").into();
            }
        }
        self
    }
}
