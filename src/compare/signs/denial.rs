//! One text denies, rejects or takes back what the other says.
//!
//! Fires on a speaker whose stance is to deny, on what is said to be false ("the video is a hoax"), and on the object of a verb that
//! denies ("denies truce" / "a ceasefire was agreed"), weighed by how far the other text tells what is denied.
//! Where the other text only mentions it ("news of the theft came late"), a guard says so (`only-mentioned`).
//! Silent: both texts deny; what is refused and not disputed ("denied bail", "rejected the offer").

use super::mention;
use super::negation::HEAVY;
use super::slots;
use crate::compare::comparison::Spans;
use crate::compare::frame::{self, Role};
use crate::compare::lexicon;
use crate::compare::pair::{ALIGNED, Pair};
use crate::compare::prepared::Prepared;
use crate::compare::scope;
use crate::compare::sign::{Code, Sign};
use crate::extract::Stance;
use crate::parse::{Entity, Parse, Upos};
use smallvec::smallvec;

/// Of less of the denied content another text tells something else. A guess.
pub(super) const DENIED_FROM: f32 = 0.4;
/// From here on it tells all of it: a noun for a noun near in meaning ("truce" / "ceasefire"). A guess.
const DENIED_ALL: f32 = 0.8;
/// What is left of a denial where the other text tells another deed of one whom the denied one befalls. A guess.
const OTHER_DEED: f32 = 0.5;

/// What one text denies.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// The first word that rejects what the text is about, and how surely.
    rejects: Option<(usize, f32)>,
    /// Verbs that deny in the main statement, with the head of what they deny.
    pub objects: Vec<(u32, u32)>,
    /// Whether it denies anything, in any clause.
    denies: bool,
}

pub(super) fn facts(side: &Prepared) -> Facts {
    let rejects = (0..side.words.len()).find_map(|word| rejects(side, word).map(|sure| (word, sure)));
    let denied = |main: bool| {
        let told = move |frame: &&frame::Frame| {
            frame.main || !main || taken_back(&side.s.parse, frame.verb as usize).is_some()
        };
        side.frames.iter().filter(told).filter_map(|frame| denied_by(side, frame.verb))
    };
    Facts {
        rejects,
        objects: denied(true).collect(),
        denies: side.s.stance == Stance::Denies || rejects.is_some() || denied(false).next().is_some(),
    }
}

pub(super) fn find(pair: &Pair, found: &mut Vec<Sign>) {
    let topic = slots::topic(pair);
    said_to_be_false(pair, topic, found);
    denied_as_a_whole(pair, topic, found);
    denied_object(pair, topic, found);
}

/// What a speaker denies, told by another: the more of the denied content is told, the surer.
fn denied_as_a_whole(pair: &Pair, topic: f32, found: &mut Vec<Sign>) {
    let denies = |side: &Prepared| side.s.stance == Stance::Denies;
    let (told_by, best) = if denies(pair.a) { (pair.b, &pair.best_b) } else { (pair.a, &pair.best_a) };
    if denies(pair.a) == denies(pair.b) || told_by.facts.denial.rejects.is_some() || withholds(told_by) {
        return;
    }
    let denied = if denies(pair.a) { pair.a } else { pair.b };
    if let Some(subject) = mentioned_in(told_by, best)
        .or_else(|| mention::only(pair, denied, |word| !mention::is_subject(denied, word)))
        .or_else(|| mention::of_nobodys_deed(pair, denied))
    {
        found.push(pair.sign(Code::OnlyMentioned, 1.0, || {
            let words: Spans = smallvec![told_by.span(subject as u32)];
            let (a, b) = if denies(pair.a) { (Spans::new(), words) } else { (words, Spans::new()) };
            (told_by.written(subject as u32).to_string(), a, b)
        }));
        return;
    }
    if pair.a.s.polarity != pair.b.s.polarity {
        return;
    }
    let cover = if denies(pair.a) { pair.cover_a } else { pair.cover_b };
    let said = |side: &Prepared| if denies(side) { "denied" } else { "told" };
    let other_deed = tells_other_deed(pair, told_by) || denies_the_doer(pair, told_by);
    let other_deed = if other_deed { OTHER_DEED } else { 1.0 };
    let strength = ((cover - DENIED_FROM) / (1.0 - DENIED_FROM)).clamp(0.0, 1.0) * topic * other_deed;
    found.push(
        pair.sign(Code::Denial, strength, || {
            (format!("{} / {}", said(pair.a), said(pair.b)), Spans::new(), Spans::new())
        }),
    );
}

