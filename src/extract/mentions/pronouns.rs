//! Pronouns: "he", "she", "they", "it" and their forms, resolved to the likeliest of those named shortly before.
//!
//! Every candidate gets a score for nearness, for being a subject, for its gender being known and for how often it is named;
//! a lead too small leaves the pronoun open. Known miss: "Both … he told X" where the right one is further away.

use super::chain::{Chain, Kind};
use super::lexicon::Gender;
use super::speech::{Teller, goes_on_quoted, telling};
use super::strangers::{self, Stranger};
use super::things::{argument, goes_on, teller, thing};
use super::{Meaning, Resolved};
use crate::extract::tree::Tree;
use crate::segment::Sentence;
use crate::span::Span;

/// Sentences back that are looked at. A guess.
const REACH: usize = 4;
/// The lead that the best candidate needs over the next. A guess.
const LEAD: f32 = 0.25;

/// Words of a subject that "it" or "they" may stand for. A guess; longer ones make a statement nobody reads.
pub(super) const MAX_SUBJECT: usize = 6;

/// Somebody or something named, for later pronouns.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub sentence: usize,
    pub token: usize,
    pub entity: usize,
    subject: bool,
    /// The subject of a main clause.
    pub leads: bool,
    /// The subject of a verb that tells.
    tells: bool,
    pub quoted: bool,
    /// "Lee’s killer": the sex of whoever the name only owns, where no name says who that is.
    owned: Option<Option<Gender>>,
}

/// The subject of a main clause that is no person: what "it" or "they" may stand for.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub sentence: usize,
    pub token: usize,
    pub means: Meaning,
    pub plural: bool,
    /// Too long to stand for a pronoun, but another that it may mean.
    pub long: bool,
    /// In a clause that hangs on a noun or says when.
    pub aside: bool,
    /// May say or think something.
    pub minds: bool,
}

pub(super) fn find(text: &str, sentences: &[Sentence], trees: &[Tree], chain: &mut Chain, resolved: &mut [Resolved]) {
    let mut seen: Vec<Seen> = Vec::new();
    let mut subjects: Vec<Subject> = Vec::new();
    let mut nameless: Option<Nameless> = None;
    let mut strangers: Vec<Stranger> = Vec::new();
    let mut voice: Option<usize> = None;
    let mut last: Option<Teller> = None;
    for (i, tree) in trees.iter().enumerate() {
        voice = telling(tree, &sentences[i], &resolved[i])
            .or(voice.filter(|_| i > 0 && goes_on_quoted(&sentences[i - 1], &sentences[i])));
        let fresh = seen.partition_point(|seen| seen.sentence + REACH < i);
        seen.drain(..fresh);
        let fresh = subjects.partition_point(|subject| subject.sentence + 2 < i);
        subjects.drain(..fresh);
        let fresh = strangers.partition_point(|stranger| stranger.sentence + 1 < i);
        strangers.drain(..fresh);
        for token in 0..tree.len() {
            let quoted = is_quoted(&sentences[i], tree.parse.tokens[token].span);
            let word = tree.parse.tokens[token].span.of(text).to_lowercase();
            if let Some(gender) = gender(&word) {
                let at = Place { sentence: i, token, quoted, speaker: voice };
                let owner = joined_owner(tree, token).map(|first| &resolved[i].tokens[first].means);
                if let Some(means) = owner.filter(|means| is_of(means, gender, chain)).cloned() {
                    resolved[i].tokens[token].means = means;
                    continue;
                }
                let found = person(tree, sentences, &at, gender, &seen, chain, &resolved[i])
                    .filter(|entity| !is_anothers(tree, &at, gender, *entity, &resolved[i]));
                if let Some(entity) = found.filter(|entity| !is_overtaken(tree, *entity, gender, &at, nameless, &seen))
                {
                    resolved[i].tokens[token].means = Meaning::Entity(entity);
                    chain.entities[entity].gender.get_or_insert(gender);
                } else if let Some(means) = strangers::meant(tree, &at, gender, &strangers, &seen, chain, &resolved[i])
                {
                    resolved[i].tokens[token].means = means;
                } else if let Some(teller) = last.as_ref().filter(|_| !quoted)
                    && let Some(means) = teller.again(tree, &at, gender, !sentences[i].quoted.is_empty(), &seen, chain)
                {
                    resolved[i].tokens[token].means = means;
                }
            } else if let Some(means) =
                number(&word).and_then(|plural| goes_on(tree, token, plural, &resolved[i], chain))
            {
                resolved[i].tokens[token].means = means;
            } else if !quoted && let Some(plural) = number(&word) {
                let own = teller(tree, token, plural, &resolved[i], chain);
                let before = || thing(tree, i, token, plural, &subjects, chain);
                let above = || argument(tree, token, plural, &resolved[i], chain);
                if let Some(means) = own.or_else(before).or_else(above) {
                    resolved[i].tokens[token].means = means;
                }
            }
            if !quoted {
                last = Teller::after(last, tree, i, token, chain, &resolved[i]);
            }
            if !quoted && is_nameless_person(tree, token, &resolved[i]) {
                let noun = super::lexicon::person_noun(&tree.lemma(token).to_lowercase());
                nameless = Some(Nameless { sentence: i, token, gender: noun.and_then(|noun| noun.gender) });
            }
            let place = Place { sentence: i, token, quoted, speaker: voice };
            strangers.extend(strangers::stranger(tree, &place, &resolved[i]));
            note(tree, &place, chain, &resolved[i], &mut seen, (!sentences[i].headline).then_some(&mut subjects));
        }
    }
}

