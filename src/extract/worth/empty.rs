//! Clauses that are whole and say nothing: of nobody knows what, of nobody, or only that something happened.
//!
//! Takes a proposition in its view and the scene it is told in.
//!
//! Worked: `That came on Monday`, `since the crash took place`, `It was a very sad day`.

use crate::extract::atomic::{Link, Piece, Proposition, View};
use crate::extract::attribution::is_cue_noun;
use crate::extract::wording::Scene;
use crate::parse::Upos;

/// "Ann Lee is Ann Lee": resolved names on both sides of "is".
pub(in crate::extract) fn is_tautology(text: &str) -> bool {
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

/// "Here is her page", "Here are the photos": points at something on the page.
pub(super) fn shows(view: &View, head: usize) -> bool {
    let is = view.lemma(head) == "be" || view.is(head, &["'s", "’s"]);
    is && view.kids(head).any(|kid| kid < head && view.has(kid) && view.is(kid, &["here"]))
}

/// "is pictured above": on the page, for who sees it.
pub(super) fn points_at_page(view: &View, head: usize) -> bool {
    let shown = matches!(view.lemma(head), "picture" | "see" | "show") && view.kid(head, &["auxpass"]).is_some();
    let there = |word: usize| {
        view.is(word, &["above", "below", "overleaf"]) && view.kid(word, &["pobj", "pcomp", "prep"]).is_none()
    };
    shown && view.kids(head).any(|kid| kid > head && there(kid)) || points_with_noun(view, head)
}

/// "the photographs in the links below show it": of what only who sees the page can see.
fn points_with_noun(view: &View, head: usize) -> bool {
    const ON_PAGES: &[&str] = &[
        "chart",
        "clip",
        "gallery",
        "graphic",
        "image",
        "link",
        "map",
        "photo",
        "photograph",
        "picture",
        "table",
        "tweet",
        "video",
    ];
    let (first, last) = view.tree.edges(head);
    (first.max(1)..=last).any(|word| {
        view.is(word, &["above", "below"])
            && view.has(word)
            && view.kid(word, &["pobj", "pcomp", "prep"]).is_none()
            && ON_PAGES.contains(&view.lemma(word - 1))
    })
}

/// "This required a vote", "That came on Monday": nobody knows what did. "They disagree, but said this was no obstacle" tells it before.
pub(super) fn only_points(view: &View, head: usize, scene: &Scene) -> bool {
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
            && scene.mentions.told(scene.sentence, subject).is_none()
    })
}

/// "The Post has all the details, including this letter": where to read on.
pub(super) fn only_teases(view: &View, head: usize) -> bool {
    let whole = |noun: usize| {
        matches!(view.lemma(noun), "detail" | "lowdown" | "scoop" | "story")
            && view.kids(noun).any(|kid| view.is(kid, &["all", "full", "whole"]))
            && view.kids(noun).any(|kid| view.is(kid, &["the"]))
    };
    view.lemma(head) == "have"
        && view.tag(head) == "VBZ"
        && view.subject(head).is_some_and(|subject| view.tag(subject).starts_with("NNP"))
        && view.kid(head, &["dobj"]).is_some_and(whole)
}

/// "…, it emerged on Monday": what did stands elsewhere. "It emerged Lee [, who left,] was held": nor does "it" do anything.
pub(super) fn only_emerges(view: &View, head: usize) -> bool {
    let emerges = |verb: usize| {
        matches!(view.lemma(verb), "emerge" | "transpire")
            && view.subject(verb).is_some_and(|subject| view.is(subject, &["it"]))
    };
    let told = |kid: usize| kid > head && matches!(view.dep(kid), "ccomp" | "advcl" | "xcomp");
    // "Startling information has come out about the fire": which, stands elsewhere.
    let news = |subject: usize| {
        matches!(view.lemma(subject), "detail" | "information")
            && view.kid(subject, &["acl", "relcl", "ccomp"]).is_none()
    };
    let out = view.is(head, &["emerged", "surfaced"])
        || view.lemma(head) == "come"
            && view.kids(head).any(|kid| view.is(kid, &["out"]) && view.kid(kid, &["pobj"]).is_none());
    let sure = !view.kids(head).any(|kid| view.tag(kid) == "MD");
    if out && sure && view.subject(head).is_some_and(news) && !view.kids(head).any(told) {
        return true;
    }
    let joined = view.dep(head) == "conj" && view.subject(head).is_none() && emerges(view.head(head));
    joined || emerges(head) && (view.kid(head, &["dobj"]).is_some() || !view.kids(head).any(told))
}

