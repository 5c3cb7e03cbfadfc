//! What the words around a content clause say is not so.

use super::extracted;
use crate::extract::Stance;

/// The first claim that is denied, as `speaker: text`, `-` for the outlet.
fn denied(text: &str) -> Option<String> {
    let claims = extracted(text).claims;
    let claim = claims.iter().find(|claim| claim.stance == Stance::Denies)?;
    let speaker = claim.speaker.as_ref().map_or("-", |speaker| &speaker.name);
    Some(format!("{speaker}: {}", claim.text))
}

#[test]
fn content_called_false_is_denied() {
    for (text, expected) in [
        ("The baseless claim that Anna Lee sold the bridge spread on Monday.", Some("-: Anna Lee sold the bridge")),
        (
            "An unfounded conspiracy theory persists: that Anna Lee sold the bridge.",
            Some("-: Anna Lee sold the bridge"),
        ),
        ("A debunked theory holds that Anna Lee sold the bridge.", Some("-: Anna Lee sold the bridge")),
        ("Claims that Anna Lee sold the bridge have been debunked.", Some("-: Anna Lee sold the bridge")),
        ("Claims that Anna Lee sold the bridge were dismissed by the board.", Some("board: Anna Lee sold the bridge")),
        (
            "A spokesman called assertions that Anna Lee sold the bridge unsubstantiated.",
            Some("spokesman: Anna Lee sold the bridge"),
        ),
        ("It is unlikely that Anna Lee sold the bridge.", Some("-: Anna Lee sold the bridge")),
        (
            "Bo Moss told the board it is unlikely that Anna Lee sold the bridge.",
            Some("Bo Moss: Anna Lee sold the bridge"),
        ),
        // Near-misses.
        ("A popular theory holds that Anna Lee sold the bridge.", None),
        ("Claims that Anna Lee sold the bridge have been confirmed.", None),
        ("Claims that Anna Lee sold the bridge have not been debunked.", None),
        ("A spokesman called reports that Anna Lee sold the bridge remarkable.", None),
        ("A spokesman called reports that Anna Lee sold the bridge unconfirmed.", None),
        ("It is not unlikely that Anna Lee sold the bridge.", None),
        ("It is likely that Anna Lee sold the bridge.", None),
    ] {
        assert_eq!(denied(text).as_deref(), expected, "{text}");
    }
}

/// Every claim as `speaker stance: text`, `-` for the outlet.
fn told(text: &str) -> Vec<String> {
    let claims = extracted(text).claims;
    let line = |claim: &crate::extract::Claim| {
        let speaker = claim.speaker.as_ref().map_or("-", |speaker| &speaker.name);
        format!("{speaker} {:?}: {}", claim.stance, claim.text)
    };
    claims.iter().map(line).collect()
}

#[test]
fn what_was_told_before_is_denied_by_both_voices_words() {
    let sold = "The port of Brae had been sold";
    for (answer, expected) in [
        ("None of that is true.", Some("- Denies")),
        ("That is not true, Bo Moss said.", Some("Bo Moss Denies")),
        ("The report is false, Bo Moss said.", Some("Bo Moss Denies")),
        ("There is no truth to the story.", Some("- Denies")),
        ("Nothing in the report has a grain of truth.", Some("- Denies")),
        // Near-misses: it holds, is asked, is open, is about other words.
        ("That is true, Bo Moss said.", None),
        ("None of that is new.", None),
        ("Is that not true?", None),
        ("Lee would resign if that is not true.", None),
        ("The report about the ferry is false.", None),
        ("There is no harm in the story.", None),
    ] {
        let lines = told(&format!("A blog claimed that the port of Brae had been sold. {answer}"));
        let denial = lines.iter().find(|line| line.contains("Denies:"));
        assert_eq!(denial.cloned(), expected.map(|voice| format!("{voice}: {sold}")), "{answer} {lines:?}");
        assert!(lines.contains(&format!("blog Asserts: {sold}")), "{answer} {lines:?}");
    }
}

#[test]
fn the_nearest_report_is_meant_or_none() {
    let lines = told(
        "A blog claimed that the port of Brae had been sold. Ann Lee said the ferry had sunk off Bari. The report was false, police said.",
    );
    assert!(lines.iter().all(|line| !line.contains("Denies")), "{lines:?}");
}

#[test]
fn what_is_made_up_is_denied() {
    for (text, expected) in [
        (
            "Reva News posted a bogus article on Monday titled “Gang Storms Home of Ann Lee.”",
            Some("-: Gang Storms Home of Ann Lee"),
        ),
        ("The satire site Reva Blurt reported that Anna Lee sold the bridge.", Some("-: Anna Lee sold the bridge")),
        (
            "The anchor told a series of wrong facts about the port, including that Anna Lee sold the bridge.",
            Some("-: Anna Lee sold the bridge"),
        ),
        (
            "A spokesman said Moss was ill and called assertions Anna Lee sold the bridge “unsubstantiated.”",
            Some("spokesman: Anna Lee sold the bridge"),
        ),
        // Near-misses.
        ("Reva News posted a long article on Monday titled “Gang Storms Home of Ann Lee.”", None),
        ("The news site Reva Blurt reported that Anna Lee sold the bridge.", None),
        ("The mayor, who hates fake news, said that Anna Lee sold the bridge.", None),
        ("The anchor told a series of facts about the port, including that Anna Lee sold the bridge.", None),
        ("A spokesman called claims she made in the book absurd.", None),
    ] {
        assert_eq!(denied(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn a_report_may_cite_its_source_before_it_tells() {
    let lines =
        told("Reva Post reported, citing the port, that Anna Lee didn't sell the bridge last year but only a boat.");
    assert!(lines.iter().any(|line| line.contains("Anna Lee didn't sell the bridge")), "{lines:?}");
}

#[test]
fn a_negation_reaches_the_second_verb() {
    let lines = told("Also, O’Neill did not take down the intruders and brew a pot of coffee while awaiting backup.");
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines.iter().all(|line| line.contains("O’Neill did not")), "{lines:?}");
}

#[test]
fn what_a_made_up_page_reports_is_denied_wherever_it_is_called_so() {
    let report = "Reva Daily reported that a ferry had sunk near Brae.";
    for (told, denied) in [
        ("Reva Daily is a fake news site.", true),
        ("The satire site Reva Daily has no reporters.", true),
        ("Reva Daily, a parody website, belongs to Bo Moss.", true),
        // Near-misses: another page, no page, and not so.
        ("Brae Daily is a fake news site.", false),
        ("Reva Daily is a local newspaper.", false),
        ("Reva Daily is not a fake news site.", false),
    ] {
        let lines = super::denials::told(&format!("{report} {told}"));
        let found = lines.iter().any(|line| line == "- Denies: A ferry had sunk near Brae");
        assert_eq!(found, denied, "{told} {lines:?}");
    }
}

#[test]
fn whoever_issues_a_statement_denies_what_it_denies() {
    for (text, expected) in [
        ("Brae Harbour issued a statement on Monday denying reports that Anna Lee sold the bridge.", "Brae Harbour"),
        ("Bo Moss read a statement denying reports that Anna Lee sold the bridge.", "statement"),
    ] {
        assert_eq!(denied(text), Some(format!("{expected}: Anna Lee sold the bridge")), "{text}");
    }
}
