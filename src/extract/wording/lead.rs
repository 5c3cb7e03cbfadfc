//! What joins a statement to the words before it: "In other words,", "Naturally,", "Well,".
//!
//! Takes the words of a statement, drops those at its front that say how it follows, or how one feels about it. What says when,
//! where, how often or how surely stays: "On Monday,", "Apparently,".

use super::Word;
use crate::extract::atomic::View;

/// Each stands before a comma.
const PHRASES: &[&str] = &[
    "above all",
    "accordingly",
    "after all",
    "again",
    "all in all",
    "anyway",
    "as a consequence",
    "as a result",
    "as it happens",
    "as it turns out",
    "as such",
    "at any rate",
    "besides",
    "by contrast",
    "by the way",
    "consequently",
    "conversely",
    "curiously",
    "even so",
    "for a start",
    "for example",
    "for instance",
    "for one",
    "for one thing",
    "for that reason",
    "for the record",
    "for this reason",
    "fortunately",
    "further",
    "furthermore",
    "hence",
    "however",
    "in addition",
    "in any case",
    "in any event",
    "in closing",
    "in conclusion",
    "in contrast",
    "in fact",
    "in other words",
    "in reply",
    "in reprisal",
    "in response",
    "in retaliation",
    "in short",
    "in that case",
    "in that sense",
    "in turn",
    "incidentally",
    "indeed",
    "instead",
    "interestingly",
    "ironically",
    "likewise",
    "luckily",
    "more importantly",
    "moreover",
    "naturally",
    "nevertheless",
    "nonetheless",
    "not surprisingly",
    "notably",
    "obviously",
    "of course",
    "oh",
    "ok",
    "okay",
    "on the contrary",
    "on the other hand",
    "on top of that",
    "perhaps not surprisingly",
    "predictably",
    "sadly",
    "similarly",
    "so",
    "still",
    "strangely",
    "sure",
    "surprisingly",
    "that being said",
    "that said",
    "then again",
    "therefore",
    "thus",
    "to be clear",
    "to be fair",
    "to be sure",
    "to that end",
    "unfortunately",
    "unsurprisingly",
    "well",
    "what 's more",
    "what is more",
    "yeah",
    "yes",
    "yet",
];

/// Words of the longest of them.
const LONGEST: usize = 4;
/// Words that a statement has at the least. A guess.
const SHORTEST: usize = 3;

pub(super) fn drop_lead(view: &View, words: &mut Vec<Word>) {
    drop_pointer(view, words);
    let joins = |token: usize| view.tag(token) == "CC" && view.is(token, &["and", "but"]);
    if words.len() > SHORTEST && words[0].token.is_some_and(joins) {
        words.remove(0);
    }
    if words.len() > SHORTEST && words[0].token.is_some_and(|token| only_opens(view, token)) {
        words.remove(0);
    }
    // "[, adding that] although ten were hurt[, none was …]": told in any case.
    let yields =
        |token: usize| view.dep(token) == "mark" && view.is(token, &["although", "though", "whereas", "while"]);
    let whole = words.iter().all(|word| word.text != ",");
    if words.len() > SHORTEST && whole && words[0].token.is_some_and(yields) {
        words.remove(0);
    }
    if let Some(comma) = (2..=LONGEST.min(words.len().saturating_sub(SHORTEST))).find(|at| words[*at].text == ",")
        && points_back(view, &words[..comma])
    {
        words.drain(..=comma);
    }
    while let Some(comma) = (1..=LONGEST.min(words.len().saturating_sub(SHORTEST))).find(|at| words[*at].text == ",") {
        let phrase: Vec<String> = words[..comma].iter().map(|word| word.text.to_lowercase()).collect();
        // "What’s more, is that P".
        let is_subject = words.get(comma + 1).and_then(|word| word.token).is_some_and(|token| view.tag(token) == "VBZ");
        if is_subject || PHRASES.binary_search(&phrase.join(" ").replace('’', "'").as_str()).is_err() {
            return;
        }
        words.drain(..=comma);
    }
}

