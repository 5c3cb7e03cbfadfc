//! Pronouns: "he", "she", "they", "it" and their forms, resolved in the order of the text.
//!
//! Takes the sentences with their names and descriptions, gives every pronoun what it stands for. Keeps what was named and what was
//! a subject shortly before; who of them is meant is found in `persons`, `nameless`, `strangers`, `speech` and `things`.

use super::chain::{Chain, Kind};
use super::lexicon::Gender;
use super::nameless::{Nameless, is_anothers, is_nameless_person, is_of, is_overtaken, joined_owner};
use super::noted::{Seen, Subject, note};
use super::persons::{controller, person, relative};
use super::speech::{Teller, goes_on_quoted, led_in, telling};
use super::strangers::{self, Stranger};
use super::things::{argument, goes_on, teller, thing};
use super::{Meaning, Resolved};
use crate::extract::tree::Tree;
use crate::segment::Sentence;
use crate::span::Span;

/// Sentences back that are looked at. A guess.
const REACH: usize = 4;

/// What one quotation tells of: no pronoun in it stands for the subjects of another's words.
#[derive(Default)]
struct Spoken {
    quotation: Option<u32>,
    subjects: Vec<Subject>,
}

impl Spoken {
    fn quotation(sentence: &Sentence, tree: &Tree, token: usize) -> Option<u32> {
        let span = tree.parse.tokens[token].span;
        sentence.quoted.iter().find(|quoted| quoted.span.overlaps(span)).map(|quoted| quoted.quotation)
    }

    fn of(&self, sentence: &Sentence, tree: &Tree, token: usize) -> impl Iterator<Item = &Subject> {
        let same = Spoken::quotation(sentence, tree, token) == self.quotation;
        self.subjects.iter().filter(move |_| same)
    }

    fn open(&mut self, sentence: &Sentence, tree: &Tree, token: usize) -> &mut Vec<Subject> {
        let quotation = Spoken::quotation(sentence, tree, token);
        if quotation != self.quotation {
            *self = Spoken { quotation, subjects: Vec::new() };
        }
        &mut self.subjects
    }
}

