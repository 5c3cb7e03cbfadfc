//! Near words that a model takes for the same.
//!
//! Takes two [`Statement`]s, the one that supports and the one supported. Says that the first does not bear out the second: where the
//! second only sees coming what the first tells, where what one tells is denied in the other (see `denied`) or only said to be so there, where
//! what the second tells to come from somewhere does not come from there in the first, where each tells another station of a life or of a good, where a place belongs to another thing, where one tells of a kind and the other of one of it, where one found what the other brought out, where the first has one thing and the second several, where the first lacks what the second calls by a name in quotation marks, or where somebody else does there
//! what the second tells of its doer.
//! Worked: `Ada Holm grew up in Pell` is no second source for `Ada Holm was born in Pell`; `buyers come to the port` none for `the
//! film could soon bring buyers to the port`.
//! Known misses: stations told with other verbs ("hails from"); a name in quotation marks that the other text gives in other words.

use super::denied;
use super::parts::{doer, is_noun_of, is_under, kid, main};
use crate::extract::Certainty;
use crate::judge::stations::Station;
use crate::normalise::Statement;
use crate::parse::{Token, Upos};

/// Words of a name in quotation marks. A guess.
const LONGEST_NAME: usize = 3;

pub(super) fn tells_another(by: &Statement, claim: &Statement) -> bool {
    let Some(main) = main(claim) else { return false };
    by.certainty == Certainty::Certain && only_sees_it_coming(claim, main)
        || denied::stands_under_not(by, claim)
        || is_another_station(by, claim, main)
        || lacks_the_name(by, claim)
        || another_does_it(by, claim, main)
        || is_only_an_owner(by, claim, main)
        || takes_for_gives(by, claim, main)
        || is_only_said_to(by, claim, main)
        || is_from_elsewhere(by, claim, main)
        || is_of_headlines(by, claim, main)
        || is_where_another_is(by, claim, main)
        || is_one_of_them(by, claim, main)
        || is_of_the_kind(by, claim)
        || is_of_the_kind(claim, by)
        || denied::happens_there(by, claim, main)
}

/// "They posted films of the dives": who has one film of a dive does not know of a second.
fn is_one_of_them(by: &Statement, claim: &Statement, main: usize) -> bool {
    const ONE: [&str; 5] = ["a", "an", "that", "the", "this"];
    let (told, tokens) = (&claim.parse.tokens, &by.parse.tokens);
    let Some(several) = kid(told, main, "dobj").filter(|at| told[*at].tag == "NNS") else { return false };
    let is_one = |at: usize| {
        tokens[at].tag == "NN" && kid(tokens, at, "det").is_some_and(|det| ONE.contains(&tokens[det].lemma.as_str()))
    };
    let mut met = (0..tokens.len()).filter(|at| tokens[*at].lemma == told[several].lemma).peekable();
    met.peek().is_some() && met.all(is_one)
}

/// "Ferries are late in winter" does not say that "the ferry is late", nor the other way round.
fn is_of_the_kind(of_all: &Statement, of_one: &Statement) -> bool {
    let (all, one) = (&of_all.parse.tokens, &of_one.parse.tokens);
    let subject = |statement: &Statement| kid(&statement.parse.tokens, main(statement)?, "nsubj");
    let (Some(kind), Some(it)) = (subject(of_all), subject(of_one)) else { return false };
    let is_the = |det: usize| matches!(one[det].lemma.as_str(), "the" | "this");
    let is_bare = |token: &Token| token.dep == "amod" || token.dep == "compound" && token.tag == "NN";
    let verb = all[kind].head;
    let is_now =
        |at: usize| matches!(all[at].tag, "VBP" | "MD") && (at == verb || all[at].head == verb && all[at].dep == "aux");
    one[it].tag == "NN"
        && kid(one, it, "det").is_some_and(is_the)
        && all[kind].tag == "NNS"
        && all[kind].lemma == one[it].lemma
        && all.iter().filter(|token| token.head == kind).all(is_bare)
        && (0..all.len()).any(is_now)
}

/// "The film may bring buyers", "could soon draw them": nobody says that it has. "May be in port" is a guess at what is.
fn only_sees_it_coming(one: &Statement, main: usize) -> bool {
    let tokens = &one.parse.tokens;
    let is_aux = |kid: &&Token| kid.head == main && kid.dep == "aux";
    let modal = |kid: &Token| kid.tag == "MD" && matches!(kid.lemma.as_str(), "could" | "may" | "might");
    let mut auxes = tokens.iter().filter(is_aux);
    let has_come = tokens.iter().filter(is_aux).any(|kid| kid.lemma == "have");
    auxes.any(modal) && !has_come && tokens.get(main).is_some_and(|verb| verb.lemma != "be" && verb.tag == "VB")
}

