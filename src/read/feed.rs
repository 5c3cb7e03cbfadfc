//! RSS and Atom: each item of a feed becomes an article.
//!
//! Takes decoded XML, gives articles named `path#n` (from 1) whose maps lead to the bytes of the file. The content is the
//! longest of `content:encoded`, `content`, `description` and `summary`; it is a piece of a page, escaped or in CDATA.
//! Worked: `<item><title>Ferry sinks</title><description>&lt;p&gt;Two drowned.&lt;/p&gt;</description></item>` gives the text
//! `Two drowned.`. The feed's own title is the outlet where an item names none.
//! Known misses: Atom content of type `xhtml` loses the kinds of its blocks; entities that a DTD declares.

use super::article::{Article, Meta, Skipped};
use super::date::find_date;
use super::html;
use super::lines::FileLines;
use super::load::{Input, sized};
use super::place;
use crate::span::SourceMap;
use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Items of one file. Feeds hold 10 to 100, archives some thousand. A guess.
const MAX_ITEMS: usize = 50_000;
/// Open tags; a feed nests five deep, its xhtml content some twenty. A guess.
const MAX_NESTING: usize = 256;

pub(super) fn items(path: &str, text: &str, map: &SourceMap) -> Result<Vec<Input>, String> {
    let mut feed = Feed::default();
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    loop {
        let start = reader.buffer_position() as usize;
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = (reader.error_position() as usize).min(text.len());
                feed.broken = Some(format!("{}: is no XML: {error}", place(text, at, 0)));
                break;
            }
        };
        let end = reader.buffer_position() as usize;
        match event {
            Event::Start(tag) => feed.start(&tag)?,
            Event::Empty(tag) => feed.empty(&tag),
            Event::End(tag) => feed.end(tag.name().as_ref()),
            Event::CData(data) => {
                let inner = end.saturating_sub(data.len() + 3);
                feed.text(text, inner, end.saturating_sub(3), false);
            }
            Event::Text(_) | Event::GeneralRef(_) => feed.text(text, start, end, true),
            Event::Eof => break,
            _ => {}
        }
    }
    feed.articles(path, text, map)
}

/// A stretch of the file that belongs to a value.
#[derive(Copy, Clone, Debug)]
struct Piece {
    from: usize,
    to: usize,
    escaped: bool,
}

#[derive(Clone, Debug, Default)]
struct Item {
    title: String,
    link: String,
    dates: Vec<String>,
    author: String,
    source: String,
    /// Candidates for the text.
    bodies: Vec<Vec<Piece>>,
}

#[derive(Clone, Debug, Default)]
struct Feed {
    outlet: String,
    items: Vec<Item>,
    /// Names of the open tags, without prefix.
    open: Vec<String>,
    /// The depth at which the open item began.
    item_at: Option<usize>,
    /// The depth at which the open body began.
    body_at: Option<usize>,
    broken: Option<String>,
}

