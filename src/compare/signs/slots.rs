//! Predicates of two texts laid side by side with their arguments.
//!
//! Takes a [`Pair`], gives [`Match`]es: two frames whose predicates mean the same or the opposite, and how far the fillers of their
//! roles agree (`None` where one has none, or a pronoun, or where a name meets a description that it may have).

use super::denial;
use super::footing;
use crate::compare::frame::{Frame, Role};
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::value;
use crate::extract::mentions::is_person_noun;
use crate::normalise::NameKind;
use crate::parse::Upos;
use smallvec::SmallVec;

pub(super) struct Match<'p> {
    pub a: &'p Frame,
    pub b: &'p Frame,
    /// How alike the predicates are; 1 for opposites.
    pub predicate: f32,
    pub opposite: bool,
    pub agent: Option<f32>,
    pub patient: Option<f32>,
    /// Both have a patient, and the words cannot say whether it is one: "saw her" / "saw the point"; or one has only who does
    /// it and the other only whom it befalls: "Lee recovered" / "the body was recovered".
    pub open: bool,
    /// The second of the two.
    pub crossed: bool,
}

/// What an argument counts for that may or may not be the same, and where it stands in the other role.
const OPEN: f32 = 0.4;
const OPEN_CROSSED: f32 = 0.1;
/// Below this two names are not one.
const OTHER_NAME: f32 = 0.3;
/// What is said of nobody is not said of anybody. A guess.
const ANYBODY: f32 = 0.9;
/// What the rest can agree where another does it, or where one says it of something in passing and nothing tells of what. Guesses.
const ANOTHER_DOES: f32 = 0.1;
const IN_PASSING: f32 = 0.3;

impl Match<'_> {
    pub fn is_main(&self) -> bool {
        self.a.main && self.b.main
    }

    /// 0 where a filler is another thing, 1 where all agree; 0.7 where nothing can be compared.
    pub fn agreement(&self) -> f32 {
        match (self.agent, self.patient.or(self.open.then_some(if self.crossed { OPEN_CROSSED } else { OPEN }))) {
            (Some(agent), Some(patient)) => 0.5 * agent + 0.5 * patient,
            (Some(one), None) | (None, Some(one)) => 0.15 + 0.85 * one,
            (None, None) => 0.7,
        }
    }
}

pub(super) fn matches<'p>(pair: &Pair<'p, '_>) -> Vec<Match<'p>> {
    let mut found = Vec::new();
    for a in &pair.a.frames {
        let word = pair.a.word_at(a.head);
        for b in &pair.b.frames {
            let (predicate, opposite) = match (word, pair.b.word_at(b.head)) {
                (Some(i), Some(j)) => (pair.score(i, j), pair.opposites.contains(&(i, j))),
                _ => (0.0, false),
            };
            if predicate < ALIGNED && !opposite {
                continue;
            }
            let both = |role: Role| filler(pair, a.argument(role)?, b.argument(role)?);
            // "the dam broke" / "floods broke the dam": the one thing named may stand in the other role.
            let crossed = |x: Role, y: Role| match (a.argument(x), a.argument(y), b.argument(x), b.argument(y)) {
                (Some(one), None, None, Some(other)) => filler(pair, one, other),
                _ => None,
            };
            let agent = both(Role::Agent).or_else(|| crossed(Role::Agent, Role::Patient));
            let patient = both(Role::Patient)
                .or_else(|| crossed(Role::Patient, Role::Agent))
                .or_else(|| filler(pair, object(pair.a, a)?, object(pair.b, b)?).filter(|_| opposite));
            // "a blast killed five workers" / "three workers died": who does one thing befalls the other.
            let befalls = |x: &Frame, of: Role, y: &Frame| match (x.argument(Role::Patient), y.argument(Role::Agent)) {
                (None, Some(_)) => x.argument(of).zip(y.argument(Role::Patient)),
                _ => None,
            };
            let befallen = befalls(a, Role::Agent, b)
                .or_else(|| befalls(b, Role::Agent, a).map(|(y, x)| (x, y)))
                .and_then(|(x, y)| filler(pair, x, y))
                .filter(|score| *score >= ALIGNED && patient.is_none() && agent.is_none_or(|agent| agent < OTHER_NAME));
            let (agent, patient) = if befallen.is_some() { (None, befallen) } else { (agent, patient) };
            let has = |frame: &Frame, role: Role| frame.argument(role).is_some();
            let unsure = |x: Role, y: Role| has(a, x) && !has(a, y) && !has(b, x) && has(b, y);
            let crossed = agent.is_none() && (unsure(Role::Agent, Role::Patient) || unsure(Role::Patient, Role::Agent));
            let open = patient.is_none() && (has(a, Role::Patient) && has(b, Role::Patient) || crossed);
            found.push(Match {
                open,
                crossed,
                a,
                b,
                predicate: if opposite { 1.0 } else { predicate },
                opposite,
                agent,
                patient,
            });
        }
    }
    found
}

