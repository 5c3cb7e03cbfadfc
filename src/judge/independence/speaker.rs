//! Whether two speakers are one witness.
//!
//! Takes the speakers of two claims, says yes where one name is a short form of the other, or is the other's role. Where
//! nothing tells them apart they are one: independence is never invented.
//! Worked: `Peskov` / `Dmitry Peskov`, `Kremlin spokesman` / `Dmitry Peskov (Kremlin spokesman)`, `police` / `Tampa police`,
//! `Iraqi officials` / `an intelligence official of Iraq` are one; `Maria Putin` / `Vladimir Putin`, `two diplomats` / `a senior official`,
//! `Turkish officials` / `Syrian officials` are two. `Later reports` and `local media` are no speakers at all.
//! Known misses: a nickname; two people of one surname where one article gives no first name.

use super::description::{Description, ENDS_HEAD, MOUTHPIECE, investigate, speak_for_one_state, words};
use crate::extract::mentions::is_person_noun;
use crate::extract::{Speaker, UNKNOWN};

pub(in crate::judge) fn is_same(a: &Speaker, b: &Speaker) -> bool {
    let (x, y) = (words(name_of(&a.name)), words(name_of(&b.name)));
    if x.is_empty() || y.is_empty() {
        return false;
    }
    if x == y {
        return true;
    }
    let short_form = |short: &[String], long: &[String]| {
        short.len() < long.len() && short.iter().all(|word| long.contains(word)) && short.last() == long.last()
    };
    short_form(&x, &y)
        || short_form(&y, &x)
        || is_misspelt(&x, &y)
        || is_nickname(&x, &y) && !have_other_roles(a, b)
        || is_role(&x, b)
        || is_role(&y, a)
        || may_be_one(a, b)
        || have_one_abbreviation(a, b)
        || is_one_of(a, b)
        || is_one_of(b, a)
}

/// "Ada" beside "Ada Holm", of claims about one event.
pub(super) fn is_given_name(short: &Speaker, full: &Speaker) -> bool {
    let is_capital = full.name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let (short, full) = (words(&short.name), words(&full.name));
    is_capital && short.len() == 1 && full.len() > 1 && short.first() == full.first()
}

/// "Ada Holm" is one of "Ada Holm and an inspector".
fn is_one_of(one: &Speaker, all: &Speaker) -> bool {
    let is_named = |name: &str| name.starts_with(char::is_uppercase);
    let part = |name: &str| Speaker { name: name.to_string(), role: None, unnamed: false };
    let mut parts =
        all.name.split(" and ").flat_map(|all| all.split(", ")).map(str::trim).filter(|name| is_named(name));
    all.name.contains(" and ")
        && is_named(&one.name)
        && !one.name.contains(" and ")
        && parts.any(|name| is_same(&part(name), one))
}

/// "NORO Monitoring Group", "the NORO service", "Norogroup.com": bodies called by one abbreviation; no person's name.
fn have_one_abbreviation(a: &Speaker, b: &Speaker) -> bool {
    let is_abbreviation = |word: &&str| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let of =
        |one: &Speaker| one.name.split(|c: char| !c.is_alphanumeric()).find(is_abbreviation).map(str::to_lowercase);
    let is_site = |one: &Speaker, of: &str| {
        let name = one.name.to_lowercase();
        name.starts_with(of) && name.contains('.') && !name.contains(' ')
    };
    let person = |one: &Speaker| one.role.is_some() || Description::of(&one.name).common;
    match (of(a), of(b)) {
        _ if person(a) && person(b) => false,
        (Some(x), Some(y)) => x == y,
        (Some(x), None) => is_site(b, &x),
        (None, Some(y)) => is_site(a, &y),
        _ => false,
    }
}

/// "Wendy Wilson" and "Wendy Willson": full names with one letter between them, or two where two names before are the same.
fn is_misspelt(x: &[String], y: &[String]) -> bool {
    x.len() == y.len() && x.len() > 1 && x[..x.len() - 1] == y[..y.len() - 1] && {
        let (p, q) = (&x[x.len() - 1], &y[y.len() - 1]);
        p.chars().count().min(q.chars().count()) >= MISSPELT_FROM
            && strsim::damerau_levenshtein(p, q) <= (x.len() - 1).min(2)
    }
}

