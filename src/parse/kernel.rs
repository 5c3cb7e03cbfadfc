//! The arithmetic of the networks: rows times a matrix, with the maximum over pieces, layer normalisation and argmax.
//!
//! Takes rows of `f32` and weights in the blocked layout of `training/english/convert.py`, gives rows. Knows no language.
//!
//! The same bits on every machine: what is worked out once for a word is summed in floats, each output with one accumulator
//! that adds its products in the order of the inputs, every product fused (`f32::mul_add` rounds once, in hardware or not),
//! so the width of a vector changes nothing; what is worked out for each token is summed in whole numbers (`shorts`). A
//! maximum is `a > b ? a : b` everywhere. The scalar twin is the same code over a one-lane vector; a test compares them
//! bit for bit.

use super::shorts::{LANES, Weights, shorten};
use super::vector::{Machine, Vector, dispatch, specialise};

/// Width of a hidden row of both encoders.
pub(super) const WIDTH: usize = 96;
/// Pieces of a maxout unit in the encoders.
const PIECES: usize = 3;
/// Values of a row before the maximum.
const UNMAXED: usize = PIECES * WIDTH;
/// Rows that a window layer looks at.
const WINDOW: usize = 3;

/// A layer of maxout units and the normalisation behind it: `WIDTH` outputs of `depth` inputs.
#[derive(Copy, Clone)]
pub(super) struct Maxout<'a> {
    pub depth: usize,
    pub weights: &'a [f32],
    pub bias: &'a [f32],
    pub gain: &'a [f32],
    pub shift: &'a [f32],
}

/// A plain affine layer.
pub(super) struct Linear<'a> {
    pub weights: Weights,
    pub bias: &'a [f32],
}

/// A window layer that works out two rows at a time.
pub(super) struct Paired<'a> {
    layer: Maxout<'a>,
    weights: Weights,
}

specialise!(maxout_rows(layer: &Maxout, x: &[f32], out: &mut [f32]), maxout_avx2, maxout_avx512);
specialise!(
    window_rows(layer: &Paired, x: &[f32], pairs: &[usize], out: &mut [f32]),
    window_avx2,
    window_avx512
);
specialise!(parts_rows(layer: &Maxout, x: &[f32], out: &mut [f32]), parts_avx2, parts_avx512);
specialise!(
    join_rows(layer: &Maxout, parts: &[Option<&[f32]>], base: &[f32], out: &mut [f32]),
    join_avx2,
    join_avx512
);
specialise!(sum_rows(rows: &[&[f32]], bias: &[f32], out: &mut [f32]), sum_avx2, sum_avx512);
specialise!(linear_rows(layer: &Linear, x: &[f32], rows: usize, out: &mut [f32]), linear_avx2, linear_avx512);

/// Row `i` of `out` is the layer's value for the `depth` floats at `x[i * depth]`, normalised.
pub(super) fn maxout(machine: Machine, layer: &Maxout, x: &[f32], out: &mut [f32]) {
    assert!(x.len() == out.len() / WIDTH * layer.depth);
    layer.check();
    dispatch!(machine, maxout_rows(layer, x, out), maxout_avx2, maxout_avx512);
}

/// Products that give two rows of a window layer, where one at a time would take six: Winograd's F(2, 3). Of the rows a, b, c, d
/// under weights l, m, r the first is l a + m b + r c, the second l b + m c + r d; the products are l (a - c),
/// (l + m + r) / 2 (b + c), (l - m + r) / 2 (c - b) and r (b - d).
const MIXED: usize = 4;
/// Pairs of rows that are mixed together: few enough for what is mixed to stay near.
const PAIRS: usize = 16;
/// Rows that a linear layer takes at once, for the same reason.
const ROWS: usize = 2 * PAIRS;

