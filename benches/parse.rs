//! Speed of the stage `parse`, and its output for comparison with spaCy.
//!
//! Reads JSON strings, one text a line, from a file. `training/english/parity.py` and `benches/parse_speed.py` call it.
//!
//! ```text
//! cargo bench --bench parse -- dump TEXTS     one JSON object a line: tokens, sentences, entities
//! cargo bench --bench parse -- time TEXTS     milliseconds for loading and words a second, best of five
//! ```

use crosscheck::parse::{Parse, parse_all, parse_as_written};
use std::io::{BufWriter, Write};
use std::sync::LazyLock;
use std::time::Instant;

/// Timed runs over the texts; the best counts, for the others measure the machine's other work.
const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [mode, path] = &args[..] else {
        eprintln!("usage: cargo bench --bench parse -- dump|time TEXTS");
        return Ok(());
    };
    let texts = std::fs::read_to_string(path)?;
    let texts = texts.lines().map(serde_json::from_str).collect::<Result<Vec<String>, _>>()?;
    match mode.as_str() {
        "dump" => dump(&texts),
        _ => {
            time(&texts);
            Ok(())
        }
    }
}

fn dump(texts: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for text in texts {
        let Parse { tokens, sentences, entities } = parse_as_written(text);
        let tokens: Vec<_> = tokens
            .iter()
            .map(|t| {
                serde_json::json!([t.span.start, t.span.end, t.lemma.as_str(), t.tag, t.pos.as_str(), t.dep, t.head])
            })
            .collect();
        let sentences: Vec<_> = sentences.iter().map(|s| [s.start, s.end]).collect();
        let entities: Vec<_> =
            entities.iter().map(|e| serde_json::json!([e.tokens.start, e.tokens.end, e.label])).collect();
        writeln!(out, "{}", serde_json::json!({"tokens": tokens, "sentences": sentences, "entities": entities}))?;
    }
    Ok(out.flush()?)
}

fn time(texts: &[String]) {
    let start = seconds();
    parse_all("Load.");
    let load = seconds() - start;
    let mut best = f64::INFINITY;
    let mut words = 0;
    for _ in 0..RUNS {
        let start = seconds();
        words = texts.iter().map(|text| parse_as_written(text).tokens.len()).sum();
        best = best.min(seconds() - start);
    }
    println!("load {:.1} ms, {words} words, {:.0} words/s", load * 1e3, words as f64 / best);
}

/// Processor time of this thread where the system tells it, else time since the first call.
fn seconds() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |ns| ns / 1e9)
}
