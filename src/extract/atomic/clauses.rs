//! Which words of a view start a statement of their own.
//!
//! Takes a [`View`], gives [`Clauses`]: every clause head with how it hangs on the rest, and for every token whether the words
//! above it keep it. Cutting must never make a statement stronger: conditions, causes, purposes, "or", and restrictive
//! clauses of quantified nouns ("all who …") stay where they are.
//!
//! Worked: `Police, who had a warrant, raided the office, detaining two men` gives `raided` (main), `had` (relative, cut out),
//! `detaining` (participle, cut out).

use super::Grain;
use super::lists::{EVENTS, RESULTS, SCENES};
use super::view::{SUBJECTS, View};

/// How a clause hangs on what is above it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// Stands alone.
    Main,
    /// "… and left": shares the subject and what else it lacks.
    Conjunct,
    /// "…, which sank": the antecedent takes the pronoun's place.
    Relative,
    /// "the ferry carrying 40": the noun is the subject.
    Participle,
    /// "…, detaining two": the subject of the clause above is its subject.
    Converb,
    /// "while B resigned": a finite clause with its own subject.
    Adverbial,
    /// "Ann Lee, the mayor of Reva": `head` is, `of` is what.
    Apposition,
    /// "following the crash of a ferry off Reva": something that happened, named by a noun.
    Event,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub head: usize,
    pub link: Link,
    /// The clause head, antecedent or noun it hangs on; itself for [`Link::Main`].
    pub of: usize,
}

/// What the words above a token do with it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    Keep,
    Out,
}

pub(super) struct Clauses {
    /// In order of their heads.
    pub all: Vec<Clause>,
    pub cut: Vec<Cut>,
}

/// Quantifiers whose noun means only those that the clause after it describes.
const NARROWING: &[&str] = &[
    "all",
    "any",
    "anyone",
    "anything",
    "each",
    "every",
    "everyone",
    "everything",
    "few",
    "fewer",
    "no",
    "nobody",
    "none",
    "only",
    "those",
    "whoever",
    "most",
    "many",
    "more",
];
/// Subordinators under which nothing is stated as a fact.
const CONDITIONS: &[&str] = &["if", "unless", "lest", "whether", "provided", "once", "until", "till", "before"];

pub(super) fn clauses(view: &View, grain: Grain) -> Clauses {
    let n = view.len();
    let unreal = unreal(view);
    let mut found = Clauses { all: Vec::new(), cut: vec![Cut::Keep; n] };
    let mut is_clause = vec![false; n];
    // Parents first, so that a conjunct knows whether what it is joined to is a clause of its own.
    for token in top_down(view) {
        if !view.has(token) {
            continue;
        }
        let Some((clause, cut)) = judge(view, token, &is_clause, &unreal).or_else(|| complement(view, token, grain))
        else {
            continue;
        };
        let fine = grain != Grain::Claim && clause.is_some_and(|c| matches!(c.link, Link::Relative | Link::Participle));
        found.cut[token] = if fine { Cut::Out } else { cut };
        if let Some(clause) = clause {
            is_clause[token] = true;
            found.all.push(clause);
        }
    }
    found.all.sort_by_key(|clause| clause.head);
    found
}

/// Every token after its head.
fn top_down(view: &View) -> Vec<usize> {
    let mut order: Vec<usize> = (0..view.len()).filter(|i| view.head(*i) == *i).collect();
    let mut at = 0;
    while at < order.len() {
        order.extend(view.kids(order[at]));
        at += 1;
    }
    order
}

/// Tokens under a condition, a question or a negated or conditional noun phrase.
fn unreal(view: &View) -> Vec<bool> {
    let mut unreal = vec![false; view.len()];
    for token in top_down(view) {
        let head = view.head(token);
        let own = match view.dep(token) {
            "advcl" | "ccomp" | "acl" => {
                view.kids(token).any(|kid| view.dep(kid) == "mark" && view.is(kid, CONDITIONS))
            }
            _ => false,
        };
        unreal[token] = own || (head != token && unreal[head]);
    }
    unreal
}

type Judged = Option<(Option<Clause>, Cut)>;

