//! Whether what an outlet tells in its own words may rest on a speaker of another claim.
//!
//! Takes a claim of a [`View`] and one that somebody says. The first may rest on that one where its article quotes him, another of the body
//! that he speaks for, or his paper, tells what he says or does or what stands in the report that he handed in or in the film that he found, has it from where he is,
//! or where he is an insider whom nobody names; what a government says may be what a spokesman of its ministry said.
//! Worked: `A third diver was treated` of an outlet that quotes the chief of the Reva police, beside what their spokesman says: one voice.
//! Known misses: a body that one of two outlets calls by another name.

use super::description::{Description, are_of_two_states, words};
use super::documents;
use super::doing;
use super::origin::{self, Origins};
use super::speaker;
use super::voice::agree;
use crate::extract::Speaker;
use crate::extract::attribution;
use crate::judge::view::View;
use crate::parse::Upos;

/// `claims` are of one origin.
pub(super) fn may_rest_on(view: &View<'_>, origins: &Origins, claims: &[usize], known: usize) -> bool {
    let heard = |claim: &usize| has_heard(view, *claim, known);
    let retold = |claim: &usize| {
        tells_what_one_says(view, *claim, known)
            || has_their_paper(view, *claim, known)
            || tells_what_one_does(view, *claim, known)
            || is_leaked(view, *claim, known)
            || is_in_their_paper(view, *claim, known)
            || is_brought_by(view, *claim, known)
    };
    origins.of[claims[0]] == origins.of[known]
        || origins.speaks[known] && is_from(view, &origins.groups[origins.of[claims[0]]], known)
        || origins.speaks[known] && (claims.iter().any(heard) || claims.iter().any(retold))
}

/// Whether the claim's article has anything from the speaker of another claim, or from another of the body that he speaks for.
fn has_heard(view: &View<'_>, claim: usize, known: usize) -> bool {
    let speaker = view.claims[known].speaker.as_ref();
    let is_it = |heard: &Speaker, known: &Speaker| speaker::is_same(heard, known) || are_of_one_body(heard, known);
    speaker.is_some_and(|known| view.speakers(claim).iter().any(|heard| is_it(heard, known)))
}

/// "Reva Police spokesman Jan Moss" and "Reva Police chief Ada Holm": two people, and one body behind what an outlet tells that has heard
/// either.
fn are_of_one_body(a: &Speaker, b: &Speaker) -> bool {
    let speaks_for = |one: &Speaker, other: &Speaker| {
        let (Some(role), Some(of_other)) = (&one.role, &other.role) else { return false };
        let is_mouthpiece = role.to_lowercase().split(' ').any(|word| word.starts_with("spokes"));
        let (body, of_other) = (words(role), words(of_other));
        is_mouthpiece && body.len() > 1 && body.iter().all(|word| of_other.contains(word))
    };
    speaks_for(a, b) || speaks_for(b, a)
}

/// Verbs of whoever hands something in.
const REPORTS: [&str; 5] = ["complained", "declared", "listed", "reported", "stated"];

/// What stands "in the report" beside what "a document" says: about one question it is one paper.
pub(super) fn is_in_their_paper(view: &View<'_>, claim: usize, known: usize) -> bool {
    // Who reports something in a sentence that names a filed report does it there.
    let read_from = || {
        let at = view.sentence(known)?;
        let tells = view.claims[known].cue.as_deref().is_some_and(|cue| REPORTS.contains(&cue.to_lowercase().as_str()));
        (tells && documents::is_read_from(view.documents(known), at)).then_some(documents::IN_FILE)
    };
    let paper = view.claims[known].speaker.as_ref().and_then(documents::kind_of);
    let Some(paper) = paper.or_else(read_from) else { return false };
    let is_near = |at: usize| {
        let documents = view.documents(claim);
        documents::behind(documents, at).chain(documents::filed(documents, at)).any(|kind| kind == paper)
    };
    view.claims[claim].article != view.claims[known].article && view.sentence(claim).is_some_and(is_near)
}

/// "The police report lists …" beside what the police say.
fn has_their_paper(view: &View<'_>, claim: usize, known: usize) -> bool {
    let speaker = view.claims[known].speaker.as_ref();
    speaker.is_some_and(|known| view.documents(claim).iter().any(|document| document.is_by(known)))
}

/// Officials say that rooms are to be had, and "officials offered rooms".
fn tells_what_one_does(view: &View<'_>, claim: usize, known: usize) -> bool {
    view.claims[known].speaker.as_ref().is_some_and(|known| doing::is_of(view, claim, known))
}

/// What one outlet has from an insider whom it does not name, another has from whoever knows: nothing says that it is another.
fn is_leaked(view: &View<'_>, claim: usize, known: usize) -> bool {
    view.claims[known].speaker.as_ref().is_some_and(speaker::is_insider) && agree(view, claim, known)
}

