"""Pairs about how many of a group did something, beside the event frames of frames.py.

Takes   a group, what its members did, and the same denied; all in our own words.
Gives   pairs labelled by the share each quantifier leaves open: "most" follows from "all", "few" excludes "most",
        "some" and "not all" leave each other open. "None of them stayed shut" is a way of saying that all opened.
"""

# (group, did, did not, the opposite verb phrase)
GROUPS = [
    ("hospitals in {place}", "had power during the storm", "had no power during the storm", "were in the dark during the storm"),
    ("members of {place}'s council", "voted for the merger", "did not vote for the merger", "voted against the merger or abstained"),
    ("shops in the old town of {place}", "opened on Sunday", "did not open on Sunday", "stayed shut on Sunday"),
    ("passengers on the {place} ferry", "survived", "did not survive", "died"),
    ("schools in {place}", "have a library", "do not have a library", "lack a library"),
    ("pilots at {firm}", "joined the strike", "did not join the strike", "went to work during the strike"),
    ("flights from {place} on {day}", "took off on time", "did not take off on time", "were late or cancelled"),
    ("paintings in the {place} museum", "are genuine", "are not genuine", "are fakes"),
    ("houses in {place}", "were damaged by the hail", "were not damaged by the hail", "came through the hail unharmed"),
    ("drivers tested in {place} on {day}", "were sober", "were not sober", "had been drinking"),
    ("doctors in {place}", "support the reform", "do not support the reform", "reject the reform or have no opinion on it"),
    ("trains between {place} and {place2}", "run at night", "do not run at night", "stop running before midnight"),
    ("voters asked in {place}", "knew the mayor's name", "did not know the mayor's name", "could not name the mayor"),
    ("employees of {firm}", "kept their jobs", "did not keep their jobs", "lost their jobs"),
    ("bottles tested in {place}", "contained lead", "did not contain lead", "were free of lead"),
    ("athletes from {place}", "passed the drug test", "did not pass the drug test", "failed the drug test"),
    ("bridges in {place}", "are safe", "are not safe", "are unsafe"),
    ("tenants of the tower block in {place}", "had been warned", "had not been warned", "knew nothing of the danger"),
    ("soldiers at the {place} base", "have been vaccinated", "have not been vaccinated", "remain unvaccinated"),
    ("villages around {place}", "can be reached by road", "cannot be reached by road", "are cut off"),
    ("trees in the park of {place}", "are healthy", "are not healthy", "are sick"),
    ("ministers in the {country.adj} cabinet", "speak English", "do not speak English", "have no English"),
    ("witnesses in the {place} trial", "recognised the accused", "did not recognise the accused", "failed to recognise the accused"),
    ("beaches near {place}", "are open to swimmers", "are not open to swimmers", "are closed to swimmers"),
    ("factories of {firm}", "made a profit", "did not make a profit", "made a loss or broke even"),
    ("prisoners in {place}", "went on hunger strike", "did not go on hunger strike", "kept eating"),
]
SLOTS = {"place": "PLACE", "place2": "TOWN", "firm": "COMPANY", "day": "DAY", "country": "COUNTRY"}
BY = ["officials", "the union", "a survey", "police", "a spokeswoman", "the local paper", "an inspector"]

# Quantifier: wordings with {x} the group, {p} did, {n} did not, {o} the opposite, {p1} and {o1} the same of one.
SAID = {
    "all": ["All {x} {p}.", "Every one of the {x} {p1}.", "Without exception, the {x} {p}.", "None of the {x} {o}.", "Not one of the {x} {o1}.",
            "There was no exception: all {x} {p}."],
    "none": ["None of the {x} {p}.", "No {x} {p}.", "Not one of the {x} {p1}.", "All {x} {o}.", "Without exception, the {x} {n}.", "Every one of the {x} {o1}."],
    "most": ["Most {x} {p}.", "A majority of the {x} {p}.", "More than half of the {x} {p}.", "Most of the {x} {p}.", "Only a minority of the {x} {o}.",
             "Fewer than half of the {x} {o}."],
    "few": ["Only a minority of the {x} {p}.", "Fewer than half of the {x} {p}.", "Most {x} {n}.", "Most of the {x} {o}.", "A majority of the {x} {n}.",
            "More than half of the {x} {o}."],
    "some": ["Some {x} {p}.", "Some of the {x} {p}.", "At least some {x} {p}.", "There are {x} that {p}.", "It is not true that no {x} {p}."],
    "not-all": ["Not all {x} {p}.", "Not every one of the {x} {p1}.", "Some {x} {n}.", "Some of the {x} {o}.", "At least some {x} {o}."],
}
FOLLOWS = {("all", "most"), ("all", "some"), ("most", "some"), ("none", "few"), ("none", "not-all"), ("few", "not-all")}
EXCLUDES = {frozenset(p) for p in (("all", "none"), ("all", "not-all"), ("all", "few"), ("none", "some"), ("none", "most"), ("most", "few"))}


