//! Cuts a text into the word pieces of BERT's uncased English vocabulary.
//!
//! Takes any text. Gives piece ids, without the marks around a sentence. `nli` and `embed` share it; it knows no claims.
//! Leaves truncation and the `[CLS]` and `[SEP]` around texts to its callers.
//!
//! Worked sentence: "Orda.kz denied it." → `or ##da . k ##z denied it .`
//!
//! Same pieces as the `tokenizers` package with the published configuration (compared on 58,693 sentences of news and
//! captions). Two differences by intent: the text "[SEP]" is five pieces here and never the mark, and characters newer
//! than Unicode 8 are classified by today's tables.

mod normal;
mod vocabulary;

pub use vocabulary::{CLASSIFY, SEPARATE, UNKNOWN, VOCABULARY_SIZE};

use vocabulary::Vocabulary;

/// A longer word is one unknown piece, as in the published tokeniser; it also bounds the work on a word.
const LONGEST_WORD: usize = 100;

/// The pieces of `text`.
pub fn wordpiece(text: &str) -> Vec<u32> {
    let mut pieces = Vec::with_capacity(text.len() / 4 + 4);
    wordpiece_into(text, &mut pieces);
    pieces
}

/// Appends the pieces of `text` to `pieces`.
pub fn wordpiece_into(text: &str, pieces: &mut Vec<u32>) {
    let vocabulary = Vocabulary::shared();
    let mut buffer = String::new();
    normal::words(text, &mut buffer, |word| split_word(vocabulary, word, pieces));
}

/// Greedy longest match from the left; a word with a rest that no piece covers is unknown as a whole.
fn split_word(vocabulary: &Vocabulary, word: &str, pieces: &mut Vec<u32>) {
    if let Some(id) = vocabulary.start(word) {
        pieces.push(id);
        return;
    }
    if word.chars().count() > LONGEST_WORD {
        pieces.push(UNKNOWN);
        return;
    }
    let before = pieces.len();
    let mut at = 0;
    while at < word.len() {
        let rest = &word[at..];
        let mut end = rest.len().min(vocabulary.longest());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let found = loop {
            if end == 0 {
                break None;
            }
            let piece = &rest[..end];
            let id = if at == 0 { vocabulary.start(piece) } else { vocabulary.inside(piece) };
            if id.is_some() {
                break id;
            }
            end -= rest[..end].chars().next_back().map_or(end, char::len_utf8);
        };
        let Some(id) = found else {
            pieces.truncate(before);
            pieces.push(UNKNOWN);
            return;
        };
        pieces.push(id);
        at += end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let ids = wordpiece(text);
        ids.iter().map(|&id| Vocabulary::shared().written(id)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn pieces_of_words() {
        for (text, pieces) in [
            ("", ""),
            (" \t\n", ""),
            ("The aircraft was shot down.", "the aircraft was shot down ."),
            ("UNAFFORDABLE", "una ##ff ##ord ##able"),
            ("Orda.kz denied it.", "or ##da . k ##z denied it ."),
            ("don't", "don ' t"),
            ("Málaga", "malaga"),
            ("naïve café", "naive cafe"),
            ("€1.2bn", "€ ##1 . 2 ##bn"),
            ("12,000", "12 , 000"),
            ("東京", "東 京"),
            ("a\u{0}b\u{200b}c", "abc"),
            ("x\u{a0}y", "x y"),
            ("İstanbul", "istanbul"),
            ("[SEP]", "[ sep ]"),
            ("–", "–"),
            ("🙂", "[UNK]"),
        ] {
            assert_eq!(shown(text), pieces, "{text:?}");
        }
    }

    #[test]
    fn a_word_of_a_hundred_characters_is_split_and_a_longer_one_is_unknown() {
        assert_ne!(wordpiece(&"ab".repeat(50)), vec![UNKNOWN]);
        assert_eq!(wordpiece(&"ab".repeat(51)), vec![UNKNOWN]);
    }

    #[test]
    fn marks_have_their_published_ids() {
        let vocabulary = Vocabulary::shared();
        assert_eq!(vocabulary.start("[CLS]"), Some(CLASSIFY));
        assert_eq!(vocabulary.start("[SEP]"), Some(SEPARATE));
        assert_eq!(vocabulary.start("[UNK]"), Some(UNKNOWN));
    }
}
