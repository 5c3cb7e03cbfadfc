//! News APIs and dumps: JSON and JSON lines become articles, one an entry.
//!
//! Takes decoded text, gives articles named `path#n` (from 1) whose maps lead to the bytes of the file; an entry without text
//! is a skip of its own. Keys are those of common news APIs and crawlers: `title`, `text` or `body` or `content`, `url`,
//! `outlet` or `source` (also `{name}`), `date` or `publishedAt`, `author`. A list may stand under any of [`LISTS`].
//!
//! Worked: `{"articles":[{"title":"Ferry sinks","content":"Two drowned.","source":{"name":"Harbour Post"}}]}` gives one
//! article, `feed.json#1`, of the outlet Harbour Post.
//! Known misses: a text split over several keys or a list of paragraphs under other names than `text` and `body`.

mod scan;

use super::article::{Article, Meta, Skipped};
use super::date::find_date;
use super::lines::FileLines;
use super::load::{Input, sized};
use super::split::{Broken, Stretch};
use super::{html, place};
use crate::span::SourceMap;
use jiff::civil::Date;
use scan::{Json, Text};

/// Where APIs keep their list of articles.
const LISTS: [&str; 14] = [
    "articles",
    "results",
    "items",
    "data",
    "docs",
    "hits",
    "posts",
    "entries",
    "response",
    "news",
    "stories",
    "value",
    "documents",
    "feed",
];
const TITLES: [&str; 5] = ["title", "headline", "webTitle", "head_line", "name"];
/// From the whole text to a summary.
const TEXTS: [&str; 20] = [
    "text",
    "body",
    "content",
    "articleBody",
    "article_body",
    "bodyText",
    "maintext",
    "full_text",
    "fulltext",
    "fullText",
    "article",
    "article_text",
    "content_text",
    "content_html",
    "body_html",
    "paragraphs",
    "description",
    "summary",
    "abstract",
    "snippet",
];
const URLS: [&str; 8] = ["url", "link", "webUrl", "web_url", "canonical_url", "article_url", "external_url", "uri"];
const OUTLETS: [&str; 12] = [
    "outlet",
    "source",
    "publisher",
    "publication",
    "site",
    "site_name",
    "siteName",
    "source_name",
    "sourceName",
    "source_domain",
    "domain",
    "website",
];
const DATES: [&str; 20] = [
    "date",
    "publishedAt",
    "published_at",
    "published",
    "pubDate",
    "pub_date",
    "publish_date",
    "publishDate",
    "publication_date",
    "date_publish",
    "date_published",
    "datePublished",
    "webPublicationDate",
    "published_date",
    "datetime",
    "dateTime",
    "created_at",
    "createdAt",
    "timestamp",
    "time",
];
const BYLINES: [&str; 5] = ["author", "authors", "byline", "creator", "reporter"];
/// Wrappers that hold the fields of an entry.
const WRAPPERS: [&str; 3] = ["fields", "_source", "article"];

/// Entries of one file; a year of a large newsroom has 100,000. A guess.
pub(super) const MAX_ENTRIES: usize = 200_000;

pub(super) fn document(path: &str, text: &str, map: &SourceMap) -> Result<Vec<Input>, String> {
    let value = scan::parse(text).map_err(|broken| format!("{}: {}", place(text, broken.at, 0), broken.reason))?;
    let entries = entries(&value).ok_or_else(|| {
        format!(
            "holds no articles; expected an object with title and text, or a list of them under one of {}",
            LISTS.join(", ")
        )
    })?;
    if entries.len() > MAX_ENTRIES {
        return Err(format!("holds more than {MAX_ENTRIES} entries; split it"));
    }
    if let ([only], false) = (entries.as_slice(), matches!(value, Json::Array(_)))
        && std::ptr::eq(*only, &value)
    {
        return entry(path.to_string(), only, map).map(|article| vec![Input::Article(article)]);
    }
    Ok(entries
        .into_iter()
        .enumerate()
        .map(|(i, value)| {
            let path = format!("{path}#{}", i + 1);
            match entry(path.clone(), value, map) {
                Ok(article) => Input::Article(article),
                Err(reason) => Input::Skipped(Skipped { path, reason, failed: true }),
            }
        })
        .collect())
}

