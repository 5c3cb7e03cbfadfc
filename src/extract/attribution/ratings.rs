//! What a fact check rates, and what a newsroom takes back of its own story.
//!
//! Takes the sentences of an article, adds drafts. A block that opens with `Claim:` states what somebody else said; the rating
//! in one of the lines below it (`FALSE`, `Rating: Mostly true`, `Fact check by Reva Post: Misleading`) says what the outlet
//! makes of it. Without a rating nobody states the claim. A paragraph that says of "this story" that it is false or was
//! retracted denies the headline, or where there is none the sentence of the first paragraph that names most.
//!
//! Worked: `Claim: A whale swam up the Reva.` above `FALSE` gives the claim `A whale swam up the Reva`, denied by the outlet.
//!
//! Known misses: ratings shown as a picture; several claims rated on one page in a table.

use super::Draft;
use super::rejections::{doubt, is_denier};
use super::site::{Site, trimmed};
use crate::extract::claim::{Certainty, Form, Stance};
use crate::span::Span;

/// Labels before a rating.
const RATINGS: &[&str] =
    &["conclusion", "our rating", "our ruling", "our verdict", "rating", "ruling", "status", "verdict"];
/// Ratings in lower case, with what they make of a claim.
const VERDICTS: &[(&str, Stance, Certainty)] = &[
    ("correct", Stance::Asserts, Certainty::Certain),
    ("debunked", Stance::Denies, Certainty::Certain),
    ("fabricated", Stance::Denies, Certainty::Certain),
    ("fake", Stance::Denies, Certainty::Certain),
    ("false", Stance::Denies, Certainty::Certain),
    ("hoax", Stance::Denies, Certainty::Certain),
    ("incorrect", Stance::Denies, Certainty::Certain),
    ("likely false", Stance::Denies, Certainty::Likely),
    ("likely true", Stance::Asserts, Certainty::Likely),
    ("misleading", Stance::Denies, Certainty::Likely),
    ("mostly false", Stance::Denies, Certainty::Likely),
    ("mostly true", Stance::Asserts, Certainty::Likely),
    ("not true", Stance::Denies, Certainty::Certain),
    ("pants on fire", Stance::Denies, Certainty::Certain),
    ("probably false", Stance::Denies, Certainty::Likely),
    ("probably true", Stance::Asserts, Certainty::Likely),
    ("satire", Stance::Denies, Certainty::Certain),
    ("true", Stance::Asserts, Certainty::Certain),
    ("untrue", Stance::Denies, Certainty::Certain),
];
/// Lines below a claim in which its rating is looked for. A guess: fact checks put name, date and picture between.
const REACH: usize = 6;

pub(super) fn find(text: &str, sites: &[Site], drafts: &mut Vec<Draft>) {
    let mut found: Vec<Draft> = (0..sites.len()).filter_map(|label| rated(text, sites, label)).collect();
    found.extend(sites.iter().find_map(|site| withdrawn(site, sites)));
    for draft in &found {
        let told = |known: &Draft| {
            known.sentence == draft.sentence
                || draft.content.iter().any(|c| known.cue.iter().any(|cue| c.contains(*cue)))
        };
        drafts.retain(|known| !told(known));
    }
    drafts.extend(found);
    drafts.sort_by_key(|draft| (draft.sentence, draft.anchor));
}

fn draft(sentence: usize, cue: Span, content: Vec<Span>, stance: Stance, certainty: Certainty) -> Draft {
    Draft {
        sentence,
        anchor: 0,
        cue: vec![cue],
        source: None,
        content,
        stance,
        certainty,
        factive: false,
        form: Form::Rejection,
        pending: false,
    }
}

/// `Claim: P` with the rating below it; `segment` parts the label from the claim.
fn rated(text: &str, sites: &[Site], label: usize) -> Option<Draft> {
    let words = sites[label].sentence.span.of(text);
    let site = sites.get(label + 1).filter(|next| next.sentence.block == sites[label].sentence.block)?;
    if !words.ends_with(':') || crate::segment::label_end(words) != words.len() {
        return None;
    }
    let content = trimmed(text, site.sentence.span);
    let below = lines(text, site.sentence.span.end as usize).take(REACH);
    let rating = below.filter_map(|line| verdict(text, line)).next();
    let (cue, stance, certainty) =
        rating.unwrap_or((sites[label].sentence.span, Stance::Questions, Certainty::Possible));
    (!content.is_empty()).then(|| draft(site.index, cue, vec![content], stance, certainty))
}

