//! Extraction article by article, for a folder of any size.
//!
//! Takes paths, gives [`Part`]s: an article with its claims and statements, in the order of paths, the same as
//! [`extract`](super::extract) gives for all at once. The next ones are read while one is taken, and none is kept, so memory
//! follows the largest files that are open together (of one with an entry a line, the lines), not the folder; beside them only
//! the ids that were given are kept.
//! Leaves to others what needs all claims at once (`block` and what comes after it).

use super::{Extracted, Repeats, Settings};
use crate::normalise::Statement;
use crate::read::{self, ArticleId, Input, InputSource, Skipped};
use rayon::Scope;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc;

/// Files, or parts of one, that are open together, and articles that are read together, for each thread: enough that none waits long for the
/// slowest.
const TOGETHER: usize = 24;

/// An article or a claim file.
pub struct Part {
    /// Of one document. `skipped` is empty: see [`Stream::skipped`].
    pub extracted: Extracted,
    /// One for each claim.
    pub statements: Vec<Statement>,
}

pub struct Stream<'a> {
    settings: &'a Settings,
    sources: std::vec::IntoIter<InputSource>,
    repeats: Repeats,
    skipped: Vec<Skipped>,
}

impl<'a> Stream<'a> {
    pub fn open(paths: &[PathBuf], settings: &'a Settings) -> Stream<'a> {
        let found = read::discover(paths, &settings.read);
        let sources: Vec<InputSource> = found.sources.into_iter().flat_map(read::split).collect();
        settings.watch.stage("finding claims", sources.len());
        Stream { settings, sources: sources.into_iter(), repeats: Repeats::default(), skipped: found.skipped }
    }

    /// Gives every part, until `give` fails.
    pub fn each<E>(&mut self, mut give: impl FnMut(Part) -> Result<(), E>) -> Result<(), E> {
        let Stream { settings, sources, repeats, skipped } = self;
        let settings: &Settings = settings;
        let read = |input: Input| match input {
            Input::Skipped(one) => {
                skipped.push(one);
                None
            }
            input => Some(input),
        };
        rayon::in_place_scope(|scope| {
            let files = ahead(scope, sources, |source| (load(&source, settings), source));
            let mut broken = read::Broken::default();
            let inputs = files.flat_map(|(inputs, source)| broken.named(&source, inputs));
            let parts = ahead(scope, inputs.filter_map(read), |input| part(input, settings));
            for mut part in parts.flatten() {
                repeats.make_unique(&mut part.extracted.claims);
                give(part)?;
            }
            Ok(())
        })
    }

    /// What could not be used so far, in the order of paths.
    pub fn skipped(&self) -> Vec<Skipped> {
        let mut skipped = self.skipped.clone();
        skipped.sort_by(|a, b| a.path.cmp(&b.path));
        skipped
    }
}

/// What `make` makes of each item, in their order; the next are in the making while one is taken.
fn ahead<'scope, T: Send + 'scope, U: Send + 'scope>(
    scope: &Scope<'scope>,
    mut items: impl Iterator<Item = T>,
    make: impl Fn(T) -> U + Copy + Send + 'scope,
) -> impl Iterator<Item = U> {
    let most = TOGETHER * rayon::current_num_threads();
    let mut made = VecDeque::new();
    std::iter::from_fn(move || {
        while made.len() < most
            && let Some(item) = items.next()
        {
            let (send, receive) = mpsc::channel();
            scope.spawn(move |_| {
                // Nobody receives it where an earlier one was the last that was wanted.
                let _ = send.send(make(item));
            });
            made.push_back(receive);
        }
        made.pop_front()?.recv().ok()
    })
}

fn load(source: &InputSource, settings: &Settings) -> Vec<Input> {
    let inputs = read::load(source, &settings.read);
    settings.watch.one();
    inputs
}

fn part(input: Input, settings: &Settings) -> Option<Part> {
    let document = super::prepare(input, &settings.outlets).ok()?;
    let extraction = super::extract_document(ArticleId(0), &document);
    let extracted = Extracted {
        documents: vec![document],
        attributions: vec![extraction.attributions],
        claims: extraction.claims,
        skipped: Vec::new(),
    };
    let statements = extracted.claims.iter().map(|claim| super::statement(claim, &extracted.documents[0])).collect();
    Some(Part { extracted, statements })
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
        let done: Result<(), ()> = stream.each(|part| {
            parts += 1;
            assert_eq!(part.statements.len(), part.extracted.claims.len());
            ids.extend(part.extracted.claims.iter().map(|claim| claim.id.clone()));
            texts.extend(part.extracted.documents.iter().map(|document| document.text().to_string()));
            Ok(())
        });
        let _ = std::fs::remove_dir_all(&folder);
        assert!(done.is_ok() && parts > 1);
        assert_eq!(ids, whole.claims.iter().map(|claim| claim.id.clone()).collect::<Vec<_>>());
        assert_eq!(texts, whole.documents.iter().map(|document| document.text().to_string()).collect::<Vec<_>>());
        assert_eq!(stream.skipped(), whole.skipped);
        assert_eq!(whole.skipped.len(), 1);
    }
}
