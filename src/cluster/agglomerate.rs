//! Joins nodes by average link, strongest first.
//!
//! Takes ties between nodes, gives groups. Two groups join while the average over all pairs of their nodes, pairs without a
//! tie included, reaches [`JOIN`]. Equals are decided by the nodes' keys, so the order of nodes and ties changes nothing.
//! Cost grows with the ties, not with pairs of nodes: only groups that share a tie are ever looked at.
//! Worked: ties a–g 0.7, b–g 0.7 and a–b 0.1: g joins a, and b stays out, since (0.7 + 0.1) / 2 is below 0.5.

use super::link::{JOIN, NOT_COMPARED};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Sum of the strengths between two groups and how many pairs of nodes have one.
#[derive(Copy, Clone, Debug, Default)]
struct Ties {
    sum: f32,
    count: u32,
}

#[derive(Debug)]
struct Group {
    nodes: Vec<usize>,
    /// The smallest key of its nodes: what equals are ordered by.
    key: u64,
    ties: Neighbours,
}

/// The groups that share a tie with one, by place: a list, since most have few.
#[derive(Debug, Default)]
struct Neighbours(Vec<(usize, Ties)>);

impl Neighbours {
    fn place(&self, group: usize) -> Result<usize, usize> {
        self.0.binary_search_by_key(&group, |(known, _)| *known)
    }

    fn get(&self, group: usize) -> Option<Ties> {
        self.place(group).ok().map(|at| self.0[at].1)
    }

    fn add(&mut self, group: usize, ties: Ties) {
        match self.place(group) {
            Ok(at) => {
                self.0[at].1.sum += ties.sum;
                self.0[at].1.count += ties.count;
            }
            Err(at) => self.0.insert(at, (group, ties)),
        }
    }

    fn remove(&mut self, group: usize) {
        if let Ok(at) = self.place(group) {
            self.0.remove(at);
        }
    }
}

/// A possible join. Outdated ones are recognised by the sizes they were computed for.
#[derive(Debug, PartialEq)]
struct Join {
    average: f32,
    keys: (u64, u64),
    groups: (usize, usize),
    sizes: (usize, usize),
}

impl Eq for Join {}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.average
            .total_cmp(&other.average)
            .then_with(|| other.keys.cmp(&self.keys))
            .then_with(|| other.groups.cmp(&self.groups))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `keys[i]` stands for the content of node i. Every node is in exactly one group; nodes of a group are sorted.
pub(super) fn groups(keys: &[u64], ties: &[(usize, usize, f32)]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Option<Group>> = keys
        .iter()
        .enumerate()
        .map(|(i, key)| Some(Group { nodes: vec![i], key: *key, ties: Neighbours::default() }))
        .collect();
    for (a, b, strength) in ties {
        for (from, to) in [(*a, *b), (*b, *a)] {
            if let Some(group) = &mut groups[from] {
                group.ties.add(to, Ties { sum: *strength, count: 1 });
            }
        }
    }
    let strong = ties.iter().filter(|(_, _, strength)| *strength >= JOIN);
    let mut queue: BinaryHeap<Join> = strong.filter_map(|(a, b, _)| join(&groups, *a, *b)).collect();
    while let Some(best) = queue.pop() {
        if join(&groups, best.groups.0, best.groups.1).as_ref() != Some(&best) {
            continue;
        }
        let (into, neighbours) = merge(&mut groups, best.groups);
        queue.extend(
            neighbours.into_iter().filter_map(|other| join(&groups, into, other)).filter(|join| join.average >= JOIN),
        );
    }
    let mut found: Vec<Vec<usize>> = groups.into_iter().flatten().map(|group| group.nodes).collect();
    found.iter_mut().for_each(|nodes| nodes.sort_unstable());
    found
}

fn join(groups: &[Option<Group>], a: usize, b: usize) -> Option<Join> {
    let (a, b) = (a.min(b), a.max(b));
    let (first, second) = (groups[a].as_ref()?, groups[b].as_ref()?);
    let ties = first.ties.get(b)?;
    let pairs = (first.nodes.len() * second.nodes.len()) as f32;
    let average = (ties.sum + (pairs - ties.count as f32) * NOT_COMPARED) / pairs;
    Some(Join {
        average,
        keys: (first.key.min(second.key), first.key.max(second.key)),
        groups: (a, b),
        sizes: (first.nodes.len(), second.nodes.len()),
    })
}

