//! "The investigation", "the raids", "this chapter": into what, which ones and of what, where one thing that they can mean was told of
//! shortly before.
//!
//! Gives an inquiry the harm that was told of last, and raids the one operation; nothing where two were told of, or where the article
//! spoke of an inquiry or a raid before. A page or chapter that is turned or closed gets the last trouble;
//! work gets what was told of it by another word, and what remains gets what was finished.
//!
//! Worked: in `A fire at the mill killed two men. The investigation took a week` it is `the investigation [into the fire at the mill]`.

use super::definites::Told;
use super::parties::Open;
use crate::extract::tree::Tree;

/// Who looks into something.
const INQUIRIES: &[&str] = &["inquiry", "investigation", "probe"];
/// What is looked into.
const HARM: &[&str] = &[
    "accident",
    "attack",
    "blast",
    "collapse",
    "crash",
    "death",
    "disappearance",
    "explosion",
    "fire",
    "killing",
    "murder",
    "poisoning",
    "robbery",
    "shooting",
    "theft",
];
/// What the police do to many at once.
const RAIDS: &[&str] = &["raid"];
const OPERATIONS: &[&str] = &["crackdown", "operation", "sweep", "swoop"];
/// Words before an inquiry that leave open into what.
const PLAIN: &[&str] = &["criminal", "formal", "internal", "official", "police", "same"];
/// Words of a harm. A guess; longer ones make a statement nobody reads.
const MAX_WORDS: usize = 9;

/// What one turns the page on.
const TROUBLES: &[&str] =
    &["affair", "conflict", "controversy", "crisis", "dispute", "feud", "quarrel", "row", "scandal", "tragedy", "war"];
/// Sentences back to such a trouble. A guess.
const REACH: usize = 12;

pub(super) fn told(open: &Open) -> Option<Told> {
    of_inquiry(open).or_else(|| of_page(open)).or_else(|| of_work(open)).or_else(|| left_over(open))
}

/// Sentences back to what the work is for. A guess.
const NEAR: usize = 4;

/// "The rescue work", "the investigative work": the rescue or the investigation told of shortly before.
fn of_work(open: &Open) -> Option<Told> {
    let Open { text, sentences, trees, sentence, noun, .. } = *open;
    let tree = &trees[sentence];
    let (first, last) = tree.edges(noun);
    let sort = noun.checked_sub(1).filter(|sort| *sort > first && tree.head(*sort) == noun)?;
    let deed = match tree.tag(sort) {
        "NN" => tree.lemma(sort).to_string(),
        // "investigative": of an investigation.
        "JJ" => format!("{}ion", tree.lemma(sort).strip_suffix("ive")?),
        _ => return None,
    };
    let the = tree.child(noun, &["det"]).is_some_and(|det| det == first && tree.lemma(det).eq_ignore_ascii_case("the"));
    let bare = last == noun || tree.children(noun).all(|kid| kid < noun || matches!(tree.dep(kid), "prep" | "punct"));
    let of = noun + 1 < tree.len() && matches!(tree.lemma(noun + 1), "of" | "into" | "on");
    if !matches!(tree.lemma(noun), "effort" | "mission" | "work") || !the || !bare || of {
        return None;
    }
    let block = sentences[sentence].block;
    let near = (sentence.saturating_sub(NEAR)..sentence).rev();
    let near = near.filter(|at| !sentences[*at].headline && sentences[*at].block + 2 >= block);
    let is_deed = |at: usize, token: usize| {
        let source = &trees[at];
        // "Such rescues are slow": those told of already.
        let points =
            |kid: usize| matches!(source.lemma(kid).to_lowercase().as_str(), "such" | "these" | "this" | "those");
        source.tag(token).starts_with("NN")
            && source.lemma(token) == deed
            && source.dep(token) != "compound"
            && !source.children(token).any(points)
    };
    let mut found = near.flat_map(|at| {
        let of = move |token: &usize| is_deed(at, *token);
        (0..trees[at].len())
            .rev()
            .filter(of)
            .filter_map(move |token| Some((at, token, words(text, &trees[at], token)?)))
    });
    let (at, token, words) = found.next()?;
    let words = format!("{} [{words}]", open.said(first));
    found.all(|other| words.contains(&other.2)).then(|| Told { words, first, from: (at, token), ..Told::default() })
}

/// "We have finished the survey. Any remaining questions will be settled": of the survey.
fn left_over(open: &Open) -> Option<Told> {
    const PARTS: &[&str] = &["aspect", "detail", "issue", "matter", "point", "question", "step"];
    let Open { text, sentences, trees, sentence, noun, .. } = *open;
    let tree = &trees[sentence];
    let (first, last) = tree.edges(noun);
    let remaining = tree.children(noun).any(|kid| kid < noun && matches!(tree.lemma(kid), "remain" | "remaining"));
    let before = sentence.checked_sub(1).filter(|at| !sentences[*at].headline)?;
    let joined = sentences[before].block + 1 >= sentences[sentence].block;
    if !PARTS.contains(&tree.lemma(noun)) || last != noun || !remaining || !joined {
        return None;
    }
    let source = &trees[before];
    let done = |verb: usize| matches!(source.lemma(verb), "complete" | "conclude" | "end" | "finish");
    let mut ended = (0..source.len()).filter(|token| source.dep(*token) == "dobj" && done(source.head(*token)));
    let whole = ended.next().filter(|_| ended.next().is_none())?;
    let (left, _) = source.edges(whole);
    let the = source.lemma(left).eq_ignore_ascii_case("the") && whole - left <= MAX_WORDS;
    let words = source.parse.tokens[left].span.cover(source.parse.tokens[whole].span).of(text);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = format!("{} [of {words}]", open.said(first));
    the.then(|| Told { words, first, from: (before, whole), ..Told::default() })
}

