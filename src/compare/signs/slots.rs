//! Predicates of two texts laid side by side with their arguments.
//!
//! Takes a [`Pair`], gives [`Match`]es: two frames whose predicates mean the same or the opposite, and how far the fillers of their
//! roles agree (`None` where one has none, or a pronoun, or where a name meets a description that it may have).

use crate::compare::frame::{Frame, Role};
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::parse::Upos;

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
}

/// What an argument counts for that may or may not be the same.
const OPEN: f32 = 0.4;

impl Match<'_> {
    pub fn is_main(&self) -> bool {
        self.a.main && self.b.main
    }

    /// 0 where a filler is another thing, 1 where all agree; 0.7 where nothing can be compared.
    pub fn agreement(&self) -> f32 {
        match (self.agent, self.patient.or(self.open.then_some(OPEN))) {
            (Some(agent), Some(patient)) => 0.5 * agent + 0.5 * patient,
            (Some(one), None) | (None, Some(one)) => 0.15 + 0.85 * one,
            (None, None) => 0.7,
        }
    }
}

pub(super) fn matches<'p>(pair: &Pair<'p, '_>) -> Vec<Match<'p>> {
    let mut found = Vec::new();
    for a in &pair.a.frames {
        for b in &pair.b.frames {
            let predicate = pair.tokens(a.head, b.head);
            let opposite = is_opposite(pair, a.head, b.head);
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
            let patient = both(Role::Patient).or_else(|| crossed(Role::Patient, Role::Agent));
            let has = |frame: &Frame, role: Role| frame.argument(role).is_some();
            let unsure = |x: Role, y: Role| has(a, x) && !has(a, y) && !has(b, x) && has(b, y);
            let open = patient.is_none()
                && (has(a, Role::Patient) && has(b, Role::Patient)
                    || agent.is_none() && (unsure(Role::Agent, Role::Patient) || unsure(Role::Patient, Role::Agent)));
            found.push(Match {
                open,
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

fn is_opposite(pair: &Pair, a: u32, b: u32) -> bool {
    match (pair.a.word_at(a), pair.b.word_at(b)) {
        (Some(i), Some(j)) => pair.opposites.contains(&(i, j)),
        _ => false,
    }
}

/// How far two fillers are one thing; `None` where the words cannot say.
pub(super) fn filler(pair: &Pair, x: u32, y: u32) -> Option<f32> {
    if is_pronoun(pair.a, x) || is_pronoun(pair.b, y) {
        return None;
    }
    let (i, j) = (pair.a.word_at(x)?, pair.b.word_at(y)?);
    let score = pair.score(i, j);
    let (name_a, name_b) = (is_name(pair.a, i), is_name(pair.b, j));
    if name_a != name_b && score < ALIGNED {
        // "the premier" may be "Petra Holm"; if the description says more, its words were compared elsewhere.
        return None;
    }
    Some(score)
}

fn is_pronoun(side: &Prepared, token: u32) -> bool {
    matches!(side.s.parse.tokens[token as usize].pos, Upos::Pron | Upos::Det)
}

pub(super) fn is_name(side: &Prepared, word: usize) -> bool {
    matches!(side.words[word].kind, Kind::Name(_))
}

/// Words that are names in the phrase of a token.
pub(super) fn names_under(side: &Prepared, token: u32) -> Vec<usize> {
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
    if let Some(one) = matches.iter().find(|one| headed(one.a, x) && headed(one.b, y)) {
        return one.agreement();
    }
    let (a, b) = (&pair.a.s.parse.tokens[x as usize], &pair.b.s.parse.tokens[y as usize]);
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
    if plain(pair.a, x) && plain(pair.b, y) || predicates >= ALIGNED { 0.75 } else { 0.35 }
}

/// Whether a token stands in a question or condition: "whether the dam broke" says nothing of it.
pub(super) fn is_asked(side: &Prepared, token: u32) -> bool {
    let parse = &side.s.parse;
    let mut at = token as usize;
    loop {
        let marked =
            |kid: usize| parse.tokens[kid].dep == "mark" && matches!(side.written(kid as u32), "whether" | "if");
        if matches!(parse.tokens[at].dep, "ccomp" | "advcl" | "pcomp") && parse.children(at).any(marked) {
            return true;
        }
        let head = parse.tokens[at].head;
        if head == at {
            return false;
        }
        if matches!(parse.tokens[at].dep, "xcomp" | "ccomp" | "advcl") && is_only_meant(side, at, head) {
            return true;
        }
        at = head;
    }
}

/// "tried to calm", "worked to confirm", "left to fetch help": whether it came about is not said.
fn is_only_meant(side: &Prepared, clause: usize, head: usize) -> bool {
    const MEANT: [&str; 32] = [
        "try",
        "work",
        "seek",
        "want",
        "hope",
        "plan",
        "aim",
        "attempt",
        "ask",
        "urge",
        "vow",
        "offer",
        "threaten",
        "intend",
        "wait",
        "promise",
        "like",
        "need",
        "prepare",
        "consider",
        "order",
        "encourage",
        "persuade",
        "ensure",
        "search",
        "demand",
        "advise",
        "tell",
        "instruct",
        "recommend",
        "invite",
        "allow",
    ];
    let parse = &side.s.parse;
    let infinitive = parse.children(clause).any(|kid| parse.tokens[kid].tag == "TO");
    match parse.tokens[clause].dep {
        "advcl" => infinitive,
        _ => MEANT.contains(&parse.tokens[head].lemma.as_str()),
    }
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