impl<'a> Paired<'a> {
    pub(super) fn of(layer: &Maxout<'a>) -> Paired<'a> {
        layer.check();
        let row = WIDTH * PIECES * LANES;
        let mut mixed = Vec::with_capacity(layer.weights.len() / WINDOW * MIXED);
        for block in layer.weights.chunks_exact(WINDOW * row) {
            let of = |make: fn(f32, f32, f32) -> f32| {
                (0..row).map(move |i| make(block[i], block[row + i], block[2 * row + i]))
            };
            mixed.extend(of(|l, _, _| l));
            mixed.extend(of(|l, m, r| (l + m + r) * 0.5));
            mixed.extend(of(|l, m, r| (l - m + r) * 0.5));
            mixed.extend(of(|_, _, r| r));
        }
        Paired { layer: *layer, weights: Weights::of(&mixed, WIDTH, PIECES) }
    }
}

/// Rows of `out` from rows of `x`, two for each of `pairs`, which names the first: the layer's value for a row and its two
/// neighbours, normalised, plus the row. A row's bits depend on which of its pair it is.
pub(super) fn window(machine: Machine, layer: &Paired, x: &[f32], pairs: &[usize], out: &mut [f32]) {
    assert!(x.len() == out.len() && layer.weights.outputs() == MIXED * UNMAXED);
    assert!(pairs.iter().all(|first| *first > 0 && (first + 3) * WIDTH <= x.len()));
    dispatch!(machine, window_rows(layer, x, pairs, out), window_avx2, window_avx512);
}

/// Floats of the parts of one row.
pub(super) const PARTS: usize = WINDOW * UNMAXED;
/// A row, then its parts.
pub(super) const PARTED: usize = WIDTH + PARTS;

/// Each row of `x` and what it gives a window layer as the left, the middle and the right row of a window: `PARTED` floats.
pub(super) fn parts(machine: Machine, layer: &Maxout, x: &[f32], out: &mut [f32]) {
    layer.check();
    assert!(layer.depth == WINDOW * WIDTH && out.len() * WIDTH == x.len() * PARTED);
    dispatch!(machine, parts_rows(layer, x, out), parts_avx2, parts_avx512);
}

/// A window layer over rows whose parts are known: row `i` of `out` has the parts `i - 1`, `i` and `i + 1`, `None` standing
/// for a row of zeros, and row `i` of `base` is added. The first and last of `parts` have no row of their own.
pub(super) fn join(machine: Machine, layer: &Maxout, parts: &[Option<&[f32]>], base: &[f32], out: &mut [f32]) {
    layer.check();
    let rows = parts.len() - 2;
    assert!(base.len() >= rows * WIDTH && out.len() >= rows * WIDTH);
    assert!(parts.iter().flatten().all(|part| part.len() >= PARTS));
    dispatch!(machine, join_rows(layer, parts, base, out), join_avx2, join_avx512);
}

/// `rows` rows of `depth` floats in, `rows` rows of as many floats as the bias has out.
pub(super) fn linear(machine: Machine, layer: &Linear, x: &[f32], rows: usize, out: &mut [f32]) {
    let depth = layer.weights.depth;
    assert!(depth <= WIDTH && x.len() >= rows * depth && out.len() >= rows * layer.bias.len());
    assert!(layer.weights.outputs() == layer.bias.len());
    dispatch!(machine, linear_rows(layer, x, rows, out), linear_avx2, linear_avx512);
}

/// Rows added in their order, then the bias, then the larger of each two pieces: those of `out[i]` are `i` and `i + out.len()`.
pub(super) fn sums(machine: Machine, rows: &[&[f32]], bias: &[f32], out: &mut [f32]) {
    let width = 2 * out.len();
    assert!(out.len().is_multiple_of(LANES) && bias.len() == width && rows.iter().all(|row| row.len() == width));
    dispatch!(machine, sum_rows(rows, bias, out), sum_avx2, sum_avx512);
}

impl Maxout<'_> {
    fn check(&self) {
        assert!(self.weights.len() == self.depth * UNMAXED && self.bias.len() == UNMAXED);
        assert!(self.gain.len() == WIDTH && self.shift.len() == WIDTH);
    }
}

/// Calls `$tile::<V, R>($row, ..)` for tiles of rows, the largest that registers hold first.
macro_rules! tiles {
    ($rows:expr, $most:expr, |$row:ident, $count:ident| $body:expr) => {{
        let mut $row = 0;
        macro_rules! tile {
            ($n:literal) => {
                while $most >= $n && $rows - $row >= $n {
                    const $count: usize = $n;
                    $body;
                    $row += $n;
                }
            };
        }
        tile!(8);
        tile!(6);
        tile!(4);
        tile!(3);
        tile!(2);
        tile!(1);
    }};
}

#[inline(always)]
unsafe fn maxout_rows<V: Vector>(layer: &Maxout, x: &[f32], out: &mut [f32]) {
    let rows = out.len() / WIDTH;
    for at in (0..WIDTH).step_by(V::WIDTH) {
        let weights = &layer.weights[at / LANES * layer.depth * PIECES * LANES + at % LANES..];
        tiles!(rows, V::ROWS, |row, R| unsafe {
            let x = x.as_ptr().add(row * layer.depth);
            let sums = products::<V, R>(layer.depth, x, layer.depth, weights.as_ptr());
            for (r, sum) in sums.into_iter().enumerate() {
                largest(layer, at, sum).store(out.as_mut_ptr().add((row + r) * WIDTH + at));
            }
        });
    }
    for row in out.chunks_exact_mut(WIDTH) {
        unsafe { normalise::<V>(layer, row, None) };
    }
}

