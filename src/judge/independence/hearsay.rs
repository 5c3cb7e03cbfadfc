//! What an outlet has from nobody named.
//!
//! Takes a claim of a [`View`] that its outlet tells in its own words, says whether it is passed on: by its own words ("Velos is said to sail
//! in May"), or because the first words of its article say that all of it is ("Ada Holm reportedly sold the ferry", "according to reports"),
//! or a good part of its sentences do. Whoever is behind that may be behind any other report. What a thing is ("Velos is a ferry") and where
//! somebody grew up or worked everybody can look up. What "media reported" is of several, whichever of them the article cites elsewhere. An
//! article whose lead cites another newsroom is second hand too, and whom it has something from "according to", where that is no person's
//! name, may be one more page; and an account on the net that the article itself doubts is nobody's voice.
//! Known misses: an article that says so once, further down; one that never does.

use super::speaker::is_report;
use crate::extract::mentions::is_given_name;
use crate::extract::{Claim, Speaker};
use crate::judge::Article;
use crate::judge::stations;
use crate::judge::view::View;
use crate::normalise::Statement;
use crate::parse::{Token, Upos};
use crate::read::UpstreamKind;

/// So many sentences say where the story is from. A guess.
const LEAD: usize = 2;
/// What so many sentences cite is where the story is from. A guess.
const LEAD_CITES: usize = 3;
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

/// So many sentences of an article, and so much of it, are passed on where nearly all of it is. Of 454 reports written apart for this tool
/// none gets there; of 448 articles of stories/fnc_dev six.
const SENTENCES: usize = 3;
const SHARE: f32 = 0.2;
/// Words that pass on what others report, at any place of an article.
const VOUCHING_FOR_NOTHING: [&str; 5] = ["allegation", "allegations", "allegedly", "is said to", "supposedly"];

/// Whether the article says at its head, or time and again, that it passes on what is told elsewhere.
pub(in crate::judge) fn passes_on(article: &Article<'_>) -> bool {
    let has = |words: &str, of: &[&str]| of.iter().any(|passing| words.contains(&format!(" {passing} ")));
    let words = |span: &crate::span::Span| format!(" {} ", crate::id::normalised(span.of(article.text)));
    let of_lead = |span: &crate::span::Span| has(&words(span), &PASSING);
    let passed_on = |span: &&crate::span::Span| has(&words(span), &PASSING) || has(&words(span), &VOUCHING_FOR_NOTHING);
    article.sentences.iter().take(LEAD).any(of_lead) || {
        let many = article.sentences.iter().filter(passed_on).count();
        many >= SENTENCES && many as f32 >= SHARE * article.sentences.len() as f32
    }
}

/// Whether the article's first sentences cite another newsroom, or say that it passes on what others report.
pub(in crate::judge) fn is_second_hand(article: &Article<'_>) -> bool {
    let lead = article.sentences.iter().take(LEAD_CITES).copied().reduce(crate::span::Span::cover);
    let cites = |by: &&crate::read::Upstream| {
        by.kind == UpstreamKind::Citing && by.span.is_none_or(|span| lead.is_some_and(|lead| lead.overlaps(span)))
    };
    passes_on(article) || article.meta.upstreams.iter().any(|by| cites(&by))
}

/// Said "according to Portwatch Reva" in an article that tells its story after others: no person's name, so perhaps one more page.
pub(super) fn is_of_another_page(view: &View<'_>, claim: usize) -> bool {
    let the_claim = view.claims[claim];
    let by = the_claim.cue.as_deref().is_some_and(|cue| cue.eq_ignore_ascii_case("according to"));
    by && view.is_second_hand(claim) && the_claim.speaker.as_ref().is_some_and(is_no_person)
}

