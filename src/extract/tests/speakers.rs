//! Who says what: speech over paragraphs, voices inside of others, names behind "who calls herself".

use super::{claims, expect, refuse};

#[test]
fn speech_goes_on_over_paragraphs() {
    expect(&[
        (
            "A harbour clerk said: 'The crane had been sold twice but it was still there.\n\n'The board is now looking for a dry dock.'",
            "harbour clerk: The board is now looking for a dry dock",
        ),
        // Whom the speech names speaks inside of it.
        (
            "“The pier was full,” Ada Holm said. “Nobody had counted the boats.\n\n“The shed burned down.\n\n“The crane was old, and then we found that the guards had left.”",
            "Ada Holm: The crane was old",
        ),
        (
            "“The pier shut at noon,” a cook said, according to the Reva Post. “Two boats were lost.\n\n“The crane fell on a shed.”",
            "cook: The crane fell on a shed",
        ),
        (
            "“The pier shut at noon,” a cook said, according to the Reva Post. “Two boats were lost.\n\n“The crane fell on a shed.”",
            "cook: The pier shut at noon",
        ),
    ]);
    // Near-miss: something else was told in between.
    refuse(&[(
        "“The pier was full,” Ada Holm said.\n\nThere was a long talk of the board that day.\n\n“The crane was old, and nobody knew it.”",
        "Ada Holm: The crane was old",
    )]);
}

#[test]
fn what_a_deed_shows_the_newsroom_concludes() {
    refuse(&[("Reva has cancelled its regatta, indicating that the strike may last.", "Reva: ")]);
    // Near-miss: who writes says so.
    expect(&[("Reva wrote to its clubs, indicating that the strike may last.", "Reva: The strike may last")]);
    refuse(&[(
        "The harbour club has put out a film titled “A Long Night,” showing the rescue of the divers.",
        "harbour club: ",
    )]);
}

#[test]
fn whom_a_clause_names_has_the_name() {
    expect(&[
        (
            "The skipper, who went by the alias Bo Moss, told the board that he had sold the boat.",
            "Bo Moss: Bo Moss had sold the boat",
        ),
        (
            "The nurse, who calls herself Ada Holm, said she had the ring made in May.",
            "Ada Holm: Ada Holm had the ring made in May",
        ),
    ]);
    // Near-miss: she called another.
    refuse(&[
        ("A diver who called Ada Holm said she sold the boat.", "Ada Holm: "),
        ("A nurse calling herself a witness to Ada Holm said she was ill.", "Ada Holm: "),
        ("A nurse named by Ada Holm said she was ill.", "Ada Holm: "),
    ]);
}

#[test]
fn an_office_and_the_name_behind_it_are_one() {
    expect(&[
        (
            "Vera Moss runs the port. Vera Moss’s sister, Ada Holm, told the Reva Post that she had sold the boat.",
            "Ada Holm: Ada Holm had sold the boat",
        ),
        (
            "Jonas Moss runs the port. Moss’s brother, Erik Dale, said a guard told him twice that the pier was shut. “We took it for a threat,” he said.",
            "Erik Dale: We took it for a threat",
        ),
    ]);
    // Near-miss: two men, and no office beside either name.
    let two = claims("Jonas Moss met Erik Dale at the port. He sold the boat.");
    assert!(!two.contains(&"Erik Dale sold the boat".to_string()), "{two:?}");
}

#[test]
fn who_speaks_without_a_name_is_the_one() {
    expect(&[(
        "“I sold the boat at noon,” the harbour cook said.",
        "harbour cook: The harbour cook sold the boat at noon",
    )]);
    // Near-miss: a name has no article.
    expect(&[("“I sold the boat at noon,” Ada Holm said.", "Ada Holm: Ada Holm sold the boat at noon")]);
}

#[test]
fn a_profession_is_somebody() {
    expect(&[(
        "A physiotherapist from Reva said she sold the boat.",
        "physiotherapist from Reva: The physiotherapist from Reva sold the boat",
    )]);
    refuse(&[("A physiotherapist and a plumber from Reva said she sold the boat.", "physiotherapist sold")]);
}

#[test]
fn an_age_tells_a_name() {
    expect(&[(
        "Horrified mum Bai Luan, 27, said: “I had left the pier at noon.”",
        "Bai Luan: Bai Luan had left the pier at noon",
    )]);
    // Near-miss: a figure that is no age.
    refuse(&[("Flight Bai Luan, 2700, left the pier at noon.", "Bai Luan: ")]);
}

