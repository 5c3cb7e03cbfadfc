//! Whose words are which: every token of a sentence belongs to one voice, or to the phrase that names a voice.
//!
//! Takes a sentence with its parse and the attributions of the article, gives [`Part`]s: the tokens that one voice states.
//! An attribution counts where its content is a clause or speech and somebody is named for it; plans and topics ("plans to
//! sue", "praised the crew") stay in the voice around them, because what is told is the act.
//!
//! Nested voices: in `Ann Lee said Bo Ray believes the ferry sank` the inner voice (Bo Ray) has the content, and the outer
//! (Ann Lee) goes to the claim's upstreams: asking her would tell what he believes.
//! A newsroom that is named for the whole report ("…, Reva Post says, citing Tass") speaks where nobody else does inside its
//! content, under the name that the upstream has; its name goes to the upstreams in any case.

use super::claim::{Attribution, Certainty, Form, Speaker, Stance, UNKNOWN};
use super::mentions;
use super::relatives::{Gap, reported};
use super::tree::Tree;
use crate::clean::CleanText;
use crate::read::UpstreamKind;
use crate::segment::Sentence;
use crate::span::Span;

/// The tokens of one sentence that one voice states.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Position in the list of attributions; `None` = what is left is the outlet's own.
    pub attribution: Option<usize>,
    pub inside: Vec<bool>,
}

/// The attributions of an article as far as they decide whose words are which.
pub(super) struct Voices<'a> {
    attributions: &'a [Attribution],
    /// Positions of those that count, in the order of the text.
    counting: Vec<usize>,
    newsroom: Vec<Option<String>>,
    /// "I think that P", "we think that P".
    own: Vec<bool>,
    /// "We know that P", in nobody’s quotation: the newsroom does.
    ours: Vec<bool>,
}

impl<'a> Voices<'a> {
    pub fn new(text: &CleanText, sentences: &[Sentence], attributions: &'a [Attribution]) -> Self {
        let source = &text.article.text;
        let counting = (0..attributions.len()).filter(|i| counts(&attributions[*i], source)).collect();
        let newsroom = attributions.iter().map(|a| newsroom(text, a)).collect();
        let is_i = |a: &Attribution| {
            a.source.first().is_some_and(|source| matches!(source.of(&text.article.text), "I" | "We" | "we"))
        };
        let own = attributions.iter().map(is_i).collect();
        let ours = attributions.iter().map(|a| is_ours(&text.article.text, sentences, a)).collect();
        Voices { attributions, counting, newsroom, own, ours }
    }

    /// The parts of a sentence in play; empty ones are left out.
    pub fn parts(&self, sentence: Span, tree: &Tree, named: &dyn Fn(usize) -> Option<String>) -> Vec<Part> {
        let mut near: Vec<usize> = self
            .counting
            .iter()
            .copied()
            .filter(|i| {
                let a = &self.attributions[*i];
                [&a.content, &a.cue, &a.source].into_iter().flatten().any(|span| span.overlaps(sentence))
            })
            .collect();
        near.retain(|voice| !self.is_heard(*voice, tree, named));
        let mut owners: Vec<Owner> = (0..tree.len()).map(|token| self.owner(&near, token, tree)).collect();
        for told in (0..tree.len()).filter_map(|token| reported(tree, token)) {
            let report = tree.parse.tokens[told.report].span;
            if near.iter().any(|i| self.attributions[*i].cue.iter().any(|cue| cue.contains(report))) {
                owners[told.pronoun] = Owner::Frame;
                if let Gap::Preposition(preposition) = told.gap {
                    owners[preposition] = Owner::Frame;
                }
            }
        }
        // What one says and another denies is stated by both; "Lee said P, according to the Post" is said once.
        let shared = |voice: &usize| {
            let mine = &self.attributions[*voice];
            let owner = near.iter().find(|other| self.attributions[**other].content == mine.content);
            let denies = |at: usize| self.attributions[at].stance == Stance::Denies;
            owner.copied().filter(|owner| denies(*owner) != denies(*voice)).map(|owner| (Some(*voice), owner))
        };
        let answers: Vec<(Option<usize>, usize)> = near.iter().filter_map(shared).collect();
        let voices = std::iter::once(None).chain(near.iter().copied().map(Some));
        let answering = answers.iter().map(|(voice, owner)| Part {
            attribution: *voice,
            inside: owners.iter().map(|known| *known == Owner::Voice(Some(*owner))).collect(),
        });
        voices
            .map(|voice| Part {
                attribution: voice,
                inside: owners.iter().map(|owner| *owner == Owner::Voice(voice)).collect(),
            })
            .chain(answering)
            .filter(|part| part.inside.contains(&true))
            .collect()
    }

