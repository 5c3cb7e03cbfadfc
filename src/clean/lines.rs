//! Lines and paragraphs of an article's text, before anybody asks what they are.
//!
//! Takes an [`Article`], gives [`Piece`]s: trimmed spans in reading order, with the markup the format gave, bullets
//! taken off, and lines that a mail program or terminal wrapped at some column put together again.
//! Worked: at a width of 24, `The ferry sank off Kerch` / `on Monday.` is one piece, `Latest news` / `Ferry sinks` two.
//! Known miss: a text wrapped without blank lines between its paragraphs joins a full last line to the next paragraph.

use crate::read::{Article, Markup};
use crate::span::Span;

/// A line or a paragraph; wrapped lines are inside one piece.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) mark: Option<Markup>,
    pub(crate) bullet: bool,
}

/// The widest line of wrapped text; mail wraps at 72 to 80, printed columns lower. A guess.
const MAX_WRAP_WIDTH: usize = 110;
/// The narrowest width that counts as wrapping: below, lines are list entries and verses. A guess.
const MIN_WRAP_WIDTH: usize = 40;
/// Share of line breaks that a greedy wrapper would have made at the text's width. A guess; wrapped mails reach 1.0.
const MIN_GREEDY_SHARE: f64 = 0.85;
/// Fewer breaks prove nothing.
const MIN_BREAKS: usize = 3;

pub(crate) fn pieces(article: &Article) -> Vec<Piece> {
    if article.blocks.is_empty() {
        let mut pieces = Vec::new();
        add_lines(&article.text, Span::new(0, article.text.len()), None, &mut pieces);
        return pieces;
    }
    let mut pieces = Vec::new();
    for block in &article.blocks {
        add_lines(&article.text, block.span, Some(block.kind), &mut pieces);
    }
    pieces
}

/// A line of the text under `span`, trimmed; blank lines come as empty spans.
struct Line {
    span: Span,
    width: usize,
}

fn add_lines(text: &str, span: Span, mark: Option<Markup>, pieces: &mut Vec<Piece>) {
    let lines = split(text, span);
    let width = wrap_width(text, &lines);
    let mut open: Option<(Span, usize)> = None;
    for line in &lines {
        let joined = match (open, width) {
            (Some((before, before_width)), Some(width)) if continues(text, before_width, line, width) => {
                Some(before.cover(line.span))
            }
            _ => None,
        };
        if let Some(joined) = joined {
            open = Some((joined, line.width));
            continue;
        }
        if let Some((done, _)) = open.take() {
            push(text, done, mark, pieces);
        }
        if !line.span.is_empty() {
            open = Some((line.span, line.width));
        }
    }
    if let Some((done, _)) = open {
        push(text, done, mark, pieces);
    }
}

fn split(text: &str, span: Span) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = span.start as usize;
    let end = span.end as usize;
    while start < end {
        let rest = &text[start..end];
        let length = next_break(rest);
        let span = trimmed(text, Span::new(start, start + length));
        let of_line = span.of(text);
        let width = if of_line.is_ascii() || of_line.len() > 4 * MAX_WRAP_WIDTH {
            of_line.len()
        } else {
            of_line.chars().count()
        };
        lines.push(Line { span, width });
        start += length;
        start += match text[start..end].chars().next() {
            Some('\r') if text[start..end].starts_with("\r\n") => 2,
            Some(c) => c.len_utf8(),
            None => 0,
        };
    }
    lines
}

/// Bytes up to the first line break. A break in ASCII is one byte, the others begin with one of two.
fn next_break(text: &str) -> usize {
    let mut at = 0;
    let may_break = |byte: &u8| matches!(byte, b'\n' | b'\r' | 0x0B | 0x0C | 0xC2 | 0xE2);
    while let Some(found) = text.as_bytes()[at..].iter().position(may_break).map(|i| at + i) {
        match text[found..].chars().next() {
            Some(c) if is_break(c) => return found,
            Some(c) => at = found + c.len_utf8(),
            None => break,
        }
    }
    text.len()
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Blank for the eye: white space, marks of direction, characters without width.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\0')
}

