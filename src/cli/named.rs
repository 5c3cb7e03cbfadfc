//! Claims and clusters by id, or by as much of it as nothing else begins with.

use crosscheck::error::{Error, Result};
use crosscheck::pipeline::Crosschecked;
use crosscheck::report::view::{harmless, shortened};

/// Positions in the run.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Claim(usize),
    Cluster(usize),
}

/// So many candidates of an ambiguous id are shown.
const MAX_SHOWN: usize = 10;
/// Characters of a claim's text beside its id.
const MAX_TEXT: usize = 70;

pub fn find(run: &Crosschecked, text: &str) -> Result<Named> {
    let prefix = text.trim().to_ascii_lowercase();
    if prefix.is_empty() || !is_id(&prefix) {
        let reason = "an id is made of the digits 0-9 and a-f; `crosscheck report` shows those of clusters";
        return Err(Error::Usage(format!("{text:?} is no id: {reason}, `crosscheck explain` those of claims")));
    }
    let clusters = run.judged.iter().enumerate().filter(|(_, judged)| judged.id.as_str().starts_with(&prefix));
    let claims = run.extracted.claims.iter().enumerate().filter(|(_, claim)| claim.id.as_str().starts_with(&prefix));
    let mut found: Vec<Named> = clusters.map(|(at, _)| Named::Cluster(at)).collect();
    found.extend(claims.map(|(at, _)| Named::Claim(at)));
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Error::Usage(format!(
            "nothing in these files has an id that begins with {prefix}; ids change with the words, so look it up again"
        ))),
        several => {
            let mut lines: Vec<String> = several.iter().take(MAX_SHOWN).map(|named| described(run, *named)).collect();
            if several.len() > MAX_SHOWN {
                lines.push(format!("  and {} more", several.len() - MAX_SHOWN));
            }
            Err(Error::Usage(format!(
                "{} ids begin with {prefix}; write more of it:\n{}",
                several.len(),
                lines.join("\n")
            )))
        }
    }
}

/// Whether this could be an id or its beginning, as opposed to a path.
pub fn is_id(text: &str) -> bool {
    text.len() <= 16 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn described(run: &Crosschecked, named: Named) -> String {
    let (id, kind, text) = match named {
        Named::Claim(at) => (&run.extracted.claims[at].id, "claim  ", &run.extracted.claims[at].text),
        Named::Cluster(at) => (&run.judged[at].id, "cluster", &run.judged[at].statement),
    };
    format!("  {id}  {kind}  {}", harmless(&shortened(text, MAX_TEXT)))
}
