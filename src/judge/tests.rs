//! Judging with comparisons made by hand: every rule of independence, sides and time with its near-miss.

mod disputes;

use super::*;
use crate::cluster::cluster;
use crate::compare::{Details, NliScores, Relation, Signal, Spans};
use crate::extract::{Certainty, Speaker, Stance};
use crate::normalise::{Statement, normalise};
use crate::read::{ArticleId, Upstream, UpstreamKind};
use crate::span::{SourceMap, Span};
use jiff::civil::{Date, date};

/// One claim of an article of its own: outlet, speaker, text.
#[derive(Clone, Default)]
struct Told {
    outlet: &'static str,
    speaker: &'static str,
    text: &'static str,
    /// The sentence it stands in, where passages matter.
    sentence: &'static str,
    wire: &'static str,
    citing: &'static str,
    date: Option<Date>,
    headline: bool,
    certainty: Option<Certainty>,
    unnamed: bool,
    /// Stands in the article of the claim before.
    same_article: bool,
    denies: bool,
}

fn told(outlet: &'static str, speaker: &'static str, text: &'static str) -> Told {
    Told { outlet, speaker, text, ..Told::default() }
}

struct Run {
    metas: Vec<Meta>,
    texts: Vec<String>,
    sentences: Vec<Vec<Span>>,
    quoted: Vec<Vec<Span>>,
    claims: Vec<Claim>,
    statements: Vec<Statement>,
}

fn run(told: &[Told]) -> Run {
    let mut run =
        Run { metas: vec![], texts: vec![], sentences: vec![], quoted: vec![], claims: vec![], statements: vec![] };
    for one in told {
        if !one.same_article {
            let upstreams = [one.wire].into_iter().filter(|wire| !wire.is_empty());
            run.metas.push(Meta {
                outlet: Some(one.outlet).filter(|outlet| !outlet.is_empty()).map(str::to_string),
                date: one.date,
                upstreams: upstreams
                    .map(|wire| Upstream { name: wire.to_string(), kind: UpstreamKind::Wire, span: None })
                    .collect(),
                ..Meta::default()
            });
            run.texts.push(String::new());
            run.sentences.push(Vec::new());
            run.quoted.push(Vec::new());
        }
        let article = run.metas.len() - 1;
        let start = run.texts[article].len();
        run.texts[article].push_str(one.sentence);
        let span = Span::new(start, start + one.sentence.len());
        if !one.sentence.is_empty() {
            run.sentences[article].push(span);
            if let (Some(from), Some(to)) = (one.sentence.find('“'), one.sentence.find('”')) {
                run.quoted[article].push(Span::new(start + from + '“'.len_utf8(), start + to));
            }
        }
        let article = ArticleId(article as u32);
        let number = run.claims.len().to_string();
        run.claims.push(Claim {
            id: Fingerprint::of("claim", &[one.outlet, one.speaker, one.text, &number]),
            article,
            text: one.text.to_string(),
            map: SourceMap::default(),
            quote: one.text.to_string(),
            span,
            sentence_span: span,
            speaker: Some(one.speaker).filter(|name| !name.is_empty()).map(|name| Speaker {
                name: name.to_string(),
                role: None,
                unnamed: one.unnamed,
            }),
            cue: None,
            stance: if one.denies { Stance::Denies } else { Stance::Asserts },
            certainty: one.certainty.unwrap_or(Certainty::Certain),
            date: one.date,
            upstreams: [one.citing].iter().filter(|name| !name.is_empty()).map(|name| name.to_string()).collect(),
            parse: None,
            headline: one.headline,
        });
        run.statements.push(normalise(&run.claims[run.claims.len() - 1], None));
    }
    run
}

