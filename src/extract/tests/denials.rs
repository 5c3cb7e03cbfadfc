//! What the words around a content clause say is not so.

use super::extracted;
use crate::extract::Stance;

/// The first claim that is denied, as `speaker: text`, `-` for the outlet.
fn denied(text: &str) -> Option<String> {
    let claims = extracted(text).claims;
    let claim = claims.iter().find(|claim| claim.stance == Stance::Denies)?;
    let speaker = claim.speaker.as_ref().map_or("-", |speaker| &speaker.name);
    Some(format!("{speaker}: {}", claim.text))
}

#[test]
fn content_called_false_is_denied() {
    for (text, expected) in [
        ("The baseless claim that Anna Lee sold the bridge spread on Monday.", Some("-: Anna Lee sold the bridge")),
        (
            "An unfounded conspiracy theory persists: that Anna Lee sold the bridge.",
            Some("-: Anna Lee sold the bridge"),
        ),
        ("A debunked theory holds that Anna Lee sold the bridge.", Some("-: Anna Lee sold the bridge")),
        ("Claims that Anna Lee sold the bridge have been debunked.", Some("-: Anna Lee sold the bridge")),
        ("Claims that Anna Lee sold the bridge were dismissed by the board.", Some("board: Anna Lee sold the bridge")),
        (
            "A spokesman called assertions that Anna Lee sold the bridge unsubstantiated.",
            Some("spokesman: Anna Lee sold the bridge"),
        ),
        ("It is unlikely that Anna Lee sold the bridge.", Some("-: Anna Lee sold the bridge")),
        (
            "Bo Moss told the board it is unlikely that Anna Lee sold the bridge.",
            Some("Bo Moss: Anna Lee sold the bridge"),
        ),
        // Near-misses.
        ("A popular theory holds that Anna Lee sold the bridge.", None),
        ("Claims that Anna Lee sold the bridge have been confirmed.", None),
        ("Claims that Anna Lee sold the bridge have not been debunked.", None),
        ("A spokesman called reports that Anna Lee sold the bridge remarkable.", None),
        ("It is not unlikely that Anna Lee sold the bridge.", None),
        ("It is likely that Anna Lee sold the bridge.", None),
    ] {
        assert_eq!(denied(text).as_deref(), expected, "{text}");
    }
}
