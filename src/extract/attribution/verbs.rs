//! Attributions whose cue is a verb: "said", "plans to", "accused … of", "was endorsed by".
//!
//! Takes a sentence, adds drafts. Where the content stands is tried in this order: a quotation behind the verb, a clause
//! behind it, the words before "…, he said", an infinitive or participle, an object with its prepositions.

use super::Draft;
use super::lexicon::{self, Cue};
use super::site::{Site, with_marks};
use super::sources;
use crate::extract::claim::{Form, Stance};
use crate::extract::relatives::{is_content_clause, is_own_act, lost_subject};
use crate::extract::tree::Tree;
use crate::span::Span;

pub(super) fn find(site: &Site, out: &mut Vec<Draft>) {
    for verb in 0..site.len() {
        if !site.tree.tag(verb).starts_with("VB") || site.quotation(verb).is_some() && !is_marked_only(site, verb) {
            continue;
        }
        if matches!(site.tree.dep(verb), "amod" | "compound" | "aux" | "auxpass") {
            continue;
        }
        let Some(cue) = lexicon::verb(lemma(site, verb)) else { continue };
        if is_for_want(site, verb) || aside_before_content(site, verb).is_some() {
            continue;
        }
        if let Some(draft) = quoted_before(site, verb) {
            out.push(draft);
            continue;
        }
        let mut draft = Draft::new(site, verb, cue);
        let out_of_it = site.tree.children(verb).any(|kid| site.tree.dep(kid) == "prt" && site.word(kid) == "out");
        if cue.that && site.tree.lemma(verb) == "rule" && out_of_it {
            draft.stance = Stance::Denies;
        }
        let passive = sources::is_passive(site, verb);
        draft.source = if passive { sources::agent(site, verb) } else { sources::subject(site, verb) };
        let frame = Frame { site, verb, cue, passive };
        frame.fill(&mut draft);
        if !draft.content.is_empty() || draft.pending {
            draft.cue = frame.cue_span();
            if draft.form != Form::Speech && frame.is_withheld() {
                draft.form = Form::Topic;
            }
            out.push(draft);
        }
    }
}

/// `found nothing to suggest that P`: nobody suggests it.
fn is_for_want(site: &Site, verb: usize) -> bool {
    let tree = &site.tree;
    if !tree.children(verb).any(|kid| kid < verb && tree.tag(kid) == "TO") {
        return false;
    }
    let above = tree.head(verb);
    let object = tree.child(above, &["dobj", "attr", "nsubj", "nsubjpass"]).filter(|object| *object < verb);
    let negated = |noun: usize| tree.child(tree.head(noun), &["neg"]).is_some();
    let is_none = |noun: usize| match tree.lemma(noun) {
        "nothing" | "little" | "none" => true,
        "anything" | "much" => negated(noun),
        _ => tree.children(noun).any(|kid| match site.word(kid).to_lowercase().as_str() {
            "no" | "little" => true,
            "any" | "enough" => negated(noun),
            _ => false,
        }),
    };
    [Some(above), object].into_iter().flatten().any(is_none)
}

/// `reported, citing the port, that P`: the content that the parser hangs on an aside between commas is the verb's before it.
fn aside_before_content(site: &Site, aside: usize) -> Option<usize> {
    let tree = &site.tree;
    let clause = tree.child(aside, &["ccomp"]).filter(|clause| *clause > aside)?;
    let first = tree.edges(clause).0;
    let set_off = |token: usize| token > 0 && site.word(token - 1) == ",";
    let fits = tree.dep(aside) == "advcl" && tree.tag(aside) == "VBG" && tree.lemma(first) == "that";
    (fits && first > aside + 1 && set_off(first) && set_off(aside)).then_some(clause)
}

/// `“P,” Interfax quoted Lee as saying`: Lee says P.
fn quoted_before(site: &Site, verb: usize) -> Option<Draft> {
    let tree = &site.tree;
    let as_saying = tree.children(verb).find(|kid| *kid > verb && tree.lemma(*kid) == "as")?;
    let saying = tree.child(as_saying, &["pcomp"]).filter(|saying| tree.lemma(*saying) == "say")?;
    let cue = lexicon::verb("say")?;
    let mut draft = Draft::new(site, verb, cue);
    let speaker = tree.child(verb, &["nsubjpass"]).or_else(|| tree.child(verb, &["dobj"]))?;
    if tree.child(saying, &["ccomp"]).is_some() || speaker > as_saying {
        return None;
    }
    let frame = Frame { site, verb, cue, passive: false };
    if !frame.words_before(&mut draft) {
        return None;
    }
    draft.source = Some(sources::phrase(site, speaker, verb));
    draft.cue = vec![site.span(verb), site.range(as_saying, saying)];
    Some(draft)
}

