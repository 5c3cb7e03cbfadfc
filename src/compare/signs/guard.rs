//! Reasons why two texts about one topic do not contradict each other.
//!
//! `hypothetical`: what would be ("if", "would have"); `expectation`: a hope, plan or demand against what is told; `hedged`: less sure
//! of the same; `different-event`: other ordinals ("the first launch" / "the second"); `different-scope`: other kinds or parts of one
//! thing ("the east pier" / "the west pier"); `other-predicate`: other things said of what both speak of; `less-detail`.
//! Silent where both texts do the same: two plans, two hedges.

use super::denial;
use super::footing;
use super::negation::HEAVY;
use super::slots::{self, Match};
use super::uncommitted;
use crate::compare::comparison::Spans;
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use crate::extract::{Certainty, Stance, gives_word};
use crate::span::Span;
use smallvec::{SmallVec, smallvec};

/// What this family asks of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    hypothetical: Option<Span>,
    expectation: Option<Span>,
    ordinals: Vec<(usize, u32)>,
    /// See [`is_reported`]; for each word.
    reported: Vec<bool>,
    /// A noun's word and one that says which or whose.
    modifiers: Vec<(usize, usize)>,
    /// Verbs that tell a duty (true) or a choice, and the word that makes them.
    duties: Vec<(u32, bool, Span)>,
}

pub(super) fn facts(side: &Prepared) -> Facts {
    let nouns = (0..side.words.len()).filter(|word| side.words[*word].kind == Kind::Noun);
    Facts {
        hypothetical: hypothetical(side),
        expectation: expectation(side),
        ordinals: ordinals_of(side),
        reported: side.words.iter().map(|word| is_reported(side, word.token as usize)).collect(),
        modifiers: nouns.flat_map(|noun| modifiers(side, noun).map(move |word| (noun, word))).collect(),
        duties: side.frames.iter().filter(|frame| frame.main).filter_map(|frame| duty(side, frame.verb)).collect(),
    }
}

pub(super) fn find(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    if is_one_sentence(pair) {
        let shown = || ("both from one sentence".to_string(), Spans::new(), Spans::new());
        found.push(pair.sign(Code::SameSentence, 1.0, shown));
    }
    one_sided(pair, Code::Hypothetical, |side| side.facts.guard.hypothetical, found);
    one_sided(pair, Code::Expectation, |side| side.facts.guard.expectation, found);
    if uncommitted::is_plan_against_outcome(pair) {
        let shown = || ("a plan / what came of it".to_string(), Spans::new(), Spans::new());
        found.push(pair.sign(Code::Expectation, 1.0, shown));
    }
    hedges(pair, found);
    if slots::topic(pair) > 0.0 {
        ordinals(pair, found);
        scopes(pair, found);
        duties(pair, matches, found);
    }
    predicates(pair, matches, found);
    detail(pair, found);
}

/// Whether both were cut out of one sentence, or out of one and its copy, and taken the same way: who quotes a sentence to deny it
/// stands against it.
pub(in crate::compare) fn is_one_sentence(pair: &Pair) -> bool {
    let denies = |side: &Prepared| side.s.stance == Stance::Denies;
    pair.a.s.sentence.is_some() && pair.a.s.sentence == pair.b.s.sentence && denies(pair.a) == denies(pair.b)
}

