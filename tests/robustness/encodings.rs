//! Bytes that are not the plain UTF-8 one hopes for.

use super::{read_anyway, refused};

const TEXT: &str = "The café “Zoë” closed on Monday, the owner said.";
const QUOTE: &str = "The café “Zoë” closed on Monday";

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn utf16_is_read_in_both_orders_with_and_without_a_mark() {
    for (name, bytes) in [
        ("le.txt", utf16(TEXT, u16::to_le_bytes)),
        ("be.txt", utf16(TEXT, u16::to_be_bytes)),
        ("le-mark.txt", utf16(&format!("\u{feff}{TEXT}"), u16::to_le_bytes)),
        ("be-mark.txt", utf16(&format!("\u{feff}{TEXT}"), u16::to_be_bytes)),
    ] {
        assert!(read_anyway(name, bytes).contains(QUOTE), "{name}");
    }
}

#[test]
fn a_torn_utf16_file_is_read_to_its_last_whole_character() {
    let mut bytes = utf16(&format!("\u{feff}{TEXT}"), u16::to_le_bytes);
    bytes.push(b'x');
    assert!(read_anyway("torn.txt", bytes).contains(QUOTE));
}

#[test]
fn declared_and_guessed_encodings_decode() {
    let page = |charset: &str| format!("<html><head><meta charset={charset}></head><body><p>").into_bytes();
    let mut latin = page("iso-8859-1");
    latin.extend(b"The caf\xe9 \x93Zo\xeb\x94 closed on Monday, the owner said.</p></body></html>");
    assert!(read_anyway("latin.html", latin).contains(QUOTE));
    let mut cyrillic = page("windows-1251");
    cyrillic.extend(b"The \xca\xe5\xf0\xf7\xfc ferry closed on Monday, the owner said.</p></body></html>");
    assert!(read_anyway("cyrillic.html", cyrillic).contains("The Керчь ferry closed on Monday"));
    let guessed = b"The caf\xe9 \x93Zo\xeb\x94 closed on Monday, the owner said.".to_vec();
    assert!(read_anyway("guessed.txt", guessed).contains(QUOTE));
}

#[test]
fn marks_carriage_returns_and_stray_bytes_do_no_harm() {
    assert!(read_anyway("mark.txt", format!("\u{feff}{TEXT}")).contains(QUOTE));
    assert!(
        read_anyway("crlf.txt", format!("Cafe news\r\n\r\n{TEXT}\r\n\r\nNobody was hurt, she added.\r\n"))
            .contains(QUOTE)
    );
    assert!(read_anyway("cr.txt", format!("Cafe news\r\r{TEXT}\r")).contains(QUOTE));
    let mut torn = format!("{TEXT} Nobody was hurt, Zoë added.").into_bytes();
    torn.extend(b" The \xe2\x80");
    assert!(read_anyway("stray.txt", torn).contains(QUOTE));
}

#[test]
fn direction_marks_and_characters_without_width_do_no_harm() {
    let text = "\u{200f}\u{202b}The ferry\u{200b} sank off \u{2067}Kerch\u{2069} on Monday\u{202c}, the\u{ad} owner said.\u{200e}";
    let quote = read_anyway("marks.txt", text);
    assert!(quote.contains("sank off"), "{quote}");
}

#[test]
fn stray_nuls_are_read_and_binary_is_refused() {
    assert!(read_anyway("nul.txt", format!("{TEXT}\0 Nobody was hurt, she added. {TEXT}")).contains(QUOTE));
    refused("zeros.txt", vec![0; 5000], &["no text", "save it as UTF-8"]);
    refused("binary.txt", (0u8..=255).cycle().take(5000).collect::<Vec<u8>>(), &["no text", "save it as UTF-8"]);
    let noise: Vec<u8> = (0..5000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    refused("noise.html", noise, &["no text"]);
}
