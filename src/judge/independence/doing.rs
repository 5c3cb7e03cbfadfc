//! Who a claim says did something, as a source of it.
//!
//! Takes a claim of a [`View`], says whether its subject is some speaker, and whose own doing two articles tell that both quote that one.
//! What somebody wants, plans, did or announced is known from that one wherever an article quotes nobody else for it, and what somebody
//! declared has one voice in all that tell it.
//! Worked: `Ada Holm hopes to sail in May` of two outlets that quote Ada Holm rests on her; `Ada Holm was arrested` does not, nor does
//! `the ferry of Ada Holm sank`.
//! Known misses: what the second half of a sentence tells of its speaker ("and saved for two years").

use super::speaker;
use crate::extract::Speaker;
use crate::extract::attribution::{is_cue, is_quoting};
use crate::judge::view::View;
use crate::normalise::Statement;
use crate::parse::Token;

/// Whether the claim tells what the speaker does: "officials offered rooms" beside what officials say.
pub(super) fn is_of(view: &View<'_>, claim: usize, known: &Speaker) -> bool {
    let statement = view.statements[claim];
    agents(statement).into_iter().any(|phrase| {
        let named = Speaker { name: phrase, role: None, unnamed: false };
        speaker::is_same(&named, known)
            || speaker::is_given_name(&named, known)
            || speaker::is_given_name(known, &named)
    })
}

/// By whose word two articles tell what both claims say.
pub(in crate::judge) fn behind_both(view: &View<'_>, a: usize, b: usize) -> Option<String> {
    let speaker = of_both(view, a, b).or_else(|| said_in_one(view, a, b));
    speaker.map(|speaker| speaker.name.clone()).or_else(|| declared_in_both(view, a, b))
}

/// Who tells of his own doing in both: the subject of both claims, named, whom both articles quote by a full name.
fn of_both<'v>(view: &View<'v>, a: usize, b: usize) -> Option<&'v Speaker> {
    let quoted = |speaker: &&&Speaker| view.speakers(b).iter().any(|other| speaker::is_same(speaker, other));
    let tells = |speaker: &&&Speaker| [a, b].iter().all(|claim| is_of(view, *claim, speaker));
    view.speakers(a).iter().filter(|speaker| is_full_name(speaker)).filter(quoted).find(tells).copied()
}

/// Whose word one of the claims tells ("Ada Holm expects fewer ferries"), where the article of the other, which tells the same, quotes her.
fn said_in_one<'v>(view: &View<'v>, a: usize, b: usize) -> Option<&'v Speaker> {
    let says = |claim: usize| {
        let tokens = &view.statements[claim].parse.tokens;
        let kid = |of: usize, is: &dyn Fn(&Token) -> bool| tokens.iter().any(|kid| kid.head == of && is(kid));
        let tells = |at: usize| is_cue(&tokens[at].lemma) && kid(at, &|kid| matches!(kid.dep, "ccomp" | "xcomp"));
        let calls = |at: usize| tokens[at].lemma == "call" && kid(at, &|kid| kid.dep == "prep" && kid.lemma == "for");
        (0..tokens.len()).any(|at| tokens[at].head == at && (tells(at) || calls(at)))
    };
    let told = |claim: usize, other: usize| {
        let mut heard = view.speakers(other).iter().filter(|speaker| is_full_name(speaker));
        if says(claim) { heard.find(|speaker| is_of(view, claim, speaker)).copied() } else { None }
    };
    told(a, b).or_else(|| told(b, a))
}

