//! Whether an article holds a quote.
//!
//! Takes the article's text and the quote; layout, quotation marks, dashes and letter case do not matter, `…` and `[…]`
//! stand for words left out, and the pieces between them must follow each other.
//! Worked: `"We ... won’t pay," he said` holds `"we won't pay"`? No: `We … won't pay` it does.

use crate::id::folded;

/// The article as it is searched: letters and digits in lower case, one space between words.
#[derive(Clone, Debug)]
pub struct Searchable(String);

impl Searchable {
    pub fn of(text: &str) -> Self {
        Searchable(format!(" {} ", plain(text)))
    }

    pub fn holds(&self, quote: &str) -> bool {
        let mut from = 0;
        let quote = quote.replace("[…]", "…").replace("[...]", "…").replace("...", "…");
        for piece in quote.split('…').map(plain).filter(|piece| !piece.is_empty()) {
            let wanted = format!(" {piece} ");
            match self.0.get(from..).and_then(|rest| rest.find(&wanted)) {
                // The space behind the piece also stands before the next one.
                Some(at) => from += at + wanted.len() - 1,
                None => return false,
            }
        }
        true
    }
}

/// Apostrophes inside words vanish, so that "won’t", "won't" and "wont" are one; anything else between words is a space.
fn plain(text: &str) -> String {
    folded(text.chars(), |c| matches!(c, '\'' | '’' | '‘' | 'ʼ' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_and_marks_do_not_matter_and_words_do() {
        let article =
            Searchable::of("“We won’t\npay – not now,\u{a0}not ever,” the mayor said. The bridge stays open.");
        for quote in [
            "We won't pay - not now, not ever",
            "we won’t pay",
            "not ever … The bridge",
            "We […] pay",
            "“not now, not ever,” the mayor said",
            "",
        ] {
            assert!(article.holds(quote), "{quote}");
        }
        for quote in ["we will pay", "pay … we won't", "bridge stays opened", "idge stays", "not never"] {
            assert!(!article.holds(quote), "{quote}");
        }
    }
}
