"""On an accelerator: fine-tunes the larger encoder, and teaches the small one what it answers and how it gets there.

    python training/nli/distil.py --pairs CHECKPOINTS/pairs.npz --teacher FOLDER --start models/nli.bin --out CHECKPOINTS

Takes   pairs.npz of unlabelled.py; the published MPNet; the weights that the small encoder goes on from.
Gives   OUT/teacher.pt and OUT/averaged.pt, and dev figures on standard output.

The teacher learns natural pairs first, then all of them, at last in small batches. It reads what the small encoder reads, at the same
time, so half of the pairs can be changed as they are drawn: pieces fall out or give way to others near them, a side loses an end,
sides change places, and no pair is the same twice; a side of a labelled pair gives way to one of its neighbours. The small encoder
learns its probabilities and, layer by layer, what it makes of every word piece. In the second half its products are rounded as src/nli
rounds them.

Each phase lasts as long as its box says, its rate falling with the clock, so a lent machine's time is used up and never overrun.
bf16 products, fp32 sums and weights. The last quarter's weights are averaged.
"""

import argparse
import os
import time
from typing import NamedTuple

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from model import CLASSES, CrossEncoder, Teacher, load_teacher
from train import LONGEST, MASKED_TOKENS, Encoder, TeacherEncoder, report
from weights import load_exported

# How often each labelled set is seen in a mixture: what is small and near the target often, what is endless in part.
EPOCHS = {"mnli": 16, "snli": 8, "cad": 6, "conj": 1.5, "med": 3, "fm2": 10, "monli": 5, "climate": 8, "sts": 6, "news": 14, "elsewhere": 5,
          "rules": 0.4, "frames": 0.4, "parallel": 9}
NATURAL = {"mnli": 10, "snli": 7, "cad": 6, "med": 3, "fm2": 10, "monli": 5, "climate": 6}
TAUGHT = {"mnli": 8, "snli": 5, "cad": 4, "conj": 0.7, "med": 1.5, "fm2": 6, "monli": 3, "climate": 4, "sts": 3, "news": 7, "elsewhere": 2,
          "rules": 0.14, "frames": 0.14, "parallel": 5}
FURTHER = {**TAUGHT, "snli": 5.5, "cad": 5, "conj": 1, "med": 3, "fm2": 8, "news": 12, "rules": 0.25, "frames": 0.3, "parallel": 7}
# Pairs whose sides meet each other's neighbours.
VARIED = {"mnli": 12, "snli": 4, "cad": 2, "fm2": 8, "climate": 8}
# What the teacher reads, in which share of its time, its rate, and the word pieces of a batch.
TEACHING = ((NATURAL, 0.13, 3e-5, 12_000), (TAUGHT, 0.23, 2.5e-5, 12_000), (FURTHER, 0.64, 4e-5, 6_000))
# Lower layers of the teacher move less, each by this factor.
LOWER = 0.92
TEACHER_HEAD_RATE, RATE, HEAD_RATE, WORD_RATE = 2e-4, 3.5e-4, 4e-4, 6e-5
TOKENS, SCORED_TOKENS = 20_000, 60_000
# Pairs in a pool, from which batches of equal length are cut: so many that every length fills some.
TEACHER_POOL, POOL = 60_000, {"labelled": 60_000, "varied": 55_000, "near": 45_000, "other": 50_000}
WARM_UP, LEAST_RATE, ROUNDED_FROM, AVERAGED_FROM = 0.03, 0.005, 0.5, 0.75
# When the small encoder is measured and kept.
KEPT = (0.25, 0.49, 0.7, 0.85, 0.95)
# Shares of pairs changed and turned about, and of their pieces that fall out, give way to a piece near them, or to any.
CHANGED, TURNED, SHORTENED, FALLEN, NEAR, ANY = 0.5, 0.12, 0.12, 0.06, 0.10, 0.03
NEAR_PIECES, NEAR_TEXTS, SAME_TEXT = 8, 12, 0.97
# Pieces from here on are words and parts of words.
FIRST_WORD = 1996
# Layers of the small encoder that learn what the teacher's twice as deep ones make of every piece, and how much that counts at first.
STUDIED, STUDIED_WEIGHT, STUDIED_UNTIL = (1, 3, 5), 1.0, 0.75
# A softer look at the teacher's answer, where its second thoughts show.
SOFT, SOFT_WEIGHT = 2.0, 0.5
# A label as probabilities; where two classes are allowed (not_entails), both stand as -1; without a label all do.
AS_PROBABILITIES = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, -1, -1]], np.float32)
UNLABELLED = -1.0
# Fewer pairs than this of one length are filled up with longer ones.
FEW = 48
# MPNet has the same word pieces, this much further on.
SHIFT = 4


