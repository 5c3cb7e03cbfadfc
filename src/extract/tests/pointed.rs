//! What "we", "this", "it" and "the two countries" point at, told in their place or in brackets, and the near-misses left alone.

use super::{expect, refuse};

#[test]
fn two_who_did_a_thing_together_are_we() {
    expect(&[
        (
            "“I greeted Peter Moss at the pier, and we talked of the ferry,” Ann Lee said.",
            "Ann Lee: We [Ann Lee and Peter Moss] talked of the ferry",
        ),
        (
            "“We needed money for the port, both ours and Sweden’s,” said Norwegian President Ann Lee.",
            "Ann Lee: We [Norway] needed money for the port, both ours and Sweden’s",
        ),
        // Near-misses: nobody was met, two were, and a country stands against nothing.
        ("“I sold the boat, and we left for Reva,” Ann Lee said.", "Ann Lee: We left for Reva"),
        ("“I thanked Peter Moss and Cy Dunn, and we left for Reva,” Ann Lee said.", "Ann Lee: We left for Reva"),
        ("“We needed money for the port,” said Norwegian President Ann Lee.", "Ann Lee: We needed money for the port"),
    ]);
}

#[test]
fn this_is_the_clause_that_it_is_joined_to() {
    expect(&[
        (
            "Ann Lee admitted that the two ports quarrel over fish, but said this has not hurt the ferry.",
            "Ann Lee: This [that the two ports quarrel over fish] has not hurt the ferry",
        ),
        (
            "The crew had left the port, but this did not stop the ferry from sailing.",
            "This [that the crew had left the port] did not stop the ferry from sailing",
        ),
    ]);
    refuse(&[
        ("If the port is shut, this will not stop the ferry.", "[that"),
        ("Ann Lee asked whether the port was shut, but said this has not hurt the ferry.", "[that"),
        ("Ann Lee left the port. This did not stop the ferry.", "[that"),
        ("They have left the port, but this did not stop the ferry.", "[that"),
    ]);
}

#[test]
fn it_is_what_it_was() {
    expect(&[
        ("“It was a long strike, and it ruined the port,” Ann Lee said.", "Ann Lee: A long strike ruined the port"),
        (
            "“It was a long strike. We had to end it before the summer,” Ann Lee said.",
            "Ann Lee: We had to end the long strike before the summer",
        ),
        (
            "“I would not call it a strike of the dockers. If it were, we would not have sold the fish,” Lee said.",
            "Lee: If it were [a strike of the dockers], we would not have sold the fish",
        ),
        // Near-misses: more is told of it, another thing stands before, and nothing was called anything.
        (
            "“It was a long strike that ruined us, and it cost the port a fortune,” Lee said.",
            "Lee: It cost the port a fortune",
        ),
        (
            "“It was a long strike. The mayor told us to end it before the summer,” Ann Lee said.",
            "Ann Lee: The mayor told us to end it before the summer",
        ),
        (
            "“The boat is old. If it were, we would not have sold the fish,” Ann Lee said.",
            "Ann Lee: If it were, we would not have sold the fish",
        ),
    ]);
}

#[test]
fn nothing_like_this_is_nothing_like_what_there_will_not_be() {
    expect(&[
        (
            "The mayor said there would be no parade along the quay. Ann Lee said nothing like this was planned at the pier.",
            "Ann Lee: Nothing like a parade along the quay was planned at the pier",
        ),
        (
            "The mayor praised the parade along the quay. Ann Lee said nothing like this was planned at the pier.",
            "Ann Lee: Nothing like this was planned at the pier",
        ),
    ]);
}

