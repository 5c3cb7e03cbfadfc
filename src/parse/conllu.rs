//! CoNLL-U of a parse, for `dump --stage parse` and for comparing with other tools.
//!
//! Takes a parse and its text, gives one block a sentence: ten tab-separated columns, entities in the last one as `B-`, `I-`
//! with their label (`Entity=B-ORG`), and `SpaceAfter=No` where no white space follows. White space that is a token is
//! written with its escapes (`\n`), so a line stays a line.

use super::analysis::Parse;
use std::fmt::Write;

/// The analysis as CoNLL-U; every sentence ends in an empty line.
pub fn conllu(parse: &Parse, text: &str) -> String {
    let mut names = vec![None; parse.tokens.len()];
    for entity in &parse.entities {
        for i in entity.tokens.clone() {
            names[i] = Some((if i == entity.tokens.start { 'B' } else { 'I' }, entity.label));
        }
    }
    let mut out = String::new();
    for (number, sentence) in parse.sentences.iter().enumerate() {
        let words = &parse.tokens[sentence.clone()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let whole = text.get(first.span.start as usize..last.span.end as usize).unwrap_or("");
        // Writing to a string cannot fail.
        let _ = writeln!(out, "# sent_id = {}\n# text = {}", number + 1, whole.escape_debug());
        for (i, token) in words.iter().enumerate() {
            let at = sentence.start + i;
            let head = if token.head == at { 0 } else { token.head + 1 - sentence.start.min(token.head) };
            let mut misc = Vec::new();
            if let Some((mark, label)) = names[at] {
                misc.push(format!("Entity={mark}-{label}"));
            }
            if parse.tokens.get(at + 1).is_some_and(|next| next.span.start == token.span.end) {
                misc.push("SpaceAfter=No".to_string());
            }
            let misc = if misc.is_empty() { "_".to_string() } else { misc.join("|") };
            let plain = |s: &str| if s.trim().is_empty() { s.escape_default().to_string() } else { s.to_string() };
            let (form, lemma) = (plain(token.span.of(text)), plain(&token.lemma));
            let (pos, tag, dep) = (token.pos.as_str(), token.tag, token.dep);
            let _ = writeln!(out, "{}\t{form}\t{lemma}\t{pos}\t{tag}\t_\t{head}\t{dep}\t_\t{misc}", i + 1);
        }
        out.push('\n');
    }
    out
}