/// `“categorically denies” the theft`: the marks hold the verb and its adverb, no sentence.
fn is_marked_only(site: &Site, verb: usize) -> bool {
    let quotation = site.quotation(verb);
    let inside = |token: usize| site.quotation(token) == quotation;
    (0..site.len()).filter(|token| inside(*token)).all(|token| token == verb || site.tree.dep(token) == "advmod")
        && site.tree.child(verb, &["nsubj"]).is_some_and(|subject| !inside(subject))
}

/// The lemmatiser takes "hoping" for a form of "hop".
fn lemma<'a>(site: &'a Site, verb: usize) -> &'a str {
    match site.tree.lemma(verb) {
        "hop" => "hope",
        lemma => lemma,
    }
}

struct Frame<'a, 'b> {
    site: &'b Site<'a>,
    verb: usize,
    cue: &'static Cue,
    passive: bool,
}

impl Frame<'_, '_> {
    fn fill(&self, draft: &mut Draft) {
        if self.cue.quote || self.cue.that {
            if let Some(quotation) = self.quotation_behind() {
                draft.content.push(quotation);
                draft.form = Form::Speech;
                return;
            }
            if self.cue.that && (self.torn_clause(draft) || self.clause_behind(draft)) {
                return;
            }
            if self.words_before(draft) {
                return;
            }
            if self.ends_in_colon() {
                draft.pending = true;
                draft.form = Form::Speech;
                return;
            }
        }
        if self.passive {
            self.passive_content(draft);
            return;
        }
        if self.cue.to && self.open_clause(draft, true) || self.cue.ing && self.open_clause(draft, false) {
            return;
        }
        if self.cue.object && self.object(draft) {
            return;
        }
        self.linked(draft);
    }

    /// `said: “P”`, `said, “P”`, `said “P”`: a quotation with nothing but a comma or colon before it.
    fn quotation_behind(&self) -> Option<Span> {
        if !self.cue.quote {
            return None;
        }
        let site = self.site;
        let end = site.span(self.verb).end;
        let quoted = site.sentence.quoted.iter().find(|quoted| quoted.span.start >= end)?;
        let whole = with_marks(site.text, quoted.span);
        let before = Span { start: end, end: whole.start.max(end) }.of(site.text).trim_end();
        let first = site.tree.parse.tokens.partition_point(|token| token.span.end <= quoted.span.start);
        let direct = before.is_empty() && starts_large(quoted.span.of(site.text))
            || before.ends_with([',', ':']) && starts_large(quoted.span.of(site.text));
        let other_cue = (self.verb + 1..first.min(site.len()))
            .any(|i| site.tree.tag(i).starts_with("VB") && lexicon::verb(lemma(site, i)).is_some_and(|cue| cue.quote));
        (direct && !other_cue).then_some(site.content(whole, self.verb))
    }

    /// `said that P`, `told reporters P`, `asked why P`.
    fn clause_behind(&self, draft: &mut Draft) -> bool {
        let site = self.site;
        let modal = |c: usize| site.tree.children(c).any(|kid| site.tree.tag(kid) == "MD");
        let own = site
            .tree
            .children(self.verb)
            .find(|c| *c > self.verb && (site.tree.dep(*c) == "ccomp" || site.tree.dep(*c) == "xcomp" && modal(*c)));
        let clause = own
            .or_else(|| self.clause_behind_manner())
            .or_else(|| self.clause_behind_hearer())
            .or_else(|| site.tree.children(self.verb).find_map(|aside| aside_before_content(site, aside)));
        let Some(clause) = clause else { return false };
        let (left, right) = site.tree.edges(clause);
        let subject = self.inverted_subject().map_or(self.verb, |(_, last)| last);
        let start = left.max(self.verb + 1).max(if subject < clause { subject + 1 } else { 0 });
        let start = self.behind_its_time(clause, start);
        if left < self.verb
            && let Some(end) = self.group_start().checked_sub(1)
            && left < end
            && site.word(end) == ","
        {
            draft.content.push(site.content(site.range(left, end), self.verb));
        }
        if start > right {
            return false;
        }
        let act = site.tree.children(clause).find(|kid| *kid > clause && is_own_act(&site.tree, *kid));
        let joiner =
            act.and_then(|act| site.tree.children(clause).rfind(|kid| *kid < act && site.tree.dep(*kid) == "cc"));
        let right = match joiner {
            Some(joiner) if joiner > clause => joiner - 1,
            _ => right,
        };
        let right = self
            .until_next_cue(clause, right)
            .unwrap_or_else(|| if joiner.is_some() { right } else { self.with_rest(right) });
        let right = self.second_half(clause, right).unwrap_or(right);
        draft.content.push(site.content(site.range(start, right), self.verb));
        let tree = &site.tree;
        let finite = |i: usize| matches!(tree.tag(i), "VBD" | "VBZ" | "VBP" | "MD");
        let told =
            finite(clause) || tree.children(clause).any(|c| matches!(tree.dep(c), "aux" | "auxpass") && finite(c));
        // "wants the board to resign" tells a wish, not that the board resigns.
        draft.form = if told { Form::Clause } else { Form::Action };
        true
    }

