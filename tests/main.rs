//! The integration tests, one binary: what the whole program does on real input. One module a topic.

mod cli;
mod determinism;
mod scratch;
mod spans;
