//! Whom a pronoun stands for, on the treebank GUM: against the chains that its annotators set.
//!
//! Takes each document's paragraphs as an article. A pronoun of the third person that the article leaves no doubt about is told by
//! the words of what it stands for; the answer is right where the head of another phrase of its chain is among these words up to
//! their first preposition. Precision is over the pronouns told, recall over those whose chain has a phrase that is no pronoun.
//! "they" for two phrases at once is left out. Rules were made with every other document at hand; the rest is kept apart.

use super::{Row, Run};
use crosscheck::clean::clean;
use crosscheck::extract::mentions::Mentions;
use crosscheck::pipeline::parses;
use crosscheck::read::{Article, Outlets};
use crosscheck::segment::segment;
use std::collections::{HashMap, HashSet};

/// One document of the treebank.
#[derive(Default)]
struct Document {
    text: String,
    tokens: Vec<Token>,
    mentions: Vec<Mention>,
    /// Chains that stand for two others at once.
    split: HashSet<String>,
}

struct Token {
    start: usize,
    form: String,
    pronoun: bool,
}

struct Mention {
    chain: String,
    first: usize,
    last: usize,
    /// Places of its head words.
    heads: Vec<usize>,
}

#[derive(Copy, Clone, Default)]
struct Counts {
    known: usize,
    told: usize,
    right: usize,
}

/// The kinds of pronouns whose figures stand apart.
const KINDS: &[(&str, &[&str])] = &[
    ("he, she", &["he", "her", "hers", "herself", "him", "himself", "his", "she"]),
    ("it", &["it", "its", "itself"]),
    ("they", &["their", "theirs", "them", "themselves", "they"]),
];

pub fn measure(run: &Run<'_>) -> Vec<Row> {
    let Some(treebank) = run.text("treebank/gum_evaluation_only.conllu") else { return Vec::new() };
    let documents = documents(&treebank);
    let mut counts = [[Counts::default(); 3]; 2];
    for (at, document) in documents.iter().enumerate() {
        add(document, &mut counts[at % 2]);
    }
    let mut rows = Vec::new();
    for (set, counts) in [("gum, rules made with", &counts[0]), ("gum, kept apart", &counts[1])] {
        for ((kind, _), count) in KINDS.iter().zip(counts) {
            let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
            rows.push(Row::new(set, format!("{kind}: pronouns with a phrase in their chain"), count.known.to_string()));
            rows.push(Row::share(set, format!("{kind}: precision"), share(count.right, count.told)));
            rows.push(Row::share(set, format!("{kind}: recall"), share(count.right, count.known)));
        }
    }
    rows
}

fn add(document: &Document, counts: &mut [Counts; 3]) {
    let text = clean(Article::plain("gum.txt", document.text.clone()), &Outlets::default());
    let sentences = segment(&text);
    let parses = parses(&text, &sentences);
    let mentions = Mentions::find(&text, &sentences, &parses);
    let mut ours = HashMap::new();
    for (sentence, parse) in parses.iter().enumerate() {
        for (token, word) in parse.tokens.iter().enumerate() {
            ours.insert(word.span.start as usize, (sentence, token));
        }
    }
    for (at, token) in document.tokens.iter().enumerate().filter(|(_, token)| token.pronoun) {
        let form = token.form.to_lowercase();
        let Some(kind) = KINDS.iter().position(|(_, forms)| forms.contains(&form.as_str())) else { continue };
        let Some((sentence, place)) = ours.get(&token.start) else { continue };
        let chain = document.mentions.iter().find(|m| m.first == at && m.last == at).map(|m| m.chain.as_str());
        if chain.is_some_and(|chain| document.split.contains(chain)) {
            continue;
        }
        let heads = chain.map(|chain| document.heads(chain)).unwrap_or_default();
        let count = &mut counts[kind];
        count.known += usize::from(!heads.is_empty());
        let Some(answer) = mentions.antecedent(*sentence, *place) else { continue };
        // "Moss himself" is one phrase there.
        if chain.is_none() && kind != 1 {
            continue;
        }
        let right = head_words(&answer.name).iter().any(|word| heads.contains(word));
        count.told += 1;
        count.right += usize::from(right);
    }
}

