//! Who "she" is in "she said", and "it" in "it claims", where no chain of names tells: whoever spoke just before.
//!
//! Takes the sentences and drafts of an article with the attributions made of them, gives a speaker to a pronoun that has none: whoever is
//! told to speak the same quotation, else the last one who spoke in the sentences before, where nobody else who may be meant came since.
//!
//! Worked: in `“We sank,” said a deckhand at the Reva pier. The port was dark, he told the Post.` "he" is the deckhand; in `An unsigned
//! letter accused the mayor. It also claimed that the port was sold.` "it" is the letter.
//!
//! Known misses: who was only spoken to.

use super::Draft;
use super::lexicon;
use super::site::Site;
use crate::extract::claim::{Attribution, Form, Speaker};
use crate::extract::mentions::{self, Gender, Mentions};

/// Sentences back to whoever spoke. A guess.
const REACH: usize = 3;
/// What tells things without being anybody.
const TEXTS: &[&str] = &[
    "agency",
    "article",
    "blog",
    "book",
    "broadcaster",
    "channel",
    "document",
    "email",
    "filing",
    "investigation",
    "lawsuit",
    "letter",
    "magazine",
    "memo",
    "network",
    "newspaper",
    "note",
    "page",
    "paper",
    "post",
    "publication",
    "release",
    "report",
    "review",
    "site",
    "statement",
    "station",
    "study",
    "survey",
    "website",
];

pub(super) fn settle(sites: &[Site], drafts: &[Draft], mentions: &Mentions, found: &mut [Attribution]) {
    for at in 0..found.len() {
        let draft = &drafts[at];
        let site = &sites[draft.sentence];
        let Some((first, last)) = draft.source.filter(|(first, last)| first == last) else { continue };
        if found[at].speaker.is_some() || site.tree.tag(first) != "PRP" || last >= site.len() {
            continue;
        }
        let says = lexicon::verb(site.tree.lemma(draft.anchor)).is_some_and(|cue| cue.quote);
        if !says || !matches!(draft.form, Form::Speech | Form::Clause) || site.quotation(first).is_some() {
            continue;
        }
        let place = Place { sites, drafts, mentions, found, at, token: first };
        let speaker = match site.word(first).to_lowercase().as_str() {
            "he" => place.same_words(Some(Gender::Male)).or_else(|| place.last(Gender::Male)),
            "she" => place.same_words(Some(Gender::Female)).or_else(|| place.last(Gender::Female)),
            "it" => place.text(),
            "they" => place.same_words(None).or_else(|| place.body_around()),
            _ => None,
        };
        found[at].speaker = speaker;
    }
}

struct Place<'a> {
    sites: &'a [Site<'a>],
    drafts: &'a [Draft],
    mentions: &'a Mentions,
    found: &'a [Attribution],
    at: usize,
    token: usize,
}

