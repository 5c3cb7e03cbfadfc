//! A part of a parsed text to split: all of it, or the words that one voice says.
//!
//! Takes a text, its [`Tree`] and the tokens in play, gives questions about tokens. Relations lead past the border of the
//! view, so a participle can find the subject that stands outside; only words inside are handed out.

use crate::extract::tree::Tree;
use crate::parse::{Token, Upos};

pub(crate) struct View<'a> {
    pub text: &'a str,
    pub tree: &'a Tree<'a>,
    inside: Vec<bool>,
    /// Pronouns of which nobody knows what they stand for; empty where nobody asked.
    open: Vec<bool>,
}

/// Relations of a subject.
pub(super) const SUBJECTS: &[&str] = &["nsubj", "nsubjpass", "csubj", "csubjpass", "expl"];
pub(super) const AUXILIARIES: &[&str] = &["aux", "auxpass"];

/// Participles that are no past.
const PARTICIPLES: &[&str] = &[
    "been",
    "begun",
    "broken",
    "chosen",
    "done",
    "drawn",
    "driven",
    "eaten",
    "fallen",
    "flown",
    "forgotten",
    "frozen",
    "given",
    "gone",
    "grown",
    "hidden",
    "known",
    "risen",
    "seen",
    "shaken",
    "shown",
    "spoken",
    "stolen",
    "sworn",
    "taken",
    "thrown",
    "torn",
    "worn",
    "written",
];

/// What nobody does without doing it to somebody.
const DEEDS: &[&str] = &[
    "arrest",
    "behead",
    "bury",
    "charge",
    "convict",
    "deport",
    "detain",
    "execute",
    "fine",
    "hang",
    "imprison",
    "injure",
    "interrogate",
    "jail",
    "kidnap",
    "kill",
    "murder",
    "sentence",
    "torture",
    "wound",
];

impl<'a> View<'a> {
    pub fn new(text: &'a str, tree: &'a Tree<'a>, inside: Vec<bool>) -> Self {
        debug_assert_eq!(inside.len(), tree.len());
        View { text, tree, inside, open: Vec::new() }
    }

    pub fn whole(text: &'a str, tree: &'a Tree<'a>) -> Self {
        View { text, tree, inside: vec![true; tree.len()], open: Vec::new() }
    }

    /// The same view, with the pronouns that stand for nobody knows what.
    pub fn with_open(self, open: Vec<bool>) -> Self {
        View { open, ..self }
    }

    pub fn is_open(&self, token: usize) -> bool {
        self.has(token) && self.open.get(token).copied().unwrap_or(false)
    }

    pub fn len(&self) -> usize {
        self.inside.len()
    }

    pub fn has(&self, token: usize) -> bool {
        self.inside.get(token).copied().unwrap_or(false)
    }

