//! Attributions whose cue is a set phrase or an adverb: "according to", "reportedly", the tail "…, the Post reports".

use super::Draft;
use super::lexicon;
use super::site::Site;
use super::sources;
use crate::extract::claim::{Certainty, Form, Stance};

pub(super) fn find(site: &Site, out: &mut Vec<Draft>) {
    for token in 0..site.len() {
        if site.quotation(token).is_some() {
            continue;
        }
        let accords = site.tree.lemma(token) == "accord" || site.word(token).eq_ignore_ascii_case("according");
        if accords || is_per(site, token) {
            out.extend(according(site, token));
        } else if site.tree.tag(token).starts_with("VB") {
            out.extend(rejection(site, token));
        } else if site.tree.tag(token) == "RB" {
            out.extend(hedge(site, token));
        }
    }
    let known = |anchor: usize| out.iter().any(|d| d.sentence == site.index && d.anchor == anchor);
    let named =
        |anchor: usize| out.iter().any(|d| d.sentence == site.index && d.anchor == anchor && d.source.is_some());
    let parted = parted_tail(site).filter(|draft| !named(draft.anchor));
    if let Some(tail) = parted
        .or_else(|| inverted_tail(site))
        .or_else(|| tail(site))
        .or_else(|| torn_tail(site).filter(|draft| !known(draft.anchor)))
    {
        out.retain(|draft| draft.sentence != site.index || draft.anchor != tail.anchor);
        out.push(tail);
    }
}

/// `P, Harbour.Post reports, citing Tass`: told by the words, since the parser tears such names.
fn tail(site: &Site) -> Option<Draft> {
    let verb = (1..site.len()).rev().find(|i| TELLING.contains(&site.word(*i)) && site.quotation(*i).is_none())?;
    let is_name = |i: usize| {
        let word = site.word(i);
        word.starts_with(char::is_uppercase) || matches!(word, "." | "-" | "’s" | "&") || i + 1 == verb && word != ","
    };
    let first = described(site, verb).or_else(|| (1..verb).rev().take_while(|i| is_name(*i)).last())?;
    let capital = site.word(first).starts_with(char::is_uppercase) || described(site, verb).is_some();
    let named = capital && site.word(first - 1) == ",";
    let next = (verb + 1..site.len()).find(|i| !site.is_punct(*i));
    let ends = next.is_none_or(|next| {
        matches!(site.word(next), "citing" | "referring" | "on" | "quoting") || site.tree.tag(next) == "NNP"
    });
    if !named || !ends || first < 4 || next.is_some_and(|next| site.word(next) != "on" && site.word(next - 1) != ",") {
        return None;
    }
    let mut draft = plain(site, verb);
    draft.source = Some((first, verb - 1));
    draft.content.push(site.content(site.range(0, first - 2), verb));
    Some(draft)
}

/// `“P,” Lee, from Reva, told the Post.`: what stands between the speaker and the verb parts them for the parser.
fn parted_tail(site: &Site) -> Option<Draft> {
    let tree = &site.tree;
    let finite = |i: usize| matches!(tree.tag(i), "VBD" | "VBZ" | "VBP" | "MD");
    let verb = (1..site.len()).rev().find(|i| finite(*i))?;
    let tells = lexicon::verb(tree.lemma(verb)).is_some_and(|cue| cue.quote) && site.quotation(verb).is_none();
    let closes = |i: &usize| {
        site.word(*i).starts_with(['”', '"', '’', '\'']) && site.word(*i).chars().count() == 1 && {
            site.word(*i - 1).ends_with([',', '?', '!'])
        }
    };
    let mark = (1..verb).rev().find(closes)?;
    let comma = (mark + 1..verb).find(|i| site.word(*i) == ",")?;
    let nominal = |i: usize| matches!(tree.tag(i), "NNP" | "NNPS" | "NN" | "JJ" | "DT" | "HYPH" | "POS");
    let name = (mark + 1..comma).all(nominal) && tree.tag(comma - 1).starts_with("NN");
    let aside = comma + 2 < verb && site.word(verb - 1) == "," && !(comma + 1..verb).any(finite);
    if !tells || mark + 1 == comma || !name || !aside {
        return None;
    }
    let mut draft = plain(site, verb);
    draft.source = Some((mark + 1, verb - 2));
    draft.content.push(site.content(site.range(0, mark), verb));
    Some(draft)
}

