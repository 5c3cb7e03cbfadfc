//! The words of one clause as a statement: subject, verb made finite, and what belongs to it.
//!
//! Takes a [`Clause`] of a [`View`], gives [`Piece`]s in reading order: tokens of the sentence, verbs bent to a finite form,
//! and the few words that had to be made up ("is", "took place").
//!
//! Worked: `a ferry carrying 40 people` gives `a ferry` `carried` `40 people`; `during which two men were hurt` after
//! `a raid` gives `two men were hurt during a raid`.

mod forms;
mod relative;

use super::Grain;
use super::clauses::{Clause, Clauses, Cut, Link, lent};
use super::lists::hedge;
use super::nominal::is_relative_word;
use super::view::{AUXILIARIES, SUBJECTS, View};
use crate::extract::relatives::{is_content_clause, lost_subject, reported};
use forms::{bend, lacks_subject, person_above, says_more, share_above};

/// One word of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A token of the sentence as it stands.
    Token(usize),
    /// A token in another form: "detaining" → "detained".
    Bent(usize, String),
    /// A word that the sentence does not have.
    Made(&'static str),
}

impl Piece {
    pub fn token(&self) -> Option<usize> {
        match self {
            Piece::Token(token) | Piece::Bent(token, _) => Some(*token),
            Piece::Made(_) => None,
        }
    }
}

fn pieces(tokens: Vec<usize>) -> Vec<Piece> {
    tokens.into_iter().map(Piece::Token).collect()
}

/// Adverbs that join a sentence to the one before it and say nothing by themselves.
const CONNECTORS: &[&str] = &[
    "however",
    "thus",
    "therefore",
    "moreover",
    "furthermore",
    "meanwhile",
    "additionally",
    "also",
    "then",
    "hence",
    "indeed",
    "instead",
    "nevertheless",
    "consequently",
    "similarly",
];

pub(super) struct Assembler<'v, 'a> {
    pub view: &'v View<'a>,
    pub clauses: &'v Clauses,
}

impl Assembler<'_, '_> {
    /// The statement of a clause; `None` where it cannot be made without guessing.
    pub fn statement(&self, clause: Clause) -> Option<Vec<Piece>> {
        match clause.link {
            Link::Main => match reported(self.view.tree, clause.head).filter(|_| self.view.is_root(clause.head)) {
                Some(told) => self.told(clause.head, told),
                None => Some(pieces(self.main(clause.head))),
            },
            Link::Adverbial => Some(pieces(self.adverbial(clause.head))),
            Link::Conjunct => self.conjunct(clause),
            Link::Relative => self.relative(clause),
            Link::Participle | Link::Converb => {
                let (subject, root) = self.subject(clause)?;
                let predicate = self.finite(clause.head, self.words(clause.head, None), clause.of, root)?;
                Some(joined(pieces(subject), predicate))
            }
            Link::Apposition => self.apposition(clause),
            Link::Event => {
                let mut statement = pieces(self.words(clause.head, None));
                statement.push(Piece::Made("took place"));
                Some(statement)
            }
        }
    }