    fn owner(&self, near: &[usize], token: usize, tree: &Tree) -> Owner {
        let span = tree.parse.tokens[token].span;
        let within = |spans: &[Span]| spans.iter().any(|s| s.contains(span));
        let names = |i: &usize| {
            let a = &self.attributions[*i];
            within(&a.cue)
                || (within(&a.source) && !in_clause_of(tree, token, &a.source) && !holds_its_cue(tree, token, a))
        };
        if near.iter().any(names) {
            return Owner::Frame;
        }
        let held = near.iter().any(|i| within(&self.attributions[*i].content));
        if !held && near.iter().any(|i| self.tells_of_saying(*i, token, tree)) {
            return Owner::Frame;
        }
        let holds = near.iter().copied().filter(|i| within(&self.attributions[*i].content));
        // "“P,” said a cook, as the Post tells. “Q.”": that the cook goes on makes nobody else the inner voice.
        let tokens = &tree.parse.tokens;
        let sentence = tokens[0].span.cover(tokens[tokens.len() - 1].span);
        let here = |i: usize| -> usize {
            let content = self.attributions[i].content.iter();
            content.map(|c| c.end.min(sentence.end).saturating_sub(c.start.max(sentence.start)) as usize).sum()
        };
        let form = |i: usize| match self.attributions[i].form {
            Form::Speech => 0,
            Form::Rejection => 2,
            _ => 1,
        };
        Owner::Voice(holds.min_by_key(|i| (here(*i), form(*i), *i)))
    }

    /// Whether the token hangs on the cue as an adjunct of the saying itself: "*just hours after* he *had* said to *the AP* …".
    fn tells_of_saying(&self, attribution: usize, token: usize, tree: &Tree) -> bool {
        let cue = &self.attributions[attribution].cue;
        let mut at = token;
        for _ in 0..MAX_STEPS {
            let head = tree.head(at);
            let is_cue = cue.iter().any(|c| c.contains(tree.parse.tokens[head].span));
            match tree.dep(at) {
                _ if head == at => return false,
                "relcl" | "acl" | "advcl" | "conj" | "ccomp" | "xcomp" | "parataxis" | "nsubj" | "nsubjpass" => {
                    return false;
                }
                _ if is_cue => return true,
                _ => at = head,
            }
        }
        false
    }

    /// "Lee said the guards told her that P": that they told her so is Lee’s word, and nobody else’s.
    fn is_heard(&self, voice: usize, tree: &Tree, named: &dyn Fn(usize) -> Option<String>) -> bool {
        let inner = &self.attributions[voice];
        let is_cue = |token: &usize| inner.cue.iter().any(|cue| cue.contains(tree.parse.tokens[*token].span));
        let Some(verb) = (0..tree.len()).find(|token| is_cue(token) && TELLING.contains(&tree.lemma(*token))) else {
            return false;
        };
        let hearer = tree.child(verb, &["dobj", "dative"]).filter(|hearer| tree.tag(*hearer) == "PRP");
        let Some((hearer, outer)) = hearer.zip(self.around(voice).first().copied()) else { return false };
        let outer = &self.attributions[outer];
        let differs = inner.speaker.is_some() && inner.speaker != outer.speaker;
        let speaker = outer.speaker.as_ref().filter(|speaker| !speaker.unnamed && differs);
        let first = outer.form == Form::Speech && matches!(tree.lemma(hearer), "I" | "i" | "me" | "we" | "us");
        speaker.is_some_and(|speaker| first || named(hearer).is_some_and(|name| name == speaker.name))
    }

    /// Inner voices first: the shorter content.
    fn depth_key(&self, attribution: usize) -> usize {
        self.attributions[attribution].content.iter().map(|span| span.len()).sum()
    }

    /// The voices around an attribution, nearest first: those whose content holds its cue.
    fn around(&self, attribution: usize) -> Vec<usize> {
        let cue = &self.attributions[attribution].cue;
        let mut around: Vec<usize> = self
            .counting
            .iter()
            .copied()
            .filter(|i| *i != attribution)
            .filter(|i| self.attributions[*i].content.iter().any(|span| cue.iter().any(|c| span.contains(*c))))
            .collect();
        around.sort_by_key(|i| (self.depth_key(*i), *i));
        around
    }

