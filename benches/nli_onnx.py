"""Times the NLI model side by side: this crate against ONNX Runtime int8, the same weights, pairs and threads.

    python benches/nli_onnx.py --weights models/nli.bin --work WORK --rust "cargo bench --bench nli --"

Needs training/nli/requirements.txt. `--weights` takes the shipped file or a trainer's checkpoint. Weights are quantised per channel by onnxruntime.quantization.quantize_dynamic.
Both sides tokenise, run and give probabilities; ONNX Runtime gets pairs sorted by length in batches of the best of
several sizes. The two sides take turns, and the best of the rounds counts: other work on the machine only slows.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import time

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "training", "nli"))
from export import load
from model import CrossEncoder
from weights import load_exported
from train import Encoder, batch_of

BATCHES = [1, 8, 32]
NAMES = ["ids", "segment", "present"]


def onnx_model(weights, work):
    """The path of the quantised graph."""
    plain, quantised = os.path.join(work, "nli.onnx"), os.path.join(work, "nli.int8.onnx")
    ids = torch.randint(1000, 2000, (3, 20))
    segment, present = torch.zeros_like(ids), torch.ones_like(ids, dtype=torch.bool)
    segment[:, 9:] = 1
    # The graph keeps its mask only if the example has one.
    present[0, 15:] = False
    model = load_exported(CrossEncoder(0.0).eval(), weights) if weights.endswith(".bin") else load(weights)
    torch.onnx.export(
        model, (ids, segment, present), plain, input_names=NAMES, output_names=["logits"], opset_version=17,
        dynamic_axes={name: {0: "pairs", 1: "tokens"} for name in NAMES}, dynamo=False,
    )
    quantize_dynamic(plain, quantised, weight_type=QuantType.QInt8, per_channel=True)
    return quantised


def session(path, threads):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def run(model, rows, size):
    """Probabilities of all rows and the seconds it took."""
    started = time.perf_counter()
    encoder = Encoder.__new__(Encoder)
    encoder.tokenizer, encoder.known = TOKENIZER, {}
    order = sorted(range(len(rows)), key=lambda i: len(encoder.pair(rows[i][1], rows[i][2])[0]))
    out = np.zeros((len(rows), 3), np.float32)
    for at in range(0, len(order), size):
        batch = order[at : at + size]
        inputs = dict(zip(NAMES, (t.numpy() for t in batch_of([rows[i] for i in batch], encoder))))
        logits = model.run(None, inputs)[0]
        powers = np.exp(logits - logits.max(1, keepdims=True))
        out[batch] = powers / powers.sum(1, keepdims=True)
    return out, time.perf_counter() - started


def rust(command, path, mode, threads):
    environment = dict(os.environ, RAYON_NUM_THREADS=str(threads))
    done = subprocess.run([*shlex.split(command), mode, path], capture_output=True, text=True, env=environment, check=True)
    return done.stdout


def pairs_of(path, limit):
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:limit]
    return [("", r.get("premise", r.get("a")), r.get("hypothesis", r.get("b")), "") for r in rows]


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--weights", required=True)
    ask.add_argument("--work", default=".")
    ask.add_argument("--rust", required=True)
    ask.add_argument("--pairs", default="../shared/data/news_pairs/train.jsonl")
    ask.add_argument("--limit", type=int, default=400)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    given = ask.parse_args()
    rows = pairs_of(given.pairs, given.limit)
    path = os.path.join(given.work, "timed.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for _, premise, hypothesis, _ in rows:
            file.write(json.dumps({"premise": premise, "hypothesis": hypothesis}) + "\n")
    encoder = Encoder()
    tokens = sum(len(encoder.pair(p, h)[0]) for _, p, h, _ in rows) / len(rows)
    print(f"{len(rows)} pairs of {tokens:.0f} tokens, onnxruntime {onnxruntime.__version__}")
    graph = onnx_model(given.weights, given.work)
    ours = np.array([json.loads(line) for line in rust(given.rust, path, "dump", 1).splitlines()])
    for threads in given.threads:
        started = time.perf_counter()
        model = session(graph, threads)
        load_time = time.perf_counter() - started
        best = {size: float("inf") for size in BATCHES}
        fastest, loads = 0.0, []
        for _ in range(given.rounds):
            for size in BATCHES:
                theirs, seconds = run(model, rows, size)
                best[size] = min(best[size], seconds)
            found = re.search(r"load ([\d.]+) ms, ([\d.]+) pairs/s", rust(given.rust, path, "time", threads))
            loads.append(float(found[1]))
            fastest = max(fastest, float(found[2]))
        size = min(best, key=best.get)
        print(f"{threads} thread(s): ONNX Runtime int8 {len(rows) / best[size]:.0f} pairs/s (batches of {size}), load "
              f"{load_time * 1000:.0f} ms; crosscheck {fastest:.0f} pairs/s, load and first pair {min(loads):.0f} ms")
    print(f"mean difference of the scores {np.abs(ours - theirs).mean():.4f}, "
          f"same class {(ours.argmax(1) == theirs.argmax(1)).mean():.4f}")


TOKENIZER = Encoder().tokenizer

if __name__ == "__main__":
    main()
