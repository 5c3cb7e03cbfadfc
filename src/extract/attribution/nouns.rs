//! Attributions whose cue is a noun or adjective: "the claim that", "Lee’s plan to", "is confident that".

use super::Draft;
use super::fictions;
use super::lexicon::{self, Cue};
use super::rejections::{self, By};
use super::site::Site;
use super::sources;
use crate::extract::claim::{Certainty, Form, Stance};
use crate::extract::relatives::is_content_clause;

pub(super) fn find(site: &Site, out: &mut Vec<Draft>) {
    for token in 0..site.len() {
        if site.quotation(token).is_some() {
            continue;
        }
        let tag = site.tree.tag(token);
        let lemma = site.tree.lemma(token);
        if matches!(tag, "NN" | "NNS") || tag == "VBZ" && site.tree.dep(token) == "dobj" {
            if let Some(cue) = lexicon::noun(lemma) {
                out.extend(noun(site, token, cue));
            }
        } else if matches!(tag, "JJ" | "VBN")
            && matches!(site.tree.dep(token), "acomp" | "conj" | "oprd" | "amod" | "advcl" | "ROOT")
            && let Some(cue) = lexicon::adjective(&site.word(token).to_lowercase())
        {
            out.extend(adjective(site, token, cue));
        }
    }
    rejections::holders(site, out);
    rejections::improbable(site, out);
    rejections::liars(site, out);
    fictions::find(site, out);
    adopt(site, out);
}

fn noun(site: &Site, noun: usize, cue: &Cue) -> Option<Draft> {
    let mut draft = Draft::new(site, noun, cue);
    let owner = site.tree.child(noun, &["poss"]);
    draft.source = owner.map(|owner| sources::phrase(site, owner, noun)).or_else(|| by_phrase(site, noun));
    let Complement { first, mut last, form, clause } = complement(site, noun, cue)?;
    draft.form = form;
    let rejected =
        clause.and_then(|clause| rejections::rejected(site, noun, clause, cue)).filter(|_| form == Form::Clause);
    let mut sureness = Certainty::Certain;
    if let (Some(By::Subject), Some(clause)) = (rejected, clause)
        && let Some(tail) = rejections::tail(site, clause, last)
    {
        sureness = rejections::sureness(site, tail, last);
        last = tail - 1;
    }
    draft.content.push(site.content(site.range(first, last), noun));
    // "denied reports that P": whoever denies them says that P is not so, or asks whether it is.
    let verb = site.tree.head(noun);
    let object = site.tree.dep(noun) == "dobj" && site.tree.child(verb, &["neg"]).is_none();
    let asked = lexicon::verb(site.tree.lemma(verb)).filter(|cue| object && cue.stance == Stance::Questions);
    if let Some(cue) = asked {
        draft.stance = cue.stance;
        draft.certainty = cue.certainty;
        draft.source = holder(site, noun).or(draft.source);
    }
    if let Some(by) = rejected {
        draft.stance = Stance::Denies;
        draft.certainty = sureness;
        if let Some(no) = rejections::baseless(site, noun) {
            draft.cue = vec![site.range(no, noun)];
        }
        draft.source = if by == By::Subject { rejections::rejecter(site, noun) } else { None };
        if by == By::Subject && object && verb < noun {
            draft.cue = vec![site.span(verb), site.span(noun)];
        }
        if draft.source.is_none() {
            draft.form = Form::Rejection;
        }
        return Some(draft);
    }
    if draft.source.is_none() {
        draft.source = holder(site, noun);
    }
    Some(draft)
}

/// What a voice calls false is denied by that voice: the one whose content holds the cue.
fn adopt(site: &Site, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        if drafts[at].sentence != site.index || drafts[at].form != Form::Rejection {
            continue;
        }
        let cue = drafts[at].cue[0];
        let holds = |draft: &Draft| {
            draft.sentence == site.index
                && matches!(draft.form, Form::Clause | Form::Speech)
                && draft.source.is_some()
                && draft.content.iter().any(|span| span.contains(cue))
        };
        let around = drafts.iter().filter(|draft| holds(draft)).min_by_key(|draft| draft.content[0].len());
        if let Some(source) = around.and_then(|draft| draft.source) {
            drafts[at].source = Some(source);
            drafts[at].form = Form::Clause;
        }
    }
}

