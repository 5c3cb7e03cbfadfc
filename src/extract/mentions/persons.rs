//! "he" and "she": the likeliest of the persons named shortly before.
//!
//! Takes a pronoun with those named before it. Every candidate gets a score for nearness, for being a subject, for its gender being
//! known and for how often it is named; a lead too small leaves the pronoun open. Known miss: "Both … he told X" where the right
//! one is further away.
//!
//! Worked: in `Anna Lee heard of her brother` she is Anna Lee; in `Before he left, Lee spoke` he is Lee.

use super::chain::{Chain, Kind};
use super::lexicon::Gender;
use super::noted::{Seen, phrase};
use super::pronouns::{MAX_STEPS, Place, clash, is_quoted, is_subject, tells};
use super::{Meaning, Resolved};
use crate::extract::tree::Tree;
use crate::segment::Sentence;

/// The lead that the best candidate needs over the next. A guess.
const LEAD: f32 = 0.25;

/// What it adds that somebody was the subject of a main clause. A guess.
const LEADS: f32 = 0.3;

/// What it adds that who is to have said something said something before. A guess.
const GOES_ON: f32 = 0.3;

/// What it takes that somebody is only named for saying so. A guess.
const ASIDE: f32 = 0.6;

/// What it adds that somebody is the subject of the clause that holds a possessive. A guess.
const OWN_CLAUSE: f32 = 0.8;

