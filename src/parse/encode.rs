//! A row of `WIDTH` numbers for each token, with its neighbours in it.
//!
//! Takes the words of some texts, gives the output of one of the model's two encoders: hash embeddings of the attributes, summed
//! and mixed, then four residual layers that each look one token to either side. Before and behind a text the reference puts rows
//! of zeros that go through the layers like all others; here as many of them as reach a token. Texts stand one behind the other
//! only because a kernel is faster on many rows: none sees another.
//!
//! The embedding and its part in the first window layer depend on the word alone: kept for words met again (`seen`), they are two fifths of the arithmetic. The other layers work out two rows at a time (`kernel::window`).
//!
//! Reference: `spacy/ml/models/tok2vec.py` (`MultiHashEmbed`, `MaxoutWindowEncoder`), `thinc/layers/hashembed.py`.

use super::hash::keys;
use super::kept::OfEncoder;
use super::kernel::{PARTED, WIDTH, join, maxout, parts, window};
use super::lexeme::{ATTRIBUTES, lexeme};
use super::model::{DEPTH, Encoder, Model};
use super::seen::{Memo, Seen};
use super::tokenise::Piece;
use std::ops::Range;

/// Seed of the first table's hash; each next table has the next.
const SEED: u32 = 8;
/// Words that a thread remembers beside the table of all: 4 MB. An article has 200 of them. A guess.
const WORDS: usize = 1024;

/// A text and its tokens.
pub(super) struct Pieces<'a> {
    pub text: &'a str,
    pub pieces: Vec<Piece>,
}

/// Rows of all tokens of all texts, one after the other; at least one text.
pub(super) fn encode(
    model: &Model,
    encoder: &Encoder,
    texts: &[Pieces],
    kept: &OfEncoder,
    strange: &mut Memo,
) -> Vec<f32> {
    let machine = model.machine;
    let words = words(model, encoder, texts, &kept.seen, strange);
    // Each text between rows of padding, the outermost always zero.
    let height: usize = texts.iter().map(|text| text.pieces.len() + 2 * DEPTH).sum();
    let mut rows = vec![0.0f32; height * WIDTH];
    let mut windows: Vec<Option<&[f32]>> = vec![None; height];
    let mut tokens: Vec<Range<usize>> = Vec::with_capacity(texts.len());
    let mut word = 0;
    for text in texts {
        let first = tokens.last().map_or(0, |before| before.end + DEPTH) + DEPTH;
        let own = first..first + text.pieces.len();
        for row in own.clone() {
            let known = words.row(word);
            rows[row * WIDTH..][..WIDTH].copy_from_slice(&known[..WIDTH]);
            windows[row] = Some(&known[WIDTH..]);
            word += 1;
        }
        tokens.push(own);
    }
    let mut next = vec![0.0f32; height * WIDTH];
    join(machine, &encoder.first, &windows, &rows[WIDTH..], &mut next[WIDTH..]);
    for (i, layer) in kept.windows.iter().enumerate() {
        std::mem::swap(&mut rows, &mut next);
        // A later layer needs fewer rows of padding: its value there reaches no token. Where the number of rows is odd, the
        // second of the last pair is such a value.
        let reach = kept.windows.len() - 1 - i;
        let pairs = tokens.iter().flat_map(|own| (own.start - reach..own.end + reach).step_by(2));
        window(machine, layer, &rows, &pairs.collect::<Vec<_>>(), &mut next);
    }
    rows.clear();
    for own in tokens {
        rows.extend_from_slice(&next[own.start * WIDTH..own.end * WIDTH]);
    }
    rows
}

/// A word's key: its text, the norm an exception gives it, and the space behind it where the encoder sees that.
fn key(encoder: &Encoder, piece: &Piece) -> u64 {
    let spaced = encoder.tables.len() > ATTRIBUTES && piece.spaced;
    let key = piece.orth ^ piece.norm.rotate_left(17) ^ u64::from(spaced);
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// What depends on a word alone, for each token.
struct Words<'a> {
    tokens: Vec<Word<'a>>,
    strange: &'a Memo,
}

enum Word<'a> {
    Kept(&'a [f32]),
    /// Place among the thread's own.
    Strange(usize),
}

impl<'a> Words<'a> {
    fn row(&self, token: usize) -> &'a [f32] {
        match self.tokens[token] {
            Word::Kept(row) => row,
            Word::Strange(place) => self.strange.row(place),
        }
    }
}

fn words<'a>(model: &Model, encoder: &Encoder, texts: &[Pieces], seen: &'a Seen, strange: &'a mut Memo) -> Words<'a> {
    strange.make_room(WORDS);
    let mut new: Vec<(&str, &Piece)> = Vec::new();
    let pieces = texts.iter().flat_map(|text| text.pieces.iter().map(|piece| (text.text, piece)));
    let tokens = pieces.map(|(text, piece)| {
        let key = key(encoder, piece);
        if let Some(row) = seen.get(key) {
            return Word::Kept(row);
        }
        let (place, is_new) = strange.place(key);
        if is_new {
            new.push((text, piece));
        }
        Word::Strange(place)
    });
    let tokens = tokens.collect();
    let rows = strange.fill();
    make(model, encoder, &new, rows);
    for ((_, piece), row) in new.iter().zip(rows.chunks_exact(PARTED)) {
        seen.keep(key(encoder, piece), row);
    }
    Words { tokens, strange }
}

/// `PARTED` floats for each word.
fn make(model: &Model, encoder: &Encoder, words: &[(&str, &Piece)], rows: &mut [f32]) {
    let depth = encoder.mix.depth;
    let mut features = vec![0.0f32; words.len() * depth];
    for ((text, piece), row) in words.iter().zip(features.chunks_exact_mut(depth)) {
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
    let mut embedded = vec![0.0f32; words.len() * WIDTH];
    maxout(model.machine, &encoder.mix, &features, &mut embedded);
    parts(model.machine, &encoder.first, &embedded, rows);
}
