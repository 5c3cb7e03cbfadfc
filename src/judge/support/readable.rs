//! Whether a statement can be read alone: a reader who has only the statement knows whom and what it means.
//!
//! Takes a [`Statement`], says that it is open where a word of it means what only its article names: "such an event", "the same film",
//! a pronoun that nobody in the statement stands for, somebody who is only a woman or a 31-year-old, a page or an account of nobody, an
//! outlet's "report" on nobody says what, an inquiry into nobody says what.
//! Worked: `The woman was lying` is open, `The woman was arrested in Pell on Monday` is not; `Ada Holm is her real name` is open, `Ada Holm
//! sold her boat` is not.
//! Leaves to `stands` what may mean another thing in another article. Known misses: "the attack" of a story with two of them.

use super::parts::is_under;
use crate::extract::mentions::is_person_noun;
use crate::normalise::Statement;
use crate::parse::{Token, Upos};

/// What says of somebody, or of something, only what kind of being it is.
const KINDS: [&str; 21] = [
    "animal",
    "beast",
    "boy",
    "couple",
    "creature",
    "duo",
    "gentleman",
    "girl",
    "guy",
    "individual",
    "lady",
    "man",
    "pair",
    "person",
    "teen",
    "teenager",
    "thing",
    "trio",
    "victim",
    "woman",
    "youngster",
];
/// Places on the net that are always somebody's.
const PAGES: [&str; 10] =
    ["account", "blog", "channel", "feed", "page", "profile", "site", "statement", "webpage", "website"];
/// Where such places are, which says not whose they are.
const PLATFORMS: [&str; 9] =
    ["facebook", "instagram", "linkedin", "media", "reddit", "telegram", "tiktok", "twitter", "youtube"];

pub(in crate::judge) fn is_open(statement: &Statement) -> bool {
    opened(statement) > 0
}

/// How many of a statement's words only its article explains.
pub(in crate::judge) fn opened(statement: &Statement) -> usize {
    let tokens = &statement.parse.tokens;
    let is_open = |at: usize| {
        is_nobodys(statement, at)
            || is_such(tokens, at)
            || is_same(tokens, at)
            || is_only_a_kind(statement, at)
            || is_page(statement, at)
            || is_some_report(tokens, at)
            || lacks_its_object(tokens, at)
    };
    (0..tokens.len()).filter(|at| is_open(*at)).count()
}

fn kids(tokens: &[Token], of: usize) -> impl Iterator<Item = (usize, &Token)> {
    tokens.iter().enumerate().filter(move |(at, kid)| kid.head == of && *at != of)
}

fn is_the(token: &Token) -> bool {
    token.dep == "det" && matches!(token.lemma.as_str(), "the" | "this" | "that" | "these" | "those")
}

/// "he", "her", "their": and nobody before it whom it may stand for.
fn is_nobodys(statement: &Statement, at: usize) -> bool {
    let tokens = &statement.parse.tokens;
    let word = tokens[at].span.of(&statement.text).to_lowercase();
    let many = matches!(word.as_str(), "they" | "them" | "their");
    if !many && !matches!(word.as_str(), "he" | "she" | "him" | "her" | "his") {
        return false;
    }
    let may_be = |noun: usize| {
        let token = &tokens[noun];
        // Several are nobody's "he".
        let is_somebody = token.pos == Upos::Propn || is_person_noun(&token.lemma) && token.tag != "NNS";
        (if many { matches!(token.pos, Upos::Noun | Upos::Propn) } else { is_somebody })
            && !is_said_to_be(tokens, noun, at)
            && !is_done_by(tokens, noun, at)
    };
    // "In his first race Holm fell": the subject follows.
    let follows = || {
        let is_main = |noun: usize| {
            matches!(tokens[noun].dep, "nsubj" | "nsubjpass") && tokens[tokens[noun].head].head == tokens[noun].head
        };
        (at..tokens.len()).any(|noun| is_main(noun) && !is_under(tokens, at, noun) && may_be(noun))
    };
    !(0..at).any(may_be) && !follows()
}

/// "Ada Holm saw him", "Ada Holm filed a complaint against her": whoever does it to somebody is another. "Ada Holm had a dog with her" is
/// hers.
fn is_done_by(tokens: &[Token], somebody: usize, pronoun: usize) -> bool {
    let over = tokens[pronoun].head;
    let is_against = || tokens[over].lemma == "against" || tokens[tokens[over].head].pos == Upos::Noun;
    let is_object = match tokens[pronoun].dep {
        "dobj" => true,
        "pobj" => is_against(),
        _ => false,
    };
    let up = std::iter::successors(Some(pronoun), |at| Some(tokens[*at].head)).take(tokens.len());
    let verb = up.skip(1).find(|at| matches!(tokens[*at].pos, Upos::Aux | Upos::Verb));
    let does = |verb: usize| kids(tokens, verb).any(|(at, kid)| kid.dep == "nsubj" && is_under(tokens, somebody, at));
    is_object && verb.is_some_and(does)
}

