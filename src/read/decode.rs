//! Bytes of a file become text, with the way back.
//!
//! Takes bytes and what the format declares, gives UTF-8 text and its [`SourceMap`]. A byte order mark wins, then UTF-16
//! known by its NUL bytes, then valid UTF-8, then the declared encoding, then the guess of chardetng. UTF-8 text keeps every
//! byte, control characters and all (spans must hold); only other encodings are rewritten.
//!
//! Worked: `d9 6a e0` declared windows-1251 becomes `Щjа`; its third character is bytes 3..5 of the text and 2..3 of the file.
//!
//! Known misses: UTF-32 is not text here; a short page in an undeclared single-byte encoding may be guessed wrong.

use crate::span::SourceMap;
use encoding_rs::{Encoding, UTF_8};

#[derive(Clone, Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) map: SourceMap,
}

/// Control characters past this share mean a binary file; prose has none, a torn file a few. A guess.
const MAX_CONTROL_SHARE: f64 = 0.02;
/// Characters that no encoding explains, past this share of the text: the encoding is wrong. A guess.
const MAX_BROKEN_SHARE: f64 = 0.005;
/// So many are forgiven in the shortest text.
const FORGIVEN: usize = 3;
/// A file that is UTF-8 but for a torn byte holds more good sequences than bad ones by this factor. A guess.
const GOOD_PER_BAD: usize = 4;
/// The byte order mark of UTF-8.
const MARK: &[u8] = &[0xEF, 0xBB, 0xBF];
/// Bytes looked at for NULs in every other place.
const UTF16_PROBE: usize = 4096;

/// `declared` is the label of the page or feed itself; errors say what to do.
pub(crate) fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Result<Decoded, String> {
    if bytes.starts_with(MARK) {
        return utf8(bytes, MARK.len(), declared);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return utf16(&bytes, 2, u16::from_le_bytes);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return utf16(&bytes, 2, u16::from_be_bytes);
    }
    match nul_side(&bytes) {
        Some(1) => utf16(&bytes, 0, u16::from_le_bytes),
        Some(_) => utf16(&bytes, 0, u16::from_be_bytes),
        None => utf8(bytes, 0, declared),
    }
}

fn utf8(bytes: Vec<u8>, from: usize, declared: Option<&str>) -> Result<Decoded, String> {
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            let map = SourceMap::verbatim(text.len() - from, from);
            text.drain(..from);
            checked(Decoded { text, map }, 0)
        }
        Err(error) => other_encoding(error.as_bytes(), from, declared),
    }
}

fn other_encoding(bytes: &[u8], from: usize, declared: Option<&str>) -> Result<Decoded, String> {
    if bytes.contains(&0) {
        return Err(NOT_TEXT.into());
    }
    let encoding = if from > 0 || is_torn_utf8(bytes) {
        UTF_8
    } else {
        declared
            .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
            .filter(|encoding| *encoding != UTF_8)
            .unwrap_or_else(|| guess(bytes))
    };
    let (decoded, broken) = transcode(bytes, from, encoding);
    checked(decoded, broken)
}

const NOT_TEXT: &str = "holds no text that can be read; save it as UTF-8";

fn checked(decoded: Decoded, broken: usize) -> Result<Decoded, String> {
    let length = decoded.text.len();
    let is_broken = broken > FORGIVEN && broken as f64 / length.max(1) as f64 > MAX_BROKEN_SHARE;
    if is_broken || is_binary(control(decoded.text.as_bytes()), length) {
        return Err(NOT_TEXT.into());
    }
    Ok(decoded)
}

/// How many control characters there are.
pub(super) fn control(bytes: &[u8]) -> usize {
    // Without branches, so that the loop runs over many bytes at once.
    let is_control = |b: u8| (b < 0x20) & (b != b'\n') & (b != b'\r') & (b != b'\t') & (b != 0x0C) | (b == 0x7F);
    let chunks = bytes.chunks(128);
    chunks.map(|chunk| usize::from(chunk.iter().map(|b| u8::from(is_control(*b))).sum::<u8>())).sum()
}

/// Whether a text of so many bytes has too many control characters for one.
pub(super) fn is_binary(control: usize, length: usize) -> bool {
    control as f64 / length.max(1) as f64 > MAX_CONTROL_SHARE
}

/// Bytes of the mark before a file that may be UTF-8, by its first bytes; `None` where they are UTF-16.
pub(super) fn utf8_mark(head: &[u8]) -> Option<usize> {
    if head.starts_with(MARK) { Some(MARK.len()) } else { nul_side(head).is_none().then_some(0) }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// Counts sequences of UTF-8: a file with a cut last character or one stray byte is still UTF-8.
fn is_torn_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= bad * GOOD_PER_BAD
}

