//! One sentence made ready for the search: its tree, which tokens stand in which quotation, and how a content span is cut.

use crate::extract::tree::Tree;
use crate::parse::Parse;
use crate::segment::Sentence;
use crate::span::Span;

pub(crate) struct Site<'a> {
    pub index: usize,
    pub text: &'a str,
    pub sentence: &'a Sentence,
    pub tree: Tree<'a>,
    /// For each token: the number of the quotation it stands in.
    quotation: Vec<Option<u32>>,
}

impl<'a> Site<'a> {
    pub fn new(index: usize, text: &'a str, sentence: &'a Sentence, parse: &'a Parse) -> Self {
        let mut quotation = vec![None; parse.tokens.len()];
        for quoted in &sentence.quoted {
            let first = parse.tokens.partition_point(|token| token.span.end <= quoted.span.start);
            for (i, token) in parse.tokens.iter().enumerate().skip(first) {
                if token.span.start >= quoted.span.end {
                    break;
                }
                quotation[i] = Some(quoted.quotation);
            }
        }
        Site { index, text, sentence, tree: Tree::new(parse), quotation }
    }

    pub fn len(&self) -> usize {
        self.tree.len()
    }

    pub fn quotation(&self, token: usize) -> Option<u32> {
        self.quotation[token]
    }

    pub fn span(&self, token: usize) -> Span {
        self.tree.parse.tokens[token].span
    }

    pub fn word(&self, token: usize) -> &'a str {
        self.span(token).of(self.text)
    }

    /// From the first to the last token, last included.
    pub fn range(&self, first: usize, last: usize) -> Span {
        self.span(first).cover(self.span(last))
    }

    pub fn is_punct(&self, token: usize) -> bool {
        self.word(token).chars().all(|c| !c.is_alphanumeric() && !matches!(c, '$' | '%' | '@' | '#' | '&'))
    }

    /// Content as the guideline of attribution wants it: no comma or full stop at its edges, but a quotation that it touches
    /// whole, marks and all. `cue` is never swallowed: a quotation that holds it stays as it was.
    pub fn content(&self, span: Span, cue: usize) -> Span {
        let mut span = trimmed(self.text, span);
        let cue = self.span(cue);
        for quoted in &self.sentence.quoted {
            if quoted.span.overlaps(span) && !quoted.span.overlaps(cue) {
                let whole = with_marks(self.text, quoted.span);
                let grown = span.cover(whole);
                if !grown.overlaps(cue) {
                    span = grown;
                }
            }
        }
        span
    }
}

/// Without blanks, commas, colons, dashes and full stops at either edge.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let is_edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '—' | '–' | '-');
    let inside = span.of(text);
    let lead = inside.len() - inside.trim_start_matches(is_edge).len();
    let length = inside.trim_matches(is_edge).len();
    Span::new(span.start as usize + lead, span.start as usize + lead + length)
}

/// The words between quotation marks with the marks.
pub(crate) fn with_marks(text: &str, span: Span) -> Span {
    let before = &text[..span.start as usize];
    let after = &text[span.end as usize..];
    let opening = before.len() - before.trim_end_matches(['“', '"', '‘', '\'', '«', '„', '`', '‟', '″']).len();
    let closing = after.len() - after.trim_start_matches(['”', '"', '’', '\'', '»', '“', '″']).len();
    Span::new(span.start as usize - opening, span.end as usize + closing)
}
