//! What every formatter needs of a report: claims by id with their article, contradictions in words, texts made harmless.

use super::model::{ArticleEntry, ClaimEntry, ClusterEntry, EdgeEntry, Report, SignalEntry};
use crate::extract::Stance;
use crate::id::Fingerprint;
use std::collections::{HashMap, HashSet};

/// What every single-source cluster needs, in the judge's words; reports for people say it once.
pub const ONE_MORE: &str = "one more independent voice";

/// A claim with the article it stands in.
#[derive(Copy, Clone, Debug)]
pub struct Located<'a> {
    pub article: &'a ArticleEntry,
    pub claim: &'a ClaimEntry,
}

impl<'a> Located<'a> {
    /// The outlet, else the name of the file that stands for it; folders do not count.
    pub fn outlet(self) -> &'a str {
        let path = &self.article.path;
        self.article.outlet.as_deref().unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path))
    }

    /// "Ann Lee (Harbour Post)", "Harbour Post" where the outlet itself speaks.
    pub fn who(self) -> String {
        match &self.claim.speaker {
            Some(speaker) => format!("{speaker} ({})", self.outlet()),
            None => self.outlet().to_string(),
        }
    }
}

impl Located<'_> {
    /// The claim's words as its speaker means them: “the ferry sank”, denial of “the ferry sank”.
    pub fn meant(self, limit: usize) -> String {
        let words = format!("“{}”", shortened(&self.claim.text, limit));
        match self.claim.stance {
            Stance::Asserts => words,
            Stance::Denies => format!("denial of {words}"),
            Stance::Questions => format!("question of {words}"),
            Stance::Demands => format!("demand for {words}"),
            Stance::Hopes => format!("hope for {words}"),
            Stance::Expects => format!("expectation of {words}"),
        }
    }
}

/// Claims by id.
#[derive(Debug)]
pub struct Index<'a> {
    claims: HashMap<&'a Fingerprint, Located<'a>>,
}

impl<'a> Index<'a> {
    pub fn of(report: &'a Report) -> Self {
        let located =
            |article: &'a ArticleEntry| article.claims.iter().map(move |claim| (&claim.id, Located { article, claim }));
        Index { claims: report.articles.iter().flat_map(located).collect() }
    }

    pub fn get(&self, id: &Fingerprint) -> Option<Located<'a>> {
        self.claims.get(id).copied()
    }

    /// Both ends of an edge.
    pub fn ends(&self, edge: &EdgeEntry) -> Option<[Located<'a>; 2]> {
        Some([self.get(&edge.a)?, self.get(&edge.b)?])
    }

    /// The claims of a cluster, side by side.
    pub fn sides(&self, cluster: &ClusterEntry) -> Vec<Vec<Located<'a>>> {
        let sides = cluster.sides.iter().map(|side| side.iter().filter_map(|id| self.get(id)).collect::<Vec<_>>());
        let sides: Vec<Vec<Located<'a>>> = sides.filter(|side| !side.is_empty()).collect();
        if sides.is_empty() {
            return vec![cluster.claims.iter().filter_map(|id| self.get(id)).collect()];
        }
        sides
    }

    /// The claims of a cluster that take no side.
    pub fn on_no_side(&self, cluster: &ClusterEntry) -> Vec<Located<'a>> {
        let sided: HashSet<&Fingerprint> = match cluster.sides.iter().all(Vec::is_empty) {
            true => cluster.claims.iter().collect(),
            false => cluster.sides.iter().flatten().collect(),
        };
        cluster.claims.iter().filter(|id| !sided.contains(id)).filter_map(|id| self.get(id)).collect()
    }
}

/// `claims/story/` where every file stands below it; empty where there is nothing in common, or one file only.
pub fn folder(report: &Report) -> String {
    let mut paths = report.articles.iter().map(|article| article.path.as_str());
    let Some(first) = paths.next() else { return String::new() };
    let parent = |path: &str| path.rfind('/').map_or(String::new(), |at| path[..=at].to_string());
    let mut common = parent(first);
    for path in paths {
        while !path.starts_with(&common) {
            common = parent(common.trim_end_matches('/'));
        }
    }
    if report.articles.len() < 2 || common == "/" { String::new() } else { common }
}

