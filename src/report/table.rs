//! The report for a terminal: one row a cluster, what speaks against it beside it, a summary line.
//!
//! Takes a report and its sources, gives lines no wider than asked. The folder that all files share is named once, and
//! "one more independent voice", which every single-source row needs, is said once below. No control character of the
//! input reaches the terminal.

use super::model::{ClusterEntry, Report};
use super::sources::Sources;
use super::view::{Index, Located, ONE_MORE, folder, harmless, why};
use crate::judge::Verdict;
use comfy_table::{Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, Width, presets};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

#[derive(Copy, Clone, Debug)]
pub struct Style {
    pub color: bool,
    /// Columns to fill.
    pub width: u16,
}

/// Digits of an id: enough to tell apart the clusters of any report that fits a screen.
const SHORT_ID: usize = 8;
/// Notes that quote the pair again which stands above them.
const ONE_PAIR: [&str; 3] = ["self-contradiction", "reversal", "correction"];
/// Columns for the places: longer file names are broken. A guess.
const MAX_PLACE: usize = 22;
/// Part of the width that reasons have at least, where they need it. A guess.
const REASON_PERCENT: usize = 26;
/// Spaces around what stands in a cell.
const PADDING: usize = 2;
/// Places listed in a row.
const MAX_PLACES: usize = 6;
/// Characters of a claim inside a contradiction.
const MAX_QUOTED: usize = 120;

