//! What a relative clause states: its noun put where the pronoun stood or was missed.
//!
//! Takes a clause of an [`Assembler`], gives its [`Piece`]s; `None` where it cannot be made without guessing. `which sank` after `the
//! ferry` gives `the ferry sank`; `who police say fled` after `a driver` gives `a driver fled`, told by the police. Which noun is meant,
//! where the parser took the nearest, is decided by number, by what can last or be caused, and by who can be a who.

use super::{Assembler, Grain, Piece, is_plural, joined, pieces, spliced_in};
use crate::extract::atomic::clauses::{Clause, Link};
use crate::extract::atomic::lists::EVENTS;
use crate::extract::atomic::nominal::{is_relative_word, tells_of};
use crate::extract::atomic::referent::{is_abstract, is_somebody};
use crate::extract::attribution::is_cue;
use crate::extract::mentions::is_person_noun;
use crate::extract::relatives::{Gap, Reported};

impl Assembler<'_, '_> {
    pub(super) fn relative(&self, clause: Clause) -> Option<Vec<Piece>> {
        let view = self.view;
        let mut words = self.words(clause.head, None);
        let at = words.iter().position(|word| is_relative_word(view, *word))?;
        let pronoun = words[at];
        // "It may have been the storm that sank the ferry": how sure that is stands before the noun.
        let cleft = view.dep(clause.of) == "attr"
            && view.kids(view.head(clause.of)).any(|kid| view.tag(kid) == "MD")
            && view.subject(view.head(clause.of)).is_some_and(|subject| view.is(subject, &["it"]));
        if cleft {
            return None;
        }
        // "such a rage that she left": how great it was, not which.
        if view.is(pronoun, &["that"]) && view.kids(clause.of).any(|kid| view.is(kid, &["such", "so"])) {
            return None;
        }
        let verb = view.head(pronoun);
        // "which some have argued": nothing of what is argued is left.
        let second = |kid: usize| kid != pronoun && view.dep(kid) == "nsubj" && kid > pronoun;
        if view.dep(pronoun) == "nsubj" && view.kids(verb).any(second) && is_cue(view.lemma(verb)) {
            return None;
        }
        let antecedent = self.noun(self.meant(clause, pronoun, verb)?, clause.head);
        if self.is_torn(&antecedent, clause, pronoun) {
            return None;
        }
        match view.dep(pronoun) {
            _ if view.tag(pronoun) == "WP$" => {
                let mut statement = pieces(words[..at].to_vec());
                statement.extend(pieces(antecedent));
                statement.push(Piece::Made("’s"));
                statement.extend(pieces(words[at + 1..].to_vec()));
                Some(statement)
            }
            "nsubj" | "nsubjpass" if verb != clause.head => {
                // "which a report says was shot down": the pronoun belongs to the inner clause.
                words.remove(at);
                let inner = words.iter().position(|word| self.view.tree.is_under(*word, verb))?;
                Some(spliced_in(words, inner, antecedent))
            }
            "nsubj" | "nsubjpass" => {
                words.remove(at);
                Some(spliced_in(words, at, antecedent))
            }
            "pobj" if view.is_verbal(view.head(verb)) => {
                // "for which X blamed Y" → "X blamed Y for …".
                let fronted = self.words(verb, None);
                words.retain(|word| !fronted.contains(word));
                let mut preposition: Vec<usize> = fronted.into_iter().filter(|word| *word != pronoun).collect();
                preposition.extend(antecedent);
                let end = words.iter().rposition(|word| !view.is_break(*word) && view.word(*word) != ".")? + 1;
                words.truncate(end);
                words.extend(preposition);
                Some(pieces(words))
            }
            "dobj" | "attr" | "oprd" => {
                words.remove(at);
                let gap = self.gap(&words, pronoun, verb)?;
                let after = words.iter().position(|word| *word == gap)? + 1;
                let after = after + words[after..].iter().take_while(|w| view.dep(**w) == "prt").count();
                Some(spliced_in(words, after, antecedent))
            }
            "advmod" if view.tag(pronoun) == "WRB" => {
                // "out of the window where it was lost": it was lost somewhere else.
                if view.is(view.head(clause.of), &["from", "of", "off", "past", "through"])
                    && view.is(pronoun, &["where"])
                    && !view.is_set_off(clause.head)
                {
                    return None;
                }
                words.remove(at);
                let end = words.iter().rposition(|word| !view.is_break(*word) && view.word(*word) != ".")? + 1;
                words.truncate(end);
                let rest = words.split_off(self.before_inner_clause(&words, verb));
                let mut statement = pieces(words);
                let placed =
                    matches!(view.entity(clause.of), "GPE" | "LOC" | "FAC" | "ORG" | "DATE" | "EVENT" | "TIME");
                // "by medics from the clinic to the hospital, where she died": which of them is unsure.
                if (placed || !view.is_set_off(clause.head)) && !self.is_some_time(clause.of, pronoun) {
                    statement.push(Piece::Made(self.place_word(clause.of, pronoun)));
                    statement.extend(pieces(antecedent));
                }
                statement.extend(pieces(rest));
                Some(statement)
            }
            "pobj" | "poss" => {
                words.remove(at);
                // "divers, many of whom left": of the divers.
                let of = view.is(verb, &["of"]) && matches!(view.tag(clause.of), "NNS" | "NN");
                let bare = antecedent.first().is_some_and(|first| matches!(view.tag(*first), "NNS" | "JJ" | "VBN"));
                let mut statement = spliced_in(words, at, antecedent);
                if of && bare {
                    statement.insert(at, Piece::Made("the"));
                }
                Some(statement)
            }
            _ => None,
        }
    }

