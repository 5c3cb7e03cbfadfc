//! A statement as a text that can be read alone, with the way back to the article's bytes.
//!
//! Takes the pieces of a statement, gives [`Wording`]. Spaces come from the article where words are neighbours there; signs
//! that lost their neighbour go (", ," and quotation marks without a partner); the first letter is a capital, the last full
//! stop goes. Pronouns and descriptions become the name that [`Mentions`] knows, once a statement.

mod brackets;
mod lead;
mod parsed;
mod signs;
mod speaker;

use super::atomic::{Piece, View};
use super::claim::Speaker;
use super::mentions::{Mentions, Told};
use super::relatives::GIVING;
use crate::parse::Parse;
use crate::span::{SourceMap, Span};
use brackets::drop_brackets;
use signs::{drop_lone_marks, drop_loose_signs, trim};
use speaker::{agreed, body, is_first_person, resolved, second, with_article};

#[derive(Clone, Debug, Default)]
pub(super) struct Wording {
    pub text: String,
    pub map: SourceMap,
    /// The smallest stretch of the article that holds all words taken from it.
    pub span: Option<Span>,
    /// Of the text, where it can be had from the sentence's.
    pub parse: Option<Parse>,
}

/// What the words are told in: needed to know what a pronoun stands for.
pub(super) struct Scene<'a> {
    pub mentions: &'a Mentions,
    pub sentence: usize,
    /// Who states these words.
    pub speaker: Option<&'a Speaker>,
    /// Who says "I" in them: of words within speech it is whoever speaks.
    pub first: Option<&'a Speaker>,
    /// The words are the speaker's own, so that "he" is somebody else.
    pub direct: bool,
}

struct Word {
    text: String,
    /// The token that it stands for, and the first where it stands for several.
    token: Option<usize>,
    from: Option<usize>,
    /// Where the word stands in the article; `None` for a made-up one.
    origin: Option<Span>,
    /// The text is the article's own.
    exact: bool,
}

pub(super) fn wording(view: &View, pieces: &[Piece], scene: &Scene) -> Wording {
    let mut words = words(view, pieces, scene);
    drop_hanging(view, &mut words);
    drop_loose_signs(view, &mut words);
    rejoin(view, &mut words);
    drop_lone_marks(view, &mut words);
    if drop_brackets(view, &mut words).is_none() {
        return Wording::default();
    }
    trim(view, &mut words);
    lead::drop_lead(view, &mut words);
    lead::drop_tail(view, &mut words);
    while words.last().is_some_and(|word| word.token.is_some_and(|token| leads_on(view, token))) {
        words.pop();
        trim(view, &mut words);
    }
    let mut wording = Wording::default();
    let mut places = Vec::with_capacity(words.len());
    for at in 0..words.len() {
        if at > 0 && spaced(view, &words[at - 1], &words[at]) {
            wording.text.push(' ');
        }
        let word = &words[at];
        let start = wording.text.len();
        if at == 0 {
            capitalised(&word.text, &mut wording.text)
        } else {
            wording.text.push_str(&word.text)
        }
        places.push(Span::new(start, wording.text.len()));
        let Some(origin) = word.origin else { continue };
        let length = wording.text.len() - start;
        wording.map.push(start, length, origin.start as usize, if word.exact { length } else { origin.len() });
        wording.span = Some(wording.span.map_or(origin, |span| span.cover(origin)));
    }
    wording.parse = parsed::parsed(view, &words, &places);
    wording
}