type Link = (usize, usize, Relation, &'static str);

fn judged(told: &[Told], links: &[Link], independence: Independence) -> Vec<Judged> {
    let run = run(told);
    let mut links = links.to_vec();
    links.sort_by_key(|link| (link.0, link.1));
    let pairs: Vec<Candidate> = links.iter().map(|(a, b, ..)| Candidate { a: *a, b: *b }).collect();
    let even = NliScores { entails: 0.3, neutral: 0.4, contradicts: 0.3 };
    let comparisons: Vec<Comparison> = links
        .iter()
        .map(|(_, _, relation, code)| Comparison {
            relation: *relation,
            similarity: 0.7,
            contradiction: 0.0,
            candidate: false,
            changed: *code == "changed-over-time",
            apart: code.starts_with("different-"),
            one_event: *code == "same-event",
            brief: false,
            details: Some(Box::new(Details {
                scores: even,
                reverse: even,
                inferred: [false; 2],
                // Two answers of two times come with the conflict between them.
                signals: [*code, if *code == "changed-over-time" { "number-conflict" } else { "" }]
                    .iter()
                    .filter(|code| !code.is_empty())
                    .map(|code| Signal { code, weight: 1.0, detail: "".into(), a: Spans::new(), b: Spans::new() })
                    .collect(),
            })),
        })
        .collect();
    let paths: Vec<String> = (0..run.metas.len()).map(|i| format!("desk/{i}.txt")).collect();
    let articles: Vec<Article<'_>> = (0..run.metas.len())
        .map(|i| Article {
            path: &paths[i],
            meta: &run.metas[i],
            text: &run.texts[i],
            sentences: &run.sentences[i],
            quoted: &run.quoted[i],
        })
        .collect();
    let outlets = Outlets::bundled();
    let evidence =
        Evidence { claims: &run.claims, statements: &run.statements, pairs: &pairs, comparisons: &comparisons };
    let clusters = cluster(&run.statements, &pairs, &comparisons);
    judge(clusters, evidence, Sources { articles: &articles, outlets: &outlets }, independence)
}

/// All claims the same.
fn all_same(told: &[Told]) -> Vec<Judged> {
    let links: Vec<Link> =
        (0..told.len()).flat_map(|a| (a + 1..told.len()).map(move |b| (a, b, Relation::Same, ""))).collect();
    judged(told, &links, Independence::Voice)
}

fn codes(judged: &Judged) -> Vec<&'static str> {
    judged.notes.iter().map(|note| note.code).collect()
}

const P: &str = "the bridge at Lindau is closed";