    /// "a fire in which two died and *ten were hurt*": in the fire, too.
    pub(super) fn fronted(&self, clause: Clause) -> Vec<usize> {
        let view = self.view;
        let above = self.above(clause, |above| above.link == Link::Relative);
        let Some(above) = above.filter(|above| above.head == clause.of && self.clauses.grain == Grain::Claim) else {
            return Vec::new();
        };
        let in_which = |kid: usize| {
            matches!(view.lemma(kid), "after" | "during" | "in")
                && view.kid(kid, &["pobj"]).is_some_and(|noun| view.is(noun, &["which"]))
        };
        let Some(preposition) = view.kids(above.head).find(|kid| *kid < above.head && in_which(*kid)) else {
            return Vec::new();
        };
        let placed =
            |kid: usize| kid > clause.head && view.dep(kid) == "prep" && view.is(kid, &["at", "in", "near", "on"]);
        let Some(pronoun) = view.kid(preposition, &["pobj"]).filter(|_| !view.kids(clause.head).any(placed)) else {
            return Vec::new();
        };
        let Some(noun) = self.meant(above, pronoun, above.head) else { return Vec::new() };
        let mut words = vec![preposition];
        words.extend(self.noun(noun, above.head));
        words
    }

    /// The word behind which an object was missed: the verb, the infinitive that its verb leads to ("which Lee had to sell"), or the
    /// preposition left at the end ("which Lee showed an interest in"). `None` where the verb has an object already.
    fn gap(&self, words: &[usize], pronoun: usize, verb: usize) -> Option<usize> {
        const LEADING: &[&str] = &[
            "agree", "attempt", "begin", "choose", "claim", "continue", "decide", "expect", "fail", "have", "hope",
            "intend", "like", "love", "manage", "plan", "prefer", "promise", "refuse", "seek", "seem", "stand",
            "start", "threaten", "try", "vow", "want", "wish",
        ];
        let view = self.view;
        let object = |of: usize| {
            view.kids(of).find(|kid| *kid != pronoun && matches!(view.dep(*kid), "dobj" | "attr" | "ccomp"))
        };
        let stranded = |token: &&usize| {
            matches!(view.dep(**token), "prep")
                && view.kids(**token).all(|kid| !matches!(view.dep(kid), "pobj" | "pcomp" | "prep"))
        };
        if let Some(preposition) =
            words.iter().rev().find(|word| !view.is_break(**word) && view.word(**word) != ".").filter(stranded)
        {
            return Some(*preposition);
        }
        // "which Lee called a risk".
        let names = matches!(view.lemma(verb), "call" | "consider" | "deem" | "find" | "label" | "make" | "name");
        if object(verb).is_some() && !names {
            return None;
        }
        let to = |inner: &usize| *inner > verb && view.kids(*inner).any(|kid| view.is(kid, &["to"]));
        match view.kid(verb, &["xcomp", "advcl"]).filter(to) {
            Some(inner) if LEADING.contains(&view.lemma(verb)) => {
                (object(inner).is_none() && words.contains(&inner)).then_some(inner)
            }
            Some(inner) if view.dep(inner) == "xcomp" && object(inner).is_none() => None,
            _ => Some(verb),
        }
    }

