//! Stand-in until the embedded model lands: asks a running spaCy over a pipe. Not for release.

use super::analysis::{Entity, Parse, Token, Upos};
use crate::span::Span;
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{LazyLock, Mutex};

struct Server {
    _child: Child,
    ask: ChildStdin,
    answer: BufReader<ChildStdout>,
    names: HashSet<&'static str>,
    seen: HashMap<String, Parse>,
}

static SERVER: LazyLock<Mutex<Server>> = LazyLock::new(|| {
    let command = std::env::var("CROSSCHECK_SPACY").expect("CROSSCHECK_SPACY names the command of the spaCy server");
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(command)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the spaCy server starts");
    let ask = child.stdin.take().expect("piped");
    let answer = BufReader::new(child.stdout.take().expect("piped"));
    Mutex::new(Server { _child: child, ask, answer, names: HashSet::new(), seen: HashMap::new() })
});

pub(super) fn parse(text: &str, span: Span) -> Parse {
    let piece = span.of(text);
    let mut server = SERVER.lock().expect("no panic while it is held");
    let server = &mut *server;
    let parse = match server.seen.get(piece) {
        Some(parse) => parse.clone(),
        None => {
            writeln!(server.ask, "{}", serde_json::to_string(piece).expect("a string")).expect("the server reads");
            server.ask.flush().expect("the server reads");
            let mut line = String::new();
            server.answer.read_line(&mut line).expect("the server answers");
            let value: serde_json::Value = serde_json::from_str(&line).expect("the server answers JSON");
            let mut name = |v: &serde_json::Value| -> &'static str {
                let s = v.as_str().unwrap_or("");
                match server.names.get(s) {
                    Some(known) => known,
                    None => {
                        let leaked: &'static str = Box::leak(s.to_string().into_boxed_str());
                        server.names.insert(leaked);
                        leaked
                    }
                }
            };
            let at = |v: &serde_json::Value| v.as_u64().unwrap_or(0) as usize;
            let mut parse = Parse::default();
            for t in value["tokens"].as_array().into_iter().flatten() {
                parse.tokens.push(Token {
                    span: Span::new(at(&t[0]), at(&t[1])),
                    lemma: t[2].as_str().unwrap_or("").to_string(),
                    tag: name(&t[3]),
                    pos: Upos::of(t[4].as_str().unwrap_or("")),
                    dep: name(&t[5]),
                    head: at(&t[6]),
                });
            }
            for s in value["sentences"].as_array().into_iter().flatten() {
                parse.sentences.push(at(&s[0])..at(&s[1]));
            }
            for e in value["entities"].as_array().into_iter().flatten() {
                let tokens = at(&e[0])..at(&e[1]);
                let span =
                    Span { start: parse.tokens[tokens.start].span.start, end: parse.tokens[tokens.end - 1].span.end };
                parse.entities.push(Entity { tokens, span, label: name(&e[2]) });
            }
            server.seen.insert(piece.to_string(), parse.clone());
            parse
        }
    };
    shifted(parse, span.start as usize)
}

fn shifted(mut parse: Parse, offset: usize) -> Parse {
    for token in &mut parse.tokens {
        token.span = token.span.shift(offset);
    }
    for entity in &mut parse.entities {
        entity.span = entity.span.shift(offset);
    }
    parse
}
