//! "it" and "they": what no person is, shortly before.
//!
//! Takes a pronoun with the subjects before it, gives the nearest that agrees with it in number, who says what it stands in, or what
//! the verb above its clause is told of; nothing where two may be meant.
//!
//! Worked: in `The ministry said it had closed the port` it is the ministry; in `The army shot down two planes as they left the
//! port` they are the planes; in `The ferry is old. It is clear that it leaks.` the first one is nothing at all.

use super::chain::{Chain, Kind};
use super::expletives::is_empty_it;
use super::noted::{MAX_SUBJECT, Subject, minds, phrase};
use super::persons::controller;
use super::pronouns::{clash, is_subject, tells};
use super::{Meaning, Resolved, lexicon};
use crate::extract::tree::Tree;

/// The nearest subject before that is no person, when it is the only one of its number nearby.
pub(super) fn thing(
    tree: &Tree,
    sentence: usize,
    token: usize,
    plural: bool,
    subjects: &[Subject],
    chain: &Chain,
    resolved: &Resolved,
) -> Option<Meaning> {
    if !plural && is_empty_it(tree, token) {
        return None;
    }
    let firm = |means: &Meaning| {
        matches!(means, Meaning::Entity(entity) if chain.entities[*entity].kind == Kind::Organisation)
            && matches!(tree.lemma(tree.head(token)), "cost" | "measure" | "retail" | "weigh")
    };
    // "did not make it into port": an object "it" is too often somebody's last words or nothing at all.
    let subject = is_subject(tree, token);
    if !plural && !subject && tree.dep(token) != "poss" {
        return None;
    }
    let reach = usize::from(subject && is_main(tree, tree.head(token)));
    // "The threats came in May. They feared that …": no threat fears; "it said" of a page or of whoever speaks.
    let says = |verb: usize| matches!(tree.lemma(verb), "add" | "announce" | "deny" | "say" | "tell" | "warn");
    let thinks = if plural { thinks(tree, token) } else { tree.dep(token) == "nsubj" && says(tree.head(token)) };
    // "Unless ports act, they say, trade falls": no port says so.
    let verb = tree.head(token);
    let aside = tree.dep(verb) == "parataxis" && is_subject(tree, token) && tells(tree, token);
    let writes = |subject: &Subject| !plural && subject.writes;
    let fits = |subject: &&Subject| {
        subject.plural == plural
            && (subject.minds || writes(subject) || !thinks)
            && subject.sentence + reach >= sentence
            && !(subject.sentence == sentence && (clash(tree, token, subject.token) || aside))
            && !matches!(&subject.means, Meaning::Phrase(span, _) if span.overlaps(tree.parse.tokens[token].span))
    };
    // "The divers came as the crews left. They …": the sentence goes on about the divers.
    let main = subjects.iter().any(|subject| fits(&subject) && subject.sentence < sentence && !subject.aside);
    let mut fitting =
        subjects.iter().rev().filter(fits).filter(|subject| !(main && subject.aside && subject.sentence < sentence));
    let best = fitting.next()?;
    let near = best.sentence == sentence;
    if near && !is_nearest(tree, token, best.token)
        || !plural && is_another_kind(tree, token, best)
        || plural && near && is_counted_apart(tree, token, best.token)
        || !plural && is_parted(tree, token, best, near, resolved)
    {
        return None;
    }
    // "they heard passengers who would not leave their bags": the nearer plural may own them.
    let rivals = |other: usize| {
        matches!(tree.tag(other), "NNS" | "NNPS") && !tree.is_under(other, best.token) && !clash(tree, token, other)
    };
    if near && plural && !subject && (best.token + 1..token).any(rivals) {
        return None;
    }
    // "She fought the rebels after she saw them leave": not of whom the sentence before told.
    let bare = tree.tag(tree.head(token)) == "VB" && tree.dep(tree.head(token)) == "ccomp";
    let undergoes =
        !subject && tree.dep(token) != "poss" || subject && bare && tree.child(tree.head(token), &["aux"]).is_none();
    let here = |other: usize| matches!(tree.tag(other), "NNS" | "NNPS") && !clash(tree, token, other);
    if !near && plural && undergoes && (0..token).any(here) {
        return None;
    }
    // "sources said that Volvo ramped up their production": the firm may own it.
    let is_body = |means: &Meaning| matches!(means, Meaning::Entity(entity) if chain.entities[*entity].kind == Kind::Organisation);
    // "the crews were paid, and the company is doing better with their boats".
    let company = |other: usize| tree.tag(other) == "NN" && lexicon::named_kind(tree.lemma(other)).is_some();
    let between = |other: &Subject| {
        other.sentence == sentence
            && other.token < token
            && (!near || other.token > best.token)
            && (is_body(&other.means) || company(other.token))
    };
    if plural && !subject && subjects.iter().any(|other| between(other) && tree.is_under(token, tree.head(other.token)))
    {
        return None;
    }
    let rival = fitting.any(|other| other.means != best.means && (other.sentence == best.sentence || near && !plural));
    (!rival && !best.long && !firm(&best.means)).then(|| best.means.clone())
}

