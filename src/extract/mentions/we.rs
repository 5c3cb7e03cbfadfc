//! "We", said by somebody: the country whose office the speaker has, or two that share a thing, or two who met.
//!
//! Takes the speaker and the sentence, gives the words for the brackets; nothing where "we" may be anybody.
//!
//! Worked: said by Norwegian President Ann Lee, `We needed money for the port, both ours and Sweden’s` is told by Norway, and so is the
//! next sentence of her speech.

use super::meetings::Met;
use super::{Meaning, Mentions, Node, lexicon};
use crate::extract::claim::Speaker;

/// Sentences of a speech back to where "we" was told. A guess.
const SPEECH: usize = 4;
/// Words of what is done with others.
const SHARED: &[&str] = &["agree", "agreement", "both", "each", "jointly", "mutual", "our", "share", "together"];

impl Mentions {
    /// "We [Norway]", "we [Norway and Sweden]", "we [Ann Lee and Bo Moss]": of a sentence within speech.
    pub(crate) fn we(&self, speaker: &Speaker, sentence: usize) -> Option<String> {
        let country = self.country_of(speaker)?;
        // "the ferry that we share"; not "we share their grief".
        let joint = |node: &Node| node.lemma == "jointly" || node.lemma == "share" && node.dep == "relcl";
        let two = self.parties.two.as_ref().filter(|(two, _)| two.contains(&country.to_lowercase()));
        match two {
            Some((_, names)) if self.sentences[sentence].tokens.iter().any(joint) => Some(names.clone()),
            _ if self.has_our_countries(sentence) => self.met_last(speaker, sentence),
            _ => Some(country).filter(|country| self.stands_for(speaker, country, sentence)),
        }
    }

    /// "our countries", "our two countries".
    fn has_our_countries(&self, sentence: usize) -> bool {
        let tokens = &self.sentences[sentence].tokens;
        tokens.iter().any(|node| {
            node.lemma.eq_ignore_ascii_case("our") && matches!(tokens[node.head].lemma.as_str(), "country" | "nation")
        })
    }

    /// The speaker and whom the article told that he met last.
    fn met_last(&self, speaker: &Speaker, sentence: usize) -> Option<String> {
        let near = |met: &&Met| met.sentence <= sentence && met.sentence + SPEECH >= sentence;
        let (one, other) = self.parties.met.iter().rev().find(near)?.two?;
        let (one, other) = (self.chain.entities[one].written(), self.chain.entities[other].written());
        (one == speaker.name || other == speaker.name).then(|| format!("{one} and {other}"))
    }

    /// "We needed money for the port, both ours and Sweden’s": whether those words put a country beside another, shortly before too, where
    /// nobody else spoke since and what "we" do now is not done with others.
    fn stands_for(&self, speaker: &Speaker, country: &str, sentence: usize) -> bool {
        let sets_apart = |at: usize| {
            let tokens = &self.sentences[at].tokens;
            tokens.windows(4).any(|words| {
                let other = lexicon::country_named(words[2].span.of(&self.text));
                words[0].span.of(&self.text).eq_ignore_ascii_case("ours")
                    && words[1].lemma == "and"
                    && words[2].tag.starts_with("NNP")
                    && other.is_some_and(|other| other != country)
                    && words[3].tag == "POS"
            })
        };
        let shared = |node: &Node| SHARED.contains(&node.lemma.to_lowercase().as_str());
        let told = |at: usize| {
            self.sentences[at].tokens.iter().any(|node| {
                let other = match node.means {
                    Meaning::Entity(entity) => self.chain.entities[entity].written() != speaker.name,
                    _ => node.tag.starts_with("NN"),
                };
                let says = crate::extract::attribution::is_cue(&self.sentences[at].tokens[node.head].lemma);
                other && node.dep == "nsubj" && says
            })
        };
        let mut back = (sentence.saturating_sub(SPEECH)..=sentence).rev();
        sets_apart(sentence)
            || !self.sentences[sentence].tokens.iter().any(shared)
                && !told(sentence)
                && back.find(|at| sets_apart(*at) || told(*at)).is_some_and(|at| sets_apart(at) && !told(at))
    }
}
