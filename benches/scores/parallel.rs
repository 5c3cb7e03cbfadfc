//! Whether short reports of one event are told to say the same, and where they differ.
//!
//! Takes the stories of `benches/parallel`, written for this tool: two or three reports each, by reporters who saw or heard the same, and
//! what they share, where they conflict, and what only looks so, by words of the reports. Gives how many shared facts are corroborated or
//! at least in one cluster, how many conflicts are found, and what is found that is none. No rule was made from these stories; the bound from which a
//! statement follows (`compare::weigh`) was chosen with them, and one line of them was seen before the guard of a toll told so far
//! was made. The stories of `benches/conflicts` are the same, with two to four conflicts each; rules were made from them.

use super::{Row, Run};
use crosscheck::compare;
use crosscheck::judge::Verdict;
use crosscheck::pipeline::{Crosschecked, Settings, crosscheck, extract_inputs};
use crosscheck::read::{Article, Input};
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum List {
    Shared,
    Conflict,
    Apart,
}

#[derive(Default)]
struct Story {
    articles: Vec<Article>,
    /// Each line's words of the reports.
    lines: Vec<(List, Vec<String>)>,
}

#[derive(Default)]
struct Scores {
    shared: usize,
    corroborated: usize,
    together: usize,
    conflicts: usize,
    found: usize,
    apart: usize,
    mistaken: usize,
    contradictions: usize,
    unlisted: usize,
}

/// The rows of the table.
pub fn measure(run: &Run<'_>) -> Vec<Row> {
    [("written", "parallel"), ("conflicts", "conflicts")]
        .iter()
        .flat_map(|(set, folder)| of(run, set, folder))
        .collect()
}

fn of(run: &Run<'_>, set: &str, folder: &str) -> Vec<Row> {
    let settings = Settings { compare: compare::Options { model: run.model }, ..Settings::default() };
    let mut scores = Scores::default();
    for story in stories(folder) {
        let inputs = story.articles.iter().cloned().map(Input::Article).collect();
        add(&mut scores, &story, &crosscheck(extract_inputs(inputs, &settings), &settings));
    }
    let row = |figure: &str, part: usize, whole: usize| Row::new(set, figure, format!("{part} of {whole}"));
    vec![
        row("shared facts corroborated", scores.corroborated, scores.shared),
        row("shared facts in one cluster", scores.together, scores.shared),
        row("conflicts found", scores.found, scores.conflicts),
        row("contradictions that are none of the listed conflicts", scores.unlisted, scores.contradictions),
        row("pairs to keep apart that contradict", scores.mistaken, scores.apart),
    ]
}

fn stories(folder: &str) -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches").join(folder);
    let mut pages: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
    pages.sort();
    pages.iter().filter_map(|page| std::fs::read_to_string(page).ok()).map(|page| story(&page)).collect()
}

/// `## OUTLET | DATE` and a report, as often as there are reports, then the lists: `- "words of one" | "words of the other"`.
fn story(page: &str) -> Story {
    let mut story = Story::default();
    for part in page.split("\n## ").skip(1) {
        let (head, text) = part.split_once('\n').unwrap_or((part, ""));
        let list = match head.trim() {
            "Shared" => List::Shared,
            "Conflict" => List::Conflict,
            "Apart" => List::Apart,
            head => {
                let (outlet, date) = head.split_once('|').unwrap_or((head, ""));
                let mut article = Article::plain(format!("{}.txt", story.articles.len()), text.trim());
                article.meta.outlet = Some(outlet.trim().to_string());
                article.meta.date = date.trim().parse().ok();
                story.articles.push(article);
                continue;
            }
        };
        let quoted = |line: &str| line.split('"').skip(1).step_by(2).map(str::to_string).collect();
        story.lines.extend(text.lines().filter(|line| line.starts_with("- ")).map(|line| (list, quoted(line))));
    }
    story
}

fn add(scores: &mut Scores, story: &Story, run: &Crosschecked) {
    let edges: Vec<[usize; 2]> = (run.judged.iter().flat_map(|judged| &judged.cluster.contradictions))
        .map(|edge| [run.pairs[*edge].a, run.pairs[*edge].b])
        .collect();
    let mut listed: BTreeSet<[usize; 2]> = BTreeSet::new();
    for (list, words) in &story.lines {
        let told: Vec<BTreeSet<usize>> = words.iter().map(|words| claims(run, words)).collect();
        let across = |[a, b]: &[usize; 2]| {
            let between = |x: &BTreeSet<usize>, y: &BTreeSet<usize>| x.contains(a) && y.contains(b);
            told.iter().enumerate().any(|(i, x)| told[..i].iter().any(|y| between(x, y) || between(y, x)))
        };
        let between: Vec<[usize; 2]> = edges.iter().copied().filter(across).collect();
        match list {
            List::Shared => {
                let holds = |claims: &[usize]| {
                    told.iter().filter(|told| claims.iter().any(|claim| told.contains(claim))).count() > 1
                };
                let both: Vec<_> = run.judged.iter().filter(|judged| holds(&judged.cluster.claims)).collect();
                scores.shared += 1;
                scores.together += usize::from(!both.is_empty());
                scores.corroborated += usize::from(both.iter().any(|it| it.verdict == Verdict::Corroborated));
            }
            List::Conflict => {
                scores.conflicts += 1;
                scores.found += usize::from(!between.is_empty());
                listed.extend(between);
            }
            List::Apart => {
                scores.apart += 1;
                scores.mistaken += usize::from(!between.is_empty());
            }
        }
    }
    scores.contradictions += edges.len();
    scores.unlisted += edges.iter().filter(|edge| !listed.contains(*edge)).count();
}

/// Claims made from at least half of these words, wherever they stand.
fn claims(run: &Crosschecked, words: &str) -> BTreeSet<usize> {
    let is_of = |claim: &crosscheck::extract::Claim| {
        let text = run.extracted.documents[claim.article.index()].text();
        let Some(start) = text.find(words) else { return false };
        let of_words = |at: &usize| (start..start + words.len()).contains(at);
        2 * claim.span.range().filter(of_words).count() >= words.len()
    };
    (0..run.extracted.claims.len()).filter(|claim| is_of(&run.extracted.claims[*claim])).collect()
}
