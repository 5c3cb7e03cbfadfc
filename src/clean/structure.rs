//! Which pieces of a page are the story: what a line is, seen from where it stands.
//!
//! Takes the pieces with their [`Look`]s, gives a [`Verdict`] for each. The rules go by position: lines before the first
//! paragraph are a title, a summary or navigation; a list under "Latest news" goes to its end; after the head of the page's
//! foot nothing follows; a paragraph printed twice counts once; a line without a full stop between paragraphs is a
//! subheading or a caption. A line before the story stays where most of its words come back in the story.
//!
//! Worked: `Sorry!!` / `Ferry sinks off Kerch` / `The ferry sank.` … / `Most read` / `- Cup final`: the second line is the
//! headline, the third stays, all others go. Known miss: a caption that ends with a full stop and no credit is prose.

use super::furniture::{Look, author, finished, look};
use super::lines::Piece;
use super::strip::date_strip;
use super::text::BlockKind;
use super::wordlist::key;
use crate::read::Markup;
use jiff::civil::Date;
use std::collections::HashSet;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Keep(BlockKind),
    Drop(&'static str),
}

pub(crate) struct Layout {
    pub(crate) verdicts: Vec<Verdict>,
    /// The piece that is the title.
    pub(crate) title: Option<usize>,
    /// The first complete date of a date strip.
    pub(crate) date: Option<Date>,
}

/// Share of a line's content words that come back in the story, for a line before it to be part of it; of the summary
/// lines of stories/fnc_dev 9 in 10 pass, of its links 1 in 10.
const MIN_OVERLAP: f64 = 0.6;
/// A paragraph printed again has at least so many words; shorter ones ("Yes, he said.") may repeat. A guess.
const MIN_REPEATED_WORDS: usize = 6;
/// Share of the prose that stands before the head of the page's foot; a navigation bar stands before all of it. A guess.
const FOOT_AFTER: f64 = 0.6;
/// A question in a list of links is a headline up to so many words. A guess.
const MAX_LINK_WORDS: usize = 16;
/// Words of the shortest line that may be a title, a summary line, or an unfinished paragraph.
const TITLE_WORDS: usize = 3;
const SUMMARY_WORDS: usize = 6;
const PARAGRAPH_WORDS: usize = 9;
/// The first paragraph of a story is at least so long; "Welcome back." is none.
const OPENING_WORDS: usize = 8;

pub(crate) fn layout(text: &str, pieces: &[Piece], known_title: Option<&str>) -> Layout {
    Page::new(text, pieces).decide(known_title)
}

struct Page<'a> {
    text: &'a str,
    pieces: &'a [Piece],
    looks: Vec<Look>,
    words: Vec<usize>,
    dates: Vec<Option<Date>>,
    first_prose: Option<usize>,
    last_prose: Option<usize>,
    vocabulary: HashSet<u64>,
    /// Paragraphs of this page end without full stops, so their lack says nothing.
    unfinished: bool,
}

impl<'a> Page<'a> {
    fn new(text: &'a str, pieces: &'a [Piece]) -> Self {
        let mut page = Page {
            text,
            pieces,
            looks: Vec::with_capacity(pieces.len()),
            words: Vec::with_capacity(pieces.len()),
            dates: Vec::with_capacity(pieces.len()),
            first_prose: None,
            last_prose: None,
            vocabulary: HashSet::new(),
            unfinished: false,
        };
        for (i, piece) in pieces.iter().enumerate() {
            let line = page.of(i);
            let strip = date_strip(line);
            page.dates.push(strip.flatten());
            let words = count_words(line);
            page.words.push(words);
            page.looks.push(match (strip, piece.mark) {
                (Some(_), _) => Look::Furniture("date"),
                (None, Some(Markup::Caption)) => Look::Furniture("caption"),
                (None, Some(Markup::Heading)) if look(line, words) == Look::Prose => Look::Open,
                (None, _) => look(line, words),
            });
        }
        page.unfinished = page.leaves_sentences_open();
        if page.unfinished {
            for i in 0..pieces.len() {
                if page.looks[i] == Look::Open && page.may_be_paragraph(i) {
                    page.looks[i] = Look::Prose;
                }
            }
        }
        let is_story = |i: &usize| page.looks[*i] == Look::Prose && page.words[*i] >= OPENING_WORDS;
        page.first_prose =
            (0..pieces.len()).find(is_story).or_else(|| (0..pieces.len()).find(|i| page.looks[*i] == Look::Prose));
        page.last_prose = (0..pieces.len()).rev().find(|i| page.looks[*i] == Look::Prose);
        page.learn_vocabulary();
        page
    }

