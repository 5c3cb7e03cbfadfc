//! Deeds that are no words, who "a sailor who left" is, and what "could not" leaves: each rule with its near-miss.

use super::{claims, expect, extracted, refuse};
use crate::extract::{Certainty, Stance};

#[test]
fn a_refusal_is_told_and_so_is_why() {
    expect(&[
        ("Ann Lee refused to work at night.", "Ann Lee refused to work at night"),
        (
            "A dozen nurses were fired in Reva for refusing to work at night.",
            "A dozen nurses were fired in Reva for refusing to work at night",
        ),
        (
            "Two cooks were held in Reva, after allegedly refusing to hand over their keys.",
            "Two cooks allegedly refused to hand over their keys",
        ),
        ("Bo Moss was sued for claiming to have swum to Tobol.", "Bo Moss was sued for claiming to have swum to Tobol"),
    ]);
    // Near-misses: a denial and a boast are somebody's words.
    let denied = extracted("Ann Lee denied taking the boat.");
    assert!(denied.claims.iter().any(|claim| claim.stance == Stance::Denies && claim.text == "Ann Lee took the boat"));
    expect(&[("Bo Moss claims to have swum to Tobol.", "Bo Moss: Bo Moss has swum to Tobol")]);
}

#[test]
fn silence_is_no_claim() {
    for text in [
        "The port declined to comment on the sale.",
        "A cook, who refused to be named, left.",
        "The mayor could not be reached for comment.",
        "The Harbour Post has contacted the port for comment.",
        "Ann Lee issued a statement on Monday but declined to answer questions.",
    ] {
        let found = claims(text);
        assert!(found.iter().all(|claim| claim == "A cook left"), "{found:?}");
    }
    // Near-misses: what was refused is told.
    expect(&[
        ("The port declined to name the buyer.", "The port declined to name the buyer"),
        ("The mayor could not be reached by sea.", "The mayor could not be reached by sea"),
    ]);
}

#[test]
fn a_sailor_who_left_is_who_is_called_so() {
    expect(&[
        ("“It leaks,” said Ann Lee, a sailor who worked for Bo Moss.", "Ann Lee worked for Bo Moss"),
        ("“It leaks,” said Ann Lee, 66, a retired cook who lives in Reva.", "Ann Lee lives in Reva"),
    ]);
    // Near-miss: the fund supports divers, not its head.
    refuse(&[(
        "Ann Lee of the Harbour Fund, a charity that supports divers, left Reva.",
        "Lee of the Harbour Fund supports",
    )]);
}

#[test]
fn who_could_not_is_told_as_it_was() {
    let certainty = |text: &str| extracted(text).claims[0].certainty;
    assert_eq!(certainty("The board could not immediately confirm the fire."), Certainty::Certain);
    assert_eq!(
        certainty("The letters were not very odd — it is not as if they said she owned four ports."),
        Certainty::Certain
    );
    // Near-misses: what may be, and what somebody concludes.
    assert_eq!(certainty("The board could confirm the fire on Monday."), Certainty::Possible);
    assert_eq!(certainty("The fire could not have been an accident."), Certainty::Possible);
}

#[test]
fn nobody_is_a_which() {
    expect(&[(
        "The crew fought a siege against sixty pirates which saved the mill.",
        "A siege against sixty pirates saved the mill",
    )]);
    // Near-miss: who are a group.
    expect(&[("Lee’s investors, which include two funds, left Reva.", "Lee’s investors include two funds")]);
}

#[test]
fn no_place_is_a_who_or_holds_a_flag() {
    expect(&[(
        "“It is odd,” said a cook at the Reva school, who praised the divers of Tobol.",
        "A cook at the Reva school praised the divers of Tobol",
    )]);
    refuse(&[("Ann Lee made a cook wait on a bridge waving a red flag.", "bridge waved")]);
    // Near-miss: somebody in a place does.
    expect(&[("A man waving a red flag was fined in Reva.", "A man waved a red flag")]);
}

#[test]
fn who_is_spoken_of_goes_on() {
    expect(&[
        (
            "Bo Holm was a cook in Reva. “If Han returned he would be kept in a camp,” said Ann Lee.",
            "Ann Lee: If Han returned he would be kept in a camp",
        ),
        ("Dan Reed told wrong facts about skipper Bo Holm, including that he owns a port.", "Bo Holm owns a port"),
    ]);
    // Near-misses: two are spoken of, and facts about a place.
    refuse(&[
        (
            "Joe Berg said that if his cook Bo Holm, who fled in May, were at sea, he would write to him that the port was full.",
            "Bo Holm would write",
        ),
        ("Dan Reed told wrong facts about Reva, including that he owns a port.", "Reva owns"),
    ]);
}

#[test]
fn whoever_admits_it_says_so() {
    expect(&[(
        "The strike follows a week of Mayor Ann Lee insisting that the port was “too small”.",
        "Ann Lee: The port was “too small”",
    )]);
    // Near-miss: who leaves says so.
    refuse(&[("Ann Lee left Bo Moss, saying that the port was small.", "Bo Moss: The port was small")]);
}

#[test]
fn what_hangs_on_both_stays_with_both() {
    expect(&[(
        "The crew praised the boats and the sails of the port, including two red yachts.",
        "The crew praised the boats and the sails of the port, including two red yachts",
    )]);
    // Near-miss: nothing hangs on both.
    expect(&[("The crew praised the boats and the sails of the port.", "The crew praised the boats")]);
}

#[test]
fn an_illness_is_no_battle_that_took_place() {
    refuse(&[("Bo Holm died in October after a battle with lung cancer.", "took place")]);
    // Near-miss: a battle.
    expect(&[(
        "Bo Holm died in October after a battle with rebels near Reva.",
        "A battle with rebels near Reva took place",
    )]);
}

#[test]
fn means_stay_with_their_deed() {
    expect(&[(
        "Police searched the reef, using all available means.",
        "Police searched the reef, using all available means",
    )]);
    // Near-miss: what was used is news.
    expect(&[("Police charged the crowd, using pepper spray.", "Police used pepper spray")]);
}

#[test]
fn what_hangs_on_a_denied_clause_is_not_denied() {
    let text = "The claim that the paper got the notes from a clerk who was seen and shot in July is false.";
    let found = extracted(text);
    let shot = |claim: &&crate::extract::Claim| claim.text.ends_with("shot in July") && claim.stance == Stance::Denies;
    assert!(found.claims.iter().filter(shot).all(|claim| claim.text.contains("the paper got")), "{:?}", claims(text));
    assert!(found.claims.iter().any(|claim| claim.stance == Stance::Denies));
}
