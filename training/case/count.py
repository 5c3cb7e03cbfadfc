"""Counts which words English writes small, for headlines In Title Case.

    python training/case/count.py DATA src/lexicon/lower_case.txt

Reads the sets of the data folder that may be trained on (nli/train.jsonl without the share-alike sets, news_pairs/train.jsonl,
treebank/ewt_dev.conllu), gives the words seen small in at least SHARE of their places inside a sentence, and pairs of such
a word and the next that were seen large PAIRS times or more and never small: "white house" stays a name.
"""

import collections
import json
import re
import sys

SETS = {"mnli", "cad", "conj", "fm2"}
SHARE = 0.75
PAIRS = 3
HEAD = """# Words that English writes small inside a sentence, for texts In Title Case.
# Counted by training/case/count.py in nli/train.jsonl (mnli, cad, conj, fm2: permissive), news_pairs/train.jsonl (ours) and the words
# of UD English EWT (CC BY-SA 4.0): small in three of four places. Two words are a name that stays large. Made by the script,
# never by hand.
"""


def texts(data):
    for line in open(f"{data}/nli/train.jsonl", encoding="utf-8"):
        row = json.loads(line)
        if row["set"] in SETS:
            yield row["premise"]
            yield row["hypothesis"]
    for line in open(f"{data}/news_pairs/train.jsonl", encoding="utf-8"):
        row = json.loads(line)
        yield row["a"]
        yield row["b"]
    for line in open(f"{data}/treebank/ewt_dev.conllu", encoding="utf-8"):
        if line.startswith("# text = "):
            yield line[len("# text = "):].strip()


def main(data, out):
    small, large = collections.Counter(), collections.Counter()
    names, plain = collections.Counter(), collections.Counter()
    seen = set()
    for text in texts(data):
        if text in seen:
            continue
        seen.add(text)
        words = re.findall(r"[A-Za-z]+|[.!?:;“”\"]", text)
        capitals = sum(word[0].isupper() for word in words)
        if capitals * 2 > len(words):
            continue
        for before, word in zip(words, words[1:]):
            if not before.isalpha() or not word.isalpha():
                continue
            (small if word.islower() else large)[word.lower()] += 1
        for pair in zip(words[1:], words[2:]):
            if pair[0].isalpha() and pair[1].isalpha():
                both = all(word[0].isupper() for word in pair)
                (names if both else plain)[" ".join(pair).lower()] += 1
    kept = {w for w, n in small.items() if len(w) > 1 and n >= SHARE * (n + large[w])}
    kept |= {p for p, n in names.items() if n >= PAIRS and not plain[p] and kept & set(p.split())}
    with open(out, "w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(word + "\n" for word in sorted(kept))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
