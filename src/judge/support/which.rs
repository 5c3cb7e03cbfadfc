//! Which of several things of a kind a claim means.
//!
//! Takes a claim of a [`View`] whose subject is a bare "the film", says whether its article, or that of another claim, tells of more than
//! one: "another film", "both films", "the latest film", "a film" in one sentence and in another. Two such claims may be about two films unless they have a name or a number in
//! common, and one of which more is asked cannot be read alone. An article's own several are found once, by the words before the noun.
//! Worked: `The film shows the collision` beside `The film showed the collision of the Velos` where one article tells of "a second film".
//! Known misses: a second film that the article calls otherwise ("the footage", "its sequel").

use crate::judge::Article;
use crate::judge::view::View;
use crate::normalise::Statement;
use crate::parse::{Token, Upos};
use std::collections::{HashMap, HashSet};

/// Words that tell one thing of a kind from another.
const TELLING_APART: [&str; 12] = [
    "another",
    "both",
    "different",
    "earlier",
    "latest",
    "other",
    "previous",
    "second",
    "similar",
    "third",
    "three",
    "two",
];
/// What is made and shown, and comes in several where one is talked of; of who does things there are always others ("the other banks").
const SHOWN: [&str; 14] = [
    "clip",
    "email",
    "film",
    "footage",
    "image",
    "letter",
    "message",
    "photo",
    "photograph",
    "picture",
    "recording",
    "tape",
    "tweet",
    "video",
];
/// Words from such a word to the noun: "a second shaky film". A guess.
const WITHIN: usize = 2;

/// Kinds of which the article tells of several.
pub(in crate::judge) fn several(article: &Article<'_>) -> HashSet<&'static str> {
    let mut found = HashSet::new();
    let mut introduced: HashMap<&str, usize> = HashMap::new();
    for (at, sentence) in article.sentences.iter().enumerate() {
        let words = crate::id::normalised(sentence.of(article.text));
        let words: Vec<&str> = words.split(' ').collect();
        let apart = words.iter().enumerate().filter(|(_, word)| TELLING_APART.contains(word));
        let behind = apart.flat_map(|(at, _)| words[at + 1..].iter().take(WITHIN));
        found.extend(behind.filter_map(|word| {
            SHOWN.into_iter().find(|noun| word.strip_prefix(noun).is_some_and(|rest| matches!(rest, "" | "s")))
        }));
        // "released a film on Tuesday", "in a moving film of last week"
        let new = words.iter().enumerate().filter(|(_, word)| matches!(**word, "a" | "an"));
        let behind = new.flat_map(|(at, _)| words[at + 1..].iter().take(WITHIN));
        for noun in behind.filter_map(|word| SHOWN.into_iter().find(|noun| noun == word)) {
            if *introduced.entry(noun).or_insert(at) != at {
                found.insert(noun);
            }
        }
    }
    found
}

/// Verbs behind which stands what tells one film from another.
const SHOWS: [&str; 6] = ["capture", "contain", "depict", "feature", "picture", "show"];

/// "The film runs for three minutes", "the latest film was found by Velos", in a story of several films: nothing says which. What it shows, by
/// name, may.
pub(in crate::judge) fn is_one_of_several(view: &View<'_>, claim: usize) -> bool {
    let statement = view.statements[claim];
    let tokens = &statement.parse.tokens;
    let is_told_apart = |kid: &Token| {
        let word = kid.span.of(&statement.text).to_lowercase();
        word == "new" || TELLING_APART.contains(&word.as_str())
    };
    let shows = |verb: usize| SHOWS.contains(&tokens[verb].lemma.as_str()) && !statement.names.is_empty();
    main_subject(statement, is_told_apart).is_some_and(|(at, noun)| {
        !shows(tokens[at].head) && (0..view.len()).any(|other| view.several(other).contains(noun))
    })
}

pub(super) fn may_be_two(view: &View<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (view.statements[a], view.statements[b]);
    let bare = [x, y].into_iter().find_map(bare_subject);
    view.claims[a].article != view.claims[b].article
        && bare.is_some_and(|noun| [a, b].iter().any(|claim| view.several(*claim).contains(noun)))
        && !have_a_mark(x, y)
}

/// "The film shows …", "film shows …": nothing says which.
fn bare_subject(one: &Statement) -> Option<&'static str> {
    main_subject(one, |_| false).map(|(_, noun)| noun)
}

/// The subject of the main verb where it is a thing to show with no more than "the", or with words of one kind.
fn main_subject(one: &Statement, may_have: impl Fn(&Token) -> bool) -> Option<(usize, &'static str)> {
    let tokens = &one.parse.tokens;
    let is_main = |at: &usize| {
        let verb = tokens[*at].head;
        matches!(tokens[*at].dep, "nsubj" | "nsubjpass") && tokens[verb].head == verb
    };
    let is_bare = |at: &usize| {
        tokens.iter().enumerate().all(|(i, kid)| kid.head != *at || i == *at || kid.lemma == "the" || may_have(kid))
    };
    let noun = |at: usize| SHOWN.into_iter().find(|noun| tokens[at].lemma.eq_ignore_ascii_case(noun));
    (0..tokens.len())
        .filter(is_main)
        .filter(is_bare)
        .filter(|at| tokens[*at].pos == Upos::Noun)
        .find_map(|at| Some((at, noun(at)?)))
}

/// A name, a number or a day that both have.
fn have_a_mark(a: &Statement, b: &Statement) -> bool {
    let names = super::parts::share_a_name(a, b);
    let numbers = a.quantities.iter().any(|one| b.quantities.iter().any(|other| one.unit == other.unit));
    let days = a.times.iter().any(|one| b.times.iter().any(|other| one.when.is_some() && one.when == other.when));
    names || numbers || days
}
