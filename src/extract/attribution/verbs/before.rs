//! Content before its verb: `P, he said.`, with what goes on behind it.
//!
//! Takes a cue verb that stands behind what is said, finds where the content begins, and what of the words behind the speaker are said too.
//!
//! Worked: `The ferry sank, Lee said, and two men died.` gives `The ferry sank` and `and two men died`.

use super::{Frame, lemma};
use crate::extract::attribution::Draft;
use crate::extract::attribution::site::with_marks;
use crate::extract::attribution::{lexicon, sources};
use crate::extract::claim::Form;
use crate::span::Span;

impl Frame<'_, '_> {
    /// `P, he said`; `P,” said Lee, “Q`; `P, he said, Q`.
    pub(super) fn words_before(&self, draft: &mut Draft) -> bool {
        let site = self.site;
        let start = self.group_start();
        // "published a letter titled “P,” showing the boat": the letter shows something else.
        let other = site.tree.tag(self.verb) == "VBG"
            && site.tree.children(self.verb).any(|kid| kid > self.verb && site.tree.dep(kid) == "dobj");
        if start == 0 || self.passive && !self.cue.that || site.quotation(self.verb).is_some() || other {
            return false;
        }
        let before = start - 1;
        let clause = site.tree.children(self.verb).any(|c| c < self.verb && site.tree.dep(c) == "ccomp");
        let word = site.word(before);
        let closed = word.ends_with(['”', '"', '’', '\'', '»']) && before > 0;
        let parted = matches!(word, "," | "?" | "!" | "—" | "–" | "-" | "--") || closed;
        let relative = matches!(site.tree.tag(start), "WDT" | "WP" | "WRB" | "IN");
        if !parted || relative || !clause && !closed && !self.is_tail() {
            return false;
        }
        let mut first = 0;
        if closed || before > 0 && site.word(before - 1).ends_with(['”', '"', '’', '\'']) {
            first = self.speech_start(before);
        }
        let span = site.content(site.range(first, before), self.verb);
        if span.is_empty() {
            return false;
        }
        let speech = site.sentence.quoted.iter().any(|quoted| with_marks(site.text, quoted.span) == span);
        draft.form = if speech { Form::Speech } else { Form::Clause };
        draft.content.push(span);
        self.words_after(draft, first, before);
        true
    }

    /// The second half of `P, he said, Q`.
    pub(super) fn words_after(&self, draft: &mut Draft, first: usize, before: usize) {
        let site = self.site;
        let end = self.inverted_subject().map_or(self.verb, |(_, last)| last.max(self.verb));
        let rest = Span { start: site.span(end).end, end: site.sentence.span.end };
        if let Some(quoted) = site.sentence.quoted.iter().find(|quoted| quoted.span.start >= rest.start) {
            let whole = with_marks(site.text, quoted.span);
            let between = Span { start: rest.start, end: whole.start.max(rest.start) }.of(site.text).trim();
            let joined = between.trim_start_matches([',', ' ']);
            let linked = between.ends_with([',', ':', '—', '–']) || matches!(joined, "but" | "and" | "so" | "because");
            if linked && self.is_quiet(end + 1, quoted.span.start) {
                draft.content.push(whole);
                return;
            }
        }
        let next = end + 1;
        let finite = |i: usize| matches!(site.tree.tag(i), "VBD" | "VBZ" | "VBP" | "MD");
        // "If the port shuts, Lee argued, the mills lose their trade": the condition says nothing without the rest.
        let main =
            Some(site.tree.head(self.verb)).filter(|main| *main > end && site.tree.dep(self.verb) == "parataxis");
        let opening = main.and_then(|main| {
            let fronted = |kid: &usize| site.tree.dep(*kid) == "advcl" && *kid < self.verb;
            site.tree.children(main).find(fronted).or_else(|| site.tree.children(self.verb).find(fronted))
        });
        let opens = |i: usize| opening.is_some_and(|opening| site.tree.is_under(i, opening));
        let told = (first..before).any(|i| finite(i) && !opens(i));
        if next + 1 < site.len() && site.word(next) == "," && !told && (next..site.len()).any(finite) {
            draft.content.push(site.content(site.range(next, site.len() - 1), self.verb));
        }
    }

    /// No verb between token `from` and the byte `until`.
    pub(super) fn is_quiet(&self, from: usize, until: u32) -> bool {
        (from..self.site.len()).take_while(|i| self.site.span(*i).start < until).all(|i| {
            let tag = self.site.tree.tag(i);
            let speaks = tag == "VBG" && lexicon::verb(lemma(self.site, i)).is_some_and(|cue| cue.quote);
            !matches!(tag, "VBD" | "VBZ" | "VBP" | "MD") && !speaks
        })
    }

    /// Where speech begins that ends before `last`: at the head of the sentence, or at its opening mark when a clause of the
    /// newsroom's own comes before (`When asked, “P,” she said`).
    pub(super) fn speech_start(&self, last: usize) -> usize {
        let site = self.site;
        let end = site.span(last).end;
        let Some(quoted) = site.sentence.quoted.iter().rev().find(|quoted| quoted.span.start < end) else { return 0 };
        let whole = with_marks(site.text, quoted.span);
        let first = site.tree.parse.tokens.partition_point(|token| token.span.end <= whole.start);
        let lead = Span { start: site.sentence.span.start, end: whole.start }.of(site.text).trim_end();
        let told = (0..first).any(|i| site.tree.tag(i).starts_with("VB"));
        if told && lead.ends_with([',', ':']) { first } else { 0 }
    }

    /// Nothing but a complement of the speaking itself behind the verb: `…, he told reporters on Friday.`
    pub(super) fn is_tail(&self) -> bool {
        let site = self.site;
        let is_object = |c: usize| matches!(site.tree.dep(c), "dobj" | "xcomp" | "oprd" | "attr" | "acomp");
        let told = matches!(site.tree.lemma(self.verb), "tell" | "remind" | "warn" | "assure" | "inform");
        let has_object = site.tree.children(self.verb).any(|c| c > self.verb && is_object(c));
        let finite = matches!(site.tree.tag(self.verb), "VBD" | "VBZ" | "VBP" | "VBN");
        let own_subject = site.tree.child(self.verb, &["nsubj", "nsubjpass"]).is_some();
        finite && own_subject && self.cue.quote && (!has_object || told)
    }

    pub(super) fn inverted_subject(&self) -> Option<(usize, usize)> {
        let site = self.site;
        let subject = site.tree.children(self.verb).find(|c| *c > self.verb && site.tree.dep(*c) == "nsubj")?;
        Some(sources::phrase(site, subject, self.verb))
    }

    /// The first token of subject, auxiliaries and verb.
    pub(super) fn group_start(&self) -> usize {
        let site = self.site;
        let is_part = |c: &usize| {
            matches!(site.tree.dep(*c), "nsubj" | "nsubjpass" | "aux" | "auxpass" | "neg" | "advmod" | "expl")
        };
        let mut start = self.verb;
        for child in site.tree.children(self.verb).rev().filter(|c| *c < self.verb) {
            let (left, right) = site.tree.edges(child);
            if !is_part(&child) || right + 1 != start {
                if site.is_punct(child) {
                    continue;
                }
                break;
            }
            start = left;
        }
        start
    }
}
