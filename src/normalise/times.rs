//! Dates and days in a text, resolved against its date of publication where there is one.
//!
//! Takes a parse, gives [`Time`]s: "3 March 2021", "March 3", "October 22-24", "in March", "2021", "Tuesday", "yesterday",
//! "last week". A weekday is the last one up to publication, or the next where the text speaks of the future; a date without
//! a year is the one nearest to publication.
//! Worked: `on Tuesday`, published on Thursday 2025-10-09, is 2025-10-07.
//! Known misses: "two days later", seasons, holidays.

use super::statement::{Said, Time, TimeSpan};
use crate::parse::{Parse, Upos};
use crate::span::Span;
use jiff::ToSpan;
use jiff::civil::Date;

/// A date expression before it is resolved; tokens half-open.
struct Found {
    tokens: std::ops::Range<usize>,
    said: Said,
    /// Days from publication, both ends, for "yesterday" and "last week".
    relative: Option<(i64, i64)>,
}

pub(super) fn times(text: &str, parse: &Parse, published: Option<Date>) -> Vec<Time> {
    let future = speaks_of_the_future(parse);
    find(text, parse)
        .into_iter()
        .map(|found| {
            let first = parse.tokens[found.tokens.start].span;
            let last = parse.tokens[found.tokens.end - 1].span;
            let span = Span { start: first.start, end: last.end };
            Time { span, when: resolve(&found, published, future), said: found.said }
        })
        .collect()
}

/// For each token, whether it is part of a date.
pub(super) fn dated(text: &str, parse: &Parse) -> Vec<bool> {
    let mut dated = vec![false; parse.tokens.len()];
    for found in find(text, parse) {
        found.tokens.for_each(|token| dated[token] = true);
    }
    dated
}

fn find(text: &str, parse: &Parse) -> Vec<Found> {
    let lower: Vec<String> = parse.tokens.iter().map(|token| token.span.of(text).to_lowercase()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        match calendar(&lower, parse, at).or_else(|| day_or_week(&lower, parse, at)) {
            Some(time) => {
                at = time.tokens.end;
                found.push(time);
            }
            None => at += 1,
        }
    }
    found
}

fn calendar(lower: &[String], parse: &Parse, at: usize) -> Option<Found> {
    let word = |i: usize| lower.get(i).map_or("", String::as_str);
    if let Some(date) = iso(word(at)) {
        return Some(Found { tokens: at..at + 1, said: date, relative: None });
    }
    let mut said = Said::default();
    let mut end = at;
    if let Some(month) = month(word(at), parse.tokens[at].tag) {
        said.month = Some(month);
        end += 1;
        if let Some(day) = day(word(end)) {
            said.day = Some(day);
            end += 1;
            if matches!(word(end), "-" | "–" | "to")
                && let Some(last) = day_of(word(end + 1)).filter(|last| *last > day)
            {
                said.last_day = Some(last);
                end += 2;
            }
        }
    } else if let Some(first) = day(word(at)) {
        let of = usize::from(word(at + 1) == "of");
        let range = matches!(word(at + 1), "-" | "–" | "to");
        let (last, name) = if range { (day(word(at + 2)), at + 3) } else { (None, at + 1 + of) };
        let month = month(word(name), parse.tokens.get(name).map_or("", |token| token.tag))?;
        said = Said { month: Some(month), day: Some(first), last_day: last, ..said };
        end = name + 1;
    } else {
        let year = year(word(at))?;
        let cued = at > 0
            && matches!(
                word(at - 1),
                "in" | "since"
                    | "of"
                    | "by"
                    | "until"
                    | "from"
                    | "before"
                    | "after"
                    | "during"
                    | "late"
                    | "early"
                    | "the"
                    | "mid"
                    | "-"
            );
        let counts = parse.tokens[at].dep == "nummod"
            && parse.tokens[at].head > at
            && parse.tokens[parse.tokens[at].head].pos == Upos::Noun;
        if !cued && parse.tokens[at].dep != "npadvmod" || counts && !matches!(word(at - 1), "the" | "of") {
            return None;
        }
        said.year = Some(year);
        return Some(Found { tokens: at..at + 1, said, relative: None });
    }
    let comma = usize::from(matches!(word(end), "," | "of"));
    if let Some(year) = year(word(end + comma)) {
        said.year = Some(year);
        end += 1 + comma;
    }
    Some(Found { tokens: at..end, said, relative: None })
}

fn day_or_week(lower: &[String], parse: &Parse, at: usize) -> Option<Found> {
    let word = |i: usize| lower.get(i).map_or("", String::as_str);
    let simple = |days: (i64, i64), length: usize| {
        Some(Found { tokens: at..at + length, said: Said::default(), relative: Some(days) })
    };
    match (word(at), word(at + 1)) {
        ("yesterday", _) => return simple((-1, -1), 1),
        ("today" | "tonight", _) => return simple((0, 0), 1),
        ("tomorrow", _) => return simple((1, 1), 1),
        ("last", "night") => return simple((-1, 0), 2),
        ("last", "week") => return simple((-13, -1), 2),
        ("next", "week") => return simple((1, 13), 2),
        ("this", "week") => return simple((-6, 6), 2),
        ("last", "month") => return simple((-61, -1), 2),
        ("next", "month") => return simple((1, 61), 2),
        ("last", "year") => return simple((-730, -1), 2),
        ("next", "year") => return simple((1, 730), 2),
        _ => {}
    }
    let weekday = weekday(word(at), parse.tokens[at].tag)?;
    Some(Found { tokens: at..at + 1, said: Said { weekday: Some(weekday), ..Said::default() }, relative: None })
}

