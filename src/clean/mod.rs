//! Stage `clean`.

mod text;

pub use text::{Block, BlockKind, CleanText, Dropped};
