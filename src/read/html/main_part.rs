//! Which blocks of a page are its story.
//!
//! Takes a scanned [`Page`], gives one flag a block. The extraction crate (dom_smoothie, Mozilla's reader view in Rust) gets
//! the page with a private-use mark before every text run and tells by the marks that come back which runs it kept: no text
//! is aligned, nothing of its output is used. Its choice is then widened, for lost text is a lost contradiction: the page's
//! headings before it, and prose that stands in the same tags. `clean` takes out what does not belong.
//!
//! Limits: past them (a page that nests or counts like an attack) the tags alone decide.

use super::scan::{Page, PageBlock, Zone};
use crate::read::article::Markup;
use dom_smoothie::{Config, Readability};

/// Deeper pages are no articles, and the crate's work grows with the square of the depth; browsers stop at 512.
const MAX_DEPTH: usize = 200;
/// Tags of one page: a long live blog has 20,000. A guess.
const MAX_TAGS: usize = 50_000;
/// Bytes of one page for the crate; a news page has 0.1 to 1 MB. A guess.
const MAX_BYTES: usize = 4 * 1024 * 1024;
/// A paragraph that the crate left out comes back from so many words on. A guess.
const PROSE_WORDS: usize = 12;
/// More of the text inside links: a list of links. A guess; prose with links reaches 0.3.
const MAX_LINK_SHARE: f64 = 0.5;
/// An element that its class calls furniture is furniture unless it holds so much of the page's text. A guess.
const MAX_HINTED_SHARE: f64 = 0.4;

pub(super) fn story_blocks(source: &str, page: &Page) -> Vec<bool> {
    let lengths: Vec<usize> = page.blocks.iter().map(|block| length(page, block)).collect();
    let hints_hold = {
        let of = |hinted: bool| -> usize {
            page.blocks
                .iter()
                .zip(&lengths)
                .filter(|(b, _)| b.hinted == hinted && b.zone != Zone::Outside)
                .map(|(_, l)| l)
                .sum()
        };
        (of(true) as f64) < MAX_HINTED_SHARE * (of(true) + of(false)) as f64
    };
    let is_out = |block: &PageBlock| block.zone == Zone::Outside || block.hinted && hints_hold;
    let kept = extracted(source, page).unwrap_or_else(|| by_tags(page));
    let mut keep: Vec<bool> =
        page.blocks.iter().map(|block| !is_out(block) && block.runs.clone().any(|run| kept[run])).collect();
    if !keep.contains(&true) {
        keep = page.blocks.iter().map(|block| block.zone != Zone::Outside).collect();
    }
    widen(source, page, &mut keep, is_out);
    keep
}

/// Prose between and beside the kept blocks comes back, and the headline before them.
fn widen(source: &str, page: &Page, keep: &mut [bool], is_out: impl Fn(&PageBlock) -> bool) {
    let (Some(first), Some(last)) = (keep.iter().position(|k| *k), keep.iter().rposition(|k| *k)) else { return };
    let in_story = page.blocks[first..=last]
        .iter()
        .zip(&keep[first..=last])
        .filter(|(_, k)| **k)
        .any(|(b, _)| b.zone == Zone::Story);
    for (i, block) in page.blocks.iter().enumerate() {
        if keep[i] || is_out(block) {
            continue;
        }
        let between = (first..=last).contains(&i);
        let beside = in_story && block.zone == Zone::Story;
        let headline = block.heading == 1 && i < first;
        let prose = is_prose(source, page, block);
        let minor = matches!(block.kind, Markup::Heading | Markup::Caption)
            || link_share(page, block) <= MAX_LINK_SHARE && block.kind != Markup::ListItem;
        keep[i] = headline || prose && (between || beside) || between && minor && block.zone == Zone::Story;
    }
}