fn judge(view: &View, token: usize, is_clause: &[bool], unreal: &[bool]) -> Judged {
    let head = view.head(token);
    let root = view.is_root(token);
    let main = |cut| Some((Some(Clause { head: token, link: Link::Main, of: token }), cut));
    match view.dep(token) {
        "conj" if view.is_predicate(token) && view.is_predicate(head) => {
            let open = is_clause[head] || root;
            if !open || joined_by_or(view, token) {
                return None;
            }
            Some((Some(Clause { head: token, link: Link::Conjunct, of: head }), Cut::Out))
        }
        "relcl" => relative(view, token, unreal[token]),
        "acl" => participle(view, token, unreal[token]),
        "advcl" => adverbial(view, token, unreal[token], root),
        "pcomp" => after_doing(view, token, unreal[token]),
        "pobj" => event(view, token, unreal[token]),
        "appos" => apposition(view, token),
        "parataxis" if view.subject(token).is_some() => main(Cut::Out),
        "ccomp" if !root && spliced(view, token) => main(Cut::Out),
        _ if root && view.is_predicate(token) => main(Cut::Keep),
        _ => None,
    }
}

/// What somebody says, as a statement of its own: for tuples only, since a claim must keep who says it.
fn complement(view: &View, token: usize, grain: Grain) -> Judged {
    let states = view.dep(token) == "ccomp" && view.subject(token).is_some() && view.finite(token).is_some();
    (grain == Grain::Tuple && states).then_some((Some(Clause { head: token, link: Link::Main, of: token }), Cut::Keep))
}

/// "P, Q": two sentences with a comma between; the parser hangs one on the other.
fn spliced(view: &View, token: usize) -> bool {
    let head = view.head(token);
    let own = |verb: usize| view.kids(verb).any(|kid| matches!(view.dep(kid), "nsubj" | "nsubjpass" | "expl"));
    let (_, last) = view.tree.edges(token);
    let apart =
        last < head && view.kids(head).any(|kid| kid > token && matches!(view.word(kid), "," | ";" | ":" | "—"));
    apart
        && own(token)
        && own(head)
        && view.finite(token).is_some()
        && view.kid(token, &["mark"]).is_none()
        && view.kid(head, &["dobj", "attr", "acomp", "agent", "prep", "xcomp"]).is_some()
}

/// "P or Q" states neither; "not P or Q" denies both.
fn joined_by_or(view: &View, token: usize) -> bool {
    let head = view.head(token);
    let cc = |of: usize| view.kids(of).any(|kid| view.dep(kid) == "cc" && view.is(kid, &["or", "nor", "either"]));
    (cc(head) || cc(token)) && view.kid(head, &["neg"]).is_none()
}

fn relative(view: &View, token: usize, unreal: bool) -> Judged {
    let noun = view.head(token);
    let clause = Some(Clause { head: token, link: Link::Relative, of: noun });
    if view.is_verbal(noun) || !view.is_predicate(token) || !has_relative_word(view, token) {
        return None;
    }
    if view.is_set_off(token) {
        return Some((clause.filter(|_| !unreal), Cut::Out));
    }
    (!unreal && is_specific(view, noun)).then_some((clause, Cut::Keep))
}

pub(super) fn has_relative_word(view: &View, token: usize) -> bool {
    let (first, last) = view.tree.edges(token);
    (first..=last.min(first + 6)).any(|i| is_relative_word(view, i))
}

pub(super) fn is_relative_word(view: &View, token: usize) -> bool {
    match view.tag(token) {
        "WDT" | "WP" | "WP$" => true,
        "WRB" => view.is(token, &["where", "when"]),
        _ => false,
    }
}

fn participle(view: &View, token: usize, unreal: bool) -> Judged {
    let noun = view.head(token);
    if !matches!(view.tag(token), "VBN" | "VBG" | "VBD") || view.is_verbal(noun) {
        return None;
    }
    if view.kids(token).any(|kid| view.dep(kid) == "aux" && view.is(kid, &["to"])) || !has_complement(view, token) {
        return None;
    }
    let clause = Some(Clause { head: token, link: Link::Participle, of: noun });
    if view.is_set_off(token) && !unreal {
        return Some((clause, Cut::Out));
    }
    (!unreal && is_specific(view, noun)).then_some((clause, Cut::Keep))
}

/// Something besides commas hangs on the verb.
fn has_complement(view: &View, verb: usize) -> bool {
    view.kids(verb).any(|kid| !matches!(view.dep(kid), "punct" | "cc" | "conj" | "aux" | "auxpass" | "mark"))
}

