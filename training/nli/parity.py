"""Compares the Rust scores with the trainer's on the dev sets, and prints both sides' figures a set.

    python training/nli/parity.py --data ../shared/data --weights CHECKPOINTS/averaged.pt --work WORK --rust "cargo bench --bench nli --"
"""

import argparse
import json
import os
import shlex
import subprocess

import torch

from export import load
from pairs import measured_rows
from train import Encoder, report, scores


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--weights", required=True)
    ask.add_argument("--work", required=True)
    ask.add_argument("--rust", required=True)
    ask.add_argument("--per-set", type=int, default=10000)
    given = ask.parse_args()
    torch.set_num_threads(1)
    rows = measured_rows(given.data, given.per_set)
    path = os.path.join(given.work, "measured.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for _, premise, hypothesis, _ in rows:
            file.write(json.dumps({"premise": premise, "hypothesis": hypothesis}) + "\n")
    out = subprocess.run([*shlex.split(given.rust), "dump", path], capture_output=True, text=True, check=True).stdout
    ours = torch.tensor([json.loads(line) for line in out.splitlines()])
    theirs = scores(load(given.weights), rows, Encoder())
    gap = (ours - theirs).abs()
    print(f"{len(rows)} pairs: mean difference {gap.mean():.4f}, largest {gap.max():.3f}, "
          f"same class {(ours.argmax(1) == theirs.argmax(1)).float().mean():.4f}")
    for name, figures in (("trainer", report(rows, theirs)), ("rust", report(rows, ours))):
        print(name)
        for key, value in figures.items():
            print(f"  {key}: {value}")


if __name__ == "__main__":
    main()
