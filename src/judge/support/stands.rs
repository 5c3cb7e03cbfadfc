//! Whether a claim says by itself what it is about.
//!
//! Takes a [`Statement`], says which of its words only its neighbours explain: a word that points ("that was her dream", "clear on this",
//! "such a tool", "a case", "a more telling sign"), one that nobody knows in another article ("he was taken off", "their ship sank"), one that
//! is its speaker ("we pay nothing"); that it is cut off behind a preposition or has no verb; or that it tells what somebody asked and was
//! not told ("could not confirm it"), which every newsroom asks for itself.
//! Worked: `He was taken off the flight` of one article and of another: two people, perhaps.
//! Leaves to `which` "the film" of a story with two of them. Known misses: "the group".

use crate::normalise::Statement;
use crate::parse::{Token, Upos};

/// "It pays no ransoms", "we are at war", "you gain by it": said by two, it is said of two. "It is clear" is not.
pub(super) fn means_its_speaker(statement: &Statement) -> bool {
    let tokens = &statement.parse.tokens;
    let said = |verb: usize| {
        tokens.iter().any(|kid| kid.head == verb && matches!(kid.dep, "acomp" | "attr" | "ccomp" | "csubj"))
    };
    is_of_two(statement) || main_subjects(statement).any(|(at, word)| word == "it" && !said(tokens[at].head))
}

/// "I", "we", "you": whoever speaks, and whoever hears it.
pub(super) fn is_of_two(statement: &Statement) -> bool {
    main_subjects(statement).any(|(_, word)| matches!(word.as_str(), "i" | "we" | "you"))
}

/// "He threatened the port", "their ship sank": whoever that is, another article may mean another.
pub(super) fn names_nobody(statement: &Statement) -> bool {
    let tokens = &statement.parse.tokens;
    // "The divers came late – they had no boat": the noun stands before.
    let named = |at: usize| {
        let subject = |token: &Token| matches!(token.dep, "nsubj" | "nsubjpass") && token.pos != Upos::Pron;
        // "On Holm's boat he found a dog".
        let owner = |token: &Token| token.dep == "poss" && token.pos == Upos::Propn;
        tokens[..at].iter().any(|token| subject(token) || owner(token))
            || tokens[at..].iter().any(|kid| kid.head == tokens[at].head && subject(kid))
    };
    let is_anybodys = |at: usize| {
        tokens[..at]
            .iter()
            .enumerate()
            .any(|(i, kid)| kid.head == at && kid.dep == "poss" && is_third(tokens, i, statement))
    };
    main_subjects(statement)
        .any(|(at, word)| matches!(word.as_str(), "he" | "she" | "they") && !named(at) || is_anybodys(at))
}

fn is_third(tokens: &[Token], at: usize, statement: &Statement) -> bool {
    matches!(tokens[at].span.of(&statement.text).to_lowercase().as_str(), "her" | "his" | "their" | "its")
}

/// "That is her dream", "such a tool would help", "so she had one made", "he did not return a request for comment": what is meant
/// stands elsewhere.
pub(in crate::judge) fn points(statement: &Statement) -> bool {
    let tokens = &statement.parse.tokens;
    let such = |at: usize| tokens[..at].iter().any(|kid| kid.head == at && kid.lemma == "such");
    let is_one = |at: usize| {
        let token = &tokens[at];
        // "had one painted on": the parser may take what was done for a noun.
        let done = &tokens[token.head];
        let had_done = token.dep == "nummod"
            && done.dep == "dobj"
            && done.lemma.ends_with("ed")
            && tokens[done.head].lemma == "have";
        token.lemma == "one"
            && (had_done
                || matches!(token.dep, "dobj" | "nsubj")
                    && !tokens.iter().any(|kid| kid.head == at && kid.dep != "acl"))
    };
    // Each newsroom's own.
    let asks = |at: usize| {
        tokens[at].lemma == "comment"
            && tokens[at].dep == "pobj"
            && tokens[tokens[tokens[at].head].head].lemma == "request"
    };
    // "was clear on this", "agreed to that"
    let bare = |at: usize| {
        let token = &tokens[at];
        token.tag == "DT"
            && matches!(token.lemma.as_str(), "that" | "this" | "these" | "those")
            && matches!(token.dep, "dobj" | "pobj")
            && !tokens.iter().any(|kid| kid.head == at)
    };
    main_subjects(statement).any(|(at, word)| matches!(word.as_str(), "that" | "this" | "these" | "those") || such(at))
        || is_of_anything(statement)
        || is_cut_off(tokens)
        || is_phrase(tokens)
        || is_torn_question(tokens)
        || (0..tokens.len()).any(|at| is_unconfirmed(tokens, at))
        || (0..tokens.len()).any(|at| is_more_than_told(tokens, at))
        || (0..tokens.len()).any(|at| is_one(at) || asks(at) || bare(at))
}

