//! Stage `normalise`: a claim's text in comparable form.
//!
//! Takes a [`Claim`] and the outlet it stands in, gives a [`Statement`]: parse, numbers with unit and bound, dates resolved
//! against the claim's date, names in one spelling, polarity of the main predicate.
//! Leaves to `compare` what of this conflicts, and the scope of a negation inside the sentence.
//! Worked: `Nearly ten people were held in Kiev on Tuesday` gives 10 nearly `person`, the name `kyiv`, and that day's date.

mod glosses;
mod names;
mod numbers;
mod polarity;
mod statement;
mod times;
mod units;

pub(crate) use names::state;
pub use statement::{Bound, Name, NameKind, Polarity, Quantity, Said, Statement, Time, TimeSpan};

use crate::extract::Claim;
use std::sync::Arc;

pub fn normalise(claim: &Claim, outlet: Option<&str>) -> Statement {
    let whole = claim.parse.clone().unwrap_or_else(|| Arc::new(crate::parse::parse_all(&claim.text)));
    let glosses = glosses::glosses(&claim.text, &whole);
    let (text, map) = glosses::without(&claim.text, &claim.map, &glosses);
    let parse = if glosses.is_empty() { whole } else { Arc::new(crate::parse::parse_all(&text)) };
    let text = text.as_str();
    let dated = times::dated(text, &parse);
    let times = times::times(text, &parse, claim.date);
    Statement {
        polarity: polarity::polarity(text, &parse),
        quantities: numbers::quantities(text, &parse, &dated),
        names: names::names(text, &parse),
        event_time: times.iter().find_map(|time| time.when),
        times,
        text: text.to_string(),
        map,
        parse,
        stance: claim.stance,
        certainty: claim.certainty,
        speaker: claim.speaker.as_ref().map(|speaker| speaker.name.clone()),
        outlet: outlet.map(str::to_string),
        article: claim.article,
        sentence: None,
        whole: (claim.quote != claim.text && claim.quote.contains(&claim.text)).then(|| claim.quote.clone()),
        published: claim.date,
    }
}

impl Statement {
    /// The statement with the words of its sentence.
    pub fn of_sentence(mut self, words: &str) -> Statement {
        self.whole = None;
        self.sentence = (!words.is_empty()).then(|| crate::id::hash64(&crate::id::normalised(words)));
        self
    }
}

/// The comparable form of a name.
pub fn name_key(written: &str) -> String {
    names::key(written)
}

impl Quantity {
    /// Value, upper end and unit, in the unit that values are compared in: metres and miles become kilometres.
    pub fn in_base(&self) -> (f64, Option<f64>, Option<&str>) {
        let (factor, unit) = match self.unit.as_deref() {
            Some(unit) => {
                let (factor, unit) = units::base(unit);
                (factor, Some(unit))
            }
            None => (1.0, None),
        };
        (self.value * factor, self.high.map(|high| high * factor), unit)
    }

    /// Whether the unit measures ("km", "USD", "percent", "year"), and does not count things.
    pub fn is_measure(&self) -> bool {
        self.unit.as_deref().is_some_and(units::is_measure)
    }
}