class Texts:
    """Word pieces of all texts on the device."""

    def __init__(self, pieces, lengths, device):
        lengths = lengths.astype(np.int64)
        start = np.cumsum(lengths) - lengths
        row = np.repeat(np.arange(len(lengths)), lengths)
        table = np.zeros((len(lengths), int(lengths.max())), np.int32)
        table[row, np.arange(len(pieces)) - start[row]] = pieces
        self.table, self.lengths, self.device = torch.from_numpy(table).to(device), torch.from_numpy(lengths).to(device), device

    def sides(self, pairs):
        at = torch.from_numpy(np.ascontiguousarray(pairs.T)).to(self.device).long()
        return [(self.table[side], self.lengths[side]) for side in at]


class Batch(NamedTuple):
    """Rows of a pool, the most pieces that one has, and whether others have fewer."""

    rows: torch.Tensor
    pieces: int
    padded: bool


class Pool:
    """Pairs drawn together, as they will be read, cut into batches of equal length."""

    def __init__(self, sides, encoder, tokens, shuffled=True):
        (self.first, n), (self.second, m) = sides
        self.encoder, self.marks = encoder, len(encoder.OPEN + encoder.BETWEEN + encoder.CLOSE)
        # The premise is cut first.
        self.m = m.clamp(max=LONGEST - self.marks - 1)
        self.n = torch.minimum(n, (LONGEST - self.marks - self.m).clamp(min=1))
        size = (self.marks + self.n + self.m).cpu().numpy()
        # The teacher puts one mark more between the texts.
        order = np.argsort(size + np.random.random(len(size)) * 0.9, kind="stable")
        order_size = size[order]
        self.batches, start = [], 0
        while start < len(order):
            count = max(8, tokens // int(order_size[start]))
            same = int(np.searchsorted(order_size, order_size[start], "right")) - start
            count = min(count, same) if same >= FEW else count
            last = order_size[min(start + count, len(order)) - 1]
            # Known here, so that the device need not be asked.
            self.batches.append(Batch(torch.from_numpy(order[start : start + count]).to(n.device), int(last) - self.marks, last > order_size[start]))
            start += count
        if shuffled:
            self.batches = [self.batches[i] for i in np.random.permutation(len(self.batches))]

    def read(self, batch, encoder, masked=0.0):
        """Ids, segments and mask of a batch, with the marks of `encoder`."""
        rows, n, m = batch.rows, self.n[batch.rows, None], self.m[batch.rows, None]
        between = len(encoder.BETWEEN)
        width = batch.pieces + len(encoder.OPEN + encoder.CLOSE) + between
        at = torch.arange(width, device=n.device)[None, :]
        start = 1 + n + between
        end = start + m
        in_first, in_second = (at >= 1) & (at <= n), (at >= start) & (at < end)
        last = self.first.shape[1] - 1
        of_first = torch.gather(self.first[rows], 1, (at - 1).clamp(0, last).expand(len(rows), -1))
        of_second = torch.gather(self.second[rows], 1, (at - start).clamp(0, last))
        ids = torch.where(in_second, of_second, of_first).long() + (SHIFT if encoder is TeacherEncoder else 0)
        if masked:
            ids = torch.where((torch.rand(ids.shape, device=ids.device) < masked) & (ids >= encoder.FIRST_WORD), encoder.MASK, ids)
        mark = torch.where(at == 0, encoder.OPEN[0], torch.where(at <= end, encoder.CLOSE[0], 0))
        ids = torch.where(in_first | in_second, ids, mark)
        return ids, ((at >= start) & (at <= end)).long(), at <= end


class Changer:
    """Changes pieces of a side: what that makes of the pair, the teacher will say."""

    def __init__(self, words):
        unit = F.normalize(words.detach().float(), dim=1)
        self.near = torch.cat([(rows @ unit.T).topk(NEAR_PIECES + 1, dim=1).indices[:, 1:] for rows in unit.split(2048)]).int()

    def __call__(self, side):
        table, length = side
        chance, at = torch.rand(table.shape, device=table.device), torch.arange(table.shape[1], device=table.device)[None, :]
        is_word = (table >= FIRST_WORD) & (at < length[:, None])
        pick = torch.randint(NEAR_PIECES, table.shape, device=table.device)
        others = table.flatten()[torch.randint(table.numel(), table.shape, device=table.device)]
        out = torch.where(is_word & (chance < NEAR), self.near[table.long(), pick], table)
        out = torch.where(is_word & (chance > 1 - ANY) & (others >= FIRST_WORD), others, out)
        falls = is_word & (chance > 0.5) & (chance < 0.5 + FALLEN) & (length[:, None] > 3)
        order = torch.argsort(falls.int(), dim=1, stable=True)
        return torch.gather(out, 1, order), length - falls.sum(1)


def shortened(side):
    """Up to half of a text falls off at each end, where enough is left."""
    table, length = side
    cut = (torch.rand(2, len(length), device=length.device) * length * 0.5).long()
    cut = cut * (length - cut.sum(0) >= 3)
    at = torch.arange(table.shape[1], device=table.device)[None, :] + cut[0][:, None]
    return torch.gather(table, 1, at.clamp(max=table.shape[1] - 1)), length - cut.sum(0)


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

    def __init__(self, rows, sets, epochs, rng):
        self.pairs, self.rng = rows[:, 1:3], rng
        self.label = AS_PROBABILITIES[rows[:, 3]]
        self.decks = {name: Deck(np.flatnonzero(rows[:, 0] == i), rng) for i, name in enumerate(sets) if name in epochs}
        share = np.array([epochs[name] * len(deck.rows) for name, deck in self.decks.items()])
        self.share = share / share.sum()

    def draw(self, count):
        counts = self.rng.multinomial(count, self.share)
        return np.concatenate([deck.take(n) for deck, n in zip(self.decks.values(), counts)])


@torch.no_grad()
def neighbours(encoder, texts, rows):
    """For each of the text numbers `rows` those nearest to it among them, as the published sentence encoder has it."""
    unit = torch.zeros(len(rows), encoder.shape.width, device=texts.device, dtype=torch.bfloat16)
    length = texts.lengths[torch.from_numpy(rows).to(texts.device)].cpu().numpy()
    encoder.eval()
    for n in np.unique(length):
        for some in np.array_split(np.flatnonzero(length == n), max(1, int(n) * int((length == n).sum()) // SCORED_TOKENS)):
            ids = texts.table[torch.from_numpy(rows[some]).to(texts.device), : int(n)].long() + SHIFT
            ids = F.pad(F.pad(ids, (1, 0), value=TeacherEncoder.OPEN[0]), (0, 1), value=TeacherEncoder.CLOSE[0])
            with torch.autocast(texts.device.type, torch.bfloat16):
                x = encoder.encoded(ids, None, None)
            unit[torch.from_numpy(some).to(texts.device)] = F.normalize(x.float().mean(1), dim=1).to(unit.dtype)
    out = np.zeros((len(rows), NEAR_TEXTS), np.int32)
    for start in range(0, len(rows), 4096):
        alike = (unit[start : start + 4096] @ unit.T).float()
        alike[alike > SAME_TEXT] = 0.0
        out[start : start + 4096] = rows[alike.topk(NEAR_TEXTS, dim=1).indices.cpu().numpy()]
    encoder.train()
    return out


class Varied:
    """Labelled pairs of which one side gives way to a neighbour, or to the other side."""

    def __init__(self, labelled, rows, near, rng):
        self.labelled, self.near, self.rng = labelled, near, rng
        self.at = np.zeros(int(rows.max()) + 1, np.int64)
        self.at[rows] = np.arange(len(rows))

    def draw(self, count):
        first, second = self.labelled.pairs[self.labelled.draw(count)].T.copy()
        kind, pick = self.rng.random(count), self.rng.integers(NEAR_TEXTS, size=count)
        of_first, of_second = self.near[self.at[first], pick], self.near[self.at[second], pick]
        one = np.select([kind < 0.4, kind < 0.65, kind < 0.8], [first, of_first, of_second], first)
        two = np.select([kind < 0.4, kind < 0.8], [of_second, second], first)
        return np.stack([one, two], 1)


def loss_of(logits, told):
    log_p = F.log_softmax(logits, 1)
    either = -torch.logsumexp(log_p[:, 1:], 1)
    return torch.where(told[:, 1] < 0, either, -(told.clamp(min=0) * log_p).sum(1)).mean()


def beside(label, told):
    """Labels half their own and half the teacher's word, which alone counts where there is none or where it is one of two allowed."""
    is_open = (label[:, :1] < 0) | (told[:, :1] < 0.5)
    return torch.where(label[:, 1:2] >= 0, (label + told) / 2, torch.where(is_open, told, label))


class Phase:
    """Fine-tunes one encoder for so many seconds."""

    def __init__(self, name, model, texts, rates, beside=(), lower=1.0):
        self.name, self.model, self.texts, self.kind = name, model.to(texts.device).train(), texts, texts.device.type
        named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
        self.own = [p for _, p in named]
        named += [("hidden", p) for module in beside for p in module.parameters()]
        groups = {}
        for n, p in named:
            part = "head" if n.startswith(("hidden", "classes")) else "word" if n.startswith("word") else "body"
            plain = p.ndim < 2 or part == "word"
            above = len(model.layers) - 1 - int(n.split(".")[1]) if n.startswith("layers") else 0
            groups.setdefault((rates[part] * lower**above, plain), []).append(p)
        self.trained = [p for _, p in named]
        self.optimiser = torch.optim.AdamW(
            [{"params": of, "peak": rate, "weight_decay": 0.0 if plain else 0.02} for (rate, plain), of in groups.items()],
            lr=1e-4, betas=(0.9, 0.98), fused=self.kind == "cuda")

    def run(self, seconds, drawn, loss_on, kept=(), keep=None):
        """`drawn` gives a pool and what is told of its pairs; `loss_on` the loss of some of its rows at a part of the way;
        at the parts `kept` the weights go to `keep`."""
        start, seen, steps, queue, losses, average, averaged, kept = time.monotonic(), 0, 0, [], [], None, 0, list(kept)
        while (part := (time.monotonic() - start) / seconds) < 1:
            if kept and part > kept[0]:
                print(f"{self.name} {kept.pop(0)}", flush=True)
                now = [p.detach().clone() for p in self.own]
                self.put(average)
                keep()
                self.put(now)
            if not queue:
                pool, told = drawn()
                queue = list(pool.batches)
            batch = queue.pop()
            factor = max(min(part / WARM_UP, (1 - part) / (1 - WARM_UP)), LEAST_RATE)
            for group in self.optimiser.param_groups:
                group["lr"] = group["peak"] * factor
            with torch.autocast(self.kind, torch.bfloat16):
                loss = loss_on(pool, batch, told[batch.rows], part)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.trained, 1.0, foreach=True)
            self.optimiser.step()
            self.optimiser.zero_grad(set_to_none=True)
            losses.append(loss.detach())
            seen, steps = seen + len(batch.rows), steps + 1
            if part > AVERAGED_FROM and steps % 8 == 0:
                now, averaged = [p.detach() for p in self.own], averaged + 1
                average = average or [p.clone() for p in now]
                torch._foreach_lerp_(average, now, 1.0 / averaged)
            if len(losses) == 500:
                print(f"{self.name} {part:.2f} seen {seen} loss {torch.stack(losses).mean().item():.4f}", flush=True)
                losses = []
        self.put(average)
        print(self.name, "saw", seen, "in steps", steps, flush=True)

    @torch.no_grad()
    def put(self, weights):
        for p, weight in zip(self.own, weights or []):
            p.copy_(weight)


@torch.no_grad()
def scores(model, pairs, encoder, texts):
    model.eval()
    out = np.zeros((len(pairs), len(CLASSES)), np.float32)
    for start in range(0, len(pairs), 200_000):
        pool = Pool(texts.sides(pairs[start : start + 200_000]), encoder, SCORED_TOKENS, shuffled=False)
        with torch.autocast(texts.device.type, torch.bfloat16):
            told = [(batch.rows, model(*pool.read(batch, encoder), padded=batch.padded)) for batch in pool.batches]
        for rows, logits in told:
            out[start + rows.cpu().numpy()] = F.softmax(logits.float(), 1).cpu().numpy()
    model.train()
    return out


class Lesson:
    """What the small encoder should learn of a batch: the teacher's answer, and what its layers make of every piece."""

    def __init__(self, teacher, small, texts):
        self.teacher, self.small = teacher.eval().to(torch.bfloat16), small
        # The head reads sums, which are wide.
        self.teacher.hidden.float()
        self.teacher.classes.float()
        self.bridges = nn.ModuleList(nn.Linear(small.shape.width, teacher.shape.width) for _ in STUDIED).to(texts.device)
        self.scales = None

    def layers(self, kept, student_width, start):
        """The teacher's layers at the small encoder's places: it has one mark more before the second text."""
        at = torch.arange(student_width, device=start.device)[None, :]
        at = (at + (at >= start)).clamp(max=kept[0].shape[1] - 1)[:, :, None].expand(-1, -1, kept[0].shape[2])
        layers = [torch.gather(kept[2 * i + 1], 1, at) for i in STUDIED]
        if self.scales is None:
            flat = [layer.float().reshape(-1, layer.shape[-1]) for layer in layers]
            self.scales = [(of.mean(0).to(layers[0].dtype), (of.std(0) + 1e-3).to(layers[0].dtype)) for of in flat]
        return [(layer - mean) / deviation for layer, (mean, deviation) in zip(layers, self.scales)]

    def loss(self, pool, batch, label, part):
        if part > ROUNDED_FROM and not self.small.rounded:
            self.small.round_off()
        read, near = pool.read(batch, Encoder), part < STUDIED_UNTIL
        kept, own = ([], []) if near else (None, None)
        with torch.no_grad(), torch.autocast(read[0].device.type, enabled=False):
            answer = self.teacher(*pool.read(batch, TeacherEncoder), batch.padded, kept).float()
        logits = self.small(*read, batch.padded, own).float()
        told = F.softmax(answer, 1)
        loss = loss_of(logits, beside(label, told))
        loss = loss + SOFT_WEIGHT * SOFT**2 * F.kl_div(F.log_softmax(logits / SOFT, 1), F.log_softmax(answer / SOFT, 1), reduction="batchmean", log_target=True)
        if not near:
            return loss
        present = read[2].unsqueeze(-1)
        theirs = self.layers(kept, read[0].shape[1], 2 + pool.n[batch.rows, None])
        for bridge, i, layer in zip(self.bridges, STUDIED, theirs):
            gap = ((bridge(own[i]) - layer) * present).float().square().sum() / (present.sum() * layer.shape[-1])
            loss = loss + STUDIED_WEIGHT / len(STUDIED) * (1 - part / STUDIED_UNTIL) * gap
        return loss


def right_at(recall, rows, probabilities):
    """Pairs read in both directions, told apart by their mean: how many called contradictory are, at a recall."""
    evidence = torch.logit(torch.from_numpy(probabilities)[:, 2].clamp(1e-6, 1 - 1e-6)).view(-1, 2).mean(1).numpy()
    true = (rows[::2, 3] == CLASSES.index("contradicts"))[np.argsort(-evidence)]
    so_far = np.cumsum(true)
    return (so_far / np.arange(1, len(true) + 1))[np.searchsorted(so_far, recall * so_far[-1])]


def main():
    # Its plans are made anew for every shape, and here every batch has its own.
    torch.backends.cuda.enable_cudnn_sdp(False)
    ask = argparse.ArgumentParser()
    ask.add_argument("--pairs", required=True)
    ask.add_argument("--teacher", required=True, help="folder of the published MPNet encoder")
    ask.add_argument("--start", required=True, help="an exported nli.bin that the small encoder goes on from")
    ask.add_argument("--out", required=True)
    ask.add_argument("--teach", type=float, default=170, help="seconds for the teacher; 0: OUT/teacher.pt is there")
    ask.add_argument("--study", type=float, default=415, help="seconds for the small encoder")
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--device", default="cuda")
    given = ask.parse_args()
    os.makedirs(given.out, exist_ok=True)
    torch.manual_seed(given.seed)
    np.random.seed(given.seed)
    rng = np.random.default_rng(given.seed)
    file = np.load(given.pairs)
    sets = [str(name) for name in file["sets"]]
    texts = Texts(file["pieces"], file["lengths"], torch.device(given.device))
    labelled, unlabelled, measured = file["labelled"], file["unlabelled"], file["measured"]

    def figures(model, encoder):
        rows = [(sets[name], None, None, [*CLASSES, "not_entails"][label]) for name, _, _, label in measured]
        told = scores(model, measured[:, 1:3], encoder, texts)
        print(report(rows, torch.from_numpy(told)), flush=True)
        for name in ("news", "parallel"):
            own = measured[:, 0] == sets.index(name)
            print(f"{name}: contradicts right at recall 0.65 {right_at(0.65, measured[own], told[own]):.3f}", flush=True)

    teacher, kept_teacher = load_teacher(Teacher(0.1), given.teacher).to(texts.device), f"{given.out}/teacher.pt"
    if given.teach:
        natural = np.isin(labelled[:, 0], [sets.index(name) for name in VARIED if name in sets])
        rows = np.unique(labelled[natural, 1:3])
        near = neighbours(teacher, texts, rows)
        print("neighbours of", len(rows), flush=True)

        def taught(pool, batch, label, _part):
            return loss_of(teacher(*pool.read(batch, TeacherEncoder, MASKED_TOKENS), batch.padded).float(), label)

        for epochs, share, rate, tokens in TEACHING:
            taught_from = Labelled(labelled, sets, epochs, rng)

            def drawn_for_teacher():
                mine = taught_from.draw(TEACHER_POOL)
                return Pool(texts.sides(taught_from.pairs[mine]), TeacherEncoder, tokens), torch.from_numpy(taught_from.label[mine]).to(texts.device)

            Phase("teacher", teacher, texts, {"head": TEACHER_HEAD_RATE, "body": rate}, lower=LOWER).run(given.teach * share, drawn_for_teacher, taught)
            figures(teacher, TeacherEncoder)
        torch.save({"teacher": teacher.state_dict(), "rows": rows, "near": near}, kept_teacher)
    if not given.study:
        return
    kept = torch.load(kept_teacher, weights_only=False, map_location=texts.device)
    teacher.load_state_dict(kept["teacher"])
    small = load_exported(CrossEncoder(0.0), given.start).to(texts.device)
    changer = Changer(small.word.weight)
    mixture = Labelled(labelled, sets, EPOCHS, rng)
    varied = Varied(Labelled(labelled, sets, VARIED, rng), kept["rows"], kept["near"], rng)
    is_near = np.isin(unlabelled, kept["rows"]).any(1)
    near, other = (Deck(np.flatnonzero(of), rng) for of in (is_near, ~is_near))
    figures(small, Encoder)

    def drawn():
        mine = mixture.draw(POOL["labelled"])
        others = np.concatenate([varied.draw(POOL["varied"]), unlabelled[near.take(POOL["near"])], unlabelled[other.take(POOL["other"])]])
        first, second = texts.sides(np.concatenate([mixture.pairs[mine], others]))
        label = torch.from_numpy(np.concatenate([mixture.label[mine], np.full((len(others), len(CLASSES)), UNLABELLED, np.float32)])).to(texts.device)
        touched, other_pieces = (torch.rand(len(label), device=label.device) < share for share in (TURNED, CHANGED))
        first, second = [(torch.where(touched[:, None], b[0], a[0]), torch.where(touched, b[1], a[1])) for a, b in ((first, second), (second, first))]
        same, sides = (first[0] == second[0]).all(1), []
        for side in (first, second):
            for share, way in ((SHORTENED / 2 + same * 0.5, shortened), (other_pieces * 0.7, changer)):
                now = torch.rand(len(label), device=label.device) < share
                new = way(side)
                side = torch.where(now[:, None], new[0], side[0]), torch.where(now, new[1], side[1])
                touched = touched | now
            sides.append(side)
        label[touched] = UNLABELLED
        return Pool(sides, Encoder, TOKENS), label

    def keep():
        figures(small, Encoder)
        torch.save({name: p.cpu() for name, p in small.state_dict().items()}, f"{given.out}/averaged.pt")

    lesson = Lesson(teacher, small, texts)
    Phase("student", small, texts, {"head": HEAD_RATE, "body": RATE, "word": WORD_RATE}, lesson.bridges).run(
        given.study, drawn, lesson.loss, KEPT, keep)
    keep()


if __name__ == "__main__":
    main()
