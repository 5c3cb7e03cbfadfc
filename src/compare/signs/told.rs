//! Whether one text says what the other's main statement says.
//!
//! Takes a [`Pair`], tells for each side whether its main predicate is in the other text, on the same footing and said of the same:
//! not merely asked, planned or negated there, and said of one of those who do or undergo it here, in the like role.
//! Worked: `Police arrested two men` is in `two men were arrested in Lyon`; not in `police asked to arrest two men`, nor in
//! `police met two men`. `It is time for the message` is not in `she wrote for Time`.
//! Leaves to the decision whether all the rest follows. Known misses: what is said in other words without a near word.

use super::footing;
use super::slots;
use crate::compare::frame::{Frame, Role};
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::extract::mentions::is_person_noun;
use crate::normalise::NameKind;
use crate::parse::Upos;

/// From here on a participant is in the other text. A guess, below [`ALIGNED`].
const TOLD: f32 = 0.4;

/// Of the text of `a`, of `b`; `None` where the other has no such word: it may say so in words of its own.
pub(in crate::compare) fn told(pair: &Pair) -> [Option<bool>; 2] {
    [true, false].map(|of_a| {
        let (side, other) = if of_a { (pair.a, pair.b) } else { (pair.b, pair.a) };
        let score = |own: usize, met: usize| if of_a { pair.score(own, met) } else { pair.score(met, own) };
        let best = if of_a { &pair.best_a } else { &pair.best_b };
        let main = || {
            let main = side.frames.iter().filter(|frame| frame.main);
            main.filter_map(|frame| Some((frame, predicate(side, frame)?)))
        };
        // What stands beside a statement with a verb states nothing.
        let has_verb = main().any(|(frame, _)| is_verbal(side, frame));
        let mut main = main().filter(|(frame, _)| !has_verb || is_verbal(side, frame)).peekable();
        if main.peek().is_none() {
            return Some(true);
        }
        let mut is_met = false;
        let told = main.any(|(frame, predicate)| {
            let mut on_one_footing = |met: usize| {
                let token = other.words[met].token;
                let meets = score(predicate, met) >= ALIGNED;
                is_met |= meets;
                meets
                    && other.words[met].turned == side.words[predicate].turned
                    && (!is_open(other, token) || is_open(side, frame.head))
                    && (!footing::is_in_doubt(other, token) || footing::is_in_doubt(side, frame.head))
            };
            let told = Told { side, frame, best, other };
            (0..other.words.len()).any(|met| on_one_footing(met) && told.of_a_participant(other.words[met].token))
        });
        (told || is_met).then_some(told)
    })
}

/// The word that says it; of "was under review" the review.
fn predicate(side: &Prepared, frame: &Frame) -> Option<usize> {
    let parse = &side.s.parse;
    let child = |of: u32, dep: &str| parse.children(of as usize).find(|kid| parse.tokens[*kid].dep == dep);
    let object = || child(child(frame.head, "prep")? as u32, "pobj").map(|object| object as u32);
    side.word_at(frame.head).or_else(|| side.word_at(object()?))
}

fn is_verbal(side: &Prepared, frame: &Frame) -> bool {
    matches!(side.s.parse.tokens[frame.verb as usize].pos, Upos::Verb | Upos::Aux)
}

/// Whether it came about is not said: asked, tried, agreed on, only told in reports.
fn is_open(side: &Prepared, token: u32) -> bool {
    let tokens = &side.s.parse.tokens;
    let agreed = |at: &usize| match (tokens[*at].dep, tokens[tokens[*at].head].lemma.as_str()) {
        ("xcomp", head) => matches!(head, "agree" | "expect" | "poise"),
        ("acl" | "ccomp", head) => RUMOURS.contains(&head),
        _ => false,
    };
    let up = std::iter::successors(Some(token as usize), |at| Some(tokens[*at].head).filter(|head| head != at));
    footing::is_asked(side, token) || up.take(tokens.len()).any(|at| agreed(&at))
}

/// What tells without anybody's word for it: "arrested after reports that she fled".
const RUMOURS: [&str; 7] = ["accusation", "allegation", "claim", "report", "rumor", "rumour", "speculation"];

/// A predicate of one text, and the other text, which holds it too.
struct Told<'p, 'a> {
    side: &'p Prepared<'a>,
    frame: &'p Frame,
    best: &'p [(usize, f32)],
    other: &'p Prepared<'a>,
}

