//! Words met before: what the first layers make of a word depends on nothing else, so it is kept.
//!
//! [`Seen`] takes a word's key, gives its row and the parts it has in its neighbours' windows. One table for all threads, filled
//! once and never emptied: a word goes in when a thread has to make it a second time, until the table is full. [`Memo`] is a
//! thread's own, and forgets all when it is full. What is kept is exactly what would be computed again, so results do not
//! depend on it.

use super::kernel::PARTED;
use super::model::ByHash;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Slots of a table, a power of two: 16 MB when full. Half of a newspaper's running words are 200 word forms.
const SLOTS: usize = 4096;
/// Slots that a key may lie in.
const PROBES: usize = 4;
/// Marks of keys met once, a power of two.
const MARKS: usize = 1 << 16;

/// A word's key and its row.
type Word = (u64, Box<[f32]>);

pub(super) struct Seen {
    slots: Box<[OnceLock<Word>]>,
    marks: Box<[AtomicU32]>,
}

impl Seen {
    pub(super) fn new() -> Seen {
        Seen {
            slots: (0..SLOTS).map(|_| OnceLock::new()).collect(),
            marks: (0..MARKS).map(|_| AtomicU32::new(0)).collect(),
        }
    }

    fn probes(key: u64) -> impl Iterator<Item = usize> {
        // The low bits choose the mark, the high ones the slot.
        (0..PROBES).map(move |i| ((key >> 40) as usize + i) % SLOTS)
    }

    pub(super) fn get(&self, key: u64) -> Option<&[f32]> {
        for slot in Self::probes(key) {
            let (known, row) = self.slots[slot].get()?;
            if *known == key {
                return Some(row);
            }
        }
        None
    }

    pub(super) fn keep(&self, key: u64, row: &[f32]) {
        let mark = (key >> 16) as u32 | 1;
        if self.marks[key as usize % MARKS].swap(mark, Ordering::Relaxed) != mark {
            return;
        }
        for slot in Self::probes(key) {
            if self.slots[slot].get().is_none() {
                // Another thread may have been faster; then this word waits for its next turn.
                let _ = self.slots[slot].set((key, row.into()));
                return;
            }
        }
    }
}

/// Rows of `PARTED` floats by their keys.
#[derive(Default)]
pub(super) struct Memo {
    places: ByHash<usize>,
    rows: Vec<f32>,
}

impl Memo {
    /// Forgets all where there are more than `most`.
    pub(super) fn make_room(&mut self, most: usize) {
        if self.places.len() > most {
            self.places.clear();
            self.rows.clear();
        }
    }

    /// The place of a key, and whether it is new: then [`fill`](Self::fill) must give it its row.
    pub(super) fn place(&mut self, key: u64) -> (usize, bool) {
        let next = self.places.len();
        let place = *self.places.entry(key).or_insert(next);
        (place, place == next)
    }

    /// Room for the rows of the places that are new, in their order.
    pub(super) fn fill(&mut self) -> &mut [f32] {
        let (start, end) = (self.rows.len(), self.places.len() * PARTED);
        // Not twice as much as before: rows are a thread's largest part.
        self.rows.reserve_exact(end - start);
        self.rows.resize(end, 0.0);
        &mut self.rows[start..]
    }

    pub(super) fn row(&self, place: usize) -> &[f32] {
        &self.rows[place * PARTED..][..PARTED]
    }
}
