//! Output that has nowhere to go, and input that would speak to the terminal.

use super::GOOD;
use crate::program::{command, crosscheck};
use crate::scratch::Scratch;
use std::io::Read;
use std::process::Stdio;

/// A story of so many sentences that its report does not fit into the buffer of a pipe.
fn long_story() -> String {
    (0..600)
        .map(|i| format!("Boat {i} sank off Kerch on Monday with {} people, the harbour master said.\n\n", i + 3))
        .collect()
}

#[test]
fn a_reader_that_goes_away_ends_the_output_quietly() {
    let scratch = Scratch::new();
    let story = scratch.file("story.txt", long_story());
    let mut child = command(["extract".as_ref(), story.as_os_str()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut first = [0u8; 10];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("some output");
    let mut err = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut err).expect("text");
    let status = child.wait().expect("ours");
    assert!(!err.contains("panicked") && !err.contains("Broken pipe"), "{err}");
    assert_eq!(status.code(), Some(0), "{err}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_leaves_the_old_file() {
    let scratch = Scratch::new();
    let story = scratch.file("story.txt", long_story());
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("linux has it");
    let ended =
        command(["extract".as_ref(), story.as_os_str()]).stdout(full).stderr(Stdio::piped()).output().expect("runs");
    let err = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(2), "{err}");
    assert!(err.contains("standard output") && err.contains("space"), "{err}");

    let out = scratch.file("report.json", "the old report");
    let limited = std::process::Command::new("sh")
        .arg("-c")
        // A limit on the size of files stands for a full disk: the write fails half-way.
        .arg("trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"")
        .arg(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["report", "--isolated", "--no-model", "--format", "json", "-o"])
        .args([&out, &story])
        .output()
        .expect("runs");
    let err = String::from_utf8_lossy(&limited.stderr);
    assert_eq!(limited.status.code(), Some(2), "{err}");
    assert!(err.contains("report.json"), "{err}");
    assert_eq!(std::fs::read_to_string(&out).expect("still there"), "the old report");
    let left: Vec<_> = std::fs::read_dir(scratch.path()).expect("ours").flatten().map(|e| e.file_name()).collect();
    assert_eq!(left.len(), 2, "a temporary file was left behind: {left:?}");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let scratch = Scratch::new();
    let story = scratch.file("story.txt", GOOD);
    let nowhere = scratch.path().join("no/such/folder/report.json");
    let ran = crosscheck(["report".as_ref(), "-o".as_ref(), nowhere.as_os_str(), story.as_os_str()]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.says(&["report.json"]), "{}", ran.err);
}

#[test]
fn no_escape_of_the_input_reaches_the_terminal() {
    let scratch = Scratch::new();
    let text = "The \u{1b}[31mferry\u{1b}[0m sank\u{7} off Kerch\u{202e} on Monday, the owner\u{9b}2J said.\n";
    // More than a few control characters in a hundred would make the file a binary one.
    let story =
        scratch.file("story.txt", text.to_string() + &"Nobody was hurt when the ferry sank off Kerch.\n".repeat(8));
    let ran = crosscheck(["report".as_ref(), "--color".as_ref(), "never".as_ref(), story.as_os_str()]);
    assert!(ran.out.contains("sank"), "{}", ran.out);
    assert!(!ran.out.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{:?}", ran.out);
}