/// The largest of the pieces of the units from `at` on, with their bias.
#[inline(always)]
unsafe fn largest<V: Vector>(layer: &Maxout, at: usize, pieces: [V; PIECES]) -> V {
    unsafe {
        let bias = layer.bias.as_ptr().add(at);
        let mut best = pieces[0].plus(V::load(bias));
        for (p, piece) in pieces.iter().enumerate().skip(1) {
            best = piece.plus(V::load(bias.add(p * WIDTH))).max(best);
        }
        best
    }
}

#[inline(always)]
unsafe fn window_rows<V: Vector>(layer: &Paired, x: &[f32], pairs: &[usize], out: &mut [f32]) {
    const ROW: usize = MIXED * WIDTH;
    let mut mixed = [0.0f32; ROW];
    let mut shorts = [0i16; PAIRS * ROW];
    let mut steps = [[0.0f32; MIXED]; PAIRS];
    for pairs in pairs.chunks(PAIRS) {
        for ((first, shorts), steps) in pairs.iter().zip(shorts.chunks_exact_mut(ROW)).zip(&mut steps) {
            unsafe { mix::<V>(&x[(first - 1) * WIDTH..][..ROW], &mut mixed) };
            for (i, step) in steps.iter_mut().enumerate() {
                let row = i * WIDTH..(i + 1) * WIDTH;
                *step = unsafe { shorten::<V>(&mixed[row.clone()], &mut shorts[row]) };
            }
        }
        for at in (0..WIDTH).step_by(V::WIDTH) {
            tiles!(pairs.len(), V::ROWS, |pair, R| unsafe {
                let mut made = [[[V::splat(0.0); PIECES]; R]; MIXED];
                for (i, made) in made.iter_mut().enumerate() {
                    let x = shorts.as_ptr().add(pair * ROW + i * WIDTH);
                    let outputs = (at / LANES * MIXED + i, 0, at % LANES);
                    *made = layer.weights.products::<V, PIECES, R>(outputs, x, ROW);
                }
                for r in 0..R {
                    let mut rows = [[V::splat(0.0); PIECES]; MIXED];
                    for i in 0..MIXED {
                        let step = V::splat(steps[pair + r][i]);
                        for p in 0..PIECES {
                            rows[i][p] = made[i][r][p].times(step);
                        }
                    }
                    let [one, sum, difference, two] = rows;
                    let (mut left, mut right) = (one, sum);
                    for p in 0..PIECES {
                        left[p] = left[p].plus(sum[p]).plus(difference[p]);
                        right[p] = right[p].minus(difference[p]).minus(two[p]);
                    }
                    let to = out.as_mut_ptr().add(pairs[pair + r] * WIDTH + at);
                    largest::<V>(&layer.layer, at, left).store(to);
                    largest::<V>(&layer.layer, at, right).store(to.add(WIDTH));
                }
            });
        }
        for row in pairs.iter().flat_map(|first| [*first, first + 1]) {
            let row = row * WIDTH..(row + 1) * WIDTH;
            unsafe { normalise::<V>(&layer.layer, &mut out[row.clone()], Some(&x[row])) };
        }
    }
}

/// The four rows of a pair and its neighbours, mixed as [`MIXED`] says.
#[inline(always)]
unsafe fn mix<V: Vector>(x: &[f32], mixed: &mut [f32]) {
    debug_assert!(x.len() == MIXED * WIDTH && mixed.len() == MIXED * WIDTH);
    for at in (0..WIDTH).step_by(V::WIDTH) {
        unsafe {
            let (from, to) = (x.as_ptr().add(at), mixed.as_mut_ptr().add(at));
            let (a, b) = (V::load(from), V::load(from.add(WIDTH)));
            let (c, d) = (V::load(from.add(2 * WIDTH)), V::load(from.add(3 * WIDTH)));
            a.minus(c).store(to);
            b.plus(c).store(to.add(WIDTH));
            c.minus(b).store(to.add(2 * WIDTH));
            b.minus(d).store(to.add(3 * WIDTH));
        }
    }
}

