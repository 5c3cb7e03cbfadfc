//! Definite nouns told by the name or the fuller words that the article gives them: each rule with its near-miss.

use super::{claims, expect, refuse};

#[test]
fn a_noun_that_one_name_is_called() {
    expect(&[
        (
            "Harbour Corp, a budget airline, lost two bags in May. The airline paid for them on Monday.",
            "Harbour Corp paid for them on Monday",
        ),
        (
            "Ann Lee studied at Reva University. The university was shut on Monday.",
            "Reva University was shut on Monday",
        ),
        (
            "Anna Lee, a doctor from Reva, sailed to Norport in May. The doctor sold the boat on Monday.",
            "Anna Lee sold the boat on Monday",
        ),
        (
            "Norport Airlines lost two bags in May. The carrier paid for its mistake on Monday.",
            "Norport Airlines paid for its mistake on Monday",
        ),
    ]);
    // Two are called so, or another without a name is.
    for open in [
        "Norport Airlines and Reva Airlines lost bags in May. The airline paid for them on Monday.",
        "Norport Airlines lost two bags in May. A rival airline found them. The airline paid for them on Monday.",
    ] {
        assert!(claims(open).contains(&"The airline paid for them on Monday".to_string()), "{:?}", claims(open));
    }
}

#[test]
fn a_noun_that_an_earlier_phrase_tells() {
    expect(&[
        (
            "Police found a surveillance video of the robbery. The video shows two men.",
            "The surveillance video of the robbery shows two men",
        ),
        // The comma before the noun stays.
        (
            "A large cargo ship left Reva on Friday. After a fire broke out in the engine room on Sunday, the ship turned back.",
            "After a fire broke out in the engine room on Sunday, the large cargo ship turned back",
        ),
        ("A man from Reva sank a boat in May. The man fled on Monday.", "The man from Reva fled on Monday"),
    ]);
    // Looks tell nobody apart; another of the kind; a place that anybody may be at.
    for (open, claim) in [
        ("A naked man sank a boat in May. The man fled on Monday.", "The man fled on Monday"),
        (
            "A man from Reva sank a boat in May. A man from Norport helped. The man fled on Monday.",
            "The man fled on Monday",
        ),
        ("A man outside the port sank a boat in May. The man fled on Monday.", "The man fled on Monday"),
        (
            "Police found a video of the robbery. They have three videos. The video shows two men.",
            "The video shows two men",
        ),
    ] {
        assert!(claims(open).contains(&claim.to_string()), "{:?}", claims(open));
    }
    refuse(&[
        ("A man from Reva sank a boat in May. The man in the port fled on Monday.", "from Reva in the port"),
        ("Police found a man's body in Reva. The man was a diver.", "man's was"),
    ]);
}

#[test]
fn a_group_is_the_one_named_last() {
    expect(&[(
        "The Harbour Union, a group of sailors, met on Monday. The group wants a new pier.",
        "The Harbour Union wants a new pier",
    )]);
    refuse(&[(
        "The Harbour Union, a group of sailors, met on Monday. Norport Dockers came too. The group wants a new pier.",
        "Harbour Union wants",
    )]);
}

#[test]
fn the_country_is_the_only_one_nearby() {
    expect(&[("Ships may land in Norway again. The country had shut its ports.", "Norway had shut its ports")]);
    refuse(&[
        ("Ships may sail from Norway to Spain again. The country had shut its ports.", "Norway had shut"),
        ("Ships may sail from Norway to Spain again. The country had shut its ports.", "Spain had shut"),
    ]);
}

#[test]
fn whoever_told_something_goes_on() {
    expect(&[
        (
            "A teacher at the Reva college told the board of rats. “I saw ten of them in the cellar,” she said.",
            "teacher at the Reva college: Teacher at the Reva college saw ten of them in the cellar",
        ),
        ("Ann Lee said the port was shut. “The boats were full of rats.”", "Ann Lee: The boats were full of rats"),
    ]);
    refuse(&[
        // Somebody else has done something since.
        (
            "A teacher told the board of rats. Anna Lee sold the boat. “I saw ten of them in the cellar,” she said.",
            "teacher: ",
        ),
    ]);
}

#[test]
fn what_is_told_is_whole() {
    expect(&[
        (
            "The board may raise the amount of tax and use faster boats in May, claims Reva Post.",
            "Reva Post: The board may use faster boats in May",
        ),
        (
            "Ann Lee sold the boat. Bo Moss had to give her access to the port.",
            "Bo Moss had to give Ann Lee access to the port",
        ),
        ("Ann Lee sold the boat. Bo Moss gave her dog a bone.", "Bo Moss gave Ann Lee’s dog a bone"),
        ("It emerged on Monday that Ann Lee sold the boat.", "It emerged on Monday that Ann Lee sold the boat"),
    ]);
    refuse(&[
        ("The pier was shut, it emerged on Monday.", "emerged"),
        ("The cook beat the boy because was angry.", "because was"),
    ]);
}

#[test]
fn what_only_says_which_one_is_no_claim() {
    refuse(&[
        ("Ann Lee called the diver who sold the boat.", "The diver sold"),
        ("Ann Lee called the one who came down near Reva.", "The one came"),
    ]);
    expect(&[
        ("Ann Lee called the diver who sold the boat.", "Ann Lee called the diver who sold the boat"),
        ("Ann Lee called a diver who sold the boat.", "A diver sold the boat"),
        ("Ann Lee called the diver who came down near Reva.", "The diver came down near Reva"),
        ("Ann Lee called the mayor, who sold the boat.", "The mayor sold the boat"),
    ]);
}

#[test]
fn a_firm_has_shares() {
    expect(&[(
        "Harbour Corp’s shares fell on Monday. The firm sold a boat in May.",
        "Harbour Corp sold a boat in May",
    )]);
    refuse(&[("Harbour Corp’s crew slept on Monday. The firm sold a boat in May.", "Harbour Corp sold")]);
}
