//! Registers of several numbers, as wide as the machine has them, and one code for all widths.
//!
//! [`Vector`] is what a register can do; [`Machine`] says which there are; `specialise!` compiles a function for each and
//! `dispatch!` calls the one that fits.

/// A vector register, one lane at least. Safe to use only where its instructions exist.
pub(super) trait Vector: Copy {
    /// As many whole numbers of 32 bits.
    type Whole: Whole;
    const WIDTH: usize;
    /// Rows that one pass keeps in registers: 3 accumulators each.
    const ROWS: usize;
    unsafe fn load(from: *const f32) -> Self;
    unsafe fn splat(value: f32) -> Self;
    unsafe fn store(self, to: *mut f32);
    /// `self + a * b`, rounded once.
    unsafe fn fused(self, a: Self, b: Self) -> Self;
    unsafe fn plus(self, other: Self) -> Self;
    unsafe fn minus(self, other: Self) -> Self;
    unsafe fn times(self, other: Self) -> Self;
    unsafe fn max(self, other: Self) -> Self;
    unsafe fn whole(value: Self::Whole) -> Self;
    /// Rounded to whole numbers of 16 bits, halves to even ones.
    unsafe fn store_shorts(self, to: *mut i16);
}

/// A vector register of sums of 32 bits, or of twice as many numbers of 16.
pub(super) trait Whole: Copy {
    unsafe fn nothing() -> Self;
    unsafe fn load(from: *const i16) -> Self;
    /// The same two numbers in every lane.
    unsafe fn splat(two: *const i16) -> Self;
    /// `self` plus, in each lane, both products of two numbers of 16 bits.
    unsafe fn plus_products(self, a: Self, b: Self) -> Self;
}

impl Whole for i32 {
    #[inline(always)]
    unsafe fn nothing() -> Self {
        0
    }
    #[inline(always)]
    unsafe fn load(from: *const i16) -> Self {
        unsafe { from.cast::<i32>().read_unaligned() }
    }
    #[inline(always)]
    unsafe fn splat(two: *const i16) -> Self {
        unsafe { two.cast::<i32>().read_unaligned() }
    }
    #[inline(always)]
    unsafe fn plus_products(self, a: Self, b: Self) -> Self {
        let low = i32::from(a as i16) * i32::from(b as i16);
        self + low + (a >> 16) * (b >> 16)
    }
}

impl Vector for f32 {
    type Whole = i32;
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
    unsafe fn minus(self, other: Self) -> Self {
        self - other
    }
    #[inline(always)]
    unsafe fn times(self, other: Self) -> Self {
        self * other
    }
    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        if self > other { self } else { other }
    }
    #[inline(always)]
    unsafe fn whole(value: i32) -> Self {
        value as f32
    }
    #[inline(always)]
    unsafe fn store_shorts(self, to: *mut i16) {
        unsafe { *to = self.round_ties_even() as i16 }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{Vector, Whole};
    use std::arch::x86_64::*;

    macro_rules! vector {
        ($type:ty, $whole:ty, $width:expr, $rows:expr, $load:ident, $splat:ident, $store:ident, $fma:ident, $add:ident, $sub:ident, $mul:ident, $max:ident, $float:ident, $shorts:ident) => {
            impl Vector for $type {
                type Whole = $whole;
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
                unsafe fn minus(self, other: Self) -> Self {
                    unsafe { $sub(self, other) }
                }
                #[inline(always)]
                unsafe fn times(self, other: Self) -> Self {
                    unsafe { $mul(self, other) }
                }
                #[inline(always)]
                unsafe fn max(self, other: Self) -> Self {
                    unsafe { $max(self, other) }
                }
                #[inline(always)]
                unsafe fn whole(value: $whole) -> Self {
                    unsafe { $float(value) }
                }
                #[inline(always)]
                unsafe fn store_shorts(self, to: *mut i16) {
                    unsafe { $shorts(self, to) }
                }
            }
        };
    }

    vector!(
        __m256,
        __m256i,
        8,
        4,
        _mm256_loadu_ps,
        _mm256_set1_ps,
        _mm256_storeu_ps,
        _mm256_fmadd_ps,
        _mm256_add_ps,
        _mm256_sub_ps,
        _mm256_mul_ps,
        _mm256_max_ps,
        _mm256_cvtepi32_ps,
        shorts_of_eight
    );
    vector!(
        __m512,
        __m512i,
        16,
        8,
        _mm512_loadu_ps,
        _mm512_set1_ps,
        _mm512_storeu_ps,
        _mm512_fmadd_ps,
        _mm512_add_ps,
        _mm512_sub_ps,
        _mm512_mul_ps,
        _mm512_max_ps,
        _mm512_cvtepi32_ps,
        shorts_of_sixteen
    );

    #[inline(always)]
    unsafe fn shorts_of_eight(values: __m256, to: *mut i16) {
        unsafe {
            let whole = _mm256_cvtps_epi32(values);
            let shorts = _mm_packs_epi32(_mm256_castsi256_si128(whole), _mm256_extracti128_si256::<1>(whole));
            _mm_storeu_si128(to.cast(), shorts);
        }
    }

    #[inline(always)]
    unsafe fn shorts_of_sixteen(values: __m512, to: *mut i16) {
        unsafe { _mm256_storeu_si256(to.cast(), _mm512_cvtepi32_epi16(_mm512_cvtps_epi32(values))) }
    }

    impl Whole for __m256i {
        #[inline(always)]
        unsafe fn nothing() -> Self {
            unsafe { _mm256_setzero_si256() }
        }
        #[inline(always)]
        unsafe fn load(from: *const i16) -> Self {
            unsafe { _mm256_loadu_si256(from.cast()) }
        }
        #[inline(always)]
        unsafe fn splat(two: *const i16) -> Self {
            unsafe { _mm256_set1_epi32(two.cast::<i32>().read_unaligned()) }
        }
        #[inline(always)]
        unsafe fn plus_products(self, a: Self, b: Self) -> Self {
            unsafe { _mm256_add_epi32(self, _mm256_madd_epi16(a, b)) }
        }
    }

    impl Whole for __m512i {
        #[inline(always)]
        unsafe fn nothing() -> Self {
            unsafe { _mm512_setzero_si512() }
        }
        #[inline(always)]
        unsafe fn load(from: *const i16) -> Self {
            unsafe { _mm512_loadu_si512(from.cast()) }
        }
        #[inline(always)]
        unsafe fn splat(two: *const i16) -> Self {
            unsafe { _mm512_set1_epi32(two.cast::<i32>().read_unaligned()) }
        }
        #[inline(always)]
        unsafe fn plus_products(self, a: Self, b: Self) -> Self {
            unsafe { _mm512_dpwssd_epi32(self, a, b) }
        }
    }
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
            if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vnni") {
                return Machine::Avx512;
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                return Machine::Avx2;
            }
        }
        Machine::Plain
    }
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
        #[target_feature(enable = "avx512f,avx512vnni,avx2,fma")]
        unsafe fn $avx512($($arg: $type),*) {
            unsafe { $generic::<std::arch::x86_64::__m512>($($arg),*) }
        }
    };
}

pub(super) use {dispatch, specialise};
