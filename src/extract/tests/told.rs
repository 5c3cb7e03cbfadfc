//! Definite nouns told by a name, an owner or an earlier phrase: each rule with its near-miss.

use super::{expect, refuse};

#[test]
fn a_group_that_fights_is_told_by_its_name() {
    expect(&[(
        "Islamic State fighters took the port in May. The terrorist group sold the boats on Monday.",
        "Islamic State sold the boats on Monday",
    )]);
    refuse(&[(
        "The Harbour Union, a group of sailors, met on Monday. The terrorist group sold the boats on Monday.",
        "Union sold",
    )]);
}

#[test]
fn the_company_is_what_the_article_is_about() {
    expect(&[(
        "Harbour Corp opened a pier in May. Harbour Corp hired ten divers. Harbour Corp lost a boat in June. The company paid for the \
         pier on Monday.",
        "Harbour Corp paid for the pier on Monday",
    )]);
    refuse(&[(
        "Harbour Corp opened a pier in May. Harbour Corp hired ten divers. Harbour Corp sued Norport Bank in June. The company paid \
         for the pier on Monday.",
        "Harbour Corp paid for",
    )]);
}

#[test]
fn the_woman_is_the_only_one_named() {
    expect(&[("Anna Lee fell ill in Reva. Police found the woman on Monday.", "Police found Anna Lee on Monday")]);
    refuse(&[
        ("Anna Lee met a friend in Reva. Police found the woman on Monday.", "found Anna Lee"),
        ("Anna Lee met Maria Moss in Reva. Police found the woman on Monday.", "found Anna Lee"),
    ]);
}

#[test]
fn an_opening_may_come_before_the_name() {
    expect(&[(
        "A careless uncle faces a trial in Reva. Her uncle, Peter Lee, sank the boat on Monday. The uncle was held by guards.",
        "Peter Lee was held by guards",
    )]);
    refuse(&[(
        "A doctor was killed in Reva. Maria Lee, a doctor from Norport, spoke on Monday. The doctor was found at the pier.",
        "Maria Lee was found",
    )]);
}

#[test]
fn whose_it_is_tells_which_one() {
    expect(&[
        (
            "Norport’s national airline lost two bags in May. The airline paid for them on Monday.",
            "Norport’s national airline paid for them on Monday",
        ),
        ("Anna Lee lost her bag in Reva. Divers found the bag on Monday.", "Divers found Anna Lee’s bag on Monday"),
    ]);
    refuse(&[
        (
            "Norport’s national airline lost two bags in May. A budget airline found them. The airline paid for them on Monday.",
            "Norport’s national airline paid",
        ),
        (
            "Anna Lee lost her bag in Reva. Bo Moss lost his bag there. Divers found the bag on Monday.",
            "found Anna Lee’s bag",
        ),
        ("Anna Lee lost her bag in Reva. Anna Lee found the bag on Monday.", "found Anna Lee’s bag"),
        (
            "Anna Lee told friends of her illness. It rained in Reva. The ferry was late. Ten divers slept in the port. The board met \
             in May. The illness was rare in the last century.",
            "Anna Lee’s illness was rare",
        ),
        ("Anna Lee lost her bag in Reva. “I want the bag back,” said Anna Lee.", "Anna Lee’s bag"),
    ]);
}

#[test]
fn an_age_a_people_and_a_place_tell_which_one() {
    expect(&[
        ("A 21-year-old woman sank a boat in May. The woman fled on Monday.", "The 21-year-old woman fled on Monday"),
        ("A Norwegian woman sank a boat in May. The woman fled on Monday.", "The Norwegian woman fled on Monday"),
        (
            "A fire in the engine room hurt two divers. The fire burned for a day.",
            "The fire in the engine room burned for a day",
        ),
        (
            "Police found a torn harbour map. The map was drawn by Anna Lee.",
            "The torn harbour map was drawn by Anna Lee",
        ),
    ]);
    refuse(&[("A fire on Monday hurt two divers. The fire burned for a day.", "fire on Monday burned")]);
}

#[test]
fn several_are_told_where_nobody_speaks_of_others() {
    expect(&[("Police kept surveillance videos. The videos show two men.", "The surveillance videos show two men")]);
    refuse(&[(
        "Police kept surveillance videos. A diver found other videos. The videos show two men.",
        "The surveillance videos show",
    )]);
}

