//! Sixteen numbers worked on together, in whatever registers a machine has, with the same bits on every machine.
//!
//! Takes and gives `f32` in memory. The networks' code is written once over [`Lanes`]. What makes the bits equal: sixteen
//! lanes everywhere (two registers of eight where that is all there is), so sums over a row have the same partial sums and
//! are joined in the same order; each product that is added is fused (`f32::mul_add` rounds once, in hardware or not); the
//! larger of two is `a > b ? a : b`, as the processors' instructions have it.

/// Numbers in a [`Lanes`].
pub(super) const LANES: usize = 16;

/// 1.5 × 2^23: a float near it holds whole numbers only, in its low bits.
const WHOLE: f32 = 12_582_912.0;

/// Safe to use only where its instructions exist.
pub(super) trait Lanes: Copy {
    unsafe fn load(from: *const f32) -> Self;
    unsafe fn splat(value: f32) -> Self;
    unsafe fn store(self, to: *mut f32);
    unsafe fn from_integers(from: *const i32) -> Self;
    unsafe fn from_bytes(from: *const i8) -> Self;
    /// The nearest whole numbers, ties to even; they lie in 0…255.
    unsafe fn store_bytes(self, to: *mut u8);
    /// `self * a + b`, rounded once.
    unsafe fn times_plus(self, a: Self, b: Self) -> Self;
    unsafe fn plus(self, other: Self) -> Self;
    unsafe fn minus(self, other: Self) -> Self;
    unsafe fn times(self, other: Self) -> Self;
    unsafe fn over(self, other: Self) -> Self;
    unsafe fn max(self, other: Self) -> Self;
    unsafe fn min(self, other: Self) -> Self;
    /// `self` × 2^n, where the bits of `exponent` are those of n + [`WHOLE`].
    unsafe fn scaled(self, exponent: Self) -> Self;

    /// All added: lane i and i + 8, then i and i + 4, and so on.
    unsafe fn sum(self) -> f32;
    /// The largest, found in the same order.
    unsafe fn largest(self) -> f32;
}

/// e^x for x of at most 0; below -87 it is e^-87, which no sum of ours can see. The polynomial is that of Cephes' `expf`.
#[inline(always)]
pub(super) unsafe fn exp<L: Lanes>(x: L) -> L {
    unsafe {
        let x = x.max(L::splat(-87.0));
        let whole = x.times_plus(L::splat(std::f32::consts::LOG2_E), L::splat(WHOLE));
        let n = whole.minus(L::splat(WHOLE));
        // ln 2 in two parts: the first has few enough bits for n times it to be exact.
        let rest = n.times_plus(L::splat(-0.693_359_4), x);
        let rest = n.times_plus(L::splat(2.121_944_4e-4), rest);
        let mut sum = L::splat(1.987_569_1e-4);
        for term in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 0.166_666_65, 0.5] {
            sum = sum.times_plus(rest, L::splat(term));
        }
        let sum = sum.times_plus(rest.times(rest), rest).plus(L::splat(1.0));
        sum.scaled(whole)
    }
}

/// x (1 + erf(x / √2)) / 2. The quotient of polynomials in x² was fitted to erf(x / √2) / x on |x| ≤ 5.5 for the smallest
/// largest error; the result is within 1e-6 of the exact one.
#[inline(always)]
pub(super) unsafe fn gelu<L: Lanes>(x: L) -> L {
    const ABOVE: [f32; 7] =
        [2.235_145_5e-10, -4.416_443e-8, 6.482_052e-6, 3.407_428_7e-4, 9.018_298e-3, 7.184_402e-2, 7.978_843e-1];
    const BELOW: [f32; 5] = [6.232_559e-5, 1.830_629_5e-3, 2.909_137e-2, 2.567_077e-1, 1.0];
    unsafe {
        let y = x.max(L::splat(-5.5)).min(L::splat(5.5));
        let square = y.times(y);
        let (mut above, mut below) = (L::splat(ABOVE[0]), L::splat(BELOW[0]));
        for &term in &ABOVE[1..] {
            above = above.times_plus(square, L::splat(term));
        }
        for &term in &BELOW[1..] {
            below = below.times_plus(square, L::splat(term));
        }
        let half = x.times(L::splat(0.5));
        half.times_plus(y.times(above.over(below)), half)
    }
}

/// tanh x = sign x (1 - e^-2|x|) / (1 + e^-2|x|).
#[inline(always)]
pub(super) unsafe fn tanh<L: Lanes>(x: L) -> L {
    unsafe {
        let twice = x.times(L::splat(2.0));
        let small = exp(twice.min(L::splat(0.0).minus(twice)));
        let size = L::splat(1.0).minus(small).over(L::splat(1.0).plus(small));
        // x / |x| is exact; the least positive number keeps 0 / 0 out.
        let length = x.max(L::splat(0.0).minus(x)).max(L::splat(f32::MIN_POSITIVE));
        size.times(x.over(length))
    }
}