/// The noun picks out something, so that a clause about it is news by itself: "a ferry", "the 40 men", "Reva".
fn is_specific(view: &View, noun: usize) -> bool {
    if view.is(noun, NARROWING) || view.tag(noun).starts_with('W') {
        return false;
    }
    let narrowed = view.kids(noun).any(|kid| kid < noun && view.is(kid, NARROWING));
    let picked = view.tag(noun).starts_with("NNP")
        || view.kids(noun).any(|kid| matches!(view.dep(kid), "det" | "poss" | "nummod"));
    picked && !narrowed
}

fn adverbial(view: &View, token: usize, unreal: bool, root: bool) -> Judged {
    let clause = |link| Some(Clause { head: token, link, of: view.head(token) });
    let mark = view.kids(token).find(|kid| matches!(view.dep(*kid), "mark") || view.tag(*kid) == "WRB");
    let own_subject = view.kids(token).any(|kid| SUBJECTS.contains(&view.dep(kid)));
    if unreal {
        return None;
    }
    match mark {
        None if own_subject => None,
        None => {
            let infinitive = view.kids(token).any(|kid| view.dep(kid) == "aux" && view.is(kid, &["to"]));
            let lemma = view.lemma(token);
            if infinitive || !matches!(view.tag(token), "VBG" | "VBN") || !has_complement(view, token) {
                return None;
            }
            if view.tag(token) == "VBG" && (SCENES.contains(lemma) || RESULTS.contains(lemma)) {
                return None;
            }
            (view.is_set_off(token) || root || token < view.head(token)).then_some((clause(Link::Converb), Cut::Out))
        }
        Some(mark) if view.is(mark, &["while", "whereas", "although", "though"]) && own_subject => {
            Some((clause(Link::Adverbial), Cut::Out))
        }
        Some(mark) if view.is(mark, &["after", "because", "since"]) && own_subject => {
            Some((clause(Link::Adverbial), Cut::Keep))
        }
        Some(mark) if view.is(mark, &["when", "as"]) && own_subject => {
            let happened = view.finite(token).is_some_and(|finite| view.tag(finite) == "VBD");
            happened.then_some((clause(Link::Adverbial), Cut::Keep))
        }
        Some(_) => None,
    }
}

/// "after meeting the envoy": the clause above tells that it came about.
fn after_doing(view: &View, token: usize, unreal: bool) -> Judged {
    let prep = view.head(token);
    let above = view.head(prep);
    let tells =
        view.is(prep, &["after"]) && view.tag(token) == "VBG" && view.is_verbal(above) && has_complement(view, token);
    (tells && !unreal && view.subject(token).is_none())
        .then_some((Some(Clause { head: token, link: Link::Converb, of: above }), Cut::Keep))
}

/// "following the crash of a ferry off Reva"; not "after the crash", which tells nothing new.
fn event(view: &View, noun: usize, unreal: bool) -> Judged {
    let prep = view.head(noun);
    let news = view.is(prep, &["after", "following", "amid"])
        && view.is_verbal(view.head(prep))
        && EVENTS.contains(view.lemma(noun).to_lowercase().as_str())
        && view.kids(noun).any(|kid| matches!(view.dep(kid), "prep" | "poss" | "relcl" | "acl"));
    (news && !unreal).then_some((Some(Clause { head: noun, link: Link::Event, of: view.head(prep) }), Cut::Keep))
}

/// "Ann Lee, the mayor of Reva": a name and what it is; not "Reva, Norland", which are two places.
fn apposition(view: &View, token: usize) -> Judged {
    let noun = view.head(token);
    if !view.is_nominal(token) || !view.is_nominal(noun) || !view.is_set_off(token) {
        return None;
    }
    let named = |t: usize| view.tag(t).starts_with("NNP");
    let described =
        |t: usize| matches!(view.tag(t), "NN" | "NNS") && !matches!(view.entity(t), "DATE" | "TIME" | "CARDINAL");
    let pair = (named(noun) && described(token)) || (described(noun) && (named(token) || described(token)));
    let bracket = view.before(token).is_some_and(|before| view.word(before) == "(");
    if !pair || bracket || !told(view, token) || view.kid(noun, &["conj"]).is_some() {
        return None;
    }
    Some((Some(Clause { head: token, link: Link::Apposition, of: noun }), Cut::Out))
}

/// A description says something when it has a determiner, an owner, a complement or a modifier; a name always does.
fn told(view: &View, token: usize) -> bool {
    view.tag(token).starts_with("NNP")
        || view
            .kids(token)
            .any(|kid| matches!(view.dep(kid), "det" | "poss" | "prep" | "compound" | "amod" | "relcl" | "acl"))
}