#[test]
fn two_countries_are_those_last_told_of_together() {
    let talks = "Talks between Norway and Sweden failed on Monday.";
    expect(&[
        (
            &format!("{talks} The two countries closed the border."),
            "The two countries [Norway and Sweden] closed the border",
        ),
        (
            "Oslo’s ties with Stockholm have soured, Ann Lee said, adding that both sides want peace.",
            "Ann Lee: Both sides [Oslo and Stockholm] want peace",
        ),
        // Near-misses: a third since, two pairs, named in the statement itself.
        (
            &format!("{talks} Denmark closed the port. The two countries sold the ferry."),
            "The two countries sold the ferry",
        ),
        (
            "Norway and Sweden met, while Denmark and Finland sold a ferry. The two countries closed the border.",
            "The two countries closed the border",
        ),
        (
            "Norway and Sweden closed the border between the two countries.",
            "Norway and Sweden closed the border between the two countries",
        ),
    ]);
}

#[test]
fn what_happened_in_it_happened_to_both() {
    expect(&[
        (
            "Guards led a raid on dockers in Reva, in which two cooks died and nearly ten were hurt.",
            "Nearly ten were hurt in a raid on dockers in Reva",
        ),
        (
            "Guards led a raid on dockers in Reva, in which two cooks died and ten were held at a school.",
            "Ten were held at a school",
        ),
    ]);
}

#[test]
fn a_lead_that_only_points_back_goes() {
    expect(&[
        ("Despite these facts, the port stayed shut.", "The port stayed shut"),
        ("For these reasons, the port stayed shut.", "The port stayed shut"),
        ("Despite these storms, the port stayed shut.", "Despite these storms, the port stayed shut"),
        ("Ann Lee made a claim of her own on Monday.", "Ann Lee made a claim of her own on Monday"),
    ]);
    refuse(&[("On Monday, Ann Lee made a claim of her own: the port had been sold.", "of her own")]);
}

#[test]
fn what_is_made_clear_is_said() {
    expect(&[
        ("Ann Lee made it clear that the port was shut.", "Ann Lee: The port was shut"),
        (
            "Ann Lee made it clear that the round of talks in Reva was preceded by a meeting held near Tobol.",
            "Ann Lee: The round of talks in Reva was preceded by a meeting held near Tobol",
        ),
        ("Ann Lee made it known that the port was sold in May.", "Ann Lee: The port was sold in May"),
        // Near-misses: no words, denied, and water.
        ("Ann Lee made it clear to everyone at the port.", "Ann Lee made it clear to everyone at the port"),
        (
            "Ann Lee did not make it clear that the port was shut.",
            "Ann Lee did not make it clear that the port was shut",
        ),
        (
            "The storm made the port so clear that divers could see the wreck.",
            "The storm made the port so clear that divers could see the wreck",
        ),
        (
            "The clinic said they did not check the boat or put it to sea.",
            "clinic: They did not check the boat or put it to sea",
        ),
    ]);
}

#[test]
fn a_heading_of_a_note_is_none() {
    let is_note = crate::extract::is_editors_note;
    assert!(is_note("Harbour Post editor’s Note") && is_note("Editor's note"));
    assert!(!is_note("The editor sold a bank note to Reva") && !is_note("A note on the port"));
}

#[test]
fn an_agreement_is_to_do_what_was_agreed() {
    expect(&[
        (
            "Reva and Tobol have agreed to share the port. The agreement was signed on Monday.",
            "The agreement [to share the port] was signed on Monday",
        ),
        (
            "The board decided to close the ferry. This decision has angered the crews.",
            "This decision [by the board to close the ferry] has angered the crews",
        ),
    ]);
    refuse(&[
        // Near-misses: two may be meant, whose it is is told, or nothing was decided.
        ("Reva agreed to sell the port and Tobol agreed to buy it. The agreement was signed on Monday.", "agreement ["),
        ("The board decided to close the ferry. The decision of the court was read on Monday.", "decision ["),
        ("The board met on Friday. The decision was read on Monday.", "decision ["),
    ]);
}

#[test]
fn two_leaders_have_names() {
    let expected = "Dan Berg: The two leaders [Ann Lee and Bo Moss] shook hands";
    expect(&[(
        "President Ann Lee met President Bo Moss in Reva. Spokesman Dan Berg said the two leaders shook hands.",
        expected,
    )]);
    refuse(&[
        // Near-misses: three lead, or one.
        (
            "President Ann Lee met President Bo Moss and King Ed Holt in Reva. Spokesman Dan Berg said the two leaders shook hands.",
            "leaders [",
        ),
        ("President Ann Lee met Bo Moss in Reva. Spokesman Dan Berg said the two leaders shook hands.", "leaders ["),
    ]);
}

