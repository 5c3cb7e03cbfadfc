//! Verbs joined to a verb before them: whether one is, what it takes along, and when that is unsure.
//!
//! Worked: `did not eat or drink` lends "did not" to the second verb; `bought and later sold the mill` shares the mill.

use super::view::{AUXILIARIES, View};

/// "to convince him the sale [was fair]": with no "and", no sign and no subject before it, the verb is joined to nothing.
pub(super) fn is_joined(view: &View, verb: usize) -> bool {
    let head = view.head(verb);
    let joins = |token: usize| view.tag(token) == "CC" || view.is_break(token);
    view.subject(verb).is_some()
        || view.before(verb).is_some_and(joins)
        || view.kids(head).any(|kid| view.dep(kid) == "cc" && kid < verb)
}

/// "P or Q" states neither; "not P or Q" denies both, and where the verb is "be" the second has no "not" to take along: "is not a
/// diver or trained to weld".
pub(super) fn joined_by_or(view: &View, token: usize) -> bool {
    let head = view.head(token);
    let cc = |of: usize| view.kids(of).any(|kid| view.dep(kid) == "cc" && view.is(kid, &["or", "nor", "either"]));
    let takes_along = view.lemma(head) != "be" || view.subject(token).is_some();
    (cc(head) || cc(token)) && !(view.kid(head, &["neg"]).is_some() && takes_along)
}

/// "was sunk by men who had left the port, and had sold it": the verb goes on in the form of a nearer one, which may be its own.
pub(super) fn like_a_nearer(view: &View, verb: usize, first: usize) -> Option<usize> {
    let form =
        |of: usize| view.finite(of).filter(|finite| *finite != of).map(|finite| view.word(finite).to_lowercase());
    let own = form(verb).filter(|own| form(first).as_ref() != Some(own) && view.subject(verb).is_none())?;
    let nearer = |at: usize| matches!(view.dep(at), "relcl" | "advcl" | "ccomp") && form(at).as_ref() == Some(&own);
    (first + 1..verb).find(|at| nearer(*at) && view.tree.is_under(*at, first))
}

/// "bought and later sold the mill", "did not confirm or deny the strike": the first verb waits for the object of the second.
pub(super) fn shares_object(view: &View, verb: usize, first: usize) -> bool {
    // "prays for and backs the crew": for whom, stands behind the second.
    let and = view.kids(first).find(|kid| view.dep(*kid) == "cc" && *kid > first && *kid < verb);
    let waits = |at: usize| view.tag(at) == "IN" && view.dep(at) == "prep" && view.kids(at).next().is_none();
    if and.is_some_and(|and| and > first + 1 && waits(and - 1)) && view.subject(verb).is_none() {
        return true;
    }
    let empty = view.kids(first).filter(|kid| *kid > first).all(|kid| matches!(view.dep(kid), "cc" | "conj" | "punct"));
    let near = verb - first.min(verb) <= 3 && view.kids(first).any(|kid| view.dep(kid) == "cc" && kid == first + 1);
    empty && near && view.subject(verb).is_none() && view.kid(verb, &["dobj"]).is_some()
}

/// Whether the verb can be joined to the one before it: "is building … pass through" hangs wrong in the parse, and stays.
pub(super) fn fits(view: &View, verb: usize, first: usize) -> bool {
    if view.subject(verb).is_some() || view.finite(verb).is_some() || !view.is_verbal(verb) {
        return true;
    }
    match view.tag(verb) {
        "VB" => !lent(view, verb, first).is_empty() || view.tag(first) == "VBP",
        "VBG" => view.tag(first) == "VBG",
        _ => true,
    }
}

/// Auxiliaries and negation of the first verb that the second needs: "did not eat or drink", "was tried and hanged".
pub(super) fn lent(view: &View, verb: usize, first: usize) -> Vec<usize> {
    let own: Vec<usize> = view.kids(verb).filter(|kid| AUXILIARIES.contains(&view.dep(*kid))).collect();
    let form = own.first().map_or(view.tag(verb), |aux| view.tag(*aux));
    // "did not lift or put it down": the past of "put" looks like it.
    let bare = own.is_empty() && form == "VBD" && view.is(verb, &[view.lemma(verb)]);
    let form = if bare && view.kids(first).any(|kid| view.lemma(kid) == "do") { "VB" } else { form };
    let lends = |aux: usize| match form {
        "VB" => view.tag(aux) == "MD" || view.lemma(aux) == "do" || view.is(aux, &["to"]),
        "VBN" => matches!(view.lemma(aux), "have" | "be" | "get") || view.is(aux, &["’ve", "'ve"]),
        "VBG" => view.lemma(aux) == "be",
        _ => false,
    };
    let auxiliaries: Vec<usize> = view.kids(first).filter(|kid| AUXILIARIES.contains(&view.dep(*kid))).collect();
    let been = own.first().is_some_and(|aux| view.is(*aux, &["been"]));
    if !auxiliaries.iter().any(|aux| lends(*aux)) {
        return Vec::new();
    }
    let mut taken: Vec<usize> = auxiliaries.into_iter().filter(|aux| !been || view.lemma(*aux) == "have").collect();
    taken.extend(view.kids(first).filter(|kid| view.dep(*kid) == "neg"));
    taken.sort_unstable();
    taken
}

/// "was “ill and tired” of it": two words of one quotation are told together.
pub(super) fn in_one_pair_of_marks(view: &View, first: usize, last: usize) -> bool {
    const OPENING: &[&str] = &["\"", "``", "'", "‘", "“"];
    const CLOSING: &[&str] = &["\"", "''", "'", "’", "”"];
    let opens = first.checked_sub(1).is_some_and(|mark| OPENING.contains(&view.word(mark)));
    let closes = last + 1 < view.len() && CLOSING.contains(&view.word(last + 1));
    opens && closes && first < last && (first + 1..last).all(|word| !OPENING.contains(&view.word(word)))
}

/// "He replied, “Not all of us sail,” and left": who left, no word of the quotation tells.
pub(super) fn is_behind_marks(view: &View, verb: usize) -> bool {
    let between = || view.head(verb).min(verb)..verb;
    let count = |marks: &[&str]| between().filter(|token| marks.contains(&view.word(*token))).count();
    view.subject(verb).is_none() && (count(&["”"]) > count(&["“"]) || count(&["\"", "''"]) % 2 == 1)
}
