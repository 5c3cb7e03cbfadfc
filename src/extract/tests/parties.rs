//! Nouns that leave out of whom they tell, told in brackets or by fuller words, and the near-misses left alone.

use super::{expect, refuse};

const COOLED: &str = "Relations between Norway and Sweden have cooled, Norwegian President Ann Lee said.";

#[test]
fn countries_are_called_so_and_sides_by_their_seats() {
    expect(&[
        (
            "Relations between Oslo and Stockholm cooled. In Sweden, sailors from Norway were held. Both countries’ ports are shut.",
            "Both countries’ [Norway and Sweden] ports are shut",
        ),
        // Near-misses: sides may be cities, and a country that is not named.
        (
            "Relations between Oslo and Stockholm cooled. In Sweden, sailors from Norway were held. Both sides want peace.",
            "Both sides [Oslo and Stockholm] want peace",
        ),
        (
            "Relations between Oslo and Stockholm cooled. Norwegian sailors came. Both countries’ ports are shut.",
            "Both countries’ [Oslo and Stockholm] ports are shut",
        ),
    ]);
    expect(&[(
        "Both Ann Lee and Bo Moss came to the fair. Hopes of a bilateral meeting were voiced in May, and Cy Holm had not ruled out such an encounter.",
        "Cy Holm had not ruled out such an encounter [a bilateral meeting between Ann Lee and Bo Moss]",
    )]);
}

#[test]
fn ties_of_any_sort_are_those_of_the_two() {
    expect(&[
        (
            &format!("{COOLED} The port opened. Economic ties are strong."),
            "Economic ties [between Norway and Sweden] are strong",
        ),
        (
            &format!("{COOLED} Several sailors were held in May, adding to the strains."),
            "Several sailors were held in May, adding to the strains [between Norway and Sweden]",
        ),
        (
            "Oslo aims to mend ties with Stockholm, Bo Moss said. Nothing will stop bilateral trade.",
            "Nothing will stop bilateral trade [between Oslo and Stockholm]",
        ),
        // Of two pairs, the one of the passage.
        (
            "Norway and Finland met in May.\n\nThe trade between Oslo and Stockholm grew. “If bilateral trade grows, the port will open,” Ann Lee said.",
            "Ann Lee: If bilateral trade [between Oslo and Stockholm] grows, the port will open",
        ),
    ]);
    refuse(&[
        // Near-misses: whose ties, stands there; trade of any sort; the two stand in the sentence; two pairs in one passage.
        (&format!("{COOLED} Economic ties with Finland are strong."), "ties ["),
        (&format!("{COOLED} Trade grew by a third."), "rade ["),
        (&format!("{COOLED} The Danish president came. Economic ties are strong."), "ties ["),
        (&format!("{COOLED} Norway and Sweden hope that tensions ease."), "tensions ["),
        ("Norway and Finland met, and the trade between Oslo and Stockholm grew. Tensions eased in May.", "ensions ["),
        (
            "Norway said that Sweden’s ties with Finland were strong. Bilateral ties had survived a crisis.",
            "between Norway",
        ),
    ]);
}

#[test]
fn two_countries_are_told_far_from_their_names() {
    expect(&[
        (
            &format!("{COOLED} It rained. Both countries’ ministers left on Monday."),
            "Both countries’ [Norway and Sweden] ministers left on Monday",
        ),
        (
            &format!("{COOLED} “We want better ties between our countries,” Ann Lee said."),
            "Ann Lee: We want better ties between our countries [Norway and Sweden]",
        ),
        (
            "The war between Norway and Sweden went on. Danish President Bo Moss came. A peace between the two nations is near.",
            "A peace between the two nations [Norway and Sweden] is near",
        ),
    ]);
    refuse(&[
        // Near-misses: others act, a third does, no ties were told.
        (&format!("{COOLED} It rained. Danish and Finnish ministers said both countries’ ports were shut."), "’ ["),
        (
            "The war between Norway and Sweden went on. Denmark sent a ship. A peace between the two nations is near.",
            "nations [",
        ),
        (
            "Norway and Sweden played in May. It rained. It snowed. Ann Lee slept. Bo Moss left. Cy Dunn sang. Both countries’ ministers left.",
            "’ [",
        ),
    ]);
}

