//! Where sentences end inside a block.
//!
//! Takes text and the span of a block, gives trimmed spans. A mark ends a sentence unless an abbreviation, an initial, a
//! number, an address or the words after it say otherwise; missing blanks after a full stop are seen.
//! Worked: `highly credible.While there` has two sentences, `Dr. Lee paid $3.5 million to Acme Inc. in May.` one.

use crate::clean::is_blank;
use crate::span::Span;
use std::collections::HashSet;
use std::sync::LazyLock;

fn parsed(list: &'static str) -> HashSet<&'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

static INNER: LazyLock<HashSet<&str>> = LazyLock::new(|| parsed(include_str!("../lexicon/abbreviations_inner.txt")));
static LAST: LazyLock<HashSet<&str>> = LazyLock::new(|| parsed(include_str!("../lexicon/abbreviations_last.txt")));
static STARTERS: LazyLock<HashSet<&str>> = LazyLock::new(|| parsed(include_str!("../lexicon/sentence_starters.txt")));
static SPEECH: LazyLock<HashSet<&str>> = LazyLock::new(|| parsed(include_str!("../lexicon/speech_verbs.txt")));

/// Words after a quoted question in which its speech verb may stand: `"Why?" the old harbour master asked`. A guess.
const SPEECH_REACH: usize = 5;
/// Bytes of the longest sentence: a legal clause or a list in prose has some 1,000. A longer stretch without a full stop is a
/// table or a dump, and is cut at a comma or blank so that the parser's work stays linear. A guess.
const MAX_SENTENCE: usize = 2400;
/// Bytes of a token that is looked at: past the longest word of any language.
const MAX_TOKEN: usize = 256;

pub(crate) fn sentences(text: &str, block: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let line = block.of(text);
    let offset = block.start as usize;
    let mut quotes = Quotes::default();
    let (mut start, mut at) = (label_end(line), 0);
    push_all(text, Span::new(offset, offset + start), &mut found);
    while let Some(mark) = next_mark(line, at) {
        let end = after_marks(line, mark, &mut quotes);
        at = end;
        if ends_sentence(line, mark, end) {
            push_all(text, Span::new(offset + start, offset + end), &mut found);
            start = end;
        }
    }
    push_all(text, Span::new(offset + start, offset + line.len()), &mut found);
    found
}

/// Where the label ends that a fact check puts before what it rates: "Claim: A whale swam up the Reva" is no order to claim.
pub(crate) fn label_end(line: &str) -> usize {
    const LABELS: &[&str] = &["claim", "the claim", "viral claim", "rumor", "rumour", "the rumor", "the rumour"];
    let Some((label, rest)) = line.split_once(':') else { return 0 };
    let known = label.len() <= "viral claim".len() && LABELS.contains(&label.trim().to_lowercase().as_str());
    if known && (rest.is_empty() || rest.starts_with(is_blank)) { label.len() + 1 } else { 0 }
}

/// The next mark that may end a sentence.
fn next_mark(line: &str, mut at: usize) -> Option<usize> {
    // "…" and "。" begin with these two bytes.
    let may_end = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | 0xE2 | 0xE3);
    while let Some(found) = line.as_bytes()[at..].iter().position(may_end).map(|i| at + i) {
        match line[found..].chars().next() {
            Some('.' | '!' | '?' | '…' | '。') => return Some(found),
            Some(c) => at = found + c.len_utf8(),
            None => break,
        }
    }
    None
}

