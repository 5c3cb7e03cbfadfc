//! Claims that say what their sentence says, by whom it says so: each rule with its near-miss.

use super::{claims, expect, extracted, refuse};
use crate::extract::Certainty;
use Certainty::{Alleged, Certain, Likely};

#[test]
fn whom_others_told_is_who_says_so() {
    expect(&[
        (
            "Ada Holm also said port officials told her they would not sell the pier.",
            "Ada Holm: Port officials told Ada Holm they would not sell the pier",
        ),
        (
            "“Port officials told us that they would not sell the pier,” Ada Holm said.",
            "Ada Holm: Port officials told us that they would not sell the pier",
        ),
        // Near-miss: somebody else was told.
        (
            "Ada Holm said port officials told the board that they would not sell the pier.",
            "port officials: Port officials would not sell the pier",
        ),
    ]);
}

#[test]
fn nobody_calls_himself_by_his_name() {
    let text = "Erik Dale says Bo Moss never agreed to the sale. Dale believes Moss kept the boat. “Moss never sold it,” he said.";
    expect(&[(text, "Erik Dale: Moss never sold it")]);
    // Near-miss: who he is, everybody may say.
    expect(&[(
        "Bo Moss wrote a letter. “I am Bo Moss of Reva, and the ferry is full,” he said.",
        "Bo Moss: The ferry is full",
    )]);
}

#[test]
fn the_speaker_of_the_quotation_goes_on() {
    expect(&[(
        "“The boats came to Reva at dawn,” explained Ada Holm, who thinks that they were stolen.\n\n“After the fire the pier was full of rats.”",
        "Ada Holm: After the fire the pier was full of rats",
    )]);
}

#[test]
fn who_adds_something_goes_on() {
    expect(&[(
        "Norland is offering ten boats, a harbour official said. But, he added, Norland was not asked for more.",
        "harbour official: Norland was not asked for more",
    )]);
    refuse(&[(
        "Norland is offering ten boats, a harbour official said. Bo Moss came. But, he added, Norland was not asked for more.",
        "harbour official: Norland was not asked",
    )]);
}

#[test]
fn a_surname_is_of_whom_the_sentence_names_in_full() {
    let family = "Diane Lee and Bo Lee sailed to Reva. Diane Lee spoke on Monday. Diane Lee left.";
    for (sentence, speaker) in [
        ("A video showed Bo Lee in a boat, and Lee said that the ferry sank.", "Bo Lee"),
        ("A video showed a boat, and Lee said that the ferry sank.", "Diane Lee"),
    ] {
        expect(&[(&format!("{family} {sentence}"), &format!("{speaker}: The ferry sank"))]);
    }
}

#[test]
fn what_a_name_owns_may_be_he() {
    expect(&[
        ("Police are still looking for Bo Lee’s killer. His accent has alarmed Reva.", "His accent has alarmed Reva"),
        // Near-misses: nobody else is there, or she is no he.
        ("Police are still looking for Bo Lee. His accent has alarmed Reva.", "Bo Lee’s accent has alarmed Reva"),
        ("Police spoke to Bo Lee’s mother. His accent has alarmed Reva.", "Bo Lee’s accent has alarmed Reva"),
    ]);
}

#[test]
fn a_place_in_a_place_is_one() {
    expect(&[
        (
            "A photo shows a crab in the harbour at Reva, Norland.",
            "A photo shows a crab in the harbour at Reva, Norland",
        ),
        (
            "A photo shows a crab in the harbours at Reva and Norport.",
            "A photo shows a crab in the harbours at Norport",
        ),
    ]);
}

#[test]
fn what_may_come_to_be_is_not() {
    refuse(&[("The group is able to run a “Norport State” spanning two towns.", "State” spans")]);
    for (text, part, expected) in [
        ("The barn is now apparently home to a lost bear, which has eaten two goats.", "eaten", Likely),
        (
            "It is said that when the divers called for help they heard a voice in the water.",
            "The divers called",
            Alleged,
        ),
        // Near-misses: she is there in any case, and who says so is named.
        ("The barn is now apparently home to Ada Holm, who has eaten two goats.", "eaten", Certain),
        ("The barn is now home to a lost bear, which has eaten two goats.", "eaten", Certain),
    ] {
        let claims = extracted(text).claims;
        let found = claims.iter().rfind(|claim| claim.text.contains(part)).map(|claim| claim.certainty);
        assert_eq!(found, Some(expected), "{text}");
    }
}

#[test]
fn the_newsroom_s_doubt_is_its_own() {
    let text = "The doctor said that reports of a fire, which allegedly closed the port, are lies.";
    refuse(&[(text, "doctor: A fire")]);
    // Near-miss: the newsroom tells first, and says then whose words they are.
    expect(&[(
        "The board lost two members in May after it named a clerk who allegedly robbed Bo Moss, Ada Holm wrote.",
        "Ada Holm: A clerk allegedly robbed Bo Moss",
    )]);
}