    fn of(&self, i: usize) -> &'a str {
        self.pieces[i].span.of(self.text)
    }

    fn may_be_paragraph(&self, i: usize) -> bool {
        self.words[i] >= PARAGRAPH_WORDS && !self.pieces[i].bullet && self.pieces[i].mark != Some(Markup::Heading)
    }

    /// More long lines without a full stop than with one, before any list of links begins.
    fn leaves_sentences_open(&self) -> bool {
        let end = self.looks.iter().position(|look| *look == Look::ListHead).unwrap_or(self.looks.len());
        let open = (1..end).filter(|i| self.looks[*i] == Look::Open && self.may_be_paragraph(*i)).count();
        let closed = (0..self.looks.len()).filter(|i| self.looks[*i] == Look::Prose).count();
        open > 2 * closed || closed == 0 && open > 0
    }

    fn learn_vocabulary(&mut self) {
        // Only lines before the story are held against it.
        let head = self.first_prose.unwrap_or(self.pieces.len());
        if !self.looks[..head].contains(&Look::Open) {
            return;
        }
        for i in 0..self.pieces.len() {
            if self.looks[i] == Look::Prose {
                let line = self.of(i);
                self.vocabulary.extend(content_words(line));
            }
        }
    }

    /// Share of the line's content words that the story has, too; one word alone proves nothing.
    fn overlap(&self, i: usize) -> f64 {
        let words: Vec<u64> = content_words(self.of(i)).collect();
        let known = words.iter().filter(|word| self.vocabulary.contains(word)).count();
        if known < 2 { 0.0 } else { known as f64 / words.len() as f64 }
    }

    fn decide(&self, known_title: Option<&str>) -> Layout {
        let title = self.title(known_title);
        let mut verdicts = Vec::with_capacity(self.pieces.len());
        let mut seen = HashSet::new();
        let (mut in_list, mut in_foot, mut prose_before) = (false, false, 0);
        let all_prose: usize =
            (0..self.pieces.len()).filter(|i| self.looks[*i] == Look::Prose).map(|i| self.words[i]).sum();
        for i in 0..self.pieces.len() {
            let again = self.words[i] >= MIN_REPEATED_WORDS && !seen.insert(words_hash(self.of(i), self.words[i]));
            let look = if self.is_teaser(i, &verdicts) { Look::Furniture("link-list") } else { self.looks[i] };
            in_list = in_list && self.stays_in_list(i);
            verdicts.push(match look {
                _ if in_foot => Verdict::Drop("page-foot"),
                _ if title == Some(i) => Verdict::Keep(BlockKind::Headline),
                _ if again => Verdict::Drop("repeated"),
                Look::Furniture(code) => Verdict::Drop(code),
                _ if in_list => Verdict::Drop("link-list"),
                Look::ListHead => {
                    in_list = true;
                    Verdict::Drop("link-list")
                }
                Look::FootHead => {
                    in_foot = prose_before as f64 >= FOOT_AFTER * all_prose as f64 && prose_before > 0;
                    Verdict::Drop("page-foot")
                }
                Look::Open => self.open_line(i, &verdicts),
                Look::Prose => {
                    prose_before += self.words[i];
                    Verdict::Keep(if self.pieces[i].bullet { BlockKind::ListItem } else { BlockKind::Paragraph })
                }
            });
        }
        self.drop_authors(&mut verdicts);
        Layout { verdicts, title, date: self.dates.iter().flatten().next().copied() }
    }

    /// A list of links ends at the first paragraph; a question or an exclamation in it is still a headline.
    fn stays_in_list(&self, i: usize) -> bool {
        match self.looks[i] {
            Look::Prose => {
                self.words[i] <= MAX_LINK_WORDS
                    && (self.of(i).ends_with(['?', '!', '’', '”', '\'', '"', '…']) || self.of(i).ends_with("..."))
            }
            _ => true,
        }
    }

    /// "Man swims home after missing the last...": a short line that is cut off or asks, between lines that are links.
    fn is_teaser(&self, i: usize, before: &[Verdict]) -> bool {
        let teases = |i: usize| {
            let line = self.of(i);
            self.looks[i] == Look::Prose
                && self.words[i] <= MAX_LINK_WORDS
                && (line.ends_with(['?', '!', '…']) || line.ends_with("..."))
        };
        let link = |i: usize| self.looks[i] != Look::Prose || teases(i);
        let after_link = matches!(before.last(), Some(Verdict::Drop(_)));
        teases(i) && i > 0 && after_link && link(i - 1) && (i + 1 == self.pieces.len() || link(i + 1))
    }

    /// The lives of the authors behind a story: "Ann Lee covers ports for the Harbour Post." A person of whom the story itself
    /// speaks is none.
    fn drop_authors(&self, verdicts: &mut [Verdict]) {
        for i in (0..self.pieces.len()).rev() {
            match verdicts[i] {
                Verdict::Drop(_) => {}
                Verdict::Keep(BlockKind::Headline) => return,
                Verdict::Keep(_) => match author(self.of(i)).filter(|name| !self.speaks_of(name, i)) {
                    Some(_) => verdicts[i] = Verdict::Drop("author-bio"),
                    None => return,
                },
            }
        }
    }

    /// Whether other prose than notes on authors names the person.
    fn speaks_of(&self, name: &str, but: usize) -> bool {
        let family = name.rsplit(' ').next().unwrap_or(name);
        let story = (0..but).filter(|i| self.looks[*i] == Look::Prose).map(|i| self.of(i));
        name != "The author" && story.filter(|line| author(line).is_none()).any(|line| line.contains(family))
    }

    /// A line without an end, outside a list of links.
    fn open_line(&self, i: usize, before: &[Verdict]) -> Verdict {
        let heading = self.pieces[i].mark == Some(Markup::Heading);
        let Some(first) = self.first_prose else {
            let kept = self.words[i] >= TITLE_WORDS && !heading;
            return if kept { Verdict::Keep(BlockKind::Paragraph) } else { Verdict::Drop("navigation") };
        };
        if i < first {
            let summary = self.words[i] >= SUMMARY_WORDS && self.overlap(i) >= MIN_OVERLAP;
            return if summary { Verdict::Keep(BlockKind::ListItem) } else { Verdict::Drop("navigation") };
        }
        if self.pieces[i].bullet {
            return if self.introduced(i, before) {
                Verdict::Keep(BlockKind::ListItem)
            } else {
                Verdict::Drop("link-list")
            };
        }
        if heading || self.words[i] < PARAGRAPH_WORDS {
            return Verdict::Drop("subheading");
        }
        Verdict::Drop(if self.last_prose.is_some_and(|last| i > last) { "link-list" } else { "caption" })
    }

    /// The list stands under a sentence that ends with a colon, or under an item that does.
    fn introduced(&self, i: usize, before: &[Verdict]) -> bool {
        match before.last() {
            Some(Verdict::Keep(BlockKind::ListItem)) => i > 0 && self.pieces[i - 1].bullet,
            Some(Verdict::Keep(BlockKind::Paragraph)) => self.of(i - 1).ends_with(':'),
            _ => false,
        }
    }

    /// The line before the story that is its title.
    fn title(&self, known: Option<&str>) -> Option<usize> {
        let head = self.first_prose.unwrap_or(self.pieces.len());
        if let Some(known) = known.map(key).filter(|known| !known.is_empty()) {
            let same = |i: &usize| {
                let line = key(self.of(*i));
                line == known || self.words[*i] >= TITLE_WORDS && known.starts_with(&line)
            };
            if let Some(found) = (0..self.pieces.len().min(head + 1)).find(same) {
                return Some(found);
            }
        }
        let first = self.first_prose?;
        if self.reads_like_title(first) && self.pieces.len() > first + 1 {
            return Some(first);
        }
        let mut candidates = (0..head)
            .filter(|i| self.looks[*i] == Look::Open && self.words[*i] >= TITLE_WORDS && !(self.pieces[*i].bullet));
        let heading = candidates.clone().find(|i| self.pieces[*i].mark == Some(Markup::Heading));
        heading.or_else(|| {
            let best = candidates.clone().max_by_key(|i| ((self.overlap(*i) * 100.0) as usize, std::cmp::Reverse(*i)));
            best.filter(|i| self.overlap(*i) >= MIN_OVERLAP)
                .or_else(|| candidates.next_back().filter(|i| *i + 1 == first))
        })
    }

    /// "Council Votes To Condemn The Ban.": Title Case with a full stop, as some archives print headlines.
    fn reads_like_title(&self, i: usize) -> bool {
        let line = self.of(i);
        let mut long = line.split_whitespace().filter(|word| word.chars().count() >= 4);
        i == 0
            && finished(line)
            && (4..=20).contains(&self.words[i])
            && !line.contains(['“', '"'])
            && long.all(|word| word.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| !c.is_lowercase()))
    }
}

