"""Changes one thing in a sentence, without saying what that makes of it: the teacher does.

Takes   a sentence, and the neighbours and names of its kind.
Gives   it with another number, a negation in or out, an opposite word, another name, a frame of saying, denying, asking or
hoping around it, cut short, or joined to a neighbour; None where the change drawn does not fit.
"""

import re

from rules import DENIED, HEDGED, OPEN, OPPOSITE, REPORTED, SPEAKERS

AUXILIARIES = set("is are was were has have had will would can could should did does do may might must".split())
JOINTS = set("in on after before for with at by as who which because while when and but to from".split())
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)?")
NUMBER = re.compile(r"[$£€]?\d[\d,.]*%?[,.]?")
DIGITS = re.compile(r"\d[\d,.]*\d|\d")
# A sentence that begins so cannot follow "and" as it stands.
OPENERS = {"The", "A", "He", "She", "It", "They"}
LONGEST = 60


class Changer:
    def __init__(self, sentences, near, rng):
        self.near, self.rng = near, rng
        self.names = [match.group() for sentence in sentences for match in NAME.finditer(sentence)]

    def changed(self, text):
        ways = [[self.number, self.negated], [self.negated, self.framed], [self.negated, self.framed], [self.opposed, self.framed],
                [self.renamed, self.framed], [self.framed], [self.cut], [self.joined]]
        for way in self.rng.choice(ways):
            out = way(text)
            if out and out != text and len(out.split()) < LONGEST:
                return out
        return None

    def number(self, text):
        words = text.split()
        at = [i for i, word in enumerate(words) if NUMBER.fullmatch(word)]
        if not at:
            return None
        i = self.rng.choice(at)
        digits = DIGITS.search(words[i]).group()
        value = float(digits.replace(",", "")) if digits.count(".") < 2 else 1.0
        other = self.rng.choice([value + 1, value - 1, value * 2, value * self.rng.choice([0.5, 0.8, 1.1, 1.3, 3, 10]), value + self.rng.randint(1, 20)])
        shown = f"{other:.1f}" if "." in digits else f"{int(abs(other)):,}" if "," in digits else str(int(abs(other)))
        words[i] = words[i].replace(digits, shown)
        return " ".join(words)

    def negated(self, text):
        for negation, plain in ((" not ", " "), ("n't ", " ")):
            if negation in text:
                return text.replace(negation, plain, 1)
        words = text.split()
        at = [i for i, word in enumerate(words) if word.lower() in AUXILIARIES][:2]
        if not at:
            return None
        words.insert(self.rng.choice(at) + 1, "not" if self.rng.random() < 0.8 else "never")
        return " ".join(words)

    def opposed(self, text):
        words = text.split()
        at = [i for i, word in enumerate(words) if word.lower().strip(".,") in OPPOSITE]
        if not at:
            return None
        i = self.rng.choice(at)
        word = words[i].strip(".,")
        words[i] = words[i].replace(word, OPPOSITE[word.lower()])
        return " ".join(words)

    def renamed(self, text):
        found = list(NAME.finditer(text))
        if not found:
            return None
        name = self.rng.choice(found)
        return text[: name.start()] + self.rng.choice(self.names) + text[name.end() :]

    def framed(self, text):
        bare = text.rstrip(' .!?"')
        first = text.split()[0]
        low = bare if first.isupper() else bare[:1].lower() + bare[1:]
        who = self.rng.choice(SPEAKERS if self.rng.random() < 0.5 else self.names)
        frames = self.rng.choice([REPORTED, REPORTED, DENIED, DENIED, OPEN, HEDGED])
        return self.rng.choice(frames).format(s=low, S=bare, w=who, W=who[:1].upper() + who[1:])

    def cut(self, text):
        words = text.split()
        at = [i for i, word in enumerate(words) if i > 3 and word.lower() in JOINTS]
        return " ".join(words[: self.rng.choice(at)]).rstrip(",;") + "." if at else None

    def joined(self, text):
        words = text.split()
        others = self.near.get(text)
        if len(words) <= 6 or words[0] in OPENERS or not others:
            return None
        link = self.rng.choice(["and", "while", "after", "as"])
        return f"{text.rstrip('.')}, {link} {self.rng.choice(others).rstrip('.')}."
