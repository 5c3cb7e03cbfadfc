//! The words of one clause as a statement: subject, verb made finite, and what belongs to it.
//!
//! Takes a [`Clause`] of a [`View`], gives [`Piece`]s in reading order: tokens of the sentence, verbs bent to a finite form,
//! and the few words that had to be made up ("is", "took place").
//!
//! Worked: `a ferry carrying 40 people` gives `a ferry` `carried` `40 people`; `during which two men were hurt` after
//! `a raid` gives `two men were hurt during a raid`.

mod finite;
mod forms;
mod refused;
mod relative;
mod subject;

use super::Grain;
use super::clauses::{Clause, Clauses, Cut, Link};
use super::joined::lent;
use super::lists::hedge;
use super::nominal::is_relative_word;
use super::view::{SUBJECTS, View};
use crate::extract::relatives::{is_content_clause, lost_subject, reported};
use forms::{lacks_subject, says_more};

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
        if self.is_of_unnamed(clause) || self.disagrees(clause) {
            return None;
        }
        match clause.link {
            Link::Main => match reported(self.view.tree, clause.head).filter(|_| self.view.is_root(clause.head)) {
                Some(told) => self.told(clause.head, told),
                None => {
                    let whole = || self.wished(clause.head, pieces(self.main(clause.head)));
                    Some(self.after_nor(clause.head).unwrap_or_else(whole))
                }
            },
            Link::Adverbial => Some(self.adverbial(clause)),
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
                // "according to [two sources] who told it but were not named".
                let source = |noun: usize| view.lemma(view.head(view.head(noun))) == "accord";
                let told = view.dep(kid) == "relcl" && !view.has(token) && token != root && source(token);
                if !gone(kid) && !joins_nothing && !asked && !remnant && !trails && !told {
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
        // "exactly how the ferry sank"
        let leads = |token: usize| {
            view.is(token, &["exactly", "just", "precisely"])
                && view.is(token + 1, &["how", "when"])
                && joins(token + 1)
        };
        words.retain(|token| !(joins(*token) || token + 1 < view.len() && leads(*token)));
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

    /// "suggested that Lee *share* it", "demanded that he *be* fired": what should be is told as such.
    fn wished(&self, head: usize, mut statement: Vec<Piece>) -> Vec<Piece> {
        const WISHING: &[&str] = &[
            "ask",
            "demand",
            "insist",
            "order",
            "proposal",
            "propose",
            "recommend",
            "recommendation",
            "request",
            "require",
            "suggest",
            "suggestion",
            "urge",
        ];
        let view = self.view;
        let wish = matches!(view.dep(head), "acl" | "ccomp")
            && !view.has(view.head(head))
            && WISHING.contains(&view.lemma(view.head(head)));
        let one = view.subject(head).is_some_and(|subject| {
            subject < head
                && (view.is(subject, &["he", "it", "she"]) || matches!(view.tag(subject), "NN" | "NNP"))
                && !is_plural(view, subject)
        });
        let verb = view.kids(head).find(|kid| view.dep(*kid) == "auxpass").unwrap_or(head);
        let plain = matches!(view.tag(verb), "VB" | "VBP") && view.is(verb, &[view.lemma(verb)]);
        let helped = view.kids(head).any(|kid| kid != verb && view.dep(kid) == "aux");
        let neg = view.kid(head, &["neg"]).filter(|neg| *neg < verb).unwrap_or(verb);
        if self.clauses.grain == Grain::Claim
            && wish
            && one
            && plain
            && !helped
            && let Some(at) = statement.iter().position(|piece| piece.token() == Some(neg))
        {
            statement.insert(at, Piece::Made("should"));
        }
        statement
    }

    /// "Nor did she sail": she did not sail.
    fn after_nor(&self, head: usize) -> Option<Vec<Piece>> {
        let view = self.view;
        let verb = view.finite(head)?;
        let nor = verb.checked_sub(1).filter(|nor| view.is(*nor, &["neither", "nor"]))?;
        let subject = view.subject(head).filter(|subject| *subject > verb)?;
        let mut rest = self.main(head);
        rest.retain(|word| *word != nor && *word != verb);
        // "Nor are tariffs likely to help": the parser hangs all of it on the noun.
        let said = view.lemma(head) != "be" || view.kids(head).any(|kid| kid > subject && view.dep(kid) != "punct");
        let named: Vec<usize> = rest
            .iter()
            .copied()
            .filter(|word| view.tree.is_under(*word, subject) && (said || *word <= subject))
            .collect();
        rest.retain(|word| !named.contains(word));
        let (before, behind): (Vec<usize>, Vec<usize>) = rest.into_iter().partition(|word| *word < nor);
        let mut statement = joined(pieces(before), pieces(named));
        statement.extend([Piece::Token(verb), Piece::Made("not")]);
        Some(joined(statement, pieces(behind)))
    }

    /// "five months after P": how long after is not P's. "On May 3, when P": that day is P's too.
    fn adverbial(&self, clause: Clause) -> Vec<Piece> {
        let (view, head) = (self.view, clause.head);
        let mut words = self.main(head);
        let mark = view.kids(head).find(|kid| *kid < head && (view.dep(*kid) == "mark" || view.tag(*kid) == "WRB"));
        words.retain(|word| mark.is_none_or(|mark| *word > mark));
        let day = mark.filter(|mark| view.is(*mark, &["when"])).and_then(|mark| self.day_before(mark, clause));
        let Some(day) = day.filter(|_| !words.iter().any(|word| view.has_entity(*word, &["DATE"]))) else {
            return pieces(words);
        };
        while words.last().is_some_and(|last| view.is_break(*last) || view.word(*last) == ".") {
            words.pop();
        }
        let when = self.place_word(day, mark.unwrap_or(head));
        let day = self.words(day, None).into_iter().filter(|word| mark.is_none_or(|mark| *word < mark));
        let mut day: Vec<usize> = day.collect();
        while day.last().is_some_and(|last| view.is_break(*last)) {
            day.pop();
        }
        joined(joined(pieces(words), vec![Piece::Made(when)]), pieces(day))
    }

    /// "On May 3, [when P]", "since 2013, [when P]": the day or year right before the clause, in the clause above.
    fn day_before(&self, mark: usize, clause: Clause) -> Option<usize> {
        let view = self.view;
        let last = (clause.of..mark).rev().find(|token| !view.is_break(*token))?;
        let is_date = |token: &usize| view.entity(*token) == "DATE" && *token > clause.of;
        let up = |token: &usize| Some(view.head(*token)).filter(|head| head != token).filter(is_date);
        let day = std::iter::successors(Some(last).filter(is_date), up).last()?;
        let is_placed = view.tag(day) == "NNP" || view.tag(day) == "CD" && view.word(day).len() == "2013".len();
        (is_placed && view.dep(day) == "pobj" && view.has(day)).then_some(day)
    }

    fn conjunct(&self, clause: Clause) -> Option<Vec<Piece>> {
        let view = self.view;
        let first = clause.of;
        if view.subject(clause.head).is_some_and(|own| !is_relative_word(view, own)) {
            let mut statement = pieces(self.main(clause.head));
            statement.extend(pieces(self.fronted(clause)));
            return Some(statement);
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
        // "The board is new, say two who met Lee but were not paid": no board were.
        let form = |verb: usize| {
            view.finite(verb)
                .map(|f| (view.tag(f) == "VBZ" || view.is(f, &["was"]), view.tag(f) == "VBP" || view.is(f, &["were"])))
        };
        let one_then_many = form(first).is_some_and(|form| form.0) && form(clause.head).is_some_and(|form| form.1);
        if one_then_many && self.clauses.grain == Grain::Claim {
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

    fn apposition(&self, clause: Clause) -> Option<Vec<Piece>> {
        let view = self.view;
        let mut noun = self.noun(clause.of, clause.head);
        // "in a film about Ada Holm, a diver, Bo Moss said": the second name is of the next phrase.
        let next = |word: &usize| *word > view.tree.edges(clause.head).1 && view.tag(*word).starts_with("NNP");
        if self.clauses.grain == Grain::Claim && clause.head > clause.of && noun.iter().any(next) {
            return None;
        }
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
