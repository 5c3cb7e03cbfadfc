//! What a reader should know about a verdict.
//!
//! Takes a judged [`View`], gives [`Note`]s in the order of [`NOTES`], which lists every code with a sentence.

use super::independence::doing;
use super::independence::hearsay;
use super::independence::origin::{self, Origins, Tie};
use super::independence::quotation;
use super::independence::reuse::Reuse;
use super::independence::speaker;
use super::independence::voice::Voices;
use super::support::stands;
use super::support::sureness;
use super::time;
use super::verdict::{Note, Verdict};
use super::view::{Edge, View};
use crate::extract::{Certainty, Speaker};
use std::collections::{BTreeMap, BTreeSet};

/// Every note code and what it says, in the order in which a report shows them.
pub const NOTES: [(&str, &str); 18] = [
    ("disputed-between", "The parties that contradict each other, by name."),
    ("self-contradiction", "One article, or one speaker in it, says both."),
    ("reversal", "A speaker contradicts their own earlier words."),
    ("correction", "An outlet contradicts its own earlier report."),
    ("changed-over-time", "The answer changed between two dates; the claims follow each other."),
    ("scope-differs", "Some claims are about a part, a place or a time that others are not."),
    ("single-voice", "Several outlets carry it, and one voice stands behind all of them."),
    ("same-speaker", "Several outlets quote the same speaker or document."),
    ("same-upstream", "Several outlets trace to the same wire service or cited outlet."),
    ("same-publisher", "Several outlets belong to one publisher."),
    ("copied", "Articles share passages, word for word or rewritten, or one retells the other in its order."),
    ("unnamed-source", "A voice behind it is not named."),
    ("hedged-only", "Nobody states it without a hedge."),
    ("headline-only", "It stands in a headline only."),
    ("unknown-outlet", "An article names no outlet; it is counted as an origin of its own."),
    ("cited-outlet", "A speaker is taken for an outlet, since another article cites it."),
    ("leaning-claim", "What a claim is about stands elsewhere in its article: it makes nothing corroborated."),
    ("both-sides-one-origin", "What contradicts each other traces to one origin."),
];

/// What `compare` calls a part against a whole.
const SCOPE_CODES: [&str; 2] = ["different-scope", "part-of-whole"];
/// Longest quotation of a claim in a note, in characters.
const MAX_QUOTED: usize = 90;

/// What the notes are about.
pub(super) struct Judging<'j, 'a> {
    pub(super) view: &'j View<'a>,
    pub(super) verdict: Verdict,
    pub(super) origins: &'j Origins,
    pub(super) voices: &'j Voices,
    pub(super) sides: &'j [Vec<usize>],
    /// The claims that the verdict counts.
    pub(super) supporters: &'j [usize],
    pub(super) outlets: &'j [String],
    pub(super) reuse: &'j Reuse,
}

pub(super) fn notes(judging: &Judging<'_, '_>) -> Vec<Note> {
    let mut notes = Vec::new();
    disputes(judging, &mut notes);
    times(judging, &mut notes);
    independence(judging, &mut notes);
    quality(judging, &mut notes);
    notes.sort_by_key(|note| NOTES.iter().position(|(code, _)| *code == note.code));
    notes
}

impl Judging<'_, '_> {
    fn note(&self, code: &'static str, detail: String, claims: &[usize]) -> Note {
        let mut claims = self.view.in_run(claims);
        claims.sort_unstable();
        claims.dedup();
        Note { code, detail, claims }
    }

    fn quoted(&self, claim: usize) -> String {
        let text = &self.view.claims[claim].text;
        match text.char_indices().nth(MAX_QUOTED) {
            Some((end, _)) => format!("“{}…”", text[..end].trim_end()),
            None => format!("“{text}”"),
        }
    }

    fn dated(&self, claim: usize) -> String {
        let by = self.view.party(claim);
        match time::when(self.view, claim) {
            Some(date) => format!("{} ({by}, {date})", self.quoted(claim)),
            None => format!("{} ({by})", self.quoted(claim)),
        }
    }
}

fn disputes(judging: &Judging<'_, '_>, notes: &mut Vec<Note>) {
    let view = judging.view;
    let mut parties: BTreeSet<(String, String)> = BTreeSet::new();
    let mut involved = Vec::new();
    for edge in view.contradictions() {
        if is_one_voice(judging, edge) {
            let detail = format!("{} against {}", judging.quoted(edge.a), judging.quoted(edge.b));
            notes.push(judging.note("self-contradiction", detail, &[edge.a, edge.b]));
            continue;
        }
        let (a, b) = (view.party(edge.a), view.party(edge.b));
        if a != b {
            parties.insert(if a < b { (a, b) } else { (b, a) });
            involved.extend([edge.a, edge.b]);
        }
    }
    if !parties.is_empty() {
        let named: Vec<String> = parties.iter().map(|(a, b)| format!("{a} against {b}")).collect();
        notes.push(judging.note("disputed-between", named.join("; "), &involved));
    }
    let opposed: Vec<usize> = view.contradictions().flat_map(|edge| [edge.a, edge.b]).collect();
    let groups: BTreeSet<usize> = opposed.iter().map(|claim| judging.origins.of[*claim]).collect();
    let told = opposed.iter().all(|claim| !judging.origins.speaks[*claim]);
    if let (Some(group), true, true, true) =
        (groups.first(), groups.len() == 1, told, carriers(view, &opposed).len() > 1)
    {
        let detail = format!("both sides trace to {}", judging.origins.groups[*group].name);
        notes.push(judging.note("both-sides-one-origin", detail, &opposed));
    }
}

