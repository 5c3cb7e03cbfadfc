//! Clauses that hang on a noun: whether it is told which thing, and whether there is one.

use super::{expect, refuse};

#[test]
fn who_or_what_stands_before_the_comma_is_told_of() {
    expect(&[
        ("The sailor's brother, a cook who was hurt in Reva, left.", "The sailor's brother was hurt in Reva"),
        ("“It leaks,” said Ann Lee, a steady endorser who lives in Reva.", "Ann Lee lives in Reva"),
    ]);
    // Near-misses: no sailor is a van, and no town a move.
    refuse(&[
        ("Moments later, as Lee took a rest with Bo Moss, 21, a white van pulled up to the pier.", "Moss pulled"),
        ("Lee left Reva, a move that angered the board.", "Reva is"),
        ("Lee left Reva, a move that angered the board.", "Reva angered"),
    ]);
    expect(&[("Lee left Reva, a move that angered the board.", "Lee left Reva, a move that angered the board")]);
}

#[test]
fn a_thing_that_nothing_tells_is_left_where_it_stands() {
    refuse(&[
        ("The board was told that crews have built a bridge that holds.", "A bridge holds"),
        ("Crews have built a bridge that holds ice back well.", "A bridge holds"),
    ]);
    // Near-misses: a name, a number, somebody, what happened.
    expect(&[
        ("Crews have built a Reva bridge that holds ice back well.", "A Reva bridge holds ice back well"),
        ("Crews have built a bridge that holds 40 boats.", "A bridge holds 40 boats"),
        ("Police met a sailor who sank the boat.", "A sailor sank the boat"),
        ("Police spoke of a fire that sank the boat.", "A fire sank the boat"),
    ]);
}

#[test]
fn what_somebody_is_taken_for_is_nobody() {
    refuse(&[
        ("Lee mocked Moss as a cook who burns soup.", "A cook burns soup"),
        ("The port has turned into a net that holds forty boats.", "A net holds forty boats"),
        ("The port has become a net that holds forty boats.", "A net holds forty boats"),
        ("Ann Lee is the kind of cook who burns soup in Reva.", "Cook burns"),
    ]);
    // Near-miss: there is one.
    expect(&[("Lee met a cook who burns soup.", "A cook burns soup")]);
}

#[test]
fn what_is_overstated_is_not_told_by_who_says_so() {
    refuse(&[("The board oversold the gains that the port had made in May.", "The port had made the gains")]);
    expect(&[("The board sold the boats that the port had made in May.", "The port had made the boats in May")]);
}

#[test]
fn a_who_is_somebody() {
    expect(&[
        ("Lee wrote about the plight of forty divers who have drowned off Reva.", "Forty divers have drowned off Reva"),
        ("The board paid only a fraction of the funds that were promised to Reva.", "The funds were promised to Reva"),
    ]);
    // Near-miss: the view itself, which is no who.
    expect(&[("Lee wrote about the plight of divers, which has moved Reva.", "The plight of divers has moved Reva")]);
}

#[test]
fn half_a_clause_is_no_claim() {
    refuse(&[
        ("The sale of the port, which some have argued was wrong, was held in Reva on Monday.", "some have argued"),
        ("Lee swam at a pace not seen since the days of Bo Moss.", "A pace"),
        ("The port had forty boats heading into May.", "Forty boats headed"),
    ]);
    expect(&[("The port had forty boats heading to Reva.", "Forty boats headed to Reva")]);
}

#[test]
fn what_is_dated_is_over() {
    expect(&[("Moss is selling a mill founded in 1910 by Ann Lee.", "A mill was founded in 1910 by Ann Lee")]);
    // Near-miss: a number is no year.
    expect(&[("Moss is selling a mill founded in part by Ann Lee.", "A mill is founded in part by Ann Lee")]);
}

#[test]
fn subsequent_to_what_is_not_told() {
    expect(&[("Subsequent arrests in Reva led to strikes in May.", "Arrests in Reva led to strikes in May")]);
    expect(&[(
        "Arrests subsequent to the raid on Reva led to strikes in May.",
        "Arrests subsequent to the raid on Reva led to strikes in May",
    )]);
}

#[test]
fn what_should_be_is_told_as_such() {
    expect(&[(
        "The board suggested that Ann Lee share a boat with Bo Moss.",
        "board: Ann Lee should share a boat with Bo Moss",
    )]);
    // Near-miss: what is so.
    expect(&[(
        "The board suggested that Ann Lee shares a boat with Bo Moss.",
        "board: Ann Lee shares a boat with Bo Moss",
    )]);
}

#[test]
fn what_only_introduces_tells_nothing() {
    let claims = super::claims("According to the page run by the Reva Council:");
    assert!(claims.is_empty(), "{claims:?}");
    expect(&[("According to the page run by the Reva Council, the port is shut.", "page: The port is shut")]);
}

#[test]
fn a_long_bar_is_a_dash() {
    expect(&[("Lee sold the mill ― the oldest of all ― and left Reva in May.", "Lee left Reva in May")]);
}

#[test]
fn who_is_named_is_told_of_by_name() {
    expect(&[
        ("“It leaks,” said Bo Moss, the former mayor of Reva who backs Ann Lee.", "Bo Moss backs Ann Lee"),
        ("The group has freed Bo Moss, the second sailor held by the crew.", "Bo Moss was held by the crew"),
    ]);
    // Near-miss: three of them, and the last is the mayor.
    refuse(&[("The board met Lee, Dunn and Moss, the mayor leading the vote in Reva.", "Lee, Dunn and Moss led")]);
}