/// Pours the group with fewer ties into the other; gives the place of the result and its neighbours.
fn merge(groups: &mut [Option<Group>], (a, b): (usize, usize)) -> (usize, Vec<usize>) {
    let size = |i: usize| groups[i].as_ref().map_or(0, |group: &Group| group.ties.0.len());
    let (into, from) = if size(a) >= size(b) { (a, b) } else { (b, a) };
    let Some(poured) = groups[from].take() else { return (into, Vec::new()) };
    let Some(mut group) = groups[into].take() else { return (into, Vec::new()) };
    group.ties.remove(from);
    for (other, ties) in poured.ties.0.into_iter().filter(|(other, _)| *other != into) {
        group.ties.add(other, ties);
        if let Some(neighbour) = &mut groups[other] {
            neighbour.ties.remove(from);
            neighbour.ties.add(into, ties);
        }
    }
    group.nodes.extend(poured.nodes);
    group.key = group.key.min(poured.key);
    let neighbours = group.ties.0.iter().map(|(other, _)| *other).collect();
    groups[into] = Some(group);
    (into, neighbours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(nodes: usize, ties: &[(usize, usize, f32)]) -> Vec<Vec<usize>> {
        let keys: Vec<u64> = (0..nodes as u64).collect();
        let mut found = groups(&keys, ties);
        found.sort();
        found
    }

    #[test]
    fn chains_break_and_crowds_hold() {
        type Case<'a> = (&'a str, usize, &'a [(usize, usize, f32)], Vec<Vec<usize>>);
        let cases: [Case<'_>; 5] = [
            ("a pair", 2, &[(0, 1, 0.9)], vec![vec![0, 1]]),
            ("a weak pair", 2, &[(0, 1, 0.4)], vec![vec![0], vec![1]]),
            (
                "two details of one general claim",
                3,
                &[(0, 2, 0.7), (1, 2, 0.71), (0, 1, 0.1)],
                vec![vec![0], vec![1, 2]],
            ),
            ("three that agree", 3, &[(0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.6)], vec![vec![0, 1, 2]]),
            ("one apart", 3, &[(0, 1, 0.9), (1, 2, 0.8), (0, 2, -0.5)], vec![vec![0, 1], vec![2]]),
        ];
        for (why, nodes, ties, expected) in cases {
            assert_eq!(of(nodes, ties), expected, "{why}");
        }
    }

    #[test]
    fn a_long_chain_does_not_become_one_group() {
        let ties: Vec<(usize, usize, f32)> = (0..20).map(|i| (i, i + 1, 0.7)).collect();
        assert!(of(21, &ties).iter().all(|group| group.len() <= 2));
    }

    #[test]
    fn the_order_of_nodes_does_not_matter() {
        let ties = [(0, 1, 0.8), (1, 2, 0.8), (2, 3, 0.8), (3, 0, 0.8), (0, 2, 0.3), (1, 3, 0.3)];
        let keys = [7u64, 3, 9, 5];
        let place = [2usize, 0, 3, 1];
        let moved: Vec<(usize, usize, f32)> = ties.iter().map(|(a, b, s)| (place[*a], place[*b], *s)).collect();
        let mut moved_keys = [0u64; 4];
        place.iter().zip(keys).for_each(|(to, key)| moved_keys[*to] = key);
        let named = |keys: &[u64], groups: Vec<Vec<usize>>| {
            let mut named: Vec<Vec<u64>> = groups
                .into_iter()
                .map(|nodes| {
                    let mut of_one: Vec<u64> = nodes.into_iter().map(|node| keys[node]).collect();
                    of_one.sort_unstable();
                    of_one
                })
                .collect();
            named.sort();
            named
        };
        assert_eq!(named(&keys, groups(&keys, &ties)), named(&moved_keys, groups(&moved_keys, &moved)));
    }
}