    /// Everything inside the view under `root` that stays with it, in order of the text.
    pub fn words(&self, root: usize, except: Option<usize>) -> Vec<usize> {
        let view = self.view;
        let gone = |kid: usize| Some(kid) == except || self.clauses.cut[kid] == Cut::Out;
        let mut words = Vec::new();
        let mut open = vec![root];
        while let Some(token) = open.pop() {
            if view.has(token) {
                words.push(token);
            }
            if token != root && view.dep(token) == "advcl" && lacks_subject(view, token) && says_more(view, token) {
                words.extend(view.subject(token).map(|subject| self.named(subject)).unwrap_or_default());
            }
            let next_conjunct_gone = |cc: usize| {
                view.kids(token)
                    .find(|kid| *kid > cc && view.dep(*kid) == "conj")
                    .is_some_and(|c| gone(c) || !view.has(c))
            };
            for kid in view.kids(token) {
                let joins_nothing = matches!(view.dep(kid), "cc" | "preconj") && next_conjunct_gone(kid);
                // "woke up [and asked] her doctors": whom one asks is not told without the asking.
                let said = |verb: usize| view.kids(verb).any(|kid| view.dep(kid) == "ccomp" && view.has(kid));
                let asked = !view.has(kid)
                    && view.dep(kid) == "conj"
                    && view.is_verbal(kid)
                    && (view.subject(kid).is_none() || said(kid));
                // "among those [who say that P]": what is left of a clause whose verb names a voice.
                let remnant =
                    !view.has(kid) && view.dep(kid) == "relcl" && view.is_verbal(kid) && view.has(token) && kid > token;
                // "[saying that P] and vowing to stay".
                let trails = !view.has(token)
                    && token != root
                    && view.is_verbal(token)
                    && (view.dep(kid) == "cc" || view.dep(kid) == "conj" && view.tag(kid) == "VBG");
                if !gone(kid) && !joins_nothing && !asked && !remnant && !trails {
                    open.push(kid);
                }
            }
        }
        words.sort_unstable();
        words
    }

    /// A finite clause without what joins it to others: "that", "while", "But", "However".
    fn main(&self, head: usize) -> Vec<usize> {
        let view = self.view;
        let mut words = self.words(head, None);
        let joins = |token: usize| match view.dep(token) {
            // "While a student, she sailed": what hangs on it needs it.
            "mark" => {
                view.head(token) == head
                    && view.kids(token).next().is_none()
                    && view.is(
                        token,
                        &["that", "while", "whereas", "although", "though", "after", "because", "since", "as"],
                    )
            }
            "cc" => view.head(token) == head && token < head,
            "dobj" => {
                token < head
                    && view.head(token) == head
                    && view.is(token, &["that"])
                    && is_content_clause(view.tree, head)
            }
            "advmod" => {
                view.head(token) == head
                    && token < head
                    && (view.is(token, CONNECTORS) || view.is(token, &["when", "how"]))
                    // "Then came the storm".
                    && !view.subject(head).is_some_and(|subject| subject > head && token + 1 == head)
            }
            _ => false,
        };
        words.retain(|token| !joins(*token));
        // "at a time when Lee said P": without what Lee said, no time is told.
        let told_elsewhere = |prep: usize| {
            view.kid(prep, &["pobj"]).is_some_and(|noun| {
                matches!(view.lemma(noun), "moment" | "point" | "time")
                    && view.kid(noun, &["relcl"]).is_some_and(|clause| !view.has(clause))
            })
        };
        if let Some(scene) = view.kids(head).find(|kid| view.dep(*kid) == "prep" && told_elsewhere(*kid)) {
            let end = view.tree.edges(scene).1 + 1;
            words.retain(|word| !(view.tree.is_under(*word, scene) || *word == end && view.is_break(end)));
        }
        // "because she was [not aware that P]": the saying has its own claim, and what is left says nothing.
        let torn =
            |clause: usize| view.dep(clause) == "advcl" && lacks_subject(view, clause) && !says_more(view, clause);
        if let Some(clause) = view.kids(head).find(|kid| torn(*kid)) {
            words.retain(|word| !view.tree.is_under(*word, clause));
        }
        if view.is_root(head)
            && let Some(subject) = lost_subject(view.tree, head).filter(|subject| view.has(*subject))
        {
            let mut whole = self.words(subject, None);
            whole.extend(words);
            return whole;
        }
        // "Lee resigned but said …": the subject stands in the words that name a voice.
        match view.subject(head) {
            Some(subject) if !view.has(subject) && view.has(head) && !is_relative_word(view, subject) => {
                let mut whole: Vec<usize> = self.named(subject);
                // "LEE: The ferry was full": the parser sees two subjects, and the one of this voice is there.
                let own = |kid: usize| SUBJECTS.contains(&view.dep(kid)) && view.has(kid);
                if view.kids(head).any(own) || whole.iter().any(|word| view.has(*word)) {
                    return words;
                }
                whole.extend(words);
                whole.sort_unstable();
                whole
            }
            _ => words,
        }
    }

