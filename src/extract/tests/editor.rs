//! What an editor would send back: whose words they are, what "the company" is, and lines that say nothing. Each with its near-miss.

use super::{claims, expect, refuse};

#[test]
fn a_reflexive_is_whoever_does_it() {
    expect(&[
        (
            "Bo Moss met Ann Lee. Moss declared himself the owner of the pier.",
            "Moss declared himself the owner of the pier",
        ),
        (
            "Divers and cooks searched the pier. They believe it was stolen by a thief.",
            "Divers and cooks: It was stolen by a thief",
        ),
    ]);
    refuse(&[
        (
            "A senior official said the board had met. The last visit was to a pier in May, where he declared himself its owner.",
            "declared the senior official",
        ),
        ("Divers and cooks searched the pier. They believe it was stolen by a thief.", "Divers and cooks was"),
    ]);
}

#[test]
fn it_makes_sense_of_nothing() {
    expect(&[
        (
            "Harbour Corp sold three boats in May. It makes sense that they were old.",
            "It makes sense that they were old",
        ),
        ("Harbour Corp sold three boats in May. It makes nets for the town.", "Harbour Corp makes nets for the town"),
    ]);
}

#[test]
fn that_thing_is_the_one_just_told_of() {
    expect(&[
        (
            "Police found a surveillance video of the robbery. That video shows two men.",
            "The surveillance video of the robbery shows two men",
        ),
        (
            "Police found a surveillance video of the robbery. A cook left. That video shows two men.",
            "That video shows two men",
        ),
    ]);
}

#[test]
fn whose_aunt_she_is_the_speech_tells() {
    expect(&[(
        "“My aunt ran out of the port. She keeps my brother from sailing,” Ann Lee said.",
        "Ann Lee: Ann Lee’s aunt keeps Ann Lee’s brother from sailing",
    )]);
    // She may be either.
    expect(&[(
        "“My aunt met my niece. She keeps my brother from sailing,” Ann Lee said.",
        "Ann Lee: She keeps Ann Lee’s brother from sailing",
    )]);
}

#[test]
fn a_name_behind_an_office_is_the_speaker() {
    expect(&[
        ("Head of the Reva Harbour Council Ann Lee said the port was shut.", "Ann Lee: The port was shut"),
        ("Harbour Corp assistant manager for marketing Ann Lee said the port was shut.", "Ann Lee: The port was shut"),
        ("The lawyer of Ann Lee said the port was shut.", "lawyer of Ann Lee: The port was shut"),
    ]);
}

#[test]
fn a_spokesman_s_company() {
    expect(&[
        (
            "A Harbour Corp spokesman told Reva Radio on Monday that the company would not pay.",
            "Harbour Corp spokesman: Harbour Corp would not pay",
        ),
        // A reporter speaks for no company.
        (
            "A reporter of Harbour Corp said the company would not pay.",
            "reporter of Harbour Corp: The company would not pay",
        ),
        (
            "A Harbour Corp spokesman said Norport Ltd had won and the company would not pay.",
            "Harbour Corp spokesman: The company would not pay",
        ),
    ]);
}

#[test]
fn a_company_is_what_the_clause_before_is_about() {
    expect(&[
        ("Harbour Corp wanted to sell boats, but the company lost its licence.", "Harbour Corp lost its licence"),
        ("Harbour Corp met Norport Ltd in May, but the company lost its licence.", "The company lost its licence"),
    ]);
}

#[test]
fn a_pair_is_the_two_named_together() {
    expect(&[
        (
            "Ann Lee and a friend, Bo Moss, sailed on Monday. The pair sold the boat in Reva.",
            "Ann Lee and Bo Moss sold the boat in Reva",
        ),
        (
            "Ann Lee and Bo Moss sailed on Monday. Ada Holm left Otto Falk after the pair sold the boat in Reva.",
            "The pair sold the boat in Reva",
        ),
        (
            "Ann Lee, Ada Holm and Bo Moss sailed on Monday. The pair sold the boat in Reva.",
            "The pair sold the boat in Reva",
        ),
    ]);
}

