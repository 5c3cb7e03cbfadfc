//! Passages that a page quotes without marks: the paragraphs behind a line that ends in a colon.
//!
//! Takes the sentences of an article and the drafts found so far, adds a draft for each passage, whose source is whoever the line in front
//! of it names: the voice of its last clause ("Lee said the bridge was safe:", "posted an article claiming P:") or a publication
//! ("From Reva Post:"). One paragraph is the passage, and more of them as long as somebody says "I" in an article that does not, or up to
//! the paragraph that speaks of the quoted words again ("But there is no truth to the above story").
//! Leaves "She said:" and paragraphs in quotation marks to `quotes`.
//!
//! Worked: `From Reva Post:` above `Two divers found the ferry.` makes the second paragraph the words of Reva Post.
//!
//! Known misses: a passage that tells of its own author by name; where a long one ends that nobody speaks of again.

use super::Draft;
use super::lexicon;
use super::quotes::OPENING;
use super::site::Site;
use crate::extract::claim::{Form, Stance};
use crate::span::Span;
use std::ops::Range;

/// Words of a paragraph that says something; pictures have shorter lines below them. A guess.
const FEWEST_WORDS: usize = 8;
/// Paragraphs of a passage. A guess.
const MOST_BLOCKS: usize = 6;

pub(super) fn find(sites: &[Site], drafts: &mut Vec<Draft>) {
    let mut found: Vec<Draft> = Vec::new();
    for (at, site) in sites.iter().enumerate() {
        let ends = site.sentence.span.of(site.text).trim_end().ends_with(':');
        let last = sites.get(at + 1).is_some_and(|next| next.sentence.block != site.sentence.block);
        if !ends || !last || found.iter().any(|known| is_inside(site, known)) {
            continue;
        }
        let next = &sites[at + 1].sentence.span;
        let dropped = !Span { start: site.sentence.span.end, end: next.start }.of(site.text).trim().is_empty();
        if dropped || drafts.iter().any(|known| known.sentence <= at && known.content.iter().any(|c| c.overlaps(*next)))
        {
            continue;
        }
        let found_voice = voice(site, drafts).or_else(|| letter(site)).or_else(|| publication(site));
        let Some(mut draft) = found_voice else { continue };
        let passage = passage(sites, at + 1, &draft);
        if passage.is_empty() {
            continue;
        }
        draft.content = passage.map(|i| sites[i].sentence.span).collect();
        draft.form = Form::Speech;
        found.push(draft);
    }
    drafts.extend(found);
    drafts.sort_by_key(|draft| (draft.sentence, draft.anchor));
}

fn is_inside(site: &Site, passage: &Draft) -> bool {
    passage.content.iter().any(|span| span.contains(site.sentence.span))
}

/// Whoever states the words before the colon, the outermost of several.
fn voice(site: &Site, drafts: &[Draft]) -> Option<Draft> {
    let end = site.sentence.span.of(site.text).trim_end().len() as u32 - 1 + site.sentence.span.start;
    let states = |draft: &&Draft| {
        let told = draft.stance == Stance::Asserts && matches!(draft.form, Form::Clause | Form::Speech);
        let last = draft.content.iter().map(|span| span.end).max();
        draft.sentence == site.index && told && draft.source.is_some() && last == Some(end)
    };
    drafts.iter().filter(states).max_by_key(|draft| draft.content.iter().map(|span| span.len()).sum::<usize>()).cloned()
}

/// `Here’s the letter Lee’s lawyer sent to the port:`: whoever sent it.
fn letter(site: &Site) -> Option<Draft> {
    const SENDING: &[&str] = &["give", "issue", "post", "publish", "release", "send", "write"];
    let tree = &site.tree;
    let here = site.len() > 2 && site.word(0).eq_ignore_ascii_case("here");
    let text = |noun: usize| matches!(tree.lemma(noun), "email" | "letter" | "memo" | "message" | "note" | "statement");
    let sends =
        |verb: &usize| tree.dep(*verb) == "relcl" && SENDING.contains(&tree.lemma(*verb)) && text(tree.head(*verb));
    let verb = (0..site.len()).find(sends).filter(|_| here)?;
    let subject =
        tree.child(verb, &["nsubj"]).filter(|subject| *subject < verb && !tree.tag(*subject).starts_with('W'))?;
    let mut draft = Draft::new(site, verb, lexicon::verb("write")?);
    draft.source = Some(super::sources::phrase(site, subject, verb));
    Some(draft)
}

