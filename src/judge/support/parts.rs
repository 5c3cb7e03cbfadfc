//! Whether two texts that a model takes for the same give one part to one person.
//!
//! Takes two [`Statement`]s, the one that supports and the one supported. Says that they differ where the doer of the one is no doer in
//! the other, where what one tells is only wanted or near in the other, where one says "the same" and the other "similar", where only one speaks of what did not happen, or where
//! the thing that "there is" stands nowhere in the other.
//! Worked: `the complaint was filed by Ada Holm` has nothing from `a complaint was filed in connection with Ada Holm`, `Velos bought
//! Pell` nothing from `Velos is nearing a deal to buy Pell`.
//! Known misses: parts told with another verb ("sued" / "took to court").

use crate::normalise::{Polarity, Statement};
use crate::parse::{Token, Upos};

/// Steps from a word up to its verb. A guess.
const MAX_STEPS: usize = 8;
/// Letters that a verb and its noun share ("attack", "shooting"). A guess.
const STEM: usize = 5;

pub(super) fn differ(by: &Statement, claim: &Statement) -> bool {
    let Some(main) = main(claim) else { return false };
    is_only_like(by, claim)
        || is_unreal(claim) && !is_unreal(by)
        || is_elsewhere_played(by, claim, main)
        || is_held_open(by, claim, main)
        || is_another_wish(by, claim, main)
        || is_only_a_name(by, claim, main)
        || is_not_there(by, claim, main)
}

pub(super) fn share_a_name(a: &Statement, b: &Statement) -> bool {
    let proper = |token: &&Token| token.pos == Upos::Propn;
    let has = |token: &Token| b.parse.tokens.iter().filter(proper).any(|other| other.lemma == token.lemma);
    a.names.iter().any(|name| b.names.iter().any(|other| name.key == other.key))
        || a.parse.tokens.iter().filter(proper).any(has)
}

pub(super) fn main(statement: &Statement) -> Option<usize> {
    let tokens = &statement.parse.tokens;
    (0..tokens.len()).find(|at| tokens[*at].head == *at)
}

/// "The two are the same" says more than "the two look similar".
fn is_only_like(by: &Statement, claim: &Statement) -> bool {
    let has = |one: &Statement, words: &[&str]| one.parse.tokens.iter().any(|t| words.contains(&t.lemma.as_str()));
    const SAME: [&str; 3] = ["same", "identical", "one"];
    has(claim, &SAME[..2]) && !has(by, &SAME) && has(by, &["similar", "like", "resemble", "alike"])
}

/// "The city could have fallen": it did not.
fn is_unreal(statement: &Statement) -> bool {
    let tokens = &statement.parse.tokens;
    let unreal = |at: usize| {
        tokens[at].tag == "MD"
            && matches!(tokens[at].lemma.as_str(), "could" | "would")
            && tokens.iter().any(|kid| kid.head == tokens[at].head && kid.dep == "aux" && kid.lemma == "have")
    };
    (0..tokens.len()).any(unreal)
}

/// The claim's doer stands under the same verb of the other text and never does it there, or whom the claim's verb befalls does it.
fn is_elsewhere_played(by: &Statement, claim: &Statement, main: usize) -> bool {
    let of_claim = &claim.parse.tokens;
    let Some(doer) = doer(of_claim, main) else { return false };
    let parts = |word: usize| -> Vec<bool> {
        let tokens = &by.parse.tokens;
        let is_it = |at: &usize| tokens[*at].lemma.eq_ignore_ascii_case(&of_claim[word].lemma);
        let of_one = (0..tokens.len()).filter(is_it).filter_map(|at| plays(tokens, at, &of_claim[main]));
        if of_claim[word].pos == Upos::Pron { Vec::new() } else { of_one.collect() }
    };
    let doing = parts(doer);
    let befallen = kid(of_claim, main, "dobj").filter(|at| of_claim[*at].lemma != of_claim[doer].lemma);
    let mirrored = befallen.is_some_and(|at| parts(at).contains(&true));
    !doing.contains(&true) && (!doing.is_empty() || mirrored)
}

pub(super) fn kid(tokens: &[Token], of: usize, dep: &str) -> Option<usize> {
    (0..tokens.len()).find(|at| tokens[*at].head == of && tokens[*at].dep == dep)
}

