//! Clauses that lost what they need: an object, a pronoun's clause, the end of a phrase.
//!
//! Takes a proposition in its view, says whether what is left of it is torn: what is missing went to another voice, or hangs wrong
//! in the parse.
//!
//! Worked: `Lee expressed [hope that …]`, `85 percent of which is flooded`, `believe [the Clintons are]`.

use crate::extract::atomic::{Link, Piece, Proposition, View};
use crate::extract::attribution::{is_cue_noun, is_denier};

/// "that that her boat sank", "left because was", "whose boat sank": words between were another voice's, or nobody's.
pub(in crate::extract) fn is_torn(text: &str) -> bool {
    let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
    let twice = |two: &[String]| two[0] == two[1] && matches!(two[0].as_str(), "and" | "of" | "that" | "the" | "to");
    let bare = |two: &[String]| {
        matches!(two[0].as_str(), "although" | "because" | "if" | "unless" | "while")
            && matches!(two[1].as_str(), "are" | "had" | "has" | "is" | "was" | "were")
    };
    // "whose boat was filmed [and sold]": whose, is told elsewhere.
    words[0] == "whose" || words.windows(2).any(|two| twice(two) || bare(two))
}

/// "accused the port [of lying]": of what, went to another voice.
pub(super) fn lacks_charge(view: &View, head: usize) -> bool {
    let charge = |kid: usize| {
        kid > head
            && (view.dep(kid) == "prep" && view.is(kid, &["of", "for", "with"])
                || matches!(view.dep(kid), "oprd" | "xcomp" | "advcl"))
    };
    let of_what = |kid: usize| view.has(kid) && view.kids(kid).all(|noun| view.has(noun));
    matches!(view.lemma(head), "accuse" | "suspect")
        && view.kid(head, &["dobj", "nsubjpass"]).is_some()
        && view.kids(head).any(charge)
        && !view.kids(head).any(|kid| charge(kid) && of_what(kid))
}

/// "has become so rich [that Lee says P]": how rich, is told elsewhere.
pub(super) fn lacks_measure(view: &View, proposition: &Proposition) -> bool {
    let words = || proposition.pieces.iter().filter_map(Piece::token);
    let measured = |so: usize| {
        let what = view.head(so);
        let behind = |kid: usize| kid > so && matches!(view.dep(kid), "advcl" | "ccomp" | "relcl") && !view.has(kid);
        let above = view.head(what);
        view.is(so, &["so"])
            && view.dep(so) == "advmod"
            && what == so + 1
            && (view.kids(what).any(behind) || view.kids(above).any(behind))
    };
    words().any(measured)
}

/// "had a third mast [fitted]", "while [shielding faces]", "[during which they dance]": cut off from what says who or when.
pub(super) fn is_loose_end(view: &View, proposition: &Proposition) -> bool {
    let head = proposition.head;
    let token = |piece: &Piece| matches!(piece, Piece::Token(_));
    let as_it_stands = proposition.pieces.iter().all(token) && view.finite(head).is_none();
    let others = || proposition.pieces.iter().filter_map(Piece::token).filter(|word| *word != head);
    let named_only = others().all(|word| word < head && matches!(view.tag(word), "NNP" | "NNPS" | "PRP" | "WP"));
    let bare = as_it_stands
        && (view.tag(head) == "VBN" && named_only || view.tag(head) == "VBG" && others().all(|word| word > head));
    let first = others().next().filter(|first| view.tag(*first) == "IN");
    let which = first.and_then(|first| view.kid(first, &["pobj"])).is_some_and(|word| view.tag(word) == "WDT");
    bare || which && proposition.link == Link::Main
}

/// "reported [the air drops]": a noun taken for a verb, now, of a cue that tells of what was.
pub(super) fn is_noun_phrase(view: &View, head: usize) -> bool {
    let cue = view.head(head);
    let bare = view.kids(head).all(|kid| matches!(view.dep(kid), "nsubj" | "punct")) && view.subject(head).is_some();
    bare && view.tag(head) == "VBZ"
        && view.dep(head) == "ccomp"
        && view.tag(cue) == "VBD"
        && matches!(view.lemma(cue), "report" | "announce" | "cite" | "describe" | "mention" | "note" | "reveal")
}

/// "would not confirm [or deny whether P]"; "did not confirm or deny the arrest" has its object behind the second verb.
pub(super) fn waits_for_object(view: &View, head: usize) -> bool {
    let shared = |kid: usize| view.dep(kid) == "conj" && view.kid(kid, &["dobj"]).is_some();
    matches!(view.lemma(head), "confirm" | "deny") && !view.kids(head).any(shared)
}

