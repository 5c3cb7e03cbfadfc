//! Verbs with a prefix and a hyphen, "co-wrote", "re-opened": the parser takes the prefix for the verb.
//!
//! Takes the prefix, gives the verb its place and all that hangs on it.
//!
//! Worked: in `Lee, who co-wrote a book, left` the parser has her *co*, and write that she left; she wrote a book.
//!
//! Known misses: nouns and adjectives ("re-election"), which need no mending.

use super::Sentence;
use crate::parse::{Parse, Upos};

const PREFIXES: [&str; 12] = ["co", "cross", "de", "dis", "mis", "over", "pre", "re", "self", "un", "under", "up"];

/// "co" before a hyphen.
pub(super) fn is_prefix(parse: &Parse, at: usize) -> bool {
    let hyphen = parse.tokens.get(at + 1).is_some_and(|next| next.lemma == "-");
    hyphen && PREFIXES.contains(&parse.tokens[at].lemma.to_lowercase().as_str())
}

impl Sentence<'_> {
    /// The verb behind the prefix, where the parser put the prefix in its place.
    pub(super) fn verb_of_prefix(&self, prefix: usize) -> Option<usize> {
        let (hyphen, verb) = (prefix + 1, prefix + 2);
        let touches = |at: usize| self.tokens[at].span.end == self.tokens[at + 1].span.start;
        let joined = verb < self.range.end && touches(prefix) && touches(hyphen);
        let acts = || self.tag(verb).starts_with("VB") && self.tag(verb) != "VBG";
        let swapped =
            || self.tag(prefix).starts_with("VB") || self.kids(prefix).any(|kid| kid != hyphen && kid != verb);
        (joined && acts() && swapped()).then_some(verb)
    }

    /// Leaves all as it was where the two stand so that no tree would be left.
    pub(super) fn give_place(&mut self, prefix: usize, verb: usize) {
        let before: Vec<_> = self.range.clone().map(|at| (self.tokens[at].head, self.tokens[at].dep)).collect();
        self.swap(prefix, verb);
        let above = |at: &usize| Some(self.tokens[*at].head).filter(|head| head != at);
        let rooted = |at: usize| std::iter::successors(Some(at), above).nth(self.range.len()).is_none();
        let roots = self.range.clone().filter(|at| self.tokens[*at].head == *at).count();
        if roots == 1 && rooted(prefix) && self.range.clone().all(rooted) {
            (self.tokens[prefix].tag, self.tokens[prefix].pos) = ("AFX", Upos::Adj);
            return;
        }
        for (at, (head, dep)) in self.range.clone().zip(before) {
            self.hang(at, head, dep);
        }
    }

    fn swap(&mut self, prefix: usize, verb: usize) {
        let hyphen = prefix + 1;
        let heir = self.tokens[hyphen].head;
        let held: Vec<usize> = self.kids(hyphen).filter(|kid| *kid != prefix && *kid != verb).collect();
        for kid in held {
            self.hang(kid, if heir == prefix || heir == hyphen { verb } else { heir }, self.dep(kid));
        }
        let holds = |kid: &usize| {
            let (first, last) = self.edges(*kid);
            first <= self.tokens[prefix].head && self.tokens[prefix].head <= last
        };
        let (outer, outer_dep) = (self.tokens[verb].head, self.tokens[verb].dep);
        let (head, dep) = (self.tokens[prefix].head, self.tokens[prefix].dep);
        // "Lee, who co-wrote it, left": what the verb was put above goes on with the verb of the sentence.
        let above = self.kids(verb).find(holds).filter(|_| head != prefix && head != verb);
        if let Some(kid) = above {
            if outer == verb {
                return;
            }
            self.hang(kid, outer, self.dep(kid));
        }
        match (head == prefix, head == verb) {
            (true, _) => self.hang(verb, verb, "ROOT"),
            (_, true) => self.hang(
                verb,
                if outer == prefix { verb } else { outer },
                if outer == prefix { "ROOT" } else { outer_dep },
            ),
            _ => self.hang(verb, head, dep),
        }
        let moved: Vec<usize> = self.kids(prefix).filter(|kid| *kid != verb).collect();
        for kid in moved {
            self.hang(kid, verb, self.dep(kid));
        }
        self.hang(prefix, verb, "dep");
        self.hang(hyphen, verb, "punct");
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::mend::Sentence;
    use crate::parse::mend::tests::subjects;
    use crate::parse::parse_all;

    #[test]
    fn a_prefix_is_no_verb() {
        assert_eq!(subjects("Ann Lee, who co-wrote a book on eels, left Reva."), ["Lee left", "who wrote"]);
        assert_eq!(subjects("Ann Lee re-opened the port in May."), ["Lee opened"]);
        assert_eq!(subjects("The firm was co-founded by Ann Lee."), ["firm founded"]);
    }

    #[test]
    fn other_hyphens_keep_their_place() {
        assert_eq!(subjects("A self-taught cook left her pre-war boat in Reva."), ["cook left"]);
    }

    #[test]
    fn every_sentence_stays_a_tree() {
        let mut parse = parse_all("Lee re-opened the port in May.");
        let [lee, re, hyphen, opened, port] = [0, 1, 2, 3, 5];
        for (token, head) in [(lee, lee), (re, port), (port, opened), (opened, hyphen), (hyphen, lee)] {
            parse.tokens[token].head = head;
        }
        let heads = |parse: &crate::parse::Parse| parse.tokens.iter().map(|token| token.head).collect::<Vec<_>>();
        let before = heads(&parse);
        let whole = 0..parse.tokens.len();
        Sentence::new(&mut parse.tokens, whole).give_place(re, opened);
        assert_eq!(heads(&parse), before);
    }
}
