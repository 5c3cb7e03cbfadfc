//! Documents that articles cite: a police report, an affidavit, somebody's memoir.
//!
//! Takes an article, gives the [`Document`]s that its sentences name, each with the words that say which it is. Who tells what stands in
//! one tells it from there: outlets that cite one document have one origin for that, and a document speaks for whoever wrote it.
//! A suit or a complaint is news itself and no document here; "they report" names none.
//! "A document" may be the report from a file of another outlet, and a story whose lead names such a report is told from it.
//! Worked: `an incident report` in one sentence covers the two behind it; `the police report` is heard from the police.
//! Known misses: a document named after its content ("the findings"), one named only in the headline.

use super::speaker;
use crate::extract::Speaker;
use crate::judge::Article;

#[derive(Debug)]
pub(in crate::judge) struct Document {
    /// The sentence that names it, as a place in the article's list.
    pub(in crate::judge) sentence: usize,
    pub(in crate::judge) noun: &'static str,
    /// What stands between the determiner and the noun, in small letters: "tampa police".
    of: String,
}

const NOUNS: [&str; 10] =
    ["affidavit", "autopsy", "doc", "document", "documents", "dossier", "leaflet", "memo", "memoir", "report"];
pub(super) const IN_FILE: &str = "paper in a file";
const DETERMINERS: [&str; 9] = ["the", "a", "an", "this", "that", "his", "her", "their", "its"];
/// Words between a determiner and its noun: "the Tampa police report". A guess.
const NAMED_WITHIN: usize = 3;
/// What a report is about where it is a paper in a file and not somebody's news.
const FILED: [&str; 17] = [
    "accident",
    "arrest",
    "autopsy",
    "burglary",
    "coroner's",
    "court",
    "crime",
    "incident",
    "inspection",
    "intelligence",
    "lost",
    "medical",
    "missing",
    "police",
    "stolen",
    "theft",
    "toxicology",
];
/// A document in so many sentences before is what the outlet still tells from. A guess.
const REACH: usize = 2;
/// A report from a file in so many first sentences is what the story is told from. A guess.
const LEAD: usize = 4;

pub(in crate::judge) fn cited(article: &Article<'_>) -> Vec<Document> {
    let of_one = |(at, span): (usize, &crate::span::Span)| named(at, span.of(article.text));
    article.sentences.iter().enumerate().flat_map(of_one).collect()
}

fn named(sentence: usize, text: &str) -> Vec<Document> {
    if !NOUNS.iter().any(|noun| text.contains(&noun[1..])) {
        return Vec::new();
    }
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let words: Vec<String> =
        text.split(|c| !is_inner(c)).filter(|word| !word.is_empty()).map(|word| word.to_lowercase()).collect();
    let document = |(at, word): (usize, &String)| {
        let noun = NOUNS.into_iter().find(|noun| word == noun)?;
        let before = &words[at.saturating_sub(NAMED_WITHIN)..at];
        let from = before.iter().rposition(|word| DETERMINERS.contains(&word.as_str()))?;
        Some(Document { sentence, noun, of: before[from + 1..].join(" ") })
    };
    words.iter().enumerate().filter_map(document).collect()
}

/// What the sentence at this place may be told from: what it names itself, and what is filed and named shortly before it.
pub(in crate::judge) fn behind(documents: &[Document], sentence: usize) -> impl Iterator<Item = &'static str> {
    near(documents, sentence).map(|document| document.noun)
}

/// The same under the one name of all papers that lie in a file.
pub(in crate::judge) fn filed(documents: &[Document], sentence: usize) -> Option<&'static str> {
    near(documents, sentence).find_map(Document::in_file)
}

fn near(documents: &[Document], sentence: usize) -> impl Iterator<Item = &Document> {
    documents.iter().filter(move |document| {
        document.sentence == sentence
            || document.sentence < sentence && sentence - document.sentence <= REACH && document.is_filed()
    })
}

