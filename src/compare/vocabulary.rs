//! The words of a run with their vectors: how telling each is, and how near two are.
//!
//! Takes lemmas, gives dense ids. A word's weight is the length of its vector before scaling (`embed` learned it: "the" 0.08,
//! "earthquake" 0.79), its nearness to another the cosine.

use super::naming::{self, Form};
use crate::embed;
use compact_str::CompactString;
use rayon::prelude::*;
use std::collections::HashMap;

pub(super) struct Vocabulary {
    ids: HashMap<CompactString, u32>,
    /// One after the other, unit length.
    vectors: Vec<f32>,
    weights: Vec<f32>,
    /// What is compared of a name, for the ids that are names.
    names: Vec<Option<Form>>,
}

impl Vocabulary {
    /// Both may repeat; particles are joined to lemmas by an underscore.
    pub(super) fn new(mut lemmas: Vec<CompactString>, mut names: Vec<&str>) -> Vocabulary {
        names.par_sort_unstable();
        names.dedup();
        lemmas.par_extend(names.par_iter().map(|name| CompactString::from(*name)));
        lemmas.par_sort_unstable();
        lemmas.dedup();
        let mut vectors = vec![0.0; lemmas.len() * embed::WIDTH];
        let rows = vectors.par_chunks_exact_mut(embed::WIDTH).zip(&lemmas);
        let weights = rows.map(|(row, lemma)| {
            let (vector, weight) = embed::weighted(&lemma.replace('_', " "));
            row.copy_from_slice(&vector);
            weight
        });
        let weights = weights.collect();
        let is_name = |lemma: &CompactString| names.binary_search(&lemma.as_str()).is_ok();
        let names = lemmas.par_iter().map(|lemma| is_name(lemma).then(|| Form::of(lemma))).collect();
        let ids = lemmas.into_iter().enumerate().map(|(id, lemma)| (lemma, id as u32)).collect();
        Vocabulary { ids, vectors, weights, names }
    }

    pub(super) fn id(&self, lemma: &str) -> Option<u32> {
        self.ids.get(lemma).copied()
    }

    pub(super) fn weight(&self, id: u32) -> f32 {
        self.weights[id as usize]
    }

    /// How far two names, or nothing where an id is none, can be one.
    pub(super) fn sameness(&self, a: u32, b: u32) -> f32 {
        if a == b {
            return 1.0;
        }
        match (&self.names[a as usize], &self.names[b as usize]) {
            (Some(a), Some(b)) => naming::sameness(a, b),
            _ => 0.0,
        }
    }

    /// How near a word is to each of several.
    pub(super) fn nearness<const N: usize>(&self, a: u32, others: [u32; N]) -> [f32; N] {
        embed::cosines(self.vector(a), others.map(|other| self.vector(other)))
    }

    fn vector(&self, id: u32) -> &[f32] {
        &self.vectors[id as usize * embed::WIDTH..(id as usize + 1) * embed::WIDTH]
    }
}
