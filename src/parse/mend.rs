//! What the networks often hang wrong around verbs of saying, put right by rules: a finite clause whose subject hangs elsewhere.
//!
//! Takes the analysis of one text, changes heads and relations in place: [`mend`]. Only what no English sentence can be is touched: two
//! subjects of one verb, an object right before a finite clause without a subject, a subject of an auxiliary, who tells a thing hung on
//! it as a time, a clause with a subject that nothing joins to the verb before it, a verb joined to another that cannot be (`joined`). Spans and the borders of sentences stay as they are,
//! and so do tags but for a page on the net taken for a pronoun. Linear in the tokens but for the few verbs that are mended.
//! Worked: in `The master insists reports of a leak are wrong` the parser takes `reports` for what the master insists; it is what is wrong.
//! Known misses: a clause that is cut in two; names with hyphens, of which each part is a subject; "prompted Lee to say his health is bad",
//! where the last object is what is bad.

mod joined;
mod prefixes;

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

    /// "He told the site that crews have hired cooks": who hired cooks did not hire the site as well.
    fn told_to(&mut self, clause: usize) {
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
    fn teller_with_name(&mut self, verb: usize) {
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

    /// "She insists reports of a leak are wrong": what stands right before a clause without subject is its subject.
    fn free_subject_of_clause(&mut self, verb: usize) {
        let bare = |kid: &usize| *kid > verb && self.dep(*kid) == "ccomp" && self.lacks_subject(*kid);
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
        }
    }

    /// "It emerged Lee, who had left, was held": of whom a clause between commas tells, the verb behind it tells too.
    fn free_subject_behind_aside(&mut self, verb: usize) {
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

    /// "They look into claims a man took it": nothing joins the clause to the verb before it, so it tells the claims.
    fn content_of_noun(&mut self, clause: usize) {
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
    fn content_of_emerging(&mut self, clause: usize) {
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

    /// A verb has one subject; what else is called its subject is one of these.
    fn one_subject(&mut self, verb: usize) {
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

    /// "The army has left, a lawmaker disclosed on Monday": no lawmaker is disclosed at the end of a sentence.
    fn teller_behind(&mut self, verb: usize) {
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
    use crate::parse::parse_all;

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
    fn what_stands_before_a_clause_without_subject_is_its_subject() {
        let text = "Dr Holm insists reports she took a picture with the patient are not true.";
        assert_eq!(subjects(text), ["Holm insists", "reports are", "she took"]);
    }

    #[test]
    fn who_an_aside_tells_of_is_a_subject() {
        let text = "It also emerged Holm, who had not been seen as the owner, was arrested for theft in May.";
        assert_eq!(subjects(text), ["It emerged", "Holm arrested", "who seen"]);
        let near = "It employs Holm, who had not been seen as the owner, and was sold in May.";
        assert_eq!(subjects(near), ["It employs", "who seen"]);
    }

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
    fn an_auxiliary_has_no_subject() {
        assert_eq!(
            subjects("The city's office said roads in those areas were closed."),
            ["office said", "roads closed"]
        );
    }

    #[test]
    fn a_clause_before_its_speaker_keeps_its_subject() {
        assert_eq!(
            subjects("The ferry Velos was sold to a shipyard in Reva, police said."),
            ["Velos sold", "police said"]
        );
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
        let parent = |text: &str, word: &str| {
            let parse = parse_all(text);
            let at = (0..parse.tokens.len()).find(|at| parse.tokens[*at].span.of(text) == word).expect("the word");
            parse.tokens[parse.tokens[at].head].span.of(text).to_owned()
        };
        assert_eq!(parent("Police are investigating claims a doctor took a picture in the room.", "took"), "claims");
        assert_eq!(parent("Police looked into the claims, and a doctor took a picture in the room.", "took"), "looked");
        assert_eq!(parent("Police read the files and a doctor took a picture in the room.", "took"), "read");
    }

    #[test]
    fn what_emerges_is_a_clause() {
        let parent = |text: &str, word: &str| {
            let parse = parse_all(text);
            let at = (0..parse.tokens.len()).find(|at| parse.tokens[*at].span.of(text) == word).expect("the word");
            parse.tokens[parse.tokens[at].head].span.of(text).to_owned()
        };
        let text = "Her hopes dimmed this week after it emerged the yard's 60-day license had expired.";
        assert_eq!(parent(text, "expired"), "emerged");
        assert_eq!(parent("Her hopes dimmed after it emerged, and the license had expired.", "expired"), "dimmed");
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
