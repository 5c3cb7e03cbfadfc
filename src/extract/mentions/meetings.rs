//! "The talks", "the meeting", "a bilateral meeting": between whom.
//!
//! Gives the names of the two persons of whose meeting the article told last, where it told of no other two near that.
//!
//! Worked: in `Ann Lee received Bo Moss in Reva. The talks went well` they are `the talks [between Ann Lee and Bo Moss]`.

use super::chain::{Chain, Kind};
use super::definites::Told;
use super::parties::Open;
use super::{Meaning, Resolved};
use crate::extract::tree::Tree;

/// Sentences back to a meeting. A guess.
const REACH: usize = 5;
/// Words for a talk of two.
const TALKS: &[&str] = &["conversation", "dialogue", "encounter", "meeting", "negotiation", "summit", "talk"];
/// What they do who hold one.
const HOLDING: &[&str] = &["have", "hold"];

pub(super) fn is_talk(tree: &Tree, token: usize) -> bool {
    let lemma = tree.lemma(token);
    tree.tag(token).starts_with("NN")
        && !tree.tag(token).starts_with("NNP")
        && TALKS.contains(&lemma)
        && (lemma != "talk" || tree.tag(token) == "NNS")
}

/// A meeting of two persons.
#[derive(Clone, Debug)]
pub(super) struct Met {
    pub sentence: usize,
    token: usize,
    /// `None` for names of which nobody knows whose they are.
    pub two: Option<(usize, usize)>,
}

/// All meetings of two, in order.
pub(super) fn find(trees: &[Tree], chain: &Chain, resolved: &[Resolved]) -> Vec<Met> {
    let of_tree = |(sentence, tree): (usize, &Tree)| -> Vec<Met> {
        let person = |at: usize| match resolved[sentence].tokens[at].means {
            Meaning::Entity(entity) if chain.entities[entity].kind == Kind::Person => Some(entity),
            _ => None,
        };
        let met = |token: usize| {
            let (a, b) = if is_talk(tree, token) { of_noun(tree, token) } else { of_verb(tree, token) }?;
            let named = [a, b].iter().all(|at| tree.tag(*at).starts_with("NNP"));
            let two = person(a).zip(person(b)).filter(|(a, b)| a != b);
            (two.is_some() || named).then_some(Met { sentence, token, two })
        };
        (0..tree.len()).filter_map(met).collect()
    };
    trees.iter().enumerate().flat_map(of_tree).collect()
}

/// "Talks between A and B", "A’s talks with B", "during the talks with B, A said".
fn of_noun(tree: &Tree, noun: usize) -> Option<(usize, usize)> {
    let prep = |lemma: &str| tree.children(noun).find(|kid| tree.dep(*kid) == "prep" && tree.lemma(*kid) == lemma);
    if let Some(between) = prep("between") {
        let a = tree.child(between, &["pobj"])?;
        return Some((a, alone(tree, tree.child(a, &["conj"])?)?));
    }
    let b = alone(tree, tree.child(prep("with")?, &["pobj"])?)?;
    if let Some(owner) = tree.child(noun, &["poss"]) {
        return Some((owner, b));
    }
    let up = |at: &usize| Some(tree.head(*at)).filter(|head| head != at);
    let verb = std::iter::successors(Some(noun), up).find(|at| tree.tag(*at).starts_with("VB"))?;
    Some((alone(tree, tree.child(verb, &["nsubj"])?)?, b))
}