#[test]
fn ties_are_those_of_the_only_two() {
    let told = "Relations between Norway and Sweden soured in May.";
    expect(&[
        (
            &format!("{told} Bilateral ties had survived a crisis, Ann Lee said."),
            "Ann Lee: Bilateral ties [between Norway and Sweden] had survived a crisis",
        ),
        (
            &format!("{told} Ties are now better than in June."),
            "Ties [between Norway and Sweden] are now better than in June",
        ),
    ]);
    refuse(&[
        // Near-misses: ties of all states, of two others as well, whose are told, and of two who only did a thing together.
        (&format!("{told} Interstate ties are often strained."), "ties ["),
        (
            &format!("{told} Denmark and Finland met in Oslo. Bilateral ties had survived a crisis, Ann Lee said."),
            "ties [",
        ),
        (&format!("{told} Bilateral ties with Finland had survived a crisis, Ann Lee said."), "ties ["),
        ("Norway and Sweden played in May. Bilateral ties had survived a crisis, Ann Lee said.", "ties ["),
    ]);
}

#[test]
fn what_is_called_so_is_what_was_had() {
    expect(&[(
        "Asked whether the port had suffered a strike, Ann Lee shook her head. “I would not call it a strike,” she said.",
        "Ann Lee: Ann Lee would not call it [what the port had suffered] a strike",
    )]);
    expect(&[(
        "Relations between Norway and Sweden soured. Asked whether bilateral ties had seen a crisis, Ann Lee smiled. “I would not call it a crisis,” she said.",
        "Ann Lee: Ann Lee would not call it [what bilateral ties between Norway and Sweden had seen] a crisis",
    )]);
    refuse(&[
        // Near-misses: another thing, and one that was not had.
        ("The port had suffered a fire. “I would not call it a strike,” Ann Lee said.", "[what"),
        ("The port had not suffered a strike. “I would call it a strike,” Ann Lee said.", "[what"),
    ]);
}

#[test]
fn who_agreed_is_told_with_it() {
    expect(&[(
        "Ann Lee and Bo Moss have agreed to share a boat. The agreement was signed on Monday.",
        "The agreement [by Ann Lee and Bo Moss to share a boat] was signed on Monday",
    )]);
    // Near-misses: of three, all or none; of two who are not named, none.
    refuse(&[
        (
            "Ann Lee, Bo Moss and Cy Dunn have agreed to share a boat. The agreement was signed on Monday.",
            "agreement [by",
        ),
        ("Two cooks have agreed to share a boat. The agreement was signed on Monday.", "agreement [by"),
    ]);
}

#[test]
fn what_an_answer_answers_is_left_out() {
    expect(&[("Tobol shut its port. In retaliation, Reva raised its tolls.", "Reva raised its tolls")]);
    // Near-miss: it says for what.
    expect(&[(
        "In retaliation for the raid, Reva raised its tolls.",
        "In retaliation for the raid, Reva raised its tolls",
    )]);
}

#[test]
fn a_move_is_what_was_told_before_it() {
    expect(&[(
        "In May, the board shut the port of Reva, adding to the strains. The move angered crews.",
        "The move [that in May, the board shut the port of Reva] angered crews",
    )]);
    refuse(&[
        // Near-misses: what somebody says, what was not done, whose move it is, and another paragraph.
        ("Ann Lee said the port was shut. The move angered crews.", "move ["),
        ("The board did not shut the port. The move angered crews.", "move ["),
        ("The board declined to name the buyer. The move would be odd.", "move ["),
        // More may have happened than the last sentence tells.
        ("Several cooks have been held in Tobol. Both mayors voiced dismay over the developments.", "developments ["),
        ("The board shut the port. The move of the crews to Tobol took a day.", "move ["),
        ("The board shut the port.\n\nThe move angered crews.", "move ["),
    ]);
}
