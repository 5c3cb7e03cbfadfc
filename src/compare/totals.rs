//! What an article's counts of one kind come to: the largest is the whole, smaller ones are its parts or earlier ones.
//!
//! Takes all prepared statements of a run, tells of an article whether a count is its largest of that kind, and whether it tells a
//! value anywhere: who knows the other's figure does not contradict it.
//! Worked: `Nine died, six of them children` beside `The fire killed eleven`: nine against eleven, the six is a part.

use super::prepared::Prepared;
use super::signs::Toll;
use super::value::{self, Amount};
use crate::read::ArticleId;
use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Totals<'s>(HashMap<ArticleId, Counts<'s>>);

#[derive(Default)]
struct Counts<'s> {
    most: HashMap<Toll, f64>,
    /// Everything counted.
    amounts: Vec<Amount<'s>>,
}

impl<'s> Totals<'s> {
    pub(super) fn of<'p>(statements: impl IntoIterator<Item = &'p Prepared<'s>>) -> Totals<'s>
    where
        's: 'p,
    {
        let mut articles: HashMap<ArticleId, Counts> = HashMap::new();
        for side in statements.into_iter().filter(|side| !side.amounts.is_empty()) {
            let counts = articles.entry(side.s.article).or_default();
            counts.amounts.extend(side.s.quantities.iter().map(Amount::of));
            for count in &side.facts.tolls {
                let value = side.amounts[usize::from(count.amount)].value;
                let most = counts.most.entry(count.toll).or_insert(value);
                *most = most.max(value);
            }
        }
        Totals(articles)
    }

    /// Whether an article counts no more of a kind than this.
    pub(super) fn is_most(&self, article: ArticleId, toll: Toll, amount: &Amount) -> bool {
        self.0.get(&article).and_then(|counts| counts.most.get(&toll)).is_some_and(|most| *most <= amount.value)
    }

    pub(super) fn tells(&self, article: ArticleId, amount: &Amount) -> bool {
        let same = |known: &Amount| known.value == amount.value && value::units_agree(known, amount) != Some(false);
        self.0.get(&article).is_some_and(|counts| counts.amounts.iter().any(same))
    }
}
