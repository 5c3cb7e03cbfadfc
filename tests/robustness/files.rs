//! Paths that are not what their names say.

use super::{GOOD, articles, extract, words_of};
use crate::program::crosscheck;
use crate::scratch::Scratch;
use serde_json::Value;

#[test]
fn empty_and_blank_files_are_named() {
    for (name, text) in [
        ("empty.txt", ""),
        ("blank.txt", " \n\t\r\n\u{a0}\n"),
        ("mark.txt", "\u{feff}"),
        ("empty.html", ""),
        ("empty.json", ""),
        ("empty.yaml", "\n"),
        ("empty.rss", ""),
    ] {
        super::refused(name, text, &["is empty"]);
    }
}

#[test]
fn a_missing_path_and_an_empty_folder_cannot_be_checked() {
    let scratch = Scratch::new();
    let missing = extract(&[&scratch.path().join("no.txt")]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.says(&["no.txt", "no such file", "check the path"]), "{}", missing.err);
    let empty = extract(&[scratch.path()]);
    assert_eq!(empty.code, Some(2));
    assert!(empty.says(&["holds no file to read", ".txt"]), "{}", empty.err);
    let none = crosscheck(["extract"]);
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("no files given"), "{}", none.err);
}

#[test]
fn other_kinds_of_files_are_passed_over_and_count_only_when_asked() {
    let scratch = Scratch::new();
    scratch.file("good.txt", GOOD);
    scratch.file("paper.pdf", "%PDF-1.4");
    let ran = extract(&[scratch.path()]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.says(&["paper.pdf", "not a kind of file that is read"]), "{}", ran.err);
    let folder = scratch.path().as_os_str();
    let strict = crosscheck(["extract".as_ref(), "--strict".as_ref(), folder]);
    assert_eq!(strict.code, Some(2), "{}", strict.err);
    assert!(!strict.out.is_empty(), "the good file is still processed");
}

#[test]
fn a_folder_named_like_a_file_is_walked() {
    let scratch = Scratch::new();
    std::fs::create_dir(scratch.path().join("x.txt")).expect("a folder");
    scratch.file("x.txt/inner.txt", GOOD);
    let ran = extract(&[scratch.path()]);
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((ran.code, articles(&json)), (Some(0), 1), "{}", ran.err);
    assert!(words_of(&json, "inner.txt").contains("ferry sank"));
}

#[cfg(unix)]
#[test]
fn links_that_run_in_a_circle_end() {
    let scratch = Scratch::new();
    scratch.file("good.txt", GOOD);
    let link = |target: &str, name: &str| {
        std::os::unix::fs::symlink(scratch.path().join(target), scratch.path().join(name)).expect("a link");
    };
    link(".", "loop");
    link("b.txt", "a.txt");
    link("a.txt", "b.txt");
    link("nowhere.txt", "dangling.txt");
    let ran = extract(&[scratch.path()]);
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((ran.code, articles(&json)), (Some(0), 1), "{}", ran.err);
    assert!(ran.says(&["loop", "not followed", "name it"]), "{}", ran.err);
    let named = extract(&[&scratch.path().join("a.txt"), &scratch.path().join("good.txt")]);
    assert_eq!(named.code, Some(2));
    assert!(named.says(&["a.txt"]) && named.out.contains("ferry sank"), "{}", named.err);
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_opened_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new();
    let good = scratch.file("good.txt", GOOD);
    let closed = scratch.file("closed.txt", GOOD);
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).expect("ours");
    // The superuser may read everything; for anybody else the file is closed.
    if std::fs::File::open(&closed).is_err() {
        let ran = extract(&[&closed, &good]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.says(&["closed.txt", "permission denied", "make it readable"]), "{}", ran.err);
        assert!(ran.out.contains("ferry sank"));
    }
    let device = extract(&["/dev/null".as_ref(), &good]);
    assert_eq!(device.code, Some(2));
    assert!(device.says(&["/dev/null", "neither a file nor a folder"]), "{}", device.err);
    // A file that opens and cannot be read.
    let memory = scratch.path().join("memory.txt");
    std::os::unix::fs::symlink("/proc/self/mem", &memory).expect("a link");
    let unreadable = extract(&[&memory, &good]);
    assert_eq!(unreadable.code, Some(2));
    assert!(unreadable.says(&["memory.txt"]) && unreadable.out.contains("ferry sank"), "{}", unreadable.err);
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_shown_as_well_as_it_can_be() {
    use std::os::unix::ffi::OsStrExt;
    let scratch = Scratch::new();
    let path = scratch.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9\x1b[2J.txt"));
    if std::fs::write(&path, GOOD).is_ok() {
        let ran = extract(&[&path]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.out.contains("ferry sank"));
        let missing = extract(&[&path.with_extension("md")]);
        assert_eq!(missing.code, Some(2));
        assert!(!missing.err.contains('\u{1b}'), "an escape of a file name reached the terminal");
    }
}
