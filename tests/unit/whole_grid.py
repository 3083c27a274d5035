"""Every sentence on a run of the sliders, held against 40,000 steps of it: plain numpy, and nothing of gd_core.

A test looks at a sample. All of the grid takes some minutes:

    python -m tests.unit.whole_grid
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from gd_core import ending
from gd_view.chapters.double_well import words as of_two_valleys
from gd_view.chapters.outcome_map import words as of_the_map
from gd_view.chapters.single_well import words as of_one_valley
from gd_view.curve.words import sentence
from tests.unit.oracles import DEEP_AT, HILLTOP_AT, SHALLOW_AT
from tests.unit.runs import on_double_well, on_single_well

N_STEPS, SHOWN, LATELY = 40_000, 100, 20_000
BLOCK = 8_192  # cells that a cache holds
NEAR = 0.01 * (1 - 1e-12)  # a tie is not below it, however it is rounded
NUMBER = r"(−?[\d.,]*\d(?: × 10\S+)?)"
STEP_COUNTS = (0, 1, 3, 10, 30, 100)


@dataclass
class Brute:
    """What 40,000 steps of some runs did; every array (runs,), but for `first`.

    ``first`` has the iterates 0 to 100, (101, runs); ``far`` the last step at which the run was not within 0.01 of each
    minimum, (minima, runs), or -1; ``left`` the first step beyond 10, else 0; ``crossed`` the last step across the
    hilltop, or 0; ``low`` and ``high`` the bounds of the last 20,000 iterates, ``spread`` how much every other one of
    them differs; ``grew`` whether each step after leaving was longer than the one before.
    """

    start: np.ndarray
    rate: np.ndarray
    first: np.ndarray
    far: np.ndarray
    left: np.ndarray
    crossed: np.ndarray
    low: np.ndarray
    high: np.ndarray
    spread: np.ndarray
    grew: np.ndarray


def brute(start, rate, slope: Callable, minima, hilltop: float) -> Brute:
    """Take all the steps."""
    parts = [
        _block(start[i : i + BLOCK], rate[i : i + BLOCK], slope, minima, hilltop)
        for i in range(0, start.size, BLOCK)
    ]
    names = Brute.__dataclass_fields__
    return Brute(**{name: np.concatenate([getattr(p, name) for p in parts], axis=-1) for name in names})


@np.errstate(over="ignore", invalid="ignore")
def _block(start, rate, slope, minima, hilltop) -> Brute:
    w, size = start.copy(), start.size
    first = np.empty((SHOWN + 1, size))
    first[0] = w
    far = np.array([np.where(np.abs(w - m) < NEAR, -1, 0) for m in minima])
    left, crossed = np.zeros(size, int), np.zeros(size, int)
    low, high, spread = np.full(size, np.inf), np.full(size, -np.inf), np.zeros(size)
    grew, length, before = np.ones(size, bool), np.zeros(size), w.copy()
    for k in range(1, N_STEPS + 1):
        move = -rate * slope(w)
        new = w + move
        has_left = left > 0
        now = np.abs(move)
        grew &= ~has_left | ~np.isfinite(now) | (now > length)
        length = now
        crossed[(new > hilltop) != (w > hilltop)] = k
        if k > N_STEPS - LATELY:
            low, high = np.minimum(low, new), np.maximum(high, new)
            spread = np.maximum(spread, np.abs(new - before))
        before, w = w, new
        for i, m in enumerate(minima):
            far[i][~(np.abs(w - m) < NEAR)] = k
        left[~(np.abs(w) <= 10) & ~has_left] = k
        if k <= SHOWN:
            first[k] = w
    return Brute(start, rate, first, far, left, crossed, low, high, spread, grew)


def _told(text: str) -> float:
    mantissa, _, power = text.partition(" × 10")
    digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    exponent = "".join("-" if c == "⁻" else str(digits.index(c)) for c in power) or "0"
    return float(f"{mantissa.replace('−', '-').replace(',', '')}e{exponent}")


def _is_near(text: str, value: float, digits: int = 3) -> bool:
    """Whether a number is told to that many digits."""
    told = _told(text)
    return abs(told - value) <= 0.5000001 * 10.0 ** (
        np.floor(np.log10(max(abs(value), 1e-300))) - digits + 1
    ) or (abs(value) < 1e-12 and told == 0)


@dataclass
class Ground:
    """A landscape, by its formulas."""

    slope: Callable
    loss: Callable
    minima: tuple[float, ...]
    valleys: tuple[str, ...]
    hilltop: float
    limits: tuple[float, ...]
    starts: np.ndarray
    rates: np.ndarray


ONE = Ground(
    lambda w: 2 * w, lambda w: w * w, (0.0,), ("",), -np.inf, (1.0,),
    np.round(np.arange(-50, 51) / 10, 1), np.round(np.arange(1, 111) / 100, 2),
)  # fmt: skip
TWO = Ground(
    lambda w: (w * w - 1.7) * w + 0.1,  # in this order: a run that wanders depends on the last digit
    lambda w: 0.25 * w**4 - 0.85 * w**2 + 0.1 * w + 1,
    (DEEP_AT, SHALLOW_AT), (" in the deep valley", " in the shallow valley"), HILLTOP_AT,
    tuple(2 / (3 * w**2 - 1.7) for w in (DEEP_AT, SHALLOW_AT)),
    np.round(np.arange(-220, 221) / 100, 2), np.round(np.arange(1, 121) / 100, 2),
)  # fmt: skip


def settled(b: Brute, i: int, valley: int) -> float:
    """The step from which a run stays within 0.01 of a minimum, infinite if it does not."""
    return b.far[valley][i] + 1 if b.far[valley][i] < N_STEPS - LATELY and not b.left[i] else np.inf


def false_of_sentence(ground: Ground, b: Brute, i: int, n: int, told: str) -> str:
    """Return what is false in the outcome of a run of n steps, or nothing."""
    steps = [settled(b, i, valley) for valley in range(len(ground.minima))]
    never = not np.isfinite(min(steps)) and not b.left[i]
    side = int(b.first[0, i] > ground.hilltop) if b.crossed[i] == 0 else int(b.low[i] > ground.hilltop)
    valley = min(side, len(ground.minima) - 1)
    stays = b.crossed[i] <= N_STEPS - LATELY
    if match := re.match(
        rf"Settles at w = {NUMBER}(.*), loss {NUMBER}: within 0.01 of it from step (\d+) on\.(.*)", told
    ):
        place, where, loss, step, more = match.groups()
        valley = ground.valleys.index(where)
        if steps[valley] != int(step) or int(step) > n:
            return f"from step {steps[valley]}"
        if not _is_near(place, ground.minima[valley]) or not _is_near(
            loss, ground.loss(ground.minima[valley])
        ):
            return "place or loss"
        off = b.first[int(step) : n + 1, i] - ground.minima[valley]
        off = off[np.abs(off) > 1e-8]
        if "both sides" in more and not (off[:-1] * off[1:] < 0).all():
            return "not each step overshoots"
    elif told.startswith("No step is taken yet."):
        if n or min(steps) <= 0:
            return "it has begun, or arrived"
    elif told.startswith("Still on its way"):
        if min(steps) <= n or 0 < b.left[i] <= n:
            return "it has arrived"
    elif match := re.match(
        rf"Ends up hopping between {NUMBER} and {NUMBER} for ever, loss {NUMBER} and {NUMBER}\. .* below {NUMBER} will",
        told,
    ):
        low, high, at_low, at_high, limit = match.groups()
        if not (never and stays and b.spread[i] < 1e-6):
            return "no two-cycle"
        if not (_is_near(low, b.low[i]) and _is_near(high, b.high[i])):
            return f"between {b.low[i]} and {b.high[i]}"
        if not (_is_near(at_low, ground.loss(b.low[i])) and _is_near(at_high, ground.loss(b.high[i]))):
            return "losses"
        if not _is_near(limit, min(ground.limits)):
            return "limit"
    elif match := re.match(
        rf"Never settles\. It keeps bouncing(.*), roughly between {NUMBER} and {NUMBER}\.", told
    ):
        where, low, high = match.groups()
        if not (never and stays) or where != ground.valleys[valley]:
            return "it does not stay there"
        if max(abs(_told(low) - b.low[i]), abs(_told(high) - b.high[i])) > 0.03:
            return f"between {b.low[i]:.3f} and {b.high[i]:.3f}"
    elif match := re.match(
        rf"Never settles\. It wanders across both valleys, roughly between {NUMBER} and {NUMBER}\.", told
    ):
        low, high = match.groups()
        if not never or stays:
            return f"it left at {b.left[i]}" if b.left[i] else f"settled {steps}" if not never else "it stays"
        if max(abs(_told(low) - b.low[i]), abs(_told(high) - b.high[i])) > 0.1:
            return f"between {b.low[i]:.3f} and {b.high[i]:.3f}"
    elif match := re.match(rf"By step (\d+) it has left for good, at w = {NUMBER}: from here", told):
        step, place = match.groups()
        if b.left[i] != int(step) or not b.grew[i] or not _is_near(place, b.first[int(step), i]):
            return f"left at {b.left[i]}, grew {b.grew[i]}"
    else:
        return "no sentence that is known here"
    return ""


def false_of_jumps(ground: Ground, b: Brute, i: int, n: int, told: str) -> str:
    """Return what is false in the sentence on jumps."""
    with np.errstate(invalid="ignore"):
        w = b.first[: n + 1, i]
        w = w[: b.left[i] + 1] if 0 < b.left[i] <= n else w
        jumps = (np.flatnonzero((w[1:] > ground.hilltop) != (w[:-1] > ground.hilltop)) + 1).tolist()
    numbers = [int(x) for x in re.findall(r"\d+", told)]
    expected = jumps if len(jumps) <= 3 else [len(jumps), jumps[0]]
    return "" if numbers == expected else f"jumps at {jumps}"


def false_of_cell(b: Brute, i: int, told: str) -> str:
    """Return what is false in the map's word for a cell and in what it says of the 100 steps shown."""
    name, more = re.match(r"<strong>\S+ (.+?)\.</strong> (.*)", told).groups()
    steps = [settled(b, i, valley) for valley in (0, 1)]
    if b.left[i]:
        fate = "Leaves"
    elif np.isfinite(min(steps)):
        fate = f"Settles in the {('deep', 'shallow')[int(np.argmin(steps))]} valley"
    elif b.crossed[i] > N_STEPS - LATELY:
        fate = "Wanders"
    else:
        fate = f"Bounces in the {('deep', 'shallow')[int(b.low[i] > HILLTOP_AT)]} valley"
    if name != fate:
        return f"{fate}, left {b.left[i]}"
    w = b.first[:, i]
    if "it wanders across both valleys; it leaves later" in more and not (b.left[i] > 100 and b.crossed[i]):
        return "no later leaving"
    if "wanders across" in more and not np.any(np.diff(w > HILLTOP_AT)):
        return "it has not crossed in these"
    if "still on its way there" in more and not (100 < min(steps) < np.inf):
        return "it is not on its way there"
    if "stays on one side" in more and np.any(np.diff(w > HILLTOP_AT)):
        return "it has crossed the hill"
    return ""