    /// "five months after P": how long after is not P's.
    fn adverbial(&self, head: usize) -> Vec<usize> {
        let view = self.view;
        let mut words = self.main(head);
        let mark = view.kids(head).find(|kid| *kid < head && (view.dep(*kid) == "mark" || view.tag(*kid) == "WRB"));
        words.retain(|word| mark.is_none_or(|mark| *word > mark));
        words
    }

    /// Who or what a clause is about, and the noun that heads it.
    fn subject(&self, clause: Clause) -> Option<(Vec<usize>, usize)> {
        let view = self.view;
        match clause.link {
            // "It was a shirt worn by a diver": the shirt was worn.
            Link::Participle if self.clauses.grain == Grain::Claim && self.view.dep(clause.of) == "attr" => {
                let mut words = self.gather(clause.of, Some(clause.head));
                while words.last().is_some_and(|last| self.view.is_break(*last)) {
                    words.pop();
                }
                Some((words, clause.of))
            }
            Link::Participle => Some((self.noun(clause.of, clause.head), self.bearer(clause.of))),
            Link::Relative | Link::Main | Link::Adverbial | Link::Conjunct | Link::Converb => {
                if let Some(own) = view.subject(clause.head) {
                    if !is_relative_word(view, own) {
                        return Some((self.named(own), own));
                    }
                    let relative = self.above(clause, |c| c.link == Link::Relative)?;
                    return Some((self.noun(relative.of, relative.head), relative.of));
                }
                if matches!(clause.link, Link::Main | Link::Adverbial) || clause.of == clause.head {
                    return self.outer_subject(clause.head);
                }
                self.subject(self.clause_of(clause.of))
            }
            Link::Apposition | Link::Event => None,
        }
    }

    /// The subject of an infinitive or participle whose verb stands above it.
    fn outer_subject(&self, verb: usize) -> Option<(Vec<usize>, usize)> {
        let view = self.view;
        let head = view.head(verb);
        if head == verb || !matches!(view.dep(verb), "xcomp" | "ccomp" | "advcl" | "conj" | "pcomp") {
            return None;
        }
        let head = if view.dep(verb) == "pcomp" { view.head(head) } else { head };
        view.subject(head).map(|subject| (self.all_words(subject), subject))
    }

    /// The clause with this head; a verb outside the view counts as a main clause.
    fn clause_of(&self, head: usize) -> Clause {
        let all = &self.clauses.all;
        let known = all.binary_search_by_key(&head, |clause| clause.head).ok().map(|at| all[at]);
        known.unwrap_or(Clause { head, link: Link::Main, of: head })
    }

    fn above(&self, clause: Clause, wanted: impl Fn(Clause) -> bool) -> Option<Clause> {
        let mut at = clause;
        loop {
            if wanted(at) {
                return Some(at);
            }
            if at.of == at.head || at.link == Link::Main {
                return None;
            }
            at = self.clause_of(at.of);
        }
    }

    /// Like [`Self::words`], also outside the view: a shared subject may stand in the words of another voice.
    fn all_words(&self, root: usize) -> Vec<usize> {
        self.gather(root, None)
    }

    /// A subject; where it stands in the words that name a voice, without what is told of it there: "Ann Lee, the mayor who
    /// resigned, denied taking the money".
    fn named(&self, root: usize) -> Vec<usize> {
        let view = self.view;
        if view.has(root) {
            return self.all_words(root);
        }
        let told = |kid: &usize| *kid > root && matches!(view.dep(*kid), "appos" | "relcl" | "acl" | "punct");
        let Some(first) = view.kids(root).find(told).map(|kid| view.tree.edges(kid).0) else {
            return self.all_words(root);
        };
        let mut words = self.all_words(root);
        words.retain(|word| *word < first);
        words
    }

