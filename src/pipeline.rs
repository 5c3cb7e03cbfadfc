//! The one place that lists the stages in order.
//!
//! Takes paths or inputs and [`Settings`], gives [`Extracted`] (articles → claims) and [`Crosschecked`] (claims → judged
//! clusters). Documents and pairs are worked on in parallel; results stand in the order of paths, so neither the order of
//! arguments nor the number of threads changes a byte.

mod stream;

pub use stream::{Part, Stream};

use crate::block::{self, Candidate};
use crate::clean::{self, CleanText};
use crate::cluster::{self, Cluster};
use crate::compare::{self, Comparer, Comparison};
use crate::decide::{self, Decided, Decisions};
use crate::embed;
use crate::extract::{self, Attribution, Claim, Extraction};
use crate::id::{Fingerprint, hash64};
use crate::judge::{self, Independence, Judged};
use crate::nli;
use crate::normalise::{self, Statement};
use crate::parse::{self, Parse};
use crate::pattern;
use crate::read::{self, ArticleId, ClaimFile, FileLines, Input, InputSource, Meta, Outlets, ReadOptions, Skipped};
use crate::segment::{self, Sentence};
use crate::span::{SourceMap, Span};
use crate::store::Store;
use rayon::prelude::*;
use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// What a run decides about every stage.
#[derive(Clone, Debug)]
pub struct Settings {
    pub read: ReadOptions,
    pub outlets: Outlets,
    pub compare: compare::Options,
    pub independence: Independence,
    pub decisions: Decisions,
    /// What earlier runs found out. It changes no result.
    pub store: Option<Arc<Store>>,
    pub watch: Watch,
}

/// Something that wants to know how far the work is. It changes no result.
#[derive(Clone, Default)]
pub struct Watch(Option<Arc<dyn Fn(Step) + Send + Sync>>);

/// How far the work is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A stage begins, with so many things to do.
    Stage { name: &'static str, total: usize },
    /// One of them is done.
    One,
}

impl Watch {
    pub fn new(watch: impl Fn(Step) + Send + Sync + 'static) -> Watch {
        Watch(Some(Arc::new(watch)))
    }

    fn stage(&self, name: &'static str, total: usize) {
        self.tell(Step::Stage { name, total });
    }

    fn one(&self) {
        self.tell(Step::One);
    }

    fn tell(&self, step: Step) {
        if let Some(watch) = &self.0 {
            watch(step);
        }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Watch(somebody)" } else { "Watch(nobody)" })
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            read: ReadOptions::default(),
            outlets: Outlets::bundled(),
            compare: compare::Options::default(),
            independence: Independence::default(),
            decisions: Decisions::default(),
            store: None,
            watch: Watch::default(),
        }
    }
}

/// An article or a claim file, as far as extraction needs it.
#[derive(Clone, Debug)]
pub enum Document {
    Story { text: CleanText, sentences: Vec<Sentence> },
    Claims(ClaimFile),
}

impl Document {
    pub fn path(&self) -> &str {
        match self {
            Document::Story { text, .. } => &text.article.path,
            Document::Claims(file) => &file.path,
        }
    }

    pub fn meta(&self) -> &Meta {
        match self {
            Document::Story { text, .. } => &text.meta,
            Document::Claims(file) => &file.meta,
        }
    }

    /// What the spans of its claims point into.
    pub fn text(&self) -> &str {
        match self {
            Document::Story { text, .. } => &text.article.text,
            Document::Claims(file) => &file.text,
        }
    }

    /// Lines and columns of the file.
    pub fn lines(&self) -> &FileLines {
        match self {
            Document::Story { text, .. } => &text.article.lines,
            Document::Claims(file) => &file.lines,
        }
    }

    /// [`text`](Self::text) → bytes of the file.
    pub fn map(&self) -> &SourceMap {
        match self {
            Document::Story { text, .. } => &text.article.map,
            Document::Claims(file) => &file.map,
        }
    }
}

/// Articles → claims. `documents[i]` has the [`ArticleId`] i.
#[derive(Clone, Debug, Default)]
pub struct Extracted {
    pub documents: Vec<Document>,
    /// One list a document.
    pub attributions: Vec<Vec<Attribution>>,
    /// In the order of documents, then of the text; ids are unique.
    pub claims: Vec<Claim>,
    pub skipped: Vec<Skipped>,
}

/// Claims → judged clusters. `pairs[i]` is compared in `comparisons[i]`, in full where a cluster holds both claims; both name claims
/// by position.
#[derive(Clone, Debug)]
pub struct Crosschecked {
    pub extracted: Extracted,
    pub statements: Vec<Statement>,
    pub pairs: Vec<Candidate>,
    pub comparisons: Vec<Comparison>,
    pub judged: Vec<Judged>,
    /// Editors' decisions: they hold in `comparisons` and `judged`, and what they came to stands here.
    pub decided: Decided,
}

