//! What a text tells only to say that it was made up: "a bogus article titled “P”", "wrong facts, including that P", "called
//! assertions P “unsubstantiated”", "the satire site reported that P".
//!
//! Takes a sentence, adds drafts whose content the newsroom, or the voice around, denies. Reads the order of the words where the parser
//! loses its way in headlines and clauses without "that". Leaves "the false claim that P" to `rejections`.
//!
//! Worked: `A bogus article titled “Gang Storms Lee’s Boat” went round` denies the words in quotation marks; `A popular article
//! titled …` does not.
//!
//! Known misses: a site that is called a satire by a pronoun alone ("It is a parody.").

use super::Draft;
use super::lexicon;
use super::rejections::{self, untrue};
use super::site::Site;
use super::sources;
use crate::extract::claim::{Certainty, Form};

/// What is published, and what publishes it.
const PUBLISHED: &[&str] = &["article", "headline", "item", "piece", "post", "report", "story", "tale"];
const PUBLISHERS: &[&str] = &[
    "account",
    "blog",
    "magazine",
    "newspaper",
    "outlet",
    "page",
    "paper",
    "portal",
    "publication",
    "site",
    "website",
];
/// What can be told wrong.
const TOLD: &[&str] = &["allegation", "claim", "fact", "information", "report", "rumor", "rumour", "statement"];
const WRONG: &[&str] = &["erroneous", "inaccurate", "incorrect", "wrong"];
const UNTRUTHS: &[&str] = &["falsehood", "fabrication", "lie", "myth", "untruth"];
/// "claims she made in the book": the clause tells of the claims, not what they say.
const MAKING: &[&str] = &["make", "post", "publish", "raise", "repeat", "spread"];
/// Words between "article" and "titled": "an article on Monday titled". A guess.
const BETWEEN: usize = 4;

pub(super) fn find(site: &Site, out: &mut Vec<Draft>) {
    titled(site, out);
    included(site, out);
    called(site, out);
}

/// Whether the source is a page that makes its stories up: nobody but the newsroom answers for what it says, and it calls it fiction.
pub(super) fn tells_fiction(site: &Site, (first, last): (usize, usize)) -> bool {
    let tree = &site.tree;
    let head = (first..=last).find(|token| tree.head(*token) < first || tree.head(*token) > last);
    (first..=last).any(|noun| {
        let is_source = Some(noun) == head || tree.dep(noun) == "appos" && Some(tree.head(noun)) == head;
        let prints = PUBLISHERS.contains(&tree.lemma(noun)) || PUBLISHED.contains(&tree.lemma(noun));
        is_source && prints && is_made_up(site, noun)
    })
}

/// The names of the pages that an article calls made up: "Reva Post is a fake news site", "the satire site Reva Post".
pub(super) fn made_up(sites: &[Site]) -> Vec<String> {
    let mut names: Vec<String> =
        sites.iter().flat_map(|site| (0..site.len()).filter_map(|noun| called_made_up(site, noun))).collect();
    names.sort();
    names.dedup();
    names
}

/// The name of what the noun tells of, where the noun is a page that makes its stories up.
fn called_made_up(site: &Site, noun: usize) -> Option<String> {
    let tree = &site.tree;
    if !PUBLISHERS.contains(&tree.lemma(noun)) || !is_made_up(site, noun) {
        return None;
    }
    let head = tree.head(noun);
    let named = match tree.dep(noun) {
        "attr" if tree.lemma(head) == "be" && tree.child(head, &["neg"]).is_none() => tree.child(head, &["nsubj"]),
        "appos" | "compound" | "nmod" => Some(head),
        _ => tree.child(noun, &["appos"]),
    };
    named.and_then(|name| squeezed(site, name))
}

/// A name in lower case without blanks: pages are written "Reva Post" and "RevaPost".
fn squeezed(site: &Site, name: usize) -> Option<String> {
    let is_part = |kid: &usize| site.tree.tag(*kid).starts_with("NNP") && site.tree.dep(*kid) == "compound";
    let first = site.tree.children(name).find(is_part).unwrap_or(name);
    let letters = site.range(first.min(name), name).of(site.text).chars().filter(|c| c.is_alphanumeric());
    site.tree.tag(name).starts_with("NNP").then(|| letters.flat_map(char::to_lowercase).collect())
}

/// Whether the source is one of those pages.
pub(super) fn is_one_of(site: &Site, (first, last): (usize, usize), made_up: &[String]) -> bool {
    !made_up.is_empty() && (first..=last).filter_map(|name| squeezed(site, name)).any(|name| made_up.contains(&name))
}

/// "bogus article", "fake news site".
fn is_made_up(site: &Site, noun: usize) -> bool {
    const PLAYFUL: &[&str] = &["fictional", "fictitious", "parody", "spoof"];
    let tree = &site.tree;
    let before =
        tree.children(noun).filter(|kid| *kid < noun && matches!(tree.dep(*kid), "amod" | "compound" | "nmod"));
    before.flat_map(|kid| tree.children(kid).chain([kid])).any(|kid| {
        let word = site.word(kid).to_lowercase();
        PLAYFUL.contains(&word.as_str()) || rejections::is_denier(&word)
    })
}

