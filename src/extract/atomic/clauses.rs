//! Which words of a view start a statement of their own.
//!
//! Takes a [`View`], gives [`Clauses`]: every clause head with how it hangs on the rest, and for every token whether the words
//! above it keep it. Cutting must never make a statement stronger: conditions, causes, purposes, "or", and restrictive
//! clauses of quantified nouns ("all who …") stay where they are. What hangs on a noun is judged in `nominal`.
//!
//! Worked: `Police, who had a warrant, raided the office, detaining two men` gives `raided` (main), `had` (relative, cut out),
//! `detaining` (participle, cut out).

use super::Grain;
use super::joined::{
    fits, in_one_pair_of_marks, is_behind_marks, is_joined, joined_by_or, like_a_nearer, shares_object,
};
use super::leaning::leans;
use super::lists::{EVENTS, RESULTS, SCENES};
use super::nominal::{apposition, has_complement, is_relative_word, participle, relative};
use super::torn::is_either_ones;
use super::view::{AUXILIARIES, SUBJECTS, View};
use crate::extract::attribution::is_cue;
use crate::extract::relatives::{is_content_clause, is_own_act, joined_to, lost_subject};

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
    pub grain: Grain,
}

/// Subordinators under which nothing is stated as a fact.
const CONDITIONS: &[&str] = &["if", "unless", "lest", "whether", "provided", "once", "until", "till", "before"];

