//! Speakers by name: whom the phrase before "said" names.
//!
//! Takes the tokens of a phrase, gives its [`Speaker`]: the name that its noun, its apposition or its pronoun stands for, several
//! joined by "and", else its own words without article and clauses, definite nouns in them told.
//!
//! Worked: `Kremlin spokesman Dmitry Peskov, who left,` is Dmitry Peskov; `a spokesman for the clinic` is the spokesman for Reva
//! Clinic where the article names one clinic.

use super::chain::{Entity, Kind};
use super::{MAX_PHRASE, Meaning, Mentions, lexicon};
use crate::extract::claim::Speaker;

impl Mentions {
    pub(super) fn speaker(&self, sentence: usize, head: usize, first: usize, last: usize) -> Option<Speaker> {
        let tokens = &self.sentences[sentence].tokens;
        let node = &tokens[head];
        if matches!(node.tag, "WP" | "WDT") || node.dep == "mark" {
            let antecedent = self.relative(sentence, head)?;
            let (left, right) = self.subtree(sentence, antecedent, head);
            return self.speaker(sentence, antecedent, left, right);
        }
        // "Moss, who left and refused to speak, said": nobody is called "refused".
        let nominal = |i: &usize| !tokens[*i].tag.starts_with("VB");
        let joined: Vec<usize> =
            (head + 1..=last).filter(|i| tokens[*i].dep == "conj" && tokens[*i].head == head && nominal(i)).collect();
        if !joined.is_empty()
            && let Some(one) = self.single(sentence, head, first, self.before_joiner(sentence, head, joined[0]))
        {
            let mut names = vec![one];
            let mut start = head + 1;
            for i in &joined {
                // "the guards, as well as crews of the port".
                let well = (start..*i)
                    .rev()
                    .find(|t| tokens[*t].lemma == "as" && *t > start && tokens[*t - 1].lemma == "well");
                let after = (start..*i).rev().find(|t| matches!(tokens[*t].tag, "CC" | ",")).map_or(start, |t| t + 1);
                let after = well.map_or(after, |well| well + 1).max(after);
                let end =
                    joined.iter().find(|next| *next > i).map_or(last, |next| self.before_joiner(sentence, *i, *next));
                names.extend(self.single(sentence, *i, after, end));
                start = i + 1;
            }
            if names.len() > 1 {
                let unnamed = names.iter().all(|speaker| speaker.unnamed);
                let name = names.iter().map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(" and ");
                return Some(Speaker { name, role: None, unnamed });
            }
        }
        self.single(sentence, head, first, last)
    }

    /// The last token between two conjuncts that is the first one's.
    fn before_joiner(&self, sentence: usize, first: usize, second: usize) -> usize {
        let tokens = &self.sentences[sentence].tokens;
        (first + 1..second).find(|i| matches!(tokens[*i].tag, "CC" | ",")).map_or(first, |i| i - 1)
    }

