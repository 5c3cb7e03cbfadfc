//! Looks for inputs that make a reader panic, stall or swell: `cargo bench --bench fuzz -- READER SECONDS [FIRST]`.
//!
//! READER is the ending of its files (txt, md, html, json, jsonl, rss, yaml) or `all`. Inputs are seeds of our own, changed at
//! random by number, through read, clean and segment; a finding prints its number, which gives the same input again:
//! `cargo bench --bench fuzz -- html 0 4711` runs that one alone. Exit code 1 if there was any.

#[path = "clock.rs"]
mod clock;
#[path = "../tests/hostile.rs"]
mod hostile;

use hostile::{READERS, examine, input};
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Counts what is held now, and the most that was held since the last reset.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: hands every call to the system's allocator unchanged and only counts.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(held, Relaxed);
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller's promise is passed on.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// For inputs of at most 64 KB.
const MAX_TIME: Duration = Duration::from_secs(2);
const MAX_HELD: usize = 256 << 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let reader = arguments.first().map_or("all", String::as_str);
    let seconds = arguments.get(1).and_then(|s| s.parse().ok()).unwrap_or(10);
    let first: u64 = arguments.get(2).and_then(|s| s.parse().ok()).unwrap_or(0);
    let chosen: Vec<_> = READERS.iter().filter(|(ending, _)| reader == "all" || *ending == reader).collect();
    if chosen.is_empty() {
        eprintln!("error: no reader {reader:?}; expected all or one of {:?}", READERS.map(|(ending, _)| ending));
        std::process::exit(2);
    }
    let found: usize = chosen.iter().map(|(ending, seeds)| run(ending, seeds, seconds, first)).sum();
    std::process::exit(i32::from(found > 0));
}

fn run(ending: &str, seeds: &[&str], seconds: u64, first: u64) -> usize {
    let start = Instant::now();
    let (mut number, mut found, mut slowest, mut largest) = (first, 0, Duration::ZERO, 0);
    loop {
        let bytes = input(seeds, number);
        let before = HELD.load(Relaxed);
        PEAK.store(before, Relaxed);
        let began = clock::now(start);
        let broken = std::panic::catch_unwind(|| examine(ending, &bytes)).is_err();
        let (took, held) = (clock::now(start) - began, PEAK.load(Relaxed).saturating_sub(before));
        (slowest, largest) = (slowest.max(took), largest.max(held));
        if broken || took > MAX_TIME || held > MAX_HELD {
            found += 1;
            println!(
                "{ending} {number}: {} bytes, {took:?}, {} MB{}",
                bytes.len(),
                held >> 20,
                if broken { ", panicked" } else { "" }
            );
        }
        number += 1;
        if start.elapsed() >= Duration::from_secs(seconds) {
            break;
        }
    }
    println!(
        "{ending}: {} inputs in {:.0} s, {found} findings, slowest {slowest:?}, largest {} MB",
        number - first,
        start.elapsed().as_secs_f64(),
        largest >> 20
    );
    found
}