/// "*Subsequent* arrests": to what, nothing in the statement says.
fn drop_pointer(view: &View, words: &mut Vec<Word>) {
    let at = usize::from(words.first().is_some_and(|word| word.text.eq_ignore_ascii_case("the")));
    let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else { return };
    let points = |token: usize| {
        view.is(token, &["ensuing", "resulting", "subsequent"])
            && view.dep(token) == "amod"
            && next.token.is_some_and(|next| next == token + 1 && view.tag(next) != "IN" && view.tag(next) != "CC")
    };
    if word.token.is_some_and(points) {
        words.remove(at);
    }
}

/// "Despite these facts", "Despite that": what was told before, and no more.
fn points_back(view: &View, words: &[Word]) -> bool {
    const LOOSE: &[&str] =
        &["circumstance", "concern", "development", "difference", "difficulty", "fact", "problem", "reason", "setback"];
    let tokens: Vec<usize> = words.iter().filter_map(|word| word.token).collect();
    let this = |token: usize| view.is(token, &["that", "these", "this", "those"]);
    match tokens[..] {
        [despite, pronoun] => view.is(despite, &["despite"]) && this(pronoun) && words[1].origin.is_some(),
        [first, pronoun, noun] => {
            view.is(first, &["despite", "for", "given"])
                && this(pronoun)
                && LOOSE.contains(&view.lemma(noun))
                && words.iter().all(|word| word.origin.is_some())
        }
        _ => false,
    }
}

/// "P, it has been claimed": how sure that is stands beside the statement; "P, for the record".
pub(super) fn drop_tail(view: &View, words: &mut Vec<Word>) {
    let Some(comma) = words.iter().rposition(|word| word.text == ",").filter(|comma| *comma >= SHORTEST) else {
        return;
    };
    let tail: Vec<&str> = words[comma + 1..].iter().map(|word| word.text.as_str()).collect();
    if matches!(tail.join(" ").as_str(), "by the way" | "for the record" | "of course") {
        words.truncate(comma);
        return;
    }
    let tokens: Vec<usize> = words[comma + 1..].iter().filter_map(|word| word.token).collect();
    let ([it, between @ .., verb], true) = (tokens.as_slice(), tokens.len() + comma + 1 == words.len()) else { return };
    let helps = |word: &usize| view.head(*word) == *verb && view.dep(*word).starts_with("aux");
    let told =
        view.tag(*verb) == "VBN" && view.head(*it) == *verb && crate::extract::attribution::is_cue(view.lemma(*verb));
    if view.is(*it, &["it"]) && told && !between.is_empty() && between.iter().all(helps) {
        words.truncate(comma);
    }
}

/// "told the board *that* she swam"; not "That she swam is clear", and not "that boat", "that sank", which the parser takes for it.
fn only_opens(view: &View, token: usize) -> bool {
    let joins = match view.tag(token) {
        "IN" => true,
        "WDT" => {
            view.dep(token) == "dobj" && view.subject(view.head(token)).is_some_and(|subject| subject == token + 1)
        }
        _ => view.dep(token) == "mark",
    };
    let next = (token + 1..view.len()).find(|next| view.tag(*next) != "_SP").unwrap_or(view.len());
    let goes_on = next < view.len()
        && matches!(view.tag(next), "PRP" | "PRP$" | "NNP" | "NNPS" | "NNS" | "DT" | "EX" | "WP" | "WDT")
        && !view.is(next, &["all"]);
    view.is(token, &["that"]) && joins && goes_on && view.dep(view.head(token)) != "csubj"
}

#[cfg(test)]
mod tests {
    use super::PHRASES;

    #[test]
    fn phrases_are_sorted_and_short() {
        assert!(PHRASES.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(PHRASES.iter().all(|phrase| phrase.split(' ').count() <= super::LONGEST));
    }
}
