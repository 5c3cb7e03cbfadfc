"""Reads events/*.txt and fills its lines; the format is told in the head of frames.py.

Takes   the text files and pools.py.
Gives   `read_frames()`, Frame (slots and wordings by class), Line (a wording with its choices made), `put` and `sentence`.
"""

import glob
import os
import re

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "events")


# "The boxer Ada Lund" says no more of the event than "Ada Lund".
DESCRIBING = {"job", "sport"}


class Line:
    """A wording with its choices made: text with slots, and the keys (slots, details) it shows."""

    def __init__(self, template, rng):
        details = []

        def optional(match):
            body = match.group(1)
            if rng.random() < 0.5:
                return ""
            if body.startswith("~"):
                return body[1:]
            if not re.search(r"\{(?!\w+\.)", body):
                details.append(body)
            return body

        text = re.sub(r"\[([^\]]*)\]", optional, template)
        text = re.sub(r"\(([^()]*/[^()]*)\)", lambda m: rng.choice(m.group(1).split("/")), text)
        self.text = re.sub(r"\s+", " ", text).strip()
        self.slots = set(re.findall(r"\{(\w+)", self.text))
        self.keys = self.slots - DESCRIBING | set(details)
        self.headline = self.text[-1] not in ".!\"”"
        self.quoted = '"' in self.text


class Frame:
    def __init__(self, name):
        self.name, self.specs, self.identity, self.fixed = name, {}, [], []
        self.by, self.lines, self.swaps, self.do = ["officials"], {c: [] for c in "=-!<>?"}, [], None
        self.needs = {}

    def read(self, line):
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        if word == "slots":
            for part in rest.split(";"):
                name, _, spec = part.strip().partition("=")
                if name[-1] in "#*":
                    (self.identity if name[-1] == "#" else self.fixed).append(name[:-1])
                self.specs[name.rstrip("#*")] = spec.strip()
        elif word == "by":
            self.by = rest.split("|")
        elif word in ("do", "doit", "dothey"):
            self.do = [p.strip() for p in rest.split("|")] + [word]
        elif word in ("swap!", "swap?"):
            self.swaps.append((word[-1], *rest.split()))
        elif word[0] in self.lines:
            self.lines[word[0]].append(rest)
            self.needs[rest] = word[1:]
        else:
            raise ValueError(f"{self.name}: {line}")


def read_frames(folder=HERE):
    frames = []
    for path in sorted(glob.glob(f"{folder}/*.txt")):
        for line in open(path, encoding="utf-8"):
            line = line.rstrip()
            if line.startswith("frame "):
                frames.append(Frame(line[6:]))
            elif line and not line.startswith("#"):
                frames[-1].read(line)
    return frames


def polished(text):
    text = re.sub(r"\s+", " ", text).replace(" ,", ",").replace(" .", ".").replace(",,", ",").replace("..", ".").replace(",.", ".").strip()
    text = re.sub(r"\b([Aa]) (?=1[18]\b|[aeiouAEIOU8](?!ne\b|uro|niv|nit|nion|ser\b|sed\b|K\b|N\b|S\b))", r"\1n ", text)
    return re.sub(r"s's\b", "s'", text)


def sentence(text):
    text = polished(text)
    at = 1 if text[:1] in "\"'" else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def put(text, values, rng, numbers=None):
    """The slots filled; `numbers` may give a slot another text."""

    def one(match):
        slot, _, attribute = match.group(1).partition(".")
        if numbers and slot in numbers:
            return numbers[slot]
        return values[slot].text(rng, attribute or None)

    return re.sub(r"\{([\w.]+)\}", one, text)
