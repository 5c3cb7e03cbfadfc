//! Stage `report`: the run's result as data, and one file a format.
//!
//! [`build`] makes the [`Report`] out of a finished run; the formatters take a report and the [`Sources`] behind it and give
//! text. Nothing here prints.

pub mod build;
mod model;
mod sources;
pub mod table;

pub use model::*;
pub use sources::{Place, Source, Sources};
