//! Who speaks: the subject of a cue, its agent in the passive, the noun that a participle hangs on.

use super::site::Site;
use crate::extract::mentions::is_person_noun;
use crate::extract::relatives::joined_to;

/// Steps from a verb without a subject up to the verb whose subject it shares.
const MAX_HOPS: usize = 8;

/// First and last token of the noun phrase of `noun`, cut before `verb` where the verb stands inside it.
pub(super) fn phrase(site: &Site, noun: usize, verb: usize) -> (usize, usize) {
    let (mut left, mut right) = site.tree.edges(noun);
    if left <= verb && verb <= right {
        if noun < verb {
            right = verb - 1;
        } else {
            left = verb + 1;
        }
    }
    while right > noun && (site.is_punct(right) && !matches!(site.word(right), ")" | "]") || is_loose(site, right)) {
        right -= 1;
    }
    while left < noun && site.is_punct(left) {
        left += 1;
    }
    (left, before_the_day(site, noun, hyphenated(site, right, verb)))
}

/// "his sister-in-law Ada": the parser cuts the word at its hyphens, and the name off it.
fn hyphenated(site: &Site, mut right: usize, verb: usize) -> usize {
    let tight = |token: usize| site.span(token).end == site.span(token + 1).start;
    let start = right;
    while right + 2 < verb && site.word(right + 1) == "-" && tight(right) && tight(right + 1) {
        right += 2;
    }
    while right > start && right + 1 < verb && site.tree.tag(right + 1).starts_with("NNP") {
        right += 1;
    }
    right
}

/// "a spokesman for the port on Tuesday said": the day is the saying's.
fn before_the_day(site: &Site, noun: usize, right: usize) -> usize {
    const DAYS: [&str; 8] = ["friday", "monday", "saturday", "sunday", "thursday", "today", "tuesday", "wednesday"];
    if right < noun + 1 || !DAYS.contains(&site.word(right).to_lowercase().as_str()) {
        return right;
    }
    match right - 1 {
        on if on > noun && matches!(site.word(on), "on" | "late" | "early" | "last") => on - 1,
        before => before,
    }
}

/// A word at the end of a cut phrase that leads on to what was cut off.
fn is_loose(site: &Site, token: usize) -> bool {
    matches!(site.tree.dep(token), "aux" | "auxpass" | "neg" | "cc") || matches!(site.tree.tag(token), "WDT" | "WP")
}

pub(super) fn is_passive(site: &Site, verb: usize) -> bool {
    let voice = site.tree.children(verb).any(|c| matches!(site.tree.dep(c), "auxpass" | "nsubjpass"));
    let bare = site.tree.tag(verb) == "VBN"
        && matches!(site.tree.dep(verb), "acl" | "relcl" | "advcl" | "conj")
        && site.tree.child(verb, &["aux", "nsubj"]).is_none();
    let shared = site.tree.dep(verb) == "conj" && bare && !is_passive_head(site, verb);
    voice || bare && !shared
}

/// Whether the verb that `verb` is joined to is passive itself.
fn is_passive_head(site: &Site, verb: usize) -> bool {
    let head = site.tree.head(verb);
    site.tree.children(head).any(|c| matches!(site.tree.dep(c), "auxpass" | "nsubjpass"))
}

/// `by the minister`.
pub(super) fn agent(site: &Site, verb: usize) -> Option<(usize, usize)> {
    let by = site
        .tree
        .children(verb)
        .find(|c| site.tree.dep(*c) == "agent" || site.tree.dep(*c) == "prep" && site.tree.lemma(*c) == "by")?;
    let noun = site.tree.child(by, &["pobj"])?;
    Some(phrase(site, noun, verb))
}

/// "no crisis, says Putin": of two subjects, the one behind the verb speaks; the other is what is said.
fn subject_behind(site: &Site, verb: usize) -> Option<usize> {
    let mut subjects = site.tree.children(verb).filter(|c| site.tree.dep(*c) == "nsubj");
    let (first, second) = (subjects.next()?, subjects.next()?);
    let comma = |token: usize| site.tree.dep(token) == "punct" && token > first && token < verb;
    (first < verb && second > verb && site.tree.children(verb).any(comma)).then_some(second)
}

/// "the bridge, which engineers had warned could fall": the pronoun is not who warned.
fn after_relative(site: &Site, verb: usize) -> Option<usize> {
    let mut subjects = site.tree.children(verb).filter(|c| *c < verb && site.tree.dep(*c) == "nsubj");
    let (first, second) = (subjects.next()?, subjects.next()?);
    (matches!(site.tree.tag(first), "WDT" | "WP") && site.tree.edges(second).0 == first + 1).then_some(second)
}

/// "comes on the heels of Ann Lee admitting that P": she does, whatever comes.
fn name_before(site: &Site, verb: usize) -> Option<usize> {
    let tree = &site.tree;
    let name = verb.checked_sub(1).filter(|name| tree.tag(*name).starts_with("NNP") && tree.dep(*name) == "pobj")?;
    let person = tree.parse.entities.iter().any(|entity| entity.label == "PERSON" && entity.tokens.contains(&name));
    let of = matches!(tree.lemma(tree.head(name)), "after" | "despite" | "of" | "with");
    (of && tree.tag(verb) == "VBG" && matches!(tree.dep(verb), "acl" | "advcl") && person).then_some(name)
}

