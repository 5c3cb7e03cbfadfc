//! How time, memory and recall grow with the archive: `cargo bench --bench scale -- [CLAIMS]…` (default 1000 10000 100000).
//!
//! Makes stories of its own: invented places and people, a few words that every story shares, five outlets a story, each
//! telling the same four facts in one of several wordings; one outlet gives another toll, one denies what the rest tells.
//! Every size runs in a process of its own, without the NLI model. Gives for each: seconds of processor time for taking the
//! claims apart (parse, normalise) and for everything after (block, compare, cluster, judge), peak memory, candidates a
//! claim, the share of planted pairs that blocking keeps, and the growth exponent between the smallest and largest size.

#[path = "dice.rs"]
mod dice;

use crosscheck::block::{Candidate, block};
use crosscheck::cluster::{cluster, inside};
use crosscheck::compare::{Comparer, Options, Relation};
use crosscheck::extract::{Claim, Context, from_text};
use crosscheck::judge::{Article, Evidence, Independence, Sources, Verdict, judge};
use crosscheck::normalise::{Statement, normalise};
use crosscheck::read::{ArticleId, Meta, Outlets};
use dice::Dice;
use rayon::prelude::*;
use std::collections::HashSet;

const OUTLETS: [&str; 5] = ["Lake Post", "Alp Times", "Sea Herald", "Hill News", "Moor Courier"];
const FACTS: usize = 4;
/// Claims of one story.
const STORY: usize = OUTLETS.len() * FACTS;
/// From this size on the exponent is fitted: below it, fixed costs hide the growth.
const FIT_FROM: usize = 10_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, claims] = arguments.as_slice()
        && flag == "--one"
    {
        println!("{}", one(claims.parse().expect("a number of claims")));
        return;
    }
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|size| size.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000, 100_000];
    }
    println!(
        "claims\tprepare s\tcheck s\tpeak MB\tcandidates a claim\tplanted kept\tplanted agreements\tplanted conflicts\tclusters\tdisputed"
    );
    let mut points: Vec<(f64, f64)> = Vec::new();
    for size in sizes {
        let this = std::env::current_exe().expect("a running program has a path");
        let output =
            std::process::Command::new(this).args(["--one", &size.to_string()]).output().expect("it runs again");
        let line = String::from_utf8_lossy(&output.stdout).trim().to_string();
        println!("{line}");
        if let Some(seconds) =
            line.split('\t').nth(2).and_then(|seconds| seconds.parse().ok()).filter(|_| size >= FIT_FROM)
        {
            points.push(((size as f64).ln(), f64::ln(seconds)));
        }
    }
    if let (Some(first), Some(last)) = (points.first(), points.last())
        && points.len() > 1
    {
        println!("growth exponent {:.2}", (last.1 - first.1) / (last.0 - first.0));
    }
}

/// One line of the table.
fn one(size: usize) -> String {
    let stories = size.div_ceil(STORY);
    let metas: Vec<Meta> = (0..stories * OUTLETS.len())
        .map(|i| Meta { outlet: Some(OUTLETS[i % OUTLETS.len()].to_string()), ..Meta::default() })
        .collect();
    let prepared: Vec<(Claim, Statement)> = (0..stories * STORY)
        .into_par_iter()
        .map(|i| {
            let outlet = OUTLETS[i % STORY / FACTS];
            let context = Context { outlet: Some(outlet.into()), ..Context::default() };
            let claim = from_text(ArticleId((i / FACTS) as u32), &sentence(i), &context);
            let statement = normalise(&claim, Some(outlet));
            (claim, statement)
        })
        .collect();
    let (claims, statements): (Vec<Claim>, Vec<Statement>) = prepared.into_iter().unzip();
    let prepare = processor_seconds();
    let pairs = block(&statements);
    let comparer = Comparer::of(&statements);
    let mut comparisons = comparer.survey(&pairs, Options { model: false }, None);
    let clusters = cluster(&statements, &pairs, &comparisons);
    comparer.restore(&pairs, &mut comparisons, &inside(&clusters, &pairs).concat());
    let kept: HashSet<Candidate> = pairs.iter().copied().collect();
    let (mut planted, mut found) = (0, 0);
    let mut conflicts = HashSet::new();
    for pair in (0..stories).flat_map(planted_pairs) {
        planted += 1;
        found += usize::from(kept.contains(&pair));
        if is_conflict(pair) {
            conflicts.insert(pair);
        }
    }
    let (mut agreed, mut opposed) = (0, 0);
    for (pair, comparison) in pairs.iter().zip(&comparisons) {
        match comparison.relation {
            Relation::Contradicts => opposed += usize::from(conflicts.contains(pair)),
            Relation::Same | Relation::Entails | Relation::EntailedBy => {
                agreed += usize::from(is_planted(*pair) && !conflicts.contains(pair));
            }
            Relation::Related | Relation::Unrelated => {}
        }
    }
    let articles: Vec<Article<'_>> =
        metas.iter().map(|meta| Article { path: "claims.yaml", meta, text: "", sentences: &[], quoted: &[] }).collect();
    let outlets = Outlets::bundled();
    let evidence = Evidence { claims: &claims, statements: &statements, pairs: &pairs, comparisons: &comparisons };
    let sources = Sources { articles: &articles, outlets: &outlets };
    let judged = judge(clusters, evidence, sources, Independence::Voice);
    let disputed = judged.iter().filter(|judged| judged.verdict == Verdict::Disputed).count();
    format!(
        "{size}\t{prepare:.1}\t{:.1}\t{}\t{:.1}\t{:.3}\t{:.3}\t{:.3}\t{}\t{disputed}",
        processor_seconds() - prepare,
        peak_megabytes(),
        pairs.len() as f64 / claims.len() as f64,
        found as f64 / planted.max(1) as f64,
        agreed as f64 / (planted - conflicts.len()).max(1) as f64,
        opposed as f64 / conflicts.len().max(1) as f64,
        judged.len(),
    )
}