impl Place<'_> {
    fn site(&self) -> &Site<'_> {
        &self.sites[self.drafts[self.at].sentence]
    }

    /// `Lee explained: “P. Q,” she said.`: one quotation, told twice.
    fn same_words(&self, gender: Option<Gender>) -> Option<Speaker> {
        let own = &self.found[self.at];
        let source = self.site().span(self.token);
        let same = |other: &&Attribution| {
            let shares = other.content.iter().any(|span| own.content.iter().any(|own| own.overlaps(*span)));
            let holds = other.content.iter().any(|span| span.contains(source));
            shares && !holds && other.sentence <= own.sentence && matches!(other.form, Form::Speech | Form::Clause)
        };
        if own.form != Form::Speech {
            return None;
        }
        let mut speakers = self.found.iter().filter(same).filter_map(|other| other.speaker.as_ref());
        let speaker = speakers.next().filter(|speaker| !speaker.unnamed)?;
        (speakers.all(|other| other.name == speaker.name) && gender.is_none_or(|gender| self.is(speaker, gender)))
            .then(|| speaker.clone())
    }

    /// Whether the speaker may be of that sex: a name, or a noun for a person.
    fn is(&self, speaker: &Speaker, gender: Gender) -> bool {
        let noun = speaker.name.split(" of ").next().unwrap_or_default();
        let noun = noun.split(" at ").next().unwrap_or_default().rsplit(' ').next().unwrap_or_default().to_lowercase();
        let small = !speaker.name.contains(char::is_uppercase);
        let known = self.mentions.gender(&speaker.name).or_else(|| mentions::noun_gender(&noun));
        known.map_or(!small || mentions::is_person_noun(&noun), |known| known == gender)
    }

    /// Whoever spoke last in the sentences before, where nobody of that sex came since.
    fn last(&self, gender: Gender) -> Option<Speaker> {
        let own = self.drafts[self.at].sentence;
        let before = (0..self.found.len()).filter(|other| {
            let draft = &self.drafts[*other];
            (draft.sentence, draft.anchor) < (own, self.token) && draft.sentence + REACH >= own
        });
        let told = before.filter(|other| {
            let draft = &self.drafts[*other];
            let quoted = self.sites[draft.sentence].quotation(draft.anchor).is_some();
            matches!(draft.form, Form::Speech | Form::Clause) && !quoted && self.is_person(*other)
        });
        let last = told.max_by_key(|other| (self.drafts[*other].sentence, self.drafts[*other].anchor))?;
        let speaker = self.found[last].speaker.clone().filter(|speaker| !speaker.unnamed)?;
        let from = &self.drafts[last];
        // "In the film, a guard scolds the crew": more than a name.
        if speaker.name.contains(", ") {
            return None;
        }
        let alone = (from.sentence..=own).all(|sentence| {
            let site = &self.sites[sentence];
            let start = if sentence == from.sentence { from.anchor + 1 } else { 0 };
            let end = if sentence == own { self.token } else { site.len() };
            (start..end).all(|token| !self.is_rival(site, token, gender, &speaker, from))
        });
        (alone && self.is(&speaker, gender)).then_some(speaker)
    }

    /// A person speaks, by a name or a noun.
    fn is_person(&self, other: usize) -> bool {
        let draft = &self.drafts[other];
        let Some((first, last)) = draft.source else { return false };
        let site = &self.sites[draft.sentence];
        // "In the film, a guard scolds the crew, saying": more than a name.
        let end = (first..=last).find(|token| matches!(site.word(*token), "," | "who")).unwrap_or(last);
        let clause = (first..end).any(|token| site.tree.tag(token).starts_with("VB")) || site.tree.tag(first) == "IN";
        // A paper of one word is taken for a person at times.
        let whole = |speaker: &Speaker| speaker.name.contains(' ') || speaker.role.is_some();
        let named = |speaker: &Speaker| whole(speaker) && self.mentions.knows_person(&speaker.name);
        if clause || self.found[other].speaker.is_none() {
            return false;
        }
        let person = |token: usize| {
            mentions::is_person_noun(&site.tree.lemma(token).to_lowercase()) && site.tree.tag(token) == "NN"
        };
        self.found[other].speaker.as_ref().is_some_and(named) || (first..=last).any(person)
    }

    /// Somebody else who may be meant: another person, told of outside of quotation marks.
    fn is_rival(&self, site: &Site, token: usize, gender: Gender, speaker: &Speaker, from: &Draft) -> bool {
        let tree = &site.tree;
        let source =
            from.source.is_some_and(|(first, last)| site.index == from.sentence && (first..=last).contains(&token));
        if source || site.quotation(token).is_some() || tree.dep(token) == "compound" {
            return false;
        }
        let tag = tree.tag(token);
        let fits = |known: Option<Gender>| known.is_none_or(|known| known == gender);
        if tag.starts_with("NNP") {
            let name = self.mentions.canonical(site.span(token)).map(|other| other.name);
            return self.mentions.is_person(site.span(token))
                && name.is_some_and(|name| name != speaker.name && fits(self.mentions.gender(&name)));
        }
        let lemma = tree.lemma(token).to_lowercase();
        let noun = tag == "NN" && mentions::is_person_noun(&lemma);
        let told = matches!(tree.dep(token), "nsubj" | "nsubjpass" | "dobj" | "pobj" | "dative");
        let own = || self.mentions.canonical(site.span(token)).is_some_and(|other| other.name == speaker.name);
        noun && told && fits(mentions::noun_gender(&lemma)) && !own()
    }

    /// `The zoo said they would buy a boat but said they had no money`: who is told to say so around it.
    fn body_around(&self) -> Option<Speaker> {
        let source = self.site().span(self.token);
        let around = self.found.iter().enumerate().filter(|(other, a)| {
            *other != self.at
                && matches!(a.form, Form::Clause)
                && a.sentence == self.drafts[self.at].sentence
                && a.content.iter().any(|span| span.contains(source))
        });
        let (other, around) = around.min_by_key(|(_, a)| a.content[0].len())?;
        let person = self.is_person(other);
        around.speaker.clone().filter(|speaker| !speaker.unnamed && !person)
    }

    /// `An investigation by the Post was published. It found that P`: the one text or page told of in the sentence before.
    fn text(&self) -> Option<Speaker> {
        let draft = &self.drafts[self.at];
        let site = self.site();
        let verb = site.tree.head(self.token);
        let main = site.tree.dep(verb) == "ROOT" && verb == draft.anchor
            || site.tree.dep(draft.anchor) == "advcl" && site.tree.dep(verb) == "ROOT";
        let before = self.sites.get(draft.sentence.checked_sub(1)?)?;
        if !main || before.sentence.headline || before.sentence.block + 1 < site.sentence.block {
            return None;
        }
        let is_text = |token: &usize| {
            before.tree.tag(*token) == "NN"
                && TEXTS.contains(&before.tree.lemma(*token))
                && !matches!(before.tree.dep(*token), "compound" | "nmod" | "poss" | "appos")
                && before.quotation(*token).is_none()
        };
        let mut texts = (0..before.len()).filter(is_text);
        let text = texts.next().filter(|_| texts.next().is_none())?;
        // "The board read the letter. It said P": the board may.
        let subject = (0..before.len()).find(|token| {
            matches!(before.tree.dep(*token), "nsubj" | "nsubjpass")
                && before.tree.dep(before.tree.head(*token)) == "ROOT"
        })?;
        let person = before.tree.tag(subject).starts_with("PRP")
            || self.mentions.is_person(before.span(subject))
            || mentions::is_person_noun(&before.tree.lemma(subject).to_lowercase());
        let mute = before.tree.tag(subject) == "NNS" || before.tree.dep(subject) == "nsubjpass";
        (subject == text || person || mute).then_some(())?;
        let (first, last) = before.tree.edges(text);
        self.mentions.canonical(before.range(first, last)).filter(|speaker| !speaker.unnamed)
    }
}
