//! The words of a run with their vectors: how telling each is, and how near two are.
//!
//! Takes lemmas, gives dense ids. A word's weight is the length of its vector before scaling (`embed` learned it: "the" 0.08,
//! "earthquake" 0.79), its nearness to another the cosine.

use super::naming::{self, Form};
use crate::embed;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

pub(super) struct Vocabulary {
    ids: HashMap<String, u32>,
    /// One after the other, unit length.
    vectors: Vec<f32>,
    weights: Vec<f32>,
    /// What is compared of a name, for the ids that are names.
    names: Vec<Option<Form>>,
}

impl Vocabulary {
    /// Both may repeat; particles are joined to lemmas by an underscore.
    pub(super) fn new(mut lemmas: Vec<String>, names: HashSet<&str>) -> Vocabulary {
        lemmas.extend(names.iter().map(|name| name.to_string()));
        lemmas.par_sort_unstable();
        lemmas.dedup();
        let rows: Vec<(Vec<f32>, f32)> =
            lemmas.par_iter().map(|lemma| embed::weighted(&lemma.replace('_', " "))).collect();
        let mut vectors = Vec::with_capacity(rows.len() * embed::WIDTH);
        let mut weights = Vec::with_capacity(rows.len());
        for (vector, weight) in rows {
            vectors.extend(vector);
            weights.push(weight);
        }
        let names = lemmas.par_iter().map(|lemma| names.contains(lemma.as_str()).then(|| Form::of(lemma))).collect();
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

    pub(super) fn nearness(&self, a: u32, b: u32) -> f32 {
        if a == b {
            return 1.0;
        }
        embed::cosine(self.vector(a), self.vector(b))
    }

    fn vector(&self, id: u32) -> &[f32] {
        &self.vectors[id as usize * embed::WIDTH..(id as usize + 1) * embed::WIDTH]
    }
}