impl Document {
    /// The head words of the phrases of a chain that are no pronouns.
    fn heads(&self, chain: &str) -> HashSet<String> {
        let phrase = |mention: &&Mention| {
            mention.chain == chain && !(mention.first == mention.last && self.tokens[mention.first].pronoun)
        };
        let words = self.mentions.iter().filter(phrase).flat_map(|mention| &mention.heads);
        words.map(|at| self.tokens[*at].form.to_lowercase()).collect()
    }

    fn open(&mut self, id: &str, rest: &str, heads: &mut HashMap<String, Vec<usize>>) {
        let chain = id.split('[').next().unwrap_or(id).to_string();
        let first = self.tokens.len() - 1;
        let least = rest.split('-').nth(5).unwrap_or("1");
        let places = least.split(',').filter_map(|place| place.parse::<usize>().ok()).map(|place| first + place - 1);
        heads.entry(id.to_string()).or_default().push(self.mentions.len());
        self.mentions.push(Mention { chain, first, last: usize::MAX, heads: places.collect() });
    }
}

/// The words of an answer up to its first preposition.
fn head_words(answer: &str) -> Vec<String> {
    const STOPS: &[&str] = &["about", "at", "between", "by", "for", "from", "in", "of", "on", "to", "with"];
    let mut words: Vec<String> = Vec::new();
    for word in answer.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        if STOPS.contains(&word.as_str()) && !words.is_empty() {
            break;
        }
        words.push(word);
    }
    words
}

fn documents(treebank: &str) -> Vec<Document> {
    let mut found: Vec<Document> = Vec::new();
    let mut open: HashMap<String, Vec<usize>> = HashMap::new();
    let (mut begins, mut at) = (false, 0);
    for line in treebank.lines() {
        if line.starts_with("# newdoc id = ") {
            found.push(Document::default());
            open.clear();
        }
        let Some(document) = found.last_mut() else { continue };
        if line.starts_with("# newpar") {
            begins = true;
        } else if let Some(text) = line.strip_prefix("# text = ") {
            let gap = if document.text.is_empty() {
                ""
            } else if begins {
                "\n\n"
            } else {
                " "
            };
            document.text += gap;
            at = document.text.len();
            document.text += text.trim();
            begins = false;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, tag, .., misc] = &fields[..] else { continue };
        if !id.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        at += document.text[at..].len() - document.text[at..].trim_start().len();
        let shown = document.text[at..].starts_with(form);
        document.tokens.push(Token { start: at, form: form.to_string(), pronoun: *tag == "PRON" });
        at += if shown { form.len() } else { 0 };
        for field in misc.split('|') {
            if let Some(entities) = field.strip_prefix("Entity=") {
                chains(document, entities, &mut open);
            } else if let Some(split) = field.strip_prefix("SplitAnte=") {
                document.split.extend(split.split(',').filter_map(|pair| Some(pair.split_once('<')?.1.to_string())));
            }
        }
    }
    found
}

/// `(4-abstract-new-…(5-object-…)` opens two phrases and closes one, `4)` closes the other.
fn chains(document: &mut Document, entities: &str, open: &mut HashMap<String, Vec<usize>>) {
    let mut rest = entities;
    let end = document.tokens.len() - 1;
    while !rest.is_empty() {
        let opens = rest.starts_with('(');
        let body = rest.trim_start_matches('(');
        let stop = body.find(['(', ')']).unwrap_or(body.len());
        let (piece, after) = body.split_at(stop);
        let id = piece.split('-').next().unwrap_or(piece);
        if opens {
            document.open(id, piece, open);
        }
        rest = after;
        if let Some(after) = after.strip_prefix(')') {
            if let Some(mention) = open.get_mut(id).and_then(Vec::pop) {
                document.mentions[mention].last = end;
            }
            rest = after;
        }
    }
}
