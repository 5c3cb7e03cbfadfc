//! The store changes no byte of a result: begun, grown, cut off at any moment, broken.

use crate::scratch::Scratch;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const BUNDLED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/claims");

fn report(store: Option<&Path>, paths: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(["report", "--isolated", "--quiet", "--format", "json"]).args(paths);
    if let Some(store) = store {
        command.arg("--store").arg(store);
    }
    command.stdin(Stdio::null());
    command
}

fn told(mut command: Command) -> Vec<u8> {
    let output = command.output().expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn a_growing_archive_gives_what_a_fresh_run_gives() {
    let scratch = Scratch::new();
    let store = scratch.path().join("kept");
    let mut files: Vec<String> = std::fs::read_dir(BUNDLED)
        .expect("the bundled case")
        .map(|entry| entry.expect("an entry").path().display().to_string())
        .collect();
    files.sort();
    for count in [2, files.len()] {
        let some: Vec<&str> = files[..count].iter().map(String::as_str).collect();
        assert!(told(report(Some(&store), &some)) == told(report(None, &some)), "{count} files");
    }
    let size = std::fs::metadata(&store).expect("the store").len();
    told(report(Some(&store), &[BUNDLED]));
    assert!(size > 0 && std::fs::metadata(&store).expect("the store").len() <= size, "nothing was new");
}

#[test]
fn a_run_that_is_killed_leaves_a_store_that_works() {
    let scratch = Scratch::new();
    let store = scratch.path().join("kept");
    for milliseconds in [1, 5, 20, 40, 60, 80, 120] {
        let mut child = report(Some(&store), &[BUNDLED])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        std::thread::sleep(Duration::from_millis(milliseconds));
        let _ = child.kill();
        let _ = child.wait();
    }
    assert!(told(report(Some(&store), &[BUNDLED])) == told(report(None, &[BUNDLED])));
}

#[test]
fn what_is_no_store_stops_the_run_before_it_writes() {
    let scratch = Scratch::new();
    let notes = scratch.file("notes.txt", "not a store");
    let output = report(Some(&notes), &[BUNDLED]).output().expect("the binary starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("notes.txt"));
    assert_eq!(std::fs::read_to_string(&notes).expect("still there"), "not a store");
}
