//! Extraction part by part, for a folder of any size.
//!
//! Takes paths, gives [`Part`]s: some articles with their claims and statements, in the order of paths, the same as
//! [`extract`](super::extract) gives for all at once. A part is dropped before the next is made, so memory follows the largest
//! files that are open together, not the folder; beside them only the ids that were given are kept.
//! Leaves to others what needs all claims at once (`block` and what comes after it).

use super::{Extracted, Repeats, Settings, Watch};
use crate::normalise::Statement;
use crate::read::{self, Input, InputSource, Skipped};
use rayon::prelude::*;
use std::path::PathBuf;

/// Files that are open together, for each thread: enough that none waits long for the slowest.
const FILES: usize = 24;
/// Articles of a part, for each thread: a file of a million articles is taken apart in pieces, too.
const ARTICLES: usize = 24;

/// Some articles. `extracted.skipped` is empty: see [`Stream::skipped`].
pub struct Part {
    pub extracted: Extracted,
    /// One for each claim.
    pub statements: Vec<Statement>,
}

pub struct Stream<'a> {
    settings: &'a Settings,
    sources: std::vec::IntoIter<InputSource>,
    /// Loaded and not yet given.
    inputs: std::vec::IntoIter<Input>,
    repeats: Repeats,
    skipped: Vec<Skipped>,
}

impl<'a> Stream<'a> {
    pub fn open(paths: &[PathBuf], settings: &'a Settings) -> Stream<'a> {
        let found = read::discover(paths, &settings.read);
        settings.watch.stage("finding claims", found.sources.len());
        Stream {
            settings,
            sources: found.sources.into_iter(),
            inputs: Vec::new().into_iter(),
            repeats: Repeats::default(),
            skipped: found.skipped,
        }
    }

    /// What could not be used so far, in the order of paths.
    pub fn skipped(&self) -> Vec<Skipped> {
        let mut skipped = self.skipped.clone();
        skipped.sort_by(|a, b| a.path.cmp(&b.path));
        skipped
    }

    /// Whether there was anything more to load.
    fn load(&mut self) -> bool {
        let some: Vec<InputSource> = self.sources.by_ref().take(FILES * rayon::current_num_threads()).collect();
        let loaded: Vec<Vec<Input>> = some
            .par_iter()
            .map(|source| {
                let inputs = read::load(source, &self.settings.read);
                self.settings.watch.one();
                inputs
            })
            .collect();
        self.inputs = loaded.into_iter().flatten().collect::<Vec<Input>>().into_iter();
        !some.is_empty()
    }
}

impl Iterator for Stream<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        while self.inputs.len() == 0 {
            if !self.load() {
                return None;
            }
        }
        let some: Vec<Input> = self.inputs.by_ref().take(ARTICLES * rayon::current_num_threads()).collect();
        // Files were counted when they were loaded.
        let unwatched = Watch::default();
        let mut extracted = super::cleaned(some, self.settings, &unwatched);
        super::find_claims(&mut extracted, &mut self.repeats, &unwatched);
        self.skipped.append(&mut extracted.skipped);
        let statements = super::normalise(&extracted);
        Some(Part { extracted, statements })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_together_are_the_whole() {
        let folder = std::env::temp_dir().join(format!("crosscheck-stream-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let story = |i: usize| format!("{{\"title\": \"Fire\", \"text\": \"A fire killed {} people.\"}}\n", i % 5);
        let many: String = (0..300).map(story).collect();
        std::fs::write(folder.join("a.jsonl"), many).expect("written");
        std::fs::write(folder.join("b.txt"), "The mayor of Bari resigned on Monday.").expect("written");
        std::fs::write(folder.join("c.json"), "{").expect("written");
        let settings = Settings::default();
        let paths = [folder.clone()];
        let whole = super::super::extract(&paths, &settings);
        let mut stream = Stream::open(&paths, &settings);
        let (mut ids, mut texts, mut parts) = (Vec::new(), Vec::new(), 0);
        for part in stream.by_ref() {
            parts += 1;
            assert_eq!(part.statements.len(), part.extracted.claims.len());
            ids.extend(part.extracted.claims.iter().map(|claim| claim.id.clone()));
            texts.extend(part.extracted.documents.iter().map(|document| document.text().to_string()));
        }
        let _ = std::fs::remove_dir_all(&folder);
        assert!(parts > 1);
        assert_eq!(ids, whole.claims.iter().map(|claim| claim.id.clone()).collect::<Vec<_>>());
        assert_eq!(texts, whole.documents.iter().map(|document| document.text().to_string()).collect::<Vec<_>>());
        assert_eq!(stream.skipped(), whole.skipped);
        assert_eq!(whole.skipped.len(), 1);
    }
}
