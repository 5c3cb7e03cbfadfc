//! The analysis of a statement out of that of its sentence: a clause is not analysed twice, and means what it means there.
//!
//! Takes the words of a statement with their places in its text, gives their [`Parse`] where they hang together as they did in the
//! sentence, or by the statement's own verb: a shared subject, what a relative clause tells of its noun, a form of "be" put in.
//! A name put for a pronoun is analysed by itself and hangs where the pronoun did.
//!
//! Worked: `Lee said she sold the ferry` gives `Ann Lee nsubj ← sold ROOT`, and `Lee, who sold it and left` also
//! `Lee nsubj ← left ROOT`; a statement with two loose verbs gives nothing.

use super::{View, Word};
use crate::parse::{Entity, Parse, Token, Upos, parse_all};
use crate::span::Span;
use std::ops::Range;

/// Tags of verbs that a statement can be made with.
const FINITE: [&str; 4] = ["VBD", "VBZ", "VBP", "MD"];

/// What a name is analysed with: alone, half of what it is named after would be taken for the name.
const OF_NAME: &str = " was there.";
const OF_OWNER: &str = " house was there.";

/// `places` are the bytes of each word in the text; `None` where a word is not the sentence's, or hangs on one that is not there.
pub(super) fn parsed(view: &View, words: &[Word], places: &[Span]) -> Option<Parse> {
    let of_sentence = view.tree.parse;
    let mut made = Made { tokens: Vec::with_capacity(words.len()), ..Made::default() };
    // Where each token of the sentence stands in the statement.
    let mut stands: Vec<Option<usize>> = vec![None; of_sentence.tokens.len()];
    let mut renamed = Vec::new();
    for (word, place) in words.iter().zip(places) {
        let Some(token) = word.token else {
            if word.text.starts_with('[') {
                made.aside(word, *place)?;
            } else {
                made.be(word, *place)?;
            }
            continue;
        };
        if stands[token].is_some() {
            return None;
        }
        stands[token] = Some(made.tokens.len());
        let own = Token { span: *place, ..of_sentence.tokens[token].clone() };
        if word.text.eq_ignore_ascii_case(view.word(token)) {
            made.tokens.push(own);
        } else if word.origin.is_some() {
            made.tokens.push(bent(own, &word.text)?);
        } else {
            stands[token] = Some(made.name(word, *place)?);
            renamed.push(token);
        }
    }
    for token in words.iter().filter_map(|word| word.token) {
        let (at, head) = (stands[token]?, of_sentence.tokens[token].head);
        match stands[head].filter(|_| head != token) {
            Some(head) => {
                made.tokens[at].head = head;
                made.tokens[at].dep = of_sentence.tokens[token].dep;
            }
            None => {
                made.tokens[at].head = at;
                made.tokens[at].dep = of_sentence.tokens[token].dep;
                made.loose.push(at);
            }
        }
    }
    let root = made.hang()?;
    if !made.is_finite(root) {
        return None;
    }
    // A name that stands for a word brings its own.
    let kept = |entity: &&Entity| !renamed.iter().any(|token| entity.tokens.contains(token));
    for entity in of_sentence.entities.iter().filter(kept) {
        made.entities.extend(moved(entity, &stands, &made.tokens));
    }
    made.entities.sort_by_key(|entity| entity.tokens.start);
    debug_assert!(made.entities.windows(2).all(|two| two[0].tokens.end <= two[1].tokens.start));
    let whole = 0..made.tokens.len();
    Some(Parse { tokens: made.tokens, sentences: std::iter::once(whole).collect(), entities: made.entities })
}

/// A verb in another form.
fn bent(token: Token, text: &str) -> Option<Token> {
    if !(token.tag.starts_with('V') || token.tag == "MD") {
        return None;
    }
    let (tag, lemma) = match text {
        "is" => ("VBZ", "be"),
        "are" => ("VBP", "be"),
        "was" | "were" => ("VBD", "be"),
        "has" => ("VBZ", "have"),
        "have" => ("VBP", "have"),
        "had" => ("VBD", "have"),
        "will" | "would" => ("MD", text),
        _ if text.contains(' ') => return None,
        _ if text.ends_with('s') => ("VBZ", token.lemma.as_str()),
        _ if text == token.lemma => ("VBP", text),
        _ => ("VBD", token.lemma.as_str()),
    };
    Some(Token { tag, lemma: lemma.into(), ..token })
}

