//! Independent voices: who can be counted for a claim.
//!
//! Takes a [`View`], its sides and its [`Origins`], gives [`Voices`]. By default a voice is a speaker, wherever quoted, or an
//! origin that speaks for itself. What an outlet tells in its own words adds nothing to a speaker of the same side who says the like and whom the
//! same origin quotes, on whatever: it may rest on that very speaker. A headline is no voice where a body speaks.
//! Two unnamed sources of one origin are one voice, and so are "a source" and anybody else who is not named and says the same; a source of
//! whom nothing is known ("some", words in quotation marks of nobody) is any other: nothing says that they are two. A description and a
//! name of one article who say the same are one, and so are a source and whoever heard it first; so are one who is not named and whoever
//! says the same in an article with the same passages, and two whom one
//! text names in two copies of it. The same words in quotation marks are one voice. What an outlet says a body did is known from that body
//! where another has it from there (see `rests`, `doing`). An article that passes on what others report adds no voice, nor does one that
//! tells in its own words what is still to come beside somebody who speaks of it (see `hearsay`): whoever plans it told it to all.
//! Worked: five outlets quote Peskov, one of them also tells it: one voice. ASTRA tells it too: two.
//! Known misses: an outlet that tells in its own words what a speaker told every outlet counts as its own voice.

use super::doing;
use super::hearsay;
use super::origin::Origins;
use super::quotation;
use super::rests::{self, is_in_their_paper, tells_what_one_says};
use super::speaker;
use super::wording;
use crate::cluster::Sets;
use crate::compare::Relation;
use crate::extract::{Certainty, Speaker};
use crate::id::normalised;
use crate::judge::Independence;
use crate::judge::view::{Edge, View};
use std::collections::BTreeMap;

pub(in crate::judge) struct Voices {
    pub(in crate::judge) list: Vec<Counted>,
    /// For each claim of the cluster, its voice.
    pub(in crate::judge) of: Vec<usize>,
    only_headlines: bool,
    /// Claims that somebody of whom nothing is known is behind.
    hearsay: Vec<bool>,
    /// Claims that an outlet tells in its own words of what is to come.
    planned: Vec<bool>,
    /// Claims that somebody says.
    spoken: Vec<bool>,
    /// For each claim that an outlet tells in its own words, the claims of speakers that it may rest on.
    rests_on: Vec<Vec<usize>>,
}

#[derive(Debug)]
pub(in crate::judge) struct Counted {
    pub(in crate::judge) origin: String,
    pub(in crate::judge) speaker: Option<String>,
    pub(in crate::judge) claims: Vec<usize>,
}

/// `camps` are the sides and, last, the claims of no side; together they hold every claim once.
pub(in crate::judge) fn voices(
    view: &View<'_>,
    camps: &[&[usize]],
    origins: &Origins,
    independence: Independence,
) -> Voices {
    let mut drafts: Vec<Vec<usize>> = Vec::new();
    let mut rests_on = vec![Vec::new(); view.len()];
    for camp in camps.iter().filter(|camp| !camp.is_empty()) {
        match independence {
            Independence::Voice => drafts.extend(of_camp(view, camp, origins, &mut rests_on)),
            Independence::Origin => drafts.extend(grouped(camp, |claim| origins.of[claim])),
            Independence::Outlet => drafts.extend(grouped(camp, |claim| publisher(view, claim))),
        }
    }
    let only_headlines = view.claims.iter().all(|claim| claim.headline);
    let is_hearsay = |claim: usize| independence == Independence::Voice && is_hearsay(view, claim, origins);
    let hearsay = (0..view.len()).map(is_hearsay).collect();
    let is_plan = |claim: usize| !origins.speaks[claim] && hearsay::is_to_come(view.statements[claim]);
    let planned = (0..view.len()).map(|claim| independence == Independence::Voice && is_plan(claim)).collect();
    let (of, spoken) = (vec![0; view.len()], origins.speaks.clone());
    let mut voices = Voices { list: Vec::new(), of, only_headlines, hearsay, planned, spoken, rests_on };
    for claims in drafts {
        for claim in &claims {
            voices.of[*claim] = voices.list.len();
        }
        voices.list.push(Counted {
            origin: origin_names(&claims, origins),
            speaker: speaker_name(view, &claims, origins),
            claims,
        });
    }
    voices
}

