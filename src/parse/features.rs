//! What both transition systems share: hidden values of a state, summed from what each token gives in each place.
//!
//! Takes the encoder's rows, gives the scores of all moves for the tokens in the state's places. The products with the
//! lower layer's weights are made once for each token and place, so a step costs a few sums and one small layer.
//!
//! Reference: `spacy/ml/parser_model.pyx` (`predict_states`), `spacy/ml/_precomputable_affine.py`.

use super::kernel::{best, linear, sums};
use super::model::Transitions;
use super::vector::Machine;
use smallvec::SmallVec;

/// Hidden units, and inputs of the maxout that they take the maximum of.
const HIDDEN: usize = 64;
const UNMAXED: usize = 2 * HIDDEN;

pub(super) struct Features<'a> {
    machine: Machine,
    net: &'a Transitions,
    places: usize,
    /// For each token: for each place, `UNMAXED` values.
    made: &'a [f32],
    scores: Vec<f32>,
}

impl<'a> Features<'a> {
    /// `room` is memory that texts use one after the other.
    pub(super) fn new(machine: Machine, net: &'a Transitions, rows: &[f32], room: &'a mut Vec<f32>) -> Features<'a> {
        let n = rows.len() / net.input.weights.depth;
        let mut narrow = vec![0.0; n * HIDDEN];
        linear(machine, &net.input, rows, n, &mut narrow);
        room.resize(room.len().max(n * net.missing.len()), 0.0);
        linear(machine, &net.lower, &narrow, n, room);
        let places = net.missing.len() / UNMAXED;
        Features { machine, net, places, made: room, scores: vec![0.0; net.upper.bias.len()] }
    }

    /// The best-scored of the moves whose letter and label are allowed, of several the first. `None` is a place that holds no
    /// token; all moves of a run are allowed where its first is.
    pub(super) fn best(
        &mut self,
        tokens: &[Option<u32>],
        allowed: impl Fn((u8, &'static str)) -> bool,
    ) -> Option<usize> {
        let net = self.net;
        let scores = self.scores(tokens);
        let runs = net.runs.iter().filter(|run| allowed(net.moves[run.start]));
        let each = runs.map(|run| run.start + best(&scores[run.clone()]));
        each.reduce(|a, b| if scores[b] > scores[a] { b } else { a })
    }

    /// Scores of the moves; `None` is a place that holds no token.
    pub(super) fn scores(&mut self, tokens: &[Option<u32>]) -> &[f32] {
        debug_assert_eq!(tokens.len(), self.places);
        let made = tokens.iter().enumerate().map(|(place, token)| {
            let made = match token {
                Some(token) => &self.made[(*token as usize * self.places + place) * UNMAXED..],
                None => &self.net.missing[place * UNMAXED..],
            };
            &made[..UNMAXED]
        });
        let mut hidden = [0.0f32; HIDDEN];
        sums(self.machine, &made.collect::<SmallVec<[&[f32]; 8]>>(), self.net.lower_bias, &mut hidden);
        linear(self.machine, &self.net.upper, &hidden, 1, &mut self.scores);
        &self.scores[..self.net.moves.len()]
    }
}
