//! Every code fires on a pair of its own and leaves a near-miss alone; relations, symmetry and sums hold.

use super::*;
use crate::extract::{Context, from_text};
use crate::normalise::normalise;
use crate::parse::parse;
use crate::read::ArticleId;
use crate::span::Span;
use std::sync::Arc;

fn statement(text: &str, date: Option<&str>) -> Statement {
    let context = Context { date: date.map(|date| date.parse().expect("a date")), ..Context::default() };
    normalise(&from_text(ArticleId(0), text, &context), None)
}

fn of(a: &str, b: &str) -> Comparison {
    compare(&statement(a, None), &statement(b, None), Options { model: false })
}

fn strength(comparison: &Comparison, code: &str) -> f32 {
    comparison.signals().iter().find(|signal| signal.code == code).map_or(0.0, |signal| signal.weight.abs())
}

/// Code, two texts that fire it, two that come near and must not.
const CASES: [(&str, [&str; 2], [&str; 2]); 35] = [
    (
        "negation",
        ["The dam near Orvik is not leaking.", "The dam near Orvik is leaking."],
        ["The dam near Orvik is not leaking.", "The dam near Orvik does not leak."],
    ),
    (
        "negation",
        ["There is no shortage of grain in Orvik.", "Orvik has a shortage of grain."],
        ["Not only did grain prices rise in Orvik, wages rose.", "Grain prices rose in Orvik."],
    ),
    (
        "opposed-states",
        ["There is no crisis in relations with Orvik.", "Relations with Orvik have worsened over the past year."],
        ["There is no crisis in the Orvik grain market.", "Relations with Orvik have worsened over the past year."],
    ),
    (
        "antonym",
        ["Grain prices in Orvik rose sharply in May.", "Grain prices in Orvik fell sharply in May."],
        ["Grain prices in Orvik rose sharply.", "Rainfall in Orvik fell sharply."],
    ),
    (
        "double-negation",
        ["Grain prices in Orvik did not fall.", "Grain prices in Orvik rose."],
        ["Grain prices in Orvik did not fall.", "Grain prices in Orvik did not drop."],
    ),
    (
        "denial",
        ["The video of a whale in the Orvik canal is fake.", "A video shows a whale in the Orvik canal."],
        ["The video of a whale in the Orvik canal is fake.", "The Orvik canal whale video is a fake."],
    ),
    (
        "denial",
        ["Mayor Lind denied that the Orvik ferry had sunk.", "The Orvik ferry sank."],
        ["Mayor Lind denied that the Orvik ferry had sunk.", "The Orvik ferry did not sink."],
    ),
    (
        "only-mentioned",
        ["The guard denied that she had found a theft in Orvik.", "News of the theft in Orvik came on Monday."],
        ["The guard denied that she had found a theft in Orvik.", "A theft in Orvik was found on Monday by the guard."],
    ),
    (
        "only-mentioned",
        [
            "The guard denied that she took a photo in Orvik.",
            "Police are investigating claims the guard took a photo in Orvik.",
        ],
        ["The guard denied that she took a photo in Orvik.", "Police found that the guard took a photo in Orvik."],
    ),
    (
        "only-mentioned",
        [
            "The guard denied that she took a photo in Orvik.",
            "The Star published a story headlined “The guard took a photo in Orvik”.",
        ],
        ["The guard denied that she took a photo in Orvik.", "The Star said that the guard took a photo in Orvik."],
    ),
    (
        "only-mentioned",
        ["The guard denied that she had seen a theft in Orvik.", "Evidence of the theft in Orvik came on Tuesday."],
        ["The ministry denied that there was a crash at Brae.", "The crash at Brae killed three people."],
    ),
    (
        "number-conflict",
        ["Twelve people died in the Orvik fire.", "Fifteen people died in the Orvik fire."],
        ["At least twelve people died in the Orvik fire.", "Fifteen people died in the Orvik fire."],
    ),
    (
        "date-conflict",
        ["The Orvik bridge opens on 4 May.", "The Orvik bridge opens on 11 May."],
        ["The Orvik bridge opens on 4 May.", "The Orvik bridge opens in May."],
    ),
    (
        "name-conflict",
        ["Petra Holm won the Orvik mayoral election.", "Niels Brandt won the Orvik mayoral election."],
        ["Petra Holm won the Orvik mayoral election.", "Holm won the mayoral election in Orvik."],
    ),
    (
        "role-swap",
        ["Siemens bought Holm Motors for two million euros.", "Holm Motors bought Siemens for two million euros."],
        [
            "Siemens bought Holm Motors for two million euros.",
            "Holm Motors was bought by Siemens for two million euros.",
        ],
    ),
    (
        "mirror-image",
        ["Siemens sued Petra Holm for libel.", "Petra Holm sued Siemens for libel."],
        ["Siemens sued Petra Holm for libel.", "Petra Holm was sued by Siemens for libel."],
    ),
    (
        "denial",
        ["The rebels of Orvik deny truce.", "The rebels and the government of Orvik have agreed to a ceasefire."],
        ["The rebels of Orvik deny truce.", "The rebels of Orvik deny any ceasefire."],
    ),
    (
        "denial",
        ["Lind's agent shoots down reports of a failed drug test.", "Lind failed a drug test."],
        ["The Orvik court denied Lind bail on Monday.", "Lind asked the Orvik court for bail on Monday."],
    ),
    (
        "denial",
        ["The Orvik Times retracted its report of a leak at the dam.", "There is a leak at the dam near Orvik."],
        ["The Orvik Times retracted its story on Lind.", "The Orvik Times asked Lind about its story."],
    ),
    (
        "number-conflict",
        [
            "The takeover of Holm Motors cost Siemens 640 million euros.",
            "Siemens paid 460 million euros for Holm Motors.",
        ],
        [
            "Fewer than 500 leopards live near Orvik, a survey found.",
            "There are 487 leopards near Orvik, a survey found.",
        ],
    ),
    (
        "number-conflict",
        ["The bridge at Orvik was shut for four months.", "The Orvik bridge was shut for nine weeks."],
        ["The bridge at Orvik was shut for a month.", "The Orvik bridge was shut for four weeks."],
    ),
    (
        "number-conflict",
        ["The fire near Orvik burned 26 homes.", "The fire near Orvik burned 40 houses."],
        ["The rebels are within ten kilometres of Orvik.", "The rebels are two kilometres from Orvik."],
    ),
    (
        "negation",
        ["The mayor was aware of the leak near Orvik.", "The mayor was not aware of the leak near Orvik."],
        ["The mayor was unaware of the leak near Orvik.", "The mayor was not aware of the leak near Orvik."],
    ),
    (
        "negation",
        ["Lind is eligible for parole.", "Lind is not eligible for parole."],
        ["Lind will be eligible for parole in 2027.", "Lind is not eligible to ask for parole until 2027."],
    ),
    (
        "compatible-numbers",
        ["At least ten people died in the Orvik fire.", "Twelve people died in the Orvik fire."],
        ["Ten people died in the Orvik fire.", "Twelve people died in the Orvik fire."],
    ),
    (
        "hedged",
        ["The plane was probably shot down near Orvik.", "The plane was shot down near Orvik."],
        ["The plane was probably shot down near Orvik.", "The plane was likely shot down near Orvik."],
    ),
    (
        "modality",
        ["Drivers in Orvik must wear a helmet.", "Drivers in Orvik may wear a helmet."],
        ["Drivers in Orvik must wear a helmet.", "Drivers in Orvik have to wear a helmet."],
    ),
    (
        "part-of-whole",
        ["Thirty people were hurt in Orvik.", "Twelve children were hurt in Orvik."],
        ["Thirty people were hurt in Orvik.", "Twelve people were hurt in Orvik."],
    ),
    (
        "date-conflict",
        ["The video of the Orvik flood was posted in June.", "The video of the Orvik flood was posted in July."],
        ["A video was posted online in June.", "A video was posted online in July."],
    ),
    (
        "denial",
        ["The whale in the Orvik canal was exposed as a hoax.", "A whale was seen in the Orvik canal."],
        ["In the film, a whale swims through a web of lies.", "A whale was seen in the film."],
    ),
    (
        "different-place",
        ["Heavy rain flooded cellars in France on Monday.", "Heavy rain closed schools in Spain on Monday."],
        ["Heavy rain flooded cellars in France on Monday.", "Heavy rain in France flooded cellars on Monday."],
    ),
    (
        "quantifier",
        ["All the boats in Orvik were damaged.", "None of the boats in Orvik were damaged."],
        ["Some of the boats in Orvik were damaged.", "Many of the boats in Orvik were damaged."],
    ),
    (
        "cause-conflict",
        ["The Orvik mill burned down because of a faulty heater.", "The Orvik mill burned down because of lightning."],
        ["The Orvik mill burned down because of a faulty heater.", "The Orvik mill burned down because of a heater."],
    ),
    (
        "hypothetical",
        ["If the dam had broken, the village of Orvik would have drowned.", "The village of Orvik was dry."],
        ["The village of Orvik drowned.", "The village of Orvik was dry."],
    ),
    (
        "different-event",
        ["The first Orvik rocket exploded.", "The second Orvik rocket did not explode."],
        ["The first Orvik rocket exploded.", "The first Orvik rocket did not explode."],
    ),
];

