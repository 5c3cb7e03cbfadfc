//! Which pairs the inference model looks at, and which way.
//!
//! Takes a [`Draft`], gives what each way is worth: something where both texts may be about the same thing, and the model's word can make a
//! difference. Leaves to `chosen` which of many are asked.

use super::chosen::{ALWAYS, Worth};
use super::sign::{Code, Sign};
use super::weigh::{APART, Draft, NAMED_FROM_CUT_INFERRED};

/// The inference model looks at every pair of written claims; of statements cut out of articles, which are most pairs of a run, at those of
/// which one follows from the other by what they share from this probability on.
const LOOK_CUT: f32 = 0.63;
/// … or, of two articles on one story, from this one on in texts as alike as this. Chosen on reports written apart, where a fifth more
/// of the facts that two share are found than without, for 1.5 times the work; `chosen` takes that back where many are near.
const LOOK_CUT_IN_STORY: f32 = 0.45;
const LOOK_LIKE: f32 = 0.3;
/// … or, of two that came out within days of each other, from this one on: half as much work again, for a fifth more of what reports share.
const LOOK_CUT_OF_ONE_TIME: f32 = 0.3;
/// … or whose predicate the other tells, with so much of its words, in texts as alike as this; and both ways where such texts bear a
/// named sign. Guesses.
const LOOK_COVERED: f32 = 0.7;
const LOOK_FROM_CUT: f32 = 0.45;
/// The same where a named sign asks for a look. A guess.
const LOOK_FROM: f32 = 0.3;
/// What it is worth to ask of texts for being alike, beside one that may follow. Less than any of those.
const ALIKE: f32 = 0.2;
/// Two articles on one story may speak of one thing in texts as alike as this.
pub(super) const LIKE_IN_STORY: f32 = 0.2;
/// A named sign asks for a look from this strength on. A guess.
const ASKS_FROM: f32 = 0.5;
/// Texts as alike as this that no named sign sets apart are one text but for a word or a mark: the model is not asked. Of 909
/// such pairs of stories/fnc_dev it found 54 not to follow; of fourteen different ones read, ten do.
const NEARLY_COPIED: f32 = 0.85;

impl Draft {
    /// What it is worth that the inference model looks at `a` → `b` and at `b` → `a`: something where both texts may be about the same
    /// thing, and its word can make a difference. For a contradiction it is asked both ways, for support only the way that may hold.
    pub(super) fn worth_a_look(&self) -> [Worth; 2] {
        if !self.cut {
            return [Some(ALWAYS); 2];
        }
        let is_plain = self.named < NAMED_FROM_CUT_INFERRED;
        let is_told = self.copied || self.one_sentence || is_plain && self.similarity >= NEARLY_COPIED;
        let may_conflict = self.similarity >= if self.named >= ASKS_FROM { LOOK_FROM } else { LOOK_FROM_CUT };
        if is_told {
            [None; 2]
        } else if !is_plain && may_conflict || self.may_conflict_in_story() {
            [Some(ALWAYS); 2]
        } else {
            let worth = |at: usize| if is_plain { self.follows(at, false) } else { ALWAYS };
            // What does not follow may be asked for being alike, where nothing is likelier to bear it out.
            let alike = self.may_exclude().then_some(ALIKE * self.similarity);
            [0, 1].map(|at: usize| self.may_follow(at).then(|| worth(at)).or(alike))
        }
    }

    /// In reports of one time on one story, texts that are alike may exclude each other by what only who knows the world can tell; what
    /// turns a word round is for the signs.
    pub(super) fn may_exclude(&self) -> bool {
        let apart = |sign: &Sign| sign.code.is_difference() && sign.strength >= APART;
        let may = self.one_time && self.similarity >= LIKE_IN_STORY && !self.turned_apart;
        may && !self.one_sentence && !self.signs.iter().any(apart)
    }

    /// In two articles on one story, one text turns round what the other says, and nothing tells that it is of something else.
    pub(super) fn may_conflict_in_story(&self) -> bool {
        let turns = |sign: &Sign| matches!(sign.code, Code::Antonym | Code::Denial | Code::Negation);
        let apart = |sign: &Sign| sign.code.is_difference() && sign.strength >= APART;
        let may = self.one_story && self.similarity >= LIKE_IN_STORY && self.signs.iter().any(turns);
        may && !self.one_sentence && !self.signs.iter().any(apart)
    }

    /// Whether the model was asked this way only because both are alike.
    pub(super) fn is_asked_for_likeness(&self, at: usize) -> bool {
        let may_conflict = self.named >= NAMED_FROM_CUT_INFERRED || self.may_conflict_in_story();
        self.cut && self.may_exclude() && !may_conflict && !self.may_follow(at)
    }

    /// By what the texts share, `b` may follow from `a` (0) or `a` from `b` (1).
    fn may_follow(&self, at: usize) -> bool {
        let told = self.told[1 - at];
        let is_covered = self.covered[1 - at] >= LOOK_COVERED && self.similarity >= LOOK_FROM_CUT;
        let follows = self.follows(at, false);
        // What follows by its words needs no second look, where nobody has to ask whether both are of one time.
        let may = self.one_story && self.similarity >= LOOK_LIKE && follows >= LOOK_CUT_IN_STORY
            || self.one_time && self.similarity >= LIKE_IN_STORY && follows >= LOOK_CUT_OF_ONE_TIME;
        let in_story = may && !(self.one_time && self.is_followed(at));
        told != Some(false) && (in_story || follows >= LOOK_CUT || told == Some(true) && is_covered)
    }
}
