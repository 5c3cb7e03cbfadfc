//! Stage `parse`: English analysis of one text: tokens, tags, lemmas, dependencies, sentences and named entities.
//!
//! Takes a text and the span of it to analyse, gives a [`Parse`] whose spans are bytes of that text. Labels are those of
//! spaCy's English models: Penn Treebank tags, ClearNLP dependencies, OntoNotes entities. White space that is more than one
//! space between words is a token too (tag `_SP`, part of speech `SPACE`, relation `dep`), as the networks expect it.
//!
//! ```text
//! tokenise → lexeme → encode ─┬─ tags ─┬─ rules → lemma
//!                             └─ arcs → tree ─┬────── mend
//!                    encode (names) ──────────┴─ entities
//! ```
//!
//! Runs the published weights of spaCy's `en_core_web_sm` 3.8 (`models/english.md`) and gives what spaCy gives, but for rare
//! ties in the last bit of a score, and what [`mend`] puts right in the tree. The same text gives the same bits on every machine.
//!
//! Worked: `The ferry sank.` gives `ferry NN NOUN nsubj ← sank`, `sank VBD VERB ROOT, lemma sink`.

mod affix;
mod analysis;
mod arcs;
mod case;
mod classes;
mod conllu;
mod encode;
mod entities;
mod exceptions;
mod features;
mod hash;
mod kept;
mod kernel;
mod known;
mod lemma;
mod lexeme;
mod mend;
mod model;
mod rules;
mod seen;
mod shorts;
mod tokenise;
mod tree;
mod vector;

pub use analysis::{Entity, Parse, Token, Upos};
pub(crate) use case::is_word;
pub use conllu::conllu;
pub use kept::forget;
pub(crate) use lexeme::lower;

use crate::span::Span;
use encode::{Pieces, encode};
use kept::{Kept, with_memo};
use kernel::WIDTH;
use model::{MODEL, Model};
use seen::Memo;
use std::borrow::Cow;
use std::sync::Arc;

/// Tokens that are encoded together: enough rows for the kernels, few enough to stay near.
const TOGETHER: usize = 512;

/// Analyses the bytes of `text` under `span`; the spans of the result point into `text`. What is In Title Case is read as if
/// it were not.
pub fn parse(text: &str, span: Span) -> Parse {
    parse_each(&[(text, span)]).pop().unwrap_or_default()
}

/// The same for each of several texts, faster than one by one.
pub fn parse_each(texts: &[(&str, Span)]) -> Vec<Parse> {
    parse_shared(texts).into_iter().map(Arc::unwrap_or_clone).collect()
}

/// The same, where whole texts that are alike have one analysis between them.
pub fn parse_shared(texts: &[(&str, Span)]) -> Vec<Arc<Parse>> {
    let read: Vec<Cow<str>> = texts.iter().map(|(text, span)| case::plain(span.of(text))).collect();
    let kept = Kept::shared();
    let known: Vec<Option<Arc<Parse>>> = read.iter().map(|text| kept.texts.get(text)).collect();
    let new: Vec<&str> =
        read.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(text, _)| &**text).collect();
    let mended = |mut parse: Parse| {
        mend::mend(&mut parse);
        Arc::new(parse)
    };
    let made: Vec<Arc<Parse>> = analyse(&kept, &new).into_iter().map(mended).collect();
    for (text, parse) in new.iter().zip(&made) {
        kept.texts.keep(text, parse);
    }
    let mut made = made.into_iter();
    let parses = known.into_iter().map(|known| known.or_else(|| made.next()).unwrap_or_default());
    texts.iter().zip(read).zip(parses).map(|((given, read), parse)| placed(given, read, parse)).collect()
}

/// The analysis of what was read for a stretch of a text, with spans of the text.
fn placed((text, span): &(&str, Span), read: Cow<str>, mut parse: Arc<Parse>) -> Arc<Parse> {
    if span.start > 0 || matches!(read, Cow::Owned(_)) {
        let own = Arc::make_mut(&mut parse);
        case::restore(span.of(text), &read, &mut own.tokens);
        own.shift(span.start as usize);
    }
    parse
}