/// "If it rains[, Lee said,] the port shuts": of the two commas around who says so, one parts the condition from what follows.
fn rejoin(view: &View, words: &mut Vec<Word>) {
    let comma = |token: usize| view.word(token) == ",";
    let fronts = |token: usize, next: usize| {
        let up = |at: &usize| Some(view.head(*at)).filter(|head| head != at);
        let opens = |at: usize| {
            let main = view.head(at);
            let before = main >= next && view.subject(main).is_some_and(|subject| subject >= next);
            // "When she came, Lee said, it rained": the parser hangs it on the saying.
            before || view.dep(at) == "advcl" && (token..next).contains(&main)
        };
        // "Among those at risk[, Lee said,] are two".
        let inverted = matches!(view.tag(next), "MD" | "VBD" | "VBP" | "VBZ");
        let mut above = std::iter::successors(Some(token), up).take(view.len());
        !inverted
            && above.any(|at| matches!(view.dep(at), "advcl" | "prep") && !view.tree.is_under(next, at) && opens(at))
    };
    for at in (1..words.len()).rev() {
        let Some((last, next)) = words[at - 1].token.zip(words[at].from.or(words[at].token)) else { continue };
        if next > last + 2 && comma(last + 1) && comma(next - 1) && fronts(last, next) {
            let (token, origin) = (Some(last + 1), Some(view.token(last + 1).span));
            words.insert(at, Word { text: ",".into(), token, from: None, origin, exact: true });
        }
    }
}

/// A word at the end that led on to what another voice says: "…, which", "… and".
fn leads_on(view: &View, token: usize) -> bool {
    let hanging = view.dep(token) == "prep"
        && view.kids(token).any(|kid| kid > token && matches!(view.dep(kid), "pobj" | "pcomp"));
    // "a campaign, entitled “…”".
    let naming = view.dep(token) == "acl"
        && matches!(view.lemma(token), "call" | "dub" | "entitle" | "name" | "title")
        && view.kids(token).any(|kid| kid > token && !view.has(kid));
    matches!(view.tag(token), "WDT" | "WP" | "WRB" | "CC") || view.dep(token) == "mark" || hanging || naming
}

/// "Without [denying that …], Lee left": prepositions whose object went to another voice, and brackets with nothing in them.
fn drop_hanging(view: &View, words: &mut Vec<Word>) {
    let here: Vec<usize> = words.iter().filter_map(|word| word.token).collect();
    let hangs = |word: &Word| {
        word.token.is_some_and(|token| {
            let object = |kid: &usize| {
                matches!(view.dep(*kid), "pobj" | "pcomp") && !matches!(view.tag(*kid), "WDT" | "WP" | "WRB")
            };
            let mut objects = view.kids(token).filter(object).peekable();
            view.dep(token) == "prep"
                && objects.peek().is_some()
                && !objects.any(|kid| here.iter().any(|word| view.tree.is_under(*word, kid)))
        })
    };
    words.retain(|word| !hangs(word));
    let empty =
        |at: usize, words: &[Word]| words[at].text == "(" && words.get(at + 1).is_some_and(|word| word.text == ")");
    while let Some(at) = (0..words.len()).find(|at| empty(*at, words)) {
        words.drain(at..at + 2);
    }
}

fn capitalised(word: &str, out: &mut String) {
    let mut chars = word.chars();
    match chars.next() {
        // "iPhones" keep theirs.
        Some(_) if chars.clone().next().is_some_and(char::is_uppercase) => out.push_str(word),
        // A letter whose capital has another length would break the map.
        Some(first)
            if first.is_lowercase() && first.to_uppercase().map(char::len_utf8).sum::<usize>() == first.len_utf8() =>
        {
            out.extend(first.to_uppercase());
            out.push_str(chars.as_str());
        }
        _ => out.push_str(word),
    }
}

