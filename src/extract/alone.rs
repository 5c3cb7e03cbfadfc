//! Statements that nobody can read alone: pieces of a sentence, the newsroom's "we", and pronouns of nobody.
//!
//! Takes a proposition in its view, with the others of its sentence and the scene it is told in. Leaves what is no claim by its kind
//! (questions, orders, judgements of nothing) to `worth`.
//!
//! Worked: in `The firm lost its tanker after armed men boarded it` the clause `armed men boarded it` is read in the whole only.

use super::atomic::{Link, Piece, Proposition, View};
use super::attribution::is_cue;
use super::mentions::is_person_noun;
use crate::parse::Upos;

/// "Her son’s screams", "are ‘lies’": no verb, or no subject before it; a headline may do without.
pub(super) fn is_fragment(view: &View, proposition: &Proposition) -> bool {
    let verb = |piece: &Piece| match piece {
        Piece::Token(token) => view.tag(*token).starts_with("VB") || view.tag(*token) == "MD" || view.is_verbal(*token),
        Piece::Bent(..) | Piece::Made(_) => true,
    };
    let first = proposition.pieces.iter().filter_map(Piece::token).find(|token| !view.is_break(*token));
    let opens = |token: usize| {
        token == proposition.head || view.head(token) == proposition.head && view.dep(token).starts_with("aux")
    };
    let beheaded = first.is_some_and(|first| {
        opens(first)
            && matches!(view.tag(first), "VBD" | "VBP" | "VBZ" | "MD")
            && view.subject(proposition.head).is_none_or(|subject| subject < first)
    });
    // "[checks] if they pass", "should he be hurt": a condition of nothing.
    let condition = |kid: usize| view.dep(kid) == "mark" && view.is(kid, &["if"]);
    let inverted = |kid: usize| {
        first == Some(kid)
            && matches!(view.dep(kid), "aux" | "auxpass")
            && view.subject(proposition.head).is_some_and(|subject| subject > kid)
    };
    let held = |kid: usize| proposition.pieces.contains(&Piece::Token(kid));
    // "If it rains that danger grows": hung wrong, and whole.
    // "If Lee announces he will sail": what is announced is no main clause.
    let inner = |verb: usize| view.dep(verb) == "ccomp" && is_cue(view.lemma(view.head(verb)));
    let subjects = (0..view.len())
        .filter(|token| held(*token) && matches!(view.dep(*token), "nsubj" | "nsubjpass") && !inner(view.head(*token)));
    let supposed =
        subjects.count() < 2 && view.kids(proposition.head).any(|kid| held(kid) && (condition(kid) || inverted(kid)));
    // A whole sentence has a verb, whatever the parser takes it for.
    let said = |token: &usize| view.has(*token) && view.token(*token).pos != Upos::Punct;
    let whole = proposition.pieces.len() >= (0..view.len()).filter(said).count();
    // "The video entitled A Long Day at Sea": no video gives a name.
    let text = |subject: usize| view.tag(subject) == "NN" && !is_person_noun(view.lemma(subject));
    let titled = view.lemma(proposition.head) == "entitle"
        && !view.kids(proposition.head).any(|kid| view.dep(kid).starts_with("aux"))
        && view.subject(proposition.head).is_some_and(text);
    // "[Since] Lee, thought to be 40, [left]": no word of it is a verb of its own.
    let tensed = |piece: &Piece| match piece {
        Piece::Token(token) => matches!(view.tag(*token), "VBD" | "VBZ" | "VBP" | "MD"),
        Piece::Bent(..) | Piece::Made(_) => true,
    };
    // "The licence expired": a participle to the tagger.
    let active = view.subject(proposition.head).is_some()
        && (view.kid(proposition.head, &["dobj", "ccomp", "xcomp"]).is_some()
            || matches!(
                view.lemma(proposition.head),
                "appear" | "arrive" | "die" | "disappear" | "end" | "expire" | "fail" | "fall" | "happen" | "rise"
            ));
    let timeless = proposition.link == Link::Main && !whole && !active && !proposition.pieces.iter().any(tensed);
    // "[Since] Lee, thought to be 40, [took over]": between the subject and its own verb stands no bare comma.
    let parted = |subject: usize| {
        subject + 2 == proposition.head
            && view.word(subject + 1) == ","
            && view.tree.edges(subject).1 <= subject + 1
            && view.tag(proposition.head) == "VBD"
    };
    let parted = matches!(proposition.link, Link::Main | Link::Adverbial)
        && !whole
        && view.subject(proposition.head).is_some_and(parted);
    beheaded || supposed || titled || timeless || parted || !whole && !proposition.pieces.iter().any(verb)
}

