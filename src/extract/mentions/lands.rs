//! "the two countries", "both sides": the two countries that were last spoken of together; "ties": those between the only two.
//!
//! Gives their names as the article writes them, seats of government too, joined by "and" or by what one has with the other. Nothing where
//! a third country was named since.
//!
//! Worked: `Talks between Reva and Tobol failed. The two countries closed the border.` gives `The two countries [Reva and Tobol] closed the
//! border`, where both are countries.

use super::definites::Told;
use super::lexicon;
use crate::extract::tree::Tree;
use std::collections::BTreeSet;

/// Sentences back to two countries joined. A guess.
const REACH: usize = 5;
/// What two countries are called.
const CALLED: &[&str] = &["capital", "country", "nation", "neighbor", "neighbour", "republic", "side", "state"];

/// The words for the two.
pub(super) fn both(text: &str, trees: &[Tree], sentence: usize, noun: usize, lemma: &str) -> Option<Told> {
    let tree = &trees[sentence];
    if tree.tag(noun) != "NNS" || !CALLED.contains(&lemma) || noun + 1 < tree.len() && tree.tag(noun + 1) == "POS" {
        return None;
    }
    let first = first_of_two(tree, noun)?;
    let side = lemma == "side";
    let mut since: BTreeSet<String> = BTreeSet::new();
    for at in (sentence.saturating_sub(if side { 1 } else { REACH })..=sentence).rev() {
        let end = if at == sentence { first } else { trees[at].len() };
        let lands: Vec<(usize, String)> =
            (0..end).filter_map(|token| Some((token, land(text, &trees[at], token)?))).collect();
        let own: BTreeSet<String> = lands.iter().map(|(_, land)| land.clone()).collect();
        let mut pairs = lands.iter().filter_map(|(token, _)| joined(text, &trees[at], *token, end));
        if let Some((a, b)) = pairs.next() {
            let of = |token: usize| land(text, &trees[at], token);
            let two: BTreeSet<String> = [of(a)?, of(b)?].into();
            let again = pairs.all(|(c, d)| [of(c), of(d)].into_iter().flatten().collect::<BTreeSet<_>>() == two);
            return (again && since.is_subset(&two)).then(|| {
                let name = |token: usize| trees[at].parse.tokens[token].span.of(text);
                let said = tree.parse.tokens[first].span.cover(tree.parse.tokens[noun].span).of(text).to_lowercase();
                let words = format!("{said} [{} and {}]", name(a), name(b));
                Told { words, first, entity: None, from: (at, b) }
            });
        }
        since.extend(own);
    }
    None
}

/// What two countries have with each other, of whatever sort.
const SHARED: &[&str] = &["relation", "tie"];
/// "Bilateral ties", where the article has told of the ties of no other two: "bilateral ties [between Reva and Tobol]".
pub(super) fn between(text: &str, trees: &[Tree], sentence: usize, noun: usize, lemma: &str) -> Option<Told> {
    let tree = &trees[sentence];
    if tree.tag(noun) != "NNS" || !SHARED.contains(&lemma) || matches!(tree.dep(noun), "compound" | "conj" | "nmod") {
        return None;
    }
    // "Interstate relations" may be those of all states.
    let (first, last) = tree.edges(noun);
    let bare = first == noun && tree.dep(noun).starts_with("nsubj");
    let bilateral = first + 1 == noun && tree.lemma(first).eq_ignore_ascii_case("bilateral");
    let told = (0..first).any(|at| CALLED.contains(&tree.lemma(at)) && first_of_two(tree, at).is_some());
    if last != noun || told || !(bare || bilateral) {
        return None;
    }
    let mut found: Option<(BTreeSet<String>, usize, usize, usize)> = None;
    for (at, earlier) in trees.iter().enumerate().take(sentence + 1) {
        let end = if at == sentence { first } else { earlier.len() };
        for (a, b) in (0..end).filter_map(|token| joined(text, earlier, token, end)) {
            let two: BTreeSet<String> = [land(text, earlier, a)?, land(text, earlier, b)?].into();
            // "relations between Reva and Tobol", "Reva’s ties with Tobol".
            let up = |token: usize| {
                std::iter::successors(Some(token), |at| Some(earlier.head(*at)).filter(|head| head != at))
            };
            let of_ties = up(a).take(4).any(|at| SHARED.contains(&earlier.lemma(at).to_lowercase().as_str()));
            match &found {
                Some((known, ..)) if *known != two => return None,
                None if of_ties => found = Some((two, at, a, b)),
                _ => {}
            }
        }
    }
    let (_, at, a, b) = found?;
    let name = |token: usize| trees[at].parse.tokens[token].span.of(text);
    let said = tree.parse.tokens[first].span.cover(tree.parse.tokens[noun].span).of(text);
    let words =
        format!("{} [between {} and {}]", said.split_whitespace().collect::<Vec<_>>().join(" "), name(a), name(b));
    Some(Told { words, first, entity: None, from: (at, b) })
}

/// The first word of "the two countries", "the two neighbouring countries", "both countries".
fn first_of_two(tree: &Tree, noun: usize) -> Option<usize> {
    let (first, last) = tree.edges(noun);
    let word = |at: usize| tree.lemma(at).to_lowercase();
    let two = first + 1 < noun && matches!(word(first).as_str(), "the" | "these") && word(first + 1) == "two";
    let near = |at: usize| matches!(word(at).as_str(), "neighboring" | "neighbouring");
    let plain = two && (first + 2..noun).all(near) || word(first) == "both" && first + 1 == noun;
    (plain && last == noun).then_some(first)
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

/// "A and B", "A’s ties with B".
fn joined(text: &str, tree: &Tree, token: usize, end: usize) -> Option<(usize, usize)> {
    let named = |at: &usize| *at < end && tree.tag(*at).starts_with("NNP") && land(text, tree, *at).is_some();
    let first = Some(token).filter(named)?;
    let and = tree.child(first, &["conj"]).filter(|other| {
        *other > first && named(other) && tree.dep(first) != "conj" && tree.child(*other, &["conj"]).is_none()
    });
    let with = || {
        let owned = tree.head(first);
        let with = tree.children(owned).find(|kid| tree.dep(*kid) == "prep" && tree.lemma(*kid) == "with")?;
        tree.child(with, &["pobj"]).filter(|_| tree.dep(first) == "poss").filter(named)
    };
    let other = and.or_else(with)?;
    (land(text, tree, first) != land(text, tree, other)).then_some((first, other))
}