/// "Jim Mattis" and "Defense Secretary James Mattis": one surname, and first names that begin alike.
fn is_nickname(x: &[String], y: &[String]) -> bool {
    let first = |name: &[String]| name.len().checked_sub(2).and_then(|at| name[at].chars().next());
    x.last() == y.last() && first(x).is_some() && first(x) == first(y)
}

fn have_other_roles(a: &Speaker, b: &Speaker) -> bool {
    let roles = |one: &Speaker| one.role.as_deref().map(words);
    matches!((roles(a), roles(b)), (Some(x), Some(y)) if !x.iter().any(|word| y.contains(word)))
}

/// Letters of a surname from which on one is a slip. A guess.
const MISSPELT_FROM: usize = 5;

/// "A report by Ada Holm" is Ada Holm's; "Holm, Velos" is Holm of Velos.
fn name_of(name: &str) -> &str {
    let name = author(name);
    let name = name.split_once(", ").map_or(name, |(first, _)| first);
    undescribed(name)
}

/// "The remorseful Holm" is Holm; "a spokesman for Norland" is not Norland.
fn undescribed(name: &str) -> &str {
    let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
    let is_capital = |at: &usize| name[*at..].starts_with(char::is_uppercase) && !name[*at..].starts_with("The ");
    let Some(first) = starts.into_iter().find(is_capital) else { return name };
    let ends = name.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_uppercase));
    let leads_on = name[..first].split(' ').any(|word| ENDS_HEAD.contains(&word));
    if ends && !leads_on { &name[first..] } else { name }
}

fn author(name: &str) -> &str {
    let text = ["report", "note", "letter", "article", "book", "study", "blog", "post", "statement", "tweet"];
    let is_text = |what: &str| what.rsplit(' ').next().is_some_and(|noun| text.contains(&noun));
    let is_named = |who: &str| who.split(' ').all(|word| word.starts_with(char::is_uppercase));
    // "Holm's latest report".
    let owned = ["’s ", "'s "].into_iter().find_map(|of| name.split_once(of));
    if let Some((who, _)) = owned.filter(|(who, what)| is_named(who) && is_text(what)) {
        return who;
    }
    let by = [" by ", " from "].into_iter().find_map(|by| name.split_once(by));
    by.filter(|(what, who)| who.contains(char::is_uppercase) && is_text(what)).map_or(name, |(_, who)| who)
}

/// Two descriptions, or a description and a name with a role: one kind of person, and no name that only one of them has.
/// "The director of a dairy college" may be "Ada Holm, director of the National Dairy College".
fn may_be_one(a: &Speaker, b: &Speaker) -> bool {
    let described = |one: &Speaker| match &one.role {
        Some(role) => Description::of(role),
        None => Description::of(&one.name),
    };
    let (x, y) = (described(a), described(b));
    let named = |kin: bool| kin && (x.names.is_empty() || y.names.is_empty() || x.meets(&y) || y.meets(&x));
    (is_described(a) || is_described(b))
        && (named(x.head == y.head || x.is_kin_of(&y) || investigate(&x, &y)) || speak_for_one_state(&x, &y))
        && (x.head != MOUTHPIECE || x.words.len() == 1 || y.words.len() == 1)
}

/// "Two officials", "the company's engineers": a kind of person, not a name.
pub(super) fn is_described(one: &Speaker) -> bool {
    one.role.is_none() && (one.unnamed || Description::of(&one.name).common)
}

/// "Sources", "a person familiar with the matter": who knows what is not public, and is not named.
pub(super) fn is_insider(one: &Speaker) -> bool {
    const INSIDERS: [&str; 6] = ["aide", "insider", "official", "person", "people", "source"];
    one.unnamed && INSIDERS.contains(&Description::of(&one.name).head.as_str())
}