impl Feed {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        let name = local(tag.name().as_ref());
        if self.open.len() >= MAX_NESTING {
            return Err(format!("tags are more than {MAX_NESTING} deep; this is no feed"));
        }
        if matches!(name.as_str(), "item" | "entry") && self.item_at.is_none() {
            if self.items.len() >= MAX_ITEMS {
                return Err(format!("holds more than {MAX_ITEMS} items; split it"));
            }
            self.items.push(Item::default());
            self.item_at = Some(self.open.len());
        } else if self.item_at.is_some()
            && self.body_at.is_none()
            && is_body(&name)
            && let Some(item) = self.items.last_mut()
        {
            item.bodies.push(Vec::new());
            self.body_at = Some(self.open.len());
        }
        self.link(tag, &name);
        self.open.push(name);
        Ok(())
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        let name = local(tag.name().as_ref());
        self.link(tag, &name);
    }

    /// Atom's `<link href rel>`.
    fn link(&mut self, tag: &BytesStart<'_>, name: &str) {
        if name != "link" || self.item_at.is_none() {
            return;
        }
        let get = |key: &str| {
            let mut attributes = tag.attributes();
            attributes.with_checks(false).flatten().find(|a| a.key.as_ref() == key).map(|a| html::plain(&a.value))
        };
        let alternate = get("rel").is_none_or(|rel| rel == "alternate");
        if let (true, Some(href), Some(item)) = (alternate, get("href"), self.items.last_mut())
            && item.link.is_empty()
        {
            item.link = href;
        }
    }

    fn end(&mut self, name: &str) {
        let name = local(name);
        let Some(depth) = self.open.iter().rposition(|open| *open == name) else { return };
        self.open.truncate(depth);
        if self.body_at.is_some_and(|at| depth <= at) {
            self.body_at = None;
        }
        if self.item_at.is_some_and(|at| depth <= at) {
            self.item_at = None;
        }
    }

    fn text(&mut self, source: &str, from: usize, to: usize, escaped: bool) {
        let Some(raw) = source.get(from..to) else { return };
        if let (Some(_), Some(item)) = (self.body_at, self.items.last_mut()) {
            if let Some(body) = item.bodies.last_mut() {
                body.push(Piece { from, to, escaped });
            }
            return;
        }
        if raw.trim().is_empty() {
            return;
        }
        let words = || if escaped { html::plain(raw) } else { raw.trim().to_string() };
        let name = self.open.last().map(String::as_str).unwrap_or("");
        let parent = self.open.len().checked_sub(2).map(|i| self.open[i].as_str()).unwrap_or("");
        let Some(item) = self.items.last_mut().filter(|_| self.item_at.is_some()) else {
            if name == "title" && matches!(parent, "channel" | "feed") && self.outlet.is_empty() {
                self.outlet = words();
            }
            return;
        };
        let add = |slot: &mut String| {
            if !slot.is_empty() && escaped {
                slot.push(' ');
            }
            slot.push_str(&words());
        };
        match (parent, name) {
            ("source", "title") | (_, "source") => add(&mut item.source),
            (_, "title") if matches!(parent, "item" | "entry") => add(&mut item.title),
            (_, "link") if item.link.is_empty() => item.link = words(),
            (_, "pubdate" | "published" | "date" | "issued") => item.dates.insert(0, words()),
            (_, "updated" | "modified") => item.dates.push(words()),
            ("author", "name") | (_, "creator" | "author") => add(&mut item.author),
            _ => {}
        }
    }

    fn articles(self, path: &str, text: &str, map: &SourceMap) -> Result<Vec<Input>, String> {
        if self.items.is_empty() {
            return Err(self.broken.unwrap_or_else(|| "holds no item or entry; expected an RSS or Atom feed".into()));
        }
        let outlet = Some(self.outlet).filter(|name| !name.is_empty());
        let mut found: Vec<Input> = Vec::with_capacity(self.items.len());
        for (i, item) in self.items.into_iter().enumerate() {
            let path = format!("{path}#{}", i + 1);
            found.push(match article(path.clone(), item, outlet.as_deref(), text, map) {
                Ok(article) => Input::Article(article),
                Err(reason) => Input::Skipped(Skipped { path, reason, failed: true }),
            });
        }
        if let Some(reason) = self.broken {
            found.push(Input::Skipped(Skipped { path: path.to_string(), reason, failed: true }));
        }
        Ok(found)
    }
}

/// `content:encoded` → `encoded`, in lower case.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

fn is_body(name: &str) -> bool {
    matches!(name, "encoded" | "content" | "description" | "summary" | "fulltext")
}

fn article(path: String, item: Item, outlet: Option<&str>, source: &str, map: &SourceMap) -> Result<Article, String> {
    let length = |body: &Vec<Piece>| body.iter().map(|piece| piece.to - piece.from).sum::<usize>();
    let body = item.bodies.iter().max_by_key(|body| length(body)).filter(|body| length(body) > 0);
    let body = body.ok_or("has no text; expected content or description")?;
    sized(length(body))?;
    let (mut page, mut inner) = (String::new(), SourceMap::default());
    for piece in body {
        if piece.escaped {
            unescape(source, *piece, &mut page, &mut inner);
        } else {
            let raw = &source[piece.from..piece.to];
            inner.push(page.len(), raw.len(), piece.from, raw.len());
            page.push_str(raw);
        }
    }
    let rendered = html::fragment(&page);
    if rendered.text.trim().is_empty() {
        return Err("its text is empty".into());
    }
    let given = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let meta = Meta {
        outlet: given(item.source).or_else(|| outlet.map(str::to_string)),
        title: given(item.title).map(|title| html::plain(&title)),
        date: item.dates.iter().find_map(|text| date(text)),
        url: given(item.link).filter(|url| url.contains("://")),
        byline: given(item.author),
        upstreams: Vec::new(),
    };
    let map = rendered.map.then(&inner).then(map);
    Ok(Article { path, text: rendered.text, map, meta, blocks: rendered.blocks, lines: FileLines::default() })
}