/// "A case remains open", "an inquiry is under way": nothing says which, and nothing else is said.
fn is_of_anything(statement: &Statement) -> bool {
    let tokens = &statement.parse.tokens;
    let bare = |at: usize| {
        let mut kids = tokens.iter().enumerate().filter(|(kid, token)| token.head == at && *kid != at).peekable();
        tokens[at].pos == Upos::Noun
            && kids.peek().is_some()
            && kids.all(|(_, kid)| kid.dep == "det" && matches!(kid.lemma.as_str(), "a" | "an"))
    };
    // What happened to it, where and when, may be enough to know it by.
    let is_state = |verb: usize| {
        let only =
            |kid: &Token| matches!(kid.dep, "acomp" | "advmod" | "aux" | "neg" | "nsubj" | "oprd" | "punct" | "ROOT");
        tokens.iter().filter(|kid| kid.head == verb).all(only)
            && tokens.iter().any(|kid| kid.head == verb && matches!(kid.dep, "acomp" | "oprd"))
    };
    statement.names.is_empty()
        && statement.times.is_empty()
        && main_subjects(statement).any(|(at, _)| bare(at) && is_state(tokens[at].head))
}

/// Prepositions that are nothing else: "with 92 in favour and 71 against" is whole.
const NEVER_ALONE: [&str; 11] = ["as", "at", "by", "during", "for", "from", "in", "into", "of", "to", "with"];

/// "They may be gaining weight in": a preposition at the end of what is done, and nothing behind it.
fn is_cut_off(tokens: &[Token]) -> bool {
    let Some(last) = tokens.iter().rposition(|token| token.pos != Upos::Punct) else { return false };
    let verb = tokens[last].head;
    let is_passive = tokens.iter().any(|kid| kid.head == verb && kid.dep == "auxpass");
    tokens[last].dep == "prep"
        && NEVER_ALONE.contains(&tokens[last].lemma.to_lowercase().as_str())
        && tokens[verb].head == verb
        && !is_passive
        && !tokens.iter().any(|kid| kid.head == last)
}

/// "The film called Night Ferry": no verb says anything of it.
fn is_phrase(tokens: &[Token]) -> bool {
    let is_finite = |token: &Token| matches!(token.tag, "MD" | "VBD" | "VBP" | "VBZ");
    let is_named = |at: usize| {
        let noun = (0..at).find(|kid| tokens[*kid].head == at && matches!(tokens[*kid].dep, "nsubj" | "nsubjpass"));
        noun.is_some_and(|noun| tokens.iter().any(|kid| kid.head == noun && kid.dep == "det"))
    };
    let participle = |at: usize| tokens[at].head == at && matches!(tokens[at].tag, "VBN" | "VBG") && is_named(at);
    // The parser may take the participle for a past.
    let titled = |at: usize| {
        let is_helped = tokens.iter().any(|kid| kid.head == at && kid.dep.starts_with("aux"));
        tokens[at].head == at && matches!(tokens[at].lemma.as_str(), "entitle" | "title") && !is_helped
    };
    !tokens.iter().any(is_finite) && (0..tokens.len()).any(participle) || (0..tokens.len()).any(titled)
}

/// "Just how harmful the rain can be": what shows it stands elsewhere. "How the dam burst is unclear" is whole.
fn is_torn_question(tokens: &[Token]) -> bool {
    const LEADS: [&str; 3] = ["exactly", "just", "precisely"];
    let is_lead = |token: &&Token| LEADS.contains(&token.lemma.to_lowercase().as_str());
    let first = tokens.iter().take_while(is_lead).count();
    let asks = |token: &Token| matches!(token.lemma.to_lowercase().as_str(), "how" | "whether" | "why");
    let clause = |at: usize| matches!(tokens[at].dep, "advcl" | "ccomp" | "csubj" | "csubjpass" | "relcl");
    let mut up = std::iter::successors(Some(first), |at| Some(tokens[*at].head)).take(tokens.len());
    let asked = tokens.last().is_some_and(|token| token.lemma == "?");
    // The parser may take the verb of the question for that of the sentence: another verb says that there is more.
    let finite = tokens.iter().filter(|token| matches!(token.tag, "MD" | "VBD" | "VBP" | "VBZ")).count();
    tokens.get(first).is_some_and(asks) && !asked && finite < 2 && !up.any(clause)
}

