//! People whom an article does not name, for the "he" and "she" that mean them.
//!
//! Takes a sentence in its tree, gives [`Stranger`]s; of a pronoun that no name fits, says whom of them it means. Where two may
//! be meant, or a name may, nobody is.
//!
//! Worked: in `A survivor told the board that he swam`, `he` is the survivor; in `A diver met a cook before he left` nobody is.
//!
//! Known misses: a stranger with an owner that is a pronoun ("her nephew"), who is a rival and never the answer.

use super::chain::{Chain, Kind};
use super::lexicon::{self, Gender};
use super::nameless::is_in_clause_of;
use super::noted::Seen;
use super::pronouns::{Place, clash, is_subject};
use super::things::is_main;
use super::{Meaning, Resolved};
use crate::extract::tree::Tree;
use crate::span::Span;

/// Words of a description that may stand for a pronoun. A guess; longer ones make a statement nobody reads.
const MAX_WORDS: usize = 6;

/// Somebody without a name.
#[derive(Clone, Debug)]
pub(super) struct Stranger {
    pub sentence: usize,
    token: usize,
    gender: Option<Gender>,
    quoted: bool,
    /// The subject of a main clause.
    leads: bool,
    lemma: String,
    /// The words that can stand for a pronoun.
    span: Option<Span>,
    /// "my aunt": of whoever speaks.
    mine: bool,
}

fn is_mine(tree: &Tree, word: usize) -> bool {
    tree.tag(word) == "PRP$" && tree.lemma(word).eq_ignore_ascii_case("my")
}

/// The person without a name that the noun speaks of.
pub(super) fn stranger(tree: &Tree, place: &Place, resolved: &Resolved) -> Option<Stranger> {
    let token = place.token;
    let lemma = tree.lemma(token).to_lowercase();
    let told = matches!(tree.dep(token), "nsubj" | "nsubjpass" | "dobj" | "dative" | "pobj" | "poss");
    if tree.tag(token) != "NN" || !told || resolved.tokens[token].means != Meaning::Nothing {
        return None;
    }
    let noun = lexicon::person_noun(&lemma)?;
    if tree.child(token, &["appos"]).is_some() {
        return None;
    }
    let leads = is_subject(tree, token) && tree.dep(tree.head(token)) == "ROOT";
    let subject = is_subject(tree, token);
    let known = noun.gender.is_some() && tree.dep(token) != "poss";
    let span = if subject || known { words(tree, token) } else { None };
    let mine = quoted_owner(tree, place);
    let Place { sentence, token, quoted, .. } = *place;
    Some(Stranger { sentence, token, gender: noun.gender, quoted, leads, lemma, span, mine })
}

/// "“My aunt left": whose she is, the speech tells.
fn quoted_owner(tree: &Tree, place: &Place) -> bool {
    place.quoted && tree.child(place.token, &["poss"]).is_some_and(|owner| is_mine(tree, owner))
}

/// "“My aunt left. She fell ill. She …": the second pronoun goes on from the first.
pub(super) fn carried(tree: &Tree, at: &Place, means: &Meaning, strangers: &[Stranger]) -> Option<Stranger> {
    let Meaning::Phrase(span, _) = means else { return None };
    let known = strangers.iter().rev().find(|other| other.mine && other.span == Some(*span))?;
    let leads = is_subject(tree, at.token) && is_main(tree, tree.head(at.token));
    Some(Stranger { sentence: at.sentence, token: at.token, leads, ..known.clone() })
}

/// "a survivor of the fire": the description up to what else is told of the person; `None` where it names nobody by itself.
fn words(tree: &Tree, noun: usize) -> Option<Span> {
    let picked = |kid: usize| {
        let word = tree.lemma(kid).to_lowercase();
        let article = tree.dep(kid) == "det" && matches!(word.as_str(), "a" | "an" | "the" | "this" | "that");
        let owner = tree.dep(kid) == "poss" && (!tree.tag(kid).starts_with("PRP") || is_mine(tree, kid));
        article || word == "one" || owner
    };
    if !tree.children(noun).any(picked) || tree.child(noun, &["conj"]).is_some() {
        return None;
    }
    let (left, right) = tree.edges(noun);
    let apart = |kid: &usize| {
        *kid > noun && (matches!(tree.dep(*kid), "relcl" | "acl" | "punct" | "ccomp") || tree.edges(*kid).0 < noun)
    };
    let stop = tree.children(noun).filter(apart).map(|kid| tree.edges(kid).0).min().unwrap_or(right + 1);
    let stop = (noun + 1..stop).find(|word| !tree.is_under(*word, noun)).unwrap_or(stop);
    let named = (left..stop).any(|word| tree.tag(word).starts_with("PRP") && !is_mine(tree, word));
    let count = (left..stop).filter(|word| tree.tag(*word) != "HYPH").count();
    (count <= MAX_WORDS && !named).then(|| tree.parse.tokens[left].span.cover(tree.parse.tokens[stop - 1].span))
}

