"""Bounds on a number: "at least 10" follows from 12, leaves 12 open, and "fewer than 10" excludes it.

Takes   a number, what is wanted of the bound, and the word after the number ("percent" takes no "dozens of").
Gives   the bound in words, and "entails" (n entails it), "back" (it leaves n open) or "contradicts"; None if nothing fits.
Rounding counts as a bound: "about 1,200" for 1,190; a hundred for 96 does not.
"""

from pools import figure

UNITS = {"percent", "million", "billion", "degrees", "points", "votes", "goals", "euros", "dollars", "pounds", "times", "kilometres", "metres"}


def bound(n, want, next_word, rng):
    """A bound on n that follows from it, that it leaves open (back), or that excludes it."""
    whole = isinstance(n, int)
    if n < 4:
        return None, None
    low, high = n * rng.uniform(0.45, 0.93), n * rng.uniform(1.12, 1.9)
    if whole:
        low, high = max(2, int(low)), int(high) + 1
        unit = 10 ** max(0, len(str(n)) - 2)
        if n >= 40 and rng.random() < 0.7:
            low, high = max(1, low // unit) * unit, (high // unit + 1) * unit
    low, high = (low, high) if whole else (round(low, 1), round(high, 1))
    if low >= n or next_word == "percent" and high >= 100:
        return None, None
    vague = next_word not in UNITS and whole
    if want in ("entails", "neutral"):
        ways = [f"at least {figure(low)}", f"more than {figure(low)}", f"over {figure(low)}", f"fewer than {figure(high)}" if whole else f"less than {figure(high)}",
                f"no more than {figure(high)}", f"at least {figure(n)}"] + [f"upwards of {figure(low)}", f"under {figure(high)}"] * (n > 40)
        if whole and n >= 15:
            unit = 10 ** max(1, len(str(n)) - 2)
            near = round(n / unit) * unit
            if near and abs(near - n) / n < 0.07:
                if near != n:
                    ways += [f"about {figure(near)}", f"around {figure(near)}", f"some {figure(near)}"] + [f"nearly {figure(near)}", f"almost {figure(near)}"] * (near > n) + [f"just over {figure(near)}"] * (near < n)
                else:
                    ways += [f"about {figure(n)}", f"roughly {figure(n)}"]
        if vague:
            ways += ["several"] * (4 <= n <= 9) + ["dozens of"] * 2 * (30 <= n <= 120) + ["hundreds of"] * 2 * (250 <= n <= 990) + ["thousands of"] * 2 * (2500 <= n <= 9900)
            ways += ["a dozen"] * (n == 12) + ["about a dozen"] * (n in (11, 12, 13)) + ["two dozen"] * (n == 24)
        return rng.choice(ways), "entails" if want == "entails" else "back"
    ways = [f"at least {figure(high)}", f"more than {figure(high)}", f"over {figure(high)}", f"fewer than {figure(low)}" if whole else f"less than {figure(low)}", f"no more than {figure(low)}", f"only {figure(low)}",
            f"about {figure(high)}" if high > 1.3 * n else f"over {figure(high)}"]
    if vague:
        ways += ["dozens of"] * (n < 12) + ["hundreds of"] * (n < 90) + ["a handful of"] * (n > 30)
    return rng.choice(ways), "contradicts"
