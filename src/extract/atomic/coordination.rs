//! "A received B and C" is two statements; "A and B agreed" and "A or B will go" are one.
//!
//! Takes the pieces of a statement, gives one list of pieces for each combination of conjuncts. Telling apart must not
//! change what is said: nothing is told apart under "or", "between", a verb or noun of joint action, or where the conjuncts
//! are bare nouns that name one thing together ("trade and economic ties"). Who does a thing together with others has not
//! done it alone, so subjects stay whole but for "both A and B", whose verb then agrees with each.

use super::Grain;
use super::assemble::Piece;
use super::clauses::MAX_STEPS;
use super::joined::{fits, in_one_pair_of_marks, lent};
use super::lists::{TOGETHER, third};
use super::view::View;
use crate::extract::mentions::is_person_noun;

/// More combinations than this and the statement stays whole. A guess: no sentence of the tuning sets with more was one that
/// annotators took apart.
const MOST: usize = 8;
/// The same for the finest statements, which take lists apart.
const MOST_FINE: usize = 24;

pub(super) fn told_apart(view: &View, statement: Vec<Piece>, grain: Grain) -> Vec<Vec<Piece>> {
    let mut present = vec![false; view.len()];
    for token in statement.iter().filter_map(Piece::token) {
        present[token] = true;
    }
    let mut lists = vec![statement];
    for first in 0..view.len() {
        if !present[first] || is_listed(view, first) && present[view.head(first)] {
            continue;
        }
        let members = members(view, first, &present);
        let most = if grain == Grain::Claim { MOST } else { MOST_FINE };
        let apart = match grain {
            Grain::Claim => apart(view, first, &members),
            Grain::Fine | Grain::Tuple => finely_apart(view, first),
        };
        if members.len() < 2 || lists.len() * members.len() > most || !apart {
            continue;
        }
        lists = lists
            .into_iter()
            .flat_map(|list| members.iter().map(move |m| only(view, &list, first, *m)).collect::<Vec<_>>())
            .collect();
    }
    lists
}

/// The conjuncts that `first` leads, itself first.
fn members(view: &View, first: usize, present: &[bool]) -> Vec<usize> {
    let mut members = vec![first];
    let mut at = 0;
    while at < members.len() {
        let of = members[at];
        members.extend(view.kids(of).filter(|kid| is_listed(view, *kid) && present[*kid]));
        at += 1;
    }
    members.sort_unstable();
    members
}

/// A conjunct, or the second name of a list, which the parser often takes for an apposition of the first.
pub(super) fn is_listed(view: &View, token: usize) -> bool {
    let head = view.head(token);
    view.dep(token) == "conj"
        || view.dep(token) == "appos"
            && view.tag(token) == view.tag(head)
            && view.tag(token).starts_with("NNP")
            && view.before(token).is_some_and(|before| view.word(before) == ",")
            && view.kid(token, &["conj"]).is_some()
}

