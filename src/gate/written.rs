//! Findings that only a claim file can have: quotes that are not there, hedges that went missing, repeats, nobody named;
//! and the `ignore` entries that excuse a finding.
//!
//! Takes [`Facts`] of the run: the report's data leave out what only a claim file says.

use super::collect::location;
use super::finding::{CODES, Finding, Level, Location, Related, Status};
use super::levels::{Levels, unknown};
use super::quote::Searchable;
use crate::extract::Certainty;
use crate::id::{Fingerprint, normalised};
use crate::read::Ignored;
use crate::report::view::{Index, Located};
use crate::report::{ArticleEntry, DecisionEntry, EdgeEntry, Report, Sources};
use crate::span::Span;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What the gate knows beside the report.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Claims whose speaker has no name.
    pub unnamed: BTreeSet<Fingerprint>,
    /// The entries of all claim files, by claim.
    pub written: BTreeMap<Fingerprint, Written>,
    /// Paths of claim files.
    pub claim_files: BTreeSet<String>,
    /// Contradictions of the machine that a decision took away.
    pub settled: Vec<Settled>,
    /// Faults of the decisions file, ready made.
    pub decisions: Vec<Finding>,
}

/// One entry of a claim file as far as only the gate needs it.
#[derive(Clone, Debug, Default)]
pub struct Written {
    pub quote: Option<Quoted>,
    pub ignore: Vec<Ignored>,
}

/// A quote in a claim file, and the text of the article it names.
#[derive(Clone, Debug)]
pub struct Quoted {
    pub words: String,
    /// In the claim file.
    pub span: Option<Span>,
    /// What the entry calls the article; `None` where it names none.
    pub article: Option<String>,
    /// The article's text; `Err` says why there is none.
    pub text: Option<Result<std::sync::Arc<Searchable>, String>>,
    /// How sure the quote is of itself.
    pub certainty: Certainty,
}

/// An edge that is no contradiction any more.
#[derive(Clone, Debug)]
pub struct Settled {
    pub edge: EdgeEntry,
    pub cluster: Option<Fingerprint>,
    pub decision: DecisionEntry,
}

pub(super) fn check(report: &Report, index: &Index<'_>, sources: &Sources, facts: &Facts) -> Vec<Finding> {
    let mut findings = facts.decisions.clone();
    for (id, written) in &facts.written {
        let Some(located) = index.get(id) else { continue };
        if let Some(quoted) = &written.quote {
            findings.extend(quote_not_found(located, quoted, sources));
            findings.extend(hedge_dropped(located, quoted, sources));
        }
    }
    let articles = report.articles.par_iter().filter(|article| facts.claim_files.contains(&article.path));
    findings.par_extend(articles.flat_map_iter(|article| of_file(article, sources)));
    let held =
        |located: &Located<'_>| facts.claim_files.is_empty() || facts.claim_files.contains(&located.article.path);
    let unnamed = facts.unnamed.iter().filter_map(|id| index.get(id)).filter(held);
    findings.extend(unnamed.map(|located| unnamed_source(located, sources)));
    findings
}

/// What one claim file says twice, or in nobody's name.
fn of_file(article: &ArticleEntry, sources: &Sources) -> Vec<Finding> {
    let mut said: BTreeMap<(String, Option<&str>), Vec<Located<'_>>> = BTreeMap::new();
    let mut nobody = Vec::new();
    for claim in &article.claims {
        let located = Located { article, claim };
        let key = (normalised(&claim.text), claim.speaker.as_deref());
        said.entry(key).or_default().push(located);
        if claim.speaker.is_none() && article.outlet.is_none() {
            nobody.push(located);
        }
    }
    let repeats = said.values().filter_map(|claims| duplicate(claims, sources));
    repeats.chain(unattributed(&nobody, sources)).collect()
}

fn at_claim(code: &'static str, located: Located<'_>, sources: &Sources, message: String, words: &[&str]) -> Finding {
    Finding {
        code,
        level: Level::Warn,
        message,
        at: location(sources, &located.article.path, located.claim.span),
        related: Vec::new(),
        fingerprint: Fingerprint::of(code, words),
        cluster: None,
        claims: vec![located.claim.id.clone()],
        signals: Vec::new(),
        status: Status::New,
    }
}

fn quote_not_found(located: Located<'_>, quoted: &Quoted, sources: &Sources) -> Option<Finding> {
    let name = quoted.article.as_deref().unwrap_or("the article of its source");
    let message = match quoted.text.as_ref()? {
        Ok(text) if text.holds(&quoted.words) => return None,
        Ok(_) => format!("{name} does not hold the quote “{}”", quoted.words),
        Err(reason) => format!("the quote cannot be checked: {name} {reason}"),
    };
    let words = [located.claim.text.as_str(), &quoted.words];
    let mut finding = at_claim("quote-not-found", located, sources, message, &words);
    if let Some(span) = quoted.span {
        finding.at = location(sources, &located.article.path, span);
    }
    Some(finding)
}

