//! Who says the words in quotation marks of a sentence.
//!
//! Takes a sentence with its names, gives the person who is told to say its quoted words, also where the sentence only goes on with
//! them: nobody says "he" of himself. Leaves to `attribution` who says what else.
//!
//! Worked: in `“He sold the boat,” Ann Lee said.` it is Ann Lee; `“He left.”` after it is hers too.

use super::pronouns::{is_quoted, is_top, tells};
use super::{Meaning, Resolved};
use crate::extract::tree::Tree;
use crate::segment::Sentence;

/// Who says the words in quotation marks: no "he" in them is that one.
pub(super) fn telling(tree: &Tree, sentence: &Sentence, resolved: &Resolved) -> Option<usize> {
    let source = |token: usize| match resolved.tokens[token].means {
        Meaning::Entity(entity)
            if tells(tree, token)
                && (is_top(tree, tree.head(token)) || tree.dep(tree.head(token)) == "parataxis")
                && !is_quoted(sentence, tree.parse.tokens[token].span) =>
        {
            Some(entity)
        }
        _ => None,
    };
    if sentence.quoted.is_empty() { None } else { (0..tree.len()).find_map(source) }
}

/// Whether a sentence within quotation marks follows another of the same speech.
pub(super) fn goes_on_quoted(before: &Sentence, sentence: &Sentence) -> bool {
    let mark = "“".len() as u32;
    let opens = sentence.quoted.iter().any(|quoted| quoted.span.start <= sentence.span.start + mark);
    opens && !before.quoted.is_empty() && sentence.block <= before.block + 1
}
