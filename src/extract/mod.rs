//! Stage `extract`: sentences become attributions and atomic claims that keep who said them.
//!
//! Takes the story's text, its sentences and their parses, gives [`Extraction`]. [`from_file`] and [`from_text`] do the same
//! for claims that people wrote, whose text may itself be attributed ("no crisis, says Putin").
//! Leaves numbers, dates and names to `normalise`.
//!
//! Worked: `Police raided the office, detaining two men, Lee said.` gives two claims of Lee: `Police raided the office`,
//! `Police detained two men`; each with its exact words and the way back to them.

mod alone;
pub mod atomic;
pub mod attribution;
mod certainty;
mod claim;
mod export;
mod frames;
pub mod mentions;
mod relatives;
#[cfg(test)]
mod tests;
mod tree;
mod voices;
mod wording;
mod worth;
mod written;

pub(crate) use atomic::{hedge, is_event};
pub(crate) use certainty::gives_word;
pub use claim::{Attribution, Certainty, Claim, Extraction, Form, Speaker, Stance, UNKNOWN};
pub use export::to_written;
pub use written::{Context, from_file, from_passage, from_text};

use crate::clean::CleanText;
use crate::id::Fingerprint;
use crate::parse::Parse;
use crate::read::ArticleId;
use crate::segment::Sentence;
use crate::span::{SourceMap, Span};
use atomic::{Grain, Link, Proposition, View};
use mentions::Mentions;
use std::collections::BTreeSet;
use std::sync::Arc;
use tree::Tree;
use voices::{Part, Speaking, Voices};
use wording::Scene;

/// `parses[i]` analyses `sentences[i]`; spans of both point into the article's text.
pub fn extract(id: ArticleId, text: &CleanText, sentences: &[Sentence], parses: &[Parse]) -> Extraction {
    let mentions = Mentions::find(text, sentences, parses);
    let attributions = attribution::find(text, sentences, parses, &mentions);
    let mut maker = Maker { id, text, mentions: &mentions, seen: BTreeSet::new(), claims: Vec::new() };
    let voices = Voices::new(text, sentences, &attributions);
    for (at, (sentence, parse)) in sentences.iter().zip(parses).enumerate() {
        let tree = Tree::new(parse);
        let before = maker.claims.len();
        let parts = voices.parts(sentence.span, &tree, &|token| mentions.antecedent(at, token).map(|known| known.name));
        for part in &parts {
            maker.part(at, sentence, &tree, part, &voices);
        }
        maker.claims[before..].sort_by_key(|claim| claim.span.start);
        let titled = |part: &&Part| voices.speaking(part).attribution.is_some_and(|a| is_title(a, &text.article.text));
        if let Some(part) = parts.iter().find(titled).filter(|_| maker.claims.len() == before) {
            maker.headline(sentence, parse, voices.speaking(part));
        } else if maker.claims.len() == before && sentence.headline {
            let said = parts.iter().map(|part| voices.speaking(part)).find(|said| said.attribution.is_some());
            maker.headline(sentence, parse, said.unwrap_or_default());
        }
    }
    let claims = maker.claims;
    Extraction { attributions, claims }
}

/// The claims of an article while they are made.
struct Maker<'a> {
    id: ArticleId,
    text: &'a CleanText,
    mentions: &'a Mentions,
    /// Speaker and text of the claims so far: an article that says a thing twice claims it once.
    seen: BTreeSet<(Option<String>, String)>,
    claims: Vec<Claim>,
}

