//! Speed of the NLI model, and its scores for comparison.
//!
//! Reads JSON lines with "premise" and "hypothesis" (or "a" and "b") from a file, or from standard input for "-".
//! `training/nli/parity.py` compares the scores with the trainer's, `benches/nli_onnx.py` the speed with ONNX Runtime's.
//! RAYON_NUM_THREADS sets the threads.
//!
//! ```text
//! cargo bench --bench nli -- dump PAIRS    [entails, neutral, contradicts] a line
//! cargo bench --bench nli -- time PAIRS    milliseconds for loading and pairs a second, best of five
//! ```

use crosscheck::nli::{Scores, scores};
use std::io::{BufWriter, Read, Write};
use std::time::Instant;

/// Timed runs over the pairs; the best counts, for the others measure the machine's other work.
const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [mode, path] = &args[..] else {
        eprintln!("usage: cargo bench --bench nli -- dump|time PAIRS");
        return Ok(());
    };
    let mut text = String::new();
    if path == "-" {
        std::io::stdin().read_to_string(&mut text)?;
    } else {
        text = std::fs::read_to_string(path)?;
    }
    let rows = text.lines().map(serde_json::from_str).collect::<Result<Vec<serde_json::Value>, _>>()?;
    let field = |row: &'_ serde_json::Value, names: [&str; 2]| {
        names.iter().find_map(|name| row[*name].as_str()).unwrap_or_default().to_string()
    };
    let texts: Vec<(String, String)> =
        rows.iter().map(|row| (field(row, ["premise", "a"]), field(row, ["hypothesis", "b"]))).collect();
    let pairs: Vec<(&str, &str)> = texts.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    if mode == "dump" {
        for Scores { entails, neutral, contradicts } in scores(&pairs) {
            writeln!(out, "[{entails}, {neutral}, {contradicts}]")?;
        }
    } else {
        let start = Instant::now();
        scores(&pairs[..pairs.len().min(1)]);
        let load = start.elapsed();
        let mut best = f64::INFINITY;
        for _ in 0..RUNS {
            let start = Instant::now();
            std::hint::black_box(scores(&pairs));
            best = best.min(start.elapsed().as_secs_f64());
        }
        writeln!(out, "load {:.1} ms, {:.0} pairs/s", load.as_secs_f64() * 1e3, pairs.len() as f64 / best)?;
    }
    Ok(out.flush()?)
}
