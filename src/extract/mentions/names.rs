//! Names in the text: finds their spans, their persons and things, and the offices that stand beside them.

use super::chain::{Chain, Kind, Name, Role};
use super::lexicon;
use super::{Meaning, Resolved, unseen};
use crate::extract::tree::Tree;
use crate::parse::Entity;
use crate::segment::Sentence;
use std::collections::HashSet;

/// Words of an office that are kept. A guess.
const MAX_ROLE: usize = 8;

/// Words of a name that only a headline gives. A guess.
const MAX_HEADLINE_NAME: usize = 3;

pub(super) fn find(text: &str, sentences: &[Sentence], trees: &[Tree], chain: &mut Chain, resolved: &mut [Resolved]) {
    let last_names = last_names(text, trees);
    let headline = |i: &usize| sentences[*i].headline;
    let order = (0..trees.len()).filter(|i| !headline(i)).chain((0..trees.len()).filter(headline));
    for i in order {
        for entity in &trees[i].parse.entities {
            name(text, &trees[i], entity, &last_names, sentences[i].headline, chain, &mut resolved[i]);
        }
        for entity in unseen::persons(text, &trees[i]) {
            name(text, &trees[i], &entity, &last_names, sentences[i].headline, chain, &mut resolved[i]);
        }
        stray(text, &trees[i], &last_names, chain, &mut resolved[i]);
        copulas(text, &trees[i], chain, &resolved[i]);
    }
}

/// Last words of names of two and more words that are persons' somewhere.
fn last_names(text: &str, trees: &[Tree]) -> HashSet<String> {
    let mut found = HashSet::new();
    for tree in trees {
        let unseen = unseen::persons(text, tree);
        for entity in tree.parse.entities.iter().filter(|entity| entity.label == "PERSON").chain(&unseen) {
            let words = words(text, tree, entity);
            if words.len() >= 2 && words.iter().all(|i| tree.tag(*i).starts_with("NNP")) {
                let word = tree.parse.tokens[*words.last().expect("two words and more")].span.of(text);
                found.insert(word.to_string());
            }
        }
    }
    found
}

/// The tokens of a name without article and possessive mark.
fn words(text: &str, tree: &Tree, entity: &Entity) -> Vec<usize> {
    let mut words: Vec<usize> = entity.tokens.clone().collect();
    while words.last().is_some_and(|i| tree.tag(*i) == "POS" || is_mark(tree, text, *i)) {
        words.pop();
    }
    while words.first().is_some_and(|i| tree.tag(*i) == "DT" || is_mark(tree, text, *i)) {
        words.remove(0);
    }
    words
}

fn is_mark(tree: &Tree, text: &str, token: usize) -> bool {
    !tree.parse.tokens[token].span.of(text).chars().any(char::is_alphanumeric)
}

