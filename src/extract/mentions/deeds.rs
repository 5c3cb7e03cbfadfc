//! Nouns that take up a deed told of just before: "the agreement", "the move".
//!
//! Takes a noun with "the" or "this" and nothing else, gives it what was agreed or decided, and by whom, or the clause before it;
//! nothing where two may be meant, where nobody did anything, or where it is what somebody says.
//!
//! Worked: in `Lee and Moss agreed to meet. The agreement holds` it is `the agreement [by Ann Lee and Bo Moss to meet]`; in `The board shut
//! the port. The move angered crews` it is `the move [that the board shut the port]`.

use super::chain::Chain;
use super::definites::Told;
use super::pointers::{MAX_CLAUSE, MAX_INFINITIVE, Pointer, lower_first};
use super::pronouns::is_quoted;
use super::{Meaning, Resolved};
use crate::extract::attribution::is_cue;
use crate::segment::Sentence;

/// Nouns for what somebody agrees or decides to do, and their verbs.
const RESUMING: &[(&str, &str)] = &[
    ("agreement", "agree"),
    ("attempt", "attempt"),
    ("decision", "decide"),
    ("offer", "offer"),
    ("plan", "plan"),
    ("pledge", "pledge"),
    ("promise", "promise"),
    ("refusal", "refuse"),
    ("threat", "threaten"),
    ("vow", "vow"),
];

/// Words of who did it, behind "the". A guess.
const MAX_DOER: usize = 3;

