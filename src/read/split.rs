//! A file with one entry a line, some lines at a time.
//!
//! Takes an [`InputSource`], gives JSON Lines as stretches of whole lines, each a source that [`load`](super::load) reads alone, and
//! every other source as it is: memory follows the lines that are read together, not the file. [`Broken`] names the broken
//! lines of all stretches as if the file had been read at once.
//! Leaves to `load` what is no plain UTF-8, is too large, or holds no entry or too many: such a file stays whole.
//!
//! Worked: a file of 50 MB becomes 800 sources of the same name; the third begins with line 61, entry 58, byte 131,207.

use super::article::Skipped;
use super::decode;
use super::discover::{From, InputSource};
use super::json::MAX_ENTRIES;
use super::kind::Kind;
use super::load::{Input, MAX_FILE_BYTES};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Some whole lines of a file, and what stands before them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Bytes of the file.
    pub start: usize,
    pub end: usize,
    /// Lines and entries before it.
    pub lines: usize,
    pub entries: usize,
    /// Nothing comes after it.
    pub last: bool,
}

/// A stretch ends with the line that reaches this: some twenty articles, enough for opening the file to cost nothing. A guess.
const STRETCH_BYTES: usize = 64 * 1024;
/// Broken lines of one file that are named one by one; the rest is counted.
const MAX_NAMED: usize = 20;

/// The parts of a source that are loaded one by one, in their order.
pub fn split(source: InputSource) -> Vec<InputSource> {
    let From::File { path, kind: Kind::JsonLines } = &source.from else { return vec![source] };
    match stretches(path, STRETCH_BYTES) {
        Some(stretches) => {
            let part = |stretch| From::Lines { path: path.clone(), stretch };
            stretches
                .into_iter()
                .map(|stretch| InputSource { name: source.name.clone(), from: part(stretch) })
                .collect()
        }
        None => vec![source],
    }
}

/// `None` for a file that has to be read whole.
fn stretches(path: &Path, bytes: usize) -> Option<Vec<Stretch>> {
    let file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    if length <= bytes as u64 || length > MAX_FILE_BYTES {
        return None;
    }
    let mut reader = BufReader::with_capacity(STRETCH_BYTES, file);
    let mark = decode::utf8_mark(reader.fill_buf().ok()?)?;
    reader.consume(mark);
    let (mut found, mut line, mut control) = (Vec::new(), Vec::new(), 0);
    let mut next = Stretch { start: mark, end: mark, ..Stretch::default() };
    let (mut lines, mut entries) = (0, 0);
    while reader.read_until(b'\n', &mut line).ok()? > 0 {
        next.end += line.len();
        lines += 1;
        entries += usize::from(!std::str::from_utf8(&line).ok()?.trim().is_empty());
        control += decode::control(&line);
        line.clear();
        if next.end - next.start >= bytes {
            let start = next.end;
            found.push(std::mem::replace(&mut next, Stretch { start, end: start, lines, entries, last: false }));
        }
    }
    let total = next.end;
    if next.end > next.start {
        found.push(next);
    }
    found.last_mut()?.last = true;
    let is_fine = (1..=MAX_ENTRIES).contains(&entries) && total as u64 <= MAX_FILE_BYTES;
    (is_fine && !decode::is_binary(control, total)).then_some(found)
}

/// Broken lines of one file after the other.
#[derive(Debug, Default)]
pub struct Broken {
    count: usize,
}

impl Broken {
    /// What a part of a file gave, without the broken lines that are only counted; all parts have to come, in their order.
    pub fn named(&mut self, part: &InputSource, inputs: Vec<Input>) -> Vec<Input> {
        match &part.from {
            From::Lines { stretch, .. } => self.over(&part.name, inputs, stretch.last),
            _ => inputs,
        }
    }

