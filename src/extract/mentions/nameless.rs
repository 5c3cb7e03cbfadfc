//! Persons without a name who are nearer than anybody named: "her husband", "Moss’s friend".
//!
//! Takes a pronoun and the person found for it, says whether somebody whom the article does not name is as likely.
//!
//! Worked: in `She went to her husband’s room and took his ring` the ring is the husband’s.

use super::chain::{Chain, Kind};
use super::lexicon::{self, Gender};
use super::noted::Seen;
use super::pronouns::{Place, clash};
use super::{Meaning, Resolved};
use crate::extract::tree::Tree;

/// The last person without a name that was a subject.
#[derive(Copy, Clone)]
pub(super) struct Nameless {
    pub sentence: usize,
    pub token: usize,
    pub gender: Option<Gender>,
}

/// "Moss's friend": a person whom the article does not name, as a subject, or doing something: "cuts to a fighter warning that".
pub(super) fn is_nameless_person(tree: &Tree, token: usize, resolved: &Resolved) -> bool {
    let acts = || tree.child(token, &["acl"]).is_some_and(|verb| tree.tag(verb) == "VBG");
    // "An American was held": so is one of a people.
    let of_a_people = tree.tag(token) == "NNP"
        && tree.children(token).any(|kid| tree.dep(kid) == "det" && matches!(tree.lemma(kid), "a" | "an"))
        && tree.children(token).all(|kid| tree.dep(kid) != "compound" || is_people(tree, kid));
    (tree.tag(token) == "NN" || of_a_people)
        && (matches!(tree.dep(token), "nsubj" | "nsubjpass") || acts())
        && resolved.tokens[token].means == Meaning::Nothing
        && tree.child(token, &["appos"]).is_none_or(|beside| tree.tag(beside) == "NN")
        && (of_a_people || super::is_person_noun(&tree.lemma(token).to_lowercase()))
}

/// "an American Muslim".
fn is_people(tree: &Tree, token: usize) -> bool {
    tree.parse.entities.iter().any(|entity| entity.label == "NORP" && entity.tokens.contains(&token))
}

/// "a skipper and his wife", "Ann Lee and her dog": of whom the words before tell.
pub(super) fn joined_owner(tree: &Tree, token: usize) -> Option<usize> {
    let noun = tree.head(token);
    let first = tree.head(noun);
    let person = tree.tag(first).starts_with("NNP") || super::is_person_noun(&tree.lemma(first).to_lowercase());
    let joined = tree.dep(token) == "poss" && tree.dep(noun) == "conj" && tree.edges(noun).0 == token;
    (joined && first + 3 > token && matches!(tree.tag(first), "NN" | "NNP") && person).then_some(first)
}

/// Whether the words are of somebody of this sex, or of nobody with a name.
pub(super) fn is_of(means: &Meaning, gender: Gender, chain: &Chain) -> bool {
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
pub(super) fn is_anothers(tree: &Tree, at: &Place, gender: Gender, entity: usize, resolved: &Resolved) -> bool {
    let means = |token: &usize| resolved.tokens[*token].means == Meaning::Entity(entity);
    let last = (0..at.token).rev().find(means).map_or(0, |token| token + 1);
    let other = |token: usize| {
        let noun = lexicon::person_noun(&tree.lemma(token).to_lowercase());
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
pub(super) fn is_overtaken(
    tree: &Tree,
    entity: usize,
    gender: Gender,
    at: &Place,
    nameless: Option<Nameless>,
    seen: &[Seen],
) -> bool {
    // "Ann Lee says a diver sent her the ring": no diver sends it to herself.
    // "The cook she found left": no more is she the cook.
    let another = |other: &Nameless| {
        other.sentence == at.sentence
            && (clash(tree, at.token, other.token) || is_in_clause_of(tree, at.token, other.token))
    };
    let near = nameless.filter(|other| other.sentence + 1 >= at.sentence && !another(other));
    let Some(other) = near else { return false };
    let last = seen.iter().rev().find(|seen| seen.entity == entity && seen.subject);
    // "A bomber fled. It made President Lee drop the ban that his rival had set": the president is nearer.
    // "has links to Lee, as his father did": behind a preposition nobody acts.
    let acts = |seen: &Seen| tree.dep(seen.token) != "pobj" || tree.dep(tree.head(seen.token)) == "agent";
    let here = seen.iter().rev().take_while(|seen| seen.sentence == at.sentence);
    let nearer = here.filter(|seen| acts(seen)).any(|seen| seen.entity == entity);
    if nearer && other.sentence < at.sentence {
        return false;
    }
    other.gender.is_none_or(|known| known == gender)
        && last.is_none_or(|last| (last.sentence, last.token) < (other.sentence, other.token))
}

/// Whether the pronoun has a verb of its own in a clause that hangs on the noun.
pub(super) fn is_in_clause_of(tree: &Tree, pronoun: usize, noun: usize) -> bool {
    tree.child(noun, &["relcl"]).is_some_and(|clause| {
        tree.is_under(pronoun, clause) && !tree.children(clause).any(|kid| tree.lemma(kid) == "who")
    })
}