/// Verbs whose object is whoever listens: "…, told the Post" names no speaker.
pub(super) const HEARD: &[&str] = &["assure", "inform", "notify", "remind", "tell", "warn"];

/// `P, reported Radio 3.`, `P, announced the mayor of the town.`: nothing but who says so behind the verb.
fn inverted_tail(site: &Site) -> Option<Draft> {
    let tree = &site.tree;
    let mut end = site.len();
    while end > 0 && (site.is_punct(end - 1) || tree.tag(end - 1) == "_SP") {
        end -= 1;
    }
    let tells = |i: &usize| {
        matches!(tree.tag(*i), "VBD" | "VBZ" | "VBN")
            && site.word(*i - 1) == ","
            && site.quotation(*i).is_none()
            && !HEARD.contains(&tree.lemma(*i))
            && lexicon::verb(tree.lemma(*i)).is_some_and(|cue| cue.quote)
    };
    let verb = (4..end).rev().find(tells)?;
    let words = verb + 1..end;
    let fits = |i: usize| {
        let of = i > verb + 1 && matches!(site.word(i), "of" | "for" | "in" | "at");
        of || matches!(tree.tag(i), "NNP" | "NNPS" | "CD" | "DT" | "JJ" | "NN" | "NNS" | "POS")
    };
    let finite = (0..verb).any(|i| matches!(tree.tag(i), "VBD" | "VBZ" | "VBP" | "MD"));
    if words.is_empty() || words.len() >= MAX_TAIL || !words.clone().all(fits) || !finite {
        return None;
    }
    let stop = words.clone().find(|i| tree.tag(*i) == "IN").unwrap_or(end);
    let head = stop - 1;
    let lemma = tree.lemma(head).to_lowercase();
    let dated = tree.parse.entities.iter().any(|entity| entity.label == "DATE" && entity.tokens.contains(&head));
    let named = !dated && (matches!(tree.tag(head), "NNP" | "NNPS") || tree.tag(head) == "CD" && head > verb + 1);
    let speaks = tree.tag(head).starts_with("NN")
        && (crate::extract::mentions::is_person_noun(&lemma) || TELLERS.contains(&lemma.as_str()));
    if !named && !speaks {
        return None;
    }
    let mut draft = plain(site, verb);
    draft.source = Some((verb + 1, end - 1));
    draft.content.push(site.content(site.range(0, verb - 2), verb));
    Some(draft)
}

/// Who tells, though no person.
const TELLERS: &[&str] = &[
    "agency",
    "authority",
    "board",
    "broadcaster",
    "channel",
    "company",
    "council",
    "court",
    "department",
    "government",
    "media",
    "ministry",
    "network",
    "newspaper",
    "office",
    "paper",
    "police",
    "prosecution",
    "radio",
    "station",
    "website",
];

/// `…, the paper reports`: a short phrase with its article between the last comma and the verb.
fn described(site: &Site, verb: usize) -> Option<usize> {
    let comma = (1..verb).rev().find(|i| site.word(*i) == ",")?;
    let plain = |i: usize| matches!(site.tree.tag(i), "DT" | "JJ" | "NN" | "NNS" | "NNP" | "NNPS" | "POS");
    let article = comma + 2 < verb + 1 && site.word(comma + 1) == "the";
    (article && verb - comma <= MAX_TAIL / 2 && (comma + 1..verb).all(plain)).then_some(comma + 1)
}

