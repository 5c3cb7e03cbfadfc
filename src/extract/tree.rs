//! A parse made ready for walking: children lists and the edges of every subtree, computed once for a sentence.
//!
//! Takes a [`Parse`], gives [`Tree`]. Everything here is linear in the tokens of the parse.

use crate::parse::Parse;

pub(crate) struct Tree<'a> {
    pub parse: &'a Parse,
    /// Children of token `i` are `children[first[i]..first[i + 1]]`, in order of the text.
    first: Vec<u32>,
    children: Vec<u32>,
    edges: Vec<(u32, u32)>,
}

impl<'a> Tree<'a> {
    pub fn new(parse: &'a Parse) -> Self {
        let n = parse.tokens.len();
        let mut first = vec![0u32; n + 1];
        for (i, token) in parse.tokens.iter().enumerate() {
            if token.head != i && token.head < n {
                first[token.head + 1] += 1;
            }
        }
        for i in 0..n {
            first[i + 1] += first[i];
        }
        let mut next = first.clone();
        let mut children = vec![0u32; first[n] as usize];
        for (i, token) in parse.tokens.iter().enumerate() {
            if token.head != i && token.head < n {
                children[next[token.head] as usize] = i as u32;
                next[token.head] += 1;
            }
        }
        let mut tree = Tree { parse, first, children, edges: (0..n as u32).map(|i| (i, i)).collect() };
        let mut order: Vec<usize> = (0..n).filter(|i| parse.tokens[*i].head == *i).collect();
        let mut at = 0;
        while at < order.len() {
            order.extend(tree.children(order[at]));
            at += 1;
        }
        for i in order.into_iter().rev() {
            let head = parse.tokens[i].head;
            let (left, right) = tree.edges[i];
            let edge = &mut tree.edges[head];
            *edge = (edge.0.min(left), edge.1.max(right));
        }
        tree
    }

    pub fn children(&self, head: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        self.children[self.first[head] as usize..self.first[head + 1] as usize].iter().map(|i| *i as usize)
    }

    /// First and last token of the subtree, last included.
    pub fn edges(&self, head: usize) -> (usize, usize) {
        let (left, right) = self.edges[head];
        (left as usize, right as usize)
    }

    /// The first child with one of these relations.
    pub fn child(&self, head: usize, relations: &[&str]) -> Option<usize> {
        self.children(head).find(|i| relations.contains(&self.parse.tokens[*i].dep))
    }

    pub fn dep(&self, token: usize) -> &'static str {
        self.parse.tokens[token].dep
    }

    pub fn tag(&self, token: usize) -> &'static str {
        self.parse.tokens[token].tag
    }

    pub fn lemma(&self, token: usize) -> &str {
        &self.parse.tokens[token].lemma
    }

    pub fn head(&self, token: usize) -> usize {
        self.parse.tokens[token].head
    }

    pub fn len(&self) -> usize {
        self.parse.tokens.len()
    }

    /// Whether `token` is `ancestor` or hangs below it. At most as many steps as the tree is deep.
    pub fn is_under(&self, token: usize, ancestor: usize) -> bool {
        let (left, right) = self.edges(ancestor);
        if token < left || token > right {
            return false;
        }
        let mut at = token;
        while at != ancestor {
            let head = self.head(at);
            if head == at {
                return false;
            }
            at = head;
        }
        true
    }
}
