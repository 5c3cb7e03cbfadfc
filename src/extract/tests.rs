//! What real-looking sentences of our own become, and the near-misses that must stay as they are.

use super::*;
use crate::clean::clean;
use crate::read::{Article, Outlets};
use crate::segment::segment;

fn extracted(text: &str) -> Extraction {
    let cleaned = clean(Article::plain("a.txt", text), &Outlets::default());
    let sentences = segment(&cleaned);
    let parses: Vec<Parse> =
        sentences.iter().map(|sentence| crate::parse::parse(&cleaned.article.text, sentence.span)).collect();
    extract(ArticleId(0), &cleaned, &sentences, &parses)
}

/// The claims of a text as `speaker: text`; the outlet's own without a speaker.
fn claims(text: &str) -> Vec<String> {
    let say = |claim: &Claim| match &claim.speaker {
        Some(speaker) => format!("{}: {}", speaker.name, claim.text),
        None => claim.text.clone(),
    };
    extracted(text).claims.iter().map(say).collect()
}

#[test]
fn who_does_a_thing_together_stays_together() {
    for (text, expected) in [
        ("Norland and Sudria are building a bridge.", vec!["Norland and Sudria are building a bridge"]),
        (
            "The mayors of Reva and Tobol have received an invitation.",
            vec!["The mayors of Reva and Tobol have received an invitation"],
        ),
        (
            "Both Anna Lee and Paul Moss were hurt in the fire.",
            vec!["Anna Lee was hurt in the fire", "Paul Moss was hurt in the fire"],
        ),
        ("Police detained two divers and a cook.", vec!["Police detained two divers", "Police detained a cook"]),
        ("The storm sank a ferry and its tender.", vec!["The storm sank a ferry and its tender"]),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}