/// Why a sign speaks for or against a contradiction, for a reader: "different numbers: 12 killed / 15 killed".
pub fn signal_words(signal: &SignalEntry) -> String {
    let name = signal.code.replace('-', " ");
    if signal.detail.is_empty() { name } else { format!("{name}: {}", signal.detail) }
}

/// From here on the model sees something: below it sees something else. A guess.
const SEEN: f32 = 0.5;

/// What the model saw, both ways; `None` for other signs. “0.97 / –” → [0.97, nothing].
pub fn seen(signal: &SignalEntry) -> Option<[Option<f32>; 2]> {
    let (one, other) = signal.code.starts_with("nli-").then(|| signal.detail.split_once(" / "))??;
    Some([one.parse().ok(), other.parse().ok()])
}

/// Whether a sign has something to say: not the base of every pair, and no model that saw next to nothing.
pub fn tells(signal: &SignalEntry) -> bool {
    let faint = seen(signal).is_some_and(|ways| ways.into_iter().flatten().all(|score| score < SEEN));
    !faint && !crate::compare::is_base(&signal.code)
}

/// All signals that speak for an edge, in words, the strongest first.
pub fn why(edge: &EdgeEntry) -> Vec<String> {
    let mut signals: Vec<&SignalEntry> =
        edge.signals.iter().filter(|signal| signal.weight >= 0.0 && tells(signal)).collect();
    signals.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    signals.into_iter().map(signal_words).collect()
}

/// No control character of the input, and no mark that turns the direction of the text around it, reaches a terminal.
pub fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            _ if c.is_control() => ' ',
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => ' ',
            _ => c,
        })
        .collect()
}

/// One line, at most `limit` characters, with an ellipsis where it was cut.
pub fn shortened(text: &str, limit: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= limit {
        return words;
    }
    let mut cut: String = words.chars().take(limit.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_escape_sequence_survives() {
        assert_eq!(harmless("a\u{1b}[31mb\u{9b}c\rd\u{202e}e"), "a [31mb c d e");
        assert_eq!(harmless("Ünder – “q” 漢 \u{200d}"), "Ünder – “q” 漢 \u{200d}");
    }

    #[test]
    fn the_shared_folder_is_whole_folders_only() {
        let mut report = super::super::sample::report();
        let mut of = |paths: [&str; 2]| {
            report.articles[0].path = paths[0].into();
            report.articles[1].path = paths[1].into();
            folder(&report)
        };
        assert_eq!(of(["news/a/one.txt", "news/ab/two.txt"]), "news/");
        assert_eq!(of(["one.txt", "news/two.txt"]), "");
        assert_eq!(of(["/x/one.txt", "/y/two.txt"]), "");
    }

    #[test]
    fn shortening_counts_characters() {
        assert_eq!(shortened("der  Fluß\nsteigt", 20), "der Fluß steigt");
        assert_eq!(shortened("der Fluß steigt", 9), "der Fluß…");
    }

    #[test]
    fn signals_that_speak_against_are_left_out_of_why() {
        let signal = |code: &str, weight| SignalEntry {
            code: code.into(),
            detail: "12 / 15".into(),
            spans: [None, None],
            weight,
        };
        let edge = EdgeEntry {
            a: Fingerprint::of("claim", &["a"]),
            b: Fingerprint::of("claim", &["b"]),
            score: 0.9,
            signals: vec![
                signal("negation", 0.1),
                signal("number-conflict", 0.8),
                signal("other-time", -0.2),
                SignalEntry { detail: "0.02 / –".into(), ..signal("nli-contradicts", 2.0) },
            ],
        };
        assert_eq!(why(&edge), ["number conflict: 12 / 15", "negation: 12 / 15"]);
    }
}
