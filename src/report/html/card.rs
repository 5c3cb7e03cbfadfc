//! One finding as it is shown: its sides next to each other, why they clash, what is uncertain, where it comes from.

use super::super::decided;
use super::super::model::{ClaimEntry, ClusterEntry, EdgeEntry, NoteEntry, SignalEntry, VoiceEntry};
use super::super::reasons;
use super::super::sources::Sources;
use super::super::view::{Index, Located, ONE_MORE, harmless, seen, tells};
use super::marks::{Part, parts};
use super::view::{Choices, Stamp, counted, web};
use crate::compare::{CODES, is_base};
use crate::extract::{Certainty, Stance};
use crate::id::{Fingerprint, normalised};
use crate::judge::{NOTES, Verdict};
use crate::normalise::TimeSpan;
use crate::span::Span;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Serialize)]
pub(super) struct Card {
    id: String,
    /// As much of it as `explain` and `decide` need.
    short: String,
    statement: String,
    because: String,
    /// Positions in the filter's lists.
    outlets: String,
    speakers: String,
    from: String,
    to: String,
    decision: Option<Decided>,
    sides: Vec<Side>,
    edges: Vec<Edge>,
    more_edges: usize,
    weak: Vec<Edge>,
    more_weak: usize,
    unsure: Vec<Note>,
    notes: Vec<Note>,
    change: Vec<String>,
    origins: Vec<Branch>,
    moments: Vec<Moment>,
}

#[derive(Serialize)]
struct Decided {
    what: String,
    by: String,
    on: Stamp,
    reason: String,
    machine: &'static str,
}

#[derive(Serialize)]
struct Side {
    name: String,
    /// Claims about the question that take no side.
    neither: bool,
    voices: String,
    claims: Vec<Said>,
    /// Folded away.
    more: Vec<Said>,
}

/// What one speaker says in one sentence: one claim, or several.

#[derive(Serialize)]
struct Said {
    /// The claims' ids, whole and short.
    ids: Vec<(String, String)>,
    who: String,
    /// "denies", "as possible": nothing where the speaker plainly asserts.
    manner: String,
    outlet: Option<String>,
    date: Option<Stamp>,
    parts: Vec<Part>,
    /// The claims' texts, where the words of the article do not say them alone.
    readings: Vec<String>,
    url: Option<String>,
    place: String,
}

impl Said {
    /// Words that the heading says already.
    fn leave_out(&mut self, heading: &str) {
        let shown: String = self.parts.iter().map(|part| part.text.as_str()).collect();
        if normalised(&shown) == normalised(heading) {
            self.parts.clear();
        }
        self.readings.retain(|reading| normalised(reading) != normalised(heading));
    }
}

#[derive(Serialize)]
struct Edge {
    a: String,
    a_who: String,
    b: String,
    b_who: String,
    signs: Vec<Sign>,
    guards: Vec<Sign>,
    sure: Option<String>,
}

#[derive(Serialize)]
struct Sign {
    name: String,
    detail: String,
}

#[derive(Serialize)]
struct Note {
    says: String,
    detail: String,
}

/// An origin with the voices that rest on it, and the documents that carry each.
#[derive(Serialize)]
struct Branch {
    name: String,
    /// Why several documents are this one origin.
    ties: Vec<String>,
    voices: Vec<Twig>,
}

#[derive(Serialize)]
struct Twig {
    name: String,
    leaves: Vec<Leaf>,
}

#[derive(Serialize)]
struct Leaf {
    id: String,
    outlet: String,
    date: Option<Stamp>,
}

#[derive(Serialize)]
struct Moment {
    date: Stamp,
    id: String,
    who: String,
    text: String,
    event: Option<String>,
}

/// Notes that cast doubt; the others explain.
const UNSURE: [&str; 5] = ["unnamed-source", "hedged-only", "headline-only", "unknown-outlet", "leaning-claim"];
/// Contradictions written out for one finding. A guess.
const MAX_EDGES: usize = 5;
/// Sentences of a side shown at once; a story that thirty papers carry has thirty. A guess.
const MAX_SAID: usize = 5;
/// Digits of an id: enough to tell apart what one report holds.
const SHORT_ID: usize = 8;
/// Characters of a claim inside a reason or a time line.
const MAX_QUOTED: usize = 160;

pub(super) struct Maker<'a> {
    pub(super) index: &'a Index<'a>,
    pub(super) sources: &'a Sources,
    pub(super) choices: &'a Choices<'a>,
    /// What the paths of all files begin with.
    pub(super) folder: &'a str,
}

