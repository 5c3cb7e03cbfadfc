//! What a denial comes to, put plainly for the inference model, which has seen few of them.
//!
//! Takes a statement, gives its text as the model reads it, where its main verb denies something.
//! Worked: `Lee denies a truce` → `There is no truce`; `Brandt Steel denies closure rumours` → `There will be no closure at Brandt Steel`.
//! Silent on what one denies of oneself ("denied involvement") or is accused of: who it is would be lost.

use super::denial::{self, TOLD};
use crate::compare::frame;
use crate::compare::lexicon;
use crate::compare::prepared::Prepared;
use crate::extract::Stance;
use crate::parse::{Token, is_written_small};
use crate::span::Span;

/// What a denial of its main verb comes to, for a model that has seen few of them: "Lee denies a truce" → "There is no truce".
/// Silent on what one denies of oneself ("denied involvement", "denies wrongdoing"): who it is would be lost.
pub(in crate::compare) fn as_denied(side: &Prepared) -> Option<String> {
    const OF_ONESELF: [&str; 10] = [
        "affiliation",
        "guilt",
        "involvement",
        "knowledge",
        "link",
        "part",
        "responsibility",
        "role",
        "tie",
        "wrongdoing",
    ];
    let parse = &side.s.parse;
    let (verb, object) = *side.facts.denial.objects.first()?;
    if let Some(put) = as_rumour_denied(side, verb, object) {
        return Some(put);
    }
    let happened = denial::never_happened(side, verb).is_some();
    let dep = parse.tokens[object as usize].dep;
    let (first, last) = (0..parse.tokens.len())
        .filter(|token| parse.is_under(*token, object as usize))
        .fold((object as usize, object as usize), |(first, last), token| (first.min(token), last.max(token)));
    let first = (first..object as usize)
        .find(|token| !matches!(parse.tokens[*token].dep, "det" | "poss" | "mark" | "punct" | "case"))
        .unwrap_or(object as usize);
    let words = Span { start: parse.tokens[first].span.start, end: parse.tokens[last].span.end }.of(&side.s.text);
    let (is, plural) = match parse.tokens[object as usize].tag {
        "NNS" | "NNPS" => ("are", true),
        _ => ("is", false),
    };
    let denies = matches!(side.lemma(verb), "deny" | "rule");
    let is_told = TOLD.contains(&side.lemma(object)) || side.lemma(object) == "charge";
    let scorns = lexicon::denier(&frame::lemma_with_particle(&side.s.text, parse, verb as usize)).is_none();
    let is_of = parse.children(object as usize).any(|kid| parse.tokens[kid].lemma == "of");
    match dep {
        _ if happened => Some(format!("There {} no {words}", if plural { "were" } else { "was" })),
        "ccomp" if denies => Some(format!("It is not true that {words}")),
        // "shot down reports of a strike"; what is dismissed or rejected the model reads better as it is written.
        "dobj" | "nsubjpass" if (denies || scorns && is_of) && is_told => Some(format!("The {words} {is} not true")),
        "dobj" if denies && !OF_ONESELF.contains(&side.lemma(object)) => {
            Some(if plural { format!("There are no {words}") } else { format!("There is no {words}") })
        }
        _ => None,
    }
}

/// What was written with a person who denies it, where it speaks of that person, as a statement that names them: "Ann denied that Lee
/// hit her" → "It is not true that Lee hit Ann". One pronoun only: of two, one is somebody else.
pub(in crate::compare) fn as_untrue(side: &Prepared) -> Option<String> {
    side.s.whole.as_ref()?;
    let text = &side.s.text;
    let name = side.s.speaker.as_deref().filter(|_| side.s.stance == Stance::Denies)?;
    let person = |token: &&Token| matches!(token.lemma.as_str(), "he" | "she" | "him" | "her");
    let mut pronouns = side.s.parse.tokens.iter().filter(person);
    let (pronoun, None) = (pronouns.next()?, pronouns.next()) else { return None };
    // A clinic has words of its own in its name, a person has none; headlines hide both from the parser.
    let mut words = name.split(' ');
    let is_person = words.all(|word| word.starts_with(char::is_uppercase) && !is_written_small(&word.to_lowercase()));
    let [start, end] = [pronoun.span.start, pronoun.span.end].map(|at| at as usize);
    (pronoun.tag == "PRP" && is_person).then(|| format!("It is not true that {}{name}{}", &text[..start], &text[end..]))
}

/// "Brandt Steel denies closure rumours" → "There will be no closure at Brandt Steel". What one is accused of ("assault claims") stays as
/// it is written, and so do rumours that say more ("closure rumours about a rival").
fn as_rumour_denied(side: &Prepared, verb: u32, object: u32) -> Option<String> {
    let parse = &side.s.parse;
    let kid = |of: u32, dep: &str| parse.children(of as usize).find(|kid| parse.tokens[*kid].dep == dep);
    let is_rumour = denial::is_rumour(side.lemma(object)) || matches!(side.lemma(object), "news" | "report" | "story");
    let of_more = parse.children(object as usize).any(|kid| kid > object as usize);
    let event = kid(object, "compound").filter(|_| is_rumour && !of_more)?;
    let lemma = side.lemma(event as u32);
    if !lexicon::is_event(lemma) && lexicon::nominal(lemma).is_none() {
        return None;
    }
    let whose = kid(verb, "nsubj")
        .and_then(|who| parse.entities.iter().find(|entity| entity.label == "ORG" && entity.tokens.contains(&who)));
    let at = whose.map(|entity| {
        let (first, last) = (&parse.tokens[entity.tokens.start], &parse.tokens[entity.tokens.end - 1]);
        format!(" at {}", Span { start: first.span.start, end: last.span.end }.of(&side.s.text))
    });
    // A rumour is mostly of what will come, a report of what was seen.
    let is = if denial::is_rumour(side.lemma(object)) { "will be" } else { "is" };
    Some(format!("There {is} no {}{}", side.written(event as u32), at.unwrap_or_default()))
}
