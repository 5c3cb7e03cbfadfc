//! The report for a pull request or a content system: disputed clusters in full, the others as tables.
//!
//! Text of the input is escaped: it cannot open HTML, a link or a heading, and mentions nobody.

use super::model::{ClusterEntry, EdgeEntry, Report};
use super::sources::Sources;
use super::view::{Index, Located, ONE_MORE, harmless, shortened, why};
use crate::extract::Stance;
use crate::judge::Verdict;
use std::fmt::Write;

/// Longest sentence shown around a claim, in characters; past it the claim's own words stand alone. A guess.
const MAX_SENTENCE: usize = 400;

pub fn render(report: &Report, sources: &Sources) -> String {
    let index = Index::of(report);
    let mut out = String::from("# Cross-check\n\n");
    let summary = &report.summary;
    let _ = writeln!(
        out,
        "| articles | claims | disputed | corroborated | single-source |\n|---:|---:|---:|---:|---:|\n| {} | {} | {} | {} | {} |\n",
        summary.articles, summary.claims, summary.disputed, summary.corroborated, summary.single_source
    );
    sources_table(report, &mut out);
    let of = |verdict: Verdict| report.clusters.iter().filter(move |cluster| cluster.verdict == verdict);
    if of(Verdict::Disputed).next().is_some() {
        out.push_str("## Disputed\n\n");
        of(Verdict::Disputed).for_each(|cluster| disputed(cluster, &index, sources, &mut out));
    }
    if of(Verdict::Corroborated).next().is_some() {
        out.push_str("## Corroborated\n\n| claim | independent voices | note |\n|---|---|---|\n");
        of(Verdict::Corroborated).for_each(|cluster| row(cluster, &mut out));
        out.push('\n');
    }
    if of(Verdict::SingleSource).next().is_some() {
        out.push_str("## Single-source\n\nOne more independent voice would corroborate each.\n\n| claim | voice | note |\n|---|---|---|\n");
        of(Verdict::SingleSource).for_each(|cluster| row(cluster, &mut out));
        out.push('\n');
    }
    if !report.skipped.is_empty() {
        out.push_str("## Not read\n\n");
        for skipped in &report.skipped {
            let _ = writeln!(out, "- {}: {}", escaped(&skipped.path), escaped(&skipped.reason));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn sources_table(report: &Report, out: &mut String) {
    if report.articles.is_empty() {
        return;
    }
    out.push_str("| outlet | title | date | reports from | claims |\n|---|---|---|---|---:|\n");
    for article in &report.articles {
        let outlet = article.outlet.as_deref().unwrap_or(&article.path);
        let title = match (&article.title, &article.url) {
            (title, Some(url)) if is_web(url) => link(title.as_deref().unwrap_or(&article.path), url),
            (Some(title), _) => escaped(title),
            (None, _) => escaped(&article.path),
        };
        let upstreams: Vec<String> = article.upstreams.iter().map(|upstream| escaped(&upstream.name)).collect();
        let date = article.date.map_or(String::new(), |date| date.to_string());
        let _ = writeln!(
            out,
            "| {} | {title} | {date} | {} | {} |",
            escaped(outlet),
            upstreams.join(", "),
            article.claims.len()
        );
    }
    out.push('\n');
}

fn disputed(cluster: &ClusterEntry, index: &Index<'_>, sources: &Sources, out: &mut String) {
    let _ = writeln!(out, "### {}\n", escaped(&cluster.statement));
    for (i, side) in index.sides(cluster).iter().enumerate() {
        let _ = writeln!(out, "**Side {}**\n", i + 1);
        for located in side {
            claim(*located, sources, out);
        }
        out.push('\n');
    }
    for edge in &cluster.contradictions {
        contradiction(edge, index, "Cannot both be true", out);
    }
    for edge in &cluster.candidates {
        contradiction(edge, index, "Perhaps a contradiction", out);
    }
    for note in &cluster.notes {
        let _ = writeln!(out, "- Note ({}): {}", escaped(&note.code), escaped(&note.detail));
    }
    decision(cluster, out);
    let _ = writeln!(out, "- Cluster `{}`\n", cluster.id);
}

fn claim(located: Located<'_>, sources: &Sources, out: &mut String) {
    let (article, claim) = (located.article, located.claim);
    let line = sources.place(&article.path, claim.span).map_or(String::new(), |place| format!(":{}", place.line));
    let place = format!("{}{line}", escaped(&article.path));
    let place = match &article.url {
        Some(url) if is_web(url) => format!("{place}, [source]({})", target(url)),
        _ => place,
    };
    let text = match claim.stance {
        Stance::Asserts => escaped(&claim.text),
        _ => escaped(&located.meant(usize::MAX)),
    };
    let _ = writeln!(out, "- {} — {text} ({place})", escaped(&located.who()));
    if let Some(sentence) = quoted(located, sources) {
        let _ = writeln!(out, "  > {sentence}");
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
    let bold = words.trim();
    let lead = if words.starts_with(char::is_whitespace) { " " } else { "" };
    let trail = if words.ends_with(char::is_whitespace) { " " } else { "" };
    Some(format!("{}{lead}**{}**{trail}{}", escaped(before), escaped(bold), escaped(after)))
}

fn contradiction(edge: &EdgeEntry, index: &Index<'_>, title: &str, out: &mut String) {
    let Some([a, b]) = index.ends(edge) else { return };
    let reasons: Vec<String> = why(edge).iter().map(|reason| escaped(reason)).collect();
    let _ = writeln!(
        out,
        "- {title}: {} ({}) and {} ({}): {}",
        escaped(&a.meant(usize::MAX)),
        escaped(&a.who()),
        escaped(&b.meant(usize::MAX)),
        escaped(&b.who()),
        if reasons.is_empty() { "no single sign".into() } else { reasons.join("; ") }
    );
}

fn row(cluster: &ClusterEntry, out: &mut String) {
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
    notes.extend(cluster.notes.iter().map(|note| format!("{}: {}", escaped(&note.code), escaped(&note.detail))));
    if let Some(decision) = &cluster.decision {
        notes.push(format!("{} by {}: {}", decision.decision, escaped(&decision.by), escaped(&decision.reason)));
    }
    let _ = writeln!(out, "| {} | {} | {} |", escaped(&cluster.statement), voices.join("; "), notes.join("; "));
}

fn decision(cluster: &ClusterEntry, out: &mut String) {
    if let Some(decision) = &cluster.decision {
        let _ = writeln!(
            out,
            "- Decided {} by {} on {}: {} (the machine said {})",
            escaped(&decision.decision),
            escaped(&decision.by),
            decision.on,
            escaped(&decision.reason),
            decision.machine_verdict.as_str()
        );
    }
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
            "| The hull was sound | Ann Lee (Harbour Post) | confirmed by Sam: saw the survey |",
            "- notes.pdf: not a kind of file that is read",
        ] {
            assert!(text.contains(wanted), "{wanted}\n{text}");
        }
        assert!(!text.contains("<script") && !text.contains("](javascript"), "{text}");
    }
}