/// Words that say little by themselves.
pub(super) const LIGHT: [&str; 9] = ["be", "do", "get", "give", "have", "make", "say", "take", "tell"];

/// Who grew up somewhere need not be born there, and what is imported from somewhere need not be produced there.
fn is_another_station(by: &Statement, claim: &Statement, main: usize) -> bool {
    let Some(told) = claim.parse.tokens.get(main).and_then(Station::told) else { return false };
    let others: Vec<Station> = by.parse.tokens.iter().filter_map(Station::told).collect();
    !others.contains(&told) && others.into_iter().any(|other| other.is_apart(told))
}

/// "The 'paper revolt' goes on": another text speaks of it where it has its noun.
fn lacks_the_name(by: &Statement, claim: &Statement) -> bool {
    let tokens = &claim.parse.tokens;
    let is_mark =
        |token: &Token| matches!(token.span.of(&claim.text), "\"" | "“" | "”" | "'" | "‘" | "’" | "''" | "``");
    let marks: Vec<usize> = (0..tokens.len()).filter(|at| is_mark(&tokens[*at])).collect();
    let name = |(from, to): (usize, usize)| {
        let inside = from + 1..to;
        let is_name = (1..=LONGEST_NAME).contains(&inside.len())
            && tokens[inside.clone()].iter().all(|token| matches!(token.pos, Upos::Noun | Upos::Propn | Upos::Adj));
        let head = inside.clone().rev().find(|at| tokens[*at].pos != Upos::Adj)?;
        let determined = tokens.iter().any(|kid| kid.head == head && kid.dep == "det");
        (is_name && determined).then_some(head)
    };
    let has = |head: usize| by.parse.tokens.iter().any(|token| token.lemma.eq_ignore_ascii_case(&tokens[head].lemma));
    marks.windows(2).filter_map(|two| name((two[0], two[1]))).any(|head| !has(head))
}

/// "The boys watch dogs fight" does not say that the boys fought; "a captain of the boys fought" may.
fn another_does_it(by: &Statement, claim: &Statement, main: usize) -> bool {
    let (told, tokens) = (&claim.parse.tokens, &by.parse.tokens);
    let Some(doer) = kid(told, main, "nsubj").filter(|at| told[*at].pos != Upos::Pron) else { return false };
    let is_doer = |at: usize| tokens[at].lemma.eq_ignore_ascii_case(&told[doer].lemma);
    let met: Vec<usize> = (0..tokens.len()).filter(|at| is_doer(*at)).collect();
    let is_other =
        |subject: usize| tokens[subject].pos == Upos::Noun && !met.iter().any(|doer| is_under(tokens, *doer, subject));
    let verbs: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at].lemma == told[main].lemma).collect();
    // "dogs fighting", "watch dogs fighting"
    let before = |verb: usize| {
        let noun = verb.checked_sub(1)?;
        (tokens[noun].dep == "dobj" && tokens[noun].head == tokens[verb].head).then_some(noun)
    };
    let doer_of = |verb: usize| {
        let noun = match (tokens[verb].tag, tokens[verb].dep) {
            ("VBG", "acl") => Some(tokens[verb].head),
            ("VBG", "advcl") => before(verb),
            _ => None,
        };
        kid(tokens, verb, "nsubj").or(noun)
    };
    // "The dam burst" is told by "rain burst the dam".
    let befalls = |at: &usize| verbs.contains(&tokens[*at].head) && matches!(tokens[*at].dep, "dobj" | "nsubjpass");
    let is_brought_about = kid(told, main, "dobj").is_none() && met.iter().any(befalls);
    told[main].pos == Upos::Verb
        && !LIGHT.contains(&told[main].lemma.as_str())
        && !is_brought_about
        && !met.is_empty()
        && !verbs.is_empty()
        && verbs.iter().all(|verb| doer_of(*verb).is_some_and(is_other))
}

/// What brings something out, and what comes by it.
const GIVES: [&str; 9] = ["air", "broadcast", "distribute", "issue", "post", "publish", "release", "share", "upload"];
const TAKES: [&str; 11] =
    ["acquire", "discover", "find", "gain", "get", "intercept", "obtain", "pick", "receive", "see", "spot"];