    /// `said the doctor who slept, took a photo`: nobody says a doctor, so the verb that the parser joins to the saying is hers.
    fn torn_clause(&self, draft: &mut Draft) -> bool {
        let site = self.site;
        let tree = &site.tree;
        if !matches!(tree.lemma(self.verb), "claim" | "insist" | "say") || self.passive {
            return false;
        }
        let found = tree.child(self.verb, &["dobj"]).filter(|noun| *noun > self.verb).and_then(|noun| {
            let verb = tree.children(self.verb).find(|kid| *kid > noun && tree.dep(*kid) == "conj")?;
            lost_subject(tree, verb).filter(|lost| *lost == noun).map(|noun| (noun, verb))
        });
        let Some((noun, verb)) = found else { return false };
        draft.content.push(site.content(site.range(tree.edges(noun).0, tree.edges(verb).1), self.verb));
        draft.form = Form::Clause;
        true
    }

    /// `says the plan came from Lee and she only wanted the boat`: the parser joins the second clause to the saying, but what
    /// somebody says now is not told of in the past, so it is said too.
    fn second_half(&self, clause: usize, right: usize) -> Option<usize> {
        let tree = &self.site.tree;
        let past = |verb: usize| {
            tree.tag(verb) == "VBD"
                || tree
                    .children(verb)
                    .any(|kid| kid < verb && tree.dep(kid).starts_with("aux") && tree.tag(kid) == "VBD")
        };
        let next = tree.children(self.verb).find(|kid| *kid > right && tree.dep(*kid) == "conj")?;
        let own = tree.child(next, &["nsubj", "nsubjpass", "expl"])?;
        let (left, last) = tree.edges(next);
        let joined = (right + 1..left).all(|i| self.site.is_punct(i) || tree.tag(i) == "CC");
        let now = matches!(tree.tag(self.verb), "VBZ" | "VBP");
        let cue = lexicon::verb(lemma(self.site, next)).is_some_and(|cue| cue.quote);
        (now && past(clause) && past(next) && !cue && own < next && left > right && joined).then_some(last)
    }

    /// `said on Monday it had sold the bridge`: the day is the saying's.
    fn behind_its_time(&self, clause: usize, start: usize) -> usize {
        let tree = &self.site.tree;
        let subject = tree.child(clause, &["nsubj", "nsubjpass", "expl"]).map(|subject| tree.edges(subject).0);
        let when = |prep: &usize| {
            start == *prep
                && *prep == self.verb + 1
                && matches!(tree.lemma(*prep), "in" | "on")
                && tree.child(*prep, &["pobj"]).is_some_and(|day| matches!(tree.parse.tokens[day].tag, "NNP" | "CD"))
        };
        let prep = tree.children(clause).find(when);
        match (prep.map(|prep| tree.edges(prep).1 + 1), subject) {
            (Some(next), Some(subject)) if next == subject => next,
            _ => start,
        }
    }