/// "Snow brought the roof down" is denied, "the roof came down" told, which names nothing that did it.
fn denies_the_doer(pair: &Pair, told_by: &Prepared) -> bool {
    let (denied, best) = if std::ptr::eq(told_by, pair.a) { (pair.b, &pair.best_b) } else { (pair.a, &pair.best_a) };
    let deeds = |side: &Prepared| {
        let main = side.frames.iter().filter(|frame| frame.main && frame.argument(Role::Patient).is_some());
        main.filter_map(|frame| frame.argument(Role::Agent)).collect::<Vec<_>>()
    };
    let unmet = |doer: usize| best[doer].1 < DENIED_FROM && !slots::is_name(denied, doer);
    deeds(told_by).is_empty() && deeds(denied).into_iter().filter_map(|doer| denied.word_at(doer)).any(unmet)
}

/// "Lee sent letters to the port" is denied, "the port published the letters" told: whom it befalls there does something else here.
fn tells_other_deed(pair: &Pair, told_by: &Prepared) -> bool {
    let is_a = std::ptr::eq(told_by, pair.a);
    let denied = if is_a { pair.b } else { pair.a };
    let same = |told: u32, other: u32| if is_a { pair.tokens(told, other) } else { pair.tokens(other, told) };
    let mut told = told_by.frames.iter().filter(|frame| frame.main).peekable();
    let mains = || denied.frames.iter().filter(|frame| frame.main);
    if told.peek().is_none() || mains().next().is_none() {
        return false;
    }
    told.all(|frame| {
        let by = frame.argument(Role::Agent);
        let befalls = |other: &crate::compare::frame::Frame| {
            let ends = other.arguments.iter().filter(|(role, _)| *role != Role::Agent);
            by.is_some_and(|by| ends.clone().any(|(_, end)| same(by, *end) >= ALIGNED))
                && other.argument(Role::Agent).is_none_or(|agent| by.is_some_and(|by| same(by, agent) < DENIED_FROM))
        };
        mains().all(|other| same(frame.head, other.head) < ALIGNED && befalls(other))
    })
}

/// "The woman who reported the theft was lying", "a theft would need a key": nothing is told that could be denied.
pub(super) fn withholds(side: &Prepared) -> bool {
    let parse = &side.s.parse;
    side.frames.iter().filter(|frame| frame.main).any(|frame| {
        let verb = frame.verb as usize;
        let open = |kid: usize| {
            parse.tokens[kid].dep == "aux"
                && matches!(parse.tokens[kid].lemma.as_str(), "would" | "could" | "may" | "might" | "should")
        };
        let lies = side.lemma(frame.verb) == "lie" && !parse.children(verb).any(|kid| parse.tokens[kid].dep == "prep");
        lies || parse.children(verb).any(open)
    })
}

/// "News of the theft came on Monday", "the plan to add a tower is feasible": what the other text speaks of too stands inside the
/// subject, and what is told is something else. Not "the crash killed three": the subject itself is what is denied.
pub(super) fn mentioned_in(side: &Prepared, best: &[(usize, f32)]) -> Option<usize> {
    let parse = &side.s.parse;
    let has = |token: usize| {
        (0..side.words.len()).any(|word| side.words[word].token as usize == token && best[word].1 >= DENIED_FROM)
    };
    let shared: Vec<usize> = (0..side.words.len())
        .filter(|word| {
            side.words[*word].weight >= HEAVY && !slots::is_name(side, *word) && best[*word].1 >= DENIED_FROM
        })
        .map(|word| side.words[word].token as usize)
        .collect();
    let holds = |kid: &usize| {
        parse.tokens[*kid].dep == "nsubj" && !has(*kid) && shared.iter().all(|token| parse.is_under(*token, *kid))
    };
    let verbs = side.frames.iter().filter(|frame| frame.main).map(|frame| frame.verb as usize);
    verbs.filter(|verb| !shared.is_empty() && !has(*verb)).find_map(|verb| parse.children(verb).find(holds))
}

