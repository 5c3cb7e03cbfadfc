//! Decisions follow from each other, and some cannot stand together.
//!
//! Takes links between things (ids of a file, claims of a run), gives [`Closed`]: which things are one by `same`, and what
//! holds between two of those groups. A conflict names both entries and, where the claims are the same only by other
//! entries, those too. Worked: same a b, same b c, different a c: the third conflicts through the first two.

use super::kind::Kind;
use crate::cluster::Sets;
use std::collections::{BTreeMap, VecDeque};

/// What one entry says of its subject.
pub(super) struct Link<K> {
    kind: Kind,
    a: K,
    /// The other end of a pair.
    b: Option<K>,
}

impl<K> Link<K> {
    pub(super) fn pair(kind: Kind, a: K, b: K) -> Self {
        Link { kind, a, b: Some(b) }
    }

    pub(super) fn single(kind: Kind, a: K) -> Self {
        Link { kind, a, b: None }
    }
}

/// Entries by position in the list of links.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) through: Vec<usize>,
}

#[derive(Debug)]
pub(super) struct Closed<K> {
    /// Each thing's group; groups are numbered.
    pub(super) group: BTreeMap<K, usize>,
    /// What holds between two groups (the smaller first), and the entry that says so. `contradicts` and `different` outrank
    /// `compatible`.
    pub(super) between: BTreeMap<(usize, usize), usize>,
}

pub(super) fn close<K: Ord + Clone>(links: &[Link<K>]) -> Result<Closed<K>, Conflict> {
    let mut number: BTreeMap<K, usize> = BTreeMap::new();
    for key in links.iter().flat_map(|link| [Some(&link.a), link.b.as_ref()]).flatten() {
        let next = number.len();
        number.entry(key.clone()).or_insert(next);
    }
    let ends: Vec<(usize, Option<usize>)> =
        links.iter().map(|link| (number[&link.a], link.b.as_ref().map(|b| number[b]))).collect();
    singles(links, &ends)?;
    let mut sets = Sets::new(number.len());
    let pairs = || ends.iter().enumerate().filter_map(|(i, (a, b))| Some((i, *a, (*b)?)));
    for (_, a, b) in pairs().filter(|(i, ..)| links[*i].kind == Kind::Same) {
        sets.join(a, b);
    }
    let mut between: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let same = Paths::new(number.len(), pairs().filter(|(i, ..)| links[*i].kind == Kind::Same).collect());
    let ends_of = |entry: usize| (ends[entry].0, ends[entry].1.unwrap_or(ends[entry].0));
    for (i, a, b) in pairs().filter(|(i, ..)| links[*i].kind != Kind::Same) {
        let (x, y) = (sets.root(a), sets.root(b));
        if x == y {
            if !links[i].kind.agrees(Kind::Same) {
                let mut path = same.between(a, b);
                let first = path.pop().unwrap_or(i);
                return Err(Conflict { first: first.min(i), second: first.max(i), through: path });
            }
            continue;
        }
        let known = between.entry((x.min(y), x.max(y))).or_insert(i);
        if !links[*known].kind.agrees(links[i].kind) {
            let (first, (c, d)) = (*known, ends_of(*known));
            let (c, d) = if sets.root(c) == x { (c, d) } else { (d, c) };
            let through = [same.between(a, c), same.between(b, d)].concat();
            return Err(Conflict { first, second: i, through });
        }
        if links[*known].kind == Kind::Compatible {
            *known = i;
        }
    }
    let group = number.into_iter().map(|(key, at)| (key, sets.root(at))).collect();
    Ok(Closed { group, between })
}

/// Two decisions about one claim alone.
fn singles<K>(links: &[Link<K>], ends: &[(usize, Option<usize>)]) -> Result<(), Conflict> {
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, (a, _)) in ends.iter().enumerate().filter(|(_, (_, b))| b.is_none()) {
        let first = *known.entry(*a).or_insert(i);
        if !links[first].kind.agrees(links[i].kind) {
            return Err(Conflict { first, second: i, through: Vec::new() });
        }
    }
    Ok(())
}

/// The entries that make two things the same.
struct Paths {
    next: Vec<Vec<(usize, usize)>>,
}

impl Paths {
    fn new(things: usize, same: Vec<(usize, usize, usize)>) -> Self {
        let mut next = vec![Vec::new(); things];
        for (entry, a, b) in same {
            next[a].push((b, entry));
            next[b].push((a, entry));
        }
        Paths { next }
    }

    fn between(&self, from: usize, to: usize) -> Vec<usize> {
        let mut came: Vec<Option<(usize, usize)>> = vec![None; self.next.len()];
        let mut queue = VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            for (other, entry) in &self.next[at] {
                if *other != from && came[*other].is_none() {
                    came[*other] = Some((at, *entry));
                    queue.push_back(*other);
                }
            }
        }
        let (mut path, mut at) = (Vec::new(), to);
        while let Some((before, entry)) = came[at] {
            path.push(entry);
            at = before;
        }
        path.sort_unstable();
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conflict(links: &[(Kind, &'static str, &'static str)]) -> Option<(usize, usize, Vec<usize>)> {
        let links: Vec<Link<&str>> = links
            .iter()
            .map(|(kind, a, b)| if b.is_empty() { Link::single(*kind, *a) } else { Link::pair(*kind, *a, *b) })
            .collect();
        close(&links).err().map(|conflict| (conflict.first, conflict.second, conflict.through))
    }

    #[test]
    fn what_cannot_stand_together_is_named() {
        use Kind::{Compatible, Confirmed, Contradicts, Different, Retracted, Same};
        let three = [(Same, "a", "b"), (Same, "b", "c"), (Different, "a", "c")];
        assert_eq!(conflict(&three), Some((1, 2, vec![0])));
        assert_eq!(conflict(&[(Same, "a", "b"), (Contradicts, "b", "a")]), Some((0, 1, vec![])));
        let far = [(Contradicts, "a", "b"), (Same, "b", "c"), (Compatible, "c", "a")];
        assert_eq!(conflict(&far), Some((0, 2, vec![1])));
        assert_eq!(conflict(&[(Confirmed, "a", ""), (Retracted, "a", "")]), Some((0, 1, vec![])));
        assert_eq!(conflict(&[(Contradicts, "a", "b"), (Different, "a", "b")]), Some((0, 1, vec![])));
    }

    #[test]
    fn what_can_stand_together_is_left() {
        use Kind::{Compatible, Confirmed, Contradicts, Different, Same};
        assert_eq!(conflict(&[(Same, "a", "b"), (Contradicts, "b", "c"), (Same, "c", "d")]), None);
        assert_eq!(conflict(&[(Different, "a", "b"), (Compatible, "a", "b"), (Confirmed, "a", "")]), None);
        assert_eq!(conflict(&[(Different, "a", "b"), (Same, "a", "c")]), None);
    }

    #[test]
    fn decisions_pass_on_along_same() {
        let links = [Link::pair(Kind::Same, 'a', 'b'), Link::pair(Kind::Contradicts, 'c', 'b')];
        let closed = close(&links).expect("no conflict");
        assert_eq!(closed.group[&'a'], closed.group[&'b']);
        let (a, c) = (closed.group[&'a'], closed.group[&'c']);
        assert_eq!(closed.between.get(&(a.min(c), a.max(c))), Some(&1));
    }
}
