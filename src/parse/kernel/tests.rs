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
    let paired = Paired::of(&layer);
    for rows in [1, 2, 3, 7, 8, 19] {
        let x = noise(96 * (rows + 2), 5);
        let run = |machine| {
            let mut all = vec![vec![0.0; rows * WIDTH]; 2];
            let deep = noise(288 * rows, 8);
            maxout(machine, &layer, &deep, &mut all[0]);
            let mut made = vec![0.0; rows * PARTED];
            parts(machine, &layer, &x[..rows * WIDTH], &mut made);
            let mut joined: Vec<Option<&[f32]>> = made.chunks_exact(PARTED).map(|row| Some(&row[WIDTH..])).collect();
            joined.insert(0, None);
            joined.push(None);
            join(machine, &layer, &joined, &x, &mut all[1]);
            all.push(made);
            let x = noise(96 * (2 * rows + 2), 9);
            let pairs: Vec<usize> = (1..x.len() / WIDTH - 2).step_by(2).collect();
            let mut out = vec![0.0; x.len()];
            window(machine, &paired, &x, &pairs, &mut out);
            all.push(out);
            for vectors in [1, 4, 5, 7] {
                let width = vectors * LANES * if vectors == 4 { 2 } else { 1 };
                let flat = Linear { weights: Weights::of(&w[..96 * width], 96, vectors), bias: &b[..width] };
                let mut out = vec![0.0; rows * width];
                linear(machine, &flat, &x, rows, &mut out);
                all.push(out);
            }
            let mut out = vec![0.0; 64];
            sums(machine, &w[..128 * rows].chunks_exact(128).collect::<Vec<_>>(), &b[..128], &mut out);
            all.push(out);
            all.into_iter().flatten().map(f32::to_bits).collect::<Vec<_>>()
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

/// Three ways to one value: all products of a window at once, each row's part by itself, two windows together.
#[test]
fn parts_and_pairs_of_a_window_join_to_its_value() {
    let (w, b, gain, shift) = (noise(288 * 288, 1), noise(288, 2), noise(96, 3), noise(96, 4));
    let layer = Maxout { depth: 288, weights: &w, bias: &b, gain: &gain, shift: &shift };
    let x = noise(96 * 6, 6);
    let machine = Machine::detect();
    let windows: Vec<f32> = x.windows(288).step_by(WIDTH).flatten().copied().collect();
    let mut whole = vec![0.0; 4 * WIDTH];
    maxout(machine, &layer, &windows, &mut whole);
    for (value, x) in whole.iter_mut().zip(&x[WIDTH..]) {
        *value += x;
    }

    let mut made = vec![0.0; 6 * PARTED];
    parts(machine, &layer, &x, &mut made);
    let rows: Vec<Option<&[f32]>> = made.chunks_exact(PARTED).map(|row| Some(&row[WIDTH..])).collect();
    let mut joined = vec![0.0; 4 * WIDTH];
    join(machine, &layer, &rows, &x[WIDTH..], &mut joined);

    let mut paired = vec![0.0; 6 * WIDTH];
    window(machine, &Paired::of(&layer), &x, &[1, 3], &mut paired);
    // Pairs are worked out in whole numbers, whose steps are seen in the fourth place.
    for ((a, b), c) in whole.iter().zip(&joined).zip(&paired[WIDTH..]) {
        assert!((a - b).abs() < 1e-4 && (a - c).abs() < 2e-3, "{a}, {b}, {c}");
    }
}

#[test]
fn a_row_is_normalised() {
    let (ones, zeros) = ([1.0; WIDTH], [0.0; WIDTH]);
    let layer = Maxout { depth: 0, weights: &[], bias: &[], gain: &ones, shift: &zeros };
    let mut row = noise(WIDTH, 7);
    unsafe { normalise::<f32>(&layer, &mut row, None) };
    let mean = row.iter().sum::<f32>() / WIDTH as f32;
    let variance = row.iter().map(|v| v * v).sum::<f32>() / WIDTH as f32;
    assert!(mean.abs() < 1e-5 && (variance - 1.0).abs() < 1e-4, "{mean} {variance}");
}
