//! Products in whole numbers of 16 bits: an instruction multiplies twice as many of them as of floats.
//!
//! Takes rows of floats and the weights of a layer; gives each row and each output a step, the float that one stands for, and the
//! sums of products. The largest value of a row is [`MOST`] steps, and the largest weight of an output as many as let no sum
//! of `depth` products leave 32 bits: so sums are exact, and every machine has the same ones in whatever order it adds.
//! A value is off by an eight-thousandth of the largest in its row, which changes one word in ten thousand at most (models/english.md).

use super::vector::{Vector, Whole};

/// Steps of the largest value of a row.
const MOST: f32 = 4095.0;
/// Outputs whose weights lie together; a multiple of every width of a [`Vector`].
pub(super) const LANES: usize = 16;
/// Inputs that one instruction multiplies and adds.
const TOGETHER: usize = 2;

/// What a vector of outputs weighs two inputs with: a cache line, since a vector that lies across two is read twice.
#[derive(Copy, Clone)]
#[repr(C, align(64))]
struct Line([[i16; TOGETHER]; LANES]);

/// The weights of a layer: for each block of outputs, for each two inputs, `vectors` lines.
pub(super) struct Weights {
    pub depth: usize,
    pub vectors: usize,
    lines: Vec<Line>,
    /// One for each output, in the order of blocks and vectors.
    steps: Vec<f32>,
}

impl Weights {
    /// From floats that lie as `training/english/convert.py` writes them: for each block, for each input, `vectors` times `LANES`.
    pub(super) fn of(floats: &[f32], depth: usize, vectors: usize) -> Weights {
        let row = vectors * LANES;
        assert!(depth.is_multiple_of(LANES) && floats.len().is_multiple_of(depth * row));
        let most = (i32::MAX as f32 / (depth as f32 * MOST)).min(f32::from(i16::MAX)).floor() - 1.0;
        let (mut lines, mut steps) = (Vec::with_capacity(floats.len() / (TOGETHER * LANES)), Vec::new());
        for block in floats.chunks_exact(depth * row) {
            let largest =
                |output| block[output..].iter().step_by(row).fold(0.0f32, |most, weight| most.max(weight.abs()));
            let step = (0..row).map(|output| largest(output) / most);
            let first = steps.len();
            steps.extend(step);
            for two in block.chunks_exact(TOGETHER * row) {
                for vector in 0..vectors {
                    let short = |output: usize, input: usize| match steps[first + output] {
                        0.0 => 0,
                        step => rounded(two[input * row + output] / step) as i16,
                    };
                    lines.push(Line(std::array::from_fn(|lane| {
                        std::array::from_fn(|i| short(vector * LANES + lane, i))
                    })));
                }
            }
        }
        Weights { depth, vectors, lines, steps }
    }

    pub(super) fn outputs(&self) -> usize {
        self.steps.len()
    }

    /// For each of `R` rows of shorts, the products' sums as floats, without the row's step: `N` vectors of outputs from the
    /// block's vector `from` on, in each of them those from `lane` on.
    #[inline(always)]
    pub(super) unsafe fn products<V: Vector, const N: usize, const R: usize>(
        &self,
        (block, from, lane): (usize, usize, usize),
        x: *const i16,
        stride: usize,
    ) -> [[V; N]; R] {
        debug_assert!(
            from + N <= self.vectors
                && lane + V::WIDTH <= LANES
                && (block + 1) * self.vectors * LANES <= self.steps.len()
        );
        // Loops: what stands in a closure that is not inlined loses the vector instructions, and is fifty times slower.
        unsafe {
            let rows = self.depth / TOGETHER;
            let lines = self.lines.as_ptr().add(block * rows * self.vectors + from);
            let mut sums = [[V::Whole::nothing(); N]; R];
            for k in 0..rows {
                let mut weights = [V::Whole::nothing(); N];
                for (v, weights) in weights.iter_mut().enumerate() {
                    *weights = V::Whole::load(lines.add(k * self.vectors + v).cast::<i16>().add(lane * TOGETHER));
                }
                for (r, sums) in sums.iter_mut().enumerate() {
                    let two = V::Whole::splat(x.add(r * stride + k * TOGETHER));
                    for v in 0..N {
                        sums[v] = sums[v].plus_products(two, weights[v]);
                    }
                }
            }
            let steps = self.steps.as_ptr().add((block * self.vectors + from) * LANES + lane);
            let mut out = [[V::splat(0.0); N]; R];
            for (r, sums) in sums.iter().enumerate() {
                for v in 0..N {
                    out[r][v] = V::whole(sums[v]).times(V::load(steps.add(v * LANES)));
                }
            }
            out
        }
    }
}

