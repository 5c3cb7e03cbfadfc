//! What the gate knows of editors' decisions: contradictions they took away, and the faults of their file.

use super::finding::{Location, Region};
use super::written::{Facts, Settled, about_decision};
use crate::decide::State;
use crate::pipeline::Crosschecked;
use crate::report::{Place, build, decided};

impl Facts {
    /// Adds what the decisions of a run came to.
    pub fn add_decisions(&mut self, run: &Crosschecked) {
        let laid = &run.decided;
        for settled in &laid.settled {
            let Some(decision) = decided::entry(run, settled.entry, None) else { continue };
            let edge = build::edge_of(run, settled.pair, &settled.comparison);
            self.settled.push(Settled { edge, cluster: None, decision });
        }
        for (i, (entry, state)) in laid.decisions.entries.iter().zip(&laid.states).enumerate() {
            let place = Place { line: entry.line, column: entry.column };
            let at =
                || Location { path: laid.decisions.path.clone(), span: None, region: Some(Region::of(place, place)) };
            let texts: Vec<&str> = entry.subject.targets().iter().map(|target| target.text.as_str()).collect();
            let words = [&[entry.kind.as_str()], texts.as_slice()].concat();
            match state {
                State::Stale(reason) => {
                    let message = format!("the decision {} by {} holds nowhere: {reason}", entry.kind, entry.by);
                    self.decisions.push(about_decision("stale-decision", message, at(), &words));
                }
                State::Laid { moved, .. } => self.decisions.extend(moved.iter().map(|(target, claim)| {
                    let message = decided::moved_words(run, i, *target, *claim);
                    about_decision("decision-moved", message, at(), &words)
                })),
            }
        }
    }
}
