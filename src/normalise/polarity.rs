//! Whether the main predicate of a text is negated.
//!
//! Takes a parse, gives [`Polarity`]: "not", "never", "no" on subject or object, verbs that deny what follows ("failed to").
//! Two negations on one predicate cancel out.
//! Worked: `There is no crisis` and `Nobody was hurt` are negated; `No fewer than ten came` and `Not only did it rain` are not.

use super::statement::Polarity;
use crate::parse::Parse;

/// Verbs whose infinitive did not happen.
const IMPLIES_NOT: [&str; 6] = ["fail", "refuse", "decline", "neglect", "forget", "omit"];

pub(super) fn polarity(text: &str, parse: &Parse) -> Polarity {
    let Some(root) = (0..parse.tokens.len()).find(|token| parse.tokens[*token].head == *token) else {
        return Polarity::Affirmed;
    };
    let word = |token: usize| parse.tokens[token].span.of(text).to_lowercase();
    let next = |token: usize| if token + 1 < parse.tokens.len() { word(token + 1) } else { String::new() };
    let mut count = 0;
    for kid in parse.children(root) {
        let token = &parse.tokens[kid];
        match token.dep {
            "neg" if next(kid) != "only" => count += 1,
            "advmod" if matches!(word(kid).as_str(), "never" | "hardly" | "nowhere") => count += 1,
            "nsubj" | "nsubjpass" | "dobj" | "attr" | "pobj" | "expl" => {
                let bare = matches!(word(kid).as_str(), "nobody" | "none" | "nothing" | "neither");
                let no = parse.children(kid).any(|det| {
                    parse.tokens[det].dep == "det"
                        && word(det) == "no"
                        && !matches!(next(det).as_str(), "fewer" | "less" | "more")
                });
                count += usize::from(bare || no);
            }
            "det" if word(kid) == "no" => count += 1,
            "xcomp" if IMPLIES_NOT.contains(&parse.tokens[root].lemma.as_str()) => count += 1,
            _ => {}
        }
    }
    if count % 2 == 1 { Polarity::Negated } else { Polarity::Affirmed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse_all;

    #[test]
    fn main_predicates() {
        for (text, negated) in [
            ("There is no crisis.", true),
            ("Nobody was hurt.", true),
            ("The bridge did not fall.", true),
            ("The crew never left.", true),
            ("Not only did it rain, it snowed.", false),
            ("The bridge fell.", false),
            ("The man who did not pay left.", false),
        ] {
            assert_eq!(polarity(text, &parse_all(text)) == Polarity::Negated, negated, "{text}");
        }
    }
}
