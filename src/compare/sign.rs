//! One sign as found: a code, how strong, and the words that show it. The decision gives it a weight.

use super::comparison::Spans;

/// Strength is 0…1.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sign {
    pub code: Code,
    pub strength: f32,
    /// Two values of one slot that nothing else explains: needs nobody's backing.
    pub plain: bool,
    /// Where the [`Pair`](super::pair::Pair) wants words.
    pub shown: Option<Box<Shown>>,
}

impl Sign {
    pub(super) fn plain_where(self, plain: bool) -> Sign {
        Sign { plain, ..self }
    }
}

/// One line for a reader, and the words of `a` and of `b` that show it: bytes of the statements' texts.
pub(super) type Shown = (String, Spans, Spans);

/// The list, as a table for readers and as numbers for the run: codes are asked for at every pair.
macro_rules! codes {
    ($($name:ident $code:literal $level:literal $sentence:literal,)*) => {
        /// What a sign is called. The order is that of the names, in which a decision adds up its parts.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Code {
            $($name,)*
        }

        /// Codes of signals with a level (`conflict` speaks for a contradiction, `guard` against, `base` is what every pair has) and
        /// one sentence.
        pub const CODES: [(&str, &str, &str); 35] = [$(($code, $level, $sentence)),*];
    };
}

codes! {
    Antonym "antonym" "conflict" "Opposite words about the same thing.",
    CauseConflict "cause-conflict" "conflict" "Two causes of one effect.",
    ChangedOverTime "changed-over-time" "guard" "The texts speak of different times, and the answer may have changed between them.",
    CompatibleNumbers "compatible-numbers" "guard" "The numbers fit each other.",
    DateConflict "date-conflict" "conflict" "Two dates for one event.",
    Denial "denial" "conflict" "One text denies, rejects or takes back what the other says.",
    DifferentEvent "different-event" "guard" "The texts name different events of one kind.",
    DifferentPlace "different-place" "guard" "The same is said of different places.",
    DifferentScope "different-scope" "guard" "One text speaks of a part or kind that the other does not.",
    DifferentSubject "different-subject" "guard" "The same is said of different people or things.",
    DifferentTime "different-time" "guard" "The texts name different times.",
    DoubleNegation "double-negation" "guard" "An opposite word is negated: both say the same.",
    Expectation "expectation" "guard" "One text hopes, plans or expects, the other tells.",
    Hedged "hedged" "guard" "One text is less sure of the same.",
    Hypothetical "hypothetical" "guard" "One text says only what would be.",
    LessDetail "less-detail" "guard" "One text is silent on what the other tells.",
    MirrorImage "mirror-image" "guard" "Each party does the same to the other.",
    Modality "modality" "conflict" "What one text says must be, the other says need or cannot be.",
    NameConflict "name-conflict" "conflict" "Two people or organisations in one role.",
    Negation "negation" "conflict" "One text negates what the other says.",
    NliContradicts "nli-contradicts" "conflict" "The inference model sees a contradiction.",
    NliEntails "nli-entails" "guard" "The inference model sees that one follows from the other.",
    NumberConflict "number-conflict" "conflict" "Two values for one quantity.",
    OnlyMentioned "only-mentioned" "guard" "What one text denies, the other only mentions: it tells something else.",
    OpposedStates "opposed-states" "conflict" "A bad state denied on one side, and its coming about told on the other.",
    OtherPredicate "other-predicate" "guard" "The texts say different things of what they share.",
    PartOfWhole "part-of-whole" "guard" "One number counts a part of what the other counts.",
    PlaceConflict "place-conflict" "conflict" "Two places for one event.",
    Prior "prior" "base" "Where a pair starts: few pairs contradict.",
    Quantifier "quantifier" "conflict" "All against none, most against few.",
    RoleSwap "role-swap" "conflict" "The same parties with their roles exchanged.",
    SameEvent "same-event" "guard" "The same done by the same to the same, whatever else each text adds.",
    SamePredicate "same-predicate" "base" "Whether both say the like of the like.",
    SameSentence "same-sentence" "guard" "Both were made from one sentence.",
    SameTopic "same-topic" "base" "How much of each text the other covers.",
}

impl Code {
    pub(super) fn name(self) -> &'static str {
        CODES[self as usize].0
    }

    /// Whether it speaks for a contradiction.
    pub(super) fn is_conflict(self) -> bool {
        CODES[self as usize].1 == "conflict"
    }

    /// Whether it is what every pair has: no sign of anything.
    pub(super) fn is_base(self) -> bool {
        CODES[self as usize].1 == "base"
    }

    /// Whether it names a difference: another event, place, subject.
    pub(super) fn is_difference(self) -> bool {
        matches!(
            self,
            Code::DifferentEvent
                | Code::DifferentPlace
                | Code::DifferentScope
                | Code::DifferentSubject
                | Code::DifferentTime
        )
    }
}

/// Whether a code is what every pair has: no sign of anything.
pub fn is_base(code: &str) -> bool {
    CODES.iter().any(|(known, level, _)| *known == code && *level == "base")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_in_the_order_of_their_names() {
        assert!(CODES.windows(2).all(|two| two[0].0 < two[1].0));
    }

    #[test]
    fn the_readme_lists_every_code() {
        let readme = include_str!("../../README.md");
        for (code, kind, sentence) in CODES {
            assert!(readme.contains(&format!("| {code} | {kind} | {sentence} |")), "{code}");
        }
    }
}
