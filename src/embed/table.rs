//! Decodes the embedded weights: int8 rows, one scale a row.
//!
//! Layout: "CCEMBED1", rows and width (u32 little-endian), one f32 scale a row, then the rows as int8.

use std::sync::OnceLock;

use crate::pages;
use crate::wordpiece::VOCABULARY_SIZE;

/// Numbers in a vector.
pub const WIDTH: usize = 256;

static WEIGHTS: &[u8] = include_bytes!("../../models/embed.bin");
const HEAD: usize = 16;

/// Gives the weights' pages back to the system.
pub(super) fn give_back() {
    pages::give_back(WEIGHTS);
}

pub struct Table {
    scales: Vec<f32>,
    rows: &'static [u8],
}

impl Table {
    /// Reads the scales on first use; the rows stay where the program was loaded.
    pub fn shared() -> &'static Table {
        static SHARED: OnceLock<Table> = OnceLock::new();
        SHARED.get_or_init(|| {
            let scales = WEIGHTS[HEAD..HEAD + 4 * VOCABULARY_SIZE]
                .chunks_exact(4)
                .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
                .collect();
            Table { scales, rows: &WEIGHTS[HEAD + 4 * VOCABULARY_SIZE..] }
        })
    }

    /// Adds the vector of a piece to `sum`, which has `WIDTH` numbers.
    pub fn add_row(&self, piece: u32, sum: &mut [f32]) {
        let piece = piece as usize;
        let scale = self.scales[piece];
        let row = &self.rows[piece * WIDTH..(piece + 1) * WIDTH];
        for (s, &q) in sum.iter_mut().zip(row) {
            *s += scale * f32::from(q as i8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_what_the_layout_says() {
        assert_eq!(&WEIGHTS[..8], b"CCEMBED1");
        assert_eq!(WEIGHTS[8..12], u32::try_from(VOCABULARY_SIZE).expect("fits").to_le_bytes());
        assert_eq!(WEIGHTS[12..16], u32::try_from(WIDTH).expect("fits").to_le_bytes());
        assert_eq!(WEIGHTS.len(), HEAD + VOCABULARY_SIZE * (4 + WIDTH));
    }
}
