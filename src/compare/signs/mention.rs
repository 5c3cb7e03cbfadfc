//! Whether a text tells what the other denies, or only names it.
//!
//! Takes a pair and the denied side, gives the word of the other text that names what is denied where no word of it is told there: in what
//! a thing is called ("a three-legged dog"), as an alleged thing ("the alleged theft"), in what people talk of ("questions about the theft",
//! "investigates claims that the clerk took it"), in a title, between marks that doubt it (“proof” of the theft), as what might be ("perhaps
//! there was a theft"), as what something was for ("rang ten men in order to sell the boat"), or beside something else that is said not to be
//! so ("do not have the key that the clerk used to take it").
//! Silent where the other text tells it in passing: "the clerk who took the money fled", "during the theft".

use super::denial::DENIED_FROM;
use super::negation::HEAVY;
use super::slots;
use crate::compare::frame::Role;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::parse::{Parse, Upos};

/// The first of the words of the other text that name what is denied, if none tells it. `counts` says which words of the denied side are
/// what it denies.
pub(super) fn only(pair: &Pair, denied: &Prepared, counts: impl Fn(usize) -> bool) -> Option<usize> {
    let of_a = std::ptr::eq(denied, pair.a);
    let (other, best) = if of_a { (pair.b, &pair.best_a) } else { (pair.a, &pair.best_b) };
    let core = (0..denied.words.len()).filter(|word| {
        let known = &denied.words[*word];
        known.weight >= HEAVY
            && !slots::is_name(denied, *word)
            && !matches!(known.kind, Kind::Number(_) | Kind::Time(_))
            && best[*word].1 >= DENIED_FROM
            && counts(*word)
    });
    let met: Vec<(usize, usize)> = core.map(|word| (word, other.words[best[word].0].token as usize)).collect();
    let names = |(word, token): &(usize, usize)| is_named(other, *token, denied.words[*word].kind == Kind::Noun);
    met.first().map(|(_, token)| *token).filter(|_| met.iter().all(names))
}

/// Whether a word stands in the subject of the main statement.
pub(super) fn is_subject(side: &Prepared, word: usize) -> bool {
    let token = side.words[word].token as usize;
    let main = side.frames.iter().filter(|frame| frame.main);
    main.filter_map(|frame| frame.argument(Role::Agent)).any(|agent| side.s.parse.is_under(token, agent as usize))
}

fn is_named(side: &Prepared, token: usize, as_noun: bool) -> bool {
    let parse = &side.s.parse;
    let tokens = &parse.tokens;
    // "three-legged"
    let joined = || token > 0 && side.written(token as u32 - 1) == "-";
    let is_kind = tokens[token].dep == "amod" && (tokens[token].pos == Upos::Adj || joined());
    as_noun && is_kind
        || is_alleged(side, token)
        || is_title(side, token)
        || above(parse, token).any(|at| {
            is_talk(side, at)
                || is_talked_of(side, at)
                || is_doubted(parse, at)
                || is_purpose(parse, at)
                || is_beside_a_not(parse, at)
        })
}

/// The word and what it hangs on, up to the root.
fn above(parse: &Parse, token: usize) -> impl Iterator<Item = usize> + '_ {
    let up = move |at: &usize| Some(parse.tokens[*at].head).filter(|head| head != at);
    std::iter::successors(Some(token), up).take(parse.tokens.len())
}

/// "do not have the key that the clerk used to take the money": something else is said not to be so.
fn is_beside_a_not(parse: &Parse, clause: usize) -> bool {
    let not = |verb: usize| parse.children(verb).any(|kid| parse.tokens[kid].dep == "neg");
    parse.tokens[clause].dep == "relcl" && above(parse, clause).skip(1).any(not)
}

/// The word of the other text that names a deed which somebody denies of themselves, where it says nothing of who did it: "fell ill during
/// the theft", "the theft shook the town". Not "the money was taken", which tells the deed, nor "the theft by a clerk".
pub(super) fn of_nobodys_deed(pair: &Pair, denied: &Prepared) -> Option<usize> {
    const WHILE: [&str; 8] = ["after", "amid", "before", "during", "following", "in", "since", "upon"];
    let of_a = std::ptr::eq(denied, pair.a);
    let (other, best) = if of_a { (pair.b, &pair.best_a) } else { (pair.a, &pair.best_b) };
    let frame = denied.frames.iter().find(|frame| frame.main)?;
    let (doer, deed) = (frame.argument(Role::Agent)?, frame.argument(Role::Patient)?);
    let speaker = denied.s.speaker.as_deref()?;
    let of_oneself = speaker.split(' ').any(|word| word == denied.written(doer));
    let unmet = |token: u32, from: f32| denied.word_at(token).is_none_or(|word| best[word].1 < from);
    let named = denied.word_at(deed).filter(|word| best[*word].1 >= DENIED_FROM)?;
    let token = other.words[best[named].0].token as usize;
    let (parse, at) = (&other.s.parse, &other.s.parse.tokens[token]);
    let in_passing = match at.dep {
        "pobj" => WHILE.contains(&parse.tokens[at.head].lemma.as_str()),
        "nsubj" => parse.tokens[at.head].pos == Upos::Verb,
        _ => false,
    };
    let by = |kid: usize| parse.tokens[kid].lemma == "by" || matches!(parse.tokens[kid].dep, "poss" | "relcl");
    let names_no_doer = !parse.children(token).any(by);
    (of_oneself && unmet(doer, DENIED_FROM) && unmet(frame.head, ALIGNED) && in_passing && names_no_doer)
        .then_some(token)
}

