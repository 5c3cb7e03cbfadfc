//! Which claim of this run an entry means.
//!
//! Takes a [`Target`], gives an [`Anchor`]. The fingerprint decides where a claim has it; else the same words; else the words
//! lightly edited (see `edit`), where one claim alone is that near. An outlet or a speaker that the entry names must fit.

use super::edit::{self, LIGHT};
use super::file::Target;
use super::lay::Ground;
use crate::id::{Fingerprint, normalised};
use crate::judge::cluster_id;
use crate::parse::parse_all;
use std::collections::BTreeMap;

/// The claim is a position in the run's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// By fingerprint.
    Exact(usize),
    /// By words: the fingerprint is not there any more.
    Moved(usize),
    /// Why nothing fits.
    Lost(String),
}

pub(super) struct Anchors<'a> {
    ground: &'a Ground<'a>,
    claims: BTreeMap<&'a Fingerprint, usize>,
    clusters: BTreeMap<Fingerprint, usize>,
    words: BTreeMap<String, Vec<usize>>,
}

impl<'a> Anchors<'a> {
    pub(super) fn new(ground: &'a Ground<'a>) -> Self {
        let mut words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, claim) in ground.claims.iter().enumerate() {
            words.entry(normalised(&claim.text)).or_default().push(at);
        }
        Anchors {
            claims: ground.claims.iter().enumerate().map(|(at, claim)| (&claim.id, at)).collect(),
            clusters: ground.claims.iter().enumerate().map(|(at, claim)| (cluster_id(&claim.id), at)).collect(),
            words,
            ground,
        }
    }

    pub(super) fn find(&self, target: &Target, cluster: bool) -> Anchor {
        let by_id = target.id.as_ref().and_then(|id| match cluster {
            true => self.clusters.get(id),
            false => self.claims.get(id),
        });
        if let Some(at) = by_id {
            return Anchor::Exact(*at);
        }
        let same_words = self.words.get(&normalised(&target.text)).into_iter().flatten().copied();
        let mut found: Vec<usize> = same_words.filter(|at| self.fits(target, *at)).collect();
        if found.is_empty() {
            found = match self.edited(target) {
                Ok(found) => found,
                Err(reason) => return Anchor::Lost(reason),
            };
        }
        // Several with the same words are one claim to the editor; the smallest id does not depend on the order of files.
        found.sort_by_key(|at| &self.ground.claims[*at].id);
        match (found.first(), &target.id) {
            (Some(at), None) if normalised(&self.ground.claims[*at].text) == normalised(&target.text) => {
                Anchor::Exact(*at)
            }
            (Some(at), _) => Anchor::Moved(*at),
            (None, _) => Anchor::Lost(format!("no claim says “{}”", target.text)),
        }
    }

    fn fits(&self, target: &Target, at: usize) -> bool {
        let same = |named: &Option<String>, known: Option<&str>| {
            named.as_ref().is_none_or(|named| known.is_some_and(|known| normalised(known) == normalised(named)))
        };
        let speaker = self.ground.claims[at].speaker.as_ref().map(|speaker| speaker.name.as_str());
        same(&target.outlet, self.ground.outlets[at]) && same(&target.speaker, speaker)
    }

    /// The claims that are the target's text lightly edited, all with the same words.
    fn edited(&self, target: &Target) -> Result<Vec<usize>, String> {
        let parse = parse_all(&target.text);
        let mut near: Vec<(f32, usize)> = Vec::new();
        for (at, statement) in self.ground.statements.iter().enumerate().filter(|(at, _)| self.fits(target, *at)) {
            let likeness = edit::likeness((&target.text, &parse), (&statement.text, &statement.parse));
            if likeness >= LIGHT {
                near.push((likeness, at));
            }
        }
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| self.id(a.1).cmp(self.id(b.1))));
        let text = |at: usize| normalised(&self.ground.claims[at].text);
        let Some((best, first)) = near.first().copied() else { return Ok(Vec::new()) };
        near.retain(|(likeness, _)| *likeness == best);
        match near.iter().find(|(_, at)| text(*at) != text(first)) {
            Some((_, other)) => Err(format!(
                "“{}” could now be “{}” or “{}”",
                target.text, self.ground.claims[first].text, self.ground.claims[*other].text
            )),
            None => Ok(near.into_iter().map(|(_, at)| at).collect()),
        }
    }

    fn id(&self, at: usize) -> &Fingerprint {
        &self.ground.claims[at].id
    }
}
