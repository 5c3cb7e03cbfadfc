//! Brackets of a statement: what they say of a picture beside the text is no news, and a statement told in them needs none.
//!
//! Takes the words of a statement whose marks have their partners. Brackets of other kinds stay, they belong to a word before.
//!
//! Worked: `The ferry (pictured in May) sank` gives `The ferry sank`, `Rado (is a band)` gives `Rado is a band`.

use super::Word;
use crate::extract::atomic::View;
use std::ops::RangeInclusive;

/// Sides of a picture, alone in brackets.
const SIDES: &[&str] = &["above", "below", "bottom", "center", "centre", "left", "right", "sic", "top"];
/// Words that open a picture's caption or credit.
const CAPTIONS: &[&str] = &["credit", "h/t", "pictured"];
/// Words that do where it says whose or where it is.
const PICTURES: &[&str] = &["image", "photo", "photograph", "picture"];

/// Drops what brackets say of a picture, and the marks around a statement's verb. `None` where brackets tell of the word before them,
/// and the statement of one behind: "the army and Rado (known as Free Band), *the two groups*".
pub(super) fn drop_brackets(view: &View, words: &mut Vec<Word>) -> Option<()> {
    let mut from = 0;
    while let Some(inside) = pair(&words[from..]) {
        let inside = from + inside.start()..=from + inside.end();
        let (open, close) = (*inside.start(), *inside.end());
        let is_verb =
            |word: &Word| word.token.is_none_or(|token| view.tag(token).starts_with("VB") || view.tag(token) == "MD");
        if is_caption(&words[open + 1..close]) {
            words.drain(inside);
        } else if !words[..open].iter().chain(&words[close + 1..]).any(is_verb)
            && words[open..close].iter().any(is_verb)
        {
            if words[..open].iter().any(|word| word.token > words[open].token) {
                return None;
            }
            words.remove(close);
            words.remove(open);
        } else {
            from = close + 1;
        }
    }
    Some(())
}

/// The first bracket and its partner.
fn pair(words: &[Word]) -> Option<RangeInclusive<usize>> {
    let open = words.iter().position(|word| word.text == "(")?;
    let close = words[open..].iter().position(|word| word.text == ")")?;
    Some(open..=open + close)
}

fn is_caption(words: &[Word]) -> bool {
    let is = |at: usize, list: &[&str]| {
        words.get(at).is_some_and(|word| list.iter().any(|entry| word.text.eq_ignore_ascii_case(entry)))
    };
    let is_side = |at: usize| is(at, SIDES) && words.len() == at + 1;
    let of_picture = words.len() == 1 || is(1, &["by", "courtesy", "credit", "from", "of", ":"]) || is_side(2);
    is_side(0)
        || is(0, CAPTIONS)
        || (is(0, PICTURES) && of_picture)
        || (is(0, &["file", "stock"]) && is(1, PICTURES))
        || (0..words.len()).any(|at| is(at, &["pictured"]))
}

#[cfg(test)]
mod tests {
    use crate::extract::from_passage;

    fn texts(passage: &str) -> Vec<String> {
        from_passage(passage).into_iter().map(|claim| claim.text).collect()
    }

    #[test]
    fn what_is_said_of_a_picture_is_not_told() {
        for aside in ["pictured", "left", "Marlow pictured at her desk in May", "file photo", "Photo by Ann Lee"] {
            let told = texts(&format!("It rained. Anna Marlow ({aside}) sold the ferry to a bank."));
            assert_eq!(told.last().map(String::as_str), Some("Anna Marlow sold the ferry to a bank"), "{aside}");
        }
    }

    #[test]
    fn what_belongs_to_a_word_stays() {
        for text in [
            "The bank paid nine million (about 12 crowns) for the ferry",
            "The harbour (left of the town hall) was closed",
        ] {
            assert!(texts(&format!("It rained. {text}.")).iter().any(|told| told == text), "{text}");
        }
    }

    #[test]
    fn a_statement_in_brackets_needs_no_marks() {
        let told = texts("It rained. (The bank never paid for the ferry.)");
        assert_eq!(told.last().map(String::as_str), Some("The bank never paid for the ferry"));
    }

    #[test]
    fn brackets_tell_of_the_word_before_them() {
        let passage = "It rained. After weeks of fights between the guards and Rado (also known as Free Band) rebels, \
                       the two camps seem to be close to making peace.";
        let told = texts(passage);
        assert!(told.iter().all(|text| !text.contains("known")), "{told:?}");
        assert!(told.iter().any(|text| text == "The two camps seem to be close to making peace"), "{told:?}");
    }
}
