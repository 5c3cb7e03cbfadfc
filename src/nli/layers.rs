//! The cross-encoder: embeddings, six layers of attention and feed-forward, a head of three classes.
//!
//! Takes the tokens of a batch of pairs, one after the other without padding; gives three probabilities a pair. Follows
//! `training/nli/model.py`. Attention is the only part that sees more than one row, and it sees the rows of its own pair:
//! so a pair's scores do not depend on the batch.

use super::attention::attention;
use super::batch::Batch;
use super::kernel::{AddedTo, Bytes, Gelu, Kept, Machine, linear};
use super::lanes::{LANES, Lanes, exp, tanh};
use super::weights::{CLASSES, FEATURES, INNER, Layer, Model, Norm, WIDTH};

/// As in `model.py`.
const EPSILON: f32 = 1e-12;
/// Rows that go through the feed-forward layers together: their 1536 inner numbers should stay in a core's own cache.
const INNER_ROWS: usize = 96;

/// Memory that batches use one after the other.
#[derive(Default)]
pub(super) struct Space {
    x: Vec<f32>,
    y: Vec<f32>,
    qkv: Vec<f32>,
    inner: Vec<f32>,
    bytes: Bytes,
    inner_bytes: Bytes,
    pub keys: Vec<f32>,
    pub weights: Vec<f32>,
}

/// Probabilities of the classes for each pair of the batch.
#[inline(always)]
pub(super) unsafe fn forward<M: Machine>(model: &Model, batch: &Batch, space: &mut Space) -> Vec<[f32; CLASSES]> {
    unsafe {
        embed::<M>(model, batch, space);
        for layer in &model.layers {
            attend::<M>(layer, batch, space);
            feed_forward::<M>(layer, space);
        }
        head::<M>(model, batch, space)
    }
}

#[inline(always)]
unsafe fn embed<M: Machine>(model: &Model, batch: &Batch, space: &mut Space) {
    space.x.resize(batch.tokens.len() * WIDTH, 0.0);
    space.y.resize(batch.tokens.len() * WIDTH, 0.0);
    for pair in &batch.pairs {
        for row in pair.start..pair.end {
            let token = batch.tokens[row] as usize;
            let word = model.words[token * WIDTH..][..WIDTH].as_ptr();
            let place = model.positions[(row - pair.start) * WIDTH..][..WIDTH].as_ptr();
            let segment = model.segments[usize::from(row >= pair.second) * WIDTH..][..WIDTH].as_ptr();
            let out = space.x[row * WIDTH..][..WIDTH].as_mut_ptr();
            unsafe {
                let step = M::Row::splat(model.word_steps[token]);
                for at in (0..WIDTH).step_by(LANES) {
                    let place = M::Row::load(place.add(at)).plus(M::Row::load(segment.add(at)));
                    M::Row::from_bytes(word.add(at)).times_plus(step, place).store(out.add(at));
                }
            }
        }
    }
    unsafe { normalise::<M::Row>(&model.norm, &mut space.x) };
}

#[inline(always)]
unsafe fn attend<M: Machine>(layer: &Layer, batch: &Batch, space: &mut Space) {
    let Space { x, y, qkv, bytes, keys, weights, .. } = space;
    qkv.resize(3 * x.len(), 0.0);
    unsafe {
        bytes.fill::<M::Row>(x, WIDTH);
        linear::<M, _>(&layer.qkv, bytes, Kept, qkv);
        for pair in &batch.pairs {
            let rows = &qkv[3 * WIDTH * pair.start..3 * WIDTH * pair.end];
            attention::<M>(rows, keys, weights, &mut y[WIDTH * pair.start..WIDTH * pair.end]);
        }
        bytes.fill::<M::Row>(y, WIDTH);
        linear::<M, _>(&layer.out, bytes, AddedTo(x), y);
        normalise::<M::Row>(&layer.norm1, y);
    }
    std::mem::swap(x, y);
}

#[inline(always)]
unsafe fn feed_forward<M: Machine>(layer: &Layer, space: &mut Space) {
    let Space { x, y, inner, bytes, inner_bytes, .. } = space;
    for (x, y) in x.chunks(INNER_ROWS * WIDTH).zip(y.chunks_mut(INNER_ROWS * WIDTH)) {
        inner.resize(x.len() / WIDTH * INNER, 0.0);
        unsafe {
            bytes.fill::<M::Row>(x, WIDTH);
            linear::<M, _>(&layer.up, bytes, Gelu, inner);
            inner_bytes.fill::<M::Row>(inner, INNER);
            linear::<M, _>(&layer.down, inner_bytes, AddedTo(x), y);
            normalise::<M::Row>(&layer.norm2, y);
        }
    }
    std::mem::swap(x, y);
}