/// Analyses a whole text.
pub fn parse_all(text: &str) -> Parse {
    parse(text, Span::new(0, text.len()))
}

/// Whether running text writes a word, given in small letters, small: no name.
pub fn is_written_small(word: &str) -> bool {
    case::is_small(word)
}

/// Analyses a whole text as it is written, In Title Case too: what spaCy itself would say, to be measured against it.
pub fn parse_as_written(text: &str) -> Parse {
    analyse(&Kept::shared(), &[text]).pop().unwrap_or_default()
}

/// Analyses of texts, whose spans are bytes of each.
fn analyse(kept: &Kept, texts: &[&str]) -> Vec<Parse> {
    with_memo(|memo| analyse_with(&MODEL, kept, texts, memo))
}

/// The same with the words that each encoder has met.
fn analyse_with(model: &Model, kept: &Kept, texts: &[&str], [of_words, of_names]: &mut [Memo; 2]) -> Vec<Parse> {
    let mut parses = Vec::with_capacity(texts.len());
    let mut together: Vec<Pieces> = Vec::new();
    let mut room = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        together.push(Pieces { text, pieces: tokenise::tokenise(model, text) });
        if at + 1 < texts.len() && together.iter().map(|text| text.pieces.len()).sum::<usize>() < TOGETHER {
            continue;
        }
        let words = encode(model, &model.words, &together, &kept.words, of_words);
        let names = encode(model, &model.names, &together, &kept.names, of_names);
        let mut row = 0;
        for text in together.drain(..) {
            let own = row..row + text.pieces.len() * WIDTH;
            row = own.end;
            parses.push(analysed(model, &text, &words[own.clone()], &names[own], &mut room));
        }
    }
    parses
}

/// From a text's rows of both encoders to its tree and names.
fn analysed(
    model: &Model,
    Pieces { text, pieces }: &Pieces,
    rows: &[f32],
    names: &[f32],
    room: &mut Vec<f32>,
) -> Parse {
    if pieces.is_empty() {
        return Parse::default();
    }
    let words: Vec<Cow<str>> =
        pieces.iter().map(|p| lexeme::straight(&text[p.start as usize..p.end as usize])).collect();
    let space: Vec<bool> = words.iter().map(|word| model.classes.all_space(word)).collect();
    let tags = tags(model, rows);
    let mut arcs = arcs::arcs(model.machine, &model.arcs, rows, room);
    let starts = tree::settle(&mut arcs, &space);
    let entities = entities::entities(model.machine, &model.entities, names, &starts, &space, room);

    let lower: Vec<Cow<str>> = words.iter().map(|word| lexeme::lower(word)).collect();
    let seen: Vec<rules::Seen> = (0..pieces.len())
        .map(|i| rules::Seen { lower: &lower[i], tag: tags[i], dep: arcs.labels[i], space: space[i] })
        .collect();
    let attributes = model.rules.apply(&seen);
    let tokens = (0..pieces.len())
        .map(|i| {
            let a = &attributes[i];
            let lemma = match a.lemma {
                Some(lemma) => lemma.into(),
                None => model.lemmas.lemma(&model.classes, &words[i], &lower[i], a.pos, a.form).into(),
            };
            let span = Span { start: pieces[i].start, end: pieces[i].end };
            Token { span, lemma, tag: a.tag, pos: a.pos, dep: a.dep, head: arcs.heads[i] as usize }
        })
        .collect();
    let mut firsts = starts.iter().enumerate().filter(|(_, start)| **start).map(|(i, _)| i).peekable();
    let mut sentences = Vec::new();
    while let Some(first) = firsts.next() {
        sentences.push(first..firsts.peek().copied().unwrap_or(pieces.len()));
    }
    let entities = entities
        .into_iter()
        .map(|(tokens, label)| Entity {
            span: Span { start: pieces[tokens.start].start, end: pieces[tokens.end - 1].end },
            tokens,
            label,
        })
        .collect();
    Parse { tokens, sentences, entities }
}

