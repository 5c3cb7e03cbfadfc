//! A statement as a text that can be read alone, with the way back to the article's bytes.
//!
//! Takes the pieces of a statement, gives [`Wording`]. Spaces come from the article where words are neighbours there; signs
//! that lost their neighbour go (", ," and quotation marks without a partner); the first letter is a capital, the last full
//! stop goes. Pronouns and descriptions become the name that [`Mentions`] knows, once a statement.

use super::atomic::{Piece, View};
use super::claim::Speaker;
use super::mentions::Mentions;
use crate::span::{SourceMap, Span};

#[derive(Clone, Debug, Default)]
pub(super) struct Wording {
    pub text: String,
    pub map: SourceMap,
    /// The smallest stretch of the article that holds all words taken from it.
    pub span: Option<Span>,
}

/// What the words are told in: needed to know what a pronoun stands for.
pub(super) struct Scene<'a> {
    pub mentions: &'a Mentions,
    pub sentence: usize,
    /// Who says "I" in these words.
    pub speaker: Option<&'a Speaker>,
}

struct Word {
    text: String,
    token: Option<usize>,
    /// Where the word stands in the article; `None` for a made-up one.
    origin: Option<Span>,
    /// The text is the article's own.
    exact: bool,
}

pub(super) fn wording(view: &View, pieces: &[Piece], scene: &Scene) -> Wording {
    let mut words = words(view, pieces, scene);
    drop_loose_signs(view, &mut words);
    drop_lone_marks(&mut words);
    trim(&mut words);
    let mut wording = Wording::default();
    for at in 0..words.len() {
        if at > 0 && spaced(view, &words[at - 1], &words[at]) {
            wording.text.push(' ');
        }
        let word = &words[at];
        let start = wording.text.len();
        if at == 0 {
            capitalised(&word.text, &mut wording.text)
        } else {
            wording.text.push_str(&word.text)
        }
        let Some(origin) = word.origin else { continue };
        let length = wording.text.len() - start;
        wording.map.push(start, length, origin.start as usize, if word.exact { length } else { origin.len() });
        wording.span = Some(wording.span.map_or(origin, |span| span.cover(origin)));
    }
    wording
}

fn capitalised(word: &str, out: &mut String) {
    let mut chars = word.chars();
    match chars.next() {
        // A letter whose capital has another length would break the map.
        Some(first)
            if first.is_lowercase() && first.to_uppercase().map(char::len_utf8).sum::<usize>() == first.len_utf8() =>
        {
            out.extend(first.to_uppercase());
            out.push_str(chars.as_str());
        }
        _ => out.push_str(word),
    }
}

fn words(view: &View, pieces: &[Piece], scene: &Scene) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(pieces.len());
    let mut named: Vec<String> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Made(text) => words.push(Word { text: text.to_string(), token: None, origin: None, exact: false }),
            Piece::Bent(token, text) => {
                let origin = Some(view.token(*token).span);
                words.push(Word { text: text.clone(), token: Some(*token), origin, exact: false });
            }
            Piece::Token(token) => {
                if view.word(*token).trim().is_empty() {
                    continue;
                }
                let resolved = resolved(view, *token, scene).filter(|name| {
                    let known = named.iter().any(|n| n == name)
                        || words.iter().any(|word| name.ends_with(&word.text) && word.text.len() > 2);
                    !known
                });
                let origin = view.token(*token).span;
                match resolved {
                    Some(name) => {
                        let owner = view.tag(*token) == "PRP$";
                        let text = if owner { format!("{name}’s") } else { name.clone() };
                        named.push(name);
                        // The pronoun is where the name comes from: the map leads there, the text is not the article's.
                        words.push(Word { text, token: Some(*token), origin: None, exact: false });
                    }
                    None => {
                        let text = agreed(view, *token, scene).unwrap_or_else(|| view.word(*token).to_string());
                        let exact = text == view.word(*token);
                        words.push(Word { text, token: Some(*token), origin: Some(origin), exact });
                    }
                }
            }
        }
    }
    words
}

fn is_first_person(view: &View, token: usize) -> bool {
    view.tag(token).starts_with("PRP") && view.is(token, &["i", "me", "my", "myself"])
}

/// The name to write instead of a pronoun or description.
fn resolved(view: &View, token: usize, scene: &Scene) -> Option<String> {
    if is_first_person(view, token) {
        let speaker = scene.speaker.filter(|speaker| !speaker.unnamed && !view.is(token, &["myself"]))?;
        return Some(speaker.name.clone());
    }
    if !view.tag(token).starts_with("PRP") {
        return None;
    }
    scene.mentions.antecedent(scene.sentence, token).map(|antecedent| antecedent.name)
}

