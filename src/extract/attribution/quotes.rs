//! Speech that goes on over sentences and paragraphs.
//!
//! Takes the drafts of all sentences in order; adds to the content of a draft the rest of a quotation it touches, the
//! quotations that follow it in its paragraph without a speaker of their own, and what stands behind "She said:".

use super::Draft;
use super::site::{Site, with_marks};
use crate::extract::claim::Form;
use crate::span::Span;

pub(super) fn join(text: &str, sites: &[Site], drafts: &mut [Draft]) {
    let mut speaking: Option<usize> = None;
    let mut taken = vec![false; sites.len()];
    for draft in drafts.iter_mut() {
        if draft.pending {
            blocks_behind(text, sites, draft, &mut taken);
        } else {
            grow(text, sites, draft, &mut taken);
        }
    }
    let mut next = 0;
    for (i, site) in sites.iter().enumerate() {
        let first = next;
        while next < drafts.len() && drafts[next].sentence == i {
            next += 1;
        }
        let own = first..next;
        if own.is_empty() {
            if let Some(at) = speaking
                && !taken[i]
                && goes_on(text, sites, &drafts[at], i)
            {
                drafts[at].content.push(whole(text, site));
                drafts[at].pending = false;
                continue;
            }
            if taken[i] {
                continue;
            }
            if let Some(at) = speaker_before(sites, drafts, first, i)
                && (stands_alone(text, sites, i) || follows(text, sites, &drafts[at], i))
            {
                drafts[at].content.push(whole(text, site));
                taken[i] = true;
                speaking = Some(at);
                continue;
            }
            speaking = None;
            continue;
        }
        speaking = own
            .rev()
            .find(|at| drafts[*at].form == Form::Speech || drafts[*at].pending || holds_quotation(site, &drafts[*at]));
    }
}

/// A sentence that is all quotation, in a paragraph that begins with an opening mark and names nobody.
fn stands_alone(text: &str, sites: &[Site], i: usize) -> bool {
    let block = sites[i].sentence.block;
    let first = (0..=i).rev().take_while(|j| sites[*j].sentence.block == block).last().unwrap_or(i);
    let marks = whole(text, &sites[i]);
    let covered: usize = sites[i].sentence.quoted.iter().map(|quoted| quoted.span.len()).sum();
    whole(text, &sites[first]).of(text).starts_with(OPENING) && covered * 10 >= marks.len() * 8
}

/// `Lee said the port was shut. “We sank.”`: nothing but quotation behind what somebody is told to say, in one paragraph.
fn follows(text: &str, sites: &[Site], draft: &Draft, i: usize) -> bool {
    let site = &sites[i];
    let covered: usize = site.sentence.quoted.iter().map(|quoted| quoted.span.len()).sum();
    draft.sentence + 1 == i
        && sites[draft.sentence].sentence.block == site.sentence.block
        && is_top(&sites[draft.sentence], draft.anchor)
        && covered * 10 >= whole(text, site).len() * 8
}

/// The verb of the sentence, or one joined to it.
fn is_top(site: &Site, verb: usize) -> bool {
    let tree = &site.tree;
    tree.dep(verb) == "ROOT" || tree.dep(verb) == "conj" && tree.dep(tree.head(verb)) == "ROOT"
}

/// Who spoke last in the paragraph before, by a clause or a quotation.
fn speaker_before(sites: &[Site], drafts: &[Draft], before: usize, i: usize) -> Option<usize> {
    let block = sites[i].sentence.block;
    let near = |draft: &Draft| {
        let of = sites[draft.sentence].sentence.block;
        of + 1 == block || of == block
    };
    let told = |draft: &Draft| matches!(draft.form, Form::Speech | Form::Clause) && draft.source.is_some();
    let last = (0..before).rev().take_while(|at| near(&drafts[*at])).find(|at| told(&drafts[*at]))?;
    // "“P,” explained Lee, who thinks that Q.": it is Lee who goes on.
    let same = |at: &usize| drafts[*at].sentence == drafts[last].sentence;
    let speaks = |at: &usize| drafts[*at].form == Form::Speech && drafts[*at].source.is_some();
    if sites[drafts[last].sentence].tree.dep(drafts[last].anchor) != "relcl" {
        return Some(last);
    }
    (0..last).rev().take_while(same).find(speaks).or(Some(last))
}

/// "She said:" at the end of a paragraph: the next one, and those after it while the quotation stays open.
fn blocks_behind(text: &str, sites: &[Site], draft: &mut Draft, taken: &mut [bool]) {
    let own = sites[draft.sentence].sentence.block;
    let last = sites.get(draft.sentence + 1).is_none_or(|next| next.sentence.block != own);
    if !last {
        return;
    }
    let opens = |i: usize| whole(text, &sites[i]).of(text).starts_with(OPENING);
    let mut i = draft.sentence + 1;
    let quoted = i < sites.len() && opens(i);
    while i < sites.len() {
        let block = sites[i].sentence.block;
        let end = (i..sites.len()).take_while(|j| sites[*j].sentence.block == block).last().unwrap_or(i);
        for j in i..=end {
            draft.content.push(whole(text, &sites[j]));
            taken[j] = true;
        }
        draft.pending = false;
        let closed = whole(text, &sites[end]).of(text).ends_with(CLOSING);
        i = end + 1;
        if !quoted || closed || i >= sites.len() || !opens(i) {
            break;
        }
    }
}

pub(super) const OPENING: &[char] = &['“', '"', '«', '„', '‘'];
pub(super) const CLOSING: &[char] = &['”', '"', '»', '’'];

/// The quotation in which the content stands, before and behind its own sentence.
fn grow(text: &str, sites: &[Site], draft: &mut Draft, taken: &mut [bool]) {
    let site = &sites[draft.sentence];
    let touched: Vec<u32> = site
        .sentence
        .quoted
        .iter()
        .filter(|quoted| draft.content.iter().any(|span| span.overlaps(quoted.span)))
        .map(|quoted| quoted.quotation)
        .collect();
    let Some((low, high)) = touched.iter().min().copied().zip(touched.iter().max().copied()) else { return };
    for i in (0..draft.sentence).rev() {
        let Some(quoted) = sites[i].sentence.quoted.iter().find(|quoted| quoted.quotation == low) else { break };
        draft.content.insert(0, with_marks(text, quoted.span));
        taken[i] = true;
    }
    for i in draft.sentence + 1..sites.len() {
        let Some(quoted) = sites[i].sentence.quoted.iter().find(|quoted| quoted.quotation == high) else { break };
        draft.content.push(with_marks(text, quoted.span));
        taken[i] = true;
    }
}

fn holds_quotation(site: &Site, draft: &Draft) -> bool {
    site.sentence.quoted.iter().any(|quoted| {
        let long = quoted.span.of(site.text).split_whitespace().count() >= 4;
        long && draft.content.iter().any(|span| span.overlaps(quoted.span))
    })
}

/// Whether sentence `i`, which has no cue, is speech of the same speaker.
fn goes_on(text: &str, sites: &[Site], draft: &Draft, i: usize) -> bool {
    let site = &sites[i];
    let same_block = site.sentence.block == sites[draft.sentence].sentence.block || draft.pending;
    let marks = whole(text, site);
    let covered: usize = site.sentence.quoted.iter().map(|quoted| quoted.span.len()).sum();
    let all = covered * 10 >= marks.len() * 8;
    same_block && all || draft.pending && i == draft.sentence + 1
}

fn whole(text: &str, site: &Site) -> Span {
    site.sentence.quoted.iter().fold(site.sentence.span, |span, quoted| span.cover(with_marks(text, quoted.span)))
}