impl Crosschecked {
    /// The comparisons at these places with all their signals, also of claims that no cluster holds together.
    pub fn in_full(&self, places: &[usize]) -> Vec<Comparison> {
        let pairs: Vec<Candidate> = places.iter().map(|at| self.pairs[*at]).collect();
        let mut comparisons: Vec<Comparison> = places.iter().map(|at| self.comparisons[*at].clone()).collect();
        let all: Vec<usize> = (0..places.len()).collect();
        compare::restore(&self.statements, &pairs, &mut comparisons, &all);
        comparisons
    }
}

/// read → clean → segment → parse → extract, for a caller that needs the run as a whole; [`Stream`] gives it part by part.
pub fn extract(paths: &[PathBuf], settings: &Settings) -> Extracted {
    with_claims(documents(paths, settings), settings)
}

/// The same for inputs that a caller holds already.
pub fn extract_inputs(inputs: Vec<Input>, settings: &Settings) -> Extracted {
    with_claims(prepared(inputs, settings), settings)
}

/// read → clean → segment: documents without claims.
pub fn documents(paths: &[PathBuf], settings: &Settings) -> Extracted {
    let found = read::discover(paths, &settings.read);
    let parts: Vec<InputSource> = found.sources.into_iter().flat_map(read::split).collect();
    settings.watch.stage("reading files", parts.len());
    let loaded: Vec<Vec<Input>> = parts
        .par_iter()
        .map(|source| {
            let inputs = read::load(source, &settings.read);
            settings.watch.one();
            inputs
        })
        .collect();
    let mut broken = read::Broken::default();
    let mut inputs: Vec<Input> =
        parts.iter().zip(loaded).flat_map(|(part, inputs)| broken.named(part, inputs)).collect();
    inputs.extend(found.skipped.into_iter().map(Input::Skipped));
    prepared(inputs, settings)
}

fn prepared(inputs: Vec<Input>, settings: &Settings) -> Extracted {
    let watch = &settings.watch;
    watch.stage("cleaning articles", inputs.len());
    let mut extracted = Extracted::default();
    let prepared: Vec<Result<Document, Skipped>> = inputs
        .into_par_iter()
        .with_max_len(1)
        .map(|input| {
            let document = prepare(input, &settings.outlets);
            watch.one();
            document
        })
        .collect();
    pattern::forget();
    for document in prepared {
        match document {
            Ok(document) => extracted.documents.push(document),
            Err(skipped) => extracted.skipped.push(skipped),
        }
    }
    extracted.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    extracted
}

fn with_claims(mut extracted: Extracted, settings: &Settings) -> Extracted {
    settings.watch.stage("finding claims", extracted.documents.len());
    let extractions: Vec<Extraction> = extracted
        .documents
        .par_iter()
        .with_max_len(1)
        .enumerate()
        .map(|(i, document)| {
            let extraction = extract_document(ArticleId(i as u32), document);
            settings.watch.one();
            extraction
        })
        .collect();
    extracted.claims.reserve_exact(extractions.iter().map(|extraction| extraction.claims.len()).sum());
    for extraction in extractions {
        extracted.attributions.push(extraction.attributions);
        extracted.claims.extend(extraction.claims);
    }
    Repeats::default().make_unique(&mut extracted.claims);
    extracted
}

/// normalise → block → compare → cluster → judge, and once more from cluster on where there are decisions.
pub fn crosscheck(extracted: Extracted, settings: &Settings) -> Crosschecked {
    let watch = &settings.watch;
    watch.stage("reading claims", extracted.claims.len());
    let statements = normalise(&extracted);
    parse::forget();
    watch.stage("looking for pairs", extracted.claims.len());
    let pairs = block::block(&statements);
    watch.stage("comparing pairs", pairs.len());
    let comparer = Comparer::of(&statements);
    embed::forget();
    let mut comparisons = comparer.survey(&pairs, settings.compare, settings.store.as_deref());
    nli::forget();
    watch.stage("judging claims", extracted.claims.len());
    let clusters = cluster::cluster(&statements, &pairs, &comparisons);
    comparer.restore(&pairs, &mut comparisons, &cluster::inside(&clusters, &pairs).concat());
    let sentences: Vec<Vec<Span>> = extracted.documents.iter().map(sentence_spans).collect();
    let quoted: Vec<Vec<Span>> = extracted.documents.iter().map(quoted_spans).collect();
    let articles: Vec<judge::Article<'_>> = extracted
        .documents
        .iter()
        .zip(sentences.iter().zip(&quoted))
        .map(|(document, (sentences, quoted))| judge::Article {
            path: document.path(),
            meta: document.meta(),
            text: document.text(),
            sentences,
            quoted,
        })
        .collect();
    let sources = judge::Sources { articles: &articles, outlets: &settings.outlets };
    let judged = |clusters: Vec<Cluster>, pairs: &[Candidate], comparisons: &[Comparison]| {
        let evidence = judge::Evidence { claims: &extracted.claims, statements: &statements, pairs, comparisons };
        judge::judge(clusters, evidence, sources, settings.independence)
    };
    let machine = judged(clusters, &pairs, &comparisons);
    if settings.decisions.entries.is_empty() {
        let decided = Decided::default();
        return Crosschecked { statements, pairs, comparisons, judged: machine, decided, extracted };
    }
    let outlets: Vec<Option<&str>> = extracted
        .claims
        .iter()
        .map(|claim| extracted.documents[claim.article.index()].meta().outlet.as_deref())
        .collect();
    let ground = decide::Ground {
        claims: &extracted.claims,
        outlets: &outlets,
        statements: &statements,
        pairs: &pairs,
        comparisons: &comparisons,
        judged: &machine,
        options: settings.compare,
    };
    watch.stage("laying decisions", settings.decisions.entries.len());
    let mut laid = decide::lay(&settings.decisions, &ground);
    let clusters = cluster::linked(&statements, &laid.pairs, &laid.comparisons, &laid.links);
    let inside = cluster::inside(&clusters, &laid.pairs).concat();
    compare::restore(&statements, &laid.pairs, &mut laid.comparisons, &inside);
    let judged = judged(clusters, &laid.pairs, &laid.comparisons);
    let decided = laid.decided.over(&judged);
    Crosschecked { pairs: laid.pairs, comparisons: laid.comparisons, judged, decided, statements, extracted }
}

