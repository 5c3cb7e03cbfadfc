//! Texts that take no side: whatever the other says, nothing that they tell is against it.
//!
//! Takes a pair of statements cut out of articles, says why neither contradicts the other: one of them says only what may be ("could show
//! that she never paid") or only calls unproven what the other does not quite tell, an outlet tells what somebody "allegedly" did and
//! nobody stands behind it, or that somebody insists on it, two outlets both hedge, or one tells what "was set to" come and the other
//! what came.
//! Silent on what somebody with a name alleges, on "reportedly", and on claims that were written as such.
//! Worked: `the clerk allegedly took the money` / `the clerk never took the money` of two outlets: no dispute, while `Ada Holm alleges that
//! the clerk took it` makes one.
//! Known misses: doubt in another sentence of the article.

use super::denial::DENIED_FROM;
use super::footing;
use super::guard;
use super::mention;
use super::negation::HEAVY;
use super::slots;
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::Prepared;
use crate::extract::{Certainty, Stance};
use crate::parse::Upos;

/// What says that nobody vouches for it, the outlet least of all.
const ALLEGEDLY: [&str; 4] = ["allegedly", "ostensibly", "purportedly", "supposedly"];

/// Why neither contradicts the other, in words.
pub(super) fn reason(pair: &Pair) -> Option<&'static str> {
    let (a, b) = (pair.a, pair.b);
    let is_cut = |side: &Prepared| side.s.sentence.is_some();
    let own = |side: &Prepared| side.s.speaker.is_none();
    // What is expected is told for certain.
    let hedges = |side: &Prepared| own(side) && matches!(side.s.certainty, Certainty::Alleged | Certainty::Likely);
    if !is_cut(a) || !is_cut(b) {
        None
    } else if [a, b].into_iter().any(may_be) {
        Some("one says what may be")
    } else if is_only_called_unproven(pair, a) || is_only_called_unproven(pair, b) {
        Some("one is only called unproven")
    } else if is_alleged_against(pair, a) || is_alleged_against(pair, b) {
        Some("nobody stands behind what is alleged")
    } else if is_of_another(pair, a) || is_of_another(pair, b) {
        Some("an outlet tells what somebody says")
    } else if hedges(a) && hedges(b) && a.s.text != b.s.text {
        Some("both hedge")
    } else {
        None
    }
}

/// Not "said that she would stay", which is her word for it.
fn may_be(side: &Prepared) -> bool {
    let parse = &side.s.parse;
    let would = |verb: u32| parse.children(verb as usize).any(|kid| parse.tokens[kid].lemma == "would");
    let is_word = side.frames.iter().any(|frame| frame.main && would(frame.verb));
    side.s.certainty == Certainty::Possible && !is_word
}

/// A spokesman calls it "unsubstantiated" that Holm sent letters: that is against whoever says she sent some, not against who read some.
fn is_only_called_unproven(pair: &Pair, side: &Prepared) -> bool {
    let (best, other) = if std::ptr::eq(side, pair.a) { (&pair.best_a, pair.b) } else { (&pair.best_b, pair.a) };
    let leaves_it_open = side.s.stance == Stance::Denies && side.s.certainty == Certainty::Likely;
    let mut deeds = side.frames.iter().filter(|frame| frame.main).filter_map(|frame| side.word_at(frame.head));
    leaves_it_open
        && side.s.speaker.is_some()
        && other.s.stance != Stance::Denies
        && deeds.all(|deed| best[deed].1 < ALIGNED)
}

/// "When she was found, Holm insisted that the coin was real": an outlet's words, and another's say.
fn is_of_another(pair: &Pair, side: &Prepared) -> bool {
    let parse = &side.s.parse;
    let tokens = &parse.tokens;
    let kid = |of: usize, dep: &str| parse.children(of).find(|kid| tokens[*kid].dep == dep);
    let Some(main) = (0..tokens.len()).find(|at| tokens[*at].head == *at) else { return false };
    let by_somebody =
        kid(main, "nsubj").is_some_and(|by| tokens[by].pos == Upos::Noun || tokens[by].pos == Upos::Propn);
    let claimed = kid(main, "ccomp").filter(|_| lexicon::is_claiming(&tokens[main].lemma));
    let including = parse.children(main).find(|kid| tokens[*kid].lemma == "include" && tokens[*kid].dep == "prep");
    let Some(clause) = claimed.or_else(|| kid(including?, "pcomp")) else { return false };
    let mut met = told(pair, side).peekable();
    let inside = |word: usize| parse.is_under(side.words[word].token as usize, clause);
    side.s.speaker.is_none() && by_somebody && met.peek().is_some() && met.all(inside)
}

/// Words of one side that the other tells too.
fn told<'p>(pair: &'p Pair, side: &'p Prepared) -> impl Iterator<Item = usize> + 'p {
    let best = if std::ptr::eq(side, pair.a) { &pair.best_a } else { &pair.best_b };
    let tells = |word: &usize| {
        side.words[*word].weight >= HEAVY && !slots::is_name(side, *word) && best[*word].1 >= DENIED_FROM
    };
    (0..side.words.len()).filter(tells)
}

/// Not "the doctor performing the surgery allegedly took a photo", of which the other says only that there was no surgery.
fn is_alleged_against(pair: &Pair, side: &Prepared) -> bool {
    side.s.speaker.is_none() && is_alleged(side) && !told(pair, side).all(|word| mention::is_subject(side, word))
}

