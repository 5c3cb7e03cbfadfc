//! Rows of bytes times int8 weights: the product that takes nine tenths of a pair's time.
//!
//! Takes rows of `u8`, each with its own scale, and a layer's weights in panels of 64 outputs; gives rows of `f32`. Sums of
//! bytes are exact in 32 bits (1920 × 255 × 127 < 2^31), so every machine has the same ones, in whatever order it adds.
//!
//! A row's value is `low + step * byte`, so an output is `step * weight step * Σ byte weight + low * weight step * Σ weight
//! + bias`; the file holds `weight step * Σ weight`. One scale a row keeps a token's value free of its neighbours.
//!
//! The innermost loops count where others would zip: a zip that is not built into its loop, as in a build in many parts
//! without link-time optimisation, moves every sum out of its register, and the model is fifteen times slower.

use super::lanes::{LANES, Lanes, Plain};
use super::weights::Linear;

/// Outputs of a panel.
pub(super) const PANEL: usize = 64;
/// Inputs whose weights lie together: what one instruction multiplies and adds.
pub(super) const GROUP: usize = 4;

/// A set of instructions. Its functions are safe to call only where they exist.
pub(super) trait Machine {
    type Row: Lanes;
    /// Rows of a tile: 64 outputs of that many rows stay in registers.
    const ROWS: usize;
    /// Queries whose attention is worked out together.
    const QUERIES: usize;
    /// `sums[r][o]` = Σ x[r * depth + i] * weight of input i and output o of the panel, for `R` rows.
    unsafe fn tile<const R: usize>(depth: usize, x: *const u8, panel: *const i8, sums: &mut [[i32; PANEL]; R]);
}

