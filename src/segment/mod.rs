//! Stage `segment`.

mod sentence;

pub use sentence::{Quoted, Sentence};
