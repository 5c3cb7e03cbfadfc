//! What an outlet has from nobody named.
//!
//! Takes a claim of a [`View`] that its outlet tells in its own words, says whether it is passed on: by its own words ("Velos is said to
//! sail in May"), or because the first words of its article say that all of it is ("Ada Holm reportedly sold the ferry", "according to
//! reports"). Whoever is behind that may be behind any other report. What a thing is ("Velos is a ferry") everybody can look up.
//! Known misses: an article that says so further down; one that never does.

use super::Article;
use super::view::View;
use crate::normalise::Statement;
use crate::parse::Upos;

/// So many sentences say where the story is from. A guess.
const LEAD: usize = 2;
/// Words of a lead that passes on what others report, without naming them.
const PASSING: [&str; 14] = [
    "according to reports",
    "according to several reports",
    "according to local reports",
    "according to media reports",
    "according to local media",
    "has been claimed",
    "is claimed",
    "has been reported",
    "is reported to have",
    "media report",
    "media reports",
    "reportedly",
    "reports claim",
    "reports say",
];

/// Whether the article says at its head that it passes on what is told elsewhere.
pub(super) fn passes_on(article: &Article<'_>) -> bool {
    let of_lead = |span: &crate::span::Span| {
        let words = format!(" {} ", crate::id::normalised(span.of(article.text)));
        PASSING.iter().any(|passing| words.contains(&format!(" {passing} ")))
    };
    article.sentences.iter().take(LEAD).any(of_lead)
}

pub(super) fn is_passed_on(view: &View<'_>, claim: usize) -> bool {
    let statement = view.statements[claim];
    says_so(statement) || view.passes_on(claim) && !says_what_is(statement)
}

/// "Velos is said to sail in May", "as sources tip that Velos will": the outlet has it from nobody named.
fn says_so(statement: &Statement) -> bool {
    const SAID: [&str; 8] = ["allege", "believe", "claim", "report", "rumor", "rumour", "say", "think"];
    const SOURCES: [&str; 5] = ["insider", "report", "rumor", "rumour", "source"];
    let tokens = &statement.parse.tokens;
    let kid = |of: usize, dep: &str| tokens.iter().find(|token| token.head == of && token.dep == dep);
    let is_said = |at: usize| {
        let main = tokens[at].head == at && SAID.contains(&tokens[at].lemma.as_str());
        main && kid(at, "auxpass").is_some() && kid(at, "agent").is_none()
    };
    let is_tipped = |at: usize| {
        let by_source =
            kid(at, "nsubj").is_some_and(|subject| SOURCES.contains(&subject.lemma.to_lowercase().as_str()));
        by_source && kid(at, "ccomp").is_some() && tokens[at].pos == Upos::Verb
    };
    (0..tokens.len()).any(|at| is_said(at) || is_tipped(at))
}

/// "Velos is a ferry": the main verb joins a noun to its subject.
fn says_what_is(statement: &Statement) -> bool {
    let tokens = &statement.parse.tokens;
    let joins = |at: usize| tokens[at].head == at && tokens[at].lemma == "be";
    (0..tokens.len()).any(|at| joins(at) && tokens.iter().any(|kid| kid.head == at && kid.dep == "attr"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Context, from_text};
    use crate::normalise::normalise;
    use crate::read::{ArticleId, Meta};
    use crate::span::Span;

    #[test]
    fn a_lead_passes_on_what_others_report() {
        for (lead, passes) in [
            ("The ferry Velos was reportedly sold on Monday.", true),
            ("According to reports, the ferry Velos was sold.", true),
            ("The ferry Velos was sold, the owner reported.", false),
            ("The owner reports a loss to the court.", false),
            ("According to the harbour's report, the ferry Velos was sold.", false),
        ] {
            let (meta, sentences) = (Meta::default(), [Span::new(0, lead.len())]);
            let article = Article { path: "a.txt", meta: &meta, text: lead, sentences: &sentences, quoted: &[] };
            assert_eq!(passes_on(&article), passes, "{lead}");
        }
    }

    #[test]
    fn what_a_thing_is_is_no_hearsay() {
        for (text, is) in [
            ("Velos is a ferry of the northern line", true),
            ("Velos is sailing north", false),
            ("Velos sank off Kerch", false),
        ] {
            let claim = from_text(ArticleId(0), text, &Context::default());
            assert_eq!(says_what_is(&normalise(&claim, None)), is, "{text}");
        }
    }
}
