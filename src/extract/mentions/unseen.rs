//! Persons whom the recogniser does not see, or takes for something else: told by an age, a birth or what they are; and what it
//! takes for persons that are none.
//!
//! Takes a sentence in its tree, gives the names as entities. A name is two or three words written large.
//!
//! Worked: `Mai Tuan, 27, was held`, `Mai Tuan (born 1980) left`, `Mai Tuan is a cook`, `Mai Tuan, who cooks,`. `Volant Air is a leader
//! in its trade` names nobody.

use super::lexicon;
use crate::extract::tree::Tree;
use crate::parse::Entity;

/// Nouns for persons that firms, towns and countries are called by as well.
const OF_BODIES: &[&str] = &[
    "ally",
    "backer",
    "broadcaster",
    "buyer",
    "candidate",
    "challenger",
    "champion",
    "client",
    "competitor",
    "contender",
    "customer",
    "donor",
    "employer",
    "exporter",
    "founder",
    "giant",
    "guest",
    "head",
    "host",
    "leader",
    "loser",
    "maker",
    "manufacturer",
    "member",
    "neighbor",
    "neighbour",
    "owner",
    "partner",
    "player",
    "pioneer",
    "producer",
    "provider",
    "publisher",
    "rival",
    "seller",
    "speaker",
    "sponsor",
    "star",
    "supplier",
    "supporter",
    "target",
    "victim",
    "winner",
];

pub(super) fn persons(text: &str, tree: &Tree) -> Vec<Entity> {
    let large = |at: &usize| tree.tag(*at) == "NNP";
    let named = |last: usize| {
        if last + 1 < tree.len() && large(&(last + 1)) {
            return None;
        }
        let start = (0..=last).rev().take_while(large).last()?;
        // "Campaigner Mai Tuan", "Rear Admiral Mai Tuan".
        let office = (start..last).rev().find(|at| is_office(text, tree, *at));
        let words: Vec<usize> = (office.map_or(start, |office| office + 1)..=last).collect();
        let part =
            |known: &Entity| known.tokens.start >= start && known.tokens.end <= last + 1 && known.label != "PERSON";
        let known = tree.parse.entities.iter().filter(|known| words.iter().any(|word| known.tokens.contains(word)));
        let free = known.clone().next().is_none();
        let told = is_told(text, tree, &words) && (free || has_office(text, tree, words[0], last));
        (told && known.into_iter().all(part)).then(|| person(tree, words[0], last))
    };
    dated(tree).chain((0..tree.len()).filter_map(named)).collect()
}

fn person(tree: &Tree, first: usize, last: usize) -> Entity {
    let span = tree.parse.tokens[first].span.cover(tree.parse.tokens[last].span);
    Entity { tokens: first..last + 1, span, label: "PERSON" }
}

/// First words of the names of storms and places.
const BEFORE_THINGS: &[&str] = &[
    "Camp",
    "Cape",
    "Club",
    "Cyclone",
    "Fort",
    "Great",
    "Hotel",
    "Hurricane",
    "Lake",
    "Little",
    "Lower",
    "Mount",
    "Operation",
    "Port",
    "Radio",
    "Storm",
    "Team",
    "Tropical",
    "Typhoon",
    "Upper",
];

/// Last words of the names of firms, clubs and places, beside the kinds of things that have names.
const AFTER_THINGS: &[&str] = &[
    "act",
    "airlines",
    "airways",
    "award",
    "awards",
    "bay",
    "corp",
    "cup",
    "energy",
    "fc",
    "foods",
    "holdings",
    "inc",
    "industries",
    "ltd",
    "motors",
    "partners",
    "pharma",
    "prize",
    "rangers",
    "road",
    "rovers",
    "square",
    "street",
    "systems",
    "technologies",
    "united",
    "valley",
    "wanderers",
];

/// "Storm Ada", "Reva Rovers", "Upper Reva dam": names of no person, whatever the recogniser takes them for.
pub(super) fn is_thing(text: &str, tree: &Tree, words: &[usize]) -> bool {
    let word = |at: usize| tree.parse.tokens[at].span.of(text);
    let (Some(first), Some(last)) = (words.first().copied(), words.last().copied()) else { return false };
    let small = word(last).to_lowercase();
    // "Turnout was low": a word that only opens its sentence.
    if words.len() == 1 {
        return first == 0 && crate::parse::is_written_small(&small) && tree.tag(first) != "NNP";
    }
    lexicon::first_name(word(first)).is_none()
        && lexicon::title_gender(word(first)).is_none()
        && (BEFORE_THINGS.contains(&word(first))
            || AFTER_THINGS.contains(&small.as_str())
            || lexicon::named_kind(&small).is_some())
}

