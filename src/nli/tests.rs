//! The whole network against the trainer's own scores, and against itself: other machines, other neighbours, odd texts.

use super::*;

/// The trainer's scores of our own sentences.
static RECORDED: &str = include_str!("recorded.tsv");

/// What eight bits may move a score by on average, in nineteen of twenty pairs, and in a pair that stands on the edge between
/// two classes: rounding of weights and rows adds up over six layers.
const MEAN_GAP: f32 = 0.012;
const COMMON_GAP: f32 = 0.05;
const LARGEST_GAP: f32 = 0.2;

fn recorded() -> Vec<((&'static str, &'static str), [f32; CLASSES])> {
    let rows = RECORDED.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let mut fields = line.split('\t');
        let pair = (fields.next().expect("a premise"), fields.next().expect("a hypothesis"));
        let scores: Vec<f32> = fields.map(|score| score.parse().expect("a number")).collect();
        (pair, scores.try_into().expect("three scores"))
    })
    .collect()
}

fn bits(scores: &[Scores]) -> Vec<[u32; CLASSES]> {
    scores.iter().map(|s| [s.entails, s.neutral, s.contradicts].map(f32::to_bits)).collect()
}

#[test]
fn near_the_trainers_own_scores() {
    let rows = recorded();
    let pairs: Vec<_> = rows.iter().map(|row| row.0).collect();
    let (mut sum, mut far) = (0.0, 0);
    for (scores, (pair, theirs)) in scores(&pairs).iter().zip(&rows) {
        let ours = [scores.entails, scores.neutral, scores.contradicts];
        let gaps: Vec<f32> = ours.iter().zip(theirs).map(|(ours, theirs)| (ours - theirs).abs()).collect();
        let largest = gaps.iter().copied().fold(0.0, f32::max);
        assert!(largest < LARGEST_GAP, "{pair:?}: {scores:?} {theirs:?}");
        far += usize::from(largest > COMMON_GAP);
        sum += gaps.iter().sum::<f32>();
    }
    assert!(20 * far < rows.len(), "{far} pairs are far off");
    let mean = sum / (3 * rows.len()) as f32;
    assert!(mean < MEAN_GAP, "mean gap {mean}");
}

#[test]
fn neighbours_and_order_change_no_bit() {
    let mut pairs: Vec<_> = recorded().iter().map(|row| row.0).collect();
    let together = bits(&scores(&pairs));
    let alone: Vec<_> = pairs.iter().flat_map(|pair| bits(&scores(&[*pair]))).collect();
    assert_eq!(together, alone);
    pairs.reverse();
    let mut backwards = bits(&scores(&pairs));
    backwards.reverse();
    assert_eq!(together, backwards);
}

#[test]
fn forgetting_changes_no_bit() {
    let pairs = [("The ferry sank.", "No ferry sank.")];
    let before = bits(&scores(&pairs));
    super::forget();
    assert_eq!(bits(&scores(&pairs)), before);
}

#[test]
fn threads_change_no_bit() {
    let pairs: Vec<_> = recorded().iter().map(|row| row.0).collect();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
        bits(&pool.install(|| scores(&pairs)))
    };
    assert_eq!(on(1), on(3));
}

#[test]
fn every_machine_has_the_same_bits() {
    let long = "a very long sentence about nothing at all ".repeat(30);
    let pairs = [("The ferry sank on Friday.", "A boat went down."), (long.as_str(), "nothing"), ("", "")];
    let plain = bits(&run(Instructions::Scalar, &pairs));
    for instructions in Instructions::all() {
        assert_eq!(bits(&run(instructions, &pairs)), plain, "{instructions:?}");
    }
}

#[test]
fn odd_texts_have_scores_that_add_up_to_one() {
    let huge = "word ".repeat(100_000);
    let texts = ["", " ", "\u{0}", "\u{202e}שלום", "🙂🙂", "a", "[SEP] [CLS]", huge.as_str()];
    let pairs: Vec<(&str, &str)> = texts.iter().flat_map(|a| texts.iter().map(|b| (*a, *b))).collect();
    let scores = scores(&pairs);
    assert_eq!(scores.len(), pairs.len());
    for (s, (premise, hypothesis)) in scores.iter().zip(&pairs) {
        let all = [s.entails, s.neutral, s.contradicts];
        let shown = |text: &str| text.chars().take(20).collect::<String>();
        assert!(all.iter().all(|x| (0.0..=1.0).contains(x)), "{:?} {:?} {s:?}", shown(premise), shown(hypothesis));
        assert!((all.iter().sum::<f32>() - 1.0).abs() < 1e-5, "{:?} {:?} {s:?}", shown(premise), shown(hypothesis));
    }
    assert!(super::scores(&[]).is_empty());
}
