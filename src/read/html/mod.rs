//! Pages: HTML becomes an article with its metadata.
//!
//! Takes decoded source, gives the text of the story's blocks, a blank line between them, with the map back to the source and
//! the kind that each block's tag gives it. `scan` reads tags and texts, `main_part` chooses the blocks, `facts` reads the
//! metadata, `entity` decodes.
//!
//! Worked: `<title>Ferry sinks</title><nav>Home</nav><p>Two &amp; more drowned.</p>` gives the title `Ferry sinks` and the
//! text `Two & more drowned.`; its `&` leads back to the five bytes `&amp;`.
//! Known misses: a page that only a script fills holds no text; text drawn by style sheets is not seen.

mod entity;
mod facts;
mod main_part;
mod scan;

use super::article::{MarkedBlock, Meta};
use crate::span::{SourceMap, Span};
use entity::Mapped;
pub(super) use entity::plain;
use scan::{Page, Zone};

/// A rendered page or piece of one; the map leads to the source.
pub(super) struct Rendered {
    pub(super) text: String,
    pub(super) map: SourceMap,
    pub(super) blocks: Vec<MarkedBlock>,
    pub(super) meta: Meta,
}

/// A whole page: its story and what it says of itself.
pub(super) fn page(source: &str) -> Rendered {
    let page = scan::scan(source);
    let keep = main_part::story_blocks(source, &page);
    let mut rendered = render(source, &page, &keep);
    rendered.meta = facts::meta(source, &page.facts);
    rendered
}

/// A piece of a page, as a feed or a news API carries it: all of it is story.
pub(super) fn fragment(source: &str) -> Rendered {
    let page = scan::scan(source);
    let keep: Vec<bool> = page.blocks.iter().map(|block| block.zone != Zone::Outside).collect();
    render(source, &page, &keep)
}

/// Whether a text was written with tags or entities.
pub(super) fn looks_marked(text: &str) -> bool {
    let tag = text.find('<').is_some_and(|at| {
        let rest = text[at + 1..].trim_start_matches('/');
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') && rest.contains('>')
    });
    tag || ["&amp;", "&nbsp;", "&quot;", "&#", "&rsquo;", "&lsquo;", "&ldquo;", "&lt;"].iter().any(|e| text.contains(e))
}

