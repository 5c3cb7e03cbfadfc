//! The tokeniser's exceptions: words cut in a fixed way whatever the rules say, some with a norm of their own.
//!
//! Takes the table of the model file, gives the cut of a word, and of a run of tokens that spells such a word.
//!
//! Worked: `didn't` is `did` (norm `do`) and `n't` (norm `not`); `:-)` is one token, also where the rules cut it in three.

use super::affix::Units;
use super::classes::Classes;
use super::model::{ByHash, Cursor, id};
use super::tokenise::{Piece, cut};

/// One token of an exception: its bytes and its norm's id, 0 for none.
#[derive(Copy, Clone)]
pub(super) struct Part {
    pub len: u32,
    pub orth: u64,
    pub norm: u64,
}

/// Cut as "we’d" by the table, but nearly always a word of its own where it has no mark.
const A_WORD: &str = "wed";

pub(super) struct Exceptions {
    pub units: Units,
    longest: usize,
    words: ByHash<Vec<Part>>,
    /// By the first token's id: the ids of all tokens that the rules alone make of an exception.
    runs: ByHash<Vec<Vec<u64>>>,
}

impl Exceptions {
    pub(super) fn read(classes: &Classes, symbols: &ByHash<u16>) -> Exceptions {
        let mut cursor = Cursor::of("exceptions");
        let mut exceptions = Exceptions {
            units: Units::new(Cursor::of("units").strings()),
            longest: 0,
            words: ByHash::default(),
            runs: ByHash::default(),
        };
        let mut cut_by_rules = Vec::new();
        for _ in 0..cursor.count() {
            let (tokens, by_rules) = (cursor.byte(), cursor.byte());
            let mut word = String::new();
            let mut parts = Vec::new();
            for _ in 0..tokens {
                let (orth, norm) = (usize::from(cursor.byte()), usize::from(cursor.byte()));
                let (orth, norm) = (cursor.text(orth), cursor.text(norm));
                parts.push(Part { len: orth.len() as u32, orth: id(symbols, orth), norm: id(symbols, norm) });
                word.push_str(orth);
            }
            if word.eq_ignore_ascii_case(A_WORD) {
                continue;
            }
            exceptions.longest = exceptions.longest.max(word.len());
            exceptions.words.insert(super::hash::of_bytes(word.as_bytes()), parts);
            if by_rules == 1 {
                cut_by_rules.push(word);
            }
        }
        for word in cut_by_rules {
            let mut pieces: Vec<Piece> = Vec::new();
            cut(classes, &exceptions, symbols, &word, false, &mut pieces);
            let ids: Vec<u64> = pieces.iter().map(|p| p.orth).collect();
            if let Some(first) = ids.first() {
                exceptions.runs.entry(*first).or_default().push(ids);
            }
        }
        exceptions
    }

    /// The cut of a word that is an exception.
    pub(super) fn get(&self, word: &str) -> Option<&[Part]> {
        if word.len() > self.longest {
            return None;
        }
        self.words.get(&super::hash::of_bytes(word.as_bytes())).map(Vec::as_slice)
    }

    /// Runs of tokens that start with `first`.
    pub(super) fn runs(&self, first: u64) -> &[Vec<u64>] {
        self.runs.get(&first).map_or(&[], Vec::as_slice)
    }
}
