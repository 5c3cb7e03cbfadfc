//! What parsing gives: a tree over the tokens of one text.

use crate::span::Span;
use compact_str::CompactString;
use std::ops::Range;

/// The analysis of one text; indexes are positions in `tokens`.
#[derive(Clone, Debug, Default)]
pub struct Parse {
    pub tokens: Vec<Token>,
    /// Sentences in order; together they cover all tokens. Each has one root (`head` = itself).
    pub sentences: Vec<Range<usize>>,
    /// In order, never overlapping.
    pub entities: Vec<Entity>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    /// Dictionary form, lower case but for proper nouns.
    pub lemma: CompactString,
    /// Penn Treebank tag: `NNP`, `VBD`, `MD`, ….
    pub tag: &'static str,
    pub pos: Upos,
    /// ClearNLP relation to the head: `nsubj`, `ccomp`, `neg`, …; `ROOT` for a sentence's root.
    pub dep: &'static str,
    /// The token this one hangs on; a root hangs on itself.
    pub head: usize,
}

/// A named entity; `label` is OntoNotes': `PERSON`, `ORG`, `GPE`, `NORP`, `DATE`, `CARDINAL`, `MONEY`, ….
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub tokens: Range<usize>,
    pub span: Span,
    pub label: &'static str,
}

/// Universal part of speech.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Space,
    Sym,
    Verb,
    X,
}

impl Upos {
    const NAMES: [(&'static str, Upos); 18] = [
        ("ADJ", Upos::Adj),
        ("ADP", Upos::Adp),
        ("ADV", Upos::Adv),
        ("AUX", Upos::Aux),
        ("CCONJ", Upos::Cconj),
        ("DET", Upos::Det),
        ("INTJ", Upos::Intj),
        ("NOUN", Upos::Noun),
        ("NUM", Upos::Num),
        ("PART", Upos::Part),
        ("PRON", Upos::Pron),
        ("PROPN", Upos::Propn),
        ("PUNCT", Upos::Punct),
        ("SCONJ", Upos::Sconj),
        ("SPACE", Upos::Space),
        ("SYM", Upos::Sym),
        ("VERB", Upos::Verb),
        ("X", Upos::X),
    ];

    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].0
    }

    /// `X` for a name that is none.
    pub fn of(name: &str) -> Upos {
        Self::NAMES.iter().find(|(known, _)| *known == name).map_or(Upos::X, |(_, pos)| *pos)
    }
}

impl Parse {
    /// The same analysis of a text that begins later by so many bytes.
    pub(super) fn shift(&mut self, by: usize) {
        let tokens = self.tokens.iter_mut().map(|token| &mut token.span);
        for span in tokens.chain(self.entities.iter_mut().map(|entity| &mut entity.span)) {
            *span = span.shift(by);
        }
    }

    /// The sentence that holds `token`; everything where no sentences are told.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        let after = self.sentences.partition_point(|s| s.start <= token);
        match after.checked_sub(1).map(|at| &self.sentences[at]) {
            Some(sentence) if sentence.contains(&token) => sentence.clone(),
            _ => 0..self.tokens.len(),
        }
    }

    /// Tokens that hang on `head`, in order of the text.
    pub fn children(&self, head: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.sentence(head).filter(move |i| self.tokens[*i].head == head && *i != head)
    }

    /// Whether `token` is `ancestor` or hangs below it.
    pub fn is_under(&self, token: usize, ancestor: usize) -> bool {
        let mut at = token;
        loop {
            if at == ancestor {
                return true;
            }
            let head = self.tokens[at].head;
            if head == at {
                return false;
            }
            at = head;
        }
    }

    /// First and last token of the subtree of `head`, last included; linear in the sentence.
    pub fn edges(&self, head: usize) -> (usize, usize) {
        let sentence = self.sentence(head);
        // For every token from the sentence's first: whether it hangs under `head`, once known.
        let mut known: Vec<Option<bool>> = vec![None; sentence.len()];
        let mut path = Vec::new();
        let mut edges = (head, head);
        for token in sentence.clone() {
            let mut at = token;
            let under = loop {
                if at == head {
                    break true;
                }
                match at.checked_sub(sentence.start).and_then(|i| known.get(i)) {
                    Some(Some(under)) => break *under,
                    Some(None) if self.tokens[at].head != at => path.push(at),
                    _ => break false,
                }
                at = self.tokens[at].head;
            };
            for passed in path.drain(..) {
                known[passed - sentence.start] = Some(under);
            }
            if under {
                edges = (edges.0.min(token), edges.1.max(token));
            }
        }
        edges
    }

    /// The root of the sentence that holds `token`.
    pub fn root(&self, token: usize) -> usize {
        let mut at = token;
        while self.tokens[at].head != at {
            at = self.tokens[at].head;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse_all;

    #[test]
    fn a_subtree_and_its_edges() {
        let text = "It rained. The old ferry of the island sank off Samar.";
        let parse = parse_all(text);
        let at = |word: &str| parse.tokens.iter().position(|t| t.span.of(text) == word).expect("the word is there");
        let words = |tokens: Vec<usize>| tokens.iter().map(|i| parse.tokens[*i].span.of(text)).collect::<Vec<_>>();
        assert_eq!(words(parse.children(at("ferry")).collect()), ["The", "old", "of"]);
        assert_eq!(parse.edges(at("ferry")), (at("The"), at("island")));
        assert_eq!(parse.edges(at("Samar")), (at("Samar"), at("Samar")));
        assert_eq!(parse.root(at("the")), at("sank"));
        assert!(parse.is_under(at("the"), at("ferry")) && !parse.is_under(at("sank"), at("ferry")));
        assert_eq!(parse.sentence(at("rained")), 0..3);
    }
}
