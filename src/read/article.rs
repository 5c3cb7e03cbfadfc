//! What reading gives: articles and claim files, decoded, with the way back to the bytes of the file.

use super::lines::FileLines;
use crate::span::{SourceMap, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where an article stands in the run's input order (sorted by path, so the order of arguments does not matter).
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One document as published.
#[derive(Clone, Debug)]
pub struct Article {
    /// As given on the command line or found in a folder, with `/`; `feed.json#3` for the third entry of a file.
    pub path: String,
    /// Decoded text: what every span of the later stages points into.
    pub text: String,
    /// `text` → bytes of the file.
    pub map: SourceMap,
    /// What the format itself said (front matter, Open Graph, JSON fields); `clean` adds what the text says.
    pub meta: Meta,
    /// Blocks that the format already separates (HTML paragraphs, headings); empty for plain text.
    pub blocks: Vec<MarkedBlock>,
    /// Lines and columns of the file.
    pub lines: FileLines,
}

impl Article {
    /// A text without metadata that is a whole file.
    pub fn plain(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let map = SourceMap::verbatim(text.len(), 0);
        let lines = FileLines::of(&text, &map);
        Article { path: path.into(), text, map, meta: Meta::default(), blocks: Vec::new(), lines }
    }
}

/// A block whose kind the format itself gave.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct MarkedBlock {
    pub span: Span,
    pub kind: Markup,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    Heading,
    Paragraph,
    ListItem,
    Quote,
    Caption,
}

/// What is known about an article; unknown stays `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    pub outlet: Option<String>,
    pub title: Option<String>,
    pub date: Option<Date>,
    pub url: Option<String>,
    pub byline: Option<String>,
    pub upstreams: Vec<Upstream>,
}

/// A source that an article names for its report as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upstream {
    pub name: String,
    pub kind: UpstreamKind,
    /// The words that name it, in [`Article::text`]; `None` where a claim file's header or a line of sources lists it.
    pub span: Option<Span>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UpstreamKind {
    /// A credit, byline or dateline of a wire service: "(AFP) –".
    Wire,
    /// "citing ASTRA", "X reports".
    Citing,
    /// Carried whole from another publisher: "(MENAFN)".
    Syndicated,
    /// Found by `judge`: the text is another article's.
    Copied,
}

/// Claims written or edited by people (`crosscheck: 1`, or a plain list of strings).
#[derive(Clone, Debug)]
pub struct ClaimFile {
    pub path: String,
    /// The file as read: spans of the claims point into it.
    pub text: String,
    pub map: SourceMap,
    pub meta: Meta,
    pub claims: Vec<WrittenClaim>,
    /// Lines and columns of the file.
    pub lines: FileLines,
}

/// One entry of a claim file; what the entry does not say is `None` and inherits nothing here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WrittenClaim {
    pub text: String,
    /// The value of `text` (or the plain string) in the file.
    pub span: Span,
    pub speaker: Option<String>,
    pub cue: Option<String>,
    pub stance: Option<String>,
    pub certainty: Option<String>,
    pub date: Option<Date>,
    pub quote: Option<String>,
    pub quote_span: Option<Span>,
    /// The article the quote stands in, as a path beside the claim file.
    pub article: Option<String>,
    /// Where this claim alone comes from, beside the upstreams of the file.
    pub upstreams: Vec<String>,
    /// Finding codes to ignore for this claim, each with its reason.
    pub ignore: Vec<Ignored>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    pub code: String,
    pub reason: String,
}

/// Everything a run was given, in the order of paths.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    pub articles: Vec<Article>,
    pub claim_files: Vec<ClaimFile>,
    pub skipped: Vec<Skipped>,
}

/// A file that could not be used: the run goes on and the exit code remembers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    pub path: String,
    pub reason: String,
    /// A failure (unreadable, malformed, missing) makes the exit code 2; a file of another kind only under `--strict`.
    #[serde(skip)]
    pub failed: bool,
}