#[derive(Default)]
struct Made {
    tokens: Vec<Token>,
    entities: Vec<Entity>,
    /// Those whose head is not there.
    loose: Vec<usize>,
    /// The form of "be" that only the statement has.
    be: Option<usize>,
}

impl Made {
    /// A form of "be" that the sentence does not have, one at most.
    fn be(&mut self, word: &Word, place: Span) -> Option<()> {
        let tag = match word.text.as_str() {
            "is" => "VBZ",
            "are" => "VBP",
            "was" | "were" => "VBD",
            _ => return None,
        };
        let at = self.tokens.len();
        self.tokens.push(Token { span: place, lemma: "be".into(), tag, pos: Upos::Aux, dep: "ROOT", head: at });
        self.be.replace(at).is_none().then_some(())
    }

    /// "We [the Harbour Board]": who it is hangs on the word before.
    fn aside(&mut self, word: &Word, place: Span) -> Option<()> {
        let on = self.tokens.len().checked_sub(1)?;
        let mark = |span: Span, text: &str, tag| Token {
            span,
            lemma: text.into(),
            tag,
            pos: Upos::Punct,
            dep: "punct",
            head: on,
        };
        let (start, end) = (place.start as usize, place.end as usize);
        self.tokens.push(mark(Span::new(start, start + 1), "[", "-LRB-"));
        let text = word.text.trim_start_matches('[').trim_end_matches(']').to_string();
        let inner = Word { text, token: None, from: None, origin: None, exact: false };
        let root = self.name(&inner, Span::new(start + 1, end - 1))?;
        (self.tokens[root].head, self.tokens[root].dep) = (on, "appos");
        self.tokens.push(mark(Span::new(end - 1, end), "]", "-RRB-"));
        Some(())
    }

    /// A name that stands for a word of the sentence: gives the token that what hung on the word hangs on.
    fn name(&mut self, word: &Word, place: Span) -> Option<usize> {
        let owns = word.text.ends_with(['s', '’', '\'']) && word.text.contains(['’', '\'']);
        let told = format!("{}{}", word.text, if owns { OF_OWNER } else { OF_NAME });
        let Parse { mut tokens, mut entities, .. } = parse_all(&told);
        tokens.truncate(tokens.partition_point(|token| token.span.end as usize <= word.text.len()));
        entities.retain(|entity| entity.tokens.end <= tokens.len());
        let first = self.tokens.len();
        let mut roots = (0..tokens.len()).filter(|at| tokens[*at].head == *at || tokens[*at].head >= tokens.len());
        let root = roots.next().filter(|at| roots.next().is_none() && is_nominal(&tokens[*at]))?;
        let start = place.start as usize;
        let placed = |token: Token| Token { span: token.span.shift(start), head: first + token.head, ..token };
        self.tokens.extend(tokens.into_iter().map(placed));
        let placed = |entity: Entity| Entity {
            tokens: first + entity.tokens.start..first + entity.tokens.end,
            span: entity.span.shift(start),
            ..entity
        };
        self.entities.extend(entities.into_iter().map(placed));
        Some(first + root)
    }