/// What a verb is done to, or what is done: "ended her life", "began to sing".
fn object(side: &Prepared, frame: &Frame) -> Option<u32> {
    let parse = &side.s.parse;
    let clause = || parse.children(frame.verb as usize).find(|kid| parse.tokens[*kid].dep == "xcomp");
    frame.argument(Role::Patient).or_else(|| clause().map(|kid| kid as u32))
}

/// How far two fillers are one thing; `None` where the words cannot say.
pub(super) fn filler(pair: &Pair, x: u32, y: u32) -> Option<f32> {
    let (a, b) = (&pair.a.facts.slots[x as usize], &pair.b.facts.slots[y as usize]);
    if a.nobody && b.person || b.nobody && a.person {
        return Some(ANYBODY);
    }
    if a.pronoun || b.pronoun {
        return None;
    }
    let (i, j) = (pair.a.word_at(x)?, pair.b.word_at(y)?);
    if a.of_others != b.of_others {
        return Some(0.0);
    }
    if a.owner.is_some_and(|owner| pair.score(owner.into(), j) >= ALIGNED)
        || b.owner.is_some_and(|owner| pair.score(i, owner.into()) >= ALIGNED)
    {
        return Some(0.0);
    }
    let score = pair.score(i, j);
    let (name_a, name_b) = (is_name(pair.a, i), is_name(pair.b, j));
    if name_a != name_b && score < ALIGNED {
        // "the premier" may be "Petra Holm"; if the description says more, its words were compared elsewhere.
        return None;
    }
    Some(score)
}

/// What [`filler`] asks of each token.
#[derive(Clone, Debug)]
pub(super) struct Noun {
    pronoun: bool,
    /// "no one", "nobody", "no pupil".
    nobody: bool,
    person: bool,
    of_others: bool,
    owner: Option<u16>,
}

pub(super) type Facts = Vec<Noun>;

pub(super) fn facts(side: &Prepared) -> Facts {
    let tokens = 0..side.s.parse.tokens.len() as u32;
    let noun = |token: u32| Noun {
        pronoun: is_pronoun(side, token),
        nobody: is_nobody(side, token),
        person: is_person(side, token),
        of_others: is_of_others(side, token),
        owner: owner(side, token),
    };
    tokens.map(noun).collect()
}

/// Whose a person is: of "Lund's sister" the one that is not she.
fn owner(side: &Prepared, noun: u32) -> Option<u16> {
    let parse = &side.s.parse;
    let owner = parse.children(noun as usize).find(|kid| parse.tokens[*kid].dep == "poss")?;
    let word = is_person_noun(side.lemma(noun)).then(|| side.word_of[owner]).flatten();
    word.filter(|word| is_name(side, usize::from(*word)))
}

/// "women from other countries", "another pilot": not those of whom the other text speaks without a word of others.
fn is_of_others(side: &Prepared, noun: u32) -> bool {
    let parse = &side.s.parse;
    let has_other = |noun: usize| {
        let is_other = |kid: usize| matches!(parse.tokens[kid].lemma.as_str(), "other" | "another" | "different");
        parse.children(noun).any(|kid| matches!(parse.tokens[kid].dep, "amod" | "det") && is_other(kid))
    };
    let behind = |kid: usize| {
        let of = parse.tokens[kid].dep == "prep" && matches!(side.written(kid as u32), "from" | "of" | "in" | "at");
        of && parse.children(kid).any(|object| parse.tokens[object].dep == "pobj" && has_other(object))
    };
    // What follows the noun at once is about it, also where the parse hangs it on the verb: "employs women from other countries".
    let next = Some(noun as usize + 1)
        .filter(|next| parse.tokens.get(*next).is_some_and(|at| at.head == parse.tokens[noun as usize].head));
    has_other(noun as usize) || parse.children(noun as usize).chain(next).any(behind)
}

