//! What later pronouns may stand for: who was named, and the subjects of main clauses.
//!
//! Takes a token with what it was resolved to, keeps it as [`Seen`] where it names a person, as [`Subject`] else. Leaves to `persons` and
//! `things` which of them a pronoun means.

use super::chain::{Chain, Kind};
use super::lexicon::Gender;
use super::pronouns::{MAX_STEPS, Place, is_subject, is_top, number, tells};
use super::things::WRITINGS;
use super::{Meaning, Resolved};
use crate::extract::tree::Tree;
use crate::span::Span;

/// Words of a subject that "it" or "they" may stand for. A guess; longer ones make a statement nobody reads.
pub(super) const MAX_SUBJECT: usize = 6;

/// The same of a name.
const MAX_NAME: usize = 9;

/// Somebody or something named, for later pronouns.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub sentence: usize,
    pub token: usize,
    pub entity: usize,
    pub subject: bool,
    /// The subject of a main clause.
    pub leads: bool,
    /// The subject of a verb that tells.
    pub tells: bool,
    pub quoted: bool,
    /// "according to Lee": only says so.
    pub aside: bool,
    /// "Lee’s killer": the sex of whoever the name only owns, where no name says who that is.
    pub owned: Option<Option<Gender>>,
}

/// The subject of a main clause that is no person: what "it" or "they" may stand for.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub sentence: usize,
    pub token: usize,
    pub means: Meaning,
    pub plural: bool,
    /// Too long to stand for a pronoun, but another that it may mean.
    pub long: bool,
    /// In a clause that hangs on a noun or says when.
    pub aside: bool,
    /// May say or think something.
    pub minds: bool,
    /// May be read.
    pub writes: bool,
    /// A name, somebody, or pointed at: "this merger".
    pub firm: bool,
}

/// Keeps what later pronouns may stand for.
pub(super) fn note(
    tree: &Tree,
    place: &Place,
    chain: &Chain,
    resolved: &Resolved,
    seen: &mut Vec<Seen>,
    subjects: Option<&mut Vec<Subject>>,
) {
    let Place { sentence, token, quoted, .. } = *place;
    if let Meaning::Entity(entity) = resolved.tokens[token].means {
        let inner = resolved.tokens.get(tree.head(token)).is_some_and(|head| head.means == Meaning::Entity(entity))
            && tree.head(token) != token;
        // "the Lees": several of one name are no "he".
        let several = tree.tag(token) == "NNPS" && tree.child(token, &["det"]).is_some();
        if !inner && several && chain.entities[entity].kind == Kind::Person {
            return;
        }
        if !inner && chain.entities[entity].kind == Kind::Person {
            let (subject, tells) = (is_subject(tree, token), tells(tree, token));
            // "Moss’s adviser, Ann Lee, said": who is told beside an office leads no story.
            let beside = tree.tag(token) == "NN" && tree.child(token, &["appos"]).is_some();
            let leads = subject && is_top(tree, tree.head(token)) && !beside;
            let owned = owned(tree, token, resolved);
            let to = tree.head(token);
            let aside = tree.dep(token) == "pobj" && tree.lemma(to) == "to" && tree.lemma(tree.head(to)) == "accord";
            seen.push(Seen { sentence, token, entity, subject, leads, tells, quoted, aside, owned });
            return;
        }
    }
    let Some(subjects) = subjects else { return };
    // "This story was first published in May": "it" never means the article.
    let this = |kid: usize| tree.dep(kid) == "det" && tree.lemma(kid).eq_ignore_ascii_case("this");
    let own = matches!(tree.lemma(token), "article" | "post" | "story") && tree.children(token).any(this);
    if own || !is_subject(tree, token) || tree.tag(token).starts_with('W') {
        return;
    }
    if tree.tag(token) == "PRP" && matches!(tree.lemma(token).to_lowercase().as_str(), "he" | "she") {
        return;
    }
    // "Neither side scored": nothing that a pronoun goes on about.
    let none = |kid: usize| {
        tree.dep(kid) == "det" && matches!(tree.lemma(kid).to_lowercase().as_str(), "any" | "neither" | "no")
    };
    const INDEFINITE: &[&str] = &[
        "anybody",
        "anyone",
        "anything",
        "everybody",
        "everyone",
        "everything",
        "nobody",
        "nothing",
        "somebody",
        "someone",
        "something",
        "thing",
        "time",
    ];
    // "The first two days were fine and they got on": no days did.
    let timed =
        |entity: &crate::parse::Entity| matches!(entity.label, "DATE" | "TIME") && entity.tokens.contains(&token);
    if quoted && tree.parse.entities.iter().any(timed) {
        return;
    }
    let indefinite = tree.tag(token) != "NNS" && INDEFINITE.contains(&tree.lemma(token).to_lowercase().as_str());
    if indefinite || tree.children(token).any(none) {
        return;
    }
    let tag = tree.tag(token);
    let joined = tree.child(token, &["conj"]).is_some();
    // "They think it was stolen": they are no "it".
    if tag == "PRP" && number(&tree.lemma(token).to_lowercase()) == Some(true) {
        return;
    }
    let plural = matches!(tag, "NNS" | "NNPS") || joined;
    // "does not allow women to work": the women are no subject that a pronoun goes on about, but another that it may mean.
    let mut long = tree.children(tree.head(token)).any(|kid| tree.tag(kid) == "TO");
    let means = match &resolved.tokens[token].means {
        Meaning::Nothing if tag.starts_with("NN") => {
            let (left, right) = short(tree, token);
            // A name may be longer: "the Skippers’ Union of the Port of Reva".
            long |= right - left > if tag.starts_with("NNP") { MAX_NAME } else { MAX_SUBJECT };
            if right - left > super::MAX_PHRASE || super::lexicon::person_noun(tree.lemma(token)).is_some() && !plural {
                return;
            }
            Meaning::Phrase(tree.parse.tokens[left].span.cover(tree.parse.tokens[right].span), plural)
        }
        Meaning::Nothing => return,
        // "Reva and Tobol … they": both of them.
        Meaning::Entity(_) if joined => {
            let (left, right) = tree.edges(token);
            if right - left > MAX_SUBJECT {
                return;
            }
            Meaning::Phrase(tree.parse.tokens[left].span.cover(tree.parse.tokens[right].span), true)
        }
        known => known.clone(),
    };
    let up = |at: &usize| Some(tree.head(*at)).filter(|head| head != at);
    let timed = |at: usize| {
        tree.children(at).any(|kid| {
            (tree.dep(kid) == "mark" || tree.tag(kid) == "WRB")
                && matches!(tree.lemma(kid), "after" | "as" | "before" | "when" | "while")
        })
    };
    let aside = std::iter::successors(Some(tree.head(token)), up)
        .take(MAX_STEPS)
        .any(|at| matches!(tree.dep(at), "acl" | "relcl") || tree.dep(at) == "advcl" && timed(at));
    let minds = minds(tree, token, resolved);
    let noun = tree.lemma(token).to_lowercase();
    let writes = WRITINGS.contains(&noun.as_str()) || crate::extract::attribution::is_cue_noun(&noun);
    let pointed = tree
        .child(token, &["det"])
        .is_some_and(|det| matches!(tree.lemma(det).to_lowercase().as_str(), "that" | "these" | "this" | "those"));
    let firm = minds || pointed || matches!(means, Meaning::Entity(_));
    subjects.push(Subject { sentence, token, means, plural, long, aside, minds, writes, firm });
}

