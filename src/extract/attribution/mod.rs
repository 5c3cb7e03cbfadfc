//! Attributions: who says, wants, fears or plans what, by which words.
//!
//! Takes the text, its sentences, their parses and the article's mentions, gives [`Attribution`]s in the order of their cues.
//! Cue words come from `lexicon/cue_*.txt` with the frames that their content may have; quotation marks decide what of a
//! sentence is speech, the tree decides the rest, and the order of the words where the tree is not to be trusted
//! ("…, the minister said"). Leaves to `atomic` what of the content becomes a claim.
//!
//! Worked: `“The ferry was full,” Lee said. “Nobody helped.” He plans to sue.` gives `Lee` – `said` – the two quotations, and
//! `He` – `plans` – `to sue`.
//!
//! Known misses: thoughts told without any cue; speakers of a dialogue whose turns have none.

mod asides;
mod earlier;
mod fictions;
mod lexicon;
mod nouns;
mod passages;
mod phrases;
mod quotes;
mod ratings;
mod rejections;
mod same;
mod site;
mod sources;
mod statements;
mod turns;
mod verbs;

use crate::clean::CleanText;
use crate::extract::claim::{Attribution, Certainty, Form, Stance};
use crate::extract::mentions::{self, Mentions};
use crate::parse::Parse;
use crate::segment::Sentence;
use crate::span::Span;
use lexicon::Cue;
pub(crate) use rejections::is_denier;
use site::Site;

/// Whether the verb is a cue word.
pub(crate) fn is_cue(lemma: &str) -> bool {
    lexicon::verb(lemma).is_some()
}

/// Whether the verb may tell words: "say", not "want".
pub(crate) fn is_quoting(lemma: &str) -> bool {
    lexicon::verb(lemma).is_some_and(|cue| cue.quote)
}

/// Whether the noun names a saying: "claim", "rumour".
pub(crate) fn is_cue_noun(lemma: &str) -> bool {
    lexicon::noun(lemma).is_some()
}

/// An attribution while it is put together; tokens are those of one sentence.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub sentence: usize,
    /// The cue word.
    pub anchor: usize,
    pub cue: Vec<Span>,
    /// First and last token of each piece.
    pub source: Option<(usize, usize)>,
    pub content: Vec<Span>,
    pub stance: Stance,
    pub certainty: Certainty,
    pub factive: bool,
    pub form: Form,
    /// "She said:" at the end of a paragraph: the content stands in the next ones.
    pub pending: bool,
}

impl Draft {
    fn new(site: &Site, anchor: usize, cue: &Cue) -> Self {
        Draft {
            sentence: site.index,
            anchor,
            cue: vec![site.span(anchor)],
            source: None,
            content: Vec::new(),
            stance: cue.stance,
            certainty: cue.certainty,
            factive: cue.factive,
            form: Form::Topic,
            pending: false,
        }
    }
}

/// `parses[i]` analyses `sentences[i]`.
pub fn find(text: &CleanText, sentences: &[Sentence], parses: &[Parse], mentions: &Mentions) -> Vec<Attribution> {
    let source = &text.article.text;
    let sites: Vec<Site> = sentences
        .iter()
        .zip(parses)
        .enumerate()
        .map(|(i, (sentence, parse))| Site::new(i, source, sentence, parse))
        .collect();
    let mut drafts = Vec::new();
    for site in &sites {
        let before = drafts.len();
        verbs::find(site, &mut drafts);
        asides::find(site, &mut drafts);
        phrases::find(site, &mut drafts);
        nouns::find(site, &mut drafts);
        drafts[before..].sort_by_key(|draft| (draft.anchor, draft.content.first().copied()));
    }
    statements::find(&sites, &mut drafts);
    quotes::join(source, &sites, &mut drafts);
    passages::find(&sites, &mut drafts);
    turns::find(source, &sites, &mut drafts);
    ratings::find(source, &sites, &mut drafts);
    earlier::find(&sites, &mut drafts);
    drafts.retain(|draft| draft.content.iter().any(|span| !span.is_empty()));
    let made_up = fictions::made_up(&sites);
    let mut found: Vec<Attribution> = drafts.iter().map(|draft| finished(draft, &sites, mentions, &made_up)).collect();
    statements::issued(&sites, &drafts, mentions, &mut found);
    same::settle(&sites, &drafts, mentions, &mut found);
    let invented: Vec<Span> = found.iter().filter(|a| is_invented(a)).flat_map(|a| a.content.iter().copied()).collect();
    for inner in found.iter_mut().filter(|a| !is_invented(a)) {
        if inner.cue.iter().any(|cue| invented.iter().any(|span| span.contains(*cue))) {
            inner.certainty = Certainty::Alleged;
        }
    }
    found
}

/// Told by a page that makes its stories up: whom it quotes is made up too, or said something else.
fn is_invented(attribution: &Attribution) -> bool {
    attribution.form == Form::Rejection && !attribution.source.is_empty()
}

fn finished(draft: &Draft, sites: &[Site], mentions: &Mentions, made_up: &[String]) -> Attribution {
    let site = &sites[draft.sentence];
    let is_fiction = |source| fictions::tells_fiction(site, source) || fictions::is_one_of(site, source, made_up);
    let fiction = draft.stance == Stance::Asserts
        && matches!(draft.form, Form::Clause | Form::Speech)
        && draft.source.is_some_and(is_fiction);
    let source: Vec<Span> = draft.source.iter().map(|(first, last)| site.range(*first, *last)).collect();
    Attribution {
        speaker: source.first().and_then(|span| mentions.canonical(*span)),
        source,
        cue: draft.cue.clone(),
        content: draft.content.clone(),
        stance: if fiction { Stance::Denies } else { draft.stance },
        certainty: if fiction {
            Certainty::Likely
        } else if draft
            .source
            .is_some_and(|source| is_unserious(site, source) || is_hearsay(site, draft.anchor, source))
        {
            Certainty::Alleged
        } else {
            draft.certainty
        },
        factive: draft.factive,
        form: match draft.source {
            Some(_) if fiction => Form::Rejection,
            Some(source) if draft.form == Form::Clause && is_mute(site, source) => Form::Topic,
            _ => draft.form,
        },
        sentence: draft.sentence,
    }
}

/// "a final piece of evidence confirms that P", "the photo shows that P": nobody says so, and the newsroom tells what it shows.
fn is_mute(site: &Site, (first, last): (usize, usize)) -> bool {
    let outside =
        |token: usize| site.tree.head(token) < first || site.tree.head(token) > last || site.tree.head(token) == token;
    (first..=last)
        .find(|token| outside(*token))
        .is_some_and(|head| matches!(site.tree.tag(head), "NN" | "NNS") && mentions::is_mute(site.tree.lemma(head)))
}

/// "we have heard that P": the newsroom passes on what somebody told.
fn is_hearsay(site: &Site, cue: usize, (first, last): (usize, usize)) -> bool {
    let own = first == last && matches!(site.word(first).to_lowercase().as_str(), "i" | "we");
    own && site.quotation(cue).is_none() && matches!(site.tree.lemma(cue), "hear" | "read")
}

/// "a satirical site reports": nobody answers for what it says.
fn is_unserious(site: &Site, source: (usize, usize)) -> bool {
    const UNSERIOUS: &[&str] = &["fake", "hoax", "parody", "satire", "satirical", "spoof"];
    (source.0..=source.1).any(|token| UNSERIOUS.contains(&site.word(token).to_lowercase().as_str()))
}