#[test]
fn independence_is_counted_and_never_invented() {
    let wire = |outlet, wire| Told { wire, ..told(outlet, "", P) };
    let citing = |outlet, citing| Told { citing, ..told(outlet, "", P) };
    let unnamed = |outlet, speaker| Told { unnamed: true, ..told(outlet, speaker, P) };
    let alleged = |outlet, speaker| Told { certainty: Some(Certainty::Alleged), ..told(outlet, speaker, P) };
    let hearsay = |outlet| alleged(outlet, "");
    let headline = |outlet| Told { headline: true, ..told(outlet, "", P) };
    let cases: Vec<(&str, Vec<Told>, usize, &[&str])> = vec![
        ("two outlets", vec![told("Lake Post", "", P), told("Alp Times", "", P)], 2, &[]),
        ("one outlet twice", vec![told("Lake Post", "", P), told("Lake Post", "", P)], 1, &[]),
        ("a publisher", vec![told("The Sun", "", P), told("The Times", "", P)], 1, &["single-voice", "same-publisher"]),
        (
            "one wire",
            vec![wire("Lake Post", "AFP"), wire("Alp Times", "Agence France-Presse")],
            1,
            &["single-voice", "same-upstream"],
        ),
        ("two wires", vec![wire("Lake Post", "AFP"), wire("Alp Times", "Reuters")], 2, &[]),
        ("the wire itself", vec![wire("Lake Post", "AFP"), told("AFP", "", P)], 1, &["single-voice", "same-upstream"]),
        (
            "citing",
            vec![citing("Lake Post", "ASTRA"), citing("Alp Times", "ASTRA")],
            1,
            &["single-voice", "same-upstream"],
        ),
        (
            "citing the other",
            vec![citing("Lake Post", "Alp Times"), told("Alp Times", "", P)],
            1,
            &["single-voice", "same-upstream"],
        ),
        (
            "the speaker is the outlet",
            vec![told("Lake Post", "Reuters", P), told("Reuters", "", P)],
            1,
            &["single-voice", "same-upstream"],
        ),
        (
            "one speaker",
            vec![told("Lake Post", "Anna Lee", P), told("Alp Times", "Lee", P)],
            1,
            &["single-voice", "same-speaker"],
        ),
        ("two speakers", vec![told("Lake Post", "Anna Lee", P), told("Lake Post", "Omar Haddad", P)], 2, &[]),
        ("speaker and own outlet", vec![told("Lake Post", "Anna Lee", P), told("Lake Post", "", P)], 1, &[]),
        ("speaker and another outlet", vec![told("Lake Post", "Anna Lee", P), told("Alp Times", "", P)], 2, &[]),
        (
            "unnamed alike",
            vec![unnamed("Lake Post", "officials"), unnamed("Alp Times", "an official")],
            1,
            &["single-voice", "same-speaker", "unnamed-source"],
        ),
        ("hearsay", vec![hearsay("Lake Post"), told("Alp Times", "", P)], 1, &[]),
        ("hearsay twice", vec![hearsay("Lake Post"), hearsay("Alp Times")], 1, &["hedged-only"]),
        ("what a speaker alleges", vec![alleged("Lake Post", "Anna Lee"), told("Alp Times", "", P)], 2, &[]),
        (
            "an official and a named one",
            vec![unnamed("Lake Post", "official"), told("Alp Times", "Norland minister Ada Holt", P)],
            2,
            &["unnamed-source"],
        ),
        (
            "the outlet by half its name",
            vec![told("Lake Post", "Mirror", P), wire("Alp Times", "Daily Mirror")],
            1,
            &["single-voice", "same-upstream"],
        ),
        ("a headline", vec![headline("Lake Post"), told("Alp Times", "", P)], 1, &[]),
        ("headlines only", vec![headline("Lake Post"), headline("Alp Times")], 2, &["headline-only"]),
        ("unknown outlets", vec![told("", "", P), told("", "", P)], 2, &["unknown-outlet"]),
        (
            "an outlet by another's citation",
            vec![told("Lake Post", "Reva Watch", P), wire("Alp Times", "Reva Watch")],
            1,
            &["single-voice", "same-upstream", "cited-outlet"],
        ),
    ];
    for (why, told, heard, expected) in cases {
        let judged = all_same(&told);
        assert_eq!(judged.len(), 1, "{why}");
        let verdict = if heard > 1 { Verdict::Corroborated } else { Verdict::SingleSource };
        assert_eq!(judged[0].verdict, verdict, "{why}: {:?}", judged[0].voices);
        assert_eq!(codes(&judged[0]), expected, "{why}");
        assert_eq!(judged[0].needs.is_some(), heard == 1, "{why}");
    }
}

#[test]
fn copies_are_one_origin_wherever_they_stand() {
    let own =
        "The bridge at Lindau was closed to all traffic on Monday after engineers found deep cracks in two pillars.";
    let copy =
        "The bridge at Lindau was closed to traffic on Monday after engineers found cracks in two of its pillars.";
    let other = "Nobody may cross at Lindau since Monday: inspectors saw damage at the supports, drivers were sent round the lake.";
    let with = |outlet, sentence| Told { sentence, ..told(outlet, "", P) };
    let judged = all_same(&[with("Lake Post", own), with("Alp Times", copy)]);
    assert_eq!(judged[0].verdict, Verdict::SingleSource);
    assert_eq!(codes(&judged[0]), ["single-voice", "copied"]);
    let judged = all_same(&[with("Lake Post", own), with("Alp Times", other)]);
    assert_eq!(judged[0].verdict, Verdict::Corroborated);
    // Claim files hold no passages: the same words are no copy.
    assert_eq!(all_same(&[told("Lake Post", "", P), told("Alp Times", "", P)])[0].verdict, Verdict::Corroborated);
}

