//! A page's tags and texts, in order.
//!
//! Takes the source, gives a [`Page`]: blocks of text runs with the zone they stand in, and the raw material of the metadata.
//! The tokenizer is html5gum (the rules of the standard, with offsets); the tree is only a stack, so nothing recurses.
//! Worked: `<nav>Home</nav><p>Two <b>drowned</b>.</p>` gives a block in the zone `Outside` and one of three runs.
//! Leaves to `main_part` which blocks are the story, to `facts` what the metadata mean.

use crate::read::article::Markup;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::ops::Range;

/// An end tag closes the innermost open tag of its name; so far up it is looked for, as torn pages leave thousands open.
const MAX_LOOK_UP: usize = 64;
/// Open tags that are remembered; deeper ones are read as if they stood at this depth. Browsers stop at 512.
const MAX_DEPTH: usize = 2048;

/// Where on the page a text stands, as its tags say.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    Body,
    /// Inside `<article>`, `<main>` or what says it is the article's body.
    Story,
    /// Navigation, side bars, the foot of the page, forms.
    Outside,
    /// Never shown as text: scripts, styles, hidden parts.
    Hidden,
}

/// A stretch of text between two tags.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) raw: Range<usize>,
    pub(super) link: bool,
    /// A `<br>` stands before it.
    pub(super) after_break: bool,
}

#[derive(Clone, Debug)]
pub(super) struct PageBlock {
    pub(super) runs: Range<usize>,
    pub(super) kind: Markup,
    pub(super) zone: Zone,
    /// The level of a heading, 0 for none.
    pub(super) heading: u8,
    /// What class and id call it: a share bar, a newsletter box, …
    pub(super) hinted: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub(super) runs: Vec<Run>,
    pub(super) blocks: Vec<PageBlock>,
    pub(super) facts: Vec<Fact>,
    /// The deepest nesting and the number of tags: what an extraction crate has to bear.
    pub(super) depth: usize,
    pub(super) tags: usize,
}

/// One piece of metadata as the page gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    /// `<meta name|property|itemprop content>`: the name in lower case.
    Meta(String, String),
    /// `<title>`.
    Title(String),
    Canonical(String),
    /// `<time datetime>`; whether it stands in the story or is marked as the date of publication.
    Time(String, bool),
    /// The text of an element with an `itemprop` or `rel=author`.
    Property(&'static str, String),
    /// The source of a `<script type="application/ld+json">`.
    Linked(Range<usize>),
    Language(String),
}

#[derive(Copy, Clone, Debug)]
struct Open {
    name: Name,
    zone: Zone,
    kind: Markup,
    heading: u8,
    link: bool,
    hinted: bool,
}

/// The first bytes of a tag's name; enough to tell all names that matter apart.
type Name = [u8; 10];

pub(super) fn scan(source: &str) -> Page {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut scanner = Scanner::new(source);
    for token in Tokenizer::new_with_emitter(source, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => scanner.start(&tag),
            Token::EndTag(tag) => scanner.end(&tag.name, tag.span.start),
            Token::String(text) => scanner.text(text.span.start, text.span.end),
            _ => {}
        }
    }
    scanner.close_block();
    scanner.page
}

struct Scanner<'a> {
    source: &'a str,
    page: Page,
    open: Vec<Open>,
    /// The first run of the open block.
    block: usize,
    broken: bool,
    /// What the next text is, beside being text.
    awaits: Option<Awaited>,
    bottom: Open,
}

#[derive(Clone, Debug)]
enum Awaited {
    Title,
    Linked,
    Property(&'static str),
    Time,
}

impl<'a> Scanner<'a> {
    fn new(source: &'a str) -> Self {
        let bottom =
            Open { name: [0; 10], zone: Zone::Body, kind: Markup::Paragraph, heading: 0, link: false, hinted: false };
        Scanner { source, page: Page::default(), open: Vec::new(), block: 0, broken: false, awaits: None, bottom }
    }

    fn top(&self) -> Open {
        self.open.last().copied().unwrap_or(self.bottom)
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        self.page.tags += 1;
        let name = name_of(&tag.name);
        let text = trimmed_name(&name);
        self.collect(tag, text);
        if text == "br" {
            self.broken = true;
            return;
        }
        if is_void(text) {
            if text == "hr" {
                self.close_block();
            }
            return;
        }
        if is_block(text) {
            self.close_block();
            self.close_implied(text);
        }
        if self.open.len() < MAX_DEPTH {
            let open = self.opened(tag, name, text);
            self.open.push(open);
            self.page.depth = self.page.depth.max(self.open.len());
        } else {
            self.page.depth = self.page.depth.max(self.open.len() + 1);
        }
    }

