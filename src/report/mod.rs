//! Stage `report`: the run's result as data, and one file a format.
//!
//! [`build`] makes the [`Report`] out of a finished run; the formatters take a report and the [`Sources`] behind it and give
//! text. Nothing here prints.

pub mod build;
pub mod claimreview;
pub mod csv;
pub mod decided;
pub mod diff;
pub mod diff_text;
pub mod explain;
pub mod explain_text;
pub mod html;
pub mod machine;
pub mod markdown;
mod model;
mod reasons;
#[cfg(test)]
pub(crate) mod sample;
mod sources;
pub mod table;
pub mod view;
pub mod yaml;

pub use model::*;
pub use sources::{Place, Source, Sources};