/// The scalar twin: what the other machines are tested against.
#[derive(Copy, Clone)]
pub(super) struct Plain([f32; LANES]);

macro_rules! each {
    ($i:ident => $value:expr) => {{
        let mut out = [0.0; LANES];
        for $i in 0..LANES {
            out[$i] = $value;
        }
        Plain(out)
    }};
}

impl Lanes for Plain {
    #[inline]
    unsafe fn load(from: *const f32) -> Self {
        unsafe { Plain(from.cast::<[f32; LANES]>().read_unaligned()) }
    }
    #[inline]
    unsafe fn splat(value: f32) -> Self {
        Plain([value; LANES])
    }
    #[inline]
    unsafe fn store(self, to: *mut f32) {
        unsafe { to.cast::<[f32; LANES]>().write_unaligned(self.0) }
    }
    #[inline]
    unsafe fn from_integers(from: *const i32) -> Self {
        each!(i => unsafe { *from.add(i) } as f32)
    }
    #[inline]
    unsafe fn from_bytes(from: *const i8) -> Self {
        each!(i => f32::from(unsafe { *from.add(i) }))
    }
    #[inline]
    unsafe fn store_bytes(self, to: *mut u8) {
        for (i, value) in self.0.iter().enumerate() {
            unsafe { *to.add(i) = value.round_ties_even() as u8 };
        }
    }
    #[inline]
    unsafe fn times_plus(self, a: Self, b: Self) -> Self {
        each!(i => self.0[i].mul_add(a.0[i], b.0[i]))
    }
    #[inline]
    unsafe fn plus(self, other: Self) -> Self {
        each!(i => self.0[i] + other.0[i])
    }
    #[inline]
    unsafe fn minus(self, other: Self) -> Self {
        each!(i => self.0[i] - other.0[i])
    }
    #[inline]
    unsafe fn times(self, other: Self) -> Self {
        each!(i => self.0[i] * other.0[i])
    }
    #[inline]
    unsafe fn over(self, other: Self) -> Self {
        each!(i => self.0[i] / other.0[i])
    }
    #[inline]
    unsafe fn max(self, other: Self) -> Self {
        each!(i => if self.0[i] > other.0[i] { self.0[i] } else { other.0[i] })
    }
    #[inline]
    unsafe fn min(self, other: Self) -> Self {
        each!(i => if self.0[i] < other.0[i] { self.0[i] } else { other.0[i] })
    }
    #[inline]
    unsafe fn scaled(self, exponent: Self) -> Self {
        each!(i => f32::from_bits(self.0[i].to_bits().wrapping_add(exponent.0[i].to_bits() << 23)))
    }
    #[inline]
    unsafe fn sum(mut self) -> f32 {
        for half in [8, 4, 2, 1] {
            for i in 0..half {
                self.0[i] += self.0[i + half];
            }
        }
        self.0[0]
    }
    #[inline]
    unsafe fn largest(mut self) -> f32 {
        for half in [8, 4, 2, 1] {
            for i in 0..half {
                let (a, b) = (self.0[i], self.0[i + half]);
                self.0[i] = if a > b { a } else { b };
            }
        }
        self.0[0]
    }
}

#[cfg(target_arch = "x86_64")]
pub(super) mod x86 {
    use super::{LANES, Lanes};
    use std::arch::x86_64::*;

    const HALF: usize = LANES / 2;

