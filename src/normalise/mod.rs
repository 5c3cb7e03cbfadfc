//! Stage `normalise`.

mod statement;

pub use statement::{Bound, Name, NameKind, Polarity, Quantity, Statement, Time, TimeSpan};