    fn kids(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.tokens.len()).filter(move |at| *at != head && self.tokens[*at].head == head)
    }

    fn is_finite(&self, verb: usize) -> bool {
        let finite = |at: usize| FINITE.contains(&self.tokens[at].tag);
        let helps = |at: usize| matches!(self.tokens[at].dep, "aux" | "auxpass") && finite(at);
        finite(verb) || self.kids(verb).any(helps)
    }

    /// Finds the statement's verb and hangs on it what is loose.
    fn hang(&mut self) -> Option<usize> {
        let loose = std::mem::take(&mut self.loose);
        if let Some(be) = self.be {
            return self.hang_on_be(be);
        }
        let is_verb = |at: &usize| {
            (self.tokens[*at].tag.starts_with("VB") || self.tokens[*at].tag == "MD")
                && !matches!(self.tokens[*at].dep, "aux" | "auxpass")
        };
        let mut verbs = loose.iter().copied().filter(is_verb);
        match (verbs.next(), verbs.next(), &loose[..]) {
            (Some(verb), None, _) => {
                self.root(verb);
                let others = loose.iter().copied().filter(|at| *at != verb);
                let (nouns, others): (Vec<usize>, Vec<usize>) = others.partition(|at| is_nominal(&self.tokens[*at]));
                for other in others {
                    self.beside(other, verb)?;
                }
                for noun in nouns {
                    self.subject(noun, verb)?;
                }
                Some(verb)
            }
            (None, _, [noun]) => self.hang_on_clause(*noun),
            _ => None,
        }
    }

    fn root(&mut self, verb: usize) {
        (self.tokens[verb].head, self.tokens[verb].dep) = (verb, "ROOT");
    }

    /// What may hang on a verb as it hung on another.
    fn beside(&mut self, at: usize, verb: usize) -> Option<()> {
        let token = &mut self.tokens[at];
        let kept = matches!(token.dep, "advmod" | "aux" | "auxpass" | "expl" | "neg" | "npadvmod" | "prep" | "punct");
        token.head = verb;
        kept.then_some(())
    }

    /// A noun before a verb that has no subject yet.
    fn subject(&mut self, noun: usize, verb: usize) -> Option<()> {
        let has = |deps: &[&str]| self.kids(verb).any(|kid| deps.contains(&self.tokens[kid].dep));
        if noun > verb || has(&["csubj", "expl", "nsubj", "nsubjpass"]) || self.kids(noun).any(|kid| kid > verb) {
            return None;
        }
        let passive = has(&["auxpass"]);
        self.tokens[noun].dep = if passive { "nsubjpass" } else { "nsubj" };
        self.tokens[noun].head = verb;
        Some(())
    }

    /// "The ferry[, which] sank off Leyte": the clause on a noun becomes the statement.
    fn hang_on_clause(&mut self, noun: usize) -> Option<usize> {
        let is_clause = |kid: &usize| matches!(self.tokens[*kid].dep, "acl" | "relcl");
        let clauses: Vec<usize> = self.kids(noun).filter(is_clause).collect();
        let [verb] = clauses[..] else { return None };
        if !is_nominal(&self.tokens[noun]) {
            return None;
        }
        self.root(verb);
        self.subject(noun, verb)?;
        Some(verb)
    }

    /// "The ferry is a wreck", "The ferry was built in 1990": what stands before the verb is its subject.
    fn hang_on_be(&mut self, be: usize) -> Option<usize> {
        let tops = |tokens: &[Token], part: Range<usize>| -> Vec<usize> {
            let top = |at: &usize| tokens[*at].head == *at || !part.contains(&tokens[*at].head);
            part.clone().filter(top).filter(|at| tokens[*at].dep != "punct").collect()
        };
        let (before, behind) = (0..be, be + 1..self.tokens.len());
        // Marks that hung on nothing here, or on a word of the other side.
        let is_stray = |at: &usize| {
            let head = self.tokens[*at].head;
            self.tokens[*at].dep == "punct" && (head == *at || before.contains(at) != before.contains(&head))
        };
        let stray: Vec<usize> = (0..self.tokens.len()).filter(is_stray).collect();
        let (&[subject], &[told]) = (&tops(&self.tokens, before)[..], &tops(&self.tokens, behind)[..]) else {
            return None;
        };
        if !is_nominal(&self.tokens[subject]) {
            return None;
        }
        let (verb, dep) = match self.tokens[told].tag {
            "VBN" => (told, "auxpass"),
            "VBG" => (told, "aux"),
            _ if is_nominal(&self.tokens[told]) => (be, "attr"),
            "CD" => (be, "attr"),
            "JJ" | "JJR" | "JJS" => (be, "acomp"),
            "IN" | "TO" => (be, "prep"),
            _ => return None,
        };
        self.root(verb);
        let other = if verb == be { told } else { be };
        (self.tokens[other].head, self.tokens[other].dep) = (verb, dep);
        (self.tokens[subject].head, self.tokens[subject].dep) =
            (verb, if dep == "auxpass" { "nsubjpass" } else { "nsubj" });
        for at in stray {
            self.tokens[at].head = verb;
        }
        Some(verb)
    }
}

fn is_nominal(token: &Token) -> bool {
    token.tag.starts_with("NN") || token.tag == "PRP"
}

/// An entity of the sentence in the statement, where all its words stand side by side.
fn moved(entity: &Entity, stands: &[Option<usize>], tokens: &[Token]) -> Option<Entity> {
    let first = stands[entity.tokens.start]?;
    let own: Range<usize> = first..first + entity.tokens.len();
    let together = entity.tokens.clone().zip(own.clone()).all(|(token, at)| stands[token] == Some(at));
    let span = Span::new(tokens[first].span.start as usize, tokens.get(own.end - 1)?.span.end as usize);
    together.then_some(Entity { tokens: own, span, label: entity.label })
}