    macro_rules! fold {
        ($eight:expr, $two:ident, $one:ident) => {{
            let eight = $eight;
            let four = $two(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
            let two = $two(four, _mm_movehl_ps(four, four));
            _mm_cvtss_f32($one(two, _mm_movehdup_ps(two)))
        }};
    }

    /// Two registers of eight (AVX2 and FMA).
    #[derive(Copy, Clone)]
    pub(in super::super) struct Pair(__m256, __m256);

    macro_rules! both {
        ($name:ident, $function:ident) => {
            #[inline(always)]
            unsafe fn $name(self, other: Self) -> Self {
                unsafe { Pair($function(self.0, other.0), $function(self.1, other.1)) }
            }
        };
    }

    impl Lanes for Pair {
        #[inline(always)]
        unsafe fn load(from: *const f32) -> Self {
            unsafe { Pair(_mm256_loadu_ps(from), _mm256_loadu_ps(from.add(HALF))) }
        }
        #[inline(always)]
        unsafe fn splat(value: f32) -> Self {
            unsafe { Pair(_mm256_set1_ps(value), _mm256_set1_ps(value)) }
        }
        #[inline(always)]
        unsafe fn store(self, to: *mut f32) {
            unsafe {
                _mm256_storeu_ps(to, self.0);
                _mm256_storeu_ps(to.add(HALF), self.1);
            }
        }
        #[inline(always)]
        unsafe fn from_integers(from: *const i32) -> Self {
            unsafe {
                let (low, high) = (_mm256_loadu_si256(from.cast()), _mm256_loadu_si256(from.add(HALF).cast()));
                Pair(_mm256_cvtepi32_ps(low), _mm256_cvtepi32_ps(high))
            }
        }
        #[inline(always)]
        unsafe fn from_bytes(from: *const i8) -> Self {
            unsafe {
                let low = _mm256_cvtepi8_epi32(_mm_loadl_epi64(from.cast()));
                let high = _mm256_cvtepi8_epi32(_mm_loadl_epi64(from.add(HALF).cast()));
                Pair(_mm256_cvtepi32_ps(low), _mm256_cvtepi32_ps(high))
            }
        }
        #[inline(always)]
        unsafe fn store_bytes(self, to: *mut u8) {
            unsafe {
                let words = _mm256_packs_epi32(_mm256_cvtps_epi32(self.0), _mm256_cvtps_epi32(self.1));
                // Packing interleaves the halves of the two registers.
                let words = _mm256_permute4x64_epi64(words, 0b11_01_10_00);
                let bytes = _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
                _mm_storeu_si128(to.cast(), bytes);
            }
        }
        #[inline(always)]
        unsafe fn times_plus(self, a: Self, b: Self) -> Self {
            unsafe { Pair(_mm256_fmadd_ps(self.0, a.0, b.0), _mm256_fmadd_ps(self.1, a.1, b.1)) }
        }
        both!(plus, _mm256_add_ps);
        both!(minus, _mm256_sub_ps);
        both!(times, _mm256_mul_ps);
        both!(over, _mm256_div_ps);
        both!(max, _mm256_max_ps);
        both!(min, _mm256_min_ps);
        #[inline(always)]
        unsafe fn scaled(self, exponent: Self) -> Self {
            unsafe {
                let add = |value: __m256, exponent: __m256| {
                    let moved = _mm256_slli_epi32(_mm256_castps_si256(exponent), 23);
                    _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(value), moved))
                };
                Pair(add(self.0, exponent.0), add(self.1, exponent.1))
            }
        }
        #[inline(always)]
        unsafe fn sum(self) -> f32 {
            unsafe { fold!(_mm256_add_ps(self.0, self.1), _mm_add_ps, _mm_add_ss) }
        }
        #[inline(always)]
        unsafe fn largest(self) -> f32 {
            unsafe { fold!(_mm256_max_ps(self.0, self.1), _mm_max_ps, _mm_max_ss) }
        }
    }

    /// One register of sixteen (AVX-512F).
    #[derive(Copy, Clone)]
    pub(in super::super) struct Wide(__m512);

    impl Wide {
        #[inline(always)]
        unsafe fn low(self) -> __m256 {
            unsafe { _mm512_castps512_ps256(self.0) }
        }
        #[inline(always)]
        unsafe fn high(self) -> __m256 {
            unsafe { _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(self.0), 1)) }
        }
    }

    macro_rules! wide {
        ($name:ident, $function:ident) => {
            #[inline(always)]
            unsafe fn $name(self, other: Self) -> Self {
                unsafe { Wide($function(self.0, other.0)) }
            }
        };
    }

    impl Lanes for Wide {
        #[inline(always)]
        unsafe fn load(from: *const f32) -> Self {
            unsafe { Wide(_mm512_loadu_ps(from)) }
        }
        #[inline(always)]
        unsafe fn splat(value: f32) -> Self {
            unsafe { Wide(_mm512_set1_ps(value)) }
        }
        #[inline(always)]
        unsafe fn store(self, to: *mut f32) {
            unsafe { _mm512_storeu_ps(to, self.0) }
        }
        #[inline(always)]
        unsafe fn from_integers(from: *const i32) -> Self {
            unsafe { Wide(_mm512_cvtepi32_ps(_mm512_loadu_si512(from.cast()))) }
        }
        #[inline(always)]
        unsafe fn from_bytes(from: *const i8) -> Self {
            unsafe { Wide(_mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128(from.cast())))) }
        }
        #[inline(always)]
        unsafe fn store_bytes(self, to: *mut u8) {
            unsafe { _mm_storeu_si128(to.cast(), _mm512_cvtusepi32_epi8(_mm512_cvtps_epi32(self.0))) }
        }
        #[inline(always)]
        unsafe fn times_plus(self, a: Self, b: Self) -> Self {
            unsafe { Wide(_mm512_fmadd_ps(self.0, a.0, b.0)) }
        }
        wide!(plus, _mm512_add_ps);
        wide!(minus, _mm512_sub_ps);
        wide!(times, _mm512_mul_ps);
        wide!(over, _mm512_div_ps);
        wide!(max, _mm512_max_ps);
        wide!(min, _mm512_min_ps);
        #[inline(always)]
        unsafe fn scaled(self, exponent: Self) -> Self {
            unsafe {
                let moved = _mm512_slli_epi32(_mm512_castps_si512(exponent.0), 23);
                Wide(_mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(self.0), moved)))
            }
        }
        #[inline(always)]
        unsafe fn sum(self) -> f32 {
            unsafe { fold!(_mm256_add_ps(self.low(), self.high()), _mm_add_ps, _mm_add_ss) }
        }
        #[inline(always)]
        unsafe fn largest(self) -> f32 {
            unsafe { fold!(_mm256_max_ps(self.low(), self.high()), _mm_max_ps, _mm_max_ss) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// e^x, gelu and tanh of sixteen numbers, and their bytes.
    #[inline(always)]
    unsafe fn all<L: Lanes>(x: &[f32; LANES]) -> ([[f32; LANES]; 3], [u8; LANES], [f32; 2]) {
        let (mut out, mut bytes) = ([[0.0; LANES]; 3], [0; LANES]);
        unsafe {
            let x = L::load(x.as_ptr());
            let below = x.min(L::splat(0.0).minus(x));
            exp(below).store(out[0].as_mut_ptr());
            gelu(x).store(out[1].as_mut_ptr());
            tanh(x).store(out[2].as_mut_ptr());
            let shares = x.max(L::splat(0.0)).times(L::splat(0.5)).min(L::splat(255.0));
            shares.store_bytes(bytes.as_mut_ptr());
            (out, bytes, [x.sum(), x.largest()])
        }
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    unsafe fn in_pairs(x: &[f32; LANES]) -> ([[f32; LANES]; 3], [u8; LANES], [f32; 2]) {
        unsafe { all::<x86::Pair>(x) }
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx2,fma")]
    unsafe fn in_one(x: &[f32; LANES]) -> ([[f32; LANES]; 3], [u8; LANES], [f32; 2]) {
        unsafe { all::<x86::Wide>(x) }
    }

    fn inputs() -> impl Iterator<Item = [f32; LANES]> {
        (0..4000).map(|i| std::array::from_fn(|lane| ((i * LANES + lane) as f32 - 32_000.0) * 0.000_37))
    }

    #[test]
    fn near_the_exact_values() {
        for x in inputs() {
            let ([powers, gelus, tanhs], ..) = unsafe { all::<Plain>(&x) };
            for i in 0..LANES {
                let x = f64::from(x[i]);
                assert!((f64::from(powers[i]) / (-x.abs()).exp() - 1.0).abs() < 3e-7, "exp {x}: {}", powers[i]);
                assert!((f64::from(tanhs[i]) - x.tanh()).abs() < 3e-7, "tanh {x}: {}", tanhs[i]);
                // Beyond 8 the exact value is x or 0 to all digits of a float.
                let exact = if x.abs() > 8.0 { x.max(0.0) } else { x * normal(x) };
                assert!((f64::from(gelus[i]) - exact).abs() < 2e-6, "gelu {x}: {} {exact}", gelus[i]);
            }
        }
    }

    /// The share of the normal distribution below x, by the series of its integral.
    fn normal(x: f64) -> f64 {
        let (mut term, mut sum) = (x, x);
        for n in 1..200 {
            term *= x * x / f64::from(2 * n + 1);
            sum += term;
        }
        0.5 + sum * (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt()
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn every_machine_has_the_same_bits() {
        let hostile =
            [0.0, -0.0, 1e-40, -1e-40, 87.0, -87.0, 200.0, -200.0, 1e30, -1e30, 5.5, -5.5, 1.0, 3.0, 5.0, 510.9];
        for x in inputs().chain([hostile]) {
            let plain = unsafe { all::<Plain>(&x) };
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                same(&plain, &unsafe { in_pairs(&x) });
            }
            if is_x86_feature_detected!("avx512bw") && is_x86_feature_detected!("avx512vl") {
                same(&plain, &unsafe { in_one(&x) });
            }
        }
    }

    #[cfg(target_arch = "x86_64")]
    fn same(a: &([[f32; LANES]; 3], [u8; LANES], [f32; 2]), b: &([[f32; LANES]; 3], [u8; LANES], [f32; 2])) {
        assert_eq!(a.0.map(|row| row.map(f32::to_bits)), b.0.map(|row| row.map(f32::to_bits)));
        assert_eq!((a.1, a.2.map(f32::to_bits)), (b.1, b.2.map(f32::to_bits)));
    }
}
