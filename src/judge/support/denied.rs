//! What one text denies and the other tells.
//!
//! Takes two [`Statement`]s, the one that supports and the one supported. Says that the first does not bear out the second, where all that
//! they share stands under a "not" of the first, or where what the second says did not happen happens in the first.
//! Worked: `it is not what we expect of the procedure` is no source for `there was a procedure`, nor `Holm woke in the storm` for `not
//! everybody woke in the storm`.
//! Known misses: what is denied with another verb ("slept through").

use super::nearly::LIGHT;
use super::parts::kid;
use crate::normalise::Statement;
use crate::parse::{Token, Upos};

/// Steps from a word up to a "not". A guess.
const MAX_STEPS: usize = 8;

/// "It is not what we expect of the procedure" does not say that there was one.
pub(super) fn stands_under_not(by: &Statement, claim: &Statement) -> bool {
    let is_not = |token: &Token| token.dep == "neg";
    if claim.parse.tokens.iter().any(is_not) || !by.parse.tokens.iter().any(is_not) {
        return false;
    }
    let subject = |token: &Token| matches!(token.dep, "nsubj" | "nsubjpass");
    let tells = |token: &&Token| {
        matches!(token.pos, Upos::Noun | Upos::Verb | Upos::Adj)
            && !subject(token)
            && !LIGHT.contains(&token.lemma.as_str())
    };
    let told: Vec<&str> = claim.parse.tokens.iter().filter(tells).map(|token| token.lemma.as_str()).collect();
    let tokens = &by.parse.tokens;
    let mut met = (0..tokens.len()).filter(|at| told.contains(&tokens[*at].lemma.as_str())).peekable();
    met.peek().is_some() && met.all(|at| is_negated(tokens, at))
}

fn is_negated(tokens: &[Token], at: usize) -> bool {
    let mut at = at;
    for _ in 0..MAX_STEPS {
        if tokens.iter().any(|kid| kid.head == at && kid.dep == "neg") {
            return true;
        }
        // What an aside or a reason tells is told all the same.
        if tokens[at].head == at || matches!(tokens[at].dep, "advcl" | "relcl" | "conj" | "nsubj" | "nsubjpass") {
            return false;
        }
        at = tokens[at].head;
    }
    false
}

/// "Not everybody sank" has nothing from "the Velos sank": what the one says did not happen happens in the other.
pub(super) fn happens_there(by: &Statement, claim: &Statement, main: usize) -> bool {
    const FAILS: [&str; 12] = [
        "avoid", "cease", "decline", "deny", "fail", "forget", "instead", "prevent", "refuse", "stop", "unable",
        "without",
    ];
    let (told, tokens) = (&claim.parse.tokens, &by.parse.tokens);
    let is_not = |token: &Token| token.dep == "neg";
    let not_all = |subject: usize| told.iter().any(|kid| kid.head == subject && is_not(kid));
    let is_denied =
        told.iter().any(|kid| kid.head == main && is_not(kid)) || kid(told, main, "nsubj").is_some_and(not_all);
    let is_nobody = |at: usize| {
        let none =
            |token: &Token| matches!(token.lemma.to_lowercase().as_str(), "no" | "nobody" | "none" | "few" | "neither");
        tokens.iter().any(|kid| none(kid) && (kid.head == at || tokens[kid.head].head == at))
    };
    let fails = |at: usize| {
        std::iter::successors(Some(at), |at| Some(tokens[*at].head))
            .take(MAX_STEPS)
            .any(|over| FAILS.contains(&tokens[over].lemma.as_str()))
    };
    let mut met = (0..tokens.len()).filter(|at| tokens[*at].lemma == told[main].lemma).peekable();
    is_denied
        && told[main].pos == Upos::Verb
        && !LIGHT.contains(&told[main].lemma.as_str())
        && met.peek().is_some()
        && met.all(|at| tokens[at].pos == Upos::Verb && !is_negated(tokens, at) && !is_nobody(at) && !fails(at))
}

#[cfg(test)]
mod tests {
    use super::super::parts::main;
    use super::super::statement;
    use super::*;

    #[test]
    fn what_is_denied_is_not_told() {
        let cases = [
            ("Holm has a flat foot, and it is not what we expect of the surgery", "Holm had a surgery done", true),
            ("Holm has a flat foot, and it is what we expect of the surgery", "Holm had a surgery done", false),
            ("The crew did not sail because the pump failed", "The pump failed", false),
            ("Waking in a storm is hard but Holm woke twice", "Not everybody woke in the storm", true),
            ("Nobody woke in the storm", "Not everybody woke in the storm", false),
            ("Two of the divers did not wake in the storm", "Not everybody woke in the storm", false),
            ("The divers failed to wake in the storm", "The divers did not wake in the storm", false),
            ("The divers were unable to wake in the storm", "The divers did not wake in the storm", false),
            ("The divers slept without waking in the storm", "The divers did not wake in the storm", false),
            ("Most divers slept through the storm", "Not everybody woke in the storm", false),
        ];
        for (by, claim, apart) in cases {
            let (by, claim) = (statement(by), statement(claim));
            let main = main(&claim).expect("a verb");
            let found = stands_under_not(&by, &claim) || happens_there(&by, &claim, main);
            assert_eq!(found, apart, "{} / {}", by.text, claim.text);
        }
    }
}