/// Who does it to something: "X filed a complaint", "filed by X". In "the dam burst" nobody does.
pub(super) fn doer(tokens: &[Token], verb: usize) -> Option<usize> {
    let is_state = tokens.iter().any(|kid| kid.head == verb && matches!(kid.dep, "acomp" | "attr" | "oprd"));
    if tokens[verb].pos != Upos::Verb || is_state {
        return None;
    }
    let by = kid(tokens, verb, "agent").and_then(|by| kid(tokens, by, "pobj"));
    by.or_else(|| kid(tokens, verb, "dobj").and_then(|_| kid(tokens, verb, "nsubj")))
}

/// Whether the word does what `verb` tells, where it stands under that verb or its noun; `None` elsewhere.
fn plays(tokens: &[Token], word: usize, verb: &Token) -> Option<bool> {
    let mut at = word;
    for _ in 0..MAX_STEPS {
        let (dep, head) = (tokens[at].dep, tokens[at].head);
        // "The Post story was published": the Post may have done it.
        if head == at || matches!(dep, "compound" | "poss" | "amod" | "nmod") {
            return None;
        }
        if tokens[head].pos == Upos::Verb {
            // "His wife repeated the attack": who does the verb above does the noun.
            let attack = |kid: &Token| kid.head == head && kid.dep == "dobj" && is_noun_of(kid, verb);
            // "The wife of Holm did": not Holm.
            if dep == "nsubj" && at != word {
                return None;
            }
            let is_same = tokens[head].lemma == verb.lemma;
            return (is_same || dep == "nsubj" && tokens.iter().any(attack))
                .then_some(matches!(dep, "nsubj" | "agent"));
        }
        at = head;
    }
    None
}

pub(super) fn is_noun_of(token: &Token, verb: &Token) -> bool {
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    token.pos == Upos::Noun && verb.lemma.len() >= STEM && stem(&token.lemma) == stem(&verb.lemma)
}

/// What the claim tells happens in the other text only as something wanted, tried or near.
fn is_held_open(by: &Statement, claim: &Statement, main: usize) -> bool {
    let (tokens, verb) = (&by.parse.tokens, &claim.parse.tokens[main]);
    let is_open = |at: usize| {
        let mut at = at;
        for _ in 0..MAX_STEPS {
            let (dep, head) = (tokens[at].dep, tokens[at].head);
            let governed = matches!(dep, "xcomp" | "acl" | "ccomp" | "pcomp" | "prep" | "dobj" | "pobj" | "conj");
            let to_do = matches!(dep, "advcl" | "relcl") && tokens.iter().any(|kid| kid.head == at && kid.tag == "TO");
            if !governed && !to_do || head == at {
                return false;
            }
            if OPEN.contains(&tokens[head].lemma.as_str()) {
                return !claim.parse.tokens.iter().any(|token| token.lemma == tokens[head].lemma);
            }
            at = head;
        }
        false
    };
    let told: Vec<usize> =
        (0..tokens.len()).filter(|at| tokens[*at].pos == Upos::Verb && tokens[*at].lemma == verb.lemma).collect();
    claim.polarity == Polarity::Affirmed && verb.pos == Upos::Verb && !told.is_empty() && told.into_iter().all(is_open)
}

/// What governs an act that has not come about, or of which nobody says whether it has.
const OPEN: [&str; 27] = [
    "aim",
    "ask",
    "attempt",
    "bid",
    "call",
    "chance",
    "consider",
    "deal",
    "decline",
    "demand",
    "effort",
    "fail",
    "hope",
    "near",
    "negotiate",
    "offer",
    "opportunity",
    "proposal",
    "propose",
    "refuse",
    "seek",
    "talk",
    "threat",
    "threaten",
    "try",
    "urge",
    "want",
];

/// "They may march" has nothing from "a group named March to Pell has come": what they do is only a name there.
fn is_only_a_name(by: &Statement, claim: &Statement, main: usize) -> bool {
    let verb = &claim.parse.tokens[main];
    let is_it = |token: &&Token| token.lemma.eq_ignore_ascii_case(&verb.lemma);
    let named = |token: &Token| {
        let written = token.span.of(&by.text);
        token.pos == Upos::Propn || written.starts_with(char::is_uppercase) && token.span.start > 0
    };
    let mut met = by.parse.tokens.iter().filter(is_it).peekable();
    verb.pos == Upos::Verb && met.peek().is_some() && met.all(named)
}

