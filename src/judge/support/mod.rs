//! Who supports a claim, and whether it can be read alone (see `readable`).
//!
//! Takes a [`View`] and one of its claims, gives the claims that say at least as much, at least as surely: the same content, content that
//! entails it, or the same event with other details. "Likely shot down" is supported by "shot down", not the other way round; what "could be"
//! so, or is alleged by nobody named, only by the like; a hope or a demand by the same hope, never by an outcome. What cannot stand alone
//! supports nothing (see `stands`), and a model's word is not enough where the parts that people play differ (see `parts`), where near words
//! tell something else (see `nearly`), where an office is no longer held (see `held`), where "the film" may be another (see `which`), or where it is not sure of it, the surer the less alike
//! the two are. Support passes on only through claims that say the same, and never where the two were compared and neither follows. A day
//! that nobody can place ("today", undated) is not the day that another names, and who does not say when does not support a time. A feared
//! event is borne out by nobody's report of another, and of two speakers of one report one who says more is no second for the other.
//! Worked: `a fire broke out` is supported by `12 died in a fire`; `12 died in a fire` is not supported by `a fire broke out`.

mod denied;
mod held;
mod nearly;
mod parts;
pub(super) mod readable;
pub(super) mod stands;
pub(super) mod which;

use crate::compare::{Comparison, Relation};
use crate::extract::{Certainty, Claim, Stance};
use crate::judge::independence::speaker;
use crate::judge::view::View;
use crate::normalise::{Statement, Time};
use crate::parse::Token;
use stands::{is_of_two, means_its_speaker, names_nobody, points};

/// Edges of agreement, from a claim to those that support it.
pub(in crate::judge) struct Support {
    by: Vec<Vec<usize>>,
    same: Vec<Vec<usize>>,
    /// Compared, and found to say something else.
    other: Vec<Vec<usize>>,
}

impl Support {
    pub(in crate::judge) fn of(view: &View<'_>) -> Support {
        let mut support = Support {
            by: vec![Vec::new(); view.len()],
            same: vec![Vec::new(); view.len()],
            other: vec![Vec::new(); view.len()],
        };
        for edge in &view.edges {
            let (a, b) = (edge.a, edge.b);
            match edge.comparison.relation {
                Relation::Same => {
                    support.by[a].push(b);
                    support.by[b].push(a);
                    support.same[a].push(b);
                    support.same[b].push(a);
                }
                Relation::Entails | Relation::EntailedBy
                    if one_reports_both(view, a, b) || !is_sure(edge.comparison) => {}
                Relation::Entails => support.by[b].push(a),
                Relation::EntailedBy => support.by[a].push(b),
                Relation::Related
                    if edge.comparison.one_event && parts::share_a_name(view.statements[a], view.statements[b]) =>
                {
                    support.by[a].push(b);
                    support.by[b].push(a);
                }
                Relation::Contradicts | Relation::Related | Relation::Unrelated => {
                    support.other[a].push(b);
                    support.other[b].push(a);
                }
            }
        }
        support
    }

    /// The claim itself and its supporters, sorted.
    pub(in crate::judge) fn supporters(&self, view: &View<'_>, claim: usize) -> Vec<usize> {
        let mut seen = vec![false; self.by.len()];
        seen[claim] = true;
        let holds = |by: usize| !self.other[claim].contains(&by) && can_support(view, by, claim);
        let mut queue = vec![claim];
        while let Some(at) = queue.pop() {
            for by in self.by[at].iter().filter(|by| holds(**by)) {
                if !std::mem::replace(&mut seen[*by], true) && self.same[at].contains(by) {
                    queue.push(*by);
                }
            }
        }
        (0..seen.len()).filter(|i| seen[*i]).collect()
    }
}

/// Two speakers of one report, or of reprints of it: each may answer to the other, so one who says something else says no less only where
/// both follow.
fn one_reports_both(view: &View<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (view.claims[a], view.claims[b]);
    let speak = || x.speaker.is_some() && y.speaker.is_some() && !have_one_speaker(view, a, b);
    let is_reprint = || view.found.reuse.shared_sentences(x.article.0, y.article.0).is_some();
    (x.article == y.article || is_reprint()) && !view.article(a).sentences.is_empty() && speak()
}