    pub fn token(&self, token: usize) -> &'a Token {
        &self.tree.parse.tokens[token]
    }

    /// The word as it is written; every bar of the length of a dash as a dash.
    pub fn word(&self, token: usize) -> &'a str {
        let word = self.token(token).span.of(self.text);
        if word == "―" { "—" } else { word }
    }

    pub fn is(&self, token: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(token).eq_ignore_ascii_case(word))
    }

    pub fn dep(&self, token: usize) -> &'static str {
        self.token(token).dep
    }

    /// "did not sail and *sink*", "have sailed and *taken* it": behind the verb of an auxiliary the parser takes other forms for a past.
    pub fn tag(&self, token: usize) -> &'static str {
        match self.token(token).tag {
            "VBD" if self.dep(token) == "conj" && self.is_plain_form(token) => "VB",
            "VBP" if self.dep(token) == "conj" && self.is_led(token) => "VB",
            "VBD" if self.dep(token) == "conj" && PARTICIPLES.contains(&self.word(token)) => "VBN",
            "VBD" if self.dep(token) == "conj" && self.is_done_to(token) => "VBN",
            tag => tag,
        }
    }

    /// "may raise the price and *use* boats": what may be raised may be used.
    fn is_led(&self, verb: usize) -> bool {
        let first = self.head(verb);
        let helps = |kid: usize| kid < first && self.token(kid).tag == "MD";
        let own =
            |kid: usize| kid < verb && matches!(self.dep(kid), "aux" | "auxpass" | "nsubj" | "nsubjpass" | "expl");
        self.token(first).tag == "VB" && self.kids(first).any(helps) && !self.kids(verb).any(own)
    }

    /// "was taken to Reva and *charged* with theft": a deed without an object, joined to a passive.
    fn is_done_to(&self, verb: usize) -> bool {
        let passive = |kid: usize| kid < self.head(verb) && self.dep(kid) == "auxpass";
        let own =
            |kid: usize| matches!(self.dep(kid), "aux" | "ccomp" | "dobj" | "expl" | "nsubj" | "nsubjpass" | "xcomp");
        DEEDS.contains(&self.lemma(verb)) && self.kids(self.head(verb)).any(passive) && !self.kids(verb).any(own)
    }

    fn is_plain_form(&self, verb: usize) -> bool {
        let helps = |kid: usize| self.token(kid).tag == "MD" || self.lemma(kid) == "do" && self.dep(kid) == "aux";
        let lemma = self.lemma(verb);
        self.word(verb) == lemma
            && !lemma.ends_with('t')
            && !lemma.ends_with('d')
            && self.kids(self.head(verb)).any(|kid| kid < verb && helps(kid))
            && self.subject(verb).is_none()
    }

    pub fn lemma(&self, token: usize) -> &'a str {
        &self.token(token).lemma
    }

    pub fn head(&self, token: usize) -> usize {
        self.token(token).head
    }

    /// Whether nothing inside stands above the token.
    pub fn is_root(&self, token: usize) -> bool {
        self.has(token) && (self.head(token) == token || !self.has(self.head(token)))
    }

    pub fn kids(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        self.tree.children(token)
    }

    pub fn kid(&self, token: usize, relations: &[&str]) -> Option<usize> {
        self.kids(token).find(|kid| relations.contains(&self.dep(*kid)))
    }

    pub fn subject(&self, verb: usize) -> Option<usize> {
        self.kid(verb, SUBJECTS)
    }

    pub fn is_verbal(&self, token: usize) -> bool {
        matches!(self.token(token).pos, Upos::Verb | Upos::Aux)
    }

    /// A verb, or what stands for one: a predicate that has a subject of its own.
    pub fn is_predicate(&self, token: usize) -> bool {
        self.is_verbal(token) || self.subject(token).is_some()
    }

    pub fn is_nominal(&self, token: usize) -> bool {
        matches!(self.token(token).pos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym)
    }

    /// The verb's own form or its first auxiliary's: what shows tense.
    pub fn finite(&self, verb: usize) -> Option<usize> {
        self.kids(verb)
            .filter(|kid| AUXILIARIES.contains(&self.dep(*kid)))
            .chain([verb])
            .find(|token| matches!(self.tag(*token), "VBD" | "VBZ" | "VBP" | "MD"))
    }

    /// The token right before the subtree, whatever it hangs on.
    pub fn before(&self, token: usize) -> Option<usize> {
        self.tree.edges(token).0.checked_sub(1)
    }

    pub fn is_break(&self, token: usize) -> bool {
        matches!(self.word(token), "," | ";" | "—" | "–" | "--" | "-" | ":" | "(" | "…")
    }

    /// Whether a comma, dash or bracket stands right before the subtree.
    pub fn is_set_off(&self, token: usize) -> bool {
        self.before(token).is_some_and(|before| self.is_break(before))
    }

    /// Whether an entity with one of these labels lies in the subtree.
    pub fn has_entity(&self, token: usize, labels: &[&str]) -> bool {
        let (first, last) = self.tree.edges(token);
        let entities = &self.tree.parse.entities;
        let from = entities.partition_point(|entity| entity.tokens.end <= first);
        entities[from..].iter().take_while(|e| e.tokens.start <= last).any(|e| labels.contains(&e.label))
    }

    /// The label of the entity that holds the token.
    pub fn entity(&self, token: usize) -> &'static str {
        let entities = &self.tree.parse.entities;
        let at = entities.partition_point(|entity| entity.tokens.end <= token);
        entities.get(at).filter(|entity| entity.tokens.contains(&token)).map_or("", |entity| entity.label)
    }
}
