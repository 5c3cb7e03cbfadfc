//! One vector for a text, good for asking whether two texts are about the same thing.
//!
//! Takes any text. Gives 256 numbers of unit length (all zero for a text without a word). Knows no claims.
//! A vector is the sum of one learned vector a word piece, so word order, negation and who did what to whom are lost:
//! "the army shot down a jet" and "a jet shot down the army" are equal here. `nli` tells such pairs apart.
//!
//! Worked sentence: `cosine(&embed("Aircraft downed by ground fire"), &embed("Plane shot down by air defences"))` is
//! far above that of either with "Parliament passed the budget".
//!
//! The vectors were fitted to imitate a sentence encoder; see models/embed.md. Sums run in a fixed order, so the
//! same text gives the same bits on every machine.

mod table;

use crate::wordpiece::wordpiece_into;
use table::Table;

pub use table::WIDTH;

/// Gives back what was read of the table, when a run has all its vectors.
pub fn forget() {
    table::give_back();
}

/// The vector of `text`.
pub fn embed(text: &str) -> Vec<f32> {
    weighted(text).0
}

/// The vector of `text`, and its length before it was made a unit: what the words of it count for ("the" 0.08,
/// "earthquake" 0.79).
pub fn weighted(text: &str) -> (Vec<f32>, f32) {
    let mut pieces = Vec::with_capacity(text.len() / 4 + 4);
    wordpiece_into(text, &mut pieces);
    let table = Table::shared();
    let mut sum = vec![0.0_f32; WIDTH];
    for &piece in &pieces {
        table.add_row(piece, &mut sum);
    }
    let length = to_unit_length(&mut sum);
    (sum, length)
}

/// Cosine of two vectors that `embed` made: -1…1, 0 if either is of a text without a word.
pub fn cosine(a: &[f32], b: &[f32]) -> f32 {
    dot(a, b).clamp(-1.0, 1.0)
}

/// The same of one vector with several, faster than one by one: sums that do not wait for each other.
pub fn cosines<const N: usize>(a: &[f32], others: [&[f32]; N]) -> [f32; N] {
    dots(a, others).map(|dot| dot.clamp(-1.0, 1.0))
}

/// A vector at a byte a number, for a run that holds many: cosines are off by less than 0.01.
#[derive(Clone, Debug)]
pub struct Packed {
    numbers: Box<[i8]>,
    /// What one step of a number is worth.
    step: f32,
}

impl Packed {
    pub fn of(vector: &[f32]) -> Packed {
        let step = vector.iter().fold(0.0_f32, |most, x| most.max(x.abs())) / 127.0;
        let number = |x: &f32| if step > 0.0 { (x / step).round() as i8 } else { 0 };
        Packed { numbers: vector.iter().map(number).collect(), step }
    }

    /// Adds it to a sum of vectors, which may be empty.
    pub fn add_to(&self, sum: &mut Vec<f32>) {
        sum.resize(sum.len().max(self.numbers.len()), 0.0);
        sum.iter_mut().zip(&self.numbers).for_each(|(x, number)| *x += f32::from(*number) * self.step);
    }

    pub fn cosine(&self, other: &Packed) -> f32 {
        let sum = dot_of_bytes(&self.numbers, &other.numbers);
        (sum as f32 * (self.step * other.step)).clamp(-1.0, 1.0)
    }
}

fn dot_of_bytes(a: &[i8], b: &[i8]) -> i32 {
    #[inline(always)]
    fn sum(a: &[i8], b: &[i8]) -> i32 {
        a.iter().zip(b).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum()
    }
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") {
        #[target_feature(enable = "avx2")]
        fn wide(a: &[i8], b: &[i8]) -> i32 {
            sum(a, b)
        }
        // SAFETY: the processor has what the function needs.
        return unsafe { wide(a, b) };
    }
    sum(a, b)
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let [dot] = dots(a, [b]);
    dot
}

/// Eight partial sums, added in a fixed order, products rounded before they are added: the same on every machine.
fn dots<const N: usize>(a: &[f32], others: [&[f32]; N]) -> [f32; N] {
    assert!(others.iter().all(|other| other.len() >= a.len()));
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has what the function needs, and every vector reaches as far as `a`.
        return unsafe { wide::parts(a, others) }.map(added);
    }
    others.map(|other| added(parts(a, other)))
}

fn parts(a: &[f32], b: &[f32]) -> [f32; LANES] {
    let mut parts = [0.0; LANES];
    for (x, y) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        for lane in 0..LANES {
            parts[lane] += x[lane] * y[lane];
        }
    }
    parts
}