/// `From Reva Post:`, `From the Reva Post article:`.
fn publication(site: &Site) -> Option<Draft> {
    let word = |i: usize| site.word(i).to_lowercase();
    let colon = (0..site.len()).rev().find(|i| site.word(*i) == ":")?;
    let from = (0..colon).rev().find(|i| matches!(word(*i).as_str(), "from" | "via"))?;
    let opens = from == 0 || matches!(site.word(from - 1), "." | ":" | "?" | "!");
    let first = if word(from + 1) == "the" { from + 2 } else { from + 1 };
    let is_text = |i: usize| matches!(word(i).as_str(), "article" | "report" | "story" | "website" | "’s" | "'s");
    let last = (first..colon).rev().find(|i| !is_text(*i))?;
    let named = (first..=last).all(|i| site.tree.tag(i).starts_with("NNP"));
    if !opens || !named {
        return None;
    }
    let mut draft = Draft::new(site, from, lexicon::verb("report")?);
    draft.source = Some((first, last));
    Some(draft)
}

/// The sentences of the passage that begins at `first`; empty where there is none.
fn passage(sites: &[Site], first: usize, draft: &Draft) -> Range<usize> {
    let blocks = blocks(sites, first);
    let Some(opening) = blocks.first().filter(|block| is_statement(&sites[(*block).clone()])) else {
        return first..first;
    };
    let front = &sites[draft.sentence];
    let name = |token: usize| front.tree.tag(token).starts_with("NNP").then(|| front.word(token));
    let named = draft.source.and_then(|(_, last)| name(last));
    let names = |block: &Range<usize>| {
        let words = |site: &Site| named.is_some_and(|name| (0..site.len()).any(|i| site.word(i) == name));
        sites[block.clone()].iter().any(words)
    };
    let body = draft.source.is_some_and(|source| is_body(front, source));
    if names(opening) || body && sites[opening.clone()].iter().any(says_i) {
        return first..first;
    }
    let again = |block: &Range<usize>| names(block) || speaks_of_words(&sites[block.start]);
    let next = blocks.iter().skip(1).position(again).filter(|_| is_published(front, draft));
    let mine = !sites[..first].iter().any(says_i);
    let personal = blocks.iter().skip(1).take_while(|block| mine && sites[(*block).clone()].iter().any(says_i)).count();
    first..blocks[next.unwrap_or(personal)].end
}

/// The paragraphs from a sentence on, as sentences; no further than a headline.
fn blocks(sites: &[Site], first: usize) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut at = first;
    while at < sites.len() && blocks.len() <= MOST_BLOCKS && !sites[at].sentence.headline {
        let block = sites[at].sentence.block;
        let end = at + sites[at..].iter().take_while(|site| site.sentence.block == block).count();
        blocks.push(at..end);
        at = end;
    }
    blocks
}

/// A paragraph of whole sentences, not in quotation marks, no line of a list.
fn is_statement(block: &[Site]) -> bool {
    let Some((first, last)) = block.first().zip(block.last()) else { return false };
    let words = block.iter().map(|site| (0..site.len()).filter(|i| !site.is_punct(*i)).count()).sum::<usize>();
    let text = Span { start: first.sentence.span.start, end: last.sentence.span.end }.of(first.text);
    let quoted =
        text.starts_with(OPENING) || first.sentence.quoted.iter().any(|q| q.span.start <= first.sentence.span.start);
    let finite = |i: usize| matches!(first.tree.tag(i), "VBD" | "VBZ" | "VBP" | "MD");
    words >= FEWEST_WORDS
        && !quoted
        && text.starts_with(|c: char| c.is_uppercase())
        && text.trim_end().ends_with(['.', '!', '?', '”', '"', ')'])
        && (0..first.len()).any(finite)
}

/// The line in front tells of a text, which may be long.
fn is_published(site: &Site, draft: &Draft) -> bool {
    const TEXTS: &[&str] = &["article", "email", "item", "letter", "message", "post", "report", "statement", "story"];
    let above = site.tree.head(draft.anchor);
    (draft.anchor..site.len()).chain([above]).any(|token| TEXTS.contains(&site.tree.lemma(token)))
}

/// "the above story", "the quoted text", "the article".
fn speaks_of_words(site: &Site) -> bool {
    const WORDS: &[&str] =
        &["article", "claim", "email", "letter", "message", "post", "quote", "report", "story", "text"];
    let shown = |kid: usize| matches!(site.word(kid).to_lowercase().as_str(), "above" | "quoted" | "above-quoted");
    (0..site.len()).any(|noun| {
        WORDS.contains(&site.tree.lemma(noun))
            && site.tree.children(noun).any(|kid| shown(kid) || site.tree.children(kid).any(shown))
    })
}

/// An organisation, which does not say "I".
fn is_body(site: &Site, (first, last): (usize, usize)) -> bool {
    let named = |entity: &crate::parse::Entity| entity.tokens.contains(&last) && entity.tokens.end > first;
    site.tree.parse.entities.iter().any(|entity| named(entity) && entity.label != "PERSON")
}

/// Somebody says "I" outside quotation marks.
fn says_i(site: &Site) -> bool {
    (0..site.len()).any(|i| matches!(site.word(i), "I" | "my" | "My" | "me") && site.quotation(i).is_none())
}