/// "I am" → "Ann Lee is": the verb that follows a name put for "I".
fn agreed(view: &View, token: usize, scene: &Scene) -> Option<String> {
    scene.speaker.filter(|speaker| !speaker.unnamed)?;
    if view.tag(token) != "VBP" {
        return None;
    }
    let verb = if matches!(view.dep(token), "aux" | "auxpass") { view.head(token) } else { token };
    let subject = view.subject(verb)?;
    if !(is_first_person(view, subject) && view.is(subject, &["i"])) {
        return None;
    }
    Some(super::atomic::third_person(view.lemma(token)))
}

fn is_sign(word: &Word) -> bool {
    matches!(word.text.as_str(), "," | ";" | ":" | "—" | "–" | "--" | "-" | "…" | "...") && word.exact
}

/// Signs between words that are no longer neighbours.
fn drop_loose_signs(view: &View, words: &mut Vec<Word>) {
    let mut keep = vec![true; words.len()];
    let neighbours = |a: &Word, b: &Word| match (a.token, b.token) {
        (Some(a), Some(b)) => b == a + 1,
        _ => false,
    };
    for at in 0..words.len() {
        if !is_sign(&words[at]) {
            continue;
        }
        let hyphen = words[at].text == "-" || words[at].text == "–";
        let tight =
            hyphen && at > 0 && neighbours(&words[at - 1], &words[at]) && !gap(view, &words[at - 1], &words[at]);
        let before = at > 0 && neighbours(&words[at - 1], &words[at]);
        let after = at + 1 < words.len() && neighbours(&words[at], &words[at + 1]);
        keep[at] = tight || (before && after);
    }
    let mut keep = keep.into_iter();
    words.retain(|_| keep.next().unwrap_or(true));
}

/// Quotation marks and brackets that lost their partner.
fn drop_lone_marks(words: &mut Vec<Word>) {
    let mut lone = vec![false; words.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut straight: Option<usize> = None;
    for (at, word) in words.iter().enumerate() {
        match word.text.as_str() {
            "“" | "(" | "[" | "«" | "``" => open.push(at),
            "”" | ")" | "]" | "»" | "''" => {
                let partner = match word.text.as_str() {
                    "”" => "“",
                    ")" => "(",
                    "]" => "[",
                    "»" => "«",
                    _ => "``",
                };
                match open.iter().rposition(|o| words[*o].text == partner) {
                    Some(place) => open.truncate(place),
                    None => lone[at] = true,
                }
            }
            "\"" => straight = if straight.is_some() { None } else { Some(at) },
            _ => {}
        }
    }
    for at in open.into_iter().chain(straight) {
        lone[at] = true;
    }
    let mut lone = lone.into_iter();
    words.retain(|_| !lone.next().unwrap_or(false));
}

/// No signs at the edges; quotation marks around the whole go too.
fn trim(words: &mut Vec<Word>) {
    let closing =
        |word: &Word| matches!(word.text.as_str(), "," | ";" | ":" | "—" | "–" | "--" | "-" | "." | "…" | "...");
    while words.last().is_some_and(closing) {
        words.pop();
    }
    let first = words.iter().take_while(|word| closing(word)).count();
    words.drain(..first);
    loop {
        let pair = match (words.first(), words.last()) {
            (Some(a), Some(b)) if words.len() > 2 => {
                matches!((a.text.as_str(), b.text.as_str()), ("“", "”") | ("\"", "\""))
            }
            _ => false,
        };
        let inner = words.iter().filter(|word| matches!(word.text.as_str(), "“" | "”" | "\"")).count();
        if !pair || inner != 2 {
            break;
        }
        words.pop();
        words.remove(0);
        while words.last().is_some_and(closing) {
            words.pop();
        }
    }
}

fn gap(view: &View, a: &Word, b: &Word) -> bool {
    match (a.token, b.token) {
        (Some(a), Some(b)) if b == a + 1 => view.token(a).span.end < view.token(b).span.start,
        _ => true,
    }
}

fn spaced(view: &View, a: &Word, b: &Word) -> bool {
    if let (Some(x), Some(y)) = (a.token, b.token)
        && y == x + 1
        && !(a.origin.is_none() && view.word(y).starts_with(['\'', '’']))
    {
        return gap(view, a, b);
    }
    let hugging = matches!(b.text.as_str(), "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "”" | "%")
        || b.text.starts_with('’')
        || b.text.starts_with('\'') && b.text.len() > 1;
    let opening = matches!(a.text.as_str(), "(" | "[" | "“" | "$" | "€" | "£");
    !hugging && !opening
}