/// The claims of one story that tell the same fact, each pair once.
fn planted_pairs(story: usize) -> impl Iterator<Item = Candidate> {
    (0..FACTS).flat_map(move |fact| {
        let claim = move |outlet: usize| story * STORY + outlet * FACTS + fact;
        (0..OUTLETS.len())
            .flat_map(move |a| (a + 1..OUTLETS.len()).map(move |b| Candidate { a: claim(a), b: claim(b) }))
    })
}

fn is_planted(pair: Candidate) -> bool {
    pair.a / STORY == pair.b / STORY && pair.a % FACTS == pair.b % FACTS
}

/// Fact 0 has another toll in the last outlet, fact 3 is denied there.
fn is_conflict(pair: Candidate) -> bool {
    let last = |claim: usize| claim % STORY / FACTS == OUTLETS.len() - 1;
    matches!(pair.a % FACTS, 0 | 3) && last(pair.a) != last(pair.b)
}

/// What claim `i` says: its story gives the names, its outlet the wording.
fn sentence(i: usize) -> String {
    let (story, outlet, fact) = (i / STORY, i % STORY / FACTS, i % FACTS);
    let mut dice = Dice(story as u64);
    let place = dice.name();
    let (mayor, company) = (format!("{} {}", dice.name(), dice.name()), dice.name());
    let thing = dice.of(&["bridge", "factory", "ferry", "tunnel", "warehouse", "school", "hotel", "power station"]);
    let event = dice.of(&["fire", "flood", "explosion", "landslide", "collapse"]);
    let toll = 3 + dice.roll(60);
    let toll = if outlet == OUTLETS.len() - 1 { toll + 5 + story as u64 % 7 } else { toll };
    let million = 2 + dice.roll(90);
    match (fact, outlet) {
        (0, 0) => format!("{toll} people were killed in a {event} at a {thing} in {place}."),
        (0, 1) => format!("The {event} at the {thing} in {place} killed {toll} people."),
        (0, 2) => format!("A {event} in {place} left {toll} people dead at a {thing}."),
        (0, 3) => format!("{toll} people died when a {event} struck a {thing} in {place}."),
        (0, _) => format!("In {place}, {toll} people were killed in the {event} at the {thing}."),
        (1, 0) => format!("Mayor {mayor} of {place} declared a state of emergency after the {event}."),
        (1, 1) => format!("{mayor}, the mayor of {place}, has declared an emergency."),
        (1, 2) => format!("An emergency was declared in {place} by Mayor {mayor}."),
        (1, _) => format!("After the {event} the mayor of {place}, {mayor}, declared an emergency."),
        (2, 0) => format!("The {thing} in {place} belongs to the company {company}."),
        (2, 1) => format!("{company} owns the {thing} in {place}."),
        (2, 2) => format!("The owner of the {thing} at {place} is {company}."),
        (2, _) => format!("{company} is the owner of the {place} {thing}."),
        (_, 0) => format!("{company} will pay {million} million dollars to the families of {place}."),
        (_, 1) => format!("The families of {place} will receive {million} million dollars from {company}."),
        (_, 2) => format!("{company} is going to pay the families in {place} {million} million dollars."),
        (_, 3) => format!("{million} million dollars will be paid to the families of {place} by {company}."),
        (_, _) => format!("{company} will not pay the families of {place} {million} million dollars."),
    }
}

impl Dice {
    /// An invented name of three syllables: some 20,000 of them, so that in a large archive names repeat, as they do.
    fn name(&mut self) -> String {
        const FIRST: [&str; 24] = [
            "Bar", "Bel", "Cor", "Dar", "Dun", "Fal", "Gor", "Hal", "Jor", "Kel", "Lan", "Lor", "Mar", "Mel", "Nor",
            "Ost", "Par", "Ral", "Sal", "Tar", "Tol", "Val", "Wes", "Zer",
        ];
        const SECOND: [&str; 28] = [
            "a", "ama", "ana", "ando", "ari", "aso", "avi", "eba", "eda", "ego", "eki", "eli", "ema", "eno", "era",
            "eti", "ibo", "idu", "ilo", "ima", "ino", "iro", "isa", "oka", "olu", "omi", "ona", "oru",
        ];
        const LAST: [&str; 30] = [
            "ba", "bal", "berg", "dal", "dor", "field", "ford", "gan", "ham", "kova", "land", "lin", "low", "man",
            "mark", "mere", "mont", "nik", "ov", "port", "ra", "rin", "sen", "stad", "ton", "var", "vich", "ville",
            "wick", "zen",
        ];
        format!("{}{}{}", self.of(&FIRST), self.of(&SECOND), self.of(&LAST))
    }
}

/// User and system time of this process; 0 where the system does not tell.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: f64 = [11, 12].iter().filter_map(|at| fields.get(*at)?.parse::<f64>().ok()).sum();
    ticks / 100.0
}

/// The most memory this process has held; 0 where the system does not tell.
fn peak_megabytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)).and_then(|number| number.parse().ok());
    kilobytes.unwrap_or(0usize) / 1024
}