#[test]
fn codes_fire_and_near_misses_do_not() {
    for (code, [a, b], [c, d]) in CASES {
        let (fires, silent) = (of(a, b), of(c, d));
        assert!(strength(&fires, code) > 0.3, "{code}: {a} / {b}: {:?}", fires.signals());
        assert!(strength(&silent, code) < 0.25 * strength(&fires, code), "{code}: {c} / {d}: {:?}", silent.signals());
    }
}

#[test]
fn what_contradicts_does_and_its_near_miss_does_not() {
    let guards = [
        "double-negation",
        "only-mentioned",
        "hypothetical",
        "different-event",
        "cause-conflict",
        "mirror-image",
        "compatible-numbers",
        "hedged",
        "modality",
        "part-of-whole",
        "different-place",
    ];
    for (code, [a, b], [c, d]) in CASES.iter().filter(|(code, _, _)| !guards.contains(code)) {
        let found = of(a, b);
        let slot = matches!(*code, "date-conflict" | "name-conflict" | "place-conflict" | "quantifier");
        // One slot alone is a weak sign without the inference model.
        assert!(
            found.relation == Relation::Contradicts
                || slot && found.contradiction > 0.15
                || *code == "number-conflict" && found.contradiction > 0.7,
            "{code}: {a} / {b}: {found:?}"
        );
        assert_ne!(of(c, d).relation, Relation::Contradicts, "{code}: {c} / {d}: {:?}", of(c, d));
    }
}