fn words(view: &View, pieces: &[Piece], scene: &Scene) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(pieces.len());
    let mut named: Vec<String> = Vec::new();
    let told = told(view, pieces, scene);
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Made(text) => {
                words.push(Word { text: text.to_string(), token: None, from: None, origin: None, exact: false })
            }
            Piece::Bent(token, text) => {
                let origin = Some(view.token(*token).span);
                words.push(Word { text: text.clone(), token: Some(*token), from: None, origin, exact: false });
            }
            Piece::Token(token) => {
                if view.word(*token).trim().is_empty() {
                    continue;
                }
                let within = |(known, noun): &&(&Told, usize)| {
                    (known.first..=*noun).contains(token) && !named.contains(&known.words)
                };
                if let Some((known, noun)) = told.iter().find(within) {
                    if token == noun {
                        named.push(known.words.clone());
                        let (text, from) = (known.words.clone(), Some(known.first));
                        words.push(Word { text, token: Some(*token), from, origin: None, exact: false });
                    }
                    continue;
                }
                let told = scene
                    .first
                    .map(|speaker| &speaker.name)
                    .filter(|name| named.contains(&with_article(name.to_string())));
                let again = told.and_then(|name| second(view, *token, scene, name));
                let itself = view.is(*token, &["herself", "himself", "itself", "themselves"]);
                let resolved = resolved(view, *token, scene).filter(|name| {
                    let known = itself
                        || named.iter().any(|n| n == name)
                        || named_later(view, &pieces[at + 1..], name, scene)
                        || words.iter().any(|word| word.text.len() > 2 && ends_in(name, &word.text));
                    !known
                });
                let origin = view.token(*token).span;
                match resolved {
                    _ if again.is_some() => {
                        let text = again.unwrap_or_default();
                        words.push(Word { text, token: Some(*token), from: None, origin: None, exact: false });
                    }
                    Some(name) => {
                        // "tracks her 'struggles'": before a mark the parser takes it for an object.
                        let owner = (view.tag(*token) == "PRP$" || view.dep(*token) == "poss")
                            && !is_given(view, *token)
                            || view.is(*token, &["his", "hers", "theirs"]);
                        let text = if owner { owners(view, &name, *token, scene) } else { name.clone() };
                        let some_of =
                            words.last().is_some_and(|word| word.text == "of") && is_bare_plural(*token, scene);
                        let text = if some_of { format!("the {text}") } else { text };
                        named.push(name);
                        // The pronoun is where the name comes from: the map leads there, the text is not the article's.
                        words.push(Word { text, token: Some(*token), from: None, origin: None, exact: false });
                    }
                    None if after_name(view, *token, &words) || is_parted(view, *token, &words) => {
                        let plural = view.is(*token - 1, &["we"])
                            || scene.mentions.antecedent(scene.sentence, token - 1).is_some_and(|known| known.plural);
                        let text = expanded(view, *token, plural);
                        words.push(Word { text, token: Some(*token), from: None, origin: Some(origin), exact: false });
                    }
                    None => {
                        // "The Russian leader … his": the owner is named in the statement already.
                        if view.tag(*token).starts_with("NN") {
                            named.extend(scene.mentions.antecedent(scene.sentence, *token).map(|known| known.name));
                        }
                        let text = agreed(view, *token, scene).unwrap_or_else(|| view.word(*token).to_string());
                        let text = if words.is_empty() { text } else { lowered(view, *token, text) };
                        let exact = text == view.word(*token);
                        words.push(Word { text, token: Some(*token), from: None, origin: Some(origin), exact });
                        // Said once a statement.
                        let body = body(view, *token, scene).filter(|body| !named.contains(body));
                        named.extend(body.clone());
                        words.extend(body.map(|body| Word {
                            text: format!("[{body}]"),
                            token: None,
                            from: None,
                            origin: None,
                            exact: false,
                        }));
                    }
                }
            }
        }
    }
    words
}

