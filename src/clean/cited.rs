//! Whom the sentences of a story cite: "X reports, citing Y", "according to X", "X reported".
//!
//! Takes a paragraph and the outlet's own name where it is known, adds [`Upstream`](crate::read::Upstream)s of the kind
//! `Citing` with the words that name them, and the outlet where a sentence names its own. A name counts where the lexicon of
//! outlets knows it; behind "X reports, citing" any name does. Cues are found first and names read by hand around them, so
//! that a paragraph without a cue costs one look.
//!
//! Worked: `…, Orda.kz reports, citing ASTRA.` gives the outlet Orda.kz and the upstream ASTRA.
//! Known misses: "the agency" for one named before; a cited outlet that the lexicon does not know.

use super::credit::Credits;
use crate::pattern::{Pattern, regex};
use crate::read::{OutletKind, Outlets, UpstreamKind, is_domain};
use crate::span::Span;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Cues with their names behind them.
const BEHIND: &str = "citing|according to|reported by|with reference to|referring to|quoted by|quoting|told|interview with|statement to|h/t|via";
/// Verbs with their names before them: who tells, and who found it out ("Snopes traced the film to a shop").
const BEFORE: &str = "reports|reported|reporting|said|says|writes|wrote|cited|quoted|learned|confirmed|informs|claims|claimed|reveals|revealed|notes|noted";
const FINDING: &str = "concluded|connected|debunked|determined|discovered|established|exposed|fingered|found|identified|linked|outed|pointed out|traced|uncovered|unearthed|verified";
static CUE: Pattern = Pattern::new(|| {
    regex(&format!(r"\b(?:{BEHIND}|Citing|According to|Quoting|Via|Interview with|{BEFORE}|{FINDING})\b"))
});
static VERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| BEFORE.split('|').chain(FINDING.split('|')).collect());
/// Cues that say of what stands before them that it reports others: "Orda.kz reports, citing".
const CITING: [&str; 4] = ["citing", "quoting", "with reference to", "referring to"];
const REPORTING: [&str; 6] = ["reports", "reported", "writes", "informs", "said", "wrote"];
/// Between a name and its verb: "Interfax had earlier reported", "the TASS news agency said".
const FILLERS: [&str; 11] =
    ["first", "has", "had", "also", "later", "earlier", "news", "agency", "service", "newspaper", "previously"];
/// Words of a name inside it: "Voice of America".
const LINKS: [&str; 3] = ["of", "and", "the"];
const ARTICLES: [&str; 3] = ["the ", "an ", "a "];
/// Words of the longest name; "The Wall Street Journal" has four.
const MAX_NAME_WORDS: usize = 6;

/// `own` is the article's outlet where the page says it.
pub(crate) fn cited(text: &str, block: Span, own: Option<&str>, outlets: &Outlets, credits: &mut Credits) {
    let line = block.of(text);
    let start = block.start as usize;
    let cues: Vec<(std::ops::Range<usize>, bool)> =
        CUE.find_all(line).into_iter().map(|cue| (cue.range(), !VERBS.contains(cue.as_str()))).collect();
    for (cue, _) in cues.iter().filter(|(cue, _)| CITING.contains(&line[cue.clone()].to_lowercase().as_str())) {
        relayed(line, cue.clone(), start, own, outlets, credits);
    }
    let own = own.map(str::to_string).or_else(|| credits.outlet.clone());
    for (cue, behind) in cues.into_iter().filter(|(cue, _)| !is_of_picture(line, cue)) {
        let name = if behind { name_behind(line, cue.end) } else { name_before(line, cue.start) };
        let known = name.map_or(Vec::new(), |name| known_parts(outlets, line, name));
        for name in known.into_iter().filter(|name| !is_own(outlets, name.of(line), own.as_deref())) {
            credits.add(outlets, name.of(line), UpstreamKind::Citing, name.shift(start));
        }
    }
}

/// "Orda.kz reports, citing ASTRA": the first is the outlet itself or an upstream, the second an upstream whatever its name.
fn relayed(
    line: &str,
    cue: std::ops::Range<usize>,
    start: usize,
    own: Option<&str>,
    outlets: &Outlets,
    credits: &mut Credits,
) {
    let before = line[..cue.start].trim_end_matches([' ', ',']);
    let Some(verb) = REPORTING.iter().find(|verb| ends_with_word(before, verb)) else { return };
    let Some(name) = name_before(line, before.len() - verb.len()).and_then(|name| publisher(outlets, line, name))
    else {
        return;
    };
    let words = name.of(line);
    let wire = outlets.lookup(words).is_some_and(|outlet| outlet.kind == OutletKind::Wire);
    if own.is_none() && credits.outlet.is_none() && !wire {
        credits.outlet = Some(outlets.canonical(words).to_string());
    } else if !is_own(outlets, words, own.or(credits.outlet.as_deref())) {
        credits.add(outlets, words, UpstreamKind::Citing, name.shift(start));
    }
    if let Some(from) = name_behind(line, cue.end).filter(|from| ends_as_name(line, from.end as usize)) {
        credits.add(outlets, from.of(line), UpstreamKind::Citing, from.shift(start));
    }
}

