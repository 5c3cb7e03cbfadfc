//! The report for a terminal: one row a cluster, the contradicting words side by side, a summary line.

use super::model::{ClaimEntry, ClusterEntry, EdgeEntry, Report};
use super::sources::Sources;
use crate::id::Fingerprint;
use crate::judge::Verdict;
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table, presets};
use std::collections::BTreeMap;
use std::fmt::Write;

#[derive(Copy, Clone, Debug)]
pub struct Style {
    pub color: bool,
    /// Columns to fill.
    pub width: u16,
}

/// Claims by id, each with the path of its article.
type Claims<'a> = BTreeMap<&'a Fingerprint, (&'a str, Option<&'a str>, &'a ClaimEntry)>;

pub fn render(report: &Report, sources: &Sources, style: Style) -> String {
    let claims: Claims<'_> = report
        .articles
        .iter()
        .flat_map(|article| {
            article.claims.iter().map(|claim| (&claim.id, (article.path.as_str(), article.outlet.as_deref(), claim)))
        })
        .collect();
    let mut table = Table::new();
    table.load_preset(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(style.width).set_header(["verdict", "claim", "who says so", "against it", "where"]);
    if style.color {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    for cluster in &report.clusters {
        table.add_row([
            verdict(cluster.verdict, style.color),
            Cell::new(clean(&cluster.statement)),
            Cell::new(who(cluster)),
            Cell::new(against(cluster, &claims, sources)),
            Cell::new(places(cluster, &claims, sources)),
        ]);
    }
    let table = if report.clusters.is_empty() { String::new() } else { format!("{table}\n") };
    let summary = &report.summary;
    format!(
        "{table}{}, {}: {} disputed, {} corroborated, {} single-source\n",
        counted(summary.articles, "article"),
        counted(summary.claims, "claim"),
        summary.disputed,
        summary.corroborated,
        summary.single_source
    )
}

fn counted(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

fn verdict(verdict: Verdict, color: bool) -> Cell {
    let cell = Cell::new(verdict.as_str());
    match (color, verdict) {
        (false, _) => cell,
        (true, Verdict::Disputed) => cell.fg(Color::Red).add_attribute(Attribute::Bold),
        (true, Verdict::Corroborated) => cell.fg(Color::Green),
        (true, Verdict::SingleSource) => cell.fg(Color::Yellow),
    }
}

fn who(cluster: &ClusterEntry) -> String {
    let mut text = String::new();
    for voice in &cluster.voices {
        match &voice.speaker {
            Some(speaker) => {
                let _ = writeln!(text, "{} ({})", clean(speaker), clean(&voice.origin));
            }
            None => {
                let _ = writeln!(text, "{}", clean(&voice.origin));
            }
        }
    }
    if let Some(needs) = &cluster.needs {
        let _ = writeln!(text, "needs {needs}");
    }
    text.truncate(text.trim_end().len());
    text
}

fn against(cluster: &ClusterEntry, claims: &Claims<'_>, sources: &Sources) -> String {
    let mut lines = Vec::new();
    for edge in &cluster.contradictions {
        lines.push(edge_text(edge, claims, sources));
    }
    for edge in &cluster.candidates {
        lines.push(format!("perhaps: {}", edge_text(edge, claims, sources)));
    }
    for note in &cluster.notes {
        lines.push(format!("{}: {}", note.code, clean(&note.detail)));
    }
    lines.join("\n")
}

fn edge_text(edge: &EdgeEntry, claims: &Claims<'_>, _sources: &Sources) -> String {
    let side = |id: &Fingerprint| claims.get(id).map_or("", |(_, _, claim)| claim.text.as_str());
    let signals: Vec<String> = edge.signals.iter().map(|signal| clean(&signal.detail)).collect();
    format!("“{}” / “{}” ({})", clean(side(&edge.a)), clean(side(&edge.b)), signals.join("; "))
}

fn places(cluster: &ClusterEntry, claims: &Claims<'_>, sources: &Sources) -> String {
    let mut places: Vec<String> = Vec::new();
    for (path, _, claim) in cluster.claims.iter().filter_map(|id| claims.get(id)) {
        let line = sources.place(path, claim.span).map_or(1, |place| place.line);
        let place = format!("{}:{line}", clean(path));
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.join("\n")
}

/// No control character of the input reaches a terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
