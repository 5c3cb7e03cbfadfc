//! The published list of pieces, looked up by text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

pub const UNKNOWN: u32 = 100;
pub const CLASSIFY: u32 = 101;
pub const SEPARATE: u32 = 102;
pub const VOCABULARY_SIZE: usize = 30_522;

/// Pieces inside a word.
const INSIDE: usize = 5_828;

/// One piece a line, its id is the line; "##" marks a piece inside a word. See models/wordpiece.md.
static PIECES: &str = include_str!("../../models/wordpiece.txt");

pub struct Vocabulary {
    start: HashMap<&'static str, u32, BuildHasherDefault<Mixed>>,
    inside: HashMap<&'static str, u32, BuildHasherDefault<Mixed>>,
    longest: usize,
}

impl Vocabulary {
    pub fn shared() -> &'static Vocabulary {
        static SHARED: OnceLock<Vocabulary> = OnceLock::new();
        SHARED.get_or_init(Vocabulary::read)
    }

    fn read() -> Vocabulary {
        let mut start = HashMap::with_capacity_and_hasher(VOCABULARY_SIZE - INSIDE, BuildHasherDefault::default());
        let mut inside = HashMap::with_capacity_and_hasher(INSIDE, BuildHasherDefault::default());
        let mut longest = 0;
        for (id, piece) in PIECES.lines().enumerate() {
            let id = u32::try_from(id).expect("the list has 30,522 lines");
            let text = match piece.strip_prefix("##") {
                Some(text) if !text.is_empty() => {
                    inside.insert(text, id);
                    text
                }
                _ => {
                    start.insert(piece, id);
                    piece
                }
            };
            longest = longest.max(text.len());
        }
        Vocabulary { start, inside, longest }
    }

    /// A piece that begins a word.
    pub fn start(&self, text: &str) -> Option<u32> {
        self.start.get(text).copied()
    }

    /// A piece inside a word, without its "##".
    pub fn inside(&self, text: &str) -> Option<u32> {
        self.inside.get(text).copied()
    }

    /// Bytes of the longest piece.
    pub fn longest(&self) -> usize {
        self.longest
    }

    #[cfg(test)]
    pub fn written(&self, id: u32) -> &'static str {
        PIECES.lines().nth(id as usize).unwrap_or("")
    }
}

/// Multiplies and rotates eight bytes at a time: the keys are our own short list, so no defence against flooding is
/// needed, and the order of a map is never read.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}