/// The article in its own voice on both ends, or one speaker of it.
fn is_one_voice(judging: &Judging<'_, '_>, edge: &Edge<'_>) -> bool {
    let (a, b) = (judging.view.claims[edge.a], judging.view.claims[edge.b]);
    a.article == b.article
        && match (&a.speaker, &b.speaker) {
            (None, None) => true,
            (Some(a), Some(b)) => !a.unnamed && !b.unnamed && speaker::is_same(a, b),
            _ => false,
        }
}

fn times(judging: &Judging<'_, '_>, notes: &mut Vec<Note>) {
    let view = judging.view;
    let sequence = time::sequence(view);
    if !sequence.is_empty() {
        let steps: Vec<String> = sequence.iter().map(|claim| judging.dated(*claim)).collect();
        notes.push(judging.note("changed-over-time", steps.join(" → "), &sequence));
    }
    let taken_back = time::taken_back(view, judging.origins);
    for (code, pairs) in [("reversal", taken_back.by_speaker), ("correction", taken_back.by_outlet)] {
        for (before, after) in pairs {
            let detail = format!("{} → {}", judging.dated(before), judging.dated(after));
            notes.push(judging.note(code, detail, &[before, after]));
        }
    }
    let scoped: Vec<(usize, usize, &str)> = view
        .edges
        .iter()
        .filter_map(|edge| {
            let signal = edge.comparison.signals().iter().find(|signal| SCOPE_CODES.contains(&signal.code))?;
            Some((edge.a, edge.b, &*signal.detail))
        })
        .collect();
    if let Some((_, _, detail)) = scoped.first() {
        let claims: Vec<usize> = scoped.iter().flat_map(|(a, b, _)| [*a, *b]).collect();
        notes.push(judging.note("scope-differs", detail.to_string(), &claims));
    }
}

fn independence(judging: &Judging<'_, '_>, notes: &mut Vec<Note>) {
    let (view, voices) = (judging.view, judging.voices);
    let behind = voices.behind(view, judging.supporters);
    if judging.verdict == Verdict::SingleSource && judging.outlets.len() > 1 && behind.len() == 1 {
        let voice = &voices.list[behind[0]];
        let name = voice.speaker.as_ref().unwrap_or(&voice.origin);
        let carried = carriers(view, &voice.claims);
        if carried.len() > 1 {
            let detail = format!("{} outlets carry one voice: {name}", carried.len());
            notes.push(judging.note("single-voice", detail, &voice.claims));
        }
    }
    for voice in &voices.list {
        let is_spoken = |claim: &usize| judging.origins.speaks[*claim] || quotation::is_quoted(view, *claim);
        let spoken: Vec<usize> = voice.claims.iter().copied().filter(is_spoken).collect();
        let carried = carriers(view, &spoken);
        if carried.len() > 1 {
            let speaker = voice.speaker.as_deref().unwrap_or("one utterance");
            notes.push(judging.note("same-speaker", format!("{speaker}, through {}", carried.join(", ")), &spoken));
        }
    }
    for group in &judging.origins.groups {
        let kinds = [
            (Tie::Upstream, "same-upstream"),
            (Tie::Publisher, "same-publisher"),
            (Tie::Quoted, "same-speaker"),
            (Tie::Doing, "same-speaker"),
            (Tie::Copied, "copied"),
        ];
        for (kind, code) in kinds {
            let tied: Vec<usize> =
                group.ties.iter().filter(|(_, _, tie)| *tie == kind).flat_map(|(a, b, _)| [*a, *b]).collect();
            let carried = carriers(view, &tied);
            if carried.len() < 2 {
                continue;
            }
            let detail = match kind {
                Tie::Upstream => format!("{} trace to {}", carried.join(", "), group.name),
                Tie::Publisher => format!("{} belong to one publisher", carried.join(", ")),
                Tie::Quoted => format!("{} quote one source in the same words", carried.join(", ")),
                Tie::Doing => format!("{} quote {} on what they tell", carried.join(", "), doer(view, &tied)),
                Tie::Copied => format!("{} share passages{}", carried.join(", "), shared(judging, &tied)),
            };
            notes.push(judging.note(code, detail, &tied));
        }
    }
}

/// Whose doing some claims tell whom their articles quote.
fn doer(view: &View<'_>, tied: &[usize]) -> String {
    tied.chunks_exact(2).find_map(|two| doing::behind_both(view, two[0], two[1])).unwrap_or_default()
}

