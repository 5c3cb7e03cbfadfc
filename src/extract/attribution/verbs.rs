//! Attributions whose cue is a verb: "said", "plans to", "accused … of", "was endorsed by".
//!
//! Takes a sentence, adds drafts. Where the content stands is tried in this order: a quotation behind the verb, a clause
//! behind it, the words before "…, he said", an infinitive or participle, an object with its prepositions.

mod before;
mod behind;

use super::Draft;
use super::lexicon::{self, Cue};
use super::phrases;
use super::site::Site;
use super::sources;
use crate::extract::atomic::hedge;
use crate::extract::certainty::weaker;
use crate::extract::claim::{Certainty, Form, Stance};
use crate::extract::mentions::is_person_noun;
use crate::span::Span;

pub(super) fn find(site: &Site, out: &mut Vec<Draft>) {
    for verb in 0..site.len() {
        if !site.tree.tag(verb).starts_with("VB") || site.quotation(verb).is_some() && !is_marked_only(site, verb) {
            continue;
        }
        if matches!(site.tree.dep(verb), "amod" | "compound" | "aux" | "auxpass") {
            continue;
        }
        if let Some(draft) = made_clear(site, verb) {
            out.push(draft);
            continue;
        }
        let Some(cue) = lexicon::verb(lemma(site, verb)).filter(|_| !is_made_known(site, verb)) else { continue };
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
        if draft.form == Form::Speech {
            draft.source = teller_behind(site, verb).or(draft.source).or_else(|| spoken_noun(site, verb));
        }
        if !draft.content.is_empty() || draft.pending {
            draft.cue = frame.cue_span();
            draft.certainty = weaker(draft.certainty, doubt_of_cue(site, verb));
            if draft.form != Form::Speech && (frame.is_withheld() || frame.is_inferred() || frame.is_supposed()) {
                draft.form = Form::Topic;
            }
            out.extend(frame.clause_before_speech(&draft));
            out.push(draft);
        }
    }
}

/// "clear", "known": the word of "made it clear that P".
fn is_clear(site: &Site, word: usize) -> bool {
    matches!(site.word(word), "clear" | "known" | "plain")
}

/// `Lee made it clear that P`, `made clear that P`: Lee says so.
fn made_clear(site: &Site, verb: usize) -> Option<Draft> {
    let tree = &site.tree;
    if tree.lemma(verb) != "make" || sources::is_passive(site, verb) {
        return None;
    }
    let clear = (verb + 1..site.len().min(verb + MAX_BEHIND)).find(|word| is_clear(site, *word))?;
    let between = (verb + 1..clear).all(|word| site.word(word) == "it" || tree.tag(word) == "RB");
    let that = Some(clear + 1).filter(|word| *word < site.len() && site.word(*word) == "that")?;
    let clause = tree.head(that);
    let own = tree.dep(that) == "mark";
    let (_, last) = tree.edges(clause);
    let mut draft = Draft::new(site, verb, lexicon::verb("say").filter(|_| between && own && last > that)?);
    draft.source = Some(sources::subject(site, verb)?);
    draft.cue = vec![site.range(verb, clear)];
    draft.content = vec![site.content(site.range(that, last), verb)];
    draft.form = Form::Clause;
    let denied = tree.child(verb, &["neg"]).is_some();
    (!denied).then_some(draft)
}

/// "known", of "made it known that P", is told with its verb.
fn is_made_known(site: &Site, word: usize) -> bool {
    is_clear(site, word)
        && (word.saturating_sub(MAX_BEHIND)..word)
            .any(|verb| site.tree.lemma(verb) == "make" && made_clear(site, verb).is_some())
}

