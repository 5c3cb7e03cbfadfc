"""Reads every set marked "train" into directed pairs, and keeps parts of it aside.

Takes   the data folder (its README says what each set is) and, if made, the pairs of rules.py and frames.py.
Gives   (set, premise, hypothesis, label) rows to train on, the share of each set in a batch, and rows to measure on.

Labels: entails, neutral, contradicts, and not_entails (neutral or contradicts, where a set has two classes).
Kept aside, never trained on: the topic HELD_OUT_TOPIC of the news pairs, and every climate claim whose id is 0 mod 5.
"""

import json
import os
import random

NLI_SETS = ["mnli", "snli", "monli", "cad", "conj", "med", "fm2"]
HELD_OUT_TOPIC = "economy"
HELD_OUT_CLAIM = 5

# Share of each set among the pairs drawn. News is the target, so it is repeated; conj is noisy.
SHARES = {
    "mnli": 0.30,
    "snli": 0.14,
    "cad": 0.05,
    "conj": 0.02,
    "med": 0.02,
    "fm2": 0.02,
    "monli": 0.01,
    "climate": 0.03,
    "sts": 0.02,
    "news": 0.15,
    "elsewhere": 0.03,
    "rules": 0.12,
    "frames": 0.14,
    "parallel": 0.50,
}
# Claims of reports on one event that were written for this tool, each pair with one sign.
PARALLEL = os.path.join(os.path.dirname(__file__), "parallel.tsv")
PARALLEL_ASIDE = os.path.join(os.path.dirname(__file__), "..", "decision", "parallel.tsv")
SIGNS = {
    "=": ("entails", "entails"),
    ">": ("entails", "neutral"),
    "<": ("neutral", "entails"),
    "n": ("neutral", "neutral"),
    "x": ("contradicts", "contradicts"),
}


def rows_of(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def directed(row):
    """A news pair read in both directions."""
    a, b, label = row["a"], row["b"], row["label"]
    there, back = {
        "same": ("entails", "entails"),
        "a_entails_b": ("entails", "neutral"),
        "b_entails_a": ("neutral", "entails"),
        "contradicts": ("contradicts", "contradicts"),
        "neutral": ("neutral", "neutral"),
    }[label]
    return [(a, b, there), (b, a, back)]


def needs_dates(row):
    """Two values that only the publication dates reconcile: the text alone cannot teach it."""
    return row["kind"] == "changed-over-time" and row["a_date"] != row["b_date"]


def names(text):
    """Capitalised words after the first, and numbers: what ties a sentence to one event."""
    words = [w.strip(".,:;!?\"'()’“”") for w in text.split()]
    return {w for i, w in enumerate(words) if w and (w[0].isdigit() or (w[0].isupper() and i > 0))} | set(words[:1])


def elsewhere(rows, rng):
    """Claims of two different rows of one topic that share no name: about different things."""
    by_topic = {}
    for row in rows:
        by_topic.setdefault(row["topic"], []).append(row)
    out = []
    for group in by_topic.values():
        for row in group:
            other = rng.choice(group)
            a, b = row["a"], other[rng.choice("ab")]
            if other is not row and not names(a) & names(b):
                out.append(("elsewhere", a, b, "neutral"))
    return out


def parallel(path=PARALLEL):
    """Pairs of claims as crosscheck cut them out of parallel reports, read in both directions."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            sign, a, b = line.rstrip("\n").split("\t")
            there, back = SIGNS[sign]
            yield "parallel", a, b, there
            yield "parallel", b, a, back


def training_rows(data, rules=None, seed=7):
    rng = random.Random(seed)
    out = []
    for row in rows_of(f"{data}/nli/train.jsonl"):
        if row["set"] in NLI_SETS:
            out.append((row["set"], row["premise"], row["hypothesis"], row["label"]))
    news = [r for r in rows_of(f"{data}/news_pairs/train.jsonl") if r["topic"] != HELD_OUT_TOPIC]
    for row in news:
        if not needs_dates(row):
            out += [("news", *d) for d in directed(row)]
    out += elsewhere(news, rng)
    out += parallel()
    for claim in rows_of(f"{data}/claims/climate_fever_dev.jsonl"):
        if int(claim["id"]) % HELD_OUT_CLAIM:
            for e in claim["evidence"]:
                out.append(("climate", e["text"], claim["claim"], e["label"]))
    for row in rows_of(f"{data}/similarity/sts_news_train.jsonl"):
        label = "entails" if row["score"] >= 4.6 else "neutral" if row["score"] <= 2 else None
        if label:
            out += [("sts", row["a"], row["b"], label), ("sts", row["b"], row["a"], label)]
    if rules and os.path.exists(rules):
        out += [("frames" if r["rule"].startswith("frame-") else "rules", r["premise"], r["hypothesis"], r["label"]) for r in rows_of(rules)]
    return out


def measured_rows(data, per_set=120, seed=3):
    """A sample of the dev sets, and all that was kept aside."""
    rng = random.Random(seed)
    by_set = {}
    for row in rows_of(f"{data}/nli/dev.jsonl"):
        by_set.setdefault(row["set"], []).append((row["set"], row["premise"], row["hypothesis"], row["label"]))
    out = []
    for name, rows in sorted(by_set.items()):
        limit = 2 * per_set if name in ("mnli", "snli") else per_set
        out += rng.sample(rows, min(limit, len(rows)))
    for row in rows_of(f"{data}/news_pairs/train.jsonl"):
        if row["topic"] == HELD_OUT_TOPIC:
            out += [("news", *d) for d in directed(row)]
    for claim in rows_of(f"{data}/claims/climate_fever_dev.jsonl"):
        if int(claim["id"]) % HELD_OUT_CLAIM == 0:
            out += [("climate", e["text"], claim["claim"], e["label"]) for e in claim["evidence"]]
    return out + list(parallel(PARALLEL_ASIDE))