#[test]
fn who_copies_a_text_to_deny_it_has_not_the_denial_from_there() {
    let text =
        "The bridge at Lindau was closed to all traffic on Monday after engineers found deep cracks in two pillars.";
    let one_origin = |denies| {
        let with = |outlet, denies| Told { sentence: text, denies, ..told(outlet, "", P) };
        let relation = if denies { Relation::Contradicts } else { Relation::Same };
        let links = [(0, 1, relation, "denial")];
        judged(&[with("Lake Post", false), with("Alp Times", denies)], &links, Independence::Voice)[0].origins.len()
            == 1
    };
    assert!(one_origin(false));
    assert!(!one_origin(true));
}

#[test]
fn one_text_has_one_speaker_for_what_it_says_once() {
    let lee = "Anna Lee told the council that nobody may cross. ";
    let haddad = "For Omar Haddad all is over since the pillars gave way. ";
    let text = [
        "The bridge at Lindau was closed to all traffic on Monday after engineers found deep cracks in two pillars. ",
        "Drivers were sent around the lake through villages where narrow streets soon filled with heavy lorries. ",
        "The council wants to borrow eleven million crowns for new pillars before winter storms arrive. ",
    ];
    let article = |outlet, said: &[&'static str], shared: usize| -> Vec<Told> {
        let rest = text[..shared].iter().map(|sentence| Told { sentence, ..told(outlet, "", sentence) });
        let name = |sentence: &str| if sentence == lee { "Anna Lee" } else { "Omar Haddad" };
        let said = said.iter().map(|sentence| Told { sentence, ..told(outlet, name(sentence), P) });
        said.chain(rest).enumerate().map(|(at, one)| Told { same_article: at > 0, ..one }).collect()
    };
    let verdict = |all: Vec<Told>| {
        let said: Vec<usize> = (0..all.len()).filter(|at| all[*at].text == P).collect();
        let pairs = said.iter().flat_map(|a| said.iter().map(move |b| (*a, *b))).filter(|(a, b)| a < b);
        let links: Vec<Link> = pairs.map(|(a, b)| (a, b, Relation::Same, "")).collect();
        let judged = judged(&all, &links, Independence::Voice);
        judged.into_iter().find(|one| one.statement == P).map(|one| one.verdict)
    };
    let two = |a: &[&'static str], b: &[&'static str], shared: usize| {
        verdict([article("Lake Post", a, shared), article("Alp Times", b, shared)].concat())
    };
    assert_eq!(two(&[lee], &[haddad], 3), Some(Verdict::SingleSource));
    assert_eq!(two(&[lee], &[haddad], 0), Some(Verdict::Corroborated), "two texts");
    assert_eq!(two(&[lee, haddad], &[lee, haddad], 3), Some(Verdict::Corroborated), "both have both");
}

/// A story of a ferry, and each of its sentences in other words.
const STORY: [[&str; 2]; 5] = [
    ["The ferry Marina left Bari harbour late on Monday evening. ", "Late on Monday the Marina had left the harbour. "],
    ["Forty passengers were aboard the old vessel. ", "Some forty passengers were on the ship. "],
    ["A storm broke the rudder near the lighthouse. ", "The rudder was broken when a storm came up. "],
    ["Two fishing boats towed it back to shore. ", "Fishing boats brought it to shore. "],
    ["The owner has closed the line until May. ", "There will be no line until May, the owner says. "],
];

/// How many clusters are corroborated where the second newsroom tells these parts of the story in this order.
fn corroborated(order: &[usize]) -> usize {
    let sentence = |outlet, text, first: bool| Told { sentence: text, same_article: !first, ..told(outlet, "", text) };
    let mut all: Vec<Told> =
        STORY.iter().enumerate().map(|(at, text)| sentence("Lake Post", text[0], at == 0)).collect();
    all.extend(order.iter().enumerate().map(|(at, of)| sentence("Alp Times", STORY[*of][1], at == 0)));
    let links: Vec<Link> =
        order.iter().enumerate().map(|(at, of)| (*of, STORY.len() + at, Relation::Same, "")).collect();
    let judged = judged(&all, &links, Independence::Voice);
    judged.iter().filter(|judged| judged.verdict == Verdict::Corroborated).count()
}

