//! On what footing a word stands in its text: told, or only asked, called for, planned, doubted, or still ahead.
//!
//! Takes a statement and one of its tokens, answers by what stands above the token and by its helpers.
//! Worked: in `called for his resignation` the resignation is called for, in `tried to calm the crowd` the calming only meant.

use crate::compare::frame::Frame;
use crate::compare::prepared::Prepared;
use crate::parse::Upos;

/// "called for his resignation", "searched for a tunnel": it may never come, or never have been.
pub(super) fn is_called_for(side: &Prepared, token: u32) -> bool {
    let tokens = &side.s.parse.tokens;
    let preposition = tokens[token as usize].head;
    let verb = tokens[preposition].head;
    match tokens[token as usize].dep {
        "pobj" => {
            matches!(side.written(preposition as u32), "for" | "against" | "about")
                && (tokens[verb].pos == Upos::Verb || INTENTS.contains(&tokens[verb].lemma.as_str()))
        }
        "dobj" => {
            let lemma = tokens[preposition].lemma.as_str();
            matches!(lemma, "demand" | "want" | "seek" | "fear" | "expect" | "urge" | "propose" | "suspect" | "offer")
        }
        _ => false,
    }
}

/// Whether a token stands in a question or condition: "whether the dam broke" says nothing of it.
pub(super) fn is_asked(side: &Prepared, token: u32) -> bool {
    let parse = &side.s.parse;
    let mut at = token as usize;
    loop {
        let marked =
            |kid: usize| parse.tokens[kid].dep == "mark" && matches!(side.written(kid as u32), "whether" | "if");
        if matches!(parse.tokens[at].dep, "ccomp" | "advcl" | "pcomp") && parse.children(at).any(marked) {
            return true;
        }
        let head = parse.tokens[at].head;
        if head == at {
            return false;
        }
        if matches!(parse.tokens[at].dep, "xcomp" | "ccomp" | "advcl" | "acl") && is_only_meant(side, at, head) {
            return true;
        }
        at = head;
    }
}

/// "tried to calm", "worked to confirm", "an attempt to reach", "left to fetch help": whether it came about is not said.
fn is_only_meant(side: &Prepared, clause: usize, head: usize) -> bool {
    const MEANT: [&str; 32] = [
        "try",
        "work",
        "seek",
        "want",
        "hope",
        "plan",
        "aim",
        "attempt",
        "ask",
        "urge",
        "vow",
        "offer",
        "threaten",
        "intend",
        "wait",
        "promise",
        "like",
        "need",
        "prepare",
        "consider",
        "order",
        "encourage",
        "persuade",
        "ensure",
        "search",
        "demand",
        "advise",
        "tell",
        "instruct",
        "recommend",
        "invite",
        "allow",
    ];
    let parse = &side.s.parse;
    let infinitive = parse.children(clause).any(|kid| parse.tokens[kid].tag == "TO");
    match parse.tokens[clause].dep {
        "advcl" => infinitive,
        "acl" => infinitive && INTENTS.contains(&parse.tokens[head].lemma.as_str()),
        _ => MEANT.contains(&parse.tokens[head].lemma.as_str()),
    }
}

/// Whether what a frame says is negated.
pub(super) fn is_turned(side: &Prepared, frame: &Frame) -> bool {
    side.scope.is_turned(frame.head as usize) || side.scope.is_turned(frame.verb as usize)
}

/// "will reopen", "would resign".
pub(super) fn is_ahead(side: &Prepared, verb: u32) -> bool {
    let parse = &side.s.parse;
    parse.children(verb as usize).any(|kid| {
        parse.tokens[kid].dep == "aux" && matches!(parse.tokens[kid].lemma.as_str(), "will" | "would" | "shall" | "'ll")
    })
}

/// Told as over: "worked", "was working", "the work done".
pub(super) fn is_past(side: &Prepared, verb: u32) -> bool {
    let parse = &side.s.parse;
    let at = &parse.tokens[verb as usize];
    // "finished performing": as the verb above.
    if at.tag == "VBG" && at.dep == "xcomp" && at.head != verb as usize {
        return is_past(side, at.head as u32);
    }
    let mut helpers =
        parse.children(verb as usize).filter(|kid| matches!(parse.tokens[*kid].dep, "aux" | "auxpass")).peekable();
    match parse.tokens[verb as usize].tag {
        "VBD" => true,
        "VBN" if helpers.peek().is_none() => true,
        _ => helpers.any(|kid| parse.tokens[kid].tag == "VBD"),
    }
}

/// What one may have without coming to it: "a deal to buy".
const INTENTS: [&str; 30] = [
    "agreement",
    "aim",
    "appeal",
    "attempt",
    "bid",
    "call",
    "chance",
    "deal",
    "decision",
    "desire",
    "effort",
    "goal",
    "hope",
    "intent",
    "intention",
    "mission",
    "move",
    "offer",
    "opportunity",
    "order",
    "plan",
    "pledge",
    "promise",
    "proposal",
    "push",
    "request",
    "threat",
    "vow",
    "willingness",
    "wish",
];

/// Whether what a word says stands in the content of something negated: "did not confirm that he was wounded", "no word on a strike".
pub(super) fn is_in_doubt(side: &Prepared, token: u32) -> bool {
    let tokens = &side.s.parse.tokens;
    let mut at = token as usize;
    while matches!(tokens[at].dep, "ccomp" | "pcomp" | "pobj" | "prep" | "acl" | "conj") && tokens[at].head != at {
        at = tokens[at].head;
        if side.scope.is_turned(at) {
            return true;
        }
    }
    false
}