/// Hashes of the words that carry content, cut to a stem; stored nowhere.
fn content_words(text: &str) -> impl Iterator<Item = u64> {
    /// Words below are mostly grammar; longer ones are cut to a stem that plural and tense share.
    const SHORT: usize = 4;
    const STEM: usize = 5;
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(SHORT - 1).is_some()).map(|word| {
        let stem = word.chars().take(STEM).flat_map(char::to_lowercase);
        stem.fold(FNV_START, |hash, c| (hash ^ u64::from(u32::from(c))).wrapping_mul(FNV_PRIME))
    })
}

/// The prime and start of FNV-1a.
const FNV_PRIME: u64 = 0x0100_0000_01b3;
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// The same for two paragraphs of one length in words with the same letters and digits at both ends, whatever stands between
/// the words: nothing else is printed twice on a page.
fn words_hash(text: &str, words: usize) -> u64 {
    const END: usize = 100;
    let kept = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let bytes = text.as_bytes();
    let ends =
        bytes.iter().filter(|byte| kept(byte)).take(END).chain(bytes.iter().rev().filter(|byte| kept(byte)).take(END));
    ends.fold(FNV_START ^ words as u64, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(FNV_PRIME)
    })
}

/// Words between blanks; of ASCII without a look at every character.
pub(super) fn count_words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    let starts =
        text.as_bytes().windows(2).filter(|pair| pair[0].is_ascii_whitespace() && !pair[1].is_ascii_whitespace());
    starts.count() + usize::from(text.starts_with(|c: char| !c.is_ascii_whitespace()))
}
