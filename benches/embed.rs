//! Speed of the static embeddings, and their pieces and vectors for comparison.
//!
//! Reads JSON strings, one text a line. `training/embed/parity.py` compares the pieces with the `tokenizers` package.
//!
//! ```text
//! cargo bench --bench embed -- pieces TEXTS   one array of piece ids a line
//! cargo bench --bench embed -- dump TEXTS     one vector a line
//! cargo bench --bench embed -- time TEXTS     milliseconds for loading and texts a second, best of five, one thread
//! ```

use crosscheck::embed::embed;
use crosscheck::wordpiece::wordpiece;
use std::io::{BufWriter, Write};
use std::time::Instant;

/// Timed runs over the texts; the best counts, for the others measure the machine's other work.
const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [mode, path] = &args[..] else {
        eprintln!("usage: cargo bench --bench embed -- pieces|dump|time TEXTS");
        return Ok(());
    };
    let texts = std::fs::read_to_string(path)?;
    let texts = texts.lines().map(serde_json::from_str).collect::<Result<Vec<String>, _>>()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    match mode.as_str() {
        "pieces" => {
            for text in &texts {
                writeln!(out, "{:?}", wordpiece(text))?;
            }
        }
        "dump" => {
            for text in &texts {
                writeln!(out, "{:?}", embed(text))?;
            }
        }
        _ => {
            let start = Instant::now();
            embed("Load.");
            let load = start.elapsed();
            let mut best = f64::INFINITY;
            for _ in 0..RUNS {
                let start = Instant::now();
                for text in &texts {
                    std::hint::black_box(embed(text));
                }
                best = best.min(start.elapsed().as_secs_f64());
            }
            writeln!(out, "load {:.1} ms, {:.0} texts/s", load.as_secs_f64() * 1e3, texts.len() as f64 / best)?;
        }
    }
    Ok(out.flush()?)
}
