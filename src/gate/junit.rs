//! JUnit XML: a suite for each file, a case for each finding; denied ones fail, covered ones are skipped with the reason.
//!
//! A file without findings has one passing case, so a dashboard sees that it was looked at.

use super::Outcome;
use super::finding::{Finding, Level, Status, code};
use crate::report::Report;
use std::collections::BTreeMap;
use std::fmt::Write;

pub fn render(outcome: &Outcome, report: &Report) -> String {
    let mut suites: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for article in &report.articles {
        suites.entry(&article.path).or_default();
    }
    for finding in &outcome.findings {
        suites.entry(&finding.at.path).or_default().push(finding);
    }
    let failed = |findings: &[&Finding]| findings.iter().filter(|finding| finding.fails()).count();
    let skipped = |findings: &[&Finding]| findings.iter().filter(|finding| finding.status != Status::New).count();
    let cases: usize = suites.values().map(|findings| findings.len().max(1)).sum();
    let failures: usize = suites.values().map(|findings| failed(findings)).sum();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"crosscheck\" tests=\"{cases}\" failures=\"{failures}\" errors=\"0\" time=\"0\">"
    );
    for (path, findings) in &suites {
        let _ = writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\">",
            escaped(path),
            findings.len().max(1),
            failed(findings),
            skipped(findings)
        );
        if findings.is_empty() {
            let _ = writeln!(out, "    <testcase classname=\"{}\" name=\"no findings\" time=\"0\"/>", escaped(path));
        }
        findings.iter().for_each(|finding| case(path, finding, &mut out));
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(path: &str, finding: &Finding, out: &mut String) {
    let place = finding.at.region.map_or(String::new(), |region| format!(":{}:{}", region.line, region.column));
    let _ = writeln!(
        out,
        "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\" time=\"0\">",
        escaped(path),
        escaped(&format!("{} {}: {}", finding.code, finding.fingerprint, finding.message)),
        escaped(super::sarif::file_of(path)),
        finding.at.region.map_or(1, |region| region.line)
    );
    let mut body = format!("{path}{place}: {}\n", finding.message);
    for related in &finding.related {
        let line = related.at.region.map_or(String::new(), |region| format!(":{}:{}", region.line, region.column));
        let _ = writeln!(body, "{}{line}: {}", related.at.path, related.message);
    }
    if let Some(code) = code(finding.code) {
        let _ = write!(body, "help: {}", code.help);
    }
    match &finding.status {
        Status::New if finding.level == Level::Deny => {
            let _ = writeln!(
                out,
                "      <failure type=\"{}\" message=\"{}\">{}</failure>",
                finding.code,
                escaped(&finding.message),
                escaped(&body)
            );
        }
        Status::New => {
            let _ = writeln!(out, "      <system-out>{}</system-out>", escaped(&format!("warning: {body}")));
        }
        Status::Baselined => out.push_str("      <skipped message=\"in the baseline\"/>\n"),
        Status::Decided { decision, by, reason } => {
            let message = escaped(&format!("decided {decision} by {by}: {reason}"));
            let _ = writeln!(out, "      <skipped message=\"{message}\"/>");
        }
        Status::Ignored { reason } => {
            let _ = writeln!(out, "      <skipped message=\"{}\"/>", escaped(&format!("ignored: {reason}")));
        }
    }
    out.push_str("    </testcase>\n");
}

/// XML 1.0 has no place for most control characters, nor for the two non-characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\n' => out.push('\n'),
            _ if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Facts, Policy, gate};
    use super::*;
    use crate::report::sample;

    #[test]
    fn denied_findings_fail_and_decided_ones_are_skipped() {
        let report = sample::report();
        let outcome = gate(&report, &sample::sources(), &Facts::default(), &Policy::default(), None);
        let text = render(&outcome, &report);
        assert!(text.contains("<testsuites name=\"crosscheck\" tests=\"3\" failures=\"1\""), "{text}");
        assert!(text.contains(
            "<failure type=\"disputed\" message=\"“Nine people drowned” (officials (Daily &quot;News&quot;))"
        ));
        assert!(text.contains("<skipped message=\"decided confirmed by Sam: saw the survey\"/>"), "{text}");
        assert!(text.contains("&lt;script&gt;") && !text.contains("<script"), "{text}");
        assert_eq!(text.matches("<testcase").count(), text.matches("</testcase>").count());
        assert_eq!(escaped("a\u{1b}\u{0}\u{FFFF}b\n"), "a   b\n");
    }
}