impl Pointer<'_> {
    /// "Lee and Moss agreed to meet. *The agreement* …": the agreement [by Ann Lee and Bo Moss to meet].
    pub(super) fn resumed(
        &self,
        noun: &str,
        before: Option<usize>,
        chain: &Chain,
        resolved: &[Resolved],
    ) -> Option<Told> {
        let verb = RESUMING.iter().find(|(known, _)| *known == noun).map(|(_, verb)| *verb)?;
        let (tree, before) = (self.tree(), before?);
        let (first, last) = tree.edges(self.token);
        let definite = first + 1 == self.token && matches!(tree.lemma(first).to_lowercase().as_str(), "the" | "this");
        if tree.tag(self.token) != "NN" || !definite || last != self.token {
            return None;
        }
        let earlier = &self.trees[before];
        let to = |at: usize| earlier.child(at, &["aux"]).filter(|to| earlier.tag(*to) == "TO");
        let mut found = (0..earlier.len()).filter(|at| earlier.lemma(*at) == verb).filter_map(|at| {
            let clause = earlier.child(at, &["xcomp"]).filter(|clause| *clause > at)?;
            Some((at, clause, to(clause)?))
        });
        let (verb, clause, to) = found.next().filter(|_| found.next().is_none())?;
        let ends = |word: &usize| {
            matches!(earlier.dep(*word), "punct" | "cc" | "mark" | "relcl") || earlier.tag(*word).starts_with("PRP")
        };
        let end = (clause..=earlier.edges(clause).1).find(ends).map_or(earlier.edges(clause).1, |end| end - 1);
        let owned = (to..=end).any(|word| earlier.tag(word).starts_with("PRP"));
        if owned || end - to >= MAX_INFINITIVE {
            return None;
        }
        let words = earlier.parse.tokens[to].span.cover(earlier.parse.tokens[end].span).of(self.text);
        let said = tree.parse.tokens[first].span.cover(tree.parse.tokens[self.token].span).of(self.text).to_lowercase();
        let by = self.doers(before, verb, chain, &resolved[before]).map(|doers| format!("by {doers} "));
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = format!("{said} [{}{words}]", by.unwrap_or_default());
        Some(Told { words, first, entity: None, from: (before, clause), ..Told::default() })
    }

    /// "The board shut the port. *The move* …": the move [that the board shut the port].
    pub(super) fn summed(&self, noun: &str, before: Option<usize>, sentences: &[Sentence]) -> Option<Told> {
        let (tree, before) = (self.tree(), before?);
        let (first, last) = tree.edges(self.token);
        let the = first + 1 == self.token && matches!(tree.lemma(first).to_lowercase().as_str(), "the" | "this");
        let sums = tree.tag(self.token) == "NN" && noun == "move";
        let placed = matches!(tree.dep(self.token), "nsubj" | "nsubjpass" | "dobj" | "pobj");
        if !the || last != self.token || !sums || !placed {
            return None;
        }
        let earlier = &self.trees[before];
        let root = (0..earlier.len()).find(|token| earlier.dep(*token) == "ROOT")?;
        let subject = earlier.child(root, &["nsubj", "nsubjpass"]).filter(|subject| *subject < root)?;
        let told = Pointer { text: self.text, trees: self.trees, sentence: before, token: root };
        let (start, end) = told.own_words(root, subject);
        // "…, adding to the strains": what came of it is another thing.
        let more = |kid: &usize| {
            let first = earlier.edges(*kid).0;
            earlier.dep(*kid) == "advcl" && first > root + 1 && earlier.tag(first - 1) == ","
        };
        let end = earlier.children(root).find(more).map_or(end, |kid| earlier.edges(kid).0 - 2);
        let finite = (start..=end).any(|word| matches!(earlier.tag(word), "MD" | "VBD" | "VBP" | "VBZ"));
        let open = |word: usize| earlier.tag(word).starts_with("PRP") || earlier.tag(word) == "EX";
        let tells = is_cue(earlier.lemma(root)) && earlier.child(root, &["ccomp"]).is_some();
        let said = tells || is_quoted(&sentences[before], earlier.parse.tokens[root].span);
        let denied = earlier.child(root, &["neg"]).is_some() || told.is_supposed(root);
        let deed = earlier.tag(root).starts_with("VB")
            && !matches!(earlier.lemma(root), "be" | "decline" | "refuse")
            && !said
            && !denied;
        let named = earlier.tag(subject).starts_with("NN");
        if !deed || !named || !finite || end < root || end - start > MAX_CLAUSE || (start..=end).any(open) {
            return None;
        }
        let words = earlier.parse.tokens[start].span.cover(earlier.parse.tokens[end].span).of(self.text);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let small = start == 0 && !earlier.tag(0).starts_with("NNP");
        let words = if small { lower_first(&words) } else { words };
        let plain = !words.contains(['“', '”', '"', '(', ')', '[', ']', ':']);
        let own = tree.parse.tokens[first].span.cover(tree.parse.tokens[self.token].span).of(self.text).to_lowercase();
        let words = format!("{own} [that {words}]");
        plain.then_some(Told { words, first, entity: None, from: (before, root), ..Told::default() })
    }

    /// Who did it: one or two with names, or "the board".
    fn doers(&self, sentence: usize, verb: usize, chain: &Chain, resolved: &Resolved) -> Option<String> {
        let tree = &self.trees[sentence];
        let subject = tree.child(verb, &["nsubj"])?;
        let name = |at: usize| match resolved.tokens[at].means {
            Meaning::Entity(entity) => Some(chain.entities[entity].written()),
            _ => None,
        };
        let the = |at: usize| {
            let (first, last) = tree.edges(at);
            let words = tree.parse.tokens[first].span.cover(tree.parse.tokens[at].span).of(self.text);
            let short = last == at && at <= first + MAX_DOER && tree.lemma(first).eq_ignore_ascii_case("the");
            (short && tree.tag(at).starts_with("NN")).then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        match tree.child(subject, &["conj"]) {
            Some(second) => {
                let two = tree.child(second, &["conj"]).is_none();
                Some(format!("{} and {}", name(subject)?, name(second).filter(|_| two)?))
            }
            None => name(subject)
                .filter(|_| tree.edges(subject).1 == subject)
                .or_else(|| the(subject).map(|words| words.replacen("The ", "the ", 1))),
        }
    }
}