/// The span without blanks at its ends.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = inside.len() - inside.trim_start_matches(is_blank).len();
    let kept = inside.trim_matches(is_blank).len();
    Span::new(span.start as usize + start, span.start as usize + start + kept)
}

/// The width at which the lines were wrapped, where they were.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let width = lines.iter().map(|line| line.width).max()?;
    if !(MIN_WRAP_WIDTH..=MAX_WRAP_WIDTH).contains(&width) {
        return None;
    }
    let (mut breaks, mut greedy, mut open) = (0, 0, 0);
    for pair in lines.windows(2).filter(|pair| !pair[0].span.is_empty() && !pair[1].span.is_empty()) {
        breaks += 1;
        greedy += usize::from(continues(text, pair[0].width, &pair[1], width));
        open += usize::from(!pair[0].span.of(text).ends_with(['.', '!', '?', ':', '"', '”']));
    }
    let wrapped = breaks >= MIN_BREAKS && greedy as f64 >= MIN_GREEDY_SHARE * breaks as f64 && open * 2 >= breaks;
    wrapped.then_some(width)
}

/// Whether a greedy wrapper would have broken here: the next word did not fit.
fn continues(text: &str, width_before: usize, line: &Line, width: usize) -> bool {
    let next = line.span.of(text);
    !next.is_empty() && bullet(next) == 0 && {
        let first = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        width_before + 1 + first > width
    }
}

fn push(text: &str, span: Span, mark: Option<Markup>, pieces: &mut Vec<Piece>) {
    let skipped = bullet(span.of(text));
    let inner = trimmed(text, Span::new(span.start as usize + skipped, span.end as usize));
    if !inner.is_empty() {
        pieces.push(Piece { span: inner, mark, bullet: skipped > 0 || mark == Some(Markup::ListItem) });
    }
}

/// Bytes of a leading bullet and the blank after it; a dash needs a blank, "-40 degrees" has none.
fn bullet(line: &str) -> usize {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return 0 };
    let needs_blank = matches!(first, '-' | '*' | '–' | '+' | 'o' | '>');
    let is_bullet = needs_blank || matches!(first, '•' | '·' | '▪' | '■' | '●' | '►' | '▸' | '‣' | '◦' | '»' | '→');
    match chars.next() {
        Some(second) if is_bullet && (second.is_whitespace() || !needs_blank) => first.len_utf8(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        pieces(&Article::plain("a.txt", text)).iter().map(|piece| piece.span.of(text).to_string()).collect()
    }

    #[test]
    fn lines_are_trimmed_and_bullets_go() {
        assert_eq!(texts("\u{feff}  One \r\n\r\n- Two\u{200f}\n-40 degrees\n"), ["One", "Two", "-40 degrees"]);
        assert_eq!(texts("One\rTwo\u{2028}Three"), ["One", "Two", "Three"]);
    }

    #[test]
    fn wrapped_lines_are_one_piece() {
        let wrapped = "The ferry left Kerch at dawn with forty people on\nboard and sank an hour later, the harbour master\nsaid. Rescuers found twelve survivors in the cold\nwater.\n\nThe ministry opened an inquiry on Tuesday morning\nand promised a report within a month, a spokesman\ntold reporters.\n";
        let pieces = texts(wrapped);
        assert_eq!(pieces.len(), 2, "{pieces:?}");
        assert!(pieces[0].ends_with("water.") && pieces[1].starts_with("The ministry"));
    }

    #[test]
    fn short_headlines_one_below_the_other_stay_apart() {
        let list = "Latest news\nFerry sinks off Kerch with forty people on board\nMinister resigns\nSchools close early as the storm nears the coast\nCup final goes to extra time\n";
        assert_eq!(texts(list).len(), 5);
    }
}
