//! What parsing gives: a tree over the tokens of one text.

use crate::span::Span;
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
    pub lemma: String,
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
    /// Tokens that hang on `head`, in order of the text.
    pub fn children(&self, head: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.tokens.len()).filter(move |i| self.tokens[*i].head == head && *i != head)
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

    /// First and last token of the subtree of `head`, last included.
    pub fn edges(&self, head: usize) -> (usize, usize) {
        let mut under = (0..self.tokens.len()).filter(|i| self.is_under(*i, head));
        let first = under.next().unwrap_or(head);
        (first, under.next_back().unwrap_or(head).max(head))
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