ONE = {"are": "is", "were": "was", "have": "has", "do": "does", "support": "supports", "run": "runs", "speak": "speaks", "lack": "lacks",
       "stop": "stops", "reject": "rejects", "remain": "remains"}


def of_one(phrase):
    """The verb phrase of a plural, for "every one"."""
    first, _, rest = phrase.partition(" ")
    rest = rest.replace("or have no", "or has no")
    return f"{ONE.get(first, first)} {rest}".strip()


def label_of(a, b):
    if a == b or (a, b) in FOLLOWS:
        return "entails"
    return "contradicts" if frozenset((a, b)) in EXCLUDES else "neutral"


def counted(x, p, n, o, did, left, rng):
    """"48 of the 50": in how many ways it is said."""
    total = did + left
    return rng.choice([f"{did} of the {total} {x} {p}.", f"All but {left} of the {total} {x} {p}.", f"Of the {total} {x}, {left} {n}.", f"{left} of the {total} {x} {o}.",
                       f"Of {total} {x}, {did} {p}.", f"Of the {total} {x}, {left} {o} and {did} {p}.", f"{did} out of {total} {x} {p}."])


def counted_pair(x, p, n, o, rng):
    did, left = rng.randint(2, 60), rng.randint(2, 30)
    if did == left or did + left < 6:
        return None
    a = counted(x, p, n, o, did, left, rng)
    way = rng.random()
    if way < 0.3:
        return a, counted(x, p, n, o, did, left, rng), "entails"
    if way < 0.55:
        other = rng.choice([k for k in range(2, did + left - 1) if k not in (did, left)])
        return a, counted(x, p, n, o, other, did + left - other, rng), "contradicts"
    if way < 0.65:
        return a, counted(x, p, n, o, left, did, rng), "contradicts"
    loose = [(f"{word} of the {x} {verb}.", label) for word, verb, label in (
        ("Some", p, "entails"), ("Some", n, "entails"), ("Most" if did > left else "Only a minority", p, "entails"), ("All", p, "contradicts"),
        ("None", p, "contradicts"), ("Most" if did < left else "Only a minority", p, "contradicts"), (f"At least {did - 1}", p, "entails"), (f"More than {did}", p, "contradicts"))]
    b, label = rng.choice(loose)
    if label == "entails" and rng.random() < 0.5:
        return b, a, "neutral"
    return a, b, label


def counted_pairs(fill, put, sentence, rng, each=60):
    out, seen = [], set()
    for group in GROUPS:
        for _ in range(each):
            made = counted_pair(*group, rng)
            values = fill(SLOTS, rng)
            texts = made and tuple(sentence(put(t, values)) for t in made[:2])
            if made and texts[0] != texts[1] and texts not in seen:
                seen.add(texts)
                out.append((*texts, made[2], "frame-counted"))
    return out


def quantifier_pairs(fill, put, sentence, rng, each=30):
    """About `each` pairs a label for every group; `fill`, `put` and `sentence` are those of frames.py."""
    out, seen = [], set()
    for x, p, n, o in GROUPS:
        left = dict.fromkeys(("entails", "neutral", "contradicts"), each)
        for _ in range(each * 15):
            a, b = rng.choice(list(SAID)), rng.choice(list(SAID))
            label = label_of(a, b)
            if not left[label] or a == b and rng.random() < 0.5:
                continue
            values = fill(SLOTS, rng)
            texts = []
            for quantifier in (a, b):
                text = rng.choice(SAID[quantifier]).format(x=x, p=p, n=n, o=o, p1=of_one(p), o1=of_one(o))
                if rng.random() < 0.2:
                    text = f"{text[:-1]}, {rng.choice(BY)} said."
                texts.append(sentence(put(text, values)))
            if texts[0] != texts[1] and tuple(texts) not in seen:
                seen.add(tuple(texts))
                left[label] -= 1
                out.append((*texts, label, "frame-quantifier"))
    return out
