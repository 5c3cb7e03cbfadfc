//! Content that the words around it call false: "a fake story that P", "the claim that P is untrue", "no truth to the rumour that
//! P", "called the report that P a hoax", "a debunked theory holds that P", "it is unlikely that P".
//!
//! Takes a noun with its content clause, says who rejects the content: whoever is the subject of the verb, or whoever tells the
//! sentence. Leaves the content itself to `nouns`. What rejects is told by `lexicon/deniers.txt`, where the comparison of claims
//! looks too.
//!
//! Worked: `The clinic dismissed reports that a diver had died` is rejected by the clinic; `The fake story that a diver had died
//! spread on Monday` by the newsroom.
//!
//! What is called "unsubstantiated" is likely not so. Known misses: "the unconfirmed report that P" stays a report.

use super::Draft;
use super::lexicon::{self, Cue};
use super::site::Site;
use super::sources;
use crate::extract::atomic::hedge;
use crate::extract::certainty::weaker;
use crate::extract::claim::{Certainty, Form, Stance};
use std::collections::HashSet;
use std::sync::LazyLock;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The subject of the verb that the noun is the object of.
    Subject,
    /// The voice that tells the sentence.
    Teller,
}

fn listed(classes: &'static [&str]) -> HashSet<&'static str> {
    include_str!("../../lexicon/deniers.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, of)| classes.contains(of))
        .map(|(word, _)| word)
        .collect()
}

static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| listed(&["word"]));
/// What one calls a report that one rejects.
static CALLED: LazyLock<HashSet<&str>> = LazyLock::new(|| listed(&["call"]));
/// What one calls a report that one leaves open.
static DOUBTED: LazyLock<HashSet<&str>> = LazyLock::new(|| listed(&["doubt"]));
static VERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| listed(&["verb"]));
/// Deny what a report says, but of other objects only that they are unwelcome: "rejected the offer", "slammed the ruling".
static REFUSALS: LazyLock<HashSet<&str>> = LazyLock::new(|| listed(&["refuse", "scorn"]));

/// Verbs that say of their object what it is.
pub(super) const NAMING: &[&str] =
    &["brand", "call", "declare", "denounce", "describe", "deride", "dismiss", "dub", "label", "slam"];

fn is_word(site: &Site, token: usize) -> bool {
    WORDS.contains(site.tree.lemma(token).to_lowercase().as_str())
        || WORDS.contains(site.word(token).to_lowercase().as_str())
}

/// Whether the word says of a thing that it is not so.
pub(crate) fn is_denier(lemma: &str) -> bool {
    WORDS.contains(lemma)
}

/// "shot down", "pushed back": the verb with its particle as the list has it.
fn with_particle(site: &Site, verb: usize) -> String {
    let tree = &site.tree;
    let particle = tree.children(verb).find(|kid| {
        *kid == verb + 1 && (tree.dep(*kid) == "prt" || tree.dep(*kid) == "advmod" && tree.lemma(*kid) == "back")
    });
    particle.map_or_else(|| tree.lemma(verb).to_string(), |kid| format!("{}_{}", tree.lemma(verb), tree.lemma(kid)))
}

/// A report that may be true or not; no ruling, plan or demand.
fn is_report(site: &Site, noun: usize, cue: &Cue) -> bool {
    let told = matches!(cue.stance, Stance::Asserts | Stance::Questions);
    let open = matches!(cue.certainty, Certainty::Alleged | Certainty::Possible);
    told && (open || matches!(site.tree.lemma(noun), "report" | "statement" | "notion" | "idea"))
}

/// "insists reports that P are not true": the parser takes the reports for the object of "insists".
fn told_untrue(site: &Site, noun: usize, verb: usize) -> bool {
    let tree = &site.tree;
    lexicon::verb(tree.lemma(verb)).is_some_and(|cue| cue.that)
        && tree.children(verb).any(|kid| {
            kid > noun
                && tree.dep(kid) == "ccomp"
                && tree.child(kid, &["nsubj", "expl"]).is_none()
                && says_untrue(site, kid)
        })
}

/// "is false", "are not true".
pub(super) fn says_untrue(site: &Site, verb: usize) -> bool {
    let tree = &site.tree;
    let negated = tree.child(verb, &["neg"]).is_some();
    let Some(said) = tree.child(verb, &["acomp", "attr"]).filter(|word| *word > verb) else { return false };
    tree.lemma(verb) == "be"
        && if negated { matches!(tree.lemma(said), "true" | "accurate" | "correct") } else { is_word(site, said) }
}

