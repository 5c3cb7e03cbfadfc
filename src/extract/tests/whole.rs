//! Sentences that the parser tears, and claims that would end in the middle of a phrase.

use super::claims;

#[test]
fn a_torn_sentence_stays_whole() {
    for (text, expected) in [
        ("The robbers left behind the coins.", vec!["The robbers left behind the coins"]),
        // Near-misses: a noun with a clause of its own, and a sound sentence of the same shape.
        ("Night fishing, which is usually linked to storms.", vec!["Night fishing is usually linked to storms"]),
        (
            "The robbers left the coins and burned the boat.",
            vec!["The robbers left the coins", "The robbers burned the boat"],
        ),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn a_claim_ends_where_its_phrase_ends() {
    for (text, expected) in [
        (
            "After realizing a gunman was in the hall, Anna Lee ran to a back room.",
            vec!["After realizing a gunman was in the hall, Anna Lee ran to a back room"],
        ),
        (
            "After meeting the envoy in May, Anna Lee sold the boat.",
            vec!["After meeting the envoy in May, Anna Lee sold the boat", "Anna Lee met the envoy in May"],
        ),
        // Something thrown out of a place is not in it.
        (
            "He threw the ring out of the window where the dog was lost.",
            vec!["He threw the ring out of the window where the dog was lost"],
        ),
        (
            "Divers work in the captured port of Reva, northern Norland.",
            vec!["Divers work in the captured port of Reva, northern Norland"],
        ),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn who_is_quoted_speaks() {
    for (text, expected) in [
        ("Interfax quoted Anna Lee as saying the ferry was full.", vec!["Anna Lee: The ferry was full"]),
        ("The driver was quoted as saying that the ferry was full.", vec!["driver: The ferry was full"]),
        ("“The ferry was full,” Interfax quoted Anna Lee as saying.", vec!["Anna Lee: The ferry was full"]),
        ("The board quoted Anna Lee as a witness.", vec!["The board quoted Anna Lee as a witness"]),
        (
            "A man can be heard over the intercom saying “There has been a shooting”.",
            vec!["A man can be heard over the intercom", "man: There has been a shooting"],
        ),
        ("The diver told the board that IS fighters had left the port.", vec!["diver: IS fighters had left the port"]),
        (
            "The diver told a Reva board that runs the port.",
            vec!["The diver told a Reva board that runs the port", "A Reva board runs the port"],
        ),
        (
            "Simone says the idea came from the plan and Moss only wanted the boat.",
            vec!["Simone: The idea came from the plan", "Simone: Moss only wanted the boat"],
        ),
        ("Paul Moss claimed to have found the gold.", vec!["Paul Moss: Paul Moss had found the gold"]),
        ("Paul Moss wanted to find the gold.", vec!["Paul Moss wanted to find the gold"]),
        ("Paul Moss declined to comment on the gold.", vec![]),
        (
            "The ferry sank off Reva on Monday, reported Radio Norland.",
            vec!["Radio Norland: The ferry sank off Reva on Monday"],
        ),
        (
            "Two ferries sank off Reva on Monday, reported the mayor of the town.",
            vec!["mayor of the town: Two ferries sank off Reva on Monday"],
        ),
        (
            "Two men have been arrested, announced the interior ministry.",
            vec!["interior ministry: Two men have been arrested"],
        ),
        ("Two men were arrested, said police.", vec!["police: Two men were arrested"]),
        (
            "The diver took the gold, reported the crime and left.",
            vec!["The diver took the gold", "The diver reported the crime and left"],
        ),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn what_a_teller_says_of_itself() {
    for (text, expected) in [
        ("The ministry said in April it had sold the bridge.", "ministry: The ministry had sold the bridge"),
        ("The ministry said on Monday it had sold the bridge.", "ministry: The ministry had sold the bridge"),
        ("Police said they held two men.", "Police: Police held two men"),
        (
            "Reva and Tobol signed a treaty. They have been fighting since May.",
            "Reva and Tobol have been fighting since May",
        ),
    ] {
        let found = claims(text);
        assert!(found.iter().any(|claim| claim == expected), "{expected} is not in {found:?}");
    }
}

#[test]
fn what_a_teller_does_not_say_of_itself() {
    for (text, wrong) in [
        ("The airline said it was a mistake to fly.", "airline: The airline was a mistake to fly"),
        ("Norland does not allow Sudrian women to work there, but they may visit.", "Norland may visit"),
        ("A diver said it would be easier to sink the boat.", "diver: The diver would be easier to sink the boat"),
        (
            "The ferry sank off Reva, the Harbour Board, a body that runs the port, said Tuesday.",
            "Tuesday: The ferry sank off Reva, the Harbour Board, a body that runs the port",
        ),
        ("The study said it rained for forty days.", "study: The study rained for forty days"),
    ] {
        let found = claims(text);
        assert!(!found.iter().any(|claim| claim == wrong), "{found:?}");
    }
}

#[test]
fn what_is_only_hoped_for_did_not_happen() {
    for (text, wrong, right) in [
        (
            "Anna Lee married him in the hope of selling the boat after he died.",
            "He died",
            "Anna Lee married him in the hope of selling the boat after he died",
        ),
        ("Bo Moss sold the boat after Anna Lee died.", "Bo Moss died", "Anna Lee died"),
    ] {
        let found = claims(text);
        assert!(!found.iter().any(|claim| claim == wrong) && found.iter().any(|claim| claim == right), "{found:?}");
    }
}

#[test]
fn what_the_parser_hung_wrong_is_not_told() {
    for (text, expected) in [
        (
            "A girl in Reva woke up during the flight and asked her doctors how the flight was going.",
            vec!["A girl in Reva woke up during the flight"],
        ),
        ("They found the old owl devoured and dead.", vec![]),
        ("Divers found the ferry burned the port.", vec!["Divers: The ferry burned the port"]),
        ("NR stands for the Union of Reva and the Isles.", vec!["NR stands for the Union of Reva and the Isles"]),
        ("Having sold the boat, Anna Lee left.", vec!["Anna Lee had sold the boat", "Anna Lee left"]),
        (
            "Bo Moss is reportedly ill after eating cheese.",
            vec!["Bo Moss is reportedly ill after eating cheese", "Bo Moss ate cheese"],
        ),
        (
            "A nurse said a doctor who slept, right before the fire, took a photo while Bo Moss was ill.",
            vec![
                "nurse: A doctor slept",
                "nurse: A doctor who slept, right before the fire, took a photo",
                "nurse: Bo Moss was ill",
            ],
        ),
        ("A nurse said a prayer and left.", vec!["A nurse said a prayer and left"]),
        ("The treaty entered into force, which was in May.", vec!["The treaty entered into force"]),
        ("If any divers say the boat burned, call us.", vec![]),
        ("Here’s the problem: Anna Lee left the port.", vec!["Anna Lee left the port"]),
        ("Another diver, Ada Holm, sold the boat.", vec!["Another diver, Ada Holm, sold the boat"]),
        (
            "Having found out her son was cheating, the woman sold off the boat.",
            vec!["Having found out her son was cheating, the woman sold off the boat"],
        ),
        ("Her sister-in-law Ada Holm said the boat sank.", vec!["Ada Holm: The boat sank"]),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn a_possessive_is_of_whoever_acts_in_its_clause() {
    for (text, expected) in [
        ("Bo Moss sailed. Tom Berg ran home, and his dog barked.", "Tom Berg’s dog barked"),
        // Two who may own them: left open.
        (
            "The pilots called in 40 passengers, who would not leave their bags.",
            "40 passengers would not leave their bags",
        ),
    ] {
        let found = claims(text);
        assert!(found.iter().any(|claim| claim == expected), "{expected} is not in {found:?}");
    }
}

#[test]
fn what_needs_more_words_is_no_claim() {
    for (text, wrong) in [
        (
            "The army shot down two planes on Sunday, a senior lawmaker disclosed on Monday.",
            "A senior lawmaker was disclosed on Monday",
        ),
        (
            "The board raised its output to a level that will meet the demand of the port.",
            "A level will meet the demand of the port",
        ),
        ("People who believe the Marshes are murderers often point to Anna Lee.", "People: The Marshes are"),
        ("Now the Post has the photo, and why divers are leaving the port.", "Why divers are leaving the port"),
    ] {
        let found = claims(text);
        assert!(!found.iter().any(|claim| claim.ends_with(wrong)), "{found:?}");
    }
    // Near-misses: the words are there.
    for (text, right) in [
        ("Police met a lawmaker accused of theft on Monday.", "A lawmaker was accused of theft"),
        (
            "The diver bought a boat that will meet the demand of the port.",
            "The diver bought a boat that will meet the demand of the port",
        ),
        ("The Marshes are murderers.", "The Marshes are murderers"),
    ] {
        let found = claims(text);
        assert!(found.iter().any(|claim| claim.contains(right)), "{right} is not in {found:?}");
    }
}
