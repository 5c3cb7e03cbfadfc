//! How near the splitter's tuples are to those that people wrote: CaRB, by its published scoring.
//!
//! A predicted tuple against a written one: the words of relation, first argument and all other arguments together are counted
//! slot by slot (as bags, case kept; a predicted "be" also stands for its other forms); no common word in the relation is no match. Precision
//! pairs predicted and written tuples one to one, best precision first; recall takes for every written tuple the best
//! predicted one. Both are sums over all sentences. Written tuples about saying ("said", "told", …) may also match with the
//! arguments swapped. Every tuple has the same confidence, so there is one point and no curve.
//! ClausIE reaches 45.0, OpenIE-4 48.8.

use crate::{Row, Run};
use crosscheck::extract::atomic::{Tuple, tuples};
use std::collections::BTreeMap;

#[derive(Copy, Clone, Debug, Default)]
struct Score {
    sentences: usize,
    precision: f64,
    recall: f64,
    f1: f64,
}

/// Relation, first argument, the others together: as words.
type Slots<'a> = [Vec<&'a str>; 3];

const SAYING: &[&str] = &["said", "told", "added", "adds", "says"];
const FORMS_OF_BE: &[&str] = &["be", "is", "am", "are", "was", "were", "been", "being"];

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(text) = run.text("decomposition/carb_dev.tsv") else { return Vec::new() };
    let score = score(&text, splitter);
    let row = |figure: &str, value: f64| Row::share("carb_dev", figure, value);
    vec![
        Row::new("carb_dev", "sentences", score.sentences.to_string()),
        row("precision", score.precision),
        row("recall", score.recall),
        row("F1", score.f1),
    ]
}

/// `predict` gives the tuples of a sentence.
fn score(text: &str, predict: impl Fn(&str) -> Vec<Tuple>) -> Score {
    let mut gold: BTreeMap<&str, Vec<(&str, Vec<&str>)>> = BTreeMap::new();
    for line in text.lines() {
        let mut fields = line.split('\t').map(str::trim);
        let (Some(sentence), Some(relation)) = (fields.next(), fields.next()) else { continue };
        let arguments = fields.filter(|argument| !argument.contains("C: ")).collect();
        gold.entry(sentence).or_default().push((relation, arguments));
    }
    let (mut exact, mut predicted_count, mut covered, mut gold_count) = (0.0, 0usize, 0.0, 0usize);
    for (sentence, written) in &gold {
        let predicted = predict(sentence);
        let predicted: Vec<Slots> = predicted
            .iter()
            .map(|tuple| {
                let rest = tuple.arguments.iter().flat_map(|argument| argument.split_whitespace()).collect();
                [tuple.relation.split_whitespace().collect(), tuple.subject.split_whitespace().collect(), rest]
            })
            .collect();
        let pairs: Vec<Vec<(f64, f64)>> =
            written.iter().map(|gold| predicted.iter().map(|p| matched(gold, p)).collect()).collect();
        covered += pairs.iter().map(|row| row.iter().map(|pair| pair.1).fold(0.0, f64::max)).sum::<f64>();
        exact += one_to_one(&pairs, predicted.len());
        predicted_count += predicted.len();
        gold_count += written.len();
    }
    let precision = exact / predicted_count.max(1) as f64;
    let recall = covered / gold_count.max(1) as f64;
    let f1 = if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    Score { sentences: gold.len(), precision, recall, f1 }
}

fn splitter(sentence: &str) -> Vec<Tuple> {
    tuples(sentence, &crosscheck::parse::parse_all(sentence))
}

fn matched((relation, arguments): &(&str, Vec<&str>), predicted: &Slots) -> (f64, f64) {
    let first = arguments.first().map_or(Vec::new(), |argument| argument.split_whitespace().collect());
    let rest: Vec<&str> = arguments.iter().skip(1).flat_map(|argument| argument.split_whitespace()).collect();
    let gold: Slots = [relation.split_whitespace().collect(), first, rest];
    let straight = counted(&gold, predicted, arguments.len());
    if !SAYING.iter().any(|verb| relation.contains(verb)) {
        return straight;
    }
    let swapped = [predicted[0].clone(), predicted[2].clone(), predicted[1].clone()];
    let swapped = counted(&gold, &swapped, arguments.len());
    if swapped > straight { swapped } else { straight }
}

/// Precision and recall of the words of one pair; `given` is how many arguments the written tuple has.
fn counted(gold: &Slots, predicted: &Slots, given: usize) -> (f64, f64) {
    let mut left = predicted[0].clone();
    let mut common = common_words(&gold[0], &mut left);
    common += usize::from(left.contains(&"be") && gold[0].iter().any(|word| FORMS_OF_BE.contains(word)));
    if common == 0 {
        return (0.0, 0.0);
    }
    let (mut of_predicted, mut of_gold) = (predicted[0].len(), gold[0].len());
    for slot in 1..=given.min(2) {
        of_gold += gold[slot].len();
        if predicted[slot].is_empty() {
            return (0.0, 0.0);
        }
        of_predicted += predicted[slot].len();
        common += common_words(&gold[slot], &mut predicted[slot].clone());
    }
    (common as f64 / of_predicted.max(1) as f64, common as f64 / of_gold.max(1) as f64)
}

fn common_words<'a>(gold: &[&'a str], predicted: &mut Vec<&'a str>) -> usize {
    let mut common = 0;
    for word in gold {
        if let Some(at) = predicted.iter().position(|other| other == word) {
            predicted.remove(at);
            common += 1;
        }
    }
    common
}

/// The sum of precisions when every tuple is used once, best pairs first.
fn one_to_one(pairs: &[Vec<(f64, f64)>], predicted: usize) -> f64 {
    let (mut rows, mut columns) = (vec![true; pairs.len()], vec![true; predicted]);
    let mut sum = 0.0;
    for _ in 0..pairs.len().min(predicted) {
        let mut best: Option<(usize, usize)> = None;
        for row in (0..pairs.len()).filter(|row| rows[*row]) {
            for column in (0..predicted).filter(|column| columns[*column]) {
                if best.is_none_or(|(r, c)| pairs[row][column].0 > pairs[r][c].0) {
                    best = Some((row, column));
                }
            }
        }
        let Some((row, column)) = best else { break };
        rows[row] = false;
        columns[column] = false;
        sum += pairs[row][column].0;
    }
    sum
}
