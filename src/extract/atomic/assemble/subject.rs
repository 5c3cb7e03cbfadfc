//! Who or what a clause is about: its subject, or the noun that it hangs on, with all that belongs to it.
//!
//! Worked: `a ferry carrying 40 people` is about `a ferry`; `Ann Lee is a skipper who sails alone` about Ann Lee.

use super::Assembler;
use super::forms::{person_above, share_above};
use crate::extract::atomic::Grain;
use crate::extract::atomic::clauses::{Clause, Cut, Link};
use crate::extract::atomic::lists::is_event;
use crate::extract::atomic::nominal::is_relative_word;
use crate::extract::atomic::referent::{is_body, is_somebody, sums_up};
use crate::extract::atomic::view::View;
use crate::extract::mentions::is_person_noun;

impl Assembler<'_, '_> {
    /// Who or what a clause is about, and the noun that heads it.
    pub(super) fn subject(&self, clause: Clause) -> Option<(Vec<usize>, usize)> {
        let view = self.view;
        match clause.link {
            // "Fort Reva, which is a base lying near Tobol", "Volant is a firm based in Reva": the fort lies there.
            Link::Participle if self.is_any_or_best(clause.of) && self.above_predicate(clause.of).is_some() => {
                self.above_predicate(clause.of)
            }
            // "It was a shirt worn by a diver": the shirt was worn.
            Link::Participle if self.clauses.grain == Grain::Claim && self.is_described(clause) => {
                let mut words = self.gather(clause.of, Some(clause.head));
                while words.last().is_some_and(|last| self.view.is_break(*last)) {
                    words.pop();
                }
                Some((words, clause.of))
            }
            // "A club and a site, run by Lee": the site at least.
            Link::Participle if self.clauses.grain == Grain::Claim && self.is_behind_conjunct(clause) => None,
            Link::Participle => {
                let mut words = self.noun(clause.of, clause.head);
                let rest = |word: &usize| *word > clause.head && !matches!(view.word(*word), ")" | "]");
                if let Some(behind) = words.iter().position(rest)
                    && self.clauses.grain == Grain::Claim
                {
                    // "a fund backing Reva Prof. Ann Lee": torn in two. "The deal reached in May — a risk" leaves the risk.
                    let aside = view.is_break(words[behind]) && view.kid(clause.of, &["conj"]).is_none();
                    words.truncate(if aside { behind } else { 0 });
                }
                let bearer = self.bearer(clause.of);
                let one = view.dep(clause.of) == "appos" && self.is_any(clause.of);
                (!words.is_empty()).then_some((words, if one { clause.of } else { bearer }))
            }
            Link::Relative | Link::Main | Link::Adverbial | Link::Conjunct | Link::Converb => {
                if let Some(own) = view.subject(clause.head) {
                    // "There is a man at the gate, checking bags": who does, stands behind the verb.
                    if view.dep(own) == "expl" {
                        return None;
                    }
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

    /// "It was a shirt held by a diver", "The clue was a shirt worn by a diver"; not "The tale was a ride marked by highs", which the tale was.
    fn is_described(&self, clause: Clause) -> bool {
        let view = self.view;
        let by = view.kid(clause.head, &["agent"]).and_then(|by| view.kid(by, &["pobj"]));
        let of_person = by.is_some_and(|by| is_somebody(view.lemma(by)) || view.tag(by).starts_with("NNP"));
        let told = view.subject(view.head(clause.of)).is_some_and(|subject| matches!(view.tag(subject), "NN" | "NNP"));
        let marked =
            matches!(view.lemma(clause.head), "characterise" | "characterize" | "dominate" | "mark" | "plague");
        view.dep(clause.of) == "attr" && (of_person || !told || !marked)
    }

    /// The name that a predicate noun tells of.
    fn above_predicate(&self, noun: usize) -> Option<(Vec<usize>, usize)> {
        let view = self.view;
        let verb = view.head(noun);
        let is = view.dep(noun) == "attr" && view.lemma(verb) == "be" && view.kid(verb, &["neg"]).is_none();
        let subject = view.subject(verb).filter(|_| is)?;
        let bearer =
            if is_relative_word(view, subject) && view.dep(verb) == "relcl" { view.head(verb) } else { subject };
        view.tag(bearer).starts_with("NNP").then(|| (self.noun(bearer, verb), bearer))
    }

    fn is_behind_conjunct(&self, clause: Clause) -> bool {
        let joined = |kid: usize| self.view.dep(kid) == "conj" && kid > clause.of && kid < clause.head;
        self.view.is_set_off(clause.head) && self.view.kids(clause.of).any(joined)
    }

    /// The subject of an infinitive or participle whose verb stands above it.
    pub(super) fn outer_subject(&self, verb: usize) -> Option<(Vec<usize>, usize)> {
        let view = self.view;
        let head = view.head(verb);
        if head == verb || !matches!(view.dep(verb), "xcomp" | "ccomp" | "advcl" | "conj" | "pcomp") {
            return None;
        }
        let head = if view.dep(verb) == "pcomp" { view.head(head) } else { head };
        view.subject(head).map(|subject| (self.all_words(subject), subject))
    }

    /// The clause with this head; a verb outside the view counts as a main clause.
    pub(super) fn clause_of(&self, head: usize) -> Clause {
        let all = &self.clauses.all;
        let known = all.binary_search_by_key(&head, |clause| clause.head).ok().map(|at| all[at]);
        known.unwrap_or(Clause { head, link: Link::Main, of: head })
    }

    pub(super) fn above(&self, clause: Clause, wanted: impl Fn(Clause) -> bool) -> Option<Clause> {
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
    pub(super) fn all_words(&self, root: usize) -> Vec<usize> {
        self.gather(root, None)
    }

    /// A subject; where it stands in the words that name a voice, without what is told of it there: "Ann Lee, the mayor who
    /// resigned, denied taking the money".
    pub(super) fn named(&self, root: usize) -> Vec<usize> {
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

    pub(super) fn gather(&self, root: usize, except: Option<usize>) -> Vec<usize> {
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
    pub(super) fn noun(&self, noun: usize, except: usize) -> Vec<usize> {
        let view = self.view;
        let noun = person_above(self.view, noun, except).or_else(|| share_above(view, noun, except)).unwrap_or(noun);
        let bearer = self.bearer(noun);
        // "Ann Lee, a sailor who left": she did, whatever else she is.
        let beside = bearer != noun && view.dep(noun) == "appos" && (is_persons(view, noun) || self.is_ones(noun));
        let top = self.coordinated(bearer, except);
        let mut words = self.gather(top, Some(if beside { noun } else { except }));
        if beside {
            words.retain(|word| *word < noun);
        }
        // "Ann Lee, 27, a sailor who left": her age is another matter.
        let named = beside || self.clauses.grain == Grain::Claim && view.entity(noun) == "PERSON";
        let age = |last: usize| {
            named && view.tag(last) == "CD" && view.before(last).is_some_and(|sign| view.word(sign) == ",")
        };
        let loose = |last: usize| view.is_break(last) || view.word(last) == "." || view.tag(last) == "CC" || age(last);
        while words.last().is_some_and(|last| loose(*last)) {
            words.pop();
        }
        let signs = words.iter().take_while(|word| view.is_break(**word)).count();
        words.drain(..signs);
        words
    }

    /// "Ann Lee is a skipper who sails alone" tells of Ann Lee, not of a skipper; so does "Ann Lee, a skipper who …".
    pub(super) fn bearer(&self, noun: usize) -> usize {
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
            "appos" if self.is_any(noun) && is_persons(view, noun) || self.is_ones(noun) => head,
            // "The largest is the eel, a fish which …": the largest is.
            "appos" if self.is_any(noun) && view.dep(head) == "attr" => self.bearer(head),
            _ => noun,
        }
    }

    /// "Reva Works, a plant that burned", "her brother, a cook who was hurt": who or what stands before the comma is named, or somebody known.
    fn is_ones(&self, noun: usize) -> bool {
        let view = self.view;
        let head = view.head(noun);
        let somebody = |at: usize| is_somebody(&view.lemma(at).to_lowercase()) || view.entity(at) == "NORP";
        let known = |kid: usize| view.dep(kid) == "poss" || view.is(kid, &["the", "this", "that"]);
        let thing = |at: usize| !somebody(at) && !sums_up(view.lemma(at)) && !is_event(view.lemma(at));
        let named = view.tag(head).starts_with("NNP");
        // "Democracy for Reva, an outfit that …".
        let name = |at: usize| view.tag(at).starts_with("NNP") || view.is(at, &["for", "of", "the"]);
        let beside = view.before(noun).is_some_and(|comma| (head..comma).all(name));
        let same = match view.entity(head) {
            // The parser often takes a firm or a town for a person.
            "PERSON" => somebody(noun) || is_body(view.lemma(noun)) && view.before(noun) == Some(head + 1),
            "" if named => beside,
            "" => somebody(noun) && somebody(head) && view.kids(head).any(known),
            "ORG" => named && (thing(noun) || somebody(noun) && beside),
            "EVENT" | "FAC" | "GPE" | "LOC" | "PRODUCT" | "WORK_OF_ART" => named && thing(noun),
            _ => false,
        };
        let same = same && !sums_up(view.lemma(noun));
        let by_comma = view.before(noun).is_some_and(|before| view.word(before) == ",");
        // "Bo Moss, the friend who left": it was Moss.
        let one = view.tag(noun) != "NNS" && view.kid(head, &["conj"]).is_none();
        let the = view.entity(head) == "PERSON" && somebody(noun) && one && view.kids(noun).any(known);
        (self.is_any(noun) || the && self.clauses.grain == Grain::Claim) && by_comma && same
    }

    /// "a mill", "the largest mill".
    fn is_any_or_best(&self, noun: usize) -> bool {
        let best =
            |kid: usize| self.view.tag(kid) == "JJS" || self.view.kids(kid).any(|most| self.view.tag(most) == "RBS");
        self.is_any(noun) || self.clauses.grain == Grain::Claim && self.view.kids(noun).any(best)
    }

    pub(super) fn is_any(&self, noun: usize) -> bool {
        self.clauses.grain == Grain::Claim && self.view.kids(noun).any(|kid| self.view.is(kid, &["a", "an"]))
    }

    /// "A and B, who were …": the verb is plural, so the antecedent is both.
    pub(super) fn coordinated(&self, noun: usize, clause: usize) -> usize {
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
}

/// "Ann Lee, a sailor": what a person with a name is.
fn is_persons(view: &View, noun: usize) -> bool {
    let is = is_person_noun(&view.lemma(noun).to_lowercase()) || view.entity(noun) == "NORP";
    view.dep(noun) == "appos" && view.entity(view.head(noun)) == "PERSON" && is
}
