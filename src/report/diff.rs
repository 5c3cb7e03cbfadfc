//! What changed between two reports.
//!
//! Takes an old and a new [`Report`], gives a [`Diff`]: articles that came and went, and every cluster that is new, gone or
//! changed, with the causes. Clusters are matched by id, then by the claims they share; a claim whose words changed in place
//! counts as the same claim. Worked: a second paper retracts “38 victims”; the cluster goes from disputed to corroborated,
//! and the cause is the contradiction that went with that claim.

use super::model::{ClaimEntry, ClusterEntry, EdgeEntry, Report, VoiceEntry};
use super::view::{Index, shortened};
use crate::id::{Fingerprint, normalised};
use crate::judge::Verdict;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

pub const DIFF_SCHEMA: &str = "crosscheck.diff/1";

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diff {
    pub schema: &'static str,
    pub summary: Counts,
    /// Paths of articles and claim files that only one of the reports has.
    pub articles_new: Vec<String>,
    pub articles_gone: Vec<String>,
    /// Changes of the verdict first, then new, then gone, then the rest; inside each the order of the reports.
    pub clusters: Vec<Change>,
}

#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub new: usize,
    pub gone: usize,
    pub changed: usize,
    pub verdict_changed: usize,
    pub unchanged: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    pub kind: ChangeKind,
    pub id: Fingerprint,
    /// Where the cluster has another id now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_id: Option<Fingerprint>,
    pub statement: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_statement: Option<String>,
    pub old_verdict: Option<Verdict>,
    pub new_verdict: Option<Verdict>,
    pub causes: Vec<Cause>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    Verdict,
    New,
    Gone,
    Changed,
}

/// Why: kebab-case code, one line, and the claims it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cause {
    pub code: &'static str,
    pub detail: String,
    pub claims: Vec<Fingerprint>,
}

/// Every cause and what it says.
pub const CAUSES: [(&str, &str); 15] = [
    ("contradiction-new", "Two claims contradict each other now."),
    ("contradiction-gone", "Two claims contradicted each other before."),
    ("voice-new", "An independent voice came."),
    ("voice-gone", "An independent voice went."),
    ("support-new", "With a claim that came, voices that were heard before meet in one statement."),
    ("support-gone", "Without a claim that went, the voices meet in no statement."),
    ("decision-new", "An editor decided."),
    ("decision-gone", "An editor's decision holds no more."),
    ("claim-new", "A claim came."),
    ("claim-gone", "A claim went."),
    ("claim-edited", "A claim has other words."),
    ("claim-left", "A claim stands in another cluster now."),
    ("claim-joined", "A claim stood in another cluster before."),
    ("joined", "Its claims stand in another cluster now."),
    ("split-off", "Its claims stood in another cluster before."),
];

/// A claim of the same file and speaker is the same with other words from here on. A guess.
const SAME_CLAIM: f64 = 0.6;
/// Characters of a claim inside a cause, which names the claim by id too.
const MAX_QUOTED: usize = 100;
/// Files with more claims than this are matched by id only: looking for edits compares every claim that came with every one
/// that went.
const MAX_EDITED: usize = 2_000;

pub fn diff(old: &Report, new: &Report) -> Diff {
    let sides = Sides {
        old: Index::of(old),
        new: Index::of(new),
        edited: edited(old, new),
        old_clusters: homes(old),
        new_clusters: homes(new),
    };
    let matched = matched(old, new, &sides.edited);
    let mut clusters = Vec::new();
    let mut unchanged = 0;
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (at, cluster) in new.clusters.iter().enumerate() {
        let before = matched.get(&at).map(|old_at| &old.clusters[*old_at]);
        taken.extend(matched.get(&at));
        match sides.change(before, Some(cluster)) {
            Some(change) => clusters.push(change),
            None => unchanged += 1,
        }
    }
    let gone = old.clusters.iter().enumerate().filter(|(at, _)| !taken.contains(at));
    clusters.extend(gone.filter_map(|(_, cluster)| sides.change(Some(cluster), None)));
    clusters.sort_by_key(|change| change.kind);
    let count = |kind: ChangeKind| clusters.iter().filter(|change| change.kind == kind).count();
    let summary = Counts {
        new: count(ChangeKind::New),
        gone: count(ChangeKind::Gone),
        changed: count(ChangeKind::Changed),
        verdict_changed: count(ChangeKind::Verdict),
        unchanged,
    };
    let paths = |report: &Report| report.articles.iter().map(|article| article.path.clone()).collect::<BTreeSet<_>>();
    let (before, after) = (paths(old), paths(new));
    Diff {
        schema: DIFF_SCHEMA,
        summary,
        articles_new: after.difference(&before).cloned().collect(),
        articles_gone: before.difference(&after).cloned().collect(),
        clusters,
    }
}