impl Maker<'_> {
    fn part(&mut self, at: usize, sentence: &Sentence, tree: &Tree, part: &Part, voices: &Voices) {
        let source = &self.text.article.text;
        let mut inside = part.inside.clone();
        if let Some(colon) = label(source, tree) {
            inside[..=colon].fill(false);
        }
        let open = (0..tree.len()).map(|token| self.mentions.is_open(at, token, tree)).collect();
        let view = View::new(source, tree, inside).with_open(open);
        let Speaking { attribution, speaker, upstreams } = voices.speaking(part);
        // A sentence all in quotation marks is somebody's, though nobody is named for it.
        let speaker = speaker.or_else(|| (attribution.is_none() && is_quoted(sentence, tree)).then(voices::nobody));
        let unnamed = speaker.as_ref().is_none_or(|speaker| speaker.unnamed);
        let anyone = |a: &Attribution| unnamed && is_anyones(a, source) || is_nobodys(a, source, tree);
        if attribution.is_some_and(|a| is_asking(a) || anyone(a) || is_supposed(a, source, tree)) {
            return;
        }
        // "She voiced hope: “I hope …": quoted, whatever the cue takes.
        let quoted = |token: usize| {
            let span = tree.parse.tokens[token].span;
            sentence.quoted.iter().any(|q| q.span.contains(span)) || tree.dep(token) == "punct"
        };
        let all_quoted = || (0..tree.len()).all(|token| !part.inside[token] || quoted(token));
        let direct = attribution.is_some_and(|a| a.form == Form::Speech || all_quoted());
        let first = voices.first_person(part).and_then(voices::speaker);
        let scene =
            Scene { mentions: self.mentions, sentence: at, speaker: speaker.as_ref(), first: first.as_ref(), direct };
        let all = atomic::propositions(&view, Grain::Claim);
        for proposition in all.iter().cloned() {
            let known = |noun| self.mentions.antecedent(at, noun).is_some();
            if alone::is_told_above(&view, &proposition, &all)
                || alone::picks_out(&view, &proposition, &all, known)
                || attribution.is_none() && alone::is_authors_own(&view, &proposition)
                || !sentence.headline && alone::is_fragment(&view, &proposition)
            {
                continue;
            }
            let framed = attribution.and_then(|_| frames::framed(&view, &proposition));
            let frame = framed.as_ref().map(|framed| framed.frame);
            let (stance, felt) = framed.as_ref().map_or((None, Certainty::Certain), |f| (f.stance, f.certainty));
            let proposition = framed.map_or(proposition, |framed| framed.proposition);
            let stance = stance.unwrap_or_else(|| attribution.map_or(Stance::Asserts, |a| a.stance));
            if !worth::is_claim(&view, &proposition, &scene)
                || stance != Stance::Asserts && !worth::is_put(&view, &proposition)
            {
                continue;
            }
            // Words of somebody whom nobody names: "I had no time for it.", "It made us laugh."
            let quoted = sentence.quoted.iter().any(|q| q.span.contains(tree.parse.tokens[proposition.head].span));
            let mine = |piece: &atomic::Piece| matches!(piece, atomic::Piece::Token(token) if view.is(*token, &["i", "me", "my", "our", "us", "we"]));
            if attribution.is_none() && quoted && proposition.pieces.iter().any(mine) {
                continue;
            }
            let wording = wording::wording(&view, &proposition.pieces, &scene);
            let Some(span) =
                wording.span.filter(|_| !worth::is_tautology(&wording.text) && !worth::is_torn(&wording.text))
            else {
                continue;
            };
            // "Lee said reports of the fire that allegedly closed the port are lies": the newsroom’s doubt, so its clause.
            let told = |a: &Attribution| a.form == Form::Clause && is_behind_its_cue(a, span, source);
            let doubted = attribution.is_some_and(told) && is_doubted_aside(&view, &proposition);
            // "sources at Volant, an airline, said": what somebody is called is the newsroom’s, too.
            let doubted = doubted || attribution.is_some_and(|a| is_called(a, &view, &proposition, sentence));
            let doubted = doubted || attribution.is_some_and(|a| is_background(a, &view, &proposition, sentence));
            let attribution = attribution.filter(|_| !doubted);
            let speaker = speaker.as_ref().filter(|_| !doubted);
            let stance = if doubted { Stance::Asserts } else { stance };
            let name = speaker.map(|speaker| speaker.name.clone());
            if !self.seen.insert((name.clone(), wording.text.clone())) {
                continue;
            }
            let said = match attribution.map_or(Certainty::Certain, |a| a.certainty) {
                // "She suggested that Reva should pay": a proposal, and no doubt.
                Certainty::Likely if certainty::is_proposed(&view, proposition.head) => Certainty::Certain,
                said => said,
            };
            self.claims.push(Claim {
                id: fingerprint(
                    self.text.meta.outlet.as_deref(),
                    &self.text.article.path,
                    name.as_deref(),
                    &wording.text,
                ),
                article: self.id,
                text: wording.text,
                map: wording.map,
                quote: span.of(source).to_string(),
                span,
                sentence_span: sentence.span,
                speaker: speaker.cloned(),
                cue: attribution.map(|a| words(&a.cue, source)),
                stance,
                certainty: certainty::weaker(certainty::weaker(said, felt), own_certainty(&view, &proposition, frame)),
                date: self.text.meta.date,
                upstreams: upstreams.clone(),
                parse: wording.parse.map(Arc::new),
                headline: sentence.headline,
            });
        }
    }

    /// A headline without a predicate still says something: "Two dead in ferry fire".
    fn headline(&mut self, sentence: &Sentence, parse: &Parse, said: Speaking) {
        let source = &self.text.article.text;
        let Speaking { attribution: said, speaker, .. } = said;
        let span = said.and_then(|a| a.content.first().copied()).unwrap_or(sentence.span);
        let name = speaker.as_ref().map(|speaker| speaker.name.clone());
        let span = unquoted(source, span);
        let text = span.of(source).trim_end_matches('.');
        let content = parse
            .tokens
            .iter()
            .filter(|t| {
                matches!(t.pos, crate::parse::Upos::Noun | crate::parse::Upos::Propn | crate::parse::Upos::Verb)
            })
            .count();
        if is_editors_note(text)
            || content < SHORTEST_HEADLINE
            || text.ends_with('?')
            || !self.seen.insert((name.clone(), text.to_string()))
        {
            return;
        }
        self.claims.push(Claim {
            id: fingerprint(self.text.meta.outlet.as_deref(), &self.text.article.path, name.as_deref(), text),
            article: self.id,
            text: text.to_string(),
            map: SourceMap::verbatim(text.len(), span.start as usize),
            quote: span.of(source).to_string(),
            span,
            sentence_span: sentence.span,
            speaker,
            cue: said.map(|a| words(&a.cue, source)),
            stance: said.map_or(Stance::Asserts, |a| a.stance),
            certainty: said.map_or(Certainty::Certain, |a| a.certainty),
            date: self.text.meta.date,
            upstreams: Vec::new(),
            parse: None,
            headline: sentence.headline,
        });
    }
}