    /// Who says "I" in a part: whoever speaks the words around it, where the part tells what another said.
    pub fn first_person(&self, part: &Part) -> Option<&'a Attribution> {
        let first = part.attribution?;
        let speech = |voice: &usize| self.attributions[*voice].form == Form::Speech;
        let around = self.around(first);
        let outer = std::iter::once(first).chain(around.iter().copied()).find(speech);
        // "Lee said: ‘The cook told me": a mark that nobody closed makes no speech, and still it is Lee.
        Some(&self.attributions[outer.or(around.last().copied()).unwrap_or(first)])
    }

    /// Who states a part, and through whom: the attribution that speaks, the newsroom it is where it is one, and names for the
    /// claim's upstreams.
    pub fn speaking(&self, part: &Part) -> Speaking<'a> {
        let Some(first) = part.attribution else { return Speaking::default() };
        let mut speaking = None;
        let mut newsroom = None;
        let mut upstreams = Vec::new();
        for voice in std::iter::once(first).chain(self.around(first)) {
            let attribution = &self.attributions[voice];
            match (&self.newsroom[voice], &attribution.speaker) {
                (Some(name), _) => {
                    newsroom = newsroom.or((!name.is_empty()).then_some((attribution, name)));
                    upstreams.push(name.clone());
                }
                (None, Some(speaker)) if speaking.is_some() => upstreams.push(speaker.name.clone()),
                (None, _) if speaking.is_none() => speaking = Some(attribution),
                _ => {}
            }
        }
        let own = speaking.and_then(|a: &Attribution| a.speaker.as_ref()).map(|speaker| speaker.name.as_str());
        upstreams.retain(|name| !name.is_empty() && Some(name.as_str()) != own);
        upstreams.dedup();
        let newsroom = newsroom.filter(|_| speaking.is_none());
        let outer = || self.around(first).into_iter().find_map(|voice| self.attributions[voice].speaker.clone());
        let speaker = match newsroom {
            None if self.own[first] => outer().or_else(|| speaking.filter(|_| !self.ours[first]).and_then(speaker)),
            Some((_, name)) => Some(Speaker { name: name.clone(), role: None, unnamed: false }),
            None => speaking.and_then(speaker),
        };
        upstreams.retain(|name| speaker.as_ref().is_none_or(|speaker| speaker.name != *name));
        Speaking { attribution: speaking.or(newsroom.map(|(attribution, _)| attribution)), speaker, upstreams }
    }
}

/// "We know that P": outside of quotation marks, and behind no line that leads to somebody’s words.
fn is_ours(text: &str, sentences: &[Sentence], attribution: &Attribution) -> bool {
    let sentence = &sentences[attribution.sentence];
    let we = attribution.source.first().filter(|source| matches!(source.of(text), "We" | "we"));
    let quoted = |source: &Span| sentence.quoted.iter().any(|quoted| quoted.span.overlaps(*source));
    let marked = sentence.span.of(text).starts_with(['\'', '‘', '"', '“']);
    let led = attribution.sentence > 0 && {
        sentences[attribution.sentence - 1].span.of(text).trim_end().ends_with([':', ','])
    };
    we.is_some_and(|source| !quoted(source)) && !marked && !led
}

/// Who states a part.
#[derive(Default)]
pub(super) struct Speaking<'a> {
    /// `None` = the outlet's own voice.
    pub attribution: Option<&'a Attribution>,
    pub speaker: Option<Speaker>,
    pub upstreams: Vec<String>,
}

/// Verbs whose object hears.
const TELLING: &[&str] = &["assure", "inform", "promise", "tell", "warn"];

/// Steps from a word up to the cue whose adjunct it is. A guess.
const MAX_STEPS: usize = 8;

/// Whom a token belongs to.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Owner {
    Voice(Option<usize>),
    /// Part of "…, she said".
    Frame,
}

fn counts(attribution: &Attribution, text: &str) -> bool {
    let named = !attribution.source.is_empty();
    match attribution.form {
        Form::Speech => true,
        Form::Clause => named,
        // "denied taking the money", "claims to have found it": told, and by whom.
        Form::Action => {
            let tells = attribution.stance == Stance::Denies || attribution.certainty == Certainty::Alleged;
            named && tells && !is_deed(attribution, text)
        }
        Form::Topic => false,
        Form::Rejection => true,
    }
}

