//! A denial of what was told before it: "None of that is true", "The report is false, police said", "There is no truth to the story".
//!
//! Takes the sentences of an article and the drafts found so far, adds a draft for each denial that points back: its content is that of
//! the last report before it, its source whoever says so, or the newsroom. The report keeps its own voice. A pronoun points at the
//! sentence before, "the report" and the like at one a few sentences away.
//! Leaves to `ratings` a newsroom that takes back this very story.
//!
//! Worked: `The site said a ferry sank. None of that is true.` gives the site's claim, and the newsroom's denial of it.
//!
//! Known misses: a denial of what the article told in its own voice; a list of reports of which only one is denied.

use super::Draft;
use super::lexicon;
use super::quotes::last_sentence;
use super::ratings::said_false;
use super::rejections::{doubt, says_untrue};
use super::site::Site;
use crate::extract::claim::{Certainty, Form, Stance};

/// Sentences from "the report" back to it. A guess.
const REACH: usize = 4;
/// What one calls a report.
const REPORTS: &[&str] = &[
    "accusation",
    "allegation",
    "article",
    "assertion",
    "claim",
    "post",
    "report",
    "rumor",
    "rumour",
    "story",
    "tale",
];

/// What a denial points at.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Back {
    /// "that", "none of it".
    Pronoun,
    /// "the report".
    Noun,
}

pub(super) fn find(sites: &[Site], drafts: &mut Vec<Draft>) {
    let mut found = Vec::new();
    for site in sites {
        let denial = (0..site.len()).find_map(|verb| denied(site, verb).map(|back| (verb, back)));
        let Some((verb, back)) = denial else { continue };
        let Some(report) = report(sites, site, verb, back, drafts) else { continue };
        let Some(cue) = lexicon::verb("deny") else { continue };
        let mut draft = Draft::new(site, verb, cue);
        let (first, last) = site.tree.edges(verb);
        draft.cue = vec![site.range(first, last)];
        draft.content.clone_from(&report.content);
        draft.form = Form::Rejection;
        draft.certainty = doubt(site, verb);
        let holds = |other: &&Draft| {
            other.sentence == site.index
                && other.source.is_some()
                && matches!(other.form, Form::Clause | Form::Speech)
                && other.content.iter().any(|span| span.contains(site.span(verb)))
        };
        if let Some(around) = drafts.iter().filter(holds).min_by_key(|other| other.content[0].len()) {
            if is_same_voice(site, around, sites, report) || around.stance != Stance::Asserts {
                continue;
            }
            draft.source = around.source;
            draft.form = Form::Clause;
            draft.cue = vec![site.span(around.anchor), site.range(first, last)];
        }
        found.push(draft);
    }
    drafts.extend(found);
}

/// Nobody denies in one breath what he says in the other.
fn is_same_voice(site: &Site, denies: &Draft, sites: &[Site], told: &Draft) -> bool {
    let last = |site: &Site, draft: &Draft| draft.source.map(|(_, last)| site.word(last).to_lowercase());
    let (denies, told) = (last(site, denies), last(&sites[told.sentence], told));
    denies == told || denies.is_some_and(|word| matches!(word.as_str(), "he" | "she" | "they" | "it"))
}

/// The last report before the verb that the denial can mean.
fn report<'d>(sites: &[Site], site: &Site, verb: usize, back: Back, drafts: &'d [Draft]) -> Option<&'d Draft> {
    let first = site.span(site.tree.edges(verb).0).start;
    let reach = if back == Back::Pronoun { 1 } else { REACH };
    let fits = |draft: &&Draft| {
        let told =
            draft.stance == Stance::Asserts && matches!(draft.form, Form::Clause | Form::Speech) && !draft.factive;
        let near = last_sentence(sites, draft) + reach >= site.index && draft.sentence <= site.index;
        let before = draft.content.iter().all(|span| span.end <= first) && !draft.content.is_empty();
        told && near && before && draft.source.is_some()
    };
    let last = drafts.iter().filter(fits).max_by_key(|draft| draft.content.iter().map(|span| span.end).max())?;
    (last.certainty == Certainty::Alleged || back == Back::Pronoun).then_some(last)
}

