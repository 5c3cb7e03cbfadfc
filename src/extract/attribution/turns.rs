//! Attributions by a colon: headlines that name their speaker, and the turns of a transcript.
//!
//! `Lee: no crisis`, `No crisis: minister` and `Talks to resume — Kremlin` are headlines with a speaker; `MR. LEE: We left.` opens a
//! turn, which lasts to the end of its paragraph. One turn alone is no transcript: an article needs two.
//! Inside a turn nobody else speaks: what an inner cue gives is left out, as it is in quotation marks.

use super::Draft;
use super::quotes::{CLOSING, OPENING};
use super::site::{Site, trimmed};
use crate::extract::claim::{Certainty, Form, Stance};
use crate::extract::mentions::{is_person_noun, is_seat};
use crate::span::Span;

/// Words of a name before its colon, titles included.
const MAX_NAME: usize = 6;
/// Turns that make a transcript. A guess.
const FEWEST_TURNS: usize = 2;

pub(super) fn find(text: &str, sites: &[Site], drafts: &mut Vec<Draft>) {
    transcript(text, sites, drafts);
    signed(text, sites, drafts);
    for site in sites.iter().filter(|site| site.sentence.headline || is_title(site)) {
        // "Lee said the pier was shut: “P.”" is a sentence.
        let speaks = |known: &Draft| known.sentence == site.index && known.form == Form::Speech;
        if let Some(draft) = headline(site).filter(|_| !drafts.iter().any(speaks)) {
            drafts.retain(|known| known.sentence != site.index);
            drafts.push(draft);
        }
    }
    drafts.sort_by_key(|draft| (draft.sentence, draft.anchor));
}

/// The first block of a text whose headline is not marked as one.
fn is_title(site: &Site) -> bool {
    site.index == 0
}

fn plain(site: &Site, anchor: usize, source: (usize, usize), content: Span) -> Draft {
    Draft {
        sentence: site.index,
        anchor,
        cue: vec![site.span(anchor)],
        source: Some(source),
        content: vec![content],
        stance: Stance::Asserts,
        certainty: Certainty::Certain,
        factive: false,
        form: Form::Clause,
        pending: false,
    }
}

/// Blocks that begin with a name and a colon: one draft each, whose content is the rest of the block.
fn transcript(text: &str, sites: &[Site], drafts: &mut Vec<Draft>) {
    let opens = |i: usize| i == 0 || sites[i - 1].sentence.block != sites[i].sentence.block;
    let turns: Vec<(usize, usize, usize)> = (0..sites.len())
        .filter(|i| opens(*i) && !sites[*i].sentence.headline)
        .filter_map(|i| speaker_of_turn(&sites[i]).map(|(first, colon)| (i, first, colon)))
        .collect();
    if turns.len() < FEWEST_TURNS {
        return;
    }
    let mut blocks = Vec::new();
    for (i, first, colon) in turns {
        let block = sites[i].sentence.block;
        let last = (i..sites.len()).take_while(|j| sites[*j].sentence.block == block).last().unwrap_or(i);
        let content = Span { start: sites[i].span(colon).end, end: sites[last].sentence.span.end };
        let content = unquoted_end(text, trimmed_start(text, content));
        if content.is_empty() {
            continue;
        }
        drafts.retain(|draft| draft.sentence < i || draft.sentence > last);
        blocks.push(sites[i].sentence.span.cover(sites[last].sentence.span));
        drafts.push(plain(&sites[i], colon, (first, colon - 1), content));
    }
    for draft in drafts.iter_mut().filter(|draft| !blocks.iter().any(|b| b.overlaps(draft.cue[0]))) {
        draft.content.retain(|span| !blocks.iter().any(|block| block.overlaps(*span)));
    }
}