/// `posted a bogus article on Monday titled “P”`.
fn titled(site: &Site, out: &mut Vec<Draft>) {
    let tree = &site.tree;
    for cue in 1..site.len() {
        if !matches!(site.word(cue), "titled" | "entitled" | "headlined") || site.quotation(cue).is_some() {
            continue;
        }
        let noun = (cue.saturating_sub(BETWEEN)..cue).rev().find(|noun| PUBLISHED.contains(&tree.lemma(*noun)));
        let first = (cue + 1..site.len().min(cue + 3)).find(|token| site.quotation(*token).is_some());
        let (Some(noun), Some(first)) = (noun.filter(|noun| is_made_up(site, *noun)), first) else { continue };
        let last = (first..site.len()).take_while(|token| site.quotation(*token) == site.quotation(first)).last();
        let Some(deny) = lexicon::verb("deny") else { continue };
        let left = tree.edges(noun).0.min(noun);
        out.retain(|known| known.sentence != site.index || known.anchor != cue);
        let mut draft = untrue(site, noun, deny, Certainty::Certain, (first, last.unwrap_or(first)));
        draft.cue = vec![site.range(left, cue)];
        out.push(draft);
    }
}

/// `a series of wrong facts about Lee, including that P`.
fn included(site: &Site, out: &mut Vec<Draft>) {
    let tree = &site.tree;
    for that in 1..site.len() {
        let including = that - 1;
        if site.word(including) != "including" || tree.lemma(that) != "that" {
            continue;
        }
        let clause = (that + 1..site.len()).find(|verb| {
            tree.tag(*verb).starts_with("VB")
                && tree.children(*verb).any(|kid| kid > that && tree.dep(kid).starts_with("nsubj"))
        });
        let wrong = |noun: usize| {
            let said_so =
                |kid: usize| tree.dep(kid) == "amod" && WRONG.contains(&site.word(kid).to_lowercase().as_str());
            UNTRUTHS.contains(&tree.lemma(noun))
                || TOLD.contains(&tree.lemma(noun)) && (is_made_up(site, noun) || tree.children(noun).any(said_so))
        };
        let noun = (0..including).rev().find(|noun| tree.tag(*noun).starts_with("NN") && wrong(*noun));
        let (Some(clause), Some(noun), Some(deny)) = (clause, noun, lexicon::verb("deny")) else { continue };
        let last = tree.edges(clause).1;
        let mut draft = untrue(site, noun, deny, Certainty::Certain, (that + 1, last));
        draft.cue = vec![site.range(including, that)];
        out.push(draft);
    }
}

/// `called assertions Lee sold the boat “unsubstantiated”`: without "that" the parser loses the clause.
fn called(site: &Site, out: &mut Vec<Draft>) {
    let tree = &site.tree;
    for verb in 0..site.len().saturating_sub(3) {
        if !rejections::NAMING.contains(&tree.lemma(verb)) || tree.child(verb, &["neg"]).is_some() {
            continue;
        }
        let noun = if site.word(verb + 1) == "the" { verb + 2 } else { verb + 1 };
        let report = lexicon::noun(tree.lemma(noun))
            .filter(|cue| cue.that && TOLD_OR_SAID.contains(&tree.lemma(noun)) && cue.certainty == Certainty::Alleged);
        let known = out.iter().any(|draft| draft.sentence == site.index && draft.anchor == noun);
        let (Some(_), false, Some(deny)) = (report, known, lexicon::verb("deny")) else { continue };
        let Some(tail) = rejections::tail(site, noun, site.len() - 1).filter(|tail| *tail > noun + 3) else { continue };
        let inside = noun + 1..tail;
        let finite = |token: &usize| matches!(tree.tag(*token), "VBD" | "VBZ" | "VBP");
        let Some(told) = inside.clone().find(finite) else { continue };
        let bare = matches!(tree.tag(noun + 1), "IN" | "TO" | "WDT" | "WP" | "VBN" | "VBG" | ",") || told == noun + 1;
        if bare
            || MAKING.contains(&tree.lemma(told))
            || !inside.clone().any(|token| token > told && tree.tag(token).starts_with("NN"))
        {
            continue;
        }
        let last = inside.rev().find(|token| !site.is_punct(*token)).unwrap_or(told);
        let sureness = rejections::sureness(site, tail, site.len() - 1);
        let mut draft = untrue(site, verb, deny, sureness, (noun + 1, last));
        draft.source = speaker(site, verb);
        draft.form = if draft.source.is_some() { Form::Clause } else { Form::Rejection };
        draft.cue = vec![site.range(verb, noun), site.range(tail, site.len() - 1)];
        out.push(draft);
    }
}

/// `said Lee was tired and called claims …`: whoever said the one said the other.
fn speaker(site: &Site, verb: usize) -> Option<(usize, usize)> {
    let joined = verb > 0 && matches!(site.word(verb - 1), "and" | "but");
    let before = (0..verb).rev().find(|said| {
        joined
            && matches!(site.tree.tag(*said), "VBD" | "VBZ")
            && lexicon::verb(site.tree.lemma(*said)).is_some_and(|cue| cue.that)
    });
    before.and_then(|said| sources::subject(site, said)).or_else(|| sources::subject(site, verb))
}

/// Nouns whose content may follow without "that".
const TOLD_OR_SAID: &[&str] =
    &["accusation", "allegation", "assertion", "claim", "report", "rumor", "rumour", "suggestion"];