/// "The video is fake" / "The video shows a shark": a word that denies on one side, the content on the other.
fn said_to_be_false(pair: &Pair, topic: f32, found: &mut Vec<Sign>) {
    for (side, other, turn) in [(pair.a, pair.b, false), (pair.b, pair.a, true)] {
        let (Some((word, sure)), None) = (side.facts.denial.rejects, other.facts.denial.rejects) else { continue };
        let best = if turn { &pair.best_b } else { &pair.best_a };
        if !says_what(side, word) || other.facts.negation.negates || is_of_other_content(side, word, best) {
            continue;
        }
        let best_other = if turn { &pair.best_a } else { &pair.best_b };
        let told = |said: usize| said != word && !TOLD.contains(&side.lemma(side.words[said].token));
        if mentioned_in(other, best_other).is_some() || mention::only(pair, side, told).is_some() {
            continue;
        }
        let cover = if turn { pair.cover_a } else { pair.cover_b };
        found.push(pair.sign(Code::Denial, sure * topic * cover.min(1.0), || {
            let span = side.span_of_word(word);
            let written = span.of(&side.s.text);
            let whole: Spans = other.frames.iter().find(|f| f.main).map(|f| other.span(f.head)).into_iter().collect();
            match turn {
                true => (format!("not denied / {written}"), whole, smallvec![span]),
                false => (format!("{written} / not denied"), smallvec![span], whole),
            }
        }));
    }
}

/// "denies truce" / "agreed to a ceasefire": how far the other text tells the object of a verb that denies.
fn denied_object(pair: &Pair, topic: f32, found: &mut Vec<Sign>) {
    for (side, other, best) in [(pair.a, pair.b, &pair.best_a), (pair.b, pair.a, &pair.best_b)] {
        if other.facts.denial.denies {
            continue;
        }
        for (verb, object) in side.facts.denial.objects.iter().copied() {
            let inside = |word: usize| side.s.parse.is_under(side.words[word].token as usize, object as usize);
            let said: Vec<usize> = (0..side.words.len())
                .filter(|word| !is_frame_of(side, *word, verb) && !is_said_beside(side, *word, verb, object))
                .collect();
            let content: Vec<usize> = said.iter().copied().filter(|word| inside(*word)).collect();
            // "retracted its story on Lee" / "asked Lee for a story": a name is no statement.
            let is_said = |word: &usize| {
                !slots::is_name(side, *word) && side.words[*word].weight >= HEAVY && best[*word].1 >= DENIED_FROM
            };
            if !content.iter().any(is_said) {
                continue;
            }
            let told = met(side, &content, best);
            let about = slots::on_topic(met(side, &said, best)).max(topic);
            let strength = ((told - DENIED_FROM) / (DENIED_ALL - DENIED_FROM)).clamp(0.0, 1.0) * about;
            found.push(pair.sign(Code::Denial, strength, || {
                let of_side = content.iter().map(|word| side.span_of_word(*word));
                let of_side: Spans = std::iter::once(side.span(verb)).chain(of_side).collect();
                let met = content.iter().filter(|word| best[**word].1 >= DENIED_FROM);
                let of_other: Spans = met.map(|word| other.span_of_word(best[*word].0)).collect();
                let said = format!("{} {}", side.written(verb), side.written(object));
                match std::ptr::eq(side, pair.a) {
                    true => (format!("{said} / told"), of_side, of_other),
                    false => (format!("told / {said}"), of_other, of_side),
                }
            }));
        }
    }
}

/// "denies sale rumours": of what may come, as "will be sold" is.
pub(super) fn of_rumours(side: &Prepared) -> bool {
    side.facts.denial.objects.iter().any(|(_, object)| is_rumour(side.lemma(*object)))
}

pub(super) fn is_rumour(lemma: &str) -> bool {
    matches!(lemma, "rumor" | "rumour" | "speculation")
}

/// The verb and the head of what it denies, where it does.
fn denied_by(side: &Prepared, verb: u32) -> Option<(u32, u32)> {
    let parse = &side.s.parse;
    if let Some(event) = never_happened(side, verb) {
        return Some((verb, event));
    }
    let lemma = frame::lemma_with_particle(&side.s.text, parse, verb as usize);
    let needs_told = lexicon::denies_object(&lemma)?;
    let kid = |deps: &[&str]| parse.children(verb as usize).find(|kid| deps.contains(&parse.tokens[*kid].dep));
    let object = kid(&["dobj", "nsubjpass"])
        .or_else(|| kid(&["ccomp", "xcomp"]))
        .or_else(|| taken_back(parse, verb as usize))? as u32;
    let is_told = TOLD.contains(&side.lemma(object));
    let refused = scope::is_refusal(parse, verb as usize) || scope::is_sacking(parse, verb as usize);
    (!side.scope.is_turned(verb as usize) && !refused && (is_told || !needs_told)).then_some((verb, object))
}

