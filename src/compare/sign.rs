//! One sign as found: a code, how strong, and the words that show it. The decision gives it a weight.

use super::comparison::Spans;

/// Strength is 0…1; spans are bytes of the statements' texts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sign {
    pub code: &'static str,
    pub strength: f32,
    /// Empty where the [`Pair`](super::pair::Pair) wants no words.
    pub detail: String,
    pub a: Spans,
    pub b: Spans,
}

/// The list, and a look at it that costs a comparison or two: levels are asked for at every pair.
macro_rules! codes {
    ($($code:literal $level:literal $sentence:literal,)*) => {
        /// Codes of signals with a level (`conflict` speaks for a contradiction, `guard` against, `base` is what every pair has) and
        /// one sentence.
        pub const CODES: [(&str, &str, &str); 36] = [$(($code, $level, $sentence)),*];

        /// The level of a code; empty for one that is not listed.
        pub(super) fn level(code: &str) -> &'static str {
            match code {
                $($code => $level,)*
                _ => "",
            }
        }
    };
}

codes! {
    "negation" "conflict" "One text negates what the other says.",
    "antonym" "conflict" "Opposite words about the same thing.",
    "denial" "conflict" "One text denies, rejects or takes back what the other says.",
    "number-conflict" "conflict" "Two values for one quantity.",
    "date-conflict" "conflict" "Two dates for one event.",
    "name-conflict" "conflict" "Two people or organisations in one role.",
    "place-conflict" "conflict" "Two places for one event.",
    "cause-conflict" "conflict" "Two causes of one effect.",
    "role-swap" "conflict" "The same parties with their roles exchanged.",
    "quantifier" "conflict" "All against none, most against few.",
    "modality" "conflict" "What one text says must be, the other says need or cannot be.",
    "opposed-states" "conflict" "A bad state denied on one side, and its coming about told on the other.",
    "changed-over-time" "guard" "The texts speak of different times, and the answer may have changed between them.",
    "same-sentence" "guard" "Both were made from one sentence.",
    "different-time" "guard" "The texts name different times.",
    "different-event" "guard" "The texts name different events of one kind.",
    "different-subject" "guard" "The same is said of different people or things.",
    "different-place" "guard" "The same is said of different places.",
    "different-scope" "guard" "One text speaks of a part or kind that the other does not.",
    "part-of-whole" "guard" "One number counts a part of what the other counts.",
    "hypothetical" "guard" "One text says only what would be.",
    "expectation" "guard" "One text hopes, plans or expects, the other tells.",
    "hedged" "guard" "One text is less sure of the same.",
    "mirror-image" "guard" "Each party does the same to the other.",
    "compatible-numbers" "guard" "The numbers fit each other.",
    "double-negation" "guard" "An opposite word is negated: both say the same.",
    "same-event" "guard" "The same done by the same to the same, whatever else each text adds.",
    "only-mentioned" "guard" "What one text denies, the other only mentions: it tells something else.",
    "other-predicate" "guard" "The texts say different things of what they share.",
    "less-detail" "guard" "One text is silent on what the other tells.",
    "same-topic" "base" "How much of each text the other covers.",
    "same-predicate" "base" "Whether both say the like of the like.",
    "nli-contradicts" "conflict" "The inference model sees a contradiction.",
    "nli-entails" "guard" "The inference model sees that one follows from the other.",
    "nli-neutral" "guard" "The inference model sees neither.",
    "prior" "base" "Where a pair starts: few pairs contradict.",
}

/// Whether a code speaks for a contradiction.
pub fn is_conflict(code: &str) -> bool {
    level(code) == "conflict"
}

/// Whether a code is what every pair has: no sign of anything.
pub fn is_base(code: &str) -> bool {
    level(code) == "base"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_lists_every_code() {
        let readme = include_str!("../../README.md");
        for (code, kind, sentence) in CODES {
            assert!(readme.contains(&format!("| {code} | {kind} | {sentence} |")), "{code}");
        }
    }
}