/// A sign that one text bears and the other does not.
fn one_sided(pair: &Pair, code: Code, on: impl Fn(&Prepared) -> Option<Span>, found: &mut Vec<Sign>) {
    let (a, b) = (on(pair.a), on(pair.b));
    let (Some(span), side, s) = (match (a, b) {
        (Some(span), None) => (Some(span), 0, pair.a),
        (None, Some(span)) => (Some(span), 1, pair.b),
        _ => return,
    }) else {
        return;
    };
    // "has no plans to sell" / "plans to sell": both speak of the plan.
    let (best, other) = if side == 0 { (&pair.best_a, pair.b) } else { (&pair.best_b, pair.a) };
    let is_met = |word: usize| {
        let (at, score) = best[word];
        s.span_of_word(word) == span && score >= ALIGNED && s.words[word].turned != other.words[at].turned
    };
    if code == Code::Expectation && denial::of_rumours(other) {
        return;
    }
    let wished = matches!(s.s.stance, Stance::Hopes | Stance::Expects | Stance::Demands);
    if code == Code::Expectation && !wished && (0..s.words.len()).any(is_met) {
        return;
    }
    let evidence = |here: usize| if here == side { smallvec![span] } else { Spans::new() };
    let shown = || (format!("“{}” on one side only", span.of(&s.s.text)), evidence(0), evidence(1));
    found.push(pair.sign(code, 1.0, shown));
}

pub(super) fn hypothetical(side: &Prepared) -> Option<Span> {
    let parse = &side.s.parse;
    (0..parse.tokens.len()).find_map(|token| {
        let word = side.written(token as u32).to_lowercase();
        let inverted = word == "had" && token == 0 && parse.tokens[token].dep == "aux";
        let would_have = word == "would"
            && parse
                .children(parse.tokens[token].head)
                .any(|kid| parse.tokens[kid].lemma == "have" && parse.tokens[kid].dep == "aux");
        let condition = matches!(word.as_str(), "if" | "unless" | "whether")
            && parse.tokens[token].dep == "mark"
            && !is_of_a_word_given(side, token);
        (inverted || would_have || condition).then(|| parse.tokens[token].span)
    })
}

/// "threatened to sue if they paid", "offered a reward if she came back": the threat was made, whatever it hangs on.
fn is_of_a_word_given(side: &Prepared, condition: usize) -> bool {
    let tokens = &side.s.parse.tokens;
    let up = std::iter::successors(Some(condition), |at| Some(tokens[*at].head).filter(|head| head != at));
    up.take(tokens.len()).any(|at| gives_word(&tokens[at].lemma) && footing::is_past(side, at as u32))
}

pub(super) fn expectation(side: &Prepared) -> Option<Span> {
    let parse = &side.s.parse;
    if matches!(side.s.stance, Stance::Hopes | Stance::Expects | Stance::Demands) {
        let root = (0..parse.tokens.len()).find(|token| parse.tokens[*token].head == *token)?;
        return Some(parse.tokens[root].span);
    }
    side.frames.iter().filter(|frame| frame.main).find_map(|frame| {
        let verb = frame.verb as usize;
        let looks_ahead = matches!(
            side.lemma(frame.verb),
            "hope"
                | "expect"
                | "want"
                | "plan"
                | "propose"
                | "urge"
                | "demand"
                | "aim"
                | "seek"
                | "intend"
                | "predict"
                | "forecast"
                | "fear"
                | "threaten"
                | "vow"
                | "pledge"
                | "promise"
        );
        let modal = parse.children(verb).find(|kid| {
            parse.tokens[*kid].tag == "MD"
                && match parse.tokens[*kid].lemma.as_str() {
                    "will" | "should" | "ought" | "shall" | "'ll" => true,
                    // "I would not call it a crisis" is said now.
                    "would" => !lexicon::is_saying(side.lemma(frame.verb)),
                    _ => false,
                }
        });
        // "is to shed 200 jobs", "is set to shed" them
        let is_to = |kid: &usize| {
            parse.tokens[*kid].dep == "xcomp" && parse.children(*kid).any(|to| parse.tokens[to].tag == "TO")
        };
        let is_to = parse
            .children(verb)
            .find(|kid| matches!(side.lemma(frame.verb), "be" | "schedule" | "set" | "slate") && is_to(kid));
        let modal = modal.or(is_to);
        if looks_ahead { Some(parse.tokens[verb].span) } else { modal.map(|kid| parse.tokens[kid].span) }
    })
}

