//! Who publishes: known outlets by domain or name, their publisher family, and which of them are wire services.
//!
//! Takes a name ("The Associated Press"), a domain or an address, gives the [`Outlet`] it stands for. What is not in the
//! lexicon is unknown; users add entries in the same form from their configuration.
//! Worked: `https://www.thesun.co.uk/news/1` gives The Sun of the family News UK (News Corp); `ap` is nobody, `AP` is AP.

use crate::error::{Error, Result};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

static LEXICON: &str = include_str!("../lexicon/outlets.txt");

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum OutletKind {
    Outlet,
    /// Sells its reports to others: a credit or dateline with its name makes it the origin.
    Wire,
    /// Carries the reports of others under their names.
    Syndicator,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    pub name: String,
    pub kind: OutletKind,
    /// The publisher behind it; outlets of one family are no independent witnesses.
    pub family: Option<String>,
}

/// Lookup table; later entries win, so a user's entry replaces a bundled one.
#[derive(Clone, Debug, Default)]
pub struct Outlets {
    by_domain: HashMap<String, Arc<Outlet>>,
    /// Exact names, as written: "Time" is an outlet, "time" is not.
    by_name: HashMap<String, Arc<Outlet>>,
    /// Last words of longer names: "Times" of "Irish Times".
    kinds: HashSet<String>,
}

impl Outlets {
    /// The outlets that come with the program.
    pub fn bundled() -> Self {
        let mut outlets = Outlets::default();
        for line in LEXICON.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            outlets.add(line).expect("the bundled lexicon is tested");
        }
        outlets
    }

    /// `name | kind | family or - | domains | other names`, lists with commas; `kind` is outlet, wire or syndicator.
    pub fn add(&mut self, entry: &str) -> Result<()> {
        let wrong = |what: &str| {
            Error::Config(format!(
                "outlet entry {entry:?}: {what}; write name | kind | family or - | domains | other names"
            ))
        };
        let mut columns = entry.split('|').map(str::trim);
        let name = columns.next().filter(|name| !name.is_empty()).ok_or_else(|| wrong("has no name"))?;
        let kind = match columns.next() {
            Some("outlet") => OutletKind::Outlet,
            Some("wire") => OutletKind::Wire,
            Some("syndicator") => OutletKind::Syndicator,
            _ => return Err(wrong("has no kind (outlet, wire, syndicator)")),
        };
        let family = columns.next().filter(|family| !matches!(*family, "" | "-")).map(str::to_string);
        let domains = columns.next().unwrap_or("");
        let others = columns.next().unwrap_or("");
        if columns.next().is_some() {
            return Err(wrong("has more than five columns"));
        }
        let outlet = Arc::new(Outlet { name: name.to_string(), kind, family });
        for domain in listed(domains) {
            self.by_domain.insert(domain.to_lowercase(), Arc::clone(&outlet));
        }
        for other in listed(others).chain([name]) {
            let plain = plain_name(other);
            self.kinds.extend(plain.rsplit_once(' ').map(|(_, kind)| kind.to_string()));
            self.by_name.insert(plain, Arc::clone(&outlet));
        }
        Ok(())
    }

    /// By name as a text writes it, by domain, or by address.
    pub fn lookup(&self, name: &str) -> Option<&Outlet> {
        let name = name.trim();
        self.by_name.get(&plain_name(name)).map(AsRef::as_ref).or_else(|| self.of_host(host(name)?))
    }

    /// Whether other names end like this one ("Times", "Post"): behind more capital words it is a part of another name.
    pub fn is_kind(&self, name: &str) -> bool {
        self.kinds.contains(&plain_name(name.trim()))
    }

    /// The canonical name where the outlet is known, else the name itself.
    pub fn canonical<'a>(&'a self, name: &'a str) -> &'a str {
        self.lookup(name).map_or(name.trim(), |outlet| outlet.name.as_str())
    }

    /// The publisher family, else the canonical name: what counts as one origin.
    pub fn family<'a>(&'a self, name: &'a str) -> &'a str {
        match self.lookup(name) {
            Some(outlet) => outlet.family.as_deref().unwrap_or(&outlet.name),
            None => name.trim(),
        }
    }

    /// The outlet of an address, by its host or a parent domain of it.
    pub fn of_url(&self, url: &str) -> Option<&Outlet> {
        self.of_host(host(url)?)
    }

    fn of_host(&self, host: &str) -> Option<&Outlet> {
        let host = host.to_ascii_lowercase();
        let mut rest = host.as_str();
        loop {
            if let Some(outlet) = self.by_domain.get(rest) {
                return Some(outlet);
            }
            rest = rest.split_once('.')?.1;
        }
    }
}

fn listed(column: &str) -> impl Iterator<Item = &str> {
    column.split(',').map(str::trim).filter(|item| !item.is_empty())
}

/// "The Associated Press" and "Associated Press" are one name.
fn plain_name(name: &str) -> String {
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    name.replace('’', "'").trim_end_matches("'s").to_string()
}

/// The host of an address or of something that looks like a domain; `None` for words.
pub(crate) fn host(text: &str) -> Option<&str> {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.rsplit('@').next()?;
    let is_domain = host.contains('.')
        && host.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-') && !label.ends_with('-')
        })
        && host.rsplit('.').next().is_some_and(|top| top.len() >= 2 && top.chars().all(char::is_alphabetic));
    is_domain.then(|| host.strip_prefix("www.").unwrap_or(host))
}

/// "News.Az", "orda.kz": two or more labels and a capital or small top one; "U.S" and "e.g" are not.
pub(crate) fn is_domain(name: &str) -> bool {
    host(name) == Some(name) && name.split('.').next().is_some_and(|label| label.chars().count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_domains_and_addresses_lead_to_one_outlet() {
        let outlets = Outlets::bundled();
        for name in ["AP", "The Associated Press", "Associated Press", "apnews.com", "https://www.apnews.com/article/x"]
        {
            assert_eq!(outlets.canonical(name), "AP", "{name}");
        }
        assert_eq!(outlets.lookup("AFP").map(|o| o.kind), Some(OutletKind::Wire));
        for unknown in ["ap", "The Harbour Post", "harbour.example", "U.S.", "e.g", ""] {
            assert_eq!(outlets.lookup(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn families_hold_and_users_extend_them() {
        let mut outlets = Outlets::bundled();
        assert_eq!(outlets.family("The Sun"), outlets.family("thetimes.co.uk"));
        assert_ne!(outlets.family("The Guardian"), outlets.family("The Sun"));
        assert_eq!(outlets.family("Harbour Post"), "Harbour Post");
        outlets
            .add("Harbour Post | outlet | Quay Media | harbour.example | Post of the Harbour")
            .expect("a good entry");
        assert_eq!(outlets.family("news.harbour.example"), "Quay Media");
        let error = outlets.add("Harbour Post | paper").expect_err("no such kind");
        assert!(error.to_string().contains("has no kind"), "{error}");
    }

    #[test]
    fn the_lexicon_is_sorted_and_every_entry_parses() {
        let entries: Vec<&str> = LEXICON.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        let mut sorted = entries.clone();
        sorted.sort_by_key(|entry| entry.split('|').next().map(str::to_lowercase));
        assert_eq!(entries, sorted);
        let mut outlets = Outlets::default();
        for entry in entries {
            outlets.add(entry).expect(entry);
            assert_eq!(entry.matches('|').count(), 4, "{entry}");
        }
    }
}
