//! The binary as a user runs it, under a limit of time and memory: what hangs or swells fails the test.

use crate::scratch::Scratch;
use std::ffi::OsString;
use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What the slowest of the hostile inputs may take on a busy machine.
const MAX_SECONDS: u64 = 60;
/// Virtual memory in KB; the models and the stacks of the threads are mapped in a quarter of it.
const MAX_KB: u64 = 4_000_000;

#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// Whether the run failed with a message that holds all of `parts` on one line.
    pub fn says(&self, parts: &[&str]) -> bool {
        self.err.lines().any(|line| parts.iter().all(|part| line.contains(part)))
    }
}

pub fn crosscheck(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Ran {
    let scratch = Scratch::new();
    let (out, err) = (scratch.file("out", ""), scratch.file("err", ""));
    let ended = command(arguments)
        .stdout(File::create(&out).expect("a scratch file"))
        .stderr(File::create(&err).expect("a scratch file"))
        .stdin(Stdio::null())
        .spawn()
        .map(|mut child| {
            let start = Instant::now();
            loop {
                if let Some(status) = child.try_wait().expect("the child is ours") {
                    return status;
                }
                if start.elapsed() > Duration::from_secs(MAX_SECONDS) {
                    let _ = child.kill();
                    panic!("still running after {MAX_SECONDS} s");
                }
                std::thread::sleep(Duration::from_millis(5));
            }
        })
        .expect("the binary starts");
    let text = |path| String::from_utf8_lossy(&fs::read(path).expect("a scratch file")).into_owned();
    let ran = Ran { code: ended.code(), out: text(&out), err: text(&err) };
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    ran
}

/// Without the configuration of the machine it runs on, and without the model where a subcommand has one.
pub fn command(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Command {
    let binary = env!("CARGO_BIN_EXE_crosscheck");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("ulimit -v {MAX_KB}; exec \"$0\" \"$@\"")).arg(binary);
        shell
    } else {
        Command::new(binary)
    };
    command.args(arguments.into_iter().map(Into::into)).args(["--isolated", "--no-model"]);
    command
}