/// `P, a source close to the inquiry told Reva Radio.`: no verb between the last comma and the cue, and none behind it.
fn torn_tail(site: &Site) -> Option<Draft> {
    const SAYING: &[&str] = &[
        "added",
        "announced",
        "claimed",
        "claims",
        "concluded",
        "confirmed",
        "said",
        "says",
        "show",
        "shows",
        "told",
        "warned",
    ];
    let finite = |i: usize| matches!(site.tree.tag(i), "VBD" | "VBZ" | "VBP" | "MD");
    let verb = (1..site.len()).rev().find(|i| finite(*i))?;
    if !SAYING.contains(&site.word(verb)) || (0..site.len()).any(|i| site.quotation(i).is_some()) {
        return None;
    }
    let comma = (1..verb.checked_sub(1)?).rev().find(|i| site.word(*i) == ",")?;
    let plain_phrase = (comma + 1..verb).all(|i| !site.tree.tag(i).starts_with("VB") && site.word(i) != ":");
    let nominal = matches!(site.tree.tag(comma + 1), "DT" | "NNP" | "NN" | "NNS" | "NNPS" | "JJ" | "PRP");
    let told = (0..comma).any(finite) && !matches!(site.tree.tag(0), "IN" | "WRB" | "WP" | "VBG" | "TO");
    let tail_is_short = (verb + 1..site.len()).all(|i| !matches!(site.word(i), "that" | "," | ":"));
    if !plain_phrase || !nominal || !told || !tail_is_short || verb - comma > MAX_TAIL {
        return None;
    }
    let mut draft = plain(site, verb);
    draft.source = Some((comma + 1, verb - 1));
    draft.content.push(site.content(site.range(0, comma - 1), verb));
    Some(draft)
}

/// Words of a source in a tail. A guess.
const MAX_TAIL: usize = 12;

/// Verbs by which an outlet passes on what it heard, as they stand in a tail.
const TELLING: &[&str] = &["reports", "reported", "writes", "wrote", "informs"];

/// `Asked whether P, Lee dismissed the idea`: who rejects a thing that the sentence has named rejects that.
fn rejection(site: &Site, verb: usize) -> Option<Draft> {
    const REJECTING: &[&str] = &["deny", "dismiss", "reject", "refute", "rebuff"];
    const NOTIONS: &[&str] = &[
        "accusation",
        "allegation",
        "assertion",
        "claim",
        "idea",
        "it",
        "notion",
        "report",
        "rumor",
        "rumour",
        "suggestion",
        "that",
        "theory",
        "this",
    ];
    let tree = &site.tree;
    if !REJECTING.contains(&tree.lemma(verb)) || site.quotation(verb).is_some() {
        return None;
    }
    let object = tree.child(verb, &["dobj"])?;
    let bare = !tree.children(object).any(|kid| kid > object && !site.is_punct(kid));
    if !NOTIONS.contains(&tree.lemma(object).to_lowercase().as_str()) || !bare {
        return None;
    }
    let subject = sources::subject(site, verb)?;
    let mark = (0..subject.0).find(|i| tree.dep(*i) == "mark" && site.word(*i) == "whether")?;
    let clause = tree.head(mark);
    let (_, right) = tree.edges(clause);
    tree.child(clause, &["nsubj", "nsubjpass", "expl"]).filter(|_| right < subject.0)?;
    let mut draft = plain(site, verb);
    draft.stance = Stance::Denies;
    draft.source = Some(subject);
    draft.content.push(site.content(site.range(mark + 1, right), verb));
    Some(draft)
}

fn plain(site: &Site, anchor: usize) -> Draft {
    Draft {
        sentence: site.index,
        anchor,
        cue: vec![site.span(anchor)],
        source: None,
        content: Vec::new(),
        stance: Stance::Asserts,
        certainty: Certainty::Certain,
        factive: false,
        form: Form::Clause,
        pending: false,
    }
}

