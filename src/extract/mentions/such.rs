//! "Such tests": which ones.
//!
//! Gives the noun with the words that stood before it shortly before, where they stood there once; of a talk any word for one will do.
//!
//! Worked: in `The port ran three costly tests. Such tests take a week` they are `such [costly] tests`; in `They held “real” talks. Such
//! dialogue takes a week` it is `such dialogue [“real” talks]`.

use super::definites::Told;
use super::meetings::is_talk;
use super::parties::Open;
use crate::extract::tree::Tree;

/// Sentences back to what such is. A guess.
const REACH: usize = 3;

pub(super) fn told(open: &Open) -> Option<Told> {
    let Open { text, sentences, trees, sentence, noun, .. } = *open;
    let tree = &trees[sentence];
    let (first, last) = tree.edges(noun);
    let is = |at: usize, word: &str| tree.lemma(at).eq_ignore_ascii_case(word);
    let bare =
        is(first, "such") && (first + 1 == noun || first + 2 == noun && (is(first + 1, "a") || is(first + 1, "an")));
    // "such talks as", "such a crash that".
    if !bare || last != noun {
        return None;
    }
    let block = sentences[sentence].block;
    let earlier = |at: &usize| !sentences[*at].headline && sentences[*at].block + 1 >= block;
    let end = |at: usize| if at == sentence { first } else { trees[at].len() };
    let near = || (sentence.saturating_sub(REACH)..=sentence).rev().filter(earlier);
    let places = || near().flat_map(|at| (0..end(at)).rev().map(move |token| (at, token)));
    let same = |(at, token): &(usize, usize)| {
        trees[*at].tag(*token).starts_with("NN") && trees[*at].lemma(*token) == tree.lemma(noun)
    };
    let said = open.said(first);
    let mut again =
        places().filter(same).filter_map(|(at, token)| Some(((at, token), before(text, &trees[at], token)?)));
    if let Some((from, words)) = again.next() {
        let one = again.all(|(_, other)| other == words);
        let (such, own) = said.rsplit_once(' ')?;
        return one.then(|| Told { words: format!("{such} [{words}] {own}"), first, from, ..Told::default() });
    }
    let talk = |(at, token): &(usize, usize)| is_talk(&trees[*at], *token);
    let from = places().find(|place| is_talk(tree, noun) && talk(place))?;
    let words = before(text, &trees[from.0], from.1)?;
    let known = trees[from.0].parse.tokens[from.1].span.of(text);
    let article = match trees[from.0].tag(from.1) {
        "NN" if words.starts_with(['a', 'e', 'i', 'o', 'u']) => "an ",
        "NN" => "a ",
        _ => "",
    };
    Some(Told { words: format!("{said} [{article}{words} {known}]"), first, from, ..Told::default() })
}

/// The words before a noun that tell of what sort it is: "complex technical", of "three complex technical investigations".
fn before(text: &str, tree: &Tree, noun: usize) -> Option<String> {
    let sort = |kid: &usize| {
        *kid < noun && matches!(tree.dep(*kid), "amod" | "compound") && !matches!(tree.tag(*kid), "JJR" | "JJS" | "CD")
    };
    // "an arranged visit".
    let first = tree.children(noun).find(sort).filter(|first| tree.tag(*first) != "VBN")?;
    let plain = (first..noun).all(|at| {
        matches!(tree.tag(at), "JJ" | "NN" | "NNS" | "VBN" | "VBG" | "HYPH" | "," | "RB" | "``" | "''")
            && !matches!(tree.lemma(at), "other" | "same" | "such" | "many" | "several")
    });
    let words = tree.parse.tokens[first].span.cover(tree.parse.tokens[noun - 1].span).of(text);
    let words = words.replace(['“', '”', '"'], "").split_whitespace().collect::<Vec<_>>().join(" ");
    let opens = first == 0 && crate::parse::is_written_small(&words.split(' ').next()?.to_lowercase());
    plain.then(|| if opens { words.to_lowercase() } else { words })
}