/// " (12 sentences)" where whole articles are one text, " through C" where they are by what both have from a third.
fn shared(judging: &Judging<'_, '_>, tied: &[usize]) -> String {
    let articles: BTreeSet<u32> = tied.iter().map(|claim| judging.view.claims[*claim].article.0).collect();
    let pairs = || articles.iter().flat_map(|a| articles.range(a + 1..).map(move |b| (*a, *b)));
    let most = pairs().filter_map(|(a, b)| judging.reuse.shared_sentences(a, b)).max();
    let mut said = most.map_or(String::new(), |count| format!(" ({count} sentences)"));
    let thirds: BTreeSet<u32> = pairs().filter_map(|(a, b)| judging.reuse.third(a, b)).collect();
    let thirds: Vec<&str> =
        thirds.difference(&articles).map(|third| judging.view.found.file_names[*third as usize].as_str()).collect();
    if !thirds.is_empty() {
        said.push_str(&format!(" through {}", thirds.join(", ")));
    }
    said
}

/// The outlets of some claims, each once, sorted.
fn carriers(view: &View<'_>, claims: &[usize]) -> Vec<String> {
    let names: BTreeSet<String> = claims.iter().map(|claim| view.outlet(*claim)).collect();
    names.into_iter().collect()
}

fn quality(judging: &Judging<'_, '_>, notes: &mut Vec<Note>) {
    let view = judging.view;
    let mut unnamed: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for claim in 0..view.len() {
        let of_media = |speaker: &&Speaker| speaker::is_report(speaker) && !judging.origins.is_upstream[claim];
        let nobody = |speaker: &&Speaker| speaker.unnamed || of_media(speaker);
        if let Some(speaker) = view.claims[claim].speaker.as_ref().filter(nobody) {
            unnamed.entry(&speaker.name).or_default().push(claim);
        }
    }
    let passed_on = |claim: &usize| !judging.origins.speaks[*claim] && hearsay::is_passed_on(view, *claim);
    let passed_on: Vec<usize> = (0..view.len()).filter(passed_on).collect();
    if !passed_on.is_empty() {
        unnamed.entry("what others report").or_default().extend(passed_on);
    }
    let planned = |claim: &usize| !judging.origins.speaks[*claim] && hearsay::is_to_come(view.statements[*claim]);
    let planned: Vec<usize> = judging.supporters.iter().copied().filter(planned).collect();
    if !planned.is_empty() && judging.supporters.iter().any(|claim| judging.origins.speaks[*claim]) {
        unnamed.entry("whoever plans it").or_default().extend(planned);
    }
    if !unnamed.is_empty() {
        let names: Vec<&str> = unnamed.keys().copied().collect();
        let claims: Vec<usize> = unnamed.values().flatten().copied().collect();
        notes.push(judging.note("unnamed-source", names.join("; "), &claims));
    }
    let counted: &[Vec<usize>] = if judging.sides.len() > 1 { judging.sides } else { &[judging.supporters.to_vec()] };
    for side in counted {
        let surest = side.iter().map(|claim| sureness(view.claims[*claim].certainty)).max();
        if surest.is_some_and(|surest| surest < sureness(Certainty::Certain)) {
            notes.push(judging.note("hedged-only", judging.quoted(side[0]), side));
        }
        if side.iter().all(|claim| view.claims[*claim].headline) {
            notes.push(judging.note("headline-only", judging.quoted(side[0]), side));
        }
    }
    if judging.verdict == Verdict::Corroborated {
        let unknown: Vec<usize> = judging
            .supporters
            .iter()
            .copied()
            .filter(|claim| judging.origins.groups[judging.origins.of[*claim]].unknown)
            .collect();
        if !unknown.is_empty() {
            notes.push(judging.note("unknown-outlet", carriers(view, &unknown).join(", "), &unknown));
        }
    }
    cited_outlets(judging, notes);
    leaning_claims(judging, notes);
}

fn cited_outlets(judging: &Judging<'_, '_>, notes: &mut Vec<Note>) {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for claim in 0..judging.view.len() {
        if let Some(said) = origin::outlet_by_citation(judging.view, claim) {
            found.entry(said).or_default().push(claim);
        }
    }
    for (said, claims) in found {
        notes.push(judging.note("cited-outlet", said, &claims));
    }
}

/// Claims that would support another of another voice, did they stand by themselves.
fn leaning_claims(judging: &Judging<'_, '_>, notes: &mut Vec<Note>) {
    let (view, voices) = (judging.view, judging.voices);
    if judging.verdict != Verdict::SingleSource {
        return;
    }
    let mut leaning: Vec<usize> = view
        .agreements()
        .filter(|edge| voices.of[edge.a] != voices.of[edge.b])
        .flat_map(|edge| [edge.a, edge.b])
        .filter(|claim| stands::points(view.statements[*claim]) || view.is_open(*claim))
        .collect();
    leaning.sort_unstable();
    leaning.dedup();
    if let Some(first) = leaning.first() {
        notes.push(judging.note("leaning-claim", judging.quoted(*first), &leaning));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_lists_every_note() {
        let readme = include_str!("../../README.md");
        for (code, sentence) in NOTES {
            assert!(readme.contains(&format!("| {code} | {sentence} |")), "{code}");
        }
    }
}
