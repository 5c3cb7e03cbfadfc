"""Reads an exported nli.bin back into the trainer's model, so that a later run goes on where the shipped weights stand.

Takes   the file that export.py wrote, and a model with the published encoder's shapes.
Gives   the model with the int8 weights times their scale; what the file does not hold (unused positions) stays zero.
"""

import numpy as np
import torch

LONGEST, WIDTH, WORDS = 96, 384, 30522
PANEL, DEPTH, ALIGNMENT = 64, 4, 64


class Sections:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        self.at = 8
        if self.data[:8] != b"CCNLI001":
            raise SystemExit(f"{path}: not an exported NLI model")

    def take(self, kind, *shape):
        self.at += -self.at % ALIGNMENT
        count = int(np.prod(shape))
        out = np.frombuffer(self.data, kind, count, self.at).reshape(shape)
        self.at += out.nbytes
        return out

    def floats(self, parameter, rows=None):
        """Fills a parameter, or its first rows."""
        shape = parameter.shape if rows is None else (rows, *parameter.shape[1:])
        parameter[: shape[0]] = torch.tensor(self.take("<f4", *shape))

    def linear(self, layer):
        n, k = layer.weight.shape
        q = self.take("i1", n // PANEL, k // DEPTH, PANEL, DEPTH).transpose(0, 2, 1, 3).reshape(n, k)
        step = self.take("<f4", n)
        self.take("<f4", n)
        layer.weight.copy_(torch.tensor(q * step[:, None]))
        self.floats(layer.bias)

    def norm(self, layer):
        self.floats(layer.weight)
        self.floats(layer.bias)


@torch.no_grad()
def load_exported(model, path):
    file = Sections(path)
    step = file.take("<f4", WORDS)
    model.word.weight.copy_(torch.tensor(file.take("i1", WORDS, WIDTH) * step[:, None]))
    model.position.weight.zero_()
    file.floats(model.position.weight, LONGEST)
    file.floats(model.segment.weight)
    file.norm(model.norm)
    for layer in model.layers:
        file.linear(layer.qkv)
        file.linear(layer.out)
        file.norm(layer.norm1)
        file.linear(layer.up)
        file.linear(layer.down)
        file.norm(layer.norm2)
    file.linear(model.hidden)
    file.floats(model.classes.weight)
    file.floats(model.classes.bias)
    if file.at != len(file.data):
        raise SystemExit(f"{path}: {len(file.data) - file.at} bytes left over")
    return model