/// The person without a name whom a name owns: "Lee’s killer".
fn owned(tree: &Tree, name: usize, resolved: &Resolved) -> Option<Option<Gender>> {
    let noun = tree.head(name);
    let person = super::lexicon::person_noun(&tree.lemma(noun).to_lowercase())?;
    let nameless = tree.tag(noun) == "NN" && resolved.tokens[noun].means == Meaning::Nothing;
    let named = tree.tag(name).starts_with("NNP") && tree.dep(name) == "poss";
    (named && nameless && tree.child(noun, &["appos"]).is_none()).then_some(person.gender)
}

/// Whether what the noun names may say or think something.
pub(super) fn minds(tree: &Tree, token: usize, resolved: &Resolved) -> bool {
    let noun = tree.lemma(token).to_lowercase();
    !matches!(resolved.tokens[token].means, Meaning::Nothing)
        || tree.tag(token).starts_with("NNP")
        || super::lexicon::person_noun(&noun).is_some()
        || super::lexicon::named_kind(&noun).is_some()
        || super::lexicon::is_unnamed(&noun)
        || ["ant", "er", "ian", "ist", "man", "or"].iter().any(|end| noun.ends_with(end))
        || matches!(noun.as_str(), "crew" | "family" | "government" | "police" | "public")
}

/// A phrase up to what else is told of its noun.
fn short(tree: &Tree, noun: usize) -> (usize, usize) {
    let (left, right) = tree.edges(noun);
    let stop = tree
        .children(noun)
        .filter(|c| *c > noun && matches!(tree.dep(*c), "relcl" | "appos" | "acl" | "punct"))
        .map(|c| tree.edges(c).0)
        .min()
        .unwrap_or(right + 1);
    // "no evidence has emerged that shows …": the clause of a noun may stand behind its verb.
    let apart = (noun + 1..stop).find(|word| !tree.is_under(*word, noun));
    (left, apart.unwrap_or(stop).max(noun + 1) - 1)
}

/// The words of a noun that can stand for a pronoun.
pub(super) fn phrase(tree: &Tree, noun: usize) -> Option<Span> {
    let (left, right) = short(tree, noun);
    let owned = (left..=right).any(|word| tree.tag(word).starts_with("PRP"));
    (right - left <= MAX_SUBJECT && !owned).then(|| tree.parse.tokens[left].span.cover(tree.parse.tokens[right].span))
}
