//! Clauses that stay where their pronoun has its noun, descriptions without an owner, and what hangs on the wrong word.

use super::{claims, expect, refuse};

#[test]
fn a_clause_stays_with_the_noun_of_its_pronoun() {
    for (text, expected) in [
        (
            "The robbers threw a bag from the bridge and a boy found it.",
            vec!["The robbers threw a bag from the bridge and a boy found it"],
        ),
        // Near-misses: the doers' own, and a pronoun that one name answers.
        (
            "The robbers left the bridge and sold their boat.",
            vec!["The robbers left the bridge", "The robbers sold their boat"],
        ),
        (
            "The divers left the port with two crews, and they sold the boat.",
            vec!["The divers left the port with two crews", "The divers sold the boat"],
        ),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn a_description_has_its_owner() {
    for (text, expected) in [
        ("Ann Lee, head of the group, left the port.", vec!["Ann Lee, head of the group, left the port"]),
        ("Ann Lee, the group's lawyer, left the port.", vec!["Ann Lee, the group's lawyer, left the port"]),
        // Near-misses: which group, and whose lawyer.
        (
            "Ann Lee, head of the Reva group, left the port.",
            vec!["Ann Lee is head of the Reva group", "Ann Lee left the port"],
        ),
        ("Ann Lee, Norland's lawyer, left the port.", vec!["Ann Lee is Norland's lawyer", "Ann Lee left the port"]),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn what_the_verb_leaves_open_is_not_told() {
    refuse(&[
        ("The boat may be the tanker lying off Reva.", "tanker lies"),
        ("Here’s the letter Lee’s lawyer sent to the port.", "letter"),
        ("Three men drowned in the storm, highlighting the lack of boats.", "men highlighted"),
        ("Lee sold the boat. The day after the boat was sold, the ferry sank.", "The boat was sold"),
        ("The board views the promises made in Reva as a burden.", "The promises"),
        ("We have asked for an interview with Lee and have not received an answer.", "We have"),
    ]);
    expect(&[
        ("The boat is the tanker lying off Reva.", "The tanker lies off Reva"),
        (
            "Three men drowned in the storm, highlighting the lack of boats.",
            "Three men drowned in the storm, highlighting the lack of boats",
        ),
    ]);
}

#[test]
fn a_verb_goes_on_in_the_form_of_the_nearer_one() {
    refuse(&[("The feud was started by men who had left Reva in May, and had sold the boat.", "feud had")]);
    expect(&[
        (
            "The feud was started by men who had left Reva in May, and was told to the board.",
            "The feud was told to the board",
        ),
        (
            "While some are paid, because they work, most left the port.",
            "While some are paid, because they work, most left the port",
        ),
        (
            "Ann Lee survived the storm and the fire (if barely) in May.",
            "Ann Lee survived the storm and the fire (if barely) in May",
        ),
    ]);
}

#[test]
fn the_subject_of_the_main_clause_goes_on() {
    expect(&[
        ("Ann Lee spoke as Mary Moss left. She sold the boat.", "Ann Lee sold the boat"),
        ("The divers spoke as the crews left the port. They sold the boat.", "The divers sold the boat"),
        (
            "“Quarrels are inevitable, but they must not close the port.”",
            "unnamed source: Quarrels must not close the port",
        ),
        // Near-misses: whoever is told why may be meant, and so may one of two who spoke.
        ("The divers spoke because the crews left the port. They sold the boat.", "They sold the boat"),
        ("Ann Lee left and Mary Moss spoke. She sold the boat.", "She sold the boat"),
        // Who says it is not whom it is said of.
        (
            "Paul Moss met Bob Ray. Bob Ray told the Post: “He sold the boat in May.”",
            "Bob Ray: Paul Moss sold the boat in May",
        ),
    ]);
}
