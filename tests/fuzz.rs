//! A bounded run of what `cargo bench --bench fuzz` does without end: the first inputs of every reader.

use crate::hostile::{READERS, examine, input};
use std::time::{Duration, Instant};

const INPUTS: u64 = 400;
/// Inputs have at most 64 KB; the slowest takes a hundredth of it on a free machine.
const MAX_TIME: Duration = Duration::from_secs(20);

#[test]
fn changed_inputs_of_every_reader_neither_panic_nor_stall() {
    for (ending, seeds) in READERS {
        for number in 0..INPUTS {
            let bytes = input(seeds, number);
            let start = Instant::now();
            if let Err(cause) = std::panic::catch_unwind(|| examine(ending, &bytes)) {
                eprintln!("the input is {ending} {number}, {} bytes", bytes.len());
                std::panic::resume_unwind(cause);
            }
            assert!(start.elapsed() < MAX_TIME, "{ending} {number} took {:?}", start.elapsed());
        }
    }
}
