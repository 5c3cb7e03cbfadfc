//! Of whom or what, and of when, the texts speak: "the gate of the mill" / "the gate of the school", "shut in the morning" / "opened at
//! night".
//!
//! Fires as `different-scope` where a noun of both is of others in each, or one of two ("the day shift" / "the night shift"), or where who is
//! meant stands in neither ("they" / "the Harbour Board", "their doctors" / "that doctor"), and as
//! `different-time` where they are of two parts of a day. Silent where one text leaves it out, names it in other words, or tells it of the same.

use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use smallvec::smallvec;

/// Words as near as this may be two for one thing. A guess.
const OTHER_WORD: f32 = 0.75;

/// Words that part a thing from its fellow: a noun has one or the other.
const PARTING: &[(&str, &str)] = &[
    ("arriving", "departing"),
    ("back", "front"),
    ("bottom", "top"),
    ("boy", "girl"),
    ("day", "night"),
    ("domestic", "international"),
    ("east", "west"),
    ("eastern", "western"),
    ("elder", "younger"),
    ("female", "male"),
    ("front", "rear"),
    ("inner", "outer"),
    ("junior", "senior"),
    ("left", "right"),
    ("lower", "upper"),
    ("man", "woman"),
    ("north", "south"),
    ("northern", "southern"),
    ("older", "younger"),
    ("summer", "winter"),
];

/// What this family asks of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    owners: Vec<Owner>,
    parts: Vec<Part>,
    /// The parts of a day that it names, and the words.
    hours: Vec<(u8, u32)>,
    /// What the main statement is about, where that tells of others.
    about: Option<(About, u32)>,
}

/// Kinds of subjects that are never one.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum About {
    /// "they", of whom nothing else is told.
    They,
    /// "their doctors".
    Theirs,
    /// A body with a name: "the Harbour Board".
    Body,
    /// "a doctor", "that doctor".
    One,
}

/// What a noun is of: the preposition, and the word behind it.
#[derive(Copy, Clone, Debug)]
struct Owner {
    noun: usize,
    preposition: u32,
    of: usize,
}

/// A noun with one of the words that part things: of which pair, which of the two, and the word.
#[derive(Copy, Clone, Debug)]
struct Part {
    noun: usize,
    of: usize,
    first: bool,
    word: u32,
}

pub(super) fn facts(side: &Prepared) -> Facts {
    let tokens = 0..side.s.parse.tokens.len() as u32;
    Facts {
        owners: owners(side),
        parts: parts(side),
        hours: tokens.filter_map(|token| Some((hours(side.lemma(token))?, token))).collect(),
        about: about(side),
    }
}

fn about(side: &Prepared) -> Option<(About, u32)> {
    let parse = &side.s.parse;
    let top = (0..parse.tokens.len()).find(|token| parse.tokens[*token].head == *token)?;
    let subject = parse.children(top).find(|kid| matches!(parse.tokens[*kid].dep, "nsubj" | "nsubjpass"))?;
    let is = |token: usize, words: &[&str]| {
        let word = side.written(token as u32);
        words.iter().any(|known| word.eq_ignore_ascii_case(known))
    };
    let has = |words: &[&str]| parse.children(subject).any(|kid| is(kid, words));
    let body = parse.entities.iter().any(|entity| entity.label == "ORG" && entity.tokens.contains(&subject));
    let found = match parse.tokens[subject].tag {
        "PRP" if is(subject, &["they"]) => About::They,
        "NNS" if has(&["our", "their"]) => About::Theirs,
        "NN" if has(&["a", "an", "that"]) => About::One,
        tag if tag.starts_with("NNP") && body => About::Body,
        _ => return None,
    };
    Some((found, subject as u32))
}

/// "They were not told" / "the Harbour Board was told", "their doctors were licensed" / "that doctor was not": whom the one means, the other
/// does not tell.
fn are_others(a: About, b: About) -> bool {
    let pairs = [(About::They, About::Body), (About::Theirs, About::One)];
    pairs.contains(&(a, b)) || pairs.contains(&(b, a))
}

