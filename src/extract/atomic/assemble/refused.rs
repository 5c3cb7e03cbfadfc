//! Clauses that hang on a noun and of which no statement is made: nobody could tell what it is about, or the verb is another clause's.

use super::Assembler;
use crate::extract::atomic::Grain;
use crate::extract::atomic::clauses::{Clause, Link};
use crate::extract::atomic::lists::is_event;
use crate::extract::atomic::nominal::is_relative_word;
use crate::extract::atomic::referent::{is_any, is_unnamed, sums_up};
use crate::extract::mentions::is_person_noun;

impl Assembler<'_, '_> {
    /// "through which they see the boats is": the verb is another clause's.
    pub(super) fn disagrees(&self, clause: Clause) -> bool {
        let view = self.view;
        // "Lee, who like many sails": no verb of hers.
        let who = view.subject(clause.head).is_some_and(|subject| view.is(subject, &["who"]));
        let one = view.entity(clause.of) == "PERSON" && view.tag(clause.of) == "NNP" && view.dep(clause.of) != "conj";
        let like = who && one && view.is(clause.head, &["like", "unlike"]) && view.tag(clause.head) == "VBP";
        if like && self.clauses.grain == Grain::Claim && clause.link == Link::Relative {
            return true;
        }
        let finite = view.finite(clause.head).filter(|finite| view.tag(*finite) == "VBZ");
        let several = |subject: usize| {
            let kin = view.kids(subject).any(|kid| matches!(view.dep(kid), "conj" | "nummod" | "quantmod"));
            view.tag(subject) == "NNS" && view.word(subject).ends_with('s') && !kin
        };
        let claim = self.clauses.grain == Grain::Claim && clause.link == Link::Relative && finite.is_some();
        claim && view.subject(clause.head).is_some_and(several)
    }

    /// "joined a race that will be long [and dear]": of a thing that no reader can tell.
    pub(super) fn is_of_unnamed(&self, clause: Clause) -> bool {
        let view = self.view;
        let own = |verb: usize| view.subject(verb).is_some_and(|subject| !is_relative_word(view, subject));
        if self.clauses.grain != Grain::Claim || own(clause.head) {
            return false;
        }
        let relative = match clause.link {
            Link::Relative | Link::Participle => clause,
            Link::Conjunct => {
                let above = self.above(clause, |above| matches!(above.link, Link::Relative | Link::Participle));
                let Some(above) = above.filter(|above| !own(above.head)) else { return false };
                above
            }
            _ => return false,
        };
        // "It was a shirt worn by a diver": somebody wore it.
        let by = view.kid(relative.head, &["agent"]).and_then(|by| view.kid(by, &["pobj"]));
        let used = view.dep(relative.of) == "attr" && by.is_some_and(|by| is_person_noun(view.lemma(by)));
        let told = relative.link == Link::Participle && !used || view.subject(relative.head).is_some();
        // "Lee left, a move that angered Reva": told of the clause before.
        let noun = view.lemma(relative.of);
        let sums = view.dep(relative.of) == "appos" && is_any(view, relative.of) && (sums_up(noun) || is_event(noun));
        told && self.bearer(relative.of) == relative.of && (sums || is_unnamed(view, relative.of, clause.head))
    }
}
