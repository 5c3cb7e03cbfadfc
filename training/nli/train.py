"""Fine-tunes the cross-encoder on a given number of labelled pairs, on two processor cores.

    python training/nli/train.py --data ../shared/data --out CHECKPOINTS --pairs 300000

Resumes from CHECKPOINTS/last.pt (weights, optimiser, pairs seen). Every checkpoint is measured and logged.
bf16 products with fp32 sums where the processor has them; the word embeddings stay as published (frozen), which
saves a third of the optimiser's work and keeps rare words where the encoder had them.
"""

import argparse
import json
import os
import random
import time

import torch
import torch.distributed as distributed
import torch.multiprocessing as multiprocessing
import torch.nn.functional as F
from tokenizers import Tokenizer

from model import CLASSES, CrossEncoder, encoder_folder, load_published
from weights import load_exported
from pairs import SHARES, measured_rows, training_rows

LONGEST = 96
TOKENS_A_BATCH = 1400
STEPS_ALONE = 4
POOL = 1536
BODY_RATE, HEAD_RATE = 1e-4, 4e-4
WARM_UP = 0.03
DROPOUT = 0.1
MASKED_TOKENS = 0.03
AVERAGED_FROM = 0.8


class Encoder:
    """Word pieces of a pair, the premise cut first."""

    OPEN, BETWEEN, CLOSE = [101], [102], [102]
    MASK, FIRST_WORD = 103, 999

    def __init__(self, folder=None):
        self.tokenizer = Tokenizer.from_file(os.path.join(folder or encoder_folder(), "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def text(self, text):
        if text not in self.known:
            self.known[text] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return self.known[text]

    def pair(self, premise, hypothesis):
        around = len(self.OPEN) + len(self.BETWEEN) + len(self.CLOSE)
        h = self.text(hypothesis)[: LONGEST - around - 1]
        p = self.text(premise)[: max(1, LONGEST - around - len(h))]
        return [*self.OPEN, *p, *self.BETWEEN, *h, *self.CLOSE], len(self.OPEN) + len(p) + len(self.BETWEEN)


class TeacherEncoder(Encoder):
    """MPNet's marks around the same pieces."""

    OPEN, BETWEEN, CLOSE = [0], [2, 2], [2]
    MASK, FIRST_WORD = 30526, 1003


def batch_of(rows, encoder):
    pairs = [encoder.pair(p, h) for _, p, h, _ in rows]
    longest = max(len(ids) for ids, _ in pairs)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    segment = torch.zeros_like(ids)
    present = torch.zeros_like(ids, dtype=torch.bool)
    for i, (tokens, second) in enumerate(pairs):
        ids[i, : len(tokens)] = torch.tensor(tokens)
        segment[i, second : len(tokens)] = 1
        present[i, : len(tokens)] = True
    return ids, segment, present


def length_batches(rows, encoder, tokens):
    """Batches of nearly equal length, none above `tokens` word pieces."""
    sized = sorted(((len(encoder.pair(r[1], r[2])[0]), i) for i, r in enumerate(rows)))
    batches, batch = [], []
    for size, i in sized:
        if batch and size * (len(batch) + 1) > tokens:
            batches.append(batch)
            batch = []
        batch.append(i)
    return batches + ([batch] if batch else [])


class Mixture:
    """Draws pairs by the share of their set, each set in a shuffled order of its own."""

    def __init__(self, rows, rng):
        self.rng = rng
        self.sets = {}
        for row in rows:
            self.sets.setdefault(row[0], []).append(row)
        self.names = sorted(self.sets)
        self.weights = [SHARES[n] for n in self.names]
        self.left = {n: [] for n in self.names}

    def draw(self):
        name = self.rng.choices(self.names, self.weights)[0]
        if not self.left[name]:
            self.left[name] = self.rng.sample(self.sets[name], len(self.sets[name]))
        return self.left[name].pop()

    def batches(self, encoder):
        rows = [self.draw() for _ in range(POOL)]
        batches = length_batches(rows, encoder, TOKENS_A_BATCH)
        self.rng.shuffle(batches)
        return [[rows[i] for i in batch] for batch in batches]


def loss_of(logits, rows):
    """Cross entropy; a two-class label asks for the sum of its classes."""
    log_p = F.log_softmax(logits, 1)
    allowed = torch.full_like(log_p, float("-inf"))
    for i, row in enumerate(rows):
        for label in ("neutral", "contradicts") if row[3] == "not_entails" else (row[3],):
            allowed[i, CLASSES.index(label)] = 0
    return -torch.logsumexp(log_p + allowed, 1).mean()


def scores(model, rows, encoder):
    model.eval()
    out = torch.zeros(len(rows), 3)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in length_batches(rows, encoder, 4096):
            out[batch] = F.softmax(model(*batch_of([rows[i] for i in batch], encoder)).float(), 1)
    model.train()
    return out


def report(rows, probabilities):
    """Accuracy a set, and precision and recall of contradicts."""
    sets = {}
    for row, p in zip(rows, probabilities.tolist()):
        s = sets.setdefault(row[0], [0, 0, 0, 0, 0])
        guess = CLASSES[p.index(max(p))]
        if row[3] == "not_entails":
            right = p[0] < 0.5
        elif row[0] == "fm2":
            right = (p[0] > p[2]) == (row[3] == "entails")
        elif row[0] in ("rte", "scitail", "dnc", "add_one_rte", "med") and row[3] == "entails":
            right = p[0] >= 0.5
        else:
            right = guess == row[3]
        s[0] += 1
        s[1] += right
        s[2] += guess == "contradicts"
        s[3] += row[3] == "contradicts"
        s[4] += guess == "contradicts" and row[3] == "contradicts"
    out = {}
    for name, (n, right, guessed, true, both) in sorted(sets.items()):
        out[name] = f"{right / n:.3f}"
        if true:
            out[name] += f" (contradicts P {both / max(guessed, 1):.2f} R {both / true:.2f})"
    return out


def averaged_over_workers(tensors):
    """Every worker steps alone and their weights are averaged every few steps: nobody waits on a busy machine."""
    flat = torch.cat([t.detach().reshape(-1) for t in tensors])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    at = 0
    for t in tensors:
        t.data.copy_(flat[at : at + t.numel()].view_as(t))
        at += t.numel()


def measured(model, rows, encoder, rank, workers):
    """Each worker scores its share; all get the figures."""
    mine = list(range(rank, len(rows), workers))
    out = torch.zeros(len(rows), 3)
    out[mine] = scores(model, [rows[i] for i in mine], encoder)
    distributed.all_reduce(out)
    return report(rows, out)


def worker(rank, given):
    torch.set_num_threads(1)
    torch.manual_seed(given.seed + rank)
    distributed.init_process_group("gloo", init_method=f"file://{given.out}/meet", rank=rank, world_size=given.workers)
    encoder, model = Encoder(), CrossEncoder(DROPOUT)
    model = load_exported(model, given.start) if given.start else load_published(model)
    model.word.weight.requires_grad_(False)
    trained = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    head = [p for n, p in trained if n.startswith(("hidden", "classes"))]
    body = [p for n, p in trained if not n.startswith(("hidden", "classes"))]
    optimiser = torch.optim.AdamW(
        [{"params": body, "peak": BODY_RATE}, {"params": head, "peak": HEAD_RATE}],
        lr=BODY_RATE, weight_decay=0.01, betas=(0.9, 0.98), fused=True,
    )
    names = {n for n, _ in trained}
    spent, seen, steps, average, averaged = 0.0, 0, 0, None, 0
    last = os.path.join(given.out, "last.pt")
    if os.path.exists(last):
        kept = torch.load(last, weights_only=False)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        spent, seen, steps = kept["spent"], kept["seen"], kept["steps"]
        average, averaged = kept["average"], kept["averaged"]
    averaged_over_workers(body + head)
    rng = random.Random(given.seed + steps + 1000 * rank)
    aside = measured_rows(given.data)
    log = open(os.path.join(given.out, "log.jsonl"), "a", buffering=1) if rank == 0 else None

    def rules_made():
        return os.path.getmtime(given.rules) if given.rules and os.path.exists(given.rules) else 0

    def write(**what):
        if log:
            log.write(json.dumps(what) + "\n")

    made = rules_made()
    mixture = Mixture(training_rows(given.data, given.rules), rng)
    if rank == 0:
        print({n: len(r) for n, r in mixture.sets.items()}, flush=True)
    started = time.monotonic() - spent
    checkpoint_at = spent + given.checkpoint_seconds
    running, queue, done, since = [], [], False, 0
    model.train()
    while not done:
        if not queue:
            if rules_made() != made:
                made = rules_made()
                mixture = Mixture(training_rows(given.data, given.rules), rng)
            queue = mixture.batches(encoder)
        rows = queue.pop()
        part = min(1.0, seen / given.pairs)
        factor = min(part / WARM_UP, (1 - part) / (1 - WARM_UP))
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * given.rate * max(factor, 0.002)
        ids, segment, present = batch_of(rows, encoder)
        ids[(torch.rand(ids.shape) < MASKED_TOKENS) & (ids > encoder.FIRST_WORD)] = encoder.MASK
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(ids, segment, present)
        loss = loss_of(logits.float(), rows)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body + head, 1.0, foreach=True)
        optimiser.step()
        optimiser.zero_grad()
        since += len(rows)
        steps += 1
        running.append(loss.item())
        if steps % STEPS_ALONE:
            continue
        averaged_over_workers(body + head)
        # The first worker's clock, everybody's count.
        shared = torch.tensor([time.monotonic() - started if rank == 0 else 0.0, float(since)], dtype=torch.float64)
        distributed.all_reduce(shared)
        spent, seen, since = shared[0].item(), seen + int(shared[1].item()), 0
        done = seen >= given.pairs
        if seen / given.pairs > AVERAGED_FROM and steps % (4 * STEPS_ALONE) == 0:
            state = {k: v.float() for k, v in model.state_dict().items() if k in names}
            average = {k: v.clone() for k, v in state.items()} if average is None else average
            averaged += 1
            for k, v in state.items():
                average[k] += (v - average[k]) / averaged
        if steps % 100 == 0:
            if rank == 0:
                mean = sum(running) / len(running)
                print(f"{spent:.0f}s step {steps} seen {seen} loss {mean:.4f} lr x{factor:.3f}", flush=True)
            running = []
        if spent >= checkpoint_at or done:
            checkpoint_at = spent + given.checkpoint_seconds
            write(spent=round(spent), seen=seen, figures=measured(model, aside, encoder, rank, given.workers))
            if rank == 0:
                keep(last, model, optimiser, spent, seen, steps, average, averaged)
    if average:
        model.load_state_dict(average, strict=False)
        write(averaged=averaged, figures=measured(model, aside, encoder, rank, given.workers))
        if rank == 0:
            torch.save(model.state_dict(), os.path.join(given.out, "averaged.pt"))


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--rules")
    ask.add_argument("--pairs", type=int, required=True)
    ask.add_argument("--checkpoint-seconds", type=float, default=600)
    ask.add_argument("--from", dest="start", help="an exported nli.bin to go on from, instead of the published encoder")
    ask.add_argument("--rate", type=float, default=1.0, help="times the learning rates: less where good weights go on")
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--workers", type=int, default=2)
    given = ask.parse_args()
    os.makedirs(given.out, exist_ok=True)
    if os.path.exists(f"{given.out}/meet"):
        os.remove(f"{given.out}/meet")
    multiprocessing.spawn(worker, (given,), nprocs=given.workers)


def keep(path, model, optimiser, spent, seen, steps, average, averaged):
    state = {
        "model": model.state_dict(), "optimiser": optimiser.state_dict(), "spent": spent, "seen": seen,
        "steps": steps, "average": average, "averaged": averaged,
    }
    torch.save(state, path + ".new")
    os.replace(path + ".new", path)


if __name__ == "__main__":
    main()