/// "when I fell in the port", "We went on": who that is, no words of the article say.
pub(super) fn is_authors_own(view: &View, proposition: &Proposition) -> bool {
    let mine = |token: usize| view.is(token, &["i", "we"]) && proposition.pieces.contains(&Piece::Token(token));
    let first = proposition.pieces.first().and_then(Piece::token);
    let shared = first.filter(|_| proposition.link == Link::Conjunct && view.subject(proposition.head).is_none());
    view.subject(proposition.head).or(shared).is_some_and(mine)
}

/// "after armed men boarded it", "while she was ill", where another statement holds these words and nobody knows what the pronoun
/// stands for: told there, and readable only there.
pub(super) fn is_told_above(view: &View, proposition: &Proposition, all: &[Proposition]) -> bool {
    let head = proposition.head;
    let hangs = !matches!(proposition.link, Link::Main | Link::Conjunct);
    let held = |other: &Proposition| other.head != head && other.pieces.iter().any(|piece| piece.token() == Some(head));
    hangs
        && all.iter().any(held)
        && proposition.pieces.iter().filter_map(Piece::token).any(|token| is_open(view, proposition, token))
}

/// "The doctor performed the surgery", of "she called the doctor who performed it": says which one, and that stands in another
/// statement; the noun alone says nothing of whom.
pub(super) fn picks_out(
    view: &View,
    proposition: &Proposition,
    all: &[Proposition],
    is_known: impl Fn(usize) -> bool,
) -> bool {
    let head = proposition.head;
    let noun = view.head(head);
    let restricts = matches!(proposition.link, Link::Relative | Link::Participle)
        && matches!(view.dep(head), "relcl" | "acl")
        && !view.is_set_off(head)
        && matches!(view.tag(noun), "NN" | "NNS");
    let words: &[&str] = if view.tag(noun) == "NN" { &["the", "this"] } else { &["these", "those"] };
    let article = |kid: usize| view.dep(kid) == "det" && view.is(kid, words);
    let bare = || {
        view.kids(noun).any(article)
            && view.kids(noun).all(|kid| article(kid) || kid == head || view.dep(kid) == "punct" && kid > noun)
    };
    let held = |other: &Proposition| {
        other.head != head && [noun, head].iter().all(|word| other.pieces.contains(&Piece::Token(*word)))
    };
    // "the airliner that came down near Reva": names and figures say of which one.
    let dated = |token: usize| matches!(view.entity(token), "DATE" | "TIME");
    let names = |token: usize| (view.tag(token).starts_with("NNP") || view.tag(token) == "CD") && !dated(token);
    let named = || proposition.pieces.iter().filter_map(Piece::token).any(names);
    let vague = || view.is(noun, &["one", "ones"]) || !named();
    restricts && bare() && vague() && !is_known(noun) && all.iter().any(held)
}

/// Whether a pronoun stands for nobody knows whom, and for nothing in the statement itself.
fn is_open(view: &View, proposition: &Proposition, token: usize) -> bool {
    let named_before = || {
        let words = proposition.pieces.iter().filter_map(Piece::token).take_while(|word| *word != token);
        words.into_iter().any(|word| view.tag(word).starts_with("NN"))
    };
    let own = view.subject(proposition.head) == Some(token);
    let object = view.dep(token) == "dobj" && view.head(token) == proposition.head;
    view.is_open(token) && (own || object || !named_before())
}
