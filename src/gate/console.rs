//! Findings for people, like a compiler's: the place, the line, the words underlined, the other side below.
//!
//! ```text
//! error[disputed]: “two people drowned” (Quay News) against “twelve people drowned” (Harbour Post)
//!   --> claims/quay.yaml:4:5
//!    |
//!  4 |   - two people drowned
//!    |     ^^^^^^^^^^^^^^^^^^
//!   ::: claims/harbour.yaml:7:11
//!    |
//!  7 |   - text: twelve people drowned
//!    |           --------------------- the other side: …
//!    = number conflict: two / twelve
//!    = help: correct one of them, or record with `crosscheck decide` what holds
//! ```

use super::Outcome;
use super::finding::{Finding, Level, Location, Status, code};
use crate::report::Sources;
use crate::report::view::{harmless, signal_words, tells};
use std::collections::BTreeMap;
use std::fmt::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

#[derive(Copy, Clone, Debug)]
pub struct Style {
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Every finding in full, also those that are covered.
    pub show_all: bool,
}

/// Columns of a line shown before its words when the line is too long.
const LEAD: usize = 20;

pub fn render(outcome: &Outcome, sources: &Sources, style: Style) -> String {
    let mut out = String::new();
    let mut warned: BTreeMap<&str, usize> = BTreeMap::new();
    let painter = Painter { sources, style };
    for finding in &outcome.findings {
        if finding.status != Status::New && !style.show_all {
            continue;
        }
        if finding.level != Level::Deny && !style.show_all {
            let count = warned.entry(finding.code).or_default();
            *count += 1;
            if *count > MAX_WARNINGS {
                continue;
            }
        }
        painter.finding(finding, &mut out);
        out.push('\n');
    }
    for (code, count) in warned.into_iter().filter(|(_, count)| *count > MAX_WARNINGS) {
        let head = painted(&format!("warning[{code}]"), YELLOW, style.color);
        let _ = writeln!(out, "{head}: {} more (--show-all lists them)\n", count - MAX_WARNINGS);
    }
    out.push_str(&totals(outcome, style));
    out
}

/// Warnings of one code that are shown in full; errors all are. Some screens of text are read, hundreds are not: a guess.
const MAX_WARNINGS: usize = 5;

fn totals(outcome: &Outcome, style: Style) -> String {
    let counts = outcome.summary;
    let mut parts = Vec::new();
    let mut part = |count: usize, one: &str, many: &str| {
        if count > 0 {
            parts.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
    };
    part(counts.deny, "error", "errors");
    part(counts.warn, "warning", "warnings");
    part(counts.baselined, "in the baseline", "in the baseline");
    part(counts.decided, "decided", "decided");
    part(counts.ignored, "ignored", "ignored");
    part(counts.gone, "gone from the baseline", "gone from the baseline");
    let text = if parts.is_empty() { "no findings".to_string() } else { parts.join(", ") };
    let paint = if outcome.fails() { RED } else { GREEN };
    let plural = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let size = format!("{} in {}", plural(counts.claims, "claim"), plural(counts.files, "file"));
    format!("{size}: {}\n", painted(&text, paint, style.color))
}

const RED: &str = "1;31";
const YELLOW: &str = "1;33";
const GREEN: &str = "1;32";
const BLUE: &str = "1;34";
const BOLD: &str = "1";

fn painted(text: &str, code: &str, color: bool) -> String {
    if color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
}

struct Painter<'a> {
    sources: &'a Sources,
    style: Style,
}

impl Painter<'_> {
    fn finding(&self, finding: &Finding, out: &mut String) {
        let (word, paint) = match finding.level {
            Level::Deny => ("error", RED),
            _ => ("warning", YELLOW),
        };
        let head = painted(&format!("{word}[{}]", finding.code), paint, self.style.color);
        let message = painted(&format!(": {}", harmless(&finding.message)), BOLD, self.style.color);
        let _ = writeln!(out, "{head}{message}");
        let lines = finding.related.iter().map(|related| &related.at).chain([&finding.at]);
        let digits = lines.filter_map(|at| at.region).map(|region| region.end_line.to_string().len()).max();
        let gutter = digits.unwrap_or(1);
        self.excerpt(&finding.at, "-->", '^', paint, "", gutter, out);
        for related in &finding.related {
            self.excerpt(&related.at, ":::", '-', BLUE, &harmless(&related.message), gutter, out);
        }
        let signs = finding.signals.iter().filter(|signal| tells(signal));
        let mut notes: Vec<String> = signs
            .map(|signal| match signal.weight >= 0.0 {
                true => signal_words(signal),
                false => format!("speaks against it: {}", signal_words(signal)),
            })
            .collect();
        match &finding.status {
            Status::New => notes.extend(code(finding.code).map(|code| format!("help: {}", code.help))),
            Status::Baselined => notes.push("in the baseline".into()),
            Status::Decided { decision, by, reason } => notes.push(format!("decided {decision} by {by}: {reason}")),
            Status::Ignored { reason } => notes.push(format!("ignored: {reason}")),
        }
        for note in notes {
            let _ = writeln!(out, "{} {} {}", " ".repeat(gutter + 1), self.bar("="), harmless(&note));
        }
    }

    fn bar(&self, text: &str) -> String {
        painted(text, BLUE, self.style.color)
    }

    #[allow(clippy::too_many_arguments, reason = "one line of output has that many parts")]
    fn excerpt(
        &self,
        at: &Location,
        arrow: &str,
        mark: char,
        paint: &str,
        label: &str,
        gutter: usize,
        out: &mut String,
    ) {
        let pad = " ".repeat(gutter + 1);
        let path = harmless(&at.path);
        let Some(region) = at.region else {
            let _ = writeln!(out, "{}{} {path}", " ".repeat(gutter), self.bar(arrow));
            return;
        };
        let _ = writeln!(out, "{}{} {path}:{}:{}", " ".repeat(gutter), self.bar(arrow), region.line, region.column);
        let Some(excerpt) = at.span.and_then(|span| self.sources.excerpt(&at.path, span)) else {
            if !label.is_empty() {
                let _ = writeln!(out, "{pad} {} {label}", self.bar("|"));
            }
            return;
        };
        let room = self.style.width.saturating_sub(gutter + 4);
        let cut = cut(excerpt.line, excerpt.columns.start, excerpt.columns.end, room);
        let _ = writeln!(out, "{pad} {}", self.bar("|"));
        let _ = writeln!(
            out,
            "{} {} {}",
            self.bar(&format!(" {:>gutter$}", region.line)),
            self.bar("|"),
            cut.text.trim_end()
        );
        let marks: String = std::iter::repeat_n(mark, cut.width.max(1)).collect();
        let more = if excerpt.goes_on { "…" } else { "" };
        let marked = painted(
            &format!("{marks}{more}{}{label}", if label.is_empty() { "" } else { " " }),
            paint,
            self.style.color,
        );
        let _ = writeln!(out, "{pad} {} {}{marked}", self.bar("|"), " ".repeat(cut.before));
    }
}