/// Whether the subject is that of the clause on which the pronoun's hangs: in "The fact is that the crews left the port as it froze"
/// it is not the fact, and in "the port it held" not the port.
fn is_nearest(tree: &Tree, token: usize, subject: usize) -> bool {
    let clause = tree.head(token);
    let above = tree
        .child(tree.head(clause), &["nsubj", "nsubjpass"])
        .filter(|above| *above < token && !tree.tag(*above).starts_with('W'));
    let hangs = is_subject(tree, token) && tree.dep(clause) == "advcl" && tree.head(clause) < clause;
    let told = tree.dep(clause) == "relcl" && tree.head(clause) == subject;
    !told && (!hangs || above.is_none_or(|above| above == subject))
}

/// "The army is here. It happened on Monday", "Reva Mall is shut. It is the third shooting there": no army happens, and no mall is a
/// shooting.
fn is_another_kind(tree: &Tree, token: usize, best: &Subject) -> bool {
    let verb = tree.head(token);
    let happens = matches!(tree.lemma(verb), "happen" | "last" | "occur") && best.minds;
    let ranked = |noun: usize| {
        tree.children(noun).any(|kid| {
            matches!(tree.tag(kid), "JJS" | "RBS")
                || tree.parse.entities.iter().any(|e| e.label == "ORDINAL" && e.tokens.contains(&kid))
        })
    };
    let named = matches!(best.means, Meaning::Entity(_)) && tree.lemma(verb) == "be";
    is_subject(tree, token) && (happens || named && tree.child(verb, &["attr"]).is_some_and(ranked))
}

/// "Crews pulled 60 from the sea, many of them by boat", "Crews left to mend all of them": not the crews.
fn is_counted_apart(tree: &Tree, token: usize, best: usize) -> bool {
    let of = tree.head(token);
    let share = tree.head(of);
    let counted = |other: usize| tree.tag(other) == "CD" && matches!(tree.dep(other), "dobj" | "nsubj" | "nsubjpass");
    tree.dep(token) == "pobj"
        && tree.lemma(of) == "of"
        && ((best + 1..share).any(counted) || controller(tree, share) == Some(best))
}

/// Whether something else that "it" may mean stands between it and the subject.
fn is_parted(tree: &Tree, token: usize, best: &Subject, near: bool, resolved: &Resolved) -> bool {
    let from = if near { best.token + 1 } else { 0 };
    // "If this were so, it would sink".
    let this = |other: usize| {
        tree.tag(other) == "DT"
            && is_subject(tree, other)
            && matches!(tree.lemma(other).to_lowercase().as_str(), "this" | "that")
    };
    // "If the reports are true, it would sink": what is reported.
    let verb = tree.head(token);
    let would = tree.children(verb).any(|kid| tree.dep(kid) == "aux" && tree.lemma(kid) == "would");
    let fronted = |clause: usize| {
        tree.dep(clause) == "advcl"
            && clause < token
            && tree.children(clause).any(|kid| tree.lemma(kid).eq_ignore_ascii_case("if"))
    };
    if !near && would && tree.children(verb).any(fronted) {
        return true;
    }
    // "If it sinks, it pays": the first one is as open.
    let open = |other: usize| {
        let it = tree.lemma(other) == "it" && tree.tag(other) == "PRP" && is_subject(tree, other);
        it && is_subject(tree, token) && resolved.tokens[other].means == Meaning::Nothing && !is_empty_it(tree, other)
    };
    let argument = |other: usize| {
        tree.tag(other) == "NN"
            && matches!(tree.dep(other), "dobj" | "nsubj" | "nsubjpass")
            && resolved.tokens[other].means == Meaning::Nothing
            && lexicon::person_noun(&tree.lemma(other).to_lowercase()).is_none()
    };
    // "Reva welcomed the vote in Norport, thanks to its board".
    let owner = |other: usize| {
        let named =
            matches!(resolved.tokens[other].means, Meaning::Entity(_)) && resolved.tokens[other].means != best.means;
        named && tree.tag(other).starts_with("NNP") && tree.dep(other) == "pobj"
    };
    (0..token).any(|other| this(other) || open(other))
        || !near && (from..token).any(argument)
        || near && tree.dep(token) == "poss" && (from..token).any(owner)
}

