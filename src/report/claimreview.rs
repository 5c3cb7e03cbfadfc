//! schema.org JSON-LD: a `Claim` for every cluster, a `ClaimReview` only where an editor gave a rating.
//!
//! `appearance` lists the articles that make the claim, `author` who makes it, `datePublished` the earliest date. A verdict
//! of the program is no rating, so it is not published as one.

use super::markdown::is_web;
use super::model::{ClusterEntry, DecisionEntry, Report};
use super::view::{Index, Located};
use crate::id::Fingerprint;
use serde_json::{Map, Value, json};

pub fn render(report: &Report) -> String {
    let index = Index::of(report);
    let graph: Vec<Value> = report.clusters.iter().flat_map(|cluster| nodes(cluster, &index)).collect();
    super::machine::json(&json!({"@context": "https://schema.org", "@graph": graph}))
}

fn nodes(cluster: &ClusterEntry, index: &Index<'_>) -> Vec<Value> {
    // Each side of a dispute is a claim of its own: one text cannot stand for both.
    let sides = index.sides(cluster);
    let alone = index.on_no_side(cluster).into_iter().map(|located| vec![located]);
    let sides: Vec<Vec<Located<'_>>> = sides.into_iter().chain(alone).collect();
    let mut nodes = Vec::new();
    for (i, side) in sides.iter().enumerate() {
        let Some(first) = side.first() else { continue };
        let text = if sides.len() == 1 { cluster.statement.as_str() } else { first.claim.text.as_str() };
        let id = claim_id(&cluster.id, i);
        nodes.push(claim(&id, text, side));
        let about = |side: &[Located<'_>]| side.iter().any(|located| rated(cluster, &located.claim.id));
        let alone = about(side) && sides.iter().filter(|side| about(side)).count() == 1;
        if let Some(decision) = cluster.decision.as_ref().filter(|decision| alone && is_rating(decision)) {
            nodes.push(review(&id, text, decision, first));
        }
    }
    nodes
}

fn claim_id(cluster: &Fingerprint, side: usize) -> String {
    format!("urn:crosscheck:{cluster}:{}", side + 1)
}

fn claim(id: &str, text: &str, side: &[Located<'_>]) -> Value {
    let mut node = Map::new();
    node.insert("@type".into(), json!("Claim"));
    node.insert("@id".into(), json!(id));
    node.insert("text".into(), json!(text));
    let mut authors: Vec<Value> = Vec::new();
    for located in side {
        let author = match (&located.claim.speaker, &located.article.outlet) {
            // A name alone does not say whether it is a person or a body, and schema.org knows no third kind of author.
            (Some(speaker), _) => json!(speaker),
            (None, Some(outlet)) => json!({"@type": "Organization", "name": outlet}),
            (None, None) => continue,
        };
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    if !authors.is_empty() {
        node.insert("author".into(), one_or_many(authors));
    }
    if let Some(date) = side.iter().filter_map(|located| located.article.date).min() {
        node.insert("datePublished".into(), json!(date.to_string()));
    }
    let mut appearances: Vec<Value> = Vec::new();
    for located in side {
        let work = work(*located);
        if !appearances.contains(&work) {
            appearances.push(work);
        }
    }
    node.insert("appearance".into(), one_or_many(appearances));
    Value::Object(node)
}

fn work(located: Located<'_>) -> Value {
    let article = located.article;
    let mut node = Map::new();
    node.insert("@type".into(), json!("NewsArticle"));
    if let Some(url) = article.url.as_deref().filter(|url| is_web(url)) {
        node.insert("url".into(), json!(url));
    }
    if let Some(title) = &article.title {
        node.insert("headline".into(), json!(title));
    }
    if let Some(outlet) = &article.outlet {
        node.insert("publisher".into(), json!({"@type": "Organization", "name": outlet}));
    }
    if let Some(date) = article.date {
        node.insert("datePublished".into(), json!(date.to_string()));
    }
    Value::Object(node)
}

/// Whether the decision is about this claim; one that names no claims is about the whole cluster.
fn rated(cluster: &ClusterEntry, id: &Fingerprint) -> bool {
    cluster.decision.as_ref().is_some_and(|decision| decision.claims.is_empty() || decision.claims.contains(id))
}

fn is_rating(decision: &DecisionEntry) -> bool {
    matches!(decision.decision.as_str(), "confirmed" | "retracted")
}

fn review(id: &str, text: &str, decision: &DecisionEntry, first: &Located<'_>) -> Value {
    let name = if decision.decision == "confirmed" { "Confirmed" } else { "Retracted" };
    let mut node = json!({
        "@type": "ClaimReview",
        "claimReviewed": text,
        "itemReviewed": {"@id": id},
        "author": {"@type": "Person", "name": decision.by},
        "datePublished": decision.on.to_string(),
        "reviewBody": decision.reason,
        "reviewRating": {"@type": "Rating", "alternateName": name},
    });
    if let Some(url) = first.article.url.as_deref().filter(|url| is_web(url)) {
        node["url"] = json!(url);
    }
    node
}

fn one_or_many(mut values: Vec<Value>) -> Value {
    if values.len() == 1 { values.remove(0) } else { Value::Array(values) }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn only_an_editors_word_is_a_review() {
        let text = render(&sample::report());
        let graph: Value = serde_json::from_str(&text).expect("json");
        let nodes = graph["@graph"].as_array().expect("a graph");
        let reviews: Vec<&Value> = nodes.iter().filter(|node| node["@type"] == "ClaimReview").collect();
        assert_eq!(reviews.len(), 1);
        assert_eq!(reviews[0]["claimReviewed"], "The hull was sound");
        assert_eq!(reviews[0]["reviewRating"]["alternateName"], "Confirmed");
        let claims: Vec<&str> =
            nodes.iter().filter(|node| node["@type"] == "Claim").filter_map(|node| node["text"].as_str()).collect();
        assert_eq!(&claims[..3], ["At least 12 people drowned", "Nine people drowned", "The ferry sank on Monday"]);
        assert_eq!(nodes[0]["author"], "coast guard");
        assert_eq!(nodes[2]["author"][0], json!({"@type": "Organization", "name": "Harbour Post"}));
        assert_eq!(nodes[2]["appearance"].as_array().map(Vec::len), Some(2));
        assert!(!text.contains("javascript:"), "{text}");
        let mut report = sample::report();
        let mut decision = report.clusters[2].decision.clone().expect("the sample has one");
        decision.claims = report.clusters[0].sides[1].clone();
        report.clusters[0].decision = Some(decision);
        let text = render(&report);
        let graph: Value = serde_json::from_str(&text).expect("json");
        let nodes = graph["@graph"].as_array().expect("a graph").iter();
        let rated: Vec<&Value> =
            nodes.filter(|node| node["@type"] == "ClaimReview").map(|node| &node["claimReviewed"]).collect();
        assert_eq!(rated, ["Nine people drowned", "The hull was sound"]);
    }

    #[test]
    fn a_claim_on_neither_side_is_a_node_of_its_own() {
        let mut report = sample::report();
        let sank = report.clusters.remove(1);
        report.clusters[0].claims.push(sank.claims[0].clone());
        let graph: Value = serde_json::from_str(&render(&report)).expect("json");
        let nodes = graph["@graph"].as_array().expect("a graph");
        assert_eq!(nodes[2]["text"], "The ferry sank on Monday");
        assert_eq!(nodes[2]["@id"], "urn:crosscheck:d000000000000001:3");
    }
}
