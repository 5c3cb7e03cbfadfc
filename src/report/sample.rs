//! A small hand-made report that the formatters' tests share: a ferry, a disputed toll, a denial, hostile texts.

use super::model::Report;
use super::sources::{Source, Sources};
use serde_json::{Value, json};

pub(crate) const HARBOUR: &str = "Ferry sinks off Tarn\n\nThe ferry sank on Monday. At least 12 people drowned, \
the coast guard said.\nThe hull was sound, captain Ann Lee said.\n";
pub(crate) const DAILY: &str = "The ferry sank on Monday. Nine people drowned, officials said.\n\
<script>alert(1)</script> & \"=1+1\" was painted on the hull.\n";

fn span(text: &str, words: &str) -> Value {
    let start = text.find(words).expect("the words stand in the text");
    json!([start, start + words.len()])
}

fn claim(id: &str, file: &str, text: &str, words: &str, sentence: &str, speaker: Option<&str>) -> Value {
    json!({
        "id": id, "text": text, "quote": words, "span": span(file, words), "sentence_span": span(file, sentence),
        "speaker": speaker, "cue": speaker.map(|_| "said"), "stance": "asserts", "certainty": "certain",
        "polarity": "affirmed", "event_time": null, "quantities": [], "names": [],
    })
}

pub(crate) fn report() -> Report {
    let toll_a = "At least 12 people drowned, the coast guard said.";
    let toll_b = "Nine people drowned, officials said.";
    let sank = "The ferry sank on Monday.";
    let hull = "The hull was sound, captain Ann Lee said.";
    let paint = "<script>alert(1)</script> & \"=1+1\" was painted on the hull.";
    let harbour = json!({
        "id": "a000000000000001", "path": "harbour.txt", "outlet": "Harbour Post", "title": "Ferry sinks off Tarn",
        "date": "2025-03-04", "url": "https://harbour.example/ferry?a=1&b=2", "upstreams": [], "attributions": [],
        "claims": [
            claim("c000000000000001", HARBOUR, "The ferry sank on Monday", "The ferry sank on Monday", sank, None),
            claim("c000000000000002", HARBOUR, "At least 12 people drowned", "At least 12 people drowned", toll_a,
                  Some("coast guard")),
            claim("c000000000000003", HARBOUR, "The hull was sound", "The hull was sound", hull, Some("Ann Lee")),
        ],
    });
    let daily = json!({
        "id": "a000000000000002", "path": "daily, news.txt", "outlet": "Daily \"News\"", "title": null,
        "date": "2025-03-05", "url": "javascript:alert(1)", "upstreams": [{"name": "AFP", "kind": "wire", "span": null}],
        "attributions": [],
        "claims": [
            claim("c000000000000004", DAILY, "The ferry sank on Monday", "The ferry sank on Monday", sank, None),
            claim("c000000000000005", DAILY, "Nine people drowned", "Nine people drowned", toll_b, Some("officials")),
            claim("c000000000000006", DAILY, paint, paint, paint, None),
        ],
    });
    let cluster = |id: &str, statement: &str, verdict: &str, claims: Value| {
        json!({
            "id": id, "statement": statement, "verdict": verdict, "claims": claims, "sides": [claims],
            "outlets": ["Harbour Post"], "origins": [], "voices": [], "contradictions": [], "candidates": [],
            "notes": [], "needs": null, "decision": null,
        })
    };
    let mut toll = cluster(
        "d000000000000001",
        "How many people drowned?",
        "disputed",
        json!(["c000000000000002", "c000000000000005"]),
    );
    toll["sides"] = json!([["c000000000000002"], ["c000000000000005"]]);
    toll["outlets"] = json!(["Daily \"News\"", "Harbour Post"]);
    toll["voices"] = json!([
        {"origin": "Harbour Post", "speaker": "coast guard", "claims": ["c000000000000002"]},
        {"origin": "AFP", "speaker": "officials", "claims": ["c000000000000005"]},
    ]);
    toll["contradictions"] = json!([{"a": "c000000000000002", "b": "c000000000000005", "score": 0.93, "signals": [
        {"code": "number-conflict", "detail": "at least 12 / nine", "weight": 0.9,
         "spans": [span(HARBOUR, "At least 12"), span(DAILY, "Nine")]},
        {"code": "hedge", "detail": "“at least” against a bare number", "weight": -0.1, "spans": [null, null]},
    ]}]);
    toll["notes"] = json!([{"code": "unnamed-source", "detail": "officials are not named",
                            "claims": ["c000000000000005"]}]);
    let mut sank = cluster(
        "d000000000000002",
        "The ferry sank on Monday",
        "corroborated",
        json!(["c000000000000001", "c000000000000004"]),
    );
    sank["outlets"] = json!(["Daily \"News\"", "Harbour Post"]);
    sank["origins"] = json!([{"name": "AFP", "claims": ["c000000000000004"]},
                             {"name": "Harbour Post", "claims": ["c000000000000001"]}]);
    sank["voices"] = json!([{"origin": "AFP", "speaker": null, "claims": ["c000000000000004"]},
                            {"origin": "Harbour Post", "speaker": null, "claims": ["c000000000000001"]}]);
    let mut hull = cluster("d000000000000003", "The hull was sound", "single-source", json!(["c000000000000003"]));
    hull["needs"] = json!("one more independent voice");
    hull["voices"] = json!([{"origin": "Harbour Post", "speaker": "Ann Lee", "claims": ["c000000000000003"]}]);
    hull["decision"] = json!({"decision": "confirmed", "by": "Sam", "on": "2025-03-06", "reason": "saw the survey",
                              "machine_verdict": "single-source"});
    let mut paint = cluster("d000000000000004", paint, "single-source", json!(["c000000000000006"]));
    paint["needs"] = json!("one more independent voice");
    serde_json::from_value(json!({
        "schema": "crosscheck.report/1", "articles": [daily, harbour], "clusters": [toll, sank, hull, paint],
        "summary": {"articles": 2, "claims": 6, "corroborated": 1, "disputed": 1, "single_source": 2},
        "skipped": [{"path": "notes.pdf", "reason": "not a kind of file that is read"}],
    }))
    .expect("the sample follows the contract")
}

pub(crate) fn sources() -> Sources {
    let mut sources = Sources::default();
    for (path, text) in [("harbour.txt", HARBOUR), ("daily, news.txt", DAILY)] {
        sources.insert(path.into(), Source::plain(text));
    }
    sources
}