fn is_prose(source: &str, page: &Page, block: &PageBlock) -> bool {
    let words: usize = block.runs.clone().map(|r| source[page.runs[r].raw.clone()].split_whitespace().count()).sum();
    let last =
        block.runs.clone().rev().map(|r| source[page.runs[r].raw.clone()].trim_end()).find(|text| !text.is_empty());
    let ended = last.is_some_and(|text| text.ends_with(['.', '!', '?', '"', '”', '’', ':', ';']));
    words >= PROSE_WORDS && ended && link_share(page, block) <= MAX_LINK_SHARE
}

fn link_share(page: &Page, block: &PageBlock) -> f64 {
    let linked: usize = page.runs[block.runs.clone()].iter().filter(|run| run.link).map(|run| run.raw.len()).sum();
    linked as f64 / length(page, block).max(1) as f64
}

fn length(page: &Page, block: &PageBlock) -> usize {
    page.runs[block.runs.clone()].iter().map(|run| run.raw.len()).sum()
}

/// Without the crate: what stands in `<article>` or `<main>`, else all that is not outside.
fn by_tags(page: &Page) -> Vec<bool> {
    let mut kept = vec![false; page.runs.len()];
    let has_story = page.blocks.iter().any(|block| block.zone == Zone::Story);
    for block in &page.blocks {
        let wanted = if has_story { block.zone == Zone::Story } else { block.zone == Zone::Body };
        kept[block.runs.clone()].fill(wanted);
    }
    kept
}

/// The runs that the crate keeps; `None` past the limits or where it finds no story.
fn extracted(source: &str, page: &Page) -> Option<Vec<bool>> {
    if page.depth > MAX_DEPTH || page.tags > MAX_TAGS || source.len() > MAX_BYTES || page.runs.len() > Marks::MAX_RUNS {
        return None;
    }
    let marked = Marks::written(source, page);
    let config = Config { disable_json_ld: true, ..Config::default() };
    // The crate is well kept, but what it meets here is what the web sends: a bug in it must cost one page's cleverness, not the run.
    let article =
        std::panic::catch_unwind(|| Readability::new(marked, None, Some(config)).ok()?.parse().ok()).ok()??;
    let mut kept = vec![false; page.runs.len()];
    for run in Marks::read(&article.text_content) {
        if let Some(flag) = kept.get_mut(run) {
            *flag = true;
        }
    }
    kept.contains(&true).then_some(kept)
}

/// Two characters of a private-use plane that count text runs.
struct Marks;

impl Marks {
    const HIGH: u32 = 0xF_0000;
    const LOW: u32 = 0xF_8000;
    const DIGIT: u32 = 0x4000;
    const MAX_RUNS: usize = (Self::DIGIT * Self::DIGIT) as usize;

    fn is_mark(c: char) -> bool {
        (Self::HIGH..0x10_0000).contains(&u32::from(c))
    }

    fn written(source: &str, page: &Page) -> String {
        let mut out = String::with_capacity(source.len() + 8 * page.runs.len());
        let mut from = 0;
        for (i, run) in page.runs.iter().enumerate() {
            let raw = &source[run.raw.clone()];
            if raw.trim().is_empty() {
                continue;
            }
            let at = run.raw.start + raw.len() - raw.trim_start().len();
            out.extend(source[from..at].chars().filter(|c| !Self::is_mark(*c)));
            let number = i as u32;
            out.extend(
                [Self::HIGH + number / Self::DIGIT, Self::LOW + number % Self::DIGIT]
                    .map(|c| char::from_u32(c).unwrap_or(' ')),
            );
            from = at;
        }
        out.extend(source[from..].chars().filter(|c| !Self::is_mark(*c)));
        out
    }

    fn read(text: &str) -> impl Iterator<Item = usize> + '_ {
        let mut high = None;
        text.chars().filter_map(move |c| {
            let code = u32::from(c);
            match code {
                Self::LOW..0x10_0000 => high.take().map(|high: u32| (high * Self::DIGIT + code - Self::LOW) as usize),
                Self::HIGH..Self::LOW => {
                    high = Some(code - Self::HIGH);
                    None
                }
                _ => None,
            }
        })
    }
}
