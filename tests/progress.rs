//! What stands on standard error while work goes on: a bar on a terminal only, and only where work takes longer than a second.
//!
//! `script` (util-linux) is the terminal; the tests that need one are skipped, saying so, where it is missing.

use crate::scratch::Scratch;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Work of this length shows a bar for sure: it comes after a second.
const LONG: Duration = Duration::from_millis(2_500);

fn articles(folder: &Path, count: usize) {
    for i in 0..count {
        // No sentence twice: each has to be read.
        let told = |j: usize| format!("Ferry {i}x{j} left port {} with {} crates of apples. ", i * 40 + j, 100 * i + j);
        let text: String = (0..40).map(told).collect();
        std::fs::write(folder.join(format!("{i}.txt")), text).expect("a scratch file");
    }
}

/// Standard output and error of a run, with its time.
fn run(folder: &Path, terminal: bool, option: &str) -> (String, Duration) {
    let (binary, folder) = (env!("CARGO_BIN_EXE_crosscheck"), folder.display());
    let line = format!("'{binary}' extract '{folder}' --isolated {option} > /dev/null");
    let since = Instant::now();
    let output = match terminal {
        true => Command::new("script").args(["-qec", &line, "/dev/null"]).env("TERM", "xterm").output(),
        false => Command::new("sh").args(["-c", &line]).output(),
    };
    let output = output.expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let both = [output.stdout, output.stderr].concat();
    (String::from_utf8_lossy(&both).into_owned(), since.elapsed())
}

fn has_terminal() -> bool {
    let there = Command::new("script").arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        eprintln!("skipped: no `script` on this machine");
    }
    there
}

#[test]
fn long_work_shows_a_bar_on_a_terminal_only() {
    let scratch = Scratch::new();
    let mut count = 100;
    while {
        articles(scratch.path(), count);
        let (said, time) = run(scratch.path(), false, "");
        assert_eq!(said, "", "nothing where nobody watches");
        time < LONG
    } {
        count *= 2;
    }
    if !has_terminal() {
        return;
    }
    let (said, _) = run(scratch.path(), true, "");
    assert!(said.contains("finding claims"), "{said:.500}");
    assert!(said.contains("\u{1b}[2K"), "it is wiped away again");
    assert_eq!(run(scratch.path(), true, "--quiet").0, "");
}

#[test]
fn short_work_shows_nothing_and_verbose_tells_its_stages() {
    let scratch = Scratch::new();
    articles(scratch.path(), 1);
    if has_terminal() {
        assert_eq!(run(scratch.path(), true, "").0, "");
    }
    let (said, _) = run(scratch.path(), false, "-v");
    let stages: Vec<&str> = said.lines().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
    assert_eq!(stages, ["finding claims"], "{said}");
    assert!(said.lines().all(|line| line.ends_with(" s")), "{said}");
}
