"""Collects the pairs that the decision is fitted on and measured with, as JSON lines for decision_features.

usage: python training/decision/pairs.py ../shared/data > PAIRS
"""

import json
import sys

SAME_LABELS = {"for": "entails", "against": "contradicts", "observing": "neutral"}
NEWS_LABELS = {"same": ("entails", "entails"), "a_entails_b": ("entails", "neutral"), "b_entails_a": ("neutral", "entails"),
               "contradicts": ("contradicts", "contradicts"), "neutral": ("neutral", "neutral")}


# Claims of parallel reports, written for this tool: those that the inference model was taught, and those it never saw.
PARALLEL = {"nli": "training/nli/parallel.tsv", "decision": "training/decision/parallel.tsv"}
SIGNS = {"=": ("entails", "entails"), ">": ("entails", "neutral"), "<": ("neutral", "entails"), "n": ("neutral", "neutral"),
         "x": ("contradicts", "contradicts")}


def lines(path):
    with open(path) as file:
        return [json.loads(line) for line in file if line.strip()]


def pairs(data):
    for at, x in enumerate(lines(f"{data}/news_pairs/train.jsonl")):
        there, back = NEWS_LABELS[x["label"]]
        yield {"set": "news", "part": x["topic"], "a": x["a"], "b": x["b"], "a_date": x["a_date"], "b_date": x["b_date"],
               "there": there, "back": back, "kind": x["kind"], "even": at % 2 == 0}
    for x in lines(f"{data}/claims/climate_fever_dev.jsonl"):
        for e in x["evidence"]:
            yield {"set": "climate", "part": int(x["id"]) % 5, "a": e["text"], "b": x["claim"], "there": e["label"]}
    for x in lines(f"{data}/claims/emergent_dev.jsonl"):
        yield {"set": "emergent", "a": x["headline"], "b": x["claim"], "there": SAME_LABELS[x["stance"]]}
    for x in lines(f"{data}/nli/dev.jsonl"):
        yield {"set": x["set"], "a": x["premise"], "b": x["hypothesis"], "there": x["label"]}
    for part, path in PARALLEL.items():
        with open(path) as file:
            for line in file:
                sign, a, b = line.rstrip("\n").split("\t")
                there, back = SIGNS[sign]
                yield {"set": "parallel", "part": part, "a": a, "b": b, "there": there, "back": back}


if __name__ == "__main__":
    for pair in pairs(sys.argv[1]):
        print(json.dumps(pair))
