//! The word lists of this stage, parsed once.

use std::collections::HashSet;
use std::sync::LazyLock;

fn parsed(list: &'static str) -> HashSet<&'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

pub(crate) static LINES: LazyLock<HashSet<&str>> = LazyLock::new(|| parsed(include_str!("../lexicon/page_lines.txt")));
pub(crate) static LIST_HEADS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| parsed(include_str!("../lexicon/page_list_heads.txt")));
pub(crate) static FOOT_HEADS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| parsed(include_str!("../lexicon/page_foot_heads.txt")));
pub(crate) static OPENERS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| parsed(include_str!("../lexicon/page_openers.txt")));
pub(crate) static PHRASES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| parsed(include_str!("../lexicon/page_phrases.txt")));

/// Lower case, letters and digits, one blank between words; numbers at either end go: "Comments (12)" → "comments".
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        } else if c != '\'' && c != '’' && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    let is_edge = |c: char| c == ' ' || c.is_ascii_digit();
    key.trim_matches(is_edge).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_words_only() {
        assert_eq!(key("» Editor’s picks: (12)"), "editors picks");
        assert_eq!(key("SAVE & SHARE"), "save share");
        assert_eq!(key("12:30"), "");
    }

    #[test]
    fn lists_are_sorted_and_hold_keys() {
        for (list, text) in [
            (&LINES, include_str!("../lexicon/page_lines.txt")),
            (&LIST_HEADS, include_str!("../lexicon/page_list_heads.txt")),
            (&FOOT_HEADS, include_str!("../lexicon/page_foot_heads.txt")),
            (&OPENERS, include_str!("../lexicon/page_openers.txt")),
            (&PHRASES, include_str!("../lexicon/page_phrases.txt")),
        ] {
            let entries: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
            assert!(
                entries.windows(2).all(|pair| pair[0] < pair[1]),
                "not sorted: {}",
                text.lines().next().unwrap_or("")
            );
            assert_eq!(list.len(), entries.len());
        }
    }
}
