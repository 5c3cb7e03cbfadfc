//! Which encoding a page or feed declares for itself.
//!
//! Takes the first bytes of a file, gives the label in `<meta charset=…>`, `content="…; charset=…"` or
//! `<?xml … encoding="…"?>`. `<meta charset='windows-1251'>` gives `windows-1251`.

/// The standard looks at the first 1024 bytes; pages with long heads put it later.
const PROBE: usize = 4096;

pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(PROBE)];
    let head: String = head.iter().map(|b| char::from(*b).to_ascii_lowercase()).collect();
    let xml = head.find("<?xml").and_then(|at| {
        let end = at + head[at..].find("?>")?;
        value(&head[at..end], "encoding")
    });
    xml.or_else(|| {
        head.match_indices("<meta").find_map(|(at, _)| {
            let end = at + head[at..].find('>')?;
            value(&head[at..end], "charset")
        })
    })
}

/// The word after `key=`, quoted or not.
fn value(tag: &str, key: &str) -> Option<String> {
    let rest = tag[tag.find(key)? + key.len()..].trim_start().strip_prefix('=')?;
    let label: String = rest
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_pages_and_feeds() {
        for (head, label) in [
            ("<html><head><meta charset='windows-1251'>", Some("windows-1251")),
            ("<META http-equiv=Content-Type content=\"text/html; charset=ISO-8859-1\">", Some("iso-8859-1")),
            ("<?xml version=\"1.0\" encoding=\"koi8-r\"?><rss>", Some("koi8-r")),
            ("<meta name=author content=Lee>", None),
            ("the charset=utf-8 of a text", None),
        ] {
            assert_eq!(declared(head.as_bytes()).as_deref(), label, "{head}");
        }
    }
}