#[test]
fn who_leads_a_thing_says_which() {
    expect(&[
        (
            "The Sudria-led fleet came to Reva in May. The fleet left the port on Monday.",
            "The Sudria-led fleet left the port on Monday",
        ),
        (
            "The well-led fleet came to Reva in May. The fleet left the port on Monday.",
            "The fleet left the port on Monday",
        ),
    ]);
}

#[test]
fn an_age_is_of_whom_the_article_is_about() {
    let lead = "Ann Lee left the port in May. Lee met Bo Moss in Reva. On Monday Lee bought a pier.";
    let text = format!("{lead} The 31-year-old sold a boat in Tobol.");
    expect(&[(&text, "Ann Lee sold a boat in Tobol")]);
    let two = format!("{lead} The 31-year-old sold a boat in Tobol. The 56-year-old fled the port.");
    refuse(&[(&two, "Ann Lee sold a boat")]);
    let cook = format!("{lead} The 31-year-old man sold a boat in Tobol.");
    refuse(&[(&cook, "Ann Lee sold a boat")]);
}

#[test]
fn a_name_that_is_a_season() {
    expect(&[(
        "Ann Winter, who runs the pier, told Reva Radio that she had sold a boat.",
        "Ann Winter: Ann Winter had sold a boat",
    )]);
    expect(&[("The port closed last winter. Winter was cold in Reva.", "Winter was cold in Reva")]);
}

#[test]
fn marks_within_a_name_stand_close() {
    expect(&[("Ann \"Pike\" Lee, a diver, sold a boat. She left Reva in May.", "Ann \"Pike\" Lee left Reva in May")]);
}

#[test]
fn the_newsroom_says_we() {
    expect(&[
        ("We should note that the ferry sank on Monday.", "The ferry sank on Monday"),
        // Near-misses: somebody's words.
        ("“We know that the ferry sank on Monday,” he said.", "unnamed source: The ferry sank on Monday"),
        ("Bo Moss put it like this:\n\nWe know that the ferry sank.", "unnamed source: The ferry sank"),
    ]);
}

#[test]
fn a_statement_is_of_whoever_puts_it_out() {
    let letter = "Ann Lee's lawyer sent a letter to Reva Radio on Monday after the news:\n\n\"The skipper is a respected diver. He has sold no boat.\n\n\"For these reasons, nobody will comment on the matter.\"";
    let put_out = "The lawyers of the port released a statement on Monday.";
    expect(&[
        (letter, "Ann Lee's lawyer: The skipper is a respected diver"),
        (letter, "Ann Lee's lawyer: Nobody will comment on the matter"),
        (
            &format!("{put_out}\n\n\"The skipper is a respected diver.\""),
            "lawyers of the port: The skipper is a respected diver",
        ),
        (
            &format!("{put_out} It read: \"The skipper is a respected diver.\""),
            "lawyers of the port: The skipper is a respected diver",
        ),
        (
            "A spokesman of the port told reporters. “The rope was old and the mast was loose.”",
            "spokesman of the port: The rope was old",
        ),
        (
            "As Ann Lee explained,\n\n“The port was full of divers and nobody had counted the boats.”",
            "Ann Lee: The port was full of divers and nobody had counted the boats",
        ),
        (
            "Ann Lee had this to say of the port.\n\n“The port was full of divers and nobody had counted the boats.”",
            "Ann Lee: The port was full of divers and nobody had counted the boats",
        ),
        (
            "Ann Lee had this boat built in May.\n\n“The port was full of divers and nobody had counted the boats.”",
            "unnamed source: The port was full of divers and nobody had counted the boats",
        ),
        // Near-misses: the next words are another's, or nobody put a statement out.
        (
            &format!("{put_out}\n\n\"The skipper is a respected diver,\" Bo Moss said."),
            "Bo Moss: The skipper is a respected diver",
        ),
    ]);
    refuse(&[
        (
            "The lawyers of the port burned a statement on Monday. It read: \"The skipper is a respected diver.\"",
            "lawyers of the port: The",
        ),
        (
            &format!("{put_out} A cook left the port.\n\n\"The skipper is a respected diver.\""),
            "lawyers of the port: The",
        ),
    ]);
}