/// Old claims that have other words now, by id: in one file, by one speaker, most alike first.
fn edited(old: &Report, new: &Report) -> BTreeMap<Fingerprint, Fingerprint> {
    let ids = |report: &Report| -> BTreeSet<Fingerprint> {
        report.articles.iter().flat_map(|article| article.claims.iter().map(|claim| claim.id.clone())).collect()
    };
    let (old_ids, new_ids) = (ids(old), ids(new));
    let mut edited = BTreeMap::new();
    for before in &old.articles {
        let Some(after) = new.articles.iter().find(|article| article.path == before.path) else { continue };
        let went: Vec<&ClaimEntry> = before.claims.iter().filter(|claim| !new_ids.contains(&claim.id)).collect();
        let came: Vec<&ClaimEntry> = after.claims.iter().filter(|claim| !old_ids.contains(&claim.id)).collect();
        if went.len().max(came.len()) > MAX_EDITED {
            continue;
        }
        let mut near: Vec<(f64, usize, usize)> = Vec::new();
        for (i, a) in went.iter().enumerate() {
            for (j, b) in came.iter().enumerate() {
                let alike = strsim::normalized_damerau_levenshtein(&normalised(&a.text), &normalised(&b.text));
                if alike >= SAME_CLAIM {
                    near.push((alike, i, j));
                }
            }
        }
        near.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        let (mut used_old, mut used_new) = (BTreeSet::new(), BTreeSet::new());
        for (_, i, j) in near {
            if !used_old.contains(&i) && used_new.insert(j) {
                used_old.insert(i);
                edited.insert(went[i].id.clone(), came[j].id.clone());
            }
        }
    }
    edited
}

/// New cluster → old cluster: by id, then by the most claims in common.
fn matched(old: &Report, new: &Report, edited: &BTreeMap<Fingerprint, Fingerprint>) -> BTreeMap<usize, usize> {
    let by_id: BTreeMap<&Fingerprint, usize> = old.clusters.iter().enumerate().map(|(at, c)| (&c.id, at)).collect();
    let mut matched: BTreeMap<usize, usize> =
        new.clusters.iter().enumerate().filter_map(|(at, c)| Some((at, *by_id.get(&c.id)?))).collect();
    let mut old_of: BTreeMap<&Fingerprint, usize> = BTreeMap::new();
    for (at, cluster) in old.clusters.iter().enumerate() {
        old_of.extend(cluster.claims.iter().map(|claim| (edited.get(claim).unwrap_or(claim), at)));
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, cluster) in new.clusters.iter().enumerate() {
        for before in cluster.claims.iter().filter_map(|claim| old_of.get(claim)) {
            *shared.entry((at, *before)).or_default() += 1;
        }
    }
    let mut shared: Vec<(usize, (usize, usize))> = shared.into_iter().map(|(pair, count)| (count, pair)).collect();
    shared.sort_by_key(|(count, pair)| (std::cmp::Reverse(*count), *pair));
    let mut used: BTreeSet<usize> = matched.values().copied().collect();
    for (_, (after, before)) in shared {
        if !matched.contains_key(&after) && used.insert(before) {
            matched.insert(after, before);
        }
    }
    matched
}

/// The cluster of every claim.
fn homes(report: &Report) -> BTreeMap<&Fingerprint, &ClusterEntry> {
    report.clusters.iter().flat_map(|cluster| cluster.claims.iter().map(move |claim| (claim, cluster))).collect()
}

