//! One source becomes its articles or its claim file.
//!
//! Takes an [`InputSource`], opens it, gives everything in it; a failure is one [`Input::Skipped`] with the reason. Memory
//! is a small multiple of the file. A file with several articles names them `feed.json#1`, `feed.json#2`, …

use super::article::{Article, ClaimFile, Meta, Skipped};
use super::decode::{Decoded, decode};
use super::discover::{From, InputSource, ReadOptions, reason};
use super::kind::{self, Kind};
use super::lines::FileLines;
use super::split::Stretch;
use super::{claims, declared, feed, front_matter, html, json, markdown};
use crate::span::SourceMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// One thing that a source held.
#[derive(Clone, Debug)]
pub enum Input {
    Article(Article),
    Claims(ClaimFile),
    Skipped(Skipped),
}

/// The largest file that is opened: a year of a large newsroom's articles as JSON lines. A guess; spans would allow 4 GiB.
pub const MAX_FILE_BYTES: u64 = 512 * 1024 * 1024;
/// The largest single article. The longest in stories/fnc_dev has 30 KB, a novel one to three MB; past it the file is
/// no article. A guess.
pub const MAX_ARTICLE_BYTES: usize = 4 * 1024 * 1024;

pub fn load(source: &InputSource, options: &ReadOptions) -> Vec<Input> {
    let failed = |reason: String| refused(&source.name, &reason);
    let (bytes, kind) = match &source.from {
        From::Stdin => match &options.stdin {
            Some(bytes) => (bytes.clone(), None),
            None => return failed("standard input was not given; pipe a text into it".into()),
        },
        From::File { path, kind } => match bytes_of(path) {
            Ok(bytes) => (bytes, Some(*kind)),
            Err(reason) => return failed(reason),
        },
        From::Lines { path, stretch } => return lines(&source.name, path, stretch).unwrap_or_else(failed),
    };
    parse(&source.name, bytes, kind).unwrap_or_else(failed)
}

/// The entries of some lines of a file, which are known to be UTF-8.
fn lines(name: &str, path: &Path, stretch: &Stretch) -> Result<Vec<Input>, String> {
    let read = || {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(stretch.start as u64))?;
        let mut bytes = vec![0; stretch.end - stretch.start];
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(|error| reason(&error))?;
    let text = String::from_utf8(bytes).map_err(|_| "changed while it was read; run it again".to_string())?;
    let map = SourceMap::verbatim(text.len(), stretch.start);
    let mut found = json::some_lines(name, &text, &map, stretch);
    set_lines(&mut found, &FileLines::of(&text, &map).below(stretch.lines));
    Ok(found)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| reason(&error))?;
    let length = file.metadata().map_or(0, |meta| meta.len());
    if length > MAX_FILE_BYTES {
        return Err(too_large());
    }
    bytes.reserve_exact(length as usize + 1);
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    Ok(bytes)
}

fn too_large() -> String {
    format!("is larger than {} MB; split it", MAX_FILE_BYTES >> 20)
}

/// What a file of this name would give if it held these bytes.
pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Vec<Input> {
    parse(name, bytes, kind::of_name(Path::new(name))).unwrap_or_else(|reason| refused(name, &reason))
}

fn refused(name: &str, reason: &str) -> Vec<Input> {
    vec![Input::Skipped(Skipped { path: name.to_string(), reason: shortened(reason), failed: true })]
}

/// A reason may quote the file; its head and its end, which says what was expected, are enough.
fn shortened(reason: &str) -> String {
    const HEAD: usize = 200;
    const END: usize = 120;
    let count = reason.chars().count();
    if count <= HEAD + END {
        return reason.to_string();
    }
    let head: String = reason.chars().take(HEAD).collect();
    let end: String = reason.chars().skip(count - END).collect();
    format!("{head} … {end}")
}

/// Without a kind the text itself tells it.
fn parse(name: &str, bytes: Vec<u8>, kind: Option<Kind>) -> Result<Vec<Input>, String> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(too_large());
    }
    let label = if matches!(kind, None | Some(Kind::Html | Kind::Feed | Kind::Plain)) {
        declared::declared(&bytes)
    } else {
        None
    };
    let decoded = decode(bytes, label.as_deref())?;
    if decoded.text.trim().is_empty() {
        return Err("is empty".into());
    }
    let lines = FileLines::of(&decoded.text, &decoded.map);
    let kind = match kind {
        None => kind::of_text(&decoded.text),
        Some(Kind::Plain) if kind::is_page(&decoded.text) => Kind::Html,
        Some(kind) => kind,
    };
    let mut found = match kind {
        Kind::Plain => plain(name, decoded).map(|article| vec![Input::Article(article)]),
        Kind::Markdown => marked(name, decoded).map(|article| vec![Input::Article(article)]),
        Kind::Claims => match claims::read(name, decoded) {
            Ok(file) => Ok(vec![Input::Claims(file)]),
            Err(fault) => Err(fault.to_string()),
        },
        Kind::Html => page(name, &decoded).map(|article| vec![Input::Article(article)]),
        Kind::Json => match json::document(name, &decoded.text, &decoded.map) {
            // Many a dump with one object a line is named .json.
            Err(_) if kind::is_json_lines(&decoded.text) => json::lines(name, &decoded.text, &decoded.map),
            read => read,
        },
        Kind::JsonLines => json::lines(name, &decoded.text, &decoded.map),
        Kind::Feed => feed::items(name, &decoded.text, &decoded.map),
    }?;
    set_lines(&mut found, &lines);
    Ok(found)
}

fn set_lines(inputs: &mut [Input], lines: &FileLines) {
    for input in inputs {
        match input {
            Input::Article(article) => article.lines = lines.clone(),
            Input::Claims(file) => file.lines = lines.clone(),
            Input::Skipped(_) => {}
        }
    }
}

/// Refuses a text that no later stage should get.
pub(super) fn sized(length: usize) -> Result<(), String> {
    if length > MAX_ARTICLE_BYTES {
        return Err(format!("one article is larger than {} MB; split it", MAX_ARTICLE_BYTES >> 20));
    }
    Ok(())
}

fn plain(name: &str, decoded: Decoded) -> Result<Article, String> {
    sized(decoded.text.len())?;
    let Decoded { text, map } = decoded;
    let (path, lines) = (name.to_string(), FileLines::default());
    Ok(Article { path, text, map, meta: Meta::default(), blocks: Vec::new(), lines })
}

fn page(name: &str, decoded: &Decoded) -> Result<Article, String> {
    let rendered = html::page(&decoded.text);
    if rendered.text.trim().is_empty() {
        return Err("the page holds no text; one that a script fills has to be saved as the browser shows it".into());
    }
    sized(rendered.text.len())?;
    let map = rendered.map.then(&decoded.map);
    let (path, lines) = (name.to_string(), FileLines::default());
    Ok(Article { path, text: rendered.text, map, meta: rendered.meta, blocks: rendered.blocks, lines })
}

fn marked(name: &str, decoded: Decoded) -> Result<Article, String> {
    sized(decoded.text.len())?;
    let (meta, body) = match front_matter::parse(&decoded.text) {
        Ok(found) => found.unwrap_or_default(),
        Err((line, column, reason)) => return Err(format!("{line}:{column}: {reason}")),
    };
    let rendered = markdown::render(&decoded.text, body);
    let map = rendered.map.then(&decoded.map);
    let (path, lines) = (name.to_string(), FileLines::default());
    Ok(Article { path, text: rendered.text, map, meta, blocks: rendered.blocks, lines })
}