/// One statement for each claim.
pub fn normalise(extracted: &Extracted) -> Vec<Statement> {
    let of = |claim: &Claim| statement(claim, &extracted.documents[claim.article.index()]);
    extracted.claims.par_iter().map(of).collect()
}

fn statement(claim: &Claim, document: &Document) -> Statement {
    let sentence = match document {
        Document::Story { text, .. } => claim.sentence_span.of(&text.article.text),
        Document::Claims(_) => "",
    };
    normalise::normalise(claim, document.meta().outlet.as_deref()).of_sentence(sentence)
}

/// Parses of the sentences of a story, in their order.
pub fn parses(text: &CleanText, sentences: &[Sentence]) -> Vec<Parse> {
    let each: Vec<(&str, Span)> =
        sentences.iter().map(|sentence| (text.article.text.as_str(), sentence.span)).collect();
    parse::parse_each(&each)
}

fn prepare(input: Input, outlets: &Outlets) -> Result<Document, Skipped> {
    match input {
        Input::Article(article) => {
            let text = clean::clean(article, outlets);
            let sentences = segment::segment(&text);
            Ok(Document::Story { text, sentences })
        }
        Input::Claims(file) => Ok(Document::Claims(file)),
        Input::Skipped(skipped) => Err(skipped),
    }
}

fn extract_document(id: ArticleId, document: &Document) -> Extraction {
    let mut extraction = match document {
        Document::Story { text, sentences } => extract::extract(id, text, sentences, &parses(text, sentences)),
        Document::Claims(file) => extract::from_file(id, file),
    };
    parse_claims(&mut extraction.claims);
    extraction
}

/// A claim's words are not those of its sentence any more.
fn parse_claims(claims: &mut [Claim]) {
    let whole = |text: &str| Span::new(0, text.len());
    let unread = claims.iter().filter(|claim| claim.parse.is_none());
    let texts: Vec<(&str, Span)> = unread.map(|claim| (claim.text.as_str(), whole(&claim.text))).collect();
    let parses = parse::parse_shared(&texts);
    let unread = claims.iter_mut().filter(|claim| claim.parse.is_none());
    for (claim, parse) in unread.zip(parses) {
        claim.parse = Some(parse);
    }
}

fn sentence_spans(document: &Document) -> Vec<Span> {
    match document {
        Document::Story { sentences, .. } => sentences.iter().map(|sentence| sentence.span).collect(),
        Document::Claims(_) => Vec::new(),
    }
}

fn quoted_spans(document: &Document) -> Vec<Span> {
    match document {
        Document::Story { sentences, .. } => {
            sentences.iter().flat_map(|sentence| &sentence.quoted).map(|quoted| quoted.span).collect()
        }
        Document::Claims(_) => Vec::new(),
    }
}

/// How often each id was given, by its hash: a million claims take 40 MB.
#[derive(Default)]
struct Repeats(HashMap<u64, u32>);

impl Repeats {
    /// The n-th repeat of an id adds its number.
    fn make_unique(&mut self, claims: &mut [Claim]) {
        for claim in claims {
            let repeats = self.0.entry(hash64(claim.id.as_str())).or_insert(0);
            *repeats += 1;
            if *repeats > 1 {
                claim.id = Fingerprint::of("claim", &[claim.id.as_str(), &repeats.to_string()]);
            }
        }
    }
}
