"""Pairs of sentences that nobody labelled, for the teacher to label; written beside the labelled ones for distil.py.

    cargo build --release
    python training/nli/unlabelled.py --data ../shared/data --rules CHECKPOINTS/rules*.jsonl --extract target/release/crosscheck --out CHECKPOINTS

Takes   sentences of every set marked "train", what is kept aside left out, and the claims that crosscheck makes of them.
Gives   OUT/pairs.npz: word pieces of every text, labelled pairs, unlabelled pairs, pairs to measure on.

A text meets its nearest neighbours by the published sentence encoder, a sentence its own claims, a labelled hypothesis the premises
near its own; and a changed side (changes.py) stands for a third of them: about the same things, told otherwise, which is where an
answer teaches most.
"""

import argparse
import json
import os
import random
import re
import subprocess
import tempfile

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from changes import Changer
from model import CLASSES, CrossEncoder, encoder_folder, load_published
from pairs import HELD_OUT_CLAIM, HELD_OUT_TOPIC, measured_rows, parallel, rows_of, training_rows
from train import Encoder, batch_of, length_batches

# Neighbours of a text, and how alike they may be: nearly the same words teach nothing, strangers are all neutral.
NEIGHBOURS, CAPTION_NEIGHBOURS = 9, 4
LEAST, MOST = 0.35, 0.97
WORDS, CLAIM_WORDS = range(4, 51), range(3, 46)
CAPTIONS = {"snli", "cad"}
CROSSED = {"mnli", "snli", "cad", "fm2", "climate"}
PIECES = 92
# Texts that share little are neutral, which teaches little: so much of the rarer pieces of the shorter one, or so much of such pairs.
SHARED, OF_STRANGERS = 0.34, 0.3
COMMON_PIECES, FIRST_WORD = 60, 1996


def sentences(data):
    """Sentences of running text, and captions."""
    running, captions = {}, {}

    def add(into, *texts):
        for text in texts:
            text = re.sub(r"\s+", " ", text).strip()
            if len(text.split()) in WORDS and text not in running:
                into.setdefault(text)

    for row in rows_of(f"{data}/news_pairs/train.jsonl"):
        if row["topic"] != HELD_OUT_TOPIC:
            add(running, row["a"], row["b"])
    for row in rows_of(f"{data}/similarity/sts_news_train.jsonl"):
        add(running, row["a"], row["b"])
    for _, a, b, _ in parallel():
        add(running, a, b)
    for claim in rows_of(f"{data}/claims/climate_fever_dev.jsonl"):
        if int(claim["id"]) % HELD_OUT_CLAIM:
            add(running, claim["claim"], *(e["text"] for e in claim["evidence"]))
    with open(f"{data}/decomposition/carb_dev.tsv", encoding="utf-8") as lines:
        add(running, *(line.split("\t")[0] for line in lines))
    add(running, *(row["sentence"] for row in rows_of(f"{data}/decomposition/propsegment_dev.jsonl")))
    with open(f"{data}/treebank/ewt_dev.conllu", encoding="utf-8") as lines:
        add(running, *(line[len("# text = ") :] for line in lines if line.startswith("# text = ")))
    for row in rows_of(f"{data}/nli/train.jsonl"):
        if row["set"] in ("mnli", "fm2"):
            add(running, row["premise"], row["hypothesis"])
        elif row["set"] in CAPTIONS:
            add(captions, row["premise"], row["hypothesis"])
    return list(running), [text for text in captions if text not in running]


def claims_of(sentences, extract):
    """What crosscheck makes of each sentence, standing alone: its claims, bare and with who said them, and the words quoted."""
    with tempfile.TemporaryDirectory() as folder:
        for i, sentence in enumerate(sentences):
            with open(os.path.join(folder, f"{i:06d}.txt"), "w", encoding="utf-8") as file:
                file.write(f"A short note on the day\n\n{sentence}\n")
        told = json.loads(subprocess.run([extract, "extract", "--isolated", folder], capture_output=True, check=True).stdout)
    out = {}
    for article in told["articles"]:
        sentence = sentences[int(os.path.basename(article["path"])[:6])]
        for claim in article["claims"]:
            texts = [claim["text"].strip(), claim["quote"].strip()]
            speaker = claim["speaker"]
            name = speaker.get("name") if isinstance(speaker, dict) else speaker
            if name:
                first = texts[0].split()[0]
                texts.append(f"{name} said {texts[0] if first.isupper() else texts[0][0].lower() + texts[0][1:]}")
            kept = [text for text in texts if len(text.split()) in CLAIM_WORDS and text != sentence]
            out.setdefault(sentence, {}).update(dict.fromkeys(kept))
    return {sentence: list(claims) for sentence, claims in out.items()}