    /// The speaker whose phrase has its noun at `head`.
    fn single(&self, sentence: usize, head: usize, first: usize, last: usize) -> Option<Speaker> {
        let tokens = &self.sentences[sentence].tokens;
        let node = &tokens[head];
        let apposed = (first..=last).find(|i| tokens[*i].dep == "appos" && tokens[*i].head == head);
        let named = [Some(head), apposed].into_iter().flatten().find_map(|i| match tokens[i].means {
            Meaning::Entity(entity) => Some(entity),
            _ => None,
        });
        if let Some(entity) = named {
            let entity = &self.chain.entities[entity];
            let role = entity.roles.first().map(|role| role.text.clone());
            return Some(Speaker { name: entity.written(), role, unnamed: false });
        }
        if let Some(entity) = node.told.as_ref().and_then(|told| told.entity) {
            let entity = &self.chain.entities[entity];
            let role = entity.roles.first().map(|role| role.text.clone());
            return Some(Speaker { name: entity.written(), role, unnamed: false });
        }
        if let Some(entity) = self.behind_office(sentence, head, first, last) {
            let role = entity.roles.first().map(|role| role.text.clone());
            return Some(Speaker { name: entity.written(), role, unnamed: false });
        }
        if let Meaning::Phrase(span, _) = &node.means {
            let (sentence, first, last) = self.tokens(*span)?;
            let head = self.head(sentence, first, last)?;
            if tokens.as_ptr() == self.sentences[sentence].tokens.as_ptr() && head == node.head && first == last {
                return None;
            }
            return matches!(self.sentences[sentence].tokens[head].means, Meaning::Nothing | Meaning::Entity(_))
                .then(|| self.speaker(sentence, head, first, last))
                .flatten();
        }
        if node.tag.starts_with("PRP") || matches!(node.lemma.as_str(), "that" | "this") {
            return None;
        }
        if node.timed {
            return None;
        }
        let (left, right) = self.short(sentence, head, first, last);
        let name = self.said(sentence, left, right, head);
        // "his lawyer": whose he is.
        let owner = if tokens[left].tag == "PRP$" && left < right { self.antecedent(sentence, left) } else { None };
        let name = match owner {
            Some(owner) if owner.person || owner.name.starts_with(char::is_uppercase) => {
                format!("{}’s {}", owner.name, self.said(sentence, left + 1, right, head))
            }
            _ => name,
        };
        let name = without_lone_marks(name);
        let unnamed = lexicon::is_unnamed(&node.lemma)
            || matches!(node.tag, "DT" | "CD" | "WP")
            || node.tag == "JJ" && matches!(node.lemma.as_str(), "second" | "third" | "fourth" | "fifth");
        Some(Speaker { name, role: None, unnamed })
    }

    /// "head of the Harbour Board Ann Lee": the parser hangs the name on the board.
    fn behind_office(&self, sentence: usize, head: usize, first: usize, last: usize) -> Option<&Entity> {
        let tokens = &self.sentences[sentence].tokens;
        let (_, right) = self.short(sentence, head, first, last);
        let Meaning::Entity(entity) = tokens[right].means else { return None };
        let own = |at: &usize| tokens[*at].means == Meaning::Entity(entity);
        let start = (first..=right).rev().take_while(own).last()?;
        let before = start
            .checked_sub(1)
            .filter(|before| *before > head && matches!(tokens[*before].tag, "NN" | "NNP" | "NNPS" | "NNS" | "VBG"))?;
        let person = |at: usize| lexicon::person_noun(&tokens[at].span.of(&self.text).to_lowercase()).is_some();
        // "Harbour Corp co-founder Ann Lee", torn at its hyphen.
        let holder = person(head) || person(before) && !(head..before).any(|at| tokens[at].tag == "IN");
        // "the lawyers of Ann Lee", "the Harbour Board’s Ann Lee".
        let titled = (head + 1..=before).any(|at| matches!(tokens[at].tag, "IN" | "NN"));
        // "a friend of the skipper Ann Lee".
        let anothers = lexicon::person_noun(&tokens[before].lemma.to_lowercase()).is_some()
            && (head + 1..before).any(|at| tokens[at].tag == "IN");
        let known = &self.chain.entities[entity];
        (holder && titled && !anothers && known.kind == Kind::Person && known.name.contains(' ')).then_some(known)
    }

