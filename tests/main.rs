//! The integration tests, one binary: what the whole program does on real input. One module a topic.

mod browser;
mod cases;
mod cli;
mod deciding;
mod determinism;
mod explaining;
mod formats;
mod fuzz;
mod gate;
mod gold;
mod growing;
mod hostile;
mod pages;
mod program;
mod progress;
mod robustness;
mod scratch;
mod spans;
mod store;
