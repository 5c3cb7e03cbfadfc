//! Words that point at a clause or a phrase just before them, in what one speaker says: "this", "it", "nothing like this", "if it were".
//!
//! Takes the sentences with their pronouns resolved, gives a word its [`Told`] where only one thing can be meant: the clause that the
//! same sentence joins to it, or the phrase that a neighbour calls the same "it".
//!
//! Worked: in `Lee said the port was shut, but added this had hurt nobody` "this" is `this [that the port was shut]`; in `It was a long
//! strike, and it ruined the port` the second "it" is `a long strike`.

use super::chain::Chain;
use super::definites::Told;
use super::expletives::is_empty_it;
use super::noted::phrase;
use super::pronouns::{is_quoted, is_subject};
use super::{Meaning, Resolved, definite};
use crate::extract::atomic::is_event;
use crate::extract::attribution::is_cue;
use crate::extract::tree::Tree;
use crate::segment::Sentence;

/// Tokens of a clause that is put in brackets. A guess.
pub(super) const MAX_CLAUSE: usize = 20;

pub(super) fn find(text: &str, sentences: &[Sentence], trees: &[Tree], chain: &Chain, resolved: &mut [Resolved]) {
    for (i, tree) in trees.iter().enumerate().filter(|(i, _)| !sentences[*i].headline) {
        let before = i.checked_sub(1).filter(|at| goes_on(sentences, *at));
        for token in 0..tree.len() {
            if resolved[i].tokens[token].told.is_some() || resolved[i].tokens[token].means != Meaning::Nothing {
                continue;
            }
            let at = Pointer { text, trees, sentence: i, token };
            let told = match tree.lemma(token).to_lowercase().as_str() {
                "it" => at
                    .is_what_it_was(resolved)
                    .or_else(|| at.is_so_called(before, resolved))
                    .or_else(|| at.goes_on_about(before, sentences, resolved))
                    .or_else(|| at.is_what_happened(before, sentences)),
                "this" | "that" => at.clause().or_else(|| at.likened(before)),
                "be" => at.supposed(before),
                noun => at.resumed(noun, before, chain, resolved).or_else(|| {
                    at.summed(noun, before.filter(|at| sentences[*at].block == sentences[i].block), sentences)
                }),
            };
            resolved[i].tokens[token].told = told;
        }
    }
}

/// Whether the next sentence stands beside this one.
fn goes_on(sentences: &[Sentence], at: usize) -> bool {
    let (before, here) = (&sentences[at], &sentences[at + 1]);
    !before.headline && here.block <= before.block + 1
}

/// What anything that happens may be called.
const HAPPENINGS: &[&str] = &["accident", "catastrophe", "disaster", "event", "incident", "tragedy"];

/// Words of an infinitive that is put in brackets. A guess; longer ones make a statement nobody reads.
pub(super) const MAX_INFINITIVE: usize = 7;

/// A word that points at something.
pub(super) struct Pointer<'a> {
    pub text: &'a str,
    pub trees: &'a [Tree<'a>],
    pub sentence: usize,
    pub token: usize,
}

