//! What stands in quotation marks.
//!
//! Takes the text and its blocks, gives the stretches between marks, marks not included, sorted; one quotation that runs
//! over paragraphs has a stretch in each. Curly marks say which side they are on; a straight mark opens where a blank or
//! bracket stands before it. Double marks rule: single ones inside them are part of the words. A single mark opens a
//! quotation only where another one closes it in the same paragraph, and an apostrophe is never one.
//!
//! A quotation that its paragraph leaves open goes on in the next one if that begins with an opening mark, or holds a
//! closing mark before any opening one; else it ends with its paragraph.
//! Worked: `'It's the dogs' home,' he said` holds one quotation, `It's the dogs' home,`.

use super::sentence::Quoted;
use crate::clean::is_blank;
use crate::span::Span;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

#[derive(Copy, Clone, Debug)]
struct Mark {
    at: usize,
    end: usize,
    side: Side,
}

/// Paragraphs without any mark that a quotation may run through before its closing one. A guess; the page that taught the
/// rule has none.
const MAX_SILENT_BLOCKS: usize = 2;
/// Characters that a quotation in single marks may have. Past it the mark was an apostrophe. A guess.
const MAX_SINGLE: usize = 4000;

pub(crate) fn quotations(text: &str, blocks: &[Span]) -> Vec<Quoted> {
    let marks: Vec<Vec<Mark>> = blocks.iter().map(|block| double_marks(text, *block)).collect();
    let mut found = Vec::new();
    let mut number = 0;
    let mut open_at_start = false;
    for (i, block) in blocks.iter().enumerate() {
        let goes_on = |number: &mut u32| *number += 1;
        let mut open: Option<usize> = open_at_start.then_some(block.start as usize);
        for mark in &marks[i] {
            match (mark.side, open) {
                (Side::Open, Some(start)) if open_at_start && blank_before(text, start, mark.at) => {
                    open = Some(mark.end)
                }
                (Side::Open, Some(start)) => {
                    push(text, start, mark.at, number, &mut found);
                    goes_on(&mut number);
                    open = Some(mark.end);
                }
                (Side::Open, None) => open = Some(mark.end),
                (Side::Close, Some(start)) => {
                    push(text, start, mark.at, number, &mut found);
                    goes_on(&mut number);
                    open = None;
                }
                (Side::Close, None) => {}
            }
        }
        open_at_start = false;
        if let Some(start) = open {
            push(text, start, block.end as usize, number, &mut found);
            open_at_start = continues(text, &blocks[i + 1..], &marks[i + 1..]);
            if !open_at_start {
                goes_on(&mut number);
            }
        }
    }
    let double: Vec<Span> = found.iter().map(|quoted| quoted.span).collect();
    let mut running = None;
    for (i, block) in blocks.iter().enumerate() {
        let next = blocks.get(i + 1).map(|next| next.of(text));
        running = single_quotations(text, (*block, next), &double, running, &mut number, &mut found);
    }
    found.sort_by_key(|quoted| quoted.span);
    renumber(&mut found);
    found
}

fn push(text: &str, start: usize, end: usize, quotation: u32, found: &mut Vec<Quoted>) {
    let inside = &text[start..end];
    let lead = inside.len() - inside.trim_start_matches(is_blank).len();
    let length = inside.trim_matches(is_blank).len();
    if length > 0 {
        found.push(Quoted { span: Span::new(start + lead, start + lead + length), quotation });
    }
}

/// Numbers in reading order.
fn renumber(found: &mut [Quoted]) {
    let mut names: Vec<u32> = Vec::new();
    let mut new_of: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
    for quoted in found.iter_mut() {
        let next = names.len() as u32;
        let new = *new_of.entry(quoted.quotation).or_insert_with(|| {
            names.push(quoted.quotation);
            next
        });
        quoted.quotation = new;
    }
}

fn blank_before(text: &str, start: usize, at: usize) -> bool {
    text[start..at].chars().all(is_blank)
}

/// Whether an open quotation goes on in the following blocks.
fn continues(text: &str, blocks: &[Span], marks: &[Vec<Mark>]) -> bool {
    for (block, marks) in blocks.iter().zip(marks).take(MAX_SILENT_BLOCKS + 1) {
        match marks.first() {
            Some(mark) if mark.side == Side::Close => return true,
            Some(mark) => return blank_before(text, block.start as usize, mark.at),
            None => {}
        }
    }
    false
}

