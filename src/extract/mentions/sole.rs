//! The only one whom an article has named: the firm that it is about, the one woman in it.
//!
//! Gives what "the company" means where the article never says that its firm is one, and "the woman", "the comedian" where nobody
//! else is told of who may be meant.
//!
//! Worked: in `Ann Lee fell ill on Monday. Guards found the woman at the pier.` the woman is Ann Lee; where a cook came as well,
//! she may be the cook.

use super::chain::{Chain, Kind};
use super::definites::Read;
use super::lexicon::{self, Gender};
use super::target::Target;
use super::{Meaning, Resolved};
use crate::extract::tree::Tree;
use std::collections::{BTreeSet, HashMap};

/// Sentences back to a name. A guess.
const REACH: usize = 8;
/// How often an article names the firm that it is about. A guess.
const OFTEN: u32 = 3;

/// Somebody whom the article does not name.
pub(super) struct Stranger {
    gender: Option<Gender>,
    /// "man", "teen": may be anybody of that sex.
    any: bool,
    noun: String,
}

/// The person without a name that the noun speaks of.
pub(super) fn stranger(tree: &Tree, noun: &str, token: usize, resolved: &Resolved) -> Option<Stranger> {
    let known = lexicon::person_noun(noun)?;
    let own = |at: usize| matches!(resolved.tokens[at].means, Meaning::Entity(_));
    let name = tree.children(token).any(|kid| tree.dep(kid) == "appos" && own(kid))
        || matches!(tree.dep(token), "appos" | "compound" | "nmod") && own(tree.head(token))
        || tree.dep(token) == "attr" && tree.child(tree.head(token), &["nsubj"]).is_some_and(own)
        || own(token);
    (!name).then(|| Stranger { gender: known.gender, any: known.class == "person", noun: noun.to_string() })
}

/// The organisation that the article names most, where it is told to own or do something and never has "the" before it.
pub(super) fn topic(
    trees: &[Tree],
    chain: &Chain,
    kinds: &HashMap<String, BTreeSet<usize>>,
    resolved: &[Resolved],
) -> Option<usize> {
    let counted = |entity: &usize| chain.entities[*entity].count;
    let bodies = (0..chain.entities.len()).filter(|entity| chain.entities[*entity].kind == Kind::Organisation);
    let most = bodies.clone().max_by_key(|entity| (counted(entity), usize::MAX - entity))?;
    let name = &chain.entities[most].name;
    let twice = bodies.filter(|entity| 2 * counted(entity) > counted(&most)).count() > 1;
    let other = kinds.iter().any(|(kind, entities)| kind != "company" && entities.contains(&most));
    if counted(&most) < OFTEN || twice || other || name.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut acts = false;
    for (tree, sentence) in trees.iter().zip(resolved) {
        for token in (0..tree.len()).filter(|token| sentence.tokens[*token].means == Meaning::Entity(most)) {
            let article = |kid: usize| tree.dep(kid) == "det";
            if tree.children(token).any(article) {
                return None;
            }
            acts |= matches!(tree.dep(token), "nsubj" | "poss");
        }
    }
    acts.then_some(most)
}

/// Nouns for what somebody is, wherever it happens; "the driver", "the judge" belong to a scene.
const STANDING: &[&str] = &[
    "actor",
    "actress",
    "boy",
    "comedian",
    "comedienne",
    "entertainer",
    "girl",
    "lady",
    "man",
    "musician",
    "rapper",
    "schoolboy",
    "schoolgirl",
    "singer",
    "star",
    "teen",
    "teenager",
    "woman",
];

impl Target<'_> {
    /// The only person named before whom the noun can mean, where nobody without a name can be meant.
    pub fn sole_person(&self, read: &Read) -> Option<(usize, (usize, usize))> {
        if self.quoted || !STANDING.contains(&self.noun) {
            return None;
        }
        let noun = lexicon::person_noun(self.noun)?;
        let fits = |known: Option<Gender>| noun.gender.zip(known).is_none_or(|(a, b)| a == b);
        let person = |entity: usize| self.chain.entities[entity].kind == Kind::Person;
        let mut named = read.named.iter().filter_map(|named| Some((named, named.entity.filter(|e| person(*e))?)));
        let (_, only) = named.clone().find(|(_, entity)| fits(self.chain.entities[*entity].gender))?;
        let another = named.any(|(_, entity)| entity != only && fits(self.chain.entities[entity].gender));
        // "the comedian" of a name that tells no sex may be anybody; "the woman" may not.
        let known = noun.gender.is_none() || self.chain.entities[only].gender == noun.gender;
        let any = noun.class == "person";
        let stranger = |other: &Stranger| fits(other.gender) && (any || other.any || other.noun == self.noun);
        let last = read.named.iter().rev().find(|named| named.entity == Some(only))?;
        // "Ann Lee was in the room when the singer died": of herself it would say "she".
        let earlier = read.named.iter().any(|named| named.entity == Some(only) && named.sentence < self.sentence);
        let acts = last.sentence == self.sentence && self.tree().dep(last.token).starts_with("nsubj");
        let near = last.sentence + REACH >= self.sentence && !last.quoted && (earlier || !acts);
        let entity = &self.chain.entities[only];
        let roles = entity.roles.iter().map(|role| role.text.as_str()).chain([entity.name.as_str()]);
        (known
            && near
            && !another
            && !read.strangers.iter().any(stranger)
            && self.adds_nothing(&roles.collect::<Vec<_>>()))
        .then_some((only, (last.sentence, last.token)))
    }
}
