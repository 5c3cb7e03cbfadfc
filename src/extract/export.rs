//! Claims of an article as entries of a claim file, for people to edit.
//!
//! Takes claims, gives [`WrittenClaim`]s that [`from_file`](super::from_file) reads back to the same texts, speakers, stances
//! and, where the article names its outlet, the same ids. What goes without saying (asserts, certain, the article's own
//! date) is left out, and so is a quote that is the text.

use super::claim::{Certainty, Claim, Stance};
use crate::id::normalised;
use crate::read::{Meta, WrittenClaim};
use serde::Serialize;

/// `article` is where the quotes stand, from the folder of the claim file.
pub fn to_written(claims: &[&Claim], meta: &Meta, article: Option<&str>) -> Vec<WrittenClaim> {
    claims.iter().map(|claim| entry(claim, meta, article)).collect()
}

fn entry(claim: &Claim, meta: &Meta, article: Option<&str>) -> WrittenClaim {
    let quote = Some(claim.quote.split_whitespace().collect::<Vec<_>>().join(" "));
    let quote = quote.filter(|quote| !quote.is_empty() && normalised(quote) != normalised(&claim.text));
    WrittenClaim {
        text: claim.text.clone(),
        speaker: claim.speaker.as_ref().map(|speaker| speaker.name.clone()),
        cue: claim.cue.clone().filter(|cue| !cue.trim().is_empty()),
        stance: Some(claim.stance).filter(|stance| *stance != Stance::Asserts).and_then(named),
        certainty: Some(claim.certainty).filter(|certainty| *certainty != Certainty::Certain).and_then(named),
        date: claim.date.filter(|date| Some(*date) != meta.date),
        article: article.filter(|_| quote.is_some()).map(str::to_string),
        quote,
        upstreams: claim.upstreams.clone(),
        ..WrittenClaim::default()
    }
}

/// The name that a claim file has for it.
fn named(value: impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_string)
}

#[cfg(test)]
mod tests {
    use crate::pipeline::{Document, Settings, extract_inputs};
    use crate::read::{Article, Input, claims};

    #[test]
    fn what_is_written_is_read_to_the_same_claims() {
        let text = "Police raided the office, detaining two men, Ann Lee said.\n\nThe ferry was likely hit by a tanker on Monday.\n\nRiver Post denied that the pier had been closed.";
        let mut article = Article::plain("river.txt", text.to_string());
        article.meta.outlet = Some("River Post".into());
        let settings = Settings::default();
        let first = extract_inputs(vec![Input::Article(article)], &settings);
        assert!(first.claims.len() >= 3);
        let claims: Vec<&super::Claim> = first.claims.iter().collect();
        let Document::Story { text, .. } = &first.documents[0] else { panic!("an article") };
        let written = claims::write(&text.meta, &super::to_written(&claims, &text.meta, Some("../river.txt")));
        let file = claims::from_text("river.yaml", &written).expect("what is written is read");
        let again = extract_inputs(vec![Input::Claims(file)], &settings);
        let told = |claims: &[super::Claim]| -> Vec<(String, String, Option<String>)> {
            let name = |claim: &super::Claim| claim.speaker.as_ref().map(|speaker| speaker.name.clone());
            claims.iter().map(|claim| (claim.id.to_string(), claim.text.clone(), name(claim))).collect()
        };
        assert_eq!(told(&again.claims), told(&first.claims));
        let hedged =
            |claims: &[super::Claim]| claims.iter().map(|claim| (claim.stance, claim.certainty)).collect::<Vec<_>>();
        assert_eq!(hedged(&again.claims), hedged(&first.claims));
    }
}
