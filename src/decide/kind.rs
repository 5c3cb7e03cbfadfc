//! What an editor can decide.

use std::fmt;

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Two claims say one thing.
    Same,
    /// Two claims are not about one thing.
    Different,
    /// Two claims cannot both be true.
    Contradicts,
    /// Two claims can both be true.
    Compatible,
    /// No statement of fact; counts for nothing.
    NotAClaim,
    /// Stands as it is, whatever the verdict.
    Confirmed,
    /// Withdrawn by whoever made it; counts for nothing.
    Retracted,
}

impl Kind {
    pub const ALL: [Kind; 7] = [
        Kind::Same,
        Kind::Different,
        Kind::Contradicts,
        Kind::Compatible,
        Kind::NotAClaim,
        Kind::Confirmed,
        Kind::Retracted,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Same => "same",
            Kind::Different => "different",
            Kind::Contradicts => "contradicts",
            Kind::Compatible => "compatible",
            Kind::NotAClaim => "not-a-claim",
            Kind::Confirmed => "confirmed",
            Kind::Retracted => "retracted",
        }
    }

    pub fn parse(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Whether it is about two claims.
    pub fn is_pair(self) -> bool {
        matches!(self, Kind::Same | Kind::Different | Kind::Contradicts | Kind::Compatible)
    }

    /// Whether both can hold of one pair, or of one claim. `different` also says that both can be true.
    pub fn agrees(self, other: Kind) -> bool {
        self == other
            || matches!((self, other), (Kind::Different, Kind::Compatible) | (Kind::Compatible, Kind::Different))
            || matches!((self, other), (Kind::Same, Kind::Compatible) | (Kind::Compatible, Kind::Same))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
