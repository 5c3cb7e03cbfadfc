"""Fits the decision of stage `compare` and writes models/decision.txt.

Two logistic models (contradicts, entails), each without and with the inference model's figures. A feature that speaks for a
contradiction has no weight below zero, a guard none above. Weights are pulled towards those of START, set by hand: what a sign should
count for in news, where near-misses are rarer than in the pairs written to be hard. Rows: news pairs of every topic but `economy`,
climate claims with id % 5 != 0, the dev parts of mnli, snli, cad and conj. The inference model was trained on the first two, so its
own weights are fitted on what it has not seen: even rows of `economy`, the other climate claims, and the dev parts.
What is cut out of articles has models of its own, fitted on claims of parallel reports (`parallel.tsv` here and in training/nli).

usage: python training/decision/fit.py FEATURES FEATURES_WITH_NLI models/decision.txt
"""

import json
import sys

import numpy as np
from scipy.optimize import minimize

# Signs: weight without and with the inference model.
START = {
    "negation": (5.0, 3.0), "antonym": (4.5, 2.5), "denial": (5.5, 3.5), "number-conflict": (4.0, 3.0), "date-conflict": (3.0, 2.0),
    "name-conflict": (2.6, 2.0), "place-conflict": (2.4, 1.6), "cause-conflict": (3.0, 2.5), "role-swap": (4.5, 3.5),
    "quantifier": (4.0, 3.0), "modality": (2.0, 1.5), "opposed-states": (6.5, 7.0),
    "changed-over-time": (-3.0, -2.0), "same-sentence": (-6.0, -6.0), "different-time": (-1.0, -0.5), "different-event": (-2.0, -1.5),
    "different-subject": (-2.0, -1.0), "different-place": (-2.0, -1.0), "different-scope": (-1.0, -0.6), "part-of-whole": (-1.5, -1.0),
    "hypothetical": (-2.5, -2.0), "expectation": (-1.0, -1.0), "hedged": (-0.8, -0.8), "mirror-image": (-3.0, -2.0),
    "compatible-numbers": (-0.5, -1.0), "double-negation": (-2.0, -1.5), "other-predicate": (-0.6, -0.4), "less-detail": (-0.3, -0.5),
}
BASE = {"prior": (-4.0, -9.0), "same-topic": (1.5, 1.5), "same-predicate": (0.5, 0.0)}
NLI = {"nli-contradicts": 10.0, "nli-entails": -2.0}
ENTAIL = {"prior": -3.5, "covered": 7.0, "covers": -0.5, "cosine": 1.5, "conflict": -4.0, "different": -1.5, "hedge-lost": -2.0,
          "hypothetical": -2.0, "expectation": -1.0, "same-predicate": 0.5}
ENTAIL_NLI = {"nli-entails": 8.0, "nli-contradicts": -4.0}
# The same of statements cut out of articles, where much is near by and little the same.
ENTAIL_CUT = {"prior": -3.0, "covered": 2.0, "covers": -3.5, "cosine": 0.5, "conflict": -2.0, "different": -0.5, "hedge-lost": -1.0,
              "hypothetical": -1.0, "expectation": -1.0, "same-predicate": 0.3, "similarity": 5.0, "told": 0.3, "names-met": -0.5,
              "names-missed": -0.3, "numbers-met": 0.5, "numbers-missed": -0.8}
FREE = {"prior", "covers", "same-predicate", "names-met"}
# Sets that tell three classes and may be trained on.
OPEN_SETS = {"mnli", "snli", "cad", "conj"}
# Strength of the pull to START, in rows. A guess.
RIDGE = 15.0
# Weight of a row: news pairs are what the tool is for.
WEIGHT = {"news": 1.0, "climate": 0.3}
OTHER_WEIGHT = 0.3


def rows(path):
    with open(path) as file:
        return [json.loads(line) for line in file]


def is_cut(row):
    return row["pair"]["set"] == "parallel"


def unseen(row):
    """What the inference model was not trained on."""
    pair = row["pair"]
    if is_cut(row):
        return pair["part"] == "decision"
    if pair["set"] == "news":
        return pair["part"] == "economy" and pair["even"]
    if pair["set"] == "climate":
        return pair["part"] == 0
    return pair["set"] in OPEN_SETS


def open_to_all(row):
    pair = row["pair"]
    if is_cut(row):
        return True
    if pair["set"] == "news":
        return pair["part"] != "economy"
    if pair["set"] == "climate":
        return pair["part"] != 0
    return pair["set"] in OPEN_SETS


def fit(matrix, target, weight, start, bounds):
    def loss(theta):
        z = matrix @ theta
        p = 1 / (1 + np.exp(-z))
        pull = theta - start
        value = np.sum(weight * (np.logaddexp(0, z) - target * z)) + 0.5 * RIDGE * np.sum(pull**2)
        return value, matrix.T @ (weight * (p - target)) + RIDGE * pull

    return minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x


def bounds(names, start):
    return [(None, None) if n in FREE else (0, None) if s > 0 else (None, 0) for n, s in zip(names, start)]


def learn(data, start, sides):
    names = list(start)
    matrix, target, weight = [], [], []
    for row in data:
        for key, label, wanted in sides:
            if label in row["pair"]:
                matrix.append([row[key].get(n, 0.0) for n in names])
                target.append(float(row["pair"][label] == wanted))
                weight.append(WEIGHT.get(row["pair"]["set"], OTHER_WEIGHT))
    first = np.array([start[n] for n in names])
    return dict(zip(names, fit(np.array(matrix), np.array(target), np.array(weight), first, bounds(names, first))))


def main():
    plain, inferred = rows(sys.argv[1]), rows(sys.argv[2])
    data = [[row for row in plain if open_to_all(row)],
            [row for row in inferred if unseen(row) and "nli-contradicts" in row["contradicts"]]]
    out = ["# The decision of stage `compare`: model, feature, weight. Written by training/decision/fit.py; see decision.md."]
    for at, suffix in enumerate(["", "-nli"]):
        start = {n: w[at] for n, w in (BASE | START).items()} | (NLI if at else {})
        follows = ENTAIL | (ENTAIL_NLI if at else {})
        follows_cut = ENTAIL_CUT | (ENTAIL_NLI if at else {})
        written, cut = [row for row in data[at] if not is_cut(row)], [row for row in data[at] if is_cut(row)]
        both = [("entails", "there", "entails"), ("entailed", "back", "entails")]
        models = [("contradicts", written, start, [("contradicts", "there", "contradicts")]), ("entails", written, follows, both),
                  ("entails-cut", cut, follows_cut, both)]
        for name, of, first, sides in models:
            for feature, weight in learn(of, first, sides).items():
                out.append(f"{name}{suffix} {feature} {weight:.3f}")
    with open(sys.argv[3], "w") as file:
        file.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
