//! Claims that would be true only beside their neighbours, in another mouth, or of nobody: each with its near-miss.

use super::{claims, expect, refuse};

#[test]
fn whoever_listens_does_not_speak() {
    expect(&[
        ("“The ferry was full,” Ada Holm, of the harbour board, told the Reva Post.", "Ada Holm: The ferry was full"),
        (
            "The grumpy passenger, who appeared to be sailing alone, barked at the woman, “The ferry is full of rats.”",
            "grumpy passenger: The ferry is full of rats",
        ),
        // Near-misses: a verb whose object is no hearer, and speech without an aside.
        (
            "Two ferries sank off Reva on Monday, reported the mayor of the town.",
            "mayor of the town: Two ferries sank off Reva on Monday",
        ),
        ("“The ferry was full,” Ada Holm told the Reva Post.", "Ada Holm: The ferry was full"),
    ]);
    refuse(&[
        ("A man held a sign on a bridge saying “I sank the boat.”", "bridge: "),
        ("A sign said “I sank the boat.”", "Sign sank"),
    ]);
}

#[test]
fn a_name_that_tells_no_sex_is_not_hers() {
    refuse(&[(
        "Anna Lee sailed home. Despite the fact that her boat was old, the surgeon Dawid Brok said the trip was safe.",
        "Brok’s boat",
    )]);
    expect(&[("Before her boat sank, Ann Lee left Reva.", "Before her boat sank, Ann Lee left Reva")]);
}

#[test]
fn it_is_whoever_is_expected_to_act() {
    expect(&[
        (
            "The Harbour Board has called a meeting in May, where it is expected to sell the pier.",
            "Harbour Board is expected to sell the pier in May",
        ),
        // Near-miss: nobody is decided to do it.
        ("The Harbour Board met in May. It was decided to sell the pier.", "It was decided to sell the pier"),
    ]);
    refuse(&[("The board says it is not greed that moved Ann Lee to sell the pier.", "The board is not greed")]);
}

#[test]
fn what_another_claim_holds_is_not_told_with_an_open_pronoun() {
    for alone in [
        "The firm lost touch with its tanker Orsa after armed men boarded it",
        "A guard met a cook after he had sold the boat",
    ] {
        assert_eq!(claims(&format!("{alone}.")), [alone]);
    }
    // Near-miss: whom the pronoun means stands in the clause itself.
    expect(&[("The port was shut after Ann Lee sold her boat.", "Ann Lee sold her boat")]);
}

#[test]
fn a_deed_is_over_only_where_it_was_done() {
    expect(&[("Bo Moss was ill after eating cheese.", "Bo Moss ate cheese")]);
    refuse(&[
        ("The board will open the pier after mending the roof.", "mended"),
        ("Patients sleep well after taking the pill.", "Patients take"),
    ]);
}

#[test]
fn a_verb_behind_two_subjects_stays_with_both() {
    assert_eq!(
        claims("Ann Lee woke up after the drug wore off and started talking to the surgeons."),
        ["Ann Lee woke up after the drug wore off and started talking to the surgeons"]
    );
    // Near-miss: the board acts, and so it resigned.
    expect(&[("The board sat in May when the driver came in and sold the boat.", "The driver sold the boat")]);
}

#[test]
fn what_says_nothing_alone_is_no_claim() {
    refuse(&[
        ("While the agency has no power to shut a clinic down, the state of Norland does.", "Norland does"),
        ("Ann Lee never sold the boat and never will.", "Lee never will"),
        ("The reports came at a time when Ann Lee said the pier was shut.", "reports came"),
        ("We checked the register of the port.", "We checked"),
        ("The mayor, Ann Lee, complained about the pier.", "is the mayor"),
        ("The critics want a pier that looks like a boat that cannot sail.", "A boat cannot sail"),
        ("Ann Lee warned of storms should the pier be sold.", "Should the pier"),
    ]);
    expect(&[
        ("The reports came on Monday.", "The reports came on Monday"),
        ("“We checked the register of the port,” Ann Lee said.", "Ann Lee: We checked the register of the port"),
        ("Ann Lee, the mayor of Reva, complained about the pier.", "Ann Lee is the mayor of Reva"),
        ("The mayor, Ann Lee, complained about the pier.", "The mayor, Ann Lee, complained about the pier"),
        ("If the board sells the pier, the port will shut.", "If the board sells the pier, the port will shut"),
        ("Norland does its share of the work.", "Norland does its share of the work"),
    ]);
}

#[test]
fn a_name_between_commas_tears_nothing() {
    expect(&[
        (
            "An 81-year-old widow, Elsie Holm, drowned in the cellar of her cottage.",
            "An 81-year-old widow, Elsie Holm, drowned in the cellar of her cottage",
        ),
        // Near-miss: a verb of its own stands in the sentence, and the name is told apart.
        (
            "Elsie Holm, an 81-year-old widow, drowned in the cellar of her cottage.",
            "Elsie Holm is an 81-year-old widow",
        ),
    ]);
}
