//! The claims of the five real pages against what a reader of them wrote down in `claims/gold/`.

use crosscheck::extract::{Certainty, Claim, Stance};
use crosscheck::pipeline::{Settings, extract};
use std::path::PathBuf;

const GOLD: &str = include_str!("../claims/gold/five-articles.txt");

fn data() -> PathBuf {
    let named = std::env::var_os("CROSSCHECK_DATA").map(PathBuf::from);
    named.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"))
}

fn words(text: &str) -> Vec<String> {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '’');
    text.to_lowercase().split(|c: char| !inner(c)).filter(|word| !word.is_empty()).map(String::from).collect()
}

/// Whether every word of the key begins a word of the text.
fn holds(text: &str, key: &str) -> bool {
    let text = words(text);
    key.split_whitespace().all(|wanted| text.iter().any(|word| word.starts_with(wanted)))
}

fn fits(claim: &Claim, speaker: &str, key: &str, marks: &str) -> bool {
    let (marks, without) = marks.split_once("not ").unwrap_or((marks, ""));
    let named = claim.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str());
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_string();
    let stance = serde_json::to_value(claim.stance).map(name).unwrap_or_default();
    let certainty = serde_json::to_value(claim.certainty).map(name).unwrap_or_default();
    let expected: Vec<&str> = marks.split_whitespace().collect();
    let told = |word: &str, plain: bool| plain || expected.contains(&word);
    let alleged: Vec<&str> = [stance.as_str(), certainty.as_str()].into();
    named == speaker
        && holds(&claim.text, key)
        && told(&stance, claim.stance == Stance::Asserts)
        && told(&certainty, claim.certainty == Certainty::Certain)
        && expected.iter().all(|mark| alleged.contains(mark))
        && !without.split_whitespace().any(|word| words(&claim.text).iter().any(|w| w == word))
}

#[test]
fn the_five_articles_claim_what_their_reader_found() {
    let folder = data().join("articles");
    if !folder.is_dir() {
        eprintln!("skipped: no articles in {}", data().display());
        return;
    }
    let extracted = extract(&[folder], &Settings::default());
    let claims_of = |file: &str| -> Vec<&Claim> {
        let of = |claim: &&Claim| {
            let path = extracted.documents[claim.article.index()].path();
            path.rsplit('/').next().unwrap_or(path).starts_with(file)
        };
        extracted.claims.iter().filter(of).collect()
    };
    let mut wrong = Vec::new();
    for line in GOLD.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        match fields[..] {
            [file, key] => {
                let claims = claims_of(file.trim_start_matches(['!', ' ']));
                let in_a_row = |text: &str| format!(" {} ", words(text).join(" ")).contains(&format!(" {key} "));
                wrong.extend(claims.iter().filter(|c| in_a_row(&c.text)).map(|c| format!("{line}: {}", c.text)));
            }
            [file, speaker, key, marks] if !claims_of(file).iter().any(|c| fits(c, speaker, key, marks)) => {
                wrong.push(format!("missing: {line}"));
            }
            [_, _, _, _] => {}
            _ => wrong.push(format!("not a line of the gold: {line}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
