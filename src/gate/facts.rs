//! What the gate needs beside the report: quotes with the articles they name, `ignore` entries, speakers without a name.
//!
//! Takes a finished run, gives [`Facts`]. An article that a claim file names is looked for among the run's own inputs (by
//! path beside the claim file, or by address), then on disk; each is read once. A quote without a named article is looked
//! for in the input with the address of the file's `source`; where there is none, it is not checked.

use super::quote::Searchable;
use super::written::{Facts, Quoted, Written};
use crate::extract::{Certainty, Claim, from_passage};
use crate::id::{Fingerprint, normalised};
use crate::pipeline::{Crosschecked, Document, Extracted};
use crate::read::{self, ClaimFile, Input, ReadOptions, WrittenClaim};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The article's text to search, or why there is none.
type Text = Result<Arc<Searchable>, String>;

impl Facts {
    /// `options` are those of the run.
    pub fn gather(run: &Crosschecked, options: &ReadOptions) -> Facts {
        let entries = entries(&run.extracted);
        let texts = texts(&run.extracted, &entries, options);
        let written: Vec<(Fingerprint, Written)> = entries
            .par_iter()
            .filter(|entry| entry.written.quote.is_some() || !entry.written.ignore.is_empty())
            .map(|entry| {
                let quote = entry.written.quote.as_ref().map(|words| quoted(entry, words, &texts));
                (entry.claim.id.clone(), Written { quote, ignore: entry.written.ignore.clone() })
            })
            .collect();
        let unnamed = |claim: &&Claim| claim.speaker.as_ref().is_some_and(|speaker| speaker.unnamed);
        let mut facts = Facts {
            unnamed: run.extracted.claims.iter().filter(unnamed).map(|claim| claim.id.clone()).collect(),
            written: written.into_iter().collect(),
            claim_files: run.extracted.documents.iter().filter_map(claim_file).map(|file| file.path.clone()).collect(),
            ..Facts::default()
        };
        facts.add_decisions(run);
        facts
    }
}

/// An entry of a claim file and the claim made of it.
struct Entry<'a> {
    file: &'a ClaimFile,
    written: &'a WrittenClaim,
    claim: &'a Claim,
}

/// Extraction makes one claim of each entry, in their order.
fn entries(run: &Extracted) -> Vec<Entry<'_>> {
    let mut next = vec![0; run.documents.len()];
    let mut entries = Vec::new();
    for claim in &run.claims {
        let at = claim.article.index();
        let Some(file) = run.documents.get(at).and_then(claim_file) else { continue };
        if let Some(written) = file.claims.get(next[at]) {
            entries.push(Entry { file, written, claim });
        }
        next[at] += 1;
    }
    entries
}

fn claim_file(document: &Document) -> Option<&ClaimFile> {
    match document {
        Document::Claims(file) => Some(file),
        Document::Story { .. } => None,
    }
}

/// What names the article of an entry's quote.
fn named(entry: &Entry<'_>) -> Option<String> {
    let Some(article) = &entry.written.article else { return entry.file.meta.url.clone() };
    if is_address(article) {
        return Some(article.clone());
    }
    let folder = Path::new(&entry.file.path).parent().unwrap_or(Path::new(""));
    Some(plain(&folder.join(article)).to_string_lossy().replace('\\', "/"))
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// `a/./b/../c` → `a/c`.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        let parent = part == Component::ParentDir;
        match out.components().next_back() {
            _ if part == Component::CurDir => {}
            Some(Component::Normal(_)) if parent => {
                out.pop();
            }
            _ => out.push(part),
        }
    }
    out
}