/// To the nearest whole number, halves to even ones; below 2^22, and without the call that rounding takes on old machines.
fn rounded(value: f32) -> f32 {
    /// From here on floats are whole numbers, and what is added is rounded.
    const WHOLE: f32 = (3 << 22) as f32;
    value + WHOLE - WHOLE
}

/// Rounds a row to shorts, and gives its step.
#[inline(always)]
pub(super) unsafe fn shorten<V: Vector>(row: &[f32], shorts: &mut [i16]) -> f32 {
    debug_assert!(row.len() == shorts.len() && row.len().is_multiple_of(LANES));
    unsafe {
        let mut largest = V::splat(0.0);
        for at in (0..row.len()).step_by(V::WIDTH) {
            let value = V::load(row.as_ptr().add(at));
            largest = value.max(V::splat(0.0).minus(value)).max(largest);
        }
        let mut lanes = [0.0f32; LANES];
        largest.store(lanes.as_mut_ptr());
        let largest = lanes[..V::WIDTH].iter().fold(0.0f32, |most, value| if *value > most { *value } else { most });
        let scale = V::splat(if largest > 0.0 { MOST / largest } else { 0.0 });
        for at in (0..row.len()).step_by(V::WIDTH) {
            V::load(row.as_ptr().add(at)).times(scale).store_shorts(shorts.as_mut_ptr().add(at));
        }
        largest / MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Column 0 has the largest weights that there can be, column 1 none, column 2 those of a ramp.
    fn floats(depth: usize) -> Vec<f32> {
        let weight = |input: usize, output: usize| match output {
            0 => 3.0,
            1 => 0.0,
            _ => (input as f32 - 40.0) / 7.0,
        };
        (0..depth * LANES).map(|i| weight(i / LANES, i % LANES)).collect()
    }

    #[test]
    fn the_largest_sum_stays_in_its_bits_and_is_as_exact_as_its_steps() {
        for depth in [64, 96] {
            let weights = Weights::of(&floats(depth), depth, 1);
            for x in [vec![5.0; depth], (0..depth).map(|i| (i as f32).sin()).collect()] {
                let mut shorts = vec![0; depth];
                let step = unsafe { shorten::<f32>(&x, &mut shorts) };
                for (output, exact) in [(0, x.iter().sum::<f32>() * 3.0), (1, 0.0)] {
                    let [[sum]] = unsafe { weights.products::<f32, 1, 1>((0, 0, output), shorts.as_ptr(), depth) };
                    assert!((sum * step - exact).abs() < 0.02, "{} of {exact}", sum * step);
                }
                let [[ramp]] = unsafe { weights.products::<f32, 1, 1>((0, 0, 2), shorts.as_ptr(), depth) };
                let exact: f32 = x.iter().zip(0..).map(|(x, i)| x * (i as f32 - 40.0) / 7.0).sum();
                assert!((ramp * step - exact).abs() < 0.05, "{} of {exact}", ramp * step);
            }
        }
    }

    #[test]
    fn halves_are_rounded_to_even_numbers() {
        for value in [0.0, 0.5, 1.5, -0.5, -2.5, 2.4999998, -7.3, 32766.5, -32767.49, 4094.9998] {
            assert_eq!(rounded(value), value.round_ties_even(), "{value}");
        }
    }

    #[test]
    fn a_row_of_zeros_and_a_row_with_one_value_are_kept() {
        let mut shorts = [1; LANES];
        assert_eq!(unsafe { shorten::<f32>(&[0.0; LANES], &mut shorts) }, 0.0);
        assert_eq!(shorts, [0; LANES]);
        let mut row = [0.0; LANES];
        row[3] = -2.0;
        let step = unsafe { shorten::<f32>(&row, &mut shorts) };
        assert_eq!((shorts[3], f32::from(shorts[3]) * step), (-4095, -2.0));
    }
}
