//! Claims become a claim file.
//!
//! Takes a head and claims, gives YAML that [`parse`](super::parse) reads to the same head and claims, and that is written
//! the same again. A claim that is only its text is a plain line; everything else is a mapping with its keys in a fixed
//! order. `{text: the ferry sank}` becomes `- the ferry sank`.

use super::super::article::{ClaimFile, Ignored, Meta, UpstreamKind, WrittenClaim};
use super::{VERSION, parse};
use serde::Serialize;

#[derive(Serialize)]
struct FileOut<'a> {
    crosscheck: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceOut<'a>>,
    claims: Vec<EntryOut<'a>>,
}

#[derive(Serialize)]
struct SourceOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    upstreams: Vec<UpstreamOut<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum UpstreamOut<'a> {
    Name(&'a str),
    Kind { name: &'a str, kind: UpstreamKind },
}

#[derive(Serialize)]
#[serde(untagged)]
enum EntryOut<'a> {
    Text(&'a str),
    Mapping(Box<MappingOut<'a>>),
}

#[derive(Serialize)]
struct MappingOut<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stance: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certainty: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    upstreams: &'a [String],
    #[serde(skip_serializing_if = "<[IgnoreOut]>::is_empty")]
    ignore: Vec<IgnoreOut<'a>>,
}

#[derive(Serialize)]
struct IgnoreOut<'a> {
    code: &'a str,
    reason: &'a str,
}

/// The file that holds these claims; empty values are left out.
pub fn write(meta: &Meta, claims: &[WrittenClaim]) -> String {
    let claims = claims.iter().filter(|claim| !claim.text.trim().is_empty()).map(entry).collect();
    let file = FileOut { crosscheck: VERSION, source: source(meta), claims };
    serde_yaml::to_string(&file).expect("strings, lists and mappings with string keys can be written")
}

/// A file as it was read, byte for byte, unless its head or claims changed since.
pub fn rewrite(file: &ClaimFile) -> String {
    match parse(&file.text) {
        Ok((meta, claims)) if meta == file.meta && claims == file.claims => file.text.clone(),
        _ => write(&file.meta, &file.claims),
    }
}

fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn source(meta: &Meta) -> Option<SourceOut<'_>> {
    if *meta == Meta::default() {
        return None;
    }
    let upstream = |upstream: &'_ super::super::article::Upstream| upstream.kind == UpstreamKind::Citing;
    Some(SourceOut {
        outlet: given(meta.outlet.as_deref()),
        title: given(meta.title.as_deref()),
        url: given(meta.url.as_deref()),
        date: meta.date.map(|date| date.to_string()),
        byline: given(meta.byline.as_deref()),
        upstreams: meta
            .upstreams
            .iter()
            .map(|u| match upstream(u) {
                true => UpstreamOut::Name(u.name.trim()),
                false => UpstreamOut::Kind { name: u.name.trim(), kind: u.kind },
            })
            .collect(),
    })
}

fn entry(claim: &WrittenClaim) -> EntryOut<'_> {
    let ignored = |entry: &'_ Ignored| !entry.code.trim().is_empty() && !entry.reason.trim().is_empty();
    let mapping = MappingOut {
        text: claim.text.trim(),
        speaker: given(claim.speaker.as_deref()),
        cue: given(claim.cue.as_deref()),
        stance: given(claim.stance.as_deref()),
        certainty: given(claim.certainty.as_deref()),
        date: claim.date.map(|date| date.to_string()),
        quote: given(claim.quote.as_deref()),
        article: given(claim.article.as_deref()),
        upstreams: &claim.upstreams,
        ignore: claim
            .ignore
            .iter()
            .filter(|entry| ignored(entry))
            .map(|entry| IgnoreOut { code: entry.code.trim(), reason: entry.reason.trim() })
            .collect(),
    };
    let only_text = mapping.speaker.is_none()
        && mapping.cue.is_none()
        && mapping.stance.is_none()
        && mapping.certainty.is_none()
        && mapping.date.is_none()
        && mapping.quote.is_none()
        && mapping.article.is_none()
        && mapping.upstreams.is_empty()
        && mapping.ignore.is_empty();
    if only_text { EntryOut::Text(mapping.text) } else { EntryOut::Mapping(Box::new(mapping)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Upstream, WrittenClaim};
    use proptest::prelude::*;

    fn plain(claims: &[WrittenClaim]) -> Vec<WrittenClaim> {
        let bare = |claim: &WrittenClaim| WrittenClaim { span: Default::default(), quote_span: None, ..claim.clone() };
        claims.iter().map(bare).collect()
    }

    #[test]
    fn what_is_written_is_read_and_written_the_same() {
        let claim = WrittenClaim {
            text: "no crisis: \"none\", she said # really".into(),
            speaker: Some("Ann Lee".into()),
            date: Some("2025-10-10".parse().expect("a date")),
            quote: Some("two\nlines\n\n  and more".into()),
            stance: Some("denies".into()),
            ignore: vec![Ignored { code: "single-source".into(), reason: "yes".into() }],
            ..WrittenClaim::default()
        };
        let only = WrittenClaim { text: "the ferry sank".into(), ..WrittenClaim::default() };
        let wire = Upstream { name: "AFP".into(), kind: UpstreamKind::Wire, span: None };
        let meta = Meta { outlet: Some("Harbour Post".into()), upstreams: vec![wire], ..Meta::default() };
        let written = write(&meta, &[claim.clone(), only.clone()]);
        let (read_meta, read_claims) = parse(&written).expect("what is written is read");
        assert_eq!(read_meta, meta);
        assert_eq!(plain(&read_claims), [claim, only]);
        assert_eq!(write(&read_meta, &read_claims), written);
        assert!(written.contains("\n- the ferry sank\n"), "{written}");
    }

    #[test]
    fn an_unchanged_file_keeps_its_comments() {
        let text = "# ours\n- the ferry sank   # sure\n";
        let (meta, claims) = parse(text).expect("a good file");
        let map = crate::span::SourceMap::verbatim(text.len(), 0);
        let mut file =
            ClaimFile { path: "a.yaml".into(), text: text.into(), map, meta, claims, lines: Default::default() };
        assert_eq!(rewrite(&file), text);
        file.claims[0].text = "the ferry swam".into();
        assert_eq!(rewrite(&file), "crosscheck: 1\nclaims:\n- the ferry swam\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]
        #[test]
        fn any_text_survives(texts in proptest::collection::vec("\\PC{1,30}|[ -~\\n\\t]{1,30}|[a-z:#'\"|>{}\\[\\]&*!%@`,? -]{1,12}|[0-9.ex+-]{1,6}|(yes|no|null|~|true)", 1..6), quote in "\\PC{0,20}|[ \\na-z-]{0,20}") {
            let claims: Vec<WrittenClaim> = texts
                .iter()
                .enumerate()
                .filter(|(_, text)| !text.trim().is_empty())
                .map(|(i, text)| WrittenClaim {
                    text: text.trim().into(),
                    quote: Some(quote.trim().to_string()).filter(|q| i % 2 == 0 && !q.is_empty()),
                    ..WrittenClaim::default()
                })
                .collect();
            let written = write(&Meta::default(), &claims);
            let (meta, read) = parse(&written).map_err(|fault| TestCaseError::fail(format!("{fault}\n{written}")))?;
            prop_assert_eq!(plain(&read), claims);
            prop_assert_eq!(write(&meta, &read), written);
        }
    }
}