def false_of_regime(b: Brute, i: int, told: str, state: str) -> str:
    """Return what is false in the verdicts on the single well."""
    w, start, rate = b.first[:30, i], b.start[i], b.rate[i]
    is_nearer = (np.abs(w[1:]) < np.abs(w[:-1])).all()
    changes = (w[1:] * w[:-1] < 0).all()
    is_true = {
        "The start is": start == 0,
        "It creeps": is_nearer and (w * start > 0).all(),
        "It lands": w[1] == 0,
        "It zig-zags": is_nearer and changes,
        "It hops": (w[2] == w[0]) and w[1] == -w[0],
        "It leaves": (np.abs(w[1:]) > np.abs(w[:-1])).all(),
    }
    if not next(holds for said, holds in is_true.items() if told.startswith(said)):
        return "regime"
    step = settled(b, i, 0)
    within = re.search(r"Comes within 0.01 (?:in (\d+) steps?|(never))\.", state)
    if (float(within[1]) if within[1] else np.inf) != step:
        return f"within 0.01 at {step}"
    return "" if _is_near(re.search(rf"multiplies w by {NUMBER}\.", state)[1], 1 - 2 * rate) else "factor"


def false_sentences(ground: Ground, start, rate, step_counts=STEP_COUNTS) -> Iterator[str]:
    """Yield each false sentence on the runs from some starts with some learning rates, with what is true."""
    b = brute(start, rate, ground.slope, ground.minima, ground.hilltop)
    for i, (w, alpha) in enumerate(zip(start.tolist(), rate.tolist(), strict=True)):
        for n in step_counts:
            run = on_double_well(w, alpha, n) if ground is TWO else on_single_well(w, alpha, n)
            told = sentence(ending(run))
            checked = [(told, false_of_sentence(ground, b, i, n, told))]
            if ground is TWO:
                told = of_two_valleys.jumped(run)
                checked.append((told, false_of_jumps(ground, b, i, n, told)))
            if ground is TWO and n == SHOWN:
                told = of_the_map.cell(run)
                checked.append((told, false_of_cell(b, i, told)))
            if ground is ONE and n:
                told = of_one_valley.sentence(alpha, w)
                checked.append((told, false_of_regime(b, i, told, of_one_valley.state(run))))
            yield from (
                f"from {w} with {alpha}, {n} steps: {told!r}, but {what}" for told, what in checked if what
            )


def everywhere(ground: Ground) -> tuple[np.ndarray, np.ndarray]:
    """Return the start and the learning rate of every run of the sliders."""
    start, rate = np.meshgrid(ground.starts, ground.rates)
    return start.ravel(), rate.ravel()


if __name__ == "__main__":
    for of in (ONE, TWO):
        found = list(false_sentences(of, *everywhere(of)))
        print(
            f"{of.starts.size * of.rates.size:,} runs, {len(found)} false sentences",
            *found,
            sep="\n",
            flush=True,
        )