/// Calls the body for tiles of rows: `ROWS` at a time, then one at a time.
macro_rules! tiles {
    ($rows:expr, $most:expr, |$row:ident, $count:ident| $body:expr) => {{
        let mut $row = 0;
        macro_rules! tile {
            ($n:literal) => {
                while const { $most >= $n } && $rows - $row >= $n {
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
pub(super) use tiles;

/// Rows of bytes; row `r` stands for `lows[r] + steps[r] * byte`.
#[derive(Default)]
pub(super) struct Bytes {
    pub data: Vec<u8>,
    pub lows: Vec<f32>,
    pub steps: Vec<f32>,
}

impl Bytes {
    /// Fills itself from rows of `width` floats.
    #[inline(always)]
    pub(super) unsafe fn fill<L: Lanes>(&mut self, rows: &[f32], width: usize) {
        self.data.resize(rows.len(), 0);
        self.lows.clear();
        self.steps.clear();
        for (row, bytes) in rows.chunks_exact(width).zip(self.data.chunks_exact_mut(width)) {
            unsafe {
                let (mut low, mut high) = (L::load(row.as_ptr()), L::load(row.as_ptr()));
                for at in (LANES..width).step_by(LANES) {
                    let x = L::load(row.as_ptr().add(at));
                    low = low.min(x);
                    high = high.max(x);
                }
                let low = -L::splat(0.0).minus(low).largest();
                let range = high.largest() - low;
                let inverse = L::splat(if range > 0.0 { 255.0 / range } else { 0.0 });
                for at in (0..width).step_by(LANES) {
                    let x = L::load(row.as_ptr().add(at)).minus(L::splat(low));
                    x.times(inverse).store_bytes(bytes.as_mut_ptr().add(at));
                }
                self.lows.push(low);
                self.steps.push(range / 255.0);
            }
        }
    }
}

/// What becomes of a layer's output before it is written to place `at` of the whole result.
pub(super) trait Finish {
    unsafe fn finish<L: Lanes>(&self, value: L, at: usize) -> L;
}

pub(super) struct Kept;

impl Finish for Kept {
    #[inline(always)]
    unsafe fn finish<L: Lanes>(&self, value: L, _: usize) -> L {
        value
    }
}

pub(super) struct Gelu;

impl Finish for Gelu {
    #[inline(always)]
    unsafe fn finish<L: Lanes>(&self, value: L, _: usize) -> L {
        unsafe { super::lanes::gelu(value) }
    }
}

/// Added to rows of the same shape.
pub(super) struct AddedTo<'a>(pub &'a [f32]);

impl Finish for AddedTo<'_> {
    #[inline(always)]
    unsafe fn finish<L: Lanes>(&self, value: L, at: usize) -> L {
        unsafe { L::load(self.0.as_ptr().add(at)).plus(value) }
    }
}

/// A row of the layer's outputs for every row of `x`.
#[inline(always)]
pub(super) unsafe fn linear<M: Machine, F: Finish>(layer: &Linear, x: &Bytes, finish: F, out: &mut [f32]) {
    let (width, rows) = (layer.bias.len(), x.lows.len());
    assert!(x.data.len() == rows * layer.depth && x.steps.len() == rows && out.len() == rows * width);
    for first in (0..width).step_by(PANEL) {
        let panel = layer.panels[first * layer.depth..][..PANEL * layer.depth].as_ptr();
        tiles!(rows, M::ROWS, |row, R| unsafe {
            let mut sums = [[0; PANEL]; R];
            M::tile::<R>(layer.depth, x.data.as_ptr().add(row * layer.depth), panel, &mut sums);
            for (r, sums) in sums.iter().enumerate() {
                let step = M::Row::splat(x.steps[row + r]);
                let low = M::Row::splat(x.lows[row + r]);
                for lane in (0..PANEL).step_by(LANES) {
                    let output = first + lane;
                    let scale = M::Row::load(layer.steps.as_ptr().add(output)).times(step);
                    let base = M::Row::load(layer.sums.as_ptr().add(output));
                    let base = base.times_plus(low, M::Row::load(layer.bias.as_ptr().add(output)));
                    let value = M::Row::from_integers(sums.as_ptr().add(lane)).times_plus(scale, base);
                    let at = (row + r) * width + output;
                    finish.finish(value, at).store(out.as_mut_ptr().add(at));
                }
            }
        });
    }
}

/// The scalar twin.
pub(super) struct Scalar;

impl Machine for Scalar {
    type Row = Plain;
    const ROWS: usize = 1;
    const QUERIES: usize = 1;
    #[inline(always)]
    unsafe fn tile<const R: usize>(depth: usize, x: *const u8, panel: *const i8, sums: &mut [[i32; PANEL]; R]) {
        for (r, sums) in sums.iter_mut().enumerate() {
            for group in (0..depth).step_by(GROUP) {
                let x: [i32; GROUP] = std::array::from_fn(|i| i32::from(unsafe { *x.add(r * depth + group + i) }));
                for (output, sum) in sums.iter_mut().enumerate() {
                    let weights = unsafe { panel.add(group * PANEL + output * GROUP) };
                    for (i, x) in x.iter().enumerate() {
                        *sum += x * i32::from(unsafe { *weights.add(i) });
                    }
                }
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
pub(super) mod x86 {
    use super::super::lanes::x86::{Pair, Wide};
    use super::{GROUP, Machine, PANEL};
    use std::arch::x86_64::*;

    /// Four neighbouring bytes of a row.
    #[inline(always)]
    unsafe fn four(x: *const u8) -> i32 {
        unsafe { x.cast::<i32>().read_unaligned() }
    }

    /// AVX2: no instruction multiplies bytes without cutting the sums off, so bytes are widened to 16 bits.
    pub(in super::super) struct Avx2;

    impl Machine for Avx2 {
        type Row = Pair;
        const ROWS: usize = 2;
        const QUERIES: usize = 2;
        #[inline(always)]
        unsafe fn tile<const R: usize>(depth: usize, x: *const u8, panel: *const i8, sums: &mut [[i32; PANEL]; R]) {
            const OUTPUTS: usize = 16;
            for first in (0..PANEL).step_by(OUTPUTS) {
                unsafe {
                    let mut halves = [[_mm256_setzero_si256(); 4]; R];
                    for group in (0..depth).step_by(GROUP) {
                        let from = panel.add(group * PANEL + first * GROUP);
                        let mut weights = [_mm256_setzero_si256(); 4];
                        for (i, w) in weights.iter_mut().enumerate() {
                            *w = _mm256_cvtepi8_epi16(_mm_loadu_si128(from.add(i * 16).cast()));
                        }
                        for (r, halves) in halves.iter_mut().enumerate() {
                            let value = _mm256_cvtepu8_epi16(_mm_set1_epi32(four(x.add(r * depth + group))));
                            for (i, w) in weights.iter().enumerate() {
                                halves[i] = _mm256_add_epi32(halves[i], _mm256_madd_epi16(value, *w));
                            }
                        }
                    }
                    for (halves, sums) in halves.iter().zip(sums.iter_mut()) {
                        for pair in 0..2 {
                            let both = _mm256_hadd_epi32(halves[2 * pair], halves[2 * pair + 1]);
                            // The sums of neighbours come out with the middle quarters swapped.
                            let both = _mm256_permute4x64_epi64(both, 0b11_01_10_00);
                            _mm256_storeu_si256(sums.as_mut_ptr().add(first + pair * 8).cast(), both);
                        }
                    }
                }
            }
        }
    }

    /// AVX-VNNI: four products and their sum in one instruction, registers of 256 bits.
    pub(in super::super) struct AvxVnni;

    impl Machine for AvxVnni {
        type Row = Pair;
        const ROWS: usize = 3;
        const QUERIES: usize = 2;
        #[inline(always)]
        unsafe fn tile<const R: usize>(depth: usize, x: *const u8, panel: *const i8, sums: &mut [[i32; PANEL]; R]) {
            const VECTORS: usize = 4;
            for first in (0..PANEL).step_by(VECTORS * 8) {
                unsafe {
                    let mut totals = [[_mm256_setzero_si256(); VECTORS]; R];
                    for group in (0..depth).step_by(GROUP) {
                        let mut values = [_mm256_setzero_si256(); R];
                        for (r, value) in values.iter_mut().enumerate() {
                            *value = _mm256_set1_epi32(four(x.add(r * depth + group)));
                        }
                        let from = panel.add(group * PANEL + first * GROUP);
                        for v in 0..VECTORS {
                            let w = _mm256_loadu_si256(from.add(v * 32).cast());
                            for (r, value) in values.iter().enumerate() {
                                let total = &mut totals[r];
                                total[v] = _mm256_dpbusd_avx_epi32(total[v], *value, w);
                            }
                        }
                    }
                    for (totals, sums) in totals.iter().zip(sums.iter_mut()) {
                        for (v, total) in totals.iter().enumerate() {
                            _mm256_storeu_si256(sums.as_mut_ptr().add(first + v * 8).cast(), *total);
                        }
                    }
                }
            }
        }
    }

    /// AVX-512 VNNI: the same with registers of 512 bits, and twice as many.
    pub(in super::super) struct Avx512;

    impl Machine for Avx512 {
        type Row = Wide;
        const ROWS: usize = 6;
        const QUERIES: usize = 8;
        #[inline(always)]
        unsafe fn tile<const R: usize>(depth: usize, x: *const u8, panel: *const i8, sums: &mut [[i32; PANEL]; R]) {
            const VECTORS: usize = 4;
            unsafe {
                let mut totals = [[_mm512_setzero_si512(); VECTORS]; R];
                for group in (0..depth).step_by(GROUP) {
                    let mut weights = [_mm512_setzero_si512(); VECTORS];
                    for (v, w) in weights.iter_mut().enumerate() {
                        *w = _mm512_loadu_si512(panel.add(group * PANEL + v * 64).cast());
                    }
                    for (r, totals) in totals.iter_mut().enumerate() {
                        let value = _mm512_set1_epi32(four(x.add(r * depth + group)));
                        for (v, w) in weights.iter().enumerate() {
                            totals[v] = _mm512_dpbusd_epi32(totals[v], value, *w);
                        }
                    }
                }
                for (totals, sums) in totals.iter().zip(sums.iter_mut()) {
                    for (v, total) in totals.iter().enumerate() {
                        _mm512_storeu_si512(sums.as_mut_ptr().add(v * 16).cast(), *total);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers without a pattern, from a multiplicative generator.
    fn noise(n: usize, seed: u64) -> impl Iterator<Item = u64> {
        let mut state = seed;
        (0..n).map(move |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        })
    }

    struct Case {
        panels: Vec<i8>,
        floats: [Vec<f32>; 3],
        rows: Vec<f32>,
        depth: usize,
    }

    impl Case {
        fn new(depth: usize, width: usize, rows: usize) -> Case {
            let floats = |n: usize, seed: u64| noise(n, seed).map(|x| (x % 2001) as f32 / 1000.0 - 1.0).collect();
            Case {
                // 127 and -127 next to 255 are what 16-bit sums would cut off.
                panels: noise(depth * width, 3).map(|x| [127, -127, (x % 255) as i8][(x % 3) as usize]).collect(),
                floats: [floats(width, 5), floats(width, 7), floats(width, 11)],
                rows: floats(rows * depth, 13),
                depth,
            }
        }

        fn layer(&self) -> Linear<'_> {
            let [steps, sums, bias] = &self.floats;
            Linear { depth: self.depth, panels: &self.panels, steps, sums, bias }
        }

        #[inline(always)]
        unsafe fn run<M: Machine>(&self) -> Vec<u32> {
            let mut bytes = Bytes::default();
            let mut out = vec![0.0; self.rows.len() / self.depth * self.floats[0].len()];
            unsafe {
                bytes.fill::<M::Row>(&self.rows, self.depth);
                linear::<M, Gelu>(&self.layer(), &bytes, Gelu, &mut out);
            }
            out.into_iter().map(f32::to_bits).collect()
        }
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    unsafe fn avx2(case: &Case) -> Vec<u32> {
        unsafe { case.run::<x86::Avx2>() }
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma,avxvnni")]
    unsafe fn avx_vnni(case: &Case) -> Vec<u32> {
        unsafe { case.run::<x86::AvxVnni>() }
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,avx2,fma")]
    unsafe fn avx512(case: &Case) -> Vec<u32> {
        unsafe { case.run::<x86::Avx512>() }
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn every_machine_has_the_same_bits() {
        for (depth, width, rows) in [(16, 64, 1), (384, 128, 13), (1536, 64, 5), (1920, 64, 2)] {
            let case = Case::new(depth, width, rows);
            let plain = unsafe { case.run::<Scalar>() };
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                assert!(unsafe { avx2(&case) } == plain, "avx2 {depth} {width} {rows}");
            }
            if is_x86_feature_detected!("avxvnni") {
                assert!(unsafe { avx_vnni(&case) } == plain, "avx-vnni {depth} {width} {rows}");
            }
            if is_x86_feature_detected!("avx512vnni") && is_x86_feature_detected!("avx512bw") {
                assert!(unsafe { avx512(&case) } == plain, "avx-512 {depth} {width} {rows}");
            }
        }
    }

    /// One output worked out in floats.
    #[test]
    fn near_the_product_of_floats() {
        let case = Case::new(64, 64, 3);
        let mut bytes = Bytes::default();
        let mut out = vec![0.0; 3 * 64];
        let layer = Linear { sums: &[0.0; 64], ..case.layer() };
        let sums: Vec<f32> =
            (0..64).map(|o| layer.steps[o] * (0..64).map(|i| weight(&case, o, i)).sum::<f32>()).collect();
        let layer = Linear { sums: &sums, ..layer };
        unsafe {
            bytes.fill::<Plain>(&case.rows, 64);
            linear::<Scalar, Kept>(&layer, &bytes, Kept, &mut out);
        }
        for (row, out) in case.rows.chunks(64).zip(out.chunks(64)) {
            for (o, out) in out.iter().enumerate() {
                let exact: f32 = (0..64).map(|i| row[i] * layer.steps[o] * weight(&case, o, i)).sum();
                // Half a step of 2 / 255 on each of 64 inputs, at weights of 127: 32 in the worst case.
                assert!((exact + layer.bias[o] - out).abs() < 8.0, "{o}: {exact} {out}");
            }
        }
    }

    fn weight(case: &Case, output: usize, input: usize) -> f32 {
        f32::from(case.panels[input / GROUP * PANEL * GROUP + output * GROUP + input % GROUP])
    }

    #[test]
    fn a_row_of_equal_numbers_is_kept() {
        let mut bytes = Bytes::default();
        unsafe { bytes.fill::<Plain>(&[2.5; 16], 16) };
        assert_eq!((bytes.lows[0], bytes.steps[0], bytes.data[3]), (2.5, 0.0, 0));
    }
}
