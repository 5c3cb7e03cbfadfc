"""Composes news-style pairs from event frames of our own words (events/*.txt, pools.py).

    python training/nli/frames.py --sample 30     # prints pairs to read

A frame is one event with many wordings; the file says which wordings mean the same and which deny it, and which slots
belong to the event's identity. The label of a pair follows from that and from what each side shows:

    frame ferry
    slots ship#=SHIP ; n*=NUM 3 60 ; cause*=a leak|a storm ; port=TOWN
    by the coastguard
    doit the {ship} | sink [off {port}]     verb phrase for plans and double negations (do: a person, dothey: several)
    swap! a b                               the two slots change places: contradicts (swap? neutral, of mutual deeds)
    = {n} people died when the {ship} (sank/went down)[ off {port}].      says the event, all of it or a part
    - The {ship} reached port with everybody unharmed.                    the opposite; all "-" lines mean the same
    ! The {ship} never left {port}.                                       contradicts every "=", no more is known
    !n The {ship} sank, but nobody died.                                  contradicts every "=" that shows {n}
    < A ferry accident cost lives.                                        follows from every "=" that shows its slots
    > ...                                                                 "=" and more
    ? The {ship} will be overhauled.                                      about the same, neither way

A slot with # is the event's identity: another value is another event. A slot with * has one value for the event:
another value contradicts. Others never change. [..] may be left out and is a detail, [~..] may be left out and says
nothing, (a/b) are synonyms; the slots job and sport only describe a person. A line without a stop is a headline. Known misses: pronouns, events of two sentences.
"""

import argparse
import random
import re

from bounds import bound
from frame_file import Line, polished, put, read_frames, sentence
from pools import fill
from quantifiers import counted_pairs, quantifier_pairs
from wrappers import DENY, DOES, DOES_NOT, FILLERS, HEDGE, LEADS, NOT_BUT, OPEN, PLAN, SAY, TAILS

LABELS = ("entails", "neutral", "contradicts")
PROPER = {"Storm", "Hurricane", "Parliament", "Mount", "Lake", "Pope", "King", "Queen", "Mr", "Ms", "Flight", "Line", "I", "President", "Captain", "General",
          "Minister", "Dr", "Professor", "Prince", "Princess", "Bishop", "Senator"}
EXACT_AFTER = {"the", "all", "its", "their", "his", "her", "a", "those", "these", "other", "another", "some", "only", "just",
               "by", "age", "aged", "at"}


