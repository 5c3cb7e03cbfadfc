//! Inquiries and raids of which the sentence before tells into what, and which; the aircraft that was a plane.

use super::{claims, expect, refuse};

#[test]
fn an_inquiry_is_into_what_happened_before() {
    expect(&[
        (
            "A fire at the mill killed two men. The investigation took a week.",
            "The investigation [into the fire at the mill] took a week",
        ),
        (
            "Émigré murders in Reva shook the town. The investigation took a week.",
            "The investigation [into the émigré murders in Reva] took a week",
        ),
        (
            "A boat raid led to the deaths of two Norwegian sailors held to be smugglers. Norway called the Danish inquiry a farce.",
            "Norway called the Danish inquiry [into the deaths of two Norwegian sailors] a farce",
        ),
    ]);
    refuse(&[
        // Near-misses: what is told, two that it may be, another inquiry, an illness, no inquiry into it.
        ("A fire at the mill killed two men. The investigation into the sale took a week.", "[into"),
        ("A fire at the mill followed the theft of a boat. The investigation took a week.", "[into"),
        ("A fire at the mill ended an inquiry. The investigation took a week.", "[into"),
        ("A heart attack killed the skipper. The investigation took a week.", "[into"),
        ("A fire at the mill killed two men. The drug investigation took a week.", "[into"),
        ("The fire killed two men. The investigation took a week.", "[into"),
        ("Two men were held. The investigation of the port took a week.", "[into"),
        ("A fire at the mill killed two men.\n\nThe port opened.\n\nThe investigation took a week.", "[into"),
    ]);
    // Who speaks is called by his words.
    let text = "A fire at the mill killed two men. A guard close to the investigation said the roof had burned.";
    expect(&[(text, "guard close to the investigation: The roof had burned")]);
}

#[test]
fn raids_are_the_operation_before() {
    expect(&[(
        "Police carried out an operation against smugglers in Reva. The mayor linked the raids to an old case.",
        "The mayor linked the raids [the operation against smugglers in Reva] to an old case",
    )]);
    refuse(&[
        (
            "Police carried out an operation in Reva after air raids. The mayor linked the raids to a case.",
            "[the operation",
        ),
        (
            "A surgeon spoke of an operation on her knee in Reva. The mayor linked the raid on the mill to a case.",
            "[the",
        ),
    ]);
}

#[test]
fn an_aircraft_is_the_plane_before() {
    expect(&[(
        "A Norwegian mail plane crashed in Reva. The aircraft was shot down.",
        "The aircraft [the Norwegian mail plane] was shot down",
    )]);
    // Near-misses: two of them, and its own word.
    refuse(&[(
        "A Norwegian mail plane crashed in Reva. A cargo plane saw it. The aircraft was shot down.",
        "The aircraft [",
    )]);
    assert!(claims("A mail plane crashed in Reva. The plane was shot down.").iter().all(|claim| !claim.contains('[')));
}

#[test]
fn a_bilateral_meeting_is_of_the_two_before() {
    expect(&[(
        "Both Ann Lee and Bo Moss came to the fair. Hopes of a bilateral meeting were voiced in May.",
        "Hopes of a bilateral meeting [between Ann Lee and Bo Moss] were voiced in May",
    )]);
    refuse(&[
        ("Both Ann Lee and Bo Moss came to the fair. Hopes of a meeting were voiced in May.", "[between"),
        (
            "Ann Lee and Bo Moss met Cy Holm. Hopes of a bilateral meeting were voiced in May.",
            "[between Ann Lee and Bo",
        ),
        (
            "Both Ann Lee and Bo Moss came to the fair. Hopes of a bilateral meeting with Norway were voiced.",
            "[between",
        ),
    ]);
}

#[test]
fn the_page_that_is_turned_is_of_the_last_trouble() {
    expect(&[
        (
            "Ann Lee said: “It caused a long feud over the mill. We needed time. I hope we have turned this page.”",
            "Ann Lee: We have turned this page [the long feud over the mill]",
        ),
        (
            "A bitter tax dispute shut the port in May. Ann Lee said this chapter is closed.",
            "Ann Lee: This chapter [the bitter tax dispute] is closed",
        ),
    ]);
    refuse(&[
        // Near-misses: a page of paper, and one of which more is told.
        ("A bitter tax dispute shut the port in May. Ann Lee read this page.", "page ["),
        ("A bitter tax dispute shut the port. Ann Lee closed this chapter of her life.", "chapter ["),
    ]);
}

#[test]
fn work_is_of_what_was_told_of() {
    expect(&[
        (
            "“We had to hold costly sonar explorations. Such explorations are slow. We have ended the exploration work,” Ann Lee said.",
            "Ann Lee: We have ended the exploration work [the costly sonar explorations]",
        ),
        (
            "“Reva saw a quick administration of the tests. We praise the administrative work,” Ann Lee said.",
            "Ann Lee: We praise the administrative work [the quick administration of the tests]",
        ),
    ]);
    refuse(&[
        // Near-misses: no such thing was told of, and two were.
        ("The crews slept. Ann Lee praised the rescue work.", "work ["),
        ("The rescue of a cook took a day. The rescue of a diver took two. Ann Lee praised the rescue work.", "work ["),
    ]);
}

#[test]
fn what_remains_is_of_what_was_finished() {
    expect(&[(
        "Ann Lee said: “We have finished the long survey of the reef. Any remaining questions will be settled by divers.”",
        "Ann Lee: Any remaining questions [of the long survey] will be settled by divers",
    )]);
    refuse(&[
        ("Ann Lee said: “We have begun the survey. Any remaining questions will be settled by divers.”", "questions ["),
        ("Ann Lee said: “We have finished a survey. Any remaining boats will be sold by divers.”", "boats ["),
    ]);
}