/// The model's word for it that one claim follows from another is enough to count its voice from here on, and, where the two are hardly
/// alike, from there on: "residents are shocked by the pictures" hardly says "anger may have sparked the march". Chosen on corroborated
/// clusters of stories/fnc_dev that readers judged: of 80, six of the nine that are near words or torn lie below, none of the 50 right ones.
const SURE: f32 = 0.95;
const SURE_OF_UNLIKE: f32 = 0.985;
const UNLIKE: f32 = 0.45;

/// Where only the model says that one follows from the other, it has to be sure.
fn is_sure(comparison: &Comparison) -> bool {
    let details = comparison.details();
    let (scores, inferred) = match comparison.relation {
        Relation::Entails => (details.scores, details.inferred[0]),
        _ => (details.reverse, details.inferred[1]),
    };
    let bar = if comparison.similarity < UNLIKE { SURE_OF_UNLIKE } else { SURE };
    !inferred || scores.entails >= bar
}

fn can_support(view: &View<'_>, by: usize, claim: usize) -> bool {
    if days_apart(view.statements[by], view.statements[claim])
        || lacks_the_time(view.statements[by], view.statements[claim])
        || [by, claim].iter().any(|at| points(view.statements[*at]))
        || held::is_given_up(view, claim)
        || parts::differ(view.statements[by], view.statements[claim])
        || nearly::tells_another(view.statements[by], view.statements[claim])
        || which::may_be_two(view, by, claim)
    {
        return false;
    }
    if view.claims[by].article != view.claims[claim].article
        && [by, claim].iter().any(|at| names_nobody(view.statements[*at]))
    {
        return false;
    }
    let is_anybodys = |at: &usize| is_of_two(view.statements[*at]) && view.claims[*at].speaker.is_none();
    let means_its_speaker = [by, claim].iter().any(|at| means_its_speaker(view.statements[*at]));
    if means_its_speaker && (!have_one_speaker(view, by, claim) || [by, claim].iter().any(is_anybodys)) {
        return false;
    }
    let (by, claim) = (view.claims[by], view.claims[claim]);
    let is_witness = |stance: Stance| matches!(stance, Stance::Asserts | Stance::Denies);
    let stance = by.stance == claim.stance || is_witness(by.stance) && is_witness(claim.stance);
    // What happened bears out nobody's fear that it might.
    let is_fear_alone = is_feared(claim) && !is_feared(by);
    let as_open = by.certainty == claim.certainty || !vouches_for_nothing(claim);
    stance && !is_fear_alone && as_open && sureness(by.certainty) >= sureness(claim.certainty)
}

/// "It could be a ferry", "allegedly a ferry": nobody says there that it is one, and who does tells something else. "Ada Holm claims it
/// is" is her word.
fn vouches_for_nothing(claim: &Claim) -> bool {
    let is_named = || claim.speaker.as_ref().is_some_and(|speaker| !speaker.unnamed);
    match claim.certainty {
        Certainty::Possible => true,
        Certainty::Alleged => !is_named(),
        _ => false,
    }
}

/// "Residents fear that …", "worried that …".
fn is_feared(claim: &Claim) -> bool {
    const FEARS: [&str; 6] = ["afraid", "anxi", "concern", "dread", "fear", "worr"];
    claim.cue.as_deref().is_some_and(|cue| FEARS.iter().any(|fear| cue.to_lowercase().contains(fear)))
}

/// Both are told by the same one, or one of them by an outlet alone.
fn have_one_speaker(view: &View, a: usize, b: usize) -> bool {
    match (&view.claims[a].speaker, &view.claims[b].speaker) {
        (Some(x), Some(y)) => speaker::is_same(x, y),
        _ => true,
    }
}

/// Nobody can tell that they mean one day: one names a day of the calendar, the other one that only its reader on that day knew
/// ("today", undated), or each its own of those ("today", "on Tuesday", "this week", "next week").
fn days_apart(a: &Statement, b: &Statement) -> bool {
    let weeks = |one: &Statement| -> Vec<String> {
        let unplaced = one.times.iter().filter(|time| time.when.is_none());
        let said = unplaced.map(|time| time.span.of(&one.text).to_lowercase());
        said.filter(|said| NEARBY.iter().any(|which| said.starts_with(which))).collect()
    };
    let (x, y) = (weeks(a), weeks(b));
    let other_week = !x.is_empty() && !y.is_empty() && !x.iter().any(|week| y.contains(week));
    let (x, y) = (days(a), days(b));
    other_week || !x.is_empty() && !y.is_empty() && !x.iter().any(|day| y.contains(day))
}

