//! Stage `compare`.

mod comparison;

pub use comparison::{Comparison, NliScores, Relation, Signal};