/// "The ferry may have sunk" quoted, "the ferry sank" claimed. A claim that says who said it may be as sure as its
/// speaker; one that is hedged at all is left alone.
fn hedge_dropped(located: Located<'_>, quoted: &Quoted, sources: &Sources) -> Option<Finding> {
    if quoted.certainty == Certainty::Certain || located.claim.certainty != Certainty::Certain {
        return None;
    }
    let degree = match quoted.certainty {
        Certainty::Likely => "likely",
        Certainty::Possible => "possible",
        Certainty::Alleged => "alleged",
        Certainty::Expected => "expected",
        Certainty::Certain => return None,
    };
    let message =
        format!("“{}” is surer than its quote, which has it as {degree}: “{}”", located.claim.text, quoted.words);
    Some(at_claim("hedge-dropped", located, sources, message, &[&located.claim.text, &quoted.words]))
}

/// One finding for all entries that say the same, at the second of them.
fn duplicate(claims: &[Located<'_>], sources: &Sources) -> Option<Finding> {
    let [first, second, others @ ..] = claims else { return None };
    let claim = second.claim;
    let speaker = claim.speaker.as_deref().unwrap_or("");
    let times = if others.is_empty() { "twice".to_string() } else { format!("{} times", claims.len()) };
    let message = format!("“{}” stands in this file {times}", claim.text);
    let words = [second.outlet(), speaker, claim.text.as_str()];
    let mut finding = at_claim("duplicate-claim", *second, sources, message, &words);
    for (located, message) in
        std::iter::once((first, "the first time")).chain(others.iter().map(|other| (other, "and again")))
    {
        let at = location(sources, &located.article.path, located.claim.span);
        finding.related.push(Related { at, message: message.into() });
        finding.claims.push(located.claim.id.clone());
    }
    Some(finding)
}

fn unattributed(claims: &[Located<'_>], sources: &Sources) -> Option<Finding> {
    let first = *claims.first()?;
    let message = match claims.len() {
        1 => format!("nobody is named for “{}”: neither a speaker nor the file's outlet", first.claim.text),
        count => format!("nobody is named for {count} claims of this file: neither speakers nor the file's outlet"),
    };
    let mut finding = at_claim("unattributed", first, sources, message, &[first.outlet()]);
    finding.claims = claims.iter().map(|located| located.claim.id.clone()).collect();
    Some(finding)
}

fn unnamed_source(located: Located<'_>, sources: &Sources) -> Finding {
    let speaker = located.claim.speaker.as_deref().unwrap_or("somebody");
    let message = format!("“{}” rests on a source without a name: {speaker}", located.claim.text);
    at_claim("unnamed-source", located, sources, message, &[located.outlet(), &located.claim.text])
}

/// Marks what `ignore` entries excuse, and adds a finding for each entry that excuses nothing.
pub(super) fn ignore(
    findings: &mut Vec<Finding>,
    index: &Index<'_>,
    sources: &Sources,
    facts: &Facts,
    levels: &Levels,
) {
    let ignoring: BTreeMap<&Fingerprint, &Vec<Ignored>> =
        facts.written.iter().filter(|(_, w)| !w.ignore.is_empty()).map(|(id, w)| (id, &w.ignore)).collect();
    if ignoring.is_empty() {
        return;
    }
    let mut used: BTreeSet<(&Fingerprint, &str)> = BTreeSet::new();
    for finding in findings.iter_mut() {
        for id in &finding.claims {
            let Some((id, entries)) = ignoring.get_key_value(id) else { continue };
            if let Some(entry) = entries.iter().find(|entry| entry.code == finding.code) {
                used.insert((id, entry.code.as_str()));
                if finding.status == Status::New {
                    finding.status = Status::Ignored { reason: entry.reason.clone() };
                }
            }
        }
    }
    for (id, entries) in ignoring {
        let Some(located) = index.get(id) else { continue };
        for entry in entries.iter().filter(|entry| !used.contains(&(id, entry.code.as_str()))) {
            let message = if CODES.iter().any(|code| code.name == entry.code) {
                format!("“{}” has no finding {} to ignore", located.claim.text, entry.code)
            } else {
                unknown(&entry.code)
            };
            let words = [located.outlet(), &located.claim.text, &entry.code];
            let mut finding = at_claim("unused-ignore", located, sources, message, &words);
            finding.level = levels.of("unused-ignore");
            findings.push(finding);
        }
    }
}

/// A finding about an entry of the decisions file.
pub fn about_decision(code: &'static str, message: String, at: Location, words: &[&str]) -> Finding {
    Finding {
        code,
        level: Level::Warn,
        message,
        at,
        related: Vec::new(),
        fingerprint: Fingerprint::of(code, words),
        cluster: None,
        claims: Vec::new(),
        signals: Vec::new(),
        status: Status::New,
    }
}