/// Who rejects the content of `noun`, whose clause has its head at `clause`; `None` where nobody does.
pub(super) fn rejected(site: &Site, noun: usize, clause: usize, cue: &Cue) -> Option<By> {
    let tree = &site.tree;
    let verb = tree.head(noun);
    let negated = tree.child(verb, &["neg"]).is_some();
    let marked =
        tree.children(noun).any(|kid| kid < noun && matches!(tree.dep(kid), "amod" | "compound") && is_word(site, kid));
    match tree.dep(noun) {
        "dobj" if tree.tag(verb).starts_with("VB") => {
            let denies = VERBS.contains(tree.lemma(verb)) || lexicon::verb(tree.lemma(verb)).is_some_and(is_denial);
            let named = NAMING.contains(&tree.lemma(verb)) && tail(site, clause, tree.edges(verb).1).is_some();
            let refuses = REFUSALS.contains(with_particle(site, verb).as_str()) && is_report(site, noun, cue);
            if (denies || named || refuses) && !negated || told_untrue(site, noun, verb) {
                return Some(By::Subject);
            }
        }
        "nsubj" if says_untrue(site, verb) => return Some(By::Teller),
        // "claims that P have been debunked", "were denied by the clinic".
        "nsubjpass" if !negated => {
            let denies = VERBS.contains(tree.lemma(verb)) || lexicon::verb(tree.lemma(verb)).is_some_and(is_denial);
            let refuses = REFUSALS.contains(with_particle(site, verb).as_str()) && is_report(site, noun, cue);
            if denies || refuses {
                return Some(if sources::agent(site, verb).is_some() { By::Subject } else { By::Teller });
            }
        }
        "pobj" => {
            let above = tree.head(verb);
            if baseless(site, noun).is_some() {
                return Some(By::Teller);
            }
            let against = matches!(tree.lemma(verb), "against" | "at" | "on") && tree.child(above, &["neg"]).is_none();
            let refuses = REFUSALS.contains(with_particle(site, above).as_str());
            if against && refuses && is_report(site, noun, cue) {
                return Some(By::Subject);
            }
        }
        _ => {}
    }
    (marked || is_word(site, noun) && tree.dep(noun) != "attr").then_some(By::Teller)
}

/// Whoever is the subject of the verb that the noun, or its preposition, is the object of.
pub(super) fn rejecter(site: &Site, noun: usize) -> Option<(usize, usize)> {
    let above = site.tree.head(noun);
    let verb = if site.tree.dep(noun) == "pobj" { site.tree.head(above) } else { above };
    if site.tree.dep(noun) == "nsubjpass" {
        return sources::agent(site, verb);
    }
    sources::subject(site, verb)
}

/// The "no" of "no truth to the rumour".
pub(super) fn baseless(site: &Site, noun: usize) -> Option<usize> {
    let tree = &site.tree;
    let basis = tree.head(tree.head(noun));
    let empty = matches!(tree.lemma(basis), "basis" | "foundation" | "substance" | "truth");
    (tree.dep(noun) == "pobj" && empty)
        .then(|| tree.children(basis).find(|kid| tree.dep(*kid) == "det" && tree.lemma(*kid) == "no"))
        .flatten()
}

/// The words from `first` to `last`, said to be untrue by whoever tells them.
pub(super) fn untrue(
    site: &Site,
    anchor: usize,
    cue: &Cue,
    certainty: Certainty,
    (first, last): (usize, usize),
) -> Draft {
    let mut draft = Draft::new(site, anchor, cue);
    draft.stance = Stance::Denies;
    draft.certainty = certainty;
    draft.form = Form::Rejection;
    draft.content.push(site.content(site.range(first, last), anchor));
    draft
}

/// "A debunked theory holds that P", "an unfounded rumour persists: that P".
pub(super) fn holders(site: &Site, out: &mut Vec<Draft>) {
    const HOLDING: [&str; 9] = ["circulate", "claim", "go", "hold", "persist", "say", "spread", "suggest", "surface"];
    let tree = &site.tree;
    for noun in 0..site.len() {
        let verb = tree.head(noun);
        let Some(cue) = lexicon::noun(tree.lemma(noun)).filter(|_| tree.dep(noun) == "nsubj" && noun < verb) else {
            continue;
        };
        let false_kid = |kid: usize| kid < noun && matches!(tree.dep(kid), "amod" | "compound") && is_word(site, kid);
        let told = tree.child(verb, &["ccomp"]).filter(|told| *told > verb && HOLDING.contains(&tree.lemma(verb)));
        let Some(told) = told.filter(|_| tree.children(noun).any(false_kid)) else { continue };
        let (first, last) = tree.edges(told);
        out.retain(|draft| draft.sentence != site.index || draft.anchor != verb);
        out.push(untrue(site, noun, cue, Certainty::Certain, (first.max(verb + 1), last)));
    }
}