impl<'a> Maker<'a> {
    pub(super) fn card(&self, cluster: &ClusterEntry) -> Card {
        let claims: Vec<Located<'a>> = cluster.claims.iter().filter_map(|id| self.index.get(id)).collect();
        let places = |found: BTreeSet<usize>| found.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        let outlets = claims.iter().filter_map(|located| self.choices.outlet(located.outlet()));
        let speakers = claims.iter().filter_map(|located| self.choices.speaker(located.claim.speaker.as_deref()?));
        let dates: BTreeSet<String> = claims.iter().filter_map(|l| l.article.date).map(|d| d.to_string()).collect();
        let (unsure, notes) = cluster.notes.iter().partition::<Vec<&NoteEntry>, _>(|n| UNSURE.contains(&&*n.code));
        let plain = cluster.verdict == Verdict::SingleSource && claims.len() == 1;
        let mut sides = self.sides(cluster);
        if plain {
            sides.iter_mut().flat_map(|side| &mut side.claims).for_each(|said| said.leave_out(&cluster.statement));
        }
        Card {
            id: cluster.id.to_string(),
            statement: harmless(&cluster.statement),
            short: short(&cluster.id),
            because: if one_voice(cluster) { String::new() } else { reasons::because(cluster) },
            outlets: places(outlets.collect()),
            speakers: places(speakers.collect()),
            from: dates.first().cloned().unwrap_or_default(),
            to: dates.last().cloned().unwrap_or_default(),
            decision: decided(cluster),
            sides,
            edges: self.edges(&cluster.contradictions, true),
            more_edges: cluster.contradictions.len().saturating_sub(MAX_EDGES),
            weak: self.edges(&cluster.candidates, false),
            more_weak: cluster.candidates.len().saturating_sub(MAX_EDGES),
            unsure: unsure.into_iter().map(note).collect(),
            notes: notes.into_iter().map(note).collect(),
            change: change(cluster),
            origins: if one_document(&claims) { Vec::new() } else { self.origins(cluster, &claims) },
            moments: moments(&claims),
        }
    }