pub(super) fn clauses(view: &View, grain: Grain) -> Clauses {
    let n = view.len();
    let unreal = unreal(view);
    let mut found = Clauses { all: Vec::new(), cut: vec![Cut::Keep; n], grain };
    let mut is_clause = vec![false; n];
    // Parents first, so that a conjunct knows whether what it is joined to is a clause of its own.
    for token in top_down(view) {
        if !view.has(token) {
            continue;
        }
        let Some((clause, cut)) =
            judge(view, token, &is_clause, &unreal, grain).or_else(|| complement(view, token, grain))
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

/// What may come to nothing.
const PROSPECTS: &[&str] = &[
    "aim",
    "ambition",
    "chance",
    "danger",
    "dream",
    "fear",
    "goal",
    "hope",
    "idea",
    "intent",
    "intention",
    "plan",
    "possibility",
    "prospect",
    "risk",
    "thought",
    "threat",
    "view",
];

/// Tokens under a condition, a question or a negated or conditional noun phrase.
fn unreal(view: &View) -> Vec<bool> {
    let mut unreal = vec![false; view.len()];
    for token in top_down(view) {
        let head = view.head(token);
        let own = match view.dep(token) {
            "advcl" | "ccomp" | "acl" => {
                view.kids(token).any(|kid| view.dep(kid) == "mark" && view.is(kid, CONDITIONS))
            }
            // "with the hope of cashing in after he died": he may live.
            // "without crossing a line that Lee drew".
            "pcomp" => {
                view.is(head, &["of"]) && PROSPECTS.contains(&view.lemma(view.head(head)))
                    || view.is(head, &["without"])
            }
            // "It looks like a port that nobody fears": so far there is none.
            "relcl" => {
                let like = view.head(head);
                let any = view.kids(head).any(|kid| view.is(kid, &["a", "an"]));
                view.dep(head) == "pobj" && any && view.is(like, &["like"]) && view.is_verbal(view.head(like))
            }
            // "Baiting is defined as a contest in which dogs are bred": no dog was.
            "pobj" => view.is(head, &["as"]) && view.lemma(view.head(head)) == "define",
            _ => false,
        };
        unreal[token] = own || (head != token && unreal[head]);
    }
    unreal
}

pub(super) type Judged = Option<(Option<Clause>, Cut)>;

fn judge(view: &View, token: usize, is_clause: &[bool], unreal: &[bool], grain: Grain) -> Judged {
    let head = view.head(token);
    let root = view.is_root(token);
    let main = |cut| Some((Some(Clause { head: token, link: Link::Main, of: token }), cut));
    // What a voice states is a sentence of its own, however it hangs on the words around it.
    let whole = root && head != token && view.subject(token).is_some_and(|s| !is_relative_word(view, s));
    let that = view.kids(token).any(|kid| view.dep(kid) == "mark" && view.is(kid, &["that"]));
    let marked = view.dep(token) == "relcl" && (that || is_content_clause(view.tree, token))
        || view.dep(token) == "advcl" && that;
    if whole && view.finite(token).is_some() && (marked || !matches!(view.dep(token), "relcl" | "advcl" | "conj")) {
        return main(Cut::Keep);
    }
    if root && lost_subject(view.tree, token).is_some_and(|subject| view.has(subject)) {
        return main(Cut::Keep);
    }
    // "denied [taking the money]": whoever speaks is who did it.
    // "claims [to have found the gold]": so it is of whoever claims it.
    let to = matches!(view.lemma(head), "claim" | "purport")
        && view.kids(token).any(|kid| view.dep(kid) == "aux" && view.has(kid) && view.is(kid, &["to"]));
    let converb = view.dep(token) == "xcomp" && (view.tag(token) == "VBG" || to) && view.subject(token).is_none();
    if root && head != token && converb {
        return Some((Some(Clause { head: token, link: Link::Converb, of: head }), Cut::Keep));
    }
    if root && grain == Grain::Claim && is_own_act(view.tree, token) {
        // With another subject before it, who will do it is unsure.
        let same = view.subject(head).is_some_and(|subject| view.tag(subject) == "PRP");
        let clause = Clause { head: token, link: Link::Conjunct, of: view.head(head) };
        return same.then_some((Some(clause), Cut::Keep));
    }
    match view.dep(token) {
        "conj" if view.is_predicate(token) && view.is_predicate(head) => {
            let first = if view.subject(token).is_none() { joined_to(view.tree, token) } else { head };
            if grain == Grain::Claim && is_either_ones(view, token) {
                return None;
            }
            if grain == Grain::Claim && root && is_behind_marks(view, token) {
                return None;
            }
            if grain == Grain::Claim && in_one_pair_of_marks(view, head, token) {
                return None;
            }
            let open = is_clause[first] || root;
            if !open || joined_by_or(view, token) || !fits(view, token, head) || shares_object(view, token, head) {
                return None;
            }
            if grain == Grain::Claim && !is_joined(view, token) {
                return None;
            }
            if leans(view, token) {
                return None;
            }
            if grain == Grain::Claim
                && let Some(nearer) = like_a_nearer(view, token, first)
            {
                return if view.has(nearer) { None } else { Some((None, Cut::Out)) };
            }
            // "There was a mill where men were hired but kept apart": nothing that exists is kept apart.
            let exists = view.subject(head).is_some_and(|subject| view.dep(subject) == "expl");
            if grain == Grain::Claim && exists && view.subject(token).is_none() && view.lemma(token) != "be" {
                return Some((None, Cut::Out));
            }
            Some((Some(Clause { head: token, link: Link::Conjunct, of: first }), Cut::Out))
        }
        "relcl" | "acl" | "advcl" if leans(view, token) => None,
        "relcl" => relative(view, token, unreal[token], grain),
        "acl" => participle(view, token, unreal[token], grain),
        "advcl" => adverbial(view, token, unreal[token] || grain == Grain::Claim && !is_firm(view, head), root, grain),
        "pcomp" => after_doing(view, token, unreal[token] || grain == Grain::Claim && !is_past_deed(view, token)),
        "pobj" => event(view, token, unreal[token] || grain == Grain::Claim && !is_firm(view, view.head(head))),
        "appos" => apposition(view, token, grain),
        "parataxis" if view.subject(token).is_some() && !leans(view, token) => main(Cut::Out),
        "ccomp" if !root && spliced(view, token) && !leans(view, token) => main(Cut::Out),
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
        && (view.kid(head, &["dobj", "attr", "acomp", "agent", "prep", "xcomp"]).is_some() || !is_cue(view.lemma(head)))
}

/// Steps from a verb up to the clause that it shares its doubt with.
pub(super) const MAX_STEPS: usize = 8;

/// Verbs whose clause is what somebody wishes or waits for.
const WISHES: &[&str] = &["hope", "expect", "want", "wish", "fear", "predict", "demand", "suggest", "propose", "urge"];

/// Whether the clause of a verb tells what happened: no modal, negation, infinitive or wish. What hangs on another clause
/// shares its doubt: "may move forward, developing contacts" does not say that anybody develops them.
pub(super) fn is_firm(view: &View, verb: usize) -> bool {
    let mut at = verb;
    for _ in 0..MAX_STEPS {
        let auxiliary = |kid: usize| view.dep(kid) == "neg" || view.tag(kid) == "MD" || view.is(kid, &["to"]);
        if view.kids(at).any(|kid| (AUXILIARIES.contains(&view.dep(kid)) || view.dep(kid) == "neg") && auxiliary(kid)) {
            return false;
        }
        let head = view.head(at);
        match view.dep(at) {
            _ if head == at => return true,
            "conj" => at = head,
            "ccomp" if WISHES.contains(&view.lemma(head)) => return false,
            _ => return true,
        }
    }
    true
}

fn adverbial(view: &View, token: usize, unreal: bool, root: bool, grain: Grain) -> Judged {
    let clause = |link| Some(Clause { head: token, link, of: view.head(token) });
    let mark = view.kids(token).find(|kid| matches!(view.dep(*kid), "mark") || view.tag(*kid) == "WRB");
    let own_subject = view.kids(token).any(|kid| SUBJECTS.contains(&view.dep(kid)));
    if unreal || grain == Grain::Claim && view.kids(token).any(|kid| is_either_ones(view, kid)) {
        return None;
    }
    // "While some stay, [because they are paid,] most left": it may be why they stay.
    let head = view.head(token);
    let fronted = |kid: usize| view.dep(kid) == "advcl" && view.subject(head).is_some_and(|subject| kid < subject);
    let between = |kid: usize| kid < token && fronted(kid) && fronted(token);
    let beside = |kid: usize| kid > token && fronted(kid) && fronted(token);
    if grain == Grain::Claim && view.kids(head).any(|kid| between(kid) || beside(kid)) {
        return None;
    }
    match mark {
        None if own_subject => None,
        None => {
            let infinitive = view.kids(token).any(|kid| view.dep(kid) == "aux" && view.is(kid, &["to"]));
            let lemma = view.lemma(token);
            // "[having found out] he lied, she left": what was found out is no clause above the finding.
            let head = view.head(token);
            let over = view.dep(head) == "advcl" && view.kid(head, &["mark"]).is_none();
            if over && view.subject(head).is_some_and(|subject| subject > token) || view.finite(token).is_some() {
                return None;
            }
            if infinitive || !matches!(view.tag(token), "VBG" | "VBN") || !has_complement(view, token) {
                return None;
            }
            if grain == Grain::Claim && uses_some_means(view, token) {
                return None;
            }
            if view.tag(token) == "VBG" && is_of_what_is_planned(view, head, token) {
                return None;
            }
            // "…, stressing growth": the verb above was somebody's speech, what is left stands alone.
            let alone = root
                && view.head(token) < token
                && matches!(lemma, "describe" | "emphasise" | "emphasize" | "note" | "stress" | "underline")
                && view.kid(token, &["dobj"]).is_some_and(|object| view.has(object));
            if view.tag(token) == "VBG" && (SCENES.contains(lemma) && !alone || RESULTS.contains(lemma)) {
                return None;
            }
            // "…, made possible by a grant" behind a clause says it of any noun before.
            if view.tag(token) == "VBN" && token > view.head(token) && !root {
                return None;
            }
            (view.is_set_off(token) || root || token < view.head(token)).then_some((clause(Link::Converb), Cut::Out))
        }
        Some(mark) if view.is(mark, &["while", "whereas", "although", "though"]) && own_subject => {
            Some((clause(Link::Adverbial), Cut::Out))
        }
        // "is mended after a storm passes": whenever one does.
        Some(mark) if grain == Grain::Claim && view.is(mark, &["after"]) && is_whenever(view, token) => None,
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

fn is_whenever(view: &View, clause: usize) -> bool {
    let now = view.finite(clause) == Some(clause) && matches!(view.tag(clause), "VBZ" | "VBP");
    let any =
        |subject: usize| view.is(subject, &["one", "you"]) || view.kids(subject).any(|kid| view.is(kid, &["a", "an"]));
    now && view.subject(clause).is_some_and(any)
}

/// "searched the reef, using all available means": of the deed, and nothing without it.
fn uses_some_means(view: &View, verb: usize) -> bool {
    const MEANS: &[&str] =
        &["data", "equipment", "information", "material", "mean", "means", "method", "resource", "technique", "tool"];
    let plain = |kid: usize| view.tag(kid) != "CD" && !view.tag(kid).starts_with("NN");
    view.tag(verb) == "VBG"
        && view.lemma(verb) == "use"
        && view
            .kid(verb, &["dobj"])
            .is_some_and(|object| MEANS.contains(&view.lemma(object)) && view.kids(object).all(plain))
}

/// "approved sending two boats, doubling the fleet": what is decided is not done, and so is what comes of it.
fn is_of_what_is_planned(view: &View, verb: usize, token: usize) -> bool {
    const DECIDING: &[&str] = &[
        "agree",
        "aim",
        "approve",
        "authorise",
        "authorize",
        "consider",
        "decide",
        "intend",
        "offer",
        "order",
        "plan",
        "pledge",
        "promise",
        "propose",
        "seek",
        "threaten",
        "vow",
        "want",
    ];
    let deed = |kid: usize| {
        let open = view.tag(kid) == "VBG" || view.kids(kid).any(|aux| view.tag(aux) == "TO");
        kid > verb && kid < token && matches!(view.dep(kid), "xcomp" | "ccomp") && open
    };
    DECIDING.contains(&view.lemma(verb)) && view.kids(verb).any(deed)
}

/// "will open after mending the roof", "patients sleep after taking it": nobody has done it yet, or anybody does.
fn is_past_deed(view: &View, token: usize) -> bool {
    let above = view.head(view.head(token));
    let anybody = |subject: usize| {
        matches!(view.tag(subject), "NNS" | "PRP")
            && !view.kids(subject).any(|kid| matches!(view.dep(kid), "det" | "nummod" | "poss"))
    };
    let habit = view.tag(above) == "VBP" && view.lemma(above) != "be" && view.subject(above).is_some_and(anybody);
    is_firm(view, above) && !habit
}

/// "after meeting the envoy": the clause above tells that it came about.
fn after_doing(view: &View, token: usize, unreal: bool) -> Judged {
    let prep = view.head(token);
    let above = view.head(prep);
    let tells =
        view.is(prep, &["after"]) && view.tag(token) == "VBG" && view.is_verbal(above) && has_complement(view, token);
    // "keeps it from leaving after loading the grain": nobody did either.
    let kept = view.dep(above) == "pcomp" && view.is(view.head(above), &["from"]);
    // "saw her lead shrink after mocking Lee": she mocked her.
    let seen = matches!(view.lemma(view.head(above)), "see" | "watch")
        && view.dep(above) == "ccomp"
        && view.tag(above) == "VB";
    let above = if seen { view.head(above) } else { above };
    (tells && !kept && !unreal && view.subject(token).is_none())
        .then_some((Some(Clause { head: token, link: Link::Converb, of: above }), Cut::Keep))
}

/// "after a battle with cancer": no battle took place.
fn is_of_illness(view: &View, noun: usize) -> bool {
    const ILLS: &[&str] = &[
        "addiction",
        "alcoholism",
        "cancer",
        "dementia",
        "depression",
        "diabetes",
        "disease",
        "illness",
        "leukaemia",
        "leukemia",
        "pneumonia",
        "tumor",
        "tumour",
    ];
    let with = view.kids(noun).filter(|kid| view.is(*kid, &["against", "with"]));
    matches!(view.lemma(noun), "battle" | "fight" | "struggle")
        && with.filter_map(|with| view.kid(with, &["pobj"])).any(|ill| ILLS.contains(&view.lemma(ill)))
}

/// "following the crash of a ferry off Reva"; not "after the crash" or "after her death", which tell nothing new.
fn event(view: &View, noun: usize, unreal: bool) -> Judged {
    let prep = view.head(noun);
    let news = view.is(prep, &["after", "following", "amid"])
        && view.is_verbal(view.head(prep))
        && EVENTS.contains(view.lemma(noun).to_lowercase().as_str())
        && view.kids(noun).any(|kid| matches!(view.dep(kid), "prep" | "relcl" | "acl"));
    let news = news && !is_of_illness(view, noun);
    (news && !unreal).then_some((Some(Clause { head: noun, link: Link::Event, of: view.head(prep) }), Cut::Keep))
}
