//! A row of `WIDTH` numbers for each token, with its neighbours in it.
//!
//! Takes lexemes, gives the output of one of the model's two encoders: hash embeddings of the attributes, summed and mixed,
//! then four residual layers that each look one token to either side. Before and behind the text the reference puts rows of
//! zeros that go through the layers like all others; here as many of them as reach a token.
//!
//! Reference: `spacy/ml/models/tok2vec.py` (`MultiHashEmbed`, `MaxoutWindowEncoder`), `thinc/layers/hashembed.py`.

use super::hash::keys;
use super::kernel::{Machine, WIDTH, maxout};
use super::lexeme::{ATTRIBUTES, Lexeme};
use super::model::{DEPTH, Encoder};

/// Seed of the first table's hash; each next table has the next.
const SEED: u32 = 8;

/// `spaced` is read by an encoder with tables for it; rows come one after the other.
pub(super) fn encode(machine: Machine, encoder: &Encoder, lexemes: &[Lexeme], spaced: &[bool]) -> Vec<f32> {
    let n = lexemes.len();
    // Rows of padding before and behind, the outermost always zero.
    let mut rows = vec![0.0f32; (n + 2 * DEPTH) * WIDTH];
    embed(machine, encoder, lexemes, spaced, &mut rows[DEPTH * WIDTH..(DEPTH + n) * WIDTH]);
    let mut fresh = vec![0.0f32; (n + 2 * DEPTH) * WIDTH];
    for (i, layer) in encoder.layers.iter().enumerate() {
        // A later layer needs fewer rows of padding: its value there reaches no token.
        let reach = DEPTH - 1 - i;
        let (first, last) = (DEPTH - reach, DEPTH + n + reach);
        let out = &mut fresh[first * WIDTH..last * WIDTH];
        maxout(machine, layer, &rows[(first - 1) * WIDTH..], WIDTH, out);
        for (value, old) in out.iter_mut().zip(&rows[first * WIDTH..last * WIDTH]) {
            *value += old;
        }
        std::mem::swap(&mut rows, &mut fresh);
    }
    rows.truncate((DEPTH + n) * WIDTH);
    rows.drain(..DEPTH * WIDTH);
    rows
}

fn embed(machine: Machine, encoder: &Encoder, lexemes: &[Lexeme], spaced: &[bool], out: &mut [f32]) {
    let depth = encoder.mix.depth;
    let mut features = vec![0.0f32; lexemes.len() * depth];
    for ((lexeme, spaced), row) in lexemes.iter().zip(spaced).zip(features.chunks_exact_mut(depth)) {
        let mut ids = [0; ATTRIBUTES + 2];
        ids[..ATTRIBUTES].copy_from_slice(&lexeme.ids);
        ids[ATTRIBUTES] = u64::from(*spaced);
        ids[ATTRIBUTES + 1] = u64::from(lexeme.space);
        for (i, (table, part)) in encoder.tables.iter().zip(row.chunks_exact_mut(WIDTH)).enumerate() {
            let count = (table.len() / WIDTH) as u32;
            let [a, b, c, d] = keys(ids[i], SEED + i as u32).map(|key| {
                let at = (key % count) as usize * WIDTH;
                &table[at..at + WIDTH]
            });
            for (j, value) in part.iter_mut().enumerate() {
                *value = a[j] + b[j] + c[j] + d[j];
            }
        }
    }
    maxout(machine, &encoder.mix, &features, depth, out);
}
