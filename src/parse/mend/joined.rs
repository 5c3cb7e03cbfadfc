//! Verbs that the parser joined to another verb, and that cannot be: they have a subject of their own in a list, a "before", or another time.
//!
//! Takes the sentence of such a verb, changes what it and the "and" hang on.
//!
//! Worked: in `Lessons take place in a yard and boats are lent to crews` the parser takes the boats for another place; they are what is
//! lent.
//!
//! Known misses: a verb in the plain past ("in a barn and horses ran").

use super::{MOST, Sentence, is_subject};

impl Sentence<'_> {
    /// "Sales take place within a shop and boats are sold": nothing but the list's "and" joins the verb, so what stands right before
    /// it is its subject.
    pub(super) fn subject_in_list(&mut self, clause: usize) {
        let helper = |kid: &usize| *kid < clause && matches!(self.dep(*kid), "aux" | "auxpass");
        let Some(first) = self.kids(clause).find(helper).filter(|_| self.lacks_subject(clause)) else { return };
        let verb = self.tokens[clause].head;
        let ends = |noun: &usize| self.edges(*noun).1 + 1 == first && self.dep(*noun) == "conj" && *noun > verb;
        let Some(noun) = (verb + 1..first).find(ends).filter(|noun| self.tag(*noun).starts_with("NN")) else { return };
        let listed = self.tokens[noun].head;
        let and = self.kids(listed).find(|kid| self.dep(*kid) == "cc" && *kid + 1 == self.edges(noun).0);
        let many = matches!(self.tag(noun), "NNS" | "NNPS");
        let agrees = match self.tokens[first].tag {
            "VBZ" => !many,
            "VBP" => many,
            tag => tag == "MD",
        };
        let told = self.kids(verb).any(|kid| is_subject(&self.tokens[kid]) && kid < verb);
        let open = matches!(self.dep(listed), "pobj" | "dobj") && self.dep(clause) == "conj" && agrees && told;
        if let Some(and) = and.filter(|_| open) {
            self.hang(and, verb, "cc");
            self.become_subject(noun, clause);
        }
    }

    /// "has called for the sale of a mill that funds the guard and proposed a port": what a mill does now it did not propose then, so it
    /// is she who did.
    pub(super) fn tense_apart(&mut self, clause: usize) {
        let relative = self.tokens[clause].head;
        let present = |verb: usize| matches!(self.tag(verb), "VBZ" | "VBP");
        let helped = |verb: usize| self.kids(verb).any(|kid| matches!(self.dep(kid), "aux" | "auxpass"));
        let deed = matches!(self.tag(clause), "VBD" | "VBN") && !helped(clause) && self.dep(clause) == "conj";
        let person = self.kids(relative).any(|kid| self.tokens[kid].lemma == "who");
        let state = self.tokens[relative].lemma == "be" || person;
        if !deed || self.dep(relative) != "relcl" || !present(relative) || helped(relative) || state {
            return;
        }
        let above = |at: &usize| Some(self.tokens[*at].head).filter(|head| head != at);
        let perfect = |verb: usize| {
            self.kids(verb).any(|kid| self.dep(kid) == "aux" && self.tokens[kid].lemma == "have")
                && self.tag(verb) == "VBN"
        };
        let past = |verb: &usize| self.tag(*verb) == "VBD" || perfect(*verb);
        let main = std::iter::successors(above(&relative), above).take(MOST).find(past);
        let joined = self.kids(relative).find(|kid| self.dep(*kid) == "cc" && *kid < clause);
        if let (Some(main), Some(and)) = (main, joined) {
            self.hang(and, main, "cc");
            self.hang(clause, main, "conj");
        }
    }

    /// "She stopped in the hall, just moments before she fell": "before" joins a clause below its verb, not beside it.
    pub(super) fn marked(&mut self, clause: usize) {
        const JOINING: [&str; 7] = ["after", "although", "because", "before", "since", "though", "until"];
        let (left, _) = self.edges(clause);
        let mark = self.kids(clause).find(|kid| self.dep(*kid) == "mark");
        let joins = mark.is_some_and(|mark| JOINING.contains(&self.tokens[mark].lemma.as_str()));
        let verb = self.tokens[clause].head;
        let listed = self.kids(verb).any(|kid| self.dep(kid) == "cc" && kid > verb && kid < clause);
        if joins && !listed && left > verb && self.dep(clause) == "conj" {
            self.hang(clause, verb, "advcl");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::mend::tests::subjects;
    use crate::parse::parse_all;

    #[test]
    fn what_only_a_list_joins_to_a_verb_is_its_subject() {
        let text = "Lessons take place in a yard and boats are later lent to crews from Reva.";
        assert_eq!(subjects(text), ["Lessons take", "boats lent"]);
        assert_eq!(subjects("Lessons take place in a yard and are later lent to crews."), ["Lessons take"]);
        assert_eq!(subjects("The firm sells boats and engines and is known for it."), ["firm sells"]);
    }

    #[test]
    fn a_clause_of_before_hangs_below_its_verb() {
        let relation = |text: &str, word: &str| {
            let parse = parse_all(text);
            parse.tokens.iter().find(|token| token.span.of(text) == word).expect("the word").dep
        };
        let text = "The actor’s own driver stopped to sign a card in the waiting room while the old tenor was on stage, \
                    just moments before she went into open water, the port said Tuesday.";
        assert_eq!(relation(text, "went"), "advcl");
        assert_eq!(relation("The tenor slept and her driver went into the hall.", "went"), "conj");
    }
}