/// `“We left.” ― Ann Lee`: a quotation signed behind a dash at the end of its paragraph.
fn signed(text: &str, sites: &[Site], drafts: &mut Vec<Draft>) {
    for (i, site) in sites.iter().enumerate() {
        let block = site.sentence.block;
        if sites.get(i + 1).is_some_and(|next| next.sentence.block == block) {
            continue;
        }
        let Some((dash, last)) = signature(site) else { continue };
        let before = Span { start: site.sentence.span.start, end: site.span(dash).start };
        let first = (0..=i).rev().take_while(|j| sites[*j].sentence.block == block).last().unwrap_or(i);
        let content =
            trimmed_start(text, before.cover(Span { start: sites[first].sentence.span.start, end: before.end }));
        let words = content.of(text).trim_end();
        let content = Span { start: content.start, end: content.start + words.len() as u32 };
        if words.ends_with(CLOSING) && words.starts_with(OPENING) {
            drafts.retain(|draft| draft.sentence < first || draft.sentence > i);
            let mut draft = plain(site, dash, (dash + 1, last), content);
            draft.form = Form::Speech;
            drafts.push(draft);
        }
    }
}

/// A dash and a name, nothing behind them.
fn signature(site: &Site) -> Option<(usize, usize)> {
    let last = (0..site.len()).rev().find(|i| !site.is_punct(*i) && site.tree.tag(*i) != "_SP")?;
    let dash = (last.saturating_sub(MAX_NAME)..last).rev().find(|i| matches!(site.word(*i), "―" | "—" | "–" | "--"))?;
    let name = |i: usize| site.word(i).starts_with(char::is_uppercase) || site.is_punct(i);
    (dash + 1..=last).all(name).then_some((dash, last))
}

fn trimmed_start(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    Span { start: span.start + (inside.len() - inside.trim_start().len()) as u32, end: span.end }
}

/// Without the mark that closes what the speaker's name opened.
fn unquoted_end(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let open = inside.contains('"') && inside.matches('"').count() % 2 == 1;
    let length = if open { inside.trim_end_matches('"').len() } else { inside.len() };
    Span { start: span.start, end: span.start + length as u32 }
}

/// `"WALLACE: …`, `MR. LEE: …`, `Q: …`, `Q. …`: first token of the name and the colon.
fn speaker_of_turn(site: &Site) -> Option<(usize, usize)> {
    let first = (0..site.len()).find(|i| !site.is_punct(*i))?;
    let colon = (first + 1..site.len().min(first + MAX_NAME)).find(|i| site.word(*i) == ":")?;
    let large = |i: usize| {
        let word = site.word(i);
        site.is_punct(i) || word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
    };
    let name = |i: usize| site.is_punct(i) || site.tree.tag(i).starts_with("NNP");
    let shouted = (first..colon).all(large);
    let named = (first..colon).all(name) && site.word(first).starts_with(char::is_uppercase) && colon - first >= 2;
    (first <= 1 && (shouted || named) && colon + 1 < site.len()).then_some((first, colon))
}

/// `Lee: no crisis`; `No crisis: minister`; `Talks to resume — Kremlin`.
fn headline(site: &Site) -> Option<Draft> {
    let mut end = site.len();
    while end > 0 && matches!(site.word(end - 1), "." | "_SP") {
        end -= 1;
    }
    let ahead = (1..end.min(MAX_NAME)).find(|i| site.word(*i) == ":");
    let speaks = |colon: &usize| is_source(site, 0, colon - 1) && !is_place_or_label(site, colon - 1);
    if let Some(colon) = ahead.filter(|colon| speaks(colon) && states(site, colon + 1, end)) {
        let content = trimmed(site.text, site.range(colon + 1, end - 1));
        return Some(plain(site, colon, (0, colon - 1), content));
    }
    // `Lee hits out at the port: ‘It was negligence’`.
    let colon = (1..end).find(|i| site.word(*i) == ":");
    if let Some(colon) = colon.filter(|colon| is_all_quoted(site, colon + 1, end)) {
        let mut draft = plain(site, colon, (0, colon - 1), site.range(colon + 1, end - 1));
        draft.form = Form::Speech;
        return Some(draft);
    }
    if let Some(draft) = title_tail(site, end) {
        return Some(draft);
    }
    let sign = (1..end.saturating_sub(1)).rev().find(|i| is_parting(site, *i))?;
    let told = states(site, 0, sign) || site.word(sign) != ":" && sign >= FEWEST_WORDS;
    let fits = end - sign <= MAX_NAME && is_source(site, sign + 1, end - 1) && told;
    fits.then(|| plain(site, sign, (sign + 1, end - 1), trimmed(site.text, site.range(0, sign - 1))))
}

