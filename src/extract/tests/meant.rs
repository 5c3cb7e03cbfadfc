//! What "he" and "it" stand for, and where they stay as they are.

use super::claims;

/// The last claim of each text.
fn last(pairs: &[(&str, &str)]) {
    for (text, expected) in pairs {
        assert_eq!(claims(text).last().map(String::as_str), Some(*expected), "{text}");
    }
}

#[test]
fn a_person_is_known_by_a_birth() {
    last(&[
        (
            "Bo Pell runs the port. Reva Stone (born in 1961) owns the ferry. She sold the harbour on Monday.",
            "Reva Stone sold the harbour on Monday",
        ),
        // Near-miss: a ship.
        (
            "Bo Pell runs the port. Reva Stone (moored in 1961) holds the ferry. She sold the harbour on Monday.",
            "She sold the harbour on Monday",
        ),
    ]);
}

#[test]
fn a_relative_clause_goes_on_about_whom_it_tells_of() {
    last(&[
        ("Ann Lee met a woman who lost her ring in Norport.", "A woman lost her ring in Norport"),
        ("Dan Moss met Tom Berg, who found his boat in Norport.", "Tom Berg found his boat in Norport"),
        (
            "Dan Moss met Tom Berg, who told the board that he had sold the ferry.",
            "Tom Berg: Tom Berg had sold the ferry",
        ),
        // Near-misses: whom it tells of is of the other sex, or another of that sex is nearer.
        ("Dan Moss met Ann Lee, who found his boat in Norport.", "Ann Lee found Dan Moss’s boat in Norport"),
    ]);
}

#[test]
fn it_stays_where_something_else_may_be_meant() {
    last(&[
        (
            "The port is shut. If this lasts a week, it will cost the town millions.",
            "If this lasts a week, it will cost the town millions",
        ),
        ("Neither club scored in the first half. It ended without goals.", "It ended without goals"),
        ("The ferry sank near Reva on Friday. It can get cold in the harbour.", "It can get cold in the harbour"),
        ("The trouble with the port is that the crews left the board as it froze the pay.", "The board froze the pay"),
        // Near-misses: nothing else is meant.
        ("The phone is new. It came out in Reva.", "The phone came out in Reva"),
        (
            "The port is shut. If the crews object, it will open on Monday.",
            "If the crews object, the port will open on Monday",
        ),
        ("The club scored in the first half. It won the cup.", "The club won the cup"),
        ("The ferry sank near Reva on Friday. It got stuck in the harbour.", "The ferry got stuck in the harbour"),
    ]);
}

#[test]
fn a_birth_is_over() {
    for (text, first) in [
        ("Ann Lee (born in 1961) owns the ferry.", "Ann Lee was born in 1961"),
        ("Ann Lee, held in Reva, owns the ferry.", "Ann Lee is held in Reva"),
    ] {
        assert_eq!(claims(text).first().map(String::as_str), Some(first), "{text}");
    }
}

#[test]
fn a_shortened_has_is_no_is() {
    last(&[(
        "The ferry is old. It’s been the talk of the town for years.",
        "The ferry has been the talk of the town for years",
    )]);
}
