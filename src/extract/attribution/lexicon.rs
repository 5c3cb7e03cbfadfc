//! The cue words: which words tell that somebody says, wants, fears or plans something, and in what frames.

use crate::extract::claim::{Certainty, Stance};
use std::collections::HashMap;
use std::sync::LazyLock;

/// One cue word. A frame is what the content of the word may look like.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// A finite clause: "said (that) the ferry sank", "asked why".
    pub that: bool,
    /// An infinitive: "plans to leave".
    pub to: bool,
    /// A participle: "suggested leaving".
    pub ing: bool,
    /// A noun phrase: "praised the crew".
    pub object: bool,
    /// A quotation: "“Go,” she said".
    pub quote: bool,
    /// Words of relation whose object is content, or joins the content after an object: "accused him of theft".
    pub links: Vec<&'static str>,
    pub stance: Stance,
    pub certainty: Certainty,
    /// The cue takes the content for true: "acknowledged", "revealed".
    pub factive: bool,
}

static VERBS: LazyLock<HashMap<&str, Cue>> = LazyLock::new(|| parsed(include_str!("../../lexicon/cue_verbs.txt")));
static NOUNS: LazyLock<HashMap<&str, Cue>> = LazyLock::new(|| parsed(include_str!("../../lexicon/cue_nouns.txt")));
static ADJECTIVES: LazyLock<HashMap<&str, Cue>> =
    LazyLock::new(|| parsed(include_str!("../../lexicon/cue_adjectives.txt")));
static ADVERBS: LazyLock<HashMap<&str, Cue>> = LazyLock::new(|| parsed(include_str!("../../lexicon/cue_adverbs.txt")));

pub(crate) fn verb(lemma: &str) -> Option<&'static Cue> {
    VERBS.get(lemma)
}

pub(crate) fn noun(lemma: &str) -> Option<&'static Cue> {
    NOUNS.get(lemma)
}

pub(crate) fn adjective(lemma: &str) -> Option<&'static Cue> {
    ADJECTIVES.get(lemma)
}

pub(crate) fn adverb(lemma: &str) -> Option<&'static Cue> {
    ADVERBS.get(lemma)
}

/// `word frames stance certainty [factive]` a line; frames are parted by commas.
fn parsed(list: &'static str) -> HashMap<&'static str, Cue> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(entry).collect()
}

fn entry(line: &'static str) -> Option<(&'static str, Cue)> {
    let mut fields = line.split_whitespace();
    let word = fields.next()?;
    let frames: Vec<&str> = fields.next()?.split(',').collect();
    let mut cue = Cue {
        that: false,
        to: false,
        ing: false,
        object: false,
        quote: false,
        links: Vec::new(),
        stance: stance(fields.next()?)?,
        certainty: certainty(fields.next()?)?,
        factive: fields.next() == Some("factive"),
    };
    for frame in frames {
        match frame {
            "that" => cue.that = true,
            "to" => cue.to = true,
            "ing" => cue.ing = true,
            "object" => cue.object = true,
            "quote" => cue.quote = true,
            "-" => {}
            link => cue.links.push(link.trim_start_matches('+')),
        }
    }
    Some((word, cue))
}

fn stance(word: &str) -> Option<Stance> {
    Some(match word {
        "asserts" => Stance::Asserts,
        "denies" => Stance::Denies,
        "questions" => Stance::Questions,
        "demands" => Stance::Demands,
        "hopes" => Stance::Hopes,
        "expects" => Stance::Expects,
        _ => return None,
    })
}

fn certainty(word: &str) -> Option<Certainty> {
    Some(match word {
        "certain" => Certainty::Certain,
        "likely" => Certainty::Likely,
        "possible" => Certainty::Possible,
        "alleged" => Certainty::Alleged,
        "expected" => Certainty::Expected,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_entry_and_the_lists_are_sorted() {
        for list in [
            include_str!("../../lexicon/cue_verbs.txt"),
            include_str!("../../lexicon/cue_nouns.txt"),
            include_str!("../../lexicon/cue_adjectives.txt"),
            include_str!("../../lexicon/cue_adverbs.txt"),
        ] {
            let lines: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
            for line in &lines {
                assert!(entry(line.to_string().leak()).is_some(), "{line}");
            }
            let words: Vec<&str> = lines.iter().filter_map(|line| line.split_whitespace().next()).collect();
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", words.windows(2).find(|p| p[0] >= p[1]));
        }
    }
}