/// Every character is a run of its own; stretches of ASCII are one.
fn transcode(bytes: &[u8], from: usize, encoding: &'static Encoding) -> (Decoded, usize) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut decoded = Decoded { text: String::with_capacity(bytes.len()), map: SourceMap::default() };
    let (mut broken, mut at, mut start) = (0, from, from);
    let mut out = [0u8; 32];
    while at < bytes.len() {
        if at == start && encoding.is_ascii_compatible() {
            let plain = Encoding::ascii_valid_up_to(&bytes[at..]);
            if plain > 0 {
                decoded.map.push(decoded.text.len(), plain, at, plain);
                decoded.text.extend(bytes[at..at + plain].iter().map(|b| *b as char));
                at += plain;
                start = at;
                continue;
            }
        }
        let (_, _, written, replaced) = decoder.decode_to_utf8(&bytes[at..at + 1], &mut out, at + 1 == bytes.len());
        at += 1;
        broken += usize::from(replaced);
        if written > 0 {
            let piece = String::from_utf8_lossy(&out[..written]);
            decoded.map.push(decoded.text.len(), piece.len(), start, at - start);
            decoded.text.push_str(&piece);
            start = at;
        }
    }
    (decoded, broken)
}

/// 0: NULs stand in even places (big-endian UTF-16), 1: in odd ones (little-endian), `None`: not UTF-16.
fn nul_side(bytes: &[u8]) -> Option<usize> {
    let probe = &bytes[..bytes.len().min(UTF16_PROBE)];
    let mut nuls = [0usize; 2];
    for (i, _) in probe.iter().enumerate().filter(|(_, b)| **b == 0) {
        nuls[i % 2] += 1;
    }
    let pairs = probe.len() / 2;
    (0..2).find(|side| pairs >= 2 && nuls[*side] * 10 >= pairs * 7 && nuls[1 - *side] * 20 <= pairs)
}

fn utf16(bytes: &[u8], from: usize, unit: fn([u8; 2]) -> u16) -> Result<Decoded, String> {
    let units = bytes[from..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut decoded = Decoded { text: String::with_capacity(bytes.len() / 2), map: SourceMap::default() };
    let (mut at, mut broken) = (from, 0);
    for c in char::decode_utf16(units) {
        let (c, width) = match c {
            Ok(c) => (c, c.len_utf16() * 2),
            Err(_) => {
                broken += 1;
                (char::REPLACEMENT_CHARACTER, 2)
            }
        };
        decoded.map.push(decoded.text.len(), c.len_utf8(), at, width);
        decoded.text.push(c);
        at += width;
    }
    checked(decoded, broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn origin_of(decoded: &Decoded, word: &str) -> (usize, usize) {
        let at = decoded.text.find(word).expect("the word is there");
        let span = decoded.map.origin(Span::new(at, at + word.len())).expect("it has an origin");
        (span.start as usize, span.end as usize)
    }

    #[test]
    fn marks_and_utf16_decode_and_lead_back() {
        let marked = decode("\u{feff}Tom said".into(), None).expect("text");
        assert_eq!((marked.text.as_str(), origin_of(&marked, "said")), ("Tom said", (7, 11)));
        let wide: Vec<u8> = "Tom’s ferry sank".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bare = decode(wide.clone(), None).expect("text");
        assert_eq!((bare.text.as_str(), origin_of(&bare, "ferry")), ("Tom’s ferry sank", (12, 22)));
        let mut with_mark = vec![0xFF, 0xFE];
        with_mark.extend(wide);
        assert_eq!(decode(with_mark, None).expect("text").text, "Tom’s ferry sank");
    }

    #[test]
    fn single_byte_encodings_decode_by_declaration_or_guess() {
        let bytes = b"The caf\xe9 \x93closed\x94 on Monday, and the \x80uro fell.".to_vec();
        let guessed = decode(bytes.clone(), None).expect("text");
        assert_eq!(guessed.text, "The café “closed” on Monday, and the €uro fell.");
        assert_eq!(origin_of(&guessed, "closed"), (10, 16));
        assert_eq!(decode(bytes, Some("iso-8859-1")).expect("text").text, guessed.text);
        assert_eq!(decode(b"\xd9j\xe0".to_vec(), Some("windows-1251")).expect("text").text, "Щjа");
    }

    #[test]
    fn a_torn_byte_does_not_spoil_utf8_and_binary_is_no_text() {
        let mut torn = "“We – the crew – left,” said Zoë.".as_bytes().to_vec();
        torn.truncate(torn.len() - 1);
        torn.extend(b"\xe2\x80");
        assert!(decode(torn, None).expect("text").text.starts_with("“We – the crew – left,” said Zoë"));
        assert!(decode((0u8..=255).cycle().take(4000).collect(), None).is_err());
        assert!(decode(vec![0; 100], None).is_err());
        assert!(decode(b"a stray \0 byte in prose that is long enough to be prose".to_vec(), None).is_ok());
    }
}