fn tags(model: &Model, rows: &[f32]) -> Vec<&'static str> {
    let (n, width) = (rows.len() / WIDTH, model.tagger.bias.len());
    let mut scores = vec![0.0; n * width];
    kernel::linear(model.machine, &model.tagger, rows, n, &mut scores);
    scores.chunks_exact(width).map(|row| model.tags[kernel::best(&row[..model.tags.len()])]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// spaCy's analysis of our own sentences, written by `training/english/record.py`.
    const RECORDED: &str = include_str!("../../tests/english/recorded.conllu");

    #[test]
    fn recorded_sentences_are_analysed_as_by_the_original() {
        let mut texts = 0;
        for block in RECORDED.split("\n\n").filter(|block| !block.is_empty()) {
            let (text, rows) = block.split_once('\n').expect("a text and its rows");
            let text = text.trim_start_matches("# text = ").replace("\\n", "\n");
            let ours = conllu(&parse_all(&text), &text);
            let ours: Vec<&str> = ours.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
            assert_eq!(ours, rows.lines().collect::<Vec<_>>(), "{text}");
            texts += 1;
        }
        assert!(texts > 60, "only {texts} recorded");
    }

    #[test]
    fn the_worked_sentence() {
        let text = "Then: The ferry sank.";
        let parse = parse(text, Span::new(6, text.len()));
        let words: Vec<_> = parse
            .tokens
            .iter()
            .map(|t| (t.span.of(text), t.lemma.as_str(), t.tag, t.pos.as_str(), t.dep, t.head))
            .collect();
        assert_eq!(
            words,
            [
                ("The", "the", "DT", "DET", "det", 1),
                ("ferry", "ferry", "NN", "NOUN", "nsubj", 2),
                ("sank", "sink", "VBD", "VERB", "ROOT", 2),
                (".", ".", ".", "PUNCT", "punct", 2),
            ]
        );
        assert_eq!((parse.sentences.len(), parse.sentences[0].clone()), (1, 0..4));
    }

    #[test]
    fn a_curly_apostrophe_is_read_as_the_straight_one() {
        let straight = "It's late, the pilots aren't paid, they'd left O'Brien's ferry and wouldn't say what's next.";
        let curly = straight.replace('\'', "’");
        let rows = |text: &str| {
            let parse = parse_all(text);
            parse.tokens.iter().map(|t| (t.lemma.to_string(), t.tag, t.dep, t.head)).collect::<Vec<_>>()
        };
        assert_eq!(rows(&curly), rows(straight));
        assert_eq!(rows(straight).iter().filter(|(lemma, _, dep, _)| lemma == "not" && *dep == "neg").count(), 2);
    }

    #[test]
    fn a_word_met_again_is_analysed_the_same() {
        let text = "Quiverly the Trondelaf gnashed, Quiverly said, and the Trondelaf gnashed.";
        let first = format!("{:?}", parse_as_written(text));
        for _ in 0..4 {
            assert_eq!(format!("{:?}", parse_as_written(text)), first);
        }
    }

    #[test]
    fn what_is_forgotten_is_analysed_the_same() {
        let text = "The pilot of Skarvoy ran the Trondelaf aground, Quiverly said.";
        let first = format!("{:?}", parse_all(text));
        forget();
        assert_eq!(format!("{:?}", parse_all(text)), first);
    }

    #[test]
    fn a_text_met_again_is_analysed_the_same() {
        let text = "Wrenly: The pilot of Skarvoy ran IS aground. The pilot of Skarvoy ran aground.";
        let each = [Span::new(8, 44), Span::new(45, 78), Span::new(8, 44)].map(|span| (text, span));
        let alone = |(text, span): (&str, Span)| {
            let mut parse = parse_as_written(span.of(text));
            parse.shift(span.start as usize);
            format!("{parse:?}")
        };
        for _ in 0..2 {
            let parses = parse_each(&each);
            assert_eq!(format!("{:?}", parses[1]), alone(each[1]));
            assert_eq!(format!("{:?}", parses[0]), format!("{:?}", parses[2]));
            assert_eq!(parses[0].tokens[5].lemma, "IS");
        }
    }

    #[test]
    fn a_text_is_analysed_the_same_in_any_company() {
        let long = "The harbour master closed the northern gate at dusk, and nobody left. ".repeat(50);
        let rain = "Rain fell on the old harbour of Tromso for nine days and nights, say pilots.";
        let shifted =
            [&rain[5..], &rain[..63], "On Monday rain fell on the old harbour of Tromso for nine days and nights."];
        let texts = ["", "Lee sank the ferry.", &long, " ", "Who?", rain, shifted[0], shifted[1], shifted[2]];
        let (mut memo, kept) = (Default::default(), Kept::new());
        for (text, parse) in texts.iter().zip(analyse_with(&MODEL, &kept, &texts, &mut memo)) {
            for memo in [&mut memo, &mut Default::default()] {
                assert_eq!(
                    format!("{parse:?}"),
                    format!("{:?}", analyse_with(&MODEL, &kept, &[*text], memo)[0]),
                    "{text}"
                );
            }
        }
    }

    /// A tree over every sentence, sentences over every token, tokens over every character that is no single space.
    fn check(text: &str) {
        let parse = parse_all(text);
        let mut at = 0;
        for token in &parse.tokens {
            let span = token.span.range();
            assert!(span.start >= at && span.end > span.start && text.is_char_boundary(span.end), "{text:?}");
            assert!(text[at..span.start].is_empty() || &text[at..span.start] == " ", "{text:?}");
            at = span.end;
        }
        assert!(text[at..].is_empty() || &text[at..] == " ", "{text:?}");
        let mut next = 0;
        for sentence in &parse.sentences {
            assert!(sentence.start == next && sentence.end > next, "{text:?}");
            next = sentence.end;
            let roots = sentence.clone().filter(|i| parse.tokens[*i].head == *i).count();
            assert_eq!(roots, 1, "{text:?}");
            for i in sentence.clone() {
                let (mut head, mut steps) = (i, 0);
                while parse.tokens[head].head != head {
                    head = parse.tokens[head].head;
                    steps += 1;
                    assert!(sentence.contains(&head) && steps <= sentence.len(), "{text:?}");
                }
            }
        }
        assert_eq!(next, parse.tokens.len());
        let mut free = 0;
        for entity in &parse.entities {
            assert!(entity.tokens.start >= free && entity.tokens.end > entity.tokens.start, "{text:?}");
            free = entity.tokens.end;
        }
        assert!(free <= parse.tokens.len());
    }

    #[test]
    fn odd_texts_give_a_tree() {
        for text in ["", " ", "\n", "  \t\n ", "\u{0}\u{feff}\u{200d}", "((((", "....", "'s's's", "a\u{a0}b \u{2028}"] {
            check(text);
        }
        for unit in [
            "(",
            ".",
            "a.",
            "'s",
            "-",
            "x-",
            "http://",
            "@",
            "1+",
            "\u{301}",
            "said that he ",
            "5km",
            "… ",
            "((:",
            "\n",
        ] {
            check(&unit.repeat(700));
        }
    }

    #[test]
    fn a_sentence_of_ten_thousand_words_gives_a_tree() {
        let text = "the harbour of the island and the ferry which the mayor bought from ".repeat(780);
        let parse = parse_all(&text);
        assert!(parse.tokens.len() > 10_000);
        check(&text);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn any_text_gives_a_tree(text in "\\PC{0,80}") {
            check(&text);
        }

        #[test]
        fn any_words_give_a_tree(words in proptest::collection::vec("(The|ferry|sank|said|of|that|who|,|\\.|\"|'s|n't|\\(|\n| |to|be|and)", 0..60)) {
            check(&words.join(" "));
        }
    }
}