/// What things are sorted or done by: nobody who could say something.
const YARDSTICKS: [&str; 18] = [
    "age",
    "ability",
    "custom",
    "gender",
    "height",
    "income",
    "law",
    "merit",
    "need",
    "plan",
    "protocol",
    "rank",
    "schedule",
    "sex",
    "size",
    "taste",
    "tradition",
    "weight",
];

/// "Per Lee, it sank", "it sank, per the Post"; not "per day".
fn is_per(site: &Site, token: usize) -> bool {
    let parted = token == 0 || site.word(token - 1) == ",";
    let the = usize::from(token + 1 < site.len() && site.word(token + 1) == "the");
    let noun = token + 1 + the;
    site.word(token).eq_ignore_ascii_case("per")
        && parted
        && noun < site.len()
        && site.tree.tag(noun).starts_with("NNP")
}

/// `P, according to S`; `According to S, P`; `P, according to S, Q`; the same with "per".
fn according(site: &Site, token: usize) -> Option<Draft> {
    let to = token + usize::from(!is_per(site, token));
    if to > token && (to >= site.len() || site.word(to) != "to") {
        return None;
    }
    let noun =
        (to + 1..site.len()).find(|i| site.tree.head(*i) == to && site.tree.dep(*i) == "pobj").or_else(|| {
            (to + 1..site.len().min(to + 12))
                .find(|i| site.tree.tag(*i).starts_with("NN") || site.tree.tag(*i) == "PRP")
        })?;
    // "seated according to gender": how it is done, not who says so.
    if noun == to + 1 && YARDSTICKS.contains(&site.tree.lemma(noun)) {
        return None;
    }
    let mut draft = plain(site, token);
    draft.cue = vec![site.range(token, to)];
    let (_, last) = sources::phrase(site, noun, token);
    let last = last.max(noun);
    draft.source = Some((to + 1, last));
    if let Some((left, right)) = clause_around(site, token) {
        if left < token {
            draft.content.push(site.content(site.range(left, token - 1), token));
        }
        if right > last {
            draft.content.push(site.content(site.range(last + 1, right), token));
        }
        return Some(draft);
    }
    let after = (last + 1..site.len()).find(|i| !site.is_punct(*i));
    if token == 0 || (0..token).all(|i| site.is_punct(i) || matches!(site.tree.tag(i), "CC" | "RB")) {
        draft.content.push(site.content(site.range(after?, site.len() - 1), token));
        return Some(draft);
    }
    draft.content.push(site.content(site.range(0, token - 1), token));
    if let Some(after) = after
        && site.word(last + 1) == ","
        && !matches!(site.tree.tag(after), "IN" | "WDT" | "WP" | "CC" | "VBG")
    {
        draft.content.push(site.content(site.range(after, site.len() - 1), token));
    }
    Some(draft)
}

/// The relative clause that the phrase stands in: `the port, where, according to Lee, it sank`.
fn clause_around(site: &Site, token: usize) -> Option<(usize, usize)> {
    let verb = site.tree.head(token);
    let (left, right) = site.tree.edges(verb);
    let relative = site.tree.dep(verb) == "relcl" && matches!(site.tree.tag(left), "WDT" | "WP" | "WRB" | "IN");
    (relative && left < token && token <= right).then_some((left, right))
}

/// `The ship reportedly sank`: the clause of the verb, without the adverb, said by nobody.
fn hedge(site: &Site, token: usize) -> Option<Draft> {
    let cue = lexicon::adverb(&site.word(token).to_lowercase())?;
    let mut draft = Draft::new(site, token, cue);
    draft.form = Form::Clause;
    let (left, right) = site.tree.edges(site.tree.head(token));
    if left < token {
        draft.content.push(site.content(site.range(left, token - 1), token));
    }
    if right > token {
        draft.content.push(site.content(site.range(token + 1, right), token));
    }
    Some(draft)
}
