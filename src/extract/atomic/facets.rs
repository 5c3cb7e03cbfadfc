//! The smallest statements: one place or time each, and the facts that a noun phrase holds.
//!
//! Takes a statement of a clause, gives the statement without brackets, once bare and once with each adjunct alone
//! ("It opened in Reva", "It opened on Friday"); takes a view, gives titles ("captain Ann Lee"), bracketed facts
//! ("Reva (1990)") and names set beside their kind ("the ferry Elbe").
//! Only [`Grain::Fine`](super::Grain) asks for them: as claims they would be too thin to compare.

use super::assemble::Piece;
use super::view::View;

/// The statement of `head` taken apart by adjuncts.
pub(super) fn facets(view: &View, head: usize, statement: Vec<Piece>) -> Vec<Vec<Piece>> {
    let statement = unbracketed(view, statement);
    let mut present = vec![false; view.len()];
    for token in statement.iter().filter_map(Piece::token) {
        present[token] = true;
    }
    let predicate_noun = view.kid(head, &["attr"]);
    let adjuncts: Vec<usize> = view
        .kids(head)
        .chain(predicate_noun.into_iter().flat_map(|noun| view.kids(noun)))
        .filter(|kid| present[*kid] && *kid > head)
        .filter(|kid| match view.dep(*kid) {
            "prep" => !view.is(*kid, &["of"]),
            "npadvmod" | "advcl" => true,
            _ => false,
        })
        .collect();
    if adjuncts.len() < 2 {
        return vec![statement];
    }
    let without = |gone: &dyn Fn(usize) -> bool| -> Vec<Piece> {
        let away = |token: usize| adjuncts.iter().any(|a| gone(*a) && view.tree.is_under(token, *a));
        statement.iter().filter(|piece| piece.token().is_none_or(|token| !away(token))).cloned().collect()
    };
    let mut facets: Vec<Vec<Piece>> = adjuncts.iter().map(|kept| without(&|adjunct| adjunct != *kept)).collect();
    if view.kid(head, &["dobj", "attr", "acomp", "agent"]).is_some() {
        facets.push(without(&|_| true));
    }
    facets
}

fn unbracketed(view: &View, statement: Vec<Piece>) -> Vec<Piece> {
    let mut depth = 0usize;
    let outside = |piece: &Piece| {
        let word = piece.token().map_or("", |token| view.word(token));
        depth += usize::from(word == "(");
        let keep = depth == 0;
        depth -= usize::from(word == ")" && depth > 0);
        keep
    };
    let mut bare = statement.clone();
    bare.retain(outside);
    if bare.is_empty() { statement } else { bare }
}

/// Facts inside noun phrases: the token that makes each, and its words.
pub(super) fn nominal(view: &View) -> Vec<(usize, Vec<Piece>)> {
    let range =
        |first: usize, last: usize| (first..=last).filter(|t| view.has(*t)).map(Piece::Token).collect::<Vec<_>>();
    let mut found = Vec::new();
    for token in (0..view.len()).filter(|token| view.has(*token)) {
        let named = view.tag(token).starts_with("NNP");
        let titled = named
            && view.dep(token) != "compound"
            && view.kids(token).any(|k| k < token && view.dep(k) == "compound" && matches!(view.tag(k), "NN" | "NNS"));
        if titled {
            found.push((token, range(view.tree.edges(token).0, token)));
        }
        if view.word(token) == "(" && token > 0 {
            let close = (token + 1..view.len()).find(|t| view.word(*t) == ")").unwrap_or(view.len());
            let mut noun = token - 1;
            while view.is_nominal(view.head(noun)) && view.head(noun) > noun && view.head(noun) < token {
                noun = view.head(noun);
            }
            let first = view.tree.edges(token - 1).0.min(view.tree.edges(noun).0);
            let mut fact = range(first, token - 1);
            fact.extend((token + 1..close).filter(|t| view.has(*t)).map(Piece::Token));
            found.push((token, fact));
        }
        if named && view.dep(token) == "appos" && !view.is_set_off(token) {
            found.push((token, range(view.tree.edges(view.head(token)).0, view.tree.edges(token).1)));
        }
    }
    found
}
