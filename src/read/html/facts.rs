//! What a page says of itself: title, date, outlet, byline and address.
//!
//! Takes the [`Fact`]s of a scan in page order, gives [`Meta`]. Linked data (JSON-LD of an article) rules, then Open Graph,
//! then named meta tags, then marks in the text, then `<title>` without the outlet's name at its end.
//! Worked: `<title>Ferry sinks | Harbour Post</title>` with `og:site_name` Harbour Post gives the title `Ferry sinks`.
//! Leaves to `clean` what only the text tells.

use super::entity::plain;
use super::scan::Fact;
use crate::read::article::Meta;
use crate::read::date::find_date;
use serde_json::Value;

/// Values looked at in one block of linked data; a page's own has some hundred. A guess.
const MAX_VALUES: usize = 20_000;

pub(super) fn meta(source: &str, facts: &[Fact]) -> Meta {
    let linked = Linked::of(source, facts);
    let outlet =
        linked.outlet.or_else(|| first(facts, &["og:site_name", "application-name", "dc.publisher", "publisher"]));
    let title = linked
        .title
        .or_else(|| first(facts, &["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"]))
        .or_else(|| property(facts, "headline"))
        .or_else(|| facts.iter().find_map(|f| if let Fact::Title(t) = f { filled(t) } else { None }))
        .map(|title| without_outlet(&title, outlet.as_deref()));
    Meta {
        title,
        date: linked.date.or_else(|| date(facts)),
        url: facts
            .iter()
            .find_map(|f| if let Fact::Canonical(url) = f { address(url) } else { None })
            .or_else(|| first(facts, &["og:url", "twitter:url"]).and_then(|url| address(&url)))
            .or(linked.url),
        byline: linked.byline.or_else(|| byline(facts)),
        outlet,
        upstreams: Vec::new(),
    }
}

fn filled(text: &str) -> Option<String> {
    let text = plain(text);
    (!text.is_empty()).then_some(text)
}

/// A whole address; `/news/1` alone says nothing about who published it.
fn address(url: &str) -> Option<String> {
    let url = url.trim();
    url.contains("://").then(|| url.to_string())
}

/// The first of `names` that the page gives, in the order of `names`.
fn first(facts: &[Fact], names: &[&str]) -> Option<String> {
    names.iter().find_map(|wanted| {
        facts.iter().find_map(|fact| match fact {
            Fact::Meta(name, content) if name == wanted => filled(content),
            _ => None,
        })
    })
}

fn property(facts: &[Fact], wanted: &str) -> Option<String> {
    facts.iter().find_map(|fact| match fact {
        Fact::Property(name, text) if *name == wanted => filled(text),
        _ => None,
    })
}

fn date(facts: &[Fact]) -> Option<jiff::civil::Date> {
    const NAMES: [&str; 18] = [
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "sailthru.date",
        "parsely-pub-date",
        "article.published",
        "displaydate",
        "cxenseparse:recs:publishtime",
        "article_date_original",
    ];
    let parsed = |text: &str| find_date(text).map(|(date, _)| date);
    NAMES
        .iter()
        .find_map(|name| first(facts, &[name]).as_deref().and_then(parsed))
        .or_else(|| property(facts, "datePublished").as_deref().and_then(parsed))
        .or_else(|| time(facts, true))
        .or_else(|| time(facts, false))
}

fn time(facts: &[Fact], only_marked: bool) -> Option<jiff::civil::Date> {
    facts.iter().find_map(|fact| match fact {
        Fact::Time(text, marked) if *marked || !only_marked => find_date(text).map(|(date, _)| date),
        _ => None,
    })
}

fn byline(facts: &[Fact]) -> Option<String> {
    first(facts, &["author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"])
        .filter(|name| !name.contains("://"))
        .or_else(|| property(facts, "author"))
}

/// "Ferry sinks | Harbour Post", "Ferry sinks - Harbour Post": the name of the outlet is no part of the title.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    for bar in [" | ", " - ", " – ", " — ", " :: ", " » "] {
        if let Some((head, tail)) = title.rsplit_once(bar) {
            let is_outlet = outlet.is_some_and(|name| same_name(name, tail));
            let is_site = bar == " | " || crate::read::is_domain(tail.trim());
            if (is_outlet || is_site) && head.split_whitespace().count() >= 3 {
                return head.trim().to_string();
            }
        }
    }
    title.to_string()
}

fn same_name(a: &str, b: &str) -> bool {
    let bare = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (a, b) = (bare(a), bare(b));
    !a.is_empty() && (a.contains(&b) && b.len() >= 3 || b.contains(&a))
}

/// What the linked data say.
#[derive(Clone, Debug, Default)]
struct Linked {
    title: Option<String>,
    date: Option<jiff::civil::Date>,
    outlet: Option<String>,
    byline: Option<String>,
    url: Option<String>,
}

impl Linked {
    fn of(source: &str, facts: &[Fact]) -> Linked {
        let mut found = Linked::default();
        for fact in facts {
            let Fact::Linked(range) = fact else { continue };
            let text = source[range.clone()].trim();
            let text =
                text.trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
            let text = text.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>");
            if let Ok(value) = serde_json::from_str::<Value>(text.trim()) {
                found.take(&value);
            }
        }
        found
    }

    /// The first article in lists, graphs and `mainEntity`.
    fn take(&mut self, value: &Value) {
        let mut waiting = vec![value];
        let mut seen = 0;
        while let Some(value) = waiting.pop() {
            seen += 1;
            if seen > MAX_VALUES {
                return;
            }
            match value {
                Value::Array(items) => waiting.extend(items.iter().rev()),
                Value::Object(map) => {
                    if is_article(value) {
                        self.article(value);
                    }
                    waiting.extend(["mainEntity", "@graph"].iter().filter_map(|key| map.get(*key)));
                }
                _ => {}
            }
        }
    }

    fn article(&mut self, value: &Value) {
        let get = |key: &str| value.get(key).and_then(named);
        let date = |key: &str| get(key).and_then(|text| find_date(&text)).map(|(date, _)| date);
        self.title = self.title.take().or_else(|| get("headline"));
        self.date = self.date.or_else(|| date("datePublished")).or_else(|| date("dateCreated"));
        self.outlet = self.outlet.take().or_else(|| get("publisher")).or_else(|| get("sourceOrganization"));
        self.byline = self.byline.take().or_else(|| get("author")).or_else(|| get("creator"));
        self.url = self.url.take().or_else(|| get("url").and_then(|url| address(&url)));
    }
}

fn is_article(value: &Value) -> bool {
    let is = |name: &str| {
        name.ends_with("Article") || matches!(name, "BlogPosting" | "Report" | "LiveBlogPosting" | "SocialMediaPosting")
    };
    match value.get("@type") {
        Some(Value::String(name)) => is(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

/// A text, the `name` of a thing, or several joined.
fn named(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => filled(text),
        Value::Object(map) => map.get("name").and_then(Value::as_str).and_then(filled),
        Value::Array(items) => {
            let names: Vec<String> = items
                .iter()
                .filter_map(|item| match item {
                    Value::Object(map) => map.get("name").and_then(Value::as_str).and_then(filled),
                    Value::String(text) => filled(text),
                    _ => None,
                })
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}
