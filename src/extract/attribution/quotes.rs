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
        grow(text, sites, draft, &mut taken);
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
            speaking = None;
            continue;
        }
        speaking = own
            .rev()
            .find(|at| drafts[*at].form == Form::Speech || drafts[*at].pending || holds_quotation(site, &drafts[*at]));
    }
}

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
