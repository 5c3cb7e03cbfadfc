//! What changed, for a terminal and for a pull request.

use super::diff::{Cause, Change, ChangeKind, Diff};
use super::markdown::escaped;
use super::view::harmless;
use crate::judge::Verdict;
use comfy_table::{Cell, ContentArrangement, Table, presets};
use std::fmt::Write;

/// `width` in columns.
pub fn table(diff: &Diff, width: u16) -> String {
    let mut out = String::new();
    if !diff.clusters.is_empty() {
        let mut table = Table::new();
        table.load_preset(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
        table.force_no_tty().set_width(width).set_header(["change", "claim", "why"]);
        for change in &diff.clusters {
            let why: Vec<String> = change.causes.iter().map(|cause| harmless(&cause_words(cause))).collect();
            let claim = format!("{}\n{}", harmless(&change.statement), change.id);
            table.add_row([Cell::new(change_words(change)), Cell::new(claim), Cell::new(why.join("\n"))]);
        }
        let _ = writeln!(out, "{table}");
    }
    for (label, paths) in [("new", &diff.articles_new), ("gone", &diff.articles_gone)] {
        if !paths.is_empty() {
            let _ = writeln!(out, "files {label}: {}", harmless(&paths.join(", ")));
        }
    }
    let _ = writeln!(out, "{}", summary(diff));
    out
}

pub fn markdown(diff: &Diff) -> String {
    let mut out = format!("# What changed\n\n{}\n", summary(diff));
    for (label, paths) in [("New", &diff.articles_new), ("Gone", &diff.articles_gone)] {
        if !paths.is_empty() {
            let paths: Vec<String> = paths.iter().map(|path| escaped(path)).collect();
            let _ = writeln!(out, "\n{label} files: {}", paths.join(", "));
        }
    }
    if !diff.clusters.is_empty() {
        out.push_str("\n| change | claim | why |\n|---|---|---|\n");
    }
    for change in &diff.clusters {
        let why: Vec<String> = change.causes.iter().map(|cause| escaped(&cause_words(cause))).collect();
        let _ = writeln!(
            out,
            "| {} | {} `{}` | {} |",
            change_words(change),
            escaped(&change.statement),
            change.id,
            why.join("<br>")
        );
    }
    out
}

fn summary(diff: &Diff) -> String {
    let counts = diff.summary;
    let verdicts =
        if counts.verdict_changed == 1 { "1 verdict" } else { &format!("{} verdicts", counts.verdict_changed) };
    format!(
        "{verdicts} changed; {} clusters new, {} gone, {} changed otherwise, {} as before",
        counts.new, counts.gone, counts.changed, counts.unchanged
    )
}

fn change_words(change: &Change) -> String {
    let name = |verdict: Option<Verdict>| verdict.map_or("", Verdict::as_str);
    match change.kind {
        ChangeKind::New => format!("new: {}", name(change.new_verdict)),
        ChangeKind::Gone => format!("gone: {}", name(change.old_verdict)),
        ChangeKind::Verdict => format!("{} → {}", name(change.old_verdict), name(change.new_verdict)),
        ChangeKind::Changed => format!("still {}", name(change.new_verdict)),
    }
}

/// "voice gone: officials, in daily.txt"
fn cause_words(cause: &Cause) -> String {
    format!("{}: {}", cause.code.replace('-', " "), cause.detail)
}

#[cfg(test)]
mod tests {
    use super::super::diff::diff;
    use super::super::sample;
    use super::*;

    #[test]
    fn both_forms_say_what_changed_and_why() {
        let old = sample::report();
        let mut new = old.clone();
        new.clusters[1].verdict = Verdict::SingleSource;
        new.clusters[1].voices.truncate(1);
        new.articles[0].path = "daily|2.txt".into();
        let found = diff(&old, &new);
        let text = table(&found, 100);
        assert!(text.contains("corroborated →") && text.contains("voice gone: Harbour Post, in"), "{text}");
        assert!(
            text.ends_with("1 verdict changed; 0 clusters new, 0 gone, 0 changed otherwise, 3 as before\n"),
            "{text}"
        );
        let text = markdown(&found);
        assert!(
            text.contains("| corroborated → single-source | The ferry sank on Monday `d000000000000002` |"),
            "{text}"
        );
        assert!(text.contains("New files: daily\\|2.txt"), "{text}");
    }
}