#[test]
fn a_pair_turned_round_gives_the_comparison_turned_round() {
    for (_, [a, b], [c, d]) in CASES {
        for (x, y) in [(a, b), (c, d)] {
            let (one, other) = (of(x, y), of(y, x).turned());
            assert_eq!(format!("{one:?}"), format!("{other:?}"), "{x} / {y}");
        }
    }
}

#[test]
fn scores_and_weights_add_up() {
    for (_, [a, b], _) in CASES {
        let comparison = of(a, b);
        for scores in [comparison.details().scores, comparison.details().reverse] {
            assert!((scores.entails + scores.neutral + scores.contradicts - 1.0).abs() < 1e-5, "{scores:?}");
        }
        let logit: f32 = comparison.signals().iter().map(|signal| signal.weight).sum();
        assert!((1.0 / (1.0 + (-logit).exp()) - comparison.contradiction).abs() < 1e-4, "{a} / {b}");
    }
}

#[test]
fn evidence_lies_in_the_texts_and_every_code_is_listed() {
    for (_, [a, b], [c, d]) in CASES {
        for (x, y) in [(a, b), (c, d)] {
            let (p, q) = (statement(x, None), statement(y, None));
            for signal in compare(&p, &q, Options { model: false }).signals() {
                assert!(CODES.iter().any(|(code, _, _)| *code == signal.code), "{}", signal.code);
                assert!(signal.a.iter().all(|span| span.end as usize <= p.text.len()), "{signal:?}");
                assert!(signal.b.iter().all(|span| span.end as usize <= q.text.len()), "{signal:?}");
            }
        }
    }
}