/// "We have turned this page", "that chapter is closed": of the trouble told of last.
fn of_page(open: &Open) -> Option<Told> {
    let Open { text, sentences, trees, sentence, noun, .. } = *open;
    let tree = &trees[sentence];
    let (first, last) = tree.edges(noun);
    let points = first + 1 == noun && last == noun && matches!(tree.lemma(first), "this" | "that" | "This" | "That");
    let verb = tree.head(noun);
    let turned = matches!(tree.lemma(verb), "close" | "end" | "turn")
        && matches!(tree.dep(noun), "dobj" | "nsubjpass" | "npadvmod");
    let over = tree.lemma(verb) == "be"
        && tree.dep(noun) == "nsubj"
        && tree.children(verb).any(|kid| kid > verb && matches!(tree.lemma(kid), "behind" | "closed" | "over"));
    if !matches!(tree.lemma(noun), "chapter" | "page") || !points || !(turned || over) {
        return None;
    }
    let near = (sentence.saturating_sub(REACH)..=sentence).rev().filter(|at| !sentences[*at].headline);
    let mut places = near.flat_map(|at| {
        let end = if at == sentence { first } else { trees[at].len() };
        (0..end).rev().map(move |token| (at, token))
    });
    let trouble = |(at, token): &(usize, usize)| {
        trees[*at].tag(*token).starts_with("NN") && TROUBLES.contains(&trees[*at].lemma(*token))
    };
    let (at, token) = places.find(trouble)?;
    let words = format!("{} [{}]", open.said(first), words(text, &trees[at], token)?);
    Some(Told { words, first, from: (at, token), ..Told::default() })
}

fn of_inquiry(open: &Open) -> Option<Told> {
    let Open { text, sentences, trees, sentence, noun, .. } = *open;
    let tree = &trees[sentence];
    let (nouns, meant, joiner) = match tree.lemma(noun) {
        lemma if INQUIRIES.contains(&lemma) => (INQUIRIES, HARM, "into "),
        lemma if RAIDS.contains(&lemma) => (RAIDS, OPERATIONS, ""),
        _ => return None,
    };
    let (first, last) = tree.edges(noun);
    let the = tree.child(noun, &["det"]).is_some_and(|det| det == first && tree.lemma(det).eq_ignore_ascii_case("the"));
    let land = |at: usize| super::lexicon::country_named(tree.parse.tokens[at].span.of(text)).is_some();
    let plain = |at: usize| PLAIN.contains(&tree.lemma(at)) || tree.tag(at) == "JJ" && land(at);
    let placed = !matches!(tree.dep(noun), "compound" | "nmod" | "appos" | "attr" | "conj");
    if !the || !placed || last != noun || !(first + 1..noun).all(plain) {
        return None;
    }
    // "the investigation into", hung on the verb.
    let more = noun + 1 < tree.len() && matches!(tree.lemma(noun + 1), "into" | "of" | "on");
    let before = sentence.checked_sub(1).filter(|at| !sentences[*at].headline && !more)?;
    let known = |at: usize| {
        let end = if at == sentence { first } else { trees[at].len() };
        (0..end).any(|token| nouns.contains(&trees[at].lemma(token)))
    };
    let joined = sentences[before].block + 1 >= sentences[sentence].block;
    if !joined || (sentence.saturating_sub(super::definites::NEAR)..=sentence).any(known) {
        return None;
    }
    let source = &trees[before];
    // "a heart attack".
    let ill = |token: usize| {
        source.lemma(token) == "attack"
            && source.children(token).any(|kid| source.dep(kid) == "compound" && source.tag(kid) == "NN")
    };
    let harms =
        |token: &usize| source.tag(*token).starts_with("NN") && meant.contains(&source.lemma(*token)) && !ill(*token);
    let mut harms = (0..source.len()).filter(harms);
    let harm = harms.next()?;
    // Another harm is another thing to look into.
    let here = (0..first).any(|token| meant.contains(&tree.lemma(token)));
    if harms.next().is_some() || here {
        return None;
    }
    let words = words(text, source, harm)?;
    let words = format!("{} [{joiner}{words}]", open.said(first));
    Some(Told { words, first, from: (before, harm), ..Told::default() })
}

/// The harm with "the", and what was harmed or where, without the clauses about either.
fn words(text: &str, tree: &Tree, harm: usize) -> Option<String> {
    let (left, _) = tree.edges(harm);
    let det = tree.child(harm, &["det", "poss"]);
    let start = match det {
        Some(det) if tree.dep(det) == "det" && det == left => left + 1,
        Some(det) if tree.tag(det) == "PRP$" => return None,
        _ => left,
    };
    let mut end = harm;
    while let Some(prep) = tree.children(end).find(|kid| *kid == end + 1 && tree.dep(*kid) == "prep") {
        let Some(noun) = tree.child(prep, &["pobj"]) else { break };
        let whole = (prep..noun).all(|at| tree.is_under(at, prep) && !tree.tag(at).starts_with("PRP"));
        if !whole || tree.tag(noun).starts_with("PRP") || tree.child(noun, &["conj"]).is_some() {
            break;
        }
        end = noun;
    }
    if end == harm && start == harm || end - start > MAX_WORDS {
        return None;
    }
    let words = tree.parse.tokens[start].span.cover(tree.parse.tokens[end].span).of(text);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let opens = start == 0 && tree.tag(0) != "NNP" && tree.tag(0) != "NNPS";
    let mut letters = words.chars();
    let words = match letters.next().filter(|_| opens) {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => words,
    };
    Some(if det.is_some_and(|det| tree.dep(det) == "poss") { words } else { format!("the {words}") })
}
