//! Who stands against whom, and what has changed: sides, reversals and corrections.

use super::*;

#[test]
fn disputes_have_sides_with_names() {
    let told = [
        told("Lake Post", "", "12 people died"),
        told("Alp Times", "", "twelve people died"),
        told("Sea Herald", "Anna Lee", "15 people died"),
        told("Hill News", "", "people died"),
    ];
    let links = [
        (0, 1, Relation::Same, ""),
        (0, 2, Relation::Contradicts, "number-conflict"),
        (1, 2, Relation::Contradicts, "number-conflict"),
        (0, 3, Relation::Entails, ""),
        (2, 3, Relation::Entails, ""),
    ];
    let judged = judged(&told, &links, Independence::Voice);
    assert_eq!(judged.len(), 1);
    assert_eq!(judged[0].verdict, Verdict::Disputed);
    assert_eq!(judged[0].sides, [vec![0, 1], vec![2]]);
    assert_eq!(judged[0].voices.len(), 4);
    assert_eq!(codes(&judged[0]), ["disputed-between"]);
    assert!(judged[0].notes[0].detail.contains("Anna Lee against Lake Post"), "{}", judged[0].notes[0].detail);
    assert_eq!(judged[0].needs.as_deref(), Some("one more independent voice for “15 people died”"));
}

#[test]
fn what_one_side_alone_brings_along_is_not_disputed() {
    let told = [
        told("Lake Post", "", "relations soured after a ferry sank"),
        told("Sea Herald", "", "relations never soured"),
        told("Hill News", "", "a ferry sank"),
    ];
    let links = [(0, 1, Relation::Contradicts, "negation"), (0, 2, Relation::Entails, "")];
    let judged = judged(&told, &links, Independence::Voice);
    assert_eq!(judged.len(), 2);
    assert_eq!(judged[0].verdict, Verdict::Disputed);
    assert_ne!(judged[1].verdict, Verdict::Disputed);
}

#[test]
fn what_one_claim_denies_is_one_side_and_three_numbers_are_three() {
    let told =
        [told("A", "", "it was shot down"), told("B", "", "a missile hit it"), told("C", "", "nobody fired at it")];
    let denied = [
        (0, 2, Relation::Contradicts, "denial"),
        (1, 2, Relation::Contradicts, "denial"),
        (0, 1, Relation::Related, ""),
    ];
    assert_eq!(judged(&told, &denied, Independence::Voice)[0].sides, [vec![0, 1], vec![2]]);
    let numbers = denied.map(|(a, b, relation, _)| (a, b, relation, "number-conflict"));
    assert_eq!(judged(&told, &numbers, Independence::Voice)[0].sides.len(), 3);
}

#[test]
fn against_oneself() {
    let dated = |day: i8, speaker, text| Told { date: Some(date(2025, 3, day)), ..told("Lake Post", speaker, text) };
    let against = [(0, 1, Relation::Contradicts, "negation")];
    let code = |told: &[Told]| codes(&judged(told, &against, Independence::Voice)[0]);
    assert_eq!(code(&[dated(1, "Anna Lee", "yes"), dated(4, "Anna Lee", "no")]), ["reversal"]);
    assert_eq!(code(&[dated(1, "", "yes"), dated(4, "", "no")]), ["correction"]);
    assert_eq!(code(&[dated(1, "Anna Lee", "yes"), dated(4, "Omar Haddad", "no")]), ["disputed-between"]);
    let twice = |speaker| Told { same_article: true, ..told("Lake Post", speaker, "no") };
    assert_eq!(code(&[told("Lake Post", "", "yes"), twice("")]), ["self-contradiction"]);
    assert_eq!(code(&[told("Lake Post", "Anna Lee", "yes"), twice("Omar Haddad")]), ["disputed-between"]);
}

#[test]
fn a_change_shows_its_sequence() {
    let dated = |day: i8, text| Told { date: Some(date(2025, 3, day)), ..told("Lake Post", "", text) };
    let told = [dated(3, "15 people died"), dated(1, "12 people died")];
    let judged = judged(&told, &[(0, 1, Relation::Related, "changed-over-time")], Independence::Voice);
    assert_eq!(judged.len(), 1);
    assert_eq!(judged[0].verdict, Verdict::SingleSource);
    assert_eq!(codes(&judged[0]), ["changed-over-time"]);
    let detail = &judged[0].notes[0].detail;
    assert!(detail.find("2025-03-01") < detail.find("2025-03-03"), "{detail}");
}
