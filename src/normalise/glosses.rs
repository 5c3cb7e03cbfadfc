//! Glosses: a phrase in square brackets that says more of the noun before it, for who reads the claim alone.
//!
//! Takes a claim's text and its analysis, gives the spans of its glosses, and the text without them, which is what is compared: the
//! article's own words. Names in brackets stay, they tell two countries from two others; so do brackets that a sentence needs ("I think
//! [the bridge] is weird").
//!
//! Worked: `The aircraft [the mail plane] fell` is `The aircraft fell`, `The two countries [Reva and Tobol] trade` stays.

use crate::parse::Parse;
use crate::span::{SourceMap, Span};

/// How a phrase for a noun, "this" or "it" begins.
const OPENING: [&str; 6] = ["a ", "an ", "into ", "that ", "the ", "what "];

/// The glosses of a text, each with the blank before it.
pub(super) fn glosses(text: &str, parse: &Parse) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find(" [").map(|at| from + at) {
        let Some(close) = text[open..].find(']').map(|at| open + at + 1) else { break };
        let before = parse.tokens.iter().rev().find(|token| token.span.end as usize <= open);
        let phrase = OPENING.iter().any(|word| text[open + 2..].starts_with(word));
        let noun = |tag: &str| tag.starts_with("NN") || matches!(tag, "DT" | "PRP");
        let told = phrase && before.is_some_and(|token| token.span.end as usize == open && noun(token.tag));
        if told {
            found.push(Span::new(open, close));
        }
        from = close;
    }
    found
}

/// The text without its glosses, and its map to where `map` leads.
pub(super) fn without(text: &str, map: &SourceMap, glosses: &[Span]) -> (String, SourceMap) {
    if glosses.is_empty() {
        return (text.to_string(), map.clone());
    }
    let mut kept = String::with_capacity(text.len());
    let mut back = SourceMap::default();
    let mut from = 0;
    for end in glosses.iter().map(|gloss| Some(*gloss)).chain([None]) {
        let until = end.map_or(text.len(), |gloss| gloss.start as usize);
        back.push(kept.len(), until - from, from, until - from);
        kept.push_str(&text[from..until]);
        from = end.map_or(until, |gloss| gloss.end as usize);
    }
    (kept, back.then(map))
}

#[cfg(test)]
mod tests {
    use crate::extract::{Context, from_text};
    use crate::normalise::normalise;
    use crate::read::ArticleId;
    use crate::span::Span;

    fn compared(text: &str) -> String {
        normalise(&from_text(ArticleId(0), text, &Context::default()), None).text
    }

    #[test]
    fn a_phrase_for_a_noun_is_not_compared() {
        for (written, expected) in [
            ("The aircraft [the mail plane] fell near Reva.", "The aircraft fell near Reva."),
            ("The inquiry [into the fire at the mill] ended.", "The inquiry ended."),
            (
                "This [that the mill burned] is known, and the raids [a sweep] go on.",
                "This is known, and the raids go on.",
            ),
            // Names tell one from another, a verb needs its object, and brackets may open a sentence.
            ("The two countries [Reva and Tobol] trade.", "The two countries [Reva and Tobol] trade."),
            ("Most would call [the bridge] weird.", "Most would call [the bridge] weird."),
            ("[The bridge] is weird.", "[The bridge] is weird."),
            ("The mill [burned", "The mill [burned"),
        ] {
            assert_eq!(compared(written), expected);
        }
    }

    #[test]
    fn what_is_left_leads_back_to_the_text() {
        let written = "The aircraft [the mail plane] fell near Reva.";
        let statement = normalise(&from_text(ArticleId(0), written, &Context::default()), None);
        let at = statement.text.find("fell").expect("the verb");
        let back = statement.map.origin(Span::new(at, at + 4)).expect("its place");
        assert_eq!(back.of(written), "fell");
    }
}
