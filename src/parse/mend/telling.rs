//! Clauses that somebody tells, and who tells them, where the parser hung either on something else.
//!
//! Takes the verb of such a clause, or of who tells it.
//!
//! Worked: in `They look into claims a man took it` the parser joins taking to looking; it is what the claims tell.
//!
//! Known misses: "prompted Lee to say his health is bad", where the last object is what is bad.

use super::{INFORMING, Sentence, TELLING, TOLD, is_subject};
use crate::parse::Upos;

impl Sentence<'_> {
    /// "He told the site that crews have hired cooks": who hired cooks did not hire the site as well.
    pub(super) fn told_to(&mut self, clause: usize) {
        let noun = self.tokens[clause].head;
        let verb = self.tokens[noun].head;
        let hears = matches!(self.dep(noun), "dobj" | "dative") && noun > verb && noun < clause;
        let tells = INFORMING.contains(&self.tokens[verb].lemma.as_str());
        let that = self.kids(clause).find(|kid| {
            *kid < clause && self.tokens[*kid].lemma == "that" && self.tag(*kid) == "WDT" && self.dep(*kid) == "dobj"
        });
        let other = self.kids(clause).any(|kid| kid > clause && self.dep(kid) == "dobj");
        let own = self.kids(clause).any(|kid| is_subject(&self.tokens[kid]) && kid < clause);
        if let Some(that) = that.filter(|_| hears && tells && other && own && self.is_finite(clause)) {
            // "…, that is already open": of something inside of it.
            let second = self.kids(verb).find(|kid| self.dep(*kid) == "ccomp" && *kid > clause);
            self.hang(clause, verb, "ccomp");
            self.hang(that, clause, "mark");
            (self.tokens[that].tag, self.tokens[that].pos) = ("IN", Upos::Sconj);
            if let Some(second) = second {
                self.hang(second, clause, "advcl");
            }
        }
    }

    /// "The watch group, Reva Watch, announced that P": nobody is announced.
    pub(super) fn teller_with_name(&mut self, verb: usize) {
        let noun = self.tokens[verb].head;
        let named = self.kids(noun).any(|kid| self.dep(kid) == "appos" && kid > noun && kid < verb);
        let content = self.kids(verb).any(|kid| self.dep(kid) == "ccomp" && kid > verb);
        let by = self.kids(verb).any(|kid| matches!(self.dep(kid), "agent" | "auxpass"));
        let nominal = self.tag(noun).starts_with("NN") && noun < verb;
        if !(nominal && named && content && !by && self.is_comma(verb - 1)) {
            return;
        }
        let behind: Vec<usize> = self.kids(noun).filter(|kid| *kid > verb).collect();
        for kid in behind {
            self.hang(kid, verb, self.dep(kid));
        }
        self.hang(verb, verb, "ROOT");
        self.hang(noun, verb, "nsubj");
        self.tokens[verb].tag = "VBD";
    }

    /// "They look into claims a man took it": nothing joins the clause to the verb before it, so it tells the claims.
    pub(super) fn content_of_noun(&mut self, clause: usize) {
        let (left, _) = self.edges(clause);
        let Some(noun) = left.checked_sub(1).filter(|noun| self.range.contains(noun)) else { return };
        let own = self.kids(clause).any(|kid| is_subject(&self.tokens[kid]) && kid < clause);
        let verb = self.tokens[clause].head;
        let joined = self.kids(verb).any(|kid| self.dep(kid) == "cc" && kid > noun && kid < clause);
        let tells = TOLD.contains(&self.tokens[noun].lemma.as_str()) && self.tokens[noun].pos == Upos::Noun;
        if tells && own && !joined && matches!(self.dep(noun), "dobj" | "pobj") && self.is_finite(clause) {
            self.hang(clause, noun, "acl");
        }
    }

    /// "The sale shrank after it emerged the licence had lapsed": nothing joins the clause to the sale, and it is what emerged.
    pub(super) fn content_of_emerging(&mut self, clause: usize) {
        let (left, _) = self.edges(clause);
        let Some(verb) = left.checked_sub(1).filter(|verb| self.range.contains(verb)) else { return };
        let emerges = matches!(self.tokens[verb].lemma.as_str(), "emerge" | "transpire") && self.dep(verb) == "advcl";
        let own = self.kids(clause).any(|kid| is_subject(&self.tokens[kid]) && kid < clause);
        let above = self.tokens[clause].head;
        let joined = self.kids(above).any(|kid| self.dep(kid) == "cc" && kid > above && kid < clause);
        if emerges && own && !joined && verb > above && self.is_finite(clause) && self.kids(verb).all(|kid| kid < verb)
        {
            self.hang(clause, verb, "ccomp");
        }
    }

    /// "The army has left, a lawmaker disclosed on Monday": no lawmaker is disclosed at the end of a sentence.
    pub(super) fn teller_behind(&mut self, verb: usize) {
        let teller = self.tokens[verb].head;
        let hung = self.dep(verb) == "acl" && teller + 1 == verb && matches!(self.dep(teller), "appos" | "npadvmod");
        if !hung || !TELLING.contains(&self.tokens[verb].lemma.as_str()) {
            return;
        }
        let Some(root) = self.range.clone().find(|at| self.tokens[*at].head == *at) else { return };
        let (left, _) = self.edges(teller);
        let behind = self.edges(verb).1 + 1..self.range.end;
        let bare = self.kids(verb).all(|kid| match self.dep(kid) {
            "prep" => self.kids(kid).all(|day| self.tag(day) == "NNP"),
            dep => kid > verb && matches!(dep, "npadvmod" | "punct"),
        });
        let ends = behind.clone().all(|at| self.dep(at) == "punct" || self.tokens[at].pos == Upos::Space);
        let after_comma = left > self.range.start && self.is_comma(left - 1);
        if root < left && after_comma && bare && ends && self.is_finite(root) {
            for at in behind.chain([left - 1]) {
                self.tokens[at].head = verb;
            }
            self.hang(verb, verb, "ROOT");
            self.hang(teller, verb, "nsubj");
            self.hang(root, verb, "ccomp");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::mend::tests::{parent, subjects};
    use crate::parse::parse_all;

    #[test]
    fn who_has_a_name_beside_tells() {
        let text = "The watch group, Reva Watch Group, announced on Monday that a boat had been sold.";
        assert_eq!(subjects(text), ["group announced", "boat sold"]);
        // Nobody tells anything here.
        let near = "A watch group, the Reva Watch, sold in May by its owner.";
        assert!(subjects(near).iter().all(|found| found != "group sold"), "{:?}", subjects(near));
    }

    #[test]
    fn who_is_told_is_not_hired_as_well() {
        let heads = |text: &str, word: &str| {
            let parse = parse_all(text);
            let at = (0..parse.tokens.len()).find(|at| parse.tokens[*at].span.of(text) == word).expect("the word");
            (parse.tokens[at].dep, parse.tokens[parse.tokens[at].head].span.of(text).to_owned())
        };
        let text = "She told the club that ship owners have hired poor divers to search a long reef from a pier in the dry hills of Tobol.";
        assert_eq!(heads(text, "hired"), ("ccomp", "told".to_owned()));
        let near = "Ann Lee told the story that crews had sold.";
        assert_eq!(heads(near, "sold").1, "story");
    }

    #[test]
    fn who_tells_it_at_the_end_is_a_subject() {
        let text =
            "The army has shot down two planes as they were carrying weapons, a senior lawmaker disclosed on Monday.";
        assert_eq!(subjects(text), ["army shot", "they carrying", "lawmaker disclosed"]);
        let near = "The board met the mayor, a man reported missing on Monday.";
        assert_eq!(subjects(near), ["board met"]);
    }

    #[test]
    fn a_clause_behind_claims_is_what_they_claim() {
        assert_eq!(parent("Police are investigating claims a doctor took a picture in the room.", "took"), "claims");
        assert_eq!(parent("Police looked into the claims, and a doctor took a picture in the room.", "took"), "looked");
        assert_eq!(parent("Police read the files and a doctor took a picture in the room.", "took"), "read");
    }

    #[test]
    fn what_emerges_is_a_clause() {
        let text = "Her hopes dimmed this week after it emerged the yard's 60-day license had expired.";
        assert_eq!(parent(text, "expired"), "emerged");
        assert_eq!(parent("Her hopes dimmed after it emerged, and the license had expired.", "expired"), "dimmed");
    }
}