/// Double marks of a block with their sides. A straight mark that could be either takes the side that the count asks for.
fn double_marks(text: &str, block: Span) -> Vec<Mark> {
    let line = block.of(text);
    let offset = block.start as usize;
    let mut marks: Vec<Mark> = Vec::new();
    let mut open = false;
    let is_mark = |at: usize, c: char| {
        matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‟' | '″') || is_closed_by_two(line, at, c)
    };
    for (at, c) in line.char_indices().filter(|(at, c)| is_mark(*at, *c)) {
        let side = match c {
            '’' | '\'' if open => Side::Close,
            '’' | '\'' => continue,
            '„' | '«' => Side::Open,
            '»' => Side::Close,
            '”' if !open && opens(line, at, c) => Side::Open,
            '“' if open && closes(line, at, c) => Side::Close,
            '“' | '‟' => Side::Open,
            '”' => Side::Close,
            _ => match (opens(line, at, c), closes(line, at, c)) {
                (true, false) => Side::Open,
                (false, true) => Side::Close,
                _ if is_inch(line, at) && !open => continue,
                _ if open => Side::Close,
                _ => Side::Open,
            },
        };
        open = side == Side::Open;
        let signs = if matches!(c, '’' | '\'') { 2 } else { 1 };
        marks.push(Mark { at: offset + at, end: offset + at + signs * c.len_utf8(), side });
    }
    marks
}

/// `“I’m sorry,’’ he said`: two single marks that close what a double one opened.
fn is_closed_by_two(line: &str, at: usize, mark: char) -> bool {
    let rest = line[at + mark.len_utf8()..].strip_prefix(mark).filter(|_| matches!(mark, '’' | '\''));
    let behind_punctuation = line[..at].ends_with([',', '.', '!', '?']);
    behind_punctuation && rest.is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
}

/// A blank, bracket, dash or nothing before, and a word after.
fn opens(line: &str, at: usize, mark: char) -> bool {
    let before = line[..at].chars().next_back();
    let after = line[at + mark.len_utf8()..].chars().next();
    before.is_none_or(|c| is_blank(c) || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '‘' | '\''))
        && after.is_some_and(|c| !is_blank(c) && !matches!(c, ',' | ';' | ')' | ']'))
}

/// A word or mark before, and a blank, mark or nothing after.
fn closes(line: &str, at: usize, mark: char) -> bool {
    let before = line[..at].chars().next_back();
    let after = line[at + mark.len_utf8()..].chars().next();
    before.is_some_and(|c| !is_blank(c) && !matches!(c, '(' | '['))
        && after.is_none_or(|c| {
            is_blank(c)
                || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '-' | '’' | '\'' | '…')
        })
}

/// `a 12" gun`: inches, not words.
fn is_inch(line: &str, at: usize) -> bool {
    line[..at].chars().next_back().is_some_and(|c| c.is_ascii_digit())
}

/// Quotations in single marks, outside the `double` ones, which are sorted. One that is led in by a colon or is `running` already goes on
/// through a paragraph that does not close it, where the `next` one begins with its mark again; gives its number then.
fn single_quotations(
    text: &str,
    (block, next): (Span, Option<&str>),
    double: &[Span],
    running: Option<u32>,
    number: &mut u32,
    found: &mut Vec<Quoted>,
) -> Option<u32> {
    let line = block.of(text);
    let offset = block.start as usize;
    if !line.contains(['\'', '‘', '’']) {
        return None;
    }
    let is_free = |at: usize| {
        let last = double.partition_point(|span| span.start as usize <= offset + at);
        !last.checked_sub(1).is_some_and(|i| double[i].range().contains(&(offset + at)))
    };
    let mut from = 0;
    while let Some(at) = line[from..].find(['\'', '‘']).map(|i| from + i) {
        let mark = line[at..].chars().next().unwrap_or('\'');
        from = at + mark.len_utf8();
        if !is_free(at) || !opens(line, at, mark) || is_elision(&line[from..]) {
            continue;
        }
        let again = running.filter(|_| at == 0);
        let own = again.unwrap_or(*number);
        let end = closing_single(line, from, mark).filter(|end| is_free(*end));
        // "''Two marks for one,''".
        let doubled = line[from..].starts_with(mark) || line[..at].ends_with(mark);
        let led = !doubled && (again.is_some() || line[..at].trim_end().ends_with(':'));
        if end.is_none() && led && next.is_some_and(|next| next.starts_with(mark) && opens(next, 0, mark)) {
            push(text, offset + from, block.end as usize, own, found);
            *number += 1;
            return Some(own);
        }
        if let Some(end) = end {
            push(text, offset + from, offset + end, own, found);
            *number += 1;
            from = end + 1;
            while !line.is_char_boundary(from) {
                from += 1;
            }
        }
    }
    None
}

