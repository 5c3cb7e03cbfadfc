//! Pages, JSON and feeds that are torn, deep or of the wrong shape.

use super::{beside_good, read_anyway, refused, words_of};

const STORY: &str = "<p>The ferry sank off Kerch on Monday with forty people on board, the harbour master said.</p>";

#[test]
fn a_truncated_page_gives_what_it_holds() {
    let page = format!(
        "<!DOCTYPE html><html><head><title>Ferry sinks</title></head><body><article>{STORY}<p>Two men drowned, she sa"
    );
    assert!(read_anyway("torn.html", &page).contains("The ferry sank off Kerch"));
    for end in [20, 60, 90] {
        let cut = &page[..end];
        let (ran, _) = beside_good("cut.html", cut);
        assert!(matches!(ran.code, Some(0 | 2)), "{}", ran.err);
    }
}

#[test]
fn a_hundred_thousand_nested_tags_neither_overflow_nor_hang() {
    for (open, close) in
        [("<div>", "</div>"), ("<b>", ""), ("<table><tr><td>", ""), ("<a href=x>", "</a>"), ("<ul><li>", "")]
    {
        let page = format!("<html><body>{}{STORY}{}</body></html>", open.repeat(100_000), close.repeat(100_000));
        assert!(read_anyway("deep.html", page).contains("The ferry sank off Kerch"), "{open}");
    }
}

#[test]
fn hostile_pages_end() {
    for (name, page) in [
        ("attributes.html", format!("<p {}>{STORY}", "a=b ".repeat(200_000))),
        ("comment.html", format!("{STORY}<!-- {}", "- ".repeat(300_000))),
        ("entities.html", format!("{STORY}<p>{}</p>", "&amp;&#38;&bogus;".repeat(50_000))),
        ("unclosed.html", format!("{STORY}{}", "<p class=\"a".repeat(50_000))),
        ("paragraphs.html", format!("<article>{STORY}{}</article>", "<p>x</p>".repeat(60_000))),
    ] {
        let (ran, _) = beside_good(name, page);
        assert!(matches!(ran.code, Some(0 | 2)), "{name}: {}", ran.err);
    }
    refused(
        "script.html",
        "<html><body><script>document.write('The ferry sank.')</script></body></html>",
        &["holds no text", "as the browser shows it"],
    );
}

#[test]
fn deep_or_broken_json_is_named_with_its_place() {
    refused("deep.json", "[".repeat(100_000), &["1:", "deep"]);
    refused("objects.json", "{\"a\":".repeat(100_000), &["1:", "deep"]);
    refused("torn.json", "{\"articles\": [{\"title\": \"x\", \"text\": \"The ferry", &["1:", "JSON"]);
    refused("comma.json", "{\n\"title\": \"x\",\n}", &["3:1", "expected"]);
}

#[test]
fn json_of_the_wrong_shape_says_what_was_expected() {
    refused("number.json", "42", &["holds no articles", "title and text"]);
    refused("words.json", "[\"a\", \"b\"]", &["words.json#1", "expected an object"]);
    refused("types.json", "{\"title\": {\"a\": [1]}, \"text\": 7, \"date\": [], \"outlet\": 3}", &["types.json"]);
    let mixed = "{\"articles\": [null, {\"title\": 3, \"text\": \"The boat sank on Monday, she said.\", \"date\": {}, \"source\": []}]}";
    let (ran, json) = beside_good("mixed.json", mixed);
    assert_eq!(ran.code, Some(2));
    assert!(ran.says(&["mixed.json#1", "expected an object"]), "{}", ran.err);
    assert!(words_of(&json, "mixed.json#2").contains("boat sank"));
}

#[test]
fn a_truncated_feed_gives_its_whole_items() {
    let item = "<item><title>Ferry sinks</title><description>The boat sank off Kerch on Monday, the owner said.</description></item>";
    let feed = format!("<?xml version=\"1.0\"?><rss><channel><title>Post</title>{item}<item><title>Next</title><descr");
    let (ran, json) = beside_good("feed.rss", feed);
    assert!(words_of(&json, "feed.rss#1").contains("boat sank"), "{}", ran.err);
    refused("no.rss", "<rss><channel><title>Post</title></channel></rss>", &["holds no item"]);
    refused("deep.rss", format!("<rss>{}", "<a>".repeat(100_000)), &["deep"]);
    let bomb = "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;\">]><rss><channel><item><title>&y;</title><description>The boat sank on Monday, she said. &y;</description></item></channel></rss>";
    let (ran, _) = beside_good("bomb.xml", bomb);
    assert!(matches!(ran.code, Some(0 | 2)), "{}", ran.err);
}

#[test]
fn hostile_markdown_ends() {
    for (name, text) in [
        ("quotes.md", format!("{}The boat sank on Monday, she said.", "> ".repeat(50_000))),
        ("lists.md", format!("{}The boat sank on Monday, she said.", "- ".repeat(50_000))),
        ("brackets.md", format!("The boat sank on Monday, she said. {}", "[".repeat(50_000))),
        ("links.md", format!("The boat sank on Monday, she said. {}", "[a](<b".repeat(30_000))),
        ("stars.md", format!("The boat sank on Monday, she said. {}", "*a **b ".repeat(20_000))),
    ] {
        let (ran, _) = beside_good(name, text);
        assert!(matches!(ran.code, Some(0 | 2)), "{name}: {}", ran.err);
    }
}
