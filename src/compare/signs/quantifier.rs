//! All against none, most against few.
//!
//! Fires where both texts quantify the same noun and the shares exclude each other: "all" / "none", "most" / "few". Silent: "some" /
//! "many" (both may hold), and quantifiers of different things.

use super::slots;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::Prepared;
use crate::compare::sign::{Code, Sign};
use crate::span::Span;
use smallvec::smallvec;

/// The share of a noun: at least, at most, and the words that say so.
#[derive(Clone, Debug)]
pub(super) struct Share {
    noun: u32,
    low: f32,
    high: f32,
    span: Span,
}

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    let topic = slots::topic(pair);
    for x in &pair.a.facts.shares {
        for y in &pair.b.facts.shares {
            let apart = (x.low - y.high).max(y.low - x.high);
            let same = pair.tokens(x.noun, y.noun);
            if apart <= 0.0 || same < ALIGNED {
                continue;
            }
            found.push(pair.sign(Code::Quantifier, topic * same * (0.5 + 0.5 * apart).min(1.0), || {
                (
                    format!("{} / {}", x.span.of(&pair.a.s.text), y.span.of(&pair.b.s.text)),
                    smallvec![x.span],
                    smallvec![y.span],
                )
            }));
        }
    }
}

pub(super) fn shares(side: &Prepared) -> Vec<Share> {
    let parse = &side.s.parse;
    let mut found = Vec::new();
    for token in 0..parse.tokens.len() {
        let word = side.written(token as u32).to_lowercase();
        let before = if token > 0 { side.written(token as u32 - 1).to_lowercase() } else { String::new() };
        let (low, high) = match (before.as_str(), word.as_str()) {
            ("not", "all" | "every") => (0.05, 0.95),
            ("not", "one") | (_, "none" | "neither") => (0.0, 0.0),
            (_, "all" | "every" | "each" | "both") => (1.0, 1.0),
            (_, "most" | "majority") if parse.tokens[token].dep != "advmod" => (0.51, 1.0),
            ("a", "few") => (0.02, 0.45),
            (_, "few") => (0.0, 0.3),
            (_, "minority") => (0.0, 0.49),
            (_, "some" | "several") => (0.02, 0.9),
            _ => continue,
        };
        let at = &parse.tokens[token];
        // "all of the boats": the noun hangs below; "all boats": above.
        let below = parse
            .children(token)
            .filter(|kid| parse.tokens[*kid].dep == "prep")
            .flat_map(|kid| parse.children(kid).collect::<Vec<_>>())
            .find(|kid| parse.tokens[*kid].dep == "pobj");
        let noun = below.unwrap_or(at.head);
        found.push(Share { noun: noun as u32, low, high, span: at.span });
    }
    found
}