class Maker:
    """Pairs of one frame. Every method returns (premise, hypothesis, label, rule) or None."""

    def __init__(self, frame, rng):
        self.f, self.rng, self.values = frame, rng, None

    def filled(self):
        self.values = fill(self.f.specs, self.rng)
        return self.values

    def line(self, classes, avoid=None):
        choices = [t for c in classes for t in self.f.lines[c] if t != avoid or self.rng.random() < 0.12]
        if not choices:
            return None
        template = self.rng.choice(choices)
        line = Line(template, self.rng)
        line.template, line.need = template, self.f.needs[template]
        return line

    def put(self, text, values, numbers=None):
        return put(text, values, self.rng, numbers)

    def clause(self, line, values):
        """The wording as the content of a that-clause; None for headlines and quotes."""
        if line is None or line.headline or line.quoted:
            return None
        text = line.text.rstrip(".")
        if text[0] != "{" and text.split()[0] not in PROPER:
            text = text[0].lower() + text[1:]
        return polished(self.put(text, values))

    def wrap(self, clause, templates):
        who = self.rng.choice(self.f.by) if self.rng.random() < 0.7 else self.rng.choice(["officials", "local media", "two sources", "a spokeswoman", "witnesses", "state television"])
        who = self.put(who, self.values)
        return sentence(self.rng.choice(templates).format(s=clause, S=sentence(clause), w=who, W=who[0].upper() + who[1:]))

    def say(self, line, values, share=0.35):
        """The wording, sometimes reported by somebody."""
        if self.rng.random() < share:
            clause = self.clause(line, values)
            if clause and self.rng.random() < 0.3:
                return sentence(self.rng.choice(LEADS) + clause + ".")
            if clause and not re.search(r"\b(said|says|told|according|announced|denied|warned|found|confirmed|showed)\b", clause):
                return self.wrap(clause, SAY)
        text = sentence(self.put(line.text, values))
        if self.rng.random() < 0.15 and not line.headline and not line.quoted and text.count(",") < 2:
            return text.rstrip(".") + self.rng.choice(TAILS[:FILLERS]) + "."
        return text

    def two(self, a, b, values, label, rule, other=None, back=0.5):
        """A symmetric pair, either way round."""
        x, y = self.say(a, values), self.say(b, other or values)
        if self.rng.random() < back:
            x, y = y, x
        return x, y, label, rule

    def changed(self, values, slot):
        new = values[slot].other(self.rng)
        if new is None or any(new.data == v.data for k, v in values.items() if k != slot and v.kind == new.kind):
            return None
        return {**values, slot: new}

    # The same event, reworded.
    def reword(self, values, want):
        a = self.line("==>")
        b = self.line("===<" if want == "entails" else "==<", a.template)
        if b.need and b.need not in a.slots:
            return None
        missing = b.keys - a.keys
        if b.template in self.f.lines["<"] and a.template not in self.f.lines["<"]:
            there, back = "entails" if not missing else None, "neutral"
        else:
            there, back = ("neutral", None) if missing else ("entails", "neutral" if a.keys - b.keys else "entails")
            if missing and not a.keys - b.keys and a.template not in self.f.lines[">"]:
                back = "entails"
            if a.template in self.f.lines[">"]:
                there, back = ("entails" if not missing else None), "neutral"
        if there == want and (back != want or self.rng.random() < 0.5):
            return self.say(a, values), self.say(b, values), want, "frame-reword"
        if back == want:
            return self.say(b, values), self.say(a, values), want, "frame-reword"

    def reword_opposite(self, values, want):
        a = self.line("-")
        b = a and self.line("-", a.template)
        if b and a.keys == b.keys and a.need == b.need and want == "entails":
            return self.two(a, b, values, want, "frame-reword")

    def opposite(self, values, want):
        a, b = self.line("===>"), self.line("--!")
        if b and self.meets(a, b) and b.slots <= a.slots | set(self.f.identity) and want == "contradicts":
            return self.two(a, b, values, want, "frame-opposite")

    def meets(self, a, b):
        """A line such as "!n" speaks only to lines that show {n}."""
        return not b.need or b.need in a.slots

    # One slot changed.
    def fixed(self, values, want):
        if not self.f.fixed:
            return None
        slot = self.rng.choice(self.f.fixed)
        a = self.line("===>")
        b = self.line("===>", a.template)
        other = self.changed(values, slot)
        shared = a.slots & b.slots
        if other is None or slot not in shared or any((i in a.slots) != (i in b.slots) for i in self.f.identity):
            return None
        if want == "contradicts":
            return self.two(a, b, values, want, f"frame-{self.kind(values[slot])}", other)
        if want == "neutral" and self.f.identity:
            i = self.rng.choice(self.f.identity)
            again = self.changed(other, i)
            if again and i in shared:
                return self.two(a, b, values, want, "frame-other-event", again)

    def kind(self, value):
        return {"NUM": "number", "PERSON": "person", "COMPANY": "person", "ORG": "person", "TEAM": "person", "DAY": "date", "DATE": "date", "MONTH": "date",
                "YEAR": "date", "TOWN": "place", "CITY": "place", "PLACE": "place", "COUNTRY": "place"}.get(value.kind, "cause")

    def other_event(self, values, want):
        if not self.f.identity or want != "neutral":
            return None
        i = self.rng.choice(self.f.identity)
        a = self.line("===>")
        b = self.line("==--!", a.template)
        other = self.changed(values, i)
        if other and i in a.slots & b.slots:
            return self.two(a, b, values, want, "frame-other-event", other)

    def swap(self, values, want):
        if not self.f.swaps:
            return None
        mark, x, y = self.rng.choice(self.f.swaps)
        if want != ("contradicts" if mark == "!" else "neutral"):
            return None
        a = self.line("===>")
        b = self.line("===>", a.template)
        if {x, y} <= a.slots & b.slots:
            return self.two(a, b, values, want, "frame-swap", {**values, x: values[y], y: values[x]})

    def corrected(self, values, want):
        """One value put in the place of another, which is named."""
        slots = [s for s in self.f.fixed if values[s].kind not in ("DAY", "MONTH")]
        if not slots:
            return None
        slot = self.rng.choice(slots)
        a, b = self.line("=="), self.line("==")
        other = self.changed(values, slot)
        if other is None or a.headline or a.quoted or slot not in a.slots & b.slots or not b.keys <= a.keys | set(self.f.identity):
            return None
        longer = sentence(self.put(a.text, other)).rstrip(".") + self.rng.choice(NOT_BUT).format(old=values[slot].text(self.rng)) + "."
        if want == "entails" and b.keys <= a.keys:
            return longer, self.say(b, other), want, "frame-corrected"
        if want == "contradicts":
            return self.either(longer, self.say(b, values), want, "frame-corrected")

    # Bounds of a number.
    def number(self, values, want):
        slots = [s for s in self.f.fixed if values[s].kind == "NUM"]
        if not slots:
            return None
        slot = self.rng.choice(slots)
        a = self.line("===>")
        b = self.line("===", a.template)
        if slot not in a.slots or "{" + slot + "}" not in b.text or not b.keys <= a.keys:
            return None
        before, _, after = b.text.partition("{" + slot + "}")
        last = (before.split() or [""])[-1].lower()
        if last in EXACT_AFTER or after[:1] == "-" or not before and self.rng.random() < 0.5:
            return None
        said, label = bound(values[slot].data, want, (re.findall(r"[a-z]+", after) or [""])[0], self.rng)
        if said is None:
            return None
        x, y = self.say(a, values), sentence(self.put(b.text, values, {slot: said}))
        if label == "back":
            return y, x, "neutral", "frame-bound"
        if label == "contradicts" and self.rng.random() < 0.5:
            x, y = y, x
        return x, y, label, "frame-bound"

    # Wrappers that change what is asserted.
    def wrapped(self, values, want):
        a = self.line("===<" if want != "entails" else "===")
        b = self.line("==", a.template)
        clause = self.clause(b, values)
        if clause is None or not b.keys <= a.keys or re.search(r"\b(said|says|told|according|announced|denied|deny|not)\b", clause):
            return None
        if want == "contradicts":
            return self.either(self.say(a, values), self.wrap(clause, DENY), want, "frame-denial")
        if want == "neutral":
            if self.rng.random() < 0.5:
                return self.either(self.say(a, values), self.wrap(clause, OPEN), want, "frame-open")
            return self.wrap(clause, HEDGE), self.say(a, values), want, "frame-hedge"
        return self.say(a, values), self.wrap(clause, HEDGE), want, "frame-hedge"

    def denied_opposite(self, values, want):
        a, b = self.line("=="), self.line("-")
        clause = self.clause(b, values)
        if clause is None or not b.slots <= a.slots or b.need:
            return None
        if want == "contradicts":
            c = self.line("-", b.template)
            if c and not c.need and c.keys == b.keys:
                return self.either(self.wrap(clause, DENY), self.say(c, values), want, "frame-denial")
        if want == "entails" and a.keys <= b.keys | set(self.f.identity):
            return self.wrap(clause, DENY), self.say(a, values), want, "frame-double-negation"

    def tail(self, values, want):
        a = self.line("===")
        b = self.line("===", a.template) if want != "contradicts" else self.line("-!")
        if b is None or a.headline or a.quoted or a.text.count(",") > 2:
            return None
        longer = sentence(self.put(a.text, values)).rstrip(".") + self.rng.choice(TAILS[FILLERS:] if want == "neutral" else TAILS) + "."
        if want == "entails" and b.keys <= a.keys:
            return longer, self.say(b, values), want, "frame-tail"
        if want == "neutral" and a.keys <= b.keys:
            return self.say(b, values), longer, want, "frame-tail"
        if want == "contradicts" and self.meets(a, b) and b.slots <= a.slots | set(self.f.identity):
            return self.either(longer, self.say(b, values), want, "frame-opposite")

    def doing(self, values, want):
        """Plans, failures and double negations made from the infinitive."""
        if not self.f.do:
            return None
        subject, verb, number = self.f.do
        way = self.rng.choice({"entails": ["double"], "neutral": ["plan"], "contradicts": ["not", "not", "double"]}[want])
        template = self.rng.choice({"double": DOES, "plan": PLAN, "not": DOES_NOT}[way][: 4 if number == "doit" else None])
        if number == "dothey":
            template = re.sub(r"<A> (plans|hopes|is|has|was)\b", lambda m: "<A> " + {"plans": "plan", "hopes": "hope", "is": "are", "has": "have", "was": "were"}[m.group(1)], template)
        who = self.rng.choice(self.f.by)
        line = Line(template.replace("<A>", subject).replace("<vp>", verb).replace("<w>", who).replace("<W>", who[0].upper() + who[1:]), self.rng)
        text = sentence(self.put(line.text, values))
        other = self.line("==" if want == "entails" else "==-" if way == "plan" else "=" if way == "not" else "-")
        if other is None or other.need:
            return None
        if way == "double" and want == "entails":
            if line.keys <= other.keys and self.rng.random() < 0.6:
                return self.say(other, values), text, want, "frame-double-negation"
            return (text, self.say(other, values), want, "frame-double-negation") if other.keys <= line.keys else None
        if way == "not" and not line.slots <= other.slots | set(self.f.identity):
            return None
        rule = {"plan": "frame-plan", "not": "frame-opposite", "double": "frame-double-negation"}[way]
        return self.either(text, self.say(other, values), want, rule)

    def aside(self, values, want):
        a, b = self.line("===-"), self.line("?")
        if b and want == "neutral":
            return self.two(a, b, values, want, "frame-aside")

    def more(self, values, want):
        """What says more, against what says less or the opposite."""
        a, b = self.line(">"), self.line("==<<" if want != "contradicts" else "-!")
        if a is None or b is None:
            return None
        if want == "entails" and b.keys <= a.keys:
            return self.say(a, values), self.say(b, values), want, "frame-detail"
        if want == "neutral" and b.keys <= a.keys:
            return self.say(b, values), self.say(a, values), want, "frame-detail"
        if want == "contradicts" and self.meets(a, b) and b.slots <= a.slots:
            return self.two(a, b, values, want, "frame-opposite")
        if b.need and b.need not in a.slots:
            return None

    def either(self, a, b, label, rule):
        return (a, b, label, rule) if self.rng.random() < 0.5 else (b, a, label, rule)

    WAYS = {
        "entails": "reword reword reword reword reword reword reword_opposite number number more more wrapped tail doing corrected denied_opposite".split(),
        "neutral": "reword reword reword fixed fixed other_event other_event swap number wrapped tail doing aside aside aside more".split(),
        "contradicts": "opposite opposite opposite opposite fixed fixed fixed fixed swap swap number corrected wrapped denied_opposite tail doing more".split(),
    }

    def pairs(self, each):
        """About `each` pairs a label, as far as the frame gives them."""
        seen, out = set(), []
        for label in LABELS:
            made = 0
            for _ in range(each * 6):
                if made == each:
                    break
                way = getattr(self, self.rng.choice(self.WAYS[label]))
                pair = next(filter(None, (way(self.filled(), label) for _ in range(12))), None)
                if pair and pair[0] != pair[1] and pair[:2] not in seen:
                    assert pair[2] == label and "{" not in pair[0] + pair[1], (self.f.name, pair)
                    seen.add(pair[:2])
                    out.append(pair)
                    made += 1
        return out


def rows(seed=11, each=170):
    """All pairs, in the row format of rules.py."""
    out = []
    for frame in read_frames():
        out += Maker(frame, random.Random(f"{seed} {frame.name}")).pairs(each)
    rng = random.Random(seed)
    for make in (quantifier_pairs, counted_pairs):
        out += make(fill, lambda text, values: put(text, values, rng), sentence, rng)
    return [{"premise": p, "hypothesis": h, "label": label, "rule": rule} for p, h, label, rule in out]


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--sample", type=int, default=30)
    ask.add_argument("--seed", type=int, default=11)
    ask.add_argument("--of", help="only frames whose name begins so")
    given = ask.parse_args()
    rng = random.Random(given.seed)
    for frame in read_frames():
        if given.of and not frame.name.startswith(given.of):
            continue
        counts = {}
        made = Maker(frame, random.Random(f"{given.seed} {frame.name}")).pairs(170)
        for pair in made:
            counts[pair[2]] = counts.get(pair[2], 0) + 1
        print("##", frame.name, counts)
        for p, h, label, rule in rng.sample(made, min(given.sample, len(made))):
            print(f"{label[:7]:8}{rule[6:]:10} {p}  ||  {h}")


if __name__ == "__main__":
    main()