/// "Media reported", "according to several reports": of several, whichever of them the article names elsewhere. Not "the media noticed".
pub(super) fn is_of_the_media(claim: &Claim) -> bool {
    const MANY: [&str; 5] = ["media", "newspapers", "outlets", "press", "reports"];
    const PASSES_ON: [&str; 8] = ["according", "claim", "claimed", "report", "reported", "said", "say", "tell"];
    let cue = claim.cue.as_deref().unwrap_or_default().to_lowercase();
    let passes_on = || cue.split(' ').any(|word| PASSES_ON.contains(&word));
    let is_many = |speaker: &Speaker| {
        is_report(speaker) && speaker.name.rsplit(' ').next().is_some_and(|last| MANY.contains(&last))
    };
    claim.speaker.as_ref().is_some_and(is_many) && passes_on()
}

/// What somebody writes on the net, and by what its article says that it may be somebody else's.
const POSTS: [&str; 6] = ["account", "facebook", "posted", "tweet", "tweeted", "twitter"];
const DOUBTED: [&str; 8] =
    ["authenticity", "bogus", "credibility", "fake", "hoax", "imposter", "impostor", "unverified"];
/// So many sentences further on an article says so. A guess.
const DOUBTED_WITHIN: usize = 4;

/// "The captain wrote on Twitter …. Some doubt that the account is his": a voice that its own article does not vouch for.
pub(super) fn is_doubted(view: &View<'_>, claim: usize) -> bool {
    let Some(at) = view.sentence(claim) else { return false };
    let article = view.article(claim);
    let words = |sentence: usize| crate::id::normalised(article.sentences[sentence].of(article.text));
    let has =
        |sentence: usize, of: &[&str]| words(sentence).split(' ').any(|word| of.contains(&word.trim_end_matches('s')));
    let posts = has(at, &POSTS) || at > 0 && has(at - 1, &POSTS);
    let behind = at..article.sentences.len().min(at + 1 + DOUBTED_WITHIN);
    posts && behind.into_iter().any(|sentence| has(sentence, &POSTS) && has(sentence, &DOUBTED))
}

/// "Portwatch Reva": capital words, a role of nobody, and no given name.
fn is_no_person(speaker: &Speaker) -> bool {
    let mut words = speaker.name.split(' ');
    let is_given = |word: &str| is_given_name(word) || word.ends_with('.');
    let begins = words.clone().next().is_some_and(is_given);
    !speaker.unnamed
        && speaker.role.is_none()
        && speaker.name.contains(' ')
        && !begins
        && words.all(|word| word.starts_with(char::is_uppercase))
}

pub(in crate::judge) fn is_passed_on(view: &View<'_>, claim: usize) -> bool {
    let statement = view.statements[claim];
    says_so(statement) || view.passes_on(claim) && !says_what_is(statement) && !tells_of_a_life(statement)
}

/// "Velos is said to sail in May", "as sources tip that Velos will": the outlet has it from nobody named.
pub(super) fn says_so(statement: &Statement) -> bool {
    const SAID: [&str; 8] = ["allege", "believe", "claim", "report", "rumor", "rumour", "say", "think"];
    const PAGES: [&str; 9] =
        ["article", "blog", "magazine", "newspaper", "outlet", "paper", "publication", "site", "website"];
    const TELLS: [&str; 9] =
        ["claim", "describe", "list", "mention", "note", "predict", "speculate", "state", "suggest"];
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
    // "The site lists a new lens": another page told it first.
    let is_of_page = |at: usize| {
        let page = |subject: &Token| PAGES.contains(&subject.lemma.as_str()) && subject.pos == Upos::Noun;
        let bare = |noun: usize| {
            let mut kids =
                tokens.iter().enumerate().filter(|(kid, token)| token.head == noun && *kid != noun).peekable();
            kids.peek().is_some() && kids.all(|(_, kid)| kid.dep == "det" && kid.lemma == "the")
        };
        let subject = tokens.iter().position(|token| token.head == at && token.dep == "nsubj");
        tokens[at].head == at
            && TELLS.contains(&tokens[at].lemma.as_str())
            && subject.is_some_and(|subject| page(&tokens[subject]) && bare(subject))
    };
    (0..tokens.len()).any(|at| is_said(at) || is_tipped(at) || is_of_page(at))
}