    /// `told the board that P`, `explained to the board that P`: the parser hangs P on the board.
    fn clause_behind_hearer(&self) -> Option<usize> {
        let tree = &self.site.tree;
        let hearer = match tree.lemma(self.verb) {
            "assure" | "convince" | "inform" | "notify" | "persuade" | "remind" | "tell" | "warn" => {
                tree.child(self.verb, &["dobj"])
            }
            "admit" | "complain" | "confirm" | "explain" | "insist" | "report" | "say" | "suggest" => {
                let to = tree.children(self.verb).find(|kid| tree.dep(*kid) == "prep" && tree.lemma(*kid) == "to")?;
                tree.child(to, &["pobj"])
            }
            _ => None,
        };
        let hearer = hearer.filter(|hearer| *hearer > self.verb)?;
        let clause = tree.child(hearer, &["relcl", "acl"])?;
        let marked = tree.edges(clause).0 == hearer + 1 && tree.lemma(hearer + 1) == "that";
        (marked && holds_clause(tree, hearer + 1, clause)).then_some(clause)
    }

    /// `noted with regret that P`: the parser hangs P on the regret.
    fn clause_behind_manner(&self) -> Option<usize> {
        let tree = &self.site.tree;
        let with = tree.children(self.verb).find(|c| *c > self.verb && tree.lemma(*c) == "with")?;
        let noun = tree.child(with, &["pobj"])?;
        let clause = tree.child(noun, &["acl", "ccomp", "relcl"])?;
        let marked = tree.children(clause).any(|c| tree.dep(c) == "mark" && tree.lemma(c) == "that");
        (marked && tree.edges(clause).0 == noun + 1).then_some(clause)
    }

    /// `did not say that P`, `refused to say whether P`: nobody says P.
    fn is_withheld(&self) -> bool {
        let tree = &self.site.tree;
        let above = tree.head(self.verb);
        let refuses = tree.dep(self.verb) == "xcomp" && matches!(tree.lemma(above), "refuse" | "decline" | "fail");
        let without = tree.dep(self.verb) == "pcomp" && tree.lemma(above) == "without";
        // "would not confirm or deny whether P": the first verb's "not" holds for both.
        let shared = tree.dep(self.verb) == "conj"
            && tree.child(above, &["neg"]).is_some()
            && tree.child(self.verb, &["nsubj", "aux", "neg"]).is_none();
        refuses || without || shared || tree.child(self.verb, &["neg"]).is_some()
    }

    /// `said P, arguing that Q`: the content of the first cue ends where the second begins.
    fn until_next_cue(&self, clause: usize, right: usize) -> Option<usize> {
        let site = self.site;
        let next = site.tree.children(clause).find(|c| {
            *c > clause
                && *c <= right
                && site.tree.dep(*c) == "advcl"
                && site.tree.tag(*c) == "VBG"
                && site.tree.edges(*c).0 == *c
                && site.word(*c - 1) == ","
                && site.quotation(*c).is_none()
                && lexicon::verb(lemma(site, *c)).is_some_and(|cue| cue.quote)
        })?;
        next.checked_sub(2)
    }

    /// The last token of the content when what follows the clause can only belong to it: `said he had doubts, and of “all the
    /// people”`, where the parser hangs the rest elsewhere. Another finite verb, subject or cue behind it keeps it out.
    fn with_rest(&self, right: usize) -> usize {
        let site = self.site;
        let mut end = site.len();
        while end > right + 1 && (site.is_punct(end - 1) || site.tree.tag(end - 1) == "_SP") {
            end -= 1;
        }
        let Some(first) = (right + 1..end).find(|i| !site.is_punct(*i)) else { return right };
        let opens = matches!(site.tree.tag(first), "CC" | "IN" | "TO") || site.quotation(first).is_some();
        let foreign = |i: usize| {
            let tag = site.tree.tag(i);
            let outside = site.quotation(i).is_none();
            let finite = matches!(tag, "VBD" | "VBZ" | "VBP" | "MD");
            outside && (finite || tag == "VBG" && lexicon::verb(lemma(site, i)).is_some_and(|cue| cue.quote))
        };
        let own = site.tree.head(first) == self.verb && site.tree.dep(first) == "prep";
        if !opens || own || (first..end).any(foreign) { right } else { end - 1 }
    }