#[inline(always)]
unsafe fn parts_rows<V: Vector>(layer: &Maxout, x: &[f32], out: &mut [f32]) {
    let rows = x.len() / WIDTH;
    for (x, out) in x.chunks_exact(WIDTH).zip(out.chunks_exact_mut(PARTED)) {
        out[..WIDTH].copy_from_slice(x);
    }
    for side in 0..WINDOW {
        for at in (0..WIDTH).step_by(V::WIDTH) {
            let block = at / LANES * layer.depth + side * WIDTH;
            let weights = &layer.weights[block * PIECES * LANES + at % LANES..];
            tiles!(rows, V::ROWS, |row, R| unsafe {
                let sums = products::<V, R>(WIDTH, x.as_ptr().add(row * WIDTH), WIDTH, weights.as_ptr());
                for (r, sum) in sums.iter().enumerate() {
                    let to = out.as_mut_ptr().add((row + r) * PARTED + WIDTH + side * UNMAXED + at);
                    for (p, one) in sum.iter().enumerate() {
                        one.store(to.add(p * WIDTH));
                    }
                }
            });
        }
    }
}

/// For `R` rows of `depth` floats and one vector of units: the sums of products of each piece.
#[inline(always)]
unsafe fn products<V: Vector, const R: usize>(
    depth: usize,
    x: *const f32,
    stride: usize,
    weights: *const f32,
) -> [[V; PIECES]; R] {
    unsafe {
        let mut sums = [[V::splat(0.0); PIECES]; R];
        for k in 0..depth {
            let w = weights.add(k * PIECES * LANES);
            let w = [V::load(w), V::load(w.add(LANES)), V::load(w.add(2 * LANES))];
            for (r, sum) in sums.iter_mut().enumerate() {
                let value = V::splat(*x.add(r * stride + k));
                for p in 0..PIECES {
                    sum[p] = sum[p].fused(value, w[p]);
                }
            }
        }
        sums
    }
}

#[inline(always)]
unsafe fn join_rows<V: Vector>(layer: &Maxout, parts: &[Option<&[f32]>], base: &[f32], out: &mut [f32]) {
    static NOTHING: [f32; PARTS] = [0.0; PARTS];
    for (i, window) in parts.windows(WINDOW).enumerate() {
        let row = &mut out[i * WIDTH..(i + 1) * WIDTH];
        let [left, middle, right] = [0, 1, 2].map(|side| window[side].unwrap_or(&NOTHING)[side * UNMAXED..].as_ptr());
        for at in (0..WIDTH).step_by(V::WIDTH) {
            unsafe {
                let piece = |p: usize| {
                    let at = p * WIDTH + at;
                    let sum = V::load(left.add(at)).plus(V::load(middle.add(at))).plus(V::load(right.add(at)));
                    sum.plus(V::load(layer.bias.as_ptr().add(at)))
                };
                let best = piece(2).max(piece(1).max(piece(0)));
                best.store(row.as_mut_ptr().add(at));
            }
        }
        unsafe { normalise::<V>(layer, row, Some(&base[i * WIDTH..(i + 1) * WIDTH])) };
    }
}

#[inline(always)]
unsafe fn sum_rows<V: Vector>(rows: &[&[f32]], bias: &[f32], out: &mut [f32]) {
    let units = out.len();
    for at in (0..units).step_by(V::WIDTH) {
        unsafe {
            let (mut first, mut second) = (V::splat(0.0), V::splat(0.0));
            for row in rows.iter().copied().chain([bias]) {
                first = first.plus(V::load(row.as_ptr().add(at)));
                second = second.plus(V::load(row.as_ptr().add(at + units)));
            }
            first.max(second).store(out.as_mut_ptr().add(at));
        }
    }
}

#[inline(always)]
unsafe fn linear_rows<V: Vector>(layer: &Linear, x: &[f32], rows: usize, out: &mut [f32]) {
    // The widths that `convert.py` writes: 4 vectors for wide layers, all 5 or 7 for the scores of moves, of one state at a time.
    unsafe {
        match (layer.weights.vectors, rows) {
            (4, _) => linear_groups::<V, 4, ROWS>(layer, x, rows, out),
            (5, 1) => linear_groups::<V, 5, 1>(layer, x, rows, out),
            (7, 1) => linear_groups::<V, 7, 1>(layer, x, rows, out),
            (5, _) => linear_groups::<V, 5, ROWS>(layer, x, rows, out),
            (7, _) => linear_groups::<V, 7, ROWS>(layer, x, rows, out),
            _ => linear_groups::<V, 1, ROWS>(layer, x, rows, out),
        }
    }
}