fn hedges(pair: &Pair, found: &mut Vec<Sign>) {
    if let Some(reason) = uncommitted::reason(pair) {
        found.push(pair.sign(Code::Hedged, 1.0, || (reason.to_string(), Spans::new(), Spans::new())));
        return;
    }
    let told = |side: &Prepared, best: &[(usize, f32)]| match side.s.certainty {
        Certainty::Certain if is_only_reported(side, best) => Certainty::Alleged,
        certainty => certainty,
    };
    let (x, y) = (told(pair.a, &pair.best_a), told(pair.b, &pair.best_b));
    let sure = |certainty: Certainty| certainty == Certainty::Certain;
    let name = |certainty: Certainty| format!("{certainty:?}").to_lowercase();
    if sure(x) == sure(y) && (sure(x) || x == y) {
        return;
    }
    let strength = if sure(x) || sure(y) { 1.0 } else { 0.6 };
    found
        .push(pair.sign(Code::Hedged, strength, || (format!("{} / {}", name(x), name(y)), Spans::new(), Spans::new())));
}

/// "Claims of a truce met doubt", "despite an alleged truce", "the port claims a deal": all that the other text speaks of too is what
/// somebody reports here, and nobody vouches for it. Not "the truce and claims of others held".
fn is_only_reported(side: &Prepared, best: &[(usize, f32)]) -> bool {
    let mut shared = (0..side.words.len())
        .filter(|word| side.words[*word].weight >= HEAVY && !slots::is_name(side, *word) && best[*word].1 >= ALIGNED)
        .peekable();
    shared.peek().is_some() && shared.all(|word| side.facts.guard.reported[word])
}

fn is_reported(side: &Prepared, token: usize) -> bool {
    let parse = &side.s.parse;
    let own = parse.children(token).any(|kid| is_alleged(side.written(kid as u32)));
    let mut at = token;
    let above = std::iter::from_fn(|| {
        let head = parse.tokens[at].head;
        let step = (head != at).then_some((at, head));
        at = head;
        step
    });
    own || above.take(parse.tokens.len()).any(|(kid, head)| {
        let lemma = parse.tokens[head].lemma.as_str();
        match parse.tokens[kid].dep {
            "dobj" | "ccomp" => matches!(lemma, "allege" | "claim" | "predict" | "speculate" | "suspect"),
            "prep" | "compound" | "acl" | "nmod" => {
                matches!(lemma, "allegation" | "claim" | "report" | "rumor" | "rumour" | "speculation")
            }
            _ => false,
        }
    })
}

fn is_alleged(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "alleged" | "claimed" | "purported" | "reported" | "rumored" | "rumoured" | "supposed"
    )
}

/// "first" to "tenth", "latest", "previous": which one, and its token.
pub(super) fn ordinals_of(side: &Prepared) -> Vec<(usize, u32)> {
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latest",
        "previous",
    ];
    (0..side.s.parse.tokens.len())
        .filter_map(|token| {
            let word = side.written(token as u32).to_lowercase();
            ORDINALS.iter().position(|known| *known == word).map(|at| (at, token as u32))
        })
        .collect()
}

fn ordinals(pair: &Pair, found: &mut Vec<Sign>) {
    let (a, b) = (&pair.a.facts.guard.ordinals, &pair.b.facts.guard.ordinals);
    for (p, x) in a {
        for (q, y) in b {
            let met = a.iter().any(|(r, _)| r == q) || b.iter().any(|(r, _)| r == p);
            if !met {
                found.push(pair.sign(Code::DifferentEvent, slots::topic(pair), || {
                    (
                        format!("{} / {}", pair.a.written(*x), pair.b.written(*y)),
                        smallvec![pair.a.span(*x)],
                        smallvec![pair.b.span(*y)],
                    )
                }));
            }
        }
    }
}