/// "The truce never happened", "did not take place": what was no event. Not what is still to come, nor a "what" or an "it".
pub(super) fn never_happened(side: &Prepared, verb: u32) -> Option<u32> {
    let parse = &side.s.parse;
    let tokens = &parse.tokens;
    let kids = || parse.children(verb as usize);
    let takes_place = kids().any(|kid| tokens[kid].dep == "dobj" && tokens[kid].lemma == "place");
    let happens = match tokens[verb as usize].lemma.as_str() {
        "happen" | "occur" | "materialise" | "materialize" => true,
        "take" => takes_place,
        _ => false,
    };
    let denied = kids().any(|kid| tokens[kid].dep == "neg");
    let open = kids()
        .any(|kid| tokens[kid].tag == "MD" || matches!(tokens[kid].lemma.as_str(), "yet" | "when" | "if" | "until"));
    // The nearest: a headline's name with a colon is read as one too.
    let event = kids().rfind(|kid| tokens[*kid].dep == "nsubj" && !matches!(tokens[*kid].pos, Upos::Pron | Upos::Det));
    let somebody = |event: usize| {
        let names = |entity: &&Entity| matches!(entity.label, "GPE" | "ORG" | "PERSON");
        parse.entities.iter().filter(names).any(|entity| entity.tokens.contains(&event))
    };
    event.filter(|event| happens && denied && !open && !somebody(*event)).map(|event| event as u32)
}

/// "Doping claims retracted by paper": a headline without a verb but the participle.
fn taken_back(parse: &Parse, verb: usize) -> Option<usize> {
    let at = &parse.tokens[verb];
    let finite = |token: &crate::parse::Token| matches!(token.tag, "VBD" | "VBZ" | "VBP" | "MD");
    (at.dep == "acl" && at.tag == "VBN" && !parse.tokens.iter().any(finite)).then_some(at.head)
}

/// Words that only say that something is denied: the verb, and the "rumours" that it denies.
fn is_frame_of(side: &Prepared, word: usize, verb: u32) -> bool {
    let token = side.words[word].token;
    token == verb || TOLD.contains(&side.lemma(token)) || matches!(side.lemma(token), "plan" | "role" | "involvement")
}

/// "*Lee holds the boat*, denies a sale", "denies a sale, *says the boat is his*": in another clause than what is denied.
fn is_said_beside(side: &Prepared, word: usize, verb: u32, object: u32) -> bool {
    let parse = &side.s.parse;
    let beside = |clause: usize| {
        matches!(parse.tokens[clause].dep, "advcl" | "ccomp" | "conj" | "parataxis") && clause != object as usize
    };
    // "Port: men freed, truce never happened": a clause of its own, read as one about the port.
    let has_subject =
        |clause: usize| parse.children(clause).any(|kid| matches!(parse.tokens[kid].dep, "nsubj" | "nsubjpass"));
    let misread = |clause: usize| parse.tokens[clause].dep == "acl" && has_subject(clause);
    let token = side.words[word].token as usize;
    parse.children(verb as usize).any(|clause| beside(clause) && parse.is_under(token, clause))
        || (0..parse.tokens.len()).any(|clause| misread(clause) && parse.is_under(token, clause))
}

/// Share of some words' weight that the other text has.
fn met(side: &Prepared, words: &[usize], best: &[(usize, f32)]) -> f32 {
    let all: f32 = words.iter().map(|word| side.words[*word].weight).sum();
    let met: f32 = words.iter().map(|word| side.words[*word].weight * best[*word].1).sum();
    if all > 0.0 { met / all } else { 0.0 }
}

/// A verb that rejects has to say what: "retracted its story on Lee" does not.
fn says_what(side: &Prepared, word: usize) -> bool {
    let token = side.words[word].token;
    lexicon::denies_object(&side.lemma(token).to_lowercase()).is_none()
        || (0..side.words.len()).any(|word| {
            !slots::is_name(side, word) && side.words[word].weight >= HEAVY && !is_frame_of(side, word, token)
        })
}

