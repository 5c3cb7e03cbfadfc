//! Commas, dashes, quotation marks and brackets of a statement that lost what they stood between.
//!
//! Takes the words of a statement, drops the signs that no longer part or close anything.
//!
//! Worked: `Ann Lee , [who left ,] sank it` gives `Ann Lee sank it`; `Ann Lee, a skipper, [sank it and] left` keeps both commas.

use super::{Word, gap};
use crate::extract::atomic::View;

fn is_sign(word: &Word) -> bool {
    matches!(word.text.as_str(), "," | ";" | ":" | "—" | "–" | "--" | "-" | "…" | "...") && word.exact
}

/// Signs between words that are no longer neighbours.
pub(super) fn drop_loose_signs(view: &View, words: &mut Vec<Word>) {
    let mut keep = vec![true; words.len()];
    let neighbours = |a: &Word, b: &Word| match (a.token, b.from.or(b.token)) {
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
        // "ties, despite the quarrel, are …": the second comma is there, so the first one stays.
        let opens = at > 0 && after && words[at].text == "," && !is_sign(&words[at - 1]) && closes(&words[at + 1..]);
        // "After the raid[, a night of fire], he left": the comma of the main clause stays.
        let fronted =
            at > 0 && after && words[at].text == "," && !is_sign(&words[at - 1]) && fronts(view, &words[at + 1]);
        let closing = before && words[at].text == "," && at + 1 < words.len() && shuts(view, &words[..=at]);
        keep[at] = tight || (before && after) || opens || fronted || closing;
    }
    let mut keep = keep.into_iter();
    words.retain(|_| keep.next().unwrap_or(true));
}

/// "Ann Lee, a skipper[, sank the boat and] left": the comma that ends what another comma opened.
fn shuts(view: &View, words: &[Word]) -> bool {
    let [rest @ .., last, _] = words else { return false };
    let Some(last) = last.token else { return false };
    let up = |at: &usize| Some(view.head(*at)).filter(|head| head != at);
    let aside = std::iter::successors(Some(last), up)
        .take_while(|at| view.tree.edges(*at).1 == last)
        .find(|at| matches!(view.dep(*at), "appos" | "relcl") && view.head(*at) < *at);
    let Some(first) = aside.map(|aside| view.tree.edges(aside).0) else { return false };
    let before = rest.iter().rposition(|word| word.token.is_some_and(|token| token < first));
    before.is_some_and(|at| rest[at].text == ",")
}

/// The comma before the word hangs on a verb further on that the word is not part of.
fn fronts(view: &View, next: &Word) -> bool {
    let Some(token) = next.token else { return false };
    let verbal = view.tag(token).starts_with("VB") || view.tag(token) == "MD";
    !verbal
        && token > 0
        && view.head(token - 1) > token
        && view.subject(view.head(token - 1)).is_some_and(|s| s >= token)
}

/// Whether a few words on, between its neighbours, a comma stands.
fn closes(words: &[Word]) -> bool {
    let next = words.iter().take(MAX_PARENTHESIS).position(|word| word.text == ",");
    next.is_some_and(|at| at + 1 < words.len())
}

/// Words between the commas of a parenthesis. A guess.
const MAX_PARENTHESIS: usize = 8;

/// Quotation marks and brackets that lost their partner.
pub(super) fn drop_lone_marks(view: &View, words: &mut Vec<Word>) {
    let mut lone = vec![false; words.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut straight: Option<usize> = None;
    let mut single: Option<usize> = None;
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
            "'" | "‘" | "’" => {
                // Without a blank before it closes, or makes a plural an owner.
                let opens = at == 0 || gap(view, &words[at - 1], word);
                match single.take() {
                    None if opens => single = Some(at),
                    None => lone[at] = at + 1 == words.len(),
                    Some(_) => {}
                }
            }
            _ => {}
        }
    }
    for at in open.into_iter().chain(straight).chain(single) {
        lone[at] = true;
    }
    let mut lone = lone.into_iter();
    words.retain(|_| !lone.next().unwrap_or(false));
}

/// No signs at the edges; quotation marks around the whole go too.
pub(super) fn trim(view: &View, words: &mut Vec<Word>) {
    let closing =
        |word: &Word| matches!(word.text.as_str(), "," | ";" | ":" | "—" | "–" | "--" | "-" | "." | "…" | "...");
    while words.last().is_some_and(closing) {
        words.pop();
    }
    // A quotation that closed before these words.
    let ends = words.last().is_some_and(|word| matches!(word.text.as_str(), "\"" | "”"));
    while !ends && words.len() > 1 && matches!(words[0].text.as_str(), "\"" | "”") && closing(&words[1]) {
        words.remove(0);
    }
    let first = words.iter().take_while(|word| closing(word)).count();
    words.drain(..first);
    loop {
        let pair = match (words.first(), words.last()) {
            (Some(a), Some(b)) if words.len() > 2 => {
                matches!((a.text.as_str(), b.text.as_str()), ("“", "”") | ("\"", "\"") | ("'", "'") | ("‘", "’"))
            }
            _ => false,
        };
        let single = words.first().is_some_and(|word| matches!(word.text.as_str(), "'" | "‘"));
        let mark = |word: &&Word| match word.text.as_str() {
            "“" | "”" | "\"" => !single,
            // "brokers’": the mark of an owner is none.
            "'" | "‘" | "’" => single && word.token.is_none_or(|token| view.tag(token) != "POS"),
            _ => false,
        };
        let inner = words.iter().filter(mark).count();
        if !pair || inner != 2 {
            break;
        }
        words.pop();
        words.remove(0);
        while words.last().is_some_and(closing) {
            words.pop();
        }
        let first = words.iter().take_while(|word| closing(word)).count();
        words.drain(..first);
    }
}
