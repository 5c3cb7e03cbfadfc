"""On an accelerator: fine-tunes the larger encoder, has it label the pairs of unlabelled.py, and teaches the small one from its answers.

    python training/nli/distil.py --pairs CHECKPOINTS/pairs.npz --teacher FOLDER --start models/nli.bin --out CHECKPOINTS
    python training/nli/distil.py --pairs CHECKPOINTS/pairs.npz --labels CHECKPOINTS/labels.npy --start NEW.bin --out OTHER --seed 23 --rate 1.5e-4 --study 196

Takes   pairs.npz; the published MPNet, or the labels of a run before; the weights that the small encoder goes on from.
Gives   OUT/labels.npy, OUT/averaged.pt, and dev figures on standard output.

Each phase lasts as long as its box says, its rate falling with the clock, so a lent machine's time is used up and never overrun.
bf16 products, fp32 sums and weights; word embeddings stay as published. The last quarter's weights are averaged.
"""

import argparse
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from model import CLASSES, CrossEncoder, Teacher, load_teacher
from train import LONGEST, MASKED_TOKENS, Encoder, TeacherEncoder, report
from weights import load_exported

# How often each labelled set is seen in a mixture: what is small and near the target often, what is endless in part.
EPOCHS = {"mnli": 10, "snli": 7, "cad": 6, "conj": 2, "med": 3, "fm2": 10, "monli": 5, "climate": 8, "sts": 6, "news": 14, "elsewhere": 5,
          "rules": 0.5, "frames": 0.5}
TEACHER_RATE, TEACHER_HEAD_RATE, HEAD_RATE = 4e-5, 2e-4, 4e-4
TEACHER_DROPOUT, DROPOUT = 0.1, 0.05
TEACHER_TOKENS, TOKENS, SCORED_TOKENS = 12_000, 16_000, 60_000
# Labelled and unlabelled pairs in a pool, from which batches of nearly equal length are cut.
TEACHER_POOL, POOL = 16_384, (13_000, 20_000)
WARM_UP, LEAST_RATE, AVERAGED_FROM = 0.03, 0.005, 0.75
# Half of what the teacher labels is surely neutral, which teaches little: so much of it is drawn.
SURELY_NEUTRAL, OF_SURELY_NEUTRAL = 0.8, 0.3
# A label as probabilities; where two classes are allowed (not_entails), both stand as -1.
AS_PROBABILITIES = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, -1, -1]], np.float32)
# MPNet has the same word pieces, this much further on.
SHIFT = 4


