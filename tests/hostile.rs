//! Hostile inputs for the readers, made by changing good ones, and what must hold of whatever comes out.
//!
//! Takes a reader's name and a number, gives bytes; the same number gives the same bytes on every machine. Used by the bounded
//! test in `tests/fuzz.rs` and by the endless loop in `benches/fuzz.rs`.

use crosscheck::clean::clean;
use crosscheck::read::{self, Article, Input, Outlets};
use crosscheck::segment::segment;
use crosscheck::span::Span;
use std::sync::LazyLock;

/// A reader by the ending of its files, with seeds of our own.
pub const READERS: [(&str, &[&str]); 7] = [
    (
        "txt",
        &[
            "Ferry sinks off Kerch\n\nKERCH (AFP) – The ferry sank on Monday, the “harbour master” said.\n\nPhoto: AP\n\nLatest news\n- Cup final\n",
            "date 2025-10-10 + ↺ − 16 px\nTwo men drowned, Harbour.Post reports, citing ASTRA. 'It's the dogs' home,' he said.\n© 2019 Post\nComments (12)\nNobody cares.\n",
            "The ferry left Kerch at dawn with forty people on\nboard and sank an hour later, the harbour master\nsaid. Rescuers found twelve survivors in the cold\nwater of the U.S. strait.\n",
        ],
    ),
    (
        "md",
        &[
            "---\ntitle: Ferry sinks\ndate: 2025-10-07\nsource: {name: Post}\nupstreams: [AFP]\n---\n# Ferry *sinks*\n\nTwo &amp; more [drowned](http://x.example \"t\").\n\n- One\n- Two\n\n> “A quote.”\n\n```\ncode\n```\n![a](p.png)<b>x</b>\n",
        ],
    ),
    (
        "html",
        &[
            "<!DOCTYPE html><html lang=en><head><meta charset=\"utf-8\"><title>Ferry | Post</title><meta property=\"og:site_name\" content=\"Post\"><link rel=canonical href=\"https://post.example/1\"><script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\",\"datePublished\":\"2025-10-09\",\"author\":[{\"name\":\"Ann Lee\"}]}]}</script></head><body><nav><ul><li><a href=/>Home</a></ul></nav><main><article><h1>Ferry</h1><time datetime=2025-10-09>9 Oct</time><p>The ferry sank on&nbsp;Monday &#8212; with <b>forty</b> people, the harbour master said.<br>Two drowned.</p><figure><figcaption>Pier</figcaption></figure><div class=\"related\"><p>Cup final</p></div></article></main><footer><p>© Post</p></footer></body></html>",
            "<p>Two <i>men</i> drowned.<table><tr><td>1<td>2</table><svg><title>x</title></svg><textarea><p></textarea><!-- <p> --><![CDATA[x]]><template>y</template>",
        ],
    ),
    (
        "json",
        &[
            "{\"status\":\"ok\",\"articles\":[{\"source\":{\"id\":null,\"name\":\"Post\"},\"title\":\"Ferry\",\"url\":\"https://post.example/1\",\"publishedAt\":\"2025-10-09T10:00:00Z\",\"content\":\"Two drowned. \\u201cWe left,\\u201d he said… [+2412 chars]\"},{\"headline\":\"Ferry\",\"paragraphs\":[\"One.\",\"Two\\n\\u00e9 \\ud83d\\udea2\"],\"timestamp\":1760004000}]}",
            "[{\"title\":{\"rendered\":\"Ferry\"},\"content\":{\"rendered\":\"<p>Two &amp; more.<\\/p>\"},\"authors\":[{\"name\":\"Lee\"},\"Jensen\"],\"date\":-1e9}]",
        ],
    ),
    (
        "jsonl",
        &[
            "{\"title\":\"Ferry\",\"text\":\"One sank.\"}\n\n{\"text\": oops}\n{\"body\":\"<p>Two sank.</p>\",\"outlet\":\"Post\",\"date\":\"7 Oct 2025\"}\n",
        ],
    ),
    (
        "rss",
        &[
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss xmlns:content=\"x\"><channel><title>Post</title><item><title>Ferry &amp; men</title><link>https://post.example/1</link><pubDate>Fri, 03 Jan 2020 10:00:00 GMT</pubDate><description>&lt;p&gt;Two drowned.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Two <b>men</b> drowned.</p>]]></content:encoded></item></channel></rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Post</title><entry><title>Ferry</title><link rel=\"alternate\" href=\"https://post.example/2\"/><updated>2020-01-03T10:00:00Z</updated><author><name>Ann Lee</name></author><content type=\"xhtml\"><div><p>Two drowned.</p></div></content></entry></feed>",
        ],
    ),
    (
        "yaml",
        &[
            "# ours\ncrosscheck: 1\nsource: {outlet: Post, title: Ferry, url: 'https://post.example/1', date: 2025-10-09, upstreams: [AFP]}\nclaims:\n  - the ferry sank\n  - text: no crisis on the \"pier\"\n    speaker: Ann Lee\n    date: 2025-10-10\n    quote: \"I wouldn’t even call it\\n a crisis\"\n    ignore:\n      - {code: single-source, reason: she saw it}\n  - text: >-\n      the owner\n      was fined\n    stance: denies\n    certainty: likely\n",
            "- the ferry sank\n- 'it''s over'\n- |\n  two\n  lines\n",
        ],
    ),
];

