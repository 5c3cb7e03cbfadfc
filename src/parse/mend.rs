//! What the networks often hang wrong, put right by rules.
//!
//! Takes the analysis of one text, changes heads and relations in place: [`mend`]. Only what no English sentence can be is touched: two
//! subjects of one verb (`subjects`), a clause that nothing joins to the verb before it, or who tells a thing hung on it as a time
//! (`telling`), a verb joined to another that cannot be (`joined`), half a verb (`prefixes`).
//! Spans and the borders of sentences stay as they are, and so do nearly all tags. Linear in the tokens but for what is mended.
//!
//! Known misses: a clause that is cut in two.

mod joined;
mod prefixes;
mod subjects;
mod telling;

use super::Upos;
use super::analysis::{Parse, Token};
use prefixes::is_prefix;
use std::ops::Range;

/// Verbs of who tells what stands before them.
const TELLING: [&str; 7] = ["announce", "claim", "confirm", "disclose", "report", "reveal", "state"];
/// Nouns that a clause tells the content of.
const TOLD: [&str; 8] = ["accusation", "allegation", "claim", "report", "rumor", "rumour", "speculation", "suggestion"];
/// Verbs that a clause without "that" follows.
const OPENING: [&str; 9] = ["claim", "emerge", "insist", "know", "report", "reveal", "say", "think", "transpire"];
/// Verbs with one who is told.
const INFORMING: [&str; 6] = ["assure", "inform", "promise", "remind", "tell", "warn"];
/// So many verbs of one sentence are looked at: what has more of them to mend is a table.
const MOST: usize = 32;

pub(super) fn mend(parse: &mut Parse) {
    let (mut arguments, mut contents): (Vec<(usize, &str)>, Vec<usize>) = Default::default();
    for sentence in parse.sentences.clone() {
        arguments.clear();
        contents.clear();
        let prefixes: Vec<usize> = sentence.clone().filter(|at| is_prefix(parse, *at)).take(MOST).collect();
        for prefix in prefixes {
            let mut joined = Sentence::new(&mut parse.tokens, sentence.clone());
            if let Some(verb) = joined.verb_of_prefix(prefix) {
                joined.give_place(prefix, verb);
            }
        }
        for at in sentence.clone() {
            name_of_page(&mut parse.tokens[at]);
            if is_subject(&parse.tokens[at]) {
                lift_from_auxiliary(&mut parse.tokens, at);
            }
            let token = &parse.tokens[at];
            match token.dep {
                "nsubj" | "nsubjpass" => arguments.push((token.head, "nsubj")),
                "conj" if token.tag.starts_with("VB") => {
                    contents.push(at);
                    if OPENING.contains(&parse.tokens[token.head].lemma.as_str()) {
                        arguments.push((token.head, "conj"));
                    }
                }
                "ccomp" | "dobj" => arguments.push((token.head, token.dep)),
                "acl" if TELLING.contains(&token.lemma.as_str()) => arguments.push((at, "told")),
                _ => {}
            }
        }
        contents.truncate(MOST);
        for clause in contents.drain(..) {
            let told =
                |at: usize| TOLD.contains(&parse.tokens[at].lemma.as_str()) && parse.tokens[at].pos == Upos::Noun;
            if (parse.tokens[clause].head + 1..clause).any(told) {
                Sentence::new(&mut parse.tokens, sentence.clone()).content_of_noun(clause);
            }
            Sentence::new(&mut parse.tokens, sentence.clone()).content_of_emerging(clause);
            let own = |dep: &str| (sentence.start..clause).any(|at| is_kid(&parse.tokens[at], clause, dep));
            let (marked, helped, subject) =
                (own("mark"), own("aux") || own("auxpass"), own("nsubj") || own("nsubjpass"));
            let relative = parse.tokens[parse.tokens[clause].head].dep == "relcl";
            if !(marked && subject || !subject && (helped || relative)) {
                continue;
            }
            let mut joined = Sentence::new(&mut parse.tokens, sentence.clone());
            match subject {
                true => joined.marked(clause),
                false if helped => joined.subject_in_list(clause),
                false => joined.tense_apart(clause),
            }
        }
        let told = |clause: &usize| {
            let noun = parse.tokens[*clause].head;
            let verb = parse.tokens[parse.tokens[noun].head].lemma.as_str();
            parse.tokens[*clause].dep == "relcl" && INFORMING.contains(&verb)
        };
        let told: Vec<usize> = sentence.clone().filter(told).take(MOST).collect();
        for clause in told {
            Sentence::new(&mut parse.tokens, sentence.clone()).told_to(clause);
        }
        let parted = |at: &usize| {
            let (token, head) = (&parse.tokens[*at], parse.tokens[*at].head);
            token.dep == "acl" && token.tag == "VBN" && parse.tokens[head].head == head
        };
        if let Some(verb) = sentence.clone().find(parted) {
            Sentence::new(&mut parse.tokens, sentence.clone()).teller_with_name(verb);
        }
        arguments.sort_unstable();
        for of_verb in arguments.chunk_by(|a, b| a.0 == b.0).filter(|of_verb| is_odd(of_verb)).take(MOST) {
            let verb = of_verb[0].0;
            if parse.tokens[verb].tag.starts_with("VB") {
                Sentence::new(&mut parse.tokens, sentence.clone()).free_subject_of_clause(verb);
                Sentence::new(&mut parse.tokens, sentence.clone()).free_subject_behind_aside(verb);
                Sentence::new(&mut parse.tokens, sentence.clone()).one_subject(verb);
                Sentence::new(&mut parse.tokens, sentence.clone()).teller_behind(verb);
            }
        }
    }
}