fn resolve(found: &Found, published: Option<Date>, future: bool) -> Option<TimeSpan> {
    let said = &found.said;
    if let Some((from, to)) = found.relative {
        let published = published?;
        return Some(TimeSpan { from: published.saturating_add(from.days()), to: published.saturating_add(to.days()) });
    }
    if let Some(weekday) = said.weekday {
        let published = published?;
        let back = (i64::from(published.weekday().to_monday_one_offset()) - i64::from(weekday)).rem_euclid(7);
        let date = published.saturating_sub(back.days());
        let date = if future && back > 0 { date.saturating_add(7.days()) } else { date };
        return Some(TimeSpan { from: date, to: date });
    }
    match (said.year, said.month) {
        (Some(year), None) => Some(TimeSpan { from: Date::new(year, 1, 1).ok()?, to: Date::new(year, 12, 31).ok()? }),
        (Some(year), Some(_)) => in_year(said, year),
        (None, Some(_)) => {
            let published = published?;
            let distance = |span: &TimeSpan| match (span.from - published).get_days() {
                // News tells of the past unless it says so.
                ahead @ 1.. if !future => 2 * ahead,
                days => days.abs(),
            };
            [published.year() - 1, published.year(), published.year() + 1]
                .into_iter()
                .filter_map(|year| in_year(said, year))
                .min_by_key(distance)
        }
        (None, None) => None,
    }
}

fn in_year(said: &Said, year: i16) -> Option<TimeSpan> {
    let first = Date::new(year, said.month?, said.day.unwrap_or(1)).ok()?;
    let last = match (said.day, said.last_day) {
        (_, Some(last)) => Date::new(year, said.month?, last).ok()?,
        (Some(_), None) => first,
        (None, None) => first.last_of_month(),
    };
    Some(TimeSpan { from: first, to: last })
}

/// "will", "plans to", "is due": the text is about what comes.
fn speaks_of_the_future(parse: &Parse) -> bool {
    parse.tokens.iter().any(|token| match token.tag {
        "MD" => matches!(token.lemma.as_str(), "will" | "shall" | "'ll" | "wo"),
        _ => matches!(token.lemma.as_str(), "plan" | "schedule" | "due" | "expect" | "slate") && token.dep != "pobj",
    })
}

fn iso(word: &str) -> Option<Said> {
    if word.len() != 10 {
        return None;
    }
    let date: Date = word.parse().ok()?;
    Some(Said { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), ..Said::default() })
}

fn month(word: &str, tag: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if !tag.starts_with("NNP") {
        return None;
    }
    let short = word.trim_end_matches('.');
    let at = NAMES
        .iter()
        .position(|name| *name == word || short.len() >= 3 && short.len() <= 4 && name.starts_with(short))?;
    Some(at as i8 + 1)
}

fn weekday(word: &str, tag: &str) -> Option<i8> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    if !tag.starts_with("NN") {
        return None;
    }
    NAMES.iter().position(|name| *name == word || word.strip_suffix('s') == Some(name)).map(|at| at as i8 + 1)
}

/// "3", "3rd", "22-24" is three tokens.
fn day(word: &str) -> Option<i8> {
    day_of(word)
}

fn day_of(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let day: i8 = digits.parse().ok()?;
    ((1..=31).contains(&day) && matches!(suffix, "" | "st" | "nd" | "rd" | "th")).then_some(day)
}

fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    (word.len() == 4 && (1800..=2100).contains(&year)).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse_all;

    fn read(text: &str, published: Option<&str>) -> Vec<Option<(String, String)>> {
        let published = published.map(|date| date.parse().expect("a date"));
        times(text, &parse_all(text), published)
            .into_iter()
            .map(|time| time.when.map(|when| (when.from.to_string(), when.to.to_string())))
            .collect()
    }

    #[test]
    fn dates_are_resolved_against_publication() {
        for (text, from, to) in [
            ("It opened on 3 March 2021.", "2021-03-03", "2021-03-03"),
            ("It opened on March 3, 2021.", "2021-03-03", "2021-03-03"),
            ("The talks ran on October 22-24.", "2025-10-22", "2025-10-24"),
            ("It opened in March.", "2025-03-01", "2025-03-31"),
            ("He died on Tuesday.", "2025-10-07", "2025-10-07"),
            ("The court will rule on Tuesday.", "2025-10-14", "2025-10-14"),
            ("He died yesterday.", "2025-10-08", "2025-10-08"),
            ("She was elected in 2019.", "2019-01-01", "2019-12-31"),
            ("The vote is on 4 January.", "2026-01-04", "2026-01-04"),
        ] {
            assert_eq!(read(text, Some("2025-10-09")), [Some((from.to_string(), to.to_string()))], "{text}");
        }
    }

    #[test]
    fn without_publication_only_full_dates_resolve() {
        assert_eq!(read("He died on Tuesday.", None), [None]);
        assert_eq!(read("It opened on 3 March 2021.", None).len(), 1);
        assert!(read("It may march 12 miles.", None).is_empty());
        assert!(read("Some 2019 people came.", None).is_empty());
    }
}
