//! Publications that no lexicon knows: "told news website Velos", "Source: Velos, Daily Ferry".
//!
//! Takes a paragraph or a line of the page, adds [`Upstream`](crate::read::Upstream)s of the kind `Citing`: with the words where a
//! sentence cites a publication by its kind and name, and without a span, so for the whole article, where a line lists the sources.
//! Worked: `The ferry sank, according to the newspaper Kerch Today` gives Kerch Today; `Via: Velos` gives Velos.
//! So does `the Kerch247 news website reported`, where the name has two words or is no plain word.
//! Left alone: `she runs the website Velos`, `Source: Ann Lee/Getty Images`, `Sources close to the owner say so`.
//! Known misses: a single plain name before the noun ("the Velos news site"): it may be a town's.

use super::credit::{Credits, NAME};
use crate::pattern::{Pattern, regex};
use crate::read::{Outlets, Upstream, UpstreamKind, host};
use crate::span::Span;

/// Nouns whose name stands behind them.
const NOUNS: [&str; 13] = [
    "blog",
    "broadcaster",
    "channel",
    "daily",
    "magazine",
    "media",
    "newspaper",
    "portal",
    "site",
    "station",
    "tabloid",
    "website",
    "weekly",
];
static NAMED: Pattern = Pattern::new(|| {
    let nouns = NOUNS.map(|noun| noun.to_string()).join("|");
    regex(&format!(r"\b(?:{nouns}) (?P<name>(?:\d+ )?{NAME}(?: \d+)?)"))
});
/// … or before them: "the Kerch Today news site".
static NAMED_BEFORE: Pattern = Pattern::new(|| {
    let nouns = NOUNS.map(|noun| noun.to_string()).join("|");
    regex(&format!(r"(?P<name>{NAME}(?: \d+)?) (?:news |online )?(?:{nouns})\b"))
});
/// One of these words shortly before the noun, or of those right behind the name, cites it.
const BEFORE: [&str; 12] = [
    "according",
    "appeared",
    "by",
    "citing",
    "interview",
    "posted",
    "published",
    "quoted",
    "quoting",
    "surfaced",
    "told",
    "via",
];
const BEHIND: [&str; 7] = ["claimed", "claims", "quoted", "reported", "reports", "revealed", "writes"];
/// Words between them: "told the German news website". A guess.
const WITHIN: usize = 5;
/// A line of sources has few words, and so has each name in it. Guesses.
const MAX_LINE: usize = 10;
const MAX_NAME: usize = 4;
/// What a credit for a picture has.
const PICTURES: [&str; 5] = ["getty", "image", "photo", "shutterstock", "wikimedia"];

/// What a sentence cites by kind and name.
pub(crate) fn cited(text: &str, block: Span, outlets: &Outlets, credits: &mut Credits) {
    let line = block.of(text);
    if !NOUNS.iter().any(|noun| line.contains(noun)) {
        return;
    }
    let named = NAMED.with(|named| named.captures_iter(line).collect::<Vec<_>>());
    let named_before = NAMED_BEFORE.with(|named| named.captures_iter(line).collect::<Vec<_>>());
    let named_before =
        named_before.into_iter().filter(|found| found.name("name").is_some_and(|n| is_own_name(n.as_str())));
    for found in named.into_iter().chain(named_before) {
        let (Some(all), Some(name)) = (found.get(0), found.name("name")) else { continue };
        let before = line[..all.start()].rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let cites = before.take(WITHIN).any(|word| BEFORE.contains(&word.to_lowercase().as_str()));
        let behind = line[all.end()..].trim_start().split(|c: char| !c.is_alphanumeric()).next();
        if cites || behind.is_some_and(|word| BEHIND.contains(&word)) {
            let start = block.start as usize;
            let span = Span::new(start + name.start(), start + name.end());
            credits.add(outlets, name.as_str(), UpstreamKind::Citing, span);
        }
    }
}

/// Neither a town nor a country by its form: two words, or a digit or a second capital within.
fn is_own_name(name: &str) -> bool {
    let name = name.strip_prefix("The ").unwrap_or(name);
    name.contains(' ') || name.chars().skip(1).any(|c| c.is_ascii_digit() || c.is_uppercase())
}