pub(super) fn find(text: &str, sentences: &[Sentence], trees: &[Tree], chain: &mut Chain, resolved: &mut [Resolved]) {
    let mut seen: Vec<Seen> = Vec::new();
    let mut subjects: Vec<Subject> = Vec::new();
    let mut spoken = Spoken::default();
    let mut nameless: Option<Nameless> = None;
    let mut strangers: Vec<Stranger> = Vec::new();
    let mut voice: Option<usize> = None;
    let mut last: Option<Teller> = None;
    let mut open: Option<(usize, usize, Gender)> = None;
    for (i, tree) in trees.iter().enumerate() {
        let before = i.checked_sub(1);
        voice = telling(tree, &sentences[i], &resolved[i])
            .or_else(|| before.and_then(|at| led_in(&trees[at], &sentences[at], &sentences[i], &resolved[at])))
            .or(voice.filter(|_| i > 0 && goes_on_quoted(&sentences[i - 1], &sentences[i])));
        let fresh = seen.partition_point(|seen| seen.sentence + REACH < i);
        seen.drain(..fresh);
        let fresh = subjects.partition_point(|subject| subject.sentence + 2 < i);
        subjects.drain(..fresh);
        spoken.subjects.retain(|subject| subject.sentence + 2 >= i);
        let fresh = strangers.partition_point(|stranger| stranger.sentence + 1 < i);
        strangers.drain(..fresh);
        for token in 0..tree.len() {
            let quoted = is_quoted(&sentences[i], tree.parse.tokens[token].span);
            let word = tree.parse.tokens[token].span.of(text).to_lowercase();
            let own = own_subject(tree, token).filter(|own| resolved[i].tokens[*own].means != Meaning::Nothing);
            if let Some(subject) = own.filter(|_| is_reflexive(&word)) {
                resolved[i].tokens[token].means = resolved[i].tokens[subject].means.clone();
            } else if let Some(gender) = gender(&word) {
                let at = Place { sentence: i, token, quoted, speaker: voice };
                let owner = joined_owner(tree, token).map(|first| &resolved[i].tokens[first].means);
                if let Some(means) = owner.filter(|means| is_of(means, gender, chain)).cloned() {
                    resolved[i].tokens[token].means = means;
                    continue;
                }
                if !quoted && is_ships(tree, token, &word, chain, &resolved[i]) {
                    continue;
                }
                if let Some(means) = relative(tree, token, gender, chain, &resolved[i]) {
                    resolved[i].tokens[token].means = means;
                    continue;
                }
                let found = person(tree, sentences, &at, gender, &seen, chain, &resolved[i])
                    .filter(|entity| !is_anothers(tree, &at, gender, *entity, &resolved[i]));
                let passed = found.is_some_and(|entity| is_overtaken(tree, entity, gender, &at, nameless, &seen));
                // "A cook won. She was named. She left": where the first is the cook, so is the second.
                let since = |other: &Seen, open: (usize, usize)| {
                    let known = chain.entities[other.entity].gender;
                    (other.sentence, other.token) > open && !other.quoted && known.is_none_or(|known| known == gender)
                };
                // Where the article names one of this sex only, "the cook" is mostly her as well.
                let one =
                    chain.entities.iter().filter(|e| e.kind == Kind::Person && e.gender == Some(gender)).count() < 2;
                let goes_on = open.filter(|open| open.2 == gender && open.0 + 1 >= i && !quoted && !one);
                let passed =
                    passed || goes_on.is_some_and(|open| !seen.iter().any(|other| since(other, (open.0, open.1))));
                if passed && !quoted {
                    open = Some((i, token, gender));
                }
                if let Some(entity) = found.filter(|_| !passed) {
                    resolved[i].tokens[token].means = Meaning::Entity(entity);
                    chain.entities[entity].gender.get_or_insert(gender);
                } else if let Some(means) = strangers::meant(tree, &at, gender, &strangers, &seen, chain, &resolved[i])
                {
                    strangers.extend(strangers::carried(tree, &at, &means, &strangers));
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
            } else if let Some(plural) = number(&word) {
                let own = teller(tree, token, plural, &resolved[i], chain);
                let of_tellers = plural && says_of_itself(tree, token);
                let in_marks: Vec<Subject> = match quoted && !is_loosely_said(tree, token, plural) {
                    true => spoken
                        .of(&sentences[i], tree, token)
                        .filter(|subject| subject.sentence == i || subject.firm)
                        .cloned()
                        .collect(),
                    false => Vec::new(),
                };
                let known = if quoted { &in_marks } else { &subjects };
                let before = || {
                    let thing = || thing(tree, i, token, plural, known, chain, &resolved[i]);
                    if of_tellers { None } else { thing() }
                };
                let above = || argument(tree, token, plural, &resolved[i], chain);
                let found = own.or_else(before).or_else(above);
                if let Some(means) = found.filter(|means| !names_one_again(text, tree, token, means)) {
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
            let list = if quoted { spoken.open(&sentences[i], tree, token) } else { &mut subjects };
            note(tree, &place, chain, &resolved[i], &mut seen, (!sentences[i].headline).then_some(list));
        }
    }
}

/// "The Lady Ann limped to her berth".
fn is_ships(tree: &Tree, token: usize, word: &str, chain: &Chain, resolved: &Resolved) -> bool {
    let named = |subject: usize| {
        let person = matches!(resolved.tokens[subject].means, Meaning::Entity(entity) if chain.entities[entity].kind == Kind::Person);
        tree.tag(subject) == "NNP" && !person && tree.child(subject, &["det"]).is_some()
    };
    let verb = std::iter::successors(Some(tree.head(token)), |at| Some(tree.head(*at)).filter(|head| head != at))
        .take(MAX_STEPS)
        .find(|at| tree.child(*at, &["nsubj", "nsubjpass"]).is_some());
    word == "her" && verb.and_then(|verb| tree.child(verb, &["nsubj", "nsubjpass"])).is_some_and(named)
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

fn is_reflexive(word: &str) -> bool {
    matches!(word, "herself" | "himself" | "itself" | "themselves")
}

/// "named herself the owner", "spoke to himself": whoever does it.
fn own_subject(tree: &Tree, token: usize) -> Option<usize> {
    let head = tree.head(token);
    // The parser takes it for the subject of "the owner".
    let inner = tree.dep(token) == "pobj" || is_subject(tree, token);
    let verb = if inner { tree.head(head) } else { head };
    let own = tree.child(verb, &["nsubj", "nsubjpass"]).or_else(|| controller(tree, token));
    own.filter(|subject| *subject < token && !tree.tag(*subject).starts_with('W'))
}

/// "It is a sobering thing", "it would be a small step", of "a place where they are": who speaks often means what nobody has named.
fn is_loosely_said(tree: &Tree, token: usize, plural: bool) -> bool {
    let verb = tree.head(token);
    let subject = is_subject(tree, token);
    if plural {
        return tree.dep(verb) == "relcl" && subject;
    }
    let would =
        tree.children(verb).any(|kid| tree.dep(kid) == "aux" && matches!(tree.lemma(kid), "may" | "might" | "would"));
    let judges = tree.lemma(verb) == "be" && tree.child(verb, &["acomp", "attr"]).is_some();
    subject && (would || judges)
}

/// "40 percent of the crews said they would sail": who says so, and nobody told of before.
fn says_of_itself(tree: &Tree, token: usize) -> bool {
    let clause = tree.head(token);
    let verb = tree.head(clause);
    let said = is_subject(tree, token) && tree.dep(clause) == "ccomp" && verb < clause;
    let share = |teller: usize| matches!(tree.lemma(teller), "percent" | "%");
    tree.child(verb, &["nsubj"]).is_some_and(|teller| said && teller < verb && tells(tree, teller) && share(teller))
}

/// "Lee and Moss met; they sold Moss the boat": they are not both of them.
fn names_one_again(text: &str, tree: &Tree, token: usize, means: &Meaning) -> bool {
    let Meaning::Phrase(span, true) = means else { return false };
    let verb = tree.head(token);
    let named = |at: usize| {
        let word = tree.parse.tokens[at].span;
        let argument = matches!(tree.dep(at), "dative" | "dobj" | "nsubj" | "pobj");
        argument
            && tree.tag(at) == "NNP"
            && !word.overlaps(*span)
            && span.of(text).split(' ').any(|known| known == word.of(text))
    };
    let both = span.of(text).contains(" and ");
    both && is_subject(tree, token) && (verb..tree.len()).any(|at| tree.is_under(at, verb) && named(at))
}

/// Plural, singular, or no such pronoun.
pub(super) fn number(word: &str) -> Option<bool> {
    match word {
        "they" | "them" | "their" | "theirs" | "themselves" => Some(true),
        "it" | "its" | "itself" => Some(false),
        _ => None,
    }
}

pub(super) fn is_subject(tree: &Tree, token: usize) -> bool {
    matches!(tree.dep(token), "nsubj" | "nsubjpass")
}

/// The verb of a main clause, or one joined to it.
pub(super) fn is_top(tree: &Tree, verb: usize) -> bool {
    tree.dep(verb) == "ROOT" || tree.dep(verb) == "conj" && tree.dep(tree.head(verb)) == "ROOT"
}

/// Whether the token is the subject of a verb that tells.
pub(super) fn tells(tree: &Tree, token: usize) -> bool {
    is_subject(tree, token) && crate::extract::attribution::is_cue(tree.lemma(tree.head(token)))
}

/// Steps from a possessive up to the verb of its clause. A guess.
pub(super) const MAX_STEPS: usize = 10;

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