fn owners(side: &Prepared) -> Vec<Owner> {
    let parse = &side.s.parse;
    let mut found = Vec::new();
    for noun in (0..side.words.len()).filter(|word| side.words[*word].kind == Kind::Noun) {
        let prepositions = parse
            .children(side.words[noun].token as usize)
            .filter(|kid| parse.tokens[*kid].dep == "prep" && parse.tokens[*kid].lemma != "between");
        for preposition in prepositions {
            let own = |kid: usize| parse.tokens[kid].tag == "PRP$";
            let objects = parse.children(preposition).filter(|kid| parse.tokens[*kid].dep == "pobj");
            // "its gate", "the gate of their mill": of the same, perhaps.
            let told = objects.filter(|object| !parse.children(*object).any(own));
            let words = told.filter_map(|object| side.word_at(object as u32));
            let told = words.filter(|word| side.words[*word].kind == Kind::Noun);
            found.extend(told.map(|of| Owner { noun, preposition: preposition as u32, of }));
        }
    }
    found
}

fn parts(side: &Prepared) -> Vec<Part> {
    let parse = &side.s.parse;
    let mut found = Vec::new();
    for noun in (0..side.words.len()).filter(|word| side.words[*word].kind == Kind::Noun) {
        for kid in parse.children(side.words[noun].token as usize) {
            let is = |known: &str| side.lemma(kid as u32) == known || side.written(kid as u32).to_lowercase() == known;
            if matches!(parse.tokens[kid].dep, "amod" | "compound" | "nmod" | "poss") {
                let pairs = PARTING.iter().enumerate().filter(|(_, (one, other))| is(one) || is(other));
                found.extend(pairs.map(|(of, (one, _))| Part { noun, of, first: is(one), word: kid as u32 }));
            }
        }
    }
    found
}

/// 0 the morning, 1 noon, 2 the afternoon, 3 the night.
fn hours(lemma: &str) -> Option<u8> {
    match lemma {
        "morning" | "dawn" | "daybreak" | "sunrise" => Some(0),
        "noon" | "midday" | "lunchtime" => Some(1),
        "afternoon" => Some(2),
        "evening" | "night" | "midnight" | "dusk" | "nightfall" => Some(3),
        _ => None,
    }
}

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    let (a, b) = (&pair.a.facts.whose, &pair.b.facts.whose);
    let odd = |best: &[(usize, f32)], word: usize| best[word].1 < OTHER_WORD;
    for x in a.owners.iter().filter(|x| odd(&pair.best_a, x.of)) {
        for y in b.owners.iter().filter(|y| odd(&pair.best_b, y.of)) {
            let one = pair.score(x.noun, y.noun);
            if one >= ALIGNED && pair.a.lemma(x.preposition) == pair.b.lemma(y.preposition) {
                let sign = pair.sign(Code::DifferentScope, one, || {
                    let (p, q) = (pair.a.span_of_word(x.of), pair.b.span_of_word(y.of));
                    (format!("{} / {}", p.of(&pair.a.s.text), q.of(&pair.b.s.text)), smallvec![p], smallvec![q])
                });
                found.push(sign.plain_where(true));
            }
        }
    }
    for x in &a.parts {
        for y in b.parts.iter().filter(|y| y.of == x.of && y.first != x.first) {
            let one = pair.score(x.noun, y.noun);
            if one >= ALIGNED {
                let sign = pair.sign(Code::DifferentScope, one, || {
                    let shown = format!("{} / {}", pair.a.written(x.word), pair.b.written(y.word));
                    (shown, smallvec![pair.a.span(x.word)], smallvec![pair.b.span(y.word)])
                });
                found.push(sign.plain_where(true));
            }
        }
    }
    if let (Some((of, x)), Some((other, y))) = (a.about, b.about)
        && are_others(of, other)
    {
        let sign = pair.sign(Code::DifferentScope, 1.0, || {
            let shown = format!("{} / {}", pair.a.written(x), pair.b.written(y));
            (shown, smallvec![pair.a.span(x)], smallvec![pair.b.span(y)])
        });
        found.push(sign.plain_where(true));
    }
    if let (Some((_, x)), Some((_, y))) = (a.hours.first(), b.hours.first())
        && !a.hours.iter().any(|(part, _)| b.hours.iter().any(|(other, _)| other == part))
    {
        found.push(pair.sign(Code::DifferentTime, 1.0, || {
            let shown = format!("{} / {}", pair.a.written(*x), pair.b.written(*y));
            (shown, smallvec![pair.a.span(*x)], smallvec![pair.b.span(*y)])
        }));
    }
}
