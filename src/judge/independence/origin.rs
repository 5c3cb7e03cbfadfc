//! Where each claim of a cluster comes from, and which claims come from one place.
//!
//! Takes a [`View`] and the copies found, gives [`Origins`]: groups of claims with a name, and why they are one group.
//! A claim's origin is the upstream it names itself, else the wire or syndicator that its article is credited to, else what
//! the article's first sentences cite, or anything it cites that tells the same (see `elsewhere`), else the outlet's publisher family; an
//! article without outlet stands for itself. Claims are then joined by the document that they name, by copied passages, by what their articles quote, and by phrases of articles that both tell a story after others. A speaker who is a known outlet
//! ("Reuters reports") is an origin, no speaker.
//!
//! Worked: Orda.kz "citing ASTRA" and News.Az "ASTRA reports" have one origin, ASTRA; The Sun and The Times have one, News UK.
//! Known misses: a wire story without credit in one outlet only (nothing to compare it with).

use super::doing;
use super::elsewhere;
use super::quotation;
use super::reuse::Reuse;
use super::speaker;
use super::wording;
use crate::cluster::Sets;
use crate::extract::Stance;
use crate::judge::view::{Edge, View};
use crate::read::{OutletKind, Outlets, UpstreamKind};
use crate::span::Span;
use std::collections::BTreeMap;

/// Articles of one cluster that are held against each other for passages. A guess; a story told by more is no matter of two voices.
const MAX_TOLD: usize = 16;
/// What an article cites in so many first sentences is where its story comes from. A guess.
pub(super) const LEAD_SENTENCES: usize = 3;

/// Why claims are one origin.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::judge) enum Tie {
    /// They name one upstream (a wire, a cited outlet).
    Upstream,
    /// One publisher.
    Publisher,
    /// They quote one utterance.
    Quoted,
    /// They tell the doings of somebody whom both quote.
    Doing,
    /// One text.
    Copied,
}

pub(in crate::judge) struct Origins {
    /// For each claim of the cluster, its group.
    pub(in crate::judge) of: Vec<usize>,
    pub(in crate::judge) groups: Vec<Group>,
    /// For each claim, whether its speaker counts as a person (and not as the outlet it is).
    pub(in crate::judge) speaks: Vec<bool>,
    /// For each claim, whether it comes from elsewhere, and from where is known.
    pub(in crate::judge) is_upstream: Vec<bool>,
}

#[derive(Debug)]
pub(in crate::judge) struct Group {
    pub(in crate::judge) name: String,
    pub(in crate::judge) claims: Vec<usize>,
    /// Claims of different outlets that were joined, and why.
    pub(in crate::judge) ties: Vec<(usize, usize, Tie)>,
    /// No outlet is known: the file stands for itself.
    pub(in crate::judge) unknown: bool,
}

/// One possible origin of a claim, by name.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) key: String,
    pub(in crate::judge) name: String,
    pub(super) upstream: bool,
    /// The claim itself names it, not only its article.
    pub(super) near: bool,
    unknown: bool,
}

pub(in crate::judge) fn origins(view: &View<'_>, reuse: &Reuse) -> Origins {
    let mut speaks = Vec::with_capacity(view.len());
    let possible: Vec<Vec<Named>> = (0..view.len())
        .map(|claim| {
            let (named, speaking) = possible(view, claim);
            speaks.push(speaking);
            named
        })
        .collect();
    let named = chosen(possible);
    let mut sets = Sets::new(view.len());
    let mut ties = Vec::new();
    let mut first_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (claim, origin) in named.iter().enumerate() {
        let first = *first_of.entry(&origin.key).or_insert(claim);
        sets.join(first, claim);
        if view.outlet(first) != view.outlet(claim) {
            let upstream = origin.upstream || named[first].upstream;
            ties.push((first, claim, if upstream { Tie::Upstream } else { Tie::Publisher }));
        }
    }
    for (first, claim) in
        elsewhere::cited(view, &speaks, &named).into_iter().chain(elsewhere::of_one_document(view, &speaks))
    {
        if sets.root(first) != sets.root(claim) {
            sets.join(first, claim);
            ties.push((first, claim, Tie::Upstream));
        }
    }
    let mut joins = Joins { sets: &mut sets, ties: &mut ties };
    join_copies(view, reuse, &mut joins);
    join_kin(view, &named, &speaks, reuse, &mut joins);
    join_same_words(view, &speaks, &mut joins);
    join_one_source(view, &speaks, &mut joins);
    let of = sets.numbered();
    let mut groups: Vec<Group> = Vec::new();
    for (claim, group) in of.iter().enumerate() {
        if *group == groups.len() {
            groups.push(Group { name: String::new(), claims: Vec::new(), ties: Vec::new(), unknown: false });
        }
        groups[*group].claims.push(claim);
    }
    for group in &mut groups {
        let best = group.claims.iter().min_by_key(|claim| {
            let origin = &named[**claim];
            let undated = view.claims[**claim].date.is_none();
            (!origin.upstream, origin.unknown, undated, view.claims[**claim].date, &origin.name)
        });
        if let Some(origin) = best.map(|claim| &named[*claim]) {
            group.name = origin.name.clone();
            group.unknown = origin.unknown;
        }
    }
    for (a, b, tie) in ties {
        groups[of[a]].ties.push((a, b, tie));
    }
    let is_upstream = named.iter().map(|origin| origin.upstream).collect();
    Origins { of, groups, speaks, is_upstream }
}

