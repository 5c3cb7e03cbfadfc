//! What a negation turns round: for every token, whether what it says is said not to be, and by which word.
//!
//! Takes a parse, gives [`Scope`]. Two negations on one word cancel out ("did not fail to arrive" arrived). "Not only", "no fewer
//! than" and "not necessarily" negate nothing. "There is no crisis" turns round `crisis`; "does not believe that P" turns P round.
//! Worked: `Brokers ruled out a merger`: `merger` is turned, by `ruled`.
//! Known misses: negation across sentences; irony.

use super::frame::lemma_with_particle;
use super::lexicon::{self, Governs};
use crate::extract::mentions::is_person_noun;
use crate::parse::{Parse, Upos, lower};
use compact_str::CompactString;

/// For each token: an odd number of negators, and the last of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    turned: Vec<bool>,
    by: Vec<Option<u32>>,
}

impl Scope {
    pub(super) fn is_turned(&self, token: usize) -> bool {
        self.turned[token]
    }

    /// The word that negates the token, or that did before another undid it.
    pub(super) fn by(&self, token: usize) -> Option<usize> {
        self.by[token].map(|by| by as usize)
    }
}

/// `denied`: whoever says the text denies it as a whole.
pub(super) fn scope(text: &str, parse: &Parse, denied: bool) -> Scope {
    let n = parse.tokens.len();
    let mut builder = Builder {
        parse,
        lower: parse.tokens.iter().map(|token| lower(token.span.of(text)).into()).collect(),
        lemmas: (0..n).map(|token| lemma_with_particle(text, parse, token)).collect(),
        scope: Scope { turned: vec![false; n], by: vec![None; n] },
    };
    for token in 0..n {
        builder.negation(token);
        builder.govern(token);
    }
    if denied && let Some(root) = (0..n).find(|token| parse.tokens[*token].head == *token) {
        builder.turn(root, root, 0);
    }
    builder.scope
}

/// Verbs that hand a negation on to their clause: "does not think that P".
const RAISING: [&str; 13] =
    ["think", "believe", "seem", "appear", "expect", "be", "do", "intend", "plan", "want", "wish", "manage", "have"];
/// Verbs that say little beside their object: "did not have evidence".
const LIGHT: [&str; 12] =
    ["have", "make", "take", "give", "see", "find", "show", "get", "pose", "be", "receive", "contain"];
/// Verbs that say only that their subject is or was.
const HAPPENING: [&str; 5] = ["happen", "occur", "exist", "materialise", "materialize"];
/// How far a negation is handed down.
const DEEPEST: usize = 4;

/// What is denied to somebody: refused, not disputed.
const GRANTED: [&str; 16] = [
    "entry",
    "access",
    "bail",
    "permission",
    "visa",
    "asylum",
    "request",
    "appeal",
    "application",
    "parole",
    "permit",
    "licence",
    "license",
    "treatment",
    "service",
    "right",
];

/// "was denied bail", "denied them entry": something is refused, nothing disputed.
pub(super) fn is_refusal(parse: &Parse, verb: usize) -> bool {
    let kid = |deps: &[&str]| parse.children(verb).find(|kid| deps.contains(&parse.tokens[*kid].dep));
    let granted = |token: usize| GRANTED.contains(&parse.tokens[token].lemma.as_str());
    kid(&["dative"]).is_some()
        || kid(&["nsubjpass"]).is_some() && kid(&["dobj"]).is_some()
        || kid(&["dobj", "nsubjpass", "oprd"]).is_some_and(granted)
}

/// "dismissed the officer": whom one can dismiss or reject is nothing that is told.
pub(super) fn is_sacking(parse: &Parse, verb: usize) -> bool {
    let named = |token: usize| parse.tokens[token].pos == Upos::Propn;
    matches!(parse.tokens[verb].lemma.as_str(), "dismiss" | "reject" | "refuse")
        && parse.children(verb).any(|kid| {
            matches!(parse.tokens[kid].dep, "dobj" | "nsubjpass")
                && (named(kid) || is_person_noun(&parse.tokens[kid].lemma))
        })
}