#[test]
fn a_story_rewritten_from_end_to_end_is_one_text_and_another_order_another() {
    assert_eq!(corroborated(&[0, 1, 2, 3, 4]), 0, "the whole course of it");
    assert_eq!(corroborated(&[0, 1, 3, 4]), 0, "a part left out");
    assert_eq!(corroborated(&[4, 0, 2, 1, 3]), 5, "in an order of its own");
    assert_eq!(corroborated(&[1, 2, 4]), 3, "three facts that anybody has");
}

#[test]
fn what_makes_one_text_of_two_is_named() {
    let pairs = [((0, 1), 5), ((1, 2), 4)];
    let reuse = Reuse::find(&[], &pairs);
    assert_eq!((reuse.third(0, 2), reuse.third(0, 1), reuse.third(0, 3)), (Some(1), None, None));
    assert_eq!(reuse.shared_sentences(2, 1), Some(4));
}

#[test]
fn one_document_and_one_sentence_are_one_origin() {
    let count = |a, b| {
        let told = [Told { sentence: a, ..told("Lake Post", "", P) }, Told { sentence: b, ..told("Alp Times", "", P) }];
        all_same(&told)[0].verdict
    };
    let report = "According to the police report, the bridge was shut at noon.";
    assert_eq!(count(report, "A police report lists the closure of the crossing."), Verdict::SingleSource);
    assert_eq!(count(report, "Drivers report that they cannot cross any more."), Verdict::Corroborated);
    let short = "Lindau engineers shut the bridge.";
    assert_eq!(count(short, short), Verdict::SingleSource);
    assert_eq!(count(short, "Lindau engineers shut it."), Verdict::Corroborated);
}

#[test]
fn an_outlet_that_tells_what_a_speaker_says_adds_nothing() {
    let count = |text| {
        let both = [told("Lake Post", "Ada Holt", "Holt is the last of her kind"), told("Alp Times", "", text)];
        judged(&both, &[(0, 1, Relation::EntailedBy, "")], Independence::Voice)[0].verdict
    };
    assert_eq!(count("In the film Holt describes herself as the last of her kind"), Verdict::SingleSource);
    assert_eq!(count("Holt remains the last of her kind"), Verdict::Corroborated);
    let under_a_name = |text| {
        let both = [told("Lake Post", "Ada Holt", P), told("Alp Times", "Reva Kurier", text)];
        judged(&both, &[(0, 1, Relation::EntailedBy, "")], Independence::Voice)[0].verdict
    };
    assert_eq!(under_a_name("Holt says that the bridge at Lindau is closed"), Verdict::SingleSource);
    assert_eq!(under_a_name("Drivers say that the bridge at Lindau is closed"), Verdict::Corroborated);
    let passed_on = |text| {
        let both = [told("Lake Post", "", "Velos will sail in May"), told("Alp Times", "", text)];
        judged(&both, &[(0, 1, Relation::EntailedBy, "")], Independence::Voice)[0].verdict
    };
    assert_eq!(passed_on("Velos is said to sail in May"), Verdict::SingleSource);
    assert_eq!(passed_on("We will know it soon as sources say that Velos will sail in May"), Verdict::SingleSource);
    assert_eq!(passed_on("Velos will sail from two ports in May"), Verdict::Corroborated);
    let of_police = |sentence| {
        let both = [told("Lake Post", "Reva police", P), Told { sentence, ..told("Alp Times", "", P) }];
        all_same(&both)[0].verdict
    };
    assert_eq!(of_police("A police report says that the bridge is shut."), Verdict::SingleSource);
    assert_eq!(of_police("A traffic bulletin says that the bridge is shut."), Verdict::Corroborated);
}