pub(super) fn person(
    tree: &Tree,
    sentences: &[Sentence],
    at: &Place,
    gender: Gender,
    seen: &[Seen],
    chain: &Chain,
    resolved: &Resolved,
) -> Option<usize> {
    if has_unknown_teller(tree, at, resolved) || has_unknown_owner(tree, at, resolved) || is_of_each(tree, at) {
        return None;
    }
    let told_of = told_of(tree, at)
        .and_then(|token| seen.iter().rev().find(|other| (other.sentence, other.token) == (at.sentence, token)));
    if let Some(meant) = told_of.filter(|meant| chain.entities[meant.entity].gender.is_none_or(|known| known == gender))
    {
        return Some(meant.entity);
    }
    let judged = judged(tree, at.token)
        .and_then(|token| seen.iter().rev().find(|other| (other.sentence, other.token) == (at.sentence, token)));
    if let Some(meant) = judged.filter(|meant| chain.entities[meant.entity].gender.is_none_or(|known| known == gender))
    {
        return Some(meant.entity);
    }
    let fronted = fronted(tree, at);
    if fronted.is_some_and(|subject| is_unknown_name(tree, subject, resolved)) {
        return None;
    }
    let mut scored: Vec<(f32, usize)> = Vec::new();
    // "“Moss never sold it,” he said": nobody calls himself by his name.
    let says = says_in_marks(tree, &sentences[at.sentence], at);
    let is_named_in_it = |entity: usize| {
        let named =
            |token: usize| tree.tag(token).starts_with("NNP") && tree.dep(token) != "attr" || is_subject(tree, token);
        seen.iter()
            .rev()
            .take_while(|other| other.sentence == at.sentence)
            .any(|other| other.quoted && other.entity == entity && named(other.token))
    };
    let reflexive = tree.lemma(at.token).ends_with("self");
    let barred = if reflexive { Vec::new() } else { barred(tree, at, seen, resolved) };
    for candidate in seen {
        let entity = &chain.entities[candidate.entity];
        if entity.gender.is_some_and(|known| known != gender) || at.quoted && at.speaker == Some(candidate.entity) {
            continue;
        }
        // "a shark in Kent harbour, he says": a name of one word that does nothing may be a place's.
        let acts = || seen.iter().any(|other| other.entity == candidate.entity && other.subject);
        if entity.gender.is_none() && !entity.name.contains(' ') && !acts() {
            continue;
        }
        let same = candidate.sentence == at.sentence;
        if same && at.quoted && !candidate.quoted {
            continue;
        }
        if barred.contains(&candidate.entity) || says && is_named_in_it(candidate.entity) {
            continue;
        }
        let blocks = sentences[at.sentence].block - sentences[candidate.sentence].block;
        if blocks > 2 {
            continue;
        }
        let mut score = -0.9 * (at.sentence - candidate.sentence) as f32 - 0.3 * blocks as f32;
        score += if candidate.subject { 1.0 } else { 0.0 };
        score += if candidate.subject && is_subject(tree, at.token) { 0.4 } else { 0.0 };
        score += if candidate.leads && !same && is_subject(tree, at.token) { LEADS } else { 0.0 };
        score += if candidate.tells && !same && tells(tree, at.token) { GOES_ON } else { 0.0 };
        score += if same && fronted == Some(candidate.token) { OWN_CLAUSE } else { 0.0 };
        score += if same && owns(tree, candidate.token, at.token) { OWN_CLAUSE } else { 0.0 };
        score += if entity.gender.is_some() { 0.8 } else { 0.0 };
        score += 0.1 * entity.count.min(5) as f32;
        score -= if candidate.aside && tree.dep(at.token) == "poss" { ASIDE } else { 0.0 };
        score -= if candidate.quoted && !at.quoted { 1.2 } else { 0.0 };
        match scored.iter_mut().find(|(_, known)| *known == candidate.entity) {
            Some(known) => known.0 = known.0.max(score),
            None => scored.push((score, candidate.entity)),
        }
    }
    // "Despite the fact that her brain was exposed, Dawid Lee said": of a name that tells no sex, another may be meant.
    let unsure = |ahead: &usize| {
        let known = |other: usize| other != *ahead && chain.entities[other].gender == Some(gender);
        let named_often = |other: usize| chain.entities[other].count > 1 && known(other);
        chain.entities[*ahead].gender.is_none()
            && (scored.iter().any(|other| known(other.1)) || (0..chain.entities.len()).any(named_often))
    };
    if let Some(ahead) = ahead(tree, at, gender, chain, resolved).filter(|ahead| !unsure(ahead)) {
        match scored.iter_mut().find(|(_, known)| *known == ahead) {
            Some(known) => known.0 += 1.0,
            None => scored.push((1.0, ahead)),
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let found = match scored.as_slice() {
        [] => None,
        [only] => Some(only.1),
        [best, next, ..] => (best.0 - next.0 >= LEAD).then_some(best.1),
    };
    // "asked who Lee’s killer was. His boat …": the killer’s, as likely.
    let lends = |entity: &usize| {
        let last = seen.iter().rev().find(|other| other.entity == *entity);
        last.is_some_and(|last| {
            let fits = last.owned.is_some_and(|known| known.is_none_or(|known| known == gender));
            fits && last.sentence < at.sentence && !seen.iter().any(|other| is_led_by(other, *entity, last.sentence))
        })
    };
    // "Moss is alive. He was not in Reva, Lee said": Lee may speak of either.
    let either = |entity: &usize| {
        let fits = |other: &Seen| other.entity != *entity && chain.entities[other.entity].gender == Some(gender);
        tells_behind(tree, at, resolved) == Some(*entity) && seen.iter().any(fits)
    };
    // "Lee wrote, “A sailor shouted as he fell.”": nobody speaks of himself so.
    let speaks = |entity: &usize| {
        let here = seen.iter().rev().take_while(|other| other.sentence == at.sentence);
        at.quoted && here.filter(|other| other.tells && !other.quoted).any(|other| other.entity == *entity)
    };
    found.filter(|entity| !lends(entity) && !either(entity) && !speaks(entity))
}

/// "Brook says she and Lee left": of somebody whom nobody knew for a name.
fn has_unknown_teller(tree: &Tree, at: &Place, resolved: &Resolved) -> bool {
    let clause = tree.head(at.token);
    let said = is_subject(tree, at.token) && tree.dep(clause) == "ccomp" && tree.head(clause) < clause;
    tree.child(tree.head(clause), &["nsubj"]).is_some_and(|teller| {
        said && tree.tag(teller) == "NNP" && tells(tree, teller) && resolved.tokens[teller].means == Meaning::Nothing
    })
}

/// "If Moss returned, he would be held": the subject of the clause before.
fn fronted(tree: &Tree, at: &Place) -> Option<usize> {
    let verb = tree.head(at.token);
    let clause = tree.children(verb).find(|kid| tree.dep(*kid) == "advcl" && *kid < at.token)?;
    // "If Moss were there, she would tell him": two are spoken of.
    let two = tree.children(verb).any(|kid| kid > at.token && tree.tag(kid) == "PRP");
    tree.child(clause, &["nsubj", "nsubjpass"])
        .filter(|subject| is_subject(tree, at.token) && *subject < clause && !two)
}

/// "Each left for his own reason": of whoever each is.
fn is_of_each(tree: &Tree, at: &Place) -> bool {
    const ANY: &[&str] =
        &["anybody", "anyone", "each", "either", "everybody", "everyone", "neither", "somebody", "someone"];
    let mut token = at.token;
    for _ in 0..MAX_STEPS {
        let head = tree.head(token);
        if tree.dep(at.token) != "poss" || head == token || is_subject(tree, token) {
            return false;
        }
        if let Some(own) = tree.children(head).find(|kid| is_subject(tree, *kid) && *kid < at.token && *kid != token) {
            return ANY.contains(&tree.lemma(own).to_lowercase().as_str());
        }
        token = head;
    }
    false
}

/// "Lee told wrong facts about Moss, including that he is rich": whom the facts are about.
fn told_of(tree: &Tree, at: &Place) -> Option<usize> {
    const TOLD: &[&str] = &["claim", "fact", "lie", "report", "rumor", "rumour", "story", "tale"];
    let clause = tree.head(at.token);
    let including = tree.head(clause);
    let listed = is_subject(tree, at.token)
        && tree.dep(clause) == "pcomp"
        && matches!(tree.lemma(including), "include" | "including");
    let about = |token: usize| {
        let prep = tree.head(token);
        tree.dep(token) == "pobj" && tree.lemma(prep) == "about" && TOLD.contains(&tree.lemma(tree.head(prep)))
    };
    (0..including).filter(|_| listed).find(|token| tree.tag(*token).starts_with("NNP") && about(*token))
}

/// "thanked Moss for his help", "a spot attacking Moss for his record": whom the verb is about.
fn judged(tree: &Tree, pronoun: usize) -> Option<usize> {
    const JUDGING: &[&str] = &[
        "applaud",
        "attack",
        "blame",
        "blast",
        "commend",
        "condemn",
        "criticise",
        "criticize",
        "denounce",
        "fault",
        "mock",
        "praise",
        "rebuke",
        "ridicule",
        "slam",
        "thank",
    ];
    if tree.dep(pronoun) != "poss" {
        return None;
    }
    let up = |at: &usize| Some(tree.head(*at)).filter(|head| head != at);
    let nominal = |at: &usize| !tree.tag(*at).starts_with("VB");
    let prep = std::iter::successors(up(&pronoun), up).take(MAX_STEPS).take_while(nominal).find(|at| {
        let verb = tree.head(*at);
        let reason = tree.children(verb).any(|kid| kid <= *at && tree.dep(kid) == "prep" && tree.lemma(kid) == "for");
        tree.dep(*at) == "prep" && reason && JUDGING.contains(&tree.lemma(verb))
    })?;
    let object = tree.child(tree.head(prep), &["dobj"]).filter(|object| *object < prep)?;
    // "attacked candidate and former mayor Ann Lee".
    let named = |token: &usize| tree.tag(*token).starts_with("NNP");
    Some(object).filter(named).or_else(|| tree.child(object, &["appos", "conj"]).filter(named))
}

/// A name of which nobody knew that it is one.
fn is_unknown_name(tree: &Tree, token: usize, resolved: &Resolved) -> bool {
    let place = tree.parse.entities.iter().any(|e| !matches!(e.label, "NORP" | "PERSON") && e.tokens.contains(&token));
    tree.tag(token) == "NNP"
        && resolved.tokens[token].means == Meaning::Nothing
        && tree.child(token, &["det"]).is_none()
        && !place
}

/// "Walker made his comments": his, of whom nobody knew for a name.
fn has_unknown_owner(tree: &Tree, at: &Place, resolved: &Resolved) -> bool {
    let noun = tree.head(at.token);
    let subject = tree.child(tree.head(noun), &["nsubj"]).filter(|subject| *subject < at.token);
    let object = tree.dep(at.token) == "poss" && tree.dep(noun) == "dobj";
    subject.is_some_and(|subject| object && is_unknown_name(tree, subject, resolved))
}

/// Who cannot be meant: whoever does the same thing ("Lee said she wished her well"), or does it unsaid ("A cook fell after seeing
/// him").
fn barred(tree: &Tree, at: &Place, seen: &[Seen], resolved: &Resolved) -> Vec<usize> {
    let here = seen.iter().rev().take_while(|other| other.sentence == at.sentence);
    let same = here.filter(|other| clash(tree, at.token, whole(tree, other.token))).map(|other| other.entity);
    let of = |token: usize| match resolved.tokens[token].means {
        Meaning::Entity(entity) => Some(entity),
        _ => None,
    };
    same.chain(controller(tree, at.token).and_then(of)).collect()
}

/// "He was not there, Lee said": who tells what the pronoun stands in, and is named only behind it.
fn tells_behind(tree: &Tree, at: &Place, resolved: &Resolved) -> Option<usize> {
    let teller = (at.token + 1..tree.len()).find(|token| tells(tree, *token) && tree.tag(*token).starts_with("NNP"))?;
    let aside = tree.dep(tree.head(teller)) == "parataxis";
    let within =
        aside || tree.child(tree.head(teller), &["ccomp"]).is_some_and(|clause| tree.is_under(at.token, clause));
    match resolved.tokens[teller].means {
        Meaning::Entity(entity) if within && !at.quoted => Some(entity),
        _ => None,
    }
}

/// "the premier, Ann Lee, left": the noun that the name is beside.
fn whole(tree: &Tree, name: usize) -> usize {
    if tree.dep(name) == "appos" { tree.head(name) } else { name }
}

/// "A cook left after seeing him": who is to see whom an object stands for.
pub(super) fn controller(tree: &Tree, pronoun: usize) -> Option<usize> {
    let mut verb = tree.head(pronoun);
    if !matches!(tree.dep(pronoun), "dobj" | "dative") {
        return None;
    }
    for _ in 0..MAX_STEPS {
        if !tree.tag(verb).starts_with("VB") {
            return None;
        }
        if let Some(subject) = tree.child(verb, &["nsubj", "nsubjpass"]) {
            return Some(subject);
        }
        let above = tree.head(verb);
        verb = match tree.dep(verb) {
            "pcomp" => tree.head(above),
            "advcl" | "conj" => above,
            "xcomp" if tree.child(above, &["dobj", "dative"]).is_none() => above,
            _ => return None,
        };
    }
    None
}

/// Whether somebody is the subject of a sentence.
fn is_led_by(seen: &Seen, entity: usize, sentence: usize) -> bool {
    seen.entity == entity && seen.sentence == sentence && seen.subject
}

/// Whether "he" is told to say what stands in quotation marks.
fn says_in_marks(tree: &Tree, sentence: &Sentence, at: &Place) -> bool {
    let verb = tree.head(at.token);
    let before = (tree.dep(verb) == "parataxis").then(|| tree.head(verb));
    let clause = tree.child(verb, &["ccomp"]).or(before).filter(|_| !at.quoted && tells(tree, at.token));
    clause.is_some_and(|clause| is_quoted(sentence, tree.parse.tokens[clause].span))
}

/// "Anna Lee heard [of her brother]": the subject of the clause that holds the possessive, nearest first.
fn owns(tree: &Tree, subject: usize, pronoun: usize) -> bool {
    if tree.dep(pronoun) != "poss" || !is_subject(tree, subject) || subject > pronoun {
        return false;
    }
    let mut at = pronoun;
    for _ in 0..MAX_STEPS {
        let head = tree.head(at);
        let own = tree.children(head).find(|kid| is_subject(tree, *kid) && *kid < pronoun && *kid != at);
        match own {
            Some(own) => return own == subject,
            None if head == at => return false,
            None => at = head,
        }
    }
    false
}

/// "the queen, who said that her guard had left": whom the relative clause tells of, where that one's sex is known and nobody else
/// of it is named in the clause.
pub(super) fn relative(
    tree: &Tree,
    pronoun: usize,
    gender: Gender,
    chain: &Chain,
    resolved: &Resolved,
) -> Option<Meaning> {
    let mut at = pronoun;
    let who = loop {
        let head = tree.head(at);
        let own = tree.children(head).find(|kid| is_subject(tree, *kid) && *kid < pronoun && *kid != at);
        match own {
            Some(own) => break own,
            None if head == at => return None,
            None => at = head,
        }
    };
    let clause = tree.head(who);
    let noun = tree.head(clause);
    let said = is_subject(tree, pronoun)
        && tree.dep(tree.head(pronoun)) == "ccomp"
        && tree.head(tree.head(pronoun)) == clause
        && tells(tree, who);
    if tree.lemma(who) != "who" || tree.dep(clause) != "relcl" || noun > who || !(said || tree.dep(pronoun) == "poss") {
        return None;
    }
    let of = |token: usize| match resolved.tokens[token].means {
        Meaning::Entity(entity) => {
            chain.entities[entity].gender.filter(|_| chain.entities[entity].kind == Kind::Person)
        }
        _ if tree.tag(token) == "NN" => super::noun_gender(&tree.lemma(token).to_lowercase()),
        _ => None,
    };
    let own = &resolved.tokens[noun].means;
    let another =
        |token: usize| of(token) == Some(gender) && (*own == Meaning::Nothing || resolved.tokens[token].means != *own);
    if of(noun) != Some(gender) || (who..pronoun).any(another) {
        return None;
    }
    match own {
        Meaning::Nothing => phrase(tree, noun).map(|span| Meaning::Phrase(span, false)),
        known => Some(known.clone()),
    }
}

/// `Before he left, Lee spoke`: the subject behind a clause that comes first.
fn ahead(tree: &Tree, at: &Place, gender: Gender, chain: &Chain, resolved: &Resolved) -> Option<usize> {
    let mut clause = at.token;
    for _ in 0..tree.len().min(12) {
        if tree.dep(clause) == "advcl" || tree.dep(clause) == "prep" && tree.head(clause) > clause {
            break;
        }
        let head = tree.head(clause);
        if head == clause {
            return None;
        }
        clause = head;
    }
    let verb = tree.head(clause);
    let subject = tree.children(verb).find(|c| is_subject(tree, *c))?;
    let Meaning::Entity(entity) = resolved.tokens[subject].means else { return None };
    let entity_of = &chain.entities[entity];
    let fits = entity_of.kind == Kind::Person && entity_of.gender.is_none_or(|known| known == gender);
    (verb > clause && subject > at.token && fits).then_some(entity)
}