/// "Velos will be sold in May", "the ferry is due in June", "the owner plans to sell it": nobody has seen that, so an outlet may have it
/// from whoever speaks of it.
pub(in crate::judge) fn is_to_come(statement: &Statement) -> bool {
    const AHEAD: [&str; 12] = [
        "due",
        "expect",
        "expected",
        "intend",
        "plan",
        "planned",
        "poise",
        "poised",
        "schedule",
        "scheduled",
        "set",
        "slate",
    ];
    const MODALS: [&str; 2] = ["shall", "will"];
    let tokens = &statement.parse.tokens;
    let Some(main) = (0..tokens.len()).find(|at| tokens[*at].head == *at) else { return false };
    let kid = |of: usize, is: &dyn Fn(&Token) -> bool| tokens.iter().any(|token| token.head == of && is(token));
    let is_modal = |token: &Token| token.tag == "MD" && MODALS.contains(&token.lemma.as_str());
    let has_come = kid(main, &|token| token.dep == "aux" && token.lemma == "have");
    let is_ahead = |at: usize| AHEAD.contains(&tokens[at].lemma.to_lowercase().as_str());
    // "is set to sail", "plans to sail", "is going to sail"; not "has set sail", "planned it well".
    let to_do = |at: usize| {
        kid(at, &|token| token.dep == "xcomp") && (is_ahead(at) || tokens[at].lemma == "go" && tokens[at].tag == "VBG")
    };
    let is_due =
        |at: usize| is_ahead(at) && tokens[at].head == main && matches!(tokens[at].dep, "acomp" | "advcl" | "oprd");
    let is_nobodys = kid(main, &|token| token.dep == "expl");
    kid(main, &is_modal) && !has_come && !is_nobodys || to_do(main) || (0..tokens.len()).any(is_due)
}

/// "Ada Holm grew up in Pell", "wrote for the Post": what was known of somebody before there was news.
fn tells_of_a_life(statement: &Statement) -> bool {
    const WORK: [&str; 5] = ["intern", "report", "serve", "work", "write"];
    let tokens = &statement.parse.tokens;
    let of = |at: usize, words: &[&str]| {
        tokens.iter().any(|kid| kid.head == at && kid.dep == "prep" && words.contains(&kid.lemma.as_str()))
    };
    let is_past = |at: usize| {
        let is_aux = |kid: &&Token| kid.head == at && kid.dep.starts_with("aux");
        matches!(tokens[at].tag, "VBD" | "VBN") && !tokens.iter().filter(is_aux).any(|kid| kid.tag == "MD")
    };
    let of_person =
        |at: usize| tokens.iter().any(|kid| kid.head == at && kid.dep.starts_with("nsubj") && kid.pos == Upos::Propn);
    let tells = |at: usize| {
        let lemma = tokens[at].lemma.as_str();
        stations::is_of_youth(tokens, at)
            || lemma == "freelance"
            || WORK.contains(&lemma) && of(at, &["as", "at", "for"])
    };
    (0..tokens.len()).any(|at| tokens[at].head == at && is_past(at) && of_person(at) && tells(at))
}