    /// `P, he said`; `P,” said Lee, “Q`; `P, he said, Q`.
    fn words_before(&self, draft: &mut Draft) -> bool {
        let site = self.site;
        let start = self.group_start();
        if start == 0 || self.passive && !self.cue.that || site.quotation(self.verb).is_some() {
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
    fn words_after(&self, draft: &mut Draft, first: usize, before: usize) {
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
        let finite = |range: std::ops::Range<usize>| {
            range.into_iter().any(|i| matches!(site.tree.tag(i), "VBD" | "VBZ" | "VBP" | "MD"))
        };
        if next + 1 < site.len() && site.word(next) == "," && !finite(first..before) && finite(next..site.len()) {
            draft.content.push(site.content(site.range(next, site.len() - 1), self.verb));
        }
    }

    /// No verb between token `from` and the byte `until`.
    fn is_quiet(&self, from: usize, until: u32) -> bool {
        (from..self.site.len()).take_while(|i| self.site.span(*i).start < until).all(|i| {
            let tag = self.site.tree.tag(i);
            let speaks = tag == "VBG" && lexicon::verb(lemma(self.site, i)).is_some_and(|cue| cue.quote);
            !matches!(tag, "VBD" | "VBZ" | "VBP" | "MD") && !speaks
        })
    }

    /// Where speech begins that ends before `last`: at the head of the sentence, or at its opening mark when a clause of the
    /// newsroom's own comes before (`When asked, “P,” she said`).
    fn speech_start(&self, last: usize) -> usize {
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
    fn is_tail(&self) -> bool {
        let site = self.site;
        let is_object = |c: usize| matches!(site.tree.dep(c), "dobj" | "xcomp" | "oprd" | "attr" | "acomp");
        let told = matches!(site.tree.lemma(self.verb), "tell" | "remind" | "warn" | "assure" | "inform");
        let has_object = site.tree.children(self.verb).any(|c| c > self.verb && is_object(c));
        let finite = matches!(site.tree.tag(self.verb), "VBD" | "VBZ" | "VBP" | "VBN");
        let own_subject = site.tree.child(self.verb, &["nsubj", "nsubjpass"]).is_some();
        finite && own_subject && self.cue.quote && (!has_object || told)
    }

    fn ends_in_colon(&self) -> bool {
        let last = self.site.sentence.span.of(self.site.text);
        last.ends_with(':') && self.cue.quote && self.cue.stance != Stance::Expects && {
            let rest = &self.site.tree.parse.tokens[self.verb + 1..];
            !rest
                .iter()
                .any(|token| token.tag.starts_with("VB") && lexicon::verb(&token.lemma).is_some_and(|c| c.quote))
        }
    }

    fn inverted_subject(&self) -> Option<(usize, usize)> {
        let site = self.site;
        let subject = site.tree.children(self.verb).find(|c| *c > self.verb && site.tree.dep(*c) == "nsubj")?;
        Some(sources::phrase(site, subject, self.verb))
    }

    /// The first token of subject, auxiliaries and verb.
    fn group_start(&self) -> usize {
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

    /// `plans to leave` (`infinitive`), `suggested leaving`.
    fn open_clause(&self, draft: &mut Draft, infinitive: bool) -> bool {
        let site = self.site;
        let fits = |c: usize| {
            let marked = site.tree.children(c).any(|k| site.tree.tag(k) == "TO");
            c > self.verb
                && matches!(site.tree.dep(c), "xcomp" | "ccomp" | "advcl")
                && if infinitive { marked } else { site.tree.tag(c) == "VBG" && site.tree.dep(c) == "xcomp" }
        };
        let Some(clause) = site.tree.children(self.verb).find(|c| fits(*c)) else { return false };
        let (left, right) = site.tree.edges(clause);
        let right = if infinitive { self.before_finite(clause, right) } else { right };
        let mut first = left.max(self.verb + 1);
        let is_object = |c: &usize| *c > self.verb && *c < clause && site.tree.dep(*c) == "dobj";
        if let Some(object) = site.tree.children(self.verb).find(is_object) {
            first = first.min(site.tree.edges(object).0);
        }
        draft.content.push(site.content(site.range(first, right), self.verb));
        draft.form = Form::Action;
        true
    }

    /// "refused to drop the knife and fired": what was done stands beside the infinitive, not in it.
    fn before_finite(&self, clause: usize, right: usize) -> usize {
        let tree = &self.site.tree;
        let is_finite = |c: &usize| tree.dep(*c) == "conj" && matches!(tree.tag(*c), "VBD" | "VBZ" | "VBP");
        let Some(finite) = tree.children(clause).find(is_finite) else { return right };
        let mut last = tree.edges(finite).0.saturating_sub(1);
        while last > clause && matches!(tree.dep(last), "cc" | "punct") {
            last -= 1;
        }
        last.max(clause)
    }

    /// `praised the crew for its courage`, `called it a disaster`.
    fn object(&self, draft: &mut Draft) -> bool {
        let site = self.site;
        let is_object = |c: usize| matches!(site.tree.dep(c), "dobj" | "oprd" | "ccomp");
        let objects: Vec<usize> = site.tree.children(self.verb).filter(|c| is_object(*c)).collect();
        let Some(first) = objects.first().copied() else { return false };
        for object in objects.iter().copied().filter(|o| *o < self.verb) {
            let (left, right) = site.tree.edges(object);
            draft.content.push(site.content(site.range(left, right.min(self.verb - 1)), self.verb));
        }
        let mut last = objects.iter().copied().filter(|o| *o > self.verb).map(|o| site.tree.edges(o).1).max();
        for link in self.links() {
            last = Some(last.unwrap_or(link).max(site.tree.edges(link).1));
        }
        let start = objects.iter().copied().find(|o| *o > self.verb).map(|o| site.tree.edges(o).0);
        let start = start.or_else(|| (first < self.verb).then(|| self.links().next()).flatten());
        if let (Some(start), Some(last)) = (start, last) {
            draft.content.push(site.content(site.range(start.max(self.verb + 1), last), self.verb));
        }
        !draft.content.is_empty()
    }

    /// Prepositions of the verb, behind it, whose object is content.
    fn links(&self) -> impl Iterator<Item = usize> + '_ {
        let site = self.site;
        site.tree.children(self.verb).filter(move |c| {
            *c > self.verb
                && site.tree.dep(*c) == "prep"
                && self.cue.links.iter().any(|link| *link == site.tree.lemma(*c))
        })
    }

    /// `called for a vote`, `spoke of fear`.
    fn linked(&self, draft: &mut Draft) -> bool {
        let site = self.site;
        let Some(link) = self.links().next() else { return false };
        let Some(object) = site.tree.child(link, &["pobj", "pcomp"]) else { return false };
        let (left, right) = site.tree.edges(object);
        draft.content.push(site.content(site.range(left.max(link + 1), right), self.verb));
        true
    }

    /// `is expected to win`, `was endorsed by X`, `an event billed as …`.
    fn passive_content(&self, draft: &mut Draft) {
        let site = self.site;
        let subject = site.tree.child(self.verb, &["nsubjpass", "nsubj"]).map(|s| sources::phrase(site, s, self.verb));
        let subject = subject.or_else(|| {
            let noun = (site.tree.dep(self.verb) == "acl").then(|| site.tree.head(self.verb))?;
            (noun < self.verb).then(|| sources::phrase(site, noun, self.verb))
        });
        let Some((first, last)) = subject else { return };
        let subject = site.content(site.range(first, last), self.verb);
        if self.cue.to && self.open_clause(draft, true) {
            draft.content.insert(0, subject);
            return;
        }
        if !self.cue.object {
            return;
        }
        let named = site.tree.child(self.verb, &["oprd"]).map(|c| site.tree.edges(c));
        let linked = self.links().next().map(|link| site.tree.edges(link));
        if draft.source.is_none() && named.is_none() && linked.is_none() {
            return;
        }
        draft.content.push(subject);
        if let Some((left, right)) = named.or(linked)
            && left > self.verb
        {
            draft.content.push(site.content(site.range(left, right), self.verb));
        }
    }

    fn cue_span(&self) -> Vec<Span> {
        let site = self.site;
        let mut span = site.span(self.verb);
        for child in site.tree.children(self.verb) {
            let adjacent = child + 1 == self.verb || child == self.verb + 1;
            if adjacent && matches!(site.tree.dep(child), "prt" | "neg" | "aux" | "auxpass") {
                span = span.cover(site.span(child));
            }
        }
        vec![span]
    }
}

/// Whether the words behind "that" have a subject of their own.
fn holds_clause(tree: &Tree, that: usize, clause: usize) -> bool {
    is_content_clause(tree, clause)
        || tree.children(clause).any(|kid| matches!(tree.dep(kid), "nsubj" | "nsubjpass" | "expl") && kid > that)
            && tree
                .children(clause)
                .any(|kid| kid > clause && matches!(tree.dep(kid), "dobj" | "attr" | "acomp" | "ccomp"))
}

fn starts_large(words: &str) -> bool {
    words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}