/// Whether the words are told to name a person.
pub(super) fn is_told(text: &str, tree: &Tree, words: &[usize]) -> bool {
    let Some(last) = words.last().copied().filter(|_| matches!(words.len(), 2 | 3)) else { return false };
    let named = words.iter().all(|word| tree.tag(*word) == "NNP") && tree.child(last, &["det"]).is_none();
    named
        && !is_thing(text, tree, words)
        && (is_who(tree, last)
            || is_aged(text, tree, last)
            || is_born(text, tree, last)
            || is_a(tree, last)
            || has_office(text, tree, words[0], last))
}

/// "Campaigner Mai Tuan said", "paid the gamekeeper Mai Tuan".
fn has_office(text: &str, tree: &Tree, first: usize, last: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let beside = tree.head(before) == last && matches!(tree.dep(before), "compound" | "nmod" | "amod")
        || tree.head(last) == before && tree.dep(last) == "appos";
    is_office(text, tree, before) && beside
}

fn is_office(text: &str, tree: &Tree, at: usize) -> bool {
    let noun = tree.parse.tokens[at].span.of(text).to_lowercase();
    matches!(tree.tag(at), "NN" | "NNP") && lexicon::person_noun(&noun).is_some() && !OF_BODIES.contains(&noun.as_str())
}

/// "Quinton Moss, who runs a site,".
fn is_who(tree: &Tree, last: usize) -> bool {
    let who = |clause: usize| tree.child(clause, &["nsubj", "nsubjpass"]).is_some_and(|noun| tree.lemma(noun) == "who");
    tree.child(last, &["conj"]).is_none()
        && tree.dep(last).starts_with("nsubj")
        && tree.child(last, &["relcl"]).is_some_and(who)
}

/// "mum Mai Tuan, 27, said", "Mai Tuan, 27, was held".
fn is_aged(text: &str, tree: &Tree, last: usize) -> bool {
    let word = |at: usize| tree.parse.tokens[at].span.of(text);
    let age = |at: usize| matches!(word(at).len(), 1 | 2) && word(at).bytes().all(|byte| byte.is_ascii_digit());
    last + 3 < tree.len() && tree.tag(last + 1) == "," && age(last + 2) && matches!(word(last + 3), "," | ".")
}

/// "Mai Tuan (born 1980)".
fn is_born(text: &str, tree: &Tree, last: usize) -> bool {
    let word = |at: usize| tree.parse.tokens[at].span.of(text);
    last + 2 < tree.len() && word(last + 1) == "(" && word(last + 2) == "born"
}

/// "Mai Tuan is a cook", "Mai Tuan, a cook from Reva,".
fn is_a(tree: &Tree, last: usize) -> bool {
    let verb = tree.head(last);
    let is = tree.dep(last) == "nsubj" && tree.lemma(verb) == "be" && tree.child(verb, &["neg"]).is_none();
    let told = if is { tree.child(verb, &["attr"]) } else { tree.child(last, &["appos"]) };
    told.is_some_and(|noun| {
        tree.tag(noun) == "NN"
            && lexicon::person_noun(tree.lemma(noun)).is_some()
            && !OF_BODIES.contains(&tree.lemma(noun))
            && tree
                .child(noun, &["det"])
                .is_some_and(|det| matches!(tree.lemma(det).to_lowercase().as_str(), "a" | "an" | "the"))
    })
}

/// "Ann Winter", "Bo May", taken for a time: a name before it that hangs on it.
fn dated<'a>(tree: &'a Tree) -> impl Iterator<Item = Entity> + 'a {
    tree.parse.entities.iter().filter_map(|entity| {
        let first = entity.tokens.start;
        let given =
            first.checked_sub(1).filter(|given| tree.dep(*given) == "compound" && tree.head(*given) == first)?;
        let named = [given, first].iter().all(|word| tree.tag(*word) == "NNP");
        let does = tree.dep(first).starts_with("nsubj") && entity.tokens.len() == 1;
        let free = !tree.parse.entities.iter().any(|other| other.tokens.contains(&given));
        let span = tree.parse.tokens[given].span.cover(entity.span);
        (entity.label == "DATE" && named && does && free).then_some(Entity {
            tokens: given..first + 1,
            span,
            label: "PERSON",
        })
    })
}
