//! The YAML head of a Markdown file.
//!
//! Takes the text, gives its metadata and where the body begins. Keys are those of common site generators: `title`, `date`,
//! `outlet` or `source`, `url` or `link`, `author` or `byline`, `upstreams`; others are not ours and are passed over.
//! Worked: `---\ntitle: Ferry sinks\ndate: 2025-10-07\n---\nBody` gives that title and date; the body begins at `Body`.

use super::article::{Meta, Upstream, UpstreamKind};
use super::date::find_date;
use serde_yaml::{Mapping, Value};

/// A head is a handful of lines; anything longer is a body that happens to begin with a rule. A guess.
const MAX_HEAD: usize = 64 * 1024;

/// `Ok(None)`: the file has no head. The error is the reason and the line, counted from 1.
pub(crate) fn parse(text: &str) -> Result<Option<(Meta, usize)>, (usize, usize, String)> {
    let Some(open) = ["---\n", "---\r\n"].iter().find(|mark| text.starts_with(**mark)) else { return Ok(None) };
    let Some((head_end, body)) = closing(text, open.len()) else { return Ok(None) };
    let head = &text[open.len()..head_end];
    let value: Value = serde_yaml::from_str(head).map_err(|error| {
        let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
        (line + 1, column, format!("the head between --- and --- is not YAML: {error}"))
    })?;
    match value {
        Value::Mapping(map) => Ok(Some((meta(&map), body))),
        Value::Null => Ok(Some((Meta::default(), body))),
        _ => Ok(None),
    }
}

/// Where the head ends and where the body begins.
fn closing(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if at > MAX_HEAD {
            return None;
        }
        if matches!(line.trim_end(), "---" | "...") {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn meta(map: &Mapping) -> Meta {
    let get = |keys: &[&str]| keys.iter().find_map(|key| map.get(*key)).and_then(scalar);
    Meta {
        outlet: get(&["outlet", "source", "publisher", "site"]),
        title: get(&["title", "headline"]),
        date: get(&["date", "published", "publishedAt", "publish_date"]).and_then(|d| find_date(&d)).map(|(d, _)| d),
        url: get(&["url", "link", "canonical"]),
        byline: get(&["author", "byline", "authors"]),
        upstreams: upstreams(map),
    }
}

fn upstreams(map: &Mapping) -> Vec<Upstream> {
    let names = match map.get("upstreams").or_else(|| map.get("upstream")) {
        Some(Value::Sequence(names)) => names.iter().filter_map(scalar).collect(),
        Some(value) => scalar(value).into_iter().collect(),
        None => Vec::new(),
    };
    names.into_iter().map(|name| Upstream { name, kind: UpstreamKind::Citing, span: None }).collect()
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Sequence(items) => {
            let items: Vec<String> = items.iter().filter_map(scalar).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Mapping(map) => map.get("name").and_then(scalar),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn head_and_body_part() {
        let text =
            "---\ntitle: Ferry sinks\ndate: 2025-10-07\nsource: {name: Harbour Post}\nupstreams: [AFP]\n---\nBody";
        let (meta, body) = parse(text).expect("YAML").expect("a head");
        assert_eq!(&text[body..], "Body");
        assert_eq!(meta.title.as_deref(), Some("Ferry sinks"));
        assert_eq!(meta.date.map(|d| d.to_string()).as_deref(), Some("2025-10-07"));
        assert_eq!(meta.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(meta.upstreams[0].name, "AFP");
    }

    #[test]
    fn a_rule_is_no_head_and_a_broken_head_names_its_line() {
        assert!(parse("---\nThe ferry sank.\n").expect("no head").is_none());
        assert!(parse("---\nThe ferry sank.\n---\nTwo drowned.").expect("a sentence is no head").is_none());
        let (line, _, reason) = parse("---\ntitle: [a\n---\nx").expect_err("not YAML");
        assert!(line >= 2 && reason.contains("not YAML"), "{line}: {reason}");
    }
}