/// Words between a picture and the "via" of its owner: "(pictured above via AP)". A guess.
const PICTURE_WITHIN: usize = 4;

/// "[Image via Reuters]": whoever made the picture has not told the story.
fn is_of_picture(line: &str, cue: &std::ops::Range<usize>) -> bool {
    const PICTURES: [&str; 8] =
        ["graphic", "image", "photo", "photograph", "picture", "pictured", "screengrab", "screenshot"];
    let is_picture = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        PICTURES.contains(&word.strip_suffix('s').unwrap_or(&word))
    };
    let of_clause = line[..cue.start].rsplit(['.', ';', '(', '[']).next().unwrap_or_default();
    line[cue.clone()].eq_ignore_ascii_case("via") && of_clause.rsplit(' ').take(PICTURE_WITHIN).any(is_picture)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

fn is_own(outlets: &Outlets, name: &str, own: Option<&str>) -> bool {
    own.is_some_and(|own| outlets.canonical(own) == outlets.canonical(name))
}

/// "Russian media": the capital belongs to the country, the noun is nobody's name.
fn ends_as_name(line: &str, end: usize) -> bool {
    let rest = line[end..].trim_start();
    let next = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    !rest.starts_with(char::is_lowercase) || ["and", "as", "in", "on", "that", "for", "at"].contains(&next)
}

/// The name of a run that the lexicon knows, or that is shaped like a domain.
fn publisher(outlets: &Outlets, line: &str, name: Span) -> Option<Span> {
    let last = name.of(line).rsplit(' ').next()?;
    let domain = || {
        let span = Span::new(name.end as usize - last.len(), name.end as usize);
        is_domain(last).then_some(span)
    };
    known_parts(outlets, line, name).first().copied().or_else(domain)
}

/// What of a run of capital words the lexicon knows, the longest first: "The New York Times" of "Monday The New York Times",
/// both of "Reuters and the Washington Post".
fn known_parts(outlets: &Outlets, line: &str, run: Span) -> Vec<Span> {
    let (start, end) = (run.start as usize, run.end as usize);
    let blanks: Vec<usize> = line[start..end].match_indices(' ').map(|(at, _)| start + at).collect();
    let mut found: Vec<Span> = Vec::new();
    for from in std::iter::once(start).chain(blanks.iter().map(|at| at + 1)) {
        if found.last().is_some_and(|last| from < last.end as usize) {
            continue;
        }
        let ends = blanks.iter().copied().chain([end]).rev().filter(|to| *to > from);
        let names = ends.map(|to| line[from..to].trim_end_matches("'s").trim_end_matches("’s"));
        let known = names.filter(|name| name.chars().nth(1).is_some()).find(|name| outlets.lookup(name).is_some());
        let whole = known.filter(|name| !outlets.is_kind(name) || stands_alone(&line[start..from]));
        found.extend(whole.map(|name| Span::new(from, from + name.len())));
    }
    found
}

/// What may stand before a name in a run of capital words without being a part of it, besides "Norland's".
const OPENERS: [&str; 18] = [
    "a",
    "and",
    "but",
    "earlier",
    "friday",
    "later",
    "meanwhile",
    "monday",
    "of",
    "saturday",
    "sunday",
    "the",
    "then",
    "thursday",
    "today",
    "tuesday",
    "wednesday",
    "yesterday",
];

/// "Harbour Insider" is another paper than "Insider", "Monday Insider" is not.
fn stands_alone(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    last.is_empty()
        || OPENERS.contains(&last.to_lowercase().as_str())
        || last.ends_with("'s")
        || last.ends_with("’s")
        || last.ends_with("s'")
}

/// Texts whose publisher stands behind them: "according to a report by Interfax".
const TEXTS: [&str; 6] = ["report ", "article ", "story ", "post ", "reports ", "interview "];
const LINKS_TEXT: [&str; 5] = ["by ", "in ", "from ", "on ", "with "];

/// The capital words behind a cue and an article: "citing the Interfax news agency".
fn name_behind(line: &str, at: usize) -> Option<Span> {
    let rest = line[at..].strip_prefix(':').unwrap_or(&line[at..]).strip_prefix(' ')?;
    let without =
        |rest: &'_ str, heads: &[&str]| heads.iter().find(|head| rest.starts_with(**head)).map_or(0, |head| head.len());
    let mut rest = &rest[without(rest, &ARTICLES)..];
    let new = &rest[without(rest, &["new ", "recent "])..];
    let text = without(new, &TEXTS);
    let link = without(&new[text..], &LINKS_TEXT);
    if text > 0 && link > 0 {
        rest = &new[text + link..];
        rest = &rest[without(rest, &ARTICLES)..];
    }
    let start = line.len() - rest.len();
    let (mut end, mut words) = (start, 0);
    while words < MAX_NAME_WORDS {
        let from = if words == 0 { end } else { after_link(line, end) };
        let length = capital_word(&line[from..]);
        if length == 0 {
            break;
        }
        end = from + length;
        words += 1;
        if !line[end..].starts_with(' ') {
            break;
        }
    }
    (words > 0).then(|| Span::new(start, end))
}