/// "Holm wanted to sell the boat" has nothing from "Holm wanted her brother to sign a paper".
fn is_another_wish(by: &Statement, claim: &Statement, main: usize) -> bool {
    let wish = &claim.parse.tokens[main];
    let wishes = WISHES.contains(&wish.lemma.as_str());
    let Some(wished) = kid(&claim.parse.tokens, main, "xcomp").filter(|_| wishes) else { return false };
    let content = |one: &Statement, under: usize| -> Vec<String> {
        let tokens = &one.parse.tokens;
        let is_named = |token: &Token| one.names.iter().any(|name| name.span.overlaps(token.span));
        let is_content = |token: &Token| matches!(token.pos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb);
        let is_told = |at: &usize| is_under(tokens, *at, under) && is_content(&tokens[*at]) && !is_named(&tokens[*at]);
        (0..tokens.len()).filter(is_told).map(|at| tokens[at].lemma.to_lowercase().to_string()).collect()
    };
    let told = &by.parse.tokens;
    let wanted = content(claim, wished);
    let same_wish = (0..told.len()).find(|at| told[*at].lemma == wish.lemma && told[*at].pos == Upos::Verb);
    same_wish.is_some_and(|at| wanted.len() > 1 && !content(by, at).iter().any(|word| wanted.contains(word)))
}

pub(super) fn is_under(tokens: &[Token], mut at: usize, top: usize) -> bool {
    for _ in 0..MAX_STEPS {
        if at == top {
            return true;
        }
        at = tokens[at].head;
    }
    false
}

const WISHES: [&str; 6] = ["demand", "hope", "intend", "plan", "want", "wish"];

/// "There was a shooting" has nothing from "there is a man with a gun".
fn is_not_there(by: &Statement, claim: &Statement, main: usize) -> bool {
    let tokens = &claim.parse.tokens;
    let (Some(_), Some(thing)) = (kid(tokens, main, "expl"), kid(tokens, main, "attr")) else { return false };
    let is_there = |token: &Token| {
        let stem = |word: &str| word.chars().take(STEM).collect::<String>().to_lowercase();
        stem(&token.lemma) == stem(&tokens[thing].lemma)
    };
    let is_existential = by.parse.tokens.iter().any(|token| token.dep == "expl");
    is_existential && !by.parse.tokens.iter().any(is_there)
}

#[cfg(test)]
mod tests {
    use super::super::statement;
    use super::*;

    #[test]
    fn parts_that_differ_carry_nothing() {
        let cases = [
            ("A complaint was filed in connection with Ada Holm", "The complaint was filed by Ada Holm", true),
            ("Ada Holm filed a complaint on Monday", "The complaint was filed by Ada Holm", false),
            ("The wife of Holm repeated the attack", "Holm attacked his wife", true),
            ("Holm attacked his wife with a hammer", "Holm attacked his wife", false),
            ("Velos is nearing a deal to buy Pell Airways", "Velos will buy Pell Airways", true),
            ("Velos agreed to buy Pell Airways", "Velos will buy Pell Airways", false),
            ("The driver appears similar to the first", "The driver was the same in both films", true),
            ("Both films show one and the same driver", "The driver was the same in both films", false),
            ("The town of Pell had to fall", "The town of Pell could have fallen", true),
            ("Without the raids Pell would have fallen", "The town of Pell could have fallen", false),
            ("Ada Holm wanted her brother to sign a paper", "Ada Holm wanted to sell the old boat", true),
            ("Ada Holm wanted her brother to sell the boat", "Ada Holm wanted to sell the old boat", false),
            ("Ada Holm hopes for a good price", "Ada Holm wanted to sell the old boat", false),
            ("Some have joined a group called March to Pell", "The students may march", true),
            ("Some have joined the march to Pell and march", "The students may march", false),
            ("Some have set out on foot for Pell", "The students may march", false),
            ("There is a man with a gun in the library", "There has been a shooting in the library", true),
            ("There was a deadly shooting in the town library", "There has been a shooting in the library", false),
        ];
        for (by, claim, apart) in cases {
            assert_eq!(differ(&statement(by), &statement(claim)), apart, "{by} / {claim}");
        }
    }
}