fn added(p: [f32; LANES]) -> f32 {
    ((p[0] + p[4]) + (p[1] + p[5])) + ((p[2] + p[6]) + (p[3] + p[7]))
}

const LANES: usize = 8;

#[cfg(target_arch = "x86_64")]
mod wide {
    use super::LANES;
    use std::arch::x86_64::*;

    /// [`parts`](super::parts) of `a` with each of several, side by side: a sum waits for itself alone.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn parts<const N: usize>(a: &[f32], others: [&[f32]; N]) -> [[f32; LANES]; N] {
        let mut sums = [_mm256_setzero_ps(); N];
        let mut parts = [[0.0; LANES]; N];
        unsafe {
            for at in (0..a.len() / LANES * LANES).step_by(LANES) {
                let x = _mm256_loadu_ps(a.as_ptr().add(at));
                for (sum, other) in sums.iter_mut().zip(others) {
                    *sum = _mm256_add_ps(*sum, _mm256_mul_ps(x, _mm256_loadu_ps(other.as_ptr().add(at))));
                }
            }
            for (part, sum) in parts.iter_mut().zip(sums) {
                _mm256_storeu_ps(part.as_mut_ptr(), sum);
            }
        }
        parts
    }
}

/// Gives back what its length was.
pub fn to_unit_length(vector: &mut [f32]) -> f32 {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        for x in vector {
            *x /= length;
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_length_or_zero() {
        let vector = embed("The minister resigned on Tuesday.");
        assert_eq!(vector.len(), WIDTH);
        assert!((dot(&vector, &vector) - 1.0).abs() < 1e-5);
        for empty in ["", " \n", "\u{0}"] {
            assert!(embed(empty).iter().all(|&x| x == 0.0), "{empty:?}");
        }
        assert_eq!(cosine(&vector, &embed("")), 0.0);
    }

    /// Each line: a text, one that means nearly the same, and one that shares words or a field with it but says less of
    /// the same.
    #[test]
    fn nearer_in_meaning_is_nearer() {
        for (text, near, far) in [
            (
                "The aircraft was downed by ground fire",
                "The plane was shot down by air defences",
                "Parliament passed the budget",
            ),
            ("The premier stepped down", "The prime minister resigned", "The prime minister opened a bridge"),
            (
                "Shares fell sharply on Monday",
                "Stocks dropped steeply at the start of the week",
                "The stock of fish fell in the lake",
            ),
            (
                "The quake killed dozens",
                "Dozens of people died in the earthquake",
                "The actor killed the part with charm",
            ),
        ] {
            let (t, n, f) = (embed(text), embed(near), embed(far));
            assert!(
                cosine(&t, &n) > cosine(&t, &f) + 0.1,
                "{text} | {near} {} | {far} {}",
                cosine(&t, &n),
                cosine(&t, &f)
            );
        }
    }

    #[test]
    fn telling_words_weigh_more() {
        assert!(weighted("earthquake").1 > 3.0 * weighted("the").1);
    }

    #[test]
    fn wide_and_narrow_sums_are_the_same_bits() {
        for text in ["the ferry sank", "a merger was ruled out by the bank on Monday", "Málaga"] {
            let (a, b) = (embed(text), embed("the bank ruled out that the ferry sank"));
            assert_eq!(dot(&a, &b).to_bits(), added(parts(&a, &b)).to_bits(), "{text}");
            assert_eq!(
                dots(&a, [&a, &b, &b]).map(f32::to_bits),
                [dot(&a, &a), dot(&a, &b), dot(&a, &b)].map(f32::to_bits)
            );
        }
    }

    #[test]
    fn packing_costs_little() {
        let texts =
            ["the ferry sank off Bari", "a merger was ruled out by the bank on Monday", "the bank denied a merger", ""];
        for (a, b) in texts.iter().flat_map(|a| texts.iter().map(move |b| (embed(a), embed(b)))) {
            assert!((Packed::of(&a).cosine(&Packed::of(&b)) - cosine(&a, &b)).abs() < 0.01);
        }
    }

    #[test]
    fn what_is_forgotten_is_the_same_when_asked_again() {
        let text = "the ferry sank off Bari";
        let before = embed(text);
        forget();
        assert_eq!(embed(text), before);
    }

    #[test]
    fn case_accents_and_spacing_do_not_matter() {
        assert_eq!(embed("Málaga  REOPENS its port"), embed("malaga reopens its port"));
    }
}