#[cfg(test)]
mod tests {
    use crate::extract::from_passage;
    use crate::parse::{Parse, parse_all};

    /// The claim of a passage with these words.
    fn claim(passage: &str, text: &str) -> Option<Parse> {
        let claims = from_passage(passage);
        let texts: Vec<&str> = claims.iter().map(|claim| claim.text.as_str()).collect();
        let at = texts.iter().position(|said| *said == text).unwrap_or_else(|| panic!("{texts:?}"));
        claims[at].parse.as_deref().cloned()
    }

    fn rows(parse: &Parse, text: &str) -> Vec<(String, &'static str, &'static str, usize)> {
        parse.tokens.iter().map(|t| (t.span.of(text).to_string(), t.tag, t.dep, t.head)).collect()
    }

    #[test]
    fn a_clause_is_a_tree_of_its_own() {
        let text = "The ferry of Samar sank off Leyte in May";
        let parse = claim("It rained. Police said the ferry of Samar sank off Leyte in May.", text).expect("a part");
        assert_eq!(rows(&parse, text), rows(&parse_all(text), text));
        let names: Vec<_> = parse.entities.iter().map(|entity| entity.span.of(text)).collect();
        assert_eq!(names, ["Samar", "Leyte", "May"]);
        assert!(parse.sentences.len() == 1 && parse.sentences[0] == (0..parse.tokens.len()));
    }

    #[test]
    fn a_name_hangs_where_the_pronoun_did() {
        let text = "Anna Marlow sold the ferry to a bank";
        let passage = "Anna Marlow, the owner, was in Leyte on Monday. She sold the ferry to a bank.";
        let parse = claim(passage, text).expect("a part");
        assert_eq!(rows(&parse, text), rows(&parse_all(text), text));
        assert_eq!(
            parse.entities.iter().map(|e| (e.span.of(text), e.label)).collect::<Vec<_>>(),
            [("Anna Marlow", "PERSON")]
        );
    }

    /// The statement out of the passage has the rows and entities of the statement analysed alone.
    fn assert_as_alone(passage: &str, text: &str) {
        let parse = claim(passage, text).unwrap_or_else(|| panic!("{text} is analysed anew"));
        let alone = parse_all(text);
        assert_eq!(rows(&parse, text), rows(&alone, text), "{text}");
        let named =
            |parse: &Parse| parse.entities.iter().map(|e| (e.span.of(text).to_string(), e.label)).collect::<Vec<_>>();
        assert_eq!(named(&parse), named(&alone), "{text}");
    }

    #[test]
    fn a_shared_subject_hangs_on_the_verb_that_is_left() {
        assert_as_alone("The owner sold the ferry and left for Leyte.", "The owner left for Leyte");
        assert_as_alone("The ferry left Samar and was searched by police.", "The ferry was searched by police");
    }

    #[test]
    fn a_clause_on_a_noun_is_a_statement_about_it() {
        let passage = "The owner, who sold the ferry in May, left for Leyte.";
        assert_as_alone(passage, "The owner sold the ferry in May");
        let passage = "The ferry, which was searched by police, left for Leyte.";
        assert_as_alone(passage, "The ferry was searched by police");
    }

    #[test]
    fn a_form_of_be_that_was_put_in_is_the_verb_or_helps_it() {
        let passage = "Anna Marlow, a teacher from Leyte, sold the ferry.";
        assert_as_alone(passage, "Anna Marlow is a teacher from Leyte");
        let passage = "The ferry, built by Danes, sank off Leyte.";
        assert_as_alone(passage, "The ferry was built by Danes");
    }

    #[test]
    fn a_verb_in_another_form_has_the_tag_of_the_form() {
        let passage = "Anna Marlow, the owner, was in Leyte. “I own the ferry,” she said.";
        let text = "Anna Marlow owns the ferry";
        let parse = claim(passage, text).expect("a part");
        assert_eq!(rows(&parse, text)[2], ("owns".to_string(), "VBZ", "ROOT", 2));
    }

    #[test]
    fn what_has_no_verb_of_the_sentence_is_analysed_anew() {
        let passage = "It rained. Ties between the two ports have soured over the past year, following the crash of a \
                       mail plane in Pell.";
        assert!(claim(passage, "The crash of a mail plane in Pell took place").is_none(), "the verb is put in");
    }
}