impl Pointer<'_> {
    pub fn tree(&self) -> &Tree<'_> {
        &self.trees[self.sentence]
    }

    fn told(&self, words: String, from: (usize, usize)) -> Told {
        Told { words, first: self.token, entity: None, from, ..Told::default() }
    }

    /// "It was a long strike, and *it* ruined the port".
    fn is_what_it_was(&self, resolved: &[Resolved]) -> Option<Told> {
        let tree = self.tree();
        let verb = tree.head(self.token);
        let joined = is_subject(tree, self.token) && tree.dep(verb) == "conj" && tree.head(verb) < self.token;
        if !joined || is_empty_it(tree, self.token) {
            return None;
        }
        let noun = self.called(self.sentence, tree.head(verb), &["attr"], &["it"])?;
        let known = tree.child(tree.head(verb), &["nsubj"])?;
        if let Some(told) = &resolved[self.sentence].tokens[known].told {
            return Some(self.told(format!("{} [{}]", self.words(self.sentence, noun)?, told.words), told.from));
        }
        if resolved[self.sentence].tokens[known].means != Meaning::Nothing {
            return None;
        }
        Some(self.told(self.words(self.sentence, noun)?, (self.sentence, noun)))
    }

    /// "“It was a long strike. We needed time to end *it*.”"
    fn goes_on_about(&self, before: Option<usize>, sentences: &[Sentence], resolved: &[Resolved]) -> Option<Told> {
        let (tree, before) = (self.tree(), before?);
        let quoted = |sentence: usize, token: usize| {
            is_quoted(&sentences[sentence], self.trees[sentence].parse.tokens[token].span)
        };
        let other = |token: usize| is_subject(tree, token) && tree.tag(token).starts_with("NN");
        let placed = is_subject(tree, self.token) || tree.dep(self.token) == "dobj";
        if !placed || is_empty_it(tree, self.token) || (0..self.token).any(other) || !quoted(self.sentence, self.token)
        {
            return None;
        }
        let root = (0..self.trees[before].len()).find(|token| self.trees[before].dep(*token) == "ROOT")?;
        let of = |verb: usize| self.called(before, verb, &["attr"], &["it"]);
        let kids = || self.trees[before].children(root).filter(|kid| self.trees[before].dep(*kid) == "ccomp");
        let noun = of(root).or_else(|| kids().find_map(of))?;
        let known = self.trees[before].child(self.trees[before].head(noun), &["nsubj"])?;
        if let Some(told) = &resolved[before].tokens[known].told {
            let words = definite(&self.words(before, noun)?);
            return Some(self.told(format!("{words} [{}]", told.words), told.from));
        }
        let open = resolved[before].tokens[known].means == Meaning::Nothing && quoted(before, noun);
        open.then_some(())?;
        Some(self.told(definite(&self.words(before, noun)?), (before, noun)))
    }

    /// "A ferry accident shook Reva. *It* was a tragic event": the only thing that happened in the sentence before.
    fn is_what_happened(&self, before: Option<usize>, sentences: &[Sentence]) -> Option<Told> {
        let (tree, before) = (self.tree(), before?);
        let verb = tree.head(self.token);
        let said = self.called(self.sentence, verb, &["attr"], &["it"]).filter(|_| is_subject(tree, self.token))?;
        if !HAPPENINGS.contains(&tree.lemma(said)) || is_empty_it(tree, self.token) {
            return None;
        }
        let earlier = &self.trees[before];
        let happens = |token: &usize| is_event(earlier.lemma(*token)) || HAPPENINGS.contains(&earlier.lemma(*token));
        let mut found = (0..earlier.len()).filter(|token| earlier.tag(*token).starts_with("NN") && happens(token));
        let noun = found.next()?;
        if earlier.child(noun, &["conj"]).is_some() || !found.all(|other| earlier.is_under(other, noun)) {
            return None;
        }
        let any = earlier.child(noun, &["det"]).filter(|det| matches!(earlier.lemma(*det), "a" | "an"))?;
        let last = earlier.edges(noun).1;
        // "the loss of an aircraft and its crew": whose, stands there.
        let own = |word: usize| {
            let a = (any + 1..word).any(|det| det > noun && matches!(earlier.lemma(det), "a" | "an"));
            !earlier.tag(word).starts_with("PRP") || earlier.lemma(word) == "its" && a
        };
        let near = sentences[before].block + 1 >= sentences[self.sentence].block;
        if last - any > MAX_CLAUSE
            || !near
            || !(any..=last).all(own)
            || (noun..last).any(|word| earlier.dep(word) == "relcl")
        {
            return None;
        }
        let words = earlier.parse.tokens[any].span.cover(earlier.parse.tokens[last].span).of(self.text);
        Some(self.told(definite(&words.split_whitespace().collect::<Vec<_>>().join(" ")), (before, noun)))
    }

    /// "Asked whether the port had suffered a strike, she said: “I would not call *it* a strike.”": what the port had suffered.
    fn is_so_called(&self, before: Option<usize>, resolved: &[Resolved]) -> Option<Told> {
        const HAVING: &[&str] = &["experience", "face", "have", "see", "suffer", "witness"];
        let (tree, before) = (self.tree(), before?);
        let verb = tree.head(self.token);
        let calling = [verb, tree.head(verb)].into_iter().find(|at| tree.lemma(*at) == "call")?;
        let noun = self.called(self.sentence, calling, &["attr", "oprd"], &["it"])?;
        let earlier = &self.trees[before];
        let alike = |at: &usize| earlier.dep(*at) == "dobj" && earlier.lemma(*at) == tree.lemma(noun);
        let mut found = (0..earlier.len()).filter(alike);
        let object = found.next().filter(|_| found.next().is_none())?;
        let had = earlier.head(object);
        let subject = earlier.child(had, &["nsubj"]).filter(|subject| *subject < had)?;
        let (first, last) = earlier.edges(subject);
        let plain = earlier.tag(subject).starts_with("NN") && last < had && had - first <= MAX_INFINITIVE;
        // "had not suffered a strike".
        let denied = earlier.child(had, &["neg"]).is_some();
        if !HAVING.contains(&earlier.lemma(had)) || !plain || denied || earlier.child(subject, &["relcl"]).is_some() {
            return None;
        }
        let of =
            |from: usize, to: usize| earlier.parse.tokens[from].span.cover(earlier.parse.tokens[to].span).of(self.text);
        // "bilateral ties [between Reva and Tobol]": brackets hold no brackets.
        let told = resolved[before].tokens[subject].told.as_ref().filter(|told| told.first == first && last == subject);
        let words = told.map_or_else(
            || of(first, had).to_string(),
            |told| format!("{} {}", told.words.replace(['[', ']'], ""), of(subject + 1, had)),
        );
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = if first == 0 && !earlier.tag(0).starts_with("NNP") { lower_first(&words) } else { words };
        Some(self.told(format!("it [what {words}]"), (before, object)))
    }

    /// "Lee said P, but added *this* …", "P, but *this* …": the clause itself.
    fn clause(&self) -> Option<Told> {
        let tree = self.tree();
        let verb = tree.head(self.token);
        if tree.dep(self.token) != "nsubj" || tree.tag(self.token) != "DT" || tree.lemma(self.token) == "that" {
            return None;
        }
        let ccomp = |cue: usize| tree.child(cue, &["ccomp"]).filter(|clause| is_cue(tree.lemma(cue)) && *clause < verb);
        let above = tree.head(verb);
        let clause = match tree.dep(verb) {
            "ccomp" if tree.dep(above) == "conj" && tree.head(above) < self.token => ccomp(tree.head(above))?,
            "conj" if above < self.token => ccomp(above).unwrap_or(above),
            _ => return None,
        };
        let subject = tree.child(clause, &["nsubj", "nsubjpass", "expl"]).filter(|subject| *subject < clause)?;
        let asks = tree.tag(subject).starts_with('W')
            || tree.tag(subject).starts_with("PRP")
            || tree.tag(subject) == "DT"
            || self.is_supposed(clause);
        let (first, last) = self.own_words(clause, subject);
        let finite = (first..=last).any(|word| matches!(tree.tag(word), "MD" | "VBD" | "VBP" | "VBZ"));
        if asks || !finite || last - first > MAX_CLAUSE || last >= self.token {
            return None;
        }
        let words = tree.parse.tokens[first].span.cover(tree.parse.tokens[last].span).of(self.text);
        let mut letters = words.chars();
        let opens = (0..first).all(|word| tree.dep(word) == "punct");
        let small = opens && !tree.tag(first).starts_with("NNP") && tree.lemma(first) != "I";
        let words: String = match letters.next() {
            Some(letter) if small => letter.to_lowercase().chain(letters).collect(),
            _ => words.to_string(),
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let balanced = words.matches(['“', '"', '(']).count() == 0 && words.matches(['”', ')']).count() == 0;
        let pronoun = self.tree().parse.tokens[self.token].span.of(self.text).to_lowercase();
        balanced.then(|| self.told(format!("{pronoun} [that {words}]"), (self.sentence, clause)))
    }

    /// A clause from its subject to where what is joined to it begins.
    pub fn own_words(&self, clause: usize, subject: usize) -> (usize, usize) {
        let tree = self.tree();
        let (left, right) = tree.edges(clause);
        let joiner = |kid: &usize| *kid > clause && matches!(tree.dep(*kid), "cc" | "conj");
        let stop = tree.children(clause).filter(joiner).map(|kid| tree.edges(kid).0).min().unwrap_or(right + 1);
        let mut last = stop.max(clause + 1) - 1;
        while last > clause && tree.dep(last) == "punct" {
            last -= 1;
        }
        let opens = |kid: &usize| *kid < subject && !matches!(tree.dep(*kid), "mark" | "punct" | "cc");
        let first = tree.children(clause).filter(opens).map(|kid| tree.edges(kid).0).min();
        (first.unwrap_or(tree.edges(subject).0).min(tree.edges(subject).0).max(left), last)
    }

    /// "if P", "whether P".
    pub fn is_supposed(&self, clause: usize) -> bool {
        let tree = self.tree();
        tree.children(clause).any(|kid| {
            matches!(tree.lemma(kid), "if" | "unless" | "whether" | "how" | "what" | "why" | "who") && kid < clause
                || tree.parse.tokens[kid].span.of(self.text) == "?"
        })
    }

    /// "“There will be no parade.” … nothing like *this* is planned": a parade.
    fn likened(&self, before: Option<usize>) -> Option<Told> {
        let (tree, before) = (self.tree(), before?);
        let like = tree.head(self.token);
        let noun = tree.head(like);
        let likened = tree.dep(self.token) == "pobj"
            && tree.lemma(like) == "like"
            && matches!(tree.lemma(noun), "nothing" | "anything" | "something");
        if !likened {
            return None;
        }
        let earlier = &self.trees[before];
        let mut there = (0..earlier.len()).filter(|token| {
            let verb = earlier.head(*token);
            earlier.dep(*token) == "attr" && earlier.child(verb, &["expl"]).is_some()
        });
        let noun = there.next().filter(|_| there.next().is_none())?;
        let (first, last) = earlier.edges(noun);
        let no = earlier.child(noun, &["det"]).filter(|det| *det == first && earlier.lemma(*det) == "no")?;
        if last - first > MAX_CLAUSE || last <= no {
            return None;
        }
        let (start, end) = (earlier.parse.tokens[no + 1].span, earlier.parse.tokens[last].span);
        let words = start.cover(end).of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let vowel = words.starts_with(['a', 'e', 'i', 'o', 'u']);
        let article = match earlier.tag(noun) {
            "NN" if vowel => "an ",
            "NN" => "a ",
            _ => "",
        };
        Some(self.told(format!("{article}{words}"), (before, noun)))
    }

    /// "“I would not call it a crisis. If it *were*, …": a crisis.
    fn supposed(&self, before: Option<usize>) -> Option<Told> {
        let (tree, before) = (self.tree(), before?);
        let kids = || tree.children(self.token);
        let it = kids().any(|kid| tree.dep(kid) == "nsubj" && matches!(tree.lemma(kid), "it" | "this" | "that"));
        let supposed = kids().any(|kid| tree.dep(kid) == "mark" && tree.lemma(kid) == "if");
        let bare = kids().all(|kid| matches!(tree.dep(kid), "mark" | "nsubj" | "punct"));
        if !it || !supposed || !bare {
            return None;
        }
        let earlier = &self.trees[before];
        let mut found =
            (0..earlier.len()).filter_map(|verb| self.called(before, verb, &["attr", "oprd"], &["it", "this", "that"]));
        let noun = found.next().filter(|_| found.next().is_none())?;
        let verb = tree.parse.tokens[self.token].span.of(self.text);
        Some(self.told(format!("{verb} [{}]", self.words(before, noun)?), (before, noun)))
    }

    /// What a verb calls "it": "It was *a strike*", "call it *a strike*"; not "It was a strike that …", of which more is told.
    fn called(&self, sentence: usize, verb: usize, places: &[&str], pointers: &[&str]) -> Option<usize> {
        let tree = &self.trees[sentence];
        let it = |kid: usize| {
            matches!(tree.dep(kid), "nsubj" | "dobj") && pointers.contains(&tree.lemma(kid).to_lowercase().as_str())
        };
        // "call it a strike": the parser takes "it" for the subject of a clause at times.
        let inner = tree.children(verb).find(|kid| {
            matches!(tree.dep(*kid), "ccomp" | "oprd")
                && tree.children(*kid).any(|inner| tree.dep(inner) == "nsubj" && it(inner))
        });
        let found = tree.child(verb, places).filter(|_| tree.children(verb).any(it)).or(inner)?;
        let article = tree.child(found, &["det"]).is_some_and(|det| matches!(tree.lemma(det), "a" | "an"));
        let more = tree.children(found).any(|kid| matches!(tree.dep(kid), "relcl" | "acl" | "appos" | "conj"));
        (tree.tag(found) == "NN" && article && !more && tree.child(verb, &["neg"]).is_none_or(|_| places.len() > 1))
            .then_some(found)
    }

    fn words(&self, sentence: usize, noun: usize) -> Option<String> {
        let span = phrase(&self.trees[sentence], noun)?;
        Some(span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

pub(super) fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
