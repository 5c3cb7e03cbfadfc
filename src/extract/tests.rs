//! What real-looking sentences of our own become, and the near-misses that must stay as they are.

mod alone;
mod aside;
mod certain;
mod conditions;
mod definite;
mod denials;
mod editor;
mod events;
mod faithful;
mod leaning;
mod lost;
mod meant;
mod parties;
mod parts;
mod passages;
mod people;
mod pointed;
mod readable;
mod referent;
mod refused;
mod speakers;
mod told;
mod unsaid;
mod whole;

use super::*;
use crate::clean::clean;
use crate::read::{Article, Outlets};
use crate::segment::segment;

fn extracted(text: &str) -> Extraction {
    let cleaned = clean(Article::plain("a.txt", text), &Outlets::default());
    let sentences = segment(&cleaned);
    let parses: Vec<Parse> =
        sentences.iter().map(|sentence| crate::parse::parse(&cleaned.article.text, sentence.span)).collect();
    extract(ArticleId(0), &cleaned, &sentences, &parses)
}

/// The claims of a text as `speaker: text`; the outlet's own without a speaker.
fn claims(text: &str) -> Vec<String> {
    let say = |claim: &Claim| match &claim.speaker {
        Some(speaker) => format!("{}: {}", speaker.name, claim.text),
        None => claim.text.clone(),
    };
    extracted(text).claims.iter().map(say).collect()
}

fn expect(pairs: &[(&str, &str)]) {
    for (text, expected) in pairs {
        let found = claims(text);
        assert!(found.iter().any(|claim| claim == expected), "{expected} is not in {found:?}");
    }
}

fn refuse(pairs: &[(&str, &str)]) {
    for (text, wrong) in pairs {
        let found = claims(text);
        assert!(!found.iter().any(|claim| claim.contains(wrong)), "{wrong} is in {found:?}");
    }
}