/// Whose declaration both tell, "Norland declared the film genuine" beside the same of its officials: what is declared has one
/// voice. What somebody does by it ("ordered the port closed", "signed a law") everybody may see.
fn declared_in_both(view: &View<'_>, a: usize, b: usize) -> Option<String> {
    let declarers = |claim: usize| -> Vec<Speaker> {
        let statement = view.statements[claim];
        let tokens = &statement.parse.tokens;
        let main = (0..tokens.len()).find(|at| tokens[*at].head == *at);
        let content = |kid: &Token| Some(kid.head) == main && matches!(kid.dep, "ccomp" | "oprd" | "xcomp");
        let declares = main.is_some_and(|at| is_quoting(&tokens[at].lemma)) && tokens.iter().any(content);
        let named = |name: String| Speaker { name, role: None, unnamed: false };
        agents(statement).into_iter().filter(|_| declares).map(named).collect()
    };
    let of_b = declarers(b);
    declarers(a).into_iter().find(|x| of_b.iter().any(|y| speaker::is_same(x, y))).map(|one| one.name)
}

fn is_full_name(speaker: &Speaker) -> bool {
    let capitals = speaker.name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    !speaker.unnamed && capitals > 1 && capitals == speaker.name.split(' ').count()
}

/// Words for what somebody has in mind.
const MINDS: [&str; 7] = ["aim", "aspiration", "dream", "goal", "hope", "plan", "wish"];

/// Subjects of the main verb that do what it says, each with its words up to the noun, and whose dream or plan is the subject.
fn agents(statement: &Statement) -> Vec<String> {
    let tokens = &statement.parse.tokens;
    // What somebody is others may know.
    let is_state =
        |verb: usize| tokens.iter().any(|kid| kid.head == verb && matches!(kid.dep, "acomp" | "attr" | "oprd"));
    // "It turns out that …" only carries what follows.
    let is_main = |verb: usize| {
        let over = tokens[verb].head;
        over == verb || tokens[verb].dep == "ccomp" && tokens[over].head == over && has_no_agent(tokens, over)
    };
    let is_agent = |at: &usize| {
        let verb = tokens[*at].head;
        tokens[*at].dep == "nsubj" && is_main(verb) && !is_state(verb)
    };
    let phrase = |at: usize| {
        let first = (0..at).rev().take_while(|kid| hangs_on(tokens, *kid, at)).last().unwrap_or(at);
        statement.text[tokens[first].span.start as usize..tokens[at].span.end as usize].to_string()
    };
    let owner = |at: usize| {
        let owner = (0..at).find(|kid| tokens[*kid].head == at && tokens[*kid].dep == "poss");
        owner.filter(|_| MINDS.contains(&tokens[at].lemma.as_str()))
    };
    (0..tokens.len()).filter(is_agent).map(|at| phrase(owner(at).unwrap_or(at))).collect()
}

/// Its subject is "it" or none.
fn has_no_agent(tokens: &[Token], verb: usize) -> bool {
    let mut subjects = tokens.iter().filter(|token| token.head == verb && token.dep == "nsubj");
    subjects.all(|token| token.lemma.eq_ignore_ascii_case("it"))
}

fn hangs_on(tokens: &[Token], kid: usize, at: usize) -> bool {
    let up = std::iter::successors(Some(kid), |token| Some(tokens[*token].head));
    up.take(tokens.len()).skip(1).any(|token| token == at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Context, from_text};
    use crate::normalise::normalise;
    use crate::read::ArticleId;

    #[test]
    fn who_does_something_is_its_subject() {
        for (text, agent) in [
            ("Ada Holm hopes to sail in May", "Ada Holm"),
            ("The harbour police found two boats", "The harbour police"),
            ("Ada Holm's dream is to sail in May", "Ada Holm"),
            ("Ada Holm's ferry sank in May", "Ada Holm's ferry"),
            ("Ada Holm is the mayor of Reva", ""),
            ("Ada Holm remains ill", ""),
            ("Ada Holm was arrested on Monday", ""),
            ("The ferry of Ada Holm sank", "The ferry"),
            ("It turns out Ada Holm bought no ticket", "It; Ada Holm"),
            ("The storm ensured that Ada Holm bought no ticket", "The storm"),
        ] {
            let claim = from_text(ArticleId(0), text, &Context::default());
            assert_eq!(agents(&normalise(&claim, None)).join("; "), agent, "{text}");
        }
    }
}
