//! "a driver who police say fled": a relative clause whose verb reports, and what is told inside it.
//!
//! Takes a tree and the head of a clause that a verb governs, gives [`Reported`]: the relative pronoun, the noun it stands for
//! and what the clause lacks. The pronoun belongs to the inner clause, whatever the parser hung it on, so that the statement
//! `a driver fled` is told by `police`. Leaves to `attribution` whether the verb is a cue, to `atomic` the words.
//!
//! Worked: `the letter that he says she wrote` lacks the object of `wrote`; `the port where he says it sank` the place.
//!
//! Known misses: a pronoun below a quantifier ("many of whom police say fled").

use super::attribution::is_quoting;
use super::tree::Tree;

/// What the inner clause lacks, which is what the pronoun stands for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Subject,
    /// The object of this verb.
    Object(usize),
    /// The object of this preposition before the pronoun.
    Preposition(usize),
    Place,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Reported {
    /// The verb that reports.
    pub report: usize,
    pub pronoun: usize,
    /// The noun that the relative clause hangs on.
    pub noun: usize,
    pub gap: Gap,
}

/// The reporting relative clause around the clause of `inner`.
pub(super) fn reported(tree: &Tree, inner: usize) -> Option<Reported> {
    if !matches!(tree.dep(inner), "ccomp" | "xcomp") {
        return None;
    }
    let report = tree.head(inner);
    let noun = tree.head(report);
    let relative = matches!(tree.dep(report), "relcl" | "acl") && tree.tag(report).starts_with("VB");
    if !relative || noun >= report || inner < report {
        return None;
    }
    let first = tree.edges(report).0;
    let preposition = (tree.tag(first) == "IN" && tree.lemma(first) != "that").then_some(first);
    let pronoun = if preposition.is_some() { first + 1 } else { first };
    let asks = matches!(tree.tag(pronoun), "WDT" | "WP" | "WRB");
    let that = tree.lemma(pronoun) == "that" && (tree.dep(report) == "relcl" || tree.dep(pronoun) != "mark");
    let subject = tree.children(report).find(|kid| tree.dep(*kid) == "nsubj" && *kid > pronoun && *kid < report)?;
    if !(asks || that) || tree.edges(subject).0 != pronoun + 1 {
        return None;
    }
    let gap = gap(tree, inner, pronoun, preposition)?;
    Some(Reported { report, pronoun, noun, gap })
}

fn gap(tree: &Tree, inner: usize, pronoun: usize, preposition: Option<usize>) -> Option<Gap> {
    if let Some(preposition) = preposition {
        return Some(Gap::Preposition(preposition));
    }
    let report = tree.head(inner);
    let own = |kid: usize| kid > report && matches!(tree.dep(kid), "nsubj" | "nsubjpass" | "csubj" | "expl");
    if tree.tag(pronoun) == "WRB" {
        return tree.children(inner).any(own).then_some(Gap::Place);
    }
    if !tree.children(inner).any(own) {
        return Some(Gap::Subject);
    }
    let mut verb = inner;
    while let Some(next) = tree.children(verb).find(|kid| *kid > verb && tree.dep(*kid) == "xcomp") {
        verb = next;
    }
    let full = tree
        .children(verb)
        .any(|kid| kid != pronoun && matches!(tree.dep(kid), "dobj" | "attr" | "acomp" | "oprd" | "ccomp"));
    (!full).then_some(Gap::Object(verb))
}

/// Verbs whose passive has an object: "the money that he was given".
pub(super) const GIVING: &[&str] = &[
    "allow", "ask", "award", "charge", "deny", "give", "grant", "lend", "offer", "owe", "pay", "promise", "send",
    "show", "teach", "tell",
];

/// "the story that Lee sold the bridge", "that the bridge was sold": the parser takes "that" for the object, and there is
/// another, or no room for one.
pub(super) fn is_content_clause(tree: &Tree, clause: usize) -> bool {
    let that = |kid: &usize| tree.dep(*kid) == "dobj" && *kid < clause && tree.lemma(*kid) == "that";
    let object = |kid: usize| kid > clause && tree.dep(kid) == "dobj";
    let full = |kid: usize| tree.dep(kid) == "nsubjpass" && kid < clause && !GIVING.contains(&tree.lemma(clause));
    tree.children(clause).any(|kid| that(&kid)) && tree.children(clause).any(|kid| object(kid) || full(kid))
}