impl Voices {
    /// The independent voices behind some claims. A headline brings none, unless the whole cluster is headlines; hearsay brings one
    /// where nobody else speaks, a plan told in an outlet's own words none beside whoever speaks of it, and what may rest on any of several
    /// speakers none where one of them speaks.
    pub(in crate::judge) fn behind(&self, view: &View<'_>, claims: &[usize]) -> Vec<usize> {
        let counts = |claim: &usize| self.only_headlines || !view.claims[*claim].headline;
        let by_somebody = claims.iter().filter(|claim| counts(claim)).any(|claim| self.spoken[*claim]);
        let is_second_hand = |claim: &usize| self.hearsay[*claim] || by_somebody && self.planned[*claim];
        let (heard, known): (Vec<usize>, Vec<usize>) = claims.iter().copied().filter(counts).partition(is_second_hand);
        let of = |claims: Vec<usize>| {
            let mut found: Vec<usize> = claims.into_iter().map(|claim| self.of[claim]).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        if known.is_empty() {
            return of(heard).into_iter().take(1).collect();
        }
        let standing = of(known.iter().copied().filter(|claim| self.rests_on[*claim].is_empty()).collect());
        let is_heard = |claim: &usize| self.rests_on[*claim].iter().any(|by| standing.contains(&self.of[*by]));
        of(known.into_iter().filter(|claim| !is_heard(claim)).collect())
    }
}

/// What nobody is named for: said by "some", in quotation marks of nobody, or "reportedly". Whoever is behind it may be any other voice.
fn is_hearsay(view: &View<'_>, claim: usize, origins: &Origins) -> bool {
    let rumoured = || {
        view.claims[claim].certainty == Certainty::Alleged
            || hearsay::is_passed_on(view, claim)
            || (0..view.len())
                .any(|other| is_of_one_sentence(view, claim, other) && hearsay::says_so(view.statements[other]))
    };
    let by_media = || {
        !origins.is_upstream[claim] && view.claims[claim].speaker.as_ref().is_some_and(speaker::is_report)
            || hearsay::is_of_the_media(view.claims[claim])
    };
    is_unknown(view, claim, origins)
        || origins.speaks[claim] && hearsay::is_doubted(view, claim)
        || !origins.speaks[claim] && (rumoured() || by_media())
}

fn is_of_one_sentence(view: &View<'_>, a: usize, b: usize) -> bool {
    let (a, b) = (view.claims[a], view.claims[b]);
    a.article == b.article && a.sentence_span == b.sentence_span
}

fn grouped<K: Ord>(claims: &[usize], key: impl Fn(usize) -> K) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for claim in claims {
        groups.entry(key(*claim)).or_default().push(*claim);
    }
    groups.into_values().collect()
}

/// The publisher family, or the file where no outlet is known.
fn publisher(view: &View<'_>, claim: usize) -> String {
    match view.article(claim).meta.outlet.as_deref() {
        Some(outlet) => view.sources.outlets.family(outlet).to_lowercase(),
        None => format!("\0{}", view.claims[claim].article.index()),
    }
}