pub fn render(report: &Report, sources: &Sources, style: Style) -> String {
    let rows = Rows { index: Index::of(report), sources, folder: folder(report) };
    let mut table = Table::new();
    table.load_preset(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(style.width).set_header(["verdict", "claim", "who says so", "against it, notes", "where"]);
    if style.color {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    let widest = |text: &str, before: usize| text.lines().map(UnicodeWidthStr::width).fold(before, usize::max);
    let (mut longest_reason, mut longest_place) = (0, 0);
    for cluster in &report.clusters {
        let (against, places) = (rows.against(cluster), rows.places(cluster));
        longest_reason = widest(&against, longest_reason);
        longest_place = widest(&places, longest_place);
        table.add_row([
            verdict(cluster, style.color),
            Cell::new(harmless(&cluster.statement)),
            Cell::new(who(cluster)),
            Cell::new(against),
            Cell::new(places),
        ]);
    }
    let width = usize::from(style.width);
    if width > 3 * MAX_PLACE {
        // File names stay whole, and reasons, the longest texts, are not squeezed by the others.
        let least = |columns: usize| ColumnConstraint::LowerBoundary(Width::Fixed((columns + PADDING) as u16));
        let columns = [(3, longest_reason.min(width * REASON_PERCENT / 100)), (4, longest_place.min(MAX_PLACE))];
        for (at, columns) in columns {
            if let Some(column) = table.column_mut(at) {
                column.set_constraint(least(columns));
            }
        }
    }
    let mut out = String::new();
    if !report.clusters.is_empty() {
        let _ = writeln!(out, "{table}");
    }
    let summary = &report.summary;
    let _ = writeln!(
        out,
        "{}, {}: {} disputed, {} corroborated, {} single-source",
        counted(summary.articles, "article"),
        counted(summary.claims, "claim"),
        summary.disputed,
        summary.corroborated,
        summary.single_source
    );
    if report.clusters.iter().any(|cluster| cluster.needs.as_deref() == Some(ONE_MORE)) {
        let _ = writeln!(out, "{ONE_MORE} would corroborate a single-source claim");
    }
    if !rows.folder.is_empty() {
        let _ = writeln!(out, "files are in {}", harmless(&rows.folder));
    }
    out
}

fn counted(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

/// The verdict, and below it as much of the id as `explain` and `decide` need.
fn verdict(cluster: &ClusterEntry, color: bool) -> Cell {
    let id: String = cluster.id.as_str().chars().take(SHORT_ID).collect();
    let cell = Cell::new(format!("{}\n{id}", cluster.verdict.as_str()));
    match (color, cluster.verdict) {
        (false, _) => cell,
        (true, Verdict::Disputed) => cell.fg(Color::Red).add_attribute(Attribute::Bold),
        (true, Verdict::Corroborated) => cell.fg(Color::Green),
        (true, Verdict::SingleSource) => cell.fg(Color::Yellow),
    }
}

fn who(cluster: &ClusterEntry) -> String {
    let mut lines: Vec<String> = cluster
        .voices
        .iter()
        .map(|voice| match &voice.speaker {
            Some(speaker) => format!("{} ({})", harmless(speaker), harmless(&voice.origin)),
            None => harmless(&voice.origin),
        })
        .collect();
    if let Some(needs) = cluster.needs.as_deref().filter(|needs| *needs != ONE_MORE) {
        lines.push(format!("needs {}", harmless(needs)));
    }
    lines.join("\n")
}

struct Rows<'a> {
    index: Index<'a>,
    sources: &'a Sources,
    /// What the paths of all files begin with.
    folder: String,
}

impl Rows<'_> {
    fn against(&self, cluster: &ClusterEntry) -> String {
        let mut lines = Vec::new();
        // The strongest of each kind: a dispute of two camps of five has 25.
        for (lead, name, edges) in
            [("", "pair", &cluster.contradictions), ("perhaps ", "weak sign", &cluster.candidates)]
        {
            let strongest = edges.iter().max_by(|a, b| a.score.total_cmp(&b.score).then_with(|| b.a.cmp(&a.a)));
            let Some([a, b]) = strongest.and_then(|edge| self.index.ends(edge)) else { continue };
            let said = |located: Located<'_>| harmless(&located.meant(MAX_QUOTED));
            let signs = strongest.map(why).unwrap_or_default().join("; ");
            let signs = if signs.is_empty() { signs } else { format!(" ({})", harmless(&signs)) };
            lines.push(format!("{lead}{} against {}{signs}", said(a), said(b)));
            if edges.len() > 1 {
                lines.push(format!("and {}", counted(edges.len() - 1, &format!("more {name}"))));
            }
        }
        lines.extend(cluster.notes.iter().map(|note| match ONE_PAIR.contains(&note.code.as_str()) {
            true if cluster.contradictions.len() == 1 => note.code.clone(),
            _ => format!("{}: {}", note.code, harmless(&note.detail)),
        }));
        if let Some(decision) = &cluster.decision {
            let machine = match decision.machine_verdict {
                verdict if verdict == cluster.verdict => String::new(),
                verdict => format!(" (the machine said {})", verdict.as_str()),
            };
            let reason = harmless(&decision.reason);
            lines.push(format!("decided {} by {}: {reason}{machine}", decision.decision, harmless(&decision.by)));
        }
        lines.join("\n")
    }

    fn places(&self, cluster: &ClusterEntry) -> String {
        let mut places: Vec<String> = Vec::new();
        for located in cluster.claims.iter().filter_map(|id| self.index.get(id)) {
            let path = &located.article.path;
            let line = self.sources.place(path, located.claim.span).map_or(1, |place| place.line);
            let place = format!("{}:{line}", harmless(path.strip_prefix(&self.folder).unwrap_or(path)));
            if !places.contains(&place) {
                places.push(place);
            }
        }
        if places.len() > MAX_PLACES {
            let more = places.len() - MAX_PLACES + 1;
            places.truncate(MAX_PLACES - 1);
            places.push(format!("and {more} more"));
        }
        places.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    const PLAIN: Style = Style { color: false, width: 100 };

    #[test]
    fn a_dispute_shows_its_words_voices_and_places() {
        let text = render(&sample::report(), &sample::sources(), PLAIN);
        let first: Vec<&str> = text.lines().skip(3).take_while(|line| !line.contains("corroborated")).collect();
        let cell = |at: usize| -> String {
            let cells = first.iter().filter_map(|line| line.split(['┆', '│']).nth(at));
            cells.map(str::trim).collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(cell(1), "disputed d0000000");
        assert_eq!(cell(3), "coast guard (Harbour Post) officials (AFP)");
        assert_eq!(
            cell(4),
            "“At least 12 people drowned” against “Nine people drowned” (number conflict: at least 12 / nine) \
             unnamed-source: officials are not named"
        );
        assert_eq!(cell(5), "harbour.txt:3 daily, news.txt:1");
        let decided = text.lines().position(|line| line.contains("The hull was"));
        assert!(decided.and_then(|at| text.lines().nth(at)).is_some_and(|line| line.contains("decided confirmed")));
        assert!(text.contains("2 articles, 6 claims: 1 disputed, 1 corroborated, 2 single-source\n"), "{text}");
    }

    #[test]
    fn lines_fit_and_nothing_of_the_input_reaches_the_terminal() {
        let mut report = sample::report();
        report.clusters[0].statement = "沈没した船は三隻 \u{1b}[2Jhow many\u{7} people drowned\u{202e}?".into();
        for width in [60, 100, 160] {
            let text = render(&report, &sample::sources(), Style { color: false, width });
            let table = text.lines().filter(|line| line.starts_with(['│', '┌', '└', '╞', '├']));
            assert!(table.clone().count() > 5);
            assert!(table.clone().all(|line| line.width() <= usize::from(width)), "{width}\n{text}");
            assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']));
        }
        assert!(render(&report, &sample::sources(), Style { color: true, width: 100 }).contains("\u{1b}["));
    }
}
