//! "The two countries", "both sides", "our countries": the two countries that were last spoken of together.
//!
//! Gives their names as the article writes them, seats of government too, joined by "and" or by what one has with the other. Nothing where
//! a third country was named since. Where none were spoken of nearby, they are those of whom the article speaks so, if it does of one two.
//!
//! Worked: `Talks between Reva and Tobol failed. The two countries closed the border.` gives `The two countries [Reva and Tobol] closed the
//! border`, where both are countries.

use super::definites::Told;
use super::lexicon;
use super::parties::Open;
use crate::extract::tree::Tree;
use crate::segment::Sentence;
use std::collections::BTreeSet;

/// Sentences back to two countries joined. A guess.
const REACH: usize = 5;
/// What two countries are called.
pub(super) const CALLED: &[&str] =
    &["capital", "country", "nation", "neighbor", "neighbour", "republic", "side", "state"];

/// Two countries spoken of together: "Reva and Tobol", "Reva’s ties with Tobol".
pub(super) struct Two {
    pub sentence: usize,
    pub first: usize,
    pub second: usize,
    pub lands: BTreeSet<String>,
    /// What they have with each other is told: "ties between Reva and Tobol".
    pub ties: bool,
    /// Named by the seats of their governments.
    seats: bool,
}

impl Two {
    /// "Reva and Tobol".
    pub fn names(&self, text: &str, trees: &[Tree]) -> String {
        let name = |token: usize| trees[self.sentence].parse.tokens[token].span.of(text);
        format!("{} and {}", name(self.first), name(self.second))
    }

    /// The same as countries, where the article names both so too: "Norway and Sweden" for Oslo and Stockholm.
    fn countries(&self, text: &str, trees: &[Tree]) -> Option<String> {
        let written = |token: usize| {
            let meant = land(text, &trees[self.sentence], token)?;
            let places = trees.iter().flat_map(|tree| (0..tree.len()).map(move |at| (tree, at)));
            let mut named = places.filter(|(tree, at)| is_land(text, tree, *at)).filter_map(|(tree, at)| {
                let word = tree.parse.tokens[at].span.of(text);
                (word.to_lowercase() == meant && land(text, tree, at).as_ref() == Some(&meant)).then_some(word)
            });
            named.next()
        };
        Some(format!("{} and {}", written(self.first)?, written(self.second)?))
    }

    fn is_between(&self, trees: &[Tree]) -> bool {
        let tree = &trees[self.sentence];
        tree.dep(self.first) == "pobj" && tree.lemma(tree.head(self.first)) == "between"
    }
}

/// All of them, in order.
pub(super) fn twos(text: &str, trees: &[Tree]) -> Vec<Two> {
    let of_tree = |(sentence, tree): (usize, &Tree)| -> Vec<Two> {
        let found = (0..tree.len()).flat_map(|token| [joined(text, tree, token), tied(text, tree, token)]);
        let two = |(first, second): (usize, usize)| {
            let lands: BTreeSet<String> = [land(text, tree, first)?, land(text, tree, second)?].into();
            let up = |at: &usize| Some(tree.head(*at)).filter(|head| head != at);
            let ties = std::iter::successors(Some(first), up).take(4).any(|at| is_tie(tree, at))
                || tied(text, tree, first) == Some((first, second));
            let seats = [first, second].iter().any(|at| lexicon::is_seat(tree.parse.tokens[*at].span.of(text)));
            (lands.len() == 2).then_some(Two { sentence, first, second, lands, ties, seats })
        };
        found.flatten().filter_map(two).collect()
    };
    trees.iter().enumerate().flat_map(of_tree).collect()
}

/// What two countries have with each other, of whatever sort.
const TIES: &[&str] = &["cooperation", "relation", "relationship", "strain", "tension", "tie", "trade", "turnover"];

pub(super) fn is_tie(tree: &Tree, token: usize) -> bool {
    tree.tag(token).starts_with("NN") && TIES.contains(&tree.lemma(token).to_lowercase().as_str())
}