/// Verbs of whoever brings a film or a letter to light.
const FINDING: [&str; 10] = [
    "discovered",
    "distributed",
    "found",
    "obtained",
    "posted",
    "provided",
    "published",
    "released",
    "shared",
    "translated",
];
/// Words between such a verb and who did it: "discovered on Tuesday by". A guess.
const APART: usize = 3;

/// "The film, found by the Noro Group, shows a dive" beside what the Noro Group says of it.
fn is_brought_by(view: &View<'_>, claim: usize, known: usize) -> bool {
    let Some(speaker) = &view.claims[known].speaker else { return false };
    let sentence = view.claims[claim].sentence_span.of(view.article(claim).text);
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let is_found = |at: usize| words[at.saturating_sub(APART + 1)..at].iter().any(|word| FINDING.contains(word));
    (0..words.len()).filter(|at| words[*at] == "by" && is_found(*at)).any(|at| {
        let rest = words[at + 1..].iter().skip_while(|word| **word == "the");
        let name: Vec<&str> = rest.take_while(|word| word.starts_with(char::is_uppercase)).copied().collect();
        let name = name.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_string();
        !name.is_empty() && speaker::is_same(&Speaker { name, role: None, unnamed: false }, speaker)
    })
}

/// A claim that an outlet has from "Norogroup.com" beside what the NORO Monitoring Group says.
fn is_from(view: &View<'_>, group: &origin::Group, known: usize) -> bool {
    let origin = Speaker { name: group.name.clone(), role: None, unnamed: false };
    !group.unknown && view.claims[known].speaker.as_ref().is_some_and(|known| speaker::is_same(&origin, known))
}

/// "Lee describes herself as …": an outlet's words for what the speaker of another claim says.
pub(super) fn tells_what_one_says(view: &View<'_>, claim: usize, known: usize) -> bool {
    let tokens = &view.statements[claim].parse.tokens;
    let said_by = |name: &str| {
        let named = Speaker { name: name.to_string(), role: None, unnamed: false };
        view.claims[known].speaker.as_ref().is_some_and(|speaker| speaker::is_same(&named, speaker))
    };
    let subject_of_saying = |at: usize| {
        let verb = &tokens[tokens[at].head];
        // An unknown name at the start of a sentence may be taken for a noun.
        let is_large = || tokens[at].span.of(&view.statements[claim].text).starts_with(char::is_uppercase);
        let is_name = tokens[at].pos == Upos::Propn || tokens[at].pos == Upos::Noun && is_large();
        tokens[at].dep == "nsubj" && is_name && attribution::is_cue(&verb.lemma)
    };
    let of_main = |at: &usize| tokens[tokens[*at].head].head == tokens[*at].head;
    (0..tokens.len())
        .filter(|at| of_main(at) && subject_of_saying(*at))
        .any(|at| said_by(tokens[at].span.of(&view.statements[claim].text)))
        || (0..tokens.len()).filter(of_main).any(|at| is_said_by_government(view, claim, known, at))
}

/// "The Norland government called it a crime" beside what a spokesman of a ministry says: he speaks for it.
fn is_said_by_government(view: &View<'_>, claim: usize, known: usize, at: usize) -> bool {
    const BODIES: [&str; 3] = ["administration", "authorities", "government"];
    const OFFICES: [&str; 3] = ["government", "minister", "ministry"];
    let statement = view.statements[claim];
    let tokens = &statement.parse.tokens;
    let is_body = tokens[at].dep == "nsubj" && BODIES.contains(&tokens[at].lemma.to_lowercase().as_str());
    if !is_body || !attribution::is_cue(&tokens[tokens[at].head].lemma) {
        return false;
    }
    let words = (0..=at).filter(|word| *word == at || tokens[*word].head == at);
    let body = words.map(|word| tokens[word].span.of(&statement.text)).collect::<Vec<_>>().join(" ");
    let is_official = |speaker: &Speaker| {
        let role = speaker.role.as_deref().unwrap_or(&speaker.name);
        role.to_lowercase().split(' ').any(|word| OFFICES.contains(&word))
            && !are_of_two_states(&Description::of(&body), &Description::of(role))
    };
    view.claims[known].speaker.as_ref().is_some_and(is_official)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spokesman_and_a_chief_are_of_one_body() {
        for (a, b, one) in [
            ("Reva Police spokesman", "Reva Police chief", true),
            ("Reva Police spokesman", "Pell Police chief", false),
            ("Reva Police officer", "Reva Police chief", false),
            ("spokesman", "Reva Police chief", false),
        ] {
            let speaker =
                |name: &str, role: &str| Speaker { name: name.into(), role: Some(role.into()), unnamed: false };
            let (a, b) = (speaker("Jan Moss", a), speaker("Ada Holm", b));
            assert_eq!(are_of_one_body(&a, &b), one, "{a:?} {b:?}");
            assert_eq!(are_of_one_body(&b, &a), one, "{b:?} {a:?}");
        }
    }
}
