//! The arithmetic of the networks: rows times a matrix, with the maximum over pieces, layer normalisation and argmax.
//!
//! Takes rows of `f32` and weights in the blocked layout of `training/english/convert.py`, gives rows. Knows no language.
//!
//! The same bits on every machine: each output has one accumulator that adds its products in the order of the inputs, every
//! product fused (`f32::mul_add` rounds once, in hardware or not), so the width of a vector changes nothing. A maximum is
//! `a > b ? a : b` everywhere. The scalar twin is the same code over a one-lane vector; a test compares them bit for bit.

/// Width of a hidden row of both encoders.
pub(super) const WIDTH: usize = 96;
/// Pieces of a maxout unit in the encoders.
const PIECES: usize = 3;
/// Floats that lie together in the weights; a multiple of every vector width below.
pub(super) const LANES: usize = 16;

/// A vector register, one lane at least. Safe to use only where its instructions exist.
trait Vector: Copy {
    const WIDTH: usize;
    /// Rows that one pass keeps in registers: 3 accumulators each.
    const ROWS: usize;
    unsafe fn load(from: *const f32) -> Self;
    unsafe fn splat(value: f32) -> Self;
    unsafe fn store(self, to: *mut f32);
    /// `self + a * b`, rounded once.
    unsafe fn fused(self, a: Self, b: Self) -> Self;
    unsafe fn plus(self, other: Self) -> Self;
    unsafe fn max(self, other: Self) -> Self;
}

impl Vector for f32 {
    const WIDTH: usize = 1;
    const ROWS: usize = 4;
    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        unsafe { *from }
    }
    #[inline(always)]
    unsafe fn splat(value: f32) -> Self {
        value
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        unsafe { *to = self }
    }
    #[inline(always)]
    unsafe fn fused(self, a: Self, b: Self) -> Self {
        a.mul_add(b, self)
    }
    #[inline(always)]
    unsafe fn plus(self, other: Self) -> Self {
        self + other
    }
    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        if self > other { self } else { other }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::Vector;
    use std::arch::x86_64::*;

    macro_rules! vector {
        ($type:ty, $width:expr, $rows:expr, $load:ident, $splat:ident, $store:ident, $fma:ident, $add:ident, $max:ident) => {
            impl Vector for $type {
                const WIDTH: usize = $width;
                const ROWS: usize = $rows;
                #[inline(always)]
                unsafe fn load(from: *const f32) -> Self {
                    unsafe { $load(from) }
                }
                #[inline(always)]
                unsafe fn splat(value: f32) -> Self {
                    unsafe { $splat(value) }
                }
                #[inline(always)]
                unsafe fn store(self, to: *mut f32) {
                    unsafe { $store(to, self) }
                }
                #[inline(always)]
                unsafe fn fused(self, a: Self, b: Self) -> Self {
                    unsafe { $fma(a, b, self) }
                }
                #[inline(always)]
                unsafe fn plus(self, other: Self) -> Self {
                    unsafe { $add(self, other) }
                }
                #[inline(always)]
                unsafe fn max(self, other: Self) -> Self {
                    unsafe { $max(self, other) }
                }
            }
        };
    }

    vector!(
        __m256,
        8,
        4,
        _mm256_loadu_ps,
        _mm256_set1_ps,
        _mm256_storeu_ps,
        _mm256_fmadd_ps,
        _mm256_add_ps,
        _mm256_max_ps
    );
    vector!(
        __m512,
        16,
        8,
        _mm512_loadu_ps,
        _mm512_set1_ps,
        _mm512_storeu_ps,
        _mm512_fmadd_ps,
        _mm512_add_ps,
        _mm512_max_ps
    );
}

/// What the processor can do, best last.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Machine {
    Plain,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Machine {
    pub(super) fn detect() -> Machine {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f") {
                return Machine::Avx512;
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                return Machine::Avx2;
            }
        }
        Machine::Plain
    }
}

/// A layer of maxout units and the normalisation behind it: `WIDTH` outputs of `depth` inputs.
#[derive(Copy, Clone)]
pub(super) struct Maxout<'a> {
    pub depth: usize,
    pub weights: &'a [f32],
    pub bias: &'a [f32],
    pub gain: &'a [f32],
    pub shift: &'a [f32],
}

/// A plain affine layer: blocks of `vectors * LANES` outputs.
#[derive(Copy, Clone)]
pub(super) struct Linear<'a> {
    pub depth: usize,
    pub vectors: usize,
    pub weights: &'a [f32],
    pub bias: &'a [f32],
}

macro_rules! dispatch {
    ($machine:expr, $generic:ident($($arg:expr),*), $avx2:ident, $avx512:ident) => {
        match $machine {
            Machine::Plain => unsafe { $generic::<f32>($($arg),*) },
            #[cfg(target_arch = "x86_64")]
            Machine::Avx2 => unsafe { $avx2($($arg),*) },
            #[cfg(target_arch = "x86_64")]
            Machine::Avx512 => unsafe { $avx512($($arg),*) },
        }
    };
}