/// The words for the two, and the token behind which they stand.
pub(super) fn both(open: &Open, twos: &[Two]) -> Option<(Told, usize)> {
    let Open { text, sentences, trees, sentence, noun, lemma } = *open;
    let tree = &trees[sentence];
    if tree.tag(noun) != "NNS" || !CALLED.contains(&lemma) {
        return None;
    }
    let owns = noun + 1 < tree.len() && tree.head(noun + 1) == noun && tree.dep(noun + 1) == "case";
    let last = if owns { noun + 1 } else { noun };
    let first = first_of_two(tree, noun)?;
    let ours = tree.tag(first) == "PRP$";
    let two = if ours { in_passage(sentences, twos, sentence, first) } else { last_two(open, twos, first) };
    let two = two.or_else(|| {
        only(twos).filter(|two| (!owns || two.sentence < sentence) && !has_third(text, trees, two, sentence, first))
    })?;
    let said = tree.parse.tokens[first].span.cover(tree.parse.tokens[last].span).of(text).to_lowercase();
    let countries = two.countries(text, trees).filter(|_| two.seats && !matches!(lemma, "capital" | "side"));
    let words = format!("{said} [{}]", countries.unwrap_or_else(|| two.names(text, trees)));
    Some((Told { words, first, from: (two.sentence, two.second), ..Told::default() }, last))
}

/// The two spoken of last, where no third was since.
fn last_two<'a>(open: &Open, twos: &'a [Two], first: usize) -> Option<&'a Two> {
    let Open { text, trees, sentence, noun, lemma, .. } = *open;
    let tree = &trees[sentence];
    let between = tree.dep(noun) == "pobj" && tree.lemma(tree.head(noun)) == "between";
    let reach = sentence.saturating_sub(if lemma == "side" { 1 } else { REACH });
    let here = |two: &&Two| (two.sentence, two.second) < (sentence, first) && two.sentence >= reach;
    let last = twos.iter().rev().find(here)?;
    let again = twos.iter().filter(|two| two.sentence == last.sentence).filter(here).all(|two| two.lands == last.lands);
    // "the peace between the two": of a war between two; the president of a third is none of them.
    let told = between && last.is_between(trees);
    let third = |(at, token): (usize, usize)| {
        // "the Sorvan president was received in Sorva".
        let tree = &trees[at];
        let aside = matches!(tree.dep(token), "amod" | "compound")
            || tree.dep(token) == "pobj" && tree.lemma(tree.head(token)) == "in";
        !(told && aside) && land(text, &trees[at], token).is_some_and(|land| !last.lands.contains(&land))
    };
    let since = (last.sentence + 1..=sentence).flat_map(|at| {
        let end = if at == sentence { first } else { trees[at].len() };
        (0..end).map(move |token| (at, token))
    });
    (again && !since.into_iter().any(third)).then_some(last)
}

/// Whether a third acts in the sentence or the one before: "The Danish minister came. Economic ties are strong."
pub(super) fn has_third(text: &str, trees: &[Tree], two: &Two, sentence: usize, token: usize) -> bool {
    let third = |(at, token): (usize, usize)| {
        let tree = &trees[at];
        let noun = if matches!(tree.dep(token), "amod" | "compound") { tree.head(token) } else { token };
        let acts = matches!(tree.dep(noun), "nsubj" | "nsubjpass");
        acts && land(text, tree, token).is_some_and(|land| !two.lands.contains(&land))
    };
    (sentence.saturating_sub(1)..=sentence).any(|at| {
        let end = if at == sentence { token } else { trees[at].len() };
        (0..end).any(|token| third((at, token)))
    })
}

/// The two of whom alone the article tells what they have with each other.
pub(super) fn only(twos: &[Two]) -> Option<&Two> {
    let first = twos.iter().find(|two| two.ties)?;
    let countries = twos.iter().find(|two| !two.seats).unwrap_or(first);
    twos.iter().all(|two| two.lands == first.lands).then_some(countries)
}

/// The two whose ties a passage tells of, where no others stand in it before.
pub(super) fn in_passage<'a>(
    sentences: &[Sentence],
    twos: &'a [Two],
    sentence: usize,
    token: usize,
) -> Option<&'a Two> {
    let block = sentences[sentence].block;
    let mut here = twos
        .iter()
        .filter(|two| sentences[two.sentence].block == block && (two.sentence, two.second) < (sentence, token));
    let first = here.next()?;
    (here.all(|two| two.lands == first.lands) && first.ties).then_some(first)
}