#[test]
fn talks_are_between_those_who_met() {
    expect(&[
        (
            "Ann Lee and Bo Moss have agreed to hold a meeting. Cy Dunn is hopeful about the upcoming talks.",
            "Cy Dunn is hopeful about the upcoming talks [between Ann Lee and Bo Moss]",
        ),
        (
            "Ann Lee received Bo Moss in Reva. Cy Dunn said the meeting lasted an hour.",
            "Cy Dunn: The meeting [between Ann Lee and Bo Moss] lasted an hour",
        ),
        (
            "Ann Lee received Bo Moss in Reva. She left the meeting at noon.",
            "Ann Lee left the meeting [with Bo Moss] at noon",
        ),
        (
            "At the talks with Bo Moss, Ann Lee smiled. The talks in Reva were preceded by a private meeting held at a mill.",
            "A private meeting [between Ann Lee and Bo Moss] was held at a mill",
        ),
        (
            "Ann Lee received Bo Moss in Reva. At the end of the meeting, Lee gave Moss a boat.",
            "At the end of the meeting [with Bo Moss], Lee gave Moss a boat",
        ),
    ]);
    refuse(&[
        // Near-misses: both stand in the statement; two others met; whose talks, stands there; three met.
        ("Ann Lee met Bo Moss in Reva. Lee gave Moss a boat at the meeting.", "meeting ["),
        ("Ann Lee met Bo Moss. Cy Dunn met Ed Holt. The meeting lasted an hour.", "meeting ["),
        ("Ann Lee met Bo Moss. The talks with Ed Holt failed.", "talks ["),
        (
            "Ann Lee met Bo Moss. On Friday the board held its own meeting. The meeting lasted an hour.",
            "meeting [between",
        ),
        ("Ann Lee received Bo Moss and Cy Dunn. The meeting lasted an hour.", "meeting ["),
        (
            "Ann Lee received Bo Moss in Reva. The talks were preceded by a private meeting of the board held at a mill.",
            "meeting [between",
        ),
        ("Ann Lee received Bo Moss in Reva. At the end of the meeting, Lee and Moss sang.", "meeting ["),
    ]);
}

#[test]
fn authorities_are_of_a_country() {
    expect(&[
        (
            "Norwegian police raided a shop in Reva. Authorities linked the raid to a theft.",
            "Norwegian authorities linked the raid to a theft",
        ),
        (
            "Norwegian authorities raided a shop in Reva. The government also shut the port.",
            "The Norwegian government shut the port",
        ),
        (
            "Sweden doubted the findings of the Norwegian investigation and accused authorities of haste.",
            "Sweden accused Norwegian authorities of haste",
        ),
    ]);
    refuse(&[
        // Near-misses: soldiers are abroad; those of two; police do not govern; nobody accuses herself; another passage.
        ("Norwegian troops shelled Reva. Authorities said ten had died.", "Norwegian authorities"),
        ("Norwegian police and Swedish police raided a shop. Authorities shut the port.", "ish authorities shut"),
        ("Norwegian police raided a shop. The government shut the port.", "Norwegian government"),
        ("Norway doubted the Norwegian investigation and accused authorities of haste.", "Norwegian authorities of"),
        ("Norwegian police raided a shop.\n\nAuthorities shut the port.", "Norwegian authorities"),
    ]);
}

#[test]
fn such_things_are_those_before() {
    expect(&[
        ("The port ran three costly tests. Such tests take a week.", "Such [costly] tests take a week"),
        (
            "They held no “real” talks. Lee said such dialogue takes a week.",
            "Lee: Such dialogue [real talks] takes a week",
        ),
        (
            "Hopes of a bilateral meeting were high, and Ann Lee had not ruled out such an encounter.",
            "Ann Lee had not ruled out such an encounter [a bilateral meeting]",
        ),
    ]);
    refuse(&[
        // Near-misses: two sorts, none told, and told behind.
        ("The port ran costly tests. It ran cheap tests. Such tests take a week.", "uch ["),
        ("The port ran tests. Such tests take a week.", "uch ["),
        ("The port ran costly tests. Such tests as these take a week.", "uch ["),
    ]);
}

