//! Signs by their strength alone, whatever the decision makes of them: each rule with the near-miss that it must leave alone.

use crate::block::Candidate;
use crate::compare::{Options, features};
use crate::extract::{Context, from_text};
use crate::normalise::{Statement, normalise};
use crate::read::ArticleId;

/// From here on a sign is one.
const STANDS: f32 = 0.5;

fn strength(code: &str, a: &str, b: &str) -> f32 {
    let statement = |text: &str| -> Statement { normalise(&from_text(ArticleId(0), text, &Context::default()), None) };
    let [contradicts, ..] =
        features(&[statement(a), statement(b)], &[Candidate { a: 0, b: 1 }], Options { model: false }).remove(0);
    contradicts.iter().find(|(known, _)| *known == code).map_or(0.0, |(_, value)| *value)
}

fn assert_stands(rows: &[(&str, &str, &str, bool)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(code, a, b, stands)| (code, a, b, stands, strength(code, a, b)))
        .filter(|(_, _, _, stands, strength)| (*strength >= STANDS) != **stands)
        .map(|(code, a, b, _, strength)| format!("{code} {strength:.2}: {a} / {b}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn counts_of_one_kind() {
    assert_stands(&[
        ("number-conflict", "In Orvik 23 people were arrested.", "In Orvik 41 demonstrators had been arrested.", true),
        (
            "number-conflict",
            "The Orvik mill fire killed six people.",
            "Eight people lost their lives in the Orvik mill fire.",
            true,
        ),
        (
            "number-conflict",
            "A blast at the Orvik mill killed five workers.",
            "Three workers died in the blast at the Orvik mill.",
            true,
        ),
        // Others are counted, another time, another doing.
        ("number-conflict", "In Orvik 23 people were arrested.", "In Orvik 41 demonstrators were hurt.", false),
        (
            "number-conflict",
            "The Orvik mill fire killed six people.",
            "In 2009 a fire at the Orvik mill killed two people.",
            false,
        ),
        (
            "number-conflict",
            "The Orvik brewery makes 300 bottles a day.",
            "The Orvik brewery called back 240 bottles.",
            false,
        ),
        (
            "number-conflict",
            "Orvik prices rose by 3 percent in August.",
            "Orvik prices rose by 2 percent in September.",
            false,
        ),
    ]);
}

#[test]
fn of_whom_and_of_when() {
    assert_stands(&[
        ("different-scope", "The gate of the Orvik mill was open.", "The gate of the Orvik school was locked.", true),
        (
            "different-scope",
            "Orvik workers on the day shift were paid.",
            "Orvik workers on the night shift were not paid.",
            true,
        ),
        (
            "different-time",
            "The Orvik road was shut in the morning.",
            "The Orvik road was opened in the evening.",
            true,
        ),
        // Near-misses: of the same, and told of one only.
        ("different-scope", "The gate of the Orvik mill was open.", "The gate of the Orvik mill was locked.", false),
        ("different-scope", "The gate of the Orvik mill was open.", "The Orvik gate was locked.", false),
        ("different-scope", "The left gate in Orvik was open.", "The left gate in Orvik was locked.", false),
        ("different-time", "The Orvik road was shut in the evening.", "The Orvik road was opened at night.", false),
    ]);
}

#[test]
fn nobody_and_nothing() {
    assert_stands(&[
        ("negation", "No one was arrested in Orvik.", "Two men were arrested in Orvik.", true),
        ("negation", "Nobody died in the Orvik mill fire.", "Two workers were killed in the Orvik mill fire.", true),
        (
            "negation",
            "There was no tunnel under the Orvik jail.",
            "The prisoners dug a tunnel under the Orvik jail.",
            true,
        ),
        ("negation", "A parade is planned in Orvik.", "Nothing like a parade is planned in Orvik.", true),
        ("negation", "There will be no parade in Orvik.", "Nothing like a parade is planned in Orvik.", false),
        ("negation", "No dog was found in Orvik.", "Two men were found in Orvik.", false),
        (
            "negation",
            "There are no firm rumours about an Orvik ferry.",
            "When taking rumours into account, an Orvik ferry is likely.",
            false,
        ),
        (
            "negation",
            "The mayor of Orvik will not resign.",
            "The council called for the resignation of the mayor of Orvik.",
            false,
        ),
        ("negation", "The Orvik ward has not reopened.", "The Orvik ward could be reopened in May.", false),
        ("negation", "The life of the boy from Orvik is not in danger.", "The boy from Orvik is out of danger.", false),
    ]);
}

#[test]
fn conditions_of_one_holder() {
    assert_stands(&[
        ("antonym", "Petra Holm stays in office.", "Petra Holm has resigned.", true),
        ("antonym", "Captain Lind is still on duty.", "Lind was suspended on Monday.", true),
        ("antonym", "The general is alive.", "General Niels Holm was killed near Orvik.", true),
        ("antonym", "The alarm in the Orvik mill was working.", "The alarm in the Orvik mill was switched off.", true),
        ("antonym", "Petra Holm stays in office.", "Niels Brandt has resigned.", false),
        ("antonym", "Petra Holm stays in office.", "Petra Holm's driver has resigned.", false),
        (
            "antonym",
            "The alarm in the Orvik mill was working on Monday.",
            "The alarm in the Orvik mill was switched off on Friday.",
            false,
        ),
        ("antonym", "The Orvik mine is closed.", "The Orvik mine will reopen in April.", false),
        ("negation", "Petra Holm stays in office.", "Petra Holm has not resigned.", false),
    ]);
}

#[test]
fn causes_of_one_effect() {
    assert_stands(&[
        (
            "cause-conflict",
            "An overloaded truck caused the collapse.",
            "Rusty cables were the cause of the collapse.",
            true,
        ),
        (
            "cause-conflict",
            "Pilot error caused the crash near Orvik.",
            "The cause of the crash near Orvik was engine failure.",
            true,
        ),
        ("negation", "Heavy rain caused the Orvik flood.", "The rain had nothing to do with the Orvik flood.", true),
        ("cause-conflict", "An overloaded truck caused the collapse.", "A truck was the cause of the collapse.", false),
        (
            "cause-conflict",
            "An overloaded truck caused the collapse.",
            "A warm wind was the reason for the harvest.",
            false,
        ),
        ("negation", "Heavy rain caused the Orvik flood.", "The mayor had nothing to do with the Orvik flood.", false),
    ]);
}

#[test]
fn two_people_for_one_office() {
    assert_stands(&[
        (
            "name-conflict",
            "Petra Holm's successor is Niels Brandt.",
            "Petra Holm will be succeeded by Anna Lund.",
            true,
        ),
        (
            "name-conflict",
            "The new head of the Orvik bank will be Niels Brandt.",
            "Anna Lund will lead the Orvik bank.",
            true,
        ),
        (
            "name-conflict",
            "Petra Holm's successor is Niels Brandt.",
            "Petra Holm will be succeeded by her deputy, Niels Brandt.",
            false,
        ),
        (
            "name-conflict",
            "Petra Holm's successor is Niels Brandt.",
            "Jonas Lund will be replaced by Anna Berg.",
            false,
        ),
    ]);
}

#[test]
fn what_is_only_named_is_not_told() {
    let denied = "Mayor Lind denied stealing the boat.";
    assert_stands(&[
        ("only-mentioned", denied, "Reporters asked Mayor Lind questions about the boat.", true),
        ("only-mentioned", denied, "Mayor Lind walked past photographers and the supposed boat.", true),
        ("only-mentioned", denied, "Mayor Lind rang ten men in order to steal the boat.", true),
        ("only-mentioned", denied, "Perhaps Mayor Lind stole the boat.", true),
        // Told, whatever stands beside it.
        ("only-mentioned", denied, "Mayor Lind stole the boat in order to sail it.", false),
        ("only-mentioned", denied, "The supposed mayor stole the boat.", false),
        ("only-mentioned", denied, "Mayor Lind stole the boat and answered questions about the harbour.", false),
    ]);
}

#[test]
fn both_may_hold() {
    assert_stands(&[
        (
            "number-conflict",
            "Crabs in Orvik grow to an average of five inches.",
            "Crabs in Orvik grow to ten inches.",
            false,
        ),
        ("number-conflict", "Crabs in Orvik grow to five inches.", "Crabs in Orvik grow to ten inches.", true),
        (
            "number-conflict",
            "Crabs in Orvik grow to an average of five inches.",
            "Crabs in Orvik grow to an average of ten inches.",
            true,
        ),
        ("negation", "Ada Lind calls herself the queen of Orvik.", "Singing is not Ada Lind's calling.", false),
        (
            "negation",
            "Ada Lind calls herself the queen of Orvik.",
            "Ada Lind does not call herself the queen of Orvik.",
            true,
        ),
        ("negation", "Ada Lind (not her real name) lives in Orvik.", "Ada Lind's real name is Ada Holm.", false),
        ("negation", "Ada Lind is not her real name.", "Ada Lind is her real name.", true),
    ]);
}

#[test]
fn whom_they_are_nothing_tells() {
    assert_stands(&[
        (
            "different-scope",
            "They were not aware of the theft.",
            "The Orvik Harbour Board was aware of the theft.",
            true,
        ),
        ("different-scope", "Their divers were licensed.", "That diver was not licensed by the port.", true),
        // One of a kind beside its kind, and who is named.
        ("different-scope", "The divers were licensed.", "That diver was not licensed by the port.", false),
        (
            "different-scope",
            "The board was not aware of the theft.",
            "The Orvik Harbour Board was aware of the theft.",
            false,
        ),
    ]);
}
