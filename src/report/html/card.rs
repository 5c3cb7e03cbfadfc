//! One finding as it is shown: its sides next to each other, why they clash, what is uncertain, where it comes from.

use super::super::decided;
use super::super::model::{ClaimEntry, ClusterEntry, EdgeEntry, NoteEntry, SignalEntry};
use super::super::sources::Sources;
use super::super::view::{Index, Located, ONE_MORE, harmless};
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
    statement: String,
    voices: String,
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
    machine: Option<&'static str>,
}

#[derive(Serialize)]
struct Side {
    name: String,
    /// Claims about the question that take no side.
    neither: bool,
    voices: String,
    claims: Vec<Said>,
}

#[derive(Serialize)]
struct Said {
    id: String,
    who: String,
    /// "denies", "as possible": nothing where the speaker plainly asserts.
    manner: String,
    outlet: Option<String>,
    date: Option<Stamp>,
    parts: Vec<Part>,
    /// The claim's text, where the words of the article do not say it alone.
    reading: Option<String>,
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
        self.reading = self.reading.take().filter(|reading| normalised(reading) != normalised(heading));
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
    sure: String,
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
const UNSURE: [&str; 4] = ["unnamed-source", "hedged-only", "headline-only", "unknown-outlet"];
/// Contradictions written out for one finding. A guess.
const MAX_EDGES: usize = 5;
/// Characters of a claim inside a reason or a time line.
const MAX_QUOTED: usize = 160;

pub(super) struct Maker<'a> {
    pub(super) index: &'a Index<'a>,
    pub(super) sources: &'a Sources,
    pub(super) choices: &'a Choices<'a>,
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
            voices: voices(cluster),
            outlets: places(outlets.collect()),
            speakers: places(speakers.collect()),
            from: dates.first().cloned().unwrap_or_default(),
            to: dates.last().cloned().unwrap_or_default(),
            decision: decided(cluster),
            sides,
            edges: self.edges(&cluster.contradictions),
            more_edges: cluster.contradictions.len().saturating_sub(MAX_EDGES),
            weak: self.edges(&cluster.candidates),
            more_weak: cluster.candidates.len().saturating_sub(MAX_EDGES),
            unsure: unsure.into_iter().map(note).collect(),
            notes: notes.into_iter().map(note).collect(),
            change: change(cluster),
            origins: if plain { Vec::new() } else { self.origins(cluster, &claims) },
            moments: moments(&claims),
        }
    }

    fn sides(&self, cluster: &ClusterEntry) -> Vec<Side> {
        let clashes = clashes(cluster);
        let mut sides: Vec<Side> = Vec::new();
        let mut placed: BTreeSet<&Fingerprint> = BTreeSet::new();
        for (i, claims) in self.index.sides(cluster).into_iter().enumerate() {
            placed.extend(claims.iter().map(|located| &located.claim.id));
            let heard = |voice: &&super::super::model::VoiceEntry| {
                claims.iter().any(|located| voice.claims.contains(&located.claim.id))
            };
            sides.push(Side {
                name: match u8::try_from(i).ok().filter(|i| *i < 26) {
                    Some(i) => format!("Side {}", char::from(b'A' + i)),
                    None => format!("Side {}", i + 1),
                },
                neither: false,
                voices: counted(cluster.voices.iter().filter(heard).count(), "voice", "voices"),
                claims: claims.iter().map(|located| self.said(*located, &clashes)).collect(),
            });
        }
        let others = cluster.claims.iter().filter(|id| !placed.contains(id)).filter_map(|id| self.index.get(id));
        let others: Vec<Said> = others.map(|located| self.said(located, &clashes)).collect();
        if !others.is_empty() {
            sides.push(Side { name: "On neither side".into(), neither: true, voices: String::new(), claims: others });
        }
        sides
    }

    fn said(&self, located: Located<'_>, clashes: &BTreeMap<&Fingerprint, Vec<Span>>) -> Said {
        let (article, claim) = (located.article, located.claim);
        let found: &[Span] = clashes.get(&claim.id).map_or(&[], Vec::as_slice);
        let words = self.sources.words(&article.path, claim.span).unwrap_or(&claim.quote);
        // A claim file's quote stands beside the claim's own words.
        let quoted = normalised(&claim.quote) != normalised(words) && claim.span == claim.sentence_span;
        let shown = if quoted { &claim.quote } else { words };
        let parts = match quoted {
            true => Part::said(&claim.quote),
            false => parts(self.sources, &article.path, claim.sentence_span, claim.span, found)
                .unwrap_or_else(|| Part::said(&claim.quote)),
        };
        let line = self.sources.place(&article.path, claim.span).map_or(String::new(), |p| format!(":{}", p.line));
        Said {
            id: claim.id.to_string(),
            who: harmless(claim.speaker.as_deref().unwrap_or(located.outlet())),
            manner: manner(claim),
            outlet: claim.speaker.as_ref().map(|_| harmless(located.outlet())),
            date: article.date.map(Stamp::of),
            parts,
            reading: (normalised(&claim.text) != normalised(shown)).then(|| harmless(&claim.text)),
            url: web(article.url.as_deref()),
            place: harmless(&format!("{}{line}", article.path)),
        }
    }

    fn edges(&self, edges: &[EdgeEntry]) -> Vec<Edge> {
        let mut strongest: Vec<&EdgeEntry> = edges.iter().collect();
        strongest.sort_by(|a, b| b.score.total_cmp(&a.score));
        strongest.into_iter().take(MAX_EDGES).filter_map(|edge| self.edge(edge)).collect()
    }

    fn edge(&self, edge: &EdgeEntry) -> Option<Edge> {
        let [a, b] = self.index.ends(edge)?;
        let mut signals: Vec<&SignalEntry> = edge.signals.iter().filter(|signal| !is_base(&signal.code)).collect();
        signals.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        let sign = |signal: &SignalEntry| Sign { name: sign_name(&signal.code), detail: harmless(&signal.detail) };
        let of = |speaks_for: bool| signals.iter().filter(move |s| (s.weight >= 0.0) == speaks_for).map(|s| sign(s));
        let text = |located: Located<'_>| harmless(&located.meant(MAX_QUOTED));
        Some(Edge {
            a: text(a),
            a_who: harmless(&a.who()),
            b: text(b),
            b_who: harmless(&b.who()),
            signs: of(true).collect(),
            guards: of(false).collect(),
            sure: format!("{:.0} % sure that both cannot be true", edge.score.clamp(0.0, 1.0) * 100.0),
        })
    }

    fn origins(&self, cluster: &ClusterEntry, claims: &[Located<'_>]) -> Vec<Branch> {
        let leaf = |located: &Located<'_>| Leaf {
            id: located.claim.id.to_string(),
            outlet: harmless(located.outlet()),
            date: located.article.date.map(Stamp::of),
        };
        let branch = |origin: &super::super::model::OriginEntry| {
            let mut twigs: BTreeMap<String, Vec<Leaf>> = BTreeMap::new();
            for located in claims.iter().filter(|located| origin.claims.contains(&located.claim.id)) {
                let voice = cluster.voices.iter().find(|voice| voice.claims.contains(&located.claim.id));
                let speaker = voice.and_then(|voice| voice.speaker.as_deref()).or(located.claim.speaker.as_deref());
                let name = speaker.map_or("in its own words".to_string(), harmless);
                twigs.entry(name).or_default().push(leaf(located));
            }
            let voices = twigs.into_iter().map(|(name, leaves)| Twig { name, leaves }).collect();
            Branch { name: harmless(&origin.name), voices }
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

/// Evidence by claim, in the file of the claim.
fn clashes(cluster: &ClusterEntry) -> BTreeMap<&Fingerprint, Vec<Span>> {
    let mut found: BTreeMap<&Fingerprint, Vec<Span>> = BTreeMap::new();
    for edge in &cluster.contradictions {
        for signal in edge.signals.iter().filter(|signal| signal.weight >= 0.0 && !is_base(&signal.code)) {
            for (id, span) in [&edge.a, &edge.b].into_iter().zip(signal.spans) {
                found.entry(id).or_default().extend(span);
            }
        }
    }
    found
}

fn voices(cluster: &ClusterEntry) -> String {
    let voices = cluster.voices.len();
    match (cluster.verdict, cluster.outlets.len()) {
        (Verdict::Disputed, _) => counted(voices, "voice", "voices"),
        (Verdict::Corroborated, outlets) => {
            format!("{voices} independent voices in {}", counted(outlets, "outlet", "outlets"))
        }
        (Verdict::SingleSource, 0 | 1) => String::new(),
        (Verdict::SingleSource, outlets) => format!("one voice, carried by {outlets} outlets"),
    }
}

fn decided(cluster: &ClusterEntry) -> Option<Decided> {
    let decision = cluster.decision.as_ref()?;
    let machine = decision.machine_verdict;
    Some(Decided {
        what: harmless(&decision.decision),
        by: harmless(&decision.by),
        on: Stamp::of(decision.on),
        reason: harmless(&decision.reason),
        machine: (machine != cluster.verdict).then_some(machine.as_str()),
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

fn change(cluster: &ClusterEntry) -> Vec<String> {
    let needs = cluster.needs.as_deref().filter(|needs| *needs != ONE_MORE).map(harmless);
    match cluster.verdict {
        Verdict::Disputed => {
            let mut lines: Vec<String> =
                needs.map(|needs| format!("it would help to have {needs}")).into_iter().collect();
            lines.push("a correction by one side, or an editor's decision on which of them holds".into());
            lines
        }
        Verdict::Corroborated => {
            let mut lines: Vec<String> = Vec::new();
            if cluster.voices.len() == 2 {
                lines.push("without either of its two voices it would be single-source".into());
            }
            lines.extend(needs.map(|needs| format!("it would be firmer with {needs}")));
            lines
        }
        Verdict::SingleSource => needs.into_iter().collect(),
    }
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
