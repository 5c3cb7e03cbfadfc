//! Stage `decide`: editors' decisions, laid over what the machine found.
//!
//! Takes the text of a decisions file, gives [`Decisions`]; takes those and a judged run, gives [`Laid`]: comparisons and
//! links for a second clustering in which the decisions hold, and [`Decided`], which says what each entry came to. The
//! machine's own verdict stays in the report beside the decision. [`append`] adds an entry and keeps every byte before it.
//! Leaves clustering and judging to their stages, finding codes to `gate`.
//!
//! Pairs: `same` (one content), `different` (not about one thing), `contradicts`, `compatible` (both can be true). Claims and
//! clusters: `not-a-claim` and `retracted` set aside and count for nothing, `confirmed` stands as it is.
//! Decisions pass on along `same`: a same b, b contradicts c gives a contradicts c. Two that cannot both hold are refused.
//!
//! Worked: `contradicts` between “41 people died” and “38 victims” makes their cluster disputed; the report says that an
//! editor decided so and that the machine had it as single-source. When “41 people died” becomes “41 people have died”, the
//! entry is laid over the new words and the report says so; when it becomes “38 people died”, the entry is stale.
//! Known misses: a machine's contradiction that would join two claims that are decided to be different is dropped.

mod anchor;
mod closure;
mod edit;
mod file;
mod kind;
mod lay;
mod places;
#[cfg(test)]
mod tests;
mod write;

pub use file::{Decisions, Entry, Subject, Target};
pub use kind::Kind;
pub use lay::{Decided, Ground, Laid, Settled, State, lay};
pub use write::append;