#[test]
fn later_figures_are_a_change_and_same_day_figures_a_conflict() {
    let at = |date: &str, text: &str| statement(text, Some(date));
    let (early, late) = (at("2024-05-01", "Twelve people are dead."), at("2024-05-09", "Fifteen people are dead."));
    let changed = compare(&early, &late, Options { model: false });
    assert_ne!(changed.relation, Relation::Contradicts, "{changed:?}");
    assert!(changed.signals().iter().any(|signal| signal.code == "changed-over-time"));
}

#[test]
fn the_same_in_other_words_and_strangers() {
    for (a, b) in [
        ("Police arrested two men in Orvik.", "Two men were arrested by police in Orvik."),
        ("The aircraft was shot down near Orvik.", "The aircraft was shot down near Orvik, officials said."),
    ] {
        assert_eq!(of(a, b).relation, Relation::Same, "{a} / {b}: {:?}", of(a, b));
    }
    let apart = of("Police arrested two men in Orvik.", "The price of coffee has doubled since spring.");
    assert_eq!(apart.relation, Relation::Unrelated, "{apart:?}");
}

#[test]
fn the_model_is_asked_what_can_make_a_difference() {
    let cut = |text: &str, sentence: u64| Statement { sentence: Some(sentence), ..statement(text, None) };
    let asked = |a: &str, b: &str| compare(&cut(a, 1), &cut(b, 2), Options::default()).details().inferred;
    let long = "The Orvik ferry sank off the cape on Monday night, and the coast guard saved forty passengers.";
    let short = "The Orvik ferry sank.";
    assert_eq!(asked(long, short), [true, false], "what the short text says may follow from the long one");
    assert_eq!(asked(short, long), [false, true]);
    assert_eq!(asked(short, short), [false, false], "the same words");
    assert_eq!(asked(short, "The Orvik ferry did not sink."), [true, true], "a contradiction holds both ways");
    assert_eq!(asked(short, "Wages rose in Orvik."), [false, false], "another thing");
}

#[test]
fn what_many_bear_out_is_asked_of_the_nearest_few() {
    let cut =
        |text: &str, at: u64| Statement { sentence: Some(at), article: ArticleId(at as u32), ..statement(text, None) };
    let tail = ["of the port", "off the cape", "in a storm", "at night", "after a fire", "with its cargo"];
    let mut statements = vec![cut("The Orvik ferry sank.", 0)];
    statements.extend((1..).zip(tail).map(|(at, tail)| cut(&format!("The Orvik ferry sank on Monday {tail}."), at)));
    let mut candidates: Vec<Candidate> = (1..statements.len()).map(|b| Candidate { a: 0, b }).collect();
    let asked = |candidates: &[Candidate]| -> Vec<usize> {
        let comparisons = compare_all(&statements, candidates, Options::default());
        let with = candidates.iter().zip(&comparisons).filter(|(_, comparison)| comparison.details().inferred[1]);
        with.map(|(candidate, _)| candidate.b).collect()
    };
    let all = asked(&candidates);
    assert_eq!(all.len(), 4, "{all:?}");
    candidates.reverse();
    let mut again = asked(&candidates);
    again.sort_unstable();
    assert_eq!(again, all);
}

