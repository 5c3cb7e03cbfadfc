//! Who says the words in quotation marks of a sentence.
//!
//! Takes a sentence with its names, gives the person who is told to say its quoted words, also where the sentence only goes on with
//! them: nobody says "he" of himself. Leaves to `attribution` who says what else.
//!
//! Worked: in `“He sold the boat,” Ann Lee said.` it is Ann Lee; `“He left.”` after it is hers too. In `A cook told the board of
//! rats. “I saw ten,” she said.` she is the cook.

use super::chain::{Chain, Kind};
use super::lexicon::{self, Gender};
use super::noted::{Seen, phrase};
use super::pronouns::{Place, is_quoted, is_subject, is_top, tells};
use super::{Meaning, Resolved};
use crate::extract::tree::Tree;
use crate::segment::Sentence;

/// Who says the words in quotation marks: no "he" in them is that one.
pub(super) fn telling(tree: &Tree, sentence: &Sentence, resolved: &Resolved) -> Option<usize> {
    let source = |token: usize| match resolved.tokens[token].means {
        Meaning::Entity(entity)
            if tells(tree, token)
                && (is_top(tree, tree.head(token)) || tree.dep(tree.head(token)) == "parataxis")
                && !is_quoted(sentence, tree.parse.tokens[token].span) =>
        {
            Some(entity)
        }
        _ => None,
    };
    if sentence.quoted.is_empty() { None } else { (0..tree.len()).find_map(source) }
}

/// `Ann Lee said that P. “Q.”`: who told the sentence before, of words in quotation marks right behind it.
pub(super) fn led_in(tree: &Tree, before: &Sentence, sentence: &Sentence, resolved: &Resolved) -> Option<usize> {
    let mark = "“".len() as u32;
    let opens = sentence.quoted.iter().any(|quoted| quoted.span.start <= sentence.span.start + mark);
    let source = |token: usize| match resolved.tokens[token].means {
        Meaning::Entity(entity)
            if tells(tree, token) && (is_top(tree, tree.head(token)) || tree.dep(tree.head(token)) == "parataxis") =>
        {
            Some(entity)
        }
        _ => None,
    };
    let follows = opens && before.quoted.is_empty() && before.block == sentence.block;
    if follows { (0..tree.len()).find_map(source) } else { None }
}

/// Whether a sentence within quotation marks follows another of the same speech.
pub(super) fn goes_on_quoted(before: &Sentence, sentence: &Sentence) -> bool {
    let mark = "“".len() as u32;
    let opens = sentence.quoted.iter().any(|quoted| quoted.span.start <= sentence.span.start + mark);
    opens && !before.quoted.is_empty() && sentence.block <= before.block + 1
}

/// Whoever told something last outside quotation marks: who goes on, where "she said" can be nobody else.
pub(super) struct Teller {
    sentence: usize,
    token: usize,
    means: Meaning,
    gender: Option<Gender>,
}

/// Sentences from "she said" back to whoever told something before. A guess.
const TELLER_REACH: usize = 4;

impl Teller {
    /// Whoever told something last, this word read: forgotten where somebody else is what a sentence is about.
    pub(super) fn after(
        last: Option<Teller>,
        tree: &Tree,
        sentence: usize,
        token: usize,
        chain: &Chain,
        resolved: &Resolved,
    ) -> Option<Teller> {
        let verb = tree.head(token);
        let leads = is_subject(tree, token) && (is_top(tree, verb) || tree.dep(verb) == "parataxis");
        let noun = lexicon::person_noun(&tree.lemma(token).to_lowercase()).filter(|_| tree.tag(token) == "NN");
        let person = noun.is_some()
            || tree.tag(token).starts_with("NNP")
            || tree.tag(token) == "PRP" && matches!(tree.lemma(token).to_lowercase().as_str(), "he" | "she");
        if !leads || !person {
            return last;
        }
        let own = &resolved.tokens[token].means;
        let (means, gender) = match own {
            Meaning::Entity(entity) if chain.entities[*entity].kind == Kind::Person => {
                (Some(own.clone()), chain.entities[*entity].gender)
            }
            Meaning::Phrase(_, false) if tree.tag(token) == "PRP" => {
                let she = tree.lemma(token).eq_ignore_ascii_case("she");
                (Some(own.clone()), Some(if she { Gender::Female } else { Gender::Male }))
            }
            Meaning::Nothing if noun.is_some() => {
                let own = phrase(tree, token).map(|span| Meaning::Phrase(span, false));
                (own, noun.and_then(|noun| noun.gender))
            }
            _ => (None, None),
        };
        if let Some(last) = last.filter(|last| Some(&last.means) == means.as_ref()) {
            return Some(Teller { sentence, token, ..last });
        }
        let several = tree.child(token, &["conj"]).is_some();
        means.filter(|_| tells(tree, token) && !several).map(|means| Teller { sentence, token, means, gender })
    }

    /// What "she" in "she said" stands for, where nobody else was the subject of a sentence since.
    pub(super) fn again(
        &self,
        tree: &Tree,
        at: &Place,
        gender: Gender,
        quotes: bool,
        seen: &[Seen],
        chain: &Chain,
    ) -> Option<Meaning> {
        let fits = |known: Option<Gender>| known.is_none_or(|known| known == gender);
        let between = seen.iter().any(|other| {
            (other.sentence, other.token) > (self.sentence, self.token)
                && other.leads
                && !other.quoted
                && fits(chain.entities[other.entity].gender)
                && self.means != Meaning::Entity(other.entity)
        });
        let near = self.sentence + TELLER_REACH >= at.sentence && self.sentence < at.sentence;
        let verb = tree.head(at.token);
        // "But, she added, it sank".
        let aside = tree.dep(verb) == "parataxis";
        let says = quotes || aside || tree.child(verb, &["ccomp"]).is_some();
        let goes_on = says && tells(tree, at.token) && (is_top(tree, verb) || aside);
        (goes_on && near && fits(self.gender) && !between).then(|| self.means.clone())
    }
}
