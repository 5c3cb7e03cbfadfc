//! Clauses that hang on a noun: relative clauses, participles, appositions.
//!
//! Takes the head of such a clause, says whether it starts a statement of its own and whether the noun keeps its words. Leaves what
//! hangs on verbs to `clauses`.
//!
//! Worked: in `Ann Lee, the mayor of Reva, met divers who had found the ferry` the apposition is cut out and told, and the relative
//! clause stays, since it says which divers.

use super::Grain;
use super::clauses::{Clause, Cut, Judged, Link, MAX_STEPS};
use super::lists::{RESULTS, is_event};
use super::referent::{
    is_any, is_depicted, is_description, is_doubted, is_general, is_real, is_somebody, is_specific, is_time, sums_up,
};
use super::view::View;
use crate::extract::mentions::is_person_noun;

pub(super) fn relative(view: &View, token: usize, unreal: bool, grain: Grain) -> Judged {
    let noun = view.head(token);
    let clause = Some(Clause { head: token, link: Link::Relative, of: noun });
    if view.is_verbal(noun) || !view.is_predicate(token) || !has_relative_word(view, token) {
        return None;
    }
    // "a base from which to sail": nobody has sailed.
    let open =
        view.finite(token).is_none() && view.kids(token).any(|kid| view.dep(kid) == "aux" && view.is(kid, &["to"]));
    // "a team which is a club": what it is, and no news of it.
    let defines = is_any(view, noun) && view.lemma(token) == "be" && view.kid(token, &["attr"]).is_some();
    if grain == Grain::Claim && (open || defines && !view.is_set_off(token) && !is_somebody(view.lemma(noun))) {
        return None;
    }
    if grain == Grain::Claim && tells_result(view, token) {
        return is_past_of_proposal(view, noun, token).then_some((None, Cut::Out));
    }
    // "the raid late on Friday, which hit a convoy": no day did.
    let acts = view.lemma(token) != "be" && view.subject(token).is_some_and(|subject| view.tag(subject) == "WDT");
    if grain == Grain::Claim && acts && is_time(view, noun) {
        return view.is_set_off(token).then_some((None, Cut::Out));
    }
    if grain == Grain::Claim
        && let Some(object) = object_between(view, token)
    {
        let clause = Clause { head: token, link: Link::Relative, of: object };
        return Some((Some(clause).filter(|_| !unreal && is_real(view, object)), Cut::Out));
    }
    // "entered into force, which was in May": so was the whole.
    let idiom = view.tag(noun) == "NN"
        && view.dep(noun) == "pobj"
        && view.is_verbal(view.head(view.head(noun)))
        && view.kids(noun).all(|kid| matches!(view.dep(kid), "punct" | "relcl"))
        && view.lemma(token) == "be";
    // "to a level that meets the demand": which level, only the clause says.
    if grain == Grain::Claim && (is_vague(view, noun) || is_general(view, noun, token) || is_doubted(view, noun)) {
        return None;
    }
    if grain == Grain::Claim && is_description(view, noun) {
        return view.is_set_off(token).then_some((None, Cut::Out));
    }
    if grain == Grain::Claim && idiom && view.is_set_off(token) {
        return Some((None, Cut::Out));
    }
    // "finding a buyer who would pay": there may be none.
    let wanted = view.kids(noun).any(|kid| view.is(kid, &["a", "an", "any"]))
        && view.kids(token).any(|kid| view.dep(kid) == "aux" && view.is(kid, &["would"]));
    if grain == Grain::Claim && wanted && !view.is_set_off(token) {
        return None;
    }
    // "It was with regret that she left": how she left.
    let above = view.head(view.head(noun));
    let cleft = view.dep(noun) == "pobj"
        && view.lemma(above) == "be"
        && view.subject(above).is_some_and(|subject| view.is(subject, &["it"]))
        && view.kid(above, &["attr", "acomp", "auxpass"]).is_none()
        && !view.is_set_off(token);
    if grain == Grain::Claim && cleft {
        return None;
    }
    let real = grain != Grain::Claim || is_real(view, noun);
    let some = view.kids(noun).any(|kid| view.is(kid, &["a", "an"]));
    if grain == Grain::Claim && (!real && (some || !view.is_set_off(token)) || asks(view, token)) {
        return None;
    }
    if view.is_set_off(token) {
        return Some((clause.filter(|_| !unreal), Cut::Out));
    }
    (!unreal && real && is_specific(view, noun)).then_some((clause, Cut::Keep))
}