/// "a bogus article titled “P”": the headline of another text, told to say that it is not so.
fn is_title(attribution: &Attribution, source: &str) -> bool {
    let named = |cue: &Span| cue.of(source).ends_with("titled") || cue.of(source).ends_with("headlined");
    attribution.form == Form::Rejection && attribution.cue.iter().any(named)
}

/// Without the quotation marks around it.
fn unquoted(source: &str, span: Span) -> Span {
    let marks = |c: char| matches!(c, '“' | '”' | '"' | '‘' | '’' | '\'');
    let words = span.of(source);
    if !words.starts_with(marks) {
        return span;
    }
    let start = span.start as usize + words.len() - words.trim_start_matches(marks).len();
    Span::new(start, start + words.trim_matches(|c| marks(c) || c == '.').len())
}

fn is_quoted(sentence: &Sentence, tree: &Tree) -> bool {
    let held = |token: &crate::parse::Token| sentence.quoted.iter().any(|quoted| quoted.span.contains(token.span));
    let words = || tree.parse.tokens.iter().filter(|token| token.pos != crate::parse::Upos::Punct);
    !sentence.headline && !sentence.quoted.is_empty() && words().all(held)
}

/// Words of a label; of one that opens no sentence of its own.
const MAX_LABEL: usize = 3;
const MAX_HEADING: usize = 6;