fn is_alleged(side: &Prepared) -> bool {
    let adverb = |token: &crate::parse::Token| token.pos == Upos::Adv && ALLEGEDLY.contains(&token.lemma.as_str());
    side.s.certainty == Certainty::Alleged
        && side.s.parse.tokens.iter().any(|token| adverb(token) && is_of_main(side, token.head))
}

fn is_of_main(side: &Prepared, verb: usize) -> bool {
    side.s.parse.tokens[verb].head == verb
}

/// "was set to sail" / "never sailed": one text tells the plan, the other what came of it.
pub(in crate::compare) fn is_plan_against_outcome(pair: &Pair) -> bool {
    let (a, b) = (pair.a, pair.b);
    was_planned(a) && has_come(b) || was_planned(b) && has_come(a)
}

fn was_planned(side: &Prepared) -> bool {
    let parse = &side.s.parse;
    let tokens = &parse.tokens;
    side.frames.iter().filter(|frame| frame.main).any(|frame| {
        let verb = frame.verb as usize;
        let to = |kid: usize| tokens[kid].dep == "xcomp" && parse.children(kid).any(|to| tokens[to].tag == "TO");
        let leads = |at: usize| parse.children(at).any(to);
        let about = |kid: usize| tokens[kid].lemma == "about" && leads(kid);
        let past = |at: usize| parse.children(at).any(|kid| tokens[kid].dep == "auxpass" && tokens[kid].tag == "VBD");
        match tokens[verb].lemma.as_str() {
            "be" => tokens[verb].tag == "VBD" && parse.children(verb).any(about),
            "schedule" | "set" | "slate" => past(verb) && leads(verb),
            _ => false,
        }
    })
}

fn has_come(side: &Prepared) -> bool {
    let mut mains = side.frames.iter().filter(|frame| frame.main).peekable();
    let is_past = mains.peek().is_some() && mains.all(|frame| footing::is_past(side, frame.verb));
    is_past && !was_planned(side) && guard::expectation(side).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Candidate;
    use crate::compare::Comparer;
    use crate::extract::{Context, from_text};
    use crate::normalise::{Statement, normalise};
    use crate::parse::parse;
    use crate::read::ArticleId;
    use crate::span::Span;
    use std::sync::Arc;

    /// Cut out of a sentence of its own, with no speaker.
    fn cut(text: &str, certainty: Certainty) -> Statement {
        let mut one = normalise(&from_text(ArticleId(0), "Grain is dear.", &Context::default()), None);
        one.text = text.to_string();
        one.parse = Arc::new(parse(text, Span::new(0, text.len())));
        (one.certainty, one.sentence) = (certainty, Some(crate::id::hash64(text)));
        one
    }

    fn why(a: &Statement, b: &Statement) -> Option<&'static str> {
        reason(&Comparer::of([a, b]).pair(Candidate { a: 0, b: 1 }))
    }

    #[test]
    fn who_commits_to_nothing_takes_no_side() {
        let denied = cut("No coin was ever found in the old mill", Certainty::Certain);
        for (text, certainty, expected) in [
            (
                "The letters could show that a coin was found in the old mill",
                Certainty::Possible,
                Some("one says what may be"),
            ),
            ("A coin would be found in the old mill", Certainty::Possible, None),
            (
                "The boys allegedly found a coin in the old mill",
                Certainty::Alleged,
                Some("nobody stands behind what is alleged"),
            ),
            ("The boys reportedly found a coin in the old mill", Certainty::Alleged, None),
            ("The boys who found a coin in the old mill allegedly left town", Certainty::Alleged, None),
            (
                "Asked again, Holm insisted a coin was found in the old mill",
                Certainty::Certain,
                Some("an outlet tells what somebody says"),
            ),
            ("Asked again, Holm proved a coin was found in the old mill", Certainty::Certain, None),
            ("A coin apparently was found in the old mill", Certainty::Likely, None),
        ] {
            assert_eq!(why(&cut(text, certainty), &denied), expected, "{text}");
        }
        let likely = [("A coin apparently was found in the old mill"), ("No coin was likely found in the old mill")]
            .map(|text| cut(text, Certainty::Likely));
        assert_eq!(why(&likely[0], &likely[1]), Some("both hedge"));
        assert_eq!(why(&likely[0], &likely[0].clone()), None, "one text and its denial");
    }

    #[test]
    fn what_is_called_unproven_is_against_who_tells_it() {
        let mut unproven = cut("Holm sent the letters to the old mill", Certainty::Likely);
        (unproven.stance, unproven.speaker) = (Stance::Denies, Some("spokesman".to_string()));
        let read = cut("Moss has read the letters of Holm to the old mill", Certainty::Certain);
        let sent = cut("Holm sent letters to the old mill in May", Certainty::Certain);
        assert_eq!(why(&unproven, &read), Some("one is only called unproven"));
        assert_eq!(why(&unproven, &sent), None);
        unproven.certainty = Certainty::Certain;
        assert_eq!(why(&unproven, &read), None, "a plain denial");
    }

    #[test]
    fn who_has_a_name_and_what_was_written_as_a_claim_take_sides() {
        let denied = cut("No coin was ever found in the old mill", Certainty::Certain);
        let mut alleged = cut("The boys allegedly found a coin in the old mill", Certainty::Alleged);
        alleged.speaker = Some("Ada Holm".to_string());
        assert_eq!(why(&alleged, &denied), None);
        let mut written = cut("The boys allegedly found a coin in the old mill", Certainty::Alleged);
        written.sentence = None;
        assert_eq!(why(&written, &denied), None);
    }
}