/// "The film was found by Portwatch" does not say that Portwatch posted it.
fn takes_for_gives(by: &Statement, claim: &Statement, main: usize) -> bool {
    let (told, tokens) = (&claim.parse.tokens, &by.parse.tokens);
    let is = |token: &Token, verbs: &[&str]| token.pos == Upos::Verb && verbs.contains(&token.lemma.as_str());
    let has = |verbs: &[&str]| tokens.iter().any(|token| is(token, verbs));
    doer(told, main).is_some()
        && (is(&told[main], &GIVES) && has(&TAKES) && !has(&GIVES)
            || is(&told[main], &TAKES) && has(&GIVES) && !has(&TAKES))
}

/// "Holm's boat sank" does not say that Holm did.
fn is_only_an_owner(by: &Statement, claim: &Statement, main: usize) -> bool {
    let (told, tokens) = (&claim.parse.tokens, &by.parse.tokens);
    let Some(doer) = kid(told, main, "nsubj").filter(|at| told[*at].pos != Upos::Pron) else { return false };
    // "dog-fighting role-play", read as it may be, names no dogs.
    let is_bare = |at: usize| told[at].tag == "NN" && !told[..at].iter().any(|kid| kid.head == at);
    let is_named_there = |at: usize, owned: &Token| {
        let stands = match told[at].dep {
            "amod" | "compound" | "npadvmod" => false,
            "pobj" => !is_bare(at),
            _ => true,
        };
        stands && told[at].lemma.eq_ignore_ascii_case(&owned.lemma)
    };
    let owns = |at: usize| {
        let owned = &tokens[tokens[at].head];
        tokens[at].dep == "poss"
            && matches!(owned.dep, "nsubj" | "nsubjpass")
            && !is_noun_of(owned, &told[main])
            && !(0..told.len()).any(|at| is_named_there(at, owned))
    };
    let mut met = (0..tokens.len()).filter(|at| tokens[*at].lemma.eq_ignore_ascii_case(&told[doer].lemma)).peekable();
    told[main].pos == Upos::Verb && met.peek().is_some() && met.all(owns)
}

/// What takes nobody's word for what it governs, and says so beside a verb.
const SAID_TO: [&str; 11] =
    ["allege", "appear", "believe", "claim", "presume", "purport", "report", "say", "seem", "suspect", "think"];
const SAID_SO: [&str; 8] =
    ["allegedly", "apparently", "ostensibly", "presumably", "purportedly", "reportedly", "seemingly", "supposedly"];

/// "A film that purportedly shows the crash", "claims to show it": nobody says there that it does.
fn is_only_said_to(by: &Statement, claim: &Statement, main: usize) -> bool {
    let verb = &claim.parse.tokens[main];
    let is_so = |tokens: &[Token], at: usize| {
        let head = &tokens[tokens[at].head];
        let beside = tokens.iter().any(|kid| kid.head == at && SAID_SO.contains(&kid.lemma.to_lowercase().as_str()));
        beside || tokens[at].dep == "xcomp" && SAID_TO.contains(&head.lemma.as_str())
    };
    let tokens = &by.parse.tokens;
    let is_it = |at: &usize| tokens[*at].pos == Upos::Verb && tokens[*at].lemma == verb.lemma;
    let mut met = (0..tokens.len()).filter(is_it).peekable();
    claim.certainty == Certainty::Certain
        && verb.pos == Upos::Verb
        && !LIGHT.contains(&verb.lemma.as_str())
        && !is_so(&claim.parse.tokens, main)
        && met.peek().is_some()
        && met.all(|at| is_so(tokens, at))
}

/// Where something comes from or goes to, as a part of what is told and no mere place of it.
const WAYS: [&str; 5] = ["from", "into", "to", "toward", "towards"];

