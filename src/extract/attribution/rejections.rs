//! Content that the words around it call false: "a fake story that P", "the claim that P is untrue", "no truth to the rumour that
//! P", "called the report that P a hoax".
//!
//! Takes a noun with its content clause, says who rejects the content: whoever is the subject of the verb, or whoever tells the
//! sentence. Leaves the content itself to `nouns`. What rejects is told by `lexicon/deniers.txt`, where the comparison of claims
//! looks too.
//!
//! Worked: `The clinic dismissed reports that a diver had died` is rejected by the clinic; `The fake story that a diver had died
//! spread on Monday` by the newsroom.
//!
//! Known misses: doubt without rejection ("the unconfirmed report that P" stays a report).

use super::lexicon;
use super::site::Site;
use std::collections::HashSet;
use std::sync::LazyLock;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The subject of the verb that the noun is the object of.
    Subject,
    /// The voice that tells the sentence.
    Teller,
}

fn listed(class: &'static str) -> HashSet<&'static str> {
    include_str!("../../lexicon/deniers.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, of)| *of == class)
        .map(|(word, _)| word)
        .collect()
}

static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| listed("word"));
static VERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| listed("verb"));

/// Verbs that say of their object what it is.
const NAMING: &[&str] =
    &["brand", "call", "declare", "denounce", "describe", "deride", "dismiss", "dub", "label", "slam"];

fn is_word(site: &Site, token: usize) -> bool {
    WORDS.contains(site.tree.lemma(token).to_lowercase().as_str())
        || WORDS.contains(site.word(token).to_lowercase().as_str())
}

/// Who rejects the content of `noun`, whose clause has its head at `clause`; `None` where nobody does.
pub(super) fn rejected(site: &Site, noun: usize, clause: usize) -> Option<By> {
    let tree = &site.tree;
    let verb = tree.head(noun);
    let negated = tree.child(verb, &["neg"]).is_some();
    let marked =
        tree.children(noun).any(|kid| kid < noun && matches!(tree.dep(kid), "amod" | "compound") && is_word(site, kid));
    match tree.dep(noun) {
        "dobj" if tree.tag(verb).starts_with("VB") => {
            let denies = VERBS.contains(tree.lemma(verb)) || lexicon::verb(tree.lemma(verb)).is_some_and(is_denial);
            let named = NAMING.contains(&tree.lemma(verb)) && tail(site, clause, tree.edges(verb).1).is_some();
            if (denies || named) && !negated {
                return Some(By::Subject);
            }
        }
        "nsubj" if tree.lemma(verb) == "be" => {
            let said = tree.child(verb, &["acomp", "attr"]).filter(|word| *word > verb);
            let untrue = said.is_some_and(|word| is_word(site, word)) && !negated;
            let not_true =
                said.is_some_and(|word| matches!(tree.lemma(word), "true" | "accurate" | "correct")) && negated;
            if untrue || not_true {
                return Some(By::Teller);
            }
        }
        "pobj" => {
            let basis = tree.head(verb);
            let none = tree.children(basis).any(|kid| tree.dep(kid) == "det" && tree.lemma(kid) == "no");
            if none && matches!(tree.lemma(basis), "truth" | "basis" | "substance") {
                return Some(By::Teller);
            }
        }
        _ => {}
    }
    (marked || is_word(site, noun) && tree.dep(noun) != "attr").then_some(By::Teller)
}

fn is_denial(cue: &lexicon::Cue) -> bool {
    cue.stance == crate::extract::claim::Stance::Denies
}

/// Where "a hoax", "as false" begins that ends the words from the head of a clause to `last`.
pub(super) fn tail(site: &Site, clause: usize, last: usize) -> Option<usize> {
    let end = (clause + 1..=last).rev().find(|token| !site.is_punct(*token))?;
    if !is_word(site, end) {
        return None;
    }
    let leads = |token: usize| matches!(site.tree.tag(token), "DT" | "RB" | "JJ") || site.word(token) == "as";
    Some((clause + 1..end).rev().take_while(|token| leads(*token)).last().unwrap_or(end))
}