    pub(super) fn over(&mut self, file: &str, mut inputs: Vec<Input>, last: bool) -> Vec<Input> {
        inputs.retain(|input| {
            self.count += usize::from(matches!(input, Input::Skipped(_)));
            self.count <= MAX_NAMED || !matches!(input, Input::Skipped(_))
        });
        if last {
            let more = std::mem::take(&mut self.count).saturating_sub(MAX_NAMED);
            let reason = format!("{more} more lines hold no article");
            inputs.extend((more > 0).then(|| Input::Skipped(Skipped { path: file.to_string(), reason, failed: true })));
        }
        inputs
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, load};
    use super::*;

    /// The file as read whole, and in stretches of so many bytes.
    fn both(name: &str, bytes: &[u8], most: usize) -> Option<[Vec<Input>; 2]> {
        let path = std::env::temp_dir().join(format!("crosscheck-split-{}-{name}.jsonl", std::process::id()));
        std::fs::write(&path, bytes).expect("a scratch file");
        let from = From::File { path: path.clone(), kind: Kind::JsonLines };
        let whole = load(&InputSource { name: "a.jsonl".into(), from }, &ReadOptions::default());
        let parts = stretches(&path, most).map(|stretches| {
            let mut broken = Broken::default();
            let part =
                |stretch| InputSource { name: "a.jsonl".into(), from: From::Lines { path: path.clone(), stretch } };
            let parts = stretches.into_iter().map(part);
            parts.flat_map(|part| broken.named(&part, load(&part, &ReadOptions::default()))).collect()
        });
        std::fs::remove_file(&path).expect("ours");
        Some([whole, parts?])
    }

    /// Everything that is told of an input, and the line and column of what it says last.
    fn told(inputs: &[Input]) -> Vec<String> {
        let told = |input: &Input| match input {
            Input::Article(article) => {
                let last = crate::span::Span::new(article.text.len() - 1, article.text.len());
                let place = article.map.origin(last).and_then(|at| article.lines.place(at.start));
                format!("{} {} {:?} {place:?}", article.path, article.text, article.map)
            }
            other => format!("{other:?}"),
        };
        inputs.iter().map(told).collect()
    }

    #[test]
    fn stretches_together_are_the_file() {
        let entry = |i: usize| match i % 7 {
            3 => String::new(),
            4 => "  \u{2003}".into(),
            5 => format!("{{\"text\": \"Zoë’s boat {i} sank.\", oops"),
            _ => format!("{{\"text\": \"Boat {i} – Zoë’s – s\\u00e1nk.\"}}"),
        };
        let lines: String = (0..300).map(|i| entry(i) + if i % 2 == 0 { "\n" } else { "\r\n" }).collect();
        for (name, file) in
            [("plain", lines.clone()), ("mark", format!("\u{feff}{lines}{{\"text\": \"The last sank.\"}}"))]
        {
            for most in [1, 100, 4000] {
                let [whole, parts] = both(name, file.as_bytes(), most).expect("plain UTF-8");
                assert_eq!(told(&parts), told(&whole), "{name} in stretches of {most} bytes");
                let counted =
                    |input: &Input| matches!(input, Input::Skipped(s) if s.reason.starts_with("23 more lines"));
                assert!(whole.iter().any(counted) && whole.len() > 150, "{:?}", whole.last());
            }
        }
    }

    #[test]
    fn what_is_no_plain_text_stays_whole() {
        let line = "{\"text\": \"Boat sank.\"}\n".repeat(20);
        let wide: Vec<u8> = line.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let torn = [line.as_bytes(), b"{\"text\": \"caf\xe9\"}\n"].concat();
        let binary = format!("{line}{}", "\u{1}".repeat(40));
        let cases: [(&str, &[u8]); 5] = [
            ("wide", &wide),
            ("torn", &torn),
            ("binary", binary.as_bytes()),
            ("blank", &b" \n".repeat(100)),
            ("small", &line.as_bytes()[..50]),
        ];
        for (name, bytes) in cases {
            assert!(both(name, bytes, 100).is_none(), "{name}");
        }
        assert!(both("good", line.as_bytes(), 100).is_some());
    }
}