struct Sides<'a> {
    old: Index<'a>,
    new: Index<'a>,
    old_clusters: BTreeMap<&'a Fingerprint, &'a ClusterEntry>,
    new_clusters: BTreeMap<&'a Fingerprint, &'a ClusterEntry>,
    /// Old id → new id of claims with other words.
    edited: BTreeMap<Fingerprint, Fingerprint>,
}

/// A contradiction by the two claims, the smaller id first.
type Ends = (Fingerprint, Fingerprint);

impl Sides<'_> {
    fn change(&self, before: Option<&ClusterEntry>, after: Option<&ClusterEntry>) -> Option<Change> {
        let causes = self.causes(before, after);
        let main = after.or(before)?;
        let verdicts = (before.map(|cluster| cluster.verdict), after.map(|cluster| cluster.verdict));
        let kind = match verdicts {
            (None, _) => ChangeKind::New,
            (_, None) => ChangeKind::Gone,
            (old, new) if old != new => ChangeKind::Verdict,
            _ if causes.is_empty() => return None,
            _ => ChangeKind::Changed,
        };
        let other = before.filter(|_| after.is_some());
        Some(Change {
            kind,
            id: main.id.clone(),
            old_id: other.map(|cluster| cluster.id.clone()).filter(|id| *id != main.id),
            statement: main.statement.clone(),
            old_statement: other.map(|cluster| cluster.statement.clone()).filter(|text| *text != main.statement),
            old_verdict: verdicts.0,
            new_verdict: verdicts.1,
            causes,
        })
    }

    fn causes(&self, before: Option<&ClusterEntry>, after: Option<&ClusterEntry>) -> Vec<Cause> {
        let mut causes = Vec::new();
        self.decisions(before, after, &mut causes);
        self.contradictions(before, after, &mut causes);
        self.voices(before, after, &mut causes);
        self.claims(before, after, &mut causes);
        let support = self.support(before, after, &causes);
        causes.splice(0..0, support);
        causes
    }

    /// What else changed the count of the voices that support one statement: where the same voices are heard, a claim of theirs.
    fn support(&self, before: Option<&ClusterEntry>, after: Option<&ClusterEntry>, causes: &[Cause]) -> Option<Cause> {
        let (code, cause) = match (before?.verdict, after?.verdict) {
            (Verdict::SingleSource, Verdict::Corroborated) => ("support-new", "claim-new"),
            (Verdict::Corroborated, Verdict::SingleSource) => ("support-gone", "claim-gone"),
            _ => return None,
        };
        let is_all = causes.iter().all(|known| known.code == cause);
        let claims: Vec<Fingerprint> = causes.iter().flat_map(|known| known.claims.clone()).collect();
        let detail: Vec<&str> = causes.iter().map(|known| known.detail.as_str()).collect();
        (is_all && !claims.is_empty()).then(|| Cause { code, detail: detail.join("; "), claims })
    }

    fn decisions(&self, before: Option<&ClusterEntry>, after: Option<&ClusterEntry>, causes: &mut Vec<Cause>) {
        let old = before.and_then(|cluster| cluster.decision.as_ref());
        let new = after.and_then(|cluster| cluster.decision.as_ref());
        let key = |decision: &super::model::DecisionEntry| {
            (decision.decision.clone(), decision.by.clone(), decision.on, decision.reason.clone())
        };
        if old.map(key) == new.map(key) {
            return;
        }
        for (code, decision) in [("decision-gone", old), ("decision-new", new)] {
            let Some(decision) = decision else { continue };
            let detail = format!("{}, by {} on {}: {}", decision.decision, decision.by, decision.on, decision.reason);
            causes.push(Cause { code, detail, claims: decision.claims.clone() });
        }
    }

    /// The id that a claim of the old report has in the new one.
    fn now<'s>(&'s self, id: &'s Fingerprint) -> &'s Fingerprint {
        self.edited.get(id).unwrap_or(id)
    }

    /// The id that an edited claim of the new report had in the old one.
    fn once(&self) -> BTreeMap<&Fingerprint, &Fingerprint> {
        self.edited.iter().map(|(old, new)| (new, old)).collect()
    }

    fn contradictions(&self, before: Option<&ClusterEntry>, after: Option<&ClusterEntry>, causes: &mut Vec<Cause>) {
        let ends =
            |a: &Fingerprint, b: &Fingerprint| if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
        let edges =
            |cluster: Option<&ClusterEntry>| cluster.map_or(Vec::new(), |cluster| cluster.contradictions.clone());
        let old: BTreeMap<Ends, EdgeEntry> =
            edges(before).into_iter().map(|edge| (ends(self.now(&edge.a), self.now(&edge.b)), edge)).collect();
        let new: BTreeMap<Ends, EdgeEntry> =
            edges(after).into_iter().map(|edge| (ends(&edge.a, &edge.b), edge)).collect();
        for (key, edge) in &old {
            if !new.contains_key(key) {
                let missing: Vec<String> = [&edge.a, &edge.b]
                    .into_iter()
                    .filter(|id| self.new.get(self.now(id)).is_none())
                    .map(|id| said(&self.old, id))
                    .collect();
                let why = if missing.is_empty() { String::new() } else { format!("; gone is {}", missing.join(", ")) };
                let detail = format!("{} against {}{why}", said(&self.old, &edge.a), said(&self.old, &edge.b));
                causes.push(Cause { code: "contradiction-gone", detail, claims: vec![edge.a.clone(), edge.b.clone()] });
            }
        }
        for (key, edge) in &new {
            if !old.contains_key(key) {
                let detail = format!("{} against {}", said(&self.new, &edge.a), said(&self.new, &edge.b));
                causes.push(Cause { code: "contradiction-new", detail, claims: vec![edge.a.clone(), edge.b.clone()] });
            }
        }
    }

    fn voices(&self, before: Option<&ClusterEntry>, after: Option<&ClusterEntry>, causes: &mut Vec<Cause>) {
        if before.is_none() || after.is_none() {
            return;
        }
        let voices = |cluster: Option<&ClusterEntry>| cluster.map_or(Vec::new(), |cluster| cluster.voices.clone());
        let key = |voice: &VoiceEntry| voice.speaker.clone().unwrap_or_else(|| voice.origin.clone());
        let (old, new) = (voices(before), voices(after));
        let known = |voices: &[VoiceEntry], voice: &VoiceEntry| voices.iter().any(|other| key(other) == key(voice));
        for voice in old.iter().filter(|voice| !known(&new, voice)) {
            let detail = heard(&self.old, voice);
            causes.push(Cause { code: "voice-gone", detail, claims: voice.claims.clone() });
        }
        for voice in new.iter().filter(|voice| !known(&old, voice)) {
            let detail = heard(&self.new, voice);
            causes.push(Cause { code: "voice-new", detail, claims: voice.claims.clone() });
        }
    }

    /// Where the claims of a cluster that is no more are now.
    fn went(&self, before: &ClusterEntry, causes: &mut Vec<Cause>) {
        let mut homes: BTreeMap<&Fingerprint, (&ClusterEntry, Vec<Fingerprint>)> = BTreeMap::new();
        for id in &before.claims {
            match self.new_clusters.get(self.now(id)) {
                Some(home) => homes.entry(&home.id).or_insert((home, Vec::new())).1.push(id.clone()),
                None if self.new.get(self.now(id)).is_none() => {
                    causes.push(Cause { code: "claim-gone", detail: said(&self.old, id), claims: vec![id.clone()] });
                }
                None => {}
            }
        }
        causes.extend(homes.into_values().map(|(home, claims)| Cause { code: "joined", detail: named(home), claims }));
    }

    /// Where the claims of a new cluster were before.
    fn came(&self, after: &ClusterEntry, causes: &mut Vec<Cause>) {
        let before = self.once();
        let mut homes: BTreeMap<&Fingerprint, (&ClusterEntry, Vec<Fingerprint>)> = BTreeMap::new();
        for id in &after.claims {
            let old_id = before.get(id).copied().unwrap_or(id);
            match self.old_clusters.get(old_id) {
                Some(home) => homes.entry(&home.id).or_insert((home, Vec::new())).1.push(id.clone()),
                None if self.old.get(old_id).is_none() => {
                    causes.push(Cause { code: "claim-new", detail: said(&self.new, id), claims: vec![id.clone()] });
                }
                None => {}
            }
        }
        causes.extend(homes.into_values().map(|(home, claims)| Cause {
            code: "split-off",
            detail: named(home),
            claims,
        }));
    }

    fn claims(&self, before: Option<&ClusterEntry>, after: Option<&ClusterEntry>, causes: &mut Vec<Cause>) {
        let (before, after) = match (before, after) {
            (Some(before), Some(after)) => (before, after),
            (Some(before), None) => return self.went(before, causes),
            (None, Some(after)) => return self.came(after, causes),
            (None, None) => return,
        };
        let old: BTreeSet<&Fingerprint> = before.claims.iter().map(|id| self.now(id)).collect();
        for id in &before.claims {
            match self.edited.get(id) {
                Some(now) if after.claims.contains(now) => {
                    let detail = format!("{} → {}", said(&self.old, id), said(&self.new, now));
                    causes.push(Cause { code: "claim-edited", detail, claims: vec![id.clone(), now.clone()] });
                }
                _ if after.claims.contains(self.now(id)) => {}
                _ => {
                    let (code, detail) = match self.new_clusters.get(self.now(id)) {
                        Some(home) => ("claim-left", format!("{}, now with {}", said(&self.old, id), named(home))),
                        None => ("claim-gone", said(&self.old, id)),
                    };
                    causes.push(Cause { code, detail, claims: vec![id.clone()] });
                }
            }
        }
        let once = self.once();
        for id in after.claims.iter().filter(|id| !old.contains(id)) {
            let (code, detail) = match self.old_clusters.get(once.get(id).copied().unwrap_or(id)) {
                Some(home) => ("claim-joined", format!("{}, before with {}", said(&self.new, id), named(home))),
                None => ("claim-new", said(&self.new, id)),
            };
            causes.push(Cause { code, detail, claims: vec![id.clone()] });
        }
    }
}

