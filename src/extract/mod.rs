//! Stage `extract`: sentences become attributions and atomic claims that keep who said them.
//!
//! Takes the story's text, its sentences and their parses, gives [`Extraction`]. [`from_file`] and [`from_text`] do the same
//! for claims that people wrote, whose text may itself be attributed ("no crisis, says Putin").
//! Leaves numbers, dates and names to `normalise`.

pub mod attribution;
mod claim;
pub mod mentions;
mod tree;

pub use claim::{Attribution, Certainty, Claim, Extraction, Form, Speaker, Stance};

use crate::clean::CleanText;
use crate::id::Fingerprint;
use crate::parse::Parse;
use crate::read::{ArticleId, ClaimFile};
use crate::segment::Sentence;
use crate::span::{SourceMap, Span};
use jiff::civil::Date;

/// What is known about a claim's text from outside it.
#[derive(Clone, Debug, Default)]
pub struct Context {
    pub speaker: Option<String>,
    pub outlet: Option<String>,
    pub date: Option<Date>,
}

/// `parses[i]` analyses `sentences[i]`; spans of both point into the article's text.
pub fn extract(id: ArticleId, text: &CleanText, sentences: &[Sentence], parses: &[Parse]) -> Extraction {
    let source = &text.article.text;
    let claims = sentences
        .iter()
        .zip(parses)
        .filter(|(_, parse)| parse.tokens.len() > 3)
        .map(|(sentence, _)| Claim {
            id: Fingerprint::of("claim", &[&text.article.path, "", sentence.span.of(source)]),
            article: id,
            text: sentence.span.of(source).to_string(),
            map: SourceMap::verbatim(sentence.span.len(), sentence.span.start as usize),
            quote: sentence.span.of(source).to_string(),
            span: sentence.span,
            sentence_span: sentence.span,
            speaker: None,
            cue: None,
            stance: Stance::Asserts,
            certainty: Certainty::Certain,
            date: text.meta.date,
            upstreams: Vec::new(),
            headline: sentence.headline,
        })
        .collect();
    let mentions = mentions::Mentions::find(text, sentences, parses);
    let attributions = attribution::find(text, sentences, parses, &mentions);
    Extraction { attributions, claims }
}

/// The claims of a file that people wrote.
pub fn from_file(id: ArticleId, file: &ClaimFile) -> Extraction {
    let claims = file
        .claims
        .iter()
        .map(|written| {
            let context = Context {
                speaker: written.speaker.clone(),
                outlet: file.meta.outlet.clone(),
                date: written.date.or(file.meta.date),
            };
            let mut claim = from_text(id, &written.text, &context);
            claim.span = written.span;
            claim.sentence_span = written.span;
            claim
        })
        .collect();
    Extraction { attributions: Vec::new(), claims }
}

/// One claim as somebody typed it; the text is taken as one statement, its attribution is read and cut off.
pub fn from_text(id: ArticleId, text: &str, context: &Context) -> Claim {
    let span = Span::new(0, text.len());
    Claim {
        id: Fingerprint::of("claim", &[context.outlet.as_deref().unwrap_or(""), "", text]),
        article: id,
        text: text.to_string(),
        map: SourceMap::verbatim(text.len(), 0),
        quote: text.to_string(),
        span,
        sentence_span: span,
        speaker: context.speaker.clone().map(|name| Speaker { name, role: None, unnamed: false }),
        cue: None,
        stance: Stance::Asserts,
        certainty: Certainty::Certain,
        date: context.date,
        upstreams: Vec::new(),
        headline: false,
    }
}
