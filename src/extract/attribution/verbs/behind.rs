//! Content behind its verb: a quotation, or a clause with all that belongs to it.
//!
//! Takes a cue verb, finds where its content begins and ends: behind who is told and when, up to the next cue. Leaves words before
//! the verb to `before`.
//!
//! Worked: `Lee told the board on Monday that the ferry sank, arguing that it was old` gives `the ferry sank`.

use super::{Frame, aside_before_content, lemma};
use crate::extract::attribution::Draft;
use crate::extract::attribution::lexicon;
use crate::extract::attribution::site::with_marks;
use crate::extract::claim::Form;
use crate::extract::relatives::{is_content_clause, is_own_act, lost_subject};
use crate::extract::tree::Tree;
use crate::span::Span;

impl Frame<'_, '_> {
    /// `said: “P”`, `said, “P”`, `said “P”`: a quotation with nothing but a comma or colon before it.
    pub(super) fn quotation_behind(&self) -> Option<Span> {
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

    /// `said the ferry was full: “Nobody helped.”`: the words before the colon are said too.
    pub(super) fn clause_before_speech(&self, draft: &Draft) -> Option<Draft> {
        let (site, tree) = (self.site, &self.site.tree);
        let speech = draft.content.first().filter(|_| draft.form == Form::Speech && self.cue.that)?;
        let before = (self.verb + 1..site.len()).take_while(|at| site.span(*at).end <= speech.start).last()?;
        let clause = tree.children(self.verb).find(|kid| *kid > self.verb && tree.dep(*kid) == "ccomp")?;
        let (left, _) = tree.edges(clause);
        let own = tree.child(clause, &["nsubj", "nsubjpass", "expl"]).is_some_and(|subject| subject < clause);
        let finite = |at: usize| matches!(tree.tag(at), "VBD" | "VBZ" | "VBP" | "MD");
        let tensed = finite(clause) || tree.children(clause).any(|kid| tree.dep(kid).starts_with("aux") && finite(kid));
        if site.word(before) != ":" || clause >= before || left <= self.verb || !own || !tensed {
            return None;
        }
        let content = vec![site.content(site.range(left, before - 1), self.verb)];
        Some(Draft { content, form: Form::Clause, pending: false, ..draft.clone() })
    }

    /// `said that P`, `told reporters P`, `asked why P`.
    pub(super) fn clause_behind(&self, draft: &mut Draft) -> bool {
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
        let own = |kid: &usize| *kid > clause && (is_own_act(&site.tree, *kid) || is_no_comment(&site.tree, *kid));
        let act = site.tree.children(clause).find(own);
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
        // "Lee added: P, but Q": a page that does not close its marks; all behind the colon is said.
        let colon = (self.verb + 1..start).rev().find(|at| site.word(*at) == ":");
        let led = colon.is_some_and(|colon| (colon + 1..start).all(|at| site.is_punct(at)));
        let right = if led && self.cue.quote { site.len() - 1 } else { right };
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
    pub(super) fn torn_clause(&self, draft: &mut Draft) -> bool {
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
    pub(super) fn second_half(&self, clause: usize, right: usize) -> Option<usize> {
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
        // "said the board had met, but nothing had been done": told of what was before.
        let perfect = |verb: usize| {
            tree.children(verb).any(|kid| tree.dep(kid) == "aux" && tree.lemma(kid) == "have" && tree.tag(kid) == "VBD")
        };
        let before = tree.tag(self.verb) == "VBD" && perfect(clause) && perfect(next);
        ((now || before) && past(clause) && past(next) && !cue && own < next && left > right && joined).then_some(last)
    }

    /// `said on Monday it had sold the bridge`: the day is the saying's.
    pub(super) fn behind_its_time(&self, clause: usize, start: usize) -> usize {
        let tree = &self.site.tree;
        let subject = tree.child(clause, &["nsubj", "nsubjpass", "expl"]).map(|subject| tree.edges(subject).0);
        let when = |prep: &usize| {
            start == *prep
                && *prep == self.verb + 1
                && matches!(tree.lemma(*prep), "in" | "on")
                && tree.child(*prep, &["pobj"]).is_some_and(|day| matches!(tree.parse.tokens[day].tag, "NNP" | "CD"))
        };
        // "said on her page Tuesday Lee is ill".
        let day = |token: usize| {
            const DAYS: [&str; 7] = ["Friday", "Monday", "Saturday", "Sunday", "Thursday", "Tuesday", "Wednesday"];
            let before = token.checked_sub(1).is_some_and(|before| tree.tag(before) != "IN" || before == self.verb);
            before && DAYS.contains(&self.site.word(token))
        };
        let names = |token: usize| matches!(tree.tag(token), "DT" | "NNP" | "PRP" | "PRP$");
        let opens = subject.is_some_and(|subject| subject == start || subject == start + 1);
        if opens && day(start) && start + 1 < tree.len() && names(start + 1) {
            return start + 1;
        }
        let prep = tree.children(clause).find(when);
        match (prep.map(|prep| tree.edges(prep).1 + 1), subject) {
            (Some(next), Some(subject)) if next == subject => next,
            _ => start,
        }
    }

    /// `told the board that P`, `explained to the board that P`: the parser hangs P on the board.
    pub(super) fn clause_behind_hearer(&self) -> Option<usize> {
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
    pub(super) fn clause_behind_manner(&self) -> Option<usize> {
        let tree = &self.site.tree;
        let with = tree.children(self.verb).find(|c| *c > self.verb && tree.lemma(*c) == "with")?;
        let noun = tree.child(with, &["pobj"])?;
        let clause = tree.child(noun, &["acl", "ccomp", "relcl"])?;
        let marked = tree.children(clause).any(|c| tree.dep(c) == "mark" && tree.lemma(c) == "that");
        (marked && tree.edges(clause).0 == noun + 1).then_some(clause)
    }

    /// `said P, arguing that Q`: the content of the first cue ends where the second begins.
    pub(super) fn until_next_cue(&self, clause: usize, right: usize) -> Option<usize> {
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
    pub(super) fn with_rest(&self, right: usize) -> usize {
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
}

/// "…, and a clerk was not available for comment", "Lee did not return calls": whom the newsroom asked, and nobody told.
fn is_no_comment(tree: &Tree, verb: usize) -> bool {
    const ASKED: &[&str] = &["call", "comment", "email", "inquiry", "message", "question", "request"];
    const SILENT: &[&str] = &["be", "decline", "refuse", "reply", "respond", "return"];
    let (_, last) = tree.edges(verb);
    let own = tree.child(verb, &["nsubj", "nsubjpass"]).is_some_and(|subject| subject < verb);
    let denied = tree.child(verb, &["neg"]).is_some() || matches!(tree.lemma(verb), "decline" | "refuse");
    let reached = || {
        tree.lemma(verb) != "be"
            || tree.child(verb, &["acomp"]).is_some_and(|word| matches!(tree.lemma(word), "available" | "reachable"))
    };
    tree.dep(verb) == "conj"
        && own
        && tree.child(verb, &["mark"]).is_none()
        && denied
        && SILENT.contains(&tree.lemma(verb))
        && reached()
        && (verb + 1..=last).any(|at| ASKED.contains(&tree.lemma(at)))
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