/// A claim that names several upstreams ("Reuters and AFP report") belongs to the one that most others name too, else to the
/// last: "X reports, citing Y" comes from Y. It never makes one origin of two.
fn chosen(possible: Vec<Vec<Named>>) -> Vec<Named> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for named in possible.iter().flatten() {
        *count.entry(named.key.clone()).or_default() += 1;
    }
    possible
        .into_iter()
        .map(|named| {
            let best = named.iter().enumerate().max_by_key(|(i, origin)| (count[&origin.key], *i)).map(|(i, _)| i);
            named.into_iter().nth(best.unwrap_or(0)).expect("every claim has an origin")
        })
        .collect()
}

/// The possible origins of a claim, never empty, and whether its speaker is a person or body that speaks for itself.
fn possible(view: &View<'_>, claim: usize) -> (Vec<Named>, bool) {
    let outlets = view.sources.outlets;
    let the_claim = view.claims[claim];
    let article = view.article(claim);
    let upstream = |name: &str| Named {
        key: key(outlets, name),
        name: outlets.canonical(name).to_string(),
        upstream: true,
        near: true,
        unknown: false,
    };
    let own_key = article.meta.outlet.as_deref().map(|outlet| key(outlets, outlet));
    let of_speaker = the_claim.speaker.as_ref().and_then(|speaker| outlet_meant(view, claim, &speaker.name));
    // "Later reports": whatever the article cites.
    let of_report = the_claim.speaker.as_ref().is_some_and(speaker::is_report);
    let speaks = the_claim.speaker.is_some() && of_speaker.is_none() && !of_report;
    if let Some(outlet) = of_speaker {
        return (vec![upstream(&outlet)], speaks);
    }
    let said_here = |span: Option<Span>| span.is_some_and(|span| the_claim.sentence_span.overlaps(span));
    let mut named: Vec<Named> = the_claim.upstreams.iter().map(|name| upstream(name)).collect();
    let of_article = &article.meta.upstreams;
    named.extend(
        of_article
            .iter()
            .filter(|u| u.kind == UpstreamKind::Citing && said_here(u.span) && !is_speaker(view, claim, &u.name))
            .map(|u| upstream(&u.name)),
    );
    named.retain(|origin| Some(&origin.key) != own_key.as_ref());
    if named.is_empty() {
        let whole = |u: &&crate::read::Upstream| u.kind != UpstreamKind::Citing || u.span.is_none();
        named.extend(of_article.iter().filter(whole).map(|u| Named { near: false, ..upstream(&u.name) }));
        // A wire behind a syndicator is the origin; the syndicator only carries it.
        let is_wire = |origin: &Named| outlets.lookup(&origin.name).is_some_and(|o| o.kind == OutletKind::Wire);
        if named.iter().any(is_wire) {
            named.retain(is_wire);
        }
    }
    if named.is_empty() && !speaks {
        let lead = article.sentences.iter().take(LEAD_SENTENCES).copied().reduce(Span::cover);
        let in_lead =
            |u: &&crate::read::Upstream| of_report || lead.zip(u.span).is_some_and(|(lead, span)| lead.overlaps(span));
        named.extend(of_article.iter().filter(in_lead).map(|u| Named { near: false, ..upstream(&u.name) }));
        named.retain(|origin| Some(&origin.key) != own_key.as_ref());
    }
    if named.is_empty() {
        named.push(match article.meta.outlet.as_deref() {
            Some(outlet) => Named {
                key: key(outlets, outlet),
                name: outlets.canonical(outlet).to_string(),
                upstream: false,
                near: false,
                unknown: false,
            },
            None => {
                let name = view.found.file_names[the_claim.article.index()].clone();
                Named {
                    key: format!("\0{}", the_claim.article.index()),
                    name,
                    upstream: false,
                    near: false,
                    unknown: true,
                }
            }
        });
    }
    (named, speaks)
}