/// A line as it fits the terminal: its text, the columns before the words, and the columns of the words.
struct Cut {
    text: String,
    before: usize,
    width: usize,
}

/// Columns `start..end` count characters from 1.
fn cut(line: &str, start: usize, end: usize, room: usize) -> Cut {
    let line: String = harmless(line);
    let chars: Vec<char> = line.chars().collect();
    let start = start.saturating_sub(1).min(chars.len());
    let end = end.saturating_sub(1).clamp(start, chars.len());
    let width = |chars: &[char]| chars.iter().map(|c| c.width().unwrap_or(0)).sum::<usize>();
    if width(&chars) <= room {
        return Cut { before: width(&chars[..start]), width: width(&chars[start..end]), text: line };
    }
    let mut from = start;
    while from > 0 && width(&chars[from - 1..start]) <= LEAD.min(room / 2) {
        from -= 1;
    }
    let lead = if from > 0 { "…" } else { "" };
    let mut to = from;
    while to < chars.len() && width(&chars[from..=to]) + 2 <= room {
        to += 1;
    }
    let tail = if to < chars.len() { "…" } else { "" };
    let shown: String = chars[from..to].iter().collect();
    let before = lead.width() + width(&chars[from..start.min(to)]);
    Cut { text: format!("{lead}{shown}{tail}"), before, width: width(&chars[start.min(to)..end.min(to)]) }
}

#[cfg(test)]
mod tests {
    use super::super::{Facts, Policy, gate};
    use super::*;
    use crate::report::sample;

    const PLAIN: Style = Style { color: false, width: 100, show_all: false };

    #[test]
    fn a_dispute_underlines_both_sides() {
        let outcome = gate(&sample::report(), &sample::sources(), &Facts::default(), &Policy::default(), None);
        let text = render(&outcome, &sample::sources(), PLAIN);
        let wanted = "  --> daily, news.txt:1:27\n   |\n 1 | The ferry sank on Monday. Nine people drowned, officials said.\n   \
                      |                           ^^^^^^^^^^^^^^^^^^^\n  ::: harbour.txt:3:27\n";
        let wanted = wanted.replace("  -->", " -->").replace("  :::", " :::");
        assert!(text.contains(&wanted), "{text}");
        assert!(text.contains("   = number conflict: at least 12 / nine\n"), "{text}");
        assert!(text.ends_with("6 claims in 2 files: 1 error, 1 warning, 1 decided\n"), "{text}");
        assert!(!text.contains("hull was sound"), "covered findings are quiet: {text}");
    }

    #[test]
    fn wide_letters_count_twice_and_long_lines_are_cut() {
        let wide = cut("沈没した船は三隻", 3, 5, 80);
        assert_eq!((wide.before, wide.width), (4, 4));
        let line = format!("{} the words {}", "a ".repeat(200), "b ".repeat(200));
        let start = 402;
        let long = cut(&line, start, start + 9, 60);
        assert!(long.text.width() <= 60, "{}", long.text.width());
        let shown: String = long.text.chars().skip(long.before).take(long.width).collect();
        assert_eq!(shown, "the words");
        let past = cut("short", 90, 95, 80);
        assert_eq!((past.before, past.width), (5, 0));
    }

    #[test]
    fn no_escape_of_the_input_reaches_the_terminal() {
        let mut report = sample::report();
        report.articles[0].claims[1].text = "Nine \u{1b}[2J people".into();
        report.articles[0].path = "daily\u{1b}]0;x\u{7}.txt".into();
        let outcome = gate(&report, &sample::sources(), &Facts::default(), &Policy::default(), None);
        assert!(!render(&outcome, &sample::sources(), PLAIN).contains(['\u{1b}', '\u{7}']));
    }
}