/// One entry a line; a broken line is a skip and the next one is read.
pub(super) fn lines(path: &str, text: &str, map: &SourceMap) -> Result<Vec<Input>, String> {
    if text.split_inclusive('\n').filter(|line| !line.trim().is_empty()).count() > MAX_ENTRIES {
        return Err(format!("holds more than {MAX_ENTRIES} entries; split it"));
    }
    Ok(Broken::default().over(path, some_lines(path, text, map, &Stretch::default()), true))
}

/// The same of some lines of a file; every broken one is named.
pub(super) fn some_lines(path: &str, text: &str, map: &SourceMap, stretch: &Stretch) -> Vec<Input> {
    let mut found = Vec::new();
    let (mut at, mut number) = (0, stretch.entries);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        number += 1;
        let path = format!("{path}#{number}");
        let article = scan::parse(line)
            .map_err(|error| format!("{}: {}", place(text, start + error.at, stretch.lines), error.reason))
            .and_then(|value| entry(path.clone(), &value, &shifted(map, start, line.len())));
        found.push(match article {
            Ok(article) => Input::Article(article),
            Err(reason) => Input::Skipped(Skipped { path, reason, failed: true }),
        });
    }
    found
}

/// The map of a stretch of the text that begins at `start`.
fn shifted(map: &SourceMap, start: usize, len: usize) -> SourceMap {
    SourceMap::verbatim(len, start).then(map)
}

/// The list of articles in a document; a single article is a list of one.
fn entries<'a, 'b>(value: &'b Json<'a>) -> Option<Vec<&'b Json<'a>>> {
    match value {
        Json::Array(items) => Some(items.iter().collect()),
        Json::Object(_) if string(value, &TEXTS).is_some() => Some(vec![value]),
        Json::Object(fields) => {
            let list = LISTS.iter().find_map(|key| fields.iter().find(|(k, _)| k.raw == *key).map(|(_, v)| v));
            match list {
                Some(inner @ (Json::Array(_) | Json::Object(_))) => entries(inner),
                _ => string(value, &TITLES).map(|_| vec![value]),
            }
        }
        _ => None,
    }
}

fn entry(path: String, value: &Json<'_>, map: &SourceMap) -> Result<Article, String> {
    if !matches!(value, Json::Object(_)) {
        return Err("is no article; expected an object with title and text".into());
    }
    let wrapped = WRAPPERS.iter().find_map(|key| get(value, key)).filter(|inner| matches!(inner, Json::Object(_)));
    let all: Vec<&Json<'_>> = wrapped.into_iter().chain([value]).collect();
    let string = |keys: &[&str]| all.iter().find_map(|object| string(object, keys));
    let texts = all
        .iter()
        .find_map(|object| texts(object))
        .ok_or_else(|| format!("has no text; expected one of {}", TEXTS.join(", ")))?;
    let meta = Meta {
        outlet: string(&OUTLETS).map(|text| plain(&text)),
        title: string(&TITLES).map(|text| plain(&text)),
        date: all.iter().find_map(|object| DATES.iter().find_map(|key| get(object, key).and_then(date))),
        url: string(&URLS).map(|text| text.words()).filter(|url| url.contains("://")),
        byline: all.iter().find_map(|object| BYLINES.iter().find_map(|key| get(object, key).and_then(names))),
        upstreams: Vec::new(),
    };
    body(path, &texts, meta, map)
}