    /// `<p>` ends an open `<p>`, `<li>` an open `<li>` that is the innermost tag.
    fn close_implied(&mut self, text: &str) {
        let inner = self.top().name;
        let inner = trimmed_name(&inner);
        let ends = inner == "p" || inner == text && matches!(text, "li" | "dt" | "dd" | "td" | "tr" | "option");
        if ends {
            self.open.pop();
        }
    }

    fn opened(&self, tag: &StartTag<usize>, name: Name, text: &str) -> Open {
        let mut open = Open { name, ..self.top() };
        let get = |key: &str| attribute(tag, key);
        open.zone = match text {
            _ if open.zone == Zone::Hidden => Zone::Hidden,
            "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "select" | "textarea" | "button"
            | "object" | "video" | "audio" | "canvas" | "math" | "head" | "title" | "datalist" | "dialog" => {
                Zone::Hidden
            }
            _ if is_hidden(tag) => Zone::Hidden,
            "nav" | "aside" | "footer" | "menu" | "label" | "fieldset" => Zone::Outside,
            "article" | "main" if open.zone != Zone::Outside => Zone::Story,
            _ if get("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("articleBody")) => Zone::Story,
            _ => match get("role").as_deref() {
                Some("navigation" | "complementary" | "contentinfo" | "search" | "banner" | "dialog") => Zone::Outside,
                Some("main" | "article") if open.zone != Zone::Outside => Zone::Story,
                _ => open.zone,
            },
        };
        open.link |= text == "a";
        match text {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                open.kind = Markup::Heading;
                open.heading = text.as_bytes()[1] - b'0';
            }
            "li" => open.kind = Markup::ListItem,
            "blockquote" => open.kind = Markup::Quote,
            "figcaption" | "caption" | "figure" => open.kind = Markup::Caption,
            "p" if matches!(open.kind, Markup::Heading) => open.kind = Markup::Paragraph,
            _ => {}
        }
        let called = called(tag);
        if called.caption {
            open.kind = Markup::Caption;
        }
        open.hinted |= called.furniture && !matches!(text, "html" | "body" | "article" | "main");
        open
    }

    fn end(&mut self, name: &[u8], _at: usize) {
        let name = name_of(name);
        let text = trimmed_name(&name);
        if is_block(text) {
            self.close_block();
        }
        if text == "br" {
            self.broken = true;
        }
        self.awaits = None;
        let found = self.open.iter().rev().take(MAX_LOOK_UP).position(|open| open.name == name);
        if let Some(above) = found {
            self.open.truncate(self.open.len() - above - 1);
        }
    }

    fn text(&mut self, start: usize, end: usize) {
        let Some(raw) = self.source.get(start..end) else { return };
        if raw.trim().is_empty() && self.page.runs.len() == self.block {
            return;
        }
        match self.awaits.take() {
            Some(Awaited::Title) => self.page.facts.push(Fact::Title(raw.to_string())),
            Some(Awaited::Linked) => self.page.facts.push(Fact::Linked(start..end)),
            Some(Awaited::Property(name)) => self.page.facts.push(Fact::Property(name, raw.to_string())),
            Some(Awaited::Time) => self.page.facts.push(Fact::Time(raw.to_string(), self.top().zone == Zone::Story)),
            None => {}
        }
        let top = self.top();
        if top.zone == Zone::Hidden {
            return;
        }
        if self.page.runs.len() == self.block {
            let block = PageBlock {
                runs: self.block..self.block,
                kind: top.kind,
                zone: top.zone,
                heading: top.heading,
                hinted: top.hinted,
            };
            self.page.blocks.push(block);
        }
        let after_break = std::mem::take(&mut self.broken);
        self.page.runs.push(Run { raw: start..end, link: top.link, after_break });
    }

    fn close_block(&mut self) {
        if let Some(block) = self.page.blocks.last_mut().filter(|_| self.page.runs.len() > self.block) {
            block.runs.end = self.page.runs.len();
        }
        self.block = self.page.runs.len();
        self.broken = false;
    }

