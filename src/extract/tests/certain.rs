//! No claim is surer than its sentence.

use super::extracted;
use crate::extract::Certainty;
use Certainty::{Alleged, Certain, Expected, Likely, Possible};

#[test]
fn a_hedge_stays_with_what_is_cut_out_of_its_sentence() {
    for (text, part, expected) in [
        ("It is believed that the ferry that hit the pier sank.", "hit the pier", Likely),
        ("It was claimed that the clerk took the money.", "took the money", Alleged),
        ("The clerk is alleged to have planned the theft and wanted more.", "wanted more", Alleged),
        ("Anna Lee allegedly told the court that the ferry sank.", "ferry sank", Alleged),
        ("The board found letters that could indicate the ferry had sunk.", "had sunk", Possible),
        ("Investigators believe that the ferry sank.", "ferry sank", Likely),
        ("The clerk who said that he paid the fine was most likely lying.", "paid the fine", Likely),
        ("The accent raises the possibility that Lee is the same man who sank the ferry.", "sank the ferry", Possible),
        ("Perhaps it was Anna Lee who sank the ferry.", "sank the ferry", Possible),
        ("Anna Lee may be the woman who sank the ferry.", "sank the ferry", Possible),
        ("A blog appeared to confirm that the ferry sank.", "ferry sank", Likely),
        ("Men are likely to fall ill.", "fall ill", Likely),
        ("A spokesman called assertions that Lee sold the bridge unsubstantiated.", "sold the bridge", Likely),
        ("The captain was set to sell the ferry on Monday.", "sell the ferry", Expected),
        ("The woman was most likely lying.", "lying", Likely),
        ("The captain was very likely drunk.", "drunk", Likely),
        // Near-misses.
        ("The captain was very badly hurt.", "hurt", Certain),
        ("The table was set by the captain on Monday.", "table was set", Certain),
        ("The captain set out to sell the ferry on Monday.", "sell the ferry", Certain),
        ("A spokesman called assertions that Lee sold the bridge absurd.", "sold the bridge", Certain),
        ("Men are more likely to fall ill than women.", "fall ill", Certain),
        ("It was Anna Lee who sank the ferry.", "sank the ferry", Certain),
        ("A blog wanted to confirm that the ferry sank.", "ferry sank", Certain),
        ("It was confirmed that the clerk took the money.", "took the money", Certain),
        ("The clerk was arrested and wanted more.", "wanted more", Certain),
        ("Anna Lee angrily told the court that the ferry sank.", "ferry sank", Certain),
        ("Investigators found that the ferry sank.", "ferry sank", Certain),
        ("The clerk who said that he paid the fine was lying.", "paid the fine", Certain),
        ("The ferry may sink and was towed to Reva.", "towed", Certain),
        ("“I would like to note that the harbour grows,” Anna Lee said.", "harbour grows", Certain),
        ("“I would like to note that the harbour may grow,” Anna Lee said.", "harbour may grow", Possible),
        ("“I think that the harbour grows,” Anna Lee said.", "harbour grows", Likely),
        ("“I wouldn’t call it a flood,” Anna Lee said.", "flood", Certain),
        ("“I would call it a flood if it reached the pier,” Anna Lee said.", "flood", Possible),
        ("“I would not sell the ferry,” Anna Lee said.", "ferry", Possible),
    ] {
        let claims = extracted(text).claims;
        let found = claims.iter().rfind(|claim| claim.text.contains(part)).map(|claim| claim.certainty);
        assert_eq!(found, Some(expected), "{text}");
    }
}

#[test]
fn a_sentence_all_in_quotation_marks_is_somebodys() {
    let speaker = |text: &str| extracted(text).claims.first().map(|claim| claim.speaker.is_some());
    assert_eq!(speaker("“The ferry sank off the pier of Reva.”"), Some(true));
    assert_eq!(speaker("The ferry “sank” off the pier of Reva."), Some(false));
}
