//! What a sentence does not say: that a plan is done, that each of two places had both, that a death is news, where to read on.

use super::{claims, expect, extracted, refuse};
use crate::extract::Certainty;

#[test]
fn what_comes_of_a_plan_is_not_done() {
    refuse(&[
        ("President Ann Lee has approved sending 500 boats to Reva, doubling the size of the fleet.", "Lee doubled"),
        ("The board agreed to buy ten trucks, doubling its fleet.", "board doubled"),
    ]);
    // Near-misses: bought, and told of beside it.
    expect(&[
        ("The board bought ten trucks, doubling its fleet.", "The board doubled its fleet"),
        ("The board wanted ten trucks, doubling its offer.", "The board doubled its offer"),
    ]);
}

#[test]
fn a_count_is_of_all_places_together() {
    expect(&[(
        "The club held two workshops at the Springs school and the local police station.",
        "The club held two workshops at the Springs school and the local police station",
    )]);
    // Near-misses: one thing, and no count.
    expect(&[
        (
            "The club held its fair at the Springs school and the local police station.",
            "The club held its fair at the Springs school",
        ),
        (
            "The club held one fair at the Springs school and the local police station.",
            "The club held one fair at the local police station",
        ),
    ]);
}

#[test]
fn others_stay_with_whom_they_are_not() {
    expect(&[
        (
            "Police detained two divers and other Danish sailors in May.",
            "Police detained two divers and other Danish sailors in May",
        ),
        (
            "The navy tried to find Ann Lee, Bo Moss and other sailors held in Reva.",
            "The navy tried to find Ann Lee, Bo Moss and other sailors held in Reva",
        ),
    ]);
    // Near-miss: nobody else is meant.
    expect(&[("Police detained two divers and a Danish sailor in May.", "Police detained a Danish sailor in May")]);
}

#[test]
fn what_several_are_is_said_once() {
    expect(&[("The group is known by the acronyms RAF and RAB.", "The group is known by the acronyms RAF and RAB")]);
    // Near-miss: each is something else.
    expect(&[("Police held Bo Moss and a cook of the port in May.", "Police held a cook of the port in May")]);
}

#[test]
fn what_a_page_is_for_is_no_claim() {
    refuse(&[
        ("New details have emerged on the sale.", "New details"),
        ("The paper names a man who runs a website devoted to the weird.", "website is devoted"),
        ("He noted the port has watched the case since threats were first made.", "Threats were first made"),
    ]);
}

#[test]
fn what_came_out_is_a_claim_where_it_is_told() {
    expect(&[
        ("News has emerged that the mill was sold.", "News has emerged that the mill was sold"),
        ("Details of the sale may come out in May.", "Details of the sale may come out in May"),
    ]);
}

#[test]
fn they_are_the_share_that_says_so() {
    let text =
        "Sailors from Reva were asked in May. Just 8 percent of the guests said they had a good view of Ann Lee.";
    refuse(&[(text, "Reva had")]);
    expect(&[(text, "Just 8 percent of the guests: They had a good view of Ann Lee")]);
    // Near-miss: who says so is no share.
    let near = "Sailors from Reva were asked in May. The sailors said they had a good view of Ann Lee.";
    expect(&[(near, "sailors: The sailors from Reva had a good view of Ann Lee")]);
}

#[test]
fn what_somebody_hisses_is_said() {
    expect(&[("“The pier is shut,” the guard hissed at the time.", "guard: The pier is shut")]);
}

#[test]
fn his_is_of_whoever_does_it() {
    let text = "Lee Moss spoke for an hour. When the show was over, Megyn flung her arms around a guard.";
    refuse(&[(text, "Moss’s arms")]);
    // Near-miss: whoever is known for a name.
    expect(&[(
        "Ann Lee spoke for an hour. Then she flung her arms around a guard.",
        "Ann Lee flung her arms around a guard",
    )]);
}

#[test]
fn a_death_that_only_has_an_owner_is_no_news() {
    refuse(&[("The board met after Miller’s tragic death.", "took place")]);
    expect(&[("The board met after the death of a guard in Reva.", "The death of a guard in Reva took place")]);
}

#[test]
fn where_to_read_on_is_no_claim() {
    for text in
        ["The Post has all the details, including this letter.", "The Reva Post has the full story of the fire."]
    {
        assert!(claims(text).is_empty(), "{text}: {:?}", claims(text));
    }
    // Near-misses: what somebody keeps, and what a story does.
    expect(&[
        ("The board has all the boats, including this ferry.", "The board has all the boats, including this ferry"),
        ("The Post has the wrong details of the sale.", "The Post has the wrong details of the sale"),
    ]);
}

#[test]
fn a_claim_does_not_end_where_its_clause_begins() {
    refuse(&[(
        "Reva is known as far more able to live with storms than Tobol - 70 percent of crews said Reva would be safer.",
        "storms than",
    )]);
    for claim in claims("Moss was married once. The crew sails more than before.") {
        assert!(claim.ends_with("once") || claim.ends_with("before"), "{claim}");
    }
}

#[test]
fn what_the_newsroom_heard_is_hearsay() {
    let sure = |text: &str| extracted(text).claims.last().map(|claim| claim.certainty);
    assert_eq!(sure("We have read that the tunnel is a stunt."), Some(Certainty::Alleged));
    assert_eq!(sure("We know that the tunnel is a stunt."), Some(Certainty::Certain));
}

#[test]
fn a_page_on_the_net_and_a_report_have_their_names() {
    expect(&[
        (
            "As HarbourOnline.com has previously reported, the skipper stepped in at noon.",
            "HarbourOnline.com: The skipper stepped in at noon",
        ),
        (
            "Moss's forecast for a May sale of the old mill was in line with a note last week which said that the owner was looking for a buyer.",
            "note: The owner was looking for a buyer",
        ),
    ]);
}

#[test]
fn what_a_thing_is_like_or_defined_as_is_not_told_of_anything() {
    refuse(&[
        (
            "“A good year looks like a port that scares no crew -- a port that can't lose money, or sink boats,” Ann Lee said.",
            "A port can't lose",
        ),
        (
            "Jousting is defined as a game in which two riders, who have been trained for it, are placed in a ring.",
            "placed in a ring in a game",
        ),
    ]);
    // Near-misses: a thing of its kind, and what is described.
    expect(&[
        ("The board shut a Reva port that scares crews, Ann Lee said.", "Ann Lee: A Reva port scares crews"),
        ("Lee was described as a cook who has left Reva.", "Lee was described as a cook who has left Reva"),
    ]);
}
