"""Runs the published sentence encoder: over every word piece alone, and over sentences of the "train" sets.

    python training/embed/encode.py --data ../shared/data --out WORK

Gives WORK/pieces.npy (30522 x 384, the mean vector of "[CLS] piece [SEP]"), WORK/texts.json and WORK/texts.npy
(unit vectors, what the static embeddings are to imitate).
"""

import argparse
import json
import os
import random
import sys

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "nli"))
from model import CrossEncoder, load_published  # noqa: E402
from pairs import HELD_OUT_TOPIC, NLI_SETS, rows_of  # noqa: E402
from train import Encoder  # noqa: E402

LONGEST = 64


def body(model, ids, present):
    """Mean over the tokens of the last layer: what the published sentence encoder does."""
    x = model.word(ids) + model.position.weight[: ids.shape[1]] + model.segment.weight[0]
    x = model.norm(x)
    mask = None if bool(present.all()) else present[:, None, None, :]
    for layer in model.layers:
        x = layer(x, mask, 0.0)
    kept = present.float().unsqueeze(-1)
    return (x.float() * kept).sum(1) / kept.sum(1)


def encoded(model, pieces, tokens=4096):
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
    out = np.zeros((len(pieces), 384), dtype=np.float32)
    at = 0
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        while at < len(order):
            end = at + 1
            while end < len(order) and (end + 1 - at) * (len(pieces[order[end]]) + 2) <= tokens:
                end += 1
            rows = order[at:end]
            longest = len(pieces[rows[-1]]) + 2
            ids = torch.zeros(len(rows), longest, dtype=torch.long)
            present = torch.zeros_like(ids, dtype=torch.bool)
            for j, i in enumerate(rows):
                line = [101, *pieces[i], 102]
                ids[j, : len(line)] = torch.tensor(line)
                present[j, : len(line)] = True
            out[rows] = body(model, ids, present).numpy()
            at = end
    return out


def texts_of(data, nli, rng):
    """STS and news claims whole (but the held-out topic), climate, decomposition, and a sample of the NLI sets."""
    out = []
    for row in rows_of(f"{data}/similarity/sts_news_train.jsonl"):
        out += [row["a"], row["b"]]
    for row in rows_of(f"{data}/news_pairs/train.jsonl"):
        if row["topic"] != HELD_OUT_TOPIC:
            out += [row["a"], row["b"]]
    for claim in rows_of(f"{data}/claims/climate_fever_dev.jsonl"):
        out += [claim["claim"]] + [e["text"] for e in claim["evidence"]]
    with open(f"{data}/decomposition/carb_dev.tsv", encoding="utf-8") as lines:
        out += [line.split("\t")[0] for line in lines]
    sample = []
    for row in rows_of(f"{data}/nli/train.jsonl"):
        if row["set"] in NLI_SETS and row["set"] not in ("conj", "monli"):
            sample += [row["premise"], row["hypothesis"]]
    sample = sorted(set(sample))
    out += rng.sample(sample, min(nli, len(sample)))
    return list(dict.fromkeys(out))


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--nli", type=int, default=30000)
    given = ask.parse_args()
    torch.set_num_threads(1)
    os.makedirs(given.out, exist_ok=True)
    model = load_published(CrossEncoder(0.0)).eval()
    np.save(f"{given.out}/pieces.npy", encoded(model, [[i] for i in range(30522)]))
    print("pieces done", flush=True)
    encoder = Encoder()
    texts = texts_of(given.data, given.nli, random.Random(5))
    vectors = encoded(model, [encoder.text(t)[: LONGEST - 2] for t in texts])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    np.save(f"{given.out}/texts.npy", vectors)
    with open(f"{given.out}/texts.json", "w", encoding="utf-8") as file:
        json.dump(texts, file, ensure_ascii=False)
    print(len(texts), "texts", flush=True)


if __name__ == "__main__":
    main()
