//! Subjects that the parser gave to another verb, or made objects of the verb before.
//!
//! Takes a verb with an odd set of arguments ([`super::is_odd`]), gives each clause of its sentence one subject.
//!
//! Worked: in `The master insists reports of a leak are wrong` the parser takes `reports` for what the master insists; it is what is wrong.
//!
//! Known misses: names with hyphens, of which each part is a subject.

use super::{OPENING, Sentence, is_subject};

impl Sentence<'_> {
    /// "She insists reports of a leak are wrong": what stands right before a clause without subject is its subject.
    pub(super) fn free_subject_of_clause(&mut self, verb: usize) {
        // "insisted her boat and mill were sold": nothing joins the two verbs.
        let joined = self.kids(verb).any(|kid| self.dep(kid) == "cc");
        let loose = !joined && OPENING.contains(&self.tokens[verb].lemma.as_str());
        let bare = |kid: &usize| {
            let below = self.dep(*kid) == "ccomp" || self.dep(*kid) == "conj" && loose;
            *kid > verb && below && self.lacks_subject(*kid)
        };
        let Some(clause) = self.kids(verb).find(bare) else { return };
        let first = self.kids(clause).find(|kid| self.dep(*kid) != "punct").map_or(clause, |kid| kid.min(clause));
        let is_before = |noun: &usize| {
            let (_, last) = self.edges(*noun);
            let only_marks = || (last + 1..first).all(|at| self.dep(at) == "punct" && !self.is_comma(at));
            *noun > verb && last < first && only_marks()
        };
        let object = self.kids(verb).filter(|kid| self.dep(*kid) == "dobj").find(is_before);
        if let Some(object) = object {
            self.become_subject(object, clause);
            self.tokens[clause].dep = "ccomp";
        }
    }

    /// "It emerged Lee, who had left, was held": of whom a clause between commas tells, the verb behind it tells too.
    pub(super) fn free_subject_behind_aside(&mut self, verb: usize) {
        let bare = |kid: &usize| *kid > verb && self.dep(*kid) == "conj" && self.lacks_subject(*kid);
        let Some(clause) = self.kids(verb).find(bare) else { return };
        let first = self.kids(clause).find(|kid| self.dep(*kid) != "punct").map_or(clause, |kid| kid.min(clause));
        let aside = |noun: usize| {
            self.kids(noun).any(|kid| {
                let (left, right) = self.edges(kid);
                self.dep(kid) == "relcl" && self.is_comma(left - 1) && right + 2 == first && self.is_comma(first - 1)
            })
        };
        let joined = self.kids(verb).any(|kid| self.dep(kid) == "cc" && kid < clause);
        let object =
            self.kids(verb).find(|kid| self.edges(*kid).0 == verb + 1 && self.dep(*kid) == "dobj" && aside(*kid));
        if let Some(object) = object.filter(|_| !joined && OPENING.contains(&self.tokens[verb].lemma.as_str())) {
            self.become_subject(object, clause);
            self.hang(clause, verb, "ccomp");
        }
    }

    /// A verb has one subject; what else is called its subject is one of these.
    pub(super) fn one_subject(&mut self, verb: usize) {
        let subjects: Vec<usize> = self.kids(verb).filter(|kid| is_subject(&self.tokens[*kid])).collect();
        let [first, second] = subjects[..] else { return };
        let is_mark = |at: usize| self.tag(at) == "HYPH" || self.dep(at) == "punct";
        if is_mark(first) || is_mark(second) || first + 2 == second && is_mark(first + 1) {
            return;
        }
        let (left, right) = self.edges(first);
        // "State television and two officials said"
        if second < verb && self.dep(right) == "cc" && self.tokens[right].head == first {
            self.hang(second, first, "conj");
            return;
        }
        // "The platform, this report notes, is new": the verb of saying stands inside of the other's clause.
        let outer = self.tokens[verb].head;
        if second < verb && self.dep(verb) == "parataxis" && outer > verb && self.lacks_subject(outer) {
            self.become_subject(first, outer);
            return;
        }
        // "The ferry Velos was sold, police said"; "The theory that she left is wrong, said Reed".
        let joined = |clause: usize| {
            self.kids(clause).any(|kid| {
                self.dep(kid) == "mark" || kid < clause && matches!(self.tag(kid), "IN" | "WDT" | "WP" | "WRB")
            })
        };
        let is_clause = |kid: &usize| {
            matches!(self.dep(*kid), "acl" | "relcl")
                && self.edges(*kid).1 == right
                && self.is_finite(*kid)
                && !joined(*kid)
        };
        let clause = self.kids(first).find(is_clause).filter(|_| left < verb && self.is_comma(right + 1));
        let Some(clause) = clause else { return };
        let own = self.kids(clause).find(|kid| is_subject(&self.tokens[*kid]));
        self.hang(clause, verb, "ccomp");
        match own {
            Some(own) if own > first => self.hang(first, own, "nmod"),
            _ => self.become_subject(first, clause),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::mend::tests::subjects;

    #[test]
    fn what_stands_before_a_clause_without_subject_is_its_subject() {
        let text = "Dr Holm insists reports she took a picture with the patient are not true.";
        assert_eq!(subjects(text), ["Holm insists", "reports are", "she took"]);
    }

    #[test]
    fn two_things_before_a_clause_are_its_subject() {
        let text = "When the reporter tracked her down, Lee insisted her boat and third mill were the oldest of all.";
        assert_eq!(subjects(text), ["reporter tracked", "Lee insisted", "boat were"]);
        // Near-miss: he did both.
        assert_eq!(subjects("Lee reported the theft and was paid for it."), ["Lee reported"]);
    }

    #[test]
    fn who_an_aside_tells_of_is_a_subject() {
        let text = "It also emerged Holm, who had not been seen as the owner, was arrested for theft in May.";
        assert_eq!(subjects(text), ["It emerged", "Holm arrested", "who seen"]);
        let near = "It employs Holm, who had not been seen as the owner, and was sold in May.";
        assert_eq!(subjects(near), ["It employs", "who seen"]);
    }

    #[test]
    fn a_clause_before_its_speaker_keeps_its_subject() {
        assert_eq!(
            subjects("The ferry Velos was sold to a shipyard in Reva, police said."),
            ["Velos sold", "police said"]
        );
    }

    #[test]
    fn two_who_say_it_together_are_one_subject() {
        let text = "Iraqi state television and two officials also said yesterday that the leader had been wounded.";
        assert_eq!(subjects(text), ["television said", "leader wounded"]);
    }

    #[test]
    fn an_object_of_a_verb_that_governs_a_person_stays() {
        assert_eq!(subjects("The mayor told the crew the ferry was safe."), ["mayor told", "ferry was"]);
        assert_eq!(subjects("The law permits crews to be searched."), ["law permits", "crews searched"]);
        assert_eq!(subjects("Ada Holm, whom police sought, said nothing."), ["Holm said", "police sought"]);
    }
}