/// The article of one or several stretches of text, each decoded and mapped.
fn body(path: String, texts: &[Text<'_>], meta: Meta, map: &SourceMap) -> Result<Article, String> {
    let (mut text, mut inner) = (String::new(), SourceMap::default());
    for piece in texts {
        let (words, words_map) = piece.decoded();
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        inner.append(text.len(), &words_map);
        text.push_str(&words);
    }
    sized(text.len())?;
    let kept = untorn(&text);
    text.truncate(kept);
    let inner = inner.truncated(kept).then(map);
    if !html::looks_marked(&text) {
        return filled(Article { path, text, map: inner, meta, blocks: Vec::new(), lines: FileLines::default() });
    }
    let rendered = html::fragment(&text);
    let map = rendered.map.then(&inner);
    filled(Article { path, text: rendered.text, map, meta, blocks: rendered.blocks, lines: FileLines::default() })
}

fn filled(article: Article) -> Result<Article, String> {
    if article.text.trim().is_empty() { Err("its text is empty".into()) } else { Ok(article) }
}

/// "… the minister said th… [+2412 chars]": the mark that an API cuts texts with, and the sentence it tore.
fn untorn(text: &str) -> usize {
    let end = text.trim_end();
    let Some(at) = end.rfind("[+").filter(|_| end.ends_with("chars]")) else { return text.len() };
    let before = text[..at].trim_end().trim_end_matches(['…', '.', ' ']);
    before.rfind(['.', '!', '?', '\n']).map_or(before.len(), |at| at + 1)
}

fn get<'a, 'b>(object: &'b Json<'a>, key: &str) -> Option<&'b Json<'a>> {
    match object {
        Json::Object(fields) => fields.iter().find(|(k, _)| k.raw == key).map(|(_, value)| value),
        _ => None,
    }
}

/// The first of `keys` that holds words, itself or as a thing with a name.
fn string<'a>(object: &Json<'a>, keys: &[&str]) -> Option<Text<'a>> {
    keys.iter().find_map(|key| match get(object, key)? {
        Json::String(text) => (!text.raw.trim().is_empty()).then_some(*text),
        inner @ Json::Object(_) => {
            ["name", "title", "rendered", "id", "domain"].iter().find_map(|key| match get(inner, key) {
                Some(Json::String(text)) if !text.raw.trim().is_empty() => Some(*text),
                _ => None,
            })
        }
        Json::Array(items) => match items.first() {
            Some(Json::String(text)) if !text.raw.trim().is_empty() => Some(*text),
            _ => None,
        },
        _ => None,
    })
}

/// The text of an entry: one string, or a list of paragraphs.
fn texts<'a>(object: &Json<'a>) -> Option<Vec<Text<'a>>> {
    TEXTS.iter().find_map(|key| match get(object, key)? {
        Json::Array(items) => {
            let strings: Vec<Text<'a>> = items
                .iter()
                .filter_map(|item| if let Json::String(text) = item { Some(*text) } else { None })
                .collect();
            (!strings.is_empty()).then_some(strings)
        }
        _ => string(object, &[key]).map(|text| vec![text]),
    })
}

fn plain(text: &Text<'_>) -> String {
    html::plain(&text.words())
}

fn names(value: &Json<'_>) -> Option<String> {
    let one = |value: &Json<'_>| match value {
        Json::String(text) => Some(plain(text)).filter(|name| !name.is_empty()),
        Json::Object(_) => string(value, &["name"]).map(|text| plain(&text)),
        _ => None,
    };
    match value {
        Json::Array(items) => {
            let names: Vec<String> = items.iter().filter_map(one).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        other => one(other),
    }
}