/// "Moss's friend": a person whom the article does not name, as a subject, or doing something: "cuts to a fighter warning that".
fn is_nameless_person(tree: &Tree, token: usize, resolved: &Resolved) -> bool {
    let acts = || tree.child(token, &["acl"]).is_some_and(|verb| tree.tag(verb) == "VBG");
    // "An American was held": so is one of a people.
    let of_a_people = tree.tag(token) == "NNP"
        && tree.children(token).any(|kid| tree.dep(kid) == "det" && matches!(tree.lemma(kid), "a" | "an"))
        && tree.child(token, &["compound"]).is_none();
    (tree.tag(token) == "NN" || of_a_people)
        && (matches!(tree.dep(token), "nsubj" | "nsubjpass") || acts())
        && resolved.tokens[token].means == Meaning::Nothing
        && tree.child(token, &["appos"]).is_none()
        && (of_a_people || super::is_person_noun(&tree.lemma(token).to_lowercase()))
}

/// "a skipper and his wife", "Ann Lee and her dog": of whom the words before tell.
fn joined_owner(tree: &Tree, token: usize) -> Option<usize> {
    let noun = tree.head(token);
    let first = tree.head(noun);
    let person = tree.tag(first).starts_with("NNP") || super::is_person_noun(&tree.lemma(first).to_lowercase());
    let joined = tree.dep(token) == "poss" && tree.dep(noun) == "conj" && tree.edges(noun).0 == token;
    (joined && first + 3 > token && matches!(tree.tag(first), "NN" | "NNP") && person).then_some(first)
}

/// Whether the words are of somebody of this sex, or of nobody with a name.
fn is_of(means: &Meaning, gender: Gender, chain: &Chain) -> bool {
    match means {
        Meaning::Nothing => true,
        Meaning::Entity(entity) => {
            let entity = &chain.entities[*entity];
            entity.kind == Kind::Person && entity.gender.is_none_or(|known| known == gender)
        }
        Meaning::Phrase(..) => false,
    }
}

/// "went to her husband’s room and took his ring": the husband, whom no name stands for, is nearer than anybody named.
fn is_anothers(tree: &Tree, at: &Place, gender: Gender, entity: usize, resolved: &Resolved) -> bool {
    let means = |token: &usize| resolved.tokens[*token].means == Meaning::Entity(entity);
    let last = (0..at.token).rev().find(means).map_or(0, |token| token + 1);
    let other = |token: usize| {
        let noun = super::lexicon::person_noun(&tree.lemma(token).to_lowercase());
        tree.tag(token) == "NN"
            && resolved.tokens[token].means == Meaning::Nothing
            && tree.child(token, &["poss"]).is_some()
            && tree.child(token, &["appos"]).is_none()
            && matches!(tree.dep(token), "dobj" | "nsubj" | "pobj" | "poss")
            && noun.and_then(|noun| noun.gender) == Some(gender)
    };
    tree.dep(at.token) == "poss" && (last..at.token).any(other)
}

/// Whether a person without a name was the subject after the one found was last named, one sentence back at most.
fn is_overtaken(
    tree: &Tree,
    entity: usize,
    gender: Gender,
    at: &Place,
    nameless: Option<Nameless>,
    seen: &[Seen],
) -> bool {
    // "Ann Lee says a diver sent her the ring": no diver sends it to herself.
    let another = |other: &Nameless| other.sentence == at.sentence && clash(tree, at.token, other.token);
    let near = nameless.filter(|other| other.sentence + 1 >= at.sentence && !another(other));
    let Some(other) = near else { return false };
    let last = seen.iter().rev().find(|seen| seen.entity == entity && seen.subject);
    other.gender.is_none_or(|known| known == gender)
        && last.is_none_or(|last| (last.sentence, last.token) < (other.sentence, other.token))
}