/// The colon of a label before a whole sentence: "Location: The port lies …", "Here’s the problem: …", "Drugs in Reva: The port …". Whoever
/// speaks is no label.
fn label(source: &str, tree: &Tree) -> Option<usize> {
    let word = |i: usize| tree.parse.tokens[i].span.of(source);
    let points = tree.len() > 0 && word(0).eq_ignore_ascii_case("here");
    let colon = (1..tree.len().min(MAX_HEADING + 1)).find(|i| word(*i) == ":")?;
    let verb = |i: usize| matches!(tree.tag(i), "VBD" | "VBZ" | "VBP" | "MD");
    let small =
        |i: usize| word(i).starts_with(char::is_lowercase) && matches!(tree.tag(i), "NN" | "NNS" | "JJ" | "JJR" | "RB");
    let speaks = |i: usize| mentions::is_person_noun(tree.lemma(i)) || attribution::is_cue_noun(tree.lemma(i));
    let plain = (0..colon).all(|i| !tree.tag(i).starts_with("NNP") || i == 0) && colon <= MAX_LABEL;
    let heads = (0..colon).any(|i| small(i) || matches!(tree.tag(i), "NNS" | "VBG") || i == 0 && tree.tag(i) == "NN")
        && !(0..colon).any(|i| speaks(i) || verb(i));
    let whole = word(colon + 1 - usize::from(colon + 1 == tree.len())).starts_with(char::is_uppercase);
    let alone = colon == 1 || points || !(0..colon).any(verb);
    ((plain || points || heads) && whole && alone && (colon + 1..tree.len()).any(verb)).then_some(colon)
}

/// "Harbour Post editor’s note": the heading of one.
fn is_editors_note(line: &str) -> bool {
    let line = line.to_lowercase();
    line.contains("editor") && line.ends_with("note")
}

/// Nouns, names and verbs that a headline without a predicate must have to say anything. A guess.
const SHORTEST_HEADLINE: usize = 3;

/// "asked whether": the content is a question.
fn is_asking(attribution: &Attribution) -> bool {
    attribution.stance == Stance::Questions
}

/// "You would think that P": nobody does.
fn is_anyones(attribution: &Attribution, source: &str) -> bool {
    attribution.source.first().is_some_and(|span| matches!(span.of(source), "You" | "you"))
}

/// "Nothing suggests that P", "No one said P", "there is no evidence that suggests P".
fn is_nobodys(attribution: &Attribution, source: &str, tree: &Tree) -> bool {
    const NOBODY: &[&str] = &["few", "little", "neither", "no one", "nobody", "none", "nothing"];
    let Some(span) = attribution.source.first() else { return false };
    let who = span.of(source).to_lowercase();
    let none = |noun: usize| {
        let no = |kid: usize| tree.dep(kid) == "det" && tree.lemma(kid).eq_ignore_ascii_case("no");
        NOBODY.contains(&tree.lemma(noun).to_lowercase().as_str()) || tree.children(noun).any(no)
    };
    let inside = |token: &usize| span.contains(tree.parse.tokens[*token].span);
    let top = |token: &usize| tree.head(*token) == *token || !inside(&tree.head(*token));
    let relative = |token: usize| tree.tag(token).starts_with('W') && none(tree.head(tree.head(token)));
    let by_nobody = |token: usize| relative(token) || tree.tag(token).starts_with("NN") && none(token);
    NOBODY.contains(&who.as_str())
        || who.starts_with("nothing ")
        || (0..tree.len()).filter(inside).find(top).is_some_and(by_nobody)
}

/// "If there are divers who feel they know more, call us": nobody feels so yet.
fn is_supposed(attribution: &Attribution, source: &str, tree: &Tree) -> bool {
    let Some(cue) = attribution.cue.first() else { return false };
    let Some(token) = (0..tree.len()).find(|i| tree.parse.tokens[*i].span.overlaps(*cue)) else { return false };
    let up = std::iter::successors(Some(token), |at| Some(tree.head(*at)).filter(|head| head != at));
    let supposes = |at: usize| {
        let word = |kid: usize| tree.parse.tokens[kid].span.of(source).to_lowercase();
        tree.dep(at) == "advcl"
            && tree.children(at).any(|kid| tree.dep(kid) == "mark" && matches!(word(kid).as_str(), "if" | "unless"))
    };
    up.take(tree.len()).any(supposes)
}

/// "…, which was allegedly full": a clause that hangs on a noun, with a hedge that nobody takes in what they say themselves.
fn is_doubted_aside(view: &View, proposition: &Proposition) -> bool {
    // "a film, which is thought to be old": whoever cannot confirm it does not think so.
    const THOUGHT: &[&str] = &["allege", "believe", "report", "rumor", "rumour", "suppose", "suspect", "think"];
    let head = proposition.head;
    let thought = proposition.link == Link::Relative
        && THOUGHT.contains(&view.lemma(head))
        && view.kids(head).any(|kid| view.dep(kid) == "auxpass" && matches!(view.tag(kid), "VBZ" | "VBP"));
    thought
        || matches!(proposition.link, Link::Relative | Link::Participle)
            && view
                .kids(proposition.head)
                .any(|kid| view.dep(kid) == "advmod" && view.is(kid, &["allegedly", "purportedly", "reportedly"]))
}

