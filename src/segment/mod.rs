//! Stage `segment`: sentences inside blocks, and what stands in quotation marks.
//!
//! Takes [`CleanText`], gives [`Sentence`]s in reading order; a sentence never crosses a block, and every character of a
//! block but the blanks between sentences is in one. Later the parser may split further. Leaves to `extract` who speaks.
//!
//! Worked: `“We left. Nobody saw us,” Mr. Lee said. The U.S. Coast Guard came at 9 a.m. It found no one.` gives four
//! sentences; the first two hold the parts of one quotation.
//!
//! Known misses: `He moved to the U.S. Rich people followed.` is one sentence (a capital after "U.S." is mostly a name).

mod boundary;
mod quotes;
mod sentence;

pub(crate) use boundary::label_end;
pub use sentence::{Quoted, Sentence};

use crate::clean::{BlockKind, CleanText};
use crate::span::Span;

pub fn segment(text: &CleanText) -> Vec<Sentence> {
    let source = &text.article.text;
    let spans: Vec<Span> = text.blocks.iter().map(|block| block.span).collect();
    let quotations = quotes::quotations(source, &spans);
    let mut sentences = Vec::new();
    let mut first = 0;
    for (block, of_block) in text.blocks.iter().enumerate() {
        for span in boundary::sentences(source, of_block.span) {
            while quotations.get(first).is_some_and(|quoted| quoted.span.end <= span.start) {
                first += 1;
            }
            sentences.push(Sentence {
                span,
                block,
                headline: of_block.kind == BlockKind::Headline,
                quoted: within(&quotations[first..], span),
            });
        }
    }
    sentences
}

/// The sentences of a plain stretch of text, for callers that have no article (a claim, a test set).
pub fn split(text: &str) -> Vec<Span> {
    boundary::sentences(text, Span::new(0, text.len()))
}

/// The parts of quotations that lie in `span`; `quotations` are sorted.
fn within(quotations: &[Quoted], span: Span) -> Vec<Quoted> {
    quotations
        .iter()
        .take_while(|quoted| quoted.span.start < span.end)
        .filter(|quoted| quoted.span.overlaps(span))
        .map(|quoted| Quoted {
            span: Span { start: quoted.span.start.max(span.start), end: quoted.span.end.min(span.end) },
            quotation: quoted.quotation,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::clean;
    use crate::read::{Article, Outlets};

    fn segmented(text: &str) -> (CleanText, Vec<Sentence>) {
        let cleaned = clean(Article::plain("a.txt", text), &Outlets::default());
        let sentences = segment(&cleaned);
        (cleaned, sentences)
    }

    #[test]
    fn a_quotation_runs_over_sentences_and_paragraphs() {
        let (cleaned, sentences) = segmented(
            "Lee spoke of the loss: “It was a hard night. We had no radio at all.\n\nWe lit a fire on the beach,” he added. Nobody came.",
        );
        let text = &cleaned.article.text;
        let quoted: Vec<Vec<(&str, u32)>> =
            sentences.iter().map(|s| s.quoted.iter().map(|q| (q.span.of(text), q.quotation)).collect()).collect();
        assert_eq!(quoted[0], [("It was a hard night.", 0)]);
        assert_eq!(quoted[1], [("We had no radio at all.", 0)]);
        assert_eq!(quoted[2], [("We lit a fire on the beach,", 0)]);
        assert!(quoted[3].is_empty(), "{:?}", quoted[3]);
    }
}
