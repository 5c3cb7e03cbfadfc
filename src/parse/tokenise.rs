//! Text to tokens, as spaCy's English tokeniser cuts it.
//!
//! Takes a text, gives [`Piece`]s in order: every character but a single space between words lies in exactly one. White
//! space of more than one space, a line break, a tab, and space at either end is a token of its own (tag `_SP`): the networks
//! were trained with such tokens and see them, so leaving them out would change tags and heads of their neighbours.
//!
//! Reference: `spacy/tokenizer.pyx`. A word is cut by its exception if it has one; else prefixes and suffixes come off while
//! there are any, what is left is a URL or is cut at infixes; at last runs of tokens that spell an exception are put together.
//!
//! Worked: `(He didn't.)` gives `(`, `He`, `did`, `n't`, `.`, `)`.

use super::affix;
use super::classes::Classes;
use super::exceptions::{Exceptions, Part};
use super::model::{ByHash, Model, id};

/// A token before any analysis.
#[derive(Copy, Clone, Debug)]
pub(super) struct Piece {
    pub start: u32,
    pub end: u32,
    /// The id of its text.
    pub orth: u64,
    /// The id of a norm that an exception gives it; 0 for none.
    pub norm: u64,
    /// Whether one space follows.
    pub spaced: bool,
}

pub(super) fn tokenise(model: &Model, text: &str) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(text.len() / 4);
    cut(&model.classes, &model.exceptions, &model.symbols, text, true, &mut pieces);
    join_exceptions(&model.exceptions, text, &mut pieces);
    pieces
}

struct Cutter<'a> {
    classes: &'a Classes,
    exceptions: &'a Exceptions,
    symbols: &'a ByHash<u16>,
    text: &'a str,
    /// Whether exceptions count; they do not while the table of their own cuts is made.
    with_exceptions: bool,
}

/// Cuts at white space, then each word.
pub(super) fn cut(
    classes: &Classes,
    exceptions: &Exceptions,
    symbols: &ByHash<u16>,
    text: &str,
    with_exceptions: bool,
    out: &mut Vec<Piece>,
) {
    let cutter = Cutter { classes, exceptions, symbols, text, with_exceptions };
    let space = |c: char| classes.py_space.has(c);
    let mut in_space = text.starts_with(space);
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if space(c) != in_space {
            cutter.word(start, at, out);
            start = at;
            if c == ' ' {
                if let Some(last) = out.last_mut() {
                    last.spaced = true;
                }
                start = at + 1;
            }
            in_space = !in_space;
        }
    }
    if start < text.len() {
        cutter.word(start, text.len(), out);
    }
}

impl Cutter<'_> {
    fn push(&self, start: usize, end: usize, out: &mut Vec<Piece>) {
        let orth = id(self.symbols, &self.text[start..end]);
        out.push(Piece { start: start as u32, end: end as u32, orth, norm: 0, spaced: false });
    }

    fn exception(&self, start: usize, end: usize) -> Option<&[Part]> {
        if self.with_exceptions && start < end { self.exceptions.get(&self.text[start..end]) } else { None }
    }

    fn word(&self, mut start: usize, mut end: usize, out: &mut Vec<Piece>) {
        if start == end {
            return;
        }
        let mut suffixes: Vec<(usize, usize)> = Vec::new();
        let mut exception = self.exception(start, end);
        while exception.is_none() && start < end {
            let before = affix::prefix(self.classes, &self.text[start..end]);
            if before > 0 {
                self.push(start, start + before, out);
                exception = self.exception(start + before, end);
                if exception.is_some() {
                    start += before;
                    break;
                }
            }
            let behind = affix::suffix(self.classes, &self.exceptions.units, &self.text[start + before..end]);
            if behind > 0 {
                suffixes.push((end - behind, end));
                exception = self.exception(start, end - behind);
                if exception.is_some() {
                    // The reference does not take the prefix off here: the exception starts with it.
                    if before > 0 {
                        out.pop();
                    }
                    end -= behind;
                    break;
                }
            }
            start += before;
            end -= behind;
            if before + behind == 0 {
                break;
            }
            exception = self.exception(start, end);
        }
        match exception {
            Some(parts) => push_parts(parts, start, out),
            None if start < end => self.middle(start, end, out),
            None => {}
        }
        for (start, end) in suffixes.into_iter().rev() {
            self.push(start, end, out);
        }
    }

    /// What is left between the affixes.
    fn middle(&self, start: usize, end: usize, out: &mut Vec<Piece>) {
        let piece = &self.text[start..end];
        if piece.bytes().all(|b| b.is_ascii_alphanumeric()) || affix::is_url(self.classes, piece) {
            return self.push(start, end, out);
        }
        let mut at = 0;
        affix::infixes(self.classes, piece, |from, to| {
            // An infix at the very start is none.
            if from == 0 {
                return;
            }
            if from > at {
                self.push(start + at, start + from, out);
            }
            self.push(start + from, start + to, out);
            at = to;
        });
        if start + at < end {
            self.push(start + at, end, out);
        }
    }
}

