//! Who says so in the middle of a sentence: the condition before the aside and what follows are one statement, of one voice.

use super::{claims, expect, refuse};

#[test]
fn a_condition_before_who_says_so_goes_with_what_follows() {
    expect(&[
        (
            "If Reva were to close its port, Mr. Lee argued, the mills would lose their trade.",
            "Lee: If Reva were to close its port, the mills would lose their trade",
        ),
        (
            "When she got inside the hall, Ada Holm said, there were no chairs.",
            "Ada Holm: When Ada Holm got inside the hall, there were no chairs",
        ),
        // The comma that an aside leaves behind.
        (
            "In the north, where land is dear, developers sell their golf courses.",
            "In the north, developers sell their golf courses",
        ),
    ]);
    // Near-misses: the newsroom goes on after what was said, and no comma parts a subject from its verb.
    refuse(&[
        ("The port is shut, Mr. Lee argued, and a crane fell in May.", "Lee: A crane"),
        ("While Ada Holm, the skipper of the Norport ferry, has sold her boat, the crew stays.", "Holm, has"),
    ]);
    // Whoever they are, no port says so.
    refuse(&[("Unless ports agree on a plan, they say, the trade could fall by half.", "ports: ")]);
}

#[test]
fn what_is_said_before_a_colon_is_said() {
    expect(&[
        ("Ann Lee said the pier was shut: “We had no boats,” she said.", "Ann Lee: The pier was shut"),
        ("Ann Lee told police that the pier was shut: “They took my hat.”", "Ann Lee: The pier was shut"),
        ("After the storm, Ada Holm said, crews found two boats.", "Ada Holm: After the storm, crews found two boats"),
    ]);
    // Near-miss: what the newsroom tells before it.
    expect(&[(
        "The pier was shut when Ann Lee came: “We had no boats,” she said.",
        "The pier was shut when Ann Lee came",
    )]);
}

#[test]
fn all_behind_a_colon_is_said_where_a_page_does_not_close_its_marks() {
    let text = "It rained.\n\nDr Moss added: 'The longest boats in the world are Danish ferries, which can grow to about 370 metres, about as long as a street, but again, they tend to stay in deep water and don't come ashore.\n\n'Nobody has seen one here.'";
    expect(&[(text, "Moss: The longest boats in the world tend to stay in deep water and don't come ashore")]);
    // Near-miss: what the newsroom adds in the next sentence.
    let near = "Dr Moss added: 'The boats are long.' But they tend to stay in port.";
    refuse(&[(near, "Moss: They tend")]);
}

#[test]
fn who_could_not_be_reached_is_told_by_the_newsroom() {
    expect(&[
        (
            "A Volvo spokesman told Reva Radio that the firm would not speak of rumours, and a Saab spokesman was not available for comment.",
            "A Saab spokesman was not available for comment",
        ),
        (
            "A Volvo spokesman told Reva Radio that the firm was shut, and the mayor did not return calls.",
            "The mayor did not return calls",
        ),
    ]);
    // Near-miss: said by the same voice.
    expect(&[(
        "A Volvo spokesman said that the firm was shut, and that the mayor did not return calls.",
        "Volvo spokesman: The mayor did not return calls",
    )]);
}

#[test]
fn whoever_sent_a_letter_speaks_in_it() {
    let letter = "Ada Holm is a very skilled doctor. She keeps her post at one of the best clinics of the town.";
    let sent = format!("It rained.\n\nHere’s the letter Holm’s lawyer sent to the station:\n\n{letter}");
    expect(&[(&sent, "Holm’s lawyer: Ada Holm is a very skilled doctor")]);
    // Near-miss: a list of what they sold.
    let sold = format!("It rained.\n\nHere’s the boat Holm’s lawyer sold to the station:\n\n{letter}");
    refuse(&[(&sold, "lawyer: ")]);
}

#[test]
fn a_deed_then_is_not_of_what_is_so_now() {
    expect(&[(
        "Ada Holm has called on the town to close the mill that funds the guard and proposed a safe harbour for the crews.",
        "Ada Holm proposed a safe harbour for the crews",
    )]);
    // Near-misses: one time, one person of two times, one predicate.
    expect(&[
        ("Ada Holm closed the mill that funded the guard and sold the boats.", "The mill sold the boats"),
        (
            "The port thanked the Lees, who own a mill and gave two boats to the club.",
            "The Lees gave two boats to the club",
        ),
    ]);
}

#[test]
fn names_keep_their_letters_and_joined_speakers_their_words() {
    expect(&[
        ("The analyst said that iPhone sales would fall in May.", "analyst: iPhone sales would fall in May"),
        (
            "Officials with the Danish government, as well as officials with the coalition helping the crews, have said that tribes are key to the fight.",
            "Officials with the Danish government and officials with the coalition: Tribes are key to the fight",
        ),
    ]);
    assert_eq!(claims("It rained. the ferry sank in May.").last().map(String::as_str), Some("The ferry sank in May"));
}