fn render(source: &str, page: &Page, keep: &[bool]) -> Rendered {
    let mut out = Mapped::default();
    let mut blocks = Vec::new();
    for (block, _) in page.blocks.iter().zip(keep).filter(|(_, keep)| **keep) {
        let before = out.text.len();
        out.separate("\n\n");
        let start = out.text.len();
        for run in &page.runs[block.runs.clone()] {
            if run.after_break {
                out.line_break(start, run.raw.start);
            }
            out.append(source, run.raw.start, run.raw.end, start);
        }
        out.trim_end(start);
        if out.text.len() == start {
            out.text.truncate(before);
        } else {
            blocks.push(MarkedBlock { span: Span::new(start, out.text.len()), kind: block.kind });
        }
    }
    Rendered { text: out.text, map: out.map, blocks, meta: Meta::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Markup;

    fn of(rendered: &Rendered, source: &str, word: &str) -> String {
        let at = rendered.text.find(word).unwrap_or_else(|| panic!("{word} in {}", rendered.text));
        rendered.map.origin(Span::new(at, at + word.len())).expect("mapped").of(source).to_string()
    }

    /// A page as newsrooms serve it: the story in the middle, everything else around and in it.
    const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry sinks off Kerch | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://harbour.example/ferry">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Site"},{"@type":"NewsArticle","headline":"Ferry sinks off Kerch","datePublished":"2025-10-09T08:00:00+03:00","author":[{"@type":"Person","name":"Ann Lee"}],"publisher":{"@type":"Organization","name":"Harbour Post"}}]}</script>
<style>p { color: red }</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World news of the day</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies to make this website better for all of our readers, and you may change that at any time.</p></div>
<main><article><h1>Ferry sinks off Kerch</h1><time datetime="2025-10-09">9 October</time>
<p>The ferry left Kerch at dawn with forty people on&nbsp;board and sank an hour later, the harbour master said on Thursday.</p>
<figure><img src="x.jpg"><figcaption>Rescuers at the pier on Thursday morning.</figcaption></figure>
<p>Rescuers found twelve survivors in the cold water, &ldquo;most of them asleep&rdquo;, and brought <b>Tom</b> &amp; Ann to a hospital in the city.</p>
<div class="related-stories"><h3>Related</h3><ul><li><a href="/a">Owner of the ferry was fined for rust in 2012</a></li><li><a href="/b">Minister promises new boats for the strait</a></li></ul></div>
<p>The ministry opened an inquiry and promised a report within a month, a spokesman told reporters in the capital.</p>
<div class="newsletter-signup"><p>Sign up for the morning letter, and we will send you the best of the harbour every day of the week.</p></div>
<p>The owner, who was fined for rust in 2012, did not answer calls on Thursday.<br>His lawyer said that the ferry was inspected in May and passed.</p>
</article></main>
<aside><h2>Most read</h2><p><a href="/c">A very long headline about something else that happened in the city last night</a></p></aside>
<footer><p>Copyright 2025 Harbour Post. All rights reserved, and no part of this page may be used elsewhere.</p></footer>
<script>var text = "The script says that nothing sank, and that the ferry is in the harbour.";</script></body></html>"#;

    #[test]
    fn a_page_gives_its_story_and_what_it_says_of_itself() {
        let rendered = page(PAGE);
        for kept in
            ["left Kerch at dawn", "twelve survivors", "opened an inquiry", "did not answer calls", "His lawyer"]
        {
            assert!(rendered.text.contains(kept), "{kept} is lost: {}", rendered.text);
        }
        for gone in
            ["Home", "cookies", "Owner of the ferry", "Sign up", "very long headline", "Copyright", "script", "color"]
        {
            assert!(!rendered.text.contains(gone), "{gone} stayed: {}", rendered.text);
        }
        let meta = &rendered.meta;
        assert_eq!(meta.title.as_deref(), Some("Ferry sinks off Kerch"));
        assert_eq!(meta.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(meta.byline.as_deref(), Some("Ann Lee"));
        assert_eq!(meta.url.as_deref(), Some("https://harbour.example/ferry"));
        assert_eq!(meta.date.map(|d| d.to_string()).as_deref(), Some("2025-10-09"));
        assert!(
            rendered
                .blocks
                .iter()
                .any(|b| b.kind == Markup::Heading && b.span.of(&rendered.text) == "Ferry sinks off Kerch")
        );
    }

    #[test]
    fn spans_lead_back_through_entities_and_tags() {
        let rendered = page(PAGE);
        for (word, origin) in
            [("“", "&ldquo;"), ("&", "&amp;"), ("Tom & Ann", "Tom</b> &amp; Ann"), ("inquiry", "inquiry")]
        {
            assert_eq!(of(&rendered, PAGE, word), origin);
        }
        assert!(rendered.text.contains("on board and"));
        assert!(rendered.text.contains("Thursday.\nHis lawyer"));
    }

    #[test]
    fn old_pages_without_any_of_that() {
        let source = "<HTML><TITLE>Ferry sinks off Kerch - harbour.example</TITLE><BODY><TABLE><TR><TD><A HREF=/>Home</A><TD><FONT SIZE=2>The ferry left Kerch at dawn with forty people on board, and sank an hour later, the harbour master said.<P>Rescuers found twelve survivors, most of them asleep, in the cold water of the strait, he said.<P>The ministry opened an inquiry.</FONT></TABLE></BODY>";
        let rendered = page(source);
        assert!(
            rendered.text.contains("The ferry left Kerch") && rendered.text.contains("The ministry opened an inquiry."),
            "{}",
            rendered.text
        );
        assert_eq!(rendered.meta.title.as_deref(), Some("Ferry sinks off Kerch"));
        assert_eq!(of(&rendered, source, "Rescuers found"), "Rescuers found");
    }

    #[test]
    fn hostile_pages_end_and_stay_small() {
        let story = "<p>The ferry left Kerch at dawn with forty people on board and sank an hour later, he said.</p>";
        let deep = format!("{}{story}", "<div>".repeat(100_000));
        assert!(page(&deep).text.contains("The ferry left"));
        let spans = format!("{}{story}", "<b><i>".repeat(50_000));
        assert!(page(&spans).text.contains("The ferry left"));
        let ends = format!("{}{}{story}", "<x1>".repeat(20_000), "</y>".repeat(20_000));
        assert!(page(&ends).text.contains("The ferry left"));
        for torn in [
            "<",
            "<p",
            "<p class=\"",
            "<!--",
            "<script>",
            "</",
            "<title>",
            "&",
            "&#",
            "&#x",
            "&#xffffffffff;",
            "<a href='",
            "<![CDATA[",
            "\u{0}<p\u{0}>",
        ] {
            let torn_page = format!("{story}{torn}");
            assert!(page(&torn_page).text.contains("The ferry left"), "{torn}");
            page(torn);
        }
    }

    #[test]
    fn marked_text_is_told_from_text() {
        for marked in ["<p>x</p>", "a<br/>b", "Tom &amp; Ann", "x &#39; y"] {
            assert!(looks_marked(marked), "{marked}");
        }
        for plain in ["1 < 2 and 3 > 2", "R&D; AT&T", "a <- b", "x"] {
            assert!(!looks_marked(plain), "{plain}");
        }
    }
}