/// "Velos could not confirm it", "there was no confirmation of the film": each newsroom asked by itself, or all asked one.
fn is_unconfirmed(tokens: &[Token], at: usize) -> bool {
    const CONFIRMS: [&str; 4] = ["authenticate", "confirm", "corroborate", "verify"];
    const NOUNS: [&str; 3] = ["confirmation", "corroboration", "verification"];
    let kid = |of: usize, dep: &str, lemma: &[&str]| {
        tokens.iter().any(|token| token.head == of && token.dep == dep && lemma.contains(&token.lemma.as_str()))
    };
    let is_main = tokens[at].head == at;
    let over = tokens[at].head;
    let unable = tokens[at].dep == "xcomp" && tokens[over].lemma == "unable";
    let could_not =
        is_main && kid(at, "aux", &["can", "could"]) && tokens.iter().any(|t| t.head == at && t.dep == "neg");
    let none = kid(at, "det", &["no"]) && tokens[over].head == over;
    CONFIRMS.contains(&tokens[at].lemma.as_str()) && (could_not || unable)
        || NOUNS.contains(&tokens[at].lemma.as_str()) && none
}

/// "used a more telling sign": than what stands elsewhere.
fn is_more_than_told(tokens: &[Token], at: usize) -> bool {
    let more = tokens.iter().any(|kid| kid.head == at && kid.tag == "RBR");
    let of = tokens[at].head;
    let is_one =
        tokens.iter().any(|kid| kid.head == of && kid.dep == "det" && matches!(kid.lemma.as_str(), "a" | "an"));
    let compared = tokens.iter().any(|token| token.lemma == "than");
    tokens[at].dep == "amod" && more && is_one && !compared
}

/// Subjects of the main verb, as written in small letters.
fn main_subjects(statement: &Statement) -> impl Iterator<Item = (usize, String)> {
    let tokens = &statement.parse.tokens;
    let of_main = |at: &usize| {
        matches!(tokens[*at].dep, "nsubj" | "nsubjpass") && tokens[tokens[*at].head].head == tokens[*at].head
    };
    (0..tokens.len()).filter(of_main).map(|at| (at, tokens[at].span.of(&statement.text).to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::super::statement;
    use super::*;

    #[test]
    fn what_leans_on_its_neighbours_is_seen() {
        let cases = [
            ("He was taken off the flight", true),
            ("The passenger was taken off the flight", false),
            ("The divers came late and they were taken off the boat", false),
            ("On Ada Holm's boat she found a dog", false),
            ("On the boat she found a dog", true),
            ("Velos did not return a request for comment", true),
            ("Velos refused to comment on the crash", false),
            ("Her brother had bought the boat", true),
            ("Ada Holm's brother had bought the boat", false),
            ("Such a lens would help at night", true),
            ("The new lens would help at night", false),
            ("That was the plan", true),
            ("So the singer had one painted on", true),
            ("So the singer had one tooth painted", false),
            ("The singer had one tattooed onto the arm", true),
            ("The singer had one sacred tattoo", false),
            ("The mayor was quite clear on this", true),
            ("The mayor was quite clear on this plan", false),
            ("The seal may be gaining weight in", true),
            ("The council passed the plan with 92 for it and 71 against", false),
            ("The seal was asked for", false),
            ("The seal came in", false),
            ("A case remains open", true),
            ("A case against the mayor remains open", false),
            ("A case remains open in Reva", false),
            ("The case remains open", false),
            ("A man was arrested in the harbour", false),
            ("The students have been using a more telling sign", true),
            ("The students have been using a more telling sign than flags", false),
            ("The students have been using more telling signs", false),
            ("The film entitled A Night on the Ferry", true),
            ("The film was entitled A Night on the Ferry", false),
            ("Two guards shot on the ferry", false),
            ("Just how harmful the rain can be to the harvest", true),
            ("How harmful the rain can be to the harvest", true),
            ("How the dam burst is unclear", false),
            ("Just how damaging cock fighting can be to the birds", true),
            ("How many boats came back is unclear", false),
            ("Just two of the boats came back", false),
            ("The port could not immediately confirm the authenticity of the film", true),
            ("The port was unable to confirm the film", true),
            ("There was no immediate confirmation of the film", true),
            ("The port could confirm the authenticity of the film", false),
            ("The port did not confirm the order", false),
            ("The port asked for confirmation of the film", false),
        ];
        for (text, leans) in cases {
            let statement = statement(text);
            assert_eq!(points(&statement) || names_nobody(&statement), leans, "{text}");
        }
    }

    #[test]
    fn whoever_speaks_and_whoever_hears_are_meant() {
        for (text, speaker) in [
            ("You have lost the harbour", true),
            ("We are ill", true),
            ("We are at war", true),
            ("It pays no ransoms", true),
            ("It is clear that the dam burst", false),
            ("The town is at war", false),
        ] {
            assert_eq!(means_its_speaker(&statement(text)), speaker, "{text}");
        }
    }
}
