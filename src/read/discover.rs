//! Which files a run is about.
//!
//! Takes the paths of the command line, gives [`InputSource`]s sorted by name, each file once, and a [`Skipped`] for what
//! is missing, of another kind, or a link. Folders are walked with `.gitignore` respected and hidden files left out. No
//! file is opened here. `report b.txt a.txt ./a.txt` gives `a.txt`, `b.txt`.

use super::article::Skipped;
use super::kind::{self, Kind};
use super::split::Stretch;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What a run decides about reading.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The bytes that stand for the path `-`; the library itself reads no standard input.
    pub stdin: Option<Vec<u8>>,
    /// Files in a walked folder that are not input: the configuration, the decisions file, a baseline.
    pub exclude: Vec<PathBuf>,
}

/// Names that are never input when a folder is walked, wherever they stand.
const OWN_FILES: [&str; 4] = ["crosscheck.yaml", "crosscheck.yml", "decisions.yaml", "decisions.yml"];

/// One file to read, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputSource {
    /// How reports name it: as given or found, with `/`.
    pub name: String,
    pub(crate) from: From,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum From {
    Stdin,
    File {
        path: PathBuf,
        kind: Kind,
    },
    /// Some lines of one.
    Lines {
        path: PathBuf,
        stretch: Stretch,
    },
}

#[derive(Clone, Debug, Default)]
pub struct Discovered {
    pub sources: Vec<InputSource>,
    pub skipped: Vec<Skipped>,
}

pub fn discover(paths: &[PathBuf], options: &ReadOptions) -> Discovered {
    let mut found = Discovered::default();
    for path in paths {
        if path.as_os_str() == "-" {
            found.sources.push(InputSource { name: "-".into(), from: From::Stdin });
            continue;
        }
        match fs::metadata(path) {
            Err(error) => found.skipped.push(failed(path, reason(&error))),
            Ok(meta) if meta.is_dir() => walk(path, options, &mut found),
            Ok(meta) if meta.is_file() => add_file(path, &mut found),
            Ok(_) => found.skipped.push(failed(path, "is neither a file nor a folder".into())),
        }
    }
    found.sources.sort_by(|a, b| a.name.cmp(&b.name));
    let mut seen = HashSet::new();
    found.sources.retain(|source| seen.insert(identity(source)));
    found.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    found.skipped.dedup();
    found
}

/// `./a/b.txt` → `a/b.txt`, with `/` on every system.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    match text.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_string(),
        _ => text,
    }
}

pub(crate) fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind::{NotFound, PermissionDenied};
    match error.kind() {
        NotFound => "no such file or folder; check the path".into(),
        PermissionDenied => "permission denied; make it readable".into(),
        _ => error.to_string(),
    }
}

fn identity(source: &InputSource) -> PathBuf {
    match &source.from {
        From::Stdin => PathBuf::from("-"),
        From::File { path, .. } | From::Lines { path, .. } => fs::canonicalize(path).unwrap_or_else(|_| path.clone()),
    }
}

fn failed(path: &Path, reason: String) -> Skipped {
    Skipped { path: shown(path), reason, failed: true }
}

fn passed_over(path: &Path, reason: String) -> Skipped {
    Skipped { path: shown(path), reason, failed: false }
}

fn add_file(path: &Path, found: &mut Discovered) {
    match kind::of_name(path) {
        Some(kind) => {
            found.sources.push(InputSource { name: shown(path), from: From::File { path: path.to_path_buf(), kind } })
        }
        None => found.skipped.push(passed_over(path, format!("not a kind of file that is read ({})", kind::READABLE))),
    }
}

fn walk(folder: &Path, options: &ReadOptions, found: &mut Discovered) {
    let (sources_before, skipped_before) = (found.sources.len(), found.skipped.len());
    let excluded: HashSet<PathBuf> =
        options.exclude.iter().map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.clone())).collect();
    for entry in ignore::WalkBuilder::new(folder).require_git(false).build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.skipped.push(failed(folder, format!("cannot walk it: {error}")));
                continue;
            }
        };
        let path = entry.path();
        let Some(file_type) = entry.file_type() else { continue };
        if file_type.is_symlink() {
            found.skipped.push(passed_over(path, "a link inside a folder is not followed; name it to read it".into()));
        } else if file_type.is_file() {
            let own = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| OWN_FILES.contains(&name));
            let excluded = || fs::canonicalize(path).is_ok_and(|full| excluded.contains(&full));
            if !own && !excluded() {
                add_file(path, found);
            }
        }
    }
    if found.sources.len() == sources_before && found.skipped.len() == skipped_before {
        let reason = format!("the folder holds no file to read ({})", kind::READABLE);
        found.skipped.push(failed(folder, reason));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_paths_lose_a_leading_dot() {
        assert_eq!(shown(Path::new("./a/b.txt")), "a/b.txt");
        assert_eq!(shown(Path::new("../a.txt")), "../a.txt");
        assert_eq!(shown(Path::new(".")), ".");
    }

    #[test]
    fn order_and_repetition_of_arguments_do_not_matter() {
        let folder = std::env::temp_dir().join(format!("crosscheck-discover-{}", std::process::id()));
        fs::create_dir_all(folder.join("x.txt")).expect("scratch folder");
        for name in ["b.txt", "a.md", "c.pdf", "decisions.yaml", "x.txt/inner.txt"] {
            fs::write(folder.join(name), "The ferry sank.").expect("scratch file");
        }
        let options = ReadOptions::default();
        let one = discover(std::slice::from_ref(&folder), &options);
        let two = discover(&[folder.join("b.txt"), folder.clone(), folder.join("a.md")], &options);
        let names: Vec<_> = one.sources.iter().map(|s| s.name.rsplit('/').next().unwrap_or("").to_string()).collect();
        assert_eq!(names, ["a.md", "b.txt", "inner.txt"]);
        assert_eq!(one.sources, two.sources);
        assert!(one.skipped.len() == 1 && !one.skipped[0].failed && one.skipped[0].path.ends_with("c.pdf"));
        let missing = discover(&[folder.join("no.txt")], &options);
        assert!(missing.skipped[0].failed && missing.skipped[0].reason.starts_with("no such file"));
        fs::create_dir_all(folder.join("empty")).expect("scratch folder");
        let empty = discover(&[folder.join("empty")], &options);
        assert!(empty.skipped[0].failed && empty.skipped[0].reason.contains("holds no file"));
        fs::remove_dir_all(&folder).expect("scratch folder goes");
    }
}
