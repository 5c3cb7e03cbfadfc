//! Any value as YAML that every reader takes for the same texts, numbers and nothings.
//!
//! Readers of YAML 1.1, which most scripts still use, take a bare `no`, `on`, `12:30` or `2025-10-09` for something else than
//! a text; here a text stands bare only where it cannot be mistaken, else in double quotes as JSON has it. Lists of numbers
//! (spans) stay on one line. Worked: `speaker: "No"`, `quote: At least 12 people drowned`, `span: [45, 71]`.

use serde::Serialize;
use serde_yaml::{Mapping, Value};

/// Texts that some reader takes for a truth value, a nothing or a number.
const TAKEN: [&str; 11] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];

pub fn yaml<T: Serialize>(value: &T) -> String {
    // By way of JSON, so that numbers have the digits they have there.
    let json = serde_json::to_string(value).expect("a report has string keys and finite numbers");
    let value: Value = serde_json::from_str(&json).expect("what was written reads back");
    let mut out = String::new();
    match &value {
        Value::Mapping(entries) if !entries.is_empty() => mapping(entries, 0, false, &mut out),
        Value::Sequence(items) if !is_flow(items) => sequence(items, 0, &mut out),
        other => {
            out.push_str(&inline(other));
            out.push('\n');
        }
    }
    out
}

/// `begun`: the first entry stands behind a dash.
fn mapping(entries: &Mapping, indent: usize, begun: bool, out: &mut String) {
    for (i, (key, value)) in entries.iter().enumerate() {
        if i > 0 || !begun {
            out.push_str(&" ".repeat(indent));
        }
        out.push_str(&inline(key));
        out.push(':');
        match value {
            Value::Mapping(entries) if !entries.is_empty() => {
                out.push('\n');
                mapping(entries, indent + 2, false, out);
            }
            Value::Sequence(items) if !is_flow(items) => {
                out.push('\n');
                sequence(items, indent, out);
            }
            other => {
                out.push(' ');
                out.push_str(&inline(other));
                out.push('\n');
            }
        }
    }
}

fn sequence(items: &[Value], indent: usize, out: &mut String) {
    for item in items {
        out.push_str(&" ".repeat(indent));
        out.push('-');
        match item {
            Value::Mapping(entries) if !entries.is_empty() => {
                out.push(' ');
                mapping(entries, indent + 2, true, out);
            }
            Value::Sequence(items) if !is_flow(items) => {
                out.push('\n');
                sequence(items, indent + 2, out);
            }
            other => {
                out.push(' ');
                out.push_str(&inline(other));
                out.push('\n');
            }
        }
    }
}

/// Whether a list stands on one line: numbers, nothings, and lists of them.
fn is_flow(items: &[Value]) -> bool {
    items.iter().all(|item| match item {
        Value::Sequence(items) => is_flow(items),
        other => other.is_number() || other.is_null(),
    })
}

fn inline(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if stands_bare(text) => text.clone(),
        Value::String(text) => quoted(text),
        Value::Sequence(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        // Only an empty mapping comes here, and JSON has no tags.
        Value::Mapping(_) | Value::Tagged(_) => "{}".into(),
    }
}

fn stands_bare(text: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || " ,.;()'’“”–—_/-%".contains(c);
    text.starts_with(char::is_alphabetic)
        && text.chars().all(inner)
        && !text.ends_with(' ')
        && !TAKEN.contains(&text.to_lowercase().as_str())
}

/// As JSON has it, with escapes for what YAML does not take as it is.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("a text becomes JSON");
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_reader_could_mistake_is_quoted() {
        for text in
            ["no", "On", "NULL", "12:30:45", "2025-10-09", "-", "a: b", "a #b", "", " x", "x ", "x\ny", "*a", "~"]
        {
            assert_eq!(inline(&Value::String(text.into())), serde_json::to_string(text).expect("json"), "{text}");
        }
        assert_eq!(inline(&Value::String("x\u{85}\u{2028}é".into())), "\"x\\u0085\\u2028é\"");
        for text in ["Ann Lee", "At least 12 people drowned", "none", "Über 9 – “ja”"] {
            assert_eq!(inline(&Value::String(text.into())), text);
        }
    }

    #[test]
    fn it_is_laid_out_for_people_and_reads_back() {
        let value =
            json!({"on": "no", "a": [{"span": [1, 2], "b": {}}, {"c": []}], "d": [["x"], [[1], null]], "e": 0.93});
        let text = yaml(&value);
        let wanted = "\"on\": \"no\"\na:\n- span: [1, 2]\n  b: {}\n- c: []\nd:\n-\n  - x\n- [[1], null]\ne: 0.93\n";
        assert_eq!(text, wanted);
        assert_eq!(serde_yaml::from_str::<serde_json::Value>(&text).expect("yaml"), value);
        assert_eq!(yaml(&json!([])), "[]\n");
    }
}
