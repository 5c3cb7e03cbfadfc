//! What is not a claim: questions, orders, greetings, fragments, and judgements about nothing in particular.
//!
//! Takes a proposition in its view, says whether somebody could corroborate or dispute it.

mod asked;
mod empty;
mod torn;

use super::atomic::{Link, Piece, Proposition, View};
use super::wording::Scene;
use asked::{
    asks_whether, hangs_on_order, hangs_on_question, is_advice, is_asked, is_courtesy, is_order, is_question,
    is_readers, opens_with_its_verb,
};
pub(super) use empty::is_tautology;
use empty::{
    asks_only, has_substance, is_bare_scene, is_empty_judgement, is_noun_clause, is_verdict, is_where_words_stand,
    leads_to_words, names_nobody, only_emerges, only_issues, only_keeps_silent, only_leads_on, only_points,
    only_presents, only_speaks, only_teases, points_at_page, shows, tells_of_clause,
};
pub(super) use torn::is_torn;
use torn::{
    breaks_off, has_lost_relative, is_cut_short, is_loose_end, is_noun_phrase, is_state_found, is_unfinished,
    is_widened, lacks_charge, lacks_measure, lacks_object, swallows_clause, waits_for_object,
};

pub(super) fn is_claim(view: &View, proposition: &Proposition, scene: &Scene) -> bool {
    let head = proposition.head;
    let finite_link = matches!(proposition.link, Link::Main | Link::Conjunct | Link::Adverbial);
    if proposition.link == Link::Participle && (opens_with_its_verb(view, head) || hangs_on_question(view, head)) {
        return false;
    }
    if is_bare_scene(view, proposition)
        || is_where_words_stand(view, proposition)
        || tells_of_clause(view, proposition)
        || asks_only(view, proposition)
        || breaks_off(view, proposition)
        || is_cut_short(view, head)
        || names_nobody(view, head)
        || is_state_found(view, head)
        || is_unfinished(view, head)
        || swallows_clause(view, proposition)
        || is_verdict(view, head)
        || is_widened(view, proposition)
        || has_lost_relative(view, proposition)
        || lacks_charge(view, head)
        || lacks_measure(view, proposition)
        || is_advice(view, head)
        || only_points(view, head, scene)
        || only_emerges(view, head)
        || only_issues(view, head)
        || only_keeps_silent(view, head)
        || only_presents(view, head)
        || only_teases(view, head)
        || only_leads_on(view, head)
        || leads_to_words(view, proposition)
        || only_speaks(view, head)
        || is_readers(view, head, scene)
        || is_noun_clause(view, proposition)
        || is_asked(view, proposition)
        || points_at_page(view, head)
    {
        return false;
    }
    if finite_link && (is_question(view, head) || is_order(view, head) || is_courtesy(view, head)) {
        return false;
    }
    if proposition.link == Link::Main && view.subject(head).is_none() && !has_outer_subject(view, proposition) {
        return false;
    }
    // "which caused the fire", cut from what it tells of.
    let dangling = |subject: usize| {
        let behind_comma = subject > 0 && view.is_break(subject - 1) && view.word(subject) == "that";
        view.has(subject) && (matches!(view.tag(subject), "WDT" | "WP") || behind_comma)
    };
    // "a film on Monday that claims to show it": of the film, which is not there.
    let pronoun = |first: usize| view.dep(first) == "nsubj" && view.is(first, &["that", "which", "who"]);
    let told_of = proposition.pieces.first().and_then(Piece::token).is_some_and(pronoun);
    if proposition.link == Link::Converb && told_of {
        return false;
    }
    // "The [claim that P] is false": only the article of the subject is left.
    let beheaded =
        |subject: usize| !view.has(subject) && view.kids(subject).any(|kid| view.dep(kid) == "det" && view.has(kid));
    if proposition.link == Link::Main
        && view.subject(head).is_some_and(|subject| dangling(subject) || beheaded(subject))
    {
        return false;
    }
    let tensed =
        view.finite(head).is_some() || view.tag(head) == "VBN" || view.kids(head).any(|kid| view.is(kid, &["to"]));
    if proposition.link == Link::Main && view.is_verbal(head) && !tensed {
        return false;
    }
    // "Lee said in the interview": what was said is another voice's.
    let wordless = (matches!(view.lemma(head), "add" | "explain" | "reply" | "say" | "tell")
        || waits_for_object(view, head))
        && view.kid(head, &["dobj", "ccomp", "auxpass"]).is_none();
    // "The driver was quoted [as saying that …]".
    let quoted = matches!(view.lemma(head), "cite" | "quote")
        && view.kids(head).any(|kid| view.is(kid, &["as"]) && view.kid(kid, &["pcomp"]).is_some());
    // "As the Post noted at the time, …": what it noted stands around it.
    let aside = matches!(view.lemma(head), "note" | "observe" | "point" | "report" | "state" | "write")
        && view.kids(head).any(|kid| view.dep(kid) == "mark" && view.is(kid, &["as"]))
        && view.kid(head, &["dobj", "ccomp", "auxpass"]).is_none();
    if wordless || quoted || aside {
        return false;
    }
    if is_loose_end(view, proposition) || shows(view, head) || is_noun_phrase(view, head) {
        return false;
    }
    if proposition.link == Link::Main && asks_whether(view, head) || hangs_on_order(view, proposition) {
        return false;
    }
    !lacks_object(view, head) && has_substance(view, proposition, scene) && !is_empty_judgement(view, head, scene)
}

/// What a voice does not assert but denies, hopes or demands is the clause itself; what hangs on it is taken for granted by
/// somebody, nobody can say by whom.
pub(super) fn is_put(view: &View, proposition: &Proposition) -> bool {
    match proposition.link {
        Link::Main => true,
        // "a clerk who was seen and shot": neither.
        Link::Conjunct => {
            let up = |at: &usize| Some(view.head(*at)).filter(|_| view.dep(*at) == "conj");
            let first = std::iter::successors(Some(proposition.head), up).take(view.len()).last();
            first.is_none_or(|first| view.is_root(first) || !matches!(view.dep(first), "acl" | "advcl" | "relcl"))
        }
        Link::Converb => view.is_root(proposition.head),
        _ => false,
    }
}

fn has_outer_subject(view: &View, proposition: &Proposition) -> bool {
    // The subject of an infinitive or participle stands outside the view: one of the pieces is not under the head.
    let first = proposition.pieces.first().and_then(Piece::token);
    first.is_some_and(|token| !view.tree.is_under(token, proposition.head))
}