/// Whether a paper from a file is named in this very sentence.
pub(in crate::judge) fn is_read_from(documents: &[Document], sentence: usize) -> bool {
    documents.iter().any(|document| document.sentence == sentence && document.noun == "report" && document.is_filed())
}

/// The kind of a report from a file that a whole story is told from.
pub(super) fn in_lead(documents: &[Document]) -> Option<&'static str> {
    let leads = |document: &&Document| document.sentence < LEAD && document.noun == "report";
    documents.iter().filter(leads).find_map(Document::in_file)
}

/// The kind of paper that a speaker is: "an affidavit", "an incident report", "the doc".
pub(super) fn kind_of(speaker: &Speaker) -> Option<&'static str> {
    let (of, last) = speaker.name.rsplit_once(' ').unwrap_or(("", &speaker.name));
    let noun = NOUNS.into_iter().find(|noun| *noun == last)?;
    let document = Document { sentence: 0, noun, of: of.to_lowercase() };
    document.in_file().or((noun != "report").then_some(noun))
}

impl Document {
    /// A paper of a file by whatever name: "a document" may be the incident report.
    fn in_file(&self) -> Option<&'static str> {
        let is_any = matches!(self.noun, "doc" | "document" | "documents");
        (is_any || self.noun == "report" && self.is_filed()).then_some(IN_FILE)
    }

    fn is_filed(&self) -> bool {
        self.noun != "report" || self.of.split(' ').any(|word| FILED.contains(&word))
    }

    /// "The police report lists …" has it from the police.
    pub(super) fn is_by(&self, known: &Speaker) -> bool {
        let author = Speaker { name: self.of.clone(), role: None, unnamed: false };
        !self.of.is_empty() && speaker::is_same(&author, known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_named_with_a_determiner_and_reach_on() {
        let texts = [
            "The clerk has an incident report of the port.",
            "The bag was found.",
            "They report every loss.",
            "Two were held.",
        ];
        let documents: Vec<Document> =
            texts.iter().enumerate().flat_map(|(at, sentence)| named(at, sentence)).collect();
        assert_eq!(documents.len(), 1, "{documents:?}");
        let near: Vec<usize> = (0..texts.len()).map(|at| behind(&documents, at).count()).collect();
        assert_eq!(near, [1, 1, 1, 0]);
        let news = named(0, "A new report says so.");
        assert_eq!((behind(&news, 0).count(), behind(&news, 1).count()), (1, 0));
    }

    #[test]
    fn a_filed_report_in_the_lead_carries_the_story_and_a_paper_may_be_it() {
        let filed = named(1, "It stands in a theft report of the port.");
        let news = named(1, "It stands in a new report of the port.");
        assert_eq!((in_lead(&filed), in_lead(&news)), (Some(IN_FILE), None));
        assert_eq!(in_lead(&named(5, "The port's clerk has a theft report.")), None);
        let kind = |name: &str| kind_of(&Speaker { name: name.into(), role: None, unnamed: false });
        assert_eq!([kind("the doc"), kind("a police report")], [Some(IN_FILE); 2]);
        assert_eq!([kind("the UN report"), kind("an affidavit")], [None, Some("affidavit")]);
        assert_eq!(super::filed(&named(0, "A document of the port tells it."), 2), Some(IN_FILE));
        assert_eq!(super::filed(&named(0, "A new report of the port tells it."), 0), None);
    }

    #[test]
    fn a_document_is_its_authors() {
        let by = |text: &str, name: &str| {
            let speaker = Speaker { name: name.into(), role: None, unnamed: false };
            named(0, text).iter().any(|document| document.is_by(&speaker))
        };
        assert!(by("The Reva police report lists a bag.", "police"));
        assert!(by("Its police report lists a bag.", "Reva police"));
        assert!(!by("The incident report lists a bag.", "police"));
        assert!(!by("The police had no report.", "police"));
    }
}