/// Two subjects, an object beside a clause, or somebody who may tell it.
fn is_odd(of_verb: &[(usize, &str)]) -> bool {
    let count = |what: &str| of_verb.iter().filter(|(_, dep)| *dep == what).count();
    let clause = count("ccomp") > 0 || count("conj") > 0;
    count("nsubj") == 2 || count("dobj") > 0 && clause || count("told") > 0
}

fn is_kid(token: &Token, head: usize, dep: &str) -> bool {
    token.head == head && token.dep == dep
}

fn is_subject(token: &Token) -> bool {
    matches!(token.dep, "nsubj" | "nsubjpass")
}

/// "HarbourNews.com" is no pronoun.
fn name_of_page(token: &mut Token) {
    if token.tag == "PRP" && token.lemma.contains(|c: char| c == '.' || c.is_ascii_digit()) {
        (token.tag, token.pos) = ("NNP", Upos::Propn);
    }
}

/// "The office said roads were closed": "roads" is the subject of "closed", not of "were".
fn lift_from_auxiliary(tokens: &mut [Token], subject: usize) {
    let auxiliary = tokens[subject].head;
    match tokens[auxiliary].dep {
        "aux" => tokens[subject].head = tokens[auxiliary].head,
        "auxpass" => {
            tokens[subject].head = tokens[auxiliary].head;
            tokens[subject].dep = "nsubjpass";
        }
        _ => {}
    }
}

/// A sentence with what hangs on what before anything is changed.
struct Sentence<'t> {
    tokens: &'t mut [Token],
    range: Range<usize>,
    /// First and last token under each token of the sentence.
    edges: Vec<(usize, usize)>,
}

impl<'t> Sentence<'t> {
    fn new(tokens: &'t mut [Token], range: Range<usize>) -> Self {
        let mut edges: Vec<(usize, usize)> = range.clone().map(|at| (at, at)).collect();
        // From the leaves up: a token is done when all that hang on it are.
        let mut open = vec![0usize; range.len()];
        for at in range.clone().filter(|at| tokens[*at].head != *at) {
            open[tokens[at].head - range.start] += 1;
        }
        let mut done: Vec<usize> = range.clone().filter(|at| open[at - range.start] == 0).collect();
        while let Some(at) = done.pop() {
            let head = tokens[at].head;
            if head == at {
                continue;
            }
            let ((first, last), above) = (edges[at - range.start], head - range.start);
            edges[above] = (edges[above].0.min(first), edges[above].1.max(last));
            open[above] -= 1;
            if open[above] == 0 {
                done.push(head);
            }
        }
        Sentence { tokens, range, edges }
    }

    fn kids(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        self.range.clone().filter(move |at| self.tokens[*at].head == head && *at != head)
    }

    fn edges(&self, token: usize) -> (usize, usize) {
        self.edges[token - self.range.start]
    }

    fn dep(&self, token: usize) -> &'static str {
        self.tokens[token].dep
    }

    fn tag(&self, token: usize) -> &'static str {
        self.tokens[token].tag
    }

    fn is_comma(&self, token: usize) -> bool {
        self.range.contains(&token) && self.tag(token) == ","
    }

    fn hang(&mut self, token: usize, head: usize, dep: &'static str) {
        self.tokens[token].head = head;
        self.tokens[token].dep = dep;
    }

    fn is_finite(&self, verb: usize) -> bool {
        let finite = |tag: &str| matches!(tag, "MD" | "VBD" | "VBP" | "VBZ");
        let helps = |kid: usize| kid < verb && matches!(self.dep(kid), "aux" | "auxpass") && finite(self.tag(kid));
        finite(self.tag(verb)) || self.kids(verb).any(helps)
    }

    /// A finite clause that nothing joins to its sentence and that lacks a subject.
    fn lacks_subject(&self, clause: usize) -> bool {
        let has = |kid: usize| {
            matches!(self.dep(kid), "csubj" | "csubjpass" | "expl" | "mark" | "nsubj" | "nsubjpass")
                || matches!(self.tag(kid), "WDT" | "WP" | "WRB")
        };
        self.is_finite(clause) && !self.kids(clause).any(has)
    }

    fn become_subject(&mut self, noun: usize, verb: usize) {
        let passive = self.kids(verb).any(|kid| self.dep(kid) == "auxpass");
        self.hang(noun, verb, if passive { "nsubjpass" } else { "nsubj" });
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::parse_all;

    /// What a word hangs on.
    pub(super) fn parent(text: &str, word: &str) -> String {
        let parse = parse_all(text);
        let at = (0..parse.tokens.len()).find(|at| parse.tokens[*at].span.of(text) == word).expect("the word");
        parse.tokens[parse.tokens[at].head].span.of(text).to_owned()
    }

    /// The subjects of a text, each with its verb.
    pub(super) fn subjects(text: &str) -> Vec<String> {
        let parse = parse_all(text);
        let is = |at: &usize| super::is_subject(&parse.tokens[*at]);
        let written = |at: usize| parse.tokens[at].span.of(text);
        (0..parse.tokens.len())
            .filter(is)
            .map(|at| format!("{} {}", written(at), written(parse.tokens[at].head)))
            .collect()
    }

    #[test]
    fn an_auxiliary_has_no_subject() {
        assert_eq!(
            subjects("The city's office said roads in those areas were closed."),
            ["office said", "roads closed"]
        );
    }
}
