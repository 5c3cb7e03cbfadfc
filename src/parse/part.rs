//! The analysis of a stretch of a text that has been analysed.
//!
//! Takes a [`Parse`] and a stretch of its text, gives what the parse says of it where that is a tree of its own: a clause is not
//! analysed twice, and means what it means in its sentence.
//!
//! Worked: of `Lee said the ferry sank.` the stretch `the ferry sank` gives `ferry nsubj ← sank ROOT`, `Lee said the` nothing.

use super::analysis::{Entity, Parse, Token};
use crate::span::Span;

/// Tags of verbs that a statement can be made with.
const FINITE: [&str; 4] = ["VBD", "VBZ", "VBP", "MD"];

impl Parse {
    /// The part under `span`, as if its text began there; `None` where `span` cuts a token or a sentence, or what lies in it does
    /// not hang together under a finite verb.
    pub(crate) fn part(&self, span: Span) -> Option<Parse> {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        let own = self.tokens.get(first..end)?;
        let covered = own.first()?.span.start == span.start && own.last()?.span.end == span.end;
        if !covered || self.sentence(first).end < end {
            return None;
        }
        let hangs_outside =
            |token: &usize| self.tokens[*token].head == *token || !(first..end).contains(&self.tokens[*token].head);
        let mut roots = (first..end).filter(hangs_outside);
        let root = roots.next().filter(|_| roots.next().is_none())?;
        let finite = |token: usize| FINITE.contains(&self.tokens[token].tag);
        let helped =
            |kid: usize| kid >= first && kid < end && matches!(self.tokens[kid].dep, "aux" | "auxpass") && finite(kid);
        if !finite(root) && !self.children(root).any(helped) {
            return None;
        }
        let moved = |of: Span| Span { start: of.start - span.start, end: of.end - span.start };
        let tokens = own.iter().enumerate().map(|(i, token)| {
            let (head, dep) = if first + i == root { (i, "ROOT") } else { (token.head - first, token.dep) };
            Token { span: moved(token.span), head, dep, ..token.clone() }
        });
        let entities = self.entities.iter().filter(|entity| first <= entity.tokens.start && entity.tokens.end <= end);
        let entities = entities.map(|entity| Entity {
            tokens: entity.tokens.start - first..entity.tokens.end - first,
            span: moved(entity.span),
            label: entity.label,
        });
        Some(Parse {
            tokens: tokens.collect(),
            sentences: std::iter::once(0..own.len()).collect(),
            entities: entities.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse_all;
    use super::Entity;
    use crate::span::Span;

    const TEXT: &str = "It rained. Lee said the ferry of Samar sank off Leyte in May. Nobody was hurt.";

    fn part(words: &str) -> Option<Vec<(String, &'static str, usize)>> {
        let at = TEXT.find(words).expect("the words are there");
        let part = parse_all(TEXT).part(Span::new(at, at + words.len()))?;
        assert!(part.sentences.len() == 1 && part.sentences[0] == (0..part.tokens.len()));
        let begins = |entity: &Entity| part.tokens[entity.tokens.start].span.start == entity.span.start;
        assert!(part.entities.iter().all(begins));
        Some(part.tokens.iter().map(|t| (t.span.of(words).to_string(), t.dep, t.head)).collect())
    }

    #[test]
    fn a_clause_is_a_tree_of_its_own() {
        let clause = part("the ferry of Samar sank off Leyte").expect("a clause");
        let words: Vec<&str> = clause.iter().map(|(word, ..)| word.as_str()).collect();
        assert_eq!(words, ["the", "ferry", "of", "Samar", "sank", "off", "Leyte"]);
        assert_eq!((clause[1].1, clause[1].2, clause[4].1, clause[4].2), ("nsubj", 4, "ROOT", 4));
        let places = parse_all(TEXT).part(Span::new(20, 60)).expect("the same with its date");
        assert_eq!(
            places.entities.iter().map(|e| e.span.of(&TEXT[20..60])).collect::<Vec<_>>(),
            ["Samar", "Leyte", "May"]
        );
    }

    #[test]
    fn what_is_no_clause_has_no_part() {
        for words in ["said the", "ferry of Samar", "erry of Samar sank", "in May. Nobody was hurt", "off Leyte in", ""]
        {
            assert_eq!(part(words), None, "{words}");
        }
        assert!(part("Nobody was hurt").is_some());
    }
}