fn of_camp(view: &View<'_>, camp: &[usize], origins: &Origins, rests_on: &mut [Vec<usize>]) -> Vec<Vec<usize>> {
    let (headlines, bodies): (Vec<usize>, Vec<usize>) = camp.iter().partition(|claim| view.claims[**claim].headline);
    let (spoken, told): (Vec<usize>, Vec<usize>) = bodies.into_iter().partition(|claim| origins.speaks[*claim]);
    let (quoted, told): (Vec<usize>, Vec<usize>) =
        told.into_iter().partition(|claim| quotation::is_quoted(view, *claim));
    let mut voices = by_speaker(view, spoken, origins);
    voices.extend(quoted.into_iter().map(|claim| vec![claim]));
    let mut voices = joined_by_quotation(view, voices);
    let may_rest_on = |claims: &[usize], known: usize| {
        claims.iter().any(|claim| is_like(view, *claim, known)) && rests::may_rest_on(view, origins, claims, known)
    };
    for claims in grouped(&told, |claim| origins.of[claim]) {
        let heard: Vec<usize> = voices.iter().flatten().copied().filter(|by| may_rest_on(&claims, *by)).collect();
        claims.iter().for_each(|claim| rests_on[*claim].clone_from(&heard));
        add(&mut voices, claims, may_rest_on);
    }
    let (spoken, told): (Vec<usize>, Vec<usize>) = headlines.into_iter().partition(|claim| origins.speaks[*claim]);
    for claim in spoken {
        add(&mut voices, vec![claim], |_, known| {
            origins.speaks[known] && is_same_speaker(view, claim, known)
                || view.claims[claim].article == view.claims[known].article
        });
    }
    for claims in grouped(&told, |claim| origins.of[claim]) {
        add(&mut voices, claims, |claims, known| origins.of[claims[0]] == origins.of[known]);
    }
    with_unknowns_joined(view, voices, origins)
}

/// Nobody can tell whether a source of whom nothing is known is one of the others: it is the first of them.
fn with_unknowns_joined(view: &View<'_>, voices: Vec<Vec<usize>>, origins: &Origins) -> Vec<Vec<usize>> {
    let is_unknown = |claim: &usize| is_unknown(view, *claim, origins);
    let (unknown, mut known): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
        voices.into_iter().partition(|voice| voice.iter().all(is_unknown));
    let unknown: Vec<usize> = unknown.into_iter().flatten().collect();
    match known.first_mut() {
        Some(first) => first.extend(unknown),
        None if unknown.is_empty() => {}
        None => known.push(unknown),
    }
    known
}

fn is_unknown(view: &View<'_>, claim: usize, origins: &Origins) -> bool {
    match &view.claims[claim].speaker {
        Some(speaker) if origins.speaks[claim] => speaker::is_anybody(speaker),
        _ => quotation::is_quoted(view, claim),
    }
}

/// One utterance is one voice, whatever the outlets call its speaker.
fn joined_by_quotation(view: &View<'_>, voices: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut sets = Sets::new(voices.len());
    let mut first_with: BTreeMap<u64, usize> = BTreeMap::new();
    for (at, voice) in voices.iter().enumerate() {
        let prints = |claim: &usize| {
            quotation::prints(view, *claim)
                .into_iter()
                .chain(wording::said(view, *claim))
                .chain(wording::spoken(view, *claim))
        };
        for print in voice.iter().flat_map(prints) {
            let first = *first_with.entry(print).or_insert(at);
            sets.join(first, at);
        }
    }
    for (at, voice) in voices.iter().enumerate() {
        for print in voice.iter().flat_map(|claim| quotation::inside(view, *claim)) {
            if let Some(first) = first_with.get(&print) {
                sets.join(*first, at);
            }
        }
    }
    let mut joined: Vec<Vec<usize>> = Vec::new();
    for (voice, set) in voices.into_iter().zip(sets.numbered()) {
        if set == joined.len() {
            joined.push(Vec::new());
        }
        joined[set].extend(voice);
    }
    joined
}

/// Adds claims to the first voice that has a claim they belong with, else as a voice of their own.
fn add(voices: &mut Vec<Vec<usize>>, claims: Vec<usize>, belongs: impl Fn(&[usize], usize) -> bool) {
    let home = voices.iter_mut().find(|voice| voice.iter().any(|known| belongs(&claims, *known)));
    match home {
        Some(voice) => voice.extend(claims),
        None => voices.push(claims),
    }
}

