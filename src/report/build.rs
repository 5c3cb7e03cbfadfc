//! A finished run becomes the report's data; spans of texts become spans of files here and nowhere else.

use super::model::{
    ArticleEntry, AttributionEntry, ClaimEntry, ClusterEntry, ComparisonEntry, EXTRACT_SCHEMA, EdgeEntry, NoteEntry,
    OriginEntry, QuantityEntry, REPORT_SCHEMA, Report, SignalEntry, Summary, UpstreamEntry, VoiceEntry,
};
use super::sources::{Source, Sources};
use crate::block::Candidate;
use crate::compare::Comparison;
use crate::extract::{Attribution, Claim};
use crate::id::Fingerprint;
use crate::judge::{Judged, Verdict};
use crate::normalise::Statement;
use crate::pipeline::{Crosschecked, Document, Extracted};
use crate::span::{SourceMap, Span};
use rayon::prelude::*;

/// `extract --format json` of a run that is held as a whole. `statements[i]` belongs to the i-th claim.
pub fn extracted(run: &Extracted, statements: &[Statement]) -> super::model::Extracted {
    super::model::Extracted {
        schema: EXTRACT_SCHEMA.into(),
        articles: articles(run, statements),
        skipped: run.skipped.clone(),
    }
}

/// `report --format json`.
pub fn report(run: &Crosschecked) -> Report {
    let clusters: Vec<ClusterEntry> = (0..run.judged.len()).into_par_iter().map(|at| cluster(run, at)).collect();
    let count = |verdict: Verdict| clusters.iter().filter(|cluster| cluster.verdict == verdict).count();
    Report {
        schema: REPORT_SCHEMA.into(),
        articles: articles(&run.extracted, &run.statements),
        summary: Summary {
            articles: run.extracted.documents.len(),
            claims: run.extracted.claims.len(),
            corroborated: count(Verdict::Corroborated),
            disputed: count(Verdict::Disputed),
            single_source: count(Verdict::SingleSource),
        },
        clusters,
        skipped: run.extracted.skipped.clone(),
    }
}

/// The texts behind the paths of a report.
pub fn sources(run: &Extracted) -> Sources {
    let mut sources = Sources::default();
    for document in &run.documents {
        let lines = document.lines().clone();
        let source = Source { text: document.text().to_string(), map: document.map().clone(), lines };
        sources.insert(document.path().to_string(), source);
    }
    sources
}

/// The articles of a run, or of a part of it. `statements[i]` belongs to the i-th claim.
pub(super) fn articles(run: &Extracted, statements: &[Statement]) -> Vec<ArticleEntry> {
    let mut entries: Vec<ArticleEntry> = run
        .documents
        .par_iter()
        .zip(&run.attributions)
        .map(|(document, attributions)| article(document, attributions))
        .collect();
    let entry = |(claim, statement): (&Claim, &Statement)| {
        (claim.article.index(), claim_entry(claim, statement, &run.documents[claim.article.index()]))
    };
    let claims: Vec<(usize, ClaimEntry)> = run.claims.par_iter().zip(statements).map(entry).collect();
    claims.into_iter().for_each(|(at, claim)| entries[at].claims.push(claim));
    entries
}

fn article(document: &Document, attributions: &[Attribution]) -> ArticleEntry {
    let meta = document.meta();
    let map = document.map();
    let upstream = |upstream: &crate::read::Upstream| UpstreamEntry {
        name: upstream.name.clone(),
        kind: upstream.kind,
        span: upstream.span.and_then(|span| map.origin(span)),
    };
    ArticleEntry {
        id: Fingerprint::of("article", &[meta.title.as_deref().unwrap_or(""), document.text()]),
        path: document.path().to_string(),
        outlet: meta.outlet.clone(),
        title: meta.title.clone(),
        date: meta.date,
        url: meta.url.clone(),
        upstreams: meta.upstreams.iter().map(upstream).collect(),
        attributions: attributions.iter().map(|attribution| attribution_entry(attribution, map)).collect(),
        claims: Vec::new(),
    }
}

fn attribution_entry(attribution: &Attribution, map: &SourceMap) -> AttributionEntry {
    let files = |spans: &[Span]| spans.iter().filter_map(|span| map.origin(*span)).collect();
    AttributionEntry {
        source: files(&attribution.source),
        cue: files(&attribution.cue),
        content: files(&attribution.content),
        speaker: attribution.speaker.as_ref().map(|speaker| speaker.name.clone()),
    }
}