fn apart(view: &View, first: usize, members: &[usize]) -> bool {
    // "the boys' and girls' boats": the parser joins the boats to the boys.
    if members.iter().any(|member| view.kid(*member, &["case"]).is_some()) {
        return false;
    }
    let ends = members.first().zip(members.last());
    if ends.is_some_and(|(first, last)| in_one_pair_of_marks(view, *first, *last)) {
        return false;
    }
    if is_called(view, members)
        || closes_in_brackets(view, members)
        || is_place_in_place(view, members)
        || is_spelt_out(view, members)
        || is_of_share(view, first)
        || is_one_person(view, members)
    {
        return false;
    }
    // "the theft of boats, the sale and in the end the fire": the parser lost what the "and" joins.
    let joins_nothing = |cc: usize| view.dep(cc) == "cc" && !members.iter().any(|member| *member > cc);
    if members.iter().any(|member| view.kids(*member).any(|kid| kid > *member && joins_nothing(kid))) {
        return false;
    }
    // "the data and the notes of crews, including cooks": no data has cooks in it.
    let last = members[members.len() - 1];
    let lists = |kid: usize| kid > last && view.dep(kid) == "prep" && view.is(kid, &["including", "like", "such"]);
    if members.iter().any(|member| *member != last && view.kids(*member).any(lists)) {
        return false;
    }
    let joiners =
        || members.iter().flat_map(|m| view.kids(*m)).filter(|kid| matches!(view.dep(*kid), "cc" | "preconj"));
    if joiners().any(|kid| view.is(kid, &["or", "nor", "either", "neither", "/", "vs", "versus"])) {
        return false;
    }
    let both = view.kids(first).any(|kid| matches!(view.dep(kid), "preconj" | "det") && view.is(kid, &["both"]));
    let together = |token: usize| TOGETHER.contains(view.lemma(token).to_lowercase().as_str());
    let above = view.head(first);
    let settled = members.iter().skip(1).all(|m| !points_back(view, *m))
        && alike(view, members)
        && !members.windows(2).any(|pair| is_one_name(view, pair[0], pair[1]));
    match view.dep(first) {
        "nsubj" | "nsubjpass" => {
            let plural_noun = view.kids(above).any(|kid| view.dep(kid) == "attr" && view.tag(kid) == "NNS");
            both && !plural_noun && !together(above) && settled
        }
        // "will only have a port and a jack": and nothing else.
        "dobj" | "attr" if is_all_there_is(view, first, above) => false,
        "dobj" | "attr" => !together(above) && settled && members.iter().all(|m| is_full(view, *m)),
        "pobj" => {
            // "the leaders of A and B" are not "the leaders of A"; "met in A and in B" happened in A.
            let governor = view.head(above);
            let kin = !view.is_verbal(governor) || view.is(above, &["as"]) || together(above) || together(governor);
            // "held two talks at the school and the mill": one at each.
            let counted = |noun: usize| {
                matches!(view.dep(noun), "dobj" | "nsubj" | "nsubjpass")
                    && view.kids(noun).any(|kid| view.dep(kid) == "nummod" && !view.is(kid, &["one"]))
            };
            let spread = view.is_verbal(governor) && view.kids(governor).any(counted);
            !kin && settled && !spread && (both || members.iter().all(|m| stands_alone(view, *m)))
        }
        "xcomp" | "ccomp" => {
            // "asked why it burned and the pier was shut": why that was, too.
            let asks = |m: &usize| view.kids(*m).any(|kid| kid < *m && matches!(view.tag(kid), "WDT" | "WP" | "WRB"));
            if asks(&members[0]) && !members.iter().all(asks) {
                return false;
            }
            let open = |m: &usize| view.kids(*m).any(|kid| view.is(kid, &["to"]) && view.dep(kid) == "aux");
            let one_form = members.iter().all(open) || view.finite(first).is_some() && !members.iter().any(open);
            one_form
                && members.iter().all(|m| view.is_predicate(*m))
                && members.iter().skip(1).all(|m| fits(view, *m, first))
        }
        // "green, yellow and red": together; "ill and unable to speak": each.
        "acomp" => {
            settled && members.iter().any(|m| view.kids(*m).any(|kid| matches!(view.dep(kid), "prep" | "xcomp")))
        }
        _ => false,
    }
}

/// "by the acronyms RAF and RAB", "the actors Ann Lee and Bo Moss": what they all are stands before them once.
fn is_called(view: &View, members: &[usize]) -> bool {
    let kind = |kid: usize| {
        matches!(view.dep(kid), "compound" | "nmod")
            && matches!(view.tag(kid), "NNS" | "NNPS")
            && view.word(kid).starts_with(char::is_lowercase)
    };
    let first = members.first().copied();
    first
        .is_some_and(|first| view.tag(first).starts_with("NNP") && view.kids(first).any(|kid| kid < first && kind(kid)))
}

/// "survived the storm and the fire (if barely)", "the Free State of Reva and Tobol (FSRT)": said of both.
fn closes_in_brackets(view: &View, members: &[usize]) -> bool {
    let at = members.last().map_or(0, |last| last + 1);
    let named = || view.tag(at + 1).starts_with("NNP") && at + 2 < view.len() && view.word(at + 2) == ")";
    at + 1 < view.len() && view.word(at) == "(" && (view.tag(at + 1) == "IN" || named())
}