/// The lines behind a place, without blanks and markup at their edges; what is left of the line that holds it comes first.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Span> + '_ {
    let mut at = from;
    text.get(from..).unwrap_or_default().split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let mut words = line.trim();
        let mut first = start + (line.len() - line.trim_start().len());
        while let Some(tag) = words.starts_with('<').then(|| words.find('>')).flatten() {
            let rest = words[tag + 1..].trim_start();
            first += words.len() - rest.len();
            words = rest;
        }
        while let Some(tag) = words.ends_with('>').then(|| words.rfind('<')).flatten() {
            words = words[..tag].trim_end();
        }
        (!words.is_empty()).then(|| Span::new(first, first + words.len()))
    })
}

/// `FALSE`; `Rating: Mostly true.`; `Fact check by Reva Post: False`. Plain words count only in capitals: "True" may be a list's.
fn verdict(text: &str, line: Span) -> Option<(Span, Stance, Certainty)> {
    let words = line.of(text);
    let (label, rating) = match words.split_once(':') {
        Some((label, rating)) => (label.trim().to_lowercase(), rating),
        None => (String::new(), words),
    };
    let labelled = RATINGS.contains(&label.as_str()) || label.starts_with("fact check by");
    let shouted = label.is_empty() && !rating.chars().any(char::is_lowercase);
    let plain = rating.trim().trim_end_matches(['.', '!']).to_lowercase();
    let (_, stance, certainty) = VERDICTS.iter().find(|(word, ..)| *word == plain)?;
    (labelled || shouted).then_some((line, *stance, *certainty))
}

/// `UPDATE: This story appears to be false.`, `This article has been retracted.`
fn withdrawn(site: &Site, sites: &[Site]) -> Option<Draft> {
    let tree = &site.tree;
    let opening = sites.iter().find(|s| s.sentence.block == site.sentence.block)?;
    let noted = is_note(opening.sentence.span.of(opening.text));
    let verb = (0..site.len()).find(|verb| {
        let own = |kid: usize| tree.dep(kid).starts_with("nsubj") && is_this_story(site, kid, noted);
        matches!(tree.dep(*verb), "ROOT" | "ccomp") && tree.children(*verb).any(own)
    })?;
    let called = said_false(site, verb)?;
    let cue = site.range(verb.min(called), verb.max(called));
    let content = headline(site, sites)?;
    let certainty = if matches!(tree.lemma(verb), "appear" | "seem") { Certainty::Likely } else { doubt(site, verb) };
    Some(draft(site.index, cue, content, Stance::Denies, certainty))
}

/// A paragraph that changes what stood here before.
fn is_note(opening: &str) -> bool {
    const NOTES: &[&str] = &["clarification", "correction", "editor", "editors", "retraction", "update", "updated"];
    let word = opening.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    word.is_some_and(|word| NOTES.contains(&word.to_lowercase().as_str()))
}

/// "this story", "the above report"; in a note on the article also "the story".
fn is_this_story(site: &Site, noun: usize, noted: bool) -> bool {
    const STORIES: &[&str] = &["article", "item", "piece", "post", "report", "story"];
    let tree = &site.tree;
    let shown = |kid: usize| match site.word(kid).to_lowercase().as_str() {
        "this" | "above" | "original" => true,
        "the" => noted,
        _ => false,
    };
    STORIES.contains(&tree.lemma(noun)) && tree.children(noun).any(shown)
}

/// The word by which the verb, or what hangs on it, calls its subject false.
pub(super) fn said_false(site: &Site, verb: usize) -> Option<usize> {
    let tree = &site.tree;
    if tree.child(verb, &["neg"]).is_some() {
        return None;
    }
    let passive = tree.child(verb, &["auxpass"]).is_some();
    if passive && matches!(tree.lemma(verb), "debunk" | "retract" | "withdraw" | "fabricate" | "disprove") {
        return Some(verb);
    }
    let open = tree.child(verb, &["xcomp", "oprd", "acomp", "attr"])?;
    if is_denier(tree.lemma(open)) || is_denier(&site.word(open).to_lowercase()) {
        return Some(open);
    }
    (tree.dep(open) == "xcomp").then(|| said_false(site, open)).flatten()
}

/// The headline; without one, the sentence of the first paragraph with most names and numbers.
fn headline(site: &Site, sites: &[Site]) -> Option<Vec<Span>> {
    let titles: Vec<Span> = sites.iter().filter(|s| s.sentence.headline).map(|s| s.sentence.span).collect();
    if !titles.is_empty() {
        return Some(titles);
    }
    let block = sites.first()?.sentence.block;
    let names = |s: &Site| (0..s.len()).filter(|i| s.tree.tag(*i).starts_with("NNP") || s.tree.tag(*i) == "CD").count();
    let lead = sites.iter().take_while(|s| s.sentence.block == block && s.index < site.index);
    let best = lead.max_by_key(|s| (names(s), std::cmp::Reverse(s.index)))?;
    Some(vec![best.sentence.span])
}