    /// Where a clause inside of what the verb tells begins: "where he works on a map *to help the blind*" tells the place of his work, not
    /// of the blind.
    fn before_inner_clause(&self, words: &[usize], verb: usize) -> usize {
        let view = self.view;
        let inner = |word: &&usize| **word > verb && matches!(view.dep(**word), "acl" | "advcl" | "relcl");
        let first = words.iter().find(inner).map(|clause| view.tree.edges(*clause).0);
        first.and_then(|first| words.iter().position(|word| *word >= first)).unwrap_or(words.len())
    }

    /// Words of the noun behind the pronoun, or a sentence in the noun's place: the parser hung the clause wrong.
    fn is_torn(&self, antecedent: &[usize], clause: Clause, pronoun: usize) -> bool {
        let view = self.view;
        antecedent.last().is_some_and(|last| *last > pronoun) && clause.of < pronoun
            || view.subject(clause.of).is_some_and(|subject| !is_relative_word(view, subject))
    }

    /// What a relative clause tells that another voice is named in: the noun stands where the pronoun was missed.
    pub(super) fn told(&self, head: usize, told: Reported) -> Option<Vec<Piece>> {
        let view = self.view;
        if !tells_of(view, told.noun, told.report) {
            return None;
        }
        let mut words = self.main(head);
        words.retain(|word| *word > told.report);
        let clause = Clause { head: told.report, link: Link::Relative, of: told.noun };
        let subject = told.gap == Gap::Subject;
        let noun = if subject { self.meant(clause, told.pronoun, head)? } else { told.noun };
        if view.subject(noun).is_some() {
            return None;
        }
        let antecedent = self.noun(noun, told.report);
        while words.last().is_some_and(|last| view.is_break(*last) || view.word(*last) == ".") {
            words.pop();
        }
        let at = match told.gap {
            Gap::Subject => 0,
            Gap::Object(verb) => {
                let after = words.iter().position(|word| *word == verb)? + 1;
                after + words[after..].iter().take_while(|word| view.dep(**word) == "prt").count()
            }
            Gap::Preposition(preposition) => {
                words.push(preposition);
                words.len()
            }
            Gap::Place => {
                let mut statement = pieces(words);
                if self.is_some_time(told.noun, told.pronoun) {
                    return Some(statement);
                }
                statement.push(Piece::Made(self.place_word(told.noun, told.pronoun)));
                return Some(joined(statement, pieces(antecedent)));
            }
        };
        Some(spliced_in(words, at, antecedent))
    }

