//! The report as JSON, JSON lines and YAML: the contract's fields and nothing else.
//!
//! JSON lines hold one record a line with its kind in `record`: a head, then articles (without their claims), claims (with
//! the path of their article), clusters, skipped files and the summary.

use super::model::Report;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Any value as indented JSON with a newline at its end. Characters that a terminal may obey are escaped.
pub fn json<T: Serialize>(value: &T) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("a report has string keys and finite numbers");
    text.push('\n');
    printable(text)
}

/// The same without indentation.
pub fn json_line<T: Serialize>(value: &T) -> String {
    printable(serde_json::to_string(value).expect("a report has string keys and finite numbers"))
}

pub fn yaml<T: Serialize>(value: &T) -> String {
    serde_yaml::to_string(value).expect("a report has string keys")
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
    if let Ok(Value::Object(fields)) = serde_json::to_value(value) {
        map.extend(fields);
    }
    map
}

/// JSON leaves DEL and the C1 controls as they are; they can only stand inside strings, so an escape is the same value.
fn printable(text: String) -> String {
    if !text.chars().any(|c| ('\u{7f}'..='\u{9f}').contains(&c)) {
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
        assert_eq!(serde_yaml::from_str::<Report>(&yaml(&report)).expect("yaml"), report);
        let lines: Vec<Value> =
            jsonl(&report).lines().map(|line| serde_json::from_str(line).expect("a record")).collect();
        let kinds: Vec<&str> = lines.iter().filter_map(|line| line["record"].as_str()).collect();
        assert_eq!(kinds.iter().filter(|kind| **kind == "claim").count(), 6);
        assert_eq!((kinds[0], kinds[kinds.len() - 1]), ("report", "summary"));
        assert_eq!(lines[3]["path"], "daily, news.txt");
    }

    #[test]
    fn c1_controls_are_escaped_to_the_same_value() {
        let text = json_line(&json!({"a": "x\u{9b}31m\u{7f}é"}));
        assert_eq!(text, r#"{"a":"x\u009b31m\u007fé"}"#);
        assert_eq!(serde_json::from_str::<Value>(&text).expect("json")["a"], "x\u{9b}31m\u{7f}é");
    }
}