#[test]
fn what_a_report_goes_on_to_say_is_the_reports() {
    expect(&[(
        "The board read a long report on Monday. The report went on: “Two boats sank within the harbour.” Nobody spoke.",
        "report: Two boats sank within the harbour",
    )]);
    // Near-miss: a ferry that goes on says nothing.
    refuse(&[("The ferry went on, and two boats sank within the harbour.", "ferry: ")]);
}

#[test]
fn we_is_the_body_that_the_speaker_has_the_office_of() {
    expect(&[
        (
            "“We have closed the port,” said Harbour Board spokeswoman Ann Lee.",
            "Ann Lee: We [the Harbour Board] have closed the port",
        ),
        ("“We’re closing the port,” Lenor chief executive Ann Lee said.", "Ann Lee: We [Lenor] are closing the port"),
        (
            "“If it rains, we will close the port,” a spokesman for the Port Authority of Reva said.",
            "spokesman for the Port Authority of Reva: If it rains, we [the Port Authority of Reva] will close the port",
        ),
        // Near-misses: a person’s spokesman, a country’s guest, an office of no body, no office, and what the office is to others.
        ("Ann Lee left. “We sold the boat,” Lee spokesman Bo Moss said.", "Bo Moss: We sold the boat"),
        ("“We met on Monday,” Norwegian President Ann Lee said.", "Ann Lee: We met on Monday"),
        ("“We have closed the port,” police officer Ann Lee said.", "Ann Lee: We have closed the port"),
        ("“We have closed the port,” Norwegian spokesman Bo Moss said.", "Bo Moss: We have closed the port"),
        ("“We have closed the port,” said Ann Lee, a cook.", "Ann Lee: We have closed the port"),
    ]);
}

#[test]
fn one_quotation_has_one_speaker() {
    expect(&[
        (
            "Ann Lee explained that “The port was shut. My son sold the boat,” she said.",
            "Ann Lee: Ann Lee’s son sold the boat",
        ),
        (
            "“We sank,” said a cook at the old fishing pier of Reva, who recalled the storm. Nobody came to help, he told the Post.",
            "cook at the old fishing pier of Reva: Nobody came to help",
        ),
        (
            "An unsigned letter accused the mayor of theft on Monday. It also claimed that the port was sold.",
            "unsigned letter: The port was sold",
        ),
        (
            "The harbour confirmed that it was looking for a boat but said so far nobody had sold one.",
            "harbour: So far nobody had sold one",
        ),
    ]);
    refuse(&[
        ("Ann Lee explained that “The port was shut. My son sold the boat,” he said.", "Ann Lee: "),
        ("You would think the port is shut.", "The port is shut"),
    ]);
}

#[test]
fn words_behind_a_colon_are_of_whoever_puts_them_out() {
    expect(&[
        (
            "On Monday, Ann Lee posted a short tweet on the fire: “The port was never sold. Nobody left the pier.”",
            "Ann Lee: Nobody left the pier",
        ),
        (
            "Ann Lee praised the crew for the rescue with the following statement: “The port was never sold.”",
            "Ann Lee: The port was never sold",
        ),
    ]);
    refuse(&[("The board received a tweet on the fire: “The port was never sold.”", "board: ")]);
}

#[test]
fn no_name_keeps_half_of_a_pair_of_marks() {
    let text = "The Post says the talkative \"person at the port\" told the board on Monday that the boat was sold.";
    refuse(&[(text, "\"person")]);
}

#[test]
fn a_letter_is_nobodys_name() {
    let text = "Q: What did you see?\n\nA: My boat was gone and I have sold the mill.\n\nQ: Why?\n\nA: I lost the boat in May.";
    expect(&[(text, "unnamed source: I have sold the mill"), (text, "unnamed source: I lost the boat in May")]);
    // Near-miss: a name of two letters.
    let near = "Bo Xi: My boat was gone and I have sold the mill.";
    expect(&[(near, "Bo Xi: Bo Xi has sold the mill")]);
}

#[test]
fn per_somebody_is_according_to_them() {
    expect(&[
        (
            "Per Ann Lee, the ferry will likely sail to Reva on Monday.",
            "Ann Lee: The ferry will likely sail to Reva on Monday",
        ),
        ("The ferry sank off Reva in May, per the Harbour Post.", "Harbour Post: The ferry sank off Reva in May"),
    ]);
    // Near-miss: a rate.
    expect(&[("The ferry makes 40 trips, per day, to Reva.", "The ferry makes 40 trips, per day, to Reva")]);
}