/// "Ada Holm is her real name", "Ada Holm is his mother": whose, is somebody else.
fn is_said_to_be(tokens: &[Token], somebody: usize, pronoun: usize) -> bool {
    let noun = tokens[pronoun].head;
    let verb = tokens[noun].head;
    let in_subject = |(subject, kid): (usize, &Token)| kid.dep == "nsubj" && is_under(tokens, somebody, subject);
    tokens[pronoun].dep == "poss"
        && tokens[noun].dep == "attr"
        && tokens[verb].lemma == "be"
        && kids(tokens, verb).any(in_subject)
}

/// "such an important event"; not "schools such as Reva", "such that".
fn is_such(tokens: &[Token], at: usize) -> bool {
    let noun = &tokens[tokens[at].head];
    let names_some = tokens.iter().skip(at + 1).any(|token| matches!(token.lemma.as_str(), "as" | "that"));
    tokens[at].lemma == "such"
        && matches!(tokens[at].dep, "amod" | "det" | "predet")
        && noun.pos == Upos::Noun
        && !names_some
}

/// "the same film", of one thing; not "the same as", "both drove the same car", "at the same time".
fn is_same(tokens: &[Token], at: usize) -> bool {
    let noun = tokens[at].head;
    let says_as =
        tokens.iter().skip(at + 1).any(|token| matches!(token.lemma.as_str(), "as" | "that" | "which" | "who"));
    let is_main = |token: &Token| matches!(token.dep, "nsubj" | "nsubjpass") && tokens[token.head].head == token.head;
    let of_several = tokens.iter().enumerate().any(|(subject, token)| {
        is_main(token)
            && (matches!(token.tag, "NNS" | "NNPS") || kids(tokens, subject).any(|(_, kid)| kid.dep == "conj"))
    });
    tokens[at].lemma == "same" && tokens[at].dep == "amod" && tokens[noun].lemma != "time" && !says_as && !of_several
}

/// "The woman was lying", "the addicted 31-year-old": no name, no place and no day says which; "the two doctors": who did it to them does
/// not either.
fn is_only_a_kind(statement: &Statement, at: usize) -> bool {
    let tokens = &statement.parse.tokens;
    let is_main = matches!(tokens[at].dep, "nsubj" | "nsubjpass") && tokens[tokens[at].head].head == tokens[at].head;
    let bare = || kids(tokens, at).all(|(_, kid)| matches!(kid.dep, "det" | "amod" | "npadvmod" | "nummod" | "punct"));
    if !is_main || !kids(tokens, at).any(|(_, kid)| is_the(kid)) || !bare() {
        return false;
    }
    let is_of_age = tokens[at].lemma == "old" && kids(tokens, at).any(|(_, kid)| kid.lemma == "year");
    let is_counted = tokens[at].tag == "NNS"
        && kids(tokens, at).any(|(_, kid)| kid.dep == "nummod")
        && is_person_noun(&tokens[at].lemma)
        && statement.times.is_empty();
    let says_which = !statement.names.is_empty() || !statement.times.is_empty() || !statement.quantities.is_empty();
    is_of_age
        || is_counted
        || tokens[at].lemma.ends_with("year-old")
        || KINDS.contains(&tokens[at].lemma.as_str()) && !says_which
}

/// "The site lists a lens", "the statement blamed the port", "the Twitter account": whose? Not "works at the site".
fn is_page(statement: &Statement, at: usize) -> bool {
    let tokens = &statement.parse.tokens;
    let written = tokens[at].span.of(&statement.text);
    let is_platform = |kid: &Token| PLATFORMS.contains(&kid.lemma.to_lowercase().as_str());
    let says_whose = |kid: &Token| match kid.dep {
        "compound" | "nmod" => !is_platform(kid) && kid.pos == Upos::Propn,
        dep => matches!(dep, "acl" | "appos" | "poss" | "prep" | "relcl"),
    };
    tokens[at].pos == Upos::Noun
        && written.starts_with(char::is_lowercase)
        && PAGES.contains(&tokens[at].lemma.as_str())
        && kids(tokens, at).any(|(_, kid)| is_the(kid))
        && (tokens[at].dep == "nsubj" || kids(tokens, at).any(|(_, kid)| is_platform(kid)))
        && !kids(tokens, at).any(|(_, kid)| says_whose(kid))
}

/// "Portwatch published its report", "the Portwatch story ran": which?
fn is_some_report(tokens: &[Token], at: usize) -> bool {
    const PUT_OUT: [&str; 7] = ["air", "broadcast", "print", "publish", "release", "retract", "run"];
    const TEXTS: [&str; 5] = ["article", "piece", "report", "scoop", "story"];
    let verb = tokens[at].head;
    let is_put_out = matches!(tokens[at].dep, "dobj" | "nsubjpass") && PUT_OUT.contains(&tokens[verb].lemma.as_str());
    let bare = |(_, kid): (usize, &Token)| matches!(kid.dep, "compound" | "det" | "nmod" | "poss");
    let is_known = || kids(tokens, at).any(|(_, kid)| is_the(kid) || kid.dep == "poss");
    is_put_out
        && TEXTS.contains(&tokens[at].lemma.as_str())
        && tokens[verb].head == verb
        && is_known()
        && kids(tokens, at).all(bare)
}