/// "A met B", "A and B met", "A and B agreed to hold a meeting".
fn of_verb(tree: &Tree, verb: usize) -> Option<(usize, usize)> {
    if !tree.tag(verb).starts_with("VB") {
        return None;
    }
    let lemma = tree.lemma(verb);
    let talk = || tree.child(verb, &["dobj"]).filter(|noun| HOLDING.contains(&lemma) && is_talk(tree, *noun));
    if !matches!(lemma, "meet" | "receive" | "host") && talk().is_none() {
        return None;
    }
    let above = if tree.dep(verb) == "xcomp" { tree.head(verb) } else { verb };
    let subject = tree.child(verb, &["nsubj"]).or_else(|| tree.child(above, &["nsubj"]))?;
    let with = || tree.children(verb).find(|kid| tree.dep(*kid) == "prep" && tree.lemma(*kid) == "with");
    let other = tree.child(verb, &["dobj"]).filter(|_| talk().is_none()).or_else(|| tree.child(with()?, &["pobj"]));
    // "A and B met C": three.
    if let Some(second) = tree.child(subject, &["conj"]) {
        return Some((subject, alone(tree, second)?)).filter(|_| other.is_none());
    }
    Some((subject, alone(tree, other?)?))
}

/// Nobody is joined to whom.
fn alone(tree: &Tree, token: usize) -> Option<usize> {
    tree.child(token, &["conj"]).is_none().then_some(token)
}

/// The only two persons of the sentence before, joined: "Both Ann Lee and Bo Moss came".
fn beside(open: &Open, resolved: &[Resolved], chain: &Chain) -> Option<(usize, usize)> {
    let before = open.sentence.checked_sub(1)?;
    let tree = &open.trees[before];
    let person = |at: usize| match resolved[before].tokens[at].means {
        Meaning::Entity(entity) if chain.entities[entity].kind == Kind::Person => Some(entity),
        _ => None,
    };
    let first = (0..tree.len()).find(|at| tree.dep(*at) == "nsubj" && person(*at).is_some())?;
    let two = (person(first)?, person(alone(tree, tree.child(first, &["conj"])?)?)?);
    let only = (0..tree.len()).filter_map(person).all(|other| other == two.0 || other == two.1);
    let near = open.sentences[before].block == open.sentences[open.sentence].block;
    let third = tree.child(tree.head(first), &["dobj"]).is_some_and(|other| tree.tag(other).starts_with("NNP"));
    (two.0 != two.1 && only && near && !third).then_some(two)
}

/// "The talks were preceded by a dinner meeting": of the same two.
fn beside_another(tree: &Tree, noun: usize) -> Option<usize> {
    let verb = match tree.dep(noun) {
        "pobj" if tree.dep(tree.head(noun)) == "agent" => tree.head(tree.head(noun)),
        _ => return None,
    };
    let follows = matches!(tree.lemma(verb), "follow" | "precede");
    let subject = tree.child(verb, &["nsubjpass"]).filter(|subject| *subject < noun && follows)?;
    let of = || tree.children(subject).find(|kid| tree.dep(*kid) == "prep" && tree.lemma(*kid) == "of");
    [Some(subject), of().and_then(|of| tree.child(of, &["pobj"]))].into_iter().flatten().find(|at| is_talk(tree, *at))
}

/// Who met, where nothing in the phrase says so; what was told so is a meeting of these two from then on.
pub(super) fn between(open: &Open, chain: &Chain, resolved: &[Resolved], met: &mut Vec<Met>) -> Option<Told> {
    let (told, two) = of_known(open, chain, resolved, met)?;
    let at = (open.sentence, open.noun);
    let place = met.partition_point(|met| (met.sentence, met.token) < at);
    met.insert(place, Met { sentence: at.0, token: at.1, two: Some(two) });
    Some(told)
}

