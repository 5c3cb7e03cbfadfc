//! What stands on the page: the report in the order, words and pieces that a reader sees.
//!
//! Takes a report, gives [`Page`]: findings by verdict, each with its sides, reasons, doubts, origins and dates; the choices
//! of the filter; the time line; what was read.

use super::super::markdown::is_web;
use super::super::model::{ArticleEntry, Report};
use super::super::sources::Sources;
use super::super::view::{Index, folder, harmless};
use super::card::{Card, Maker};
use crate::judge::Verdict;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Serialize)]
pub(super) struct Page {
    headline: String,
    lead: String,
    groups: Vec<Group>,
    outlets: Vec<String>,
    speakers: Vec<String>,
    days: Vec<Day>,
    /// Of the time line's bars.
    width: usize,
    /// How many documents the time line leaves out.
    undated: Option<String>,
    articles: Vec<Read>,
    /// What their paths begin with.
    folder: String,
    skipped: Vec<NotRead>,
}

/// The findings of one verdict.
#[derive(Serialize)]
struct Group {
    verdict: &'static str,
    name: &'static str,
    title: String,
    says: &'static str,
    total: usize,
    cards: Vec<Card>,
}

/// A day of the time line, or a month where there are many days.
#[derive(Serialize)]
struct Day {
    text: String,
    from: String,
    to: String,
    bars: Vec<Bar>,
    many: String,
}

#[derive(Serialize)]
struct Bar {
    verdict: &'static str,
    x: usize,
    width: usize,
}

#[derive(Serialize)]
struct Read {
    outlet: String,
    title: String,
    path: String,
    url: Option<String>,
    date: Option<Stamp>,
    upstreams: String,
    claims: usize,
}

#[derive(Serialize)]
struct NotRead {
    path: String,
    reason: String,
}

/// A date for people and for machines.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Stamp {
    pub(super) iso: String,
    pub(super) text: String,
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Stamp {
    pub(super) fn of(date: Date) -> Stamp {
        let month = usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at)).unwrap_or(&"");
        Stamp { iso: date.to_string(), text: format!("{} {month} {}", date.day(), date.year()) }
    }
}

const VERDICTS: [Verdict; 3] = [Verdict::Disputed, Verdict::Corroborated, Verdict::SingleSource];
/// Pixels of the longest bar.
const BAR: usize = 120;
/// More days than this are shown by month: a story runs for weeks, an archive for years. A guess.
const MAX_DAYS: usize = 40;

pub(super) fn page(report: &Report, sources: &Sources) -> Page {
    let index = Index::of(report);
    let choices = Choices::of(report);
    let folder = folder(report);
    let maker = Maker { index: &index, sources, choices: &choices, folder: &folder };
    let groups: Vec<Group> = VERDICTS.iter().map(|verdict| group(*verdict, report, &maker)).collect();
    let summary = &report.summary;
    let dates: BTreeSet<Date> = report.articles.iter().filter_map(|article| article.date).collect();
    let when = match (dates.first(), dates.last()) {
        (Some(first), Some(last)) if first == last => format!(", {}", Stamp::of(*first).text),
        (Some(first), Some(last)) => format!(", {} to {}", Stamp::of(*first).text, Stamp::of(*last).text),
        _ => String::new(),
    };
    Page {
        headline: format!(
            "{} disputed, {} corroborated, {} single-source",
            summary.disputed, summary.corroborated, summary.single_source
        ),
        lead: format!(
            "{} from {}{when}.",
            counted(summary.claims, "claim", "claims"),
            counted(summary.articles, "document", "documents")
        ),
        days: days(report, &index),
        width: BAR,
        outlets: choices.outlets.iter().map(|name| harmless(name)).collect(),
        speakers: choices.speakers.iter().map(|name| harmless(name)).collect(),
        groups,
        undated: match report.articles.iter().filter(|article| article.date.is_none()).count() {
            0 => None,
            count => Some(counted(count, "document has no date", "documents have no date")),
        },
        articles: report.articles.iter().map(|article| read(article, &maker)).collect(),
        folder: harmless(&folder),
        skipped: report
            .skipped
            .iter()
            .map(|one| NotRead { path: harmless(&one.path), reason: harmless(&one.reason) })
            .collect(),
    }
}

pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What the filter offers, in the order of its lists; a card names its own by position.
pub(super) struct Choices<'a> {
    outlets: Vec<&'a str>,
    speakers: Vec<&'a str>,
}