/// Whether the verb says of something told before that it is not so.
fn denied(site: &Site, verb: usize) -> Option<Back> {
    let tree = &site.tree;
    let open = tree.children(verb).any(|kid| {
        let word = site.word(kid).to_lowercase();
        matches!(word.as_str(), "if" | "whether" | "?" | "unless" | "would" | "could" | "might")
    });
    if open || !matches!(tree.dep(verb), "ROOT" | "ccomp" | "conj" | "parataxis") {
        return None;
    }
    if let Some(back) = without_truth(site, verb) {
        return Some(back);
    }
    let subject = tree.child(verb, &["nsubj", "nsubjpass"]).filter(|subject| *subject < verb)?;
    let clause = tree.child(verb, &["ccomp", "csubj", "advcl"]).is_some();
    let true_kid = tree.child(verb, &["acomp"]).is_some_and(|word| is_truth(tree.lemma(word)));
    let is = tree.lemma(verb) == "be";
    match back(site, subject)? {
        (Back::Pronoun, none) => {
            let plainly =
                tree.child(verb, &["acomp"]).is_some_and(|word| matches!(tree.lemma(word), "false" | "untrue"));
            let negated = tree.child(verb, &["neg"]).is_some();
            let denies = if none { true_kid && !negated } else { negated && true_kid || plainly && !negated };
            (is && denies && !clause).then_some(Back::Pronoun)
        }
        (Back::Noun, none) => {
            let denies =
                if none { is && true_kid } else { says_untrue(site, verb) || said_false(site, verb).is_some() };
            denies.then_some(Back::Noun)
        }
    }
}

fn is_truth(lemma: &str) -> bool {
    matches!(lemma, "accurate" | "correct" | "true")
}

/// What a subject points at, and whether it says "none of": "that", "none of those things", "the report", "nothing in the story".
fn back(site: &Site, subject: usize) -> Option<(Back, bool)> {
    let tree = &site.tree;
    let none = matches!(site.word(subject).to_lowercase().as_str(), "none" | "nothing");
    let inner = tree.child(subject, &["prep"]).and_then(|of| tree.child(of, &["pobj"]));
    let noun = if none { inner? } else { subject };
    match site.word(noun).to_lowercase().as_str() {
        "that" | "this" | "it" | "these" | "those" | "them" => return Some((Back::Pronoun, none)),
        _ => {}
    }
    let shown = |words: &[&str]| tree.children(noun).any(|kid| words.contains(&site.word(kid).to_lowercase().as_str()));
    let own = tree.children(noun).any(|kid| kid > noun && matches!(tree.dep(kid), "prep" | "acl" | "relcl" | "appos"));
    let pointed = shown(&["that", "this", "these", "those"]);
    if matches!(tree.lemma(noun), "thing") && none && pointed {
        return Some((Back::Pronoun, true));
    }
    (REPORTS.contains(&tree.lemma(noun)) && !own && (pointed || shown(&["the"]))).then_some((Back::Noun, none))
}

/// "There is no truth to the story", "nothing in the story has a grain of truth".
fn without_truth(site: &Site, verb: usize) -> Option<Back> {
    let tree = &site.tree;
    let no = |noun: usize| tree.children(noun).any(|kid| matches!(tree.lemma(kid), "no" | "any" | "little"));
    let basis = |noun: &usize| matches!(tree.lemma(*noun), "basis" | "foundation" | "substance" | "truth");
    let noun = match tree.lemma(verb) {
        "be" => {
            let truth = tree.child(verb, &["attr"]).filter(|truth| basis(truth) && no(*truth))?;
            let to = tree.children(truth).find(|kid| matches!(tree.lemma(*kid), "to" | "in" | "behind" | "for"))?;
            tree.child(to, &["pobj"])?
        }
        "have" | "contain" | "hold" => {
            let object = tree.child(verb, &["dobj"])?;
            let of = tree.child(object, &["prep"]).and_then(|of| tree.child(of, &["pobj"]));
            of.into_iter().chain([object]).find(basis)?;
            let nothing = tree.child(verb, &["nsubj"])?;
            return back(site, nothing).filter(|(_, none)| *none).map(|(back, _)| back);
        }
        _ => return None,
    };
    back(site, noun).map(|(back, _)| back)
}