/// "A source" and "a staff member at the clinic", of whom neither is named: nothing says that the source is not of the staff.
pub(super) fn may_be_source(a: &Speaker, b: &Speaker) -> bool {
    const ANY: [&str; 4] = ["insider", "people", "person", "source"];
    // Not "tribal sources".
    let is_any = |one: &Speaker| {
        let one = Description::of(&one.name);
        ANY.contains(&one.head.as_str())
            && one.words.iter().find(|word| !matches!(word.as_str(), "a" | "an" | "the")) == Some(&one.head)
    };
    a.unnamed && b.unnamed && (is_any(a) || is_any(b)) && !are_apart(a, b)
}

/// Somebody of whom the text says nothing: "some", "others", "it is said".
pub(super) fn is_anybody(one: &Speaker) -> bool {
    const ANYBODY: [&str; 9] =
        ["many", "most", "one", "others", "people", "several", "some", "some people", "somebody"];
    one.name == UNKNOWN || ANYBODY.contains(&one.name.to_lowercase().as_str())
}

/// "A senior lawmaker" and "Ada Holm", of whom no more is said: she may be the lawmaker.
pub(super) fn may_be_named(a: &Speaker, b: &Speaker) -> bool {
    let is_kind = |one: &Speaker| is_described(one) && is_person_noun(&Description::of(&one.name).head);
    let is_name = |one: &Speaker| {
        let mut words = one.name.split(' ').filter(|word| !word.is_empty()).peekable();
        let capital = |word: &str| word.starts_with(char::is_uppercase) || word.contains('-');
        !one.unnamed && one.role.is_none() && words.peek().is_some() && words.all(capital)
    };
    is_kind(a) && is_name(b) || is_kind(b) && is_name(a)
}

/// Each has a name that the other lacks: Norland's officials and Sudria's.
pub(super) fn are_apart(a: &Speaker, b: &Speaker) -> bool {
    let (x, y) = (Description::of(&a.name), Description::of(&b.name));
    !x.names.is_empty() && !y.names.is_empty() && !x.meets(&y) && !y.meets(&x)
}

/// "Later reports", "a new article", "local media": somebody's text, whoever wrote it, and no witness of its own.
pub(in crate::judge) fn is_report(speaker: &Speaker) -> bool {
    const ANY: [&str; 29] = [
        "later",
        "new",
        "latest",
        "recent",
        "several",
        "multiple",
        "many",
        "media",
        "local",
        "online",
        "web",
        "early",
        "unconfirmed",
        "initial",
        "previou",
        "earlier",
        "other",
        "fresh",
        "one",
        "same",
        "thi",
        "that",
        "original",
        "variou",
        "some",
        "numerou",
        "state",
        "another",
        "it",
    ];
    let of_text = Description::of(&speaker.name);
    let of_media = |word: &String| matches!(word.as_str(), "media" | "pres") || of_text.names.contains(word);
    let of_no_outlet = of_text.common
        && matches!(of_text.head.as_str(), "media" | "pres" | "report")
        && of_text.words.iter().any(|word| matches!(word.as_str(), "media" | "pres"))
        && of_text.words.iter().all(|word| *word == of_text.head || of_media(word) || ANY.contains(&word.as_str()));
    of_no_outlet
        || TEXTS.contains(&of_text.head.as_str())
            && of_text.words.iter().all(|word| *word == of_text.head || ANY.contains(&word.as_str()))
}

/// As `words` leaves them: without a last s.
const TEXTS: [&str; 19] = [
    "report",
    "article",
    "story",
    "newspaper",
    "paper",
    "outlet",
    "media",
    "publication",
    "website",
    "site",
    "blog",
    "broadcaster",
    "magazine",
    "pres",
    "account",
    "post",
    "tabloid",
    "television",
    "tv",
];