/// `'90s`, `'em`, `'twas`: an apostrophe at the head of a word.
fn is_elision(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    rest.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s')
        || matches!(word.as_str(), "em" | "til" | "till" | "twas" | "tis" | "cause" | "bout" | "n" | "round" | "cos")
}

/// The mark that closes a single quotation. A plural possessive ("dogs' home") closes only when nothing better follows.
fn closing_single(line: &str, from: usize, open: char) -> Option<usize> {
    let close = if open == '‘' { '’' } else { '\'' };
    let mut possessive = None;
    for (at, c) in line[from..].char_indices().map(|(i, c)| (from + i, c)).take(MAX_SINGLE) {
        if c == open && (open != close || opens(line, at, c)) {
            break;
        }
        if c != close || !closes(line, at, c) {
            continue;
        }
        let rest = &line[at + c.len_utf8()..];
        let plural =
            line[..at].ends_with(['s', 'z', 'x']) && rest.trim_start_matches(is_blank).starts_with(char::is_lowercase);
        if !plural {
            return Some(at);
        }
        possessive.get_or_insert(at);
    }
    possessive
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(paragraphs: &[&str]) -> Vec<(String, u32)> {
        let text = paragraphs.join("\n");
        let mut at = 0;
        let blocks: Vec<Span> = paragraphs
            .iter()
            .map(|p| {
                let span = Span::new(at, at + p.len());
                at += p.len() + 1;
                span
            })
            .collect();
        quotations(&text, &blocks).iter().map(|q| (q.span.of(&text).to_string(), q.quotation)).collect()
    }

    fn words(paragraphs: &[&str]) -> Vec<String> {
        quoted(paragraphs).into_iter().map(|(words, _)| words).collect()
    }

    #[test]
    fn marks_of_every_kind() {
        assert_eq!(words(&["“We left,” he said, “at dawn.”"]), ["We left,", "at dawn."]);
        assert_eq!(words(&["\"We left,\" he said, \"at dawn.\""]), ["We left,", "at dawn."]);
        assert_eq!(words(&["'It's the dogs' home,' he said."]), ["It's the dogs' home,"]);
        assert_eq!(words(&["‘It’s over,’ he said of the crews’ strike."]), ["It’s over,"]);
        assert_eq!(words(&["“He told me ‘run’ and I ran,” she said."]), ["He told me ‘run’ and I ran,"]);
        assert_eq!(words(&["\"He told me 'run' and I ran,\" she said."]), ["He told me 'run' and I ran,"]);
        assert_eq!(words(&["«We left», he said."]), ["We left"]);
        assert_eq!(words(&["“I’m sorry,’’ he said. The crews’ boat sank."]), ["I’m sorry,"]);
        assert_eq!(words(&["“The crews’ boat sank, and ours too,” he said."]), ["The crews’ boat sank, and ours too,"]);
    }

    #[test]
    fn apostrophes_and_inches_quote_nothing() {
        for text in [
            "The crew's boat and the boats' crews met in the '90s.",
            "It’s the captain’s fault, the widows’ lawyer said.",
            "A 12\" gun stood on the bow.",
            "Rock 'n' roll kept 'em awake.",
        ] {
            assert_eq!(words(&[text]), [""; 0], "{text}");
        }
    }

    #[test]
    fn quotations_over_paragraphs() {
        let standard = quoted(&["“One.", "“Two.", "“Three,” he said. “Four.”"]);
        let expected: Vec<(String, u32)> =
            [("One.", 0), ("Two.", 0), ("Three,", 0), ("Four.", 1)].map(|(w, n)| (w.to_string(), n)).into();
        assert_eq!(standard, expected);
        let loose = quoted(&["He said: “One.", "Two,” he added. Three."]);
        assert_eq!(loose, [("One.".to_string(), 0), ("Two,".to_string(), 0)]);
        let single = quoted(&["Lee said: 'One, and don't go. Two.", "'Three.", "'Four,' he said.", "'Five."]);
        let expected: Vec<(String, u32)> =
            [("One, and don't go. Two.", 0), ("Three.", 0), ("Four,", 0)].map(|(w, n)| (w.to_string(), n)).into();
        assert_eq!(single, expected);
        for (alone, next) in [
            ("Lee sold: 'nets and cod.", "The cook slept."),
            ("Lee said: ''Nets sold.", "''Tis late,'' she said."),
            ("Lee 'sold.", "'Tis late, she said."),
        ] {
            assert_eq!(words(&[alone]), [""; 0], "{alone}");
            assert_eq!(words(&[alone, next]), words(&["", next]), "{alone}");
        }
        let torn = quoted(&["He said: “One.", "Nobody else spoke.", "She said “two.”"]);
        assert_eq!(torn, [("One.".to_string(), 0), ("two.".to_string(), 1)]);
    }
}
