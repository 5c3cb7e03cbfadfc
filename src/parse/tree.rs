//! From the parser's arcs to trees: undoes the lifting of crossing arcs and finds the sentences.
//!
//! Takes heads and labels, gives heads, plain labels and the first token of every sentence. An arc that crossed others was
//! lifted before training and its label decorated: `prep||dobj` hangs, in truth, on the first `dobj` below its head, found
//! level by level. Reference: `spacy/pipeline/_parser_internals/nonproj.pyx`, `set_children_from_heads`.

use super::arcs::Arcs;

/// Whether a token starts a sentence, for every token; the arcs are made plain.
pub(super) fn settle(arcs: &mut Arcs, space: &[bool]) -> Vec<bool> {
    let n = arcs.heads.len();
    if arcs.labels.iter().any(|label| label.contains("||")) {
        reattach(arcs, space);
    }
    // A sentence starts at the first token of a root's tree: a token whose root differs from its left neighbour's.
    let mut roots: Vec<u32> = vec![u32::MAX; n];
    let mut path = Vec::new();
    for i in 0..n {
        let mut at = i;
        while roots[at] == u32::MAX && arcs.heads[at] as usize != at {
            path.push(at);
            at = arcs.heads[at] as usize;
        }
        let root = if roots[at] == u32::MAX { at as u32 } else { roots[at] };
        roots[at] = root;
        for passed in path.drain(..) {
            roots[passed] = root;
        }
    }
    (0..n).map(|i| i == 0 || roots[i] != roots[i - 1]).collect()
}

fn reattach(arcs: &mut Arcs, space: &[bool]) {
    let mut children: Vec<Vec<u32>> = vec![Vec::new(); arcs.heads.len()];
    for (i, head) in arcs.heads.iter().enumerate() {
        if *head as usize != i {
            children[*head as usize].push(i as u32);
        }
    }
    for i in 0..arcs.heads.len() {
        let Some((label, wanted)) = arcs.labels[i].split_once("||") else { continue };
        arcs.labels[i] = label;
        let head = arcs.heads[i];
        let Some(better) = find(&children, &arcs.labels, space, head, i as u32, wanted) else { continue };
        children[head as usize].retain(|child| *child != i as u32);
        let list = &mut children[better as usize];
        list.insert(list.partition_point(|child| (*child as usize) < i), i as u32);
        arcs.heads[i] = better;
    }
}

/// The first token labelled `wanted` below `head`, level by level, not looking under `token` or white space.
fn find(children: &[Vec<u32>], labels: &[&str], space: &[bool], head: u32, token: u32, wanted: &str) -> Option<u32> {
    let mut level = vec![head];
    while !level.is_empty() {
        let mut next = Vec::new();
        for child in level.iter().flat_map(|at| &children[*at as usize]) {
            if *child == token || space[*child as usize] {
                continue;
            }
            if labels[*child as usize] == wanted {
                return Some(*child);
            }
            next.push(*child);
        }
        level = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifted_arc_comes_down_to_the_word_its_label_names() {
        // "a report came about ships": `about` was lifted from `report` (nsubj) to `came`.
        let mut arcs =
            Arcs { heads: vec![1, 2, 2, 2, 3, 5], labels: vec!["det", "nsubj", "ROOT", "prep||nsubj", "pobj", "ROOT"] };
        let starts = settle(&mut arcs, &[false; 6]);
        assert_eq!(arcs.heads, [1, 2, 2, 1, 3, 5]);
        assert_eq!(arcs.labels[3], "prep");
        assert_eq!(starts, [true, false, false, false, false, true]);
    }

    #[test]
    fn without_such_a_word_the_arc_stays() {
        let mut arcs = Arcs { heads: vec![1, 1, 1], labels: vec!["dobj", "ROOT", "prep||nsubj"] };
        settle(&mut arcs, &[false; 3]);
        assert_eq!((arcs.heads[2], arcs.labels[2]), (1, "prep"));
    }
}