fn name(
    text: &str,
    tree: &Tree,
    entity: &Entity,
    last_names: &HashSet<String>,
    headline: bool,
    chain: &mut Chain,
    resolved: &mut Resolved,
) {
    let mut words = words(text, tree, entity);
    let word = |i: usize| tree.parse.tokens[i].span.of(text);
    let Some(last) = words.last().copied() else { return };
    let is_person = entity.label == "PERSON"
        || matches!(entity.label, "ORG" | "GPE" | "LOC" | "FAC" | "WORK_OF_ART" | "NORP")
            && last_names.contains(word(last))
            && words.len() <= 3
            && tree.tag(last).starts_with("NNP")
            && tree.child(last, &["det"]).is_none_or(|det| det >= words[0])
        || entity.label == "DATE"
            && words.len() == 1
            && tree.dep(last) == "nsubj"
            && tree.tag(last) == "NNP"
            && last_names.contains(word(last))
        || is_whom_an_office_names(tree, &words, last)
        || unseen::is_told(text, tree, &words);
    if is_person && !is_paper(tree, &words, last) && !unseen::is_thing(text, tree, &words) {
        let address = words.iter().copied().chain(words[0].checked_sub(1)).find_map(|i| lexicon::title_gender(word(i)));
        // "Anna Lee’s Vegas" is no person; "Born Anna Lee", "Horrified mum Anna Lee" are more than the name.
        words.retain(|i| !matches!(word(*i), "[" | "]" | "(" | ")"));
        let owns = |i: &usize| tree.tag(*i) == "POS" || matches!(word(*i), "’s" | "'s");
        if let Some(owner) = words.iter().position(owns).filter(|at| *at > 0) {
            words.truncate(owner);
        }
        let before = |i: usize| {
            is_title(word(i))
                || matches!(tree.tag(i), "IN" | "JJ" | "RB" | "VBD" | "VBG" | "VBN")
                    && word(i).starts_with(char::is_uppercase)
        };
        while words.len() > 1 && before(words[0]) {
            words.remove(0);
        }
        // "Horrified mum Anna Lee".
        let office = |i: &usize| word(*i).starts_with(char::is_lowercase) && lexicon::person_noun(word(*i)).is_some();
        if let Some(at) = words.iter().rposition(office).filter(|at| at + 1 < words.len()) {
            words.drain(..=at);
        }
        let last = words[words.len() - 1];
        if !tree.tag(last).starts_with("NN") || !word(words[0]).starts_with(char::is_uppercase) {
            return;
        }
        let name = Name { words: words.iter().map(|i| word(*i)).collect(), address };
        // In a headline every word is large, so that more of it is taken for the name.
        let known = chain.known_person(&name).filter(|_| headline);
        let known = known.or_else(|| named_before(tree, &words, &name, chain, resolved));
        if headline && known.is_none() && words.len() > MAX_HEADLINE_NAME {
            return;
        }
        let at = known.unwrap_or_else(|| chain.person(&name));
        mark(resolved, &words, at);
        for role in roles(text, tree, &words) {
            chain.give_role(at, role);
        }
        if let Some(office) = office_of(tree, last).filter(|office| resolved.tokens[*office].means == Meaning::Nothing)
        {
            mark(resolved, &[office], at);
        }
        return;
    }
    let kind = match entity.label {
        "ORG" | "PERSON" => Kind::Organisation,
        "GPE" | "LOC" | "FAC" => Kind::Place,
        "NORP" if matches!(tree.tag(last), "NNPS" | "NNS") => Kind::Group,
        _ => return,
    };
    if !tree.tag(last).starts_with("NN") {
        return;
    }
    let number = channel(text, tree, last);
    words.extend(number);
    let kind = if number.is_some() { Kind::Organisation } else { kind };
    let span = tree.parse.tokens[words[0]].span.cover(tree.parse.tokens[words[words.len() - 1]].span);
    let at = chain.thing(span.of(text), kind);
    mark(resolved, &words, at);
}

