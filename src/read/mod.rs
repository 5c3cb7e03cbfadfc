//! Stage `read`: files, folders and standard input become articles and claim files.
//!
//! Takes paths, gives [`Inputs`] in the order of paths; [`discover`] and [`load`] are its two halves, for a caller that
//! keeps one file in memory at a time. Whatever cannot be used becomes a [`Skipped`] with its reason, and the run goes on.
//! Leaves to `clean` what is page and what is story, and every fact that only the text tells.
//!
//! Worked: `notes.html` holds `<title>Ferry sinks</title><p>Two &amp; more drowned.</p>`; the article's text is
//! `Ferry sinks\n\nTwo & more drowned.`, its title `Ferry sinks`, and the map leads `&` back to the five bytes `&amp;`.
//!
//! Known misses: a page that only a script fills holds no text; PDF and office formats are skipped.

mod article;
pub mod claims;
mod date;
mod declared;
mod decode;
mod discover;
mod feed;
mod front_matter;
mod html;
mod json;
mod kind;
mod lines;
mod load;
mod markdown;
mod outlet;
mod split;

pub use article::{
    Article, ArticleId, ClaimFile, Ignored, Inputs, MarkedBlock, Markup, Meta, Skipped, Upstream, UpstreamKind,
    WrittenClaim,
};
pub(crate) use claims::{Fault as YamlFault, yaml_fault};
pub use date::find_date;
pub(crate) use discover::shown;
pub use discover::{Discovered, InputSource, ReadOptions, discover};
pub use lines::FileLines;
pub use load::{Input, from_bytes, load};
pub use outlet::{Outlet, OutletKind, Outlets};
pub(crate) use outlet::{host, is_domain};
pub use split::{Broken, split};

use std::path::PathBuf;

/// Line and column of a byte, from 1, as messages name places; so many lines stand before the text.
fn place(text: &str, at: usize, lines: usize) -> String {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    format!("{}:{}", lines + before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// Reads everything at once. Ids of articles are positions in [`Inputs::articles`].
pub fn read(paths: &[PathBuf], options: &ReadOptions) -> Inputs {
    let mut inputs = Inputs::default();
    let found = discover(paths, options);
    inputs.skipped = found.skipped;
    for source in &found.sources {
        for input in load(source, options) {
            match input {
                Input::Article(article) => inputs.articles.push(article),
                Input::Claims(file) => inputs.claim_files.push(file),
                Input::Skipped(skipped) => inputs.skipped.push(skipped),
            }
        }
    }
    inputs.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    inputs
}