    pub(super) fn short_path<'p>(&self, path: &'p str) -> &'p str {
        path.strip_prefix(self.folder).unwrap_or(path)
    }

    fn sides(&self, cluster: &ClusterEntry) -> Vec<Side> {
        let clashes = clashes(cluster);
        let heard = |voice: &VoiceEntry, claims: &[Located<'a>]| {
            claims.iter().any(|located| voice.claims.contains(&located.claim.id))
        };
        let side = |(i, claims): (usize, Vec<Located<'a>>)| {
            let voices = cluster.voices.iter().filter(|voice| heard(voice, &claims)).count();
            self.side(format!("Side {}", i + 1), counted(voices, "voice", "voices"), &claims, &clashes)
        };
        let mut sides: Vec<Side> = self.index.sides(cluster).into_iter().enumerate().map(side).collect();
        let others = self.index.on_no_side(cluster);
        if !others.is_empty() {
            let below = self.side("On neither side".into(), String::new(), &others, &clashes);
            sides.push(Side { neither: true, ..below });
        }
        sides
    }

    fn side(&self, name: String, voices: String, claims: &[Located<'a>], clashes: &Clashes<'_>) -> Side {
        let mut sentences: Vec<Vec<Located<'a>>> = Vec::new();
        for located in claims {
            let known =
                sentences.iter_mut().find(|known| known.first().is_some_and(|first| one_breath(*first, *located)));
            match known {
                Some(known) => known.push(*located),
                None => sentences.push(vec![*located]),
            }
        }
        let mut claims: Vec<Said> = sentences.iter().filter_map(|claims| self.said(claims, clashes)).collect();
        // One more takes no more room than the line that hides it.
        let more = if claims.len() > MAX_SAID + 1 { claims.split_off(MAX_SAID) } else { Vec::new() };
        Side { name, neither: false, voices, claims, more }
    }

    fn said(&self, claims: &[Located<'_>], clashes: &Clashes<'_>) -> Option<Said> {
        let located = *claims.first()?;
        let (article, claim) = (located.article, located.claim);
        let found: Vec<Span> = claims.iter().filter_map(|l| clashes.get(&l.claim.id)).flatten().copied().collect();
        let spans: Vec<Span> = claims.iter().map(|located| located.claim.span).collect();
        let words = |claim: &'_ ClaimEntry| self.sources.words(&article.path, claim.span).map(str::to_string);
        let own = words(claim).unwrap_or_else(|| claim.quote.clone());
        // A claim file's quote stands beside the claim's own words.
        let quoted = in_claim_file(claim) && normalised(&claim.quote) != normalised(&own);
        let parts = match quoted {
            true => Part::said(&claim.quote),
            false => parts(self.sources, &article.path, claim.sentence_span, &spans, &found)
                .unwrap_or_else(|| Part::said(&claim.quote)),
        };
        let alone = |claim: &ClaimEntry| {
            let shown = if quoted { claim.quote.clone() } else { words(claim).unwrap_or_else(|| claim.quote.clone()) };
            normalised(&claim.text) == normalised(&shown)
        };
        let readings =
            claims.iter().filter(|located| !alone(located.claim)).map(|located| harmless(&located.claim.text));
        let line = self.sources.place(&article.path, claim.span).map_or(String::new(), |p| format!(":{}", p.line));
        Some(Said {
            ids: claims.iter().map(|located| (located.claim.id.to_string(), short(&located.claim.id))).collect(),
            who: harmless(claim.speaker.as_deref().unwrap_or(located.outlet())),
            manner: manner(claim),
            outlet: claim.speaker.as_ref().map(|_| harmless(located.outlet())),
            date: article.date.map(Stamp::of),
            parts,
            readings: readings.collect(),
            url: web(article.url.as_deref()),
            place: harmless(&format!("{}{line}", self.short_path(&article.path))),
        })
    }

    fn edges(&self, edges: &[EdgeEntry], counted: bool) -> Vec<Edge> {
        let mut strongest: Vec<&EdgeEntry> = edges.iter().collect();
        strongest.sort_by(|a, b| b.score.total_cmp(&a.score));
        strongest.into_iter().take(MAX_EDGES).filter_map(|edge| self.edge(edge, counted)).collect()
    }

    fn edge(&self, edge: &EdgeEntry, counted: bool) -> Option<Edge> {
        let [a, b] = self.index.ends(edge)?;
        let mut signals: Vec<&SignalEntry> = edge.signals.iter().filter(|signal| tells(signal)).collect();
        signals.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        let sign = |signal: &SignalEntry| Sign { name: sign_name(&signal.code), detail: detail(signal) };
        let of = |speaks_for: bool| signals.iter().filter(move |s| (s.weight >= 0.0) == speaks_for).map(|s| sign(s));
        let text = |located: Located<'_>| harmless(&located.meant(MAX_QUOTED));
        Some(Edge {
            a: text(a),
            a_who: harmless(&a.who()),
            b: text(b),
            b_who: harmless(&b.who()),
            signs: of(true).collect(),
            guards: of(false).collect(),
            sure: counted.then(|| format!("{:.0} % sure that both cannot be true", edge.score.clamp(0.0, 1.0) * 100.0)),
        })
    }

    fn origins(&self, cluster: &ClusterEntry, claims: &[Located<'_>]) -> Vec<Branch> {
        let leaf = |located: &Located<'_>| Leaf {
            id: located.claim.id.to_string(),
            outlet: harmless(located.outlet()),
            date: located.article.date.map(Stamp::of),
        };
        let branch = |origin: &super::super::model::OriginEntry| {
            let mut twigs: BTreeMap<String, Vec<(&String, Leaf)>> = BTreeMap::new();
            for located in claims.iter().filter(|located| origin.claims.contains(&located.claim.id)) {
                let voice = cluster.voices.iter().find(|voice| voice.claims.contains(&located.claim.id));
                let speaker = voice.and_then(|voice| voice.speaker.as_deref()).or(located.claim.speaker.as_deref());
                let name = speaker.map_or("in its own words".to_string(), harmless);
                let leaves = twigs.entry(name).or_default();
                if !leaves.iter().any(|(path, _)| *path == &located.article.path) {
                    leaves.push((&located.article.path, leaf(located)));
                }
            }
            let twig = |(name, leaves): (String, Vec<(&String, Leaf)>)| Twig {
                name,
                leaves: leaves.into_iter().map(|(_, leaf)| leaf).collect(),
            };
            let voices = twigs.into_iter().map(twig).collect();
            let ties = reasons::ties(&cluster.notes, &origin.claims);
            let ties = ties.into_iter().map(|note| harmless(&note.detail)).collect();
            Branch { name: harmless(&origin.name), ties, voices }
        };
        cluster.origins.iter().map(branch).collect()
    }
}

/// What a sign says, in a sentence where its code is known.
fn sign_name(code: &str) -> String {
    match CODES.iter().find(|(known, _, _)| *known == code) {
        Some((_, _, says)) => says.trim_end_matches('.').to_string(),
        None => harmless(&code.replace('-', " ")),
    }
}

/// What a sign rests on; the model's numbers as a reader takes them.
fn detail(signal: &SignalEntry) -> String {
    let percent = |score: f32| format!("{:.0} %", score * 100.0);
    match seen(signal) {
        Some([Some(one), Some(other)]) => format!("{} read one way, {} the other", percent(one), percent(other)),
        Some([Some(one), None] | [None, Some(one)]) => percent(one),
        _ => harmless(&signal.detail),
    }
}

/// Evidence by claim, in the file of the claim.
type Clashes<'c> = BTreeMap<&'c Fingerprint, Vec<Span>>;

fn clashes(cluster: &ClusterEntry) -> Clashes<'_> {
    let mut found = Clashes::new();
    for edge in &cluster.contradictions {
        // The model reads whole claims: marked, they would hide the words that the other signs rest on.
        let words = |signal: &&SignalEntry| signal.weight >= 0.0 && !is_base(&signal.code) && seen(signal).is_none();
        for signal in edge.signals.iter().filter(words) {
            for (id, span) in [&edge.a, &edge.b].into_iter().zip(signal.spans) {
                found.entry(id).or_default().extend(span);
            }
        }
    }
    found
}

