//! What would change a verdict, in a few words for the editor who could find it.

use super::notes::Judging;
use super::statement;
use super::support::sureness;
use super::verdict::Verdict;
use crate::extract::Certainty;
use std::collections::BTreeSet;

pub(super) fn needs(judging: &Judging<'_, '_>) -> Option<String> {
    let view = judging.view;
    match judging.verdict {
        Verdict::SingleSource => Some(match voices_of(judging, judging.supporters) {
            0 | 1 => "one more independent voice".to_string(),
            _ => "a claim that says whom or what it means".to_string(),
        }),
        Verdict::Corroborated => {
            let surest = judging.supporters.iter().map(|claim| sureness(view.claims[*claim].certainty)).max();
            let hedged = surest.is_some_and(|surest| surest < sureness(Certainty::Certain));
            hedged.then(|| "a voice that states it without a hedge".to_string())
        }
        Verdict::Disputed => {
            let groups: BTreeSet<usize> =
                judging.sides.iter().flatten().map(|claim| judging.origins.of[*claim]).collect();
            let told = judging.sides.iter().flatten().all(|claim| !judging.origins.speaks[*claim]);
            if let (Some(only), 1, true) = (groups.first(), groups.len(), told) {
                return Some(format!(
                    "a source other than {}: both sides trace to it",
                    judging.origins.groups[*only].name
                ));
            }
            let heard: Vec<usize> = judging.sides.iter().map(|side| voices_of(judging, side)).collect();
            let weak = judging.sides.iter().zip(&heard).filter(|(_, heard)| **heard < 2).map(|(side, _)| side);
            let weak: Vec<String> =
                weak.map(|side| view.claims[statement::clearest(view, side)].text.clone()).collect();
            match (weak.as_slice(), weak.len() < judging.sides.len()) {
                ([], _) => None,
                ([one], true) => Some(format!("one more independent voice for “{one}”")),
                _ => Some("one more independent voice on either side".to_string()),
            }
        }
    }
}

fn voices_of(judging: &Judging<'_, '_>, side: &[usize]) -> usize {
    judging.voices.behind(judging.view, side).len()
}