    /// The noun that a relative pronoun stands for, where the parser took the nearest: "a raid on miners in Reva, in which two
    /// died" means the raid, "the fleet of ferries, which sails" the fleet. `None` where no noun agrees with the verb.
    fn meant(&self, clause: Clause, pronoun: usize, verb: usize) -> Option<usize> {
        let view = self.view;
        let is_event = |noun: usize| EVENTS.contains(view.lemma(noun).to_lowercase().as_str());
        let above = |noun: usize| {
            let preposition = view.head(noun);
            (view.dep(noun) == "pobj" && view.is_nominal(view.head(preposition))).then(|| view.head(preposition))
        };
        // "a blitz, many of which": of several things there are many.
        let share = view.head(view.head(pronoun));
        let counted = view.dep(pronoun) == "pobj" && view.is(view.head(pronoun), &["of"]);
        let several = counted
            && (view.tag(share) == "CD" || view.is(share, &["all", "both", "few", "many", "most", "several", "some"]));
        let mass =
            view.is(share, &["all", "most", "some"]) && view.kids(view.head(share)).any(|kid| view.tag(kid) == "VBZ");
        if several && !mass && !is_plural(view, clause.of) && !view.tag(clause.of).starts_with("NNP") {
            return None;
        }
        // "the Centre for the Study of Ice, which": the whole name.
        if let Some(top) = self.name_above(clause, pronoun) {
            return Some(top);
        }
        let chain = || std::iter::successors(Some(clause.of), |noun| above(*noun)).take(4);
        if view.dep(pronoun) == "pobj" && view.is(view.head(pronoun), &["in", "during", "after", "following"]) {
            return Some(chain().find(|noun| is_event(*noun)).unwrap_or(clause.of));
        }
        // "the fight against the rebels, which lasted hours": no rebel lasts hours. "A talk with Night Watch, which aired on Sunday": the
        // talk is what was new.
        let passing = matches!(view.lemma(verb), "air" | "begin" | "continue" | "happen" | "last" | "occur" | "start");
        if passing && view.tag(clause.of).starts_with("NNP") {
            return chain().find(|noun| matches!(view.tag(*noun), "NN" | "NNS"));
        }
        // "a battle against forty rebels which saved the port": nobody is a which.
        let somebody =
            |noun: usize| matches!(view.tag(noun), "NN" | "NNS") && is_person_noun(&view.lemma(noun).to_lowercase());
        if view.is(pronoun, &["which"]) && somebody(clause.of) && view.dep(pronoun).starts_with("nsubj") {
            let thing = chain().find(|noun| !somebody(*noun) && matches!(view.tag(*noun), "NN" | "NNS"));
            // "the investors, which include two funds".
            if thing.is_some() || !is_plural(view, clause.of) {
                return thing;
            }
        }
        // "the loss of a plane, which was caused by ice": what is caused is what happened.
        let caused =
            matches!(view.lemma(verb), "cause" | "provoke" | "trigger") && view.kid(verb, &["auxpass"]).is_some();
        if caused && let Some(event) = chain().find(|noun| is_event(*noun)) {
            return Some(event);
        }
        let of_subject = view.dep(pronoun).starts_with("nsubj") || verb != view.head(pronoun);
        // "the villages in Reva who fled": no place is a who.
        if view.is(pronoun, &["who", "whom"])
            && matches!(view.entity(clause.of), "DATE" | "EVENT" | "FAC" | "GPE" | "LOC" | "TIME")
        {
            return chain().find(|noun| view.entity(*noun).is_empty() && is_person_noun(view.lemma(*noun)));
        }
        // "the plight of divers who have drowned": no plight is a who.
        if view.is(pronoun, &["who", "whom"])
            && view.tag(clause.of) == "NN"
            && !somebody(clause.of)
            && view.entity(clause.of).is_empty()
        {
            let above = chain().skip(1).find(|noun| somebody(*noun) || view.entity(*noun) == "PERSON");
            if is_abstract(view.lemma(clause.of)) && above.is_some() {
                return above;
            }
            // "the kind of cook who burns soup": of such a cook, and of nobody.
            if matches!(view.lemma(clause.of), "kind" | "sort" | "type") {
                return None;
            }
            let of = view.kids(clause.of).find(|kid| view.is(*kid, &["of"]));
            let inner = of.and_then(|of| view.kid(of, &["pobj"]));
            let person = |noun: &usize| somebody(*noun) || view.entity(*noun) == "PERSON" || view.tag(*noun) == "NNS";
            if let Some(inner) = inner.filter(person) {
                return Some(inner);
            }
            if is_abstract(view.lemma(clause.of)) && view.dep(clause.of) != "attr" {
                return None;
            }
        }
        // "a teacher at the port school, who left": nor is a school, where somebody stands before it.
        let place = matches!(
            view.lemma(clause.of),
            "base" | "clinic" | "college" | "embassy" | "hospital" | "prison" | "school" | "university"
        );
        if view.is(pronoun, &["who", "whom"])
            && place
            && let Some(somebody) = chain().find(|noun| is_person_noun(view.lemma(*noun)))
        {
            return Some(somebody);
        }
        // "to carry his message to Lee, which may be wise": no person is a which.
        let is_person = |noun: &usize| {
            view.entity(*noun) == "PERSON"
                && view.tag(*noun) == "NNP"
                && view.kids(*noun).all(|kid| matches!(view.dep(kid), "compound" | "punct" | "relcl"))
        };
        if view.is(pronoun, &["which"]) && view.dep(pronoun) != "pobj" && is_person(&clause.of) {
            return chain().find(|noun| !is_person(noun));
        }
        let finite = view.finite(verb).filter(|_| of_subject);
        let plural = match finite.map(|f| (view.tag(f), view.is(f, &["were"]), view.is(f, &["was"]))) {
            Some(("VBZ", ..)) | Some((_, _, true)) => false,
            Some(("VBP", ..)) | Some((_, true, _)) => true,
            _ => return Some(clause.of),
        };
        let agrees = |noun: &usize| {
            // "the change in towns and in trade, who have": no change is a who.
            if view.is(pronoun, &["who"])
                && plural
                && view.tag(*noun) == "NN"
                && !is_somebody(&view.lemma(*noun).to_lowercase())
            {
                return false;
            }
            let noun_is_plural = is_plural(view, *noun) || view.dep(*noun) == "conj";
            noun_is_plural == plural || view.tag(*noun).starts_with("NNP") || view.is(*noun, &["that", "those", "who"])
        };
        let several =
            || clause.of == view.head(clause.head) && plural && (somebody(clause.of) || !view.is(pronoun, &["who"]));
        chain().find(agrees).or_else(|| several().then_some(clause.of))
    }

