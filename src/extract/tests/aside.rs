//! Who tells in an aside, what is passed on by nobody, and who is no speaker.

use super::{expect, extracted, refuse};
use crate::extract::Certainty;

#[test]
fn an_aside_of_as_tells_who_says_so() {
    expect(&[
        (
            "As Trade Weekly reports, after complaints about noise, the city council is looking into closing the airfield.",
            "Trade Weekly: After complaints about noise, the city council is looking into closing the airfield",
        ),
        (
            "The picture shows a seal in the harbour, yet the animal dwarfs the boats, as the Evening Star notes.",
            "Evening Star: The animal dwarfs the boats",
        ),
        (
            "The picture shows a seal in the harbour, yet the animal dwarfs the boats, as the Evening Star notes.",
            "The picture shows a seal in the harbour",
        ),
        (
            "As first reported by the Reva Post on Monday, the mill was sold in May.",
            "Reva Post: The mill was sold in May",
        ),
        ("The mill was sold in May, as Ada Holm pointed out in a statement.", "Ada Holm: The mill was sold in May"),
        ("As we reported, the mill was sold in May.", "The mill was sold in May"),
    ]);
    // Near-misses: a time, a hope, somebody else's words, what was told of something.
    refuse(&[
        ("As the mayor spoke to reporters, the bridge fell.", "mayor: "),
        ("As police reported on the scene, a second shot was fired.", "police: "),
        ("The bridge fell as Ada Holm warned of a storm.", "Ada Holm: "),
        ("As the mayhem continued, two banks were forced to shut their doors in Reva.", "mayhem: "),
        ("If the boat sails, as some owners hope, the port could grow.", "owners: "),
        (
            "“The mill is shut,” Ada Holm noted in a talk with a radio, as reported by the Reva Post. “And I would sell it.”",
            "Reva Post would",
        ),
    ]);
}

#[test]
fn nobody_says_what_people_would_say() {
    expect(&[("Most people would think the bridge is ugly.", "Most people would think the bridge is ugly")]);
    refuse(&[
        ("Most people would think the bridge is ugly.", "people: "),
        ("Critics would say that the plan is too dear.", "Critics: "),
    ]);
    // Near-misses: they did say it, later or of a deed to come.
    expect(&[
        ("The critics would later say that the plan was too dear.", "critics: The plan was too dear"),
        ("Critics say that the plan is too dear.", "Critics: The plan is too dear"),
    ]);
}

#[test]
fn what_nobody_tells_is_alleged() {
    use Certainty::{Alleged, Certain, Likely};
    for (text, expected) in [
        ("The supplier is said to have begun production of the engine in January.", Alleged),
        ("The mayor was reported to have fled by boat.", Alleged),
        ("It was reported last week that the bridge would close in May.", Alleged),
        ("The mill is understood to have been sold in May.", Likely),
        // Near-misses.
        ("The theft was reported to the police in May.", Certain),
        ("It was announced that the bridge was sold in May.", Certain),
        ("The crew was told to have the boat ready.", Certain),
        ("The letter was read to the board in May.", Certain),
    ] {
        let found = extracted(text).claims;
        assert_eq!(found.first().map(|claim| claim.certainty), Some(expected), "{text}");
    }
    // "to have fled" alone is passed on, not what stands before it.
    let before = extracted(
        "While the port is shut, local crews are reminded of another tale: a guard was reported to have fled by boat.",
    );
    assert!(before.claims.iter().any(|claim| claim.certainty == Certain), "{:?}", before.claims);
}

#[test]
fn who_reports_before_a_colon_speaks() {
    let text = "That is how the skipper likes to sail, reported the Marlow Group: “He is careful about his boats … when a cook came on board, it is said that nobody told her his name.”";
    expect(&[(text, "Marlow Group: He is careful about his boats")]);
    // Near-miss: who is told does not speak.
    refuse(&[("Ada Holm is calling on the board to act, telling guards: “The boats are lost.”", "guards: ")]);
}

#[test]
fn a_paper_is_called_by_whose_it_is() {
    expect(&[(
        "Reva Daily is a joke site, and its disclaimer notes that all of the stories are invented.",
        "Reva Daily’s disclaimer: All of the stories are invented",
    )]);
}

#[test]
fn what_a_firm_has_not_told_is_not_what_its_boat_has_not() {
    let text = "Volvo has said the truck will need daily charging, but hasn’t offered other details.";
    refuse(&[(text, "truck hasn’t offered")]);
    expect(&[(text, "Volvo: The truck will need daily charging")]);
    // Near-miss: what may be said of the truck.
    expect(&[(
        "Volvo has said the truck will need a key, but hasn’t been sold yet.",
        "Volvo: The truck hasn’t been sold yet",
    )]);
}

#[test]
fn a_firm_between_may_own_what_they_own() {
    let text = "Volvo has mended its ways of late, the newest yearly figures were stronger than feared, and the firm seems to be selling more of their trucks.";
    refuse(&[(text, "figures’ trucks")]);
}
