//! Megabytes a second on one core for growing prefixes of the pipeline: `cargo bench --bench clean -- [FOLDER]`.
//!
//! Takes every `.txt` and `.html` file under FOLDER (the bundled story where none is given), one core, time on the processor, best of five rounds;
//! a stage's price is the difference of two lines.

#[path = "clock.rs"]
mod clock;

use crosscheck::clean::clean;
use crosscheck::read::{Input, Outlets, from_bytes};
use crosscheck::segment::segment;
use std::path::{Path, PathBuf};
use std::time::Instant;

const ROUNDS: usize = 5;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| argument != "--bench");
    let folder =
        folder.map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/claims/story")), PathBuf::from);
    let mut files = Vec::new();
    collect(&folder, &mut files);
    let outlets = Outlets::bundled();
    for ending in [".txt", ".html"] {
        let chosen: Vec<&(String, Vec<u8>)> = files.iter().filter(|(name, _)| name.ends_with(ending)).collect();
        let bytes: usize = chosen.iter().map(|(_, bytes)| bytes.len()).sum();
        if bytes == 0 {
            continue;
        }
        println!("{ending}: {} files, {:.1} MB", chosen.len(), bytes as f64 / 1e6);
        for (stage, depth) in [("read", 0), ("read, clean", 1), ("read, clean, segment", 2)] {
            let seconds = (0..ROUNDS).map(|_| timed(&chosen, &outlets, depth)).fold(f64::INFINITY, f64::min);
            println!("  {stage}: {:.1} MB/s", bytes as f64 / 1e6 / seconds);
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else if let Ok(bytes) = std::fs::read(&path) {
            files.push((path.to_string_lossy().into_owned(), bytes));
        }
    }
}

fn timed(files: &[&(String, Vec<u8>)], outlets: &Outlets, depth: usize) -> f64 {
    let copies: Vec<(String, Vec<u8>)> = files.iter().map(|file| (*file).clone()).collect();
    let start = Instant::now();
    let before = clock::now(start);
    let mut seen = 0;
    for (name, bytes) in copies {
        for input in from_bytes(&name, bytes) {
            let Input::Article(article) = input else { continue };
            if depth == 0 {
                seen += article.text.len();
                continue;
            }
            let text = clean(article, outlets);
            seen += if depth == 1 { text.blocks.len() } else { segment(&text).len() };
        }
    }
    std::hint::black_box(seen);
    (clock::now(start) - before).as_secs_f64()
}
