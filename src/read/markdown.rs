//! Markdown becomes text without its marks.
//!
//! Takes decoded text and where its body begins, gives the text of the later stages with the map back and the blocks that
//! the format itself separates. Soft line breaks stay line breaks: `clean` decides whether lines belong together, as for
//! plain text. Fenced code, raw HTML and images are left out.
//! Worked: `# Ferry sinks\n\nTwo *drowned*.` gives `Ferry sinks\n\nTwo drowned.` with a heading and a paragraph.

use super::article::{MarkedBlock, Markup};
use crate::span::{SourceMap, Span};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

pub(crate) struct Rendered {
    pub(crate) text: String,
    pub(crate) map: SourceMap,
    pub(crate) blocks: Vec<MarkedBlock>,
}

pub(crate) fn render(source: &str, body: usize) -> Rendered {
    let mut out = Writer::default();
    for (event, range) in Parser::new_ext(&source[body..], Options::empty()).into_offset_iter() {
        let range = range.start + body..range.end + body;
        match event {
            Event::Start(tag) => out.start(&tag),
            Event::End(tag) => out.end(tag),
            Event::Text(text) => out.push(source, &text, range),
            Event::Code(text) => out.push(source, &text, range),
            Event::SoftBreak | Event::HardBreak => out.push(source, "\n", range),
            _ => {}
        }
    }
    out.close();
    Rendered { text: out.text, map: out.map, blocks: out.blocks }
}

#[derive(Default)]
struct Writer {
    text: String,
    map: SourceMap,
    blocks: Vec<MarkedBlock>,
    /// Where the open block began.
    open: Option<usize>,
    kind: Option<Markup>,
    items: usize,
    quotes: usize,
    /// Depth of fenced code and images, whose text is left out.
    hidden: usize,
}

impl Writer {
    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.close();
                self.kind = Some(Markup::Heading);
            }
            Tag::Item => {
                self.close();
                self.items += 1;
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::Paragraph | Tag::List(_) | Tag::CodeBlock(CodeBlockKind::Indented) => self.close(),
            Tag::CodeBlock(_) | Tag::Image { .. } | Tag::HtmlBlock => {
                self.close_unless(matches!(tag, Tag::Image { .. }));
                self.hidden += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.close();
                self.kind = None;
            }
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::HtmlBlock => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::List(_) => self.close(),
            _ => {}
        }
    }

    fn close_unless(&mut self, inline: bool) {
        if !inline {
            self.close();
        }
    }

    fn push(&mut self, source: &str, piece: &str, range: Range<usize>) {
        if self.hidden > 0 || piece.is_empty() {
            return;
        }
        if self.open.is_none() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.open = Some(self.text.len());
        }
        let origin = &source[range.clone()];
        let (from, length) = match origin.find(piece) {
            Some(inside) => (range.start + inside, piece.len()),
            None => (range.start, range.len()),
        };
        self.map.push(self.text.len(), piece.len(), from, length);
        self.text.push_str(piece);
    }

    fn close(&mut self) {
        let Some(start) = self.open.take() else { return };
        let kind = match self.kind {
            Some(kind) => kind,
            None if self.items > 0 => Markup::ListItem,
            None if self.quotes > 0 => Markup::Quote,
            None => Markup::Paragraph,
        };
        self.blocks.push(MarkedBlock { span: Span::new(start, self.text.len()), kind });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_spans_lead_back() {
        let source = "# Ferry *sinks*\n\nTwo &amp; more [drowned](http://x.example \"t\") near\n**Kerch**.\n\n- One\n- Two\n\n> A quote.\n\n```\ncode\n```\n\n![a photo](p.png)\n";
        let rendered = render(source, 0);
        assert_eq!(rendered.text, "Ferry sinks\n\nTwo & more drowned near\nKerch.\n\nOne\n\nTwo\n\nA quote.");
        let kinds: Vec<Markup> = rendered.blocks.iter().map(|b| b.kind).collect();
        use Markup::{Heading, ListItem, Paragraph, Quote};
        assert_eq!(kinds, [Heading, Paragraph, ListItem, ListItem, Quote]);
        for word in ["sinks", "drowned", "Kerch", "Two", "A quote."] {
            let at = rendered.text.find(word).expect("kept");
            let origin = rendered.map.origin(Span::new(at, at + word.len())).expect("mapped");
            assert_eq!(origin.of(source), word);
        }
    }
}
