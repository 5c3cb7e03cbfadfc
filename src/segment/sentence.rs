//! What segmenting gives: sentences inside blocks, with the quotation they stand in.

use crate::span::Span;

/// One sentence; never crosses a block. Spans are bytes of the article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Index into [`CleanText::blocks`](crate::clean::CleanText::blocks).
    pub block: usize,
    pub headline: bool,
    /// The stretches of this sentence inside quotation marks, marks not included; a quotation that runs over sentences or
    /// paragraphs (also one that is opened and never closed before the next paragraph's opening mark) is cut at the borders.
    pub quoted: Vec<Quoted>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    pub span: Span,
    /// Same number = same quotation, also across sentences and paragraphs.
    pub quotation: u32,
}
