//! Two people who come into one office: "her successor is Lee" / "she will be replaced by Holm".
//!
//! Fires as `name-conflict` where each text names who comes next (a successor, "the new head", who takes over), and both speak of one
//! office: of the same person before, or of the same post or body. Silent: one name can be the other, either name stands in both texts,
//! or nothing tells that it is one office.

use super::footing;
use super::slots;
use crate::compare::frame::{self, Frame, Role};
use crate::compare::naming::SEAT;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use crate::extract::mentions::is_person_noun;
use crate::normalise::NameKind;
use smallvec::smallvec;

/// How sure two names for one office are two people. A guess.
const ONE_OFFICE: f32 = 0.85;
/// Words of two offices that are one.
const SAME_OFFICE: f32 = 0.6;

/// Who comes into an office, as a word, and the words that tell which.
#[derive(Clone, Debug)]
pub(super) struct Office {
    who: usize,
    of: Vec<usize>,
}

pub(super) fn office(side: &Prepared) -> Option<Office> {
    let told = side.frames.iter().filter(|frame| frame.main && !footing::is_turned(side, frame));
    told.filter_map(|frame| filled(side, frame)).find_map(|(who, of)| {
        let named =
            slots::names_under(side, who).into_iter().find(|word| is_person(side, *word) && !is_owner(side, *word))?;
        let under =
            |word: &usize| of.is_some_and(|of| side.s.parse.is_under(side.words[*word].token as usize, of as usize));
        let telling = |word: &usize| *word != named && matches!(side.words[*word].kind, Kind::Noun | Kind::Name(_));
        // "Lee's deputy, Holm, takes over": from Lee.
        let before = |word: &usize| {
            is_person(side, *word)
                && is_owner(side, *word)
                && side.s.parse.is_under(side.words[*word].token as usize, who as usize)
        };
        let of = (0..side.words.len()).filter(|word| (under(word) || before(word)) && telling(word)).collect();
        Some(Office { who: named, of })
    })
}

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    let (Some(x), Some(y)) = (&pair.a.facts.office, &pair.b.facts.office) else { return };
    let met = pair.best_a[x.who].1 >= SEAT || pair.best_b[y.who].1 >= SEAT;
    let shared = x.of.iter().flat_map(|i| y.of.iter().map(|j| pair.score(*i, *j))).fold(0.0, f32::max);
    if met || shared < SAME_OFFICE.max(ALIGNED) {
        return;
    }
    let (a, b) = (pair.a.span_of_word(x.who), pair.b.span_of_word(y.who));
    let words = || (format!("{} / {}", a.of(&pair.a.s.text), b.of(&pair.b.s.text)), smallvec![a], smallvec![b]);
    found.push(pair.sign(Code::NameConflict, ONE_OFFICE, words).plain_where(pair.one_story));
}

/// Tokens of who comes and of what tells the office.
fn filled(side: &Prepared, frame: &Frame) -> Option<(u32, Option<u32>)> {
    let parse = &side.s.parse;
    let verb = frame.verb as usize;
    let kid =
        |deps: &[&str]| parse.children(verb).find(|kid| deps.contains(&parse.tokens[*kid].dep)).map(|kid| kid as u32);
    let base = frame::lemma_with_particle(&side.s.text, parse, verb);
    let agent = frame.argument(Role::Agent);
    match &*base {
        "be" => {
            // "will be in charge"
            if let Some(post) = held(side, verb) {
                return Some((agent?, Some(post)));
            }
            let (subject, said) = (kid(&["nsubj"])?, kid(&["attr"])?);
            // "the chief executive will be Lee"
            let post = is_to_come(side, verb) && is_post(side, subject);
            if is_next(side, subject) || post {
                Some((said, Some(subject)))
            } else {
                is_next(side, said).then_some((subject, Some(said)))
            }
        }
        "remain" | "stay" => Some((agent?, Some(held(side, verb)?))),
        "succeed" | "replace" => Some((agent?, frame.argument(Role::Patient))),
        "become" => Some((agent?, kid(&["attr", "dobj"]))),
        "take_over" => Some((agent?, frame.argument(Role::Patient).or_else(|| behind(side, frame)))),
        "take" if kid(&["dobj"]).is_some_and(|object| matches!(side.lemma(object), "charge" | "command" | "helm")) => {
            Some((agent?, kid(&["dobj"])))
        }
        "head" | "lead" | "run" if is_to_come(side, verb) => {
            // "will run the bank as its chief"
            Some((agent?, behind(side, frame).or(frame.argument(Role::Patient))))
        }
        _ => None,
    }
}

/// "took over from Lee", "took over as chief".
fn behind(side: &Prepared, frame: &Frame) -> Option<u32> {
    frame.arguments.iter().find_map(|(role, token)| match role {
        Role::Oblique(at) if matches!(side.written(*at), "from" | "as" | "at") => Some(*token),
        _ => None,
    })
}

/// The charge that somebody is in.
fn held(side: &Prepared, verb: usize) -> Option<u32> {
    let parse = &side.s.parse;
    let into = parse.children(verb).find(|kid| side.written(*kid as u32) == "in")?;
    let post = parse.children(into).find(|kid| parse.tokens[*kid].dep == "pobj")? as u32;
    matches!(side.lemma(post), "charge" | "command").then_some(post)
}

fn is_to_come(side: &Prepared, verb: usize) -> bool {
    side.s.parse.children(verb).any(|kid| side.lemma(kid as u32) == "will")
}

/// "the chief executive": a word for whoever holds a post, no name beside it.
fn is_post(side: &Prepared, noun: u32) -> bool {
    let lemma = side.lemma(noun);
    (is_person_noun(lemma) || matches!(lemma, "executive" | "head"))
        && slots::names_under(side, noun).iter().all(|word| !is_person(side, *word))
}

/// "Lee's successor", "the new head of the bank".
fn is_next(side: &Prepared, noun: u32) -> bool {
    let parse = &side.s.parse;
    let lemma = side.lemma(noun);
    let is_new = || parse.children(noun as usize).any(|kid| matches!(side.lemma(kid as u32), "new" | "next"));
    matches!(lemma, "successor" | "replacement") || is_new() && (is_person_noun(lemma) || lemma == "head")
}

fn is_person(side: &Prepared, word: usize) -> bool {
    match side.words[word].kind {
        // The names of people whom few know are often taken for those of something else.
        Kind::Name(at) => {
            let name = &side.s.names[usize::from(at)];
            name.kind == NameKind::Person || name.kind != NameKind::Place && name.key.contains(' ')
        }
        _ => false,
    }
}

/// "Lee's deputy" is not Lee.
fn is_owner(side: &Prepared, word: usize) -> bool {
    side.s.parse.tokens[side.words[word].token as usize].dep == "poss"
}
