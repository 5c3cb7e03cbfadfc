//! Bad input: a message that says what, where and what to do, a skip, and the run goes on. Nothing panics, hangs or swells.
//!
//! Each test runs the binary under a limit of time and memory, or the library where the shape of the result matters.

mod encodings;
mod files;
mod markup;
mod output;
mod size;
mod yaml;

use crate::program::{Ran, crosscheck};
use crate::scratch::Scratch;
use serde_json::Value;
use std::path::Path;

const GOOD: &str = "The ferry sank off Kerch on Monday, the harbour master said.\n";

/// Extracts claims from one bad file beside a good one.
fn beside_good(name: &str, bytes: impl AsRef<[u8]>) -> (Ran, Value) {
    let scratch = Scratch::new();
    let good = scratch.file("good.txt", GOOD);
    let bad = scratch.file(name, bytes);
    let ran = extract(&[&bad, &good]);
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert!(words_of(&json, "good.txt").contains("ferry sank"), "the good file is lost: {}", ran.out);
    (ran, json)
}

fn extract(paths: &[&Path]) -> Ran {
    let arguments = ["extract", "--format", "json"].map(std::ffi::OsString::from);
    crosscheck(arguments.into_iter().chain(paths.iter().map(|path| path.as_os_str().to_owned())))
}

/// The quotes of the claims of all articles whose path ends so.
fn words_of(json: &Value, path: &str) -> String {
    let articles = json["articles"].as_array().into_iter().flatten();
    let of_path = articles.filter(|article| article["path"].as_str().is_some_and(|p| p.contains(path)));
    let claims = of_path.flat_map(|article| article["claims"].as_array().into_iter().flatten());
    claims.filter_map(|claim| claim["quote"].as_str()).collect::<Vec<_>>().join(" / ")
}

fn articles(json: &Value) -> usize {
    json["articles"].as_array().map_or(0, Vec::len)
}

/// The bad file is named with its reason, on standard error and in the output, and the exit code remembers it.
fn refused(name: &str, bytes: impl AsRef<[u8]>, reason: &[&str]) {
    let (ran, json) = beside_good(name, bytes);
    assert_eq!(ran.code, Some(2), "{name}: {}", ran.err);
    let parts: Vec<&str> = std::iter::once(name).chain(reason.iter().copied()).collect();
    assert!(ran.says(&parts), "{name}: wanted {parts:?}, got {}", ran.err);
    let skipped = json["skipped"].as_array().into_iter().flatten();
    assert!(skipped.filter_map(|s| s["path"].as_str()).any(|path| path.contains(name)), "{}", json["skipped"]);
}

/// The bad file is read as well as it can be; what its claims quote.
fn read_anyway(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let (ran, json) = beside_good(name, bytes);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{name}");
    words_of(&json, name)
}