#[test]
fn who_does_a_thing_together_stays_together() {
    for (text, expected) in [
        ("Norland and Sudria are building a bridge.", vec!["Norland and Sudria are building a bridge"]),
        (
            "The mayors of Reva and Tobol have received an invitation.",
            vec!["The mayors of Reva and Tobol have received an invitation"],
        ),
        (
            "Both Anna Lee and Paul Moss were hurt in the fire.",
            vec!["Anna Lee was hurt in the fire", "Paul Moss was hurt in the fire"],
        ),
        ("Police detained two divers and a cook.", vec!["Police detained two divers", "Police detained a cook"]),
        ("The storm sank a ferry and its tender.", vec!["The storm sank a ferry and its tender"]),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

/// Each text gives exactly these claims; the second of a pair is the near-miss.
#[test]
fn what_is_stated_and_no_more() {
    for (text, expected) in [
        // An outlet whose name the parser tears is still the tail.
        (
            "The mayor dismissed the plan, stressing growth in fishing, News.Az reports, citing local media.",
            vec!["The mayor dismissed the plan, stressing growth in fishing"],
        ),
        // What a question in the same sentence named is what is rejected.
        (
            "Answering a question about whether the ferry had been overloaded, Anna Lee rejected the idea.",
            vec!["Anna Lee: The ferry had been overloaded"],
        ),
        // Doubt is shared by what hangs on it.
        (
            "The board may close the port, laying off hundreds of divers.",
            vec!["The board may close the port, laying off hundreds of divers"],
        ),
        (
            "The board closed the port, dismissing 40 divers.",
            vec!["The board closed the port", "The board dismissed 40 divers"],
        ),
        // Frames of the first person are no content.
        (
            "“I would like to note that the harbour is growing,” Anna Lee said.",
            vec!["Anna Lee: The harbour is growing"],
        ),
        ("Police did not confirm or deny the arrest.", vec!["Police did not confirm or deny the arrest"]),
        (
            "The ministry would not say whether the ferry had been insured.",
            vec!["The ministry would not say whether the ferry had been insured"],
        ),
        ("The union wants the board to resign.", vec!["The union wants the board to resign"]),
        (
            "The strike closed the port, which led to shortages on the island.",
            vec!["The strike closed the port, which led to shortages on the island"],
        ),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

/// A relative clause whose verb reports gives a claim of who reports; the last ones are the near-misses.
#[test]
fn what_a_relative_clause_reports() {
    for (text, expected) in [
        (
            "Talks stalled after the sinking of a Norland ferry, which an inquiry found was caused by a stray mine.",
            "inquiry: The sinking of a Norland ferry was caused by a stray mine",
        ),
        ("Officers searched for a driver who police say fled the scene.", "police: A driver fled the scene"),
        ("The board lost a tanker that the navy said pirates had seized.", "navy: Pirates had seized a tanker"),
        (
            "The group, which the ministry says was founded in 2009, is small.",
            "ministry: The group was founded in 2009",
        ),
        ("The bridge, which engineers had warned could collapse, was closed.", "engineers: The bridge could collapse"),
        ("They met in a hotel where witnesses said shots were fired.", "witnesses: Shots were fired in a hotel"),
        ("Paul Moss is the man who the court found had lied.", "court: Paul Moss had lied"),
    ] {
        let found = claims(text);
        assert!(found.iter().any(|claim| claim == expected), "{expected} is not in {found:?}");
    }
    // Nobody says of a ferry that is only wished for that it is safe.
    assert_eq!(claims("The board wants a ferry that experts say is safe."), ["The board wants a ferry"]);
    assert!(
        claims("Police will charge every driver who witnesses say fled.")
            .iter()
            .all(|claim| !claim.starts_with("witnesses"))
    );
}

/// Claims that would say nothing, or that no voice stands for.
#[test]
fn what_is_no_claim() {
    for (text, expected) in [
        (
            "Without denying that the ferry was full, Anna Lee left the room.",
            vec!["Without denying that the ferry was full, Anna Lee left the room"],
        ),
        (
            "Since the crash took place, the port has been closed.",
            vec!["Since the crash took place, the port has been closed"],
        ),
        ("Was the ferry’s captain released from the island?", vec![]),
        (
            "The ministry denied that the ferry, which carried a new radar, was full.",
            vec!["ministry: The ferry was full"],
        ),
        ("Anna Lee denies she was there.", vec!["Anna Lee: Anna Lee was there"]),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
    assert!(worth::is_tautology("Anna Lee is Anna Lee") && worth::is_tautology("The mayor, Anna Lee, is the mayor"));
    assert!(!worth::is_tautology("Anna Lee is the mayor") && !worth::is_tautology("Anna Lee is not Anna Lee"));
}

#[test]
fn the_speaker_stays_one_person() {
    for (text, expected) in [
        (
            "“I sold my boat because I was tired,” Anna Lee said.",
            "Anna Lee: Anna Lee sold her boat because she was tired",
        ),
        ("“He sold the boat to a cousin,” Paul Moss said.", "Paul Moss: He sold the boat to a cousin"),
    ] {
        assert_eq!(claims(text), [expected], "{text}");
    }
}

#[test]
fn hopes_and_denials_keep_their_stance() {
    let stance = |text: &str| extracted(text).claims.iter().map(|claim| claim.stance).collect::<Vec<_>>();
    assert_eq!(stance("“I hope the strike is over,” Anna Lee said."), [Stance::Hopes]);
    assert_eq!(stance("“I said the strike is over,” Anna Lee said."), [Stance::Asserts]);
    let denied = extracted("The clinic denied reports that a diver had died there.");
    let claims: Vec<_> = denied.claims.iter().map(|claim| (claim.text.as_str(), claim.stance)).collect();
    assert_eq!(claims, [("A diver had died there", Stance::Denies)]);
}

/// Who rejects a content denies it; whoever only keeps silent about it does not.
#[test]
fn what_is_denied() {
    let found = |text: &str| -> Vec<String> {
        let say = |claim: &Claim| {
            let name = claim.speaker.as_ref().map_or("", |speaker| speaker.name.as_str());
            format!("{name}/{:?}: {}", claim.stance, claim.text)
        };
        extracted(text).claims.iter().map(say).collect()
    };
    for (text, expected) in [
        ("The ministry dismissed reports that a diver had died as false.", "ministry/Denies: A diver had died"),
        ("The clinic refuted the story that a diver had died there.", "clinic/Denies: A diver had died there"),
        ("Police denied a report in the Reva Post that a shark had been seen.", "Police/Denies: A shark had been seen"),
        ("Anna Lee denied performing the operation.", "Anna Lee/Denies: Anna Lee performed the operation"),
        ("The mayor ruled out that the fire was arson.", "mayor/Denies: The fire was arson"),
        (
            "A website published a fake story that the mayor had sold the bridge.",
            "/Denies: The mayor had sold the bridge",
        ),
        ("The mayor ruled out a run for president.", "/Asserts: The mayor ruled out a run for president"),
        ("Anna Lee did not deny that she owned the mill.", "/Asserts: Anna Lee did not deny that she owned the mill"),
        (
            "Officials would not confirm or deny whether the ferry had been sold.",
            "/Asserts: Officials would not deny whether the ferry had been sold",
        ),
    ] {
        assert_eq!(found(text), [expected], "{text}");
    }
    let told = extracted("A satirical site reports that the mayor sold the bridge.");
    let made_up = told.claims.iter().map(|claim| (claim.stance, claim.certainty)).collect::<Vec<_>>();
    assert_eq!(made_up, [(Stance::Denies, Certainty::Likely)]);
}

#[test]
fn tails_and_second_halves() {
    for (text, expected) in [
        (
            "The ferry was overloaded by forty tonnes, the harbour board concluded.",
            vec!["harbour board: The ferry was overloaded by forty tonnes"],
        ),
        ("The ferry was full, the paper reports.", vec!["paper: The ferry was full"]),
        ("Anna Lee said the ferry was full and will resign on Monday.", vec!["Anna Lee: The ferry was full"]),
        (
            "Anna Lee said the ferry was full and would sink.",
            vec!["Anna Lee: The ferry was full", "Anna Lee: The ferry would sink"],
        ),
        (
            "Mayor Sold Bridge, Source Tells Reva Post\n\nThe port of Reva is on an island in the north of the country.",
            vec!["Source: Mayor Sold Bridge", "The port of Reva is on an island in the north of the country"],
        ),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

/// A pronoun that stands for nothing, or for what cannot be told, stays; one that is clear is put right.
#[test]
fn pronouns_stay_when_unsure() {
    for (text, last) in [
        (
            "A report came out in May. It was revealed on Friday that the port had closed.",
            "It was revealed on Friday that the port had closed",
        ),
        ("Another ferry left the quay. It sank near Reva.", "The ferry sank near Reva"),
    ] {
        assert_eq!(claims(text).last().map(String::as_str), Some(last), "{text}");
    }
}

#[test]
fn turns_and_headlines_name_their_speaker() {
    let turns = "The hearing began at noon.\n\nANNA LEE: The ferry was full. We left the quay at nine.\n\nPAUL MOSS: The crew had no radio.";
    let spoken = claims(turns);
    for expected in
        ["The hearing began at noon", "ANNA LEE: We left the quay at nine", "PAUL MOSS: The crew had no radio"]
    {
        assert!(spoken.iter().any(|claim| claim == expected), "{expected} is not in {spoken:?}");
    }
    let note = "Correction: The ferry sank on Monday.";
    assert_eq!(claims(note), ["The ferry sank on Monday"]);
}

#[test]
fn a_note_names_its_speaker_behind_the_verb() {
    for (text, speaker, words) in [
        ("no shortage, says Brandt", Some("Brandt"), "no shortage"),
        ("no shortage of salt in the north, says Anna Lee", Some("Anna Lee"), "no shortage of salt in the north"),
        ("the shortage, Brandt says, is over", Some("Brandt"), "the shortage is over"),
        ("Brandt sees no shortage", None, "Brandt sees no shortage"),
        ("Anna Lee: there is no shortage", Some("Anna Lee"), "there is no shortage"),
        ("Police: driver was drunk", Some("Police"), "driver was drunk"),
        ("The bus was late, according to police", Some("police"), "The bus was late"),
        ("The ferry seats passengers according to age", None, "The ferry seats passengers according to age"),
        ("Norway: ferry sinks in the harbour", None, "Norway: ferry sinks in the harbour"),
        ("Hilarious: mayor sings to the bees", None, "Hilarious: mayor sings to the bees"),
        ("The rebels agree to a truce, may free prisoners", None, "The rebels agree to a truce, may free prisoners"),
        ("Brandt denied a shortage and said prices fell", None, "Brandt denied a shortage and said prices fell"),
    ] {
        let claim = written::from_text(ArticleId(0), text, &Context::default());
        assert_eq!(claim.speaker.as_ref().map(|speaker| speaker.name.as_str()), speaker, "{text}");
        assert_eq!(claim.text, words, "{text}");
    }
}

/// The claims of a text as `speaker? stance text`.
fn stances(text: &str) -> Vec<String> {
    let say = |claim: &Claim| {
        let speaker = claim.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str());
        format!("{speaker} {:?} {}", claim.stance, claim.text)
    };
    extracted(text).claims.iter().map(say).collect()
}

#[test]
fn a_fact_check_says_what_it_makes_of_a_claim() {
    let page =
        |rating: &str| format!("Claim: A whale swam up the Reva in June.\n\n{rating}\n\nThe river is two metres deep.");
    let claim = "A whale swam up the Reva in June";
    for rating in ["FALSE", "Rating: Mostly false.", "Fact check by Reva Post: Misleading"] {
        assert_eq!(stances(&page(rating))[0], format!("- Denies {claim}"), "{rating}");
    }
    assert_eq!(stances(&page("Verdict: True"))[0], format!("- Asserts {claim}"));
    // Without a rating, or with a word that only looks like one, nobody states the claim.
    for rating in ["Example: sent in by a reader.", "False alarms were many in June."] {
        assert!(!stances(&page(rating)).iter().any(|said| said.ends_with(claim)), "{rating}");
    }
    let page = extracted(&page("FALSE"));
    assert_eq!((page.claims[0].quote.as_str(), page.claims[0].cue.as_deref()), (claim, Some("FALSE")));
}

#[test]
fn a_story_that_is_taken_back_is_denied() {
    let story = |note: &str| {
        format!("A whale swam up the Reva on Monday.\n\n{note}\n\nDozens of people saw it from the old quay.")
    };
    for note in [
        "UPDATE 26/01/2015 : This story seems to be false. (read more)",
        "Correction: The report was retracted on Friday.",
        "This article has been retracted.",
    ] {
        let said = stances(&story(note));
        assert_eq!(
            said.iter().filter(|said| said.starts_with("- Denies A whale swam up the Reva")).count(),
            1,
            "{said:?}"
        );
    }
    for note in [
        "UPDATE: The mayor says another story is false.",
        "The story of the ferry was false.",
        "This story was not retracted.",
    ] {
        assert!(stances(&story(note)).contains(&"- Asserts A whale swam up the Reva on Monday".to_string()), "{note}");
    }
}

#[test]
fn who_rejects_a_report_denies_it() {
    for (text, expected) in [
        ("The ministry shot down reports that the bridge was sold.", "ministry Denies The bridge was sold"),
        ("A diver has killed off claims that a shark lives there.", "diver Denies A shark lives there"),
        (
            "The White House is pushing back against a report that the bridge was sold.",
            "White House Denies The bridge was sold",
        ),
        ("Anna Lee called the report that the bridge was sold a hoax.", "Anna Lee Denies The bridge was sold"),
        ("There is no truth to the rumour that the bridge was sold.", "- Denies The bridge was sold"),
        (
            "Anna Lee insists reports she took a picture with the patient are not true.",
            "Anna Lee Denies Anna Lee took a picture with the patient",
        ),
        ("The woman who told police that the bridge was sold was lying.", "- Denies The bridge was sold"),
        ("The mayor “categorically denies” selling the bridge.", "mayor Denies The mayor sells the bridge"),
    ] {
        let said = stances(text);
        assert!(said.iter().any(|said| said == expected), "{text}: {said:?}");
        assert!(!said.iter().any(|said| said.contains("Asserts The bridge was sold")), "{text}: {said:?}");
    }
    for text in [
        "The ministry slammed the ruling that the bridge was sold illegally.",
        "The board rejected the demand that the bridge be sold.",
        "The woman who told police that the bridge was sold was waiting at the quay.",
        "The mayor is facing claims that the bridge was sold.",
    ] {
        let said = stances(text);
        assert!(!said.iter().any(|said| said.contains("Denies")), "{text}: {said:?}");
    }
}

#[test]
fn a_time_without_a_name_is_no_time() {
    assert_eq!(
        claims("At a time when Anna Lee said the bridge was sold, prices fell."),
        ["Anna Lee: The bridge was sold", "Prices fell"]
    );
    let told = claims("Anna Lee, the mayor who resigned in May, denied taking the money.");
    assert!(
        told.contains(&"Anna Lee: Anna Lee takes the money".to_string())
            || told.contains(&"Anna Lee: Anna Lee took the money".to_string()),
        "{told:?}"
    );
}

#[test]
fn things_say_nothing() {
    for (text, expected) in [
        (
            "A final piece of evidence confirms the ferry was full.",
            vec!["A final piece of evidence confirms the ferry was full"],
        ),
        ("A final report confirms the ferry was full.", vec!["final report: The ferry was full"]),
        ("The raids hit Reva, Tobol and Lena provinces.", vec!["The raids hit Reva, Tobol and Lena provinces"]),
        ("Origins: The ferry sank in May.", vec!["The ferry sank in May"]),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn headlines_in_title_case_are_read() {
    assert_eq!(
        claims("Port Closed for Repairs, Mayor Says\n\nThe port of Reva was closed on Monday after a storm.")[0],
        "Mayor: Port Closed for Repairs"
    );
}
