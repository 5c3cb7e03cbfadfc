//! Whether one text follows from another, contradicts it, or neither: a small cross-encoder.
//!
//! Takes pairs (premise, hypothesis). Gives three scores a pair that add up to 1. Knows no claims; texts are read up to 96
//! word pieces a pair, the premise cut first. Scores are the same bits for any batch, order, thread count and machine.
//!
//! Worked pair: from "Three miners died when the shaft collapsed." to "Nobody was hurt." → mostly `contradicts`.
//!
//! What it is blind to (dates, who is meant, sums) and how often it is wrong: models/nli.md. A score is a hint, and
//! `compare` weighs it against other signals.

mod attention;
mod batch;
mod kernel;
mod lanes;
mod layers;
#[cfg(test)]
mod tests;
mod weights;

use batch::Batch;
use kernel::Scalar;
use layers::{Space, forward};
use rayon::prelude::*;
use weights::{CLASSES, MODEL, Model};

pub use weights::WEIGHTS;

/// How the hypothesis relates to the premise; adds up to 1.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Scores {
    pub entails: f32,
    pub neutral: f32,
    pub contradicts: f32,
}

/// The scores of each (premise, hypothesis), in their order.
pub fn scores(pairs: &[(&str, &str)]) -> Vec<Scores> {
    run(Instructions::detect(), pairs)
}

/// Gives back what was read of the weights, when a run has asked all it had to.
pub fn forget() {
    weights::give_back();
}

fn run(instructions: Instructions, pairs: &[(&str, &str)]) -> Vec<Scores> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let model: &Model = &MODEL;
    let packed = batch::pack(pairs);
    let scored: Vec<Vec<[f32; CLASSES]>> = packed
        .batches
        .par_iter()
        .with_max_len(1)
        .map_init(Space::default, |space, batch| instructions.forward(model, batch, space))
        .collect();
    let scored: Vec<[f32; CLASSES]> = scored.into_iter().flatten().collect();
    packed
        .places
        .iter()
        .map(|&place| {
            let [entails, neutral, contradicts] = scored[place];
            Scores { entails, neutral, contradicts }
        })
        .collect()
}

/// What the processor can do.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Instructions {
    Scalar,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    AvxVnni,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Instructions {
    /// Those that exist here, the best last.
    fn all() -> Vec<Instructions> {
        #[cfg_attr(not(target_arch = "x86_64"), allow(unused_mut))]
        let mut all = vec![Instructions::Scalar];
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            all.push(Instructions::Avx2);
            if is_x86_feature_detected!("avxvnni") {
                all.push(Instructions::AvxVnni);
            }
            if ["avx512f", "avx512bw", "avx512vl", "avx512vnni"].into_iter().all(has) {
                all.push(Instructions::Avx512);
            }
        }
        all
    }

    fn detect() -> Instructions {
        Instructions::all().pop().unwrap_or(Instructions::Scalar)
    }

    fn forward(self, model: &Model, batch: &Batch, space: &mut Space) -> Vec<[f32; CLASSES]> {
        // SAFETY: `all` gives only what exists on this processor.
        unsafe {
            match self {
                Instructions::Scalar => forward::<Scalar>(model, batch, space),
                #[cfg(target_arch = "x86_64")]
                Instructions::Avx2 => x86::avx2(model, batch, space),
                #[cfg(target_arch = "x86_64")]
                Instructions::AvxVnni => x86::avx_vnni(model, batch, space),
                #[cfg(target_arch = "x86_64")]
                Instructions::Avx512 => x86::avx512(model, batch, space),
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
fn has(feature: &str) -> bool {
    match feature {
        "avx512f" => is_x86_feature_detected!("avx512f"),
        "avx512bw" => is_x86_feature_detected!("avx512bw"),
        "avx512vl" => is_x86_feature_detected!("avx512vl"),
        "avx512vnni" => is_x86_feature_detected!("avx512vnni"),
        _ => false,
    }
}

/// The network once for each set of instructions.
#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::kernel::x86::{Avx2, Avx512, AvxVnni};
    use super::{Batch, CLASSES, Model, Space, forward};

    #[target_feature(enable = "avx2,fma")]
    pub(super) unsafe fn avx2(model: &Model, batch: &Batch, space: &mut Space) -> Vec<[f32; CLASSES]> {
        unsafe { forward::<Avx2>(model, batch, space) }
    }

    #[target_feature(enable = "avx2,fma,avxvnni")]
    pub(super) unsafe fn avx_vnni(model: &Model, batch: &Batch, space: &mut Space) -> Vec<[f32; CLASSES]> {
        unsafe { forward::<AvxVnni>(model, batch, space) }
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2,fma")]
    pub(super) unsafe fn avx512(model: &Model, batch: &Batch, space: &mut Space) -> Vec<[f32; CLASSES]> {
        unsafe { forward::<Avx512>(model, batch, space) }
    }
}