struct Builder<'a> {
    parse: &'a Parse,
    lower: Vec<CompactString>,
    lemmas: Vec<CompactString>,
    scope: Scope,
}

impl Builder<'_> {
    fn dep(&self, token: usize) -> &'static str {
        self.parse.tokens[token].dep
    }

    fn kids(&self, token: usize) -> Vec<usize> {
        self.parse.children(token).collect()
    }

    fn next_is(&self, token: usize, words: &[&str]) -> bool {
        self.lower.get(token + 1).is_some_and(|next| words.contains(&next.as_str()))
    }

    /// Turns a word round and what hangs on it without a meaning of its own.
    fn turn(&mut self, token: usize, by: usize, depth: usize) {
        self.scope.turned[token] = !self.scope.turned[token];
        self.scope.by[token] = Some(by as u32);
        if depth >= DEEPEST {
            return;
        }
        let lemma = lower(&self.parse.tokens[token].lemma);
        let verbal = matches!(self.parse.tokens[token].pos, Upos::Verb | Upos::Aux);
        // "are not in crisis": what "be" says hangs on a preposition.
        if lemma == "be" && !self.kids(token).into_iter().any(|kid| matches!(self.dep(kid), "attr" | "acomp")) {
            let place = self.kids(token).into_iter().find(|kid| *kid > token && self.dep(*kid) == "prep");
            if let Some(place) = place {
                self.turn_object(place, by);
            }
        }
        for kid in self.kids(token) {
            let handed = match self.dep(kid) {
                "attr" | "acomp" | "oprd" => verbal,
                "ccomp" | "xcomp" => RAISING.contains(&&*lemma) || !verbal,
                "dobj" => verbal && LIGHT.contains(&&*lemma) && !self.has_no(kid),
                // "the truce never happened": there was none.
                "nsubj" => verbal && HAPPENING.contains(&&*lemma),
                "conj" => self.joined_by_or(token),
                _ => false,
            };
            if handed && kid != by {
                self.turn(kid, by, depth + 1);
            }
        }
    }

    fn joined_by_or(&self, token: usize) -> bool {
        self.kids(token)
            .into_iter()
            .any(|kid| self.dep(kid) == "cc" && matches!(self.lower[kid].as_str(), "or" | "nor"))
    }

    fn has_no(&self, noun: usize) -> bool {
        self.kids(noun).into_iter().any(|kid| self.is_no(kid))
    }

    /// "no" on a noun, but not in "no fewer than".
    fn is_no(&self, token: usize) -> bool {
        let alone = !self.next_is(token, &["fewer", "less", "more", "later", "earlier", "doubt", "longer"]);
        match self.lower[token].as_str() {
            "no" | "neither" => alone && matches!(self.dep(token), "det" | "neg" | "preconj"),
            "zero" => matches!(self.dep(token), "nummod" | "det"),
            _ => false,
        }
    }

    fn negation(&mut self, token: usize) {
        let head = self.parse.tokens[token].head;
        let word = self.lower[token].clone();
        match word.as_str() {
            "not" | "n't" | "n’t" | "never" | "nowhere" | "cannot" => {
                if self.next_is(token, &["only", "just", "merely", "necessarily", "yet", "least"]) {
                    return;
                }
                if head != token && !self.waits_until(head) {
                    self.turn(head, token, 0);
                }
            }
            // "is yet to comment", "has yet to rule".
            "yet" if self.next_is(token, &["to"]) => {
                if let Some(verb) = (token + 2..self.parse.tokens.len().min(token + 5))
                    .find(|at| self.parse.tokens[*at].pos == Upos::Verb)
                {
                    self.turn(verb, token, 0);
                }
            }
            "longer" if token > 0 && self.lower[token - 1] == "no" => self.turn(head, token, 0),
            "hardly" | "barely" | "scarcely" if self.dep(token) == "advmod" => self.turn(head, token, 0),
            "nobody" | "none" | "nothing" | "neither" if self.dep(token) != "det" && self.dep(token) != "preconj" => {
                self.turn_predicate(token, token);
                // "nothing like a parade is planned".
                if let Some(like) = self.kids(token).into_iter().find(|kid| self.lower[*kid] == "like") {
                    self.turn_object(like, token);
                }
            }
            "one" if token > 0 && self.lower[token - 1] == "no" => self.turn_predicate(token, token),
            // "is out of danger", "was out of order"
            "out" if self.next_is(token, &["of"]) && self.parse.tokens[head].lemma == "be" => {
                let state = |kid: &usize| {
                    matches!(
                        &*self.lower[*kid],
                        "control" | "danger" | "order" | "reach" | "service" | "stock" | "use" | "work"
                    )
                };
                let kids = [self.kids(token), self.kids(token + 1)].concat();
                if let Some(kid) = kids.into_iter().find(|kid| self.dep(*kid) == "pobj" && state(kid)) {
                    self.turn(kid, token, 0);
                }
            }
            "without" => {
                for kid in self.kids(token) {
                    if matches!(self.dep(kid), "pobj" | "pcomp") {
                        self.turn(kid, token, 0);
                    }
                }
            }
            // "no one" is one word: "one" turns what it is said of.
            _ if self.is_no(token) && head != token && !self.next_is(token, &["one"]) => {
                self.turn(head, token, DEEPEST);
                self.turn_predicate(head, token);
            }
            _ => {}
        }
    }

    /// "not until May": in May it is so.
    fn waits_until(&self, verb: usize) -> bool {
        (verb + 1..self.lower.len())
            .any(|token| matches!(self.lower[token].as_str(), "until" | "till") && self.parse.is_under(token, verb))
    }

    /// The verb that a negated subject or object stands at: "no ship sank" did not sink.
    fn turn_predicate(&mut self, noun: usize, by: usize) {
        let head = self.parse.tokens[noun].head;
        if head == noun {
            return;
        }
        match self.dep(noun) {
            "nsubj" | "nsubjpass" | "dobj" => self.turn(head, by, DEEPEST),
            "attr" => self.scope.by[head] = Some(by as u32),
            "pobj" | "conj" | "appos" => {}
            _ => {}
        }
        // "not a predicate": "nobody was hurt" turns what "be" says.
        if self.dep(noun) == "nsubj" && self.parse.tokens[head].lemma == "be" {
            for kid in self.kids(head) {
                if matches!(self.dep(kid), "attr" | "acomp") {
                    self.turn(kid, by, DEEPEST);
                }
            }
        }
    }

    /// "failed to stop", "lack of proof", "denied the charge", "it is false that P".
    fn govern(&mut self, token: usize) {
        // "did not fail to open" opened; "did not deny it" says nothing of it.
        let named = self.parse.tokens[token].pos == Upos::Propn
            || self.parse.entities.iter().any(|entity| entity.label != "DATE" && entity.tokens.contains(&token));
        if self.scope.turned[token] || named {
            return;
        }
        let lemma = self.lemmas[token].clone();
        let kids = self.kids(token);
        // "stopped short of naming": did not name.
        if lemma == "stop" && self.next_is(token, &["short"]) {
            let of = (token + 1..self.lower.len().min(token + 4)).find(|at| self.lower[*at] == "of");
            if let Some(of) = of {
                self.turn_object(of, token);
            }
            return;
        }
        if let Some(governs) = lexicon::negator(&lemma) {
            for kid in kids {
                let turned = match self.dep(kid) {
                    "xcomp" | "ccomp" | "pcomp" => matches!(governs, Governs::Clause | Governs::Both),
                    "dobj" | "nsubjpass" => matches!(governs, Governs::Object | Governs::Both),
                    "prep" if self.lower[kid] == "of" && governs == Governs::Of => {
                        self.turn_object(kid, token);
                        false
                    }
                    "prep" if self.lower[kid] == "from" && matches!(governs, Governs::Both | Governs::Clause) => {
                        self.turn_object(kid, token);
                        false
                    }
                    _ => false,
                };
                if turned {
                    self.turn(kid, token, 0);
                }
            }
            return;
        }
        match lexicon::denier(&lemma) {
            Some(true) if is_refusal(self.parse, token) || is_sacking(self.parse, token) => {}
            Some(true) => {
                for kid in kids {
                    if matches!(self.dep(kid), "dobj" | "nsubjpass" | "ccomp" | "xcomp") {
                        self.turn_denied(kid, token);
                    }
                }
            }
            Some(false) => {
                // "it is false that P": P hangs on the word or on its verb.
                let verb = self.parse.tokens[token].head;
                let clauses = kids.into_iter().chain(self.kids(verb)).collect::<Vec<_>>();
                for kid in clauses {
                    if matches!(self.dep(kid), "ccomp" | "csubj" | "acl") && kid != token && self.has_that(kid) {
                        self.turn(kid, token, 0);
                    }
                }
            }
            None => {}
        }
    }

    fn turn_object(&mut self, preposition: usize, by: usize) {
        for kid in self.kids(preposition) {
            if matches!(self.dep(kid), "pobj" | "pcomp") {
                self.turn(kid, by, 0);
            }
        }
    }

    /// "denied reports that P" and "denied the report of P" deny P; "denied a merger" the merger.
    fn turn_denied(&mut self, token: usize, by: usize) {
        const CONTENT_NOUNS: [&str; 16] = [
            "report",
            "claim",
            "allegation",
            "rumor",
            "rumour",
            "suggestion",
            "accusation",
            "speculation",
            "story",
            "charge",
            "idea",
            "notion",
            "account",
            "statement",
            "assertion",
            "reports",
        ];
        let content = CONTENT_NOUNS.contains(&self.parse.tokens[token].lemma.as_str());
        if content {
            for kid in self.kids(token) {
                match self.dep(kid) {
                    "acl" | "ccomp" | "relcl" if self.has_that(kid) => self.turn(kid, by, 0),
                    // "a story on Lee": a name is not what is denied.
                    "prep" if !self.kids(kid).into_iter().any(|of| self.parse.tokens[of].pos == Upos::Propn) => {
                        self.turn_object(kid, by)
                    }
                    _ => {}
                }
            }
        }
        self.turn(token, by, 0);
    }

    fn has_that(&self, clause: usize) -> bool {
        self.kids(clause).into_iter().any(|kid| self.dep(kid) == "mark" && self.lower[kid] == "that")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse_all;

    fn turned(text: &str, word: &str) -> bool {
        let parse = parse_all(text);
        let at = parse.tokens.iter().position(|token| token.span.of(text) == word).expect("the word is there");
        scope(text, &parse, false).is_turned(at)
    }

    #[test]
    fn scopes() {
        for (text, word, is_turned) in [
            ("There is no crisis.", "crisis", true),
            ("The bridge did not fall.", "fall", true),
            ("The bridge did not fail to open.", "open", false),
            ("Not only did the bridge fall, it burned.", "fall", false),
            ("No fewer than ten people came.", "came", false),
            ("Nobody was hurt.", "hurt", true),
            ("The minister denied the allegation.", "allegation", true),
            ("The bank ruled out a merger.", "merger", true),
            ("Officers acted without a warrant.", "warrant", true),
            ("The man who did not pay left.", "left", false),
            ("The ship was not able to dock.", "dock", true),
            ("The firm lacks proof.", "proof", true),
            ("The mayor does not believe that the dam will break.", "break", true),
            ("No ship sank.", "sank", true),
            ("The bank is not in trouble.", "trouble", true),
            ("The firm has yet to comment.", "comment", true),
            ("The truce never happened.", "truce", true),
            ("The truce never held.", "truce", false),
            ("The bridge will not open until May.", "open", false),
            ("The bridge did not open in May.", "open", true),
            ("The board stopped short of naming the captain.", "naming", true),
            ("The board dismissed the claim.", "claim", true),
            ("The board dismissed the captain.", "captain", false),
        ] {
            assert_eq!(turned(text, word), is_turned, "{text} / {word}");
        }
    }
}
