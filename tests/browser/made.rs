//! A made-up report of any size: a story is told by five outlets on one of ten days, and every fourth story is disputed.

use crosscheck::report::{Report, Source, Sources};
use serde_json::{Value, json};

const OUTLETS: [&str; 5] = ["Alp Times", "Hill News", "Lake Post", "Moor Courier", "Zürich Star"];
const DAYS: usize = 10;

pub fn report(stories: usize) -> (Report, Sources) {
    let mut articles = Vec::new();
    let mut sources = Sources::default();
    for day in 0..DAYS {
        for (i, outlet) in OUTLETS.iter().enumerate() {
            let path = format!("news/{day}-{i}.txt");
            let mut text = String::new();
            let told = (0..stories).filter(|story| story % DAYS == day);
            let claims: Vec<Value> = told.map(|story| claim(story, i, &mut text)).collect();
            sources.insert(path.clone(), Source::plain(&text));
            articles.push(json!({
                "id": format!("a{day:07x}{i:08x}"), "path": path, "outlet": outlet, "title": format!("The day in {outlet}"),
                "date": format!("2025-03-{:02}", day + 1), "url": format!("https://{i}.example/{day}"),
                "upstreams": [], "attributions": [], "claims": claims,
            }));
        }
    }
    let clusters: Vec<Value> = (0..stories).map(cluster).collect();
    let count = |verdict: &str| clusters.iter().filter(|cluster| cluster["verdict"] == verdict).count();
    let summary = json!({
        "articles": articles.len(), "claims": stories * OUTLETS.len(), "corroborated": count("corroborated"),
        "disputed": count("disputed"), "single_source": count("single-source"),
    });
    let report = json!({
        "schema": "crosscheck.report/1", "articles": articles, "clusters": clusters, "summary": summary, "skipped": [],
    });
    (serde_json::from_value(report).expect("it follows the contract"), sources)
}

fn is_disputed(story: usize) -> bool {
    story.is_multiple_of(4)
}

fn id(story: usize, outlet: usize) -> String {
    format!("c{story:07x}{outlet:08x}")
}

/// The last outlet counts differently and quotes somebody where the story is disputed.
fn claim(story: usize, outlet: usize, text: &mut String) -> Value {
    let differs = is_disputed(story) && outlet == OUTLETS.len() - 1;
    let toll = if differs { "twelve" } else { "nine" };
    let words = format!("{toll} people drowned off the harbour in story S{story:04}");
    let start = text.len();
    let lead = "The coast guard was called early in the morning; ";
    text.push_str(lead);
    text.push_str(&words);
    text.push_str(", it was reported on the same day.\n");
    let from = start + lead.len();
    json!({
        "id": id(story, outlet), "text": words, "quote": words, "span": [from, from + words.len()],
        "sentence_span": [start, text.len() - 1], "speaker": differs.then_some("Ann Lee"), "cue": null,
        "stance": "asserts", "certainty": "certain", "polarity": "affirmed", "event_time": null, "quantities": [],
        "names": [],
    })
}

fn cluster(story: usize) -> Value {
    let claims: Vec<String> = (0..OUTLETS.len()).map(|outlet| id(story, outlet)).collect();
    let (last, others) = claims.split_last().expect("there are outlets");
    let disputed = is_disputed(story);
    let signal = json!({"code": "number-conflict", "detail": "nine / twelve", "spans": [null, null], "weight": 0.9});
    let edges: Vec<Value> =
        others.iter().map(|a| json!({"a": a, "b": last, "score": 0.9, "signals": [signal]})).collect();
    let named = |outlet: usize| json!({"name": OUTLETS[outlet], "claims": [claims[outlet]]});
    let voice = |outlet: usize| json!({"origin": OUTLETS[outlet], "speaker": null, "claims": [claims[outlet]]});
    json!({
        "id": format!("d{story:015x}"), "statement": format!("People drowned off the harbour in story S{story:04}"),
        "verdict": if disputed { "disputed" } else { "corroborated" }, "claims": claims,
        "sides": if disputed { json!([others, [last]]) } else { json!([claims]) }, "outlets": OUTLETS,
        "origins": (0..OUTLETS.len()).map(named).collect::<Vec<_>>(),
        "voices": (0..OUTLETS.len()).map(voice).collect::<Vec<_>>(),
        "contradictions": if disputed { edges } else { Vec::new() }, "candidates": [], "notes": [], "needs": null,
        "decision": null,
    })
}
