//! What is kept of the words and texts met before, until a run has read all of its texts.
//!
//! Gives the tables of all threads, and each thread's own words. Nothing that is kept changes a result, so [`forget`] only gives
//! memory back: a third of what a run holds when it has read its texts, and needs for comparing them.

use super::kernel::Paired;
use super::known::Known;
use super::model::{self, DEPTH, Encoder, MODEL};
use super::seen::{Memo, Seen};
use std::cell::RefCell;
use std::sync::{Arc, PoisonError, RwLock};

pub(super) struct Kept {
    pub words: OfEncoder,
    pub names: OfEncoder,
    pub texts: Known,
}

/// Words as an encoder sees them, and its weights as its arithmetic wants them.
pub(super) struct OfEncoder {
    pub seen: Seen,
    pub windows: [Paired<'static>; DEPTH - 1],
}

impl OfEncoder {
    fn of(encoder: &Encoder) -> OfEncoder {
        OfEncoder { seen: Seen::new(), windows: encoder.others.each_ref().map(Paired::of) }
    }
}

static KEPT: RwLock<Option<Arc<Kept>>> = RwLock::new(None);

thread_local! {
    static MEMO: RefCell<[Memo; 2]> = RefCell::default();
}

impl Kept {
    pub(super) fn new() -> Kept {
        Kept { words: OfEncoder::of(&MODEL.words), names: OfEncoder::of(&MODEL.names), texts: Known::new() }
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

/// Gives back all that is kept, and the pages of the weights.
pub fn forget() {
    *KEPT.write().unwrap_or_else(PoisonError::into_inner) = None;
    MEMO.take();
    rayon::broadcast(|_| MEMO.take());
    model::give_back();
}
