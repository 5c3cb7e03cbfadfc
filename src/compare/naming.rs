//! Whether two names can be one.
//!
//! Takes the comparable forms of two names, gives 0 (two things) to 1 (one). A part of a name stands for it ("Holm" / "Petra
//! Holm"), a seat of government for its country, initials for the words they begin; Latin spellings are folded.
//! Worked: `zelensky` / `volodymyr zelensky` 0.95; `petra holm` / `niels holm` 0.

use super::lexicon;

pub(super) fn sameness(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    let (x, y): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    if short.iter().all(|word| long.iter().any(|other| is_one_word(word, other))) {
        return if short.len() == long.len() { 0.97 } else { 0.95 };
    }
    if let ([first], [.., last]) = (short.as_slice(), long.as_slice()) {
        if is_initials(first, long) {
            return 0.9;
        }
        if is_one_word(first, last) {
            return 0.95;
        }
    }
    // "J. Holm" and "John Holm", "Bob Holm" and "Robert Holm" would need more than letters; only initials count.
    if x.len() >= 2 && y.len() >= 2 && is_one_word(x[x.len() - 1], y[y.len() - 1]) {
        let (p, q) = (x[0], y[0]);
        return if p.len() == 1 && q.starts_with(p) || q.len() == 1 && p.starts_with(q) { 0.9 } else { 0.0 };
    }
    if lexicon::country_of(a) == Some(b) || lexicon::country_of(b) == Some(a) {
        return SEAT;
    }
    match (lexicon::country_of(a), lexicon::country_of(b)) {
        (Some(one), Some(other)) if one == other => SEAT,
        _ => 0.0,
    }
}

/// A country and its seat of government are one speaker, but two places.
pub(super) const SEAT: f32 = 0.7;

/// Shorter words must be equal: "Iran" and "Iraq" are one letter apart.
const FUZZY_FROM: usize = 6;
/// Jaro-Winkler of two spellings of one name; "sarkozi" / "sarkozy" 0.97, "niger" / "nigeria" 0.94. A guess.
const ALIKE: f64 = 0.95;

fn is_one_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (x, y) = (folded(a), folded(b));
    x == y && x.len() >= 3
        || x.len() >= FUZZY_FROM
            && y.len() >= FUZZY_FROM
            && x.len().abs_diff(y.len()) <= 1
            && strsim::jaro_winkler(&x, &y) >= ALIKE
}

/// One spelling for what transliterations write in many ways.
fn folded(word: &str) -> String {
    let mut out = word.to_string();
    for (from, to) in [
        ("kh", "h"),
        ("ph", "f"),
        ("yy", "y"),
        ("iy", "y"),
        ("ii", "y"),
        ("ij", "y"),
        ("ou", "u"),
        ("ck", "k"),
        ("w", "v"),
    ] {
        if out.contains(from) {
            out = out.replace(from, to);
        }
    }
    if let Some(rest) = out.strip_prefix("ye") {
        out = format!("e{rest}");
    }
    let mut single = String::with_capacity(out.len());
    for c in out.chars() {
        if !single.ends_with(c) {
            single.push(c);
        }
    }
    single
}

/// "who" of "world health organization"; small words may be left out.
fn is_initials(short: &str, long: &[&str]) -> bool {
    let initials = |all: bool| -> String {
        let words = long.iter().filter(|word| all || !matches!(**word, "of" | "the" | "for" | "and" | "de"));
        words.filter_map(|word| word.chars().next()).collect()
    };
    short.len() >= 2 && long.len() >= 2 && (initials(true) == short || initials(false) == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_or_two() {
        for (a, b, one) in [
            ("zelensky", "volodymyr zelensky", true),
            ("who", "world health organization", true),
            ("lukashenko", "lukashenka", true),
            ("khodorkovsky", "hodorkovskiy", true),
            ("canberra", "australia", true),
            ("iran", "iraq", false),
            ("petra holm", "niels holm", false),
            ("north korea", "south korea", false),
            ("niger", "nigeria", false),
            ("daegu", "busan", false),
        ] {
            assert_eq!(sameness(a, b) >= SEAT, one, "{a} / {b}: {}", sameness(a, b));
            assert_eq!(sameness(a, b), sameness(b, a), "{a} / {b}");
        }
    }
}
