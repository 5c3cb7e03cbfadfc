//! Universal parts of speech: the attribute ruler's table of tags and its exceptions.
//!
//! Takes words, tags and relations, gives each token its part of speech, the features of form that the lemmatiser asks
//! about, and for closed-class words the lemma. Later rules win; every rule sees the tags and relations as the networks gave
//! them. Reference: `spacy/pipeline/attributeruler.py`; the rules themselves come from the model file.
//!
//! Worked: `did` tagged VBD is VERB by its tag, AUX by its word, VERB again where its relation is ROOT.

use super::analysis::Upos;
use super::model::{ByHash, Cursor};

/// Features of form, as bits.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Form(u8);

impl Form {
    pub(super) const SINGULAR: u8 = 1;
    pub(super) const NUMBER: u8 = 2;
    pub(super) const INFINITIVE: u8 = 4;
    pub(super) const FINITE: u8 = 8;
    pub(super) const PRESENT: u8 = 16;
    pub(super) const POSITIVE: u8 = 32;

    pub(super) fn has(self, bits: u8) -> bool {
        self.0 & bits == bits
    }
}

/// What the rules say of one token.
#[derive(Copy, Clone, Debug)]
pub(super) struct Attributes {
    pub tag: &'static str,
    pub dep: &'static str,
    pub pos: Upos,
    pub form: Form,
    pub lemma: Option<&'static str>,
}

enum Words {
    Any,
    One(Vec<&'static str>),
    None(Vec<&'static str>),
}

impl Words {
    fn read(cursor: &mut Cursor) -> Words {
        let mode = cursor.byte();
        let words = cursor.strings();
        match mode {
            0 => Words::Any,
            1 => Words::One(words),
            _ => Words::None(words),
        }
    }

    fn fit(&self, word: &str) -> bool {
        match self {
            Words::Any => true,
            Words::One(words) => words.contains(&word),
            Words::None(words) => !words.contains(&word),
        }
    }
}

struct Condition {
    /// 0 whatever, 1 white space, 2 anything else.
    space: u8,
    tag: Words,
    lower: Words,
    dep: Words,
}

struct Rule {
    conditions: Vec<Condition>,
    /// The token, of those matched, that the rule is about.
    target: usize,
    form: Option<Form>,
    tag: &'static str,
    pos: &'static str,
    dep: &'static str,
    lemma: &'static str,
}

pub(super) struct Rules {
    rules: Vec<Rule>,
    /// Rules that ask for the tag alone, by tag.
    plain: Vec<(&'static str, usize)>,
    /// Rules whose first condition names words, by word; in order.
    by_word: ByHash<Vec<usize>>,
    /// All others, in order.
    others: Vec<usize>,
}

/// What a rule may ask about a token.
pub(super) struct Seen<'a> {
    pub lower: &'a str,
    pub tag: &'static str,
    pub dep: &'static str,
    pub space: bool,
}

impl Rules {
    pub(super) fn read() -> Rules {
        let mut cursor = Cursor::of("attributes");
        let mut all = Rules { rules: Vec::new(), plain: Vec::new(), by_word: ByHash::default(), others: Vec::new() };
        for i in 0..cursor.count() {
            let (tokens, target) = (cursor.byte(), usize::from(cursor.byte()));
            let conditions: Vec<Condition> = (0..tokens)
                .map(|_| Condition {
                    space: cursor.byte(),
                    tag: Words::read(&mut cursor),
                    lower: Words::read(&mut cursor),
                    dep: Words::read(&mut cursor),
                })
                .collect();
            let (has_form, bits) = (cursor.byte() == 1, cursor.byte());
            let values = cursor.strings();
            match &conditions[0] {
                Condition { space: 0, tag: Words::One(tags), lower: Words::Any, dep: Words::Any }
                    if tokens == 1 && tags.len() == 1 =>
                {
                    all.plain.push((tags[0], i))
                }
                Condition { lower: Words::One(words), .. } => {
                    for word in words {
                        all.by_word.entry(super::hash::of_bytes(word.as_bytes())).or_default().push(i);
                    }
                }
                _ => all.others.push(i),
            }
            let form = has_form.then_some(Form(bits));
            let [tag, pos, dep, lemma] = values[..] else { panic!("a rule has four values") };
            all.rules.push(Rule { conditions, target, form, tag, pos, dep, lemma });
        }
        all
    }

    pub(super) fn apply(&self, seen: &[Seen]) -> Vec<Attributes> {
        let mut out: Vec<Attributes> = seen
            .iter()
            .map(|s| Attributes { tag: s.tag, dep: s.dep, pos: Upos::X, form: Form::default(), lemma: None })
            .collect();
        // The last rule that set each attribute: a rule of two tokens may come out of order.
        let mut set = vec![[0usize; 5]; seen.len()];
        let mut at = Vec::new();
        for i in 0..seen.len() {
            at.clear();
            if let Some((_, rule)) = self.plain.iter().find(|(tag, _)| *tag == seen[i].tag) {
                at.push(*rule);
            }
            if let Some(rules) = self.by_word.get(&super::hash::of_bytes(seen[i].lower.as_bytes())) {
                at.extend(rules);
            }
            at.extend(&self.others);
            for id in &at {
                let rule = &self.rules[*id];
                if i + rule.conditions.len() > seen.len() {
                    continue;
                }
                let fits = rule.conditions.iter().zip(&seen[i..]).all(|(condition, seen)| {
                    (condition.space == 0 || (condition.space == 1) == seen.space)
                        && condition.tag.fit(seen.tag)
                        && condition.dep.fit(seen.dep)
                        && condition.lower.fit(seen.lower)
                });
                if !fits {
                    continue;
                }
                let (one, set) = (&mut out[i + rule.target], &mut set[i + rule.target]);
                let mut wins = |attribute: usize, given: bool| {
                    let wins = given && set[attribute] <= id + 1;
                    if wins {
                        set[attribute] = id + 1;
                    }
                    wins
                };
                if wins(0, !rule.tag.is_empty()) {
                    one.tag = rule.tag;
                }
                if wins(1, !rule.pos.is_empty()) {
                    one.pos = Upos::of(rule.pos);
                }
                if wins(2, !rule.dep.is_empty()) {
                    one.dep = rule.dep;
                }
                if wins(3, !rule.lemma.is_empty()) {
                    one.lemma = Some(rule.lemma);
                }
                if wins(4, rule.form.is_some()) {
                    one.form = rule.form.unwrap_or_default();
                }
            }
        }
        out
    }
}