    fn gather(&self, root: usize, except: Option<usize>) -> Vec<usize> {
        let view = self.view;
        let gone = |kid: usize| Some(kid) == except || self.clauses.cut[kid] == Cut::Out;
        let mut words = Vec::new();
        let mut open = vec![root];
        while let Some(token) = open.pop() {
            words.push(token);
            open.extend(view.kids(token).filter(|kid| !gone(*kid)));
        }
        words.sort_unstable();
        words
    }

    /// An antecedent: the noun with all that is its own, without the clause that hangs on it.
    fn noun(&self, noun: usize, except: usize) -> Vec<usize> {
        let view = self.view;
        let noun = person_above(self.view, noun, except).or_else(|| share_above(view, noun)).unwrap_or(noun);
        let top = self.coordinated(self.bearer(noun), except);
        let mut words = self.gather(top, Some(except));
        let loose = |last: usize| view.is_break(last) || view.word(last) == "." || view.tag(last) == "CC";
        while words.last().is_some_and(|last| loose(*last)) {
            words.pop();
        }
        let signs = words.iter().take_while(|word| view.is_break(**word)).count();
        words.drain(..signs);
        words
    }

    /// "Ann Lee is a skipper who sails alone" tells of Ann Lee, not of a skipper; so does "Ann Lee, a skipper who …".
    fn bearer(&self, noun: usize) -> usize {
        let view = self.view;
        let head = view.head(noun);
        match view.dep(noun) {
            "attr" if view.lemma(head) == "be" && view.kid(head, &["neg"]).is_none() => {
                let plain = |subject: &usize| {
                    view.is_nominal(*subject)
                        && !is_relative_word(view, *subject)
                        && view.dep(*subject) != "expl"
                        && !view.is(*subject, &["i", "it", "that", "these", "this", "those", "we", "you"])
                };
                view.subject(head).filter(|subject| plain(subject) && !view.is(*subject, &["there"])).unwrap_or(noun)
            }
            "appos" if view.tag(head).starts_with("NNP") && self.clauses.cut[noun] == Cut::Out => head,
            // "The largest is the eel, a fish which …": the largest is.
            "appos" if self.is_any(noun) && view.dep(head) == "attr" => self.bearer(head),
            _ => noun,
        }
    }

    fn is_any(&self, noun: usize) -> bool {
        self.clauses.grain == Grain::Claim && self.view.kids(noun).any(|kid| self.view.is(kid, &["a", "an"]))
    }

    /// "A and B, who were …": the verb is plural, so the antecedent is both.
    fn coordinated(&self, noun: usize, clause: usize) -> usize {
        let view = self.view;
        let plural_verb =
            view.finite(clause).is_some_and(|f| view.tag(f) == "VBP" || view.is(f, &["were", "are", "have"]));
        let single = matches!(view.tag(noun), "NN" | "NNP");
        if view.dep(noun) == "conj" && plural_verb && single && view.is_nominal(view.head(noun)) {
            let mut top = view.head(noun);
            while view.dep(top) == "conj" && view.is_nominal(view.head(top)) && view.head(top) != top {
                top = view.head(top);
            }
            return top;
        }
        noun
    }

