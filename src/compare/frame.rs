//! Who does what to whom: the predicates of a text with their arguments, whatever the grammar.
//!
//! Takes a parse, gives [`Frame`]s: verbs (the passive turned round), what is said with "be", nouns of actions ("the arrest of
//! Lee by police") and verbless texts. Shared and raised subjects are filled in.
//! Worked: `Two men were arrested by police` and `Police arrested two men` give one frame: arrest, agent police, patient men.
//! Leaves to others: negation (`scope`), words' nearness (`align`).
//! Known misses: agents in another sentence; "have something done".

use super::lexicon;
use crate::parse::{Parse, Upos, lower};
use compact_str::{CompactString, format_compact};

/// What an argument is to its predicate.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Agent,
    Patient,
    Recipient,
    /// With its preposition's token.
    Oblique(u32),
}

#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Token of the predicate: the verb, the complement of "be", the noun.
    pub head: u32,
    /// The verb that carries tense and negation; `head` itself where there is no other.
    pub verb: u32,
    /// Role and token of the argument's head.
    pub arguments: Vec<(Role, u32)>,
    /// Said by the text as its own statement, not inside a clause of another predicate.
    pub main: bool,
}

impl Frame {
    pub(super) fn argument(&self, role: Role) -> Option<u32> {
        self.arguments.iter().find(|(known, _)| *known == role).map(|(_, token)| *token)
    }
}

pub(super) fn frames(text: &str, parse: &Parse) -> Vec<Frame> {
    let builder = Builder { text, parse };
    let mut frames: Vec<Frame> = (0..parse.tokens.len()).filter_map(|token| builder.frame(token)).collect();
    builder.share_subjects(&mut frames);
    frames
}

/// The lemma of a predicate with its particle: "call_off".
pub(super) fn lemma_with_particle(text: &str, parse: &Parse, token: usize) -> CompactString {
    let lemma = lower(&parse.tokens[token].lemma);
    match particle(text, parse, token) {
        Some(particle) => format_compact!("{lemma}_{}", lower(parse.tokens[particle].span.of(text))),
        None => lemma.into(),
    }
}

pub(super) fn particle(text: &str, parse: &Parse, token: usize) -> Option<usize> {
    if parse.tokens[token].pos != Upos::Verb {
        return None;
    }
    parse.children(token).find(|kid| {
        let close = *kid > token && *kid - token <= 4;
        let word = parse.tokens[*kid].span.of(text);
        parse.tokens[*kid].dep == "prt"
            || close
                && *kid == token + 1
                && parse.tokens[*kid].dep == "advmod"
                && matches!(word, "down" | "off" | "out" | "back" | "up" | "over")
    })
}

/// Words that only say how many or what part of the noun behind "of".
const COUNTING: [&str; 20] = [
    "none", "all", "some", "most", "many", "few", "several", "both", "each", "any", "half", "majority", "minority",
    "number", "group", "dozen", "hundred", "thousand", "rest", "part",
];

struct Builder<'a> {
    text: &'a str,
    parse: &'a Parse,
}