/// The last person without a name that was a subject.
#[derive(Copy, Clone)]
struct Nameless {
    sentence: usize,
    token: usize,
    gender: Option<Gender>,
}

pub(super) struct Place {
    pub sentence: usize,
    pub token: usize,
    pub quoted: bool,
    /// Who says the words in quotation marks of the sentence.
    pub speaker: Option<usize>,
}

pub(super) fn is_quoted(sentence: &Sentence, span: Span) -> bool {
    sentence.quoted.iter().any(|quoted| quoted.span.overlaps(span))
}

fn gender(word: &str) -> Option<Gender> {
    match word {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// Plural, singular, or no such pronoun.
fn number(word: &str) -> Option<bool> {
    match word {
        "they" | "them" | "their" | "theirs" | "themselves" => Some(true),
        "it" | "its" | "itself" => Some(false),
        _ => None,
    }
}

pub(super) fn is_subject(tree: &Tree, token: usize) -> bool {
    matches!(tree.dep(token), "nsubj" | "nsubjpass")
}

/// Keeps what later pronouns may stand for.
fn note(
    tree: &Tree,
    place: &Place,
    chain: &Chain,
    resolved: &Resolved,
    seen: &mut Vec<Seen>,
    subjects: Option<&mut Vec<Subject>>,
) {
    let Place { sentence, token, quoted, .. } = *place;
    if let Meaning::Entity(entity) = resolved.tokens[token].means {
        let inner = resolved.tokens.get(tree.head(token)).is_some_and(|head| head.means == Meaning::Entity(entity))
            && tree.head(token) != token;
        // "the Lees": several of one name are no "he".
        let several = tree.tag(token) == "NNPS" && tree.child(token, &["det"]).is_some();
        if !inner && several && chain.entities[entity].kind == Kind::Person {
            return;
        }
        if !inner && chain.entities[entity].kind == Kind::Person {
            let (subject, tells) = (is_subject(tree, token), tells(tree, token));
            let leads = subject && is_top(tree, tree.head(token));
            let owned = owned(tree, token, resolved);
            seen.push(Seen { sentence, token, entity, subject, leads, tells, quoted, owned });
            return;
        }
    }
    let Some(subjects) = subjects else { return };
    // "This story was first published in May": "it" never means the article.
    let this = |kid: usize| tree.dep(kid) == "det" && tree.lemma(kid).eq_ignore_ascii_case("this");
    let own = matches!(tree.lemma(token), "article" | "post" | "story") && tree.children(token).any(this);
    if quoted || own || !is_subject(tree, token) || tree.tag(token).starts_with('W') {
        return;
    }
    if tree.tag(token) == "PRP" && matches!(tree.lemma(token).to_lowercase().as_str(), "he" | "she") {
        return;
    }
    let tag = tree.tag(token);
    let joined = tree.child(token, &["conj"]).is_some();
    let plural = matches!(tag, "NNS" | "NNPS") || joined;
    // "does not allow women to work": the women are no subject that a pronoun goes on about, but another that it may mean.
    let mut long = tree.children(tree.head(token)).any(|kid| tree.tag(kid) == "TO");
    let means = match &resolved.tokens[token].means {
        Meaning::Nothing if tag.starts_with("NN") => {
            let (left, right) = short(tree, token);
            long |= right - left > MAX_SUBJECT;
            if right - left > super::MAX_PHRASE || super::lexicon::person_noun(tree.lemma(token)).is_some() && !plural {
                return;
            }
            Meaning::Phrase(tree.parse.tokens[left].span.cover(tree.parse.tokens[right].span), plural)
        }
        Meaning::Nothing => return,
        // "Reva and Tobol … they": both of them.
        Meaning::Entity(_) if joined => {
            let (left, right) = tree.edges(token);
            if right - left > MAX_SUBJECT {
                return;
            }
            Meaning::Phrase(tree.parse.tokens[left].span.cover(tree.parse.tokens[right].span), true)
        }
        known => known.clone(),
    };
    let up = |at: &usize| Some(tree.head(*at)).filter(|head| head != at);
    let timed = |at: usize| {
        tree.children(at).any(|kid| {
            (tree.dep(kid) == "mark" || tree.tag(kid) == "WRB")
                && matches!(tree.lemma(kid), "after" | "as" | "before" | "when" | "while")
        })
    };
    let aside = std::iter::successors(Some(tree.head(token)), up)
        .take(MAX_STEPS)
        .any(|at| matches!(tree.dep(at), "acl" | "relcl") || tree.dep(at) == "advcl" && timed(at));
    let minds = minds(tree, token, resolved);
    subjects.push(Subject { sentence, token, means, plural, long, aside, minds });
}

/// The person without a name whom a name owns: "Lee’s killer".
fn owned(tree: &Tree, name: usize, resolved: &Resolved) -> Option<Option<Gender>> {
    let noun = tree.head(name);
    let person = super::lexicon::person_noun(&tree.lemma(noun).to_lowercase())?;
    let nameless = tree.tag(noun) == "NN" && resolved.tokens[noun].means == Meaning::Nothing;
    let named = tree.tag(name).starts_with("NNP") && tree.dep(name) == "poss";
    (named && nameless && tree.child(noun, &["appos"]).is_none()).then_some(person.gender)
}

/// Whether what the noun names may say or think something.
pub(super) fn minds(tree: &Tree, token: usize, resolved: &Resolved) -> bool {
    let noun = tree.lemma(token).to_lowercase();
    !matches!(resolved.tokens[token].means, Meaning::Nothing)
        || tree.tag(token).starts_with("NNP")
        || super::lexicon::person_noun(&noun).is_some()
        || super::lexicon::named_kind(&noun).is_some()
        || super::lexicon::is_unnamed(&noun)
        || ["ant", "er", "ian", "ist", "man", "or"].iter().any(|end| noun.ends_with(end))
        || matches!(noun.as_str(), "crew" | "family" | "government" | "police" | "public")
}

/// The verb of a main clause, or one joined to it.
pub(super) fn is_top(tree: &Tree, verb: usize) -> bool {
    tree.dep(verb) == "ROOT" || tree.dep(verb) == "conj" && tree.dep(tree.head(verb)) == "ROOT"
}

/// A phrase up to what else is told of its noun.
fn short(tree: &Tree, noun: usize) -> (usize, usize) {
    let (left, right) = tree.edges(noun);
    let stop = tree
        .children(noun)
        .filter(|c| *c > noun && matches!(tree.dep(*c), "relcl" | "appos" | "acl" | "punct"))
        .map(|c| tree.edges(c).0)
        .min()
        .unwrap_or(right + 1);
    // "no evidence has emerged that shows …": the clause of a noun may stand behind its verb.
    let apart = (noun + 1..stop).find(|word| !tree.is_under(*word, noun));
    (left, apart.unwrap_or(stop).max(noun + 1) - 1)
}

/// The words of a noun that can stand for a pronoun.
pub(super) fn phrase(tree: &Tree, noun: usize) -> Option<Span> {
    let (left, right) = short(tree, noun);
    let owned = (left..=right).any(|word| tree.tag(word).starts_with("PRP"));
    (right - left <= MAX_SUBJECT && !owned).then(|| tree.parse.tokens[left].span.cover(tree.parse.tokens[right].span))
}

fn person(
    tree: &Tree,
    sentences: &[Sentence],
    at: &Place,
    gender: Gender,
    seen: &[Seen],
    chain: &Chain,
    resolved: &Resolved,
) -> Option<usize> {
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
        if same && clash(tree, at.token, candidate.token) || same && at.quoted && !candidate.quoted {
            continue;
        }
        if says && is_named_in_it(candidate.entity) {
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
        score += if same && owns(tree, candidate.token, at.token) { OWN_CLAUSE } else { 0.0 };
        score += if entity.gender.is_some() { 0.8 } else { 0.0 };
        score += 0.1 * entity.count.min(5) as f32;
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
    found.filter(|entity| !lends(entity))
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

/// Whether the token is the subject of a verb that tells.
pub(super) fn tells(tree: &Tree, token: usize) -> bool {
    is_subject(tree, token) && crate::extract::attribution::is_cue(tree.lemma(tree.head(token)))
}

/// What it adds that somebody was the subject of a main clause. A guess.
const LEADS: f32 = 0.3;

/// What it adds that who is to have said something said something before. A guess.
const GOES_ON: f32 = 0.3;

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

/// What it adds that somebody is the subject of the clause that holds a possessive. A guess.
const OWN_CLAUSE: f32 = 0.8;
/// Steps from a possessive up to the verb of its clause. A guess.
const MAX_STEPS: usize = 10;

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

/// Subject and object of one verb are two people, unless the pronoun is a possessive or reflexive.
pub(super) fn clash(tree: &Tree, pronoun: usize, candidate: usize) -> bool {
    if matches!(tree.dep(pronoun), "poss") || tree.lemma(pronoun).ends_with("self") {
        return false;
    }
    let mut at = pronoun;
    if tree.dep(at) == "pobj" {
        at = tree.head(at);
    }
    tree.head(at) == tree.head(candidate) && at != candidate && (is_subject(tree, candidate) || is_subject(tree, at))
        || tree.head(candidate) == pronoun
}
