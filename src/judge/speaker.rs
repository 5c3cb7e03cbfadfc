//! Whether two speakers are one witness.
//!
//! Takes the speakers of two claims, says yes where one name is a short form of the other, or is the other's role. Where
//! nothing tells them apart they are one: independence is never invented.
//! Worked: `Peskov` / `Dmitry Peskov`, `Kremlin spokesman` / `Dmitry Peskov (Kremlin spokesman)`, `police` / `Tampa police`
//! are one; `Maria Putin` / `Vladimir Putin`, `two diplomats` / `a senior official` are two.
//! Known misses: a nickname; two people of one surname where one article gives no first name.

use crate::extract::Speaker;
use crate::id::normalised;

/// Words that add nothing to a name or a role.
const EMPTY: [&str; 12] = ["the", "a", "an", "of", "for", "and", "mr", "mrs", "ms", "dr", "sir", "s"];

pub(super) fn is_same(a: &Speaker, b: &Speaker) -> bool {
    let (x, y) = (words(&a.name), words(&b.name));
    if x.is_empty() || y.is_empty() {
        return false;
    }
    if x == y {
        return true;
    }
    let short_form = |short: &[String], long: &[String]| {
        short.len() < long.len() && short.iter().all(|word| long.contains(word)) && short.last() == long.last()
    };
    short_form(&x, &y) || short_form(&y, &x) || is_role(&x, b) || is_role(&y, a)
}

/// "Kremlin", "Kremlin spokesman": words that the other's role holds, or the other's role itself.
fn is_role(name: &[String], other: &Speaker) -> bool {
    let Some(role) = other.role.as_deref().map(words).filter(|role| !role.is_empty()) else { return false };
    name.iter().all(|word| role.contains(word))
}

fn words(name: &str) -> Vec<String> {
    normalised(name)
        .split(' ')
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .map(|word| match word {
            "spokeswoman" | "spokesman" => "spokesperson".to_string(),
            // "officials" and "an official"; a name loses its s on both sides.
            word => word.strip_suffix('s').filter(|word| word.len() > 2).unwrap_or(word).to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaker(name: &str, role: Option<&str>) -> Speaker {
        Speaker { name: name.into(), role: role.map(str::to_string), unnamed: false }
    }

    #[test]
    fn short_forms_and_roles_are_one_and_others_two() {
        let cases = [
            ("Peskov", None, "Dmitry Peskov", None, true),
            ("The Kremlin spokesman", None, "Dmitry Peskov", Some("Kremlin spokesperson"), true),
            ("the Kremlin", None, "Dmitry Peskov", Some("Kremlin spokesman"), true),
            ("police", None, "Tampa police", None, true),
            ("officials", None, "an official", None, true),
            ("Mr. Lee", None, "Anna Lee", None, true),
            ("Maria Putin", None, "Vladimir Putin", None, false),
            ("Lee", None, "Lee Marsh", None, false),
            ("two diplomats", None, "a senior official", None, false),
            ("Putin", None, "Peskov", Some("spokesman for the president"), false),
        ];
        for (a, a_role, b, b_role, one) in cases {
            let (a, b) = (speaker(a, a_role), speaker(b, b_role));
            assert_eq!(is_same(&a, &b), one, "{a:?} {b:?}");
            assert_eq!(is_same(&b, &a), one, "{b:?} {a:?}");
        }
    }
}