impl Builder<'_> {
    fn dep(&self, token: usize) -> &'static str {
        self.parse.tokens[token].dep
    }

    fn word(&self, token: usize) -> String {
        self.parse.tokens[token].span.of(self.text).to_lowercase()
    }

    fn child(&self, token: usize, deps: &[&str]) -> Option<usize> {
        self.parse.children(token).find(|kid| deps.contains(&self.dep(*kid)))
    }

    fn frame(&self, token: usize) -> Option<Frame> {
        let at = &self.parse.tokens[token];
        match at.pos {
            Upos::Verb | Upos::Aux if !matches!(at.dep, "aux" | "auxpass") => Some(self.verbal(token)),
            Upos::Noun if at.dep != "compound" => match lexicon::nominal(&at.lemma) {
                Some((_, of_is_subject)) => Some(self.nominal(token, of_is_subject)),
                None if at.head == token => Some(self.plain(token)),
                None => None,
            },
            _ if at.head == token => Some(self.plain(token)),
            _ => None,
        }
    }

    fn verbal(&self, token: usize) -> Frame {
        let is_be = self.parse.tokens[token].lemma == "be";
        let complement = if is_be { self.child(token, &["attr", "acomp", "oprd"]) } else { None };
        let passive = self.child(token, &["nsubjpass", "auxpass"]).is_some() || self.is_bare_passive(token);
        let mut arguments = Vec::new();
        for kid in self.parse.children(token) {
            match self.dep(kid) {
                "nsubj" | "csubj" if passive => arguments.push((Role::Patient, kid)),
                "nsubj" | "csubj" => arguments.push((Role::Agent, kid)),
                "nsubjpass" | "csubjpass" => arguments.push((Role::Patient, kid)),
                "dobj" => arguments.push((Role::Patient, kid)),
                "dative" => arguments.push((Role::Recipient, self.object_of(kid).unwrap_or(kid))),
                "agent" => arguments.extend(self.object_of(kid).map(|object| (Role::Agent, object))),
                "prep" => {
                    arguments.extend(self.object_of(kid).map(|object| (Role::Oblique(kid as u32), object)));
                }
                "npadvmod" => arguments.push((Role::Oblique(kid as u32), kid)),
                _ => {}
            }
        }
        if let Some(complement) = complement {
            for kid in self.parse.children(complement).filter(|kid| self.dep(*kid) == "prep") {
                arguments.extend(self.object_of(kid).map(|object| (Role::Oblique(kid as u32), object)));
            }
            // "there is no crisis": what exists is the predicate.
            arguments.retain(|(_, argument)| *argument != complement);
        }
        // "confirm the board is not looking": the parser takes the board for what is confirmed.
        let head = self.parse.tokens[token].head;
        if self.dep(token) == "ccomp"
            && self.child(token, &["nsubj", "nsubjpass", "csubj", "expl"]).is_none()
            && let Some(subject) = self.child(head, &["dobj"]).filter(|object| (head..token).contains(object))
        {
            arguments.push((if passive { Role::Patient } else { Role::Agent }, subject));
        }
        self.antecedent(token, &mut arguments);
        Frame {
            head: complement.unwrap_or(token) as u32,
            verb: token as u32,
            arguments: arguments.into_iter().map(|(role, token)| (role, self.content(token) as u32)).collect(),
            main: self.is_main(token),
        }
    }

    /// "Two arrested in Lyon": a participle as a headline's predicate.
    fn is_bare_passive(&self, token: usize) -> bool {
        self.parse.tokens[token].tag == "VBN"
            && self.child(token, &["aux", "dobj"]).is_none()
            && (self.parse.tokens[token].head == token || self.dep(token) == "acl")
    }

    /// What a participle or relative clause is said of: "the man arrested on Friday", "the man who fled".
    fn antecedent(&self, token: usize, arguments: &mut Vec<(Role, usize)>) {
        let head = self.parse.tokens[token].head;
        match self.dep(token) {
            "relcl" => {
                let relative = arguments
                    .iter_mut()
                    .find(|(_, argument)| matches!(self.word(*argument).as_str(), "who" | "which" | "that" | "whom"));
                if let Some((_, argument)) = relative {
                    *argument = head;
                }
            }
            "acl" if self.parse.tokens[token].tag == "VBN" => arguments.push((Role::Patient, head)),
            "acl" if self.parse.tokens[token].tag == "VBG" => arguments.push((Role::Agent, head)),
            // "the captured town"
            "amod" if self.parse.tokens[token].tag == "VBN" => arguments.push((Role::Patient, head)),
            _ => {}
        }
    }

    fn nominal(&self, token: usize, of_is_subject: bool) -> Frame {
        let mut arguments = Vec::new();
        for kid in self.parse.children(token) {
            match (self.dep(kid), self.word(kid).as_str()) {
                ("poss", _) => arguments.push((if of_is_subject { Role::Agent } else { Role::Patient }, kid)),
                ("prep", "of") => {
                    let role = if of_is_subject { Role::Agent } else { Role::Patient };
                    arguments.extend(self.object_of(kid).map(|object| (role, object)));
                }
                ("prep", "by") => arguments.extend(self.object_of(kid).map(|object| (Role::Agent, object))),
                ("prep", _) => {
                    arguments.extend(self.object_of(kid).map(|object| (Role::Oblique(kid as u32), object)));
                }
                _ => {}
            }
        }
        Frame {
            head: token as u32,
            verb: token as u32,
            arguments: arguments.into_iter().map(|(role, token)| (role, self.content(token) as u32)).collect(),
            main: self.parse.tokens[token].head == token || self.is_carried(token),
        }
    }

    /// "No threats were made", "police made two arrests": the noun says what the verb only carries.
    fn is_carried(&self, token: usize) -> bool {
        const LIGHT: [&str; 9] = ["conduct", "give", "have", "hold", "issue", "launch", "make", "receive", "take"];
        let head = self.parse.tokens[token].head;
        matches!(self.dep(token), "dobj" | "nsubjpass")
            && LIGHT.contains(&self.parse.tokens[head].lemma.as_str())
            && self.is_main(head)
    }

    fn plain(&self, token: usize) -> Frame {
        let arguments = self
            .parse
            .children(token)
            .filter(|kid| self.dep(*kid) == "prep")
            .filter_map(|kid| Some((Role::Oblique(kid as u32), self.object_of(kid)? as u32)))
            .collect();
        Frame { head: token as u32, verb: token as u32, arguments, main: true }
    }

    /// "none of the boats", "a group of men": the boats, the men.
    fn content(&self, token: usize) -> usize {
        let counts = self.parse.tokens[token].pos == Upos::Num
            || COUNTING.contains(&self.parse.tokens[token].lemma.to_lowercase().as_str());
        let of = self.parse.children(token).find(|kid| self.dep(*kid) == "prep" && self.word(*kid) == "of");
        of.filter(|_| counts).and_then(|of| self.object_of(of)).unwrap_or(token)
    }

    fn object_of(&self, preposition: usize) -> Option<usize> {
        // "because of debts": both hang on the first word.
        self.child(preposition, &["pobj"]).or_else(|| self.child(preposition, &["pcomp"]))
    }

    /// The root, what is joined to it, and what it only hedges or reports.
    fn is_main(&self, token: usize) -> bool {
        // "Lee holds the boat, denies a sale": the parser takes the first half for what is denied.
        let first_half =
            |clause: usize| clause < token && self.child(token, &["dobj"]).is_some_and(|object| object > token);
        let content = self.child(token, &["ccomp"]).filter(|clause| !first_half(*clause));
        if lexicon::is_saying(&self.parse.tokens[token].lemma) && content.is_some() {
            return false;
        }
        let mut at = token;
        loop {
            let head = self.parse.tokens[at].head;
            if head == at {
                return true;
            }
            match self.dep(at) {
                "conj" | "ccomp" | "xcomp" => at = head,
                _ => return false,
            }
        }
    }

    /// "He fell and died", "he tried to flee": the second verb has the subject of the first.
    fn share_subjects(&self, frames: &mut [Frame]) {
        for i in 0..frames.len() {
            let verb = frames[i].verb as usize;
            let lacks = frames[i].argument(Role::Agent).is_none() && frames[i].argument(Role::Patient).is_none();
            let joined = matches!(self.dep(verb), "conj" | "xcomp" | "advcl");
            if !joined || !lacks && frames[i].argument(Role::Agent).is_some() {
                continue;
            }
            let passive = self.child(verb, &["auxpass"]).is_some();
            if passive && !lacks {
                continue;
            }
            let head = self.parse.tokens[verb].head as u32;
            let Some(upper) = frames.iter().find(|frame| frame.verb == head) else { continue };
            let object = upper.argument(Role::Patient).filter(|_| self.dep(verb) == "xcomp");
            let subject = object.or(upper.argument(Role::Agent)).or(upper.argument(Role::Patient));
            let role = if passive { Role::Patient } else { Role::Agent };
            if let Some(subject) = subject {
                frames[i].arguments.push((role, subject));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse_all;

    fn of(text: &str, predicate: &str) -> (Option<String>, Option<String>) {
        let parse = parse_all(text);
        let word = |token: u32| parse.tokens[token as usize].span.of(text).to_string();
        let frames = frames(text, &parse);
        let frame = frames.iter().find(|frame| word(frame.head) == predicate).expect("a frame");
        (frame.argument(Role::Agent).map(word), frame.argument(Role::Patient).map(word))
    }

    fn some(word: &str) -> Option<String> {
        Some(word.to_string())
    }

    #[test]
    fn one_frame_whatever_the_grammar() {
        for (text, predicate, agent, patient) in [
            ("Police arrested two men.", "arrested", some("Police"), some("men")),
            ("Two men were arrested by police.", "arrested", some("police"), some("men")),
            ("The arrest of two men by police was announced.", "arrest", some("police"), some("men")),
            ("Two men arrested by police will appear in court.", "arrested", some("police"), some("men")),
            ("The guard fell and died.", "died", some("guard"), None),
            ("The judge who freed Lee resigned.", "freed", some("judge"), some("Lee")),
            ("None of the boats sank.", "sank", some("boats"), None),
        ] {
            assert_eq!(of(text, predicate), (agent, patient), "{text}");
        }
    }

    #[test]
    fn what_is_said_with_be_is_the_predicate() {
        assert_eq!(of("The bridge is safe.", "safe").0, some("bridge"));
        assert_eq!(of("There is no crisis.", "crisis"), (None, None));
    }
}
