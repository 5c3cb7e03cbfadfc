//! Named entities: one move a token that begins, goes on with, ends or skips an entity.
//!
//! Takes the second encoder's rows, where sentences start and which tokens are white space; gives entities in order, which
//! never cross the start of a sentence and never begin with white space. Greedy.
//!
//! Reference: `spacy/pipeline/_parser_internals/ner.pyx`.
//!
//! Worked: `Bank of Ghana fell` is begin-ORG, in-ORG, last-ORG, out.

use super::features::Features;
use super::model::Transitions;
use super::vector::Machine;
use std::ops::Range;

pub(super) fn entities(
    machine: Machine,
    net: &Transitions,
    rows: &[f32],
    starts: &[bool],
    space: &[bool],
    room: &mut Vec<f32>,
) -> Vec<(Range<usize>, &'static str)> {
    let mut features = Features::new(machine, net, rows, room);
    let mut found = Vec::new();
    let mut open: Option<(usize, &'static str)> = None;
    let n = starts.len();
    for i in 0..n {
        let first = open.map(|(start, _)| start as u32);
        let places = [Some(i as u32), first, first.map(|_| i as u32 - 1)];
        // Whether an entity may reach into the next token.
        let on = i + 1 < n && !starts[i + 1];
        let best = match open {
            None => features.best(&places, |(kind, label)| match kind {
                b'B' => on && !space[i] && !label.is_empty(),
                b'U' => !space[i] && !label.is_empty(),
                kind => kind == b'O',
            }),
            Some((_, of)) => {
                let scores = features.scores(&places);
                let place = |kind: u8| net.moves.iter().position(|known| *known == (kind, of));
                let goes_on = place(b'I').filter(|_| on);
                goes_on.into_iter().chain(place(b'L')).reduce(|a, b| if scores[b] > scores[a] { b } else { a })
            }
        };
        let Some((kind, label)) = best.map(|m| net.moves[m]) else { continue };
        match kind {
            b'B' => open = Some((i, label)),
            b'U' => found.push((i..i + 1, label)),
            b'L' => found.extend(open.take().map(|(start, label)| (start..i + 1, label))),
            _ => {}
        }
    }
    found
}