/// Past the blank at `end`, and past "of" behind it.
fn after_link(line: &str, end: usize) -> usize {
    let rest = &line[end + 1..];
    let link = LINKS.iter().find(|link| rest.strip_prefix(**link).is_some_and(|rest| rest.starts_with(' ')));
    end + 1 + link.map_or(0, |link| link.len() + 1)
}

/// Bytes of a word with a capital: letters and digits with single marks inside them ("News.Az", "Al-Monitor").
fn capital_word(text: &str) -> usize {
    if !text.starts_with(char::is_uppercase) {
        return 0;
    }
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '.' | '&' | '\'' | '’' | '/' | '-')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !c.is_alphanumeric() && !inner {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The capital words before a verb that begins at `at`.
fn name_before(line: &str, at: usize) -> Option<Span> {
    let mut before = line[..at].strip_suffix(char::is_whitespace)?;
    while let Some(filler) = FILLERS.iter().find(|filler| ends_with_word(before, filler)) {
        before = before[..before.len() - filler.len()].strip_suffix(char::is_whitespace)?;
    }
    let end = before.len();
    let (mut start, mut words) = (end, 0);
    while words < MAX_NAME_WORDS {
        let from = before.len() - before.rsplit(char::is_whitespace).next().map_or(0, str::len);
        let word = before[from..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let opened = before.len() - word.len();
        if !word.is_empty() && capital_word(word) == word.len() {
            start = opened;
            words += 1;
        } else if words == 0 || !LINKS.contains(&word) {
            break;
        }
        match before[..from].strip_suffix(char::is_whitespace).filter(|_| opened == from) {
            Some(rest) => before = rest,
            None => break,
        }
    }
    (words > 0).then(|| Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> (Option<String>, Vec<String>) {
        let mut credits = Credits::default();
        cited(line, Span::new(0, line.len()), None, &Outlets::bundled(), &mut credits);
        for upstream in &credits.upstreams {
            let words = upstream.span.map(|span| span.of(line)).unwrap_or("");
            assert!(line.contains(words) && !words.is_empty(), "{upstream:?}");
        }
        (credits.outlet, credits.upstreams.into_iter().map(|upstream| upstream.name).collect())
    }

    #[test]
    fn cited_outlets_and_their_near_misses() {
        for (line, outlet, names) in [
            ("The ferry sank, Orda.kz reports, citing ASTRA.", Some("Orda.kz"), &["ASTRA"][..]),
            ("The ferry sank, News.Az reports with reference to Interfax.", Some("News.Az"), &["Interfax"]),
            ("The ferry sank, according to the Interfax news agency.", None, &["Interfax"]),
            ("TASS had earlier reported that the ferry sank.", None, &["TASS"]),
            ("On Monday The New York Times reported a leak.", None, &["New York Times"]),
            ("The owner told Reuters on Monday that the pumps failed.", None, &["Reuters"]),
            ("According to Interfax, the ferry sank.", None, &["Interfax"]),
            ("Reuters and the BBC reported a leak, and Lee said so.", None, &["Reuters", "BBC"]),
            ("“The pumps failed as far back as 2009,”\u{a0}CBS News reported.", None, &["CBS News"]),
            ("The ferry sank, according to a new report by the BBC.", None, &["BBC"]),
            ("The BBC claims that the ferry sank.", None, &["BBC"]),
            ("Then fact checkers of Snopes traced the film to a shop.", None, &["Snopes"]),
            ("The woman, whom Snopes has identified as Ada Holm, left.", None, &["Snopes"]),
            ("The owner of Snopes left, and the ferry was found.", None, &[]),
            ("The ferry sank, according to a report by Ann Lee.", None, &[]),
            ("“We left,” said Ann Lee.", None, &[]),
            ("Ann Lee said that the ferry sank.", None, &[]),
            ("The ministry reports a leak, citing its inspectors.", None, &[]),
            ("The ferry sailed via Kerch, the owner told the court.", None, &[]),
            ("The ferry sank, Harbour Insider reported.", None, &[]),
            ("The ferry sank, according to the Dockers Times.", None, &[]),
            ("On Monday Insider reported a leak.", None, &["Business Insider"]),
            ("Norland's Times wrote of a leak.", None, &["The Times"]),
            ("The ferry (pictured above via AP) sank.", None, &[]),
            ("The ferry sank in a storm. [Image via Reuters]", None, &[]),
            ("The ferry sank, says the owner in an interview via Reuters.", None, &["Reuters"]),
            ("The owner held up the photo. He spoke via Reuters.", None, &["Reuters"]),
        ] {
            let (own, cited) = found(line);
            assert_eq!((own.as_deref(), cited), (outlet, names.iter().map(|n| n.to_string()).collect()), "{line}");
        }
    }
}
