//! Firms and groups: "the company", "the militant group", of which a text names many.
//!
//! Gives the one named last, where the article calls it so or is about it, and no other that may be meant stands nearer.
//!
//! Worked: in `Volant sells the Volant Dart. The company …` the company is Volant; the boat, which has an article, is none.

use super::chain::Kind;
use super::definites::{NEAR, Named, Read, Told};
use super::kinds::{ARMED, ARMED_GROUP};
use super::phrases::Phrase;
use super::pronouns::{MAX_STEPS, tells};
use super::target::Target;
use super::{Meaning, Resolved, lexicon};
use std::collections::BTreeSet;

/// Sentences back to the one of which most of the article tells. A guess.
const FAR: usize = 15;
/// How often an article names it, and how much more often than another. A guess.
const LEAST_LEAD: u32 = 3;

/// What any body may be called.
const BODIES: &[&str] = &["business", "company", "corporation", "firm", "group", "organisation", "organization"];

/// Who speaks for a body.
const SPEAKERS: &[&str] = &[
    "boss",
    "ceo",
    "cfo",
    "chairman",
    "chairwoman",
    "chief",
    "co-founder",
    "director",
    "executive",
    "founder",
    "head",
    "manager",
    "official",
    "president",
    "rep",
    "representative",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

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

    /// "A Volant spokesman said the company …": the body that whoever says so speaks for.
    pub(super) fn spoken_for(&self, read: &Read, resolved: &Resolved) -> Option<Told> {
        let tree = self.tree();
        if !BODIES.contains(&self.noun) || self.first + 1 != self.token {
            return None;
        }
        let up = |at: &usize| Some(tree.head(*at)).filter(|head| head != at);
        let told =
            |at: &usize| tree.dep(*at) == "ccomp" && crate::extract::attribution::is_cue(tree.lemma(tree.head(*at)));
        let clause = std::iter::successors(Some(self.token), up).take(MAX_STEPS).find(told)?;
        let source = tree.child(tree.head(clause), &["nsubj"])?;
        let (first, last) = tree.edges(source);
        if (first..=last).contains(&self.token) {
            return None;
        }
        let speaks = |at: usize| SPEAKERS.contains(&tree.lemma(at).to_lowercase().as_str());
        let body = |at: usize| match resolved.tokens[at].means {
            Meaning::Entity(entity) => {
                Some(entity).filter(|entity| self.chain.entities[*entity].kind == Kind::Organisation)
            }
            _ => None,
        };
        let mut named = (first..=last).filter_map(|at| Some((at, body(at)?)));
        let (at, only) = named.next()?;
        let alone = named.all(|(_, entity)| entity == only);
        let left = tree.edges(clause).0;
        let other = (left..self.token).filter_map(body).any(|entity| entity != only);
        let office =
            self.chain.entities[only].name.split(' ').any(|word| SPEAKERS.contains(&word.to_lowercase().as_str()));
        let fits = (first..=last).any(speaks)
            && body(source).is_none()
            && alone
            && !other
            && !office
            && self.may_be(read, only);
        fits.then(|| self.named(only, (self.sentence, at)))
    }

    /// "Volant wanted to sell, but the company …": what the clause before is about, where nothing else is named.
    pub(super) fn led_by(&self, read: &Read, resolved: &Resolved) -> Option<Told> {
        let tree = self.tree();
        let verb = tree.head(self.token);
        let subject = matches!(tree.dep(self.token), "nsubj" | "nsubjpass");
        let joined = subject && tree.dep(verb) == "conj" && tree.head(verb) < verb;
        if !BODIES.contains(&self.noun) || self.first + 1 != self.token || self.quoted || !joined {
            return None;
        }
        let above = tree.head(verb);
        let leader = tree.child(above, &["nsubj", "nsubjpass"]).filter(|leader| *leader < above)?;
        let body = |at: usize| match resolved.tokens[at].means {
            Meaning::Entity(entity) => {
                Some(entity).filter(|entity| self.chain.entities[*entity].kind == Kind::Organisation)
            }
            _ => None,
        };
        let only = body(leader).filter(|_| tree.tag(leader).starts_with("NNP"))?;
        // "the Volant Dart" is its own.
        let name = &self.chain.entities[only].name;
        let other = |entity: usize| !self.chain.entities[entity].name.starts_with(name.as_str());
        // "The Post said so, but the company …": whoever reports is not what the report is about.
        let reports = tells(tree, leader) && crate::extract::attribution::is_quoting(tree.lemma(above));
        let speaks = reports || !self.may_be(read, only);
        (!speaks && !(0..tree.len()).filter_map(body).any(other)).then(|| self.named(only, (self.sentence, leader)))
    }

    /// "the terror group": the one that fights of which most of the article tells.
    pub(super) fn armed_topic(&self, read: &Read, before: &[Phrase]) -> Option<Told> {
        if lexicon::same_kind(self.noun) != "group" || self.quoted {
            return None;
        }
        let count = |entity: usize| self.chain.entities[entity].count;
        let groups = read.kinds.get("group");
        let armed = read.kinds.get(ARMED_GROUP).or(groups)?;
        let only = armed.iter().copied().max_by_key(|entity| (count(*entity), usize::MAX - entity))?;
        let twice = armed.iter().any(|other| *other != only && LEAST_LEAD * count(*other) > count(only));
        if count(only) < LEAST_LEAD || twice || !read.met.contains(&only) || self.is_word(only) {
            return None;
        }
        let last = read.named.iter().rev().find(|named| named.entity == Some(only))?;
        let reach = if self.is_armed() { FAR } else { NEAR };
        // Who acts nearer may be meant by "the group", and another that is called one by either.
        let rival = |named: &&Named| {
            let other = named.entity.filter(|entity| *entity != only);
            let acts = || self.trees[named.sentence].dep(named.token).starts_with("nsubj") && !self.is_armed();
            other.is_some_and(|other| {
                let body = self.chain.entities[other].kind == Kind::Organisation;
                groups.is_some_and(|groups| groups.contains(&other)) || body && acts()
            })
        };
        let near = read.named.iter().rev().take_while(|named| named.sentence + 1 >= self.sentence);
        let fresh = |other: &Phrase| {
            other.entity != Some(only) && (other.fresh || other.several) && other.sentence + NEAR >= self.sentence
        };
        let fits = last.sentence + reach >= self.sentence && !near.clone().any(|named| rival(&named));
        (fits && !before.iter().any(fresh) && self.adds_nothing(&[&self.chain.entities[only].name]))
            .then(|| self.named(only, (last.sentence, last.token)))
    }

    /// Whether the article calls it so, or calls it nothing else.
    fn may_be(&self, read: &Read, entity: usize) -> bool {
        let kind = lexicon::same_kind(self.noun);
        let so = read.kinds.get(kind).is_some_and(|known| known.contains(&entity));
        so || !read.kinds.iter().any(|(other, known)| other != kind && known.contains(&entity))
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
