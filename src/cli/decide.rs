//! `crosscheck decide`: an editor's decision goes into the decisions file.
//!
//! The file is read, extended and written under a lock, so that two people who decide at once lose nothing. Every byte that
//! was there stays; a decision that cannot hold together with another is refused with both named.

use super::args::Global;
use super::exit::Exit;
use super::lock::Lock;
use super::named::{self, Named};
use super::{output, settings};
use crosscheck::decide::{self, Decisions, Entry, Kind, Subject, Target};
use crosscheck::error::{Error, Result};
use crosscheck::judge::{Verdict, cluster_id};
use crosscheck::pipeline::{self, Crosschecked};
use crosscheck::report::view::harmless;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Of two claims: same (one content), different (not about one thing), contradicts (cannot both be true), compatible (can
both be true). Of a claim or a cluster: not-a-claim and retracted (count for nothing), confirmed (stands as it is).
Ids are those of `crosscheck report` and `crosscheck explain`, or as much of one as no other begins with.

Example: crosscheck decide contradicts 3f21 9bc0 --by 'Ann Lee' --reason 'both give the final toll' articles/")]
pub struct Decide {
    /// same, different, contradicts, compatible, not-a-claim, confirmed or retracted
    #[arg(value_parser = kind)]
    pub kind: Kind,
    /// Id of a claim or cluster
    #[arg(value_name = "A")]
    pub a: String,
    /// Id of the other claim, where the decision is about two, then files and folders
    #[arg(value_name = "B|PATH")]
    pub rest: Vec<String>,
    /// Who decides
    #[arg(long, value_name = "NAME", env = "CROSSCHECK_BY", value_parser = filled)]
    pub by: String,
    /// Why, for whoever reads the file in a year
    #[arg(long, value_name = "TEXT", value_parser = filled)]
    pub reason: String,
    /// The day of the decision [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub on: Option<Date>,
}

fn kind(text: &str) -> std::result::Result<Kind, String> {
    let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    Kind::parse(text).ok_or_else(|| format!("expected one of {}", names.join(", ")))
}

fn filled(text: &str) -> std::result::Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err("expected some words".into()) } else { Ok(text.to_string()) }
}

fn day(text: &str) -> std::result::Result<Date, String> {
    text.trim().parse().map_err(|_| "expected a date as YYYY-MM-DD".into())
}

pub fn run(args: &Decide, global: &Global) -> Result<Exit> {
    let (b, paths) = match (args.kind.is_pair(), args.rest.split_first()) {
        (false, _) => (None, args.rest.as_slice()),
        (true, Some((b, paths))) if named::is_id(b) => (Some(b), paths),
        (true, _) => {
            let reason = format!("{} is about two claims; name both ids, then the files", args.kind);
            return Err(Error::Usage(reason));
        }
    };
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    if paths.is_empty() {
        return Err(settings::no_paths());
    }
    let mut resolved = settings::prepare(global, &paths)?;
    let file = resolved.decisions_file.clone();
    if file.exists() {
        resolved.settings.decisions = Decisions::read(&file)?;
    }
    let extracted = pipeline::extract(&paths, &resolved.settings);
    let exit = settings::tell_skipped(&extracted.skipped, &resolved);
    let run = resolved.crosscheck(extracted);
    let a = named::find(&run, &args.a)?;
    let subject = match b {
        Some(b) => {
            let pair = [claim(&run, a), claim(&run, named::find(&run, b)?)];
            if pair[0] == pair[1] {
                return Err(Error::Usage(format!("{} and {b} name one claim; expected two", args.a)));
            }
            Subject::Pair(Box::new(pair.map(|at| target(&run, at))))
        }
        None => match a {
            Named::Claim(at) => Subject::Claim(target(&run, at)),
            Named::Cluster(at) => {
                let eldest = target(&run, claim(&run, a));
                Subject::Cluster(Target { id: Some(run.judged[at].id.clone()), ..eldest })
            }
        },
    };
    let entry = Entry {
        kind: args.kind,
        subject,
        by: args.by.clone(),
        on: args.on.unwrap_or_else(today),
        reason: args.reason.clone(),
        line: 0,
        column: 0,
    };
    let (decisions, place) = record(&file, &entry)?;
    let before = verdicts(&run, &entry);
    resolved.settings.decisions = decisions;
    let after = verdicts(&resolved.crosscheck(run.extracted), &entry);
    output::write(None, &told(&entry, &place, &before, &after))?;
    Ok(exit)
}