/// "Lee expressed [hope that …]": the object went to another voice, and what is left says nothing.
pub(super) fn lacks_object(view: &View, head: usize) -> bool {
    let object = |kid: &usize| matches!(view.dep(*kid), "dobj" | "attr" | "acomp" | "oprd" | "ccomp" | "xcomp");
    // "[Here is the problem:] Lee left": a label before it is no object.
    let labelled =
        |kid: usize| view.dep(kid) == "ccomp" && view.word(view.tree.edges(kid).0).eq_ignore_ascii_case("here");
    // "[The report went on:] P": who says so, taken for what is said.
    let framed = |kid: usize| view.dep(kid) == "ccomp" && kid < head && view.subject(kid).is_some();
    // "went on [to claim that P]".
    let goes_on = view.lemma(head) == "go"
        && view.kids(head).any(|kid| view.is(kid, &["on"]) && view.kid(kid, &["pobj"]).is_none())
        && view.kids(head).any(|kid| matches!(view.dep(kid), "advcl" | "xcomp") && !view.has(kid));
    if goes_on {
        return true;
    }
    view.has(head)
        && view
            .kids(head)
            .filter(object)
            .any(|kid| !view.has(kid) && !is_denier(view.lemma(kid)) && !labelled(kid) && !framed(kid))
        && !view.kids(head).filter(object).any(|kid| view.has(kid))
}

/// "[Reva, ]85 percent of which is flooded", "the clashes, images of which [went round], hurt it": the clause of the pronoun is elsewhere.
pub(super) fn has_lost_relative(view: &View, proposition: &Proposition) -> bool {
    let words = || proposition.pieces.iter().filter_map(Piece::token);
    let clause = |token: usize| {
        let up = |at: &usize| Some(view.head(*at)).filter(|head| head != at);
        std::iter::successors(Some(token), up).take(view.len()).find(|at| view.dep(*at) == "relcl")
    };
    words().any(|token| {
        matches!(view.tag(token), "WDT" | "WP")
            && view.dep(token) == "pobj"
            && view.is(token, &["which", "whom"])
            && view.is(view.head(token), &["of"])
            && clause(token).is_none_or(|clause| !words().any(|word| word == clause))
    })
}

/// "after realizing a gunman [was in the hall]", "asked about Lee's [claims]": the parser ended the clause in the middle of a phrase.
pub(super) fn breaks_off(view: &View, proposition: &Proposition) -> bool {
    let clause = !matches!(proposition.link, Link::Apposition | Link::Event | Link::Relative);
    let words = || proposition.pieces.iter().rev().filter_map(Piece::token).filter(|word| !view.is_break(*word));
    let Some(last) = words().next().filter(|last| clause && *last + 1 < view.len()) else { return false };
    let next = last + 1;
    let noun = matches!(view.tag(next), "NN" | "NNS");
    let finite = matches!(view.tag(next), "VBD" | "VBZ" | "MD") && view.is_nominal(last);
    let verb = if matches!(view.dep(next), "aux" | "auxpass") { view.head(next) } else { next };
    let orphan = finite && view.subject(verb).is_none() && matches!(view.dep(verb), "advcl" | "ccomp");
    let owner = view.tag(last) == "POS"
        && (view.dep(view.head(last)) != "poss" && noun
            || view.dep(view.head(last)) == "poss" && !view.has(view.head(view.head(last))));
    // "says his life “depends upon …”".
    let open = matches!(view.word(next), "…" | "..." | "....")
        && view.tag(last) == "IN"
        && view.kid(last, &["pobj", "pcomp"]).is_none();
    // "the events leading up to [and after the storm]".
    let shared = view.dep(last) == "prep"
        && view.kid(last, &["pobj", "pcomp"]).is_none()
        && view.tag(next) == "CC"
        && next + 1 < view.len()
        && view.tag(next + 1) == "IN";
    // "the doctor stepped in once [the nurse found it]".
    let joins = view.is(last, &["like", "once", "than"])
        && view.dep(last) != "mark"
        && view.tag(next).starts_with(char::is_alphabetic)
        && !view.has(next);
    orphan || owner || open || shared || joins
}

/// "Lee is standing [by her claim that …]": what the verb needs went to another voice.
pub(super) fn is_cut_short(view: &View, head: usize) -> bool {
    let open = |kid: usize| {
        let object = |k: &usize| matches!(view.dep(*k), "pobj" | "pcomp");
        view.dep(kid) == "prep"
            && kid > head
            && view.kids(kid).any(|k| object(&k))
            && !view.kids(kid).filter(object).any(|k| view.has(k))
    };
    let other = |kid: usize| {
        kid > head && view.has(kid) && !open(kid) && !matches!(view.dep(kid), "punct" | "cc" | "conj" | "prt" | "advcl")
    };
    view.kid(head, &["auxpass"]).is_none() && view.kids(head).any(open) && !view.kids(head).any(other)
}

