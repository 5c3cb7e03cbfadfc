//! The gate's time: `cargo bench --bench gate`, or with other numbers of files (`cargo bench --bench gate -- 100 5000`).
//!
//! Writes claim files of twenty claims each, four of a story that five outlets tell (one of them with another toll, one
//! denying a payment) and sixteen that nobody else tells, and runs `crosscheck gate --no-model` over them as CI would.
//! Gives the shortest of three runs by the clock, start-up and output included.

#[path = "dice.rs"]
mod dice;

use dice::Dice;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const OUTLETS: [&str; 5] = ["Lake Post", "Alp Times", "Sea Herald", "Hill News", "Moor Courier"];
const CLAIMS: usize = 20;
const RUNS: usize = 3;

fn main() {
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if given.is_empty() { vec![10, 1_000] } else { given };
    println!("files\tclaims\tms");
    for files in sizes {
        let folder = std::env::temp_dir().join(format!("crosscheck-gate-{}-{files}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the claim files");
        for file in 0..files {
            std::fs::write(folder.join(format!("{file:05}.yaml")), text(file)).expect("a claim file is written");
        }
        let best = (0..RUNS).map(|_| once(&folder)).min().unwrap_or_default();
        println!("{files}\t{}\t{}", files * CLAIMS, best.as_millis());
        let _ = std::fs::remove_dir_all(&folder);
    }
}

fn once(folder: &Path) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["gate", "--isolated", "--no-model"])
        .arg(folder)
        .stdout(Stdio::null())
        .status()
        .expect("the program runs");
    assert!(status.code().is_some_and(|code| code < 2), "the gate could not read its files");
    start.elapsed()
}

fn text(file: usize) -> String {
    let (story, outlet) = (file / OUTLETS.len(), file % OUTLETS.len());
    let mut text =
        format!("crosscheck: 1\nsource: {{outlet: {}, date: 2025-03-0{}}}\nclaims:\n", OUTLETS[outlet], outlet + 1);
    let told = shared(story, outlet);
    let mut dice = Dice(0x5eed ^ (file as u64) << 20);
    let own = (told.len()..CLAIMS).map(|_| alone(&mut dice));
    for claim in told.into_iter().chain(own) {
        let _ = writeln!(text, "  - {claim}");
    }
    text
}

/// What all outlets tell of a story, each in its own words.
fn shared(story: usize, outlet: usize) -> Vec<String> {
    let mut dice = Dice(story as u64);
    let (place, mayor, company) = (dice.name(), format!("{} {}", dice.name(), dice.name()), dice.name());
    let thing = dice.of(&["bridge", "factory", "ferry", "tunnel", "warehouse", "school", "hotel"]);
    let event = dice.of(&["fire", "flood", "explosion", "landslide", "collapse"]);
    let (toll, million) = (3 + dice.roll(60), 2 + dice.roll(90));
    let toll = if outlet == OUTLETS.len() - 1 { toll + 5 } else { toll };
    let toll = match outlet {
        0 => format!("{toll} people were killed in a {event} at a {thing} in {place}"),
        1 => format!("the {event} at the {thing} in {place} killed {toll} people"),
        2 => format!("a {event} in {place} left {toll} people dead at a {thing}"),
        3 => format!("{toll} people died when a {event} struck a {thing} in {place}"),
        _ => format!("in {place} {toll} people were killed in the {event} at the {thing}"),
    };
    let emergency = match outlet % 2 {
        0 => format!("Mayor {mayor} of {place} declared a state of emergency after the {event}"),
        _ => format!("{mayor}, the mayor of {place}, has declared an emergency"),
    };
    let owner = match outlet % 3 {
        0 => format!("the {thing} in {place} belongs to the company {company}"),
        1 => format!("{company} owns the {thing} in {place}"),
        _ => format!("the owner of the {thing} at {place} is {company}"),
    };
    let payment = match outlet {
        0 | 3 => format!("{company} will pay {million} million dollars to the families of {place}"),
        1 | 2 => format!("the families of {place} will receive {million} million dollars from {company}"),
        _ => format!("{company} will not pay the families of {place} {million} million dollars"),
    };
    vec![toll, emergency, owner, payment]
}

fn alone(dice: &mut Dice) -> String {
    let (a, b, c) = (dice.name(), dice.name(), dice.name());
    match dice.roll(5) {
        0 => format!("{a} {b} was born in {c} in 19{}", 10 + dice.roll(89)),
        1 => {
            let thing = dice.of(&["river", "road", "railway", "canal"]);
            format!("the {thing} through {a} is {} kilometres long", 5 + dice.roll(400))
        }
        2 => format!("{a} {b} resigned as head of the {c} council"),
        3 => {
            let law = dice.of(&["budget", "water law", "press law", "tax reform"]);
            format!("the {a} parliament passed the {law} with {} votes", 50 + dice.roll(250))
        }
        _ => format!("{a} won the match against {b} by {} goals", 1 + dice.roll(8)),
    }
}

impl Dice {
    /// An invented name: some thousand of them, so that names repeat across stories, as they do.
    fn name(&mut self) -> String {
        const FIRST: [&str; 16] = [
            "Bar", "Bel", "Cor", "Dar", "Dun", "Fal", "Gor", "Hal", "Jor", "Kel", "Lan", "Mar", "Nor", "Ost", "Tar",
            "Val",
        ];
        const SECOND: [&str; 12] = ["a", "ama", "ando", "ari", "avi", "ego", "eli", "era", "ilo", "ino", "oka", "omi"];
        const LAST: [&str; 16] = [
            "bal", "berg", "dal", "dor", "field", "ford", "gan", "ham", "kova", "land", "lin", "mere", "port", "sen",
            "ton", "vich",
        ];
        format!("{}{}{}", self.of(&FIRST), self.of(&SECOND), self.of(&LAST))
    }
}
