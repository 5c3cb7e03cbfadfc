//! Stage `extract`.

mod claim;

pub use claim::{Attribution, Certainty, Claim, Speaker, Stance};