/// "believe [the Clintons are]", "[why divers are leaving]", "[whose boat sank]": cut from what it needs or answers.
pub(super) fn is_unfinished(view: &View, head: usize) -> bool {
    let little = |kid: usize| {
        !view.has(kid) || kid < head && matches!(view.dep(kid), "nsubj" | "mark" | "cc") || view.dep(kid) == "punct"
    };
    let bare = view.lemma(head) == "be" && view.dep(head) != "aux" && view.kids(head).all(little);
    // "the state of Reva does", "Lee never will": what they do is told elsewhere.
    let aside = |kid: usize| {
        matches!(view.dep(kid), "advcl" | "advmod" | "cc" | "conj" | "mark" | "neg" | "nsubj" | "preconj" | "punct")
    };
    let helps = view.tag(head) == "MD" || view.lemma(head) == "do" && matches!(view.tag(head), "VBD" | "VBP" | "VBZ");
    let elided = helps && view.kids(head).all(aside);
    let asks = view.kids(head).any(|kid| kid < head && view.has(kid) && view.is(kid, &["why"]));
    let whose =
        view.subject(head).is_some_and(|subject| view.kids(subject).any(|kid| view.has(kid) && view.tag(kid) == "WP$"));
    bare || elided || asks || whose && view.dep(head) != "relcl"
}

/// "found [the new owl devoured and dead]": a state in which somebody found it, taken for a deed.
pub(super) fn is_state_found(view: &View, head: usize) -> bool {
    let bare = |kid: usize| !matches!(view.dep(kid), "aux" | "auxpass" | "ccomp" | "dobj" | "mark" | "prt" | "xcomp");
    view.dep(head) == "ccomp"
        && matches!(view.lemma(view.head(head)), "find" | "keep" | "leave" | "see" | "watch")
        && matches!(view.tag(head), "VBD" | "VBN")
        && view.word(head).ends_with("ed")
        && view.subject(head).is_some_and(|subject| view.is_nominal(subject) && view.tag(subject) != "PRP")
        && view.kids(head).all(bare)
}

/// "was having an affair [she cut off his hand with a knife]": a whole sentence that the parser hung on a noun.
pub(super) fn swallows_clause(view: &View, proposition: &Proposition) -> bool {
    const SETTINGS: &[&str] =
        &["day", "hour", "manner", "moment", "month", "night", "place", "reason", "time", "way", "week", "year"];
    proposition.pieces.iter().filter_map(Piece::token).any(|verb| {
        let (first, last) = view.tree.edges(verb);
        let noun = view.lemma(view.head(verb));
        let whole = || {
            let kids = || view.kids(verb).filter(|kid| *kid > verb);
            // "matters he has no control over".
            let stranded =
                |kid: usize| matches!(view.tag(kid), "IN" | "RP" | "TO") && view.kid(kid, &["pobj", "pcomp"]).is_none();
            let particle = |kid: usize| view.dep(kid) == "prt";
            kids().any(|kid| view.dep(kid) == "dobj") && !kids().any(|kid| stranded(kid) && !particle(kid))
        };
        view.dep(verb) == "relcl"
            && !is_cue_noun(noun)
            && view.subject(verb).is_some_and(|own| view.tag(own) == "PRP" && own == first)
            && !SETTINGS.contains(&noun)
            && !(first..=last).any(|token| matches!(view.tag(token), "WDT" | "WP" | "WP$" | "WRB"))
            && view.kid(verb, &["ccomp", "xcomp", "mark"]).is_none()
            && whole()
    })
}

/// "any diver [who feels that …] can call": without its clause the noun means more than it did.
pub(super) fn is_widened(view: &View, proposition: &Proposition) -> bool {
    let gone = |noun: usize| {
        view.kids(noun).any(|kid| view.dep(kid) == "relcl" && kid > noun && !view.has(kid) && !view.is_set_off(kid))
            && (view.is(noun, &["anybody", "anyone", "everybody", "everyone", "nobody", "those"])
                || view
                    .kids(noun)
                    .any(|kid| kid < noun && view.is(kid, &["all", "any", "each", "every", "no", "only", "those"])))
    };
    // "A statement [purporting to be hers] disowned them": what it is was told in the words that name a voice.
    let unnamed = |noun: usize| {
        view.has(noun)
            && view.kids(noun).any(|kid| view.is(kid, &["a", "an"]))
            && view
                .kids(noun)
                .any(|kid| kid > noun && view.dep(kid) == "acl" && !view.has(kid) && !view.is_set_off(kid))
    };
    proposition.link == Link::Main && view.subject(proposition.head).is_some_and(unnamed)
        || proposition.pieces.iter().filter_map(Piece::token).any(gone)
        || view.lemma(proposition.head) == "have"
            && view.kids(proposition.head).all(|kid| !view.has(kid) || is_aside(view, kid))
}

/// What "Lee has, at least twice, [said …]" keeps beside the verb.
fn is_aside(view: &View, token: usize) -> bool {
    matches!(view.dep(token), "nsubj" | "punct" | "npadvmod" | "advmod" | "cc" | "mark" | "aux" | "neg")
}