/// A date in words, or a count of seconds or milliseconds since 1970.
fn date(value: &Json<'_>) -> Option<Date> {
    match value {
        Json::String(text) => find_date(&text.words()).map(|(date, _)| date),
        Json::Number(digits) => {
            let number: i64 = digits.split(['.', 'e', 'E']).next()?.parse().ok()?;
            let seconds = match number {
                // Ten digits are seconds from 2001 to 2286, thirteen are milliseconds.
                1_000_000_000..=9_999_999_999 => number,
                1_000_000_000_000..=9_999_999_999_999 => number / 1000,
                _ => return None,
            };
            let moment = jiff::Timestamp::from_second(seconds).ok()?;
            Some(jiff::tz::Offset::UTC.to_datetime(moment).date())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn read(source: &str) -> Vec<Input> {
        document("feed.json", source, &SourceMap::verbatim(source.len(), 0)).expect("JSON with articles")
    }

    fn article(input: &Input) -> &Article {
        match input {
            Input::Article(article) => article,
            other => panic!("no article: {other:?}"),
        }
    }

    #[test]
    fn shapes_of_news_apis() {
        let cases = [
            r#"{"title":"Ferry sinks","text":"Two drowned.","url":"https://harbour.example/1","outlet":"Harbour Post","date":"2025-10-09"}"#,
            r#"{"status":"ok","articles":[{"source":{"id":null,"name":"Harbour Post"},"title":"Ferry sinks","url":"https://harbour.example/1","publishedAt":"2025-10-09T10:00:00Z","content":"Two drowned."}]}"#,
            r#"{"response":{"results":[{"webTitle":"Ferry sinks","webUrl":"https://harbour.example/1","webPublicationDate":"2025-10-09T10:00:00Z","fields":{"publication":"Harbour Post","bodyText":"Two drowned."}}]}}"#,
            r#"{"hits":{"hits":[{"_id":"7","_source":{"title":"Ferry sinks","maintext":"Two drowned.","url":"https://harbour.example/1","source_domain":"Harbour Post","date_publish":"2025-10-09 10:00:00"}}]}}"#,
            r#"[{"title":{"rendered":"Ferry sinks"},"content":{"rendered":"<p>Two drowned.<\/p>"},"link":"https://harbour.example/1","date":"2025-10-09T10:00:00","site":"Harbour Post"}]"#,
            r#"[{"headline":"Ferry sinks","paragraphs":["Two drowned."],"url":"https://harbour.example/1","publisher":"Harbour Post","timestamp":1760004000}]"#,
        ];
        for source in cases {
            let found = read(source);
            assert_eq!(found.len(), 1, "{source}");
            let article = article(&found[0]);
            assert_eq!(article.text, "Two drowned.", "{source}");
            assert_eq!(article.meta.title.as_deref(), Some("Ferry sinks"), "{source}");
            assert_eq!(article.meta.outlet.as_deref(), Some("Harbour Post"), "{source}");
            assert_eq!(article.meta.url.as_deref(), Some("https://harbour.example/1"), "{source}");
            assert_eq!(article.meta.date.map(|d| d.to_string()).as_deref(), Some("2025-10-09"), "{source}");
            let at = article.text.find("drowned").expect("kept");
            assert_eq!(article.map.origin(Span::new(at, at + 7)).expect("mapped").of(source), "drowned", "{source}");
        }
    }

    #[test]
    fn pages_in_strings_lead_back_through_both_maps() {
        let source = r#"[{"text":"x"},{"body":"<p>Tom &amp; \u0041nn</p>\n<p>left.</p>"},{"title":"no text"}]"#;
        let found = read(source);
        let second = article(&found[1]);
        assert_eq!((second.path.as_str(), second.text.as_str()), ("feed.json#2", "Tom & Ann\n\nleft."));
        for (word, origin) in [("&", "&amp;"), ("A", "\\u0041"), ("left", "left")] {
            let at = second.text.find(word).expect("kept");
            assert_eq!(second.map.origin(Span::new(at, at + word.len())).expect("mapped").of(source), origin);
        }
        assert!(
            matches!(&found[2], Input::Skipped(s) if s.path == "feed.json#3" && s.failed && s.reason.contains("no text"))
        );
    }

    #[test]
    fn lines_go_on_past_a_broken_one() {
        let source = "{\"text\":\"One sank.\"}\n\n{\"text\": oops}\n{\"text\":\"Two sank.\"}\n";
        let found = lines("d.jsonl", source, &SourceMap::verbatim(source.len(), 0)).expect("lines");
        assert_eq!(article(&found[0]).path, "d.jsonl#1");
        assert!(
            matches!(&found[1], Input::Skipped(s) if s.path == "d.jsonl#2" && s.reason.starts_with("3:10")),
            "{:?}",
            found[1]
        );
        let last = article(&found[2]);
        let at = last.text.find("Two").expect("kept");
        assert_eq!(last.map.origin(Span::new(at, at + 3)).expect("mapped").of(source), "Two");
    }

    #[test]
    fn a_cut_text_loses_its_torn_sentence() {
        let source = r#"{"content":"The ferry sank. The minister said th… [+2412 chars]"}"#;
        assert_eq!(article(&read(source)[0]).text, "The ferry sank.");
        let whole = r#"{"content":"The ferry sank. “Two [+ a dog] chars,” he said."}"#;
        assert!(article(&read(whole)[0]).text.ends_with("he said."));
    }
}