impl Told<'_, '_> {
    /// The predicate that the other text has at `met` is said there of one of those who do or undergo it here; a predicate without
    /// any, or with pronouns, a count or "people" only, needs none.
    fn of_a_participant(&self, met: u32) -> bool {
        let side = self.side;
        let names_nobody = |word: usize| {
            let word = &side.words[word];
            matches!(word.kind, Kind::Number(_) | Kind::Time(_))
                || matches!(side.lemma(word.token), "people" | "person")
        };
        let mut parties = (self.frame.arguments.iter())
            .filter(|(role, _)| matches!(role, Role::Agent | Role::Patient))
            .filter_map(|(role, token)| Some((*role, side.word_at(*token)?)))
            .filter(|(_, word)| !names_nobody(*word))
            .peekable();
        parties.peek().is_none()
            || parties.any(|(role, word)| {
                let (found, score) = self.best[word];
                let found = self.other.words.get(found).map(|found| found.token);
                found.is_some_and(|found| {
                    score >= TOLD
                        && !self.is_of_an_other(word, found)
                        && self.fits(role, found, met)
                        && self.holds(found, met)
                })
            })
    }

    /// "Holm was killed" / "Holm's deputy was killed".
    fn is_of_an_other(&self, word: usize, found: u32) -> bool {
        let tokens = &self.other.s.parse.tokens;
        let owns = |side: &Prepared, token: u32| side.s.parse.tokens[token as usize].dep == "poss";
        let person = matches!(self.side.words[word].kind, Kind::Name(at) if self.side.s.names[usize::from(at)].kind == NameKind::Person);
        let owned = tokens[found as usize].head as u32;
        let takes_part = || {
            let acts = |frame: &Frame| frame.arguments.iter().any(|(_, token)| *token == owned);
            self.other.frames.iter().any(acts)
        };
        person && owns(self.other, found) && !owns(self.side, self.side.words[word].token) && takes_part()
    }

    /// "was shot" / "fired a shot", "shot the officers": whoever undergoes it here does it there.
    fn fits(&self, role: Role, found: u32, met: u32) -> bool {
        const DOING: [&str; 9] = ["carry", "commit", "deliver", "fire", "hurl", "launch", "stage", "strike", "throw"];
        let other = self.other;
        let Some(frame) = slots::governor(other, met) else { return true };
        let (does, undergoes) = (frame.argument(Role::Agent), frame.argument(Role::Patient));
        match role {
            Role::Patient if does == Some(found) && self.frame.argument(Role::Agent).is_none() => {
                let own = frame.verb == met || frame.head == met;
                let acts = undergoes == Some(met) && DOING.contains(&other.lemma(frame.verb));
                !(acts || own && undergoes.is_some_and(|undergoes| undergoes != found))
            }
            Role::Agent if undergoes == Some(found) && self.frame.argument(Role::Patient).is_some() => {
                does.is_none_or(|does| does == found)
            }
            _ => true,
        }
    }

    /// "Holm is a wanted man" / "Holm spoke of five men": who somebody is has to be said of him.
    fn holds(&self, found: u32, met: u32) -> bool {
        let is_role = |side: &Prepared, token: u32| is_person_noun(side.lemma(token));
        let copula = self.side.lemma(self.frame.verb) == "be" && self.frame.head != self.frame.verb;
        if !copula || !is_role(self.side, self.frame.head) || !is_role(self.other, met) {
            return true;
        }
        let tokens = &self.other.s.parse.tokens;
        let of_one_phrase = |from: u32, to: u32| {
            let mut at = from as usize;
            while matches!(tokens[at].dep, "appos" | "compound" | "nmod" | "amod" | "pobj" | "prep")
                && tokens[at].head != at
            {
                at = tokens[at].head;
                if at == to as usize {
                    return true;
                }
            }
            false
        };
        const NAMING: [&str; 12] = [
            "act", "appoint", "call", "consider", "describe", "elect", "hire", "identify", "know", "name", "serve",
            "work",
        ];
        let named = || {
            let as_one = tokens[met as usize].dep == "pobj" && tokens[tokens[met as usize].head].lemma == "as";
            let above = tokens[tokens[met as usize].head].head;
            matches!(tokens[met as usize].dep, "oprd" | "xcomp")
                || as_one && NAMING.contains(&tokens[above].lemma.as_str())
        };
        let said = || self.other.frame_of(met).is_some_and(|frame| frame.argument(Role::Agent) == Some(found));
        met == found || of_one_phrase(found, met) || of_one_phrase(met, found) || named() || said()
    }
}