/// Pieces that mean something to one of the readers.
const PIECES: [&str; 64] = [
    "<",
    ">",
    "</p>",
    "<p>",
    "<div class=\"related\">",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&",
    "&amp;",
    "&#x110000;",
    "&#0;",
    "&nbsp",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\",
    "\\u",
    "\\ud800",
    "\\n",
    "null",
    "1e999",
    "-",
    "- ",
    "---\n",
    "...\n",
    "|",
    ">-\n",
    "*a",
    "&a ",
    "!!binary ",
    "? ",
    "\t",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    "\u{feff}",
    "\0",
    "\u{200b}",
    "\u{202e}",
    "\u{301}",
    "🚢",
    "\u{2028}",
    ". ",
    "...",
    "(AFP) –",
    "2025-10-09",
    "http://x.example/",
    "@lee",
    "© ",
    "Comments",
];

/// Numbers that look random and are the same everywhere (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// Longer inputs show the same faults, slower.
const MAX_BYTES: usize = 1 << 16;

/// The `number`-th hostile input of a reader.
pub fn input(seeds: &[&str], number: u64) -> Vec<u8> {
    let mut numbers = Numbers(number);
    let mut bytes = seeds[numbers.below(seeds.len())].as_bytes().to_vec();
    for _ in 0..1 + numbers.below(8) {
        change(&mut bytes, seeds, &mut numbers);
        bytes.truncate(MAX_BYTES);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, seeds: &[&str], numbers: &mut Numbers) {
    let at = numbers.below(bytes.len() + 1);
    let end = (at + 1 + numbers.below(40)).min(bytes.len()).max(at);
    match numbers.below(10) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..end)),
        2 if at < bytes.len() => bytes[at] = numbers.next() as u8,
        3 => {
            let piece = bytes[at..end].to_vec();
            let times = 1 << numbers.below(12);
            bytes.splice(at..at, piece.iter().copied().cycle().take((piece.len() * times).min(MAX_BYTES)));
        }
        4 => {
            let other = seeds[numbers.below(seeds.len())].as_bytes();
            let from = numbers.below(other.len());
            bytes.splice(at..end, other[from..].iter().copied());
        }
        5 => {
            let piece = PIECES[numbers.below(PIECES.len())];
            let times = 1 << numbers.below(12);
            bytes.splice(at..at, piece.bytes().cycle().take((piece.len() * times).min(MAX_BYTES)));
        }
        6 if numbers.below(8) == 0 => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            *bytes = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        }
        _ => {
            let piece = PIECES[numbers.below(PIECES.len())];
            bytes.splice(at..at, piece.bytes());
        }
    }
}

/// Reads, cleans and segments; panics where something that must hold does not.
pub fn examine(ending: &str, bytes: &[u8]) {
    static OUTLETS: LazyLock<Outlets> = LazyLock::new(Outlets::bundled);
    for input in read::from_bytes(&format!("a.{ending}"), bytes.to_vec()) {
        match input {
            Input::Article(article) => {
                let file = bytes.len() as u32;
                check_map(&article, file);
                let text = clean(article, &OUTLETS);
                for block in &text.blocks {
                    assert!(!block.span.of(&text.article.text).trim().is_empty(), "an empty block");
                }
                for sentence in segment(&text) {
                    let block = text.blocks[sentence.block].span;
                    assert!(block.contains(sentence.span) && !sentence.span.of(&text.article.text).is_empty());
                    if let Some(origin) = text.article.map.origin(sentence.span) {
                        assert!(origin.end <= file, "a span past the end of the file");
                        assert!(text.article.lines.place(origin.start).is_some(), "a sentence without a place");
                    }
                }
            }
            Input::Claims(file) => {
                for claim in &file.claims {
                    assert!(!claim.text.is_empty() && claim.span.end as usize <= file.text.len());
                    assert!(
                        claim.span.is_empty() || !claim.span.of(&file.text).is_empty(),
                        "a span inside a character"
                    );
                }
            }
            Input::Skipped(skipped) => assert!((1..2000).contains(&skipped.reason.len())),
        }
    }
}

fn check_map(article: &Article, file: u32) {
    let whole = Span::new(0, article.text.len());
    for piece in article.map.pieces(whole) {
        assert!(piece.start <= piece.end && piece.end <= file, "{piece:?} past the end of the file");
    }
}