/// The first word of "the two countries", "the two neighbouring countries", "both countries", "our countries", "between the nations".
pub(super) fn first_of_two(tree: &Tree, noun: usize) -> Option<usize> {
    let (first, last) = tree.edges(noun);
    let word = |at: usize| tree.lemma(at).to_lowercase();
    let two = first + 1 < noun && matches!(word(first).as_str(), "the" | "these") && word(first + 1) == "two";
    let near = |at: usize| matches!(word(at).as_str(), "neighboring" | "neighbouring");
    let between = || tree.dep(noun) == "pobj" && tree.lemma(tree.head(noun)) == "between";
    let states = || matches!(word(noun).as_str(), "country" | "nation");
    let plain = two && (first + 2..noun).all(near)
        || word(first) == "both" && first + 1 == noun
        || word(first) == "the" && first + 1 == noun && between() && states()
        || tree.lemma(first).eq_ignore_ascii_case("our") && first + 1 == noun && between() && states();
    (plain && (last == noun || last == noun + 1 && tree.dep(last) == "case")).then_some(first)
}

/// The country that a noun, an adjective or a seat of government stands for.
fn land(text: &str, tree: &Tree, token: usize) -> Option<String> {
    let word = tree.parse.tokens[token].span.of(text);
    // "the North Sea Port": a part of a longer name.
    let entity = tree.parse.entities.iter().find(|entity| entity.tokens.contains(&token));
    let alone = entity.is_none_or(|entity| {
        entity.tokens.clone().filter(|at| tree.tag(*at) != "DT" && tree.tag(*at) != "POS").count() == 1
    });
    let named = tree.tag(token).starts_with("NNP") || tree.tag(token) == "JJ";
    lexicon::land(word).filter(|_| alone && named)
}

fn is_land(text: &str, tree: &Tree, token: usize) -> bool {
    tree.tag(token).starts_with("NNP") && land(text, tree, token).is_some()
}

/// "A and B", "A’s ties with B".
fn joined(text: &str, tree: &Tree, token: usize) -> Option<(usize, usize)> {
    let named = |at: &usize| is_land(text, tree, *at);
    let first = Some(token).filter(named)?;
    let and = tree.child(first, &["conj"]).filter(|other| {
        *other > first && named(other) && tree.dep(first) != "conj" && tree.child(*other, &["conj"]).is_none()
    });
    let with = || {
        let owned = tree.head(first);
        with(tree, owned).filter(|_| tree.dep(first) == "poss").filter(named)
    };
    and.or_else(with).map(|other| (first, other))
}

/// "A wants better ties with B".
fn tied(text: &str, tree: &Tree, token: usize) -> Option<(usize, usize)> {
    let first = Some(token).filter(|at| is_land(text, tree, *at) && tree.dep(*at) == "nsubj")?;
    let verb = tree.head(first);
    let mut found = (verb + 1..tree.edges(verb).1 + 1)
        .filter(|at| is_tie(tree, *at))
        .filter_map(|tie| Some((tie, with(tree, tie).filter(|at| is_land(text, tree, *at))?)));
    let (tie, other) = found.next().filter(|_| found.next().is_none())?;
    // "Reva said Tobol’s ties with Sorva …": theirs.
    let up = |at: &usize| Some(tree.head(*at)).filter(|head| head != at);
    let clause = |at: &usize| *at != verb && tree.child(*at, &["nsubj", "nsubjpass"]).is_some();
    let own = std::iter::successors(Some(tie), up).take_while(|at| *at != verb).any(|at| clause(&at));
    (!own && tree.child(tie, &["poss"]).is_none()).then_some((first, other))
}

/// The object of "with" that hangs on a noun.
fn with(tree: &Tree, noun: usize) -> Option<usize> {
    let with = tree.children(noun).find(|kid| tree.dep(*kid) == "prep" && tree.lemma(*kid) == "with")?;
    tree.child(with, &["pobj"])
}
