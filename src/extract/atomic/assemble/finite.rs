//! Verbs made finite: "carrying" → "carried", "to own" → "owns", "worn" → "was worn".
//!
//! Takes a verb without tense and its words, gives them with a tense that the clause above shows; nothing where that would be a guess.

use super::forms::bend;
use super::{Assembler, Piece, is_plural, pieces};
use crate::extract::atomic::view::AUXILIARIES;

impl Assembler<'_, '_> {
    /// Gives a participle a finite form, in the tense of the clause above.
    pub(super) fn finite(&self, verb: usize, words: Vec<usize>, above: usize, subject: usize) -> Option<Vec<Piece>> {
        let view = self.view;
        // "a firm focused on ferries", taken for a past: what hangs on a noun so is done to it.
        let taken =
            view.dep(verb) == "acl" && view.tag(verb) == "VBD" && !view.is_set_off(verb) && self.is_done_to(verb);
        if view.finite(verb).is_some() && !taken {
            return Some(pieces(words));
        }
        let negated = view.kid(verb, &["neg"]).is_some();
        let bare = !view.kids(verb).any(|kid| AUXILIARIES.contains(&view.dep(kid)));
        let active = view.tag(verb) == "VBN" && view.dep(verb) == "conj" && view.kid(verb, &["dobj"]).is_some();
        // "left and accused them": taken for a participle; "are costly and leave no room": for an infinitive.
        if bare && (active || view.tag(verb) == "VB" && view.dep(verb) == "conj") {
            return Some(pieces(words));
        }
        // "is ill after eating cheese": what came after it shows that it is over.
        let over = view.dep(verb) == "pcomp" && view.is(view.head(verb), &["after"]);
        let past = over || self.is_past(above);
        let plural = is_plural(view, subject);
        let auxiliary = view.kids(verb).find(|kid| AUXILIARIES.contains(&view.dep(*kid)));
        let bent = auxiliary.unwrap_or(verb);
        if view.is(bent, &["to"]) && view.is_root(verb) {
            let plural = plural || view.tag(above) == "VBP";
            return self.bent_infinitive(verb, bent, words, past, plural);
        }
        if view.is(bent, &["to"]) || (negated && view.tag(bent) == "VBG") {
            return None;
        }
        if view.tag(bent) == "VBG" {
            // "has approved the plan, doubling the force": done by now.
            let perfect = view.finite(above).is_some_and(|finite| finite != above && view.lemma(finite) == "have");
            let form = bend(view.lemma(bent), past || perfect, plural);
            return Some(
                words
                    .into_iter()
                    .map(|w| if w == bent { Piece::Bent(w, form.clone()) } else { Piece::Token(w) })
                    .collect(),
            );
        }
        if !matches!(view.tag(verb), "VBN" | "VBD") {
            return None;
        }
        let born = view.is(verb, &["born"]);
        let be = match (past || born || self.is_perfect(above) || self.is_dated(verb), plural) {
            (true, false) => "was",
            (true, true) => "were",
            (false, false) => "is",
            (false, true) => "are",
        };
        let mut at = words.iter().position(|word| *word == bent)?;
        while at > 0 && view.head(words[at - 1]) == verb && matches!(view.dep(words[at - 1]), "advmod" | "neg") {
            at -= 1;
        }
        let mut finite = pieces(words);
        finite.insert(at, Piece::Made(be));
        Some(finite)
    }

    /// "to have found" → "had found", "to own" → "owns"; "not to own" would need "does".
    pub(super) fn bent_infinitive(
        &self,
        verb: usize,
        to: usize,
        words: Vec<usize>,
        past: bool,
        plural: bool,
    ) -> Option<Vec<Piece>> {
        let view = self.view;
        let auxiliary = view.kids(verb).find(|kid| *kid > to && AUXILIARIES.contains(&view.dep(*kid)));
        if auxiliary.is_none() && view.kid(verb, &["neg"]).is_some() {
            return None;
        }
        let bent = auxiliary.unwrap_or(verb);
        let form = bend(view.lemma(bent), past, plural);
        let piece = |word: usize| if word == bent { Piece::Bent(word, form.clone()) } else { Piece::Token(word) };
        Some(words.into_iter().filter(|word| *word != to).map(piece).collect())
    }

    /// Whether the clause that holds the token tells of the past; so it does where nothing says otherwise.
    pub(super) fn is_past(&self, token: usize) -> bool {
        let view = self.view;
        let mut at = token;
        loop {
            if let Some(finite) = view.finite(at) {
                return view.tag(finite) == "VBD";
            }
            if view.head(at) == at {
                return true;
            }
            at = view.head(at);
        }
    }

    /// No helper, no object, and no verb of what happens by itself.
    fn is_done_to(&self, verb: usize) -> bool {
        const BY_ITSELF: &[&str] = &[
            "arrive", "collapse", "come", "die", "escape", "fall", "go", "grow", "happen", "retire", "rise", "sink",
            "vanish",
        ];
        let view = self.view;
        let helped = view.kids(verb).any(|kid| AUXILIARIES.contains(&view.dep(kid)));
        let object = view.kid(verb, &["attr", "ccomp", "dobj", "xcomp"]).is_some();
        let passive = view.kid(verb, &["agent", "prep"]).is_some_and(|kid| kid == verb + 1);
        passive && !helped && !object && !BY_ITSELF.contains(&view.lemma(verb))
    }

    /// "is selling a mill founded in 1910", "signed last week".
    fn is_dated(&self, verb: usize) -> bool {
        let view = self.view;
        let year =
            |at: usize| view.entity(at) == "DATE" && view.word(at).len() == 4 && view.word(at).starts_with(['1', '2']);
        let dated = |kid: usize| match view.dep(kid) {
            "prep" => view.is(kid, &["in"]) && view.kid(kid, &["pobj"]).is_some_and(year),
            "npadvmod" => view.kids(kid).any(|kid| view.is(kid, &["last"])) || view.is(kid, &["yesterday"]),
            "advmod" => view.is(kid, &["ago", "yesterday"]),
            _ => false,
        };
        view.kids(verb).any(dated)
    }

    /// "has obtained a report filed in May": the clause that holds the token tells of what is done.
    pub(super) fn is_perfect(&self, token: usize) -> bool {
        let view = self.view;
        let mut at = token;
        while view.finite(at).is_none() && view.head(at) != at {
            at = view.head(at);
        }
        view.finite(at).is_some_and(|finite| finite != at && view.lemma(finite) == "have")
    }
}