fn of_known(open: &Open, chain: &Chain, resolved: &[Resolved], met: &[Met]) -> Option<(Told, (usize, usize))> {
    let Open { sentences, trees, sentence, noun, .. } = *open;
    let tree = &trees[sentence];
    if !is_talk(tree, noun) || matches!(tree.dep(noun), "compound" | "nmod" | "appos" | "attr" | "conj") {
        return None;
    }
    let (first, _) = tree.edges(noun);
    let is = |at: usize, words: &[&str]| words.contains(&tree.lemma(at).to_lowercase().as_str());
    let article = first < noun && is(first, &["the", "these", "this"]);
    // "the official round of talks".
    let round = || {
        let of = tree.head(noun);
        let above = tree.head(of);
        let the = |kid: usize| kid < above && is(kid, &["the"]);
        first == noun && is(of, &["of"]) && is(above, &["round", "series"]) && tree.children(above).any(the)
    };
    let bilateral = first < noun
        && (first..noun).any(|at| is(at, &["bilateral"]))
        && (first..noun).all(|at| is(at, &["a", "the", "bilateral"]));
    let plain = (first + 1..noun).all(|at| is(at, &["bilateral", "next", "upcoming"]));
    let said = |kid: usize| {
        kid > noun && tree.dep(kid) == "prep" && is(kid, &["between", "of", "on", "about", "with", "among"])
    };
    if tree.children(noun).any(said) {
        return None;
    }
    let name = |entity: usize| chain.entities[entity].written();
    let both = |two: (usize, usize), from: (usize, usize)| {
        let about = vec![name(two.0), name(two.1)];
        let words = format!("{} [between {} and {}]", open.said(first), about[0], about[1]);
        (Told { words, first, from, about, ..Told::default() }, two)
    };
    let any = first < noun && is(first, &["a", "an"]);
    if let Some(other) = beside_another(tree, noun).filter(|_| any) {
        let known = met.iter().find(|met| (met.sentence, met.token) == (sentence, other));
        return Some(both(known?.two?, (sentence, other)));
    }
    if !(article && plain || round() || bilateral) {
        return None;
    }
    if let Some(two) = beside(open, resolved, chain).filter(|_| bilateral) {
        return Some(both(two, (sentence - 1, 0)));
    }
    let here = |met: &&Met| (met.sentence, met.token) < (sentence, first) && met.sentence + REACH >= sentence;
    let last = met.iter().rev().find(here)?;
    let two = last.two?;
    let block = sentences[sentence].block;
    let mut near = met
        .iter()
        .filter(here)
        .filter(|met| sentences[met.sentence].block == block || met.sentence + 1 >= last.sentence);
    let another = near.any(|met| met.two.is_none_or(|(a, b)| (a, b) != two && (b, a) != two));
    // "The board held its own meeting. The meeting …": that one.
    let other = |at: usize, token: usize| {
        let bare = |kid: usize| trees[at].dep(kid) == "det" && matches!(trees[at].lemma(kid), "the" | "this");
        trees[at].lemma(token) == tree.lemma(noun) && !trees[at].children(token).any(bare)
    };
    let another = another
        || (last.sentence + 1..=sentence).any(|at| {
            let end = if at == sentence { first } else { trees[at].len() };
            (0..end).any(|token| is_talk(&trees[at], token) && other(at, token))
        });
    // "Ann Lee said the talks had failed": she may be left out.
    let entity = |at: usize| match resolved[sentence].tokens[at].means {
        Meaning::Entity(entity) => Some(entity),
        _ => None,
    };
    if another || last.sentence == sentence {
        return None;
    }
    let up = |at: &usize| Some(tree.head(*at)).filter(|head| head != at);
    let verb = std::iter::successors(Some(noun), up).find(|at| tree.child(*at, &["nsubj", "nsubjpass"]).is_some());
    let acts = verb.and_then(|verb| entity(tree.child(verb, &["nsubj", "nsubjpass"])?));
    let with = match two {
        (one, other) | (other, one) if acts == Some(one) => format!("with {}", name(other)),
        (one, other) => format!("between {} and {}", name(one), name(other)),
    };
    let words = format!("{} [{with}]", open.said(first));
    // "At the end of the meeting, Lee paid Moss": nobody knows yet whose.
    let of_two = |at: usize| entity(at).is_some_and(|entity| entity == two.0 || entity == two.1);
    let opens = !(0..first).any(of_two) && tree.child(noun, &["conj"]).is_none();
    let joined = |at: usize| of_two(at) && tree.child(at, &["conj"]).is_some_and(of_two);
    let fronted = opens && !(0..tree.len()).any(joined);
    let about = if fronted { Vec::new() } else { vec![name(two.0), name(two.1)] };
    Some((Told { words, first, from: (last.sentence, last.token), about, ..Told::default() }, two))
}