fn push_parts(parts: &[Part], start: usize, out: &mut Vec<Piece>) {
    let mut at = start as u32;
    for part in parts {
        out.push(Piece { start: at, end: at + part.len, orth: part.orth, norm: part.norm, spaced: false });
        at += part.len;
    }
}

/// Puts runs of tokens that the rules made of an exception back into the exception's tokens: the longest first, of equals
/// the leftmost, none over a token of an earlier one.
fn join_exceptions(exceptions: &Exceptions, text: &str, pieces: &mut Vec<Piece>) {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        for run in exceptions.runs(piece.orth) {
            if pieces.len() - i >= run.len() && run.iter().zip(&pieces[i..]).all(|(id, piece)| *id == piece.orth) {
                runs.push((i, i + run.len()));
            }
        }
    }
    if runs.is_empty() {
        return;
    }
    runs.sort_unstable_by_key(|(start, end)| (std::cmp::Reverse(end - start), *start));
    let mut taken = vec![false; pieces.len()];
    let mut replace: Vec<Option<(usize, &[Part])>> = vec![None; pieces.len()];
    for (start, end) in runs {
        if !taken[start] && !taken[end - 1] {
            let spelled = &text[pieces[start].start as usize..pieces[end - 1].end as usize];
            replace[start] = exceptions.get(spelled).map(|parts| (end, parts));
        }
        taken[start..end].fill(true);
    }
    let mut out = Vec::with_capacity(pieces.len());
    let mut i = 0;
    while i < pieces.len() {
        match replace[i] {
            Some((end, parts)) => {
                push_parts(parts, pieces[i].start as usize, &mut out);
                if let Some(last) = out.last_mut() {
                    last.spaced = pieces[end - 1].spaced;
                }
                i = end;
            }
            None => {
                out.push(pieces[i]);
                i += 1;
            }
        }
    }
    *pieces = out;
}

#[cfg(test)]
mod tests {
    use super::super::model::MODEL;
    use super::*;

    #[test]
    fn texts_are_cut() {
        for (text, words) in [
            ("(He didn't.)", "(|He|did|n't|.|)"),
            ("its it's IT'S", "its|it|'s|IT|'S"),
            ("Mr. Ruiz vs. the U.S.", "Mr.|Ruiz|vs.|the|U.S."),
            ("at 6:45am, 5km off", "at|6:45am|,|5|km|off"),
            ("at 6am, we're", "at|6|am|,|we|'re"),
            ("$1.40-a-share (\"deal\")", "$|1.40|-|a|-|share|(|\"|deal|\"|)"),
            ("a :-) b (:-])", "a|:-)|b|(|:-]|)"),
            ("cannot can not", "can|not|can|not"),
            ("two  spaces\n\nand ", "two| |spaces|\n\n|and"),
            (" x", " |x"),
            ("rock'n'roll o’clock", "rock'n'roll|o’clock"),
        ] {
            let pieces = tokenise(&MODEL, text);
            let cut: Vec<&str> = pieces.iter().map(|p| &text[p.start as usize..p.end as usize]).collect();
            assert_eq!(cut.join("|"), words, "{text}");
        }
    }

    #[test]
    fn an_exception_gives_norms_and_the_last_word_keeps_its_space() {
        let pieces = tokenise(&MODEL, "didn't go");
        assert_eq!(pieces.iter().map(|p| p.spaced).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(pieces[1].norm, MODEL.id("not"));
    }
}