class Texts:
    """Word pieces of all texts on the device, put together into batches there."""

    def __init__(self, pieces, lengths, device):
        self.lengths = lengths.astype(np.int64)
        start = np.cumsum(self.lengths) - self.lengths
        row = np.repeat(np.arange(len(lengths)), self.lengths)
        table = np.zeros((len(lengths), int(self.lengths.max())), np.int32)
        table[row, np.arange(len(pieces)) - start[row]] = pieces
        self.table, self.sizes, self.device = torch.from_numpy(table).to(device), torch.from_numpy(self.lengths).to(device), device

    def sized(self, pairs, marks):
        second = np.minimum(self.lengths[pairs[:, 1]], LONGEST - marks - 1)
        return marks + second + np.minimum(self.lengths[pairs[:, 0]], np.maximum(1, LONGEST - marks - second))

    def batches(self, pairs, tokens, marks, rng=None):
        """Row numbers of batches of nearly equal length, none above `tokens` word pieces; in any order with `rng`."""
        size = self.sized(pairs, marks)
        order = np.argsort(size + (rng.random(len(size)) if rng else 0), kind="stable")
        out, at = [], 0
        while at < len(order):
            count = max(8, tokens // int(size[order[at]]))
            count = max(8, tokens // int(size[order[min(at + count, len(order)) - 1]]))
            out.append(order[at : at + count])
            at += count
        return [out[i] for i in rng.permutation(len(out))] if rng else out

    def batch(self, pairs, encoder, masked=0.0):
        """Ids, segments and mask, the premise cut first."""
        marks = len(encoder.OPEN) + len(encoder.BETWEEN) + len(encoder.CLOSE)
        width = int(self.sized(pairs, marks).max())
        first, second = torch.from_numpy(np.ascontiguousarray(pairs.T)).to(self.device).long()
        long_second = self.sizes[second].clamp(max=LONGEST - marks - 1)
        long_first = torch.minimum(self.sizes[first], (LONGEST - marks - long_second).clamp(min=1))[:, None]
        at = torch.arange(width, device=self.device)[None, :]
        start = 1 + long_first + len(encoder.BETWEEN)
        end = start + long_second[:, None]
        in_first, in_second = (at >= 1) & (at <= long_first), (at >= start) & (at < end)
        last = self.table.shape[1] - 1
        of_first = torch.gather(self.table[first], 1, (at - 1).clamp(0, last).expand(len(pairs), -1))
        of_second = torch.gather(self.table[second], 1, (at - start).clamp(0, last))
        ids = torch.where(in_second, of_second, of_first).long() + (SHIFT if isinstance(encoder, TeacherEncoder) else 0)
        if masked:
            hidden = (torch.rand(ids.shape, device=self.device) < masked) & (ids >= encoder.FIRST_WORD)
            ids = torch.where(hidden, encoder.MASK, ids)
        mark = torch.where(at == 0, encoder.OPEN[0], torch.where(at <= end, encoder.CLOSE[0], 0))
        ids = torch.where(in_first | in_second, ids, mark)
        return ids, ((at >= start) & (at <= end)).long(), at <= end


class Deck:
    """Every row once before any comes again."""

    def __init__(self, rows, rng):
        self.rows, self.rng, self.left = rows, rng, rng.permutation(rows)

    def take(self, count):
        while len(self.left) < count:
            self.left = np.concatenate([self.left, self.rng.permutation(self.rows)])
        out, self.left = self.left[:count], self.left[count:]
        return out


class Labelled:
    """The labelled pairs, drawn by the share of their set."""

    def __init__(self, rows, sets, rng):
        self.pairs, self.rng = rows[:, 1:3], rng
        self.label = AS_PROBABILITIES[rows[:, 3]]
        self.decks = {name: Deck(np.flatnonzero(rows[:, 0] == i), rng) for i, name in enumerate(sets) if name in EPOCHS}
        share = np.array([EPOCHS[name] * len(deck.rows) for name, deck in self.decks.items()])
        self.share = share / share.sum()

    def draw(self, count):
        counts = self.rng.multinomial(count, self.share)
        return np.concatenate([deck.take(n) for deck, n in zip(self.decks.values(), counts)])

    def beside(self, told):
        """Labels half their own and half the teacher's word, which alone counts for two allowed classes that it agrees with."""
        two = self.label[:, 1] < 0
        mixed = np.where(two[:, None], self.label, (self.label + told) / 2)
        agreed = two & (told[:, 0] < 0.5)
        mixed[agreed] = told[agreed]
        return mixed


def loss_of(logits, told):
    log_p = F.log_softmax(logits, 1)
    either = -torch.logsumexp(log_p[:, 1:], 1)
    return torch.where(told[:, 1] < 0, either, -(told.clamp(min=0) * log_p).sum(1)).mean()


class Phase:
    """Fine-tunes one encoder for so many seconds."""

    def __init__(self, name, model, encoder, texts, rate, head_rate):
        self.name, self.model, self.encoder, self.texts = name, model.to(texts.device).train(), encoder, texts
        self.kind = texts.device.type
        named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
        groups = []
        for is_head, peak in ((True, head_rate), (False, rate)):
            for plain, decay in ((True, 0.0), (False, 0.02)):
                mine = [p for n, p in named if n.startswith(("hidden", "classes")) == is_head and (p.ndim < 2) == plain]
                groups.append({"params": mine, "peak": peak, "weight_decay": decay})
        self.trained = [p for _, p in named]
        self.optimiser = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), fused=self.kind == "cuda")

    def step(self, part, pairs, told):
        factor = max(min(part / WARM_UP, (1 - part) / (1 - WARM_UP)), LEAST_RATE)
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * factor
        with torch.autocast(self.kind, torch.bfloat16):
            logits = self.model(*self.texts.batch(pairs, self.encoder, MASKED_TOKENS))
        loss = loss_of(logits.float(), torch.from_numpy(told.astype(np.float32)).to(self.texts.device))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0, foreach=True)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        return loss.detach()

    def run(self, seconds, drawn):
        """`drawn` gives a pool cut into batches of pairs and what is told of them."""
        start, seen, steps, queue, losses, average, averaged = time.monotonic(), 0, 0, [], [], None, 0
        while (part := (time.monotonic() - start) / seconds) < 1:
            queue = queue or drawn()
            pairs, told = queue.pop()
            losses.append(self.step(part, pairs, told))
            seen, steps = seen + len(pairs), steps + 1
            if part > AVERAGED_FROM and steps % 8 == 0:
                now, averaged = [p.detach() for p in self.trained], averaged + 1
                average = average or [p.clone() for p in now]
                torch._foreach_lerp_(average, now, 1.0 / averaged)
            if len(losses) == 500:
                print(f"{self.name} {part:.2f} seen {seen} loss {torch.stack(losses).mean().item():.4f}", flush=True)
                losses = []
        with torch.no_grad():
            for p, mean in zip(self.trained, average or []):
                p.copy_(mean)
        print(self.name, "saw", seen, flush=True)