/// "Lee told the Post", "experts say neither", "he predicted that": what was told stands elsewhere.
pub(super) fn only_speaks(view: &View, head: usize) -> bool {
    let Some(object) = view.kid(head, &["dobj", "dative"]).filter(|object| view.has(*object)) else { return false };
    let last = view.tree.edges(head).1;
    let tells = |word: usize| {
        matches!(view.tag(word), "MD" | "VB" | "VBD" | "VBG" | "VBN" | "VBP" | "VBZ") || view.is(word, &["about", "of"])
    };
    let more = (head + 1..=last).any(tells) || view.kid(head, &["auxpass"]).is_some();
    let says =
        matches!(view.lemma(head), "add" | "believe" | "claim" | "explain" | "predict" | "say" | "suggest" | "think");
    let story = matches!(view.lemma(object), "all" | "joke" | "lie" | "secret" | "story" | "tale" | "truth");
    let pointer = matches!(view.tag(object), "DT" | "PRP" | "RB")
        && view.is(object, &["it", "neither", "so", "that", "this"])
        && view.kids(object).next().is_none();
    // "told her mother a secret".
    let more = more || view.kid(head, &["dative"]).is_some() && view.kid(head, &["dobj"]).is_some();
    !more && (matches!(view.lemma(head), "inform" | "tell") && !story || says && pointer)
}

/// "when it came to selling the boat": nothing came.
pub(super) fn only_leads_on(view: &View, head: usize) -> bool {
    view.lemma(head) == "come"
        && view.subject(head).is_some_and(|subject| view.is(subject, &["it"]))
        && view.dep(head) == "advcl"
        && view.kids(head).any(|kid| kid == head + 1 && view.is(kid, &["to"]))
}

/// "Lee made a claim of her own: P": it stands behind the colon.
pub(super) fn leads_to_words(view: &View, proposition: &Proposition) -> bool {
    let head = proposition.head;
    let last = proposition.pieces.iter().filter_map(Piece::token).max().unwrap_or(head);
    let colon = (last..view.len().min(last + 2)).find(|at| view.word(*at) == ":");
    let said = |object: usize| {
        let noun = view.lemma(object);
        crate::extract::attribution::is_cue_noun(noun) || matches!(noun, "revelation" | "twist" | "question")
    };
    let more = |at: usize| matches!(view.tag(at), "MD" | "VBD" | "VBP" | "VBZ");
    matches!(view.lemma(head), "add" | "give" | "have" | "issue" | "make" | "offer")
        && view.kid(head, &["dobj"]).is_some_and(said)
        && colon.is_some_and(|colon| (colon..view.len()).any(more))
}

/// "They named [what they took for a boat]": the content names a thing.
pub(super) fn is_noun_clause(view: &View, proposition: &Proposition) -> bool {
    let first = proposition.pieces.first().and_then(Piece::token);
    first.is_some_and(|word| {
        view.is(word, &["what"])
            && view.tag(word) == "WP"
            && view.head(word) == proposition.head
            && matches!(view.dep(proposition.head), "ccomp" | "pcomp" | "dobj")
    })
}

/// "[said] what steps Reva would take", "[asked] how likely a storm is": a question that the words around it put.
pub(super) fn asks_only(view: &View, proposition: &Proposition) -> bool {
    let head = proposition.head;
    let Some(first) = proposition.pieces.first().and_then(Piece::token) else { return false };
    let asks = view.is(first, &["how", "what", "which", "why"]) && matches!(view.tag(first), "WP" | "WDT" | "WRB");
    let above = view.head(first);
    let inner =
        above != head && view.head(above) == head && matches!(view.dep(above), "acomp" | "dobj" | "advmod" | "nsubj");
    asks && head != above && inner && view.subject(above).is_none()
}