#[test]
fn problems_are_in_something() {
    expect(&[(
        "Ann Lee admitted difficulties in the talks with Reva, saying “problems exist”.",
        "Ann Lee: Problems [in the talks with Reva] exist",
    )]);
    refuse(&[
        // Near-misses: where, stands there; what they are, is told.
        ("Ann Lee admitted difficulties in the talks. There are problems at the port.", "problems ["),
        ("Ann Lee admitted difficulties in the talks. Grave problems exist.", "problems ["),
    ]);
}

#[test]
fn who_we_are_goes_on_through_a_speech() {
    let told = "“We needed time, both ours and Sweden’s,” said Norwegian President Ann Lee.";
    expect(&[
        (&format!("{told} “We have now closed the port,” she said."), "Ann Lee: We [Norway] have now closed the port"),
        (
            &format!("{COOLED} “We can now run the ferry that we share,” Lee said."),
            "Ann Lee: We [Norway and Sweden] can now run the ferry that we share",
        ),
        (
            &format!(
                "{COOLED} During talks with Bo Moss, Lee was calm. “Last night we spoke of our countries,” she said."
            ),
            "Ann Lee: Last night we [Ann Lee and Bo Moss] spoke of our countries",
        ),
    ]);
    refuse(&[
        // Near-misses: another speaks, and what is done together.
        (&format!("{told} “We have closed the port,” Swedish Minister Bo Moss said."), "We [Norway] have closed"),
        (&format!("{COOLED} “We share the grief of Stockholm,” Lee said."), "We ["),
        (&format!("{told} “We closed our port together,” she said."), "We [Norway] closed"),
    ]);
}

#[test]
fn what_happened_is_told() {
    expect(&[(
        "Ann Lee said a tragic incident involving the loss of a ferry had hurt the firm. “It was a grave event, and it caused a strike,” \
             she said.",
        "Ann Lee: A grave event [the tragic incident involving the loss of a ferry] caused a strike",
    )]);
    refuse(&[
        // Near-miss: two things happened.
        (
            "Ann Lee told of an accident and a strike. “It was a grave event, and it shut the port,” she said.",
            "event [",
        ),
    ]);
}

#[test]
fn another_word_for_a_thing_is_no_slip() {
    expect(&[(
        "Norway noted its disagreement with Sweden on the port but said this difference would not end talks.",
        "Norway: This difference [Norway’s disagreement with Sweden on the port] would not end talks",
    )]);
    // Near-miss: there are two.
    refuse(&[(
        "Norway noted a disagreement with Sweden on the port and a dispute with Finland on fish but said this difference would not end talks.",
        "difference [",
    )]);
}

#[test]
fn a_leader_of_one_country_is_no_other() {
    let met = "Norwegian President Ann Lee met Swedish President Bo Moss in Reva.";
    expect(&[(
        &format!("{met} In the evening the Norwegian leader sold a ferry."),
        "In the evening Ann Lee sold a ferry",
    )]);
    refuse(&[(&format!("{met} In the evening the president sold a ferry."), "evening Ann Lee")]);
}

#[test]
fn nor_denies() {
    expect(&[
        ("The firm sold no boat. Nor did it close the port.", "The firm did not close the port"),
        ("The port is shut. Nor are ferries likely to help.", "Ferries are not likely to help"),
    ]);
}

#[test]
fn what_came_of_a_thing_is_no_part_of_a_proposal() {
    expect(&[
        (
            "Ann Lee suggested Norway should look to Sweden’s plan for the port, which led to the strike of May.",
            "Ann Lee: Norway should look to Sweden’s plan for the port",
        ),
        // Near-miss: it happened, and so did what it led to.
        (
            "Norway closed the port, which led to the strike of May.",
            "Norway closed the port, which led to the strike of May",
        ),
    ]);
}

#[test]
fn words_behind_a_colon_are_the_speakers_own() {
    expect(&[(
        &format!(
            "{COOLED}\n\nLooking ahead, Lee expressed optimism: “I hope we have turned this page and can now build the ferries that we share.”"
        ),
        "Ann Lee: We [Norway and Sweden] have turned this page",
    )]);
}
