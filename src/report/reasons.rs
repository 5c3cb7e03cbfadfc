//! Why a cluster has its verdict, and what would change it, in sentences that `explain` and the pages for people share.
//!
//! Worked: corroborated by two voices: “2 independent voices, and nobody contradicts them”; “single-source if one of its two
//! voices is withdrawn or turns out to repeat the other”.

use super::model::{ClusterEntry, NoteEntry};
use crate::id::Fingerprint;
use crate::judge::Verdict;

/// Notes that say why several claims are one voice.
const TIES: [&str; 5] = ["single-voice", "same-speaker", "same-upstream", "same-publisher", "copied"];

/// Why these claims, which count once, do: the notes that are about several of them and about nothing else.
pub(super) fn ties<'n>(notes: &'n [NoteEntry], claims: &[Fingerprint]) -> Vec<&'n NoteEntry> {
    let within = |note: &&NoteEntry| note.claims.len() > 1 && note.claims.iter().all(|id| claims.contains(id));
    notes.iter().filter(|note| TIES.contains(&note.code.as_str())).filter(within).collect()
}

/// One line behind “because”.
pub(super) fn because(cluster: &ClusterEntry) -> String {
    let voices = cluster.voices.len();
    let carried = match cluster.outlets.len() {
        outlets if outlets > voices.max(1) => format!(", carried by {outlets} outlets"),
        _ => String::new(),
    };
    match cluster.verdict {
        Verdict::Disputed => match cluster.contradictions.len() {
            1 => "one pair of its claims cannot both be true".to_string(),
            pairs => format!("{pairs} pairs of its claims cannot both be true"),
        },
        Verdict::Corroborated => format!("{voices} independent voices{carried}, and nobody contradicts them"),
        Verdict::SingleSource => match voices {
            0 | 1 => format!("one independent voice{carried}"),
            voices => format!("{voices} voices{carried}, but no claim has two of them behind it"),
        },
    }
}

/// Lines below “what would change the verdict”.
pub(super) fn would_change(cluster: &ClusterEntry) -> Vec<String> {
    let mut changes: Vec<String> = Vec::new();
    let needs = |lead: &str| cluster.needs.as_ref().map(|needs| format!("{lead} {needs}"));
    match cluster.verdict {
        Verdict::Disputed => {
            changes.push("not disputed once one side is corrected or withdrawn".into());
            changes.push("not disputed where `crosscheck decide compatible A B` says that both can be true".into());
            changes.extend(needs("clearer with"));
        }
        Verdict::Corroborated => {
            changes.push("disputed as soon as one claim contradicts it".into());
            if cluster.voices.len() == 2 {
                let withdrawn = "single-source if one of its two voices is withdrawn or turns out to repeat the other";
                changes.push(withdrawn.into());
            }
            changes.extend(needs("stronger with"));
        }
        Verdict::SingleSource => {
            changes.extend(needs("corroborated with"));
            changes.push("disputed as soon as one claim contradicts it".into());
        }
    }
    if !cluster.candidates.is_empty() && cluster.verdict != Verdict::Disputed {
        let decided = "disputed where `crosscheck decide contradicts A B` turns its weak sign into a contradiction";
        changes.push(decided.into());
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn only_notes_about_the_voice_alone_tie_it() {
        let [toll, sank, ..] = <[ClusterEntry; 4]>::try_from(sample::report().clusters).expect("four clusters");
        let note = |code: &str, claims: &[Fingerprint]| NoteEntry {
            code: code.into(),
            detail: "both".into(),
            claims: claims.to_vec(),
        };
        let both = [sank.claims.clone(), toll.claims.clone()].concat();
        let notes = [
            note("copied", &sank.claims),
            note("copied", &both),
            note("hedged-only", &sank.claims),
            note("same-speaker", &sank.claims[..1]),
        ];
        assert_eq!(ties(&notes, &sank.claims), [&notes[0]]);
    }

    #[test]
    fn each_verdict_has_its_reason_and_its_way_out() {
        let [toll, sank, hull, _] = <[ClusterEntry; 4]>::try_from(sample::report().clusters).expect("four clusters");
        assert_eq!(because(&toll), "one pair of its claims cannot both be true");
        assert_eq!(because(&sank), "2 independent voices, and nobody contradicts them");
        assert_eq!(because(&hull), "one independent voice");
        assert_eq!(
            would_change(&hull),
            ["corroborated with one more independent voice", "disputed as soon as one claim contradicts it"]
        );
        assert!(would_change(&sank)[1].starts_with("single-source if one of its two voices"));
        let mut carried = hull.clone();
        carried.outlets.push("Quay News".into());
        assert_eq!(because(&carried), "one independent voice, carried by 2 outlets");
        carried.voices.push(toll.voices[1].clone());
        assert_eq!(because(&carried), "2 voices, but no claim has two of them behind it");
        carried.candidates = toll.contradictions.clone();
        assert!(would_change(&carried).iter().any(|line| line.contains("decide contradicts")));
    }
}