    fn conjunct(&self, clause: Clause) -> Option<Vec<Piece>> {
        let view = self.view;
        let first = clause.of;
        if view.subject(clause.head).is_some_and(|own| !is_relative_word(view, own)) {
            return Some(pieces(self.main(clause.head)));
        }
        // "told the board that P, but [that we were ready]": a sentence of its own whose subject the parser lost.
        if view.kids(clause.head).any(|kid| view.dep(kid) == "mark" && view.has(kid) && view.is(kid, &["that"])) {
            return Some(pieces(self.main(clause.head)));
        }
        let relative_is_own = view.kids(clause.head).any(|kid| is_relative_word(view, kid));
        let (subject, root) = self.subject(clause)?;
        // "a house where leaders met and is thought to …": no leaders is.
        let single = view.finite(clause.head).is_some_and(|f| view.tag(f) == "VBZ" || view.is(f, &["was"]));
        if single && view.tag(root) == "NNS" && self.clauses.grain == Grain::Claim {
            return None;
        }
        let mut words = self.words(clause.head, None);
        if relative_is_own {
            words.retain(|word| !(is_relative_word(view, *word) && view.head(*word) == clause.head));
        }
        words.retain(|word| !(view.dep(*word) == "cc" && view.head(*word) == clause.head && *word < clause.head));
        let mut statement = pieces(self.lead(clause));
        statement.extend(pieces(subject));
        let shared = lent(view, clause.head, first);
        let hedges = view.kids(first).filter(|kid| {
            view.dep(*kid) == "advmod" && *kid < first && hedge(&view.word(*kid).to_lowercase()).is_some()
        });
        if shared.is_empty() {
            let finite = self.finite(clause.head, words, first, root)?;
            let hedges: Vec<usize> = hedges.collect();
            return Some(joined(joined(statement, pieces(hedges)), finite));
        }
        let mut shared: Vec<usize> = shared.into_iter().chain(hedges).collect();
        shared.sort_unstable();
        Some(joined(joined(statement, pieces(shared)), pieces(words)))
    }

    /// What stands before the subject of the first conjunct and says when or where, for a conjunct that does not say so itself.
    fn lead(&self, clause: Clause) -> Vec<usize> {
        let view = self.view;
        const TIMES: &[&str] = &["DATE", "TIME"];
        let Some(subject) = view.subject(clause.of) else { return Vec::new() };
        let own_time = view
            .kids(clause.head)
            .any(|kid| matches!(view.dep(kid), "prep" | "npadvmod" | "advmod") && view.has_entity(kid, TIMES));
        if own_time {
            return Vec::new();
        }
        view.kids(clause.of)
            .filter(|kid| {
                *kid < subject && matches!(view.dep(*kid), "prep" | "npadvmod") && view.has_entity(*kid, TIMES)
            })
            .flat_map(|kid| self.words(kid, None))
            .collect()
    }

    /// Gives a participle a finite form, in the tense of the clause above.
    fn finite(&self, verb: usize, words: Vec<usize>, above: usize, subject: usize) -> Option<Vec<Piece>> {
        let view = self.view;
        if view.finite(verb).is_some() {
            return Some(pieces(words));
        }
        let negated = view.kid(verb, &["neg"]).is_some();
        let bare = !view.kids(verb).any(|kid| AUXILIARIES.contains(&view.dep(kid)));
        let active = view.tag(verb) == "VBN" && view.dep(verb) == "conj" && view.kid(verb, &["dobj"]).is_some();
        // "left and accused them": taken for a participle; "are costly and leave no room": for an infinitive.
        if bare && (active || view.tag(verb) == "VB" && view.dep(verb) == "conj") {
            return Some(pieces(words));
        }
        // "is ill after eating cheese": what came after it shows that it is over.
        let over = view.dep(verb) == "pcomp" && view.is(view.head(verb), &["after"]);
        let past = over || self.is_past(above);
        let plural = is_plural(view, subject);
        let auxiliary = view.kids(verb).find(|kid| AUXILIARIES.contains(&view.dep(*kid)));
        let bent = auxiliary.unwrap_or(verb);
        if view.is(bent, &["to"]) && view.is_root(verb) {
            let plural = plural || view.tag(above) == "VBP";
            return self.bent_infinitive(verb, bent, words, past, plural);
        }
        if view.is(bent, &["to"]) || (negated && view.tag(bent) == "VBG") {
            return None;
        }
        if view.tag(bent) == "VBG" {
            // "has approved the plan, doubling the force": done by now.
            let perfect = view.finite(above).is_some_and(|finite| finite != above && view.lemma(finite) == "have");
            let form = bend(view.lemma(bent), past || perfect, plural);
            return Some(
                words
                    .into_iter()
                    .map(|w| if w == bent { Piece::Bent(w, form.clone()) } else { Piece::Token(w) })
                    .collect(),
            );
        }
        if !matches!(view.tag(verb), "VBN" | "VBD") {
            return None;
        }
        let be = match (past || self.is_perfect(above), plural) {
            (true, false) => "was",
            (true, true) => "were",
            (false, false) => "is",
            (false, true) => "are",
        };
        let mut at = words.iter().position(|word| *word == bent)?;
        while at > 0 && view.head(words[at - 1]) == verb && matches!(view.dep(words[at - 1]), "advmod" | "neg") {
            at -= 1;
        }
        let mut finite = pieces(words);
        finite.insert(at, Piece::Made(be));
        Some(finite)
    }

