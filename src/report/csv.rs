//! One row a claim for a spreadsheet, safe against formulas.
//!
//! A cell that a spreadsheet would run (`=1+1`, `@sum`, `-2+3`) gets an apostrophe in front, which spreadsheets hide; a line
//! break or a control character inside a cell becomes a space. Rows stand in the order of clusters, then of sides;
//! a claim on neither side of a dispute comes last, with an empty `side`.

use super::model::{ClaimEntry, Report};
use super::sources::Sources;
use super::view::{Index, harmless};
use crate::id::Fingerprint;

const HEAD: [&str; 24] = [
    "cluster",
    "verdict",
    "decision",
    "statement",
    "side",
    "claim",
    "text",
    "quote",
    "speaker",
    "outlet",
    "origin",
    "date",
    "url",
    "path",
    "line",
    "column",
    "stance",
    "certainty",
    "polarity",
    "event_from",
    "event_to",
    "contradicts",
    "candidates",
    "notes",
];

pub fn render(report: &Report, sources: &Sources) -> String {
    let index = Index::of(report);
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(HEAD).expect("memory takes every row");
    for cluster in &report.clusters {
        let sides = index.sides(cluster).into_iter().enumerate().map(|(i, claims)| ((i + 1).to_string(), claims));
        for (side, claims) in sides.chain([(String::new(), index.on_no_side(cluster))]) {
            for located in &claims {
                let (article, claim) = (located.article, located.claim);
                let place = sources.place(&article.path, claim.span);
                let against = |edges: &[super::model::EdgeEntry]| {
                    let other = edges.iter().filter_map(|edge| match &claim.id {
                        id if *id == edge.a => Some(edge.b.as_str()),
                        id if *id == edge.b => Some(edge.a.as_str()),
                        _ => None,
                    });
                    other.collect::<Vec<_>>().join(" ")
                };
                let notes = cluster.notes.iter().filter(|note| note.claims.contains(&claim.id));
                let row = [
                    cluster.id.to_string(),
                    cluster.verdict.as_str().into(),
                    cluster.decision.as_ref().map_or(String::new(), |decision| decision.decision.clone()),
                    cluster.statement.clone(),
                    side.clone(),
                    claim.id.to_string(),
                    claim.text.clone(),
                    claim.quote.clone(),
                    claim.speaker.clone().unwrap_or_default(),
                    article.outlet.clone().unwrap_or_default(),
                    origin(cluster, &claim.id),
                    article.date.map_or(String::new(), |date| date.to_string()),
                    article.url.clone().unwrap_or_default(),
                    article.path.clone(),
                    place.map_or(String::new(), |place| place.line.to_string()),
                    place.map_or(String::new(), |place| place.column.to_string()),
                    word(&claim.stance),
                    word(&claim.certainty),
                    word(&claim.polarity),
                    event(claim).map_or(String::new(), |time| time.from.to_string()),
                    event(claim).map_or(String::new(), |time| time.to.to_string()),
                    against(&cluster.contradictions),
                    against(&cluster.candidates),
                    notes.map(|note| note.code.as_str()).collect::<Vec<_>>().join(" "),
                ];
                writer.write_record(row.iter().map(|cell| safe(cell))).expect("memory takes every row");
            }
        }
    }
    let bytes = writer.into_inner().expect("memory takes every row");
    String::from_utf8(bytes).expect("cells are text")
}

fn event(claim: &ClaimEntry) -> Option<crate::normalise::TimeSpan> {
    claim.event_time
}

fn origin(cluster: &super::model::ClusterEntry, id: &Fingerprint) -> String {
    let origin = cluster.origins.iter().find(|origin| origin.claims.contains(id)).map(|origin| origin.name.clone());
    let voice = || cluster.voices.iter().find(|voice| voice.claims.contains(id)).map(|voice| voice.origin.clone());
    origin.or_else(voice).unwrap_or_default()
}

/// The word that JSON has for it.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_string)).unwrap_or_default()
}

fn safe(cell: &str) -> String {
    let cell = harmless(cell);
    let runs = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if runs { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn cells_that_a_spreadsheet_would_run() {
        for cell in ["=1+1", "+1", "-2+3", "@sum(a1)", " =cmd|' /c calc'!A0", "\t=1", "＝1"] {
            assert!(safe(cell).starts_with('\''), "{cell}");
        }
        for cell in ["12 – 14", "a=b", "", "'quoted'", "100 %"] {
            assert_eq!(safe(cell), cell);
        }
    }

    #[test]
    fn one_row_a_claim_and_every_row_as_wide_as_the_head() {
        let text = render(&sample::report(), &sample::sources());
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
        assert_eq!(reader.headers().expect("head").len(), HEAD.len());
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a full row")).collect();
        assert_eq!(rows.len(), 6);
        let toll = &rows[0];
        assert_eq!((&toll[1], &toll[4], &toll[6]), ("disputed", "1", "At least 12 people drowned"));
        assert_eq!((&toll[14], &toll[15], &toll[21]), ("3", "27", "c000000000000005"));
        assert_eq!((&rows[1][10], &rows[1][23]), ("AFP", "unnamed-source"));
    }

    #[test]
    fn a_claim_on_neither_side_has_its_row() {
        let mut report = sample::report();
        let sank = report.clusters.remove(1);
        report.clusters[0].claims.extend(sank.claims);
        let text = render(&report, &sample::sources());
        let rows: Vec<csv::StringRecord> =
            csv::Reader::from_reader(text.as_bytes()).records().map(|row| row.expect("a full row")).collect();
        let sides: Vec<(&str, &str)> = rows.iter().take(4).map(|row| (&row[4], &row[6])).collect();
        assert_eq!(rows.len(), 6);
        assert_eq!(sides[1..3], [("2", "Nine people drowned"), ("", "The ferry sank on Monday")]);
    }
}
