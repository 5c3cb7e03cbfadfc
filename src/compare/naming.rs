//! Whether two names can be one.
//!
//! Takes the comparable forms of two names, gives 0 (two things) to 1 (one). A part of a name stands for it ("Holm" / "Petra
//! Holm"), a seat of government for its country, initials for the words they begin; Latin spellings are folded.
//! Worked: `zelensky` / `volodymyr zelensky` 0.95; `petra holm` / `niels holm` 0.

use super::lexicon;
use smallvec::SmallVec;

/// A name taken apart once for all its comparisons.
pub(super) struct Form {
    key: String,
    words: SmallVec<[Spelling; 2]>,
    /// First letters of all words, and of all but small ones.
    initials: [String; 2],
    /// The country that it is the seat of government of.
    country: Option<&'static str>,
}

struct Spelling {
    written: String,
    folded: String,
    first: Option<char>,
    /// Letters of `folded`: how many, and which (a bit for each, bits shared by letters 64 apart).
    count: u32,
    letters: u64,
}

impl Form {
    pub(super) fn of(key: &str) -> Form {
        let words: SmallVec<[Spelling; 2]> = key.split(' ').map(Spelling::of).collect();
        let initials = [true, false].map(|all| {
            let counts = |word: &&Spelling| all || !matches!(&*word.written, "of" | "the" | "for" | "and" | "de");
            words.iter().filter(counts).filter_map(|word| word.written.chars().next()).collect()
        });
        Form { country: lexicon::country_of(key), key: key.to_string(), words, initials }
    }

    /// "who" of "world health organization"; small words may be left out.
    fn is_begun_by(&self, initials: &Spelling) -> bool {
        let written = &initials.written;
        written.len() >= 2 && self.words.len() >= 2 && self.initials.contains(written)
    }
}

impl Spelling {
    fn of(word: &str) -> Spelling {
        let folded = folded(word);
        let letters = folded.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) % 64));
        let (first, count) = (folded.chars().next(), folded.chars().count() as u32);
        Spelling { written: word.to_string(), first, count, letters, folded }
    }
}

pub(super) fn sameness(a: &Form, b: &Form) -> f32 {
    if a.key == b.key {
        return 1.0;
    }
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    if short.words.iter().all(|word| long.words.iter().any(|other| is_one_word(word, other))) {
        return if short.words.len() == long.words.len() { 0.97 } else { 0.95 };
    }
    if let ([first], [.., last]) = (short.words.as_slice(), long.words.as_slice()) {
        if long.is_begun_by(first) {
            return 0.9;
        }
        if is_one_word(first, last) {
            return 0.95;
        }
    }
    // "J. Holm" and "John Holm", "Bob Holm" and "Robert Holm" would need more than letters; only initials count.
    if let ([p, .., x], [q, .., y]) = (a.words.as_slice(), b.words.as_slice())
        && is_one_word(x, y)
    {
        let (p, q) = (&p.written, &q.written);
        return if p.len() == 1 && q.starts_with(p) || q.len() == 1 && p.starts_with(q) { 0.9 } else { 0.0 };
    }
    match (a.country, b.country) {
        (Some(country), _) if country == b.key => SEAT,
        (_, Some(country)) if country == a.key => SEAT,
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

fn is_one_word(a: &Spelling, b: &Spelling) -> bool {
    let (x, y) = (&a.folded, &b.folded);
    // What is written alike is folded alike.
    let as_one = a.letters == b.letters && x == y;
    as_one && (x.len() >= 3 || a.written == b.written)
        || x.len() >= FUZZY_FROM
            && y.len() >= FUZZY_FROM
            && x.len().abs_diff(y.len()) <= 1
            && can_be_alike(a, b)
            && strsim::jaro_winkler(x, y) >= ALIKE
}

/// What the letters alone allow: Jaro is at most (m/|a| + m/|b| + 1) / 3 for m letters met, and a common beginning of up to four
/// letters lifts it by at most four tenths of what is left.
fn can_be_alike(a: &Spelling, b: &Spelling) -> bool {
    let met = |of: &Spelling, other: &Spelling| of.count.saturating_sub((of.letters & !other.letters).count_ones());
    let m = f64::from(met(a, b).min(met(b, a)));
    let jaro = (m / f64::from(a.count.max(1)) + m / f64::from(b.count.max(1)) + 1.0) / 3.0;
    let begun = if a.first == b.first { 0.4 } else { 0.0 };
    // A little room for rounding.
    jaro + begun * (1.0 - jaro) >= ALIKE - 1e-9
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
            let (a, b) = (Form::of(a), Form::of(b));
            assert_eq!(sameness(&a, &b) >= SEAT, one, "{} / {}: {}", a.key, b.key, sameness(&a, &b));
            assert_eq!(sameness(&a, &b), sameness(&b, &a), "{} / {}", a.key, b.key);
        }
    }

    #[test]
    fn the_bound_by_letters_hides_no_likeness() {
        let names = include_str!("../lexicon/capitals.txt").lines().filter(|line| !line.starts_with('#'));
        let mut words: Vec<String> = names.flat_map(|line| line.split([' ', '='])).map(str::to_string).collect();
        let ends: Vec<String> = words.iter().map(|word| word.chars().skip(1).chain(['y']).collect()).collect();
        let twists: Vec<String> = words.iter().map(|word| word.replace(['a', 'o'], "e")).collect();
        words.extend(ends.into_iter().chain(twists));
        words.retain(|word| word.len() >= FUZZY_FROM);
        words.sort();
        words.dedup();
        let words: Vec<Spelling> = words.iter().map(|word| Spelling::of(word)).collect();
        let mut alike = 0;
        for a in &words {
            for b in words.iter().filter(|b| strsim::jaro_winkler(&a.folded, &b.folded) >= ALIKE) {
                assert!(can_be_alike(a, b), "{} / {}", a.folded, b.folded);
                alike += usize::from(a.folded != b.folded);
            }
        }
        assert!(alike >= 20, "{alike} pairs are alike and not equal");
    }
}
