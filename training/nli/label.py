"""Pairs of sentences that nobody labelled, with what the teacher says of them: the small encoder learns from its answers.

    python training/nli/label.py --data ../shared/data --teacher FOLDER --weights CHECKPOINTS/teacher/averaged.pt --out CHECKPOINTS/soft.jsonl

Takes   sentences of every set marked "train", and the trained teacher.
Gives   JSON lines: premise, hypothesis, label (probabilities of entails, neutral, contradicts).

A sentence meets its nearest neighbours by the published sentence encoder, in both directions, and hypotheses of labelled pairs meet
the premises of their neighbours: about the same things, told otherwise, which is where an answer teaches most. Labelled pairs stand
there too: the teacher's doubt about them is worth knowing. Goes on where it stopped: pairs already in the file are left out.
"""

import argparse
import json
import os
import random

import torch
import torch.multiprocessing as multiprocessing
import torch.nn.functional as F

from model import CrossEncoder, Teacher, load_published
from pairs import HELD_OUT_CLAIM, HELD_OUT_TOPIC, rows_of
from train import Encoder, TeacherEncoder, batch_of, length_batches

# Neighbours of a sentence, and how alike they may be: nearly the same words teach nothing, strangers are all neutral.
NEIGHBOURS = 3
LEAST, MOST = 0.35, 0.97
WORDS = range(4, 45)
LABELLED = ["mnli", "snli", "cad", "fm2"]
AT_A_TIME = 4096


def sentences(data):
    """Sentences by set, those of what is kept aside left out."""
    out = {}
    for row in rows_of(f"{data}/nli/train.jsonl"):
        if row["set"] in ("mnli", "fm2"):
            out.setdefault("nli", set()).update((row["premise"], row["hypothesis"]))
    for row in rows_of(f"{data}/news_pairs/train.jsonl"):
        if row["topic"] != HELD_OUT_TOPIC:
            out.setdefault("news", set()).update((row["a"], row["b"]))
    for row in rows_of(f"{data}/similarity/sts_news_train.jsonl"):
        out.setdefault("news", set()).update((row["a"], row["b"]))
    for claim in rows_of(f"{data}/claims/climate_fever_dev.jsonl"):
        if int(claim["id"]) % HELD_OUT_CLAIM:
            out.setdefault("climate", set()).update([claim["claim"], *(e["text"] for e in claim["evidence"])])
    for row in rows_of(f"{data}/decomposition/propsegment_dev.jsonl"):
        out.setdefault("news", set()).add(row["sentence"])
    return {name: sorted(s for s in of if len(s.split()) in WORDS) for name, of in sorted(out.items())}


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


def neighbours(texts):
    known = vectors(texts)
    for start in range(0, len(texts), 1024):
        alike = known[start : start + 1024] @ known.T
        alike[alike > MOST] = 0.0
        near = alike.topk(NEIGHBOURS, dim=1)
        for i, (scores, at) in enumerate(zip(near.values.tolist(), near.indices.tolist())):
            for score, j in zip(scores, at):
                if score >= LEAST:
                    yield start + i, j


def made(data, limit, rng):
    pairs = {(r["premise"], r["hypothesis"]) for r in rows_of(f"{data}/nli/train.jsonl") if r["set"] in LABELLED}
    for row in rows_of(f"{data}/news_pairs/train.jsonl"):
        if row["topic"] != HELD_OUT_TOPIC:
            pairs |= {(row["a"], row["b"]), (row["b"], row["a"])}
    for texts in sentences(data).values():
        for i, j in neighbours(texts):
            pairs.add((texts[i], texts[j]))
    pairs = sorted(pairs)
    rng.shuffle(pairs)
    return pairs[:limit]


def worker(rank, given, pairs):
    torch.set_num_threads(1)
    encoder, model = TeacherEncoder(given.teacher), Teacher(0.0)
    state = torch.load(given.weights, weights_only=False)
    model.load_state_dict(state.get("model", state))
    model.eval()
    mine = pairs[rank :: given.workers]
    with open(f"{given.out}.{rank}", "w", encoding="utf-8") as out, torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(mine), AT_A_TIME):
            some = [(None, p, h, None) for p, h in mine[start : start + AT_A_TIME]]
            for batch in length_batches(some, encoder, 4096):
                rows = [some[i] for i in batch]
                told = F.softmax(model(*batch_of(rows, encoder)).float(), 1).tolist()
                for (_, p, h, _), label in zip(rows, told):
                    out.write(json.dumps({"premise": p, "hypothesis": h, "label": [round(x, 4) for x in label]}) + "\n")
            out.flush()
            print(rank, start + len(some), "of", len(mine), flush=True)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--teacher", required=True, help="folder of the published MPNet encoder")
    ask.add_argument("--weights", required=True, help="the trained teacher: averaged.pt, or a checkpoint")
    ask.add_argument("--out", required=True)
    ask.add_argument("--limit", type=int, default=200_000)
    ask.add_argument("--seed", type=int, default=17)
    ask.add_argument("--workers", type=int, default=2)
    given = ask.parse_args()
    parts = [f"{given.out}.{rank}" for rank in range(given.workers)]
    known = rows_of(given.out) if os.path.exists(given.out) else []
    pairs = made(given.data, given.limit, random.Random(given.seed))
    known_pairs = {(r["premise"], r["hypothesis"]) for r in known}
    pairs = [pair for pair in pairs if pair not in known_pairs]
    print(len(known), "known,", len(pairs), "to label", flush=True)
    multiprocessing.spawn(worker, (given, pairs), nprocs=given.workers)
    with open(given.out, "a", encoding="utf-8") as out:
        for part in parts:
            out.write(open(part, encoding="utf-8").read())
            os.remove(part)


if __name__ == "__main__":
    main()
