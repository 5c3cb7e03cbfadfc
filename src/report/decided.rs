//! Editors' decisions as the report shows them.
//!
//! Takes a run, gives the decision that leads a cluster with the machine's own verdict, and a note for every other decision
//! and for every one whose claims were found by their words only.

use super::model::{Anchored, DecisionEntry, NoteEntry};
use crate::decide::{Entry, State};
use crate::id::Fingerprint;
use crate::judge::Verdict;
use crate::pipeline::Crosschecked;

/// Note codes of decisions and what they say.
pub const NOTES: [(&str, &str); 2] = [
    ("decided", "Another decision of an editor is about this cluster too."),
    ("decision-moved", "A decision was recorded for other words and laid over these."),
];

/// The decision that leads the cluster at this place.
pub fn decision(run: &Crosschecked, at: usize) -> Option<DecisionEntry> {
    let first = *run.decided.of_cluster.get(at)?.first()?;
    entry(run, first, Some(at))
}

/// An entry that was laid, as the report shows it; of a cluster or of the whole run.
pub fn entry(run: &Crosschecked, entry: usize, cluster: Option<usize>) -> Option<DecisionEntry> {
    let Entry { kind, by, on, reason, .. } = run.decided.decisions.entries.get(entry)?;
    let State::Laid { claims, moved } = run.decided.states.get(entry)? else { return None };
    let here = |claim: &usize| cluster.is_none_or(|at| run.judged[at].cluster.claims.contains(claim));
    let named = claims.iter().find(|claim| here(claim))?;
    Some(DecisionEntry {
        decision: kind.as_str().into(),
        by: by.clone(),
        on: *on,
        reason: reason.clone(),
        machine_verdict: run.decided.machine.get(*named).copied().unwrap_or(Verdict::SingleSource),
        claims: ids(run, claims),
        anchored: if moved.is_empty() { Anchored::Exact } else { Anchored::Fuzzy },
    })
}

pub(super) fn notes(run: &Crosschecked, at: usize) -> Vec<NoteEntry> {
    let decided = &run.decided;
    let Some(entries) = decided.of_cluster.get(at) else { return Vec::new() };
    let mut notes = Vec::new();
    for (rank, entry) in entries.iter().enumerate() {
        let State::Laid { claims, moved } = &decided.states[*entry] else { continue };
        let Entry { kind, by, on, reason, .. } = &decided.decisions.entries[*entry];
        if rank > 0 {
            let detail = format!("{kind}, by {by} on {on}: {reason}");
            notes.push(NoteEntry { code: NOTES[0].0.into(), detail, claims: ids(run, claims) });
        }
        for (target, claim) in moved {
            let place = decided.decisions.place(*entry);
            let detail = format!("{place}: {}", moved_words(run, *entry, *target, *claim));
            notes.push(NoteEntry { code: NOTES[1].0.into(), detail, claims: ids(run, &[*claim]) });
        }
    }
    notes
}

/// “old words” is taken to be “new words”, 9bc0…
pub fn moved_words(run: &Crosschecked, entry: usize, target: usize, claim: usize) -> String {
    let decisions = &run.decided.decisions;
    let old = decisions.entries[entry].subject.targets().get(target).map_or("", |target| target.text.as_str());
    let new = &run.extracted.claims[claim];
    match old == new.text {
        true => format!("“{old}” stands here under another id, {}", new.id),
        false => format!("“{old}” is taken to be “{}”, {}", new.text, new.id),
    }
}

