//! Names that outlive a run.
//!
//! A [`Fingerprint`] is made of normalised content only, so the same claim has the same id on every machine, in any order
//! of arguments, before and after lines were added above it.
//! Version 1: SHA-256 over the kind, a zero byte, and the parts, each normalised and followed by a zero byte; the first
//! eight bytes in lower-case hex. Normalised: NFKC-free lower case, every run of characters that are neither letters nor
//! digits becomes one space, trimmed.
//! Leaves to others: which parts name a thing (the stage that makes it says so).

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// Sixteen lower-case hex digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of `parts` as a thing of `kind` (`claim`, `cluster`, `article`, `pair`, …).
    pub fn of(kind: &str, parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"crosscheck/1\0");
        hash.update(kind.as_bytes());
        hash.update([0]);
        for part in parts {
            hash.update(normalised(part).as_bytes());
            hash.update([0]);
        }
        let first = hash.finalize().iter().take(8).fold(0, |first: u64, byte| first << 8 | u64::from(*byte));
        Fingerprint(format!("{first:016x}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Sixteen hex digits as they were written.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let hex = text.len() == 16 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        hex.then(|| Fingerprint(text.to_string()))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// FNV-1a: a fast hash that is the same on every machine, for tables inside one run. Names that are stored are
/// [`Fingerprint`]s.
pub(crate) fn hash64(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// Lower case, letters and digits only, single spaces between.
pub fn normalised(text: &str) -> String {
    folded(text.chars(), |_| false)
}

/// The same where some marks inside words vanish instead of parting them.
pub(crate) fn folded(chars: impl Iterator<Item = char>, vanishes: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(chars.size_hint().0);
    for c in chars {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !vanishes(c) && !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_and_case_do_not_move_it() {
        assert_eq!(
            Fingerprint::of("claim", &["No crisis — says “he”."]),
            Fingerprint::of("claim", &["no crisis, says he"])
        );
        assert_ne!(Fingerprint::of("claim", &["no crisis"]), Fingerprint::of("cluster", &["no crisis"]));
        assert_ne!(Fingerprint::of("claim", &["a b", "c"]), Fingerprint::of("claim", &["a", "b c"]));
    }

    #[test]
    fn version_one_is_frozen() {
        assert_eq!(Fingerprint::of("claim", &["The bridge is open"]).as_str(), "3a92920892ac376d");
    }
}
