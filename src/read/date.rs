//! Finds a calendar date in a short text: a meta field, a date strip, an address.
//!
//! Takes text, gives the first complete date and where it stands. Only dates with day, month and year; what "Tuesday" means
//! is for `normalise`. `10/11/2025` says day or month first nowhere, so it is no date; `23/11/2025` and `11/23/2025` are.
//! Worked: `Updated: 7 Oct. 2025, 14:05` gives 2025-10-07.

use crate::pattern::{Pattern, regex};
use crate::span::Span;
use jiff::civil::Date;

/// Years outside are numbers, not years of a news story; the early one is the first of the daily press's photo pages.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2199;

const MONTHS: &str = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

static DATE: Pattern = Pattern::new(|| {
    let pattern = format!(
        r"(?ix)
        (?:^|[^0-9])(?P<date>
          (?P<y1>\d{{4}})(?:-(?P<m1>\d\d?)-(?P<d1>\d\d?) | /(?P<m1b>\d\d?)/(?P<d1b>\d\d?) | \.(?P<m1c>\d\d?)\.(?P<d1c>\d\d?))
        | (?P<d2>\d\d?)(?:st|nd|rd|th)?[.\ -]{{1,2}}(?:of\ )?(?P<n2>{MONTHS})[.,]?[\ -]{{1,2}}(?P<y2>\d{{4}})
        | (?:\b)(?P<n3>{MONTHS})\.?\ +(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\ +(?P<y3>\d{{4}})
        | (?P<a4>\d\d?)(?P<s4>[./])(?P<b4>\d\d?)[./](?P<y4>\d{{4}})
        )(?:[^0-9]|$)"
    );
    regex(&pattern)
});

/// The first complete date and its span.
pub fn find_date(text: &str) -> Option<(Date, Span)> {
    let mut from = 0;
    while let Some(found) = DATE.with(|date| date.captures_at(text, from)) {
        let whole = found.name("date")?;
        if let Some(date) = resolve(&found).filter(|_| !is_version(text, whole.start(), whole.end())) {
            return Some((date, Span::new(whole.start(), whole.end())));
        }
        from = whole.end();
    }
    None
}

/// `1.2.2020.4`: another number hangs on it.
fn is_version(text: &str, start: usize, end: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text[..start].ends_with('.') && digit(text[..start].chars().rev().nth(1))
        || text[end..].starts_with('.') && digit(text[end..].chars().nth(1))
}

fn resolve(found: &regex::Captures<'_>) -> Option<Date> {
    let number = |names: &[&str]| names.iter().find_map(|n| found.name(n)).and_then(|m| m.as_str().parse::<i16>().ok());
    let year = number(&["y1", "y2", "y3", "y4"])?;
    if !YEARS.contains(&year) {
        return None;
    }
    let (month, day) = if let Some(name) = found.name("n2").or(found.name("n3")) {
        (month(name.as_str())?, number(&["d2", "d3"])?)
    } else if found.name("a4").is_some() {
        day_and_month(number(&["a4"])?, number(&["b4"])?, found.name("s4").is_some_and(|s| s.as_str() == "."))?
    } else {
        (number(&["m1", "m1b", "m1c"])?, number(&["d1", "d1b", "d1c"])?)
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Month and day of `a.b.` or `a/b/`: dots are day first wherever they are used, slashes only where one number is past 12.
fn day_and_month(a: i16, b: i16, dots: bool) -> Option<(i16, i16)> {
    match (a > 12, b > 12) {
        (true, false) => Some((b, a)),
        (false, true) if !dots => Some((a, b)),
        (false, false) if dots || a == b => Some((b, a)),
        _ => None,
    }
}

fn month(name: &str) -> Option<i16> {
    const FIRST_LETTERS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let short = name.get(..3)?.to_ascii_lowercase();
    FIRST_LETTERS.iter().position(|m| *m == short).map(|i| i as i16 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_pages_and_their_near_misses() {
        let found = [
            ("date 2025-10-10 + ↺ − 16 px", "2025-10-10"),
            ("2014-09-12T08:15:00Z", "2014-09-12"),
            ("https://news.example/2015/01/12/ferry", "2015-01-12"),
            ("Updated: 7 Oct. 2025, 14:05", "2025-10-07"),
            ("Tuesday 02 September 2014", "2014-09-02"),
            ("Posted December 5, 2014", "2014-12-05"),
            ("Fri, 03 Jan 2020 10:00:00 GMT", "2020-01-03"),
            ("the 3rd of May 2021", "2021-05-03"),
            ("23/11/2025", "2025-11-23"),
            ("11/23/2025", "2025-11-23"),
            ("05.06.2020", "2020-06-05"),
        ];
        for (text, date) in found {
            assert_eq!(find_date(text).map(|(d, _)| d.to_string()).as_deref(), Some(date), "{text}");
        }
        for text in ["10/11/2025", "2025-13-40", "call 555-2014-12", "May 2014", "version 1.2.2020.4.5", "1-800-2014"] {
            assert_eq!(find_date(text), None, "{text}");
        }
    }
}
