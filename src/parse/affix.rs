//! What may be cut off a word: the prefix, suffix and infix expressions of spaCy's English tokeniser, and its URL
//! expression, matched by hand.
//!
//! Takes a piece of text without white space, gives lengths and places in bytes. Every function is linear in the piece, and
//! prefixes and suffixes look at a bounded number of characters and a run of full stops only.
//!
//! Worked: `("5km/h.` has the prefix `(`, then `"`; the suffix `.` goes only behind a small letter, here behind `h`.

use super::classes::Classes;

/// Bytes of the prefix of `piece`, 0 for none. The order is that of the alternatives of the expression.
pub(super) fn prefix(classes: &Classes, piece: &str) -> usize {
    let mut chars = piece.chars();
    let Some(first) = chars.next() else { return 0 };
    match first {
        '+' if !chars.next().is_some_and(|c| c.is_ascii_digit()) => 1,
        '.' => dots(piece.bytes()),
        'U' if piece.starts_with("US$") => 3,
        'C' | 'A' if piece[1..].starts_with('$') => 2,
        c if classes.prefix.has(c) => c.len_utf8(),
        _ => 0,
    }
}

/// Length of a run of two or more full stops.
fn dots(bytes: impl Iterator<Item = u8>) -> usize {
    let n = bytes.take_while(|b| *b == b'.').count();
    if n > 1 { n } else { 0 }
}

/// Bytes of the suffix of `piece`, 0 for none: of all alternatives the one that starts first, so the longest.
pub(super) fn suffix(classes: &Classes, units: &Units, piece: &str) -> usize {
    let mut back = piece.chars().rev();
    let Some(last) = back.next() else { return 0 };
    let before = back.next();
    let third = back.next();
    let unit = units.suffix(piece);
    if unit > 0 {
        // Nothing else that ends here starts before a unit, for it would hold the digit.
        return unit;
    }
    match last {
        '.' => {
            let run = dots(piece.bytes().rev());
            if run > 0 {
                return run;
            }
            let Some(before) = before else { return 0 };
            let degrees = matches!(before, 'F' | 'f' | 'C' | 'c' | 'K' | 'k') && third == Some('°');
            let capitals = classes.upper_dot.has(before) && third.is_some_and(|c| classes.upper_dot.has(c));
            usize::from(classes.before_dot.has(before) || degrees || capitals)
        }
        '…' if before == Some('…') => 2 * '…'.len_utf8(),
        's' | 'S' if matches!(before, Some('\'' | '’')) => 1 + before.map_or(0, char::len_utf8),
        '+' => usize::from(before.is_some_and(|c| c.is_ascii_digit())),
        c if classes.suffix.has(c) => c.len_utf8(),
        _ => 0,
    }
}

/// Currencies and units of measure, cut off behind a digit.
pub(super) struct Units {
    words: Vec<&'static str>,
    longest: usize,
}

impl Units {
    pub(super) fn new(mut words: Vec<&'static str>) -> Units {
        words.sort_unstable();
        let longest = words.iter().map(|w| w.len()).max().unwrap_or(0);
        Units { words, longest }
    }

    /// A unit holds no digit, so it is all that stands behind the last one.
    fn suffix(&self, piece: &str) -> usize {
        let bytes = piece.as_bytes();
        let start = bytes.len().saturating_sub(self.longest + 1);
        let Some(digit) = bytes[start..].iter().rposition(u8::is_ascii_digit) else { return 0 };
        let tail = &piece[start + digit + 1..];
        if !tail.is_empty() && self.words.binary_search(&tail).is_ok() { tail.len() } else { 0 }
    }
}

/// Calls `found` with the start and end of every infix, from left to right, none inside another.
pub(super) fn infixes(classes: &Classes, piece: &str, mut found: impl FnMut(usize, usize)) {
    const HYPHENS: [&str; 8] = ["-", "–", "—", "―", "--", "---", "——", "~"];
    let alpha_at = |at: usize| piece[at..].chars().next().is_some_and(|c| classes.alpha.has(c));
    let mut before: Option<char> = None;
    let mut at = 0;
    while let Some(c) = piece[at..].chars().next() {
        let next = at + c.len_utf8();
        let joined = before.is_some_and(|b| classes.alpha.has(b));
        let word = joined || before.is_some_and(|b| b.is_ascii_digit());
        let digit = before.is_some_and(|b| b.is_ascii_digit());
        let mut end = 0;
        match c {
            '.' => {
                let run = dots(piece[at..].bytes());
                let after = piece[next..].chars().next();
                if run > 0 {
                    end = at + run;
                } else if before.is_some_and(|b| classes.infix_lower.has(b))
                    && after.is_some_and(|a| classes.infix_upper.has(a))
                {
                    end = next;
                }
            }
            '+' | '*' | '^' | '-'
                if digit && piece[next..].bytes().next().is_some_and(|b| b.is_ascii_digit() || b == b'-') =>
            {
                end = next
            }
            ',' if joined && alpha_at(next) => end = next,
            '-' | '–' | '—' | '―' | '~' if word => {
                let fits = |h: &&&str| piece[at..].starts_with(**h) && alpha_at(at + h.len());
                end = HYPHENS.iter().find(fits).map_or(0, |h| at + h.len());
            }
            ':' | '<' | '>' | '=' | '/' if word && alpha_at(next) => end = next,
            c if classes.infix.has(c) => end = next,
            _ => {}
        }
        if end > 0 {
            found(at, end);
            before = piece[..end].chars().next_back();
            at = end;
        } else {
            before = Some(c);
            at = next;
        }
    }
}