/// "Lee said the ferry was full and will resign": told in the past, the content would have "would"; so it is Lee who will.
pub(super) fn is_own_act(tree: &Tree, verb: usize) -> bool {
    let clause = tree.head(verb);
    let report = tree.head(clause);
    let past = |verb: usize| {
        tree.tag(verb) == "VBD"
            || tree.children(verb).any(|kid| kid < verb && tree.tag(kid) == "VBD" && tree.dep(kid).starts_with("aux"))
    };
    let told = tree.dep(verb) == "conj" && tree.dep(clause) == "ccomp" && clause > report;
    let own = tree.child(verb, &["nsubj", "nsubjpass", "expl", "mark"]).is_some();
    if told && !own && withholds(tree, report, clause, verb) {
        return true;
    }
    told && !own
        && tree.tag(report) == "VBD"
        && past(clause)
        && tree.children(verb).any(|kid| {
            tree.dep(kid) == "aux" && tree.lemma(kid) == "will" && tree.parse.tokens[kid].span.len() == "will".len()
        })
}

/// "Lee has said the ferry will sail, but hasn't told when": what will be has told nothing so far, so it is Lee who has not.
fn withholds(tree: &Tree, report: usize, clause: usize, verb: usize) -> bool {
    const TELLING: &[&str] = &["give", "name", "offer", "provide", "release", "set", "share", "specify"];
    let aux = |verb: usize, tag: &[&str]| {
        tree.children(verb).any(|kid| tree.dep(kid) == "aux" && tag.contains(&tree.tag(kid)))
    };
    let perfect = |verb: usize| aux(verb, &["VBZ", "VBP"]) && tree.tag(verb) == "VBN";
    let tells = TELLING.contains(&tree.lemma(verb)) || is_quoting(tree.lemma(verb));
    let denied = tree.child(verb, &["neg"]).is_some();
    perfect(report) && aux(clause, &["MD"]) && perfect(verb) && denied && tells
}

/// The subject of a verb that the parser joined to the saying above it: "said *the doctor*, who slept, *took* a photo".
pub(super) fn lost_subject(tree: &Tree, verb: usize) -> Option<usize> {
    let saying = tree.head(verb);
    let finite = |token: usize| matches!(tree.tag(token), "VBD" | "VBZ" | "MD");
    let tensed = finite(verb) || tree.children(verb).any(|kid| tree.dep(kid).starts_with("aux") && finite(kid));
    let own = tree.child(verb, &["nsubj", "nsubjpass", "expl"]).is_some();
    let noun = tree.child(saying, &["dobj"]).filter(|noun| saying < *noun && *noun < verb)?;
    let joined = tree.children(saying).any(|kid| tree.dep(kid) == "cc" && (noun..verb).contains(&kid));
    let person = super::mentions::is_person_noun(tree.lemma(noun)) || tree.tag(noun).starts_with("NNP");
    (tree.dep(verb) == "conj" && tensed && !own && !joined && person).then_some(noun)
}

/// Verbs whose past is their plain form.
const PLAIN_PASTS: &[&str] = &[
    "bet", "bid", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "read", "rid", "set", "shed",
    "shut", "split", "spread", "thrust", "upset",
];

/// The verb that another is joined to. "asked the board to meet and *found* P": a verb in the past is joined to no infinitive,
/// whatever the parser hung it on.
pub(super) fn joined_to(tree: &Tree, verb: usize) -> usize {
    let tensed = |at: usize| {
        matches!(tree.tag(at), "VBD" | "VBZ")
            || tree
                .children(at)
                .any(|kid| tree.dep(kid).starts_with("aux") && matches!(tree.tag(kid), "VBD" | "VBZ" | "MD"))
    };
    let to = |at: usize| tree.children(at).any(|kid| tree.tag(kid) == "TO" && tree.dep(kid) == "aux");
    let first = tree.head(verb);
    // "to take it and *put* it away": a plain form as well.
    let plain = tree.tag(verb) == "VBD" && PLAIN_PASTS.contains(&tree.lemma(verb));
    if !matches!(tree.tag(verb), "VBD" | "VBZ") || plain {
        return first;
    }
    let up = |at: &usize| Some(tree.head(*at)).filter(|head| head != at && *head < verb);
    let above =
        if to(first) { std::iter::successors(Some(first), up).take(tree.len()).find(|at| tensed(*at)) } else { None };
    said_again(tree, verb, first).or(above).unwrap_or(first)
}

/// "said that the ferry leaked and *said* P", "… and *added* P": no ferry says so, and what is told twice is told by one.
fn said_again(tree: &Tree, verb: usize, clause: usize) -> Option<usize> {
    let report = tree.head(clause);
    let again = tree.tag(verb) == tree.tag(report)
        && (tree.lemma(verb) == "add"
            || tree.lemma(verb) == "continue" && tree.child(verb, &["ccomp"]).is_some()
            || tree.lemma(verb) == "say" && tree.lemma(report) == "say");
    let told = tree.dep(clause) == "ccomp" && report < clause;
    let thing = tree.child(clause, &["nsubj", "nsubjpass"]).is_some_and(|subject| {
        matches!(tree.tag(subject), "NN" | "NNS")
            && !super::mentions::is_person_noun(&tree.lemma(subject).to_lowercase())
    });
    (again && told && thing).then_some(report)
}
