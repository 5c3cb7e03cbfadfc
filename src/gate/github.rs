//! GitHub: workflow commands that become annotations, and the step summary.
//!
//! Workflow commands are read from standard output, so no text of the input may begin one: `%`, CR and LF are escaped in
//! messages, `:` and `,` as well in properties.

use super::Outcome;
use super::finding::{Finding, Level, Status};
use super::sarif::file_of;
use crate::report::markdown::escaped;
use crate::report::view::harmless;
use std::fmt::Write;

pub fn annotations(outcome: &Outcome) -> String {
    let mut out = String::new();
    for finding in &outcome.findings {
        let command = match (&finding.status, finding.level) {
            (Status::New, Level::Deny) => "error",
            (Status::New, _) => "warning",
            _ => "notice",
        };
        let mut properties = format!("file={}", property(file_of(&finding.at.path)));
        if let Some(region) = finding.at.region {
            let _ = write!(properties, ",line={},endLine={}", region.line, region.end_line);
            // Columns hold for one line only.
            if region.line == region.end_line {
                let _ = write!(properties, ",col={},endColumn={}", region.column, region.end_column);
            }
        }
        let title = format!("crosscheck: {}{}", finding.code, status(finding));
        let _ = writeln!(out, "::{command} {properties},title={}::{}", property(&title), message(&text(finding)));
    }
    for skipped in outcome.skipped.iter().filter(|skipped| !skipped.failed) {
        let _ = writeln!(out, "::notice file={}::{}", property(&skipped.path), message(&skipped.reason));
    }
    out
}

/// Rows of a table of the summary: GitHub refuses a summary of more than 1 MiB, and nobody reads one.
const MAX_ROWS: usize = 100;

/// Markdown for `$GITHUB_STEP_SUMMARY`.
pub fn summary(outcome: &Outcome) -> String {
    let counts = outcome.summary;
    let mut out = format!(
        "## crosscheck\n\n{} denied, {} warnings, {} in the baseline, {} decided, {} ignored\n\n",
        counts.deny, counts.warn, counts.baselined, counts.decided, counts.ignored
    );
    let denied = |finding: &&Finding| finding.fails();
    table("Denied", outcome.findings.iter().filter(denied), &mut out);
    let warned = |finding: &&Finding| finding.status == Status::New && finding.level != Level::Deny;
    table("Warnings", outcome.findings.iter().filter(warned), &mut out);
    table("Covered", outcome.findings.iter().filter(|finding| finding.status != Status::New), &mut out);
    out
}

fn table<'a>(title: &str, findings: impl Iterator<Item = &'a Finding>, out: &mut String) {
    let findings: Vec<&Finding> = findings.collect();
    if findings.is_empty() {
        return;
    }
    let _ = writeln!(out, "### {title}\n\n| finding | where | what |\n|---|---|---|");
    for finding in findings.iter().take(MAX_ROWS) {
        let _ = writeln!(
            out,
            "| {}{} | {} | {} |",
            finding.code,
            escaped(&status(finding)),
            escaped(&place(finding)),
            escaped(&text(finding))
        );
    }
    if findings.len() > MAX_ROWS {
        let _ = writeln!(out, "\nand {} more", findings.len() - MAX_ROWS);
    }
    out.push('\n');
}

fn place(finding: &Finding) -> String {
    match finding.at.region {
        Some(region) => format!("{}:{}:{}", finding.at.path, region.line, region.column),
        None => finding.at.path.clone(),
    }
}

fn status(finding: &Finding) -> String {
    match &finding.status {
        Status::New => String::new(),
        Status::Baselined => " (in the baseline)".into(),
        Status::Decided { decision, by, .. } => format!(" (decided {decision} by {by})"),
        Status::Ignored { reason } => format!(" (ignored: {reason})"),
    }
}

fn text(finding: &Finding) -> String {
    let mut text = finding.message.clone();
    for related in &finding.related {
        let line = related.at.region.map_or(String::new(), |region| format!(":{}", region.line));
        let _ = write!(text, "\n{}{line}: {}", related.at.path, related.message);
    }
    text
}

fn message(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(harmless).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::{Facts, Policy, gate};
    use super::*;
    use crate::report::sample;

    #[test]
    fn no_text_begins_a_command_of_its_own() {
        assert_eq!(message("50 %\r\n::set-output name=x::y"), "50 %25%0A::set-output name=x::y");
        assert_eq!(property("a:b,c\n"), "a%3Ab%2Cc");
    }

    #[test]
    fn annotations_carry_place_code_and_the_other_side() {
        let outcome = gate(&sample::report(), &sample::sources(), &Facts::default(), &Policy::default(), None);
        let text = annotations(&outcome);
        let dispute = text.lines().find(|line| line.starts_with("::error ")).expect("an error");
        assert!(
            dispute.starts_with(
                "::error file=daily%2C news.txt,line=1,endLine=1,col=27,endColumn=46,title=crosscheck%3A disputed::“Nine"
            ),
            "{dispute}"
        );
        assert!(dispute.contains("%0Aharbour.txt:3: the other side: “At least 12 people drowned”"), "{dispute}");
        assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
        let summary = summary(&outcome);
        assert!(summary.contains("1 denied") && summary.contains("| disputed | daily, news.txt:1:27 |"), "{summary}");
        assert!(!summary.contains("<script"));
    }
}