#[test]
fn a_copied_sentence_is_contradicted_by_who_quotes_it_to_deny_it() {
    let cut = |stance: Stance| Statement {
        sentence: Some(1),
        stance,
        ..statement("The Orvik ferry sank off the cape on Monday night.", None)
    };
    let relation = |a: Stance, b: Stance| compare(&cut(a), &cut(b), Options::default()).relation;
    assert_eq!(relation(Stance::Denies, Stance::Asserts), Relation::Contradicts);
    assert_ne!(relation(Stance::Denies, Stance::Denies), Relation::Contradicts);
    assert_ne!(relation(Stance::Asserts, Stance::Asserts), Relation::Contradicts);
}

#[test]
fn a_headline_takes_back_what_it_names() {
    let denial = |a: &str| {
        let told = of(a, "Lind is serving a suspension after a failed doping test.");
        told.signals().iter().any(|signal| signal.code == "denial" && signal.weight > 0.5)
    };
    assert!(denial("Lind doping suspension allegations retracted by Orvik paper"));
    assert!(denial("Lind holds the harbour, denies a doping suspension"));
    assert!(!denial("Lind doping suspension allegations collected by Orvik paper"));
    assert!(!denial("Lind holds the harbour, gets a doping suspension"));
}

#[test]
fn a_denial_is_put_plainly_for_the_model() {
    for (text, expected) in [
        ("The rebels of Orvik deny a truce with the army.", Some("There is no truce with the army")),
        ("The port is denying their plans to sell the pier.", Some("There are no plans to sell the pier")),
        ("Lind denied the rumours of a strike.", Some("The rumours of a strike are not true")),
        ("The port shot down reports of a strike.", Some("The reports of a strike are not true")),
        ("Lind holds the harbour, denies a truce.", Some("There is no truce")),
        ("Orvik Steel denies closure rumors.", Some("There will be no closure at Orvik Steel")),
        ("Orvik Steel denied merger reports.", Some("There is no merger at Orvik Steel")),
        ("The truce with the rebels never happened.", Some("There was no truce with the rebels")),
        ("Lind has been freed, the raids did not take place.", Some("There were no raids")),
        // What is still to come, and what is no event of its own.
        ("The truce has not happened yet.", None),
        ("The talks may not take place.", None),
        ("It never happened.", None),
        // What others are said to do, and what one is accused of.
        ("The singer dismissed assault claims.", None),
        ("The singer dismissed film reports.", None),
        // What one denies of oneself, and what is only refused.
        ("Lind denied involvement in the theft.", None),
        ("The court denied Lind bail.", None),
        ("The port shot down a drone.", None),
        ("The port did not deny a plan to sell the pier.", None),
    ] {
        let mut denial = statement("Grain is dear.", None);
        denial.text = text.trim_end_matches('.').to_string();
        denial.parse = Arc::new(parse(&denial.text, Span::new(0, denial.text.len())));
        let comparer = Comparer::of([&denial]);
        assert_eq!(signs::as_denied(&comparer.prepared[0]).as_deref(), expected, "{text}");
    }
}

#[test]
fn who_denies_is_named_in_what_they_deny() {
    for (speaker, text, expected) in [
        ("Ann Lind", "Orvik hit her", Some("It is not true that Orvik hit Ann Lind")),
        // Her own thing may be another's, of two persons one is not she, and a clinic is none.
        ("Ann Lind", "Orvik lost her boat", None),
        ("Ann Lind", "he hit her", None),
        ("Ann Lind", "Orvik hit a clerk", None),
        ("The clinic", "Orvik hit her", None),
        ("Orvik Steel Company", "Lind hit her", None),
    ] {
        let mut denied = statement("Grain is dear.", None);
        denied.text = text.to_string();
        denied.parse = Arc::new(parse(text, Span::new(0, text.len())));
        denied.whole = Some(format!("{speaker} denied that {text}."));
        (denied.speaker, denied.stance) = (Some(speaker.to_string()), Stance::Denies);
        let comparer = Comparer::of([&denied]);
        assert_eq!(signs::as_untrue(&comparer.prepared[0]).as_deref(), expected, "{text}");
    }
}

