//! The dependency parser: arc-eager moves with a move that breaks sentences.
//!
//! Takes the encoder's rows, gives each token a head and a relation. Greedy: in every state the best-scored move that is
//! allowed. A token without a head is the root of its sentence. Every token is shifted once and taken off the stack once, and
//! may be put back once between two arcs, so the number of moves is linear; a cap ends the loop whatever the scores say.
//!
//! Reference: `spacy/pipeline/_parser_internals/arc_eager.pyx`, `_state.pxd`.
//!
//! Worked: `Ann left`: shift `Ann`; left-arc nsubj (`Ann` ← `left`); shift `left`; reduce.

use super::features::Features;
use super::model::Transitions;
use super::vector::Machine;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Move {
    Shift,
    Reduce,
    Left(&'static str),
    Right(&'static str),
    Break,
}

/// Head of each token (its own index for a root) and the label of the arc, which may still be decorated (`a||b`).
pub(super) struct Arcs {
    pub heads: Vec<u32>,
    pub labels: Vec<&'static str>,
}

const NONE: u32 = u32::MAX;

struct State {
    n: u32,
    stack: Vec<u32>,
    /// Tokens put back, the next one last.
    back: Vec<u32>,
    /// First token of the text that was never shifted.
    next: u32,
    heads: Vec<u32>,
    labels: Vec<&'static str>,
    /// The child attached last to the left and to the right, and for a child the one attached before it.
    last_left: Vec<u32>,
    last_right: Vec<u32>,
    older: Vec<u32>,
    unshiftable: Vec<bool>,
    starts: Vec<bool>,
}

impl State {
    fn new(n: usize) -> State {
        State {
            n: n as u32,
            stack: Vec::new(),
            back: Vec::new(),
            next: 0,
            heads: vec![NONE; n],
            labels: vec![""; n],
            last_left: vec![NONE; n],
            last_right: vec![NONE; n],
            older: vec![NONE; n],
            unshiftable: vec![false; n],
            starts: (0..n).map(|i| i == 0).collect(),
        }
    }

    fn stacked(&self, i: usize) -> u32 {
        self.stack.len().checked_sub(i + 1).map_or(NONE, |at| self.stack[at])
    }

    fn buffered(&self, i: usize) -> u32 {
        match self.back.len().checked_sub(i + 1) {
            Some(at) => self.back[at],
            None => {
                let at = self.next + (i - self.back.len()) as u32;
                if at < self.n { at } else { NONE }
            }
        }
    }

    fn waiting(&self) -> usize {
        (self.n - self.next) as usize + self.back.len()
    }

    fn places(&self) -> [Option<u32>; 8] {
        let (b0, s0) = (self.buffered(0), self.stacked(0));
        let child = |of: u32, list: &[u32]| if of == NONE { NONE } else { list[of as usize] };
        [
            b0,
            self.buffered(1),
            s0,
            self.stacked(1),
            self.stacked(2),
            child(b0, &self.last_left),
            child(s0, &self.last_left),
            child(s0, &self.last_right),
        ]
        .map(|token| (token != NONE).then_some(token))
    }

    /// Which of shift, reduce, arcs and break are allowed.
    fn allowed(&self) -> [bool; 4] {
        let (depth, waiting) = (self.stack.len(), self.waiting());
        let (b0, b1) = (self.buffered(0), self.buffered(1));
        let at_start = b0 != NONE && self.starts[b0 as usize];
        let shift = depth == 0 || waiting >= 2 && !at_start && !self.unshiftable[b0 as usize];
        let arcs = depth > 0 && waiting > 0 && !at_start;
        let breaks = waiting >= 2 && b1 == b0 + 1 && !self.starts[b1 as usize];
        [shift, depth > 0, arcs, breaks]
    }

    fn push(&mut self) {
        let token = self.back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    fn attach(&mut self, head: u32, child: u32, label: &'static str) {
        let c = child as usize;
        let old = self.heads[c];
        if old != NONE {
            // A head is replaced only while the child is the last one attached there.
            let list = if old > child { &mut self.last_left } else { &mut self.last_right };
            if list[old as usize] == child {
                list[old as usize] = self.older[c];
            }
        }
        let list = if head > child { &mut self.last_left } else { &mut self.last_right };
        self.older[c] = std::mem::replace(&mut list[head as usize], child);
        self.heads[c] = head;
        self.labels[c] = label;
    }

    fn take(&mut self, step: Move) {
        match step {
            Move::Shift => self.push(),
            Move::Reduce => {
                let Some(s0) = self.stack.pop() else { return };
                if self.heads[s0 as usize] == NONE && !self.stack.is_empty() {
                    self.unshiftable[s0 as usize] = true;
                    self.back.push(s0);
                }
            }
            Move::Left(label) => {
                let b0 = self.buffered(0);
                let Some(s0) = self.stack.pop() else { return };
                self.attach(b0, s0, label);
                self.unshiftable[b0 as usize] = false;
            }
            Move::Right(label) => {
                let (s0, b0) = (self.stacked(0), self.buffered(0));
                self.attach(s0, b0, label);
                self.push();
            }
            Move::Break => {
                let b1 = self.buffered(1) as usize;
                self.starts[b1] = true;
            }
        }
    }
}

fn read((kind, label): (u8, &'static str)) -> Move {
    match kind {
        b'S' => Move::Shift,
        b'D' => Move::Reduce,
        b'L' => Move::Left(label),
        b'R' => Move::Right(label),
        _ => Move::Break,
    }
}

pub(super) fn arcs(machine: Machine, net: &Transitions, rows: &[f32], room: &mut Vec<f32>) -> Arcs {
    /// Moves a token at most: shift, reduce, put back and an arc that undoes it, break, with room to spare.
    const MOST: usize = 16;
    let mut features = Features::new(machine, net, rows, room);
    let n = rows.len() / net.input.weights.depth;
    let mut state = State::new(n);
    for _ in 0..n * MOST {
        if state.stack.is_empty() && state.waiting() == 0 {
            break;
        }
        let [shift, reduce, arcs, breaks] = state.allowed();
        let best = features.best(&state.places(), |(kind, _)| match kind {
            b'S' => shift,
            b'D' => reduce,
            b'L' | b'R' => arcs,
            _ => breaks,
        });
        let Some(best) = best else { break };
        state.take(read(net.moves[best]));
    }
    let heads = state.heads.iter().enumerate().map(|(i, h)| if *h == NONE { i as u32 } else { *h }).collect();
    let labels = state.labels.iter().zip(&state.heads).map(|(l, h)| if *h == NONE { "ROOT" } else { *l }).collect();
    Arcs { heads, labels }
}