    fn collect(&mut self, tag: &StartTag<usize>, text: &str) {
        let get = |key: &str| attribute(tag, key);
        self.awaits = None;
        match text {
            "meta" => {
                let name = get("property").or_else(|| get("name")).or_else(|| get("itemprop"));
                if let (Some(name), Some(content)) = (name, get("content")) {
                    self.page.facts.push(Fact::Meta(name.trim().to_ascii_lowercase(), content));
                }
                return;
            }
            "link" => {
                if let (Some("canonical"), Some(href)) = (get("rel").as_deref(), get("href")) {
                    self.page.facts.push(Fact::Canonical(href));
                }
                return;
            }
            "html" => {
                if let Some(language) = get("lang") {
                    self.page.facts.push(Fact::Language(language));
                }
            }
            "title" if self.top().zone != Zone::Hidden || !self.in_svg() => self.awaits = Some(Awaited::Title),
            "script" if get("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) => {
                self.awaits = Some(Awaited::Linked);
            }
            "time" => match get("datetime").or_else(|| get("content")) {
                Some(date) => {
                    let marked = get("pubdate").is_some()
                        || get("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("datePublished"))
                        || self.top().zone == Zone::Story;
                    self.page.facts.push(Fact::Time(date, marked));
                }
                None => self.awaits = Some(Awaited::Time),
            },
            _ => {}
        }
        self.property(tag, text);
    }

    fn in_svg(&self) -> bool {
        self.open.iter().rev().take(MAX_LOOK_UP).any(|open| trimmed_name(&open.name) == "svg")
    }

    /// Microdata and `rel=author`.
    fn property(&mut self, tag: &StartTag<usize>, text: &str) {
        let property = attribute(tag, "itemprop").map(|p| p.to_ascii_lowercase());
        let known = match property.as_deref() {
            Some("datepublished") => "datePublished",
            Some("headline") => "headline",
            Some("author" | "creator") => "author",
            _ if attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("author")) => "author",
            _ => return,
        };
        match attribute(tag, "content") {
            Some(content) => self.page.facts.push(Fact::Property(known, content)),
            None if text != "time" => self.awaits = Some(Awaited::Property(known)),
            None => {}
        }
    }
}

/// What an element's class and id say of it.
#[derive(Copy, Clone, Debug, Default)]
struct Called {
    caption: bool,
    furniture: bool,
}

fn called(tag: &StartTag<usize>) -> Called {
    /// Parts of class names and ids, between blanks, dashes, underscores and capitals.
    const FURNITURE: [&str; 34] = [
        "ad",
        "ads",
        "advert",
        "advertisement",
        "breadcrumb",
        "breadcrumbs",
        "comments",
        "cookie",
        "cookies",
        "disqus",
        "footer",
        "gdpr",
        "menu",
        "nav",
        "navbar",
        "navigation",
        "newsletter",
        "outbrain",
        "pagination",
        "paywall",
        "popup",
        "promo",
        "recirc",
        "recommended",
        "related",
        "share",
        "sharing",
        "sidebar",
        "social",
        "subscribe",
        "subscription",
        "taboola",
        "trending",
        "tweet",
    ];
    const CAPTIONS: [&str; 4] = ["caption", "credit", "figcaption", "photocredit"];
    let mut called = Called::default();
    for key in ["class", "id"] {
        let Some(value) = attribute(tag, key) else { continue };
        for part in value.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(humps) {
            let part = part.to_ascii_lowercase();
            called.furniture |= FURNITURE.binary_search(&part.as_str()).is_ok();
            called.caption |= CAPTIONS.contains(&part.as_str());
        }
    }
    called
}

/// `relatedStories` → `related`, `Stories`.
fn humps(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let bytes = rest.as_bytes();
        let end = (1..bytes.len())
            .find(|i| bytes[*i].is_ascii_uppercase() && bytes[*i - 1].is_ascii_lowercase())
            .unwrap_or(rest.len());
        let (hump, after) = rest.split_at(end);
        rest = after;
        Some(hump)
    })
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    attribute(tag, "hidden").is_some()
        || attribute(tag, "aria-hidden").as_deref() == Some("true")
        || attribute(tag, "style").is_some_and(|style| {
            let style = style.replace(' ', "").to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

fn attribute(tag: &StartTag<usize>, key: &str) -> Option<String> {
    tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

fn name_of(name: &[u8]) -> Name {
    let mut cut = [0; 10];
    let length = name.len().min(cut.len());
    cut[..length].copy_from_slice(&name[..length]);
    cut
}

fn trimmed_name(name: &Name) -> &str {
    let end = name.iter().position(|b| *b == 0).unwrap_or(name.len());
    std::str::from_utf8(&name[..end]).unwrap_or("")
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that begin a line of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "html"
            | "iframe"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "noscript"
            | "object"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "script"
            | "section"
            | "select"
            | "style"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "template"
            | "textarea"
            | "tfoot"
            | "th"
            | "thead"
            | "time-block"
            | "title"
            | "tr"
            | "ul"
            | "video"
            | "audio"
    )
}
