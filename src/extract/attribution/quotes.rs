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
        // "“He was held,” Lee said. “We believe that he fled.”": whom the quotation names speaks inside of what Lee says.
        let mut own = (first..next).filter(|at| !is_quoted_whole(site, &drafts[*at]));
        if own.clone().next().is_none() {
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
            if let Some(at) = speaker_before(text, sites, drafts, first, i)
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
            .rfind(|at| drafts[*at].form == Form::Speech || drafts[*at].pending || holds_quotation(site, &drafts[*at]));
    }
}

/// The cue stands inside of what the sentence quotes.
fn is_quoted_whole(site: &Site, draft: &Draft) -> bool {
    site.quotation(draft.anchor).is_some()
}

/// A sentence that is all quotation, in a paragraph that begins with an opening mark and names nobody.
fn stands_alone(text: &str, sites: &[Site], i: usize) -> bool {
    let block = sites[i].sentence.block;
    let first = (0..=i).rev().take_while(|j| sites[*j].sentence.block == block).last().unwrap_or(i);
    let marks = whole(text, &sites[i]);
    let covered: usize = sites[i].sentence.quoted.iter().map(|quoted| quoted.span.len()).sum();
    // "‘The boats had been sold": a page that does not close its marks.
    let bare = |at: usize| sites[at].sentence.quoted.is_empty();
    let mut letters = sites[first].sentence.span.of(text).chars();
    let marked = letters.next().is_some_and(|mark| matches!(mark, '‘' | '\'' | '“' | '"'));
    if marked && letters.next().is_some_and(char::is_uppercase) && bare(first) && bare(i) {
        return true;
    }
    let quoted = sites[first].sentence.quoted.first().map(|quoted| with_marks(text, quoted.span));
    let opens = quoted.is_some_and(|quoted| quoted.start <= sites[first].sentence.span.start);
    opens && covered * 10 >= marks.len() * 8
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
fn speaker_before(text: &str, sites: &[Site], drafts: &[Draft], before: usize, i: usize) -> Option<usize> {
    let block = sites[i].sentence.block;
    let near = |draft: &Draft| {
        let of = sites[last_sentence(sites, draft)].sentence.block;
        of + 1 == block || of == block
    };
    let reach = |at: &usize| drafts[*at].sentence + MAX_SENTENCES >= i;
    // "Lee said: ‘Divers think P.": the divers speak inside of what Lee says.
    let is_inner = |draft: &Draft| {
        let anchor = sites[draft.sentence].span(draft.anchor);
        let behind_colon =
            |span: &Span| text[..span.start as usize].trim_end_matches([' ', '\'', '‘', '“', '"']).ends_with(':');
        let holds = |other: &Draft| {
            let told = other.form == Form::Speech || other.content.first().is_some_and(behind_colon);
            told && other.source.is_some() && other.content.iter().any(|span| span.contains(anchor))
        };
        is_quoted_whole(&sites[draft.sentence], draft)
            || (0..before).rev().take_while(reach).any(|at| holds(&drafts[at]))
    };
    let told =
        |draft: &Draft| matches!(draft.form, Form::Speech | Form::Clause) && draft.source.is_some() && !is_inner(draft);
    let last = (0..before).rev().take_while(reach).find(|at| told(&drafts[*at]) && near(&drafts[*at]))?;
    // "“P,” explained Lee, who thinks that Q.", "“P,” said Lee, the Post reported": it is Lee who goes on.
    let same = |at: &usize| drafts[*at].sentence == drafts[last].sentence;
    let shares =
        |at: usize| drafts[at].content.iter().any(|span| drafts[last].content.iter().any(|c| c.overlaps(*span)));
    let speaks = |at: &usize| drafts[*at].form == Form::Speech && told(&drafts[*at]) && shares(*at);
    let site = &sites[drafts[last].sentence];
    let aside = site.tree.dep(drafts[last].anchor) == "relcl" || site.tree.lemma(drafts[last].anchor) == "accord";
    let before = (0..last).rev().take_while(same).find(|at| speaks(at) || aside && drafts[*at].form == Form::Speech);
    before.or(Some(last))
}

/// Sentences of one speech back to who speaks. A guess.
const MAX_SENTENCES: usize = 20;

/// Where what a draft holds ends: a speech may run over paragraphs.
pub(super) fn last_sentence(sites: &[Site], draft: &Draft) -> usize {
    let end = draft.content.iter().map(|span| span.end).max().unwrap_or(0);
    sites.partition_point(|site| site.sentence.span.start < end).saturating_sub(1).max(draft.sentence)
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