    /// The head of a name that the clause's noun is a part of.
    fn name_above(&self, clause: Clause, pronoun: usize) -> Option<usize> {
        let view = self.view;
        let named = |noun: usize| view.tag(noun).starts_with("NNP");
        let above = |noun: &usize| {
            let preposition = view.head(*noun);
            let top = view.head(preposition);
            let part = view.dep(*noun) == "pobj" && view.is(preposition, &["of", "for", "at"]) && named(*noun);
            (part && named(top) && !is_person_noun(&view.lemma(top).to_lowercase())).then_some(top)
        };
        let which = view.is(pronoun, &["which"]) && view.dep(pronoun).starts_with("nsubj");
        let top = std::iter::successors(above(&clause.of), above).take(3).last();
        top.filter(|_| which && view.is_set_off(clause.head))
    }

    /// "at a time when P": the noun says nothing about when.
    fn is_some_time(&self, noun: usize, pronoun: usize) -> bool {
        let view = self.view;
        view.is(pronoun, &["when"]) && matches!(view.lemma(noun), "case" | "instance" | "moment" | "point" | "time")
    }

    /// The preposition that "where" or "when" stands for.
    pub(super) fn place_word(&self, noun: usize, pronoun: usize) -> &'static str {
        let view = self.view;
        if view.is(pronoun, &["when"]) {
            let of_month = view.kids(noun).any(|kid| view.dep(kid) == "nummod") && view.tag(noun).starts_with("NNP");
            return if of_month || view.word(noun).ends_with("day") { "on" } else { "in" };
        }
        let preposition = view.head(noun);
        if view.is(preposition, &["at"]) {
            "at"
        } else if view.is(preposition, &["on"]) {
            "on"
        } else {
            "in"
        }
    }
}