fn is_all_there_is(view: &View, first: usize, verb: usize) -> bool {
    // "not only a port but also a jack": each.
    let not = |kid: usize| kid > 0 && view.is(kid - 1, &["n't", "n’t", "not"]);
    let only = |kid: usize| kid < first && view.is(kid, &["just", "merely", "only", "solely"]) && !not(kid);
    view.kids(verb).any(only) || view.kids(first).any(|kid| only(kid) || view.kids(kid).any(only))
}

/// "70 % of the berths let in May and June were free": of those of both months together.
fn is_of_share(view: &View, first: usize) -> bool {
    let up = |at: &usize| Some(view.head(*at)).filter(|head| head != at);
    let share = |at: &usize| matches!(view.lemma(*at), "%" | "percent");
    let verb = |at: &usize| view.finite(*at).is_some();
    std::iter::successors(up(&first), up).take(MAX_STEPS).take_while(|at| !verb(at)).any(|at| share(&at))
}

/// "attacked candidate and former mayor Ann Lee": nobody is "candidate" without "the", so she is both.
fn is_one_person(view: &View, members: &[usize]) -> bool {
    let bare = |member: usize| {
        view.tag(member) == "NN"
            && is_person_noun(&view.lemma(member).to_lowercase())
            && !view.kids(member).any(|kid| matches!(view.dep(kid), "det" | "nummod" | "poss"))
    };
    let named = members.last().is_some_and(|last| view.entity(*last) == "PERSON");
    named && members.first().is_some_and(|first| bare(*first))
}

/// "has two engines: the first and the spare": the list says which two.
fn is_spelt_out(view: &View, members: &[usize]) -> bool {
    let colon = |member: &usize| view.before(*member).is_some_and(|before| view.word(before) == ":");
    members.first().is_some_and(colon)
}

/// "the harbour at Reva, Norland": where Reva lies; a list has an "and".
fn is_place_in_place(view: &View, members: &[usize]) -> bool {
    let joined = members.iter().flat_map(|member| view.kids(*member)).any(|kid| view.dep(kid) == "cc");
    !joined && members.iter().all(|member| view.tag(*member).starts_with("NNP"))
}

/// "the loss of a ship and its crew", "two cooks and other sailors": the owner, or who the others are not, is named in the other conjunct.
fn points_back(view: &View, member: usize) -> bool {
    let (left, right) = view.tree.edges(member);
    if view.kids(member).any(|kid| kid < member && view.dep(kid) == "amod" && view.is(kid, &["other"])) {
        return true;
    }
    (left..=right).any(|token| matches!(view.tag(token), "PRP$" | "PRP") && view.tree.is_under(token, member))
}

/// "the Union of Reva and the Isles": the second name may belong to the first one's "of".
fn is_one_name(view: &View, first: usize, second: usize) -> bool {
    let named = |token: usize| view.tag(token).starts_with("NNP");
    let of = view.kids(first).find(|kid| *kid > first && *kid < second && view.is(*kid, &["of"]));
    let inner = of.and_then(|of| view.kid(of, &["pobj"]));
    named(first) && named(second) && inner.is_some_and(|inner| named(inner) && inner + 3 >= view.tree.edges(second).0)
}

/// All times or no times: "on Friday and the parade" is joined wrongly.
fn alike(view: &View, members: &[usize]) -> bool {
    let is_time = |token: &usize| matches!(view.entity(*token), "DATE" | "TIME");
    members.iter().all(is_time) || !members.iter().any(is_time)
}

