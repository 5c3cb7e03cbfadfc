//! The analysis of a statement out of that of its sentence: a clause is not analysed twice, and means what it means there.
//!
//! Takes the words of a statement with their places in its text, gives their [`Parse`] where they hang together as they did in the
//! sentence. A name put for a pronoun is analysed by itself and hangs where the pronoun did.
//!
//! Worked: `Lee said she sold the ferry` gives `Ann Lee nsubj ← sold ROOT`; `Ann Lee was sold` out of a list of verbs gives nothing.

use super::{View, Word};
use crate::parse::{Entity, Parse, Token, parse_all};
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
    let mut made = Made { tokens: Vec::with_capacity(words.len()), entities: Vec::new() };
    // Where each token of the sentence stands in the statement.
    let mut stands: Vec<Option<usize>> = vec![None; of_sentence.tokens.len()];
    let mut renamed = Vec::new();
    for (word, place) in words.iter().zip(places) {
        let token = word.token.filter(|token| stands[*token].is_none())?;
        stands[token] = Some(made.tokens.len());
        if word.text.eq_ignore_ascii_case(view.word(token)) {
            made.tokens.push(Token { span: *place, ..of_sentence.tokens[token].clone() });
        } else {
            stands[token] = Some(made.name(word, *place)?);
            renamed.push(token);
        }
    }
    let mut root = None;
    for token in words.iter().filter_map(|word| word.token) {
        let (at, head) = (stands[token]?, of_sentence.tokens[token].head);
        match stands[head].filter(|_| head != token) {
            Some(head) => {
                made.tokens[at].head = head;
                made.tokens[at].dep = of_sentence.tokens[token].dep;
            }
            None if root.is_none() => {
                made.tokens[at].head = at;
                made.tokens[at].dep = "ROOT";
                root = Some(at);
            }
            None => return None,
        }
    }
    let root = root?;
    let finite = |at: usize| FINITE.contains(&made.tokens[at].tag);
    let helped =
        |at: usize| made.tokens[at].head == root && matches!(made.tokens[at].dep, "aux" | "auxpass") && finite(at);
    if !finite(root) && !(0..made.tokens.len()).any(helped) {
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

struct Made {
    tokens: Vec<Token>,
    entities: Vec<Entity>,
}

impl Made {
    /// A name that stands for a word of the sentence: gives the token that what hung on the word hangs on.
    fn name(&mut self, word: &Word, place: Span) -> Option<usize> {
        if word.origin.is_some() {
            return None;
        }
        let owns = word.text.ends_with(['s', '’', '\'']) && word.text.contains(['’', '\'']);
        let told = format!("{}{}", word.text, if owns { OF_OWNER } else { OF_NAME });
        let Parse { mut tokens, mut entities, .. } = parse_all(&told);
        tokens.truncate(tokens.partition_point(|token| token.span.end as usize <= word.text.len()));
        entities.retain(|entity| entity.tokens.end <= tokens.len());
        let first = self.tokens.len();
        let mut roots = (0..tokens.len()).filter(|at| tokens[*at].head == *at || tokens[*at].head >= tokens.len());
        let root = roots.next().filter(|at| roots.next().is_none() && tokens[*at].tag.starts_with("NN"))?;
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

    #[test]
    fn what_hung_together_by_other_words_is_analysed_anew() {
        let passage = "The owner sold the ferry and left for Leyte.";
        assert!(claim(passage, "The owner left for Leyte").is_none(), "the owner hangs on the selling");
        assert!(claim(passage, "The owner sold the ferry").is_some());
    }
}
