//! The file `models/english.bin`, read in place.
//!
//! Takes the bytes embedded in the binary, gives the networks' weights as slices of them and the small tables. Written by
//! `training/english/convert.py`; `models/english.md` says where the weights come from. Nothing is copied but the tables of
//! a few hundred rows, so loading takes a millisecond.

use super::classes::Classes;
use super::exceptions::Exceptions;
use super::kernel::{Linear, Maxout};
use super::lemma::Lemmas;
use super::rules::Rules;
use super::shorts::{LANES, Weights};
use super::vector::Machine;
use crate::pages;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

static FILE: &Aligned<[u8]> = &Aligned(*include_bytes!("../../models/english.bin"));

/// Gives the weights' pages back to the system.
pub(super) fn give_back() {
    pages::give_back(&FILE.0);
}

const MAGIC: &[u8] = b"CCENGL01";
/// Bytes of the directory's row: a name of 24, then offset and length.
const ROW: usize = 32;

/// Layers of a window encoder.
pub(super) const DEPTH: usize = 4;

/// A map whose keys are hashes already.
pub(super) type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Keep>>;

#[derive(Default)]
pub(super) struct Keep(u64);

impl Hasher for Keep {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = super::hash::of_bytes(bytes);
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// Embedding tables (one for each lexical attribute, in order), the layer that mixes them, the first window layer and the others.
pub(super) struct Encoder {
    pub tables: Vec<&'static [f32]>,
    pub mix: Maxout<'static>,
    pub first: Maxout<'static>,
    pub others: [Maxout<'static>; DEPTH - 1],
}

/// Linear layer in, precomputed features, maxout of two pieces, scores of the moves.
pub(super) struct Transitions {
    pub input: Linear<'static>,
    pub lower: Linear<'static>,
    pub lower_bias: &'static [f32],
    pub missing: &'static [f32],
    pub upper: Linear<'static>,
    /// First letter and label: `L-nsubj` is `(b'L', "nsubj")`.
    pub moves: Vec<(u8, &'static str)>,
    /// Moves in a row that share their letter, and whether they have a label.
    pub runs: Vec<Range<usize>>,
}

pub(super) struct Model {
    pub machine: Machine,
    pub words: Encoder,
    pub names: Encoder,
    pub tagger: Linear<'static>,
    pub tags: Vec<&'static str>,
    pub arcs: Transitions,
    pub entities: Transitions,
    pub symbols: ByHash<u16>,
    pub norms: Strings,
    pub classes: Classes,
    pub exceptions: Exceptions,
    pub rules: Rules,
    pub lemmas: Lemmas,
}

/// The model, read on first use.
pub(super) static MODEL: LazyLock<Model> = LazyLock::new(Model::read);

/// A map from 64-bit ids to strings, looked up in the file itself.
#[derive(Copy, Clone)]
pub(super) struct Strings {
    ids: &'static [u8],
    ends: &'static [u8],
    text: &'static [u8],
}

impl Strings {
    pub(super) fn read(section: &'static [u8]) -> Strings {
        let n = u32_at(section, 0) as usize;
        let (ids, rest) = section[8..].split_at(n * 8);
        let (ends, text) = rest.split_at(n * 4);
        Strings { ids, ends, text }
    }

    pub(super) fn get(&self, id: u64) -> Option<&'static str> {
        let i = search(self.ids, id)?;
        let start = if i == 0 { 0 } else { u32_at(self.ends, i - 1) as usize };
        std::str::from_utf8(&self.text[start..u32_at(self.ends, i) as usize]).ok()
    }
}

/// Position of `id` in sorted little-endian 64-bit numbers.
pub(super) fn search(ids: &[u8], id: u64) -> Option<usize> {
    let at = |i: usize| u64::from_le_bytes(ids[i * 8..i * 8 + 8].try_into().expect("eight bytes"));
    let (mut low, mut high) = (0, ids.len() / 8);
    while low < high {
        let middle = (low + high) / 2;
        match at(middle).cmp(&id) {
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

pub(super) fn u32_at(bytes: &[u8], i: usize) -> u32 {
    u32::from_le_bytes(bytes[i * 4..i * 4 + 4].try_into().expect("four bytes"))
}

/// The bytes of a section. The file is part of the binary: a missing section is a bug, found by every test.
pub(super) fn section(name: &str) -> &'static [u8] {
    let bytes = &FILE.0;
    assert!(bytes.starts_with(MAGIC), "models/english.bin is not ours");
    let rows = u32_at(bytes, 2) as usize;
    for row in bytes[12..12 + rows * ROW].chunks_exact(ROW) {
        if row.starts_with(name.as_bytes()) && row[name.len()] == 0 {
            let at = u32_at(row, 6) as usize;
            return &bytes[at..at + u32_at(row, 7) as usize];
        }
    }
    panic!("models/english.bin holds no section {name}")
}

/// A section of floats, in place.
fn floats(name: &str) -> &'static [f32] {
    let bytes = section(name);
    if cfg!(target_endian = "little") {
        // SAFETY: every bit pattern is an f32; sections start at multiples of 64 bytes of a file aligned to 64.
        let (head, floats, tail) = unsafe { bytes.align_to::<f32>() };
        assert!(head.is_empty() && tail.is_empty(), "{name} is not aligned");
        return floats;
    }
    let owned = bytes.chunks_exact(4).map(|b| f32::from_le_bytes(b.try_into().expect("four bytes")));
    Box::leak(owned.collect::<Box<[f32]>>())
}

/// Reads counted strings and numbers one after the other.
pub(super) struct Cursor {
    bytes: &'static [u8],
}

impl Cursor {
    pub(super) fn of(name: &str) -> Cursor {
        Cursor { bytes: section(name) }
    }

    pub(super) fn take(&mut self, n: usize) -> &'static [u8] {
        let (head, rest) = self.bytes.split_at(n);
        self.bytes = rest;
        head
    }

    pub(super) fn byte(&mut self) -> u8 {
        self.take(1)[0]
    }

    pub(super) fn count(&mut self) -> usize {
        u32_at(self.take(4), 0) as usize
    }

    pub(super) fn text(&mut self, n: usize) -> &'static str {
        std::str::from_utf8(self.take(n)).expect("the file holds UTF-8")
    }

