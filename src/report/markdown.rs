//! The report for a pull request or a content system: disputed clusters in full, the others as tables.
//!
//! Text of the input is escaped: it cannot open HTML, a link or a heading, and mentions nobody.

use super::model::{ClusterEntry, DecisionEntry, EdgeEntry, Report};
use super::reasons::would_change;
use super::sources::Sources;
use super::view::{Index, Located, ONE_MORE, folder, harmless, shortened, why};
use crate::extract::Stance;
use crate::judge::Verdict;
use std::fmt::Write;

/// Longest sentence shown around a claim, in characters; past it the claim's own words stand alone. A guess.
const MAX_SENTENCE: usize = 400;

/// Digits of an id beside a claim; `explain` and `decide` take as much.
const SHORT_ID: usize = 8;

pub fn render(report: &Report, sources: &Sources) -> String {
    let page = Page { index: Index::of(report), sources, folder: folder(report) };
    let mut out = String::from("# Cross-check\n\n");
    let summary = &report.summary;
    let _ = writeln!(
        out,
        "| articles | claims | disputed | corroborated | single-source |\n|---:|---:|---:|---:|---:|\n| {} | {} | {} | {} | {} |\n",
        summary.articles, summary.claims, summary.disputed, summary.corroborated, summary.single_source
    );
    page.articles(report, &mut out);
    let of = |verdict: Verdict| report.clusters.iter().filter(move |cluster| cluster.verdict == verdict);
    if of(Verdict::Disputed).next().is_some() {
        out.push_str("## Disputed\n\n");
        of(Verdict::Disputed).for_each(|cluster| page.disputed(cluster, &mut out));
    }
    if of(Verdict::Corroborated).next().is_some() {
        out.push_str("## Corroborated\n\n");
        out.push_str("One claim that contradicts it would make each disputed.\n\n");
        out.push_str("| claim | independent voices | note |\n|---|---|---|\n");
        of(Verdict::Corroborated).for_each(|cluster| page.row(cluster, &mut out));
        out.push('\n');
    }
    if of(Verdict::SingleSource).next().is_some() {
        out.push_str("## Single-source\n\n");
        out.push_str("One more independent voice would corroborate each.\n\n");
        out.push_str("| claim | voice | note |\n|---|---|---|\n");
        of(Verdict::SingleSource).for_each(|cluster| page.row(cluster, &mut out));
        out.push('\n');
    }
    if !report.skipped.is_empty() {
        out.push_str("## Not read\n\n");
        for skipped in &report.skipped {
            let _ = writeln!(out, "- {}: {}", escaped(&skipped.path), escaped(&skipped.reason));
        }
        out.push('\n');
    }
    if !page.folder.is_empty() {
        let _ = writeln!(out, "Files are in {}", escaped(&page.folder));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

struct Page<'a> {
    index: Index<'a>,
    sources: &'a Sources,
    /// What the paths of all files begin with.
    folder: String,
}

impl Page<'_> {
    fn articles(&self, report: &Report, out: &mut String) {
        if report.articles.is_empty() {
            return;
        }
        out.push_str("| outlet | title | date | reports from | claims |\n|---|---|---|---|---:|\n");
        for article in &report.articles {
            let path = self.short(&article.path);
            let title = match (&article.title, &article.url) {
                (title, Some(url)) if is_web(url) => link(title.as_deref().unwrap_or(path), url),
                (Some(title), _) => escaped(title),
                (None, _) => escaped(path),
            };
            let upstreams: Vec<String> = article.upstreams.iter().map(|upstream| escaped(&upstream.name)).collect();
            let date = article.date.map_or(String::new(), |date| date.to_string());
            let outlet = escaped(article.outlet.as_deref().unwrap_or(path));
            let _ =
                writeln!(out, "| {outlet} | {title} | {date} | {} | {} |", upstreams.join(", "), article.claims.len());
        }
        out.push('\n');
    }

    fn short<'p>(&self, path: &'p str) -> &'p str {
        path.strip_prefix(&self.folder).unwrap_or(path)
    }

    fn disputed(&self, cluster: &ClusterEntry, out: &mut String) {
        let _ = writeln!(out, "### {}\n", escaped(&cluster.statement));
        let sides = self.index.sides(cluster).into_iter().enumerate();
        let sides = sides.map(|(i, claims)| (format!("Side {}", i + 1), claims));
        let neither = self.index.on_no_side(cluster);
        for (name, claims) in sides.chain([("On neither side".to_string(), neither)]).filter(|(_, c)| !c.is_empty()) {
            let _ = writeln!(out, "**{name}**\n");
            claims.iter().for_each(|located| self.claim(*located, out));
            out.push('\n');
        }
        for edge in &cluster.contradictions {
            self.contradiction(edge, "Cannot both be true", out);
        }
        for edge in &cluster.candidates {
            self.contradiction(edge, "Perhaps a contradiction", out);
        }
        for note in &cluster.notes {
            let _ = writeln!(out, "- Note ({}): {}", escaped(&note.code), escaped(&note.detail));
        }
        if let Some(decision) = &cluster.decision {
            let _ = writeln!(out, "- Decided {}", decided(decision));
        }
        let _ = writeln!(out, "- What would change the verdict: {}", code(&would_change(cluster).join("; ")));
        let _ = writeln!(out, "- Cluster `{}`\n", cluster.id);
    }

    fn claim(&self, located: Located<'_>, out: &mut String) {
        let (article, claim) = (located.article, located.claim);
        let line =
            self.sources.place(&article.path, claim.span).map_or(String::new(), |place| format!(":{}", place.line));
        let place = format!("{}{line}", escaped(self.short(&article.path)));
        let place = match &article.url {
            Some(url) if is_web(url) => format!("{place}, [source]({})", target(url)),
            _ => place,
        };
        let text = match claim.stance {
            Stance::Asserts => escaped(&claim.text),
            _ => escaped(&located.meant(usize::MAX)),
        };
        let _ = writeln!(out, "- {} — {text} ({place})", escaped(&located.who()));
        if let Some(sentence) = quoted(located, self.sources) {
            let _ = writeln!(out, "  > {sentence}");
        }
    }

    fn contradiction(&self, edge: &EdgeEntry, title: &str, out: &mut String) {
        if let Some(pair) = self.pair(edge) {
            let _ = writeln!(out, "- {title}: {pair}");
        }
    }

    /// “nine drowned” (AFP) and “twelve drowned” (Harbour Post): number conflict: nine / twelve
    fn pair(&self, edge: &EdgeEntry) -> Option<String> {
        let [a, b] = self.index.ends(edge)?;
        let said =
            |located: Located<'_>| format!("{} ({})", escaped(&located.meant(usize::MAX)), escaped(&located.who()));
        let reasons: Vec<String> = why(edge).iter().map(|reason| escaped(reason)).collect();
        let reasons = if reasons.is_empty() { "no single sign".into() } else { reasons.join("; ") };
        Some(format!("{} and {}: {reasons}", said(a), said(b)))
    }

    fn row(&self, cluster: &ClusterEntry, out: &mut String) {
        let voices: Vec<String> = cluster
            .voices
            .iter()
            .map(|voice| match &voice.speaker {
                Some(speaker) => escaped(&format!("{speaker} ({})", voice.origin)),
                None => escaped(&voice.origin),
            })
            .collect();
        let needs = cluster.needs.iter().filter(|needs| *needs != ONE_MORE);
        let mut notes: Vec<String> = needs.map(|needs| format!("needs {}", escaped(needs))).collect();
        if let Some(pair) = cluster.candidates.first().and_then(|edge| self.pair(edge)) {
            let more = match cluster.candidates.len() - 1 {
                0 => String::new(),
                more => format!(" and {more} more such pairs"),
            };
            notes.push(format!("perhaps a contradiction: {pair}{more}"));
        }
        notes.extend(cluster.notes.iter().map(|note| format!("{}: {}", escaped(&note.code), escaped(&note.detail))));
        notes.extend(cluster.decision.as_ref().map(|decision| format!("decided {}", decided(decision))));
        let id: String = cluster.id.as_str().chars().take(SHORT_ID).collect();
        let _ =
            writeln!(out, "| {} `{id}` | {} | {} |", escaped(&cluster.statement), voices.join("; "), notes.join("; "));
    }
}