/// "Reva 3 reported", "told Reva 24": a broadcaster's number; no score ("Reva 3, Norport 1") and no count ("Reva 3 days later").
fn channel(text: &str, tree: &Tree, last: usize) -> Option<usize> {
    let number = last + 1;
    let digits = |at: usize| {
        let word = tree.parse.tokens[at].span.of(text);
        word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let hangs = number < tree.len() && tree.dep(number) == "nummod" && tree.head(number) == last && digits(number);
    let head = tree.head(last);
    let acts = match tree.dep(last) {
        "nsubj" | "agent" => true,
        "pobj" => matches!(tree.lemma(head), "by" | "on" | "to" | "with"),
        // "…, reported Reva 3".
        "dobj" | "dative" => tree.lemma(head) == "tell" || tree.lemma(head) == "report" && head + 1 == last,
        "appos" => matches!(
            tree.lemma(head),
            "broadcaster" | "channel" | "medium" | "network" | "radio" | "station" | "television"
        ),
        _ => false,
    };
    (hangs && acts).then_some(number)
}

/// "the daily Reva Post", "the newspaper Reva Post": whatever the recogniser takes the name for.
fn is_paper(tree: &Tree, words: &[usize], last: usize) -> bool {
    const PAPERS: &[&str] =
        &["agency", "broadcaster", "channel", "daily", "magazine", "newspaper", "site", "tabloid", "website", "weekly"];
    let before = words[0].checked_sub(1).filter(|before| {
        tree.tag(*before) == "NN"
            && (tree.head(*before) == last || tree.head(last) == *before)
            && tree.dep(*before) != "poss"
    });
    before.is_some_and(|before| PAPERS.contains(&tree.lemma(before)))
}

/// "the director of the college, Ada Holm,": whatever the recogniser takes the name for.
fn is_whom_an_office_names(tree: &Tree, words: &[usize], last: usize) -> bool {
    let office = tree.head(last);
    tree.dep(last) == "appos"
        && tree.tag(office) == "NN"
        && lexicon::person_noun(tree.lemma(office)).is_some()
        && matches!(words.len(), 2 | 3)
        && words.iter().all(|word| tree.tag(*word) == "NNP")
        && words[0].checked_sub(1).is_some_and(|before| tree.tag(before) == ",")
        && tree.child(office, &["det", "poss"]).is_some()
}

/// "her mother, Ada Holm, said": the noun is hers as well.
fn office_of(tree: &Tree, name: usize) -> Option<usize> {
    let office = tree.head(name);
    let one = tree.child(office, &["conj"]).is_none() && tree.child(office, &["det", "poss"]).is_some();
    let beside = tree.dep(name) == "appos" && office < name && tree.tag(office) == "NN" && one && !is_lost(tree, name);
    (beside && lexicon::person_noun(tree.lemma(office)).is_some()).then_some(office)
}

/// "showed Anna Lee and a man, with Lee reading": of several Lees the one whose full name stands in the sentence.
fn named_before(tree: &Tree, words: &[usize], name: &Name, chain: &Chain, resolved: &Resolved) -> Option<usize> {
    let ([only], [word]) = (name.words.as_slice(), words) else { return None };
    let bears = |entity: usize| {
        let entity = &chain.entities[entity];
        let genders = name.address.zip(entity.gender).is_none_or(|(a, b)| a == b);
        entity.kind == Kind::Person && genders && entity.name.rsplit(' ').next() == Some(only)
    };
    let full = |token: usize, entity: usize| {
        resolved.tokens[token + 1].means == Meaning::Entity(entity) && tree.tag(token).starts_with("NNP")
    };
    (0..word.saturating_sub(1)).rev().find_map(|token| match resolved.tokens[token].means {
        Meaning::Entity(entity) if bears(entity) && full(token, entity) => Some(entity),
        _ => None,
    })
}

fn mark(resolved: &mut Resolved, words: &[usize], entity: usize) {
    for word in words {
        resolved.tokens[*word].means = Meaning::Entity(entity);
    }
}

/// An office written large before a name, which the recogniser sometimes takes into it.
fn is_title(word: &str) -> bool {
    let lower = word.to_lowercase();
    lexicon::is_address(word)
        || lexicon::title_gender(word).is_some()
        || lexicon::person_noun(&lower).is_some()
        || word.ends_with('.')
            && matches!(lower.as_str(), "sen." | "rep." | "gov." | "gen." | "col." | "lt." | "sgt." | "pres." | "rev.")
}

/// Single words that the recogniser missed and that are a known person's last name.
fn stray(text: &str, tree: &Tree, last_names: &HashSet<String>, chain: &mut Chain, resolved: &mut Resolved) {
    for i in 0..tree.len() {
        // "Rivers was taken home": at the start of a sentence a word may be large without being a name.
        let opens = i == 0 && matches!(tree.tag(i), "NN" | "NNS") && tree.children(i).next().is_none();
        let named = tree.tag(i).starts_with("NNP") || opens && tree.dep(i).starts_with("nsubj");
        if resolved.tokens[i].means != Meaning::Nothing || !named {
            continue;
        }
        let word = tree.parse.tokens[i].span.of(text);
        let alone = || tree.parse.entities.iter().all(|entity| !entity.tokens.contains(&i));
        if last_names.contains(word) && alone() && !tree.dep(i).starts_with("compound") {
            let address = i.checked_sub(1).and_then(|p| lexicon::title_gender(tree.parse.tokens[p].span.of(text)));
            let name = Name { words: vec![word], address };
            if let Some(at) = chain.known_person(&name) {
                resolved.tokens[i].means = Meaning::Entity(at);
            }
        }
    }
}

/// Offices before the name ("Kremlin spokesman Dmitry Peskov") and in apposition to it.
fn roles(text: &str, tree: &Tree, words: &[usize]) -> Vec<Role> {
    let head = words.iter().copied().find(|i| !words.contains(&tree.head(*i))).unwrap_or(words[words.len() - 1]);
    let mut found = Vec::new();
    found.extend(before(text, tree, words[0], head));
    for child in tree.children(head).filter(|c| tree.dep(*c) == "appos" && !words.contains(c)) {
        found.extend(phrase(text, tree, child));
    }
    if tree.dep(head) == "appos" && !words.contains(&tree.head(head)) && !is_lost(tree, head) {
        found.extend(phrase(text, tree, tree.head(head)));
    }
    found
}

/// "In a letter to the premier, Moss said that": taken for the premier's name, and the verb has no subject.
fn is_lost(tree: &Tree, name: usize) -> bool {
    let office = tree.head(name);
    let root = std::iter::successors(Some(office), |at| Some(tree.head(*at)).filter(|head| head != at)).last();
    let root = root.unwrap_or(office);
    tree.dep(office) == "pobj"
        && root > name
        && matches!(tree.tag(root), "VBD" | "VBZ" | "VBP")
        && tree.child(root, &["nsubj", "nsubjpass", "csubj", "expl"]).is_none()
}

/// The words between the start of the phrase and the name.
fn before(text: &str, tree: &Tree, name: usize, head: usize) -> Option<Role> {
    let left = tree.edges(head).0;
    let mut first = name;
    while first > left && name - first < MAX_ROLE {
        let word = tree.parse.tokens[first - 1].span.of(text);
        let fits = matches!(
            tree.dep(first - 1),
            "compound" | "amod" | "nmod" | "poss" | "case" | "punct" | "det" | "nn" | "prep" | "pobj"
        ) && (word.chars().any(char::is_alphanumeric)
            || matches!(word, "-" | "[")
            || word.starts_with(['\'', '’']));
        if !fits {
            break;
        }
        first -= 1;
    }
    let mut words: Vec<usize> = (first..name).collect();
    while words.first().is_some_and(|i| matches!(tree.tag(*i), "DT" | "POS" | "IN" | "CC") || is_mark(tree, text, *i)) {
        words.remove(0);
    }
    while words
        .last()
        .is_some_and(|i| lexicon::is_address(tree.parse.tokens[*i].span.of(text)) || is_mark(tree, text, *i))
    {
        words.pop();
    }
    let last = *words.last()?;
    let noun = lemma(text, tree, last);
    lexicon::person_noun(&noun)?;
    let span = tree.parse.tokens[words[0]].span.cover(tree.parse.tokens[last].span);
    Some(Role { text: span.of(text).to_string(), noun })
}

/// An office as a phrase of its own: "the mayor of Aktau".
fn phrase(text: &str, tree: &Tree, noun: usize) -> Option<Role> {
    let lemma = lemma(text, tree, noun);
    lexicon::person_noun(&lemma)?;
    let (left, right) = tree.edges(noun);
    let stop = tree
        .children(noun)
        .filter(|c| {
            *c > noun && (matches!(tree.dep(*c), "relcl" | "appos" | "acl" | "conj" | "cc") || is_mark(tree, text, *c))
        })
        .map(|c| tree.edges(c).0)
        .min()
        .unwrap_or(right + 1);
    let first = (left..=noun).find(|i| !matches!(tree.tag(*i), "DT" | "," | "``"))?;
    let last = (stop.max(noun + 1) - 1).min(first + MAX_ROLE).max(noun);
    let span = tree.parse.tokens[first].span.cover(tree.parse.tokens[last].span);
    Some(Role { text: span.of(text).to_string(), noun: lemma })
}

/// `Lee is the mayor of Aktau`.
fn copulas(text: &str, tree: &Tree, chain: &mut Chain, resolved: &Resolved) {
    for verb in (0..tree.len()).filter(|i| tree.lemma(*i) == "be") {
        let subject = tree.child(verb, &["nsubj"]);
        let attribute = tree.child(verb, &["attr"]);
        let (Some(subject), Some(attribute)) = (subject, attribute) else { continue };
        let Meaning::Entity(entity) = resolved.tokens[subject].means else { continue };
        let negated = tree.child(verb, &["neg"]).is_some();
        if chain.entities[entity].kind == Kind::Person
            && !negated
            && tree.child(attribute, &["det", "poss"]).is_some()
            && let Some(role) = phrase(text, tree, attribute)
        {
            chain.give_role(entity, role);
        }
    }
}

/// Dictionary form in lower case, of names of offices too ("President").
pub(super) fn lemma(text: &str, tree: &Tree, token: usize) -> String {
    if tree.tag(token).starts_with("NNP") {
        tree.parse.tokens[token].span.of(text).to_lowercase()
    } else {
        tree.lemma(token).to_lowercase()
    }
}
