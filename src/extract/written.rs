//! Claims that people wrote: one statement a claim, whose text may itself name its speaker.
//!
//! Takes a [`ClaimFile`] or a bare text, gives [`Claim`]s. The text is not taken apart; an attribution around all of it is read
//! and cut off ("no crisis, says Putin" → `no crisis`, Putin), one that is only a part of it stays ("Lee resigned, saying
//! she was tired"). What the writer said outright (speaker, stance, certainty, date, quote) wins.

use super::atomic::{Grain, View, propositions};
use super::claim::{Attribution, Certainty, Claim, Extraction, Form, Speaker, Stance};
use super::mentions::Mentions;
use super::tree::Tree;
use super::voices::{self, Part, Voices};
use super::{attribution, certainty, fingerprint, words};
use crate::clean::{Block, BlockKind, CleanText};
use crate::parse::{Parse, Upos};
use crate::read::{Article, ArticleId, ClaimFile, Meta, WrittenClaim};
use crate::segment::{self, Sentence};
use crate::span::{SourceMap, Span};
use jiff::civil::Date;
use std::sync::Arc;

/// What is known about a claim's text from outside it.
#[derive(Clone, Debug, Default)]
pub struct Context {
    pub speaker: Option<String>,
    pub outlet: Option<String>,
    pub date: Option<Date>,
}

/// The claims of a file that people wrote; spans are those of the file.
pub fn from_file(id: ArticleId, file: &ClaimFile) -> Extraction {
    let texts: Vec<Text> = file.claims.iter().map(|written| Text::new(&written.text)).collect();
    let claims = file.claims.iter().zip(texts.iter().zip(parses(&texts)));
    let claims = claims.map(|(written, (text, parses))| from_entry(id, file, written, text, parses)).collect();
    Extraction { attributions: Vec::new(), claims }
}

fn from_entry(id: ArticleId, file: &ClaimFile, written: &WrittenClaim, text: &Text, parses: Vec<Parse>) -> Claim {
    let context = Context {
        speaker: written.speaker.clone(),
        outlet: file.meta.outlet.clone(),
        date: written.date.or(file.meta.date),
    };
    let mut claim = from_parsed(id, text, parses, &context);
    let verbatim = written.span.of(&file.text) == written.text;
    claim.map = if verbatim {
        claim.map.then(&SourceMap::verbatim(written.text.len(), written.span.start as usize))
    } else {
        // A text that YAML folded or escaped: all of it comes from the whole value.
        let mut map = SourceMap::default();
        map.push(0, claim.text.len(), written.span.start as usize, written.span.len());
        map
    };
    claim.span = written.span;
    claim.sentence_span = written.span;
    if let Some(quote) = &written.quote {
        claim.quote = quote.clone();
    }
    if let Some(cue) = &written.cue {
        claim.cue = Some(cue.clone());
    }
    if let Some(stance) = written.stance.as_deref().and_then(named) {
        claim.stance = stance;
    }
    if let Some(certainty) = written.certainty.as_deref().and_then(named) {
        claim.certainty = certainty;
    }
    let speaker = claim.speaker.as_ref().map(|speaker| speaker.name.as_str());
    claim.id = fingerprint(file.meta.outlet.as_deref(), &file.path, speaker, &claim.text);
    claim
}

/// The variant whose JSON name this is; `read` has told the writer about names that are none.
fn named<T: serde::de::DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.trim().to_lowercase())).ok()
}

/// One claim as somebody typed it; the text is taken as one statement, its attribution is read and cut off.
pub fn from_text(id: ArticleId, text: &str, context: &Context) -> Claim {
    let text = Text::new(text);
    let parses = parses(std::slice::from_ref(&text)).pop().unwrap_or_default();
    from_parsed(id, &text, parses, context)
}

