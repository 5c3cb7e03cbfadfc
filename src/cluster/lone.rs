//! What average link leaves alone, put beside what it agrees with.
//!
//! Takes groups and the ties of their nodes, gives groups. A node alone, of a general claim mostly, is little alike to most of a group
//! whose one member says the same and more; it joins the group of its strongest tie that reaches [`ATTACH`], where it is apart from nobody
//! there and nobody disputes either. It brings nothing else along, so no chain grows.
//! Worked: `the captain was hurt` beside `the captain of the Velos was hurt when the mast fell`, which stands with three claims on the mast.
//! Leaves to `judge` who supports whom in there.

use super::link::ATTACH;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// A group that a lone node may join: its strongest tie, and whether any of its nodes is apart from it.
#[derive(Copy, Clone)]
struct Near {
    strength: f32,
    apart: bool,
}

/// `keys[i]` stands for the content of node i. Nodes of a group stay sorted.
pub(super) fn attached(
    mut groups: Vec<Vec<usize>>,
    keys: &[u64],
    ties: &[(usize, usize, f32)],
    disputed: &[bool],
) -> Vec<Vec<usize>> {
    let mut group_of = vec![0; keys.len()];
    for (at, group) in groups.iter().enumerate() {
        group.iter().for_each(|node| group_of[*node] = at);
    }
    let is_disputed: Vec<bool> = groups.iter().map(|group| group.iter().any(|node| disputed[*node])).collect();
    let mut near: BTreeMap<(usize, usize), Near> = BTreeMap::new();
    for (a, b, strength) in ties {
        for (from, to) in [(group_of[*a], group_of[*b]), (group_of[*b], group_of[*a])] {
            if groups[from].len() == 1 && groups[to].len() > 1 && !is_disputed[from] && !is_disputed[to] {
                let known = near.entry((from, to)).or_insert(Near { strength: f32::NEG_INFINITY, apart: false });
                known.strength = known.strength.max(*strength);
                known.apart |= *strength < 0.0;
            }
        }
    }
    let key = |group: usize| groups[group].iter().map(|node| keys[*node]).min();
    let is_better = |x: &(f32, usize), y: &(f32, usize)| {
        x.0.total_cmp(&y.0).then_with(|| Reverse(key(x.1)).cmp(&Reverse(key(y.1)))) == Ordering::Greater
    };
    let mut homes: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
    for ((from, to), Near { strength, .. }) in
        near.into_iter().filter(|(_, near)| !near.apart && near.strength >= ATTACH)
    {
        let offer = (strength, to);
        if homes.get(&from).is_none_or(|known| is_better(&offer, known)) {
            homes.insert(from, offer);
        }
    }
    for (from, (_, to)) in homes {
        let lone = std::mem::take(&mut groups[from]);
        groups[to].extend(lone);
        groups[to].sort_unstable();
    }
    groups.retain(|group| !group.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_node_joins_whom_it_agrees_with() {
        type Case<'a> = (&'a str, &'a [(usize, usize, f32)], &'a [usize], Vec<Vec<usize>>);
        let cases: [Case<'_>; 5] = [
            ("one says the same and more", &[(0, 2, 0.75), (1, 2, 0.1)], &[], vec![vec![0, 1, 2], vec![3, 4]]),
            ("none agrees enough", &[(0, 2, 0.65)], &[], vec![vec![0, 1], vec![2], vec![3, 4]]),
            ("one is apart", &[(0, 2, 0.75), (1, 2, -0.5)], &[], vec![vec![0, 1], vec![2], vec![3, 4]]),
            ("the group is disputed", &[(0, 2, 0.75)], &[1], vec![vec![0, 1], vec![2], vec![3, 4]]),
            ("the stronger of two", &[(0, 2, 0.75), (2, 4, 0.8)], &[], vec![vec![0, 1], vec![2, 3, 4]]),
        ];
        for (why, ties, against, expected) in cases {
            let groups = vec![vec![0, 1], vec![2], vec![3, 4]];
            let disputed: Vec<bool> = (0..5).map(|node| against.contains(&node)).collect();
            let mut found = attached(groups, &[5, 4, 3, 2, 1], ties, &disputed);
            found.sort();
            assert_eq!(found, expected, "{why}");
        }
    }
}