/// “12 people drowned” (d000…)
fn named(cluster: &ClusterEntry) -> String {
    format!("“{}” ({})", shortened(&cluster.statement, MAX_QUOTED), cluster.id)
}

/// “no crisis” (orda.yaml)
fn said(index: &Index<'_>, id: &Fingerprint) -> String {
    match index.get(id) {
        Some(located) => {
            format!("“{}” ({})", shortened(&located.claim.text, MAX_QUOTED), located.article.path)
        }
        None => id.to_string(),
    }
}

/// Ann Lee, in harbour.txt
fn heard(index: &Index<'_>, voice: &VoiceEntry) -> String {
    let name = voice.speaker.as_deref().unwrap_or(&voice.origin);
    let paths: BTreeSet<&str> =
        voice.claims.iter().filter_map(|id| index.get(id)).map(|located| located.article.path.as_str()).collect();
    format!("{name}, in {}", paths.into_iter().collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn codes(diff: &Diff) -> Vec<(ChangeKind, Vec<&'static str>)> {
        diff.clusters
            .iter()
            .map(|change| (change.kind, change.causes.iter().map(|cause| cause.code).collect()))
            .collect()
    }

    #[test]
    fn the_same_report_has_no_changes() {
        let report = sample::report();
        let found = diff(&report, &report);
        assert!(found.clusters.is_empty() && found.articles_new.is_empty());
        assert_eq!(found.summary, Counts { unchanged: 4, ..Counts::default() });
    }

    #[test]
    fn a_dispute_that_ends_names_the_contradiction_and_the_voice() {
        let old = sample::report();
        let mut new = old.clone();
        new.articles[0].claims.retain(|claim| claim.id.as_str() != "c000000000000005");
        let toll = &mut new.clusters[0];
        toll.claims.truncate(1);
        toll.sides.truncate(1);
        toll.voices.truncate(1);
        toll.contradictions.clear();
        toll.verdict = Verdict::SingleSource;
        let found = diff(&old, &new);
        assert_eq!(codes(&found), [(ChangeKind::Verdict, vec!["contradiction-gone", "voice-gone", "claim-gone"])]);
        let change = &found.clusters[0];
        assert_eq!((change.old_verdict, change.new_verdict), (Some(Verdict::Disputed), Some(Verdict::SingleSource)));
        assert!(change.causes[0].detail.ends_with("gone is “Nine people drowned” (daily, news.txt)"));
        assert_eq!(change.causes[1].detail, "officials, in daily, news.txt");
        let back = diff(&new, &old);
        assert_eq!(codes(&back), [(ChangeKind::Verdict, vec!["contradiction-new", "voice-new", "claim-new"])]);
    }

    #[test]
    fn a_claim_in_which_known_voices_meet_is_named() {
        let new = sample::report();
        let mut old = new.clone();
        let of = |report: &Report| report.clusters.iter().position(|one| one.verdict == Verdict::Corroborated);
        let Some(at) = of(&new) else { panic!("the sample has a corroborated cluster") };
        let met = new.clusters[at].claims[0].clone();
        old.articles.iter_mut().for_each(|article| article.claims.retain(|claim| claim.id != met));
        old.clusters[at].claims.retain(|id| *id != met);
        old.clusters[at].verdict = Verdict::SingleSource;
        assert_eq!(codes(&diff(&old, &new)), [(ChangeKind::Verdict, vec!["support-new", "claim-new"])]);
        assert_eq!(codes(&diff(&new, &old)), [(ChangeKind::Verdict, vec!["support-gone", "claim-gone"])]);
        old.clusters[at].voices.pop();
        assert_eq!(codes(&diff(&old, &new)), [(ChangeKind::Verdict, vec!["voice-new", "claim-new"])]);
    }

    #[test]
    fn an_edited_claim_is_the_same_cluster_under_another_id() {
        let old = sample::report();
        let mut new = old.clone();
        let id = |text: &str| Fingerprint::of("claim", &[text]);
        new.articles[1].claims[2].text = "The ship's hull was sound".into();
        new.articles[1].claims[2].id = id("hull");
        let hull = new.clusters.iter_mut().find(|cluster| cluster.statement == "The hull was sound").expect("sample");
        (hull.id, hull.claims, hull.sides) = (id("cluster"), vec![id("hull")], vec![vec![id("hull")]]);
        hull.voices[0].claims = vec![id("hull")];
        let found = diff(&old, &new);
        assert_eq!(codes(&found), [(ChangeKind::Changed, vec!["claim-edited"])]);
        assert_eq!(found.clusters[0].old_id.as_ref().map(|id| id.as_str()), Some("d000000000000003"));
    }

    #[test]
    fn a_claim_that_moved_is_not_gone() {
        let old = sample::report();
        let mut new = old.clone();
        let moved = new.clusters[0].claims.pop().expect("two claims");
        new.clusters[1].claims.push(moved);
        let found = codes(&diff(&old, &new));
        assert_eq!(found, [(ChangeKind::Changed, vec!["claim-left"]), (ChangeKind::Changed, vec!["claim-joined"])]);
    }

    #[test]
    fn clusters_come_and_go_and_decisions_count() {
        let old = sample::report();
        let mut new = old.clone();
        new.clusters.retain(|cluster| cluster.decision.is_none());
        let found = diff(&old, &new);
        assert_eq!(codes(&found), [(ChangeKind::Gone, vec!["decision-gone"])]);
        assert_eq!(codes(&diff(&new, &old)), [(ChangeKind::New, vec!["decision-new"])]);
        let hull = old.clusters.iter().find(|cluster| cluster.decision.is_some()).expect("sample").claims.clone();
        new.clusters[1].claims.extend(hull.clone());
        assert_eq!(codes(&diff(&old, &new))[0], (ChangeKind::Gone, vec!["decision-gone", "joined"]));
        new.articles.iter_mut().for_each(|article| article.claims.retain(|claim| !hull.contains(&claim.id)));
        new.clusters[1].claims.truncate(2);
        assert_eq!(codes(&diff(&old, &new)), [(ChangeKind::Gone, vec!["decision-gone", "claim-gone"])]);
        for (kind, causes) in codes(&found) {
            assert!(causes.iter().all(|code| CAUSES.iter().any(|(known, _)| known == code)), "{kind:?}");
        }
    }
}
