//! Who speaks, in the words that they say: the name to write for "I" and for a pronoun, and the verb that follows it.
//!
//! Worked: `I lost my bag` said by Ann Lee is `Ann Lee lost her bag`; said by a harbour cook it is `The harbour cook lost …`.

use super::{Scene, View};
use crate::extract::mentions::{Gender, is_person_noun};

/// "a sign that says “I sail”": no sign sails. A name is somebody, and so is "the doctor from Reva".
pub(super) fn is_somebody(name: &str) -> bool {
    let before_of =
        name.split([' ', '\u{a0}']).take_while(|word| !matches!(*word, "of" | "on" | "in" | "for" | "from" | "with"));
    name.contains(char::is_uppercase) || before_of.last().is_some_and(|noun| is_person_noun(&noun.to_lowercase()))
}

/// "Harbour cook sold it": who has no name is "the harbour cook".
pub(super) fn with_article(name: String) -> String {
    let opened = |word: &str| matches!(word, "a" | "an" | "her" | "his" | "its" | "one" | "the" | "their");
    let first = name.split(' ').next().unwrap_or_default();
    let own = name.ends_with("’s") || first.ends_with("’s") || first.ends_with("'s");
    if name.contains(char::is_uppercase) || opened(first) || own { name } else { format!("the {name}") }
}

pub(super) fn is_first_person(view: &View, token: usize) -> bool {
    view.tag(token).starts_with("PRP") && view.is(token, &["i", "me", "my", "myself"])
}

/// "I" and its forms where the speaker is named before in the statement: "he", "her"; the name again where the sex is unknown.
pub(super) fn second(view: &View, token: usize, scene: &Scene, name: &str) -> Option<String> {
    if !is_first_person(view, token) || scene.first.is_none_or(|speaker| speaker.unnamed) {
        return None;
    }
    let forms = match scene.mentions.gender(name) {
        Some(Gender::Male) => ["he", "him", "his", "himself"],
        Some(Gender::Female) => ["she", "her", "her", "herself"],
        None if view.is(token, &["myself"]) => return None,
        None => {
            let name = with_article(name.to_string());
            return Some(if view.is(token, &["my"]) { format!("{name}’s") } else { name });
        }
    };
    let at = ["i", "me", "my", "myself"].iter().position(|word| view.is(token, &[word]))?;
    Some(forms[at].to_string())
}

/// The name to write instead of a pronoun or description.
pub(super) fn resolved(view: &View, token: usize, scene: &Scene) -> Option<String> {
    if is_in_name(view, token) {
        return None;
    }
    if is_first_person(view, token) {
        let speaker = scene.first.filter(|speaker| !speaker.unnamed && !view.is(token, &["myself"]))?;
        return Some(speaker.name.clone()).filter(|name| is_somebody(name)).map(with_article);
    }
    if !view.tag(token).starts_with("PRP") {
        return None;
    }
    let name = scene.mentions.antecedent(scene.sentence, token)?.name;
    // "“My aunt left. She …”": whose aunt, whoever speaks.
    if let Some(rest) = name.strip_prefix("my ") {
        let speaker = scene.first.filter(|speaker| !speaker.unnamed && is_somebody(&speaker.name))?;
        return Some(format!("{}’s {rest}", with_article(speaker.name.clone())));
    }
    let other = !scene.direct || scene.speaker.is_none_or(|speaker| speaker.name != name);
    other.then_some(name)
}

/// "Save Our Reefs".
fn is_in_name(view: &View, token: usize) -> bool {
    let beside = |at: usize| at < view.len() && view.tag(at).starts_with("NNP");
    let large = view.word(token).starts_with(char::is_uppercase);
    let inside = token > 0 && (beside(token - 1) || view.entity(token) == "ORG");
    large && view.tag(token) == "PRP$" && inside && beside(token + 1)
}

/// "We [the Harbour Board] closed the port": for whom the speaker says so, by office.
pub(super) fn body(view: &View, token: usize, scene: &Scene) -> Option<String> {
    let subject = matches!(view.dep(token), "nsubj" | "nsubjpass") && view.is(token, &["we"]);
    // "This is behind us", and not "many of us"; nor who is spoken to: "tell us".
    let some_of = || view.is(view.head(token), &["of"]);
    let object = view.dep(token) == "pobj" && view.is(token, &["us"]) && !some_of();
    let quoted = scene.direct && (subject || object) && view.kids(token).next().is_none();
    let speaker = scene.first.filter(|_| quoted)?;
    let guest = || guest(view, token, scene).filter(|_| !speaker.unnamed);
    let guest = || Some(format!("{} and {}", speaker.name, guest()?));
    let country = || scene.mentions.we(speaker, scene.sentence);
    guest().or_else(|| scene.mentions.spoken_for(speaker)).or_else(country)
}

/// "I greeted Bo Moss, and *we* shook hands": whom the speaker did something with, in the clause before.
fn guest(view: &View, token: usize, scene: &Scene) -> Option<String> {
    let verb = view.head(token);
    let before = view.head(verb);
    let joined = view.dep(verb) == "conj" && before < token;
    view.subject(before).filter(|subject| joined && view.is(*subject, &["i"]))?;
    let with = view.kids(before).find(|kid| view.dep(*kid) == "prep" && view.is(*kid, &["to", "with"]));
    let object = view.kid(before, &["dobj"]).or_else(|| view.kid(with?, &["pobj"]))?;
    let person = scene.mentions.antecedent(scene.sentence, object).filter(|known| known.person && !known.plural)?;
    let alone = view.tag(object).starts_with("NNP") && view.kid(object, &["conj"]).is_none();
    (alone && object < token).then_some(person.name)
}

/// "I am" → "Ann Lee is": the verb that follows a name put for "I".
pub(super) fn agreed(view: &View, token: usize, scene: &Scene) -> Option<String> {
    scene.first.filter(|speaker| !speaker.unnamed && is_somebody(&speaker.name))?;
    if view.tag(token) != "VBP" {
        return None;
    }
    let verb = if matches!(view.dep(token), "aux" | "auxpass") { view.head(token) } else { token };
    let subject = view.subject(verb)?;
    if !(is_first_person(view, subject) && view.is(subject, &["i"])) {
        return None;
    }
    Some(crate::extract::atomic::third_person(view.lemma(token)))
}