macro_rules! specialise {
    ($generic:ident($($arg:ident: $type:ty),*), $avx2:ident, $avx512:ident) => {
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = "avx2,fma")]
        unsafe fn $avx2($($arg: $type),*) {
            unsafe { $generic::<std::arch::x86_64::__m256>($($arg),*) }
        }
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = "avx512f,avx2,fma")]
        unsafe fn $avx512($($arg: $type),*) {
            unsafe { $generic::<std::arch::x86_64::__m512>($($arg),*) }
        }
    };
}

specialise!(maxout_rows(layer: &Maxout, x: &[f32], stride: usize, out: &mut [f32]), maxout_avx2, maxout_avx512);
specialise!(linear_rows(layer: &Linear, x: &[f32], rows: usize, out: &mut [f32]), linear_avx2, linear_avx512);

/// Row `i` of `out` is the layer's value for the `depth` floats at `x[i * stride]`, normalised: rows may overlap, which is
/// how a window of tokens is read without copying it.
pub(super) fn maxout(machine: Machine, layer: &Maxout, x: &[f32], stride: usize, out: &mut [f32]) {
    let rows = out.len() / WIDTH;
    if rows == 0 {
        return;
    }
    assert!(x.len() >= (rows - 1) * stride + layer.depth && layer.weights.len() == layer.depth * WIDTH * PIECES);
    assert!(layer.bias.len() == WIDTH * PIECES);
    dispatch!(machine, maxout_rows(layer, x, stride, out), maxout_avx2, maxout_avx512);
    for row in out.chunks_exact_mut(WIDTH) {
        normalise(row, layer.gain, layer.shift);
    }
}

/// `rows` rows of `depth` floats in, `rows` rows of as many floats as the bias has out.
pub(super) fn linear(machine: Machine, layer: &Linear, x: &[f32], rows: usize, out: &mut [f32]) {
    assert!(x.len() >= rows * layer.depth && out.len() >= rows * layer.bias.len());
    assert!(
        layer.weights.len() == layer.depth * layer.bias.len() && layer.bias.len().is_multiple_of(layer.vectors * LANES)
    );
    dispatch!(machine, linear_rows(layer, x, rows, out), linear_avx2, linear_avx512);
}

#[inline(always)]
unsafe fn maxout_rows<V: Vector>(layer: &Maxout, x: &[f32], stride: usize, out: &mut [f32]) {
    let rows = out.len() / WIDTH;
    for block in 0..WIDTH / LANES {
        for part in (0..LANES).step_by(V::WIDTH) {
            let weights = unsafe { layer.weights.as_ptr().add(block * layer.depth * PIECES * LANES + part) };
            let at = block * LANES + part;
            let mut row = 0;
            while row + V::ROWS <= rows {
                // The count is a constant of the vector type; each arm is compiled for its own.
                unsafe {
                    match V::ROWS {
                        8 => maxout_tile::<V, 8>(layer, x.as_ptr(), stride, row, weights, at, out.as_mut_ptr()),
                        _ => maxout_tile::<V, 4>(layer, x.as_ptr(), stride, row, weights, at, out.as_mut_ptr()),
                    }
                }
                row += V::ROWS;
            }
            if V::ROWS > 4 && row + 4 <= rows {
                unsafe { maxout_tile::<V, 4>(layer, x.as_ptr(), stride, row, weights, at, out.as_mut_ptr()) };
                row += 4;
            }
            if row + 2 <= rows {
                unsafe { maxout_tile::<V, 2>(layer, x.as_ptr(), stride, row, weights, at, out.as_mut_ptr()) };
                row += 2;
            }
            if row < rows {
                unsafe { maxout_tile::<V, 1>(layer, x.as_ptr(), stride, row, weights, at, out.as_mut_ptr()) };
            }
        }
    }
}

#[inline(always)]
unsafe fn maxout_tile<V: Vector, const R: usize>(
    layer: &Maxout,
    x: *const f32,
    stride: usize,
    row: usize,
    weights: *const f32,
    at: usize,
    out: *mut f32,
) {
    unsafe {
        let zero = V::splat(0.0);
        let mut sums = [[zero; PIECES]; R];
        let x = x.add(row * stride);
        for k in 0..layer.depth {
            let w = weights.add(k * PIECES * LANES);
            let w = [V::load(w), V::load(w.add(LANES)), V::load(w.add(2 * LANES))];
            for (r, sum) in sums.iter_mut().enumerate() {
                let value = V::splat(*x.add(r * stride + k));
                for p in 0..PIECES {
                    sum[p] = sum[p].fused(value, w[p]);
                }
            }
        }
        let bias = layer.bias.as_ptr().add(at);
        for (r, sum) in sums.iter().enumerate() {
            let mut best = sum[0].plus(V::load(bias));
            for (p, one) in sum.iter().enumerate().skip(1) {
                best = one.plus(V::load(bias.add(p * WIDTH))).max(best);
            }
            best.store(out.add((row + r) * WIDTH + at));
        }
    }
}