impl<'a> Choices<'a> {
    fn of(report: &'a Report) -> Self {
        let outlets: BTreeSet<&str> = report.articles.iter().map(outlet_of).collect();
        let claims = report.articles.iter().flat_map(|article| &article.claims);
        let speakers: BTreeSet<&str> = claims.filter_map(|claim| claim.speaker.as_deref()).collect();
        Choices { outlets: outlets.into_iter().collect(), speakers: speakers.into_iter().collect() }
    }

    pub(super) fn outlet(&self, name: &str) -> Option<usize> {
        self.outlets.binary_search(&name).ok()
    }

    pub(super) fn speaker(&self, name: &str) -> Option<usize> {
        self.speakers.binary_search(&name).ok()
    }
}

/// As [`Located::outlet`](super::super::view::Located::outlet) has it.
fn outlet_of(article: &ArticleEntry) -> &str {
    article.outlet.as_deref().unwrap_or_else(|| article.path.rsplit('/').next().unwrap_or(&article.path))
}

fn group(verdict: Verdict, report: &Report, maker: &Maker<'_>) -> Group {
    let clusters = report.clusters.iter().filter(|cluster| cluster.verdict == verdict);
    let cards: Vec<Card> = clusters.map(|cluster| maker.card(cluster)).collect();
    let (name, title, says) = match verdict {
        Verdict::Disputed => {
            ("disputed", "Disputed", "Two claims of each finding cannot both be true, by the words marked.")
        }
        Verdict::Corroborated => (
            "corroborated",
            "Corroborated",
            "At least two independent voices say so, and nobody among what was read contradicts it.",
        ),
        Verdict::SingleSource => (
            "single-source",
            "Single-source",
            "One voice says so. One more independent voice would corroborate it; one claim that contradicts it would make it \
             disputed.",
        ),
    };
    Group { verdict: verdict.as_str(), name, title: title.to_string(), says, total: cards.len(), cards }
}

fn read(article: &ArticleEntry, maker: &Maker<'_>) -> Read {
    let upstreams: Vec<String> = article.upstreams.iter().map(|upstream| harmless(&upstream.name)).collect();
    Read {
        outlet: harmless(article.outlet.as_deref().unwrap_or("not named")),
        title: harmless(article.title.as_deref().unwrap_or("without a title")),
        path: harmless(maker.short_path(&article.path)),
        url: web(article.url.as_deref()),
        date: article.date.map(Stamp::of),
        upstreams: upstreams.join(", "),
        claims: article.claims.len(),
    }
}

/// Only addresses of the web become links.
pub(super) fn web(url: Option<&str>) -> Option<String> {
    url.filter(|url| is_web(url)).map(|url| harmless(url.trim()))
}

/// Claims by publication date and verdict.
fn days(report: &Report, index: &Index<'_>) -> Vec<Day> {
    let mut counts: BTreeMap<Date, [usize; 3]> = BTreeMap::new();
    for cluster in &report.clusters {
        let at = VERDICTS.iter().position(|verdict| *verdict == cluster.verdict).unwrap_or(0);
        for date in cluster.claims.iter().filter_map(|id| index.get(id)?.article.date) {
            counts.entry(date).or_default()[at] += 1;
        }
    }
    let by_month = counts.len() > MAX_DAYS;
    let mut spans: BTreeMap<(Date, Date), [usize; 3]> = BTreeMap::new();
    for (date, count) in counts {
        let span = if by_month { (date.first_of_month(), date.last_of_month()) } else { (date, date) };
        let sum = spans.entry(span).or_default();
        sum.iter_mut().zip(count).for_each(|(sum, count)| *sum += count);
    }
    let most = spans.values().map(|count| count.iter().sum::<usize>()).max().unwrap_or(1).max(1);
    spans.into_iter().map(|((from, to), count)| day(from, to, count, most)).collect()
}

fn day(from: Date, to: Date, count: [usize; 3], most: usize) -> Day {
    let mut bars = Vec::new();
    let mut x = 0;
    for (verdict, count) in VERDICTS.iter().zip(count).filter(|(_, count)| *count > 0) {
        let width = (count * BAR / most).max(2);
        bars.push(Bar { verdict: verdict.as_str(), x, width });
        x += width;
    }
    let parts = VERDICTS.iter().zip(count).filter(|(_, count)| *count > 0);
    let many: Vec<String> = parts.map(|(verdict, count)| format!("{count} {}", verdict.as_str())).collect();
    let text = Stamp::of(from).text;
    let text =
        if from == to { text } else { text.split_once(' ').map_or(text.clone(), |(_, month)| month.to_string()) };
    Day { text, from: from.to_string(), to: to.to_string(), bars, many: many.join(", ") }
}
