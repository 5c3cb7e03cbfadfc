//! Claims that are read without the sentences around them.

use super::{expect, refuse};

#[test]
fn a_pronoun_is_whom_nobody_names() {
    expect(&[
        ("A survivor told the board that he swam to the pier.", "survivor: The survivor swam to the pier"),
        ("A woman of Reva sank the boat because she hated the port.", "The woman of Reva hated the port"),
        ("The man left Reva in May. He sold the boat.", "The man sold the boat"),
        ("One driver saw the boat before he left the port.", "One driver saw the boat before he left the port"),
        // Near-misses: two who may be meant, one with a name, one that was only heard of.
        ("A doctor saw a driver after he left the port.", "A doctor saw a driver after he left the port"),
        ("A woman saw Anna Lee after she left the port.", "A woman saw Anna Lee after she left the port"),
        ("The man met a driver in May. He sold the boat.", "He sold the boat"),
        ("The boat of the man sank in May. He sold the port.", "He sold the port"),
    ]);
}

#[test]
fn of_two_nobody_is_meant() {
    refuse(&[
        ("A doctor saw a driver after he left the port.", "octor left"),
        ("A doctor saw a driver after he left the port.", "river left"),
        ("A woman saw Anna Lee after she left the port.", "oman left"),
        ("The army sank the boat near two planes after they left the port.", "planes left"),
    ]);
}

#[test]
fn they_are_what_the_verb_above_is_told_of() {
    expect(&[
        ("The army shot down two planes as they left the port.", "Two planes left the port"),
        ("The boat was found by two divers after they left the port.", "Two divers left the port"),
        // Near-misses: who acts goes on, and one that only stands beside the verb.
        ("The crews shot down two planes after they left the port.", "The crews left the port"),
        (
            "The army sank the boat near two planes after they left the port.",
            "The army sank the boat near two planes after they left the port",
        ),
    ]);
}

#[test]
fn what_only_joins_goes() {
    expect(&[
        ("In other words, Anna Lee left the port.", "Anna Lee left the port"),
        ("What’s more, Anna Lee left the port.", "Anna Lee left the port"),
        ("Anna Lee left the port, for the record.", "Anna Lee left the port"),
        // Near-misses: what is said, and what was swum for.
        ("What’s more important, Anna Lee left the port.", "What’s more important, Anna Lee left the port"),
        ("Anna Lee left for the record.", "Anna Lee left for the record"),
        ("Naturally, the ferry sank off Reva.", "The ferry sank off Reva"),
        ("“Well, of course, the ferry was full,” Lee said.", "Lee: The ferry was full"),
        // Near-misses: when and how surely.
        ("On Monday, the ferry sank off Reva.", "On Monday, the ferry sank off Reva"),
        ("Apparently, the ferry sank off Reva.", "Apparently, the ferry sank off Reva"),
        (
            "Dr. Ann Lee of the clinic in Reva says that raises a lot of red flags.",
            "Ann Lee: That raises a lot of red flags",
        ),
        ("Still waters were seen off Reva.", "Still waters were seen off Reva"),
    ]);
}

#[test]
fn what_only_points_is_left_out() {
    refuse(&[
        ("The ferry sank. This required a vote of the board.", "required"),
        ("Anna Lee left. That came hours after the ferry sank off Reva.", "That came"),
        ("They named what they took for a boat of the port.", "What they took"),
        ("Anna Lee is among those who say that the ferry sank.", "among those"),
    ]);
    expect(&[
        ("Anna Lee left. That came hours after the ferry sank off Reva.", "The ferry sank off Reva"),
        ("The ferry sank. This vote required a majority of the board.", "This vote required a majority of the board"),
        ("Anna Lee is among those who sank the ferry.", "Anna Lee is among those who sank the ferry"),
        ("What happened to the ferry is unclear to the board.", "What happened to the ferry is unclear to the board"),
    ]);
}

#[test]
fn what_hangs_wrong_is_not_told_apart() {
    refuse(&[
        ("Anna Lee had a hard time finding a boat in Reva.", "time found"),
        ("Anna Lee wants a way to take the boat and put it on a lake.", "Anna Lee put"),
        ("The news kept the ferry from leaving after loading the grain.", "loaded"),
    ]);
    expect(&[
        ("Anna Lee had a boat carrying two men.", "A boat carried two men"),
        (
            "Anna Lee sat on the pier when the driver came in and asked if he could buy a boat.",
            "Anna Lee sat on the pier when the driver came in",
        ),
        ("Norland buys half of the total grain sold by Sudria.", "Half of the total grain is sold by Sudria"),
        ("Norland buys the last of the grain sold by Sudria.", "The grain is sold by Sudria"),
        (
            "Tom Berg said the ministry asked the board to close the port and indicated that the ferry was old.",
            "ministry: The ferry was old",
        ),
        ("Tom Berg said the ferry was full and said that the port was shut.", "Tom Berg: The port was shut"),
    ]);
}

#[test]
fn words_keep_their_form() {
    expect(&[
        ("“We’ve given the boat to Reva and taken the gold to Brae,” Lee said.", "Lee: We’ve taken the gold to Brae"),
        ("Anna Lee has a crew tracking her 'struggles as a diver'", "A crew tracks Anna Lee’s struggles as a diver"),
        (
            "Anna Lee, a skipper and a diver, was one of the best in Reva and sold two boats.",
            "Anna Lee, a skipper and a diver, sold two boats",
        ),
        (
            "Paul Moss left the port. “He’s finally realized that the boat was old,” Lee said.",
            "Lee: Paul Moss has finally realized that the boat was old",
        ),
    ]);
}

#[test]
fn who_told_goes_on_telling() {
    expect(&[(
        "Tom Berg said Paul Moss had met Jack Holm. “The ferry was full,” he said.",
        "Tom Berg: The ferry was full",
    )]);
}