/// "they feared that P".
fn thinks(tree: &Tree, token: usize) -> bool {
    tree.dep(token) == "nsubj" && tells(tree, token) && tree.child(tree.head(token), &["ccomp"]).is_some()
}

/// "Boats are old, but they sail": the subject of the verb before, where nothing of its number stands between.
pub(super) fn goes_on(tree: &Tree, token: usize, plural: bool, resolved: &Resolved, chain: &Chain) -> Option<Meaning> {
    let verb = tree.head(token);
    let before = tree.head(verb);
    let joined = is_subject(tree, token) && tree.dep(verb) == "conj" && before < token;
    if !joined || is_empty_it(tree, token) {
        return None;
    }
    let subject = tree.child(before, &["nsubj", "nsubjpass"]).filter(|subject| *subject < before)?;
    let several = |noun: usize| matches!(tree.tag(noun), "NNS" | "NNPS");
    // "The club posted a text, and it claimed that P": no text does.
    let says = tells(tree, token);
    let other = |noun: usize| {
        tree.tag(noun).starts_with("NN") && several(noun) == plural && (!says || minds(tree, noun, resolved))
    };
    let agrees = tree.tag(subject).starts_with("NN") && agrees(tree, subject, plural, resolved, chain);
    let alone = tree.child(subject, &["conj"]).is_none() && !(tree.edges(subject).1 + 1..token).any(other);
    if !agrees || !alone || several(subject) != plural || (0..subject).any(|noun| tree.dep(noun) == "nsubj") {
        return None;
    }
    match &resolved.tokens[subject].means {
        Meaning::Nothing => phrase(tree, subject).map(|span| Meaning::Phrase(span, plural)),
        known => Some(known.clone()),
    }
}

/// What tells something and is seldom meant by the "it" in what it tells.
pub(super) const WRITINGS: &[&str] = &[
    "analysis",
    "article",
    "data",
    "document",
    "evidence",
    "investigation",
    "paper",
    "poll",
    "research",
    "review",
    "study",
    "survey",
    "video",
];

/// "The ministry said it had closed the port", "police said they held two men": whoever says so, where nothing speaks against it.
pub(super) fn teller(tree: &Tree, token: usize, plural: bool, resolved: &Resolved, chain: &Chain) -> Option<Meaning> {
    if !is_subject(tree, token) || is_empty_it(tree, token) {
        return None;
    }
    let mut clause = tree.head(token);
    if !plural && tree.lemma(clause) == "be" && tree.child(clause, &["attr"]).is_some() {
        return None;
    }
    // "declared it safe".
    if !tree.tag(clause).starts_with("VB") {
        return None;
    }
    while tree.dep(clause) == "conj" {
        clause = tree.head(clause);
    }
    let verb = tree.head(clause);
    let said = tree.dep(clause) == "ccomp" && verb < clause && crate::extract::attribution::is_cue(tree.lemma(verb));
    let source = tree.child(verb, &["nsubj"]).filter(|source| said && *source < verb)?;
    let joined = tree.child(source, &["conj"]).is_some();
    let tag = tree.tag(source);
    if (joined || matches!(tag, "NNS" | "NNPS") || tree.lemma(source) == "police") != plural || !tag.starts_with("NN") {
        return None;
    }
    match &resolved.tokens[source].means {
        Meaning::Entity(entity) if !joined => {
            (chain.entities[*entity].kind != Kind::Person || plural).then_some(Meaning::Entity(*entity))
        }
        Meaning::Nothing if !tag.starts_with("NNP") => {
            let lemma = tree.lemma(source).to_lowercase();
            let text = WRITINGS.contains(&lemma.as_str()) || crate::extract::attribution::is_cue_noun(&lemma);
            let speaks = plural || !super::is_person_noun(&lemma) && !text;
            let (left, _) = tree.edges(source);
            let span = tree.parse.tokens[left].span.cover(tree.parse.tokens[source].span);
            (speaks && source - left <= MAX_SUBJECT).then_some(Meaning::Phrase(span, plural))
        }
        _ => None,
    }
}