    /// The words from token to token, definite nouns beside the head told by fuller ones: "a spokesman for the clinic".
    fn said(&self, sentence: usize, first: usize, last: usize, head: usize) -> String {
        let tokens = &self.sentences[sentence].tokens;
        let told = |at: usize| {
            (at..=last).filter(|noun| *noun != head).find_map(|noun| {
                let told = tokens[noun].told.as_ref()?;
                // The article before the first word is left out.
                let opens = told.first == at || at == first && told.first + 1 == at;
                // Who has a gloss is still called by the words of the text.
                (opens && !told.words.ends_with(']')).then_some((noun, told))
            })
        };
        let mut words = String::new();
        let mut at = first;
        while at <= last {
            let blank = at > first && tokens[at - 1].span.end < tokens[at].span.start;
            if blank {
                words.push(' ');
            }
            match told(at) {
                Some((noun, told)) => {
                    words.push_str(if at == first { told.words.trim_start_matches("the ") } else { &told.words });
                    at = noun + 1;
                }
                None => {
                    words.push_str(tokens[at].span.of(&self.text));
                    at += 1;
                }
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The noun that a relative pronoun repeats.
    fn relative(&self, sentence: usize, pronoun: usize) -> Option<usize> {
        let tokens = &self.sentences[sentence].tokens;
        let mut at = tokens[pronoun].head;
        for _ in 0..tokens.len().min(8) {
            let node = &tokens[at];
            if node.dep == "relcl" {
                return (node.head < pronoun).then_some(node.head);
            }
            if node.head == at {
                break;
            }
            at = node.head;
        }
        self.before_relative(sentence, pronoun)
    }

    /// "a report earlier this month which said P": the parser hangs the clause on the verb; the noun before it, its time aside.
    fn before_relative(&self, sentence: usize, pronoun: usize) -> Option<usize> {
        let tokens = &self.sentences[sentence].tokens;
        let subject = tokens[pronoun].dep == "nsubj" && matches!(tokens[pronoun].lemma.as_str(), "that" | "which");
        const TIMES: &[&str] = &[
            "day",
            "earlier",
            "early",
            "last",
            "late",
            "later",
            "month",
            "night",
            "this",
            "today",
            "week",
            "year",
            "yesterday",
        ];
        let time = |at: usize| TIMES.contains(&tokens[at].lemma.as_str());
        let noun = (0..pronoun).rev().find(|at| !time(*at))?;
        (subject && tokens[noun].tag.starts_with("NN")).then_some(noun)
    }

    /// The phrase of a noun that stands before `until`.
    fn subtree(&self, sentence: usize, noun: usize, until: usize) -> (usize, usize) {
        let tokens = &self.sentences[sentence].tokens;
        let under = |i: usize| {
            let mut at = i;
            for _ in 0..6 {
                if at == noun {
                    return true;
                }
                at = tokens[at].head;
            }
            false
        };
        let left = (noun.saturating_sub(MAX_PHRASE)..noun).find(|i| under(*i)).unwrap_or(noun);
        let right = (noun..until).rev().find(|i| under(*i) && tokens[*i].tag.len() > 1).unwrap_or(noun);
        (left, right)
    }

    /// A phrase without article, relative clause and apposition.
    fn short(&self, sentence: usize, head: usize, first: usize, last: usize) -> (usize, usize) {
        let tokens = &self.sentences[sentence].tokens;
        let cut = (head + 1..=last)
            .find(|i| {
                matches!(tokens[*i].tag, "," | "WDT" | "WP" | "-LRB-" | ":" | "WRB")
                    || matches!(tokens[*i].dep, "relcl" | "acl")
            })
            .unwrap_or(last + 1);
        let right = (cut.max(head + 1) - 1).min(first + MAX_PHRASE).max(head);
        let left = (first..head).find(|i| !matches!(tokens[*i].tag, "DT" | "," | "``" | "''")).unwrap_or(head);
        (left.max(right.saturating_sub(MAX_PHRASE)).min(head), right)
    }
}

/// `talkative “person at the port`: a mark whose partner stands elsewhere.
fn without_lone_marks(name: String) -> String {
    let odd = name.matches('"').count() % 2 == 1 || name.matches('“').count() != name.matches('”').count();
    if odd { name.replace(['"', '“', '”'], "").trim().to_string() } else { name }
}

#[cfg(test)]
mod tests {
    use super::without_lone_marks;

    #[test]
    fn a_mark_without_its_partner_goes() {
        let told = |name: &str| without_lone_marks(name.to_string());
        assert_eq!(told("talkative \"person at the port"), "talkative person at the port");
        assert_eq!(told("one person “"), "one person");
        assert_eq!(told("Ann \"Pike\" Lee"), "Ann \"Pike\" Lee");
    }
}