/// "the group, which led protests in May *that* shut the port": what stands between the group and the second clause did.
fn object_between(view: &View, clause: usize) -> Option<usize> {
    let first = view.tree.edges(clause).0;
    let noun = view.head(clause);
    let that = view.tag(first) == "WDT" && view.is(first, &["that"]) && !view.is_set_off(clause);
    let other = (noun + 1..first).rfind(|at| that && view.dep(*at) == "relcl" && view.finite(*at).is_some())?;
    let object = view.kid(other, &["dobj"]).filter(|object| *object > other)?;
    (object < first && matches!(view.tag(object), "NN" | "NNS")).then_some(object)
}

/// Whether what a set-off or restrictive clause says of a noun can be told by itself.
pub(super) fn tells_of(view: &View, noun: usize, clause: usize) -> bool {
    let real = is_real(view, noun);
    let some = view.kids(noun).any(|kid| view.is(kid, &["a", "an"]));
    if view.is_set_off(clause) { real || !some } else { real && is_specific(view, noun) }
}

/// "(who doesn't?)".
fn asks(view: &View, token: usize) -> bool {
    let (first, last) = view.tree.edges(token);
    (first..=last).any(|i| view.word(i).starts_with('?'))
}

/// "…, which led to protests": what led to them is the clause before, or something in it; nobody can say which.
fn tells_result(view: &View, token: usize) -> bool {
    let which = view.subject(token).is_some_and(|subject| view.is(subject, &["which"]));
    which && view.is_set_off(token) && RESULTS.contains(view.lemma(token)) && view.kid(token, &["auxpass"]).is_none()
}

/// "They should sell the port, which led to a strike in May": what led to it is none of what they should do.
fn is_past_of_proposal(view: &View, noun: usize, token: usize) -> bool {
    let up = |at: &usize| Some(view.head(*at)).filter(|head| head != at);
    let verb = std::iter::successors(Some(noun), up).take(MAX_STEPS).find(|at| view.finite(*at).is_some());
    let proposes = |kid: usize| view.dep(kid) == "aux" && view.is(kid, &["must", "ought", "should"]);
    verb.is_some_and(|verb| view.kids(verb).any(proposes))
        && view.finite(token).is_some_and(|finite| view.tag(finite) == "VBD")
}