/// A line of the page that lists where the story is from.
pub(crate) fn listed(line: &str, outlets: &Outlets, credits: &mut Credits) {
    for name in sources(line) {
        let name = outlets.canonical(host(name).unwrap_or(name)).to_string();
        if !credits.upstreams.iter().any(|known| known.name == name && known.span.is_none()) {
            credits.upstreams.push(Upstream { name, kind: UpstreamKind::Citing, span: None });
        }
    }
}

/// A paragraph that is such a line in brackets, or ends in one: "… is still open. [via Velos]".
pub(crate) fn credited(text: &str, block: Span, outlets: &Outlets, credits: &mut Credits) {
    let line = block.of(text).trim_end();
    if let Some(at) = line.rfind('[').filter(|_| line.ends_with(']')) {
        listed(&line[at..], outlets, credits);
    }
}

fn sources(line: &str) -> Vec<&str> {
    let line = line.trim().strip_prefix('[').and_then(|line| line.strip_suffix(']')).unwrap_or(line);
    let label = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = line[label.len()..].trim_start();
    let small = line.to_lowercase();
    let labelled = matches!(label.to_lowercase().as_str(), "source" | "sources" | "via");
    let is_list = line.split_whitespace().count() <= MAX_LINE && !PICTURES.iter().any(|word| small.contains(word));
    if !labelled || !is_list {
        return Vec::new();
    }
    let names = rest.trim_start_matches([':', ' ']).split(", ").flat_map(|part| part.split(" / "));
    let names: Vec<&str> = names.map(|name| name.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    // Without a colon it may be a sentence.
    let longest = if rest.starts_with(':') { MAX_NAME } else { 2 };
    let is_name = |name: &&str| !name.is_empty() && name.split(' ').count() <= longest;
    if names.iter().all(is_name) { names } else { Vec::new() }
}

/// Whether what stands at `span` is named as a publication, or listed as one.
pub(crate) fn is_publication(text: &str, span: Option<Span>) -> bool {
    let Some(span) = span else { return true };
    let before = text[..span.start as usize].trim_end();
    NOUNS.iter().any(|noun| before.ends_with(noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<String> {
        let mut credits = Credits::default();
        cited(line, Span::new(0, line.len()), &Outlets::bundled(), &mut credits);
        credits.upstreams.into_iter().map(|upstream| upstream.name).collect()
    }

    #[test]
    fn a_publication_is_cited_by_kind_and_name() {
        for (line, name) in [
            ("The ferry sank, the owner told news website Velos.", Some("Velos")),
            ("The ferry sank, according to the Norlandic daily Kerch Today.", Some("Kerch Today")),
            ("A film of it was posted on the website Weird Kerch since May.", Some("Weird Kerch")),
            ("The newspaper Velos reported a leak.", Some("Velos")),
            ("The ferry sank on Monday, local media Kerch 4 reports.", Some("Kerch 4")),
            ("The station 7 News reported a leak.", Some("7 News")),
            ("The fire station Reva 4 was built in May.", None),
            ("The ferry sank, the Kerch247 news website reported.", Some("Kerch247")),
            ("According to the Kerch Today news site, the ferry sank.", Some("Kerch Today")),
            ("The ferry sank, the Norlandic news website reported.", None),
            ("The Kerch Today news site was closed in May.", None),
            ("Ann Lee runs the website Velos from her kitchen.", None),
            ("On her website Lee said that the ferry sank.", None),
            ("The daily reported that Ann Lee had left.", None),
        ] {
            assert_eq!(found(line), name.into_iter().collect::<Vec<_>>(), "{line}");
        }
    }

    #[test]
    fn a_line_of_sources_lists_them() {
        for (line, names) in [
            ("Source: Velos", &["Velos"][..]),
            ("[via Velos]", &["Velos"]),
            ("[via Getty Images]", &[]),
            ("SOURCES: Kerch Today, Velos", &["Kerch Today", "Velos"]),
            ("Source velos, Portwatch", &["velos", "Portwatch"]),
            ("Source: Ann Lee/Getty Images", &[]),
            ("Sources close to the owner say so.", &[]),
            ("Via Kerch the ferry sailed on to the south.", &[]),
            ("Resources: Velos", &[]),
        ] {
            assert_eq!(sources(line), names, "{line}");
        }
    }
}