/// "since the crash took place": that it did is known, and nothing else is said.
pub(super) fn is_bare_scene(view: &View, proposition: &Proposition) -> bool {
    let head = proposition.head;
    let happens = matches!(view.lemma(head), "happen" | "occur" | "begin" | "start" | "come" | "emerge" | "break")
        || view.lemma(head) == "make" && view.kid(head, &["auxpass"]).is_some()
        || view.lemma(head) == "take" && view.kid(head, &["dobj"]).is_some_and(|object| view.is(object, &["place"]));
    let bare = |kid: usize| {
        matches!(
            view.dep(kid),
            "nsubj" | "nsubjpass" | "aux" | "auxpass" | "mark" | "punct" | "prt" | "det" | "advmod" | "npadvmod"
        ) || view.is(kid, &["place"])
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

/// "In a statement issued on Monday, police said P": where the words come from, and no news.
pub(super) fn is_where_words_stand(view: &View, proposition: &Proposition) -> bool {
    const TEXTS: &[&str] = &[
        "comment",
        "email",
        "interview",
        "letter",
        "memo",
        "message",
        "note",
        "post",
        "release",
        "statement",
        "tweet",
    ];
    const GIVING: &[&str] = &[
        "air",
        "broadcast",
        "carry",
        "circulate",
        "distribute",
        "give",
        "issue",
        "obtain",
        "post",
        "print",
        "publish",
        "release",
        "send",
        "share",
        "upload",
        "write",
    ];
    let head = proposition.head;
    let noun = view.head(head);
    let bears = |kid: usize| view.dep(kid) == "relcl" || view.dep(kid) == "acl" && kid != head;
    proposition.link == Link::Participle
        && view.tag(head) == "VBN"
        && GIVING.contains(&view.lemma(head))
        && TEXTS.contains(&view.lemma(noun))
        && view.dep(noun) == "pobj"
        && view.is(view.head(noun), &["in", "to", "via"])
        && !view.kids(noun).any(bears)
}

/// "The boats were sold, a claim that papers spread": of the words before, and none of them is there.
pub(super) fn tells_of_clause(view: &View, proposition: &Proposition) -> bool {
    const SUMMARIES: &[&str] = &[
        "accusation",
        "allegation",
        "charge",
        "claim",
        "decision",
        "development",
        "discrepancy",
        "fact",
        "feat",
        "gesture",
        "idea",
        "move",
        "policy",
        "practice",
        "process",
        "prospect",
        "request",
        "result",
        "scenario",
        "sign",
        "situation",
        "step",
        "suggestion",
        "term",
        "trend",
        "view",
    ];
    let noun = view.head(proposition.head);
    let any = view.kids(noun).any(|kid| view.dep(kid) == "det" && view.is(kid, &["a", "an", "one"]));
    let pointed = |subject: usize| view.is(subject, &["it", "that", "this"]);
    let predicate = view.dep(noun) == "attr" && view.subject(view.head(noun)).is_some_and(pointed);
    let beside = matches!(view.dep(noun), "appos" | "npadvmod")
        && view.before(noun).is_some_and(|sign| matches!(view.word(sign), "," | "—" | "–" | "-" | "--"));
    matches!(proposition.link, Link::Relative | Link::Participle)
        && any
        && SUMMARIES.contains(&view.lemma(noun))
        && (beside || predicate)
}

/// "The board declined to comment", "a cook who refused to be named": nothing was learned.
pub(super) fn only_keeps_silent(view: &View, head: usize) -> bool {
    let silent = |act: usize| {
        let questions = view.kid(act, &["dobj"]).is_some_and(|object| view.is(object, &["question", "questions"]));
        match view.lemma(act) {
            "comment" | "elaborate" | "respond" => true,
            "answer" => questions,
            "identify" | "name" | "quote" => view.kid(act, &["auxpass"]).is_some(),
            "speak" | "talk" => view.kids(act).any(|kid| view.is(kid, &["on", "to", "with"])),
            _ => false,
        }
    };
    // "could not be reached for comment".
    let asked = matches!(view.lemma(head), "approach" | "contact" | "reach")
        && view.kids(head).any(|kid| {
            view.is(kid, &["for"])
                && view.kid(kid, &["pobj"]).is_some_and(|what| view.is(what, &["comment", "comments"]))
        });
    asked
        || matches!(view.lemma(head), "decline" | "refuse")
            && view.kid(head, &["xcomp", "ccomp"]).is_some_and(|act| view.has(act) && silent(act))
}

/// "The board issued a statement on Monday": that it did is no news, and what it says stands elsewhere.
pub(super) fn only_issues(view: &View, head: usize) -> bool {
    const TEXTS: &[&str] = &["reply", "response", "statement"];
    let issues = matches!(view.lemma(head), "issue" | "publish" | "put" | "release" | "send");
    let plain = |text: &usize| {
        let any = view.kids(*text).any(|kid| view.is(kid, &["a", "an", "another", "own"]));
        // "a statement on the fire", not "a statement that the port is closed", "a written statement under oath".
        any && view
            .kids(*text)
            .all(|kid| matches!(view.dep(kid), "det" | "amod" | "poss" | "prep" | "punct") || !view.has(kid))
    };
    let text = view.kid(head, &["dobj"]).filter(|text| TEXTS.contains(&view.lemma(*text)));
    let more = |kid: usize| view.has(kid) && matches!(view.dep(kid), "advcl" | "ccomp" | "xcomp" | "neg");
    issues && text.is_some_and(|text| plain(&text)) && !view.kids(head).any(more)
}

/// "There are the divers[, who want P]; there are the cooks": who they are, and what they do has its own claim.
pub(super) fn only_presents(view: &View, head: usize) -> bool {
    let there = view.subject(head).is_some_and(|subject| view.dep(subject) == "expl" && view.is(subject, &["there"]));
    let who = |subject: usize| view.is(subject, &["who"]);
    let known = |noun: usize| {
        (view.tag(noun).starts_with("NNP")
            || view.kids(noun).any(|kid| view.dep(kid) == "det" && view.is(kid, &["the"])))
            && view.kids(noun).any(|kid| view.dep(kid) == "relcl" && view.subject(kid).is_some_and(who))
    };
    let bare = |kid: usize| matches!(view.dep(kid), "expl" | "attr" | "cc" | "punct" | "advmod") || !view.has(kid);
    there
        && view.lemma(head) == "be"
        && view.kid(head, &["attr"]).is_some_and(known)
        && view.kids(head).all(|kid| bare(kid) || matches!(view.dep(kid), "conj" | "ccomp" | "parataxis"))
}

/// "Lee is the man [who police say fled]": a noun that says nothing without its clause.
pub(super) fn names_nobody(view: &View, head: usize) -> bool {
    let Some(noun) = view.kid(head, &["attr"]).filter(|_| view.lemma(head) == "be") else { return false };
    let kind =
        matches!(view.lemma(noun), "man" | "woman" | "person" | "one" | "people" | "thing" | "place" | "boy" | "girl");
    let the = view.kids(noun).any(|kid| view.is(kid, &["the"]));
    kind && the && view.kids(noun).all(|kid| !view.has(kid) || matches!(view.dep(kid), "det" | "punct"))
}

/// "The claim [that …] is false", "there is no truth to the rumour [that …]": what is left of a rejection.
pub(super) fn is_verdict(view: &View, head: usize) -> bool {
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

/// A noun, name or number that is not a pronoun.
pub(super) fn has_substance(view: &View, proposition: &Proposition, scene: &Scene) -> bool {
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
pub(super) fn is_empty_judgement(view: &View, head: usize, scene: &Scene) -> bool {
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