/// "at a rate not seen since", "to a level that meets the demand".
fn is_vague(view: &View, noun: usize) -> bool {
    let vague = matches!(
        view.lemma(noun),
        "degree"
            | "extent"
            | "kind"
            | "level"
            | "manner"
            | "pace"
            | "point"
            | "rate"
            | "scale"
            | "sort"
            | "species"
            | "type"
            | "way"
    );
    vague && is_any(view, noun)
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

/// Verbs whose participle says what a thing is, not what happened: "an incident involving two ferries".
const STATIVE: &[&str] = &[
    "base", "belong", "call", "concern", "consist", "contain", "dedicate", "devote", "entail", "include", "involve",
    "know", "name", "regard", "relate", "title",
];

pub(super) fn participle(view: &View, token: usize, unreal: bool, grain: Grain) -> Judged {
    let noun = view.head(token);
    // With a subject of its own it is the content of the noun: "the report that a shark was seen".
    let own_subject = view.subject(token).is_some();
    if !matches!(view.tag(token), "VBN" | "VBG" | "VBD") || view.is_verbal(noun) || own_subject {
        return None;
    }
    if view.kids(token).any(|kid| view.dep(kid) == "aux" && view.is(kid, &["to"])) || !has_complement(view, token) {
        return None;
    }
    // "sat there for eight hours holding a sign": no hour holds one.
    if grain == Grain::Claim && matches!(view.tag(noun), "NN" | "NNS") && is_time(view, noun) {
        return None;
    }
    // "had him stand on a corner holding a sign": no corner holds one.
    let holds = matches!(view.lemma(token), "hold" | "wave" | "wear") && view.tag(token) == "VBG";
    let placed = view.dep(noun) == "pobj" && view.is(view.head(noun), &["at", "by", "in", "near", "on", "outside"]);
    if grain == Grain::Claim && holds && placed && !is_person_noun(view.lemma(noun)) {
        return None;
    }
    let clause = Some(Clause { head: token, link: Link::Participle, of: noun });
    let told = STATIVE.contains(&view.lemma(token)) || !is_real(view, noun) || is_depicted(view, noun);
    // "70 % of the berths let in May were free": let, and free.
    let of = view.head(noun);
    let share =
        view.dep(noun) == "pobj" && view.is(of, &["of"]) && matches!(view.lemma(view.head(of)), "%" | "percent");
    let told = told || share && !view.is_set_off(token);
    // "had 40 boats heading into June": when it had them.
    let until = view.is(token, &["heading"]) && view.kids(token).any(|kid| view.is(kid, &["into"]));
    // "two goals -- beating Lee and winning the port -- were": what the goals are.
    let sign = view.before(token).filter(|sign| matches!(view.word(*sign), "--" | "—" | "–" | ":"));
    let spelt = view.tag(token) == "VBG" && sign.is_some() && !is_somebody(&view.lemma(noun).to_lowercase());
    let told = told || spelt || until || is_vague(view, noun) || is_description(view, noun);
    // "the price of gas used for cooking": what the participle stands beside is not what it hangs on.
    let apart =
        !view.is_set_off(token) && view.before(token).is_some_and(|before| before != noun && view.is_nominal(before));
    // "a note from Ann Lee obtained by the Post": no comma, so it is the note; a name needs no narrowing.
    let of_name = !view.is_set_off(token) && view.entity(noun) == "PERSON" && view.dep(noun) == "pobj";
    // "the death of Ann Lee, elected in May": she was.
    let anothers = view.is_set_off(token)
        && view.entity(noun) != "PERSON"
        && view.before(token).and_then(|comma| comma.checked_sub(1)).is_some_and(|name| view.entity(name) == "PERSON");
    // "a rope and a net cut from her boat": both, or the net.
    let shared = !view.is_set_off(token)
        && (view.kids(noun).any(|kid| view.dep(kid) == "conj" && noun < kid && kid < token)
            || view.dep(noun) == "conj");
    // "views the promises made in Reva as a burden": they were not made as one.
    let weighed = matches!(view.lemma(view.head(noun)), "consider" | "describe" | "regard" | "see" | "treat" | "view")
        && view.dep(noun) == "dobj"
        && view.kids(token).any(|kid| kid > token && view.is(kid, &["as"]));
    // "had a hard time finding a berth": who had it found it hard.
    let troubled = view.tag(token) == "VBG"
        && matches!(view.lemma(noun), "difficulty" | "fun" | "luck" | "problem" | "success" | "time" | "trouble")
        && matches!(view.lemma(view.head(noun)), "have" | "spend")
        && !view.is_set_off(token);
    // "…, a lawmaker disclosed on Monday": who tells is not what is told.
    let teller =
        matches!(view.lemma(token), "announce" | "disclose" | "explain" | "report" | "reveal" | "say" | "state")
            && is_person_noun(view.lemma(noun))
            && view.kid(token, &["acomp", "agent", "dobj", "oprd", "xcomp"]).is_none();
    if grain == Grain::Claim && (told || apart || of_name || teller || troubled || anothers || shared || weighed) {
        return None;
    }
    if view.is_set_off(token) && !unreal {
        return Some((clause, Cut::Out));
    }
    (!unreal && is_specific(view, noun)).then_some((clause, Cut::Keep))
}

/// Something besides commas hangs on the verb.
pub(super) fn has_complement(view: &View, verb: usize) -> bool {
    view.kids(verb).any(|kid| !matches!(view.dep(kid), "punct" | "cc" | "conj" | "aux" | "auxpass" | "mark"))
}

/// "Ann Lee, the mayor of Reva": a name and what it is; not "Reva, Norland", which are two places.
pub(super) fn apposition(view: &View, token: usize, grain: Grain) -> Judged {
    let noun = view.head(token);
    if !view.is_nominal(token) || !view.is_nominal(noun) || !view.is_set_off(token) {
        return None;
    }
    let named = |t: usize| view.tag(t).starts_with("NNP");
    let described =
        |t: usize| matches!(view.tag(t), "NN" | "NNS") && !matches!(view.entity(t), "DATE" | "TIME" | "CARDINAL");
    // "Ann Lee, whose husband, Bo Moss, left": hers, and neither is the other.
    let whose = |t: usize| view.kids(t).any(|kid| view.tag(kid) == "WP$");
    if whose(noun) || whose(token) {
        return (grain == Grain::Claim && whose(token)).then_some((None, Cut::Out));
    }
    let pair = (named(noun) && described(token)) || (described(noun) && (named(token) || described(token)));
    if !pair || is_bracketed(view, token) || !told(view, token) || view.kid(noun, &["conj"]).is_some() {
        return None;
    }
    if grain == Grain::Claim && is_in_list(view, token) {
        return None;
    }
    // "Ann Lee, another diver": beside whom, stands elsewhere.
    let beside = |what: usize| view.kids(what).any(|kid| view.is(kid, &["another", "one", "other", "some"]));
    if grain == Grain::Claim && beside(token) {
        return Some((None, Cut::Out));
    }
    if grain == Grain::Claim && (beside(noun) || !is_sure_apposition(view, noun, token)) {
        return None;
    }
    // "Ann Lee, the woman who sank it": which woman, the clause says, and it says so of Lee.
    if grain == Grain::Claim && is_only_who(view, token) {
        return Some((None, Cut::Out));
    }
    // "Ann Lee, the mayor, left": mayor of what, the sentence does not say, so it says nothing by itself and stays with who left.
    let what = if named(token) { noun } else { token };
    let bare = view.kids(what).any(|kid| view.is(kid, &["the"]))
        && view.kids(what).all(|kid| kid == token || matches!(view.dep(kid), "appos" | "det" | "punct"));
    if grain == Grain::Claim && (bare || is_unowned(view, what)) && !named(what) {
        return None;
    }
    if grain == Grain::Claim && is_given_up(view, noun, what) {
        return None;
    }
    // "Lee went to Reva, a move that angered the board": no town is a move.
    let name = if named(token) { token } else { noun };
    let figure = view.entity(name) == "PERSON" && view.lemma(what) == "figure";
    let happened = (sums_up(view.lemma(what)) || is_event(view.lemma(what))) && !figure;
    if grain == Grain::Claim
        && happened
        && !matches!(view.entity(name), "" | "EVENT" | "LAW" | "PRODUCT" | "WORK_OF_ART")
    {
        return None;
    }
    // "The mayor, Ann Lee, left": without the name nobody knows who left.
    let cut = if grain == Grain::Claim && named(token) && described(noun) { Cut::Keep } else { Cut::Out };
    Some((Some(Clause { head: token, link: Link::Apposition, of: noun }), cut))
}

/// "The bank’s head, Ann Lee, has stepped down": she is that no more. A nurse who is dismissed stays a nurse.
fn is_given_up(view: &View, noun: usize, what: usize) -> bool {
    const LEAVING: &[&str] = &["dismiss", "fire", "oust", "quit", "remove", "resign", "retire", "sack"];
    let verb = view.head(noun);
    let away = |words: &[&str]| view.kids(verb).any(|kid| kid > verb && view.is(kid, words));
    let leaves = match view.lemma(verb) {
        "stand" | "step" => away(&["down"]),
        "force" | "push" | "throw" => away(&["out"]),
        lemma => LEAVING.contains(&lemma),
    };
    let subject = matches!(view.dep(noun), "nsubj" | "nsubjpass") && view.finite(verb).is_some();
    subject && leaves && !view.kids(what).any(|kid| view.dep(kid) == "det" && view.is(kid, &["a", "an"]))
}

/// "Ann Lee, head of the group", "the group’s head", "her boss": of which group, whose boss, is told elsewhere.
fn is_unowned(view: &View, what: usize) -> bool {
    let the = |noun: usize| view.kids(noun).any(|kid| view.is(kid, &["the", "this", "that"]));
    let plain = |noun: usize| view.kids(noun).all(|kid| matches!(view.dep(kid), "det" | "case" | "punct"));
    let known_only_there = |noun: usize| matches!(view.tag(noun), "NN" | "NNS") && the(noun) && plain(noun);
    view.kids(what).any(|kid| match view.dep(kid) {
        "poss" => view.is_open(kid) || known_only_there(kid),
        "prep" => view.is(kid, &["of"]) && view.kid(kid, &["pobj"]).is_some_and(known_only_there),
        _ => false,
    })
}

/// "Ann Lee, her boss, a cook and a driver": three or four people, whom the parser takes for descriptions of each other.
fn is_in_list(view: &View, token: usize) -> bool {
    let up = |at: &usize| (view.dep(*at) == "appos").then(|| view.head(*at));
    let top = std::iter::successors(Some(token), up).take(MAX_STEPS).last().unwrap_or(token);
    let (first, last) = view.tree.edges(top);
    let listed = |at: usize| view.dep(at) == "appos" && at != token && view.is_nominal(at) && !is_bracketed(view, at);
    (first..=last).any(|at| listed(at) && view.kid(at, &["conj"]).is_some() && view.is_nominal(view.head(at)))
}

fn is_bracketed(view: &View, token: usize) -> bool {
    view.before(token).is_some_and(|before| view.word(before) == "(")
}

/// "the man who …": nothing else tells which.
fn is_only_who(view: &View, noun: usize) -> bool {
    let the = view.kids(noun).any(|kid| view.is(kid, &["the"]));
    let tells = |kid: usize| {
        matches!(view.dep(kid), "poss" | "prep")
            || view.tag(kid) == "JJS"
            || view.is(kid, &["first", "former", "last", "next", "only", "sole", "then"])
    };
    the && view.kid(noun, &["relcl"]).is_some() && !view.kids(noun).any(tells)
}

/// A name and a description that fits it: a person is no message, and two descriptions may be two things.
fn is_sure_apposition(view: &View, noun: usize, token: usize) -> bool {
    let named = |t: usize| view.tag(t).starts_with("NNP");
    let (name, what) = if named(noun) { (noun, token) } else { (token, noun) };
    if !named(name) || named(what) || !view.has(noun) || view.kid(token, &["conj", "cc"]).is_some() {
        return false;
    }
    // "raids in Reva, Tobol and Lena provinces": a list, not one that is several.
    if view.tag(what) == "NNS" && view.tag(name) == "NNP" && view.kid(name, &["conj"]).is_none() {
        return false;
    }
    // "the city of Reva, Norland": where it lies, not what it is called.
    let placed = what == noun
        && view.entity(name) != "PERSON"
        && view.kids(what).any(|kid| {
            view.is(kid, &["of"]) && view.kid(kid, &["pobj"]).is_some_and(|of| view.tag(of).starts_with("NNP"))
        });
    if placed {
        return false;
    }
    let lemma = view.lemma(what).to_lowercase();
    let person = is_somebody(&lemma);
    match view.entity(name) {
        "PERSON" => person,
        // "Reva, Norland's Lena province": where it lies.
        "FAC" | "GPE" | "LOC" if is_district(&lemma) => view.kids(what).any(|kid| view.is(kid, &["a", "an", "the"])),
        // "a Reva, Norland skipper"; "Days after leaving Reva, the captain called", torn where the preposition is the root.
        "FAC" | "GPE" | "LOC" => {
            let torn =
                view.dep(name) == "pobj" && (0..view.len()).any(|top| view.is_root(top) && view.tag(top) == "IN");
            !person || !torn && !view.kids(name).any(|kid| view.is(kid, &["a", "an"]))
        }
        _ => true,
    }
}

fn is_district(lemma: &str) -> bool {
    matches!(lemma, "canton" | "county" | "district" | "prefecture" | "province" | "region" | "state" | "territory")
}

/// A description says something when it has a determiner, an owner, a complement or a modifier; a name always does.
fn told(view: &View, token: usize) -> bool {
    view.tag(token).starts_with("NNP")
        || view
            .kids(token)
            .any(|kid| matches!(view.dep(kid), "det" | "poss" | "prep" | "compound" | "amod" | "relcl" | "acl"))
}