/// `Mayor Sold Bridge, Source Tells Reva Post`: capitals keep the parser from seeing the verb.
fn title_tail(site: &Site, end: usize) -> Option<Draft> {
    const SAYING: &[&str] = &["Claims", "Claim", "Report", "Reports", "Reveals", "Said", "Say", "Says", "Tells"];
    let verb = (1..end).rev().find(|i| SAYING.contains(&site.word(*i)))?;
    let comma = (1..verb).rev().find(|i| site.word(*i) == ",")?;
    let large = |i: usize| site.word(i).starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
    let short = verb - comma <= MAX_NAME && end - verb <= MAX_NAME;
    let fits = comma + 1 < verb && is_source(site, comma + 1, verb - 1) && (verb + 1..end).all(large);
    let told = comma >= FEWEST_WORDS - 1 && (verb + 1 == end || site.word(verb) == "Tells");
    (short && fits && told)
        .then(|| plain(site, verb, (comma + 1, verb - 1), trimmed(site.text, site.range(0, comma - 1))))
}

/// Words that a headline in capitals must have to be a statement where no verb is seen in it. A guess.
const FEWEST_WORDS: usize = 4;

/// Nothing but one quotation from token to token.
fn is_all_quoted(site: &Site, first: usize, end: usize) -> bool {
    first < end
        && site.range(first, end - 1).of(site.text).starts_with(OPENING)
        && (first..end).all(|i| site.is_punct(i) || site.quotation(i).is_some())
}

/// A colon, or a dash between blanks.
fn is_parting(site: &Site, token: usize) -> bool {
    let blank = site.text[..site.span(token).start as usize].ends_with(' ');
    matches!(site.word(token), ":") || blank && matches!(site.word(token), "—" | "–" | "-" | "--" | "―")
}

/// Nouns for bodies and papers that say things.
fn is_office(noun: &str) -> bool {
    const OFFICES: &[&str] = &[
        "agency", "analysis", "official", "police", "poll", "report", "source", "study", "survey", "ministry", "media",
    ];
    OFFICES.contains(&noun) || OFFICES.contains(&noun.trim_end_matches('s'))
}

/// Names and nouns for those who say things, nothing else.
fn is_source(site: &Site, first: usize, last: usize) -> bool {
    let word = |i: usize| {
        let lower = site.word(i).to_lowercase();
        site.tree.tag(i).starts_with("NNP")
            || is_person_noun(&lower)
            || is_office(site.tree.lemma(i))
            || is_office(&lower)
            || matches!(site.tree.tag(i), "JJ" | "POS" | "DT" | "NN") && i < last
    };
    first <= last
        && (first..=last).all(word)
        && !site.sentence.quoted.iter().any(|q| q.span.overlaps(site.range(first, last)))
}

/// `Sudria: bridge falls`, `Hilarious: mayor sings`: where it happened, or what the newsroom thinks of it.
fn is_place_or_label(site: &Site, last: usize) -> bool {
    let place = |i: usize| {
        let entities = &site.tree.parse.entities;
        entities.iter().any(|entity| entity.tokens.contains(&i) && matches!(entity.label, "GPE" | "LOC"))
    };
    let word = site.word(last).to_lowercase();
    let label = last == 0 && crate::parse::is_written_small(&word) && !is_person_noun(&word) && !is_office(&word);
    (0..=last).all(|i| place(i) || is_seat(site.word(i))) || label
}

/// A verb or a "no", and something besides it.
fn states(site: &Site, first: usize, end: usize) -> bool {
    let tells = |i: usize| {
        site.tree.tag(i).starts_with("VB")
            || site.tree.tag(i) == "MD"
            || matches!(site.word(i).to_lowercase().as_str(), "no" | "not")
    };
    end >= first + 2 && (first..end).any(tells)
}
