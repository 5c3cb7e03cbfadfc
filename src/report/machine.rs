//! The report as JSON and JSON lines: the contract's fields and nothing else.
//!
//! JSON lines hold one record a line with its kind in `record`: a head, then articles (without their claims), claims (with
//! the path of their article), clusters, skipped files and the summary.

use super::build;
use super::model::{EXTRACT_SCHEMA, Report};
use crate::pipeline::Stream;
use crate::read::Skipped;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::io::{self, BufWriter, Write};

/// Any value as indented JSON with a newline at its end. Characters that a terminal may obey are escaped.
pub fn json<T: Serialize>(value: &T) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("a report has string keys and finite numbers");
    text.push('\n');
    printable(text)
}

/// The same, written as it is made: the text of a large report is larger than the report.
pub fn write_json<T: Serialize>(value: &T, out: impl Write) -> io::Result<()> {
    let mut out = Printable(BufWriter::new(out));
    serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// `extract --format json` (see [`model::Extracted`](super::model::Extracted)), article by article as the stream gives them.
pub fn extracted(stream: &mut Stream<'_>, out: impl Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Whole<'s, 'a> {
        schema: &'static str,
        articles: Articles<'s, 'a>,
        skipped: Left<'s, 'a>,
    }
    let stream = RefCell::new(stream);
    write_json(&Whole { schema: EXTRACT_SCHEMA, articles: Articles(&stream), skipped: Left(&stream) }, out)
}

struct Articles<'s, 'a>(&'s RefCell<&'s mut Stream<'a>>);

impl Serialize for Articles<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut articles = serializer.serialize_seq(None)?;
        self.0.borrow_mut().each(|part| {
            let entries = build::articles(&part.extracted, &part.statements);
            entries.iter().try_for_each(|article| articles.serialize_element(article))
        })?;
        articles.end()
    }
}

/// What the stream could not use, known when it is at its end.
struct Left<'s, 'a>(&'s RefCell<&'s mut Stream<'a>>);

impl Serialize for Left<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let skipped: Vec<Skipped> = self.0.borrow().skipped();
        skipped.serialize(serializer)
    }
}

/// Lets through what [`printable`] would give. The JSON writer never cuts a character in two.
struct Printable<W>(W);

impl<W: Write> Write for Printable<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // What begins a character that is escaped; most pieces hold none.
        if bytes.iter().any(|byte| matches!(byte, 0x7f | 0xc2))
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            self.0.write_all(printable(text.to_string()).as_bytes())?;
        } else {
            self.0.write_all(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The same without indentation.
pub fn json_line<T: Serialize>(value: &T) -> String {
    printable(serde_json::to_string(value).expect("a report has string keys and finite numbers"))
}

pub fn jsonl(report: &Report) -> String {
    let mut lines = vec![json!({"record": "report", "schema": report.schema})];
    for article in &report.articles {
        let mut record = tagged("article", article);
        record.remove("claims");
        lines.push(Value::Object(record));
    }
    for article in &report.articles {
        for claim in &article.claims {
            let mut record = tagged("claim", claim);
            record.insert("path".into(), json!(article.path));
            lines.push(Value::Object(record));
        }
    }
    lines.extend(report.clusters.iter().map(|cluster| Value::Object(tagged("cluster", cluster))));
    lines.extend(report.skipped.iter().map(|skipped| Value::Object(tagged("skipped", skipped))));
    lines.push(Value::Object(tagged("summary", &report.summary)));
    let mut text = String::new();
    for line in lines {
        text.push_str(&json_line(&line));
        text.push('\n');
    }
    text
}

fn tagged<T: Serialize>(record: &str, value: &T) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("record".into(), json!(record));
    // By way of the text, so that numbers have the digits they have in the whole report.
    let text = serde_json::to_string(value).expect("a report has string keys and finite numbers");
    if let Ok(Value::Object(fields)) = serde_json::from_str(&text) {
        map.extend(fields);
    }
    map
}

fn is_control(c: char) -> bool {
    ('\u{7f}'..='\u{9f}').contains(&c)
}

/// JSON leaves DEL and the C1 controls as they are; they can only stand inside strings, so an escape is the same value.
fn printable(text: String) -> String {
    if !text.chars().any(is_control) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{7f}'..='\u{9f}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn every_form_reads_back() {
        let report = sample::report();
        assert_eq!(serde_json::from_str::<Report>(&json(&report)).expect("json"), report);
        let yaml = super::super::yaml::yaml(&report);
        assert_eq!(serde_yaml::from_str::<Report>(&yaml).expect("yaml"), report);
        let lines: Vec<Value> =
            jsonl(&report).lines().map(|line| serde_json::from_str(line).expect("a record")).collect();
        let kinds: Vec<&str> = lines.iter().filter_map(|line| line["record"].as_str()).collect();
        assert_eq!(kinds.iter().filter(|kind| **kind == "claim").count(), 6);
        assert_eq!((kinds[0], kinds[kinds.len() - 1]), ("report", "summary"));
        assert_eq!(lines[3]["path"], "daily, news.txt");
        assert!(jsonl(&report).contains("\"weight\":-0.1}"), "a number has the same digits in every form");
    }

    #[test]
    fn a_stream_is_written_as_the_whole_would_be() {
        let folder = std::env::temp_dir().join(format!("crosscheck-machine-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("a.txt"), "A fire in Bari killed \u{9b}12 people.").expect("written");
        std::fs::write(folder.join("b.json"), "[").expect("written");
        let (settings, paths) = (crate::pipeline::Settings::default(), [folder.clone()]);
        let run = crate::pipeline::extract(&paths, &settings);
        let whole = build::extracted(&run, &crate::pipeline::normalise(&run));
        let mut written = Vec::new();
        extracted(&mut Stream::open(&paths, &settings), &mut written).expect("memory takes it");
        let mut none = 0;
        let _: Result<(), ()> = Stream::open(&[], &settings).each(|_| {
            none += 1;
            Ok(())
        });
        let _ = std::fs::remove_dir_all(&folder);
        assert_eq!(String::from_utf8(written).expect("text"), json(&whole));
        assert_eq!((whole.articles.len(), whole.skipped.len(), none), (1, 1, 0));
    }

    #[test]
    fn c1_controls_are_escaped_to_the_same_value() {
        let text = json_line(&json!({"a": "x\u{9b}31m\u{7f}é"}));
        assert_eq!(text, r#"{"a":"x\u009b31m\u007fé"}"#);
        assert_eq!(serde_json::from_str::<Value>(&text).expect("json")["a"], "x\u{9b}31m\u{7f}é");
    }
}