/// "The ministry is investigating", "Velos has confirmed": what?
fn lacks_its_object(tokens: &[Token], at: usize) -> bool {
    const OF_SOMETHING: [&str; 6] = ["acknowledge", "confirm", "deny", "examine", "investigate", "probe"];
    let only = |(_, kid): (usize, &Token)| matches!(kid.dep, "advmod" | "aux" | "neg" | "nsubj" | "punct");
    tokens[at].head == at
        && tokens[at].pos == Upos::Verb
        && OF_SOMETHING.contains(&tokens[at].lemma.as_str())
        && kids(tokens, at).all(only)
}

/// Words that a closed statement may say beyond the open one. A guess.
const MORE: usize = 2;

/// Whether `closed` says what `open` says, with a name where that has a word which only its article explains: "Ada Holm is Jan's mother" /
/// "Ada Holm is his mother".
pub(in crate::judge) fn closes(closed: &Statement, open: &Statement) -> bool {
    let tells = |token: &&Token| {
        matches!(token.pos, Upos::Adj | Upos::Adv | Upos::Noun | Upos::Num | Upos::Propn | Upos::Verb)
            && !matches!(token.lemma.as_str(), "same" | "such")
    };
    let words = |one: &Statement| -> Vec<String> {
        one.parse.tokens.iter().filter(tells).map(|token| token.lemma.to_lowercase().to_string()).collect()
    };
    let (said, told) = (words(open), words(closed));
    let more = told.iter().filter(|word| !said.contains(word)).count();
    said.iter().all(|word| told.contains(word)) && more <= MORE && !is_open(closed)
}

#[cfg(test)]
mod tests {
    use super::super::statement;
    use super::*;
    use crate::extract::{Context, from_text};
    use crate::normalise::normalise;
    use crate::read::ArticleId;

    #[test]
    fn what_only_the_article_explains_is_open() {
        let cases = [
            ("The woman was lying", true),
            ("The woman was arrested in Pell on Monday", false),
            ("The woman who sold the boat was lying", false),
            ("A woman was lying", false),
            ("The baker was lying", false),
            ("The tired 31-year-old sailed to Pell as a boy", true),
            ("A tired 31-year-old sailed to Pell as a boy", false),
            ("The animal was seen near the bridge", true),
            ("Ada Holm is her real name", true),
            ("Ada Holm is his mother", true),
            ("Ada Holm sold her boat", false),
            ("Ada Holm had withdrawn a complaint against him", true),
            ("Ada Holm drove him to Pell", true),
            ("Ada Holm had a dog with her", false),
            ("Jan Moss slept while Ada Holm drove him to Pell", false),
            ("In his first race Jan Holm fell", false),
            ("The council said that he had sold the boat", true),
            ("Drivers left their cars on the bridge", false),
            ("The doctors saw her knee", true),
            ("The doctor saw her patient", false),
            ("The two doctors were freed by the militia", true),
            ("The two doctors were freed by the militia on Monday", false),
            ("The two doctors of the port were freed by the militia", false),
            ("It was the first time Holm missed such a large race", true),
            ("Holm missed such races as the Reva Cup", false),
            ("The same film showed the crash of the Velos", true),
            ("Both brothers drove the same car", false),
            ("Holm drove the same car as his brother", false),
            ("Holm sang and danced at the same time", false),
            ("Some doubted that the Twitter account was real", true),
            ("Some doubted that the Twitter account of the port was real", false),
            ("The site lists a new lens", true),
            ("The Portwatch site lists a new lens", false),
            ("The statement blamed the port", true),
            ("The statement of the owners blamed the port", false),
            ("Workers found bones at a building site", false),
            ("Dunmore has 240 workers at the site", false),
            ("Portwatch published its report on Monday", true),
            ("The Portwatch story was retracted", true),
            ("Portwatch published its report on the dam", false),
            ("Portwatch published a report", false),
            ("The ministry is investigating", true),
            ("The ministry is investigating the crash", false),
            ("The ministry is investigating whether the dam was safe", false),
            ("The crash was investigated by the ministry", false),
        ];
        for (text, open) in cases {
            let claim = from_text(ArticleId(0), text, &Context::default());
            assert_eq!(is_open(&normalise(&claim, None)), open, "{text}");
        }
    }

    #[test]
    fn a_name_closes_what_a_pronoun_leaves_open() {
        let closes = |closed: &str, open: &str| closes(&statement(closed), &statement(open));
        assert!(closes("Ada Holm is Jan Moss's mother", "Ada Holm is his mother"));
        assert!(closes("A film showed the crash of the Velos", "The same film showed the crash of the Velos"));
        assert!(!closes("Ada Holm is the mother of a diver from Pell in Reva", "Ada Holm is his mother"), "says more");
        assert!(!closes("Ada Holm is Jan Moss's aunt", "Ada Holm is his mother"), "says something else");
        assert!(!closes("Ada Holm is her mother", "Ada Holm is his mother"), "is open too");
    }
}