/// Definite nouns to be told by fuller words, each with its noun: where what they mean does not stand in the statement itself.
fn told<'a>(view: &View, pieces: &[Piece], scene: &'a Scene) -> Vec<(&'a Told, usize)> {
    let here: Vec<usize> = pieces.iter().filter_map(Piece::token).collect();
    let named = |token: usize| scene.mentions.antecedent(scene.sentence, token).map(|known| known.name);
    let mut found: Vec<(&Told, usize)> = Vec::new();
    for noun in here.iter().copied() {
        let Some(told) = scene.mentions.told(scene.sentence, noun) else { continue };
        let mut stretches = here.windows(noun - told.first + 1);
        let whole = stretches.any(|words| words[0] == told.first && words.last() == Some(&noun));
        let beside = told.from.0 == scene.sentence && here.contains(&told.from.1);
        let name = told.words.trim_start_matches("the ");
        let is_noun = |token: usize| token != noun && view.tag(token).starts_with("NN");
        // "Ann Lee lost the bag": whose it is stands there.
        let owns = |known: &str| name.strip_prefix(known).is_some_and(|rest| rest.starts_with(['’', '\'']));
        let said = || {
            here.iter().any(|token| {
                named(*token).is_some_and(|known| {
                    is_noun(*token) && known == name
                        || (is_noun(*token) || view.tag(*token).starts_with("PRP")) && owns(&known)
                })
            })
        };
        let again = found.iter().any(|(other, _)| other.words == told.words);
        let own = scene.direct && scene.speaker.is_some_and(|speaker| speaker.name == name);
        // "I got the surgery": who says so has had it.
        let mine =
            scene.first.is_some_and(|first| owns(&first.name)) && here.iter().any(|word| is_first_person(view, *word));
        let name = |token: usize, name: &str| {
            named(token).is_some_and(|known| known == name) && is_noun(token) || view.word(token) == name
        };
        let stand =
            !told.about.is_empty() && told.about.iter().all(|about| here.iter().any(|token| name(*token, about)));
        if whole && !beside && !again && !own && !mine && !stand && !said() {
            found.push((told, noun));
        }
    }
    found
}

