//! Reasons why two texts about one topic do not contradict each other.
//!
//! `hypothetical`: what would be ("if", "would have"); `expectation`: a hope, plan or demand against what is told; `hedged`: less sure
//! of the same; `different-event`: other ordinals ("the first launch" / "the second"); `different-scope`: other kinds or parts of one
//! thing ("the east pier" / "the west pier"); `other-predicate`: other things said of what both speak of; `less-detail`.
//! Silent where both texts do the same: two plans, two hedges.

use super::negation::HEAVY;
use super::slots::{self, Match};
use crate::compare::comparison::Spans;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::{Kind, Prepared};
use crate::compare::sign::{Code, Sign};
use crate::extract::{Certainty, Stance, gives_word};
use crate::span::Span;
use smallvec::{SmallVec, smallvec};

pub(super) fn find(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    if is_one_sentence(pair) {
        let detail = "both from one sentence".to_string();
        found.push(Sign { code: Code::SameSentence, strength: 1.0, detail, a: Spans::new(), b: Spans::new() });
    }
    one_sided(pair, Code::Hypothetical, |side| side.facts.hypothetical, found);
    one_sided(pair, Code::Expectation, |side| side.facts.expectation, found);
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
    let wished = matches!(s.s.stance, Stance::Hopes | Stance::Expects | Stance::Demands);
    if code == Code::Expectation && !wished && (0..s.words.len()).any(is_met) {
        return;
    }
    let evidence = |here: usize| if here == side { smallvec![span] } else { Spans::new() };
    let detail = pair.said(format_args!("“{}” on one side only", span.of(&s.s.text)));
    found.push(Sign { code, strength: 1.0, detail, a: evidence(0), b: evidence(1) });
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
    up.take(tokens.len()).any(|at| gives_word(&tokens[at].lemma) && slots::is_past(side, at as u32))
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
                && matches!(parse.tokens[*kid].lemma.as_str(), "will" | "should" | "ought" | "shall" | "'ll")
        });
        if looks_ahead { Some(parse.tokens[verb].span) } else { modal.map(|kid| parse.tokens[kid].span) }
    })
}

fn hedges(pair: &Pair, found: &mut Vec<Sign>) {
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
    found.push(Sign {
        code: Code::Hedged,
        strength,
        detail: pair.said(format_args!("{} / {}", name(x), name(y))),
        a: Spans::new(),
        b: Spans::new(),
    });
}

/// "Claims of a truce met doubt", "despite an alleged truce", "the port claims a deal": all that the other text speaks of too is what
/// somebody reports here, and nobody vouches for it. Not "the truce and claims of others held".
fn is_only_reported(side: &Prepared, best: &[(usize, f32)]) -> bool {
    let parse = &side.s.parse;
    let reported = |token: usize| {
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
    };
    let mut shared = (0..side.words.len())
        .filter(|word| side.words[*word].weight >= HEAVY && !slots::is_name(side, *word) && best[*word].1 >= ALIGNED)
        .map(|word| side.words[word].token as usize)
        .peekable();
    shared.peek().is_some() && shared.all(reported)
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
    let (a, b) = (&pair.a.facts.ordinals, &pair.b.facts.ordinals);
    for (p, x) in a {
        for (q, y) in b {
            let met = a.iter().any(|(r, _)| r == q) || b.iter().any(|(r, _)| r == p);
            if !met {
                found.push(Sign {
                    code: Code::DifferentEvent,
                    strength: slots::topic(pair),
                    detail: pair.said(format_args!("{} / {}", pair.a.written(*x), pair.b.written(*y))),
                    a: smallvec![pair.a.span(*x)],
                    b: smallvec![pair.b.span(*y)],
                });
            }
        }
    }
}

/// Modifiers of one noun that are not in the other text and not the same: "east" / "west", "freight" / "commuter".
fn scopes(pair: &Pair, found: &mut Vec<Sign>) {
    for (i, x) in pair.a.words.iter().enumerate() {
        for (j, y) in pair.b.words.iter().enumerate() {
            if pair.score(i, j) < ALIGNED || x.kind != Kind::Noun || y.kind != Kind::Noun {
                continue;
            }
            let (p, q) = (modifiers(pair.a, x.token), modifiers(pair.b, y.token));
            let odd_a = p.iter().find(|word| pair.best_a[**word].1 < 0.3);
            let odd_b = q.iter().find(|word| pair.best_b[**word].1 < 0.3);
            if let (Some(one), Some(other)) = (odd_a, odd_b) {
                let (a, b) = (pair.a.span_of_word(*one), pair.b.span_of_word(*other));
                found.push(Sign {
                    code: Code::DifferentScope,
                    strength: slots::topic(pair) * pair.score(i, j),
                    detail: pair.said(format_args!("{} / {}", a.of(&pair.a.s.text), b.of(&pair.b.s.text))),
                    a: smallvec![a],
                    b: smallvec![b],
                });
            }
        }
    }
}

fn modifiers(side: &Prepared, noun: u32) -> SmallVec<[usize; 4]> {
    let parse = &side.s.parse;
    parse
        .children(noun as usize)
        .filter(|kid| matches!(parse.tokens[*kid].dep, "amod" | "compound" | "nmod" | "poss"))
        .filter_map(|kid| side.word_at(kid as u32))
        .filter(|word| !matches!(side.words[*word].kind, Kind::Number(_) | Kind::Time(_)))
        .collect()
}

/// "must" against "need not", "may": what is a duty on one side and a choice on the other.
fn duties(pair: &Pair, matches: &[Match<'_>], found: &mut Vec<Sign>) {
    for one in matches.iter().filter(|one| one.is_main()) {
        let modal = |side: &Prepared, verb: u32| -> Option<(bool, Span)> {
            let parse = &side.s.parse;
            parse.children(verb as usize).find_map(|kid| match parse.tokens[kid].lemma.as_str() {
                "must" => Some((true, parse.tokens[kid].span)),
                "may" | "can" | "need" if parse.tokens[kid].tag == "MD" => Some((false, parse.tokens[kid].span)),
                _ => None,
            })
        };
        let (Some((p, x)), Some((q, y))) = (modal(pair.a, one.a.verb), modal(pair.b, one.b.verb)) else { continue };
        if p != q {
            found.push(Sign {
                code: Code::Modality,
                strength: slots::topic(pair) * one.predicate,
                detail: pair.said(format_args!("{} / {}", x.of(&pair.a.s.text), y.of(&pair.b.s.text))),
                a: smallvec![x],
                b: smallvec![y],
            });
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
    found.push(Sign {
        code: Code::OtherPredicate,
        strength: (1.0 - met).max(0.0),
        detail: pair.said(format_args!("{} / {}", pair.a.written(x), pair.b.written(y))),
        a: smallvec![pair.a.span(x)],
        b: smallvec![pair.b.span(y)],
    });
}

/// One text covers the other, not the other way round.
fn detail(pair: &Pair, found: &mut Vec<Sign>) {
    let apart = (pair.cover_a - pair.cover_b).abs();
    if apart > 0.2 {
        found.push(Sign {
            code: Code::LessDetail,
            strength: (apart - 0.2).min(0.6) / 0.6,
            detail: "one text tells more than the other".to_string(),
            a: Spans::new(),
            b: Spans::new(),
        });
    }
}