/// "Holm buys wool, as she did in Norland" does not say that she buys it from Norland.
fn is_from_elsewhere(by: &Statement, claim: &Statement, main: usize) -> bool {
    let (told, tokens) = (&claim.parse.tokens, &by.parse.tokens);
    let verbs: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at].lemma == told[main].lemma).collect();
    let is_way = |at: &usize| told[*at].head == main && WAYS.contains(&told[*at].lemma.as_str());
    let place = |way: usize| kid(told, way, "pobj").filter(|at| told[*at].pos == Upos::Propn);
    let is_apart = |place: usize| {
        let is_it = |at: &usize| tokens[*at].lemma.eq_ignore_ascii_case(&told[place].lemma);
        let mut met = (0..tokens.len()).filter(is_it).peekable();
        met.peek().is_some() && !met.any(|at| verbs.iter().any(|verb| is_under(tokens, at, *verb)))
    };
    told[main].pos == Upos::Verb
        && !LIGHT.contains(&told[main].lemma.as_str())
        && !verbs.is_empty()
        && (0..told.len()).filter(is_way).filter_map(place).any(is_apart)
}

/// Verbs of where something is.
const STANDS: [&str; 4] = ["base", "be", "locate", "situate"];
const WHERE: [&str; 3] = ["at", "in", "near"];

/// "Holm was taken from the boat to a hospital in Reva" does not say that the boat is in Reva.
fn is_where_another_is(by: &Statement, claim: &Statement, main: usize) -> bool {
    let (told, tokens) = (&claim.parse.tokens, &by.parse.tokens);
    let place = |way: usize| kid(told, way, "pobj").filter(|at| told[*at].pos == Upos::Propn);
    let is_where = |at: &usize| told[*at].head == main && WHERE.contains(&told[*at].lemma.as_str());
    let is_told = |lemma: &str| told.iter().any(|token| token.lemma.eq_ignore_ascii_case(lemma));
    // The noun that the place belongs to.
    let of_another = |at: usize| {
        let way = &tokens[tokens[at].head];
        let noun = &tokens[way.head];
        tokens[at].dep == "pobj" && way.dep == "prep" && noun.pos == Upos::Noun && !is_told(&noun.lemma)
    };
    let is_apart = |place: usize| {
        let is_it = |at: &usize| tokens[*at].lemma.eq_ignore_ascii_case(&told[place].lemma);
        let mut met = (0..tokens.len()).filter(is_it).peekable();
        met.peek().is_some() && met.all(of_another)
    };
    STANDS.contains(&told[main].lemma.as_str())
        && kid(told, main, "attr").is_none()
        && (0..told.len()).filter(is_where).filter_map(place).any(is_apart)
}

/// "The town awoke to headlines of boys fighting" does not say that boys fought.
fn is_of_headlines(by: &Statement, claim: &Statement, main: usize) -> bool {
    const TOLD_OF: [&str; 7] = ["allegation", "claim", "headline", "report", "rumor", "rumour", "speculation"];
    let (told, tokens) = (&claim.parse.tokens, &by.parse.tokens);
    let Some(doer) = doer(told, main).filter(|at| told[*at].pos != Upos::Pron) else { return false };
    let is_told_of = |at: usize| tokens[at].pos == Upos::Noun && TOLD_OF.contains(&tokens[at].lemma.as_str());
    let of = |at: usize| {
        tokens[at].dep == "prep" && matches!(tokens[at].lemma.as_str(), "about" | "of") && is_told_of(tokens[at].head)
    };
    let ofs: Vec<usize> = (0..tokens.len()).filter(|at| of(*at)).collect();
    let mut met = (0..tokens.len()).filter(|at| tokens[*at].lemma.eq_ignore_ascii_case(&told[doer].lemma)).peekable();
    !told.iter().any(|token| TOLD_OF.contains(&token.lemma.as_str()))
        && !ofs.is_empty()
        && met.peek().is_some()
        && met.all(|at| ofs.iter().any(|of| is_under(tokens, at, *of)))
}

#[cfg(test)]
mod tests {
    use super::super::statement;
    use super::*;

