//! What lost its end, its object or its reader is not told; its near-misses are.

use super::{expect, refuse};

#[test]
fn an_object_stands_where_it_was_missed() {
    expect(&[
        (
            "Holm built a mill, a place which the port has shown rising interest in.",
            "The port has shown rising interest in a place",
        ),
        ("Holm has a boat, which she calls a wreck.", "Holm calls a boat a wreck"),
    ]);
}

#[test]
fn nothing_is_done_by_there() {
    let text = "There is always a Norwegian clerk in a grey suit waiting at the gate, checking up on the crew and if they work.";
    refuse(&[(text, "There checks")]);
    expect(&[(text, "There is always a Norwegian clerk in a grey suit waiting at the gate")]);
}

#[test]
fn a_list_behind_a_colon_stays_whole() {
    let text = "There were hints of a quarrel: bruises on her arms, legs, and neck, and a torn coat sleeve.";
    refuse(&[(text, "hints of a quarrel a torn")]);
    expect(&[
        (text, "There were hints of a quarrel: bruises on her arms, legs, and neck, and a torn coat sleeve"),
        ("The port sold an old crane and a torn net.", "The port sold a torn net"),
    ]);
}

#[test]
fn what_somebody_is_thought_to_be_is_no_sentence() {
    refuse(&[(
        "Since al-Amin, thought to be about forty, took the fighters over in May, he has made a small band into a fleet.",
        "Al-Amin, thought",
    )]);
    refuse(&[("Al-Amin, believed to be about forty, has a large bounty on his head.", "Al-Amin, believed")]);
    expect(&[("Al-Amin thought of the raid in May.", "Al-Amin thought of the raid in May")]);
}

#[test]
fn how_much_is_told_with_its_clause() {
    refuse(&[("The trade in eels has become so rich that Holm says it feeds half of Reva.", "so rich")]);
    expect(&[(
        "The trade in eels has become so rich that it feeds half of Reva.",
        "The trade in eels has become so rich that it feeds half of Reva",
    )]);
}

#[test]
fn who_emerges_to_be_held_is_held() {
    expect(&[(
        "It also emerged Holm, who had not been seen as the owner, was arrested for theft in May.",
        "It emerged Holm was arrested for theft in May",
    )]);
    refuse(&[(
        "It also emerged Holm, who had not been seen as the owner, was arrested for theft in May.",
        "It was arrested",
    )]);
}

#[test]
fn what_is_told_to_somebody_of_themselves_is_no_claim() {
    refuse(&[
        ("“You have spent millions on the pier,” Ada Holm said.", "You have spent"),
        ("You are looking at the oldest pier of Reva.", "You are looking"),
    ]);
    expect(&[(
        "“You cannot build a pier without divers,” Ada Holm said.",
        "Ada Holm: You cannot build a pier without divers",
    )]);
}

#[test]
fn that_somebody_spoke_is_no_claim() {
    refuse(&[
        ("As the skipper told Reva Radio, the boat has sunk.", "The skipper told"),
        ("Divers say neither.", "neither"),
    ]);
    expect(&[("The skipper told the truth of the matter in May.", "The skipper told the truth of the matter in May")]);
}

#[test]
fn a_heading_before_a_sentence_goes() {
    expect(&[
        ("Trade in Reva: The port sold ten boats.", "The port sold ten boats"),
        ("Making the sale harder: The port has lost its crane.", "The port has lost its crane"),
        // Near-miss: lies are told, and not of the port.
        ("Lies from Reva: The port has lost its crane.", "Lies from Reva: The port has lost its crane"),
    ]);
}

#[test]
fn which_one_came_out_on_a_day_is_told_in_the_whole() {
    refuse(&[("In the film that came out Tuesday, Holm speaks to the camera.", "The film came out")]);
    expect(&[("A film of the ferry came out Tuesday.", "A film of the ferry came out Tuesday")]);
}

#[test]
fn how_something_is_was_asked() {
    refuse(&[("The fire, which shows just how old the pier is, came to light in May.", "Just how")]);
}

#[test]
fn nobody_is_told_of_by_a_noun_beside_the_own_name() {
    refuse(&[("Dr Ada Holm was inside the clinic when the singer died.", "Ada Holm died")]);
    expect(&[(
        "Ada Holm fell ill on Monday. Guards at the pier found the singer.",
        "Guards at the pier found Ada Holm",
    )]);
}

#[test]
fn them_are_not_of_the_sentence_before_where_others_are_nearer() {
    refuse(&[("Reporters came on Monday. Ada Holm shot at rebels when she saw them burn her boat.", "reporters burn")]);
}

#[test]
fn two_names_are_not_one() {
    let text = "During a show about Maj. Ada Holm, a navy pilot who led a raid this week against rebels in Tarn, Erik Dale referred to her raid as 'a lark.'";
    refuse(&[(text, "Erik Dale is")]);
    expect(&[("Police held Ada Holm, a pilot from Tarn.", "Ada Holm is a pilot from Tarn")]);
}

#[test]
fn a_deed_of_either_is_told_in_the_whole() {
    refuse(&[(
        "A harbour nurse left the room while the singer was asleep and began a tour of the pier.",
        "The singer began",
    )]);
    // Near-miss: she does both herself.
    expect(&[("The singer left the room and began a tour of the pier.", "The singer began a tour of the pier")]);
}

#[test]
fn who_goes_on_behind_a_quotation_is_nobody_in_it() {
    refuse(&[(
        "The clerk reportedly replied, \"You couldn’t sell that because not everyone eats herring,\" and snapped at her before leaving the pier.",
        "You snapped",
    )]);
}

#[test]
fn nobody_who_hopes_hops() {
    expect(&[(
        "Reva officials were checking the boats, hoping to find a clue in the mill.",
        "Reva officials hoped to find a clue in the mill",
    )]);
}
