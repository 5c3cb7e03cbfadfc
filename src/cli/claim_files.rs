//! `crosscheck extract -o DIR`: one claim file an article.
//!
//! A file is written whole or not at all, and one that is there already is an editor's and left alone, unless `--force` says
//! otherwise. Names come from the articles' own, without anything that a file system could take amiss.

use super::exit::Exit;
use super::output;
use crosscheck::error::{Error, Result};
use crosscheck::extract::{Claim, to_written};
use crosscheck::pipeline::{Document, Part, Stream};
use crosscheck::read::claims;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Component, Path, PathBuf};

/// Longest name, in characters; file systems take 255 bytes.
const MAX_NAME: usize = 60;

pub fn write(folder: &Path, stream: &mut Stream<'_>, force: bool) -> Result<Exit> {
    let refused = |reason: String| Error::Write { path: folder.to_path_buf(), reason };
    if folder.is_file() {
        return Err(refused("it is a file, and --output names the folder that the claim files go to".to_string()));
    }
    std::fs::create_dir_all(folder).map_err(|error| refused(error.to_string()))?;
    let mut taken = BTreeSet::new();
    let (mut told, mut exit) = (String::new(), Exit::Clean);
    stream.each(|Part { extracted, .. }| {
        for document in &extracted.documents {
            let path = folder.join(name(document.path(), &mut taken));
            let of_it: Vec<&Claim> = extracted.claims.iter().collect();
            if path.exists() && !force {
                eprintln!("error: {} is there already and was left alone; --force writes over it", path.display());
                exit = Exit::Failed;
                continue;
            }
            output::write_file(&path, &text(document, &of_it, folder))?;
            let _ = writeln!(told, "{}: {} claims", path.display(), of_it.len());
        }
        Ok(())
    })?;
    output::write(None, &told)?;
    Ok(exit)
}

fn text(document: &Document, of_it: &[&Claim], folder: &Path) -> String {
    match document {
        Document::Claims(file) => claims::rewrite(file),
        Document::Story { .. } => {
            let article = from_folder(folder, Path::new(document.path()));
            claims::write(document.meta(), &to_written(of_it, document.meta(), article.as_deref()))
        }
    }
}

/// `news/Ferry sinks!.html` → `ferry-sinks.yaml`; `-2` and so on where two articles have one name.
fn name(path: &str, taken: &mut BTreeSet<String>) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let (stem, part) = match file.split_once('#') {
        Some((stem, part)) => (stem, format!("-{part}")),
        None => (file, String::new()),
    };
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let mut name = String::new();
    for c in format!("{stem}{part}").chars().flat_map(char::to_lowercase) {
        match c {
            c if c.is_alphanumeric() => name.push(c),
            _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
            _ => {}
        }
    }
    let name: String = name.trim_matches('-').chars().take(MAX_NAME).collect();
    let name = if name.is_empty() { "article".to_string() } else { name };
    let mut free = name.clone();
    for number in 2.. {
        if taken.insert(free.clone()) {
            break;
        }
        free = format!("{name}-{number}");
    }
    format!("{free}.yaml")
}

/// Where a file lies from a folder: `../news/ferry.html`. An article that is no file of its own has no place.
fn from_folder(folder: &Path, file: &Path) -> Option<String> {
    let (folder, file) = (folder.canonicalize().ok()?, file.canonicalize().ok()?);
    let (mut up, mut down) = (folder.components().peekable(), file.components().peekable());
    while let (Some(a), Some(b)) = (up.peek(), down.peek()) {
        if a != b {
            break;
        }
        up.next();
        down.next();
    }
    let path: PathBuf = up.map(|_| Component::ParentDir).chain(down).collect();
    Some(path.to_string_lossy().replace('\\', "/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_differ() {
        let mut taken = BTreeSet::new();
        let mut of = |path: &str| name(path, &mut taken);
        assert_eq!(of("news/Ferry sinks!.html"), "ferry-sinks.yaml");
        assert_eq!(of("other/ferry_sinks.txt"), "ferry-sinks-2.yaml");
        assert_eq!(of("feed.json#3"), "feed-3.yaml");
        assert_eq!(of("../..."), "article.yaml");
        assert_eq!(of("-"), "article-2.yaml");
        assert_eq!(of(&format!("{}.txt", "ü".repeat(200))), format!("{}.yaml", "ü".repeat(MAX_NAME)));
    }
}
