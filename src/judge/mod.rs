//! Stage `judge`: what a cluster amounts to: corroborated, disputed or single-source, and why.
//!
//! Takes clusters, claims and where each article comes from, gives [`Judged`] clusters, the most urgent first.
//! A cluster with a contradiction is disputed. Else it is corroborated where two independent voices support one claim of it
//! that can be read alone (see `support` for both, `independence` for who is one voice), and single-source where not. A cluster's id is made of
//! its eldest claim.
//!
//! Worked: Orda.kz and News.Az, both citing ASTRA, tell of a downed aircraft: single-source, origin ASTRA, note
//! `same-upstream`. Reuters confirms it: corroborated. Peskov denies it: disputed between ASTRA and Peskov.

mod independence;
mod needs;
mod notes;
mod sides;
mod statement;
mod stations;
mod support;
#[cfg(test)]
mod tests;
mod time;
mod verdict;
mod view;

pub use notes::NOTES;
pub use verdict::{Judged, Note, Origin, Verdict, Voice};

use crate::block::Candidate;
use crate::clean::is_publication;
use crate::cluster::Cluster;
use crate::compare::Comparison;
use crate::extract::{Claim, Speaker};
use crate::id::Fingerprint;
use crate::normalise::Statement;
use crate::read::{Meta, Outlets};
use crate::span::Span;
use independence::documents::Document;
use independence::reuse::Reuse;
use independence::voice::Voices;
use independence::wording::Passages;
use independence::{hearsay, origin, retold, voice};
use rayon::prelude::*;
use sides::Sides;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;
use support::{Support, readable};
use view::View;

/// Which count decides whether a claim is corroborated.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, clap::ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Independence {
    /// Origin × speaker: one minister quoted by five outlets is one.
    #[default]
    Voice,
    /// Where the report comes from: ten outlets with one wire are one.
    Origin,
    /// Who published it.
    Outlet,
}

/// The run so far: `statements[i]` is `claims[i]` in comparable form, `comparisons[i]` compares `pairs[i]`.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    pub claims: &'a [Claim],
    pub statements: &'a [Statement],
    pub pairs: &'a [Candidate],
    pub comparisons: &'a [Comparison],
}

/// Where the claims come from. Indexes of `articles` are [`ArticleId`](crate::read::ArticleId)s.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    pub articles: &'a [Article<'a>],
    pub outlets: &'a Outlets,
}

/// An article or claim file as far as judging needs it.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    pub path: &'a str,
    pub meta: &'a Meta,
    /// What spans of its claims point into.
    pub text: &'a str,
    /// The story's sentences in `text`, for reuse of passages; empty for a claim file.
    pub sentences: &'a [Span],
    /// What stands in quotation marks, in order; empty for a claim file.
    pub quoted: &'a [Span],
}

/// Judges every cluster; the most urgent come first: disputes, then what most outlets carry.
pub fn judge(
    clusters: Vec<Cluster>,
    evidence: Evidence<'_>,
    sources: Sources<'_>,
    independence: Independence,
) -> Vec<Judged> {
    let found = Found {
        reuse: Reuse::find(sources.articles, &retold::pairs(sources.articles, evidence)),
        file_names: file_names(sources.articles),
        speakers: speakers(sources.articles.len(), evidence.claims),
        passages: sources.articles.iter().map(|_| OnceLock::new()).collect(),
        roles: roles(evidence.claims),
        passing_on: sources.articles.iter().map(hearsay::passes_on).collect(),
        second_hand: sources.articles.iter().map(hearsay::is_second_hand).collect(),
        documents: sources.articles.iter().map(|_| OnceLock::new()).collect(),
        publications: publications(sources),
        mentioned: sources.articles.iter().map(|_| OnceLock::new()).collect(),
        several: sources.articles.iter().map(|_| OnceLock::new()).collect(),
        cited: sources.articles.iter().flat_map(|article| &article.meta.upstreams).map(|by| by.name.as_str()).collect(),
    };
    let inside = crate::cluster::inside(&clusters, evidence.pairs);
    let mut judged: Vec<Judged> = clusters
        .into_par_iter()
        .zip(inside)
        .map(|(cluster, comparisons)| one(cluster, &comparisons, evidence, sources, independence, &found))
        .collect();
    judged.sort_by(|a, b| {
        let weight = |judged: &Judged| (judged.outlets.len(), judged.cluster.claims.len());
        a.verdict.cmp(&b.verdict).then_with(|| weight(b).cmp(&weight(a))).then_with(|| a.id.cmp(&b.id))
    });
    judged
}

