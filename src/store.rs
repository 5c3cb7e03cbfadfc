//! What one run found out that the next need not: a file that grows with an archive.
//!
//! Takes pairs of texts, gives what the inference model says of them, and asks the model only where no earlier run did. That is four
//! fifths of the time of a run, so an archive to which an article was added costs what the article touches. Everything else is made
//! anew: the same result as without the file, to the byte.
//! An embedded database keeps it, and what is written is whole or not there: a run may be killed at any moment.
//! An entry is named by what it was made from (both texts, the weights, this program's version), so none goes stale.
//! Leaves to others: articles and claims, which every run reads and cuts anew.

use crate::error::{Error, Result};
use crate::nli::{self, Scores};
use redb::{Database, DatabaseError, ReadableDatabase, TableDefinition, TableError};
use sha2::{Digest, Sha256};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Entails, neutral, contradicts of a pair of texts.
const SCORES: TableDefinition<u128, (f32, f32, f32)> = TableDefinition::new("scores");

pub struct Store {
    path: PathBuf,
    database: Database,
    failure: Mutex<Option<String>>,
}

impl Store {
    /// Opens the file, or begins it. One run at a time holds it.
    pub fn open(path: &Path) -> Result<Store> {
        let failed = |reason: String| Error::Store { path: path.to_path_buf(), reason };
        if !path.exists() {
            begin(path).map_err(failed)?;
        }
        let database = Database::create(path).map_err(|error| match error {
            DatabaseError::DatabaseAlreadyOpen => {
                failed("another run holds it; wait for that run, or go without".into())
            }
            error => failed(error.to_string()),
        })?;
        Ok(Store { path: path.to_path_buf(), database, failure: Mutex::new(None) })
    }

    /// The scores of each (premise, hypothesis), in their order.
    pub fn scores(&self, pairs: &[(&str, &str)]) -> Vec<Scores> {
        let keys: Vec<u128> = pairs.iter().map(|(premise, hypothesis)| key(premise, hypothesis)).collect();
        let known = self.known(&keys).unwrap_or_else(|reason| {
            self.fail(reason);
            vec![None; keys.len()]
        });
        let asked: Vec<usize> = (0..pairs.len()).filter(|at| known[*at].is_none()).collect();
        let fresh = nli::scores(&asked.iter().map(|at| pairs[*at]).collect::<Vec<_>>());
        let entries = asked.iter().map(|at| keys[*at]).zip(&fresh);
        if !fresh.is_empty()
            && let Err(reason) = self.keep(entries)
        {
            self.fail(reason);
        }
        let mut fresh = fresh.iter();
        known.into_iter().filter_map(|known| known.or_else(|| fresh.next().copied())).collect()
    }

    /// Why something could not be read or kept, if so; the run went on without.
    pub fn failure(&self) -> Option<Error> {
        let reason = self.failure.lock().ok()?.clone()?;
        Some(Error::Store { path: self.path.clone(), reason })
    }

    fn known(&self, keys: &[u128]) -> std::result::Result<Vec<Option<Scores>>, String> {
        let reading = self.database.begin_read().map_err(told)?;
        let table = match reading.open_table(SCORES) {
            Ok(table) => table,
            Err(TableError::TableDoesNotExist(_)) => return Ok(vec![None; keys.len()]),
            Err(error) => return Err(told(error)),
        };
        let of = |key: &u128| {
            let found = table.get(key).map_err(told)?;
            Ok(found.map(|found| {
                let (entails, neutral, contradicts) = found.value();
                Scores { entails, neutral, contradicts }
            }))
        };
        keys.iter().map(of).collect()
    }

    fn keep<'s>(&self, entries: impl Iterator<Item = (u128, &'s Scores)>) -> std::result::Result<(), String> {
        let writing = self.database.begin_write().map_err(told)?;
        {
            let mut table = writing.open_table(SCORES).map_err(told)?;
            for (key, scores) in entries {
                table.insert(key, (scores.entails, scores.neutral, scores.contradicts)).map_err(told)?;
            }
        }
        writing.commit().map_err(told)
    }

    fn fail(&self, reason: String) {
        if let Ok(mut failure) = self.failure.lock() {
            failure.get_or_insert(reason);
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.path.display())
    }
}

/// Made under another name first: a run that is killed here leaves no half of a file where the next one looks.
fn begin(path: &Path) -> std::result::Result<(), String> {
    let mut name = path.as_os_str().to_os_string();
    name.push(format!(".{}.new", std::process::id()));
    drop(Database::create(&name).map_err(told)?);
    std::fs::rename(&name, path).map_err(told)
}

fn told(error: impl fmt::Display) -> String {
    error.to_string()
}

fn key(premise: &str, hypothesis: &str) -> u128 {
    let mut hash = Sha256::new();
    for part in [env!("CARGO_PKG_VERSION"), nli::WEIGHTS, premise, hypothesis] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    digest[..16].iter().fold(0, |key, byte| key << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIRS: [(&str, &str); 3] = [
        ("Three miners died when the shaft collapsed.", "Nobody was hurt."),
        ("The bridge reopened on Monday.", "Traffic crosses the bridge again."),
        ("Three miners died when the shaft collapsed.", "Nobody was hurt."),
    ];

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("crosscheck-store-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    #[test]
    fn what_is_kept_is_what_the_model_says() {
        let folder = folder("kept");
        let path = folder.join("kept");
        let plain = nli::scores(&PAIRS);
        let first = Store::open(&path).expect("it opens").scores(&PAIRS[..2]);
        assert_eq!(first, plain[..2]);
        let store = Store::open(&path).expect("it opens again");
        assert!(store.known(&[key(PAIRS[0].0, PAIRS[0].1)]).is_ok_and(|known| known[0] == Some(plain[0])));
        assert_eq!(store.scores(&PAIRS), plain);
        assert!(store.known(&[key(PAIRS[0].1, PAIRS[0].0)]).is_ok_and(|known| known[0].is_none()), "turned round");
        assert!(store.failure().is_none());
        let _ = std::fs::remove_dir_all(folder);
    }

    #[test]
    fn what_cannot_be_a_store_is_named_and_left_as_it_is() {
        let folder = folder("named");
        let path = folder.join("notes.txt");
        std::fs::write(&path, "not a store\n").expect("written");
        let error = Store::open(&path).expect_err("no store").to_string();
        assert!(error.contains("notes.txt"), "{error}");
        assert_eq!(std::fs::read_to_string(&path).expect("still there"), "not a store\n");
        let held = Store::open(&folder.join("held")).expect("it opens");
        let error = Store::open(&folder.join("held")).expect_err("held").to_string();
        assert!(error.contains("another run"), "{error}");
        drop(held);
        let _ = std::fs::remove_dir_all(folder);
    }
}
