//! The file `models/nli.bin`, read in place.
//!
//! Takes the bytes, gives the layers as slices of them. Written by `training/nli/export.py`, whose order of sections this
//! follows; each starts at a multiple of 64 bytes. Nothing is copied, so loading takes no time; the numbers come in from
//! memory when they are first used.

use super::kernel::PANEL;
use crate::pages;
use crate::wordpiece::VOCABULARY_SIZE;
use std::sync::LazyLock;

pub(super) const WIDTH: usize = 384;
pub(super) const INNER: usize = 1536;
/// First token, mean of the premise, mean of the hypothesis, their difference and product.
pub(super) const FEATURES: usize = 5 * WIDTH;
pub(super) const CLASSES: usize = 3;
/// Word pieces of a pair with its three marks, as in training.
pub(super) const LONGEST: usize = 96;
const LAYERS: usize = 6;
const ALIGNMENT: usize = 64;
const MAGIC: &[u8] = b"CCNLI001";

/// Outputs in panels of 64; in each, for every four inputs, the outputs' four weights.
#[derive(Copy, Clone)]
pub(super) struct Linear<'a> {
    /// Inputs.
    pub depth: usize,
    pub panels: &'a [i8],
    /// What a weight of 1 stands for, an output.
    pub steps: &'a [f32],
    /// `step` × the sum of the weights, an output.
    pub sums: &'a [f32],
    pub bias: &'a [f32],
}

pub(super) struct Norm {
    pub gain: &'static [f32],
    pub shift: &'static [f32],
}

pub(super) struct Layer {
    /// Queries, keys and values.
    pub qkv: Linear<'static>,
    pub out: Linear<'static>,
    pub norm1: Norm,
    pub up: Linear<'static>,
    pub down: Linear<'static>,
    pub norm2: Norm,
}

pub(super) struct Model {
    pub word_steps: &'static [f32],
    pub words: &'static [i8],
    pub positions: &'static [f32],
    pub segments: &'static [f32],
    pub norm: Norm,
    pub layers: [Layer; LAYERS],
    pub hidden: Linear<'static>,
    pub classes: &'static [f32],
    pub class_bias: &'static [f32],
}

/// The model, read on first use.
pub(super) static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(&FILE.0));

#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

/// SHA-256 of the weights: names what was scored with them.
pub const WEIGHTS: &str = "7bfde18c94b942f52c4af5147eea0d9ce298b49c6fbe8c3b0e24bd52613c2d6c";

static FILE: &Aligned<[u8]> = &Aligned(*include_bytes!("../../models/nli.bin"));

/// Gives the weights' pages back to the system.
pub(super) fn give_back() {
    pages::give_back(&FILE.0);
}

impl Model {
    fn read(bytes: &'static [u8]) -> Model {
        let mut file = Sections { bytes, at: 0 };
        assert!(file.take(MAGIC.len()) == MAGIC, "models/nli.bin is not ours");
        let model = Model {
            word_steps: file.floats(VOCABULARY_SIZE),
            words: file.integers(VOCABULARY_SIZE * WIDTH),
            positions: file.floats(LONGEST * WIDTH),
            segments: file.floats(2 * WIDTH),
            norm: file.norm(),
            layers: std::array::from_fn(|_| Layer {
                qkv: file.linear(WIDTH, 3 * WIDTH),
                out: file.linear(WIDTH, WIDTH),
                norm1: file.norm(),
                up: file.linear(WIDTH, INNER),
                down: file.linear(INNER, WIDTH),
                norm2: file.norm(),
            }),
            hidden: file.linear(FEATURES, WIDTH),
            classes: file.floats(CLASSES * WIDTH),
            class_bias: file.floats(CLASSES),
        };
        assert!(file.at == bytes.len(), "models/nli.bin is longer than its layers");
        model
    }
}

struct Sections {
    bytes: &'static [u8],
    at: usize,
}

impl Sections {
    fn take(&mut self, length: usize) -> &'static [u8] {
        let start = self.at.next_multiple_of(ALIGNMENT);
        self.at = start + length;
        &self.bytes[start..self.at]
    }

    fn integers(&mut self, count: usize) -> &'static [i8] {
        let bytes = self.take(count);
        // SAFETY: every byte is an i8.
        unsafe { std::slice::from_raw_parts(bytes.as_ptr().cast::<i8>(), count) }
    }

    fn floats(&mut self, count: usize) -> &'static [f32] {
        let bytes = self.take(4 * count);
        if cfg!(target_endian = "little") {
            // SAFETY: every bit pattern is an f32; sections start at multiples of 64 bytes of a file aligned to 64.
            let (head, floats, tail) = unsafe { bytes.align_to::<f32>() };
            assert!(head.is_empty() && tail.is_empty(), "models/nli.bin is not aligned");
            return floats;
        }
        let owned = bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        Box::leak(owned.collect::<Box<[f32]>>())
    }

    fn linear(&mut self, depth: usize, width: usize) -> Linear<'static> {
        assert!(width.is_multiple_of(PANEL));
        Linear {
            depth,
            panels: self.integers(depth * width),
            steps: self.floats(width),
            sums: self.floats(width),
            bias: self.floats(width),
        }
    }

    fn norm(&mut self) -> Norm {
        Norm { gain: self.floats(WIDTH), shift: self.floats(WIDTH) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_weights_are_the_documented_ones() {
        let digest: String = Sha256::digest(&FILE.0).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, WEIGHTS);
        assert!(include_str!("../../models/nli.md").contains(WEIGHTS));
    }
}
