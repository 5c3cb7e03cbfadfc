//! Who is meant by an age, and what is nobody's word.

use super::claims;

#[test]
fn an_age_finds_its_person() {
    for (text, expected) in [
        ("Anna Lee, 21, bought a boat. The 21-year-old diver said the boat sank.", "Anna Lee: The boat sank"),
        ("Bo Moss met the 21-year-old Anna Lee. The 21-year-old said the boat sank.", "Anna Lee: The boat sank"),
        ("A woman named Anna Lee bought a boat. The 21-year-old diver said the boat sank.", "Anna Lee: The boat sank"),
        // Near-misses: another age is known, or there are two of whom none is.
        ("Anna Lee, 34, bought a boat. The 21-year-old diver said the boat sank.", "21-year-old diver: The boat sank"),
        ("Anna Lee met Bo Moss. The 21-year-old diver said the boat sank.", "21-year-old diver: The boat sank"),
        ("Anna Lee bought a boat. A 21-year-old diver said the boat sank.", "21-year-old diver: The boat sank"),
    ] {
        let found = claims(text);
        assert!(found.iter().any(|claim| claim == expected), "{expected} is not in {found:?}");
    }
}

#[test]
fn nothing_to_suggest_it_is_nobody_s_word() {
    for (text, expected) in [
        (
            "Divers found nothing to suggest that the ferry sank.",
            vec!["Divers found nothing to suggest that the ferry sank"],
        ),
        (
            "There is no evidence to indicate that the ferry sank.",
            vec!["There is no evidence to indicate that the ferry sank"],
        ),
        (
            "Police have not found any evidence to suggest that the ferry sank.",
            vec!["Police have not found any evidence to suggest that the ferry sank"],
        ),
        (
            "The board said nothing. Divers suggested that the ferry sank.",
            vec!["The board said nothing", "Divers: The ferry sank"],
        ),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn what_only_points_or_names_is_no_claim() {
    for (text, expected) in [
        ("Here is the page of Anna Lee.", vec![]),
        ("Divers near Reva reported the air drops.", vec![]),
        ("A spokesman for the port on Tuesday said the boat sank.", vec!["spokesman for the port: The boat sank"]),
        ("Divers near Reva reported the boat sank.", vec!["Divers near Reva: The boat sank"]),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn he_is_not_the_one_named_before_another_acted() {
    let text = "Anna Lee wrote of Bo Moss on Monday. The video cuts to a masked fighter warning the port. He threatened Tom Berg.";
    let found = claims(text);
    assert!(found.iter().any(|claim| claim.ends_with("threatened Tom Berg")), "{found:?}");
    assert!(!found.iter().any(|claim| claim == "Bo Moss threatened Tom Berg"), "{found:?}");
}

#[test]
fn a_possessive_may_be_of_somebody_without_a_name() {
    for (text, wrong, right) in [
        (
            "Bo Moss sailed. Anna Lee went to her husband’s room and took his ring.",
            "Anna Lee took Bo Moss’s ring",
            "Anna Lee took his ring",
        ),
        ("Bo Moss sailed. Anna Lee went to the room and took his ring.", "x", "Anna Lee took Bo Moss’s ring"),
        (
            "Bo Moss left. An American was held by marines as he swam up a river.",
            "Bo Moss swam up a river",
            "Bo Moss left",
        ),
    ] {
        let found = claims(text);
        assert!(!found.iter().any(|claim| claim == wrong) && found.iter().any(|claim| claim == right), "{found:?}");
    }
}

#[test]
fn a_surname_at_the_start_of_a_sentence_is_its_bearer_s() {
    for (text, expected) in [
        (
            "Joan Rivers sold a boat to Dr. Ann Lee. Lee paid at once. Rivers was taken to Brae, where she was kept until noon.",
            "Joan Rivers was kept until noon in Brae",
        ),
        ("Two rivers meet in Brae. Rivers were high on Monday.", "Rivers were high on Monday"),
    ] {
        let found = claims(text);
        assert!(found.iter().any(|claim| claim == expected), "{expected} is not in {found:?}");
    }
}

#[test]
fn a_newspaper_is_nobody() {
    let text =
        "Kim Holm left in May. The harbour newspaper Jan Ilbo wrote of it. He has not been seen in public since then.";
    assert!(!claims(text).iter().any(|claim| claim.starts_with("Jan Ilbo has")), "{:?}", claims(text));
}

#[test]
fn what_is_asked_advised_or_torn_from_its_noun_is_no_claim() {
    for (text, told) in [
        ("Lee of Brae asked the board. Is there something wrong with the ferry.", false),
        ("There is something wrong with the ferry.", true),
        ("Ann Lee leads Brae, half of which is under water.", true),
        ("You can read our review of the ferry here.", false),
        ("You can see the ferry in the harbour of Brae.", true),
        ("As the Post noted at the time, the ferry was old.", true),
    ] {
        let found = claims(text);
        let known = |words: &str| found.iter().any(|claim| claim.contains(words));
        let any = known("wrong with the ferry")
            || known("leads Brae")
            || known("ferry here")
            || known("in the harbour")
            || known("was old");
        assert_eq!(any, told, "{text} {found:?}");
        assert!(!known("of which") && !found.iter().any(|claim| claim.ends_with("at the time")), "{text} {found:?}");
    }
}

#[test]
fn what_one_outlet_heard_from_another_is_said_once() {
    let text = "Anna Lee of Brae said: “The ferry sank near the harbour of Reva. The board closed it at noon,” according to Interfax.";
    let found = claims(text);
    let tells = found.iter().filter(|claim| claim.contains("ferry sank")).count();
    assert_eq!(tells, 1, "{found:?}");
}

#[test]
fn a_broadcaster_keeps_its_number() {
    for (text, expected) in [
        ("France 3 reported that the boat sank.", "France 3: The boat sank"),
        ("According to local media France 3, the boat sank.", "France 3: The boat sank"),
        // Near-misses: a score, and days.
        ("Anna Lee said the score was France 3, Spain 1.", "Anna Lee: The score was France 3, Spain 1"),
        ("In France 3 days later the club said the boat sank.", "club: The boat sank"),
    ] {
        let found = claims(text);
        assert!(found.iter().any(|claim| claim == expected), "{expected} is not in {found:?}");
    }
}
