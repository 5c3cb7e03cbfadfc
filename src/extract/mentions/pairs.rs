//! "the pair", "the couple": the two persons who were last named together; "the two leaders": the only two of whom it says that they lead.
//!
//! Gives their names, where one sentence shortly before joins them by "and" and joins no two others, or where no third one leads.
//!
//! Worked: in `Ann Lee and a friend, Bo Moss, sailed on Monday. The pair sold the boat.` the pair is Ann Lee and Bo Moss.

use super::chain::{Chain, Kind};
use super::definites::{Read, Told};
use super::target::Target;
use super::{Meaning, Resolved, lexicon};
use crate::extract::tree::Tree;
use std::collections::BTreeSet;

/// Sentences back to the two. A guess.
const REACH: usize = 3;

/// "The two leaders", "both presidents": those two of whom the article says that they are so, where it says it of two so far.
pub(super) fn leaders(text: &str, tree: &Tree, noun: usize, lemma: &str, read: &Read, chain: &Chain) -> Option<Told> {
    let (first, last) = tree.edges(noun);
    let word = |at: usize| tree.lemma(at).to_lowercase();
    let the_two = first + 2 == noun && word(first) == "the" && word(first + 1) == "two";
    let both = first + 1 == noun && word(first) == "both";
    if tree.tag(noun) != "NNS" || last != noun || !(the_two || both) {
        return None;
    }
    let class = |noun: &str| lexicon::person_noun(noun).map(|known| known.class);
    let leads = |role: &str| role == lemma || lemma == "leader" && class(role) == Some("leader");
    let is = |entity: &usize| {
        let entity = &chain.entities[*entity];
        entity.kind == Kind::Person && entity.roles.iter().any(|role| leads(&role.noun))
    };
    let found: BTreeSet<usize> = read.met.iter().copied().filter(is).collect();
    let from = read.named.iter().rev().find(|named| named.entity.is_some_and(|entity| found.contains(&entity)))?;
    let said = tree.parse.tokens[first].span.cover(tree.parse.tokens[noun].span).of(text).to_lowercase();
    let names: Vec<String> = found.iter().map(|entity| chain.entities[*entity].written()).collect();
    (class(lemma) == Some("leader") && names.len() == 2).then(|| Told {
        words: format!("{said} [{}]", names.join(" and ")),
        first,
        entity: None,
        from: (from.sentence, from.token),
        ..Told::default()
    })
}

impl Target<'_> {
    /// The two of whom "the pair" tells.
    pub(super) fn pair(&self, resolved: &[Resolved]) -> Option<Told> {
        if !matches!(self.noun, "couple" | "duo" | "pair") || self.first + 1 != self.token || self.quoted {
            return None;
        }
        // "Lee left Moss after the pair won": these two.
        let here: BTreeSet<usize> = (0..self.token).filter_map(|at| self.person(resolved, self.sentence, at)).collect();
        if here.len() > 1 && !(0..self.token).any(|at| self.joined(resolved, self.sentence, at, self.token).is_some()) {
            return None;
        }
        for sentence in (self.sentence.saturating_sub(REACH)..=self.sentence).rev() {
            let end = if sentence == self.sentence { self.token } else { self.trees[sentence].len() };
            let mut found = (0..end).filter_map(|token| self.joined(resolved, sentence, token, end));
            if let Some((first, second, from)) = found.next() {
                let same = found.all(|(a, b, _)| (a, b) == (first, second) || (b, a) == (first, second));
                let name = |entity: usize| self.chain.entities[entity].written();
                return same.then(|| Told {
                    words: format!("{} and {}", name(first), name(second)),
                    first: self.first,
                    entity: None,
                    from: (sentence, from),
                    ..Told::default()
                });
            }
        }
        None
    }

    /// Two persons with names joined at the token, and nobody else with them.
    fn joined(
        &self,
        resolved: &[Resolved],
        sentence: usize,
        token: usize,
        end: usize,
    ) -> Option<(usize, usize, usize)> {
        let tree = &self.trees[sentence];
        let person = |at: usize| self.person(resolved, sentence, at);
        let first = person(token)?;
        let other = tree.child(token, &["conj"]).filter(|other| *other > token && *other < end)?;
        let alone = tree.dep(token) != "conj" && tree.child(other, &["conj"]).is_none();
        let named = person(other).or_else(|| {
            let beside =
                [other, token].into_iter().find_map(|at| tree.child(at, &["appos"]).filter(|name| *name > other));
            beside.filter(|name| *name < end).and_then(person)
        })?;
        (alone && named != first).then_some((first, named, token))
    }

    fn person(&self, resolved: &[Resolved], sentence: usize, token: usize) -> Option<usize> {
        let named = self.trees[sentence].tag(token).starts_with("NNP");
        match resolved[sentence].tokens[token].means {
            Meaning::Entity(entity) if named => {
                Some(entity).filter(|entity| self.chain.entities[*entity].kind == Kind::Person)
            }
            _ => None,
        }
    }
}