fn decided(cluster: &ClusterEntry) -> Option<Decided> {
    let decision = cluster.decision.as_ref()?;
    Some(Decided {
        what: harmless(&decision.decision),
        by: harmless(&decision.by),
        on: Stamp::of(decision.on),
        reason: harmless(&decision.reason),
        machine: decision.machine_verdict.as_str(),
    })
}

fn note(note: &NoteEntry) -> Note {
    let known = NOTES
        .iter()
        .chain(&decided::NOTES)
        .find(|(code, _)| *code == note.code)
        .map(|(_, says)| says.trim_end_matches('.'));
    let says = known.map_or_else(|| harmless(&note.code.replace('-', " ")), str::to_string);
    let colon = if note.detail.is_empty() { "." } else { ":" };
    Note { says: format!("{says}{colon}"), detail: harmless(&note.detail) }
}

/// Nothing where the heading above all single-source findings says it.
fn change(cluster: &ClusterEntry) -> Vec<String> {
    let plain = cluster.needs.as_deref().is_none_or(|needs| needs == ONE_MORE) && cluster.candidates.is_empty();
    match cluster.verdict {
        Verdict::SingleSource if plain => Vec::new(),
        _ => reasons::would_change(cluster).iter().map(|line| harmless(line)).collect(),
    }
}

/// The heading above all single-source findings says it.
fn one_voice(cluster: &ClusterEntry) -> bool {
    cluster.verdict == Verdict::SingleSource && cluster.voices.len() <= 1 && cluster.outlets.len() <= 1
}

fn one_document(claims: &[Located<'_>]) -> bool {
    claims.iter().all(|located| located.article.path == claims[0].article.path)
}

fn short(id: &Fingerprint) -> String {
    id.as_str().chars().take(SHORT_ID).collect()
}

fn in_claim_file(claim: &ClaimEntry) -> bool {
    claim.span == claim.sentence_span
}

/// Whether two claims are shown as one: the same sentence, speaker and manner.
fn one_breath(a: Located<'_>, b: Located<'_>) -> bool {
    a.article.path == b.article.path
        && a.claim.sentence_span == b.claim.sentence_span
        && a.claim.speaker == b.claim.speaker
        && manner(a.claim) == manner(b.claim)
        && !in_claim_file(a.claim)
}

fn manner(claim: &ClaimEntry) -> String {
    let stance = match claim.stance {
        Stance::Asserts => "",
        Stance::Denies => "denies",
        Stance::Questions => "asks",
        Stance::Demands => "demands",
        Stance::Hopes => "hopes",
        Stance::Expects => "expects",
    };
    let certainty = match claim.certainty {
        Certainty::Certain => "",
        Certainty::Likely => "as likely",
        Certainty::Possible => "as possible",
        Certainty::Alleged => "as alleged",
        Certainty::Expected if claim.stance == Stance::Expects => "",
        Certainty::Expected => "as expected",
    };
    [stance, certainty].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Where at least two dates are known.
fn moments(claims: &[Located<'_>]) -> Vec<Moment> {
    let mut dated: Vec<(jiff::civil::Date, &Located<'_>)> =
        claims.iter().filter_map(|located| Some((located.article.date?, located))).collect();
    dated.sort_by(|a, b| (a.0, &a.1.article.path, a.1.claim.span).cmp(&(b.0, &b.1.article.path, b.1.claim.span)));
    if dated.first().map(|(date, _)| date) == dated.last().map(|(date, _)| date) {
        return Vec::new();
    }
    let moment = |(date, located): &(jiff::civil::Date, &Located<'_>)| Moment {
        date: Stamp::of(*date),
        id: located.claim.id.to_string(),
        who: harmless(&located.who()),
        text: harmless(&located.meant(MAX_QUOTED)),
        event: located.claim.event_time.map(event),
    };
    dated.iter().map(moment).collect()
}

fn event(time: TimeSpan) -> String {
    let (from, to) = (Stamp::of(time.from).text, Stamp::of(time.to).text);
    if from == to { from } else { format!("{from} to {to}") }
}