/// "the alleged theft".
fn is_alleged(side: &Prepared, token: usize) -> bool {
    const ALLEGED: [&str; 5] = ["alleged", "purported", "rumored", "rumoured", "supposed"];
    let parse = &side.s.parse;
    let alleged = |kid: usize| ALLEGED.contains(&side.written(kid as u32).to_lowercase().as_str());
    parse.children(token).any(|kid| parse.tokens[kid].dep == "amod" && alleged(kid))
}

/// A noun that talks of something.
const TALK: [&str; 12] = [
    "allegation",
    "claim",
    "debate",
    "doubt",
    "news",
    "question",
    "report",
    "rumor",
    "rumour",
    "speculation",
    "talk",
    "theory",
];

/// "investigates claims that the clerk took the money", "claims the clerk took it".
fn is_talked_of(side: &Prepared, clause: usize) -> bool {
    let parse = &side.s.parse;
    let tokens = &parse.tokens;
    let noun = tokens[clause].head;
    let marked = || parse.children(clause).any(|kid| tokens[kid].dep == "mark" && tokens[kid].lemma == "that");
    let bare = || parse.edges(clause).0 == noun + 1 && parse.children(clause).any(|kid| tokens[kid].dep == "nsubj");
    let examined = |verb: usize| {
        matches!(tokens[verb].lemma.as_str(), "examine" | "investigate" | "look" | "probe" | "review" | "study")
    };
    let object = match tokens[noun].dep {
        "dobj" => examined(tokens[noun].head),
        "pobj" => examined(tokens[tokens[noun].head].head),
        _ => false,
    };
    matches!(tokens[clause].dep, "acl" | "ccomp" | "relcl")
        && TALK.contains(&tokens[noun].lemma.as_str())
        && tokens[noun].pos == Upos::Noun
        && object
        && (marked() || bare())
}

/// `a story headlined "The clerk took the money"`: no more than its name.
fn is_title(side: &Prepared, token: usize) -> bool {
    let before = &side.s.text[..side.s.parse.tokens[token].span.start as usize];
    let Some(open) = before.rfind(['“', '"']).filter(|open| !before[*open..].contains('”')) else { return false };
    let leads = before[..open].trim_end_matches([' ', ':', ',']);
    ["entitled", "headlined", "titled"].iter().any(|word| leads.ends_with(word))
}

/// "questions about the theft", “proof” of the theft: a noun above that talks of it, or that stands alone between marks.
fn is_talk(side: &Prepared, preposition: usize) -> bool {
    let tokens = &side.s.parse.tokens;
    let noun = tokens[preposition].head;
    let links = tokens[preposition].dep == "prep"
        && matches!(tokens[preposition].lemma.as_str(), "about" | "of" | "on" | "over");
    links && tokens[noun].pos == Upos::Noun && (TALK.contains(&tokens[noun].lemma.as_str()) || is_marked(side, noun))
}

fn is_marked(side: &Prepared, noun: usize) -> bool {
    let span = side.s.parse.tokens[noun].span;
    let (before, after) = (&side.s.text[..span.start as usize], &side.s.text[span.end as usize..]);
    before.ends_with(['“', '"', '‘', '\''])
        && after.starts_with(['”', '"', '’', '\''])
        && !after.starts_with("'s")
        && !after.starts_with("’s")
}

/// "perhaps there were letters": an adverb of the clause leaves it open.
fn is_doubted(parse: &Parse, clause: usize) -> bool {
    parse.children(clause).any(|kid| {
        parse.tokens[kid].dep == "advmod"
            && matches!(parse.tokens[kid].lemma.as_str(), "maybe" | "perhaps" | "possibly")
    })
}

/// "rang ten men in order to sell the boat".
fn is_purpose(parse: &Parse, clause: usize) -> bool {
    let tokens = &parse.tokens;
    let order = |kid: usize| tokens[kid].lemma == "order" && kid > 0 && tokens[kid - 1].lemma == "in";
    let first = (0..clause).rev().find(|at| tokens[*at].tag == "TO" && tokens[*at].head == clause);
    first.is_some_and(|to| to > 0 && order(to - 1))
}