#[inline(always)]
unsafe fn linear_rows<V: Vector>(layer: &Linear, x: &[f32], rows: usize, out: &mut [f32]) {
    let width = layer.bias.len();
    let group = layer.vectors * LANES;
    for at in (0..width).step_by(V::WIDTH) {
        let weights = unsafe { layer.weights.as_ptr().add(at / group * group * layer.depth + at % group) };
        let (x, out) = (x.as_ptr(), out.as_mut_ptr());
        let mut row = 0;
        while row + 8 <= rows {
            unsafe { linear_tile::<V, 8>(layer, x, row, weights, at, out) };
            row += 8;
        }
        while row < rows {
            unsafe { linear_tile::<V, 1>(layer, x, row, weights, at, out) };
            row += 1;
        }
    }
}

#[inline(always)]
unsafe fn linear_tile<V: Vector, const R: usize>(
    layer: &Linear,
    x: *const f32,
    row: usize,
    weights: *const f32,
    at: usize,
    out: *mut f32,
) {
    unsafe {
        let mut sums = [V::splat(0.0); R];
        let x = x.add(row * layer.depth);
        for k in 0..layer.depth {
            let w = V::load(weights.add(k * layer.vectors * LANES));
            for (r, sum) in sums.iter_mut().enumerate() {
                *sum = sum.fused(V::splat(*x.add(r * layer.depth + k)), w);
            }
        }
        let bias = V::load(layer.bias.as_ptr().add(at));
        for (r, sum) in sums.iter().enumerate() {
            sum.plus(bias).store(out.add((row + r) * layer.bias.len() + at));
        }
    }
}

/// Sum of a row in a fixed order: `LANES` partial sums, then halves onto halves.
fn sum(row: &[f32]) -> f32 {
    let mut lanes = [0.0f32; LANES];
    for chunk in row.chunks_exact(LANES) {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
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

/// Mean 0 and variance 1 over the row, then gain and shift; the 1e-8 is thinc's.
fn normalise(row: &mut [f32], gain: &[f32], shift: &[f32]) {
    let mut squares = [0.0f32; WIDTH];
    let mean = sum(row) / WIDTH as f32;
    for (square, value) in squares.iter_mut().zip(row.iter_mut()) {
        *value -= mean;
        *square = *value * *value;
    }
    let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
    for ((value, gain), shift) in row.iter_mut().zip(gain).zip(shift) {
        *value = *value * scale * gain + shift;
    }
}

/// Position of the first greatest value.
pub(super) fn best(values: &[f32]) -> usize {
    let mut best = 0;
    for (i, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = i;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(n: usize, mut seed: u32) -> Vec<f32> {
        (0..n)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 8) as f32 / (1 << 23) as f32 - 1.0
            })
            .collect()
    }

    #[test]
    fn every_machine_gives_the_same_bits() {
        let (w, b, gain, shift) = (noise(288 * 288, 1), noise(288, 2), noise(96, 3), noise(96, 4));
        let layer = Maxout { depth: 288, weights: &w, bias: &b, gain: &gain, shift: &shift };
        let flat = Linear { depth: 96, vectors: 3, weights: &w[..96 * 96], bias: &b[..96] };
        for rows in [1, 2, 3, 7, 8, 19] {
            let x = noise(96 * (rows + 2), 5);
            let run = |machine| {
                let (mut out, mut plain) = (vec![0.0; rows * WIDTH], vec![0.0; rows * 96]);
                maxout(machine, &layer, &x, WIDTH, &mut out);
                linear(machine, &flat, &x, rows, &mut plain);
                out.iter().chain(&plain).map(|v| v.to_bits()).collect::<Vec<_>>()
            };
            let reference = run(Machine::Plain);
            let best = Machine::detect();
            assert_eq!(reference, run(best), "{rows} rows on {best:?}");
            #[cfg(target_arch = "x86_64")]
            if best == Machine::Avx512 {
                assert_eq!(reference, run(Machine::Avx2), "{rows} rows on AVX2");
            }
        }
    }

    #[test]
    fn a_row_is_normalised() {
        let mut row = noise(WIDTH, 7);
        normalise(&mut row, &[1.0; WIDTH], &[0.0; WIDTH]);
        let mean = sum(&row) / WIDTH as f32;
        let variance = row.iter().map(|v| v * v).sum::<f32>() / WIDTH as f32;
        assert!(mean.abs() < 1e-5 && (variance - 1.0).abs() < 1e-4, "{mean} {variance}");
    }
}