fn claim_entry(claim: &Claim, statement: &Statement, document: &Document) -> ClaimEntry {
    let map = document.map();
    let file = |span: Span| map.origin(span).unwrap_or_default();
    let quantity = |quantity: &crate::normalise::Quantity| QuantityEntry {
        value: quantity.value,
        unit: quantity.unit.clone(),
        bound: quantity.bound,
        span: statement.map.origin(quantity.span).map_or_else(|| file(claim.span), file),
    };
    ClaimEntry {
        id: claim.id.clone(),
        text: claim.text.clone(),
        quote: claim.quote.clone(),
        span: file(claim.span),
        sentence_span: file(claim.sentence_span),
        speaker: claim.speaker.as_ref().map(|speaker| speaker.name.clone()),
        cue: claim.cue.clone(),
        stance: claim.stance,
        certainty: claim.certainty,
        polarity: statement.polarity,
        event_time: statement.event_time,
        quantities: statement.quantities.iter().map(quantity).collect(),
        names: statement.names.iter().map(|name| name.text.clone()).collect(),
    }
}

pub(super) fn cluster(run: &Crosschecked, at: usize) -> ClusterEntry {
    let judged: &Judged = &run.judged[at];
    let claims = &run.extracted.claims;
    let ids = |list: &[usize]| list.iter().map(|claim| claims[*claim].id.clone()).collect::<Vec<_>>();
    let edges = |list: &[usize]| list.iter().map(|at| edge(run, *at)).collect();
    ClusterEntry {
        id: judged.id.clone(),
        statement: judged.statement.clone(),
        verdict: judged.verdict,
        claims: ids(&judged.cluster.claims),
        sides: judged.sides.iter().map(|side| ids(side)).collect(),
        outlets: judged.outlets.clone(),
        origins: judged
            .origins
            .iter()
            .map(|origin| OriginEntry { name: origin.name.clone(), claims: ids(&origin.claims) })
            .collect(),
        voices: judged
            .voices
            .iter()
            .map(|voice| VoiceEntry {
                origin: voice.origin.clone(),
                speaker: voice.speaker.clone(),
                claims: ids(&voice.claims),
            })
            .collect(),
        contradictions: edges(&judged.cluster.contradictions),
        candidates: edges(&judged.cluster.candidates),
        notes: judged
            .notes
            .iter()
            .map(|note| NoteEntry { code: note.code.into(), detail: note.detail.clone(), claims: ids(&note.claims) })
            .chain(super::decided::notes(run, at))
            .collect(),
        needs: judged.needs.clone(),
        decision: super::decided::decision(run, at),
    }
}

fn edge(run: &Crosschecked, at: usize) -> EdgeEntry {
    edge_of(run, run.pairs[at], &run.comparisons[at])
}

/// A comparison of two claims of the run as the report shows it.
pub fn edge_of(run: &Crosschecked, pair: Candidate, comparison: &Comparison) -> EdgeEntry {
    let claims = &run.extracted.claims;
    let in_file = |claim: usize, spans: &[Span]| {
        let map = run.extracted.documents[claims[claim].article.index()].map();
        let whole = spans.iter().copied().reduce(Span::cover)?;
        map.origin(run.statements[claim].map.origin(whole)?)
    };
    EdgeEntry {
        a: claims[pair.a].id.clone(),
        b: claims[pair.b].id.clone(),
        score: comparison.contradiction,
        signals: signals(comparison, |side, spans| in_file(if side == 0 { pair.a } else { pair.b }, spans)),
    }
}

fn signals(comparison: &Comparison, place: impl Fn(usize, &[Span]) -> Option<Span>) -> Vec<SignalEntry> {
    comparison
        .signals()
        .iter()
        .map(|signal| SignalEntry {
            code: signal.code.into(),
            detail: signal.detail.to_string(),
            spans: [place(0, &signal.a), place(1, &signal.b)],
            weight: signal.weight,
        })
        .collect()
}

/// One line of `compare --format json`; spans are bytes of the given texts, to which `maps` lead from the claims' texts.
pub fn comparison(comparison: &Comparison, maps: [&SourceMap; 2]) -> ComparisonEntry {
    ComparisonEntry {
        relation: comparison.relation,
        similarity: comparison.similarity,
        scores: comparison.details().scores,
        signals: signals(comparison, |side, spans| maps[side].origin(spans.iter().copied().reduce(Span::cover)?)),
    }
}