    /// "to have found" → "had found", "to own" → "owns"; "not to own" would need "does".
    fn bent_infinitive(
        &self,
        verb: usize,
        to: usize,
        words: Vec<usize>,
        past: bool,
        plural: bool,
    ) -> Option<Vec<Piece>> {
        let view = self.view;
        let auxiliary = view.kids(verb).find(|kid| *kid > to && AUXILIARIES.contains(&view.dep(*kid)));
        if auxiliary.is_none() && view.kid(verb, &["neg"]).is_some() {
            return None;
        }
        let bent = auxiliary.unwrap_or(verb);
        let form = bend(view.lemma(bent), past, plural);
        let piece = |word: usize| if word == bent { Piece::Bent(word, form.clone()) } else { Piece::Token(word) };
        Some(words.into_iter().filter(|word| *word != to).map(piece).collect())
    }

    /// Whether the clause that holds the token tells of the past; so it does where nothing says otherwise.
    fn is_past(&self, token: usize) -> bool {
        let view = self.view;
        let mut at = token;
        loop {
            if let Some(finite) = view.finite(at) {
                return view.tag(finite) == "VBD";
            }
            if view.head(at) == at {
                return true;
            }
            at = view.head(at);
        }
    }

    /// "has obtained a report filed in May": the clause that holds the token tells of what is done.
    fn is_perfect(&self, token: usize) -> bool {
        let view = self.view;
        let mut at = token;
        while view.finite(at).is_none() && view.head(at) != at {
            at = view.head(at);
        }
        view.finite(at).is_some_and(|finite| finite != at && view.lemma(finite) == "have")
    }

    fn apposition(&self, clause: Clause) -> Option<Vec<Piece>> {
        let view = self.view;
        let mut noun = self.noun(clause.of, clause.head);
        let mut other = self.words(clause.head, None);
        for side in [&mut noun, &mut other] {
            while side.last().is_some_and(|last| view.is_break(*last)) {
                side.pop();
            }
        }
        let (name, what, root) = if view.tag(clause.head).starts_with("NNP") && !view.tag(clause.of).starts_with("NNP")
        {
            (other, noun, clause.head)
        } else {
            (noun, other, clause.of)
        };
        let mut statement = pieces(name);
        statement.push(Piece::Made(if is_plural(view, root) { "are" } else { "is" }));
        statement.extend(pieces(what));
        Some(statement)
    }
}

fn joined(mut first: Vec<Piece>, second: Vec<Piece>) -> Vec<Piece> {
    first.extend(second);
    first
}

fn spliced_in(mut words: Vec<usize>, at: usize, middle: Vec<usize>) -> Vec<Piece> {
    let tail = words.split_off(at.min(words.len()));
    words.extend(middle);
    words.extend(tail);
    pieces(words)
}

pub(super) fn is_plural(view: &View, noun: usize) -> bool {
    // "a species of crab".
    let one = |noun: usize| view.kids(noun).any(|kid| view.dep(kid) == "det" && view.is(kid, &["a", "an"]));
    matches!(view.tag(noun), "NNS" | "NNPS") && !one(noun)
        || view.kids(noun).any(|kid| view.dep(kid) == "conj" && view.is_nominal(kid))
        || view.is(noun, &["they", "we", "you", "these", "those", "both"])
}