/// The first level of escaping; blanks stay as they are, for the page under it decides about them.
fn unescape(source: &str, piece: Piece, out: &mut String, map: &mut SourceMap) {
    let raw = &source[piece.from..piece.to];
    let mut at = 0;
    while at < raw.len() {
        let rest = &raw[at..];
        let plain = rest.find('&').unwrap_or(rest.len());
        map.push(out.len(), plain, piece.from + at, plain);
        out.push_str(&rest[..plain]);
        at += plain;
        let rest = &raw[at..];
        if rest.is_empty() {
            break;
        }
        let known = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&amp;", "&"),
            ("&quot;", "\""),
            ("&apos;", "'"),
            ("&#39;", "'"),
            ("&#60;", "<"),
            ("&#62;", ">"),
            ("&#38;", "&"),
            ("&#34;", "\""),
        ];
        let (entity, with) = known.iter().find(|(entity, _)| rest.starts_with(entity)).copied().unwrap_or(("&", "&"));
        map.push(out.len(), with.len(), piece.from + at, entity.len());
        out.push_str(with);
        at += entity.len();
    }
}

fn date(text: &str) -> Option<Date> {
    find_date(text).map(|(date, _)| date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn read(source: &str) -> Vec<Input> {
        items("f.xml", source, &SourceMap::verbatim(source.len(), 0)).expect("a feed")
    }

    fn article(input: &Input) -> &Article {
        match input {
            Input::Article(article) => article,
            other => panic!("no article: {other:?}"),
        }
    }

    #[test]
    fn rss_with_escaped_and_cdata_content() {
        let source = "<?xml version=\"1.0\"?><rss><channel><title>Harbour Post</title><link>https://harbour.example</link>\n<item><title>Ferry &amp; crew sink</title><link>https://harbour.example/1</link><pubDate>Thu, 09 Oct 2025 10:00:00 GMT</pubDate><dc:creator>Ann Lee</dc:creator><description>&lt;p&gt;Two &amp;amp; more drowned.&lt;/p&gt;</description></item>\n<item><title><![CDATA[Second]]></title><description>short</description><content:encoded><![CDATA[<p>The pier &amp; the ferry.</p><p>Gone.</p>]]></content:encoded></item></channel></rss>";
        let found = read(source);
        let first = article(&found[0]);
        assert_eq!((first.path.as_str(), first.text.as_str()), ("f.xml#1", "Two & more drowned."));
        assert_eq!(first.meta.title.as_deref(), Some("Ferry & crew sink"));
        assert_eq!(first.meta.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(first.meta.url.as_deref(), Some("https://harbour.example/1"));
        assert_eq!(first.meta.date.map(|d| d.to_string()).as_deref(), Some("2025-10-09"));
        assert_eq!(first.meta.byline.as_deref(), Some("Ann Lee"));
        let of = |article: &Article, word: &str| {
            let at = article.text.find(word).expect("kept");
            article.map.origin(Span::new(at, at + word.len())).expect("mapped").of(source).to_string()
        };
        assert_eq!((of(first, "&"), of(first, "drowned")), ("&amp;amp;".into(), "drowned".into()));
        let second = article(&found[1]);
        assert_eq!(second.text, "The pier & the ferry.\n\nGone.");
        assert_eq!((of(second, "&"), of(second, "Gone")), ("&amp;".into(), "Gone".into()));
    }

    #[test]
    fn atom_and_torn_feeds() {
        let source = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><entry><title>A</title><link rel='self' href='x'/><link href='https://harbour.example/2'/><updated>2025-10-11T00:00:00Z</updated><published>2025-10-10T00:00:00Z</published><author><name>Bo</name></author><content type='html'>&lt;b&gt;One&lt;/b&gt; sank.</content></entry><entry><title>No text</title></entry><entry><summary>Torn";
        let found = read(source);
        let first = article(&found[0]);
        assert_eq!(first.text, "One sank.");
        assert_eq!(first.meta.url.as_deref(), Some("https://harbour.example/2"));
        assert_eq!(first.meta.date.map(|d| d.to_string()).as_deref(), Some("2025-10-10"));
        assert_eq!(first.meta.byline.as_deref(), Some("Bo"));
        assert!(matches!(&found[1], Input::Skipped(s) if s.reason.contains("no text")));
        assert_eq!(article(&found[2]).text, "Torn");
        assert!(items("f.xml", "<html><p>x</p></html>", &SourceMap::default()).is_err());
    }
}
