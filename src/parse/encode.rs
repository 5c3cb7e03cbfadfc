//! A row of `WIDTH` numbers for each token, with its neighbours in it.
//!
//! Takes words, gives the output of one of the model's two encoders: hash embeddings of the attributes, summed and mixed,
//! then four residual layers that each look one token to either side. Before and behind the text the reference puts rows of
//! zeros that go through the layers like all others; here as many of them as reach a token.
//!
//! The embedding and its part in the first window layer depend on the word alone: computed once for each word met again
//! (`seen`), they are two fifths of the arithmetic.
//!
//! Reference: `spacy/ml/models/tok2vec.py` (`MultiHashEmbed`, `MaxoutWindowEncoder`), `thinc/layers/hashembed.py`.

use super::hash::keys;
use super::kernel::{WIDTH, join, maxout, parts};
use super::lexeme::{ATTRIBUTES, lexeme};
use super::model::{DEPTH, Encoder, Model};
use super::seen::ROW;
use super::tokenise::Piece;

/// Seed of the first table's hash; each next table has the next.
const SEED: u32 = 8;

/// Rows of all tokens, one after the other.
pub(super) fn encode(model: &Model, encoder: &Encoder, text: &str, pieces: &[Piece]) -> Vec<f32> {
    let n = pieces.len();
    let machine = model.machine;
    let fresh = fresh(model, encoder, text, pieces);
    let mut made = fresh.rows.chunks_exact(ROW);
    let known: Vec<&[f32]> =
        fresh.known.iter().map(|known| known.unwrap_or_else(|| made.next().unwrap_or(&[]))).collect();

    // Rows of padding before and behind, the outermost always zero.
    let mut rows = vec![0.0f32; (n + 2 * DEPTH) * WIDTH];
    for (row, known) in rows[DEPTH * WIDTH..].chunks_exact_mut(WIDTH).zip(&known) {
        row.copy_from_slice(&known[..WIDTH]);
    }
    let mut next = vec![0.0f32; (n + 2 * DEPTH) * WIDTH];
    for (i, layer) in encoder.layers.iter().enumerate() {
        // A later layer needs fewer rows of padding: its value there reaches no token.
        let reach = DEPTH - 1 - i;
        let (first, last) = (DEPTH - reach, DEPTH + n + reach);
        let (base, out) = (&rows[first * WIDTH..last * WIDTH], &mut next[first * WIDTH..last * WIDTH]);
        if i == 0 {
            let mut windows: Vec<Option<&[f32]>> = vec![None; n + 2 * DEPTH];
            for (window, known) in windows[DEPTH..].iter_mut().zip(&known) {
                *window = Some(&known[WIDTH..]);
            }
            join(machine, layer, &windows, base, out);
        } else {
            maxout(machine, layer, &rows[(first - 1) * WIDTH..], WIDTH, Some(base), out);
        }
        std::mem::swap(&mut rows, &mut next);
    }
    rows.copy_within(DEPTH * WIDTH..(DEPTH + n) * WIDTH, 0);
    rows.truncate(n * WIDTH);
    rows
}

struct Fresh<'a> {
    /// What is known of each token's word already.
    known: Vec<Option<&'a [f32]>>,
    /// What was computed now, for the tokens of which nothing is known, in their order.
    rows: Vec<f32>,
}

fn fresh<'a>(model: &Model, encoder: &'a Encoder, text: &str, pieces: &[Piece]) -> Fresh<'a> {
    let spaced = |piece: &Piece| encoder.tables.len() > ATTRIBUTES && piece.spaced;
    // A word's key: its text, the norm an exception gives it, and the space behind it where the encoder sees that.
    let key = |piece: &Piece| {
        let key = piece.orth ^ piece.norm.rotate_left(17) ^ u64::from(spaced(piece));
        key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    };
    let known: Vec<Option<&[f32]>> = pieces.iter().map(|piece| encoder.seen.get(key(piece))).collect();
    let strange: Vec<&Piece> = pieces.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(p, _)| p).collect();
    let depth = encoder.mix.depth;
    let mut features = vec![0.0f32; strange.len() * depth];
    for (piece, row) in strange.iter().zip(features.chunks_exact_mut(depth)) {
        let word = &text[piece.start as usize..piece.end as usize];
        let lexeme = lexeme(model, word, piece.orth, piece.norm);
        let mut ids = [0; ATTRIBUTES + 2];
        ids[..ATTRIBUTES].copy_from_slice(&lexeme.ids);
        ids[ATTRIBUTES] = u64::from(piece.spaced);
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
    let mut mixed = vec![0.0f32; strange.len() * WIDTH];
    maxout(model.machine, &encoder.mix, &features, depth, None, &mut mixed);
    let mut windows = vec![0.0f32; strange.len() * (ROW - WIDTH)];
    parts(model.machine, &encoder.layers[0], &mixed, &mut windows);
    let mut rows = Vec::with_capacity(strange.len() * ROW);
    for ((piece, mixed), windows) in
        strange.iter().zip(mixed.chunks_exact(WIDTH)).zip(windows.chunks_exact(ROW - WIDTH))
    {
        let start = rows.len();
        rows.extend_from_slice(mixed);
        rows.extend_from_slice(windows);
        encoder.seen.keep(key(piece), &rows[start..]);
    }
    Fresh { known, rows }
}
