//! Who can be counted: which claims come from one place, and which from one mouth.
//!
//! From what tells two sources apart to the count:
//!
//! ```text
//! reuse, retold         articles that are one text, word for word or rewritten  (for the whole run)
//! wording, quotation    words that two claims, or two articles, have in common beyond chance
//! hearsay, documents    what an outlet has from nobody named, and what from paper
//! elsewhere, site       what the claim's article names at another place, also under another name
//!    └→ origin          claims of one place, and why
//! speaker, description  whether two names, or two descriptions, may be one
//! doing, rests          what is known from whoever did it, and what an outlet may have from whom another quotes
//!    └→ voice           origin × speaker: the independent voices
//! ```
//!
//! Nothing here asks what a claim says, but for its words and its doer: who supports whom is `support`'s.

mod description;
pub(super) mod documents;
pub(super) mod doing;
mod elsewhere;
pub(super) mod hearsay;
pub(super) mod origin;
pub(super) mod quotation;
mod rests;
pub(super) mod retold;
pub(super) mod reuse;
pub(super) mod site;
pub(super) mod speaker;
pub(super) mod voice;
pub(super) mod wording;