/// "His claims are false" is no word on whether he made them; and what is false has to be in the other text.
fn is_of_other_content(side: &Prepared, word: usize, best: &[(usize, f32)]) -> bool {
    let Some(subject) = side.frame_of(side.words[word].token).and_then(|frame| frame.argument(Role::Agent)) else {
        return false;
    };
    let inside = |word: &usize| side.s.parse.is_under(side.words[*word].token as usize, subject as usize);
    let met = |word: usize| best[word].1 >= DENIED_FROM;
    let mut about = (0..side.words.len()).filter(inside).peekable();
    if about.peek().is_none() {
        return false;
    }
    if SAYINGS.contains(&side.lemma(subject)) {
        let tells = |word: usize| !slots::is_name(side, word) && side.words[word].weight >= HEAVY;
        return !about.any(|word| side.words[word].token != subject && tells(word) && met(word));
    }
    !about.any(met)
}

/// What somebody says, whoever believes it.
const SAYINGS: [&str; 8] =
    ["accusation", "allegation", "assertion", "assumption", "claim", "remark", "statement", "suggestion"];

/// What can be false: "a fake video", not "a fake passport".
pub(super) const TOLD: [&str; 29] = [
    "report",
    "story",
    "claim",
    "rumor",
    "rumour",
    "news",
    "video",
    "photo",
    "photograph",
    "image",
    "picture",
    "footage",
    "post",
    "article",
    "allegation",
    "account",
    "message",
    "letter",
    "circular",
    "clip",
    "statement",
    "information",
    "announcement",
    "quote",
    "suggestion",
    "accusation",
    "speculation",
    "idea",
    "notion",
];

/// How surely a word rejects what its text is about: 1 where it is what the text says of it.
fn rejects(side: &Prepared, word: usize) -> Option<f32> {
    let token = side.words[word].token;
    let tokens = &side.s.parse.tokens;
    let at = &tokens[token as usize];
    // "lies" told, not where somebody lies; "is not fake" rejects nothing.
    if side.words[word].turned || at.lemma == "lie" && at.pos != Upos::Noun || is_misread(side, token) {
        return None;
    }
    let about_told = |noun: u32| TOLD.contains(&side.lemma(noun));
    if lexicon::denier(&at.lemma)? {
        let object = side.frame_of(token).and_then(|frame| frame.argument(Role::Patient));
        let outright = matches!(at.lemma.as_str(), "debunk" | "retract" | "recant");
        return (outright || object.is_some_and(about_told)).then_some(0.8);
    }
    match at.dep {
        "attr" | "acomp" | "ROOT" | "oprd" | "conj" | "ccomp" => Some(1.0),
        // "exposed as a hoax"; a "web of lies" rejects nothing.
        "pobj" if side.written(at.head as u32).eq_ignore_ascii_case("as") => Some(0.8),
        "pobj" => None,
        "compound" => Some(0.8),
        // "Fake news has motives" says of no news what it is.
        "amod" if is_any(side, at.head) => None,
        "amod" if about_told(at.head as u32) => Some(0.9),
        _ if at.pos == Upos::Noun || at.pos == Upos::Verb => Some(0.6),
        _ => None,
    }
}

/// A short word doubles its last letter: "shamed" is of "shame", not of "sham".
fn is_misread(side: &Prepared, token: u32) -> bool {
    let lemma = side.lemma(token).as_bytes();
    let vowel = |at: usize| matches!(lemma[at], b'a' | b'e' | b'i' | b'o' | b'u');
    let short = lemma.len() >= 3 && vowel(lemma.len() - 2) && !vowel(lemma.len() - 1) && !vowel(lemma.len() - 3);
    let one = (0..lemma.len()).filter(|at| vowel(*at)).count() == 1;
    short && one && side.written(token).to_lowercase().strip_suffix("ed").is_some_and(|stem| stem.as_bytes() == lemma)
}

/// Nothing but the word before it says which: "fake news", as the subject of something else.
fn is_any(side: &Prepared, noun: usize) -> bool {
    let tokens = &side.s.parse.tokens;
    matches!(tokens[noun].dep, "nsubj" | "nsubjpass" | "pobj")
        && side.lemma(noun as u32) == "news"
        && side.s.parse.children(noun).count() == 1
}