/// `allegedly told the court that P`, `may have said that P`: who doubts that it was said doubts that it is so.
fn doubt_of_cue(site: &Site, verb: usize) -> Certainty {
    let doubts = |kid: &usize| match site.tree.dep(*kid) {
        "aux" => matches!(site.tree.lemma(*kid), "could" | "may" | "might"),
        dep => dep == "advmod",
    };
    let hedges = site.tree.children(verb).filter(doubts).filter_map(|kid| hedge(&site.word(kid).to_lowercase()));
    // "appeared to confirm"
    let above = site.tree.head(verb);
    let seems = site.tree.dep(verb) == "xcomp" && matches!(site.tree.lemma(above), "appear" | "seem");
    hedges.fold(if seems { Certainty::Likely } else { Certainty::Certain }, weaker)
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

/// `The passenger, who was alone, barked at her, “P”`: the parser takes the verb for a passive that hangs on who speaks.
fn spoken_noun(site: &Site, verb: usize) -> Option<(usize, usize)> {
    let tree = &site.tree;
    let noun = tree.head(verb);
    let person = tree.tag(noun).starts_with("NNP") || is_person_noun(tree.lemma(noun));
    let speaks = tree.dep(verb) == "acl" && tree.tag(verb) == "VBN" && noun < verb && site.word(verb - 1) == ",";
    (speaks && person && tree.child(verb, &["agent"]).is_none()).then(|| sources::phrase(site, noun, verb))
}

/// `It was sold, reported the Harbour Board: “P”`: the parser takes who reports for what is reported.
fn teller_behind(site: &Site, verb: usize) -> Option<(usize, usize)> {
    let tree = &site.tree;
    let noun = tree.child(verb, &["dobj"]).filter(|noun| *noun > verb)?;
    let (left, right) = tree.edges(noun);
    let named = tree.tag(noun).starts_with("NNP") || is_person_noun(tree.lemma(noun));
    let heard = phrases::HEARD.contains(&tree.lemma(verb)) || tree.tag(verb) == "VBG";
    let named = named && !heard;
    let parted = verb > 0 && site.word(verb - 1) == "," && left == verb + 1;
    let colon = right + 1 < site.len() && site.word(right + 1) == ":";
    (named && parted && colon).then(|| sources::phrase(site, noun, verb))
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

/// The word behind "went on".
fn behind<'a>(site: &Site<'a>, verb: usize) -> Option<&'a str> {
    (verb + 2 < site.len()).then(|| site.word(verb + 2))
}

/// The lemmatiser takes "hoping" for a form of "hop".
fn lemma<'a>(site: &'a Site, verb: usize) -> &'a str {
    match site.tree.lemma(verb) {
        "hop" => "hope",
        // "The report went on: “P”".
        "go" if site.word(site.len().min(verb + 2) - 1) == "on" && matches!(behind(site, verb), Some(":" | ",")) => {
            "continue"
        }
        lemma => lemma,
    }
}

/// Words behind the verb of a line that leads to a quotation by a comma. A guess.
const MAX_BEHIND: usize = 5;

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

    /// `Most people would think that P`, `critics would say P`: nobody has.
    fn is_supposed(&self) -> bool {
        let tree = &self.site.tree;
        let would = |kid: usize| tree.dep(kid) == "aux" && tree.tag(kid) == "MD" && tree.lemma(kid) == "would";
        let nobody = |subject: usize| match tree.tag(subject) {
            "NNS" => !tree.children(subject).any(|kid| tree.dep(kid) == "det" || tree.dep(kid) == "poss"),
            tag => tag == "NN" && matches!(tree.lemma(subject), "anybody" | "anyone" | "everybody" | "everyone"),
        };
        tree.children(self.verb).any(would)
            && tree.child(self.verb, &["advmod"]).is_none()
            && tree.child(self.verb, &["nsubj"]).is_some_and(nobody)
    }

    /// `The port closed, indicating that P`: what the deed shows, the newsroom concludes.
    fn is_inferred(&self) -> bool {
        let tree = &self.site.tree;
        let above = tree.head(self.verb);
        matches!(lemma(self.site, self.verb), "demonstrate" | "indicate" | "prove" | "show" | "signal")
            && tree.tag(self.verb) == "VBG"
            && tree.dep(self.verb) == "advcl"
            && above < self.verb
            && lexicon::verb(lemma(self.site, above)).is_none()
    }

    fn ends_in_colon(&self) -> bool {
        let last = self.site.sentence.span.of(self.site.text).trim_end();
        // "As Lee explained," above a quotation.
        let said = last.ends_with(',')
            && self.site.sentence.quoted.is_empty()
            && self.site.len() <= self.verb + MAX_BEHIND
            && self.site.tree.child(self.verb, &["nsubj"]).is_some_and(|subject| subject < self.verb);
        (last.ends_with(':') || said) && self.cue.quote && self.cue.stance != Stance::Expects && {
            let rest = &self.site.tree.parse.tokens[self.verb + 1..];
            !rest
                .iter()
                .any(|token| token.tag.starts_with("VB") && lexicon::verb(&token.lemma).is_some_and(|c| c.quote))
        }
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