def vectors(texts):
    """Unit vectors of the published sentence encoder."""
    encoder, model = Encoder(), load_published(CrossEncoder(0.0)).eval()
    rows = [(None, text, "", None) for text in texts]
    out = torch.zeros(len(rows), model.shape.width)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in length_batches(rows, encoder, 8192):
            ids, segment, present = batch_of([rows[i] for i in batch], encoder)
            # One text: the mark after the empty second one is not its own.
            present &= segment == 0
            x = model.encoded(ids, torch.zeros_like(segment), present[:, None, None, :]).float()
            mean = (x * present.unsqueeze(-1)).sum(1) / present.sum(1, keepdim=True)
            out[batch] = F.normalize(mean, dim=1)
    return out


def neighbours(texts, count):
    known = vectors(texts).bfloat16()
    for start in range(0, len(texts), 2048):
        alike = known[start : start + 2048] @ known.T
        alike[alike > MOST] = 0.0
        near = alike.topk(count, dim=1)
        for i, (scores, at) in enumerate(zip(near.values.tolist(), near.indices.tolist())):
            for score, j in zip(scores, at):
                if score >= LEAST:
                    yield texts[start + i], texts[j]


def crossed(labelled, near, rng):
    """A hypothesis under the neighbours of its premise."""
    hypotheses = {}
    for name, premise, hypothesis, _ in labelled:
        if name in CROSSED:
            hypotheses.setdefault(premise, []).append(hypothesis)
    for premise, own in hypotheses.items():
        for other in near.get(premise, [])[:3]:
            if other in hypotheses:
                yield premise, rng.choice(hypotheses[other])
        for other in near.get(premise, [])[:2]:
            yield other, rng.choice(own)


def made(data, extract, labelled, rng):
    running, captions = sentences(data)
    claims = claims_of(running, extract)
    texts = list(dict.fromkeys([*running, *(claim for own in claims.values() for claim in own)]))
    beside = list(neighbours(texts, NEIGHBOURS))
    captioned = list(neighbours(captions, CAPTION_NEIGHBOURS))
    near = {}
    for a, b in beside + captioned:
        near.setdefault(a, []).append(b)
    owned = [(sentence, claim) for sentence, own in claims.items() for claim in own]
    pairs = {*beside, *captioned, *owned, *crossed(labelled, near, rng)}
    pairs |= {(rng.choice(own), sentence) for sentence, own in claims.items() if own}
    changer = Changer(running, near, rng)
    alike = [(text, text) for text in rng.sample(texts, min(60_000, len(texts)))]
    some = rng.sample(beside, min(170_000, len(beside))) + alike + owned[:40_000] + rng.sample(captioned, min(20_000, len(captioned)))
    for a, b in some:
        changed = changer.changed(b)
        if changed and changed != a:
            pairs.add((a, changed) if rng.random() < 0.55 else (changed, a))
    known = {(premise, hypothesis) for _, premise, hypothesis, _ in labelled}
    return sorted(pair for pair in pairs if pair not in known and pair[0] != pair[1])


def worth_asking(pairs, pieces, rng):
    """The pairs of text numbers but for most of those that share little."""
    often = np.bincount(np.concatenate(pieces))
    common = {*range(FIRST_WORD), *np.argsort(-often)[:COMMON_PIECES].tolist()}
    rare = {number: set(pieces[number].tolist()) - common for number in {number for pair in pairs for number in pair}}
    for a, b in pairs:
        least = max(1, min(len(rare[a]), len(rare[b])))
        if len(rare[a] & rare[b]) / least >= SHARED or rng.random() < OF_STRANGERS:
            yield a, b


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--rules", nargs="*", default=[], help="pairs made by rules.py, of several seeds")
    ask.add_argument("--extract", required=True, help="the built crosscheck")
    ask.add_argument("--seed", type=int, default=5)
    given = ask.parse_args()
    labelled = list(dict.fromkeys(row for path in [None, *given.rules] for row in training_rows(given.data, path)))
    rng = random.Random(given.seed)
    pairs = made(given.data, given.extract, labelled, rng)
    measured = measured_rows(given.data, per_set=10_000)
    texts = {}

    def number(text):
        return texts.setdefault(text, len(texts))

    codes = {**{name: i for i, name in enumerate(CLASSES)}, "not_entails": len(CLASSES)}
    sets = sorted({row[0] for row in labelled + measured})

    def rows(of):
        return np.array([(sets.index(name), number(p), number(h), codes[label]) for name, p, h, label in of], np.int32)

    arrays, pairs = {"labelled": rows(labelled), "measured": rows(measured)}, [(number(p), number(h)) for p, h in pairs]
    tokenizer = Tokenizer.from_file(os.path.join(encoder_folder(), "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pieces = [np.array(e.ids[:PIECES], np.uint16) for e in tokenizer.encode_batch(list(texts), add_special_tokens=False)]
    lengths = np.array([len(ids) for ids in pieces], np.uint8)
    arrays["unlabelled"] = np.array(list(worth_asking(pairs, pieces, rng)), np.int32)
    np.savez_compressed(f"{given.out}/pairs.npz", pieces=np.concatenate(pieces), lengths=lengths, sets=np.array(sets), **arrays)
    print(len(texts), "texts,", len(labelled), "labelled pairs, and", len(arrays["unlabelled"]), "of", len(pairs), "that nobody labelled")


if __name__ == "__main__":
    main()