/// `claims by Lee`, `a statement from the ministry`.
fn by_phrase(site: &Site, noun: usize) -> Option<(usize, usize)> {
    let by = site.tree.children(noun).find(|c| {
        matches!(site.tree.dep(*c), "prep" | "agent") && matches!(site.tree.lemma(*c), "by" | "from" | "among")
    })?;
    let object = site.tree.child(by, &["pobj"])?;
    Some(sources::phrase(site, object, noun))
}

/// `Lee made the claim that …`, `has doubts about`: the subject of the verb that the noun is the object of.
fn holder(site: &Site, noun: usize) -> Option<(usize, usize)> {
    const ABOUT: &[&str] = &[
        "address",
        "answer",
        "cover",
        "discuss",
        "examine",
        "face",
        "fuel",
        "hear",
        "investigate",
        "probe",
        "review",
        "study",
    ];
    let verb = site.tree.head(noun);
    let about = ABOUT.contains(&site.tree.lemma(verb)) || site.tree.child(verb, &["neg"]).is_some();
    (!about && site.tree.dep(noun) == "dobj" && site.tree.tag(verb).starts_with("VB"))
        .then(|| sources::subject(site, verb))
        .flatten()
}

/// First and last token of a content, and the head of its clause.
struct Complement {
    first: usize,
    last: usize,
    form: Form,
    clause: Option<usize>,
}

/// Content behind a noun or adjective: a clause, an infinitive, the object of one of its prepositions.
fn complement(site: &Site, word: usize, cue: &Cue) -> Option<Complement> {
    let tree = &site.tree;
    for child in tree.children(word).filter(|c| *c > word) {
        let (left, right) = tree.edges(child);
        let has = |tag: &str| tree.children(child).any(|k| tree.tag(k) == tag);
        let marked =
            tree.children(child).any(|k| tree.dep(k) == "mark" && matches!(tree.lemma(k), "that" | "whether" | "if"))
                || is_content_clause(tree, child)
                || is_bare_content(site, word, child);
        let is_content = match tree.dep(child) {
            "acl" | "ccomp" | "relcl" | "advcl" => {
                cue.that && (marked || tree.dep(child) == "ccomp") || cue.to && has("TO") && tree.dep(child) != "relcl"
            }
            "xcomp" => cue.to && has("TO"),
            "prep" if cue.links.contains(&tree.lemma(child)) => {
                let object = tree.child(child, &["pobj", "pcomp"])?;
                let (left, right) = tree.edges(object);
                return Some(Complement { first: left.max(child + 1), last: right, form: Form::Topic, clause: None });
            }
            _ => false,
        };
        if is_content {
            let form = if has("TO") { Form::Action } else { Form::Clause };
            return Some(Complement { first: left.max(word + 1), last: right, form, clause: Some(child) });
        }
    }
    None
}

/// "reports she left are false": a finite clause right behind the noun, with its own subject.
fn is_bare_content(site: &Site, noun: usize, clause: usize) -> bool {
    let tree = &site.tree;
    let finite = |token: usize| matches!(tree.tag(token), "VBD" | "VBZ" | "VBP" | "MD");
    tree.dep(clause) == "acl"
        && tree.edges(clause).0 == noun + 1
        && tree.child(clause, &["nsubj", "nsubjpass"]).is_some_and(|subject| !tree.tag(subject).starts_with('W'))
        && (finite(clause) || tree.children(clause).any(finite))
}

fn adjective(site: &Site, word: usize, cue: &Cue) -> Option<Draft> {
    let mut draft = Draft::new(site, word, cue);
    let content = complement(site, word, cue)?;
    draft.form = content.form;
    draft.content.push(site.content(site.range(content.first, content.last), word));
    let head = site.tree.head(word);
    draft.source = match site.tree.dep(word) {
        "amod" => Some(sources::phrase(site, head, word)),
        _ if site.tree.tag(head).starts_with("VB") => sources::subject(site, head),
        _ => sources::subject(site, word),
    };
    Some(draft)
}