/// One name for all ways to write an outlet: "Kerch 247", "kerch247".
pub(super) fn key(outlets: &Outlets, name: &str) -> String {
    let family = outlets.family(name);
    let key: String = family.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if key.is_empty() { family.to_string() } else { key }
}

/// The outlet that a speaker is: by its name, one that any article of the run cites, one whose text it is ("a new Axios report"), or by
/// the end of the name of one that the article cites or is of ("the Journal").
fn outlet_meant(view: &View<'_>, claim: usize, name: &str) -> Option<String> {
    let is_known = |name: &str| view.sources.outlets.lookup(name).is_some();
    if is_known(name) || view.found.cited.contains(name) {
        return Some(name.to_string());
    }
    if let Some(of) = speaker::text_of(name).find(|of| is_known(of)) {
        return Some(of.to_string());
    }
    let meta = view.article(claim).meta;
    let short = name.trim_start_matches("the ").trim_start_matches("The ");
    let ends = |whole: &&str| whole.strip_suffix(short).is_some_and(|first| first.ends_with(' '));
    let known = meta.upstreams.iter().map(|upstream| upstream.name.as_str()).chain(meta.outlet.as_deref());
    if !short.starts_with(char::is_uppercase) {
        return None;
    }
    known.into_iter().find(ends).or_else(|| view.found.cited.iter().copied().filter(ends).min()).map(str::to_string)
}

/// "Velos, cited by b.txt" where that article alone makes an outlet of the claim's speaker: neither the lexicon nor the claim's own article
/// knows it for one.
pub(in crate::judge) fn outlet_by_citation(view: &View<'_>, claim: usize) -> Option<String> {
    let name = &view.claims[claim].speaker.as_ref()?.name;
    let outlets = view.sources.outlets;
    let outlet = outlet_meant(view, claim, name).filter(|outlet| outlets.lookup(outlet).is_none())?;
    let cites = |article: usize| view.sources.articles[article].meta.upstreams.iter().any(|by| by.name == outlet);
    if cites(view.claims[claim].article.index()) {
        return None;
    }
    let by = (0..view.sources.articles.len()).find(|article| cites(*article))?;
    Some(format!("{outlet}, cited by {}", view.found.file_names[by]))
}

fn is_speaker(view: &View<'_>, claim: usize, name: &str) -> bool {
    view.claims[claim].speaker.as_ref().is_some_and(|speaker| speaker.name == name)
}

/// Whoever copies a text to deny it has not the denial from there.
fn agree(view: &View<'_>, a: usize, b: usize) -> bool {
    let denies = |claim: usize| view.claims[claim].stance == Stance::Denies;
    denies(a) == denies(b)
}

/// Joins claims whose sentences are one text, and all claims of articles that are.
fn join_copies(view: &View<'_>, reuse: &Reuse, joins: &mut Joins<'_>) {
    let mut by_article: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for claim in 0..view.len() {
        by_article.entry(view.claims[claim].article.0).or_default().push(claim);
    }
    for claim in 0..view.len() {
        let article = view.claims[claim].article.0;
        let Some(sentence) = view.sentence(claim) else { continue };
        for other in reuse.copies_of(article, sentence as u32) {
            for twin in by_article.get(&other).into_iter().flatten().filter(|twin| agree(view, claim, **twin)) {
                joins.join(claim, *twin);
            }
        }
    }
}