/// Each row to mean 0 and variance 1, then scaled and shifted.
#[inline(always)]
unsafe fn normalise<L: Lanes>(norm: &Norm, rows: &mut [f32]) {
    for row in rows.chunks_exact_mut(WIDTH) {
        let row = row.as_mut_ptr();
        unsafe {
            let mut sum = L::splat(0.0);
            for at in (0..WIDTH).step_by(LANES) {
                sum = sum.plus(L::load(row.add(at)));
            }
            let mean = L::splat(sum.sum() / WIDTH as f32);
            let mut squares = L::splat(0.0);
            for at in (0..WIDTH).step_by(LANES) {
                let centred = L::load(row.add(at)).minus(mean);
                squares = centred.times_plus(centred, squares);
            }
            let inverse = L::splat(1.0 / (squares.sum() / WIDTH as f32 + EPSILON).sqrt());
            for at in (0..WIDTH).step_by(LANES) {
                let (gain, shift) = (L::load(norm.gain.as_ptr().add(at)), L::load(norm.shift.as_ptr().add(at)));
                let unit = L::load(row.add(at)).minus(mean).times(inverse);
                unit.times_plus(gain, shift).store(row.add(at));
            }
        }
    }
}

#[inline(always)]
unsafe fn head<M: Machine>(model: &Model, batch: &Batch, space: &mut Space) -> Vec<[f32; CLASSES]> {
    let mut features = vec![0.0; batch.pairs.len() * FEATURES];
    let mut hidden = vec![0.0; batch.pairs.len() * WIDTH];
    for (pair, out) in batch.pairs.iter().zip(features.chunks_exact_mut(FEATURES)) {
        let row = |at: usize| &space.x[at * WIDTH..];
        let (first, second) = (pair.second - pair.start, pair.end - pair.second);
        let (x, out) = (row(pair.start).as_ptr(), out.as_mut_ptr());
        for at in (0..WIDTH).step_by(LANES) {
            unsafe {
                let p = mean::<M::Row>(x.add(at), first);
                let h = mean::<M::Row>(row(pair.second).as_ptr().add(at), second);
                let parts = [M::Row::load(x.add(at)), p, h, p.minus(h).max(h.minus(p)), p.times(h)];
                for (i, part) in parts.into_iter().enumerate() {
                    part.store(out.add(i * WIDTH + at));
                }
            }
        }
    }
    unsafe {
        space.bytes.fill::<M::Row>(&features, FEATURES);
        linear::<M, _>(&model.hidden, &space.bytes, Kept, &mut hidden);
        hidden.chunks_exact(WIDTH).map(|row| classes::<M::Row>(model, row)).collect()
    }
}

/// Mean of sixteen columns over `count` rows.
#[inline(always)]
unsafe fn mean<L: Lanes>(from: *const f32, count: usize) -> L {
    unsafe {
        let mut sum = L::splat(0.0);
        for row in 0..count {
            sum = sum.plus(L::load(from.add(row * WIDTH)));
        }
        sum.over(L::splat(count as f32))
    }
}

#[inline(always)]
unsafe fn classes<L: Lanes>(model: &Model, hidden: &[f32]) -> [f32; CLASSES] {
    let mut sums = [unsafe { L::splat(0.0) }; CLASSES];
    for at in (0..WIDTH).step_by(LANES) {
        unsafe {
            let value = tanh(L::load(hidden.as_ptr().add(at)));
            for (class, sum) in sums.iter_mut().enumerate() {
                *sum = value.times_plus(L::load(model.classes.as_ptr().add(class * WIDTH + at)), *sum);
            }
        }
    }
    let mut logits = [f32::MIN; LANES];
    for (class, sum) in sums.iter().enumerate() {
        logits[class] = unsafe { sum.sum() } + model.class_bias[class];
    }
    let mut powers = [0.0; LANES];
    unsafe {
        let logits = L::load(logits.as_ptr());
        exp(logits.minus(L::splat(logits.largest()))).store(powers.as_mut_ptr());
    }
    let total = powers[0] + powers[1] + powers[2];
    [powers[0] / total, powers[1] / total, powers[2] / total]
}