/// A sentence, or the parts of what is too long to be one.
fn push_all(text: &str, span: Span, found: &mut Vec<Span>) {
    let (mut start, end) = (span.start as usize, span.end as usize);
    while end - start > MAX_SENTENCE {
        let reach = floor(text, start + MAX_SENTENCE);
        let window = &text[floor(text, start + MAX_SENTENCE / 2)..reach];
        let cut = window.rfind([';', ':', ',', '|', '\n']).or_else(|| window.rfind(is_blank));
        let next = cut.map_or(reach, |at| {
            let at = reach - window.len() + at;
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
        push(text, Span::new(start, next), found);
        start = next;
    }
    push(text, Span::new(start, end), found);
}

/// The character that holds a byte begins here.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Counts straight quotation marks from the head of a line, once over.
#[derive(Default)]
struct Quotes {
    counted_to: usize,
    odd: bool,
}

impl Quotes {
    /// Whether one is open before `at`; `at` never goes back.
    fn open(&mut self, line: &str, at: usize) -> bool {
        let more = line.as_bytes().get(self.counted_to..at).unwrap_or(&[]);
        self.odd ^= more.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
        self.counted_to = self.counted_to.max(at);
        self.odd
    }
}

fn push(text: &str, span: Span, found: &mut Vec<Span>) {
    let inside = span.of(text);
    let start = inside.len() - inside.trim_start_matches(is_blank).len();
    let length = inside.trim_matches(is_blank).len();
    if length > 0 {
        found.push(Span::new(span.start as usize + start, span.start as usize + start + length));
    }
}

/// Past the run of marks and the quotation marks and brackets that close behind it.
fn after_marks(line: &str, mark: usize, quotes: &mut Quotes) -> usize {
    let rest = &line[mark..];
    let marks = rest.trim_start_matches(['.', '!', '?', '…', '。', '‽']);
    let mut end = mark + rest.len() - marks.len();
    for c in line[end..].chars() {
        let closes =
            matches!(c, '”' | '’' | ')' | ']' | '»') || matches!(c, '"' | '\'') && closes_here(line, end, c, quotes);
        if !closes {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// A straight mark closes where it touches the word before and none after.
fn closes_here(line: &str, at: usize, mark: char, quotes: &mut Quotes) -> bool {
    let next = line[at + mark.len_utf8()..].chars().next();
    next.is_none_or(|c| !c.is_alphanumeric())
        || mark == '"' && next.is_some_and(char::is_uppercase) && quotes.open(line, at)
}

fn ends_sentence(line: &str, mark: usize, end: usize) -> bool {
    let Some(next) = line[end..].chars().next() else { return true };
    let marks = line[mark..end].trim_end_matches(['”', '’', ')', ']', '»', '"', '\'']);
    let glued = !is_blank(next);
    if glued {
        return glued_end(line, mark, end, marks);
    }
    let after = line[end..].trim_start_matches(is_blank);
    let Some(first) = after.trim_start_matches(OPENERS).chars().next() else { return true };
    if first.is_lowercase() {
        return false;
    }
    let closed_quote = line[mark..end].ends_with(['”', '"', '’', '\'']);
    if marks != "." {
        let goes_on = closed_quote && speech_follows(after);
        return !goes_on;
    }
    if closed_quote {
        return true;
    }
    let before = last_token(&line[..mark]);
    !is_abbreviation(before, after)
}

const OPENERS: [char; 9] = ['“', '"', '‘', '\'', '(', '[', '—', '–', '-'];

/// "credible.While", "ended.”The": a small letter before, a capital and a small letter after, and no address.
fn glued_end(line: &str, mark: usize, end: usize, marks: &str) -> bool {
    let before = last_token(&line[..mark]);
    let after = line[end..].trim_start_matches(OPENERS);
    let mut next = after.chars();
    let capital = next.next().is_some_and(char::is_uppercase);
    let follows = next.next().is_some_and(|c| c.is_lowercase() || c == ' ' || c == '\'' || c == '’');
    let address = before.contains(['/', '@', '.']) || is_tail_of_name(leading_token(after));
    let small =
        before.chars().last().is_some_and(|c| c.is_lowercase() || c == '%' || c == ')') && before.chars().count() > 1;
    capital && follows && small && !address && (marks == "." || marks == "!" || marks == "?" || marks.len() > 1)
}

/// "News.Az", "Oxu.Az": what follows the full stop is short and ends the word.
fn is_tail_of_name(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    word.chars().count() <= 3 && !STARTERS.contains(word)
}

/// The token before a mark, without opening marks; the end of one that is longer than any word.
fn last_token(before: &str) -> &str {
    let before = &before[floor(before, before.len().saturating_sub(MAX_TOKEN))..];
    let start = before
        .rfind(|c: char| is_blank(c) || matches!(c, '—' | '–'))
        .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    before[start..].trim_start_matches(OPENERS)
}

fn first_word(after: &str) -> &str {
    let word = leading_token(after);
    word.trim_start_matches(OPENERS).trim_end_matches([',', '.', ':', ';', '”', '"', '’', '!', '?'])
}

/// Whether the full stop after `before` belongs to the word and not to the sentence.
fn is_abbreviation(before: &str, after: &str) -> bool {
    // "MR. LEE": titles in the turns of a transcript.
    if INNER.contains(before) || matches!(before, "MR" | "MRS" | "MS" | "DR" | "SEN" | "REP" | "GOV" | "GEN") {
        return true;
    }
    let next = first_word(after);
    let starts = STARTERS.contains(next) || after.starts_with(['“', '"']);
    let numbered = after.starts_with(|c: char| c.is_ascii_digit());
    if matches!(before, "No" | "no" | "Art" | "Sec") {
        return numbered;
    }
    if is_month(before) {
        return numbered || !starts;
    }
    if LAST.contains(before) {
        return !starts;
    }
    let initials = before.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    if initials && !before.is_empty() {
        let single = before.chars().count() == 1;
        return !(starts && (!single || before == "I"));
    }
    false
}

/// Up to the first blank; the head of a token that is longer than any word.
fn leading_token(after: &str) -> &str {
    let near = &after[..floor(after, after.len().min(MAX_TOKEN))];
    near.split(is_blank).next().unwrap_or("")
}

fn is_month(word: &str) -> bool {
    matches!(word, "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sep" | "Sept" | "Oct" | "Nov" | "Dec")
}

/// `“Why?” Lee asked`: the sentence of the quotation goes on with its speaker.
fn speech_follows(after: &str) -> bool {
    after[..floor(after, after.len().min(MAX_TOKEN))]
        .split(is_blank)
        .take(SPEECH_REACH)
        .take_while(|word| !word.starts_with(['“', '"']))
        .any(|word| SPEECH.contains(word.trim_end_matches([',', '.', ':'])))
        && !after.starts_with(['“', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn one_sentence() {
        for text in [
            "Dr. Lee paid $3.5 million to Acme Inc. in May.",
            "J. K. Lee and George W. Bush met Gen. A. Petrov on Oct. 7 in St. Petersburg.",
            "The U.S. Coast Guard came at 9 a.m. Monday.",
            "“Why did it sink?” the harbour master asked.",
            "\"Stop!\" she cried.",
            "News.Az reports, citing gov.uk and Orda.kz.",
            "The storm … passed over Kerch.",
            "See No. 10 of the list.",
            "Ferry sinks off Kerch",
            "Claims: The ferry sank.",
            "It fell by 0.5 percent vs. 2.1 percent in the U.K. and D.C.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn two_sentences() {
        for (first, second) in [
            ("The report is highly credible.", "While there were doubts, it stands."),
            ("He lives in the U.S.", "The ferry sank."),
            ("“We left.", "Nobody saw us,” Lee said."),
            ("“It is over.”", "The crew left."),
            ("Was it full?", "Nobody knows."),
            ("They left at 9 p.m.", "It was dark."),
            ("The firm is Acme Inc.", "He owns it."),
            ("The end came fast…", "Nobody spoke."),
            ("He said no.", "She said yes."),
            ("Claim:", "The ferry sank."),
        ] {
            assert_eq!(split(&format!("{first} {second}")), [first, second]);
        }
        assert_eq!(split("It is highly credible.While there were doubts, it stands.").len(), 2);
        assert_eq!(split("“It is over.”The crew left.").len(), 2);
    }

    #[test]
    fn what_is_too_long_for_a_sentence_is_cut_between_words() {
        let list = "a crate of rusty pumps, ".repeat(400);
        let parts = split(list.trim());
        assert!(parts.len() > 3 && parts.iter().all(|part| part.len() <= MAX_SENTENCE && part.ends_with("pumps,")));
        assert_eq!(parts.join(" "), list.trim());
        assert_eq!(split(&"ж".repeat(5000)).concat(), "ж".repeat(5000));
        let long = format!("{} sank.", "The old ferry ".repeat(100));
        assert_eq!(split(&long), [long.as_str()]);
    }
}