/// The texts of all articles that quotes name.
fn texts(run: &Extracted, entries: &[Entry<'_>], options: &ReadOptions) -> BTreeMap<String, Text> {
    let names: BTreeMap<String, bool> = entries
        .iter()
        .filter(|entry| entry.written.quote.is_some())
        .filter_map(|entry| Some((named(entry)?, entry.written.article.is_some())))
        .collect();
    if names.is_empty() {
        return BTreeMap::new();
    }
    let mut inputs: BTreeMap<String, &Document> = BTreeMap::new();
    for document in run.documents.iter().filter(|document| claim_file(document).is_none()) {
        inputs.insert(plain(Path::new(document.path())).to_string_lossy().into_owned(), document);
        if let Some(url) = &document.meta().url {
            inputs.insert(url.clone(), document);
        }
    }
    let find = |name: &String, must: bool| -> Option<Text> {
        if let Some(document) = inputs.get(name) {
            return Some(Ok(Arc::new(Searchable::of(document.text()))));
        }
        match (is_address(name), must) {
            (false, _) => Some(on_disk(name, options)),
            (true, true) => Some(Err("is not among the articles of this run; name it as a path".into())),
            (true, false) => None,
        }
    };
    let found: Vec<Option<(String, Text)>> =
        names.par_iter().map(|(name, must)| Some((name.clone(), find(name, *must)?))).collect();
    found.into_iter().flatten().collect()
}

fn on_disk(name: &str, options: &ReadOptions) -> Text {
    let path = PathBuf::from(name);
    if path.is_dir() {
        return Err("is a folder; name the article's file".into());
    }
    let found = read::discover(&[path], options);
    let mut text = String::new();
    for source in &found.sources {
        for input in read::load(source, options) {
            match input {
                Input::Article(article) => {
                    text.push_str(&article.text);
                    text.push('\n');
                }
                Input::Claims(_) => return Err("is a claim file; name the article itself".into()),
                Input::Skipped(skipped) => return Err(format!("could not be read: {}", skipped.reason)),
            }
        }
    }
    match found.skipped.first() {
        Some(skipped) => Err(format!("could not be read: {}", skipped.reason)),
        None => Ok(Arc::new(Searchable::of(&text))),
    }
}

fn quoted(entry: &Entry<'_>, words: &str, texts: &BTreeMap<String, Text>) -> Quoted {
    Quoted {
        words: words.to_string(),
        span: entry.written.quote_span,
        article: entry.written.article.clone(),
        text: named(entry).and_then(|name| texts.get(&name).cloned()),
        certainty: certainty(entry.claim, words),
    }
}

/// Words that a claim and a part of its quote must share, of the fewer that either has, to be one statement. A guess.
const SHARED: f64 = 0.6;

/// How sure the part of the quote is that says what the claim says. Where the claim names its speaker, what the quote's own
/// attribution says of the content is the speaker's business.
fn certainty(claim: &Claim, quote: &str) -> Certainty {
    if claim.certainty != Certainty::Certain || normalised(quote) == normalised(&claim.text) {
        return Certainty::Certain;
    }
    let wanted = words(&claim.text);
    let mut best: Option<(f64, Certainty)> = None;
    for part in from_passage(quote) {
        let held = words(&part.text);
        let shared = wanted.intersection(&held).count() as f64 / wanted.len().min(held.len()).max(1) as f64;
        if shared >= SHARED && best.is_none_or(|(most, _)| shared > most) {
            let theirs = claim.speaker.is_some() && part.certainty == Certainty::Alleged;
            best = Some((shared, if theirs { Certainty::Certain } else { part.certainty }));
        }
    }
    best.map_or(Certainty::Certain, |(_, certainty)| certainty)
}

fn words(text: &str) -> BTreeSet<String> {
    normalised(text).split(' ').map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Context, from_text};
    use crate::read::ArticleId;

    #[test]
    fn paths_are_taken_from_the_claim_file() {
        assert_eq!(plain(Path::new("a/./b/../c.txt")), Path::new("a/c.txt"));
        assert_eq!(plain(Path::new("../x/../c.txt")), Path::new("../c.txt"));
        assert_eq!(plain(Path::new("/a/../b")), Path::new("/b"));
    }

    /// The claim, its speaker, its quote, and how sure the quote is of it.
    #[test]
    fn a_hedge_counts_only_where_it_stands_on_the_claim() {
        let cases = [
            ("the ferry sank", None, "The ferry may have sunk.", Certainty::Possible),
            ("the ferry sank", None, "The ferry sank. The crew may have been asleep.", Certainty::Certain),
            (
                "twelve people drowned in the sinking",
                Some("Ann Lee"),
                "Twelve people may have drowned",
                Certainty::Possible,
            ),
            ("the ferry hit a rock", None, "The ferry probably hit a rock.", Certainty::Likely),
            ("the crew was asleep", None, "The ferry sank on Monday.", Certainty::Certain),
            ("the ferry sank", Some("Ann Lee"), "The ferry sank, Lee alleged.", Certainty::Certain),
        ];
        for (text, speaker, quote, wanted) in cases {
            let context = Context { speaker: speaker.map(str::to_string), ..Context::default() };
            let claim = from_text(ArticleId(0), text, &context);
            assert_eq!(certainty(&claim, quote), wanted, "{text} / {quote}");
        }
    }
}