/// "It is unlikely that P": told by the newsroom, or by the voice around, P is likely not so.
pub(super) fn improbable(site: &Site, out: &mut Vec<Draft>) {
    let tree = &site.tree;
    for word in 0..site.len() {
        let be = tree.head(word);
        let fits = matches!(tree.lemma(word), "implausible" | "improbable" | "inconceivable" | "unlikely")
            && tree.dep(word) == "acomp"
            && tree.lemma(be) == "be"
            && tree.child(be, &["neg"]).is_none()
            && tree.child(be, &["nsubj", "expl"]).is_some_and(|it| tree.lemma(it) == "it");
        let clause = [be, word].into_iter().find_map(|at| tree.child(at, &["ccomp"]).filter(|told| *told > word));
        let (Some(told), Some(cue), true) = (clause, lexicon::verb("deny"), fits) else { continue };
        let (first, last) = tree.edges(told);
        out.push(untrue(site, word, cue, Certainty::Likely, (first.max(word + 1), last)));
    }
}

/// "The woman who claimed P was lying": told by the newsroom, or by the voice around, P is not so.
pub(super) fn liars(site: &Site, drafts: &mut [Draft]) {
    let told = |draft: &&mut Draft| draft.sentence == site.index && matches!(draft.form, Form::Clause | Form::Action);
    for draft in drafts.iter_mut().filter(told) {
        let tree = &site.tree;
        let noun = tree.head(draft.anchor);
        let described = matches!(tree.dep(draft.anchor), "relcl" | "acl") && noun < draft.anchor;
        if !described || draft.stance != Stance::Asserts || !tree.dep(noun).starts_with("nsubj") {
            continue;
        }
        let verb = tree.head(noun);
        if verb > draft.anchor && exposes(site, verb) {
            draft.stance = Stance::Denies;
            let said = tree.child(verb, &["attr", "acomp", "oprd"]);
            draft.certainty = weaker(doubt(site, verb), said.map_or(Certainty::Certain, |said| doubt(site, said)));
            draft.source = None;
            draft.form = Form::Rejection;
            let first = tree.edges(draft.anchor).0;
            let until = draft.content.first().map_or(0, |content| content.start);
            let last = (first..site.len()).take_while(|token| site.span(*token).end <= until).last();
            draft.cue = vec![site.range(first, last.unwrap_or(draft.anchor))];
        }
    }
}

/// "was lying", "is a fraud", "has been proved a hoax".
fn exposes(site: &Site, verb: usize) -> bool {
    let tree = &site.tree;
    let lies =
        tree.lemma(verb) == "lie" && tree.child(verb, &["prep", "advmod"]).is_none_or(|kid| tree.dep(kid) != "prep");
    let said = tree.child(verb, &["attr", "acomp", "oprd"]).filter(|word| *word > verb);
    let called =
        said.is_some_and(|word| is_word(site, word) || matches!(tree.lemma(word), "fraud" | "hoaxer" | "liar"));
    (lies || called && (tree.lemma(verb) == "be" || tree.child(verb, &["auxpass"]).is_some()))
        && tree.child(verb, &["neg"]).is_none()
}

/// "most likely", "may have been": how sure the verb is of itself.
pub(super) fn doubt(site: &Site, verb: usize) -> Certainty {
    let hedges = site.tree.children(verb).filter(|kid| matches!(site.tree.dep(*kid), "aux" | "advmod"));
    let own = hedges.filter_map(|kid| hedge(&site.word(kid).to_lowercase()));
    own.max_by_key(|certainty| *certainty as u8).unwrap_or(Certainty::Certain)
}

fn is_denial(cue: &Cue) -> bool {
    cue.stance == Stance::Denies
}

/// How sure the words from `tail` on are that a report is false: "unsubstantiated" rejects it, and leaves it open.
pub(super) fn sureness(site: &Site, tail: usize, last: usize) -> Certainty {
    let open = (tail..=last).any(|token| DOUBTED.contains(site.word(token).to_lowercase().as_str()));
    if open { Certainty::Likely } else { Certainty::Certain }
}

/// Where "a hoax", "as false" begins that ends the words from the head of a clause to `last`.
pub(super) fn tail(site: &Site, clause: usize, last: usize) -> Option<usize> {
    let end = (clause + 1..=last).rev().find(|token| !site.is_punct(*token))?;
    let word = site.word(end).to_lowercase();
    if !is_word(site, end) && !CALLED.contains(word.as_str()) && !DOUBTED.contains(word.as_str()) {
        return None;
    }
    let leads = |token: usize| matches!(site.tree.tag(token), "DT" | "RB" | "JJ") || site.word(token) == "as";
    Some((clause + 1..end).rev().take_while(|token| leads(*token)).last().unwrap_or(end))
}