/// Whether two who act are two by their names: "the FBI" / "the Homicide Branch".
fn are_two_by_name(pair: &Pair, x: u32, y: u32) -> bool {
    let named = |side: &Prepared, token: u32| side.s.parse.tokens[token as usize].pos == Upos::Propn;
    named(pair.a, x) && named(pair.b, y) && have_other_names(pair, x, y)
}

/// Both phrases hold a name, and none that is in the other.
pub(super) fn have_other_names(pair: &Pair, x: u32, y: u32) -> bool {
    let (p, q) = (names_under(pair.a, x), names_under(pair.b, y));
    !p.is_empty() && !q.is_empty() && !p.iter().any(|i| q.iter().any(|j| pair.score(*i, *j) >= OTHER_NAME))
}

/// "No one was arrested" is said of everybody: also of "two men".
fn is_nobody(side: &Prepared, token: u32) -> bool {
    let parse = &side.s.parse;
    let has_no = || parse.children(token as usize).any(|kid| side.written(kid as u32).eq_ignore_ascii_case("no"));
    match side.written(token).to_lowercase().as_str() {
        "nobody" | "none" => true,
        "one" => has_no(),
        _ => is_person(side, token) && !is_name_token(side, token) && has_no(),
    }
}

pub(super) fn is_person(side: &Prepared, token: u32) -> bool {
    let lemma = side.lemma(token);
    let of_person = |word: usize| match side.words[word].kind {
        Kind::Name(at) => side.s.names[usize::from(at)].kind == NameKind::Person,
        _ => false,
    };
    is_person_noun(lemma) || value::is_people(lemma) || side.word_at(token).is_some_and(of_person)
}

/// Whether two nouns stand for people, and one of them for any.
pub(super) fn are_people(pair: &Pair, x: u32, y: u32) -> bool {
    let general = |side: &Prepared, token: u32| matches!(side.lemma(token), "people" | "person");
    let person = |side: &Prepared, token: u32| general(side, token) || side.facts.slots[token as usize].person;
    (general(pair.a, x) || general(pair.b, y)) && person(pair.a, x) && person(pair.b, y)
}

pub(super) fn is_name_token(side: &Prepared, token: u32) -> bool {
    side.word_at(token).is_some_and(|word| is_name(side, word))
}

fn is_pronoun(side: &Prepared, token: u32) -> bool {
    matches!(side.s.parse.tokens[token as usize].pos, Upos::Pron | Upos::Det)
}

pub(super) fn is_name(side: &Prepared, word: usize) -> bool {
    matches!(side.words[word].kind, Kind::Name(_))
}

/// Words that are names in the phrase of a token.
pub(super) fn names_under(side: &Prepared, token: u32) -> SmallVec<[usize; 4]> {
    let parse = &side.s.parse;
    (0..side.words.len())
        .filter(|word| is_name(side, *word) && parse.is_under(side.words[*word].token as usize, token as usize))
        .collect()
}

/// The frame whose predicate stands next above a token, or at it.
pub(super) fn governor<'p>(side: &'p Prepared<'_>, token: u32) -> Option<&'p Frame> {
    let mut at = token;
    loop {
        if let Some(frame) = side.frame_of(at) {
            return Some(frame);
        }
        let head = side.s.parse.tokens[at as usize].head as u32;
        if head == at {
            return None;
        }
        at = head;
    }
}

