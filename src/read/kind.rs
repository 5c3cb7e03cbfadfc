//! What a file is: by its name, and for standard input by its first characters.
//!
//! Takes a file name or decoded text, gives a [`Kind`]; nothing here reads a file. `story.HTM` is a page; standard input
//! that begins `{"title": …` is JSON. Known miss: a Markdown list on standard input looks like a claim file without header.

use std::path::Path;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    Markdown,
    Html,
    Json,
    JsonLines,
    Feed,
    Claims,
}

/// The endings that are read, as messages name them.
pub(crate) const READABLE: &str = ".txt, .md, .html, .json, .jsonl, .xml, .rss, .atom, .yaml or .yml";

pub(crate) fn of_name(path: &Path) -> Option<Kind> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match ending.as_str() {
        "txt" | "text" => Kind::Plain,
        "md" | "markdown" => Kind::Markdown,
        "html" | "htm" | "xhtml" => Kind::Html,
        "json" => Kind::Json,
        "jsonl" | "ndjson" => Kind::JsonLines,
        "xml" | "rss" | "atom" => Kind::Feed,
        "yaml" | "yml" => Kind::Claims,
        _ => return None,
    })
}

/// The kind of a text without a name.
pub(crate) fn of_text(text: &str) -> Kind {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if text.starts_with('<') {
        return of_markup(text);
    }
    if text.starts_with(['{', '[']) && looks_like_json(text) {
        return if is_json_lines(text) { Kind::JsonLines } else { Kind::Json };
    }
    if text.starts_with("---\n") || text.starts_with("---\r\n") {
        return Kind::Markdown;
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let first = lines.next().unwrap_or("");
    if first.starts_with("crosscheck:") || first.starts_with("claims:") || first.starts_with("source:") {
        return Kind::Claims;
    }
    if first.starts_with("- ") && lines.all(|line| line.starts_with("- ") || line.starts_with(' ')) {
        return Kind::Claims;
    }
    Kind::Plain
}

/// A text named `.txt` may still be a saved page.
pub(crate) fn is_page(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(64).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<head")
}

fn of_markup(text: &str) -> Kind {
    /// Far enough to see the root element behind declarations and comments; a guess.
    const LOOK_AHEAD: usize = 2048;
    let mut end = text.len().min(LOOK_AHEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].to_ascii_lowercase();
    if ["<rss", "<feed", "<rdf:rdf"].iter().any(|root| head.contains(root)) { Kind::Feed } else { Kind::Html }
}

fn looks_like_json(text: &str) -> bool {
    let inside = text[1..].trim_start();
    inside.starts_with(['"', '{', '[', '}', ']'])
}

/// One complete object on the first line, and another line after it.
pub(crate) fn is_json_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or("").trim_end();
    first.starts_with('{') && first.ends_with('}') && lines.next().is_some_and(|line| line.starts_with('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_first_characters_tell_the_kind() {
        assert_eq!(of_name(Path::new("a/b.HTM")), Some(Kind::Html));
        assert_eq!(of_name(Path::new("a/b.pdf")), None);
        assert_eq!(of_name(Path::new("txt")), None);
        let cases = [
            ("{\"title\": \"x\"}", Kind::Json),
            ("{\"a\":1}\n{\"a\":2}\n", Kind::JsonLines),
            ("[Photo: a harbour] The ferry sank.", Kind::Plain),
            ("<?xml version=\"1.0\"?><rss>", Kind::Feed),
            ("<p>The ferry sank.</p>", Kind::Html),
            ("crosscheck: 1\nclaims: []", Kind::Claims),
            ("- the ferry sank\n- two drowned\n", Kind::Claims),
            ("- the ferry sank\nTwo drowned.\n", Kind::Plain),
            ("---\ntitle: x\n---\nThe ferry sank.", Kind::Markdown),
        ];
        for (text, kind) in cases {
            assert_eq!(of_text(text), kind, "{text}");
        }
    }
}