fn from_parsed(id: ArticleId, text: &Text, parses: Vec<Parse>, context: &Context) -> Claim {
    let Text { text, story, sentences } = text;
    let mentions = Mentions::find(story, sentences, &parses);
    let attributions = attribution::find(story, sentences, &parses, &mentions);
    let voices = Voices::new(story, sentences, &attributions);
    let said = around_all(text, sentences, &parses, &voices);
    let (words_left, map) = match said {
        Some(attribution) => cut(text, &attribution.content),
        None => (text.to_string(), SourceMap::verbatim(text.len(), 0)),
    };
    let own = parses.iter().map(|parse| hedged(text, parse)).fold(labelled(text), certainty::weaker);
    let speaker = match (&context.speaker, said) {
        (Some(name), _) => Some(Speaker { name: name.clone(), role: None, unnamed: false }),
        (None, Some(attribution)) => voices::speaker(attribution),
        (None, None) => None,
    };
    let span = Span::new(0, text.len());
    let name = speaker.as_ref().map(|speaker| speaker.name.as_str());
    Claim {
        id: fingerprint(Some(context.outlet.as_deref().unwrap_or("")), "", name, &words_left),
        article: id,
        text: words_left,
        map,
        quote: text.to_string(),
        span,
        sentence_span: span,
        cue: said.map(|a| words(&a.cue, text)),
        stance: said.map_or(Stance::Asserts, |a| a.stance),
        certainty: certainty::weaker(said.map_or(Certainty::Certain, |a| a.certainty), own),
        speaker,
        date: context.date,
        upstreams: Vec::new(),
        parse: if said.is_none() { whole(parses, sentences, text) } else { None },
        headline: false,
    }
}

/// The one parse, where it is of the whole text.
fn whole(mut parses: Vec<Parse>, sentences: &[Sentence], text: &str) -> Option<Arc<Parse>> {
    let covered = sentences.len() == 1 && sentences[0].span == Span::new(0, text.len());
    if covered { parses.pop().map(Arc::new) } else { None }
}

/// The claims of a passage that stands for itself: a quote as an editor copied it.
pub fn from_passage(text: &str) -> Vec<Claim> {
    let text = Text::new(text);
    let parses = parses(std::slice::from_ref(&text)).pop().unwrap_or_default();
    super::extract(ArticleId(0), &text.story, &text.sentences, &parses).claims
}

/// What somebody typed, as a story of its own.
struct Text<'a> {
    text: &'a str,
    story: CleanText,
    sentences: Vec<Sentence>,
}

impl<'a> Text<'a> {
    fn new(text: &'a str) -> Text<'a> {
        let story = story(text);
        let sentences = segment::segment(&story);
        Text { text, story, sentences }
    }
}

/// The sentences' parses of each text.
fn parses(texts: &[Text]) -> Vec<Vec<Parse>> {
    let each: Vec<(&str, Span)> =
        texts.iter().flat_map(|text| text.sentences.iter().map(|sentence| (text.text, sentence.span))).collect();
    let mut parses = crate::parse::parse_each(&each).into_iter();
    texts.iter().map(|text| parses.by_ref().take(text.sentences.len()).collect()).collect()
}

/// The text as a story of one block.
fn story(text: &str) -> CleanText {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let block = Block { span: Span::new(start, start + trimmed.len()), kind: BlockKind::Paragraph };
    let article = Article::plain("", text);
    let blocks = if trimmed.is_empty() { Vec::new() } else { vec![block] };
    CleanText { meta: Meta::default(), blocks, dropped: Vec::new(), article }
}

/// The attribution whose content is all that the text states.
fn around_all<'a>(
    text: &str,
    sentences: &[Sentence],
    parses: &[Parse],
    voices: &Voices<'a>,
) -> Option<&'a Attribution> {
    let mut said: Option<&Attribution> = None;
    for (sentence, parse) in sentences.iter().zip(parses) {
        let tree = Tree::new(parse);
        for part in voices.parts(sentence.span, &tree, &|_| None) {
            let speaking = voices.speaking(&part).attribution;
            match speaking {
                None if states(text, &tree, &part) => return None,
                Some(attribution) if attribution.form == Form::Rejection => return None,
                None => {}
                Some(attribution) if says_more(&tree, parse, attribution) => return None,
                Some(attribution) if said.is_none_or(|known| std::ptr::eq(known, attribution)) => {
                    said = Some(attribution)
                }
                // Two voices in one text: neither is the whole.
                Some(_) => return None,
            }
        }
    }
    said
}