/// The id of a cluster whose eldest claim this is.
pub fn cluster_id(eldest: &Fingerprint) -> Fingerprint {
    named(eldest.as_str())
}

fn named(eldest: &str) -> Fingerprint {
    Fingerprint::of("cluster", &[eldest])
}

/// What is found once for all clusters.
struct Found<'a> {
    reuse: Reuse,
    /// What a reader knows each file of the run by.
    file_names: Vec<String>,
    /// For each article, whom it has claims from, each name once.
    speakers: Vec<Vec<&'a Speaker>>,
    /// By the name of a speaker, what some article of the run calls him or her besides; each once, sorted.
    roles: HashMap<&'a str, Vec<&'a str>>,
    /// For each article, whether it says that it passes on what others report.
    passing_on: Vec<bool>,
    /// … or is told after others.
    second_hand: Vec<bool>,
    /// For each article, once somebody asks.
    passages: Vec<OnceLock<Passages>>,
    documents: Vec<OnceLock<Vec<Document>>>,
    /// Publications that some article cites and no lexicon knows, sorted.
    publications: Vec<&'a str>,
    /// For each article, the places of those that it names, once somebody asks.
    mentioned: Vec<OnceLock<Vec<usize>>>,
    /// For each article, of what it tells of more than one, once somebody asks.
    several: Vec<OnceLock<HashSet<&'static str>>>,
    /// Whatever any article names as its upstream.
    cited: HashSet<&'a str>,
}

fn publications<'a>(sources: Sources<'a>) -> Vec<&'a str> {
    let cited = sources.articles.iter().flat_map(|article| article.meta.upstreams.iter().map(move |by| (article, by)));
    let unlisted = cited.filter(|(article, by)| {
        let is_long = by.name.chars().count() >= SHORTEST_MENTION;
        is_long && is_publication(article.text, by.span) && sources.outlets.lookup(&by.name).is_none()
    });
    let mut found: Vec<&str> = unlisted.map(|(_, by)| by.name.as_str()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Letters from which on a name is hardly another word. A guess.
const SHORTEST_MENTION: usize = 4;

fn speakers(articles: usize, claims: &[Claim]) -> Vec<Vec<&Speaker>> {
    let mut speakers: Vec<Vec<&Speaker>> = vec![Vec::new(); articles];
    for claim in claims {
        speakers[claim.article.index()].extend(&claim.speaker);
    }
    for of_one in &mut speakers {
        of_one.sort_unstable();
        of_one.dedup();
    }
    speakers
}

fn roles(claims: &[Claim]) -> HashMap<&str, Vec<&str>> {
    let mut roles: HashMap<&str, Vec<&str>> = HashMap::new();
    for speaker in claims.iter().filter_map(|claim| claim.speaker.as_ref()) {
        roles.entry(&speaker.name).or_default().extend(speaker.role.as_deref());
    }
    for of_one in roles.values_mut() {
        of_one.sort_unstable();
        of_one.dedup();
    }
    roles
}

/// What a reader knows each file by: the shortest end of its path that no other file has. The folders of one machine thus
/// stay out.
fn file_names(articles: &[Article<'_>]) -> Vec<String> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for end in articles.iter().flat_map(|article| path_ends(article.path)) {
        *count.entry(end).or_default() += 1;
    }
    articles
        .iter()
        .map(|article| path_ends(article.path).find(|end| count[end] == 1).unwrap_or(article.path).to_string())
        .collect()
}

/// `a/b/c.txt` → `c.txt`, `b/c.txt`, `a/b/c.txt`.
fn path_ends(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[at + 1..]).chain([path])
}