#[test]
fn what_is_open_is_not_done() {
    refuse(&[("Reva is the best base from which to sail.", "To sail")]);
    expect(&[("Reva is the base from which Lee sailed in May.", "Lee sailed in May from Reva")]);
}

#[test]
fn who_sees_a_thing_shrink_did_the_deed() {
    let text = "Recently, Moss saw his lead melt quickly after loudly mocking Ann Lee in two talks and on the pier.";
    expect(&[(text, "Moss loudly mocked Ann Lee in two talks and on the pier")]);
    refuse(&[(text, "lead loudly")]);
}

#[test]
fn each_has_his_own() {
    refuse(&[("Senator Bo Moss met the crews in Reva. Each left for his own reason.", "Moss’s own")]);
    expect(&[(
        "Senator Bo Moss met the crews in Reva. The crews left for his own reason.",
        "The crews left for Bo Moss’s own reason",
    )]);
}

#[test]
fn what_both_verbs_wait_for_is_told_of_both() {
    expect(&[
        ("Lee works with and pays sixty sailors of Reva.", "Lee works with and pays sixty sailors of Reva"),
        ("Lee works with sailors and pays sixty cooks of Reva.", "Lee pays sixty cooks of Reva"),
    ]);
}

#[test]
fn whose_husband_is_hers() {
    let text = "Ann Lee, whose husband, Reva skipper Bo Moss, was one of four sailors hurt in the storm, met the crews on Monday.";
    expect(&[(text, "Ann Lee’s husband, Reva skipper Bo Moss, was one of four sailors hurt in the storm")]);
    refuse(&[(text, "is whose")]);
}

#[test]
fn what_goals_are_is_no_deed_of_theirs() {
    let text = "Two main goals of the board -- beating Bo Moss and winning the port -- have been met in Reva.";
    refuse(&[(text, "goals of the board beat"), (text, "goals of the board win")]);
    // Near-miss: somebody did it.
    expect(&[(
        "Two cooks of the board -- beating Bo Moss -- won the port in Reva.",
        "Two cooks of the board beat Bo Moss",
    )]);
}

#[test]
fn what_a_ban_is_on_has_not_been_done() {
    refuse(&[("Lee voiced support for a ban on two ships entering the port of Reva.", "ships entered")]);
    expect(&[(
        "Lee voiced support for the crew of two ships entering the port of Reva.",
        "Two ships entered the port of Reva",
    )]);
}

#[test]
fn what_readers_are_to_know_the_newsroom_tells() {
    expect(&[
        (
            "The cook said that the board would pay the council, which includes crews of Bo Moss.",
            "The council includes crews of Bo Moss",
        ),
        ("The cook said she met Bo Moss, the skipper who sank the Velos.", "Bo Moss sank the Velos"),
        // Near-miss: told in the past, as she told it.
        (
            "The cook said that the board would pay the council, which included crews of Bo Moss.",
            "cook: The council included crews of Bo Moss",
        ),
    ]);
}

#[test]
fn what_a_thing_is_beside_another_is_no_news() {
    refuse(&[("Moss owns a mill which is a ruin, his own brand of tea.", "A mill is")]);
    expect(&[("Moss owns a Reva mill which has a dam.", "A Reva mill has a dam")]);
}

#[test]
fn what_hangs_on_a_noun_is_done_to_it() {
    expect(&[
        (
            "Lee also founded Henry Ferries, a firm focused on trips to Reva.",
            "Henry Ferries was focused on trips to Reva",
        ),
        ("The tale of Lee was a grand ride marked by sixty storms.", "The tale of Lee was marked by sixty storms"),
    ]);
    // Near-miss: somebody held it.
    expect(&[("The clue was a green shirt held by a sailor of Reva.", "A green shirt was held by a sailor of Reva")]);
}

#[test]
fn only_two_are_told_together() {
    expect(&[
        ("The new boat will only have one sail and a lamp.", "The new boat will only have one sail and a lamp"),
        // Near-misses: more than one.
        ("The new boat has a sail and a lamp.", "The new boat has a lamp"),
        ("The new boat has not only a sail but also a lamp.", "The new boat has a lamp"),
    ]);
}

#[test]
fn what_is_so_whenever_it_happens_has_not_happened() {
    refuse(&[("The board mends its roads after a storm passes.", "A storm passes")]);
    expect(&[("The board mended its roads after a storm passed.", "A storm passed")]);
}

#[test]
fn what_is_left_of_another_clause_is_no_claim() {
    refuse(&[
        ("“It leaks,” said Bo Moss, who like most in Reva does not own a boat.", "Moss like most"),
        ("Ann Lee said the sale had hurt her because she was not sure that it was void.", "she was not"),
    ]);
    expect(&[
        ("“It leaks,” said Bo Moss, who likes most crews in Reva.", "Bo Moss likes most crews in Reva"),
        ("Ann Lee sails. The will gave her possession of the mill.", "The will gave Ann Lee possession of the mill"),
    ]);
}

#[test]
fn what_nothing_suggests_nobody_says() {
    refuse(&[
        ("Nothing about the vote suggests that Moss could not win Reva.", "Moss could not win"),
        ("No sailor said that Moss had sunk the boat.", "Moss had sunk"),
        ("Little suggests that Moss had sunk the boat.", "Moss had sunk"),
        ("There is nothing that suggests Moss has sold the mill.", "Moss has sold the mill"),
        ("There is no letter that shows Moss has sold the mill.", "Moss has sold the mill"),
    ]);
    expect(&[("The vote suggests that Moss could not win Reva.", "vote: Moss could not win Reva")]);
}