/// Whom a pronoun means that no name fits.
pub(super) fn meant(
    tree: &Tree,
    at: &Place,
    gender: Gender,
    strangers: &[Stranger],
    seen: &[Seen],
    chain: &Chain,
    resolved: &Resolved,
) -> Option<Meaning> {
    let fits = |known: Option<Gender>| known.is_none_or(|known| known == gender);
    let window = |from: usize| {
        strangers.iter().filter(move |s| s.sentence >= from && s.quoted == at.quoted && fits(s.gender)).filter(|s| {
            s.sentence < at.sentence
                || s.token < at.token && !clash(tree, at.token, s.token) && !is_in_clause_of(tree, at.token, s.token)
        })
    };
    let named = |from: usize| {
        seen.iter().any(|other| {
            other.sentence >= from && other.quoted == at.quoted && fits(chain.entities[other.entity].gender)
        })
    };
    // A name that nobody knew for one.
    let stray = || {
        (0..at.token).any(|other| {
            let unknown = match resolved.tokens[other].means {
                Meaning::Nothing => true,
                Meaning::Entity(entity) => chain.entities[entity].kind == Kind::Organisation && acts(tree, other),
                Meaning::Phrase(..) => false,
            };
            unknown && tree.tag(other) == "NNP" && matches!(tree.dep(other), "nsubj" | "nsubjpass" | "dobj")
        })
    };
    let here = at.sentence;
    if let Some(teller) = teller(tree, at, chain, resolved) {
        if let Meaning::Entity(entity) = resolved.tokens[teller].means {
            let known = &chain.entities[entity];
            return (known.kind == Kind::Person && fits(known.gender)).then_some(Meaning::Entity(entity));
        }
        let told = window(here).find(|stranger| stranger.sentence == here && stranger.token == teller);
        if let Some(span) = told.and_then(|stranger| stranger.span) {
            return Some(Meaning::Phrase(span, false));
        }
    }
    if window(here).next().is_some() {
        return if named(here) || stray() { None } else { only(window(here)) };
    }
    let owned = || at.quoted && here > 0 && window(here - 1).any(|stranger| stranger.leads && stranger.mine);
    let goes_on = is_subject(tree, at.token) && is_main(tree, tree.head(at.token)) && (!at.quoted || owned());
    if here == 0 || !goes_on || named(here - 1) || stray() {
        return None;
    }
    let leads = window(here - 1).any(|s| s.leads);
    if leads { only(window(here - 1)) } else { None }
}

/// "The skipper said she had swum": who says so, where nobody else is told it and nobody else is named in it before.
fn teller(tree: &Tree, at: &Place, chain: &Chain, resolved: &Resolved) -> Option<usize> {
    let clause = tree.head(at.token);
    let verb = tree.head(clause);
    let said = is_subject(tree, at.token)
        && !at.quoted
        && tree.dep(clause) == "ccomp"
        && verb < clause
        && crate::extract::attribution::is_cue(tree.lemma(verb));
    let source = tree.child(verb, &["nsubj"]).filter(|source| said && *source < verb)?;
    let heard = tree.child(verb, &["dobj", "dative"]).is_some_and(|other| other < at.token && tree.tag(other) == "NN");
    // "told Moss he had won"; a paper that is taken for somebody has one word.
    let person = |word: usize| match resolved.tokens[word].means {
        Meaning::Entity(entity) => {
            let entity = &chain.entities[entity];
            entity.kind == Kind::Person && (entity.gender.is_some() || entity.name.contains(' '))
        }
        _ => tree.tag(word) == "PRP",
    };
    let between = (verb + 1..at.token).any(person);
    let one = matches!(tree.tag(source), "NN" | "NNP") && tree.child(source, &["conj"]).is_none();
    (one && !heard && !between).then_some(source)
}

/// "Fan Lung", taken for a firm: does what people do.
fn acts(tree: &Tree, token: usize) -> bool {
    tree.child(token, &["det"]).is_none() && tree.dep(token) == "dobj"
}

/// The one person that all of them are.
fn only<'a>(mut strangers: impl DoubleEndedIterator<Item = &'a Stranger>) -> Option<Meaning> {
    let last = strangers.next_back()?;
    let span = last.span?;
    strangers.all(|other| other.lemma == last.lemma).then_some(Meaning::Phrase(span, false))
}
