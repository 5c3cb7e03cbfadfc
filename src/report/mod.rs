//! Stage `report`: the run's result as data, and one file a format.

mod model;
mod sources;

pub use model::*;
pub use sources::{Place, Source, Sources};
