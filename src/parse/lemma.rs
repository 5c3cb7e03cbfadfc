//! Dictionary forms: rules for endings, checked against an index of English base forms, with a list of exceptions.
//!
//! Takes a word, its part of speech and the features of its form, gives one lemma. Reference: `rule_lemmatize` of
//! `spacy/pipeline/lemmatizer.py` and `is_base_form` of `spacy/lang/en/lemmatizer.py`. The index holds hashes of the words.
//!
//! Worked: `ferries` NOUN is `ferry` (rule `ies` to `y`, and the index knows `ferry`); `sank` VERB is `sink` (exception).

use super::analysis::Upos;
use super::classes::Classes;
use super::hash::of_bytes;
use super::model::{Cursor, Strings, search, section};
use super::rules::Form;

struct Table {
    pos: Upos,
    rules: Vec<(&'static str, &'static str)>,
    index: &'static [u8],
    exceptions: Strings,
}

pub(super) struct Lemmas {
    tables: Vec<Table>,
}

impl Lemmas {
    pub(super) fn read() -> Lemmas {
        let named = [
            ("adj", Upos::Adj),
            ("adv", Upos::Adv),
            ("noun", Upos::Noun),
            ("verb", Upos::Verb),
            ("punct", Upos::Punct),
        ];
        let tables = named.map(|(name, pos)| Table {
            pos,
            rules: Cursor::of(&format!("lemma.{name}.rules")).strings().chunks(2).map(|r| (r[0], r[1])).collect(),
            index: section(&format!("lemma.{name}.index")),
            exceptions: Strings::read(section(&format!("lemma.{name}.exc"))),
        });
        Lemmas { tables: tables.into() }
    }

    pub(super) fn lemma(&self, classes: &Classes, text: &str, lower: &str, pos: Upos, form: Form) -> String {
        if pos == Upos::Space || is_base(pos, form) {
            let verbs = self.tables.iter().find(|table| table.pos == pos && pos == Upos::Verb);
            return verbs.and_then(|table| table.mistaken(lower)).unwrap_or(lower).to_string();
        }
        match self.tables.iter().find(|table| table.pos == pos) {
            Some(table) => table.lemma(classes, text, lower),
            None if pos == Upos::Propn => text.to_string(),
            None => lower.to_string(),
        }
    }
}

impl Table {
    /// The base of an irregular past that the tagger took for an infinitive: "but forgot to". The reference keeps "forgot".
    fn mistaken(&self, lower: &str) -> Option<&'static str> {
        let hash = of_bytes(lower.as_bytes());
        let base = self.exceptions.get(hash)?.split('\t').next()?;
        search(self.index, hash).is_none().then_some(base)
    }

    fn lemma(&self, classes: &Classes, text: &str, lower: &str) -> String {
        let mut forms: Vec<String> = Vec::new();
        let mut unknown: Option<String> = None;
        for (old, new) in &self.rules {
            let Some(stem) = lower.strip_suffix(old) else { continue };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if search(self.index, of_bytes(form.as_bytes())).is_some() {
                forms.insert(0, form);
            } else if !form.chars().all(|c| classes.py_alpha.has(c)) {
                forms.push(form);
            } else if unknown.is_none() {
                unknown = Some(form);
            }
        }
        // The last exception that the rules did not find comes first.
        for form in self.exceptions.get(of_bytes(lower.as_bytes())).into_iter().flat_map(|f| f.split('\t')) {
            if !forms.iter().any(|known| known == form) {
                forms.insert(0, form.to_string());
            }
        }
        let first = forms.first().map_or(0, String::len);
        let mute = |form: &String| form.len() == first + 1 && form.ends_with('e') && lacks_a_doubling(&forms[0], lower);
        let at = forms.iter().position(mute).unwrap_or(0);
        forms.into_iter().nth(at).or(unknown).unwrap_or_else(|| text.to_string())
    }
}

/// "hoping" is no form of "hop", which would be "hopping": a last consonant behind one vowel is written twice. The reference says "hop".
fn lacks_a_doubling(base: &str, lower: &str) -> bool {
    let vowel = |letter: u8| b"aeiou".contains(&letter);
    let ends = lower.strip_prefix(base).is_some_and(|end| matches!(end, "ed" | "ing"));
    let short = match base.as_bytes() {
        [.., before, inner, last] => !vowel(*before) && vowel(*inner) && !vowel(*last) && !b"wxy".contains(last),
        _ => false,
    };
    ends && short
}

/// Whether the form is its own lemma, however it ends.
fn is_base(pos: Upos, form: Form) -> bool {
    let present = form.has(Form::FINITE | Form::PRESENT) && !form.has(Form::NUMBER);
    pos == Upos::Noun && form.has(Form::SINGULAR)
        || pos == Upos::Verb && present
        || form.has(Form::INFINITIVE)
        || form.has(Form::POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::super::model::MODEL;
    use super::*;

    #[test]
    fn lemmas() {
        for (word, pos, lemma) in [
            ("Ferries", Upos::Noun, "ferry"),
            ("Ferries", Upos::Propn, "Ferries"),
            ("buses", Upos::Noun, "bus"),
            ("men", Upos::Noun, "man"),
            ("sank", Upos::Verb, "sink"),
            ("denied", Upos::Verb, "deny"),
            ("making", Upos::Verb, "make"),
            ("glorped", Upos::Verb, "glorpe"),
            ("hoping", Upos::Verb, "hope"),
            ("hopping", Upos::Verb, "hop"),
            ("hoped", Upos::Verb, "hope"),
            ("riding", Upos::Verb, "ride"),
            ("staring", Upos::Verb, "stare"),
            ("starring", Upos::Verb, "star"),
            ("visiting", Upos::Verb, "visit"),
            ("reading", Upos::Verb, "read"),
            ("fixed", Upos::Verb, "fix"),
            ("bigger", Upos::Adj, "big"),
            ("Worst", Upos::Adj, "bad"),
            ("Them", Upos::Pron, "them"),
            ("“", Upos::Punct, "\""),
        ] {
            let ours = MODEL.lemmas.lemma(&MODEL.classes, word, &word.to_lowercase(), pos, Form::default());
            assert_eq!(ours, lemma, "{word}");
        }
    }
}