/// "denies truce, says girls married": what the cue's verb is joined to is told as well; "agrees to a truce, may free the girls": a
/// content without a subject is the speaker's own doing.
fn says_more(tree: &Tree, parse: &Parse, attribution: &Attribution) -> bool {
    let under = |spans: &[Span], token: usize| spans.iter().any(|span| span.contains(parse.tokens[token].span));
    let is_verb = |token: usize| matches!(parse.tokens[token].pos, Upos::Verb | Upos::Aux);
    let Some(cue) = (0..parse.tokens.len()).find(|token| under(&attribution.cue, *token) && is_verb(*token)) else {
        return false;
    };
    let outside =
        |token: usize| is_verb(token) && !under(&attribution.content, token) && !under(&attribution.cue, token);
    let joined = tree.dep(cue) == "conj" && outside(tree.head(cue))
        || tree.children(cue).any(|kid| tree.dep(kid) == "conj" && outside(kid));
    let head = (0..parse.tokens.len())
        .find(|token| under(&attribution.content, *token) && !under(&attribution.content, tree.head(*token)));
    let own = head.is_some_and(|head| {
        is_verb(head)
            && tree.children(head).any(|kid| tree.tag(kid) == "MD")
            && tree.child(head, &["nsubj", "nsubjpass", "csubj", "expl"]).is_none()
    });
    joined || own
}

fn states(text: &str, tree: &Tree, part: &Part) -> bool {
    let view = View::new(text, tree, part.inside.clone());
    propositions(&view, Grain::Claim).iter().any(|p| p.pieces.len() > 1)
}

fn hedged(text: &str, parse: &Parse) -> Certainty {
    let tree = Tree::new(parse);
    let view = View::whole(text, &tree);
    (0..parse.tokens.len())
        .filter(|token| view.is_root(*token))
        .map(|root| certainty::of_clause(&view, root))
        .fold(Certainty::Certain, certainty::weaker)
}

/// "CLAIM: the ferry sank": a label that says that somebody says so.
fn labelled(text: &str) -> Certainty {
    const LABELS: &[&str] = &["claim", "claims", "report", "reports", "rumor", "rumors", "rumour", "rumours"];
    let label = text.split_once(": ").map(|(label, _)| label).filter(|label| label.split_whitespace().count() <= 3);
    let named = label.and_then(|label| label.split_whitespace().last()).map(str::to_lowercase);
    if named.is_some_and(|word| LABELS.contains(&word.as_str())) { Certainty::Alleged } else { Certainty::Certain }
}

/// The pieces in a row without the signs and marks around them, with the way back.
fn cut(text: &str, pieces: &[Span]) -> (String, SourceMap) {
    let mut out = String::new();
    let mut map = SourceMap::default();
    for piece in pieces {
        let words = piece.of(text);
        let sign =
            |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '—' | '–' | '.' | '“' | '”' | '"' | '…');
        let lead = words.len() - words.trim_start_matches(sign).len();
        let words = words.trim_matches(sign);
        let words = words.strip_prefix("that ").unwrap_or(words);
        if words.is_empty() {
            continue;
        }
        let lead = if piece.of(text)[lead..].starts_with("that ") { lead + 5 } else { lead };
        if !out.is_empty() {
            out.push(' ');
        }
        map.push(out.len(), words.len(), piece.start as usize + lead, words.len());
        out.push_str(words);
    }
    if out.is_empty() {
        return (text.to_string(), SourceMap::verbatim(text.len(), 0));
    }
    (out, map)
}
