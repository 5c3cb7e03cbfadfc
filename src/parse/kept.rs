//! What is kept of the words and texts met before, until a run has read all of its texts.
//!
//! Gives the tables of all threads, and each thread's own words. Nothing that is kept changes a result, so [`forget`] only gives
//! memory back: a third of what a run holds when it has read its texts, and needs for comparing them.

use super::known::Known;
use super::seen::{Memo, Seen};
use std::cell::RefCell;
use std::sync::{Arc, PoisonError, RwLock};

pub(super) struct Kept {
    /// Words as the encoder of words and that of names see them.
    pub words: Seen,
    pub names: Seen,
    pub texts: Known,
}

static KEPT: RwLock<Option<Arc<Kept>>> = RwLock::new(None);

thread_local! {
    static MEMO: RefCell<[Memo; 2]> = RefCell::default();
}

impl Kept {
    pub(super) fn new() -> Kept {
        Kept { words: Seen::new(), names: Seen::new(), texts: Known::new() }
    }

    /// The tables, made where nobody has yet.
    pub(super) fn shared() -> Arc<Kept> {
        let kept = KEPT.read().unwrap_or_else(PoisonError::into_inner).clone();
        let make = || {
            let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
            kept.get_or_insert_with(|| Arc::new(Kept::new())).clone()
        };
        kept.unwrap_or_else(make)
    }
}

/// Runs `with` on the words that this thread has met, for the encoder of words and for that of names.
pub(super) fn with_memo<T>(with: impl FnOnce(&mut [Memo; 2]) -> T) -> T {
    MEMO.with_borrow_mut(with)
}

/// Gives back all that is kept.
pub fn forget() {
    *KEPT.write().unwrap_or_else(PoisonError::into_inner) = None;
    MEMO.take();
    rayon::broadcast(|_| MEMO.take());
}