/// The sentence with the claim's words in bold.
fn quoted(located: Located<'_>, sources: &Sources) -> Option<String> {
    let (path, claim) = (&located.article.path, located.claim);
    let sentence = sources.words(path, claim.sentence_span)?;
    let words = sources.words(path, claim.span)?;
    if sentence.chars().count() > MAX_SENTENCE || !sentence.contains(words) || words.trim().is_empty() {
        return Some(escaped(&shortened(words, MAX_SENTENCE)));
    }
    let (before, after) = sentence.split_once(words)?;
    if before.trim().is_empty() && after.trim().chars().all(|c| !c.is_alphanumeric()) {
        return Some(escaped(sentence));
    }
    let lead = words.len() - words.trim_start().len();
    let (before, after) = (&sentence[..before.len() + lead], &sentence[before.len() + words.trim_end().len()..]);
    Some(format!("{}**{}**{}", spaced(before), escaped(words), spaced(after)))
}

fn decided(decision: &DecisionEntry) -> String {
    format!(
        "{} by {} on {}: {} (the machine said {})",
        escaped(&decision.decision),
        escaped(&decision.by),
        decision.on,
        escaped(&decision.reason),
        decision.machine_verdict.as_str()
    )
}

/// Escaped, but for commands in backticks, which are the program's own.
fn code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.map(|(i, part)| if i % 2 == 1 { format!("`{part}`") } else { spaced(part) }).collect()
}