@torch.no_grad()
def scores(model, pairs, encoder, texts):
    model.eval()
    out, marks = np.zeros((len(pairs), len(CLASSES)), np.float32), len(encoder.OPEN + encoder.BETWEEN + encoder.CLOSE)
    with torch.autocast(texts.device.type, torch.bfloat16):
        told = [(rows, model(*texts.batch(pairs[rows], encoder))) for rows in texts.batches(pairs, SCORED_TOKENS, marks)]
    for rows, logits in told:
        out[rows] = F.softmax(logits.float(), 1).cpu().numpy()
    model.train()
    return out


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--pairs", required=True)
    ask.add_argument("--teacher", help="folder of the published MPNet encoder")
    ask.add_argument("--labels", help="labels.npy of a run before, instead of a teacher")
    ask.add_argument("--start", required=True, help="an exported nli.bin that the small encoder goes on from")
    ask.add_argument("--out", required=True)
    ask.add_argument("--teach", type=float, default=145, help="seconds for the teacher")
    ask.add_argument("--study", type=float, default=305, help="seconds for the small encoder")
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--device", default="cuda")
    given = ask.parse_args()
    os.makedirs(given.out, exist_ok=True)
    torch.manual_seed(given.seed)
    rng = np.random.default_rng(given.seed)
    file = np.load(given.pairs)
    sets = [str(name) for name in file["sets"]]
    texts = Texts(file["pieces"], file["lengths"], torch.device(given.device))
    labelled, unlabelled, measured = Labelled(file["labelled"], sets, rng), file["unlabelled"], file["measured"]

    def figures(model, encoder):
        rows = [(sets[name], None, None, [*CLASSES, "not_entails"][label]) for name, _, _, label in measured]
        print(report(rows, torch.from_numpy(scores(model, measured[:, 1:3], encoder, texts))), flush=True)

    small, encoder = load_exported(CrossEncoder(DROPOUT), given.start).to(texts.device), Encoder()
    small.word.weight.requires_grad_(False)
    if given.labels:
        # The teacher is gone: the small encoder stands in for its word on labelled pairs.
        told, on_labelled = np.load(given.labels).astype(np.float32) / 255, scores(small, labelled.pairs, encoder, texts)
    else:
        told, on_labelled = taught(given, labelled, unlabelled, texts, rng, figures)
    kept = np.flatnonzero((told[:, 1] <= SURELY_NEUTRAL) | (rng.random(len(told)) < OF_SURELY_NEUTRAL))
    deck, labels = Deck(kept, rng), labelled.beside(on_labelled)

    def drawn():
        mine, others = labelled.draw(POOL[0]), deck.take(POOL[1])
        pairs, y = np.concatenate([labelled.pairs[mine], unlabelled[others]]), np.concatenate([labels[mine], told[others]])
        return [(pairs[rows], y[rows]) for rows in texts.batches(pairs, TOKENS, 3, rng)]

    Phase("student", small, encoder, texts, given.rate, HEAD_RATE).run(given.study, drawn)
    figures(small, encoder)
    torch.save({name: p.cpu() for name, p in small.state_dict().items()}, f"{given.out}/averaged.pt")


def taught(given, labelled, unlabelled, texts, rng, figures):
    """What a teacher, fine-tuned on the labelled pairs, says of the unlabelled and of the labelled ones."""
    teacher, encoder = load_teacher(Teacher(TEACHER_DROPOUT), given.teacher), TeacherEncoder(given.teacher)

    def drawn():
        mine = labelled.draw(TEACHER_POOL)
        return [(labelled.pairs[mine[rows]], labelled.label[mine[rows]]) for rows in texts.batches(labelled.pairs[mine], TEACHER_TOKENS, 4, rng)]

    Phase("teacher", teacher, encoder, texts, TEACHER_RATE, TEACHER_HEAD_RATE).run(given.teach, drawn)
    figures(teacher, encoder)
    told = scores(teacher, np.concatenate([unlabelled, labelled.pairs]), encoder, texts)
    np.save(f"{given.out}/labels.npy", np.rint(told[: len(unlabelled)] * 255).astype(np.uint8))
    return told[: len(unlabelled)], told[len(unlabelled) :]


if __name__ == "__main__":
    main()