/// Adds the entry; gives the file as it is now and where the entry stands.
fn record(path: &Path, entry: &Entry) -> Result<(Decisions, String)> {
    // Through a link to the file itself, which the new one would else replace.
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let _lock = Lock::take(&real)?;
    let text = match std::fs::read_to_string(&real) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Error::Read { path: path.to_path_buf(), reason: error.to_string() }),
    };
    let known = Decisions::parse(&text, path)?;
    let ids = |entry: &Entry| {
        let mut ids: Vec<_> = entry.subject.targets().iter().map(|target| target.id.clone()).collect();
        ids.sort();
        ids
    };
    let again = |old: &&Entry| old.kind == entry.kind && ids(old) == ids(entry) && !ids(entry).contains(&None);
    if let Some(old) = known.entries.iter().find(again) {
        return Err(Error::Usage(format!("{}:{} says so already, by {}", known.path, old.line, old.by)));
    }
    let text = decide::append(&text, entry, path)?;
    output::write_file(&real, &text)?;
    let decisions = Decisions::parse(&text, path)?;
    let place = decisions.place(decisions.entries.len().saturating_sub(1));
    Ok((decisions, place))
}

/// A claim itself; the claim that a cluster has its id from.
fn claim(run: &Crosschecked, named: Named) -> usize {
    match named {
        Named::Claim(at) => at,
        Named::Cluster(at) => {
            let judged = &run.judged[at];
            let gave_its_id = |claim: &&usize| cluster_id(&run.extracted.claims[**claim].id) == judged.id;
            let claims = &judged.cluster.claims;
            claims.iter().find(gave_its_id).or(claims.first()).copied().unwrap_or(0)
        }
    }
}

fn target(run: &Crosschecked, at: usize) -> Target {
    let claim = &run.extracted.claims[at];
    Target {
        id: Some(claim.id.clone()),
        text: claim.text.clone(),
        speaker: claim.speaker.as_ref().map(|speaker| speaker.name.clone()),
        outlet: run.extracted.documents[claim.article.index()].meta().outlet.clone(),
    }
}

/// The verdicts on the clusters of the named claims.
fn verdicts(run: &Crosschecked, entry: &Entry) -> Vec<Verdict> {
    let is = |at: &usize, target: &Target| {
        let id = &run.extracted.claims[*at].id;
        target.id.as_ref().is_some_and(|wanted| wanted == id || *wanted == cluster_id(id))
    };
    let cluster =
        |target: &Target| run.judged.iter().find(|judged| judged.cluster.claims.iter().any(|at| is(at, target)));
    entry.subject.targets().iter().filter_map(|target| Some(cluster(target)?.verdict)).collect()
}

fn told(entry: &Entry, place: &str, before: &[Verdict], after: &[Verdict]) -> String {
    let targets: Vec<String> = entry.subject.targets().iter().map(quoted).collect();
    let what = match targets.as_slice() {
        [a, b] => match entry.kind {
            Kind::Contradicts => format!("{a} contradicts {b}"),
            kind => format!("{a} and {b} are {kind}"),
        },
        [one] if matches!(entry.subject, Subject::Cluster(_)) => format!("the cluster of {one} is {}", entry.kind),
        [one] => format!("{one} is {}", entry.kind),
        _ => String::new(),
    };
    let mut text = format!("{place}: {what}, by {} on {}\n", harmless(&entry.by), entry.on);
    let words = |verdicts: &[Verdict]| {
        let mut names: Vec<&str> = verdicts.iter().map(|verdict| verdict.as_str()).collect();
        names.dedup();
        names.join(" and ")
    };
    let (before, after) = (words(before), words(after));
    text +=
        &if before == after { format!("verdict: still {after}\n") } else { format!("verdict: {before} → {after}\n") };
    text
}

fn quoted(target: &Target) -> String {
    let who = target.speaker.iter().chain(&target.outlet).map(|name| harmless(name)).collect::<Vec<_>>().join(", ");
    let who = if who.is_empty() { who } else { format!(" ({who})") };
    format!("“{}”{who}", harmless(&target.text))
}

fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