/// Whose text a speaker may be, the longest names first: "a new Axios report" → "Axios". None for what is no text.
pub(super) fn text_of(name: &str) -> impl Iterator<Item = &str> {
    let before =
        name.rsplit_once(' ').filter(|(_, noun)| words(noun).iter().all(|noun| TEXTS.contains(&noun.as_str())));
    let of = before.map_or("", |(of, _)| of).trim_start_matches("the ").trim_start_matches("The ");
    let starts = std::iter::once(0).chain(of.match_indices(' ').map(|(at, _)| at + 1));
    let named = starts.map(move |at| of[at..].trim_end_matches("'s").trim_end_matches("’s"));
    named.filter(|name| name.starts_with(char::is_uppercase))
}

/// "Kremlin", "Kremlin spokesman": words that the other's role holds, or the other's role itself.
fn is_role(name: &[String], other: &Speaker) -> bool {
    let Some(role) = other.role.as_deref().map(words).filter(|role| !role.is_empty()) else { return false };
    name.iter().all(|word| role.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaker(name: &str, role: Option<&str>) -> Speaker {
        Speaker { name: name.into(), role: role.map(str::to_string), unnamed: false }
    }

    #[test]
    fn reports_are_no_speakers_and_documents_are() {
        for (name, is) in [
            ("Later reports", true),
            ("local media", true),
            ("a new report", true),
            ("The article", true),
            ("a police report", false),
            ("the UN report", false),
            ("Norlandic media reports", true),
            ("Norlandic press", true),
            ("Norlandic reports", false),
            ("an investigation", false),
            ("reporters", false),
        ] {
            assert_eq!(is_report(&speaker(name, None)), is, "{name}");
        }
    }

    #[test]
    fn a_text_is_its_publishers() {
        assert_eq!(text_of("a new Axios report").collect::<Vec<_>>(), ["Axios"]);
        assert_eq!(text_of("the Daily Post's story").collect::<Vec<_>>(), ["Daily Post", "Post"]);
        assert_eq!(text_of("Axios editor Ada Holm").count(), 0);
    }

    #[test]
    fn somebody_described_may_be_somebody_named() {
        for (a, b, role, may) in [
            ("a senior Norlandic lawmaker", "Ada Holm", None, true),
            ("a man", "Holm", None, true),
            ("a ministry official and a senior officer both", "Ada Holm", None, true),
            ("a senior Norlandic lawmaker", "Ada Holm", Some("harbour master"), false),
            ("the police report", "Ada Holm", None, false),
            ("two officials", "the ministry", None, false),
        ] {
            assert_eq!(may_be_named(&speaker(a, None), &speaker(b, role)), may, "{a} / {b}");
        }
    }

    #[test]
    fn short_forms_and_roles_are_one_and_others_two() {
        let cases = [
            ("Peskov", None, "Dmitry Peskov", None, true),
            ("The Kremlin spokesman", None, "Dmitry Peskov", Some("Kremlin spokesperson"), true),
            ("the Kremlin", None, "Dmitry Peskov", Some("Kremlin spokesman"), true),
            ("police", None, "Tampa police", None, true),
            ("a police spokesman", None, "police", None, true),
            ("a spokesperson for the department", None, "Ostra Fire Department", None, true),
            ("a police spokesman", None, "a spokesman for the army", None, false),
            ("officials", None, "an official", None, true),
            ("Mr. Lee", None, "Anna Lee", None, true),
            ("Maria Putin", None, "Vladimir Putin", None, false),
            ("Lee", None, "Lee Marsh", None, false),
            ("two diplomats", None, "a senior official", None, false),
            ("Putin", None, "Peskov", Some("spokesman for the president"), false),
            ("Ada Wilson", None, "Ada Willson", None, true),
            ("the remorseful Holm", None, "Ada Holm", None, true),
            ("an officer of Norland", None, "the minister of Norland", None, false),
            ("mayor Ada Holm", None, "the late Bert Holm", None, false),
            ("Ada Holm", None, "Ada Holt", None, false),
            ("Abdul Karim Yusoofi", None, "Abdul Karim Yusufi", None, true),
            ("Karim Yusoofi", None, "Karim Yusufi", None, false),
            ("Defense Jim Marsh", None, "James Marsh", None, true),
            ("Jim Marsh", Some("Norland minister"), "John Marsh", Some("Sudria striker"), false),
            ("Tom Marsh", None, "James Marsh", None, false),
            ("Holm, Velos", None, "Ada Holm", None, true),
            ("Holm’s latest report", None, "Ada Holm", None, true),
            ("Holm’s lawyer", None, "Ada Holm", None, false),
            ("the mayor’s report", None, "Ada Holm", None, false),
            ("Iraqi Interior Ministry official", None, "anonymous Iraqi officials", None, true),
            ("a person familiar with the matter", None, "this person", None, true),
            ("the director of a dairy college", None, "Ada Holm", Some("director of National Dairy College"), true),
            ("Turkish officials", None, "Syrian officials", None, false),
            ("Maria Holt", Some("minister of Norland"), "Jon Aas", Some("minister of Norland"), false),
            ("a Swedish minister", None, "Maria Holt", Some("minister of Norland"), false),
            ("police", None, "witnesses", None, false),
            ("police", None, "investigators", None, true),
            ("police", None, "crash investigators of the railway", None, false),
            ("a top Iraqi diplomat", None, "Iraq's ambassador to the Council", None, true),
            ("a top Iraqi diplomat", None, "Turkey's ambassador to the Council", None, false),
            ("Iraqi state television", None, "Iraqi officials", None, true),
            ("Iraqi state television", None, "Turkish officials", None, false),
            ("Iraqi television", None, "Iraqi officials", None, false),
            ("Investigators", None, "police", None, true),
            ("US officials", None, "the government", None, true),
            ("US officials", None, "the Turkish government", None, false),
            ("a staff member at the clinic", None, "a clinic employee", None, true),
            ("a staff member at the port", None, "a clinic employee", None, false),
            ("NORO Monitoring Group", None, "NORO Watch", None, true),
            ("NORO Monitoring Group", None, "Norogroup.com", None, true),
            ("NORO Monitoring Group", None, "Norolund Group", None, false),
            ("NORO analyst", None, "a NORO pilot", None, false),
            ("an investigation", None, "Later reports", None, false),
            ("a new report by Velos analyst Ada Holm", None, "research note from Ada Holm", None, true),
            ("a report from Ostra", None, "Ada Holm", None, false),
            ("official", None, "Ada Holm", Some("Norland ambassador"), true),
            ("harbour official", None, "Ada Holm", Some("Norland ambassador"), false),
            ("official", None, "Ada Holm", None, false),
            ("senior Norland lawmaker", None, "Ada Holm", Some("Norland MP"), true),
            ("senior Norland lawmaker", None, "Ada Holm", Some("Sudria MP"), false),
            ("a BKA report on the phone", None, "BKA analysis of the phone", None, true),
            ("a BKA report on the phone", None, "FSB analysis of the phone", None, false),
            ("Iraqi officials", None, "Iraq's Defence Ministry", None, true),
            ("Iraqi officials", None, "Defence and Interior Ministries", None, true),
            ("Turkish officials", None, "Iraq's Defence Ministry", None, false),
            ("Turkish officials", None, "Interior Ministry", None, true),
            ("Defence Ministry officials", None, "Interior Ministry", None, false),
            ("a senior U.S. defence official", None, "United States Central Command", None, true),
            ("a senior U.S. defence official", None, "the Turkish Central Command", None, false),
            ("a senior U.S. tourist", None, "United States Central Command", None, false),
            ("a local Iraqi channel", None, "Iraqi state television", None, true),
            ("a local Turkish channel", None, "Iraqi state television", None, false),
            ("Marsh and a federal inspector", None, "Rod Marsh", None, true),
            ("Marsh, Holm and other aides", None, "Ada Holm", None, true),
            ("Holm and a federal inspector", None, "Rod Marsh", None, false),
        ];
        for (a, a_role, b, b_role, one) in cases {
            let (a, b) = (speaker(a, a_role), speaker(b, b_role));
            assert_eq!(is_same(&a, &b), one, "{a:?} {b:?}");
            assert_eq!(is_same(&b, &a), one, "{b:?} {a:?}");
        }
    }
}