/// How a text says which day it means.
#[derive(PartialEq)]
enum Day {
    /// A date, or a day that the date of publication places.
    Calendar,
    Weekday(i8),
    /// "today" of a text without a date.
    Word(String),
}

fn days(one: &Statement) -> Vec<Day> {
    let of = |time: &Time| {
        let said = time.span.of(&one.text).to_lowercase();
        let is_placed = time.when.is_some() || said.contains(|c: char| c.is_ascii_digit());
        let word = || DEICTIC.contains(&said.as_str()).then(|| Day::Word(said.clone()));
        let named = time.said.weekday.map(Day::Weekday).or_else(word);
        is_placed.then_some(Day::Calendar).into_iter().chain(named)
    };
    one.times.iter().flat_map(of).collect()
}

/// Who does not say when supports nothing that says it, nor who does not say how much later.
fn lacks_the_time(by: &Statement, claim: &Statement) -> bool {
    by.times.is_empty() && !claim.times.is_empty() || later(claim).is_some_and(|unit| later(by) != Some(unit))
}

/// The unit of "a week later", "three days after".
fn later(one: &Statement) -> Option<&'static str> {
    const UNITS: [&str; 6] = ["minute", "hour", "day", "week", "month", "year"];
    let tokens = &one.parse.tokens;
    let is_counted = |at: usize| {
        let count = |kid: &Token| matches!(kid.dep, "det" | "nummod") && matches!(kid.tag, "DT" | "CD");
        tokens.iter().any(|kid| kid.head == at && count(kid))
    };
    let behind =
        |at: usize| tokens.get(at + 1).is_some_and(|next| matches!(next.lemma.as_str(), "after" | "late" | "later"));
    let unit = |at: usize| UNITS.into_iter().find(|unit| tokens[at].lemma == *unit);
    (0..tokens.len()).filter(|at| is_counted(*at) && behind(*at)).find_map(unit)
}

/// "this week" is not "next week".
const NEARBY: [&str; 3] = ["this ", "next ", "last "];
const DEICTIC: [&str; 4] = ["today", "tonight", "yesterday", "tomorrow"];

/// How much a certainty vouches for its content.
pub(in crate::judge) fn sureness(certainty: Certainty) -> u8 {
    match certainty {
        Certainty::Certain => 4,
        Certainty::Likely => 3,
        Certainty::Expected => 2,
        Certainty::Alleged => 1,
        Certainty::Possible => 0,
    }
}

/// What a text by itself states.
#[cfg(test)]
fn statement(text: &str) -> Statement {
    use crate::{extract, normalise, read::ArticleId};
    normalise::normalise(&extract::from_text(ArticleId(0), text, &extract::Context::default()), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Details, NliScores};

    #[test]
    fn how_much_later_is_part_of_what_is_told() {
        for (by, claim, lacks) in [
            ("The captain died in Reva", "The captain died a week later", true),
            ("The captain died three days later", "The captain died a week later", true),
            ("In Reva, a week later, the captain died", "The captain died a week later", false),
            ("The captain died a week later", "The captain later died in Reva", false),
        ] {
            assert_eq!(lacks_the_time(&statement(by), &statement(claim)), lacks, "{by} / {claim}");
        }
    }

    #[test]
    fn the_less_alike_two_are_the_surer_the_model_has_to_be() {
        let sure = |entails: f32, similarity: f32, asked: bool| {
            let scores = NliScores { entails, neutral: 1.0 - entails, contradicts: 0.0 };
            let details = Details { scores, reverse: scores, inferred: [asked, false], signals: Vec::new() };
            is_sure(&Comparison {
                relation: Relation::Entails,
                similarity,
                contradiction: 0.0,
                candidate: false,
                changed: false,
                apart: false,
                one_event: false,
                brief: false,
                details: Some(Box::new(details)),
            })
        };
        assert!(sure(0.96, 0.6, true) && !sure(0.94, 0.6, true));
        assert!(sure(0.99, 0.4, true) && !sure(0.98, 0.4, true));
        assert!(sure(0.5, 0.4, false), "no model's word");
    }
}