#[test]
fn what_nobody_can_dispute_is_no_claim() {
    refuse(&[
        ("In a letter published on Sunday, the guards said the port was closed.", "letter was published"),
        ("The board said the boats were sold, a claim that was repeated by two papers in May.", "A claim was"),
        ("The week after the ban was lifted, the port said that Bo Moss left.", "The ban was"),
        (
            "Ann Lee said it was early to discuss what measures Norland would choose against the thieves.",
            "What measures",
        ),
        ("The guards released a film Tuesday that claims to show a fire.", "That shows"),
        ("The price of bread has doubled in Reva, it has been claimed.", "claimed"),
        ("The harbour board issued a statement on Monday.", "issued a statement"),
        ("There are the divers, who want a new pier.", "There are the divers"),
    ]);
    expect(&[
        ("In a boat sold after midnight, the police found the gold.", "A boat was sold after midnight"),
        (
            "The board sold a boat, a wreck that was repaired by two divers in May.",
            "A wreck was repaired by two divers in May",
        ),
        (
            "The harbour board has not issued a statement on the fire.",
            "The harbour board has not issued a statement on the fire",
        ),
        ("The mayor made a comment about the divers of Reva.", "The mayor made a comment about the divers of Reva"),
        ("There are the divers of Reva on the pier.", "There are the divers of Reva on the pier"),
        ("What the port has done in May is a disgrace.", "What the port has done in May is a disgrace"),
        ("The price of bread has doubled in Reva, it has been claimed.", "The price of bread has doubled in Reva"),
    ]);
}

#[test]
fn clauses_of_the_right_one() {
    let found = claims("Fort Reva, which is a naval base located near Tobol, was shut on Monday.");
    assert!(found.contains(&"Fort Reva is located near Tobol".to_string()), "{found:?}");
    expect(&[
        ("It was a shirt worn by a diver.", "A shirt was worn by a diver"),
        ("Divers – many of whom had left the town – came back on Friday.", "Many of the divers had left the town"),
        (
            "Ann Lee said she was 'shocked and appalled' at the news about the port.",
            "Ann Lee: Ann Lee was 'shocked and appalled' at the news about the port",
        ),
        ("Ann Lee said she was shocked and appalled at the news about the port.", "Ann Lee: Ann Lee was shocked"),
        (
            "Bo Moss said the board had met twice, but nothing had changed for the divers.",
            "Bo Moss: Nothing had changed for the divers",
        ),
        // Told of by the newsroom.
        ("Bo Moss said the board had met twice, but nothing changed for the divers.", "Nothing changed for the divers"),
        ("Ann Lee said that the port, which is thought to be full, will close.", "The port is thought to be full"),
        ("Ann Lee said that the port, which was built in May, will close.", "Ann Lee: The port was built in May"),
    ]);
}

#[test]
fn the_group_that_the_article_is_about() {
    let lead = "Northern Shield fighters burned a pier in Reva. The mayor asked Northern Shield to leave, and Northern Shield refused.";
    expect(&[(
        &format!("{lead} The town was quiet. The terror group holds a bridge."),
        "Northern Shield holds a bridge",
    )]);
    refuse(&[(
        &format!("{lead} Another terror group came in May. The terror group holds a bridge."),
        "Northern Shield holds a bridge",
    )]);
}

#[test]
fn who_leaves_an_office_is_not_told_to_hold_it() {
    refuse(&[
        ("Reva Bank’s director, Anna Lee, has resigned.", "is Reva Bank’s director"),
        ("Anna Lee, director of the Reva Bank, was forced out on Monday.", "is director"),
    ]);
    expect(&[
        ("Reva Bank’s director, Anna Lee, has sold the ferry.", "Anna Lee is Reva Bank’s director"),
        (
            "Anna Lee, director of the Reva Bank, was forced to sell the ferry on Monday.",
            "Anna Lee is director of the Reva Bank",
        ),
        ("Anna Lee, a nurse from Reva, was dismissed on Monday.", "Anna Lee is a nurse from Reva"),
    ]);
}
