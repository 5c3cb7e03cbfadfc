"""Fits one vector a word piece whose plain sum imitates the sentence encoder, and writes models/embed.bin.

    python training/embed/fit.py --data ../shared/data --work WORK --out models/embed.bin

Needs WORK from encode.py. Starts from each piece's own encoding, centred, cut to WIDTH dimensions by the principal
components of the encoded texts, and weighted by a / (a + frequency); then moves the vectors so that a text's sum
points where the encoder's sentence vector points; then fits one weight a piece and one matrix for all, so that cosines
of news sentence pairs follow people's scores (sts_news, four fifths by connected sentences; the last fifth only
measures). Freeing every vector in the last step fits those pairs better and other pairs worse (0.72 against 0.75
aside). Quantised to int8, one scale a piece.
"""

import argparse
import hashlib
import json
import os
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F
from scipy.stats import spearmanr

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "nli"))
from pairs import rows_of  # noqa: E402
from train import Encoder  # noqa: E402

WIDTH = 256
FREQUENCY = 1e-3
PIECES = 30522


def bags(encoder, texts):
    flat, starts = [], []
    for text in texts:
        starts.append(len(flat))
        flat += encoder.text(text) or [100]
    return torch.tensor(flat), torch.tensor(starts)


def held_out(rows):
    """True for a fifth of the pairs, whole groups of pairs that share a sentence."""
    parent = {}

    def root(x):
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for row in rows:
        parent[root(row["a"])] = root(row["b"])
    return np.array([int(hashlib.sha256(root(r["a"]).encode()).hexdigest(), 16) % 5 == 0 for r in rows])


def cosines(table, bag_a, bag_b):
    a = F.normalize(F.embedding_bag(bag_a[0], table, bag_a[1], mode="sum"), dim=1)
    b = F.normalize(F.embedding_bag(bag_b[0], table, bag_b[1], mode="sum"), dim=1)
    return (a * b).sum(1)


def best_accuracy(scores, same):
    order = np.argsort(scores)
    s, y = scores[order], same[order]
    # Above the threshold "same": right = negatives below + positives from it on.
    below = np.concatenate([[0], np.cumsum(~y)])
    above = y.sum() - np.concatenate([[0], np.cumsum(y)])
    i = int(np.argmax(below + above))
    return (below + above).max() / len(y), float(s[min(i, len(s) - 1)])


def bag_of(lists):
    flat = torch.tensor([i for line in lists for i in line])
    sizes = torch.tensor([0] + [len(line) for line in lists[:-1]])
    return flat, torch.cumsum(sizes, 0)