    pub(super) fn strings(&mut self) -> Vec<&'static str> {
        (0..self.count())
            .map(|_| {
                let n = u16::from_le_bytes(self.take(2).try_into().expect("two bytes"));
                self.text(usize::from(n))
            })
            .collect()
    }
}

fn maxout(name: &str) -> Maxout<'static> {
    let part = |what: &str| floats(&format!("{name}.{what}"));
    let (weights, bias) = (part("w"), part("b"));
    Maxout { depth: weights.len() / bias.len(), weights, bias, gain: part("g"), shift: part("s") }
}

/// `vectors` as in `convert.py`; 0 means that the whole row is one block.
fn linear(name: &str, vectors: usize) -> Linear<'static> {
    let (weights, bias) = (floats(&format!("{name}.w")), floats(&format!("{name}.b")));
    affine(weights, bias, if vectors == 0 { bias.len() / LANES } else { vectors })
}

fn affine(weights: &[f32], bias: &'static [f32], vectors: usize) -> Linear<'static> {
    Linear { weights: Weights::of(weights, weights.len() / bias.len(), vectors), bias }
}

fn encoder(name: &str, tables: usize) -> Encoder {
    Encoder {
        tables: (0..tables).map(|i| floats(&format!("{name}.e{i}"))).collect(),
        mix: maxout(&format!("{name}.mix")),
        first: maxout(&format!("{name}.l0")),
        others: std::array::from_fn(|i| maxout(&format!("{name}.l{}", i + 1))),
    }
}

fn transitions(name: &str) -> Transitions {
    /// Floats that the kernels read as the bias of a layer that has none.
    static ZEROS: [f32; 1024] = [0.0; 1024];
    let missing = floats(&format!("{name}.low.pad"));
    let weights = floats(&format!("{name}.low.w"));
    let names = Cursor::of(&format!("{name}.moves")).strings();
    let moves = names.iter().map(|name| match name.split_once('-') {
        Some((kind, label)) => (kind.as_bytes()[0], label),
        None => (name.as_bytes()[0], ""),
    });
    let moves: Vec<(u8, &'static str)> = moves.collect();
    let alike = |a: &(u8, &str), b: &(u8, &str)| a.0 == b.0 && a.1.is_empty() == b.1.is_empty();
    let runs = moves.chunk_by(alike).scan(0, |end, run| {
        *end += run.len();
        Some(*end - run.len()..*end)
    });
    Transitions {
        input: linear(&format!("{name}.lin"), 0),
        lower: affine(weights, &ZEROS[..missing.len()], 4),
        lower_bias: floats(&format!("{name}.low.b")),
        missing,
        upper: linear(&format!("{name}.up"), 0),
        runs: runs.collect(),
        moves,
    }
}

impl Model {
    fn read() -> Model {
        let symbols = section("symbols").chunks_exact(16).map(|row| {
            let number = |at: usize| u64::from_le_bytes(row[at..at + 8].try_into().expect("eight bytes"));
            (number(0), number(8) as u16)
        });
        let classes = Classes::read();
        let symbols = symbols.collect();
        let exceptions = Exceptions::read(&classes, &symbols);
        Model {
            machine: Machine::detect(),
            words: encoder("t2v", 6),
            names: encoder("n2v", 4),
            tagger: linear("tag", 0),
            tags: Cursor::of("tag.labels").strings(),
            arcs: transitions("dep"),
            entities: transitions("ner"),
            norms: Strings::read(section("norms")),
            rules: Rules::read(),
            lemmas: Lemmas::read(),
            symbols,
            classes,
            exceptions,
        }
    }

    /// The id of a string in spaCy's store: a small number for its own symbols, a hash for all else, 0 for nothing.
    pub(super) fn id(&self, text: &str) -> u64 {
        id(&self.symbols, text)
    }
}

pub(super) fn id(symbols: &ByHash<u16>, text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let hash = super::hash::of_bytes(text.as_bytes());
    symbols.get(&hash).map_or(hash, |symbol| u64::from(*symbol))
}