fn one(
    cluster: Cluster,
    comparisons: &[usize],
    evidence: Evidence<'_>,
    sources: Sources<'_>,
    independence: Independence,
    found: &Found<'_>,
) -> Judged {
    let view = View::new(&cluster, comparisons, evidence, sources, found);
    let origins = origin::origins(&view, &found.reuse);
    let Sides { mut sides, neutral } = sides::sides(&view);
    let camps: Vec<&[usize]> = sides.iter().map(Vec::as_slice).chain([neutral.as_slice()]).collect();
    let voices = voice::voices(&view, &camps, &origins, independence);
    sides.sort_by_key(|side| {
        let heard = voices.behind(&view, side).len();
        (std::cmp::Reverse((heard, side.len())), side.iter().map(|claim| &view.claims[*claim].id).min())
    });
    let core = best_supported(&view, &sides[0], &voices);
    let heard = voices.behind(&view, &core.supporters).len();
    let verdict = match (cluster.contradictions.is_empty(), heard) {
        (false, _) => Verdict::Disputed,
        (true, 2..) if !core.open => Verdict::Corroborated,
        (true, _) => Verdict::SingleSource,
    };
    let statement = match verdict {
        Verdict::Disputed => statement::question(&view).or_else(|| statement::at_issue(&view, core.claim)),
        _ => None,
    };
    let mut outlets: Vec<String> = (0..view.len()).map(|claim| view.outlet(claim)).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let judging = notes::Judging {
        view: &view,
        verdict,
        origins: &origins,
        voices: &voices,
        sides: &sides,
        supporters: &core.supporters,
        outlets: &outlets,
        reuse: &found.reuse,
    };
    Judged {
        id: named(eldest(&view)),
        statement: statement.unwrap_or_else(|| view.claims[core.claim].text.clone()),
        verdict,
        needs: needs::needs(&judging),
        notes: notes::notes(&judging),
        origins: origins
            .groups
            .iter()
            .map(|group| Origin { name: group.name.clone(), claims: view.in_run(&group.claims) })
            .collect(),
        voices: voices
            .list
            .iter()
            .map(|voice| Voice {
                origin: voice.origin.clone(),
                speaker: voice.speaker.clone(),
                claims: view.in_run(&voice.claims),
            })
            .collect(),
        sides: sides.iter().map(|side| view.in_run(side)).collect(),
        outlets,
        cluster,
    }
}

/// The claim of a side that most voices support, and who they are; of equals the surest, then the clearest.
struct Core {
    claim: usize,
    supporters: Vec<usize>,
    /// Nobody can read it alone, and no claim that can be read alone has two voices.
    open: bool,
}

/// So many claims of a side are tried; a side with more has the same words many times over.
const MAX_TRIED: usize = 64;

fn best_supported(view: &View<'_>, side: &[usize], voices: &Voices) -> Core {
    let support = Support::of(view);
    let mut tried: Vec<usize> = side.to_vec();
    tried.sort_by_cached_key(|claim| statement::clearness(view, *claim));
    tried.truncate(MAX_TRIED);
    let mut best: Option<((usize, u8), Core)> = None;
    for claim in tried {
        let supporters: Vec<usize> =
            support.supporters(view, claim).into_iter().filter(|by| side.contains(by)).collect();
        let closes = |by: &usize| !view.is_open(*by) && readable::closes(view.statements[*by], view.statements[claim]);
        let is_open = view.is_open(claim);
        // What one outlet leaves open another may say with a name.
        let closed = supporters
            .iter()
            .copied()
            .filter(|by| is_open && closes(by))
            .min_by_key(|by| statement::clearness(view, *by));
        let (claim, open) = (closed.unwrap_or(claim), is_open && closed.is_none());
        let heard = voices.behind(view, &supporters).len();
        let merit = (if open { heard.min(1) } else { heard }, support::sureness(view.claims[claim].certainty));
        if best.as_ref().is_none_or(|(known, _)| merit > *known) {
            best = Some((merit, Core { claim, supporters, open }));
        }
    }
    best.map_or_else(
        || Core { claim: statement::clearest(view, side), supporters: side.to_vec(), open: false },
        |(_, core)| core,
    )
}

/// The claim a cluster is known by: the earliest published, of equals the one with the smallest id. A claim added later by
/// date does not change it.
fn eldest<'a>(view: &View<'a>) -> &'a str {
    let eldest = view.claims.iter().min_by_key(|claim| (claim.date.is_none(), claim.date, &claim.id));
    eldest.map_or("", |claim| claim.id.as_str())
}