#[test]
fn who_says_something_else_is_not_behind_what_an_outlet_tells() {
    let rest = |of_speaker: &[Link]| {
        let quotes = || Told { same_article: true, ..told("", "Ada Holt", "the lorries turn at Pell") };
        let all = [
            told("Lake Post", "Ada Holt", "nobody crosses the river"),
            told("Alp Times", "", P),
            quotes(),
            told("Reva Kurier", "", P),
            quotes(),
        ];
        let links = [&[(0, 1, Relation::Same, ""), (1, 3, Relation::Same, "")], of_speaker].concat();
        judged(&all, &links, Independence::Voice)[0].verdict
    };
    assert_eq!(rest(&[(0, 3, Relation::Same, "")]), Verdict::SingleSource);
    assert_eq!(rest(&[]), Verdict::Corroborated, "what Holt says was never found to be like what the second tells");
}

#[test]
fn words_in_quotation_marks_of_nobody_are_one_voice() {
    let quoted = |outlet, sentence| Told { sentence, ..told(outlet, "", P) };
    let judged = all_same(&[
        quoted("Lake Post", "“We had to close the bridge at Lindau tonight.”"),
        quoted("Alp Times", "“We had to close the bridge at Lindau, sadly.”"),
    ]);
    assert_eq!(judged[0].verdict, Verdict::SingleSource);
    assert_eq!(codes(&judged[0]), ["single-voice", "same-speaker"]);
    let judged = all_same(&[
        quoted("Lake Post", "“We had to close the bridge at Lindau tonight.”"),
        quoted("Alp Times", "“Nobody may cross at Lindau from today on.”"),
    ]);
    assert_eq!(judged[0].verdict, Verdict::SingleSource);
}

#[test]
fn the_count_can_be_chosen() {
    let quoted = [told("Lake Post", "Anna Lee", P), told("Alp Times", "Anna Lee", P)];
    let same = [(0, 1, Relation::Same, "")];
    let verdict = |told: &[Told], independence| judged(told, &same, independence)[0].verdict;
    assert_eq!(verdict(&quoted, Independence::Voice), Verdict::SingleSource);
    assert_eq!(verdict(&quoted, Independence::Origin), Verdict::Corroborated);
    let wired = [Told { wire: "AFP", ..quoted[0].clone() }, Told { wire: "AFP", ..quoted[1].clone() }];
    assert_eq!(verdict(&wired, Independence::Origin), Verdict::SingleSource);
    assert_eq!(verdict(&wired, Independence::Outlet), Verdict::Corroborated);
}

#[test]
fn of_hedged_claims_one_that_says_so_stands_for_them() {
    let likely = |outlet, text| Told { certainty: Some(Certainty::Likely), ..told(outlet, "", text) };
    let (hidden, open) = ("gas caused the fire", "leaking gas near the mill likely caused the fire");
    let statement = |a, b| all_same(&[a, b])[0].statement.clone();
    assert_eq!(statement(likely("Lake Post", hidden), likely("Alp Times", open)), open);
    // Near-miss: who states it flatly hides nothing.
    assert_eq!(
        statement(told("Lake Post", "", hidden), told("Alp Times", "", "leaking gas near the mill caused the fire")),
        hidden
    );
}

#[test]
fn support_follows_the_direction_of_what_is_said() {
    let general = told("Lake Post", "", "there was a fire in Lindau");
    let detailed = told("Alp Times", "", "twelve people died in a fire in Lindau");
    let judged_one = judged(&[general, detailed], &[(0, 1, Relation::EntailedBy, "")], Independence::Voice);
    assert_eq!(judged_one[0].verdict, Verdict::Corroborated);
    assert_eq!(judged_one[0].statement, "there was a fire in Lindau");
    // A hedge is supported by the plain word, and stays in the statement.
    let likely = Told { certainty: Some(Certainty::Likely), ..told("Lake Post", "", "the bridge is likely closed") };
    let judged_one = all_same(&[likely, told("Alp Times", "", P)]);
    assert_eq!(judged_one[0].statement, "the bridge is likely closed");
    assert_eq!((judged_one[0].verdict, codes(&judged_one[0])), (Verdict::Corroborated, vec![""; 0]));
    // What only may be so says nothing of it.
    let hedged = Told { certainty: Some(Certainty::Possible), ..told("Lake Post", "", "the bridge may be closed") };
    let judged_one = all_same(&[hedged.clone(), told("Alp Times", "", P)]);
    assert_eq!((judged_one[0].verdict, judged_one[0].statement.as_str()), (Verdict::SingleSource, P));
    let judged_one = all_same(&[hedged.clone(), Told { outlet: "Alp Times", ..hedged }]);
    assert_eq!(codes(&judged_one[0]), ["hedged-only"]);
    assert_eq!(judged_one[0].needs.as_deref(), Some("a voice that states it without a hedge"));
}