/// For the finest statements: every list but what holds of several together.
fn finely_apart(view: &View, first: usize) -> bool {
    let together = |token: usize| TOGETHER.contains(view.lemma(token).to_lowercase().as_str());
    let above = view.head(first);
    match view.dep(first) {
        "nsubj" | "nsubjpass" => !together(above),
        "dobj" | "attr" | "acomp" | "xcomp" | "ccomp" | "conj" | "oprd" | "prep" | "amod" | "agent" | "appos"
        | "compound" | "advcl" | "dative" | "npadvmod" | "relcl" | "acl" | "pcomp" => true,
        "pobj" => !view.is(above, &["between", "among"]),
        _ => false,
    }
}

/// A name, or a noun with a determiner, an owner, a number or a complement.
fn is_full(view: &View, token: usize) -> bool {
    view.tag(token).starts_with("NNP")
        || view.kids(token).any(|kid| {
            matches!(view.dep(kid), "det" | "poss" | "nummod" | "amod" | "compound")
                || (view.dep(kid) == "prep" && kid > token)
        })
}

/// A name, or a noun that its own determiner, owner or number picks out.
fn stands_alone(view: &View, token: usize) -> bool {
    view.tag(token).starts_with("NNP") || view.kids(token).any(|kid| matches!(view.dep(kid), "det" | "poss" | "nummod"))
}

/// The statement with one conjunct of those that `first` leads.
fn only(view: &View, statement: &[Piece], first: usize, kept: usize) -> Vec<Piece> {
    let own = |member: usize| {
        let mut own = Vec::new();
        let mut open = vec![member];
        while let Some(token) = open.pop() {
            own.push(token);
            open.extend(view.kids(token).filter(|kid| {
                let joined =
                    is_listed(view, *kid) || matches!(view.dep(*kid), "cc" | "preconj") || view.is(*kid, &["both"]);
                // A comma before the next member goes with it, one before an adjunct of this member stays.
                let parts = view.is_break(*kid)
                    && !view.kids(token).any(|k| {
                        k != *kid && view.tree.edges(k).0 == kid + 1 && !is_listed(view, k) && view.dep(k) != "cc"
                    });
                token != member || !(joined || parts)
            }));
        }
        own
    };
    let (left, right) = view.tree.edges(first);
    let agreeing = agreeing(view, first, kept);
    let mut keep: Vec<usize> = own(kept);
    if kept != first {
        let bare = !view.kids(kept).any(|kid| matches!(view.dep(kid), "det" | "poss" | "nummod"));
        let named = view.tag(kept).starts_with("NNP");
        let lent = lent(view, kept, first);
        let shared = view.kids(first).filter(|kid| {
            *kid < first
                && match view.dep(*kid) {
                    "det" | "poss" => bare && !named,
                    "compound" => named && view.tag(*kid).starts_with("NN") && !view.tag(*kid).starts_with("NNP"),
                    "mark" => true,
                    "aux" | "auxpass" | "neg" => lent.contains(kid),
                    "nsubj" | "nsubjpass" => view.is_verbal(first) && view.subject(kept).is_none(),
                    _ => false,
                }
        });
        for kid in shared.collect::<Vec<_>>() {
            keep.extend(own(kid));
        }
    }
    keep.sort_unstable();
    statement
        .iter()
        .filter(|piece| {
            piece.token().is_none_or(|t| {
                t < left || t > right || keep.binary_search(&t).is_ok() || !view.tree.is_under(t, first)
            })
        })
        .map(|piece| match (&agreeing, piece) {
            (Some((verb, form)), Piece::Token(token)) if token == verb => Piece::Bent(*token, form.to_string()),
            _ => piece.clone(),
        })
        .collect()
}

/// The form that the verb of a plural subject takes with one of its conjuncts: "are" → "is".
fn agreeing(view: &View, first: usize, kept: usize) -> Option<(usize, String)> {
    let singular = matches!(view.tag(kept), "NN" | "NNP");
    let verb =
        view.finite(view.head(first)).filter(|_| singular && matches!(view.dep(first), "nsubj" | "nsubjpass"))?;
    match view.tag(verb) {
        "VBP" => Some((verb, third(view.lemma(verb)))),
        "VBD" if view.is(verb, &["were"]) => Some((verb, "was".into())),
        _ => None,
    }
}
