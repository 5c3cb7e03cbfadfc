//! Lower case, no accents, and words apart: blanks and punctuation divide, and each punctuation mark is a word.

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Hands every normalised word of `text` to `take`. `buffer` is scratch space.
pub fn words(text: &str, buffer: &mut String, mut take: impl FnMut(&str)) {
    for part in text.split(is_blank) {
        if part.is_ascii() {
            ascii_words(part, buffer, &mut take);
        } else {
            wide_words(part, buffer, &mut take);
        }
    }
}

fn ascii_words(part: &str, buffer: &mut String, take: &mut impl FnMut(&str)) {
    buffer.clear();
    for c in part.chars() {
        if c.is_ascii_punctuation() {
            flush(buffer, take);
            buffer.push(c);
            flush(buffer, take);
        } else if !c.is_ascii_control() {
            buffer.push(c.to_ascii_lowercase());
        }
    }
    flush(buffer, take);
}

fn wide_words(part: &str, buffer: &mut String, take: &mut impl FnMut(&str)) {
    buffer.clear();
    let kept = part.chars().filter(|&c| !is_dropped(c));
    for c in kept.nfd().filter(|c| c.general_category() != GeneralCategory::NonspacingMark) {
        for lower in c.to_lowercase() {
            if is_punctuation(lower) || is_ideograph(lower) {
                flush(buffer, take);
                buffer.push(lower);
                flush(buffer, take);
            } else {
                buffer.push(lower);
            }
        }
    }
    flush(buffer, take);
}

fn flush(buffer: &mut String, take: &mut impl FnMut(&str)) {
    if !buffer.is_empty() {
        take(buffer);
        buffer.clear();
    }
}

/// Tab and line ends are blanks; other control characters vanish without dividing.
fn is_blank(c: char) -> bool {
    c == ' ' || (c.is_whitespace() && !matches!(c, '\u{b}' | '\u{c}' | '\u{85}'))
}

/// Control, format, private and unassigned characters, and the mark of a decoding error.
fn is_dropped(c: char) -> bool {
    c == '\u{fffd}' || c.general_category_group() == GeneralCategoryGroup::Other
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || (!c.is_ascii() && c.general_category_group() == GeneralCategoryGroup::Punctuation)
}

/// The blocks BERT spells character by character.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c),
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2B73F | 0x2B740..=0x2B81F
        | 0x2B820..=0x2CEAF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}