/// Speakers with the fullest names first, so that a short form finds its owner.
fn by_speaker(view: &View<'_>, mut spoken: Vec<usize>, origins: &Origins) -> Vec<Vec<usize>> {
    let fullness = |claim: usize| view.claims[claim].speaker.as_ref().map_or(0, |speaker| speaker.name.len());
    let unnamed = |claim: usize| view.claims[claim].speaker.as_ref().is_some_and(speaker::is_anybody);
    spoken.sort_by_key(|claim| (unnamed(*claim), std::cmp::Reverse(fullness(*claim)), &view.claims[*claim].id));
    let mut voices: Vec<Vec<usize>> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in spoken {
        let Some(speaker) = &view.claims[claim].speaker else { continue };
        let found = known
            .get(speaker.name.as_str())
            .copied()
            .or_else(|| voices.iter().position(|voice| is_same_speaker(view, claim, voice[0])))
            .or_else(|| {
                let is_one = |voice: &Vec<usize>| voice.iter().any(|known| is_same_speaker(view, claim, *known));
                voices.iter().position(is_one)
            })
            .or_else(|| {
                let is_one =
                    |voice: &Vec<usize>| voice.iter().any(|known| nobody_can_ask(view, claim, *known, origins));
                voices.iter().position(is_one)
            });
        let at = found.unwrap_or_else(|| {
            voices.push(Vec::new());
            voices.len() - 1
        });
        known.insert(&speaker.name, at);
        voices[at].push(claim);
    }
    voices
}

/// Two unnamed sources of one origin, or one and a name without a role, "a source" and anybody else who is not named, one who is not named
/// and another of nearly the same words or of the same article and content, one whom the other cites or who tells what the other says, or one of whom nothing at all is known: nothing says that they are two.
fn nobody_can_ask(view: &View<'_>, a: usize, b: usize, origins: &Origins) -> bool {
    let (Some(x), Some(y)) = (&view.claims[a].speaker, &view.claims[b].speaker) else { return false };
    let unknown = speaker::is_anybody(x) || speaker::is_anybody(y);
    let described = speaker::is_described(x) || speaker::is_described(y);
    let may_be_one = x.unnamed && y.unnamed || speaker::may_be_named(x, y);
    let in_one_origin = origins.of[a] == origins.of[b] && may_be_one;
    let in_one_article = view.claims[a].article == view.claims[b].article && agree(view, a, b);
    let one_content = in_one_article || is_nearly_one(view, a, b);
    unknown
        || in_one_origin
        || speaker::may_be_source(x, y) && agree(view, a, b)
        || cites(view, a, y)
        || cites(view, b, x)
        || tells_what_one_says(view, a, b)
        || tells_what_one_says(view, b, a)
        || described && !speaker::are_apart(x, y) && (one_content || agree(view, a, b) && is_of_a_speaker(view, a, b))
        || described && !speaker::are_apart(x, y) && agree(view, a, b) && view.lean(a, b)
        || is_copied_apart(view, a, b, origins)
        || is_in_their_paper(view, a, b)
        || is_in_their_paper(view, b, a)
}

/// One text that two articles carry has one speaker for what it says once, whomever each of the two is read to name. Not where both have
/// it from two.
fn is_copied_apart(view: &View<'_>, a: usize, b: usize, origins: &Origins) -> bool {
    let (x, y) = (view.claims[a], view.claims[b]);
    let speaks_in = |claim: usize, article| {
        let is_there = |other: usize| view.claims[other].article == article && is_same_speaker(view, claim, other);
        (0..view.len()).any(is_there)
    };
    let is_text = view.found.reuse.shared_sentences(x.article.0, y.article.0).is_some();
    x.article != y.article
        && origins.of[a] == origins.of[b]
        && is_text
        && agree(view, a, b)
        && !speaks_in(a, y.article)
        && !speaks_in(b, x.article)
}