#[test]
fn the_president_is_the_one_named_nearby() {
    expect(&[
        ("Premier Bo Moss sailed home in May. The leader sold the boat on Monday.", "Bo Moss sold the boat on Monday"),
        (
            "Anna Lee, 21, bought a boat in Reva. The 21-year-old singer sold it on Monday.",
            "Anna Lee sold it on Monday",
        ),
    ]);
    refuse(&[
        (
            "President Ann Lee left Reva in May. President Bo Moss sailed home. The president sold the boat on Monday.",
            "Moss sold the boat",
        ),
        ("Premier Bo Moss sailed home in May. The new leader sold the boat on Monday.", "Moss sold the boat"),
        ("The 60-year-old Alder Moss lost a boat. The 60-year-old bridge fell on Monday.", "Moss fell"),
        (
            "The Federal Bureau of Investigation hired ten divers. The investigation was closed on Monday.",
            "Bureau of Investigation was closed",
        ),
    ]);
}

#[test]
fn a_speaker_is_named_by_whose_he_is() {
    expect(&[
        ("Bo Moss was ill. His lawyer said the boat sank.", "Bo Moss’s lawyer: The boat sank"),
        (
            "A spokesman for Harbour View clinic said the boat sank. A spokesman for the clinic said the pier was shut.",
            "spokesman for Harbour View clinic: The pier was shut",
        ),
        ("Anna Lee met Premier Bo Moss. “The port is shut,” said the leader.", "Bo Moss: The port is shut"),
    ]);
    refuse(&[
        ("Anna Lee met Premier Bo Moss. “The port is shut,” said the president.", "Bo Moss: The port"),
        (
            "The club printed a drawing of the ferry in March 2011 which showed three masts:\n\nThe ferry was drawn by a boy who had \
             never seen the harbour of Reva.",
            "March 2011: ",
        ),
        (
            "Bo Moss said the town’s trust in the crew was great, and continued, “The mayor has slept in Reva.”",
            "trust in the crew: ",
        ),
    ]);
}

#[test]
fn what_a_name_is_called_is_the_newsroom_s() {
    expect(&[
        (
            "An officer said the troops entered Norport, a town of about 9,000 people, and took the pier.",
            "Norport is a town of about 9,000 people",
        ),
        // In quotation marks it is the speaker’s.
        ("“Volant, a budget airline, lost a bag,” Anna Lee said.", "Anna Lee: Volant is a budget airline"),
    ]);
}

#[test]
fn who_is_named_in_the_sentence_is_nearer() {
    expect(&[(
        "A suicide bomber killed ten men in Reva. That attack prompted President Bo Moss to drop the ban, which was set by his \
         predecessor, Carl Lund.",
        "Carl Lund is Bo Moss’s predecessor",
    )]);
    // Near-misses: somebody unknown acts in the sentence, or the bomber was told of last.
    refuse(&[(
        "A fighter left Reva in May. Hanu is said to have ties with Bo Moss, since his mother was a cook of Moss.",
        "Moss’s mother",
    )]);
    refuse(&[(
        "Bo Moss was in Reva. A suicide bomber sank a boat there. His bag was found at the pier.",
        "Moss’s bag",
    )]);
}

#[test]
fn it_may_stand_for_nothing() {
    refuse(&[
        ("The ferry sank in May. It is a mystery as to why the crew slept.", "ferry is a mystery"),
        ("The ferry was old. It is not known how many of the divers will make it home.", "make the ferry"),
    ]);
}

#[test]
fn whoever_is_found_is_not_who_finds() {
    refuse(&[("Anna Lee wanted help. The doctor she found had no time, so she left Reva.", "doctor left")]);
}

#[test]
fn what_only_the_page_shows_is_no_claim() {
    refuse(&[
        ("The crew sank two boats in May. Two of the photographs in the links below show the pier.", "below"),
        ("The crew sank two boats in May. The video entitled A Long Day at Sea.", "entitled"),
    ]);
    expect(&[(
        "The crew sank two boats in May. Some of the boats in the port below are old.",
        "Some of the boats in the port below are old",
    )]);
}

#[test]
fn whose_it_is_opens_no_claim() {
    refuse(&[(
        "A jacket was worn by Bo Moss, a diver held in May whose rescue by the harbour guards was filmed and posted online.",
        "Whose rescue",
    )]);
}

#[test]
fn a_procedure_is_the_surgery_told_of() {
    expect(&[
        (
            "Bo Moss fell ill during knee surgery in Reva. The procedure took a whole day.",
            "The procedure [the knee surgery in Reva] took a whole day",
        ),
        (
            "A cargo ship of the Holm line sank in May. Divers reached the vessel on Monday.",
            "Divers reached the vessel [the cargo ship of the Holm line] on Monday",
        ),
    ]);
    refuse(&[
        // Near-misses: no surgery was told of, two were, and a vessel beside a ship.
        ("Police ran a large search in Reva. Lee praised the operation.", "operation ["),
        ("Ann Lee had knee surgery. Bo Moss had hip surgery. Lee praised the procedure.", "procedure ["),
        ("A cargo ship sank in May. A mail ship saw it. Divers reached the vessel on Monday.", "vessel ["),
    ]);
}