fn ids(run: &Crosschecked, claims: &[usize]) -> Vec<Fingerprint> {
    claims.iter().map(|claim| run.extracted.claims[*claim].id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Decisions;
    use crate::gate::Facts;
    use crate::pipeline::{self, Settings};
    use crate::read::{ClaimFile, Input, Meta, claims};
    use crate::report::{ClusterEntry, Report, build};
    use crate::span::SourceMap;
    use std::path::Path;

    fn file(outlet: &str, texts: &[&str]) -> Input {
        let text: String = texts.iter().map(|text| format!("- {text}\n")).collect();
        let (_, claims) = claims::parse(&text).expect("a good file");
        let map = SourceMap::verbatim(text.len(), 0);
        let meta = Meta { outlet: Some(outlet.into()), ..Meta::default() };
        Input::Claims(ClaimFile { path: format!("{outlet}.yaml"), text, map, meta, claims, lines: Default::default() })
    }

    fn entry(kind: &str, rest: &str) -> String {
        format!("- decision: {kind}\n  {rest}\n  by: Ann\n  on: 2025-10-12\n  reason: seen\n")
    }

    fn run(files: &[(&str, &[&str])], decisions: &str) -> Crosschecked {
        let inputs = files.iter().map(|(outlet, texts)| file(outlet, texts)).collect();
        let decisions = Decisions::parse(decisions, Path::new("decisions.yaml")).expect("good decisions");
        let mut settings = Settings { decisions, ..Settings::default() };
        settings.compare.model = false;
        pipeline::crosscheck(pipeline::extract_inputs(inputs, &settings), &settings)
    }

    fn cluster_of<'r>(report: &'r Report, text: &str) -> &'r ClusterEntry {
        let claims = report.articles.iter().flat_map(|article| &article.claims);
        let claim =
            claims.filter(|claim| claim.text == text).map(|claim| &claim.id).next().expect("the claim is there");
        report.clusters.iter().find(|cluster| cluster.claims.contains(claim)).expect("every claim has a cluster")
    }

    const TOLL: [(&str, &[&str]); 2] =
        [("Post", &["41 people died in the crash"]), ("Daily", &["the wreck was found by a diver near Samar"])];

    #[test]
    fn a_contradiction_joins_and_disputes_and_the_machine_stays_visible() {
        let pair = entry(
            "contradicts",
            "claims: [{text: 41 people died in the crash}, {text: the wreck was found by a diver near Samar}]",
        );
        let report = build::report(&run(&TOLL, &pair));
        assert_eq!(report.clusters.len(), 1);
        let cluster = &report.clusters[0];
        assert_eq!((cluster.verdict, cluster.sides.len()), (Verdict::Disputed, 2));
        let decision = cluster.decision.as_ref().expect("the decision");
        assert_eq!((decision.decision.as_str(), decision.machine_verdict), ("contradicts", Verdict::SingleSource));
        assert_eq!((decision.claims.len(), decision.anchored), (2, Anchored::Exact));
        assert_eq!(cluster.contradictions[0].score, 1.0);
        assert!(cluster.contradictions[0].signals.iter().any(|signal| signal.code == "editor-decision"));
    }

    #[test]
    fn same_and_contradicts_reach_a_third_claim() {
        let files: [(&str, &[&str]); 3] = [TOLL[0], TOLL[1], ("Wire", &["nobody was hurt by the storm in Bari"])];
        let all = [
            entry("same", "claims: [{text: 41 people died in the crash}, {text: nobody was hurt by the storm in Bari}]"),
            entry(
                "contradicts",
                "claims: [{text: nobody was hurt by the storm in Bari}, {text: the wreck was found by a diver near Samar}]",
            ),
        ]
        .concat();
        let report = build::report(&run(&files, &all));
        assert_eq!(report.clusters.len(), 1);
        let sides: Vec<usize> = report.clusters[0].sides.iter().map(Vec::len).collect();
        assert_eq!(sides, [2, 1]);
        assert!(
            report.clusters[0].notes.iter().any(|note| note.code == "decided" && note.detail.starts_with("same, by"))
        );
    }

    #[test]
    fn different_parts_what_has_the_same_words() {
        let files: [(&str, &[&str]); 2] =
            [("Post", &["the minister resigned on Monday"]), ("Daily", &["the minister resigned on Monday"])];
        let both = "the minister resigned on Monday";
        let found = build::report(&run(&files, ""));
        assert_eq!((found.clusters.len(), found.clusters[0].verdict), (1, Verdict::Corroborated));
        let pair = entry(
            "different",
            &format!(
                "claims: [{{text: {both}, outlet: Post, id: {}}}, {{text: {both}, outlet: Daily, id: {}}}]",
                found.articles[0].claims[0].id, found.articles[1].claims[0].id
            ),
        );
        let report = build::report(&run(&files, &pair));
        assert_eq!(report.clusters.len(), 2);
        assert!(report.clusters.iter().all(|cluster| cluster.verdict == Verdict::SingleSource));
        let verdicts = report.clusters.iter().filter_map(|cluster| Some(cluster.decision.as_ref()?.machine_verdict));
        assert!(verdicts.eq([Verdict::Corroborated, Verdict::Corroborated]));
    }

    #[test]
    fn a_retracted_claim_counts_for_nothing() {
        let files: [(&str, &[&str]); 2] =
            [("Post", &["the minister resigned on Monday"]), ("Daily", &["the minister resigned on Monday"])];
        let text = entry("retracted", "claim: {text: the minister resigned on Monday, outlet: Daily}");
        let report = build::report(&run(&files, &text));
        let kinds: Vec<Option<&str>> =
            report.clusters.iter().map(|cluster| cluster.decision.as_ref().map(|d| d.decision.as_str())).collect();
        assert_eq!((report.clusters.len(), report.summary.corroborated), (2, 0));
        assert!(kinds.contains(&Some("retracted")) && kinds.contains(&None), "{kinds:?}");
    }

    #[test]
    fn a_contradiction_taken_away_is_told_to_the_gate() {
        let files: [(&str, &[&str]); 2] = [TOLL[0], TOLL[1]];
        let ids: Vec<String> = run(&files, "").extracted.claims.iter().map(|claim| claim.id.to_string()).collect();
        let mut run = run(&files, &entry("confirmed", "claim: {text: 41 people died in the crash}"));
        assert_eq!(ids.len(), 2);
        let mut facts = Facts::default();
        facts.add_decisions(&run);
        assert!(facts.settled.is_empty() && facts.decisions.is_empty());
        run.decided.states[0] = State::Stale("gone".into());
        facts.add_decisions(&run);
        let at = facts.decisions[0].at.region.map(|region| (region.line, region.column));
        assert_eq!((facts.decisions[0].code, at), ("stale-decision", Some((1, 3))));
    }

    #[test]
    fn light_edits_keep_a_decision_and_others_make_it_stale() {
        let decided = entry("confirmed", "claim: {id: 0123456789abcdef, text: 41 people died in the crash}");
        let edited = run(&[("Post", &["41 people have died in the Aktau crash"])], &decided);
        let report = build::report(&edited);
        let cluster = cluster_of(&report, "41 people have died in the Aktau crash");
        assert_eq!(cluster.decision.as_ref().map(|decision| decision.anchored), Some(Anchored::Fuzzy));
        let note = cluster.notes.iter().find(|note| note.code == "decision-moved").expect("said so");
        assert!(note.detail.starts_with("decisions.yaml:1: “41 people died in the crash” is taken to be “41 people"));
        let stale = |texts: &[&str]| match run(&[("Post", texts)], &decided).decided.states[0].clone() {
            State::Stale(reason) => reason,
            laid => panic!("{texts:?} {laid:?}"),
        };
        assert_eq!(stale(&["38 people died in the crash"]), "no claim says “41 people died in the crash”");
        let two = stale(&["41 people died in the Aktau crash", "41 people died in the Samar crash"]);
        assert!(two.contains("could now be"), "{two}");
    }
}