/// Whether the whole piece is a URL, an address or a bare host name.
pub(super) fn is_url(classes: &Classes, piece: &str) -> bool {
    if !piece.contains('.') {
        return false;
    }
    let scheme = piece.find("://").filter(|at| {
        let name = &piece[..*at];
        name.chars().nth(1).is_some() && name.chars().all(|c| classes.py_word.has(c) || matches!(c, '+' | '-' | '.'))
    });
    let starts = [Some(0), scheme.map(|at| at + 3)].into_iter().flatten();
    // Behind a user's name: any @ with something before it.
    let users = piece.match_indices('@').map(|(at, _)| at + 1).filter(|at| *at > 1);
    starts.chain(users).any(|at| is_place(classes, &piece[at..]))
}

/// Host or address, then port and path.
fn is_place(classes: &Classes, place: &str) -> bool {
    let end = place.find([':', '/', '?', '#', '@']).unwrap_or(place.len());
    let (host, mut rest) = place.split_at(end);
    if let Some(port) = rest.strip_prefix(':') {
        let digits = port.bytes().take_while(u8::is_ascii_digit).count();
        if !(2..=5).contains(&digits) {
            return false;
        }
        rest = &port[digits..];
    }
    (rest.is_empty() || rest.starts_with(['/', '?', '#'])) && (is_host(classes, host) || is_address(host))
}

fn is_host(classes: &Classes, host: &str) -> bool {
    /// Characters of a label and of the last part, as in the expression.
    const LABEL: usize = 64;
    const TLD: std::ops::RangeInclusive<usize> = 2..=63;
    let Some((labels, tld)) = host.rsplit_once('.') else { return false };
    let inner = |c: char| c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c);
    TLD.contains(&tld.chars().take(64).count())
        && tld.chars().all(|c| classes.tld.has(c))
        && labels.split('.').all(|label| {
            label.starts_with(inner)
                && label.ends_with(inner)
                && label.chars().all(|c| inner(c) || c == '-' || c == '_')
                && label.chars().take(LABEL + 1).count() <= LABEL
        })
}

/// Four numbers of a public address: private networks are no URLs.
fn is_address(host: &str) -> bool {
    let parts: Vec<&str> = host.splitn(5, '.').collect();
    let [a, b, c, d] = parts[..] else { return false };
    let number = |part: &str| {
        let fits = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if fits { part.parse::<u32>().ok() } else { None }
    };
    let (Some(first), Some(second), Some(third), Some(last)) = (number(a), number(b), number(c), number(d)) else {
        return false;
    };
    let plain = |part: &str| !part.starts_with('0');
    let padded = |part: &str| part.len() < 3 || plain(part);
    let private = matches!((first, second), (10 | 127, _) | (169, 254) | (192, 168) | (172, 16..=31));
    let outer = plain(a) && plain(d) && (1..=223).contains(&first) && (1..=254).contains(&last);
    outer && padded(b) && padded(c) && second <= 255 && third <= 255 && !private
}

#[cfg(test)]
mod tests {
    use super::super::model::MODEL;
    use super::*;

    #[test]
    fn prefixes() {
        for (piece, length) in [
            ("(a", 1),
            ("US$5", 3),
            ("C$5", 2),
            ("USA", 0),
            ("+a", 1),
            ("+5", 0),
            ("...a", 3),
            (".a", 0),
            ("…", 3),
            ("-a", 0),
        ] {
            assert_eq!(prefix(&MODEL.classes, piece), length, "{piece}");
        }
    }

    #[test]
    fn suffixes() {
        for (piece, length) in [
            ("a)", 1),
            ("a's", 2),
            ("a’S", 4),
            ("as", 0),
            ("5km", 2),
            ("5km²", 4),
            ("akm", 0),
            ("5kms", 0),
            ("5US$", 3),
            ("sea.", 1),
            ("U.S.", 0),
            ("USA.", 1),
            ("A.", 0),
            ("30°C.", 1),
            ("5.", 1),
            ("5+", 1),
            ("a+", 0),
            ("so...", 3),
            ("so……", 6),
            ("a-", 0),
        ] {
            assert_eq!(suffix(&MODEL.classes, &MODEL.exceptions.units, piece), length, "{piece}");
        }
    }

    #[test]
    fn infixes_of_words() {
        for (piece, cut) in [
            ("well-known", vec!["-"]),
            ("5-4", vec!["-"]),
            ("pre-5", vec![]),
            ("a--b", vec!["--"]),
            ("end.Start", vec!["."]),
            ("e.g", vec![]),
            ("a,b", vec![","]),
            ("1,000", vec![]),
            ("and/or", vec!["/"]),
            ("9/11", vec![]),
            ("a…b...c", vec!["…", "..."]),
        ] {
            let mut found = Vec::new();
            infixes(&MODEL.classes, piece, |from, to| found.push(&piece[from..to]));
            assert_eq!(found, cut, "{piece}");
        }
    }

    #[test]
    fn urls() {
        for (piece, yes) in [
            ("www.example.org/storm-fund", true),
            ("https://user:pw@example.org:8080/?q#x", true),
            ("ann@example.org", true),
            ("e.g", false),
            ("lower.Upper", false),
            ("-a.org", false),
            ("a_.org", false),
            ("example.org:1", false),
            ("8.8.8.8", true),
            ("192.168.0.1", false),
            ("1.2.3.256", false),
            ("3.14", false),
        ] {
            assert_eq!(is_url(&MODEL.classes, piece), yes, "{piece}");
        }
    }
}
