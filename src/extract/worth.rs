//! What is not a claim: questions, orders, greetings, fragments, and judgements about nothing in particular.
//!
//! Takes a proposition in its view, says whether somebody could corroborate or dispute it.

use super::atomic::{Link, Piece, Proposition, View};
use super::attribution::{is_cue_noun, is_denier};
use super::wording::Scene;
use crate::parse::Upos;

/// Verbs of courtesy: what they say is said by saying it.
const COURTESY: &[&str] = &["thank", "welcome", "congratulate", "apologise", "apologize", "please", "sorry"];

pub(super) fn is_claim(view: &View, proposition: &Proposition, scene: &Scene) -> bool {
    let head = proposition.head;
    let finite_link = matches!(proposition.link, Link::Main | Link::Conjunct | Link::Adverbial);
    if proposition.link == Link::Participle && (opens_with_its_verb(view, head) || hangs_on_question(view, head)) {
        return false;
    }
    if is_bare_scene(view, proposition)
        || breaks_off(view, proposition)
        || is_cut_short(view, head)
        || names_nobody(view, head)
        || is_state_found(view, head)
        || is_unfinished(view, head)
        || swallows_clause(view, proposition)
        || is_verdict(view, head)
        || is_widened(view, proposition)
        || has_lost_relative(view, proposition)
        || is_advice(view, head)
        || only_points(view, head, scene)
        || only_emerges(view, head)
        || only_leads_on(view, head)
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

/// "had a third mast [fitted]", "while [shielding faces]", "[during which they dance]": cut off from what says who or when.
fn is_loose_end(view: &View, proposition: &Proposition) -> bool {
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

/// "Here is her page", "Here are the photos": points at something on the page.
fn shows(view: &View, head: usize) -> bool {
    let is = view.lemma(head) == "be" || view.is(head, &["'s", "’s"]);
    is && view.kids(head).any(|kid| kid < head && view.has(kid) && view.is(kid, &["here"]))
}

/// "reported [the air drops]": a noun taken for a verb, now, of a cue that tells of what was.
fn is_noun_phrase(view: &View, head: usize) -> bool {
    let cue = view.head(head);
    let bare = view.kids(head).all(|kid| matches!(view.dep(kid), "nsubj" | "punct")) && view.subject(head).is_some();
    bare && view.tag(head) == "VBZ"
        && view.dep(head) == "ccomp"
        && view.tag(cue) == "VBD"
        && matches!(view.lemma(cue), "report" | "announce" | "cite" | "describe" | "mention" | "note" | "reveal")
}

/// "would not confirm [or deny whether P]"; "did not confirm or deny the arrest" has its object behind the second verb.
fn waits_for_object(view: &View, head: usize) -> bool {
    let shared = |kid: usize| view.dep(kid) == "conj" && view.kid(kid, &["dobj"]).is_some();
    matches!(view.lemma(head), "confirm" | "deny") && !view.kids(head).any(shared)
}

/// "would not say whether P": P is left open.
fn asks_whether(view: &View, head: usize) -> bool {
    view.kids(head).any(|kid| kid < head && view.has(kid) && view.is(kid, &["whether"]))
        || view.is_root(head)
            && view.kids(head).any(|kid| {
                kid < head
                    && view.has(kid)
                    && view.dep(kid) == "mark"
                    && view.is(kid, &["if"])
                    && view.head(head) != head
            })
}

/// "Look at the messages posted on the wall": what an order speaks of is not told.
fn hangs_on_order(view: &View, proposition: &Proposition) -> bool {
    let above = view.head(view.head(proposition.head));
    let verb = if view.is_verbal(above) { above } else { view.head(above) };
    proposition.link == Link::Participle && (is_order(view, verb) || is_order(view, view.head(verb)))
}

/// "Lee expressed [hope that …]": the object went to another voice, and what is left says nothing.
fn lacks_object(view: &View, head: usize) -> bool {
    let object = |kid: &usize| matches!(view.dep(*kid), "dobj" | "attr" | "acomp" | "oprd" | "ccomp" | "xcomp");
    // "[Here is the problem:] Lee left": a label before it is no object.
    let labelled =
        |kid: usize| view.dep(kid) == "ccomp" && view.word(view.tree.edges(kid).0).eq_ignore_ascii_case("here");
    // "went on [to claim that P]".
    let goes_on = view.lemma(head) == "go"
        && view.kids(head).any(|kid| view.is(kid, &["on"]) && view.kid(kid, &["pobj"]).is_none())
        && view.kids(head).any(|kid| matches!(view.dep(kid), "advcl" | "xcomp") && !view.has(kid));
    if goes_on {
        return true;
    }
    view.has(head)
        && view.kids(head).filter(object).any(|kid| !view.has(kid) && !is_denier(view.lemma(kid)) && !labelled(kid))
        && !view.kids(head).filter(object).any(|kid| view.has(kid))
}

/// The clause or one above it ends in a question mark, or begins with its verb.
fn is_question(view: &View, head: usize) -> bool {
    let marked = |token: usize| view.kids(token).any(|kid| kid > token && view.word(kid).starts_with('?'));
    let (first, last) = view.tree.edges(head);
    let inside = (first..=last).any(|token| view.word(token).starts_with('?'));
    if inside || marked(head) || marked(view.head(head)) {
        return true;
    }
    let Some(subject) = view.subject(head) else { return false };
    // "Is there something wrong with her", somebody asks without a mark.
    let opens = (first..subject).find(|token| view.has(*token) && view.word(*token).chars().any(char::is_alphanumeric));
    if opens.is_some_and(|opens| opens == head && view.lemma(head) == "be" || asks(view, head, opens)) {
        return true;
    }
    let last = view.tree.edges(head).1;
    let ends_so = (last..view.len().min(last + 3)).any(|t| view.word(t).starts_with('?'));
    let inverted = view.kids(head).any(|kid| matches!(view.dep(kid), "aux" | "auxpass") && kid < subject);
    ends_so || (inverted && view.kids(head).any(|kid| kid < subject && view.tag(kid).starts_with('W')))
}

/// "Do you know", "Could he leave".
fn asks(view: &View, head: usize, first: usize) -> bool {
    view.head(first) == head && matches!(view.dep(first), "aux" | "auxpass") && view.tag(first) != "TO"
}

/// What a voice does not assert but denies, hopes or demands is the clause itself; what hangs on it is taken for granted by
/// somebody, nobody can say by whom.
pub(super) fn is_put(view: &View, proposition: &Proposition) -> bool {
    match proposition.link {
        Link::Main | Link::Conjunct => true,
        Link::Converb => view.is_root(proposition.head),
        _ => false,
    }
}

/// "Ann Lee is Ann Lee": resolved names on both sides of "is".
pub(super) fn is_tautology(text: &str) -> bool {
    let copula = |word: &str| matches!(word, "is" | "are" | "was" | "were");
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !matches!(word.as_str(), "a" | "an" | "the" | "who" | "s"))
        .collect();
    let Some(at) = words.iter().position(|word| copula(word)) else { return false };
    let (subject, rest) = (&words[..at], &words[at + 1..]);
    !rest.is_empty() && !subject.is_empty() && rest.iter().all(|word| subject.contains(word))
}

/// "that that her boat sank", "left because was": words between were another voice's, or nobody's.
pub(super) fn is_torn(text: &str) -> bool {
    let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
    let twice = |two: &[String]| two[0] == two[1] && matches!(two[0].as_str(), "and" | "of" | "that" | "the" | "to");
    let bare = |two: &[String]| {
        matches!(two[0].as_str(), "although" | "because" | "if" | "unless" | "while")
            && matches!(two[1].as_str(), "are" | "had" | "has" | "is" | "was" | "were")
    };
    words.windows(2).any(|two| twice(two) || bare(two))
}

/// "[Reva, ]85 percent of which is flooded", "the clashes, images of which [went round], hurt it": the clause of the pronoun is elsewhere.
fn has_lost_relative(view: &View, proposition: &Proposition) -> bool {
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

/// "This required a vote", "That came on Monday": nobody knows what did. "They disagree, but said this was no obstacle" tells it before.
fn only_points(view: &View, head: usize, scene: &Scene) -> bool {
    let is_told_before = |subject: usize| {
        (0..subject).any(|at| {
            view.dep(at) == "nsubj"
                && matches!(view.dep(view.head(at)), "ROOT" | "ccomp")
                && view.head(at) < subject
                && view.head(at) != head
                && view.head(head) != view.head(at)
        })
    };
    view.subject(head).is_some_and(|subject| {
        view.has(subject)
            && !is_told_before(subject)
            && view.tag(subject) == "DT"
            && view.is(subject, &["this", "that", "these", "those"])
            && view.kids(subject).all(|kid| view.dep(kid) == "advmod")
            && scene.mentions.antecedent(scene.sentence, subject).is_none()
    })
}

/// "…, it emerged on Monday": what did stands elsewhere.
fn only_emerges(view: &View, head: usize) -> bool {
    matches!(view.lemma(head), "emerge" | "transpire")
        && view.subject(head).is_some_and(|subject| view.is(subject, &["it"]))
        && !view.kids(head).any(|kid| kid > head && matches!(view.dep(kid), "ccomp" | "advcl" | "xcomp" | "conj"))
}

/// "when it came to selling the boat": nothing came.
fn only_leads_on(view: &View, head: usize) -> bool {
    view.lemma(head) == "come"
        && view.subject(head).is_some_and(|subject| view.is(subject, &["it"]))
        && view.dep(head) == "advcl"
        && view.kids(head).any(|kid| kid == head + 1 && view.is(kid, &["to"]))
}

/// "They named [what they took for a boat]": the content names a thing.
fn is_noun_clause(view: &View, proposition: &Proposition) -> bool {
    let first = proposition.pieces.first().and_then(Piece::token);
    first.is_some_and(|word| {
        view.is(word, &["what"])
            && view.tag(word) == "WP"
            && view.head(word) == proposition.head
            && matches!(view.dep(proposition.head), "ccomp" | "pcomp" | "dobj")
    })
}

/// "knew [where he was held]", "no idea [what kind of boat it was]": the answer is not told.
fn is_asked(view: &View, proposition: &Proposition) -> bool {
    let head = proposition.head;
    let up = |at: &usize| Some(view.head(*at)).filter(|above| above != at);
    let verb = |word: usize| std::iter::successors(Some(word), up).skip(1).find(|at| view.is_verbal(*at));
    let asks = |word: &usize| {
        view.is(*word, &["how", "what", "where", "which", "who", "whom", "why"])
            && matches!(view.tag(*word), "WDT" | "WP" | "WRB")
            && view.dep(*word) != "mark"
    };
    let first = proposition.pieces.first().and_then(Piece::token).filter(asks);
    // "discuss why it burned and [the pier was shut]": asked, too.
    let before = view.head(head);
    let joined = view.dep(head) == "conj"
        && matches!(view.dep(before), "ccomp" | "pcomp")
        && view.kids(before).any(|kid| kid < before && asks(&kid) && !view.is(kid, &["how"]));
    let joined = joined && matches!(proposition.link, Link::Main | Link::Conjunct);
    joined
        || proposition.link == Link::Main
            && matches!(view.dep(head), "acl" | "ccomp" | "conj" | "dobj" | "pcomp")
            && first.and_then(verb) == Some(head)
}

/// "is pictured above": on the page, for who sees it.
fn points_at_page(view: &View, head: usize) -> bool {
    let shown = matches!(view.lemma(head), "picture" | "see" | "show") && view.kid(head, &["auxpass"]).is_some();
    let there = |word: usize| {
        view.is(word, &["above", "below", "overleaf"]) && view.kid(word, &["pobj", "pcomp", "prep"]).is_none()
    };
    shown && view.kids(head).any(|kid| kid > head && there(kid))
}

/// "You can read our review here": told to the reader, of the page.
fn is_advice(view: &View, head: usize) -> bool {
    view.subject(head).is_some_and(|subject| view.is(subject, &["you"]))
        && matches!(view.lemma(head), "check" | "find" | "follow" | "listen" | "read" | "see" | "view" | "watch")
        && (head..=view.tree.edges(head).1).any(|word| view.is(word, &["here", "below"]))
}

/// "since the crash took place": that it did is known, and nothing else is said.
fn is_bare_scene(view: &View, proposition: &Proposition) -> bool {
    let head = proposition.head;
    let happens = matches!(view.lemma(head), "happen" | "occur" | "begin" | "start" | "come" | "emerge" | "break")
        || view.lemma(head) == "take" && view.kid(head, &["dobj"]).is_some_and(|object| view.is(object, &["place"]));
    let bare = |kid: usize| {
        matches!(view.dep(kid), "nsubj" | "nsubjpass" | "aux" | "auxpass" | "mark" | "punct" | "prt" | "det" | "advmod")
            || view.is(kid, &["place"])
    };
    // "The reports came [at a time when Lee said P]": when they came went with another voice.
    let has = |token: usize| proposition.pieces.iter().any(|piece| piece.token() == Some(token));
    let when = |kid: usize| kid > head && matches!(view.dep(kid), "advcl" | "npadvmod" | "prep");
    let cut = view.lemma(head) == "come"
        && view.kids(head).any(|kid| when(kid) && !has(kid))
        && view.kids(head).all(|kid| !has(kid) || bare(kid) && view.dep(kid) != "prt");
    // "The day after the denial was issued".
    let named = |subject: usize| {
        view.kids(subject).any(|kid| view.is(kid, &["the"])) && view.kids(subject).all(|kid| view.dep(kid) == "det")
    };
    let known = view.kid(head, &["auxpass"]).is_some() && view.subject(head).is_some_and(named);
    proposition.link == Link::Adverbial && (happens || known) && view.kids(head).all(bare) || cut
}

/// "after realizing a gunman [was in the hall]", "asked about Lee's [claims]": the parser ended the clause in the middle of a phrase.
fn breaks_off(view: &View, proposition: &Proposition) -> bool {
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
    orphan || owner || open || shared
}

/// "Lee is standing [by her claim that …]": what the verb needs went to another voice.
fn is_cut_short(view: &View, head: usize) -> bool {
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
fn is_unfinished(view: &View, head: usize) -> bool {
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
fn is_state_found(view: &View, head: usize) -> bool {
    let bare = |kid: usize| !matches!(view.dep(kid), "aux" | "auxpass" | "ccomp" | "dobj" | "mark" | "prt" | "xcomp");
    view.dep(head) == "ccomp"
        && matches!(view.lemma(view.head(head)), "find" | "keep" | "leave" | "see" | "watch")
        && matches!(view.tag(head), "VBD" | "VBN")
        && view.word(head).ends_with("ed")
        && view.subject(head).is_some_and(|subject| view.is_nominal(subject) && view.tag(subject) != "PRP")
        && view.kids(head).all(bare)
}

/// "was having an affair [she cut off his hand with a knife]": a whole sentence that the parser hung on a noun.
fn swallows_clause(view: &View, proposition: &Proposition) -> bool {
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

/// "Lee is the man [who police say fled]": a noun that says nothing without its clause.
fn names_nobody(view: &View, head: usize) -> bool {
    let Some(noun) = view.kid(head, &["attr"]).filter(|_| view.lemma(head) == "be") else { return false };
    let kind =
        matches!(view.lemma(noun), "man" | "woman" | "person" | "one" | "people" | "thing" | "place" | "boy" | "girl");
    let the = view.kids(noun).any(|kid| view.is(kid, &["the"]));
    kind && the && view.kids(noun).all(|kid| !view.has(kid) || matches!(view.dep(kid), "det" | "punct"))
}

/// "any diver [who feels that …] can call": without its clause the noun means more than it did.
fn is_widened(view: &View, proposition: &Proposition) -> bool {
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

/// "The claim [that …] is false", "there is no truth to the rumour [that …]": what is left of a rejection.
fn is_verdict(view: &View, head: usize) -> bool {
    let (first, last) = view.tree.edges(head);
    let gone = |noun: usize| {
        is_cue_noun(view.lemma(noun))
            && view.kids(noun).any(|kid| matches!(view.dep(kid), "acl" | "relcl") && kid > noun && !view.has(kid))
    };
    let subject = view.subject(head).filter(|subject| view.has(*subject));
    let basis = |noun: usize| {
        view.dep(noun) == "pobj" && view.tag(noun).starts_with("NN") && !view.is(noun, &["report", "reports"])
    };
    let expletive = subject.is_some_and(|subject| view.is(subject, &["there"]));
    (view.lemma(head) == "be" || view.kid(head, &["auxpass"]).is_some())
        && (subject.is_some_and(gone)
            || expletive && (first..=last).any(|noun| view.has(noun) && basis(noun) && gone(noun)))
}

/// "Is this a crab spotted in Reva?": nothing is told of what a question asks for, unless it stands between commas.
fn hangs_on_question(view: &View, head: usize) -> bool {
    let mut top = head;
    while view.head(top) != top {
        top = view.head(top);
    }
    !view.is_set_off(head) && view.kids(top).any(|kid| kid > top && view.word(kid).starts_with('?'))
}

/// "Was the ferry hit by a mine?": the participle is what the question asks about.
fn opens_with_its_verb(view: &View, participle: usize) -> bool {
    let noun = view.head(participle);
    let verb = view.head(noun);
    verb < noun && view.is_verbal(verb) && view.subject(verb) == Some(noun) && is_question(view, verb)
}

/// "Read more": a bare verb without subject.
fn is_order(view: &View, head: usize) -> bool {
    let bare = view.tag(head) == "VB" && view.subject(head).is_none() && view.kid(head, &["aux"]).is_none();
    // "are costly and leave no room": taken for a bare form.
    bare && !(view.dep(head) == "conj" && view.subject(view.head(head)).is_some())
}

fn is_courtesy(view: &View, head: usize) -> bool {
    let speaks_for_self = view.subject(head).is_none_or(|subject| view.is(subject, &["i", "we"]));
    (COURTESY.contains(&view.lemma(head)) && speaks_for_self) || view.token(head).pos == Upos::Intj
}

fn has_outer_subject(view: &View, proposition: &Proposition) -> bool {
    // The subject of an infinitive or participle stands outside the view: one of the pieces is not under the head.
    let first = proposition.pieces.first().and_then(Piece::token);
    first.is_some_and(|token| !view.tree.is_under(token, proposition.head))
}

/// A noun, name or number that is not a pronoun.
fn has_substance(view: &View, proposition: &Proposition, scene: &Scene) -> bool {
    let tokens: Vec<usize> = proposition.pieces.iter().filter_map(Piece::token).collect();
    let words = tokens.iter().filter(|t| view.token(**t).pos != Upos::Punct).count();
    // "Lee denies he was there": of the speaker the words tell something, whatever the pronoun.
    let spoken = scene.speaker.filter(|speaker| !scene.direct && !speaker.unnamed).map(|speaker| &speaker.name);
    let known = |t: usize| {
        let antecedent = scene.mentions.antecedent(scene.sentence, t).filter(|_| view.token(t).pos == Upos::Pron);
        antecedent.is_some_and(|antecedent| Some(&antecedent.name) == spoken)
    };
    let told = |t: &usize| {
        matches!(view.token(*t).pos, Upos::Noun | Upos::Propn | Upos::Num) || known(*t) || is_said_of_all(view, *t)
    };
    words >= 3 && tokens.iter().any(told)
        || words >= 2 && tokens.iter().any(|t| view.token(*t).pos == Upos::Propn)
        || words >= 2 && view.subject(proposition.head).is_some_and(|s| matches!(view.token(s).pos, Upos::Noun))
}

/// "Nobody had been hurt", "denied that anybody was arrested": said of everybody there was.
fn is_said_of_all(view: &View, subject: usize) -> bool {
    let no_one = || view.is(subject, &["one"]) && view.kids(subject).any(|kid| view.is(kid, &["no"]));
    let open = view.kids(view.head(subject)).any(|kid| view.tag(kid) == "MD");
    matches!(view.dep(subject), "nsubj" | "nsubjpass")
        && !open
        && (view.is(subject, &["anybody", "anyone", "nobody"]) || no_one())
}

/// "It was a very sad day": nobody knows what "it" is, and the rest is a judgement.
fn is_empty_judgement(view: &View, head: usize, scene: &Scene) -> bool {
    let Some(subject) = view.subject(head) else { return false };
    let vague = view.is(subject, &["it", "this", "that", "these", "those", "there", "what"])
        && view.dep(subject) != "expl"
        && scene.mentions.antecedent(scene.sentence, subject).is_none();
    // "It comes as the ferry is being raised": the news does.
    let comes = view.lemma(head) == "come"
        && view.kids(head).any(|kid| {
            kid > head
                && (view.is(kid, &["after", "amid", "as", "days", "hours", "weeks"])
                    || view.dep(kid) == "advcl" && view.kids(kid).any(|mark| view.is(mark, &["after", "as"])))
        });
    vague && (view.lemma(head) == "be" || comes && view.tag(subject) != "EX")
}