/// The verb of a main clause, of what is said in it, or joined to either: only there does "it" go on about the subject of the
/// sentence before.
pub(super) fn is_main(tree: &Tree, verb: usize) -> bool {
    match tree.dep(verb) {
        "conj" => matches!(tree.dep(tree.head(verb)), "ROOT" | "ccomp"),
        dep => matches!(dep, "ROOT" | "ccomp"),
    }
}

/// The one argument of the verb above that agrees with the pronoun of a clause that hangs on it; none where two do: in "The army
/// shot down two planes as they left the port" they are the planes.
pub(super) fn argument(tree: &Tree, token: usize, plural: bool, resolved: &Resolved, chain: &Chain) -> Option<Meaning> {
    let clause = tree.head(token);
    let verb = tree.head(clause);
    let timed = tree
        .children(clause)
        .any(|kid| kid < token && (tree.dep(kid) == "mark" || tree.tag(kid) == "WRB") && tree.lemma(kid) != "that");
    let judged = !plural && tree.lemma(clause) == "be" && tree.child(clause, &["acomp", "attr"]).is_some();
    if judged
        || !plural && is_empty_it(tree, token)
        || !is_subject(tree, token)
        || tree.dep(clause) != "advcl"
        || verb > clause
        || !timed
    {
        return None;
    }
    let mut fitting =
        arguments(tree, verb).filter(|noun| *noun < token && agrees(tree, *noun, plural, resolved, chain));
    let (one, other) = (fitting.next()?, fitting.next());
    // What stands behind a preposition is another that may be meant; only "by" names who acts, or a name.
    let named = matches!(resolved.tokens[one].means, Meaning::Entity(_)) && !plural;
    let acts = tree.dep(one) != "pobj" || tree.dep(tree.head(one)) == "agent" || named;
    let thinks = plural && thinks(tree, token);
    if other.is_some() || !acts || !tree.tag(one).starts_with("NN") || thinks && !minds(tree, one, resolved) {
        return None;
    }
    let person = |entity: usize| chain.entities[entity].kind == Kind::Person;
    match &resolved.tokens[one].means {
        Meaning::Entity(entity) if !person(*entity) => Some(Meaning::Entity(*entity)),
        Meaning::Phrase(span, known) if *known == plural => Some(Meaning::Phrase(*span, plural)),
        Meaning::Phrase(..) => None,
        _ => phrase(tree, one).map(|span| Meaning::Phrase(span, plural)),
    }
}

/// Subject, objects and what stands behind a preposition.
fn arguments<'a>(tree: &'a Tree, verb: usize) -> impl Iterator<Item = usize> + 'a {
    let of_preposition = |kid: usize| match tree.dep(kid) {
        "prep" | "agent" => tree.child(kid, &["pobj"]).filter(|noun| !is_time(tree, *noun)),
        "nsubj" | "nsubjpass" | "dobj" => Some(kid),
        _ => None,
    };
    tree.children(verb).filter_map(of_preposition)
}

/// "on Monday".
fn is_time(tree: &Tree, noun: usize) -> bool {
    let entities = &tree.parse.entities;
    entities.iter().any(|entity| matches!(entity.label, "DATE" | "TIME") && entity.tokens.contains(&noun))
}

fn agrees(tree: &Tree, noun: usize, plural: bool, resolved: &Resolved, chain: &Chain) -> bool {
    let joined = tree.child(noun, &["conj"]).is_some();
    let several = joined || matches!(tree.tag(noun), "NNS" | "NNPS") || tree.lemma(noun) == "police";
    let person = match &resolved.tokens[noun].means {
        Meaning::Entity(entity) => chain.entities[*entity].kind == Kind::Person,
        _ => lexicon::person_noun(&tree.lemma(noun).to_lowercase()).is_some(),
    };
    // "it" may be what a pronoun already stands for; a group may be "they".
    let group =
        plural && tree.tag(noun) == "NN" && matches!(tree.lemma(noun), "couple" | "crew" | "family" | "group" | "team");
    let nominal = tree.tag(noun).starts_with("NN");
    let unknown = tree.tag(noun).starts_with("PRP") || tree.tag(noun).starts_with('W') || tree.tag(noun) == "DT";
    unknown || nominal && (several == plural || group) && (plural || !person)
}