/// The subject of an active verb, its own or the one it shares with the verb above it.
pub(super) fn subject(site: &Site, verb: usize) -> Option<(usize, usize)> {
    if let Some(name) = name_before(site, verb) {
        return Some(phrase(site, name, verb));
    }
    let mut at = verb;
    for _ in 0..MAX_HOPS {
        let own = if at == verb {
            subject_behind(site, at)
                .or_else(|| after_relative(site, at))
                .or_else(|| own_subject(site, at))
                .or_else(|| site.tree.child(at, &["csubj"]))
        } else {
            site.tree.child(at, &["nsubj", "nsubjpass"])
        };
        if let Some(noun) = own {
            // "denied that a crab lives there, insisting …": no crab insists.
            let inner = matches!(site.tree.dep(at), "acl" | "ccomp" | "relcl") && at != verb && is_set_off(site, verb);
            // "Lee told the board that Moss had left, adding": who tells, adds.
            let tells = inner && site.tree.lemma(verb) == "add" && site.tree.dep(at) == "ccomp";
            if !inner || !tells && (site.tree.tag(noun) != "NN" || is_person_noun(site.tree.lemma(noun))) {
                return Some(phrase(site, noun, at));
            }
        }
        let head = site.tree.head(at);
        match site.tree.dep(at) {
            "xcomp" | "ccomp" => {
                let object = site.tree.children(head).find(|c| site.tree.dep(*c) == "dobj" && *c > head && *c < at);
                if let Some(object) = object {
                    return Some(phrase(site, object, at));
                }
                at = head;
            }
            "pcomp" if at == verb && site.tree.lemma(head) == "as" => {
                // "quoted Lee as saying P", "Lee was quoted as saying P": whoever is quoted speaks.
                let quoting = site.tree.head(head);
                let named = site.tree.child(quoting, &["nsubjpass", "dobj"]).filter(|named| *named < verb);
                match named {
                    Some(named) => return Some(phrase(site, named, head)),
                    None => at = head,
                }
            }
            "conj" if at == verb => at = joined_to(&site.tree, verb),
            "conj" | "advcl" | "parataxis" | "dep" | "prep" | "pcomp" | "appos" => at = head,
            "pobj" => at = head,
            "acl" if at == verb => {
                // "A man can be heard over the radio saying P": the man says so.
                let above = site.tree.head(site.tree.head(head));
                let heard = site.tree.dep(head) == "pobj"
                    && matches!(site.tree.lemma(above), "film" | "hear" | "record" | "see");
                let who =
                    site.tree.child(above, &["nsubjpass"]).filter(|_| heard && !is_person_noun(site.tree.lemma(head)));
                if let Some(publisher) = publisher(site, head) {
                    return Some(publisher);
                }
                // "held a sign on a bridge saying P": the sign says so.
                let thing = site.tree.head(site.tree.head(head));
                let written = site.tree.dep(head) == "pobj" && SIGNS.contains(&site.tree.lemma(thing)) && thing < head;
                let noun = who.or(written.then_some(thing)).unwrap_or(head);
                return (head < at).then(|| phrase(site, noun, verb));
            }
            "acl" | "relcl" => at = clause_above(site, head)?,
            _ => return None,
        }
        if at == head && head == verb {
            return None;
        }
        if is_noun(site, at) {
            return None;
        }
    }
    None
}

/// "Update: On Monday the port said": a label is no subject where there is another.
fn own_subject(site: &Site, verb: usize) -> Option<usize> {
    let mut subjects = site.tree.children(verb).filter(|kid| site.tree.dep(*kid) == "nsubj");
    let first = subjects.next()?;
    let label = first + 1 < site.len() && site.word(first + 1) == ":";
    let own = subjects.next().filter(|second| label && *second < verb).unwrap_or(first);
    // "explained Lee, who is old but *who* reckons P": the parser loses her at the second one.
    let above = site.tree.head(verb);
    let lost = site.tree.tag(own) == "WP" && site.tree.dep(verb) == "conj" && site.tree.dep(above) != "relcl";
    let named = || {
        let first =
            site.tree.child(above, &["nsubj"]).filter(|noun| *noun < own && site.tree.tag(*noun).starts_with("NNP"));
        first.filter(|noun| (*noun..own).any(|at| site.tree.tag(at) == "WP"))
    };
    lost.then(named).flatten().or(Some(own))
}

/// What carries words where it stands.
const SIGNS: &[&str] = &["banner", "card", "note", "notice", "placard", "plaque", "poster", "sign", "sticker"];

/// "the site published an article claiming P": the site says so.
fn publisher(site: &Site, text: usize) -> Option<(usize, usize)> {
    const TEXTS: &[&str] = &["article", "item", "message", "piece", "post", "report", "statement", "story"];
    const PUBLISHING: &[&str] = &["air", "carry", "issue", "post", "print", "publish", "release", "run", "write"];
    let verb = site.tree.head(text);
    let published = site.tree.dep(text) == "dobj" && PUBLISHING.contains(&site.tree.lemma(verb));
    let noun = own_subject(site, verb).filter(|_| published && TEXTS.contains(&site.tree.lemma(text)))?;
    (site.tree.tag(noun) != "WDT").then(|| phrase(site, noun, verb))
}

/// A comma or dash stands right before the verb.
fn is_set_off(site: &Site, verb: usize) -> bool {
    verb.checked_sub(1).is_some_and(|before| matches!(site.word(before), "," | "-" | "–" | "—" | "--"))
}

/// The verb that a noun is the object of.
fn clause_above(site: &Site, noun: usize) -> Option<usize> {
    let head = site.tree.head(noun);
    (site.tree.dep(noun) == "dobj" && head < noun).then_some(head)
}

fn is_noun(site: &Site, token: usize) -> bool {
    site.tree.tag(token).starts_with("NN") || site.tree.tag(token) == "PRP"
}
