//! The same bytes for any order of the arguments and any number of threads.

use std::path::PathBuf;
use std::process::Command;

fn story() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("claims/story");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the bundled case").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    paths
}

fn report(paths: &[PathBuf], threads: &str) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["report", "--isolated", "--format", "json", "--threads", threads])
        .args(paths)
        .output()
        .expect("the binary runs");
    assert!(!output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn order_of_arguments_and_threads_change_nothing() {
    let paths = story();
    let reversed: Vec<PathBuf> = paths.iter().rev().cloned().collect();
    let first = report(&paths, "1");
    assert_eq!(first, report(&reversed, "1"));
    assert_eq!(first, report(&reversed, "2"));
}
