//! The same parties with their roles exchanged.
//!
//! `role-swap` fires where the predicate is the same and each party stands in the other's role ("A sued B" / "B sued A"). A
//! deed that each side may do to the other (accuse, sue, meet) and parties that only own or come from what is acted on ("A held citizens of B" / "B held
//! citizens of A") make it `mirror-image`, a guard: both may be true.

use super::slots::{self, Match};
use crate::compare::frame::{Frame, Role};
use crate::compare::lexicon;
use crate::compare::pair::Pair;
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use crate::span::Span;
use smallvec::smallvec;

/// From here on a filler is the same party.
const PARTY: f32 = 0.6;
/// Below this two predicates are two words of one field.
const SAME_DEED: f32 = 0.9;

pub(super) fn find(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    let topic = slots::topic(pair);
    for one in matches.iter().filter(|one| !one.opposite) {
        let (Some(agent_a), Some(agent_b)) = (one.a.argument(Role::Agent), one.b.argument(Role::Agent)) else {
            continue;
        };
        // "malaria killed 9,000" / "9,000 died of malaria": the same told from the other end.
        let befalls = |frame: &Frame| frame.argument(Role::Patient).is_some();
        if befalls(one.a) != befalls(one.b) && one.predicate < SAME_DEED {
            continue;
        }
        let same = |x: u32, y: u32| slots::filler(pair, x, y).unwrap_or(0.0);
        // The party that the other text's agent is here; else whoever it is done to.
        let other_end = |side: &Prepared, frame: &Frame, met: &dyn Fn(u32) -> f32| {
            let others = || {
                let filled = frame.arguments.iter().filter(|(role, _)| *role != Role::Agent);
                filled.map(|(_, token)| side.facts.roles.by_name[*token as usize])
            };
            others().find(|token| met(*token) >= PARTY).or_else(|| others().next())
        };
        let ends = (
            other_end(pair.a, one.a, &|token| same(token, agent_b)),
            other_end(pair.b, one.b, &|token| same(agent_a, token)),
        );
        let (Some(patient_a), Some(patient_b)) = ends else { continue };
        let crossed = same(agent_a, patient_b).min(same(patient_a, agent_b));
        let straight = same(agent_a, agent_b).max(same(patient_a, patient_b));
        let shown = || {
            let (p, q) = (span(pair.a, agent_a), span(pair.a, patient_a));
            let (r, s) = (span(pair.b, agent_b), span(pair.b, patient_b));
            let (a, b) = (&pair.a.s.text, &pair.b.s.text);
            let detail = format!("{} → {} / {} → {}", p.of(a), q.of(a), r.of(b), s.of(b));
            (detail, smallvec![p, q], smallvec![r, s])
        };
        let sign = |code: Code, strength: f32| pair.sign(code, strength * topic, shown);
        if crossed >= PARTY && straight < PARTY {
            let mutual = lexicon::is_mutual(pair.a.lemma(one.a.verb)) || lexicon::is_mutual(pair.b.lemma(one.b.verb));
            found.push(sign(if mutual { Code::MirrorImage } else { Code::RoleSwap }, one.predicate * crossed));
        } else if straight < PARTY || crossed < PARTY {
            let (p, q) = (slots::names_under(pair.a, agent_a), slots::names_under(pair.a, patient_a));
            let (r, s) = (slots::names_under(pair.b, agent_b), slots::names_under(pair.b, patient_b));
            let meet = |x: &[usize], y: &[usize]| x.iter().any(|i| y.iter().any(|j| pair.score(*i, *j) >= PARTY));
            if meet(&p, &s) && meet(&q, &r) && !meet(&p, &r) {
                found.push(sign(Code::MirrorImage, 1.0));
            }
        }
    }
    mirrored_places(pair, topic, found);
}

/// What this family asks of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// See [`by_name`]; for each token.
    by_name: Vec<u32>,
    /// See [`place_or_people`]; for each word.
    places: Vec<Option<bool>>,
}

pub(super) fn facts(side: &Prepared) -> Facts {
    Facts {
        by_name: (0..side.s.parse.tokens.len()).map(|token| by_name(side, token as u32)).collect(),
        places: side.words.iter().map(|word| place_or_people(side, word.token)).collect(),
    }
}

/// "its rival Velos": the name that stands beside a description.
fn by_name(side: &Prepared, token: u32) -> u32 {
    let is_named = |token: u32| side.word_at(token).is_some_and(|word| slots::is_name(side, word));
    let parse = &side.s.parse;
    let beside = parse.children(token as usize).find(|kid| parse.tokens[*kid].dep == "appos" && is_named(*kid as u32));
    match beside {
        Some(name) if !is_named(token) => name as u32,
        _ => token,
    }
}

fn written<'s>(side: &Prepared<'s>, token: u32) -> &'s str {
    span(side, token).of(&side.s.text)
}

fn span(side: &Prepared, token: u32) -> Span {
    side.word_at(token).map_or_else(|| side.span(token), |word| side.span_of_word(word))
}

/// "arrests in A" / "arrests of people from A": one name is where on one side and whom on the other.
fn mirrored_places(pair: &Pair, topic: f32, found: &mut Vec<Sign>) {
    for (i, x) in pair.a.words.iter().enumerate() {
        for (j, y) in pair.b.words.iter().enumerate() {
            if pair.score(i, j) < PARTY || !matches!((x.kind, y.kind), (Kind::Name(_), Kind::Name(_))) {
                continue;
            }
            if let (Some(p), Some(q)) = (pair.a.facts.roles.places[i], pair.b.facts.roles.places[j])
                && p != q
            {
                found.push(pair.sign(Code::MirrorImage, 0.7 * topic, || {
                    (
                        format!("{} / {}", written(pair.a, x.token), written(pair.b, y.token)),
                        smallvec![pair.a.span_of_word(i)],
                        smallvec![pair.b.span_of_word(j)],
                    )
                }));
            }
        }
    }
}

/// Kinds of place that carry a name behind "of".
const PLACES: [&str; 9] = ["area", "city", "district", "island", "province", "region", "state", "town", "village"];

/// Whether a name tells where something was done (true) or to whom (false).
fn place_or_people(side: &Prepared, token: u32) -> Option<bool> {
    let parse = &side.s.parse;
    let at = &parse.tokens[token as usize];
    match at.dep {
        "pobj" if side.written(at.head as u32).eq_ignore_ascii_case("in") => Some(true),
        // "in the province of Norland" is in Norland.
        "pobj" if side.written(at.head as u32).eq_ignore_ascii_case("of") => {
            let of = &parse.tokens[parse.tokens[at.head].head];
            let is_in = of.dep == "pobj" && side.written(of.head as u32).eq_ignore_ascii_case("in");
            (!(is_in && PLACES.contains(&of.lemma.as_str()))).then_some(false)
        }
        // "The Norlian minister met divers" befalls nobody from Norland.
        "amod" if parse.tokens[at.head].dep == "nsubj" => None,
        "amod" | "dobj" | "nsubjpass" if at.tag != "NNP" || at.dep != "amod" => Some(false),
        _ => None,
    }
}
