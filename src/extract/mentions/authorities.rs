//! "Authorities", "the government", "police": of which country, where the text has just told of the doings of those of one.
//!
//! Gives the noun with the adjective that the last of them had, in the same passage. Nothing where those of two countries act there, and
//! nothing for soldiers, who are abroad as often as not.
//!
//! Worked: `Norwegian police raided a shop. Authorities linked the raid to a theft.` gives `Norwegian authorities linked …`.

use super::definites::Told;
use super::lexicon;
use super::parties::Open;
use crate::extract::tree::Tree;

/// Sentences back to those of a country. A guess.
const REACH: usize = 2;
/// Who governs.
const GOVERNING: &[&str] = &["authority", "government", "ministry", "official", "parliament"];
/// Who keeps the law, and what they do.
const KEEPING: &[&str] = &["agency", "court", "detective", "investigation", "investigator", "police", "prosecutor"];

/// "Norwegian police": the adjective and the noun.
struct Body {
    sentence: usize,
    token: usize,
    adjective: usize,
}

pub(super) fn of_land(open: &Open) -> Option<Told> {
    let Open { text, sentences, trees, sentence, noun, lemma } = *open;
    let tree = &trees[sentence];
    let word = |at: usize| tree.lemma(at).to_lowercase();
    let (first, last) = tree.edges(noun);
    let bare = match lemma {
        "authority" | "prosecutor" => tree.tag(noun) == "NNS" && first == noun,
        "police" => first == noun,
        "government" => tree.tag(noun) == "NN" && first + 1 == noun && word(first) == "the",
        _ => false,
    };
    let acts = matches!(tree.dep(noun), "agent" | "dobj" | "nsubj" | "nsubjpass")
        || tree.dep(noun) == "pobj" && tree.dep(tree.head(noun)) == "agent";
    let more = tree.children(noun).any(|kid| kid > noun && tree.lemma(kid) != "of");
    if !bare || !acts || more && last != noun {
        return None;
    }
    let block = sentences[sentence].block;
    let reach = sentence.saturating_sub(REACH);
    let near = (reach..=sentence).filter(|at| sentences[*at].block == block && !sentences[*at].headline);
    let bodies: Vec<Body> = near
        .flat_map(|at| bodies(text, &trees[at], at))
        .filter(|body| (body.sentence, body.token) < (sentence, first))
        .collect();
    let land = |body: &Body| lexicon::land(trees[body.sentence].parse.tokens[body.adjective].span.of(text));
    let last = bodies.last()?;
    let other = bodies.iter().any(|body| land(body) != land(last));
    let governs = |body: &Body| GOVERNING.contains(&trees[body.sentence].lemma(body.token).to_lowercase().as_str());
    // "Norway accused authorities": those of somebody else.
    let verb = tree.head(noun);
    let subject = tree.child(verb, &["nsubj"]).or_else(|| tree.child(tree.head(verb), &["nsubj"]));
    let own = tree.dep(noun) == "dobj"
        && subject.is_some_and(|at| lexicon::land(tree.parse.tokens[at].span.of(text)) == land(last));
    if other || own || lemma == "government" && !governs(last) {
        return None;
    }
    let adjective = trees[last.sentence].parse.tokens[last.adjective].span.of(text);
    let said = tree.parse.tokens[noun].span.of(text).to_lowercase();
    let words = if first < noun { format!("the {adjective} {said}") } else { format!("{adjective} {said}") };
    Some(Told { words, first, from: (last.sentence, last.token), ..Told::default() })
}

/// Those of a country that a sentence tells of.
fn bodies(text: &str, tree: &Tree, sentence: usize) -> Vec<Body> {
    let body = |token: usize| {
        let lemma = tree.lemma(token).to_lowercase();
        let kept = GOVERNING.contains(&lemma.as_str()) || KEEPING.contains(&lemma.as_str());
        let people = |kid: &usize| {
            let word = tree.parse.tokens[*kid].span.of(text);
            *kid < token && lexicon::country(word) != word
        };
        let adjective = tree.children(token).find(people)?;
        (kept && tree.tag(token).starts_with("NN")).then_some(Body { sentence, token, adjective })
    };
    (0..tree.len()).filter_map(body).collect()
}