/// "refused to work", "was fired for claiming to be ill": what was done is what is told.
fn is_deed(attribution: &Attribution, text: &str) -> bool {
    let Some(cue) = attribution.cue.first() else { return false };
    let verb = cue.of(text).to_lowercase();
    let refuses = verb.split_whitespace().any(|word| word.starts_with("refus") || word.starts_with("declin"));
    let why = text[..cue.start as usize].split_whitespace().next_back() == Some("for");
    refuses || why && verb.ends_with("ing")
}

/// The name of the newsroom that an attribution names for the report; empty for the article's own outlet. One that denies
/// something takes a side, and speaks.
fn newsroom(text: &CleanText, attribution: &Attribution) -> Option<String> {
    if attribution.stance == Stance::Denies {
        return None;
    }
    let spoken = attribution.speaker.as_ref().map(|speaker| speaker.name.as_str());
    if let (Some(own), Some(name)) = (&text.meta.outlet, spoken)
        && own.eq_ignore_ascii_case(name)
    {
        return Some(String::new());
    }
    let named = |span: &Span| attribution.source.iter().any(|source| source.overlaps(*span));
    let upstream = text.meta.upstreams.iter().find(|u| {
        u.kind == UpstreamKind::Citing && (u.span.as_ref().is_some_and(named) || spoken == Some(u.name.as_str()))
    })?;
    Some(upstream.name.clone())
}

/// "held [a sign] *reading* “P”", "[the site] published an article *claiming* P": the cue hangs on a thing, and the thing is held by what the
/// rest of the sentence tells.
fn holds_its_cue(tree: &Tree, token: usize, attribution: &Attribution) -> bool {
    let within = |spans: &[Span], at: usize| spans.iter().any(|span| span.contains(tree.parse.tokens[at].span));
    let up = |at: &usize| Some(tree.head(*at)).filter(|head| head != at);
    let noun =
        std::iter::successors(Some(token), up).take(MAX_STEPS).take_while(|at| within(&attribution.source, *at)).last();
    let reads = |thing: usize| tree.children(thing).any(|kid| tree.dep(kid) == "acl" && within(&attribution.cue, kid));
    // "reminds me of Lee saying P".
    let adjoins =
        |noun: usize| noun + 1 < tree.len() && tree.tag(noun + 1) == "VBG" && within(&attribution.cue, noun + 1);
    noun.is_some_and(|noun| match tree.dep(noun) {
        "pobj" if adjoins(noun) => true,
        "dobj" | "pobj" => reads(noun),
        "nsubj" => tree.child(tree.head(noun), &["dobj"]).is_some_and(reads),
        _ => false,
    })
}

/// Whether the token stands in a relative clause inside the source: "Lee, *who resigned on Monday*, said …".
fn in_clause_of(tree: &Tree, token: usize, source: &[Span]) -> bool {
    let mut at = token;
    loop {
        if tree.dep(at) == "relcl" {
            return source.iter().any(|span| span.contains(tree.parse.tokens[at].span));
        }
        let head = tree.head(at);
        if head == at {
            return false;
        }
        at = head;
    }
}

/// "The final bit of evidence", "her gesture": no witness, so the newsroom concludes.
fn shows_only(speaker: &Speaker) -> bool {
    let before_of =
        speaker.name.split([' ', '\u{a0}']).take_while(|word| !matches!(*word, "of" | "on" | "in" | "for" | "that"));
    speaker.role.is_none() && before_of.last().is_some_and(mentions::is_mute)
}

pub(super) fn nobody() -> Speaker {
    Speaker { name: UNKNOWN.into(), role: None, unnamed: true }
}

/// The speaker of an attribution; one that names nobody still has one, who cannot be asked. `None` = the newsroom.
pub(super) fn speaker(attribution: &Attribution) -> Option<Speaker> {
    let speaks = attribution.form != Form::Rejection && !attribution.speaker.as_ref().is_some_and(shows_only);
    // "A: I came home": who answers, the letter does not say.
    let named = attribution.speaker.clone().filter(|speaker| speaker.name.chars().count() > 1);
    speaks.then(|| named.unwrap_or_else(nobody))
}