/// Whatever the case of letters: "Workers … they".
fn ends_in(name: &str, word: &str) -> bool {
    let from = name.len().checked_sub(word.len());
    from.and_then(|from| name.get(from..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// "After his arrest, Lee left": whose it was is told further on.
fn named_later(view: &View, pieces: &[Piece], name: &str, scene: &Scene) -> bool {
    let names = |token: usize| {
        view.tag(token).starts_with("NNP")
            && matches!(view.dep(token), "nsubj" | "nsubjpass")
            && scene.mentions.antecedent(scene.sentence, token).is_some_and(|known| known.name == name)
    };
    pieces.iter().filter_map(Piece::token).any(names)
}

/// "120 of them": of *the* divers, whom the article first calls "divers" or "three divers".
fn is_bare_plural(token: usize, scene: &Scene) -> bool {
    const DEFINITE: &[&str] =
        &["all", "both", "her", "his", "its", "my", "our", "that", "the", "their", "these", "those"];
    scene.mentions.antecedent(scene.sentence, token).is_some_and(|known| {
        let first = known.name.split(' ').next().unwrap_or_default();
        known.plural
            && !known.name.contains(" and ")
            && !first.starts_with(char::is_uppercase)
            && !DEFINITE.contains(&first)
    })
}

/// "gave her access": it is she who is given something that nobody owns before.
fn is_given(view: &View, token: usize) -> bool {
    const GIFTS: &[&str] = &[
        "access",
        "advice",
        "control",
        "credit",
        "custody",
        "hope",
        "leave",
        "ownership",
        "permission",
        "possession",
        "refuge",
        "shelter",
        "time",
    ];
    let noun = view.head(token);
    view.is(token, &["her"])
        && noun == token + 1
        && GIFTS.contains(&view.lemma(noun))
        && view.dep(noun) == "dobj"
        && GIVING.contains(&view.lemma(view.head(noun)))
}

/// "the airlines’", "Anna Lee’s".
fn owners(view: &View, name: &str, token: usize, scene: &Scene) -> String {
    let plural = || scene.mentions.antecedent(scene.sentence, token).is_some_and(|known| known.plural);
    let bare = name.ends_with('s') && view.is(token, &["their"]) && plural();
    if bare { format!("{name}’") } else { format!("{name}’s") }
}

/// A short form that hung on a pronoun which a name replaced: "he’s gone".
fn after_name(view: &View, token: usize, words: &[Word]) -> bool {
    let replaced = words.last().is_some_and(|word| {
        word.origin.is_none() && word.token.is_none_or(|before| before + 1 == token) && !word.text.is_empty()
    });
    replaced && is_short(view, token)
}

/// A short form that another word came before: "Ann Lee[, who]’d lost it".
fn is_parted(view: &View, token: usize, words: &[Word]) -> bool {
    let apart = words.last().is_some_and(|word| word.token.is_some_and(|before| before + 1 != token));
    apart && is_short(view, token)
}

/// "’s" or "’d", and no mark that opens words quoted: "she ’added it’".
fn is_short(view: &View, token: usize) -> bool {
    let form = view.word(token).strip_prefix(['\'', '’']);
    form.is_some_and(|form| !form.is_empty()) && matches!(view.tag(token), "VBZ" | "VBP" | "MD" | "VBD")
}

/// "’s" → "is" or "has", for the one whose name stands before; "’re" → "are" for several.
fn expanded(view: &View, token: usize, plural: bool) -> String {
    let verb = if matches!(view.dep(token), "aux" | "auxpass") { view.head(token) } else { token };
    let active = view.subject(verb).is_some_and(|subject| view.dep(subject) == "nsubj");
    // "he’s risen before": nobody rises him.
    let by_itself = matches!(
        view.lemma(verb),
        "appear" | "arrive" | "become" | "come" | "die" | "disappear" | "fall" | "grow" | "happen" | "rise" | "vanish"
    );
    let perfect = verb != token
        && matches!(view.tag(verb), "VBN" | "VBD")
        && (view.dep(token) == "aux"
            || active
            || by_itself
            || has_object(view, verb)
            || view.is(verb, &["been"])
            || view.kids(verb).any(|kid| view.is(kid, &["been"])));
    match &view.word(token)[view.word(token).chars().next().map_or(0, char::len_utf8)..] {
        "re" if plural => "are".into(),
        "ve" if plural => "have".into(),
        "s" | "ve" if perfect => "has".into(),
        "s" | "m" | "re" => "is".into(),
        "ve" => "has".into(),
        "ll" => "will".into(),
        "d" if perfect => "had".into(),
        _ => "would".into(),
    }
}

/// "he’s finally realised that P", taken for a passive.
fn has_object(view: &View, verb: usize) -> bool {
    !GIVING.contains(&view.lemma(verb))
        && view.kids(verb).any(|kid| kid > verb && matches!(view.dep(kid), "ccomp" | "dobj"))
}

/// The first word of a sentence is small inside a statement, a name stays as it is.
fn lowered(view: &View, token: usize, text: String) -> String {
    let first = (0..token).all(|t| !view.word(t).chars().any(char::is_alphanumeric));
    let counted = matches!(view.entity(token), "CARDINAL" | "DATE" | "ORDINAL" | "PERCENT" | "QUANTITY" | "TIME");
    let name = view.tag(token).starts_with("NNP") || !(view.entity(token).is_empty() || counted) || text == "I";
    let all_large = text.chars().nth(1).is_some_and(char::is_uppercase);
    if first && !name && !all_large && text.is_ascii() { text.to_ascii_lowercase() } else { text }
}

fn gap(view: &View, a: &Word, b: &Word) -> bool {
    match (a.token, b.token) {
        (Some(a), Some(b)) if b == a + 1 => view.token(a).span.end < view.token(b).span.start,
        _ => true,
    }
}

fn spaced(view: &View, a: &Word, b: &Word) -> bool {
    if let (Some(x), Some(y)) = (a.token, b.token)
        && y == x + 1
        && !(a.origin.is_none() && view.word(y).starts_with(['\'', '’']))
    {
        return gap(view, a, b);
    }
    let hugging = matches!(b.text.as_str(), "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "”" | "%")
        || b.text.starts_with('’')
        || b.text.starts_with('\'') && b.text.len() > 1;
    let opening = matches!(a.text.as_str(), "(" | "[" | "“" | "$" | "€" | "£");
    !hugging && !opening
}
