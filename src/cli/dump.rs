//! `crosscheck dump`: any inner stage as JSON lines, parses as CoNLL-U. Spans are bytes of the decoded text.

use super::args::{Dump, Global, Stage};
use super::exit::Exit;
use super::{output, settings};
use crosscheck::error::Result;
use crosscheck::extract::Claim;
use crosscheck::normalise::Statement;
use crosscheck::parse::conllu;
use crosscheck::pipeline::{self, Crosschecked, Document, Extracted};
use crosscheck::span::Span;
use serde_json::{Value, json};

pub fn run(args: &Dump, global: &Global) -> Result<Exit> {
    let resolved = settings::resolve(global, &args.paths)?;
    if args.paths.is_empty() {
        return Err(settings::no_paths());
    }
    let early = matches!(args.stage, Stage::Read | Stage::Clean | Stage::Segment | Stage::Parse);
    let of_paths = if early { pipeline::documents } else { pipeline::extract };
    let extracted = of_paths(&args.paths, &resolved.settings);
    let exit = settings::tell_skipped(&extracted.skipped, &resolved);
    if args.stage == Stage::Parse {
        output::write(None, &parses(&extracted))?;
        return Ok(exit);
    }
    let lines = match args.stage {
        Stage::Read | Stage::Clean | Stage::Segment => documents(&extracted, args.stage),
        Stage::Extract => claims(&extracted),
        Stage::Normalise => pipeline::normalise(&extracted).iter().map(statement).collect(),
        _ => pairs(&resolved.crosscheck(extracted), args.stage),
    };
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    output::write(None, &text)?;
    Ok(exit)
}

fn documents(extracted: &Extracted, stage: Stage) -> Vec<Value> {
    let mut lines = Vec::new();
    for document in &extracted.documents {
        let path = document.path();
        match (document, stage) {
            (_, Stage::Read) => lines.push(json!({"path": path, "text": document.text()})),
            (Document::Story { text, .. }, Stage::Clean) => {
                let meta = &text.meta;
                lines.push(json!({"path": path, "outlet": meta.outlet, "title": meta.title, "date": meta.date, "url": meta.url,
                    "upstreams": meta.upstreams.iter().map(|u| json!({"name": u.name, "kind": u.kind, "span": u.span})).collect::<Vec<_>>()}));
                let source = &text.article.text;
                for block in &text.blocks {
                    lines.push(json!({"path": path, "kind": format!("{:?}", block.kind).to_lowercase(), "span": block.span, "text": block.span.of(source)}));
                }
                for dropped in &text.dropped {
                    lines.push(json!({"path": path, "dropped": dropped.why, "span": dropped.span, "text": dropped.span.of(source)}));
                }
            }
            (Document::Story { text, sentences }, Stage::Segment) => {
                for sentence in sentences {
                    let quoted: Vec<Value> =
                        sentence.quoted.iter().map(|q| json!({"span": q.span, "quotation": q.quotation})).collect();
                    lines.push(json!({"path": path, "block": sentence.block, "headline": sentence.headline,
                        "span": sentence.span, "text": sentence.span.of(&text.article.text), "quoted": quoted}));
                }
            }
            _ => {}
        }
    }
    lines
}

/// Sentences of all stories as CoNLL-U; the file stands before its first.
fn parses(extracted: &Extracted) -> String {
    let mut out = String::new();
    for document in &extracted.documents {
        let Document::Story { text, sentences } = document else { continue };
        out.push_str(&format!("# newdoc id = {}\n", document.path().escape_debug()));
        for parse in pipeline::parses(text, sentences) {
            out.push_str(&conllu(&parse, &text.article.text));
        }
    }
    out
}

fn claims(extracted: &Extracted) -> Vec<Value> {
    let mut lines = Vec::new();
    for (document, attributions) in extracted.documents.iter().zip(&extracted.attributions) {
        let words = |spans: &[Span]| spans.iter().map(|s| s.of(document.text())).collect::<Vec<_>>().join(" … ");
        for a in attributions {
            lines.push(json!({"path": document.path(), "source": words(&a.source), "cue": words(&a.cue),
                "content": words(&a.content), "speaker": a.speaker.as_ref().map(|s| &s.name), "stance": a.stance, "certainty": a.certainty}));
        }
    }
    lines.extend(extracted.claims.iter().map(|claim| claim_line(claim, extracted)));
    lines
}

fn claim_line(claim: &Claim, extracted: &Extracted) -> Value {
    json!({"path": extracted.documents[claim.article.index()].path(), "claim": claim.text, "speaker": claim.speaker.as_ref().map(|s| &s.name),
        "role": claim.speaker.as_ref().and_then(|s| s.role.as_ref()), "cue": claim.cue, "stance": claim.stance,
        "certainty": claim.certainty, "upstreams": claim.upstreams, "headline": claim.headline, "quote": claim.quote})
}

fn statement(statement: &Statement) -> Value {
    json!({"text": statement.text, "polarity": statement.polarity, "stance": statement.stance, "certainty": statement.certainty,
        "quantities": statement.quantities.iter().map(|q| json!([q.value, q.high, q.unit, q.bound])).collect::<Vec<_>>(),
        "names": statement.names.iter().map(|n| json!([n.text, n.key])).collect::<Vec<_>>(),
        "times": statement.times.iter().map(|t| json!([t.span.of(&statement.text), t.when])).collect::<Vec<_>>(),
        "event_time": statement.event_time})
}

fn pairs(run: &Crosschecked, stage: Stage) -> Vec<Value> {
    let text = |claim: usize| &run.extracted.claims[claim].text;
    match stage {
        Stage::Block => run.pairs.iter().map(|pair| json!([text(pair.a), text(pair.b)])).collect(),
        Stage::Compare => run
            .pairs
            .iter()
            .zip(run.in_full(&(0..run.pairs.len()).collect::<Vec<_>>()))
            .map(|(pair, c)| {
                json!({"a": text(pair.a), "b": text(pair.b), "relation": c.relation, "similarity": c.similarity, "candidate": c.candidate,
                    "contradiction": c.contradiction, "scores": c.details().scores,
                    "signals": c.signals().iter().map(|s| json!([s.code, s.weight, s.detail])).collect::<Vec<_>>()})
            })
            .collect(),
        _ => run
            .judged
            .iter()
            .map(|judged| {
                json!({"id": judged.id, "statement": judged.statement, "verdict": judged.verdict,
                    "claims": judged.cluster.claims.iter().map(|c| text(*c)).collect::<Vec<_>>(),
                    "contradictions": judged.cluster.contradictions.len(), "candidates": judged.cluster.candidates.len()})
            })
            .collect(),
    }
}