/// "Velos is a ferry": the main verb joins a noun to its subject.
pub(super) fn says_what_is(statement: &Statement) -> bool {
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
    fn a_page_is_no_person() {
        let is_page = |name: &str, role: Option<&str>| {
            is_no_person(&Speaker { name: name.into(), role: role.map(str::to_string), unnamed: false })
        };
        assert!(is_page("Portwatch Reva", None));
        assert!(!is_page("Ada Holm", None) && !is_page("Velos", None));
        assert!(!is_page("the harbour master", None) && !is_page("Portwatch Reva", Some("director")));
    }

    #[test]
    fn a_lead_passes_on_what_others_report() {
        for (lead, passes_it) in [
            ("The ferry Velos was reportedly sold on Monday.", true),
            ("According to reports, the ferry Velos was sold.", true),
            ("The ferry Velos was sold, the owner reported.", false),
            ("The owner reports a loss to the court.", false),
            ("According to the harbour's report, the ferry Velos was sold.", false),
        ] {
            assert_eq!(passes(lead), passes_it, "{lead}");
        }
    }

    #[test]
    fn what_another_page_lists_is_passed_on() {
        for (text, is) in [
            ("The site lists a new lens of the Velos", true),
            ("The newspaper also mentions a second lens", true),
            ("The site opened in May", false),
            ("The Portwatch site lists a new lens", false),
            ("A site lists a new lens", false),
            ("The owner lists a new lens", false),
        ] {
            let claim = from_text(ArticleId(0), text, &Context::default());
            assert_eq!(says_so(&normalise(&claim, None)), is, "{text}");
        }
    }

    /// One sentence a line.
    fn passes(text: &str) -> bool {
        let start = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
        let sentences: Vec<Span> = text.lines().map(|line| Span::new(start(line), start(line) + line.len())).collect();
        let meta = Meta::default();
        passes_on(&Article { path: "a.txt", meta: &meta, text, sentences: &sentences, quoted: &[] })
    }

    #[test]
    fn who_passes_on_time_and_again_passes_on_all() {
        let told = ["The ferry Velos sank on Monday.", "It had left Reva at noon.", "A crew of forty was aboard."];
        let passed_on = ["It allegedly had a leak.", "It was supposedly sold.", "Nobody answers to the allegations."];
        let lines = |parts: &[&str]| parts.join("\n");
        assert!(passes(&lines(&[told.as_slice(), &passed_on].concat())));
        assert!(!passes(&lines(&[told.as_slice(), &passed_on[..2]].concat())), "two of five");
        assert!(!passes(&lines(&[[told; 5].as_flattened(), &passed_on].concat())), "three of eighteen");
    }

    #[test]
    fn what_is_to_come_nobody_has_seen() {
        for (text, is) in [
            ("The Velos will sail in May", true),
            ("Due out in May, the Velos will sail to Reva", true),
            ("The Velos is due in May", true),
            ("The Velos is set to sail in May", true),
            ("The owner plans to sell the Velos", true),
            ("The owner is going to sell the Velos", true),
            ("The Velos may have a second engine", false),
            ("The Velos sailed in May", false),
            ("The Velos may have sailed in May", false),
            ("The owner set a date for the sale", false),
            ("The crab can grow to two metres", false),
            ("There will be no ferry until May", false),
            ("The owner went on to sell the Velos", false),
        ] {
            let claim = from_text(ArticleId(0), text, &Context::default());
            assert_eq!(is_to_come(&normalise(&claim, None)), is, "{text}");
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

    #[test]
    fn what_was_known_of_somebody_before_is_no_hearsay() {
        for (text, is) in [
            ("Ada Holm grew up in Pell", true),
            ("Ada Holm had worked for the Reva Post", true),
            ("Ada Holm studied law", true),
            ("Ada Holm will work for the Reva Post", false),
            ("Ada Holm worked on the dam", false),
            ("Ada Holm grew roses", false),
            ("Ada Holm attended Reva Sailing School", true),
            ("Ada Holm attended the dinner", false),
            ("The ferry worked for a week", false),
        ] {
            let claim = from_text(ArticleId(0), text, &Context::default());
            assert_eq!(tells_of_a_life(&normalise(&claim, None)), is, "{text}");
        }
    }

    #[test]
    fn the_media_are_several() {
        let claim = |text: &str| from_text(ArticleId(0), text, &Context::default());
        let told = |name: &str, cue: &str| {
            let speaker = Some(Speaker { name: name.into(), role: None, unnamed: false });
            is_of_the_media(&Claim { speaker, cue: Some(cue.into()), ..claim("The ferry sank off Reva") })
        };
        assert!(told("local media", "reported") && told("several reports", "according to"));
        assert!(!told("the media", "noticed") && !told("Reva Post", "reported"));
    }
}