/// Modifiers of one noun that are not in the other text and not the same: "east" / "west", "freight" / "commuter".
fn scopes(pair: &Pair, found: &mut Vec<Sign>) {
    let odd = |side: &Prepared, best: &[(usize, f32)]| {
        let mut odd: SmallVec<[(usize, usize); 4]> = side.facts.guard.modifiers.iter().copied().collect();
        odd.retain(|(_, modifier)| best[*modifier].1 < 0.3);
        // The first of each noun.
        odd.dedup_by_key(|(noun, _)| *noun);
        odd
    };
    let (a, b) = (odd(pair.a, &pair.best_a), odd(pair.b, &pair.best_b));
    for (i, one) in &a {
        for (j, other) in b.iter().filter(|(j, _)| pair.score(*i, *j) >= ALIGNED) {
            found.push(pair.sign(Code::DifferentScope, slots::topic(pair) * pair.score(*i, *j), || {
                let (a, b) = (pair.a.span_of_word(*one), pair.b.span_of_word(*other));
                (format!("{} / {}", a.of(&pair.a.s.text), b.of(&pair.b.s.text)), smallvec![a], smallvec![b])
            }));
        }
    }
}

fn modifiers(side: &Prepared, noun: usize) -> impl Iterator<Item = usize> {
    let parse = &side.s.parse;
    parse
        .children(side.words[noun].token as usize)
        .filter(|kid| matches!(parse.tokens[*kid].dep, "amod" | "compound" | "nmod" | "poss"))
        .filter_map(|kid| side.word_at(kid as u32))
        .filter(|word| !matches!(side.words[*word].kind, Kind::Number(_) | Kind::Time(_)))
}

fn duty(side: &Prepared, verb: u32) -> Option<(u32, bool, Span)> {
    let parse = &side.s.parse;
    parse.children(verb as usize).find_map(|kid| match parse.tokens[kid].lemma.as_str() {
        "must" => Some((verb, true, parse.tokens[kid].span)),
        "may" | "can" | "need" if parse.tokens[kid].tag == "MD" => Some((verb, false, parse.tokens[kid].span)),
        _ => None,
    })
}

/// "must" against "need not", "may": what is a duty on one side and a choice on the other.
fn duties(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    let of = |side: &Prepared, verb: u32| side.facts.guard.duties.iter().find(|(known, ..)| *known == verb).copied();
    for one in matches.iter().filter(|one| one.is_main()) {
        let (Some((_, p, x)), Some((_, q, y))) = (of(pair.a, one.a.verb), of(pair.b, one.b.verb)) else { continue };
        if p != q {
            found.push(pair.sign(Code::Modality, slots::topic(pair) * one.predicate, || {
                (format!("{} / {}", x.of(&pair.a.s.text), y.of(&pair.b.s.text)), smallvec![x], smallvec![y])
            }));
        }
    }
}

/// Both main statements are about other doings of what they share.
fn predicates(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    if matches.iter().any(|one| one.a.main || one.b.main) {
        return;
    }
    let main = |side: &Prepared| side.frames.iter().find(|frame| frame.main).map(|frame| frame.head);
    let (Some(x), Some(y)) = (main(pair.a), main(pair.b)) else { return };
    let met = |best: &[(usize, f32)], word: Option<usize>| word.map_or(0.0, |word| best[word].1);
    let met = met(&pair.best_a, pair.a.word_at(x)).max(met(&pair.best_b, pair.b.word_at(y)));
    found.push(pair.sign(Code::OtherPredicate, (1.0 - met).max(0.0), || {
        (format!("{} / {}", pair.a.written(x), pair.b.written(y)), smallvec![pair.a.span(x)], smallvec![pair.b.span(y)])
    }));
}

/// One text covers the other, not the other way round.
fn detail(pair: &Pair, found: &mut Vec<Sign>) {
    let apart = (pair.cover_a - pair.cover_b).abs();
    if apart > 0.2 {
        found.push(pair.sign(Code::LessDetail, (apart - 0.2).min(0.6) / 0.6, || {
            ("one text tells more than the other".to_string(), Spans::new(), Spans::new())
        }));
    }
}