/// "Lee said Volant, an airline, lost a bag": a name and what it is, in words that nobody quotes.
fn is_called(attribution: &Attribution, view: &View, proposition: &Proposition, sentence: &Sentence) -> bool {
    let quoted = |token: usize| sentence.quoted.iter().any(|quoted| quoted.span.contains(view.token(token).span));
    attribution.form == Form::Clause
        && attribution.stance == Stance::Asserts
        && proposition.link == Link::Apposition
        && view.tag(view.head(proposition.head)).starts_with("NNP")
        && !quoted(proposition.head)
}

/// "Lee said it would pay the board, which includes two cooks": what was said is told in the past, what readers are to know in the present.
/// "said Volant, an airline that lost a bag, …": what somebody is called, and what hangs on it, the newsroom tells.
fn is_background(attribution: &Attribution, view: &View, proposition: &Proposition, sentence: &Sentence) -> bool {
    const STANDING: &[&str] = &[
        "belong",
        "border",
        "call",
        "comprise",
        "include",
        "know",
        "name",
        "operate",
        "own",
        "represent",
        "supervise",
    ];
    let head = proposition.head;
    let noun = view.head(head);
    let quoted = sentence.quoted.iter().any(|quoted| quoted.span.contains(view.token(head).span));
    let hangs = matches!(proposition.link, Link::Relative | Link::Participle) && view.dep(noun) == "appos";
    let cue = attribution.cue.first().and_then(|cue| (0..view.len()).find(|at| view.token(*at).span == *cue));
    let told = cue.is_some_and(|cue| view.tag(cue) == "VBD");
    let now = view.finite(head).is_some_and(|finite| matches!(view.tag(finite), "VBZ" | "VBP"));
    let stands = proposition.link == Link::Relative && view.is_set_off(head) && STANDING.contains(&view.lemma(head));
    attribution.form == Form::Clause
        && attribution.stance == Stance::Asserts
        && !quoted
        && (hangs || told && now && stands)
}

/// Not "P, Lee wrote" nor "according to Lee, P", which the newsroom tells first.
fn is_behind_its_cue(attribution: &Attribution, span: Span, source: &str) -> bool {
    attribution.cue.iter().all(|cue| cue.end <= span.start && !cue.of(source).to_lowercase().starts_with("according"))
}

/// `frame` is the verb that the speaker puts the statement with.
fn own_certainty(view: &View, proposition: &Proposition, frame: Option<usize>) -> Certainty {
    match proposition.link {
        Link::Event | Link::Apposition => Certainty::Certain,
        // "is reportedly gaining weight after getting hooked on cheese": as sure as what it hangs on.
        Link::Converb => {
            let above = view.head(proposition.head);
            let above = if view.dep(proposition.head) == "pcomp" { view.head(above) } else { above };
            let shared = view
                .kids(above)
                .filter(|kid| view.dep(*kid) == "advmod" && *kid < above && view.has(*kid))
                .filter_map(|kid| atomic::hedge(&view.word(kid).to_lowercase()));
            shared.fold(certainty::of_clause(view, proposition.head), certainty::weaker)
        }
        _ => certainty::weaker(
            certainty::of_clause(view, proposition.head),
            certainty::from_above(view, proposition.head, frame),
        ),
    }
}

fn words(spans: &[Span], source: &str) -> String {
    spans.iter().map(|span| span.of(source)).collect::<Vec<_>>().join(" ")
}

/// Where a claim stands is its outlet, or the file's name where that is unknown; folders do not count.
fn fingerprint(outlet: Option<&str>, path: &str, speaker: Option<&str>, text: &str) -> Fingerprint {
    let file = path.rsplit('/').next().unwrap_or(path);
    Fingerprint::of("claim", &[outlet.unwrap_or(file), speaker.unwrap_or(""), text])
}