#[test]
fn what_is_only_reported_is_less_sure() {
    let hedge = |a: &str, b: &str| {
        let comparison = of(a, b);
        comparison.signals().iter().find(|signal| signal.code == "hedged").map(|signal| signal.detail.to_string())
    };
    let truce = "The rebels of Orvik agreed to a truce.";
    for text in [
        "Lind was shot in Orvik despite an alleged truce.",
        "Claims of a truce in Orvik met doubt.",
        "The army claims a truce in Orvik.",
    ] {
        assert_eq!(hedge(text, truce).as_deref(), Some("alleged / certain"), "{text}");
    }
    for text in ["Lind was shot in Orvik despite a truce.", "The truce in Orvik ended claims of a siege."] {
        assert_eq!(hedge(text, truce), None, "{text}");
    }
}

#[test]
fn a_word_with_a_hyphen_is_the_word_without() {
    let [joined, apart] = ["The rebels of Orvik deny a cease-fire.", "The rebels of Orvik deny a sea-fire."]
        .map(|text| strength(&of(text, "The rebels of Orvik agreed to a ceasefire."), "denial"));
    assert!(joined > 1.0 && apart < joined / 2.0, "{joined} {apart}");
}

#[test]
fn a_government_is_no_place_where_a_thing_is_done() {
    let mirrored = |a: &str, b: &str| strength(&of(a, b), "mirror-image") > 0.0;
    assert!(!mirrored("That truce in Norway is no truce.", "The Norwegian army and the rebels agreed to a truce."));
    assert!(mirrored(
        "Police arrested three people in Norway.",
        "Police arrested three people from the town of Norway."
    ));
}

#[test]
fn another_deed_of_whom_it_befalls_is_no_denial_of_it() {
    let denied = "The board denied that Lind had sent letters to Marlo Records.";
    let [told, other] = ["Lind had sent letters to Marlo Records in May.", "Marlo Records printed the letters in May."]
        .map(|text| of(denied, text).contradiction);
    assert!(told > other + 0.2, "{told} {other}");
}

#[test]
fn the_model_is_not_asked_of_one_sentence_nor_of_a_copy_but_for_a_word() {
    let asked = |texts: [&str; 2], sentences: [&str; 2]| {
        let [a, b] = [0, 1].map(|at| statement(texts[at], None).of_sentence(sentences[at]));
        let comparison = compare(&a, &b, Options { model: true });
        (comparison.details().inferred != [false, false], comparison.relation)
    };
    let parts = ["Two ferries sank off Orvik on Monday, drowning nine sailors.", "Two ferries sank off Orvik."];
    let copies = ["Two ferries sank off Orvik in the storm.", "Two ferries sank off Orvik in that storm."];
    let (one, two) = (["The port told all."; 2], ["The port told all.", "The navy told all."]);
    assert!(asked(parts, two).0);
    for (is_asked, relation) in [asked(parts, one), asked(copies, two)] {
        assert!(!is_asked && matches!(relation, Relation::Entails | Relation::Same), "{relation:?}");
    }
    // One number apart: the model has its say.
    assert!(asked(["Two ferries sank off Orvik in the storm.", "Nine ferries sank off Orvik in the storm."], two).0);
}

#[test]
fn a_word_is_one_with_or_without_its_hyphen() {
    for (text, read) in [
        ("Rebels deny the cease-fire.", "Rebels deny the ceasefire."),
        ("The player re-signed on Monday.", "The player re-signed on Monday."),
        ("A sea-cease-fire zone.", "A sea-cease-fire zone."),
        ("A three-legged dog - and a co-op.", "A three-legged dog - and a co-op."),
    ] {
        assert_eq!(super::closed(text.into()), read);
    }
}
