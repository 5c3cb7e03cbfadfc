//! Attention inside one pair: every token looks at every token, twelve heads of 32 numbers.
//!
//! Takes the rows of queries, keys and values of a pair, gives the attended values. A score adds its 32 products in their
//! order, an attended number its tokens in theirs; only the sum over a row of weights is split, into sixteen parts.

use super::kernel::{Machine, tiles};
use super::lanes::{LANES, Lanes, exp};
use super::weights::WIDTH;

const HEADS: usize = 12;
const SIZE: usize = WIDTH / HEADS;
const STRIDE: usize = 3 * WIDTH;
/// Weight of a place behind the last token: too small for any sum.
const NOWHERE: f32 = -1e30;

/// `keys` and `weights` are scratch space; `out` has a row of `WIDTH` for every row of `qkv`.
#[inline(always)]
pub(super) unsafe fn attention<M: Machine>(qkv: &[f32], keys: &mut Vec<f32>, weights: &mut Vec<f32>, out: &mut [f32]) {
    let tokens = qkv.len() / STRIDE;
    assert!(qkv.len() == tokens * STRIDE && out.len() == tokens * WIDTH);
    let padded = tokens.next_multiple_of(LANES);
    keys.clear();
    keys.resize(SIZE * padded, 0.0);
    weights.clear();
    weights.resize(M::QUERIES * padded, 0.0);
    for head in 0..HEADS {
        for (token, row) in qkv.chunks_exact(STRIDE).enumerate() {
            for (i, key) in row[WIDTH + head * SIZE..][..SIZE].iter().enumerate() {
                keys[i * padded + token] = *key;
            }
        }
        let queries = qkv[head * SIZE..].as_ptr();
        let values = qkv[2 * WIDTH + head * SIZE..].as_ptr();
        tiles!(tokens, M::QUERIES, |first, R| unsafe {
            let scores = weights.as_mut_ptr();
            score::<M::Row, R>(queries.add(first * STRIDE), keys, padded, scores);
            let mut totals = [0.0; R];
            for (r, total) in totals.iter_mut().enumerate() {
                *total = soften::<M::Row>(&mut weights[r * padded..(r + 1) * padded], tokens);
            }
            let to = out.as_mut_ptr().add(first * WIDTH + head * SIZE);
            gather::<M::Row, R>(weights.as_ptr(), padded, values, tokens, totals, to);
        });
    }
}

/// Products of `R` queries with all keys.
#[inline(always)]
unsafe fn score<L: Lanes, const R: usize>(queries: *const f32, keys: &[f32], padded: usize, scores: *mut f32) {
    for at in (0..padded).step_by(2 * LANES) {
        unsafe {
            let (keys, scores) = (keys.as_ptr().add(at), scores.add(at));
            if at + LANES < padded {
                score_keys::<L, R, 2>(queries, keys, padded, scores);
            } else {
                score_keys::<L, R, 1>(queries, keys, padded, scores);
            }
        }
    }
}

/// Products of `R` queries with `K` times sixteen keys: what is loaded once serves more sums.
#[inline(always)]
unsafe fn score_keys<L: Lanes, const R: usize, const K: usize>(
    queries: *const f32,
    keys: *const f32,
    padded: usize,
    scores: *mut f32,
) {
    unsafe {
        let mut sums = [[L::splat(0.0); K]; R];
        for i in 0..SIZE {
            let mut row = [L::splat(0.0); K];
            for (k, key) in row.iter_mut().enumerate() {
                *key = L::load(keys.add(i * padded + k * LANES));
            }
            for (r, sums) in sums.iter_mut().enumerate() {
                let query = L::splat(*queries.add(r * STRIDE + i));
                for (k, key) in row.iter().enumerate() {
                    sums[k] = query.times_plus(*key, sums[k]);
                }
            }
        }
        for (r, sums) in sums.iter().enumerate() {
            for (k, sum) in sums.iter().enumerate() {
                sum.store(scores.add(r * padded + k * LANES));
            }
        }
    }
}

/// Scores → weights that still have to be divided by the total given back.
#[inline(always)]
unsafe fn soften<L: Lanes>(scores: &mut [f32], tokens: usize) -> f32 {
    /// 1 / √32
    const SCALE: f32 = 0.176_776_7;
    scores[tokens..].fill(NOWHERE);
    let row = scores.as_mut_ptr();
    unsafe {
        let mut largest = L::load(row);
        for at in (LANES..scores.len()).step_by(LANES) {
            largest = largest.max(L::load(row.add(at)));
        }
        let scale = L::splat(SCALE);
        let largest = L::splat(largest.largest()).times(scale);
        let mut sum = L::splat(0.0);
        for at in (0..scores.len()).step_by(LANES) {
            let power = exp(L::load(row.add(at)).times(scale).minus(largest));
            power.store(row.add(at));
            sum = sum.plus(power);
        }
        sum.sum()
    }
}

/// Sums of the values, by weight.
#[inline(always)]
unsafe fn gather<L: Lanes, const R: usize>(
    weights: *const f32,
    padded: usize,
    values: *const f32,
    tokens: usize,
    totals: [f32; R],
    out: *mut f32,
) {
    const PARTS: usize = SIZE / LANES;
    unsafe {
        let mut sums = [[L::splat(0.0); PARTS]; R];
        for token in 0..tokens {
            let mut row = [L::splat(0.0); PARTS];
            for (part, value) in row.iter_mut().enumerate() {
                *value = L::load(values.add(token * STRIDE + part * LANES));
            }
            for (r, sums) in sums.iter_mut().enumerate() {
                let weight = L::splat(*weights.add(r * padded + token));
                for (part, value) in row.iter().enumerate() {
                    sums[part] = weight.times_plus(*value, sums[part]);
                }
            }
        }
        for (r, sums) in sums.iter().enumerate() {
            let share = L::splat(1.0 / totals[r]);
            for (part, sum) in sums.iter().enumerate() {
                sum.times(share).store(out.add(r * WIDTH + part * LANES));
            }
        }
    }
}
