//! What cleaning gives: the blocks of an article that its newsroom wrote for it, and what was left out and why.

use crate::read::{Article, Meta};
use crate::span::Span;

/// An article without its page: blocks in reading order, metadata completed from the text.
#[derive(Clone, Debug)]
pub struct CleanText {
    pub article: Article,
    pub meta: Meta,
    pub blocks: Vec<Block>,
    pub dropped: Vec<Dropped>,
}

/// A paragraph, headline or list item; the span is trimmed and never crosses another block.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Headline,
    Paragraph,
    ListItem,
}

/// A stretch that is no part of the story. `why` is a kebab-case code (`related-links`, `photo-credit`, `repeated`, …).
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    pub span: Span,
    pub why: &'static str,
}
