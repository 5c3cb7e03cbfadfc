//! Persons whom the recogniser does not see, or takes for something else: told by an age, a birth or what they are.
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
    let named = |last: usize| {
        let free =
            |at: &usize| tree.tag(*at) == "NNP" && tree.parse.entities.iter().all(|known| !known.tokens.contains(at));
        let first = (0..=last).rev().take_while(free).last()?;
        let words: Vec<usize> = (first..=last).collect();
        is_told(text, tree, &words).then(|| person(tree, first, last))
    };
    dated(tree).chain((0..tree.len()).filter_map(named)).collect()
}

fn person(tree: &Tree, first: usize, last: usize) -> Entity {
    let span = tree.parse.tokens[first].span.cover(tree.parse.tokens[last].span);
    Entity { tokens: first..last + 1, span, label: "PERSON" }
}

/// Whether the words are told to name a person.
pub(super) fn is_told(text: &str, tree: &Tree, words: &[usize]) -> bool {
    let Some(last) = words.last().copied().filter(|_| matches!(words.len(), 2 | 3)) else { return false };
    let named = words.iter().all(|word| tree.tag(*word) == "NNP") && tree.child(last, &["det"]).is_none();
    named && (is_who(tree, last) || is_aged(text, tree, last) || is_born(text, tree, last) || is_a(tree, last))
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
