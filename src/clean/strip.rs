//! Date strips: lines that hold the time of publication and nothing else.
//!
//! Takes a short line, gives its date where it is a strip. `date 2025-10-10 + ↺ − 16 px` and `Updated 5:09 a.m. Wednesday`
//! are strips, `On October 10, 2025, the ferry sank` is not: its words say more than when.

use crate::pattern::{Pattern, regex};
use crate::read::find_date;
use jiff::civil::Date;

/// Words a strip may hold beside its date.
const LABELS: &str = " a about accessed ago am and approx at a.m bst by cest cet created d date day days dated dec \
edited edt edition est et eet first friday from gmt h hour hours hrs hst in issued ist jst ksa last latest local \
m min mins minute minutes modified monday mon mst msk of on online original originally p pdt pm p.m post posted print pst \
px published publication read reading release released saturday s sec seconds size sun sunday story the text this thu thurs \
thursday time timestamp tue tues tuesday updated update upd utc version wed wednesday week weeks year years yesterday today \
sat fri jan feb mar apr may jun jul aug sep sept oct nov january february march april june july august september october \
november december th st nd rd ";

/// The longest strip seen has 14 words ("Last Update: Monday, 12 January 2015 KSA 17:31 - GMT 14:31"). A guess.
const MAX_WORDS: usize = 18;

/// `None`: no strip. `Some(None)`: a strip without a complete date, such as the time of a live blog's entry.
pub(crate) fn date_strip(text: &str) -> Option<Option<Date>> {
    static TIME: Pattern = Pattern::new(|| regex(r"(?i)\d{1,2}[:.]\d{2}|\b(?:a|p)\.?m\.?\b"));
    if text.len() > 160 || text.split_whitespace().count() > MAX_WORDS {
        return None;
    }
    let mut words = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '.').map(|w| w.trim_matches('.')) {
        if word.chars().any(char::is_alphabetic) {
            words += 1;
            let bare = word.trim_start_matches(|c: char| c.is_ascii_digit()).to_lowercase();
            if !bare.is_empty() && !LABELS.contains(&format!(" {bare} ")) {
                return None;
            }
        }
    }
    let date = find_date(text);
    let dated = date.is_some() || TIME.is_match(text);
    let partial = words > 0 && text.chars().any(|c| c.is_ascii_digit());
    (dated || partial).then_some(date.map(|(date, _)| date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_and_sentences() {
        let dated = |text: &str| date_strip(text).flatten().map(|date| date.to_string());
        assert_eq!(dated("date 2025-10-10 + ↺ − 16 px").as_deref(), Some("2025-10-10"));
        assert_eq!(dated("Last Update: Monday, 12 January 2015 KSA 17:31 - GMT 14:31").as_deref(), Some("2015-01-12"));
        assert_eq!(dated("Tuesday 02 September 2014").as_deref(), Some("2014-09-02"));
        for text in ["Updated 5:09 a.m. Wednesday:", "6:01 p.m.", "14:05", "Last updated 3 hours ago", "3 min read"] {
            assert_eq!(date_strip(text), Some(None), "{text}");
        }
        for text in ["On October 10, 2025, the ferry sank.", "The last update", "Monday", "Trump 2016", "8 dead"] {
            assert_eq!(date_strip(text), None, "{text}");
        }
    }
}