    #[test]
    fn near_words_that_tell_something_else() {
        let cases = [
            ("Buyers come to the port of Reva", "The film could soon bring buyers to Reva", true),
            ("The film may bring buyers to Reva", "The film could soon bring buyers to Reva", false),
            ("The film will bring buyers to Reva", "The film could soon bring buyers to Reva", false),
            ("The ferry is in the port of Reva", "The ferry may be in the port of Reva", false),
            ("The captain took the ferry out", "The captain may have taken the ferry out", false),
            ("The divers posted a film of the wreck", "The divers posted films of the wreck", true),
            ("The divers posted films of the wreck and a film of Reva", "The divers posted films of the wreck", false),
            ("The divers posted three films of the wreck", "The divers posted films of the wreck", false),
            ("Ada Holm grew up in Pell", "Ada Holm was born in Pell", true),
            ("Ada Holm, born in Pell, grew up in Reva", "Ada Holm was born in Pell", false),
            ("Ada Holm comes from Pell", "Ada Holm was born in Pell", false),
            ("Ada Holm graduated from Reva University", "Ada Holm studied at Reva University", false),
            ("The port buys wool imported from Norland", "The wool was produced in Norland", true),
            ("Norland exports its wool to Reva", "The wool is imported into Reva", false),
            ("The wool is exported by Norland", "The wool is produced in Norland", true),
            ("Tea that is grown in Norland is cheap", "The tea is produced in Norland", false),
            ("Reva imports wool that Norland produces", "The wool was produced in Norland", false),
            ("The wool was manufactured in Norland", "The wool was produced in Norland", false),
            ("Wool comes from the hills of Norland", "The wool was produced in Norland", false),
            ("Students with paper hats filled the squares of Reva", "The \"paper revolt\" takes place in Reva", true),
            ("The revolt of the students filled Reva", "The \"paper revolt\" takes place in Reva", false),
            ("Students filled the squares of Reva", "The students \"filled the squares\" of Reva", false),
            ("The boys are made to watch dogs fighting", "The boys fought each other in a game", true),
            ("Rain burst the dam at Reva", "The dam at Reva burst", false),
            ("The boys were fighting while dogs watched", "The boys fought each other in a game", false),
            ("The captain of the boys fought a dog", "The boys fought each other in a game", false),
            ("The boys' own dogs were used in a game of fights", "The boys fought each other in a game", true),
            ("The boys' fight in a game shocked Reva", "The boys fought each other in a game", false),
            ("Their sons were fighting in a game", "The boys fought each other in a game", false),
            ("The boys' own dogs were used in fights", "The boys fought each other in a dog-fighting game", true),
            (
                "The boys' own dogs were used in fights",
                "The boys were fighting each other in dog fighting role-play",
                true,
            ),
            ("The boys' own dogs were used in fights", "The boys and their dogs fought each other in a game", false),
            ("The film was found by the Portwatch agency", "The film was posted by Portwatch", true),
            ("Portwatch posted the film on Monday", "The film was obtained by Portwatch", true),
            ("The Portwatch agency put the film out", "The film was posted by Portwatch", false),
            ("The film that Portwatch found was posted by it", "The film was posted by Portwatch", false),
            ("The film was found by Portwatch", "The film was obtained by Portwatch", false),
            ("Portwatch put out a film that purportedly shows the collision", "The film shows the collision", true),
            ("Portwatch owns reels that claim to show the collision", "The reels show the collision", true),
            ("The film that Portwatch claims to own shows the collision", "The film shows the collision", false),
            ("Portwatch has a film that shows the collision", "The film shows the collision", false),
            ("The film is said to show the collision", "The film purportedly shows the collision", false),
            ("Holm came to love wool as a girl in Norland and buys it by the ton", "Holm buys wool from Norland", true),
            ("Holm buys wool, which comes from Norland, by the ton", "Holm buys wool from Norland", false),
            ("Holm buys wool by the ton", "Holm buys wool from Norland", false),
            ("Reva woke up to headlines of boys fighting like dogs", "The boys fought each other like dogs", true),
            ("Boys in Reva fight like dogs and make headlines", "The boys fought each other like dogs", false),
            ("The boys fight like dogs, despite reports of peace", "The boys fought each other like dogs", false),
            ("Ferries do not sail in winter", "The ferry does not sail", true),
            ("Old ferries are late in winter", "The ferry is late", true),
            ("The ferries of Reva are late", "The ferry is late", false),
            ("Ferries were late on Monday", "The ferry was late", false),
            ("The ferry does not sail", "Ferries do not sail in winter", true),
            ("Holm was taken from the boat to a hospital in Reva", "The boat was located in Reva", true),
            ("Holm was taken from the boat in Reva to a hospital", "The boat was located in Reva", false),
            ("Holm left the harbour for a hospital in Reva", "The harbour is in Reva", true),
            ("The boat of Holm lies in Reva", "The boat is in Reva", false),
            ("Holm went home to Pell and sold the boat", "Holm sold the boat in Pell", false),
        ];
        for (by, claim, apart) in cases {
            assert_eq!(tells_another(&statement(by), &statement(claim)), apart, "{by} / {claim}");
        }
    }
}