/// How far the predicates above two tokens match: 1 for the same, 0.4 where nothing stands above.
pub(super) fn governed_alike(pair: &Pair, matches: &[Match<'_>], x: u32, y: u32) -> f32 {
    match (governor(pair.a, x), governor(pair.b, y)) {
        (Some(a), Some(b)) => matches
            .iter()
            .find(|one| one.a.head == a.head && one.b.head == b.head)
            .map_or_else(|| 0.5 * pair.tokens(a.head, b.head), |one| one.predicate * (0.4 + 0.6 * one.agreement())),
        _ => 0.4,
    }
}

/// How far two words are about the same thing: by the frames they head, else by what they hang on.
pub(super) fn about_the_same(pair: &Pair, matches: &[Match<'_>], x: u32, y: u32) -> f32 {
    let (a, b) = (&pair.a.s.parse.tokens[x as usize], &pair.b.s.parse.tokens[y as usize]);
    if let Some(one) = matches.iter().find(|one| headed(one.a, x) && headed(one.b, y)) {
        let agents = one.a.argument(Role::Agent).zip(one.b.argument(Role::Agent));
        return match agents {
            Some((p, q)) if are_two_by_name(pair, p, q) => one.agreement().min(ANOTHER_DOES),
            _ if (a.dep == "amod") != (b.dep == "amod") && one.agent.is_none() && one.patient.is_none() => IN_PASSING,
            _ => one.agreement(),
        };
    }
    if matches!((a.dep, b.dep), ("amod" | "advmod" | "compound", "amod" | "advmod" | "compound")) {
        return filler(pair, a.head as u32, b.head as u32).unwrap_or(0.3);
    }
    let subject = |side: &Prepared, token: u32| side.frame_of(token).and_then(|frame| frame.argument(Role::Agent));
    match (subject(pair.a, x), subject(pair.b, y)) {
        (Some(p), Some(q)) => filler(pair, p, q).map_or(0.6, |score| 0.15 + 0.85 * score),
        _ if a.pos == Upos::Noun && b.pos == Upos::Noun => nouns_alike(pair, x, y),
        _ => 0.5,
    }
}

/// "There was no tunnel" beside what is told of a tunnel.
pub(super) fn is_there(side: &Prepared, token: u32) -> bool {
    let parse = &side.s.parse;
    let verb = parse.tokens[token as usize].head;
    parse.tokens[verb].lemma == "be" && parse.children(verb).any(|kid| parse.tokens[kid].dep == "expl")
}

/// Nouns under predicates of their own: "no crisis" / "a crisis" where "be" or "have" says that it is there, less where each stands in
/// another doing.
fn nouns_alike(pair: &Pair, x: u32, y: u32) -> f32 {
    let plain = |side: &Prepared, token: u32| {
        governor(side, token).is_none_or(|frame| {
            frame.head == token
                || matches!(side.lemma(frame.verb), "have" | "be" | "exist" | "face" | "see" | "make" | "give" | "find")
        })
    };
    let predicates = match (governor(pair.a, x), governor(pair.b, y)) {
        (Some(a), Some(b)) => pair.tokens(a.head, b.head),
        _ => 0.0,
    };
    let denied = |side: &Prepared, token: u32| is_there(side, token) && side.scope.is_turned(token as usize);
    let done = |side: &Prepared, token: u32| {
        governor(side, token).is_some_and(|frame| frame.arguments.iter().any(|(_, argument)| *argument == token))
            && !footing::is_called_for(side, token)
            // "no concrete rumours" beside what is made of rumours.
            && !denial::TOLD.contains(&side.lemma(token))
    };
    let told = denied(pair.a, x) && done(pair.b, y) || denied(pair.b, y) && done(pair.a, x);
    if told || plain(pair.a, x) && plain(pair.b, y) || predicates >= ALIGNED { 0.75 } else { 0.35 }
}

fn headed(frame: &Frame, token: u32) -> bool {
    frame.head == token || frame.verb == token
}

/// 1 for a word of the main statement on both sides, less for one inside a clause.
pub(super) fn mainness(pair: &Pair, x: u32, y: u32) -> f32 {
    let main = |side: &Prepared, token: u32| governor(side, token).is_none_or(|frame| frame.main);
    match (main(pair.a, x), main(pair.b, y)) {
        (true, true) => 1.0,
        (false, false) => 0.5,
        _ => 0.7,
    }
}

/// How far the texts are about the same thing at all: weighs every conflict.
pub(super) fn topic(pair: &Pair) -> f32 {
    on_topic(pair.cosine.max(0.5 * (pair.cover_a + pair.cover_b)))
}

/// How far sharing this much makes two texts speak of one thing.
pub(super) fn on_topic(shared: f32) -> f32 {
    ((shared - TOPIC_FROM) / TOPIC_RANGE).clamp(0.0, 1.0)
}

/// The same without the words of one kind: how far what stands beside two values agrees.
pub(super) fn topic_beside(pair: &Pair, values: impl Fn(Kind) -> bool) -> f32 {
    let cover = |side: &Prepared, best: &[(usize, f32)]| {
        let rest = side.words.iter().zip(best).filter(|(word, _)| !values(word.kind));
        let (met, all) =
            rest.fold((0.0, 0.0), |(met, all), (word, (_, score))| (met + word.weight * score, all + word.weight));
        if all > 0.0 { met / all } else { 0.0 }
    };
    on_topic(pair.cosine.max(0.5 * (cover(pair.a, &pair.best_a) + cover(pair.b, &pair.best_b))))
}

/// Below this two texts are about different things, above the sum certainly about the same. From news pairs.
const TOPIC_FROM: f32 = 0.2;
const TOPIC_RANGE: f32 = 0.35;
