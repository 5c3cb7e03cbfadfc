//! Firms and groups: "the company", "the militant group", of which a text names many.
//!
//! Gives the one named last, where the article calls it so or is about it, and no other that may be meant stands nearer.
//!
//! Worked: in `Volant sells the Volant Dart. The company …` the company is Volant; the boat, which has an article, is none.

use super::chain::Kind;
use super::definites::{NEAR, Named, Read, Target, Told};
use super::kinds::{ARMED, ARMED_GROUP};
use super::lexicon;
use super::phrases::Phrase;
use super::pronouns::tells;
use std::collections::BTreeSet;

impl Target<'_> {
    /// Those of which the article says that they are one.
    pub(super) fn called_so<'r>(&self, read: &'r Read) -> Option<&'r BTreeSet<usize>> {
        read.kinds.get(if self.is_armed() { ARMED_GROUP } else { lexicon::same_kind(self.noun) })
    }

    /// "the militant group".
    pub(super) fn is_armed(&self) -> bool {
        lexicon::same_kind(self.noun) == "group"
            && (self.first + 1..self.token).any(|word| ARMED.contains(&self.tree().lemma(word).to_lowercase().as_str()))
    }

    /// The one named last, where the article calls it so: of firms and groups a text names many.
    pub(super) fn body(&self, read: &Read, before: &[Phrase]) -> Option<Told> {
        let none = BTreeSet::new();
        let topic: BTreeSet<usize> = read.topic.into_iter().collect();
        let kinds = self.called_so(read).unwrap_or(&none);
        let kinds = if kinds.is_empty() && lexicon::same_kind(self.noun) == "company" { &topic } else { kinds };
        let last = read.named.iter().rev().find(|named| self.is_rival(read, named, kinds))?;
        let only = last.entity.filter(|only| !last.quoted && kinds.contains(only) && !self.is_word(*only))?;
        let other = read.named.iter().rev().take_while(|named| named.sentence + 1 >= last.sentence);
        let other = other.filter_map(|named| named.entity).any(|entity| entity != only && kinds.contains(&entity));
        let reach = if std::ptr::eq(kinds, &topic) { 1 } else { NEAR };
        let near = last.sentence + reach >= self.sentence;
        (near && !other && !self.has_rival(before, only) && self.adds_nothing(&[&self.chain.entities[only].name]))
            .then(|| self.named(only, (last.sentence, last.token)))
    }

    /// Whether a name may be what "the company" or "the group" means: no person, country or place, nothing that tells what stands
    /// here, and for a firm nothing that it makes.
    fn is_rival(&self, read: &Read, named: &Named, kinds: &BTreeSet<usize>) -> bool {
        if named.entity.is_some_and(|entity| kinds.contains(&entity)) {
            return true;
        }
        let tree = &self.trees[named.sentence];
        let kind = named.entity.map(|entity| self.chain.entities[entity].kind);
        let country = lexicon::country_named(self.word(named.sentence, named.token)).is_some();
        let spot = kind == Some(Kind::Place)
            && tree.dep(named.token) == "pobj"
            && matches!(
                tree.lemma(tree.head(named.token)),
                "across" | "at" | "from" | "in" | "into" | "near" | "outside"
            );
        let firm = lexicon::same_kind(self.noun) == "company";
        let the = |kid: usize| tree.dep(kid) == "det" && tree.lemma(kid).eq_ignore_ascii_case("the");
        let thing = || firm && (tree.children(named.token).any(the) || self.is_product(read, named));
        let source = || tells(tree, named.token) && tree.child(tree.head(named.token), &["ccomp"]).is_some();
        !(country || spot || kind == Some(Kind::Person) || source() || thing() || self.is_product(read, named))
    }

    /// "Volant sells the Volant Dart. The company …": the boat is no company.
    fn is_product(&self, read: &Read, named: &Named) -> bool {
        let at = read.named.partition_point(|other| (other.sentence, other.token) < (named.sentence, named.token));
        let before = read.named[..at].iter().rev();
        let maker = before.take_while(|other| other.sentence + 1 >= named.sentence).find_map(|other| other.entity);
        let first = named.token.checked_sub(1).map(|before| self.word(named.sentence, before));
        maker.zip(first).is_some_and(|(maker, first)| self.chain.entities[maker].name.rsplit(' ').next() == Some(first))
    }
}