/// Joins what articles tell in their own words where one has sentences of the other, or both have passages in common.
fn join_kin(view: &View<'_>, named: &[Named], speaks: &[bool], reuse: &Reuse, joins: &mut Joins<'_>) {
    let mut told: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let is_told = |claim: &usize| !speaks[*claim] && !named[*claim].upstream && !quotation::is_quoted(view, *claim);
    for claim in (0..view.len()).filter(is_told) {
        told.entry(view.claims[claim].article.0).or_default().push(claim);
    }
    for (article, claims) in &told {
        for kin in reuse.kin_of(*article).iter().filter_map(|kin| told.get(kin)).flatten() {
            claims.iter().filter(|claim| agree(view, **claim, *kin)).for_each(|claim| joins.join(*claim, *kin));
        }
    }
    let of_each: Vec<&Vec<usize>> = told.values().take(MAX_TOLD).collect();
    for (at, claims) in of_each.iter().enumerate() {
        let is_one = |other: &&&Vec<usize>| wording::share_passages(view.passages(claims[0]), view.passages(other[0]));
        for other in of_each[at + 1..].iter().filter(is_one) {
            let twin = |claim: &usize| other.iter().find(|twin| agree(view, *claim, **twin)).copied();
            claims.iter().filter_map(|claim| Some((*claim, twin(claim)?))).for_each(|(a, b)| joins.join(a, b));
        }
    }
}

/// Joins claims that share a long run of words, or a shorter one where one side has it from somebody or the claims agree. Not where both
/// have: two reporters heard one speaker.
fn join_same_words(view: &View<'_>, speaks: &[bool], joins: &mut Joins<'_>) {
    let is_said: Vec<bool> = (0..view.len()).map(|claim| speaks[claim] || quotation::is_quoted(view, claim)).collect();
    let is_elsewhere = |a: usize, b: usize| view.claims[a].article != view.claims[b].article;
    let mut with: BTreeMap<(bool, u64), Vec<usize>> = BTreeMap::new();
    for claim in 0..view.len() {
        let long = wording::copied(view, claim).into_iter().map(|print| (true, print));
        for key in long.chain(wording::said(view, claim).into_iter().map(|print| (false, print))) {
            with.entry(key).or_default().push(claim);
        }
    }
    for ((is_long, _), claims) in &with {
        let Some(own) = claims.iter().copied().find(|claim| !is_said[*claim]) else { continue };
        let others = claims.iter().copied().filter(|other| is_elsewhere(own, *other) && agree(view, own, *other));
        others.filter(|other| *is_long || is_said[*other]).for_each(|other| joins.join(own, other));
    }
    for edge in view.agreements() {
        let (a, b) = (edge.a, edge.b);
        let is_one = || {
            wording::is_rewritten(view, a, b)
                || !is_said[a]
                    && !is_said[b]
                    && (wording::share_passages(view.passages(a), view.passages(b)) || retell_one(view, a, b))
        };
        if !(is_said[a] && is_said[b]) && is_elsewhere(a, b) && is_one() {
            joins.join(a, b);
        }
    }
}

/// Both articles pass on what others report, and in so like words that it is one report.
fn retell_one(view: &View<'_>, a: usize, b: usize) -> bool {
    [a, b].iter().all(|claim| view.is_second_hand(*claim)) && wording::share_phrases(view.passages(a), view.passages(b))
}

/// Joins claims that agree and that outlets tell in their own words, where the articles quote one utterance and little else, or somebody
/// whose doing both claims tell.
fn join_one_source(view: &View<'_>, speaks: &[bool], joins: &mut Joins<'_>) {
    let is_told = |claim: usize| !speaks[claim] && !quotation::is_quoted(view, claim);
    let alike = |edge: &&Edge<'_>| {
        view.claims[edge.a].article != view.claims[edge.b].article
            && agree(view, edge.a, edge.b)
            && (edge.agrees() || edge.comparison.one_event)
    };
    for edge in view.edges.iter().filter(alike) {
        let (a, b) = (edge.a, edge.b);
        if !is_told(a) || !is_told(b) {
            continue;
        }
        if wording::quote_alike(view.passages(a), view.passages(b)) {
            joins.tie(a, b, Tie::Quoted);
        }
        if doing::behind_both(view, a, b).is_some() {
            joins.tie(a, b, Tie::Doing);
        }
    }
}

/// Claims joined because of their words.
struct Joins<'j> {
    sets: &'j mut Sets,
    ties: &'j mut Vec<(usize, usize, Tie)>,
}

impl Joins<'_> {
    fn join(&mut self, a: usize, b: usize) {
        self.tie(a, b, Tie::Copied);
    }

    fn tie(&mut self, a: usize, b: usize, tie: Tie) {
        if self.sets.root(a) != self.sets.root(b) {
            self.sets.join(a, b);
            self.ties.push((a.min(b), a.max(b), tie));
        }
    }
}