#[test]
fn what_one_outlet_leaves_open_another_says_in_full() {
    let of_article = |outlet, text| Told { sentence: text, ..told(outlet, "", text) };
    let with = |text| {
        let both = [of_article("Lake Post", "Ada Holt is his mother"), of_article("Alp Times", text)];
        judged(&both, &[(0, 1, Relation::EntailedBy, "")], Independence::Voice).remove(0)
    };
    let closed = with("Ada Holt is the mother of Haddad");
    assert_eq!(
        (closed.verdict, closed.statement.as_str()),
        (Verdict::Corroborated, "Ada Holt is the mother of Haddad")
    );
    let other = with("Ada Holt, the mother of Haddad, drives a red bus in Lindau");
    assert_eq!(other.verdict, Verdict::SingleSource, "says more");
}

#[test]
fn a_time_is_supported_by_who_says_it() {
    let cases = [
        ("the ferry sank today", "the ferry sank on Tuesday", None),
        ("the ferry sank today", "the ferry sank on 19 August", None),
        ("the ferry sank on Tuesday", "the ferry sank on 19 August", None),
        ("the ferry sank on Tuesday", "on Tuesday the ferry sank", Some("on Tuesday the ferry sank")),
        ("the ferry sank on Tuesday", "the ferry sank", Some("the ferry sank")),
        ("the ferry sank today", "the ferry sank today", Some("the ferry sank today")),
    ];
    for (a, b, supported) in cases {
        let judged = all_same(&[told("Lake Post", "", a), told("Alp Times", "", b)]).remove(0);
        let found = (judged.verdict == Verdict::Corroborated).then_some(judged.statement.as_str());
        assert_eq!(found, supported, "{a} / {b}");
    }
}

#[test]
fn one_event_with_other_details_supports_and_keeps_the_hedge() {
    let mut told = [
        told("Harbour Post", "", "the dam at Lindau likely burst at noon"),
        told("North Star", "", "rain burst the dam at Lindau"),
    ];
    told[0].certainty = Some(Certainty::Likely);
    let found = judged(&told, &[(0, 1, Relation::Related, "same-event")], Independence::Voice);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].verdict, found[0].statement.as_str()),
        (Verdict::Corroborated, "the dam at Lindau likely burst at noon")
    );
    // Some other dam, perhaps.
    let nameless = [told[0].clone(), Told { text: "rain burst the dam", ..told[1].clone() }];
    let found = judged(&nameless, &[(0, 1, Relation::Related, "same-event")], Independence::Voice);
    assert_eq!(found[0].verdict, Verdict::SingleSource);
    let apart = judged(&told, &[(0, 1, Relation::Related, "")], Independence::Voice);
    assert!(apart.iter().all(|one| one.verdict == Verdict::SingleSource));
}

#[test]
fn a_cluster_keeps_its_id_when_a_later_article_comes() {
    let dated = |day: i8, outlet| Told { date: Some(date(2025, 3, day)), ..told(outlet, "", P) };
    let before = all_same(&[dated(1, "Lake Post"), dated(2, "Alp Times")]);
    let after = all_same(&[dated(1, "Lake Post"), dated(2, "Alp Times"), dated(3, "Sea Herald")]);
    assert_eq!(before[0].id, after[0].id);
}

#[test]
fn codes_are_kebab_case_and_described() {
    for (code, sentence) in NOTES {
        assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code}");
        assert!(sentence.ends_with('.'), "{code}");
    }
}