#[test]
fn what_stands_between_did_it() {
    refuse(&[(
        "Lena Moss is a leader of the sailors’ group Reva Union, which held strikes two summers ago that forced the town to sell its pier.",
        "Union forced",
    )]);
    expect(&[("Lena Moss leads Reva Union, which was founded in May and shut the port.", "Reva Union shut the port")]);
}

#[test]
fn no_claim_begins_or_ends_in_the_middle() {
    expect(&[
        (
            "Holm underlined that  the port is the main cause of the fire.",
            "Holm: The port is the main cause of the fire",
        ),
        (
            "Holm added that although some smoke was seen at the pier, no fire was ever found.",
            "Holm: Some smoke was seen at the pier",
        ),
        ("Ada Holm was taken to Reva in May and charged with theft.", "Ada Holm was charged with theft"),
        ("Ada Holm was taken to Reva in May and charged ten dollars for it.", "Ada Holm charged ten dollars for it"),
        ("Then came the storm of May.", "Then came the storm of May"),
        ("Then the storm came to Reva.", "The storm came to Reva"),
        ("Holm has a house in Reva where Moss was held.", "Moss was held in a house in Reva"),
        (
            "The skipper Ada Holm is pictured above the town of Reva.",
            "The skipper Ada Holm is pictured above the town of Reva",
        ),
    ]);
    for nothing in
        ["Holm knew where Moss was being held in Reva.", "The skipper Ada Holm is pictured above in the photos."]
    {
        assert_eq!(claims(nothing), Vec::<String>::new());
    }
    refuse(&[
        ("The storms left the port without a plan when it came to selling the boat.", "It came"),
        ("Ada Holm was told to leave, but a clerk did not explain why.", "clerk"),
        ("The raid took place late on Monday evening, which hit a tanker near Reva.", "evening hit"),
        ("The men sat there for nine hours waving flags.", "Nine hours waved"),
        ("Divers spoke to Ada Holm about the events leading up to and after the storm.", "led up"),
    ]);
}

#[test]
fn a_question_is_asked_of_all_of_it() {
    let text = "The board met on Monday to discuss why the boat burned and the pier was shut.";
    refuse(&[(text, "he pier was shut")]);
    expect(&[("Doctors said that the boat burned and the pier was shut.", "Doctors: The pier was shut")]);
}

#[test]
fn the_day_of_saying_so_is_not_told() {
    expect(&[
        ("Ada Holm said on her page Tuesday Bo Moss is ill.", "Ada Holm: Bo Moss is ill"),
        ("Ada Holm said on her page that Tuesday is a good day.", "Ada Holm: Tuesday is a good day"),
        ("Horrified mum Anna Lee said the boat sank.", "Anna Lee: The boat sank"),
    ]);
}

#[test]
fn no_threat_fears() {
    refuse(&[("The threats slowed their work in May, as they feared buyers would stay away.", "threats: ")]);
    refuse(&[("The threats came in May. They feared that buyers would stay away.", "threats: ")]);
    expect(&[("The sailors came in May, as they feared buyers would stay away.", "sailors: Buyers would stay away")]);
}

#[test]
fn these_people_are_whom_the_clause_names() {
    refuse(&[("Ann Lee wants to talk with these people who shun the port.", "These people shun")]);
    expect(&[("Ann Lee met the divers who sank the Reva.", "The divers sank the Reva")]);
}

#[test]
fn a_broadcaster_behind_its_verb_keeps_its_number() {
    expect(&[(
        "An officer shot himself in Reva on Monday night, reported Norland 3.",
        "Norland 3: An officer shot himself in Reva on Monday night",
    )]);
    refuse(&[("An officer shot himself in Reva, reported Norland 3 days later.", "Norland 3: ")]);
}

#[test]
fn who_writes_i_behind_a_colon_speaks() {
    expect(&[(
        "Bo Brok, a spokesman for the port, told us he was tired:\n\nI think there is a place in Reva for all that remember the fire.",
        "Bo Brok: There is a place in Reva for all that remember the fire",
    )]);
}

#[test]
fn a_firm_is_what_sells() {
    expect(&[(
        "Harbour Corp sells boats and nets. The Harbour Corp Dart is fast. The company will open a shop in Reva.",
        "Harbour Corp will open a shop in Reva",
    )]);
    refuse(&[
        ("Harbour Corp sank two boats. The company will open a shop in Reva.", "Harbour Corp will open"),
        ("Harbour Corp and Norport Ltd sell boats. The company will open a shop in Reva.", "Corp will open"),
    ]);
}

#[test]
fn not_this_or_that_is_neither() {
    refuse(&[("Bo Reva is not a diver or trained to weld.", "Bo Reva is trained")]);
    expect(&[("Bo Reva is a diver and trained to weld.", "Bo Reva is trained to weld")]);
}

#[test]
fn who_is_looked_for_may_not_be() {
    refuse(&[("Ann Lee had a hard time finding a mayor who would pay for her plan.", "A mayor would pay")]);
    expect(&[("Ann Lee spoke to the mayor, who would pay for her plan.", "The mayor would pay for Ann Lee’s plan")]);
}
