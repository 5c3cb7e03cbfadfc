//! What a sentence says of its parts: descriptions, places, results, things that are held.

use super::claims;

#[test]
fn a_description_is_told_where_it_says_something() {
    for (text, expected) in [
        (
            "The mayor met Ann Lee, the woman who sank the ferry.",
            vec!["The mayor met Ann Lee", "Ann Lee sank the ferry"],
        ),
        (
            "The mayor met Ann Lee, the first woman who crossed the strait.",
            vec![
                "The mayor met Ann Lee",
                "Ann Lee is the first woman who crossed the strait",
                "Ann Lee crossed the strait",
            ],
        ),
        (
            "The boy slept at his home in Shangqiu, China's Henan province.",
            vec!["The boy slept at his home in Shangqiu, China's Henan province"],
        ),
        (
            "The largest crab is the spider crab, a species which can grow to 12ft.",
            vec![
                "The largest crab is the spider crab, a species which can grow to 12ft",
                "The largest crab can grow to 12ft",
            ],
        ),
        (
            "Bo Moss was hired by the Harbour Board, where he worked on a map to help people find the pier.",
            vec![
                "Bo Moss was hired by the Harbour Board",
                "Bo Moss worked on a map in the Harbour Board to help people find the pier",
            ],
        ),
        ("The flag of Brae is green, yellow and red.", vec!["The flag of Brae is green, yellow and red"]),
        (
            "The crew was angry at the board and ready to leave.",
            vec!["The crew was angry at the board", "The crew was ready to leave"],
        ),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn a_day_before_when_is_told_with_what_happened_then() {
    for (text, told) in [
        ("The harbour was dark on May 3, when the ferry sank.", "The ferry sank on May 3"),
        ("The harbour has been dark since 2013, when the ferry sank.", "The ferry sank in 2013"),
        ("Ann Lee left on Monday, when she was seen with a limp.", "Ann Lee was seen with a limp on Monday"),
        ("The harbour was dark for two days, when the ferry sank.", "The ferry sank"),
    ] {
        let claims = claims(text);
        assert!(claims.iter().any(|claim| claim == told), "{text} {claims:?}");
    }
}

#[test]
fn how_exactly_is_no_part_of_what_happened() {
    for text in ["Moss asked how the ferry sank in May.", "Moss asked exactly how the ferry sank in May."] {
        let claims = claims(text);
        assert!(!claims.iter().any(|claim| claim.contains("xactly the ferry")), "{claims:?}");
    }
}

#[test]
fn what_was_cut_from_its_other_half_is_no_claim() {
    for (text, expected) in [
        ("Ann Lee went on to claim that the ferry was full.", vec!["Ann Lee: The ferry was full"]),
        ("Ann Lee went on to win the race.", vec!["Ann Lee went on to win the race"]),
        ("Divers held a sign reading \"Save the port\" in the harbour.", vec!["Divers held a sign in the harbour"]),
        ("Beirut: The ferry from Cyprus sank on Monday.", vec!["The ferry from Cyprus sank on Monday"]),
        ("Her gesture says that the ferry was full.", vec!["Her gesture says that the ferry was full"]),
        ("Her letter says that the ferry was full.", vec!["Her letter: The ferry was full"]),
    ] {
        assert_eq!(claims(text), expected, "{text}");
    }
}

#[test]
fn no_claim_begins_in_the_middle() {
    for (text, never) in [
        ("Street dog fighting, during which people boast about their dogs, is usual.", "During which"),
        ("That was a request that came all the way from the top.", "That came"),
        (
            "The raid hit a house where senior leaders were meeting and is thought to have killed the mayor.",
            "leaders is thought",
        ),
        ("Ann Lee is the singer who claims to have had a third mast fitted.", "Lee fitted"),
        (
            "Ann Lee said the boat cost $20,000, that she had saved for it, that her mum won’t talk to her, and that her dad is sad.",
            "that that",
        ),
    ] {
        let claims = claims(text);
        assert!(!claims.iter().any(|claim| claim.contains(never)), "{text}: {claims:?}");
    }
}

#[test]
fn who_is_a_person_and_several_are() {
    for (text, expected) in [
        (
            "This is a story of a young man who worked for the Harbour Board, who apparently was drowned at noon.",
            "A young man who worked for the Harbour Board apparently was drowned at noon",
        ),
        ("The divers may have been tired, but they’re helped by the board.", "The divers are helped by the board"),
        (
            "The law lets the port sell the boys' and girls' boats.",
            "The law lets the port sell the boys' and girls' boats",
        ),
        ("Bo Moss and Anna Lee had ninety days to wed.", "Bo Moss and Anna Lee had ninety days to wed"),
    ] {
        let found = claims(text);
        assert!(found.iter().any(|claim| claim == expected), "{expected} is not in {found:?}");
    }
}

#[test]
fn what_nobody_is_named_for_is_no_claim_of_the_newsroom() {
    for (text, told) in [
        ("“The board made us laugh in the old harbour.”", false),
        ("“The board made the divers laugh in the old harbour.”", true),
        ("There was a harbour where men were hired, but kept from the boats.", false),
    ] {
        let found = claims(text);
        let known = found
            .iter()
            .any(|claim| claim.contains("laugh") || claim.contains("There kept") || claim.contains("was kept"));
        assert_eq!(known, told, "{text} {found:?}");
    }
}

#[test]
fn a_name_beside_its_description_stays() {
    for (text, expected) in [
        // Mayor of what, only the sentences around it say.
        ("The mayor, Ann Lee, ordered an inquiry.", vec!["The mayor, Ann Lee, ordered an inquiry"]),
        ("Ann Lee, the mayor, ordered an inquiry.", vec!["Ann Lee, the mayor, ordered an inquiry"]),
        (
            "Ann Lee, the mayor of Reva, ordered an inquiry.",
            vec!["Ann Lee ordered an inquiry", "Ann Lee is the mayor of Reva"],
        ),
    ] {
        let mut found = claims(text);
        found.sort();
        let mut expected = expected;
        expected.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }
}