/// `N` vectors of outputs at a time, `B` rows together; blocks that are wider are read a vector at a time.
#[inline(always)]
unsafe fn linear_groups<V: Vector, const N: usize, const B: usize>(
    layer: &Linear,
    x: &[f32],
    rows: usize,
    out: &mut [f32],
) {
    let (width, depth, vectors) = (layer.bias.len(), layer.weights.depth, layer.weights.vectors);
    let mut shorts = [[0i16; WIDTH]; B];
    let shorts = shorts.as_flattened_mut();
    let mut steps = [0.0f32; B];
    for start in (0..rows).step_by(B) {
        let count = B.min(rows - start);
        for (i, step) in steps[..count].iter_mut().enumerate() {
            let row = &x[(start + i) * depth..][..depth];
            *step = unsafe { shorten::<V>(row, &mut shorts[i * depth..][..depth]) };
        }
        for first in (0..width / LANES).step_by(N) {
            for lane in (0..LANES).step_by(V::WIDTH) {
                tiles!(count, V::ROWS / 2, |row, R| unsafe {
                    let outputs = (first / vectors, first % vectors, lane);
                    let x = shorts.as_ptr().add(row * depth);
                    let sums = layer.weights.products::<V, N, R>(outputs, x, depth);
                    for (r, sums) in sums.iter().enumerate() {
                        let step = V::splat(steps[row + r]);
                        for (v, sum) in sums.iter().enumerate() {
                            let at = (first + v) * LANES + lane;
                            let value = V::load(layer.bias.as_ptr().add(at)).fused(*sum, step);
                            value.store(out.as_mut_ptr().add((start + row + r) * width + at));
                        }
                    }
                });
            }
        }
    }
}

/// Mean 0 and variance 1 over the row, then gain and shift, then `base`; the 1e-8 is thinc's. Sums are made in `LANES`
/// partial sums, then halves onto halves.
#[inline(always)]
unsafe fn normalise<V: Vector>(layer: &Maxout, row: &mut [f32], base: Option<&[f32]>) {
    /// Added to the variance.
    const LEAST: f32 = 1e-8;
    debug_assert_eq!(row.len(), WIDTH);
    unsafe {
        let row = row.as_mut_ptr();
        let minus = V::splat(-folded::<V>(|at| V::load(row.add(at))) / WIDTH as f32);
        for at in (0..WIDTH).step_by(V::WIDTH) {
            V::load(row.add(at)).plus(minus).store(row.add(at));
        }
        let variance = folded::<V>(|at| V::load(row.add(at)).times(V::load(row.add(at)))) / WIDTH as f32;
        let scale = V::splat(1.0 / (variance + LEAST).sqrt());
        for at in (0..WIDTH).step_by(V::WIDTH) {
            let gain = V::load(layer.gain.as_ptr().add(at));
            let mut value = V::load(row.add(at)).times(scale).times(gain).plus(V::load(layer.shift.as_ptr().add(at)));
            if let Some(base) = base {
                value = value.plus(V::load(base.as_ptr().add(at)));
            }
            value.store(row.add(at));
        }
    }
}

/// The sum of a row, whose vector at each place `at` makes.
#[inline(always)]
unsafe fn folded<V: Vector>(at: impl Fn(usize) -> V) -> f32 {
    let mut lanes = [0.0f32; LANES];
    for part in (0..LANES).step_by(V::WIDTH) {
        unsafe {
            let mut sum = V::splat(0.0);
            for block in (0..WIDTH).step_by(LANES) {
                sum = sum.plus(at(block + part));
            }
            sum.store(lanes.as_mut_ptr().add(part));
        }
    }
    let mut half = LANES / 2;
    while half > 0 {
        for i in 0..half {
            lanes[i] += lanes[i + half];
        }
        half /= 2;
    }
    lanes[0]
}

/// Position of the first greatest value.
pub(super) fn best(values: &[f32]) -> usize {
    const TOGETHER: usize = 8;
    let larger = |a: f32, b: f32| if b > a { b } else { a };
    // So many maxima at a time become one instruction.
    let mut most = [f32::NEG_INFINITY; TOGETHER];
    let mut rows = values.chunks_exact(TOGETHER);
    for row in &mut rows {
        for (most, value) in most.iter_mut().zip(row) {
            *most = larger(*most, *value);
        }
    }
    let most = most.iter().chain(rows.remainder()).fold(f32::NEG_INFINITY, |most, value| larger(most, *value));
    values.iter().position(|value| *value == most).unwrap_or(0)
}

#[cfg(test)]
mod tests;