/// Escaped with the spaces at its ends.
fn spaced(text: &str) -> String {
    let space = |has: bool| if has && !text.trim().is_empty() { " " } else { "" };
    let (lead, trail) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{}{}", space(lead), escaped(text), space(trail))
}

/// Only addresses of the web become links.
pub(crate) fn is_web(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

fn link(text: &str, url: &str) -> String {
    format!("[{}]({})", escaped(text), target(url))
}

/// An address that cannot leave its parentheses or its table cell.
fn target(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.trim().bytes() {
        match byte {
            0..=0x20 | 0x7F..=0xFF | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'|' | b'\\' | b'"' | b'`' => {
                let _ = write!(out, "%{byte:02X}");
            }
            _ => out.push(char::from(byte)),
        }
    }
    out
}

/// Plain text inside a Markdown line or table cell.
pub(crate) fn escaped(text: &str) -> String {
    let text = harmless(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(text.len() + 8);
    for (i, c) in text.chars().enumerate() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // An empty comment keeps GitHub from telling the person of that name.
            '@' => out.push_str("@<!-- -->"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(c);
            }
            '#' | '+' | '-' if i == 0 => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_input_cannot_write_markdown() {
        let cases = [
            ("<img src=x onerror=1>", "&lt;img src=x onerror=1&gt;"),
            ("a|b", "a\\|b"),
            ("# head\n- list", "\\# head - list"),
            ("[x](javascript:1)", "\\[x\\](javascript:1)"),
            ("@ann said", "@<!-- -->ann said"),
            ("5 - 3 = 2", "5 - 3 = 2"),
        ];
        for (text, wanted) in cases {
            assert_eq!(escaped(text), wanted);
        }
        assert_eq!(target("https://a.example/(x) y"), "https://a.example/%28x%29%20y");
        assert!(!is_web("javascript:alert(1)") && is_web("HTTPS://a.example"));
    }

    #[test]
    fn a_dispute_shows_both_sides_their_words_and_the_reason() {
        let text = render(&sample::report(), &sample::sources());
        for wanted in [
            "### How many people drowned?",
            "- coast guard (Harbour Post) — At least 12 people drowned (harbour.txt:3, [source](https://harbour.example/ferry?a=1&b=2))",
            "  > **At least 12 people drowned**, the coast guard said.",
            "number conflict: at least 12 / nine",
            "| The hull was sound `d0000000` | Ann Lee (Harbour Post) | decided confirmed by Sam on 2025-03-06: saw the survey (the machine said single-source) |",
            "- What would change the verdict: not disputed once one side is corrected or withdrawn; not disputed where `crosscheck decide compatible A B` says that both can be true",
            "- notes.pdf: not a kind of file that is read",
        ] {
            assert!(text.contains(wanted), "{wanted}\n{text}");
        }
        assert!(!text.contains("<script") && !text.contains("](javascript"), "{text}");
    }

    #[test]
    fn words_inside_a_sentence_keep_their_spaces() {
        let mut report = sample::report();
        let toll = report.articles[1].claims.iter_mut().find(|claim| claim.text.contains("12")).expect("the sample");
        let range = toll.span.range();
        toll.span = crate::span::Span::new(range.start + "At least".len(), range.end);
        let text = render(&report, &sample::sources());
        assert!(text.contains("> At least **12 people drowned**, the coast guard said."), "{text}");
    }

    #[test]
    fn claims_on_neither_side_and_weak_signs_are_told() {
        let mut report = sample::report();
        let edge = report.clusters[0].contradictions[0].clone();
        report.clusters[3].candidates = vec![edge];
        let sank = report.clusters.remove(1);
        report.clusters[0].claims.push(sank.claims[0].clone());
        let text = render(&report, &sample::sources());
        assert!(text.contains("**On neither side**\n\n- Harbour Post — The ferry sank on Monday"), "{text}");
        assert!(
            text.contains("perhaps a contradiction: “At least 12 people drowned” (coast guard (Harbour Post)) and")
        );
    }
}
