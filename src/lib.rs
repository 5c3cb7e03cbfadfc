//! Cross-references the claims of several articles: which are corroborated, which disputed, which rest on one source,
//! and which words prove it.
//!
//! ```text
//! read → clean → segment → parse → extract → normalise → block → compare → cluster → judge → decide → report / gate
//!
//! Article  CleanText  Sentence  Parse  Claim   Statement  Candidate  Comparison  Cluster  Verdict  Decision  Report
//! ```
//!
//! Each stage is a folder with one entry function and its types; a stage knows the types of earlier stages only.
//! `pipeline` lists the stages in order. Texts are bytes of one decoded article until `report` maps them to the file.

pub mod block;
pub mod clean;
pub mod cluster;
pub mod compare;
pub mod config;
pub mod decide;
pub mod embed;
pub mod error;
pub mod extract;
pub mod gate;
pub mod id;
pub mod judge;
pub mod nli;
pub mod normalise;
mod pages;
pub mod parse;
mod pattern;
pub mod pipeline;
pub mod read;
pub mod report;
pub mod segment;
pub mod span;
pub mod store;
pub mod wordpiece;