/// One of the two tells of the speaker's own doing: what "a teacher" says of it beside what Ada Holm says she did is hers.
fn is_of_a_speaker(view: &View<'_>, a: usize, b: usize) -> bool {
    let of_own = |claim: usize| {
        let speaker = view.claims[claim].speaker.as_ref();
        speaker.is_some_and(|speaker| !speaker::is_described(speaker) && doing::is_of(view, claim, speaker))
    };
    of_own(a) || of_own(b)
}

/// "Lee said a friend told him": the friend is heard through Lee alone.
fn cites(view: &View<'_>, claim: usize, speaker: &Speaker) -> bool {
    let through = |name: &String| Speaker { name: name.clone(), role: None, unnamed: false };
    view.claims[claim].upstreams.iter().any(|name| speaker::is_same(&through(name), speaker))
}

pub(super) fn agree(view: &View<'_>, a: usize, b: usize) -> bool {
    view.agreements().any(|edge| (edge.a, edge.b) == (a.min(b), a.max(b)))
}

/// Alike enough for one to be told after the other, where the comparison does not say so. A guess.
const LIKE: f32 = 0.5;

/// Whether one may be what the other is told after: who says something else of the same person is not behind it. What was never compared
/// has little in common.
fn is_like(view: &View<'_>, a: usize, b: usize) -> bool {
    let of_both = |edge: &&Edge<'_>| (edge.a, edge.b) == (a.min(b), a.max(b));
    view.claims[a].article == view.claims[b].article
        || view
            .edges
            .iter()
            .find(of_both)
            .is_some_and(|edge| edge.agrees() || edge.comparison.one_event || edge.comparison.similarity >= LIKE)
}

/// So alike are two tellings of one utterance. Chosen on corroborated clusters of stories/fnc_dev.
const ONE_UTTERANCE: f32 = 0.8;

fn is_nearly_one(view: &View<'_>, a: usize, b: usize) -> bool {
    let of_both = |edge: &&Edge<'_>| (edge.a, edge.b) == (a.min(b), a.max(b));
    // A claim file holds no passages.
    if [a, b].iter().any(|claim| view.article(*claim).sentences.is_empty()) {
        return false;
    }
    normalised(&view.claims[a].text) == normalised(&view.claims[b].text)
        || view.edges.iter().find(of_both).is_some_and(|edge| {
            edge.comparison.relation == Relation::Same && edge.comparison.similarity >= ONE_UTTERANCE
        })
}

fn is_same_speaker(view: &View<'_>, a: usize, b: usize) -> bool {
    match (&view.claims[a].speaker, &view.claims[b].speaker) {
        (Some(a), Some(b)) => speaker::is_same(a, b) || is_known_as(view, a, b) || is_known_as(view, b, a),
        _ => false,
    }
}

/// "Ada Holm", and "the harbour master" of an outlet that leaves her name out: another one calls her "harbour master Ada Holm".
fn is_known_as(view: &View<'_>, named: &Speaker, described: &Speaker) -> bool {
    let is_open = named.role.is_none() && !named.unnamed && speaker::is_described(described);
    let roles = || view.found.roles.get(named.name.as_str()).into_iter().flatten();
    let with = |role: &&str| Speaker { role: Some(role.to_string()), ..named.clone() };
    is_open && roles().any(|role| speaker::is_same(&with(role), described))
}

fn origin_names(claims: &[usize], origins: &Origins) -> String {
    let mut names: Vec<&str> = claims.iter().map(|claim| origins.groups[origins.of[*claim]].name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

/// The fullest name among the voice's speakers.
fn speaker_name(view: &View<'_>, claims: &[usize], origins: &Origins) -> Option<String> {
    claims
        .iter()
        .filter(|claim| origins.speaks[**claim])
        .filter_map(|claim| view.claims[*claim].speaker.as_ref().map(|speaker| &speaker.name))
        .max_by_key(|name| (name.len(), std::cmp::Reverse(*name)))
        .cloned()
}
