"""Writes models/nli.bin from a checkpoint, and the trainer's own scores of the recorded pairs.

    python training/nli/export.py --weights CHECKPOINTS/averaged.pt --out models/nli.bin --recorded src/nli/recorded.tsv

int8 weights with one scale an output channel (word embeddings: one a row), everything else 32-bit floats. The order of
sections is that of src/nli/weights.rs. The recorded pairs are sentences of our own; the Rust test asks that its scores
stay within a named tolerance of the float ones written here.
"""

import argparse
import hashlib
import struct

import numpy as np
import torch
import torch.nn.functional as F

from model import CrossEncoder
from train import LONGEST, Encoder, batch_of
from weights import load_exported

PANEL, DEPTH, ALIGNMENT = 64, 4, 64


class File:
    def __init__(self):
        self.data = bytearray()

    def bytes(self, data):
        self.data += b"\0" * (-len(self.data) % ALIGNMENT)
        self.data += data

    def floats(self, array):
        self.bytes(np.ascontiguousarray(array, dtype="<f4").tobytes())

    def linear(self, layer):
        w = layer.weight.detach().numpy()
        step = np.maximum(np.abs(w).max(1), 1e-12) / 127
        q = np.clip(np.rint(w / step[:, None]), -127, 127).astype(np.int8)
        self.bytes(pack(q).tobytes())
        self.floats(step)
        self.floats(step.astype(np.float32) * q.astype(np.int64).sum(1).astype(np.float32))
        self.floats(layer.bias.detach().numpy())

    def norm(self, layer):
        self.floats(layer.weight.detach().numpy())
        self.floats(layer.bias.detach().numpy())


def pack(q):
    """[outputs, inputs] → panels of 64 outputs; in each, for every four inputs, the outputs' four weights."""
    n, k = q.shape
    return q.reshape(n // PANEL, PANEL, k // DEPTH, DEPTH).transpose(0, 2, 1, 3).copy()


def load(path):
    """A checkpoint, or an exported file."""
    model = CrossEncoder(0.0).eval()
    if path.endswith(".bin"):
        return load_exported(model, path)
    state = torch.load(path, weights_only=False, map_location="cpu")
    model.load_state_dict(state.get("model", state))
    return model


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--weights", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--recorded")
    ask.add_argument("--towards", help="another checkpoint: what is written lies between the two")
    ask.add_argument("--share", type=float, default=0.5, help="how far it lies towards the other")
    ask.add_argument("--floats", help="where to keep what was written as a checkpoint of floats, for parity.py")
    given = ask.parse_args()
    model = load(given.weights)
    if given.towards:
        other = load(given.towards).state_dict()
        model.load_state_dict({k: v + given.share * (other[k] - v) for k, v in model.state_dict().items()})
    if given.floats:
        torch.save(model.state_dict(), given.floats)
    file = File()
    file.bytes(b"CCNLI001")
    words = model.word.weight.detach().numpy()
    step = np.maximum(np.abs(words).max(1), 1e-12) / 127
    file.floats(step)
    file.bytes(np.clip(np.rint(words / step[:, None]), -127, 127).astype(np.int8).tobytes())
    file.floats(model.position.weight.detach().numpy()[:LONGEST])
    file.floats(model.segment.weight.detach().numpy())
    file.norm(model.norm)
    for layer in model.layers:
        file.linear(layer.qkv)
        file.linear(layer.out)
        file.norm(layer.norm1)
        file.linear(layer.up)
        file.linear(layer.down)
        file.norm(layer.norm2)
    file.linear(model.hidden)
    file.floats(model.classes.weight.detach().numpy())
    file.floats(model.classes.bias.detach().numpy())
    with open(given.out, "wb") as out:
        out.write(file.data)
    print(len(file.data), hashlib.sha256(file.data).hexdigest())
    if given.recorded:
        record(model, given.recorded)


def record(model, path):
    """Rewrites the scores in a table of "premise<TAB>hypothesis<TAB>three scores"."""
    torch.set_num_threads(1)
    encoder = Encoder()
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    out = []
    for line in lines:
        if line.startswith("#") or not line.strip():
            out.append(line)
            continue
        premise, hypothesis = line.split("\t")[:2]
        with torch.no_grad():
            p = F.softmax(model(*batch_of([("", premise, hypothesis, "")], encoder)), 1)[0].tolist()
        out.append("\t".join([premise, hypothesis, *(f"{x:.4f}" for x in p)]))
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