def imitate(encoder, texts, aim, table, given, measure):
    """Moves every vector so that sums point where the encoder points."""
    origin = table.detach().clone()
    optimiser = torch.optim.Adam([table], lr=given.rate)
    rows = [encoder.text(t) or [100] for t in texts]
    rng = np.random.default_rng(given.seed)
    steps = given.epochs * (len(rows) // 1024)
    step = 0
    for epoch in range(given.epochs):
        order = rng.permutation(len(rows))
        for at in range(0, len(rows) - 1023, 1024):
            for group in optimiser.param_groups:
                group["lr"] = given.rate * (1 - step / steps)
            step += 1
            part = order[at : at + 1024]
            flat, starts = bag_of([rows[i] for i in part])
            # Dropping pieces keeps the sum from leaning on any one of them.
            kept = (torch.rand(len(flat)) > 0.1).float()
            ours = F.normalize(F.embedding_bag(flat, table, starts, mode="sum", per_sample_weights=kept) + 1e-6, dim=1)
            loss = (1 - (ours * aim[part]).sum(1)).mean() + given.keep_weight * ((table - origin) ** 2).sum(1).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        if epoch % 3 == 2:
            measure(f"epoch {epoch + 1} loss {loss.item():.4f}", table)
    return table.detach()


def follow_people(table, sts, gold, aside, encoder, steps=100, rate=0.02, weight_brake=1e-3, matrix_brake=1e-3):
    """One weight a piece and one matrix, by the correlation of cosines with people's scores."""
    rows = [r for r, out in zip(sts, aside) if not out]
    a = bag_of([encoder.text(r["a"]) or [100] for r in rows])
    b = bag_of([encoder.text(r["b"]) or [100] for r in rows])
    aim = torch.tensor(gold[~aside], dtype=torch.float32)
    aim = aim - aim.mean()
    weights = torch.zeros(PIECES, requires_grad=True)
    matrix = torch.eye(WIDTH).requires_grad_(True)
    optimiser = torch.optim.Adam([weights, matrix], lr=rate)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * (1 - step / steps)
        c = cosines(table @ matrix * torch.exp(weights)[:, None], a, b)
        c = c - c.mean()
        loss = 1 - (c * aim).sum() / (c.norm() * aim.norm())
        brake = weight_brake * (weights**2).sum() + matrix_brake * ((matrix - torch.eye(WIDTH)) ** 2).sum()
        optimiser.zero_grad()
        (loss + brake).backward()
        optimiser.step()
    return (table @ matrix * torch.exp(weights)[:, None]).detach()


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--work", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--table", help="vectors that an earlier run kept in WORK/table.npy")
    ask.add_argument("--epochs", type=int, default=6)
    ask.add_argument("--keep-weight", type=float, default=0.02)
    ask.add_argument("--rate", type=float, default=2e-3)
    ask.add_argument("--seed", type=int, default=3)
    given = ask.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    encoder = Encoder()
    texts = json.load(open(f"{given.work}/texts.json", encoding="utf-8"))
    targets = np.load(f"{given.work}/texts.npy")
    pieces = np.load(f"{given.work}/pieces.npy")
    sts = rows_of(f"{given.data}/similarity/sts_news_train.jsonl")
    msrp = rows_of(f"{given.data}/similarity/msrp_train.jsonl")
    known = {t: i for i, t in enumerate(texts)}
    gold = np.array([r["score"] for r in sts])
    aside = held_out(sts)
    teacher = np.array([targets[known[r["a"]]] @ targets[known[r["b"]]] for r in sts])
    print("encoder itself: STS", spearmanr(teacher, gold)[0], "aside", spearmanr(teacher[aside], gold[aside])[0])

    _, _, basis = np.linalg.svd(targets - targets.mean(0), full_matrices=False)
    basis = basis[:WIDTH].T
    aim = torch.tensor((targets - targets.mean(0)) @ basis)
    aim = F.normalize(aim, dim=1)
    bag = bags(encoder, texts)
    counts = np.bincount(bag[0].numpy(), minlength=PIECES) + 0.5
    weight = FREQUENCY / (FREQUENCY + counts / counts.sum())
    start = (pieces - pieces.mean(0)) @ basis
    start = start / np.linalg.norm(start, axis=1).mean() * weight[:, None]
    table = torch.nn.Parameter(torch.tensor(start, dtype=torch.float32))
    origin = table.detach().clone()
    sts_a, sts_b = bags(encoder, [r["a"] for r in sts]), bags(encoder, [r["b"] for r in sts])
    msrp_a, msrp_b = bags(encoder, [r["a"] for r in msrp]), bags(encoder, [r["b"] for r in msrp])
    same = np.array([r["same"] for r in msrp])

    def measure(name, t):
        with torch.no_grad():
            c = cosines(t, sts_a, sts_b).numpy()
            m = cosines(t, msrp_a, msrp_b).numpy()
        accuracy, threshold = best_accuracy(m, same)
        print(f"{name}: STS all {spearmanr(c, gold)[0]:.4f} aside {spearmanr(c[aside], gold[aside])[0]:.4f} "
              f"MSRP {accuracy:.4f} at {threshold:.3f}", flush=True)

    measure("start", table)
    if given.table:
        imitated = torch.tensor(np.load(given.table))
    else:
        imitated = imitate(encoder, texts, aim, table, given, measure)
        np.save(f"{given.work}/table.npy", imitated.numpy())
    measure("imitating", imitated)
    final = follow_people(imitated, sts, gold, aside, encoder).numpy()
    measure("following", torch.tensor(final))
    # Marks and pieces that no text can give.
    final[[i for i in range(PIECES) if i < 999 and i != 100]] *= 0
    scale = np.maximum(np.abs(final).max(1), 1e-12) / 127
    whole = np.clip(np.rint(final / scale[:, None]), -127, 127).astype(np.int8)
    measure("int8", torch.tensor(whole.astype(np.float32) * scale[:, None].astype(np.float32)))
    with open(given.out, "wb") as file:
        file.write(b"CCEMBED1" + struct.pack("<II", PIECES, WIDTH))
        file.write(scale.astype("<f4").tobytes())
        file.write(whole.tobytes())
    print(hashlib.sha256(open(given.out, "rb").read()).hexdigest(), os.path.getsize(given.out))


if __name__ == "__main__":
    main()
