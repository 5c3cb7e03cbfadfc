"""Compares the Rust word pieces with those of the `tokenizers` package.

    python training/embed/parity.py --data ../shared/data --work WORK --rust "cargo bench --bench embed --"
"""

import argparse
import json
import os
import shlex
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "nli"))
from pairs import rows_of  # noqa: E402
from train import Encoder  # noqa: E402

ODD = ["İstanbul naïve Ångström", "a\u0000b\u200bc\u00a0d", "東京タワー 2024年", "한국어 العربية עברית हिन्दी", "🙂 ½ ﬁre ① ™ №", "“quote” — …",
       "x" * 101, "ab" * 50, "1,234.5 €1.2bn $5m 50%", "\u2028line\u2029", "don't can’t", "ΑΣΣ straße ẞ", "a\tb\r\nc"]


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--work", required=True)
    ask.add_argument("--rust", required=True)
    given = ask.parse_args()
    texts = list(ODD)
    for row in rows_of(f"{given.data}/nli/train.jsonl")[::4]:
        texts += [row["premise"], row["hypothesis"]]
    for row in rows_of(f"{given.data}/news_pairs/train.jsonl"):
        texts += [row["a"], row["b"]]
    for name in sorted(os.listdir(f"{given.data}/articles")):
        texts += open(f"{given.data}/articles/{name}", encoding="utf-8").read().split("\n")
    texts = [t for t in texts if "[" not in t]
    path = os.path.join(given.work, "pieces.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for text in texts:
            file.write(json.dumps(text) + "\n")
    out = subprocess.run([*shlex.split(given.rust), "pieces", path], capture_output=True, text=True, check=True).stdout
    encoder = Encoder()
    different = 0
    for text, line in zip(texts, out.splitlines(), strict=True):
        if encoder.text(text) != json.loads(line):
            different += 1
            if different < 20:
                print(repr(text[:80]), encoder.text(text)[:30], json.loads(line)[:30])
    print(f"{different} of {len(texts)} texts differ")


if __name__ == "__main__":
    main()
